//! What programs read of cases: one struct for each shape.

use base::{Money, Time};
use serde::Serialize;
use serde_json::{Value, json};
use web::Ctx;

use crate::App;
use crate::cases::kinds::{Desk, Kind, Party, Task};
use crate::cases::model::{Basis, Case, CaseRow, Deadline, Delay, Entry, Mark, Member};
use crate::cases::possible::Possible;
use crate::cases::steps::DROPPED;
use crate::cases::{ENGINE_STEPS, Held, Kinds, MODERATION_GROUNDS, TaskRow};
use crate::ledger::{BY_HAND, Charge};
use crate::registry::Registry;

/// Words for the codes of a case's kind, in the reader's language.
pub struct Words<'a> {
    ctx: &'a Ctx,
    registry: &'a Registry,
    kinds: &'a Kinds,
    kind: Option<&'a Kind>,
}

impl<'a> Words<'a> {
    /// The words of the edition that a case keeps.
    pub fn of(app: &'a App, ctx: &'a Ctx, registry: &'a Registry, case: &Case) -> Self {
        Self::edition(app, ctx, registry, (&case.kind, case.edition))
    }

    pub(in crate::cases) fn edition(
        app: &'a App,
        ctx: &'a Ctx,
        registry: &'a Registry,
        (kind, edition): (&str, i64),
    ) -> Self {
        Self {
            ctx,
            registry,
            kinds: &app.kinds,
            kind: app.kinds.edition(kind, edition),
        }
    }

    /// The word for a code; the code itself where its kind is not known any more.
    pub fn say(&self, sort: &str, code: &str) -> String {
        self.kind.map_or_else(
            || code.to_owned(),
            |kind| self.ctx.t(&kind.key(sort, code)).into_owned(),
        )
    }

    fn fixed(&self, sort: &str, code: &str) -> String {
        let key = format!("kernel-{sort}-{}", code.replace('_', "-"));
        self.ctx.t(&key).into_owned()
    }

    /// What happened in an entry: a move of the kind, a task that ended, or a step of the engine.
    pub fn step(&self, entry: &Entry) -> String {
        let code = entry.step.as_str();
        let Some(kind) = self.kind else {
            return code.to_owned();
        };
        if kind.step(code).is_some() {
            return self.say("move", code);
        }
        if kind.task(code).is_some() {
            return self.say("task", code);
        }
        if code == "open" {
            return self.fixed("move", code);
        }
        if ENGINE_STEPS.contains(&code) {
            let agency = self.registry.agency(&entry.agency);
            let agency = agency.map(|agency| agency.name.get(self.ctx.lang).to_string());
            let agency = agency.unwrap_or_else(|| entry.agency.clone());
            let key = super::super::step_key(entry);
            return self.ctx.tx(&key, vec![("agency", agency.as_str().into())]);
        }
        code.to_owned()
    }

    /// The reason of an entry, or how its task ended.
    pub fn reason(&self, entry: &Entry) -> Option<String> {
        let code = entry.reason.as_deref()?;
        let kind = self.kind?;
        match entry.step.as_str() {
            step if kind.task(step).is_some() => Some(self.outcome(code)),
            step if kind.step(step).is_some() => Some(self.ground(step, code)),
            "raise" | "settle" | "waive" => Some(self.fee(code)),
            step if ENGINE_STEPS.contains(&step) => {
                let name = self.kinds.grounds().name(MODERATION_GROUNDS, code)?;
                Some(name.get(self.ctx.lang).to_string())
            }
            _ => None,
        }
    }

    /// The words of a reason of a move: the pack's or the kind's own.
    pub fn ground(&self, step: &str, code: &str) -> String {
        let of_pack = self
            .kind
            .and_then(|kind| self.kinds.ground(kind, step, code));
        of_pack.map_or_else(
            || self.say("reason", code),
            |name| name.get(self.ctx.lang).to_string(),
        )
    }

    /// What a charge is for.
    pub fn fee(&self, code: &str) -> String {
        if code == BY_HAND {
            self.fixed("fee", code)
        } else {
            self.say("fee", code)
        }
    }

    /// How a task ended.
    pub fn outcome(&self, code: &str) -> String {
        if code == DROPPED {
            self.fixed("outcome", code)
        } else {
            self.say("outcome", code)
        }
    }

    /// Why a case is late.
    fn delay(&self, delay: &Delay) -> Value {
        let mut explaining = self.kind.into_iter().flat_map(|kind| &kind.clocks);
        let step = explaining.find_map(|clock| clock.explained_by.as_deref());
        let name = step.zip(delay.reason.as_deref());
        json!({
            "reason": delay.reason,
            "reason_name": name.map(|(step, code)| self.ground(step, code)),
            "at": time(delay.at),
        })
    }

    /// Who acted, by their part.
    pub fn party(&self, party: &Party) -> String {
        match party {
            Party::Owner | Party::Officer | Party::Bureau | Party::System => {
                self.fixed("party", party.code())
            }
            Party::Named(code) => self.part(code),
        }
    }

    /// A part by its code: of the kind, one of the engine's, or a task's.
    fn part(&self, code: &str) -> String {
        let Some(kind) = self.kind else {
            return code.to_owned();
        };
        if kind.parties.iter().any(|role| role.code == code) {
            self.say("party", code)
        } else if kind.task(code).is_some() {
            self.say("task", code)
        } else {
            self.fixed("party", code)
        }
    }
}

fn time(time: Time) -> String {
    time.rfc3339()
}

/// A case as lists and all answers about it show it.
#[derive(Serialize)]
pub(super) struct CaseView<'a> {
    reference: &'a str,
    kind: &'a str,
    state: &'a str,
    state_name: String,
    phase: &'static str,
    version: i64,
    agency: &'a str,
    topic: Option<&'a str>,
    public: bool,
    created: String,
    opened: Option<String>,
    updated: String,
    closed: Option<String>,
    due: Option<String>,
    due_basis: Option<&'static str>,
    desk: Option<&'static str>,
    delay: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<Value>,
}

impl<'a> CaseView<'a> {
    pub(super) fn of(words: &Words<'_>, case: &'a Case) -> Self {
        Self {
            reference: case.reference.as_str(),
            kind: &case.kind,
            state: &case.state,
            state_name: words.say("state", &case.state),
            phase: case.phase.code(),
            version: case.version,
            agency: &case.agency,
            topic: case.topic.as_deref(),
            public: case.public,
            created: time(case.created),
            opened: case.opened.map(time),
            updated: time(case.updated),
            closed: case.closed.map(time),
            due: case.due.map(time),
            due_basis: case.due_basis.map(Basis::code),
            desk: case.desk.map(Desk::code),
            delay: case.explained().map(|delay| words.delay(delay)),
            holder: None,
        }
    }

    /// With the officer who works on it, for colleagues.
    pub(super) fn with_holder(words: &Words<'_>, row: &'a CaseRow) -> Self {
        let holder = row
            .case
            .holder
            .map(|id| json!({ "id": id, "name": row.holder }));
        Self {
            holder,
            ..Self::of(words, &row.case)
        }
    }
}

/// A clock with how its date came about.
pub(super) fn clock(words: &Words<'_>, deadline: &Deadline) -> Value {
    let trace = &deadline.trace;
    let skipped: Vec<Value> = trace
        .skipped
        .iter()
        .map(|day| json!({ "date": day.date, "holiday": day.holiday }))
        .collect();
    let pauses: Vec<Value> = trace
        .pauses
        .iter()
        .map(|pause| json!({ "from": time(pause.from), "until": time(pause.until) }))
        .collect();
    let changes: Vec<Value> = trace
        .changes
        .iter()
        .map(|change| {
            json!({
                "move": change.step,
                "at": time(change.at),
                "from": time(change.from),
                "to": time(change.to),
                "reason": change.reason,
            })
        })
        .collect();
    json!({
        "clock": deadline.clock,
        "clock_name": words.say("clock", &deadline.clock),
        "agency": deadline.agency,
        "amount": deadline.term.amount,
        "unit": deadline.term.unit,
        "basis": deadline.basis.code(),
        "condition": deadline.condition,
        "started": time(deadline.started),
        "due": time(deadline.due),
        "paused": deadline.paused.map(time),
        "met": deadline.met.map(time),
        "ended": deadline.ended.map(time),
        "trace": { "skipped": skipped, "pauses": pauses, "changes": changes },
    })
}

/// An agency's turn with a case.
pub(super) fn held(turn: &Held) -> Value {
    json!({
        "agency": turn.agency,
        "from": time(turn.from),
        "until": turn.until.map(time),
        "waited_seconds": turn.waited.as_secs(),
        "due": turn.due.map(time),
        "met": turn.met.map(time),
    })
}

/// A move that the actor may make, and what it asks for.
pub(super) fn possible(words: &Words<'_>, possible: &Possible) -> Value {
    let step = &possible.step;
    let needs: Vec<Value> = possible
        .needs
        .iter()
        .map(|(need, holds)| json!({ "need": need.to_string(), "holds": holds }))
        .collect();
    let reasons: Vec<Value> = step
        .reasons
        .iter()
        .map(|code| json!({ "code": code, "name": words.ground(&step.code, code) }))
        .collect();
    let asks = |doer| {
        let sort = step.gives.as_deref();
        let kind = words.kind;
        let task = sort.and_then(|sort| kind.and_then(|kind| kind.task(sort)));
        task.is_some_and(|task| task.by == doer)
    };
    let amounts: Vec<&String> = step
        .charges
        .iter()
        .filter(|code| {
            let fee = words.kind.and_then(|kind| kind.fee(code));
            fee.is_some_and(|fee| fee.amount.is_none())
        })
        .collect();
    json!({
        "move": step.code,
        "name": words.say("move", &step.code),
        "party": possible.party.code(),
        "open": possible.is_open(),
        "left": possible.left,
        "needs": needs,
        "text": step.text,
        "reasons": reasons,
        "agencies": (step.hands_over && step.receiver.is_none()) || asks(crate::cases::Doer::Agency),
        "people": step.assigns || step.adds.is_some() || asks(crate::cases::Doer::Person),
        "other": step.links.is_some(),
        "amounts": amounts,
        "days": possible.days,
    })
}

/// A part in the case, without saying who has it.
pub(super) fn part(words: &Words<'_>, party: &Party) -> Value {
    json!({ "part": party.code(), "name": words.party(party) })
}

/// Somebody who takes part, for an officer of the agency.
pub(super) fn member(words: &Words<'_>, member: &Member) -> Value {
    json!({
        "part": member.part,
        "part_name": words.party(&Party::from(member.part.clone())),
        "id": member.id,
        "name": member.name,
        "email": member.email,
        "phone": member.phone,
    })
}

/// One line of the timeline.
pub(super) fn entry(words: &Words<'_>, entry: &Entry) -> Value {
    json!({
        "version": entry.version,
        "at": time(entry.at),
        "move": entry.step,
        "name": words.step(entry),
        "state": entry.to_state,
        "state_name": words.say("state", &entry.to_state),
        "agency": entry.agency,
        "to_agency": entry.to_agency,
        "asked": entry.asked,
        "party": entry.party.code(),
        "party_name": words.party(&entry.party),
        "audience": entry.audience.code(),
        "text": entry.body,
        "moderated": entry.moderated.map(Mark::code),
        "reason": entry.reason,
        "reason_name": words.reason(entry),
    })
}

/// A task. The words that came with its end are for those who may read the end.
pub(super) fn task(words: &Words<'_>, reference: &str, task: &TaskRow) -> Value {
    let outcomes: Vec<Value> = words
        .kind
        .and_then(|kind| kind.task(&task.sort))
        .into_iter()
        .flat_map(Task::choices)
        .map(|code| json!({ "code": code, "name": words.say("outcome", code) }))
        .collect();
    json!({
        "case": reference,
        "number": task.number,
        "task": task.sort,
        "name": words.say("task", &task.sort),
        "agency": task.agency,
        "outcomes": outcomes,
        "given": time(task.given),
        "due": task.due.map(time),
        "outcome": task.outcome,
        "outcome_name": task.outcome.as_deref().map(|code| words.outcome(code)),
        "text": task.body,
        "ended": task.ended.map(time),
    })
}

/// An amount on the wire.
fn money(money: Money) -> Value {
    json!({ "sen": money.amount, "currency": money.currency })
}

/// A charge.
pub(super) fn charge(words: &Words<'_>, reference: &str, charge: &Charge) -> Value {
    json!({
        "case": reference,
        "number": charge.id.number(),
        "fee": charge.fee,
        "name": words.fee(&charge.fee),
        "agency": charge.agency,
        "amount": money(charge.money),
        "state": charge.state.code(),
        "raised": time(charge.raised),
        "ended": charge.ended.map(time),
    })
}

/// The case after an act on it: kept under the request's key, so without words of one language.
pub(super) fn after(case: &Case) -> Value {
    json!({
        "reference": case.reference.as_str(),
        "kind": case.kind,
        "state": case.state,
        "phase": case.phase.code(),
        "version": case.version,
        "agency": case.agency,
        "updated": time(case.updated),
        "due": case.due.map(time),
        "due_basis": case.due_basis.map(Basis::code),
    })
}
