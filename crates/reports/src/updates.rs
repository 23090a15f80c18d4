//! What happens to reports elsewhere and here, as programs tell each other: updates.
//!
//! An update that comes in is turned into the moves of a report; there is no second state machine. What
//! goes out is what was done publicly on public reports.

use base::{Actor, Ids, Reference, Time};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::{self, Audience, Case, CaseMove, Party, Phase};
use kernel::documents::{self, DocumentNew, Stored};
use kernel::once::{self, Known, Once};
use smol_str::SmolStr;
use store::Tx;

use crate::error::Error;
use crate::late::{Late, late_first};
use crate::model::{KIND, ReportNew};
use crate::{open311, queries};
use kernel::personal::personal_blank;

/// Which updates a list shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateFilter {
    /// Only of reports that this agency holds.
    pub agency: Option<String>,
    /// Only done at or after this time.
    pub from: Time,
    /// Only done before this time.
    pub until: Time,
    /// Only after this position.
    pub after: Option<i64>,
    /// At most so many.
    pub limit: i64,
}

/// One thing that was done publicly on a public report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateRow {
    /// Its place among all events; a list goes on after it.
    pub position: i64,
    /// Its id, which never changes.
    pub id: String,
    /// The report.
    pub reference: Reference,
    /// When.
    pub at: Time,
    /// The report's state after it.
    pub state: SmolStr,
    /// The words that came with it.
    pub body: Option<String>,
    /// The id of the first public photo that came with it.
    pub photo: Option<String>,
}

/// What an update wants of the report's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// As it is.
    Unchanged,
    /// Not closed.
    Open,
    /// Somebody works on it.
    Working,
    /// Done.
    Resolved,
    /// Closed without being done.
    Declined,
}

/// An update that another program tells of.
#[derive(Debug, Clone)]
pub struct UpdateNew {
    /// The report.
    pub reference: Reference,
    /// The agency that has to hold it, if the program named one.
    pub agency: Option<String>,
    /// What it wants of the state.
    pub target: Target,
    /// Why the report is late, by the reason's code, where the agency still has to say that.
    pub late: Option<String>,
    /// When it was made there.
    pub at: Time,
    /// Its words.
    pub body: Said,
    /// Photos and other documents whose bytes are stored already.
    pub documents: Vec<Stored>,
    /// Addresses of more of them, fetched later.
    pub media: Vec<String>,
    /// Whether it was asked of the agency's own server, whose files may be on a private network.
    pub partner: bool,
    /// Ids and salts, drawn before the transaction.
    pub fresh: UpdateFresh,
}

/// What an update says, read before the transaction: as it was written, and as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    text: String,
    public: String,
}

impl Said {
    /// Reads words of others: a sign of omission stands where they hold a personal number.
    pub fn read(app: &App, now: Time, text: String) -> Self {
        Self {
            public: personal_blank((app, now), &text, false),
            text,
        }
    }

    /// Words of ours, which hold none.
    pub fn ours(text: String) -> Self {
        Self {
            public: text.clone(),
            text,
        }
    }

    /// The words as they were written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether an entry says the same.
    pub(crate) fn is(&self, entry: &str) -> bool {
        let entry = entry.trim();
        entry == self.text.trim() || entry == self.public.trim()
    }
}

/// What one update needs of randomness.
#[derive(Debug, Clone)]
pub struct UpdateFresh {
    /// For an update that is taken and not shown.
    hidden: String,
    /// For saying why the report is late.
    late: Fresh,
    /// For the move that comes before the words.
    before: Fresh,
    /// For the move that carries the words.
    words: Fresh,
    /// An id for each document.
    documents: Vec<String>,
}

impl UpdateFresh {
    /// Draws what an update with at most [`ReportNew::DOCUMENTS_MAX`] documents needs.
    pub fn draw(ids: &Ids, now: Time) -> Self {
        Self {
            hidden: ids.next::<UpdateNew>(now).to_string(),
            late: Fresh::draw(ids, now),
            before: Fresh::draw(ids, now),
            words: Fresh::draw(ids, now),
            documents: (0..ReportNew::DOCUMENTS_MAX)
                .map(|_| ids.next::<Stored>(now).to_string())
                .collect(),
        }
    }
}

/// Public updates of public reports, in the order of positions.
pub fn update_list(tx: &mut Tx<'_>, filter: &UpdateFilter) -> Result<Vec<UpdateRow>, Error> {
    Ok(queries::updates(tx, filter)?)
}

/// Makes the moves that an update asks for, and gives the update's id here. The same key with the same
/// update gives the same id.
pub fn update_make(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    (new, key): (&UpdateNew, &Once),
) -> Result<String, Error> {
    match once::once_find(tx, key)? {
        Known::Done(id) => return Ok(id),
        Known::Other => return Err(Error::OnceOther),
        Known::New => {}
    }
    let case = updated_case(tx, actor, new)?;
    let made = update_on(tx, app, (actor, now), (&case, new))?;
    let id = made.unwrap_or_else(|| new.fresh.hidden.clone());
    once::once_keep(tx, key, &id, now)?;
    Ok(id)
}

/// Refuses an update whose documents need not be looked at: one of a report that the actor may not know of, or has no
/// part in. Done is done.
pub(crate) fn update_allowed(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (new, key): (&UpdateNew, &Once),
) -> Result<(), Error> {
    if once::once_find(tx, key)? != Known::New {
        return Ok(());
    }
    let case = updated_case(tx, actor, new)?;
    party(actor, &case).map(drop)
}

/// Makes the moves that an update asks for on this case; nothing where it tells nothing new.
pub(crate) fn update_on(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    (case, new): (&Case, &UpdateNew),
) -> Result<Option<String>, Error> {
    let party = party(actor, case)?;
    // What a program says for an agency everybody reads, and nobody is there to ask.
    let words = match party {
        Party::Officer if case.public => &new.body.public,
        _ => &new.body.text,
    };
    let late = is_late(new.at, case.updated);
    let steps = steps(&party, &case.state, new.target, late)?;
    let told = steps.len() == 1 && steps.iter().all(|step| is_words(step));
    let bare = new.documents.is_empty() && new.media.is_empty();
    if told && bare && is_said(tx, actor, case, (&party, words))? {
        return Ok(None);
    }
    update_do(tx, app, (actor, now), case, (new, words, steps, late)).map(Some)
}

/// The report of an update. Private ones are as absent as those that never were.
fn updated_case(tx: &mut Tx<'_>, actor: &Actor, new: &UpdateNew) -> Result<Case, Error> {
    let case = cases::case_by_reference(tx, actor, &new.reference)?;
    let elsewhere = new.agency.as_ref().is_some_and(|code| *code != case.agency);
    if case.kind != KIND || !case.public || case.phase == Phase::Hidden || elsewhere {
        return Err(cases::Error::NotFound.into());
    }
    Ok(case)
}

/// An officer of the agency that holds the report, or else the person who made it.
fn party(actor: &Actor, case: &Case) -> Result<Party, Error> {
    let mut parties = cases::rules::parties(actor, case).into_iter();
    let known = parties.find(|party| matches!(party, Party::Officer | Party::Owner));
    known.ok_or_else(|| cases::Error::Forbidden.into())
}

/// Whether an update was made before the report last moved. Programs tell whole seconds.
pub(crate) fn is_late(at: Time, updated: Time) -> bool {
    let second = |time: Time| time.micros().div_euclid(1_000_000);
    second(at) < second(updated)
}

/// The moves that an update asks for; the last of them carries its words.
fn steps(
    party: &Party,
    state: &str,
    target: Target,
    late: bool,
) -> Result<&'static [&'static str], Error> {
    let closed = matches!(
        state,
        "resolved" | "declined" | "upheld" | "merged" | "unanswered" | "passed_on"
    );
    let closing = matches!(target, Target::Resolved | Target::Declined);
    let opening = matches!(target, Target::Open | Target::Working);
    let asks = !late && (closed && opening || !closed && closing);
    match (party, target, state) {
        (Party::Officer, ..) if asks && closed => Err(Error::Closed),
        (Party::Officer, Target::Resolved, "thanks") if asks => Ok(&["pass_on", "reply"]),
        (Party::Officer, Target::Resolved, _) if asks => Ok(&["resolve"]),
        (Party::Officer, Target::Declined, _) if asks => Ok(&["decline"]),
        (Party::Officer, Target::Working, "open") if !late => Ok(&["claim", "reply"]),
        (Party::Officer, ..) => Ok(&["reply"]),
        _ if asks => Err(cases::Error::Forbidden.into()),
        (.., "waiting") => Ok(&["answer"]),
        _ => Ok(&["write"]),
    }
}

/// Whether a move only says something.
fn is_words(step: &str) -> bool {
    matches!(step, "reply" | "write")
}

/// Whether these are the last words that this party said.
fn is_said(
    tx: &mut Tx<'_>,
    actor: &Actor,
    case: &Case,
    (party, words): (&Party, &str),
) -> Result<bool, Error> {
    let words = cases::rules::text(true, Some(words))?;
    let (entries, _) = cases::case_timeline(tx, actor, case)?;
    let said = entries.into_iter().rev().find(|entry| {
        entry.party == *party && entry.body.is_some() && entry.audience != Audience::Internal
    });
    Ok(said.is_some_and(|entry| entry.body == words))
}

fn update_do(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    case: &Case,
    (new, words, steps, late): (&UpdateNew, &str, &[&str], bool),
) -> Result<String, Error> {
    let Some((last, before)) = steps.split_last() else {
        return Err(cases::Error::Forbidden.into());
    };
    let why = Late::read(new.late.as_deref(), None, new.fresh.late.clone());
    let first = before.first().unwrap_or(last);
    late_first(tx, app, (actor, now), (case, *first), why.as_ref())?;
    if let Some(step) = before.first() {
        let cmd = CaseMove::new(case.id, *step, new.fresh.before.clone());
        cases::case_act(tx, app, (actor, now), &cmd)?;
    }
    let cmd = CaseMove {
        body: Some(words.to_owned()),
        personal: true,
        late,
        ..CaseMove::new(case.id, *last, new.fresh.words.clone())
    };
    let moved = cases::case_act(tx, app, (actor, now), &cmd)?;
    // What the citizen adds is for the agency, as the words with it are.
    let public = moved.party == Party::Officer;
    let audience = if public {
        Audience::Public
    } else {
        Audience::Case
    };
    let mut ids = new.fresh.documents.iter();
    for (stored, id) in new.documents.iter().zip(ids.by_ref()) {
        let document = DocumentNew {
            id: id.clone(),
            sort: None,
            case_id: case.id.to_string(),
            entry_id: Some(moved.entry_id.clone()),
            stored: stored.clone(),
            audience,
        };
        documents::document_add(tx, now, &document)?;
    }
    for (url, id) in new.media.iter().zip(ids) {
        let place = (case.id.to_string(), moved.entry_id.clone());
        open311::media_of_update(tx, now, (id, place), (url, public, new.partner))?;
    }
    Ok(moved.entry_id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STATES: [&str; 5] = ["open", "in_progress", "waiting", "resolved", "declined"];
    const TARGETS: [Target; 5] = [
        Target::Unchanged,
        Target::Open,
        Target::Working,
        Target::Resolved,
        Target::Declined,
    ];

    #[test]
    fn what_is_late_only_says_something() {
        for state in STATES {
            for target in TARGETS {
                let officer = steps(&Party::Officer, state, target, true);
                assert!(matches!(officer, Ok(["reply"])), "{state} {target:?}");
                assert!(steps(&Party::Owner, state, target, true).is_ok());
            }
        }
    }

    #[test]
    fn a_state_that_is_reached_already_is_left_alone() {
        for (state, target) in [
            ("open", Target::Open),
            ("in_progress", Target::Open),
            ("in_progress", Target::Working),
            ("waiting", Target::Working),
            ("resolved", Target::Resolved),
            ("resolved", Target::Declined),
            ("declined", Target::Unchanged),
        ] {
            let found = steps(&Party::Officer, state, target, false);
            assert!(matches!(found, Ok(["reply"])), "{state} {target:?}");
        }
    }

    #[test]
    fn nobody_opens_what_is_closed_and_no_citizen_closes() {
        let officer = steps(&Party::Officer, "resolved", Target::Open, false);
        assert!(matches!(officer, Err(Error::Closed)));
        for target in [Target::Resolved, Target::Declined] {
            let owner = steps(&Party::Owner, "open", target, false);
            let forbidden = matches!(owner, Err(Error::Case(cases::Error::Forbidden)));
            assert!(forbidden, "{target:?}");
        }
    }

    proptest! {
        #[test]
        fn the_second_that_both_share_is_not_late(at in 0_i64..4_000_000, updated in 0_i64..4_000_000) {
            let late = is_late(Time::from_micros(at), Time::from_micros(updated));
            prop_assert_eq!(late, at / 1_000_000 < updated / 1_000_000);
        }
    }
}
