//! What a transaction costs through the store, against rusqlite called directly.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::Connection;
use store::{Db, Error, Migration, Options, Sql, Tx, params};
use testkit::Folder;
use testkit::postgres::Database;
use tokio::task::JoinSet;

use crate::{Outcome, started};

/// How long each figure is measured.
const SPAN: Duration = Duration::from_secs(3);
const ROWS: u32 = 10_000;
/// Callers at once where throughput is measured.
const CALLERS: u32 = 256;

const MIGRATIONS: &[Migration] = &[Migration::new(
    "bench",
    1,
    "report",
    "create table bench_report (
        id text primary key, reference text not null unique, agency text not null, state text not null,
        title text not null, body text not null, created_us bigint not null, due_us bigint
     );
     create index bench_report_agency on bench_report (agency, created_us)",
)];
const INSERT: Sql = Sql::new(
    "bench.insert",
    "insert into bench_report (id, reference, agency, state, title, body, created_us, due_us)
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);
const FIND: Sql = Sql::new(
    "bench.find",
    "select id, reference, agency, state, title, body, created_us, due_us
     from bench_report where id = $1",
);
const LIST: Sql = Sql::new(
    "bench.list",
    "select id, reference, agency, state, title, body, created_us, due_us
     from bench_report where agency = $1 order by created_us desc limit 50",
);

/// A row as a page would hold it. Nothing reads the fields again; making them is what costs.
#[expect(dead_code, reason = "only the cost of making it is measured")]
struct Report {
    id: String,
    reference: String,
    agency: String,
    state: String,
    title: String,
    body: String,
    created_us: i64,
    due_us: Option<i64>,
}

fn report(row: &store::Row<'_>) -> Result<Report, Error> {
    Ok(Report {
        id: row.get("id")?,
        reference: row.get("reference")?,
        agency: row.get("agency")?,
        state: row.get("state")?,
        title: row.get("title")?,
        body: row.get("body")?,
        created_us: row.get("created_us")?,
        due_us: row.get("due_us")?,
    })
}

fn report_direct(row: &rusqlite::Row<'_>) -> rusqlite::Result<Report> {
    Ok(Report {
        id: row.get("id")?,
        reference: row.get("reference")?,
        agency: row.get("agency")?,
        state: row.get("state")?,
        title: row.get("title")?,
        body: row.get("body")?,
        created_us: row.get("created_us")?,
        due_us: row.get("due_us")?,
    })
}

fn insert(tx: &mut Tx<'_>, id: &str, number: u32) -> Result<(), Error> {
    let values = params![
        id,
        id,
        format!("agency {}", number % 100),
        "received",
        "Lampu jalan rosak di hadapan sekolah",
        "Lampu jalan di hadapan sekolah rosak sejak tiga hari yang lalu. Jalan gelap pada waktu malam.",
        number,
        None::<i64>
    ];
    tx.exec(&INSERT, &values).map(drop)
}

/// Measures everything and gives the table.
pub(crate) fn measure() -> Outcome<String> {
    let mut out = String::new();
    writeln!(
        out,
        "| | rusqlite, called directly | store on SQLite | store on PostgreSQL |"
    )?;
    writeln!(out, "|---|--:|--:|--:|")?;
    let folder = Folder::new();
    let path = folder.path().join("bench.sqlite");
    let sqlite = |group| Options {
        group,
        ..Options::sqlite(&path, vec![MIGRATIONS])
    };
    let database = Database::empty();
    let lite = Db::open(sqlite(256))?;
    let post = Db::open(Options::postgres(database.url(), vec![MIGRATIONS]))?;
    fill(&lite)?;
    fill(&post)?;
    measure_one_caller(&mut out, &Connection::open(&path)?, [&lite, &post])?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let [lite_reads, post_reads] = [&lite, &post].map(|db| runtime.block_on(find_together(db)));
    writeln!(
        out,
        "| single reads, 256 callers, per second | | {:.0} | {:.0} |",
        lite_reads?, post_reads?
    )?;
    let [lite_writes, post_writes] =
        [&lite, &post].map(|db| runtime.block_on(write_together(db, 'g')));
    writeln!(
        out,
        "| writes of five rows, 256 callers, per second | | {:.0} | {:.0} |",
        lite_writes?, post_writes?
    )?;
    drop(lite);
    let alone = runtime.block_on(write_together(&Db::open(sqlite(1))?, 's'))?;
    writeln!(
        out,
        "| the same, each with a commit of its own | | {alone:.0} | |"
    )?;
    writeln!(
        out,
        "\nThe tests' PostgreSQL does not wait for the disk; its writes are not durable."
    )?;
    Ok(out)
}

/// What one caller waits for.
fn measure_one_caller(out: &mut String, direct: &Connection, stores: [&Db; 2]) -> Outcome<()> {
    let empty =
        stores.map(|db| each(|_| db.read_blocking("bench.nothing", |_| Ok::<_, Error>(()))));
    row(
        out,
        "an empty read, µs",
        each(|_| nothing_direct(direct)),
        empty,
    )?;
    let one = stores.map(|db| each(|turn| find(db, turn)));
    row(
        out,
        "a read of one row, µs",
        each(|turn| find_direct(direct, turn)),
        one,
    )?;
    let list = stores.map(list_inside);
    row(
        out,
        "a list of 50 rows inside a read, µs",
        list_direct(direct),
        list,
    )?;
    let writes = stores.map(|db| each(|turn| write(db, turn)));
    row(
        out,
        "a write of five rows, µs",
        write_direct(direct),
        writes,
    )
}

fn row(
    out: &mut String,
    name: &str,
    direct: Outcome<f64>,
    stores: [Outcome<f64>; 2],
) -> Outcome<()> {
    let [lite, post] = stores;
    let (direct, lite, post) = (direct?, lite?, post?);
    writeln!(
        out,
        "| {name} | {direct:.1} | {lite:.1} (×{:.1}) | {post:.1} (×{:.1}) |",
        lite / direct,
        post / direct
    )?;
    Ok(())
}

/// Microseconds of one call, over as many as fit into the span.
fn each<E: std::error::Error + 'static>(
    mut call: impl FnMut(u32) -> Result<(), E>,
) -> Outcome<f64> {
    const WARM: u32 = 100;
    for turn in 0..WARM {
        call(turn)?;
    }
    let start = started();
    let mut turns = 0_u32;
    while start.elapsed() < SPAN {
        call(WARM + turns)?;
        turns += 1;
    }
    Ok(start.elapsed().as_secs_f64() * 1e6 / f64::from(turns))
}

fn fill(db: &Db) -> Outcome<()> {
    db.write_blocking("bench.fill", |tx| {
        for number in 0..ROWS {
            insert(tx, &format!("{number:026}"), number)?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(())
}

fn nothing_direct(connection: &Connection) -> rusqlite::Result<()> {
    for text in ["begin deferred", "rollback"] {
        connection.prepare_cached(text)?.execute([])?;
    }
    Ok(())
}

fn find(db: &Db, turn: u32) -> Result<(), Error> {
    let id = format!("{:026}", turn % ROWS);
    db.read_blocking("bench.find", move |tx| {
        tx.one(&FIND, &params![&id], report).map(drop)
    })
}

fn find_direct(connection: &Connection, turn: u32) -> rusqlite::Result<()> {
    let id = format!("{:026}", turn % ROWS);
    connection.prepare_cached("begin deferred")?.execute([])?;
    connection
        .prepare_cached(FIND.text)?
        .query_row([id], report_direct)
        .map(drop)?;
    connection.prepare_cached("rollback")?.execute([])?;
    Ok(())
}

/// Microseconds of one list, measured inside of one read, so that no thread is waited for.
fn list_inside(db: &Db) -> Outcome<f64> {
    let micros = db.read_blocking("bench.list", |tx| {
        let one = each(|turn| {
            tx.all(&LIST, &params![format!("agency {}", turn % 100)], report)
                .map(drop)
        });
        Ok::<_, Error>(one.unwrap_or(f64::NAN))
    })?;
    Ok(micros)
}

fn list_direct(connection: &Connection) -> Outcome<f64> {
    each(|turn| {
        let mut statement = connection.prepare_cached(LIST.text)?;
        let rows = statement.query_map([format!("agency {}", turn % 100)], report_direct)?;
        rows.collect::<rusqlite::Result<Vec<_>>>().map(drop)
    })
}

/// Reads per second by many callers at once.
async fn find_together(db: &Db) -> Outcome<f64> {
    let db = db.clone();
    together(move |caller, turn| {
        let db = db.clone();
        async move {
            let id = format!("{:026}", (caller * 7919 + turn) % ROWS);
            db.read("bench.find", move |tx| {
                tx.one(&FIND, &params![&id], report).map(drop)
            })
            .await
        }
    })
    .await
}

/// Writes of five rows per second by many callers at once.
async fn write_together(db: &Db, mark: char) -> Outcome<f64> {
    let db = db.clone();
    together(move |caller, turn| {
        let db = db.clone();
        async move {
            db.write("bench.write", move |tx| {
                (0..5).try_for_each(|part| {
                    insert(tx, &format!("{mark}{caller:08}{turn:014}{part:03}"), turn)
                })
            })
            .await
        }
    })
    .await
}

/// Calls per second of [`CALLERS`] tasks, each of which waits for its answer before it calls again.
async fn together<F, W>(call: F) -> Outcome<f64>
where
    F: Fn(u32, u32) -> W + Send + Sync + 'static,
    W: Future<Output = Result<(), Error>> + Send + 'static,
{
    let start = started();
    let call = Arc::new(call);
    let mut tasks = JoinSet::new();
    for caller in 0..CALLERS {
        let call = Arc::clone(&call);
        tasks.spawn(async move {
            let mut turns = 0_u32;
            while start.elapsed() < SPAN {
                call(caller, turns).await?;
                turns += 1;
            }
            Ok::<_, Error>(turns)
        });
    }
    let mut turns = 0.0;
    while let Some(done) = tasks.join_next().await {
        turns += f64::from(done??);
    }
    Ok(turns / start.elapsed().as_secs_f64())
}

fn write(db: &Db, turn: u32) -> Result<(), Error> {
    db.write_blocking("bench.write", move |tx| {
        (0..5).try_for_each(|part| insert(tx, &format!("w{turn:022}{part:03}"), turn))
    })
}

fn write_direct(connection: &Connection) -> Outcome<f64> {
    connection.pragma_update(None, "synchronous", "full")?;
    each(|turn| {
        connection.prepare_cached("begin immediate")?.execute([])?;
        for part in 0..5 {
            let id = format!("d{turn:022}{part:03}");
            connection.prepare_cached(INSERT.text)?.execute((
                &id,
                &id,
                format!("agency {}", turn % 100),
                "received",
                "Lampu jalan rosak di hadapan sekolah",
                "Lampu jalan di hadapan sekolah rosak sejak tiga hari yang lalu. Jalan gelap pada waktu malam.",
                turn,
                None::<i64>,
            ))?;
        }
        connection.prepare_cached("commit")?.execute([]).map(drop)
    })
}
