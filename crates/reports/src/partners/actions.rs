//! Verbs of partners: saying how one is spoken to, noting what is to be sent there, sending again.

use base::{Actor, Reference, Time};
use kernel::App;
use kernel::audit::{self, Act};
use kernel::cases::{Case, CaseId, Moved, Party};
use kernel::reach::{self, Channel, Enrolment};
use kernel::registry::Registry;
use serde_json::json;
use store::Tx;

use super::model::{Elsewhere, Parcel, ParcelState, Partner, PartnerSet, Sort, Standing};
use super::{SET, queries, rules};
use crate::error::Error;

/// What the acts on partners are about.
const KIND: &str = "partner";
/// So many parcels are sent again at once.
const REPLAYED_MOST: i64 = 1_000;
/// So many parcels are shown of each state.
pub(super) const SHOWN: i64 = 100;

/// Whoever may set partners at an agency; an agency that is not there is nobody's.
fn setting(actor: &Actor, registry: &Registry, agency: &str) -> Result<(), Error> {
    registry
        .agency(agency)
        .ok_or(kernel::cases::Error::NotFound)?;
    if actor.may(SET, Some(agency)) {
        Ok(())
    } else {
        Err(kernel::cases::Error::Forbidden.into())
    }
}

/// How it goes with all partners that the actor looks after.
pub fn partners_list(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Standing>, Error> {
    let mut all = queries::overview(tx)?;
    all.retain(|row| actor.may(SET, Some(&row.agency)));
    Ok(all)
}

/// A partner, how its agency came aboard, and parcels with their reports' references.
pub type Shown = (Partner, Option<Enrolment>, Vec<(Reference, Parcel)>);

/// How an agency's own system is spoken to, how the agency came aboard, and what is on its way there in one state.
pub fn partner_show(
    tx: &mut Tx<'_>,
    registry: &Registry,
    actor: &Actor,
    (agency, state): (&str, ParcelState),
) -> Result<Shown, Error> {
    setting(actor, registry, agency)?;
    let partner = queries::partner_find(tx, agency)?;
    let enrolment = reach::enrolment_of(tx, agency)?;
    let parcels = queries::parcels(tx, (agency, state), (SHOWN, None))?;
    let partner = partner.unwrap_or_else(|| Partner::unsaid(agency));
    Ok((partner, enrolment, parcels))
}

/// What is on its way to an agency's own system in one state, the newest first: so much of it, made before the moment and
/// the id of the last one that was seen.
pub fn parcels_list(
    tx: &mut Tx<'_>,
    registry: &Registry,
    actor: &Actor,
    (agency, state): (&str, ParcelState),
    piece: (i64, Option<(Time, &str)>),
) -> Result<Vec<(Reference, Parcel)>, Error> {
    setting(actor, registry, agency)?;
    Ok(queries::parcels(tx, (agency, state), piece)?)
}

/// Says how an agency's own system is spoken to.
pub fn partner_set(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    cmd: &PartnerSet,
) -> Result<(), Error> {
    setting(actor, registry, &cmd.agency)?;
    let known = |(ours, _): &(String, String)| registry.category(ours).is_some();
    if !cmd.services.iter().all(known) {
        return Err(Error::PartnerServices);
    }
    if let Some(code) = &cmd.fallback
        && registry.category(code).is_none()
    {
        return Err(Error::PartnerFallback);
    }
    if let Some(key) = &cmd.api_key
        && key.chars().count() > rules::KEY_MAX
    {
        return Err(Error::PartnerKey(rules::KEY_MAX));
    }
    queries::partner_ensure(tx, &cmd.agency)?;
    let before = queries::partner_find(tx, &cmd.agency)?.and_then(|row| row.api_key);
    let said = Partner {
        api_key: cmd.api_key.clone().or(before),
        services: cmd.services.clone(),
        fetches: cmd.fetches,
        fallback: cmd.fallback.clone(),
        ..Partner::unsaid(&cmd.agency)
    };
    if !queries::partner_say(tx, (&cmd.agency, cmd.version), &said)? {
        return Err(kernel::cases::Error::Stale(cmd.version).into());
    }
    let act = Act {
        name: "partner.set",
        agency: &cmd.agency,
        kind: KIND,
        reference: &cmd.agency,
        public: false,
        subject: (&format!("partner-{}", cmd.agency), cmd.version + 1),
        payload: json!({
            "actor": actor.id().map(|id| id.to_string()),
            "key": cmd.api_key.is_some(),
            "services": said.services.len(),
            "fetches": said.fetches,
        }),
    };
    Ok(audit::record(tx, now, &cmd.fresh, &act)?)
}

/// Sends one parcel again at once, or without a name all that were laid aside, at most 1,000; returns how many.
pub fn parcel_replay(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    (agency, parcel): (&str, Option<&str>),
) -> Result<u64, Error> {
    setting(actor, registry, agency)?;
    Ok(match parcel {
        Some(one) => u64::from(queries::parcel_replay(tx, (agency, one), now)?),
        None => queries::dead_replay(tx, agency, (now, REPLAYED_MOST))?,
    })
}

/// All parcels of a report.
pub(crate) fn parcels_of(tx: &mut Tx<'_>, case: CaseId) -> store::Result<Vec<Parcel>> {
    queries::parcels_of_case(tx, case)
}

/// What of a report came from an agency's own system.
pub(crate) fn from_elsewhere(tx: &mut Tx<'_>, case: CaseId) -> store::Result<Elsewhere> {
    queries::heard_of_case(tx, case)
}

/// Forgets what was sent and heard of a report.
pub(crate) fn partners_erase(tx: &mut Tx<'_>, case: CaseId) -> store::Result<()> {
    queries::erase(tx, case)
}

/// Whether a report may leave over a channel: what is not for everybody only to machines of the agency's own.
pub(super) fn leaves(registry: &Registry, case: &Case, channel: &Channel) -> bool {
    let website = registry.agency(&case.agency).map(|agency| &*agency.website);
    match channel {
        Channel::Desk | Channel::Api => false,
        Channel::Email(_) => case.public,
        Channel::Open311 { .. } => {
            case.public || website.is_some_and(|site| reach::rules::is_own(site, channel))
        }
    }
}

/// Notes a report that reached its agency, to be sent to the agency's own system.
pub(crate) fn report_note(
    tx: &mut Tx<'_>,
    registry: &Registry,
    now: Time,
    case: &Case,
) -> Result<(), Error> {
    let Some(channel) = channel_of(tx, &case.agency)? else {
        return Ok(());
    };
    if leaves(registry, case, &channel) {
        let new = parcel(now, case, (&case.agency, "open", None), Sort::Report);
        put(tx, &new)?;
    }
    Ok(())
}

/// Notes what a move adds for the agency's own system: what the citizen says, what officers do at this desk, and
/// that the report came or went.
pub(crate) fn parcels_note(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    (moved, step): (&Moved, &str),
) -> Result<(), Error> {
    let case = &moved.case;
    if moved.from_agency != case.agency {
        gone_note(tx, now, (moved, step))?;
    }
    let Some(channel) = channel_of(tx, &case.agency)? else {
        return Ok(());
    };
    let registry = app.registry.get(tx)?;
    if !leaves(&registry, case, &channel) {
        return Ok(());
    }
    let there = queries::report_parcel(tx, case.id, &case.agency)?.is_some();
    let handed = moved.from_agency != case.agency;
    let sort = match (handed, there) {
        // What is opened again and never went there, because the agency came aboard later, goes whole.
        (true, false) => Sort::Report,
        (false, false) if matches!(step, "reopen" | "answer_late") => Sort::Report,
        (true, true) => Sort::Update,
        (false, true) if is_addition(moved, step, &channel) => Sort::Update,
        (false, _) => return Ok(()),
    };
    let entry = Some(moved.entry_id.as_str());
    put(tx, &parcel(now, case, (&case.agency, step, entry), sort))
}

/// Whether a move tells the agency's system something: by e-mail only what the citizen says, because its officers
/// work here.
fn is_addition(moved: &Moved, step: &str, channel: &Channel) -> bool {
    match (&moved.party, step) {
        (Party::Owner, "answer" | "answer_late" | "write" | "reopen" | "appeal") => true,
        (Party::Officer, "reply" | "resolve" | "decline" | "merge" | "uphold" | "overturn") => {
            matches!(channel, Channel::Open311 { .. })
        }
        (Party::System, "expire") => matches!(channel, Channel::Open311 { .. }),
        _ => false,
    }
}

/// The agency that had the report is told that it has it no more, unless it never heard of it.
fn gone_note(tx: &mut Tx<'_>, now: Time, (moved, step): (&Moved, &str)) -> Result<(), Error> {
    let (case, agency) = (&moved.case, moved.from_agency.as_str());
    let Some(there) = queries::report_parcel(tx, case.id, agency)? else {
        return Ok(());
    };
    if there.state != ParcelState::Sent && !there.unsure {
        queries::parcels_after_drop(tx, (case.id, agency), 0)?;
        queries::parcel_drop(tx, &there.id)?;
        return Ok(());
    }
    let server = matches!(channel_of(tx, agency)?, Some(Channel::Open311 { .. }));
    if server {
        let entry = Some(moved.entry_id.as_str());
        put(tx, &parcel(now, case, (agency, step, entry), Sort::Update))?;
    }
    Ok(())
}

pub(super) fn channel_of(tx: &mut Tx<'_>, agency: &str) -> Result<Option<Channel>, Error> {
    let enrolment = reach::enrolment_of(tx, agency)?;
    let channel = enrolment.map(|row| row.channel);
    Ok(channel.filter(|channel| matches!(channel, Channel::Email(_) | Channel::Open311 { .. })))
}

pub(super) fn parcel(
    now: Time,
    case: &Case,
    (agency, step, entry): (&str, &str, Option<&str>),
    sort: Sort,
) -> Parcel {
    Parcel {
        id: format!("{}-{}-{agency}", case.id, case.version),
        agency: agency.to_owned(),
        case: case.id,
        version: case.version,
        sort,
        step: step.to_owned(),
        entry: entry.map(str::to_owned),
        made: now,
        state: ParcelState::Waiting,
        attempts: 0,
        unsure: false,
        next: now,
        token: None,
        remote: None,
        error: None,
        ended: None,
    }
}

pub(super) fn put(tx: &mut Tx<'_>, new: &Parcel) -> Result<(), Error> {
    queries::partner_ensure(tx, &new.agency)?;
    Ok(queries::parcel_insert(tx, new)?)
}

/// A report that was made in an agency's own system, as it stands there.
pub(super) fn fetched(agency: &str, remote: &str, (case, now): (CaseId, Time)) -> Parcel {
    Parcel {
        id: format!("fetched-{agency}-{remote}"),
        agency: agency.to_owned(),
        case,
        version: 0,
        sort: Sort::Report,
        step: "fetched".to_owned(),
        entry: None,
        made: now,
        state: ParcelState::Sent,
        attempts: 0,
        unsure: false,
        next: now,
        token: None,
        remote: Some(remote.to_owned()),
        error: None,
        ended: Some(now),
    }
}
