//! Verbs of the public log: extending the tree and signing what it came to.
//!
//! Whoever leads reads the edge of the tree and the leaves behind it, hashes outside of the store, and writes tiles,
//! size and checkpoint in one commit, which asks again whether the size and the epoch are those that were read. So
//! two processes never write the same place differently, whatever their clocks say; the lease only spares work.

use std::time::Duration;

use base::Time;
use store::Tx;

use super::error::Error;
use super::model::{Growth, Head, Leaf, Signed, Tile};
use super::queries;
use super::rules::{Checkpoint, Edge, Signer, leaf_hash};
use crate::App;
use crate::audit;

/// Leaves of one step, at most: so much memory, and so long a commit.
pub const STEP: usize = 2_048;
/// How long a process leads unless it says so again.
const LEASE: Duration = Duration::from_secs(10);
/// A lease that ends later than so was taken by a clock that has been set back since: it holds nobody up.
const LEASE_MAX: Duration = Duration::from_mins(1);

/// What a process finds when it looks whether there is something to do.
struct Look {
    head: Option<Head>,
    last: u64,
    begun: bool,
}

/// Takes the next leaves into the tree, at most [`STEP`], and signs it; returns how many. Nothing if there are none, if
/// another process leads, or if this one has no key.
pub fn log_extend(app: &App) -> Result<usize, Error> {
    let Some(growth) = growth_prepare(app)? else {
        return Ok(0);
    };
    let taken = growth.leaves.len();
    growth_write(app, growth)?;
    Ok(taken)
}

/// The next step of the log, hashed and signed but not written; nothing if there is none to make here.
pub fn growth_prepare(app: &App) -> Result<Option<Growth>, Error> {
    let Some(signer) = &app.log.signer else {
        return Ok(None);
    };
    let look = app.db.read_blocking("log.look", |tx| {
        Ok::<_, store::Error>(Look {
            head: queries::head(tx)?,
            last: u64::try_from(audit::last_position(tx)?).unwrap_or_default(),
            begun: queries::checkpoint(tx)?.is_some(),
        })
    })?;
    let size = look.head.as_ref().map_or(0, |head| head.size);
    if look.begun && look.last <= size {
        return Ok(None);
    }
    let now = app.clock.now();
    let Some(head) = leader(app, look.head.as_ref(), now)? else {
        return Ok(None);
    };
    let from = head.clone();
    let (edge, leaves) = app.db.read_blocking("log.read", move |tx| {
        let edge = Edge::of(from.size).into_iter();
        let tiles = edge.map(|(level, number, _)| queries::tile(tx, level, number));
        let tiles: Vec<Option<Tile>> = tiles.collect::<Result<_, _>>()?;
        Ok::<_, store::Error>((tiles, queries::leaves(tx, from.size, STEP)?))
    })?;
    let edge: Vec<Tile> = edge.into_iter().flatten().collect();
    growth(head, &edge, &leaves, (signer, now)).map(Some)
}

/// Writes a step, if nobody else led or made one since it was prepared.
pub fn growth_write(app: &App, growth: Growth) -> Result<(), Error> {
    let now = app.clock.now();
    let write = move |tx: &mut Tx<'_>| log_grow(tx, now, &growth);
    app.db.write_blocking("log.grow", write)
}

/// The head as this process leads it; nothing if another does.
fn leader(app: &App, head: Option<&Head>, now: Time) -> Result<Option<Head>, Error> {
    let me = app.process.clone();
    if let Some(head) = head {
        if head.holder == me {
            return Ok(Some(head.clone()));
        }
        if is_led(head, now) {
            return Ok(None);
        }
    }
    let led = app.db.write_blocking("log.lead", move |tx| {
        log_lead(tx, &me, now)?;
        Ok::<_, Error>(queries::head(tx)?.filter(|head| head.holder == me))
    })?;
    Ok(led)
}

/// Whether the lease of whoever leads runs.
fn is_led(head: &Head, now: Time) -> bool {
    let latest = (now + LEASE_MAX).micros();
    head.expires_us > now.micros() && head.expires_us <= latest
}

/// Takes the lead, if nobody has it at this time.
fn log_lead(tx: &mut Tx<'_>, process: &str, now: Time) -> Result<(), Error> {
    let expires_us = (now + LEASE).micros();
    match queries::head(tx)? {
        None => queries::head_insert(tx, process, expires_us)?,
        Some(head) if !is_led(&head, now) => {
            queries::lead(tx, process, (head.epoch, expires_us))?;
        }
        Some(_) => {}
    }
    Ok(())
}

/// Hashes and signs: the one costly part, outside of the store.
fn growth(
    head: Head,
    edge: &[Tile],
    leaves: &[Leaf],
    (signer, now): (&Signer, Time),
) -> Result<Growth, Error> {
    let damaged = |what: String| Error::Damaged(what);
    let mut grown = Edge::new(head.size, edge)
        .ok_or_else(|| damaged(format!("the edge of the tree of {} leaves", head.size)))?;
    let (mut tiles, mut hashes) = (Vec::new(), Vec::with_capacity(leaves.len()));
    for leaf in leaves {
        let expected = grown.size() + 1;
        if u64::try_from(leaf.position) != Ok(expected) {
            return Err(damaged(format!("no leaf stands at position {expected}")));
        }
        let hash = leaf_hash(leaf.entry.as_bytes());
        hashes.push((leaf.position, hash));
        grown.push(hash, &mut tiles);
    }
    tiles.extend(grown.tiles());
    let checkpoint = Checkpoint {
        origin: signer.verifier().name().to_owned(),
        size: grown.size(),
        root: grown.root(),
    };
    Ok(Growth {
        from: head,
        leaves: hashes,
        tiles,
        signed: Signed {
            size: grown.size(),
            note: signer.note(&checkpoint.to_string()),
            at_us: now.micros(),
        },
    })
}

fn log_grow(tx: &mut Tx<'_>, now: Time, growth: &Growth) -> Result<(), Error> {
    let to = (growth.signed.size, (now + LEASE).micros());
    if !queries::grow(tx, &growth.from, to)? {
        return Err(Error::Deposed);
    }
    for tile in &growth.tiles {
        queries::tile_put(tx, tile)?;
    }
    for (position, hash) in &growth.leaves {
        queries::leaf_put(tx, *position, hash)?;
    }
    Ok(queries::checkpoint_put(tx, &growth.signed)?)
}

/// The newest checkpoint, if one was signed.
pub fn checkpoint(tx: &mut Tx<'_>) -> store::Result<Option<Signed>> {
    queries::checkpoint(tx)
}
