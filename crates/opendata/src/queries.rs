//! Statements, and one function for each.

use base::Time;
use serde::Serialize;
use store::{Json, Row, Sql, Tx, params};

use crate::model::{Dataset, Frequency, Retraction, Said, Version};

const DATASET_PUT: Sql = Sql::new(
    "opendata.dataset_put",
    "insert into opendata_dataset
        (slug, agency, title, about, frequency, licence, dictionary, key_columns, current, checked_us, updated_us,
            details)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (slug) do update set
        agency = excluded.agency, title = excluded.title, about = excluded.about, frequency = excluded.frequency,
        licence = excluded.licence, dictionary = excluded.dictionary, key_columns = excluded.key_columns,
        current = excluded.current, checked_us = excluded.checked_us, updated_us = excluded.updated_us,
        details = excluded.details",
);

const DATASET: Sql = Sql::new(
    "opendata.dataset",
    "select slug, agency, title, about, frequency, licence, dictionary, key_columns, current, checked_us,
            updated_us, details
     from opendata_dataset where slug = $1",
);

const DATASETS: Sql = Sql::new(
    "opendata.datasets",
    "select slug, agency, title, about, frequency, licence, dictionary, key_columns, current, checked_us,
            updated_us, details
     from opendata_dataset order by slug",
);

const VERSION_PUT: Sql = Sql::new(
    "opendata.version_put",
    "insert into opendata_version (dataset, number, at_us, blob, hash, bytes, row_count, kinds, receipt, said)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);

/// Versions from before it was kept have none.
const VERSION_SAID: Sql = Sql::new(
    "opendata.version_said",
    "select said from opendata_version where dataset = $1 and number = $2 and said is not null",
);

const VERSIONS: Sql = Sql::new(
    "opendata.versions",
    "select number, at_us, blob, hash, bytes, row_count, kinds, receipt, retracted_us, notice
     from opendata_version
     where dataset = $1 order by number desc limit 100",
);

const VERSION: Sql = Sql::new(
    "opendata.version",
    "select number, at_us, blob, hash, bytes, row_count, kinds, receipt, retracted_us, notice
     from opendata_version
     where dataset = $1 and number = $2",
);

const VERSION_BEFORE: Sql = Sql::new(
    "opendata.version_before",
    "select number, at_us, blob, hash, bytes, row_count, kinds, receipt, retracted_us, notice
     from opendata_version
     where dataset = $1 and at_us < $2 order by number desc limit 1",
);

/// The newest version that was not taken back.
const VERSION_NEWEST: Sql = Sql::new(
    "opendata.version_newest",
    "select number, at_us, blob, hash, bytes, row_count, kinds, receipt, retracted_us, notice
     from opendata_version
     where dataset = $1 and retracted_us is null order by number desc limit 1",
);

const VERSION_RETRACT: Sql = Sql::new(
    "opendata.version_retract",
    "update opendata_version set retracted_us = $3, notice = $4
     where dataset = $1 and number = $2 and retracted_us is null",
);

const VERSIONS_RETRACT: Sql = Sql::new(
    "opendata.versions_retract",
    "update opendata_version set retracted_us = $2, notice = $3
     where dataset = $1 and retracted_us is null",
);

/// One of which nothing was published.
const DATASET_DELETE: Sql = Sql::new(
    "opendata.dataset_delete",
    "delete from opendata_dataset where slug = $1 and current = 0",
);

/// Every statement of this module.
pub(crate) const SQL: &[Sql] = &[
    DATASET_PUT,
    DATASET,
    DATASETS,
    VERSION_PUT,
    VERSION_SAID,
    VERSIONS,
    VERSION,
    VERSION_BEFORE,
    VERSION_NEWEST,
    VERSION_RETRACT,
    VERSIONS_RETRACT,
    DATASET_DELETE,
];

pub(crate) fn dataset_put(tx: &mut Tx<'_>, dataset: &Dataset) -> store::Result<()> {
    let values = params![
        dataset.slug.as_str(),
        dataset.agency.as_str(),
        json(&dataset.title),
        json(&dataset.about),
        dataset.frequency.code(),
        dataset.licence.as_str(),
        json(&dataset.dictionary),
        json(&dataset.key),
        dataset.current,
        dataset.checked,
        dataset.updated,
        json(&dataset.details)
    ];
    tx.exec(&DATASET_PUT, &values).map(drop)
}

pub(crate) fn dataset(tx: &mut Tx<'_>, slug: &str) -> store::Result<Option<Dataset>> {
    tx.one(&DATASET, &params![slug], dataset_row)
}

pub(crate) fn datasets(tx: &mut Tx<'_>) -> store::Result<Vec<Dataset>> {
    tx.all(&DATASETS, &[], dataset_row)
}

pub(crate) fn version_put(
    tx: &mut Tx<'_>,
    dataset: &Dataset,
    version: &Version,
) -> store::Result<()> {
    let said = Said {
        dictionary: dataset.dictionary.clone(),
        key: dataset.key.clone(),
    };
    let values = params![
        dataset.slug.as_str(),
        version.number,
        version.at,
        version.blob.as_str(),
        version.hash.as_str(),
        version.bytes,
        version.rows,
        json(&version.columns),
        version.receipt.as_deref(),
        json(&said)
    ];
    tx.exec(&VERSION_PUT, &values).map(drop)
}

/// What was said of the columns when a version was published.
pub(crate) fn version_said(
    tx: &mut Tx<'_>,
    slug: &str,
    number: i64,
) -> store::Result<Option<Said>> {
    tx.one(&VERSION_SAID, &params![slug, number], |row| {
        Ok(row.get::<Json<_>>("said")?.0)
    })
}

/// The newest hundred, the newest first.
pub(crate) fn versions(tx: &mut Tx<'_>, slug: &str) -> store::Result<Vec<Version>> {
    tx.all(&VERSIONS, &params![slug], version_row)
}

pub(crate) fn version(tx: &mut Tx<'_>, slug: &str, number: i64) -> store::Result<Option<Version>> {
    tx.one(&VERSION, &params![slug, number], version_row)
}

/// The newest that was not taken back.
pub(crate) fn version_newest(tx: &mut Tx<'_>, slug: &str) -> store::Result<Option<Version>> {
    tx.one(&VERSION_NEWEST, &params![slug], version_row)
}

/// Takes a version back; false if there is none, or it was taken back already.
pub(crate) fn version_retract(
    tx: &mut Tx<'_>,
    (slug, number): (&str, i64),
    retraction: &Retraction,
) -> store::Result<bool> {
    let values = params![slug, number, retraction.at, retraction.notice.as_str()];
    Ok(tx.exec(&VERSION_RETRACT, &values)? > 0)
}

/// Takes all versions back that stand; false if none does.
pub(crate) fn versions_retract(
    tx: &mut Tx<'_>,
    slug: &str,
    retraction: &Retraction,
) -> store::Result<bool> {
    let values = params![slug, retraction.at, retraction.notice.as_str()];
    Ok(tx.exec(&VERSIONS_RETRACT, &values)? > 0)
}

/// Deletes a dataset of which nothing was published.
pub(crate) fn dataset_delete(tx: &mut Tx<'_>, slug: &str) -> store::Result<()> {
    tx.exec(&DATASET_DELETE, &params![slug]).map(drop)
}

/// The newest that was published before a moment.
pub(crate) fn version_before(
    tx: &mut Tx<'_>,
    slug: &str,
    moment: Time,
) -> store::Result<Option<Version>> {
    tx.one(&VERSION_BEFORE, &params![slug, moment], version_row)
}

pub(crate) fn version_row(row: &Row<'_>) -> store::Result<Version> {
    let retracted: Option<Time> = row.get("retracted_us")?;
    let notice: Option<String> = row.get("notice")?;
    Ok(Version {
        number: row.get("number")?,
        at: row.get("at_us")?,
        blob: row.get("blob")?,
        hash: row.get("hash")?,
        bytes: row.get("bytes")?,
        rows: row.get("row_count")?,
        columns: row.get::<Json<_>>("kinds")?.0,
        receipt: row.get("receipt")?,
        retracted: retracted.map(|at| Retraction {
            at,
            notice: notice.unwrap_or_default(),
        }),
    })
}

fn dataset_row(row: &Row<'_>) -> store::Result<Dataset> {
    let frequency: String = row.get("frequency")?;
    Ok(Dataset {
        slug: row.get("slug")?,
        agency: row.get("agency")?,
        title: row.get("title")?,
        about: row.get("about")?,
        frequency: Frequency::parse(&frequency).unwrap_or(Frequency::Daily),
        licence: row.get("licence")?,
        dictionary: row.get::<Json<_>>("dictionary")?.0,
        key: row.get::<Json<_>>("key_columns")?.0,
        current: row.get("current")?,
        checked: row.get::<Time>("checked_us")?,
        updated: row.get::<Time>("updated_us")?,
        details: row.get::<Json<_>>("details")?.0,
    })
}

/// Our own nouns always make JSON.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
