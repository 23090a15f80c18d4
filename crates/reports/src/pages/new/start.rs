//! The first page: what to expect, whom to phone in an emergency, and the button to begin.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use kernel::registry::Emergency;
use web::{Access, Ctx, Failure, Form, Page, Route, html, see_other};

use crate::actions;
use crate::error::Error;
use crate::model::{Addressee, Draft};

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/{lang}/reports/new",
            "reports.page_new",
            Access::Public,
            start,
        ),
        Route::post(
            "/{lang}/reports/new",
            "reports.page_begin",
            Access::Public,
            begin,
        ),
    ]
}

#[derive(Template)]
#[template(path = "new_start.html")]
struct Start {
    page: Page,
    category: String,
    agency: String,
    emergency: Vec<Emergency>,
}

async fn start(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let shared = app.clone();
    let registry = app
        .db
        .read("reports.page_new", move |tx| shared.registry.get(tx))
        .await?;
    html(&Start {
        category: ctx.query("category").unwrap_or_default().to_owned(),
        agency: ctx.query("agency").unwrap_or_default().to_owned(),
        emergency: registry.settings().emergency.clone(),
        page: ctx.page(ctx.t("reports-new-title")),
    })
}

async fn begin(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let id = app.ids.secret();
    let (shared, draft_id, now) = (app.clone(), id.clone(), ctx.now);
    let category = form.value("category").to_owned();
    let agency = form.value("agency").to_owned();
    app.db
        .write("reports.draft_begin", move |tx| {
            let registry = shared.registry.get(tx)?;
            let mut draft = Draft::default();
            if registry.category(&category).is_some() {
                draft.category.clone_from(&category);
            }
            if registry.agency(&agency).is_some() {
                draft.addressee = Addressee::Chosen(agency.clone());
            }
            actions::draft_begin(tx, now, &draft_id, &draft)?;
            Ok::<_, Error>(())
        })
        .await?;
    Ok(see_other(&ctx.href(&format!("/reports/new/{id}/place"))))
}
