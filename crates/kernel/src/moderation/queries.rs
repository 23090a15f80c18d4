//! Rows of the tables in which modules keep what was moderated of their cases.

use store::Row;

use super::model::{Deed, Moderated};

/// One act from a row with these columns: `version`, `at_us`, `person_id`, `officer`, `act`, `part`, `place`, `said`,
/// `says`, `reason`, `words`. A part that nobody knows any more is `otherwise`.
pub fn moderated_row<P>(
    row: &Row<'_>,
    parse: impl Fn(&str, &str) -> Option<P>,
    otherwise: P,
) -> store::Result<Moderated<P>> {
    let (part, place): (String, String) = (row.get("part")?, row.get("place")?);
    Ok(Moderated {
        version: row.get("version")?,
        at: row.get("at_us")?,
        person: row.get("person_id")?,
        officer: row.get("officer")?,
        deed: row.parse("act", |code| Deed::parse(code).ok_or("not an act"))?,
        part: parse(&part, &place).unwrap_or(otherwise),
        said: row.get("said")?,
        says: row.get("says")?,
        reason: row.get("reason")?,
        words: row.get("words")?,
    })
}
