//! One search box over everything: references, agencies, categories, services, and whatever a module
//! says can be found.
//!
//! Page: `/{lang}/search`; for programs: `/api/v1/search`. The registry finds its own nouns; modules
//! answer through [`Source`], so the kernel need not know them.

mod http;
mod pages;

use std::sync::Arc;

use base::{Actor, Text};
use store::Tx;
use web::{Ctx, Failure, Route};

use crate::App;
use crate::registry::{Noun, Registry};

/// Letters of a query that are read.
const QUERY_MAX: usize = 200;

/// Something that a module found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What kind of thing it is, as programs are told: `report`.
    pub kind: &'static str,
    /// What it is told apart by, such as its reference.
    pub code: String,
    /// What it is called, in the reader's language.
    pub title: String,
    /// A line about it.
    pub about: String,
    /// Its path without the language, such as `/reports/RR-7K2M-9QX4`.
    pub path: String,
}

/// What a module lets people find: (application, reader, reader's language, words) → hits, best first.
pub type Source = fn(&mut Tx<'_>, &App, &Actor, base::Lang, &str) -> Result<Vec<Hit>, store::Error>;

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    http::routes().into_iter().chain(pages::routes()).collect()
}

/// The words that are searched for, without control characters.
fn asked(ctx: &Ctx) -> String {
    let words = ctx.query("q").unwrap_or_default();
    let shown = words.chars().map(|letter| match letter {
        letter if letter.is_control() => ' ',
        letter => letter,
    });
    shown.take(QUERY_MAX).collect()
}

/// The registry of this moment, and what the modules find.
async fn looked_up(
    app: &App,
    ctx: &Ctx,
    lang: base::Lang,
    words: &str,
) -> Result<(Arc<Registry>, Vec<Hit>), Failure> {
    let (shared, actor, words) = (app.clone(), ctx.actor.clone(), words.to_owned());
    let found = app.db.read("search.find", move |tx| {
        let mut hits = Vec::new();
        for source in &shared.sources {
            hits.extend(source(tx, &shared, &actor, lang, &words)?);
        }
        Ok::<_, store::Error>((shared.registry.get(tx)?, hits))
    });
    Ok(found.await?)
}

/// A line about a noun.
enum About<'r> {
    /// A name in several languages.
    Text(&'r Text),
    /// A short name, the same in all languages.
    Short(&'r str),
}

/// An agency's short name, a category's shelf, a service's agency.
fn about<'r>(registry: &'r Registry, noun: &Noun<'r>) -> About<'r> {
    let text = match noun {
        Noun::Agency(agency) => return About::Short(&agency.acronym),
        Noun::Category(category) => registry.group(&category.group).map(|group| &group.name),
        Noun::Service(service) => registry.agency(&service.agency).map(|agency| &agency.name),
    };
    text.map_or(About::Short(""), About::Text)
}

/// Where a noun leads, without the language. A service leads to the agency that gives it.
fn path(noun: &Noun<'_>) -> String {
    match noun {
        Noun::Agency(agency) => format!("/agencies/{}", agency.code),
        Noun::Category(category) => format!("/reports/new?category={}", category.code),
        Noun::Service(service) => format!("/agencies/{}", service.agency),
    }
}
