//! The table as it is declared, and its rows: read in pieces, a month at a time, so that neither memory nor a transaction grows with
//! the number of reports.

use std::collections::BTreeMap;
use std::time::Duration;

use base::Time;
use jiff::civil::Date;
use kernel::App;
use kernel::datasets::{
    Cell, Column, ColumnKind, Counts, Dataset, Disclosure, LICENCE, Pace, RowsError, Sink, Theme,
    median, read,
};
use kernel::registry::{Privacy, Registry};
use smol_str::SmolStr;

use super::queries::{self, Counted};
use super::rules::{Tally, count};

/// Reports that are read at once.
const PIECE: i64 = 5_000;
/// Months before this one.
const MONTHS: i32 = 24;
/// No month is longer.
const MONTH: Duration = Duration::from_hours(24 * 31);

/// What this component publishes.
pub(crate) const DATASETS: &[Dataset] = &[Dataset {
    slug: "reports-by-month",
    key: "reports-dataset-monthly",
    theme: Theme::Government,
    licence: LICENCE,
    pace: Pace::Daily,
    columns: &[
        Column::new("month", ColumnKind::Date, "reports-column-month"),
        Column::new("agency", ColumnKind::Text, "reports-column-agency"),
        Column::new("category", ColumnKind::Text, "reports-column-category"),
        Column::new("cases", ColumnKind::Integer, "reports-column-cases"),
        Column::new(
            "cases_acknowledged",
            ColumnKind::Integer,
            "reports-column-acknowledged",
        ),
        Column::new(
            "cases_answered",
            ColumnKind::Integer,
            "reports-column-answered",
        ),
        Column::new("cases_closed", ColumnKind::Integer, "reports-column-closed"),
        Column::new(
            "cases_promised",
            ColumnKind::Integer,
            "reports-column-promised",
        ),
        Column::new("cases_kept", ColumnKind::Integer, "reports-column-kept"),
        Column::new(
            "hours_to_acknowledge",
            ColumnKind::Integer,
            "reports-column-hours-acknowledge",
        ),
        Column::new(
            "hours_to_answer",
            ColumnKind::Integer,
            "reports-column-hours-answer",
        ),
        Column::new(
            "days_to_close",
            ColumnKind::Integer,
            "reports-column-days-close",
        ),
    ],
    names_row: &["month", "agency", "category"],
    disclosure: Disclosure::Counts(Counts {
        figures: "reports",
        all: "cases",
        some: &[
            "cases_acknowledged",
            "cases_answered",
            "cases_closed",
            "cases_promised",
            "cases_kept",
        ],
        of: &[
            ("hours_to_acknowledge", "cases_acknowledged"),
            ("hours_to_answer", "cases_answered"),
            ("days_to_close", "cases_closed"),
        ],
        // Pages of figures tell the sums of agencies and of months.
        sums: &[&["agency"], &["month"]],
    }),
    rows,
}];

/// The rows of one month, by agency and category.
type Month = BTreeMap<(SmolStr, SmolStr), Tally>;

/// Months that are over: what is counted of them changes little from one day to the next.
fn rows(app: &App, now: Time, sink: &mut Sink) -> Result<(), RowsError> {
    let cache = app.registry.clone();
    let registry = read(app, "reports.monthly_registry", move |tx| cache.get(tx))?;
    let this = registry.day(now).first_of_month();
    let span = jiff::Span::new().months(MONTHS);
    let first = this.checked_sub(span).unwrap_or(Date::MIN);
    let mut place = (now - MONTH * MONTHS.unsigned_abs() - MONTH, String::new());
    let mut open: Option<(Date, Month)> = None;
    loop {
        let after = place.clone();
        let piece = read(app, "reports.monthly", move |tx| {
            queries::monthly(tx, (after.0, &after.1), now, PIECE)
        })?;
        let Some(last) = piece.last() else { break };
        place = (last.seen.created, last.id.to_string());
        for counted in piece {
            let month = registry.day(counted.seen.created).first_of_month();
            if month < first || month >= this || !is_open(&registry, &counted) {
                continue;
            }
            if let Some((over, tallies)) = open.take_if(|(before, _)| *before != month) {
                told(over, tallies, sink)?;
            }
            let (_, tallies) = open.get_or_insert_with(|| (month, Month::new()));
            let key = (counted.agency, counted.category);
            tallies.entry(key).or_default().add(&counted.seen, now);
        }
    }
    match open {
        Some((over, tallies)) => told(over, tallies, sink),
        None => Ok(()),
    }
}

/// Reports of categories that begin private are not counted, whoever made one of them public.
fn is_open(registry: &Registry, counted: &Counted) -> bool {
    let category = registry.category(&counted.category);
    category.is_some_and(|category| category.privacy == Privacy::Public)
}

fn told(month: Date, tallies: Month, sink: &mut Sink) -> Result<(), RowsError> {
    for ((agency, category), tally) in tallies {
        sink.row(vec![
            Cell::Date(month),
            Cell::text(agency),
            Cell::text(category),
            Cell::Integer(tally.cases),
            Cell::Integer(count(&tally.acknowledged)),
            Cell::Integer(count(&tally.answered)),
            Cell::Integer(count(&tally.closed)),
            Cell::Integer(tally.promised),
            Cell::Integer(tally.kept),
            Cell::from(median(&tally.acknowledged)),
            Cell::from(median(&tally.answered)),
            Cell::from(median(&tally.closed)),
        ])?;
    }
    Ok(())
}
