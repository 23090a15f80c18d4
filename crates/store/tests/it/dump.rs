//! The tables of a PostgreSQL database out of it, beside its writers, and into an empty one.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use store::{Applied, Db, Dumped, Error, Migration, Options, Sql, Target, Value, params};
use testkit::on_postgres;
use testkit::postgres::Database;

use crate::schema::{INSERT_EVENT, MIGRATIONS, SEQUENCED, add, names};

/// Rows of every type, keys between tables whose names are in the other order, and a row that a migration brings.
const ODD: &[Migration] = &[Migration::new(
    "odd",
    1,
    "odd",
    "create table odd_z (id text primary key, bytes bytea, real double precision, good boolean, whole bigint);
     create table odd_a (id text primary key, z text not null references odd_z (id));
     insert into odd_z (id, whole) values ('brought', 1)",
)];
const ADD_Z: Sql = Sql::new(
    "odd.add_z",
    "insert into odd_z (id, bytes, real, good, whole) values ($1, $2, $3, $4, $5)",
);
const ADD_A: Sql = Sql::new("odd.add_a", "insert into odd_a (id, z) values ($1, $2)");
const ALTER: Sql = Sql::new(
    "odd.alter",
    "update odd_z set whole = 2 where id = 'brought'",
);
const ALL: Sql = Sql::new(
    "odd.all",
    "select id, bytes, real, good, whole, a from
        (select z.id, z.bytes, z.real, z.good, z.whole, a.id as a from odd_z z left join odd_a a on a.z = z.id) every
     order by id",
);
const ODDITIES: &[&str] = &[
    "tab\tline\nback\\slash\r",
    "\\N",
    "\\.",
    "",
    "  ",
    "நன்றி 谢谢 🙏",
];

type Odd = (
    String,
    Option<Vec<u8>>,
    Option<f64>,
    Option<bool>,
    Option<i64>,
    Option<String>,
);

fn odd(db: &Db) -> Vec<Odd> {
    db.read_blocking("odd.all", |tx| {
        tx.all(&ALL, &[], |row| {
            let (id, bytes) = (row.get("id")?, row.get("bytes")?);
            let (real, good) = (row.get("real")?, row.get("good")?);
            Ok((id, bytes, real, good, row.get("whole")?, row.get("a")?))
        })
    })
    .map_err(|error: Error| error)
    .expect("rows")
}

fn fill(db: &Db) {
    db.write_blocking("odd.fill", |tx| {
        let every: Vec<u8> = (0..=255).collect();
        for (number, text) in ODDITIES.iter().enumerate() {
            let real = [0.1, -0.0, f64::MAX, 5e-324, 1.0 / 3.0, f64::INFINITY]
                .get(number)
                .copied();
            let whole = [i64::MIN, i64::MAX].get(number).copied();
            let good = [true, false].get(number).copied();
            let bytes = Value::Blob(every.clone());
            tx.exec(
                &ADD_Z,
                &[
                    Value::from(*text),
                    bytes,
                    real.into(),
                    good.into(),
                    whole.into(),
                ],
            )?;
            tx.exec(&ADD_A, &params![*text, *text])?;
        }
        let more = vec![7_u8; 300_000];
        tx.exec(
            &ADD_Z,
            &params!["large", more, None::<f64>, None::<bool>, None::<i64>],
        )?;
        tx.exec(&ALTER, &[])?;
        tx.exec(
            &INSERT_EVENT,
            &params!["event", None::<String>, None::<i64>, 1_i64],
        )
    })
    .map_err(|error: Error| error)
    .expect("filled");
}

/// What was dumped, as it would lie on a disk.
#[derive(Clone, Default)]
struct Kept {
    schema: Vec<Applied>,
    tables: BTreeMap<String, Vec<u8>>,
}

fn url(options: &Options) -> String {
    match &options.target {
        Target::Postgres(url) => url.clone(),
        Target::Sqlite(_) => panic!("PostgreSQL was asked for"),
    }
}

fn dumped(url: &str) -> Kept {
    let mut kept = Kept::default();
    let tables = &mut kept.tables;
    let lay = &mut |table: &str, bytes: &[u8]| {
        tables
            .entry(table.to_owned())
            .or_default()
            .extend_from_slice(bytes);
        Ok::<_, Fault>(())
    };
    let (engine, schema) = store::dump(url, |tx| Ok(Applied::all(tx)?), lay).expect("dumped");
    assert!(engine.starts_with("PostgreSQL "), "{engine}");
    kept.schema = schema;
    kept
}

#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Store(#[from] Error),
    #[error(transparent)]
    Disk(#[from] io::Error),
    #[error("not now")]
    NotNow,
}

fn load(url: &str, kept: &Kept, then: Result<(), Fault>) -> Result<(), Fault> {
    let tables = kept.tables.keys().cloned().collect();
    let dumped = Dumped {
        schema: &kept.schema,
        tables: &tables,
    };
    let mut source = |table: &str| -> Result<Box<dyn Read>, Fault> {
        let bytes = kept.tables.get(table).ok_or(Fault::NotNow)?;
        Ok(Box::new(io::Cursor::new(bytes.clone())))
    };
    store::load(url, vec![MIGRATIONS, ODD], dumped, &mut source, || then)
}

fn opened(url: &str) -> Db {
    let options = Options::postgres(url, vec![MIGRATIONS, ODD]).sequenced(SEQUENCED);
    Db::open(options).expect("opened")
}

/// A dump of a database with something of everything, and what was in it.
fn sample() -> (Kept, Vec<Odd>) {
    let database = Database::empty();
    let db = opened(database.url());
    fill(&db);
    let rows = odd(&db);
    (dumped(database.url()), rows)
}

#[test]
fn every_value_comes_back_as_it_was() {
    let (kept, rows) = sample();
    assert!(rows.len() > ODDITIES.len());
    let empty = Database::empty();
    load(empty.url(), &kept, Ok(())).expect("loaded");
    let db = opened(empty.url());
    assert_eq!(odd(&db), rows);
    drop(db);
    let again = dumped(empty.url());
    let same = |table: &str| again.tables.get(table) == kept.tables.get(table);
    assert!(
        ["odd_a", "odd_z", "store_migration", "things_thing"]
            .iter()
            .all(|table| same(table))
    );
}

#[test]
fn a_dump_beside_writers_is_of_one_moment_and_nobody_waits_for_it() {
    on_postgres(
        &[MIGRATIONS, ODD],
        |options| options,
        |options| {
            let url = url(&options);
            let db = Db::open(options).expect("opened");
            let written = AtomicUsize::new(0);
            let kept = thread::scope(|scope| {
                let _end = scope.spawn(|| {
                    for number in 0..400 {
                        add(&db, &format!("{number:06}"), 1).expect("committed");
                        written.store(number + 1, Ordering::SeqCst);
                    }
                });
                let mut all = Vec::new();
                while written.load(Ordering::SeqCst) < 400 {
                    let before = written.load(Ordering::SeqCst);
                    // Another program of the same version starts meanwhile and is not kept waiting either.
                    let lay = &mut |table: &str, bytes: &[u8]| {
                        if table == "things_thing" && bytes.starts_with(b"id\t") {
                            drop(Db::open(Options::postgres(&url, vec![MIGRATIONS, ODD]))?);
                        }
                        Ok(())
                    };
                    store::dump(&url, |_| Ok::<_, Error>(()), lay).expect("dumped");
                    all.push((before, dumped(&url)));
                }
                all
            });
            for (before, kept) in kept {
                let empty = Database::empty();
                load(empty.url(), &kept, Ok(())).expect("loaded");
                let there = names(&opened(empty.url()));
                let whole: Vec<_> = (0..there.len()).map(|n| format!("{n:06}")).collect();
                assert!(there.len() >= before, "{} of {before}", there.len());
                assert_eq!(there, whole);
            }
        },
    );
}

/// Expects a load to fail and the database to be as empty as before; why it failed.
fn refused(kept: &Kept, then: Result<(), Fault>) -> String {
    let empty = Database::empty();
    let why = load(empty.url(), kept, then)
        .expect_err("refused")
        .to_string();
    let (whole, _) = sample();
    load(empty.url(), &whole, Ok(())).expect("it is as empty as it was");
    why
}

#[test]
fn a_load_that_fails_leaves_the_database_empty() {
    let (kept, _) = sample();
    assert_eq!(refused(&kept, Err(Fault::NotNow)), "not now");
    let altered = |table: &str, from: &str, to: &str| {
        let mut other = kept.clone();
        let bytes = other.tables.get_mut(table).expect("a table");
        let text = String::from_utf8_lossy(bytes).replace(from, to);
        *bytes = text.into_bytes();
        refused(&other, Ok(()))
    };
    let columns = altered("odd_a", "id\tz\n", "id\ty\n");
    assert!(columns.contains("odd_a has other columns"), "{columns}");
    altered("odd_z", "brought", "brought\tmore");
    let orphan = altered("odd_z", "large", "small\tt\n");
    assert!(!orphan.is_empty());
    let mut less = kept.clone();
    less.tables.remove("odd_a");
    assert!(refused(&less, Ok(())).contains("odd_a is only in one"));
    let mut more = kept.clone();
    more.tables.insert("odd_b".to_owned(), b"id\n".to_vec());
    assert!(refused(&more, Ok(())).contains("odd_b is only in one"));
    let mut newer = kept;
    let unknown = Applied {
        module: "odd".to_owned(),
        number: 2,
        checksum: String::new(),
    };
    newer.schema.push(unknown);
    assert!(refused(&newer, Ok(())).contains("odd 2"));
}

#[test]
fn nothing_is_loaded_into_a_database_that_holds_something() {
    let (kept, _) = sample();
    let database = Database::empty();
    store::administer(database.url(), "create table mine (id text)").expect("made");
    let why = load(database.url(), &kept, Ok(())).expect_err("refused");
    assert_eq!(why.to_string(), "the database is not empty");
}

#[test]
fn a_dump_of_an_older_schema_is_brought_up_to_date_when_it_is_opened() {
    const NEWER: &[Migration] = &[Migration::new(
        "newer",
        1,
        "newer",
        "alter table odd_z add column twice bigint; update odd_z set twice = whole * 2 where whole between 1 and 9",
    )];
    let (kept, _) = sample();
    let empty = Database::empty();
    let tables = kept.tables.keys().cloned().collect();
    let dumped = Dumped {
        schema: &kept.schema,
        tables: &tables,
    };
    let mut source = |table: &str| -> Result<Box<dyn Read>, Fault> {
        let bytes = kept.tables.get(table).ok_or(Fault::NotNow)?;
        Ok(Box::new(io::Cursor::new(bytes.clone())))
    };
    let known = vec![MIGRATIONS, ODD, NEWER];
    store::load(empty.url(), known.clone(), dumped, &mut source, || {
        Ok::<_, Fault>(())
    })
    .expect("loaded");
    let db = Db::open(Options::postgres(empty.url(), known)).expect("migrated");
    let twice = db.read_blocking("odd.twice", |tx| {
        let sql = Sql::new("odd.twice", "select twice from odd_z where id = 'brought'");
        tx.one(&sql, &[], |row| row.get::<i64>("twice"))
    });
    assert_eq!(twice.map_err(|error: Error| error), Ok(Some(4)));
}
