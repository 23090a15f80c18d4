//! How what is held is written for people.

use base::Time;
use serde_json::Value;
use web::{Markup, Page, escaped};

use crate::registry::Registry;

/// One thing in words: each of its fields by name, with lists of things inside.
pub(super) fn item(page: &Page, registry: &Registry, item: &Value) -> String {
    let Value::Object(fields) = item else {
        return value(page, registry, ("", item));
    };
    let told = fields.iter().filter(|(_, value)| !is_empty(value));
    let rows: Vec<String> = told
        .map(|(name, told)| {
            let words = page.t(&format!("kernel-held-{}", name.replace('_', "-")));
            let told = value(page, registry, (name, told));
            format!("<div><dt>{}</dt><dd>{told}</dd></div>", escaped(&words))
        })
        .collect();
    format!("<dl class=\"answers\">{}</dl>", rows.concat())
}

/// Whether there is nothing to tell.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn value(page: &Page, registry: &Registry, (name, told): (&str, &Value)) -> String {
    match told {
        Value::Bool(yes) => {
            let key = if *yes {
                "kernel-held-yes"
            } else {
                "kernel-held-no"
            };
            escaped(&page.t(key))
        }
        Value::String(text) => text_value(page, registry, (name, text)),
        Value::Array(items) if items.iter().all(|item| !item.is_object()) => {
            let all: Vec<String> = items
                .iter()
                .map(|item| value(page, registry, (name, item)))
                .collect();
            all.join(", ")
        }
        Value::Array(items) => items
            .iter()
            .map(|one| item(page, registry, one))
            .collect::<Vec<_>>()
            .concat(),
        Value::Object(_) => item(page, registry, told),
        Value::Null => String::new(),
        Value::Number(number) => number.to_string(),
    }
}

fn text_value(page: &Page, registry: &Registry, (name, text): (&str, &str)) -> String {
    if let Ok(time) = Time::parse_rfc3339(text) {
        return escaped(&page.datetime(time));
    }
    match name {
        "agency" => {
            let agency = registry.agency(text);
            let name = agency.map(|agency| page.plain(&agency.name));
            escaped(name.as_deref().unwrap_or(text))
        }
        "about" => {
            let category = registry.category(text);
            let name = category.map(|category| page.plain(&category.name));
            escaped(name.as_deref().unwrap_or(text))
        }
        "link" => Markup::link(text, text).to_string(),
        _ => page.said(text).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Pack;
    use base::Lang;
    use serde_json::json;

    fn page() -> Page {
        let texts: &[(&str, &str)] = &[(
            "ms",
            "kernel-held-words = Kata\nkernel-held-files = Fail\nkernel-held-since = Sejak\nkernel-held-yes = ya",
        )];
        let site = web::testing::site_with(&[("kernel", texts)]).expect("a site");
        Page::of(&site, Lang::MS, web::testing::noon())
    }

    #[test]
    fn what_people_wrote_is_shown_and_never_run() {
        let pack = Pack::embedded().expect("the pack");
        let registry = pack.registry().expect("a registry");
        let told = json!({ "words": "<script>alert(1)</script>", "files": [{ "since": "2026-11-26T10:00:00Z" }] });
        let html = item(&page(), &registry, &told);
        assert!(!html.contains("<script>"), "{html}");
        assert!(
            html.contains("<dt>Kata</dt>") && html.contains("2026"),
            "{html}"
        );
    }
}
