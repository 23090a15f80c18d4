//! Figures that may be a few seconds old, kept in memory so that a busy page does not count anew.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base::Time;
use store::{Db, Tx};

type Shared = Arc<dyn Any + Send + Sync>;
type Gate = Arc<tokio::sync::Mutex<()>>;

/// Figures by type and name. Names come from the program or its registry, never from strangers, so
/// there are few.
#[derive(Default)]
pub struct Memo(Mutex<HashMap<(TypeId, String), Kept>>);

#[derive(Default)]
struct Kept {
    /// The figure, and since when it stands or somebody is making it anew.
    value: Option<(Time, Shared)>,
    /// Held by whoever makes the first one.
    gate: Gate,
}

/// What the memo knows of a figure.
enum Known<T> {
    /// It is young enough.
    Fresh(Arc<T>),
    /// It is too old, and this is the one caller who is told so.
    Old(Arc<T>),
    /// Nobody has made it yet.
    Nothing(Gate),
}

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
        match self.known(name, now, age) {
            Known::Fresh(value) => Some(value),
            Known::Old(_) | Known::Nothing(_) => None,
        }
    }

    /// Keeps a figure as it is now.
    pub fn put<T: Send + Sync + 'static>(&self, name: &str, now: Time, value: T) -> Arc<T> {
        let value = Arc::new(value);
        let shared: Shared = Arc::<T>::clone(&value);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.entry(key::<T>(name)).or_default().value = Some((now, shared));
        value
    }

    /// The figure as `count` reads it from the database, about `age` old at most. Only the first callers
    /// of all wait for it, and one of them counts; when it is too old, it is counted again behind the
    /// caller's back.
    pub async fn figure<T, E, F>(
        self: &Arc<Self>,
        db: &Db,
        (name, now, age): (&'static str, Time, Duration),
        count: F,
    ) -> Result<Arc<T>, E>
    where
        T: Send + Sync + 'static,
        E: From<store::Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let gate = match self.known(name, now, age) {
            Known::Fresh(value) => return Ok(value),
            Known::Old(value) => {
                let memo = Arc::clone(self);
                let keep = move |counted: Result<T, E>| {
                    if let Ok(counted) = counted {
                        memo.put(name, now, counted);
                    }
                };
                // When the store is too busy even for that, somebody counts later.
                let _ = db.read_aside(name, count, keep);
                return Ok(value);
            }
            Known::Nothing(gate) => gate,
        };
        let _turn = gate.lock().await;
        match self.known(name, now, age) {
            Known::Fresh(value) | Known::Old(value) => Ok(value),
            Known::Nothing(_) => Ok(self.put(name, now, db.read(name, count).await?)),
        }
    }

    fn known<T: Send + Sync + 'static>(&self, name: &str, now: Time, age: Duration) -> Known<T> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = all.entry(key::<T>(name)).or_default();
        let found = kept.value.as_mut().and_then(|(at, value)| {
            let value = Arc::clone(value).downcast().ok()?;
            Some((at, value))
        });
        match found {
            None => Known::Nothing(Arc::clone(&kept.gate)),
            Some((at, value)) if now.since(*at) > age || at.since(now) > age => {
                *at = now;
                Known::Old(value)
            }
            Some((_, value)) => Known::Fresh(value),
        }
    }
}

fn key<T: 'static>(name: &str) -> (TypeId, String) {
    (TypeId::of::<T>(), name.to_owned())
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
