//! Statements of what is withheld and hidden.

use base::Time;
use store::{Json, Sql, Tx, params};

use super::counted::Hidden;
use crate::queries::json;

const WITHHELD: Sql = Sql::new(
    "opendata.withheld",
    "select dataset, found from opendata_withheld order by dataset",
);

const WITHHELD_PUT: Sql = Sql::new(
    "opendata.withheld_put",
    "insert into opendata_withheld (dataset, found, at_us) values ($1, $2, $3)
     on conflict (dataset) do update set found = excluded.found, at_us = excluded.at_us",
);

const WITHHELD_DELETE: Sql = Sql::new(
    "opendata.withheld_delete",
    "delete from opendata_withheld where dataset = $1",
);

const HIDDEN_PUT: Sql = Sql::new(
    "opendata.hidden_put",
    "insert into opendata_hidden (dataset, number, body) values ($1, $2, $3)",
);

const HIDDEN: Sql = Sql::new(
    "opendata.hidden",
    "select number, body from opendata_hidden where dataset = $1 order by number desc limit 100",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[WITHHELD, WITHHELD_PUT, WITHHELD_DELETE, HIDDEN_PUT, HIDDEN];

/// Keeps what a version hides.
pub(crate) fn hidden_put(
    tx: &mut Tx<'_>,
    (slug, number): (&str, i64),
    hidden: &Hidden,
) -> store::Result<()> {
    let values = params![slug, number, json(hidden)];
    tx.exec(&HIDDEN_PUT, &values).map(drop)
}

/// What the newest versions of a dataset hide, by their numbers.
pub(super) fn hidden(tx: &mut Tx<'_>, slug: &str) -> store::Result<Vec<(i64, Hidden)>> {
    tx.all(&HIDDEN, &params![slug], |row| {
        Ok((row.get("number")?, row.get::<Json<_>>("body")?.0))
    })
}

/// What is known to be withheld, each with what was found when it was told.
pub(crate) fn withheld(tx: &mut Tx<'_>) -> store::Result<Vec<(String, String)>> {
    tx.all(&WITHHELD, &[], |row| {
        Ok((row.get("dataset")?, row.get("found")?))
    })
}

pub(crate) fn withheld_put(
    tx: &mut Tx<'_>,
    (slug, found): (&str, &str),
    now: Time,
) -> store::Result<()> {
    tx.exec(&WITHHELD_PUT, &params![slug, found, now]).map(drop)
}

pub(crate) fn withheld_delete(tx: &mut Tx<'_>, slug: &str) -> store::Result<()> {
    tx.exec(&WITHHELD_DELETE, &params![slug]).map(drop)
}
