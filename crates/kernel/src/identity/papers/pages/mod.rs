//! Pages of identity papers: a person's own, and looking somebody up at the desk.

mod desk;
mod own;

use base::PersonId;
use web::{Choice, Page, Route};

use super::error::Error;
use super::rules::Papers;
use super::{IDENTIFY, actions, model, rules};
use crate::App;

pub(in super::super) fn routes() -> Vec<Route<App>> {
    own::routes().into_iter().chain(desk::routes()).collect()
}

/// A paper on a page.
struct Line {
    id: String,
    kind: String,
    /// Empty if it cannot be read any more.
    masked: String,
    tail: String,
    since: String,
    /// What people call the provider that vouches for it, if one does.
    vouched: Option<String>,
}

fn line(page: &Page, app: &App, paper: &model::PaperSeen) -> Line {
    let kind = app.papers.kind(&paper.kind);
    let provider = |code: &String| match app.providers.name(code) {
        Some(name) => page.plain(name),
        None => code.clone(),
    };
    Line {
        id: paper.id.clone(),
        kind: kind.map_or_else(|| paper.kind.clone(), |kind| page.plain(&kind.name)),
        masked: paper.masked.clone(),
        tail: paper.tail.clone(),
        since: page.date(paper.added),
        vouched: paper.vouched.as_ref().map(provider),
    }
}

/// The kinds to choose from, each with how its numbers are written.
fn kinds(page: &Page, papers: &Papers) -> Vec<Choice> {
    chosen(page, papers.kinds())
}

/// Those of people, or those of businesses and other bodies.
pub(in super::super) fn kinds_of(page: &Page, papers: &Papers, bodies: bool) -> Vec<Choice> {
    chosen(page, papers.kinds().filter(|kind| kind.bodies == bodies))
}

fn chosen<'k>(page: &Page, kinds: impl Iterator<Item = &'k rules::PaperKind>) -> Vec<Choice> {
    let choice = |kind: &rules::PaperKind| {
        Choice::new(kind.code.as_str(), page.plain(&kind.name)).hint(kind.shape.as_str())
    };
    kinds.map(choice).collect()
}
