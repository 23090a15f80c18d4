//! What an agency changes in what everybody reads of a case, or takes from the public, and what its owner says to that.
//!
//! What was done and why stands in the timeline for the people of the case; what it said before is in the audit record
//! and with the module whose case it is.

use base::{Actor, Time};
use serde_json::{Value, json};
use store::Tx;

use super::error::Error;
use super::kinds::{Audience, Party};
use super::model::{Case, Mark};
use super::notes::{Noted, case_note};
use super::{BUREAU, MODERATE, queries, rules};
use crate::audit::Fresh;

/// The list of the pack's reasons for which something is moderated.
pub const MODERATION_GROUNDS: &str = "moderation";

/// What an agency does to what everybody reads.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseModerate<'a> {
    /// One of [`super::ENGINE_STEPS`].
    pub step: &'static str,
    /// Why, by a code of [`MODERATION_GROUNDS`].
    pub reason: Option<&'a str>,
    /// Why, in words.
    pub words: Option<&'a str>,
    /// Whether everybody may see the case from now on, where that changes.
    pub public: Option<bool>,
    /// The entry that changes, by its version, with its words and mark from now on.
    pub entry: Option<(i64, Option<&'a str>, Option<Mark>)>,
    /// What the leaf commits to besides: what was said before and is said now.
    pub given: Value,
}

/// Moderates. The bureau may as well; for what it was asked to look at, the module decides.
pub fn case_moderate(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    mut case: Case,
    cmd: &CaseModerate<'_>,
    fresh: &Fresh,
) -> Result<Case, Error> {
    let own = actor.may_about(MODERATE, &case.matter());
    if !actor.is_person() || !(own || actor.may(BUREAU, None)) {
        return Err(Error::Forbidden);
    }
    if let Some((version, body, mark)) = cmd.entry
        && !queries::entry_moderate(tx, (case.id, version), body, mark)?
    {
        return Err(Error::NotFound);
    }
    case.public = cmd.public.unwrap_or(case.public);
    let mut given = cmd.given.clone();
    if let (Value::Object(fields), Some((version, body, mark))) = (&mut given, cmd.entry) {
        let mark = mark.map(Mark::code);
        let told = json!({ "version": version, "body": body, "mark": mark });
        fields.insert("entry".to_owned(), told);
    }
    let noted = Noted {
        step: cmd.step,
        party: if own { Party::Officer } else { Party::Bureau },
        audience: Audience::Case,
        body: cmd.words,
        reason: cmd.reason,
        given,
    };
    case_note(tx, (actor, now), case, &noted, fresh)
}

/// Notes that whose case it is wants somebody else to look at what was moderated.
pub fn case_object(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    case: Case,
    words: &str,
    fresh: &Fresh,
) -> Result<Case, Error> {
    if !actor.writes_own() || !rules::parties(actor, &case).contains(&Party::Owner) {
        return Err(Error::Forbidden);
    }
    let noted = Noted {
        step: "object",
        party: Party::Owner,
        audience: Audience::Case,
        body: Some(words),
        reason: None,
        given: Value::Null,
    };
    case_note(tx, (actor, now), case, &noted, fresh)
}

/// Takes a case from everybody whose owner says that it is about themselves.
pub fn case_conceal(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    mut case: Case,
    fresh: &Fresh,
) -> Result<Case, Error> {
    if !actor.writes_own() || !rules::parties(actor, &case).contains(&Party::Owner) {
        return Err(Error::Forbidden);
    }
    case.public = false;
    let noted = Noted {
        step: "conceal",
        party: Party::Owner,
        audience: Audience::Case,
        body: None,
        reason: None,
        given: Value::Null,
    };
    case_note(tx, (actor, now), case, &noted, fresh)
}

/// Shows a case to everybody that its owner kept back for a time which is over; the house itself does so.
pub fn case_reveal(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    mut case: Case,
    fresh: &Fresh,
) -> Result<Case, Error> {
    if actor.kind != base::ActorKind::System {
        return Err(Error::Forbidden);
    }
    case.public = true;
    let noted = Noted {
        step: "reveal",
        party: Party::System,
        audience: Audience::Public,
        body: None,
        reason: None,
        given: Value::Null,
    };
    case_note(tx, (actor, now), case, &noted, fresh)
}
