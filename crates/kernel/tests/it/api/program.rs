//! A program that speaks to the service with a token or with nothing.

use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{Request, header};
use serde_json::Value;
use sha2::{Digest, Sha256};
use testkit::World;
use tower::ServiceExt;

use base::Actor;
use kernel::App;

/// A client.
#[derive(Clone)]
pub(crate) struct Program {
    app: App,
    token: Option<String>,
    session: Option<String>,
}

/// An answer, read whole.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) text: String,
    pub(crate) json: Value,
}

impl Answer {
    /// The status and, of a refusal, its code.
    pub(crate) fn refusal(&self) -> (u16, &str) {
        (self.status, self.json["code"].as_str().unwrap_or_default())
    }

    /// The first of a refusal's fields, and what is wrong with it.
    pub(crate) fn field(&self) -> (&str, &str) {
        let first = &self.json["errors"][0];
        (
            first["field"].as_str().unwrap_or_default(),
            first["code"].as_str().unwrap_or_default(),
        )
    }

    /// One field of each item.
    pub(crate) fn each(&self, field: &str) -> Vec<String> {
        let items = self.json["items"].as_array().expect("items");
        let text = |item: &Value| match &item[field] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        items.iter().map(text).collect()
    }
}

impl Program {
    /// A client that nobody knows.
    pub(crate) fn stranger(world: &World) -> Self {
        Self {
            app: world.app.clone(),
            token: None,
            session: None,
        }
    }

    /// A program with this token.
    pub(crate) fn with(world: &World, token: &str) -> Self {
        Self {
            token: Some(token.to_owned()),
            ..Self::stranger(world)
        }
    }

    /// A person with this session, whose pages send its token against foreign forms.
    pub(crate) fn signed_in(world: &World, session: &str) -> Self {
        Self {
            session: Some(session.to_owned()),
            ..Self::stranger(world)
        }
    }

    /// A person's program.
    pub(crate) fn of(world: &World, actor: &Actor, scopes: &[&str]) -> Self {
        Self::with(world, &world.token(actor, scopes))
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None, &Value::Null)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.send("POST", path, None, body)
    }

    /// The same with a key, as a program that may have to send it again.
    pub(crate) fn post_once(&self, path: &str, key: &str, body: &Value) -> Answer {
        self.send("POST", path, Some(key), body)
    }

    pub(crate) fn put(&self, path: &str, body: &Value) -> Answer {
        self.send("PUT", path, None, body)
    }

    pub(crate) fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, None, &Value::Null)
    }

    /// Sends bytes of another kind than JSON.
    pub(crate) fn post_raw(&self, path: &str, kind: &str, bytes: &[u8]) -> Answer {
        self.answer("POST", path, None, Some((kind, bytes.to_vec())))
    }

    /// All items of a long list, so many at a time; whatever `meanwhile` does happens after each piece.
    pub(crate) fn walk(&self, path: &str, limit: usize, meanwhile: impl Fn(usize)) -> Vec<Value> {
        let (mut all, mut next, mut pieces) = (Vec::new(), String::new(), 0);
        let sign = if path.contains('?') { '&' } else { '?' };
        loop {
            let piece = self.get(&format!("{path}{sign}limit={limit}{next}"));
            assert_eq!(piece.status, 200, "{path}: {}", piece.text);
            let items = piece.json["items"].as_array().expect("items");
            assert!(items.len() <= limit, "{path}");
            all.extend(items.iter().cloned());
            pieces += 1;
            meanwhile(pieces);
            match piece.json["next"].as_str() {
                Some(after) => next = format!("&after={after}"),
                None => return all,
            }
        }
    }

    /// The same with a reason in the body.
    pub(crate) fn delete_for(&self, path: &str, body: &Value) -> Answer {
        self.send("DELETE", path, None, body)
    }

    /// A file as the whole body.
    pub(crate) fn file(&self, path: &str, key: Option<&str>, sent: (&str, Vec<u8>)) -> Answer {
        self.answer("POST", path, key, Some(sent))
    }

    fn send(&self, method: &str, path: &str, key: Option<&str>, body: &Value) -> Answer {
        let json = ("application/json", body.to_string().into_bytes());
        self.answer(method, path, key, Some(json).filter(|_| !body.is_null()))
    }

    fn answer(
        &self,
        method: &str,
        path: &str,
        key: Option<&str>,
        body: Option<(&str, Vec<u8>)>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let body = match body {
            None => Body::empty(),
            Some((media_type, bytes)) => {
                request = request.header(header::CONTENT_TYPE, media_type);
                Body::from(bytes)
            }
        };
        self.ask(request, body)
    }

    fn ask(&self, mut request: Builder, body: Body) -> Answer {
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if let Some(session) = &self.session {
            let cookie = format!("{}={session}", web::SESSION_COOKIE);
            request = request
                .header(header::COOKIE, cookie)
                .header("x-csrf-token", csrf(session));
        }
        let request = request.body(body).expect("a request");
        let service = web::router(kernel::module().routes, self.app.clone());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let answer = service.oneshot(request).await.expect("infallible");
            let status = answer.status().as_u16();
            let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX)
                .await
                .expect("a body");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let json = serde_json::from_str(&text).unwrap_or(Value::Null);
            Answer { status, text, json }
        })
    }
}

/// What pages of this session carry in their forms.
fn csrf(session: &str) -> String {
    let digest = Sha256::digest(format!("balai form 1\n{session}").as_bytes());
    base::hex(&digest).chars().take(32).collect()
}
