//! The client: synchronous, over rustls.

use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::{Request, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body};

use super::error::Error;
use super::rules;

/// Who chose the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// A stranger, or another machine: only the open internet is reached.
    Public,
    /// An agency whose channel the bureau has verified: the open internet is reached, and the machines of
    /// agencies that the operator named.
    Agency,
    /// The operator of this instance, whose machines may be on a private network.
    Operator,
}

/// What one request may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the answer's body.
    pub bytes: u64,
    /// From the look-up of the name to the last byte, redirects included.
    pub time: Duration,
    /// Redirects to follow.
    pub redirects: u32,
}

impl Default for Limits {
    /// One megabyte, twenty seconds, three redirects.
    fn default() -> Self {
        Self {
            bytes: 1_000_000,
            time: Duration::from_secs(20),
            redirects: 3,
        }
    }
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status of the last step.
    pub status: u16,
    /// The header `Content-Type`; never believe it.
    pub content_type: Option<String>,
    /// The header `Access-Control-Allow-Origin`: whose pages may read it.
    pub allow_origin: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// Whether the status says that all went well.
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}

/// The one client. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Client {
    public: Agent,
    agency: Agent,
    operator: Agent,
}

impl Default for Client {
    fn default() -> Self {
        Self::new(&[])
    }
}

impl Client {
    /// A client without any connection yet. Agencies' machines of these names, as `host` or `host:port`, are
    /// reached on a private network too.
    pub fn new(private: &[String]) -> Self {
        let public = |_: &Uri, address: SocketAddr| rules::is_public(address.ip());
        let private = private.to_vec();
        let named = move |uri: &Uri, address: SocketAddr| {
            public(uri, address) || rules::is_named(&private, &uri.to_string())
        };
        Self {
            public: agent(Guard::new(public)),
            agency: agent(Guard::new(named)),
            operator: agent(Guard::new(|_, _| true)),
        }
    }

    /// Fetches from the open internet.
    pub fn get(&self, url: &str, limits: &Limits) -> Result<Answer, Error> {
        self.get_from(url, &[], (limits, Trust::Public))
    }

    /// Fetches with headers, from wherever the trust allows.
    pub fn get_from(
        &self,
        url: &str,
        headers: &[(String, String)],
        (limits, trust): (&Limits, Trust),
    ) -> Result<Answer, Error> {
        rules::url_check(url)?;
        let request = with_headers(Request::get(url), headers)
            .body(())
            .map_err(unreadable)?;
        let agent = self.agent(trust);
        let request = agent
            .configure_request(request)
            .timeout_global(Some(limits.time))
            .max_redirects(limits.redirects)
            .build();
        answer(agent.run(request), limits)
    }

    /// Sends a body, to wherever the trust allows.
    pub fn post(
        &self,
        url: &str,
        headers: &[(String, String)],
        body: &[u8],
        (limits, trust): (&Limits, Trust),
    ) -> Result<Answer, Error> {
        rules::url_check(url)?;
        let request = with_headers(Request::post(url), headers)
            .body(body)
            .map_err(unreadable)?;
        let agent = self.agent(trust);
        let request = agent
            .configure_request(request)
            .timeout_global(Some(limits.time))
            .max_redirects(limits.redirects)
            .build();
        answer(agent.run(request), limits)
    }

    const fn agent(&self, trust: Trust) -> &Agent {
        match trust {
            Trust::Public => &self.public,
            Trust::Agency => &self.agency,
            Trust::Operator => &self.operator,
        }
    }
}

fn agent(guard: Guard) -> Agent {
    Agent::with_parts(config(), DefaultConnector::default(), guard)
}

/// No proxy: its own look-ups would go past our resolver. No credentials are carried along.
fn config() -> Config {
    Config::builder()
        .http_status_as_error(false)
        .proxy(None)
        .max_idle_connections(4)
        .user_agent(concat!("Balai/", env!("CARGO_PKG_VERSION")))
        .build()
}

fn with_headers(
    builder: ureq::http::request::Builder,
    headers: &[(String, String)],
) -> ureq::http::request::Builder {
    headers.iter().fold(builder, |builder, (name, value)| {
        builder.header(name, value)
    })
}

fn unreadable(_: ureq::http::Error) -> Error {
    Error::Refused("not a plain address or header")
}

fn answer(
    came: Result<ureq::http::Response<Body>, ureq::Error>,
    limits: &Limits,
) -> Result<Answer, Error> {
    let mut response = came.map_err(|error| understood(error, limits))?;
    let field = |name: &str| {
        let value = response.headers().get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    let content_type = field("content-type");
    let allow_origin = field("access-control-allow-origin");
    let status = response.status().as_u16();
    let body = response
        .body_mut()
        .with_config()
        .limit(limits.bytes)
        .read_to_vec();
    Ok(Answer {
        status,
        content_type,
        allow_origin,
        body: body.map_err(|error| understood(error, limits))?,
    })
}

fn understood(error: ureq::Error, limits: &Limits) -> Error {
    match error {
        ureq::Error::BodyExceedsLimit(_) => Error::TooLarge(limits.bytes),
        ureq::Error::Timeout(_) => Error::TooSlow,
        ureq::Error::BadUri(_) => Error::Refused("neither http nor https"),
        ureq::Error::Other(cause) if cause.is::<NotPublic>() => {
            Error::Refused("not an address of the open internet")
        }
        other => Error::Unreachable(other.to_string()),
    }
}

/// A name led to an address that is not public.
#[derive(Debug)]
struct NotPublic;

impl fmt::Display for NotPublic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a public address")
    }
}

impl std::error::Error for NotPublic {}

/// Whether an address may be reached for a question to this place.
type Allowed = Box<dyn Fn(&Uri, SocketAddr) -> bool + Send + Sync>;

/// Looks names up, and gives no address that may not be reached. Each connection, that of a redirect
/// too, goes to exactly an address that was looked at here.
struct Guard {
    inner: DefaultResolver,
    allowed: Allowed,
}

impl Guard {
    fn new(allowed: impl Fn(&Uri, SocketAddr) -> bool + Send + Sync + 'static) -> Self {
        Self {
            inner: DefaultResolver::default(),
            allowed: Box::new(allowed),
        }
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Guard").finish_non_exhaustive()
    }
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        if found.iter().all(|address| (self.allowed)(uri, *address)) {
            Ok(found)
        } else {
            Err(ureq::Error::Other(Box::new(NotPublic)))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    #[test]
    fn a_redirect_to_a_place_that_may_not_be_reached_is_not_followed() {
        let open = TcpListener::bind("127.0.0.1:0").expect("a port");
        let closed = TcpListener::bind("127.0.0.1:0").expect("a port");
        let (here, there) = (
            open.local_addr().expect("here"),
            closed.local_addr().expect("there"),
        );
        let guard = move || Guard::new(move |_, address| address.port() == here.port());
        let client = Client {
            public: agent(guard()),
            agency: agent(guard()),
            operator: agent(guard()),
        };
        let server = thread::spawn(move || {
            let (mut stream, _) = open.accept().expect("a request");
            let _ = stream.read(&mut [0; 2000]).expect("a request");
            let answer = format!(
                "HTTP/1.1 302 Found\r\nLocation: http://{there}/\r\nContent-Length: 0\r\n\r\n"
            );
            stream.write_all(answer.as_bytes()).expect("an answer");
        });
        let came = client.get(&format!("http://{here}/"), &Limits::default());
        server.join().expect("the server");
        assert!(matches!(came, Err(Error::Refused(_))), "{came:?}");
        closed.set_nonblocking(true).expect("a listener");
        assert!(closed.accept().is_err(), "nobody came");
    }
}
