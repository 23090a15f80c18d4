//! What a process has written down already within the hour, so that reading a case again costs no write.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use base::{PersonId, Reading, Time};

use super::rules;

/// So many readings are remembered; then it begins anew, which costs a write each.
const MOST: usize = 100_000;

/// The readings of an hour that are durable.
#[derive(Debug, Default)]
pub struct Known(Mutex<Hour>);

#[derive(Debug, Default)]
struct Hour {
    hour: i64,
    kept: HashSet<String>,
}

fn key(officer: PersonId, why: &str, reading: &Reading) -> String {
    let fields = rules::fields_text(&reading.fields);
    format!("{} {officer} {why} {fields}", reading.subject)
}

impl Known {
    /// Those of the readings that are not known to be kept.
    pub(super) fn fresh(
        &self,
        (officer, why): (PersonId, &str),
        now: Time,
        read: Vec<Reading>,
    ) -> Vec<Reading> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let this = known.hour == rules::hour(now);
        let fresh = read
            .into_iter()
            .filter(|reading| !this || !known.kept.contains(&key(officer, why, reading)));
        fresh.collect()
    }

    /// Remembers readings that are durable.
    pub(super) fn note(&self, (officer, why): (PersonId, &str), now: Time, read: &[Reading]) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let hour = rules::hour(now);
        if known.hour != hour || known.kept.len() >= MOST {
            known.hour = hour;
            known.kept.clear();
        }
        let keys = read.iter().map(|reading| key(officer, why, reading));
        known.kept.extend(keys);
    }
}
