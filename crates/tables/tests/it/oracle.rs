//! Answers are those of `DuckDB` over the Parquet that we write, and frictionless takes our CSV. Run by `make oracle`, which
//! installs both.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value as Json, json};
use tables::query::{Bound, Filter, Query, Test};
use tables::write::{Output, write};
use tables::{Answer, Scalar, Table, run};

use crate::query;

/// The figures of `query::some_figures` as SQL.
const FIGURES: [&str; 10] = [
    "count(*)",
    "count(c0)",
    "sum(c1)",
    "sum(c2)",
    "avg(c2)",
    "avg(c3)",
    "min(c0)",
    "max(c0)",
    "min(c3)",
    "max(c5)",
];
/// Tables, and questions of each.
const TABLES: usize = 120;
const QUESTIONS: usize = 10;

fn literal(value: &Scalar) -> String {
    let text = |text: &str| format!("'{}'", text.replace('\'', "''"));
    match value {
        Scalar::Text(words) => text(words),
        Scalar::Integer(whole) => whole.to_string(),
        Scalar::Number(number) => format!("cast('{number}' as double)"),
        Scalar::Boolean(flag) => flag.to_string(),
        Scalar::Date(_) => format!("date '{}'", query::value(Some(value))),
        Scalar::Timestamp(_) => format!("timestamp '{}'", query::value(Some(value))),
    }
}

fn condition(filter: &Filter) -> String {
    let joined = |filters: &[Filter], between: &str, none: &str| {
        let all: Vec<String> = filters.iter().map(condition).collect();
        if all.is_empty() {
            none.to_owned()
        } else {
            format!("({})", all.join(between))
        }
    };
    match filter {
        Filter::All(filters) => joined(filters, " and ", "true"),
        Filter::Any(filters) => joined(filters, " or ", "false"),
        Filter::Not(filter) => format!("(not {})", condition(filter)),
        Filter::Rows { from, to } => format!(
            "(_row >= {} and _row <= {})",
            from.unwrap_or(0),
            to.unwrap_or(1 << 40)
        ),
        Filter::Test { column, test } => passes(&format!("c{column}"), test),
    }
}

fn passes(column: &str, test: &Test) -> String {
    let known = |holds: bool| format!("(case when {column} is null then null else {holds} end)");
    match test {
        Test::In(values) if values.is_empty() => known(false),
        Test::In(values) => {
            let values: Vec<String> = values.iter().map(literal).collect();
            format!("({column} in ({}))", values.join(", "))
        }
        Test::Range { low, high } => {
            let mut all = vec![known(true)];
            match low {
                Bound::Open => {}
                Bound::Included(low) => all.push(format!("{column} >= {}", literal(low))),
                Bound::Excluded(low) => all.push(format!("{column} > {}", literal(low))),
            }
            match high {
                Bound::Open => {}
                Bound::Included(high) => all.push(format!("{column} <= {}", literal(high))),
                Bound::Excluded(high) => all.push(format!("{column} < {}", literal(high))),
            }
            format!("({})", all.join(" and "))
        }
        Test::IgnoringCase(word) => format!("(lower({column}) = lower('{word}'))"),
        Test::StartsWith(word) => format!("starts_with({column}, '{word}')"),
        Test::Contains {
            text,
            ignore_case: true,
        } => format!("contains(lower({column}), lower('{text}'))"),
        Test::Contains { text, .. } => format!("contains({column}, '{text}')"),
        Test::Present => format!("({column} is not null)"),
        Test::Absent => format!("({column} is null)"),
    }
}

/// The question as `DuckDB` understands it.
fn sql(query: &Query, figures: &[&str]) -> String {
    let keys: Vec<String> = query.group.iter().map(|at| format!("c{at}")).collect();
    let items: Vec<String> = if figures.is_empty() {
        (0..7).map(|at| format!("c{at}")).collect()
    } else {
        let figures = figures.iter().map(|figure| (*figure).to_owned());
        keys.iter().cloned().chain(figures).collect()
    };
    let mut text = format!("select {} from t", items.join(", "));
    if let Some(filter) = &query.filter {
        write!(text, " where {}", condition(filter)).unwrap();
    }
    if !keys.is_empty() {
        write!(text, " group by {}", keys.join(", ")).unwrap();
    }
    let mut order: Vec<String> = if figures.is_empty() {
        let sorts = query.sort.iter().map(|sort| {
            let word = if sort.descending { "desc" } else { "asc" };
            format!("c{} {word} nulls last", sort.column)
        });
        sorts.chain(["_row".to_owned()]).collect()
    } else {
        keys.iter().map(|key| format!("{key} nulls last")).collect()
    };
    if order.is_empty() {
        order.push("1".to_owned());
    }
    write!(text, " order by {}", order.join(", ")).unwrap();
    if let Some(limit) = query.limit {
        write!(text, " limit {limit} offset {}", query.offset).unwrap();
    }
    text
}

fn rows(table: &Table, query: &Query) -> Json {
    let answer = run(table, query).unwrap();
    let mut out = Vec::new();
    write(&answer, Output::Json, &mut out).unwrap();
    let objects: Vec<Json> = serde_json::from_slice(&out).unwrap();
    let names: Vec<&str> = answer
        .fields()
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    let row = |object: &Json| {
        names
            .iter()
            .map(|name| object[name].clone())
            .collect::<Json>()
    };
    objects.iter().map(row).collect()
}

fn put(folder: &Path, name: &str, table: &Table, output: Output) -> PathBuf {
    let path = folder.join(name);
    let mut bytes = Vec::new();
    write(&Answer::all(table), output, &mut bytes).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path
}

fn listed() -> BoxedStrategy<Query> {
    (
        prop::option::weighted(0.9, query::filter()),
        query::sort(),
        0_u64..4,
        0_u64..40,
    )
        .prop_map(|(filter, sort, offset, limit)| Query {
            filter,
            sort,
            offset,
            limit: Some(limit),
            ..Query::default()
        })
        .boxed()
}

fn grouped() -> BoxedStrategy<Query> {
    (
        prop::option::of(query::filter()),
        prop::sample::subsequence(vec![0_usize, 1, 2, 3, 4, 5, 6], 0..3),
    )
        .prop_map(|(filter, group)| Query {
            filter,
            group,
            aggregates: query::some_figures(),
            ..Query::default()
        })
        .boxed()
}

#[test]
#[ignore = "needs DuckDB and frictionless: make oracle"]
fn others_say_the_same() {
    let python = std::env::var("BALAI_ORACLE").expect("BALAI_ORACLE names a Python with DuckDB");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("oracle");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let mut runner = TestRunner::deterministic();
    let mut cases = Vec::new();
    let mut one =
        |strategy: &BoxedStrategy<Query>| strategy.new_tree(&mut runner).unwrap().current();
    let (listed, grouped) = (listed(), grouped());
    let mut generator = TestRunner::deterministic();
    for number in 0..TABLES {
        let made = query::rows().new_tree(&mut generator).unwrap().current();
        let table = query::table(&made);
        let parquet = put(
            &folder,
            &format!("{number}.parquet"),
            &table,
            Output::Parquet,
        );
        let csv = put(&folder, &format!("{number}.csv"), &table, Output::Csv);
        let questions: Vec<Json> = (0..QUESTIONS)
            .map(|at| {
                let (query, figures) = if at % 3 == 2 {
                    (one(&grouped), &FIGURES[..])
                } else {
                    (one(&listed), &[][..])
                };
                json!({"sql": sql(&query, figures), "rows": rows(&table, &query)})
            })
            .collect();
        let kinds: Vec<(&str, &str)> = table
            .schema()
            .fields()
            .iter()
            .map(|field| (field.name.as_str(), field.kind.code()))
            .collect();
        cases.push(json!({
            "parquet": parquet, "csv": csv, "rows": table.rows(), "fields": kinds, "questions": questions,
        }));
    }
    let path = folder.join("cases.json");
    std::fs::write(&path, Json::from(cases).to_string()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/tables/oracle.py");
    let status = Command::new(python).arg(script).arg(path).status().unwrap();
    assert!(status.success());
}
