//! One step of a case, whole: what a move changes, and what the system does by itself in consequence.

use base::{Actor, Money, Time};
use serde_json::json;
use store::Tx;

use super::actions::{case_fold, case_store, entry_fold, record};
use super::clocks::{self, Grown, Made, Rulers};
use super::delegated::{stood_for, with_subject};
use super::error::Error;
use super::kinds::{Audience, Clock, Desk, Kind, Longer, Move, Need, Party, Phase, Receiver};
use super::model::{Case, CaseMove, Deadline, Delay, Moved, TaskRow};
use super::people::{FOLLOWER, workers, works_on};
use super::queries::{self, EntryRow};
use super::rules::{self, Decision};
use super::tasks;
use super::timers::escalate;
use crate::audit::Fresh;
use crate::documents;
use crate::identity;
use crate::ledger::{self, ChargeId, ChargeNew};
use crate::notifications::{self, FORMAL_LETTER, MessageNew};
use crate::registry::Registry;

/// How a task ends that is called off.
pub(super) const DROPPED: &str = "dropped";
/// Things that one move makes are numbered within it: at most so many.
pub(super) const NUMBERS: i64 = 1_000;

/// Who steps, when, and by which registry.
#[derive(Clone, Copy)]
pub(super) struct Engine<'a> {
    pub(super) registry: &'a Registry,
    pub(super) actor: &'a Actor,
    pub(super) now: Time,
}

impl<'a> Engine<'a> {
    pub(super) const fn new(registry: &'a Registry, actor: &'a Actor, now: Time) -> Self {
        Self {
            registry,
            actor,
            now,
        }
    }

    /// Makes a move that was decided upon.
    pub(super) fn step(
        self,
        tx: &mut Tx<'_>,
        kind: &Kind,
        before: &Case,
        decision: &Decision<'_>,
        cmd: &CaseMove,
    ) -> Result<Moved, Error> {
        let step = decision.step;
        let body = rules::text(step.text, cmd.body.as_deref())?;
        let reason = rules::reason(step, cmd.reason.as_deref())?;
        self.needs(tx, before, step)?;
        let receiver = self.receiver(tx, before, step, cmd)?;
        let mut case = rules::stepped(before, decision, self.actor, (self.now, cmd.late));
        if step.assigns {
            case.holder = Some(assignee(tx, self.registry, before, cmd)?);
        }
        self.clocks(
            tx,
            kind,
            &mut case,
            (step, reason, cmd.days),
            receiver.as_deref(),
        )?;
        stood_for(tx, (self.actor, self.now), &case, &cmd.step)?;
        case_store(tx, &case, before.version)?;
        let given = self.gifts(tx, kind, &case, step, cmd)?;
        let row = EntryRow {
            id: &cmd.fresh.entry,
            step: &cmd.step,
            from_state: Some(&before.state),
            from_agency: &before.agency,
            to_agency: receiver.as_deref(),
            party: &decision.party,
            actor: self.actor.id().map(|id| id.to_string()),
            audience: step.audience,
            body: body.as_deref(),
            reason,
            detail: given.as_ref().map(ToString::to_string),
        };
        queries::entry_insert(tx, &case, &row, self.now)?;
        let payload = json!({
            "case": case_fold(&case),
            "entry": entry_fold(&row),
            "from": before.state,
            "party": decision.party.code(),
            "actor": row.actor,
            "body": body,
            "reason": reason,
            "given": given,
        });
        let payload = with_subject(self.actor, payload);
        let audience = match before.phase {
            Phase::Hidden => Audience::Public,
            _ => step.audience,
        };
        let told = (&*cmd.step, &*before.agency, audience);
        record(tx, self.now, &cmd.fresh, &case, told, payload)?;
        let said = [("words", body.as_deref()), ("reason", reason)];
        self.letter(tx, kind, &case, step, said)?;
        if step.climbs && !self.goes_on(tx, kind, &case)? {
            case = escalate(tx, case, None, Desk::Bureau, (self.now, &cmd.fresh.next()))?;
        }
        Ok(Moved {
            case,
            entry_id: cmd.fresh.entry.clone(),
            party: decision.party.clone(),
            from_agency: before.agency.clone(),
        })
    }

    /// Whether somebody at the agency may make the moves that are kept for others than those before.
    fn goes_on(self, tx: &mut Tx<'_>, kind: &Kind, case: &Case) -> Result<bool, Error> {
        let here = kind
            .moves
            .iter()
            .filter(|step| step.from.contains(&case.state));
        let mut before = Vec::new();
        for need in here.flat_map(|step| &step.needs) {
            if let Need::OtherThan(step) = need {
                before.extend(queries::last_mover(tx, case.id, step)?);
            }
        }
        let working = workers(tx, self.registry, case)?;
        Ok(working.iter().any(|person| !before.contains(person)))
    }

    /// Has the system make a move if it is possible now; otherwise gives the case back as it is.
    pub(super) fn attempt(
        self,
        tx: &mut Tx<'_>,
        kind: &Kind,
        case: Case,
        step: &str,
        fresh: &Fresh,
    ) -> Result<Case, Error> {
        let system = Actor::system();
        let engine = Engine {
            actor: &system,
            ..self
        };
        let Ok(decision) = rules::decide(kind, &case, &[Party::System], None, step) else {
            return Ok(case);
        };
        let cmd = CaseMove::new(case.id, step, fresh.clone());
        // Conditions are looked at before anything is written.
        match engine.step(tx, kind, &case, &decision, &cmd) {
            Ok(moved) => Ok(moved.case),
            Err(Error::NeedMissing(_) | Error::TooOften) => Ok(case),
            Err(error) => Err(error),
        }
    }

    /// Has the system make the first of these moves that is possible now.
    pub(super) fn attempt_first(
        self,
        tx: &mut Tx<'_>,
        kind: &Kind,
        case: Case,
        steps: &[String],
        fresh: &Fresh,
    ) -> Result<Case, Error> {
        let seen = case.version;
        let mut case = case;
        for step in steps {
            case = self.attempt(tx, kind, case, step, fresh)?;
            if case.version != seen {
                break;
            }
        }
        Ok(case)
    }

    /// Looks at the conditions of a move.
    fn needs(self, tx: &mut Tx<'_>, case: &Case, step: &Move) -> Result<(), Error> {
        for need in &step.needs {
            if !self.holds(tx, case, need)? {
                return Err(Error::NeedMissing(need.clone()));
            }
        }
        if moves_left(tx, case, step)? == Some(0) {
            return Err(Error::TooOften);
        }
        Ok(())
    }

    /// Whether a condition holds now.
    pub(super) fn holds(self, tx: &mut Tx<'_>, case: &Case, need: &Need) -> Result<bool, Error> {
        let id = case.id.to_string();
        Ok(match need {
            Need::Paid => !ledger::has_due(tx, &id)?,
            Need::Done(sort) => {
                let tasks = queries::tasks_of_sort(tx, case.id, sort)?;
                let counted = |task: &TaskRow| task.outcome.as_deref() != Some(DROPPED);
                tasks.iter().any(counted) && tasks.iter().all(|task| task.outcome.is_some())
            }
            Need::Outcome(sort, end) => queries::tasks_of_sort(tx, case.id, sort)?
                .last()
                .is_some_and(|task| task.outcome.as_ref() == Some(end)),
            Need::Before(code) => clock(tx, case, code)?
                .is_some_and(|clock| clock.is_running() && !clock.ran_out(self.now)),
            Need::After(code) => {
                clock(tx, case, code)?.is_some_and(|clock| clock.ran_out(self.now))
            }
            Need::Explained(code) => clock(tx, case, code)?.is_none_or(|clock| {
                let said = case.delay.as_ref().map(|delay| delay.at);
                !clock.ran_out(self.now) || said.is_some_and(|at| at >= clock.due)
            }),
            Need::OtherThan(step) => {
                let last = queries::last_mover(tx, case.id, step)?;
                last.is_none() || last != self.actor.id()
            }
            Need::Document(sort) => documents::has_sort(tx, &id, sort)?,
        })
    }

    /// The agency that a hand-over is to, which must exist and be another one.
    fn receiver(
        self,
        tx: &mut Tx<'_>,
        case: &Case,
        step: &Move,
        cmd: &CaseMove,
    ) -> Result<Option<String>, Error> {
        if !step.hands_over {
            return Ok(None);
        }
        let code = match &step.receiver {
            None => cmd.agencies.first().cloned(),
            Some(Receiver::Triage) => Some(self.registry.settings().triage.agency.to_string()),
            Some(Receiver::Doer(sort)) => {
                let mut tasks = queries::tasks_of_sort(tx, case.id, sort)?;
                tasks.pop().and_then(|task| task.agency)
            }
        };
        let code = code.unwrap_or_default();
        if step.receiver == Some(Receiver::Triage) && code == case.agency {
            return Ok(None);
        }
        let agency = self.registry.agency(&code).ok_or(Error::AgencyUnknown)?;
        if *agency.code == *case.agency {
            Err(Error::AgencySame)
        } else {
            Ok(Some(agency.code.to_string()))
        }
    }

    /// Lets a move start, meet, end or shift clocks, and hands the case over between the two.
    fn clocks(
        self,
        tx: &mut Tx<'_>,
        kind: &Kind,
        case: &mut Case,
        (step, reason, days): (&Move, Option<&str>, Option<u32>),
        receiver: Option<&str>,
    ) -> Result<(), Error> {
        if kind.explained_by(&step.code).is_some() {
            case.delay = Some(Delay {
                reason: reason.map(str::to_owned),
                at: self.now,
            });
        }
        let calendar = self.registry.calendar(&case.agency);
        let mut known = queries::deadlines(tx, case.id)?;
        let turn = case.turn;
        known.retain(|clock| clock.turn == turn || clock.is_running());
        for deadline in &mut known {
            let Some(clock) = kind.clock(&deadline.clock) else {
                continue;
            };
            let before = deadline.clone();
            let grown = self.grown(case, (clock, deadline), (step, days))?;
            let made = Made {
                step,
                to_state: &case.state,
                reason,
                now: self.now,
            };
            clocks::tick(kind, clock, calendar, deadline, made, grown);
            if *deadline != before {
                queries::deadline_update(tx, case.id, deadline)?;
            }
        }
        let late = |clock: &Deadline| {
            clock.is_running() && clock.steps > 0 && kind.escalations.contains_key(&clock.clock)
        };
        let met = known.iter().any(|clock| clock.met == Some(self.now));
        if met && !known.iter().any(late) {
            // What was late has been done.
            case.desk = None;
        }
        if let Some(agency) = receiver {
            rules::hand_over(case, agency);
        }
        let mut begun = self.begun_by(kind, case, step, &known);
        let reaches = case.opened.is_none() || receiver.is_some();
        if reaches {
            begun.extend(self.reached(kind, case));
        }
        for clock in &begun {
            queries::deadline_insert(tx, case.id, clock)?;
        }
        known.retain(|clock| clock.ended.is_none());
        known.extend(begun);
        if !known.is_empty() {
            follow(kind, case, &known);
        }
        Ok(())
    }

    /// How a move makes a clock longer, if it does.
    fn grown(
        self,
        case: &Case,
        (clock, deadline): (&Clock, &Deadline),
        (step, days): (&Move, Option<u32>),
    ) -> Result<Option<Grown>, Error> {
        let longer = clock.extends.get(&step.code);
        let Some(longer) = longer.filter(|_| deadline.is_running()) else {
            return Ok(None);
        };
        let promises = self.registry.promises(&case.agency, case.topic.as_deref());
        clocks::grown(longer, deadline, &promises, (step, days)).map(Some)
    }

    /// By how many units at most a move has to say that a clock shall be longer; nothing where it need
    /// not, and [`Error::TooOften`] where it has been made longer so before.
    pub(super) fn days_asked(
        self,
        tx: &mut Tx<'_>,
        kind: &Kind,
        case: &Case,
        step: &Move,
    ) -> Result<Option<u32>, Error> {
        let promises = self.registry.promises(&case.agency, case.topic.as_deref());
        for of_kind in &kind.clocks {
            let Some(Longer::To { charter, most }) = of_kind.extends.get(&step.code) else {
                continue;
            };
            let running = clock(tx, case, &of_kind.code)?.filter(Deadline::is_running);
            if running.is_some_and(|clock| clocks::has_grown(&clock, &step.code)) {
                return Err(Error::TooOften);
            }
            if clocks::chartered(&promises, charter).is_none() {
                return Ok(Some(most.amount));
            }
        }
        Ok(None)
    }

    /// The clocks that start because the case has reached its agency in an open state.
    pub(super) fn reached(self, kind: &Kind, case: &mut Case) -> Vec<Deadline> {
        if case.phase != Phase::Open {
            return Vec::new();
        }
        let clocks = kind.clocks.iter().filter(|clock| clock.starts.is_empty());
        let begun = self.started(kind, case, clocks);
        case.opened = case.opened.or(Some(self.now));
        follow(kind, case, &begun);
        begun
    }

    /// The clocks that this move starts for the first time.
    fn begun_by(self, kind: &Kind, case: &Case, step: &Move, known: &[Deadline]) -> Vec<Deadline> {
        let started = |code: &str| known.iter().any(|clock| clock.clock == code);
        let clocks = kind
            .clocks
            .iter()
            .filter(|clock| clock.starts.contains(&step.code) && !started(&clock.code));
        self.started(kind, case, clocks)
    }

    fn started<'k>(
        self,
        kind: &Kind,
        case: &Case,
        clocks: impl Iterator<Item = &'k Clock>,
    ) -> Vec<Deadline> {
        let promises = self.registry.promises(&case.agency, case.topic.as_deref());
        let rulers = Rulers {
            promises: &promises,
            calendar: self.registry.calendar(&case.agency),
            agency: self.registry.agency(&case.agency),
        };
        clocks
            .filter_map(|clock| clocks::start(clock, rulers, case, kind, self.now))
            .collect()
    }

    /// What a move gives besides: tasks, charges, people, links. As the entry keeps it.
    fn gifts(
        self,
        tx: &mut Tx<'_>,
        kind: &Kind,
        case: &Case,
        step: &Move,
        cmd: &CaseMove,
    ) -> Result<Option<serde_json::Value>, Error> {
        if let Some(sort) = &step.drops {
            queries::tasks_drop(tx, case.id, sort, (DROPPED, self.now))?;
        }
        if let Some(sort) = step.gives.as_deref().and_then(|code| kind.task(code)) {
            tasks::give(self, tx, (kind, case), sort, cmd)?;
        }
        for (place, fee) in (0_i64..).zip(&step.charges) {
            self.charge(tx, kind, case, (place, fee), cmd)?;
        }
        if let Some(part) = &step.adds {
            if cmd.people.is_empty() {
                return Err(Error::PersonMissing);
            }
            for person in &cmd.people {
                queries::member_put(
                    tx,
                    (case.id, case.created),
                    &person.to_string(),
                    part,
                    self.now,
                )?;
            }
        }
        if let Some(relation) = &step.links {
            self.link(tx, case, step, relation, cmd)?;
        }
        let people: Vec<String> = cmd.people.iter().map(ToString::to_string).collect();
        let mut given = serde_json::Map::new();
        let mut keep = |name: &str, value: serde_json::Value, empty: bool| {
            if !empty {
                given.insert(name.to_owned(), value);
            }
        };
        keep("agencies", json!(cmd.agencies), cmd.agencies.is_empty());
        keep("people", json!(people), people.is_empty());
        keep("other", json!(cmd.other), cmd.other.is_none());
        keep("amounts", json!(cmd.amounts), cmd.amounts.is_empty());
        keep("marks", json!(cmd.marks), cmd.marks.is_empty());
        Ok((!given.is_empty()).then_some(serde_json::Value::Object(given)))
    }

    /// Queues the letter of a move to the owner, if it has one and they have an address.
    fn letter(
        self,
        tx: &mut Tx<'_>,
        kind: &Kind,
        case: &Case,
        step: &Move,
        said: [(&str, Option<&str>); 2],
    ) -> Result<(), Error> {
        let (Some(letter), Some(owner)) = (&step.letter, case.owner) else {
            return Ok(());
        };
        let Some(address) = identity::person_address(tx, owner).map_err(stored)? else {
            return Ok(());
        };
        let agency = self.registry.agency(&case.agency);
        let agency = agency.map(|agency| agency.name.get(case.lang).to_string());
        let due = case.due.map(|due| due.micros().to_string());
        let path = format!("{}/{}", kind.page, case.reference);
        let known = [
            ("reference", Some(case.reference.to_string())),
            ("agency", agency),
            ("due_us", due),
            ("path", Some(path)),
        ];
        let said = said.map(|(name, words)| (name, words.map(str::to_owned)));
        let args = known.into_iter().chain(said);
        let message = MessageNew {
            id: format!("{}-{}-{owner}", case.id, case.version),
            address,
            person_id: Some(owner.to_string()),
            case_id: Some(case.id.to_string()),
            template: format!("{FORMAL_LETTER}{}", kind.key("letter", letter)),
            args: args
                .map(|(name, value)| (name.to_owned(), value.unwrap_or_default()))
                .collect(),
            lang: case.lang,
        };
        Ok(notifications::message_queue(tx, self.now, &message)?)
    }

    fn charge(
        self,
        tx: &mut Tx<'_>,
        kind: &Kind,
        case: &Case,
        (place, code): (i64, &str),
        cmd: &CaseMove,
    ) -> Result<(), Error> {
        let fees = kind.fees.as_ref().ok_or(Error::AmountMissing)?;
        let fixed = kind.fee(code).and_then(|fee| fee.amount);
        let amount = fixed.or_else(|| cmd.amounts.get(code).copied());
        let id = case.id.to_string();
        let new = ChargeNew {
            id: ChargeId::new(&id, case.version * NUMBERS + place),
            case_id: id,
            agency: case.agency.clone(),
            fee: code.to_owned(),
            money: Money {
                amount: amount.ok_or(Error::AmountMissing)?,
                currency: fees.currency,
            },
        };
        ledger::charge_raise(tx, self.now, &new)?;
        Ok(())
    }

    fn link(
        self,
        tx: &mut Tx<'_>,
        case: &Case,
        step: &Move,
        relation: &str,
        cmd: &CaseMove,
    ) -> Result<(), Error> {
        let other = cmd.other.filter(|other| *other != case.id);
        let other = other.ok_or(Error::OtherMissing)?;
        let found = super::actions::case_find(tx, self.actor, other);
        let found = found.map_err(|error| match error {
            Error::NotFound => Error::OtherMissing,
            error => error,
        })?;
        if step.merges {
            // One that is over cannot go on in another's place, so there is no circle either.
            if found.phase == Phase::Closed || found.kind != case.kind {
                return Err(Error::OtherMissing);
            }
            if let Some(owner) = case.owner.filter(|_| case.owner != found.owner) {
                let owner = owner.to_string();
                queries::member_put(tx, (other, found.created), &owner, FOLLOWER, self.now)?;
            }
        }
        queries::link_put(tx, case.id, other, relation, self.now)?;
        Ok(())
    }
}

/// How often a move may still be made, where that is limited.
pub(super) fn moves_left(tx: &mut Tx<'_>, case: &Case, step: &Move) -> Result<Option<u32>, Error> {
    let Some(most) = step.at_most else {
        return Ok(None);
    };
    let made = u32::try_from(queries::moves_made(tx, case.id, &step.code)?);
    Ok(Some(most.saturating_sub(made.unwrap_or(u32::MAX))))
}

/// The newest clock of this name.
fn clock(tx: &mut Tx<'_>, case: &Case, code: &str) -> Result<Option<Deadline>, Error> {
    let mut clocks = queries::deadlines(tx, case.id)?;
    clocks.retain(|clock| clock.clock == code);
    Ok(clocks.into_iter().max_by_key(|clock| clock.turn))
}

fn stored(error: identity::Error) -> Error {
    match error {
        identity::Error::Store(error) => Error::Store(error),
        _ => Error::PersonMissing,
    }
}

/// The officer whom a move names, who must work at the agency.
fn assignee(
    tx: &mut Tx<'_>,
    registry: &Registry,
    case: &Case,
    cmd: &CaseMove,
) -> Result<base::PersonId, Error> {
    let person = *cmd.people.first().ok_or(Error::PersonMissing)?;
    if works_on(tx, registry, person, case)? {
        Ok(person)
    } else {
        Err(Error::PersonMissing)
    }
}

/// The case's own date follows its leading clock.
pub(super) fn follow(kind: &Kind, case: &mut Case, clocks: &[Deadline]) {
    let clock = clocks::leading(kind, clocks);
    case.due = clock.map(|clock| clock.due);
    case.due_basis = clock.map(|clock| clock.basis);
}
