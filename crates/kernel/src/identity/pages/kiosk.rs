//! Computers that many people use: the browser keeps nothing, and forgets who was there.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use base::Problem;
use web::{Access, Ctx, Failure, Form, Page, Route, html, see_other, shared_cookie};

use super::super::actions;
use super::super::http::without_session;
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let (shared, end) = ("/{lang}/shared", "/{lang}/shared/end");
    let sign_out = "/{lang}/shared/sign-out";
    let all = Access::Public;
    vec![
        Route::get(shared, "identity.page_shared", all, show),
        Route::post(shared, "identity.page_shared_set", all, put),
        Route::get(end, "identity.page_shared_over", all, over),
        Route::post(sign_out, "identity.page_shared_end", all, end_now),
    ]
}

#[derive(Template)]
#[template(path = "identity_kiosk.html")]
struct SharedPage {
    page: Page,
}

#[derive(Template)]
#[template(path = "identity_kiosk_over.html")]
struct OverPage {
    page: Page,
}

async fn show(ctx: Ctx) -> Result<Response, Failure> {
    html(&SharedPage {
        page: ctx.page(ctx.t("kernel-shared-title")),
    })
}

/// Says that many people use this browser, or that they do not; whoever was signed in is signed out.
async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let on = match form.value("shared") {
        "yes" => true,
        "no" => false,
        _ => {
            return Err(Problem::invalid()
                .field("shared", "web.not_a_choice")
                .into());
        }
    };
    session_end(&app, &ctx).await?;
    let mut answer = forgotten(see_other(&ctx.href("/shared")), &ctx);
    if let Ok(value) = HeaderValue::try_from(shared_cookie(&ctx.site, on)) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(answer)
}

/// Where the browser goes by itself when nobody used it for a while. The session is over at the server by then, for
/// the same reason; this takes away what the browser holds, and changes nothing else, whoever leads here.
async fn over(ctx: Ctx) -> Result<Response, Failure> {
    if !ctx.shared {
        return Ok(see_other(&ctx.href("")));
    }
    let mut page = ctx.page(ctx.t("kernel-shared-over-title"));
    page.person = None;
    Ok(forgotten(html(&OverPage { page })?, &ctx))
}

async fn end_now(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    session_end(&app, &ctx).await?;
    Ok(forgotten(see_other(&ctx.href("/shared/end")), &ctx))
}

async fn session_end(app: &App, ctx: &Ctx) -> Result<(), Failure> {
    if let Some(token) = ctx.session.clone() {
        let end = move |tx: &mut store::Tx<'_>| actions::session_end(tx, &token);
        app.db.write("identity.shared_end", end).await?;
    }
    Ok(())
}

/// Takes everything from the browser but that it is shared.
fn forgotten(answer: Response, ctx: &Ctx) -> Response {
    const CLEAR: HeaderName = HeaderName::from_static("clear-site-data");
    let mut answer = without_session(answer, &ctx.site);
    let all = HeaderValue::from_static("\"cache\", \"storage\"");
    answer.headers_mut().insert(CLEAR, all);
    answer
}
