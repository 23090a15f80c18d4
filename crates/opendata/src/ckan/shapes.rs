//! Datasets, their files, publishers and licences in CKAN's words.

use std::collections::BTreeMap;

use base::{Lang, Text, Time};
use jiff::civil::Date;
use kernel::datasets::Theme;
use kernel::registry::{Agency, Registry};
use serde_json::{Map, Value as Json, json};
use web::Locales;

use crate::catalogue::{Entry, subjects};
use crate::formats::{Format, formats, is_cited};
use crate::licences::{LICENCES, address, licence};
use crate::model::{Dataset, Version};
use crate::names::{self, Noun, uuid};
use crate::rules;

/// The format whose resource answers questions.
pub(super) const MAIN: &str = "csv";

/// Where words come from: the registry, the address of the instance, and the language.
pub(super) struct Teller<'t> {
    pub(super) registry: &'t Registry,
    pub(super) url: &'t str,
    pub(super) lang: Lang,
    pub(super) locales: &'t Locales,
}

/// A moment as CKAN writes it: of UTC, without saying so.
pub(super) fn moment(time: Time) -> String {
    let text = time.rfc3339_micros();
    text.trim_end_matches('Z').to_owned()
}

/// Text by language, as CKAN's extensions for several languages have it.
fn translated(text: &Text) -> Map<String, Json> {
    let passages = text.passages();
    let pair = |(lang, words): (Lang, &str)| (lang.to_string(), Json::from(words));
    passages.map(pair).collect()
}

impl Teller<'_> {
    fn said(&self, text: &Text) -> String {
        text.get(self.lang).to_string()
    }

    /// A dataset.
    pub(super) fn package(&self, entry: &Entry) -> Json {
        let Entry {
            dataset,
            version,
            created,
            ..
        } = entry;
        let resources: Vec<Json> = formats(version)
            .enumerate()
            .map(|(position, format)| self.resource(entry, format, position))
            .collect();
        let known = licence(&dataset.licence);
        let tags: Vec<Json> = subjects::keywords(dataset)
            .iter()
            .map(|word| tag(word))
            .collect();
        let publisher = self.organisation(&dataset.agency, None);
        json!({
            "id": uuid(Noun::Dataset, &dataset.slug),
            "name": dataset.slug,
            "title": self.said(&dataset.title),
            "title_translated": translated(&dataset.title),
            "notes": self.said(&dataset.about),
            "notes_translated": translated(&dataset.about),
            "type": "dataset",
            "state": "active",
            "private": false,
            "version": version.number.to_string(),
            "url": format!("{}/{}/data/{}", self.url, self.lang, dataset.slug),
            "author": publisher.get("title"),
            "author_email": null,
            "maintainer": null,
            "maintainer_email": dataset.details.contact.as_deref().filter(|contact| contact.contains('@')),
            "license_id": known.map_or(dataset.licence.as_str(), |known| known.ckan),
            "license_title": known.map_or(dataset.licence.as_str(), |known| known.title),
            "license_url": address(&dataset.licence),
            "isopen": known.is_some_and(|known| known.open),
            "owner_org": publisher.get("id"),
            "organization": publisher,
            "groups": subjects::theme(dataset).map(|theme| self.group(theme, None)).into_iter().collect::<Vec<_>>(),
            "tags": tags,
            "num_resources": resources.len(),
            "num_tags": tags.len(),
            "resources": resources,
            "extras": extras(dataset, version),
            "metadata_created": moment(*created),
            "metadata_modified": moment(dataset.updated),
            "relationships_as_object": [],
            "relationships_as_subject": [],
            "creator_user_id": null,
        })
    }

    /// The newest version in a format.
    pub(super) fn resource(&self, entry: &Entry, format: Format, position: usize) -> Json {
        let Entry {
            dataset, version, ..
        } = entry;
        let cited = is_cited(format);
        json!({
            "id": uuid(Noun::Resource(format.code), &dataset.slug),
            "package_id": uuid(Noun::Dataset, &dataset.slug),
            "name": format.name,
            "description": self.said(&dataset.about),
            "format": format.name,
            "mimetype": format.media_type,
            "mimetype_inner": null,
            "url": format!("{}/data/{}/latest.{}", self.url, dataset.slug, format.code),
            "url_type": null,
            "resource_type": null,
            "size": cited.then_some(version.bytes),
            "hash": if cited { version.hash.as_str() } else { "" },
            "state": "active",
            "position": position,
            "created": moment(version.at),
            "last_modified": moment(version.at),
            "metadata_modified": moment(version.at),
            "datastore_active": format.code == MAIN,
            "cache_url": null,
            "cache_last_updated": null,
        })
    }

    /// A theme: CKAN's group, with how many datasets are of it if that is known.
    pub(super) fn group(&self, theme: Theme, count: Option<usize>) -> Json {
        let title = self.locales.text(self.lang, theme.key());
        let mut shape = json!({
            "id": uuid(Noun::Group, theme.code()),
            "name": theme.code(),
            "title": title,
            "display_name": title,
            "description": "",
            "image_display_url": "",
            "image_url": "",
            "type": "group",
            "is_organization": false,
            "state": "active",
            "approval_status": "approved",
        });
        if let Some((shape, count)) = shape.as_object_mut().zip(count) {
            shape.insert("package_count".to_owned(), count.into());
        }
        shape
    }

    /// A body, with how many datasets it publishes if that is known. One that is in the registry no more keeps its code.
    pub(super) fn organisation(&self, code: &str, count: Option<usize>) -> Map<String, Json> {
        let agency = self.registry.agency(code);
        let title = agency.map_or_else(|| code.to_owned(), |agency| self.said(&agency.name));
        let mut shape = Map::new();
        let mut put = |name: &str, value: Json| shape.insert(name.to_owned(), value);
        put("id", uuid(Noun::Organisation, code).into());
        put("name", code.into());
        put("title", title.clone().into());
        put("display_name", title.into());
        put("type", "organization".into());
        put("description", about(agency).into());
        put("image_url", "".into());
        put("is_organization", true.into());
        put("state", "active".into());
        put("approval_status", "approved".into());
        if let Some(count) = count {
            put("package_count", count.into());
        }
        shape
    }
}

/// A word by which datasets are found.
pub(super) fn tag(word: &str) -> Json {
    json!({
        "id": uuid(Noun::Tag, word),
        "name": word,
        "display_name": word,
        "state": "active",
        "vocabulary_id": null,
    })
}

fn about(agency: Option<&Agency>) -> String {
    agency.map_or_else(String::new, |agency| agency.website.clone())
}

/// What CKAN has no field for.
fn extras(dataset: &Dataset, version: &Version) -> Vec<Json> {
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    // Where nobody said up to which day the rows go, they are as of their publishing.
    let as_of = match dataset.details.data_as_of {
        None => version.at.rfc3339(),
        told => day(told),
    };
    let next = rules::next_update(dataset).map_or_else(String::new, base::Time::rfc3339);
    let all = [
        ("data_as_of", as_of),
        ("data_from", day(dataset.details.data_from)),
        ("four_by_four", names::four_by_four(&dataset.slug)),
        ("frequency", dataset.frequency.code().to_owned()),
        ("licence_spdx", dataset.licence.clone()),
        ("next_update", next),
        ("rows", version.rows.to_string()),
        ("sha256", version.hash.clone()),
        ("spatial", dataset.details.place.clone().unwrap_or_default()),
        ("version", version.number.to_string()),
    ];
    let pair = |(key, value): (&str, String)| json!({"key": key, "value": value});
    all.into_iter().map(pair).collect()
}

/// All licences.
pub(super) fn licences() -> Vec<Json> {
    let shape = |known: crate::licences::Licence| {
        json!({
            "id": known.ckan,
            "title": known.title,
            "url": known.url,
            "spdx": known.spdx,
            "status": "active",
            "family": "",
            "maintainer": "",
            "is_generic": false,
            "is_okd_compliant": known.open,
            "is_osi_compliant": false,
            "domain_content": false,
            "domain_data": true,
            "domain_software": false,
            "od_conformance": if known.open { "approved" } else { "rejected" },
            "osd_conformance": "not reviewed",
        })
    };
    LICENCES.into_iter().map(shape).collect()
}

/// How many datasets each body publishes, by its code.
pub(super) fn publishers(all: &[Entry]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for entry in all {
        *counts.entry(entry.dataset.agency.as_str()).or_default() += 1;
    }
    counts
}
