//! The way to a provider, and what is asked of whoever comes back with an address that may be somebody else's.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use web::{Access, Answers, Ctx, Failure, Form, Page, Rate, Route, html, html_status, see_other};

use super::super::super::address::{Address, Email};
use super::super::super::model::CodeConfirm;
use super::super::super::pages::next_or_home;
use super::super::super::rules::CODE_LIFE;
use super::super::error::Error;
use super::super::model::{Arrival, Held, Prove, Purpose};
use super::super::rules::code_purpose;
use super::{actions, away, entry, held, let_in, set_out};
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let (with, arrived) = ("/{lang}/sign-in/with/{provider}", "/{lang}/sign-in/arrived");
    let all = Access::Public;
    vec![
        Route::get(with, "identity.page_provider_go", all, go).rate(Rate::Code),
        Route::get(arrived, "identity.page_provider_code", all, show),
        Route::post(arrived, "identity.page_provider_prove", all, put).rate(Rate::Code),
    ]
}

/// A plain link leads here, and from here to the provider.
async fn go(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let next = ctx.query("next").unwrap_or_default();
    if ctx.actor.is_person() {
        let officer = !ctx.actor.grants.is_empty();
        return Ok(see_other(&next_or_home(&ctx, next, officer)));
    }
    match set_out((&app, &ctx), (Purpose::SignIn, next)).await {
        Ok(url) => Ok(away(&url)?),
        Err(error) => match error.word() {
            Some(word) => Ok(see_other(&ctx.href(&format!("/sign-in?failed={word}")))),
            None => Err(error.into()),
        },
    }
}

#[derive(Template)]
#[template(path = "identity_provider_code.html")]
struct CodePage {
    page: Page,
    answers: Answers,
    id: String,
    provider: String,
    address: Email,
    minutes: u64,
}

/// The page, with what it is about.
fn code_page(
    (app, ctx): (&App, &Ctx),
    answers: Answers,
    (id, arrival): (&str, &Arrival),
) -> Result<CodePage, Error> {
    let page = ctx
        .page(ctx.t("kernel-provider-code-title"))
        .after(&answers);
    let provider = app.providers.find(&arrival.provider)?;
    let email = arrival.email.as_deref().unwrap_or_default();
    Ok(CodePage {
        provider: page.plain(&provider.name),
        address: Email::parse(email).map_err(super::super::super::Error::from)?,
        id: id.to_owned(),
        minutes: CODE_LIFE.as_secs() / 60,
        answers,
        page,
    })
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = ctx.query("id").unwrap_or_default();
    match held(&app, &ctx, id).await {
        Ok((_, arrival)) => html(&code_page((&app, &ctx), Answers::empty(), (id, &arrival))?),
        Err(Error::Over) => Ok(see_other(&ctx.href("/sign-in?failed=over"))),
        Err(error) => Err(error.into()),
    }
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let id = form.value("id");
    let (held, arrival) = match held(&app, &ctx, id).await {
        Ok(found) => found,
        Err(Error::Over) => return Ok(see_other(&ctx.href("/sign-in?failed=over"))),
        Err(error) => return Err(error.into()),
    };
    match proved((&app, &ctx), &form, (held, &arrival)).await {
        Ok(answer) => Ok(answer),
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &code_page((&app, &ctx), answers, (id, &arrival))?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn proved(
    (app, ctx): (&App, &Ctx),
    form: &Form,
    (held, arrival): (Held, &Arrival),
) -> Result<Response, Problem> {
    let email = Email::parse(arrival.email.as_deref().unwrap_or_default());
    let email = email.map_err(super::super::super::Error::from)?;
    let code = (form.value("do") != "without").then(|| CodeConfirm {
        purpose: code_purpose(&held.mark),
        address: Address::Email(email),
        code: form.value("code").to_owned(),
    });
    let cmd = Prove {
        entry: entry((app, ctx), (arrival, ctx.lang))?,
        code,
        mark: held.mark,
        browser: held.browser,
    };
    let (token, now) = (cmd.entry.sign_in.session.token.clone(), ctx.now);
    let write = app.db.write("identity.page_provider_prove", move |tx| {
        actions::prove(tx, now, &cmd)
    });
    // A wrong code is counted, so the transaction stands.
    let entered = write.await??;
    let_in((app, ctx), (arrival, ctx.lang), (entered, &token)).await
}
