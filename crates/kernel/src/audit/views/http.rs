//! The data tracker for the programs of the person whose data it is.

use axum::extract::State;
use axum::response::Response;
use base::Problem;
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, Paging, Route, json};

use super::{actions, rules};
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let about = "Which officers read the data of the person who asks, newest first: who, for which agency, what of it, \
                 why and when. Needs `own.read`. In matters of somebody's conduct the reader's name is null.";
    vec![
        Route::get(
            "/api/v1/me/views",
            "audit.views",
            Access::SignedIn,
            views_get,
        )
        .doc(Doc::new(about).paged().response(200, "Readings.", schema)),
    ]
}

fn schema() -> Value {
    let text = json!({"type": "string"});
    let maybe = json!({"type": ["string", "null"]});
    let fields = [
        "name", "email", "phone", "answers", "words", "place", "files", "people", "number",
    ];
    json!({"type": "object", "required": ["items"], "properties": {
        "items": {"type": "array", "items": {
            "type": "object",
            "required": ["at", "reference", "officer", "agency", "fields", "reasons"],
            "properties": {
                "at": {"type": "string", "format": "date-time", "description": "The first time within the hour."},
                "reference": maybe,
                "officer": maybe,
                "agency": {"type": "string", "description": "A code; empty for whoever looks after the instance."},
                "fields": {"type": "array", "items": {"type": "string", "enum": fields}},
                "reasons": {"type": "array", "items": text},
            },
        }},
        "next": {"type": "string"},
    }})
}

async fn views_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let person = ctx.actor.id().filter(|_| ctx.actor.reads_own());
    let person = person.ok_or_else(Problem::forbidden)?;
    let paging = Paging::of(&ctx)?;
    let (registry, after, rows) = (app.registry.clone(), paging.after.clone(), paging.rows());
    let read = app.db.read("audit.views", move |tx| {
        let views = actions::views_of(tx, person, (after.as_ref(), rows))?;
        Ok::<_, store::Error>((registry.get(tx)?, views))
    });
    let (registry, views) = read.await?;
    let piece = paging.piece(views, actions::views_piece);
    json(&piece.map(|view| rules::view_json(&registry, view)))
}
