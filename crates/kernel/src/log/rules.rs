//! Decisions of the public log: hashes, tiles, proofs and signed notes, as their standards say
//! (RFC 6962, tlog-tiles, signed-note, tlog-checkpoint).

mod notes;
mod receipts;
mod tiles;
mod tree;

pub use notes::{
    Checkpoint, Note, Signer, Verifier, cosignature, cosigned_at, origin_of, witness_key,
};
pub use receipts::{Fault, Opening, Proved, Receipt, promise, promise_open};
pub use tiles::{Edge, Tiles, WIDTH, bundle, number_parse, number_path};
pub use tree::{
    HASH, Hash, consistency, empty_root, inclusion, inclusion_root, is_consistent, leaf_hash,
    node_hash, root,
};
