//! OpenAPI 3.1 of one dataset: where it is asked, with its own columns.

use serde_json::{Map, Value as Json, json};
use tables::Kind;

use super::Teller;
use crate::catalogue::Entry;
use crate::formats::formats;

/// The document.
pub(super) fn openapi(teller: &Teller<'_>, entry: &Entry) -> Json {
    let slug = &entry.dataset.slug;
    let row: Map<String, Json> = entry
        .version
        .columns
        .iter()
        .map(|(name, kind)| {
            (
                name.clone(),
                property(teller, entry, (name.as_str(), kind.as_str())),
            )
        })
        .collect();
    let mut paths = Map::new();
    paths.insert("/data-catalogue".to_owned(), json!({"get": rows(entry)}));
    paths.insert(format!("/resource/{slug}.json"), json!({"get": soda()}));
    for format in formats(&entry.version) {
        let path = format!("/data/{slug}/latest.{}", format.code);
        let content = json!({format.media_type: {}});
        paths.insert(
            path,
            json!({"get": {
                "operationId": format!("file_{}", format.code),
                "summary": format!("The newest version as {}.", format.name),
                "responses": {"200": {"description": "All rows.", "content": content}},
            }}),
        );
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": teller.said(&entry.dataset.title),
            "description": teller.said(&entry.dataset.about),
            "version": entry.version.number.to_string(),
            "license": {"name": entry.dataset.licence, "url": Teller::licence(entry)},
        },
        "servers": [{"url": teller.url}],
        "paths": paths,
        "components": {"schemas": {
            "Row": {"type": "object", "properties": row},
            "Refusal": {"type": "object", "properties": {
                "status": {"type": "integer"},
                "errors": {"type": "array", "items": {"type": "string"}},
            }},
        }},
        "externalDocs": {"url": teller.page(entry)},
    })
}

fn property(teller: &Teller<'_>, entry: &Entry, (name, kind): (&str, &str)) -> Json {
    let (kind, format) = match Kind::parse(kind).unwrap_or(Kind::Text) {
        Kind::Text | Kind::Timestamp => ("string", None),
        Kind::Integer => ("integer", Some("int64")),
        Kind::Number => ("number", Some("double")),
        Kind::Boolean => ("boolean", None),
        Kind::Date => ("string", Some("date")),
    };
    let mut shape = Map::new();
    shape.insert("type".to_owned(), json!([kind, "null"]));
    if let Some(format) = format {
        shape.insert("format".to_owned(), format.into());
    }
    if let Some(about) = teller.column_about(entry, name) {
        shape.insert("description".to_owned(), about.into());
    }
    Json::Object(shape)
}

fn parameter(name: &str, schema: &Json, about: &str) -> Json {
    json!({"name": name, "in": "query", "schema": schema, "description": about})
}

fn rows(entry: &Entry) -> Json {
    let (text, whole) = (
        json!({"type": "string"}),
        json!({"type": "integer", "minimum": 0}),
    );
    let flag = json!({"type": "boolean"});
    let first = entry.version.columns.first();
    let column = first.map_or("", |(name, _)| name.as_str());
    let mut id = parameter("id", &json!({"const": entry.dataset.slug}), "This dataset.");
    if let Some(id) = id.as_object_mut() {
        id.insert("required".to_owned(), true.into());
    }
    let filter = format!("`value@column`, such as `x@{column}`; several with commas between.");
    let formats = json!({"enum": ["json", "csv", "csv-safe", "tsv", "ndjson", "xlsx", "parquet"]});
    let refusal = json!({"description": "What is wrong, and where.", "content": {
        "application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}},
    }});
    json!({
        "operationId": "rows",
        "summary": "Rows, asked as data.gov.my is asked.",
        "parameters": [
            id,
            parameter("filter", &text, &filter),
            parameter("ifilter", &text, "The same, whatever the case."),
            parameter("contains", &text, "`part@column`."),
            parameter("icontains", &text, "The same, whatever the case."),
            parameter("range", &text, "`column[low:high]` of numbers, both ends included."),
            parameter("date_start", &text, "`YYYY-MM-DD@column`."),
            parameter("date_end", &text, "`YYYY-MM-DD@column`, included."),
            parameter("sort", &text, "Columns; a dash before those that begin with the greatest."),
            parameter("include", &text, "Columns that are answered."),
            parameter("exclude", &text, "Columns that are not."),
            parameter("limit", &whole, "Rows at most; 32,000 in one answer."),
            parameter("offset", &whole, "Rows that are left out first."),
            parameter("after", &text, "`next` of the answer before."),
            parameter("group", &text, "Columns to group by."),
            parameter("agg", &text, "`count`, or `sum`, `avg`, `min`, `max` and a column: `avg@price`."),
            parameter("meta", &flag, "An object with `meta` and `data`."),
            parameter("total", &flag, "How many rows there are in all, in `meta`."),
            parameter("format", &formats, "How they are written."),
            parameter("as_of", &text, "A version's number, a day or a moment (UTC)."),
        ],
        "responses": {
            "200": {"description": "The rows.", "content": {"application/json": {
                "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Row"}},
            }}},
            "400": refusal,
            "404": refusal,
            "429": refusal,
        },
    })
}

fn soda() -> Json {
    let text = json!({"type": "string"});
    json!({
        "operationId": "soda",
        "summary": "Rows, asked as Socrata is asked.",
        "parameters": [
            parameter("$select", &text, "Columns and figures."),
            parameter("$where", &text, "A condition."),
            parameter("$group", &text, "Columns to group by."),
            parameter("$order", &text, "Columns to sort by."),
            parameter("$limit", &json!({"type": "integer", "minimum": 0}), "Rows at most."),
        ],
        "responses": {"200": {"description": "The rows.", "content": {"application/json": {
            "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Row"}},
        }}}},
    })
}
