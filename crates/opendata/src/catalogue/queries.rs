//! Statements over all datasets at once.

use std::collections::HashMap;

use base::Time;
use store::{Row, Sql, Tx};

use super::{Entry, Withdrawn};
use crate::model::Version;
use crate::quality::{self, model::Measured};
use crate::queries::version_row;

const NEWEST: Sql = Sql::new(
    "opendata.newest_versions",
    "select v.dataset, v.number, v.at_us, v.blob, v.hash, v.bytes, v.row_count, v.kinds, v.receipt,
            v.retracted_us, v.notice, f.at_us as created_us
     from opendata_dataset d
     join opendata_version v on v.dataset = d.slug and v.number = d.current
     join opendata_version f on f.dataset = d.slug and f.number = 1",
);

/// Those of which no version stands any more: the one that was the newest says why.
const WITHDRAWN: Sql = Sql::new(
    "opendata.withdrawn",
    "select v.dataset, v.retracted_us, v.notice
     from opendata_dataset d
     join opendata_version v on v.dataset = d.slug and v.number = d.current
     where v.retracted_us is not null
     order by v.retracted_us desc, v.dataset",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[NEWEST, WITHDRAWN];

/// All datasets of which no version stands any more, those that went last first.
pub(crate) fn withdrawn(tx: &mut Tx<'_>) -> store::Result<Vec<Withdrawn>> {
    tx.all(&WITHDRAWN, &[], |row| {
        Ok(Withdrawn {
            slug: row.get("dataset")?,
            at: row.get("retracted_us")?,
            notice: row.get::<Option<String>>("notice")?.unwrap_or_default(),
        })
    })
}

/// All datasets of which a version stands, by slug, with the newest of these.
pub(crate) fn entries(tx: &mut Tx<'_>) -> store::Result<Vec<Entry>> {
    let newest = tx.all(&NEWEST, &[], row)?;
    let mut newest: HashMap<String, (Version, Time)> = newest.into_iter().collect();
    let measured = quality::queries::measured_all(tx)?;
    let mut measured: HashMap<String, Measured> = measured.into_iter().collect();
    let links = quality::queries::links(tx)?;
    let all = crate::queries::datasets(tx)?.into_iter();
    let entry = |dataset: crate::model::Dataset| {
        let (version, created) = newest.remove(&dataset.slug)?;
        if version.retracted.is_some() {
            return None;
        }
        let contact = dataset.details.contact.as_deref();
        let mut dead = links
            .iter()
            .filter(|link| quality::addresses::is_dead(link));
        Some(Entry {
            measured: measured.remove(&dataset.slug),
            is_dead: dead.any(|link| Some(link.url.as_str()) == contact),
            dataset,
            version,
            created,
        })
    };
    Ok(all.filter_map(entry).collect())
}

fn row(row: &Row<'_>) -> store::Result<(String, (Version, Time))> {
    let version = version_row(row)?;
    Ok((row.get("dataset")?, (version, row.get("created_us")?)))
}
