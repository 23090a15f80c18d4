//! Generated questions, asked in each dialect: the values are the same.

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};
use testkit::on_both_worlds;

use crate::browser::Browser;
use crate::dialects::{act, parsed, published};

/// A condition of a generated question.
#[derive(Debug, Clone)]
enum Condition {
    /// A column of text is what it is in a row.
    Is(usize, usize),
    /// A column of numbers or days lies between what it is in two rows.
    Between(usize, usize, usize),
}

/// A generated question; numbers stand for columns and rows, whatever their count is.
#[derive(Debug, Clone)]
struct Question {
    dataset: usize,
    conditions: Vec<Condition>,
    sort: Vec<(usize, bool)>,
    limit: usize,
    offset: usize,
}

fn question() -> impl Strategy<Value = Question> {
    let any_place = 0..10_000_usize;
    let condition = prop_oneof![
        (any_place.clone(), any_place.clone()).prop_map(|(column, row)| Condition::Is(column, row)),
        (any_place.clone(), any_place.clone(), any_place.clone())
            .prop_map(|(column, one, other)| Condition::Between(column, one, other)),
    ];
    let sort = prop::collection::vec((any_place, any::<bool>()), 0..3);
    let conditions = prop::collection::vec(condition, 0..3);
    (0..5_usize, conditions, sort, 0..40_usize, 0..10_usize).prop_map(
        |(dataset, conditions, sort, limit, offset)| Question {
            dataset,
            conditions,
            sort,
            limit,
            offset,
        },
    )
}

/// A dataset to be asked: its columns with their kinds, and its rows.
struct Known {
    slug: String,
    text: Vec<String>,
    ordered: Vec<(String, bool)>,
    all: Vec<String>,
    rows: Vec<Value>,
}

impl Known {
    fn of(browser: &mut Browser, slug: &str) -> Self {
        let about = parsed(&browser.get(&format!("/api/v1/datasets/{slug}")));
        let fields = about["fields"].as_array().expect("fields");
        let of = |kinds: &[&str]| -> Vec<(String, String)> {
            let name = |field: &Value, key: &str| field[key].as_str().expect("text").to_owned();
            fields
                .iter()
                .map(|field| (name(field, "name"), name(field, "kind")))
                .filter(|(_, kind)| kinds.contains(&kind.as_str()))
                .collect()
        };
        let names =
            |pairs: Vec<(String, String)>| pairs.into_iter().map(|(name, _)| name).collect();
        let rows = parsed(&browser.get(&format!("/data/{slug}/latest.json")));
        Self {
            slug: slug.to_owned(),
            text: names(of(&["text"])),
            ordered: of(&["integer", "number", "date"])
                .into_iter()
                .map(|(name, kind)| (name, kind == "date"))
                .collect(),
            all: names(of(&[
                "text",
                "integer",
                "number",
                "boolean",
                "date",
                "timestamp",
            ])),
            rows: rows.as_array().expect("rows").clone(),
        }
    }

    fn value(&self, column: &str, row: usize) -> &Value {
        &self.rows[row % self.rows.len()][column]
    }
}

/// A value as it is written in an address.
fn bare(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// A value as SQL and `SoQL` write it.
fn literal(value: &Value) -> String {
    match value.as_str() {
        Some(text) => format!("'{}'", text.replace('\'', "''")),
        None => value.to_string(),
    }
}

/// One question in four ways: addresses of the query API and of SODA, what the `DataStore` is sent, and SQL.
struct Said {
    catalogue: String,
    soda: String,
    sent: Value,
    sql: String,
}

/// Conditions as the query API has them, as CKAN's filters, and as clauses of SQL.
#[derive(Default)]
struct Conditions {
    query: Vec<String>,
    filters: Map<String, Value>,
    clauses: Vec<String>,
}

impl Conditions {
    /// Adds one; nothing if it cannot be said in each dialect: one of CKAN's objects has a column once.
    fn add(&mut self, known: &Known, condition: &Condition) -> Option<()> {
        let (column, filter) = match condition {
            Condition::Is(column, row) => {
                let column = &known.text[column % known.text.len()];
                let value = known.value(column, *row);
                let pair = format!("{}@{column}", value.as_str()?);
                self.query.push(format!("filter={}", web::encoded(&pair)));
                self.clauses
                    .push(format!("\"{column}\" = {}", literal(value)));
                (column, value.clone())
            }
            Condition::Between(column, one, other) => {
                let (column, is_day) = known.ordered.get(column % known.ordered.len().max(1))?;
                let (low, high) = (known.value(column, *one), known.value(column, *other));
                if low.is_null() || high.is_null() {
                    return None;
                }
                let (from, to) = (bare(low), bare(high));
                self.query.push(if *is_day {
                    format!("date_start={from}@{column}&date_end={to}@{column}")
                } else {
                    format!("range={}", web::encoded(&format!("{column}[{from}:{to}]")))
                });
                let (from, to) = (literal(low), literal(high));
                self.clauses
                    .push(format!("\"{column}\" between {from} and {to}"));
                (column, json!({"gte": low, "lte": high}))
            }
        };
        let before = self.filters.insert(column.clone(), filter);
        before.is_none().then_some(())
    }
}

fn said(known: &Known, question: &Question) -> Option<Said> {
    let Question { limit, offset, .. } = question;
    let mut conditions = Conditions::default();
    for condition in &question.conditions {
        conditions.add(known, condition)?;
    }
    let orders = question.sort.iter();
    let orders = orders.map(|(column, down)| (&known.all[column % known.all.len()], *down));
    let dashed: Vec<String> = orders
        .clone()
        .map(|(column, down)| format!("{}{column}", if down { "-" } else { "" }))
        .collect();
    let spoken: Vec<String> = orders
        .map(|(column, down)| format!("\"{column}\"{}", if down { " desc" } else { "" }))
        .collect();
    let (slug, spoken) = (&known.slug, spoken.join(", "));
    let mut query = conditions.query;
    query.push(format!("id={slug}&limit={limit}&offset={offset}"));
    let mut sql = vec![format!("select * from \"{slug}\"")];
    let mut soda = vec![format!("$limit={limit}&$offset={offset}")];
    if !conditions.clauses.is_empty() {
        let clauses = conditions.clauses.join(" and ");
        soda.push(format!("$where={}", web::encoded(&clauses)));
        sql.push(format!("where {clauses}"));
    }
    if !dashed.is_empty() {
        query.push(format!("sort={}", dashed.join(",+")));
        soda.push(format!("$order={}", web::encoded(&spoken)));
        sql.push(format!("order by {spoken}"));
    }
    sql.push(format!("limit {limit} offset {offset}"));
    let filters = conditions.filters;
    Some(Said {
        catalogue: format!("/data-catalogue?{}", query.join("&")),
        soda: format!("/resource/{slug}.json?{}", soda.join("&")),
        sent: json!({"resource_id": slug, "limit": limit, "offset": offset, "filters": filters, "sort": spoken}),
        sql: sql.join(" "),
    })
}

#[test]
fn all_dialects_give_the_same_values_for_generated_questions() {
    on_both_worlds(server::modules, |world| {
        let browser = RefCell::new(published(world));
        let slugs = [
            "agencies",
            "holidays",
            "report-categories",
            "charters",
            "public-services",
        ];
        let known = slugs.map(|slug| Known::of(&mut browser.borrow_mut(), slug));
        let config = Config {
            cases: 200,
            failure_persistence: None,
            ..Config::default()
        };
        let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let mut runner = TestRunner::new_with_rng(config, seed);
        let compared = RefCell::new(0_usize);
        let checked = runner.run(&question(), |question| {
            let Some(said) = said(&known[question.dataset], &question) else {
                return Ok(());
            };
            let Said {
                catalogue,
                soda,
                sent,
                sql,
            } = said;
            let browser = &mut browser.borrow_mut();
            let rows = parsed(&browser.get(&catalogue));
            prop_assert!(rows.is_array(), "{} {}", catalogue, rows);
            prop_assert_eq!(&rows, &parsed(&browser.get(&soda)), "{}", soda);
            let mut records = act(browser, "datastore_search", &sent)["records"].take();
            for record in records.as_array_mut().expect("records") {
                record.as_object_mut().expect("a record").remove("_id");
            }
            prop_assert_eq!(&rows, &records, "{}", sent);
            let mut selected = act(browser, "datastore_search_sql", &json!({"sql": sql}));
            prop_assert_eq!(&rows, &selected["records"].take(), "{}", sql);
            *compared.borrow_mut() += rows.as_array().map_or(0, Vec::len);
            Ok(())
        });
        checked.expect("the same values");
        let compared = compared.into_inner();
        assert!(compared > 500, "only {compared} rows were compared");
    });
}

#[test]
fn groups_are_the_same_in_all_dialects() {
    on_both_worlds(server::modules, |world| {
        let browser = &mut published(world);
        let sorted = |rows: &Value| {
            let mut rows = rows.as_array().expect("rows").clone();
            rows.sort_by_key(ToString::to_string);
            rows
        };
        let ours = parsed(
            &browser.get("/data-catalogue?id=agencies&group=level&agg=count,avg@lat,max@lon"),
        );
        let select = "level, count(*) as count, avg(lat) as avg_lat, max(lon) as max_lon";
        let soda = format!(
            "/resource/agencies.json?$select={}&$group=level",
            web::encoded(select)
        );
        let soda = parsed(&browser.get(&soda));
        assert_eq!(sorted(&ours), sorted(&soda));
        let sql = format!("select {select} from agencies group by level");
        let ckan = act(browser, "datastore_search_sql", &json!({"sql": sql}));
        assert_eq!(sorted(&ours), sorted(&ckan["records"]));
    });
}
