//! Whole versions as files: the Parquet that is cited as it is kept, all other formats written from it once.

mod http;

pub(crate) use http::routes;
