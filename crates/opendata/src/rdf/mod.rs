//! A small part of RDF: triples of what we know ourselves, written as Turtle, as JSON-LD with its context inside, and as
//! RDF/XML. Nothing of it is ever read.

mod json;
mod turtle;
mod xml;

/// Prefixes of names, as they stand at the head of what is written.
pub(crate) const PREFIXES: [(&str, &str); 14] = [
    ("adms", "http://www.w3.org/ns/adms#"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatap", "http://data.europa.eu/r5r/"),
    ("dct", "http://purl.org/dc/terms/"),
    ("dqv", "http://www.w3.org/ns/dqv#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("hydra", "http://www.w3.org/ns/hydra/core#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// What a property points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Thing {
    /// Something with an address.
    Address(String),
    /// Words in a language.
    Words(String, String),
    /// Words in none.
    Plain(String),
    /// A value of a type, which is named with its prefix.
    Typed(String, &'static str),
    /// Something without an address of its own.
    Nameless(Node),
}

/// Something with properties. Its type is the first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Node {
    address: String,
    properties: Vec<(&'static str, Thing)>,
}

impl Node {
    /// Something of a type at an address.
    pub(crate) fn new(address: impl Into<String>, kind: &'static str) -> Self {
        Self {
            address: address.into(),
            properties: vec![("rdf:type", Thing::Address(full(kind)))],
        }
    }

    /// Something of a type without an address.
    pub(crate) fn nameless(kind: &'static str) -> Self {
        Self::new("", kind)
    }

    /// One property more, named with its prefix.
    pub(crate) fn with(mut self, property: &'static str, thing: Thing) -> Self {
        self.properties.push((property, thing));
        self
    }

    /// Several of one property.
    pub(crate) fn each(
        mut self,
        property: &'static str,
        things: impl IntoIterator<Item = Thing>,
    ) -> Self {
        let things = things.into_iter().map(|thing| (property, thing));
        self.properties.extend(things);
        self
    }
}

impl Thing {
    /// Something with an address.
    pub(crate) fn at(address: impl Into<String>) -> Self {
        Self::Address(address.into())
    }

    /// A moment.
    pub(crate) fn moment(time: base::Time) -> Self {
        Self::Typed(time.rfc3339(), "xsd:dateTime")
    }

    /// Text in each of its languages.
    pub(crate) fn said(text: &base::Text) -> Vec<Self> {
        let passages = text.passages();
        passages
            .map(|(lang, words)| Self::Words(words.to_owned(), lang.to_string()))
            .collect()
    }
}

/// A name with its prefix, in full; one with an unknown prefix stays as it is.
fn full(name: &str) -> String {
    let found = name.split_once(':').and_then(|(prefix, rest)| {
        let known = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
        Some(format!("{}{rest}", known.1))
    });
    found.unwrap_or_else(|| name.to_owned())
}

/// How triples are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Turtle.
    Turtle,
    /// JSON-LD.
    Json,
    /// RDF/XML.
    Xml,
}

impl Form {
    /// All of them, the one that is read most easily first.
    pub(crate) const ALL: [Self; 3] = [Self::Turtle, Self::Json, Self::Xml];

    /// The ending of its addresses.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Turtle => "ttl",
            Self::Json => "jsonld",
            Self::Xml => "rdf",
        }
    }

    /// Its media type, without parameters.
    pub(crate) const fn bare_type(self) -> &'static str {
        match self {
            Self::Turtle => "text/turtle",
            Self::Json => "application/ld+json",
            Self::Xml => "application/rdf+xml",
        }
    }

    /// Its media type.
    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Turtle => "text/turtle; charset=utf-8",
            Self::Json => "application/ld+json",
            Self::Xml => "application/rdf+xml; charset=utf-8",
        }
    }

    /// Everything about these nodes.
    pub(crate) fn write(self, nodes: &[Node]) -> String {
        match self {
            Self::Turtle => turtle::write(nodes),
            Self::Json => json::write(nodes),
            Self::Xml => xml::write(nodes),
        }
    }
}

/// The form that `Accept` likes best; nothing if it names none of them, or likes a page as much.
pub(crate) fn accepted(accept: &str) -> Option<Form> {
    let mut best: Option<(Form, f32)> = None;
    let mut page = 0.0_f32;
    for part in accept.split(',') {
        let (name, params) = part.split_once(';').unwrap_or((part, ""));
        let name = name.trim().to_ascii_lowercase();
        let mut params = params.split(';');
        let weight = params.find_map(|param| param.trim().strip_prefix("q="));
        let weight = weight.map_or(1.0, |text| text.trim().parse().unwrap_or(0.0));
        if name == "text/html" {
            page = page.max(weight);
        }
        let named = Form::ALL.into_iter().find(|form| form.bare_type() == name);
        if let Some(form) = named
            && weight > best.map_or(0.0, |(_, known)| known)
        {
            best = Some((form, weight));
        }
    }
    best.filter(|(_, weight)| *weight > page)
        .map(|(form, _)| form)
}

/// An address with no sign in it that could end it early.
fn safe(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for letter in address.chars() {
        let breaks = letter.is_control() || " <>\"{}|\\^`".contains(letter);
        if breaks {
            out.push_str(&web::encoded(&letter.to_string()));
        } else {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(words: &str) -> Vec<Node> {
        let inside = Node::nameless("foaf:Agent").with("foaf:name", Thing::Plain(words.to_owned()));
        let node = Node::new(format!("http://x/{words}"), "dcat:Dataset")
            .with("dct:title", Thing::Words(words.to_owned(), "ms".to_owned()))
            .with(
                "dcat:byteSize",
                Thing::Typed("3".to_owned(), "xsd:nonNegativeInteger"),
            )
            .with("dct:publisher", Thing::Nameless(inside));
        vec![node]
    }

    #[test]
    fn three_forms_say_the_same() {
        let nodes = sample("a");
        let turtle = Form::Turtle.write(&nodes);
        assert!(turtle.contains("<http://x/a> a dcat:Dataset"), "{turtle}");
        assert!(turtle.contains("dct:title \"a\"@ms"), "{turtle}");
        assert!(turtle.contains("[ a foaf:Agent"), "{turtle}");
        let json: serde_json::Value = serde_json::from_str(&Form::Json.write(&nodes)).unwrap();
        assert_eq!(json["@context"]["dcat"], "http://www.w3.org/ns/dcat#");
        assert_eq!(json["@graph"][0]["@type"], "dcat:Dataset");
        let xml = Form::Xml.write(&nodes);
        assert!(
            xml.contains("<dct:title xml:lang=\"ms\">a</dct:title>"),
            "{xml}"
        );
    }

    #[test]
    fn hostile_words_end_nothing() {
        for words in [
            "a\"b", "a\\", "a<b>&", "a\n\r\tb", "]]>", "a\u{1}b", "'''", "\u{ffff}",
        ] {
            let nodes = sample(words);
            let turtle = Form::Turtle.write(&nodes);
            let bare = turtle.replace("\\\\", "").replace("\\\"", "");
            let quotes = bare.matches('"').count();
            assert_eq!(quotes, 6, "{turtle}");
            serde_json::from_str::<serde_json::Value>(&Form::Json.write(&nodes)).unwrap();
            let plain = Form::Xml.write(&sample("x"));
            let xml = Form::Xml.write(&nodes);
            assert_eq!(
                xml.matches('<').count(),
                plain.matches('<').count(),
                "{xml}"
            );
        }
    }

    #[test]
    fn the_form_that_is_asked_for_is_given() {
        assert_eq!(accepted("text/turtle"), Some(Form::Turtle));
        assert_eq!(
            accepted("application/rdf+xml;q=0.5, application/ld+json;q=0.9"),
            Some(Form::Json)
        );
        assert_eq!(accepted("text/html,application/xhtml+xml,*/*;q=0.8"), None);
        assert_eq!(accepted("*/*"), None);
        assert_eq!(accepted("text/html;q=0.5, text/turtle"), Some(Form::Turtle));
    }
}
