//! How alike two reports are: by distance, category, words in four languages and their mixtures, photos
//! and age. What a person sees before sending, what programs ask, and what officers find beside a report.
//!
//! All of it is computed here; no text leaves the house. The words and the reach of categories are data of
//! the country pack (`likeness_words.csv`, `likeness_categories.csv`). `docs/likeness.md` says how it was
//! measured.
//!
//! Reports that everybody may see stand in a table of their own, by shelf of categories and cell of a grid.
//! It only proposes: what is shown is read from the report and its case in the same transaction, so that what
//! became hidden or private is never shown, whatever stands there.
//!
//! Address: `GET /api/v1/reports/similar`.

mod actions;
mod http;
mod matters;
mod queries;
mod rules;
mod sketch;
mod words;

pub use actions::{Asked, Similar, matters, report_similar};
pub use matters::{Matter, Matters};
pub use rules::{
    Category, HINTED_DAYS, Likeness, RADIUS_M, RADIUS_MAX_M, Reason, Sighting, THRESHOLD, likeness,
};
pub use sketch::Sketch;
pub use words::Words;

pub(crate) use actions::{near_end, near_put, near_reword, near_sweep};
pub(crate) use http::routes;
pub(crate) use queries::SQL;
