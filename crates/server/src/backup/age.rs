//! Files that one person alone opens again, in the format of age (<https://age-encryption.org/v1>) with X25519 keys. The
//! arithmetic is that of `ring` and `x25519-dalek`; here it is only put together as the format says.

use std::fs;
use std::path::Path;
use std::str::FromStr;

use base::Ids;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use bech32::Bech32;
use bech32::primitives::decode::CheckedHrpstring;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::error::Unspecified;
use ring::hkdf::{HKDF_SHA256, Salt};
use ring::hmac;
use x25519_dalek::{PublicKey, StaticSecret};

use super::files::told;
use crate::open::Stop;

const INTRO: &str = "age-encryption.org/v1";
const STANZA: &str = "X25519";
const INFO: &[u8] = b"age-encryption.org/v1/X25519";
const KEY: usize = 32;
/// The key of a file and the nonce of its payload have as many bytes.
const SHORT: usize = 16;
/// Bytes in all pieces of a payload but the last.
const PIECE: usize = 1 << 16;
const TAG: usize = 16;
/// A line of a stanza's body that has fewer characters is its last.
const COLUMNS: usize = 64;

/// Whom a file is sealed for: `age1…`.
#[derive(Clone)]
pub(crate) struct Recipient([u8; KEY]);

/// What opens it: `AGE-SECRET-KEY-1…`.
pub(super) struct Identity(StaticSecret);

/// As people write it.
impl std::fmt::Debug for Recipient {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Recipient(…)")
    }
}

impl FromStr for Recipient {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let told = || format!("{text} is not a recipient of age: age1…, as age-keygen prints it");
        decoded("age", text).map(Self).ok_or_else(told)
    }
}

/// The 32 bytes in a text with this beginning.
fn decoded(prefix: &str, text: &str) -> Option<[u8; KEY]> {
    let checked = CheckedHrpstring::new::<Bech32>(text).ok()?;
    if checked.hrp().to_string().to_lowercase() != prefix {
        return None;
    }
    let bytes: Vec<u8> = checked.byte_iter().collect();
    bytes.try_into().ok()
}

/// The identities in a file, as `age-keygen` writes it.
pub(super) fn identities(path: &Path) -> Result<Vec<Identity>, Stop> {
    let text = fs::read_to_string(path).map_err(|error| told(path, &error))?;
    let lines = text.lines().map(str::trim);
    let found: Option<Vec<Identity>> = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| Some(Identity(decoded("age-secret-key-", line)?.into())))
        .collect();
    match found {
        Some(found) if !found.is_empty() => Ok(found),
        // What stands there is a secret: it is not repeated.
        _ => Err(format!(
            "{}: no identity of age, a line AGE-SECRET-KEY-1… as age-keygen writes it",
            path.display()
        )
        .into()),
    }
}

/// Seals bytes for all of these; any one of them opens them.
pub(super) fn seal(recipients: &[Recipient], plain: &[u8], ids: &Ids) -> Result<Vec<u8>, Stop> {
    sealed(recipients, plain, ids).map_err(|Unspecified| "a file cannot be sealed".into())
}

fn sealed(recipients: &[Recipient], plain: &[u8], ids: &Ids) -> Result<Vec<u8>, Unspecified> {
    let file_key = ids.bytes::<SHORT>();
    let mut header = format!("{INTRO}\n");
    for recipient in recipients {
        header += &stanza(recipient, &file_key, ids.bytes())?;
    }
    header += "---";
    let mac = hmac::sign(&header_key(&file_key)?, header.as_bytes());
    let nonce = ids.bytes::<SHORT>();
    let mut sealed = format!("{header} {}\n", STANDARD_NO_PAD.encode(mac)).into_bytes();
    sealed.extend_from_slice(&nonce);
    let key = payload_key(&file_key, &nonce)?;
    let pieces = plain.chunks(PIECE).count().max(1);
    let mut rest = plain.chunks(PIECE);
    for (number, last) in numbered(pieces) {
        let mut piece = rest.next().unwrap_or_default().to_vec();
        key.seal_in_place_append_tag(step(number, last), Aad::empty(), &mut piece)?;
        sealed.append(&mut piece);
    }
    Ok(sealed)
}

/// The key of the file, for one recipient.
fn stanza(
    recipient: &Recipient,
    file_key: &[u8],
    secret: [u8; KEY],
) -> Result<String, Unspecified> {
    let secret = StaticSecret::from(secret);
    let ours = PublicKey::from(&secret);
    let key = wrapping(&secret, &PublicKey::from(recipient.0), (&ours, recipient))?;
    let mut body = file_key.to_vec();
    key.seal_in_place_append_tag(step(0, false), Aad::empty(), &mut body)?;
    let share = STANDARD_NO_PAD.encode(ours.as_bytes());
    let body = STANDARD_NO_PAD.encode(body);
    Ok(format!("-> {STANZA} {share}\n{body}\n"))
}

/// The key that both sides find: of one's secret, the other's public half, and both public halves.
fn wrapping(
    secret: &StaticSecret,
    other: &PublicKey,
    (share, recipient): (&PublicKey, &Recipient),
) -> Result<LessSafeKey, Unspecified> {
    let agreed = secret.diffie_hellman(other);
    if !agreed.was_contributory() {
        return Err(Unspecified);
    }
    let salt = [share.as_bytes().as_slice(), &recipient.0].concat();
    cipher(&expanded(&salt, agreed.as_bytes(), INFO)?)
}

/// Opens what was sealed; nothing if it was sealed for others or altered.
pub(super) fn open(identities: &[Identity], sealed: &[u8]) -> Option<Vec<u8>> {
    let (header, rest) = split(sealed)?;
    let file_key = identities
        .iter()
        .find_map(|identity| header.file_key(identity))?;
    let mac = header_key(&file_key).ok()?;
    hmac::verify(&mac, header.signed.as_bytes(), &header.mac).ok()?;
    let (nonce, payload) = rest.split_at_checked(SHORT)?;
    let key = payload_key(&file_key, nonce).ok()?;
    let pieces = payload.chunks(PIECE + TAG);
    let count = pieces.len();
    let mut plain = Vec::new();
    for (piece, (number, last)) in pieces.zip(numbered(count)) {
        let mut piece = piece.to_vec();
        let opened = key.open_in_place(step(number, last), Aad::empty(), &mut piece);
        plain.extend_from_slice(opened.ok()?);
    }
    let ends_with_nothing = count > 1 && payload.len() % (PIECE + TAG) == TAG;
    (count > 0 && !ends_with_nothing).then_some(plain)
}

/// What stands before the payload.
struct Header<'a> {
    /// Shares and bodies of the stanzas that we understand.
    stanzas: Vec<([u8; KEY], Vec<u8>)>,
    /// What is signed of it.
    signed: &'a str,
    mac: Vec<u8>,
}

impl Header<'_> {
    fn file_key(&self, identity: &Identity) -> Option<Vec<u8>> {
        let own = Recipient(PublicKey::from(&identity.0).to_bytes());
        self.stanzas.iter().find_map(|(share, body)| {
            let share = PublicKey::from(*share);
            let key = wrapping(&identity.0, &share, (&share, &own)).ok()?;
            let mut body = body.clone();
            let opened = key.open_in_place(step(0, false), Aad::empty(), &mut body);
            let opened = opened.ok()?;
            (opened.len() == SHORT).then(|| opened.to_vec())
        })
    }
}

/// Takes header and payload apart.
fn split(sealed: &[u8]) -> Option<(Header<'_>, &[u8])> {
    let end = sealed.windows(5).position(|bytes| bytes == b"\n--- ")? + 1;
    let (text, rest) = sealed.split_at_checked(end)?;
    let length = rest.iter().position(|&byte| byte == b'\n')?;
    let (last, payload) = rest.split_at_checked(length)?;
    let signed = std::str::from_utf8(sealed.get(..end + 3)?).ok()?;
    let mac = STANDARD_NO_PAD.decode(last.strip_prefix(b"--- ")?).ok()?;
    let mut lines = std::str::from_utf8(text).ok()?.lines();
    if lines.next() != Some(INTRO) {
        return None;
    }
    let mut stanzas = Vec::new();
    while let Some(line) = lines.next() {
        let words: Vec<&str> = line.strip_prefix("-> ")?.split(' ').collect();
        let mut body = String::new();
        loop {
            let line = lines.next()?;
            body += line;
            if line.len() < COLUMNS {
                break;
            }
        }
        if let [STANZA, share] = words.as_slice() {
            let share = STANDARD_NO_PAD.decode(share).ok()?;
            stanzas.push((share.try_into().ok()?, STANDARD_NO_PAD.decode(body).ok()?));
        }
    }
    let header = Header {
        stanzas,
        signed,
        mac,
    };
    Some((header, payload.get(1..)?))
}

/// The numbers of so many pieces, and which is the last.
fn numbered(count: usize) -> impl Iterator<Item = (u64, bool)> {
    (0_u64..)
        .zip(1..=count)
        .map(move |(number, nth)| (number, nth == count))
}

/// The nonce of a piece: its number, and whether it is the last.
fn step(number: u64, last: bool) -> Nonce {
    let mut nonce = [0; NONCE_LEN];
    let whole = number.to_be_bytes();
    for (place, byte) in nonce.iter_mut().skip(3).zip(whole) {
        *place = byte;
    }
    if let Some(flag) = nonce.last_mut() {
        *flag = u8::from(last);
    }
    Nonce::assume_unique_for_key(nonce)
}

fn header_key(file_key: &[u8]) -> Result<hmac::Key, Unspecified> {
    let key = expanded(&[], file_key, b"header")?;
    Ok(hmac::Key::new(hmac::HMAC_SHA256, &key))
}

fn payload_key(file_key: &[u8], nonce: &[u8]) -> Result<LessSafeKey, Unspecified> {
    cipher(&expanded(nonce, file_key, b"payload")?)
}

fn cipher(key: &[u8]) -> Result<LessSafeKey, Unspecified> {
    UnboundKey::new(&CHACHA20_POLY1305, key).map(LessSafeKey::new)
}

/// 32 bytes of HKDF.
fn expanded(salt: &[u8], secret: &[u8], info: &[u8]) -> Result<[u8; KEY], Unspecified> {
    let mut key = [0; KEY];
    let drawn = Salt::new(HKDF_SHA256, salt).extract(secret);
    drawn.expand(&[info], HKDF_SHA256)?.fill(&mut key)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pair(byte: u8) -> (Recipient, Identity) {
        let secret = StaticSecret::from([byte; KEY]);
        (
            Recipient(PublicKey::from(&secret).to_bytes()),
            Identity(secret),
        )
    }

    #[test]
    fn what_is_sealed_opens_for_its_recipients_alone() {
        let (ours, own) = pair(1);
        let (theirs, other) = pair(2);
        let (_, stranger) = pair(3);
        let own = [own];
        for length in [0, 1, 32, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE] {
            let plain = vec![7; length];
            let both = [ours.clone(), theirs.clone()];
            let sealed = seal(&both, &plain, &Ids::random()).expect("sealed");
            assert_eq!(open(&own, &sealed), Some(plain.clone()), "{length}");
            assert_eq!(open(&[pair(2).1], &sealed), Some(plain), "{length}");
            assert_eq!(open(&[pair(3).1], &sealed), None);
        }
        let many = [stranger, other];
        let sealed = seal(&[theirs], b"key", &Ids::random()).expect("sealed");
        assert_eq!(open(&many, &sealed), Some(b"key".to_vec()));
    }

    #[test]
    fn any_other_byte_and_any_end_is_noticed() {
        let (recipient, identity) = pair(1);
        let own = [identity];
        let sealed = seal(&[recipient], b"a key of 32 bytes", &Ids::random()).expect("sealed");
        for place in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[place] ^= 1;
            assert_eq!(open(&own, &altered), None, "byte {place}");
            assert_eq!(open(&own, &sealed[..place]), None, "end {place}");
        }
        assert_eq!(open(&own, &[&sealed[..], b"more"].concat()), None);
    }

    proptest! {
        #[test]
        fn any_header_before_any_payload_is_read_or_refused(
            stanzas in prop::collection::vec("(-> )?(X25519 )?[A-Za-z0-9+/ ]{0,80}", 0..6),
            mac in "[A-Za-z0-9+/=]{0,50}",
            payload: Vec<u8>,
            whole: Vec<u8>,
        ) {
            let header = format!("{INTRO}\n{}\n--- {mac}\n", stanzas.join("\n"));
            let made = [header.as_bytes(), payload.as_slice()].concat();
            for bytes in [made, whole] {
                prop_assert_eq!(open(&[pair(1).1], &bytes), None);
            }
        }
    }

    #[test]
    fn a_payload_cut_between_its_pieces_is_noticed() {
        let (recipient, identity) = pair(1);
        let plain = vec![7; 2 * PIECE];
        let sealed = seal(&[recipient], &plain, &Ids::random()).expect("sealed");
        let cut = sealed.len() - PIECE - TAG;
        assert_eq!(open(&[identity], &sealed[..cut]), None);
    }

    #[test]
    fn keys_are_read_as_age_writes_them() {
        // From the documentation of age, a pair that nobody uses.
        let recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
        assert!(recipient.parse::<Recipient>().is_ok());
        for wrong in [
            "",
            "age1",
            "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q",
            "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
            "ssh-ed25519 AAAA",
        ] {
            assert!(wrong.parse::<Recipient>().is_err(), "{wrong}");
        }
    }
}
