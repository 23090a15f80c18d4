//! One answer, two forms: XML with every element named, or the same as bare JSON.
//!
//! JSON drops the root element and the repeated child's name, so a collection is a bare array.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};

pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// Which form was asked for, by the end of the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `text/xml`, with its declaration.
    Xml,
    /// `application/json`.
    Json,
}

impl Form {
    /// The form that a path ends in, and the path without it. XML, which the standard requires, where
    /// the path names neither.
    pub(crate) fn of(path: &str) -> (&str, Self) {
        match path.rsplit_once('.') {
            Some((name, "json")) => (name, Self::Json),
            Some((name, "xml")) => (name, Self::Xml),
            _ => (path, Self::Xml),
        }
    }
}

/// The element that a list's items are in.
pub(super) fn child(list: &str) -> &'static str {
    match list {
        "services" => "service",
        "service_definitions" => "service_definition",
        "service_requests" => "request",
        "service_request_updates" => "request_update",
        "errors" => "error",
        "endpoints" => "endpoint",
        "formats" => "format",
        "attributes" => "attribute",
        "values" => "value",
        "groups" => "group",
        "notes" => "note",
        _ => "item",
    }
}

impl Form {
    /// The content type.
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::Xml => "text/xml; charset=utf-8",
        }
    }

    /// Writes a text that is not empty.
    pub(super) fn write(self, out: &mut Vec<u8>, words: &str) {
        match self {
            Self::Json => quote(out, words),
            Self::Xml => escape(out, words),
        }
    }
}

/// The answer in the asked form. `root` names the outermost XML element.
pub(crate) fn answer(form: Form, status: u16, root: &str, value: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = body(form, root, value);
    (status, [(header::CONTENT_TYPE, form.kind())], body).into_response()
}

/// A value in the asked form.
pub(super) fn body(form: Form, root: &str, value: &Value) -> Vec<u8> {
    match form {
        Form::Json => value.to_string().into_bytes(),
        Form::Xml => xml(root, value),
    }
}

/// A value as an XML document.
pub(crate) fn xml(root: &str, value: &Value) -> Vec<u8> {
    let mut out = DECLARATION.as_bytes().to_vec();
    element(&mut out, root, value);
    out.push(b'\n');
    out
}

fn element(out: &mut Vec<u8>, name: &str, value: &Value) {
    out.push(b'<');
    out.extend_from_slice(name.as_bytes());
    if value.is_null() {
        out.extend_from_slice(b"/>");
        return;
    }
    out.push(b'>');
    match value {
        Value::Null => {}
        Value::Array(items) => items
            .iter()
            .for_each(|item| element(out, child(name), item)),
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, value)| element(out, name, value)),
        Value::String(text) => escape(out, text),
        Value::Bool(_) | Value::Number(_) => out.extend_from_slice(value.to_string().as_bytes()),
    }
    out.extend_from_slice(b"</");
    out.extend_from_slice(name.as_bytes());
    out.push(b'>');
}

/// Text with markup escaped and the control characters dropped that XML 1.0 cannot hold.
fn escape(out: &mut Vec<u8>, text: &str) {
    let special = |letter: char| {
        matches!(letter, '&' | '<' | '>' | '\u{fffe}' | '\u{ffff}')
            || letter < ' ' && !matches!(letter, '\t' | '\n')
    };
    let mut kept = 0;
    for (at, letter) in text.char_indices().filter(|(_, letter)| special(*letter)) {
        out.extend_from_slice(text.get(kept..at).unwrap_or_default().as_bytes());
        out.extend_from_slice(match letter {
            '&' => b"&amp;",
            '<' => b"&lt;",
            '>' => b"&gt;",
            '\r' => b"&#13;",
            _ => b"",
        });
        kept = at + letter.len_utf8();
    }
    out.extend_from_slice(text.get(kept..).unwrap_or_default().as_bytes());
}

/// Text as JSON writes it, in quotes.
fn quote(out: &mut Vec<u8>, text: &str) {
    // A text can always be written, and so can memory.
    let _ = serde_json::to_writer(out, text);
}

/// An object from names and values, in their order of spelling.
pub(crate) fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Object(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<Map<_, _>>(),
    )
}

/// A text, or null where there is none.
pub(crate) fn text(words: impl Into<String>) -> Value {
    let words = words.into();
    if words.is_empty() {
        Value::Null
    } else {
        Value::String(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn lists_name_their_items_and_nothing_is_an_empty_element() {
        let value = json!([{"service_code": "a&b", "metadata": true, "zipcode": null}]);
        assert_eq!(
            String::from_utf8(xml("services", &value)).expect("text"),
            concat!(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<services><service>",
                "<metadata>true</metadata><service_code>a&amp;b</service_code><zipcode/>",
                "</service></services>\n"
            )
        );
    }

    #[test]
    fn paths_tell_the_form() {
        assert_eq!(Form::of("RR-7K2M-9QX4.json"), ("RR-7K2M-9QX4", Form::Json));
        assert_eq!(Form::of("a.b.xml"), ("a.b", Form::Xml));
        assert_eq!(Form::of("bare"), ("bare", Form::Xml));
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_document(text: String) {
            let made = xml("description", &Value::String(text));
            let made = String::from_utf8(made).expect("text");
            let inner = made.split_once("<description>").expect("opened").1;
            let inner = inner.rsplit_once("</description>").expect("closed").0;
            prop_assert!(!inner.contains('<'));
            prop_assert!(inner.chars().all(|c| c >= ' ' || c == '\n' || c == '\t'));
        }
    }
}
