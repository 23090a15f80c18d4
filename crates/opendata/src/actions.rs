//! One function for each verb; the only writers.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use base::words::tokens;
use base::{Actor, Lang, Time};
use kernel::App;
use kernel::audit::{self, Act, Fresh};
use kernel::documents;
use kernel::search::Hit;
use serde_json::json;
use store::Tx;

use crate::catalogue::withdrawn;
use crate::error::Error;
use crate::follows::telling;
use crate::harvest;
use crate::model::{Dataset, DatasetShown, Version, Which};
use crate::own::{self, Hidden};
use crate::quality::measuring;
use crate::{queries, rules};

/// The name under which the catalogue is remembered, and for how long.
const CATALOGUE: &str = "opendata.catalogue";
const AGE: Duration = Duration::from_secs(5);
/// Hits of the search box.
const HITS: usize = 8;

/// What somebody looked at: the dataset as it is described now, and a version if it changed. Whatever is random in it
/// is drawn before the transaction.
#[derive(Debug, Clone)]
pub(crate) struct Publication {
    pub(crate) dataset: Dataset,
    pub(crate) version: Option<Version>,
    /// What the version hides.
    pub(crate) hidden: Hidden,
    pub(crate) fresh: Fresh,
}

/// Keeps a dataset as it is described, with its new version if there is one. Only the house's own job asks for it.
pub(crate) fn dataset_publish(
    tx: &mut Tx<'_>,
    now: Time,
    publication: &Publication,
) -> Result<(), Error> {
    let Publication {
        dataset,
        version,
        hidden,
        fresh,
    } = publication;
    let newest = queries::dataset(tx, &dataset.slug)?.map_or(0, |known| known.current);
    let expected = version
        .as_ref()
        .map_or(dataset.current, |new| new.number - 1);
    if newest != expected {
        // Another node published meanwhile, from what was there then: this look is out of date.
        return Ok(());
    }
    queries::dataset_put(tx, dataset)?;
    let Some(version) = version else {
        return Ok(());
    };
    if !hidden.is_empty() {
        own::queries::hidden_put(tx, (&dataset.slug, version.number), hidden)?;
    }
    version_add(tx, now, (dataset, version), fresh)
}

/// Keeps a version for good, and its act in the public log.
pub(crate) fn version_add(
    tx: &mut Tx<'_>,
    now: Time,
    (dataset, version): (&Dataset, &Version),
    fresh: &Fresh,
) -> Result<(), Error> {
    let holder = format!("dataset/{}/{}", dataset.slug, version.number);
    documents::blob_keep(tx, &holder, &version.blob)?;
    let act = Act {
        name: "dataset.published",
        agency: &dataset.agency,
        kind: "dataset",
        reference: &dataset.slug,
        public: true,
        subject: (&dataset.slug, version.number),
        payload: json!({
            "slug": dataset.slug,
            "version": version.number,
            "hash": version.hash,
            "rows": version.rows,
            "bytes": version.bytes,
        }),
    };
    let receipt = Some(audit::leaf_name(now, fresh, &act));
    let version = Version {
        receipt,
        ..version.clone()
    };
    queries::version_put(tx, dataset, &version)?;
    tx.enqueue(&measuring(&dataset.slug, version.number, now))?;
    tx.enqueue(&telling(&dataset.slug, version.number, now))?;
    Ok(audit::record(tx, now, fresh, &act)?)
}

/// A dataset with its versions.
pub fn dataset_show(tx: &mut Tx<'_>, slug: &str) -> Result<DatasetShown, Error> {
    let dataset = queries::dataset(tx, slug)?.filter(|dataset| dataset.current > 0);
    Ok(DatasetShown {
        dataset: dataset.ok_or(Error::Missing)?,
        versions: queries::versions(tx, slug)?,
    })
}

/// One version of a dataset; refused with its notice if it was taken back.
pub(crate) fn version_find(
    tx: &mut Tx<'_>,
    slug: &str,
    which: Which,
) -> Result<(Dataset, Version), Error> {
    let dataset = queries::dataset(tx, slug)?.ok_or(Error::Missing)?;
    let version = match which {
        Which::Newest => match queries::version_newest(tx, slug)? {
            // All were taken back: the last one's notice says why.
            None => queries::version(tx, slug, dataset.current)?,
            newest => newest,
        },
        Which::Number(number) => queries::version(tx, slug, number)?,
        Which::Before(moment) => queries::version_before(tx, slug, moment)?,
    };
    let version = version.ok_or(Error::Missing)?;
    match version.retracted {
        Some(retraction) => Err(Error::Retracted(retraction.notice)),
        None => Ok((dataset, version)),
    }
}

/// All datasets of which a version stands, by slug, as they were a few seconds ago at most.
pub async fn datasets_list(app: &App, now: Time) -> Result<Arc<Vec<Dataset>>, Error> {
    let read = |tx: &mut Tx<'_>| Ok::<_, Error>(published(tx)?);
    app.memo.figure(&app.db, (CATALOGUE, now, AGE), read).await
}

fn published(tx: &mut Tx<'_>) -> store::Result<Vec<Dataset>> {
    let gone: HashSet<String> = withdrawn(tx)?.into_iter().map(|gone| gone.slug).collect();
    let all = queries::datasets(tx)?.into_iter();
    let stands = |dataset: &Dataset| dataset.current > 0 && !gone.contains(&dataset.slug);
    Ok(all.filter(stands).collect())
}

/// What the search box finds of datasets.
pub(crate) fn datasets_found(
    tx: &mut Tx<'_>,
    _: &App,
    _: &Actor,
    lang: Lang,
    words: &str,
) -> Result<Vec<Hit>, store::Error> {
    let sought = tokens(words);
    if sought.is_empty() {
        return Ok(Vec::new());
    }
    let all = published(tx)?;
    let found = rules::found(&all, &sought).into_iter().take(HITS);
    let hit = |dataset: &Dataset| Hit {
        kind: "dataset",
        code: dataset.slug.clone(),
        title: dataset.title.get(lang).to_string(),
        about: dataset.about.get(lang).to_string(),
        path: format!("/data/{}", dataset.slug),
    };
    let mut hits: Vec<Hit> = found.map(hit).collect();
    hits.extend(harvest::hits(tx, lang, &sought)?);
    Ok(hits)
}
