//! Override areas: here, for these categories, this agency is in charge, whatever the rules say.
//!
//! Somebody proposes one, out of a report that went wrong; a second person of the bureau approves it. From then on it
//! is a row of the registry and routing looks at it first, from its first day to its last, until somebody ends it.
//! Cases that run do not move by themselves. `docs/adr/0013-override-areas.md` says why it is so.

mod actions;
mod corners;
mod error;
mod http;
mod index;
mod model;
mod queries;
pub(crate) mod rules;

pub use actions::{
    APPROVE, OverrideFresh, PROPOSE, override_decide, override_end, override_find,
    override_propose, overrides_list,
};
pub use corners::corners_read;
pub use error::Error as OverrideError;
pub(crate) use http::routes;
pub(crate) use index::Overrides;
pub use model::{Deed, Override, Overruled, Proposal, Shape, Standing};
pub(crate) use queries::SQL;
pub(crate) use queries::in_force;
pub use rules::CORNERS_MAX;
