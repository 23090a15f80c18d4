//! Personal numbers in what somebody is about to publish from the page of a case.

use web::{Answers, Ctx, Form, Page};

use super::actions::{patterns, personal_blank, personal_called};
use super::rules::{Wish, personal_in_words};
use crate::App;
use crate::cases::CaseMove;

/// The words without personal numbers, or with them, as whoever was told of them wants.
pub fn personal_wished(app: &App, ctx: &Ctx, form: &Form, cmd: CaseMove) -> CaseMove {
    let blank = |body: String| personal_blank((app, ctx.now), &body, true);
    match Wish::parse(form.value("personal")) {
        Wish::Ask => cmd,
        Wish::Publish => CaseMove {
            personal: true,
            ..cmd
        },
        Wish::Blank => CaseMove {
            body: cmd.body.map(blank),
            ..cmd
        },
    }
}

/// What in refused words reads like a personal number, by what it is called.
pub fn personal_noticed(app: &App, page: &Page, answers: &Answers) -> Vec<(String, String)> {
    let refused = answers.problem().filter(|problem| {
        let mut fields = problem.fields.iter();
        fields.any(|field| field.code == "kernel.words_personal")
    });
    if refused.is_none() {
        return Vec::new();
    }
    let patterns = patterns(app, page.now());
    let found = personal_in_words(&patterns, answers.value("body")).into_iter();
    let named = found.map(|one| (personal_called(page, &one.kind), one.words));
    named.collect()
}
