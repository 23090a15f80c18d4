//! Tokens and sessions of the person who asks: what is open in their name, and how they end it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base::{OWN_TOKENS, Problem, Time};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, JsonBody, Param, Route, json};

use crate::App;
use crate::audit::Fresh;
use crate::identity::actions;
use crate::identity::model::{SessionSeen, TokenNew, TokenSeen, session_id};
use crate::identity::{Error, rules};
use crate::once::{Once, once_do};

pub(super) fn routes() -> Vec<Route<App>> {
    tokens().into_iter().chain(sessions()).collect()
}

fn tokens() -> Vec<Route<App>> {
    let made = "Makes a token. It may name `own.read`, `own.write`, `own.tokens` and the permissions that the \
                person holds; a token makes others of its own scopes only. The secret is shown once: an answer \
                that is given again for the same `Idempotency-Key` is without it.";
    vec![
        Route::get(
            "/api/v1/tokens",
            "identity.tokens",
            Access::SignedIn,
            tokens_get,
        )
        .doc(
            Doc::new("The person's own tokens that stand, newest first; never their secrets.")
                .response(200, "Tokens.", tokens_schema),
        ),
        Route::post(
            "/api/v1/tokens",
            "identity.token_make",
            Access::SignedIn,
            tokens_post,
        )
        .step_up()
        .doc(
            Doc::new(made)
                .once()
                .request("application/json", asked_schema)
                .response(201, "The token.", made_schema)
                .refuses(&[409]),
        ),
        Route::delete(
            "/api/v1/tokens/{id}",
            "identity.token_end",
            Access::SignedIn,
            token_delete,
        )
        .doc(
            Doc::new("Ends one of the person's own tokens at once.")
                .param(Param::path("id", "The token's id."))
                .empty(204, "It has ended."),
        ),
    ]
}

fn sessions() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/api/v1/sessions",
            "identity.sessions",
            Access::SignedIn,
            sessions_get,
        )
        .doc(
            Doc::new("Where the person is signed in, the newest first.").response(
                200,
                "Sessions.",
                sessions_schema,
            ),
        ),
        Route::delete(
            "/api/v1/sessions/{id}",
            "identity.session_end",
            Access::SignedIn,
            session_delete,
        )
        .doc(
            Doc::new("Signs the person out of one of their own sessions.")
                .param(Param::path(
                    "id",
                    "The session's id, which is not its secret.",
                ))
                .empty(204, "It has ended."),
        ),
    ]
}

fn time() -> Value {
    json!({ "type": "string", "format": "date-time", "examples": ["2026-12-04T09:00:00Z"] })
}

fn token_fields() -> Value {
    json!({
        "id": { "type": "string" },
        "name": { "type": "string" },
        "scopes": { "type": "array", "items": { "type": "string", "examples": ["own.read"] } },
        "created": time(),
        "expires": { "anyOf": [time(), { "type": "null" }] },
        "last_used": { "anyOf": [time(), { "type": "null" }] },
    })
}

const TOKEN_FIELDS: [&str; 6] = ["id", "name", "scopes", "created", "expires", "last_used"];

fn tokens_schema() -> Value {
    let token = json!({ "type": "object", "required": TOKEN_FIELDS, "properties": token_fields() });
    json!({ "type": "object", "required": ["items"], "properties": { "items": { "type": "array", "items": token } } })
}

fn made_schema() -> Value {
    let mut fields = token_fields();
    if let Some(fields) = fields.as_object_mut() {
        let about = "What goes into `Authorization: Bearer`. Shown once.";
        fields.insert(
            "secret".to_owned(),
            json!({ "type": "string", "description": about }),
        );
    }
    json!({ "type": "object", "required": TOKEN_FIELDS, "properties": fields })
}

fn asked_schema() -> Value {
    let (most, days) = (rules::TOKEN_NAME_MAX, rules::TOKEN_DAYS_MAX);
    let about = format!("At most {days} days from now; 90 days if absent.");
    json!({
        "type": "object",
        "required": ["name", "scopes"],
        "additionalProperties": false,
        "properties": {
            "name": { "type": "string", "minLength": 1, "maxLength": most, "examples": ["Work list on my phone"] },
            "scopes": {
                "type": "array", "minItems": 1, "maxItems": 50,
                "items": { "type": "string", "examples": ["own.read"] },
            },
            "expires": { "type": ["string", "null"], "format": "date-time", "description": about },
        },
    })
}

fn sessions_schema() -> Value {
    let session = json!({
        "type": "object",
        "required": ["id", "created", "seen", "expires", "current"],
        "properties": {
            "id": { "type": "string" },
            "created": time(),
            "seen": time(),
            "expires": time(),
            "current": { "type": "boolean", "description": "Whether this request came with it." },
        },
    });
    json!({ "type": "object", "required": ["items"], "properties": { "items": { "type": "array", "items": session } } })
}

/// The person, if they came with a session or a token for this.
fn person(ctx: &Ctx) -> Result<base::PersonId, Problem> {
    let id = ctx.actor.id().ok_or_else(Problem::sign_in)?;
    if ctx.actor.covers(OWN_TOKENS) {
        Ok(id)
    } else {
        Err(Problem::forbidden())
    }
}

fn token(token: &TokenSeen) -> Value {
    json!({
        "id": token.id,
        "name": token.name,
        "scopes": token.scopes,
        "created": token.created.rfc3339(),
        "expires": token.expires.map(Time::rfc3339),
        "last_used": token.last_used.map(Time::rfc3339),
    })
}

async fn tokens_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, now) = (person(&ctx)?, ctx.now);
    let read = move |tx: &mut store::Tx<'_>| actions::tokens_of(tx, now, id);
    let found = app.db.read("identity.tokens", read).await?;
    json(&json!({ "items": found.iter().map(token).collect::<Vec<_>>() }))
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TokenAsked {
    name: String,
    scopes: Vec<String>,
    expires: Option<String>,
}

async fn tokens_post(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<TokenAsked>,
) -> Result<Response, Failure> {
    let owner = person(&ctx)?;
    let once = once(&ctx, &asked)?;
    let expires = match asked.expires.as_deref() {
        None => None,
        Some(text) => Some(Time::parse_rfc3339(text).map_err(|_| Error::TokenEnd)?),
    };
    let (new, secret) = TokenNew::draw(&app.ids, ctx.now, owner, asked.scopes);
    let new = TokenNew {
        name: asked.name,
        expires: Some(rules::token_end(ctx.now, expires)?),
        ..new
    };
    let drawn = new.id.clone();
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let made = app
        .db
        .write("identity.token_make", move |tx| {
            once_do(tx, now, once.as_ref(), |tx| {
                let made = actions::token_make(tx, &actor, now, &new)?;
                Ok::<_, Error>(token(&made).to_string())
            })
        })
        .await?;
    let mut made: Value = serde_json::from_str(&made).map_err(|error| {
        tracing::error!(%error, "kept answer not read");
        Problem::internal()
    })?;
    // An earlier try's secret is not kept, so it cannot be told again.
    if let Some(made) = made
        .as_object_mut()
        .filter(|made| made.get("id").and_then(Value::as_str) == Some(&drawn))
    {
        made.insert("secret".to_owned(), json!(secret));
    }
    web::json_status(201, &made)
}

fn once(ctx: &Ctx, asked: &TokenAsked) -> Result<Option<Once>, Failure> {
    let Some(key) = ctx.once_key()? else {
        return Ok(None);
    };
    let who = ctx.actor.id().map(|id| id.to_string()).unwrap_or_default();
    let request = json!({ "path": ctx.path, "asked": asked }).to_string();
    Ok(Some(Once::new(
        &format!("api {who}"),
        key,
        request.as_bytes(),
    )))
}

async fn token_delete(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (owner, id, now) = (person(&ctx)?, ctx.param("id").to_owned(), ctx.now);
    let (actor, fresh) = (ctx.actor.clone(), Fresh::draw(&app.ids, now));
    let end =
        move |tx: &mut store::Tx<'_>| actions::token_revoke(tx, &actor, now, (owner, &id, &fresh));
    gone(app.db.write("identity.token_end", end).await?)
}

async fn sessions_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, now) = (person(&ctx)?, ctx.now);
    let current = ctx.session.as_deref().map(session_id);
    let read = move |tx: &mut store::Tx<'_>| actions::sessions_of(tx, now, id);
    let found = app.db.read("identity.sessions", read).await?;
    let view = |session: &SessionSeen| {
        json!({
            "id": session.id,
            "created": session.created.rfc3339(),
            "seen": session.seen.rfc3339(),
            "expires": session.expires.rfc3339(),
            "current": current.as_ref() == Some(&session.id),
        })
    };
    json(&json!({ "items": found.iter().map(view).collect::<Vec<_>>() }))
}

async fn session_delete(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (owner, id, now) = (person(&ctx)?, ctx.param("id").to_owned(), ctx.now);
    let end = move |tx: &mut store::Tx<'_>| actions::session_revoke(tx, now, (owner, &id));
    gone(app.db.write("identity.session_end", end).await?)
}

fn gone(found: bool) -> Result<Response, Failure> {
    if found {
        Ok(StatusCode::NO_CONTENT.into_response())
    } else {
        Err(Problem::not_found().into())
    }
}
