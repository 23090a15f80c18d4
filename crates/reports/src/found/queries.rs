//! Statements for words in an agency's reports.

use base::Time;
use kernel::cases::{Holder, Priority, QueueFilter, QueueRow, Window};
use kernel::within;
use store::{Sql, Tx, params};

use crate::me_too::queue_row;

/// It reads all that the desk shows of one agency, and nothing of others.
const FOUND: Sql = Sql::new(
    "reports.found",
    concat!(
        "select c.id, c.kind, c.reference, c.state, c.agency, c.topic, c.public,
            (select p.name from kernel_person p where p.id = c.holder_id) as holder,
            c.opened_us, c.due_us, c.due_basis, c.priority, c.version
         from kernel_case c join reports_report r on r.case_id = c.id
         where c.agency = $1
           and (c.phase in ('open', 'waiting') or c.phase = 'closed' and c.closed_us > $5)
           and lower(r.description || ' ' || coalesce(r.address, '')) like $6 escape '!'
           and lower(r.description || ' ' || coalesce(r.address, '')) like $7 escape '!'
           and lower(r.description || ' ' || coalesce(r.address, '')) like $8 escape '!'
           and lower(r.description || ' ' || coalesce(r.address, '')) like $9 escape '!'
           and ($10 = '' or c.state = $10) and ($11 = '' or c.topic = $11)
           and ($12 = '' or c.area_state = $12 or c.area_district = $12)
           and ($13 = '' or ($13 = 'none' and c.holder_id is null) or c.holder_id = $13)
           and (cast($14 as bigint) < 0 or c.priority = cast($14 as bigint)) and ",
        within!("c.", "4"),
        " order by c.created_us desc, c.id desc limit $2 offset $3"
    ),
);

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
