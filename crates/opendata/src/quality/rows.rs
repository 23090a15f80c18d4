//! Quality as open data: each dataset, and each body that publishes any.

use std::collections::BTreeMap;
use std::sync::Arc;

use base::Time;
use kernel::App;
use kernel::datasets::ColumnKind::{Boolean, Integer, Number, Text};
use kernel::datasets::{
    Cell, Column, Dataset, Disclosure, LICENCE, Pace, RowsError, Sink, Theme, read,
};
use kernel::registry::Registry;

use super::model::{Group, Score};
use super::rules::{self, Seen};
use crate::catalogue::{Entry, queries};
use crate::rules::is_late;

const AGENCY: Column = Column::new("agency", Text, "opendata-column-agency");
const POINTS: Column = Column::new("points", Integer, "opendata-column-points");
const CLASS: Column = Column::new("class", Text, "opendata-column-class");
const GROUPS: [Column; 5] = [
    Column::new("findability", Integer, "opendata-column-findability"),
    Column::new("accessibility", Integer, "opendata-column-accessibility"),
    Column::new(
        "interoperability",
        Integer,
        "opendata-column-interoperability",
    ),
    Column::new("reusability", Integer, "opendata-column-reusability"),
    Column::new("contextuality", Integer, "opendata-column-contextuality"),
];

/// What this component publishes.
pub(crate) const DATASETS: [Dataset; 2] = [
    Dataset {
        slug: "data-quality",
        key: "opendata-dataset-quality",
        theme: Theme::Government,
        licence: LICENCE,
        pace: Pace::Daily,
        columns: &[
            Column::new("dataset", Text, "opendata-column-dataset"),
            AGENCY,
            POINTS,
            CLASS,
            GROUPS[0],
            GROUPS[1],
            GROUPS[2],
            GROUPS[3],
            GROUPS[4],
            Column::new("nine", Integer, "opendata-column-nine"),
            Column::new("stars", Integer, "opendata-column-stars"),
            Column::new("filled_percent", Number, "opendata-column-filled"),
            Column::new("is_late", Boolean, "opendata-column-is-late"),
        ],
        names_row: &["dataset"],
        disclosure: Disclosure::Facts,
        rows: each,
    },
    Dataset {
        slug: "data-quality-by-agency",
        key: "opendata-dataset-agencies",
        theme: Theme::Government,
        licence: LICENCE,
        pace: Pace::Daily,
        columns: &[
            AGENCY,
            Column::new("datasets", Integer, "opendata-column-datasets"),
            POINTS,
            CLASS,
            GROUPS[0],
            GROUPS[1],
            GROUPS[2],
            GROUPS[3],
            GROUPS[4],
            Column::new("late", Integer, "opendata-column-late"),
        ],
        names_row: &["agency"],
        disclosure: Disclosure::Facts,
        rows: by_agency,
    },
];

fn seen(app: &App) -> Result<(Vec<Entry>, Arc<Registry>), RowsError> {
    let cache = app.registry.clone();
    read(app, "opendata.quality_rows", move |tx| {
        Ok((queries::entries(tx)?, cache.get(tx)?))
    })
}

/// A published dataset with its score.
pub(super) struct Scored<'e> {
    pub(super) entry: &'e Entry,
    pub(super) score: Score,
    pub(super) is_late: bool,
}

/// How good each dataset is.
pub(super) fn scored<'e>(all: &'e [Entry], registry: &Registry, now: Time) -> Vec<Scored<'e>> {
    let one = |entry: &'e Entry| {
        let is_late = is_late(&entry.dataset, now);
        let facts = rules::facts(Seen {
            dataset: &entry.dataset,
            version: &entry.version,
            measured: entry.measured.as_ref(),
            is_known: registry.agency(&entry.dataset.agency).is_some(),
            is_late,
        });
        Scored {
            entry,
            score: rules::score(&facts, entry.measured.as_ref()),
            is_late,
        }
    };
    all.iter().map(one).collect()
}

/// A body with what its datasets come to on average.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) agency: String,
    pub(super) datasets: i64,
    pub(super) score: Score,
    pub(super) late: i64,
}

/// All bodies that publish anything, the best first.
pub(super) fn league(all: &[Scored<'_>]) -> Vec<Standing> {
    let mut of: BTreeMap<&str, Vec<&Scored<'_>>> = BTreeMap::new();
    for scored in all {
        let agency = scored.entry.dataset.agency.as_str();
        of.entry(agency).or_default().push(scored);
    }
    let standing = |(agency, all): (&str, Vec<&Scored<'_>>)| {
        let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
        let mut groups = [0; 5];
        for scored in &all {
            for (sum, points) in groups.iter_mut().zip(scored.score.groups) {
                *sum += points;
            }
        }
        let average = |sum: i64| sum.checked_div(count).unwrap_or(0);
        let late = all.iter().filter(|scored| scored.is_late).count();
        Standing {
            agency: agency.to_owned(),
            datasets: count,
            score: Score {
                groups: groups.map(average),
                aims: average(all.iter().map(|scored| scored.score.aims).sum()),
                stars: average(all.iter().map(|scored| scored.score.stars).sum()),
                filled: None,
            },
            late: i64::try_from(late).unwrap_or(i64::MAX),
        }
    };
    let mut standings: Vec<Standing> = of.into_iter().map(standing).collect();
    standings.sort_by_key(|standing| (-standing.score.points(), standing.agency.clone()));
    standings
}

fn each(app: &App, now: Time, sink: &mut Sink) -> Result<(), RowsError> {
    let (all, registry) = seen(app)?;
    for scored in scored(&all, &registry, now) {
        let dataset = &scored.entry.dataset;
        let filled = scored.score.filled.and_then(percent);
        let mut row = vec![
            Cell::text(dataset.slug.as_str()),
            Cell::text(dataset.agency.as_str()),
        ];
        row.extend(points(&scored.score));
        row.extend([
            Cell::Integer(scored.score.aims),
            Cell::Integer(scored.score.stars),
            Cell::from(filled),
            Cell::Boolean(scored.is_late),
        ]);
        sink.row(row)?;
    }
    Ok(())
}

/// Tenths of a per cent as per cent.
fn percent(tenths: i64) -> Option<f64> {
    let tenths = i32::try_from(tenths).ok()?;
    Some(f64::from(tenths) / 10.0)
}

fn points(score: &Score) -> Vec<Cell> {
    let mut cells = vec![
        Cell::Integer(score.points()),
        Cell::text(score.class().code()),
    ];
    let groups = Group::ALL.iter().zip(score.groups);
    cells.extend(groups.map(|(_, points)| Cell::Integer(points)));
    cells
}

fn by_agency(app: &App, now: Time, sink: &mut Sink) -> Result<(), RowsError> {
    let (all, registry) = seen(app)?;
    for standing in league(&scored(&all, &registry, now)) {
        let mut row = vec![
            Cell::text(standing.agency),
            Cell::Integer(standing.datasets),
        ];
        row.extend(points(&standing.score));
        row.push(Cell::Integer(standing.late));
        sink.row(row)?;
    }
    Ok(())
}
