//! Tables that agencies publish by themselves: a file comes, a job looks at all of it, a steward says what its columns are, the
//! disclosure gate has its say, and what is published is a version like any other.
//!
//! A dataset has at most one draft. It is a row that says how far it has come; the file and the table made of it are blobs
//! that it holds. Whoever changes a draft names the revision that they saw, and a job whose revision is over writes nothing.
//! Programs send rows too ([`rows`]): they come to the draft one batch after the other, and where its publisher wants it so, a
//! minute of quiet publishes them.
//!
//! Pages: `/{lang}/desk/data` and below. Programs: `/api/v1/datasets` and below, with a token of scope `data.publish`.
//! Events: `dataset.created`, `dataset.described`, `dataset.disclosure_asked`, `dataset.disclosure_approved`,
//! `dataset.disclosure_refused`, `dataset.published`, `dataset.retracted`, `dataset.deleted`.

mod actions;
mod build;
pub(crate) mod gate;
mod http;
mod input;
mod model;
mod pages;
pub(crate) mod queries;
pub(crate) mod rows;
pub(crate) mod rules;

use base::Permission;
use kernel::App;
use kernel::jobs::Job;
use web::Route;

pub use actions::{
    dataset_create, dataset_describe, datasets_kept, draft_ask, draft_decide, draft_discard,
    draft_plan, draft_publish, draft_put, kept_show, version_retract,
};
pub use model::{
    Against, Ask, Batch, Changes, DatasetAbout, DatasetNew, Decision, Draft, DraftBody, FaultLine,
    FileSent, FindingLine, Folded, Kept, LeftOut, Mode, PlanLine, Planned, Published, Refused,
    Replan, Retract, RowsSent, RowsWay, Seen, State, Upload,
};
pub use rows::{dataset_delete, dataset_withdraw, rows_empty, rows_put};

pub(crate) use actions::{kept_find, stated};
pub(crate) use http::file_kept;
pub(crate) use rules::limits as drafts_limits;

/// Publishing tables of an agency.
pub const PUBLISH: Permission = kernel::datasets::PUBLISH;

/// This component's permissions, and the roles that hold them.
pub(crate) const PERMISSIONS: &[(Permission, &[&str])] = &[(PUBLISH, &["agency_admin"])];

pub(crate) fn routes() -> Vec<Route<App>> {
    [http::routes(), pages::routes()].concat()
}

pub(crate) fn jobs() -> Vec<Job> {
    vec![
        Job {
            kind: build::BUILD,
            run: build::run,
        },
        Job {
            kind: rows::QUIET,
            run: rows::run,
        },
    ]
}
