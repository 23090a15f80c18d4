//! A client that speaks to the service without a network, with cookies and forms as browsers do.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, header};
use testkit::World;
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// One browser: its cookies, and the service it speaks to.
pub(crate) struct Browser {
    service: Router,
    runtime: Runtime,
    cookies: Vec<(String, String)>,
    bearer: Option<String>,
}

/// An answer, read whole.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: String,
    /// When to try again, in seconds.
    pub(crate) retry_after: String,
    pub(crate) tag: String,
    /// Where a list goes on.
    pub(crate) link: String,
    /// All headers but those that are drawn anew for each answer.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
    /// The body as it came.
    pub(crate) bytes: Vec<u8>,
}

impl Browser {
    /// A browser without a session.
    pub(crate) fn new(world: &World) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let service = server::service(&world.app);
        Self {
            service,
            runtime,
            cookies: Vec::new(),
            bearer: None,
        }
    }

    /// The same browser, signed in.
    pub(crate) fn with_session(mut self, token: String) -> Self {
        self.cookies.push((web::SESSION_COOKIE.to_owned(), token));
        self
    }

    /// Another window of the same browser, as it is now.
    pub(crate) fn window(&self, world: &World) -> Self {
        let mut window = Self::new(world);
        window.cookies.clone_from(&self.cookies);
        window
    }

    /// A program with a token.
    pub(crate) fn with_bearer(mut self, token: String) -> Self {
        self.bearer = Some(token);
        self
    }

    /// Fetches a page.
    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, String::new())
    }

    /// Fetches what is no text.
    pub(crate) fn bytes(&mut self, path: &str) -> Vec<u8> {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}");
        answer.bytes
    }

    /// Fetches with headers of its own.
    pub(crate) fn get_with(&mut self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send_as("GET", path, headers, String::new())
    }

    /// Sends a form, with the guard against foreign forms that its page would carry.
    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf();
        let mut pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", web::encoded(name), web::encoded(value)))
            .collect();
        pairs.push(format!("csrf={csrf}"));
        self.send("POST", path, pairs.join("&"))
    }

    /// Sends a form as a foreign page would: without the guard.
    pub(crate) fn post_bare(&mut self, path: &str, body: &str) -> Answer {
        self.send("POST", path, body.to_owned())
    }

    /// Sends JSON, as programs do.
    pub(crate) fn post_json(&mut self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut all = vec![("content-type", "application/json")];
        all.extend(headers);
        self.send_as("POST", path, &all, body.to_owned())
    }

    /// Sends a body with headers of its own.
    pub(crate) fn post_with(&mut self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.send_as("POST", path, headers, body.to_owned())
    }

    /// Puts JSON in the place of what was there.
    pub(crate) fn put_json(&mut self, path: &str, body: &str) -> Answer {
        let kind = [("content-type", "application/json")];
        self.send_as("PUT", path, &kind, body.to_owned())
    }

    /// Takes something away, as programs do.
    pub(crate) fn delete(&mut self, path: &str) -> Answer {
        self.send("DELETE", path, String::new())
    }

    /// Sends a form with a file, as pages with an input for files do.
    pub(crate) fn post_file(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        (name, bytes): (&str, &str),
    ) -> Answer {
        let part = |name: &str, value: &str| {
            format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let mut body = part("csrf", &self.csrf());
        for (field, value) in fields {
            body += &part(field, value);
        }
        body += &part(&format!("{name}\"; filename=\"a"), bytes);
        body += "--x--\r\n";
        let form = [("content-type", "multipart/form-data; boundary=x")];
        self.send_as("POST", path, &form, body)
    }

    fn csrf(&mut self) -> String {
        let page = self.get("/ms/reports/new").body;
        let (_, rest) = page.split_once("name=\"csrf\" value=\"").expect("a form");
        rest.split('"').next().unwrap().to_owned()
    }

    fn send(&mut self, method: &str, path: &str, body: String) -> Answer {
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let headers: &[_] = if method == "POST" { &form } else { &[] };
        self.send_as(method, path, headers, body)
    }

    fn send_as(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: String,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        if let Some(token) = &self.bearer {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request.body(Body::from(body)).unwrap();
        let service = self.service.clone();
        let answer = self.runtime.block_on(async {
            let answer = service.oneshot(request).await.unwrap();
            let (parts, body) = answer.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            (parts, bytes)
        });
        let (parts, bytes) = answer;
        self.keep_cookies(&Response::from_parts(parts.clone(), ()));
        let field = |name: header::HeaderName| {
            let value = parts.headers.get(name);
            value.map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
        };
        Answer {
            status: parts.status.as_u16(),
            location: field(header::LOCATION),
            retry_after: field(header::RETRY_AFTER),
            tag: field(header::ETAG),
            link: field(header::LINK),
            headers: settled(&parts.headers),
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
        }
    }

    fn keep_cookies(&mut self, answer: &Response<()>) {
        for value in answer.headers().get_all(header::SET_COOKIE) {
            let pair = value.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}

/// Headers in order, without cookies and the request's number.
fn settled(headers: &header::HeaderMap) -> Vec<(String, String)> {
    let mut all: Vec<_> = headers
        .iter()
        .filter(|(name, _)| **name != header::SET_COOKIE && *name != "x-request-id")
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.to_string(), value.into_owned())
        })
        .collect();
    all.sort();
    all
}
