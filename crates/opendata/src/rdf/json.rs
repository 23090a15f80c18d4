//! JSON-LD. What names mean stands inside: nobody has to fetch a context from elsewhere.

use serde_json::{Map, Value as Json, json};

use super::{Node, PREFIXES, Thing};

pub(super) fn write(nodes: &[Node]) -> String {
    let context: Map<String, Json> = PREFIXES
        .into_iter()
        .map(|(prefix, address)| (prefix.to_owned(), Json::from(address)))
        .collect();
    let graph: Vec<Json> = nodes.iter().map(object).collect();
    json!({"@context": context, "@graph": graph}).to_string()
}

fn object(node: &Node) -> Json {
    let mut out: Map<String, Json> = Map::new();
    if !node.address.is_empty() {
        out.insert("@id".to_owned(), super::safe(&node.address).into());
    }
    for (property, thing) in &node.properties {
        let (name, value) = match (*property, thing) {
            ("rdf:type", Thing::Address(kind)) => ("@type", named(kind).into()),
            (property, thing) => (property, value(thing)),
        };
        match out.get_mut(name) {
            None => drop(out.insert(name.to_owned(), value)),
            Some(Json::Array(all)) => all.push(value),
            Some(one) => *one = Json::Array(vec![one.take(), value]),
        }
    }
    Json::Object(out)
}

/// The name with its prefix.
fn named(address: &str) -> String {
    let found = PREFIXES.iter().find_map(|(prefix, start)| {
        let rest = address.strip_prefix(start)?;
        Some(format!("{prefix}:{rest}"))
    });
    found.unwrap_or_else(|| address.to_owned())
}

fn value(thing: &Thing) -> Json {
    match thing {
        Thing::Address(address) => json!({"@id": super::safe(address)}),
        Thing::Words(words, lang) => json!({"@value": words, "@language": lang}),
        Thing::Plain(words) => json!({"@value": words}),
        Thing::Typed(value, kind) => json!({"@value": value, "@type": kind}),
        Thing::Nameless(node) => object(node),
    }
}
