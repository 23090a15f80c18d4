//! Decisions about jobs, without any store.

use std::time::Duration;

use base::{Actor, Permission, Time};

use super::error::Error;

/// Looking after jobs that were laid aside.
pub const OPERATE: Permission = Permission("jobs.operate");

/// The shortest pause is twice this.
const FIRST_PAUSE: Duration = Duration::from_secs(5);

/// Longest error that is kept, in characters.
const TOLD_MAX: usize = 300;
/// So many digits in a row, spaces and hyphens between them aside, may be somebody's number.
const NUMBER: usize = 7;
/// Longest reason, in characters.
const REASON_MAX: usize = 500;

/// Whether somebody looks after the whole instance: one agency's administrator does not.
pub fn operates(actor: &Actor) -> bool {
    actor.may(OPERATE, None) && actor.agencies_for(OPERATE).is_none()
}

/// How long a job rests after so many tries in vain.
pub(super) fn pause(failed: u32) -> Duration {
    FIRST_PAUSE * 2_u32.saturating_pow(failed.min(12))
}

/// For how long a job has been due whose next try begins, or began, at a time, after so many in vain: since its first try, as far
/// as the pauses since then tell. Nothing if it waits for a moment of its own that is still to come.
pub(crate) fn overdue((begins, failed): (Time, u32), now: Time) -> Duration {
    let paused: Duration = (1..=failed).map(pause).sum();
    now.since(begins) + paused.saturating_sub(begins.since(now))
}

/// An error as it may be kept, logged and shown: one short line in which nothing reads like an e-mail
/// address, a telephone number or the query of an address.
pub(super) fn told(error: &str) -> String {
    let words = error.split(|c: char| c.is_control() || c.is_whitespace());
    let words: Vec<&str> = words
        .filter(|word| !word.is_empty())
        .map(harmless)
        .collect();
    let line: String = words.join(" ").chars().take(TOLD_MAX).collect();
    without_numbers(&line)
}

/// A word, or an ellipsis for one that may be about a person.
fn harmless(word: &str) -> &str {
    if word.contains(['@', '?']) || word.contains("%40") {
        "…"
    } else {
        word
    }
}

/// The line with an ellipsis in place of each long number.
fn without_numbers(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut run = String::new();
    for letter in line.chars() {
        let goes_on = letter.is_ascii_digit() || (!run.is_empty() && matches!(letter, ' ' | '-'));
        if goes_on {
            run.push(letter);
        } else {
            run_end(&mut run, &mut out);
            out.push(letter);
        }
    }
    run_end(&mut run, &mut out);
    out
}

/// Adds a run of digits, spaces and hyphens to the line, its number only if it is short.
fn run_end(run: &mut String, out: &mut String) {
    let number = run.trim_end_matches([' ', '-']);
    if number.chars().filter(char::is_ascii_digit).count() >= NUMBER {
        out.push('…');
        out.push_str(run.strip_prefix(number).unwrap_or_default());
    } else {
        out.push_str(run);
    }
    run.clear();
}

/// Why a job is discarded, in the operator's words.
pub(super) fn reason(text: &str) -> Result<String, Error> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > REASON_MAX {
        return Err(Error::Reason);
    }
    Ok(text.to_owned())
}

/// A place in a list, a time and an id, as programs and links carry it.
pub(super) fn place_text(at: Time, id: &str) -> String {
    format!("{}.{id}", at.micros())
}

/// Reads what [`place_text`] wrote.
pub(super) fn place(text: &str) -> Option<(Time, String)> {
    let (at, id) = text.split_once('.')?;
    Some((Time::from_micros(at.parse().ok()?), id.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn errors_name_no_person() {
        for (error, said) in [
            ("mailbox ali@contoh.my is full", "mailbox … is full"),
            (
                "550\r\n no such user <ali%40contoh.my>",
                "550 no such user …",
            ),
            ("https://g.my/send?to=%2B60123456789: refused", "… refused"),
            ("+60 12-345 6789 is not in use", "+… is not in use"),
            ("the gateway answered 503", "the gateway answered 503"),
        ] {
            assert_eq!(told(error), said);
        }
    }

    proptest! {
        #[test]
        fn what_is_told_is_one_short_harmless_line(error: String, number in "[0-9]{7,15}") {
            let line = told(&format!("{error} {number} {error}@x"));
            prop_assert!(line.chars().count() <= TOLD_MAX);
            prop_assert!(!line.contains('@') && !line.contains(&number));
            prop_assert!(!line.chars().any(char::is_control));
        }

        #[test]
        fn a_place_is_read_as_it_was_written(at: i64, id: String) {
            let at = Time::from_micros(at);
            prop_assert_eq!(place(&place_text(at, &id)), Some((at, id)));
        }
    }
}
