//! Watching a log from outside: whether what it signs now begins with what it signed before. Knows nothing of a
//! database; what it needs is fetched, and believed only as far as it proves itself.

use super::rules::{
    Checkpoint, HASH, Tiles, Verifier, WIDTH, consistency, is_consistent, number_path,
};

/// Fetches what stands at a path below the log's address, such as `checkpoint`.
pub type Fetch<'f> = dyn Fn(&str) -> Result<Vec<u8>, String> + 'f;

/// Why a log is not followed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It did not answer, or not with what the standard says.
    #[error("{0}")]
    Unreachable(String),
    /// Its checkpoint is not signed with the key.
    #[error("the checkpoint was not signed by this key")]
    Signature,
    /// It holds fewer acts than it once signed.
    #[error("the log signed {0} acts before and holds {1} now: it was cut off")]
    Shorter(u64, u64),
    /// It does not begin with what it once signed.
    #[error(
        "the log of {1} acts does not begin with the {0} that it signed before: its history was rewritten"
    )]
    Rewritten(u64, u64),
}

/// The newest checkpoint as a note, if it continues the one before.
pub fn follow(
    fetch: &Fetch<'_>,
    verifier: &Verifier,
    before: Option<&Checkpoint>,
) -> Result<(Checkpoint, String), Refusal> {
    let note = fetch("checkpoint").map_err(Refusal::Unreachable)?;
    let note = String::from_utf8(note).map_err(|_| Refusal::Signature)?;
    let newest = Checkpoint::open(&note, verifier).ok_or(Refusal::Signature)?;
    if let Some(before) = before {
        continues(fetch, before, &newest)?;
    }
    Ok((newest, note))
}

/// Whether a log that signed `before` and then `newest` only grew in between.
fn continues(fetch: &Fetch<'_>, before: &Checkpoint, newest: &Checkpoint) -> Result<(), Refusal> {
    let (old, new) = (before.size, newest.size);
    if old > new {
        return Err(Refusal::Shorter(old, new));
    }
    let proof = if old == 0 || old == new {
        Vec::new()
    } else {
        let needed = Tiles::needed(|perfect| consistency(perfect, old, new));
        let tiles = needed.into_iter().map(|at| tile(fetch, at, new));
        let tiles: Tiles = tiles.collect::<Result<Vec<_>, _>>()?.into_iter().collect();
        consistency(&mut |height, at| tiles.perfect(height, at), old, new)
            .ok_or_else(|| Refusal::Unreachable("a tile is missing".to_owned()))?
    };
    if is_consistent((old, &before.root), (new, &newest.root), &proof) {
        Ok(())
    } else {
        Err(Refusal::Rewritten(old, new))
    }
}

/// A tile of the tree of so many leaves.
fn tile(fetch: &Fetch<'_>, (level, number): (u8, u64), size: u64) -> Result<super::Tile, Refusal> {
    let whole = u64::try_from(WIDTH).unwrap_or(u64::MAX);
    let here = size.checked_shr(u32::from(level) * 8).unwrap_or_default();
    let width = here.saturating_sub(number.saturating_mul(whole)).min(whole);
    let path = number_path(number);
    let path = if width == whole {
        format!("tile/{level}/{path}")
    } else {
        format!("tile/{level}/{path}.p/{width}")
    };
    let hashes = fetch(&path).map_err(Refusal::Unreachable)?;
    if u64::try_from(hashes.len() / HASH) != Ok(width) || hashes.len() % HASH != 0 {
        return Err(Refusal::Unreachable(format!("{path}: not {width} hashes")));
    }
    Ok(super::Tile {
        level,
        number,
        hashes,
    })
}
