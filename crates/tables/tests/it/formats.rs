//! Formats that tell kinds by themselves: JSON, GeoJSON, workbooks, Parquet. The good, the odd and the hostile.

use std::io::Write as _;

use tables::read::{
    Cap, Format, Limits, Plan, ReadError, Refusal, Scan, quietly, read, restore, scan,
};
use tables::write::{Output, Place, write};
use tables::{Answer, Builder, Field, Kind, Schema, Table, Value};

fn look(bytes: &[u8], format: Format) -> Result<Scan, Refusal> {
    let mut input = bytes;
    scan(&mut input, format, &Limits::default(), &mut quietly)
}

fn load(bytes: &[u8], format: Format) -> Table {
    let plan = look(bytes, format).unwrap().plan();
    let mut input = bytes;
    read(&mut input, format, &plan, &Limits::default(), &mut quietly).unwrap()
}

fn kinds(scan: &Scan) -> Vec<(&str, Kind)> {
    let columns = scan.columns.iter();
    columns
        .map(|column| (column.header.as_str(), column.kind))
        .collect()
}

#[test]
fn json_keeps_its_order_and_its_kinds() {
    let bytes = br#"[{"z":"01","a":1,"d":"2024-01-31"},{"z":null,"a":2.5,"late":true}]"#;
    let scan = look(bytes, Format::Json).unwrap();
    let expected = [
        ("z", Kind::Text),
        ("a", Kind::Number),
        ("d", Kind::Date),
        ("late", Kind::Boolean),
    ];
    assert_eq!(kinds(&scan), expected);
    assert_eq!((scan.columns[3].filled, scan.columns[3].empty), (1, 1));
    let wrapped = br#"{"meta":{"x":[1]},"data":[{"a":"1"}]}"#;
    assert_eq!(
        kinds(&look(wrapped, Format::Json).unwrap()),
        [("a", Kind::Text)]
    );
}

#[test]
fn objects_in_objects_are_columns_and_lists_are_faults() {
    let bytes = b"{\"location\":{\"name\":\"Alor Setar\",\"at\":{\"lat\":6.1}},\"tags\":[1,2]}\n\n{\"location\":null}\n";
    let scan = look(bytes, Format::Ndjson).unwrap();
    assert_eq!(scan.columns[0].header, "location__name");
    assert_eq!(scan.columns[1].header, "location__at__lat");
    let fault = &scan.faults.first[0];
    assert_eq!((fault.row, fault.code), (1, "nested"));
    assert_eq!(
        (fault.column.as_str(), fault.value.as_str()),
        ("tags", "[1,2]")
    );
}

#[test]
fn numbers_that_no_column_holds_stay_text() {
    let bytes = b"{\"n\":18446744073709551615}\n{\"n\":1}\n";
    let table = load(bytes, Format::Ndjson);
    assert_eq!(table.value(0, 0), Value::Text("18446744073709551615"));
    assert_eq!(table.value(1, 0), Value::Text("1"));
}

#[test]
fn broken_json_is_refused_with_its_line() {
    let refusal = |bytes: &[u8], format| look(bytes, format).unwrap_err();
    let broken = |format, line| Refusal::Broken {
        format,
        line: Some(line),
    };
    assert_eq!(
        refusal(b"{\"a\":1}\n{\"a\":\n", Format::Ndjson),
        broken(Format::Ndjson, 2)
    );
    assert_eq!(
        refusal(b"[{\"a\":1},\n{\"a\"}]", Format::Json),
        broken(Format::Json, 2)
    );
    assert_eq!(refusal(b"[]", Format::Json), Refusal::Empty);
    let deep = format!("[{{\"a\":{}1{}}}]", "[".repeat(500), "]".repeat(500));
    assert!(look(deep.as_bytes(), Format::Json).is_err());
    assert!(matches!(
        refusal(b"[{\"a\":\"\xff\"}]", Format::Json),
        Refusal::Encoding { offset: 7, .. }
    ));
}

#[test]
fn points_are_columns_and_are_points_again() {
    let bytes = br#"{"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":{"type":"Point","coordinates":[100.37,6.12]},"properties":{"name":"Alor Setar","beds":9}},
        {"type":"Feature","geometry":null,"properties":{"name":"?","beds":1}}]}"#;
    let table = load(bytes, Format::GeoJson);
    let names: Vec<_> = table.schema().names().collect();
    assert_eq!(names, ["lon", "lat", "name", "beds"]);
    let answer = Answer::all(&table);
    let place = Place::of(&answer, "lat", "lon").unwrap();
    let mut out = Vec::new();
    write(&answer, Output::GeoJson(place), &mut out).unwrap();
    assert_eq!(load(&out, Format::GeoJson), table);
    let shape = br#"{"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,2.5],[3,4],[1,2.5]]]},"properties":{"a":1}}]}"#;
    let table = load(shape, Format::GeoJson);
    let text = r#"{"type":"Polygon","coordinates":[[[1,2.5],[3,4],[1,2.5]]]}"#;
    assert_eq!(table.value(0, 0), Value::Text(text));
}

#[test]
fn formats_are_told_apart() {
    let cases: [(&[u8], &str, Format); 9] = [
        (b"PK\x03\x04...", "x.csv", Format::Xlsx),
        (b"PAR1....", "x", Format::Parquet),
        (b"\xef\xbb\xbf [{}]", "x", Format::Json),
        (b"{\"a\":1}\n{\"a\":2}", "x", Format::Ndjson),
        (b"{\"data\":[]}", "x.json", Format::Json),
        (b"{\"type\":\"FeatureCollection\"", "x", Format::GeoJson),
        (b"a\tb", "x.TSV", Format::Tsv),
        (b"a,b", "x.csv", Format::Csv),
        (b"a,b", "x.xlsx", Format::Csv),
    ];
    for (head, name, format) in cases {
        assert_eq!(Format::sniff(head, name), format, "{name}");
    }
}

/// A workbook of one sheet with such cells, packed by hand.
pub(crate) fn workbook(cells: &str) -> Vec<u8> {
    workbook_with(cells, &[])
}

/// The same with other parts.
pub(crate) fn workbook_with(cells: &str, others: &[(&str, &str)]) -> Vec<u8> {
    const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
    const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const LINKS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#
    );
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    for (name, text) in parts.iter().chain(others) {
        out.start_file(*name, options).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn of_formulas_their_values_are_read_and_of_errors_none() {
    let bytes = workbook(
        r#"<row r="2"><c r="A2" t="inlineStr"><is><t>n</t></is></c><c r="B2" t="inlineStr"><is><t>code</t></is></c></row>
        <row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="inlineStr"><is><t>007</t></is></c></row>
        <row r="5"><c r="A5" t="e"><v>#DIV/0!</v></c></row>"#,
    );
    let scan = look(&bytes, Format::Xlsx).unwrap();
    assert_eq!(kinds(&scan), [("n", Kind::Integer), ("code", Kind::Text)]);
    assert_eq!(scan.rows, 1, "rows at the end without a value are none");
    let fault = &scan.faults.first[0];
    assert_eq!((fault.row, fault.column.as_str()), (5, "n"));
    assert_eq!(
        (fault.value.as_str(), fault.code),
        ("#DIV/0!", "formula_error")
    );
}

#[test]
fn a_cell_far_away_makes_no_large_table() {
    let far = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let refused = look(&workbook(far), Format::Xlsx);
    assert_eq!(refused, Err(Refusal::TooMuch(Cap::Columns)));
}

#[test]
fn what_unpacks_to_too_much_is_refused_before_it_is_read() {
    let cells = format!(
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>"#,
        "x".repeat(3_000_000)
    );
    let bytes = workbook(&cells);
    assert!(bytes.len() < 100_000);
    let limits = Limits {
        bytes: 1_000_000,
        ..Limits::default()
    };
    let mut input = bytes.as_slice();
    let refused = scan(&mut input, Format::Xlsx, &limits, &mut quietly);
    assert_eq!(refused, Err(Refusal::TooMuch(Cap::Bytes)));
    for broken in [&bytes[..bytes.len() / 2], b"PK\x03\x04", b""] {
        let refused = look(broken, Format::Xlsx).unwrap_err();
        assert!(matches!(refused, Refusal::Broken { .. }), "{refused:?}");
    }
}

#[test]
fn broken_parquet_is_refused() {
    let schema = Schema::new(vec![Field::new("a", Kind::Text)]).unwrap();
    let mut builder = Builder::new(schema);
    for word in ["x", "", "y"] {
        builder.row([Value::Text(word)]).unwrap();
    }
    let table = builder.finish().unwrap();
    let mut bytes = Vec::new();
    write(&Answer::all(&table), Output::Parquet, &mut bytes).unwrap();
    assert_eq!(restore(&bytes).unwrap(), table);
    for end in [0, 4, 12, bytes.len() / 2, bytes.len() - 1] {
        let refused = restore(&bytes[..end]).unwrap_err();
        assert!(matches!(refused, ReadError::Refused(_)));
    }
    let plan = Plan::of(&Schema::new(vec![Field::new("a", Kind::Integer)]).unwrap());
    let mut input = bytes.as_slice();
    let refused = read(
        &mut input,
        Format::Parquet,
        &plan,
        &Limits::default(),
        &mut quietly,
    );
    let Err(ReadError::Faults(faults)) = refused else {
        panic!("words are no numbers")
    };
    assert_eq!(faults.total, 2);
}
