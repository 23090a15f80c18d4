//! Which blobs may go, so that nothing that is wanted is lost and nothing that was taken away comes back.
//!
//! Blobs are called by their contents, so bytes that are taken away now may be wanted a moment later by
//! somebody who sends the same picture. What holds in every order of events:
//!
//! 1. A name is *condemned* by its row in `kernel_purge`, in a transaction that found nothing that mentions or
//!    holds it. The row stays for ever.
//! 2. Whoever mentions or holds a name asks in the same transaction whether it is condemned, and is refused
//!    if it is ([`claim`]). Transactions are serialisable, so of two that meet one sees the other: a name is
//!    mentioned or condemned, never both.
//! 3. Therefore the bytes of a condemned name may be removed by anybody at any time, twice, and by a job that
//!    died in the middle: nobody wants them under that name any more.
//! 4. Bytes that are stored get the first name of theirs that is not condemned, and their name is asked for
//!    once more after they were put: if it was condemned in between, whoever put them removes them again and
//!    takes the next one ([`keep`]). So no bytes are left under a condemned name either.
//!
//! What a process leaves behind that dies between putting and asking is found by the daily sweep.

use base::{Problem, Time};
use object_store::PutPayload;
use store::{NewJob, Tx};

use super::blobs::{hash_of, name_of};
use super::error::Error;
use super::jobs::PURGE;
use super::model::{Hold, Purged, Stored, Why};
use super::queries::{self, purge};
use crate::App;

/// So often are the same bytes taken away before they are refused.
const NAMES_MAX: u32 = 1_000;
/// Rows read at once.
pub(super) const BATCH: i64 = 200;

/// Claims names for a row that is written in this transaction; refused if one of them is condemned.
pub(super) fn claim<'n>(
    tx: &mut Tx<'_>,
    names: impl IntoIterator<Item = &'n str>,
) -> Result<(), Error> {
    for name in names {
        if purge::is_condemned(tx, name)? {
            return Err(Error::TakenAway);
        }
    }
    Ok(())
}

/// Condemns those of these blobs that nothing wants any more, and has their bytes taken away right after
/// the commit.
pub(super) fn condemn<'n>(
    tx: &mut Tx<'_>,
    (now, why): (Time, Why),
    names: impl IntoIterator<Item = &'n str>,
) -> store::Result<()> {
    let mut first = None;
    for name in names {
        if condemn_quietly(tx, (now, why), name)? {
            first = first.or(Some(name));
        }
    }
    if let Some(name) = first {
        // Without a key: a job of an earlier commit that just begins might look too early for this one.
        tx.enqueue(&NewJob {
            id: format!("purge-{name}"),
            kind: PURGE.to_owned(),
            key: None,
            payload: String::new(),
            run_at: now,
            now,
        })?;
    }
    Ok(())
}

/// Condemns a blob that nothing wants any more; false if it is wanted, or was condemned already.
pub(super) fn condemn_quietly(
    tx: &mut Tx<'_>,
    (now, why): (Time, Why),
    name: &str,
) -> store::Result<bool> {
    Ok(!is_wanted(tx, now, name)? && purge::purge_insert(tx, name, why, now)?)
}

/// Whether a document or something else wants this blob.
pub(super) fn is_wanted(tx: &mut Tx<'_>, now: Time, name: &str) -> store::Result<bool> {
    Ok(queries::blob_mentioned(tx, name)? || purge::is_held(tx, name, now)?)
}

/// Keeps bytes as a blob and returns its name; no row mentions it yet.
pub(super) async fn keep(app: &App, bytes: Vec<u8>) -> Result<String, Problem> {
    let (hash, payload) = (hash_of(&bytes), PutPayload::from(bytes));
    loop {
        let name = name_free(app, hash.clone()).await?;
        app.blobs.put(&name, &payload).await?;
        if name_free(app, hash.clone()).await? == name {
            return Ok(name);
        }
        app.blobs.remove(&name).await?;
    }
}

/// The first name of these bytes that is not condemned.
async fn name_free(app: &App, hash: String) -> Result<String, Problem> {
    let find = move |tx: &mut Tx<'_>| {
        for condemned in 0..NAMES_MAX {
            let name = name_of(&hash, condemned);
            if !purge::is_condemned(tx, &name)? {
                return Ok(name);
            }
        }
        Err(Error::TakenAway)
    };
    let found = app.db.read("documents.name_free", find).await;
    found.map_err(Problem::from)
}

/// Holds the blobs of what was stored, and none beside them, for something that is no document yet.
pub fn documents_hold(
    tx: &mut Tx<'_>,
    now: Time,
    hold: Hold<'_>,
    stored: &[Stored],
) -> Result<(), Error> {
    purge::holds_end(tx, hold.holder)?;
    for document in stored {
        claim(tx, document.names())?;
        for name in document.names() {
            purge::hold_put(tx, hold.holder, name, now + hold.span)?;
        }
    }
    Ok(())
}

/// Until when something is held that is kept for good: the last second of the year 9999, which the statement that lists
/// all blobs for a backup names as well.
const FOR_GOOD: Time = Time::from_micros(253_402_300_799_000_000);

/// Keeps a blob for good, for something that is no document, such as an edition of published data.
pub fn blob_keep(tx: &mut Tx<'_>, holder: &str, name: &str) -> Result<(), Error> {
    claim(tx, [name])?;
    Ok(purge::hold_put(tx, holder, name, FOR_GOOD)?)
}

/// Holds a blob until a moment, for something that may come to nothing, such as a draft.
pub fn blob_hold(tx: &mut Tx<'_>, holder: &str, name: &str, until: Time) -> Result<(), Error> {
    claim(tx, [name])?;
    Ok(purge::hold_put(tx, holder, name, until)?)
}

/// Lets go of what a holder held; what nothing else wants is swept up.
pub fn blobs_let_go(tx: &mut Tx<'_>, holder: &str) -> store::Result<()> {
    purge::holds_end(tx, holder)
}

/// All condemned blobs with names after `after`, at most 200: what an older copy of this instance must
/// forget as well.
pub fn purged_list(tx: &mut Tx<'_>, after: &str) -> store::Result<Vec<Purged>> {
    purge::purges(tx, after, BATCH)
}
