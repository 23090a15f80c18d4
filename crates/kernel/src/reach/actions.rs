//! Verbs of reach that change who answers for an agency: naming officer and channel, taking it off.

use base::{Actor, Permission, Time};
use serde_json::{Value, json};
use store::Tx;

use super::error::Error;
use super::model::{Enrolment, EnrolmentSet, Known, Life, Reach, Standing, Suspension};
use super::rules::{self, Step};
use super::{SET, VERIFY, queries, test_messages};
use crate::audit::{self, Act, Fresh};
use crate::identity::{self, Address, GrantNew, Held, PersonNew};
use crate::registry::{Agency, Registry};

/// The role that the bureau gives to an officer who has none at the agency yet.
const ROLE: &str = "agency_admin";

/// An agency that exists today.
pub(super) fn agency_today<'r>(
    registry: &'r Registry,
    code: &str,
    now: Time,
) -> Result<&'r Agency, Error> {
    let agency = registry.agency(code).ok_or(Error::NotFound)?;
    match rules::life(agency, registry.day(now)) {
        Life::Exists => Ok(agency),
        Life::Moved(_) | Life::Ended(_) => Err(Error::Gone),
    }
}

/// Whether the actor acts as the bureau; refused to those who hold the permission neither there nor at
/// the agency.
pub(super) fn as_bureau(
    actor: &Actor,
    registry: &Registry,
    (permission, agency): (Permission, &str),
) -> Result<bool, Error> {
    let bureau = rules::is_bureau(actor, registry, permission);
    if bureau || actor.may(permission, Some(agency)) {
        Ok(bureau)
    } else {
        Err(Error::Forbidden)
    }
}

/// The enrolment as the actor saw it; an unclaimed agency was seen at version 0.
pub(super) fn seen(
    tx: &mut Tx<'_>,
    agency: &str,
    version: i64,
) -> Result<Option<Enrolment>, Error> {
    let known = queries::known_of(tx, agency)?.map(|known| known.enrolment);
    let present = known.as_ref().map_or(0, |known| known.version);
    if present == version {
        Ok(known)
    } else {
        Err(Error::Stale(present))
    }
}

/// Writes an enrolment over the one that was seen.
pub(super) fn keep(tx: &mut Tx<'_>, row: &Enrolment, seen: i64) -> Result<(), Error> {
    let kept = if seen == 0 {
        queries::reach_insert(tx, row)?
    } else {
        queries::reach_update(tx, row, seen)?
    };
    if kept {
        Ok(())
    } else {
        Err(Error::Stale(seen))
    }
}

/// Records an act on an agency's enrolment. What identifies people stays in the payload.
pub(super) fn record(
    tx: &mut Tx<'_>,
    (now, fresh): (Time, &Fresh),
    name: &str,
    (agency, version): (&str, i64),
    payload: Value,
) -> Result<(), Error> {
    let subject = subject(agency);
    let act = Act {
        name,
        agency,
        kind: "agency",
        reference: agency,
        public: true,
        subject: (&subject, version),
        payload,
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}

/// What acts on, and views of, an agency's enrolment are about.
pub(crate) fn subject(agency: &str) -> String {
    format!("agency-{agency}")
}

/// Names an agency's accountable officer and channel, and sends a test message there. The bureau may
/// for every agency, and brings those aboard that are not; an agency's own administrator may change
/// what was verified. Either way nothing counts until the test message is confirmed.
pub fn enrolment_set(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    cmd: &EnrolmentSet,
) -> Result<Enrolment, Error> {
    let agency = agency_today(registry, &cmd.agency, now)?;
    let bureau = as_bureau(actor, registry, (SET, &agency.code))?;
    let known = seen(tx, &agency.code, cmd.version)?;
    if !bureau {
        match known.as_ref().map(|known| known.standing) {
            Some(Standing::Verified | Standing::Live) => {}
            Some(Standing::Suspended) => return Err(Error::Suspended),
            Some(Standing::Unclaimed) | None => return Err(Error::Forbidden),
        }
    }
    let officer = officer(tx, registry, (bureau, now), cmd)?;
    let standing = known.as_ref().map_or(Standing::Unclaimed, |it| it.standing);
    if let Some(known) = known
        && (known.officer, &known.channel) == (officer, &cmd.channel)
        && matches!(known.standing, Standing::Verified | Standing::Live)
    {
        return Ok(known);
    }
    let mut row = Enrolment {
        agency: agency.code.to_string(),
        version: cmd.version + 1,
        standing: rules::next(standing, Step::Set)?,
        officer,
        channel: cmd.channel.clone(),
        since: now,
        proved: None,
        due: None,
        failed: None,
        failure: None,
        noted: Reach::Unproved,
        noted_at: now,
    };
    keep(tx, &row, cmd.version)?;
    if bureau {
        queries::claims_settle(tx, &row.agency, now)?;
    }
    let payload = json!({
        "version": row.version,
        "actor": actor.id().map(|id| id.to_string()),
        "officer": officer.to_string(),
        "channel": row.channel.kind().as_str(),
        "address": row.channel.address(),
        "jurisdiction": row.channel.jurisdiction(),
    });
    let at = (&*row.agency, row.version);
    record(tx, (now, &cmd.fresh), "agency.verified", at, payload)?;
    let term = cmd.test.id.clone();
    let sent = (now, &cmd.fresh.next());
    test_messages::send(tx, registry, sent, &mut row, (&cmd.test, &term))?;
    Ok(row)
}

/// The officer with this address. The bureau may name somebody who is new here or at the agency: then
/// they are made, and given a role there, which is what verifying means.
fn officer(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (bureau, now): (bool, Time),
    cmd: &EnrolmentSet,
) -> Result<base::PersonId, Error> {
    let address = Address::Email(cmd.officer.clone());
    let id = match identity::person_at(tx, &address)? {
        Some(person) => person.id,
        None if bureau => {
            let new = PersonNew {
                id: cmd.person,
                name: cmd.name.clone(),
                email: Some(cmd.officer.clone()),
                phone: None,
                lang: None,
                sample: false,
            };
            identity::person_create(tx, &Actor::system(), now, &new)?;
            cmd.person
        }
        None => return Err(Error::OfficerUnknown),
    };
    let held = identity::grants_of(tx, id)?;
    let there = Some(cmd.agency.as_str());
    let works_there = |it: &Held| it.is_whole() && it.agency.as_deref() == there;
    if held.iter().any(works_there) {
        return Ok(id);
    }
    if !bureau {
        return Err(Error::OfficerUnknown);
    }
    let grant = GrantNew::whole(id, ROLE, Some(cmd.agency.clone()));
    identity::grant_add(tx, registry, (&Actor::system(), now), &grant)?;
    Ok(id)
}

/// Takes an agency off: nothing is sent there any more until the bureau verifies it anew.
pub fn enrolment_suspend(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    cmd: &Suspension,
) -> Result<Enrolment, Error> {
    if !rules::is_bureau(actor, registry, VERIFY) {
        return Err(Error::Forbidden);
    }
    registry.agency(&cmd.agency).ok_or(Error::NotFound)?;
    let mut row = seen(tx, &cmd.agency, cmd.version)?.ok_or(Error::Unclaimed)?;
    row.standing = rules::next(row.standing, Step::Suspend)?;
    row.version += 1;
    row.since = now;
    (row.noted, row.noted_at) = (Reach::Suspended, now);
    keep(tx, &row, cmd.version)?;
    let payload = json!({
        "version": row.version,
        "actor": actor.id().map(|id| id.to_string()),
        "words": cmd.words,
    });
    let at = (&*row.agency, row.version);
    record(tx, (now, &cmd.fresh), "agency.suspended", at, payload)?;
    Ok(row)
}

/// Records that an agency's reach is no longer what was last recorded: says so in the log, for those
/// who were not told by an act. Nothing happens if another node was faster.
pub(super) fn reach_note(
    tx: &mut Tx<'_>,
    registry: &Registry,
    now: Time,
    agency: &str,
    fresh: &Fresh,
) -> Result<bool, Error> {
    let Some(known) = queries::known_of(tx, agency)? else {
        return Ok(false);
    };
    let Some(reach) = changed(registry, &known, now) else {
        return Ok(false);
    };
    let mut row = known.enrolment;
    let from = std::mem::replace(&mut row.noted, reach);
    row.noted_at = now;
    keep(tx, &row, row.version)?;
    let name = if reach.is_missing() {
        "agency.unreachable"
    } else {
        "agency.reachable"
    };
    let payload = json!({
        "version": row.version,
        "from": from.as_str(),
        "to": reach.as_str(),
    });
    record(tx, (now, fresh), name, (agency, row.version), payload)?;
    Ok(true)
}

/// The failure of a server that does not take what is sent there.
const UNDELIVERED: &str = "undelivered";

/// Notes that what is sent over an agency's channel keeps failing, or arrives again. What is known already is not
/// noted twice.
pub fn channel_note(
    tx: &mut Tx<'_>,
    now: Time,
    (agency, broken): (&str, bool),
    fresh: &Fresh,
) -> Result<(), Error> {
    let Some(known) = queries::known_of(tx, agency)? else {
        return Ok(());
    };
    let mut row = known.enrolment;
    let ours = row.failure.as_deref() == Some(UNDELIVERED);
    let name = match (broken, row.failed) {
        (true, None) => {
            (row.failed, row.failure) = (Some(now), Some(UNDELIVERED.to_owned()));
            "agency.failed"
        }
        (false, Some(_)) if ours => {
            (row.failed, row.failure) = (None, None);
            "agency.answered"
        }
        _ => return Ok(()),
    };
    keep(tx, &row, row.version)?;
    let payload = json!({ "version": row.version, "failure": row.failure });
    record(tx, (now, fresh), name, (agency, row.version), payload)
}

/// What is to be recorded of an agency, if that is something else than was recorded last.
pub(super) fn changed(registry: &Registry, known: &Known, now: Time) -> Option<Reach> {
    let agency = registry.agency(&known.enrolment.agency)?;
    let life = rules::life(agency, registry.day(now));
    let verdict = rules::judge(life, Some(known), registry.zone(), now);
    (verdict.reach != known.enrolment.noted).then_some(verdict.reach)
}
