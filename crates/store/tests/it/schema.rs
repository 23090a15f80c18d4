//! The tables that these tests work on.

use store::{Db, Error, Migration, Sequenced, Sql, Tx, params};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration::new(
    "things",
    1,
    "thing",
    "create table things_thing (
        id text primary key,
        name text not null unique,
        amount bigint not null check (amount >= 0),
        weight double precision,
        good boolean,
        parent text references things_thing (id)
     );
     create table things_event (
        id text primary key,
        position bigint unique,
        subject text,
        version bigint,
        at_us bigint not null
     );
     create table things_big (id text primary key, body text not null)",
)];
pub(crate) const SEQUENCED: &[Sequenced] = &[Sequenced {
    table: "things_event",
}];

pub(crate) const INSERT: Sql = Sql::new(
    "things.insert",
    "insert into things_thing (id, name, amount) values ($1, $2, $3)",
);
pub(crate) const AMOUNT: Sql = Sql::new(
    "things.amount",
    "select amount from things_thing where id = $1",
);
pub(crate) const SET_AMOUNT: Sql = Sql::new(
    "things.set_amount",
    "update things_thing set amount = $2 where id = $1",
);
pub(crate) const NAMES: Sql = Sql::new(
    "things.names",
    "select name from things_thing order by name",
);
pub(crate) const INSERT_BIG: Sql = Sql::new(
    "things.insert_big",
    "insert into things_big (id, body) values ($1, $2)",
);
pub(crate) const BIG_IDS: Sql = Sql::new("things.big_ids", "select id from things_big order by id");
pub(crate) const INSERT_EVENT: Sql = Sql::new(
    "things.insert_event",
    "insert into things_event (id, subject, version, at_us) values ($1, $2, $3, $4)",
);
pub(crate) const EVENTS: Sql = Sql::new(
    "things.events",
    "select id, position, subject, version from things_event order by position nulls last, id",
);

/// Adds a thing whose name is its id.
pub(crate) fn insert(tx: &mut Tx<'_>, id: &str, amount: i64) -> Result<(), Error> {
    tx.exec(&INSERT, &params![id, id, amount]).map(drop)
}

pub(crate) fn add(db: &Db, id: &str, amount: i64) -> Result<(), Error> {
    let id = id.to_owned();
    db.write_blocking("things.add", move |tx| insert(tx, &id, amount))
}

pub(crate) fn names(db: &Db) -> Vec<String> {
    db.read_blocking("things.names", |tx| {
        tx.all(&NAMES, &[], |row| row.get("name"))
    })
    .expect("names")
}

pub(crate) fn amount(db: &Db, id: &str) -> Option<i64> {
    let id = id.to_owned();
    db.read_blocking("things.amount", move |tx| {
        tx.one(&AMOUNT, &params![&id], |row| row.get("amount"))
    })
    .expect("an amount")
}
