//! One program on PostgreSQL, and two that share the load: how much more is read.

use std::fmt::Write;
use std::thread;

use testkit::Folder;

use crate::bare::Workshop;
use crate::create::{self, TOWNS};
use crate::house::{House, Place};
use crate::http::addresses;
use crate::wrk::{self, CLIENTS, Load};
use crate::{Outcome, pgbench};

const SECONDS: u32 = 4;
/// What is compared: one report, a list, and a page.
const READS: [usize; 3] = [0, 1, 4];

/// Measures with so many reports in the database.
pub(crate) fn measure(reports: u64) -> Outcome<String> {
    let folder = Folder::new();
    let database = pgbench::durable_database()?;
    let address = pgbench::address(&database)?;
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    let place = |data| Place {
        data,
        database: Some(&address),
    };
    let token = create::prepare(place(&first))?;
    let one = House::open(place(&first))?;
    create::create(&one, folder.path(), ((&token, "n"), TOWNS), reports)?;
    one.rest()?;
    let (reference, paths) = addresses(&Workshop::open(place(&first))?)?;
    let paths: Vec<&String> = READS.iter().filter_map(|place| paths.get(*place)).collect();
    let alone: Vec<Load> = paths
        .iter()
        .map(|path| wrk::load(&one.url(path), SECONDS, None))
        .collect::<Outcome<_>>()?;
    // Machines of one instance have the same keys.
    keys_copy(&first, &second)?;
    let other = House::open(place(&second))?;
    let mut out = format!(
        "| {CLIENTS} clients read from each program | one program, answers a second | two programs | times |\n|---|--:|--:|--:|\n"
    );
    for (path, alone) in paths.iter().zip(alone) {
        let both = both(&one.url(path), &other.url(path))?;
        writeln!(
            out,
            "| {} | {:.0} | {both:.0} | {:.2} |",
            path.replace(&reference, "…"),
            alone.rate,
            both / alone.rate
        )?;
    }
    out.push_str(
        "\nPrograms, database and load share the cores of one machine: where one program keeps them busy, two read no more.\n",
    );
    Ok(out)
}

fn keys_copy(from: &std::path::Path, to: &std::path::Path) -> Outcome<()> {
    let keys = to.join("keys");
    std::fs::create_dir_all(&keys)?;
    for file in std::fs::read_dir(from.join("keys"))? {
        let file = file?;
        std::fs::copy(file.path(), keys.join(file.file_name()))?;
    }
    Ok(())
}

/// Answers a second of both addresses, asked at once.
fn both(one: &str, other: &str) -> Outcome<f64> {
    let ask = |url: &str| {
        let load = wrk::load(url, SECONDS, None);
        load.map(|load| load.rate)
            .map_err(|error| error.to_string())
    };
    let (one, other) = thread::scope(|scope| {
        let other = scope.spawn(|| ask(other));
        (ask(one), other.join())
    });
    let other = other.map_err(|_| "wrk panicked")?;
    Ok(one? + other?)
}
