//! Computers that many people use: the browser keeps nothing, and forgets who was there.

use std::iter;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use base::Problem;
use web::{
    Access, Ctx, Failure, Form, Page, Route, VISITOR_COOKIE, cookie_header, html, see_other,
    shared_cookies,
};

use super::super::http::without_session;
use super::sign_in::session_leave;
use crate::App;

/// A page whose session is over by now has a form that is nobody's any more, and its button has to work all the same.
const FOREIGN: &str = "it only takes away, and no session comes along from another site";

pub(super) fn routes() -> Vec<Route<App>> {
    let (shared, end) = ("/{lang}/shared", "/{lang}/shared/end");
    let sign_out = "/{lang}/shared/sign-out";
    let all = Access::Public;
    vec![
        Route::get(shared, "identity.page_shared", all, show),
        Route::post(shared, "identity.page_shared_set", all, put),
        Route::get(end, "identity.page_shared_over", all, over),
        Route::post(sign_out, "identity.page_shared_end", all, end_now).foreign(FOREIGN),
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
    /// What signs out at the provider from which the session came, if it came from one.
    left: Option<String>,
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
    session_leave(&app, &ctx).await?;
    let turn = on.then(|| app.ids.secret());
    let answer = see_other(&ctx.href("/shared"));
    Ok(forgotten(answer, &ctx, turn.as_deref()))
}

/// Where the browser goes by itself when nobody used it for a while. The session is over at the server by then, for
/// the same reason; this takes away what the browser holds, and changes nothing else, whoever leads here.
async fn over(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    if ctx.shared.is_none() {
        return Ok(see_other(&ctx.href("")));
    }
    let mut page = ctx.page(ctx.t("kernel-shared-over-title"));
    page.person = None;
    let left = ctx.query("left").map(web::encoded);
    let answer = html(&OverPage { page, left })?;
    Ok(forgotten(answer, &ctx, Some(&app.ids.secret())))
}

/// From another site no cookie comes along: whoever is led here from there keeps what they have.
async fn end_now(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    if ctx.shared.is_none() {
        return Ok(see_other(&ctx.href("")));
    }
    let left = session_leave(&app, &ctx).await?;
    let query = left.map_or_else(String::new, |id| format!("?left={id}"));
    let answer = see_other(&ctx.href(&format!("/shared/end{query}")));
    Ok(forgotten(answer, &ctx, Some(&app.ids.secret())))
}

/// Takes everything from the browser but that it is shared. What the next person's turn is called opens no draft of
/// the one before.
fn forgotten(answer: Response, ctx: &Ctx, turn: Option<&str>) -> Response {
    const CLEAR: HeaderName = HeaderName::from_static("clear-site-data");
    let mut answer = without_session(answer, &ctx.site);
    let fields = answer.headers_mut();
    let all = HeaderValue::from_static("\"cache\", \"storage\"");
    fields.insert(CLEAR, all);
    let visitor = cookie_header(&ctx.site, VISITOR_COOKIE, "", 0);
    for cookie in iter::once(visitor).chain(shared_cookies(&ctx.site, turn)) {
        if let Ok(value) = HeaderValue::try_from(cookie) {
            fields.append(header::SET_COOKIE, value);
        }
    }
    answer
}
