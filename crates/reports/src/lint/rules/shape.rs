//! What the outside of an answer says, whatever it is about: status, type, form, refusals.

use std::collections::BTreeSet;

use kernel::outbound::Answer;
use serde_json::Value;

use super::shown;
use crate::lint::{Finding, Level, Rule};
use crate::open311::read::{self, items, text};

const STATUS: Rule = Rule::must("status", "what exists answers with 200");
const TYPE: Rule = Rule::must(
    "content-type",
    "text/xml for XML, application/json for JSON",
);
const CHARSET: Rule = Rule::should("charset", "the content type says charset=utf-8");
const ENCODING: Rule = Rule::must("utf-8", "all text is UTF-8");
const DECLARATION: Rule = Rule::must(
    "xml-declaration",
    "XML begins with its declaration and encoding",
);
const BODY: Rule = Rule::must(
    "shape",
    "XML has the named root; JSON drops it, so that a collection is a bare array",
);
const CORS: Rule = Rule::should("cors", "pages of other sites may read what is public");
const SAME: Rule = Rule::must("same-values", "XML and JSON of one answer hold the same");
const ERRORS: Rule = Rule::must("errors", "errors are a list of code and description");
const NOT_FOUND: Rule = Rule::must("not-found", "what is unknown is 404");
const REFUSED: Rule = Rule::should("bad-request", "what is malformed is 400");
/// Which form was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) enum Form {
    Xml,
    Json,
}

impl Form {
    pub(in crate::lint) const BOTH: [Self; 2] = [Self::Xml, Self::Json];

    pub(in crate::lint) const fn end(self) -> &'static str {
        match self {
            Self::Xml => "xml",
            Self::Json => "json",
        }
    }
}

/// What the outside of an answer says: its type, its declaration, its root. Gives the tree within.
pub(in crate::lint) fn outside(
    at: &str,
    (form, root): (Form, &str),
    answer: &Answer,
) -> (Vec<Finding>, Option<Value>) {
    let kind = answer.content_type.as_deref().unwrap_or_default();
    let kind = kind.to_ascii_lowercase();
    let media = kind.split(';').next().unwrap_or_default().trim();
    let wanted = match form {
        Form::Xml => "text/xml",
        Form::Json => "application/json",
    };
    let mut found = vec![
        TYPE.judge(at, (media != wanted).then(|| shown(media))),
        CHARSET.judge(at, (!kind.contains("utf-8")).then(|| shown(&kind))),
    ];
    let Ok(body) = std::str::from_utf8(&answer.body) else {
        found.push(ENCODING.judge(at, Some("not UTF-8".to_owned())));
        return (found, None);
    };
    if form == Form::Xml {
        let head = body.get(..80).unwrap_or(body).to_ascii_lowercase();
        let declared = head.starts_with("<?xml") && head.contains("utf-8");
        found.push(DECLARATION.judge(at, (!declared).then(|| "none".to_owned())));
    }
    let (tree, wrong) = match inside(form, root, body) {
        Ok(tree) => (Some(tree), None),
        Err((tree, wrong)) => (tree, Some(wrong)),
    };
    found.push(BODY.judge(at, wrong));
    (found, tree)
}

/// The tree, or what is wrong with its shape and the tree as far as it can be judged all the same.
fn inside(form: Form, root: &str, body: &str) -> Result<Value, (Option<Value>, String)> {
    match form {
        Form::Xml => {
            let (name, tree) = read::xml(body).map_err(|error| (None, error))?;
            if name == root {
                Ok(tree)
            } else {
                Err((None, format!("the root is {}", shown(&name))))
            }
        }
        Form::Json => {
            let tree: Value =
                serde_json::from_str(body).map_err(|error| (None, format!("no JSON: {error}")))?;
            let single = matches!(root, "discovery" | "service_definition");
            match (single, &tree) {
                (false, Value::Array(_)) => Ok(tree),
                (true, Value::Object(fields)) if !fields.contains_key(root) => Ok(tree),
                (_, Value::Object(fields)) => {
                    let inner = fields.get(root).cloned();
                    Err((inner, "wrapped in an object".to_owned()))
                }
                _ => Err((None, "another kind of value".to_owned())),
            }
        }
    }
}

/// An answer that has to be there.
pub(in crate::lint) fn there(at: &str, answer: &Answer) -> Finding {
    let wrong = (answer.status != 200).then(|| format!("status {}", answer.status));
    STATUS.judge(at, wrong)
}

/// Whether pages of other sites may read it.
pub(in crate::lint) fn cors(at: &str, answer: &Answer) -> Finding {
    let open = answer.allow_origin.as_deref() == Some("*");
    CORS.judge(
        at,
        (!open).then(|| "no Access-Control-Allow-Origin".to_owned()),
    )
}

/// Whether two forms of one answer hold the same.
pub(in crate::lint) fn same(at: &str, xml: &Value, json: &Value) -> Finding {
    SAME.judge(at, differs(xml, json, at))
}

fn differs(xml: &Value, json: &Value, at: &str) -> Option<String> {
    match (xml, json) {
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => left
            .iter()
            .zip(right)
            .find_map(|(left, right)| differs(left, right, at)),
        (Value::Object(left), Value::Object(right)) => {
            let names: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
            names.into_iter().find_map(|name| {
                let side = |side: &Value| side.get(name).cloned().unwrap_or_default();
                differs(&side(xml), &side(json), name)
            })
        }
        // A null and an empty list look alike in XML.
        (Value::Array(_) | Value::Object(_), _) | (_, Value::Object(_)) => {
            Some(format!("{at} differs"))
        }
        (left, Value::Array(items)) => {
            (!left.is_null() || !items.is_empty()).then(|| format!("{at} differs"))
        }
        (left, right) => (!alike(left, right)).then(|| format!("{at} differs")),
    }
}

/// Numbers are compared by value, text without regard to blanks and to what XML cannot hold.
fn alike(xml: &Value, json: &Value) -> bool {
    let plain = |value: &Value| -> String {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let kept = text
            .chars()
            .filter(|letter| !letter.is_whitespace() && !letter.is_control());
        kept.collect()
    };
    let (left, right) = (plain(xml), plain(json));
    left == right
        || matches!((left.parse::<f64>(), right.parse::<f64>()), (Ok(a), Ok(b)) if (a - b).abs() < 1e-9)
}

/// A refusal with this status, and its errors.
pub(in crate::lint) fn refusal(at: &str, form: Form, answer: &Answer, status: u16) -> Vec<Finding> {
    let rule = if status == 404 { &NOT_FOUND } else { &REFUSED };
    let wrong = (answer.status != status).then(|| format!("status {}", answer.status));
    let mut found = vec![rule.judge(at, wrong)];
    if answer.status >= 400 {
        let (outside, tree) = outside(at, (form, "errors"), answer);
        let errors = tree
            .as_ref()
            .map(|tree| items(tree, "errors"))
            .unwrap_or_default();
        let whole =
            |error: &Value| text(error, "code").is_some() && text(error, "description").is_some();
        let good = !errors.is_empty() && errors.iter().all(whole);
        found.extend(
            outside
                .into_iter()
                .filter(|finding| finding.level != Level::Ok),
        );
        found.push(ERRORS.judge(at, (!good).then(|| "none".to_owned())));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn answer(status: u16, kind: &str, body: &str) -> Answer {
        Answer {
            status,
            content_type: Some(kind.to_owned()),
            allow_origin: None,
            body: body.as_bytes().to_vec(),
        }
    }

    /// The level of a rule among findings.
    fn level(found: &[Finding], rule: &Rule) -> Level {
        let one = found.iter().find(|one| one.rule == rule.name);
        one.expect(rule.name).level
    }

    #[test]
    fn outsides_are_told_apart() {
        let seen = |form, kind: &str, body: &str| {
            outside("x", (form, "services"), &answer(200, kind, body)).0
        };
        let good = seen(
            Form::Xml,
            "text/xml; charset=utf-8",
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><services/>",
        );
        assert!(good.iter().all(|one| one.level == Level::Ok), "{good:?}");
        let bare = seen(Form::Xml, "application/xml", "<services/>");
        assert_eq!(level(&bare, &TYPE), Level::Fault);
        assert_eq!(level(&bare, &CHARSET), Level::Warning);
        assert_eq!(level(&bare, &DECLARATION), Level::Fault);
        assert_eq!(level(&bare, &BODY), Level::Ok);
        for (form, body, kept) in [
            (Form::Json, "[]", Level::Ok),
            (Form::Json, "{\"services\": []}", Level::Fault),
            (Form::Json, "", Level::Fault),
            (Form::Json, "<html>", Level::Fault),
            (Form::Xml, "<html/>", Level::Fault),
            (Form::Xml, "<services>&</services>", Level::Fault),
        ] {
            assert_eq!(level(&seen(form, "x", body), &BODY), kept, "{body}");
        }
    }

    #[test]
    fn a_refusal_has_its_status_and_says_why() {
        let errors = "[{\"code\": 404, \"description\": \"no\"}]";
        let good = refusal(
            "x",
            Form::Json,
            &answer(404, "application/json; charset=utf-8", errors),
            404,
        );
        assert!(good.iter().all(|one| one.level == Level::Ok), "{good:?}");
        let page = refusal("x", Form::Json, &answer(404, "text/html", "<html>"), 404);
        assert_eq!(level(&page, &ERRORS), Level::Fault);
        assert_eq!(level(&page, &NOT_FOUND), Level::Ok);
        let empty = refusal("x", Form::Json, &answer(200, "application/json", "[]"), 404);
        assert_eq!(level(&empty, &NOT_FOUND), Level::Fault);
        let lenient = refusal("x", Form::Json, &answer(200, "application/json", "[]"), 400);
        assert_eq!(level(&lenient, &REFUSED), Level::Warning);
    }

    #[test]
    fn forms_that_differ_are_seen() {
        let (xml, json) = (
            json!({"lat": "3.10", "a": null, "b": "x  y"}),
            json!({"lat": 3.1, "a": [], "b": "x y\u{1}"}),
        );
        assert_eq!(same("x", &xml, &json).level, Level::Ok);
        assert_eq!(same("x", &xml, &json!({"lat": 3.2})).level, Level::Fault);
        assert_eq!(same("x", &json!([]), &json!([1])).level, Level::Fault);
    }
}
