//! Figures of the running service that are looked up when somebody asks for them.

use std::collections::BTreeSet;

use base::Time;
use store::{Db, Tx};
use web::Meters;

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
    log_position: Gauge,
    log_size: Gauge,
    agencies: web::Gauges,
    cases_unseen: Gauge,
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
            log_position: meters.gauge("log_position", "Last position of the audit record"),
            log_size: meters.gauge("log_size", "Acts that the public log holds"),
            agencies: meters.gauges(
                "agencies",
                "Agencies by tier and whether they can be reached",
            ),
            cases_unseen: meters.gauge(
                "cases_undeliverable",
                "Open cases at agencies that cannot be reached",
            ),
            unreachable: meters.gauge(
                "addresses_unreachable",
                "E-mail addresses from which letters came back",
            ),
        }
    }

    /// Looks the figures up in the store.
    pub fn look(&self, tx: &mut Tx<'_>) -> store::Result<()> {
        let (waiting, dead) = tx.jobs_count()?;
        self.jobs_waiting.set(waiting);
        self.jobs_dead.set(dead);
        self.log_position.set(audit::last_position(tx)?);
        let head = log::head(tx)?;
        let size = head.and_then(|head| i64::try_from(head.size).ok());
        self.log_size.set(size.unwrap_or_default());
        self.unreachable.set(notifications::unreachable_count(tx)?);
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
