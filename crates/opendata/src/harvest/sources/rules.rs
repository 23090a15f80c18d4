//! Which catalogues may be named, when a run has to be given up, and what it may mark as gone. Pure.

use std::time::Duration;

use base::{Lang, Time};
use kernel::outbound::{is_named, url_check};

use super::model::{Protocol, Read, Run, Source, SourcePut};
use crate::error::Error;

/// Pages of one run, and datasets of one catalogue.
pub(super) const PAGES: i64 = 1_000;
pub(super) const DATASETS: i64 = 30_000;
/// So often one page is tried before the run is given up.
pub(super) const TRIES: i64 = 5;
/// A run that did not move for so long is over: whoever read it is gone.
pub(super) const STUCK: Duration = Duration::from_hours(24);
/// The name under which the national catalogue is imported from files.
const NATIONAL: &str = "data.gov.my";
/// Letters of names and addresses; publishers of one catalogue.
const NAME_MAX: usize = 60;
const URL_MAX: usize = 400;
const PUBLISHERS_MAX: usize = 1_000;
/// Hours between runs.
const HOURS: std::ops::RangeInclusive<i64> = 1..=24 * 31;

/// Reads what somebody says of a catalogue.
pub(super) fn source(put: &SourcePut, now: Time) -> Result<Source, Error> {
    let letter = |letter: char| {
        letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '.' | '-' | '_')
    };
    let name = put.name.trim();
    let is_name = (2..=NAME_MAX).contains(&name.len())
        && name.chars().all(letter)
        && name.starts_with(|first: char| first.is_ascii_alphanumeric());
    if !is_name || name == NATIONAL {
        return Err(Error::SourceWrong("name"));
    }
    let url = put.url.trim().trim_end_matches('/');
    if url.len() > URL_MAX || url_check(url).is_err() || url.contains(['?', '#']) {
        return Err(Error::SourceWrong("url"));
    }
    let protocol = Protocol::parse(&put.protocol).ok_or(Error::SourceWrong("protocol"))?;
    let lang = Lang::parse(&put.lang).ok_or(Error::SourceWrong("lang"))?;
    if !HOURS.contains(&put.hours) {
        return Err(Error::SourceWrong("hours"));
    }
    if put.publishers.len() > PUBLISHERS_MAX {
        return Err(Error::SourceWrong("publishers"));
    }
    Ok(Source {
        name: name.to_owned(),
        protocol,
        url: url.to_owned(),
        lang,
        publishers: put.publishers.clone(),
        is_on: put.is_on,
        hours: put.hours,
        version: put.seen.unwrap_or_default() + 1,
        next: now,
    })
}

/// Whether an address is on the machine of the catalogue: pages lead nowhere else.
pub(super) fn is_same_place(source: &str, url: &str) -> bool {
    let origin = |url: &str| {
        let (scheme, rest) = url.split_once("://")?;
        let host = rest.split(['/', '?', '#', '\\']).next()?;
        Some((scheme.to_ascii_lowercase(), host.to_ascii_lowercase()))
    };
    url_check(url).is_ok() && origin(source).is_some() && origin(source) == origin(url)
}

/// Whether the operator named the machine of a catalogue as one of a private network.
pub(super) fn is_private(named: &[String], source: &Source) -> bool {
    is_named(named, &source.url)
}

/// When a page that failed is tried again.
pub(super) fn pause(failures: i64) -> Duration {
    let shift = u32::try_from(failures.clamp(0, 8)).unwrap_or_default();
    Duration::from_mins(1) * 2_u32.saturating_pow(shift)
}

/// Why a run has to be given up though its page could be read: the catalogue leads in a circle, or has no end. `new` says how
/// many of the page were not seen before in this run.
pub(super) fn endless(run: &Run, read: &Read, new: usize, seen: i64) -> Option<String> {
    let any = read.all.len() + read.left_out.len();
    if read.next.as_deref() == Some(run.place.as_str()) {
        return Some("a page names itself as the next one".to_owned());
    }
    if read.next.is_some() && any > 0 && new == 0 {
        return Some("a page came again: the catalogue leads in a circle".to_owned());
    }
    if run.page >= PAGES && read.next.is_some() {
        return Some(format!("it has more than {PAGES} pages"));
    }
    (seen > DATASETS).then(|| format!("it has more than {DATASETS} datasets"))
}

/// Why nothing may be marked as gone after a run, beside that too much is missing: it is not sure that all was seen.
pub(super) fn unsure(said: Option<i64>, seen: i64, nameless: bool) -> Option<String> {
    if nameless {
        return Some("something could not be read that has no identifier".to_owned());
    }
    let said = said.filter(|said| *said > seen)?;
    Some(format!(
        "it says that it has {said} datasets, and {seen} were seen"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::harvest::sources::model::RunState;

    #[test]
    fn pages_stay_on_the_machine_of_their_catalogue() {
        let source = "https://data.selangor.my/catalog.ttl";
        assert!(is_same_place(
            source,
            "https://data.selangor.my/catalog.ttl?page=2"
        ));
        assert!(is_same_place(source, "HTTPS://DATA.selangor.my/x"));
        for other in [
            "http://data.selangor.my/",
            "https://data.selangor.my:8443/",
            "https://data.selangor.my.evil.my/",
            "https://data.selangor.my@evil.my/",
            "http://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
            "",
        ] {
            assert!(!is_same_place(source, other), "{other}");
        }
    }

    fn run(page: i64) -> Run {
        Run {
            id: "r".to_owned(),
            source: "s".to_owned(),
            state: RunState::Running,
            place: "start:100".to_owned(),
            page,
            failures: 0,
            said: None,
            begun: Time::from_micros(1),
            moved: Time::from_micros(1),
            ended: None,
            failure: None,
            counts: crate::harvest::sources::model::Counts::default(),
        }
    }

    #[test]
    fn a_catalogue_without_an_end_is_given_up() {
        let mut read = Read {
            next: Some("start:100".to_owned()),
            ..Read::default()
        };
        assert!(endless(&run(1), &read, 0, 10).is_some(), "itself");
        read.next = Some("start:200".to_owned());
        assert!(endless(&run(1), &read, 0, 10).is_none(), "an empty page");
        assert!(endless(&run(PAGES), &read, 0, 10).is_some(), "too many");
        read.left_out.push(crate::harvest::LeftOut {
            identifier: "x".to_owned(),
            reason: "y".to_owned(),
        });
        assert!(endless(&run(1), &read, 0, 10).is_some(), "a circle");
        assert!(endless(&run(1), &read, 1, 10).is_none());
        assert!(endless(&run(1), &read, 1, DATASETS + 1).is_some());
    }

    #[test]
    fn nothing_goes_where_not_all_was_seen() {
        assert_eq!(unsure(Some(10), 10, false), None);
        assert_eq!(unsure(None, 10, false), None);
        assert!(unsure(Some(11), 10, false).is_some());
        assert!(unsure(None, 10, true).is_some());
    }
}
