//! The tree in tiles of 256 hashes: where each stands, how the right edge grows, and how proofs are read from them.

use std::collections::BTreeMap;

use super::tree::{HASH, Hash, empty_root, node_hash};
use crate::log::model::Tile;

/// Hashes of a full tile.
pub const WIDTH: usize = 256;
/// A tile is so high a tree.
const HEIGHT: u32 = 8;
/// Bytes of a full tile.
const FULL: usize = WIDTH * HASH;

/// The path of a tile's number: groups of three digits, all but the last behind an x.
pub fn number_path(number: u64) -> String {
    let mut path = format!("{:03}", number % 1_000);
    let mut rest = number / 1_000;
    while rest > 0 {
        path = format!("x{:03}/{path}", rest % 1_000);
        rest /= 1_000;
    }
    path
}

/// Reads the end of a tile's path, such as `x001/234` or `067.p/5`: its number and how many hashes of it.
pub fn number_parse(path: &str) -> Option<(u64, usize)> {
    let (groups, width) = match path.split_once(".p/") {
        None => (path, WIDTH),
        Some((groups, width)) => (groups, width.parse().ok()?),
    };
    let number: String = groups
        .split('/')
        .map(|one| one.trim_start_matches('x'))
        .collect();
    let number: u64 = number.parse().ok()?;
    let written = match width {
        WIDTH => number_path(number),
        _ => format!("{}.p/{width}", number_path(number)),
    };
    (written == path && (1..=WIDTH).contains(&width)).then_some((number, width))
}

/// Entries one after the other, each behind its length in two bytes; nothing if one is too long for that.
pub fn bundle<'e>(entries: impl IntoIterator<Item = &'e str>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for entry in entries {
        let length = u16::try_from(entry.len()).ok()?;
        bytes.extend(length.to_be_bytes());
        bytes.extend(entry.as_bytes());
    }
    Some(bytes)
}

/// The root over neighbouring hashes that are parted as a tree is, with what stands to the right of them.
fn folded(hashes: &[u8], right: Option<Hash>) -> Option<Hash> {
    let mut peaks = Vec::new();
    let mut rest = hashes;
    while !rest.is_empty() {
        let count = rest.len() / HASH;
        let peak = 1 << (usize::BITS - 1 - count.leading_zeros());
        let (left, after) = rest.split_at_checked(peak * HASH)?;
        peaks.push(perfect(left)?);
        rest = after;
    }
    let mut peaks = peaks.into_iter().rev();
    let last = right.or_else(|| peaks.next())?;
    Some(peaks.fold(last, |right, left| node_hash(&left, &right)))
}

/// The root over hashes whose number is a power of two.
fn perfect(hashes: &[u8]) -> Option<Hash> {
    let mut below: Vec<Hash> = hashes.as_chunks().0.to_vec();
    while below.len() > 1 {
        below = below
            .as_chunks::<2>()
            .0
            .iter()
            .map(|[left, right]| node_hash(left, right))
            .collect();
    }
    below.first().copied()
}

/// The right edge of the tree: its tiles that are not full yet, which is all that growing takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edge {
    size: u64,
    levels: Vec<Vec<u8>>,
}

impl Edge {
    /// Which tiles the edge of a tree of so many leaves is made of: level, number, and hashes in it.
    pub fn of(size: u64) -> Vec<(u8, u64, usize)> {
        let levels = (0..u64::BITS / HEIGHT).map_while(|level| {
            let here = size >> (level * HEIGHT);
            (here > 0).then_some((level, here))
        });
        levels
            .filter_map(|(level, here)| {
                let width = usize::try_from(here & 0xff).ok()?;
                let level = u8::try_from(level).ok()?;
                (width > 0).then_some((level, here >> HEIGHT, width))
            })
            .collect()
    }

    /// The edge of a tree of so many leaves, from its tiles; nothing if one of them is missing or too short.
    pub fn new(size: u64, tiles: &[Tile]) -> Option<Self> {
        let mut levels: Vec<Vec<u8>> = Vec::new();
        for (level, number, width) in Self::of(size) {
            let mut here = tiles.iter();
            let tile = here.find(|tile| (tile.level, tile.number) == (level, number))?;
            levels.resize(usize::from(level), Vec::new());
            levels.push(tile.hashes.get(..width * HASH)?.to_vec());
        }
        Some(Self { size, levels })
    }

    /// How many leaves the tree holds.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf. Tiles that are full by that are put into `full`.
    pub fn push(&mut self, leaf: Hash, full: &mut Vec<Tile>) {
        let mut hash = leaf;
        let mut number = self.size;
        self.size += 1;
        for level in 0..u8::MAX {
            let at = usize::from(level);
            if self.levels.len() <= at {
                self.levels.push(Vec::with_capacity(FULL));
            }
            let Some(tile) = self.levels.get_mut(at) else {
                return;
            };
            number >>= HEIGHT;
            tile.extend(hash);
            if tile.len() < FULL {
                return;
            }
            let hashes = std::mem::replace(tile, Vec::with_capacity(FULL));
            let Some(above) = perfect(&hashes) else {
                return;
            };
            hash = above;
            full.push(Tile {
                level,
                number,
                hashes,
            });
        }
    }

    /// The tiles of the edge, from the leaves up.
    pub fn tiles(&self) -> Vec<Tile> {
        let coordinates = Self::of(self.size).into_iter();
        coordinates
            .filter_map(|(level, number, _)| {
                let hashes = self.levels.get(usize::from(level))?.clone();
                Some(Tile {
                    level,
                    number,
                    hashes,
                })
            })
            .collect()
    }

    /// The root of the whole tree.
    pub fn root(&self) -> Hash {
        let tiles = self.levels.iter();
        let root = tiles.fold(None, |right, hashes| folded(hashes, right).or(right));
        root.unwrap_or_else(empty_root)
    }
}

/// Tiles at hand, from which proofs are read.
#[derive(Debug, Clone, Default)]
pub struct Tiles(BTreeMap<(u8, u64), Vec<u8>>);

impl Tiles {
    /// Which tiles a proof needs, by level and number. `proof` is shown hashes of nothing.
    pub fn needed(
        proof: impl FnOnce(&mut dyn FnMut(u32, u64) -> Option<Hash>) -> Option<Vec<Hash>>,
    ) -> Vec<(u8, u64)> {
        let mut needed = Vec::new();
        let _ = proof(&mut |height, place| {
            let (level, number, _) = within(height, place)?;
            needed.push((level, number));
            Some([0; HASH])
        });
        needed.sort_unstable();
        needed.dedup();
        needed
    }

    /// The root of the perfect subtree of a height at a place, if its tile is at hand.
    pub fn perfect(&self, height: u32, place: u64) -> Option<Hash> {
        let (level, number, start) = within(height, place)?;
        let count = 1_usize << (height % HEIGHT);
        let hashes = self.0.get(&(level, number))?;
        perfect(hashes.get(start * HASH..(start + count) * HASH)?)
    }
}

impl FromIterator<Tile> for Tiles {
    fn from_iter<T: IntoIterator<Item = Tile>>(tiles: T) -> Self {
        let keyed = tiles.into_iter();
        Self(
            keyed
                .map(|tile| ((tile.level, tile.number), tile.hashes))
                .collect(),
        )
    }
}

/// The tile that holds a perfect subtree: level, number, and the place of its first hash within it.
fn within(height: u32, place: u64) -> Option<(u8, u64, usize)> {
    let level = u8::try_from(height / HEIGHT).ok()?;
    let first = place << (height % HEIGHT);
    let start = usize::try_from(first & 0xff).ok()?;
    Some((level, first >> HEIGHT, start))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tree::{
        consistency, inclusion, inclusion_root, is_consistent, leaf_hash, root,
    };
    use super::*;

    fn leaf(number: u64) -> Hash {
        leaf_hash(&number.to_be_bytes())
    }

    /// The tree of so many leaves, grown one by one: every tile, and the edge.
    fn grown(size: u64) -> (Tiles, Edge) {
        let (mut edge, mut full) = (Edge::default(), Vec::new());
        (0..size).for_each(|number| edge.push(leaf(number), &mut full));
        full.extend(edge.tiles());
        (full.into_iter().collect(), edge)
    }

    #[test]
    fn paths_are_those_of_the_standard() {
        for (number, path) in [
            (0, "000"),
            (67, "067"),
            (1_234, "x001/234"),
            (1_234_067, "x001/x234/067"),
        ] {
            assert_eq!(number_path(number), path);
            assert_eq!(number_parse(path), Some((number, 256)));
            assert_eq!(number_parse(&format!("{path}.p/5")), Some((number, 5)));
        }
        let wrong = [
            "",
            "0",
            "67",
            "0067",
            "x000/067",
            "001/234",
            "x001/x234",
            "067.p/0",
            "067.p/256",
            "067.p/257",
            "067.p/05",
            "067.p/",
            "067/",
            "../067",
            "-01",
            "x18446744073709551616",
        ];
        for wrong in wrong {
            assert_eq!(number_parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_bundle_holds_each_entry_behind_its_length() {
        let bytes = bundle(["ab", ""]).expect("short entries");
        assert_eq!(bytes, [0, 2, b'a', b'b', 0, 0]);
        let long = "x".repeat(65_536);
        assert_eq!(bundle([long.as_str()]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn a_tree_in_tiles_is_the_tree(size in 0_u64..70_000) {
            let (tiles, edge) = grown(size);
            let mut perfect = |height, place| tiles.perfect(height, place);
            prop_assert_eq!(root(&mut perfect, size), Some(edge.root()));
            let kept = edge.tiles();
            prop_assert_eq!(Edge::new(size, &kept).map(|edge| edge.root()), Some(edge.root()));
        }

        #[test]
        fn how_the_tree_grew_does_not_show(first in 0_u64..2_000, more in 0_u64..2_000) {
            let (_, whole) = grown(first + more);
            let (_, begun) = grown(first);
            let mut edge = Edge::new(first, &begun.tiles()).expect("the edge");
            let mut full = Vec::new();
            (first..first + more).for_each(|number| edge.push(leaf(number), &mut full));
            prop_assert_eq!(edge.root(), whole.root());
            prop_assert_eq!(edge.tiles(), whole.tiles());
        }

        #[test]
        fn proofs_are_read_from_the_tiles_that_they_need(
            old in 1_u64..3_000,
            more in 0_u64..70_000,
            at in any::<prop::sample::Index>(),
        ) {
            let size = old + more;
            let (tiles, edge) = grown(size);
            let (_, begun) = grown(old);
            let place = u64::try_from(at.index(usize::try_from(size).unwrap())).unwrap();
            let some = |needed: Vec<(u8, u64)>| -> Tiles {
                let kept = needed.into_iter().filter_map(|key| {
                    let hashes = tiles.0.get(&key)?.clone();
                    Some(Tile { level: key.0, number: key.1, hashes })
                });
                kept.collect()
            };
            let few = some(Tiles::needed(|hashes| inclusion(hashes, place, size)));
            let proof = inclusion(&mut |h, p| few.perfect(h, p), place, size).unwrap();
            prop_assert_eq!(inclusion_root(leaf(place), place, size, &proof), Some(edge.root()));
            let few = some(Tiles::needed(|hashes| consistency(hashes, old, size)));
            let proof = consistency(&mut |h, p| few.perfect(h, p), old, size).unwrap();
            prop_assert!(is_consistent((old, &begun.root()), (size, &edge.root()), &proof));
        }

        #[test]
        fn no_path_from_a_stranger_stops_the_program(path: String) {
            if let Some((number, width)) = number_parse(&path) {
                prop_assert!(path.starts_with(&number_path(number)) && width <= WIDTH);
            }
        }
    }
}
