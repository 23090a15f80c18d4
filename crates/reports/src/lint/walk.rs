//! What is asked of a server, in which order.

use base::Time;
use kernel::outbound::Answer;
use serde_json::Value;

use super::rules::{self, Form};
use super::{Asker, Finding, Rule, post};
use crate::open311::read::{items, text};

const REACHED: Rule = Rule::must("reached", "a server answers at the address");
/// So many definitions are looked at.
const DEFINITIONS: usize = 3;

/// What is looked at, and how far one may go.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The endpoint's address, such as `https://council.example/open311/v2/`.
    pub url: String,
    /// The jurisdiction to ask for, where the server keeps several.
    pub jurisdiction: Option<String>,
    /// What time it is.
    pub now: Time,
    /// The key for one test request; nothing is sent without it.
    pub key: Option<String>,
}

/// Asks a server for all that the standard names, and judges it.
pub fn lint(asker: &dyn Asker, subject: &Subject) -> Vec<Finding> {
    let mut walk = Walk {
        asker,
        subject,
        found: Vec::new(),
    };
    if walk.discovery() {
        walk.services();
        walk.requests();
        walk.refusals();
        if let Some(key) = &subject.key {
            post::post(&mut walk, key);
        }
    }
    walk.found
}

/// The way through a server, and what was found on it.
pub(super) struct Walk<'a> {
    pub(super) asker: &'a dyn Asker,
    pub(super) subject: &'a Subject,
    pub(super) found: Vec<Finding>,
}

impl Walk<'_> {
    /// The address of a name in a form, with the jurisdiction.
    pub(super) fn url(&self, name: &str, form: Form, query: &str) -> String {
        let base = self.subject.url.trim_end_matches('/');
        let jurisdiction = self.subject.jurisdiction.as_ref();
        let named = query.contains("jurisdiction_id=");
        let jurisdiction = jurisdiction
            .filter(|_| !named && name != "discovery")
            .map(|code| format!("jurisdiction_id={}", web::encoded(code)));
        let parts = [Some(query.to_owned()), jurisdiction];
        let parts: Vec<String> = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        let mark = if parts.is_empty() { "" } else { "?" };
        format!("{base}/{name}.{}{mark}{}", form.end(), parts.join("&"))
    }

    /// An answer, and how the address is called in the findings.
    fn ask(&mut self, name: &str, form: Form, query: &str) -> Option<(String, Answer)> {
        let mark = if query.is_empty() { "" } else { "?" };
        let at = format!("GET {name}.{}{mark}{query}", form.end());
        let url = self.url(name, form, query);
        match self.asker.get(&url) {
            Ok(answer) => Some((at, answer)),
            Err(error) => {
                let unreached = REACHED.judge(&at, Some(error.to_string()));
                self.found.push(unreached);
                None
            }
        }
    }

    /// The tree of what has to be there; the outside is judged.
    fn tree(
        &mut self,
        name: &str,
        (form, root): (Form, &str),
        query: &str,
    ) -> Option<(String, Value)> {
        let (at, answer) = self.ask(name, form, query)?;
        let there = rules::there(&at, &answer);
        let is_there = there.level == super::Level::Ok;
        self.found.push(there);
        if !is_there {
            return None;
        }
        self.found.push(rules::cors(&at, &answer));
        let (outside, tree) = rules::outside(&at, (form, root), &answer);
        self.found.extend(outside);
        tree.map(|tree| (at, tree))
    }

    /// The status and, without judging its outside, the tree of an answer.
    fn raw(&mut self, name: &str, root: &str, query: &str) -> Option<(String, u16, Option<Value>)> {
        let (at, answer) = self.ask(name, Form::Json, query)?;
        let (_, tree) = rules::outside(&at, (Form::Json, root), &answer);
        Some((at, answer.status, tree))
    }

    /// Both forms of an answer, judged one by one and against one another. JSON may be absent.
    fn both(
        &mut self,
        name: &str,
        root: &str,
        query: &str,
        judge: impl Fn(&str, (Form, &Value)) -> Vec<Finding>,
    ) -> Option<Value> {
        let mut trees = Vec::new();
        for form in Form::BOTH {
            if let Some((at, tree)) = self.tree(name, (form, root), query) {
                self.found.extend(judge(&at, (form, &tree)));
                trees.push(tree);
            }
        }
        if let [xml, json] = trees.as_slice() {
            self.found.push(rules::same(name, xml, json));
        }
        trees.pop()
    }

    /// Whether there is anything that could be looked at further.
    fn discovery(&mut self) -> bool {
        let now = self.subject.now;
        self.both("discovery", "discovery", "", |at, (_, tree)| {
            rules::discovery(at, tree, now)
        });
        self.found
            .iter()
            .any(|finding| finding.rule != REACHED.name)
    }

    fn services(&mut self) {
        let Some(tree) = self.both("services", "services", "", rules::services) else {
            return;
        };
        let asking = items(&tree, "services")
            .iter()
            .filter(|service| text(service, "metadata").as_deref() == Some("true"))
            .filter_map(|service| text(service, "service_code"));
        for code in asking.take(DEFINITIONS).collect::<Vec<_>>() {
            let name = format!("services/{}", web::encoded(&code));
            self.both(&name, "service_definition", "", |at, (form, tree)| {
                rules::definition(at, (form, tree), &code)
            });
        }
        if self.subject.jurisdiction.is_none() {
            self.empty("services", "services", "jurisdiction_id=", &tree);
        }
    }

    fn empty(&mut self, name: &str, root: &str, query: &str, without: &Value) {
        if let Some((at, status, tree)) = self.raw(name, root, query) {
            let with = (status, tree.as_ref());
            self.found
                .push(rules::as_good_as_none(&at, with, without, root));
        }
    }

    fn requests(&mut self) {
        const LIST: (&str, &str) = ("requests", "service_requests");
        let Some(tree) = self.both(LIST.0, LIST.1, "", rules::requests) else {
            return;
        };
        let now = self.subject.now;
        self.found.push(rules::window("GET requests", &tree, now));
        self.empty(LIST.0, LIST.1, "status=&service_code=", &tree);
        for status in ["open", "closed"] {
            self.filter(&format!("status={status}"), |request| {
                text(request, "status").as_deref() == Some(status)
            });
        }
        let years = format!(
            "start_date={}&end_date={}",
            (now - rules::SPAN * 4).rfc3339(),
            now.rfc3339()
        );
        if let Some((at, status, tree)) = self.raw(LIST.0, LIST.1, &years) {
            self.found
                .push(rules::long_span(&at, status, tree.as_ref()));
        }
        if let Some(first) = items(&tree, LIST.1).first() {
            self.known(first);
        }
    }

    fn filter(&mut self, query: &str, passes: impl Fn(&Value) -> bool) {
        if let Some((at, tree)) = self.tree("requests", (Form::Json, "service_requests"), query) {
            self.found.push(rules::filtered(&at, &tree, passes));
        }
    }

    /// What can be asked once a request is known.
    fn known(&mut self, first: &Value) {
        if let Some(code) = text(first, "service_code") {
            let query = format!("service_code={}", web::encoded(&code));
            self.filter(&query, |request| {
                text(request, "service_code").as_ref() == Some(&code)
            });
        }
        if let Some(made) = rules::requested(first) {
            let second = std::time::Duration::from_secs(1);
            let (from, until) = (made - second, made + second);
            let query = format!("start_date={}&end_date={}", from.rfc3339(), until.rfc3339());
            self.filter(&query, |request| {
                rules::requested(request).is_some_and(|at| from <= at && at <= until)
            });
        }
        if let Some(id) = text(first, "service_request_id") {
            self.filter(
                &format!("service_request_id={}", web::encoded(&id)),
                |request| text(request, "service_request_id").as_ref() == Some(&id),
            );
            let name = format!("requests/{}", web::encoded(&id));
            self.both(&name, "service_requests", "", |at, (form, tree)| {
                let mut found = rules::requests(at, (form, tree));
                found.push(rules::single(at, tree, &id));
                found
            });
        }
    }

    fn refusals(&mut self) {
        for form in Form::BOTH {
            for (name, query, status) in [
                ("services/no-such-service", "", 404),
                ("requests/no-such-request", "", 404),
                ("tokens/no-such-token", "", 404),
                ("services", "jurisdiction_id=no-such-jurisdiction", 404),
                ("requests", "jurisdiction_id=no-such-jurisdiction", 404),
                ("requests", "start_date=2026-01-01T00:00:00", 400),
                ("requests", "status=no-such-status", 400),
            ] {
                if let Some((at, answer)) = self.ask(name, form, query) {
                    self.found
                        .extend(rules::refusal(&at, form, &answer, status));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    use super::*;
    use crate::lint::Level;
    use kernel::outbound::Error;

    const SERVICES: &str = r#"[{"service_code": "001", "service_name": "Jalan", "description": null,
        "metadata": true, "type": "realtime", "keywords": null, "group": "a"}]"#;
    const SERVICES_XML: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?><services><service>\
        <service_code>001</service_code><service_name>Jalan</service_name><description/>\
        <metadata>true</metadata><type>realtime</type><keywords/><group>a</group></service></services>";

    /// A server that answers from a list: a part of the address, status, type and body.
    struct Canned {
        pages: Vec<(&'static str, u16, &'static str, String)>,
        asked: RefCell<Vec<String>>,
    }

    impl Asker for Canned {
        fn get(&self, url: &str) -> Result<Answer, Error> {
            self.asked.borrow_mut().push(url.to_owned());
            let page = self.pages.iter().find(|(part, ..)| url.contains(part));
            let (_, status, kind, body) = page.ok_or(Error::TooSlow)?;
            Ok(Answer {
                status: *status,
                content_type: Some((*kind).to_owned()),
                allow_origin: Some("*".to_owned()),
                body: body.clone().into_bytes(),
            })
        }

        fn post(&self, _url: &str, _form: &str) -> Result<Answer, Error> {
            panic!("nothing is sent without a key")
        }
    }

    fn found(pages: Vec<(&'static str, u16, &'static str, String)>) -> (Vec<Finding>, Vec<String>) {
        let server = Canned {
            pages,
            asked: RefCell::default(),
        };
        let subject = Subject {
            url: "https://aduan.majlis.my/v2/".to_owned(),
            jurisdiction: None,
            now: Time::parse_rfc3339("2026-11-25T00:00:00Z").expect("a time"),
            key: None,
        };
        let found = lint(&server, &subject);
        (found, server.asked.into_inner())
    }

    fn faults(found: &[Finding]) -> BTreeSet<&'static str> {
        let faults = found.iter().filter(|one| one.level == Level::Fault);
        faults.map(|one| one.rule).collect()
    }

    const JSON: &str = "application/json; charset=utf-8";
    const XML: &str = "text/xml; charset=utf-8";

    #[test]
    fn a_server_that_is_not_there_is_one_fault_a_form() {
        let (found, asked) = found(Vec::new());
        assert_eq!(faults(&found), BTreeSet::from(["reached"]));
        assert_eq!(asked.len(), 2, "{asked:?}");
    }

    /// The gaps that are known of a widespread server, each under its own name.
    #[test]
    fn a_server_with_known_gaps_is_told_of_each() {
        let row = |id: &str, at: &str| {
            format!(
                "{{\"service_request_id\": {id}, \"status\": \"open\", \"service_code\": \"001\", \
                 \"requested_datetime\": \"{at}\"}}"
            )
        };
        let old = row("7", "2020-01-01T00:00:00");
        let wrapped = format!("{{\"service_requests\": [{old}]}}");
        let bare_xml = "<service_requests><request><service_request_id>7</service_request_id>\
            <status>open</status><service_code>001</service_code>\
            <requested_datetime>2020-01-01T00:00:00Z</requested_datetime></request></service_requests>";
        let page = |part, kind, body: &str| (part, 200, kind, body.to_owned());
        let (found, _) = found(vec![
            page(
                "jurisdiction_id=no-such",
                "text/html",
                "<html>which one?</html>",
            ),
            page(
                "discovery.json",
                JSON,
                "{\"discovery\": {\"changeset\": \"2027-01-01\"}}",
            ),
            page("discovery.xml", XML, "<html/>"),
            page("services.json", JSON, SERVICES),
            page("services.xml", XML, SERVICES_XML),
            page(
                "requests/no-such-request.json",
                JSON,
                "{\"service_requests\": []}",
            ),
            page("requests/no-such-request.xml", XML, "<service_requests/>"),
            page(".json", JSON, &wrapped),
            page(".xml", "application/xml", bare_xml),
        ]);
        let found = faults(&found);
        for rule in [
            "shape",
            "content-type",
            "xml-declaration",
            "discovery-fields",
            "changeset",
            "definition-fields",
            "ids-are-strings",
            "times",
            "window",
            "filters",
            "not-found",
        ] {
            assert!(found.contains(rule), "{rule}: {found:?}");
        }
        assert!(!found.contains("service-fields"), "{found:?}");
    }

    #[test]
    fn a_jurisdiction_goes_with_every_question_but_the_discovery() {
        let subject = Subject {
            url: "https://a.my/v2".to_owned(),
            jurisdiction: Some("a b".to_owned()),
            now: Time::from_micros(0),
            key: None,
        };
        let server = Canned {
            pages: Vec::new(),
            asked: RefCell::default(),
        };
        let walk = Walk {
            asker: &server,
            subject: &subject,
            found: Vec::new(),
        };
        let url = |name, query| walk.url(name, Form::Json, query);
        assert_eq!(url("discovery", ""), "https://a.my/v2/discovery.json");
        assert_eq!(
            url("requests", "status=open"),
            "https://a.my/v2/requests.json?status=open&jurisdiction_id=a%20b"
        );
        assert_eq!(
            url("services", "jurisdiction_id=x"),
            "https://a.my/v2/services.json?jurisdiction_id=x"
        );
    }
}
