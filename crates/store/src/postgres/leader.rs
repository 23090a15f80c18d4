//! The leader: one node at a time gives positions to committed rows.
//!
//! Leadership is a row with an expiry and an epoch that grows with each change of holder. Every
//! transaction that gives positions locks that row and checks the epoch, so a node that was replaced
//! without noticing cannot give any.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use base::Ids;

use super::session::Session;
use super::values::failure;
use crate::positions::{Unpositioned, order};
use crate::stopwatch::Stopwatch;
use crate::{Error, Options};

const NAME: &str = "store.positions";
/// How long the leader waits for rows that another node committed.
const POLL: Duration = Duration::from_millis(50);
/// How long it gathers news before it looks, so that one look serves many commits.
const GATHER: Duration = Duration::from_millis(20);
/// Rows that get their positions in one transaction, besides earlier versions of their subjects.
const BATCH: usize = 1000;

/// Takes or keeps the lease, by the database's own clock: nodes' clocks may differ.
const LEAD: &str = "
    with clock as (select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint) as now_us)
    insert into kernel_lease (name, holder, epoch, expires_us)
    select $1, $2, 1, now_us + $3 from clock
    on conflict (name) do update set
        holder = excluded.holder,
        epoch = kernel_lease.epoch
            + case when kernel_lease.holder = excluded.holder then 0 else 1 end,
        expires_us = excluded.expires_us
    where kernel_lease.holder = excluded.holder
        or kernel_lease.expires_us <= excluded.expires_us - $3
    returning epoch";
/// A row that got its position stays in the index of those without one until it is cleared away. Only an
/// index scan in order remembers that it is dead; a bitmap would visit it every time. And what was planned
/// while the tables were small would go on reading them whole.
const BY_INDEX: &str = "set enable_bitmapscan = off; set enable_seqscan = off;
    set enable_hashjoin = off; set enable_mergejoin = off";
const CHECK: &str = "select epoch from kernel_lease where name = $1 and epoch = $2 for share";
const RESIGN: &str = "update kernel_lease set expires_us = 0 where name = $1 and holder = $2";

/// Wakes the leader when this node has committed something, and ends it.
#[derive(Default)]
pub(super) struct Nudge {
    state: Mutex<NudgeState>,
    changed: Condvar,
}

#[derive(Default)]
struct NudgeState {
    dirty: bool,
    stopped: bool,
}

impl Nudge {
    pub(super) fn wake(&self) {
        self.set(|state| state.dirty = true);
    }

    pub(super) fn stop(&self) {
        self.set(|state| state.stopped = true);
    }

    fn set(&self, change: impl FnOnce(&mut NudgeState)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }

    /// Waits for so long, unless it is time to end.
    fn gather(&self, span: Duration) {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        drop(
            self.changed
                .wait_timeout_while(state, span, |state| !state.stopped),
        );
    }

    /// Waits for news, at most so long. False when it is time to end.
    fn wait(&self, longest: Duration) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut state, _) = self
            .changed
            .wait_timeout_while(state, longest, |state| !state.dirty && !state.stopped)
            .unwrap_or_else(PoisonError::into_inner);
        state.dirty = false;
        !state.stopped
    }
}

pub(super) struct Leader {
    session: Session,
    holder: String,
    lease: Duration,
    tables: Vec<Texts>,
    /// The epoch in which this node leads, and since when the lease runs.
    leads: Option<(i64, Stopwatch)>,
}

/// The statements that give positions to the rows of one table.
struct Texts {
    any: String,
    unpositioned: String,
    last: String,
    set: String,
}

impl Texts {
    fn new(table: &str) -> Self {
        Self {
            any: format!("select 1 from {table} where position is null order by at_us, id limit 1"),
            // Where a subject has earlier versions beyond the batch, they come along; the offset has
            // the database look for each by itself, instead of reading the table.
            unpositioned: format!(
                "with batch as materialized (select id, subject, version, at_us from {table}
                    where position is null order by at_us, id limit {BATCH})
                 select id, subject, version, at_us from batch
                 union
                 select earlier.id, earlier.subject, earlier.version, earlier.at_us
                 from batch cross join lateral (select id, subject, version, at_us from {table} as row
                    where row.subject = batch.subject and row.version < batch.version
                        and row.position is null offset 0) as earlier
                 order by at_us, id"
            ),
            last: format!("select coalesce(max(position), 0) as last from {table}"),
            set: format!(
                "update {table} set position = given.position
                 from unnest($1::text[], $2::bigint[]) as given (id, position)
                 where {table}.id = given.id"
            ),
        }
    }
}

impl Leader {
    pub(super) fn new(session: Session, options: &Options) -> Self {
        let tables = options.sequenced.iter().map(|one| Texts::new(one.table));
        Self {
            session,
            holder: Ids::random().secret(),
            lease: options.lease,
            tables: tables.collect(),
            leads: None,
        }
    }

    /// Leads, or waits to lead, until it is time to end.
    pub(super) fn serve(mut self, nudge: &Nudge) {
        let follow = self.lease / 3;
        loop {
            let pause = match self.turn() {
                Ok(true) => POLL,
                Ok(false) => follow,
                Err(error) => {
                    tracing::warn!(%error, "positions");
                    self.session.disconnect();
                    self.leads = None;
                    follow
                }
            };
            if !nudge.wait(pause) {
                self.resign();
                return;
            }
            nudge.gather(GATHER);
        }
    }

    /// Gives positions to all rows that lack one. False if another node leads.
    fn turn(&mut self) -> Result<bool, Error> {
        if self.session.connect()? {
            self.session.batch(NAME, BY_INDEX)?;
        }
        let Some(epoch) = self.lead()? else {
            return Ok(false);
        };
        let tables = std::mem::take(&mut self.tables);
        let done = tables.iter().try_fold(true, |leads, table| {
            Ok(leads && self.position_all(table, epoch)?)
        });
        self.tables = tables;
        if !matches!(done, Ok(true)) {
            self.leads = None;
        }
        done
    }

    /// The epoch in which this node leads, if it does. The lease is renewed long before it ends.
    fn lead(&mut self) -> Result<Option<i64>, Error> {
        if let Some((epoch, since)) = self.leads
            && since.elapsed() < self.lease / 3
        {
            return Ok(Some(epoch));
        }
        let asked = Stopwatch::start();
        let lease_us = i64::try_from(self.lease.as_micros()).unwrap_or(i64::MAX);
        let rows = self
            .session
            .rows(NAME, LEAD, &[&NAME, &self.holder, &lease_us])?;
        let epoch = rows.first().map(|row| row.try_get("epoch")).transpose();
        let epoch = epoch.map_err(|error| failure(NAME, &error))?;
        self.leads = epoch.map(|epoch| (epoch, asked));
        Ok(epoch)
    }

    /// Gives positions to all rows of a table that lack one. False if the epoch is over.
    fn position_all(&mut self, table: &Texts, epoch: i64) -> Result<bool, Error> {
        let mut given = BATCH;
        // What was committed while a smaller batch was on its way waits for the next turn, with what follows.
        while given >= BATCH && !self.session.rows(NAME, &table.any, &[])?.is_empty() {
            match self.position(table, epoch)? {
                Some(rows) => given = rows,
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Gives the next positions, if the epoch still stands, and tells how many.
    fn position(&mut self, table: &Texts, epoch: i64) -> Result<Option<usize>, Error> {
        self.session.begin("begin isolation level read committed");
        let done = self.position_inside(table, epoch);
        let end = if matches!(done, Ok(Some(_))) {
            "commit"
        } else {
            "rollback"
        };
        let (before, ended) = self.session.end(NAME, end);
        before.and(ended)?;
        done
    }

    fn position_inside(&mut self, table: &Texts, epoch: i64) -> Result<Option<usize>, Error> {
        if self.session.rows(NAME, CHECK, &[&NAME, &epoch])?.is_empty() {
            return Ok(None);
        }
        let rows = self.session.rows(NAME, &table.unpositioned, &[])?;
        let listed = rows.iter().map(|row| {
            Ok(Unpositioned::<String> {
                id: row.try_get("id")?,
                subject: row.try_get("subject")?,
                version: row.try_get("version")?,
            })
        });
        let listed: Result<Vec<_>, tokio_postgres::Error> = listed.collect();
        let ids = order(listed.map_err(|error| failure(NAME, &error))?);
        let rows = self.session.rows(NAME, &table.last, &[])?;
        let last = rows.first().map_or(Ok(0), |row| row.try_get("last"));
        let last: i64 = last.map_err(|error| failure(NAME, &error))?;
        let positions: Vec<i64> = (last + 1..).take(ids.len()).collect();
        self.session.rows(NAME, &table.set, &[&ids, &positions])?;
        Ok(Some(ids.len()))
    }

    /// Lets another node lead at once.
    fn resign(&mut self) {
        if let Err(error) = self.session.rows(NAME, RESIGN, &[&NAME, &self.holder]) {
            tracing::debug!(%error, "resign");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use testkit::postgres::Database;

    use super::*;
    use crate::postgres::connector::Connector;
    use crate::{Db, Migration, Sequenced};

    const MIGRATIONS: &[Migration] = &[Migration::new(
        "events",
        1,
        "event",
        "create table events_event (id text primary key, position bigint unique, subject text,
            version bigint, at_us bigint not null)",
    )];

    fn leader(options: &Options, url: &str) -> Leader {
        let connector = Connector::new(url, options).unwrap();
        let mut session = Session::new(Arc::new(connector)).unwrap();
        session.connect().unwrap();
        Leader::new(session, options)
    }

    fn positions(leader: &mut Leader) -> Vec<Option<i64>> {
        let text = "select position from events_event order by at_us";
        let rows = leader.session.rows("test", text, &[]).unwrap();
        rows.iter().map(|row| row.get("position")).collect()
    }

    #[test]
    fn who_was_replaced_gives_no_positions() {
        let database = Database::empty();
        let mut options = Options::postgres(database.url(), vec![MIGRATIONS]);
        drop(Db::open(options.clone()).unwrap());
        options = options.sequenced(&[Sequenced {
            table: "events_event",
        }]);
        let (mut old, mut new) = (
            leader(&options, database.url()),
            leader(&options, database.url()),
        );
        let epoch = old.lead().unwrap().expect("nobody led before");
        assert_eq!(new.lead().unwrap(), None, "the lease still runs");
        // The old leader sleeps past the end of its lease without noticing.
        old.session
            .batch("test", "update kernel_lease set expires_us = 0")
            .unwrap();
        assert_eq!(new.lead().unwrap(), Some(epoch + 1));
        old.session
            .batch(
                "test",
                "insert into events_event (id, at_us) values ('a', 1), ('b', 2)",
            )
            .unwrap();
        assert_eq!(old.lead().unwrap(), Some(epoch), "it believes so");
        assert!(!old.turn().unwrap(), "but it is refused");
        assert_eq!(positions(&mut old), [None, None]);
        assert!(new.turn().unwrap());
        assert_eq!(positions(&mut old), [Some(1), Some(2)]);
        assert_eq!(old.lead().unwrap(), None, "now it knows");
    }
}
