//! What reads like a personal number: the pack's patterns, and a text read by them.

use std::ops::Range;

use serde::Deserialize;

use crate::identity::{Format, FormatFault, Papers, PapersFault};
use crate::registry::Pack;

/// The sheet of patterns.
const SHEET: &str = "personal.csv";

/// Why the sheet cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It is no sheet of patterns.
    #[error("personal.csv: {0}")]
    Sheet(#[from] csv::Error),
    /// A pattern is none, or its codes are no numbers and ranges of them.
    #[error("personal.csv: {0}")]
    Format(#[from] FormatFault),
    /// The kinds of papers whose codes are named.
    #[error(transparent)]
    Papers(#[from] PapersFault),
}

#[derive(Debug, Deserialize)]
struct Row {
    kind: String,
    pattern: String,
    #[serde(default)]
    codes: String,
    machines: Machines,
}

/// What is done with it where a program sends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Machines {
    Hide,
    Leave,
}

/// One way in which a kind of number is written.
#[derive(Debug)]
struct Pattern {
    kind: String,
    format: Format,
    machines: Machines,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Patterns(Vec<Pattern>);

/// A stretch of a text that reads like a personal number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it reads like, such as `phone`; its word is `kernel-personal-{kind}`.
    pub kind: String,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Whether it is hidden where a program sends it.
    pub hides: bool,
}

impl Patterns {
    /// Reads the pack's sheet. A pack may leave it out.
    pub fn of(pack: &Pack) -> Result<Self, Fault> {
        Self::read(pack.text(SHEET).unwrap_or_default(), &Papers::of(pack)?)
    }

    /// Reads the text of the sheet. Instead of codes it may name a kind of identity paper that has them.
    pub fn read(sheet: &str, papers: &Papers) -> Result<Self, Fault> {
        let mut rows = Vec::new();
        for row in csv::Reader::from_reader(sheet.as_bytes()).deserialize() {
            let row: Row = row?;
            rows.push(Pattern {
                format: Format::read(&row.pattern, papers.codes(&row.codes)?)?,
                kind: row.kind,
                machines: row.machines,
            });
        }
        Ok(Self(rows))
    }

    /// Everything in a text that reads like a personal number, from its beginning on; nothing overlaps.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let mut all: Vec<Found> = self.0.iter().flat_map(|row| row.find(text)).collect();
        all.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)));
        let mut kept: Vec<Found> = Vec::new();
        for found in all {
            let end = kept.last().map_or(0, |last| last.range.end);
            if found.range.start >= end {
                kept.push(found);
            }
        }
        kept
    }
}

impl Pattern {
    fn find(&self, text: &str) -> Vec<Found> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(hit) = self.format.find_at(text, from) {
            if is_alone(text, &hit.it) && hit.fault.is_none() {
                found.push(Found {
                    kind: self.kind.clone(),
                    range: hit.it,
                    hides: self.machines == Machines::Hide,
                });
                from = hit.whole.end;
            } else {
                // Another may begin within.
                from = next_char(text, hit.whole.start);
            }
            if from >= text.len() {
                break;
            }
        }
        found
    }
}

/// Whether a stretch is not a part of something longer, such as a reference, a coordinate or the name of a file.
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    let mut before = text.get(..range.start).unwrap_or_default().chars().rev();
    let mut after = text.get(range.end..).unwrap_or_default().chars();
    let joined = match (before.next(), before.next()) {
        (Some(near), _) if near.is_alphanumeric() => true,
        (Some('/' | '_'), Some(far)) => far.is_alphanumeric(),
        (Some('-' | '.' | ','), Some(far)) => far.is_numeric(),
        _ => false,
    };
    let goes_on = match (after.next(), after.next()) {
        (Some(near), _) if near.is_alphanumeric() => true,
        (Some('/' | '_' | '-' | '.' | ','), Some(far)) => far.is_numeric(),
        _ => false,
    };
    !joined && !goes_on
}

fn next_char(text: &str, at: usize) -> usize {
    let first = text.get(at..).and_then(|rest| rest.chars().next());
    at + first.map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn embedded() -> Patterns {
        Patterns::of(&Pack::embedded().expect("a pack")).expect("patterns")
    }

    fn kinds(text: &str) -> Vec<String> {
        let found = embedded().find(text);
        found.into_iter().map(|found| found.kind).collect()
    }

    #[test]
    fn dates_and_places_of_identity_numbers_have_to_exist() {
        for text in [
            "900101-14-5678",
            "000229-10-0001",
            "040229 21 0001",
            "850731015432",
        ] {
            assert_eq!(kinds(text), ["identity"], "{text}");
        }
        for text in [
            "901301-14-5678",
            "900230-14-5678",
            "010229-10-0001",
            "900101-17-5678",
            "900101-00-5678",
            "900101-14-56789",
            "1900101-14-5678",
        ] {
            assert_ne!(kinds(text), ["identity"], "{text}");
        }
    }

    #[test]
    fn a_sheet_that_cannot_be_used_says_why() {
        let read = |rows: &str| {
            Patterns::read(
                &format!("kind,pattern,codes,machines\n{rows}\n"),
                &Papers::default(),
            )
        };
        assert!(read("phone,[0-9]+,,hide").is_ok());
        for (rows, why) in [
            ("phone,[0-9+,,hide", "unclosed"),
            ("phone,[0-9]+,a-b,hide", "not numbers and ranges"),
            ("phone,[0-9]+,,perhaps", "perhaps"),
            ("phone,(?:\\w{1000}){1000},,hide", "size"),
        ] {
            let fault = read(rows).expect_err("refused").to_string();
            assert!(fault.contains(why), "{fault}");
        }
        assert!(
            Patterns::read("", &Papers::default())
                .is_ok_and(|none| none.find("012-345 6789").is_empty())
        );
    }

    fn identity() -> impl Strategy<Value = String> {
        let sep = || prop_oneof![Just("-"), Just(""), Just(" ")];
        (
            40_u32..126,
            1_u32..13,
            1_u32..29,
            1_u32..17,
            0_u32..10_000,
            sep(),
            sep(),
        )
            .prop_map(|(year, month, day, place, rest, a, b)| {
                format!(
                    "{:02}{month:02}{day:02}{a}{place:02}{b}{rest:04}",
                    year % 100
                )
            })
    }

    proptest! {
        #[test]
        fn whole_identity_numbers_are_found_wherever_they_stand(
            number in identity(), before in "[a-z ]{0,8}[ :(]", after in "[ ).,!?]?[a-z ]{0,8}",
        ) {
            let after = if after.starts_with(char::is_alphanumeric) { format!(" {after}") } else { after };
            let text = format!("{before}{number}{after}");
            let found = embedded().find(&text);
            prop_assert!(found.iter().any(|it| text.get(it.range.clone()) == Some(number.as_str())), "{text}");
        }

        #[test]
        fn mobile_numbers_are_found_as_people_write_them(
            lead in prop_oneof![Just("+60"), Just("60"), Just("0"), Just("+60 ")], tail in "1[0-9]",
            a in prop_oneof![Just("-"), Just(""), Just(" ")], first in "[0-9]{3,4}",
            b in prop_oneof![Just("-"), Just(""), Just(" ")], last in "[0-9]{4}",
        ) {
            let number = format!("{lead}{tail}{a}{first}{b}{last}");
            let text = format!("Hubungi {number}.");
            let found = embedded().find(&text);
            prop_assert!(!found.is_empty(), "{text}");
            prop_assert_eq!(text.get(found[0].range.clone()), Some(number.as_str()));
        }

        #[test]
        fn any_text_is_read_and_what_is_found_stands_in_it_in_order(text in "(?s).{0,60}[0-9+ @.-]{0,40}.{0,20}") {
            let mut end = 0;
            for found in embedded().find(&text) {
                prop_assert!(text.get(found.range.clone()).is_some_and(|words| !words.is_empty()));
                prop_assert!(found.range.start >= end);
                end = found.range.end;
            }
        }
    }
}
