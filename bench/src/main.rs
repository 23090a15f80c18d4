//! Measurements, printed as Markdown tables: `cargo run --release -p bench -- store`.

mod stores;

use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let asked = std::env::args().nth(1);
    let done = match asked.as_deref() {
        Some("store") => stores::measure(),
        _ => Err("say what to measure: store".into()),
    };
    match done {
        Ok(table) => match write!(io::stdout(), "{table}") {
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
