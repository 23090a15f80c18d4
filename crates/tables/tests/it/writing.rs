//! What is written can be read again, and is what it was.

use proptest::prelude::*;
use tables::read::{Format, Limits, Plan, quietly, read, restore};
use tables::write::{Output, write};
use tables::{Answer, Builder, Field, Kind, Schema, Table, Value};

type Row = (
    Option<String>,
    Option<i64>,
    Option<f64>,
    Option<bool>,
    i32,
    i64,
);

pub(crate) fn table(rows: &[Row]) -> Table {
    let schema = Schema::new(vec![
        Field::new("Nama, \"penuh\"", Kind::Text),
        Field::new("n", Kind::Integer),
        Field::new("x", Kind::Number),
        Field::new("f", Kind::Boolean),
        Field::new("d", Kind::Date),
        Field::new("t", Kind::Timestamp),
    ])
    .unwrap();
    let mut builder = Builder::new(schema);
    for (text, whole, number, flag, day, micros) in rows {
        builder
            .row([
                text.as_deref().map_or(Value::Null, Value::Text),
                whole.map_or(Value::Null, Value::Integer),
                number.map_or(Value::Null, Value::Number),
                flag.map_or(Value::Null, Value::Boolean),
                Value::Date(*day),
                Value::Timestamp(*micros),
            ])
            .unwrap();
    }
    builder.finish().unwrap()
}

pub(crate) fn written(table: &Table, output: Output) -> Vec<u8> {
    let mut out = Vec::new();
    write(&Answer::all(table), output, &mut out).unwrap();
    out
}

fn again(table: &Table, output: Output, format: Format) -> Table {
    let bytes = written(table, output);
    let plan = Plan::of(table.schema());
    read(
        &mut bytes.as_slice(),
        format,
        &plan,
        &Limits::default(),
        &mut quietly,
    )
    .unwrap()
}

pub(crate) fn rows() -> impl Strategy<Value = Vec<Row>> {
    let text = prop_oneof![
        Just("=1+1".to_owned()),
        Just("a,\"b\"\nc".to_owned()),
        Just("0164A".to_owned()),
        "[ -~தமிழ் 大马卡]{0,8}",
    ];
    let number = prop_oneof![
        (-100_000_i32..100_000).prop_map(|cents| f64::from(cents) / 100.0),
        (-1e9_f32..1e9).prop_map(|number| f64::from(number) + 0.0),
    ];
    let row = (
        prop::option::of(text),
        prop::option::of(any::<i64>()),
        prop::option::of(number),
        prop::option::of(any::<bool>()),
        -200_000_i32..200_000,
        -9_000_000_000_000_000_i64..9_000_000_000_000_000,
    );
    prop::collection::vec(row, 0..20)
}

proptest! {
    #[test]
    fn files_are_read_as_what_was_written(rows in rows()) {
        let table = table(&rows);
        prop_assert_eq!(&again(&table, Output::Csv, Format::Csv), &table);
        prop_assert_eq!(&again(&table, Output::Tsv, Format::Tsv), &table);
        if !rows.is_empty() {
            prop_assert_eq!(&again(&table, Output::Json, Format::Json), &table);
            prop_assert_eq!(&again(&table, Output::Ndjson, Format::Ndjson), &table);
        }
        prop_assert_eq!(&again(&table, Output::Parquet, Format::Parquet), &table);
        let bytes = written(&table, Output::Parquet);
        let restored = restore(&bytes).unwrap();
        prop_assert_eq!(&restored, &table);
        prop_assert_eq!(written(&restored, Output::Parquet), bytes);
    }

    #[test]
    fn a_workbook_is_read_as_what_was_written(rows in rows()) {
        // A workbook has milliseconds, dates from 1900, and 53 bits.
        let rows: Vec<Row> = rows.into_iter().map(|(text, whole, number, flag, day, micros)| {
            let text = text.map(|text| text.replace('\r', ""));
            (text, whole.map(|whole| whole >> 11), number, flag, day.abs(), (micros.abs() / 1_000_000_000) * 1_000_000)
        }).collect();
        let table = table(&rows);
        prop_assert_eq!(&again(&table, Output::Xlsx, Format::Xlsx), &table);
        prop_assert_eq!(written(&table, Output::Xlsx), written(&table, Output::Xlsx));
    }
}

#[test]
fn a_spreadsheet_finds_no_formula() {
    let row = |text: &str| (Some(text.to_owned()), Some(-1), None, None, 0, 0);
    let table = table(&[row("=HYPERLINK(1)"), row("@x"), row("-x"), row("a=b")]);
    let safe = String::from_utf8(written(&table, Output::CsvSafe)).unwrap();
    let cells: Vec<_> = safe
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap())
        .collect();
    assert_eq!(cells, ["'=HYPERLINK(1)", "'@x", "'-x", "a=b"]);
    assert!(safe.contains(",-1,"), "numbers stay numbers");
    let exact = String::from_utf8(written(&table, Output::Csv)).unwrap();
    assert!(exact.contains("\n=HYPERLINK(1),"));
}

#[test]
fn json_says_what_each_value_is() {
    let table = table(&[(
        Some("a\"b".into()),
        Some(i64::MAX),
        Some(1e300),
        Some(true),
        0,
        1,
    )]);
    let json = String::from_utf8(written(&table, Output::Json)).unwrap();
    assert_eq!(
        json,
        "[{\"Nama, \\\"penuh\\\"\":\"a\\\"b\",\"n\":9223372036854775807,\"x\":1e300,\"f\":true,\
         \"d\":\"1970-01-01\",\"t\":\"1970-01-01T00:00:00.000001\"}]"
    );
    let lines = written(&table, Output::Ndjson);
    assert_eq!(lines.last(), Some(&b'\n'));
}

#[test]
fn rows_with_their_numbers_are_what_the_datastore_gives() {
    use tables::dialect::datastore::Records;
    use tables::write::{Dump, dump, records};
    let fields = vec![
        Field::new("na<me", Kind::Text),
        Field::new("n", Kind::Number),
    ];
    let mut builder = Builder::new(Schema::new(fields).unwrap());
    for (name, number) in [
        ("a,\"b\"", Some(1.0)),
        ("<&\u{1}>", Some(0.1)),
        ("தமிழ்", None),
    ] {
        let number = number.map_or(Value::Null, Value::Number);
        builder.row([Value::Text(name), number]).unwrap();
    }
    let table = builder.finish().unwrap();
    let query = tables::Query {
        offset: 1,
        ..tables::Query::default()
    };
    let answer = tables::run(&table, &query).unwrap();
    let said = |with_id, form| {
        let mut out = Vec::new();
        records(&answer, with_id, form, &mut out).unwrap();
        serde_json::from_slice::<serde_json::Value>(&out).unwrap()
    };
    let objects = serde_json::json!([
        {"_id": 2, "na<me": "<&\u{1}>", "n": 0.1}, {"_id": 3, "na<me": "தமிழ்", "n": null},
    ]);
    assert_eq!(said(true, Records::Objects), objects);
    let lists = serde_json::json!([["<&\u{1}>", 0.1], ["தமிழ்", null]]);
    assert_eq!(said(false, Records::Lists), lists);
    assert_eq!(said(true, Records::Csv), "2,<&\u{1}>,0.1\n3,தமிழ்,\n");
    let dumped = |form| {
        let mut out = Vec::new();
        let fields = serde_json::json!([{"id": "_id"}]);
        dump(&Answer::all(&table), true, (form, &fields), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    assert!(dumped(Dump::Csv).starts_with("_id,na<me,n\n1,\"a,\"\"b\"\"\",1\n2,"));
    assert!(dumped(Dump::Tsv).starts_with("_id\tna<me\tn\n1\t"));
    let json: serde_json::Value = serde_json::from_str(&dumped(Dump::Json)).unwrap();
    assert_eq!(json["records"][0], serde_json::json!([1, "a,\"b\"", 1]));
    let xml = dumped(Dump::Xml);
    assert!(
        xml.contains("<row _id=\"2\"><value name=\"na&lt;me\">&lt;&amp;&gt;</value>"),
        "{xml}"
    );
    assert!(
        xml.contains("<value name=\"n\" xsi:nil=\"true\"/>"),
        "{xml}"
    );
}
