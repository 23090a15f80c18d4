//! Typed, time-ordered 128-bit ids and the source of all randomness.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Reference, Time};

/// Crockford's base32 alphabet in lower case: no `i`, `l`, `o` or `u`.
pub(crate) const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const TEXT_LENGTH: usize = 26;

/// An id of a `T`: 48 bits of milliseconds, then 80 random bits.
///
/// Its text form is 26 lower-case Crockford base32 characters, whose order is the order of creation.
/// The type parameter only keeps ids of different nouns apart.
pub struct Id<T> {
    bits: u128,
    noun: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id with exactly these 128 bits.
    pub const fn from_bits(bits: u128) -> Self {
        Self {
            bits,
            noun: PhantomData,
        }
    }

    /// The 128 bits, most significant first.
    pub const fn bits(self) -> u128 {
        self.bits
    }

    /// Reads the 26-character text form; upper case is accepted.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        if text.len() != TEXT_LENGTH {
            return Err(IdError);
        }
        let mut bits = 0_u128;
        for (place, byte) in text.bytes().enumerate() {
            let digit = digit_value(byte).ok_or(IdError)?;
            // 26 characters carry 130 bits: the first one may only use its lowest three.
            if place == 0 && digit > 7 {
                return Err(IdError);
            }
            bits = (bits << 5) | u128::from(digit);
        }
        Ok(Self::from_bits(bits))
    }

    /// The same id, said to name another noun. For the few places where one row has two names,
    /// such as a report that is also a case.
    pub const fn cast<U>(self) -> Id<U> {
        Id::from_bits(self.bits)
    }
}

/// What each byte is worth as a base32 character. Lists read some thousand ids a second.
static DIGITS: [Option<u8>; 256] = digits();

const fn digits() -> [Option<u8>; 256] {
    let mut digits = [None; 256];
    let mut rest: &[u8] = ALPHABET;
    let mut value = 0;
    while let Some((digit, after)) = rest.split_first() {
        set(&mut digits, *digit, value);
        set(&mut digits, digit.to_ascii_uppercase(), value);
        rest = after;
        value += 1;
    }
    digits
}

const fn set(digits: &mut [Option<u8>; 256], byte: u8, value: u8) {
    let (_, after) = digits.split_at_mut(u8_index(byte));
    if let Some(slot) = after.first_mut() {
        *slot = Some(value);
    }
}

#[expect(clippy::as_conversions, reason = "`usize::from` is not yet const")]
const fn u8_index(byte: u8) -> usize {
    byte as usize
}

/// The value of one base32 character, or nothing if it is not in the alphabet.
pub(crate) fn digit_value(byte: u8) -> Option<u8> {
    DIGITS.get(usize::from(byte)).copied().flatten()
}

/// The base32 character of the lowest five bits of `value`.
pub(crate) fn digit_char(value: u128) -> char {
    char::from(digit_byte(value))
}

fn digit_byte(value: u128) -> u8 {
    let place = usize::try_from(value & 31).unwrap_or_default();
    ALPHABET.get(place).copied().unwrap_or(b'0')
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b'0'; TEXT_LENGTH];
        let mut rest = self.bits;
        for byte in text.iter_mut().rev() {
            *byte = digit_byte(rest);
            rest >>= 5;
        }
        out.write_str(str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Id({self})")
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bits.cmp(&other.bits)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bits.hash(state);
    }
}
impl<T> FromStr for Id<T> {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::parse(text)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = String::deserialize(input)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// A text that is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id: 26 base32 characters are expected")]
pub struct IdError;

/// The source of ids, references, secrets and codes.
///
/// A running service draws from the operating system; tests and the demo draw from a seed, so that
/// what they make can be made again.
#[derive(Clone, Debug)]
pub struct Ids(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Seeded(Arc<Mutex<u64>>),
}

impl Ids {
    /// Draws from the operating system.
    pub const fn random() -> Self {
        Self(Source::System)
    }

    /// Draws the same values in the same order for the same seed. Never for secrets that matter.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(seed))))
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0_u8; N];
        self.fill(&mut bytes);
        bytes
    }

    fn fill(&self, bytes: &mut [u8]) {
        match &self.0 {
            Source::System => fill_from_system(bytes),
            Source::Seeded(state) => {
                let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
                for chunk in bytes.chunks_mut(8) {
                    let word = split_mix(&mut state).to_le_bytes();
                    chunk.iter_mut().zip(word).for_each(|(to, from)| *to = from);
                }
            }
        }
    }

    /// A new id, ordered by `now`.
    pub fn next<T>(&self, now: Time) -> Id<T> {
        let millis = u128::try_from(now.micros() / 1000).unwrap_or_default() & 0xffff_ffff_ffff;
        let mut random = [0_u8; 16];
        if let Some(low) = random.get_mut(6..) {
            self.fill(low);
        }
        Id::from_bits((millis << 80) | u128::from_be_bytes(random))
    }

    /// A new public reference such as `RR-7K2M-9QX4`. The caller inserts it with conflict → retry.
    pub fn reference(&self, prefix: &str) -> Reference {
        Reference::from_random(prefix, u64::from_be_bytes(self.bytes()))
    }

    /// A secret of 256 bits as 52 base32 characters, safe in addresses and cookies.
    pub fn secret(&self) -> String {
        let bytes: [u8; 32] = self.bytes();
        let (high, low) = bytes.split_at(16);
        [high, low].into_iter().flat_map(secret_half).collect()
    }

    /// A one-time code of `count` decimal digits, at most 18.
    pub fn digits(&self, count: u32) -> String {
        let count = count.min(18);
        let value = u128::from_be_bytes(self.bytes()) % 10_u128.pow(count);
        format!(
            "{value:0width$}",
            width = usize::try_from(count).unwrap_or_default()
        )
    }
}

fn secret_half(half: &[u8]) -> impl Iterator<Item = char> {
    let bits = half
        .iter()
        .fold(0_u128, |bits, &byte| (bits << 8) | u128::from(byte));
    (0..TEXT_LENGTH)
        .rev()
        .map(move |place| digit_char(bits >> (place * 5)))
}

/// Randomness of the system that this thread has drawn and not handed out yet: each draw is a call into the kernel, and
/// each page's form wants a secret.
struct Drawn {
    bytes: [u8; DRAWN_AT_ONCE],
    left: usize,
}

/// So many bytes are drawn at once.
const DRAWN_AT_ONCE: usize = 512;

impl Drawn {
    /// Fills `bytes`, of which there are at most [`DRAWN_AT_ONCE`]. What was handed out is forgotten here.
    fn hand_out(&mut self, bytes: &mut [u8]) {
        if self.left < bytes.len() {
            draw(&mut self.bytes);
            self.left = DRAWN_AT_ONCE;
        }
        let from = self.left.saturating_sub(bytes.len());
        let share = self.bytes.iter_mut().skip(from);
        for (to, from) in bytes.iter_mut().zip(share) {
            *to = std::mem::take(from);
        }
        self.left = from;
    }
}

thread_local! {
    static DRAWN: RefCell<Drawn> = const { RefCell::new(Drawn { bytes: [0; DRAWN_AT_ONCE], left: 0 }) };
}

fn fill_from_system(bytes: &mut [u8]) {
    if bytes.len() > DRAWN_AT_ONCE {
        return draw(bytes);
    }
    DRAWN.with_borrow_mut(|drawn| drawn.hand_out(bytes));
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one door to the system's randomness"
)]
#[expect(
    clippy::panic,
    reason = "without randomness no secret may be made: stopping is right"
)]
fn draw(bytes: &mut [u8]) {
    if let Err(error) = getrandom::fill(bytes) {
        panic!("the operating system gives no randomness: {error}");
    }
}

/// One step of the `SplitMix64` generator.
const fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    enum Noun {}

    proptest! {
        #[test]
        fn text_round_trip(bits: u128) {
            let id = Id::<Noun>::from_bits(bits);
            prop_assert_eq!(Id::parse(&id.to_string()), Ok(id));
        }

        #[test]
        fn text_order_is_number_order(a: u128, b: u128) {
            let (a, b) = (Id::<Noun>::from_bits(a), Id::<Noun>::from_bits(b));
            prop_assert_eq!(a.to_string().cmp(&b.to_string()), a.cmp(&b));
        }

        #[test]
        fn parse_never_panics(text: String) {
            let _ = Id::<Noun>::parse(&text);
        }
    }

    #[test]
    fn later_ids_sort_later() {
        let ids = Ids::random();
        let early = ids.next::<Noun>(Time::from_micros(1_000_000));
        let late = ids.next::<Noun>(Time::from_micros(1_001_000));
        assert!(early < late);
    }

    /// Of two that were made one after the other nobody can tell how many were made in between, or which came first.
    #[test]
    fn ids_and_references_do_not_tell_how_many_there_are() {
        const MADE: usize = 400;
        let (ids, now) = (Ids::random(), Time::from_micros(1_700_000_000_000_000));
        let numbers: Vec<u128> = (0..MADE).map(|_| ids.next::<Noun>(now).bits()).collect();
        let references: Vec<String> = (0..MADE).map(|_| ids.reference("RR").to_string()).collect();
        // By chance about half of all neighbours rise; by counting all would, or none.
        let rising = |all: &mut dyn Iterator<Item = bool>| all.filter(|rises| *rises).count();
        let by_id = rising(&mut numbers.windows(2).map(|two| two[0] < two[1]));
        let by_reference = rising(&mut references.windows(2).map(|two| two[0] < two[1]));
        for count in [by_id, by_reference] {
            assert!((MADE / 4..MADE * 3 / 4).contains(&count), "{count}");
        }
        let steps: std::collections::BTreeSet<u128> = numbers
            .windows(2)
            .map(|two| two[1].abs_diff(two[0]))
            .collect();
        assert_eq!(steps.len(), MADE - 1, "no step comes twice");
        let least = steps.first().expect("a step");
        assert!(*least > u128::from(u32::MAX), "{least} is a small step");
    }

    #[test]
    fn what_the_system_gave_is_handed_out_once() {
        let ids = Ids::random();
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..100 {
            let (short, long, longer) = (ids.bytes::<16>(), ids.bytes::<24>(), ids.bytes::<1000>());
            assert!(seen.insert(short.to_vec()) && seen.insert(long.to_vec()));
            // None of it was left as it was before it was filled.
            for part in longer.chunks(100).chain([&short[..], &long]) {
                assert!(part.iter().any(|byte| *byte != 0));
            }
            let whole = ids.bytes::<DRAWN_AT_ONCE>();
            assert!(whole.chunks(32).all(|part| part != [0; 32]));
        }
        let elsewhere = std::thread::spawn(|| Ids::random().bytes::<16>().to_vec());
        assert!(seen.insert(elsewhere.join().expect("a thread")));
    }

    #[test]
    fn a_text_beyond_128_bits_is_refused() {
        assert_eq!(
            Id::<Noun>::parse("8zzzzzzzzzzzzzzzzzzzzzzzzz"),
            Err(IdError)
        );
    }

    #[test]
    fn seeded_sources_repeat_and_differ_by_seed() {
        let draw = |seed| Ids::seeded(seed).secret();
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        assert_eq!(draw(7).len(), 52);
        assert_eq!(Ids::seeded(1).digits(6).len(), 6);
    }
}
