//! An officer writes a report down for somebody: at the counter, on the phone, from a letter.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Lang, Problem};
use kernel::{App, cases};
use web::{Access, Answers, Choice, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::facts;
use crate::actions;
use crate::model::{Came, Draft, Feedback};

pub(super) fn routes() -> Vec<Route<App>> {
    let (path, officer) = ("/{lang}/desk/file", Access::May(cases::WORK));
    vec![
        Route::get(path, "reports.page_file", officer, show),
        Route::post(path, "reports.page_file_begin", officer, begin),
    ]
}

/// The languages in which people are written to.
const SPOKEN: [Lang; 4] = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA];

#[derive(Template)]
#[template(path = "desk_file.html")]
struct File {
    page: Page,
    answers: Answers,
    ways: Vec<Choice>,
    langs: Vec<Choice>,
    sorts: Vec<Choice>,
}

async fn show(ctx: Ctx) -> Result<Response, Failure> {
    let (usual, lang) = (Feedback::default().code(), ctx.lang.to_string());
    let answers = Answers::prefilled([("feedback", usual), ("lang", &*lang)]);
    html(&page(&ctx, answers))
}

fn page(ctx: &Ctx, answers: Answers) -> File {
    let page = ctx
        .page(ctx.t("reports-file-title"))
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .after(&answers);
    File {
        ways: Came::ALL
            .map(|came| Choice::new(came.code(), facts::came(&page, came)))
            .into(),
        langs: page
            .languages()
            .iter()
            .map(|known| Choice::named(known.lang.code(), known.name.clone()))
            .collect(),
        sorts: Feedback::ALL
            .map(|sort| Choice::new(sort.code(), facts::feedback(&page, sort)))
            .into(),
        answers,
        page,
    }
}

/// Begins a draft that the officer fills in as the person would.
async fn begin(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (Some(came), Some(feedback)) = (
        Came::parse(form.value("came")),
        Feedback::parse(form.value("feedback")),
    ) else {
        let problem = Problem::invalid().field("came", "reports.choose_came");
        let answers = Answers::of(&form).with_problem(problem);
        return html_status(422, &page(&ctx, answers));
    };
    let (id, now) = (app.ids.secret(), ctx.now);
    let draft = Draft {
        feedback,
        placed: !feedback.has_deadline(),
        came: Some(came),
        lang: Lang::parse(form.value("lang")).filter(|lang| SPOKEN.contains(lang)),
        turn: ctx.shared.clone(),
        ..Draft::default()
    };
    let key = id.clone();
    app.db
        .write("reports.file_begin", move |tx| {
            actions::draft_begin(tx, now, &key, &draft)
        })
        .await?;
    let first = if feedback.has_deadline() {
        "place"
    } else {
        "category"
    };
    Ok(see_other(&ctx.href(&format!("/reports/new/{id}/{first}"))))
}
