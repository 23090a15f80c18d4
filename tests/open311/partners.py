#!/usr/bin/env python3
"""Reports on their way to agencies that work elsewhere, and back: Balai between two servers that are not itself.

Standard library only. It starts the program named by BALAI_BINARY twice, as the nation's hall and as an agency's
own, and beside them a small server with the habits of others: XML alone, tokens, 500 before it works, answers that
are lost after the request was taken, update ids twice, updates out of order.
"""
import http.client
import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timedelta, timezone
from xml.sax.saxutils import escape

from client import check, FAILED, free_port, PASSED, png

CODE = "mbpj"


def now(minutes=0):
    return (datetime.now(timezone.utc) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


class Agency:
    """An agency's server: what it was sent, and what it shall do next."""

    def __init__(self):
        self.requests, self.updates, self.tells = [], [], []
        self.moods, self.keys, self.made = [], [], []
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.host = f"127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def handler(agency):
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def say(self, body, status=200):
                data = ('<?xml version="1.0" encoding="utf-8"?>' + body).encode()
                self.send_response(status)
                self.send_header("Content-Type", "text/xml; charset=utf-8")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def do_GET(self):
                path, _, query = self.path.partition("?")
                asked = dict(urllib.parse.parse_qsl(query))
                if path == "/v2/discovery.xml":
                    self.say("<discovery><endpoints><endpoint><specification>http://wiki.open311.org/GeoReport_v2"
                             "</specification></endpoint></endpoints></discovery>")
                elif path == "/v2/services.xml":
                    self.say("<services><service><service_code>LAMPU</service_code></service></services>")
                elif path == "/v2/requests.xml":
                    rows = "".join(
                        f"<request><service_request_id>{n + 1}</service_request_id>"
                        f"<description>{escape(form['description'])}</description></request>"
                        for n, form in enumerate(agency.requests))
                    self.say(f"<service_requests>{rows}{''.join(agency.made)}</service_requests>")
                elif path.startswith("/v2/tokens/"):
                    id = path.removeprefix("/v2/tokens/t").removesuffix(".xml")
                    self.say(f"<service_requests><request><token>t{id}</token>"
                             f"<service_request_id>{id}</service_request_id></request></service_requests>")
                elif path == "/v2/servicerequestupdates.xml":
                    agency.keys.append(asked.get("api_key"))
                    rows = "".join(
                        f"<request_update><update_id>{id}</update_id><service_request_id>{request}</service_request_id>"
                        f"<status>{status}</status><updated_datetime>{at}</updated_datetime>"
                        f"<description>{escape(words)}</description></request_update>"
                        for id, request, status, at, words in agency.tells)
                    self.say(f"<service_request_updates>{rows}</service_request_updates>")
                elif path == "/v2/photo.png":
                    data = png()
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)
                else:
                    # Others speak no JSON and say so with a page.
                    self.say("<html/>", 404)

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = dict(urllib.parse.parse_qsl(body))
                mood = agency.moods.pop(0) if agency.moods else "ok"
                if mood == "500":
                    return self.say("<p>Internal Server Error</p>", 500)
                kept = agency.requests if self.path == "/v2/requests.xml" else agency.updates
                kept.append(form)
                if mood == "lost":
                    self.close_connection = True
                    return self.connection.close()
                if kept is agency.updates:
                    return self.say(f"<service_request_updates><request_update><update_id>own{len(kept)}</update_id>"
                                    "</request_update></service_request_updates>")
                name = "token" if mood == "token" else "service_request_id"
                id = ("t" if mood == "token" else "") + str(len(kept))
                self.say(f"<service_requests><request><{name}>{id}</{name}></request></service_requests>")

        return Handler


class Hall:
    """A running Balai with its demo."""

    def __init__(self, folder, hosts=""):
        self.folder, port = folder, free_port()
        self.binary = os.environ["BALAI_BINARY"]
        self.url, self.host = f"http://127.0.0.1:{port}", f"127.0.0.1:{port}"
        self.site = f"http://localhost:{port}"
        self.running = subprocess.Popen(
            [self.binary, "serve", "--demo", "--data", folder, "--listen", self.host],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "BALAI_LIMITS_ENFORCED": "false", "BALAI_AGENCIES_PRIVATE_HOSTS": hosts})
        until("the program answers", lambda: self.get("/healthz"), 60)

    def stop(self):
        self.running.terminate()
        self.running.wait(30)

    def get(self, path, headers=None):
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url + path, headers=headers or {}), timeout=30) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except OSError:
            return None

    def token(self, who, scope):
        made = subprocess.run([self.binary, "token", "create", "--user", who, "--scope", scope, "--data", self.folder],
                              capture_output=True, text=True, check=True)
        return made.stdout.strip()

    def api(self, method, path, token, body=None):
        data = json.dumps(body).encode() if body is not None else None
        asked = urllib.request.Request(self.url + path, data=data, method=method, headers={
            "Authorization": f"Bearer {token}", "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.code} {error.read()[:500]}") from error

    def report(self, key, words, **more):
        fields = {"api_key": key, "service_code": "streetlight-local", "lat": "3.1073", "long": "101.6067",
                  "description": words, **more}
        data = urllib.parse.urlencode(fields).encode()
        with urllib.request.urlopen(self.url + "/open311/v2/requests.json", data=data, timeout=30) as answer:
            return json.loads(answer.read())[0]["service_request_id"]

    def request(self, id):
        return json.loads(self.get(f"/open311/v2/requests/{id}.json"))[0]


class Browser:
    """Somebody of the demo, signed in."""

    def __init__(self, hall, name):
        self.hall, self.cookies = hall, {}
        page = self.ask("/en/demo")
        found = re.search(r'name="person" value="([^"]+)"><button[^>]*>[^<]*<span[^>]*>: ' + re.escape(name), page)
        assert found, name
        self.post("/en/demo", {"person": found[1]}, page)

    def ask(self, path, data=None):
        link = http.client.HTTPConnection(self.hall.host, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        link.request("POST" if data is not None else "GET", path, data, headers)
        answer = link.getresponse()
        for line in answer.msg.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        body = answer.read().decode()
        assert answer.status < 400, f"{path}: {answer.status} {body[-500:]}"
        return body

    def post(self, path, fields, page=None):
        page = page or self.ask(path)
        csrf = re.search(r'name="csrf" value="([^"]+)"', page)[1]
        return self.ask(path, urllib.parse.urlencode({"csrf": csrf, **fields}))


def until(what, holds, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return check(what, True)
        time.sleep(0.1)
    check(what, False, "not in time")


def connect(hall, url, jurisdiction=""):
    """Makes the server at this address the agency's channel, and waits until it has proved itself."""
    bureau = hall.token("agihan.bpa@contoh.my", "reach.read,reach.set,reach.verify")
    path = f"/api/v1/agencies/{CODE}/reach"
    hall.api("PUT", path, bureau, {
        "version": hall.api("GET", path, bureau)["enrolment"]["version"], "officer_email": f"pentadbir.{CODE}@contoh.my",
        "channel": "open311", "address": url, "jurisdiction": jurisdiction})
    until(f"{url} proves itself", lambda: hall.api("GET", path, bureau)["verdict"]["reach"] == "live")


def with_others(hall, agency):
    connect(hall, f"http://{agency.host}/v2/")
    admin = Browser(hall, "Pentadbir Agensi Contoh MBPJ")
    page = f"/en/desk/partners/{CODE}"
    admin.post(page, {"act": "save", "version": "0", "api_key": "kunci-7", "services": "streetlight-local = LAMPU"})

    def again():
        for id in re.findall(r'name="parcel" value="([^"]+)"', admin.ask(page + "?state=waiting")):
            admin.post(page, {"act": "replay", "parcel": id})

    key = hall.token("pegawai.mbpj@contoh.my", "open311.write,cases.work")

    agency.moods = ["500"]
    first = hall.report(key, "lampu padam <satu> & dua")
    until("a failure is seen on the page", lambda: "server answered 500" in admin.ask(page + "?state=waiting"))
    check("nothing arrived yet", not agency.requests)
    again()
    until("it arrives when it is sent again", lambda: len(agency.requests) == 1)
    form = agency.requests[0]
    check("the agency's own code is used", form["service_code"] == "LAMPU", form)
    check("the key goes along", form["api_key"] == "kunci-7")
    check("an empty jurisdiction is not sent", "jurisdiction_id" not in form)
    check("our reference ends the words", form["description"].startswith("lampu padam <satu> & dua") and first in form["description"], form)

    agency.moods = ["lost"]
    second = hall.report(key, "lampu padam di simpang")
    until("a lost answer is seen", lambda: len(agency.requests) == 2)
    until("it waits", lambda: 'name="parcel"' in admin.ask(page + "?state=waiting"))
    again()
    until("it is found there", lambda: "number 2 there" in admin.ask(f"/en/desk/reports/{second}"))
    check("and was not sent twice", len(agency.requests) == 2, len(agency.requests))

    agency.moods = ["token"]
    third = hall.report(key, "lampu berkelip")
    until("a token becomes an id", lambda: "number 3 there" in admin.ask(f"/en/desk/reports/{third}"))

    agency.tells = [("9", "1", "IN_PROGRESS", now(), "kru dalam perjalanan"),
                    ("9", "1", "IN_PROGRESS", now(), "kru dalam perjalanan"),
                    ("8", "1", "OPEN", now(-90), "akan disiasat")]
    admin.post(page, {"act": "save", "version": "1", "api_key": "", "services": "streetlight-local = LAMPU"})
    until("progress comes back", lambda: "kru dalam perjalanan" in hall.get(f"/en/reports/{first}"))
    shown = hall.get(f"/en/reports/{first}")
    check("once", shown.count("kru dalam perjalanan") == 1, shown.count("kru dalam perjalanan"))
    check("with where it comes from", "through the agency’s own system" in shown)
    agency.tells.append(("10", "1", "FIXED", now(), ""))
    admin.post(page, {"act": "save", "version": "2", "api_key": "", "services": "streetlight-local = LAMPU"})
    until("and closes the report", lambda: hall.request(first)["status"] == "closed")
    check("what came from there is not sent back", not agency.updates, agency.updates)
    check("the kept key is used", agency.keys[-1] == "kunci-7", agency.keys[-1])
    agency.made.append(
        "<request><service_request_id>901</service_request_id><service_code>LAMPU</service_code><status>open</status>"
        f"<requested_datetime>{now(-5)}</requested_datetime><lat>3.1073</lat><long>101.6067</long>"
        f"<media_url>http://{agency.host}/v2/photo.png</media_url>"
        "<description>lampu taman rosak, hubungi ali@contoh.my</description></request>")
    admin.post(page, {"act": "save", "version": "3", "api_key": "", "services": "streetlight-local = LAMPU", "fetches": "yes"})
    theirs = lambda: [row for row in json.loads(hall.get(f"/open311/v2/requests.json?jurisdiction_id={CODE}"))
                      if "lampu taman" in (row["description"] or "")]
    until("a report made there is shown here", theirs)
    found = theirs()[0]
    check("without an address", "contoh.my" not in found["description"], found["description"])
    until("with its picture, drawn anew", lambda: (theirs()[0]["media_url"] or "").startswith(hall.site))
    shown = hall.get(f"/en/reports/{found['service_request_id']}")
    check("and where it comes from", "number 901" in shown)
    check("theirs is not sent there", len(agency.requests) == 3, len(agency.requests))
    check("ours is not fetched", len([row for row in json.loads(hall.get("/open311/v2/requests.json"))
                                      if "lampu padam di simpang" in row["description"]]) == 1)
    until("the metrics count it", lambda: re.search(r'balai_parcels\{state="sent"\} [3-9]', hall.get("/metrics")))


def with_balai(hall, other):
    connect(hall, f"{other.url}/open311/v2/", CODE)
    admin = Browser(hall, "Pentadbir Agensi Contoh MBPJ")
    page = f"/en/desk/partners/{CODE}"
    version = re.search(r'name="version" value="(\d+)"', admin.ask(page))[1]
    there = other.token("pegawai.mbpj@contoh.my", "open311.write,cases.work")
    admin.post(page, {"act": "save", "version": version, "api_key": there, "services": ""})
    key = hall.token("pegawai.mbpj@contoh.my", "open311.write,cases.work")
    id = hall.report(key, "tiang lampu condong berhampiran sekolah")
    found = []

    def arrived():
        rows = json.loads(other.get(f"/open311/v2/requests.json?jurisdiction_id={CODE}"))
        found[:] = [row for row in rows if id in (row["description"] or "")]
        return found

    until("a report reaches another Balai", arrived)
    check("once", len(found) == 1)
    remote = found[0]["service_request_id"]
    data = urllib.parse.urlencode({
        "api_key": there, "service_request_id": remote, "update_id": "x-1", "status": "FIXED",
        "updated_datetime": now(), "description": "tiang sudah ditegakkan"}).encode()
    urllib.request.urlopen(other.url + "/open311/v2/servicerequestupdates.xml", data=data, timeout=30).read()
    version = re.search(r'name="version" value="(\d+)"', admin.ask(page))[1]
    admin.post(page, {"act": "save", "version": version, "api_key": "", "services": ""})
    until("what it does comes back", lambda: hall.request(id)["status"] == "closed")
    check("with its words", "tiang sudah ditegakkan" in hall.request(id)["status_notes"], hall.request(id))


def main():
    agency = Agency()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        halls = []
        try:
            halls.append(Hall(two))
            halls.append(Hall(one, f"{agency.host}\n{halls[0].host}"))
            with_others(halls[1], agency)
            with_balai(halls[1], halls[0])
        finally:
            for hall in halls:
                hall.stop()
    print(f"\n{len(PASSED)} passed, {len(FAILED)} failed")
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
