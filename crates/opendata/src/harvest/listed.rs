//! Datasets elsewhere as they stand in our catalogue beside our own, and as the search box finds them.

use std::sync::Arc;
use std::time::Duration;

use base::words::tokens;
use base::{Lang, Problem, Text, Time};
use kernel::App;
use kernel::registry::Registry;
use kernel::search::Hit;
use store::Tx;
use web::{Page, encoded};

use super::model::{Described, Harvested};
use super::queries;
use crate::catalogue::subjects::Facet;
use crate::error::Error;
use crate::model::Frequency;
use crate::rules::weight_of;

/// The name under which the list is remembered, and for how long: it is long, and changes when catalogues are read anew.
const NAME: &str = "opendata.elsewhere";
const AGE: Duration = Duration::from_secs(30);
/// As what the store finds their words.
const KIND: &str = "opendata.harvested";
/// Hits of the search box.
const HITS: u32 = 8;
/// Letters of a description in a list.
const ABOUT: usize = 300;

/// A dataset elsewhere, as far as lists show it.
#[derive(Debug, Clone)]
pub(crate) struct Elsewhere {
    pub(crate) source: String,
    pub(crate) identifier: String,
    pub(crate) agency: Option<String>,
    pub(crate) publishers: Vec<String>,
    pub(crate) title: Text,
    pub(crate) about: Text,
    frequency: Option<String>,
    licence: Option<String>,
    subjects: Vec<String>,
    title_words: Vec<String>,
    words: Vec<String>,
}

impl Elsewhere {
    fn of(harvested: Harvested) -> Self {
        let (title_words, words) = said(&harvested.described);
        let described = harvested.described;
        Self {
            source: harvested.source,
            identifier: described.identifier,
            agency: harvested.agency,
            publishers: described.publishers,
            title: described.title,
            about: shortened(&described.about),
            frequency: described.frequency,
            licence: described.licence,
            subjects: described
                .subjects
                .iter()
                .map(|subject| subject.get(Lang::MS).to_string())
                .collect(),
            title_words,
            words,
        }
    }

    /// What it has of a facet. Themes and places are lists of ours, which other catalogues do not use.
    pub(crate) fn values(&self, facet: Facet) -> Vec<String> {
        let known = |value: &Option<String>| value.clone().into_iter().collect();
        match facet {
            Facet::Theme | Facet::Place => Vec::new(),
            Facet::Agency => known(&self.agency),
            Facet::Tag => self.subjects.clone(),
            Facet::Frequency => known(&self.frequency),
            Facet::Licence => known(&self.licence),
            Facet::Source => vec![self.source.clone()],
        }
    }
}

/// Words of a title, and of all else by which somebody might look for it.
fn said(described: &Described) -> (Vec<String>, Vec<String>) {
    let of = |text: &Text| -> Vec<String> {
        let passages = text.passages();
        passages.flat_map(|(_, words)| tokens(words)).collect()
    };
    let mut rest = of(&described.about);
    rest.extend(described.subjects.iter().flat_map(of));
    rest.extend(described.publishers.iter().flat_map(|name| tokens(name)));
    rest.extend(tokens(&described.identifier.replace(['-', '_'], " ")));
    for there in &described.fields {
        rest.extend(tokens(&there.field.name));
    }
    (of(&described.title), rest)
}

fn shortened(text: &Text) -> Text {
    let passages = text.passages().map(|(lang, words)| {
        let mut short: String = words.chars().take(ABOUT).collect();
        if short.len() < words.len() {
            short.push('…');
        }
        (lang, short)
    });
    Text::new(passages).unwrap_or_else(|_| text.clone())
}

/// All that stands in catalogues elsewhere, by source and identifier, as it was half a minute ago at most.
pub(crate) async fn elsewhere(app: &App, now: Time) -> Result<Arc<Vec<Elsewhere>>, Problem> {
    let read = |tx: &mut Tx<'_>| {
        let all = queries::standing(tx)?.into_iter();
        Ok::<_, Error>(all.map(Elsewhere::of).collect())
    };
    let found = app.memo.figure(&app.db, (NAME, now, AGE), read).await;
    found.map_err(Problem::from)
}

/// Those in which every one of these words stands somewhere, those that have them in their title first.
pub(crate) fn found<'e>(all: &'e [Elsewhere], sought: &[String]) -> Vec<&'e Elsewhere> {
    let weighed = all.iter().filter_map(|there| {
        let words = (there.title_words.as_slice(), there.words.as_slice());
        Some((weight_of(words, sought)?, there))
    });
    let mut weighed: Vec<(usize, &Elsewhere)> = weighed.collect();
    weighed.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    weighed.into_iter().map(|(_, there)| there).collect()
}

/// Its page, without the language.
pub(crate) fn path(source: &str, identifier: &str) -> String {
    format!(
        "/data/elsewhere/{}/{}",
        encoded(source),
        encoded(identifier)
    )
}

/// Who publishes it: the body of ours that it is, or what its publishers are called there.
pub(crate) fn publisher(
    page: &Page,
    registry: &Registry,
    agency: Option<&str>,
    publishers: &[String],
) -> String {
    let known = agency.and_then(|code| registry.agency(code));
    known.map_or_else(|| publishers.join(", "), |agency| page.plain(&agency.name))
}

/// Makes it findable.
pub(super) fn words_put(tx: &mut Tx<'_>, harvested: &Harvested) -> store::Result<()> {
    let (mut title, rest) = said(&harvested.described);
    title.extend(rest);
    let id = id(&harvested.source, &harvested.described.identifier);
    tx.words_put(KIND, &id, &title)
}

/// Makes it unfindable.
pub(super) fn words_remove(tx: &mut Tx<'_>, source: &str, identifier: &str) -> store::Result<()> {
    tx.words_remove(KIND, &id(source, identifier))
}

/// No source has a stroke in its name.
fn id(source: &str, identifier: &str) -> String {
    format!("{source}/{identifier}")
}

/// What the search box finds of them.
pub(crate) fn hits(
    tx: &mut Tx<'_>,
    lang: Lang,
    sought: &[String],
) -> Result<Vec<Hit>, store::Error> {
    let sought: Vec<String> = sought.iter().map(|word| format!("{word}*")).collect();
    let mut hits = Vec::new();
    for found in tx.words_find(&[KIND], &sought, HITS)? {
        let Some((source, identifier)) = found.id.split_once('/') else {
            continue;
        };
        let Some(harvested) = queries::harvested_one(tx, (source, identifier))? else {
            continue;
        };
        let short = shortened(&harvested.described.about);
        hits.push(Hit {
            kind: "dataset",
            code: identifier.to_owned(),
            title: harvested.described.title.get(lang).to_string(),
            about: format!("{source}: {}", short.get(lang)),
            path: path(source, identifier),
        });
    }
    Ok(hits)
}

/// How often it changes, if that is one of ours.
pub(super) fn frequency(described: &Described) -> Option<Frequency> {
    Frequency::parse(described.frequency.as_deref()?)
}
