//! What was made lately, by its tag, within so many bytes; what was asked for longest ago goes first.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use web::Tag;

/// Bytes of bodies that stay in memory.
const ROOM: usize = 48 << 20;
/// Larger bodies do not stay: a few of them would drive out all others.
pub(super) const LARGEST: usize = 12 << 20;
/// What an answer takes beside its body, so that many small ones find an end too.
const BESIDE: usize = 1 << 10;

/// Values by tag.
pub(crate) struct Kept<V>(Mutex<Inside<V>>);

struct Inside<V> {
    all: HashMap<Tag, One<V>>,
    /// When each was asked for last, in turns.
    order: BTreeMap<u64, Tag>,
    turn: u64,
    bytes: usize,
}

struct One<V> {
    value: Arc<V>,
    bytes: usize,
    turn: u64,
}

impl<V> Default for Kept<V> {
    fn default() -> Self {
        Self(Mutex::new(Inside {
            all: HashMap::new(),
            order: BTreeMap::new(),
            turn: 0,
            bytes: 0,
        }))
    }
}

/// Whether a body of so many bytes may stay.
pub(super) const fn fits(bytes: usize) -> bool {
    bytes <= LARGEST
}

impl<V> Kept<V> {
    /// The value of a tag.
    pub(crate) fn get(&self, tag: &Tag) -> Option<Arc<V>> {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inside.turn += 1;
        let turn = inside.turn;
        let found = inside.all.get_mut(tag)?;
        let before = std::mem::replace(&mut found.turn, turn);
        let value = Arc::clone(&found.value);
        if let Some(tag) = inside.order.remove(&before) {
            inside.order.insert(turn, tag);
        }
        Some(value)
    }

    /// Keeps a value of so many bytes, if it is not too large.
    pub(crate) fn put(&self, tag: Tag, value: Arc<V>, bytes: usize) {
        if !fits(bytes) {
            return;
        }
        let bytes = bytes + BESIDE;
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inside.turn += 1;
        let turn = inside.turn;
        let one = One { value, bytes, turn };
        if let Some(before) = inside.all.insert(tag.clone(), one) {
            inside.order.remove(&before.turn);
            inside.bytes -= before.bytes;
        }
        inside.order.insert(turn, tag);
        inside.bytes += bytes;
        while inside.bytes > ROOM
            && let Some((_, oldest)) = inside.order.pop_first()
        {
            let gone = inside.all.remove(&oldest).map_or(0, |gone| gone.bytes);
            inside.bytes -= gone;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_longest_ago_goes_first() {
        let kept = Kept::default();
        let tag = |number: usize| Tag::named(&number.to_string());
        for number in 0..3 {
            kept.put(tag(number), Arc::new(number), LARGEST);
        }
        assert_eq!(kept.get(&tag(0)).as_deref(), Some(&0));
        kept.put(tag(3), Arc::new(3), LARGEST);
        kept.put(tag(4), Arc::new(4), LARGEST);
        assert_eq!(kept.get(&tag(1)), None, "the oldest");
        assert_eq!(kept.get(&tag(0)).as_deref(), Some(&0), "asked for since");
        kept.put(tag(5), Arc::new(5), LARGEST + 1);
        assert_eq!(kept.get(&tag(5)), None, "too large");
        kept.put(tag(0), Arc::new(7), 1);
        assert_eq!(kept.get(&tag(0)).as_deref(), Some(&7));
        let inside = kept.0.lock().unwrap();
        assert_eq!(inside.all.len(), inside.order.len());
        assert_eq!(inside.bytes, 2 * LARGEST + 1 + 3 * BESIDE);
    }
}
