//! A person's data on a page, and the page on which they close their account.

use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base::{Factor, Problem};
use store::Tx;
use web::{Access, Answers, Ctx, Failure, Form, Page, Rate, Route, html, html_status, see_other};

use super::actions::{self, Closing};
use super::error::Error;
use super::model::Standing;
use super::rules;
use super::streams::{Written, told};
use crate::App;
use crate::audit::Fresh;
use crate::identity::{self, Address, CODE_LIFE, CodeConfirm, CodeRequest};
use crate::registry::Registry;

pub(super) fn routes() -> Vec<Route<App>> {
    let own = Access::SignedIn;
    let (close, code) = ("/{lang}/me/close", "/{lang}/me/close/code");
    vec![
        Route::get("/{lang}/me/data", "account.page_data", own, data).rate(Rate::Write),
        Route::get(close, "account.page_close", own, close_show),
        Route::post(close, "account.page_close_ask", own, close_ask).rate(Rate::Code),
        Route::post(
            "/{lang}/me/close/now",
            "account.page_close_now",
            own,
            close_now,
        )
        .rate(Rate::Code),
        Route::get(code, "account.page_close_code", own, code_show),
        Route::post(code, "account.page_close_confirm", own, code_put).rate(Rate::Code),
    ]
}

/// Stands where the pieces of a page go that is written while it is read.
const HERE: &str = "<!-- held -->";

#[derive(Template)]
#[template(path = "account_data.html")]
struct DataPage {
    page: Page,
    here: &'static str,
}

async fn data(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let person = ctx.actor.id().ok_or_else(Problem::sign_in)?;
    let registry = app.registry_now().await?;
    let page = |ctx: &Ctx| {
        ctx.page(ctx.t("kernel-data-title"))
            .crumb(ctx.t("web-me"), "/me")
    };
    let shell = DataPage {
        page: page(&ctx),
        here: HERE,
    };
    let text = shell.render().map_err(|error| {
        tracing::error!(%error, "page not rendered");
        Problem::internal()
    })?;
    let (start, end) = text.split_once(HERE).ok_or_else(Problem::internal)?;
    let (start, end) = (start.to_owned(), end.to_owned());
    let writer = move |written: &Written<'_>| section(&page(&ctx), &registry, written);
    let held = told(&app, person, (start, Box::new(writer), end));
    Ok((
        [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
        Body::from_stream(held),
    )
        .into_response())
}

/// A piece of the page: the heading of its section where it begins, and each thing.
fn section(page: &Page, registry: &Arc<Registry>, written: &Written<'_>) -> String {
    let mut text = String::new();
    if written.first {
        let title = web::escaped(&page.t(written.holding.title));
        text += &["<section><h2>", &title, "</h2>"].concat();
        if written.items.is_empty() {
            let nothing = web::escaped(&page.t("kernel-held-none"));
            text += &["<p>", &nothing, "</p>"].concat();
        }
    }
    for item in written.items {
        text += &rules::item(page, registry, item);
    }
    if written.last {
        text += "</section>";
    }
    text
}

#[derive(Template)]
#[template(path = "account_close.html")]
struct ClosePage {
    page: Page,
    answers: Answers,
    standing: Standing,
}

async fn close_page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ClosePage, Failure> {
    let person = ctx.actor.id().ok_or_else(Problem::sign_in)?;
    let shared = app.clone();
    let read = app.db.read("account.page_close", move |tx| {
        actions::account_standing(tx, &shared, person)
    });
    let standing = read.await?;
    Ok(ClosePage {
        page: titled(ctx).after(&answers),
        answers,
        standing,
    })
}

fn titled(ctx: &Ctx) -> Page {
    ctx.page(ctx.t("kernel-close-title"))
        .crumb(ctx.t("web-me"), "/me")
}

async fn close_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&close_page(&app, &ctx, Answers::empty()).await?)
}

/// Sends the code that closing needs.
async fn close_ask(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match code_send(&app, &ctx).await {
        Ok(id) => Ok(see_other(&ctx.href(&format!("/me/close/code?id={id}")))),
        Err(problem) if matches!(problem.status, 409 | 429) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &close_page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn code_send(app: &App, ctx: &Ctx) -> Result<String, Problem> {
    let (actor, now, lang) = (ctx.actor.clone(), ctx.now, ctx.lang);
    let asked = actor.clone();
    let read = app
        .db
        .read("account.closer", move |tx| actions::closer(tx, &asked));
    let (person, address) = read.await?;
    let purpose = actions::purpose(person);
    let code = CodeRequest::draw(&app.ids, now, purpose, address, "account_close_code", lang);
    let id = code.id.clone();
    let write = app.db.write("account.close_ask", move |tx| {
        actions::closer(tx, &actor)?;
        Ok::<_, Error>(identity::code_request(tx, now, &code)?)
    });
    write.await?;
    Ok(id)
}

#[derive(Template)]
#[template(path = "account_code.html")]
struct CodePage {
    page: Page,
    answers: Answers,
    id: String,
    address: Address,
    minutes: u64,
}

fn code_page(ctx: &Ctx, answers: Answers, (id, address): (&str, Address)) -> CodePage {
    CodePage {
        page: titled(ctx)
            .crumb(ctx.t("kernel-close-title"), "/me/close")
            .after(&answers),
        answers,
        id: id.to_owned(),
        address,
        minutes: CODE_LIFE.as_secs() / 60,
    }
}

/// Where the code went that the person asked for; nothing once it is over or where it is somebody else's.
async fn address_of(app: &App, ctx: &Ctx, id: &str) -> Result<Option<Address>, Failure> {
    let person = ctx.actor.id().ok_or_else(Problem::sign_in)?;
    let (id, now, purpose) = (id.to_owned(), ctx.now, actions::purpose(person));
    let read = move |tx: &mut Tx<'_>| identity::code_address(tx, now, (&id, &purpose));
    Ok(app.db.read("account.page_close_code", read).await?)
}

async fn code_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = ctx.query("id").unwrap_or_default();
    match address_of(&app, &ctx, id).await? {
        Some(address) => html(&code_page(&ctx, Answers::empty(), (id, address))),
        None => Ok(see_other(&ctx.href("/me/close"))),
    }
}

#[derive(Template)]
#[template(path = "account_closed.html")]
struct ClosedPage {
    page: Page,
    /// Whether a last letter is on its way.
    letter: bool,
}

/// Tells a browser to forget what it keeps of us.
const CLEAR: HeaderName = HeaderName::from_static("clear-site-data");

/// The last page that somebody sees whose account is closed.
fn closed(ctx: &Ctx, letter: bool) -> Result<Response, Failure> {
    let mut page = ctx.page(ctx.t("kernel-closed-title"));
    (page.person, page.factor) = (None, Factor::Free);
    let mut answer = html(&ClosedPage { page, letter })?;
    let all = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    answer.headers_mut().insert(CLEAR, all);
    Ok(identity::without_session(answer, &ctx.site))
}

/// Closes an account that has no address to which a code could go.
async fn close_now(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let done = if form.value("sure") == "yes" {
        unaddressed(&app, &ctx).await
    } else {
        Err(Problem::invalid().field("sure", "kernel.business_sure"))
    };
    match done {
        Ok(()) => closed(&ctx, false),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &close_page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn unaddressed(app: &App, ctx: &Ctx) -> Result<(), Problem> {
    let session = ctx.session.clone().ok_or_else(Problem::sign_in)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let fresh = Fresh::draw(&app.ids, now);
    let write = app.db.write("account.close_now", move |tx| {
        actions::account_close_unaddressed(tx, &shared, (&actor, now), (&session, &fresh))
    });
    Ok(write.await?)
}

async fn code_put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let id = form.value("id");
    let Some(address) = address_of(&app, &ctx, id).await? else {
        let problem = Problem::new(409, "kernel.code_over");
        let answers = Answers::of(&form).with_problem(problem);
        return html_status(409, &close_page(&app, &ctx, answers).await?);
    };
    match confirm(&app, &ctx, (&address, form.value("code"))).await {
        Ok(()) => closed(&ctx, true),
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &code_page(&ctx, answers, (id, address)))
        }
        Err(problem) if problem.status == 409 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(409, &close_page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn confirm(app: &App, ctx: &Ctx, (address, typed): (&Address, &str)) -> Result<(), Problem> {
    let person = ctx.actor.id().ok_or_else(Problem::sign_in)?;
    let code = CodeConfirm {
        purpose: actions::purpose(person),
        address: address.clone(),
        code: typed.to_owned(),
    };
    let cmd = Closing::draw(&app.ids, ctx.now, code, ctx.lang);
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("account.close", move |tx| {
        actions::account_close(tx, &shared, (&actor, now), &cmd)
    });
    // A wrong code is counted, so the transaction stands.
    Ok(write.await??)
}
