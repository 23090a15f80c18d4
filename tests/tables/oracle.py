"""Asks DuckDB what `crates/tables` was asked, over the Parquet that it wrote, and lets frictionless judge its CSV."""

import datetime
import json
import math
import sys

import duckdb
import frictionless

FIELDS = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date"},
    "timestamp": {"type": "datetime"},
}


def plain(value):
    """A value as it stands in JSON."""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value


def is_same(ours, theirs):
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9)
    return ours == theirs


def judge(case):
    """What DuckDB says otherwise."""
    database = duckdb.connect()
    database.execute(
        "create table t as select *, file_row_number as _row from read_parquet(?, file_row_number = true)",
        [case["parquet"]],
    )
    (count,) = database.execute("select count(*) from t").fetchone()
    if count != case["rows"]:
        yield f"{count} rows rather than {case['rows']}"
    for question in case["questions"]:
        theirs = [[plain(value) for value in row] for row in database.execute(question["sql"]).fetchall()]
        ours = question["rows"]
        same = len(ours) == len(theirs) and all(
            len(one) == len(other) and all(map(is_same, one, other)) for one, other in zip(ours, theirs)
        )
        if not same:
            yield f"{question['sql']}\n  ours   {ours[:5]}\n  theirs {theirs[:5]}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file)
    wrong = asked = judged = 0
    for case in cases:
        for complaint in judge(case):
            wrong += 1
            print(complaint)
        asked += len(case["questions"])
        # A table without rows has no values to judge.
        if case["rows"] and case["rows"] < 1000:
            fields = [dict(FIELDS[kind], name=name) for name, kind in case["fields"]]
            resource = frictionless.Resource(
                path=case["csv"].rsplit("/", 1)[1],
                basepath=case["csv"].rsplit("/", 1)[0],
                schema=frictionless.Schema.from_descriptor({"fields": fields}),
            )
            # A row of which every value is absent is a row to us.
            report = resource.validate(frictionless.Checklist(skip_errors=["blank-row"]))
            judged += 1
            if not report.valid:
                wrong += 1
                print(report.flatten(["rowNumber", "fieldName", "type", "note"])[:5])
    print(f"{asked} questions of {len(cases)} tables, {judged} CSV files: {wrong} differ")
    sys.exit(1 if wrong else 0)


main()
