//! Receipts: what proves to a person, without asking us, that their act stands in the log; and the promise before it.

use base::{Time, hex, unhex};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::notes::{Checkpoint, Signer, Verifier};
use super::tree::{Hash, inclusion_root, leaf_hash};
use crate::audit;

/// What stands in the first line of what a promise signs, so that it can never be taken for a checkpoint.
const PROMISE: &str = "balai-promise/v1";

/// What a promise signs: which act, and that it was done by this time.
fn promised(origin: &str, hash: &Hash, at: Time) -> String {
    format!("{PROMISE}\n{origin}\n{}\n{}\n", hex(hash), at.rfc3339())
}

/// A signed promise that an entry will be in the log within seconds, as one line.
pub fn promise(signer: &Signer, entry: &str, at: Time) -> String {
    let hash = leaf_hash(entry.as_bytes());
    let signature = signer.sign(promised(signer.verifier().name(), &hash, at).as_bytes());
    format!(
        "v=1; entry={}; at={}; key={}; signature={}",
        hex(&hash),
        at.rfc3339(),
        signer.verifier().id(),
        STANDARD.encode(signature)
    )
}

/// The hash in a promise, if this log made it.
pub fn promise_open(promise: &str, verifier: &Verifier) -> Option<Hash> {
    let mut fields = promise.split("; ");
    let mut field = |name: &str| fields.next()?.strip_prefix(name)?.strip_prefix('=');
    let (version, hash, at) = (field("v")?, field("entry")?, field("at")?);
    let (id, signature) = (field("key")?, STANDARD.decode(field("signature")?).ok()?);
    let hash: Hash = unhex(hash)?.try_into().ok()?;
    let at = Time::parse_rfc3339(at).ok()?;
    let bytes = promised(verifier.name(), &hash, at);
    let made = version == "1" && id == verifier.id();
    (made && verifier.has_signed(bytes.as_bytes(), &signature)).then_some(hash)
}

/// A receipt, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The form of the receipt: 1.
    pub v: u32,
    /// The log's key, as whoever keeps the receipt may know it from elsewhere.
    pub key: String,
    /// The entry: what was hashed, to the byte.
    pub entry: String,
    /// Its place in the log, from 0.
    pub leaf: u64,
    /// Hashes from its neighbour up to the root, in base64.
    pub proof: Vec<String>,
    /// The signed checkpoint that the proof leads to.
    pub checkpoint: String,
    /// What opens a private matter; only its subject has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
}

/// Shows which matter a salted reference is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// In hexadecimal.
    pub salt: String,
    /// The reference that people know.
    #[serde(rename = "ref")]
    pub reference: String,
}

impl Opening {
    /// Whether it is what this entry hides. What is public hides nothing.
    pub fn fits(&self, entry: &str) -> bool {
        Proved::read(entry).is_some_and(|proved| self.opens(&proved))
    }

    fn opens(&self, proved: &Proved) -> bool {
        let salt = unhex(&self.salt).and_then(|salt| <[u8; 32]>::try_from(salt).ok());
        let hidden =
            salt.map(|salt| audit::commitment(&salt, format!("ref:{}", self.reference).as_bytes()));
        hidden.is_some() && proved.ref_salted == hidden
    }
}

/// What a receipt proves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Proved {
    /// What was done.
    pub act: String,
    /// The agency that answers for it; empty for the instance's own.
    pub agency: String,
    /// When.
    pub at: String,
    /// To what kind of thing.
    pub kind: String,
    /// Its reference, where that is public or was opened.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    ref_salted: Option<String>,
    /// How many acts the log held when it signed the checkpoint.
    #[serde(skip)]
    pub size: u64,
}

impl Proved {
    /// What an entry says, by itself; nothing if it is none.
    pub fn read(entry: &str) -> Option<Self> {
        serde_json::from_str(entry).ok()
    }
}

/// Why a receipt proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is no receipt, or one of a form that this program does not know.
    #[error("this is not a receipt that this program can read")]
    Unreadable,
    /// The checkpoint was not signed by the key.
    #[error("the checkpoint was not signed by this key")]
    Signature,
    /// The proof does not lead from the entry to the checkpoint.
    #[error("the entry is not in the log that was signed")]
    Proof,
    /// The opening does not fit the entry.
    #[error("the reference is not the one that the entry hides")]
    Opening,
}

impl Receipt {
    /// Reads a receipt.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let receipt: Option<Self> = serde_json::from_str(text).ok();
        receipt
            .filter(|receipt| receipt.v == 1)
            .ok_or(Fault::Unreadable)
    }

    /// What it proves to who trusts this key. Asks nobody.
    pub fn verify(&self, verifier: &Verifier) -> Result<Proved, Fault> {
        let checkpoint = Checkpoint::open(&self.checkpoint, verifier).ok_or(Fault::Signature)?;
        let proof: Option<Vec<Hash>> = self
            .proof
            .iter()
            .map(|hash| STANDARD.decode(hash).ok()?.try_into().ok())
            .collect();
        let proof = proof.ok_or(Fault::Proof)?;
        let hash = leaf_hash(self.entry.as_bytes());
        if inclusion_root(hash, self.leaf, checkpoint.size, &proof) != Some(checkpoint.root) {
            return Err(Fault::Proof);
        }
        let mut proved = Proved::read(&self.entry).ok_or(Fault::Unreadable)?;
        proved.size = checkpoint.size;
        if let Some(opening) = &self.opening {
            if !opening.opens(&proved) {
                return Err(Fault::Opening);
            }
            proved.reference = Some(opening.reference.clone());
        }
        Ok(proved)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tiles::Edge;
    use super::*;

    fn signer() -> Signer {
        Signer::new("balai.example/log", [7; 32]).expect("a key")
    }

    /// A receipt of a private act that is alone in its log.
    fn receipt() -> Receipt {
        let salt = [3; 32];
        let hidden = audit::commitment(&salt, b"ref:RR-1");
        let entry = format!(
            r#"{{"act":"report.place","agency":"mbpj","at":"2026-11-18T11:06:40.123456Z","kind":"report","payload_hash":"00","ref_salted":"{hidden}","v":1}}"#
        );
        let mut edge = Edge::default();
        edge.push(leaf_hash(entry.as_bytes()), &mut Vec::new());
        let checkpoint = Checkpoint {
            origin: "balai.example/log".to_owned(),
            size: 1,
            root: edge.root(),
        };
        Receipt {
            v: 1,
            key: signer().verifier().to_string(),
            entry,
            leaf: 0,
            proof: Vec::new(),
            checkpoint: signer().note(&checkpoint.to_string()),
            opening: Some(Opening {
                salt: hex(&salt),
                reference: "RR-1".to_owned(),
            }),
        }
    }

    #[test]
    fn a_receipt_proves_what_was_done_and_opens_what_is_private() {
        let text = serde_json::to_string(&receipt()).expect("JSON");
        let read = Receipt::parse(&text).expect("a receipt");
        let proved = read.verify(signer().verifier()).expect("a proof");
        assert_eq!((proved.act.as_str(), proved.size), ("report.place", 1));
        assert_eq!(proved.reference.as_deref(), Some("RR-1"));
        let closed = Receipt {
            opening: None,
            ..read
        };
        let proved = closed.verify(signer().verifier()).expect("a proof");
        assert_eq!(proved.reference, None);
    }

    #[test]
    fn a_receipt_that_was_touched_says_what_does_not_fit() {
        let verify = |change: fn(&mut Receipt)| {
            let mut touched = receipt();
            change(&mut touched);
            touched.verify(signer().verifier()).expect_err("a fault")
        };
        assert_eq!(
            verify(|one| one.entry = one.entry.replace("2026", "2025")),
            Fault::Proof
        );
        assert_eq!(verify(|one| one.leaf = 1), Fault::Proof);
        assert_eq!(
            verify(|one| one.proof.push(STANDARD.encode([0; 32]))),
            Fault::Proof
        );
        assert_eq!(
            verify(|one| one.checkpoint = one.checkpoint.replacen('1', "2", 1)),
            Fault::Signature
        );
        let other = |one: &mut Receipt| {
            if let Some(opening) = &mut one.opening {
                opening.reference = "RR-2".to_owned();
            }
        };
        assert_eq!(verify(other), Fault::Opening);
        let stranger = Signer::new("balai.example/log", [8; 32]).expect("a key");
        assert_eq!(receipt().verify(stranger.verifier()), Err(Fault::Signature));
    }

    #[test]
    fn a_promise_names_its_act_and_cannot_be_made_by_others() {
        let made = promise(&signer(), "entry", Time::from_micros(1_795_000_000_123_456));
        let opened = promise_open(&made, signer().verifier());
        assert_eq!(opened, Some(leaf_hash(b"entry")));
        let stranger = Signer::new("balai.example/log", [8; 32]).expect("a key");
        assert_eq!(promise_open(&made, stranger.verifier()), None);
        let later = made.replace("2026", "2027");
        assert_eq!(promise_open(&later, signer().verifier()), None);
    }

    proptest! {
        #[test]
        fn no_receipt_from_a_stranger_stops_the_program(text: String, entry: String, leaf: u64) {
            let _ = Receipt::parse(&text);
            let _ = promise_open(&text, signer().verifier());
            let touched = Receipt { entry, leaf, proof: vec![text], ..receipt() };
            prop_assert!(touched.verify(signer().verifier()).is_err());
        }
    }
}
