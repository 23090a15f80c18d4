//! Datasets of catalogues elsewhere: described here, with links to where their data is. They are nobody's versions: what is
//! said of them is what their catalogue says, and what is gone from there stays, marked.
//!
//! Pages: `/{lang}/data/elsewhere/{source}/{identifier}`, and among all others in `/{lang}/data`. Machines:
//! `/api/v1/catalogues`.
//! Command: `balai import catalogue PATH`. Events: `catalogue.imported`.

mod actions;
mod files;
mod http;
mod listed;
mod model;
mod national;
mod pages;
mod queries;
mod read;
mod rules;
pub mod sources;

pub use actions::{catalogue_take, harvested_find, harvested_list, harvested_sources};
pub use files::{FilesError, catalogue_read};
pub use model::{
    Chart, Counted, Described, FieldThere, FileThere, Harvested, LeftOut, Stands, Taken, Taking,
    Unmatched,
};
pub use national::read as national_read;

pub(crate) use listed::{Elsewhere, elsewhere, found, hits, path, publisher};
pub(crate) use queries::SQL;
pub(crate) use sources::SQL as SOURCES_SQL;

/// What is done after commits.
pub(crate) fn jobs() -> Vec<kernel::jobs::Job> {
    sources::jobs()
}

/// Makes sure that catalogues are read from now on.
pub(crate) fn rounds_ensure(app: &kernel::App) -> Result<(), store::Error> {
    sources::rounds_ensure(app)
}

/// This component's rows of the route table.
pub(crate) fn routes() -> Vec<web::Route<kernel::App>> {
    [http::routes(), pages::routes(), sources::routes()]
        .into_iter()
        .flatten()
        .collect()
}
