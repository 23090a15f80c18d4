//! What people made with data, as open data.

use base::Time;
use kernel::App;
use kernel::datasets::ColumnKind::{Date, Text};
use kernel::datasets::{
    Cell, Column, Dataset, Disclosure, LICENCE, Pace, RowsError, Sink, Theme, read,
};

use super::queries;

/// What this component publishes.
pub(crate) const DATASETS: [Dataset; 1] = [Dataset {
    slug: "data-reuses",
    key: "opendata-dataset-reuses",
    theme: Theme::Government,
    licence: LICENCE,
    pace: Pace::Daily,
    columns: &[
        Column::new("id", Text, "opendata-column-reuse-id"),
        Column::new("dataset", Text, "opendata-column-reuse-dataset"),
        Column::new("url", Text, "opendata-column-reuse-url"),
        Column::new("kind", Text, "opendata-column-reuse-kind"),
        Column::new("title", Text, "opendata-column-reuse-title"),
        Column::new("about", Text, "opendata-column-reuse-about"),
        Column::new("shown", Date, "opendata-column-reuse-shown"),
    ],
    names_row: &["id", "dataset"],
    disclosure: Disclosure::Facts,
    rows,
}];

/// Reuses that are read at once.
const PIECE: i64 = 500;

/// One row for each dataset of each reuse.
fn rows(app: &App, _: Time, sink: &mut Sink) -> Result<(), RowsError> {
    let cache = app.registry.clone();
    let registry = read(app, "opendata.reuse_registry", move |tx| cache.get(tx))?;
    let mut offset = 0;
    loop {
        let some = read(app, "opendata.reuse_rows", move |tx| {
            queries::shown(tx, None, (PIECE, offset))
        })?;
        if some.is_empty() {
            return Ok(());
        }
        offset += PIECE;
        for reuse in some {
            for dataset in &reuse.datasets {
                sink.row(vec![
                    Cell::text(reuse.id.to_string()),
                    Cell::text(dataset),
                    Cell::text(&reuse.url),
                    Cell::text(reuse.sort.code()),
                    Cell::text(&reuse.title),
                    Cell::text(&reuse.about),
                    Cell::Date(registry.day(reuse.decided.unwrap_or(reuse.made))),
                ])?;
            }
        }
    }
}
