//! Measurements, printed as Markdown tables: `make bench`, or `bench store | routing | http [REPORTS]`.

mod bare;
mod house;
mod http;
mod routing;
mod stores;
mod wrk;

use std::error::Error as StdError;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::Instant;

/// What a measurement gives, or why it could not be made.
type Outcome<T> = Result<T, Box<dyn StdError>>;

/// Reports in the database when `http` is not told otherwise.
const REPORTS: u64 = 20_000;

/// As the program's own, so that the bare handler has it too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let mut asked = std::env::args().skip(1);
    let what = asked.next();
    let done = match what.as_deref() {
        Some("store") => stores::measure(),
        Some("routing") => routing::measure(),
        Some("http") => match asked.next().map(|number| number.parse()) {
            None => http::measure(REPORTS),
            Some(Ok(reports)) => http::measure(reports),
            Some(Err(error)) => Err(error.into()),
        },
        _ => Err("say what to measure: store, routing, or http with a number of reports".into()),
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

/// What the figures were measured on.
fn machine() -> Outcome<String> {
    let load = std::fs::read_to_string("/proc/loadavg")?;
    let cores = std::thread::available_parallelism()?;
    let mut out = String::new();
    writeln!(out, "{cores} cores, load at the end {}\n", load.trim())?;
    Ok(out)
}
