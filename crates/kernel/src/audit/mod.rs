//! The record of what was done: audit leaves, the event feed, and who looked at whose data.
//!
//! Every consequential act writes one leaf and one event in its own commit, without a position; the
//! store's sequencer adds dense positions. A leaf's entry never holds free text, names or contact
//! data: those are in the payload, which can be erased while the entry stays.
//!
//! Addresses: `/api/v1/events`, `/live` ([`live`]), and those of the data tracker ([`views`]).

mod actions;
mod http;
mod live;
mod model;
pub(crate) mod queries;
mod rules;
mod views;

use web::Route;

use crate::App;

pub(crate) use queries::{EventNews, event_news, last_position, payloads_erase};

pub use actions::{event_last, events_after, leaf_name, record, record_for};
pub use live::{Live, Since, since};
pub use model::{Act, EventPage, EventSeen, Fresh};
pub(crate) use rules::commitment;
pub use rules::{Entry, entry};
pub use views::{
    Known, View, Viewed, opened, passed, view_words, viewed, viewed_people, viewed_person, views_of,
};
pub(crate) use views::{view_json, views_keep, views_piece};

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    [http::routes(), live::routes(), views::routes()]
        .into_iter()
        .flatten()
        .collect()
}

/// Names of the tables whose rows the store's sequencer puts in order.
pub const SEQUENCED: &[store::Sequenced] = &[
    store::Sequenced {
        table: "kernel_audit",
    },
    store::Sequenced {
        table: "kernel_event",
    },
];
