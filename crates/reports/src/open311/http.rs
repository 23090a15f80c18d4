//! The rows and handlers of GeoReport v2.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use base::{Problem, Reference};
use kernel::App;
use kernel::cases::{self, CaseId};
use kernel::registry::{self, Category, Registry, Where};
use serde_json::Value;
use web::{Access, Ctx, Doc, Failure, Param, Rate, Route, Tagged};

use super::asked::{Asked, ROWS_MAX, asked, jurisdiction};
use super::format::{self, Form, answer, object, text};
use super::{post, updates, words};
use crate::actions;
use crate::endings;
use crate::error::Error;
use crate::model::ReportRow;
use crate::rules;

const SPECIFICATION: &str = "http://wiki.open311.org/GeoReport_v2";
/// When the set of services last changed its form; ISO 8601, in the past.
const CHANGESET: &str = "2026-11-01T00:00:00Z";
/// The list of services changes with the registry, whose version is looked at besides.
const SERVICES_AGE: Duration = Duration::from_hours(1);
/// Multipart posts carry photos and other documents.
const BODY_LIMIT: usize = 40 * 1024 * 1024;

macro_rules! both {
    ($method:ident, $path:literal, $name:literal, $access:expr, $handler:expr, $about:literal) => {
        [
            Route::$method(
                concat!($path, ".xml"),
                concat!($name, "_xml"),
                $access,
                $handler,
            )
            .failures(failed)
            .doc(Doc::new($about).response_as(200, $about, "text/xml", any)),
            Route::$method(
                concat!($path, ".json"),
                concat!($name, "_json"),
                $access,
                $handler,
            )
            .failures(failed)
            .doc(Doc::new($about).response(200, $about, any)),
        ]
    };
}

/// All rows of GeoReport v2.
pub(crate) fn routes() -> Vec<Route<App>> {
    let lists = reading().into_iter().chain(writing()).flatten();
    lists.chain(singles()).collect()
}

fn reading() -> [[Route<App>; 2]; 5] {
    let all = Access::Public;
    [
        both!(
            get,
            "/open311/v2/discovery",
            "reports.open311_discovery",
            all,
            discovery,
            "Where everything is"
        ),
        both!(
            get,
            "/open311/v2/services",
            "reports.open311_services",
            all,
            service_list,
            "What may be reported"
        ),
        both!(
            get,
            "/open311/v2/definitions",
            "reports.open311_definitions",
            all,
            definitions,
            "The questions of all services at once"
        ),
        both!(
            get,
            "/open311/v2/requests",
            "reports.open311_requests",
            all,
            list,
            "Requests, newest first"
        ),
        both!(
            get,
            "/open311/v2/servicerequestupdates",
            "reports.open311_updates",
            all,
            updates::list,
            "What was done publicly on requests, in order"
        ),
    ]
}

fn writing() -> [[Route<App>; 2]; 2] {
    let write = Access::Scope("open311.write");
    [
        both!(
            post,
            "/open311/v2/requests",
            "reports.open311_create",
            write,
            post::create,
            "Makes a request"
        ),
        both!(
            post,
            "/open311/v2/servicerequestupdates",
            "reports.open311_update",
            write,
            updates::create,
            "Tells what was done on a request elsewhere"
        ),
    ]
    .map(|rows| rows.map(|row| row.body_limit(BODY_LIMIT).rate(Rate::Upload)))
}

fn singles() -> [Route<App>; 3] {
    let all = Access::Public;
    [
        Route::get(
            "/open311/v2/services/{file}",
            "reports.open311_definition",
            all,
            definition,
        )
        .failures(failed)
        .doc(single("A service's questions")),
        Route::get(
            "/open311/v2/requests/{file}",
            "reports.open311_request",
            all,
            request,
        )
        .failures(failed)
        .doc(single("One request, in an array")),
        Route::get(
            "/open311/v2/tokens/{file}",
            "reports.open311_token",
            all,
            token,
        )
        .failures(failed)
        .doc(single("The request of a token")),
    ]
}

/// Describes a row whose last segment is a code or an id, and then the form.
fn single(about: &'static str) -> Doc {
    let file = Param::path("file", "the code or id, then `.xml` or `.json`");
    Doc::new(about)
        .param(file)
        .response(200, about, any)
        .response_as(200, about, "text/xml", any)
}

fn any() -> Value {
    Value::Bool(true)
}

/// The form that this request's path asks for.
pub(super) fn form(ctx: &Ctx) -> Form {
    Form::of(&ctx.path).1
}

/// Refusals as the standard writes them: 404 for what is unknown, 403 for keys, 400 for the rest.
pub(super) fn failed(ctx: &Ctx, problem: &Problem, sentence: String) -> Response {
    let status = match problem.status {
        401 | 403 => 403,
        404 | 429 | 500.. => problem.status,
        _ => 400,
    };
    let page = ctx.page(String::new());
    let error =
        |code: &str, words: String| object([("code", text(code)), ("description", text(words))]);
    let errors: Vec<Value> = if problem.fields.is_empty() {
        vec![error(problem.code, sentence)]
    } else {
        let field = |wrong: &base::FieldProblem| {
            error(
                wrong.code,
                format!("{}: {}", wrong.field, page.field_problem(wrong)),
            )
        };
        problem.fields.iter().map(field).collect()
    };
    answer(form(ctx), status, "errors", &Value::Array(errors))
}

async fn discovery(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let url = format!("{}/open311/v2/", app.settings.public_url);
    let endpoint = |kind: &str| {
        object([
            ("specification", text(SPECIFICATION)),
            ("url", text(url.clone())),
            ("changeset", text(CHANGESET)),
            ("type", text(kind)),
            (
                "formats",
                serde_json::json!(["text/xml", "application/json"]),
            ),
        ])
    };
    let endpoints = if app.settings.demo {
        vec!["test", "production"]
    } else {
        vec!["production"]
    };
    let found = object([
        ("changeset", text(CHANGESET)),
        (
            "contact",
            text(format!("{}/en/about", app.settings.public_url)),
        ),
        (
            "key_service",
            text(format!("{}/en/about", app.settings.public_url)),
        ),
        (
            "endpoints",
            Value::Array(endpoints.into_iter().map(endpoint).collect()),
        ),
    ]);
    Ok(answer(form(&ctx), 200, "discovery", &found))
}

async fn service_list(
    State(app): State<App>,
    ctx: Ctx,
    kept: HeaderMap,
) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let agency = jurisdiction(&registry, ctx.query("jurisdiction_id"))?;
    let place = match (ctx.query("lat"), ctx.query("long")) {
        (None, None) => None,
        (lat, lon) => Some(
            rules::point(lat.unwrap_or_default(), lon.unwrap_or_default())
                .map_err(|code| Problem::new(400, code))?,
        ),
    };
    if agency.is_none() && place.is_none() {
        return Ok(all_services(&app, (&ctx, &kept), &registry));
    }
    let day = registry.day(ctx.now);
    let known: Vec<&Category> = match agency {
        Some(agency) => registry::categories_of(&registry, agency, day),
        None => registry.categories().iter().collect(),
    };
    let here = |category: &&Category| {
        let Some(point) = place else { return true };
        let found = registry::route(&registry, category, &Where::Point(point), day);
        match agency {
            Some(agency) => found.candidates.contains(&agency.code),
            None => found.agency.is_some(),
        }
    };
    let body = services(&ctx, &registry, known.into_iter().filter(here));
    Ok(written((&ctx, &kept), body))
}

fn services<'r>(
    ctx: &Ctx,
    registry: &Registry,
    found: impl Iterator<Item = &'r Category>,
) -> Bytes {
    let services = found.map(|category| words::service(registry, category, ctx.lang));
    format::body(form(ctx), "services", &Value::Array(services.collect())).into()
}

/// What every client asks for first: written once for each language, form and registry.
fn all_services(app: &App, (ctx, kept): (&Ctx, &HeaderMap), registry: &Registry) -> Response {
    let name = format!("reports.services.{}.{:?}", ctx.lang, form(ctx));
    let known = app.memo.get::<(i64, Tagged)>(&name, ctx.now, SERVICES_AGE);
    let known = known.filter(|known| known.0 == registry.version());
    let known = known.unwrap_or_else(|| {
        let body = services(ctx, registry, registry.categories().iter());
        let made = (registry.version(), Tagged::new(body));
        app.memo.put(&name, ctx.now, made)
    });
    known.1.answer(kept, form(ctx).kind())
}

/// What changes with the registry alone is not sent to a client that has it.
fn written((ctx, kept): (&Ctx, &HeaderMap), body: Bytes) -> Response {
    Tagged::new(body).answer(kept, form(ctx).kind())
}

/// The definitions of all services that have one, so that a client need not ask for each.
async fn definitions(
    State(app): State<App>,
    ctx: Ctx,
    kept: HeaderMap,
) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let known: Vec<&Category> = match jurisdiction(&registry, ctx.query("jurisdiction_id"))? {
        Some(agency) => registry::categories_of(&registry, agency, registry.day(ctx.now)),
        None => registry.categories().iter().collect(),
    };
    let endings = endings::endings(&app, ctx.now);
    let found = known.into_iter().filter_map(|category| {
        let questions = registry.questions(&category.code);
        (!questions.is_empty())
            .then(|| words::definition(category, (questions, &endings), ctx.lang))
    });
    let found = Value::Array(found.collect());
    let body = Bytes::from(format::body(form(&ctx), "service_definitions", &found));
    Ok(written((&ctx, &kept), body))
}

async fn definition(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    jurisdiction(&registry, ctx.query("jurisdiction_id"))?;
    let (code, form) = Form::of(ctx.param("file"));
    let category = registry
        .category(code)
        .ok_or_else(|| service_unknown(code))?;
    let endings = endings::endings(&app, ctx.now);
    let asked = (registry.questions(code), &*endings);
    let found = words::definition(category, asked, ctx.lang);
    Ok(answer(form, 200, "service_definition", &found))
}

pub(super) fn service_unknown(code: &str) -> Problem {
    Problem::new(404, "reports.open311_service").with("code", code)
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, query, now) = (app.clone(), ctx.query_form(), ctx.now);
    let found = app.db.read("reports.open311_list", move |tx| {
        let registry = shared.registry.get(tx)?;
        // A list that cannot be read is refused before the database is asked for it.
        let asked = match asked(&query, now, &registry) {
            Ok(asked) => asked,
            Err(problem) => return Ok(Err(problem)),
        };
        let rows = rows(tx, &asked)?;
        Ok::<_, Error>(Ok((registry, asked.extended, rows)))
    });
    let (registry, extended, rows) = found.await??;
    let known = (&ctx, &*registry);
    let mut requests = words::Requests::new(&app, known, form(&ctx), extended, rows.len());
    for row in &rows {
        requests.add(row);
    }
    Ok(requests.answer())
}

fn rows(tx: &mut store::Tx<'_>, asked: &Asked) -> Result<Vec<ReportRow>, Error> {
    if asked.references.is_empty() {
        return actions::report_list(tx, &asked.filter, (asked.limit, asked.offset));
    }
    let most = usize::try_from(ROWS_MAX).unwrap_or(usize::MAX);
    let mut found = Vec::new();
    for reference in asked.references.iter().take(most) {
        match actions::report_row(tx, reference) {
            Ok(row) => found.push(row),
            Err(Error::Case(cases::Error::NotFound)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

async fn request(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, form) = Form::of(ctx.param("file"));
    let reference = Reference::parse(id).map_err(|_| request_unknown(id))?;
    let shared = app.clone();
    let (registry, row) = app
        .db
        .read("reports.open311_request", move |tx| {
            let registry = shared.registry.get(tx)?;
            Ok::<_, Error>((registry, actions::report_row(tx, &reference)?))
        })
        .await
        .map_err(|error| not_found_as(error, request_unknown(id)))?;
    let agency = jurisdiction(&registry, ctx.query("jurisdiction_id"))?;
    if agency.is_some_and(|agency| *agency.code != *row.agency) {
        return Err(request_unknown(id).into());
    }
    let extended = ctx.query("extensions") == Some("true");
    let mut requests = words::Requests::new(&app, (&ctx, &registry), form, extended, 1);
    requests.add(&row);
    Ok(requests.answer())
}

pub(super) fn request_unknown(id: &str) -> Problem {
    Problem::new(404, "reports.open311_request").with("id", id)
}

/// Absent and hidden answer alike, in this standard's words.
pub(super) fn not_found_as(error: Error, unknown: Problem) -> Problem {
    match error {
        Error::Case(cases::Error::NotFound) => unknown,
        other => other.into(),
    }
}

/// We always answer with an id at once; a report's internal id serves as its token.
async fn token(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (token, form) = Form::of(ctx.param("file"));
    let unknown = || Problem::new(404, "reports.open311_token");
    let id = CaseId::parse(token).map_err(|_| unknown())?;
    let actor = base::Actor::anonymous();
    let case = app
        .db
        .read("reports.open311_token", move |tx| {
            cases::case_find(tx, &actor, id)
        })
        .await
        .map_err(|error| not_found_as(error.into(), unknown()))?;
    let found = object([
        ("service_request_id", text(case.reference.to_string())),
        ("token", text(token)),
    ]);
    Ok(answer(
        form,
        200,
        "service_requests",
        &Value::Array(vec![found]),
    ))
}
