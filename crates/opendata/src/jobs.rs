//! What modules publish of their own work, looked at on a schedule: what changed becomes a version.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use base::{Lang, Text, Time, hex};
use kernel::App;
use kernel::audit::Fresh;
use kernel::datasets::{Dataset as Own, Pace};
use kernel::documents;
use kernel::jobs::{Job, JobError};
use kernel::registry::Registry;
use sha2::{Digest, Sha256};
use store::{NewJob, Tx};
use tables::{Schema, Table};

use crate::actions::{self, Publication};
use crate::error::Error;
use crate::harvest;
use crate::model::{Dataset, Details, FieldAbout, Frequency, Version};
use crate::own::{self, damaged};
use crate::quality::{links_ensure, measures_ensure};
use crate::{queries, shelf};

/// The names of the jobs.
const REFRESH: &str = "opendata.refresh";
const WITHHELD: &str = "opendata.withheld";
/// From one look to the next; what is published daily is looked at only when its day is over.
const EVERY: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

pub(crate) fn jobs() -> Vec<Job> {
    vec![
        Job {
            kind: REFRESH,
            run: |app, _| run(app),
        },
        // Another try would find the same: it is only there to be seen by whoever looks after the house.
        Job {
            kind: WITHHELD,
            run: |_, told| Err(JobError::Dead(told.to_owned())),
        },
    ]
}

fn round(at: Time) -> NewJob {
    NewJob::round(REFRESH, "refresh", EVERY, at)
}

/// Makes sure that what modules publish is looked at from now on.
pub fn watch_ensure(app: &App) -> Result<(), store::Error> {
    links_ensure(app)?;
    measures_ensure(app)?;
    harvest::rounds_ensure(app)?;
    let first = round(app.clock.now());
    app.db.write_blocking("opendata.refresh_first", move |tx| {
        tx.enqueue(&first).map(drop)
    })
}

/// The next look is certain before this one begins.
fn run(app: &App) -> Result<(), JobError> {
    let next = round(app.clock.now() + EVERY);
    app.db.write_blocking("opendata.refresh_next", move |tx| {
        tx.enqueue(&next).map(drop)
    })?;
    let looked = looked(app);
    // Noted first: that another dataset failed and all are looked at again does not lose it.
    withheld_note(app, &looked)?;
    match looked.failed {
        Some(error) => Err(JobError::Retry(error.to_string())),
        None => Ok(()),
    }
}

/// What came of a look at all datasets.
#[derive(Debug, Default)]
struct Looked {
    /// Those with nothing to tell.
    clear: Vec<String>,
    /// Those that may not be published: another try in a minute would find the same, and the next look may not.
    withheld: Vec<(String, Error)>,
    /// Why one could not be looked at.
    failed: Option<Error>,
}

/// Looks at each dataset whose time has come, each in transactions of its own. One that fails keeps no other from being
/// looked at.
fn looked(app: &App) -> Looked {
    let mut looked = Looked::default();
    for own in &app.datasets {
        match refresh(app, *own) {
            Ok(()) => looked.clear.push(own.slug.to_owned()),
            Err(error @ (Error::Withheld { .. } | Error::Taken)) => {
                looked.withheld.push((own.slug.to_owned(), error));
            }
            Err(error) => {
                tracing::error!(dataset = own.slug, %error, "not published");
                looked.failed = Some(error);
            }
        }
    }
    looked
}

/// Tells what is withheld, each once for what was found: in the log, and by a job that whoever looks after the house sees laid
/// aside. What is withheld no more is forgotten.
fn withheld_note(app: &App, looked: &Looked) -> Result<(), store::Error> {
    let read = |tx: &mut Tx<'_>| own::queries::withheld(tx);
    let known: BTreeMap<String, String> = app
        .db
        .read_blocking("opendata.withheld", read)?
        .into_iter()
        .collect();
    let over = looked.clear.iter().filter(|slug| known.contains_key(*slug));
    let over: Vec<String> = over.cloned().collect();
    let found = looked.withheld.iter();
    let found = found.map(|(slug, error)| (slug.clone(), error.to_string()));
    let new: Vec<(String, String)> = found
        .filter(|(slug, found)| known.get(slug) != Some(found))
        .collect();
    if over.is_empty() && new.is_empty() {
        return Ok(());
    }
    for (slug, found) in &new {
        tracing::error!(dataset = slug, found, "withheld");
    }
    let now = app.clock.now();
    app.db.write_blocking("opendata.withheld_note", move |tx| {
        for slug in &over {
            own::queries::withheld_delete(tx, slug)?;
        }
        for (slug, found) in &new {
            own::queries::withheld_put(tx, (slug, found), now)?;
            tx.enqueue(&NewJob {
                id: format!("withheld-{}-{slug}", now.micros()),
                kind: WITHHELD.to_owned(),
                key: None,
                payload: format!("{slug}: {found}"),
                run_at: now,
                now,
            })?;
        }
        Ok::<_, store::Error>(())
    })
}

/// Looks at each dataset whose time has come; tells of one that could not be published, if there is any.
pub fn datasets_refresh(app: &App) -> Result<(), Error> {
    let Looked {
        withheld, failed, ..
    } = looked(app);
    let kept = withheld.into_iter().map(|(_, error)| error).next();
    failed.or(kept).map_or(Ok(()), Err)
}

/// What is known of a dataset before it is looked at.
struct Before {
    registry: Arc<Registry>,
    known: Option<(Dataset, Option<Version>)>,
}

fn refresh(app: &App, own: Own) -> Result<(), Error> {
    let now = app.clock.now();
    let shared = app.clone();
    let before = move |tx: &mut Tx<'_>| {
        let known = queries::dataset(tx, own.slug)?;
        let newest = queries::versions(tx, own.slug)?.into_iter().next();
        Ok::<_, Error>(Before {
            registry: shared.registry.get(tx)?,
            known: known.map(|dataset| (dataset, newest)),
        })
    };
    let Before { registry, known } = app.db.read_blocking("opendata.refresh_known", before)?;
    let every = match own.pace {
        Pace::Hourly => EVERY,
        Pace::Daily => DAY,
    };
    // An agency had the name before a module wanted it: what it published stays its own.
    if known.as_ref().is_some_and(|(dataset, _)| dataset.is_kept()) {
        return Err(Error::Taken);
    }
    // A look that a clock ahead of time noted is no reason to wait.
    let is_young = |dataset: &Dataset| dataset.checked <= now && now.since(dataset.checked) < every;
    if known.as_ref().is_some_and(|(dataset, _)| is_young(dataset)) {
        return Ok(());
    }
    let own::Made { table, hidden } = own::table(app, own, now)?;
    if known.is_none() && table.rows() == 0 {
        // What never held anything is no dataset yet.
        return Ok(());
    }
    let bytes = shelf::packed(&table).map_err(|why| damaged(own, &why))?;
    let hash = hex(&Sha256::digest(&bytes));
    let (mut dataset, newest) = match known {
        Some((known, newest)) => (described(app, own, &registry, known.updated), newest),
        None => (described(app, own, &registry, now), None),
    };
    dataset.checked = now;
    // Its rows are as they are when somebody looks.
    dataset.details.data_as_of = Some(registry.day(now));
    let number = newest.as_ref().map_or(0, |version| version.number);
    dataset.current = number;
    let same = |newest: &Version| newest.hash == hash || holds(app, newest, &table);
    let version = if newest.as_ref().is_some_and(same) {
        None
    } else {
        dataset.current = number + 1;
        dataset.updated = now;
        Some(Version {
            number: dataset.current,
            at: now,
            bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            rows: i64::try_from(table.rows()).unwrap_or(i64::MAX),
            columns: columns(table.schema()),
            blob: documents::blob_store_blocking(app, bytes).map_err(Error::Problem)?,
            hash,
            receipt: None,
            retracted: None,
        })
    };
    let publication = Publication {
        dataset,
        version,
        hidden,
        fresh: Fresh::draw(&app.ids, now),
    };
    app.db.write_blocking("opendata.publish", move |tx| {
        actions::dataset_publish(tx, now, &publication)
    })
}

/// Whether a version holds this very table, though other bytes would be written for it today.
fn holds(app: &App, version: &Version, table: &Table) -> bool {
    let bytes = documents::blob_get_blocking(app, &version.blob);
    bytes.is_ok_and(|bytes| shelf::unpacked(&bytes).is_ok_and(|old| old == *table))
}

fn columns(schema: &Schema) -> Vec<(String, String)> {
    let fields = schema.fields().iter();
    fields
        .map(|field| (field.name.clone(), field.kind.code().to_owned()))
        .collect()
}

/// The dataset as its module describes it now; the bureau publishes it.
fn described(app: &App, own: Own, registry: &Registry, updated: Time) -> Dataset {
    let dictionary = own.columns.iter().map(|column| FieldAbout {
        name: column.name.to_owned(),
        kind: own::kind(column).code().to_owned(),
        about: text(app, column.key),
    });
    Dataset {
        slug: own.slug.to_owned(),
        agency: registry.settings().triage.agency.to_string(),
        title: text(app, own.key),
        about: text(app, &format!("{}-about", own.key)),
        frequency: match own.pace {
            Pace::Hourly => Frequency::Hourly,
            Pace::Daily => Frequency::Daily,
        },
        licence: own.licence.to_owned(),
        dictionary: dictionary.collect(),
        key: own
            .names_row
            .iter()
            .map(|name| (*name).to_owned())
            .collect(),
        current: 0,
        checked: updated,
        updated,
        details: Details {
            theme: Some(own.theme.code().to_owned()),
            place: Some(registry.settings().country.clone()),
            ..Details::default()
        },
    }
}

/// What a message says in each language.
fn text(app: &App, key: &str) -> Text {
    let locales = app.site.locales();
    let said = |lang: Lang| (lang, locales.text(lang, key).into_owned());
    let all = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA].map(said);
    Text::new(all).unwrap_or_else(|_| Text::malay(key))
}
