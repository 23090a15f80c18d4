//! Signing in with a one-time code or a passkey, and signing out.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use web::{Access, Answers, Ctx, Failure, Form, Page, Rate, Route, encoded, html, html_status};
use web::{json, local_path, see_other};

use super::super::actions::{self, SignIn};
use super::super::address::Address;
use super::super::factors::entry;
use super::super::factors::passkeys::{House, passkey_sign_in, sign_in_ask};
use super::super::http::{with_session, without_session};
use super::super::model::{CodeConfirm, CodeRequest};
use super::super::{Error, SecondFactor, grants, rules};
use super::{next_or_home, typed_address};
use crate::App;

/// What codes for signing in are good for.
const PURPOSE: &str = "sign_in";

pub(super) fn routes() -> Vec<Route<App>> {
    let (sign_in, code) = ("/{lang}/sign-in", "/{lang}/sign-in/code");
    let passkey = "/{lang}/sign-in/passkey";
    let all = Access::Public;
    vec![
        Route::get(
            sign_in,
            "identity.page_sign_in",
            Access::Public,
            address_show,
        ),
        Route::post(
            sign_in,
            "identity.page_sign_in_send",
            Access::Public,
            address_put,
        )
        .rate(Rate::Code),
        Route::get(code, "identity.page_code", Access::Public, code_show),
        Route::post(code, "identity.page_code_confirm", Access::Public, code_put).rate(Rate::Code),
        Route::get(passkey, "identity.page_passkey", all, passkey_show),
        Route::post(passkey, "identity.page_passkey_sign_in", all, passkey_put).rate(Rate::Code),
        Route::post(
            "/{lang}/sign-in/passkey/challenge",
            "identity.page_passkey_sign_in_ask",
            all,
            passkey_ask,
        )
        .rate(Rate::Code),
        Route::post(
            "/{lang}/sign-out",
            "identity.page_sign_out",
            Access::Public,
            sign_out,
        ),
    ]
}

#[derive(Template)]
#[template(path = "identity_sign_in.html")]
struct AddressPage {
    page: Page,
    answers: Answers,
    next: String,
    /// Whether devices keep passkeys for an instance of this address.
    passkeys: bool,
}

impl AddressPage {
    fn new(ctx: &Ctx, answers: Answers, next: &str) -> Self {
        Self {
            page: ctx.page(ctx.t("kernel-sign-in-title")).after(&answers),
            next: local_path(next).unwrap_or_default().to_owned(),
            passkeys: House::of(&ctx.site, ctx.lang).is_some(),
            answers,
        }
    }
}

async fn address_show(ctx: Ctx) -> Result<Response, Failure> {
    let next = ctx.query("next").unwrap_or_default();
    if ctx.actor.is_person() {
        return Ok(see_other(&next_or_home(
            &ctx,
            next,
            !ctx.actor.grants.is_empty(),
        )));
    }
    html(&AddressPage::new(&ctx, Answers::empty(), next))
}

async fn address_put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let next = form.value("next");
    match code_send(&app, &ctx, form.value("address")).await {
        Ok(id) => {
            let here = ctx.href("/sign-in/code");
            Ok(see_other(&format!("{here}?id={id}&next={}", encoded(next))))
        }
        Err(problem) if matches!(problem.status, 422 | 429) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &AddressPage::new(&ctx, answers, next))
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Sends a code to what was typed; returns the code's id.
async fn code_send(app: &App, ctx: &Ctx, typed: &str) -> Result<String, Problem> {
    let address = typed_address(app, typed).await?;
    let reachable = app.settings.demo || app.settings.sms.url.is_some();
    if matches!(address, Address::Phone(_)) && !reachable {
        return Err(Problem::invalid().field("address", "kernel.phone_not_offered"));
    }
    let now = ctx.now;
    let code = CodeRequest::draw(&app.ids, now, PURPOSE, address, "sign_in_code", ctx.lang);
    let id = code.id.clone();
    app.db
        .write("identity.code_request", move |tx| {
            actions::code_request(tx, now, &code)
        })
        .await?;
    Ok(id)
}

#[derive(Template)]
#[template(path = "identity_code.html")]
struct CodePage {
    page: Page,
    answers: Answers,
    id: String,
    next: String,
    address: Address,
    minutes: u64,
}

fn code_page(ctx: &Ctx, answers: Answers, address: Address, (id, next): (&str, &str)) -> CodePage {
    CodePage {
        page: ctx.page(ctx.t("kernel-code-title")).after(&answers),
        answers,
        id: id.to_owned(),
        next: local_path(next).unwrap_or_default().to_owned(),
        address,
        minutes: rules::CODE_LIFE.as_secs() / 60,
    }
}

/// Where the code with this id went; nothing once it is over.
async fn address_of(app: &App, ctx: &Ctx, id: &str) -> Result<Option<Address>, Failure> {
    let (id, now) = (id.to_owned(), ctx.now);
    let read = move |tx: &mut store::Tx<'_>| actions::code_address(tx, now, (&id, PURPOSE));
    Ok(app.db.read("identity.page_code", read).await?)
}

async fn code_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = ctx.query("id").unwrap_or_default();
    let next = ctx.query("next").unwrap_or_default();
    match address_of(&app, &ctx, id).await? {
        Some(address) => html(&code_page(&ctx, Answers::empty(), address, (id, next))),
        None => Ok(see_other(&ctx.href("/sign-in"))),
    }
}

async fn code_put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (id, next) = (form.value("id"), form.value("next"));
    let Some(address) = address_of(&app, &ctx, id).await? else {
        let problem = Problem::invalid().field("address", "kernel.code_over");
        let answers = Answers::of(&form).with_problem(problem);
        return html_status(422, &AddressPage::new(&ctx, answers, next));
    };
    let code = CodeConfirm {
        purpose: PURPOSE.to_owned(),
        address: address.clone(),
        code: form.value("code").to_owned(),
    };
    match code_confirm(&app, &ctx, code).await {
        Ok((token, officer)) => {
            let next = next_or_home(&ctx, next, officer);
            let wanted = officer && app.settings.second_factor == SecondFactor::Officers;
            let next = if wanted { entry(&ctx, &next) } else { next };
            let answer = see_other(&next);
            Ok(with_session(answer, &ctx.site, &token))
        }
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &code_page(&ctx, answers, address, (id, next)))
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Signs in with a code; returns the session's secret and whether the person holds a role.
async fn code_confirm(app: &App, ctx: &Ctx, code: CodeConfirm) -> Result<(String, bool), Problem> {
    let (now, person) = (ctx.now, app.ids.next(ctx.now));
    let cmd = SignIn::draw(app, ctx);
    let token = cmd.session.token.clone();
    let confirmed = app
        .db
        .write("identity.sign_in", move |tx| {
            // A wrong code is counted, so the transaction stands.
            match actions::sign_in_with_code(tx, now, (&code, person), &cmd)? {
                Ok(person) => Ok(Ok(!grants::grants_of(tx, person)?.is_empty())),
                Err(refused) => Ok::<_, Error>(Err(Problem::from(refused))),
            }
        })
        .await?;
    Ok((token, confirmed?))
}

/// Nothing is to be seen here that the page of all ways in does not show.
async fn passkey_show(ctx: Ctx) -> Result<Response, Failure> {
    Ok(see_other(&ctx.href("/sign-in")))
}

async fn passkey_ask(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    json(&sign_in_ask(&app, &ctx).await?)
}

async fn passkey_put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let next = form.value("next");
    match passkey_sign_in(&app, &ctx, form.value("passkey")).await {
        Ok((token, officer)) => {
            let answer = see_other(&next_or_home(&ctx, next, officer));
            Ok(with_session(answer, &ctx.site, &token))
        }
        Err(problem) if problem.status == 422 => {
            let answers = Answers::empty().with_problem(problem);
            html_status(422, &AddressPage::new(&ctx, answers, next))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn sign_out(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    if let Some(token) = ctx.session.clone() {
        app.db
            .write("identity.sign_out", move |tx| {
                actions::session_end(tx, &token)
            })
            .await?;
    }
    Ok(without_session(see_other(&ctx.href("")), &ctx.site))
}
