//! Open311 GeoReport v2: the doors through which other programs read and make reports.
//!
//! A thin adapter: parse, call the same actions as the pages, write XML or JSON. `jurisdiction_id` is
//! an agency's code (absent: the whole instance), `service_code` a category's. See `docs/open311.md`.

mod asked;
mod format;
mod http;
mod inline;
mod jobs;
mod list;
mod post;
pub(crate) mod read;
mod updates;
mod words;

pub(crate) use http::routes;
pub(crate) use jobs::{jobs, media_enqueue, media_of_update};
pub(crate) use post::fetchable;
pub(crate) use updates::target;
