//! The record of what was done: audit leaves, the event feed, and who looked at whose data.
//!
//! Every consequential act writes one leaf and one event in its own commit, without a position; the
//! store's sequencer adds dense positions. A leaf's entry never holds free text, names or contact
//! data: those are in the payload, which can be erased while the entry stays.

mod actions;
mod model;
pub(crate) mod queries;
mod rules;

pub(crate) use queries::{last_position, payloads_erase};

pub use actions::{record, viewed, views_of_owner};
pub use model::{Act, Fresh, View, Viewed};
pub use rules::{Entry, entry};

/// Names of the tables whose rows the store's sequencer puts in order.
pub const SEQUENCED: &[store::Sequenced] = &[
    store::Sequenced {
        table: "kernel_audit",
    },
    store::Sequenced {
        table: "kernel_event",
    },
];
