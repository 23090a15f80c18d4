//! How good a dataset is, in four measures that others know, and what would make it better, the cheapest first.
//!
//! The measures: the 405 points of data.europa.eu's assessment of metadata (MQA), uData's nine, five stars of linked open data, and
//! how many cells are filled. What has to be looked for in a table is looked for once, when its version is published; the
//! rest follows from what is known. Addresses elsewhere are tried by a job, a few each hour.
//!
//! Pages: `/{lang}/data/quality`, and a part of each dataset's page. Datasets: `data-quality`, `data-quality-by-agency`.

pub(crate) mod addresses;
mod jobs;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod queries;
mod rows;
pub(crate) mod rules;

pub(crate) use jobs::{jobs, links_ensure, measures_ensure, measuring};
pub(crate) use pages::routes;
pub(crate) use queries::SQL;
pub(crate) use rows::DATASETS;
