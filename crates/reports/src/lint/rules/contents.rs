//! What answers hold: discovery, services, definitions, requests.

use std::collections::BTreeSet;
use std::time::Duration;

use base::Time;
use serde_json::Value;

use super::shape::Form;
use super::{list, shown};
use crate::lint::{Finding, Rule};
use crate::open311::read::{items, text};

/// The longest span of a list.
pub(in crate::lint) const SPAN: Duration = Duration::from_hours(90 * 24);
const ROWS_MAX: usize = 1_000;

const DISCOVERY: Rule = Rule::must(
    "discovery-fields",
    "changeset, contact, key_service and endpoints with specification, url, changeset, type, formats",
);
const CHANGESET: Rule = Rule::must("changeset", "an ISO 8601 time, in the past");
const ENDPOINT: Rule = Rule::must(
    "endpoint",
    "an endpoint of GeoReport_v2, of type production or test, with text/xml among its formats",
);
const SLASH: Rule = Rule::should(
    "endpoint-slash",
    "clients append names to an endpoint's url, so it ends in /",
);
const SERVICES: Rule = Rule::must(
    "service-fields",
    "service_code, service_name, metadata true or false, type realtime, batch or blackbox",
);
const SERVICES_ALL: Rule = Rule::should(
    "service-elements",
    "description, keywords and group are there as well, empty where nothing is known",
);
const CODES: Rule = Rule::must("service-codes", "each service_code once");
const IDS: Rule = Rule::must("ids-are-strings", "ids are text: 001 is not 1");
const DEFINITION: Rule = Rule::must(
    "definition-fields",
    "attributes with variable, code, a known datatype, required, order from 1 and each once, values for lists",
);
const REQUESTS: Rule = Rule::must(
    "request-fields",
    "service_request_id, status open or closed, service_code, requested_datetime; lat and long are numbers",
);
const REQUESTS_ALL: Rule = Rule::should(
    "request-elements",
    "every element of a request is there, empty where nothing is known",
);
const TIMES: Rule = Rule::must("times", "times carry Z or an offset");
const CAP: Rule = Rule::must("cap", "a list holds at most 1000 requests");
const WINDOW: Rule = Rule::must(
    "window",
    "a list spans 90 days at most, the last 90 without dates",
);
const FILTER: Rule = Rule::must("filters", "a filter narrows to what it names");
const SINGLE: Rule = Rule::must(
    "single",
    "one request is an array of one, with the id that was asked for",
);
const EMPTY: Rule = Rule::must(
    "empty-parameter",
    "an empty optional parameter is as good as none",
);

const SERVICE_ALL: [&str; 3] = ["description", "keywords", "group"];
const REQUEST_ALL: [&str; 17] = [
    "service_request_id",
    "status",
    "status_notes",
    "service_name",
    "service_code",
    "description",
    "agency_responsible",
    "service_notice",
    "requested_datetime",
    "updated_datetime",
    "expected_datetime",
    "address",
    "address_id",
    "zipcode",
    "lat",
    "long",
    "media_url",
];
const DATATYPES: [&str; 6] = [
    "string",
    "number",
    "datetime",
    "text",
    "singlevaluelist",
    "multivaluelist",
];

/// What a discovery holds.
pub(in crate::lint) fn discovery(at: &str, tree: &Value, now: Time) -> Vec<Finding> {
    let endpoints = tree.get("endpoints").and_then(Value::as_array);
    let endpoints = endpoints.map(Vec::as_slice).unwrap_or_default();
    let missing = ["changeset", "contact", "key_service"]
        .into_iter()
        .filter(|name| text(tree, name).is_none())
        .chain(endpoints.is_empty().then_some("endpoints"));
    let inner = endpoints.iter().flat_map(|endpoint| {
        let scalars = ["specification", "url", "changeset", "type"];
        let formats = items_of(endpoint, "formats")
            .is_empty()
            .then_some("formats");
        let missing = scalars
            .into_iter()
            .filter(|name| text(endpoint, name).is_none());
        missing.chain(formats)
    });
    let mut found = vec![DISCOVERY.judge(at, list(missing.chain(inner)))];
    let dates = std::iter::once(tree).chain(endpoints);
    let bad = dates
        .filter_map(|part| text(part, "changeset"))
        .filter(|date| !in_past(date, now));
    found.push(CHANGESET.judge(at, list(bad)));
    let wrong = endpoints.iter().filter(|endpoint| !is_endpoint(endpoint));
    let wrong = wrong.map(|endpoint| shown(&text(endpoint, "url").unwrap_or_default()));
    found.push(ENDPOINT.judge(at, list(wrong)));
    let urls = endpoints
        .iter()
        .filter_map(|endpoint| text(endpoint, "url"));
    found.push(SLASH.judge(at, list(urls.filter(|url| !url.ends_with('/')))));
    found
}

fn items_of<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    let list = value.get(name).and_then(Value::as_array);
    list.map(Vec::as_slice).unwrap_or_default()
}

fn is_endpoint(endpoint: &Value) -> bool {
    let specification = text(endpoint, "specification").unwrap_or_default();
    let kind = text(endpoint, "type").unwrap_or_default();
    let xml = items_of(endpoint, "formats").iter().any(|format| {
        format
            .as_str()
            .is_some_and(|text| text.trim() == "text/xml")
    });
    specification.to_ascii_lowercase().contains("georeport_v2")
        && matches!(kind.as_str(), "production" | "test")
        && xml
}

/// A date alone is ISO 8601, too.
fn in_past(text: &str, now: Time) -> bool {
    let full = format!("{text}T00:00:00Z");
    let zoned = format!("{text}Z");
    let time = [text, &zoned, &full]
        .into_iter()
        .find_map(|text| Time::parse_rfc3339(text).ok());
    time.is_some_and(|time| time <= now)
}

/// What a list of services holds.
pub(in crate::lint) fn services(at: &str, (form, tree): (Form, &Value)) -> Vec<Finding> {
    let services = items(tree, "services");
    let wrong = services.iter().filter(|service| !is_service(service));
    let empty = services.is_empty().then(|| "none".to_owned());
    let codes: Vec<String> = services
        .iter()
        .filter_map(|one| text(one, "service_code"))
        .collect();
    let distinct: BTreeSet<&String> = codes.iter().collect();
    let twice = (distinct.len() != codes.len()).then(|| "one comes twice".to_owned());
    vec![
        SERVICES.judge(at, list(wrong.map(named)).or(empty)),
        SERVICES_ALL.judge(at, absent(services, &SERVICE_ALL)),
        CODES.judge(at, twice),
        IDS.judge(at, numbers(form, services, "service_code")),
    ]
}

fn is_service(service: &Value) -> bool {
    let metadata = text(service, "metadata").unwrap_or_default();
    let kind = text(service, "type").unwrap_or_default();
    text(service, "service_code").is_some()
        && text(service, "service_name").is_some()
        && matches!(metadata.as_str(), "true" | "false")
        && matches!(kind.as_str(), "realtime" | "batch" | "blackbox")
}

fn named(item: &Value) -> String {
    let id = text(item, "service_request_id").or_else(|| text(item, "service_code"));
    shown(&id.unwrap_or_default())
}

/// Which of these elements are absent from some item.
fn absent(items: &[Value], names: &[&str]) -> Option<String> {
    let lacks = |name: &&&str| items.iter().any(|item| item.get(**name).is_none());
    list(names.iter().filter(lacks).map(|name| (*name).to_owned()))
}

/// Ids that are bare numbers in JSON.
fn numbers(form: Form, items: &[Value], name: &str) -> Option<String> {
    let bare = items
        .iter()
        .filter_map(|item| item.get(name))
        .filter(|id| form == Form::Json && id.is_number());
    list(bare.map(Value::to_string))
}

/// What a definition holds.
pub(in crate::lint) fn definition(
    at: &str,
    (form, tree): (Form, &Value),
    code: &str,
) -> Vec<Finding> {
    let attributes = items_of(tree, "attributes");
    let other = text(tree, "service_code").as_deref() != Some(code);
    let mut orders = BTreeSet::new();
    let wrong = attributes.iter().filter(|attribute| {
        let order = text(attribute, "order").and_then(|order| order.parse::<u32>().ok());
        let counted = order.is_some_and(|order| order >= 1 && orders.insert(order));
        !counted || !is_attribute(attribute)
    });
    let wrong = list(wrong.map(|attribute| shown(&text(attribute, "code").unwrap_or_default())));
    let other = other.then(|| "another service_code".to_owned());
    let none = attributes
        .is_empty()
        .then(|| "no attributes though metadata is true".to_owned());
    vec![
        DEFINITION.judge(at, other.or(wrong).or(none)),
        IDS.judge(
            at,
            numbers(form, std::slice::from_ref(tree), "service_code"),
        ),
    ]
}

fn is_attribute(attribute: &Value) -> bool {
    let is_bool = |name: &str| {
        matches!(
            text(attribute, name).unwrap_or_default().as_str(),
            "true" | "false"
        )
    };
    let datatype = text(attribute, "datatype").unwrap_or_default();
    let values = items_of(attribute, "values");
    let keyed = values
        .iter()
        .all(|value| text(value, "key").is_some() && text(value, "name").is_some());
    let listed = !datatype.ends_with("valuelist") || !values.is_empty();
    text(attribute, "code").is_some()
        && is_bool("variable")
        && is_bool("required")
        && DATATYPES.contains(&datatype.as_str())
        && keyed
        && listed
}

/// What a list of requests holds.
pub(in crate::lint) fn requests(at: &str, (form, tree): (Form, &Value)) -> Vec<Finding> {
    let requests = items(tree, "service_requests");
    let wrong = requests.iter().filter(|request| !is_request(request));
    let dates = [
        "requested_datetime",
        "updated_datetime",
        "expected_datetime",
    ];
    let loose = requests.iter().flat_map(|request| {
        let dates = dates.iter().filter_map(|name| text(request, name));
        dates.filter(|date| Time::parse_rfc3339(date).is_err())
    });
    vec![
        REQUESTS.judge(at, list(wrong.map(named))),
        REQUESTS_ALL.judge(at, absent(requests, &REQUEST_ALL)),
        TIMES.judge(at, list(loose)),
        IDS.judge(at, numbers(form, requests, "service_request_id")),
        CAP.judge(
            at,
            (requests.len() > ROWS_MAX).then(|| requests.len().to_string()),
        ),
    ]
}

fn is_request(request: &Value) -> bool {
    let status = text(request, "status").unwrap_or_default();
    let is_number = |name: &str| {
        text(request, name).is_none_or(|text| text.parse::<f64>().is_ok_and(f64::is_finite))
    };
    ["service_request_id", "service_code", "requested_datetime"]
        .iter()
        .all(|name| text(request, name).is_some())
        && matches!(status.as_str(), "open" | "closed")
        && is_number("lat")
        && is_number("long")
}

/// When a request was made; without an offset, which is a fault of its own, in UTC.
pub(in crate::lint) fn requested(request: &Value) -> Option<Time> {
    let text = text(request, "requested_datetime")?;
    let zoned = format!("{text}Z");
    [&text, &zoned]
        .into_iter()
        .find_map(|text| Time::parse_rfc3339(text).ok())
}

/// Whether a list without dates keeps to the last ninety days. A day more is forgiven: servers count in
/// their own zones.
pub(in crate::lint) fn window(at: &str, tree: &Value, now: Time) -> Finding {
    let first = now - SPAN - Duration::from_hours(24);
    let older = items(tree, "service_requests")
        .iter()
        .filter(|request| requested(request).is_some_and(|at| at < first));
    WINDOW.judge(at, list(older.map(named)))
}

/// What comes for a span that is too long: a refusal, or no more than ninety days of it.
pub(in crate::lint) fn long_span(at: &str, status: u16, tree: Option<&Value>) -> Finding {
    let dates = tree
        .into_iter()
        .flat_map(|tree| items(tree, "service_requests"))
        .filter_map(requested);
    let (mut first, mut last) = (None, None);
    for date in dates {
        first = Some(first.map_or(date, |known: Time| known.min(date)));
        last = Some(last.map_or(date, |known: Time| known.max(date)));
    }
    let longer = first
        .zip(last)
        .is_some_and(|(first, last)| last.since(first) > SPAN);
    let refused = status == 400;
    let wrong = (!refused && (longer || status != 200)).then(|| {
        if longer {
            "more than 90 days came".to_owned()
        } else {
            format!("status {status}")
        }
    });
    WINDOW.judge(at, wrong)
}

/// Whether all that came passes a filter.
pub(in crate::lint) fn filtered(
    at: &str,
    tree: &Value,
    passes: impl Fn(&Value) -> bool,
) -> Finding {
    let others = items(tree, "service_requests")
        .iter()
        .filter(|request| !passes(request));
    FILTER.judge(at, list(others.map(named)))
}

/// Whether one request came, and the right one.
pub(in crate::lint) fn single(at: &str, tree: &Value, id: &str) -> Finding {
    let ids: Vec<Option<String>> = items(tree, "service_requests")
        .iter()
        .map(|request| text(request, "service_request_id"))
        .collect();
    let right = ids.len() == 1 && ids.iter().flatten().all(|found| found == id);
    SINGLE.judge(at, (!right).then(|| format!("{} came", ids.len())))
}

/// Whether an empty parameter was as good as none.
pub(in crate::lint) fn as_good_as_none(
    at: &str,
    with: (u16, Option<&Value>),
    without: &Value,
    root: &str,
) -> Finding {
    let (status, tree) = with;
    let count = tree.map(|tree| items(tree, root).len());
    let wrong = if status != 200 {
        Some(format!("status {status}"))
    } else if count != Some(items(without, root).len()) {
        Some("another answer".to_owned())
    } else {
        None
    };
    EMPTY.judge(at, wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Level;
    use crate::lint::rules::{outside, refusal};
    use kernel::outbound::Answer;
    use proptest::prelude::*;
    use serde_json::json;

    /// The level of a rule among findings.
    fn level(found: &[Finding], rule: &Rule) -> Level {
        let one = found.iter().find(|one| one.rule == rule.name);
        one.expect(rule.name).level
    }

    fn now() -> Time {
        Time::parse_rfc3339("2026-11-25T00:00:00Z").expect("a time")
    }

    #[test]
    fn a_discovery_names_everything_and_a_past() {
        let endpoint = json!({
            "specification": "http://wiki.open311.org/GeoReport_v2", "url": "https://a.my/v2/",
            "changeset": "2026-01-01T00:00:00Z", "type": "production", "formats": ["text/xml"],
        });
        let whole = json!({"changeset": "2026-01-01", "contact": "a", "key_service": "b", "endpoints": [endpoint]});
        assert!(
            discovery("x", &whole, now())
                .iter()
                .all(|one| one.level == Level::Ok)
        );
        let with = |name: &str, value: Value| {
            let mut changed = whole.clone();
            changed[name] = value;
            discovery("x", &changed, now())
        };
        assert_eq!(
            level(&with("contact", json!(null)), &DISCOVERY),
            Level::Fault
        );
        assert_eq!(
            level(&with("endpoints", json!([])), &DISCOVERY),
            Level::Fault
        );
        for bad in ["2027-01-01T00:00:00Z", "yesterday", "1/2/2026"] {
            assert_eq!(
                level(&with("changeset", json!(bad)), &CHANGESET),
                Level::Fault,
                "{bad}"
            );
        }
        let mut other = endpoint.clone();
        other["type"] = json!("live");
        other["url"] = json!("https://a.my/v2");
        let found = with("endpoints", json!([other]));
        assert_eq!(level(&found, &ENDPOINT), Level::Fault);
        assert_eq!(level(&found, &SLASH), Level::Warning);
    }

    #[test]
    fn ids_that_are_numbers_are_faults_in_json_alone() {
        let tree =
            json!([{"service_code": 1, "service_name": "a", "metadata": false, "type": "batch"}]);
        let found = services("x", (Form::Json, &tree));
        assert_eq!(level(&found, &IDS), Level::Fault);
        assert_eq!(level(&found, &SERVICES), Level::Ok);
        assert_eq!(level(&found, &SERVICES_ALL), Level::Warning);
        let twice = json!([tree[0], tree[0]]);
        assert_eq!(
            level(&services("x", (Form::Xml, &twice)), &CODES),
            Level::Fault
        );
        assert_eq!(
            level(&services("x", (Form::Xml, &json!([]))), &SERVICES),
            Level::Fault
        );
    }

    #[test]
    fn a_definition_counts_from_one_and_offers_what_it_lists() {
        let attribute = json!({
            "variable": true, "code": "a", "datatype": "singlevaluelist", "required": "false",
            "order": 1, "values": [{"key": "k", "name": "n"}],
        });
        let judged = |attributes: Value| {
            let tree = json!({"service_code": "001", "attributes": attributes});
            level(&definition("x", (Form::Json, &tree), "001"), &DEFINITION)
        };
        assert_eq!(judged(json!([attribute])), Level::Ok);
        assert_eq!(judged(json!([])), Level::Fault);
        assert_eq!(
            judged(json!([attribute, attribute])),
            Level::Fault,
            "one order twice"
        );
        for (name, value) in [
            ("order", json!(0)),
            ("datatype", json!("list")),
            ("values", json!([])),
            ("variable", json!("yes")),
        ] {
            let mut bad = attribute.clone();
            bad[name] = value;
            assert_eq!(judged(json!([bad])), Level::Fault, "{name}");
        }
    }

    #[test]
    fn requests_carry_offsets_and_stay_within_the_window() {
        let row = |at: &str| json!({"service_request_id": "1", "status": "open", "service_code": "a", "requested_datetime": at});
        let judged = |at: &str| level(&requests("x", (Form::Json, &json!([row(at)]))), &TIMES);
        assert_eq!(judged("2026-11-01T00:00:00+08:00"), Level::Ok);
        assert_eq!(judged("2026-11-01T00:00:00"), Level::Fault);
        let (new, old) = (row("2026-11-01T00:00:00Z"), row("2026-01-01T00:00:00Z"));
        assert_eq!(window("x", &json!([new]), now()).level, Level::Ok);
        assert_eq!(window("x", &json!([old]), now()).level, Level::Fault);
        assert_eq!(long_span("x", 400, None).level, Level::Ok);
        assert_eq!(long_span("x", 200, Some(&json!([new]))).level, Level::Ok);
        assert_eq!(
            long_span("x", 200, Some(&json!([new, old]))).level,
            Level::Fault
        );
        assert_eq!(long_span("x", 500, None).level, Level::Fault);
        let many = Value::Array(vec![new; 1_001]);
        assert_eq!(
            level(&requests("x", (Form::Xml, &many)), &CAP),
            Level::Fault
        );
    }

    #[test]
    fn one_request_is_an_array_of_one() {
        let row = json!({"service_request_id": "1"});
        assert_eq!(single("x", &json!([row]), "1").level, Level::Ok);
        for bad in [
            json!([]),
            json!([row, row]),
            json!([{"service_request_id": "2"}]),
        ] {
            assert_eq!(single("x", &bad, "1").level, Level::Fault, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn whatever_a_server_sends_is_judged_in_one_line(status in 100_u16..600, kind: String, body: String) {
            for form in Form::BOTH {
                let answer = Answer {
                    status,
                    content_type: Some(kind.clone()),
                    allow_origin: None,
                    body: body.clone().into_bytes(),
                };
                let (mut found, tree) = outside("x", (form, "services"), &answer);
                found.extend(refusal("x", form, &answer, 404));
                if let Some(tree) = tree {
                    found.extend(services("x", (form, &tree)));
                    found.extend(requests("x", (form, &tree)));
                    found.extend(discovery("x", &tree, now()));
                }
                prop_assert!(found.iter().all(|one| !one.to_string().chars().any(char::is_control)));
            }
        }
    }
}
