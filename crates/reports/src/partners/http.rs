//! Partners for programs: how an agency's own system is spoken to, and what is on its way there.

use axum::extract::State;
use axum::response::Response;
use base::{Problem, Reference, Time};
use kernel::audit::Fresh;
use kernel::once::once_do;
use kernel::{App, cases};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use web::{
    Access, Ctx, Cursor, Doc, Failure, JsonBody, Paging, Param, Route, json, json_text,
    piece_schema,
};

use super::actions::{self, Shown};
use super::model::{Parcel, ParcelState, PartnerSet, Standing};
use super::{SET, rules};
use crate::error::Error;

const CODE: &str = "The agency's code.";

pub(crate) fn routes() -> Vec<Route<App>> {
    let there = Access::May(SET);
    let (all, one) = ("/api/v1/partners", "/api/v1/agencies/{code}/partner");
    let (parcels, replays) = (
        "/api/v1/agencies/{code}/partner/parcels",
        "/api/v1/agencies/{code}/partner/replays",
    );
    let state = json!({"type": "string", "enum": ParcelState::ALL.map(ParcelState::code), "default": "dead"});
    let code = || Param::path("code", CODE);
    vec![
        Route::get(all, "reports.partners_list", there, list).doc(
            Doc::new("Agencies of the caller's that work in a system of their own, with what waits for it: those with trouble first.")
                .paged()
                .response(200, "A piece of the list.", list_schema),
        ),
        Route::get(one, "reports.partner_show", there, show).doc(
            Doc::new("How an agency's own system is spoken to. Its key is never given back.")
                .param(code())
                .response(200, "The settings.", partner_schema),
        ),
        Route::put(one, "reports.partner_put", there, put).doc(
            Doc::new("Says how an agency's own system is spoken to. Without `api_key` the one before stays.")
                .param(code())
                .request("application/json", put_schema)
                .response(200, "The settings after it.", partner_schema)
                .refuses(&[409, 422]),
        ),
        Route::get(parcels, "reports.parcels", there, parcels_get).doc(
            Doc::new("Reports, and what was added to them, on their way to an agency's own system: the newest first.")
                .param(code())
                .param(Param::query("state", "string", "How far they have come.").shape(state))
                .paged()
                .response(200, "A piece of the list.", parcels_schema),
        ),
        Route::post(replays, "reports.parcels_replay", there, replay).doc(
            Doc::new("Sends again what was laid aside: one parcel, or all of them.")
                .param(code())
                .once()
                .request("application/json", replay_schema)
                .response(200, "How many leave again.", replayed_schema),
        ),
    ]
}

fn time() -> Value {
    json!({"type": ["string", "null"], "format": "date-time"})
}

fn list_schema() -> Value {
    let (number, maybe) = (
        json!({"type": "integer"}),
        json!({"type": ["string", "null"]}),
    );
    piece_schema(
        &json!({"type": "object", "required": ["agency", "waiting", "dead"], "properties": {
            "agency": {"type": "string"}, "waiting": number, "dead": number,
            "failing": time(), "failure": maybe,
        }}),
    )
}

fn services() -> Value {
    json!({"type": "object", "additionalProperties": {"type": "string"},
        "description": "Our categories' codes with the codes that they have there; what is absent has the same code."})
}

fn partner_schema() -> Value {
    let maybe = json!({"type": ["string", "null"]});
    json!({"type": "object", "required": ["agency", "version", "has_key", "services", "fetches"], "properties": {
        "agency": {"type": "string"}, "version": {"type": "integer"}, "has_key": {"type": "boolean"},
        "services": services(), "fetches": {"type": "boolean"}, "fallback": maybe,
        "heard": time(), "fetched": time(), "failing": time(), "failure": maybe,
    }})
}

fn put_schema() -> Value {
    let maybe = json!({"type": ["string", "null"]});
    json!({"type": "object", "required": ["version"], "additionalProperties": false, "properties": {
        "version": {"type": "integer", "description": "The version that was seen; 0 where nothing was said."},
        "api_key": maybe, "services": services(), "fetches": {"type": "boolean"}, "fallback": maybe,
    }})
}

fn parcels_schema() -> Value {
    let (text, maybe) = (
        json!({"type": "string"}),
        json!({"type": ["string", "null"]}),
    );
    let required = ["id", "reference", "sort", "state", "attempts", "made"];
    piece_schema(
        &json!({"type": "object", "required": required, "properties": {
            "id": text, "reference": text, "sort": {"enum": ["report", "update", "moderation"]},
            "state": text, "attempts": {"type": "integer"},
            "made": time(), "next": time(), "ended": time(), "remote": maybe, "error": maybe,
        }}),
    )
}

fn replay_schema() -> Value {
    json!({"type": "object", "additionalProperties": false, "properties": {
        "parcel": {"type": ["string", "null"], "description": "Its id; absent, all that was laid aside."},
    }})
}

fn replayed_schema() -> Value {
    json!({"type": "object", "required": ["replayed"], "properties": {"replayed": {"type": "integer"}}})
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (paging, actor) = (Paging::of(&ctx)?, ctx.actor.clone());
    let read = move |tx: &mut store::Tx<'_>| actions::partners_list(tx, &actor);
    let rows = app.db.read("reports.partners_list", read).await?;
    let piece = paging.among(rows, |row| Cursor {
        at: Some(i64::from(row.failing.is_none())),
        id: row.agency.clone(),
    });
    json(&piece.map(standing))
}

fn standing(row: &Standing) -> Value {
    json!({
        "agency": row.agency, "waiting": row.waiting, "dead": row.dead,
        "failing": row.failing.map(Time::rfc3339), "failure": row.failure,
    })
}

/// The settings and parcels of the path's agency.
async fn shown(app: &App, ctx: &Ctx, state: ParcelState) -> Result<Shown, Failure> {
    let (shared, actor, code) = (app.clone(), ctx.actor.clone(), ctx.param("code").to_owned());
    let read = move |tx: &mut store::Tx<'_>| {
        let registry = shared.registry.get(tx)?;
        actions::partner_show(tx, &registry, &actor, (&code, state))
    };
    Ok(app.db.read("reports.partner_show", read).await?)
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (partner, ..) = shown(&app, &ctx, ParcelState::Dead).await?;
    let services: BTreeMap<&String, &String> = partner
        .services
        .iter()
        .map(|(ours, theirs)| (ours, theirs))
        .collect();
    json(&json!({
        "agency": partner.agency, "version": partner.version, "has_key": partner.has_key(),
        "services": services, "fetches": partner.fetches, "fallback": partner.fallback,
        "heard": partner.heard.map(Time::rfc3339), "fetched": partner.fetched.map(Time::rfc3339),
        "failing": partner.failing.map(Time::rfc3339), "failure": partner.failure,
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    version: i64,
    api_key: Option<String>,
    services: Option<BTreeMap<String, String>>,
    fetches: Option<bool>,
    #[serde(default)]
    fallback: Given,
}

/// What is absent stays; null takes it away.
#[derive(Default)]
enum Given {
    #[default]
    Kept,
    Said(Option<String>),
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: serde::Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        Option::deserialize(de).map(Self::Said)
    }
}

async fn put(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<Asked>,
) -> Result<Response, Failure> {
    let (before, ..) = shown(&app, &ctx, ParcelState::Dead).await?;
    let services = match &asked.services {
        Some(services) => services
            .iter()
            .map(|(ours, theirs)| (ours.clone(), theirs.clone()))
            .collect(),
        None => before.services.clone(),
    };
    // A code with a line's end or a sign of equality in it would be read as another one.
    let odd = |text: &String| text.contains(['\n', '\r', '=']);
    if services
        .iter()
        .any(|(ours, theirs)| odd(ours) || odd(theirs))
    {
        return Err(Error::PartnerServices.into());
    }
    let services = rules::services(&rules::services_text(&services));
    let services = services.ok_or(Error::PartnerServices)?;
    let cmd = PartnerSet {
        agency: ctx.param("code").to_owned(),
        version: asked.version,
        api_key: asked
            .api_key
            .map(|key| key.trim().to_owned())
            .filter(|key| !key.is_empty()),
        services,
        fetches: asked.fetches.unwrap_or(before.fetches),
        fallback: match asked.fallback {
            Given::Kept => before.fallback,
            Given::Said(code) => code,
        },
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    app.db
        .write("reports.partner_set", move |tx| {
            let registry = shared.registry.get(tx)?;
            actions::partner_set(tx, &registry, (&actor, now), &cmd)
        })
        .await?;
    show(State(app), ctx).await
}

async fn parcels_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let wrong = || Problem::invalid().field("state", "kernel.filter_wrong");
    let state = match ctx.query("state") {
        None => ParcelState::Dead,
        Some(code) => ParcelState::parse(code).ok_or_else(wrong)?,
    };
    let paging = Paging::of(&ctx)?;
    let (rows, after) = (paging.rows(), paging.after.clone());
    let (shared, actor, code) = (app.clone(), ctx.actor.clone(), ctx.param("code").to_owned());
    let read = app.db.read("reports.parcels", move |tx| {
        let registry = shared.registry.get(tx)?;
        let before = after.as_ref().map(|after| {
            let at = Time::from_micros(after.at.unwrap_or_default());
            (at, after.id.as_str())
        });
        actions::parcels_list(tx, &registry, &actor, (&code, state), (rows, before))
    });
    let piece = paging.piece(read.await?, |(_, row)| Cursor {
        at: Some(row.made.micros()),
        id: row.id.clone(),
    });
    json(&piece.map(parcel))
}

fn parcel((reference, row): &(Reference, Parcel)) -> Value {
    let waits = row.state == ParcelState::Waiting;
    json!({
        "id": row.id, "reference": reference.as_str(), "sort": row.sort_code(), "state": row.state.code(),
        "attempts": row.attempts, "made": row.made.rfc3339(),
        "next": waits.then(|| row.next.rfc3339()), "ended": row.ended.map(Time::rfc3339),
        "remote": row.remote, "error": row.error,
    })
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Replaying {
    parcel: Option<String>,
}

async fn replay(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<Replaying>,
) -> Result<Response, Failure> {
    let once = cases::api_once(&ctx, &asked)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let code = ctx.param("code").to_owned();
    let replayed = app
        .db
        .write("reports.parcel_replay", move |tx| {
            let registry = shared.registry.get(tx)?;
            once_do(tx, now, once.as_ref(), |tx| {
                let asked = (code.as_str(), asked.parcel.as_deref());
                let replayed = actions::parcel_replay(tx, &registry, (&actor, now), asked)?;
                Ok::<_, Error>(json!({"replayed": replayed}).to_string())
            })
        })
        .await?;
    Ok(json_text(200, replayed))
}
