//! Measurements, printed as Markdown tables: `make bench`, or
//! `bench store | routing | http [REPORTS] | desk [REPORTS] | postgres [REPORTS] | scale [SMALL LARGE] |
//! log [ACTS LEAVES] | year [REPORTS] | tables [ROWS] | peers [ROWS] | backup [REPORTS] | nodes [REPORTS]`.

mod backup;
mod bare;
mod create;
mod desk;
mod house;
mod http;
mod log;
mod nodes;
mod peers;
mod pgbench;
mod routing;
mod scale;
mod stores;
mod tables;
mod wrk;
mod year;

use std::error::Error as StdError;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::Instant;

/// What a measurement gives, or why it could not be made.
type Outcome<T> = Result<T, Box<dyn StdError>>;

/// Reports in the database when nobody says otherwise: on SQLite, on PostgreSQL, and the two sizes that
/// are compared.
const REPORTS: u64 = 100_000;
const REPORTS_POSTGRES: u64 = 10_000;
/// Enough for a database of a gigabyte.
const REPORTS_BACKUP: u64 = 250_000;
const SIZES: (u64, u64) = (100_000, 1_000_000);
/// Acts that are verified, and leaves of the tree in which acts are proved.
const ACTS: usize = 1_000_000;
const LEAVES: u64 = 10_000_000;

/// As the program's own, so that the bare handler has it too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = asked.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] => all(),
        ["store"] => stores::measure(),
        ["routing"] => routing::measure(),
        ["http"] => http::measure(REPORTS),
        ["http", number] => number.parse().map_err(Into::into).and_then(http::measure),
        ["desk"] => desk::measure(REPORTS),
        ["desk", number] => number.parse().map_err(Into::into).and_then(desk::measure),
        ["postgres"] => create::measure_postgres(REPORTS_POSTGRES),
        ["postgres", number] => number
            .parse()
            .map_err(Into::into)
            .and_then(create::measure_postgres),
        ["scale"] => scale::measure(SIZES.0, SIZES.1),
        ["scale", small, large] => small
            .parse()
            .and_then(|small| Ok((small, large.parse()?)))
            .map_err(Into::into)
            .and_then(|(small, large)| scale::measure(small, large)),
        ["log"] => log::measure(ACTS, LEAVES),
        ["log", acts, leaves] => acts
            .parse()
            .and_then(|acts| Ok((acts, leaves.parse()?)))
            .map_err(Into::into)
            .and_then(|(acts, leaves)| log::measure(acts, leaves)),
        ["tables"] => tables::measure(tables::ROWS),
        ["tables", number] => number.parse().map_err(Into::into).and_then(tables::measure),
        ["peers"] => peers::measure(tables::ROWS),
        ["peers", number] => number.parse().map_err(Into::into).and_then(peers::measure),
        ["year"] => year::measure(REPORTS),
        ["year", number] => number.parse().map_err(Into::into).and_then(year::measure),
        ["backup"] => backup::measure(REPORTS_BACKUP),
        ["backup", number] => number.parse().map_err(Into::into).and_then(backup::measure),
        ["nodes"] => nodes::measure(REPORTS_POSTGRES),
        ["nodes", number] => number.parse().map_err(Into::into).and_then(nodes::measure),
        _ => Err(
            "say what to measure: store, routing, http, desk, postgres, scale, log, year, tables, \
                  peers, backup or nodes"
                .into(),
        ),
    };
    match done.and_then(|table| Ok((machine()?, table))) {
        Ok((machine, table)) => match write!(io::stdout(), "{machine}{table}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(error) => {
            // The shell sees the exit code even if nobody reads the reason.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is what a benchmark is for")]
fn started() -> Instant {
    Instant::now()
}

/// Everything, one after the other. Routing needs district boundaries, which a deployer imports.
fn all() -> Outcome<String> {
    let routing = if std::env::var_os("BALAI_BOUNDARIES").is_some() {
        routing::measure()?
    } else {
        "Routing is not measured: BALAI_BOUNDARIES names no file of district boundaries.\n"
            .to_owned()
    };
    Ok([
        stores::measure()?,
        routing,
        http::measure(REPORTS)?,
        desk::measure(REPORTS)?,
        create::measure_postgres(REPORTS_POSTGRES)?,
        scale::measure(SIZES.0, SIZES.1)?,
        log::measure(ACTS, LEAVES)?,
        year::measure(REPORTS)?,
        tables::measure(tables::ROWS)?,
        peers::measure(tables::ROWS)?,
        backup::measure(REPORTS_BACKUP)?,
        nodes::measure(REPORTS_POSTGRES)?,
    ]
    .join("\n"))
}

/// What the figures were measured on.
fn machine() -> Outcome<String> {
    let load = std::fs::read_to_string("/proc/loadavg")?;
    let cores = std::thread::available_parallelism()?;
    let mut out = String::new();
    writeln!(out, "{cores} cores, load at the end {}\n", load.trim())?;
    Ok(out)
}
