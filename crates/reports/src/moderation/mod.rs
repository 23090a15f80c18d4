//! Public words of a report that an office changes, and parts that it takes from the public: the description, the
//! place in words, an answer, the shown name, an entry of its history, or all of it.
//!
//! Everything that shows such words shows the new ones from the same commit on; what stood there before is read by
//! moderators alone. The reporter reads what was done and why, and may have somebody else look at it.
//!
//! Addresses: `/api/v1/reports/{reference}/moderations`, `…/objections`, `/api/v1/reports/objections`;
//! `/{lang}/desk/reports/{reference}/moderate`, `/{lang}/desk/objections`.

mod actions;
mod http;
mod model;
mod queries;
mod rules;

pub use actions::{
    Found, moderation_erase, moderations, moderations_told, objections, objections_count,
    report_moderate, report_moderated, report_object, report_reworded,
};
pub(crate) use actions::{READ_OF_MODERATED, history};
pub(crate) use http::{moderate, routes};
pub use model::{Deed, Moderate, Moderated, Object, Objection, Part, Standing, Words};
pub(crate) use queries::SQL;
pub use rules::{OMITTED, REASON_MAX, parts, standing};
