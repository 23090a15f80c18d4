#!/usr/bin/env python3
"""Lets programs that others wrote read the catalogue and its data as they read any portal's.

ckanapi asks the action API, and publishes by it; rdflib parses DCAT in three forms, which have to say the same, and pySHACL holds the
cardinalities of DCAT-AP against it; frictionless fetches each data package and reads its table; openapi-spec-validator
judges the OpenAPI document of each dataset. What else describes datasets is looked into here. The program named by BALAI_BINARY is started with its demo in a temporary folder.
"""
import io
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as ET

import ckanapi
import frictionless
import openapi_spec_validator
import pyshacl
import rdflib
import rdflib.compare
from ckanapi.cli import load

HERE = pathlib.Path(__file__).parent
PROGRAM = os.environ.get("BALAI_BINARY", str(HERE.parents[1] / "target/debug/balai"))
PATIENCE_S = 60
FORMS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml"}
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
HYDRA = rdflib.Namespace("http://www.w3.org/ns/hydra/core#")
PASSED, FAILED = [], []


def check(name, holds, detail=""):
    (PASSED if holds else FAILED).append(name)
    print(("ok   " if holds else "FAIL ") + name + ("" if holds else f": {detail}"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(data):
    """Starts the demo; gives the process and where it is, once its first datasets are published."""
    origin = f"http://127.0.0.1:{free_port()}"
    settings = {"BALAI_LIMITS_ENFORCED": "false", "BALAI_SERVER_PUBLIC_URL": origin}
    words = [PROGRAM, "serve", "--demo", "--data", data, "--listen", origin.removeprefix("http://")]
    log = open(pathlib.Path(data) / "server.log", "wb")
    server = subprocess.Popen(words, env={**os.environ, **settings}, stdout=log, stderr=log)
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            if len(json.loads(get(f"{origin}/api/v1/datasets")[1])["items"]) >= 5:
                return server, origin
        except OSError:
            pass
        if server.poll() is not None or time.monotonic() > until:
            server.kill()
            sys.exit((pathlib.Path(data) / "server.log").read_text())
        time.sleep(0.1)


def get(url, **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=20) as answer:
        return answer.headers, answer.read()


def refused(kind, ask):
    try:
        ask()
    except kind:
        return True
    return False


def by_ckanapi(origin):
    portal = ckanapi.RemoteCKAN(f"{origin}/data", user_agent="portal-check")
    act = portal.action
    names = act.package_list()
    check("ckanapi lists packages", "agencies" in names, names)
    whole = ckanapi.RemoteCKAN(f"{origin}/data", get_only=True).action.package_search(rows=1000)
    check("and finds all of them by GET", whole["count"] == len(names) == len(whole["results"]))
    for name in names:
        package = act.package_show(id=name)
        main = package["resources"][0]
        info = act.datastore_info(id=main["id"])
        found = act.datastore_search(resource_id=main["id"], limit=3)
        fields = [field["id"] for field in found["fields"]]
        check(f"{name} has rows", found["total"] == info["meta"]["count"] > 0 and fields[0] == "_id")
        check(f"{name} is told of", fields[1:] == [field["id"] for field in info["fields"]])
    facets = act.package_search(facet_field=["organization"], **{"facet.field": ["organization"]})
    check("facets count", sum(facets["facets"]["organization"].values()) == len(names), facets["facets"])
    body = act.organization_show(id=act.organization_list()[0], include_datasets=True)
    check("a body has its packages", body["package_count"] == len(body["packages"]))
    pages, after = [], {}
    while after is not None:
        page = act.datastore_search(
            resource_id="holidays", filters=after, limit=100, include_next_page=True, fields=["_id"], records_format="lists"
        )
        if not pages:
            check("the number alone comes alone", page["records"][0] == [1], page["records"][0])
        pages += [row[0] for row in page["records"]]
        after = page["next_page"]
    check("pages follow each other", pages == list(range(1, len(pages) + 1)) and len(pages) > 100)
    sql = 'SELECT level, count(*) AS n FROM "agencies" GROUP BY level ORDER BY n DESC'
    counted = act.datastore_search_sql(sql=sql)["records"]
    check("SQL counts", sum(row["n"] for row in counted) == act.datastore_search(resource_id="agencies")["total"])
    check("what is not there is not found", refused(ckanapi.NotFound, lambda: act.package_show(id="nothing")))
    check("what is missing is told", refused(ckanapi.ValidationError, lambda: act.package_show()))
    wrong = lambda: act.datastore_search(resource_id="agencies", filters={"nowhere": 1})
    check("a wrong filter is told", refused(ckanapi.ValidationError, wrong))
    check("a wrong search is told", refused(ckanapi.SearchQueryError, lambda: act.package_search(fq="colour:red")))
    check("what writes is refused", refused(ckanapi.CKANAPIError, lambda: act.package_delete(id="agencies")))
    return names


def token(data):
    """A program of an agency's administrator, made as an operator makes one."""
    def run(*words):
        return subprocess.run([PROGRAM, *words, "--data", data], check=True, capture_output=True, text=True).stdout.strip()

    who = "publisher@example.org"
    run("user", "create", "--email", who, "--name", "Publisher", "--role", "agency_admin", "--agency", "mbpj")
    return run("token", "create", "--user", who, "--scope", "data.publish").splitlines()[-1]


def until(ask, holds):
    """Asks until the answer is so: jobs do their work in between."""
    end = time.monotonic() + PATIENCE_S
    while True:
        found = ask()
        if holds(found) or time.monotonic() > end:
            return found
        time.sleep(0.1)


def by_writing(origin, data):
    key = token(data)
    act = ckanapi.RemoteCKAN(f"{origin}/data", apikey=key, user_agent="portal-check").action
    stranger = ckanapi.RemoteCKAN(f"{origin}/data", user_agent="portal-check").action
    said = {"owner_org": "mbpj", "title": "Klinik", "notes": "Klinik desa.", "license_id": "cc-by"}
    made = act.package_create(name="portal-clinics", **said)
    check("ckanapi makes a package", made["state"] == "draft", made)
    check("nobody else may", refused(ckanapi.NotAuthorized, lambda: stranger.package_create(name="portal-other", **said)))
    check("one of that name is told", refused(ckanapi.ValidationError, lambda: act.package_create(name="portal-clinics", **said)))
    check("nobody else sees it", refused(ckanapi.NotFound, lambda: stranger.package_show(id="portal-clinics")))
    file = pathlib.Path(data) / "rows.csv"
    file.write_text("code,rooms\n01,2\n02,3\n")
    with open(file, "rb") as upload:
        sent = act.resource_create(package_id="portal-clinics", name="rows", upload=upload)
    check("a file is uploaded", sent["package_id"] == made["id"] and sent["draft"]["state"] == "waiting", sent)
    show = lambda: act.package_show(id="portal-clinics")
    shown = until(show, lambda one: one["draft"]["state"] != "waiting")
    check("and looked at", shown["draft"]["state"] == "ready" and shown["draft"]["rows"] == 2, shown["draft"])
    act.datastore_upsert(resource_id=sent["id"], method="insert", records=[{"code": "03", "rooms": 5}])
    until(show, lambda one: one["draft"]["state"] == "ready")
    rows = act.datastore_search(resource_id=sent["id"])
    check("rows come to it and are seen by their writer", [row["code"] for row in rows["records"]] == ["01", "02", "03"], rows)
    wrong = lambda: act.datastore_upsert(resource_id=sent["id"], method="insert", records=[{"code": "04", "rooms": "many"}])
    check("a wrong cell is told", refused(ckanapi.ValidationError, wrong))
    patched = act.package_patch(id="portal-clinics", title="Klinik desa", tags=[{"name": "health"}])
    check("a package is patched", patched["title"] == "Klinik desa" and patched["tags"][0]["name"] == "health", patched)
    again = {**patched, "title": "Klinik lagi", "title_translated": {"ms": "Klinik lagi"}}
    new = {"name": "portal-loaded", **said, "tags": [{"name": "loaded"}]}
    lines = "".join(json.dumps(line) + "\n" for line in [new, again])
    # What its command line runs for each process; the command line itself wants a package that is there as source only.
    options = dict.fromkeys(["--insecure", "--create-only", "--update-only", "--upload-resources", "--upload-logo"])
    answers = io.BytesIO()
    portal = ckanapi.RemoteCKAN(f"{origin}/data", apikey=key)
    load.load_things_worker(portal, "datasets", options, stdin=io.BytesIO(lines.encode()), stdout=answers)
    replies = [json.loads(reply) for reply in answers.getvalue().splitlines()]
    loaded = act.package_show(id="portal-loaded")
    check("ckanapi load makes one", loaded["tags"][0]["name"] == "loaded" and replies[0][1:3] == ["create", None], replies)
    check("and changes another", show()["title"] == "Klinik lagi" and replies[1][1:3] == ["update", None], replies)
    body = json.dumps({"revision": show()["draft"]["revision"]}).encode()
    headers = {"authorization": f"Bearer {key}", "content-type": "application/json"}
    publish = urllib.request.Request(f"{origin}/api/v1/datasets/portal-clinics/versions", data=body, headers=headers)
    check("it is published", urllib.request.urlopen(publish, timeout=20).status == 201)
    check("and is active", show()["state"] == "active" and len(show()["resources"]) >= 5)
    check("what is published is not deleted without a word", refused(ckanapi.ValidationError, lambda: act.package_delete(id="portal-clinics")))
    act.package_delete(id="portal-clinics", notice="Cubaan sahaja.")
    act.package_delete(id="portal-loaded")
    check("what was taken back is not found", refused(ckanapi.NotFound, lambda: stranger.package_show(id="portal-clinics")))
    check("people are looked after elsewhere", refused(ckanapi.NotAuthorized, lambda: act.user_create(name="x")))
    turtle = lambda: get(f"{origin}/catalog.ttl")[1].decode()
    gone = until(turtle, lambda text: "status/Withdrawn" in text)
    graph = rdflib.Graph().parse(data=gone, format="turtle")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(HERE / "shapes.ttl"), inference="none")
    check("a tombstone stands in the catalogue", "status/Withdrawn" in gone and conforms, report)
    feed = until(lambda: get(f"{origin}/en/data.atom")[1].decode(), lambda text: "deleted-entry" in text)
    check("and in the feed", "data/portal-clinics" in feed and ET.fromstring(feed) is not None)


def by_rdflib(origin, names):
    shapes = rdflib.Graph().parse(HERE / "shapes.ttl")
    graphs = {}
    for ending, form in FORMS.items():
        headers, body = get(f"{origin}/catalog.{ending}")
        graphs[ending] = rdflib.Graph().parse(data=body, format=form)
    # The address of the page names the form.
    for ending, graph in graphs.items():
        for node in list(graph.subjects(rdflib.RDF.type, HYDRA.PagedCollection)):
            graph.remove((node, None, None))
    same = [rdflib.compare.isomorphic(graphs["ttl"], graphs[ending]) for ending in ("jsonld", "rdf")]
    check("three forms of the catalogue say the same", all(same) and len(graphs["ttl"]) > 100, same)
    datasets = set(graphs["ttl"].subjects(rdflib.RDF.type, DCAT.Dataset))
    check("each dataset is in it", len(datasets) == len(names))
    conforms, _, report = pyshacl.validate(graphs["ttl"], shacl_graph=shapes, inference="none")
    check("the catalogue has what DCAT-AP demands", conforms, report)
    empty = rdflib.Graph().parse(data="<x:a> a <http://www.w3.org/ns/dcat#Dataset> .", format="turtle")
    check("and the shapes would tell", not pyshacl.validate(empty, shacl_graph=shapes)[0])
    for name in names:
        graph = rdflib.Graph().parse(data=get(f"{origin}/data/{name}.ttl")[1], format="turtle")
        conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
        check(f"{name} has what DCAT-AP demands", conforms, report)
    headers, _ = get(f"{origin}/data/agencies", Accept="application/rdf+xml")
    check("Accept chooses the form", headers["content-type"].startswith("application/rdf+xml"))
    headers, page = get(f"{origin}/data/agencies", Accept="text/html")
    check("people get a page", headers["content-type"].startswith("text/html"))
    data = page.decode().split('<script type="application/ld+json">')[1].split("</script>")[0]
    told = json.loads(data)
    check("which search engines understand", told["@type"] == "Dataset" and len(told["description"]) >= 50, told)
    links = 0
    for graph in graphs.values():
        for url in graph.objects(None, DCAT.downloadURL):
            links += urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=20).status == 200
    check("each file is where it is said to be", links == 3 * len(set(graphs["ttl"].objects(None, DCAT.downloadURL))))


def by_frictionless(origin, names):
    for name in names:
        report = frictionless.validate(f"{origin}/data/{name}/datapackage.json")
        check(f"frictionless reads the package of {name}", report.valid, report.flatten(["rowNumber", "fieldName", "type"])[:5])


def descriptions(origin, names):
    told = json.loads(get(f"{origin}/data.json")[1])
    needed = {"title", "description", "keyword", "modified", "publisher", "contactPoint", "identifier", "accessLevel"}
    check("data.json has what it needs", all(needed <= set(one) and one["keyword"] for one in told["dataset"]))
    check("and each dataset", len(told["dataset"]) == len(names))
    sitemap = ET.fromstring(get(f"{origin}/sitemap.xml")[1])
    check("the sitemap has each dataset", len(sitemap) == len(names))
    feed = ET.fromstring(get(f"{origin}/en/data.atom")[1])
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    check("the feed has each dataset", len(entries) == len(names))
    for name in names:
        told = json.loads(get(f"{origin}/data/{name}/croissant.jsonld")[1])
        fields = told["recordSet"][0]["field"]
        package = json.loads(get(f"{origin}/data/{name}/datapackage.json")[1])
        same = [field["name"] for field in fields] == [field["name"] for field in package["resources"][0]["schema"]["fields"]]
        check(f"Croissant of {name} has the same columns", same)


def by_openapi(origin, names):
    for name in names:
        told = json.loads(get(f"{origin}/data/{name}/openapi.json")[1])
        errors = [error.message for error in openapi_spec_validator.OpenAPIV31SpecValidator(told).iter_errors()]
        check(f"the OpenAPI document of {name} is one", told["paths"] and not errors, errors[:5])
        told["paths"]["/"] = {"get": {"responses": {"200": {}}}}
        errors = openapi_spec_validator.OpenAPIV31SpecValidator(told).iter_errors()
        check(f"and it would be told if that of {name} were none", any(errors))


def main():
    with tempfile.TemporaryDirectory(prefix="balai-portal-") as data:
        server, origin = serve(data)
        try:
            names = by_ckanapi(origin)
            by_rdflib(origin, names)
            by_frictionless(origin, names)
            by_openapi(origin, names)
            descriptions(origin, names)
            by_writing(origin, data)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=PATIENCE_S)
        log = (pathlib.Path(data) / "server.log").read_text(errors="replace")
        check("nothing panicked", "panicked" not in log)
    print(f"\n{len(PASSED)} passed, {len(FAILED)} failed")
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
