//! Jobs as an operator sees them: lists, counts, and what becomes of those that were laid aside.

use base::Time;

use crate::row::Row;
use crate::{Error, Sql, Tx, params};

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It was given up, and waits for a person.
    Dead,
    /// It waits for its time, for its first try or another one.
    Waiting,
    /// A runner holds it.
    Running,
}

impl Standing {
    /// All of them, the most urgent first.
    pub const ALL: &[Self] = &[Self::Dead, Self::Waiting, Self::Running];

    /// Its word in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Waiting => "waiting",
            Self::Running => "running",
        }
    }

    /// Reads the word of [`Standing::code`].
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.code() == code)
    }
}

/// A job as an operator sees it: without what its runner needs, which may be about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    /// Its id.
    pub id: String,
    /// Which runner does it.
    pub kind: String,
    /// Where it stands.
    pub standing: Standing,
    /// When it was enqueued.
    pub created: Time,
    /// Since when it stands so: laid aside, held, or for one that waits, enqueued.
    pub since: Time,
    /// When it is due, or due again if its runner dies; meaningless once it was laid aside.
    pub due: Time,
    /// How often it was tried.
    pub attempts: u32,
    /// What went wrong the last time.
    pub error: Option<String>,
}

impl JobRow {
    /// Its place in its list, for the next page.
    pub fn place(&self) -> JobPlace {
        let at = match self.standing {
            Standing::Dead => self.since,
            Standing::Waiting | Standing::Running => self.due,
        };
        JobPlace {
            at,
            id: self.id.clone(),
        }
    }
}

/// The oldest of the jobs of one kind that wait or run and were tried equally often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobsOldest {
    /// Which runner does them.
    pub kind: String,
    /// How often each was tried in vain.
    pub failed: u32,
    /// When the next try of the first of them begins, or began.
    pub begins: Time,
    /// When the first of them was enqueued.
    pub created: Time,
}

/// A place in a list of jobs: what comes after it is the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobPlace {
    /// When it was laid aside or is due.
    pub at: Time,
    /// Its id.
    pub id: String,
}

/// Which jobs are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobsAsked {
    /// Where they stand.
    pub standing: Standing,
    /// Only those of this kind; empty for all.
    pub kind: String,
    /// Those after this place.
    pub after: Option<JobPlace>,
    /// At most so many.
    pub limit: u32,
}

macro_rules! job_columns {
    () => {
        "select id, kind, state, run_at_us, attempts, error, created_us, held_us,
            coalesce(laid_us, created_us) as laid_us
         from kernel_job "
    };
}

/// Those that were laid aside last come first.
pub(super) const LAID: Sql = Sql::new(
    "store.jobs_laid",
    concat!(
        job_columns!(),
        "where state = 'dead' and ($1 = '' or kind = $1)
            and (coalesce(laid_us, created_us), id) < ($2, $3)
         order by coalesce(laid_us, created_us) desc, id desc limit $4"
    ),
);
/// Those that are due first come first. A runner whose lease is over counts as dead.
pub(super) const QUEUED: Sql = Sql::new(
    "store.jobs_queued",
    concat!(
        job_columns!(),
        "where state <> 'dead' and ($1 = '' or kind = $1)
            and (held_us is not null and run_at_us > $5) = $6
            and (run_at_us, id) > ($2, $3)
         order by run_at_us, id limit $4"
    ),
);
/// Of a job that is held, since when; of another one, when it is due.
pub(super) const OLDEST: Sql = Sql::new(
    "store.jobs_oldest",
    "select kind, attempts, held_us is not null as held, min(coalesce(held_us, run_at_us)) as begins_us,
        min(created_us) as created_us
     from kernel_job where state <> 'dead' group by kind, attempts, held_us is not null",
);
pub(super) const FIND: Sql = Sql::new("store.job_find", concat!(job_columns!(), "where id = $1"));
pub(super) const KINDS: Sql = Sql::new(
    "store.jobs_kinds",
    "select kind, state, held_us is not null and run_at_us > $1 as held, count(*) as found
     from kernel_job group by kind, state, held_us is not null and run_at_us > $1",
);
/// The state becomes `taken`, not `waiting`, since a newer job may wait under the same key.
pub(super) const REVIVE: Sql = Sql::new(
    "store.job_revive",
    "update kernel_job set state = 'taken', attempts = 0, run_at_us = $2, laid_us = null
     where id = $1 and state = 'dead'",
);
pub(super) const REVIVE_KIND: Sql = Sql::new(
    "store.jobs_revive",
    "update kernel_job set state = 'taken', attempts = 0, run_at_us = $2, laid_us = null
     where state = 'dead' and id in (select id from kernel_job where state = 'dead' and kind = $1
         order by coalesce(laid_us, created_us), id limit $3)",
);
pub(super) const DISCARD: Sql = Sql::new(
    "store.job_discard",
    "delete from kernel_job where id = $1 and state = 'dead'",
);

/// A row of a job, as it stands at this moment.
fn seen(row: &Row<'_>, now: Time) -> Result<JobRow, Error> {
    let state: String = row.get("state")?;
    let held: Option<Time> = row.get("held_us")?;
    let (due, created) = (row.get("run_at_us")?, row.get("created_us")?);
    let (standing, since) = match held {
        _ if state == "dead" => (Standing::Dead, row.get("laid_us")?),
        Some(held) if due > now => (Standing::Running, held),
        _ => (Standing::Waiting, created),
    };
    Ok(JobRow {
        id: row.get("id")?,
        kind: row.get("kind")?,
        standing,
        created,
        since,
        due,
        attempts: row.get("attempts")?,
        error: row.get("error")?,
    })
}

impl Tx<'_> {
    /// One page of jobs: those laid aside last first, the others by when they are due.
    pub fn jobs_seen(&mut self, asked: &JobsAsked, now: Time) -> Result<Vec<JobRow>, Error> {
        let (at, id) = match (&asked.after, asked.standing) {
            (Some(place), _) => (place.at.micros(), place.id.as_str()),
            (None, Standing::Dead) => (i64::MAX, ""),
            (None, _) => (i64::MIN, ""),
        };
        let row = |row: &Row<'_>| seen(row, now);
        if asked.standing == Standing::Dead {
            return self.all(&LAID, &params![&asked.kind, at, id, asked.limit], row);
        }
        let running = asked.standing == Standing::Running;
        let values = params![&asked.kind, at, id, asked.limit, now, running];
        self.all(&QUEUED, &values, row)
    }

    /// One job, as it stands at this moment.
    pub fn job_seen(&mut self, id: &str, now: Time) -> Result<Option<JobRow>, Error> {
        self.one(&FIND, &params![id], |row| seen(row, now))
    }

    /// How many jobs of each kind stand where.
    pub fn jobs_kinds(&mut self, now: Time) -> Result<Vec<(String, Standing, i64)>, Error> {
        self.all(&KINDS, &params![now], |row| {
            let state: String = row.get("state")?;
            let standing = match row.get("held")? {
                _ if state == "dead" => Standing::Dead,
                true => Standing::Running,
                false => Standing::Waiting,
            };
            Ok((row.get("kind")?, standing, row.get("found")?))
        })
    }

    /// The oldest jobs of each kind that wait or run, by how often they were tried.
    pub fn jobs_oldest(&mut self) -> Result<Vec<JobsOldest>, Error> {
        self.all(&OLDEST, &[], |row| {
            let (tries, held): (u32, bool) = (row.get("attempts")?, row.get("held")?);
            Ok(JobsOldest {
                kind: row.get("kind")?,
                failed: tries.saturating_sub(u32::from(held)),
                begins: row.get("begins_us")?,
                created: row.get("created_us")?,
            })
        })
    }

    /// Takes up again a job that was laid aside. False if there is none of this id.
    pub fn job_revive(&mut self, id: &str, now: Time) -> Result<bool, Error> {
        Ok(self.exec(&REVIVE, &params![id, now])? == 1)
    }

    /// Takes up again the jobs of a kind that were laid aside, those that lie longest first, at most
    /// `most`; returns how many.
    pub fn jobs_revive(&mut self, kind: &str, now: Time, most: u32) -> Result<u64, Error> {
        self.exec(&REVIVE_KIND, &params![kind, now, most])
    }

    /// Removes a job that was laid aside. False if there is none of this id.
    pub fn job_discard(&mut self, id: &str) -> Result<bool, Error> {
        Ok(self.exec(&DISCARD, &params![id])? == 1)
    }
}
