//! Saying that one speaks for an agency.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use web::{Access, Answers, Ctx, Failure, Form, Page, Rate, Route, html, html_status};

use super::super::http::claim_send;
use super::super::model::Life;
use super::super::rules;
use super::named;
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/agencies/{code}/claim";
    vec![
        Route::get(path, "reach.page_claim", Access::Public, show),
        Route::post(path, "reach.page_claim_send", Access::Public, send).rate(Rate::Code),
    ]
}

#[derive(Template)]
#[template(path = "reach_claim.html")]
struct ClaimPage {
    page: Page,
    answers: Answers,
    agency: String,
    code: String,
    sent: bool,
}

async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ClaimPage, Failure> {
    let shared = app.clone();
    let registry = app
        .db
        .read("reach.page_claim", move |tx| shared.registry.get(tx))
        .await?;
    let code = ctx.param("code");
    let agency = registry.agency(code).ok_or_else(Problem::not_found)?;
    if rules::life(agency, registry.day(ctx.now)) != Life::Exists {
        return Err(Problem::new(409, "kernel.reach.gone").into());
    }
    let page = ctx
        .page(ctx.t("kernel-reach-claim-title"))
        .crumb(ctx.t("kernel-agencies-title"), "/agencies");
    let agency = named(&page, &registry, code);
    let page = page.crumb(agency.clone(), format!("/agencies/{code}"));
    Ok(ClaimPage {
        page: page.after(&answers),
        agency,
        code: code.to_owned(),
        sent: false,
        answers,
    })
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page(&app, &ctx, Answers::empty()).await?)
}

async fn send(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let said = (form.value("name"), form.value("email"), form.value("words"));
    match claim_send(&app, &ctx, said, None).await {
        Ok(_) => html(&ClaimPage {
            sent: true,
            ..page(&app, &ctx, Answers::empty()).await?
        }),
        Err(problem) if matches!(problem.status, 409 | 422 | 429) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}
