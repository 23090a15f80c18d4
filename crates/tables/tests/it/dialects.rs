//! CKAN's `DataStore` and SODA; and that three dialects mean the same.

use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};
use tables::dialect::{Mistake, catalogue, datastore, soda};
use tables::write::{Output, records, write};
use tables::{Builder, Field, Kind, Query, Schema, Table, Value, run};

fn table() -> Table {
    let schema = Schema::new(vec![
        Field::new("state", Kind::Text),
        Field::new("Item Code", Kind::Integer),
        Field::new("price", Kind::Number),
        Field::new("date", Kind::Date),
        Field::new("open", Kind::Boolean),
    ])
    .unwrap();
    let mut builder = Builder::new(schema);
    for (at, (state, code, price)) in [
        ("Kedah", 1, Some(1.5)),
        ("Johor", 2, Some(2.25)),
        ("Kedah", 3, None),
        ("O'Brien", 4, Some(4.0)),
        ("", 5, Some(0.1)),
    ]
    .into_iter()
    .enumerate()
    {
        builder
            .row([
                Value::Text(state),
                Value::Integer(code),
                price.map_or(Value::Null, Value::Number),
                Value::Date(i32::try_from(at).unwrap()),
                Value::Boolean(at % 2 == 0),
            ])
            .unwrap();
    }
    builder.finish().unwrap()
}

fn rows(query: &Query) -> Vec<u64> {
    let table = table();
    let answer = run(&table, query).unwrap();
    (0..answer.len())
        .map(|row| answer.number(row).unwrap() + 1)
        .collect()
}

fn search(sent: Json) -> Result<datastore::Search, Mistake> {
    let Json::Object(sent) = sent else { panic!() };
    datastore::search_parse(&sent, table().schema())
}

fn found(sent: Json) -> Vec<u64> {
    rows(&search(sent).unwrap().query)
}

fn sql(text: &str) -> Result<Query, Mistake> {
    datastore::sql_parse(text, table().schema())
}

fn selected(condition: &str) -> Vec<u64> {
    rows(&sql(&format!("SELECT * FROM \"abc\" WHERE {condition}")).unwrap())
}

#[test]
fn the_datastore_is_searched_as_ckan_does() {
    assert_eq!(found(json!({"resource_id": "x"})), [1, 2, 3, 4, 5]);
    assert_eq!(found(json!({"filters": {"state": "Kedah"}})), [1, 3]);
    assert_eq!(
        found(json!({"filters": "{\"state\": [\"Johor\", \"O'Brien\"]}"})),
        [2, 4]
    );
    assert_eq!(
        found(json!({"filters": {"Item Code": {"gt": 1, "lte": "3"}}})),
        [2, 3]
    );
    assert_eq!(found(json!({"filters": {"_id": {"gt": 3}}})), [4, 5]);
    assert_eq!(found(json!({"filters": {"_id": {"lt": 2}}})), [1]);
    assert_eq!(
        found(json!({"filters": {"_id": {"lt": 1}}})),
        [] as [u64; 0]
    );
    assert_eq!(found(json!({"filters": {"_id": [5, 1, 0]}})), [1, 5]);
    assert_eq!(found(json!({"filters": {"price": null}})), [3]);
    let nested =
        json!({"$or": [{"state": "Johor"}, {"$and": [{"open": true}, {"price": {"lt": 1}}]}]});
    assert_eq!(found(json!({"filters": nested})), [2, 5]);
    assert_eq!(found(json!({"q": "KED"})), [1, 3]);
    assert_eq!(
        found(json!({"sort": "price desc, _id asc", "limit": "2"})),
        [4, 2]
    );
    assert_eq!(
        found(json!({"sort": "\"Item Code\" desc nulls last", "offset": 3})),
        [2, 1]
    );
}

#[test]
fn what_is_asked_beside_rows() {
    let plain = search(json!({})).unwrap();
    assert_eq!(
        (plain.query.limit, plain.query.total, plain.with_id),
        (Some(100), true, true)
    );
    let all = search(json!({"limit": 1_000_000, "include_total": false})).unwrap();
    assert_eq!((all.query.limit, all.query.total), (Some(32_000), false));
    let some = search(json!({"fields": "price, state"})).unwrap();
    assert_eq!(
        (some.query.columns, some.with_id),
        (Some(vec![2, 0]), false)
    );
    let some = search(json!({"fields": ["_id", "price"], "records_format": "lists"})).unwrap();
    assert_eq!((some.query.columns, some.with_id), (Some(vec![2]), true));
    assert_eq!(some.records, datastore::Records::Lists);
    let once = search(json!({"fields": "state", "distinct": true, "sort": "state desc"})).unwrap();
    let table = table();
    let answer = run(&table, &once.query).unwrap();
    let states: Vec<String> = (0..answer.len())
        .map(|row| answer.value(row, 0).to_string())
        .collect();
    assert_eq!(states, ["O'Brien", "Kedah", "Johor", ""]);
}

#[test]
fn a_column_that_is_named_again_is_answered_once() {
    let many = vec!["price"; 1_000].join(",");
    let some = search(json!({"fields": format!("{many},state")})).unwrap();
    assert_eq!(some.query.columns, Some(vec![2, 0]));
    let query = sql(&format!("SELECT {many}, state FROM x")).unwrap();
    assert_eq!(query.columns, Some(vec![2, 0]));
    let query = sql("SELECT state, state, count(*) FROM x GROUP BY state").unwrap();
    assert_eq!(query.group, [0]);
    let query = sql("SELECT * FROM x GROUP BY state, state").unwrap();
    assert_eq!(query.group, [0]);
    let query = soda::parse([("$select", many.as_str())], table().schema()).unwrap();
    assert_eq!(query.columns, Some(vec![2]));
    let query = soda::parse([("$select", "*, price")], table().schema()).unwrap();
    assert_eq!(query.columns, None);
}

#[test]
fn the_number_alone_is_not_all_columns() {
    for sent in [
        json!({"fields": ["_id"], "limit": 2, "records_format": "lists"}),
        json!({"fields": "_id", "limit": 2, "records_format": "lists", "distinct": true}),
    ] {
        let asked = search(sent).unwrap();
        assert_eq!((&asked.query.columns, asked.with_id), (&Some(vec![]), true));
        let table = table();
        let answer = run(&table, &asked.query).unwrap();
        for (form, wanted) in [
            (asked.records, "[[1],[2]]"),
            (datastore::Records::Objects, r#"[{"_id":1},{"_id":2}]"#),
            (datastore::Records::Csv, r#""1\n2\n""#),
        ] {
            let mut out = Vec::new();
            records(&answer, asked.with_id, form, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), wanted);
        }
    }
    let all = search(json!({"fields": ""})).unwrap();
    assert_eq!((all.query.columns, all.with_id), (None, true));
}

#[test]
fn a_safe_part_of_sql_is_read() {
    assert_eq!(selected("state = 'O''Brien'"), [4]);
    assert_eq!(
        selected("\"Item Code\" <> 3 and not (price < 2 or price is null)"),
        [2, 4]
    );
    assert_eq!(
        selected("state IN ('Johor', 'Kedah') AND open = true"),
        [1, 3]
    );
    assert_eq!(selected("price BETWEEN 1.5 AND 2.25"), [1, 2]);
    assert_eq!(selected("price NOT BETWEEN 1.5 AND 2.25"), [4, 5]);
    assert_eq!(selected("state LIKE 'K%'"), [1, 3]);
    assert_eq!(selected("state NOT LIKE 'K%'"), [2, 4]);
    assert_eq!(selected("state ILIKE '%JOH%'"), [2]);
    assert_eq!(selected("state IS NULL"), [5]);
    assert_eq!(selected("date >= '1970-01-04'"), [4, 5]);
    let text = "select \"Item Code\", price from x order by price desc limit 2 offset 1";
    assert_eq!(rows(&sql(text).unwrap()), [2, 1]);
    assert_eq!(
        datastore::sql_table("SELECT count(*) FROM \"a-b\" WHERE x").unwrap(),
        "a-b"
    );
    let grouped =
        "SELECT state, count(*) AS n, sum(price) FROM x GROUP BY state ORDER BY n DESC, state";
    let table = table();
    let answer = run(&table, &sql(grouped).unwrap()).map(|answer| {
        let names: Vec<String> = answer
            .fields()
            .iter()
            .map(|field| field.name.clone())
            .collect();
        (names, answer.value(0, 0).to_string(), answer.value(0, 1))
    });
    let names = ["state", "n", "sum_price"].map(str::to_owned).to_vec();
    assert_eq!(
        answer.unwrap(),
        (names, "Kedah".to_owned(), Value::Integer(2))
    );
}

#[test]
fn all_other_sql_is_refused_with_what_and_where() {
    for (text, code) in [
        ("DELETE FROM x", "syntax"),
        ("SELECT * FROM x; DROP TABLE x", "syntax"),
        ("SELECT * FROM x -- y", "syntax"),
        ("SELECT * FROM x, y", "syntax"),
        ("SELECT * FROM x JOIN y ON 1=1", "syntax"),
        ("SELECT * FROM (SELECT * FROM x)", "syntax"),
        ("SELECT pg_sleep(10) FROM x", "unknown_function"),
        (
            "SELECT * FROM x WHERE lower(state) = 'a'",
            "unknown_function",
        ),
        ("SELECT nope FROM x", "unknown_column"),
        ("SELECT * FROM x WHERE price = 'a'", "wrong_kind"),
        ("SELECT * FROM x WHERE state = price", "wrong_kind"),
        ("SELECT * FROM x WHERE 1 = 1", "syntax"),
        ("SELECT * FROM x WHERE state LIKE 'a_b'", "unsupported"),
        ("SELECT sum(state) FROM x", "not_number"),
        ("SELECT state, count(*) FROM x", "conflict"),
        ("SELECT count(*) FROM x GROUP BY state", "unsupported"),
        ("SELECT * FROM x UNION SELECT * FROM x", "syntax"),
        ("SELECT * FROM x LIMIT -1", "not_count"),
        ("SELECT * FROM x WHERE state = 'a", "syntax"),
    ] {
        let mistake = sql(text).unwrap_err();
        assert_eq!(mistake.what.code(), code, "{text}: {mistake}");
        assert_eq!(mistake.place, "sql");
    }
    let deep = format!(
        "SELECT * FROM x WHERE {}state = 'a'{}",
        "(".repeat(50),
        ")".repeat(50)
    );
    assert_eq!(sql(&deep).unwrap_err().what.code(), "too_much");
    let mistake = search(json!({"filters": {"a b": 1}})).unwrap_err();
    assert_eq!(
        (mistake.what.code(), mistake.place.as_str()),
        ("unknown_column", "filters")
    );
    assert_eq!(
        search(json!({"fltrs": 1})).unwrap_err().what.code(),
        "unknown_parameter"
    );
    assert_eq!(
        search(json!({"filters": "{"})).unwrap_err().what.code(),
        "syntax"
    );
}

#[test]
fn soda_is_read() {
    let ask = |params: &[(&str, &str)]| soda::parse(params.iter().copied(), table().schema());
    let found = |params: &[(&str, &str)]| rows(&ask(params).unwrap());
    assert_eq!(ask(&[]).unwrap().limit, Some(1000));
    assert_eq!(found(&[("state", "Kedah"), ("$$app_token", "x")]), [1, 3]);
    assert_eq!(
        found(&[("$where", "starts_with(state, 'K') and price > 1")]),
        [1]
    );
    assert_eq!(
        found(&[("$order", "price DESC"), ("$limit", "1"), ("$offset", "1")]),
        [2]
    );
    assert_eq!(
        found(&[("$select", "state, `Item Code`"), ("$q", "bri")]),
        [4]
    );
    let grouped = ask(&[
        ("$select", "state, avg(price) as mean, count(1)"),
        ("$group", "state"),
        ("$order", "mean desc"),
    ]);
    let table = table();
    let answer = run(&table, &grouped.unwrap()).unwrap();
    assert_eq!(answer.value(0, 1), Value::Number(4.0));
    assert_eq!(answer.fields()[2].name, "count");
    for (name, value, code) in [
        (
            "$where",
            "within_box(state, 1, 2, 3, 4)",
            "unknown_function",
        ),
        ("$having", "x > 1", "unsupported"),
        ("$select", "date_trunc_y(date)", "unknown_function"),
        ("$nope", "1", "unknown_parameter"),
        ("nope", "1", "unknown_column"),
    ] {
        assert_eq!(
            ask(&[(name, value)]).unwrap_err().what.code(),
            code,
            "{name}={value}"
        );
    }
}

/// What three dialects answer to the same question, as JSON.
fn three(state: &str, low: i64, descending: bool, limit: u64) -> [String; 3] {
    let table = table();
    let schema = table.schema();
    let mark = if descending { "-" } else { "" };
    let word = if descending { "desc" } else { "asc" };
    let asked = catalogue::parse(
        [
            ("contains", format!("{state}@state").as_str()),
            ("range", format!("Item Code[{low}:]").as_str()),
            ("sort", format!("{mark}price").as_str()),
            ("include", "state,price"),
            ("limit", limit.to_string().as_str()),
        ],
        schema,
    );
    let quoted = state.replace('\'', "''");
    let text = format!(
        "SELECT state, price FROM t WHERE state LIKE '%{quoted}%' AND \"Item Code\" >= {low} ORDER BY price {word} LIMIT {limit}"
    );
    let ckan = datastore::sql_parse(&text, schema);
    let socrata = soda::parse(
        [
            ("$select", "state, price"),
            (
                "$where",
                format!("contains(state, '{quoted}') and `Item Code` >= {low}").as_str(),
            ),
            ("$order", format!("price {word}").as_str()),
            ("$limit", limit.to_string().as_str()),
        ],
        schema,
    );
    [asked.unwrap().query, ckan.unwrap(), socrata.unwrap()].map(|query| {
        let mut out = Vec::new();
        write(&run(&table, &query).unwrap(), Output::Json, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    })
}

proptest! {
    #[test]
    fn three_dialects_answer_the_same(
        state in "[KJo'h]{1,2}",
        low in 0_i64..6,
        descending in any::<bool>(),
        limit in 0_u64..6,
    ) {
        let [one, two, three] = three(&state, low, descending, limit);
        prop_assert_eq!(&one, &two);
        prop_assert_eq!(&one, &three);
    }

    #[test]
    fn no_text_breaks_a_dialect(text in "\\PC{0,40}", part in "[a-z@,\\[\\]:'\"()=<>*$ ]{0,40}") {
        let table = table();
        let schema = table.schema();
        for text in [&text, &part] {
            let _ = datastore::sql_parse(&format!("select * from t where {text}"), schema);
            let _ = datastore::sql_parse(text, schema);
            let _ = datastore::sql_table(text);
            let mut sent = Map::new();
            for name in ["filters", "sort", "fields", "q", "limit"] {
                sent.insert(name.to_owned(), Json::from(text.as_str()));
                let _ = datastore::search_parse(&sent, schema);
            }
            for name in ["$select", "$where", "$order", "$group", "$q"] {
                let _ = soda::parse([(name, text.as_str())], schema);
            }
            for name in catalogue::PARAMETERS {
                let _ = catalogue::parse([(name, text.as_str())], schema);
            }
        }
    }
}
