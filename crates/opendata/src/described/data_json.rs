//! `/data.json`: the catalogue as portals of the United States harvest it (DCAT-US 1.1).

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::Teller;
use crate::catalogue::Entry;
use crate::catalogue::subjects::{self, keywords_ensured};
use crate::formats::formats;
use crate::model::Dataset;

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
    let mut shape = json!({
        "@type": "dcat:Dataset",
        "identifier": teller.address(entry),
        "title": teller.said(&entry.dataset.title),
        "description": teller.said(&entry.dataset.about),
        "keyword": keywords_ensured(&entry.dataset),
        "issued": entry.created.rfc3339(),
        "modified": entry.dataset.updated.rfc3339(),
        "publisher": {"@type": "org:Organization", "name": publisher},
        "contactPoint": contact(teller, entry),
        "accessLevel": "public",
        "license": Teller::licence(entry),
        "landingPage": teller.page(entry),
        "language": [teller.lang.code()],
        "accrualPeriodicity": period(entry.dataset.frequency.code()),
        "distribution": distributions.collect::<Vec<_>>(),
    });
    let details = &entry.dataset.details;
    let theme = subjects::theme(&entry.dataset).map(|theme| json!([theme.code()]));
    let known = [
        ("theme", theme),
        ("spatial", details.place.as_deref().map(Json::from)),
        ("temporal", period_of(&entry.dataset).map(Json::from)),
    ];
    if let Some(shape) = shape.as_object_mut() {
        for (name, value) in known {
            shape.extend(value.map(|value| (name.to_owned(), value)));
        }
    }
    shape
}

/// Whom to ask: who said nothing is asked through their body's page.
fn contact(teller: &Teller<'_>, entry: &Entry) -> Json {
    let name = teller.publisher(entry);
    match entry.dataset.details.contact.as_deref() {
        Some(url) if url.starts_with("https://") => {
            json!({"@type": "vcard:Contact", "fn": name, "hasURL": url})
        }
        Some(email) => {
            json!({"@type": "vcard:Contact", "fn": name, "hasEmail": format!("mailto:{email}")})
        }
        None => {
            json!({"@type": "vcard:Contact", "fn": name, "hasURL": teller.publisher_page(entry)})
        }
    }
}

/// From which day to which its rows are about, as ISO 8601 writes it; an end that is not known stays open.
pub(super) fn period_of(dataset: &Dataset) -> Option<String> {
    let (from, to) = (dataset.details.data_from, dataset.details.data_as_of);
    let end = |day: Option<Date>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
    (from.is_some() || to.is_some()).then(|| format!("{}/{}", end(from), end(to)))
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
