//! `balai lint open311 URL`: what a server of anybody does otherwise than the standard says.

use base::{Clock, SystemClock};
use kernel::outbound::{Answer, Client, Error, Limits, Trust};
use reports::lint::{Asker, Finding, Level, Subject, lint};
use serde_json::Value;

use crate::cli::LintOpen311;
use crate::commands::say;
use crate::open::Stop;

/// A thousand requests with long descriptions.
const BYTES: u64 = 20 * 1024 * 1024;

/// `balai lint open311 URL`
pub(crate) fn open311(asked: &LintOpen311) -> Result<(), Stop> {
    let server = Server {
        client: Client::default(),
        trust: if asked.allow_private {
            Trust::Operator
        } else {
            Trust::Public
        },
    };
    let subject = Subject {
        url: asked.url.clone(),
        jurisdiction: asked.jurisdiction.clone(),
        now: SystemClock.now(),
        key: asked.api_key.clone(),
    };
    let found = lint(&server, &subject);
    if asked.json {
        let all: Vec<Value> = found.iter().map(Finding::json).collect();
        say(&Value::Array(all).to_string())?;
    } else {
        found.iter().try_for_each(|one| say(&one.to_string()))?;
    }
    let count = |level: Level| found.iter().filter(|one| one.level == level).count();
    match count(Level::Fault) {
        0 => Ok(()),
        faults => Err(format!("{faults} faults, {} warnings", count(Level::Warning)).into()),
    }
}

/// A server somewhere, reached as far as whoever asks allows.
struct Server {
    client: Client,
    trust: Trust,
}

impl Asker for Server {
    fn get(&self, url: &str) -> Result<Answer, Error> {
        self.client.get_from(url, &[], (&limits(), self.trust))
    }

    fn post(&self, url: &str, form: &str) -> Result<Answer, Error> {
        let kind = "application/x-www-form-urlencoded".to_owned();
        let headers = [("Content-Type".to_owned(), kind)];
        let limits = (&limits(), self.trust);
        self.client.post(url, &headers, form.as_bytes(), limits)
    }
}

fn limits() -> Limits {
    Limits {
        bytes: BYTES,
        ..Limits::default()
    }
}
