//! Files that were made to take more memory than they are worth: each is refused, and says for what.

use tables::read::{Cap, Format, Limits, Plan, ReadError, Refusal, Scan, quietly, read, scan};
use tables::write::{Output, write};
use tables::{Answer, Builder, Field, Kind, Schema, Table, Value};

use crate::formats::{workbook, workbook_with};

fn look(bytes: &[u8], format: Format, limits: &Limits) -> Result<Scan, Refusal> {
    let mut input = bytes;
    scan(&mut input, format, limits, &mut quietly)
}

fn too_much(cap: Cap) -> Result<Scan, Refusal> {
    Err(Refusal::TooMuch(cap))
}

const HEAD: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c><c r="C1" t="inlineStr"><is><t>c</t></is></c></row>"#;

#[test]
fn cells_land_in_their_columns_in_whichever_order_they_come() {
    let cells = format!(
        r#"{HEAD}<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>"#
    );
    let bytes = workbook(&cells);
    let plan = look(&bytes, Format::Xlsx, &Limits::default())
        .unwrap()
        .plan();
    let mut input = bytes.as_slice();
    let limits = Limits::default();
    let table = read(&mut input, Format::Xlsx, &plan, &limits, &mut quietly).unwrap();
    let row: Vec<Value<'_>> = (0..3).map(|column| table.value(0, column)).collect();
    assert_eq!(
        row,
        [Value::Integer(1), Value::Integer(2), Value::Integer(3)]
    );
    let twice = format!(r#"{HEAD}<row r="2"><c r="A2"><v>3</v></c><c r="A2"><v>1</v></c></row>"#);
    let refused = look(&workbook(&twice), Format::Xlsx, &limits);
    assert!(
        matches!(refused, Err(Refusal::Broken { .. })),
        "{refused:?}"
    );
}

#[test]
fn a_gap_between_rows_is_no_million_rows() {
    let cells = format!(r#"{HEAD}<row r="1000000"><c r="A1000000"><v>1</v></c></row>"#);
    let refused = look(&workbook(&cells), Format::Xlsx, &Limits::default());
    assert_eq!(refused, too_much(Cap::Blank));
    let blank = format!("a,b\n{}1,2\n", ",\n".repeat(20));
    let limits = Limits {
        blank: 19,
        ..Limits::default()
    };
    assert_eq!(
        look(blank.as_bytes(), Format::Csv, &limits),
        too_much(Cap::Blank)
    );
    let beyond = format!(r#"{HEAD}<row r="2"><c r="ALM2"><v>1</v></c></row>"#);
    let refused = look(&workbook(&beyond), Format::Xlsx, &Limits::default());
    assert_eq!(refused, too_much(Cap::Columns));
    let row = "9".repeat(30);
    let huge = format!(r#"{HEAD}<row r="{row}"><c r="A{row}"><v>1</v></c></row>"#);
    assert!(look(&workbook(&huge), Format::Xlsx, &Limits::default()).is_err());
}

#[test]
fn the_words_of_a_workbook_are_bounded_by_their_size_and_their_number() {
    let limits = Limits {
        strings: 100_000,
        ..Limits::default()
    };
    let words = format!("<sst>{}</sst>", "<si><t>x</t></si>".repeat(10_000));
    let bytes = workbook_with(HEAD, &[("xl/sharedStrings.xml", &words)]);
    assert!(bytes.len() < 10_000);
    assert_eq!(look(&bytes, Format::Xlsx, &limits), too_much(Cap::Strings));
    let many = format!("<sst>{}</sst>", "<si/>".repeat(4_000_000));
    let bytes = workbook_with(HEAD, &[("xl/sharedStrings.xml", &many)]);
    assert_eq!(
        look(&bytes, Format::Xlsx, &Limits::default()),
        too_much(Cap::Strings)
    );
}

#[test]
fn a_row_without_an_end_is_not_gathered() {
    let limits = Limits {
        record: 10_000,
        ..Limits::default()
    };
    let long = "x".repeat(400_000);
    let cases = [
        (format!("a,b\n1,\"{long}"), Format::Csv),
        (format!("a\tb\n1\t{}", "\t".repeat(400_000)), Format::Tsv),
        (format!("[{{\"a\":1}},{{\"a\":\"{long}\"}}]"), Format::Json),
        (
            format!("[{{\"a\":[{}0]}}]", "0,".repeat(400_000)),
            Format::Json,
        ),
        (format!("{{\"a\":1}}\n{{\"a\":\"{long}\"}}"), Format::Ndjson),
        (" ".repeat(400_000), Format::Ndjson),
        (
            format!(
                "{{\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"a\":\"{long}\"}}}}]}}"
            ),
            Format::GeoJson,
        ),
    ];
    for (text, format) in cases {
        let refused = look(text.as_bytes(), format, &limits);
        assert_eq!(refused, too_much(Cap::Record), "{}", format.code());
    }
    let rows = "1,2\n".repeat(100_000);
    let scanned = look(format!("a,b\n{rows}").as_bytes(), Format::Csv, &limits);
    assert_eq!(scanned.unwrap().rows, 100_000, "many rows are no long one");
}

#[test]
fn columns_and_their_names_are_bounded() {
    let limits = Limits::default();
    let name = format!("{{\"{}\":1}}", "k".repeat(1_001));
    let refused = look(name.as_bytes(), Format::Ndjson, &limits);
    assert_eq!(refused, too_much(Cap::Name));
    let deep = (0..100).fold("1".to_owned(), |inner, _| {
        format!("{{\"abcdefghijk\":{inner}}}")
    });
    assert_eq!(
        look(deep.as_bytes(), Format::Ndjson, &limits),
        too_much(Cap::Name)
    );
    let many: Vec<String> = (0..1_001).map(|at| format!("\"c{at}\":1")).collect();
    let many = format!("{{{}}}", many.join(","));
    assert_eq!(
        look(many.as_bytes(), Format::Ndjson, &limits),
        too_much(Cap::Columns)
    );
}

#[test]
fn few_bytes_for_each_row_make_no_large_table() {
    let fields = ["a", "b", "c"].map(|name| Field::new(name, Kind::Integer));
    let plan = Plan::of(&Schema::new(fields.to_vec()).unwrap());
    let text = format!("{{\"a\":1,\"b\":1,\"c\":1}}\n{}", "{}\n".repeat(10));
    let limits = Limits {
        cells: 30,
        ..Limits::default()
    };
    let mut input = text.as_bytes();
    let refused = read(&mut input, Format::Ndjson, &plan, &limits, &mut quietly);
    assert_eq!(
        refused,
        Err(ReadError::Refused(Refusal::TooMuch(Cap::Cells)))
    );
}

fn table() -> Table {
    let fields = vec![
        Field::new("word", Kind::Text),
        Field::new("number", Kind::Integer),
    ];
    let mut builder = Builder::new(Schema::new(fields).unwrap());
    for row in 0..200 {
        let word = ["kedah", "johor", ""][row % 3];
        let values = [Value::Text(word), Value::Integer(row as i64)];
        builder.row(values).unwrap();
    }
    builder.finish().unwrap()
}

fn packed() -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&Answer::all(&table()), Output::Parquet, &mut bytes).unwrap();
    bytes
}

#[test]
fn parquet_is_bounded_by_what_it_unpacks_to() {
    let bytes = packed();
    let of = |limits: Limits| look(&bytes, Format::Parquet, &limits);
    let usual = Limits::default();
    assert_eq!(of(usual).unwrap().rows, 200);
    assert_eq!(of(Limits { pages: 50, ..usual }), too_much(Cap::Pages));
    assert_eq!(
        of(Limits {
            footer: 50,
            ..usual
        }),
        too_much(Cap::Footer)
    );
    assert_eq!(
        of(Limits {
            whole: 500,
            ..usual
        }),
        too_much(Cap::Bytes)
    );
}

#[test]
fn a_word_that_stands_in_every_row_counts_each_time() {
    const ROWS: usize = 1_000;
    let word = "kedah ".repeat(200);
    let schema = Schema::new(vec![Field::new("word", Kind::Text)]).unwrap();
    let mut builder = Builder::new(schema.clone());
    for _ in 0..ROWS {
        builder.row([Value::Text(&word)]).unwrap();
    }
    let table = builder.finish().unwrap();
    assert_eq!(table.written(), (ROWS * (word.len() + 1)) as u64);
    let mut parquet = Vec::new();
    write(&Answer::all(&table), Output::Parquet, &mut parquet).unwrap();
    let cell = r#"<row><c t="s"><v>0</v></c></row>"#;
    let rows = format!(r#"<row><c t="s"><v>1</v></c></row>{}"#, cell.repeat(ROWS));
    let shared = format!(
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{word}</t></si><si><t>word</t></si></sst>"#
    );
    let workbook = workbook_with(&rows, &[("xl/sharedStrings.xml", &shared)]);
    let limits = Limits {
        bytes: 500_000,
        ..Limits::default()
    };
    for (bytes, format) in [(parquet, Format::Parquet), (workbook, Format::Xlsx)] {
        assert!(bytes.len() < 100_000, "{}", format.code());
        let all = look(&bytes, format, &Limits::default());
        assert_eq!(all.unwrap().rows, ROWS as u64, "{}", format.code());
        assert_eq!(look(&bytes, format, &limits), too_much(Cap::Bytes));
        let mut input = bytes.as_slice();
        let plan = Plan::of(&schema);
        let refused = read(&mut input, format, &plan, &limits, &mut quietly);
        let expected = ReadError::Refused(Refusal::TooMuch(Cap::Bytes));
        assert_eq!(refused, Err(expected), "{}", format.code());
    }
}

#[test]
fn a_cell_of_parquet_is_bounded_as_any_other() {
    let limits = Limits {
        cell: 4,
        ..Limits::default()
    };
    let found = look(&packed(), Format::Parquet, &limits).unwrap();
    // Two of three rows have a word, and each has five letters.
    assert_eq!((found.rows, found.faults.total), (200, 134));
    assert_eq!(found.faults.first[0].code, "too_long");
}

#[test]
fn parquet_that_claims_more_than_it_has_is_broken() {
    // Row groups: a list of two thousand million structures in eight bytes.
    let mut claims = b"PAR1".to_vec();
    claims.extend([0x49, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07, 0x00]);
    claims.extend([8, 0, 0, 0]);
    claims.extend(b"PAR1");
    let refused = look(&claims, Format::Parquet, &Limits::default());
    assert!(
        matches!(refused, Err(Refusal::Broken { .. })),
        "{refused:?}"
    );
    // Each byte of a sound file becomes another one: whatever it says then, nothing large is made of it.
    let sound = packed();
    let limits = Limits {
        rows: 10_000,
        pages: 1 << 20,
        ..Limits::default()
    };
    for at in 0..sound.len() {
        for wrong in [0x00, 0x7f, 0xfc, 0xff] {
            let mut bytes = sound.clone();
            bytes[at] = wrong;
            let _ = look(&bytes, Format::Parquet, &limits);
        }
    }
}
