//! Wordings: the words in which an agency writes to people, where it does not want the usual ones. For each sort of letter and
//! each language there is a subject, a body and a text message, with places that are filled when a letter is written.
//!
//! What a wording may hold is judged when it is kept, so nothing is refused when a letter leaves. Should one fail all the same, the
//! letter leaves in the usual words and the agency sees why. Earlier wordings stay, with who wrote them and when.
//!
//! Addresses: `/{lang}/desk/letters` and below. Events: `wording.kept`, `wording.restored`.

mod actions;
mod error;
mod model;
mod pages;
mod queries;
mod rules;

use base::Permission;
use store::Migration;
use web::Route;

use crate::App;

pub(crate) use actions::{wording_failed, wording_for};
pub use actions::{wording_of, wording_put, wordings_of};
pub use error::Error;
pub use model::{Wording, WordingPut, Words};
pub(super) use queries::SQL;
pub(super) use rules::filled;
pub use rules::{EDITABLE, Fault};

/// Choosing the words of an agency's letters.
pub const SET: Permission = Permission("notifications.words");

/// The argument of a message that names the agency whose words it is written in.
pub const AGENCY: &str = "agency_code";

/// What its events are about.
const KIND: &str = "wording";

/// The tables.
pub(crate) const MIGRATION: Migration = Migration::new(
    "kernel",
    39,
    "wordings",
    include_str!("../../../migrations/0039_wordings.sql"),
);

/// This component's rows of the route table.
pub(super) fn routes() -> Vec<Route<App>> {
    pages::routes()
}
