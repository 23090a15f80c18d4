//! `balai verify --all`: makes the whole tree again from the acts as they stand, compares it with what was signed, and
//! the acts of each case with the case and its entries; says the first thing that does not fit.

mod cases;

use std::borrow::Cow;
use std::fmt;
use std::sync::mpsc::{Receiver, sync_channel};

use base::{Time, unhex};
use serde::Deserialize;
use store::Tx;

use super::error::Error;
use super::model::{Signed, Tile};
use super::queries::{self, LeafSeen};
use super::rules::{Checkpoint, Edge, HASH, Hash, WIDTH, leaf_hash};
use crate::App;
use crate::audit;

/// Leaves that are read at once, while those before them are hashed: a whole number of tiles.
const PAGE: u64 = 8_192;

/// What was looked at, where everything fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verified {
    /// Leaves.
    pub leaves: u64,
    /// Those of them that the tree holds already.
    pub logged: u64,
    /// Payloads that are still kept, and fit what their leaves commit to.
    pub payloads: u64,
    /// Signed checkpoints.
    pub checkpoints: u64,
    /// Cases that stand as their acts left them.
    pub cases: u64,
    /// Entries of their timelines.
    pub entries: u64,
}

/// The first thing that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Positions have a gap.
    Position(u64),
    /// A row of the record says something else than its entry.
    Row(u64, &'static str),
    /// A payload, or its salt, is not what the leaf commits to.
    Payload(u64),
    /// An entry is not the one that was logged.
    Leaf(u64),
    /// A tile above the leaves does not follow from those below it.
    Tile(u8, u64),
    /// The tree holds more leaves than there are.
    Short(u64, u64),
    /// A checkpoint of this size is not one of this log's.
    Signature(u64),
    /// A checkpoint of this size has another root.
    Root(u64),
    /// A case does not stand as its acts left it.
    Case(String, &'static str),
    /// No act, or more than one, made a version of a case.
    CaseAct(String, i64),
    /// What an act on a case did was erased, and no act says so.
    CaseErased(String, i64),
    /// A case was opened, and its row is not there; its internal id, as that is all that is known for sure.
    CaseGone(String),
    /// The date of a case is none of its clocks'.
    Clock(String),
    /// An entry of a case is not as its act made it.
    Entry(String, i64, &'static str),
    /// An entry that an act made is not there.
    EntryGone(String, i64),
    /// An entry is there that no act made.
    EntryMade(String, i64),
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Position(at) => write!(out, "no act stands at position {at}"),
            Self::Row(at, what) => write!(
                out,
                "the act at position {at}: its row has another {what} than its entry"
            ),
            Self::Payload(at) => write!(
                out,
                "the act at position {at}: what it did is not what its entry commits to"
            ),
            Self::Leaf(at) => write!(
                out,
                "the act at position {at}: its entry is not the one that was logged"
            ),
            Self::Tile(level, number) => {
                write!(
                    out,
                    "tile {number} of level {level} does not follow from the acts"
                )
            }
            Self::Short(logged, found) => {
                write!(out, "{logged} acts were logged, but only {found} are there")
            }
            Self::Signature(size) => {
                write!(
                    out,
                    "the checkpoint of {size} acts was not signed by this log"
                )
            }
            Self::Root(size) => write!(
                out,
                "the checkpoint of {size} acts was signed over other acts than are there"
            ),
            Self::Case(reference, what) => write!(
                out,
                "case {reference}: its {what} is not the one that its last act left"
            ),
            Self::CaseAct(reference, version) => write!(
                out,
                "case {reference}: its version {version} was not made by one act"
            ),
            Self::CaseErased(reference, version) => write!(
                out,
                "case {reference}: what its act {version} did was erased, and no act says so"
            ),
            Self::CaseGone(id) => write!(out, "the case of the id {id} was opened, and is gone"),
            Self::Clock(reference) => {
                write!(
                    out,
                    "case {reference}: its date is that of none of its clocks"
                )
            }
            Self::Entry(reference, version, what) => write!(
                out,
                "case {reference}: the {what} of its entry {version} is not the one that its act left"
            ),
            Self::EntryGone(reference, version) => {
                write!(out, "case {reference}: its entry {version} is gone")
            }
            Self::EntryMade(reference, version) => {
                write!(out, "case {reference}: no act made its entry {version}")
            }
        }
    }
}

/// What an entry says, as far as its row says it too.
#[derive(Deserialize)]
struct EntrySaid<'e> {
    #[serde(borrow)]
    act: Cow<'e, str>,
    #[serde(borrow)]
    at: Cow<'e, str>,
    #[serde(borrow)]
    payload_hash: Cow<'e, str>,
}

/// One stretch of the record, with the tiles of its leaves.
struct Stretch {
    leaves: Vec<LeafSeen>,
    tiles: Vec<Tile>,
}

/// Verifies everything; the first thing that does not fit is [`Error::Found`].
pub fn verify_all(app: &App) -> Result<Verified, Error> {
    let (logged, signed) = app.db.read_blocking("verify.begin", |tx| {
        let size = queries::head(tx)?.map_or(0, |head| head.size);
        Ok::<_, store::Error>((size, queries::checkpoints(tx, 0, i64::MAX)?))
    })?;
    let mut check = Check {
        app,
        edge: Edge::default(),
        logged,
        // Those signed since are of a larger tree.
        signed: signed
            .into_iter()
            .filter(|one| one.size <= logged)
            .collect(),
        full: Vec::new(),
        opened: 0,
        done: Verified::default(),
    };
    check.signed.reverse();
    check.at_size()?;
    let mut ahead = stretch_ask(app, 0)?;
    loop {
        let stretch = ahead.recv().map_err(|_| gone())??;
        if stretch.leaves.is_empty() {
            break;
        }
        ahead = stretch_ask(app, check.done.leaves + PAGE)?;
        check.stretch(&stretch)?;
    }
    if check.done.leaves < logged {
        return Err(Error::Found(Finding::Short(logged, check.done.leaves)));
    }
    check.done.logged = logged;
    let seen = cases::verify(app, (check.done.leaves, check.opened))?;
    (check.done.cases, check.done.entries) = (seen.cases, seen.entries);
    Ok(check.done)
}

fn gone() -> store::Error {
    store::Error::Unavailable("the store's thread ended".to_owned())
}

/// Has the store read a stretch; nobody waits until it is needed.
fn stretch_ask(app: &App, after: u64) -> Result<Receiver<Result<Stretch, store::Error>>, Error> {
    let (sender, receiver) = sync_channel(1);
    let width = u64::try_from(WIDTH).unwrap_or(u64::MAX);
    let read = move |tx: &mut Tx<'_>| {
        let numbers = after / width..(after + PAGE) / width;
        Ok(Stretch {
            leaves: queries::leaves_seen(tx, after, PAGE)?,
            tiles: queries::tiles(tx, 0, numbers)?,
        })
    };
    app.db.read_aside("verify.stretch", read, move |stretch| {
        let _ = sender.send(stretch);
    })?;
    Ok(receiver)
}

struct Check<'a> {
    app: &'a App,
    edge: Edge,
    logged: u64,
    /// Checkpoints that were not reached yet, the smallest last.
    signed: Vec<Signed>,
    full: Vec<Tile>,
    /// Acts so far that opened a case.
    opened: u64,
    done: Verified,
}

impl Check<'_> {
    fn stretch(&mut self, stretch: &Stretch) -> Result<(), Error> {
        for leaf in &stretch.leaves {
            let position = self.done.leaves + 1;
            if u64::try_from(leaf.position) != Ok(position) {
                return Err(Error::Found(Finding::Position(position)));
            }
            self.done.leaves = position;
            if position <= self.logged {
                let hash = leaf_hash(leaf.entry.as_bytes());
                compare_leaf(&stretch.tiles, position, &hash)?;
                self.edge.push(hash, &mut self.full);
                self.at_size()?;
            }
            self.done.payloads += u64::from(row(position, leaf)?);
            let opens = leaf.version == Some(0) && cases::opens(self.app, &leaf.act);
            self.opened += u64::from(opens);
        }
        Ok(())
    }

    /// Compares what is known at this size: tiles that are full now, checkpoints of this size, and at the end the edge.
    fn at_size(&mut self) -> Result<(), Error> {
        for tile in std::mem::take(&mut self.full) {
            // Those of the leaves were compared leaf by leaf.
            if tile.level > 0 {
                compare_tile(self.app, &tile)?;
            }
        }
        let size = self.edge.size();
        while let Some(signed) = self.signed.pop_if(|signed| signed.size == size) {
            self.checkpoint(&signed)?;
        }
        if size == self.logged {
            let edge = self.edge.tiles().into_iter();
            edge.filter(|tile| tile.level > 0)
                .try_for_each(|tile| compare_tile(self.app, &tile))?;
        }
        Ok(())
    }

    fn checkpoint(&mut self, signed: &Signed) -> Result<(), Error> {
        let opened = Checkpoint::open(&signed.note, &self.app.log.verifier);
        let fits = opened.filter(|checkpoint| checkpoint.size == signed.size);
        let checkpoint = fits.ok_or(Error::Found(Finding::Signature(signed.size)))?;
        if checkpoint.root != self.edge.root() {
            return Err(Error::Found(Finding::Root(signed.size)));
        }
        self.done.checkpoints += 1;
        Ok(())
    }
}

/// Compares a leaf with the one in its tile.
fn compare_leaf(tiles: &[Tile], position: u64, hash: &Hash) -> Result<(), Error> {
    let differs = Error::Found(Finding::Leaf(position));
    let width = u64::try_from(WIDTH).unwrap_or(u64::MAX);
    let (number, place) = ((position - 1) / width, (position - 1) % width);
    let first = tiles.first().map_or(0, |tile| tile.number);
    let at = number
        .checked_sub(first)
        .and_then(|at| usize::try_from(at).ok());
    let tile = at.and_then(|at| tiles.get(at));
    let start = usize::try_from(place).unwrap_or_default() * HASH;
    let logged = tile
        .filter(|tile| tile.number == number)
        .and_then(|tile| tile.hashes.get(start..start + HASH));
    if logged == Some(hash.as_slice()) {
        Ok(())
    } else {
        Err(differs)
    }
}

/// Compares a tile with the one that is kept, which may have grown meanwhile.
fn compare_tile(app: &App, tile: &Tile) -> Result<(), Error> {
    let (level, number) = (tile.level, tile.number);
    let read = move |tx: &mut Tx<'_>| queries::tile(tx, level, number);
    let kept = app.db.read_blocking("verify.tile", read)?;
    if kept.is_some_and(|kept| kept.hashes.starts_with(&tile.hashes)) {
        Ok(())
    } else {
        Err(Error::Found(Finding::Tile(level, number)))
    }
}

/// Compares a row with its entry; whether its payload is still kept.
fn row(position: u64, leaf: &LeafSeen) -> Result<bool, Error> {
    let differs = |what| Error::Found(Finding::Row(position, what));
    let said: EntrySaid<'_> =
        serde_json::from_str(&leaf.entry).map_err(|_| Error::Found(Finding::Leaf(position)))?;
    if said.act != leaf.act.as_str() {
        return Err(differs("act"));
    }
    if said.at != Time::from_micros(leaf.at_us).rfc3339_micros() {
        return Err(differs("time"));
    }
    let wrong = Error::Found(Finding::Payload(position));
    let (salt, payload) = match (&leaf.salt, &leaf.payload) {
        (None, None) => return Ok(false),
        (Some(salt), Some(payload)) => (salt, payload),
        _ => return Err(wrong),
    };
    let salt = unhex(salt).and_then(|salt| <[u8; 32]>::try_from(salt).ok());
    match salt {
        Some(salt) if audit::commitment(&salt, payload.as_bytes()) == said.payload_hash => Ok(true),
        _ => Err(wrong),
    }
}
