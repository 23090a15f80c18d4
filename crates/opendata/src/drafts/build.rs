//! The job that looks at a draft: reads all of its file, makes the table, and says what differs and what must not become
//! public.

use std::collections::BTreeMap;
use std::time::Duration;

use base::{Time, hex};
use kernel::App;
use kernel::documents;
use kernel::jobs::JobError;
use kernel::outbound;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{NewJob, Tx};
use tables::Table;
use tables::merge::{Diff, MergeError, append, keyed, upsert};
use tables::read::{Format, ReadError, Refusal, read, scan};

use super::model::{Built, Changes, Draft, DraftBody, FaultLine, Mode, Refused, State};
use super::rows::{self, Unlaid};
use super::{actions, gate, queries, rules};
use crate::changes::rules::difference;
use crate::error::Error;
use crate::model::{Dataset, Version};
use crate::{queries as datasets, shelf};

/// The name of the job.
pub(super) const BUILD: &str = "opendata.draft_build";
/// How long it may take at most: less than a lease has left at least when a job begins.
const LONGEST: Duration = Duration::from_secs(80);
/// How long fetching a file may take of that.
const FETCH: Duration = Duration::from_secs(30);

/// What a job of a draft is told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    pub(super) slug: String,
    pub(super) revision: i64,
}

/// A job for a revision of a draft.
pub(super) fn job(
    kind: &str,
    (slug, revision): (&str, i64),
    (now, run_at): (Time, Time),
) -> NewJob {
    let asked = Asked {
        slug: slug.to_owned(),
        revision,
    };
    let name = kind.rsplit('.').next().unwrap_or(kind);
    NewJob {
        id: format!("{name}-{revision}-{slug}"),
        kind: kind.to_owned(),
        key: None,
        payload: crate::queries::json(&asked),
        run_at,
        now,
    }
}

/// What is known before the file is looked at.
struct Before {
    dataset: Dataset,
    draft: Draft,
    newest: Option<Version>,
}

pub(super) fn run(app: &App, payload: &str) -> Result<(), JobError> {
    let asked: Asked =
        serde_json::from_str(payload).map_err(|error| JobError::Dead(error.to_string()))?;
    let retry = |error: Error| JobError::Retry(error.to_string());
    let (slug, revision) = (asked.slug.clone(), asked.revision);
    let before = app.db.read_blocking("opendata.draft_build", move |tx| {
        before(tx, &slug, revision)
    });
    let Some(before) = before? else {
        // It was changed, published or thrown away meanwhile.
        return Ok(());
    };
    let (state, body) = looked(app, &before).map_err(retry)?;
    let now = app.clock.now();
    let built = app.db.write_blocking("opendata.draft_built", move |tx| {
        let which = (asked.slug.as_str(), asked.revision);
        actions::draft_built(tx, now, which, (state, &body))
    });
    built.map_err(retry)
}

fn before(tx: &mut Tx<'_>, slug: &str, revision: i64) -> store::Result<Option<Before>> {
    let draft = queries::draft(tx, slug)?;
    let draft = draft.filter(|draft| draft.revision == revision && draft.state == State::Waiting);
    let (Some(draft), Some(dataset)) = (draft, datasets::dataset(tx, slug)?) else {
        return Ok(None);
    };
    Ok(Some(Before {
        dataset,
        draft,
        newest: datasets::version_newest(tx, slug)?,
    }))
}

/// Why no table came of it: somebody has to do something, or it is tried again.
enum Stop {
    Refused(Refused),
    Faulty(Vec<FaultLine>, u64),
    Error(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        let about = match &refusal {
            Refusal::Encoding { encoding, offset } => format!("{encoding} · {offset}"),
            Refusal::TooMuch(cap) => cap.code().to_owned(),
            Refusal::Broken { line, .. } => line.map(|line| line.to_string()).unwrap_or_default(),
            Refusal::Nested(column) | Refusal::NoColumn(column) => column.clone(),
            other => other.to_string(),
        };
        Self::Refused(Refused {
            code: refusal.code().to_owned(),
            about,
        })
    }
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Refused(refusal) => refusal.into(),
            ReadError::Faults(faults) => Self::Faulty(
                faults.first.iter().map(FaultLine::from).collect(),
                faults.total,
            ),
        }
    }
}

impl From<MergeError> for Stop {
    fn from(error: MergeError) -> Self {
        // A row is counted as in a spreadsheet, where the header is the first.
        let shown = |row: &usize| (row + 2).to_string();
        let about = match &error {
            MergeError::OtherColumns(column) => column.clone(),
            MergeError::NullKey(row) | MergeError::TwoOfAKey(row) => shown(row),
            MergeError::NoKey | MergeError::Table(_) => String::new(),
        };
        Self::Refused(Refused {
            code: error.code().to_owned(),
            about,
        })
    }
}

impl From<Unlaid> for Stop {
    fn from(unlaid: Unlaid) -> Self {
        match unlaid {
            Unlaid::Merge(error) => error.into(),
            Unlaid::Refused(refused) => Self::Refused(refused),
            Unlaid::Error(error) => Self::Error(error),
        }
    }
}

fn looked(app: &App, before: &Before) -> Result<(State, DraftBody), Error> {
    let mut body = DraftBody {
        refused: None,
        faults: Vec::new(),
        faults_total: 0,
        built: None,
        ask: None,
        ..before.draft.body.clone()
    };
    match built(app, before, &mut body) {
        Ok(built) => {
            body.built = Some(built);
            Ok((State::Ready, body))
        }
        Err(Stop::Refused(refused)) => {
            body.refused = Some(refused);
            Ok((State::Refused, body))
        }
        Err(Stop::Faulty(first, total)) => {
            (body.faults, body.faults_total) = (first, total);
            Ok((State::Faulty, body))
        }
        // No other try finds it mended: people have to know.
        Err(Stop::Error(error @ Error::Damaged { .. })) => {
            tracing::error!(%error, "a draft was not looked at");
            body.refused = Some(Refused {
                code: "damaged".to_owned(),
                about: String::new(),
            });
            Ok((State::Refused, body))
        }
        Err(Stop::Error(error)) => Err(error),
    }
}

/// Stops what takes too long, so that no other node begins with it anew.
fn in_time(app: &App, until: Time) -> Result<(), Stop> {
    if app.clock.now() < until {
        Ok(())
    } else {
        Err(Refusal::Stopped.into())
    }
}

fn built(app: &App, before: &Before, body: &mut DraftBody) -> Result<Built, Stop> {
    let until = app.clock.now() + LONGEST;
    let old = match &before.newest {
        Some(version) => Some((version.number, table_of(app, &before.dataset, version)?)),
        None => None,
    };
    in_time(app, until)?;
    let base = old.as_ref().map_or(0, |(number, _)| *number);
    let folded = body.folded.clone().filter(|folded| folded.base == base);
    let (table, laid) = match folded {
        Some(folded) => {
            let table = unpacked(app, &folded.blob)?;
            let table = table.map_err(|why| damaged(&before.dataset, 0, why))?;
            (table, folded.batches)
        }
        None => (
            begun(app, before, body, (old.as_ref().map(|it| &it.1), until))?,
            0,
        ),
    };
    let key = body.key.clone();
    let key: Vec<&str> = key.iter().map(String::as_str).collect();
    in_time(app, until)?;
    if !key.is_empty() {
        // Whether the key names each row once, also where there is nothing to compare with.
        keyed(&table, &key, true)?;
    }
    let merged = rows::laid(app, body, (table, laid, &key), &|| in_time(app, until))?;
    in_time(app, until)?;
    let changes = match &old {
        Some((_, old)) => counted(&difference(old, &merged, &key)?),
        None => Changes {
            added: u64::try_from(merged.rows()).unwrap_or(u64::MAX),
            ..Changes::default()
        },
    };
    in_time(app, until)?;
    let gate = gate::rules(app, app.clock.now()).map_err(|why| damaged(&before.dataset, 0, why))?;
    let headers = body.columns.iter().filter(|line| line.keep);
    let headers: BTreeMap<String, String> = headers
        .map(|line| (line.name.clone(), line.header.clone()))
        .collect();
    let (findings, verdict) = gate::looked(&merged, &headers, &gate);
    in_time(app, until)?;
    kept(app, &before.dataset, (&merged, base))
        .map(|built| Built {
            changes,
            findings,
            verdict: verdict.to_owned(),
            ..built
        })
        .map_err(Stop::Error)
}

/// The table before rows of programs are laid over it.
fn begun(
    app: &App,
    before: &Before,
    body: &mut DraftBody,
    (old, until): (Option<&Table>, Time),
) -> Result<Table, Stop> {
    let table = file_table(app, &before.dataset, body, until)?;
    in_time(app, until)?;
    let key: Vec<&str> = body.key.iter().map(String::as_str).collect();
    match (table, old) {
        (Some(table), old) => merged(old, table, (body.mode, &key)),
        (None, Some(old)) => Ok(old.clone()),
        (None, None) => {
            let plan = rules::plan(&body.columns, &body.missing);
            Ok(rows::blank(plan.schema().map_err(Refusal::from)?)?)
        }
    }
}

/// The table of a draft's file, which is fetched if it was not sent; nothing if only rows were.
fn file_table(
    app: &App,
    dataset: &Dataset,
    body: &mut DraftBody,
    until: Time,
) -> Result<Option<Table>, Stop> {
    let fetched = match body.from.clone().filter(|_| body.file.blob.is_empty()) {
        Some(url) => Some(fetched(app, &url, body)?),
        None => None,
    };
    if body.file.blob.is_empty() {
        return Ok(None);
    }
    let bytes = match fetched {
        Some(bytes) => bytes,
        None => documents::blob_get_blocking(app, &body.file.blob).map_err(Error::Problem)?,
    };
    let format = Format::parse(&body.file.format).unwrap_or(Format::Csv);
    let limits = rules::limits();
    let mut goes_on = |_| app.clock.now() < until;
    if body.columns.is_empty() {
        let mut input = bytes.as_slice();
        let found = scan(&mut input, format, &limits, &mut goes_on)?;
        body.columns = rules::lines(&found.columns, &dataset.dictionary, body.mode);
        body.rows = found.rows;
        if found.faults.total > 0 {
            let first = found.faults.first.iter().map(FaultLine::from).collect();
            return Err(Stop::Faulty(first, found.faults.total));
        }
    }
    let plan = rules::plan(&body.columns, &body.missing);
    let mut input = bytes.as_slice();
    Ok(Some(read(
        &mut input,
        format,
        &plan,
        &limits,
        &mut goes_on,
    )?))
}

/// Fetches the file of a draft from the open internet, and nowhere else.
fn fetched(app: &App, url: &str, body: &mut DraftBody) -> Result<Vec<u8>, Stop> {
    let limits = outbound::Limits {
        bytes: u64::try_from(rules::BYTES_MAX).unwrap_or(u64::MAX),
        time: FETCH,
        redirects: 3,
    };
    let unfetched = |about: String| {
        Stop::Refused(Refused {
            code: "fetch".to_owned(),
            about,
        })
    };
    let answer = app.outbound.get(url, &limits);
    let answer = answer.map_err(|error| unfetched(error.to_string()))?;
    if !answer.is_success() || answer.body.is_empty() {
        return Err(unfetched(answer.status.to_string()));
    }
    let format = rules::format(&answer.body, &body.file.name);
    format.code().clone_into(&mut body.file.format);
    body.file.bytes = u64::try_from(answer.body.len()).unwrap_or(u64::MAX);
    let kept = documents::blob_store_blocking(app, answer.body.clone());
    body.file.blob = kept.map_err(Error::Problem)?;
    Ok(answer.body)
}

fn table_of(app: &App, dataset: &Dataset, version: &Version) -> Result<Table, Error> {
    let table = unpacked(app, &version.blob)?;
    table.map_err(|why| damaged(dataset, version.number, why))
}

/// The table of a blob, or what is wrong with its bytes.
fn unpacked(app: &App, blob: &str) -> Result<Result<Table, String>, Error> {
    let bytes = documents::blob_get_blocking(app, blob).map_err(Error::Problem)?;
    Ok(shelf::unpacked(&bytes))
}

fn damaged(dataset: &Dataset, number: i64, why: String) -> Error {
    Error::Damaged {
        slug: dataset.slug.clone(),
        number,
        why,
    }
}

/// The table with the rows that were there. It keeps to the limits of a file: else many small files made a large table.
fn merged(old: Option<&Table>, new: Table, (mode, key): (Mode, &[&str])) -> Result<Table, Stop> {
    let both = match (mode, old) {
        (Mode::Append, Some(old)) => append(old, &new)?,
        (Mode::Upsert, Some(old)) => upsert(old, &new, key)?.0,
        (Mode::Replace, _) | (_, None) => return Ok(new),
    };
    bounded(both)
}

/// The table, if it keeps to the limits of a file.
fn bounded(table: Table) -> Result<Table, Stop> {
    match rules::too_much(&table, &rules::limits()) {
        Some(cap) => Err(Refusal::TooMuch(cap).into()),
        None => Ok(table),
    }
}

fn counted(diff: &Diff) -> Changes {
    let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
    Changes {
        added: count(diff.added.len()),
        removed: count(diff.removed.len()),
        changed: count(diff.changed.len()),
        columns_added: diff.columns_added.clone(),
        columns_removed: diff.columns_removed.clone(),
    }
}

/// Keeps the table; no row mentions it yet.
fn kept(app: &App, dataset: &Dataset, (table, base): (&Table, i64)) -> Result<Built, Error> {
    let bytes = shelf::packed(table).map_err(|why| damaged(dataset, 0, why))?;
    let fields = table.schema().fields().iter();
    let columns = fields.map(|field| (field.name.clone(), field.kind.code().to_owned()));
    Ok(Built {
        base,
        hash: hex(&Sha256::digest(&bytes)),
        bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        rows: i64::try_from(table.rows()).unwrap_or(i64::MAX),
        columns: columns.collect(),
        blob: documents::blob_store_blocking(app, bytes).map_err(Error::Problem)?,
        changes: Changes::default(),
        findings: Vec::new(),
        verdict: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use base::{Lang, Text};
    use kernel::audit::Fresh;
    use testkit::{World, on_both_worlds};

    use super::*;
    use crate::drafts::model::{DatasetAbout, DatasetNew, Decision, FileSent, Upload};
    use crate::model::{Details, Frequency};

    const SLUG: &str = "pejabat";

    fn write<T: Send + 'static>(
        world: &World,
        act: impl Fn(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    ) -> T {
        let done = world.app.db.write_blocking("test.build", act);
        done.unwrap()
    }

    /// A dataset with a draft in which the gate finds a phone.
    fn sent(world: &World, actor: &base::Actor) -> Draft {
        let new = DatasetNew {
            slug: SLUG.to_owned(),
            agency: "mbpj".to_owned(),
            about: DatasetAbout {
                title: Text::new([(Lang::MS, "Pejabat".to_owned())]).unwrap(),
                about: Text::malay("Pejabat."),
                frequency: Frequency::Monthly,
                licence: "CC-BY-4.0".to_owned(),
                details: Details::default(),
                columns: Vec::new(),
            },
            fresh: Fresh::draw(&world.app.ids, world.now()),
        };
        let bytes = b"pejabat,telefon\nKlang,012-345 6789\n".to_vec();
        let upload = Upload {
            slug: SLUG.to_owned(),
            from: None,
            seen: crate::drafts::model::Seen::Nothing,
            file: FileSent {
                name: "a.csv".to_owned(),
                format: "csv".to_owned(),
                bytes: 0,
                blob: documents::blob_store_blocking(&world.app, bytes).unwrap(),
            },
            mode: Mode::Replace,
        };
        let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
        write(world, move |tx| {
            let registry = app.registry.get(tx)?;
            actions::dataset_create(tx, (&app, &registry), (&actor, now), &new)?;
            actions::draft_put(tx, (&actor, now), &upload)
        })
    }

    #[test]
    fn a_second_look_does_not_undo_what_people_did_since_the_first() {
        let modules = || vec![kernel::module(), crate::module()];
        on_both_worlds(modules, |world| {
            let chief = world.officer("agency_admin", "mbpj");
            let revision = sent(world, &chief).revision;
            let slow = world
                .app
                .db
                .read_blocking("test.before", move |tx| before(tx, SLUG, revision));
            let slow: store::Result<_> = slow;
            let slow = slow.unwrap().unwrap();
            world.run_jobs();
            let cmd = Decision {
                slug: SLUG.to_owned(),
                revision,
                reason: "Pejabat awam.".to_owned(),
                approve: false,
                fresh: Fresh::draw(&world.app.ids, world.now()),
            };
            let now = world.now();
            let asked = write(world, move |tx| actions::draft_ask(tx, (&chief, now), &cmd));
            let (state, body) = looked(&world.app, &slow).unwrap();
            write(world, move |tx| {
                actions::draft_built(tx, now, (SLUG, revision), (state, &body))
            });
            let draft = world
                .app
                .db
                .read_blocking("test.after", |tx| queries::draft(tx, SLUG));
            assert_eq!(draft.unwrap().unwrap(), asked);
        });
    }

    #[test]
    fn what_takes_too_long_is_stopped() {
        let modules = || vec![kernel::module(), crate::module()];
        on_both_worlds(modules, |world| {
            let now = world.now();
            assert!(in_time(&world.app, now + LONGEST).is_ok());
            let late = in_time(&world.app, now);
            assert!(matches!(late, Err(Stop::Refused(why)) if why.code == "stopped"));
        });
    }
}
