//! The `DataStore`: rows of a dataset's table by its filters, by a safe part of SQL, and all of them at once.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use base::Problem;
use kernel::App;
use serde_json::{Map, Value as Json, json};
use tables::dialect::datastore::{
    ID, MOST_ROWS, Records, Search, search_parse, sql_parse, sql_table,
};
use tables::write::{Dump, dump as write_dump, records};
use tables::{Answer, Field, Kind, Query, Table, run};
use web::{Ctx, Failure, tagged};

use super::refusals::{help, invalid};
use crate::answers::http::{Made, Of, answer};
use crate::answers::{schema, unwritten};
use crate::catalogue::{entries, slug_of};
use crate::ckan::asked::Asked;
use crate::ckan::shapes::MAIN;
use crate::ckan::write::rows_seen;
use crate::formats::CODES;
use crate::http::{aside, found, table};
use crate::model::{Dataset, Version, Which};
use crate::names::{Noun, uuid};
use crate::rules;

/// What spreadsheets need to see that a file is UTF-8.
const MARK: &str = "\u{feff}";

/// The version that is asked for, by any name of its dataset.
async fn version(
    app: &App,
    ctx: &Ctx,
    name: &str,
    as_of: Option<&str>,
) -> Result<(Dataset, Version), Problem> {
    let all = entries(app, ctx.now).await?;
    let slug = slug_of(&all, &CODES, name).ok_or_else(Problem::not_found)?;
    let which = match as_of {
        Some(asked) => rules::as_of(asked).ok_or_else(Problem::not_found)?,
        None => Which::Newest,
    };
    found(app, &slug, which).await
}

/// CKAN's name for a kind.
const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Integer => "int8",
        Kind::Number => "float8",
        Kind::Boolean => "bool",
        Kind::Date => "date",
        Kind::Timestamp => "timestamp",
    }
}

fn fields(all: &[Field], with_id: bool) -> Vec<Json> {
    let id = with_id.then(|| json!({"id": ID, "type": "int"}));
    let own = all
        .iter()
        .map(|field| json!({"id": field.name, "type": kind(field.kind)}));
    id.into_iter().chain(own).collect()
}

/// `datastore_search`.
pub(super) async fn search(
    app: &App,
    ctx: &Ctx,
    asked: &HeaderMap,
    mut sent: Asked,
) -> Result<Response, Failure> {
    let id = match sent.text("resource_id") {
        Some(id) => id,
        None => sent
            .text("id")
            .map_or_else(|| sent.needed("resource_id"), Ok)?,
    };
    let as_of = sent.take("as_of");
    if as_of.is_none()
        && let Some(draft) = rows_seen(app, ctx, &id).await?
    {
        return of_draft(app, ctx, asked, (&id, sent, draft)).await;
    }
    let (dataset, version) = version(app, ctx, &id, as_of.as_deref()).await?;
    let schema = schema(&dataset.slug, &version).map_err(Problem::from)?;
    let search = search_parse(sent.all(), &schema).map_err(invalid)?;
    let told = told(&sent, &id, &version);
    let question = format!("search {search:?} {told:?}");
    let of = Of::Version(&dataset.slug, &version);
    let help = help(ctx);
    let make = move |table: &Table| searched(table, &search, (&help, told));
    Ok(answer((app, ctx.now), asked, of, &question, make).await?)
}

/// The same of a draft, which its writer alone sees.
async fn of_draft(
    app: &App,
    ctx: &Ctx,
    asked: &HeaderMap,
    (id, sent, (dataset, version, revision)): (&str, Asked, (Dataset, Version, i64)),
) -> Result<Response, Failure> {
    let schema = schema(&dataset.slug, &version).map_err(Problem::from)?;
    let search = search_parse(sent.all(), &schema).map_err(invalid)?;
    let mut told = told(&sent, id, &version);
    told.insert("version".to_owned(), Json::Null);
    told.insert("draft".to_owned(), revision.into());
    let table = table(app, ctx, &dataset.slug, &version).await?;
    let help = help(ctx);
    let made = aside(version.rows, move || {
        searched(&table, &search, (&help, told))
    });
    let made = made.await??;
    Ok(tagged(asked, made.media_type, made.body))
}

/// What the answer repeats of the question.
fn told(sent: &Asked, id: &str, version: &Version) -> Map<String, Json> {
    let mut result = Map::new();
    for name in ["filters", "q", "sort", "records_format"] {
        let Some(value) = sent.all().get(name) else {
            continue;
        };
        let value = match (name, value) {
            ("filters", Json::String(text)) => serde_json::from_str(text).unwrap_or_default(),
            _ => value.clone(),
        };
        result.insert(name.to_owned(), value);
    }
    result.insert("resource_id".to_owned(), id.into());
    result.insert(
        "include_total".to_owned(),
        sent.flag("include_total", true).into(),
    );
    result.entry("records_format").or_insert("objects".into());
    result.insert("version".to_owned(), version.number.into());
    result
}

fn searched(
    table: &Table,
    search: &Search,
    (help, mut result): (&str, Map<String, Json>),
) -> Result<Made, Problem> {
    let Search {
        query,
        with_id,
        records: form,
        next_page,
    } = search;
    let found = run(table, query).map_err(invalid)?;
    let mut rows = Vec::new();
    records(&found, *with_id, *form, &mut rows).map_err(|error| unwritten(&error))?;
    result.insert("fields".to_owned(), fields(found.fields(), *with_id).into());
    result.insert("limit".to_owned(), query.limit.into());
    if query.offset > 0 {
        result.insert("offset".to_owned(), query.offset.into());
    }
    if let Some(total) = found.total {
        result.insert("total".to_owned(), total.into());
        result.insert("total_was_estimated".to_owned(), false.into());
    }
    result.insert("rows_read".to_owned(), found.cost.into());
    // The row behind which the next page begins says something in the table's own order only.
    if *next_page && query.sort.is_empty() && !query.is_grouped() {
        let next = found.next.map(|row| json!({ID: {"gt": row + 1}}));
        result.insert("next_page".to_owned(), next.into());
    }
    Ok(enveloped(help, result, &rows))
}

/// The envelope of a result with its records, which are written already.
fn enveloped(help: &str, result: Map<String, Json>, rows: &[u8]) -> Made {
    let result = Json::Object(result).to_string();
    let open = result.strip_suffix('}').unwrap_or(&result);
    let help = Json::from(help);
    let head = format!("{{\"help\":{help},\"success\":true,\"result\":{open},\"records\":");
    let body = [head.as_bytes(), rows, b"}}"].concat();
    Made::new(body, "application/json")
}

/// `datastore_search_sql`.
pub(super) async fn sql(
    app: &App,
    ctx: &Ctx,
    asked: &HeaderMap,
    sent: &Asked,
) -> Result<Response, Failure> {
    let text = sent.needed("sql")?;
    let name = sql_table(&text).map_err(invalid)?;
    let as_of = sent.text("as_of");
    let (dataset, version) = version(app, ctx, &name, as_of.as_deref()).await?;
    let schema = schema(&dataset.slug, &version).map_err(Problem::from)?;
    let query = sql_parse(&text, &schema).map_err(invalid)?;
    let question = format!("sql {query:?} {text}");
    let of = Of::Version(&dataset.slug, &version);
    let help = help(ctx);
    let number = version.number;
    let make = move |table: &Table| selected(table, &query, (&help, &text, number));
    Ok(answer((app, ctx.now), asked, of, &question, make).await?)
}

fn selected(
    table: &Table,
    query: &Query,
    (help, sql, number): (&str, &str, i64),
) -> Result<Made, Problem> {
    let found = run(table, query).map_err(invalid)?;
    let mut rows = Vec::new();
    records(&found, false, Records::Objects, &mut rows).map_err(|error| unwritten(&error))?;
    let mut result = Map::new();
    result.insert("sql".to_owned(), sql.into());
    result.insert("version".to_owned(), number.into());
    result.insert("fields".to_owned(), fields(found.fields(), false).into());
    let is_full = u64::try_from(found.len()) == Ok(MOST_ROWS);
    if is_full && found.next.is_some() {
        result.insert("records_truncated".to_owned(), true.into());
    }
    Ok(enveloped(help, result, &rows))
}

/// `datastore_info`.
pub(super) async fn info(app: &App, ctx: &Ctx, sent: &Asked) -> Result<Json, Problem> {
    let id = match sent.text("id") {
        Some(id) => id,
        None => sent
            .text("resource_id")
            .map_or_else(|| sent.needed("id"), Ok)?,
    };
    let as_of = sent.text("as_of");
    let draft = match as_of {
        None => rows_seen(app, ctx, &id).await?,
        Some(_) => None,
    };
    let (dataset, version) = match draft {
        Some((dataset, version, _)) => (dataset, version),
        None => version(app, ctx, &id, as_of.as_deref()).await?,
    };
    let schema = schema(&dataset.slug, &version)?;
    let about = |name: &str| {
        let mut known = dataset.dictionary.iter();
        let field = known.find(|field| field.name == name);
        field.map(|field| field.about.get(ctx.lang).to_string())
    };
    let shape = |field: &Field| {
        json!({
            "id": field.name,
            "type": kind(field.kind),
            "schema": {"native_type": kind(field.kind), "notnull": false, "is_index": false},
            "info": {"label": field.name, "notes": about(&field.name)},
        })
    };
    Ok(json!({
        "meta": {
            "id": uuid(Noun::Resource(MAIN), &dataset.slug),
            "count": version.rows,
            "size": version.bytes,
            "db_size": version.bytes,
            "idx_size": 0,
            "table_type": "BASE TABLE",
            "aliases": [dataset.slug],
            "version": version.number,
        },
        "fields": schema.fields().iter().map(shape).collect::<Vec<_>>(),
    }))
}

/// `/data/datastore/dump/{id}`.
pub(super) async fn dump(
    State(app): State<App>,
    ctx: Ctx,
    asked: HeaderMap,
) -> Result<Response, Failure> {
    let mut sent = Asked::pairs(
        ctx.query
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    );
    let form = sent.take("format").unwrap_or_else(|| "csv".to_owned());
    let wrong = || crate::ckan::asked::invalid().field("format", "opendata.ckan_format");
    let form = Dump::parse(&form).ok_or_else(wrong)?;
    let with_mark = sent.flag("bom", false);
    sent.take("bom");
    let as_of = sent.take("as_of");
    let has_limit = sent.text("limit").is_some();
    let (dataset, version) = version(&app, &ctx, ctx.param("id"), as_of.as_deref()).await?;
    let schema = schema(&dataset.slug, &version).map_err(Problem::from)?;
    let mut search = search_parse(sent.all(), &schema).map_err(invalid)?;
    if !has_limit {
        search.query.limit = None;
    }
    let name = format!("{}-v{}.{}", dataset.slug, version.number, form.ending());
    let question = format!("dump {form:?} {with_mark} {search:?}");
    let of = Of::Version(&dataset.slug, &version);
    let make = move |table: &Table| dumped(table, &search, (form, with_mark), &name);
    Ok(answer((&app, ctx.now), &asked, of, &question, make).await?)
}

fn dumped(
    table: &Table,
    search: &Search,
    (form, with_mark): (Dump, bool),
    name: &str,
) -> Result<Made, Problem> {
    let found: Answer<'_> = run(table, &search.query).map_err(invalid)?;
    let mut body = Vec::new();
    if with_mark && form != Dump::Xml {
        body.extend_from_slice(MARK.as_bytes());
    }
    let fields = Json::from(fields(found.fields(), search.with_id));
    let written = write_dump(&found, search.with_id, (form, &fields), &mut body);
    written.map_err(|error| unwritten(&error))?;
    let made = Made::new(body, form.media_type());
    Ok(made.fact(
        "content-disposition",
        format!("attachment; filename=\"{name}\""),
    ))
}
