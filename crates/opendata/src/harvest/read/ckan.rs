//! What CKAN's actions answer.

use base::Lang;
use serde_json::Value;

use super::super::model::{Described, LeftOut};
use super::super::sources::Read;
use super::{
    Fields, LINE_MAX, MOST, WORDS_MAX, bare, cut, file, frequency, json, licence, line, said,
    sorted, text, translated,
};

/// Datasets that are asked for at once.
pub(in super::super) const ROWS: i64 = 100;

/// The result of an action, or what it says went wrong.
pub(in super::super) fn result(bytes: &[u8]) -> Result<Value, String> {
    let mut answer = json(bytes)?;
    let is_success = answer.get("success").and_then(Value::as_bool);
    if is_success != Some(true) {
        return Err("it does not say that the action succeeded".to_owned());
    }
    answer
        .get_mut("result")
        .map(Value::take)
        .ok_or_else(|| "it has no result".to_owned())
}

/// A page of `package_search` that began after so many.
pub(in super::super) fn searched(bytes: &[u8], start: i64, lang: Lang) -> Result<Read, String> {
    let result = result(bytes)?;
    let all = result.get("results").and_then(Value::as_array);
    let all = all.ok_or("it has no list of results")?;
    let said = result.get("count").and_then(Value::as_i64);
    let place = format!("start:{start}");
    let mut read = Read {
        said,
        ..Read::default()
    };
    for (number, package) in all.iter().enumerate() {
        match package_at(&place, number, package, lang) {
            Some(Ok(described)) => read.all.push(described),
            Some(Err(left)) => read.left_out.push(left),
            None => read.said = read.said.map(|said| said - 1),
        }
    }
    let next = start + i64::try_from(all.len()).unwrap_or(i64::MAX);
    let is_over = all.is_empty() || said.is_some_and(|said| next >= said);
    read.next = (!is_over).then(|| format!("start:{next}"));
    Ok(read)
}

/// The names of `package_list` after one, in their order.
pub(in super::super) fn names(bytes: &[u8], after: &str) -> Result<Vec<String>, String> {
    let result = result(bytes)?;
    let all = result.as_array().ok_or("it is no list of names")?;
    let names = all.iter().filter_map(Value::as_str);
    let mut names: Vec<String> = names
        .filter(|name| *name > after)
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    Ok(names)
}

/// A package as `package_show` gives it; nothing if it is no public one.
pub(in super::super) fn package_at(
    place: &str,
    number: usize,
    package: &Value,
    lang: Lang,
) -> Option<Result<Described, LeftOut>> {
    let empty = Fields::new();
    let package = package.as_object().unwrap_or(&empty);
    let is_private = package.get("private").and_then(Value::as_bool) == Some(true);
    let state = said(package, "state");
    if is_private || state.is_some_and(|state| state != "active") {
        return None;
    }
    let identifier = said(package, "id").or_else(|| said(package, "name"));
    Some(sorted(place, number, identifier, |identifier| {
        described(identifier, package, lang)
    }))
}

fn described(identifier: &str, package: &Fields, lang: Lang) -> Result<Described, String> {
    let title = translated(package.get("title_translated"), LINE_MAX);
    let title = title.or_else(|| {
        let words = said(package, "title").or_else(|| said(package, "name"))?;
        text(lang, &words, LINE_MAX)
    });
    let mut described = bare(identifier, title.ok_or("it has no title")?);
    let about = translated(package.get("notes_translated"), WORDS_MAX);
    let about = about.or_else(|| text(lang, &said(package, "notes")?, WORDS_MAX));
    if let Some(about) = about {
        described.about = about;
    }
    let extra = |key: &str| extra(package, key);
    let called = extra("licence_spdx")
        .or_else(|| said(package, "license_id"))
        .or_else(|| said(package, "license_url"))
        .or_else(|| said(package, "license_title"));
    described.licence = called.and_then(|called| licence(&called));
    let often = extra("frequency").or_else(|| extra("accrual_periodicity"));
    described.frequency = often.and_then(|often| frequency(&often));
    described.publishers = publishers(package);
    described.subjects = names_of(package, "tags")
        .into_iter()
        .filter_map(|word| text(lang, &word, LINE_MAX))
        .collect();
    described.data_from = extra("data_from");
    described.data_as_of = extra("data_as_of");
    described.updated = line(package, "metadata_modified");
    described.next_update = extra("next_update");
    let resources = objects(package, "resources");
    described.files = resources
        .filter_map(|resource| {
            let (format, kind) = (said(resource, "format"), said(resource, "mimetype"));
            let url = said(resource, "url")?;
            file(format.as_deref(), kind.as_deref(), &url)
        })
        .take(MOST)
        .collect();
    Ok(described)
}

fn objects<'p>(package: &'p Fields, name: &str) -> impl Iterator<Item = &'p Fields> {
    let all = package.get(name).and_then(Value::as_array);
    all.into_iter().flatten().filter_map(Value::as_object)
}

fn names_of(package: &Fields, name: &str) -> Vec<String> {
    let all = objects(package, name);
    let names = all.filter_map(|one| line(one, "display_name").or_else(|| line(one, "name")));
    names.take(MOST).collect()
}

fn extra(package: &Fields, key: &str) -> Option<String> {
    let mut all = objects(package, "extras");
    let found = all.find(|extra| said(extra, "key").as_deref() == Some(key));
    // Portals with a schema of their own have such fields beside the others.
    found.map_or_else(|| line(package, key), |extra| line(extra, "value"))
}

fn publishers(package: &Fields) -> Vec<String> {
    let body = package.get("organization").and_then(Value::as_object);
    let names = ["title", "name"].map(|name| said(body?, name));
    let mut all: Vec<String> = names.into_iter().flatten().collect();
    all.dedup();
    if all.is_empty() {
        all.extend(said(package, "author"));
    }
    all.iter().map(|name| cut(name, LINE_MAX)).collect()
}
