//! What people bring about data: a problem with a dataset goes to the agency that publishes it, and a wish that data be open is a
//! public ticket that others join and that ends with what came of it. Both are kinds of cases; what may happen to them stands in
//! `kinds/`, and officers work on them where they work on every case.
//!
//! Pages: `/{lang}/data/{slug}/problem`, `/{lang}/data/wishes`, `/{lang}/data/wishes/new`, `/{lang}/data/tickets/{reference}`.
//! Events: `data_fault.open`, `data_wish.open`, and one for each move.

mod actions;
mod jobs;
mod messages;
mod model;
pub(crate) mod pages;
pub(crate) mod queries;
mod rules;

use kernel::App;
use kernel::account::{Holding, HoldingPiece};
use web::Route;

pub use actions::{
    Created, faults_shown, ticket_create, ticket_join, ticket_leave, ticket_show, wishes_list,
};
pub use model::{
    FaultTold, FaultsShown, Joined, Outcome, Reason, Sort, Ticket, TicketFresh, TicketNew,
    TicketSeen, WishFilter, WishRow,
};
pub use rules::published_in;

pub(crate) use actions::{moved, ticket_erase, words_check};
pub(crate) use jobs::jobs;
pub(crate) use pages::about;
pub(crate) use queries::forget;

/// Kinds of cases.
pub(crate) const KINDS: &[&str] = &[
    include_str!("../../kinds/fault.toml"),
    include_str!("../../kinds/wish.toml"),
];

/// What such cases are called.
pub(crate) const ACTED_FOR: &[(&str, &str)] = &[
    ("data_fault", "opendata-fault-acted-for"),
    ("data_wish", "opendata-wish-acted-for"),
];

/// Tickets of one piece.
const PIECE: i64 = 100;

/// What is kept about people who bring something.
pub(crate) const HOLDING: Holding = Holding {
    name: "data_tickets",
    title: "opendata-ticket-held",
    piece: |tx, _, person, after| {
        let rows = queries::held(tx, person, (after, PIECE))?;
        let full = i64::try_from(rows.len()).is_ok_and(|count| count == PIECE);
        let next = rows.last().filter(|_| full).map(|(id, _)| id.clone());
        Ok(HoldingPiece {
            items: rows.into_iter().map(|(_, item)| item).collect(),
            next,
        })
    },
};

pub(crate) fn routes() -> Vec<Route<App>> {
    pages::routes()
}
