//! Statements of the queues of agencies and of the bureau.

use base::{Id, Reference, Time};
use store::{Row, Sql, Tx, params};

use super::{Window, basis, phase};
use crate::cases::kinds::Phase;
use crate::cases::model::{Case, Queue, QueueCounts, QueueRow};

macro_rules! queue_columns {
    () => {
        "select c.id, c.kind, c.reference, c.state, c.agency, c.topic, c.public, c.opened_us, c.due_us,
            c.due_basis, p.name as holder
         from kernel_case c left join kernel_person p on p.id = c.holder_id "
    };
}

const QUEUE: Sql = Sql::new(
    "kernel.queue",
    concat!(
        queue_columns!(),
        "where c.agency = $1 and c.phase in ($2, $3)
           and ($4 = 'any' or ($4 = 'none' and c.holder_id is null) or c.holder_id = $4)
           and coalesce(c.due_us, 0) < cast($5 as bigint) and ",
        within!("c.", "8"),
        "
         order by c.due_us nulls last, c.id
         limit $6 offset $7"
    ),
);

const QUEUE_CLOSED: Sql = Sql::new(
    "kernel.queue_closed",
    concat!(
        queue_columns!(),
        "where c.agency = $1 and c.phase = 'closed' and ",
        within!("c.", "4"),
        "
         order by c.updated_us desc, c.id
         limit $2 offset $3"
    ),
);

const QUEUE_ESCALATED: Sql = Sql::new(
    "kernel.queue_escalated",
    concat!(
        queue_columns!(),
        "where c.desk is not null and c.agency = $1 and ",
        within!("c.", "4"),
        "
         order by c.due_us, c.id
         limit $2 offset $3"
    ),
);

const QUEUE_BUREAU: Sql = Sql::new(
    "kernel.queue_bureau",
    concat!(
        queue_columns!(),
        "where c.desk = 'bureau'
         order by c.due_us, c.id
         limit $1 offset $2"
    ),
);

const QUEUE_COUNTS: Sql = Sql::new(
    "kernel.queue_counts",
    concat!(
        "select c.phase as phase, count(*) as every,
        cast(sum(case when c.holder_id is null then 1 else 0 end) as bigint) as unheld,
        cast(sum(case when c.holder_id = $2 then 1 else 0 end) as bigint) as held,
        cast(sum(case when c.due_us < $3 then 1 else 0 end) as bigint) as late,
        cast(sum(case when c.desk is null then 0 else 1 end) as bigint) as escalated
     from kernel_case c where c.agency = $1 and ",
        within!("c.", "4"),
        " group by c.phase"
    ),
);

pub(super) const SQL: &[Sql] = &[
    QUEUE,
    QUEUE_CLOSED,
    QUEUE_ESCALATED,
    QUEUE_BUREAU,
    QUEUE_COUNTS,
];

/// Which rows of which queue.
pub(crate) struct QueueRange<'a> {
    pub(crate) agency: &'a str,
    /// The parts of its work that are shown.
    pub(crate) window: &'a Window,
    pub(crate) queue: Queue,
    pub(crate) officer: &'a str,
    pub(crate) now: Time,
    pub(crate) limit: i64,
    pub(crate) offset: i64,
}

pub(crate) fn queue(tx: &mut Tx<'_>, range: &QueueRange<'_>) -> store::Result<Vec<QueueRow>> {
    let ever = i64::MAX;
    let (phases, holder, due_before) = match range.queue {
        Queue::New => (["open"; 2], "none", ever),
        Queue::Mine => (["open", "waiting"], range.officer, ever),
        Queue::Open => (["open"; 2], "any", ever),
        Queue::Overdue => (["open"; 2], "any", range.now.micros()),
        Queue::Waiting => (["waiting"; 2], "any", ever),
        Queue::Closed | Queue::Escalated => {
            let at = params![range.agency, range.limit, range.offset, range.window];
            let sql = if range.queue == Queue::Closed {
                &QUEUE_CLOSED
            } else {
                &QUEUE_ESCALATED
            };
            return tx.all(sql, &at, queue_row);
        }
    };
    let [one, two] = phases;
    tx.all(
        &QUEUE,
        &params![
            range.agency,
            one,
            two,
            holder,
            due_before,
            range.limit,
            range.offset,
            range.window
        ],
        queue_row,
    )
}

/// The cases of all agencies that were brought to the bureau.
pub(crate) fn queue_of_bureau(
    tx: &mut Tx<'_>,
    limit: i64,
    offset: i64,
) -> store::Result<Vec<QueueRow>> {
    tx.all(&QUEUE_BUREAU, &params![limit, offset], queue_row)
}

fn queue_row(row: &Row<'_>) -> store::Result<QueueRow> {
    Ok(QueueRow {
        id: row.get::<Id<Case>>("id")?,
        kind: row.get("kind")?,
        reference: row.parse("reference", Reference::parse)?,
        state: row.get("state")?,
        agency: row.get("agency")?,
        topic: row.get("topic")?,
        public: row.get("public")?,
        holder: row.get("holder")?,
        opened: row.get::<Option<Time>>("opened_us")?.unwrap_or_default(),
        due: row.get("due_us")?,
        due_basis: basis(row)?,
    })
}

pub(crate) fn queue_counts(
    tx: &mut Tx<'_>,
    (agency, window): (&str, &Window),
    officer: &str,
    now: Time,
) -> store::Result<QueueCounts> {
    let mut counts = Queue::ALL.map(|queue| (queue, 0));
    let rows = tx.all(
        &QUEUE_COUNTS,
        &params![agency, officer, now, window],
        |row| {
            let number = |column: &'static str| row.get::<i64>(column);
            Ok((
                phase(row)?,
                number("every")?,
                number("unheld")?,
                number("held")?,
                number("late")?,
                number("escalated")?,
            ))
        },
    )?;
    for (phase, every, unheld, held, late, escalated) in rows {
        for (queue, count) in &mut counts {
            *count += match (phase, *queue) {
                (Phase::Open, Queue::New) => unheld,
                (Phase::Open | Phase::Waiting, Queue::Mine) => held,
                (Phase::Open, Queue::Overdue) => late,
                (Phase::Open, Queue::Open)
                | (Phase::Waiting, Queue::Waiting)
                | (Phase::Closed, Queue::Closed) => every,
                (_, Queue::Escalated) => escalated,
                _ => 0,
            };
        }
    }
    Ok(counts)
}
