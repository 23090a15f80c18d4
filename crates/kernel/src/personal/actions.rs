//! The pack's patterns, read once, and words read by them.

use std::sync::Arc;
use std::time::Duration;

use base::Time;
use web::Page;

use super::patterns::Patterns;
use super::rules::{personal_in_words, without};
use crate::App;
use crate::cases::{Case, Error, rules::OMITTED};

/// What reads like a personal number, read from the pack once.
pub fn patterns(app: &App, now: Time) -> Arc<Patterns> {
    const NAME: &str = "kernel.personal";
    if let Some(known) = app.memo.get::<Patterns>(NAME, now, Duration::MAX) {
        return known;
    }
    let read = Patterns::of(&app.pack).unwrap_or_else(|error| {
        tracing::error!(%error, "nothing personal is noticed");
        Patterns::default()
    });
    app.memo.put(NAME, now, read)
}

/// The words without personal numbers; `asked` says whether a person wants it so, or a program sends them.
pub fn personal_blank((app, now): (&App, Time), text: &str, asked: bool) -> String {
    let mut found = patterns(app, now).find(text);
    found.retain(|found| asked || found.hides);
    without(text, &found, |_| OMITTED.to_owned())
}

/// Refuses words of an office that everybody is about to read, if personal numbers are in them.
pub fn words_check(app: &App, now: Time, words: &str) -> Result<(), Error> {
    let found = personal_in_words(&patterns(app, now), words);
    if found.is_empty() {
        return Ok(());
    }
    let words = found.into_iter().map(|noticed| noticed.words);
    Err(Error::Personal(words.collect()))
}

/// The same for a module that publishes what is said on cases of one kind.
pub fn words_check_of(
    kind: &str,
    (app, now): (&App, Time),
    case: &Case,
    words: &str,
) -> Result<(), Error> {
    if case.kind == kind {
        words_check(app, now, words)
    } else {
        Ok(())
    }
}

/// What a kind of personal number is called.
pub fn personal_called(page: &Page, kind: &str) -> String {
    page.t(&format!("kernel-personal-{kind}")).into_owned()
}

/// What stands where a personal number was, for people who asked for it to be hidden.
pub fn personal_word(page: &Page, kind: &str) -> String {
    let kind = personal_called(page, kind);
    page.t1("kernel-personal-hidden", "kind", kind)
}
