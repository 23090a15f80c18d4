//! The query API of data.gov.my, with what we add to it.

mod http;
mod listed;

pub(crate) use http::routes;
