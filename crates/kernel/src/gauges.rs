//! Figures of the running service that are looked up when somebody asks for them.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use base::Time;
use store::{Db, Tx};
use web::Meters;

use crate::jobs::{self, Job};
use crate::registry::{Code, Registry};
use crate::{audit, cases, log, notifications, reach};

type Gauge = web::Gauge;

/// The gauges that the kernel fills.
#[derive(Debug, Clone)]
pub struct Gauges {
    reads_waiting: Gauge,
    writes_waiting: Gauge,
    jobs_waiting: Gauge,
    jobs_dead: Gauge,
    jobs_overdue: web::Gauges,
    letters_oldest: Gauge,
    log_position: Gauge,
    log_size: Gauge,
    log_lag: Gauge,
    agencies: web::Gauges,
    cases_unseen: Gauge,
    cases_overdue: Gauge,
    unreachable: Gauge,
}

impl Gauges {
    /// Adds the gauges to the meters.
    pub fn new(meters: &Meters) -> Self {
        Self {
            reads_waiting: meters.gauge("store_reads_waiting", "Reads that wait for a thread"),
            writes_waiting: meters.gauge("store_writes_waiting", "Writes that wait for the writer"),
            jobs_waiting: meters.gauge("jobs_waiting", "Jobs that wait or run"),
            jobs_dead: meters.gauge("jobs_dead", "Jobs that were laid aside"),
            jobs_overdue: meters.gauges(
                "jobs_overdue_seconds",
                "Since when the oldest job of a kind is due that is not done, or was first tried in vain; 0 if none is. \
                 What waits for a moment that is still to come is not due, and what was laid aside does not count",
            ),
            letters_oldest: meters.gauge(
                "letters_oldest_seconds",
                "Since when the oldest letter or text message is written that did not leave, those included that wait \
                 for quiet hours to end or for their reader's digest; 0 if none waits",
            ),
            log_position: meters.gauge("log_position", "Last position of the audit record"),
            log_size: meters.gauge("log_size", "Acts that the public log holds"),
            log_lag: meters.gauge(
                "log_lag_seconds",
                "Since when the oldest act is done that the public log does not hold, those included that have no \
                 position yet; 0 if it holds all",
            ),
            agencies: meters.gauges(
                "agencies",
                "Agencies by tier and whether they can be reached",
            ),
            cases_unseen: meters.gauge(
                "cases_undeliverable",
                "Open cases at agencies that cannot be reached",
            ),
            cases_overdue: meters.gauge(
                "cases_overdue",
                "Open cases whose turn is their agency's and whose date, promised, estimated or by law, is over",
            ),
            unreachable: meters.gauge(
                "addresses_unreachable",
                "E-mail addresses from which letters came back",
            ),
        }
    }

    /// Looks the figures up in the store, those of queues for these kinds of jobs.
    pub fn look(&self, tx: &mut Tx<'_>, (jobs, now): (&[Job], Time)) -> store::Result<()> {
        let (waiting, dead) = tx.jobs_count()?;
        self.jobs_waiting.set(waiting);
        self.jobs_dead.set(dead);
        self.look_at_jobs(tx, (jobs, now))?;
        self.log_position.set(audit::last_position(tx)?);
        let size = log::head(tx)?.map_or(0, |head| head.size);
        self.log_size.set(i64::try_from(size).unwrap_or(i64::MAX));
        let since = log::unlogged_since(tx, size)?;
        self.log_lag.set(seconds(now.since(since.unwrap_or(now))));
        self.cases_overdue.set(cases::overdue_count(tx, now)?);
        self.unreachable.set(notifications::unreachable_count(tx)?);
        Ok(())
    }

    fn look_at_jobs(&self, tx: &mut Tx<'_>, (kinds, now): (&[Job], Time)) -> store::Result<()> {
        let each = kinds.iter().map(|job| (job.kind, Duration::ZERO));
        let mut overdue: BTreeMap<&'static str, Duration> = each.collect();
        let mut letter = Duration::ZERO;
        for oldest in tx.jobs_oldest()? {
            if oldest.kind == notifications::SEND {
                letter = letter.max(now.since(oldest.created));
            }
            if let Some(longest) = overdue.get_mut(oldest.kind.as_str()) {
                *longest = jobs::overdue((oldest.begins, oldest.failed), now).max(*longest);
            }
        }
        for (kind, longest) in overdue {
            self.jobs_overdue.set([("kind", kind)], seconds(longest));
        }
        self.letters_oldest.set(seconds(letter));
        Ok(())
    }

    /// Looks at which agencies can be reached.
    pub fn look_at_reach(
        &self,
        tx: &mut Tx<'_>,
        (registry, extras): (&Registry, &BTreeSet<Code>),
        now: Time,
    ) -> store::Result<()> {
        let lines = reach::survey(tx, (registry, extras), now)?;
        for (tier, counts) in reach::figures(&lines).tiers {
            for (reach, count) in counts.each() {
                let labels = [("tier", tier.as_str()), ("reach", reach.as_str())];
                self.agencies.set(labels, count);
            }
        }
        let waiting = cases::open_counts(tx)?;
        let lost = lines.iter().filter(|line| line.verdict.reach.is_missing());
        let there = lost.filter_map(|line| waiting.get(line.agency.code.as_str()));
        self.cases_unseen.set(there.map(|there| there.count).sum());
        Ok(())
    }

    /// Looks at the store's queues.
    pub fn look_at_queues(&self, db: &Db) {
        let (reads, writes) = db.waiting();
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        self.reads_waiting.set(number(reads));
        self.writes_waiting.set(number(writes));
    }
}

/// Whole seconds of a span.
fn seconds(span: Duration) -> i64 {
    i64::try_from(span.as_secs()).unwrap_or(i64::MAX)
}
