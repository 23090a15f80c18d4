//! Identity for machines, and the cookie that browsers keep.

mod keys;
mod roles;

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use base::{Grant, Problem, Via};
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, Route, SESSION_COOKIE, Site, cookie_header, json};

use super::actions;
use crate::App;

/// As long as a session can last at most.
const COOKIE_AGE_S: u32 = 7 * 86_400;

pub(super) fn routes() -> Vec<Route<App>> {
    let me = Route::get("/api/v1/me", "identity.me", Access::SignedIn, me).doc(
        Doc::new(
            "The person who asks, and what they may do where. A token without `own.read` is not told the \
             addresses.",
        )
        .response(200, "The person.", me_schema),
    );
    [vec![me], keys::routes(), roles::routes()]
        .into_iter()
        .flatten()
        .collect()
}

/// Gives the browser a session's secret.
pub fn with_session(response: Response, site: &Site, token: &str) -> Response {
    with_cookie(response, site, token, COOKIE_AGE_S)
}

/// Takes the session's secret from the browser.
pub(crate) fn without_session(response: Response, site: &Site) -> Response {
    with_cookie(response, site, "", 0)
}

fn with_cookie(mut response: Response, site: &Site, token: &str, age_s: u32) -> Response {
    let cookie = cookie_header(site, SESSION_COOKIE, token, age_s);
    if let Ok(value) = HeaderValue::try_from(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

fn me_schema() -> Value {
    json!({"type": "object", "required": ["id", "name", "email", "phone", "lang", "scopes", "grants"], "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "email": {"type": ["string", "null"]},
        "phone": {"type": ["string", "null"]},
        "lang": {"type": ["string", "null"]},
        "scopes": {"type": ["array", "null"], "items": {"type": "string"}},
        "grants": {"type": "array", "items": {"type": "object", "required": ["permission", "agency", "area", "categories"], "properties": {
            "permission": {"type": "string", "examples": ["cases.read"]},
            "agency": {"type": ["string", "null"], "description": "Null stands for every agency."},
            "area": {"type": ["string", "null"], "description": "A state or district; null stands for everywhere."},
            "categories": {"type": ["array", "null"], "items": {"type": "string"}, "description": "Null stands for all."},
        }}},
    }})
}

async fn me(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = ctx.actor.id().ok_or_else(Problem::sign_in)?;
    let person = app
        .db
        .read("identity.me", move |tx| actions::person_find(tx, id))
        .await?;
    let scopes = match &ctx.actor.via {
        Via::Session => None,
        Via::Token { scopes } => Some(scopes),
    };
    json(&json!({
        "id": person.id,
        "name": person.name,
        "email": person.email.filter(|_| ctx.actor.reads_own()),
        "phone": person.phone.filter(|_| ctx.actor.reads_own()),
        "lang": person.lang,
        "scopes": scopes,
        "grants": ctx.actor.grants.iter().map(grant).collect::<Vec<_>>(),
    }))
}

fn grant(grant: &Grant) -> Value {
    json!({
        "permission": grant.permission,
        "agency": grant.agency,
        "area": grant.area,
        "categories": grant.categories,
    })
}
