//! Statements for words in an agency's reports.

use base::Time;
use kernel::cases::{Holder, Priority, QueueFilter, QueueRow, Window};
use kernel::within;
use store::{Sql, Tx, params};

use crate::me_too::queue_row;

/// What a row of a queue shows.
macro_rules! columns {
    () => {
        "select c.id, c.kind, c.reference, c.state, c.agency, c.topic, c.public,
            (select p.name from kernel_person p where p.id = c.holder_id) as holder,
            c.opened_us, c.due_us, c.due_basis, c.priority, c.version"
    };
}

/// That these words stand in it, one pattern each, and that it is of the sort asked for.
macro_rules! conditions {
    () => {
        concat!(
            "lower(r.description || ' ' || coalesce(r.address, '')) like $6 escape '!'
           and ($7 = '%' or lower(r.description || ' ' || coalesce(r.address, '')) like $7 escape '!')
           and ($8 = '%' or lower(r.description || ' ' || coalesce(r.address, '')) like $8 escape '!')
           and ($9 = '%' or lower(r.description || ' ' || coalesce(r.address, '')) like $9 escape '!')
           and ($10 = '' or c.state = $10) and ($11 = '' or c.topic = $11)
           and ($12 = '' or c.area_state = $12 or c.area_district = $12)
           and ($13 = '' or ($13 = 'none' and c.holder_id is null) or c.holder_id = $13)
           and (cast($14 as bigint) < 0 or c.priority = cast($14 as bigint)) and ",
            within!("c.", "4")
        )
    };
}

/// The newest are looked through first, until there are enough: what is often written of is found at once, and only a
/// word that stands nowhere costs a look at all that the desk shows of one agency. SQLite is told so by the order of a
/// part of its own, which two indexes answer, since ids are in the order of time.
const FOUND: Sql = Sql::new("reports.found", "")
    .postgres(concat!(
        columns!(),
        " from kernel_case c join reports_report r on r.case_id = c.id
         where c.agency = $1
           and (c.phase in ('open', 'waiting') or c.phase = 'closed' and c.closed_us > $5) and ",
        conditions!(),
        " order by c.id desc limit $2 offset $3"
    ))
    .sqlite(concat!(
        columns!(),
        " from (select id from kernel_case where agency = $1 and phase in ('open', 'waiting')
            union all select id from kernel_case where agency = $1 and phase = 'closed' and closed_us > $5
            order by id desc limit -1) shown
         cross join kernel_case c on c.id = shown.id
         cross join reports_report r on r.case_id = c.id
         where ",
        conditions!(),
        " limit $2 offset $3"
    ));

/// Every statement of this folder.
pub(crate) const SQL: &[Sql] = &[FOUND];

/// Where is looked: the parts of an agency's work, and of what is closed only what was closed after this.
pub(super) struct Within<'a> {
    pub(super) agency: &'a str,
    pub(super) window: &'a Window,
    pub(super) lately: Time,
}

pub(super) fn found(
    tx: &mut Tx<'_>,
    within: &Within<'_>,
    (patterns, filter): (&[String; 4], &QueueFilter),
    (limit, offset): (i64, i64),
) -> store::Result<Vec<QueueRow>> {
    let [one, two, three, four] = patterns;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let holder = match filter.holder {
        None => String::new(),
        Some(Holder::Nobody) => "none".to_owned(),
        Some(Holder::Person(id)) => id.to_string(),
    };
    let values = params![
        within.agency,
        limit,
        offset,
        within.window,
        within.lately,
        one.as_str(),
        two.as_str(),
        three.as_str(),
        four.as_str(),
        text(&filter.state),
        text(&filter.topic),
        text(&filter.area),
        holder,
        filter.priority.map_or(-1, Priority::rank)
    ];
    tx.all(&FOUND, &values, queue_row)
}
