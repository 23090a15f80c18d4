//! The spine that every module stands on: who is who, who is in charge of what, and what happens to a
//! case from its first word to its last.
//!
//! Each folder is a component of the same shape. The kernel knows no module; modules meet only in its
//! nouns, events and ports.

pub mod account;
mod app;
pub mod audit;
pub mod bans;
pub mod cases;
pub mod datasets;
pub mod documents;
mod gauges;
pub mod hooks;
pub mod identity;
pub mod jobs;
pub mod ledger;
pub mod limits;
pub mod log;
mod memo;
pub mod moderation;
mod module;
pub mod notifications;
pub mod once;
pub mod outbound;
pub mod personal;
pub mod push;
pub mod reach;
pub mod registry;
pub mod search;
mod vault;

use store::Migration;

pub use app::{App, AppError, Options, Settings};
pub use gauges::Gauges;
pub use memo::Memo;
pub use module::{About, Eraser, Follower, Forgetter, Module, Panel, Reader, Withdrawer};
pub use vault::Vault;

const MIGRATIONS: &[Migration] = &[
    Migration::new(
        "kernel",
        1,
        "audit",
        include_str!("../migrations/0001_audit.sql"),
    ),
    registry::MIGRATION,
    identity::MIGRATION,
    documents::MIGRATION,
    notifications::MIGRATION,
    Migration::new(
        "kernel",
        6,
        "cases",
        include_str!("../migrations/0006_cases.sql"),
    ),
    Migration::new(
        "kernel",
        7,
        "once",
        include_str!("../migrations/0007_once.sql"),
    ),
    ledger::MIGRATION,
    Migration::new(
        "kernel",
        9,
        "lists",
        include_str!("../migrations/0009_lists.sql"),
    ),
    Migration::split(
        "kernel",
        10,
        "unlinked",
        include_str!("../migrations/0010_unlinked.postgres.sql"),
        include_str!("../migrations/0010_unlinked.sqlite.sql"),
    ),
    documents::PURGE_MIGRATION,
    documents::FILES_MIGRATION,
    Migration::new(
        "kernel",
        13,
        "reach",
        include_str!("../migrations/0013_reach.sql"),
    ),
    notifications::POST_MIGRATION,
    documents::PRINT_MIGRATION,
    documents::PAPERS_MIGRATION,
    Migration::new(
        "kernel",
        17,
        "parts",
        include_str!("../migrations/0017_parts.sql"),
    ),
    Migration::new(
        "kernel",
        18,
        "desk",
        include_str!("../migrations/0018_desk.sql"),
    ),
    hooks::MIGRATION,
    Migration::new(
        "kernel",
        20,
        "delays",
        include_str!("../migrations/0020_delays.sql"),
    ),
    push::MIGRATION,
    registry::EXPERIENCE_MIGRATION,
    registry::OVERRIDES_MIGRATION,
    Migration::new(
        "kernel",
        24,
        "moderated",
        include_str!("../migrations/0024_moderated.sql"),
    ),
    limits::MIGRATION,
    Migration::new(
        "kernel",
        26,
        "pictured",
        include_str!("../migrations/0026_pictured.sql"),
    ),
    log::MIGRATION,
    identity::FACTORS_MIGRATION,
    identity::PASSKEYS_MIGRATION,
    account::MIGRATION,
    log::COSIGNED_MIGRATION,
    identity::SHARED_MIGRATION,
    notifications::preferences::MIGRATION,
    identity::PAPERS_MIGRATION,
    identity::MANDATES_MIGRATION,
    identity::PROVIDERS_MIGRATION,
    identity::BUSINESSES_MIGRATION,
    identity::OFFERS_MIGRATION,
    notifications::wordings::MIGRATION,
    identity::CHILDREN_MIGRATION,
    Migration::new(
        "kernel",
        41,
        "unnamed",
        include_str!("../migrations/0041_unnamed.sql"),
    ),
    bans::MIGRATION,
    Migration::new(
        "kernel",
        43,
        "custody",
        include_str!("../migrations/0043_custody.sql"),
    ),
    registry::ROADS_MIGRATION,
];

/// Which roles hold the kernel's permissions.
const PERMISSIONS: &[(base::Permission, &[&str])] = &[
    (cases::READ, &["officer", "triage", "agency_admin", "admin"]),
    (cases::WORK, &["officer", "triage", "agency_admin"]),
    (cases::SUPERVISE, &["triage", "agency_admin"]),
    (cases::BUREAU, &["triage"]),
    (cases::CUSTODY, &["triage", "agency_admin"]),
    (bans::PROPOSE, &["officer", "triage", "agency_admin"]),
    (bans::DECIDE, &["triage"]),
    (cases::MODERATE, &["officer", "triage", "agency_admin"]),
    (documents::MODERATE, &["officer", "triage", "agency_admin"]),
    (ledger::RAISE, &["officer", "agency_admin"]),
    (ledger::SETTLE, &["officer", "agency_admin"]),
    (ledger::WAIVE, &["agency_admin"]),
    (identity::MANAGE, &["admin"]),
    (identity::GRANT, &["agency_admin", "admin"]),
    (identity::IDENTIFY, &["triage", "agency_admin"]),
    (registry::EDIT, &["admin"]),
    (registry::PROPOSE, &["triage", "agency_admin"]),
    (registry::APPROVE, &["triage"]),
    (jobs::OPERATE, &["admin"]),
    (hooks::SET, &["agency_admin", "admin"]),
    (reach::READ, &["officer", "triage", "agency_admin", "admin"]),
    (reach::CONFIRM, &["officer", "triage", "agency_admin"]),
    (reach::SET, &["triage", "agency_admin", "admin"]),
    (reach::VERIFY, &["triage", "admin"]),
    (notifications::BOUNCES, &["admin"]),
    (notifications::wordings::SET, &["agency_admin", "admin"]),
];

/// The roles that hold one of the kernel's permissions.
pub(crate) fn roles_with(permission: base::Permission) -> &'static [&'static str] {
    PERMISSIONS
        .iter()
        .find(|(known, _)| *known == permission)
        .map_or(&[], |(_, roles)| roles)
}

macro_rules! locale {
    ($lang:literal, $($part:literal),+) => {
        ($lang, concat!($(include_str!(concat!("../locales/", $lang, "/", $part, ".ftl")), "\n"),+))
    };
}

macro_rules! locales {
    ($($lang:literal),+) => {
        &[$(locale!($lang, "account", "bans", "businesses", "cases", "children", "datasets", "documents", "hooks", "identity", "jobs", "limits", "log", "mandates", "moderation", "notifications", "papers", "personal", "preferences", "providers", "push", "reach", "registry", "search", "store", "views", "wordings")),+]
    };
}

/// Statements of components that have one list of them.
const SQL: &[&[store::Sql]] = &[
    bans::SQL,
    hooks::SQL,
    ledger::SQL,
    limits::SQL,
    once::queries::SQL,
    push::SQL,
    reach::SQL,
    registry::SQL,
    registry::EXPERIENCE_SQL,
    registry::OVERRIDES_SQL,
    registry::ROADS_SQL,
];

/// The kernel as the server's first module.
pub fn module() -> Module {
    Module {
        name: "kernel",
        migrations: MIGRATIONS,
        sql: SQL
            .iter()
            .copied()
            .chain(account::ALL.iter().copied())
            .chain(audit::queries::ALL.iter().copied())
            .chain(cases::queries::ALL.iter().copied())
            .chain(identity::ALL.iter().copied())
            .chain(log::ALL.iter().copied())
            .chain(notifications::ALL.iter().copied())
            .chain(documents::ALL.iter().copied())
            .collect(),
        locales: locales!("ms", "en", "zh", "ta"),
        routes: [
            registry::routes(),
            identity::routes(),
            documents::routes(),
            search::routes(),
            jobs::routes(),
            limits::routes(),
            bans::routes(),
            log::routes(),
            cases::routes(),
            reach::routes(),
            hooks::routes(),
            notifications::routes(),
            push::routes(),
            audit::routes(),
            account::routes(),
        ]
        .concat(),
        permissions: PERMISSIONS,
        kinds: &[],
        jobs: [
            cases::jobs(),
            identity::jobs(),
            notifications::jobs(),
            push::jobs(),
            documents::jobs(),
            reach::jobs(),
            account::jobs(),
        ]
        .into_iter()
        .flatten()
        .collect(),
        moved: None,
        search: None,
        erase: None,
        reads: None,
        withdrawn: None,
        unname: None,
        forget: None,
        holdings: account::HOLDINGS,
        acted_for: &[],
        panel: None,
        about: None,
        datasets: datasets::OWN,
    }
}
