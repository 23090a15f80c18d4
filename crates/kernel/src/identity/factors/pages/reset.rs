//! Taking a lost second factor away from a colleague, with a reason.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem};
use web::{
    Access, Answers, Ctx, Failure, Form, Page, Route, encoded, html, html_status, see_other,
};

use super::super::super::{GRANT, grants};
use super::super::actions;
use super::super::model::FactorReset;
use super::Error;
use crate::App;
use crate::audit::Fresh;

pub(super) fn routes() -> Vec<Route<App>> {
    let (here, there) = ("/{lang}/desk/people/reset", Access::May(GRANT));
    vec![
        Route::get(here, "identity.page_factor_reset_ask", there, show)
            .personal("roles", grants::READ_OF_COLLEAGUES),
        Route::post(here, "identity.page_factor_reset", there, put)
            .step_up()
            .personal("roles", grants::READ_OF_COLLEAGUES),
    ]
}

#[derive(Template)]
#[template(path = "identity_factor_reset.html")]
struct ResetPage {
    page: Page,
    answers: Answers,
    agency: String,
    person: String,
    name: String,
}

fn person(text: &str) -> Result<PersonId, Problem> {
    PersonId::parse(text).map_err(|_| Problem::not_found())
}

/// Whom it is about, as the page of the agency's people shows them. That it was read is on record.
async fn reset_page(
    app: &App,
    ctx: &Ctx,
    (agency, id, answers): (&str, PersonId, Answers),
) -> Result<ResetPage, Failure> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let place = agency.to_owned();
    let read = app.db.read("identity.page_factor_reset_ask", move |tx| {
        let registry = shared.registry.get(tx)?;
        let known = (&*registry, &shared.roles);
        grants::roles_of_one(tx, known, (&actor, now), (&place, id))
    });
    let found = read.await.map_err(|error| match error {
        Error::AgencyUnknown | Error::Forbidden => Problem::not_found(),
        other => other.into(),
    })?;
    let found = found
        .into_iter()
        .find(|colleague| colleague.person.id == id);
    let person = found.ok_or_else(Problem::not_found)?.person;
    let address = person.email.or(person.phone).unwrap_or_default();
    let back = format!("/desk/people?agency={}", encoded(agency));
    let page = ctx
        .page(ctx.t("kernel-reset-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .crumb(ctx.t("kernel-people-title"), back)
        .after(&answers);
    Ok(ResetPage {
        name: if person.name.is_empty() {
            address
        } else {
            person.name
        },
        agency: agency.to_owned(),
        person: id.to_string(),
        answers,
        page,
    })
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = person(ctx.query("person").unwrap_or_default())?;
    let agency = ctx.query("agency").unwrap_or_default();
    html(&reset_page(&app, &ctx, (agency, id, Answers::empty())).await?)
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (id, agency) = (person(form.value("person"))?, form.value("agency"));
    let cmd = FactorReset {
        person: id,
        agency: agency.to_owned(),
        reason: form.value("reason").to_owned(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_factor_reset", move |tx| {
        let registry = shared.registry.get(tx)?;
        let known = (&*registry, &shared.roles);
        actions::factor_reset(tx, known, (&actor, now), &cmd)
    });
    match write.await.map_err(Problem::from) {
        Ok(()) => {
            let path = format!("/desk/people?agency={}&done=reset", encoded(agency));
            Ok(see_other(&ctx.href(&path)))
        }
        Err(problem) if matches!(problem.status, 403 | 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(
                status,
                &reset_page(&app, &ctx, (agency, id, answers)).await?,
            )
        }
        Err(problem) => Err(problem.into()),
    }
}
