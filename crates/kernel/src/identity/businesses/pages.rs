//! Pages of businesses: a person's own, and confirming them at the desk.

mod acts;
mod desk;
mod own;

use web::{Page, Route, Tone};

use super::model::State;
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    [own::routes(), acts::routes(), desk::routes()].concat()
}

/// What a state is called, and how it looks.
fn state(page: &Page, state: State) -> (String, Tone) {
    let tone = match state {
        State::Claimed => Tone::Waiting,
        State::Confirmed => Tone::Done,
        State::Refused => Tone::Refused,
        State::Closed => Tone::Plain,
    };
    let key = format!("kernel-business-state-{}", state.code());
    (page.t(&key).into_owned(), tone)
}
