//! Verbs of days of rest: the only writers beside an import.

use std::sync::Arc;

use base::{Actor, Problem, Time};
use serde_json::json;
use store::Tx;

use super::super::actions::{EDIT, changed, written};
use super::super::error::Error;
use super::super::model::Holiday;
use super::super::queries;
use super::super::records::Record;
use super::super::snapshot::Registry;
use super::rules;
use crate::App;
use crate::audit::{self, Act, Fresh};

/// A day of rest to keep. One of the same day and states is replaced.
#[derive(Debug, Clone)]
pub struct HolidayPut {
    /// The day, its name, and who rests.
    pub holiday: Holiday,
    /// Where it was declared; the public log has it.
    pub words: String,
    /// For the act.
    pub fresh: Fresh,
}

/// A day of rest that is none any more.
#[derive(Debug, Clone)]
pub struct HolidayRemove {
    /// What it is kept under: the day and the states that rest.
    pub key: String,
    /// Why; the public log has it.
    pub words: String,
    /// For the act.
    pub fresh: Fresh,
}

/// Keeps a day of rest, after which open clocks are reckoned anew.
///
/// # Errors
/// [`Error::Forbidden`] without [`EDIT`]; [`Error::Wrong`] for a day too far away, or without a word of where it was declared.
pub fn holiday_put(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &HolidayPut,
) -> Result<(), Error> {
    let registry = allowed(tx, app, actor)?;
    rules::check(cmd.holiday.date, registry.day(now)).map_err(Error::Wrong)?;
    let words = said(&cmd.words)?;
    let place = queries::last_place(tx, Holiday::SHEET)? + 1;
    let row = (Holiday::SHEET, &*cmd.holiday.key());
    queries::row_put(tx, row, place, &written(&cmd.holiday)?)?;
    let done = ("registry.holiday_put", &cmd.holiday, words);
    follow(tx, (actor, now, &cmd.fresh), done)
}

/// Lets a day of rest go, after which open clocks are reckoned anew.
///
/// # Errors
/// [`Error::Forbidden`] without [`EDIT`]; [`Error::Wrong`] for one that is not kept, is long over, or goes without a word of why.
pub fn holiday_remove(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &HolidayRemove,
) -> Result<(), Error> {
    let registry = allowed(tx, app, actor)?;
    let mut kept = registry.holidays().iter();
    let found = kept.find(|holiday| holiday.key() == cmd.key);
    let holiday = found.ok_or_else(|| Error::Wrong(Problem::not_found()))?;
    rules::check(holiday.date, registry.day(now)).map_err(Error::Wrong)?;
    let words = said(&cmd.words)?;
    queries::row_remove(tx, Holiday::SHEET, &cmd.key)?;
    let done = ("registry.holiday_remove", holiday, words);
    follow(tx, (actor, now, &cmd.fresh), done)
}

/// The registry, for who may change it.
fn allowed(tx: &mut Tx<'_>, app: &App, actor: &Actor) -> Result<Arc<Registry>, Error> {
    if actor.may(EDIT, None) {
        Ok(app.registry.get(tx)?)
    } else {
        Err(Error::Forbidden)
    }
}

/// What everybody may read of why a calendar changed.
fn said(words: &str) -> Result<&str, Error> {
    match words.trim() {
        "" => Err(Error::Wrong(
            Problem::invalid().field("words", "kernel.registry.holiday_words"),
        )),
        words => Ok(words),
    }
}

/// Makes caches notice, has open clocks reckoned anew, and puts the change on record.
fn follow(
    tx: &mut Tx<'_>,
    (actor, now, fresh): (&Actor, Time, &Fresh),
    (name, holiday, words): (&'static str, &Holiday, &str),
) -> Result<(), Error> {
    queries::version_raise(tx, now.micros())?;
    let version = queries::version(tx)?.ok_or(Error::Empty)?;
    tx.enqueue(&changed(version, now))?;
    let act = Act {
        name,
        agency: "",
        kind: "registry",
        reference: Holiday::SHEET,
        public: true,
        subject: ("registry", version),
        payload: json!({
            "by": actor.id().map(|id| id.to_string()),
            "holiday": holiday,
            "words": words,
            "version": version,
        }),
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}
