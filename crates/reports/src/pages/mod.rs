//! Pages of reports: for people who report, for everybody, and for officers.

mod about;
mod alerts;
mod back;
mod beside;
mod bulk;
mod deeds;
mod desk;
mod desk_steps;
mod facts;
mod feeds;
mod figures;
mod file;
mod fixed;
mod home;
mod list;
mod map;
mod me;
mod me_too;
mod media;
mod moderate;
mod new;
mod overrides;
mod pictures;
mod queue;
mod rail;
mod replies;
mod round;
mod show;
mod trials;
mod visit;
mod widget;

pub(crate) use about::about;
pub(crate) use facts::{category, words};
pub(crate) use figures::panel as figures_panel;
pub(crate) use moderate::part_name;
pub(crate) use pictures::nearby;

use kernel::App;
use web::Route;

pub(crate) use list::asked_filter;

/// All pages of this module.
pub(crate) fn routes() -> Vec<Route<App>> {
    [
        home::routes(),
        list::routes(),
        map::routes(),
        new::routes(),
        show::routes(),
        me_too::routes(),
        alerts::routes(),
        feeds::routes(),
        figures::routes(),
        fixed::routes(),
        me::routes(),
        moderate::routes(),
        queue::routes(),
        bulk::routes(),
        desk::routes(),
        replies::routes(),
        file::routes(),
        round::routes(),
        visit::routes(),
        widget::routes(),
        overrides::routes(),
        trials::routes(),
        pictures::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
