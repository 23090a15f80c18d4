//! Work for after the commit: enqueued with it, claimed by one runner at a time, retried, or laid aside.

mod desk;

use std::time::Duration;

use base::Time;

pub use desk::{JobPlace, JobRow, JobsAsked, JobsOldest, Standing};

use crate::row::Row;
use crate::{Db, Error, Sql, Tx, params};

/// A job to be done after this transaction's commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// Its id, made by the caller, ordered by time.
    pub id: String,
    /// Which runner does it.
    pub kind: String,
    /// Jobs of one kind and key that have not been started yet count as one.
    pub key: Option<String>,
    /// What the runner needs, as JSON.
    pub payload: String,
    /// Not before this.
    pub run_at: Time,
    /// When it was enqueued.
    pub now: Time,
}

impl NewJob {
    /// A round of what is done again and again, once in each span of this length since the epoch: at `at`, and the same
    /// job for every other moment of that span. `name` tells the ids of such jobs apart.
    pub fn round(kind: &str, name: &str, every: Duration, at: Time) -> Self {
        let span = at.since(Time::from_micros(0)).as_micros() / every.as_micros().max(1);
        let key = format!("{name}-{span}");
        Self {
            id: key.clone(),
            kind: kind.to_owned(),
            key: Some(key),
            payload: String::new(),
            run_at: at,
            now: at,
        }
    }
}

/// A job that this runner holds until its lease ends, or that was laid aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// Its id.
    pub id: String,
    /// Which runner does it.
    pub kind: String,
    /// What the runner needs, as JSON.
    pub payload: String,
    /// How often it was claimed, this time included.
    pub attempts: u32,
    /// What went wrong the last time.
    pub error: Option<String>,
}

const ENQUEUE: Sql = Sql::new(
    "store.job_enqueue",
    "insert into kernel_job (id, kind, key, payload, state, run_at_us, attempts, created_us)
     values ($1, $2, $3, $4, 'waiting', $5, 0, $6) on conflict do nothing",
);
/// While a job is held, `run_at_us` is the end of its lease: whoever holds it may have died.
const CLAIM: Sql = Sql::new(
    "store.job_claim",
    "update kernel_job set state = 'taken', attempts = attempts + 1, run_at_us = $2, held_us = $1
     where id in (select id from kernel_job where state <> 'dead' and run_at_us <= $1
         order by run_at_us, id limit $3)
     returning id, kind, payload, attempts, error",
)
.postgres(
    "with due as materialized (select id from kernel_job where state <> 'dead' and run_at_us <= $1
         order by run_at_us, id limit $3 for update skip locked)
     update kernel_job set state = 'taken', attempts = attempts + 1, run_at_us = $2, held_us = $1
     from due where kernel_job.id = due.id
     returning kernel_job.id, kind, payload, attempts, error",
);
const DONE: Sql = Sql::new(
    "store.job_done",
    "delete from kernel_job where id = $1 and state = 'taken'",
);
const RETRY: Sql = Sql::new(
    "store.job_retry",
    "update kernel_job set error = $2, run_at_us = $3, held_us = null where id = $1 and state = 'taken'",
);
/// Not a failure: the runner found that it is too early, so the try does not count.
const POSTPONE: Sql = Sql::new(
    "store.job_postpone",
    "update kernel_job set run_at_us = $2, attempts = attempts - 1, held_us = null where id = $1 and state = 'taken'",
);
const HASTEN: Sql = Sql::new(
    "store.job_hasten",
    "update kernel_job set run_at_us = $2
     where id = $1 and state <> 'dead' and held_us is null and run_at_us > $2",
);
/// Held since a moment that is still to come: by a clock that has been set back since. What was to be done at once then
/// is due now as well.
const FREE: Sql = Sql::new(
    "store.jobs_free",
    "update kernel_job set run_at_us = $1, held_us = null
     where state <> 'dead' and (held_us > $2 or created_us > $2 and run_at_us = created_us)",
);
const BURY: Sql = Sql::new(
    "store.job_bury",
    "update kernel_job set error = $2, state = 'dead', laid_us = $3, held_us = null where id = $1 and state = 'taken'",
);
const DEAD: Sql = Sql::new(
    "store.jobs_dead",
    "select id, kind, payload, attempts, error from kernel_job where state = 'dead' order by id desc limit $1",
);
const COUNTS: Sql = Sql::new(
    "store.jobs_count",
    "select case when state = 'dead' then 1 else 0 end as dead, count(*) as found
     from kernel_job group by case when state = 'dead' then 1 else 0 end",
);
/// Every statement about jobs.
pub(crate) const SQL: &[Sql] = &[
    ENQUEUE,
    CLAIM,
    DONE,
    RETRY,
    POSTPONE,
    HASTEN,
    FREE,
    BURY,
    DEAD,
    COUNTS,
    desk::LAID,
    desk::QUEUED,
    desk::FIND,
    desk::KINDS,
    desk::OLDEST,
    desk::REVIVE,
    desk::REVIVE_KIND,
    desk::DISCARD,
];

fn claimed(row: &Row<'_>) -> Result<Claimed, Error> {
    Ok(Claimed {
        id: row.get("id")?,
        kind: row.get("kind")?,
        payload: row.get("payload")?,
        attempts: row.get("attempts")?,
        error: row.get("error")?,
    })
}

impl Tx<'_> {
    /// Adds a job that becomes visible with this commit. False if one of the same kind and key waits
    /// already.
    pub fn enqueue(&mut self, job: &NewJob) -> Result<bool, Error> {
        let values = params![
            &job.id,
            &job.kind,
            &job.key,
            &job.payload,
            job.run_at,
            job.now
        ];
        Ok(self.exec(&ENQUEUE, &values)? == 1)
    }

    /// The jobs that were given up, newest first.
    pub fn jobs_dead(&mut self, limit: u32) -> Result<Vec<Claimed>, Error> {
        self.all(&DEAD, &params![limit], claimed)
    }

    /// How many jobs wait or run, and how many were given up.
    pub fn jobs_count(&mut self) -> Result<(i64, i64), Error> {
        let counts: Vec<(bool, i64)> = self.all(&COUNTS, &[], |row| {
            Ok((row.get::<i64>("dead")? == 1, row.get("found")?))
        })?;
        let of = |dead| {
            counts
                .iter()
                .find(|count| count.0 == dead)
                .map_or(0, |count| count.1)
        };
        Ok((of(false), of(true)))
    }

    fn jobs_claim(&mut self, now: Time, lease_us: i64, limit: u32) -> Result<Vec<Claimed>, Error> {
        let until = now.micros().saturating_add(lease_us);
        let mut jobs = self.all(&CLAIM, &params![now, until, limit], claimed)?;
        jobs.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(jobs)
    }

    fn job_done(&mut self, id: &str) -> Result<(), Error> {
        self.exec(&DONE, &params![id]).map(drop)
    }

    /// Makes a job due now that waits for later, because what it waits for changed. False if none waits.
    pub fn job_hasten(&mut self, id: &str, now: Time) -> Result<bool, Error> {
        Ok(self.exec(&HASTEN, &params![id, now])? == 1)
    }

    fn job_failed(
        &mut self,
        id: &str,
        error: &str,
        (now, retry_at): (Time, Option<Time>),
    ) -> Result<(), Error> {
        match retry_at {
            Some(time) => self.exec(&RETRY, &params![id, error, time]),
            None => self.exec(&BURY, &params![id, error, now]),
        }
        .map(drop)
    }
}

impl Db {
    /// Claims up to `limit` jobs that are due, oldest first, for `lease_us` microseconds. No other claim
    /// gets them before that; afterwards the runner counts as dead and they are due again.
    pub async fn jobs_claim(
        &self,
        now: Time,
        lease_us: i64,
        limit: u32,
    ) -> Result<Vec<Claimed>, Error> {
        self.write_queue("store.jobs_claim", move |tx| {
            tx.jobs_claim(now, lease_us, limit)
        })
        .await
    }

    /// Removes a job that was done.
    pub async fn job_done(&self, id: &str) -> Result<(), Error> {
        let id = id.to_owned();
        self.write_queue("store.job_done", move |tx| tx.job_done(&id))
            .await
    }

    /// Notes why a job failed now, and tries it again at a time, or never: then an operator sees it.
    pub async fn job_failed(
        &self,
        id: &str,
        error: &str,
        times: (Time, Option<Time>),
    ) -> Result<(), Error> {
        let (id, error) = (id.to_owned(), error.to_owned());
        self.write_queue("store.job_failed", move |tx| {
            tx.job_failed(&id, &error, times)
        })
        .await
    }

    /// Like [`Db::jobs_claim`], for threads that may wait.
    pub fn jobs_claim_blocking(
        &self,
        now: Time,
        lease_us: i64,
        limit: u32,
    ) -> Result<Vec<Claimed>, Error> {
        self.write_queue_blocking("store.jobs_claim", move |tx| {
            tx.jobs_claim(now, lease_us, limit)
        })
    }

    /// Like [`Db::job_done`], for threads that may wait.
    pub fn job_done_blocking(&self, id: &str) -> Result<(), Error> {
        let id = id.to_owned();
        self.write_queue_blocking("store.job_done", move |tx| tx.job_done(&id))
    }

    /// Lets a held job wait for a time, as if this try had not been.
    pub fn job_postpone_blocking(&self, id: &str, until: Time) -> Result<(), Error> {
        let id = id.to_owned();
        self.write_queue_blocking("store.job_postpone", move |tx| {
            tx.exec(&POSTPONE, &params![&id, until]).map(drop)
        })
    }

    /// Makes due what a clock that was ahead holds or put off. `latest` is the farthest that clocks of machines that
    /// work together are apart. Returns how many there were.
    pub fn jobs_free_blocking(&self, now: Time, latest: Time) -> Result<u64, Error> {
        self.write_queue_blocking("store.jobs_free", move |tx| {
            tx.exec(&FREE, &params![now, latest])
        })
    }

    /// Like [`Db::job_failed`], for threads that may wait.
    pub fn job_failed_blocking(
        &self,
        id: &str,
        error: &str,
        times: (Time, Option<Time>),
    ) -> Result<(), Error> {
        let (id, error) = (id.to_owned(), error.to_owned());
        self.write_queue_blocking("store.job_failed", move |tx| {
            tx.job_failed(&id, &error, times)
        })
    }
}
