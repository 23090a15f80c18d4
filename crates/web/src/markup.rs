//! Pieces of HTML, and the two ways of escaping text into it.

use crate::Failure;
use base::Problem;
use std::fmt::Write as _;

/// A piece of HTML that templates do not escape again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markup(pub(crate) String);

impl Markup {
    /// Plain words, escaped.
    pub fn words(text: &str) -> Self {
        Self(escaped(text))
    }

    /// A link with plain words.
    pub fn link(href: &str, text: &str) -> Self {
        Self(format!(
            "<a href=\"{}\">{}</a>",
            escaped(href),
            escaped(text)
        ))
    }

    /// What a template renders, which has been escaped there.
    pub fn of<T: askama::Template>(template: &T) -> Result<Self, Failure> {
        template.render().map(Self).map_err(|error| {
            tracing::error!(%error, "part of a page not rendered");
            Failure(Problem::internal())
        })
    }
}

impl std::fmt::Display for Markup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Markup {}

/// Text with the five characters escaped that matter in HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        let (before, special) = rest.split_at(at);
        out.push_str(before);
        let mut letters = special.chars();
        out.push_str(match letters.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            _ => "&#39;",
        });
        rest = letters.as_str();
    }
    out.push_str(rest);
    out
}

/// Text for a query or a path segment, percent-encoded.
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
