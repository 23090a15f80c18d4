//! Croissant 1.0: a dataset as programs that learn from data load it. Its file is the Parquet that is cited, so its hash is
//! known.

use serde_json::{Value as Json, json};
use tables::Kind;

use super::Teller;
use super::schema_org::description;
use crate::catalogue::Entry;

/// What names mean, as the standard has it; it stands inside, so that nobody has to fetch it.
fn context() -> Json {
    json!({
        "@language": "ms",
        "@vocab": "https://schema.org/",
        "citeAs": "cr:citeAs",
        "column": "cr:column",
        "conformsTo": "dct:conformsTo",
        "cr": "http://mlcommons.org/croissant/",
        "data": {"@id": "cr:data", "@type": "@json"},
        "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
        "dct": "http://purl.org/dc/terms/",
        "equivalentProperty": "cr:equivalentProperty",
        "examples": {"@id": "cr:examples", "@type": "@json"},
        "extract": "cr:extract",
        "field": "cr:field",
        "fileObject": "cr:fileObject",
        "fileProperty": "cr:fileProperty",
        "fileSet": "cr:fileSet",
        "format": "cr:format",
        "includes": "cr:includes",
        "isLiveDataset": "cr:isLiveDataset",
        "jsonPath": "cr:jsonPath",
        "key": "cr:key",
        "md5": "cr:md5",
        "parentField": "cr:parentField",
        "path": "cr:path",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "recordSet": "cr:recordSet",
        "references": "cr:references",
        "regex": "cr:regex",
        "repeated": "cr:repeated",
        "replace": "cr:replace",
        "samplingRate": "cr:samplingRate",
        "sc": "https://schema.org/",
        "separator": "cr:separator",
        "source": "cr:source",
        "subField": "cr:subField",
        "transform": "cr:transform",
    })
}

/// The dataset.
pub(super) fn croissant(teller: &Teller<'_>, entry: &Entry) -> Json {
    const FILE: &str = "parquet";
    const ROWS: &str = "rows";
    let version = &entry.version;
    let field = |(name, kind): &(String, String)| {
        json!({
            "@type": "cr:Field",
            "@id": format!("{ROWS}/{name}"),
            "name": name,
            "description": teller.column_about(entry, name).unwrap_or_default(),
            "dataType": data_type(kind),
            "source": {"fileObject": {"@id": FILE}, "extract": {"column": name}},
        })
    };
    let fields: Vec<Json> = version.columns.iter().map(field).collect();
    let key: Vec<Json> = entry
        .dataset
        .key
        .iter()
        .map(|name| json!({"@id": format!("{ROWS}/{name}")}))
        .collect();
    let mut rows = json!({
        "@type": "cr:RecordSet",
        "@id": ROWS,
        "name": ROWS,
        "field": fields,
    });
    if let Some(rows) = rows.as_object_mut().filter(|_| !key.is_empty()) {
        rows.insert("key".to_owned(), key.into());
    }
    let file = teller.file(entry, &format!("v{}.parquet", version.number));
    json!({
        "@context": context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": entry.dataset.slug,
        "alternateName": teller.said(&entry.dataset.title),
        "description": description(teller, entry),
        "url": teller.page(entry),
        "license": Teller::licence(entry),
        "version": format!("{}.0.0", version.number),
        "datePublished": version.at.rfc3339(),
        "dateModified": entry.dataset.updated.rfc3339(),
        "creator": {"@type": "sc:Organization", "name": teller.publisher(entry), "url": teller.publisher_page(entry)},
        "citeAs": citation(teller, entry),
        "distribution": [{
            "@type": "cr:FileObject",
            "@id": FILE,
            "name": FILE,
            "contentUrl": file,
            "contentSize": format!("{} B", version.bytes),
            "encodingFormat": "application/x-parquet",
            "sha256": version.hash,
        }],
        "recordSet": [rows],
    })
}

fn data_type(kind: &str) -> &'static str {
    match Kind::parse(kind).unwrap_or(Kind::Text) {
        Kind::Text => "sc:Text",
        Kind::Integer => "sc:Integer",
        Kind::Number => "sc:Float",
        Kind::Boolean => "sc:Boolean",
        Kind::Date => "sc:Date",
        Kind::Timestamp => "sc:DateTime",
    }
}

/// How it is cited, in a form that programs print.
fn citation(teller: &Teller<'_>, entry: &Entry) -> String {
    let version = &entry.version;
    format!(
        "{}. {}, version {} ({}). {} SHA-256 {}",
        teller.publisher(entry),
        teller.said(&entry.dataset.title),
        version.number,
        version.at.rfc3339(),
        teller.address(entry),
        version.hash
    )
}
