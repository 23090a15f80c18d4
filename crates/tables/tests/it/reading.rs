//! Files of strangers become tables, or say which cell does not fit.

use tables::read::{
    Cap, Format, Limits, Notation, Plan, Proposal, ReadError, Refusal, Scan, quietly, read, scan,
};
use tables::{Field, Kind, Schema, Table, Value};

fn look(bytes: &[u8]) -> Result<Scan, Refusal> {
    let mut input = bytes;
    scan(&mut input, Format::Csv, &Limits::default(), &mut quietly)
}

fn load(bytes: &[u8], plan: &Plan) -> Result<Table, ReadError> {
    let mut input = bytes;
    read(
        &mut input,
        Format::Csv,
        plan,
        &Limits::default(),
        &mut quietly,
    )
}

/// A column with these cells.
fn column(cells: &[&str]) -> Proposal {
    let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
    let text = format!("a,b\n{},x\n", quoted.join(",x\n"));
    look(text.as_bytes()).unwrap().columns.remove(0)
}

#[test]
fn each_kind_is_proposed_by_all_cells() {
    let cases: [(&[&str], Kind, Notation); 12] = [
        (&["1", "-2", ""], Kind::Integer, Notation::Plain),
        (&["1", "2.50"], Kind::Number, Notation::Plain),
        (&["true", "FALSE"], Kind::Boolean, Notation::Plain),
        (&["2024-02-29", ""], Kind::Date, Notation::Plain),
        (&["2024-02-29 10:00:00"], Kind::Timestamp, Notation::Plain),
        (&["31/12/2024", "1/2/2024"], Kind::Date, Notation::DayFirst),
        (
            &["12/31/2024", "1/2/2024"],
            Kind::Date,
            Notation::MonthFirst,
        ),
        (&["1,234,567", "12"], Kind::Number, Notation::Thousands),
        (&["1.234,50", "12"], Kind::Number, Notation::DecimalComma),
        (&["50400", "01000"], Kind::Text, Notation::Plain),
        (&["0", "1"], Kind::Integer, Notation::Plain),
        (&["", ""], Kind::Text, Notation::Plain),
    ];
    for (cells, kind, notation) in cases {
        let proposal = column(cells);
        assert_eq!(
            (proposal.kind, proposal.notation),
            (kind, notation),
            "{cells:?}"
        );
    }
}

#[test]
fn what_speaks_against_a_kind_is_counted_and_shown() {
    let proposal = column(&["1", "2", "0164A", "1e5", "4"]);
    assert_eq!(proposal.kind, Kind::Text);
    let objection = &proposal.against[0];
    assert_eq!((objection.kind, objection.cells), (Kind::Integer, 2));
    assert_eq!(objection.first.row, 4);
    assert_eq!(objection.first.value, "0164A");
    assert_eq!(objection.first.code, "not_a_number");
}

#[test]
fn what_can_be_read_in_two_ways_stays_text() {
    for cells in [&["1/2/2024", "3/4/2024"][..], &["1,234", "5,678"]] {
        let proposal = column(cells);
        assert_eq!(proposal.kind, Kind::Text);
        assert!(proposal.is_ambiguous);
    }
}

#[test]
fn a_steward_may_say_how_it_is_written() {
    let bytes = b"day;price\n1/2/2024;1.234,5\n";
    let scan = look(bytes).unwrap();
    let mut plan = scan.plan();
    plan.columns[0].field = Field::new("hari", Kind::Date);
    plan.columns[0].notation = Notation::DayFirst;
    let table = load(bytes, &plan).unwrap();
    assert_eq!(table.value(0, 0).to_string(), "2024-02-01");
    assert_eq!(table.value(0, 1), Value::Number(1234.5));
    assert_eq!(table.schema().position("hari"), Some(0));
}

#[test]
fn a_file_from_a_spreadsheet_is_read() {
    let bytes =
        b"\xef\xbb\xbfstate,code,,\r\nKedah,02,,\r\nJohor,01,,\n\nPerak,08,,\r\n,,,\r\n,,,\r\n";
    let scan = look(bytes).unwrap();
    assert_eq!(scan.rows, 3);
    assert_eq!(scan.dropped, 2);
    let headers: Vec<_> = scan.columns.iter().map(|c| c.header.as_str()).collect();
    assert_eq!(headers, ["state", "code"]);
    let table = load(bytes, &scan.plan()).unwrap();
    assert_eq!(table.value(2, 1), Value::Text("08"));
}

#[test]
fn headers_get_names() {
    let scan = look(b"a,,a,b\n1,2,3,4\n").unwrap();
    let headers: Vec<_> = scan.columns.iter().map(|c| c.header.as_str()).collect();
    assert_eq!(headers, ["a", "column_2", "a_2", "b"]);
    let scan = look(b"a,\n1,\n2,3\n").unwrap();
    let headers: Vec<_> = scan.columns.iter().map(|c| c.header.as_str()).collect();
    assert_eq!(headers, ["a", "column_2"]);
    assert_eq!((scan.columns[1].filled, scan.columns[1].empty), (1, 1));
}

#[test]
fn each_cell_that_does_not_fit_is_told() {
    let schema = Schema::new(vec![
        Field::new("n", Kind::Integer),
        Field::new("d", Kind::Date),
    ])
    .unwrap();
    let bytes = b"n,d\n1,2024-01-01\n007,2024-13-01\n1,2,3\n\n5,31/12/2024\n";
    let Err(ReadError::Faults(faults)) = load(bytes, &Plan::of(&schema)) else {
        panic!("nothing was wrong");
    };
    let told: Vec<_> = faults
        .first
        .iter()
        .map(|fault| (fault.row, fault.column.as_str(), fault.code))
        .collect();
    assert_eq!(
        told,
        [
            (3, "n", "leading_zero"),
            (3, "d", "no_such_date"),
            (4, "", "ragged"),
            (5, "d", "day_month_year"),
        ]
    );
    assert_eq!(faults.total, 4);
}

#[test]
fn other_encodings_are_named_with_the_place() {
    let latin = b"name\ncaf\xe9\n";
    let refusal = Refusal::Encoding {
        encoding: "windows-1252",
        offset: 8,
    };
    assert_eq!(look(latin), Err(refusal));
    let wide = b"\xff\xfea\0\n\0";
    let refusal = look(wide).unwrap_err();
    assert!(matches!(
        refusal,
        Refusal::Encoding {
            encoding: "utf-16le",
            offset: 0
        }
    ));
    // Far behind the first buffer, in the middle of a character.
    let mut long = b"name\n".to_vec();
    long.extend("தமிழ்\n".repeat(20_000).bytes());
    assert_eq!(look(&long).unwrap().rows, 20_000);
    let at = long.len();
    long.extend(b"\xe0\xae\n");
    let refusal = look(&long).unwrap_err();
    assert!(
        matches!(refusal, Refusal::Encoding { offset, .. } if offset == at as u64),
        "{refusal:?}"
    );
}

#[test]
fn limits_are_kept() {
    let limits = Limits {
        rows: 2,
        bytes: 1000,
        cell: 10,
        ..Limits::default()
    };
    let look = |bytes: &[u8]| {
        let mut input = bytes;
        scan(&mut input, Format::Csv, &limits, &mut quietly)
    };
    assert_eq!(look(b"a\n1\n2\n3\n"), Err(Refusal::TooMuch(Cap::Rows)));
    let long = format!("a\n{}\n", "x".repeat(2000));
    assert_eq!(look(long.as_bytes()), Err(Refusal::TooMuch(Cap::Bytes)));
    let scan = look(b"a,b\n12345678901,x\n").unwrap();
    assert_eq!(
        (scan.faults.total, scan.faults.first[0].code),
        (1, "too_long")
    );
    assert_eq!(look(b""), Err(Refusal::Empty));
    let mut input: &[u8] = &b"a\n1\n".repeat(20_000);
    let stopped = tables::read::scan(&mut input, Format::Csv, &Limits::default(), &mut |_| false);
    assert_eq!(stopped, Err(Refusal::Stopped));
}

#[test]
fn a_column_that_is_missing_is_named() {
    let schema = Schema::new(vec![Field::new("gone", Kind::Text)]).unwrap();
    let refused = load(b"a\n1\n", &Plan::of(&schema)).unwrap_err();
    assert_eq!(
        refused,
        ReadError::Refused(Refusal::NoColumn("gone".into()))
    );
}

#[test]
fn words_for_nothing_are_nothing() {
    let bytes = b"n\n1\nNA\n";
    let mut plan = look(bytes).unwrap().plan();
    plan.columns[0].field.kind = Kind::Integer;
    plan.missing.push("NA".into());
    let table = load(bytes, &plan).unwrap();
    assert_eq!(table.value(1, 0), Value::Null);
    assert_eq!(table.column(0).unwrap().nulls(), 1);
}
