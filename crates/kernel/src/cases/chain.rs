//! The agencies that held a case, one after the other, and how long each had it.

use std::time::Duration;

use base::Time;
use store::Tx;

use super::kinds::{Kind, Phase};
use super::model::{Deadline, Entry};
use super::queries;

/// An agency's turn with a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The agency.
    pub agency: String,
    /// Since when.
    pub from: Time,
    /// Until when; nothing while it still has the case.
    pub until: Option<Time>,
    /// How long the person waited in this turn: without the time in which the case was closed.
    pub waited: Duration,
    /// Its own date for the case.
    pub due: Option<Time>,
    /// When it did what it had to do by that date.
    pub met: Option<Time>,
}

/// The turns of a case, the first agency first, as its timeline tells them.
pub fn held(kind: &Kind, entries: &[Entry], clocks: &[Deadline], now: Time) -> Vec<Held> {
    let mut turns: Vec<Held> = Vec::new();
    let mut since = None;
    let waits = |entry: &Entry| {
        let phase = kind.state(&entry.to_state).map(|state| state.phase);
        matches!(phase, Some(Phase::Open | Phase::Waiting))
    };
    for entry in entries {
        if let (Some(turn), Some(from)) = (turns.last_mut(), since.take()) {
            turn.waited += entry.at.since(from);
        }
        if turns.is_empty() && waits(entry) {
            turns.push(begun(&entry.agency, entry.at));
        }
        if let (Some(to), Some(turn)) = (&entry.to_agency, turns.last_mut()) {
            turn.until = Some(entry.at);
            turns.push(begun(to, entry.at));
        }
        since = waits(entry).then_some(entry.at);
    }
    if let (Some(turn), Some(from)) = (turns.last_mut(), since) {
        turn.waited += now.since(from);
    }
    let leads = |clock: &&Deadline| kind.clock(&clock.clock).is_some_and(|it| it.leads);
    for clock in clocks.iter().filter(leads) {
        let mine = |turn: &&mut Held| turn.agency == clock.agency && turn.due.is_none();
        if let Some(turn) = turns.iter_mut().find(mine) {
            turn.due = Some(clock.due);
            turn.met = clock.met;
        }
    }
    turns
}

fn begun(agency: &str, from: Time) -> Held {
    Held {
        agency: agency.to_owned(),
        from,
        until: None,
        waited: Duration::ZERO,
        due: None,
        met: None,
    }
}

/// How long the public cases of a kind were with each agency until now, by the clock of this name: the agency, how
/// many turns it had, and their time together. For statistics.
pub fn agency_shares(
    tx: &mut Tx<'_>,
    (kind, clock): (&str, &str),
    now: Time,
) -> store::Result<Vec<(String, i64, Duration)>> {
    queries::agency_shares(tx, (kind, clock), now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::{Audience, Kinds, Party};

    const KIND: &str = r#"
        code = "note"
        version = 1
        words = "notes"
        prefix = "NT"
        page = "notes"
        initial = ["new"]
        states = [{ code = "new", phase = "open" }, { code = "done", phase = "closed" }]
        moves = [
            { code = "finish", from = ["new"], to = "done", by = ["officer"], audience = "public" },
            { code = "again", from = ["done"], to = "new", by = ["owner"], audience = "public" },
            { code = "pass", from = ["new"], by = ["officer"], audience = "public", hands_over = true },
        ]
        clocks = [{ code = "resolve", meets = ["finish"], leads = true }]
        retention = { days = 30 }
    "#;

    fn entry(hour: i64, state: &str, (agency, to): (&str, Option<&str>)) -> Entry {
        Entry {
            id: hour.to_string(),
            version: hour,
            at: Time::from_micros(hour * 3_600_000_000),
            step: "pass".to_owned(),
            to_state: state.to_owned(),
            agency: agency.to_owned(),
            to_agency: to.map(str::to_owned),
            party: Party::Officer,
            audience: Audience::Public,
            body: None,
            moderated: None,
            reason: None,
            asked: Vec::new(),
            officer: None,
        }
    }

    #[test]
    fn each_agency_has_its_share_and_nobody_waits_for_what_is_closed() {
        let kinds = Kinds::load([KIND]).expect("a kind");
        let kind = kinds.get("note").expect("a note");
        let entries = [
            entry(0, "new", ("a", None)),
            entry(5, "new", ("a", Some("b"))),
            entry(7, "done", ("b", None)),
            entry(20, "new", ("b", None)),
            entry(21, "new", ("b", Some("a"))),
        ];
        let turns = held(kind, &entries, &[], Time::from_micros(25 * 3_600_000_000));
        let hours: Vec<_> = turns
            .iter()
            .map(|turn| (turn.agency.as_str(), turn.waited.as_secs() / 3_600))
            .collect();
        assert_eq!(hours, [("a", 5), ("b", 3), ("a", 4)]);
        assert_eq!(turns.last().and_then(|turn| turn.until), None);
    }
}
