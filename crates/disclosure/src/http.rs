//! Rows for programs: public requests. What may be done with one stands under `/api/v1/cases`, as for every case.

use axum::extract::State;
use axum::response::Response;
use base::{Actor, Problem, Reference, Time};
use kernel::App;
use serde_json::{Value, json};
use web::{Access, Ctx, Cursor, Doc, Failure, Paging, Param, Route, json, piece_schema};

use crate::actions;
use crate::model::{Outcome, RequestFilter, RequestRow};

const PAGE: &str = "The number of the page, from 1: for programs that were written before there was `after`, which \
                    misses nothing while requests come in.";

pub(crate) fn routes() -> Vec<Route<App>> {
    let list = Doc::new(
        "Public requests for information, the newest first. `status` is where one stands, `outcome` what came of it; \
         `overdue` is worked out for this answer.",
    )
    .param(Param::query("agency", "string", "Only those at this agency."))
    .param(Param::query("status", "string", "Only `open` or only `closed` ones."))
    .param(Param::query("outcome", "string", "Only those of which this came."))
    .param(Param::query("page", "integer", PAGE))
    .paged()
    .response(200, "A piece of the list.", list_schema)
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

const PAGES_MAX: i64 = 1_000;

async fn list_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (filter, paging) = (filter(&ctx)?, Paging::of(&ctx)?);
    let wrong = || Problem::invalid().field("page", "disclosure.page_wrong");
    let number: i64 = match ctx.query("page") {
        None => 1,
        Some(text) => text
            .parse()
            .ok()
            .filter(|it| (1..=PAGES_MAX).contains(it))
            .ok_or_else(wrong)?,
    };
    let skipped = (number - 1) * (paging.rows() - 1);
    let (rows, after) = (paging.rows(), paging.after.clone());
    let read = app.db.read("disclosure.list", move |tx| {
        let before = after.as_ref().map(|after| {
            let at = after.at.unwrap_or_default();
            (Time::from_micros(at), after.id.as_str())
        });
        actions::request_piece(tx, &filter, (rows, skipped), before)
    });
    let piece = paging.piece(read.await?, |row| Cursor {
        at: Some(row.created.micros()),
        id: row.id.to_string(),
    });
    json(&piece.map(|row| item(row, ctx.now)))
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
    piece_schema(&item_schema())
}
