//! Rows: what programs put into a dataset's table one batch after the other, and take out of it.

use std::collections::{BTreeMap, BTreeSet};

use base::Problem;
use kernel::App;
use kernel::documents;
use serde_json::{Map, Value as Json, json};
use tables::dialect::datastore::{ID, search_parse};
use tables::merge::{MergeError, keyed};
use tables::read::{Format, Plan, ReadError, quietly, read};
use tables::{Field, Kind, MOST_COLUMNS, Schema, Table};
use web::Ctx;

use super::{target, told};
use crate::ckan::asked::{Asked, invalid};
use crate::ckan::http::invalid as unanswerable;
use crate::drafts::{Batch, Kept, RowsSent, RowsWay, drafts_limits, rows_empty, rows_put, stated};
use crate::http::aside;
use crate::shelf;

/// The most rows that come at once.
const ROWS_MAX: usize = 32_000;
/// What a deletion may say.
const DELETES: [&str; 4] = ["resource_id", "filters", "force", "calculate_record_count"];
/// The longest filters, in bytes of JSON.
const FILTERS_MAX: usize = 20_000;

/// Names and kinds.
type Columns = Vec<(String, String)>;
type Record = Map<String, Json>;

/// `datastore_create`: a table's columns and key, and its first rows. A table that is there keeps its columns.
pub(super) async fn create(app: &App, ctx: &Ctx, mut asked: Asked) -> Result<Json, Problem> {
    let within = asked
        .all()
        .get("resource")
        .and_then(|it| it.get("package_id"));
    let name = match within.and_then(Json::as_str) {
        Some(package) => package.to_owned(),
        None => asked.needed("resource_id")?,
    };
    let kept = target(app, ctx, &name).await?;
    let records = records(&mut asked)?;
    let stated = columns_of(&kept)?;
    let size = size(&records);
    let look = move || kinds(&records).map(|kinds| (kinds, records));
    let (kinds, records) = aside(size, look).await??;
    let said = said(asked.all().get("fields"))?;
    let columns = match stated {
        Some(columns) => {
            let fits = said.is_empty() || fits(&columns, &said);
            let wrong = || invalid().field("fields", "opendata.ckan_other_fields");
            fits.then_some(columns).ok_or_else(wrong)?
        }
        None => inferred(said, kinds)?,
    };
    let key = asked
        .all()
        .contains_key("primary_key")
        .then(|| named(&asked, "primary_key"));
    check_key(key.as_deref(), &columns)?;
    let batch = (RowsWay::Insert, records);
    put(app, ctx, (kept, columns, key), batch, &asked).await
}

/// `datastore_upsert`.
pub(super) async fn upsert(app: &App, ctx: &Ctx, mut asked: Asked) -> Result<Json, Problem> {
    let kept = target(app, ctx, &asked.needed("resource_id")?).await?;
    let way = match asked.text("method").as_deref().unwrap_or("upsert") {
        "upsert" => RowsWay::Upsert,
        "insert" => RowsWay::Insert,
        "update" => RowsWay::Update,
        _ => return Err(invalid().field("method", "opendata.ckan_method")),
    };
    let records = records(&mut asked)?;
    let columns = columns_of(&kept)?;
    let none = || invalid().field("resource_id", "opendata.ckan_no_table");
    let columns = columns.ok_or_else(none)?;
    put(app, ctx, (kept, columns, None), (way, records), &asked).await
}

/// `datastore_delete`: rows that filters find; all of them only where that is said, by `{}` or by naming no filters at all.
/// Of a dataset of which nothing is published, all of the draft.
pub(super) async fn delete(app: &App, ctx: &Ctx, asked: &Asked) -> Result<Json, Problem> {
    let kept = target(app, ctx, &asked.needed("resource_id")?).await?;
    let told =
        json!({"resource_id": asked.text("resource_id"), "filters": asked.all().get("filters")});
    let wrong = || invalid().field("filters", "opendata.ckan_filters");
    // Filters that are called otherwise by mistake would be none.
    if !asked
        .all()
        .keys()
        .all(|name| DELETES.contains(&name.as_str()))
    {
        return Err(wrong());
    }
    let filters = match asked.all().get("filters") {
        Some(Json::String(text)) => serde_json::from_str(text).map_err(|_| wrong())?,
        Some(filters) => filters.clone(),
        None => json!({}),
    };
    if !filters
        .as_object()
        .is_some_and(|all| all.values().all(is_narrow))
    {
        return Err(wrong());
    }
    let is_all = filters.as_object().is_some_and(Map::is_empty);
    let is_new = kept.dataset.current == 0;
    let columns = match columns_of(&kept) {
        // Whatever the draft is: it goes.
        _ if is_all && is_new => Columns::new(),
        found => {
            let none = || invalid().field("resource_id", "opendata.ckan_no_table");
            found?.ok_or_else(none)?
        }
    };
    let text = filters.to_string();
    // A row's number is one of a version, and its draft counts anew.
    if text.len() > FILTERS_MAX || filters.get(ID).is_some() {
        return Err(wrong());
    }
    if !is_all {
        let sent = Map::from_iter([("filters".to_owned(), filters)]);
        search_parse(&sent, &schema(&columns)?).map_err(unanswerable)?;
    }
    let batch = Batch {
        by: ctx.actor.id(),
        way: RowsWay::Delete,
        blob: String::new(),
        bytes: u64::try_from(text.len()).unwrap_or(u64::MAX),
        rows: 0,
        filters: text,
    };
    if is_all {
        emptied(app, ctx, (kept, columns), batch).await?;
    } else {
        written(app, ctx, (kept, columns, None), batch).await?;
    }
    Ok(told)
}

/// Takes all rows out of the draft.
async fn emptied(
    app: &App,
    ctx: &Ctx,
    (kept, columns): (Kept, Columns),
    batch: Batch,
) -> Result<(), Problem> {
    let sent = RowsSent {
        slug: kept.dataset.slug,
        batch,
        columns,
        key: None,
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.ckan_rows_empty", move |tx| {
        rows_empty(tx, (&actor, now), &sent)
    });
    write.await.map(drop).map_err(Problem::from)
}

/// Whether a filter says something: an empty one would find every row.
fn is_narrow(filter: &Json) -> bool {
    match filter {
        Json::Array(all) => !all.is_empty() && all.iter().all(is_narrow),
        Json::Object(all) => !all.is_empty() && all.values().all(is_narrow),
        _ => true,
    }
}

/// The columns that rows of a dataset have.
fn columns_of(kept: &Kept) -> Result<Option<Columns>, Problem> {
    let newest = kept
        .versions
        .iter()
        .find(|version| version.retracted.is_none());
    stated(newest, kept.draft.as_ref()).map_err(Problem::from)
}

fn schema(columns: &Columns) -> Result<Schema, Problem> {
    let field = |(name, kind): &(String, String)| {
        Field::new(name.clone(), Kind::parse(kind).unwrap_or(Kind::Text))
    };
    let schema = Schema::new(columns.iter().map(field).collect());
    schema.map_err(|_| invalid().field("fields", "opendata.ckan_fields"))
}

/// The rows that were sent.
fn records(asked: &mut Asked) -> Result<Vec<Record>, Problem> {
    let wrong = || invalid().field("records", "opendata.ckan_records");
    let all = match asked.take_value("records") {
        None | Some(Json::Null) => Vec::new(),
        Some(Json::Array(all)) => all,
        Some(_) => return Err(wrong()),
    };
    if all.len() > ROWS_MAX {
        return Err(wrong());
    }
    let record = |one: Json| match one {
        Json::Object(mut record) => {
            // The number of a row, as a search tells it.
            record.remove(ID);
            Ok(record)
        }
        _ => Err(wrong()),
    };
    all.into_iter().map(record).collect()
}

/// Columns as they are said: names, and kinds where those are said.
fn said(fields: Option<&Json>) -> Result<Vec<(String, Option<Kind>)>, Problem> {
    let wrong = || invalid().field("fields", "opendata.ckan_fields");
    let all = match fields {
        None | Some(Json::Null) => return Ok(Vec::new()),
        Some(Json::Array(all)) => all,
        Some(_) => return Err(wrong()),
    };
    let field = |field: &Json| {
        let name = field.get("id").and_then(Json::as_str).ok_or_else(wrong)?;
        let kind = match field.get("type").and_then(Json::as_str) {
            Some(code) => Some(kind(code).ok_or_else(wrong)?),
            None => None,
        };
        Ok((name.to_owned(), kind))
    };
    let named = all
        .iter()
        .filter(|field| field.get("id") != Some(&ID.into()));
    named.map(field).collect()
}

/// The kind of CKAN's, or PostgreSQL's, name.
fn kind(code: &str) -> Option<Kind> {
    Some(match code.to_ascii_lowercase().as_str() {
        "text" | "string" | "varchar" => Kind::Text,
        "int" | "int2" | "int4" | "int8" | "integer" | "bigint" | "smallint" => Kind::Integer,
        "numeric" | "float" | "float4" | "float8" | "double precision" | "number" => Kind::Number,
        "bool" | "boolean" => Kind::Boolean,
        "date" => Kind::Date,
        "timestamp" => Kind::Timestamp,
        _ => return None,
    })
}

/// Whether columns that are said are those that are there.
fn fits(columns: &Columns, said: &[(String, Option<Kind>)]) -> bool {
    let same = |((name, kind), (other, wanted)): (&(String, String), &(String, Option<Kind>))| {
        name == other && wanted.is_none_or(|wanted| wanted.code() == kind)
    };
    columns.len() == said.len() && columns.iter().zip(said).all(same)
}

/// How many cells there are.
fn size(records: &[Record]) -> i64 {
    let cells = records.iter().map(Map::len).sum::<usize>();
    i64::try_from(cells).unwrap_or(i64::MAX)
}

/// The columns that rows name, in order, and what all of a column's values are in JSON; nothing where none has a value.
fn kinds(records: &[Record]) -> Result<Vec<(String, Option<Kind>)>, Problem> {
    let mut kinds: Vec<(String, Option<Kind>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, value) in records.iter().flatten() {
        let at = *places.entry(name).or_insert(kinds.len());
        match kinds.get_mut(at) {
            Some((_, known)) => *known = both(*known, value),
            None if at == MOST_COLUMNS => {
                return Err(invalid().field("records", "opendata.ckan_fields"));
            }
            None => kinds.push((name.clone(), both(None, value))),
        }
    }
    Ok(kinds)
}

/// The kind of values of a kind and one more. Text in JSON stays text.
fn both(known: Option<Kind>, value: &Json) -> Option<Kind> {
    let kind = match value {
        Json::Null => return known,
        Json::Bool(_) => Kind::Boolean,
        Json::Number(number) if number.is_i64() => Kind::Integer,
        Json::Number(_) => Kind::Number,
        _ => Kind::Text,
    };
    Some(match (known, kind) {
        (None, kind) => kind,
        (Some(known), kind) if known == kind => kind,
        (Some(Kind::Integer | Kind::Number), Kind::Integer | Kind::Number) => Kind::Number,
        _ => Kind::Text,
    })
}

/// The columns of a new table: as they are said, else as the rows have them.
fn inferred(
    said: Vec<(String, Option<Kind>)>,
    seen: Vec<(String, Option<Kind>)>,
) -> Result<Columns, Problem> {
    let known: BTreeMap<String, Option<Kind>> = seen.iter().cloned().collect();
    let all = if said.is_empty() { seen } else { said };
    let column = |(name, kind): (String, Option<Kind>)| {
        let kind = kind.or_else(|| known.get(&name).copied().flatten());
        (name, kind.unwrap_or(Kind::Text).code().to_owned())
    };
    let columns: Columns = all.into_iter().map(column).collect();
    schema(&columns)?;
    Ok(columns)
}

/// Names in a list, or in one text with commas between.
fn named(asked: &Asked, name: &str) -> Vec<String> {
    let all = asked.list(name).into_iter();
    let each = all.flat_map(|text| {
        let names = text.split(',').map(str::trim).map(str::to_owned);
        names.collect::<Vec<_>>()
    });
    each.filter(|name| !name.is_empty()).collect()
}

fn check_key(key: Option<&[String]>, columns: &Columns) -> Result<(), Problem> {
    let key = key.unwrap_or_default();
    let is_there = |name: &String| columns.iter().any(|(known, _)| known == name);
    if key.len() <= columns.len() && key.iter().all(is_there) {
        Ok(())
    } else {
        Err(invalid().field("primary_key", "opendata.ckan_key"))
    }
}

/// Reads rows as the table has them, and puts them into the draft.
async fn put(
    app: &App,
    ctx: &Ctx,
    (kept, columns, key): (Kept, Columns, Option<Vec<String>>),
    (way, records): (RowsWay, Vec<Record>),
    asked: &Asked,
) -> Result<Json, Problem> {
    let rows = records.len();
    let draft = kept.draft.as_ref().map(|draft| &draft.body);
    let draft = draft.filter(|body| !body.is_spent());
    let by_now = draft.map_or(&kept.dataset.key, |body| &body.key);
    let (known, by_key) = (columns.clone(), key.as_ref().unwrap_or(by_now).clone());
    let size = size(&records);
    let read = move || bytes_of((&known, &by_key), way, records);
    let bytes = aside(size, read).await??;
    let mut told = json!({
        "resource_id": asked.text("resource_id"),
        "method": match way {
            RowsWay::Insert => "insert",
            RowsWay::Update => "update",
            _ => "upsert",
        },
    });
    if asked.flag("dry_run", false) {
        return Ok(told);
    }
    let batch = Batch {
        by: ctx.actor.id(),
        way,
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        blob: if bytes.is_empty() {
            String::new()
        } else {
            documents::blob_store(app, bytes).await?
        },
        rows: u64::try_from(rows).unwrap_or(u64::MAX),
        filters: String::new(),
    };
    let fields: Vec<Json> = columns
        .iter()
        .map(|(name, kind)| json!({"id": name, "type": kind}))
        .collect();
    let draft = written(app, ctx, (kept, columns, key), batch).await?;
    if let Some(told) = told.as_object_mut() {
        told.insert("fields".to_owned(), fields.into());
        told.insert(
            "primary_key".to_owned(),
            draft.get("primary_key").cloned().into(),
        );
        told.insert("draft".to_owned(), draft);
    }
    Ok(told)
}

/// Puts a batch into the draft; tells how far that has come.
async fn written(
    app: &App,
    ctx: &Ctx,
    (kept, columns, key): (Kept, Columns, Option<Vec<String>>),
    batch: Batch,
) -> Result<Json, Problem> {
    let sent = RowsSent {
        slug: kept.dataset.slug,
        batch,
        columns,
        key,
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.ckan_rows", move |tx| {
        rows_put(tx, (&actor, now), &sent)
    });
    let draft = write.await.map_err(Problem::from)?;
    Ok(told::draft(&draft))
}

/// Rows as the bytes of a table with the columns that they name; nothing if there are none.
fn bytes_of(
    (columns, key): (&Columns, &[String]),
    way: RowsWay,
    records: Vec<Record>,
) -> Result<Vec<u8>, Problem> {
    let Some(first) = records.first() else {
        return Ok(Vec::new());
    };
    let names: BTreeSet<&str> = first.keys().map(String::as_str).collect();
    let is_same = |record: &Record| {
        record.len() == names.len() && record.keys().all(|name| names.contains(name.as_str()))
    };
    if way != RowsWay::Insert && !records.iter().all(is_same) {
        return Err(invalid().field("records", "opendata.ckan_uneven"));
    }
    let all: BTreeSet<String> = records.iter().flat_map(Map::keys).cloned().collect();
    if let Some(unknown) = all
        .iter()
        .find(|name| !columns.iter().any(|(known, _)| known == *name))
    {
        let args = vec![("column", unknown.as_str().to_owned().into())];
        return Err(invalid().field_with("records", "opendata.column_unknown", args));
    }
    let sent: Columns = columns
        .iter()
        .filter(|(name, _)| all.contains(name))
        .cloned()
        .collect();
    let schema = schema(&sent)?;
    let table = table(&schema, records)?;
    if !key.is_empty() {
        let names: Vec<&str> = key.iter().map(String::as_str).collect();
        keyed(&table, &names, way == RowsWay::Insert).map_err(|error| unkeyed(&error, key))?;
    }
    shelf::packed(&table).map_err(|why| {
        tracing::error!(why, "rows cannot be kept");
        Problem::internal()
    })
}

fn table(schema: &Schema, records: Vec<Record>) -> Result<Table, Problem> {
    let mut lines = Vec::new();
    for (at, mut record) in records.into_iter().enumerate() {
        for field in schema.fields() {
            let Some(value) = record.get_mut(&field.name) else {
                continue;
            };
            match value {
                Json::Array(_) | Json::Object(_) => {
                    let given = value.to_string();
                    return Err(unfit(at + 1, &field.name, &given));
                }
                Json::Number(_) | Json::Bool(_) if field.kind == Kind::Text => {
                    *value = value.to_string().into();
                }
                _ => {}
            }
        }
        lines.extend(Json::Object(record).to_string().into_bytes());
        lines.push(b'\n');
    }
    let (plan, limits) = (Plan::of(schema), drafts_limits());
    let mut input = lines.as_slice();
    let found = read(&mut input, Format::Ndjson, &plan, &limits, &mut quietly);
    found.map_err(|error| match error {
        ReadError::Faults(faults) => match faults.first.first() {
            Some(fault) => {
                let row = usize::try_from(fault.row).unwrap_or_default();
                unfit(row, &fault.column, &fault.value)
            }
            None => invalid().field("records", "opendata.ckan_records"),
        },
        ReadError::Refused(_) => invalid().field("records", "opendata.ckan_records"),
    })
}

/// Rows whose key does not name them.
fn unkeyed(error: &MergeError, key: &[String]) -> Problem {
    let (code, row) = match error {
        MergeError::TwoOfAKey(row) => ("opendata.ckan_key_twice", *row),
        MergeError::NullKey(row) => ("opendata.ckan_key_absent", *row),
        _ => ("opendata.ckan_key_absent", 0),
    };
    let args = vec![
        ("row", (row + 1).to_string().into()),
        ("column", key.join(", ").into()),
    ];
    invalid().field_with("records", code, args)
}

/// A value that its column does not take.
fn unfit(row: usize, column: &str, value: &str) -> Problem {
    let value: String = value.chars().take(60).collect();
    let args = vec![
        ("row", row.to_string().into()),
        ("column", column.to_owned().into()),
        ("value", value.into()),
    ];
    invalid().field_with("records", "opendata.ckan_cell", args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_bounded_before_their_values_are_looked_at() {
        let record = |from: usize, to: usize| -> Record {
            let cells = (from..to).map(|at| (format!("c{at}"), json!(at)));
            cells.collect()
        };
        assert!(kinds(&[record(0, MOST_COLUMNS)]).is_ok());
        assert!(kinds(&[record(0, MOST_COLUMNS), record(1, MOST_COLUMNS + 1)]).is_err());
    }

    #[test]
    fn a_column_is_of_the_kind_of_all_its_values() {
        for (values, kind) in [
            (json!([1, null, 2]), Some(Kind::Integer)),
            (json!([1, 1.5]), Some(Kind::Number)),
            (json!([true, false]), Some(Kind::Boolean)),
            (json!([true, 1]), Some(Kind::Text)),
            (json!(["1", 1]), Some(Kind::Text)),
            (json!([null]), None),
        ] {
            let values = values.as_array().unwrap().iter();
            let records = values.map(|value| Map::from_iter([("a".to_owned(), value.clone())]));
            let found = kinds(&records.collect::<Vec<_>>()).unwrap();
            assert_eq!(found, [("a".to_owned(), kind)]);
        }
    }
}
