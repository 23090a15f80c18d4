//! Identity papers: the numbers of a person's MyKad, passport and the like, as far as they want to keep them here.
//!
//! Which kinds there are and how their numbers are written is the pack's (`papers.csv`). A number is sealed with the key of
//! the data folder, for its person and kind, and recognised by a mark; it belongs to one person at most. It is shown masked,
//! to its owner too. An officer with [`IDENTIFY`] finds whoever keeps a number, which is recorded also where nobody does, and
//! sees numbers whole with a reason only (`docs/adr/0018-numbers-of-papers.md`). A number proves nobody's identity.
//!
//! Addresses: `/{lang}/me/papers`, `/{lang}/desk/papers`, `/{lang}/desk/papers/show`.

mod actions;
mod error;
mod format;
mod model;
mod pages;
mod queries;
mod rules;

use base::{PersonId, Time};
use store::Migration;

use crate::App;
use crate::audit::Fresh;

pub(super) use actions::identifies;
pub use actions::{IDENTIFY, papers_of};
pub use error::Error;
pub use format::{Codes, Format, FormatFault, Hit, Misfit};
pub(super) use model::Paper;
pub use model::PaperSeen;
pub(super) use pages::{kinds_of, routes};
pub(super) use queries::SQL;
pub(super) use rules::reason;
pub use rules::{Fault, IdentityNumber, PaperKind, Papers};

/// Keeps a number as a provider tells it of a person.
///
/// # Errors
/// What is wrong with it, and nothing of what it is.
pub(super) async fn vouch(
    app: &App,
    now: Time,
    (kind, told): (&str, &str),
    (person, by): (PersonId, &str),
) -> Result<(), Error> {
    let number = app.papers.number(kind, told)?;
    let paper = model::Paper::draw((&app.ids, &app.vault), now, (person, &number))?;
    let cmd = model::PaperAdd {
        paper: model::Paper {
            vouched: Some(by.to_owned()),
            ..paper
        },
        most: number.kind().most,
        fresh: Fresh::draw(&app.ids, now),
    };
    let write = app.db.write("identity.paper_vouch", move |tx| {
        actions::paper_vouch(tx, now, &cmd)
    });
    write.await?
}

/// The tables.
pub(super) const MIGRATION: Migration = Migration::new(
    "kernel",
    34,
    "identity_papers",
    include_str!("../../../migrations/0034_identity_papers.sql"),
);
