//! Which agencies can be reached: how they come aboard, and at any moment which of them cannot.
//!
//! An agency is *unclaimed* until the complaints bureau has *verified* it: named an accountable officer and
//! a channel. It is *live* only once a test message over that channel was confirmed, and a test message
//! each month keeps it so. Whoever does not answer, whose channel fails, whose officer has gone or who
//! was never claimed stands in the undeliverable queue of the bureau, with the cases that wait there.
//!
//! Addresses: `/api/v1/agencies/reach`, `/api/v1/agencies/{code}/reach` and below,
//! `/{lang}/desk/reach`, `/{lang}/agencies/{code}/claim`, `/{lang}/channel-test/{token}`.

mod actions;
mod claims;
mod demo;
mod error;
mod http;
mod input;
mod jobs;
mod look;
mod model;
mod open311;
mod pages;
mod queries;
pub mod rules;
mod survey;
mod test_messages;

use base::Permission;
use web::Route;

use crate::App;

pub use actions::{channel_note, enrolment_set, enrolment_suspend};
pub use claims::{claim_make, claim_refuse};
pub use demo::seed as demo_seed;
pub use error::Error;
pub(crate) use jobs::watch_ensure;
pub use jobs::{jobs, reach_watch};
pub use look::{
    Missing, Seen, Undeliverable, addresses_to_tell, agency_look, enrolment_of, officer_of, survey,
    undeliverable, verdict,
};
pub use model::{
    Channel, ChannelKind, Claim, ClaimNew, Confirmation, Confirmed, Enrolment, EnrolmentSet, Known,
    Life, Reach, Standing, Suspension, Test, TestNew, Tier, Verdict,
};
pub(crate) use queries::SQL;
pub use survey::{Counts, Figures, Line, figures, line, survey as survey_of};
pub(crate) use test_messages::TEST_LETTERS;
pub use test_messages::{
    test_again, test_answered, test_at_desk, test_confirm, test_confirm_link, test_failed,
    test_open,
};

/// Seeing who answers for an agency, and what it was sent.
pub const READ: Permission = Permission("reach.read");
/// Saying that a test message arrived; counts only at the very agency.
pub const CONFIRM: Permission = Permission("reach.confirm");
/// Naming an agency's officer and channel.
pub const SET: Permission = Permission("reach.set");
/// Verifying and suspending agencies: counts only at the bureau.
pub const VERIFY: Permission = Permission("reach.verify");

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    [http::routes(), pages::routes()].concat()
}

/// What the secret in an e-mail's link is looked up as.
pub fn link_hash(secret: &str) -> String {
    crate::identity::secret_hash(secret)
}
