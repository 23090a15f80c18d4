//! Statements of "was it fixed?".

use base::Time;
use kernel::cases::{Case, CaseId};
use store::{Sql, Tx, params};

use super::model::{Fixed, FixedAnswer, Outcome, Ratings};

const FIXED_ASK: Sql = Sql::new(
    "reports.fixed_asked",
    "insert into reports_fixed (case_id, agency, asked_us) values ($1, $2, $3)
     on conflict (case_id) do nothing",
);

const FIXED_AGAIN: Sql = Sql::new(
    "reports.fixed_again",
    "insert into reports_fixed (case_id, agency, asked_us) values ($1, $2, $3)
     on conflict (case_id) do update set asked_us = excluded.asked_us",
);

const FIXED_PUT: Sql = Sql::new(
    "reports.fixed_put",
    "insert into reports_fixed (case_id, agency, asked_us, answered_us, outcome, rating, comment)
     values ($1, $2, $3, $3, $4, $5, $6)
     on conflict (case_id) do update set agency = excluded.agency,
        answered_us = excluded.answered_us, outcome = excluded.outcome,
        rating = excluded.rating, comment = excluded.comment",
);

const FIXED_FIND: Sql = Sql::new(
    "reports.fixed_find",
    "select outcome, rating, comment from reports_fixed
     where case_id = $1 and outcome is not null",
);

const RATINGS_OF: Sql = Sql::new(
    "reports.ratings_of",
    "select cast(count(f.rating) as bigint) as ratings,
        cast(coalesce(sum(f.rating), 0) as bigint) as total
     from reports_fixed f join kernel_case c on c.id = f.case_id
     where f.agency = $1 and c.public",
);

const FIXED_ERASE: Sql = Sql::new(
    "reports.fixed_erase",
    "update reports_fixed set comment = null where case_id = $1",
);

pub(crate) const SQL: &[Sql] = &[
    FIXED_ASK,
    FIXED_AGAIN,
    FIXED_PUT,
    FIXED_FIND,
    RATINGS_OF,
    FIXED_ERASE,
];

/// True if nobody was asked before.
pub(super) fn fixed_ask(tx: &mut Tx<'_>, case: &Case, now: Time) -> store::Result<bool> {
    let rows = tx.exec(&FIXED_ASK, &params![case.id, case.agency.as_str(), now])?;
    Ok(rows == 1)
}

/// Notes that somebody is asked once more.
pub(super) fn fixed_again(tx: &mut Tx<'_>, case: &Case, now: Time) -> store::Result<()> {
    let values = params![case.id, case.agency.as_str(), now];
    tx.exec(&FIXED_AGAIN, &values).map(drop)
}

pub(super) fn fixed_put(
    tx: &mut Tx<'_>,
    case: &Case,
    answer: &FixedAnswer,
    now: Time,
) -> store::Result<()> {
    let values = params![
        case.id,
        case.agency.as_str(),
        now,
        answer.outcome.code(),
        answer.rating.map(i64::from),
        answer.comment.as_deref()
    ];
    tx.exec(&FIXED_PUT, &values).map(drop)
}

pub(super) fn fixed_find(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Option<Fixed>> {
    tx.one(&FIXED_FIND, &params![id], |row| {
        Ok(Fixed {
            outcome: row.parse("outcome", |code| {
                Outcome::parse(code).ok_or("no such outcome")
            })?,
            rating: row.get("rating")?,
            comment: row.get("comment")?,
        })
    })
}

pub(super) fn ratings_of(tx: &mut Tx<'_>, agency: &str) -> store::Result<Ratings> {
    let found = tx.one(&RATINGS_OF, &params![agency], |row| {
        Ok(Ratings {
            count: row.get("ratings")?,
            sum: row.get("total")?,
        })
    })?;
    Ok(found.unwrap_or_default())
}

pub(super) fn fixed_erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    tx.exec(&FIXED_ERASE, &params![id]).map(drop)
}
