//! Verbs of "was it fixed?".

use std::time::Duration;

use base::{Actor, Reference, Time};
use kernel::App;
use kernel::audit::Viewed;
use kernel::cases::{self, Case, CaseId, CaseMove, Party, Phase};
use serde::{Deserialize, Serialize};
use store::{NewJob, Tx};

use super::model::{Fixed, FixedAnswer, Outcome, Ratings};
use super::{jobs, queries};
use crate::error::Error;
use crate::messages;
use crate::model::Feedback;

/// How long after closing the person is asked.
const ASKED_AFTER: Duration = Duration::from_hours(24 * 28);
/// The move that opens a report again, and the clock within which it is possible.
const REOPEN: &str = "reopen";
/// The move by which an officer asks.
pub(crate) const ASKS: &str = "ask_fixed";
/// The states after which it is asked: something was done, or nothing was.
const ENDS: [&str; 2] = ["resolved", "declined"];

/// Which closing of which report is asked about.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Ask {
    pub(super) case: CaseId,
    pub(super) closed_us: i64,
    /// Whether somebody wished to be asked once more.
    #[serde(default)]
    pub(super) again: bool,
}

/// Lets the person be asked in four weeks.
pub(crate) fn ask_enqueue(tx: &mut Tx<'_>, now: Time, case: &Case) -> store::Result<()> {
    enqueue(tx, now, case, false)
}

/// A wish to be asked once more stands once, however often it is said.
fn enqueue(tx: &mut Tx<'_>, now: Time, case: &Case, again: bool) -> store::Result<()> {
    let ask = Ask {
        case: case.id,
        closed_us: case.closed.unwrap_or(now).micros(),
        again,
    };
    let place = if again { now.micros() } else { case.version };
    tx.enqueue(&NewJob {
        id: format!("fixed-{}-{place}", case.id),
        kind: jobs::ASK.to_owned(),
        key: again.then(|| case.id.to_string()),
        payload: serde_json::to_string(&ask).unwrap_or_default(),
        run_at: now + ASKED_AFTER,
        now,
    })?;
    Ok(())
}

/// Asks, once for each report unless its reporter wished to be asked again, and not if it was opened again meanwhile or
/// answered already.
pub(super) fn fixed_ask(tx: &mut Tx<'_>, app: &App, now: Time, ask: Ask) -> Result<(), Error> {
    let case = match cases::case_find(tx, &Actor::system(), ask.case) {
        Err(cases::Error::NotFound) => return Ok(()),
        other => other?,
    };
    let same_closing = case.closed.map(Time::micros) == Some(ask.closed_us);
    if !same_closing || !ENDS.contains(&case.state.as_str()) || case.owner.is_none() {
        return Ok(());
    }
    if !complains(tx, &case)? {
        return Ok(());
    }
    if ask.again {
        queries::fixed_again(tx, &case, now)?;
    } else if !queries::fixed_ask(tx, &case, now)? {
        return Ok(());
    }
    messages::asked_whether_fixed(tx, app, now, &case)
}

/// A question is answered and an idea weighed; only what was wrong is put right.
fn complains(tx: &mut Tx<'_>, case: &Case) -> Result<bool, Error> {
    let report = crate::queries::report_find(tx, case)?;
    Ok(report.is_some_and(|report| report.feedback == Feedback::Complaint))
}

/// Asks at once, because an officer wants to know.
pub(crate) fn fixed_ask_now(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    case: &Case,
) -> Result<(), Error> {
    if !complains(tx, case)? {
        return Err(Error::Case(cases::Error::NotPossible {
            step: ASKS.to_owned(),
            state: case.state.clone(),
        }));
    }
    queries::fixed_again(tx, case, now)?;
    messages::asked_whether_fixed(tx, app, now, case)
}

/// Keeps what the person says came of a closed report; the last word counts. "Not fixed" opens it again
/// while that is possible. True if it was opened again.
pub fn fixed_answer(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    reference: &Reference,
    answer: &FixedAnswer,
) -> Result<bool, Error> {
    let case = closed_own(tx, actor, reference)?;
    let (_, deadlines) = cases::case_timeline(tx, actor, &case)?;
    queries::fixed_put(tx, &case, answer, now)?;
    let in_time = deadlines
        .iter()
        .any(|clock| clock.clock == REOPEN && clock.is_running() && now <= clock.due);
    if answer.outcome == Outcome::NotFixed && in_time {
        let again = CaseMove::new(case.id, REOPEN, answer.fresh.clone());
        cases::case_act(tx, app, (actor, now), &again)?;
        return Ok(true);
    }
    if answer.again {
        enqueue(tx, now, &case, true)?;
    }
    Ok(false)
}

/// The actor's own report, closed by the agency. What is somebody else's is as absent as what never was, also for who
/// acts in that person's name: what came of it is for them alone to say.
fn closed_own(tx: &mut Tx<'_>, actor: &Actor, reference: &Reference) -> Result<Case, Error> {
    let case = cases::case_by_reference(tx, actor, reference)?;
    let owns = cases::rules::parties(actor, &case).contains(&Party::Owner);
    if !owns || actor.acting.is_some() {
        return Err(cases::Error::NotFound.into());
    }
    if case.phase != Phase::Closed || !ENDS.contains(&case.state.as_str()) {
        return Err(Error::NotClosed);
    }
    Ok(case)
}

/// What the person said so far of their own closed report.
pub fn fixed_find(
    tx: &mut Tx<'_>,
    actor: &Actor,
    reference: &Reference,
) -> Result<Option<Fixed>, Error> {
    let case = closed_own(tx, actor, reference)?;
    Ok(queries::fixed_find(tx, case.id)?)
}

/// What the person said, as those read it who handle the report.
pub(crate) fn fixed_of(
    tx: &mut Tx<'_>,
    _proof: &Viewed,
    id: CaseId,
) -> store::Result<Option<Fixed>> {
    queries::fixed_find(tx, id)
}

/// What people said of an agency's public reports.
pub fn ratings_of(tx: &mut Tx<'_>, agency: &str) -> Result<Ratings, Error> {
    Ok(queries::ratings_of(tx, agency)?)
}

/// Forgets the words.
pub(crate) fn fixed_erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    queries::fixed_erase(tx, id)
}
