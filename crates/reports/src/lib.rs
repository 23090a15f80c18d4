//! Reports: anybody tells any public body what is wrong, asks, suggests or thanks, and everybody sees
//! what came of it.
//!
//! Nouns: report, draft, alert, partner, parcel. Pages: `/{lang}/reports…`, `/{lang}/alerts…`, `/{lang}/desk…`. Machines: `/open311/v2/…`,
//! `/api/v1/reports/…`.
//! Events: `report.open`, `report.<move>` from the case engine.

pub mod actions;
pub mod alerts;
mod around;
pub mod changes;
pub mod clusters;
pub mod demo;
mod doors;
pub mod easy;
pub mod enclosed;
mod endings;
mod error;
pub mod experience;
pub mod export;
pub mod figures;
pub mod fixed;
mod found;
mod heard;
pub mod hotspots;
mod jobs;
pub mod late;
pub mod likeness;
pub mod lint;
pub mod me_too;
mod messages;
pub mod model;
pub mod moderation;
mod monthly;
mod open311;
mod own;
mod pages;
pub mod partners;
pub mod personal;
mod queries;
mod replies;
mod round;
pub mod rules;
mod search;
pub mod seasons;
pub mod sms;
pub mod trials;
pub mod updates;
pub mod visit;

use kernel::Module;
use kernel::personal::words_check_of;
use store::Migration;

pub use error::Error;

const MIGRATIONS: &[Migration] = &[
    Migration::new(
        "reports",
        1,
        "reports",
        include_str!("../migrations/0001_reports.sql"),
    ),
    Migration::split(
        "reports",
        2,
        "unlinked",
        include_str!("../migrations/0002_unlinked.postgres.sql"),
        include_str!("../migrations/0002_unlinked.sqlite.sql"),
    ),
    Migration::split(
        "reports",
        3,
        "near",
        include_str!("../migrations/0003_near.postgres.sql"),
        include_str!("../migrations/0003_near.sqlite.sql"),
    ),
    Migration::new(
        "reports",
        4,
        "areas",
        include_str!("../migrations/0004_areas.sql"),
    ),
    Migration::new(
        "reports",
        5,
        "updates",
        include_str!("../migrations/0005_updates.sql"),
    ),
    Migration::new(
        "reports",
        6,
        "feedback",
        include_str!("../migrations/0006_feedback.sql"),
    ),
    Migration::new(
        "reports",
        7,
        "fixed",
        include_str!("../migrations/0007_fixed.sql"),
    ),
    Migration::new(
        "reports",
        8,
        "tries",
        include_str!("../migrations/0008_tries.sql"),
    ),
    Migration::new(
        "reports",
        9,
        "alerts",
        include_str!("../migrations/0009_alerts.sql"),
    ),
    Migration::new(
        "reports",
        10,
        "desk",
        include_str!("../migrations/0010_desk.sql"),
    ),
    Migration::new(
        "reports",
        11,
        "partners",
        include_str!("../migrations/0011_partners.sql"),
    ),
    Migration::new(
        "reports",
        12,
        "fetched",
        include_str!("../migrations/0012_fetched.sql"),
    ),
    Migration::new(
        "reports",
        13,
        "states",
        include_str!("../migrations/0013_states.sql"),
    ),
    Migration::new(
        "reports",
        14,
        "figures",
        include_str!("../migrations/0014_figures.sql"),
    ),
    Migration::new(
        "reports",
        15,
        "hotspots",
        include_str!("../migrations/0015_hotspots.sql"),
    ),
    Migration::new(
        "reports",
        16,
        "sms",
        include_str!("../migrations/0016_sms.sql"),
    ),
    Migration::new(
        "reports",
        17,
        "hotspots_seen",
        include_str!("../migrations/0017_hotspots_seen.sql"),
    ),
    Migration::new(
        "reports",
        18,
        "trials",
        include_str!("../migrations/0018_trials.sql"),
    ),
    Migration::new(
        "reports",
        19,
        "moderation",
        include_str!("../migrations/0019_moderation.sql"),
    ),
    Migration::split(
        "reports",
        20,
        "around",
        include_str!("../migrations/0020_around.postgres.sql"),
        include_str!("../migrations/0020_around.sqlite.sql"),
    ),
    Migration::new(
        "reports",
        21,
        "districts",
        include_str!("../migrations/0021_districts.sql"),
    ),
    Migration::new(
        "reports",
        22,
        "seasons",
        include_str!("../migrations/0022_seasons.sql"),
    ),
    Migration::split(
        "reports",
        23,
        "ordered",
        include_str!("../migrations/0023_ordered.postgres.sql"),
        include_str!("../migrations/0023_ordered.sqlite.sql"),
    ),
];

/// This module's words, by language.
pub const LOCALES: &[(&str, &str)] = &[
    ("ms", include_str!("../locales/ms.ftl")),
    ("en", include_str!("../locales/en.ftl")),
    ("zh", include_str!("../locales/zh.ftl")),
    ("ta", include_str!("../locales/ta.ftl")),
];

/// This module's permissions, and the roles that hold them.
const PERMISSIONS: &[(base::Permission, &[&str])] = &[
    (partners::SET, &["agency_admin", "admin"]),
    (sms::RECEIVE, &["admin"]),
    (trials::TRY, &["triage", "admin"]),
];

/// Its kinds of cases, each edition that was used.
const KINDS: &[&str] = &[
    include_str!("../kinds/report-1.toml"),
    include_str!("../kinds/report-2.toml"),
    include_str!("../kinds/report-3.toml"),
    include_str!("../kinds/report-4.toml"),
    include_str!("../kinds/report-5.toml"),
    include_str!("../kinds/report.toml"),
    include_str!("../kinds/hotspot.toml"),
    include_str!("../kinds/season.toml"),
];

/// Its statements, component by component.
const SQL: &[&[store::Sql]] = &[
    queries::SQL,
    queries::drafts::SQL,
    alerts::SQL,
    around::SQL,
    changes::SQL,
    clusters::SQL,
    experience::SQL,
    export::SQL,
    figures::SQL,
    fixed::SQL,
    found::SQL,
    hotspots::SQL,
    likeness::SQL,
    me_too::SQL,
    moderation::SQL,
    monthly::SQL,
    partners::SQL,
    replies::SQL,
    seasons::SQL,
    sms::SQL,
    trials::SQL,
];

/// The module as the server's list takes it.
pub fn module() -> Module {
    Module {
        name: "reports",
        migrations: MIGRATIONS,
        sql: SQL.iter().copied().chain(own::ALL).collect(),
        locales: LOCALES,
        routes: pages::routes()
            .into_iter()
            .chain(open311::routes())
            .chain(likeness::routes())
            .chain(changes::routes())
            .chain(clusters::routes())
            .chain(export::routes())
            .chain(moderation::routes())
            .chain(partners::routes())
            .chain(sms::routes())
            .chain(trials::routes())
            .collect(),
        permissions: PERMISSIONS,
        kinds: KINDS,
        jobs: [
            jobs::jobs(),
            alerts::jobs(),
            experience::jobs(),
            trials::jobs(),
            figures::jobs(),
            fixed::jobs(),
            hotspots::jobs(),
            me_too::jobs(),
            open311::jobs(),
            seasons::jobs(),
        ]
        .into_iter()
        .flatten()
        .collect(),
        moved: Some(messages::moved),
        reads: Some(|app, now, case, words| words_check_of(model::KIND, (app, now), case, words)),
        withdrawn: Some(partners::document_note),
        search: Some(search::search),
        erase: Some(actions::report_erase),
        unname: Some(own::unname),
        forget: Some(own::forget),
        holdings: own::HOLDINGS,
        acted_for: &[(model::KIND, "reports-acted-for")],
        panel: Some(figures::panel),
        datasets: monthly::DATASETS,
        about: Some(pages::about),
    }
}
