//! What can be done to each part of what everybody reads of a case, and what was done, as pieces of a module's page.

use askama::Template;
use base::Time;
use web::{Answers, Choice, Markup, Page};

use super::model::{Deed, Moderated, Words};
use super::rules::OMITTED;
use crate::App;
use crate::cases::MODERATION_GROUNDS;

/// A part with what can be done to it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether one part of the form is shown"
)]
#[derive(Debug, Clone)]
pub struct PartForm {
    /// Names its fields and its section.
    pub id: String,
    /// The part's code, and which of them it is.
    pub part: &'static str,
    /// Which of them, where there are several.
    pub place: String,
    /// What it is called.
    pub name: String,
    /// What everybody reads there.
    pub text: Option<String>,
    /// What was done to it, in words.
    pub state: Option<String>,
    /// Whether other words can stand there.
    pub edits: bool,
    /// Whether it can be taken from the public.
    pub hides: bool,
    /// Whether that can be taken back.
    pub restores: bool,
    /// Whether it was tried and refused.
    pub open: bool,
}

impl PartForm {
    /// The form of a part of this code, place and name; `edits` says whether other words may stand there, `tried` which
    /// part was tried and refused.
    pub fn of<P>(
        page: &Page,
        words: &Words<P>,
        (part, place, name): (&'static str, String, String),
        (edits, tried): (bool, &str),
    ) -> Self {
        let id = format!("{part}{place}");
        let there = words.text.as_deref().is_some_and(|text| text != OMITTED);
        Self {
            open: id == tried,
            part,
            name,
            state: words.deed.map(|deed| deed_name(page, deed)),
            edits: edits && words.text.is_some(),
            hides: there,
            restores: words.deed.is_some(),
            text: words.text.clone(),
            place,
            id,
        }
    }
}

/// An act in the history.
#[derive(Debug, Clone)]
pub struct ActRow {
    /// When.
    pub at: Time,
    /// What was done to which part, in words.
    pub what: String,
    /// Who did it, for their colleagues.
    pub officer: Option<String>,
    /// What stood there before, for those who moderate.
    pub said: Option<String>,
    /// What stands there since.
    pub says: Option<String>,
    /// Why.
    pub why: String,
}

fn deed_name(page: &Page, deed: Deed) -> String {
    page.t(&format!("kernel-moderated-{}", deed.code()))
        .into_owned()
}

/// The acts of moderation, newest first, as their reader may know them; `name` says what a part is called.
pub fn act_rows<P>(
    page: &Page,
    app: &App,
    history: &[Moderated<P>],
    name: impl Fn(&P) -> String,
) -> Vec<ActRow> {
    let grounds = app.kinds.grounds();
    let row = |act: &Moderated<P>| {
        let deed = deed_name(page, act.deed);
        let ground = act.reason.as_deref();
        let ground = ground.and_then(|code| grounds.name(MODERATION_GROUNDS, code));
        let ground = ground.map(|name| page.plain(name));
        let why: Vec<String> = ground.into_iter().chain(act.words.clone()).collect();
        ActRow {
            at: act.at,
            what: match act.deed {
                Deed::Object | Deed::Stand => deed,
                _ => format!("{}: {deed}", name(&act.part)),
            },
            officer: act.officer.clone(),
            said: act.said.clone(),
            says: act.says.clone(),
            why: why.join(". "),
        }
    };
    history.iter().rev().map(row).collect()
}

#[derive(Template)]
#[template(path = "moderation_acts.html")]
struct Acts<'a> {
    page: &'a Page,
    acts: &'a [ActRow],
}

/// The history as a timeline.
pub fn moderation_acts(page: &Page, acts: &[ActRow]) -> Option<Markup> {
    Markup::of(&Acts { page, acts }).ok()
}

/// What stands on the page on which a case is moderated.
#[derive(Debug)]
pub struct Known<'a> {
    /// The version that is seen.
    pub version: i64,
    /// The code of the part that is all of it, and what that is called.
    pub whole: (&'static str, String),
    /// Whether everybody sees it.
    pub public: bool,
    /// Its parts.
    pub parts: &'a [PartForm],
    /// What was done.
    pub acts: &'a [ActRow],
}

#[derive(Template)]
#[template(path = "moderation_form.html")]
struct FormPiece<'a> {
    page: &'a Page,
    answers: &'a Answers,
    known: &'a Known<'a>,
    reasons: Vec<Choice>,
    acts: Option<Markup>,
}

/// The forms of all parts, of all of it together, and what was done.
pub fn moderation_form(
    app: &App,
    page: &Page,
    answers: &Answers,
    known: &Known<'_>,
) -> Option<Markup> {
    let reasons = app.kinds.grounds().list(MODERATION_GROUNDS).iter();
    let piece = FormPiece {
        reasons: reasons
            .map(|it| Choice::new(it.code.clone(), page.plain(&it.name)))
            .collect(),
        acts: moderation_acts(page, known.acts).filter(|_| !known.acts.is_empty()),
        page,
        answers,
        known,
    };
    Markup::of(&piece).ok()
}
