//! The code that was sent to the telephone.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use web::{Access, Answers, Ctx, Failure, Form, Page, Rate, Route, html, html_status};

use super::super::{Way, sent};
use super::{Said, Voice};

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/new/{draft}/easy/code";
    vec![
        Route::get(path, "reports.page_easy_code", Access::Public, show),
        Route::post(path, "reports.page_easy_confirm", Access::Public, put).rate(Rate::Code),
    ]
}

#[derive(Template)]
#[template(path = "easy_code.html")]
struct CodePage {
    page: Page,
    answers: Answers,
    address: String,
    ask: Said,
    next: Said,
    again: Said,
}

fn page(app: &App, ctx: &Ctx, way: &Way, answers: Answers) -> Result<CodePage, Failure> {
    let (_, address) = sent::waiting(way)?;
    let voice = Voice::of(app, ctx);
    let ask = voice.say("ask-code");
    Ok(CodePage {
        page: ctx.page(ask.words.clone()).after(&answers),
        address: address.to_string(),
        next: voice.say("next"),
        again: voice.say("again"),
        ask,
        answers,
    })
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::find(&app, &ctx).await?;
    html(&page(&app, &ctx, &way, Answers::empty())?)
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let way = Way::find(&app, &ctx).await?;
    match sent::code_take(&app, &ctx, &way, &form).await {
        Ok(answer) => Ok(answer),
        Err(problem) if matches!(problem.status, 422 | 429) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&app, &ctx, &way, answers)?)
        }
        Err(problem) => Err(problem.into()),
    }
}
