//! The registry as open data: public bodies, what may be reported, services, promises and holidays.

use std::sync::Arc;

use base::workdays::Unit;
use store::Tx;

use super::{Agency, Registry};
use crate::App;
use crate::datasets::ColumnKind::{Boolean, Date, Integer, Number, Text};
use crate::datasets::{Cell, Column, Dataset, Pace};

const CODE: Column = Column::new("code", Text, "kernel-column-code");
const NAME_MS: Column = Column::new("name_ms", Text, "kernel-column-name-ms");
const NAME_EN: Column = Column::new("name_en", Text, "kernel-column-name-en");
const NAME_ZH: Column = Column::new("name_zh", Text, "kernel-column-name-zh");
const NAME_TA: Column = Column::new("name_ta", Text, "kernel-column-name-ta");
const AGENCY: Column = Column::new("agency", Text, "kernel-column-agency");
const STATE: Column = Column::new("state", Text, "kernel-column-state");

/// What the registry publishes of itself.
pub(crate) const DATASETS: &[Dataset] = &[AGENCIES, CATEGORIES, CHARTERS, HOLIDAYS, SERVICES];

const AGENCIES: Dataset = Dataset {
    slug: "agencies",
    key: "kernel-dataset-agencies",
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
    rows: |tx, app, _| rows(tx, app, agencies),
};

const CATEGORIES: Dataset = Dataset {
    slug: "report-categories",
    key: "kernel-dataset-categories",
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
    rows: |tx, app, _| rows(tx, app, categories),
};

const CHARTERS: Dataset = Dataset {
    slug: "charters",
    key: "kernel-dataset-charters",
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
    rows: |tx, app, _| rows(tx, app, charters),
};

const HOLIDAYS: Dataset = Dataset {
    slug: "holidays",
    key: "kernel-dataset-holidays",
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
    rows: |tx, app, _| rows(tx, app, holidays),
};

const SERVICES: Dataset = Dataset {
    slug: "public-services",
    key: "kernel-dataset-services",
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
    rows: |tx, app, _| rows(tx, app, services),
};

fn rows(
    tx: &mut Tx<'_>,
    app: &App,
    read: fn(&Registry) -> Vec<Vec<Cell>>,
) -> Result<Vec<Vec<Cell>>, store::Error> {
    let registry: Arc<Registry> = app.registry.get(tx)?;
    Ok(read(&registry))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dataset_names_its_rows_by_columns_that_it_has() {
        for dataset in DATASETS {
            let names: Vec<_> = dataset.columns.iter().map(|column| column.name).collect();
            let unknown = dataset.names_row.iter().find(|name| !names.contains(name));
            assert_eq!(unknown, None, "{}", dataset.slug);
        }
    }
}
