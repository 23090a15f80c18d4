//! Frictionless data packages: a dataset's newest version as a table with its schema. The path of the file is relative, so the
//! package can be read from where it stands and from a folder into which somebody put both.

use serde_json::{Map, Value as Json, json};
use tables::Kind;

use super::{Teller, in_each};
use crate::catalogue::Entry;
use crate::catalogue::subjects::keywords_ensured;

/// The package.
pub(super) fn package(teller: &Teller<'_>, entry: &Entry) -> Json {
    let (dataset, version) = (&entry.dataset, &entry.version);
    let fields: Vec<Json> = version
        .columns
        .iter()
        .map(|column| field(teller, entry, column))
        .collect();
    let mut schema = json!({"fields": fields, "missingValues": [""]});
    if let Some(schema) = schema.as_object_mut().filter(|_| !dataset.key.is_empty()) {
        schema.insert("primaryKey".to_owned(), json!(dataset.key));
    }
    let resource = json!({
        "name": dataset.slug,
        "path": format!("v{}.csv", version.number),
        "title": teller.said(&dataset.title),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    });
    let publisher = teller.publisher(entry);
    let mut package = Map::new();
    let mut put = |name: &str, value: Json| package.insert(name.to_owned(), value);
    put("name", dataset.slug.as_str().into());
    put("id", teller.address(entry).into());
    put("title", teller.said(&dataset.title).into());
    put("description", teller.said(&dataset.about).into());
    put("homepage", teller.page(entry).into());
    put("version", version.number.to_string().into());
    put("created", version.at.rfc3339().into());
    put(
        "licenses",
        json!([{"name": dataset.licence, "path": Teller::licence(entry)}]),
    );
    put(
        "sources",
        json!([{"title": publisher, "path": teller.publisher_page(entry)}]),
    );
    put(
        "contributors",
        json!([{"title": publisher, "path": teller.publisher_page(entry), "role": "publisher"}]),
    );
    put("keywords", json!(keywords_ensured(&entry.dataset)));
    put("resources", json!([resource]));
    in_each(&mut package, "title", &dataset.title);
    in_each(&mut package, "description", &dataset.about);
    Json::Object(package)
}

fn field(teller: &Teller<'_>, entry: &Entry, (name, kind): &(String, String)) -> Json {
    let mut shape = Map::new();
    let mut put = |key: &str, value: Json| shape.insert(key.to_owned(), value);
    put("name", name.as_str().into());
    put("type", field_type(kind).into());
    let mut known = entry.dataset.dictionary.iter();
    if let Some(field) = known.find(|field| field.name == *name) {
        put("description", teller.said(&field.about).into());
        in_each(&mut shape, "description", &field.about);
    }
    let names_row = entry.dataset.key.as_slice() == std::slice::from_ref(name);
    if names_row {
        let unique = json!({"required": true, "unique": true});
        shape.insert("constraints".to_owned(), unique);
    }
    Json::Object(shape)
}

fn field_type(kind: &str) -> &'static str {
    match Kind::parse(kind).unwrap_or(Kind::Text) {
        Kind::Text => "string",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::Boolean => "boolean",
        Kind::Date => "date",
        Kind::Timestamp => "datetime",
    }
}
