//! Why a report is late: said by its agency in public before anything else is.

use base::{Actor, Text, Time};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::{self, Case, CaseMove, Clock, Ground, Kind, Need, Phase};
use store::Tx;

use crate::error::Error;

/// A reason for being late that comes along with another move.
#[derive(Debug, Clone)]
pub struct Late {
    /// The reason's code in the pack.
    pub reason: String,
    /// Words with it.
    pub body: Option<String>,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

impl Late {
    /// The reason that was given, if one was.
    pub fn read(reason: Option<&str>, body: Option<&str>, fresh: Fresh) -> Option<Self> {
        let reason = reason.filter(|reason| !reason.is_empty())?.to_owned();
        let body = body.filter(|body| !body.trim().is_empty());
        Some(Self {
            reason,
            body: body.map(str::to_owned),
            fresh,
        })
    }
}

/// The clock of a kind that has to be explained once it has run out, and the move that does it.
fn explained(kind: &Kind) -> Option<(&Clock, &str)> {
    let mut clocks = kind.clocks.iter();
    clocks.find_map(|clock| Some((clock, clock.explained_by.as_deref()?)))
}

/// Whether the agency still has to say why the report is late.
pub fn is_unexplained(app: &App, now: Time, case: &Case) -> bool {
    let running = matches!(case.phase, Phase::Open | Phase::Waiting);
    let late = case
        .due
        .is_some_and(|due| case.paused.unwrap_or(now) >= due);
    let kind = app.kinds.of(case);
    let asked = kind.and_then(|kind| kind.step(explained(kind)?.1));
    let asked = asked.is_some_and(|why| why.from.contains(&case.state));
    running && late && asked && case.explained().is_none()
}

/// The reasons that an officer can give.
pub fn reasons(app: &App) -> &[Ground] {
    let kind = app.kinds.get(crate::model::KIND);
    let named = kind.and_then(|kind| kind.step(explained(kind)?.1));
    let list = named.and_then(|step| step.grounds.as_deref());
    list.map_or(&[], |list| app.kinds.grounds().list(list))
}

/// The words of one of them.
pub fn reason<'a>(app: &'a App, code: &str) -> Option<&'a Text> {
    let found = reasons(app).iter().find(|ground| ground.code == code)?;
    Some(&found.name)
}

/// Says why a report is late before a move that waits for it, where a reason came along; gives the version
/// that the move then has to name.
pub(crate) fn late_first(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    (case, step): (&Case, &str),
    late: Option<&Late>,
) -> Result<i64, Error> {
    let kind = app.kinds.of(case);
    let waits = kind.and_then(|kind| {
        let (clock, why) = explained(kind)?;
        let need = Need::Explained(clock.code.clone());
        kind.step(step)?.needs.contains(&need).then_some(why)
    });
    let (Some(why), Some(late)) = (waits.filter(|_| is_unexplained(app, now, case)), late) else {
        return Ok(case.version);
    };
    let cmd = CaseMove {
        version: Some(case.version),
        reason: Some(late.reason.clone()),
        body: late.body.clone(),
        ..CaseMove::new(case.id, why, late.fresh.clone())
    };
    let moved = cases::case_act(tx, app, (actor, now), &cmd)?;
    Ok(moved.case.version)
}
