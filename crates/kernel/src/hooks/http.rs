//! Hooks for programs.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base::{Problem, Time};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use web::{
    Access, Ctx, Cursor, Doc, Failure, JsonBody, Paging, Param, Route, json, json_status, json_text,
};

use super::model::{
    Delivery, DeliveryState, Hook, HookChange, HookNew, HookState, Rotation, SecretNew,
};
use super::{Error, SET, actions, rules};
use crate::App;
use crate::audit::{self, Fresh};
use crate::cases::api_once;
use crate::once::{Once, once_do};

const CODE: &str = "The agency's code.";
const ID: &str = "The hook's id.";

pub(super) fn routes() -> Vec<Route<App>> {
    [hook_rows(), delivery_rows()].concat()
}

fn hook_rows() -> Vec<Route<App>> {
    let there = Access::May(SET);
    let (all, one, secrets) = (
        "/api/v1/agencies/{code}/hooks",
        "/api/v1/agencies/{code}/hooks/{id}",
        "/api/v1/agencies/{code}/hooks/{id}/secrets",
    );
    let made = "Names an https address to which the agency's events are sent, signed as Standard Webhooks has it. \
                It has to answer a first message of the type `hook.challenge` with `{\"challenge\": …}` from its \
                data. The secret is shown once: an answer that is given again for the same `Idempotency-Key` is \
                without it.";
    let rotated = "Gives a hook another secret, shown once: an answer that is given again for the same \
                   `Idempotency-Key` is without it. For a day messages carry both signatures.";
    vec![
        Route::get(all, "hooks.list", there, list).doc(
            Doc::new("The addresses to which an agency's events are sent; never their secrets.")
                .param(Param::path("code", CODE))
                .response(200, "All of them.", list_schema),
        ),
        Route::post(all, "hooks.make", there, make).doc(
            Doc::new(made)
                .param(Param::path("code", CODE))
                .once()
                .request("application/json", asked_schema)
                .response(201, "The hook.", made_schema)
                .refuses(&[409]),
        ),
        Route::put(one, "hooks.change", there, change).doc(
            Doc::new("Chooses other events, or switches a hook off or on. One that is switched on proves itself anew.")
                .param(Param::path("code", CODE))
                .param(Param::path("id", ID))
                .request("application/json", change_schema)
                .response(200, "The hook.", hook_schema)
                .refuses(&[409, 422]),
        ),
        Route::delete(one, "hooks.end", there, end).doc(
            Doc::new("Ends a hook; what waits for it goes with it.")
                .param(Param::path("code", CODE))
                .param(Param::path("id", ID))
                .empty(204, "It has ended."),
        ),
        Route::post(secrets, "hooks.rotate", there, rotate).doc(
            Doc::new(rotated)
                .param(Param::path("code", CODE))
                .param(Param::path("id", ID))
                .once()
                .response(201, "The hook.", made_schema),
        ),
    ]
}

fn delivery_rows() -> Vec<Route<App>> {
    let there = Access::May(SET);
    let (all, again, all_again) = (
        "/api/v1/agencies/{code}/hooks/{id}/deliveries",
        "/api/v1/agencies/{code}/hooks/{id}/deliveries/{delivery}/replays",
        "/api/v1/agencies/{code}/hooks/{id}/replays",
    );
    let states = json!({"enum": ["dead", "waiting", "sent"], "default": "dead"});
    vec![
        Route::get(all, "hooks.deliveries", there, deliveries).doc(
            Doc::new("What was laid aside, what waits, and what arrived in the last 30 days; the newest first.")
                .param(Param::path("code", CODE))
                .param(Param::path("id", ID))
                .param(Param::query("state", "string", "How far they have come.").shape(states))
                .paged()
                .response(200, "A piece of the list.", deliveries_schema),
        ),
        Route::post(again, "hooks.replay", there, replay_one).doc(
            Doc::new("Sends one delivery again at once, whether it arrived or not.")
                .param(Param::path("code", CODE))
                .param(Param::path("id", ID))
                .param(Param::path("delivery", "The delivery's id."))
                .once()
                .response(200, "How many: none if it waits already.", replayed_schema),
        ),
        Route::post(all_again, "hooks.replay_dead", there, replay_dead).doc(
            Doc::new("Sends again what was laid aside, the oldest first, at most 1,000.")
                .param(Param::path("code", CODE))
                .param(Param::path("id", ID))
                .once()
                .response(200, "How many.", replayed_schema),
        ),
    ]
}

fn events_schema() -> Value {
    let about = "Names of events, or `kind.*`; empty stands for all of the agency's.";
    let name = json!({"type": "string", "maxLength": 80, "examples": ["report.*"]});
    json!({"type": "array", "maxItems": rules::EVENTS_MAX, "items": name, "description": about})
}

fn hook_fields() -> Value {
    let (text, time) = (
        json!({"type": "string"}),
        json!({"type": "string", "format": "date-time"}),
    );
    let maybe_time = json!({"type": ["string", "null"], "format": "date-time"});
    json!({
        "id": text, "url": text,
        "version": {"type": "integer"},
        "events": events_schema(),
        "state": {"enum": ["unproved", "live", "off"]},
        "failing_since": maybe_time,
        "failure": {"type": ["string", "null"], "description": "How it failed last."},
        "old_secret_until": maybe_time,
        "created": time,
    })
}

const FIELDS: [&str; 9] = [
    "id",
    "url",
    "version",
    "events",
    "state",
    "failing_since",
    "failure",
    "old_secret_until",
    "created",
];

fn hook_schema() -> Value {
    json!({"type": "object", "required": FIELDS, "properties": hook_fields()})
}

fn made_schema() -> Value {
    let mut fields = hook_fields();
    if let Some(fields) = fields.as_object_mut() {
        let about = "Signs the messages. Shown once.";
        fields.insert(
            "secret".to_owned(),
            json!({"type": "string", "description": about}),
        );
    }
    json!({"type": "object", "required": FIELDS, "properties": fields})
}

fn list_schema() -> Value {
    json!({"type": "object", "required": ["items"], "properties": {
        "items": {"type": "array", "items": hook_schema()},
    }})
}

fn asked_schema() -> Value {
    json!({"type": "object", "required": ["url"], "additionalProperties": false, "properties": {
        "url": {"type": "string", "maxLength": 400, "examples": ["https://api.mbpj.gov.my/balai"]},
        "events": events_schema(),
    }})
}

fn change_schema() -> Value {
    json!({"type": "object", "required": ["version"], "additionalProperties": false, "properties": {
        "version": {"type": "integer", "description": "The version that was seen."},
        "events": events_schema(),
        "on": {"type": "boolean"},
    }})
}

fn deliveries_schema() -> Value {
    let (text, time) = (
        json!({"type": "string"}),
        json!({"type": "string", "format": "date-time"}),
    );
    let maybe_time = json!({"type": ["string", "null"], "format": "date-time"});
    let required = [
        "id",
        "position",
        "name",
        "reference",
        "at",
        "state",
        "tries",
        "next_try",
        "error",
        "ended",
    ];
    json!({"type": "object", "required": ["items"], "properties": {
        "items": {"type": "array", "items": {"type": "object", "required": required, "properties": {
            "id": {"type": "string", "description": "The header `webhook-id`, the same at every try."},
            "position": {"type": "integer"},
            "name": text, "reference": text, "at": time,
            "state": {"enum": ["dead", "waiting", "sent"]},
            "tries": {"type": "integer"},
            "next_try": maybe_time,
            "error": {"type": ["string", "null"]},
            "ended": maybe_time,
        }}},
        "next": {"type": "string", "description": "Absent at the end."},
    }})
}

fn replayed_schema() -> Value {
    json!({"type": "object", "required": ["replayed"], "properties": {"replayed": {"type": "integer"}}})
}

fn view(hook: &Hook) -> Value {
    json!({
        "id": hook.id,
        "url": hook.url,
        "version": hook.version,
        "events": hook.events,
        "state": hook.state.as_str(),
        "failing_since": hook.failing.map(Time::rfc3339),
        "failure": hook.failure,
        "old_secret_until": hook.old_until().map(Time::rfc3339),
        "created": hook.created.rfc3339(),
    })
}

fn with_secret(mut view: Value, secret: &SecretNew) -> Value {
    if let Some(fields) = view.as_object_mut() {
        fields.insert("secret".to_owned(), json!(secret.text()));
    }
    view
}

/// The agency and hook of the path.
fn named(ctx: &Ctx) -> (String, String) {
    (ctx.param("code").to_owned(), ctx.param("id").to_owned())
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let (agency, _) = named(&ctx);
    let read = app.db.read("hooks.list", move |tx| {
        let registry = shared.registry.get(tx)?;
        actions::hooks_of(tx, &registry, &actor, &agency)
    });
    let found = read.await?;
    json(&json!({ "items": found.iter().map(view).collect::<Vec<_>>() }))
}

/// Where a new hook begins: after the newest event.
pub(super) async fn cursor(app: &App) -> Result<i64, Problem> {
    let read = app.db.read("hooks.cursor", audit::event_last);
    Ok(read.await?)
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HookAsked {
    url: String,
    #[serde(default)]
    events: Vec<String>,
}

async fn make(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<HookAsked>,
) -> Result<Response, Failure> {
    let once = api_once(&ctx, &asked)?;
    let new = HookNew {
        id: app.ids.next::<Hook>(ctx.now).to_string(),
        agency: ctx.param("code").to_owned(),
        url: asked.url,
        events: asked.events,
        secret: SecretNew::draw(&app.ids),
        cursor: cursor(&app).await?,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (drawn, secret) = (new.id.clone(), new.secret.clone());
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("hooks.make", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let registry = shared.registry.get(tx)?;
            let named = (&new, shared.settings.hook_hosts.as_slice());
            let made = actions::hook_make(tx, &registry, (&actor, now), named)?;
            Ok::<_, Error>(view(&made).to_string())
        })
    });
    let made = kept(&write.await?)?;
    // An earlier try's secret is not told again.
    let first = made.get("id").and_then(Value::as_str) == Some(&drawn);
    let told = if first {
        with_secret(made, &secret)
    } else {
        made
    };
    json_status(201, &told)
}

/// An answer as it was kept under a program's key.
fn kept(text: &str) -> Result<Value, Problem> {
    serde_json::from_str(text).map_err(|error| {
        tracing::error!(%error, "kept answer not read");
        Problem::internal()
    })
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeAsked {
    version: i64,
    events: Option<Vec<String>>,
    on: Option<bool>,
}

async fn change(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<ChangeAsked>,
) -> Result<Response, Failure> {
    let cmd = HookChange {
        agency: ctx.param("code").to_owned(),
        id: ctx.param("id").to_owned(),
        version: asked.version,
        events: asked.events,
        on: asked.on,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    json(&view(&changed(&app, &ctx, cmd).await?))
}

/// Changes a hook, whoever asks and however.
pub(super) async fn changed(app: &App, ctx: &Ctx, cmd: HookChange) -> Result<Hook, Error> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("hooks.change", move |tx| {
        let registry = shared.registry.get(tx)?;
        actions::hook_change(tx, &registry, (&actor, now), &cmd)
    });
    write.await
}

async fn end(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    ended(&app, &ctx).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Ends the hook of the path, whoever asks and however.
pub(super) async fn ended(app: &App, ctx: &Ctx) -> Result<(), Error> {
    let fresh = Fresh::draw(&app.ids, ctx.now);
    let ((agency, id), shared) = (named(ctx), app.clone());
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("hooks.end", move |tx| {
        let registry = shared.registry.get(tx)?;
        let which = ((agency.as_str(), id.as_str()), &fresh);
        actions::hook_end(tx, &registry, (&actor, now), which)
    });
    write.await
}

async fn rotate(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let once = api_once(&ctx, &())?;
    let cmd = rotation(&app, &ctx);
    let secret = cmd.secret.clone();
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("hooks.rotate", move |tx| {
        let mut first = false;
        let told = once_do(tx, now, once.as_ref(), |tx| {
            first = true;
            let registry = shared.registry.get(tx)?;
            let hook = actions::hook_rotate(tx, &registry, (&actor, now), &cmd)?;
            Ok::<_, Error>(view(&hook).to_string())
        })?;
        Ok::<_, Error>((told, first))
    });
    let (told, first) = write.await?;
    if first {
        json_status(201, &with_secret(kept(&told)?, &secret))
    } else {
        Ok(json_text(201, told))
    }
}

/// Another secret for the hook of the path.
fn rotation(app: &App, ctx: &Ctx) -> Rotation {
    let (agency, id) = named(ctx);
    Rotation {
        agency,
        id,
        secret: SecretNew::draw(&app.ids),
        fresh: Fresh::draw(&app.ids, ctx.now),
    }
}

/// Gives the hook of the path another secret, from a page.
pub(super) async fn rotated(app: &App, ctx: &Ctx) -> Result<(Hook, SecretNew), Error> {
    let cmd = rotation(app, ctx);
    let secret = cmd.secret.clone();
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("hooks.rotate", move |tx| {
        let registry = shared.registry.get(tx)?;
        actions::hook_rotate(tx, &registry, (&actor, now), &cmd)
    });
    Ok((write.await?, secret))
}

/// Which deliveries a query asks for: those laid aside, unless it says otherwise.
pub(super) fn state_asked(ctx: &Ctx) -> Result<DeliveryState, Problem> {
    match ctx.query("state") {
        None => Ok(DeliveryState::Dead),
        Some(word) => DeliveryState::parse(word).ok_or_else(|| {
            Problem::new(400, "kernel.jobs.state").field("state", "kernel.jobs.state")
        }),
    }
}

/// The cursor after a delivery.
pub(super) fn place(row: &Delivery) -> Cursor {
    Cursor {
        at: Some(row.position),
        id: row.id.clone(),
    }
}

/// A piece of the deliveries of a hook that the path names.
pub(super) async fn listed(
    app: &App,
    ctx: &Ctx,
    (state, paging): (DeliveryState, &Paging),
) -> Result<(Hook, Vec<Delivery>), Error> {
    let before = paging.after.as_ref().and_then(|after| after.at);
    let span = (before.unwrap_or(i64::MAX), paging.rows());
    let ((agency, id), shared, actor) = (named(ctx), app.clone(), ctx.actor.clone());
    let read = app.db.read("hooks.deliveries", move |tx| {
        let registry = shared.registry.get(tx)?;
        let which = (agency.as_str(), id.as_str());
        let hook = actions::hook_find(tx, &registry, &actor, which)?;
        let rows = actions::deliveries_of(tx, &registry, &actor, (which, state), span)?;
        Ok((hook, rows))
    });
    read.await
}

fn delivery_view(row: &Delivery) -> Value {
    let waits = row.state == DeliveryState::Waiting;
    json!({
        "id": row.id,
        "position": row.position,
        "name": row.name,
        "reference": row.reference,
        "at": row.at.rfc3339(),
        "state": row.state.as_str(),
        "tries": row.attempts,
        "next_try": waits.then(|| row.next.rfc3339()),
        "error": row.error,
        "ended": row.ended.map(Time::rfc3339),
    })
}

async fn deliveries(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (state, paging) = (state_asked(&ctx)?, Paging::of(&ctx)?);
    let (_, rows) = listed(&app, &ctx, (state, &paging)).await?;
    let piece = paging.piece(rows, place);
    let items: Vec<Value> = piece.items.iter().map(delivery_view).collect();
    match piece.next {
        Some(next) => json(&json!({"items": items, "next": next})),
        None => json(&json!({"items": items})),
    }
}

async fn replay_one(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (delivery, once) = (ctx.param("delivery").to_owned(), api_once(&ctx, &())?);
    let told = replayed(&app, &ctx, Some(delivery), once).await?;
    Ok(json_text(200, told))
}

async fn replay_dead(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let once = api_once(&ctx, &())?;
    let told = replayed(&app, &ctx, None, once).await?;
    Ok(json_text(200, told))
}

/// Sends one delivery again, or all that were laid aside, whoever asks and however; gives what programs are told.
pub(super) async fn replayed(
    app: &App,
    ctx: &Ctx,
    delivery: Option<String>,
    once: Option<Once>,
) -> Result<String, Error> {
    let ((agency, id), shared) = (named(ctx), app.clone());
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("hooks.replay", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let registry = shared.registry.get(tx)?;
            let which = ((agency.as_str(), id.as_str()), delivery.as_deref());
            let replayed = actions::delivery_replay(tx, &registry, (&actor, now), which)?;
            Ok::<_, Error>(json!({ "replayed": replayed }).to_string())
        })
    });
    write.await
}

/// Names a hook from a page.
pub(super) async fn made(app: &App, ctx: &Ctx, new: HookNew) -> Result<Hook, Error> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("hooks.make", move |tx| {
        let registry = shared.registry.get(tx)?;
        let named = (&new, shared.settings.hook_hosts.as_slice());
        actions::hook_make(tx, &registry, (&actor, now), named)
    });
    write.await
}

/// Whether the state of a hook lets it be switched off.
pub(super) const fn is_on(hook: &Hook) -> bool {
    !matches!(hook.state, HookState::Off)
}
