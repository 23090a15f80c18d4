//! The desk of those who look after an agency's datasets: which there are, a new one, what is said of it, and its draft on the
//! way to being published.

mod about;
mod acts;
mod list;
mod show;

use kernel::App;
use kernel::registry::Registry;
use web::{Page, Route, Tone};

use super::model::State;

pub(super) fn routes() -> Vec<Route<App>> {
    [
        list::routes(),
        about::routes(),
        show::routes(),
        acts::routes(),
    ]
    .concat()
}

/// The path of one dataset at the desk.
fn path(slug: &str) -> String {
    format!("/desk/data/{}", web::encoded(slug))
}

fn agency_name(page: &Page, registry: &Registry, code: &str) -> String {
    let agency = registry.agency(code);
    agency.map_or_else(|| code.to_owned(), |agency| page.plain(&agency.name))
}

/// How far a dataset has come: its draft, if it has one.
fn state_words(page: &Page, state: Option<State>, is_published: bool) -> (String, Tone) {
    let (key, tone) = match state {
        Some(State::Waiting) => ("opendata-state-waiting", Tone::Active),
        Some(State::Refused | State::Faulty) => ("opendata-state-faulty", Tone::Refused),
        Some(State::Ready) => ("opendata-state-ready", Tone::New),
        Some(State::Asked) => ("opendata-state-asked", Tone::Waiting),
        None if is_published => ("opendata-state-published", Tone::Done),
        None => ("opendata-state-empty", Tone::Plain),
    };
    (page.t(key).into_owned(), tone)
}
