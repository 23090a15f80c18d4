//! SODA, for programs that were written for Socrata: `/resource/{four-by-four or slug}.json`, `.csv` and `.geojson`.

mod http;

pub(crate) use http::routes;
