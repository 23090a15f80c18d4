//! The first page: what to expect, whom to phone in an emergency, and the button to begin.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use kernel::registry::Emergency;
use web::{Access, Choice, Ctx, Failure, Form, Page, Route, html, see_other};

use super::{chosen, steps_of};
use crate::actions;
use crate::error::Error;
use crate::model::{Addressee, Draft, Feedback};

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
    sorts: Vec<Choice>,
}

async fn start(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let page = ctx.page(ctx.t("reports-new-title"));
    html(&Start {
        category: ctx.query("category").unwrap_or_default().to_owned(),
        agency: ctx.query("agency").unwrap_or_default().to_owned(),
        emergency: registry.settings().emergency.clone(),
        sorts: Feedback::ALL.map(|sort| sort_choice(&page, sort)).to_vec(),
        page,
    })
}

/// One of the ways to begin, with a sentence.
fn sort_choice(page: &Page, sort: Feedback) -> Choice {
    let code = sort.code();
    let label = page.t(&format!("reports-begin-{code}")).into_owned();
    let about = page.t(&format!("reports-begin-{code}-about")).into_owned();
    Choice::new(code, label).hint(about)
}

async fn begin(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let id = app.ids.secret();
    let (shared, draft_id, now) = (app.clone(), id.clone(), ctx.now);
    let (turn, mandate) = (ctx.shared.clone(), chosen(&ctx));
    let category = form.value("category").to_owned();
    let agency = form.value("agency").to_owned();
    let feedback = Feedback::parse(form.value("feedback")).unwrap_or_default();
    app.db
        .write("reports.draft_begin", move |tx| {
            let registry = shared.registry.get(tx)?;
            let mut draft = Draft {
                feedback,
                // Thanks need no place.
                placed: feedback == Feedback::Appreciation,
                turn: turn.clone(),
                mandate: mandate.clone(),
                ..Draft::default()
            };
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
    let first = steps_of(feedback).first().copied().unwrap_or("place");
    Ok(see_other(&ctx.href(&format!("/reports/new/{id}/{first}"))))
}
