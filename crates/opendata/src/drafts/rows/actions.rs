//! One function for each verb; the only writers.

use std::time::Duration;

use base::{Actor, Time};
use kernel::audit::Fresh;
use serde_json::json;
use store::Tx;

use super::super::actions::{gone, keep, over, own, publish, record, stated};
use super::super::build::job;
use super::super::model::{
    Built, Draft, DraftBody, FileSent, Folded, Mode, PlanLine, RowsSent, RowsWay, State,
};
use super::super::queries;
use super::super::rules::{self, Way};
use super::{BATCHES_MAX, jobs};
use crate::error::Error;
use crate::follows::retracting;
use crate::model::{Dataset, Retraction};
use crate::queries as datasets;

/// How long no rows come before what came is published.
const QUIET: Duration = Duration::from_mins(1);
/// What a draft of rows is called where others have the name of a file.
const NAME: &str = "datastore";

/// Takes rows into the dataset's draft, behind what it has. They were read for the columns that its table had then: if it has
/// others meanwhile, nothing changes.
pub fn rows_put(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    sent: &RowsSent,
) -> Result<Draft, Error> {
    let dataset = own(tx, actor, &sent.slug)?;
    // Who sent rows does not decide about them, so that has to be known.
    if sent.batch.by.is_none() {
        return Err(Error::Missing);
    }
    let newest = datasets::version_newest(tx, &sent.slug)?;
    let old = queries::draft(tx, &sent.slug)?;
    let known = stated(newest.as_ref(), old.as_ref())?;
    if known.as_ref().is_some_and(|known| *known != sent.columns) {
        return Err(Error::Stale);
    }
    let mut body = match &old {
        Some(draft) if !draft.body.is_spent() => draft.body.clone(),
        _ => begun(actor, &dataset, sent, newest.is_none()),
    };
    if let Some(key) = sent.key.as_ref().filter(|key| **key != body.key) {
        if body.is_by_rows() {
            return Err(Error::KeyFixed);
        }
        body.key.clone_from(key);
        body.built = None;
        body.folded = None;
    }
    let needs_key = matches!(sent.batch.way, RowsWay::Upsert | RowsWay::Update);
    if needs_key && body.key.is_empty() {
        return Err(Error::NoKey);
    }
    let folded = match &body.built {
        Some(built) => Some(Folded {
            base: built.base,
            blob: built.blob.clone(),
            batches: body.batches.len(),
        }),
        None => body.folded.take(),
    };
    body.batches.push(sent.batch.clone());
    let bytes: u64 = body.batches.iter().map(|batch| batch.bytes).sum();
    let most = u64::try_from(rules::BYTES_MAX).unwrap_or(u64::MAX);
    if body.batches.len() > BATCHES_MAX || bytes > most {
        return Err(Error::RowsMany);
    }
    let draft = Draft {
        dataset: dataset.slug,
        revision: rules::revision(old.as_ref(), now),
        state: State::Waiting,
        at: now,
        body: DraftBody {
            rows: body.rows.saturating_add(sent.batch.rows),
            left_out: old.map(|old| old.body.left_out).unwrap_or_default(),
            folded,
            built: None,
            ask: None,
            ..body
        },
    };
    keep(tx, now, &draft)?;
    Ok(draft)
}

/// Takes all rows out of a dataset's draft, with those that wait for it and those that were left out. Where nothing was ever
/// published, no table is left: the draft goes. Which of the two it is, nobody can change meanwhile.
pub fn rows_empty(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    sent: &RowsSent,
) -> Result<Option<Draft>, Error> {
    let dataset = own(tx, actor, &sent.slug)?;
    if dataset.current == 0 {
        gone(tx, &sent.slug)?;
        return Ok(None);
    }
    let mut draft = rows_put(tx, (actor, now), sent)?;
    draft.body.left_out.clear();
    if draft.body.is_rows_only() {
        // Whatever came before: nothing of it is left.
        draft.body.batches = vec![sent.batch.clone()];
        draft.body.folded = None;
        draft.body.rows = 0;
    }
    keep(tx, now, &draft)?;
    Ok(Some(draft))
}

/// A draft to which rows come first, on the newest version, or on a table that has none yet.
fn begun(actor: &Actor, dataset: &Dataset, sent: &RowsSent, is_new: bool) -> DraftBody {
    let line = |(name, kind): &(String, String)| PlanLine {
        header: name.clone(),
        name: name.clone(),
        kind: kind.clone(),
        notation: "plain".to_owned(),
        keep: true,
        filled: 0,
        empty: 0,
        ambiguous: false,
        against: Vec::new(),
    };
    let file = FileSent {
        name: NAME.to_owned(),
        format: "parquet".to_owned(),
        bytes: 0,
        blob: String::new(),
    };
    DraftBody {
        columns: if is_new {
            sent.columns.iter().map(line).collect()
        } else {
            Vec::new()
        },
        ..DraftBody::new(
            actor.id(),
            (file, None),
            (Mode::Append, dataset.key.clone()),
        )
    }
}

/// Whether a draft would be the first version that stands, and has no row: whoever makes a table and fills it later does not
/// want that, and who does publishes it themselves.
const fn is_bare(built: &Built) -> bool {
    built.base == 0 && built.rows == 0
}

/// Has a draft of rows published after a minute of quiet, if its publisher wants it so and nothing speaks against it.
pub(in crate::drafts) fn quiet(
    tx: &mut Tx<'_>,
    now: Time,
    (slug, revision): (&str, i64),
    body: &DraftBody,
) -> Result<(), Error> {
    let is_clear = body
        .built
        .as_ref()
        .is_some_and(|built| built.verdict == "clear" && !is_bare(built));
    // What people sent themselves they publish themselves.
    if !body.is_by_rows() || !body.is_rows_only() || !is_clear {
        return Ok(());
    }
    let dataset = datasets::dataset(tx, slug)?;
    if dataset.is_some_and(|dataset| dataset.details.prompt) {
        tx.enqueue(&job(jobs::QUIET, (slug, revision), (now, now + QUIET)))?;
    }
    Ok(())
}

/// Publishes a draft of rows to which none came since. Only the house's own job asks for it.
pub(super) fn draft_settle(
    tx: &mut Tx<'_>,
    now: Time,
    (slug, revision): (&str, i64),
    fresh: &Fresh,
) -> Result<(), Error> {
    let draft = queries::draft(tx, slug)?;
    let draft = draft.filter(|draft| draft.revision == revision && draft.body.is_rows_only());
    let dataset = datasets::dataset(tx, slug)?.filter(|dataset| dataset.details.prompt);
    let (Some(draft), Some(dataset)) = (draft, dataset) else {
        return Ok(());
    };
    if draft.state != State::Ready || rules::way(&draft) != Way::Open {
        return Ok(());
    }
    let built = draft.body.built.as_ref();
    if built.is_some_and(is_bare) {
        return Ok(());
    }
    if dataset.current > 0 && built.is_some_and(|built| built.changes.is_none()) {
        return over(tx, now, draft);
    }
    match publish(tx, now, (dataset, draft.clone()), fresh) {
        // Another version is the newest: the rows are laid over that one first.
        Err(Error::Overtaken) => {
            let again = Draft {
                revision: rules::revision(Some(&draft), now),
                state: State::Waiting,
                at: now,
                body: DraftBody {
                    built: None,
                    ..draft.body
                },
                ..draft
            };
            keep(tx, now, &again)
        }
        done => done.map(drop),
    }
}

/// Makes an end of a dataset of which nothing was published.
pub fn dataset_delete(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    slug: &str,
    fresh: &Fresh,
) -> Result<(), Error> {
    let dataset = own(tx, actor, slug)?;
    if dataset.current > 0 {
        return Err(Error::Published);
    }
    gone(tx, slug)?;
    datasets::dataset_delete(tx, slug)?;
    record(
        tx,
        (actor, now),
        ("dataset.deleted", &dataset),
        (json!({}), fresh),
    )
}

/// Takes all versions of a dataset back, and throws its draft away: it stays listed with the notice.
pub fn dataset_withdraw(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (slug, notice): (&str, &str),
    fresh: &Fresh,
) -> Result<(), Error> {
    let dataset = own(tx, actor, slug)?;
    let notice = rules::reason(notice)?;
    let retraction = Retraction {
        at: now,
        notice: notice.to_owned(),
    };
    if dataset.current == 0 || !datasets::versions_retract(tx, slug, &retraction)? {
        return Err(Error::Missing);
    }
    gone(tx, slug)?;
    tx.enqueue(&retracting(slug, None, now))?;
    record(
        tx,
        (actor, now),
        ("dataset.retracted", &dataset),
        (json!({"version": "all", "notice": notice}), fresh),
    )
}
