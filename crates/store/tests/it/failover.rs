//! The database server dies, its standby takes over: nothing that was acknowledged is lost, and no position is
//! missing or given twice.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use store::{Db, Error, Options, params};
use testkit::Pair;

use crate::schema::{self, EVENTS, INSERT_EVENT, MIGRATIONS, SEQUENCED, names};

const WRITERS: usize = 8;
/// So many are acknowledged before the server dies, and again after it.
const ENOUGH: usize = 300;
const PATIENCE: Duration = Duration::from_mins(2);

/// Adds a thing and the event that tells of it.
fn add(db: &Db, id: &str) -> Result<(), Error> {
    let id = id.to_owned();
    db.write_blocking("things.add_told", move |tx| {
        schema::insert(tx, &id, 1)?;
        tx.exec(&INSERT_EVENT, &params![&id, Some(&id), Some(1_i64), 0_i64])
            .map(drop)
    })
}

/// Waits until it holds.
#[expect(
    clippy::disallowed_methods,
    reason = "how long a test has waited, not what time it is"
)]
fn until(what: &str, holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < PATIENCE, "{what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Ids of events with their positions.
fn events(db: &Db) -> Vec<(String, Option<i64>)> {
    db.read_blocking("things.events", |tx| {
        tx.all(&EVENTS, &[], |row| {
            Ok((row.get("id")?, row.get("position")?))
        })
    })
    .expect("events")
}

#[test]
fn what_was_acknowledged_is_there_when_a_standby_takes_over() {
    let mut pair = Pair::start();
    let options = Options::postgres(pair.url(), vec![MIGRATIONS]).sequenced(SEQUENCED);
    let db = Db::open(options).expect("opened");
    let (acknowledged, over) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    let unsure = AtomicU64::new(0);
    let count = || acknowledged.lock().expect("whole").len();
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (db, acknowledged, over, unsure) = (&db, &acknowledged, &over, &unsure);
            scope.spawn(move || {
                for number in 0_u64.. {
                    if over.load(Ordering::SeqCst) {
                        return;
                    }
                    let id = format!("{writer}-{number}");
                    match add(db, &id) {
                        Ok(()) => acknowledged.lock().expect("whole").push(id),
                        // Nobody knows of this one; the next gets another name.
                        Err(Error::Unavailable(_) | Error::Serialization | Error::Busy) => {
                            unsure.fetch_add(1, Ordering::SeqCst);
                            thread::sleep(Duration::from_millis(10));
                        }
                        Err(other) => panic!("{id}: {other}"),
                    }
                }
            });
        }
        until("enough before", || count() >= ENOUGH);
        pair.fail_over();
        let then = count();
        until("enough after", || count() >= then + ENOUGH);
        over.store(true, Ordering::SeqCst);
    });
    let present = names(&db);
    let acknowledged = acknowledged.into_inner().expect("whole");
    let lost: Vec<_> = acknowledged
        .iter()
        .filter(|id| present.binary_search(id).is_err())
        .collect();
    println!(
        "the server dies and its standby takes over: {} acknowledged, {} of which nobody knew, {} there, {} lost",
        acknowledged.len(),
        unsure.load(Ordering::SeqCst),
        present.len(),
        lost.len()
    );
    assert!(lost.is_empty(), "lost {lost:?}");
    until("positions", || {
        events(&db).iter().all(|(_, position)| position.is_some())
    });
    let positions: Vec<i64> = events(&db)
        .iter()
        .filter_map(|(_, position)| *position)
        .collect();
    let dense: Vec<i64> = (1..).take(present.len()).collect();
    assert_eq!(positions, dense, "each once, none missing");
}
