//! Pages of mandates: what a person gave, holds and is offered, giving a new one, and acting by virtue of one.

mod list;
mod new;
mod show;

use base::{PersonId, Problem};
use web::{Ctx, Page, Route, Tone};

use super::model::{Mandate, MandateSeen, Standing};
use super::rules;
use crate::App;

pub(in crate::identity) use show::cells;

pub(super) fn routes() -> Vec<Route<App>> {
    [list::routes(), new::routes(), show::routes()].concat()
}

fn person(ctx: &Ctx) -> Result<PersonId, Problem> {
    ctx.actor.id().ok_or_else(Problem::sign_in)
}

/// A mandate on a page.
struct Line {
    id: String,
    /// What the other one is called.
    name: String,
    /// What it is for.
    covers: String,
    /// Until when, or that it has no end.
    until: String,
    state: String,
    tone: Tone,
    /// Whether its holder may use it now.
    usable: bool,
    /// Whether the reader can still end it.
    open: bool,
}

fn line(app: &App, page: &Page, (seen, given): (&MandateSeen, bool)) -> Line {
    let standing = rules::standing(&seen.mandate, page.now());
    let (state, tone) = state(page, standing);
    Line {
        id: seen.mandate.id.clone(),
        name: called(page, seen, given),
        covers: covers(app, page, &seen.mandate),
        until: until(page, &seen.mandate),
        usable: standing == Standing::Active,
        open: standing.is_open() && !(given && seen.mandate.basis == super::Basis::Guardian),
        state,
        tone,
    }
}

/// What the other one of the two is called.
fn called(page: &Page, seen: &MandateSeen, given: bool) -> String {
    let (name, address) = if given {
        (&seen.holder, seen.mandate.address.as_str())
    } else {
        (&seen.grantor, "")
    };
    let at_counter = seen.mandate.basis == super::Basis::Counter;
    match (at_counter && given, name.as_str(), address) {
        (true, _, _) => page.t("kernel-mandates-officer").into_owned(),
        (false, "", "") => page.t("kernel-mandates-nobody").into_owned(),
        (false, "", address) => address.to_owned(),
        (false, name, _) => name.to_owned(),
    }
}

/// What a mandate is for, in words.
fn covers(app: &App, page: &Page, mandate: &Mandate) -> String {
    let what = if mandate.kinds.is_empty() {
        page.t("kernel-mandates-all").into_owned()
    } else {
        let named = mandate.kinds.iter().map(|kind| kind_words(app, page, kind));
        named.collect::<Vec<_>>().join(", ")
    };
    let how = if mandate.acts {
        "kernel-mandates-acts"
    } else {
        "kernel-mandates-looks"
    };
    format!("{what}: {}", page.t(how))
}

/// What cases of a kind are called.
fn kind_words(app: &App, page: &Page, kind: &str) -> String {
    let known = app.acted_for.iter().find(|(code, _)| *code == kind);
    known.map_or_else(|| kind.to_owned(), |(_, key)| page.t(key).into_owned())
}

fn until(page: &Page, mandate: &Mandate) -> String {
    match mandate.until {
        Some(until) => page.datetime(until),
        None => page.t("kernel-mandates-no-end").into_owned(),
    }
}

fn state(page: &Page, standing: Standing) -> (String, Tone) {
    let tone = match standing {
        Standing::Offered | Standing::Ahead => Tone::Waiting,
        Standing::Active => Tone::Active,
        Standing::Lapsed | Standing::Over | Standing::Ended(_) => Tone::Plain,
    };
    let key = format!("kernel-mandate-state-{}", standing.code());
    (page.t(&key).into_owned(), tone)
}
