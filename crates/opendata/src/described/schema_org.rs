//! A dataset in the words of schema.org, as it stands in its page for search engines.

use serde_json::{Value as Json, json};

use super::Teller;
use super::data_json::period_of;
use crate::catalogue::Entry;
use crate::catalogue::subjects::keywords_ensured;
use crate::formats::{formats, is_cited};

/// The shortest description that search engines take.
const SHORTEST: usize = 50;

/// The dataset.
fn dataset(teller: &Teller<'_>, entry: &Entry) -> Json {
    let distributions = formats(&entry.version).map(|format| {
        let mut shape = json!({
            "@type": "DataDownload",
            "name": format.name,
            "encodingFormat": format.media_type,
            "contentUrl": teller.file(entry, &format!("latest.{}", format.code)),
        });
        if let Some(shape) = shape.as_object_mut().filter(|_| is_cited(format)) {
            shape.insert(
                "contentSize".to_owned(),
                entry.version.bytes.to_string().into(),
            );
            shape.insert("sha256".to_owned(), entry.version.hash.as_str().into());
        }
        shape
    });
    let columns = entry.version.columns.iter();
    let variables = columns.map(|(name, _)| name.as_str());
    let publisher = json!({
        "@type": "GovernmentOrganization",
        "name": teller.publisher(entry),
        "url": teller.publisher_page(entry),
    });
    let details = &entry.dataset.details;
    let mut shape = json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": teller.address(entry),
        "name": teller.said(&entry.dataset.title),
        "description": description(teller, entry),
        "url": teller.page(entry),
        "identifier": teller.address(entry),
        "inLanguage": teller.lang.code(),
        "license": Teller::licence(entry),
        "isAccessibleForFree": true,
        "version": entry.version.number.to_string(),
        "datePublished": entry.created.rfc3339(),
        "dateModified": entry.dataset.updated.rfc3339(),
        "keywords": keywords_ensured(&entry.dataset),
        "creator": publisher,
        "publisher": publisher,
        "includedInDataCatalog": {"@type": "DataCatalog", "url": format!("{}/catalog", teller.url)},
        "variableMeasured": variables.collect::<Vec<_>>(),
        "distribution": distributions.collect::<Vec<_>>(),
    });
    let known = [
        ("temporalCoverage", period_of(&entry.dataset)),
        ("spatialCoverage", details.place.clone()),
    ];
    if let Some(shape) = shape.as_object_mut() {
        for (name, value) in known {
            shape.extend(value.map(|value| (name.to_owned(), value.into())));
        }
    }
    shape
}

/// What it is; where that is short, with what it is called and who publishes it.
pub(super) fn description(teller: &Teller<'_>, entry: &Entry) -> String {
    let about = teller.said(&entry.dataset.about);
    if about.chars().count() >= SHORTEST {
        return about;
    }
    let title = teller.said(&entry.dataset.title);
    format!("{title}. {about} {}", teller.publisher(entry))
}

/// The same as text that may stand within a page: nothing in it ends the element.
pub(crate) fn embedded(teller: &Teller<'_>, entry: &Entry) -> String {
    within(&dataset(teller, entry))
}

fn within(value: &Json) -> String {
    let text = value.to_string();
    text.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_body_writes_ends_the_element() {
        let hostile = json!({"name": "</script><script>alert(1)</script><!-- & -->"});
        let text = within(&hostile);
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<Json>(&text).unwrap(), hostile);
    }
}
