//! Writes triples as Turtle.

use std::fmt::Write;

use super::{Node, PREFIXES, Thing, safe};

pub(super) fn write(nodes: &[Node]) -> String {
    let mut out = String::new();
    for (prefix, address) in PREFIXES {
        let _ = writeln!(out, "@prefix {prefix}: <{address}> .");
    }
    for node in nodes {
        let _ = write!(out, "\n<{}> ", safe(&node.address));
        properties(&mut out, node, 1);
        out.push_str(" .\n");
    }
    out
}

fn properties(out: &mut String, node: &Node, depth: usize) {
    for (at, (property, thing)) in node.properties.iter().enumerate() {
        if at > 0 {
            out.push_str(" ;\n");
            out.push_str(&"    ".repeat(depth));
        }
        out.push_str(if *property == "rdf:type" {
            "a"
        } else {
            property
        });
        out.push(' ');
        object(out, thing, depth);
    }
}

fn object(out: &mut String, thing: &Thing, depth: usize) {
    let _ = match thing {
        Thing::Address(address) => match short(address) {
            Some(name) => write!(out, "{name}"),
            None => write!(out, "<{}>", safe(address)),
        },
        Thing::Words(words, lang) => write!(out, "\"{}\"@{lang}", escaped(words)),
        Thing::Plain(words) => write!(out, "\"{}\"", escaped(words)),
        Thing::Typed(value, kind) => write!(out, "\"{}\"^^{kind}", escaped(value)),
        Thing::Nameless(node) => {
            out.push_str("[ ");
            properties(out, node, depth + 1);
            out.push_str(" ]");
            Ok(())
        }
    };
}

/// The name of an address with its prefix, if what is behind it is a plain word.
fn short(address: &str) -> Option<String> {
    PREFIXES.iter().find_map(|(prefix, start)| {
        let rest = address.strip_prefix(start)?;
        let plain = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphabetic());
        plain.then(|| format!("{prefix}:{rest}"))
    })
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if letter.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(letter));
            }
            _ => out.push(letter),
        }
    }
    out
}
