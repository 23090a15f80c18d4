//! One test, both stores.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use store::{Db, Migration, Options};

use crate::Folder;
use crate::postgres::Database;

/// Runs the test on SQLite, where each write is also rehearsed, and then on PostgreSQL.
///
/// A failure says on which of the two it happened.
pub fn on_both_stores(migrations: &[&'static [Migration]], test: impl Fn(Db)) {
    on_both_stores_with(migrations, |options| options, test);
}

/// Like [`on_both_stores`], with other options.
pub fn on_both_stores_with(
    migrations: &[&'static [Migration]],
    change: impl Fn(Options) -> Options,
    test: impl Fn(Db),
) {
    let replayed = |mut options: Options| {
        options.replay = true;
        change(options)
    };
    on_sqlite(migrations, replayed, |options| test(open(options)));
    on_postgres(migrations, &change, |options| test(open(options)));
}

/// Runs the test with the options of a new SQLite file, for tests that open it themselves.
pub fn on_sqlite(
    migrations: &[&'static [Migration]],
    change: impl FnOnce(Options) -> Options,
    test: impl FnOnce(Options),
) {
    let folder = Folder::new();
    let options = Options::sqlite(folder.path().join("balai.sqlite"), migrations.to_vec());
    named("SQLite", || test(change(options)));
}

/// Runs the test with the options of a new PostgreSQL database, for tests that open it themselves.
pub fn on_postgres(
    migrations: &[&'static [Migration]],
    change: impl FnOnce(Options) -> Options,
    test: impl FnOnce(Options),
) {
    on_postgres_filled(migrations, change, |_| {}, test);
}

/// Like [`on_postgres`], in a database that is filled once for all tests of the process.
pub(crate) fn on_postgres_filled(
    migrations: &[&'static [Migration]],
    change: impl FnOnce(Options) -> Options,
    fill: impl Fn(&Db),
    test: impl FnOnce(Options),
) {
    let wanted = change(Options::postgres("", migrations.to_vec()));
    let database = Database::filled(&wanted.migrations, &wanted.sequenced, fill);
    let options = Options {
        target: store::Target::Postgres(database.url().to_owned()),
        ..wanted
    };
    named("PostgreSQL", || test(options));
}

fn open(options: Options) -> Db {
    match Db::open(options) {
        Ok(db) => db,
        Err(error) => panic!("cannot open the database: {error}"),
    }
}

/// Runs the test; if it fails, says on which store.
fn named(store: &str, test: impl FnOnce()) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(test)) {
        // The test's own message stands right above this line.
        let _ = std::io::Write::write_fmt(
            &mut std::io::stderr(),
            format_args!("the failure above happened on {store}\n"),
        );
        resume_unwind(panic);
    }
}
