//! Statements of quality.

use base::Time;
use store::{Json, Row, Sql, Tx, params};

use super::model::{Link, Measured};
use crate::queries::json;

const MEASURED_PUT: Sql = Sql::new(
    "opendata.measured_put",
    "insert into opendata_measured (dataset, body) values ($1, $2)
     on conflict (dataset) do update set body = excluded.body",
);

const MEASURED_ALL: Sql = Sql::new(
    "opendata.measured_all",
    "select dataset, body from opendata_measured order by dataset",
);

const LINK_PUT: Sql = Sql::new(
    "opendata.link_put",
    "insert into opendata_link (url, at_us, failures) values ($1, $2, $3)
     on conflict (url) do update set at_us = excluded.at_us, failures = excluded.failures",
);

const LINKS: Sql = Sql::new(
    "opendata.links",
    "select url, at_us, failures from opendata_link order by url",
);

const LINKS_FORGET: Sql = Sql::new(
    "opendata.links_forget",
    "delete from opendata_link where at_us < $1",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[MEASURED_PUT, MEASURED_ALL, LINK_PUT, LINKS, LINKS_FORGET];

pub(super) fn measured_put(
    tx: &mut Tx<'_>,
    dataset: &str,
    measured: &Measured,
) -> store::Result<()> {
    let values = params![dataset, json(measured)];
    tx.exec(&MEASURED_PUT, &values).map(drop)
}

/// What was found in each dataset's table.
pub(crate) fn measured_all(tx: &mut Tx<'_>) -> store::Result<Vec<(String, Measured)>> {
    tx.all(&MEASURED_ALL, &[], |row| {
        Ok((row.get("dataset")?, row.get::<Json<_>>("body")?.0))
    })
}

pub(super) fn link_put(tx: &mut Tx<'_>, link: &Link) -> store::Result<()> {
    let values = params![link.url.as_str(), link.at, link.failures];
    tx.exec(&LINK_PUT, &values).map(drop)
}

/// All addresses that were tried.
pub(crate) fn links(tx: &mut Tx<'_>) -> store::Result<Vec<Link>> {
    tx.all(&LINKS, &[], link)
}

/// Forgets addresses that nobody tried since.
pub(super) fn links_forget(tx: &mut Tx<'_>, since: Time) -> store::Result<()> {
    tx.exec(&LINKS_FORGET, &params![since]).map(drop)
}

fn link(row: &Row<'_>) -> store::Result<Link> {
    Ok(Link {
        url: row.get("url")?,
        at: row.get("at_us")?,
        failures: row.get("failures")?,
    })
}
