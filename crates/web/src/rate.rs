//! How often one client may ask: a token bucket per rate class and client, in this process.

use base::{Problem, Time};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// What kind of work a route is, for its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rate {
    /// Reading a page.
    Page,
    /// Reading from an API.
    Read,
    /// Changing something.
    Write,
    /// Asking for or trying a one-time code.
    Code,
    /// Sending files.
    Upload,
}

/// One class's limit: at most `burst` at once, refilled at `per_minute`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Requests a minute in the long run.
    pub per_minute: u32,
    /// Requests at once.
    pub burst: u32,
}

/// The table of limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// For [`Rate::Page`].
    pub page: Limit,
    /// For [`Rate::Read`].
    pub read: Limit,
    /// For [`Rate::Write`].
    pub write: Limit,
    /// For [`Rate::Code`].
    pub code: Limit,
    /// For [`Rate::Upload`].
    pub upload: Limit,
    /// Whether limits hold at all.
    pub enforced: bool,
}

impl Default for Rates {
    fn default() -> Self {
        let limit = |per_minute, burst| Limit { per_minute, burst };
        Self {
            page: limit(600, 200),
            read: limit(1200, 400),
            write: limit(60, 30),
            code: limit(6, 10),
            upload: limit(30, 20),
            enforced: true,
        }
    }
}

impl Rates {
    /// No limits: for measuring and for tests of other things.
    pub fn off() -> Self {
        Self {
            enforced: false,
            ..Self::default()
        }
    }

    fn limit(&self, rate: Rate) -> Limit {
        match rate {
            Rate::Page => self.page,
            Rate::Read => self.read,
            Rate::Write => self.write,
            Rate::Code => self.code,
            Rate::Upload => self.upload,
        }
    }
}

/// When the table of clients is swept of those who have been quiet.
const SWEEP_AT: usize = 20_000;
const MINUTE_US: i64 = 60_000_000;

#[derive(Clone, Copy)]
struct Bucket {
    /// When the bucket will be full again, which says how empty it is now.
    full_at_us: i64,
}

/// Counts requests.
pub(crate) struct Limiter {
    rates: Rates,
    buckets: Mutex<HashMap<(Rate, String), Bucket>>,
}

impl Limiter {
    pub(crate) fn new(rates: Rates) -> Self {
        Self {
            rates,
            buckets: Mutex::new(HashMap::new()),
        }
    }

    /// Counts one request of `client`, or refuses it with the seconds to wait.
    pub(crate) fn take(&self, rate: Rate, client: &str, now: Time) -> Result<(), Problem> {
        if !self.rates.enforced {
            return Ok(());
        }
        let limit = self.rates.limit(rate);
        let cost_us = MINUTE_US / i64::from(limit.per_minute.max(1));
        let room_us = cost_us * i64::from(limit.burst.max(1));
        let now_us = now.micros();
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= SWEEP_AT {
            buckets.retain(|_, bucket| bucket.full_at_us > now_us);
        }
        let bucket = buckets
            .entry((rate, client.to_owned()))
            .or_insert(Bucket { full_at_us: now_us });
        // A clock that was set back must not lock anybody out for longer than one burst.
        let full_at_us = bucket
            .full_at_us
            .clamp(now_us, now_us.saturating_add(room_us));
        let wait_us = full_at_us + cost_us - now_us - room_us;
        if wait_us > 0 {
            let seconds = u32::try_from((wait_us + 999_999) / 1_000_000).unwrap_or(60);
            return Err(Problem::new(429, "web.too_many_requests")
                .with("seconds", i64::from(seconds))
                .retry_after(seconds));
        }
        bucket.full_at_us = full_at_us + cost_us;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_then_waits_then_refills() {
        let limiter = Limiter::new(Rates::default());
        let now = Time::from_micros(1_000_000_000);
        let all = (0..10).all(|_| limiter.take(Rate::Code, "a", now).is_ok());
        assert!(all);
        let refused = limiter.take(Rate::Code, "a", now).expect_err("eleventh");
        assert_eq!((refused.status, refused.retry_after), (429, Some(10)));
        assert!(limiter.take(Rate::Code, "b", now).is_ok());
        assert!(limiter.take(Rate::Page, "a", now).is_ok());
        let later = now + std::time::Duration::from_secs(10);
        assert!(limiter.take(Rate::Code, "a", later).is_ok());
        assert!(limiter.take(Rate::Code, "a", later).is_err());
    }
}
