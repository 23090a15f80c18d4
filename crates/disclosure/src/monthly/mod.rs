//! Requests as open data: how many each body was sent in each month, what came of them, and how long it took. Only requests that
//! everybody may read are counted: one that is kept back until a day is counted from that day on, one about oneself never.

mod queries;

use std::collections::BTreeMap;
use std::time::Duration;

use base::Time;
use jiff::civil::Date;
use kernel::App;
use kernel::datasets::{
    Cell, Column, ColumnKind, Counts, Dataset, Disclosure, LICENCE, Pace, RowsError, Sink, Theme,
    median, read,
};
use smol_str::SmolStr;

use crate::model::Outcome;

pub(crate) use queries::SQL;

/// Requests that are read at once.
const PIECE: i64 = 5_000;
/// Requests made in the last so many days are counted: two years and the month before them, of which a part may be missing.
const DAYS: u64 = 761;
const DAY_US: i64 = 86_400_000_000;
/// What the table calls it when nothing came of a request yet.
const WAITING: &str = "waiting";

/// What this module publishes.
pub(crate) const DATASETS: &[Dataset] = &[Dataset {
    slug: "information-requests-by-month",
    key: "disclosure-dataset-monthly",
    theme: Theme::Government,
    licence: LICENCE,
    pace: Pace::Daily,
    columns: &[
        Column::new("month", ColumnKind::Date, "disclosure-column-month"),
        Column::new("agency", ColumnKind::Text, "disclosure-column-agency"),
        Column::new("outcome", ColumnKind::Text, "disclosure-column-outcome"),
        Column::new("cases", ColumnKind::Integer, "disclosure-column-cases"),
        Column::new(
            "days_to_answer",
            ColumnKind::Integer,
            "disclosure-column-days",
        ),
    ],
    names_row: &["month", "agency", "outcome"],
    disclosure: Disclosure::Counts(Counts {
        figures: "information",
        all: "cases",
        some: &[],
        of: &[("days_to_answer", "cases")],
        // Pages of agencies tell how many requests there were, and what came of them.
        sums: &[&["agency"], &["agency", "outcome"], &["month"]],
    }),
    rows,
}];

/// How many requests there were, and after how many days each was answered that was.
#[derive(Debug, Default)]
struct Tally {
    cases: i64,
    days: Vec<i64>,
}

/// Months that are over, by agency and outcome.
fn rows(app: &App, now: Time, sink: &mut Sink) -> Result<(), RowsError> {
    let cache = app.registry.clone();
    let registry = read(app, "disclosure.monthly_registry", move |tx| cache.get(tx))?;
    let since = now - Duration::from_hours(24 * DAYS);
    let (first, this) = (registry.day(since), registry.day(now).first_of_month());
    let mut tallies: BTreeMap<(Date, SmolStr, &str), Tally> = BTreeMap::new();
    let mut place = (since, String::new());
    loop {
        let after = place.clone();
        let piece = read(app, "disclosure.monthly", move |tx| {
            queries::requests(tx, (after.0, &after.1), (now, PIECE))
        })?;
        match piece.last() {
            Some(last) => place = (last.created, last.id.to_string()),
            None => break,
        }
        for made in piece {
            let month = registry.day(made.created).first_of_month();
            if month < first || month >= this {
                continue;
            }
            let outcome = made.outcome.map_or(WAITING, Outcome::code);
            let tally = tallies.entry((month, made.agency, outcome)).or_default();
            tally.cases += 1;
            let took = made.answered.map(|at| at.micros() - made.created.micros());
            tally.days.extend(took.map(|took| took.max(0) / DAY_US));
        }
    }
    for ((month, agency, outcome), tally) in tallies {
        sink.row(vec![
            Cell::Date(month),
            Cell::text(agency),
            Cell::text(outcome),
            Cell::Integer(tally.cases),
            Cell::from(median(&tally.days)),
        ])?;
    }
    Ok(())
}
