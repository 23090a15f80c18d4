//! Statements of the audit record.

use serde::Deserialize;
use store::{Json, Row, Sql, Tx, params};

use super::model::{EventCase, EventRow, EventSeen};
use crate::cases::{Area, Audience, CaseId};

const AUDIT_INSERT: Sql = Sql::new(
    "kernel.audit_insert",
    "insert into kernel_audit (id, subject, version, at_us, act, entry, salt, payload)
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);

const EVENT_INSERT: Sql = Sql::new(
    "kernel.event_insert",
    "insert into kernel_event (id, subject, version, at_us, name, payload)
     values ($1, $2, $3, $4, $5, $6)",
);

/// Those of a case with what decides who may see it now.
const EVENTS_AFTER: Sql = Sql::new(
    "kernel.events_after",
    "select e.id, e.position, e.at_us, e.name, e.version, e.payload,
        c.id as case_id, c.agency as case_agency, c.owner_id as case_owner,
        c.area_state as case_area_state, c.area_district as case_area_district, c.topic as case_topic,
        c.public and c.phase <> 'hidden' as case_open
     from kernel_event e left join kernel_case c on c.id = e.subject
     where e.position > $1 order by e.position limit $2",
);

/// The same of one case, after a version of it; those that have no place in the order yet as well.
const CASE_CHANGED: Sql = Sql::new(
    "kernel.case_changed",
    "select e.id, coalesce(e.position, 0) as position, e.at_us, e.name, e.version, e.payload,
        c.id as case_id, c.agency as case_agency, c.owner_id as case_owner,
        c.area_state as case_area_state, c.area_district as case_area_district, c.topic as case_topic,
        c.public and c.phase <> 'hidden' as case_open
     from kernel_case c join kernel_event e on e.subject = c.id
     where c.reference = $1 and e.version > $2 order by e.version limit 100",
);

/// What was committed and has no place in the order yet.
const EVENTS_UNPOSITIONED: Sql = Sql::new(
    "kernel.events_unpositioned",
    "select id from kernel_event where position is null order by at_us, id limit $1",
);

/// Whatever happened, with who holds the case now.
const EVENT_NEWS: Sql = Sql::new(
    "kernel.event_news",
    "select e.position, e.at_us, e.name, e.version, e.payload, e.subject, c.agency as holder,
        coalesce(c.phase = 'hidden', false) as hidden
     from kernel_event e left join kernel_case c on c.id = e.subject
     where e.position > $1 order by e.position limit $2",
);

const EVENT_LAST: Sql = Sql::new(
    "kernel.event_last",
    "select position from kernel_event where position is not null order by position desc limit 1",
);

const PAYLOADS_ERASE: Sql = Sql::new(
    "kernel.payloads_erase",
    "update kernel_audit set payload = null, salt = null where subject = $1",
);

const LAST_POSITION: Sql = Sql::new(
    "kernel.last_position",
    "select position from kernel_audit where position is not null order by position desc limit 1",
);

/// Every statement of this component.
pub(crate) const ALL: &[&[Sql]] = &[SQL, super::views::queries::SQL];

const SQL: &[Sql] = &[
    LAST_POSITION,
    AUDIT_INSERT,
    EVENT_INSERT,
    EVENTS_AFTER,
    CASE_CHANGED,
    EVENTS_UNPOSITIONED,
    EVENT_NEWS,
    EVENT_LAST,
    PAYLOADS_ERASE,
];

/// The last position that was given to a leaf; 0 before the first.
pub(crate) fn last_position(tx: &mut Tx<'_>) -> store::Result<i64> {
    let last = tx.one(&LAST_POSITION, &[], |row| row.get("position"))?;
    Ok(last.unwrap_or_default())
}

/// Forgets what the leaves of a subject commit to; the leaves stay.
pub(crate) fn payloads_erase(tx: &mut Tx<'_>, subject: &str) -> store::Result<()> {
    tx.exec(&PAYLOADS_ERASE, &params![subject]).map(drop)
}

/// A leaf's columns, ready to insert.
pub(crate) struct LeafRow<'a> {
    pub(crate) id: &'a str,
    pub(crate) subject: (&'a str, i64),
    pub(crate) at_us: i64,
    pub(crate) act: &'a str,
    pub(crate) entry: &'a str,
    pub(crate) salt: &'a str,
    pub(crate) payload: &'a str,
}

pub(crate) fn audit_insert(tx: &mut Tx<'_>, row: &LeafRow<'_>) -> store::Result<()> {
    let (subject, version) = row.subject;
    tx.put(
        &AUDIT_INSERT,
        &params![
            row.id,
            subject,
            version,
            row.at_us,
            row.act,
            row.entry,
            row.salt,
            row.payload
        ],
    )?;
    Ok(())
}

/// An event's columns, ready to insert.
pub(crate) struct EventNew<'a> {
    pub(crate) id: &'a str,
    pub(crate) subject: (&'a str, i64),
    pub(crate) at_us: i64,
    pub(crate) name: &'a str,
    pub(crate) payload: &'a str,
}

pub(crate) fn event_insert(tx: &mut Tx<'_>, row: &EventNew<'_>) -> store::Result<()> {
    let (subject, version) = row.subject;
    tx.put(
        &EVENT_INSERT,
        &params![row.id, subject, version, row.at_us, row.name, row.payload],
    )?;
    Ok(())
}

/// What an event's payload says of it. Those that were written before there was an audience are read
/// as private.
#[derive(Deserialize)]
struct Told {
    kind: String,
    reference: String,
    agency: String,
    audience: Option<String>,
}

pub(crate) fn events_after(
    tx: &mut Tx<'_>,
    after: i64,
    limit: i64,
) -> store::Result<Vec<EventRow>> {
    tx.all(&EVENTS_AFTER, &params![after, limit], event)
}

/// The events of a case after a version of it.
pub(crate) fn case_changed(
    tx: &mut Tx<'_>,
    (reference, version): (&str, i64),
) -> store::Result<Vec<EventRow>> {
    tx.all(&CASE_CHANGED, &params![reference, version], event)
}

/// Ids of events that were committed and have no place in the order yet.
pub(crate) fn events_unpositioned(tx: &mut Tx<'_>, limit: i64) -> store::Result<Vec<String>> {
    tx.all(&EVENTS_UNPOSITIONED, &params![limit], |row| row.get("id"))
}

/// An event for those who send it on: nobody in particular reads it.
pub(crate) struct EventNews {
    pub(crate) event: EventSeen,
    /// What it happened to; events of one keep their order.
    pub(crate) subject: String,
    /// The agency that holds the case now, if it is about a case.
    pub(crate) holder: Option<String>,
    /// Whether the case has not reached any agency yet.
    pub(crate) hidden: bool,
}

pub(crate) fn event_news(
    tx: &mut Tx<'_>,
    (after, limit): (i64, i64),
) -> store::Result<Vec<EventNews>> {
    tx.all(&EVENT_NEWS, &params![after, limit], |row| {
        let told: Told = row.get::<Json<Told>>("payload")?.0;
        Ok(EventNews {
            event: seen(row, &told)?,
            subject: row.get("subject")?,
            holder: row.get("holder")?,
            hidden: row.get("hidden")?,
        })
    })
}

fn seen(row: &Row<'_>, told: &Told) -> store::Result<EventSeen> {
    Ok(EventSeen {
        position: row.get("position")?,
        at: row.get("at_us")?,
        name: row.get("name")?,
        kind: told.kind.clone(),
        reference: told.reference.clone(),
        agency: told.agency.clone(),
        version: row.get("version")?,
    })
}

fn event(row: &Row<'_>) -> store::Result<EventRow> {
    let told: Told = row.get::<Json<Told>>("payload")?.0;
    let audience = told.audience.as_deref().and_then(Audience::parse);
    let case = match row.get::<Option<CaseId>>("case_id")? {
        None => None,
        Some(id) => Some(EventCase {
            id,
            agency: row.get("case_agency")?,
            owner: row.get("case_owner")?,
            open: row.get("case_open")?,
            area: Area {
                state: row.get("case_area_state")?,
                district: row.get("case_area_district")?,
            },
            topic: row.get("case_topic")?,
        }),
    };
    Ok(EventRow {
        id: row.get("id")?,
        audience: audience.unwrap_or(Audience::Internal),
        case,
        seen: seen(row, &told)?,
    })
}

pub(crate) fn event_last(tx: &mut Tx<'_>) -> store::Result<i64> {
    let last = tx.one(&EVENT_LAST, &[], |row| row.get("position"))?;
    Ok(last.unwrap_or_default())
}
