//! Personal numbers in what an officer is about to publish from a report's page.

use kernel::App;
use kernel::cases::CaseMove;
use web::{Answers, Ctx, Form, Page};

use super::facts;
use crate::personal::{self, Wish, personal_blank};

/// The words without personal numbers, or with them, as the officer who was told of them wants.
pub(super) fn wished(app: &App, ctx: &Ctx, form: &Form, cmd: CaseMove) -> CaseMove {
    let wish = Wish::parse(form.value("personal"));
    let blank = |body: String| personal_blank((app, ctx.now), &body, true);
    match wish {
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
pub(super) fn noticed(app: &App, page: &Page, answers: &Answers) -> Vec<(String, String)> {
    let refused = answers.problem().filter(|problem| {
        let mut fields = problem.fields.iter();
        fields.any(|field| field.code == "kernel.words_personal")
    });
    if refused.is_none() {
        return Vec::new();
    }
    let patterns = personal::patterns(app, page.now());
    let found = personal::personal_in_words(&patterns, answers.value("body")).into_iter();
    let named = found.map(|one| (facts::personal(page, &one.kind), one.words));
    named.collect()
}
