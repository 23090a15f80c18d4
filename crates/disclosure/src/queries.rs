//! Statements of requests, and one function for each.

use base::{Reference, Time};
use kernel::cases::CaseId;
use store::{Row, Sql, Tx, params};

use crate::model::{Outcome, Request, RequestCounts, RequestFilter, RequestNew, RequestRow, Shown};

const INSERT: Sql = Sql::new(
    "disclosure.insert",
    "insert into disclosure_request (case_id, title, words, urgency, shown, reveal_us, hidden)
     values ($1, $2, $3, $4, $5, $6, $7)",
);

const FIND: Sql = Sql::new(
    "disclosure.find",
    "select title, words, urgency, hidden, shown, reveal_us, outcome, answered_us, in_time
     from disclosure_request where case_id = $1",
);

const OUTCOME_PUT: Sql = Sql::new(
    "disclosure.outcome_put",
    "update disclosure_request set outcome = $2, answered_us = $3, in_time = $4 where case_id = $1",
);

const SHOWN_PUT: Sql = Sql::new(
    "disclosure.shown_put",
    "update disclosure_request set shown = $2, reveal_us = null where case_id = $1",
);

const KEEP_BACK: Sql = Sql::new(
    "disclosure.keep_back",
    "update disclosure_request set shown = 'personal', reveal_us = null where case_id = $1 and shown = 'later'",
);

const KEEP_BACK_OF: Sql = Sql::new(
    "disclosure.keep_back_of",
    "update disclosure_request set shown = 'personal', reveal_us = null
     where shown = 'later' and case_id in (select id from kernel_case where owner_id = $1 and kind = 'information')",
);

const ERASE: Sql = Sql::new(
    "disclosure.erase",
    "update disclosure_request set title = '', words = '', urgency = null, hidden = null where case_id = $1",
);

macro_rules! rows {
    ($place:literal) => {
        concat!(
            "select c.id, c.reference, c.state, c.phase, c.agency, r.title, r.words, r.outcome, c.created_us, c.updated_us,
                case when c.phase = 'open' then c.due_us end as due_us, c.due_basis
             from kernel_case c join disclosure_request r on r.case_id = c.id
             where c.kind = 'information' and c.public and c.phase <> 'hidden'",
            $place
        )
    };
}

/// Which requests are asked for, and after which of them, the newest first.
macro_rules! asked {
    () => {
        " and ($1 = '' or ($1 = 'closed') = (c.phase = 'closed'))
          and ($2 = '' or r.outcome = $2)
          and c.created_us <= $5 and (c.created_us < $5 or c.id < $6)"
    };
}

const ROWS: Sql = Sql::new(
    "disclosure.rows",
    concat!(
        rows!(""),
        asked!(),
        " order by c.created_us desc, c.id desc limit $3 offset $4"
    ),
);

const ROWS_OF_AGENCY: Sql = Sql::new(
    "disclosure.rows_of_agency",
    concat!(
        rows!(""),
        asked!(),
        " and c.agency = $7 order by c.created_us desc, c.id desc limit $3 offset $4"
    ),
);

const ROW: Sql = Sql::new("disclosure.row", rows!(" and c.id = $1"));

const COUNTS: Sql = Sql::new(
    "disclosure.counts",
    "select cast(count(*) as bigint) as received,
        cast(coalesce(sum(case when r.answered_us is not null then 1 else 0 end), 0) as bigint) as answered,
        cast(coalesce(sum(case when r.in_time then 1 else 0 end), 0) as bigint) as in_time,
        cast(coalesce(sum(case when c.phase = 'open' and c.due_us < $2 then 1 else 0 end), 0) as bigint) as overdue,
        cast(coalesce(sum(case when r.outcome = 'full' then 1 else 0 end), 0) as bigint) as whole,
        cast(coalesce(sum(case when r.outcome = 'partial' then 1 else 0 end), 0) as bigint) as parted,
        cast(coalesce(sum(case when r.outcome = 'refused' then 1 else 0 end), 0) as bigint) as refused,
        cast(coalesce(sum(case when r.outcome = 'not_held' then 1 else 0 end), 0) as bigint) as not_held
     from kernel_case c join disclosure_request r on r.case_id = c.id
     where c.kind = 'information' and c.public and c.phase <> 'hidden' and c.agency = $1",
);

const HELD: Sql = Sql::new(
    "disclosure.held",
    "select c.id, c.reference, r.title, r.words, r.urgency, r.hidden, r.outcome
     from kernel_case c join disclosure_request r on r.case_id = c.id
     where c.owner_id = $1 and c.id > $2 order by c.id limit $3",
);

/// Every statement of this module.
pub(crate) const SQL: &[Sql] = &[
    INSERT,
    FIND,
    OUTCOME_PUT,
    SHOWN_PUT,
    KEEP_BACK,
    KEEP_BACK_OF,
    ERASE,
    ROWS,
    ROWS_OF_AGENCY,
    ROW,
    COUNTS,
    HELD,
];

pub(crate) fn insert(tx: &mut Tx<'_>, new: &RequestNew) -> store::Result<()> {
    let values = params![
        new.fresh.id,
        new.title.as_str(),
        new.words.as_str(),
        new.urgency.as_deref(),
        new.shown.code(),
        new.reveal,
        new.hidden.as_deref()
    ];
    tx.exec(&INSERT, &values)?;
    Ok(())
}

pub(crate) fn find(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Option<Request>> {
    tx.one(&FIND, &params![id], |row| {
        let shown: String = row.get("shown")?;
        let outcome: Option<String> = row.get("outcome")?;
        Ok(Request {
            title: row.get("title")?,
            words: row.get("words")?,
            urgency: row.get("urgency")?,
            hidden: row.get("hidden")?,
            shown: Shown::parse(&shown).unwrap_or(Shown::Personal),
            reveal: row.get("reveal_us")?,
            outcome: outcome.as_deref().and_then(Outcome::parse),
            answered: row.get("answered_us")?,
            in_time: row.get("in_time")?,
        })
    })
}

/// Keeps what came of a request: when it was answered, and whether in time.
pub(crate) fn outcome_put(
    tx: &mut Tx<'_>,
    id: CaseId,
    outcome: Option<Outcome>,
    (answered, in_time): (Option<Time>, Option<bool>),
) -> store::Result<()> {
    let values = params![id, outcome.map(Outcome::code), answered, in_time];
    tx.exec(&OUTCOME_PUT, &values)?;
    Ok(())
}

pub(crate) fn shown_put(tx: &mut Tx<'_>, id: CaseId, shown: Shown) -> store::Result<()> {
    tx.exec(&SHOWN_PUT, &params![id, shown.code()])?;
    Ok(())
}

/// Keeps a request that was to be open from a day on from everybody for ever; others stay as they are.
pub(crate) fn keep_back(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    tx.exec(&KEEP_BACK, &params![id])?;
    Ok(())
}

/// The same for all requests of a person.
pub(crate) fn keep_back_of(tx: &mut Tx<'_>, person: base::PersonId) -> store::Result<()> {
    tx.exec(&KEEP_BACK_OF, &params![person])?;
    Ok(())
}

pub(crate) fn erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    tx.exec(&ERASE, &params![id])?;
    Ok(())
}

fn request_row(row: &Row<'_>) -> store::Result<RequestRow> {
    let phase: String = row.get("phase")?;
    let outcome: Option<String> = row.get("outcome")?;
    let basis: Option<String> = row.get("due_basis")?;
    Ok(RequestRow {
        id: row.get("id")?,
        reference: row.parse("reference", Reference::parse)?,
        state: row.get("state")?,
        closed: phase == "closed",
        open: phase == "open",
        agency: row.get("agency")?,
        title: row.get("title")?,
        words: row.get("words")?,
        outcome: outcome.as_deref().and_then(Outcome::parse),
        created: row.get("created_us")?,
        updated: row.get("updated_us")?,
        due: row.get("due_us")?,
        by_law: basis.as_deref() == Some("law"),
    })
}

/// Public requests, the newest first: which of them, and those before which one.
pub(crate) fn rows(
    tx: &mut Tx<'_>,
    filter: &RequestFilter,
    (limit, offset): (i64, i64),
    before: Option<(Time, &str)>,
) -> store::Result<Vec<RequestRow>> {
    let (at, id) = before.unwrap_or((Time::from_micros(i64::MAX), ""));
    let closed = match filter.closed {
        None => "",
        Some(true) => "closed",
        Some(false) => "open",
    };
    let outcome = filter.outcome.map_or("", Outcome::code);
    match &filter.agency {
        None => {
            let values = params![closed, outcome, limit, offset, at, id];
            tx.all(&ROWS, &values, request_row)
        }
        Some(agency) => {
            let values = params![closed, outcome, limit, offset, at, id, agency.as_str()];
            tx.all(&ROWS_OF_AGENCY, &values, request_row)
        }
    }
}

/// One public request as a list shows it.
pub(crate) fn row(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Option<RequestRow>> {
    tx.one(&ROW, &params![id], request_row)
}

/// How an agency answers public requests.
pub(crate) fn counts(tx: &mut Tx<'_>, agency: &str, now: Time) -> store::Result<RequestCounts> {
    let found = tx.one(&COUNTS, &params![agency, now], |row| {
        Ok(RequestCounts {
            received: row.get("received")?,
            answered: row.get("answered")?,
            in_time: row.get("in_time")?,
            overdue: row.get("overdue")?,
            full: row.get("whole")?,
            partial: row.get("parted")?,
            refused: row.get("refused")?,
            not_held: row.get("not_held")?,
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// A person's own requests after one, each with its id.
pub(crate) fn held(
    tx: &mut Tx<'_>,
    person: base::PersonId,
    (after, limit): (&str, i64),
) -> store::Result<Vec<(String, serde_json::Value)>> {
    tx.all(&HELD, &params![person, after, limit], |row| {
        let text = |column: &'static str| row.get::<Option<String>>(column);
        let item = serde_json::json!({
            "reference": text("reference")?,
            "about": text("title")?,
            "words": text("words")?,
            "reason": text("urgency")?,
            "hidden": text("hidden")?,
            "outcome": text("outcome")?,
        });
        Ok((row.get::<String>("id")?, item))
    })
}
