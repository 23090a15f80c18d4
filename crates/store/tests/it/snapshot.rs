//! A copy of a database beside its writers.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use store::{Applied, Db, Error, Migration, Options, Target};
use testkit::Folder;

use crate::schema::{BIG_IDS, MIGRATIONS, NAMES, add, insert};

/// Rows of more than a hundred pages.
const MANY: usize = 5_000;

fn copied_names(copy: &Path) -> Vec<String> {
    store::look(copy, |tx| tx.all(&NAMES, &[], |row| row.get("name")))
        .map_err(|error: Error| error)
        .expect("names")
}

/// Tells the writer to stop, also when the test has failed.
struct Stopping<'a>(&'a AtomicBool);

impl Drop for Stopping<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

#[test]
fn a_copy_holds_all_that_was_acknowledged_before_it() {
    let (source, copies) = (Folder::new(), Folder::new());
    let file = source.path().join("balai.sqlite");
    let db = Db::open(Options::sqlite(&file, vec![MIGRATIONS])).expect("opened");
    // More pages than are copied at once, while others commit in between.
    db.write_blocking("things.many", |tx| {
        (0..MANY).try_for_each(|number| insert(tx, &format!("{number:06}"), 1))
    })
    .expect("rows");
    let (running, written) = (AtomicBool::new(true), AtomicUsize::new(MANY));
    thread::scope(|scope| {
        let _stopping = Stopping(&running);
        scope.spawn(|| {
            while running.load(Ordering::SeqCst) {
                let number = written.load(Ordering::SeqCst);
                add(&db, &format!("{number:06}"), 1).expect("committed");
                written.store(number + 1, Ordering::SeqCst);
            }
        });
        for round in 0..20 {
            let before = written.load(Ordering::SeqCst);
            let copy = copies.path().join(format!("{round}.sqlite"));
            let engine = store::snapshot(&file, &copy).expect("copied");
            assert_eq!(engine, db.engine_version());
            let names = copied_names(&copy);
            let whole: Vec<_> = (0..names.len()).map(|n| format!("{n:06}")).collect();
            assert!(names.len() >= before, "{} of {before}", names.len());
            assert_eq!(names, whole);
        }
    });
    // One file each, with nothing beside it.
    assert_eq!(copies.path().read_dir().expect("a folder").count(), 20);
}

#[test]
fn a_copy_replaces_nothing() {
    let folder = Folder::new();
    let file = folder.path().join("balai.sqlite");
    drop(Db::open(Options::sqlite(&file, vec![MIGRATIONS])).expect("opened"));
    let taken = folder.path().join("taken");
    fs::write(&taken, "mine").expect("written");
    assert!(store::snapshot(&file, &taken).is_err());
    assert_eq!(fs::read(&taken).expect("still there"), b"mine");
    let missing = folder.path().join("missing");
    assert!(store::snapshot(&missing, &folder.path().join("copy")).is_err());
    assert!(!missing.exists(), "nothing is made in its place");
}

#[test]
fn a_damaged_database_is_not_copied_as_if_it_were_whole() {
    let folder = Folder::new();
    let file = folder.path().join("balai.sqlite");
    let db = Db::open(Options::sqlite(&file, vec![MIGRATIONS])).expect("opened");
    for number in 0..1_000 {
        add(&db, &format!("{number:06}"), 1).expect("committed");
    }
    drop(db);
    let files = folder.path().read_dir().expect("a folder");
    assert_eq!(files.count(), 1, "the log is emptied at the end");
    let mut bytes = fs::read(&file).expect("the file");
    // Every page of the second half says nothing, as after a disk that lost its writes.
    let half = bytes.len() / 2;
    bytes[half..].fill(0);
    fs::write(&file, bytes).expect("written");
    let copied = store::snapshot(&file, &folder.path().join("copy"));
    let error = copied.expect_err("damaged");
    assert!(error.to_string().contains("damaged"), "{error}");
}

#[test]
fn what_a_copy_has_is_compared_with_what_a_program_knows() {
    const NEXT: &[Migration] = &[Migration::new(
        "other",
        1,
        "next",
        "create table other_next (id text primary key)",
    )];
    let folder = Folder::new();
    let file = folder.path().join("balai.sqlite");
    let newer = Options::sqlite(&file, vec![MIGRATIONS, NEXT]);
    drop(Db::open(newer).expect("opened"));
    let copy = folder.path().join("copy");
    store::snapshot(&file, &copy).expect("copied");
    let (applied, rows) = store::look(&copy, |tx| {
        let rows = tx.all(&BIG_IDS, &[], |row| row.get::<String>("id"))?;
        Ok::<_, Error>((Applied::all(tx)?, rows))
    })
    .expect("read");
    assert!(rows.is_empty());
    let sqlite = Target::Sqlite(copy);
    assert_eq!(
        Applied::check(&applied, sqlite.clone(), vec![MIGRATIONS, NEXT]),
        Ok(())
    );
    let unknown = Applied::check(&applied, sqlite, vec![MIGRATIONS]).expect_err("unknown");
    assert!(
        matches!(&unknown, Error::UnknownSchema { module, number: 1 } if module == "other"),
        "{unknown}"
    );
}
