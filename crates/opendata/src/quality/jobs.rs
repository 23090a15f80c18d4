//! Looking into the table of a version once it is published, and trying addresses elsewhere, a few each hour.

use std::collections::BTreeSet;
use std::time::Duration;

use base::Time;
use kernel::App;
use kernel::documents;
use kernel::jobs::{Job, JobError};
use kernel::outbound::{Error as Outside, Limits};
use kernel::registry::Registry;
use serde::{Deserialize, Serialize};
use store::{NewJob, Tx};
use tables::Table;

use super::model::{Link, Measured};
use super::{addresses, queries, rules};
use crate::catalogue::queries::entries;
use crate::model::{Dataset, Version};
use crate::{queries as datasets, shelf};

/// The names of the jobs.
const MEASURE: &str = "opendata.measure";
const LINKS: &str = "opendata.links";
/// From one round of addresses to the next.
const EVERY: Duration = Duration::from_hours(1);
/// Addresses of a round, and how long each may take: together less than a job may.
const MOST: usize = 12;
const LIMITS: Limits = Limits {
    bytes: 64 * 1024,
    time: Duration::from_secs(5),
    redirects: 3,
};
/// What nobody tried for so long is no dataset's address any more.
const FORGOTTEN: Duration = Duration::from_hours(24 * 30);

pub(crate) fn jobs() -> Vec<Job> {
    vec![
        Job {
            kind: MEASURE,
            run: measure,
        },
        Job {
            kind: LINKS,
            run: |app, _| links(app),
        },
    ]
}

/// What the job is told.
#[derive(Debug, Serialize, Deserialize)]
struct Asked {
    slug: String,
    number: i64,
}

/// The job that looks into a version.
pub(crate) fn measuring(slug: &str, number: i64, now: Time) -> NewJob {
    let asked = Asked {
        slug: slug.to_owned(),
        number,
    };
    NewJob {
        id: format!("measure-{number}-{slug}"),
        kind: MEASURE.to_owned(),
        key: None,
        payload: datasets::json(&asked),
        run_at: now,
        now,
    }
}

fn measure(app: &App, payload: &str) -> Result<(), JobError> {
    let asked: Asked =
        serde_json::from_str(payload).map_err(|error| JobError::Dead(error.to_string()))?;
    let shared = app.clone();
    let read = move |tx: &mut Tx<'_>| {
        let version = datasets::version(tx, &asked.slug, asked.number)?;
        let dataset = datasets::dataset(tx, &asked.slug)?;
        Ok::<_, store::Error>((dataset.zip(version), shared.registry.get(tx)?))
    };
    let (found, registry) = app.db.read_blocking("opendata.measure", read)?;
    let Some((dataset, version)) = found else {
        return Ok(());
    };
    if version.number != dataset.current || version.retracted.is_some() {
        // The one that is the newest has a job of its own.
        return Ok(());
    }
    let measured = measured(app, &version, &registry)?;
    let put = move |tx: &mut Tx<'_>| {
        // Another version may have become the newest meanwhile: a newer one, or an older one when this was taken back.
        let now = datasets::dataset(tx, &dataset.slug)?;
        if now.is_some_and(|now| now.current == measured.version) {
            queries::measured_put(tx, &dataset.slug, &measured)?;
        }
        Ok::<_, store::Error>(())
    };
    Ok(app.db.write_blocking("opendata.measured", put)?)
}

/// What a version holds. That its file cannot be fetched just now says nothing of it.
fn measured(app: &App, version: &Version, registry: &Registry) -> Result<Measured, JobError> {
    let bytes = match documents::blob_get_blocking(app, &version.blob) {
        Ok(bytes) => Some(bytes),
        Err(problem) if problem.status == 404 => None,
        Err(problem) => return Err(JobError::Retry(problem.to_string())),
    };
    let table: Option<Table> = bytes.and_then(|bytes| shelf::unpacked(&bytes).ok());
    let (filled, cells) = table.as_ref().map(rules::cells).unwrap_or_default();
    let lists = lists(registry);
    Ok(Measured {
        version: version.number,
        edition: Measured::EDITION,
        at: app.clock.now(),
        filled,
        cells,
        linked: table
            .as_ref()
            .map(|table| rules::linked(table, &lists))
            .unwrap_or_default(),
        answers: table.is_some(),
    })
}

/// Codes that tables of others use as well.
fn lists(registry: &Registry) -> [(&'static str, BTreeSet<String>); 4] {
    let states = registry.states().map(|state| state.code.to_string());
    let agencies = registry.agencies().map(|agency| agency.code.to_string());
    let districts = registry.districts().iter();
    let categories = registry.categories().iter();
    [
        ("states", states.collect()),
        ("agencies", agencies.collect()),
        (
            "districts",
            districts
                .map(|district| district.code.to_string())
                .collect(),
        ),
        (
            "categories",
            categories
                .map(|category| category.code.to_string())
                .collect(),
        ),
    ]
}

fn round(at: Time) -> NewJob {
    NewJob::round(LINKS, "links", EVERY, at)
}

/// Makes sure that addresses elsewhere are tried from now on.
pub(crate) fn links_ensure(app: &App) -> Result<(), store::Error> {
    let first = round(app.clock.now());
    app.db.write_blocking("opendata.links_first", move |tx| {
        tx.enqueue(&first).map(drop)
    })
}

/// Makes sure that every table that stands is looked into: an upgrade brings tables into which nobody looked, or not for all
/// that is looked for now.
pub(crate) fn measures_ensure(app: &App) -> Result<(), store::Error> {
    let now = app.clock.now();
    app.db.write_blocking("opendata.measures_first", move |tx| {
        for entry in entries(tx)? {
            let number = entry.version.number;
            let is_known = entry
                .measured
                .is_some_and(|known| known.version == number && known.edition == Measured::EDITION);
            if !is_known {
                tx.enqueue(&measuring(&entry.dataset.slug, number, now))?;
            }
        }
        Ok::<_, store::Error>(())
    })
}

/// The next round is certain before this one begins.
fn links(app: &App) -> Result<(), JobError> {
    let now = app.clock.now();
    let next = round(now + EVERY);
    app.db
        .write_blocking("opendata.links_next", move |tx| tx.enqueue(&next).map(drop))?;
    let read =
        |tx: &mut Tx<'_>| Ok::<_, store::Error>((datasets::datasets(tx)?, queries::links(tx)?));
    let (all, known) = app.db.read_blocking("opendata.links", read)?;
    let used: Vec<String> = all.iter().filter_map(elsewhere).collect();
    let tried: Vec<Link> = addresses::due(&used, &known, (now, MOST))
        .into_iter()
        .map(|link| tried(app, link))
        .collect();
    let put = move |tx: &mut Tx<'_>| {
        for link in &tried {
            queries::link_put(tx, link)?;
        }
        queries::links_forget(tx, now - FORGOTTEN)
    };
    Ok(app.db.write_blocking("opendata.links_put", put)?)
}

/// The address elsewhere that a dataset names, if it names one. Its files are ours.
pub(super) fn elsewhere(dataset: &Dataset) -> Option<String> {
    let contact = dataset.details.contact.as_deref()?;
    contact.starts_with("https://").then(|| contact.to_owned())
}

fn tried(app: &App, link: Link) -> Link {
    let answer = app.outbound.get(&link.url, &LIMITS);
    let is_alive = match answer {
        Ok(answer) => addresses::is_alive(answer.status),
        // Somebody is at home who has much to say.
        Err(Outside::TooLarge(_)) => true,
        Err(_) => false,
    };
    Link {
        at: app.clock.now(),
        failures: if is_alive { 0 } else { link.failures + 1 },
        ..link
    }
}
