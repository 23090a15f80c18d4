//! Decisions about moderation, without input or output.

use kernel::cases::{Audience, Entry};
pub use kernel::moderation::{OMITTED, REASON_MAX, standing};
pub(super) use kernel::moderation::{anything_stands, may_object, open_objection, typed};

use super::model::{Moderated, Part, Words};
use crate::model::Report;

/// Whether a report's own words, beside those of its history, are not all as they were written.
pub(super) fn is_moderated(history: &[Moderated]) -> bool {
    let own = |act: &&Moderated| !matches!(act.part, Part::Report | Part::Entry(_));
    let mut parts = history.iter().filter(own).map(|act| &act.part);
    parts.any(|part| standing(history, part).is_some())
}

/// The parts of a report that can be moderated, with what everybody reads there.
pub fn parts(report: &Report, entries: &[Entry], history: &[Moderated]) -> Vec<Words> {
    let words = |part: Part, text: Option<String>| {
        let deed = standing(history, &part).map(|standing| standing.deed);
        (text.is_some() || deed.is_some()).then_some(Words { part, text, deed })
    };
    let answers = report.answers.iter().filter_map(|answer| {
        let said = answer.values.first().filter(|_| answer.values.len() == 1)?;
        Some((answer.code.clone(), Some(said.clone())))
    });
    let gone = history.iter().filter_map(|act| match &act.part {
        Part::Answer(code) => Some((code.clone(), None)),
        _ => None,
    });
    let mut asked: Vec<(String, Option<String>)> = answers.collect();
    for (code, text) in gone {
        if !asked.iter().any(|(known, _)| *known == code) {
            asked.push((code, text));
        }
    }
    let told = entries
        .iter()
        .filter(|entry| entry.audience == Audience::Public);
    let told = told.filter(|entry| entry.body.is_some() || entry.moderated.is_some());
    let description = Some(report.description.clone()).filter(|text| !text.is_empty());
    [
        words(Part::Description, description),
        words(Part::Address, report.address.clone()),
        words(Part::Name, report.name.clone()),
    ]
    .into_iter()
    .chain(
        asked
            .into_iter()
            .map(|(code, text)| words(Part::Answer(code), text)),
    )
    .chain(told.map(|entry| words(Part::Entry(entry.version), entry.body.clone())))
    .flatten()
    .collect()
}
