//! DCAT-US: one file that describes everything, in version 1.1 or 3.

use base::Lang;
use serde_json::Value;

use super::super::model::Described;
use super::super::sources::Read;
use super::{
    Fields, LINE_MAX, MOST, WORDS_MAX, bare, cut, file, frequency, json, licence, line, said,
    sorted, text,
};

/// Reads the file.
pub(in super::super) fn read(bytes: &[u8], lang: Lang) -> Result<Read, String> {
    let root = json(bytes)?;
    // Older ones are a bare list.
    let all = root.get("dataset").unwrap_or(&root).as_array();
    let all = all.ok_or("it has no list of datasets")?;
    let mut read = Read::default();
    let empty = Fields::new();
    for (number, dataset) in all.iter().enumerate() {
        let fields = dataset.as_object().unwrap_or(&empty);
        if said(fields, "accessLevel").is_some_and(|level| level == "non-public") {
            continue;
        }
        let identifier = said(fields, "identifier").or_else(|| said(fields, "@id"));
        let one = sorted("all", number, identifier, |identifier| {
            described(identifier, fields, lang)
        });
        match one {
            Ok(described) => read.all.push(described),
            Err(left) => read.left_out.push(left),
        }
    }
    Ok(read)
}

fn described(identifier: &str, fields: &Fields, lang: Lang) -> Result<Described, String> {
    let words = said(fields, "title").ok_or("it has no title")?;
    let title = text(lang, &words, LINE_MAX).ok_or("it has no title")?;
    let mut described = bare(identifier, title);
    let about = said(fields, "description").and_then(|words| text(lang, &words, WORDS_MAX));
    if let Some(about) = about {
        described.about = about;
    }
    described.licence = said(fields, "license").and_then(|called| licence(&called));
    let often = said(fields, "accrualPeriodicity");
    described.frequency = often.and_then(|often| frequency(&often));
    let publisher = fields.get("publisher");
    let publisher = match publisher.and_then(Value::as_object) {
        Some(body) => line(body, "name"),
        None => line(fields, "publisher"),
    };
    described.publishers = publisher.into_iter().collect();
    let keywords = words_of(fields, "keyword").into_iter();
    described.subjects = keywords
        .filter_map(|word| text(lang, &word, LINE_MAX))
        .collect();
    described.geography = words_of(fields, "spatial");
    described.updated = line(fields, "modified");
    let period = said(fields, "temporal");
    if let Some((from, to)) = period.as_deref().and_then(|period| period.split_once('/')) {
        let known = |day: &str| (!day.is_empty() && day != "..").then(|| cut(day, LINE_MAX));
        (described.data_from, described.data_to) = (known(from), known(to));
    }
    let files = fields.get("distribution").and_then(Value::as_array);
    let files = files.into_iter().flatten().filter_map(Value::as_object);
    described.files = files
        .filter_map(|one| {
            let url = said(one, "downloadURL").or_else(|| said(one, "accessURL"))?;
            let (format, kind) = (said(one, "format"), said(one, "mediaType"));
            file(format.as_deref(), kind.as_deref(), &url)
        })
        .take(MOST)
        .collect();
    Ok(described)
}

fn words_of(fields: &Fields, name: &str) -> Vec<String> {
    match fields.get(name) {
        Some(Value::Array(all)) => {
            let words = all.iter().filter_map(Value::as_str).map(str::trim);
            let words = words.filter(|word| !word.is_empty());
            words.take(MOST).map(|word| cut(word, LINE_MAX)).collect()
        }
        _ => line(fields, name).into_iter().collect(),
    }
}
