//! One case: where it stands, by when, what may be done next, what happened, and who takes part.

use axum::extract::State;
use axum::response::Response;
use base::Field;
use serde::Serialize;
use serde_json::Value;
use web::{Access, Ctx, Cursor, Doc, Failure, Paging, Param, Route, json};

use super::views::{self, CaseView, Words};
use super::{reference, schemas};
use crate::App;
use crate::cases::people::READ_OF_MEMBERS;
use crate::cases::{self, Error, Party};

pub(super) fn routes() -> Vec<Route<App>> {
    let reference = || Param::path("reference", "The case's reference, such as `RR-7K2M-9QX4`.");
    vec![
        Route::get(
            "/api/v1/cases/{reference}",
            "cases.show",
            Access::Public,
            case_get,
        )
        .doc(
            Doc::new("A case: where it stands, its dates and how they came about, and what the caller may do.")
                .param(reference())
                .response(200, "The case.", schemas::case),
        ),
        Route::get(
            "/api/v1/cases/{reference}/entries",
            "cases.entries",
            Access::Public,
            entries_get,
        )
        .personal("handling", &[Field::Words])
        .doc(
            Doc::new("What happened in a case, oldest first, as far as the caller may read it.")
                .param(reference())
                .paged()
                .response(200, "Entries.", schemas::entries),
        ),
        Route::get(
            "/api/v1/cases/{reference}/parties",
            "cases.parties",
            Access::May(cases::READ),
            parties_get,
        )
        .personal("handling", READ_OF_MEMBERS)
        .doc(
            Doc::new(
                "Who takes part in a case, with names and addresses, for officers of its agency. Each person \
                 sees on their own page that it was read, by whom and when.",
            )
            .param(reference())
            .response(200, "The people.", schemas::members),
        ),
    ]
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    case: CaseView<'a>,
    clocks: Vec<Value>,
    holders: Vec<Value>,
    moves: Vec<Value>,
    parts: Vec<Value>,
}

async fn case_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let (registry, row, (entries, clocks), moves, parts) = app
        .db
        .read("cases.show", move |tx| {
            let registry = shared.registry.get(tx)?;
            let row = cases::case_row(tx, &actor, &reference)?;
            let told = cases::case_timeline(tx, &actor, &row.case)?;
            let who = (&actor, now);
            let moves = cases::case_moves(tx, &shared.kinds, &registry, who, &row.case)?;
            let parts = cases::case_parts(tx, &shared.kinds, &actor, &row.case)?;
            Ok::<_, Error>((registry, row, told, moves, parts))
        })
        .await?;
    let words = Words::of(&app, &ctx, &registry, &row.case);
    let officer =
        parts.contains(&Party::Officer) || cases::rules::reads_as_office(&ctx.actor, &row.case);
    json(&Whole {
        case: if officer {
            CaseView::with_holder(&words, &row)
        } else {
            CaseView::of(&words, &row.case)
        },
        clocks: clocks
            .iter()
            .map(|clock| views::clock(&words, clock))
            .collect(),
        holders: app
            .kinds
            .of(&row.case)
            .map(|kind| cases::held(kind, &entries, &clocks, ctx.now))
            .unwrap_or_default()
            .iter()
            .map(views::held)
            .collect(),
        moves: moves
            .iter()
            .map(|step| views::possible(&words, step))
            .collect(),
        parts: parts.iter().map(|part| views::part(&words, part)).collect(),
    })
}

async fn entries_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (reference, paging) = (reference(&ctx)?, Paging::of(&ctx)?);
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let (registry, case, mut entries) = app
        .db
        .read("cases.entries", move |tx| {
            let registry = shared.registry.get(tx)?;
            let case = cases::case_by_reference(tx, &actor, &reference)?;
            let (entries, _) = cases::case_timeline(tx, &actor, &case)?;
            Ok::<_, Error>((registry, case, entries))
        })
        .await?;
    let after = paging.after.as_ref().and_then(|after| after.at);
    entries.retain(|entry| after.is_none_or(|after| entry.version > after));
    let piece = paging.piece(entries, |entry| Cursor {
        at: Some(entry.version),
        id: String::new(),
    });
    let words = Words::of(&app, &ctx, &registry, &case);
    json(&piece.map(|entry| views::entry(&words, entry)))
}

async fn parties_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let (registry, case, members) = app
        .db
        .read("cases.parties", move |tx| {
            let registry = shared.registry.get(tx)?;
            let case = cases::case_by_reference(tx, &actor, &reference)?;
            let members = cases::case_members(tx, (&actor, now), &case)?;
            Ok::<_, Error>((registry, case, members))
        })
        .await?;
    let words = Words::of(&app, &ctx, &registry, &case);
    let members = members.iter().map(|person| views::member(&words, person));
    json(&serde_json::json!({ "items": members.collect::<Vec<_>>() }))
}
