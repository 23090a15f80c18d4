//! CKAN's `DataStore`: `datastore_search`, and of `datastore_search_sql` what is one plain `select` of one table.
//!
//! `_id` is a row's number from 1. `q` finds rows in which each of its words is a part of some text, whatever the case.
//! A limit above [`MOST_ROWS`] is that many, as CKAN has it.

use serde_json::{Map, Value as Json};

use crate::dialect::expression::Reader;
use crate::dialect::select::{Clauses, once, place_of};
use crate::dialect::{LONGEST, Mistake, What, all, column, field, flag, scalar, search, whole};
use crate::query::{Bound, Filter, Query, Sort, Test};
use crate::schema::Schema;
use crate::value::Scalar;

/// Rows that are answered if nothing is said, and at most.
pub const USUAL_LIMIT: u64 = 100;
/// The most rows of an answer.
pub const MOST_ROWS: u64 = 32_000;
/// The number of a row.
pub const ID: &str = "_id";
/// How deep `$and` and `$or` may be nested.
const DEEPEST: usize = 5;

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Records {
    /// A list of objects.
    #[default]
    Objects,
    /// A list of lists.
    Lists,
    /// CSV without a header, as one text.
    Csv,
    /// The same with tabs.
    Tsv,
}

/// What was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// The question. Its total is asked unless somebody said otherwise.
    pub query: Query,
    /// Whether rows are told with their numbers.
    pub with_id: bool,
    /// How records are written.
    pub records: Records,
    /// Whether to tell how to get the next page.
    pub next_page: bool,
}

/// Reads what was sent: a JSON object, or the parameters of an address as texts. Whose table it is is passed over.
pub fn search_parse(sent: &Map<String, Json>, schema: &Schema) -> Result<Search, Mistake> {
    let mut query = Query {
        limit: Some(USUAL_LIMIT),
        total: true,
        ..Query::default()
    };
    let mut filters = Vec::new();
    let mut fields = None;
    let mut records = Records::default();
    let mut next_page = false;
    let mut sort = String::new();
    for (name, value) in sent {
        match name.as_str() {
            "resource_id" | "id" | "language" | "plain" | "total_estimation_threshold" => {}
            "filters" => filters.extend(conditions(value, schema)?),
            "q" => match value {
                Json::String(words) => filters.extend(search(schema, words)),
                Json::Null => {}
                _ => return Err(Mistake::new(What::Unsupported, "q", &value.to_string())),
            },
            "fields" => fields = columns(value, schema)?,
            "sort" => sort = text(value),
            "limit" => query.limit = Some(whole("limit", &text(value))?.min(MOST_ROWS)),
            "offset" => query.offset = whole("offset", &text(value))?,
            "distinct" => query.distinct = flag("distinct", &text(value))?,
            "include_total" => query.total = flag("include_total", &text(value))?,
            "include_next_page" => next_page = flag("include_next_page", &text(value))?,
            "records_format" => records = format(&text(value))?,
            _ => return Err(Mistake::new(What::UnknownParameter, name, &text(value))),
        }
    }
    query.filter = all(filters);
    let mut with_id = true;
    if let Some((columns, is_numbered)) = fields {
        query.columns = Some(columns);
        with_id = is_numbered;
        // No two rows have one number.
        query.distinct &= !is_numbered;
    }
    sorts(&sort, schema, &mut query)?;
    with_id &= !query.is_grouped();
    Ok(Search {
        query,
        with_id,
        records,
        next_page,
    })
}

/// A text, or JSON as one.
fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        value => value.to_string(),
    }
}

fn format(name: &str) -> Result<Records, Mistake> {
    match name {
        "objects" | "" => Ok(Records::Objects),
        "lists" => Ok(Records::Lists),
        "csv" => Ok(Records::Csv),
        "tsv" => Ok(Records::Tsv),
        _ => Err(Mistake::new(What::Unsupported, "records_format", name)),
    }
}

/// A list of names, or names with commas between, each once; and whether `_id` is among them. Nothing where none is named.
fn columns(value: &Json, schema: &Schema) -> Result<Option<(Vec<usize>, bool)>, Mistake> {
    let names: Vec<String> = match value {
        Json::Array(names) => names.iter().map(text).collect(),
        value => text(value)
            .split(',')
            .map(|name| name.trim().to_owned())
            .collect(),
    };
    let mut columns = Vec::new();
    let mut with_id = false;
    for name in names.iter().filter(|name| !name.is_empty()) {
        if name == ID {
            with_id = true;
        } else {
            once(&mut columns, column(schema, "fields", name)?);
        }
    }
    let is_named = with_id || !columns.is_empty();
    Ok(is_named.then_some((columns, with_id)))
}

/// `a asc, b desc`.
fn sorts(text: &str, schema: &Schema, query: &mut Query) -> Result<(), Mistake> {
    if text.trim().is_empty() {
        return Ok(());
    }
    let mut reader = Reader::new(schema, "sort", text)?;
    let orders = reader.orders()?;
    reader.end()?;
    for (name, descending) in orders {
        // Rows that sort equal stay in the order of their numbers anyway.
        if name == ID && !descending {
            break;
        }
        let column = place_of(query, schema, &name).ok_or_else(|| {
            let known = schema.names().map(str::to_owned).collect();
            Mistake::new(What::UnknownColumn(known), "sort", &name)
        })?;
        query.sort.push(Sort { column, descending });
    }
    Ok(())
}

/// An object, or a text that is one.
fn conditions(value: &Json, schema: &Schema) -> Result<Vec<Filter>, Mistake> {
    let wrong = |given: &str| Mistake::new(What::Syntax, "filters", given);
    let read;
    let value = match value {
        Json::String(text) if text.trim().is_empty() => return Ok(Vec::new()),
        Json::String(text) if text.len() > LONGEST => {
            return Err(Mistake::new(What::TooMuch, "filters", text));
        }
        Json::String(text) => {
            read = serde_json::from_str(text).map_err(|_| wrong(text))?;
            &read
        }
        value => value,
    };
    match value {
        Json::Null => Ok(Vec::new()),
        Json::Object(conditions) => each(conditions, schema, DEEPEST),
        value => Err(wrong(&value.to_string())),
    }
}

fn each(
    conditions: &Map<String, Json>,
    schema: &Schema,
    depth: usize,
) -> Result<Vec<Filter>, Mistake> {
    let Some(depth) = depth.checked_sub(1) else {
        return Err(Mistake::new(What::TooMuch, "filters", ""));
    };
    let mut filters = Vec::new();
    for (name, value) in conditions {
        let filter = match (name.as_str(), value) {
            ("$and" | "$or", Json::Array(parts)) => {
                let mut all = Vec::new();
                for part in parts {
                    let Json::Object(part) = part else {
                        return Err(Mistake::new(What::Syntax, "filters", &part.to_string()));
                    };
                    all.push(Filter::All(each(part, schema, depth)?));
                }
                if name == "$and" {
                    Filter::All(all)
                } else {
                    Filter::Any(all)
                }
            }
            (ID, value) => numbered(value)?,
            (name, value) => of_column(name, value, schema)?,
        };
        filters.push(filter);
    }
    Ok(filters)
}

fn of_column(name: &str, value: &Json, schema: &Schema) -> Result<Filter, Mistake> {
    let (at, field) = field(schema, "filters", name)?;
    let one = |value: &Json| scalar(field, "filters", &text(value));
    match value {
        Json::Null => Ok(Filter::test(at, Test::Absent)),
        Json::Array(values) => {
            let values: Vec<Scalar> = values.iter().map(one).collect::<Result<_, _>>()?;
            Ok(Filter::test(at, Test::In(values)))
        }
        Json::Object(tests) => {
            let mut all = Vec::new();
            for (test, value) in tests {
                all.push(Filter::test(at, operator(test, value, &one)?));
            }
            Ok(Filter::All(all))
        }
        value => Ok(Filter::test(at, Test::equals(one(value)?))),
    }
}

fn operator(
    name: &str,
    value: &Json,
    one: &dyn Fn(&Json) -> Result<Scalar, Mistake>,
) -> Result<Test, Mistake> {
    Ok(match (name, value) {
        ("eq", Json::Null) => Test::Absent,
        ("eq", value) => Test::equals(one(value)?),
        ("in", Json::Array(values)) => Test::In(values.iter().map(one).collect::<Result<_, _>>()?),
        ("gt", value) => Test::Range {
            low: Bound::Excluded(one(value)?),
            high: Bound::Open,
        },
        ("gte", value) => Test::from(one(value)?),
        ("lt", value) => Test::Range {
            low: Bound::Open,
            high: Bound::Excluded(one(value)?),
        },
        ("lte", value) => Test::to(one(value)?),
        _ => return Err(Mistake::new(What::Unsupported, "filters", name)),
    })
}

/// A condition of the row's number, which begins at 1.
fn numbered(value: &Json) -> Result<Filter, Mistake> {
    let number = |value: &Json| whole(ID, &text(value));
    let rows = |from: Option<u64>, to: Option<u64>| Filter::Rows { from, to };
    let nothing = || Filter::Any(Vec::new());
    // Row 1 is number 0 here; there is no row 0.
    let just = |id: u64| match id.checked_sub(1) {
        Some(row) => rows(Some(row), Some(row)),
        None => nothing(),
    };
    match value {
        Json::Array(values) => {
            let ids = values.iter().map(number).collect::<Result<Vec<u64>, _>>()?;
            Ok(Filter::Any(ids.into_iter().map(just).collect()))
        }
        Json::Object(tests) => {
            let mut all = Vec::new();
            for (test, value) in tests {
                let id = number(value)?;
                all.push(match test.as_str() {
                    "eq" => just(id),
                    "gt" => rows(Some(id), None),
                    "gte" => rows(Some(id.saturating_sub(1)), None),
                    "lt" if id < 2 => nothing(),
                    "lt" => rows(None, Some(id - 2)),
                    "lte" if id < 1 => nothing(),
                    "lte" => rows(None, Some(id - 1)),
                    _ => return Err(Mistake::new(What::Unsupported, ID, test)),
                });
            }
            Ok(Filter::All(all))
        }
        value => number(value).map(just),
    }
}

/// The name of the table that an SQL text asks, so that somebody finds its columns. Nothing but one `select` is read.
pub fn sql_table(sql: &str) -> Result<String, Mistake> {
    let empty = crate::schema::Schema::none();
    let mut reader = Reader::new(&empty, "sql", sql)?;
    reader.expect("select")?;
    while !reader.word("from") {
        if reader.is_over() {
            return Err(reader.wrong(What::Syntax));
        }
        reader.pass();
    }
    reader.name()
}

/// Reads one `select` of one table: columns and figures, `where`, `group by`, `order by`, `limit`, `offset`. At most
/// [`MOST_ROWS`] are answered.
pub fn sql_parse(sql: &str, schema: &Schema) -> Result<Query, Mistake> {
    let mut reader = Reader::new(schema, "sql", sql)?;
    let mut clauses = Clauses::default();
    reader.expect("select")?;
    clauses.distinct = reader.word("distinct");
    clauses.items = reader.items()?;
    reader.expect("from")?;
    reader.name()?;
    if reader.word("where") {
        clauses.filter = Some(reader.condition()?);
    }
    if reader.word("group") {
        reader.expect("by")?;
        clauses.group = reader.columns()?;
    }
    if reader.word("order") {
        reader.expect("by")?;
        clauses.order = reader.orders()?;
    }
    clauses.limit = Some(MOST_ROWS);
    loop {
        if reader.word("limit") {
            clauses.limit = Some(reader.count()?.min(MOST_ROWS));
        } else if reader.word("offset") {
            clauses.offset = reader.count()?;
        } else {
            break;
        }
    }
    reader.end()?;
    clauses.query(schema, "sql")
}
