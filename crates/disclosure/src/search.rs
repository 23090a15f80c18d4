//! What the search box finds among public requests.

use base::{Actor, Lang};
use kernel::App;
use kernel::search::Hit;
use store::Tx;

use crate::actions;
use crate::error::Error;

const HITS: u32 = 8;
/// Characters of a request in a hit.
const EXCERPT: usize = 120;

/// Public requests with all the words, the best first.
pub(crate) fn search(
    tx: &mut Tx<'_>,
    _app: &App,
    _actor: &Actor,
    _lang: Lang,
    words: &str,
) -> Result<Vec<Hit>, store::Error> {
    let rows = actions::request_search(tx, words, HITS).map_err(|error| match error {
        Error::Store(error) => error,
        other => store::Error::Unavailable(other.to_string()),
    })?;
    let hits = rows.into_iter().map(|row| Hit {
        kind: "information",
        code: row.reference.to_string(),
        title: row.title,
        about: row.words.chars().take(EXCERPT).collect(),
        path: format!("/ask/{}", row.reference),
    });
    Ok(hits.collect())
}
