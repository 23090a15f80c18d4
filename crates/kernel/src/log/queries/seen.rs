//! Statements of verification that read cases, their entries and their acts, a stretch of ids at a time.

use serde_json::Value;
use store::{Row, Sql, Tx, params};

const CASES: Sql = Sql::new(
    "kernel.log_cases_seen",
    "select id, reference, kind, edition, version, state, phase, agency, topic, area_state, area_district, turn,
        holder_id, owner_id, public, created_us, opened_us, updated_us, closed_us, paused_us, due_us, due_basis, desk,
        priority, delay, delay_us
     from kernel_case where id > $1 order by id limit $2",
);

const ACTS: Sql = Sql::new(
    "kernel.log_case_acts_seen",
    "select subject, version, position, at_us, act, entry, salt, payload from kernel_audit
     where subject > $1 and subject <= $2 order by subject, version",
);

const ENTRIES: Sql = Sql::new(
    "kernel.log_entries_seen",
    "select case_id, version, at_us, move, from_state, to_state, agency, to_agency, party, actor_id, audience, body,
        moderated, reason, detail
     from kernel_entry where case_id > $1 and case_id <= $2 order by case_id, version",
);

const CLOCKS: Sql = Sql::new(
    "kernel.log_clocks_seen",
    "select case_id, turn, due_us, ended_us from kernel_deadline where case_id > $1 and case_id <= $2",
);

/// Acts that opened something which no case is any more. Reads the whole record: asked only where one is missing.
const GONE: Sql = Sql::new(
    "kernel.log_cases_gone",
    "select a.act, a.subject from kernel_audit a
     where a.version = 0 and lower(a.act) like lower('%.open')
        and not exists (select 1 from kernel_case c where c.id = a.subject)
     order by a.subject limit $1",
);

/// Every statement of this file.
pub(in crate::log) const SQL: &[Sql] = &[CASES, ACTS, ENTRIES, CLOCKS, GONE];

/// A case as it stands.
pub(in crate::log) struct CaseSeen {
    pub(in crate::log) id: String,
    pub(in crate::log) reference: String,
    pub(in crate::log) kind: String,
    pub(in crate::log) version: i64,
    pub(in crate::log) turn: i64,
    pub(in crate::log) created_us: i64,
    pub(in crate::log) due_us: Option<i64>,
    /// Its columns by the names that acts give them.
    pub(in crate::log) columns: Vec<(&'static str, Value)>,
}

/// An act on something, with everything that is kept of it.
pub(in crate::log) struct ActSeen {
    pub(in crate::log) subject: String,
    pub(in crate::log) version: i64,
    pub(in crate::log) position: Option<i64>,
    pub(in crate::log) at_us: i64,
    pub(in crate::log) act: String,
    pub(in crate::log) entry: String,
    pub(in crate::log) salt: Option<String>,
    pub(in crate::log) payload: Option<String>,
}

/// An entry as it stands.
pub(in crate::log) struct EntrySeen {
    pub(in crate::log) case_id: String,
    pub(in crate::log) version: i64,
    pub(in crate::log) at_us: i64,
    pub(in crate::log) step: String,
    pub(in crate::log) state: String,
    pub(in crate::log) agency: String,
    pub(in crate::log) body: Option<String>,
    pub(in crate::log) moderated: Option<String>,
    /// Its other columns.
    pub(in crate::log) columns: Vec<(&'static str, Value)>,
}

/// A clock as it stands.
pub(in crate::log) struct ClockSeen {
    pub(in crate::log) case_id: String,
    pub(in crate::log) turn: i64,
    pub(in crate::log) due_us: i64,
    pub(in crate::log) ended_us: Option<i64>,
}

type Named = (&'static str, &'static str);

const TEXTS: [Named; 11] = [
    ("state", "state"),
    ("phase", "phase"),
    ("agency", "agency"),
    ("topic", "topic"),
    ("area_state", "area_state"),
    ("area_district", "area_district"),
    ("holder", "holder_id"),
    ("owner", "owner_id"),
    ("due_basis", "due_basis"),
    ("desk", "desk"),
    ("delay", "delay"),
];
const NUMBERS: [&str; 4] = ["version", "edition", "turn", "priority"];
const MOMENTS: [&str; 6] = [
    "opened_us",
    "updated_us",
    "closed_us",
    "paused_us",
    "due_us",
    "delay_us",
];
const ENTRY_TEXTS: [&str; 7] = [
    "from_state",
    "to_agency",
    "party",
    "actor_id",
    "audience",
    "reason",
    "detail",
];

fn case_columns(row: &Row<'_>) -> store::Result<Vec<(&'static str, Value)>> {
    let mut columns = vec![
        ("id", Value::from(row.get::<String>("id")?)),
        ("public", Value::from(row.get::<bool>("public")?)),
    ];
    for (name, column) in TEXTS {
        columns.push((name, Value::from(row.get::<Option<String>>(column)?)));
    }
    for name in NUMBERS {
        columns.push((name, Value::from(row.get::<i64>(name)?)));
    }
    for name in MOMENTS {
        let moment: Option<i64> = row.get(name)?;
        columns.push((name, Value::from(moment.map(|moment| moment.to_string()))));
    }
    Ok(columns)
}

/// Cases behind an id, at most so many.
pub(in crate::log) fn cases(
    tx: &mut Tx<'_>,
    after: &str,
    most: i64,
) -> store::Result<Vec<CaseSeen>> {
    tx.all(&CASES, &params![after, most], |row| {
        Ok(CaseSeen {
            id: row.get("id")?,
            reference: row.get("reference")?,
            kind: row.get("kind")?,
            version: row.get("version")?,
            turn: row.get("turn")?,
            created_us: row.get("created_us")?,
            due_us: row.get("due_us")?,
            columns: case_columns(row)?,
        })
    })
}

/// What was done to things whose ids are behind one and up to another.
pub(in crate::log) fn acts(
    tx: &mut Tx<'_>,
    (after, until): (&str, &str),
) -> store::Result<Vec<ActSeen>> {
    tx.all(&ACTS, &params![after, until], |row| {
        Ok(ActSeen {
            subject: row.get("subject")?,
            version: row.get("version")?,
            position: row.get("position")?,
            at_us: row.get("at_us")?,
            act: row.get("act")?,
            entry: row.get("entry")?,
            salt: row.get("salt")?,
            payload: row.get("payload")?,
        })
    })
}

/// Entries of cases whose ids are behind one and up to another.
pub(in crate::log) fn entries(
    tx: &mut Tx<'_>,
    (after, until): (&str, &str),
) -> store::Result<Vec<EntrySeen>> {
    tx.all(&ENTRIES, &params![after, until], |row| {
        let text = |name| Ok((name, Value::from(row.get::<Option<String>>(name)?)));
        Ok(EntrySeen {
            case_id: row.get("case_id")?,
            version: row.get("version")?,
            at_us: row.get("at_us")?,
            step: row.get("move")?,
            state: row.get("to_state")?,
            agency: row.get("agency")?,
            body: row.get("body")?,
            moderated: row.get("moderated")?,
            columns: ENTRY_TEXTS
                .into_iter()
                .map(text)
                .collect::<store::Result<_>>()?,
        })
    })
}

/// Clocks of cases whose ids are behind one and up to another.
pub(in crate::log) fn clocks(
    tx: &mut Tx<'_>,
    (after, until): (&str, &str),
) -> store::Result<Vec<ClockSeen>> {
    tx.all(&CLOCKS, &params![after, until], |row| {
        Ok(ClockSeen {
            case_id: row.get("case_id")?,
            turn: row.get("turn")?,
            due_us: row.get("due_us")?,
            ended_us: row.get("ended_us")?,
        })
    })
}

/// Acts that opened something which no case is any more, at most so many: what each is called, and its subject.
pub(in crate::log) fn gone(tx: &mut Tx<'_>, most: i64) -> store::Result<Vec<(String, String)>> {
    tx.all(&GONE, &params![most], |row| {
        Ok((row.get("act")?, row.get("subject")?))
    })
}
