//! Statements of partners.

use base::{Reference, Time};
use kernel::cases::CaseId;
use store::{Row, Sql, Tx, params};

use super::model::{Elsewhere, Parcel, ParcelState, Partner, Sort, Standing};
use super::rules;

/// Whoever saves settings is free at once.
const PARTNER_SAY: Sql = Sql::new(
    "reports.partner_say",
    "update reports_partner set version = version + 1, api_key = $3, services = $4, fetches = $5, fallback = $6,
        held_us = 0, poll_us = 0, fetch_us = 0
     where agency = $1 and version = $2",
);

const PARTNER_ENSURE: Sql = Sql::new(
    "reports.partner_ensure",
    "insert into reports_partner (agency, version, services, held_us, poll_us, failures)
     values ($1, 0, '', 0, 0, 0) on conflict (agency) do nothing",
);

const PARTNER_FIND: Sql = Sql::new(
    "reports.partner_find",
    "select agency, version, api_key, services, fetches, fallback, fetch_us, fetched_us, poll_us, heard_us, swept_us, failures, failing_us, failure
     from reports_partner where agency = $1",
);

/// A parcel that is due, behind no other of its report: a later one waits behind one that waits, and all wait behind
/// a report that has not arrived.
macro_rules! due {
    () => {
        " d.state = 'waiting' and d.next_us <= $1 and not exists (
            select 1 from reports_parcel e
            where e.case_id = d.case_id and e.agency = d.agency and e.version < d.version
              and (e.state = 'waiting' or e.sort = 'report' and e.state <> 'sent'))"
    };
}

/// Those that nobody holds, and to which something is to be sent or put.
const PARTNERS_DUE: Sql = Sql::new(
    "reports.partners_due",
    concat!(
        "select p.agency from reports_partner p join kernel_reach k on k.agency = p.agency
         where p.held_us <= $1 and k.standing = 'live'
           and (k.channel = 'open311' and (p.poll_us <= $1 or p.fetches and p.fetch_us <= $1)
             or k.channel in ('open311', 'email') and exists (
                select 1 from reports_parcel d where d.agency = p.agency and",
        due!(),
        ")) order by p.held_us, p.agency limit $2"
    ),
);

const PARTNER_HOLD: Sql = Sql::new(
    "reports.partner_hold",
    "update reports_partner set held_us = $3 where agency = $1 and held_us <= $2",
);

/// What its holder found out, if nobody changed it meanwhile.
const PARTNER_MARK: Sql = Sql::new(
    "reports.partner_mark",
    "update reports_partner set held_us = $3, poll_us = $4, heard_us = $5, swept_us = $6, failures = $7,
        failing_us = $8, failure = $9, fetch_us = $10, fetched_us = $11
     where agency = $1 and version = $2",
);

macro_rules! parcel_columns {
    () => {
        "select d.id, d.agency, d.case_id, d.version, d.sort, d.step, d.entry_id, d.made_us, d.state, d.attempts,
            d.unsure, d.next_us, d.token, d.remote, d.error, d.ended_us
         from reports_parcel d "
    };
}

const PARCEL_INSERT: Sql = Sql::new(
    "reports.parcel_insert",
    "insert into reports_parcel (id, agency, case_id, version, sort, step, entry_id, made_us, state, attempts,
        unsure, next_us)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, false, $8)
     on conflict (id) do nothing",
);

/// A report that came from there: it is where it belongs.
const PARCEL_FETCHED: Sql = Sql::new(
    "reports.parcel_fetched",
    "insert into reports_parcel (id, agency, case_id, version, sort, step, made_us, state, attempts, unsure,
        next_us, remote, ended_us)
     values ($1, $2, $3, $4, $5, $6, $7, 'sent', 0, false, $7, $8, $7)
     on conflict (id) do nothing",
);

const PARCELS_DUE: Sql = Sql::new(
    "reports.parcels_due",
    concat!(
        parcel_columns!(),
        "where d.agency = $2 and",
        due!(),
        " order by d.made_us, d.id limit $3"
    ),
);

/// The newest first, with their reports' references.
const PARCELS: Sql = Sql::new(
    "reports.parcels",
    "select d.id, d.agency, d.case_id, d.version, d.sort, d.step, d.entry_id, d.made_us, d.state, d.attempts,
        d.unsure, d.next_us, d.token, d.remote, d.error, d.ended_us, c.reference
     from reports_parcel d join kernel_case c on c.id = d.case_id
     where d.agency = $1 and d.state = $2 and d.made_us <= $4 and (d.made_us < $4 or d.id < $5)
     order by d.made_us desc, d.id desc limit $3",
);

const PARCELS_OF_CASE: Sql = Sql::new(
    "reports.parcels_of_case",
    concat!(
        parcel_columns!(),
        "where d.case_id = $1 order by d.version, d.id"
    ),
);

const PARCEL_MARK: Sql = Sql::new(
    "reports.parcel_mark",
    "update reports_parcel set state = $2, attempts = $3, unsure = $4, next_us = $5, token = $6, remote = $7,
        error = $8, ended_us = $9
     where id = $1 and state = 'waiting'",
);

/// What did not arrive and never will have to.
const PARCEL_DROP: Sql = Sql::new(
    "reports.parcel_drop",
    "delete from reports_parcel where id = $1 and state <> 'sent'",
);

const PARCELS_AFTER_DROP: Sql = Sql::new(
    "reports.parcels_after_drop",
    "delete from reports_parcel where case_id = $1 and agency = $2 and version > $3 and state = 'waiting'",
);

const PARCELS_ERASE: Sql = Sql::new(
    "reports.parcels_erase",
    "delete from reports_parcel where case_id = $1",
);

const HEARD_ERASE: Sql = Sql::new(
    "reports.heard_erase",
    "delete from reports_heard where case_id = $1",
);

const PARCEL_REPLAY: Sql = Sql::new(
    "reports.parcel_replay",
    "update reports_parcel set state = 'waiting', attempts = 0, next_us = $3, ended_us = null
     where agency = $1 and id = $2 and state <> 'sent'",
);

const DEAD_REPLAY: Sql = Sql::new(
    "reports.parcels_replay",
    "update reports_parcel set state = 'waiting', attempts = 0, next_us = $2, ended_us = null
     where id in (select id from reports_parcel where agency = $1 and state = 'dead'
        order by made_us, id limit $3)",
);

const PARTNER_FREE: Sql = Sql::new(
    "reports.partner_free",
    "update reports_partner set held_us = 0 where agency = $1",
);

/// The report that has this id at the agency.
const CASE_OF_REMOTE: Sql = Sql::new(
    "reports.case_of_remote",
    "select case_id from reports_parcel where agency = $1 and remote = $2 and sort = 'report'",
);

/// The report's id at the agency.
const REMOTE_OF_CASE: Sql = Sql::new(
    "reports.remote_of_case",
    "select remote from reports_parcel
     where case_id = $1 and agency = $2 and sort = 'report' and state = 'sent' and remote is not null",
);

/// Whether a report is at an agency, or on its way there.
const REPORT_PARCEL: Sql = Sql::new(
    "reports.report_parcel",
    concat!(
        parcel_columns!(),
        "where d.case_id = $1 and d.agency = $2 and d.sort = 'report'"
    ),
);

/// Whether an update of an agency is known: it came before, or it is ours.
const HEARD_FIND: Sql = Sql::new(
    "reports.heard_find",
    "select update_id as id from reports_heard where agency = $1 and update_id = $2
     union all
     select remote as id from reports_parcel where agency = $1 and remote = $2 and sort = 'update'
     union all
     select id from reports_parcel where agency = $1 and id = $2 and sort = 'update'",
);

const HEARD_INSERT: Sql = Sql::new(
    "reports.heard_insert",
    "insert into reports_heard (agency, update_id, case_id, version, at_us) values ($1, $2, $3, $4, $5)
     on conflict (agency, update_id) do nothing",
);

/// With the report's id in the system where it was made, if it was fetched.
const HEARD_OF_CASE: Sql = Sql::new(
    "reports.heard_of_case",
    "select version, null as agency, null as remote from reports_heard
      where case_id = $1 and version is not null
     union all
     select version, agency, remote from reports_parcel where case_id = $1 and step = 'fetched'",
);

/// The agency that told of a version.
const HEARD_FROM: Sql = Sql::new(
    "reports.heard_from",
    "select agency from reports_heard where case_id = $1 and version = $2",
);

const COUNTS: Sql = Sql::new(
    "reports.parcel_counts",
    "select state, cast(count(*) as bigint) as found from reports_parcel group by state",
);

/// Every partner with what waits and what was laid aside, those with trouble first.
const OVERVIEW: Sql = Sql::new(
    "reports.partners_overview",
    "select p.agency, p.failing_us, p.failure,
        (select cast(count(*) as bigint) from reports_parcel d
          where d.agency = p.agency and d.state = 'waiting') as waiting,
        (select cast(count(*) as bigint) from reports_parcel d
          where d.agency = p.agency and d.state = 'dead') as dead
     from reports_partner p order by case when p.failing_us is null then 1 else 0 end, p.agency",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    PARTNER_SAY,
    PARTNER_ENSURE,
    PARTNER_FIND,
    PARTNERS_DUE,
    PARTNER_HOLD,
    PARTNER_MARK,
    PARCEL_INSERT,
    PARCEL_FETCHED,
    PARCELS_DUE,
    PARCELS,
    PARCELS_OF_CASE,
    PARCEL_MARK,
    PARCEL_DROP,
    PARCELS_AFTER_DROP,
    PARCELS_ERASE,
    HEARD_ERASE,
    PARCEL_REPLAY,
    DEAD_REPLAY,
    PARTNER_FREE,
    CASE_OF_REMOTE,
    REMOTE_OF_CASE,
    REPORT_PARCEL,
    HEARD_FIND,
    HEARD_INSERT,
    HEARD_OF_CASE,
    HEARD_FROM,
    COUNTS,
    OVERVIEW,
];

fn partner(row: &Row<'_>) -> store::Result<Partner> {
    let services: String = row.get("services")?;
    Ok(Partner {
        agency: row.get("agency")?,
        version: row.get("version")?,
        api_key: row.get("api_key")?,
        services: rules::services(&services).unwrap_or_default(),
        fetches: row.get("fetches")?,
        fallback: row.get("fallback")?,
        fetch: row.get("fetch_us")?,
        fetched: row.get("fetched_us")?,
        poll: row.get("poll_us")?,
        heard: row.get("heard_us")?,
        swept: row.get("swept_us")?,
        failures: row.get("failures")?,
        failing: row.get("failing_us")?,
        failure: row.get("failure")?,
    })
}

fn parcel(row: &Row<'_>) -> store::Result<Parcel> {
    Ok(Parcel {
        id: row.get("id")?,
        agency: row.get("agency")?,
        case: row.get("case_id")?,
        version: row.get("version")?,
        sort: row.parse("sort", |word| Sort::parse(word).ok_or("no such sort"))?,
        step: row.get("step")?,
        entry: row.get("entry_id")?,
        made: row.get("made_us")?,
        state: row.parse("state", |word| {
            ParcelState::parse(word).ok_or("no such state")
        })?,
        attempts: row.get("attempts")?,
        unsure: row.get("unsure")?,
        next: row.get("next_us")?,
        token: row.get("token")?,
        remote: row.get("remote")?,
        error: row.get("error")?,
        ended: row.get("ended_us")?,
    })
}

/// Says how a partner is spoken to. False if somebody else did in the meantime.
pub(super) fn partner_say(
    tx: &mut Tx<'_>,
    (agency, version): (&str, i64),
    said: &Partner,
) -> store::Result<bool> {
    let values = params![
        agency,
        version,
        said.api_key.as_deref(),
        rules::services_text(&said.services),
        said.fetches,
        said.fallback.as_deref()
    ];
    Ok(tx.exec(&PARTNER_SAY, &values)? == 1)
}

pub(super) fn partner_ensure(tx: &mut Tx<'_>, agency: &str) -> store::Result<()> {
    tx.exec(&PARTNER_ENSURE, &params![agency]).map(drop)
}

pub(super) fn partner_find(tx: &mut Tx<'_>, agency: &str) -> store::Result<Option<Partner>> {
    tx.one(&PARTNER_FIND, &params![agency], partner)
}

pub(super) fn partners_due(
    tx: &mut Tx<'_>,
    (now, limit): (Time, i64),
) -> store::Result<Vec<String>> {
    tx.all(&PARTNERS_DUE, &params![now, limit], |row| row.get("agency"))
}

/// False if somebody else holds it.
pub(super) fn partner_hold(
    tx: &mut Tx<'_>,
    agency: &str,
    (now, until): (Time, Time),
) -> store::Result<bool> {
    Ok(tx.exec(&PARTNER_HOLD, &params![agency, now, until])? == 1)
}

/// Notes what was found out, and lets it go until a time.
pub(super) fn partner_mark(tx: &mut Tx<'_>, row: &Partner, held: Time) -> store::Result<()> {
    let values = params![
        row.agency.as_str(),
        row.version,
        held,
        row.poll,
        row.heard,
        row.swept,
        row.failures,
        row.failing,
        row.failure.as_deref(),
        row.fetch,
        row.fetched
    ];
    tx.exec(&PARTNER_MARK, &values).map(drop)
}

/// What is known already is left alone.
pub(super) fn parcel_insert(tx: &mut Tx<'_>, new: &Parcel) -> store::Result<()> {
    let values = params![
        new.id.as_str(),
        new.agency.as_str(),
        new.case,
        new.version,
        new.sort.code(),
        new.step.as_str(),
        new.entry.as_deref(),
        new.made
    ];
    tx.exec(&PARCEL_INSERT, &values).map(drop)
}

/// False if it came before.
pub(super) fn parcel_fetched(tx: &mut Tx<'_>, new: &Parcel) -> store::Result<bool> {
    let values = params![
        new.id.as_str(),
        new.agency.as_str(),
        new.case,
        new.version,
        new.sort.code(),
        new.step.as_str(),
        new.made,
        new.remote.as_deref()
    ];
    Ok(tx.exec(&PARCEL_FETCHED, &values)? == 1)
}

/// The oldest that are due, one of each report at most.
pub(super) fn parcels_due(
    tx: &mut Tx<'_>,
    agency: &str,
    (now, limit): (Time, i64),
) -> store::Result<Vec<Parcel>> {
    tx.all(&PARCELS_DUE, &params![now, agency, limit], parcel)
}

pub(super) fn parcels(
    tx: &mut Tx<'_>,
    (agency, state): (&str, ParcelState),
    (limit, before): (i64, Option<(Time, &str)>),
) -> store::Result<Vec<(Reference, Parcel)>> {
    let (at, id) = before.unwrap_or((Time::from_micros(i64::MAX), ""));
    let values = params![agency, state.code(), limit, at, id];
    tx.all(&PARCELS, &values, |row| {
        Ok((row.parse("reference", Reference::parse)?, parcel(row)?))
    })
}

pub(super) fn parcels_of_case(tx: &mut Tx<'_>, case: CaseId) -> store::Result<Vec<Parcel>> {
    tx.all(&PARCELS_OF_CASE, &params![case], parcel)
}

pub(super) fn parcel_mark(tx: &mut Tx<'_>, row: &Parcel) -> store::Result<()> {
    let values = params![
        row.id.as_str(),
        row.state.code(),
        row.attempts,
        row.unsure,
        row.next,
        row.token.as_deref(),
        row.remote.as_deref(),
        row.error.as_deref(),
        row.ended
    ];
    tx.exec(&PARCEL_MARK, &values).map(drop)
}

pub(super) fn parcel_drop(tx: &mut Tx<'_>, id: &str) -> store::Result<()> {
    tx.exec(&PARCEL_DROP, &params![id]).map(drop)
}

/// Takes away what a report's moves after a version would have sent to an agency: it came from there.
pub(super) fn parcels_after_drop(
    tx: &mut Tx<'_>,
    (case, agency): (CaseId, &str),
    version: i64,
) -> store::Result<()> {
    let values = params![case, agency, version];
    tx.exec(&PARCELS_AFTER_DROP, &values).map(drop)
}

pub(super) fn erase(tx: &mut Tx<'_>, case: CaseId) -> store::Result<()> {
    tx.exec(&PARCELS_ERASE, &params![case])?;
    tx.exec(&HEARD_ERASE, &params![case]).map(drop)
}

/// Sends one again at once, with all that was held back. False if it arrived or is not there.
pub(super) fn parcel_replay(
    tx: &mut Tx<'_>,
    (agency, id): (&str, &str),
    now: Time,
) -> store::Result<bool> {
    tx.exec(&PARTNER_FREE, &params![agency])?;
    Ok(tx.exec(&PARCEL_REPLAY, &params![agency, id, now])? == 1)
}

/// Sends again what was laid aside, the oldest first; returns how many.
pub(super) fn dead_replay(
    tx: &mut Tx<'_>,
    agency: &str,
    (now, most): (Time, i64),
) -> store::Result<u64> {
    tx.exec(&PARTNER_FREE, &params![agency])?;
    tx.exec(&DEAD_REPLAY, &params![agency, now, most])
}

pub(super) fn case_of_remote(
    tx: &mut Tx<'_>,
    agency: &str,
    remote: &str,
) -> store::Result<Option<CaseId>> {
    tx.one(&CASE_OF_REMOTE, &params![agency, remote], |row| {
        row.get("case_id")
    })
}

pub(super) fn remote_of_case(
    tx: &mut Tx<'_>,
    case: CaseId,
    agency: &str,
) -> store::Result<Option<String>> {
    tx.one(&REMOTE_OF_CASE, &params![case, agency], |row| {
        row.get("remote")
    })
}

pub(super) fn report_parcel(
    tx: &mut Tx<'_>,
    case: CaseId,
    agency: &str,
) -> store::Result<Option<Parcel>> {
    tx.one(&REPORT_PARCEL, &params![case, agency], parcel)
}

pub(super) fn is_heard(tx: &mut Tx<'_>, agency: &str, update: &str) -> store::Result<bool> {
    let found = tx.all(&HEARD_FIND, &params![agency, update], |row| {
        row.get::<String>("id")
    })?;
    Ok(!found.is_empty())
}

pub(super) fn heard_insert(
    tx: &mut Tx<'_>,
    (agency, update): (&str, &str),
    (case, version): (CaseId, Option<i64>),
    now: Time,
) -> store::Result<()> {
    let values = params![agency, update, case, version, now];
    tx.exec(&HEARD_INSERT, &values).map(drop)
}

/// What of a report its agency's own system told of.
pub(super) fn heard_of_case(tx: &mut Tx<'_>, case: CaseId) -> store::Result<Elsewhere> {
    let rows = tx.all(&HEARD_OF_CASE, &params![case], |row| {
        let agency: Option<String> = row.get("agency")?;
        let remote: Option<String> = row.get("remote")?;
        Ok((row.get::<i64>("version")?, agency.zip(remote)))
    })?;
    let mut found = Elsewhere::default();
    for (version, origin) in rows {
        match origin {
            Some(origin) => found.origin = Some(origin),
            None => found.versions.push(version),
        }
    }
    Ok(found)
}

pub(super) fn heard_from(
    tx: &mut Tx<'_>,
    case: CaseId,
    version: i64,
) -> store::Result<Option<String>> {
    tx.one(&HEARD_FROM, &params![case, version], |row| {
        row.get("agency")
    })
}

pub(super) fn counts(tx: &mut Tx<'_>) -> store::Result<Vec<(ParcelState, i64)>> {
    tx.all(&COUNTS, &[], |row| {
        let state = row.parse("state", |word| {
            ParcelState::parse(word).ok_or("no such state")
        })?;
        Ok((state, row.get("found")?))
    })
}

pub(super) fn overview(tx: &mut Tx<'_>) -> store::Result<Vec<Standing>> {
    tx.all(&OVERVIEW, &[], |row| {
        Ok(Standing {
            agency: row.get("agency")?,
            waiting: row.get("waiting")?,
            dead: row.get("dead")?,
            failing: row.get("failing_us")?,
            failure: row.get("failure")?,
        })
    })
}
