//! Statements of the queues of agencies and of the bureau.
//!
//! A page of a queue is found on an index alone, by its place in the order, and only its own rows are read.

use base::{Id, Reference, Time};
use store::{Row, Sql, Tx, params};

use super::{Window, basis, priority};
use crate::cases::model::{
    Case, Holder, Order, Priority, Queue, QueueAsk, QueueCounts, QueueFilter, QueueRow,
};

macro_rules! queue_columns {
    () => {
        "select c.id, c.kind, c.reference, c.state, c.agency, c.topic, c.public, c.opened_us, c.due_us,
            c.due_basis, c.priority, c.version, p.name as holder"
    };
}

/// A page of a queue: which cases, their key, which keys come after `$2` and `$3`, and the order of keys.
macro_rules! page_of {
    ($cases:literal, $key:literal, $beyond:literal, $order:literal, $outer:literal) => {
        concat!(
            queue_columns!(),
            ", k.place from (select q.id as id, ",
            $key,
            " as place from kernel_case q where ",
            $cases,
            " and ",
            $beyond,
            " and ($6 = '' or q.state = $6) and ($7 = '' or q.topic = $7)
              and ($8 = '' or q.area_state = $8 or q.area_district = $8) and ($9 = '' or q.kind = $9)
              and (cast($10 as bigint) < 0 or q.priority = cast($10 as bigint))
              and (cast($11 as bigint) = 0 or coalesce(q.delay_us, -1) < q.due_us) and ",
            within!("q.", "5"),
            " order by ",
            $order,
            " limit $4) k join kernel_case c on c.id = k.id left join kernel_person p on p.id = c.holder_id
             order by ",
            $outer
        )
    };
}

const QUEUE_BY_DUE: Sql = Sql::new(
    "kernel.queue_by_due",
    page_of!(
        "q.agency = $1 and q.phase = $12
         and ($13 = '' or ($13 = 'none' and q.holder_id is null) or q.holder_id = $13)
         and q.due_us >= cast($14 as bigint) and q.due_us <= cast($15 as bigint)",
        "q.due_us",
        "(q.due_us, q.id) > ($2, $3)",
        "q.due_us, q.id",
        "k.place, k.id"
    ),
);

const QUEUE_UNDATED: Sql = Sql::new(
    "kernel.queue_undated",
    page_of!(
        "q.agency = $1 and q.phase = $12
         and ($13 = '' or ($13 = 'none' and q.holder_id is null) or q.holder_id = $13)
         and q.due_us is null and cast($2 as bigint) is null",
        "cast(null as bigint)",
        "q.id > $3",
        "q.id",
        "k.id"
    ),
);

const QUEUE_BY_NEWEST: Sql = Sql::new(
    "kernel.queue_by_newest",
    page_of!(
        "q.agency = $1 and q.phase = $12
         and ($13 = '' or ($13 = 'none' and q.holder_id is null) or q.holder_id = $13)
         and coalesce(q.due_us, 9223372036854775807) >= cast($14 as bigint)
         and coalesce(q.due_us, 9223372036854775807) <= cast($15 as bigint)",
        "q.opened_us",
        "(q.opened_us, q.id) < ($2, $3)",
        "q.opened_us desc, q.id desc",
        "k.place desc, k.id desc"
    ),
);

/// The priority and the date as one number.
const QUEUE_BY_PRIORITY: Sql = Sql::new(
    "kernel.queue_by_priority",
    page_of!(
        "q.agency = $1 and q.phase = $12
         and ($13 = '' or ($13 = 'none' and q.holder_id is null) or q.holder_id = $13)
         and coalesce(q.due_us, 9223372036854775807) >= cast($14 as bigint)
         and coalesce(q.due_us, 9223372036854775807) <= cast($15 as bigint)",
        "q.priority * 72057594037927936 + coalesce(q.due_us, 36028797018963968)",
        "(q.priority * 72057594037927936 + coalesce(q.due_us, 36028797018963968), q.id) > ($2, $3)",
        "q.priority * 72057594037927936 + coalesce(q.due_us, 36028797018963968), q.id",
        "k.place, k.id"
    ),
);

const QUEUE_MINE_BY_DUE: Sql = Sql::new(
    "kernel.queue_mine_by_due",
    page_of!(
        "q.holder_id = $12 and q.closed_us is null and q.agency = $1",
        "coalesce(q.due_us, 9223372036854775807)",
        "(coalesce(q.due_us, 9223372036854775807), q.id) > ($2, $3)",
        "coalesce(q.due_us, 9223372036854775807), q.id",
        "k.place, k.id"
    ),
);

const QUEUE_MINE_BY_NEWEST: Sql = Sql::new(
    "kernel.queue_mine_by_newest",
    page_of!(
        "q.holder_id = $12 and q.closed_us is null and q.agency = $1",
        "q.opened_us",
        "(q.opened_us, q.id) < ($2, $3)",
        "q.opened_us desc, q.id desc",
        "k.place desc, k.id desc"
    ),
);

const QUEUE_MINE_BY_PRIORITY: Sql = Sql::new(
    "kernel.queue_mine_by_priority",
    page_of!(
        "q.holder_id = $12 and q.closed_us is null and q.agency = $1",
        "q.priority * 72057594037927936 + coalesce(q.due_us, 36028797018963968)",
        "(q.priority * 72057594037927936 + coalesce(q.due_us, 36028797018963968), q.id) > ($2, $3)",
        "q.priority * 72057594037927936 + coalesce(q.due_us, 36028797018963968), q.id",
        "k.place, k.id"
    ),
);

const QUEUE_CLOSED: Sql = Sql::new(
    "kernel.queue_closed",
    page_of!(
        "q.agency = $1 and q.closed_us is not null and q.closed_us > cast($13 as bigint)
         and ($12 = '' or ($12 = 'none' and q.holder_id is null) or q.holder_id = $12)",
        "q.closed_us",
        "(q.closed_us, q.id) < ($2, $3)",
        "q.closed_us desc, q.id desc",
        "k.place desc, k.id desc"
    ),
);

const QUEUE_ESCALATED: Sql = Sql::new(
    "kernel.queue_escalated",
    page_of!(
        "q.desk is not null and q.agency = $1
         and ($12 = '' or ($12 = 'none' and q.holder_id is null) or q.holder_id = $12)",
        "q.due_us",
        "(q.due_us, q.id) > ($2, $3)",
        "q.due_us, q.id",
        "k.place, k.id"
    ),
);

const QUEUE_OPEN: Sql = Sql::new(
    "kernel.queue_open",
    concat!(
        queue_columns!(),
        ", c.due_us as place from kernel_case c left join kernel_person p on p.id = c.holder_id
         where c.agency = $1 and c.phase = 'open'
         order by c.due_us nulls last, c.id
         limit $2 offset $3"
    ),
);

const QUEUE_BUREAU: Sql = Sql::new(
    "kernel.queue_bureau",
    concat!(
        queue_columns!(),
        ", c.due_us as place from kernel_case c left join kernel_person p on p.id = c.holder_id
         where c.desk = 'bureau'
         order by c.due_us, c.id
         limit $1 offset $2"
    ),
);

const BUREAU_COUNT: Sql = Sql::new(
    "kernel.bureau_count",
    "select count(*) as brought from (select 1 as one from kernel_case where desk = 'bureau' limit $1) n",
);

const OPEN_COUNT: Sql = Sql::new(
    "kernel.open_count",
    "select count(*) as waiting from kernel_case where agency = $1 and phase = 'open'",
);

/// So many of these cases as are worth counting.
macro_rules! counted {
    ($cases:literal, $name:literal) => {
        concat!(
            "(select count(*) from (select 1 as one from kernel_case q where q.agency = $1 and ",
            $cases,
            " and ",
            within!("q.", "5"),
            " limit $6) n) as ",
            $name
        )
    };
}

const QUEUE_COUNTS: Sql = Sql::new(
    "kernel.queue_counts",
    concat!(
        "select ",
        counted!("q.phase = 'open' and q.holder_id is null", "unheld"),
        ", ",
        counted!("q.holder_id = $2 and q.closed_us is null", "held"),
        ", ",
        counted!("q.phase = 'open'", "every"),
        ", ",
        counted!(
            "q.phase = 'open' and q.due_us >= $3 and q.due_us <= $4",
            "soon"
        ),
        ", ",
        counted!("q.phase = 'open' and q.due_us < $3", "late"),
        ", ",
        counted!("q.phase = 'waiting'", "waiting"),
        ", ",
        counted!("q.closed_us is not null and q.closed_us > $7", "done"),
        ", ",
        counted!("q.desk is not null", "climbed")
    ),
);

pub(super) const SQL: &[Sql] = &[
    QUEUE_BY_DUE,
    QUEUE_UNDATED,
    QUEUE_BY_NEWEST,
    QUEUE_BY_PRIORITY,
    QUEUE_MINE_BY_DUE,
    QUEUE_MINE_BY_NEWEST,
    QUEUE_MINE_BY_PRIORITY,
    QUEUE_CLOSED,
    QUEUE_ESCALATED,
    QUEUE_OPEN,
    QUEUE_BUREAU,
    BUREAU_COUNT,
    OPEN_COUNT,
    QUEUE_COUNTS,
];

/// Times around now that queues are made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around {
    pub(crate) now: Time,
    /// What is due until then is due soon.
    pub(crate) soon: Time,
    /// What was closed after this was closed lately.
    pub(crate) lately: Time,
}

/// Which rows of which queue.
pub(crate) struct QueueRange<'a> {
    pub(crate) agency: &'a str,
    /// The parts of its work that are shown.
    pub(crate) window: &'a Window,
    pub(crate) officer: &'a str,
    pub(crate) around: Around,
    pub(crate) ask: &'a QueueAsk,
    pub(crate) limit: i64,
}

impl QueueRange<'_> {
    fn filter(&self) -> &QueueFilter {
        &self.ask.filter
    }

    fn holder(&self) -> String {
        match self.filter().holder {
            None => String::new(),
            Some(Holder::Nobody) => "none".to_owned(),
            Some(Holder::Person(id)) => id.to_string(),
        }
    }

    /// The parameters that all pages share: `first` stands for the place before the first one.
    fn shared(&self, first: (i64, &str), limit: i64) -> Vec<store::Value> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let filter = self.filter();
        let (place, id) = match &self.ask.after {
            None => (Some(first.0), first.1),
            Some((place, id)) => (*place, id.as_str()),
        };
        params![
            self.agency,
            place,
            id,
            limit,
            self.window,
            text(&filter.state),
            text(&filter.topic),
            text(&filter.area),
            text(&filter.kind),
            filter.priority.map_or(-1, Priority::rank),
            i64::from(filter.unexplained)
        ]
        .to_vec()
    }
}

/// Before the first row of an ascending order, and of a descending one.
const LOWEST: (i64, &str) = (i64::MIN, "");
const HIGHEST: (i64, &str) = (i64::MAX, "~");

pub(crate) fn queue(tx: &mut Tx<'_>, range: &QueueRange<'_>) -> store::Result<Vec<QueueRow>> {
    let around = range.around;
    let ever = (i64::MIN, i64::MAX);
    match range.ask.queue {
        Queue::New => of_phase(tx, range, ("open", "none".to_owned()), ever),
        Queue::Open => of_phase(tx, range, ("open", range.holder()), ever),
        Queue::Waiting => of_phase(tx, range, ("waiting", range.holder()), ever),
        Queue::Soon => {
            let due = (around.now.micros(), around.soon.micros());
            of_phase(tx, range, ("open", range.holder()), due)
        }
        Queue::Overdue => {
            let due = (i64::MIN, around.now.micros() - 1);
            of_phase(tx, range, ("open", range.holder()), due)
        }
        Queue::Mine => mine(tx, range),
        Queue::Closed => {
            let mut values = range.shared(HIGHEST, range.limit);
            values.extend(params![range.holder(), around.lately]);
            tx.all(&QUEUE_CLOSED, &values, queue_row)
        }
        Queue::Escalated => {
            let mut values = range.shared(LOWEST, range.limit);
            values.extend(params![range.holder()]);
            tx.all(&QUEUE_ESCALATED, &values, queue_row)
        }
    }
}

/// The cases of a phase, held by somebody, that are due from then until then.
fn of_phase(
    tx: &mut Tx<'_>,
    range: &QueueRange<'_>,
    (phase, holder): (&str, String),
    (from, until): (i64, i64),
) -> store::Result<Vec<QueueRow>> {
    let due = params![phase, holder.as_str(), from, until];
    let all = |first| {
        let mut values = range.shared(first, range.limit);
        values.extend(due.clone());
        values
    };
    match range.ask.order {
        Order::Newest => return tx.all(&QUEUE_BY_NEWEST, &all(HIGHEST), queue_row),
        Order::Priority => return tx.all(&QUEUE_BY_PRIORITY, &all(LOWEST), queue_row),
        Order::Due => {}
    }
    let among_undated = matches!(range.ask.after, Some((None, _)));
    let mut rows = if among_undated {
        Vec::new()
    } else {
        tx.all(&QUEUE_BY_DUE, &all(LOWEST), queue_row)?
    };
    let missing = range.limit - i64::try_from(rows.len()).unwrap_or(i64::MAX);
    if missing > 0 && until == i64::MAX {
        rows.extend(undated(tx, range, (phase, &holder), missing)?);
    }
    Ok(rows)
}

fn undated(
    tx: &mut Tx<'_>,
    range: &QueueRange<'_>,
    (phase, holder): (&str, &str),
    limit: i64,
) -> store::Result<Vec<QueueRow>> {
    let after = match &range.ask.after {
        Some((None, id)) => id.clone(),
        _ => String::new(),
    };
    let ask = QueueAsk {
        after: Some((None, after)),
        ..range.ask.clone()
    };
    let rest = QueueRange {
        ask: &ask,
        ..*range
    };
    let mut values = rest.shared(LOWEST, limit);
    values.extend(params![phase, holder]);
    tx.all(&QUEUE_UNDATED, &values, queue_row)
}

fn mine(tx: &mut Tx<'_>, range: &QueueRange<'_>) -> store::Result<Vec<QueueRow>> {
    let (sql, first) = match range.ask.order {
        Order::Due => (&QUEUE_MINE_BY_DUE, LOWEST),
        Order::Newest => (&QUEUE_MINE_BY_NEWEST, HIGHEST),
        Order::Priority => (&QUEUE_MINE_BY_PRIORITY, LOWEST),
    };
    let mut values = range.shared(first, range.limit);
    values.extend(params![range.officer]);
    tx.all(sql, &values, queue_row)
}

/// The open cases of an agency by their dates: so many, from there on.
pub(crate) fn queue_open(
    tx: &mut Tx<'_>,
    agency: &str,
    (limit, offset): (i64, i64),
) -> store::Result<Vec<QueueRow>> {
    tx.all(&QUEUE_OPEN, &params![agency, limit, offset], queue_row)
}

/// The cases of all agencies that were brought to the bureau.
pub(crate) fn queue_of_bureau(
    tx: &mut Tx<'_>,
    limit: i64,
    offset: i64,
) -> store::Result<Vec<QueueRow>> {
    tx.all(&QUEUE_BUREAU, &params![limit, offset], queue_row)
}

/// How many there are, counted no further than `most`.
pub(crate) fn bureau_count(tx: &mut Tx<'_>, most: i64) -> store::Result<i64> {
    let count = tx.one(&BUREAU_COUNT, &params![most], |row| row.get("brought"))?;
    Ok(count.unwrap_or_default())
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
        priority: priority(row)?,
        version: row.get("version")?,
        place: row.get("place")?,
    })
}

/// The columns of the counts, in the order of [`Queue::ALL`].
const COUNTED_AS: [&str; 8] = [
    "unheld", "held", "every", "soon", "late", "waiting", "done", "climbed",
];

/// How many cases of an agency are open.
pub(crate) fn open_count(tx: &mut Tx<'_>, agency: &str) -> store::Result<i64> {
    let count = tx.one(&OPEN_COUNT, &params![agency], |row| row.get("waiting"))?;
    Ok(count.unwrap_or_default())
}

/// How many cases stand in each queue, counted no further than `most`.
pub(crate) fn queue_counts(
    tx: &mut Tx<'_>,
    (agency, window): (&str, &Window),
    officer: &str,
    around: Around,
    most: i64,
) -> store::Result<QueueCounts> {
    let values = params![
        agency,
        officer,
        around.now,
        around.soon,
        window,
        most,
        around.lately
    ];
    let counts = tx.one(&QUEUE_COUNTS, &values, |row| {
        let mut counts = Queue::ALL.map(|queue| (queue, 0));
        for ((_, count), column) in counts.iter_mut().zip(COUNTED_AS) {
            *count = row.get(column)?;
        }
        Ok(counts)
    })?;
    Ok(counts.unwrap_or_else(|| Queue::ALL.map(|queue| (queue, 0))))
}
