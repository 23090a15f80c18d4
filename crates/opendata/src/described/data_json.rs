//! `/data.json`: the catalogue as portals of the United States harvest it (DCAT-US 1.1).

use serde_json::{Value as Json, json};

use super::Teller;
use crate::catalogue::Entry;
use crate::formats::formats;

/// The catalogue.
pub(super) fn data_json(teller: &Teller<'_>, all: &[Entry]) -> Json {
    let datasets: Vec<Json> = all.iter().map(|entry| dataset(teller, entry)).collect();
    let schema = "https://project-open-data.cio.gov/v1.1/schema";
    json!({
        "@context": format!("{schema}/catalog.jsonld"),
        "@id": format!("{}/data.json", teller.url),
        "@type": "dcat:Catalog",
        "conformsTo": schema,
        "describedBy": format!("{schema}/catalog.json"),
        "dataset": datasets,
    })
}

fn dataset(teller: &Teller<'_>, entry: &Entry) -> Json {
    let publisher = teller.publisher(entry);
    let distributions = formats(&entry.version).map(|format| {
        json!({
            "@type": "dcat:Distribution",
            "title": format.name,
            "format": format.name,
            "mediaType": format.media_type,
            "downloadURL": teller.file(entry, &format!("latest.{}", format.code)),
        })
    });
    json!({
        "@type": "dcat:Dataset",
        "identifier": teller.address(entry),
        "title": teller.said(&entry.dataset.title),
        "description": teller.said(&entry.dataset.about),
        "keyword": crate::dcat::keyword_list(entry),
        "issued": entry.created.rfc3339(),
        "modified": entry.dataset.updated.rfc3339(),
        "publisher": {"@type": "org:Organization", "name": publisher},
        "contactPoint": {"@type": "vcard:Contact", "fn": publisher, "hasURL": teller.publisher_page(entry)},
        "accessLevel": "public",
        "license": Teller::licence(entry),
        "landingPage": teller.page(entry),
        "language": [teller.lang.code()],
        "accrualPeriodicity": period(entry.dataset.frequency.code()),
        "distribution": distributions.collect::<Vec<_>>(),
    })
}

/// How often, as ISO 8601 writes what repeats.
fn period(frequency: &str) -> &'static str {
    match frequency {
        "HOURLY" => "R/PT1H",
        "DAILY" => "R/P1D",
        "WEEKLY" => "R/P1W",
        "MONTHLY" => "R/P1M",
        "QUARTERLY" => "R/P3M",
        "YEARLY" => "R/P1Y",
        _ => "irregular",
    }
}
