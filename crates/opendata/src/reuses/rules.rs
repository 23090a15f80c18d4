//! Decisions about reuses, without input or output.

use base::Actor;
use kernel::cases::MODERATE;

use super::model::{Reuse, ReuseNew, State};
use crate::error::Error;

/// Longest reason of a refusal, in characters.
const REASON_MAX: usize = 500;

/// The reuse with its words trimmed; refused where it says nothing, too much, or not where it is.
pub(super) fn checked(new: &ReuseNew) -> Result<ReuseNew, Error> {
    if new.sort.is_none() {
        return Err(Error::SortMissing);
    }
    let mut told = new.clone();
    told.title = one_line(&new.title);
    told.about = new.about.trim().replace("\r\n", "\n");
    new.url.trim().clone_into(&mut told.url);
    if told.title.is_empty() {
        return Err(Error::TitleMissing);
    }
    if told.title.chars().count() > ReuseNew::TITLE_MAX {
        return Err(Error::TitleLong);
    }
    if told.about.is_empty() {
        return Err(Error::AboutMissing);
    }
    if told.about.chars().count() > ReuseNew::ABOUT_MAX {
        return Err(Error::AboutLong);
    }
    if !is_address(&told.url) {
        return Err(Error::UrlWrong);
    }
    let mut seen: Vec<String> = Vec::new();
    for slug in told.datasets {
        if !seen.contains(&slug) {
            seen.push(slug);
        }
    }
    told.datasets = seen;
    match told.datasets.len() {
        1..=ReuseNew::DATASETS_MAX => Ok(told),
        _ => Err(Error::DatasetsMany),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text is the address of a page that anybody can open: https, a host with a name, nobody's password.
fn is_address(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let fits = |mark: char| mark.is_ascii_alphanumeric() || ".-:".contains(mark);
    let is_named = host.rsplit_once('.').is_some_and(|(name, end)| {
        !name.is_empty() && end.starts_with(|mark: char| mark.is_ascii_alphabetic())
    });
    let is_plain = |mark: char| mark.is_ascii_graphic() && !"<>\"'`\\{}|^".contains(mark);
    url.len() <= ReuseNew::URL_MAX
        && host.chars().all(fits)
        && is_named
        && url.chars().all(is_plain)
}

/// The slugs that somebody wrote: names or addresses of pages, with anything between them.
pub(super) fn slugs(text: &str) -> Vec<String> {
    let parts = text.split(|mark: char| mark.is_whitespace() || mark == ',');
    let named = parts.filter(|part| !part.is_empty());
    let slug = |part: &str| match crate::tickets::published_in(part).next() {
        Some(slug) => slug.to_owned(),
        None => part.to_owned(),
    };
    named.map(slug).collect()
}

/// Whether somebody decides on reuses of an agency's data. The one place that says so.
pub(super) fn decides(actor: &Actor, agency: &str) -> bool {
    actor.may(MODERATE, Some(agency))
}

/// What a decision makes of a reuse; nothing that its maker took back comes out again.
pub(super) fn decided(
    reuse: &Reuse,
    (show, reason): (bool, &str),
) -> Result<(State, Option<String>), Error> {
    let reason = reason.trim();
    if reuse.state == State::Withdrawn {
        return Err(Error::Missing);
    }
    if show {
        return Ok((State::Shown, None));
    }
    match reason.chars().count() {
        0 => Err(Error::ReasonMissing),
        1..=REASON_MAX => Ok((State::Refused, Some(reason.to_owned()))),
        _ => Err(Error::ReasonLong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_that_anybody_can_open_are_addresses() {
        for right in ["https://contoh.my", "https://peta.contoh.my:8443/a?b=c#d"] {
            assert!(is_address(right), "{right}");
        }
        for wrong in [
            "http://contoh.my",
            "javascript:alert(1)",
            "https://",
            "https://localhost/a",
            "https://10.0.0.1/a",
            "https://siapa:rahsia@contoh.my",
            "https://contoh.my/a b",
            "https://contoh.my/\"onclick",
        ] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }

    #[test]
    fn datasets_are_named_by_slug_or_by_the_address_of_their_page() {
        assert_eq!(
            slugs("klinik, https://balai.my/ms/data/hujan\n hospital"),
            ["klinik", "hujan", "hospital"]
        );
        assert_eq!(slugs(" ").len(), 0);
    }
}
