//! A person's alerts: the list of them, the form for a new one, and what an alert is called.

mod about;
mod list;
mod new;

use kernel::App;
use web::Route;

pub(super) use about::{about_of, query, radius, words};

pub(super) fn routes() -> Vec<Route<App>> {
    [list::routes(), new::routes()].concat()
}
