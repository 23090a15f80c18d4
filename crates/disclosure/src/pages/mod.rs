//! Pages: what was asked and answered, asking, one request, and the officer's desk.

mod about;
mod desk;
mod facts;
mod feeds;
mod moderate;
mod new;
mod show;
mod start;
mod steps;

use base::{Problem, Reference};
use kernel::App;
use web::{Ctx, Route};

pub(crate) use about::{about, panel};

pub(crate) fn routes() -> Vec<Route<App>> {
    [
        start::routes(),
        feeds::routes(),
        new::routes(),
        show::routes(),
        desk::routes(),
        moderate::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The reference of the path; a mistyped one is as absent as an unknown one.
fn reference(ctx: &Ctx) -> Result<Reference, Problem> {
    Reference::parse(ctx.param("reference")).map_err(|_| Problem::not_found())
}
