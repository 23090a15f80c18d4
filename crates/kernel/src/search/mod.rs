//! One search box over everything: references, agencies, categories, and whatever a module says can
//! be found.
//!
//! Page: `/{lang}/search`. Modules answer through [`Source`], so the kernel need not know them.

mod pages;

use base::Actor;
use store::Tx;
use web::Route;

use crate::App;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is called, in the reader's language.
    pub title: String,
    /// A line about it.
    pub about: String,
    /// Its path without the language, such as `/reports/RR-7K2M-9QX4`.
    pub path: String,
}

/// What a module lets people find: (application, reader, reader's language, words) → hits, best first.
pub type Source = fn(&mut Tx<'_>, &App, &Actor, base::Lang, &str) -> Result<Vec<Hit>, store::Error>;

/// This component's rows of the route table.
pub(crate) fn routes() -> Vec<Route<App>> {
    pages::routes()
}
