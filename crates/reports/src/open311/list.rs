//! A long list, written item by item: without the tree that short answers are made of.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::Time;

use super::format::{self, DECLARATION, Form};

/// Bytes that an item takes, so that the text seldom grows.
const ITEM_BYTES: usize = 700;

/// A field's name as each form writes it, put together by the compiler.
#[derive(Clone, Copy)]
pub(super) struct Name {
    pub(super) bare: &'static str,
    /// With the comma before it, which the first field leaves out.
    pub(super) json: &'static str,
    pub(super) opened: &'static str,
    pub(super) closed: &'static str,
    pub(super) empty: &'static str,
}

/// The [`Name`] of a field.
macro_rules! name {
    ($name:literal) => {
        $crate::open311::list::Name {
            bare: $name,
            json: concat!(",\"", $name, "\":"),
            opened: concat!("<", $name, ">"),
            closed: concat!("</", $name, ">"),
            empty: concat!("<", $name, "/>"),
        }
    };
}
pub(super) use name;

/// A text as a form writes it, made once for many items. Empty where there are no words.
pub(super) struct Written(Vec<u8>);

impl Written {
    pub(super) fn new(form: Form, words: &str) -> Self {
        let mut out = Vec::new();
        if !words.is_empty() {
            form.write(&mut out, words);
        }
        Self(out)
    }
}

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
    pub(super) fn text(&mut self, name: Name, words: &str) {
        if words.is_empty() {
            return self.nothing(name);
        }
        self.open(name);
        self.form.write(self.out, words);
        self.close(name);
    }

    /// A text that was made before.
    pub(super) fn written(&mut self, name: Name, words: &Written) {
        if words.0.is_empty() {
            return self.nothing(name);
        }
        self.open(name);
        self.out.extend_from_slice(&words.0);
        self.close(name);
    }

    /// An instant, to whole seconds.
    pub(super) fn time(&mut self, name: Name, time: Option<Time>) {
        let Some(seconds) = time.map(Time::seconds) else {
            return self.nothing(name);
        };
        self.open(name);
        let quote: &[u8] = match self.form {
            Form::Json => b"\"",
            Form::Xml => b"",
        };
        self.out.extend_from_slice(quote);
        match seconds.ascii() {
            Some(text) => self.out.extend_from_slice(&text),
            None => self.put(&seconds.to_string()),
        }
        self.out.extend_from_slice(quote);
        self.close(name);
    }

    /// A number.
    pub(super) fn number(&mut self, name: Name, number: Option<f64>) {
        let Some(number) = number else {
            return self.nothing(name);
        };
        self.open(name);
        // A finite number can always be written, and so can memory.
        let _ = serde_json::to_writer(&mut *self.out, &number);
        self.close(name);
    }

    /// What we do not know.
    pub(super) fn nothing(&mut self, name: Name) {
        match self.form {
            Form::Json => {
                self.open(name);
                self.put("null");
            }
            Form::Xml => self.put(name.empty),
        }
    }

    /// Fields within.
    pub(super) fn fields(&mut self, name: Name, write: impl FnOnce(&mut Fields<'_>)) {
        if self.form == Form::Json {
            self.open(name);
        }
        object(self.form, self.out, name.bare, write);
    }

    fn open(&mut self, name: Name) {
        let text = match (self.form, self.empty) {
            (Form::Json, true) => name.json.trim_start_matches(','),
            (Form::Json, false) => name.json,
            (Form::Xml, _) => name.opened,
        };
        self.empty = false;
        self.put(text);
    }

    fn close(&mut self, name: Name) {
        if self.form == Form::Xml {
            self.put(name.closed);
        }
    }

    fn put(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
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
                fields.text(name!("a"), word);
                fields.number(name!("b"), Some(3.5));
                fields.nothing(name!("c"));
                fields.fields(name!("d"), |inner| inner.text(name!("e"), word));
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
