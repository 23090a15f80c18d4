#!/usr/bin/env python3
"""Compares the OpenAPI document with the running server, with programs that others wrote.

openapi-spec-validator reads the document; Schemathesis then fires good, bad and strange requests at every
operation and compares statuses, content types and bodies with what the document promises. The program named
by BALAI_BINARY is started with its demo in a temporary folder; the requests of one run follow from a seed.

Usage: check.py [--examples N]
"""
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

from openapi_spec_validator import OpenAPIV31SpecValidator

HERE = pathlib.Path(__file__).parent
PROGRAM = os.environ.get("BALAI_BINARY", str(HERE.parents[1] / "target/debug/balai"))
TOOLS = pathlib.Path(sys.executable).parent
PATIENCE_S = 60
SEED = "23"
# What holds for every answer, whatever was asked.
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
    "ignored_auth",
]
# Who asks: the role and agency they hold, and the scopes of their token.
PEOPLE = {
    "citizen": ([], ["own.read", "own.write", "own.tokens"]),
    "officer": (
        ["--role", "agency_admin", "--agency", "mbpj"],
        ["own.read", "cases.read", "cases.work", "cases.supervise", "ledger.settle", "ledger.waive", "open311.write",
         "identity.grant", "documents.moderate", "reach.read", "reach.confirm"],
    ),
    "operator": (["--role", "admin"], ["own.read", "jobs.operate", "cases.read", "notifications.bounces"]),
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(url, token=None):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
        return json.load(answer)


def serve(data):
    """Starts the demo; gives the process and where it is."""
    origin = f"http://127.0.0.1:{free_port()}"
    settings = {"BALAI_LIMITS_ENFORCED": "false", "BALAI_SERVER_PUBLIC_URL": origin}
    words = [PROGRAM, "serve", "--demo", "--data", data, "--listen", origin.removeprefix("http://")]
    log = open(pathlib.Path(data) / "server.log", "wb")
    server = subprocess.Popen(words, env={**os.environ, **settings}, stdout=log, stderr=log)
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            urllib.request.urlopen(f"{origin}/healthz", timeout=5).close()
            return server, origin
        except OSError:
            if server.poll() is not None or time.monotonic() > until:
                server.kill()
                sys.exit((pathlib.Path(data) / "server.log").read_text())
            time.sleep(0.1)


def token(data, name, role, scopes):
    def run(*words):
        done = subprocess.run([PROGRAM, *words, "--data", data], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    email = f"{name}@example.org"
    run("user", "create", "--email", email, "--name", name, *role)
    return run("token", "create", "--user", email, "--scope", ",".join(scopes))


def report(origin, secret):
    """A new report on the officer's desk; gives its reference."""
    fields = {"jurisdiction_id": "mbpj", "service_code": "pothole-local", "lat": "3.1073", "long": "101.6067"}
    form = urllib.parse.urlencode({**fields, "description": "Lubang besar di tengah jalan"}).encode()
    headers = {"Authorization": f"Bearer {secret}"}
    request = urllib.request.Request(f"{origin}/open311/v2/requests.json", form, headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)[0]["service_request_id"]


def settings(data, origin, reference):
    """Path parameters that exist, so that not every answer is 404."""
    file = pathlib.Path(data) / "schemathesis.toml"
    file.write_text(
        f"""
hooks = "{HERE / "hooks.py"}"

[parameters]
"path.reference" = "{reference}"
"path.code" = "mbpj"
"path.slug" = "agencies"
"path.action" = "package_search"
"""
    )
    return file


def fire(name, origin, secret, config, examples):
    """One run of Schemathesis; gives how many requests it sent and whether all was well."""
    words = [TOOLS / "schemathesis", "--config-file", config, "run", f"{origin}/openapi.json"]
    # More workers meet in a fault of Python 3.11: a syntax tree that two threads read counts its depth wrong.
    words += ["--url", origin, "--seed", SEED, "--max-examples", str(examples), "--workers", "1"]
    words += ["--phases", "examples,coverage,fuzzing", "--checks", ",".join(CHECKS), "--no-color"]
    words += ["--generation-database", "none", "--request-timeout", "20"]
    if secret:
        words += ["--header", f"Authorization: Bearer {secret}"]
    done = subprocess.run(words, capture_output=True, text=True, cwd=config.parent)
    found = re.search(r"(\d+) generated", done.stdout)
    sent = int(found.group(1)) if found else 0
    if done.returncode != 0 or sent == 0:
        print(done.stdout[-20000:], done.stderr[-4000:], sep="\n")
    return sent, done.returncode == 0 and sent > 0


def main():
    examples = int(sys.argv[2]) if sys.argv[1:2] == ["--examples"] else 20
    results = []
    with tempfile.TemporaryDirectory(prefix="balai-contract-") as data:
        secrets = {name: token(data, name, *holds) for name, holds in PEOPLE.items()}
        server, origin = serve(data)
        try:
            document = get(f"{origin}/openapi.json")
            faults = list(OpenAPIV31SpecValidator(document).iter_errors())
            for fault in faults:
                print(f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}")
            results.append(("the document is OpenAPI 3.1", not faults))
            config = settings(data, origin, report(origin, secrets["officer"]))
            for name, secret in [("nobody", None), *secrets.items()]:
                sent, well = fire(name, origin, secret, config, examples)
                results.append((f"{sent} requests by {name} were answered as documented", well))
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=PATIENCE_S)
        log = (pathlib.Path(data) / "server.log").read_text(errors="replace")
        panics = [line for line in log.splitlines() if "panicked" in line]
        results.append(("nothing panicked", not panics))
    for name, well in results:
        print(f"{'ok  ' if well else 'FAIL'} {name}")
    failed = sum(not well for _, well in results)
    print(f"\n{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
