//! Pages of identity: signing in and out, a person's tokens and sessions, and the demo's people and letters.

mod demo;
mod keys;
mod sign_in;

use web::{Ctx, Route, local_path};

use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    sign_in::routes()
        .into_iter()
        .chain(keys::routes())
        .chain(demo::routes())
        .collect()
}

/// Where a person goes after signing in: where they wanted to, or to their own page.
fn next_or_home(ctx: &Ctx, next: &str, officer: bool) -> String {
    match local_path(next) {
        Some(path) => path.to_owned(),
        None => ctx.href(if officer { "/desk" } else { "/me" }),
    }
}
