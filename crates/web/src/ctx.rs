//! What a handler knows about the request besides its body.

use crate::form::Form;
use crate::i18n::Arg;
use crate::{Failure, Page, Site};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use base::{Actor, Lang, Problem, Time};
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// Longest `Idempotency-Key`, in characters.
const ONCE_KEY_MAX: usize = 200;

/// The request's circumstances. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Ctx(Arc<Circumstances>);

/// The fields of [`Ctx`].
#[derive(Clone)]
pub struct Circumstances {
    /// Who asks.
    pub actor: Actor,
    /// The reader's language: of the path on pages, else from `Accept-Language`.
    pub lang: Lang,
    /// What forms of this page must send as `csrf`.
    pub csrf: String,
    /// The browser session's token, if a session's cookie came along and stands.
    pub session: Option<String>,
    /// The method.
    pub method: Method,
    /// The path as asked for, such as `/ms/reports`.
    pub path: String,
    /// The query's fields in order, decoded.
    pub query: Vec<(String, String)>,
    /// The query as it stood in the address, without its question mark.
    pub raw_query: String,
    /// The path's named segments, decoded.
    pub params: Vec<(String, String)>,
    /// The header `Idempotency-Key`.
    pub once: Option<String>,
    /// When the request came in.
    pub now: Time,
    /// The client's network address.
    pub client: String,
    /// In a browser that many people use: what stands for whoever uses it now.
    pub shared: Option<String>,
    /// The instance.
    pub site: Site,
}

/// Without the secrets, so that they never reach a log.
impl fmt::Debug for Circumstances {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Circumstances")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("lang", &self.lang)
            .field("actor", &self.actor.kind)
            .field("now", &self.now)
            .finish_non_exhaustive()
    }
}

impl Deref for Ctx {
    type Target = Circumstances;

    fn deref(&self) -> &Circumstances {
        &self.0
    }
}

impl Ctx {
    pub(crate) fn new(circumstances: Circumstances) -> Self {
        Self(Arc::new(circumstances))
    }

    /// The same, but for what forms must send.
    pub(crate) fn with_csrf(&self, csrf: String) -> Self {
        let same = Circumstances::clone(&self.0);
        Self::new(Circumstances { csrf, ..same })
    }

    /// A named segment of the path; empty if the row has none of that name.
    pub fn param(&self, name: &str) -> &str {
        let found = self.params.iter().find(|(segment, _)| segment == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// The first value of a query field, trimmed, or nothing if absent or empty.
    pub fn query(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(field, _)| field == name);
        found
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The query as a form, for filters that are shown again with what the reader chose.
    pub fn query_form(&self) -> Form {
        Form {
            fields: self.query.clone(),
            files: Vec::new(),
        }
    }

    /// The key of a write that a program may send again, from the header `Idempotency-Key`.
    pub fn once_key(&self) -> Result<Option<&str>, Problem> {
        let fits = |key: &str| {
            (1..=ONCE_KEY_MAX).contains(&key.len())
                && key.bytes().all(|byte| byte.is_ascii_graphic())
        };
        match &self.once {
            Some(key) if !fits(key) => {
                Err(Problem::new(400, "web.once_key_wrong").with("most", ONCE_KEY_MAX))
            }
            key => Ok(key.as_deref()),
        }
    }

    /// Begins a page in the reader's language with this title.
    pub fn page(&self, title: impl Into<String>) -> Page {
        Page::new(self, title.into())
    }

    /// A translated message.
    pub fn t(&self, key: &str) -> Cow<'_, str> {
        self.site.locales().text(self.lang, key)
    }

    /// A translated message with its placeables.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "as on a page, where templates make the list"
    )]
    pub fn tx(&self, key: &str, args: Vec<(&str, Arg<'_>)>) -> String {
        self.site.locales().format(self.lang, key, &args)
    }

    /// A path of this site in the reader's language: `/reports` → `/ms/reports`.
    pub fn href(&self, path: &str) -> String {
        format!("/{}{path}", self.lang)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Ctx {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let found = parts.extensions.get::<Ctx>().cloned();
        Ok(found.ok_or_else(|| {
            tracing::error!("a handler outside the route table asked for its circumstances");
            Problem::internal()
        })?)
    }
}

/// The token of `Authorization: Bearer …`.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim())
        .filter(|token| !token.is_empty())
}

/// A token as CKAN's programs send it: bare in `Authorization`, or in a header of CKAN's own.
pub(crate) fn bare_key(headers: &HeaderMap) -> Option<&str> {
    let bare = |name: &str| {
        let value = headers.get(name)?.to_str().ok()?.trim();
        let is_bare = !value.is_empty() && !value.contains(char::is_whitespace);
        is_bare.then_some(value)
    };
    bare("authorization").or_else(|| bare("x-ckan-api-key"))
}

/// The best of the site's languages for `Accept-Language`, else Malay.
pub(crate) fn accepted(headers: &HeaderMap, site: &Site) -> Lang {
    let wanted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let mut best: Option<(Lang, f32)> = None;
    for part in wanted.split(',') {
        let (tag, weight) = part.split_once(';').unwrap_or((part, ""));
        let weight = match weight.trim().strip_prefix("q=") {
            Some(number) => number.trim().parse::<f32>().unwrap_or(0.0),
            None => 1.0,
        };
        let code = tag
            .trim()
            .split(['-', '_'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if let Some(lang) = site.locales().language(&code)
            && weight > best.map_or(0.0, |(_, known)| known)
        {
            best = Some((lang, weight));
        }
    }
    best.map_or(Lang::MS, |(lang, _)| lang)
}

/// The language that a page's path begins with.
pub(crate) fn path_lang(path: &str, site: &Site) -> Option<Lang> {
    let first = path.strip_prefix('/')?.split('/').next()?;
    site.locales().language(first)
}
