//! Writes triples as RDF/XML.

use std::fmt::Write;

use web::escaped;

use super::{Node, PREFIXES, Thing, full, safe};

pub(super) fn write(nodes: &[Node]) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rdf:RDF");
    for (prefix, address) in PREFIXES {
        let _ = write!(out, "\n    xmlns:{prefix}=\"{address}\"");
    }
    out.push_str(">\n");
    for node in nodes {
        let about = attribute("rdf:about", &safe(&node.address));
        description(&mut out, node, &about);
    }
    out.push_str("</rdf:RDF>\n");
    out
}

fn description(out: &mut String, node: &Node, about: &str) {
    let _ = writeln!(out, "<rdf:Description{about}>");
    for (property, thing) in &node.properties {
        match thing {
            Thing::Address(address) => {
                let resource = attribute("rdf:resource", &safe(address));
                let _ = writeln!(out, "<{property}{resource}/>");
            }
            Thing::Words(words, lang) => {
                let lang = attribute("xml:lang", lang);
                let words = text(words);
                let _ = writeln!(out, "<{property}{lang}>{words}</{property}>");
            }
            Thing::Plain(words) => {
                let words = text(words);
                let _ = writeln!(out, "<{property}>{words}</{property}>");
            }
            Thing::Typed(value, kind) => {
                let kind = attribute("rdf:datatype", &full(kind));
                let value = text(value);
                let _ = writeln!(out, "<{property}{kind}>{value}</{property}>");
            }
            Thing::Nameless(inside) => {
                let _ = writeln!(out, "<{property}>");
                description(out, inside, "");
                let _ = writeln!(out, "</{property}>");
            }
        }
    }
    out.push_str("</rdf:Description>\n");
}

fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", text(value))
}

/// Words as XML 1.0 takes them, without the characters that it has no room for.
fn text(words: &str) -> String {
    let fits = |letter: &char| {
        !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}')
            || matches!(letter, '\n' | '\t')
    };
    escaped(&words.chars().filter(fits).collect::<String>())
}
