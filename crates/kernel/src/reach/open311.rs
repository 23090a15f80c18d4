//! Asking an agency's Open311 server whether it is there: its discovery and its list of things that can be
//! reported, in JSON or, as the standard has it, in XML.

use roxmltree::{Document, ParsingOptions};
use serde_json::Value;

use crate::outbound::{Answer, Error};

/// What every discovery of GeoReport v2 names, in any spelling of its capitals.
const SPECIFICATION: &str = "georeport_v2";

/// Why a server is not taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It could not be reached this time.
    Passing,
    /// Its address leads where we do not go.
    Refused,
    /// There is no discovery of GeoReport v2.
    NoDiscovery,
    /// It names nothing that can be reported.
    NoServices,
}

impl Fault {
    /// The word for the record and the page; nothing for what may pass.
    pub(super) const fn code(self) -> Option<&'static str> {
        match self {
            Self::Passing => None,
            Self::Refused => Some("refused"),
            Self::NoDiscovery => Some("no_discovery"),
            Self::NoServices => Some("no_services"),
        }
    }
}

/// Asks a server through `fetch`. The address ends with a slash.
pub(super) fn ask(
    url: &str,
    jurisdiction: &str,
    fetch: impl Fn(&str) -> Result<Answer, Error>,
) -> Result<(), Fault> {
    let both = |name: &str, query: &str, holds: fn(&str) -> bool, otherwise: Fault| {
        for form in ["json", "xml"] {
            let text = got(&fetch(&format!("{url}{name}.{form}{query}")))?;
            if text.is_some_and(|text| holds(&text)) {
                return Ok(());
            }
        }
        Err(otherwise)
    };
    both("discovery", "", is_discovery, Fault::NoDiscovery)?;
    // Servers stumble over an empty one.
    let query = if jurisdiction.is_empty() {
        String::new()
    } else {
        format!("?jurisdiction_id={}", web::encoded(jurisdiction))
    };
    both("services", &query, is_services, Fault::NoServices)
}

/// The text of an answer; nothing where the server has none.
fn got(came: &Result<Answer, Error>) -> Result<Option<String>, Fault> {
    match came {
        Ok(answer) if answer.is_success() => Ok(String::from_utf8(answer.body.clone()).ok()),
        // It is there, and has trouble of its own or too many callers.
        Ok(answer) if answer.status >= 500 || answer.status == 429 => Err(Fault::Passing),
        Ok(_) | Err(Error::TooLarge(_)) => Ok(None),
        Err(Error::Refused(_)) => Err(Fault::Refused),
        Err(Error::TooSlow | Error::Unreachable(_)) => Err(Fault::Passing),
    }
}

fn is_discovery(text: &str) -> bool {
    let names = |word: &str| word.to_ascii_lowercase().contains(SPECIFICATION);
    if let Ok(json) = serde_json::from_str::<Value>(text) {
        let endpoints = json.get("endpoints").and_then(Value::as_array);
        let mut specifications = endpoints
            .into_iter()
            .flatten()
            .filter_map(|endpoint| endpoint.get("specification")?.as_str());
        return specifications.any(names);
    }
    texts(text, "specification").iter().any(|word| names(word))
}

fn is_services(text: &str) -> bool {
    if let Ok(json) = serde_json::from_str::<Value>(text) {
        // Some wrap the list, though the standard has it bare.
        let list = json.get("services").unwrap_or(&json).as_array();
        return list.is_some_and(|list| list.iter().any(has_code));
    }
    texts(text, "service_code")
        .iter()
        .any(|code| !code.trim().is_empty())
}

fn has_code(service: &Value) -> bool {
    match service.get("service_code") {
        Some(Value::String(code)) => !code.trim().is_empty(),
        Some(Value::Number(_)) => true,
        _ => false,
    }
}

/// What stands in the elements of this name; nothing where the text is no XML or brings its own entities.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: 100_000,
        ..ParsingOptions::default()
    };
    let Ok(document) = Document::parse_with_options(xml, options) else {
        return Vec::new();
    };
    let nodes = document.descendants();
    let named = nodes.filter(|node| node.tag_name().name() == name);
    named
        .filter_map(|node| node.text().map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DISCOVERY: &str =
        r#"{"endpoints": [{"specification": "http://wiki.open311.org/GeoReport_v2"}]}"#;
    const DISCOVERY_XML: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?><discovery><endpoints><endpoint>\
        <specification>http://wiki.open311.org/GeoReport_v2</specification></endpoint></endpoints></discovery>";
    const SERVICES: &str = r#"[{"service_code": "001", "service_name": "Jalan"}]"#;
    const SERVICES_XML: &str =
        "<services><service><service_code>001</service_code></service></services>";

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            status,
            content_type: None,
            allow_origin: None,
            body: body.as_bytes().to_vec(),
        }
    }

    fn asked(pages: &[(&str, u16, &str)]) -> Result<(), Fault> {
        ask("https://aduan.majlis.my/v2/", "majlis", |url| {
            let rest = url
                .strip_prefix("https://aduan.majlis.my/v2/")
                .expect("its own");
            let page = pages.iter().find(|(path, ..)| *path == rest);
            Ok(page.map_or_else(
                || answer(404, ""),
                |(_, status, body)| answer(*status, body),
            ))
        })
    }

    #[test]
    fn json_and_xml_are_understood() {
        let services = "services.json?jurisdiction_id=majlis";
        assert_eq!(
            asked(&[
                ("discovery.json", 200, DISCOVERY),
                (services, 200, SERVICES)
            ]),
            Ok(())
        );
        let wrapped = format!("{{\"services\": {SERVICES}}}");
        assert_eq!(
            asked(&[
                ("discovery.json", 200, DISCOVERY),
                (services, 200, &wrapped)
            ]),
            Ok(())
        );
        assert_eq!(
            asked(&[
                ("discovery.xml", 200, DISCOVERY_XML),
                ("services.xml?jurisdiction_id=majlis", 200, SERVICES_XML)
            ]),
            Ok(())
        );
    }

    #[test]
    fn a_page_that_says_all_is_well_is_no_server() {
        let page =
            "<!doctype html><html><body>Selamat datang<specification>GeoReport_v2</body></html>";
        assert_eq!(
            asked(&[("discovery.json", 200, page)]),
            Err(Fault::NoDiscovery)
        );
        assert_eq!(asked(&[]), Err(Fault::NoDiscovery));
        let none = [
            ("discovery.json", 200, DISCOVERY),
            ("services.json?jurisdiction_id=majlis", 200, "[]"),
        ];
        assert_eq!(asked(&none), Err(Fault::NoServices));
    }

    #[test]
    fn entities_of_their_own_are_not_unfolded() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"georeport_v2\">]><discovery><specification>&a;</specification></discovery>";
        assert_eq!(
            asked(&[("discovery.xml", 200, bomb)]),
            Err(Fault::NoDiscovery)
        );
    }

    #[test]
    fn trouble_that_may_pass_is_told_from_trouble_that_stays() {
        assert_eq!(asked(&[("discovery.json", 503, "")]), Err(Fault::Passing));
        let refused = ask("https://10.0.0.1/", "", |_| {
            Err(Error::Refused("not public"))
        });
        assert_eq!(refused, Err(Fault::Refused));
        let slow = ask("https://x.my/", "", |_| Err(Error::TooSlow));
        assert_eq!(slow, Err(Fault::Passing));
        assert_eq!(Fault::Passing.code(), None);
    }
}
