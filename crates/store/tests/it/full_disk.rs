//! When the disk is full: what was acknowledged is there, what was not is not.

use std::env;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::thread;

use store::{Db, Error, Options, params};
use testkit::{Folder, on_sqlite};

use crate::groups::hold;
use crate::schema::{BIG_IDS, INSERT_BIG, MIGRATIONS};

const PAGES: u32 = 400;

fn small(mut options: Options) -> Options {
    options.max_pages = Some(PAGES);
    options
}

fn insert(db: &Db, id: &str, body: &Arc<str>) -> Result<(), Error> {
    let (id, body) = (id.to_owned(), Arc::clone(body));
    db.write_blocking("things.insert_big", move |tx| {
        tx.exec(&INSERT_BIG, &params![&id, &*body]).map(drop)
    })
}

fn ids(db: &Db) -> Vec<String> {
    db.read_blocking("things.big_ids", |tx| {
        tx.all(&BIG_IDS, &[], |row| row.get("id"))
    })
    .expect("ids")
}

#[test]
fn only_what_was_acknowledged_is_there() {
    on_sqlite(&[MIGRATIONS], small, |options| {
        let db = Db::open(options.clone()).expect("opened");
        let body: Arc<str> = "x".repeat(20_000).into();
        // Many at once, so that the disk is full in the midst of a group.
        let outcomes: Vec<(String, Result<(), Error>)> = thread::scope(|scope| {
            let writers: Vec<_> = (0..16)
                .map(|writer| {
                    let (db, body) = (&db, &body);
                    scope.spawn(move || {
                        (0..20)
                            .map(|number| {
                                let id = format!("{writer:02}-{number:02}");
                                let done = insert(db, &id, body);
                                (id, done)
                            })
                            .collect::<Vec<_>>()
                    })
                })
                .collect();
            let joined = writers.into_iter().map(thread::ScopedJoinHandle::join);
            joined.flat_map(|ran| ran.expect("no panic")).collect()
        });
        let mut acknowledged = Vec::new();
        for (id, outcome) in outcomes {
            match outcome {
                Ok(()) => acknowledged.push(id),
                Err(error) => assert_eq!(error, Error::Full),
            }
        }
        acknowledged.sort();
        assert!(!acknowledged.is_empty() && acknowledged.len() < 320);
        assert_eq!(ids(&db), acknowledged);
        // What is small still fits where what is large did not.
        insert(&db, "small", &"y".into()).expect("a small row");
        drop(db);
        let reopened = Db::open(options).expect("reopened");
        acknowledged.push("small".to_owned());
        assert_eq!(ids(&reopened), acknowledged);
    });
}

#[test]
fn the_neighbours_of_one_that_does_not_fit_are_committed() {
    on_sqlite(&[MIGRATIONS], small, |options| {
        let db = Db::open(options.clone()).expect("opened");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let (release, holder) = hold(&db);
        let (first, huge, last) = runtime.block_on(async {
            let insert = |id: &'static str, length: usize| {
                db.write("things.insert_big", move |tx| {
                    tx.exec(&INSERT_BIG, &params![id, "x".repeat(length)])
                })
            };
            let let_go = async { drop(release) };
            // SQLite answers the second with a rollback of the first.
            let (first, huge, last, ()) = tokio::join!(
                insert("a", 10),
                insert("b", 4_000_000),
                insert("c", 10),
                let_go
            );
            (first, huge, last)
        });
        holder.join().expect("no panic").expect("held");
        assert_eq!((first, huge, last), (Ok(1), Err(Error::Full), Ok(1)));
        assert_eq!(ids(&db), ["a", "c"]);
        drop(db);
        assert_eq!(ids(&Db::open(options).expect("reopened")), ["a", "c"]);
    });
}

const FILE: &str = "BALAI_TEST_LIMITED_FILE";

/// The process whose files may not grow: not a test by itself. It says which rows were acknowledged.
#[test]
fn limited_child() {
    let Some(file) = env::var_os(FILE) else {
        return;
    };
    let db = Db::open(Options::sqlite(Path::new(&file), vec![MIGRATIONS])).expect("opened");
    let body: Arc<str> = "x".repeat(20_000).into();
    thread::scope(|scope| {
        for writer in 0..8 {
            let (db, body) = (&db, &body);
            scope.spawn(move || {
                for number in 0..60 {
                    let id = format!("{writer:02}-{number:02}");
                    match insert(db, &id, body) {
                        Ok(()) => println!("\nacknowledged {id};"),
                        Err(error) => assert_eq!(error, Error::Full),
                    }
                }
            });
        }
    });
}

#[test]
fn a_write_that_the_system_refuses_loses_nothing() {
    let folder = Folder::new();
    let file = folder.path().join("balai.sqlite");
    // Beyond the limit each write gives an error instead of a signal. 6,000 blocks are 3 MB.
    let limited = "trap '' XFSZ; ulimit -f 6000; exec \"$0\" \"$@\"";
    let ran = Command::new("sh")
        .args(["-c", limited])
        .arg(env::current_exe().expect("this program"))
        .args(["--exact", "full_disk::limited_child", "--nocapture"])
        .env(FILE, &file)
        .output()
        .expect("the child");
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(
        ran.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    let mut acknowledged: Vec<&str> = said
        .lines()
        .filter_map(|line| line.strip_prefix("acknowledged ")?.strip_suffix(';'))
        .collect();
    acknowledged.sort_unstable();
    assert!(!acknowledged.is_empty() && acknowledged.len() < 480);
    let db = Db::open(Options::sqlite(&file, vec![MIGRATIONS])).expect("opened without the limit");
    let there = ids(&db);
    println!(
        "480 writes until the system refused: {} acknowledged, {} there",
        acknowledged.len(),
        there.len()
    );
    assert_eq!(there, acknowledged);
}
