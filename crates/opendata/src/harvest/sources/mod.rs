//! Catalogues elsewhere that are read again and again, by whoever keeps the registry: over CKAN's actions or DCAT-US.
//!
//! A run is one reading from the beginning to the end, a page in each job. What is missing at its end is marked as gone, unless
//! it is not sure that all was seen. Datasets are told apart by source and identifier, and change when what is said of them
//! changed; they belong to a body of ours only where somebody said which publisher is which body.
//!
//! Pages: `/{lang}/desk/harvest`. Programs: `/api/v1/harvest-sources`. Command: `balai harvest`. Events: `catalogue.named`,
//! `catalogue.changed`, `catalogue.harvested`.

mod actions;
mod http;
mod jobs;
mod model;
mod pages;
mod queries;
mod rules;

pub use actions::{run_begin, run_report, runs_list, source_find, source_put, sources_list};
pub use model::{
    Counts, Outcome, Protocol, Read, Report, Run, RunState, SeenThere, Source, SourcePut,
};

pub(super) use jobs::{jobs, rounds_ensure};
pub use jobs::{run_id, run_whole};
pub(crate) use queries::SQL;

/// This component's rows of the route table.
pub(super) fn routes() -> Vec<web::Route<kernel::App>> {
    [http::routes(), pages::routes()]
        .into_iter()
        .flatten()
        .collect()
}
