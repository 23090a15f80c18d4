//! Pages of reach: the bureau's undeliverable queue, one agency, claims, and the link in a test message.

mod agency;
mod bureau;
mod claim;
mod link;

use web::{Page, Route, Tone};

use super::model::{Reach, Standing, Verdict};
use crate::App;
use crate::registry::{Agency, Registry};

pub(super) fn routes() -> Vec<Route<App>> {
    [
        bureau::routes(),
        agency::routes(),
        claim::routes(),
        link::routes(),
    ]
    .concat()
}

/// The Fluent key of a word that an enumeration writes with underscores.
fn key(prefix: &str, word: &str) -> String {
    format!("{prefix}{}", word.replace('_', "-"))
}

fn reach_words(page: &Page, reach: Reach) -> String {
    page.t(&key("kernel-reach-is-", reach.as_str()))
        .into_owned()
}

/// What the bureau does next about an agency.
fn next_words(page: &Page, reach: Reach) -> String {
    page.t(&key("kernel-reach-next-", reach.as_str()))
        .into_owned()
}

fn standing_words(page: &Page, standing: Standing) -> String {
    page.t(&key("kernel-reach-standing-", standing.as_str()))
        .into_owned()
}

const fn tone(reach: Reach) -> Tone {
    match reach {
        Reach::Live => Tone::Done,
        Reach::Moved => Tone::Plain,
        Reach::Unclaimed => Tone::New,
        Reach::Unproved => Tone::Waiting,
        Reach::Suspended | Reach::Ended => Tone::Refused,
        Reach::Unanswered | Reach::Failing | Reach::OfficerGone => Tone::Late,
    }
}

fn since(page: &Page, verdict: Verdict) -> String {
    verdict.since.map(|at| page.date(at)).unwrap_or_default()
}

/// An agency's name, or its code where the registry does not know it.
fn named(page: &Page, registry: &Registry, code: &str) -> String {
    let known: Option<&Agency> = registry.agency(code);
    known.map_or_else(|| code.to_owned(), |agency| page.plain(&agency.name))
}
