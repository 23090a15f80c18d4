//! One test request, for whoever gave a key.

use serde_json::Value;

use super::rules::{self, Form};
use super::walk::Walk;
use super::{Finding, Rule};
use crate::open311::read::{items, text};

const MADE: Rule = Rule::must("post", "a request with a key answers 200 or 201");
const TOLD: Rule = Rule::must(
    "post-answer",
    "the answer is an array of one with service_request_id or token, not both",
);
const KEY: Rule = Rule::must(
    "post-key",
    "a request without a key or with a wrong one is 403",
);
const POSTED: &str = "POST requests.xml";

/// Makes one test request for the first service, and tries it without a key before.
pub(super) fn post(walk: &mut Walk<'_>, key: &str) {
    let Some(code) = first_service(walk) else {
        return;
    };
    for wrong in ["", "&api_key=no-such-key"] {
        let status = sent(walk, &code, wrong).map(|answer| answer.status);
        let wrong = status.filter(|status| *status != 403);
        let wrong = wrong.map(|status| format!("status {status}"));
        walk.found.push(KEY.judge(POSTED, wrong));
    }
    let key = format!("&api_key={}", web::encoded(key));
    let Some(answer) = sent(walk, &code, &key) else {
        return;
    };
    let taken = matches!(answer.status, 200 | 201);
    let wrong = (!taken).then(|| format!("status {}", answer.status));
    walk.found.push(MADE.judge(POSTED, wrong));
    if taken {
        let (outside, tree) = rules::outside(POSTED, (Form::Xml, "service_requests"), &answer);
        walk.found.extend(outside);
        walk.found.extend(tree.as_ref().map(told));
    }
}

fn first_service(walk: &Walk<'_>) -> Option<String> {
    let answer = walk.asker.get(&walk.url("services", Form::Xml, "")).ok()?;
    let (_, tree) = rules::outside("", (Form::Xml, "services"), &answer);
    let tree = tree?;
    items(&tree, "services")
        .iter()
        .find_map(|service| text(service, "service_code"))
}

fn sent(walk: &Walk<'_>, code: &str, key: &str) -> Option<kernel::outbound::Answer> {
    let words = web::encoded("Ujian. Test request made by `balai lint open311`.");
    let code = web::encoded(code);
    let place = "lat=3.1073&long=101.6067&address_string=test";
    let form = format!("service_code={code}&{place}&description={words}{key}");
    walk.asker
        .post(&walk.url("requests", Form::Xml, ""), &form)
        .ok()
}

/// Whether the answer tells one id or one token.
fn told(tree: &Value) -> Finding {
    let [made] = items(tree, "service_requests") else {
        return TOLD.judge(POSTED, Some("not one".to_owned()));
    };
    let (id, token) = (text(made, "service_request_id"), text(made, "token"));
    let wrong = (id.is_some() == token.is_some()).then(|| "both or neither".to_owned());
    TOLD.judge(POSTED, wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Level;
    use serde_json::json;

    #[test]
    fn an_answer_tells_an_id_or_a_token() {
        let level = |tree: &Value| told(tree).level;
        assert_eq!(level(&json!([{"service_request_id": "1"}])), Level::Ok);
        assert_eq!(level(&json!([{"token": "1"}])), Level::Ok);
        for bad in [
            json!([]),
            json!([{}]),
            json!([{"token": "1", "service_request_id": "1"}]),
        ] {
            assert_eq!(level(&bad), Level::Fault, "{bad}");
        }
    }
}
