//! What the search box finds among reports.

use base::{Actor, Lang};
use kernel::App;
use kernel::search::Hit;
use store::Tx;

use crate::actions;
use crate::error::Error;

const HITS: u32 = 10;
/// Characters of a description in a hit.
const EXCERPT: usize = 100;

/// Public reports with all the words, newest first.
pub(crate) fn search(
    tx: &mut Tx<'_>,
    app: &App,
    _actor: &Actor,
    lang: Lang,
    words: &str,
) -> Result<Vec<Hit>, store::Error> {
    let registry = app.registry.get(tx)?;
    let rows = actions::report_search(tx, words, HITS).map_err(|error| match error {
        Error::Store(error) => error,
        other => store::Error::Unavailable(other.to_string()),
    })?;
    Ok(rows
        .into_iter()
        .map(|row| Hit {
            kind: "report",
            code: row.reference.to_string(),
            title: registry.category(&row.category).map_or_else(
                || row.reference.to_string(),
                |category| category.name.get(lang).to_string(),
            ),
            about: row.description.chars().take(EXCERPT).collect(),
            path: format!("/reports/{}", row.reference),
        })
        .collect())
}
