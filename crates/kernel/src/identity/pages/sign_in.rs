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
use super::super::providers::{self, Button};
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
    /// Ways in over an account elsewhere.
    providers: Vec<Button>,
    /// Why one of these led nowhere.
    failed: Option<&'static str>,
}

impl AddressPage {
    fn new(app: &App, ctx: &Ctx, answers: Answers, next: &str) -> Self {
        let page = ctx.page(ctx.t("kernel-sign-in-title")).after(&answers);
        let next = local_path(next).unwrap_or_default();
        Self {
            passkeys: House::of(&ctx.site, ctx.lang).is_some(),
            providers: providers::buttons(app, &page, next),
            failed: ctx.query("failed").and_then(providers::failed),
            next: next.to_owned(),
            answers,
            page,
        }
    }
}

async fn address_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let next = ctx.query("next").unwrap_or_default();
    if ctx.actor.is_person() {
        return Ok(see_other(&next_or_home(
            &ctx,
            next,
            !ctx.actor.grants.is_empty(),
        )));
    }
    html(&AddressPage::new(&app, &ctx, Answers::empty(), next))
}

async fn address_put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let next = form.value("next");
    match code_send(&app, &ctx, form.value("address")).await {
        Ok(id) => {
            let here = ctx.href("/sign-in/code");
            let id = shown_id(&app, &ctx, &id);
            Ok(see_other(&format!("{here}?id={id}&next={}", encoded(next))))
        }
        Err(problem) if matches!(problem.status, 422 | 429) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &AddressPage::new(&app, &ctx, answers, next))
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

/// A code's id as the address of its page has it. At a shared computer it shows where the code went in its own turn only:
/// whoever is next and goes back sees nobody's address.
fn shown_id(app: &App, ctx: &Ctx, id: &str) -> String {
    match &ctx.shared {
        Some(turn) => format!(
            "{id}.{}",
            app.vault.mark("turn of a code", &format!("{turn} {id}"))
        ),
        None => id.to_owned(),
    }
}

/// Where the code with this id went; nothing once it is over, or in another turn.
async fn address_of(app: &App, ctx: &Ctx, shown: &str) -> Result<Option<Address>, Failure> {
    let (id, _) = shown.split_once('.').unwrap_or((shown, ""));
    if shown_id(app, ctx, id) != shown {
        return Ok(None);
    }
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
        return html_status(422, &AddressPage::new(&app, &ctx, answers, next));
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
            html_status(422, &AddressPage::new(&app, &ctx, answers, next))
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Ends the session of the browser. Where it came from a provider, returns what signs out there too.
pub(super) async fn session_leave(app: &App, ctx: &Ctx) -> Result<Option<String>, Problem> {
    let Some(token) = ctx.session.clone() else {
        return Ok(None);
    };
    let (secret, now, all) = (app.ids.secret(), ctx.now, app.providers.clone());
    let mark = providers::held_mark(&secret);
    let write = app.db.write("identity.sign_out", move |tx| {
        let came = providers::leave_begin(tx, &all, now, (&token, &mark))?;
        actions::session_end(tx, &token)?;
        Ok::<_, Error>(came)
    });
    Ok(write.await?.then_some(secret))
}

async fn sign_out(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let there = match session_leave(&app, &ctx).await? {
        Some(id) => ctx.href(&format!("/sign-out/elsewhere?id={id}")),
        None => ctx.href(""),
    };
    Ok(without_session(see_other(&there), &ctx.site))
}
