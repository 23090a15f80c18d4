//! PostgreSQL goes away and comes back; nothing is done twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use store::{Db, Error, Options, Sql};
use testkit::on_postgres;

use crate::schema::{self, MIGRATIONS, add, names};

fn plain(options: Options) -> Options {
    options
}

/// Cuts all other connections to the database.
fn cut(options: &Options) {
    let store::Target::Postgres(url) = &options.target else {
        panic!("not PostgreSQL");
    };
    store::administer(
        url,
        "select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()",
    )
    .expect("cut");
}

#[test]
fn idle_connections_are_made_again() {
    on_postgres(&[MIGRATIONS], plain, |options| {
        let db = Db::open(options.clone()).expect("opened");
        for id in ["a", "b", "c"] {
            add(&db, id, 1).expect("committed");
            cut(&options);
        }
        assert_eq!(names(&db), ["a", "b", "c"]);
    });
}

#[test]
fn a_connection_lost_before_the_commit_is_tried_once_more() {
    const SUICIDE: Sql = Sql::new(
        "things.suicide",
        "select pg_terminate_backend(pg_backend_pid()) as gone",
    );
    on_postgres(&[MIGRATIONS], plain, |options| {
        let db = Db::open(options).expect("opened");
        let runs = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&runs);
        db.write_blocking("things.once_cut", move |tx| {
            schema::insert(tx, "a", 1)?;
            if counted.fetch_add(1, Ordering::SeqCst) == 0 {
                tx.one(&SUICIDE, &[], |row| row.get::<bool>("gone"))?;
            }
            Ok::<_, Error>(())
        })
        .expect("committed at the second try");
        assert_eq!(runs.load(Ordering::SeqCst), 2);
        assert_eq!(names(&db), ["a"]);
        let always = db.write_blocking("things.always_cut", move |tx| {
            schema::insert(tx, "b", 1)?;
            tx.one(&SUICIDE, &[], |row| row.get::<bool>("gone"))
        });
        assert!(matches!(always, Err(Error::Unavailable(_))), "{always:?}");
        assert_eq!(names(&db), ["a"]);
    });
}

#[test]
fn a_connection_lost_in_the_commit_is_not_tried_again() {
    // The server dies in the midst of the commit: a deferred trigger makes it end its own process.
    const TRAP: &str = "
        create function trap() returns trigger language plpgsql as
            'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
        create constraint trigger trap after insert on things_thing deferrable initially deferred
            for each row when (new.id = 'trap') execute function trap()";
    on_postgres(&[MIGRATIONS], plain, |options| {
        let store::Target::Postgres(url) = &options.target else {
            panic!("not PostgreSQL");
        };
        store::administer(url, TRAP).expect("a trap");
        let db = Db::open(options.clone()).expect("opened");
        let runs = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&runs);
        let done = db.write_blocking("things.trapped", move |tx| {
            counted.fetch_add(1, Ordering::SeqCst);
            schema::insert(tx, "trap", 1)
        });
        assert!(matches!(done, Err(Error::Unavailable(_))), "{done:?}");
        assert_eq!(runs.load(Ordering::SeqCst), 1);
        add(&db, "a", 1).expect("the next one is served");
        assert_eq!(names(&db), ["a"]);
    });
}

#[test]
fn a_database_that_is_not_there_is_unavailable() {
    let nowhere = Options::postgres("host=/nowhere user=nobody dbname=none", vec![MIGRATIONS]);
    let refused = Db::open(nowhere).expect_err("not opened");
    assert!(matches!(refused, Error::Unavailable(_)), "{refused:?}");
}
