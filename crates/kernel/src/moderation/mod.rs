//! What an office does to words that everybody reads: which words a case has is its module's to say, and so is the table
//! that keeps what stood there before; what was done, why, and what of it stands is the same for all.
//!
//! The acts themselves are notes of the case (`cases/moderation`).

mod actions;
mod model;
mod pages;
mod queries;
mod rules;

pub use actions::{Act, Why, moderation_act};
pub use model::{Change, Deed, Moderated, Standing, Words};
pub use pages::{ActRow, Known, PartForm, act_rows, moderation_acts, moderation_form};
pub use queries::moderated_row;
pub use rules::{
    Fault, OMITTED, REASON_MAX, anything_stands, may_object, open_objection, reason, standing,
    typed,
};
