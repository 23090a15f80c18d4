//! Positions: dense, unique, a subject's rows by version, whoever writes and whoever leads.

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use store::{Db, Error, Options, Sql, Tx, params};
use testkit::{on_both_stores_with, on_postgres, on_sqlite};

use crate::schema::{EVENTS, INSERT_EVENT, MIGRATIONS, SEQUENCED};

const WRITERS: usize = 8;
const EACH: usize = 30;

#[derive(Debug, Clone, PartialEq)]
struct Event {
    id: String,
    position: Option<i64>,
    subject: Option<String>,
    version: Option<i64>,
}

fn sequenced(options: Options) -> Options {
    options.sequenced(SEQUENCED)
}

fn events(db: &Db) -> Vec<Event> {
    db.read_blocking("things.events", |tx| {
        tx.all(&EVENTS, &[], |row| {
            Ok(Event {
                id: row.get("id")?,
                position: row.get("position")?,
                subject: row.get("subject")?,
                version: row.get("version")?,
            })
        })
    })
    .map_err(|error: Error| error)
    .expect("events")
}

/// The events once all of them have positions: on PostgreSQL the leader is a moment behind.
fn settled(db: &Db, count: usize) -> Vec<Event> {
    for _ in 0..2_000 {
        let events = events(db);
        if events.len() == count && events.iter().all(|event| event.position.is_some()) {
            return events;
        }
        thread::park_timeout(Duration::from_millis(10));
    }
    panic!("no positions: {:?}", events(db));
}

/// Adds the next version of a subject; the number of rows so far makes it.
fn append(tx: &mut Tx<'_>, writer: usize, number: usize) -> Result<(), Error> {
    const LAST: Sql = Sql::new(
        "things.last_version",
        "select coalesce(max(version), 0) as last from things_event where subject = $1",
    );
    let subject = format!("subject {}", number % 3);
    let last: i64 = tx
        .one(&LAST, &params![&subject], |row| row.get("last"))?
        .unwrap_or_default();
    // Clocks of several nodes differ, so times are no help in finding the order.
    let skewed = i64::try_from((writer * 7919 + number * 104_729) % 1_000).expect("small");
    let id = format!("{writer}-{number}");
    tx.exec(&INSERT_EVENT, &params![id, subject, last + 1, skewed])
        .map(drop)
}

fn append_many(db: &Db, writer: usize) {
    for number in 0..EACH {
        db.write_blocking("things.append", move |tx| append(tx, writer, number))
            .map_err(|error: Error| error)
            .expect("committed");
    }
}

fn check(events: &[Event]) {
    let positions: Vec<i64> = events.iter().filter_map(|event| event.position).collect();
    let count = i64::try_from(events.len()).expect("few");
    assert_eq!(positions, (1..=count).collect::<Vec<_>>(), "dense");
    let mut versions: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for event in events {
        if let (Some(subject), Some(version)) = (&event.subject, event.version) {
            versions.entry(subject).or_default().push(version);
        }
    }
    for (subject, versions) in versions {
        let count = i64::try_from(versions.len()).expect("few");
        assert_eq!(versions, (1..=count).collect::<Vec<_>>(), "{subject}");
    }
}

#[test]
fn positions_are_dense_under_many_writers() {
    on_both_stores_with(&[MIGRATIONS], sequenced, |db| {
        thread::scope(|scope| {
            for writer in 0..WRITERS {
                let db = &db;
                scope.spawn(move || append_many(db, writer));
            }
        });
        check(&settled(&db, WRITERS * EACH));
    });
}

#[test]
fn what_was_rolled_back_leaves_no_gap() {
    on_both_stores_with(&[MIGRATIONS], sequenced, |db| {
        for number in 0..10 {
            let done = db.write_blocking("things.some", move |tx| {
                append(tx, 0, number)?;
                if number % 2 == 0 {
                    Ok(())
                } else {
                    Err(Error::Busy)
                }
            });
            assert_eq!(done.is_ok(), number % 2 == 0);
        }
        check(&settled(&db, 5));
    });
}

#[test]
fn sqlite_gives_positions_in_the_same_commit() {
    on_sqlite(&[MIGRATIONS], sequenced, |options| {
        let db = Db::open(options).expect("opened");
        for number in 0..5 {
            db.write_blocking("things.append", move |tx| {
                append(tx, 0, number)?;
                append(tx, 1, number)
            })
            .map_err(|error: Error| error)
            .expect("committed");
            let events = events(&db);
            assert!(events.iter().all(|event| event.position.is_some()));
            check(&events);
        }
    });
}

#[test]
fn versions_that_come_late_in_a_batch_still_come_in_order() {
    // More rows than the leader takes at a time, whose times run against their versions.
    const COUNT: i64 = 2_500;
    on_both_stores_with(&[MIGRATIONS], sequenced, |db| {
        db.write_blocking("things.backwards", |tx| {
            for version in 1..=COUNT {
                let id = format!("{version:05}");
                tx.exec(&INSERT_EVENT, &params![id, "one", version, COUNT - version])?;
            }
            Ok::<_, Error>(())
        })
        .expect("committed");
        check(&settled(&db, usize::try_from(COUNT).expect("few")));
    });
}

#[test]
fn two_nodes_share_one_order_and_the_second_takes_over() {
    let short = |mut options: Options| {
        options.lease = Duration::from_millis(300);
        options.sequenced(SEQUENCED)
    };
    on_postgres(&[MIGRATIONS], short, |options| {
        let (one, two) = (
            Db::open(options.clone()).expect("opened"),
            Db::open(options).expect("opened twice"),
        );
        thread::scope(|scope| {
            for writer in 0..WRITERS {
                let db = if writer % 2 == 0 { &one } else { &two };
                scope.spawn(move || append_many(db, writer));
            }
        });
        check(&settled(&one, WRITERS * EACH));
        drop(one);
        append_many(&two, WRITERS);
        check(&settled(&two, (WRITERS + 1) * EACH));
    });
}

#[test]
fn a_lease_that_is_not_given_back_runs_out() {
    const STEAL: Sql = Sql::new(
        "things.steal",
        "update kernel_lease set holder = 'a node that died', epoch = epoch + 1, expires_us = expires_us + $1",
    );
    let short = |mut options: Options| {
        options.lease = Duration::from_millis(300);
        options.sequenced(SEQUENCED)
    };
    on_postgres(&[MIGRATIONS], short, |options| {
        let db = Db::open(options).expect("opened");
        append_many(&db, 0);
        check(&settled(&db, EACH));
        let stolen = db.write_blocking("things.steal", |tx| tx.exec(&STEAL, &params![200_000]));
        assert_eq!(stolen, Ok::<_, Error>(1));
        append_many(&db, 1);
        check(&settled(&db, 2 * EACH));
    });
}
