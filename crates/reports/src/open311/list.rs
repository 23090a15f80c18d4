//! A long list, written item by item: without the tree that short answers are made of.

use std::fmt::Display;
use std::io::Write;

use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::format::{self, DECLARATION, Form};

/// Bytes that an item takes, so that the text seldom grows.
const ITEM_BYTES: usize = 700;

/// A list that is being written.
pub(super) struct List {
    form: Form,
    root: &'static str,
    out: Vec<u8>,
    empty: bool,
}

impl List {
    /// An empty list in the asked form. `root` names the outermost XML element.
    pub(super) fn new(form: Form, root: &'static str, items: usize) -> Self {
        let mut out = Vec::with_capacity(items * ITEM_BYTES + 64);
        match form {
            Form::Json => out.push(b'['),
            Form::Xml => {
                out.extend_from_slice(DECLARATION.as_bytes());
                tag(&mut out, "<", root);
            }
        }
        Self {
            form,
            root,
            out,
            empty: true,
        }
    }

    /// Adds an item, whose fields `write` gives in the order of their names.
    pub(super) fn item(&mut self, write: impl FnOnce(&mut Fields<'_>)) {
        let name = format::child(self.root);
        if !self.empty && self.form == Form::Json {
            self.out.push(b',');
        }
        self.empty = false;
        object(self.form, &mut self.out, name, write);
    }

    /// The list as bytes of UTF-8.
    fn finish(mut self) -> Vec<u8> {
        match self.form {
            Form::Json => self.out.push(b']'),
            Form::Xml => {
                tag(&mut self.out, "</", self.root);
                self.out.push(b'\n');
            }
        }
        self.out
    }

    /// The list as an answer.
    pub(super) fn answer(self) -> Response {
        let kind = self.form.kind();
        ([(header::CONTENT_TYPE, kind)], self.finish()).into_response()
    }
}

/// The fields of one item.
pub(super) struct Fields<'a> {
    form: Form,
    out: &'a mut Vec<u8>,
    empty: bool,
}

impl Fields<'_> {
    /// A text; nothing where it is empty.
    pub(super) fn text(&mut self, name: &str, words: &str) {
        if words.is_empty() {
            return self.nothing(name);
        }
        self.open(name);
        match self.form {
            Form::Json => format::quote(self.out, words),
            Form::Xml => format::escape(self.out, words),
        }
        self.close(name);
    }

    /// A text that needs no escaping, written in place.
    pub(super) fn plain(&mut self, name: &str, words: Option<impl Display>) {
        let Some(words) = words else {
            return self.nothing(name);
        };
        self.open(name);
        // Writing to memory cannot fail.
        let _ = match self.form {
            Form::Json => write!(self.out, "\"{words}\""),
            Form::Xml => write!(self.out, "{words}"),
        };
        self.close(name);
    }

    /// A number.
    pub(super) fn number(&mut self, name: &str, number: Option<f64>) {
        let Some(number) = number else {
            return self.nothing(name);
        };
        self.open(name);
        let _ = write!(self.out, "{number:?}");
        self.close(name);
    }

    /// What we do not know.
    pub(super) fn nothing(&mut self, name: &str) {
        match self.form {
            Form::Json => {
                self.open(name);
                self.out.extend_from_slice(b"null");
            }
            Form::Xml => {
                self.out.push(b'<');
                self.out.extend_from_slice(name.as_bytes());
                self.out.extend_from_slice(b"/>");
            }
        }
    }

    /// Fields within.
    pub(super) fn fields(&mut self, name: &str, write: impl FnOnce(&mut Fields<'_>)) {
        if self.form == Form::Json {
            self.open(name);
        }
        object(self.form, self.out, name, write);
    }

    fn open(&mut self, name: &str) {
        match self.form {
            Form::Json => {
                if !self.empty {
                    self.out.push(b',');
                }
                self.empty = false;
                self.out.push(b'"');
                self.out.extend_from_slice(name.as_bytes());
                self.out.extend_from_slice(b"\":");
            }
            Form::Xml => tag(self.out, "<", name),
        }
    }

    fn close(&mut self, name: &str) {
        if self.form == Form::Xml {
            tag(self.out, "</", name);
        }
    }
}

fn object(form: Form, out: &mut Vec<u8>, name: &str, write: impl FnOnce(&mut Fields<'_>)) {
    match form {
        Form::Json => out.push(b'{'),
        Form::Xml => tag(out, "<", name),
    }
    write(&mut Fields {
        form,
        out,
        empty: true,
    });
    match form {
        Form::Json => out.push(b'}'),
        Form::Xml => tag(out, "</", name),
    }
}

fn tag(out: &mut Vec<u8>, start: &str, name: &str) {
    out.extend_from_slice(start.as_bytes());
    out.extend_from_slice(name.as_bytes());
    out.push(b'>');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn written(form: Form, words: &[String]) -> String {
        let mut list = List::new(form, "service_requests", words.len());
        for word in words {
            list.item(|fields| {
                fields.text("a", word);
                fields.number("b", Some(3.5));
                fields.nothing("c");
                fields.fields("d", |inner| inner.text("e", word));
            });
        }
        String::from_utf8(list.finish()).expect("text")
    }

    proptest! {
        /// The two ways to write an answer cannot be told apart.
        #[test]
        fn lists_are_written_as_trees_are(words in proptest::collection::vec(any::<String>(), 0..4)) {
            let known = |word: &String| (!word.is_empty()).then(|| word.clone());
            let items: Vec<_> = words
                .iter()
                .map(|word| json!({"a": known(word), "b": 3.5, "c": null, "d": {"e": known(word)}}))
                .collect();
            let tree = serde_json::Value::Array(items);
            prop_assert_eq!(written(Form::Json, &words), tree.to_string());
            let xml = format::xml("service_requests", &tree);
            prop_assert_eq!(written(Form::Xml, &words).into_bytes(), xml);
        }
    }
}
