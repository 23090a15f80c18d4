//! Figures of the running service that are looked up when somebody asks for them.

use store::{Db, Tx};
use web::Meters;

use crate::audit;

type Gauge = web::Gauge;

/// The gauges that the kernel fills.
#[derive(Debug, Clone)]
pub struct Gauges {
    reads_waiting: Gauge,
    writes_waiting: Gauge,
    jobs_waiting: Gauge,
    jobs_dead: Gauge,
    log_position: Gauge,
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
        }
    }

    /// Looks the figures up in the store.
    pub fn look(&self, tx: &mut Tx<'_>) -> store::Result<()> {
        let (waiting, dead) = tx.jobs_count()?;
        self.jobs_waiting.set(waiting);
        self.jobs_dead.set(dead);
        self.log_position.set(audit::last_position(tx)?);
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
