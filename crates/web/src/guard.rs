//! What stands before each handler: session, rate, access, body and form checks, as the row says.

use crate::cookies::{self, SESSION_COOKIE, VISITOR_COOKIE};
use crate::ctx::{self, Circumstances, Ctx};
use crate::form::{Form, cut_short, media_type, pairs, too_large};
use crate::meters::{RowMeter, started};
use crate::problems::Shape;
use crate::rate::{Limits, Sender};
use crate::route::{BODY_LIMIT, Refusal, is_page};
use crate::uploads::{Room, Uploads};
use crate::{Access, Acts, Failure, Rate, Route, Site, State, access, csrf, problems};
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, FromRequestParts, RawPathParams, Request};
use axum::http::header::HeaderName;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::{Actor, Personal, Problem, Readings, Time};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tower_http::timeout::TimeoutBody;

/// How long a body may pause. A line that is slow goes on; one that holds its share of memory for nothing ends.
const STALLED: Duration = Duration::from_secs(30);
/// How long a visitor's cookie lives: a day, as long as anybody leaves a form open.
const VISITOR_AGE_S: u32 = 86_400;

/// Carries a signed promise that an act will stand in the public log.
const PROMISE: HeaderName = HeaderName::from_static("balai-promise");

/// So many promises stand on one answer: proxies refuse heads of more than a few kB. The rest of the receipts are found
/// with their cases.
const PROMISES_MAX: usize = 8;

/// What a page in a frame may do: be shown there, with our style and pictures, and nothing else.
const FRAMED: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'self'; frame-ancestors *",
);

/// The part of a row that is checked, with what it is checked against.
#[derive(Clone)]
pub(crate) struct Guard<S> {
    app: S,
    row: Arc<Row>,
    limits: Arc<Limits>,
    uploads: Uploads,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own of the row"
)]
struct Row {
    name: &'static str,
    page: bool,
    access: Access,
    rate: Rate,
    body_limit: usize,
    failures: Option<Refusal>,
    /// Whether forms from elsewhere are taken.
    foreign: bool,
    /// Whether other sites may show it in a frame.
    framed: bool,
    /// Whether its page asks by itself, so that a session does not live on by it.
    unseen: bool,
    /// Whether the second factor is asked for again.
    step_up: bool,
    /// Whether a token may come as CKAN's programs send it.
    keyed: bool,
    /// Which personal data its answers give away.
    personal: Option<Personal>,
    meter: RowMeter,
}

impl<S: State> Guard<S> {
    pub(crate) fn new(app: S, row: &Route<S>, (limits, uploads): (Arc<Limits>, Uploads)) -> Self {
        let row = Row {
            name: row.name,
            page: is_page(row.path),
            access: row.access,
            rate: row.rate,
            body_limit: row.body_limit,
            failures: row.failures,
            foreign: row.foreign.is_some(),
            framed: row.framed,
            unseen: row.unseen,
            step_up: row.step_up,
            keyed: row.keyed,
            personal: row.personal,
            meter: app.meters().row(row.name),
        };
        Self {
            limits,
            app,
            row: Arc::new(row),
            uploads,
        }
    }
}

/// Lets a request through to its handler, or refuses it.
pub(crate) async fn guard<S: State>(
    axum::extract::State(guard): axum::extract::State<Guard<S>>,
    request: Request,
    next: Next,
) -> Response {
    let since = started();
    let reads = is_safe(request.method());
    let mut facts = circumstances(&guard.app, &request);
    let shape = problems::shape(&facts.path, request.headers(), &facts.site);
    let mut visitor = Visitor {
        renewed: cookies::renewed(request.headers(), &facts.site),
        ..Visitor::default()
    };
    let admitted = admit(&guard, request, &mut facts, &mut visitor).await;
    let asked = (client_of(&facts), sender(&facts, false));
    let ctx = Ctx::new(facts);
    // What an upload takes is held until it has been dealt with.
    let mut room = None;
    let mut response = match admitted {
        Ok((mut request, held)) => {
            room = held;
            request.extensions_mut().insert(ctx.clone());
            let response = answered(&guard, reads, next.run(request)).await;
            let response = tracked(&guard, &ctx, response).await;
            note(&guard, &ctx, asked, &response);
            response
        }
        Err(problem) => Failure(problem).into_response(),
    };
    if let Some(Failure(problem)) = response.extensions_mut().remove::<Failure>() {
        let shape = match guard.row.failures {
            Some(refusal) => Shape::Standard(refusal),
            None => shape,
        };
        response = problems::render(&ctx, &problem, shape);
    }
    drop(room);
    finish_headers(&guard.row, &ctx, reads, visitor, &mut response);
    let status = response.status().as_u16();
    guard.row.meter.count(status, since.elapsed());
    response
}

/// The handler's answer, with a promise of each act that it did.
async fn answered<S: State>(
    guard: &Guard<S>,
    reads: bool,
    answer: impl Future<Output = Response>,
) -> Response {
    if reads {
        return answer.await;
    }
    let (mut response, acts) = Acts::during(answer).await;
    let promised = acts.get(..PROMISES_MAX).unwrap_or(&acts);
    if !promised.is_empty() {
        for promise in guard.app.promises(promised) {
            if let Ok(value) = HeaderValue::try_from(promise) {
                response.headers_mut().append(PROMISE, value);
            }
        }
    }
    response
}

/// The answer, once it is written down whose data it gives away.
async fn tracked<S: State>(guard: &Guard<S>, ctx: &Ctx, response: Response) -> Response {
    if response.extensions().get::<Failure>().is_some() {
        return response;
    }
    let (name, row) = (guard.row.name, guard.row.personal);
    let read = match ctx.actor.readings.of_row(row.as_ref()) {
        Ok(read) => read,
        Err(told) => {
            tracing::error!(row = name, fields = ?told.fields, "the row does not say that it gives these away");
            return Failure(Problem::internal()).into_response();
        }
    };
    let Some(row) = row.filter(|_| !read.is_empty()) else {
        return response;
    };
    match guard.app.readings_keep(&ctx.actor, row, read).await {
        Ok(()) => response,
        Err(problem) => Failure(problem).into_response(),
    }
}

/// Answers what no row takes.
pub(crate) fn unrouted<S: State>(app: &S, request: &Request, problem: &Problem) -> Response {
    let mut facts = circumstances(app, request);
    let shape = problems::shape(&facts.path, request.headers(), &facts.site);
    let cookie = cookies::cookie(request.headers(), &facts.site, VISITOR_COOKIE);
    facts.csrf = cookie.map(csrf::token).unwrap_or_default();
    problems::render(&Ctx::new(facts), problem, shape)
}

fn finish_headers(row: &Row, ctx: &Ctx, reads: bool, visitor: Visitor, response: &mut Response) {
    let fields = response.headers_mut();
    if row.page && reads && !row.framed {
        visitor.set(&ctx.site, fields);
    }
    if row.framed {
        fields.insert(header::CONTENT_SECURITY_POLICY, FRAMED);
    }
    let caching = match (ctx.actor.is_person() || ctx.shared.is_some(), row.page) {
        (true, _) => "private, no-store",
        (false, true) => "private, no-cache",
        (false, false) => "no-cache",
    };
    fields
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static(caching));
    if reads && !row.page && row.access == Access::Public {
        let any = HeaderValue::from_static("*");
        fields.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, any);
    }
}

/// The cookies of a browser, apart from its session's.
#[derive(Default)]
struct Visitor {
    /// The cookie of somebody who is not signed in that came along.
    known: Option<String>,
    /// The one to set.
    fresh: Option<String>,
    /// What to set because cookies came along under names from before.
    renewed: Vec<String>,
}

impl Visitor {
    /// Sets what the browser is to keep, unless the handler said otherwise.
    fn set(self, site: &Site, fields: &mut HeaderMap) {
        for cookie in self.renewed {
            if !cookies::is_set(fields, &cookie) {
                append(fields, cookie);
            }
        }
        if let Some(secret) = self.fresh {
            let age_s = VISITOR_AGE_S;
            append(
                fields,
                cookies::cookie_header(site, VISITOR_COOKIE, &secret, age_s),
            );
        }
    }
}

fn append(fields: &mut HeaderMap, cookie: String) {
    if let Ok(value) = HeaderValue::try_from(cookie) {
        fields.append(header::SET_COOKIE, value);
    }
}

/// What the request says by itself, before anybody is asked.
fn circumstances<S: State>(app: &S, request: &Request) -> Circumstances {
    let site = app.site();
    let headers = request.headers();
    let path = request.uri().path().to_owned();
    let raw_query = request.uri().query().unwrap_or_default().to_owned();
    let lang = ctx::path_lang(&path, site).unwrap_or_else(|| ctx::accepted(headers, site));
    let once = headers
        .get("idempotency-key")
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    Circumstances {
        actor: Actor::anonymous(),
        lang,
        csrf: String::new(),
        method: request.method().clone(),
        session: None,
        path,
        query: pairs(raw_query.as_bytes()).unwrap_or_default(),
        raw_query,
        params: Vec::new(),
        once,
        now: app.clock().now(),
        client: client(request, site.proxies()),
        shared: cookies::shared(headers, site).map(str::to_owned),
        site: site.clone(),
    }
}

/// The client's address: of the connection, or what our outermost proxy saw.
fn client(request: &Request, proxies: usize) -> String {
    let forwarded = request
        .headers()
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok());
    let seen = forwarded.filter(|_| proxies > 0).and_then(|list| {
        let hops: Vec<&str> = list.split(',').map(str::trim).collect();
        hops.get(hops.len().saturating_sub(proxies))?
            .parse::<IpAddr>()
            .ok()
    });
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let address = seen.or_else(|| peer.map(|ConnectInfo(address)| address.ip()));
    address.map(network).unwrap_or_default()
}

/// One household: an IPv4 address, or the first half of an IPv6 address.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// Who is counted: a person, or the network of somebody who is not signed in.
fn client_of(facts: &Circumstances) -> String {
    let person = facts.actor.id();
    person.map_or_else(|| facts.client.clone(), |id| id.to_string())
}

fn sender(facts: &Circumstances, by_token: bool) -> Sender {
    match facts.actor.id() {
        None => Sender::Network,
        Some(_) if by_token || facts.session.is_none() => Sender::Program,
        Some(_) => Sender::Person,
    }
}

fn wait(now: Time, seconds: Option<u32>) -> Time {
    now + Duration::from_secs(u64::from(seconds.unwrap_or_default()))
}

/// Notes what a handler refused because there was too much of it.
fn note<S: State>(
    guard: &Guard<S>,
    ctx: &Ctx,
    (client, sender): (String, Sender),
    response: &Response,
) {
    let failure = response.extensions().get::<Failure>();
    let (rule, seconds) = match failure {
        Some(Failure(problem)) if problem.status == 429 => (problem.code, problem.retry_after),
        None if response.status() == StatusCode::TOO_MANY_REQUESTS => (guard.row.name, None),
        _ => return,
    };
    let until = wait(ctx.now, seconds);
    guard.limits.note(rule, (sender, &client), (ctx.now, until));
}

async fn admit<S: State>(
    guard: &Guard<S>,
    request: Request,
    facts: &mut Circumstances,
    visitor: &mut Visitor,
) -> Result<(Request, Option<Room>), Problem> {
    let (mut parts, body) = request.into_parts();
    let row = &guard.row;
    facts.params = params(&mut parts).await;
    if row.page && ctx::path_lang(&facts.path, &facts.site).is_none() {
        return Err(Problem::not_found());
    }
    pairs(facts.raw_query.as_bytes())
        .map_err(|at| Problem::new(400, "web.malformed_query").with("position", at + 1))?;
    null_characters(row.page, facts)?;
    let by_token = if row.framed {
        false
    } else {
        recognise(&guard.app, (&parts.headers, row), facts, visitor).await?
    };
    if facts.actor.is_person() {
        facts.actor.readings = Readings::begin();
    }
    let client = client_of(facts);
    guard
        .limits
        .take(row.rate, &client, facts.now)
        .inspect_err(|problem| {
            let until = wait(facts.now, problem.retry_after);
            guard.limits.note(
                row.rate.code(),
                (sender(facts, by_token), &client),
                (facts.now, until),
            );
        })?;
    let late = matches!(row.access, Access::Scope(_)) && !by_token;
    if !late {
        row.access.check(&facts.actor)?;
    }
    if row.step_up {
        access::step_up(&facts.actor, facts.now)?;
    }
    let mut room = None;
    let (form, body) = if is_safe(&parts.method) {
        (None, body)
    } else {
        let announced = announced(&parts.headers, row.body_limit)?;
        room = guard.uploads.take(announced.unwrap_or(row.body_limit))?;
        let guarded = !row.foreign && !by_token && (row.page || facts.session.is_some());
        let body = Body::new(TimeoutBody::new(STALLED, body));
        let (form, body) = read(row, &parts.headers, body, guarded || late).await?;
        if guarded {
            let cookie = facts.session.as_deref().or(visitor.known.as_deref());
            csrf::check(cookie, &parts.headers, form.as_ref())?;
        }
        (form, body)
    };
    if late {
        by_api_key(&guard.app, facts, form.as_ref()).await?;
        row.access.check(&facts.actor)?;
    }
    if let Some(form) = form {
        parts.extensions.insert(form);
    }
    Ok((Request::from_parts(parts, body), room))
}

/// The body in memory: as a form where it is one that carries files, or where one of its fields is needed.
async fn read(
    row: &Row,
    headers: &HeaderMap,
    body: Body,
    needed: bool,
) -> Result<(Option<Form>, Body), Problem> {
    if row.body_limit > BODY_LIMIT && media_type(headers) == "multipart/form-data" {
        let form = Form::arriving(headers, body, row.body_limit).await?;
        return Ok((Some(form), Body::empty()));
    }
    let bytes = buffered(body, row.body_limit).await?;
    let form = form_if(needed, headers, &bytes).await?;
    Ok((form, Body::from(bytes)))
}

async fn params(parts: &mut axum::http::request::Parts) -> Vec<(String, String)> {
    let raw = RawPathParams::from_request_parts(parts, &()).await;
    let pair = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    raw.map(|raw| raw.iter().map(pair).collect())
        .unwrap_or_default()
}

/// Programs are told of the one character that no database keeps; what people paste is freed of it.
fn null_characters(page: bool, facts: &mut Circumstances) -> Result<(), Problem> {
    let asked = facts.query.iter_mut().chain(&mut facts.params);
    for (name, value) in asked.filter(|(_, value)| value.contains('\0')) {
        if !page {
            return Err(Problem::new(400, "web.null_character").with("field", name.clone()));
        }
        value.retain(|letter| letter != '\0');
    }
    Ok(())
}

/// Finds out who asks. Answers whether they came with a token.
async fn recognise<S: State>(
    app: &S,
    (headers, row): (&HeaderMap, &Row),
    facts: &mut Circumstances,
    visitor: &mut Visitor,
) -> Result<bool, Problem> {
    let page = row.page;
    // Pages are for people: what a token may do is told apart by the actions behind `/api/v1`.
    let bare = || ctx::bare_key(headers).filter(|_| row.keyed);
    if let Some(token) = ctx::bearer(headers).or_else(bare).filter(|_| !page) {
        let found = app.sessions().bearer(token.to_owned()).await?;
        facts.actor = found.ok_or_else(|| Problem::new(401, "web.token_unknown"))?;
        return Ok(true);
    }
    if let Some(token) = cookies::cookie(headers, &facts.site, SESSION_COOKIE)
        && let Some(actor) = if row.unseen {
            app.sessions().session_unseen(token.to_owned()).await?
        } else {
            app.sessions().session(token.to_owned()).await?
        }
    {
        facts.actor = actor;
        facts.csrf = csrf::token(token);
        facts.session = Some(token.to_owned());
        return Ok(false);
    }
    visitor.known = cookies::cookie(headers, &facts.site, VISITOR_COOKIE).map(str::to_owned);
    // Only pages have forms to guard.
    if visitor.known.is_none() && page {
        visitor.fresh = Some(app.ids().secret());
    }
    let secret = visitor.known.as_deref().or(visitor.fresh.as_deref());
    facts.csrf = secret.map(csrf::token).unwrap_or_default();
    Ok(false)
}

/// Open311 clients send their token as `api_key`.
async fn by_api_key<S: State>(
    app: &S,
    facts: &mut Circumstances,
    form: Option<&Form>,
) -> Result<(), Problem> {
    let in_query = facts.query.iter().find(|(name, _)| name == "api_key");
    let key = in_query
        .map(|(_, value)| value.trim().to_owned())
        .or_else(|| form.and_then(|form| form.get("api_key")).map(str::to_owned))
        .filter(|key| !key.is_empty());
    if let Some(key) = key {
        let found = app.sessions().bearer(key).await?;
        facts.actor = found.ok_or_else(|| Problem::new(401, "web.token_unknown"))?;
        facts.actor.readings = Readings::begin();
    }
    Ok(())
}

/// How long the body says it is, unless that is too long.
fn announced(headers: &HeaderMap, limit: usize) -> Result<Option<usize>, Problem> {
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<usize>().ok());
    match announced {
        Some(length) if length > limit => Err(too_large(limit)),
        other => Ok(other),
    }
}

async fn buffered(body: Body, limit: usize) -> Result<Bytes, Problem> {
    axum::body::to_bytes(body, limit).await.map_err(|error| {
        let source = std::error::Error::source(&error).map(ToString::to_string);
        if source.is_some_and(|text| text.contains("length limit")) {
            too_large(limit)
        } else {
            cut_short(&error)
        }
    })
}

/// The body as a form where the guard itself needs one of its fields.
async fn form_if(needed: bool, headers: &HeaderMap, body: &Bytes) -> Result<Option<Form>, Problem> {
    let kinds = ["application/x-www-form-urlencoded", "multipart/form-data"];
    if !needed || !kinds.contains(&media_type(headers).as_str()) {
        return Ok(None);
    }
    Form::read(headers, body.clone()).await.map(Some)
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::{StreamExt, stream};
    use std::convert::Infallible;

    #[tokio::test]
    async fn a_body_that_stalls_is_told_from_one_that_is_too_long() {
        let sent = stream::iter([Ok::<_, Infallible>("a=1")]).chain(stream::pending());
        let silent = TimeoutBody::new(Duration::from_millis(1), Body::from_stream(sent));
        let refused = buffered(Body::new(silent), 1024)
            .await
            .expect_err("silence");
        assert_eq!((refused.status, refused.code), (408, "web.body_cut_short"));
        let refused = buffered(Body::from("a=12"), 3).await.expect_err("length");
        assert_eq!(refused.status, 413);
    }
}
