//! What can be read of reach: by everyone, by the agency, by the bureau.

use std::collections::BTreeSet;

use base::{Actor, Field, PersonId, Time};
use store::Tx;

use super::actions::subject;
use super::error::Error;
use super::model::{Channel, Claim, Enrolment, Standing, Test, Verdict};
use super::survey::{self, Figures, Line};
use super::test_messages::test_at_desk;
use super::{READ, SET, VERIFY, queries, rules};
use crate::audit::{self, Viewed};
use crate::cases::{self, QueueRow};
use crate::identity::{self, Address, Person};
use crate::registry::{Agency, Code, Registry};

/// Test messages shown of one agency.
const TESTS_SHOWN: u32 = 12;
/// Cases shown at once.
pub(super) const CASES_SHOWN: usize = 50;

/// Every agency, and whether it can be reached.
pub fn survey<'r>(
    tx: &mut Tx<'_>,
    (registry, extras): (&'r Registry, &BTreeSet<Code>),
    now: Time,
) -> store::Result<Vec<Line<'r>>> {
    let known = queries::known(tx)?;
    Ok(survey::survey(registry, extras, &known, now))
}

/// Whether one agency can be reached.
pub fn verdict(
    tx: &mut Tx<'_>,
    registry: &Registry,
    agency: &Agency,
    now: Time,
) -> store::Result<Verdict> {
    let known = queries::known_of(tx, &agency.code)?;
    let life = rules::life(agency, registry.day(now));
    Ok(rules::judge(life, known.as_ref(), registry.zone(), now))
}

/// Where news of a case is told besides to the officers themselves: the address of an agency whose
/// channel is e-mail and was proved.
pub fn addresses_to_tell(tx: &mut Tx<'_>, agency: &str) -> store::Result<Vec<Address>> {
    let known = queries::known_of(tx, agency)?.map(|known| known.enrolment);
    Ok(match known {
        Some(Enrolment {
            standing: Standing::Live,
            channel: Channel::Email(email),
            ..
        }) => vec![Address::Email(email)],
        _ => Vec::new(),
    })
}

/// How an agency came aboard, if it did.
pub fn enrolment_of(tx: &mut Tx<'_>, agency: &str) -> store::Result<Option<Enrolment>> {
    Ok(queries::known_of(tx, agency)?.map(|known| known.enrolment))
}

/// Who answers for an agency, if it is aboard.
pub fn officer_of(tx: &mut Tx<'_>, agency: &str) -> store::Result<Option<PersonId>> {
    let known = queries::known_of(tx, agency)?;
    Ok(known.map(|known| known.enrolment.officer))
}

/// One agency, as those see it who work there and the bureau.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Its enrolment; none where it is unclaimed.
    pub enrolment: Option<Enrolment>,
    /// Whether it can be reached.
    pub verdict: Verdict,
    /// Who answers for it.
    pub officer: Option<Person>,
    /// Its last test messages, the newest first.
    pub tests: Vec<Test>,
    /// The test message that this actor may confirm here.
    pub to_confirm: Option<Test>,
    /// The claims that wait; for the bureau only.
    pub claims: Vec<Claim>,
    /// How many cases wait there.
    pub waiting: i64,
    /// Whether the actor may name officer and channel.
    pub may_set: bool,
    /// Whether the actor is the bureau.
    pub bureau: bool,
}

/// What is told of the officer who answers for an agency, and of whoever claims to.
pub(super) const READ_OF_OFFICERS: &[Field] = &[Field::Name, Field::Email];

/// One agency with its officer, and for the bureau its claims. That it was read is on record.
pub fn agency_look(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    code: &str,
) -> Result<Seen, Error> {
    let agency = registry.agency(code).ok_or(Error::NotFound)?;
    let bureau = rules::is_bureau(actor, registry, VERIFY);
    let reads = rules::is_bureau(actor, registry, READ) || actor.sits_at(READ, code);
    if !bureau && !reads {
        return Err(Error::Forbidden);
    }
    let known = queries::known_of(tx, code)?;
    let life = rules::life(agency, registry.day(now));
    let verdict = rules::judge(life, known.as_ref(), registry.zone(), now);
    let enrolment = known.map(|known| known.enrolment);
    let at = (&*subject(code), code);
    let viewed = audit::viewed(tx, now, actor, at, READ_OF_OFFICERS)?;
    let officer = match &enrolment {
        Some(row) => Some(identity::person_find(tx, row.officer)?),
        None => None,
    };
    let claims = if bureau {
        claims(tx, (actor, now), (&viewed, code))?
    } else {
        Vec::new()
    };
    let tests = queries::tests_recent(tx, code, TESTS_SHOWN)?;
    let to_confirm = test_at_desk(tx, (actor, now), code)?;
    let waiting = cases::queries::open_count(tx, code)?;
    Ok(Seen {
        verdict,
        officer,
        to_confirm,
        tests,
        claims,
        waiting,
        may_set: rules::is_bureau(actor, registry, SET)
            || actor.may(SET, Some(code)) && enrolment.is_some(),
        bureau,
        enrolment,
    })
}

/// Who says that they speak for an agency; those who signed in see that it was read.
fn claims(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (viewed, code): (&Viewed, &str),
) -> Result<Vec<Claim>, Error> {
    let claims = queries::claims_of(tx, viewed, code)?;
    for person in claims.iter().filter_map(|claim| claim.person) {
        audit::viewed_person(tx, now, actor, (person, code), READ_OF_OFFICERS)?;
    }
    Ok(claims)
}

/// An agency that cannot be reached, and what waits there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Its code.
    pub agency: String,
    /// Why, and since when.
    pub verdict: Verdict,
    /// How many cases wait there for the agency.
    pub waiting: i64,
    /// The date of the one that is due first.
    pub oldest: Option<Time>,
    /// How many claims wait.
    pub claims: i64,
}

/// The undeliverable queue.
#[derive(Debug, Clone)]
pub struct Undeliverable {
    /// The count of all agencies.
    pub figures: Figures,
    /// Those that cannot be reached: with the most urgent case first, then by name of reason.
    pub missing: Vec<Missing>,
    /// Agencies that are aboard, for which somebody else claims to speak.
    pub claimed: Vec<(String, i64)>,
    /// Cases that wait there, the oldest due date first; at most [`CASES_SHOWN`] and one more.
    pub cases: Vec<QueueRow>,
}

/// The undeliverable queue, for the bureau: of all agencies, or the cases of one from a page on.
pub fn undeliverable(
    tx: &mut Tx<'_>,
    (registry, extras): (&Registry, &BTreeSet<Code>),
    (actor, now): (&Actor, Time),
    one: Option<(&str, u32)>,
) -> Result<Undeliverable, Error> {
    if !rules::is_bureau(actor, registry, VERIFY) {
        return Err(Error::Forbidden);
    }
    let lines = survey(tx, (registry, extras), now)?;
    let waiting = cases::open_counts(tx)?;
    let mut claims = queries::claims_waiting(tx)?;
    let lost = lines.iter().filter(|line| line.verdict.reach.is_missing());
    let mut missing: Vec<Missing> = lost
        .map(|line| {
            let code = line.agency.code.as_str();
            let there = waiting.get(code);
            Missing {
                agency: code.to_owned(),
                verdict: line.verdict,
                waiting: there.map_or(0, |there| there.count),
                oldest: there.and_then(|there| there.oldest),
                claims: claims.remove(code).unwrap_or_default(),
            }
        })
        .collect();
    missing.sort_by_key(urgency);
    let cases = match one {
        Some((agency, page)) => one_page(tx, &missing, (agency, page))?,
        None => oldest_first(tx, &missing)?,
    };
    Ok(Undeliverable {
        figures: survey::figures(&lines),
        missing,
        claimed: claims.into_iter().collect(),
        cases,
    })
}

/// Where cases wait comes first, by what is due; then where a claim waits; then what fell silent.
fn urgency(row: &Missing) -> (bool, Time, bool, bool, String) {
    let never = Time::from_micros(i64::MAX);
    (
        row.waiting == 0,
        row.oldest.unwrap_or(never),
        row.claims == 0,
        row.verdict.reach == super::Reach::Unclaimed,
        row.agency.clone(),
    )
}

fn one_page(
    tx: &mut Tx<'_>,
    missing: &[Missing],
    (agency, page): (&str, u32),
) -> Result<Vec<QueueRow>, Error> {
    if !missing.iter().any(|row| row.agency == agency) {
        return Ok(Vec::new());
    }
    let shown = i64::try_from(CASES_SHOWN).unwrap_or(i64::MAX);
    let offset = i64::from(page) * shown;
    Ok(cases::open_at(tx, agency, (shown + 1, offset))?)
}

/// The cases of many agencies, the oldest due date first. Agencies come in the order of their oldest
/// case, so that all is found as soon as the next one has nothing older than what was found.
fn oldest_first(tx: &mut Tx<'_>, missing: &[Missing]) -> Result<Vec<QueueRow>, Error> {
    let shown = CASES_SHOWN + 1;
    let limit = i64::try_from(shown).unwrap_or(i64::MAX);
    let due = |due: Option<Time>| due.unwrap_or(Time::from_micros(i64::MAX));
    let mut found: Vec<QueueRow> = Vec::new();
    for row in missing.iter().filter(|row| row.waiting > 0) {
        let last = found.last().filter(|_| found.len() == shown);
        if last.is_some_and(|last| due(last.due) <= due(row.oldest)) {
            break;
        }
        found.extend(cases::open_at(tx, &row.agency, (limit, 0))?);
        found.sort_by_key(|case| (due(case.due), case.id));
        found.truncate(shown);
    }
    Ok(found)
}
