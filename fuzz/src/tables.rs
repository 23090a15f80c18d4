//! Files that become tables, and questions that are asked of them.

use std::sync::LazyLock;

use ::tables::dialect::{catalogue, datastore, soda};
use ::tables::gate::{Rules, inspect};
use ::tables::read::{Format, Limits, quietly, read, scan};
use ::tables::write::{Output, write};
use ::tables::{Answer, Builder, Field, Kind, Query, Schema, Table, Value, run};

/// Little, as bytes that are long teach nothing new.
const LIMITS: Limits = Limits {
    rows: 10_000,
    cells: 1_000_000,
    bytes: 1 << 20,
    whole: 1 << 20,
    cell: 1 << 12,
    record: 1 << 14,
    blank: 1_000,
    strings: 1 << 19,
    workbook: 1 << 20,
    pages: 1 << 22,
    footer: 1 << 16,
};

/// A file is refused, or every row of it is read as was proposed; what is written of it is the same when it is read again.
/// The first byte says what it is read as.
pub(crate) fn files(bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else {
        return;
    };
    let format = Format::ALL.get(usize::from(*which) % Format::ALL.len());
    let format = format.copied().unwrap_or(Format::Csv);
    let _ = Format::sniff(bytes, "");
    let mut input = bytes;
    let Ok(found) = scan(&mut input, format, &LIMITS, &mut quietly) else {
        return;
    };
    let mut input = bytes;
    let Ok(table) = read(&mut input, format, &found.plan(), &LIMITS, &mut quietly) else {
        return;
    };
    assert_eq!(u64::try_from(table.rows()), Ok(found.rows));
    let mut packed = Vec::new();
    assert!(write(&Answer::all(&table), Output::Parquet, &mut packed).is_ok());
    assert!(::tables::read::restore(&packed).is_ok_and(|again| again == table));
    if let Ok(rules) = Rules::new(&[], &["jalan"], &["count"], 5) {
        let _ = inspect(&table, &std::collections::BTreeMap::new(), &rules);
    }
}

/// A table of each kind of column.
static TABLE: LazyLock<Option<Table>> = LazyLock::new(|| {
    let fields = Kind::ALL.iter().map(|kind| Field::new(kind.code(), *kind));
    let mut builder = Builder::new(Schema::new(fields.collect()).ok()?);
    for number in 0..20_u8 {
        let text = ["", "Kedah", "johor"].get(usize::from(number) % 3);
        builder
            .row([
                Value::Text(text.copied().unwrap_or_default()),
                Value::Integer(i64::from(number)),
                Value::Number(f64::from(number) / 10.0),
                Value::Boolean(number % 2 == 0),
                Value::Date(i32::from(number)),
                Value::Timestamp(i64::from(number)),
            ])
            .ok()?;
    }
    builder.finish().ok()
});

fn ask(table: &Table, query: &Query) {
    if let Ok(answer) = run(table, query) {
        let rows = u64::try_from(answer.len()).unwrap_or(u64::MAX);
        assert!(query.limit.is_none_or(|limit| rows <= limit));
        assert!(answer.total.is_none_or(|total| rows <= total));
    }
}

/// A question is refused, or has an answer that is no longer than was asked.
pub(crate) fn questions(bytes: &[u8]) {
    let (Ok(text), Some(table)) = (std::str::from_utf8(bytes), TABLE.as_ref()) else {
        return;
    };
    let schema = table.schema();
    let params = || {
        let pairs = text
            .split('&')
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        pairs.take(20)
    };
    if let Ok(asked) = catalogue::parse(params(), schema) {
        ask(table, &asked.query);
    }
    if let Ok(query) = soda::parse(params(), schema) {
        ask(table, &query);
    }
    let _ = datastore::sql_table(text);
    if let Ok(query) = datastore::sql_parse(text, schema) {
        ask(table, &query);
    }
    let sent: serde_json::Map<_, _> = params()
        .map(|(name, value)| (name.to_owned(), serde_json::Value::from(value)))
        .collect();
    if let Ok(search) = datastore::search_parse(&sent, schema) {
        ask(table, &search.query);
    }
    if let Ok(serde_json::Value::Object(sent)) = serde_json::from_str(text)
        && let Ok(search) = datastore::search_parse(&sent, schema)
    {
        ask(table, &search.query);
    }
}
