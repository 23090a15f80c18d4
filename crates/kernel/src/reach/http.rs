//! Reach for machines.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use base::{Problem, Time};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, JsonBody, Param, Rate, Route, json, json_text};

use super::input::{self, Asked};
use super::model::{Channel, Claim, Confirmation, Enrolment, Suspension, Test, TestNew, Verdict};
use super::survey::{Counts, Figures, Line};
use super::{CONFIRM, Error, READ, SET, VERIFY};
use super::{actions, claims, look, survey, test_messages};
use crate::App;
use crate::audit::Fresh;
use crate::cases::api_once;
use crate::once::{Once, once_do};
use crate::registry::Code;

const CODE: &str = "The body's code.";

pub(super) fn routes() -> Vec<Route<App>> {
    [open_rows(), bureau_rows(), agency_rows()].concat()
}

/// What everybody may ask and send.
fn open_rows() -> Vec<Route<App>> {
    let (all, figures) = ("/api/v1/agencies/reach", "/api/v1/agencies/reach/figures");
    let claims = "/api/v1/agencies/{code}/claims";
    vec![
        Route::get(all, "reach.list", Access::Public, list_get).doc(
            Doc::new("Which public bodies can be reached here, and why the others cannot.").response(
                200,
                "All bodies of the registry, in the order of their codes.",
                list_schema,
            ),
        ),
        Route::get(figures, "reach.figures", Access::Public, figures_get).doc(
            Doc::new("How many public bodies can be reached: of the nation, by tier and by state.")
                .response(200, "The counts.", object_schema),
        ),
        Route::post(claims, "reach.claim", Access::Public, claim_post)
            .rate(Rate::Code)
            .doc(
                Doc::new("Says that one speaks for a body. It waits for the complaints bureau and gives no rights.")
                    .param(Param::path("code", CODE))
                    .once()
                    .request("application/json", claim_schema)
                    .response(201, "It waits.", object_schema),
            ),
    ]
}

/// What the complaints bureau does.
fn bureau_rows() -> Vec<Route<App>> {
    let bureau = Access::May(VERIFY);
    let (queue, suspensions, claim) = (
        "/api/v1/agencies/reach/undeliverable",
        "/api/v1/agencies/{code}/suspensions",
        "/api/v1/agencies/{code}/claims/{id}",
    );
    vec![
        Route::get(queue, "reach.undeliverable", bureau, queue_get).doc(
            Doc::new("The undeliverable queue: bodies that cannot be reached, and how many cases wait there.")
                .response(200, "The most urgent first.", list_schema),
        ),
        Route::post(suspensions, "reach.suspend", bureau, suspension_post).doc(
            Doc::new("Takes a body off until it is verified anew.")
                .param(Param::path("code", CODE))
                .once()
                .request("application/json", suspension_schema)
                .response(201, "The enrolment.", object_schema),
        ),
        Route::delete(claim, "reach.claim_refuse", bureau, claim_delete).doc(
            Doc::new("Refuses a claim that waits.")
                .param(Param::path("code", CODE))
                .param(Param::path("id", "The claim's id."))
                .response(200, "It waits no longer.", object_schema),
        ),
    ]
}

/// What a body does for itself, and the bureau for every one.
fn agency_rows() -> Vec<Route<App>> {
    let (one, tests, confirmations) = (
        "/api/v1/agencies/{code}/reach",
        "/api/v1/agencies/{code}/tests",
        "/api/v1/agencies/{code}/tests/{id}/confirmations",
    );
    vec![
        Route::get(one, "reach.show", Access::May(READ), show_get).personal("reach", look::READ_OF_OFFICERS).doc(
            Doc::new("Who answers for a body, over which channel, and its last test messages. The reading is on record.")
                .param(Param::path("code", CODE))
                .response(200, "The body.", object_schema),
        ),
        Route::put(one, "reach.set", Access::May(SET), set_put).doc(
            Doc::new("Names a body's accountable officer and channel, and sends a test message. The bureau verifies with it.")
                .param(Param::path("code", CODE))
                .request("application/json", set_schema)
                .response(200, "The enrolment.", object_schema),
        ),
        Route::post(tests, "reach.test", Access::May(SET), test_post).doc(
            Doc::new("Sends another test message at once.")
                .param(Param::path("code", CODE))
                .once()
                .response(201, "The enrolment.", object_schema),
        ),
        Route::get(tests, "reach.tests", Access::May(CONFIRM), tests_get).doc(
            Doc::new("The test message that waits for the body's confirmation, or none.")
                .param(Param::path("code", CODE))
                .response(200, "At most one.", list_schema),
        ),
        Route::post(confirmations, "reach.confirm", Access::May(CONFIRM), confirmation_post).doc(
            Doc::new("Says that a test message arrived: with a token of the body's own where its channel is the API.")
                .param(Param::path("code", CODE))
                .param(Param::path("id", "The test message's id."))
                .once()
                .response(200, "When it was confirmed, and whether that was earlier.", object_schema),
        ),
    ]
}

fn object_schema() -> Value {
    json!({"type": "object"})
}

fn list_schema() -> Value {
    json!({"type": "array", "items": {"type": "object"}})
}

fn claim_schema() -> Value {
    json!({"type": "object", "required": ["name", "email", "words"], "properties": {
        "name": {"type": "string"}, "email": {"type": "string"}, "words": {"type": "string"},
    }})
}

fn suspension_schema() -> Value {
    json!({"type": "object", "required": ["version", "words"], "properties": {
        "version": {"type": "integer"}, "words": {"type": "string"},
    }})
}

fn set_schema() -> Value {
    json!({"type": "object", "required": ["officer_email", "channel"], "properties": {
        "version": {"type": "integer", "description": "The version that was seen; 0 where there was none."},
        "officer_email": {"type": "string"},
        "officer_name": {"type": "string", "description": "For somebody who is new here."},
        "channel": {"enum": ["desk", "email", "open311", "api"]},
        "address": {"type": "string", "description": "An e-mail address, or the https address of an Open311 server."},
        "jurisdiction": {"type": "string"},
    }})
}

fn time(at: Option<Time>) -> Option<String> {
    at.map(Time::rfc3339)
}

#[derive(Serialize)]
struct LineView<'r> {
    code: &'r Code,
    tier: super::Tier,
    state: Option<&'r Code>,
    standing: super::Standing,
    reach: super::Reach,
    channel: Option<super::ChannelKind>,
    since: Option<String>,
    successor: Option<&'r Code>,
}

impl<'r> LineView<'r> {
    fn of(line: &Line<'r>) -> Self {
        Self {
            code: &line.agency.code,
            tier: line.tier,
            state: line.agency.state.as_ref(),
            standing: line.standing,
            reach: line.verdict.reach,
            channel: line.channel,
            since: time(line.verdict.since),
            successor: line.agency.successor.as_ref(),
        }
    }
}

async fn list_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, now) = (app.clone(), ctx.now);
    let (registry, known) = app
        .db
        .read("reach.list", move |tx| {
            Ok::<_, store::Error>((shared.registry.get(tx)?, super::queries::known(tx)?))
        })
        .await?;
    let lines = survey::survey(&registry, &app.extras, &known, now);
    json(&lines.iter().map(LineView::of).collect::<Vec<_>>())
}

async fn figures_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, now) = (app.clone(), ctx.now);
    let figures = app
        .db
        .read("reach.figures", move |tx| {
            let registry = shared.registry.get(tx)?;
            let lines = look::survey(tx, (&registry, &shared.extras), now)?;
            Ok::<_, store::Error>(survey::figures(&lines))
        })
        .await?;
    json(&figures_view(&figures))
}

fn counts_view(counts: &Counts) -> Value {
    let each: BTreeMap<_, _> = counts
        .each()
        .map(|(reach, count)| (reach.as_str(), count))
        .collect();
    json!({ "all": counts.all(), "missing": counts.missing(), "reach": each })
}

fn figures_view(figures: &Figures) -> Value {
    let with = |name: &str, value: Value, counts: &Counts| {
        let mut view = counts_view(counts);
        if let Some(fields) = view.as_object_mut() {
            fields.insert(name.to_owned(), value);
        }
        view
    };
    let tiers = figures.tiers.iter();
    let states = figures.states.iter();
    json!({
        "nation": counts_view(&figures.nation),
        "tiers": tiers.map(|(tier, it)| with("tier", json!(tier), it)).collect::<Vec<_>>(),
        "states": states.map(|(state, it)| with("state", json!(state), it)).collect::<Vec<_>>(),
    })
}

async fn queue_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let queue = app
        .db
        .read("reach.undeliverable", move |tx| {
            let registry = shared.registry.get(tx)?;
            look::undeliverable(tx, (&registry, &shared.extras), (&actor, now), None)
        })
        .await?;
    let row = |row: &look::Missing| {
        json!({
            "code": row.agency,
            "reach": row.verdict.reach,
            "since": time(row.verdict.since),
            "waiting": row.waiting,
            "oldest_due": time(row.oldest),
            "claims": row.claims,
        })
    };
    json(&queue.missing.iter().map(row).collect::<Vec<_>>())
}

fn enrolment_view(row: &Enrolment) -> Value {
    json!({
        "code": row.agency,
        "version": row.version,
        "standing": row.standing,
        "channel": channel_view(&row.channel),
        "since": row.since.rfc3339(),
        "confirmed": time(row.proved),
        "due": time(row.due),
        "failure": row.failure,
    })
}

fn channel_view(channel: &Channel) -> Value {
    json!({
        "kind": channel.kind(),
        "address": channel.address(),
        "jurisdiction": channel.jurisdiction(),
    })
}

fn test_view(test: &Test) -> Value {
    json!({
        "id": test.id,
        "channel": test.channel,
        "sent": test.sent.rfc3339(),
        "due": test.due.rfc3339(),
        "expires": test.expires.rfc3339(),
        "confirmed": time(test.confirmed),
    })
}

fn claim_view(claim: &Claim) -> Value {
    json!({
        "id": claim.id,
        "name": claim.name,
        "email": claim.email,
        "words": claim.words,
        "fits": claim.fits,
        "made": claim.made.rfc3339(),
    })
}

fn verdict_view(verdict: Verdict) -> Value {
    json!({ "reach": verdict.reach, "since": time(verdict.since) })
}

async fn show_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let code = ctx.param("code").to_owned();
    let seen = app
        .db
        .read("reach.show", move |tx| {
            let registry = shared.registry.get(tx)?;
            look::agency_look(tx, &registry, (&actor, now), &code)
        })
        .await?;
    let officer = seen.officer.as_ref();
    json(&json!({
        "verdict": verdict_view(seen.verdict),
        "enrolment": seen.enrolment.as_ref().map(enrolment_view),
        "officer": officer.map(|it| json!({ "name": it.name, "email": it.email })),
        "waiting": seen.waiting,
        "tests": seen.tests.iter().map(test_view).collect::<Vec<_>>(),
        "claims": seen.claims.iter().map(claim_view).collect::<Vec<_>>(),
    }))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SetBody {
    #[serde(default)]
    version: i64,
    officer_email: String,
    #[serde(default)]
    officer_name: String,
    channel: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    jurisdiction: String,
}

async fn set_put(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(body): JsonBody<SetBody>,
) -> Result<Response, Failure> {
    let asked = Asked {
        version: body.version,
        officer_email: &body.officer_email,
        officer_name: &body.officer_name,
        channel: &body.channel,
        address: &body.address,
        jurisdiction: &body.jurisdiction,
    };
    let cmd = input::enrolment(&app, ctx.now, ctx.param("code"), &asked)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let row = app
        .db
        .write("reach.set", move |tx| {
            let registry = shared.registry.get(tx)?;
            actions::enrolment_set(tx, &registry, (&actor, now), &cmd)
        })
        .await?;
    json(&enrolment_view(&row))
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SuspensionBody {
    version: i64,
    words: String,
}

async fn suspension_post(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(body): JsonBody<SuspensionBody>,
) -> Result<Response, Failure> {
    let once = api_once(&ctx, &body)?;
    let cmd = Suspension {
        agency: ctx.param("code").to_owned(),
        version: body.version,
        words: input::words(&body.words)?,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let row = app
        .db
        .write("reach.suspend", move |tx| {
            once_do(tx, now, once.as_ref(), |tx| {
                let registry = shared.registry.get(tx)?;
                let row = actions::enrolment_suspend(tx, &registry, (&actor, now), &cmd)?;
                Ok::<_, Error>(enrolment_view(&row).to_string())
            })
        })
        .await?;
    Ok(json_text(201, row))
}

async fn test_post(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let once = api_once(&ctx, &())?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let code = ctx.param("code").to_owned();
    let (new, fresh) = (TestNew::draw(&app.ids, now), Fresh::draw(&app.ids, now));
    let row = app
        .db
        .write("reach.test", move |tx| {
            once_do(tx, now, once.as_ref(), |tx| {
                let registry = shared.registry.get(tx)?;
                let asked = (code.as_str(), &new, &fresh);
                let row = test_messages::test_again(tx, &registry, (&actor, now), asked)?;
                Ok::<_, Error>(enrolment_view(&row).to_string())
            })
        })
        .await?;
    Ok(json_text(201, row))
}

async fn tests_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let code = ctx.param("code").to_owned();
    let open = app
        .db
        .read("reach.tests", move |tx| {
            test_messages::test_open(tx, (&actor, now), &code)
        })
        .await?;
    json(&open.iter().map(test_view).collect::<Vec<_>>())
}

async fn confirmation_post(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let once = api_once(&ctx, &())?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let cmd = Confirmation {
        agency: ctx.param("code").to_owned(),
        test: ctx.param("id").to_owned(),
        fresh: Fresh::draw(&app.ids, now),
    };
    let done = app
        .db
        .write("reach.confirm", move |tx| {
            once_do(tx, now, once.as_ref(), |tx| {
                let registry = shared.registry.get(tx)?;
                let done = test_messages::test_confirm(tx, &registry, (&actor, now), &cmd)?;
                let at = done.at.rfc3339();
                let told = json!({ "code": done.agency, "confirmed": at, "again": done.again });
                Ok::<_, Error>(told.to_string())
            })
        })
        .await?;
    Ok(json_text(200, done))
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimBody {
    name: String,
    email: String,
    words: String,
}

async fn claim_post(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(body): JsonBody<ClaimBody>,
) -> Result<Response, Failure> {
    let once = api_once(&ctx, &body)?;
    let said = (&*body.name, &*body.email, &*body.words);
    let told = claim_send(&app, &ctx, said, once).await?;
    Ok(json_text(201, told))
}

/// Lays a claim before the bureau, once under a program's key; gives what programs are told.
pub(super) async fn claim_send(
    app: &App,
    ctx: &Ctx,
    said: (&str, &str, &str),
    once: Option<Once>,
) -> Result<String, Problem> {
    let new = input::claim(app, ctx, ctx.param("code"), said)?;
    let fresh = Fresh::draw(&app.ids, ctx.now);
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let made = app.db.write("reach.claim", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let registry = shared.registry.get(tx)?;
            claims::claim_make(tx, &registry, (&actor, now), (&new, &fresh))?;
            Ok::<_, Error>(json!({ "code": new.agency, "state": "waiting" }).to_string())
        })
    });
    made.await.map_err(Error::into)
}

async fn claim_delete(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let (code, id) = (ctx.param("code").to_owned(), ctx.param("id").to_owned());
    let fresh = Fresh::draw(&app.ids, now);
    app.db
        .write("reach.claim_refuse", move |tx| {
            let registry = shared.registry.get(tx)?;
            claims::claim_refuse(tx, &registry, (&actor, now), (&code, &id, &fresh))
        })
        .await?;
    json(&json!({ "code": ctx.param("code"), "state": "refused" }))
}
