//! Cosignatures that witnesses hand in: somebody outside saw that a checkpoint continues the one before.
//!
//! The log takes what a witness that its operator named has cosigned, of a checkpoint that the log signed and still holds, and
//! serves it below that checkpoint. It says nothing about the log that the witness has not found out by itself.

use std::time::Duration;

use base::{Problem, Time};
use store::Tx;

use super::error::Error;
use super::queries;
use super::rules::{self, Checkpoint, Hash, Note, Tiles, cosigned_at};
use crate::App;

/// A witness whose clock is ahead by more is not believed.
const AHEAD: Duration = Duration::from_mins(5);

/// Why a cosignature is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// Not a note, or not one of a checkpoint.
    Malformed,
    /// The log's own signature is missing or wrong.
    NotOurs,
    /// No witness that is named here cosigned it.
    NoWitness,
    /// The witness says that it saw it in the future.
    Clock,
    /// The log is smaller, or had another root when it was of this size.
    Differs,
    /// The witness cosigned a larger one already, of so many leaves.
    Older(u64),
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Malformed => Self::new(400, "kernel.cosigned_malformed"),
            Refused::NotOurs => Self::new(403, "kernel.cosigned_not_ours"),
            Refused::NoWitness => Self::new(403, "kernel.cosigned_no_witness"),
            Refused::Clock => Self::new(422, "kernel.cosigned_clock"),
            Refused::Differs => Self::new(409, "kernel.cosigned_differs"),
            Refused::Older(size) => Self::new(409, "kernel.cosigned_older")
                .with("size", i64::try_from(size).unwrap_or(i64::MAX)),
        }
    }
}

/// What a witness cosigned, read and believed as far as signatures go.
pub(super) struct Cosigned {
    /// The witness's name.
    pub(super) witness: String,
    /// Of which checkpoint.
    pub(super) checkpoint: Checkpoint,
    /// The checkpoint as the log signed it, without anybody else's line.
    pub(super) note: String,
    /// The line of the witness.
    pub(super) line: String,
    /// When the witness saw it.
    pub(super) at: Time,
}

/// Reads a cosigned checkpoint and checks both signatures.
pub(super) fn read(app: &App, note: &str, now: Time) -> Result<Cosigned, Refused> {
    let parsed = Note::parse(note).ok_or(Refused::Malformed)?;
    Checkpoint::parse(&parsed.text).ok_or(Refused::Malformed)?;
    let verifier = &app.log.verifier;
    let checkpoint = Checkpoint::open(note, verifier).ok_or(Refused::NotOurs)?;
    let own = parsed.line_of(verifier).ok_or(Refused::NotOurs)?;
    let mut named = app.settings.log.witnesses.iter();
    let (witness, seconds) = named
        .find_map(|witness| Some((witness, cosigned_at(&parsed, witness)?)))
        .ok_or(Refused::NoWitness)?;
    let line = parsed.witness_line_of(witness).ok_or(Refused::NoWitness)?;
    let micros = i64::try_from(seconds)
        .ok()
        .and_then(|at| at.checked_mul(1_000_000));
    let at = micros.map(Time::from_micros).ok_or(Refused::Clock)?;
    if at > now + AHEAD {
        return Err(Refused::Clock);
    }
    Ok(Cosigned {
        witness: witness.name().to_owned(),
        checkpoint,
        note: format!("{}\n{own}", parsed.text),
        line,
        at,
    })
}

/// Keeps a cosignature, if the log still has that root at that size and the witness has not seen more.
pub(super) async fn cosign(app: &App, cosigned: Cosigned) -> Result<u64, Problem> {
    let (size, root) = (cosigned.checkpoint.size, cosigned.checkpoint.root);
    if root_at(app, size).await? != Some(root) {
        tracing::error!(
            size,
            witness = cosigned.witness,
            "a checkpoint of this log's key is not this log's"
        );
        return Err(Refused::Differs.into());
    }
    let kept = app.db.write("log.cosign", move |tx| {
        queries::cosignature_put(tx, &cosigned)?;
        queries::cosigned_size(tx, &cosigned.witness)
    });
    match kept.await? {
        Some(kept) if kept > size => Err(Refused::Older(kept).into()),
        _ => Ok(size),
    }
}

/// The root that the tree had when it was of this size; nothing if it never was.
pub(super) async fn root_at(app: &App, size: u64) -> Result<Option<Hash>, Error> {
    let needed = Tiles::needed(|perfect| rules::root(perfect, size).map(|root| vec![root]));
    let tiles = tiles(app, needed, size).await?;
    let Some(tiles) = tiles else {
        return Ok(None);
    };
    let root = rules::root(&mut |height, at| tiles.perfect(height, at), size);
    root.map(Some).ok_or_else(|| missing(size))
}

/// The proof that the tree of `new` leaves begins with that of `old`, with both roots; nothing if it never was so large.
pub(super) async fn consistency(
    app: &App,
    (old, new): (u64, u64),
) -> Result<Option<(Hash, Hash, Vec<Hash>)>, Error> {
    let (Some(first), Some(last)) = (root_at(app, old).await?, root_at(app, new).await?) else {
        return Ok(None);
    };
    if old == new {
        return Ok(Some((first, last, Vec::new())));
    }
    let needed = Tiles::needed(|perfect| rules::consistency(perfect, old, new));
    let Some(tiles) = tiles(app, needed, new).await? else {
        return Ok(None);
    };
    let proof = rules::consistency(&mut |height, at| tiles.perfect(height, at), old, new);
    proof
        .map(|proof| Some((first, last, proof)))
        .ok_or_else(|| missing(new))
}

fn missing(size: u64) -> Error {
    Error::Damaged(format!("a tile of the tree of {size} leaves is missing"))
}

/// These tiles, if the log has come to this size.
async fn tiles(app: &App, needed: Vec<(u8, u64)>, size: u64) -> Result<Option<Tiles>, Error> {
    let read = app.db.read("log.tiles", move |tx: &mut Tx<'_>| {
        if queries::head(tx)?.map_or(0, |head| head.size) < size {
            return Ok(None);
        }
        let tiles = needed
            .iter()
            .map(|(level, number)| queries::tile(tx, *level, *number));
        let tiles = tiles.collect::<store::Result<Vec<_>>>()?;
        Ok::<_, store::Error>(Some(tiles.into_iter().flatten().collect()))
    });
    Ok(read.await?)
}
