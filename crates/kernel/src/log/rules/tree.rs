//! The Merkle tree of RFC 6962: roots, and proofs that a leaf is in a tree and that a tree grew out of another.

use sha2::{Digest, Sha256};

/// SHA-256.
pub type Hash = [u8; HASH];
/// Bytes of a hash.
pub const HASH: usize = 32;

/// Gives the root of the perfect subtree of this height at this place, or nothing if it is not known.
type Perfect<'p> = dyn FnMut(u32, u64) -> Option<Hash> + 'p;

/// The hash of a leaf, from what it holds.
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Sha256::new()
        .chain_update([0])
        .chain_update(entry)
        .finalize()
        .into()
}

/// The hash of a node, from those below it.
pub fn node_hash(left: &[u8], right: &[u8]) -> Hash {
    Sha256::new()
        .chain_update([1])
        .chain_update(left)
        .chain_update(right)
        .finalize()
        .into()
}

/// The root of a tree without leaves.
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// Where a tree of so many leaves, at least two, is parted: the largest power of two below that.
fn parted(size: u64) -> u64 {
    1 << (u64::BITS - 1 - (size - 1).leading_zeros())
}

/// The root over the leaves from one place up to another, as it stands in a larger tree.
fn range(perfect: &mut Perfect<'_>, from: u64, until: u64) -> Option<Hash> {
    let size = until.checked_sub(from).filter(|size| *size > 0)?;
    if size.is_power_of_two() {
        let height = size.trailing_zeros();
        return perfect(height, from >> height);
    }
    let middle = from + parted(size);
    let left = range(perfect, from, middle)?;
    Some(node_hash(&left, &range(perfect, middle, until)?))
}

/// The root of the tree of so many leaves.
pub fn root(perfect: &mut Perfect<'_>, size: u64) -> Option<Hash> {
    if size == 0 {
        return Some(empty_root());
    }
    range(perfect, 0, size)
}

/// The proof that a leaf is in the tree of so many leaves: hashes from its neighbour up to the root.
pub fn inclusion(perfect: &mut Perfect<'_>, leaf: u64, size: u64) -> Option<Vec<Hash>> {
    if leaf >= size {
        return None;
    }
    let (mut from, mut until) = (0, size);
    let mut proof = Vec::new();
    while until - from > 1 {
        let middle = from + parted(until - from);
        if leaf < middle {
            proof.push(range(perfect, middle, until)?);
            until = middle;
        } else {
            proof.push(range(perfect, from, middle)?);
            from = middle;
        }
    }
    proof.reverse();
    Some(proof)
}

/// The proof that the tree of `new` leaves begins with that of `old`, at least one.
pub fn consistency(perfect: &mut Perfect<'_>, old: u64, new: u64) -> Option<Vec<Hash>> {
    if old == 0 || old > new {
        return None;
    }
    let (mut from, mut until) = (0, new);
    let mut proof = Vec::new();
    // Whether what is left is the old tree itself, whose root who verifies has already.
    let mut whole = true;
    while old != until {
        let middle = from + parted(until - from);
        if old <= middle {
            proof.push(range(perfect, middle, until)?);
            until = middle;
        } else {
            proof.push(range(perfect, from, middle)?);
            from = middle;
            whole = false;
        }
    }
    if !whole {
        proof.push(range(perfect, from, until)?);
    }
    proof.reverse();
    Some(proof)
}

/// The root that a leaf and its proof lead to; nothing if the proof is of another length.
pub fn inclusion_root(hash: Hash, leaf: u64, size: u64, proof: &[Hash]) -> Option<Hash> {
    if leaf >= size {
        return None;
    }
    let (mut place, mut last) = (leaf, size - 1);
    let mut root = hash;
    for sibling in proof {
        if last == 0 {
            return None;
        }
        if place & 1 == 1 || place == last {
            root = node_hash(sibling, &root);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            root = node_hash(&root, sibling);
        }
        place >>= 1;
        last >>= 1;
    }
    (last == 0).then_some(root)
}

/// Whether a proof shows that a tree grew out of another. A tree of nothing is the beginning of each.
pub fn is_consistent(old: (u64, &Hash), new: (u64, &Hash), proof: &[Hash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size == 0 {
        return proof.is_empty() && *old_root == empty_root();
    }
    if old_size == new_size {
        return proof.is_empty() && old_root == new_root;
    }
    consistency_roots((old_size, old_root), new_size, proof)
        .is_some_and(|(was, is)| was == *old_root && is == *new_root)
}

/// Both roots that a proof leads to, where the new tree is larger than the old one and that not empty.
fn consistency_roots(old: (u64, &Hash), new: u64, proof: &[Hash]) -> Option<(Hash, Hash)> {
    let (size, root) = old;
    if size > new {
        return None;
    }
    let (mut place, mut last) = (size - 1, new - 1);
    while place & 1 == 1 {
        place >>= 1;
        last >>= 1;
    }
    let mut steps = proof.iter();
    // The old tree stands whole in the new one where its size is a power of two.
    let first = if size.is_power_of_two() {
        *root
    } else {
        *steps.next()?
    };
    let (mut was, mut is) = (first, first);
    for step in steps {
        if last == 0 {
            return None;
        }
        if place & 1 == 1 || place == last {
            was = node_hash(step, &was);
            is = node_hash(step, &is);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            is = node_hash(&is, step);
        }
        place >>= 1;
        last >>= 1;
    }
    (last == 0).then_some((was, is))
}

#[cfg(test)]
mod tests {
    use base::{hex, unhex};
    use proptest::prelude::*;

    use super::*;

    /// The definition of RFC 6962, word by word.
    fn naive(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => empty_root(),
            [leaf] => *leaf,
            _ => {
                let mut k = 1;
                while k * 2 < leaves.len() {
                    k *= 2;
                }
                node_hash(&naive(&leaves[..k]), &naive(&leaves[k..]))
            }
        }
    }

    fn leaves(count: u64) -> Vec<Hash> {
        (0..count)
            .map(|number| leaf_hash(&number.to_be_bytes()))
            .collect()
    }

    fn subtrees(leaves: &[Hash]) -> impl FnMut(u32, u64) -> Option<Hash> {
        |height, place| {
            let from = usize::try_from(place << height).ok()?;
            Some(naive(leaves.get(from..from + (1 << height))?))
        }
    }

    /// The test vectors of Certificate Transparency's own implementations.
    #[test]
    fn roots_are_those_of_certificate_transparency() {
        let inputs = [
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        ];
        let leaves: Vec<Hash> = inputs
            .iter()
            .map(|input| leaf_hash(&unhex(input).unwrap()))
            .collect();
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        for (size, expected) in (1..).zip(roots) {
            assert_eq!(hex(&root(&mut subtrees(&leaves), size).unwrap()), expected);
        }
        assert_eq!(
            hex(&empty_root()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }

    #[test]
    fn every_small_tree_proves_every_leaf_and_every_beginning() {
        let all = leaves(40);
        for size in 1..=40 {
            let whole = naive(&all[..usize::try_from(size).unwrap()]);
            for leaf in 0..size {
                let proof = inclusion(&mut subtrees(&all), leaf, size).unwrap();
                let hash = all[usize::try_from(leaf).unwrap()];
                assert_eq!(inclusion_root(hash, leaf, size, &proof), Some(whole));
            }
            for old in 1..=size {
                let was = naive(&all[..usize::try_from(old).unwrap()]);
                let proof = consistency(&mut subtrees(&all), old, size).unwrap();
                assert!(
                    is_consistent((old, &was), (size, &whole), &proof),
                    "{old} of {size}"
                );
            }
            assert!(is_consistent((0, &empty_root()), (size, &whole), &[]));
        }
    }

    proptest! {
        #[test]
        fn roots_are_those_of_the_definition(count in 0_u64..600) {
            let all = leaves(count);
            prop_assert_eq!(root(&mut subtrees(&all), count), Some(naive(&all)));
        }

        #[test]
        fn a_proof_that_was_touched_proves_nothing(
            size in 2_u64..200,
            at in any::<prop::sample::Index>(),
            (hash, bit) in (any::<prop::sample::Index>(), 0_u8..8),
        ) {
            let all = leaves(size);
            let whole = naive(&all);
            let leaf = u64::try_from(at.index(usize::try_from(size).unwrap())).unwrap();
            let hash_of = all[usize::try_from(leaf).unwrap()];
            let mut proof = inclusion(&mut subtrees(&all), leaf, size).unwrap();
            let length = proof.len();
            let touched = hash.index(length);
            proof[touched][7] ^= 1 << bit;
            prop_assert_ne!(inclusion_root(hash_of, leaf, size, &proof), Some(whole));
            proof[touched][7] ^= 1 << bit;
            prop_assert_eq!(inclusion_root(hash_of, leaf, size, &proof[..length - 1]), None);
            proof.push([0; 32]);
            prop_assert_eq!(inclusion_root(hash_of, leaf, size, &proof), None);
        }

        #[test]
        fn history_that_was_rewritten_is_not_consistent(
            old in 1_u64..100,
            more in 1_u64..100,
            at in any::<prop::sample::Index>(),
        ) {
            let all = leaves(old + more);
            let was = naive(&all[..usize::try_from(old).unwrap()]);
            let mut other = all.clone();
            other[at.index(usize::try_from(old).unwrap())] = leaf_hash(b"another");
            let is = naive(&other);
            let proof = consistency(&mut subtrees(&other), old, old + more).unwrap();
            prop_assert!(!is_consistent((old, &was), (old + more, &is), &proof));
        }

        #[test]
        fn no_proof_from_a_stranger_stops_the_program(
            (leaf, size, old) in (any::<u64>(), any::<u64>(), any::<u64>()),
            proof in prop::collection::vec(any::<Hash>(), 0..70),
        ) {
            let _ = inclusion_root([1; 32], leaf, size, &proof);
            let _ = is_consistent((old, &[1; 32]), (size, &[2; 32]), &proof);
        }
    }
}
