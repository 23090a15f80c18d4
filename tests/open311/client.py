#!/usr/bin/env python3
"""A GeoReport v2 client of its own, written from the standard, that tries Balai's Open311 doors.

Standard library only. It starts the program named by BALAI_BINARY with its demo in a temporary folder,
or speaks to a running one: client.py URL API_KEY. Every XML answer also goes through xmllint.
"""
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
import xml.etree.ElementTree as ET
import zlib

PASSED, FAILED = [], []


def check(name, holds, detail=""):
    (PASSED if holds else FAILED).append(name)
    print(("ok   " if holds else "FAIL ") + name + ("" if holds else f": {detail}"))


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.type, self.body = status, headers.get("content-type", ""), body
        self.headers = headers

    def json(self):
        return json.loads(self.body)

    def xml(self):
        return ET.fromstring(self.body)


def call(path, data=None, headers=None):
    request = urllib.request.Request(BASE + path, data=data, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            found = Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        found = Answer(error.code, error.headers, error.read())
    if found.status == 304:
        return found
    if ".xml" in path.split("?")[0]:
        lint = subprocess.run(["xmllint", "--noout", "--nonet", "-"], input=found.body, capture_output=True)
        check(f"xmllint {path[:60]}", lint.returncode == 0, lint.stderr[:200])
        check(f"declaration {path[:60]}", found.body.startswith(b'<?xml version="1.0" encoding="utf-8"?>'))
        check(f"type {path[:60]}", found.type == "text/xml; charset=utf-8", found.type)
    elif ".json" in path.split("?")[0]:
        check(f"type {path[:60]}", found.type == "application/json; charset=utf-8", found.type)
    return found


def post(fields, form="xml", key=None, headers=None, path="requests"):
    pairs = list(fields.items()) if isinstance(fields, dict) else list(fields)
    if key is not None:
        pairs.append(("api_key", key))
    body = urllib.parse.urlencode(pairs).encode()
    return call(f"{path}.{form}", body, headers)


def png():
    """A picture of 8 by 8 red points."""
    def chunk(kind, data):
        raw = kind + data
        return len(data).to_bytes(4, "big") + raw + zlib.crc32(raw).to_bytes(4, "big")
    rows = b"".join(b"\x00" + b"\xff\x00\x00" * 8 for _ in range(8))
    header = (8).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def multipart(fields, files, key, path="requests"):
    mark = uuid.uuid4().hex
    parts = []
    for name, value in list(fields.items()) + [("api_key", key)]:
        parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    for name, file_name, data in files:
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
        parts.append(head.encode() + b"Content-Type: image/png\r\n\r\n" + data + b"\r\n")
    body = b"".join(parts) + f"--{mark}--\r\n".encode()
    return call(f"{path}.xml", body, {"Content-Type": f"multipart/form-data; boundary={mark}"})


def value(element):
    """An XML element in the terms of the JSON mapping."""
    if len(element):
        names = {child.tag for child in element}
        plural = {"services", "service_requests", "errors", "endpoints", "formats", "attributes", "values", "groups",
                  "service_request_updates", "service_definitions"}
        if element.tag in plural:
            return [value(child) for child in element]
        assert len(names) == len(element), element.tag
        return {child.tag: value(child) for child in element}
    return element.text


def same(xml, jsn):
    if isinstance(jsn, dict):
        return isinstance(xml, dict) and xml.keys() == jsn.keys() and all(same(xml[k], jsn[k]) for k in jsn)
    if isinstance(jsn, list):
        return len(xml or []) == len(jsn) and all(same(a, b) for a, b in zip(xml or [], jsn))
    if isinstance(jsn, bool):
        return xml == str(jsn).lower()
    if jsn is None:
        return xml is None
    if isinstance(jsn, (int, float)):
        return float(xml) == float(jsn)
    # XML 1.0 has no words for most control characters.
    return (xml or "").split() == re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", jsn).split()


def alike(path):
    query = "?" + path.split("?")[1] if "?" in path else ""
    name = path.split("?")[0]
    xml, jsn = call(f"{name}.xml{query}"), call(f"{name}.json{query}")
    check(f"XML and JSON agree: {path}", same(value(xml.xml()), jsn.json()))
    return jsn.json()


def errors(answer, status, name):
    check(f"{name}: status {status}", answer.status == status, f"{answer.status} {answer.body[:200]}")
    found = value(answer.xml()) if answer.body.startswith(b"<") else answer.json()
    good = isinstance(found, list) and found and all(e.get("code") and e.get("description") for e in found)
    check(f"{name}: code and description", good, found)


SERVICE = {"service_code", "service_name", "description", "metadata", "type", "keywords", "group"}
REQUEST = {
    "service_request_id", "status", "status_notes", "service_name", "service_code", "description",
    "agency_responsible", "service_notice", "requested_datetime", "updated_datetime", "expected_datetime",
    "address", "address_id", "zipcode", "lat", "long", "media_url",
}
POTHOLE = {"service_code": "pothole-local", "lat": "3.1073", "long": "101.6067", "description": "jalan <b>berlubang</b> & dalam 😀"}


def reading():
    found = alike("discovery")
    check("discovery names the standard", all("GeoReport_v2" in e["specification"] for e in found["endpoints"]))
    check("endpoints end in a slash", all(e["url"].endswith("/") for e in found["endpoints"]))
    services = alike("services")
    check("all 115 services", len(services) == 115, len(services))
    check("every element of a service", all(SERVICE <= s.keys() for s in services))
    near = call("services.json?lat=3.1073&long=101.6067").json()
    check("services narrow by place", 0 < len(near) <= 115, len(near))
    asked = next(s["service_code"] for s in services if s["metadata"])
    definition = alike(f"services/{asked}")
    orders = [a["order"] for a in definition["attributes"]]
    check("orders are unique from 1", orders == list(range(1, len(orders) + 1)), orders)
    check("nothing is required", not any(a["required"] for a in definition["attributes"]))
    all_at_once = alike("definitions")
    with_questions = [s["service_code"] for s in services if s["metadata"]]
    check("all definitions at once", [d["service_code"] for d in all_at_once] == with_questions, len(all_at_once))
    check("each as it is alone", definition in all_at_once)
    for path in ("definitions.xml", "definitions.json", "services.xml", "services.json"):
        tag = call(path).headers["etag"]
        check(f"{path} is not sent twice", call(path, headers={"If-None-Match": tag}).status == 304, tag)
    errors(call("definitions.json?jurisdiction_id=no-such"), 404, "definitions of an unknown jurisdiction")
    few = call("definitions.json?jurisdiction_id=mbpj").json()
    check("definitions of one jurisdiction", 0 < len(few) <= len(all_at_once), len(few))
    errors(call("services/no-such.xml"), 404, "unknown service")
    errors(call("services.json?jurisdiction_id=no-such"), 404, "unknown jurisdiction")
    check("an empty jurisdiction is none", len(call("services.json?jurisdiction_id=").json()) == 115)
    check("a jurisdiction narrows", 0 < len(call("services.json?jurisdiction_id=mbpj").json()) < 115)


def writing():
    made = post(POTHOLE, "json", KEY)
    check("POST answers 201", made.status == 201, f"{made.status} {made.body[:300]}")
    id = made.json()[0]["service_request_id"]
    again = post(POTHOLE, "json", KEY).json()[0]["service_request_id"]
    check("a retried POST makes one report", id == again, f"{id} {again}")
    other = post({**POTHOLE, "description": "another hole"}, "json", KEY).json()[0]["service_request_id"]
    check("another POST makes another", id != other)
    keyed = [post({**POTHOLE, "description": "keyed"}, "json", KEY, {"Idempotency-Key": "k1"}).json() for _ in range(2)]
    check("an idempotency key makes one report", keyed[0] == keyed[1])
    bearer = {"Authorization": f"Bearer {KEY}"}
    check("a bearer token will do", post({**POTHOLE, "description": "by header"}, "xml", None, bearer).status == 201)
    single = alike(f"requests/{id}")
    check("one request in an array", isinstance(single, list) and len(single) == 1)
    check("every element of a request", REQUEST <= single[0].keys(), REQUEST - single[0].keys())
    check("the words come back as they went", single[0]["description"] == POTHOLE["description"])
    check("an expected date", bool(single[0]["expected_datetime"]))
    check("it reached the council", "Petaling Jaya" in single[0]["agency_responsible"], single[0]["agency_responsible"])
    photo = multipart({**POTHOLE, "description": "with a photo"}, [("media", "a.png", png())], KEY)
    check("multipart with a photo", photo.status == 201, photo.body[:300])
    with_photo = photo.xml().find("request/service_request_id").text
    check("the photo has an address", "/documents/" in call(f"requests/{with_photo}.json").json()[0]["media_url"])
    answers = [(k, v) for k, v in POTHOLE.items() if k != "description"]
    answers += [("description", "with answers"), ("attribute[size]", "large"), ("deviceid", "x"), ("account_id", "7")]
    check("answers and strange fields are taken", post(answers, "xml", KEY).status == 201)
    address = {"service_code": "pothole-local", "address_string": "Jalan SS2/24", "description": "by address"}
    check("an address will do", post(address, "xml", KEY).status == 201)
    return id


def refusals():
    errors(post(POTHOLE, "xml"), 403, "no key")
    errors(post(POTHOLE, "json", "wrong"), 403, "wrong key")
    errors(post({k: v for k, v in POTHOLE.items() if k != "service_code"}, "xml", KEY), 400, "no service")
    errors(post({**POTHOLE, "service_code": "no-such"}, "xml", KEY), 404, "unknown service in POST")
    errors(post({"service_code": "pothole-local", "description": "x"}, "xml", KEY), 400, "no place")
    errors(post({**POTHOLE, "lat": "91"}, "json", KEY), 400, "off the globe")
    errors(post({**POTHOLE, "lat": "nan"}, "json", KEY), 400, "not a number")
    errors(post({**POTHOLE, "description": "x" * 4001}, "xml", KEY), 400, "4,001 characters")
    errors(post({**POTHOLE, "media_url": "file:///etc/passwd"}, "xml", KEY), 400, "a media_url that is no address")
    errors(post({**POTHOLE, "attribute[size]": "enormous"}, "xml", KEY), 400, "an answer that is not offered")
    errors(post({**POTHOLE, "email": "nobody"}, "xml", KEY), 400, "no e-mail address")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    errors(multipart(POTHOLE, [("media", "a.png", svg)], KEY), 400, "an SVG that calls itself PNG")
    errors(call("requests.xml", b"%zz", {"Content-Type": "application/x-www-form-urlencoded"}), 400, "a malformed body")
    errors(call("requests/RR-0000-0000.xml"), 404, "unknown request")
    errors(call("requests/no-such.json"), 404, "no reference at all")
    errors(call("tokens/no-such.xml"), 404, "unknown token")


def listing(id):
    rows = call("requests.json").json()
    check("newest first", [r["requested_datetime"] for r in rows] == sorted((r["requested_datetime"] for r in rows), reverse=True))
    check("at most 1000", len(rows) <= 1000)
    check("our report is listed", id in [r["service_request_id"] for r in rows])
    for status in ("open", "closed"):
        check(f"only {status}", {r["status"] for r in call(f"requests.json?status={status}").json()} == {status})
    two = call("requests.json?page_size=2").json()
    next_two = call("requests.json?page_size=2&page=2").json()
    check("paging", [r["service_request_id"] for r in two + next_two] == [r["service_request_id"] for r in rows[:4]])
    by_id = call(f"requests.json?service_request_id={id},RR-0000-0000&status=closed").json()
    check("ids override all else", [r["service_request_id"] for r in by_id] == [id])
    only = call("requests.json?service_code=pothole-local,stray-dogs").json()
    check("only these services", {r["service_code"] for r in only} <= {"pothole-local", "stray-dogs"} and only)
    check("only this jurisdiction", {r["agency_responsible"] for r in call("requests.json?jurisdiction_id=mbpj").json()} == {call(f"requests/{id}.json").json()[0]["agency_responsible"]})
    errors(call("requests.xml?start_date=2026-01-01T00:00:00"), 400, "a date without an offset")
    errors(call("requests.xml?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z"), 400, "more than 90 days")
    errors(call("requests.xml?status=lost"), 400, "an unknown status")
    old = call("requests.json?start_date=2020-01-01T00:00:00Z&end_date=2020-02-01T00:00:00%2B08:00")
    check("an old window is empty", old.status == 200 and old.json() == [])
    listed = ET.fromstring(call("requests.xml?page_size=1").body)
    check("a list of one is a list", listed.tag == "service_requests" and len(listed) == 1 and listed[0].tag == "request")
    alike("requests?page_size=20")
    more = call(f"requests/{id}.json?extensions=true").json()[0]["extended_attributes"]
    check("promise and estimate are told apart", more["due_basis"] in ("promise", "estimate"))


UPDATE = {
    "update_id", "service_request_id", "status", "updated_datetime", "description", "media_url", "external_status_code",
}
UPDATES = "servicerequestupdates"


def told(id, number, status, words, **more):
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    return {
        "service_request_id": id, "update_id": number, "status": status, "updated_datetime": now,
        "description": words, **more,
    }


def request(id):
    return call(f"requests/{id}.json").json()[0]


def updating(id):
    words = "kami <datang> esok & lusa \x01 😀"
    first = told(id, "c-1", "IN_PROGRESS", words)
    made = post(first, "xml", KEY, path=UPDATES)
    check("an update is taken", made.status == 201, f"{made.status} {made.body[:300]}")
    mine = made.xml().find("request_update/update_id").text
    again = post(first, "json", KEY, path=UPDATES)
    check("a repeated update_id gives the same", again.json()[0]["update_id"] == mine, again.body[:200])
    errors(post({**first, "description": "other"}, "json", KEY, path=UPDATES), 400, "an update_id of another update")
    check("the update came before the request's last word", request(id)["updated_datetime"] >= first["updated_datetime"])
    post(told(id, "c-2", "CLOSED", "sudah siap"), "xml", KEY, path=UPDATES)
    closed = request(id)
    check("CLOSED closes", closed["status"] == "closed" and "sudah siap" in closed["status_notes"], closed)
    late = {**told(id, "c-3", "OPEN", "lama"), "updated_datetime": "2020-01-01T08:00:00+08:00"}
    check("an older update is taken", post(late, "xml", KEY, path=UPDATES).status == 201)
    after = request(id)
    kept = all(after[name] == closed[name] for name in ("status", "updated_datetime"))
    check("and moves neither state nor date back", kept, after)
    errors(post(told(id, "c-4", "REOPEN", "buka"), "xml", KEY, path=UPDATES), 400, "a closed request is not opened")
    photo = multipart(told(id, "c-5", "unchanged", "gambar"), [("photo1", "a.png", png())], KEY, UPDATES)
    check("an update with a photo", photo.status == 201, photo.body[:300])

    for name in first:
        errors(post({k: v for k, v in first.items() if k != name}, "xml", KEY, path=UPDATES), 400, f"no {name}")
    errors(post({**told(id, "c-6", "lost", "x")}, "xml", KEY, path=UPDATES), 400, "an unknown status of an update")
    errors(post(told("RR-0000-0000", "c-7", "OPEN", "x"), "xml", KEY, path=UPDATES), 404, "an update of nothing")
    errors(post(told(id, "c-8", "OPEN", "x"), "xml", path=UPDATES), 403, "an update without a key")

    rows = [row for row in alike(UPDATES) if row["service_request_id"] == id]
    check("every element of an update", all(UPDATE <= row.keys() for row in rows))
    said = [(row["status"], row["description"]) for row in rows if row["description"]]
    expected = [("IN_PROGRESS", words), ("FIXED", "sudah siap"), ("FIXED", "lama"), ("FIXED", "gambar")]
    check("updates come back in order", said == expected, said)
    check("with the ids that were given", mine in [row["update_id"] for row in rows])
    check("and their photo", "/documents/" in (rows[-1]["media_url"] or ""), rows[-1])
    check("times are in UTC", all(row["updated_datetime"].endswith("Z") for row in rows))
    page = call(f"{UPDATES}.json?page_size=2")
    found, pages = page.json(), 0
    while page.json() and pages < 10_000:
        link = page.headers["link"].split(">")[0].lstrip("<")
        page = call(UPDATES + ".json?" + link.split("?")[1])
        found, pages = found + page.json(), pages + 1
    whole = alike(UPDATES)
    check("pages of two are the whole", [row for row in found if row in whole] == whole, len(found))
    old = call(f"{UPDATES}.json?start_date=2020-01-01T00:00:00Z&end_date=2020-02-01T00:00:00Z")
    check("an old window of updates is empty", old.status == 200 and old.json() == [])
    errors(call(f"{UPDATES}.xml?start_date=2020-01-01T00:00:00Z&end_date=2021-01-01T00:00:00Z"), 400, "a year of updates")
    errors(call(f"{UPDATES}.xml?jurisdiction_id=no-such"), 404, "updates of an unknown jurisdiction")
    nowhere = call(f"{UPDATES}.json?jurisdiction_id=dbkl").json()
    check("updates of one jurisdiction", id not in [row["service_request_id"] for row in nowhere])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def started(folder):
    binary = os.environ.get("BALAI_BINARY") or "target/debug/balai"
    port = free_port()
    serving = subprocess.Popen(
        [binary, "serve", "--demo", "--data", folder, "--listen", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "BALAI_LIMITS_ENFORCED": "false"},
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).read()
            break
        except OSError:
            assert serving.poll() is None, "the program ended"
            time.sleep(0.1)
    key = subprocess.run(
        [binary, "token", "create", "--user", "pegawai.mbpj@contoh.my", "--scope", "open311.write,cases.work", "--data", folder],
        capture_output=True, text=True, check=True,
    ).stdout.strip()
    return serving, f"http://127.0.0.1:{port}/open311/v2/", key


def main():
    global BASE, KEY
    serving = None
    with tempfile.TemporaryDirectory() as folder:
        try:
            if len(sys.argv) == 3:
                BASE, KEY = sys.argv[1].rstrip("/") + "/open311/v2/", sys.argv[2]
            else:
                serving, BASE, KEY = started(folder)
            reading()
            id = writing()
            refusals()
            listing(id)
            updating(id)
        finally:
            if serving:
                serving.terminate()
                serving.wait(30)
    print(f"\n{len(PASSED)} passed, {len(FAILED)} failed")
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
