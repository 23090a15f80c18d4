//! Mandates for programs: seen, and ended. None is given or accepted by a program.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base::{OWN_READ, OWN_WRITE, PersonId, Problem, Time};
use serde_json::{Value, json};
use store::Tx;
use web::{Access, Ctx, Doc, Failure, Param, Route, json};

use super::model::{Basis, MandateSeen};
use super::{actions, rules};
use crate::App;
use crate::audit::Fresh;

pub(super) fn routes() -> Vec<Route<App>> {
    let own = Access::SignedIn;
    vec![
        Route::get("/api/v1/me/mandates", "identity.mandates", own, list).doc(
            Doc::new(
                "What lets others act in the person's name, and the person in others'. Takes `own.read`.",
            )
            .response(200, "Mandates, the newest first.", schema),
        ),
        Route::delete(
            "/api/v1/me/mandates/{id}",
            "identity.mandate_end",
            own,
            delete,
        )
        .doc(
            Doc::new(
                "Ends a mandate at once: whoever gave it takes it back, whoever holds it gives it back. Takes `own.write`.",
            )
            .param(Param::path("id", "The mandate's id."))
            .empty(204, "It has ended.")
            .refuses(&[409]),
        ),
    ]
}

fn time() -> Value {
    json!({ "type": "string", "format": "date-time" })
}

fn maybe_time() -> Value {
    json!({ "anyOf": [time(), { "type": "null" }] })
}

fn schema() -> Value {
    let mandate = json!({
        "type": "object",
        "required": ["id", "given", "with", "basis", "state", "kinds", "acts", "offered", "from", "until", "accepted", "ended"],
        "properties": {
            "id": { "type": "string" },
            "given": { "type": "boolean", "description": "Whether the person gave it; otherwise they hold it or are offered it." },
            "with": { "type": "string", "description": "What the other one is called; empty for an officer at a counter." },
            "basis": { "enum": ["granted", "role", "guardian", "counter"] },
            "state": { "enum": ["offered", "lapsed", "ahead", "active", "over", "declined", "withdrawn", "revoked", "returned", "closed", "done"] },
            "kinds": { "type": "array", "items": { "type": "string", "examples": ["report"] }, "description": "The kinds of case that it is for; none stands for all." },
            "acts": { "type": "boolean", "description": "Whether its holder may act; otherwise they look on." },
            "offered": time(),
            "from": time(),
            "until": maybe_time(),
            "accepted": maybe_time(),
            "ended": maybe_time(),
        },
    });
    json!({ "type": "object", "required": ["items"], "properties": { "items": { "type": "array", "items": mandate } } })
}

fn view((seen, given): (&MandateSeen, bool), now: Time) -> Value {
    let mandate = &seen.mandate;
    let other = match (given, mandate.basis) {
        (true, Basis::Granted | Basis::Role) if seen.holder.is_empty() => &mandate.address,
        (true, _) => &seen.holder,
        (false, _) => &seen.grantor,
    };
    json!({
        "id": mandate.id,
        "given": given,
        "with": other,
        "basis": mandate.basis.code(),
        "state": rules::standing(mandate, now).code(),
        "kinds": mandate.kinds,
        "acts": mandate.acts,
        "offered": mandate.offered.rfc3339(),
        "from": mandate.from.rfc3339(),
        "until": mandate.until.map(Time::rfc3339),
        "accepted": mandate.accepted.map(Time::rfc3339),
        "ended": mandate.ended.map(Time::rfc3339),
    })
}

/// The person, if they came with a session or a token for this.
fn person(ctx: &Ctx, may: bool) -> Result<PersonId, Problem> {
    let id = ctx.actor.id().ok_or_else(Problem::sign_in)?;
    if may {
        Ok(id)
    } else {
        Err(Problem::forbidden())
    }
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    // Whose mandate is over is still told of it.
    let may = [OWN_READ, OWN_WRITE].map(|scope| ctx.actor.covers(scope));
    let (id, now) = (person(&ctx, may.contains(&true))?, ctx.now);
    let read = app.db.read("identity.mandates", move |tx| {
        actions::mandates_of(tx, now, id)
    });
    let found = read.await?;
    let sides = [
        (found.given, true),
        (found.held, false),
        (found.offered, false),
    ];
    let all = sides
        .iter()
        .flat_map(|(seen, given)| seen.iter().map(move |one| (one, *given)));
    json(&json!({ "items": all.map(|one| view(one, now)).collect::<Vec<_>>() }))
}

async fn delete(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = ctx.param("id").to_owned();
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let fresh = Fresh::draw(&app.ids, now);
    let write = move |tx: &mut Tx<'_>| actions::mandate_end(tx, (&actor, now), (&id, &fresh));
    let done = app.db.write("identity.mandate_end", write).await;
    done.map_err(Problem::from)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
