//! Test messages: sent over an agency's channel, and confirmed over the same one. Only that proves that
//! news gets there.

use base::{Actor, Lang, PersonId, Time};
use serde_json::json;
use store::{NewJob, Tx};

use super::actions::{agency_today, as_bureau, keep, record};
use super::error::Error;
use super::model::{
    Channel, ChannelKind, Confirmation, Confirmed, Enrolment, Reach, Standing, Test, TestNew,
};
use super::rules::{self, Step};
use super::{CONFIRM, SET, jobs, queries};
use crate::audit::Fresh;
use crate::identity::{self, Address};
use crate::notifications::{self, CASE_LETTER, MessageNew};
use crate::registry::Registry;

/// How the Fluent keys of letters begin; the channel follows.
pub(crate) const TEST_LETTERS: &str = "kernel-reach-letter-";

/// Sends a test message over the agency's channel, once for each term. False if there was one.
pub(super) fn send(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (now, fresh): (Time, &Fresh),
    row: &mut Enrolment,
    (new, term): (&TestNew, &str),
) -> Result<bool, Error> {
    rules::next(row.standing, Step::Test)?;
    let test = Test {
        id: new.id.clone(),
        agency: row.agency.clone(),
        version: row.version,
        channel: row.channel.kind(),
        sent: now,
        due: registry.calendar(&row.agency).due(now, rules::ANSWER).at,
        expires: now + rules::TEST_LIFE,
        confirmed: None,
    };
    if !queries::test_insert(tx, (&test, term), new)? {
        return Ok(false);
    }
    row.due = Some(row.due.unwrap_or(test.due));
    keep(tx, row, row.version)?;
    deliver(tx, registry, row, (&test, new))?;
    let payload = json!({ "version": row.version, "term": term, "due": test.due.rfc3339() });
    let at = (&*row.agency, row.version);
    record(tx, (now, fresh), "agency.tested", at, payload)?;
    Ok(true)
}

/// Hands a test message to its channel. A program of the agency's own comes and fetches it.
fn deliver(
    tx: &mut Tx<'_>,
    registry: &Registry,
    row: &Enrolment,
    (test, new): (&Test, &TestNew),
) -> Result<(), Error> {
    match &row.channel {
        Channel::Api => Ok(()),
        Channel::Open311 { .. } => {
            let job = NewJob {
                id: format!("reach-{}", test.id),
                kind: jobs::OPEN311.to_owned(),
                key: None,
                payload: test.id.clone(),
                run_at: test.sent,
                now: test.sent,
            };
            tx.enqueue(&job)?;
            Ok(())
        }
        Channel::Desk => {
            let officer = identity::person_find(tx, row.officer)?;
            let Some(address) = identity::address_of(&officer) else {
                return Ok(());
            };
            let lang = officer.lang.unwrap_or(Lang::MS);
            let path = format!("desk/reach/{}", row.agency);
            letter(tx, registry, (test, address, lang), (&path, None))
        }
        Channel::Email(email) => {
            let to = (test, Address::Email(email.clone()), Lang::MS);
            letter(tx, registry, to, ("channel-test", Some(&new.secret)))
        }
    }
}

fn letter(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (test, address, lang): (&Test, Address, Lang),
    (path, secret): (&str, Option<&str>),
) -> Result<(), Error> {
    let agency = registry.agency(&test.agency).ok_or(Error::NotFound)?;
    let mut args = vec![
        ("agency", agency.name.get(lang).to_string()),
        ("due_us", test.due.micros().to_string()),
        ("path", path.to_owned()),
    ];
    // Under this name it goes from the message once that was handed over.
    args.extend(secret.map(|secret| ("code", secret.to_owned())));
    let message = MessageNew {
        id: format!("reach-{}", test.id),
        address,
        person_id: None,
        case_id: None,
        template: format!("{CASE_LETTER}{TEST_LETTERS}{}", test.channel.as_str()),
        args: args
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
        lang,
    };
    Ok(notifications::message_queue(tx, test.sent, &message)?)
}

/// Sends another test message at once: after a repair, or when the first one was lost.
pub fn test_again(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    (agency, new, fresh): (&str, &TestNew, &Fresh),
) -> Result<Enrolment, Error> {
    agency_today(registry, agency, now)?;
    as_bureau(actor, registry, (SET, agency))?;
    let mut row = enrolment(tx, agency)?;
    let last = queries::tests_recent(tx, agency, 1)?.into_iter().next();
    let last = last.filter(|test| test.version == row.version);
    rules::test_pause(last.map(|test| test.sent), now)?;
    send(tx, registry, (now, fresh), &mut row, (new, &new.id))?;
    Ok(row)
}

/// Sends the month's test message to an agency whose moment has come, unless it was sent: two nodes send
/// one.
pub(super) fn test_month(
    tx: &mut Tx<'_>,
    registry: &Registry,
    now: Time,
    (agency, new, fresh): (&str, &TestNew, &Fresh),
) -> Result<bool, Error> {
    let Some(known) = queries::known_of(tx, agency)? else {
        return Ok(false);
    };
    let mut row = known.enrolment;
    let today = registry.day(now);
    let slot = rules::slot(agency, today, registry.zone());
    let due = slot.is_some_and(|slot| rules::month_due(&row, slot, now));
    if !due || agency_today(registry, agency, now).is_err() {
        return Ok(false);
    }
    let term = rules::month(today);
    send(tx, registry, (now, fresh), &mut row, (new, &term))
}

fn enrolment(tx: &mut Tx<'_>, agency: &str) -> Result<Enrolment, Error> {
    let known = queries::known_of(tx, agency)?;
    Ok(known.ok_or(Error::Unclaimed)?.enrolment)
}

/// An officer of the agency, or its program, says that a test message arrived. Over the desk that takes
/// a session, over the API a token.
pub fn test_confirm(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    cmd: &Confirmation,
) -> Result<Confirmed, Error> {
    if !rules::is_there(actor, CONFIRM, &cmd.agency) {
        return Err(Error::Forbidden);
    }
    let test = queries::test_find(tx, &cmd.test)?;
    let test = test.filter(|test| test.agency == cmd.agency);
    let test = test.ok_or(Error::NotFound)?;
    let over = match actor.via {
        base::Via::Session => ChannelKind::Desk,
        base::Via::Token { .. } => ChannelKind::Api,
    };
    if test.channel != over {
        return Err(Error::TestElsewhere);
    }
    confirm(tx, registry, now, (&test, actor.id()), &cmd.fresh)
}

/// Whoever follows the link in an e-mail and presses the button there has read it.
pub fn test_confirm_link(
    tx: &mut Tx<'_>,
    registry: &Registry,
    now: Time,
    (hash, fresh): (&str, &Fresh),
) -> Result<Confirmed, Error> {
    let test = test_of_link(tx, hash)?;
    confirm(tx, registry, now, (&test, None), fresh)
}

/// The test message that a link belongs to.
pub(super) fn test_of_link(tx: &mut Tx<'_>, hash: &str) -> Result<Test, Error> {
    let test = queries::test_of_secret(tx, hash)?;
    test.filter(|test| test.channel == ChannelKind::Email)
        .ok_or(Error::NotFound)
}

/// An agency's server answered and was understood.
pub fn test_answered(
    tx: &mut Tx<'_>,
    registry: &Registry,
    now: Time,
    (id, fresh): (&str, &Fresh),
) -> Result<Confirmed, Error> {
    let test = queries::test_find(tx, id)?.ok_or(Error::NotFound)?;
    confirm(tx, registry, now, (&test, None), fresh)
}

fn confirm(
    tx: &mut Tx<'_>,
    registry: &Registry,
    now: Time,
    (test, by): (&Test, Option<PersonId>),
    fresh: &Fresh,
) -> Result<Confirmed, Error> {
    agency_today(registry, &test.agency, now)?;
    let mut row = enrolment(tx, &test.agency)?;
    if row.version != test.version {
        return Err(Error::TestOver);
    }
    let confirmed = |at, again| Confirmed {
        agency: test.agency.clone(),
        at,
        again,
    };
    if let Some(at) = test.confirmed {
        return Ok(confirmed(at, true));
    }
    if let Channel::Email(email) = &row.channel {
        // Who answers there wants what the channel is for.
        notifications::channel_proved(tx, now, &Address::Email(email.clone()))?;
    }
    if test.expires <= now {
        return Err(Error::TestOver);
    }
    let standing = rules::next(row.standing, Step::Confirm)?;
    if !queries::test_confirm(tx, &test.id, now, by)? {
        return Ok(confirmed(now, true));
    }
    let first = row.standing != Standing::Live;
    if first {
        (row.standing, row.since) = (standing, now);
    }
    (row.proved, row.due) = (Some(now), None);
    (row.failed, row.failure) = (None, None);
    if row.noted != Reach::Live {
        (row.noted, row.noted_at) = (Reach::Live, now);
    }
    keep(tx, &row, row.version)?;
    let name = if first {
        "agency.live"
    } else {
        "agency.answered"
    };
    let by = by.map(|id| id.to_string());
    let payload = json!({ "version": row.version, "test": test.id, "actor": by });
    record(tx, (now, fresh), name, (&row.agency, row.version), payload)?;
    Ok(confirmed(now, false))
}

/// An agency's server is there, but what it says is not Open311.
pub fn test_failed(
    tx: &mut Tx<'_>,
    now: Time,
    (id, failure, fresh): (&str, &str, &Fresh),
) -> Result<(), Error> {
    let test = queries::test_find(tx, id)?.ok_or(Error::NotFound)?;
    let mut row = enrolment(tx, &test.agency)?;
    if row.version != test.version || test.confirmed.is_some() || row.failed.is_some() {
        return Ok(());
    }
    row.failed = Some(now);
    row.failure = Some(failure.to_owned());
    keep(tx, &row, row.version)?;
    let payload = json!({ "version": row.version, "test": test.id, "failure": failure });
    let at = (&*row.agency, row.version);
    record(tx, (now, fresh), "agency.failed", at, payload)
}

/// The newest test message of an agency that can still be confirmed, for those who work there.
pub fn test_open(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    agency: &str,
) -> Result<Option<Test>, Error> {
    if rules::is_there(actor, CONFIRM, agency) {
        Ok(open(tx, now, agency)?)
    } else {
        Err(Error::Forbidden)
    }
}

/// The test message that this actor may confirm at the desk, if one waits at the agency.
pub fn test_at_desk(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    agency: &str,
) -> store::Result<Option<Test>> {
    if !rules::is_there(actor, CONFIRM, agency) {
        return Ok(None);
    }
    let open = open(tx, now, agency)?;
    Ok(open.filter(|test| test.channel == ChannelKind::Desk))
}

fn open(tx: &mut Tx<'_>, now: Time, agency: &str) -> store::Result<Option<Test>> {
    let Some(known) = queries::known_of(tx, agency)? else {
        return Ok(None);
    };
    let newest = queries::tests_recent(tx, agency, 1)?.into_iter().next();
    Ok(newest.filter(|test| is_open(&known.enrolment, test, now)))
}

/// Whether a test message can still be confirmed.
fn is_open(row: &Enrolment, test: &Test, now: Time) -> bool {
    let stands = matches!(row.standing, Standing::Verified | Standing::Live);
    stands && test.version == row.version && test.confirmed.is_none() && now < test.expires
}
