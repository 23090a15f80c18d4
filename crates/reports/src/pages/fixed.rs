//! Was it fixed? Asked of whoever made the report. Looking at the page does nothing by itself: programs
//! that look at the links of letters answer nothing in anybody's name.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Arg, Problem, Reference};
use kernel::App;
use web::{Access, Answers, Choice, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::facts;
use super::show::reference;
use crate::error::Error;
use crate::fixed::model::{Fixed, FixedAnswer, Outcome};
use crate::fixed::{fixed_answer, fixed_find};

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/{reference}/fixed";
    vec![
        Route::get(path, "reports.page_fixed", Access::Public, show),
        Route::post(path, "reports.page_fixed_put", Access::Public, put),
    ]
}

#[derive(Template)]
#[template(path = "fixed.html")]
struct FixedPage {
    page: Page,
    answers: Answers,
    reference: String,
    outcomes: Vec<Choice>,
    ratings: Vec<Choice>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let said = find(&app, &ctx, &reference).await?;
    let rating = said.as_ref().and_then(|said| said.rating);
    let rating = rating.map(|rating| rating.to_string()).unwrap_or_default();
    let answers = match &said {
        Some(said) => Answers::prefilled([
            ("outcome", said.outcome.code()),
            ("rating", rating.as_str()),
            ("comment", said.comment.as_deref().unwrap_or_default()),
        ]),
        None => Answers::empty(),
    };
    html(&page(&ctx, &reference, answers))
}

/// What was said so far. Who is not signed in is asked to, whatever the reference.
async fn find(app: &App, ctx: &Ctx, reference: &Reference) -> Result<Option<Fixed>, Problem> {
    let (actor, asked) = (ctx.actor.clone(), reference.clone());
    let found = app.db.read("reports.page_fixed", move |tx| {
        fixed_find(tx, &actor, &asked)
    });
    found.await.map_err(|error| absent(ctx, error))
}

fn absent(ctx: &Ctx, error: Error) -> Problem {
    let problem = Problem::from(error);
    if problem.status == 404 && !ctx.actor.is_person() {
        return Problem::sign_in();
    }
    problem
}

fn page(ctx: &Ctx, reference: &Reference, answers: Answers) -> FixedPage {
    let page = ctx.page(ctx.t("reports-fixed-title")).after(&answers);
    let outcome = |outcome: Outcome| {
        let key = format!("reports-fixed-{}", outcome.code().replace('_', "-"));
        Choice::new(outcome.code(), page.t(&key).into_owned())
    };
    let rating = |rating: u8| {
        let words = page.t(&format!("reports-fixed-rating-{rating}"));
        Choice::new(rating.to_string(), words.into_owned())
    };
    FixedPage {
        reference: reference.to_string(),
        outcomes: Outcome::ALL.map(outcome).to_vec(),
        ratings: (1..=FixedAnswer::RATING_MAX).rev().map(rating).collect(),
        answers,
        page,
    }
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let answer = match read(&app, &ctx, &form) {
        Ok(answer) => answer,
        Err(problem) => {
            find(&app, &ctx, &reference).await?;
            let answers = Answers::of(&form).with_problem(problem);
            return html_status(422, &page(&ctx, &reference, answers));
        }
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let asked = reference.clone();
    let again = app.db.write("reports.page_fixed_put", move |tx| {
        fixed_answer(tx, &shared, (&actor, now), &asked, &answer)
    });
    let again = again.await.map_err(|error| absent(&ctx, error))?;
    let said = if again { "again" } else { "thanks" };
    Ok(see_other(
        &ctx.href(&format!("/reports/{reference}?fixed={said}")),
    ))
}

fn read(app: &App, ctx: &Ctx, form: &Form) -> Result<FixedAnswer, Problem> {
    let mut problem = Problem::invalid();
    let outcome = Outcome::parse(form.value("outcome"));
    if outcome.is_none() {
        problem = problem.field("outcome", "reports.choose_outcome");
    }
    let rating = form.get("rating").filter(|text| !text.is_empty());
    let known = rating
        .and_then(|text| text.parse().ok())
        .filter(|rating| (1..=FixedAnswer::RATING_MAX).contains(rating));
    if rating.is_some() && known.is_none() {
        problem = problem.field("rating", "reports.choose_rating");
    }
    let comment = form.value("comment").trim();
    if comment.chars().count() > FixedAnswer::COMMENT_MAX {
        let args = vec![("max", Arg::from(FixedAnswer::COMMENT_MAX))];
        problem = problem.field_with("comment", "reports.answer_long", args);
    }
    match outcome {
        Some(outcome) if problem.fields.is_empty() => Ok(FixedAnswer {
            outcome,
            rating: known,
            comment: (!comment.is_empty()).then(|| comment.to_owned()),
            again: form.get("again").is_some(),
            fresh: facts::fresh(app, ctx.now),
        }),
        _ => Err(problem),
    }
}
