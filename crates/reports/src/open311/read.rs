//! Answers as trees: XML in the terms of its JSON mapping, so that one rule judges both.

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::{Map, Value};

/// Elements whose children are a list, even where there is one of them or none.
const LISTS: [&str; 11] = [
    "services",
    "service_requests",
    "service_request_updates",
    "service_definitions",
    "errors",
    "endpoints",
    "formats",
    "attributes",
    "values",
    "groups",
    "notes",
];

/// The tree of an XML document and its root's name.
pub(crate) fn xml(text: &str) -> Result<(String, Value), String> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: 2_000_000,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options)
        .map_err(|error| format!("no well-formed XML: {error}"))?;
    let root = document.root_element();
    Ok((root.tag_name().name().to_owned(), tree(root, 0)))
}

/// Nothing nests deeper in this standard.
const DEPTH_MAX: usize = 16;

fn tree(node: Node<'_, '_>, depth: usize) -> Value {
    let name = node.tag_name().name();
    let children = || node.children().filter(Node::is_element);
    if depth < DEPTH_MAX && (children().next().is_some() || LISTS.contains(&name)) {
        let inner = |child| tree(child, depth + 1);
        if LISTS.contains(&name) {
            return Value::Array(children().map(inner).collect());
        }
        let fields = children().map(|child| (child.tag_name().name().to_owned(), inner(child)));
        return Value::Object(fields.collect::<Map<_, _>>());
    }
    let text: String = node
        .descendants()
        .filter(Node::is_text)
        .filter_map(|text| text.text())
        .collect();
    if text.trim().is_empty() {
        Value::Null
    } else {
        Value::String(text)
    }
}

/// A scalar's text; nothing where it is absent, null or empty.
pub(crate) fn text(value: &Value, name: &str) -> Option<String> {
    let text = match value.get(name)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(held) => held.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The items of a list that this is, or that it holds under this name.
pub(crate) fn items<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    let list = value.get(name).unwrap_or(value);
    list.as_array().map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn xml_reads_as_its_json_would() {
        let (root, tree) = xml(
            "<?xml version=\"1.0\"?><services><service><service_code>001</service_code>\
            <keywords/><groups><group>a</group></groups></service></services>",
        )
        .expect("xml");
        assert_eq!(root, "services");
        let same = json!([{"service_code": "001", "keywords": null, "groups": ["a"]}]);
        assert_eq!(tree, same);
        assert_eq!(xml("<errors/>").expect("xml").1, json!([]));
    }

    #[test]
    fn documents_with_entities_of_their_own_are_refused() {
        assert!(xml("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>").is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text: String) {
            let _ = xml(&text);
        }
    }
}
