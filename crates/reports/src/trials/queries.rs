//! Statements of trials.

use base::{PersonId, Point, Time};
use kernel::cases::CaseId;
use store::{Json, Row, Sql, Tx, params};

use super::model::{Outcome, Standing, Trial, What};
use super::rules::Looked;

macro_rules! columns {
    () => {
        "select code, kind, name, standing, made_by, made_us, looked, outcome from reports_trial "
    };
}

const INSERT: Sql = Sql::new(
    "reports.trial_insert",
    "insert into reports_trial (code, kind, name, source, standing, made_by, made_us, looked)
     values ($1, $2, $3, $4, 'waiting', $5, $6, 0)",
);

const FIND: Sql = Sql::new("reports.trial", concat!(columns!(), "where code = $1"));

const SOURCE: Sql = Sql::new(
    "reports.trial_source",
    "select source from reports_trial where code = $1 and standing in ('waiting', 'running')",
);

const LIST: Sql = Sql::new(
    "reports.trials",
    concat!(columns!(), "order by made_us desc, code desc limit $1"),
);

const ADVANCE: Sql = Sql::new(
    "reports.trial_advance",
    "update reports_trial set standing = 'running', looked = $2 where code = $1",
);

const END: Sql = Sql::new(
    "reports.trial_end",
    "update reports_trial set standing = $2, looked = $3, outcome = $4, source = '' where code = $1",
);

const FORGET: Sql = Sql::new(
    "reports.trial_forget",
    "delete from reports_trial where code = $1",
);

/// Reports with a place, in the order in which they were made. SQLite joins in the order in which the tables are named.
const READ: Sql = Sql::new(
    "reports.trial_read",
    "select c.id, c.reference, c.public, c.created_us, r.category, r.lat, r.lon
     from kernel_case c cross join reports_report r
     where c.id > $1 and r.case_id = c.id and c.kind = 'report' and c.phase <> 'hidden' and c.created_us >= $2
       and r.lat is not null
     order by c.id limit $3",
);

pub(crate) const SQL: &[Sql] = &[INSERT, FIND, SOURCE, LIST, ADVANCE, END, FORGET, READ];

pub(super) fn insert(
    tx: &mut Tx<'_>,
    (code, what, source): (&str, &What, &str),
    (by, at): (PersonId, Time),
) -> store::Result<()> {
    tx.exec(
        &INSERT,
        &params![code, what.code(), what.name(), source, by, at],
    )?;
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, code: &str) -> store::Result<Option<Trial>> {
    tx.one(&FIND, &params![code], trial)
}

/// What is tried, as long as the trial is not at its end.
pub(super) fn source(tx: &mut Tx<'_>, code: &str) -> store::Result<Option<What>> {
    tx.one(&SOURCE, &params![code], |row| {
        row.get::<Json<What>>("source").map(|json| json.0)
    })
}

/// The newest trials.
pub(super) fn list(tx: &mut Tx<'_>, limit: i64) -> store::Result<Vec<Trial>> {
    tx.all(&LIST, &params![limit], trial)
}

pub(super) fn advance(tx: &mut Tx<'_>, code: &str, looked: i64) -> store::Result<()> {
    tx.exec(&ADVANCE, &params![code, looked])?;
    Ok(())
}

/// Keeps what came of a trial, and lets go of what was tried.
pub(super) fn end(
    tx: &mut Tx<'_>,
    (code, standing): (&str, Standing),
    (looked, outcome): (i64, Option<&str>),
) -> store::Result<()> {
    tx.exec(&END, &params![code, standing.as_str(), looked, outcome])?;
    Ok(())
}

pub(super) fn forget(tx: &mut Tx<'_>, code: &str) -> store::Result<()> {
    tx.exec(&FORGET, &params![code])?;
    Ok(())
}

/// A piece of the reports that were made since a time, after an id.
pub(super) fn read(
    tx: &mut Tx<'_>,
    (after, since): (&str, Time),
    limit: i64,
) -> store::Result<Vec<(CaseId, Looked)>> {
    tx.all(&READ, &params![after, since, limit], |row| {
        let (reference, public): (String, bool) = (row.get("reference")?, row.get("public")?);
        let looked = Looked {
            reference: public.then_some(reference),
            category: row.get("category")?,
            point: Point {
                lat: row.get("lat")?,
                lon: row.get("lon")?,
            },
            made: row.get("created_us")?,
        };
        Ok((row.get("id")?, looked))
    })
}

fn trial(row: &Row<'_>) -> store::Result<Trial> {
    let standing: String = row.get("standing")?;
    Ok(Trial {
        code: row.get("code")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        standing: Standing::parse(&standing),
        by: row.get("made_by")?,
        made: row.get("made_us")?,
        looked: row.get("looked")?,
        outcome: row
            .get::<Option<Json<Outcome>>>("outcome")?
            .map(|json| json.0),
    })
}
