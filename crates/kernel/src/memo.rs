//! Figures that may be a few seconds old, kept in memory so that a busy page does not count anew.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base::Time;

type Kept = (Time, Arc<dyn Any + Send + Sync>);

/// Figures by type and name. Names come from the program or its registry, never from strangers, so
/// there are few.
#[derive(Default)]
pub struct Memo(Mutex<HashMap<(TypeId, String), Kept>>);

impl Memo {
    /// The figure, if it is not older than `age`.
    ///
    /// When it is too old, only the first one who asks is told so, and computes it again; the others
    /// get the old one meanwhile.
    pub fn get<T: Send + Sync + 'static>(
        &self,
        name: &str,
        now: Time,
        age: Duration,
    ) -> Option<Arc<T>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, value) = kept.get_mut(&(TypeId::of::<T>(), name.to_owned()))?;
        if now.since(*at) > age {
            *at = now;
            return None;
        }
        Arc::clone(value).downcast().ok()
    }

    /// Keeps a figure as it is now.
    pub fn put<T: Send + Sync + 'static>(&self, name: &str, now: Time, value: T) -> Arc<T> {
        let value = Arc::new(value);
        let shared: Arc<dyn Any + Send + Sync> = Arc::<T>::clone(&value);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert((TypeId::of::<T>(), name.to_owned()), (now, shared));
        value
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Memo")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGE: Duration = Duration::from_secs(5);

    #[test]
    fn one_of_many_computes_again() {
        let memo = Memo::default();
        let start = Time::from_micros(1_000_000);
        assert_eq!(memo.get::<i64>("all", start, AGE), None);
        memo.put("all", start, 7_i64);
        assert_eq!(memo.get("all", start + AGE, AGE), Some(Arc::new(7_i64)));
        let late = start + AGE + AGE;
        assert_eq!(memo.get::<i64>("all", late, AGE), None);
        assert_eq!(memo.get("all", late, AGE), Some(Arc::new(7_i64)));
    }

    #[test]
    fn types_and_names_are_kept_apart() {
        let memo = Memo::default();
        let start = Time::from_micros(0);
        memo.put("all", start, 7_i64);
        assert_eq!(memo.get::<u8>("all", start, AGE), None);
        assert_eq!(memo.get::<i64>("mbpj", start, AGE), None);
    }
}
