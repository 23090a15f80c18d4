//! The log beside the file stays short, however much is written and whoever still reads what was.

use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;

use store::{Db, Error, Options, params};
use testkit::Folder;

use crate::schema::{BIG_IDS, INSERT_BIG, MIGRATIONS};

/// Letters of one row: some 490 pages.
const LETTERS: usize = 2_000_000;
/// Rows that make a log of thirty thousand pages, if nobody moves them into the file.
const ROWS: usize = 60;
/// The log becomes no longer than forty thousand pages.
const LOG_MOST: u64 = 40_000 * 4_096;

fn log_bytes(file: &Path) -> u64 {
    let log = file.with_extension("sqlite-wal");
    log.metadata().expect("a log").len()
}

/// Adds so many rows, each in a commit of its own.
fn fill(db: &Db, first: usize) {
    for number in first..first + ROWS {
        let id = format!("{number:04}");
        let add = move |tx: &mut store::Tx<'_>| {
            tx.exec(&INSERT_BIG, &params![&id, "x".repeat(LETTERS)])
                .map(drop)
        };
        db.write_blocking("test.big", add)
            .map_err(|error: Error| error)
            .expect("committed");
    }
}

fn ids(db: &Db) -> usize {
    let ids = db.read_blocking("test.ids", |tx| {
        tx.all(&BIG_IDS, &[], |row| row.get::<String>("id"))
    });
    ids.map_err(|error: Error| error).expect("ids").len()
}

#[test]
fn the_log_begins_anew_while_commits_follow_one_another() {
    let folder = Folder::new();
    let file = folder.path().join("balai.sqlite");
    let db = Db::open(Options::sqlite(&file, vec![MIGRATIONS])).expect("opened");
    for round in 0..3 {
        fill(&db, round * ROWS);
        assert!(log_bytes(&file) < LOG_MOST, "{}", log_bytes(&file));
    }
    assert_eq!(ids(&db), 3 * ROWS);
}

#[test]
fn whoever_reads_keeps_what_was_and_the_log_is_moved_afterwards() {
    let folder = Folder::new();
    let file = folder.path().join("balai.sqlite");
    let db = Db::open(Options::sqlite(&file, vec![MIGRATIONS])).expect("opened");
    fill(&db, 0);
    let (begun, is_begun) = channel();
    let (end, is_ended) = channel::<()>();
    let seen = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let read = db.read_blocking("test.long", move |tx| {
                let count = |tx: &mut store::Tx<'_>| {
                    let ids = tx.all(&BIG_IDS, &[], |row| row.get::<String>("id"));
                    ids.map(|ids| ids.len())
                };
                let first = count(tx)?;
                begun.send(()).expect("a listener");
                let _ = is_ended.recv();
                Ok::<_, Error>((first, count(tx)?))
            });
            read.expect("read")
        });
        is_begun.recv().expect("begun");
        fill(&db, ROWS);
        drop(end);
        reader.join().expect("a reader")
    });
    assert_eq!(seen, (ROWS, ROWS));
    fill(&db, 2 * ROWS);
    assert!(log_bytes(&file) < LOG_MOST, "{}", log_bytes(&file));
    assert_eq!(ids(&db), 3 * ROWS);
}
