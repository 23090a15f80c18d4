//! The right to information: anybody asks a public body for what it knows, in public unless it is about themselves, and
//! everybody sees by when it has to answer and what came of it.
//!
//! Nouns: request (for information), regime, outcome. Pages: `/{lang}/ask…`, `/{lang}/desk/ask/…`. Machines:
//! `/api/v1/information`, and `/api/v1/cases` as for every case. Events: `information.open`, `information.<move>` from the
//! case engine.

pub mod actions;
mod error;
mod http;
mod jobs;
mod messages;
pub mod model;
pub mod moderation;
mod monthly;
mod own;
mod pages;
mod queries;
pub mod regimes;
pub mod rules;
mod search;

pub use error::Error;

use kernel::Module;
use kernel::personal::words_check_of;
use store::Migration;

const MIGRATIONS: &[Migration] = &[
    Migration::new(
        "disclosure",
        1,
        "requests",
        include_str!("../migrations/0001_requests.sql"),
    ),
    Migration::new(
        "disclosure",
        2,
        "moderation",
        include_str!("../migrations/0002_moderation.sql"),
    ),
];

/// This module's words, by language.
pub const LOCALES: &[(&str, &str)] = &[
    ("ms", include_str!("../locales/ms.ftl")),
    ("en", include_str!("../locales/en.ftl")),
    ("zh", include_str!("../locales/zh.ftl")),
    ("ta", include_str!("../locales/ta.ftl")),
];

/// Its kind of case, each edition that was used.
const KINDS: &[&str] = &[
    include_str!("../kinds/information-1.toml"),
    include_str!("../kinds/information-2.toml"),
    include_str!("../kinds/information.toml"),
];

/// What this module adds to the hall.
pub fn module() -> Module {
    Module {
        name: "disclosure",
        migrations: MIGRATIONS,
        sql: vec![queries::SQL, moderation::SQL, monthly::SQL],
        locales: LOCALES,
        routes: [http::routes(), pages::routes()].concat(),
        permissions: &[],
        kinds: KINDS,
        jobs: jobs::jobs(),
        moved: Some(actions::moved),
        search: Some(search::search),
        erase: Some(actions::request_erase),
        reads: Some(|app, now, case, words| words_check_of(model::KIND, (app, now), case, words)),
        withdrawn: None,
        unname: Some(own::unname),
        forget: Some(own::forget),
        holdings: own::HOLDINGS,
        acted_for: &[(model::KIND, "disclosure-acted-for")],
        panel: Some(pages::panel),
        about: Some(pages::about),
        datasets: monthly::DATASETS,
    }
}
