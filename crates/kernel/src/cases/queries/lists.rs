//! Statements of long lists of cases, each piece after the last row of the piece before.

use std::cmp::Reverse;

use store::{Row, Sql, Tx, params};

use super::{Window, case, case_columns};
use crate::cases::model::{CaseFilter, CaseRow, Holder};
use base::Time;

macro_rules! narrowed {
    ($kind:literal, $state:literal) => {
        concat!(
            "($",
            $kind,
            " = '' or kind = $",
            $kind,
            ") and ($",
            $state,
            " = '' or state = $",
            $state,
            ")"
        )
    };
}

macro_rules! with_holder {
    () => {
        concat!(
            "select ",
            case_columns!(),
            ", (select p.name from kernel_person p where p.id = kernel_case.holder_id) as holder_name
             from kernel_case "
        )
    };
}

const LIST_OF_OWNER: Sql = Sql::new(
    "kernel.list_of_owner",
    concat!(
        "select ",
        case_columns!(),
        ", null as holder_name from kernel_case
         where owner_id = $1 and (created_us, id) < ($2, $3) and ",
        narrowed!("4", "5"),
        " and ($6 = '' or phase = $6)
         order by created_us desc, id desc limit $7"
    ),
);

/// The cases to which a person was added, each once, without those that they raised themselves.
const LIST_OF_MEMBER: Sql = Sql::new(
    "kernel.list_of_member",
    concat!(
        "select ",
        case_columns!(),
        ", null as holder_name from kernel_member m join kernel_case on id = m.case_id
         where m.person_id = $1 and (m.case_us, m.case_id) < ($2, $3) and ",
        narrowed!("4", "5"),
        " and ($6 = '' or phase = $6) and (owner_id is null or owner_id <> $1)
          and not exists (select 1 from kernel_member o
            where o.case_id = m.case_id and o.person_id = m.person_id and o.part < m.part)
         order by m.case_us desc, m.case_id desc limit $7"
    ),
);

/// An agency's cases of one phase that have a date.
const LIST_OF_AGENCY: Sql = Sql::new(
    "kernel.list_of_agency",
    concat!(
        with_holder!(),
        "where agency = $1 and phase = $2 and (due_us, id) > ($3, $4) and ",
        narrowed!("5", "6"),
        " and ($7 = '' or ($7 = 'none' and holder_id is null) or holder_id = $7)
          and ($8 = '' or desk = $8) and due_us < $9 and ",
        within!("kernel_case.", "11"),
        " order by due_us, id limit $10"
    ),
);

/// An agency's cases of one phase that have none.
const LIST_WITHOUT_DATE: Sql = Sql::new(
    "kernel.list_without_date",
    concat!(
        with_holder!(),
        "where agency = $1 and phase = $2 and due_us is null and id > $3 and ",
        narrowed!("4", "5"),
        " and ($6 = '' or ($6 = 'none' and holder_id is null) or holder_id = $6)
          and ($7 = '' or desk = $7) and ",
        within!("kernel_case.", "9"),
        " order by id limit $8"
    ),
);

const LIST_OF_BUREAU: Sql = Sql::new(
    "kernel.list_of_bureau",
    concat!(
        with_holder!(),
        "where desk = 'bureau' and (due_us, id) > ($1, $2) and ",
        narrowed!("3", "4"),
        " and ($5 = '' or phase = $5) and due_us < $6
         order by due_us, id limit $7"
    ),
);

pub(super) const SQL: &[Sql] = &[
    LIST_OF_OWNER,
    LIST_OF_MEMBER,
    LIST_OF_AGENCY,
    LIST_WITHOUT_DATE,
    LIST_OF_BUREAU,
];

/// Which rows of a list.
pub(crate) struct ListRange<'a> {
    pub(crate) filter: &'a CaseFilter,
    /// The row before: its date or time, and its id.
    pub(crate) after: Option<(Option<i64>, &'a str)>,
    pub(crate) limit: i64,
}

impl ListRange<'_> {
    fn kind(&self) -> &str {
        self.filter.kind.as_deref().unwrap_or_default()
    }

    fn state(&self) -> &str {
        self.filter.state.as_deref().unwrap_or_default()
    }

    /// From where a list goes on that is not ordered by dates.
    fn newest_first(&self) -> (i64, &str) {
        let (at, id) = self.after.unwrap_or_default();
        (at.unwrap_or(i64::MAX), id)
    }

    fn phase(&self) -> &'static str {
        self.filter.phase.map_or("", super::Phase::code)
    }

    fn desk(&self) -> &'static str {
        self.filter.desk.map_or("", super::Desk::code)
    }

    fn holder(&self) -> String {
        match self.filter.holder {
            None => String::new(),
            Some(Holder::Nobody) => "none".to_owned(),
            Some(Holder::Person(id)) => id.to_string(),
        }
    }

    fn before(&self) -> i64 {
        self.filter.due_before.map_or(i64::MAX, Time::micros)
    }
}

/// What a person raised, newest first.
pub(crate) fn list_of_owner(
    tx: &mut Tx<'_>,
    person: &str,
    range: &ListRange<'_>,
) -> store::Result<Vec<CaseRow>> {
    let (at, id) = range.newest_first();
    let values = params![
        person,
        at,
        id,
        range.kind(),
        range.state(),
        range.phase(),
        range.limit
    ];
    tx.all(&LIST_OF_OWNER, &values, listed)
}

/// What a person raised and what they were added to, newest first.
pub(crate) fn list_of_person(
    tx: &mut Tx<'_>,
    person: &str,
    range: &ListRange<'_>,
) -> store::Result<Vec<CaseRow>> {
    let mut all = list_of_owner(tx, person, range)?;
    let (at, id) = range.newest_first();
    let values = params![
        person,
        at,
        id,
        range.kind(),
        range.state(),
        range.phase(),
        range.limit
    ];
    all.extend(tx.all(&LIST_OF_MEMBER, &values, listed)?);
    all.sort_by_key(|row| Reverse((row.case.created, row.case.id)));
    all.truncate(usize::try_from(range.limit).unwrap_or(usize::MAX));
    Ok(all)
}

/// An agency's cases of a phase by their dates, those without a date last.
pub(crate) fn list_of_agency(
    tx: &mut Tx<'_>,
    (agency, window): (&str, &Window),
    range: &ListRange<'_>,
) -> store::Result<Vec<CaseRow>> {
    let dated = match range.after {
        Some((None, _)) => Vec::new(),
        after => list_dated(tx, (agency, window), range, after)?,
    };
    let missing = range.limit - i64::try_from(dated.len()).unwrap_or(i64::MAX);
    if missing <= 0 || range.filter.due_before.is_some() {
        return Ok(dated);
    }
    let after = match range.after {
        Some((None, id)) => id,
        _ => "",
    };
    let values = params![
        agency,
        range.phase(),
        after,
        range.kind(),
        range.state(),
        range.holder(),
        range.desk(),
        missing,
        window
    ];
    let mut all = dated;
    all.extend(tx.all(&LIST_WITHOUT_DATE, &values, listed)?);
    Ok(all)
}

fn list_dated(
    tx: &mut Tx<'_>,
    (agency, window): (&str, &Window),
    range: &ListRange<'_>,
    after: Option<(Option<i64>, &str)>,
) -> store::Result<Vec<CaseRow>> {
    let (at, id) = after.unwrap_or_default();
    let values = params![
        agency,
        range.phase(),
        at.unwrap_or(i64::MIN),
        id,
        range.kind(),
        range.state(),
        range.holder(),
        range.desk(),
        range.before(),
        range.limit,
        window
    ];
    tx.all(&LIST_OF_AGENCY, &values, listed)
}

/// The cases of all agencies that were brought to the bureau, by their dates.
pub(crate) fn list_of_bureau(
    tx: &mut Tx<'_>,
    range: &ListRange<'_>,
) -> store::Result<Vec<CaseRow>> {
    let (at, id) = range.after.unwrap_or_default();
    let values = params![
        at.unwrap_or(i64::MIN),
        id,
        range.kind(),
        range.state(),
        range.phase(),
        range.before(),
        range.limit
    ];
    tx.all(&LIST_OF_BUREAU, &values, listed)
}

fn listed(row: &Row<'_>) -> store::Result<CaseRow> {
    Ok(CaseRow {
        case: case(row)?,
        holder: row.get("holder_name")?,
    })
}
