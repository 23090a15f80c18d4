//! A dataset as the metadata repository of data.gov.my describes it: one JSON file each, in Malay and English.

use base::{Lang, Text};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use tables::Kind;

use super::model::{Chart, Described, FieldThere, FileThere};
use crate::model::{FieldAbout, Frequency};

/// The licence that data.gov.my states for all of its catalogue.
const LICENCE: &str = "CC-BY-4.0";
/// Columns and charts that one description may have.
const MOST: usize = 500;

type Fields = Map<String, Value>;

/// Reads a file; the error says in English what is wrong with it.
pub fn read(identifier: &str, bytes: &[u8]) -> Result<Described, String> {
    if !crate::names::is_slug(identifier) {
        return Err("the file's name is no identifier: 2 to 100 of a-z, 0-9, - and _".to_owned());
    }
    let text = str::from_utf8(bytes).map_err(|error| format!("it is not UTF-8: {error}"))?;
    let text = text.trim_start_matches('\u{feff}');
    let all: Fields =
        serde_json::from_str(text).map_err(|error| format!("it is no JSON object: {error}"))?;
    let title = pair(&all, "title").ok_or("title_ms is missing")?;
    let files = [("csv", "link_csv"), ("parquet", "link_parquet")];
    let files = files.into_iter().filter_map(|(format, name)| {
        let url = said(&all, name)?;
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        is_web.then(|| FileThere {
            format: format.to_owned(),
            url,
        })
    });
    Ok(Described {
        identifier: identifier.to_owned(),
        about: pair(&all, "description").unwrap_or_else(|| title.clone()),
        title,
        frequency: said(&all, "frequency").and_then(|code| frequency(&code)),
        licence: Some(LICENCE.to_owned()),
        publishers: list(&all, "data_source"),
        geography: list(&all, "geography"),
        demography: list(&all, "demography"),
        subjects: subjects(&all),
        data_from: said(&all, "dataset_begin"),
        data_to: said(&all, "dataset_end"),
        data_as_of: said(&all, "data_as_of"),
        updated: said(&all, "last_updated"),
        next_update: said(&all, "next_update"),
        method: pair(&all, "methodology"),
        caveat: pair(&all, "caveat"),
        fields: objects(&all, "fields").iter().filter_map(field).collect(),
        charts: objects(&all, "dataviz").iter().filter_map(chart).collect(),
        files: files.collect(),
    })
}

/// Words or a number; nothing if it is empty, or the dash that stands for nothing there.
fn said(all: &Fields, name: &str) -> Option<String> {
    let words = match all.get(name)? {
        Value::String(words) => words.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let is_nothing = words.is_empty() || ["-", "–", "—", "N/A"].contains(&words.as_str());
    (!is_nothing).then_some(words)
}

/// Words in both languages; older files call Malay `bm`.
fn pair(all: &Fields, name: &str) -> Option<Text> {
    let malay = said(all, &format!("{name}_ms")).or_else(|| said(all, &format!("{name}_bm")))?;
    let english = said(all, &format!("{name}_en")).map(|words| (Lang::EN, words));
    Text::new([(Lang::MS, malay)].into_iter().chain(english)).ok()
}

/// A list of words; a single word is a list of one.
fn list(all: &Fields, name: &str) -> Vec<String> {
    match all.get(name) {
        Some(Value::Array(values)) => {
            let words = values.iter().filter_map(Value::as_str).map(str::trim);
            let words = words.filter(|word| !word.is_empty());
            words.take(MOST).map(str::to_owned).collect()
        }
        _ => said(all, name).into_iter().collect(),
    }
}

fn objects(all: &Fields, name: &str) -> Vec<Fields> {
    let values = all.get(name).and_then(Value::as_array);
    let objects = values.into_iter().flatten().filter_map(Value::as_object);
    objects.take(MOST).cloned().collect()
}

fn frequency(code: &str) -> Option<String> {
    let code = match code.to_uppercase().replace('_', "-").as_str() {
        "ANNUAL" => "YEARLY".to_owned(),
        other => other.to_owned(),
    };
    Frequency::parse(&code).map(|known| known.code().to_owned())
}

/// Category and subcategory, once each, though several sites may have them.
fn subjects(all: &Fields) -> Vec<Text> {
    let mut subjects: Vec<Text> = Vec::new();
    for site in objects(all, "site_category") {
        for name in ["category", "subcategory"] {
            if let Some(subject) = pair(&site, name).filter(|subject| !subjects.contains(subject)) {
                subjects.push(subject);
            }
        }
    }
    subjects
}

/// A column: what kind its values are stands in brackets before its description.
fn field(all: &Fields) -> Option<FieldThere> {
    let name = said(all, "name")?;
    let about = pair(all, "description");
    let words = about.as_ref().map(|about| about.get(Lang::EN).to_string());
    let kind = words.as_deref().map_or(Kind::Text, kind);
    let about = about.and_then(|about| bare(&about));
    let title = pair(all, "title").unwrap_or_else(|| Text::malay(name.clone()));
    Some(FieldThere {
        field: FieldAbout {
            name,
            kind: kind.code().to_owned(),
            about: about.unwrap_or_else(|| title.clone()),
        },
        title,
    })
}

/// What stands in brackets at the beginning, and what comes after.
fn bracketed(words: &str) -> Option<(&str, &str)> {
    words.strip_prefix('[')?.split_once(']')
}

fn kind(words: &str) -> Kind {
    let word = bracketed(words).map_or("", |(word, _)| word);
    let word = word.split(',').next().unwrap_or_default().trim();
    match word.to_lowercase().as_str() {
        "integer" | "int" => Kind::Integer,
        "float" | "double" | "number" => Kind::Number,
        "date" => Kind::Date,
        "timestamp" | "datetime" => Kind::Timestamp,
        "boolean" => Kind::Boolean,
        _ => Kind::Text,
    }
}

/// A description without its brackets.
fn bare(about: &Text) -> Option<Text> {
    let passages = about.passages().map(|(lang, words)| {
        let rest = bracketed(words).map_or(words, |(_, rest)| rest);
        (lang, rest.trim().to_owned())
    });
    let passages = passages.filter(|(_, words)| !words.is_empty());
    Text::new(passages.collect::<Vec<_>>()).ok()
}

#[derive(Deserialize)]
struct Axes {
    x: Value,
    y: Value,
}

/// A chart of a sort that we know, whose columns are named.
fn chart(all: &Fields) -> Option<Chart> {
    let identifier = said(all, "dataviz_id")?;
    let sort = match said(all, "chart_type")?.as_str() {
        "TABLE" => "table",
        "TIMESERIES" | "LINE" => "line",
        "BAR" | "HBAR" => "bar",
        "CHOROPLETH" => "areas",
        _ => return None,
    };
    let config = all.get("config").and_then(Value::as_object);
    let config = config.cloned().unwrap_or_default();
    let axes: Option<Axes> = config.get("format").and_then(parsed);
    if axes.is_none() && sort != "table" {
        return None;
    }
    let along = axes
        .as_ref()
        .and_then(|axes| words(&axes.x).into_iter().next());
    Some(Chart {
        title: pair(all, "title").unwrap_or_else(|| Text::malay(identifier.clone())),
        identifier,
        sort: sort.to_owned(),
        along,
        values: axes.map(|axes| words(&axes.y)).unwrap_or_default(),
        narrowed_by: list(&config, "filter_columns"),
    })
}

fn parsed<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

fn words(value: &Value) -> Vec<String> {
    let single = value.as_str().into_iter();
    let many = value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    single.chain(many).map(str::to_owned).collect()
}
