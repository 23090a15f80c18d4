//! Verbs of jobs: what an operator sees, and does with what was laid aside.

use base::{Actor, Time};
use serde_json::{Value, json};
use store::{JobRow, JobsAsked, Standing, Tx};

use super::error::Error;
use super::rules;
use crate::audit::{self, Act, Fresh};
use crate::once::{self, Known, Once};

/// So many jobs of a kind are replayed at once; the rest stay until they are asked for again.
pub const REPLAYED_MOST: u32 = 1_000;

/// Which jobs that were laid aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// The one of this id.
    One(String),
    /// All of this kind.
    Kind(String),
}

/// Jobs to be tried again.
#[derive(Debug, Clone)]
pub struct Replay {
    /// Which.
    pub which: Which,
    /// Drawn by the caller.
    pub fresh: Fresh,
    /// The client's key, if it sent one.
    pub once: Option<Once>,
}

/// A job to be given up for good.
#[derive(Debug, Clone)]
pub struct Discard {
    /// Its id.
    pub id: String,
    /// Why.
    pub reason: String,
    /// Drawn by the caller.
    pub fresh: Fresh,
    /// The client's key, if it sent one.
    pub once: Option<Once>,
}

/// How many jobs of each kind stand where.
pub type Counts = Vec<(String, Standing, i64)>;

/// One page of jobs, and how many there are of each kind.
pub fn jobs_list(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    asked: &JobsAsked,
) -> Result<(Vec<JobRow>, Counts), Error> {
    operating(actor)?;
    Ok((tx.jobs_seen(asked, now)?, tx.jobs_kinds(now)?))
}

/// One job.
pub fn job_find(tx: &mut Tx<'_>, (actor, now): (&Actor, Time), id: &str) -> Result<JobRow, Error> {
    operating(actor)?;
    tx.job_seen(id, now)?.ok_or(Error::NotFound)
}

/// Has jobs tried again at once; returns how many. What somebody else replayed, discarded or what is
/// done already counts as none, and leaves no leaf.
pub fn job_replay(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    cmd: &Replay,
) -> Result<u64, Error> {
    operating(actor)?;
    if let Some(earlier) = earlier(tx, cmd.once.as_ref())? {
        return Ok(earlier);
    }
    let (name, count) = match &cmd.which {
        Which::One(id) => (id, u64::from(tx.job_revive(id, now)?)),
        Which::Kind(kind) => (kind, tx.jobs_revive(kind, now, REPLAYED_MOST)?),
    };
    if count > 0 {
        let payload = json!({"count": count});
        record(
            tx,
            (actor, now),
            &cmd.fresh,
            ("jobs.replayed", name),
            payload,
        )?;
    }
    keep(tx, now, cmd.once.as_ref(), count)?;
    Ok(count)
}

/// Gives a job up for good; returns how many there were, one or none.
pub fn job_discard(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    cmd: &Discard,
) -> Result<u64, Error> {
    operating(actor)?;
    let reason = rules::reason(&cmd.reason)?;
    if let Some(earlier) = earlier(tx, cmd.once.as_ref())? {
        return Ok(earlier);
    }
    let count = u64::from(tx.job_discard(&cmd.id)?);
    if count > 0 {
        let payload = json!({"reason": reason});
        record(
            tx,
            (actor, now),
            &cmd.fresh,
            ("jobs.discarded", &cmd.id),
            payload,
        )?;
    }
    keep(tx, now, cmd.once.as_ref(), count)?;
    Ok(count)
}

fn operating(actor: &Actor) -> Result<(), Error> {
    if rules::operates(actor) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

fn earlier(tx: &mut Tx<'_>, once: Option<&Once>) -> Result<Option<u64>, Error> {
    let Some(once) = once else { return Ok(None) };
    match once::once_find(tx, once)? {
        Known::New => Ok(None),
        Known::Done(count) => Ok(Some(count.parse().unwrap_or_default())),
        Known::Other => Err(Error::OnceOther),
    }
}

fn keep(tx: &mut Tx<'_>, now: Time, once: Option<&Once>, count: u64) -> store::Result<()> {
    match once {
        Some(once) => once::once_keep(tx, once, &count.to_string(), now),
        None => Ok(()),
    }
}

/// A job is the instance's own affair: no agency's, and nobody's to read about but the operators'.
fn record(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    fresh: &Fresh,
    (act, job): (&str, &str),
    mut payload: Value,
) -> store::Result<()> {
    if let Some(fields) = payload.as_object_mut() {
        let officer = actor.id().map(|id| id.to_string());
        fields.insert("actor".to_owned(), json!(officer));
        fields.insert("job".to_owned(), json!(job));
    }
    let act = Act {
        name: act,
        agency: "",
        kind: "job",
        reference: job,
        public: false,
        subject: (job, 0),
        payload,
    };
    audit::record(tx, now, fresh, &act)
}
