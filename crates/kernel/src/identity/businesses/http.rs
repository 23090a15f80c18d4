//! Businesses for programs: those in which a person has a part.

use axum::extract::State;
use axum::response::Response;
use base::{OWN_READ, OWN_WRITE, Problem};
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, Route, json};

use super::actions;
use super::model::BusinessSeen;
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let own = Access::SignedIn;
    vec![
        Route::get("/api/v1/me/businesses", "identity.businesses", own, list).doc(
            Doc::new("The businesses in which the person has a part. Takes `own.read`.").response(
                200,
                "Businesses, by name.",
                schema,
            ),
        ),
    ]
}

fn schema() -> Value {
    let business = json!({
        "type": "object",
        "required": ["id", "name", "kind", "state", "role", "mandate", "since"],
        "properties": {
            "id": { "type": "string" },
            "name": { "type": "string" },
            "kind": { "type": "string", "description": "The kind of its registration." },
            "state": { "enum": ["claimed", "confirmed", "refused"] },
            "role": { "enum": ["owner", "manager", "member", "viewer"] },
            "mandate": { "type": "string", "description": "The mandate by virtue of which the person acts for it." },
            "since": { "type": "string", "format": "date-time" },
        },
    });
    json!({ "type": "object", "required": ["items"], "properties": { "items": { "type": "array", "items": business } } })
}

fn view(seen: &BusinessSeen) -> Value {
    json!({
        "id": seen.business.id(),
        "name": seen.business.name,
        "kind": seen.business.kind(),
        "state": seen.business.state.code(),
        "role": seen.role.code(),
        "mandate": seen.mandate,
        "since": seen.business.made.rfc3339(),
    })
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = ctx.actor.id().ok_or_else(Problem::sign_in)?;
    if !ctx.actor.covers(OWN_READ) && !ctx.actor.covers(OWN_WRITE) {
        return Err(Problem::forbidden().into());
    }
    let read = app.db.read("identity.businesses", move |tx| {
        actions::businesses_of(tx, id)
    });
    let found = read.await?;
    json(&json!({ "items": found.iter().map(view).collect::<Vec<_>>() }))
}
