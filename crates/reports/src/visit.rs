//! An officer's visit to the place of a report: words and photos from a phone, often without a connection, and made
//! once however often they are sent.

use base::{Actor, Ids, Reference, Time};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::{self, Case, CaseMove};
use kernel::once::{self, Once};
use store::Tx;

use crate::enclosed::{Enclosed, enclose};
use crate::error::Error;
use crate::late::{Late, late_first};
use crate::model::KIND;
use kernel::personal::personal_blank;

/// What comes of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// For colleagues only: there is more to do.
    Note,
    /// The person who reported is told.
    Reply,
    /// It was put right on the spot.
    Resolve,
}

impl Outcome {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Note, Self::Reply, Self::Resolve];

    /// The move that it is, and its name in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Reply => "reply",
            Self::Resolve => "resolve",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// What an officer brings back.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The report.
    pub reference: Reference,
    /// What came of it.
    pub outcome: Outcome,
    /// What was found, as it will be said ([`visit_words`]).
    pub body: String,
    /// Why the report is late, by the reason's code, where that still has to be said.
    pub late: Option<String>,
    /// Photos and other documents.
    pub enclosed: Enclosed,
    /// Drawn before the transaction.
    pub fresh: VisitFresh,
}

/// What one visit needs of randomness.
#[derive(Debug, Clone)]
pub struct VisitFresh {
    late: Fresh,
    act: Fresh,
}

impl VisitFresh {
    /// Draws what a visit needs.
    pub fn draw(ids: &Ids, now: Time) -> Self {
        Self {
            late: Fresh::draw(ids, now),
            act: Fresh::draw(ids, now),
        }
    }
}

/// What was found, as it will be said: it may be sent long after it was written, so nobody is there to ask about
/// personal numbers.
pub fn visit_words(who: (&App, Time), outcome: Outcome, found: &str) -> String {
    match outcome {
        Outcome::Note => found.to_owned(),
        Outcome::Reply | Outcome::Resolve => personal_blank(who, found, false),
    }
}

/// The report of a visit, for an officer who works on it.
pub fn visit_case(tx: &mut Tx<'_>, actor: &Actor, reference: &Reference) -> Result<Case, Error> {
    let case = cases::case_by_reference(tx, actor, reference)?;
    if case.kind != KIND || !actor.may_about(cases::WORK, &case.matter()) {
        return Err(cases::Error::NotFound.into());
    }
    Ok(case)
}

/// Makes the move that a visit comes to, with its photos; the same key again makes nothing more.
pub fn visit_make(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    (visit, key): (&Visit, &Once),
) -> Result<(), Error> {
    let case = visit_case(tx, actor, &visit.reference)?;
    once::once_do(tx, now, Some(key), |tx| {
        let late = Late::read(visit.late.as_deref(), None, visit.fresh.late.clone());
        let step = visit.outcome.code();
        late_first(tx, app, (actor, now), (&case, step), late.as_ref())?;
        let cmd = CaseMove {
            body: Some(visit.body.clone()),
            personal: true,
            ..CaseMove::new(case.id, step, visit.fresh.act.clone())
        };
        let moved = cases::case_act(tx, app, (actor, now), &cmd)?;
        let entry = (&moved.case, step, moved.entry_id.as_str());
        enclose(tx, (app, now), entry, &visit.enclosed)?;
        Ok::<_, Error>(moved.entry_id)
    })?;
    Ok(())
}
