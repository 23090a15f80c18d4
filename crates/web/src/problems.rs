//! Refusals in words: as a page, or as `application/problem+json` (RFC 9457).

use crate::i18n::Arg;
use crate::route::Refusal;
use crate::{Ctx, Failure, Page, Site, failure};
use askama::Template;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use base::{Lang, Problem};
use serde_json::json;

/// Addresses that machines speak with: problems there are JSON whatever the client accepts.
const MACHINES: &[&str] = &["/api/", "/open311/", "/pay/v1/", "/data/api/", "/log/"];

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    status: u16,
    sentence: String,
    errors: Vec<String>,
    retry_after: Option<i64>,
}

/// The sentence of a problem code.
pub(crate) fn sentence(
    site: &Site,
    lang: Lang,
    code: &str,
    args: &[(&'static str, base::Arg)],
) -> String {
    let args: Vec<_> = args
        .iter()
        .map(|(name, value)| (*name, arg(value)))
        .collect();
    site.locales().format(lang, &Problem::key(code), &args)
}

pub(crate) fn arg(value: &base::Arg) -> Arg<'_> {
    match value {
        base::Arg::Text(text) => Arg::from(text),
        base::Arg::Number(number) => Arg::from(*number),
    }
}

/// The short name of a status, in words.
fn title(site: &Site, lang: Lang, status: u16) -> String {
    let own = format!("web-status-{status}");
    let key = match status {
        _ if site.locales().has(&own) => own,
        500.. => "web-status-500".to_owned(),
        _ => "web-status-400".to_owned(),
    };
    site.locales().text(lang, &key).into_owned()
}

/// How a refusal looks.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    /// A page in the reader's language.
    Page,
    /// A problem of RFC 9457.
    Json,
    /// What a standard prescribes.
    Standard(Refusal),
}

/// Whether the client wants a page or a problem.
pub(crate) fn shape(path: &str, headers: &HeaderMap, site: &Site) -> Shape {
    if MACHINES.iter().any(|prefix| path.starts_with(prefix)) {
        return Shape::Json;
    }
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    let is_page = crate::ctx::path_lang(path, site).is_some()
        || accept.is_some_and(|value| value.contains("text/html"));
    if is_page { Shape::Page } else { Shape::Json }
}

/// The answer to a refused request.
pub(crate) fn render(ctx: &Ctx, problem: &Problem, shape: Shape) -> Response {
    if problem.status >= 500 {
        tracing::error!(%problem, path = ctx.path, "request failed");
    }
    let rendered = match shape {
        Shape::Page if problem.code == "web.sign_in" => Ok(to_sign_in(ctx)),
        Shape::Page if problem.code == "web.second_factor" => Ok(led(ctx, "/second-factor")),
        Shape::Page if problem.code == "web.second_factor_again" => Ok(to_step_up(ctx)),
        Shape::Page => as_html(ctx, problem),
        Shape::Json => as_json(ctx, problem),
        Shape::Standard(refusal) => {
            let words = sentence(&ctx.site, ctx.lang, problem.code, &problem.args);
            Ok(refusal(ctx, problem, words))
        }
    };
    let mut response =
        rendered.unwrap_or_else(|Failure(problem)| failure::status(problem.status).into_response());
    if problem.status == 401 && !matches!(shape, Shape::Page) {
        let fields = response.headers_mut();
        fields.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Some(seconds) = problem.retry_after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// Strangers are sent to sign in, and come back after it.
fn to_sign_in(ctx: &Ctx) -> Response {
    led(ctx, "/sign-in")
}

/// To a page that leads back to what was asked for, unless that was a form.
fn led(ctx: &Ctx, path: &str) -> Response {
    let there = ctx.href(path);
    if ctx.method != Method::GET {
        return failure::see_other(&there);
    }
    failure::see_other(&format!("{there}?next={}", asked(ctx)))
}

/// What was asked for, as a value of a query.
fn asked(ctx: &Ctx) -> String {
    let mut asked = ctx.path.clone();
    if !ctx.raw_query.is_empty() {
        asked.push('?');
        asked.push_str(&ctx.raw_query);
    }
    crate::markup::encoded(&asked)
}

/// To where the second factor is entered again. A form goes along as it is, and comes back from there.
fn to_step_up(ctx: &Ctx) -> Response {
    if ctx.method == Method::GET {
        return led(ctx, "/second-factor");
    }
    let there = ctx.href("/second-factor");
    failure::send_again(&format!("{there}?held=1&next={}", asked(ctx)))
}

fn as_html(ctx: &Ctx, problem: &Problem) -> Result<Response, Failure> {
    let page = ctx.page(title(&ctx.site, ctx.lang, problem.status));
    let errors = problem
        .fields
        .iter()
        .map(|field| page.field_problem(field))
        .collect();
    let sentence = page.problem(problem);
    let retry_after = problem.retry_after.map(i64::from);
    let template = ErrorPage {
        page,
        status: problem.status,
        sentence,
        errors,
        retry_after,
    };
    failure::html_status(problem.status, &template)
}

fn as_json(ctx: &Ctx, problem: &Problem) -> Result<Response, Failure> {
    let (site, lang) = (&ctx.site, ctx.lang);
    let mut body = json!({
        "type": format!("urn:balai:problem:{}", problem.code),
        "title": title(site, lang, problem.status),
        "status": problem.status,
        "detail": sentence(site, lang, problem.code, &problem.args),
        "code": problem.code,
    });
    if let Some(body) = body.as_object_mut().filter(|_| !problem.fields.is_empty()) {
        let errors: Vec<_> = problem
            .fields
            .iter()
            .map(|field| {
                json!({
                    "field": field.field,
                    "code": field.code,
                    "detail": sentence(site, lang, field.code, &field.args),
                })
            })
            .collect();
        body.insert("errors".to_owned(), json!(errors));
    }
    let mut response = failure::typed(problem.status, "application/problem+json", &body)?;
    if let Ok(value) = HeaderValue::from_str(lang.code()) {
        response
            .headers_mut()
            .insert(header::CONTENT_LANGUAGE, value);
    }
    Ok(response)
}
