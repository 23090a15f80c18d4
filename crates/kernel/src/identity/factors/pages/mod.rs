//! Pages of second factors: entering one, a person's own, and a reset for somebody who lost theirs.

mod enter;
mod own;
mod reset;

use web::{Ctx, Route, encoded};

pub(super) use own::{factors_page, recovery_page};

use super::super::error::Error;
use super::super::http::with_session;
use super::model::{Factor, Typed, recovery_mark};
use super::{rules, totp};
use crate::App;

pub(in super::super) fn routes() -> Vec<Route<App>> {
    let own = [own::routes(), super::passkeys::routes()];
    [enter::routes(), reset::routes()]
        .into_iter()
        .chain(own)
        .flatten()
        .collect()
}

/// The field of an app's code, which no other form of ours has.
const CODE: &str = "second_code";
/// The field of a recovery code.
const RECOVERY: &str = "second_recovery";
/// The field of what a passkey proved.
const PASSKEY: &str = "second_passkey";

/// Where a factor is entered before going on.
pub(in super::super) fn entry(ctx: &Ctx, next: &str) -> String {
    format!("{}?next={}", ctx.href("/second-factor"), encoded(next))
}

/// The app and the time step that a code is of, among those given.
fn step_of(
    app: &App,
    ctx: &Ctx,
    (factors, typed): (&[Factor], &str),
) -> Result<Option<(String, i64)>, Error> {
    let person = ctx.actor.id().ok_or(Error::SessionOver)?;
    let digits = rules::digits(typed).ok_or(Error::FactorFormat)?;
    let found = factors.iter().find_map(|factor| {
        let secret = factor.secret(&app.vault, person)?;
        let step = totp::step_of(&secret, &digits, ctx.now)?;
        Some((factor.id.clone(), step))
    });
    Ok(found)
}

/// What somebody typed to prove a factor: an app's code, or a recovery code.
fn typed(
    app: &App,
    ctx: &Ctx,
    (factors, code, recovery): (&[Factor], &str, &str),
) -> Result<Typed, Error> {
    let person = ctx.actor.id().ok_or(Error::SessionOver)?;
    if recovery.is_empty() {
        let found = step_of(app, ctx, (factors, code))?;
        return Ok(found.map_or(Typed::Wrong, |(id, step)| Typed::App { id, step }));
    }
    let bare = rules::recovery_bare(recovery).ok_or(Error::FactorFormat)?;
    Ok(Typed::Recovery(recovery_mark(&app.vault, person, &bare)))
}
