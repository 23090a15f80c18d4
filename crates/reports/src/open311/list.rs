//! A long list, written item by item: without the tree that short answers are made of.

use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::format::{self, DECLARATION, Form};

/// Bytes that an item takes, so that the text seldom grows.
const ITEM_BYTES: usize = 700;

/// A list that is being written.
pub(super) struct List {
    form: Form,
    root: &'static str,
    out: String,
    empty: bool,
}

impl List {
    /// An empty list in the asked form. `root` names the outermost XML element.
    pub(super) fn new(form: Form, root: &'static str, items: usize) -> Self {
        let mut out = String::with_capacity(items * ITEM_BYTES + 64);
        match form {
            Form::Json => out.push('['),
            Form::Xml => {
                out.push_str(DECLARATION);
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
            self.out.push(',');
        }
        self.empty = false;
        object(self.form, &mut self.out, name, write);
    }

    /// The list as a text.
    fn finish(mut self) -> String {
        match self.form {
            Form::Json => self.out.push(']'),
            Form::Xml => {
                tag(&mut self.out, "</", self.root);
                self.out.push('\n');
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
    out: &'a mut String,
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

    /// A number that is written already.
    pub(super) fn number(&mut self, name: &str, digits: Option<&str>) {
        let Some(digits) = digits else {
            return self.nothing(name);
        };
        self.open(name);
        self.out.push_str(digits);
        self.close(name);
    }

    /// What we do not know.
    pub(super) fn nothing(&mut self, name: &str) {
        match self.form {
            Form::Json => {
                self.open(name);
                self.out.push_str("null");
            }
            Form::Xml => {
                self.out.push('<');
                self.out.push_str(name);
                self.out.push_str("/>");
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
                    self.out.push(',');
                }
                self.empty = false;
                self.out.push('"');
                self.out.push_str(name);
                self.out.push_str("\":");
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

fn object(form: Form, out: &mut String, name: &str, write: impl FnOnce(&mut Fields<'_>)) {
    match form {
        Form::Json => out.push('{'),
        Form::Xml => tag(out, "<", name),
    }
    write(&mut Fields {
        form,
        out,
        empty: true,
    });
    match form {
        Form::Json => out.push('}'),
        Form::Xml => tag(out, "</", name),
    }
}

fn tag(out: &mut String, start: &str, name: &str) {
    out.push_str(start);
    out.push_str(name);
    out.push('>');
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
                fields.number("b", Some("3.5"));
                fields.nothing("c");
                fields.fields("d", |inner| inner.text("e", word));
            });
        }
        list.finish()
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
            prop_assert_eq!(written(Form::Xml, &words), format::xml("service_requests", &tree));
        }
    }
}
