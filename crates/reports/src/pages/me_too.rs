//! "Me too" on the page of a report: one tap for somebody who is signed in, a code for everybody else.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Actor, Problem, Reference};
use kernel::App;
use kernel::cases;
use kernel::identity::{self, Address, CodeConfirm, CodeRequest, SignIn};
use web::{Access, Answers, Ctx, Failure, Form, Page, Rate, Route, html, html_status, see_other};

use super::show::reference;
use crate::error::Error;
use crate::me_too::{self, Said};

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/{reference}/me-too";
    vec![
        Route::get(path, "reports.page_me_too", Access::Public, ask),
        Route::post(path, "reports.page_me_too_put", Access::Public, put),
        Route::post(
            "/{lang}/reports/{reference}/me-too/code",
            "reports.page_me_too_code",
            Access::Public,
            code,
        )
        .rate(Rate::Code),
    ]
}

#[derive(Template)]
#[template(path = "me_too.html")]
struct Ask {
    page: Page,
    answers: Answers,
    reference: String,
    /// The address that a code was sent to.
    sent: Option<String>,
}

fn here(ctx: &Ctx, reference: &Reference) -> String {
    ctx.href(&format!("/reports/{reference}"))
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let here = here(&ctx, &reference);
    let Some(person) = ctx.actor.id().filter(|_| ctx.actor.is_person()) else {
        return Ok(see_other(&format!("{here}/me-too")));
    };
    let (ends, now, lang) = (form.value("do") == "end", ctx.now, ctx.lang);
    app.db
        .write("reports.me_too", move |tx| {
            if ends {
                me_too::me_too_end(tx, &reference, person)
            } else {
                me_too::me_too_put(tx, now, &reference, Said { person, lang })
            }
        })
        .await?;
    Ok(see_other(&format!("{here}#me-too")))
}

/// Only where everybody may see the report; a private one is as absent as none.
async fn public(app: &App, reference: &Reference) -> Result<cases::Case, Failure> {
    let reference = reference.clone();
    Ok(app
        .db
        .read("reports.page_me_too", move |tx| {
            cases::case_by_reference(tx, &Actor::anonymous(), &reference)
        })
        .await?)
}

async fn ask(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    if ctx.actor.is_person() {
        return Ok(see_other(&format!("{}#me-too", here(&ctx, &reference))));
    }
    public(&app, &reference).await?;
    html(&page(&ctx, &reference, Answers::empty(), None))
}

fn page(ctx: &Ctx, reference: &Reference, answers: Answers, sent: Option<String>) -> Ask {
    Ask {
        page: ctx
            .page(ctx.t("reports-me-too-title"))
            .crumb(ctx.t("reports-list-title"), "/reports")
            .crumb(reference.to_string(), format!("/reports/{reference}"))
            .after(&answers),
        answers,
        reference: reference.to_string(),
        sent,
    }
}

/// Sends a code to the address, or reads the one that was sent there.
async fn code(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let case = public(&app, &reference).await?;
    let purpose = format!("me_too:{}", case.id);
    let confirms = form.value("do") == "confirm";
    let prefix = app.pack.phone_prefix.as_str();
    let outcome = match Address::parse(form.value("contact"), prefix) {
        Err(error) => {
            let refused = Problem::from(error);
            Err(Problem::invalid().field_with("contact", refused.code, refused.args))
        }
        Ok(address) if confirms => {
            confirm(
                &app,
                &ctx,
                &reference,
                (purpose, address, form.value("code")),
            )
            .await
        }
        Ok(address) => send(&app, &ctx, (purpose, address)).await,
    };
    let contact = Some(form.value("contact").to_owned());
    match outcome {
        Ok(Some(token)) => Ok(identity::with_session(
            see_other(&format!("{}#me-too", here(&ctx, &reference))),
            &ctx.site,
            &token,
        )),
        Ok(None) => html(&page(&ctx, &reference, Answers::empty(), contact)),
        Err(problem) if matches!(problem.status, 422 | 429) => {
            let status = problem.status;
            let sent = contact.filter(|_| confirms);
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&ctx, &reference, answers, sent))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn send(
    app: &App,
    ctx: &Ctx,
    (purpose, address): (String, Address),
) -> Result<Option<String>, Problem> {
    let template = "me_too_confirm_code";
    let code = CodeRequest::draw(&app.ids, ctx.now, purpose, address, template, ctx.lang);
    let now = ctx.now;
    app.db
        .write("reports.me_too_code", move |tx| {
            identity::code_request(tx, now, &code)?;
            Ok::<_, Error>(None)
        })
        .await
        .map_err(Problem::from)
}

/// Counts the person in and signs them in: the code proved whose address it is.
async fn confirm(
    app: &App,
    ctx: &Ctx,
    reference: &Reference,
    (purpose, address, typed): (String, Address, &str),
) -> Result<Option<String>, Problem> {
    let (now, lang, reference) = (ctx.now, ctx.lang, reference.clone());
    let code = CodeConfirm {
        purpose,
        address,
        code: typed.to_owned(),
    };
    let person = app.ids.next(now);
    let sign_in = SignIn::draw(app, ctx);
    let token = sign_in.session.token.clone();
    let confirmed = app
        .db
        .write("reports.me_too_confirm", move |tx| {
            let given = (&code, person, lang);
            let person = match me_too::me_too_confirm(tx, now, &reference, given)? {
                Ok(person) => person,
                // A wrong code is counted, so this transaction stands.
                Err(refused) => return Ok::<_, Error>(Err(Problem::from(refused))),
            };
            identity::sign_in(tx, now, &sign_in, person)?;
            Ok(Ok(()))
        })
        .await
        .map_err(Problem::from)?;
    confirmed.map(|()| Some(token))
}
