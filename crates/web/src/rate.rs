//! How often one client may ask: a token bucket per rate class and client, in this process; and what was refused.

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

impl Rate {
    const ALL: [Self; 5] = [
        Self::Page,
        Self::Read,
        Self::Write,
        Self::Code,
        Self::Upload,
    ];

    /// Its name among limits.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Page => "rate_page",
            Self::Read => "rate_read",
            Self::Write => "rate_write",
            Self::Code => "rate_code",
            Self::Upload => "rate_upload",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rate| rate.code() == code)
    }
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

/// What sort of sender was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sender {
    /// Somebody who is not signed in, by the network they come from.
    Network,
    /// Somebody signed in.
    Person,
    /// A program with a token.
    Program,
    /// A telephone, by text message.
    Phone,
}

impl Sender {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Network, Self::Person, Self::Program, Self::Phone];

    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Person => "person",
            Self::Program => "program",
            Self::Phone => "phone",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sender| sender.code() == code)
    }
}

/// What was refused to one sender by one limit since the last look. Who it is stays in this process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excess {
    /// Stands for the sender and the limit, in this process.
    pub number: u64,
    /// The limit: [`Rate::code`], or the code of the problem that a handler answered with.
    pub rule: String,
    /// What sort of sender.
    pub sender: Sender,
    /// When it was refused something first.
    pub since: Time,
    /// When it was last.
    pub last: Time,
    /// Until when it is refused, as it was told.
    pub until: Time,
    /// How often since the last look.
    pub count: u64,
}

/// Senders whose refusals are told apart; what more there are is counted together.
const SENDERS_MAX: usize = 10_000;
/// A sender that was not refused anything for so long is another one when it comes back.
const QUIET_US: i64 = 3_600 * 1_000_000;

#[derive(Default)]
struct Excesses {
    numbers: u64,
    /// By limit and sender; a sender without a name stands for all that are not told apart.
    all: HashMap<(String, String), Excess>,
}

/// Counts requests, and what it refused: one for all routes of a process.
pub struct Limits {
    rates: Rates,
    buckets: Mutex<HashMap<(Rate, String), Bucket>>,
    refusals: Mutex<Excesses>,
}

impl std::fmt::Debug for Limits {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Limits")
    }
}

impl Limits {
    /// Nobody has asked for anything yet.
    pub fn new(rates: Rates) -> Self {
        Self {
            rates,
            buckets: Mutex::new(HashMap::new()),
            refusals: Mutex::default(),
        }
    }

    /// Notes that something was refused to a sender by a limit.
    pub fn note(&self, rule: &str, (sender, client): (Sender, &str), (now, until): (Time, Time)) {
        let mut refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        let oldest = now.micros().saturating_sub(QUIET_US);
        if refusals.all.len() >= SENDERS_MAX {
            let kept = |refusal: &Excess| refusal.count > 0 || refusal.last.micros() > oldest;
            refusals.all.retain(|_, refusal| kept(refusal));
        }
        let mut key = (rule.to_owned(), client.to_owned());
        if refusals.all.len() >= SENDERS_MAX && !refusals.all.contains_key(&key) {
            key.1 = String::new();
        }
        let known = refusals.all.get(&key);
        if known.is_none_or(|known| known.count == 0 && known.last.micros() < oldest) {
            refusals.numbers += 1;
            let first = Excess {
                number: refusals.numbers,
                rule: rule.to_owned(),
                sender,
                since: now,
                last: now,
                until,
                count: 0,
            };
            refusals.all.insert(key.clone(), first);
        }
        if let Some(refusal) = refusals.all.get_mut(&key) {
            refusal.count += 1;
            refusal.last = now;
            refusal.until = refusal.until.max(until);
        }
    }

    /// What was refused since the last look.
    pub fn refused(&self) -> Vec<Excess> {
        let mut refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = refusals
            .all
            .values_mut()
            .filter(|refusal| refusal.count > 0);
        counted
            .map(|refusal| {
                let seen = refusal.clone();
                refusal.count = 0;
                seen
            })
            .collect()
    }

    /// Lets a sender through again. False for limits that pass by themselves only.
    pub fn forgive(&self, number: u64) -> bool {
        let refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = refusals.all.iter();
        let found = all.find(|(_, refusal)| refusal.number == number);
        let found =
            found.and_then(|((rule, client), _)| Some((Rate::parse(rule)?, client.clone())));
        drop(refusals);
        let Some(key) = found else { return false };
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.remove(&key).is_some()
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
        // Kept when it is refused too: otherwise each look begins at the far moment again.
        bucket.full_at_us = full_at_us;
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
        let limits = Limits::new(Rates::default());
        let now = Time::from_micros(1_000_000_000);
        let all = (0..10).all(|_| limits.take(Rate::Code, "a", now).is_ok());
        assert!(all);
        let refused = limits.take(Rate::Code, "a", now).expect_err("eleventh");
        assert_eq!((refused.status, refused.retry_after), (429, Some(10)));
        assert!(limits.take(Rate::Code, "b", now).is_ok());
        assert!(limits.take(Rate::Page, "a", now).is_ok());
        let later = now + std::time::Duration::from_secs(10);
        assert!(limits.take(Rate::Code, "a", later).is_ok());
        assert!(limits.take(Rate::Code, "a", later).is_err());
    }

    #[test]
    fn a_clock_that_jumps_locks_nobody_out_and_gives_one_burst_at_most() {
        let limits = Limits::new(Rates::default());
        let day = std::time::Duration::from_hours(24);
        let now = Time::from_micros(1_000_000_000) + day * 3;
        let burst = |now: Time| {
            (0..100)
                .filter(|_| limits.take(Rate::Code, "a", now).is_ok())
                .count()
        };
        assert_eq!(burst(now), 10);
        assert_eq!(burst(now + day), 10, "ahead: as after a day");
        let back = now - day;
        let refused = limits.take(Rate::Code, "a", back).expect_err("still empty");
        assert!(refused.retry_after.is_some_and(|seconds| seconds <= 60));
        assert!(burst(back + std::time::Duration::from_mins(2)) > 0);
    }

    #[test]
    fn what_is_refused_is_counted_by_sender_and_forgiven_once() {
        let limits = Limits::new(Rates::default());
        let now = Time::from_micros(1_000_000_000);
        while limits.take(Rate::Code, "a", now).is_ok() {}
        let until = now + std::time::Duration::from_secs(10);
        let rule = Rate::Code.code();
        limits.note(rule, (Sender::Network, "a"), (now, until));
        limits.note(rule, (Sender::Network, "a"), (now, until));
        limits.note("kernel.code_too_soon", (Sender::Person, "b"), (now, until));
        let mut seen = limits.refused();
        seen.sort_by_key(|refusal| refusal.number);
        let counts: Vec<_> = seen.iter().map(|one| (one.number, one.count)).collect();
        assert_eq!(counts, [(1, 2), (2, 1)]);
        assert!(limits.refused().is_empty(), "each is told of once");
        assert!(limits.forgive(1) && limits.take(Rate::Code, "a", now).is_ok());
        assert!(!limits.forgive(2), "it passes by itself");
        limits.note(rule, (Sender::Network, "a"), (until, until));
        assert_eq!(
            limits.refused().first().map(|one| one.number),
            Some(1),
            "the same sender"
        );
    }

    #[test]
    fn a_flood_of_senders_takes_no_more_memory_than_there_is_for_it() {
        let limits = Limits::new(Rates::default());
        let now = Time::from_micros(1_000_000_000);
        for client in 0..SENDERS_MAX + 500 {
            limits.note("x", (Sender::Network, &client.to_string()), (now, now));
        }
        let seen = limits.refused();
        assert_eq!(seen.len(), SENDERS_MAX + 1);
        assert_eq!(seen.iter().map(|one| one.count).max(), Some(500));
    }
}
