//! Rows for programs: public requests. What may be done with one stands under `/api/v1/cases`, as for every case.

use axum::extract::State;
use axum::response::Response;
use base::{Actor, Problem, Reference, Time};
use kernel::App;
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, Param, Route, json};

use crate::actions;
use crate::model::{Outcome, RequestFilter, RequestRow};

pub(crate) fn routes() -> Vec<Route<App>> {
    let list = Doc::new(
        "Public requests for information, the newest first. `status` is where one stands, `outcome` what came of it; \
         `overdue` is worked out for this answer.",
    )
    .param(Param::query("agency", "string", "Only those at this agency."))
    .param(Param::query("status", "string", "Only `open` or only `closed` ones."))
    .param(Param::query("outcome", "string", "Only those of which this came."))
    .param(Param::query("page", "integer", "The number of the page, from 1."))
    .response(200, "The requests, at most 50.", list_schema)
    .refuses(&[422]);
    let one = Doc::new("One public request for information.")
        .param(Param::path("reference", "Its reference."))
        .response(200, "The request.", item_schema)
        .refuses(&[404]);
    vec![
        Route::get(
            "/api/v1/information",
            "disclosure.list",
            Access::Public,
            list_get,
        )
        .doc(list),
        Route::get(
            "/api/v1/information/{reference}",
            "disclosure.show",
            Access::Public,
            one_get,
        )
        .doc(one),
    ]
}

/// Requests of one page.
const ROWS: i64 = 50;
const PAGES_MAX: i64 = 1_000;

async fn list_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let filter = filter(&ctx)?;
    let wrong = || Problem::invalid().field("page", "disclosure.page_wrong");
    let number: i64 = match ctx.query("page") {
        None => 1,
        Some(text) => text
            .parse()
            .ok()
            .filter(|it| (1..=PAGES_MAX).contains(it))
            .ok_or_else(wrong)?,
    };
    let read = app.db.read("disclosure.list", move |tx| {
        actions::request_list(tx, &filter, (ROWS, (number - 1) * ROWS))
    });
    let rows = read.await?;
    let items: Vec<Value> = rows.iter().map(|row| item(row, ctx.now)).collect();
    json(&json!({ "items": items }))
}

fn filter(ctx: &Ctx) -> Result<RequestFilter, Problem> {
    let unknown = |field: &'static str| Problem::invalid().field(field, "disclosure.word_unknown");
    let closed = match ctx.query("status") {
        None => None,
        Some("open") => Some(false),
        Some("closed") => Some(true),
        Some(_) => return Err(unknown("status")),
    };
    let outcome = ctx
        .query("outcome")
        .map(|code| Outcome::parse(code).ok_or_else(|| unknown("outcome")));
    Ok(RequestFilter {
        agency: ctx.query("agency").map(str::to_owned),
        closed,
        outcome: outcome.transpose()?,
    })
}

async fn one_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let reference = Reference::parse(ctx.param("reference")).map_err(|_| Problem::not_found())?;
    let read = app.db.read("disclosure.show", move |tx| {
        let seen = actions::request_show(tx, &Actor::anonymous(), &reference)?;
        actions::request_row(tx, seen.case.id)
    });
    let row = read.await?.ok_or_else(Problem::not_found)?;
    json(&item(&row, ctx.now))
}

fn item(row: &RequestRow, now: Time) -> Value {
    json!({
        "reference": row.reference,
        "agency": row.agency,
        "title": row.title,
        "words": row.words,
        "status": row.state,
        "closed": row.closed,
        "outcome": row.outcome.map(Outcome::code),
        "overdue": row.is_overdue(now),
        "due": row.due.map(Time::rfc3339),
        "due_basis": row.due.map(|_| if row.by_law { "law" } else { "estimate" }),
        "created": row.created.rfc3339(),
        "updated": row.updated.rfc3339(),
    })
}

fn item_schema() -> Value {
    let (text, flag) = (json!({"type": "string"}), json!({"type": "boolean"}));
    let or_none = json!({"type": ["string", "null"]});
    json!({
        "type": "object",
        "required": ["reference", "agency", "title", "words", "status", "closed", "overdue", "created", "updated"],
        "properties": {
            "reference": text, "agency": text, "title": text, "words": text, "status": text, "closed": flag,
            "outcome": or_none, "overdue": flag, "due": or_none, "due_basis": or_none,
            "created": {"type": "string", "format": "date-time"},
            "updated": {"type": "string", "format": "date-time"},
        },
    })
}

fn list_schema() -> Value {
    json!({"type": "object", "required": ["items"], "properties": {
        "items": {"type": "array", "items": item_schema()},
    }})
}
