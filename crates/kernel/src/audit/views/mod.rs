//! The data tracker: who read whose personal data, for which agency, what of it, why and when.
//!
//! A row of the route table says which personal fields its answers give away (`Route::personal`). Whoever reads them notes
//! on the actor whose they are; the guard before all handlers writes that down before the answer leaves, and withholds an
//! answer whose row says nothing of it. There is one row for an officer, a case and an hour, which grows by what is read.
//!
//! Addresses: `/{lang}/me/views`, `/api/v1/me/views`.

mod actions;
mod http;
mod known;
mod model;
mod pages;
pub(super) mod queries;
mod rules;

use web::Route;

use crate::App;

pub use actions::{opened, passed, viewed, viewed_people, viewed_person, views_of};
pub(crate) use actions::{views_keep, views_piece};
pub use known::Known;
pub use model::{View, Viewed};
pub use pages::view_words;
pub(crate) use rules::view_json;

/// This component's rows of the route table.
pub(super) fn routes() -> Vec<Route<App>> {
    [pages::routes(), http::routes()]
        .into_iter()
        .flatten()
        .collect()
}
