//! The operator's file of providers, over what the pack knows of some of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use base::Text;
use serde::Deserialize;
use toml::Spanned;
use url::Url;

use super::super::Papers;
use super::error::Fault;
use super::model::{ClientAuth, Provider};
use crate::outbound::is_named;
use crate::registry::SignInPreset;

/// Longest code of a provider, in bytes.
const CODE_MAX: usize = 40;

/// What a file is read with.
pub(super) struct Around<'a> {
    /// What the pack knows.
    pub(super) presets: &'a [SignInPreset],
    /// Kinds of papers of which a provider may know the number.
    pub(super) papers: &'a Papers,
    /// Providers' machines on a private network, which may do without TLS.
    pub(super) hosts: &'a [String],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    provider: Vec<Spanned<Row>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    issuer: String,
    client_id: String,
    client_secret: Option<String>,
    client_secret_file: Option<PathBuf>,
    client_secret_variable: Option<String>,
    #[serde(default)]
    client_auth: ClientAuth,
    preset: Option<String>,
    name: Option<Text>,
    scopes: Option<Vec<String>>,
    papers: Option<BTreeMap<String, String>>,
}

/// Reads the file; secrets may stand in files or variables of their own.
pub(super) fn read(
    (path, text): (&Path, &str),
    around: &Around<'_>,
) -> Result<Vec<Provider>, Fault> {
    let fault = |start: usize, reason: String| Fault::Line {
        path: path.to_owned(),
        line: line_of(text, start),
        reason,
    };
    let file: File = toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        fault(span.start, error.message().to_owned())
    })?;
    let mut all: Vec<Provider> = Vec::new();
    for row in file.provider {
        let start = row.span().start;
        let read = provider(row.into_inner(), (path, around)).and_then(|provider| {
            let doubled = all.iter().any(|known| known.code == provider.code);
            if doubled {
                return Err(format!("`{}` stands there twice", provider.code));
            }
            Ok(provider)
        });
        all.push(read.map_err(|reason| fault(start, reason))?);
    }
    Ok(all)
}

fn provider(row: Row, (path, around): (&Path, &Around<'_>)) -> Result<Provider, String> {
    let secret = secret(&row, path)?;
    let preset = match &row.preset {
        None => None,
        Some(code) => {
            let mut known = around.presets.iter();
            let found = known.find(|preset| preset.code == *code);
            Some(found.ok_or_else(|| format!("the pack has no preset `{code}`"))?)
        }
    };
    let name = row
        .name
        .or_else(|| preset.map(|preset| preset.name.clone()));
    let scopes = row
        .scopes
        .or_else(|| preset.map(|preset| preset.scopes.clone()));
    let papers = row
        .papers
        .or_else(|| preset.map(|preset| preset.papers.clone()));
    let papers = papers.unwrap_or_default();
    let unknown = papers
        .values()
        .find(|kind| around.papers.kind(kind).is_none());
    if let Some(kind) = unknown {
        return Err(format!("the pack has no kind of paper `{kind}`"));
    }
    if !is_code(&row.code) {
        return Err("`code` takes small letters, digits and hyphens, at most 40".to_owned());
    }
    if row.client_id.is_empty() {
        return Err("`client_id` is empty".to_owned());
    }
    Ok(Provider {
        issuer: issuer(&row.issuer, around.hosts)?,
        code: row.code,
        client_id: row.client_id,
        client_auth: row.client_auth,
        secret,
        name: name.ok_or("`name` is missing, and no preset has one")?,
        scopes: scopes.unwrap_or_default(),
        papers: papers.into_iter().collect(),
        known: std::sync::Mutex::default(),
    })
}

/// The secret with which the instance is known there, wherever it stands. A client without one is a public client.
fn secret(row: &Row, path: &Path) -> Result<Option<String>, String> {
    let beside = |file: &Path| path.parent().unwrap_or(Path::new("")).join(file);
    // What stands in the wrong place may be the secret itself: it is not repeated.
    let given = match (
        &row.client_secret,
        &row.client_secret_file,
        &row.client_secret_variable,
    ) {
        (None, None, None) => return Ok(None),
        (Some(secret), None, None) => secret.clone(),
        (None, Some(file), None) => std::fs::read_to_string(beside(file))
            .map_err(|error| format!("`client_secret_file`: {error}"))?,
        (None, None, Some(name)) => std::env::var(name).map_err(|_| {
            "the variable that `client_secret_variable` names is not set".to_owned()
        })?,
        _ => return Err("give the secret once: itself, its file or its variable".to_owned()),
    };
    let given = given.trim().to_owned();
    if given.is_empty() {
        return Err("the client's secret is empty".to_owned());
    }
    Ok(Some(given))
}

fn is_code(code: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=CODE_MAX).contains(&code.len()) && code.bytes().all(fits)
}

/// An issuer over TLS, or one of the operator's own machines.
fn issuer(given: &str, hosts: &[String]) -> Result<String, String> {
    let url = Url::parse(given).map_err(|error| format!("`issuer`: {error}"))?;
    let secure = url.scheme() == "https" || (url.scheme() == "http" && is_named(hosts, given));
    if !secure {
        return Err(
            "`issuer` has to start with https://, unless `identity.provider_hosts` names its machine"
                .to_owned(),
        );
    }
    if url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() {
        return Err("`issuer` takes no query, no fragment and nobody's name".to_owned());
    }
    Ok(given.to_owned())
}

/// The line, from 1, that holds the byte at `offset`.
fn line_of(text: &str, offset: usize) -> usize {
    let before = text.bytes().take(offset);
    before.filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use base::{Lang, Text};

    use super::*;

    const SOUND: &str = "# Ours\n[[provider]]\ncode = \"mydigital-id\"\npreset = \"mydigital-id\"\n\
        issuer = \"https://id.example/realms/rakyat\"\nclient_id = \"balai\"\nclient_secret = \" s3cret \"\n";

    fn preset() -> SignInPreset {
        SignInPreset {
            code: "mydigital-id".to_owned(),
            name: Text::malay("MyDigital ID"),
            scopes: vec!["profile".to_owned()],
            papers: BTreeMap::from([("nric".to_owned(), "mykad".to_owned())]),
        }
    }

    fn papers() -> Papers {
        let pack = crate::registry::Pack::embedded().expect("the pack");
        Papers::of(&pack).expect("kinds")
    }

    fn read_text(text: &str) -> Result<Vec<Provider>, String> {
        let around = Around {
            presets: &[preset()],
            papers: &papers(),
            hosts: &["127.0.0.1:9400".to_owned()],
        };
        read((Path::new("providers.toml"), text), &around).map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_preset_gives_what_the_file_leaves_out() {
        let all = read_text(SOUND).expect("sound");
        let one = all.first().expect("one");
        assert_eq!(one.name.get(Lang::MS).text, "MyDigital ID");
        assert_eq!(one.secret.as_deref(), Some("s3cret"));
        assert_eq!(one.papers, [("nric".to_owned(), "mykad".to_owned())]);
        assert!(!format!("{one:?}").contains("s3cret"));
        let over = format!("{SOUND}scopes = [\"email\"]\npapers = {{}}\n");
        let all = read_text(&over).expect("sound");
        assert!(
            all.iter()
                .all(|one| one.papers.is_empty() && one.scopes == ["email"])
        );
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_line() {
        let twice = format!("{SOUND}{SOUND}");
        for (text, said) in [
            ("provider = 3", "providers.toml:1: "),
            (
                &*SOUND.replace("client_id", "clientid"),
                "providers.toml:6: unknown field",
            ),
            (
                &*SOUND.replace("https://", "http://"),
                "providers.toml:2: `issuer` has to start",
            ),
            (
                &*SOUND.replace("rakyat", "rakyat?x=1"),
                "providers.toml:2: `issuer` takes no query",
            ),
            (
                &*SOUND.replace("code = \"m", "code = \"M"),
                "providers.toml:2: `code` takes",
            ),
            (
                &*SOUND.replace("preset = \"my", "preset = \"your"),
                "has no preset",
            ),
            (
                &*format!("{SOUND}papers = {{ a = \"dragon\" }}"),
                "kind of paper `dragon`",
            ),
            (
                &*format!("{SOUND}client_secret_file = \"x\""),
                "give the secret once",
            ),
            (
                &*SOUND.replace("client_secret", "client_secret_file"),
                "client_secret_file",
            ),
            (
                &*SOUND.replace("client_secret", "client_secret_variable"),
                "is not set",
            ),
            (
                &*SOUND.replace("preset = \"mydigital-id\"", ""),
                "`name` is missing",
            ),
            (
                &*twice,
                "providers.toml:9: `mydigital-id` stands there twice",
            ),
        ] {
            let refused = read_text(text).expect_err(said);
            assert!(refused.contains(said), "{said}: {refused}");
            assert!(!refused.contains("s3cret"), "{refused}");
        }
        let own = SOUND.replace("https://id.example", "http://127.0.0.1:9400");
        assert!(read_text(&own).is_ok(), "a machine that the operator named");
    }
}
