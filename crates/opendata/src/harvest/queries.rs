//! Statements of datasets elsewhere.

use base::Time;
use store::{Json, Row, Sql, Tx, params};

use super::model::{Counted, Harvested, Stands};
use crate::queries::json;

const HARVESTED_PUT: Sql = Sql::new(
    "opendata.harvested_put",
    "insert into opendata_harvested (source, identifier, agency, hash, body, added_us, changed_us, gone_us)
     values ($1, $2, $3, $4, $5, $6, $7, null)
     on conflict (source, identifier) do update set
        agency = excluded.agency, hash = excluded.hash, body = excluded.body, changed_us = excluded.changed_us,
        gone_us = null",
);

const HARVESTED_GONE: Sql = Sql::new(
    "opendata.harvested_gone",
    "update opendata_harvested set gone_us = $3 where source = $1 and identifier = $2 and gone_us is null",
);

const STANDS: Sql = Sql::new(
    "opendata.harvested_stands",
    "select identifier, agency, hash, added_us, gone_us from opendata_harvested
     where source = $1 order by identifier",
);

const HARVESTED: Sql = Sql::new(
    "opendata.harvested",
    "select source, agency, hash, body, added_us, changed_us, gone_us from opendata_harvested
     where source = $1 and identifier > $2 order by identifier limit $3",
);

const ONE: Sql = Sql::new(
    "opendata.harvested_one",
    "select source, agency, hash, body, added_us, changed_us, gone_us from opendata_harvested
     where source = $1 and identifier = $2",
);

const STANDING: Sql = Sql::new(
    "opendata.harvested_standing",
    "select source, agency, hash, body, added_us, changed_us, gone_us from opendata_harvested
     where gone_us is null order by source, identifier",
);

const COUNTED: Sql = Sql::new(
    "opendata.harvested_counted",
    "select source, count(*) as found, count(gone_us) as gone from opendata_harvested
     group by source order by source",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    HARVESTED_PUT,
    HARVESTED_GONE,
    STANDS,
    HARVESTED,
    ONE,
    STANDING,
    COUNTED,
];

pub(super) fn harvested_put(tx: &mut Tx<'_>, harvested: &Harvested) -> store::Result<()> {
    let values = params![
        harvested.source.as_str(),
        harvested.described.identifier.as_str(),
        harvested.agency.as_deref(),
        harvested.hash.as_str(),
        json(&harvested.described),
        harvested.added,
        harvested.changed
    ];
    tx.exec(&HARVESTED_PUT, &values).map(drop)
}

pub(super) fn harvested_gone(
    tx: &mut Tx<'_>,
    (source, identifier): (&str, &str),
    now: Time,
) -> store::Result<()> {
    let values = params![source, identifier, now];
    tx.exec(&HARVESTED_GONE, &values).map(drop)
}

/// All that is kept of a catalogue, by identifier.
pub(super) fn stands(tx: &mut Tx<'_>, source: &str) -> store::Result<Vec<Stands>> {
    tx.all(&STANDS, &params![source], |row| {
        Ok(Stands {
            identifier: row.get("identifier")?,
            agency: row.get("agency")?,
            hash: row.get("hash")?,
            added: row.get("added_us")?,
            is_gone: row.get::<Option<Time>>("gone_us")?.is_some(),
        })
    })
}

/// So many of a catalogue after an identifier.
pub(super) fn harvested(
    tx: &mut Tx<'_>,
    (source, after): (&str, &str),
    limit: i64,
) -> store::Result<Vec<Harvested>> {
    tx.all(&HARVESTED, &params![source, after, limit], row)
}

/// One of a catalogue.
pub(super) fn harvested_one(
    tx: &mut Tx<'_>,
    (source, identifier): (&str, &str),
) -> store::Result<Option<Harvested>> {
    tx.one(&ONE, &params![source, identifier], row)
}

/// All that are not gone, by source and identifier.
pub(super) fn standing(tx: &mut Tx<'_>) -> store::Result<Vec<Harvested>> {
    tx.all(&STANDING, &[], row)
}

/// How many are kept of each catalogue.
pub(super) fn counted(tx: &mut Tx<'_>) -> store::Result<Vec<Counted>> {
    tx.all(&COUNTED, &[], |row| {
        let (found, gone): (i64, i64) = (row.get("found")?, row.get("gone")?);
        Ok(Counted {
            source: row.get("source")?,
            standing: found - gone,
            gone,
        })
    })
}

fn row(row: &Row<'_>) -> store::Result<Harvested> {
    Ok(Harvested {
        source: row.get("source")?,
        agency: row.get("agency")?,
        hash: row.get("hash")?,
        described: row.get::<Json<_>>("body")?.0,
        added: row.get("added_us")?,
        changed: row.get("changed_us")?,
        gone: row.get("gone_us")?,
    })
}
