//! The registry as open data: public bodies, what may be reported, services, promises and holidays.

use std::sync::Arc;

use base::workdays::Unit;
use serde::Deserialize;

use super::{Agency, Registry};
use crate::App;
use crate::datasets::ColumnKind::{Boolean, Date, Integer, Number, Text};
use crate::datasets::{
    Cell, Column, Dataset, Disclosure, LICENCE, Pace, RowsError, Sink, Theme, read,
};

const CODE: Column = Column::new("code", Text, "kernel-column-code");
const NAME_MS: Column = Column::new("name_ms", Text, "kernel-column-name-ms");
const NAME_EN: Column = Column::new("name_en", Text, "kernel-column-name-en");
const NAME_ZH: Column = Column::new("name_zh", Text, "kernel-column-name-zh");
const NAME_TA: Column = Column::new("name_ta", Text, "kernel-column-name-ta");
const AGENCY: Column = Column::new("agency", Text, "kernel-column-agency");
const STATE: Column = Column::new("state", Text, "kernel-column-state");

pub(crate) const AGENCIES: Dataset = Dataset {
    slug: "agencies",
    key: "kernel-dataset-agencies",
    theme: Theme::Government,
    licence: LICENCE,
    pace: Pace::Daily,
    columns: &[
        CODE,
        NAME_MS,
        NAME_EN,
        NAME_ZH,
        NAME_TA,
        Column::new("acronym", Text, "kernel-column-acronym"),
        Column::new("level", Text, "kernel-column-level"),
        Column::new("parent", Text, "kernel-column-parent"),
        STATE,
        Column::new("website", Text, "kernel-column-website"),
        Column::new("lat", Number, "kernel-column-lat"),
        Column::new("lon", Number, "kernel-column-lon"),
        Column::new("valid_from", Date, "kernel-column-valid-from"),
        Column::new("valid_to", Date, "kernel-column-valid-to"),
        Column::new("successor", Text, "kernel-column-successor"),
    ],
    names_row: &["code"],
    disclosure: Disclosure::Facts,
    rows: |app, _, sink| rows(app, sink, agencies),
};

pub(crate) const CATEGORIES: Dataset = Dataset {
    slug: "report-categories",
    key: "kernel-dataset-categories",
    theme: Theme::Government,
    licence: LICENCE,
    pace: Pace::Daily,
    columns: &[
        CODE,
        NAME_MS,
        NAME_EN,
        NAME_ZH,
        NAME_TA,
        Column::new("shelf", Text, "kernel-column-shelf"),
        Column::new("routing", Text, "kernel-column-routing"),
        AGENCY,
        Column::new("typical_days", Integer, "kernel-column-typical-days"),
        Column::new("is_public", Boolean, "kernel-column-is-public"),
    ],
    names_row: &["code"],
    disclosure: Disclosure::Facts,
    rows: |app, _, sink| rows(app, sink, categories),
};

pub(crate) const CHARTERS: Dataset = Dataset {
    slug: "charters",
    key: "kernel-dataset-charters",
    theme: Theme::Government,
    licence: LICENCE,
    pace: Pace::Daily,
    columns: &[
        AGENCY,
        Column::new("category", Text, "kernel-column-category"),
        Column::new("milestone", Text, "kernel-column-milestone"),
        Column::new("amount", Integer, "kernel-column-amount"),
        Column::new("unit", Text, "kernel-column-unit"),
        Column::new("condition", Text, "kernel-column-condition"),
    ],
    names_row: &[],
    disclosure: Disclosure::Facts,
    rows: |app, _, sink| rows(app, sink, charters),
};

pub(crate) const COURTS: Dataset = Dataset {
    slug: "courts",
    key: "kernel-dataset-courts",
    theme: Theme::Justice,
    licence: LICENCE,
    pace: Pace::Daily,
    columns: &[
        CODE,
        Column::new("level", Text, "kernel-column-court-level"),
        NAME_MS,
        NAME_EN,
        STATE,
        Column::new("location", Text, "kernel-column-location"),
        Column::new("parent", Text, "kernel-column-parent"),
        Column::new("confidence", Text, "kernel-column-confidence"),
    ],
    names_row: &["code"],
    disclosure: Disclosure::Facts,
    rows: |app, _, sink| courts(app, sink),
};

pub(crate) const HOLIDAYS: Dataset = Dataset {
    slug: "holidays",
    key: "kernel-dataset-holidays",
    theme: Theme::Society,
    licence: LICENCE,
    pace: Pace::Daily,
    columns: &[
        Column::new("date", Date, "kernel-column-date"),
        STATE,
        NAME_MS,
        NAME_EN,
        NAME_ZH,
        NAME_TA,
        Column::new("is_estimated", Boolean, "kernel-column-is-estimated"),
    ],
    names_row: &[],
    disclosure: Disclosure::Facts,
    rows: |app, _, sink| rows(app, sink, holidays),
};

pub(crate) const SERVICES: Dataset = Dataset {
    slug: "public-services",
    key: "kernel-dataset-services",
    theme: Theme::Government,
    licence: LICENCE,
    pace: Pace::Daily,
    columns: &[
        CODE,
        AGENCY,
        NAME_MS,
        NAME_EN,
        NAME_ZH,
        NAME_TA,
        Column::new("life_event", Text, "kernel-column-life-event"),
        Column::new("audience", Text, "kernel-column-audience"),
        Column::new("online", Text, "kernel-column-online"),
        Column::new("platform", Text, "kernel-column-platform"),
        Column::new("fee", Text, "kernel-column-fee"),
        Column::new("confidence", Text, "kernel-column-confidence"),
    ],
    names_row: &["code"],
    disclosure: Disclosure::Facts,
    rows: |app, _, sink| rows(app, sink, services),
};

fn rows(
    app: &App,
    sink: &mut Sink,
    made: fn(&Registry) -> Vec<Vec<Cell>>,
) -> Result<(), RowsError> {
    let cache = app.registry.clone();
    let registry: Arc<Registry> = read(app, "registry.datasets", move |tx| cache.get(tx))?;
    for row in made(&registry) {
        sink.row(row)?;
    }
    Ok(())
}

/// A court as the pack has it.
#[derive(Debug, Deserialize)]
struct CourtRow {
    code: String,
    level: String,
    name_ms: String,
    name_en: String,
    state: String,
    location: String,
    parent_code: String,
    confidence: String,
}

/// The pack's courts: nothing else of the registry is tied to them yet. A pack may have none.
fn courts(app: &App, sink: &mut Sink) -> Result<(), RowsError> {
    let text = app.pack.text("courts.csv").unwrap_or_default();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for row in reader.deserialize::<CourtRow>() {
        let row = row.map_err(|error| RowsError::Source(format!("courts.csv: {error}")))?;
        let cells = [
            row.code,
            row.level,
            row.name_ms,
            row.name_en,
            row.state,
            row.location,
            row.parent_code,
            row.confidence,
        ];
        sink.row(cells.map(Cell::Text).into())?;
    }
    Ok(())
}

fn agencies(registry: &Registry) -> Vec<Vec<Cell>> {
    let mut all: Vec<&Agency> = registry.agencies().collect();
    all.sort_by(|one, other| one.code.cmp(&other.code));
    let row = |agency: &Agency| {
        let mut row = vec![Cell::text(agency.code.as_str())];
        row.extend(Cell::of_text(&agency.name));
        row.extend([
            Cell::text(agency.acronym.as_str()),
            Cell::text(agency.kind.as_str()),
            Cell::from(agency.parent.as_deref()),
            Cell::from(agency.state.as_deref()),
            Cell::text(agency.website.as_str()),
            Cell::from(agency.seat.map(|seat| seat.lat)),
            Cell::from(agency.seat.map(|seat| seat.lon)),
            Cell::from(agency.valid_from),
            Cell::from(agency.valid_to),
            Cell::from(agency.successor.as_deref()),
        ]);
        row
    };
    all.into_iter().map(row).collect()
}

fn categories(registry: &Registry) -> Vec<Vec<Cell>> {
    let of = registry.categories().iter().map(|category| {
        let mut row = vec![Cell::text(category.code.as_str())];
        row.extend(Cell::of_text(&category.name));
        row.extend([
            Cell::text(category.group.as_str()),
            Cell::text(category.routing.as_str()),
            Cell::from(category.agency.as_deref()),
            Cell::from(category.typical_days.map(i64::from)),
            Cell::Boolean(category.privacy == super::Privacy::Public),
        ]);
        row
    });
    of.collect()
}

fn charters(registry: &Registry) -> Vec<Vec<Cell>> {
    let mut codes: Vec<_> = registry.agencies().map(|agency| &agency.code).collect();
    codes.sort();
    let of = codes.into_iter().flat_map(|code| registry.charters(code));
    let row = of.map(|charter| {
        vec![
            Cell::text(charter.agency.as_str()),
            Cell::from(charter.category.as_deref()),
            Cell::text(charter.milestone.as_str()),
            Cell::Integer(i64::from(charter.amount)),
            Cell::from(unit(charter.unit)),
            Cell::text(charter.condition.as_str()),
        ]
    });
    row.collect()
}

const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Workday => "workday",
    }
}

/// A row for each state that rests; all of them where a holiday names none.
fn holidays(registry: &Registry) -> Vec<Vec<Cell>> {
    let mut states: Vec<&str> = registry.states().map(|state| &*state.code).collect();
    states.sort_unstable();
    let mut rows = Vec::new();
    for holiday in registry.holidays() {
        let own: Vec<&str> = holiday.states.iter().map(|code| &**code).collect();
        let resting = if own.is_empty() { &states } else { &own };
        for state in resting {
            let mut row = vec![Cell::Date(holiday.date), Cell::from(*state)];
            row.extend(Cell::of_text(&holiday.name));
            row.push(Cell::Boolean(holiday.estimated));
            rows.push(row);
        }
    }
    rows
}

fn services(registry: &Registry) -> Vec<Vec<Cell>> {
    let of = registry.services().iter().map(|service| {
        let mut row = vec![
            Cell::text(service.code.as_str()),
            Cell::text(service.agency.as_str()),
        ];
        row.extend(Cell::of_text(&service.name));
        let words = [
            &service.life_event,
            &service.audience,
            &service.online,
            &service.platform,
            &service.fee,
            &service.confidence,
        ];
        row.extend(words.map(|words| Cell::text(words.as_str())));
        row
    });
    of.collect()
}
