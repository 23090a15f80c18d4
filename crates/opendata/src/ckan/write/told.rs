//! Datasets and drafts as their writers see them.

use base::Time;
use serde_json::{Value as Json, json};

use crate::catalogue::Entry;
use crate::ckan::shapes::{MAIN, Teller, moment};
use crate::drafts::{Draft, Kept, LeftOut};
use crate::model::{Dataset, Version};
use crate::names::{Noun, uuid};

/// Faults that are told one by one.
const FAULTS: usize = 10;

fn nothing(at: Time) -> Version {
    Version {
        number: 0,
        at,
        blob: String::new(),
        hash: String::new(),
        bytes: 0,
        rows: 0,
        columns: Vec::new(),
        receipt: None,
        retracted: None,
    }
}

/// A package: what is published, and how far its draft has come.
pub(super) fn package(teller: &Teller<'_>, kept: &Kept) -> Json {
    let dataset = &kept.dataset;
    let newest = kept
        .versions
        .iter()
        .find(|version| version.retracted.is_none());
    let entry = Entry {
        dataset: dataset.clone(),
        version: newest.cloned().unwrap_or_else(|| nothing(dataset.updated)),
        created: kept
            .versions
            .last()
            .map_or(dataset.updated, |first| first.at),
        measured: None,
        is_dead: false,
    };
    let mut package = teller.package(&entry);
    let Some(fields) = package.as_object_mut() else {
        return package;
    };
    let mut put = |name: &str, value: Json| drop(fields.insert(name.to_owned(), value));
    if newest.is_none() {
        let resources: Vec<Json> = kept
            .draft
            .iter()
            .map(|draft| resource(teller, dataset, draft))
            .collect();
        let state = if dataset.current > 0 {
            "deleted"
        } else {
            "draft"
        };
        put("state", state.into());
        put("version", Json::Null);
        put("extras", extras(dataset).into());
        put("num_resources", resources.len().into());
        put("resources", resources.into());
    }
    put("draft", kept.draft.as_ref().map(draft).into());
    package
}

/// What CKAN has no field for, of a dataset that has no version.
fn extras(dataset: &Dataset) -> Vec<Json> {
    let details = &dataset.details;
    let all = [
        ("frequency", Some(dataset.frequency.code().to_owned())),
        ("spatial", details.place.clone()),
        ("data_from", details.data_from.map(|day| day.to_string())),
    ];
    let said = all
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)));
    said.map(|(key, value)| json!({"key": key, "value": value}))
        .collect()
}

/// The resource that a draft is.
pub(super) fn resource(teller: &Teller<'_>, dataset: &Dataset, draft: &Draft) -> Json {
    let (slug, body) = (&dataset.slug, &draft.body);
    let desk = || format!("{}/{}/desk/data/{slug}", teller.url, teller.lang);
    let built = body.built.as_ref();
    json!({
        "id": uuid(Noun::Resource(MAIN), slug),
        "package_id": uuid(Noun::Dataset, slug),
        "name": body.file.name,
        "description": "",
        "format": body.file.format.to_uppercase(),
        "mimetype": null,
        "mimetype_inner": null,
        "url": body.from.clone().unwrap_or_else(desk),
        "url_type": if body.from.is_some() { Json::Null } else { "upload".into() },
        "resource_type": null,
        "size": body.file.bytes,
        "hash": built.map_or("", |built| built.hash.as_str()),
        "state": "draft",
        "position": 0,
        "created": moment(draft.at),
        "last_modified": moment(draft.at),
        "metadata_modified": moment(draft.at),
        "datastore_active": built.is_some(),
        "cache_url": null,
        "cache_last_updated": null,
        "draft": self::draft(draft),
    })
}

/// How far a draft has come.
pub(super) fn draft(draft: &Draft) -> Json {
    let body = &draft.body;
    let built = body.built.as_ref();
    let faults = body.faults.iter().take(FAULTS);
    json!({
        "revision": draft.revision,
        "state": draft.state.code(),
        "rows": built.map(|built| built.rows),
        "changes": built.map(|built| &built.changes),
        "verdict": built.map(|built| built.verdict.as_str()),
        "primary_key": body.key,
        "refused": body.refused,
        "faults": faults.collect::<Vec<_>>(),
        "faults_total": body.faults_total,
        "left_out": body.left_out.iter().map(LeftOut::told).collect::<Vec<_>>(),
    })
}
