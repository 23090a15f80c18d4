//! CKAN's action API and `DataStore`: other portals harvest here, and programs written for CKAN find what they know and
//! publish with a token. A package is a dataset, an organisation the body that publishes it, a resource its newest version
//! in a format; the first one answers questions.

mod asked;
mod fq;
mod http;
mod search;
mod shapes;
mod write;

pub(crate) use http::routes;
