//! All datasets with their newest versions, as machines of other portals list them.

mod pages;
pub(crate) mod queries;
pub(crate) mod subjects;

use std::sync::Arc;
use std::time::Duration;

use base::{Problem, Time};
use kernel::App;
use store::Tx;

use crate::error::Error;
use crate::model::{Dataset, Version};
use crate::names::{self, Noun};
use crate::quality::model::Measured;

pub(crate) use pages::routes;
pub(crate) use queries::{SQL, withdrawn};

/// The name under which the list is remembered, and for how long.
const NAME: &str = "opendata.entries";
/// The name under which those are remembered that were taken back.
const GONE: &str = "opendata.withdrawn";
const AGE: Duration = Duration::from_secs(5);

/// A dataset with its newest version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) dataset: Dataset,
    pub(crate) version: Version,
    /// When its first version was published.
    pub(crate) created: Time,
    /// What was found in its table, if somebody looked.
    pub(crate) measured: Option<Measured>,
    /// Whether the address for questions about it does not answer any more.
    pub(crate) is_dead: bool,
}

/// A dataset of which all was taken back: it stands in no list of data, and who had it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Withdrawn {
    pub(crate) slug: String,
    pub(crate) at: Time,
    pub(crate) notice: String,
}

/// All that was taken back, what went last first, as it was a few seconds ago at most.
pub(crate) async fn tombstones(app: &App, now: Time) -> Result<Arc<Vec<Withdrawn>>, Problem> {
    let read = |tx: &mut Tx<'_>| Ok::<_, Error>(withdrawn(tx)?);
    let found = app.memo.figure(&app.db, (GONE, now, AGE), read).await;
    found.map_err(Problem::from)
}

/// What is said of a dataset that is not among those of which a version stands: why it was taken back, if it was.
pub(crate) async fn missing(app: &App, now: Time, slug: &str) -> Problem {
    let gone = match tombstones(app, now).await {
        Ok(gone) => gone,
        Err(problem) => return problem,
    };
    let mut gone = gone.iter();
    let found = gone.find(|gone| gone.slug == slug);
    found.map_or_else(Problem::not_found, |gone| {
        Error::Retracted(gone.notice.clone()).into()
    })
}

/// All of them, by slug, as they were a few seconds ago at most.
pub(crate) async fn entries(app: &App, now: Time) -> Result<Arc<Vec<Entry>>, Problem> {
    let read = |tx: &mut Tx<'_>| Ok::<_, Error>(queries::entries(tx)?);
    let found = app.memo.figure(&app.db, (NAME, now, AGE), read).await;
    found.map_err(Problem::from)
}

/// The slug of a dataset that somebody calls by its slug, its id, a resource's id or its four-by-four.
pub(crate) fn slug_of(all: &[Entry], formats: &[&str], name: &str) -> Option<String> {
    let is_called = |entry: &&Entry| {
        let slug = entry.dataset.slug.as_str();
        let resource = |format: &&str| names::uuid(Noun::Resource(format), slug) == name;
        names::uuid(Noun::Dataset, slug) == name
            || names::four_by_four(slug) == name
            || formats.iter().any(resource)
    };
    let by_slug = all.iter().any(|entry| entry.dataset.slug == name);
    if by_slug {
        return Some(name.to_owned());
    }
    let found = all.iter().find(is_called);
    let found = found.map(|entry| entry.dataset.slug.clone());
    // One that was published a moment ago is not among them yet.
    found.or_else(|| names::is_slug(name).then(|| name.to_owned()))
}
