//! Statements of the public log.

pub(super) mod seen;

use std::ops::Range;

use base::Time;
use store::{Row, Sql, Tx, params};

use super::cosigned::Cosigned;
use super::model::{Head, Leaf, Signed, Tile};
use super::rules::{HASH, Hash};

/// The only row of its table.
const NAME: &str = "log";

const HEAD: Sql = Sql::new(
    "kernel.log_head",
    "select size, epoch, holder, expires_us from kernel_log where name = $1",
);

const HEAD_INSERT: Sql = Sql::new(
    "kernel.log_head_insert",
    "insert into kernel_log (name, size, epoch, holder, expires_us) values ($1, 0, 1, $2, $3)
     on conflict (name) do nothing",
);

const LEAD: Sql = Sql::new(
    "kernel.log_lead",
    "update kernel_log set holder = $2, epoch = epoch + 1, expires_us = $4
     where name = $1 and epoch = $3",
);

/// Only the one who read this size in this epoch writes the next.
const GROW: Sql = Sql::new(
    "kernel.log_grow",
    "update kernel_log set size = $2, expires_us = $3 where name = $1 and size = $4 and epoch = $5",
);

const LEAVES: Sql = Sql::new(
    "kernel.log_leaves",
    "select position, entry from kernel_audit
     where position > $1 and position <= $2 order by position",
);

/// What was committed and has no place in the order yet comes after all that has one; on PostgreSQL it may wait for that.
const UNLOGGED_SINCE: Sql = Sql::new(
    "kernel.log_unlogged_since",
    "select
        (select a.at_us from kernel_audit a where a.position > $1 order by a.position limit 1) as ordered_us,
        (select a.at_us from kernel_audit a where a.position is null order by a.at_us, a.id limit 1) as waiting_us",
);

const TILE: Sql = Sql::new(
    "kernel.log_tile",
    "select hashes from kernel_log_tile where level = $1 and number = $2",
);

/// A tile only becomes longer, and a full one never changes.
const TILE_PUT: Sql = Sql::new(
    "kernel.log_tile_put",
    "insert into kernel_log_tile (level, number, width, hashes) values ($1, $2, $3, $4)
     on conflict (level, number) do update set width = excluded.width, hashes = excluded.hashes
     where kernel_log_tile.width < excluded.width",
);

const LEAF_PUT: Sql = Sql::new(
    "kernel.log_leaf_put",
    "insert into kernel_log_leaf (hash, position) values ($1, $2)",
);

const LEAVES_FOUND: Sql = Sql::new(
    "kernel.log_leaves_found",
    "select a.position, a.version, a.at_us, a.entry, a.salt, a.subject
     from kernel_log_leaf l join kernel_audit a on a.position = l.position where l.hash = $1",
);

const ACTS_OF: Sql = Sql::new(
    "kernel.log_acts_of",
    "select position, version, at_us, entry, salt, subject from kernel_audit
     where subject = $1 order by version, at_us, id limit 500",
);

const ACTS_NEWEST: Sql = Sql::new(
    "kernel.log_acts_newest",
    "select position, version, at_us, entry, salt, subject from kernel_audit
     where subject = $1 order by version desc, at_us desc, id desc limit 500",
);

const TILES: Sql = Sql::new(
    "kernel.log_tiles",
    "select number, hashes from kernel_log_tile
     where level = $1 and number >= $2 and number < $3 order by number",
);

const LEAVES_SEEN: Sql = Sql::new(
    "kernel.log_leaves_seen",
    "select position, version, at_us, act, entry, salt, payload from kernel_audit
     where position > $1 and position <= $2 order by position",
);

const CHECKPOINT: Sql = Sql::new(
    "kernel.log_checkpoint",
    "select size, note, at_us from kernel_log_checkpoint order by size desc limit 1",
);

const CHECKPOINTS: Sql = Sql::new(
    "kernel.log_checkpoints",
    "select size, note, at_us from kernel_log_checkpoint where size >= $1 order by size, hour limit $2",
);

/// Those of each hour behind an hour.
const CHECKPOINTS_SINCE: Sql = Sql::new(
    "kernel.log_checkpoints_since",
    "select hour, size, note, at_us from kernel_log_checkpoint where hour > $1 order by hour limit $2",
);

const CHECKPOINT_PUT: Sql = Sql::new(
    "kernel.log_checkpoint_put",
    "insert into kernel_log_checkpoint (hour, size, note, at_us) values ($1, $2, $3, $4)
     on conflict (hour) do update
     set size = excluded.size, note = excluded.note, at_us = excluded.at_us",
);

/// A witness never goes back.
const COSIGNATURE_PUT: Sql = Sql::new(
    "kernel.log_cosignature_put",
    "insert into kernel_log_cosignature (witness, size, note, line, at_us) values ($1, $2, $3, $4, $5)
     on conflict (witness) do update
     set size = excluded.size, note = excluded.note, line = excluded.line, at_us = excluded.at_us
     where kernel_log_cosignature.size < excluded.size
        or kernel_log_cosignature.size = excluded.size and kernel_log_cosignature.at_us <= excluded.at_us",
);

const COSIGNED_SIZE: Sql = Sql::new(
    "kernel.log_cosigned_size",
    "select size from kernel_log_cosignature where witness = $1",
);

const COSIGNED_NEWEST: Sql = Sql::new(
    "kernel.log_cosigned_newest",
    "select size, note from kernel_log_cosignature order by size desc, witness limit 1",
);

const COSIGNATURES: Sql = Sql::new(
    "kernel.log_cosignatures",
    "select line from kernel_log_cosignature where size = $1 order by witness limit 50",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    HEAD,
    HEAD_INSERT,
    LEAD,
    GROW,
    LEAVES,
    UNLOGGED_SINCE,
    TILE,
    TILE_PUT,
    LEAF_PUT,
    LEAVES_FOUND,
    ACTS_OF,
    ACTS_NEWEST,
    TILES,
    LEAVES_SEEN,
    CHECKPOINT,
    CHECKPOINTS,
    CHECKPOINTS_SINCE,
    CHECKPOINT_PUT,
    COSIGNATURE_PUT,
    COSIGNED_SIZE,
    COSIGNED_NEWEST,
    COSIGNATURES,
];

const HOUR_US: i64 = 3_600_000_000;

/// A number that is never negative, as both databases keep it.
fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn counted(row: &Row<'_>, column: &'static str) -> store::Result<u64> {
    let number: i64 = row.get(column)?;
    Ok(u64::try_from(number).unwrap_or_default())
}

/// How far the log has come; nothing before it was begun.
pub(crate) fn head(tx: &mut Tx<'_>) -> store::Result<Option<Head>> {
    tx.one(&HEAD, &params![NAME], |row| {
        Ok(Head {
            size: counted(row, "size")?,
            epoch: row.get("epoch")?,
            holder: row.get("holder")?,
            expires_us: row.get("expires_us")?,
        })
    })
}

/// Begins the log.
pub(super) fn head_insert(tx: &mut Tx<'_>, holder: &str, expires_us: i64) -> store::Result<()> {
    tx.exec(&HEAD_INSERT, &params![NAME, holder, expires_us])
        .map(drop)
}

/// Takes the lead from whoever had it in this epoch.
pub(super) fn lead(
    tx: &mut Tx<'_>,
    holder: &str,
    (epoch, expires_us): (i64, i64),
) -> store::Result<()> {
    tx.exec(&LEAD, &params![NAME, holder, epoch, expires_us])
        .map(drop)
}

/// Whether the size could be set: nobody else led or extended the tree meanwhile.
pub(super) fn grow(
    tx: &mut Tx<'_>,
    from: &Head,
    (size, expires_us): (u64, i64),
) -> store::Result<bool> {
    let values = params![
        NAME,
        stored(size),
        expires_us,
        stored(from.size),
        from.epoch
    ];
    Ok(tx.exec(&GROW, &values)? == 1)
}

/// Leaves behind a place in the tree, at most so many.
pub(super) fn leaves(tx: &mut Tx<'_>, after: u64, most: usize) -> store::Result<Vec<Leaf>> {
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let until = stored(after.saturating_add(most));
    tx.all(&LEAVES, &params![stored(after), until], |row| {
        Ok(Leaf {
            position: row.get("position")?,
            entry: row.get("entry")?,
        })
    })
}

/// When the oldest act was done that a tree of this size does not hold; nothing if it holds all.
pub(crate) fn unlogged_since(tx: &mut Tx<'_>, size: u64) -> store::Result<Option<Time>> {
    let since = tx.one(&UNLOGGED_SINCE, &params![stored(size)], |row| {
        let ordered: Option<Time> = row.get("ordered_us")?;
        let waiting: Option<Time> = row.get("waiting_us")?;
        Ok(ordered.into_iter().chain(waiting).min())
    })?;
    Ok(since.flatten())
}

pub(super) fn tile(tx: &mut Tx<'_>, level: u8, number: u64) -> store::Result<Option<Tile>> {
    tx.one(&TILE, &params![level, stored(number)], |row| {
        Ok(Tile {
            level,
            number,
            hashes: row.get("hashes")?,
        })
    })
}

/// The first eight bytes of a hash, as the number that both databases keep.
fn short(hash: &Hash) -> i64 {
    hash.first_chunk()
        .map_or(0, |bytes| i64::from_be_bytes(*bytes))
}

pub(super) fn leaf_put(tx: &mut Tx<'_>, position: i64, hash: &Hash) -> store::Result<()> {
    tx.put(&LEAF_PUT, &params![short(hash), position])
}

/// An act, for its receipt.
pub(super) struct LeafFound {
    pub(super) position: Option<i64>,
    /// Of what it is about.
    pub(super) version: Option<i64>,
    pub(super) at_us: i64,
    pub(super) entry: String,
    pub(super) salt: Option<String>,
    pub(super) subject: Option<String>,
}

impl LeafFound {
    /// Its place in the tree, from 0; nothing before it was put in order.
    pub(super) fn place(&self) -> Option<u64> {
        let position = self.position?;
        u64::try_from(position - 1).ok()
    }
}

fn leaf_found(row: &Row<'_>) -> store::Result<LeafFound> {
    Ok(LeafFound {
        position: row.get("position")?,
        version: row.get("version")?,
        at_us: row.get("at_us")?,
        entry: row.get("entry")?,
        salt: row.get("salt")?,
        subject: row.get("subject")?,
    })
}

/// Leaves whose hash may be this one; whoever asks compares the rest of it.
pub(super) fn leaves_found(tx: &mut Tx<'_>, hash: &Hash) -> store::Result<Vec<LeafFound>> {
    tx.all(&LEAVES_FOUND, &params![short(hash)], leaf_found)
}

/// The acts on a subject.
pub(super) fn acts_of(tx: &mut Tx<'_>, subject: &str) -> store::Result<Vec<LeafFound>> {
    tx.all(&ACTS_OF, &params![subject], leaf_found)
}

/// The acts on a subject, the newest first.
pub(super) fn acts_newest(tx: &mut Tx<'_>, subject: &str) -> store::Result<Vec<LeafFound>> {
    tx.all(&ACTS_NEWEST, &params![subject], leaf_found)
}

/// The tiles of a level with these numbers, in order.
pub(super) fn tiles(tx: &mut Tx<'_>, level: u8, numbers: Range<u64>) -> store::Result<Vec<Tile>> {
    let values = params![level, stored(numbers.start), stored(numbers.end)];
    tx.all(&TILES, &values, |row| {
        Ok(Tile {
            level,
            number: counted(row, "number")?,
            hashes: row.get("hashes")?,
        })
    })
}

/// A leaf with everything that is kept of its act.
pub(super) struct LeafSeen {
    pub(super) position: i64,
    /// Of what it is about.
    pub(super) version: Option<i64>,
    pub(super) at_us: i64,
    pub(super) act: String,
    pub(super) entry: String,
    pub(super) salt: Option<String>,
    pub(super) payload: Option<String>,
}

/// Leaves behind a position, at most so many.
pub(super) fn leaves_seen(tx: &mut Tx<'_>, after: u64, most: u64) -> store::Result<Vec<LeafSeen>> {
    let until = stored(after.saturating_add(most));
    tx.all(&LEAVES_SEEN, &params![stored(after), until], |row| {
        Ok(LeafSeen {
            position: row.get("position")?,
            version: row.get("version")?,
            at_us: row.get("at_us")?,
            act: row.get("act")?,
            entry: row.get("entry")?,
            salt: row.get("salt")?,
            payload: row.get("payload")?,
        })
    })
}

pub(super) fn tile_put(tx: &mut Tx<'_>, tile: &Tile) -> store::Result<()> {
    let width = stored(u64::try_from(tile.hashes.len() / HASH).unwrap_or_default());
    let values = params![
        tile.level,
        stored(tile.number),
        width,
        tile.hashes.as_slice()
    ];
    tx.exec(&TILE_PUT, &values).map(drop)
}

fn signed(row: &Row<'_>) -> store::Result<Signed> {
    Ok(Signed {
        size: counted(row, "size")?,
        note: row.get("note")?,
        at_us: row.get("at_us")?,
    })
}

/// The newest checkpoint.
pub(crate) fn checkpoint(tx: &mut Tx<'_>) -> store::Result<Option<Signed>> {
    tx.one(&CHECKPOINT, &[], signed)
}

/// Checkpoints of at least this size that are kept, the smallest first, at most so many.
pub(super) fn checkpoints(tx: &mut Tx<'_>, least: u64, most: i64) -> store::Result<Vec<Signed>> {
    tx.all(&CHECKPOINTS, &params![stored(least), most], signed)
}

/// Checkpoints behind an hour since 1970, each with its hour, at most so many.
pub(super) fn checkpoints_since(
    tx: &mut Tx<'_>,
    hour: i64,
    most: i64,
) -> store::Result<Vec<(i64, Signed)>> {
    tx.all(&CHECKPOINTS_SINCE, &params![hour, most], |row| {
        Ok((row.get("hour")?, signed(row)?))
    })
}

pub(super) fn checkpoint_put(tx: &mut Tx<'_>, new: &Signed) -> store::Result<()> {
    let hour = new.at_us.div_euclid(HOUR_US);
    let values = params![hour, stored(new.size), &new.note, new.at_us];
    tx.exec(&CHECKPOINT_PUT, &values).map(drop)
}

/// Keeps what a witness cosigned, unless it cosigned a larger one before.
pub(super) fn cosignature_put(tx: &mut Tx<'_>, new: &Cosigned) -> store::Result<()> {
    let values = params![
        &new.witness,
        stored(new.checkpoint.size),
        &new.note,
        &new.line,
        new.at
    ];
    tx.exec(&COSIGNATURE_PUT, &values).map(drop)
}

/// How large the log was that this witness cosigned last.
pub(super) fn cosigned_size(tx: &mut Tx<'_>, witness: &str) -> store::Result<Option<u64>> {
    tx.one(&COSIGNED_SIZE, &params![witness], |row| {
        counted(row, "size")
    })
}

/// The largest checkpoint that any witness cosigned, as the log signed it.
pub(super) fn cosigned_newest(tx: &mut Tx<'_>) -> store::Result<Option<(u64, String)>> {
    tx.one(&COSIGNED_NEWEST, &[], |row| {
        Ok((counted(row, "size")?, row.get("note")?))
    })
}

/// The lines of those who cosigned the checkpoint of this size.
pub(super) fn cosignatures(tx: &mut Tx<'_>, size: u64) -> store::Result<Vec<String>> {
    tx.all(&COSIGNATURES, &params![stored(size)], |row| row.get("line"))
}
