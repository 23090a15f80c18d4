//! Noticing and hiding personal numbers in a report before it is made.

use std::sync::Arc;
use std::time::Duration;

use base::Time;
use kernel::App;
use kernel::cases::{self, Case};
use kernel::registry::{QuestionKind, Registry};

use super::patterns::{Found, Patterns};
use crate::model::{Answer, Description, KIND, ReportNew, Visibility};
use crate::moderation::OMITTED;

/// The code of the answer that keeps for the agency what was hidden from everybody else.
pub const HIDDEN: &str = "hidden-from-public";

/// Something in a report that reads like a personal number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noticed {
    /// What it reads like.
    pub kind: String,
    /// As the person wrote it.
    pub words: String,
}

/// What reads like a personal number, read from the pack once.
pub fn patterns(app: &App, now: Time) -> Arc<Patterns> {
    const NAME: &str = "reports.personal";
    if let Some(known) = app.memo.get::<Patterns>(NAME, now, Duration::MAX) {
        return known;
    }
    let read = Patterns::of(&app.pack).unwrap_or_else(|error| {
        tracing::error!(%error, "nothing personal is noticed");
        Patterns::default()
    });
    app.memo.put(NAME, now, read)
}

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

/// What is done with personal numbers in words that an office is about to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wish {
    /// Whoever says them is asked.
    #[default]
    Ask,
    /// A sign of omission stands in their place.
    Blank,
    /// They are published.
    Publish,
}

impl Wish {
    /// Reads it from a form.
    pub fn parse(code: &str) -> Self {
        match code {
            "hide" => Self::Blank,
            "publish" => Self::Publish,
            _ => Self::Ask,
        }
    }
}

/// What reads like a personal number in words, each once.
pub fn personal_in_words(patterns: &Patterns, text: &str) -> Vec<Noticed> {
    let mut noticed: Vec<Noticed> = Vec::new();
    for found in patterns.find(text) {
        let words = text.get(found.range).unwrap_or_default().to_owned();
        let kind = found.kind;
        if !noticed.iter().any(|known| known.words == words) {
            noticed.push(Noticed { kind, words });
        }
    }
    noticed
}

/// The words without personal numbers; `asked` says whether a person wants it so, or a program sends them.
pub fn personal_blank((app, now): (&App, Time), text: &str, asked: bool) -> String {
    let mut found = patterns(app, now).find(text);
    found.retain(|found| asked || found.hides);
    without(text, &found, |_| OMITTED.to_owned())
}

/// Refuses words of an office that everybody is about to read of a report, if personal numbers are in them.
pub(crate) fn words_check(
    app: &App,
    now: Time,
    case: &Case,
    words: &str,
) -> Result<(), cases::Error> {
    if case.kind != KIND {
        return Ok(());
    }
    let found = personal_in_words(&patterns(app, now), words);
    if found.is_empty() {
        return Ok(());
    }
    let words = found.into_iter().map(|noticed| noticed.words);
    Err(cases::Error::Personal(words.collect()))
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

/// The text with a word in place of each stretch.
fn without(text: &str, found: &[Found], word: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for found in found {
        out.push_str(text.get(from..found.range.start).unwrap_or_default());
        out.push_str(&word(&found.kind));
        from = found.range.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::registry::Pack;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_personal_is_left_and_nothing_else_is_lost(
            parts in proptest::collection::vec("[a-z]{1,6}|012-345 [0-9]{4}|90010[1-9]-14-[0-9]{4}|[a-z]{2}@contoh\\.my", 0..8),
        ) {
            let patterns = Patterns::of(&Pack::embedded().expect("a pack")).expect("patterns");
            let text = parts.join(" ; ");
            let hidden = without(&text, &patterns.find(&text), |kind| format!("[{kind}]"));
            prop_assert!(patterns.find(&hidden).is_empty(), "{hidden}");
            let words = |text: &str| -> Vec<String> {
                text.split(" ; ").filter(|part| part.chars().all(|c| c.is_ascii_lowercase())).map(str::to_owned).collect()
            };
            prop_assert_eq!(words(&hidden), words(&text));
        }
    }
}
