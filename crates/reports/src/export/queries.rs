//! Statements of tables of reports.

use base::Time;
use kernel::cases::CaseId;
use store::{Sql, Tx, Value, params};

use crate::model::{Feedback, ReportFilter, ReportRow};
use crate::queries::{barred, phase, report_row, row_columns};

/// The next rows of a list that go before a time and id, the newest first. A list without an agency is read off
/// the order of all reports, one with an agency off its own.
macro_rules! export {
    ($agency:literal) => {
        concat!(
            row_columns!(),
            "where c.kind = 'report' and c.public and c.phase <> 'hidden'
               and (c.created_us, c.id) < ($1, $2)
               and ($3 = '' or $3 like '%|' || r.category || '|%')
               and ($4 = '' or ($4 = 'closed') = (c.phase = 'closed'))
               and ($5 = '' or r.feedback = $5)
               and ($6 = 0 or r.lat between $7 and $8 and r.lon between $9 and $10)",
            $agency,
            " order by c.created_us desc, c.id desc limit $11"
        )
    };
}

const EXPORT: Sql = Sql::new("reports.export", export!(""));

const EXPORT_OF_AGENCY: Sql = Sql::new("reports.export_of_agency", export!(" and c.agency = $12"));

pub(crate) const SQL: &[Sql] = &[EXPORT, EXPORT_OF_AGENCY];

/// Where a table goes on: the report that was written last.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) created: Time,
    pub(super) id: String,
}

impl Place {
    /// Before the newest report.
    pub(super) fn start() -> Self {
        Self {
            created: Time::from_micros(i64::MAX),
            id: String::new(),
        }
    }

    pub(super) fn after(row: &ReportRow) -> Self {
        let id: CaseId = row.id;
        Self {
            created: row.created,
            id: id.to_string(),
        }
    }
}

pub(super) fn export(
    tx: &mut Tx<'_>,
    filter: &ReportFilter,
    (place, limit): (&Place, i64),
) -> store::Result<Vec<ReportRow>> {
    let within = filter.bbox;
    let edge = |edge: fn(&base::BBox) -> f64| within.as_ref().map_or(0.0, edge);
    let shared: [Value; 11] = params![
        place.created,
        place.id.as_str(),
        barred(&filter.categories),
        phase(filter.closed),
        filter.feedback.map(Feedback::code).unwrap_or_default(),
        i64::from(within.is_some()),
        edge(|area| area.south),
        edge(|area| area.north),
        edge(|area| area.west),
        edge(|area| area.east),
        limit
    ];
    match filter.agency.as_deref() {
        None => tx.all(&EXPORT, &shared, report_row),
        Some(agency) => {
            let values = [&shared[..], &params![agency]].concat();
            tx.all(&EXPORT_OF_AGENCY, &values, report_row)
        }
    }
}
