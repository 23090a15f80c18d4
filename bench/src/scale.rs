//! Whether ten times as many reports make anything slower: starts, memory and answers at two sizes.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use testkit::Folder;

use crate::Outcome;
use crate::bare::Workshop;
use crate::create::{self, embedded};
use crate::house::House;
use crate::http::addresses;
use crate::wrk::{self, CLIENTS, Load};

/// Seconds of each measurement; the median of so many turns counts.
const SECONDS: u32 = 4;
const TURNS: usize = 3;

/// What was measured with so many reports.
struct Size {
    reports: u64,
    start: Duration,
    memory: u64,
    answers: Vec<(String, Load)>,
}

/// Measures with so many reports, and again with so many.
pub(crate) fn measure(small: u64, large: u64) -> Outcome<String> {
    let folder = Folder::new();
    let data = folder.path().join("data");
    let token = create::prepare(embedded(&data))?;
    let mut sizes: Vec<Size> = Vec::new();
    for (series, wanted) in [("s", small), ("l", large)] {
        let there = sizes.last().map_or(0, |size| size.reports);
        let house = House::open(embedded(&data))?;
        let more = wanted.saturating_sub(there);
        let created = {
            let series = ((token.as_str(), series), create::TOWNS);
            create::create(&house, folder.path(), series, more)?
        };
        drop(house);
        create::letters_drop(&data)?;
        sizes.push(size(&data, there + created.reports)?);
    }
    table(&sizes)
}

fn size(data: &Path, reports: u64) -> Outcome<Size> {
    let (reference, paths) = addresses(&Workshop::open(embedded(data))?)?;
    let house = House::open(embedded(data))?;
    house.rest()?;
    let mut answers = Vec::new();
    for path in paths {
        let mut loads = Vec::new();
        for _ in 0..TURNS {
            loads.push(wrk::load(&house.url(&path), SECONDS, None)?);
        }
        loads.sort_by(|one, other| one.slowest_ms.total_cmp(&other.slowest_ms));
        let median = loads.get(TURNS / 2).copied().ok_or("nothing measured")?;
        answers.push((path.replace(&reference, "…"), median));
    }
    Ok(Size {
        reports,
        start: house.start,
        memory: house.memory()?,
        answers,
    })
}

fn table(sizes: &[Size]) -> Outcome<String> {
    let [small, large] = sizes else {
        return Err("two sizes are compared".into());
    };
    let mut out = String::new();
    writeln!(
        out,
        "| {CLIENTS} clients read, with {} and {} reports | answers a second | | p99 | | p99, times |\n|---|--:|--:|--:|--:|--:|",
        small.reports, large.reports
    )?;
    for ((path, few), (_, many)) in small.answers.iter().zip(&large.answers) {
        writeln!(
            out,
            "| {path} | {:.0} | {:.0} | {:.1} ms | {:.1} ms | {:.2} |",
            few.rate,
            many.rate,
            few.slowest_ms,
            many.slowest_ms,
            many.slowest_ms / few.slowest_ms
        )?;
    }
    writeln!(
        out,
        "\nFrom start to service {} and {} ms; resident memory after the reads {} and {} MB.",
        small.start.as_millis(),
        large.start.as_millis(),
        small.memory / 1_000_000,
        large.memory / 1_000_000
    )?;
    Ok(out)
}
