//! Signed notes, and checkpoints, which are such notes.

use std::fmt;

use base::{Time, hex};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use sha2::{Digest, Sha256};

use super::tree::Hash;

/// The sort of key that signs notes with Ed25519.
const ED25519_KIND: u8 = 1;
/// The sort of key that cosigns checkpoints, with the time.
const COSIGNATURE_KIND: u8 = 4;
/// What stands before a private key.
const PRIVATE: &str = "PRIVATE+KEY+";
/// What stands before a signature.
const DASH: &str = "\u{2014} ";
/// The longest note that is read, and the most signatures on it.
const NOTE_MAX: usize = 64 * 1024;
const SIGNATURES_MAX: usize = 100;

/// A key's short name: the first four bytes of a hash over its name and itself.
fn key_id(name: &str, kind: u8, public: &[u8]) -> [u8; 4] {
    let digest = Sha256::new()
        .chain_update(name)
        .chain_update(b"\n")
        .chain_update([kind])
        .chain_update(public)
        .finalize();
    let mut id = [0; 4];
    id.iter_mut().zip(digest).for_each(|(id, byte)| *id = byte);
    id
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains('+') && !name.contains(char::is_whitespace)
}

/// The name that a log at a public address has unless somebody chose another.
pub fn origin_of(public_url: &str) -> String {
    let bare = public_url
        .split_once("://")
        .map_or(public_url, |(_, host)| host);
    format!("{}/log", bare.trim_end_matches('/'))
}

/// A public key of a log with its name, as strangers keep it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    id: [u8; 4],
    public: [u8; 32],
}

impl Verifier {
    fn new(name: &str, public: [u8; 32]) -> Self {
        Self {
            id: key_id(name, ED25519_KIND, &public),
            name: name.to_owned(),
            public,
        }
    }

    /// Reads `name+id+key`; nothing if it is none, or the id is that of another key.
    pub fn parse(text: &str) -> Option<Self> {
        Self::of_kind(text, ED25519_KIND)
    }

    /// Reads what [`witness_key`] wrote: the key of somebody who cosigns.
    pub fn parse_witness(text: &str) -> Option<Self> {
        Self::of_kind(text, COSIGNATURE_KIND)
    }

    fn of_kind(text: &str, wanted: u8) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '+');
        let (name, id, key) = (parts.next()?, parts.next()?, parts.next()?);
        let bytes = STANDARD.decode(key).ok()?;
        let (kind, public) = bytes.split_first()?;
        let verifier = Self::new(name, public.try_into().ok()?);
        let named = hex(&key_id(name, wanted, &verifier.public));
        let fits = *kind == wanted && is_name(name) && named == id;
        fits.then_some(verifier)
    }

    /// The log's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key's short name, in hexadecimal.
    pub fn id(&self) -> String {
        hex(&self.id)
    }

    /// Whether these bytes were signed by it.
    pub fn has_signed(&self, bytes: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, self.public)
            .verify(bytes, signature)
            .is_ok()
    }
}

impl fmt::Display for Verifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[ED25519_KIND], self.public.as_slice()].concat();
        write!(out, "{}+{}+{}", self.name, self.id(), STANDARD.encode(key))
    }
}

/// The private key of a log.
pub struct Signer {
    verifier: Verifier,
    seed: [u8; 32],
    pair: Ed25519KeyPair,
}

/// Keys stay out of logs.
impl fmt::Debug for Signer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Signer({})", self.verifier)
    }
}

impl Signer {
    /// The key of a seed that nobody else knows; nothing if the name cannot be one.
    pub fn new(name: &str, seed: [u8; 32]) -> Option<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed).ok()?;
        let public = pair.public_key().as_ref().try_into().ok()?;
        is_name(name).then(|| Self {
            verifier: Verifier::new(name, public),
            seed,
            pair,
        })
    }

    /// Reads what [`Signer::secret`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().strip_prefix(PRIVATE)?.splitn(3, '+');
        let (name, id, key) = (parts.next()?, parts.next()?, parts.next()?);
        let bytes = STANDARD.decode(key).ok()?;
        let (kind, seed) = bytes.split_first()?;
        let signer = Self::new(name, seed.try_into().ok()?)?;
        (*kind == ED25519_KIND && signer.verifier.id() == id).then_some(signer)
    }

    /// The whole key as one line, for the file in which it is kept.
    pub fn secret(&self) -> String {
        let key = [&[ED25519_KIND], self.seed.as_slice()].concat();
        let (name, id) = (self.verifier.name(), self.verifier.id());
        format!("{PRIVATE}{name}+{id}+{}", STANDARD.encode(key))
    }

    /// What others verify with.
    pub const fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// Signs bytes.
    pub fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        self.pair.sign(bytes).as_ref().to_vec()
    }

    /// A text that ends with a line break, as a signed note.
    pub fn note(&self, text: &str) -> String {
        let signature = [&self.verifier.id[..], &self.sign(text.as_bytes())].concat();
        let signature = STANDARD.encode(signature);
        format!("{text}\n{DASH}{} {signature}\n", self.verifier.name)
    }
}

/// The cosignature of somebody who saw that a checkpoint continues the one before, as a line to be put below the note.
pub fn cosignature(signer: &Signer, checkpoint: &str, at: Time) -> String {
    let seconds = u64::try_from(at.micros() / 1_000_000).unwrap_or_default();
    let signature = signer.sign(cosigned(checkpoint, seconds).as_bytes());
    let verifier = signer.verifier();
    let id = key_id(&verifier.name, COSIGNATURE_KIND, &verifier.public);
    let bytes = [&id[..], &seconds.to_be_bytes(), &signature].concat();
    format!("{DASH}{} {}\n", verifier.name, STANDARD.encode(bytes))
}

/// The key of a witness as others keep it.
pub fn witness_key(verifier: &Verifier) -> String {
    let id = key_id(&verifier.name, COSIGNATURE_KIND, &verifier.public);
    let key = [&[COSIGNATURE_KIND], verifier.public.as_slice()].concat();
    format!("{}+{}+{}", verifier.name, hex(&id), STANDARD.encode(key))
}

/// What a witness signs: the time, and the checkpoint's own text.
fn cosigned(checkpoint: &str, seconds: u64) -> String {
    format!("cosignature/v1\ntime {seconds}\n{checkpoint}")
}

/// When this witness cosigned a note, in seconds since 1970; nothing if it did not.
pub fn cosigned_at(note: &Note, witness: &Verifier) -> Option<u64> {
    let id = key_id(&witness.name, COSIGNATURE_KIND, &witness.public);
    let mut all = note.signatures.iter();
    let (_, _, bytes) = all.find(|(name, known, _)| *name == witness.name && *known == id)?;
    let (seconds, signature) = bytes.split_first_chunk()?;
    let seconds = u64::from_be_bytes(*seconds);
    let signed = cosigned(&note.text, seconds);
    witness
        .has_signed(signed.as_bytes(), signature)
        .then_some(seconds)
}

/// A note as it was read: a text, and who says to have signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What was signed, with the line break at its end.
    pub text: String,
    /// Name, short name of the key, and signature.
    pub signatures: Vec<(String, [u8; 4], Vec<u8>)>,
}

impl Note {
    /// Reads a note; nothing if it is none.
    pub fn parse(note: &str) -> Option<Self> {
        if note.len() > NOTE_MAX || note.contains(|sign: char| sign < ' ' && sign != '\n') {
            return None;
        }
        let (text, signed) = note.rsplit_once("\n\n")?;
        let lines = signed.strip_suffix('\n')?.split('\n');
        let signatures: Option<Vec<_>> = lines.take(SIGNATURES_MAX + 1).map(signature).collect();
        let signatures = signatures.filter(|all| all.len() <= SIGNATURES_MAX)?;
        Some(Self {
            text: format!("{text}\n"),
            signatures,
        })
    }

    /// The line that the log of this key put below it.
    pub fn line_of(&self, verifier: &Verifier) -> Option<String> {
        self.line(&verifier.name, verifier.id)
    }

    /// The line that this witness put below it.
    pub fn witness_line_of(&self, witness: &Verifier) -> Option<String> {
        let id = key_id(&witness.name, COSIGNATURE_KIND, &witness.public);
        self.line(&witness.name, id)
    }

    fn line(&self, name: &str, id: [u8; 4]) -> Option<String> {
        let mut all = self.signatures.iter();
        let (_, _, signature) = all.find(|(known, short, _)| known == name && *short == id)?;
        let bytes = STANDARD.encode([&id[..], signature].concat());
        Some(format!("{DASH}{name} {bytes}\n"))
    }

    /// Whether the log of this key signed it.
    pub fn is_signed_by(&self, verifier: &Verifier) -> bool {
        let mut all = self.signatures.iter();
        let own = all.find(|(name, id, _)| *name == verifier.name && *id == verifier.id);
        own.is_some_and(|(_, _, signature)| verifier.has_signed(self.text.as_bytes(), signature))
    }
}

fn signature(line: &str) -> Option<(String, [u8; 4], Vec<u8>)> {
    let (name, bytes) = line.strip_prefix(DASH)?.split_once(' ')?;
    let bytes = STANDARD.decode(bytes).ok()?;
    let (id, signature) = bytes.split_first_chunk()?;
    (is_name(name) && !signature.is_empty()).then(|| (name.to_owned(), *id, signature.to_vec()))
}

/// How large a log was, and which root it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name.
    pub origin: String,
    /// How many leaves.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

impl Checkpoint {
    /// Reads a checkpoint that this key signed; nothing if it is none, or another log's.
    pub fn open(note: &str, verifier: &Verifier) -> Option<Self> {
        let note = Note::parse(note).filter(|note| note.is_signed_by(verifier))?;
        Self::parse(&note.text).filter(|checkpoint| checkpoint.origin == verifier.name)
    }

    /// Reads the text of a checkpoint; what stands below its three lines is left alone.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let checkpoint = Self {
            origin: origin.to_owned(),
            size: size.parse().ok()?,
            root: STANDARD.decode(root).ok()?.try_into().ok()?,
        };
        let plain = checkpoint.size.to_string() == size && !origin.is_empty();
        plain.then_some(checkpoint)
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let root = STANDARD.encode(self.root);
        writeln!(out, "{}\n{}\n{root}", self.origin, self.size)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The example of Go's package for signed notes, which the standard was written after.
    const GO_KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const GO_TEXT: &str = "If you think cryptography is the answer to your problem,\n\
                           then you don't know what your problem is.\n";
    const GO_SIGNATURE: &str = "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    fn signer() -> Signer {
        Signer::new("balai.example/log", [7; 32]).expect("a key")
    }

    #[test]
    fn notes_of_others_are_read() {
        let verifier = Verifier::parse(GO_KEY).expect("a key");
        assert_eq!(verifier.to_string(), GO_KEY);
        let note = Note::parse(&format!("{GO_TEXT}\n{GO_SIGNATURE}")).expect("a note");
        assert!(note.is_signed_by(&verifier));
        let other = Note::parse(&format!("A{GO_TEXT}\n{GO_SIGNATURE}")).expect("a note");
        assert!(!other.is_signed_by(&verifier));
    }

    #[test]
    fn a_key_is_read_as_it_was_written_and_not_otherwise() {
        let secret = signer().secret();
        let again = Signer::parse(&secret).expect("a key");
        assert_eq!(again.verifier(), signer().verifier());
        assert!(!format!("{again:?}").contains(&STANDARD.encode([7; 32])));
        let public = signer().verifier().to_string();
        assert_eq!(Verifier::parse(&public).as_ref(), Some(signer().verifier()));
        for wrong in [
            public.replace("balai", "other"),
            public.replace("+A", "+B"),
            public.replacen('+', " ", 1),
            String::new(),
            secret.clone(),
        ] {
            assert_eq!(Verifier::parse(&wrong), None, "{wrong}");
        }
        assert!(Signer::new("two words", [7; 32]).is_none());
    }

    #[test]
    fn a_checkpoint_is_three_lines_that_the_log_signed() {
        let checkpoint = Checkpoint {
            origin: "balai.example/log".to_owned(),
            size: 20_852_163,
            root: [9; 32],
        };
        let text = checkpoint.to_string();
        let lines = "balai.example/log\n20852163\nCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=\n";
        assert_eq!(text, lines);
        let note = signer().note(&text);
        let opened = Checkpoint::open(&note, signer().verifier());
        assert_eq!(opened, Some(checkpoint));
        let other = Signer::new("balai.example/log", [8; 32]).expect("a key");
        assert_eq!(Checkpoint::open(&note, other.verifier()), None);
        let larger = note.replace("20852163", "20852164");
        assert_eq!(Checkpoint::open(&larger, signer().verifier()), None);
        assert_eq!(Checkpoint::parse("a\n007\nCQkJ\n"), None);
    }

    #[test]
    fn a_witness_signs_the_checkpoint_and_the_time() {
        let checkpoint = "balai.example/log\n1\nCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=\n";
        let witness = Signer::new("witness.example/w", [9; 32]).expect("a key");
        let at = Time::from_micros(1_795_000_000_123_456);
        let line = cosignature(&witness, checkpoint, at);
        let note = format!("{}{line}", signer().note(checkpoint));
        let read = Note::parse(&note).expect("a note");
        assert!(read.is_signed_by(signer().verifier()));
        assert_eq!(cosigned_at(&read, witness.verifier()), Some(1_795_000_000));
        assert_eq!(cosigned_at(&read, signer().verifier()), None);
        let key = witness_key(witness.verifier());
        assert!(key.starts_with("witness.example/w+") && key != witness.verifier().to_string());
        let other = Note::parse(&note.replacen("\n1\n", "\n2\n", 1)).expect("a note");
        assert_eq!(cosigned_at(&other, witness.verifier()), None);
    }

    #[test]
    fn a_log_is_called_after_where_it_is() {
        assert_eq!(origin_of("https://balai.example"), "balai.example/log");
        assert_eq!(origin_of("http://localhost:8080/"), "localhost:8080/log");
    }

    proptest! {
        #[test]
        fn no_note_from_a_stranger_stops_the_program(text: String, name: String) {
            let _ = Note::parse(&text);
            let _ = Note::parse(&format!("a\n\n{DASH}{name} {text}\n"));
            let _ = Verifier::parse(&text);
            let _ = Signer::parse(&format!("{PRIVATE}{text}"));
            let _ = Checkpoint::parse(&format!("{text}\n"));
        }
    }
}
