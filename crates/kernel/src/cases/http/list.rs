//! Which cases there are: the actor's own, or an agency's work.

use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem, Time};
use serde_json::json;
use web::{Access, Ctx, Cursor, Doc, Failure, Paging, Param, Route, json};

use super::schemas;
use super::views::{CaseView, Words};
use crate::App;
use crate::cases::kinds::{Desk, Phase};
use crate::cases::lists;
use crate::cases::model::{CaseFilter, CaseRow, Holder};

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get("/api/v1/cases", "cases.list", Access::SignedIn, cases_get).doc(doc())]
}

fn doc() -> Doc {
    let about = "Cases. Without `agency`, those that the person raised or was added to, newest first. With it, that agency's \
                 cases of one phase by what is due, those without a date last, for its officers. With \
                 `desk=bureau` and no agency, what was brought to the complaints bureau.";
    let phases = json!({ "type": "string", "enum": ["hidden", "open", "waiting", "closed"] });
    let desks = json!({ "type": "string", "enum": ["supervisor", "bureau"] });
    let holders = "Only with `agency`: `me`, `none`, or the id of the officer who works on it.";
    let phase = "In this phase. With `agency`: `open` if absent.";
    let instant =
        json!({ "type": "string", "format": "date-time", "examples": ["2026-12-04T09:00:00Z"] });
    Doc::new(about)
        .param(Param::query("agency", "string", "Held by this agency."))
        .param(Param::query(
            "kind",
            "string",
            "Of this kind, such as `report`.",
        ))
        .param(Param::query(
            "state",
            "string",
            "In this state of its kind.",
        ))
        .param(Param::query("phase", "string", phase).shape(phases))
        .param(Param::query("holder", "string", holders))
        .param(Param::query("desk", "string", "Late, and brought to this desk.").shape(desks))
        .param(Param::query("due_before", "string", "Due before this time.").shape(instant))
        .paged()
        .response(200, "Cases.", schemas::cases)
        .refuses(&[422])
}

async fn cases_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (filter, paging) = (filter(&ctx)?, Paging::of(&ctx)?);
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let (asked, after, limit) = (filter.clone(), paging.after.clone(), paging.rows());
    let (registry, rows) = app
        .db
        .read("cases.list", move |tx| {
            let registry = shared.registry.get(tx)?;
            let after = after.as_ref().map(|after| (after.at, after.id.as_str()));
            let rows = lists::case_list(tx, &actor, &asked, after, limit)?;
            Ok::<_, crate::cases::Error>((registry, rows))
        })
        .await?;
    let own = filter.agency.is_none() && filter.desk.is_none();
    let rows = paging.piece(rows, |row| cursor(own, row));
    json(&rows.map(|row| {
        let words = Words::of(&app, &ctx, &registry, &row.case);
        if own {
            CaseView::of(&words, &row.case)
        } else {
            CaseView::with_holder(&words, row)
        }
    }))
}

/// Where the list goes on after a row: it is ordered by the time of raising or by the date.
fn cursor(own: bool, row: &CaseRow) -> Cursor {
    let at = if own {
        Some(row.case.created)
    } else {
        row.case.due
    };
    Cursor {
        at: at.map(Time::micros),
        id: row.case.id.to_string(),
    }
}

/// The filter of a query. What it names need not exist; its form must be right.
fn filter(ctx: &Ctx) -> Result<CaseFilter, Problem> {
    let wrong =
        |field: &'static str| Problem::new(400, "web.invalid").field(field, "kernel.filter_wrong");
    let word = |field: &str| ctx.query(field).map(str::to_owned);
    let phase = match ctx.query("phase") {
        None => None,
        Some(code) => Some(Phase::parse(code).ok_or_else(|| wrong("phase"))?),
    };
    let desk = match ctx.query("desk") {
        None => None,
        Some(code) => Some(Desk::parse(code).ok_or_else(|| wrong("desk"))?),
    };
    let holder = match ctx.query("holder") {
        None => None,
        Some(text) => Some(holder(ctx, text).ok_or_else(|| wrong("holder"))?),
    };
    let due_before = match ctx.query("due_before") {
        None => None,
        Some(text) => Some(Time::parse_rfc3339(text).map_err(|_| wrong("due_before"))?),
    };
    let filter = CaseFilter {
        agency: word("agency"),
        kind: word("kind"),
        state: word("state"),
        phase,
        holder,
        desk,
        due_before,
    };
    let alone = filter.agency.is_none();
    // A draft is its owner's alone.
    if !alone && filter.phase == Some(Phase::Hidden) {
        return Err(wrong("phase"));
    }
    if alone && filter.holder.is_some() {
        return Err(wrong("holder"));
    }
    if alone && filter.desk.is_none() && filter.due_before.is_some() {
        return Err(wrong("due_before"));
    }
    Ok(filter)
}

/// Whose cases are asked for, if the text names anybody.
fn holder(ctx: &Ctx, text: &str) -> Option<Holder> {
    match text {
        "none" => Some(Holder::Nobody),
        "me" => ctx.actor.id().map(Holder::Person),
        id => PersonId::parse(id).ok().map(Holder::Person),
    }
}
