//! Open data: what public bodies publish, to be found, read, asked and cited.
//!
//! Nouns: dataset, version, dictionary. A dataset has one slug; each version of it is immutable, named by the hash of its
//! bytes, and stands in the public log. What modules publish of their own work ([`kernel::datasets`]) becomes a new
//! version whenever it changed.
//!
//! Pages: `/{lang}/data`. Machines: `/api/v1/datasets`, `/data/{slug}/{file}`, and three dialects over the same tables:
//! `/data-catalogue` and `/opendosm` (the query API of data.gov.my), `/data/api/3/action/…` (CKAN), `/resource/…` (SODA).
//! Events: `dataset.published`.

mod actions;
mod answers;
mod catalogue;
mod changes;
mod ckan;
mod dcat;
mod described;
pub mod drafts;
mod error;
mod files;
mod follows;
mod formats;
pub mod harvest;
mod http;
mod jobs;
mod licences;
mod model;
mod names;
mod own;
mod pages;
mod quality;
mod queries;
mod query_api;
mod rdf;
pub mod reuses;
mod rules;
mod shelf;
mod soda;
pub mod tickets;
mod try_it;

pub use actions::{dataset_show, datasets_list};
pub use error::Error;
pub use jobs::{datasets_refresh, watch_ensure};
pub use model::{Dataset, DatasetShown, Details, FieldAbout, Frequency, Retraction, Version};

use base::PersonId;
use kernel::Module;
use kernel::account::Holding;
use store::{Migration, Tx};

const MIGRATIONS: &[Migration] = &[
    Migration::new(
        "opendata",
        1,
        "datasets",
        include_str!("../migrations/0001_datasets.sql"),
    ),
    Migration::new(
        "opendata",
        2,
        "drafts",
        include_str!("../migrations/0002_drafts.sql"),
    ),
    Migration::new(
        "opendata",
        3,
        "said",
        include_str!("../migrations/0003_said.sql"),
    ),
    Migration::new(
        "opendata",
        4,
        "quality",
        include_str!("../migrations/0004_quality.sql"),
    ),
    Migration::new(
        "opendata",
        5,
        "follows",
        include_str!("../migrations/0005_follows.sql"),
    ),
    Migration::new(
        "opendata",
        6,
        "withheld",
        include_str!("../migrations/0006_withheld.sql"),
    ),
    Migration::new(
        "opendata",
        7,
        "hidden",
        include_str!("../migrations/0007_hidden.sql"),
    ),
    Migration::new(
        "opendata",
        8,
        "harvested",
        include_str!("../migrations/0008_harvested.sql"),
    ),
    Migration::new(
        "opendata",
        9,
        "tickets",
        include_str!("../migrations/0009_tickets.sql"),
    ),
    Migration::new(
        "opendata",
        10,
        "reuses",
        include_str!("../migrations/0010_reuses.sql"),
    ),
    Migration::new(
        "opendata",
        11,
        "sources",
        include_str!("../migrations/0011_sources.sql"),
    ),
];

const LOCALES: &[(&str, &str)] = &[
    ("ms", include_str!("../locales/ms.ftl")),
    ("en", include_str!("../locales/en.ftl")),
    ("zh", include_str!("../locales/zh.ftl")),
    ("ta", include_str!("../locales/ta.ftl")),
];

fn routes() -> Vec<web::Route<kernel::App>> {
    let all = [
        http::routes(),
        files::routes(),
        query_api::routes(),
        ckan::routes(),
        soda::routes(),
        dcat::routes(),
        described::routes(),
        try_it::routes(),
        catalogue::routes(),
        quality::routes(),
        pages::routes(),
        changes::routes(),
        follows::routes(),
        drafts::routes(),
        harvest::routes(),
        tickets::routes(),
        reuses::routes(),
    ];
    all.into_iter().flatten().collect()
}

/// What this module publishes of its own work.
const DATASETS: &[kernel::datasets::Dataset] = &[
    quality::DATASETS[0],
    quality::DATASETS[1],
    reuses::DATASETS[0],
];

/// What is kept about people.
const HOLDINGS: &[Holding] = &[follows::HOLDING, tickets::HOLDING, reuses::HOLDING];

/// Forgets what a person follows and wished for, and that what they made is theirs.
fn forget(tx: &mut Tx<'_>, person: PersonId, _: &[String]) -> store::Result<()> {
    follows::forget(tx, person)?;
    tickets::forget(tx, person)?;
    reuses::forget(tx, person)
}

/// What this module adds to the hall.
pub fn module() -> Module {
    Module {
        name: "opendata",
        migrations: MIGRATIONS,
        sql: vec![
            queries::SQL,
            catalogue::SQL,
            drafts::queries::SQL,
            follows::SQL,
            harvest::SQL,
            harvest::SOURCES_SQL,
            quality::SQL,
            own::queries::SQL,
            tickets::queries::SQL,
            reuses::queries::SQL,
        ],
        locales: LOCALES,
        routes: routes(),
        permissions: drafts::PERMISSIONS,
        kinds: tickets::KINDS,
        jobs: [
            jobs::jobs(),
            drafts::jobs(),
            follows::jobs(),
            quality::jobs(),
            tickets::jobs(),
            harvest::jobs(),
        ]
        .into_iter()
        .flatten()
        .collect(),
        moved: Some(tickets::moved),
        search: Some(actions::datasets_found),
        erase: Some(tickets::ticket_erase),
        reads: Some(tickets::words_check),
        withdrawn: None,
        unname: None,
        forget: Some(forget),
        holdings: HOLDINGS,
        acted_for: tickets::ACTED_FOR,
        panel: None,
        about: Some(tickets::about),
        datasets: DATASETS,
    }
}
