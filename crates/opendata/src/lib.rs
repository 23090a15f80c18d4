//! Open data: what public bodies publish, to be found, read, asked and cited.
//!
//! Nouns: dataset, version, dictionary. A dataset has one slug; each version of it is immutable, named by the hash of its
//! bytes, and stands in the public log. What modules publish of their own work ([`kernel::datasets`]) becomes a new
//! version whenever it changed.
//!
//! Pages: `/{lang}/data`. Machines: `/api/v1/datasets`, `/data-catalogue` and `/opendosm` (the query API of data.gov.my),
//! `/data/{slug}/{file}`. Events: `dataset.published`.

mod actions;
mod changes;
pub mod drafts;
mod error;
mod http;
mod jobs;
mod model;
mod pages;
mod queries;
mod rules;
mod shelf;

pub use actions::{dataset_show, datasets_list};
pub use error::Error;
pub use jobs::{datasets_refresh, watch_ensure};
pub use model::{Dataset, DatasetShown, Details, FieldAbout, Frequency, Retraction, Version};

use kernel::Module;
use store::Migration;

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
];

const LOCALES: &[(&str, &str)] = &[
    ("ms", include_str!("../locales/ms.ftl")),
    ("en", include_str!("../locales/en.ftl")),
    ("zh", include_str!("../locales/zh.ftl")),
    ("ta", include_str!("../locales/ta.ftl")),
];

/// What this module adds to the hall.
pub fn module() -> Module {
    Module {
        name: "opendata",
        migrations: MIGRATIONS,
        sql: vec![queries::SQL, drafts::queries::SQL],
        locales: LOCALES,
        routes: [
            http::routes(),
            pages::routes(),
            changes::routes(),
            drafts::routes(),
        ]
        .into_iter()
        .flatten()
        .collect(),
        permissions: drafts::PERMISSIONS,
        kinds: &[],
        jobs: [jobs::jobs(), drafts::jobs()].concat(),
        moved: None,
        search: Some(actions::datasets_found),
        erase: None,
        reads: None,
        withdrawn: None,
        unname: None,
        forget: None,
        holdings: &[],
        acted_for: &[],
        panel: None,
        about: None,
        datasets: &[],
    }
}
