//! Noticing and hiding personal numbers in a report before it is made.

use base::Time;
use kernel::App;
use kernel::personal::{Noticed, Patterns, patterns, personal_in_words, without};
use kernel::registry::{QuestionKind, Registry};

use crate::model::{Answer, Description, ReportNew, Visibility};

/// The code of the answer that keeps for the agency what was hidden from everybody else.
pub const HIDDEN: &str = "hidden-from-public";

/// What everybody would read of a report and reads like a personal number, each once.
pub fn personal_in(patterns: &Patterns, registry: &Registry, new: &ReportNew) -> Vec<Noticed> {
    if new.visibility == Visibility::Private {
        return Vec::new();
    }
    let mut copy = new.clone();
    let others = public_words(registry, &mut copy).into_iter();
    let texts = [new.description.as_str()].into_iter();
    let mut noticed: Vec<Noticed> = Vec::new();
    for text in texts.chain(others.map(|text| text.as_str())) {
        for found in personal_in_words(patterns, text) {
            if !noticed.iter().any(|known| known.words == found.words) {
                noticed.push(found);
            }
        }
    }
    noticed
}

/// Hides from everybody but the agency what reads like a personal number, with a word in its place; `asked` says
/// whether a person wants it so, or a program sends it. True if anything was hidden.
pub fn personal_hide(
    (app, now): (&App, Time),
    registry: &Registry,
    new: &mut ReportNew,
    (asked, word): (bool, impl Fn(&str) -> String),
) -> bool {
    if new.visibility == Visibility::Private {
        return false;
    }
    let patterns = patterns(app, now);
    let mut hidden = Vec::new();
    let mut rest = |text: &str| {
        let mut found = patterns.find(text);
        found.retain(|found| asked || found.hides);
        let words = found.iter().filter_map(|it| text.get(it.range.clone()));
        hidden.extend(words.map(str::to_owned));
        (!found.is_empty()).then(|| without(text, &found, &word))
    };
    if let Some(text) = rest(new.description.as_str()) {
        new.description = Description::read(app, now, text);
    }
    for text in public_words(registry, new) {
        if let Some(rest) = rest(text) {
            *text = rest;
        }
    }
    if hidden.is_empty() {
        return false;
    }
    new.answers.push(Answer {
        code: HIDDEN.to_owned(),
        values: hidden,
    });
    true
}

/// What everybody would read of a report beside its description: no answers to private questions.
fn public_words<'n>(registry: &Registry, new: &'n mut ReportNew) -> Vec<&'n mut String> {
    let questions = registry.questions(&new.category);
    let is_said = |answer: &&mut Answer| {
        let asked = questions
            .iter()
            .find(|question| *question.code == *answer.code);
        asked.is_some_and(|question| {
            !question.private && matches!(question.kind, QuestionKind::String | QuestionKind::Text)
        })
    };
    let said = new.answers.iter_mut().filter(is_said);
    let said = said.flat_map(|answer| answer.values.iter_mut());
    new.address.iter_mut().chain(said).collect()
}
