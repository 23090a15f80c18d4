//! Statements of figures.

use base::Time;
use kernel::cases::CaseId;
use smol_str::SmolStr;
use store::{Row, Sql, Tx, params};

use super::model::{Figures, Made, Scope, Subject};
use super::rules::Seen;
use crate::model::Feedback;

/// Reports since a time, in the order of their ids. SQLite joins in the order in which the tables are named.
const FIGURES_READ: Sql = Sql::new(
    "reports.figures_read",
    "select c.id, c.agency, c.created_us, case when c.phase = 'closed' then c.closed_us end as closed_us,
        c.due_us, c.due_basis = 'promise' as promised, r.feedback, r.state, f.rating,
        exists (select 1 from kernel_entry e where e.case_id = c.id and e.move = 'reopen') as reopened
     from kernel_case c cross join reports_report r left join reports_fixed f on f.case_id = c.id
     where c.id > $1 and r.case_id = c.id and c.kind = 'report' and c.phase <> 'hidden' and c.created_us >= $2
     order by c.id limit $3",
);

const FIGURES_DELETE: Sql = Sql::new("reports.figures_delete", "delete from reports_figure");

const FIGURE_INSERT: Sql = Sql::new(
    "reports.figure_insert",
    "insert into reports_figure (scope, code, at_us, received, closed, overdue, promised, kept, estimated, met,
        reopened, rated, rating_sum, median_days)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
);

const FIGURES: Sql = Sql::new(
    "reports.figures",
    "select scope, code, at_us, received, closed, overdue, promised, kept, estimated, met, reopened, rated,
        rating_sum, median_days
     from reports_figure",
);

const FIGURE_OF: Sql = Sql::new(
    "reports.figure_of",
    "select scope, code, at_us, received, closed, overdue, promised, kept, estimated, met, reopened, rated,
        rating_sum, median_days
     from reports_figure where scope = $1 and code = $2",
);

pub(crate) const SQL: &[Sql] = &[
    FIGURES_READ,
    FIGURES_DELETE,
    FIGURE_INSERT,
    FIGURES,
    FIGURE_OF,
];

/// A report with what it is counted under.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub(super) id: CaseId,
    pub(super) agency: SmolStr,
    pub(super) feedback: Feedback,
    pub(super) state: Option<SmolStr>,
    pub(super) seen: Seen,
}

pub(super) fn figures_read(
    tx: &mut Tx<'_>,
    (after, since): (&str, Time),
    limit: i64,
) -> store::Result<Vec<Counted>> {
    tx.all(&FIGURES_READ, &params![after, since, limit], |row| {
        let id = row.get("id")?;
        let agency = row.get("agency")?;
        let (created, closed) = (row.get("created_us")?, row.get("closed_us")?);
        let due = row.get("due_us")?;
        let promised: Option<bool> = row.get("promised")?;
        let feedback: SmolStr = row.get("feedback")?;
        let state = row.get("state")?;
        let rating = row.get("rating")?;
        Ok(Counted {
            id,
            agency,
            feedback: Feedback::parse(&feedback).unwrap_or_default(),
            state,
            seen: Seen {
                created,
                closed,
                due,
                promised: promised.unwrap_or_default(),
                reopened: row.get("reopened")?,
                rating,
            },
        })
    })
}

/// Puts these figures in the place of those that were there.
pub(super) fn figures_put(
    tx: &mut Tx<'_>,
    made: &[(Subject, Figures)],
    at: Time,
) -> store::Result<()> {
    tx.exec(&FIGURES_DELETE, &[])?;
    for (subject, figures) in made {
        let values = params![
            subject.scope.code(),
            subject.code.as_str(),
            at,
            figures.received,
            figures.closed,
            figures.overdue,
            figures.promised,
            figures.kept,
            figures.estimated,
            figures.met,
            figures.reopened,
            figures.rated,
            figures.rating_sum,
            figures.median_days
        ];
        tx.exec(&FIGURE_INSERT, &values)?;
    }
    Ok(())
}

/// All figures.
pub(super) fn figures(tx: &mut Tx<'_>) -> store::Result<Made> {
    let rows = tx.all(&FIGURES, &[], figure)?;
    Ok(Made {
        at: rows.first().map(|(at, _, _)| *at),
        all: rows
            .into_iter()
            .filter_map(|(_, subject, figures)| Some((subject?, figures)))
            .collect(),
    })
}

/// The figures of one subject, with the moment for which they hold.
pub(super) fn figure_of(
    tx: &mut Tx<'_>,
    scope: Scope,
    code: &str,
) -> store::Result<Option<(Time, Figures)>> {
    let found = tx.one(&FIGURE_OF, &params![scope.code(), code], figure)?;
    Ok(found.map(|(at, _, figures)| (at, figures)))
}

fn figure(row: &Row<'_>) -> store::Result<(Time, Option<Subject>, Figures)> {
    let scope: SmolStr = row.get("scope")?;
    let code: String = row.get("code")?;
    let at = row.get("at_us")?;
    let figures = Figures {
        received: row.get("received")?,
        closed: row.get("closed")?,
        overdue: row.get("overdue")?,
        promised: row.get("promised")?,
        kept: row.get("kept")?,
        estimated: row.get("estimated")?,
        met: row.get("met")?,
        reopened: row.get("reopened")?,
        rated: row.get("rated")?,
        rating_sum: row.get("rating_sum")?,
        median_days: row.get("median_days")?,
    };
    let subject = Scope::parse(&scope).map(|scope| Subject::new(scope, code));
    Ok((at, subject, figures))
}
