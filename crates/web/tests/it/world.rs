//! A small application: four routes, two persons, two tokens.

use axum::body::Body;
use axum::extract::State as Held;
use axum::http::{Method, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{
    Actor, Clock, Field, Grant, Id, Ids, ManualClock, Permission, Personal, Problem, Reading, Text,
    Via,
};
use std::sync::{Arc, Mutex};
use tower::ServiceExt;
use web::{
    Access, BoxFuture, Ctx, Doc, Failure, Form, JsonBody, Locales, Meters, Param, Rate, Rates,
    Route, Sessions, Site, SiteOptions, State, json,
};

pub(crate) const DESK: Permission = Permission("things.desk");

#[derive(Clone)]
pub(crate) struct World(Arc<Parts>);

pub(crate) struct Parts {
    site: Site,
    pub(crate) clock: ManualClock,
    ids: Ids,
    rates: Rates,
    meters: Meters,
    /// What was written down of readings.
    pub(crate) kept: Mutex<Vec<String>>,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::with(
            Locales::builder().pseudo().build().expect("locales"),
            Rates::off(),
            true,
        )
    }

    /// One whose people come over https.
    pub(crate) fn secure() -> Self {
        let locales = Locales::builder().build().expect("locales");
        Self::at("https://balai.example", locales, (Rates::off(), true))
    }

    pub(crate) fn with(locales: Locales, rates: Rates, demo: bool) -> Self {
        Self::at("http://localhost:8080", locales, (rates, demo))
    }

    fn at(public_url: &str, locales: Locales, (rates, demo): (Rates, bool)) -> Self {
        let options = SiteOptions {
            name: Text::malay("Balai"),
            strapline: Text::malay("Perkhidmatan awam sumber terbuka"),
            mark: None,
            css: String::new(),
            public_url: public_url.to_owned(),
            demo,
            zone: "Asia/Kuala_Lumpur".to_owned(),
            version: "0.1.0".to_owned(),
            proxies: 1,
            shared_idle: std::time::Duration::from_mins(5),
            locales,
        };
        Self(Arc::new(Parts {
            site: Site::new(options).expect("a site"),
            clock: ManualClock::new(web::testing::noon()),
            ids: Ids::seeded(7),
            rates,
            meters: Meters::default(),
            kept: Mutex::default(),
        }))
    }

    pub(crate) fn service(&self) -> axum::Router {
        web::router(rows(), self.clone())
    }

    pub(crate) fn parts(&self) -> &Parts {
        &self.0
    }

    /// Asks once.
    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.service().oneshot(request).await.expect("infallible");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX)
            .await
            .expect("a body");
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).expect("a request"))
            .await
    }
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// What the browser is told to keep.
    pub(crate) fn cookies(&self) -> Vec<&str> {
        let set = self.headers.get_all(header::SET_COOKIE).iter();
        set.map(|value| value.to_str().expect("text")).collect()
    }

    pub(crate) fn code(&self) -> String {
        let value: serde_json::Value = serde_json::from_str(&self.body).unwrap_or_default();
        value["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// A request under construction.
pub(crate) fn request(method: Method, path: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path)
}

/// A form post with a session's cookie.
pub(crate) fn post_form(path: &str, session: &str, body: &str) -> Request<Body> {
    request(Method::POST, path)
        .header(header::COOKIE, format!("balai_session={session}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body.to_owned()))
        .expect("a request")
}

impl Sessions for World {
    fn session(&self, token: String) -> BoxFuture<'_, Result<Option<Actor>, Problem>> {
        Box::pin(async move {
            let person = Actor::person(Id::from_bits(1), "Aminah");
            let grant = |agency: &str| Grant::new(DESK, Some(agency));
            Ok(match token.as_str() {
                "person" => Some(person),
                "officer" => Some(Actor {
                    grants: vec![grant("mbpj")],
                    ..person
                }),
                _ => None,
            })
        })
    }

    fn bearer(&self, token: String) -> BoxFuture<'_, Result<Option<Actor>, Problem>> {
        Box::pin(async move {
            let with = |scope: &str| {
                let via = Via::Token {
                    scopes: vec![scope.to_owned()],
                };
                Some(Actor {
                    via,
                    ..Actor::person(Id::from_bits(2), "Client")
                })
            };
            Ok(match token.as_str() {
                "writer" => with("things.write"),
                "reader" => with("things.read"),
                _ => None,
            })
        })
    }
}

impl State for World {
    fn sessions(&self) -> &dyn Sessions {
        self
    }
    fn site(&self) -> &Site {
        &self.0.site
    }
    fn clock(&self) -> &dyn Clock {
        &self.0.clock
    }
    fn ids(&self) -> &Ids {
        &self.0.ids
    }
    fn readings_keep<'a>(
        &'a self,
        actor: &'a Actor,
        row: Personal,
        read: Vec<Reading>,
    ) -> BoxFuture<'a, Result<(), Problem>> {
        Box::pin(async move {
            if read.iter().any(|one| one.subject == "unkept") {
                return Err(Problem::internal());
            }
            let subjects: Vec<_> = read.iter().map(|one| one.subject.as_str()).collect();
            let line = format!("{} {} {}", actor.name, row.why, subjects.join(" "));
            self.0.kept.lock().expect("nobody panics").push(line);
            Ok(())
        })
    }
    fn meters(&self) -> &Meters {
        &self.0.meters
    }
    fn limits(&self) -> Arc<web::Limits> {
        Arc::new(web::Limits::new(self.0.rates))
    }
}

#[derive(serde::Deserialize)]
struct Thing {
    name: String,
}

pub(crate) fn rows() -> Vec<Route<World>> {
    let thing = || serde_json::json!({ "type": "object" });
    let mut rows = web::rows();
    rows.extend([
        Route::get("/{lang}/open", "things.page", Access::Public, whoami),
        Route::get("/{lang}/frame", "things.frame", Access::Public, whoami).framed(),
        Route::get("/{lang}/mine", "things.mine", Access::SignedIn, whoami),
        Route::get("/{lang}/desk", "things.desk", Access::May(DESK), whoami),
        Route::post("/{lang}/open", "things.send", Access::Public, echo).rate(Rate::Code),
        Route::post("/{lang}/upload", "things.upload", Access::Public, echo).body_limit(2048),
        Route::get("/{lang}/boom", "things.boom", Access::Public, boom),
        Route::get("/api/v1/things/{id}", "things.get", Access::Public, whoami).doc(
            Doc::new("One thing")
                .param(Param::path("id", "Its id"))
                .response(200, "It", thing),
        ),
        Route::post(
            "/api/v1/things",
            "things.create",
            Access::Scope("things.write"),
            create,
        ),
        Route::post("/api/v1/mine", "things.my", Access::SignedIn, create),
        Route::post("/api/v1/free", "things.free", Access::Public, create),
        Route::post(
            "/open311/things",
            "things.form",
            Access::Scope("things.write"),
            echo,
        ),
        Route::get("/api/v1/boom", "things.boom_api", Access::Public, boom),
        Route::get(
            "/api/v1/people/{id}",
            "things.person",
            Access::SignedIn,
            reads,
        )
        .personal("handling", &[Field::Name]),
        Route::get("/api/v1/leaks/{id}", "things.leak", Access::SignedIn, reads),
        Route::get("/api/v1/busy", "things.busy", Access::Public, busy),
    ]);
    rows
}

async fn whoami(ctx: Ctx) -> Result<Response, Failure> {
    json(&serde_json::json!({
        "name": ctx.actor.name, "lang": ctx.lang, "csrf": ctx.csrf, "id": ctx.param("id"),
        "client": ctx.client, "once": ctx.once, "q": ctx.query("q"),
    }))
}

async fn echo(form: Form) -> Response {
    let files: Vec<String> = form
        .files
        .iter()
        .map(|file| format!("{}:{}", file.file_name, file.bytes.len()))
        .collect();
    format!("{:?} {files:?}", form.fields).into_response()
}

async fn create(JsonBody(thing): JsonBody<Thing>) -> String {
    thing.name
}

async fn boom(Held(_): Held<World>) -> Response {
    panic!("as asked");
}

/// Gives away somebody's name.
async fn reads(ctx: Ctx) -> Result<Response, Failure> {
    ctx.actor.readings.note(Reading {
        subject: ctx.param("id").to_owned(),
        agency: String::new(),
        fields: vec![Field::Name],
    });
    json(&serde_json::json!({ "name": "Badrul" }))
}

async fn busy() -> Failure {
    Failure(Problem::new(503, "web.busy").retry_after(5))
}
