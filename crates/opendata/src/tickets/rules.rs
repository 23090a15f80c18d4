//! Decisions about tickets, without input or output.

use serde_json::{Value, json};

use super::model::{Outcome, Sort, TicketNew};
use crate::error::Error;

/// The ticket with its words trimmed; refused where it says nothing, too much, or not what is wrong.
pub(super) fn checked(new: &TicketNew) -> Result<TicketNew, Error> {
    let title = new.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = new.words.trim().replace("\r\n", "\n");
    let is_wish = new.sort == Sort::Wish;
    if new.reason.is_none() && !is_wish {
        return Err(Error::FaultUnsaid);
    }
    match title.chars().count() {
        0 => return Err(Error::TitleMissing),
        1..=TicketNew::TITLE_MAX => {}
        _ => return Err(Error::TitleLong),
    }
    match words.chars().count() {
        0 => return Err(Error::WordsMissing),
        1..=TicketNew::WORDS_MAX => {}
        _ => return Err(Error::WordsLong),
    }
    Ok(TicketNew {
        title,
        words,
        public: new.public || is_wish,
        reason: new.reason.filter(|_| !is_wish),
        dataset: new.dataset.clone().filter(|_| !is_wish),
        ..new.clone()
    })
}

/// What the audit leaf of a new ticket commits to besides its case.
pub(super) fn payload(new: &TicketNew) -> Value {
    json!({
        "sort": new.sort.code(),
        "dataset": new.dataset,
        "reason": new.reason.map(super::model::Reason::code),
        "title": new.title,
        "words": new.words,
    })
}

/// What a move says came of a ticket: something, nothing any more, or what came of it before.
#[expect(
    clippy::option_option,
    reason = "nothing any more is not what came of it before"
)]
pub(super) fn outcome_of(step: &str) -> Option<Option<Outcome>> {
    Some(match step {
        "fix" => Some(Outcome::Fixed),
        "keep" => Some(Outcome::Kept),
        "publish" => Some(Outcome::Published),
        "plan" => Some(Outcome::Planned),
        "not_held" => Some(Outcome::NotHeld),
        "refuse" => Some(Outcome::Refused),
        "withdraw" => Some(Outcome::Withdrawn),
        "reopen" | "transfer" => None,
        _ => return None,
    })
}

/// The slugs of datasets whose pages words name: whatever stands behind `/data/` in an address.
pub fn published_in(words: &str) -> impl Iterator<Item = &str> {
    let behind = words.split("/data/").skip(1);
    behind.filter_map(|rest| {
        let slug = rest
            .split(|mark: char| !(mark.is_ascii_alphanumeric() || "-_".contains(mark)))
            .next()?;
        (!slug.is_empty()).then_some(slug)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_whatever_stands_behind_the_pages_of_data() {
        let found = |words| published_in(words).collect::<Vec<_>>();
        assert_eq!(
            found("Lihat https://balai.my/ms/data/klinik-desa, dan /en/data/hujan_2025/follow."),
            ["klinik-desa", "hujan_2025"]
        );
        assert_eq!(
            found("Lihat /data/ dan klinik-desa").len(),
            0,
            "no address of a dataset"
        );
    }

    #[test]
    fn only_answers_say_what_came_of_a_ticket() {
        for (step, outcome) in [
            ("publish", Some(Some(Outcome::Published))),
            ("reopen", Some(None)),
            ("note", None),
            ("take", None),
        ] {
            assert_eq!(outcome_of(step), outcome, "{step}");
        }
    }
}
