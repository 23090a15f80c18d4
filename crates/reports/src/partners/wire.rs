//! What goes over the wire to an Open311 server, and what comes back: in XML, which every one of them speaks.

use base::{Point, Time};
use serde_json::Value;

use crate::open311::read::{items, text, xml};
use crate::rules::degrees;

/// Most characters that are kept of what a server says went wrong.
pub const FAULT_MAX: usize = 200;

/// A server, and how it wants to be spoken to.
#[derive(Clone, Copy)]
pub(super) struct Server<'a> {
    /// Its address, with a final slash.
    pub(super) url: &'a str,
    pub(super) jurisdiction: &'a str,
    pub(super) api_key: Option<&'a str>,
}

/// A report as it leaves.
pub(super) struct Request<'a> {
    pub(super) service: &'a str,
    pub(super) point: Option<Point>,
    pub(super) address: Option<&'a str>,
    pub(super) description: &'a str,
    pub(super) media: &'a [String],
}

/// An addition as it leaves.
pub(super) struct Update<'a> {
    pub(super) request: &'a str,
    pub(super) id: &'a str,
    pub(super) status: &'a str,
    pub(super) at: Time,
    pub(super) description: &'a str,
    pub(super) media: &'a [String],
}

/// What a server calls what it took.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Its id there.
    pub id: Option<String>,
    /// What it is called until it has one.
    pub token: Option<String>,
}

/// A report that was made there.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// Its id there.
    pub id: String,
    /// Its category's code there.
    pub service: String,
    /// Whether it is closed.
    pub closed: bool,
    /// What was said about how it stands.
    pub notes: Option<String>,
    /// What it is about.
    pub description: String,
    /// When it was made.
    pub at: Time,
    /// When it changed last.
    pub updated: Option<Time>,
    /// The place in words.
    pub address: Option<String>,
    /// Where it is.
    pub point: Option<Point>,
    /// The address of a picture.
    pub media: Option<String>,
}

/// An update that a server tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The update's id there.
    pub id: String,
    /// The report's id there.
    pub request: String,
    /// How the report stands after it.
    pub status: String,
    /// When it was made.
    pub at: Time,
    /// Its words.
    pub description: String,
    /// The address of a picture.
    pub media: Option<String>,
}

impl Server<'_> {
    /// The address of a list or a single thing. Servers stumble over an empty jurisdiction.
    pub(super) fn address(&self, name: &str, asked: &[(&str, String)]) -> String {
        let mut pairs: Vec<(&str, String)> = asked.to_vec();
        pairs.extend(self.own());
        let query = form(&pairs);
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{name}.xml{mark}{query}", self.url)
    }

    /// The address to which a form goes: everything else stands in the form.
    pub(super) fn door(&self, name: &str) -> String {
        format!("{}{name}.xml", self.url)
    }

    fn own(&self) -> Vec<(&'static str, String)> {
        let jurisdiction = Some(self.jurisdiction).filter(|id| !id.is_empty());
        [("jurisdiction_id", jurisdiction), ("api_key", self.api_key)]
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?.to_owned())))
            .collect()
    }

    /// The form that makes a report.
    pub(super) fn request(&self, request: &Request<'_>) -> String {
        let mut pairs = self.own();
        pairs.push(("service_code", request.service.to_owned()));
        if let Some(point) = request.point {
            pairs.push(("lat", degrees(point.lat)));
            pairs.push(("long", degrees(point.lon)));
        }
        pairs.extend(
            request
                .address
                .map(|words| ("address_string", words.to_owned())),
        );
        pairs.push(("description", request.description.to_owned()));
        pairs.extend(request.media.iter().map(|url| ("media_url", url.clone())));
        form(&pairs)
    }

    /// The form that adds to a report.
    pub(super) fn update(&self, update: &Update<'_>) -> String {
        let mut pairs = self.own();
        pairs.push(("service_request_id", update.request.to_owned()));
        pairs.push(("update_id", update.id.to_owned()));
        pairs.push(("status", update.status.to_owned()));
        pairs.push(("updated_datetime", update.at.rfc3339()));
        pairs.push(("description", update.description.to_owned()));
        pairs.extend(update.media.iter().map(|url| ("media_url", url.clone())));
        form(&pairs)
    }
}

fn form(pairs: &[(&str, String)]) -> String {
    let all: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", web::encoded(name), web::encoded(value)))
        .collect();
    all.join("&")
}

fn tree(body: &[u8]) -> Option<Value> {
    let words = std::str::from_utf8(body).ok()?;
    xml(words).ok().map(|(_, tree)| tree)
}

/// The id or token of a report or an update that was taken.
pub fn taken(body: &[u8]) -> Taken {
    let Some(tree) = tree(body) else {
        return Taken::default();
    };
    let first = tree.as_array().and_then(|all| all.first());
    let found = first.unwrap_or(&tree);
    // Some nest one list in another.
    let found = found
        .as_array()
        .and_then(|all| all.first())
        .unwrap_or(found);
    Taken {
        id: text(found, "service_request_id").or_else(|| text(found, "update_id")),
        token: text(found, "token"),
    }
}

/// What the server says went wrong, in a line.
pub fn fault(body: &[u8]) -> Option<String> {
    let tree = tree(body)?;
    let said = items(&tree, "errors")
        .iter()
        .find_map(|error| text(error, "description"))?;
    let line: Vec<&str> = said.split_whitespace().collect();
    Some(line.join(" ").chars().take(FAULT_MAX).collect())
}

/// The id of the report in whose words this reference stands, among those of a list; nothing where it is none.
pub fn bearing(body: &[u8], reference: &str) -> Result<Option<String>, NoList> {
    let list = list(body, "service_requests")?;
    let found = list.iter().find(|request| {
        text(request, "description").is_some_and(|words| words.contains(reference))
    });
    Ok(found.and_then(|request| text(request, "service_request_id")))
}

/// What came back is no list of what was asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct NoList;

fn list(body: &[u8], name: &str) -> Result<Vec<Value>, NoList> {
    let words = std::str::from_utf8(body).map_err(|_| NoList)?;
    match xml(words) {
        Ok((root, Value::Array(list))) if root == name => Ok(list),
        _ => Err(NoList),
    }
}

/// The reports in a list; nothing where it is none. What lacks an id, a service or a time is passed over.
pub fn made(body: &[u8]) -> Result<Vec<Made>, NoList> {
    let list = list(body, "service_requests")?;
    Ok(list.iter().filter_map(one_made).collect())
}

fn one_made(request: &Value) -> Option<Made> {
    let time = |name: &str| Time::parse_rfc3339(&text(request, name)?).ok();
    let (lat, long) = (text(request, "lat"), text(request, "long"));
    let point = lat
        .zip(long)
        .and_then(|(lat, long)| Point::parse(&lat, &long).ok());
    Some(Made {
        id: text(request, "service_request_id")?,
        service: text(request, "service_code")?,
        closed: text(request, "status").is_some_and(|word| word.eq_ignore_ascii_case("closed")),
        notes: text(request, "status_notes"),
        description: text(request, "description").unwrap_or_default(),
        at: time("requested_datetime")?,
        updated: time("updated_datetime"),
        address: text(request, "address"),
        point,
        media: text(request, "media_url"),
    })
}

/// The updates in a list, the oldest first; nothing where it is none. What lacks an id, a report or a time is
/// passed over.
pub fn told(body: &[u8]) -> Result<Vec<Told>, NoList> {
    let list = list(body, "service_request_updates")?;
    let mut all: Vec<Told> = list.iter().filter_map(one_told).collect();
    all.sort_by_key(|told| told.at);
    Ok(all)
}

fn one_told(update: &Value) -> Option<Told> {
    Some(Told {
        id: text(update, "update_id")?,
        request: text(update, "service_request_id")?,
        status: text(update, "status").unwrap_or_default(),
        at: Time::parse_rfc3339(&text(update, "updated_datetime")?).ok()?,
        description: text(update, "description").unwrap_or_default(),
        media: text(update, "media_url"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SERVER: Server<'_> = Server {
        url: "https://aduan.majlis.my/v2/",
        jurisdiction: "",
        api_key: Some("k&y"),
    };

    #[test]
    fn an_empty_jurisdiction_and_an_absent_key_are_not_sent() {
        assert_eq!(
            SERVER.address(
                "requests",
                &[("start_date", "2026-11-23T02:00:00Z".to_owned())]
            ),
            "https://aduan.majlis.my/v2/requests.xml?start_date=2026-11-23T02%3A00%3A00Z&api_key=k%26y"
        );
        assert_eq!(
            SERVER.door("servicerequestupdates"),
            "https://aduan.majlis.my/v2/servicerequestupdates.xml"
        );
        let bare = Server {
            api_key: None,
            ..SERVER
        };
        assert_eq!(
            bare.address("tokens/7", &[]),
            "https://aduan.majlis.my/v2/tokens/7.xml"
        );
    }

    #[test]
    fn ids_tokens_and_faults_are_found_in_whatever_frame_they_come() {
        let request = "<?xml version=\"1.0\"?><service_requests type=\"array\"><request>\
            <service_request_id>293944</service_request_id></request></service_requests>";
        assert_eq!(taken(request.as_bytes()).id.as_deref(), Some("293944"));
        let token = "<service_requests><request><token>t-1</token><service_request_id/></request></service_requests>";
        let pending = taken(token.as_bytes());
        assert_eq!((pending.id, pending.token.as_deref()), (None, Some("t-1")));
        let update = "<service_request_updates><request_update><update_id>9</update_id></request_update>\
            </service_request_updates>";
        assert_eq!(taken(update.as_bytes()).id.as_deref(), Some("9"));
        assert_eq!(taken(b"<html><body>ok</body></html>"), Taken::default());
        let errors = "<errors><error><code>400</code><description>no such\n service</description></error></errors>";
        assert_eq!(fault(errors.as_bytes()).as_deref(), Some("no such service"));
        assert_eq!(fault(b"<p>500</p>"), None);
    }

    #[test]
    fn a_report_is_known_again_by_our_reference_in_its_words() {
        let list = "<service_requests><request><service_request_id>1</service_request_id><description>x</description>\
            </request><request><service_request_id>2</service_request_id>\
            <description>lubang RR-7K2M-9QX4 https://balai.my</description></request></service_requests>";
        assert_eq!(
            bearing(list.as_bytes(), "RR-7K2M-9QX4"),
            Ok(Some("2".to_owned()))
        );
        assert_eq!(bearing(list.as_bytes(), "RR-0000-0000"), Ok(None));
        assert_eq!(bearing(b"<html/>", "RR-7K2M-9QX4"), Err(NoList));
    }

    #[test]
    fn updates_come_the_oldest_first_and_odd_ones_are_passed_over() {
        let update = |id: &str, at: &str| {
            format!(
                "<request_update><update_id>{id}</update_id><service_request_id>5</service_request_id>\
                <status>FIXED</status><updated_datetime>{at}</updated_datetime><description/></request_update>"
            )
        };
        let list = format!(
            "<service_request_updates>{}{}{}</service_request_updates>",
            update("2", "2026-11-23T03:00:00Z"),
            update("1", "2026-11-23T10:00:00+08:00"),
            update("3", "2026-11-23T03:00:00")
        );
        let all = told(list.as_bytes()).expect("a list");
        let ids: Vec<_> = all.iter().map(|told| told.id.as_str()).collect();
        assert_eq!(ids, ["1", "2"], "a time without an offset is none");
        assert_eq!(told(b"<errors/>"), Err(NoList));
        assert_eq!(told(b"<service_request_updates/>"), Ok(Vec::new()));
    }

    proptest! {
        #[test]
        fn any_answer_is_read_or_passed_over(body: Vec<u8>, words: String) {
            for bytes in [&body, words.as_bytes()] {
                let _ = made(bytes);
                let _ = (taken(bytes), fault(bytes), told(bytes), bearing(bytes, "RR"));
            }
        }
    }
}
