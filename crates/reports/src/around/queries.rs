//! Statements that read cells of the map.

use base::{Point, Time};
use kernel::cases::CaseId;
use store::{Sql, Tx, Value, params};

use super::rules::{Candidate, Cursor, Size};
use crate::model::{Feedback, ReportFilter, ReportRow};
use crate::queries::{barred, phase, report_row, row_columns};

/// Cells that one statement looks into.
pub(super) const CELLS: usize = 9;
/// Reports that one statement shows.
const SHOWN: usize = 50;
/// Greater than any id.
const START: &str = "zzzzzzzzzzzzzzzzzzzzzzzzzz";

/// The newest of one cell, read off the index alone.
macro_rules! any {
    ($column:literal, $cell:literal, $before:literal) => {
        concat!(
            "select * from (select case_id, lat, lon, ",
            $column,
            " as cell from reports_report where ",
            $column,
            " = $",
            $cell,
            " and case_id < $",
            $before,
            " order by case_id desc limit 24) as c",
            $cell
        )
    };
}

/// The newest of one cell that a filter lets through.
macro_rules! some {
    ($column:literal, $cell:literal, $before:literal) => {
        concat!(
            "select * from (select r.case_id, r.lat, r.lon, r.",
            $column,
            " as cell from reports_report r join kernel_case c on c.id = r.case_id
              where c.public and c.phase <> 'hidden'
                and c.created_us >= $19 and c.created_us < $20
                and ($21 = '' or $21 like '%|' || r.category || '|%')
                and ($22 = '' or ($22 = 'closed') = (c.phase = 'closed'))
                and ($23 = '' or r.feedback = $23) and ($24 = '' or c.agency = $24)
                and ($25 = '' or c.area_state = $25) and r.",
            $column,
            " = $",
            $cell,
            " and r.case_id < $",
            $before,
            " order by r.case_id desc limit 24) as c",
            $cell
        )
    };
}

macro_rules! nine {
    ($one:ident, $column:literal) => {
        concat!(
            $one!($column, "1", "2"),
            " union all ",
            $one!($column, "3", "4"),
            " union all ",
            $one!($column, "5", "6"),
            " union all ",
            $one!($column, "7", "8"),
            " union all ",
            $one!($column, "9", "10"),
            " union all ",
            $one!($column, "11", "12"),
            " union all ",
            $one!($column, "13", "14"),
            " union all ",
            $one!($column, "15", "16"),
            " union all ",
            $one!($column, "17", "18")
        )
    };
}

const ANY_SMALL: Sql = Sql::new("reports.around_any_small", nine!(any, "cell_small"));
const ANY_LARGE: Sql = Sql::new("reports.around_any_large", nine!(any, "cell_large"));
const SOME_SMALL: Sql = Sql::new("reports.around_some_small", nine!(some, "cell_small"));
const SOME_LARGE: Sql = Sql::new("reports.around_some_large", nine!(some, "cell_large"));

const ROWS_SHOWN: Sql = Sql::new(
    "reports.around_shown",
    concat!(
        row_columns!(),
        "where c.public and c.phase <> 'hidden' and c.id in
          ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
           $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36,
           $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)"
    ),
);

pub(crate) const SQL: &[Sql] = &[ANY_SMALL, ANY_LARGE, SOME_SMALL, SOME_LARGE, ROWS_SHOWN];

/// The next reports of at most nine cells, the newest of each first.
pub(super) fn stretch(
    tx: &mut Tx<'_>,
    size: Size,
    filter: &ReportFilter,
    cursors: &[Cursor],
) -> store::Result<Vec<Candidate>> {
    let cells = cursors
        .iter()
        .map(|cursor| (cursor.cell, cursor.before.map(|id| id.to_string())));
    let cells = cells.chain(std::iter::repeat((-1, None))).take(CELLS);
    let mut values: Vec<Value> = cells
        .flat_map(|(cell, before)| params![cell, before.as_deref().unwrap_or(START)])
        .collect();
    let anywhere = ReportFilter {
        bbox: filter.bbox,
        ..ReportFilter::default()
    };
    let sql = match (*filter == anywhere, size) {
        (true, Size::Quarter) => &ANY_SMALL,
        (true, Size::District) => &ANY_LARGE,
        (false, Size::Quarter) => &SOME_SMALL,
        (false, Size::District) => &SOME_LARGE,
    };
    if *filter != anywhere {
        values.extend(narrowed(filter));
    }
    tx.all(sql, &values, |row| {
        Ok(Candidate {
            id: row.get("case_id")?,
            point: Point {
                lat: row.get("lat")?,
                lon: row.get("lon")?,
            },
            cell: row.get("cell")?,
        })
    })
}

fn narrowed(filter: &ReportFilter) -> [Value; 7] {
    params![
        filter.from.unwrap_or(Time::from_micros(i64::MIN)),
        filter.until.unwrap_or(Time::from_micros(i64::MAX)),
        barred(&filter.categories),
        phase(filter.closed),
        filter.feedback.map(Feedback::code).unwrap_or_default(),
        filter.agency.as_deref().unwrap_or_default(),
        filter.state.as_deref().unwrap_or_default()
    ]
}

/// Those of some reports that everybody may see.
pub(super) fn shown(tx: &mut Tx<'_>, ids: &[CaseId]) -> store::Result<Vec<ReportRow>> {
    let mut rows = Vec::with_capacity(ids.len());
    for some in ids.chunks(SHOWN) {
        let wanted = some.iter().map(ToString::to_string);
        let wanted = wanted.chain(std::iter::repeat(String::new())).take(SHOWN);
        let values: Vec<Value> = wanted.map(Value::from).collect();
        rows.extend(tx.all(&ROWS_SHOWN, &values, report_row)?);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::super::rules::STRETCH;
    use super::*;

    #[test]
    fn statements_and_rules_read_equally_far() {
        for sql in [ANY_SMALL, ANY_LARGE, SOME_SMALL, SOME_LARGE] {
            let limit = format!("limit {STRETCH})");
            assert_eq!(sql.text.matches(&limit).count(), CELLS, "{}", sql.name);
        }
    }
}
