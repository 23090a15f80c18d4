//! What people made with data: an app, an article, an analysis. Whoever made it tells of it, an officer of the agency whose data it
//! is looks at it before everybody sees it, and what is shown is open data itself.
//!
//! Pages: `/{lang}/data/reuses`, `/{lang}/data/{slug}/reuse`, `/{lang}/desk/reuses`. Dataset: `data-reuses`.
//! Acts: `dataset.reuse_shown`, `dataset.reuse_refused`.

mod actions;
mod model;
pub(crate) mod pages;
pub(crate) mod queries;
mod rows;
mod rules;

use kernel::App;
use kernel::account::{Holding, HoldingPiece};
use web::Route;

pub use actions::{reuse_decide, reuse_tell, reuse_withdraw, reuses_shown, reuses_to_decide};
pub use model::{Reuse, ReuseDecide, ReuseNew, Sort, State};

pub(crate) use queries::forget;
pub(crate) use rows::DATASETS;

/// What is kept about people who told of something.
pub(crate) const HOLDING: Holding = Holding {
    name: "data_reuses",
    title: "opendata-reuse-held",
    piece: |tx, _, person, _| queries::held(tx, person).map(HoldingPiece::whole),
};

pub(crate) fn routes() -> Vec<Route<App>> {
    pages::routes()
}
