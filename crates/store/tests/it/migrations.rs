//! Which databases are taken up, and which refused.

use store::{Db, Error, Migration, Options};
use testkit::{on_postgres, on_sqlite};

use crate::schema::{MIGRATIONS, add, names};

const MORE: &[Migration] = &[Migration::new(
    "more",
    1,
    "more",
    "create table more_more (id text primary key)",
)];
const EDITED: &[Migration] = &[Migration::new(
    "more",
    1,
    "more",
    "create table more_more (id text primary key, extra text)",
)];
const BROKEN: &[Migration] = &[Migration::new(
    "broken",
    1,
    "broken",
    "create table broken_a (id text primary key); create table broken_a (id text primary key)",
)];

/// Runs a test on a database of each kind that has only the usual tables.
fn on_each(test: impl Fn(Options)) {
    on_sqlite(&[MIGRATIONS], |options| options, &test);
    on_postgres(&[MIGRATIONS], |options| options, &test);
}

fn with(options: &Options, migrations: &[&'static [Migration]]) -> Result<Db, Error> {
    Db::open(Options {
        migrations: migrations.to_vec(),
        ..options.clone()
    })
}

#[test]
fn a_database_is_reopened_and_extended() {
    on_each(|options| {
        add(&with(&options, &[MIGRATIONS]).expect("opened"), "a", 1).expect("a thing");
        let db = with(&options, &[MIGRATIONS, MORE]).expect("extended");
        assert_eq!(names(&db), ["a"]);
    });
}

#[test]
fn a_schema_from_the_future_is_refused() {
    on_each(|options| {
        drop(with(&options, &[MIGRATIONS, MORE]).expect("extended"));
        let refused = with(&options, &[MIGRATIONS]).expect_err("refused");
        let module = "more".to_owned();
        assert_eq!(refused, Error::UnknownSchema { module, number: 1 });
    });
}

#[test]
fn an_edited_migration_is_refused() {
    on_each(|options| {
        drop(with(&options, &[MIGRATIONS, MORE]).expect("extended"));
        let refused = with(&options, &[MIGRATIONS, EDITED]).expect_err("refused");
        let module = "more".to_owned();
        assert_eq!(refused, Error::ChangedMigration { module, number: 1 });
    });
}

#[test]
fn a_broken_migration_leaves_nothing_behind() {
    on_each(|options| {
        let refused = with(&options, &[MIGRATIONS, BROKEN]).expect_err("refused");
        assert!(refused.to_string().contains("broken 1"), "{refused}");
        let db = with(&options, &[MIGRATIONS]).expect("as before");
        add(&db, "a", 1).expect("still usable");
    });
}

#[test]
fn several_may_open_an_empty_database_at_once() {
    let folder = testkit::Folder::new();
    let database = testkit::postgres::Database::empty();
    let targets = [
        Options::sqlite(folder.path().join("balai.sqlite"), vec![MIGRATIONS]),
        Options::postgres(database.url(), vec![MIGRATIONS]),
    ];
    for options in targets {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| Db::open(options.clone()).map(drop)))
                .collect();
            for thread in threads {
                thread.join().expect("no panic").expect("opened");
            }
        });
    }
}
