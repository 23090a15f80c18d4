//! SQLite's writer: many closures, one commit, each on its own account.

use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;

use store::{Db, Error, Options};
use testkit::on_sqlite;

use crate::schema::{self, MIGRATIONS, names};

/// Holds the writer inside a closure until the returned sender is used or dropped, so that what is
/// sent meanwhile forms one group.
pub(crate) fn hold(db: &Db) -> (mpsc::Sender<()>, thread::JoinHandle<Result<(), Error>>) {
    let (release, released) = mpsc::channel::<()>();
    let (started, has_started) = mpsc::channel();
    let released = Mutex::new(released);
    let db = db.clone();
    let holder = thread::spawn(move || {
        db.write_blocking("things.hold", move |_| {
            let _ = started.send(());
            let _ = released.lock().expect("not poisoned").recv();
            Ok(())
        })
    });
    has_started.recv().expect("the writer has started");
    (release, holder)
}

fn plain(options: Options) -> Options {
    options
}

#[test]
fn a_failing_neighbour_harms_nobody() {
    on_sqlite(&[MIGRATIONS], plain, |options| {
        let db = Db::open(options).expect("opened");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let (release, holder) = hold(&db);
        runtime.block_on(async {
            let good = db.write("things.good", |tx| schema::insert(tx, "a", 1));
            let conflict = db.write("things.conflict", |tx| {
                schema::insert(tx, "b", 1)?;
                schema::insert(tx, "a", 1)
            });
            let own = db.write("things.own", |tx| {
                schema::insert(tx, "c", 1)?;
                Err::<(), _>(Error::Busy)
            });
            let panics = db.write::<(), Error, _>("things.panics", |tx| {
                schema::insert(tx, "d", 1)?;
                panic!("on purpose")
            });
            let last = db.write("things.last", |tx| schema::insert(tx, "e", 1));
            let let_go = async { drop(release) };
            let (good, conflict, own, panics, last, ()) =
                tokio::join!(good, conflict, own, panics, last, let_go);
            good.expect("committed");
            assert!(conflict.expect_err("refused").is_conflict());
            assert_eq!(own, Err(Error::Busy));
            assert!(matches!(panics, Err(Error::Panicked { .. })));
            last.expect("committed");
        });
        holder.join().expect("no panic").expect("held");
        assert_eq!(names(&db), ["a", "e"]);
    });
}

#[test]
fn a_full_queue_refuses_at_once() {
    let short = |mut options: Options| {
        options.queue = 2;
        options
    };
    on_sqlite(&[MIGRATIONS], short, |options| {
        let db = Db::open(options).expect("opened");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let (release, holder) = hold(&db);
        runtime.block_on(async {
            let add =
                |id: &'static str| db.write("things.add", move |tx| schema::insert(tx, id, 1));
            let let_go = async { drop(release) };
            let (first, second, third, ()) = tokio::join!(add("a"), add("b"), add("c"), let_go);
            assert_eq!((first, second, third), (Ok(()), Ok(()), Err(Error::Busy)));
        });
        holder.join().expect("no panic").expect("held");
        assert_eq!(names(&db), ["a", "b"]);
    });
}

#[test]
fn waiting_work_is_finished_when_the_last_handle_goes() {
    on_sqlite(&[MIGRATIONS], plain, |options| {
        let db = Db::open(options.clone()).expect("opened");
        let (release, holder) = hold(&db);
        let (queued, has_queued) = mpsc::channel();
        let late = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(async {
                let write = db.write("things.late", |tx| schema::insert(tx, "late", 1));
                let say = async { queued.send(()).expect("the test waits") };
                let (done, ()) = tokio::join!(write, say);
                done
            })
        });
        has_queued.recv().expect("queued");
        drop(release);
        late.join().expect("no panic").expect("committed");
        holder.join().expect("no panic").expect("held");
        assert_eq!(names(&Db::open(options).expect("reopened")), ["late"]);
    });
}

#[test]
fn what_is_not_repeatable_shows() {
    let replay = |mut options: Options| {
        options.replay = true;
        options
    };
    on_sqlite(&[MIGRATIONS], replay, |options| {
        let db = Db::open(options).expect("opened");
        let runs = Arc::new(Mutex::new(0_i64));
        let counted = Arc::clone(&runs);
        db.write_blocking("things.counted", move |tx| {
            let mut runs = counted.lock().expect("not poisoned");
            *runs += 1;
            schema::insert(tx, &format!("run {runs}"), 1)
        })
        .expect("committed");
        assert_eq!(names(&db), ["run 2"]);
        assert_eq!(*runs.lock().expect("not poisoned"), 2);
    });
}

#[test]
fn another_process_may_write_too() {
    on_sqlite(&[MIGRATIONS], plain, |options| {
        // Two writers with connections of their own are to the file what two processes are.
        let (one, two) = (
            Db::open(options.clone()).expect("opened"),
            Db::open(options).expect("opened twice"),
        );
        thread::scope(|scope| {
            for (db, prefix) in [(&one, "a"), (&two, "b")] {
                scope.spawn(move || {
                    for number in 0..100 {
                        schema::add(db, &format!("{prefix}{number}"), 1).expect("committed");
                    }
                });
            }
        });
        assert_eq!(names(&one).len(), 200);
    });
}
