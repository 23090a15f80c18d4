//! One function for each verb of drafts; the only writers. Whose a dataset is decides everything: to others it is absent.

use std::time::Duration;

use base::{Actor, Time};
use kernel::App;
use kernel::audit::{self, Act, Fresh};
use kernel::documents;
use kernel::registry::Registry;
use serde_json::{Value, json};
use store::Tx;

use super::model::{
    Ask, DatasetAbout, DatasetNew, Decision, Draft, DraftBody, Kept, Mode, Published, Replan,
    Retract, State, Upload,
};
use super::rules::{self, Way};
use super::{PUBLISH, build, queries};
use crate::actions::version_add;
use crate::error::Error;
use crate::follows::retracting;
use crate::model::{Dataset, Details, Retraction, Version};
use crate::quality::measuring;
use crate::{names, queries as datasets};

/// How long a draft's file is kept when nobody touches it.
const HELD: Duration = Duration::from_hours(24 * 90);

/// A dataset that the actor may look after; what is others' is as absent as what there is not.
pub(super) fn own(tx: &mut Tx<'_>, actor: &Actor, slug: &str) -> Result<Dataset, Error> {
    let dataset = datasets::dataset(tx, slug)?.filter(Dataset::is_kept);
    let own = dataset.filter(|dataset| actor.may(PUBLISH, Some(&dataset.agency)));
    own.ok_or(Error::Missing)
}

/// The draft of a dataset as somebody saw it.
pub(super) fn seen(tx: &mut Tx<'_>, slug: &str, revision: i64) -> Result<Draft, Error> {
    let draft = queries::draft(tx, slug)?.ok_or(Error::NoDraft)?;
    if draft.revision == revision {
        Ok(draft)
    } else {
        Err(Error::Stale)
    }
}

/// The columns of the table that rows come to: names and kinds. Nothing if there is none yet.
pub(crate) fn stated(
    newest: Option<&Version>,
    draft: Option<&Draft>,
) -> Result<Option<Vec<(String, String)>>, Error> {
    let Some(draft) = draft else {
        return Ok(newest.map(|version| version.columns.clone()));
    };
    let body = &draft.body;
    match (draft.state, &body.built) {
        (State::Refused | State::Faulty, _) if !body.is_spent() => Err(Error::Unready),
        (_, Some(built)) => Ok(Some(built.columns.clone())),
        (_, None) if body.is_rows_only() && body.columns.is_empty() => {
            Ok(newest.map(|version| version.columns.clone()))
        }
        (_, None) if body.columns.is_empty() => Err(Error::Unready),
        (_, None) => {
            let kept = body.columns.iter().filter(|line| line.keep);
            let columns = kept.map(|line| (line.name.clone(), line.kind.clone()));
            Ok(Some(columns.collect()))
        }
    }
}

fn holder(slug: &str) -> String {
    format!("draft/{slug}")
}

/// The datasets that the actor looks after, by slug, with how far their drafts have come.
pub fn datasets_kept(
    tx: &mut Tx<'_>,
    actor: &Actor,
) -> Result<Vec<(Dataset, Option<State>)>, Error> {
    if !actor.may(PUBLISH, None) {
        return Err(Error::Missing);
    }
    let states = queries::draft_states(tx)?;
    let all = datasets::datasets(tx)?.into_iter();
    let own = all.filter(|dataset| dataset.is_kept() && actor.may(PUBLISH, Some(&dataset.agency)));
    let with_state = own.map(|dataset| {
        let found = states.iter().find(|(slug, _)| *slug == dataset.slug);
        let state = found.map(|(_, state)| *state);
        (dataset, state)
    });
    Ok(with_state.collect())
}

/// A dataset that the actor looks after, with its versions and its draft.
pub fn kept_show(tx: &mut Tx<'_>, actor: &Actor, slug: &str) -> Result<Kept, Error> {
    let dataset = own(tx, actor, slug)?;
    Ok(Kept {
        versions: datasets::versions(tx, slug)?,
        draft: queries::draft(tx, slug)?,
        dataset,
    })
}

/// The same by the names that dialects have for it: those of a dataset, and of its table in a format.
pub(crate) fn kept_find(tx: &mut Tx<'_>, actor: &Actor, name: &str) -> Result<Kept, Error> {
    let all = datasets_kept(tx, actor)?;
    let mut slugs = all.iter().map(|(dataset, _)| dataset.slug.as_str());
    let slug = slugs.find(|slug| names::is_called(slug, name));
    kept_show(tx, actor, slug.ok_or(Error::Missing)?)
}

/// Makes a dataset, of which there is no version yet.
pub fn dataset_create(
    tx: &mut Tx<'_>,
    (app, registry): (&App, &Registry),
    (actor, now): (&Actor, Time),
    new: &DatasetNew,
) -> Result<Dataset, Error> {
    let agency = registry.agency(&new.agency).ok_or(Error::Missing)?;
    if !actor.may(PUBLISH, Some(&agency.code)) {
        return Err(Error::Missing);
    }
    if !rules::is_slug(&new.slug) {
        return Err(Error::Slug);
    }
    rules::about_check(&new.about).map_err(Error::Problem)?;
    let is_ours = app.datasets.iter().any(|own| own.slug == new.slug);
    if is_ours || datasets::dataset(tx, &new.slug)?.is_some() {
        return Err(Error::Taken);
    }
    let bare = Dataset {
        slug: new.slug.clone(),
        agency: agency.code.to_string(),
        title: new.about.title.clone(),
        about: new.about.about.clone(),
        frequency: new.about.frequency,
        licence: new.about.licence.clone(),
        dictionary: Vec::new(),
        key: Vec::new(),
        current: 0,
        checked: now,
        updated: now,
        details: Details::default(),
    };
    let dataset = rules::described(&bare, &new.about);
    datasets::dataset_put(tx, &dataset)?;
    record(
        tx,
        (actor, now),
        ("dataset.created", &dataset),
        (json!({}), &new.fresh),
    )?;
    Ok(dataset)
}

/// Says something else of a dataset.
pub fn dataset_describe(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (slug, about): (&str, &DatasetAbout),
    fresh: &Fresh,
) -> Result<Dataset, Error> {
    let dataset = own(tx, actor, slug)?;
    rules::about_check(about).map_err(Error::Problem)?;
    let dataset = rules::described(&dataset, about);
    datasets::dataset_put(tx, &dataset)?;
    let said = json!({"licence": dataset.licence, "frequency": dataset.frequency.code()});
    record(
        tx,
        (actor, now),
        ("dataset.described", &dataset),
        (said, fresh),
    )?;
    Ok(dataset)
}

/// Takes a file in as the dataset's draft, in the place of the one that was there, and has it looked at. What others wait for
/// does not go so: rows that programs sent, and what a second person was asked.
pub fn draft_put(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    upload: &Upload,
) -> Result<Draft, Error> {
    let dataset = own(tx, actor, &upload.slug)?;
    if upload.mode == Mode::Upsert && dataset.key.is_empty() && dataset.current > 0 {
        return Err(Error::NoKey);
    }
    let old = queries::draft(tx, &upload.slug)?;
    if !upload.seen.holds(old.as_ref()) {
        return Err(Error::Stale);
    }
    if old.as_ref().is_some_and(rules::is_awaited) {
        return Err(Error::Awaited);
    }
    let body = DraftBody::new(
        actor.id(),
        (upload.file.clone(), upload.from.clone()),
        (upload.mode, dataset.key.clone()),
    );
    let draft = Draft {
        dataset: dataset.slug,
        revision: rules::revision(old.as_ref(), now),
        state: State::Waiting,
        at: now,
        body: DraftBody {
            left_out: old.map(|old| old.body.left_out).unwrap_or_default(),
            ..body
        },
    };
    keep(tx, now, &draft)?;
    Ok(draft)
}

/// Writes a draft that a job has to look at, and holds its file and rows.
pub(super) fn keep(tx: &mut Tx<'_>, now: Time, draft: &Draft) -> Result<(), Error> {
    let holder = holder(&draft.dataset);
    documents::blobs_let_go(tx, &holder)?;
    let rows = draft.body.batches.iter().map(|batch| &batch.blob);
    let folded = draft.body.folded.iter().map(|folded| &folded.blob);
    let blobs = rows.chain([&draft.body.file.blob]).chain(folded);
    for blob in blobs.filter(|blob| !blob.is_empty()) {
        documents::blob_hold(tx, &holder, blob, now + HELD)?;
    }
    queries::draft_put(tx, draft)?;
    let which = (draft.dataset.as_str(), draft.revision);
    tx.enqueue(&build::job(build::BUILD, which, (now, now)))?;
    Ok(())
}

/// Has a draft read in another way. What was asked about it is over.
pub fn draft_plan(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    asked: &Replan,
) -> Result<Draft, Error> {
    own(tx, actor, &asked.slug)?;
    rules::words_check(asked).map_err(Error::Problem)?;
    let old = seen(tx, &asked.slug, asked.revision)?;
    if old.body.is_spent() {
        return Err(Error::Unready);
    }
    // Rows that wait were sent for this key: with another one they would not fit, and be left out.
    if old.body.is_by_rows() && asked.key != old.body.key {
        return Err(Error::KeyFixed);
    }
    let columns = rules::replanned(&old.body.columns, &asked.columns).map_err(Error::Problem)?;
    let draft = Draft {
        revision: rules::revision(Some(&old), now),
        state: State::Waiting,
        at: now,
        body: DraftBody {
            columns,
            missing: asked.missing.clone(),
            key: asked.key.clone(),
            folded: None,
            built: None,
            ask: None,
            ..old.body
        },
        dataset: old.dataset,
    };
    keep(tx, now, &draft)?;
    Ok(draft)
}

/// Throws a draft away.
pub fn draft_discard(tx: &mut Tx<'_>, actor: &Actor, slug: &str) -> Result<(), Error> {
    own(tx, actor, slug)?;
    gone(tx, slug)
}

pub(super) fn gone(tx: &mut Tx<'_>, slug: &str) -> Result<(), Error> {
    documents::blobs_let_go(tx, &holder(slug))?;
    Ok(queries::draft_delete(tx, slug)?)
}

/// Ends a draft of which nothing is left to be done. Rows that were left out stay told until somebody throws that away.
pub(super) fn over(tx: &mut Tx<'_>, now: Time, draft: Draft) -> Result<(), Error> {
    gone(tx, &draft.dataset)?;
    if draft.body.left_out.is_empty() {
        return Ok(());
    }
    let draft = Draft {
        revision: rules::revision(Some(&draft), now),
        state: State::Refused,
        at: now,
        body: rules::spent(draft.body),
        ..draft
    };
    Ok(queries::draft_put(tx, &draft)?)
}

/// Writes what came of a revision of a draft, unless it is over. Only the house's own job asks for it.
pub(super) fn draft_built(
    tx: &mut Tx<'_>,
    now: Time,
    (slug, revision): (&str, i64),
    (state, body): (State, &DraftBody),
) -> Result<(), Error> {
    let draft = queries::draft(tx, slug)?;
    // Whoever looked first was faster: people may have asked or decided about what came of it since.
    let is_asked = |draft: &Draft| draft.revision == revision && draft.state == State::Waiting;
    let Some(draft) = draft.filter(is_asked) else {
        return Ok(());
    };
    let fetched = (body.file.blob != draft.body.file.blob).then_some(&body.file.blob);
    let built = body.built.as_ref().map(|built| &built.blob);
    for blob in fetched.into_iter().chain(built) {
        documents::blob_hold(tx, &holder(slug), blob, now + HELD)?;
    }
    super::rows::quiet(tx, now, (slug, revision), body)?;
    let draft = Draft {
        state,
        at: now,
        body: body.clone(),
        ..draft
    };
    Ok(queries::draft_put(tx, &draft)?)
}

/// Cuts a version from a draft in which the gate found nothing.
pub fn draft_publish(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    decision: &Decision,
) -> Result<Published, Error> {
    let dataset = own(tx, actor, &decision.slug)?;
    let draft = seen(tx, &decision.slug, decision.revision)?;
    match rules::way(&draft) {
        Way::Open => publish(tx, now, (dataset, draft), &decision.fresh),
        Way::Second => Err(Error::SecondNeeded),
        Way::Closed => Err(Error::Blocked),
        Way::Unready => Err(Error::Unready),
    }
}

/// Asks a second person whether a draft may be published in spite of what the gate found.
pub fn draft_ask(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    decision: &Decision,
) -> Result<Draft, Error> {
    let dataset = own(tx, actor, &decision.slug)?;
    let old = seen(tx, &decision.slug, decision.revision)?;
    if rules::way(&old) != Way::Second || old.state == State::Asked {
        return Err(Error::Unready);
    }
    let reason = rules::reason(&decision.reason)?;
    let draft = Draft {
        state: State::Asked,
        at: now,
        body: DraftBody {
            ask: Some(Ask {
                by: actor.id(),
                reason: reason.to_owned(),
                refused: None,
            }),
            ..old.body
        },
        ..old
    };
    queries::draft_put(tx, &draft)?;
    let given = decided(&draft, reason);
    record(
        tx,
        (actor, now),
        ("dataset.disclosure_asked", &dataset),
        (given, &decision.fresh),
    )?;
    Ok(draft)
}

/// Says whether a draft may be published in spite of what the gate found: not whoever sent it or asked. What may be is published
/// in the same commit.
pub fn draft_decide(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    decision: &Decision,
) -> Result<Option<Published>, Error> {
    let dataset = own(tx, actor, &decision.slug)?;
    let old = seen(tx, &decision.slug, decision.revision)?;
    let Some(ask) = old.body.ask.clone().filter(|_| old.state == State::Asked) else {
        return Err(Error::Unready);
    };
    let mut senders = old.body.batches.iter().map(|batch| batch.by);
    // Rows of which nobody knows who sent them may be anybody's.
    let sent = senders.any(|by| by.is_none() || by == actor.id());
    if actor.id().is_none() || sent || [ask.by, old.body.by].contains(&actor.id()) {
        return Err(Error::SamePerson);
    }
    let reason = rules::reason(&decision.reason)?;
    let given = decided(&old, reason);
    let name = if decision.approve {
        "dataset.disclosure_approved"
    } else {
        "dataset.disclosure_refused"
    };
    let act = ((name, &dataset), (given, &decision.fresh));
    record(tx, (actor, now), act.0, act.1)?;
    if decision.approve {
        return publish(tx, now, (dataset, old), &decision.fresh.next()).map(Some);
    }
    let draft = Draft {
        state: State::Ready,
        at: now,
        body: DraftBody {
            ask: Some(Ask {
                refused: Some(reason.to_owned()),
                ..ask
            }),
            ..old.body
        },
        ..old
    };
    queries::draft_put(tx, &draft)?;
    Ok(None)
}

/// What was decided upon, without a single cell.
fn decided(draft: &Draft, reason: &str) -> Value {
    let built = draft.body.built.as_ref();
    let findings = built.map(|built| {
        let each = built.findings.iter();
        let each = each.map(|found| {
            json!({"column": found.column, "sort": found.sort, "cells": found.cells, "verdict": found.verdict})
        });
        each.collect::<Vec<_>>()
    });
    json!({
        "hash": built.map(|built| built.hash.as_str()),
        "findings": findings,
        "reason": reason,
    })
}

/// Cuts the version. What stood on another version than the newest is looked at again first.
pub(super) fn publish(
    tx: &mut Tx<'_>,
    now: Time,
    (dataset, draft): (Dataset, Draft),
    fresh: &Fresh,
) -> Result<Published, Error> {
    let built = draft.body.built.clone().ok_or(Error::Unready)?;
    let newest = datasets::version_newest(tx, &dataset.slug)?;
    if newest.map_or(0, |version| version.number) != built.base {
        return Err(Error::Overtaken);
    }
    let last = datasets::versions(tx, &dataset.slug)?.into_iter().next();
    let number = last.map_or(0, |version| version.number) + 1;
    let version = Version {
        number,
        at: now,
        blob: built.blob,
        hash: built.hash,
        bytes: built.bytes,
        rows: built.rows,
        columns: built.columns,
        receipt: None,
        retracted: None,
    };
    let mut details = dataset.details.clone();
    if !draft.body.is_rows_only() {
        details.from.clone_from(&draft.body.from);
    }
    let dataset = Dataset {
        dictionary: rules::dictionary(&dataset.dictionary, &version.columns),
        details,
        key: draft.body.key.clone(),
        current: number,
        checked: now,
        updated: now,
        ..dataset
    };
    datasets::dataset_put(tx, &dataset)?;
    version_add(tx, now, (&dataset, &version), fresh)?;
    over(tx, now, draft)?;
    Ok(Published {
        slug: dataset.slug,
        number,
        hash: version.hash,
    })
}

/// Takes a version back: it stays listed with the notice, and its rows are given to nobody any more.
pub fn version_retract(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    retract: &Retract,
) -> Result<(), Error> {
    let dataset = own(tx, actor, &retract.slug)?;
    let notice = rules::reason(&retract.notice)?;
    let retraction = Retraction {
        at: now,
        notice: notice.to_owned(),
    };
    let which = (retract.slug.as_str(), retract.number);
    if !datasets::version_retract(tx, which, &retraction)? {
        return Err(Error::Missing);
    }
    let dataset = match datasets::version_newest(tx, &retract.slug)? {
        Some(newest) if newest.number != dataset.current => {
            let said = datasets::version_said(tx, &retract.slug, newest.number)?;
            let dataset = rules::restored(&dataset, &newest, said);
            datasets::dataset_put(tx, &dataset)?;
            // What is known of its table is of the one that went.
            tx.enqueue(&measuring(&dataset.slug, dataset.current, now))?;
            dataset
        }
        _ => dataset,
    };
    tx.enqueue(&retracting(&dataset.slug, Some(retract.number), now))?;
    let given = json!({"version": retract.number, "notice": notice});
    record(
        tx,
        (actor, now),
        ("dataset.retracted", &dataset),
        (given, &retract.fresh),
    )
}

pub(super) fn record(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (name, dataset): (&str, &Dataset),
    (mut payload, fresh): (Value, &Fresh),
) -> Result<(), Error> {
    if let Some(fields) = payload.as_object_mut() {
        let who = actor.id().map(|id| id.to_string());
        fields.insert("slug".to_owned(), dataset.slug.as_str().into());
        fields.insert("actor".to_owned(), who.into());
    }
    let act = Act {
        name,
        agency: &dataset.agency,
        kind: "dataset",
        reference: &dataset.slug,
        // The name of what nobody has published yet is nobody's business.
        public: dataset.current > 0,
        subject: (&dataset.slug, now.micros()),
        payload,
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}
