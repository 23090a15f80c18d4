//! `package_search`: which datasets, in which order, and what they have in common.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use base::words::tokens;
use base::{Problem, Time};
use kernel::datasets::Theme;
use serde_json::{Map, Value as Json, json};

use super::asked::Asked;
use super::fq::{self, Term, wrong};
use super::shapes::Teller;
use crate::catalogue::Entry;
use crate::catalogue::subjects::Facet;
use crate::formats::formats;
use crate::licences::licence;
use crate::names::{Noun, uuid};
use crate::rules;

/// Datasets of an answer if nothing is said, and at most.
const USUAL: usize = 10;
const MOST: usize = 1_000;
/// Values of a facet if nothing is said, and at most.
const USUAL_VALUES: usize = 50;
/// The most facets.
const MOST_FACETS: usize = 20;

/// The answer.
pub(super) fn search(teller: &Teller<'_>, all: &[Entry], asked: &Asked) -> Result<Json, Problem> {
    let rows = asked.whole("rows", USUAL, MOST)?;
    let start = asked.whole("start", 0, usize::MAX)?;
    let wanted = wanted(asked)?;
    let mut found = Vec::new();
    for entry in all {
        let mut fits = true;
        for term in &wanted {
            fits = fits && holds(term, entry)?;
        }
        if fits {
            found.push(entry);
        }
    }
    let sort = asked.text("sort");
    let sort = sort.unwrap_or_else(|| "score desc, metadata_modified desc".to_owned());
    order(&mut found, &sort, wanted.first())?;
    let (facets, search_facets) = facets(teller, &found, asked)?;
    let results: Vec<Json> = found
        .iter()
        .skip(start)
        .take(rows)
        .map(|entry| teller.package(entry))
        .collect();
    Ok(json!({
        "count": found.len(),
        "sort": sort,
        "results": results,
        "facets": facets,
        "search_facets": search_facets,
    }))
}

/// What is asked for, `q` first.
fn wanted(asked: &Asked) -> Result<Vec<Term>, Problem> {
    let mut left = fq::MOST;
    let mut wanted = vec![fq::parse(&asked.text("q").unwrap_or_default(), &mut left)?];
    for name in ["fq", "fq_list"] {
        for filter in asked.list(name) {
            let term = fq::parse(&filter, &mut left)?;
            if term != Term::All(Vec::new()) {
                wanted.push(term);
            }
        }
    }
    Ok(wanted)
}

/// Whether a dataset is what a term wants.
fn holds(term: &Term, entry: &Entry) -> Result<bool, Problem> {
    Ok(match term {
        Term::All(terms) => {
            let mut all = true;
            for term in terms {
                all &= holds(term, entry)?;
            }
            all
        }
        Term::Any(terms) => {
            let mut any = false;
            for term in terms {
                any |= holds(term, entry)?;
            }
            any
        }
        Term::Not(term) => !holds(term, entry)?,
        Term::Words(words) => words == "*" || is_found(words, entry),
        Term::Is(field, value) if field == "*" => value == "*",
        Term::Is(field, value) if fq::SEARCHED.contains(&field.as_str()) => {
            value == "*" || is_found(value, entry)
        }
        Term::Is(field, value) => {
            let values = values(field, entry).ok_or_else(|| wrong(field))?;
            values.iter().any(|known| matches(value, known))
        }
        Term::Within(field, low, high) => within(field, (low, high), entry)?,
    })
}

fn is_found(words: &str, entry: &Entry) -> bool {
    let one = std::slice::from_ref(&entry.dataset);
    !rules::found(one, &tokens(words)).is_empty()
}

/// A star at the end stands for anything.
fn matches(wanted: &str, known: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(start) => known.starts_with(start),
        None => known == wanted,
    }
}

/// What a dataset has in a field; nothing if there is no such field.
fn values(field: &str, entry: &Entry) -> Option<Vec<String>> {
    let dataset = &entry.dataset;
    let one = |value: &str| Some(vec![value.to_owned()]);
    match field {
        "id" => Some(vec![uuid(Noun::Dataset, &dataset.slug)]),
        "name" => one(&dataset.slug),
        "organization" => one(&dataset.agency),
        "owner_org" => Some(vec![uuid(Noun::Organisation, &dataset.agency)]),
        "license_id" => one(licence(&dataset.licence).map_or(&dataset.licence, |known| known.ckan)),
        "frequency" | "extras_frequency" => one(dataset.frequency.code()),
        "res_format" => Some(
            formats(&entry.version)
                .map(|format| format.name.to_owned())
                .collect(),
        ),
        "type" | "dataset_type" => one("dataset"),
        "state" => one("active"),
        "private" => one("false"),
        "capacity" => one("public"),
        "groups" => Some(Facet::Theme.values(dataset)),
        "tags" => Some(Facet::Tag.values(dataset)),
        "vocab_tags" => Some(Vec::new()),
        _ => None,
    }
}

/// Only moments have ranges.
fn within(field: &str, (low, high): (&str, &str), entry: &Entry) -> Result<bool, Problem> {
    let moment = match field {
        "metadata_modified" => entry.dataset.updated,
        "metadata_created" => entry.created,
        _ => return Err(wrong(field)),
    };
    let end = |text: &str, open: Time| -> Result<Time, Problem> {
        if text == "*" {
            return Ok(open);
        }
        // Harvesters put the letter behind moments that they had without one.
        let bare = text.trim_end_matches('Z');
        Time::parse_rfc3339(&format!("{bare}Z")).map_err(|_| wrong(text))
    };
    let low = end(low, Time::from_micros(i64::MIN))?;
    let high = end(high, Time::from_micros(i64::MAX))?;
    Ok((low..=high).contains(&moment))
}

/// Sorts by what was asked, and by name where that says nothing.
fn order(found: &mut [&Entry], sort: &str, words: Option<&Term>) -> Result<(), Problem> {
    let mut keys = Vec::new();
    for part in sort
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (name, way) = part.split_once(' ').unwrap_or((part, "asc"));
        let descending = match way.trim().to_ascii_lowercase().as_str() {
            "asc" => false,
            "desc" => true,
            _ => return Err(wrong(part)),
        };
        if keys.len() == fq::MOST_KEYS {
            return Err(fq::too_many());
        }
        keys.push((key(name).ok_or_else(|| wrong(name))?, descending));
    }
    let sought: Vec<String> = words.map(said).unwrap_or_default();
    let place = |entry: &Entry| -> Vec<Place> {
        let mut known = None;
        let keys = keys.iter();
        keys.map(|(key, descending)| {
            let worth = match key {
                Key::Score => Worth::Score(*known.get_or_insert_with(|| score(entry, &sought))),
                Key::Of(value) => Worth::Text(value(entry)),
            };
            if *descending {
                Place::Down(Reverse(worth))
            } else {
                Place::Up(worth)
            }
        })
        .collect()
    };
    // By what is reckoned once for each dataset.
    found.sort_by_cached_key(|entry| (place(entry), entry.dataset.slug.clone()));
    Ok(())
}

/// What one key says of a dataset.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    Score(usize),
    Text(String),
}

/// Where that puts it; of one key all are the same way.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Up(Worth),
    Down(Reverse<Worth>),
}

/// What is sorted by.
enum Key {
    /// How well words fit.
    Score,
    /// A text; moments sort as they are written.
    Of(fn(&Entry) -> String),
}

fn key(name: &str) -> Option<Key> {
    Some(match name {
        "score" => Key::Score,
        "id" => Key::Of(|entry| uuid(Noun::Dataset, &entry.dataset.slug)),
        "name" => Key::Of(|entry| entry.dataset.slug.clone()),
        "title" | "title_string" => {
            Key::Of(|entry| entry.dataset.title.get(base::Lang::MS).text.to_lowercase())
        }
        "metadata_modified" => Key::Of(|entry| entry.dataset.updated.rfc3339_micros()),
        "metadata_created" => Key::Of(|entry| entry.created.rfc3339_micros()),
        _ => return None,
    })
}

/// The words that are looked for.
fn said(term: &Term) -> Vec<String> {
    match term {
        Term::All(terms) | Term::Any(terms) => terms.iter().flat_map(said).collect(),
        Term::Words(words) => tokens(words),
        _ => Vec::new(),
    }
}

/// How many of the words stand in the title.
fn score(entry: &Entry, sought: &[String]) -> usize {
    let title: Vec<String> = entry
        .dataset
        .title
        .passages()
        .flat_map(|(_, words)| tokens(words))
        .collect();
    let stands = |word: &&String| title.iter().any(|known| known.starts_with(word.as_str()));
    sought.iter().filter(stands).count()
}

/// Counts of values as CKAN gave them first, and as it does now.
type Facets = (Map<String, Json>, Map<String, Json>);

/// Counts of values, in both forms.
fn facets(teller: &Teller<'_>, found: &[&Entry], asked: &Asked) -> Result<Facets, Problem> {
    let (mut plain, mut told) = (Map::new(), Map::new());
    if !asked.flag("facet", true) {
        return Ok((plain, told));
    }
    // CKAN's way to say that there is no limit.
    let limit = match asked.text("facet.limit").as_deref() {
        Some("-1" | "0") => MOST,
        _ => asked.whole("facet.limit", USUAL_VALUES, MOST)?,
    };
    for field in asked.list("facet.field").into_iter().take(MOST_FACETS) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for entry in found {
            for value in values(&field, entry).ok_or_else(|| wrong(&field))? {
                *counts.entry(value).or_default() += 1;
            }
        }
        let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
        counts.sort_by(|(a, one), (b, other)| other.cmp(one).then_with(|| a.cmp(b)));
        counts.truncate(limit);
        let items = counts.iter().map(|(name, count)| {
            let display = match field.as_str() {
                "organization" => teller.organisation(name, None).remove("title"),
                "groups" => Theme::parse(name)
                    .and_then(|theme| teller.group(theme, None).get("title").cloned()),
                _ => None,
            };
            let display = display.unwrap_or_else(|| name.as_str().into());
            json!({"name": name, "display_name": display, "count": count})
        });
        let items: Vec<Json> = items.collect();
        told.insert(field.clone(), json!({"title": field, "items": items}));
        let counts = counts
            .iter()
            .map(|(name, count)| (name.clone(), Json::from(*count)));
        plain.insert(field, Json::Object(counts.collect()));
    }
    Ok((plain, told))
}
