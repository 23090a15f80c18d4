//! Statements of cases in custody.

use base::{PersonId, Time};
use store::{Row, Sql, Tx, params};

use crate::cases::custody::Custody;
use crate::cases::model::CaseId;

macro_rules! columns {
    () => {
        "select case_id, agency, reference, reason, since_us from kernel_custody "
    };
}

const CUSTODY_FIND: Sql = Sql::new(
    "kernel.custody_find",
    concat!(columns!(), "where case_id = $1"),
);

const CUSTODY_INSERT: Sql = Sql::new(
    "kernel.custody_insert",
    "insert into kernel_custody (case_id, agency, reference, reason, since_us, by_id)
     values ($1, $2, $3, $4, $5, $6)",
);

const CUSTODY_DELETE: Sql = Sql::new(
    "kernel.custody_delete",
    "delete from kernel_custody where case_id = $1",
);

const CUSTODY_ADDRESSES: Sql = Sql::new(
    "kernel.custody_addresses",
    "update kernel_custody set email = $2, phone = $3
     where case_id in (select id from kernel_case where owner_id = $1)",
);

const CUSTODIES: Sql = Sql::new(
    "kernel.custodies",
    concat!(
        columns!(),
        "where (since_us, case_id) < ($1, $2) order by since_us desc, case_id desc limit $3"
    ),
);

const CUSTODIES_OF: Sql = Sql::new(
    "kernel.custodies_of",
    concat!(
        columns!(),
        "where agency = $4 and (since_us, case_id) < ($1, $2) order by since_us desc, case_id desc limit $3"
    ),
);

/// Every statement of this file.
pub(super) const SQL: &[Sql] = &[
    CUSTODY_FIND,
    CUSTODY_INSERT,
    CUSTODY_DELETE,
    CUSTODY_ADDRESSES,
    CUSTODIES,
    CUSTODIES_OF,
];

fn custody(row: &Row<'_>) -> store::Result<Custody> {
    Ok(Custody {
        case: row.get("case_id")?,
        agency: row.get("agency")?,
        reference: row.get("reference")?,
        reason: row.get("reason")?,
        since: row.get("since_us")?,
    })
}

pub(crate) fn custody_find(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Option<Custody>> {
    tx.one(&CUSTODY_FIND, &params![id], custody)
}

pub(crate) fn custody_insert(tx: &mut Tx<'_>, new: &Custody, by: PersonId) -> store::Result<()> {
    let values = params![
        new.case,
        new.agency.as_str(),
        new.reference.as_str(),
        new.reason.as_str(),
        new.since,
        by
    ];
    tx.exec(&CUSTODY_INSERT, &values).map(drop)
}

pub(crate) fn custody_delete(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    tx.exec(&CUSTODY_DELETE, &params![id]).map(drop)
}

/// Keeps the addresses of a person with their cases in custody.
pub(crate) fn custody_addresses(
    tx: &mut Tx<'_>,
    person: PersonId,
    (email, phone): (Option<&str>, Option<&str>),
) -> store::Result<()> {
    tx.exec(&CUSTODY_ADDRESSES, &params![person, email, phone])
        .map(drop)
}

/// So many before this time and id, the latest first: of one agency, or of all.
pub(crate) fn custodies(
    tx: &mut Tx<'_>,
    agency: Option<&str>,
    (before, id): (Time, &str),
    limit: i64,
) -> store::Result<Vec<Custody>> {
    match agency {
        Some(agency) => tx.all(&CUSTODIES_OF, &params![before, id, limit, agency], custody),
        None => tx.all(&CUSTODIES, &params![before, id, limit], custody),
    }
}
