//! The ledger: what people owe public bodies, and how each debt ended, in double entry.
//!
//! Any case can raise a charge: by a move of its kind, or by hand, with words that say what for. A charge is due until it is settled or waived; each of these acts is
//! one journal entry whose postings sum to zero. The rails that settle charges by themselves come with
//! payments; by hand an officer settles them against a receipt.
//!
//! Accounts, for an agency `mbpj` and a fee `licence`: `mbpj:receivable`, `mbpj:income:licence`,
//! `mbpj:cash`, `mbpj:waived`. A debit is above zero, a credit below.

mod actions;
mod error;
mod model;
mod queries;
mod rules;

pub use actions::{
    balance, charge_end, charge_raise, charge_raise_by, charges_of_case, has_due, journal_faults,
};
pub use error::Error;
pub use model::{Charge, ChargeEnd, ChargeId, ChargeNew, ChargeState, End};
pub use queries::SQL;
pub use rules::{BY_HAND, RAISED_MAX, receipt_note, waiver_note};

pub(crate) use queries::charge;

use store::Migration;

/// Officers who hold this may raise charges by hand on cases of any kind.
pub const RAISE: base::Permission = base::Permission("ledger.raise");
/// Officers who hold this may settle charges by hand.
pub const SETTLE: base::Permission = base::Permission("ledger.settle");
/// Officers who hold this may waive charges.
pub const WAIVE: base::Permission = base::Permission("ledger.waive");

pub(crate) const MIGRATION: Migration = Migration::new(
    "kernel",
    8,
    "ledger",
    include_str!("../../migrations/0008_ledger.sql"),
);
