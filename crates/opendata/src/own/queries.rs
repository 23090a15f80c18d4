//! Statements of what is withheld.

use base::Time;
use store::{Sql, Tx, params};

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

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[WITHHELD, WITHHELD_PUT, WITHHELD_DELETE];

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
