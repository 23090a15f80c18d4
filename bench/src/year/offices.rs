//! What offices do with reports: most in time, some late, some never; and what the reporter says then.

use std::time::Duration;

use base::{Actor, Grant, PersonId, Time};
use kernel::audit::Fresh;
use kernel::cases::{self, Case, CaseId, CaseMove, TaskEnd};
use reports::Error;
use reports::late;
use reports::model::Feedback;

use super::traffic::{Made, Story};
use super::{Act, Agenda, Country, DAY, HOUR};

/// Who acts for an agency, and who looks at an appeal.
const OFFICER: u128 = 460;
const COLLEAGUE: u128 = 461;
/// An agency to which nearly everything can be offered.
const OTHERS: [&str; 4] = ["mbpj", "dbkl", "jkr", "jps"];

/// What is done about one report.
pub(crate) struct Step {
    id: CaseId,
    deed: Deed,
}

enum Deed {
    /// A move of the officer's.
    Office(&'static str),
    /// A move of the reporter's.
    Owner(&'static str),
    /// The report goes on in another.
    Merge(CaseId),
    /// It is offered to another agency.
    Offer,
    /// The agency that it was offered to decides.
    Decide(&'static str),
    /// Somebody else at the office decides about an appeal.
    Appeal(&'static str),
}

impl Step {
    pub(super) const fn name(&self) -> &'static str {
        match self.deed {
            Deed::Office(name) | Deed::Owner(name) | Deed::Decide(name) | Deed::Appeal(name) => {
                name
            }
            Deed::Merge(_) => "merge",
            Deed::Offer => "offer",
        }
    }
}

/// How an office works: of ten, seven well, two slowly, and one not at all.
enum Ways {
    Good,
    Slow,
    Absent,
}

fn ways(agency: &str) -> Ways {
    match agency.bytes().map(u32::from).sum::<u32>() % 10 {
        0 => Ways::Absent,
        1 | 2 => Ways::Slow,
        _ => Ways::Good,
    }
}

/// What will become of a new report.
pub(super) fn plan(country: &Country, agenda: &mut Agenda, (story, made): (&Story, &Made)) {
    let now = country.now();
    let case = &made.case;
    let mut put = |after: Duration, deed| {
        let step = Step { id: case.id, deed };
        agenda.put(now + after, Act::Step(step));
    };
    if story.feedback == Feedback::Appreciation {
        return put(HOUR * 5 + country.within(DAY * 4), Deed::Office("pass_on"));
    }
    if let Some(same) = made.same.filter(|same| *same != case.id) {
        return put(HOUR * 2 + country.within(DAY), Deed::Merge(same));
    }
    if story.junk {
        return put(HOUR * 3 + country.within(DAY), Deed::Office("decline"));
    }
    let promised = case.due.map_or(DAY * 3, |due| due.since(now)).max(HOUR * 8);
    let percent = match ways(&case.agency) {
        Ways::Absent => return,
        Ways::Slow => 60 + country.draw(240),
        Ways::Good if country.chance(6) => 100 + country.draw(60),
        Ways::Good => 10 + country.draw(75),
    };
    let done = promised * u32::try_from(percent).unwrap_or(100) / 100;
    let early = done / 8 + country.within(HOUR * 6);
    match country.draw(100) {
        0..4 => return put(early, Deed::Offer),
        4..10 => {
            put(early, Deed::Office("ask"));
            if case.owner.is_some() && country.chance(70) {
                put(
                    early + HOUR + country.within(DAY * 6),
                    Deed::Owner("answer"),
                );
            }
        }
        10..13 => put(early, Deed::Office("prolong")),
        13..16 if case.owner.is_some() => put(early, Deed::Owner("call_me")),
        _ => put(early, Deed::Office("claim")),
    }
    if country.chance(30) {
        put(done / 2 + early, Deed::Office("reply"));
    }
    let end = if country.chance(10) {
        "decline"
    } else {
        "resolve"
    };
    put(done.max(early + HOUR), Deed::Office(end));
}

/// What follows from what was done.
pub(super) fn follow(country: &Country, agenda: &mut Agenda, (step, case): (&Step, &Case)) {
    let now = country.now();
    let mut put = |after: Duration, deed| {
        let step = Step { id: step.id, deed };
        agenda.put(now + after, Act::Step(step));
    };
    match step.name() {
        "offer" => match country.draw(4) {
            0 => {}
            1 => put(HOUR + country.within(DAY * 2), Deed::Decide("refused")),
            _ => put(HOUR + country.within(DAY * 2), Deed::Decide("accepted")),
        },
        "accepted" | "refused" | "reopen" | "overturn" => {
            put(HOUR * 4 + country.within(DAY * 4), Deed::Office("resolve"));
        }
        "resolve" | "decline" if case.owner.is_some() => match country.draw(100) {
            0..5 => put(HOUR + country.within(DAY * 20), Deed::Owner("reopen")),
            5..8 => put(HOUR + country.within(DAY * 20), Deed::Owner("appeal")),
            _ => {}
        },
        "appeal" if country.chance(60) => {
            let end = if country.chance(50) {
                "uphold"
            } else {
                "overturn"
            };
            put(DAY + country.within(DAY * 20), Deed::Appeal(end));
        }
        _ => {}
    }
}

/// Does it now, and gives the case as it is then.
pub(super) fn take(country: &Country, step: &Step) -> Result<Case, Error> {
    let (app, now, id) = (country.app.clone(), country.now(), step.id);
    let fresh = Fresh::draw(&country.ids, now);
    let words = "Contoh: dalam tindakan.".to_owned();
    let mut cmd = CaseMove::new(id, step.name(), fresh.clone());
    match &step.deed {
        Deed::Office("prolong") => {
            cmd.reason = ground(country, "complex");
            cmd.days = Some(15);
        }
        Deed::Office("claim" | "pass_on") | Deed::Owner("reopen") => {}
        Deed::Owner("call_me") => cmd.reason = ground(country, "call"),
        Deed::Merge(other) => cmd.other = Some(*other),
        Deed::Offer => {
            cmd.body = Some(words);
            cmd.agencies
                .extend(country.pick(&OTHERS).map(|it| (*it).to_owned()));
        }
        _ => cmd.body = Some(words),
    }
    let why = ground(country, "late");
    let deed = match &step.deed {
        Deed::Decide(outcome) => Some(*outcome),
        _ => None,
    };
    let (owners, colleague) = (
        matches!(step.deed, Deed::Owner(_)),
        matches!(step.deed, Deed::Appeal(_)),
    );
    country.app.db.write_blocking("bench.step", move |tx| {
        let case = cases::case_find(tx, &Actor::system(), id)?;
        if let Some(outcome) = deed {
            return decide(tx, &app, (now, &case), outcome, &fresh);
        }
        let actor = if owners {
            case.owner
                .map_or_else(Actor::anonymous, |owner| Actor::person(owner, ""))
        } else {
            officer(&case.agency, if colleague { COLLEAGUE } else { OFFICER })
        };
        if !owners && late::is_unexplained(&app, now, &case) {
            let explain = CaseMove {
                reason: why.clone(),
                ..CaseMove::new(id, "explain", fresh.next())
            };
            cases::case_act(tx, &app, (&actor, now), &explain)?;
        }
        Ok(cases::case_act(tx, &app, (&actor, now), &cmd)?.case)
    })
}

/// The agency that it was offered to takes it or refuses.
fn decide(
    tx: &mut store::Tx<'_>,
    app: &kernel::App,
    (now, case): (Time, &Case),
    outcome: &str,
    fresh: &Fresh,
) -> Result<Case, Error> {
    let tasks = cases::tasks_of_case(tx, &app.kinds, &Actor::system(), case)?;
    let asked = tasks
        .iter()
        .find(|task| task.sort == "takeover" && task.outcome.is_none())
        .ok_or(cases::Error::NotFound)?;
    let agency = asked.agency.as_deref().unwrap_or_default();
    let end = TaskEnd {
        id: case.id,
        number: asked.number,
        outcome: outcome.to_owned(),
        body: (outcome == "refused").then(|| "Contoh: bukan kawasan kami.".to_owned()),
        personal: false,
        fresh: fresh.clone(),
    };
    Ok(cases::task_act(tx, app, (&officer(agency, OFFICER), now), &end)?.case)
}

/// One of the pack's reasons.
fn ground(country: &Country, list: &str) -> Option<String> {
    let known = country.app.kinds.grounds().list(list).iter();
    let known: Vec<&str> = known
        .map(|it| it.code.as_str())
        .filter(|it| *it != "unsaid")
        .collect();
    country.pick(&known).map(|code| (*code).to_owned())
}

fn officer(agency: &str, number: u128) -> Actor {
    let grant = |permission| Grant::new(permission, Some(agency));
    Actor {
        grants: vec![grant(cases::READ), grant(cases::WORK)],
        ..Actor::person(PersonId::from_bits(number), "")
    }
}
