//! The dataset of datasets, with the columns that programs know.

use base::{Lang, Problem};
use tables::{Builder, Field, Kind, Schema, Table, Value};

use crate::model::Dataset;

/// Its columns; all are text.
const COLUMNS: [&str; 14] = [
    "id",
    "title_en",
    "title_bm",
    "category_en",
    "category_bm",
    "subcategory_en",
    "subcategory_bm",
    "source",
    "frequency",
    "geography",
    "demography",
    "dataset_begin",
    "dataset_end",
    "date_created",
];

/// The table over all datasets, and what tells it from others.
pub(super) fn listed(all: &[Dataset]) -> Result<(Table, String), Problem> {
    let rows: Vec<[String; COLUMNS.len()]> = all.iter().map(row).collect();
    let hash = format!("{rows:?}");
    table(&rows).map(|table| (table, hash)).map_err(|why| {
        tracing::error!(why, "the list of datasets is no table");
        Problem::internal()
    })
}

fn table(rows: &[[String; COLUMNS.len()]]) -> Result<Table, String> {
    let fields = COLUMNS.map(|name| Field::new(name, Kind::Text));
    let schema = Schema::new(fields.to_vec()).map_err(|error| error.to_string())?;
    let mut builder = Builder::new(schema);
    for row in rows {
        let added = builder.row(row.iter().map(|words| Value::Text(words)));
        added.map_err(|error| error.to_string())?;
    }
    builder.finish().map_err(|error| error.to_string())
}

fn row(dataset: &Dataset) -> [String; COLUMNS.len()] {
    let title = |lang| dataset.title.get(lang).to_string();
    let nothing = String::new;
    [
        dataset.slug.clone(),
        title(Lang::EN),
        title(Lang::MS),
        nothing(),
        nothing(),
        nothing(),
        nothing(),
        dataset.agency.clone(),
        dataset.frequency.code().to_owned(),
        nothing(),
        nothing(),
        nothing(),
        nothing(),
        dataset.updated.rfc3339(),
    ]
}
