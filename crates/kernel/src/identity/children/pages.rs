//! Pages of children: a guardian's own, and confirming them at the desk.

mod desk;
mod own;

use jiff::civil::Date;
use web::{Page, Route, Site};

use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    [own::routes(), desk::routes()].concat()
}

/// A day of birth in words.
fn born(page: &Page, site: &Site, day: Date) -> String {
    match site.zone().to_timestamp(day.at(0, 0, 0, 0)) {
        Ok(start) => page.date(base::Time::from(start)),
        Err(_) => day.to_string(),
    }
}
