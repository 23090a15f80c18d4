//! What was told of a table by the versions of it that stand.

use std::collections::BTreeMap;

use kernel::App;
use kernel::datasets::Dataset as Own;
use kernel::documents;
use store::Tx;

use super::counted::{Counted, Hidden, Shape};
use super::queries;
use crate::error::Error;
use crate::model::Version;
use crate::{queries as datasets, shelf};

/// So many rows of versions are laid beside those of today at most.
const MOST_ROWS: usize = 2_000_000;

/// What versions of a dataset told, the newest first: those that stand, as many as a list of versions names and memory bears.
pub(super) fn past(app: &App, own: &Own, shape: &Shape) -> Result<Vec<Counted>, Error> {
    let slug = own.slug;
    let read = move |tx: &mut Tx<'_>| {
        let versions = datasets::versions(tx, slug)?;
        Ok::<_, store::Error>((versions, queries::hidden(tx, slug)?))
    };
    let (versions, hidden) = app.db.read_blocking("opendata.own_past", read)?;
    let mut hidden: BTreeMap<i64, Hidden> = hidden.into_iter().collect();
    let (mut past, mut rows) = (Vec::new(), 0_usize);
    for version in versions
        .iter()
        .filter(|version| version.retracted.is_none())
    {
        rows = rows.saturating_add(usize::try_from(version.rows).unwrap_or(usize::MAX));
        if rows > MOST_ROWS {
            break;
        }
        let truth = hidden.remove(&version.number).unwrap_or_default();
        if let Some(told) = told(app, slug, version, (shape, &truth)) {
            past.push(told);
        }
    }
    Ok(past)
}

/// What a version told; nothing if nobody can read it, and so nobody was told.
fn told(
    app: &App,
    slug: &str,
    version: &Version,
    (shape, truth): (&Shape, &Hidden),
) -> Option<Counted> {
    let bytes = documents::blob_get_blocking(app, &version.blob);
    let table = bytes
        .map_err(|problem| problem.to_string())
        .and_then(|bytes| shelf::unpacked(&bytes));
    match table {
        Ok(table) => Some(Counted::of(shape, &table, truth)),
        Err(why) => {
            tracing::error!(
                dataset = slug,
                number = version.number,
                why,
                "a version cannot be read"
            );
            None
        }
    }
}
