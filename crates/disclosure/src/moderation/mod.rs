//! Public words of a request that an office changes or takes from the public: its title, what is asked for, an entry of
//! its thread, or all of it; and a request about oneself that was asked in public, which whoever asked takes off it.
//!
//! Everything that shows such words shows the new ones from the same commit on; what stood there before is read by
//! moderators alone. Whoever asked reads what was done and why.
//!
//! Address: `/{lang}/desk/ask/{reference}/moderate`; `/{lang}/ask/{reference}/private`.

mod actions;
mod model;
mod queries;
mod rules;

pub use actions::{Found, request_conceal, request_moderate, request_moderated};
pub(crate) use actions::{READ_OF_MODERATED, acts_for, erase};
pub use model::{Moderate, Moderated, Part, Words};
pub(crate) use queries::SQL;
pub(crate) use rules::is_moderated;
