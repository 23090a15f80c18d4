//! What cases cost: what is due, and how each charge ended.

use axum::extract::State;
use axum::response::Response;
use base::{Actor, Money, Problem, Reference, Time};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Tx;
use web::{Access, Ctx, Cursor, Doc, Failure, JsonBody, Paging, Param, Route, json};

use super::moves::{Amount, created};
use super::views::{self, Words};
use super::{fresh, number, once, reference, schemas};
use crate::App;
use crate::audit::Fresh;
use crate::cases::{self, CaseCharge, Error};
use crate::ledger::{self, ChargeEnd, ChargeId, End};
use crate::once::once_do;

pub(super) fn routes() -> Vec<Route<App>> {
    reads().into_iter().chain(ends()).collect()
}

fn reads() -> Vec<Route<App>> {
    let reference = || Param::path("reference", "The case's reference.");
    let due = "What is due, the oldest first: on the cases that the caller raised, or with `agency` at that \
               agency, for its officers.";
    vec![
        Route::get(
            "/api/v1/charges",
            "cases.charges_due",
            Access::SignedIn,
            due_get,
        )
        .doc(
            Doc::new(due)
                .param(Param::query("agency", "string", "Due at this agency."))
                .paged()
                .response(200, "Charges.", schemas::charges),
        ),
        Route::get(
            "/api/v1/cases/{reference}/charges",
            "cases.charges",
            Access::SignedIn,
            charges_get,
        )
        .doc(
            Doc::new("The charges of a case, in the order in which they were raised.")
                .param(reference())
                .response(200, "Charges.", schemas::charges),
        ),
    ]
}

fn ends() -> Vec<Route<App>> {
    let reference = || Param::path("reference", "The case's reference.");
    let charge = || Param::path("number", "The charge's number.").shape(schemas::number());
    vec![
        Route::post(
            "/api/v1/cases/{reference}/charges",
            "cases.charge_raise",
            Access::May(ledger::RAISE),
            raise_post,
        )
        .doc(
            Doc::new(
                "Raises a charge by hand on a case of any kind, with words that its people read.",
            )
            .param(reference())
            .once()
            .request("application/json", schemas::raising_asked)
            .response(
                201,
                "The charge, and the case after it.",
                schemas::charge_raised,
            )
            .refuses(&[409]),
        ),
        Route::post(
            "/api/v1/cases/{reference}/charges/{number}/settlements",
            "cases.charge_settle",
            Access::May(ledger::SETTLE),
            settle_post,
        )
        .doc(
            Doc::new(
                "Notes that a charge was paid by hand, against a receipt. A charge ends once.",
            )
            .param(reference())
            .param(charge())
            .once()
            .request("application/json", schemas::settlement_asked)
            .response(
                201,
                "The charge's end, and the case after it.",
                schemas::charge_ended,
            )
            .refuses(&[409]),
        ),
        Route::post(
            "/api/v1/cases/{reference}/charges/{number}/waivers",
            "cases.charge_waive",
            Access::May(ledger::WAIVE),
            waive_post,
        )
        .doc(
            Doc::new("Lets a charge go. A charge ends once.")
                .param(reference())
                .param(charge())
                .once()
                .request("application/json", schemas::waiver_asked)
                .response(
                    201,
                    "The charge's end, and the case after it.",
                    schemas::charge_ended,
                )
                .refuses(&[409]),
        ),
    ]
}

async fn due_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let paging = Paging::of(&ctx)?;
    let agency = ctx.query("agency").map(str::to_owned);
    let (shared, actor, limit) = (app.clone(), ctx.actor.clone(), paging.rows());
    let after = paging.after.clone();
    let (registry, rows) = app
        .db
        .read("cases.charges_due", move |tx| {
            let registry = shared.registry.get(tx)?;
            let after = after
                .as_ref()
                .map(|it| (it.at.unwrap_or(i64::MIN), it.id.as_str()));
            let rows = cases::charges_due(tx, &actor, agency.as_deref(), after, limit)?;
            Ok::<_, Error>((registry, rows))
        })
        .await?;
    let piece = paging.piece(rows, |row| Cursor {
        at: Some(row.charge.raised.micros()),
        id: row.charge.id.to_string(),
    });
    json(&piece.map(|row| {
        let words = Words::edition(&app, &ctx, &registry, (&row.kind, row.edition));
        views::charge(&words, row.reference.as_str(), &row.charge)
    }))
}

async fn charges_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let (registry, case, charges) = app
        .db
        .read("cases.charges", move |tx| {
            let registry = shared.registry.get(tx)?;
            let case = cases::case_by_reference(tx, &actor, &reference)?;
            let charges = cases::charges_of_case(tx, &actor, &case)?;
            Ok::<_, Error>((registry, case, charges))
        })
        .await?;
    let words = Words::of(&app, &ctx, &registry, &case);
    let charges = charges
        .iter()
        .map(|charge| views::charge(&words, case.reference.as_str(), charge));
    json(&json!({ "items": charges.collect::<Vec<_>>() }))
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettlementAsked {
    receipt: String,
    note: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WaiverAsked {
    reason: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RaisingAsked {
    amount: Amount,
    reason: String,
    version: Option<i64>,
}

async fn raise_post(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<RaisingAsked>,
) -> Result<Response, Failure> {
    let (reference, once) = (reference(&ctx)?, once(&ctx, &asked)?);
    let words = ledger::waiver_note(&asked.reason)?;
    let fresh = fresh(&app, &ctx);
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("cases.charge_raise", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            // Whether the actor may know of the case is asked when it is charged.
            let case = cases::case_by_reference(tx, &Actor::system(), &reference)?;
            let cmd = CaseCharge {
                id: case.id,
                version: asked.version,
                money: Money::from(asked.amount),
                words: words.clone(),
                fresh: fresh.clone(),
            };
            let registry = shared.registry.get(tx)?;
            let who = (&actor, now);
            let (charge, case) = cases::case_charge(tx, &shared.kinds, &registry, who, &cmd)?;
            let told = json!({
                "number": charge.id.number(),
                "state": charge.state.code(),
                "case": views::after(&case),
            });
            Ok::<_, Error>(told.to_string())
        })
    });
    Ok(created(write.await.map_err(Problem::from)?))
}

async fn settle_post(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<SettlementAsked>,
) -> Result<Response, Failure> {
    let once = once(&ctx, &asked)?;
    let note = ledger::receipt_note(&asked.receipt, asked.note.as_deref())?;
    end(&app, &ctx, (End::Settle, note), once).await
}

async fn waive_post(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<WaiverAsked>,
) -> Result<Response, Failure> {
    let once = once(&ctx, &asked)?;
    let note = ledger::waiver_note(&asked.reason)?;
    end(&app, &ctx, (End::Waive, note), once).await
}

async fn end(
    app: &App,
    ctx: &Ctx,
    (end, note): (End, String),
    once: Option<crate::once::Once>,
) -> Result<Response, Failure> {
    let (reference, number) = (reference(ctx)?, number(ctx)?);
    let fresh = fresh(app, ctx);
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let done = app
        .db
        .write("cases.charge_end", move |tx| {
            once_do(tx, now, once.as_ref(), |tx| {
                let asked = (&reference, number, end, note.as_str());
                ended(tx, &shared, (&actor, now), asked, &fresh)
            })
        })
        .await;
    Ok(created(done.map_err(Problem::from)?))
}

fn ended(
    tx: &mut Tx<'_>,
    app: &App,
    who: (&Actor, Time),
    (reference, number, end, note): (&Reference, i64, End, &str),
    fresh: &Fresh,
) -> Result<String, Error> {
    // Whether the actor may know of the case is asked with the charge: it may be owed elsewhere.
    let case = cases::case_by_reference(tx, &Actor::system(), reference)?;
    let cmd = ChargeEnd {
        id: ChargeId::new(&case.id.to_string(), number),
        end,
        actor: who.0.id(),
        note: note.to_owned(),
    };
    let registry = app.registry.get(tx)?;
    let case = cases::charge_end(tx, &app.kinds, &registry, who, (case.id, &cmd), fresh)?;
    let answer = json!({
        "number": number,
        "state": end.state().code(),
        "case": views::after(&case),
    });
    Ok(answer.to_string())
}
