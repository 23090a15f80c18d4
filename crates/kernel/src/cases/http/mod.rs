//! Cases for machines: `/api/v1/cases`, their moves, tasks, charges and people.

mod charges;
mod list;
mod moves;
mod schemas;
mod show;
pub(super) mod tasks;
pub(super) mod views;

pub use views::Words;

use base::{Problem, Reference};
use serde::Serialize;
use web::{Ctx, Failure, Route};

use crate::App;
use crate::audit::Fresh;
use crate::once::Once;

pub(super) fn routes() -> Vec<Route<App>> {
    [
        list::routes(),
        show::routes(),
        moves::routes(),
        tasks::routes(),
        charges::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The reference of the path; a mistyped one is as absent as an unknown one.
pub(crate) fn reference(ctx: &Ctx) -> Result<Reference, Problem> {
    Reference::parse(ctx.param("reference")).map_err(|_| Problem::not_found())
}

/// A number in the path that counts something within a case.
fn number(ctx: &Ctx) -> Result<i64, Problem> {
    ctx.param("number")
        .parse()
        .map_err(|_| Problem::not_found())
}

fn fresh(app: &App, ctx: &Ctx) -> Fresh {
    Fresh::draw(&app.ids, ctx.now)
}

/// The client's key for this write, bound to the caller and to what is asked.
pub fn once<T: Serialize>(ctx: &Ctx, asked: &T) -> Result<Option<Once>, Failure> {
    let Some(key) = ctx.once_key()? else {
        return Ok(None);
    };
    let who = ctx.actor.id().map(|id| id.to_string()).unwrap_or_default();
    let asked = serde_json::to_string(asked).map_err(|error| {
        tracing::error!(%error, "request not written as json");
        Problem::internal()
    })?;
    let request = format!("{}\n{asked}", ctx.path);
    let scope = format!("api {who}");
    Ok(Some(Once::new(&scope, key, request.as_bytes())))
}

/// A refusal with its fields called as programs send them; forms have other names.
fn renamed(problem: impl Into<Problem>, names: &[(&str, &str)]) -> Failure {
    let mut problem = problem.into();
    for field in &mut problem.fields {
        if let Some((_, name)) = names.iter().find(|(known, _)| *known == field.field) {
            (*name).clone_into(&mut field.field);
        }
    }
    Failure(problem)
}
