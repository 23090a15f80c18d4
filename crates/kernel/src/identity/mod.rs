//! Who is who: people, what they may do where, how they sign in, and the tokens of their programs.
//!
//! A person is whoever receives at an address: an e-mail address or a telephone number, proved by a
//! one-time code. A visitor without either holds a session too, which knows the cases whose keys were
//! shown to it. Secrets are kept as their hashes.
//!
//! Addresses: `/{lang}/sign-in`, `/{lang}/sign-in/code`, `/{lang}/sign-in/passkey`, `/{lang}/sign-out`, `/{lang}/shared`, `/{lang}/demo`,
//! `/{lang}/second-factor`, `/{lang}/me/factors`, `/{lang}/me/passkeys`, `/{lang}/me/papers`, `/{lang}/me/mandates`, `/{lang}/me/businesses`, `/{lang}/desk/businesses`, `/{lang}/me/children`, `/{lang}/desk/children`, `/{lang}/desk/papers`, `/{lang}/me/tokens`, `/{lang}/me/sessions`, `/{lang}/desk/people`, `/api/v1/me`, `/api/v1/tokens`,
//! `/api/v1/sessions`, `/api/v1/me/mandates`, `/api/v1/me/businesses`, `/api/v1/agencies/{code}/roles`; those of `providers`.

mod actions;
mod address;
pub mod businesses;
pub mod children;
mod error;
mod factors;
mod grants;
mod http;
mod jobs;
pub mod mandates;
mod model;
mod pages;
mod papers;
mod port;
mod providers;
mod queries;
mod roles;
mod rules;

use store::Migration;
use web::Route;

use crate::App;

pub use actions::{
    MANAGE, SignIn, address_of, code_confirm, code_request, person_address, person_at,
    person_create, person_find, person_find_or_create, person_language, person_name,
    person_samples, session_add_case, session_begun, session_end, session_revoke, session_start,
    sessions_of, sign_in, token_create, token_make, token_revoke, tokens_of,
};
pub use address::{Address, AddressError, Email, Phone};
pub use error::Error;
pub use factors::{
    FactorReset, FactorSeen, FactorsSeen, PasskeySeen, SecondFactor, factor_reset, factors_seen,
};
pub use grants::{
    Colleague, ColleagueNew, GRANT, colleague_add, grant_add, grants_of, people_for, people_of,
    role_end, role_give, roles_at, roles_of_one,
};
pub use http::with_session;
pub use jobs::jobs;
pub use model::{
    CodeConfirm, CodeRequest, GrantNew, Held, Person, PersonNew, SessionLimits, SessionNew,
    SessionSeen, SessionSettings, TokenNew, TokenSeen,
};
pub use papers::{
    Codes, Error as PaperError, Fault as PapersFault, Format, FormatFault, Hit, IDENTIFY,
    IdentityNumber, Misfit, PaperKind, PaperSeen, Papers, papers_of,
};
pub use port::{Rights, SessionPort, actor_of};
pub use providers::{Fault as ProvidersFault, Providers, logout_judge};
pub use roles::{ROLES, Roles};
pub use rules::{CODE_LIFE, CODE_TRIES, scopes_open_to};

pub(crate) use actions::code_address;
pub(crate) use http::without_session;
pub(crate) use model::secret_hash;
use pages::typed_address;
pub(crate) use queries::ALL;

/// What is done with somebody's account, as entries of the public log call it behind `person.`. Their Fluent keys
/// begin with `kernel-act-`.
pub const ACTS: [&str; 38] = [
    "business_closed",
    "business_confirmed",
    "business_number_shown",
    "business_refused",
    "business_registered",
    "closed",
    "factor_added",
    "factor_recovery_renewed",
    "factor_removed",
    "factor_reset",
    "guardian_claimed",
    "guardian_confirmed",
    "guardian_ended",
    "guardian_number_shown",
    "guardian_refused",
    "mandate_accepted",
    "mandate_closed",
    "mandate_counter",
    "mandate_declined",
    "mandate_offered",
    "mandate_returned",
    "mandate_revoked",
    "mandate_withdrawn",
    "paper_added",
    "paper_refused",
    "paper_removed",
    "paper_shown",
    "paper_vouched",
    "passkey_added",
    "passkey_copied",
    "passkey_removed",
    "provider_linked",
    "provider_unlinked",
    "role_ended",
    "role_given",
    "sought",
    "token_ended",
    "token_made",
];

/// The tables.
pub const MIGRATION: Migration = Migration::new(
    "kernel",
    3,
    "identity",
    include_str!("../../migrations/0003_identity.sql"),
);

/// How long each session stands without use.
pub const SHARED_MIGRATION: Migration = Migration::new(
    "kernel",
    32,
    "shared",
    include_str!("../../migrations/0032_shared.sql"),
);

/// The tables of second factors.
pub const FACTORS_MIGRATION: Migration = factors::MIGRATION;

/// The tables of passkeys.
pub const PASSKEYS_MIGRATION: Migration = factors::passkeys::MIGRATION;

/// The tables of identity papers.
pub const PAPERS_MIGRATION: Migration = papers::MIGRATION;

/// The tables of businesses.
pub const BUSINESSES_MIGRATION: Migration = businesses::MIGRATION;

/// The tables of mandates.
pub const MANDATES_MIGRATION: Migration = mandates::MIGRATION;

/// The table of children.
pub const CHILDREN_MIGRATION: Migration = children::MIGRATION;

/// Who offered a mandate, and until when it waits.
pub const OFFERS_MIGRATION: Migration = mandates::OFFERS_MIGRATION;

/// The tables of providers.
pub const PROVIDERS_MIGRATION: Migration = providers::MIGRATION;

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    [
        pages::routes(),
        factors::routes(),
        papers::routes(),
        mandates::routes(),
        providers::routes(),
        businesses::routes(),
        children::routes(),
        http::routes(),
    ]
    .concat()
}
