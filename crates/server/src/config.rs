//! What an operator may set: defaults, then a TOML file, then `BALAI_*` variables, then the command line.
//!
//! Every setting is one row of [`keys::KEYS`]; the row parses the value, and the generated page
//! `docs/reference/configuration.md` is printed from the same rows, so neither can drift from the other.

mod keys;
mod read;
mod reference;
mod together;
mod values;

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use kernel::identity::SecondFactor;
use kernel::log::rules::Verifier;

pub(crate) use read::load;
pub(crate) use reference::{example, reference};
pub(crate) use together::{Proof, together};

/// Everything an operator may set, one struct per concern.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Config {
    /// Where the service listens and what it holds.
    pub(crate) server: Server,
    /// How the service proves to browsers who it is.
    pub(crate) tls: Tls,
    /// Where records are kept.
    pub(crate) database: Database,
    /// How letters leave by e-mail.
    pub(crate) mail: Mail,
    /// How short messages leave through a gateway.
    pub(crate) sms: Sms,
    /// How agencies' own servers are reached.
    pub(crate) agencies: Agencies,
    /// Where events are sent that agencies want to have.
    pub(crate) hooks: Hooks,
    /// How people's devices are told of news.
    pub(crate) push: Push,
    /// Whose name and key the public log has.
    pub(crate) public_log: PublicLog,
    /// How people prove who they are.
    pub(crate) identity: Identity,
    /// How this instance names and colours itself.
    pub(crate) instance: Instance,
    /// How much one visitor may ask for.
    pub(crate) limits: Limits,
    /// What is written to the log.
    pub(crate) log: Log,
}

/// Where the service listens and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Server {
    /// The address and port to listen on.
    pub(crate) listen: SocketAddr,
    /// The address people type, without a slash at the end; empty if nobody said.
    pub(crate) public_url: String,
    /// The folder that holds everything of an embedded instance.
    pub(crate) data: PathBuf,
    /// A country pack to use instead of the embedded one.
    pub(crate) pack: Option<PathBuf>,
    /// How many proxies in front of us add an `X-Forwarded-For` entry that may be believed.
    pub(crate) proxies: usize,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            public_url: String::new(),
            data: PathBuf::new(),
            pack: None,
            proxies: 0,
        }
    }
}

/// How the service proves to browsers who it is. What may stand beside what is judged in [`together`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tls {
    /// The address and port to listen on for https.
    pub(crate) listen: SocketAddr,
    /// A file with the certificate and those between it and the root.
    pub(crate) certificate: Option<PathBuf>,
    /// A file with the certificate's key.
    pub(crate) key: Option<PathBuf>,
    /// Whether the program asks for its certificates itself.
    pub(crate) acme: bool,
    /// The names to ask for.
    pub(crate) domains: Vec<String>,
    /// Whom the authority may write to.
    pub(crate) contact: Option<String>,
    /// Where the authority's directory is.
    pub(crate) directory: String,
    /// A file with the roots that prove who the directory is; none means the public ones.
    pub(crate) authority: Option<PathBuf>,
    /// Whether the plain address only leads to the secure one.
    pub(crate) redirect: bool,
}

impl Default for Tls {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::UNSPECIFIED, 443)),
            certificate: None,
            key: None,
            acme: false,
            domains: Vec::new(),
            contact: None,
            directory: String::new(),
            authority: None,
            redirect: false,
        }
    }
}

/// Where records are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Database {
    /// A `postgres://` address; none means SQLite in the data folder.
    pub(crate) url: Option<Secret>,
    /// How many transactions may read at the same time.
    pub(crate) readers: usize,
}

/// How letters leave by e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Mail {
    /// The `smtp://` or `smtps://` address of the mail server, with its credentials.
    pub(crate) smtp: Option<Secret>,
    /// The sender of every letter.
    pub(crate) from: String,
    /// The folder that letters are put in when there is no mail server; none means `mail` in the data folder.
    pub(crate) pickup: Option<PathBuf>,
    /// A file with the authorities by whose word the mail server is known; none means those of the web.
    pub(crate) authorities: Option<PathBuf>,
    /// A file with the key that signs letters.
    pub(crate) dkim_key: Option<PathBuf>,
    /// The name under which the domain shows the key's public half.
    pub(crate) dkim_selector: String,
    /// The domain that letters are signed for; none means that of the sender.
    pub(crate) dkim_domain: Option<String>,
}

/// How short messages leave through a gateway.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Sms {
    /// The gateway's address; `{to}` and `{text}` are filled in, percent-encoded.
    pub(crate) url: Option<Secret>,
    /// Headers to send, as (name, value).
    pub(crate) headers: Vec<(String, Secret)>,
    /// What the gateway calls the fields of messages that it hands in, as (ours, theirs).
    pub(crate) fields: Vec<(String, String)>,
    /// The request body; `{to}` and `{text}` are filled in, escaped for JSON. None means a GET without a body.
    pub(crate) body: Option<String>,
}

/// How agencies' own servers are reached.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Agencies {
    /// Those on a private network, as `host` or `host:port`.
    pub(crate) private_hosts: Vec<String>,
}

/// Where events are sent that agencies want to have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Hooks {
    /// Hosts that are allowed, as `host` or `host:port`; none means all of the open internet.
    pub(crate) hosts: Vec<String>,
}

/// How people's devices are told of news.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Push {
    /// Push services of the operator's own, as `host` or `host:port`.
    pub(crate) services: Vec<String>,
}

/// Whose name and key the public log has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct PublicLog {
    /// The private key in the form of signed notes; none means the one in the data folder.
    pub(crate) key: Option<Secret>,
    /// The name of a log that begins here; none means the public address and `/log`.
    pub(crate) origin: Option<String>,
    /// Who may hand in cosignatures.
    pub(crate) witnesses: Vec<Verifier>,
}

/// How people prove who they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Identity {
    /// Of whom a second factor is asked.
    pub(crate) second_factor: SecondFactor,
    /// Without use, a session is over after so long.
    pub(crate) session_idle: Duration,
    /// The longest that one lasts.
    pub(crate) session_life: Duration,
    /// The same for people who hold a role.
    pub(crate) officer_life: Duration,
    /// Without use, a session at a shared computer is over after so long.
    pub(crate) shared_idle: Duration,
    /// The longest that one lasts there.
    pub(crate) shared_life: Duration,
    /// Whether another key of the data folder is taken from now on.
    pub(crate) new_key: bool,
    /// A file of providers with which people may sign in.
    pub(crate) providers: Option<PathBuf>,
    /// Those of them on a private network, as `host` or `host:port`.
    pub(crate) provider_hosts: Vec<String>,
}

/// How this instance names and colours itself; what is absent comes from the country pack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Instance {
    /// The name, in whatever languages it is meant to be read.
    pub(crate) name: Option<String>,
    /// A file with CSS custom properties.
    pub(crate) css: Option<PathBuf>,
}

/// How much one visitor or client may ask for in a minute.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Limits {
    /// Whether the limits hold at all.
    pub(crate) enforced: bool,
    /// Pages.
    pub(crate) pages: u32,
    /// Reads by programs.
    pub(crate) reads: u32,
    /// Changes.
    pub(crate) writes: u32,
    /// One-time codes asked for or tried.
    pub(crate) codes: u32,
    /// Uploaded files.
    pub(crate) uploads: u32,
    /// Connections open at the same time, everybody's together.
    pub(crate) connections: usize,
}

/// What is written to the log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Log {
    /// A `tracing` filter such as `info` or `warn,store=debug`.
    pub(crate) filter: String,
    /// How lines are written.
    pub(crate) format: LogFormat,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum LogFormat {
    /// One readable line an event.
    #[default]
    Text,
    /// One JSON object an event.
    Json,
}

/// A value that must not reach a log: it prints as `(secret)`.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(String);

impl Secret {
    /// Keeps `text` out of debug output.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The value itself, for the one place that uses it.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("(secret)")
    }
}
