//! The query API of data.gov.my, as its documentation has it and where it says nothing.

use tables::dialect::What;
use tables::dialect::catalogue::{Asked, parse};
use tables::{Builder, Field, Kind, Schema, Table, Value, run};

fn table() -> Table {
    let schema = Schema::new(vec![
        Field::new("state", Kind::Text),
        Field::new("date", Kind::Date),
        Field::new("births", Kind::Integer),
        Field::new("seen_at", Kind::Timestamp),
        Field::new("location__name", Kind::Text),
    ])
    .unwrap();
    let mut builder = Builder::new(schema);
    let hour = 3_600_000_000;
    for (at, (state, births)) in [
        ("Kedah", Some(10)),
        ("Johor, Darul Ta'zim", Some(20)),
        ("a@date", Some(30)),
        ("kedah", None),
    ]
    .into_iter()
    .enumerate()
    {
        let at = i32::try_from(at).unwrap();
        builder
            .row([
                Value::Text(state),
                Value::Date(at),
                births.map_or(Value::Null, Value::Integer),
                Value::Timestamp(i64::from(at) * 12 * hour),
                Value::Text("Alor Setar"),
            ])
            .unwrap();
    }
    builder.finish().unwrap()
}

fn ask(address: &[(&str, &str)]) -> Result<Asked, tables::dialect::Mistake> {
    parse(address.iter().copied(), table().schema())
}

/// The numbers of the rows.
fn rows(address: &[(&str, &str)]) -> Vec<u64> {
    let table = table();
    let asked = ask(address).unwrap();
    let answer = run(&table, &asked.query).unwrap();
    (0..answer.len())
        .map(|row| answer.number(row).unwrap())
        .collect()
}

#[test]
fn filters_are_theirs() {
    assert_eq!(rows(&[("id", "births")]), [0, 1, 2, 3]);
    assert_eq!(rows(&[("filter", "Kedah@state")]), [0]);
    assert_eq!(rows(&[("ifilter", "KEDAH@state")]), [0, 3]);
    assert_eq!(rows(&[("contains", "eda@state")]), [0, 3]);
    assert_eq!(rows(&[("contains", "Ked@state")]), [0]);
    assert_eq!(rows(&[("icontains", "KED@state")]), [0, 3]);
    assert_eq!(rows(&[("filter", "10@births,Kedah@state")]), [0]);
    assert_eq!(rows(&[("filter", "10@births, Kedah@state")]), [0]);
    assert_eq!(rows(&[("filter", "20@births,Kedah@state")]), [] as [u64; 0]);
    assert_eq!(rows(&[("filter", "Alor Setar@location__name")]).len(), 4);
    assert_eq!(rows(&[("range", "births[10:20]")]), [0, 1]);
    assert_eq!(rows(&[("range", "births[11:]")]), [1, 2]);
    assert_eq!(rows(&[("range", "births[:10]")]), [0]);
    assert_eq!(rows(&[("range", "births[:25], births[15:]")]), [1]);
    assert_eq!(rows(&[("date_start", "1970-01-02@date")]), [1, 2, 3]);
    assert_eq!(rows(&[("date_end", "1970-01-02@date")]), [0, 1]);
    assert_eq!(
        rows(&[("timestamp_start", "1970-01-01 12:00:00@seen_at")]),
        [1, 2, 3]
    );
    assert_eq!(
        rows(&[("timestamp_end", "1970-01-01 12:00:00@seen_at")]),
        [0, 1]
    );
}

#[test]
fn a_day_as_the_end_of_moments_is_the_whole_day() {
    assert_eq!(rows(&[("date_end", "1970-01-01@seen_at")]), [0, 1]);
    assert_eq!(rows(&[("date_start", "1970-01-02@seen_at")]), [2, 3]);
}

#[test]
fn values_may_hold_commas_and_signs() {
    assert_eq!(rows(&[("filter", "Johor, Darul Ta'zim@state")]), [1]);
    assert_eq!(rows(&[("filter", "a@date@state")]), [2]);
    assert_eq!(
        rows(&[("filter", "Johor, Darul Ta'zim@state,20@births")]),
        [1]
    );
}

#[test]
fn order_and_pages() {
    assert_eq!(rows(&[("sort", "-births")]), [2, 1, 0, 3]);
    assert_eq!(rows(&[("sort", "births")]), [0, 1, 2, 3]);
    assert_eq!(rows(&[("sort", "location__name, -date")]), [3, 2, 1, 0]);
    assert_eq!(rows(&[("limit", "0")]), [] as [u64; 0]);
    assert_eq!(rows(&[("sort", "-births"), ("limit", "2")]), [2, 1]);
    assert_eq!(rows(&[("offset", "3")]), [3]);
    assert_eq!(
        rows(&[("sort", "-births"), ("after", "1"), ("limit", "1")]),
        [0]
    );
}

#[test]
fn include_wins() {
    let names = |address: &[(&str, &str)]| {
        let table = table();
        let answer = run(&table, &ask(address).unwrap().query).unwrap();
        let names = answer.fields().iter().map(|field| field.name.clone());
        names.collect::<Vec<_>>()
    };
    let both = [("include", "births,state"), ("exclude", "state")];
    assert_eq!(names(&both), ["births", "state"]);
    let exclude = [("exclude", "date,seen_at,location__name")];
    assert_eq!(names(&exclude), ["state", "births"]);
}

#[test]
fn groups_are_ours() {
    let table = table();
    let asked = ask(&[
        ("group", "location__name"),
        ("agg", "count,sum@births,avg@births"),
        ("sort", "-sum_births"),
        ("total", "true"),
        ("meta", "true"),
    ])
    .unwrap();
    assert!(asked.meta);
    let answer = run(&table, &asked.query).unwrap();
    let cells: Vec<_> = answer.row(0).collect();
    let expected = [
        Value::Text("Alor Setar"),
        Value::Integer(4),
        Value::Integer(60),
        Value::Number(20.0),
    ];
    assert_eq!(cells, expected);
    assert_eq!(answer.total, Some(1));
}

#[test]
fn mistakes_say_what_and_where() {
    let mistake = |name, value| {
        let mistake = ask(&[(name, value)]).unwrap_err();
        (mistake.what.code(), mistake.place, mistake.given)
    };
    let told =
        |what: &'static str, place: &str, given: &str| (what, place.to_owned(), given.to_owned());
    assert_eq!(
        mistake("filter", "x@nope"),
        told("unknown_column", "filter", "nope")
    );
    assert_eq!(mistake("filter", "x"), told("no_column", "filter", "x"));
    assert_eq!(
        mistake("filter", "x@births"),
        told("wrong_kind", "filter", "x")
    );
    assert_eq!(
        mistake("contains", "1@births"),
        told("not_text", "contains", "births")
    );
    assert_eq!(
        mistake("range", "state[1:2]"),
        told("not_number", "range", "state")
    );
    assert_eq!(
        mistake("range", "births[1-2]"),
        told("syntax", "range", "births[1-2]")
    );
    assert_eq!(
        mistake("date_start", "1970-01-01@state"),
        told("not_time", "date_start", "state")
    );
    assert_eq!(mistake("limit", "-1"), told("not_count", "limit", "-1"));
    assert_eq!(mistake("limit", "+1"), told("not_count", "limit", "+1"));
    assert_eq!(mistake("total", "ya"), told("not_flag", "total", "ya"));
    assert_eq!(
        mistake("agg", "median@births"),
        told("unknown_function", "agg", "median")
    );
    assert_eq!(
        mistake("agg", "sum@state"),
        told("not_number", "agg", "state")
    );
    assert_eq!(
        mistake("filtr", "x@state"),
        told("unknown_parameter", "filtr", "x@state")
    );
    let mistake = ask(&[("sort", "nope")]).unwrap_err();
    let What::UnknownColumn(known) = mistake.what else {
        panic!()
    };
    assert_eq!(known.len(), 5);
}
