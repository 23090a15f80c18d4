//! What a backup costs an embedded instance that serves meanwhile.

use std::fmt::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use testkit::Folder;

use crate::bare::Workshop;
use crate::create::{self, TOWNS, embedded};
use crate::house::{self, House};
use crate::http::addresses;
use crate::wrk::{self, Load};
use crate::{Outcome, started};

/// Few enough that the program is not busy with them alone.
const CLIENTS: u32 = 8;
const SECONDS: u32 = 2;
const TURNS: usize = 3;
/// What the measures are compared with.
const MOST: Duration = Duration::from_secs(30);
const TIMES_MOST: f64 = 2.0;

/// Backs up an instance with so many reports, and restores it.
pub(crate) fn measure(reports: u64) -> Outcome<String> {
    let folder = Folder::new();
    let data = folder.path().join("data");
    let token = create::prepare(embedded(&data))?;
    {
        let house = House::open(embedded(&data))?;
        create::create(&house, folder.path(), ((&token, "b"), TOWNS), reports)?;
    }
    create::letters_drop(&data)?;
    let (reference, paths) = addresses(&Workshop::open(embedded(&data))?)?;
    let page = paths.get(4).ok_or("no page")?;
    let house = House::open(embedded(&data))?;
    house.rest()?;
    let bytes = std::fs::metadata(data.join("balai.sqlite"))?.len();
    let url = house.url(page);
    let turns = || (0..TURNS).map(|_| wrk::ask(&url, (CLIENTS, SECONDS), &[]));
    let before: Vec<_> = turns().collect();
    let (took, meanwhile) = backup(&data, &folder.path().join("backup"), &url)?;
    // The disk may still have been at work on what was created.
    let alone = slowest(before.into_iter().chain(turns()))?;
    let mut out = String::from("| backup while serving | measured | limit |\n|---|--:|--:|\n");
    writeln!(
        out,
        "| {} MB copied and checked | {:.1} s | < {} s |",
        bytes / 1_000_000,
        took.as_secs_f64(),
        MOST.as_secs()
    )?;
    writeln!(
        out,
        "| p99 of {} for {CLIENTS} clients, {alone:.2} ms before and after | {meanwhile:.2} ms, {:.2} times | < {TIMES_MOST} times |",
        page.replace(&reference, "…"),
        meanwhile / alone
    )?;
    Ok(out)
}

/// How long a backup took, and the slowest answers while it ran.
fn backup(data: &Path, to: &Path, url: &str) -> Outcome<(Duration, f64)> {
    let to = to.display().to_string();
    let over = AtomicBool::new(false);
    let begun = started();
    let (done, loads) = thread::scope(|scope| {
        let backup = scope.spawn(|| {
            let done =
                house::run(embedded(data), &["backup", &to]).map_err(|error| error.to_string());
            let took = begun.elapsed();
            over.store(true, Ordering::SeqCst);
            done.map(|_| took)
        });
        let mut loads = Vec::new();
        // What is asked after its end is not counted.
        while !over.load(Ordering::SeqCst) {
            let load = wrk::ask(url, (CLIENTS, SECONDS), &[]);
            if loads.is_empty() || !over.load(Ordering::SeqCst) {
                loads.push(load);
            }
        }
        (backup.join(), loads)
    });
    let took = done.map_err(|_| "the backup panicked")??;
    Ok((took, slowest(loads.into_iter())?))
}

/// The middle one of the turns' 99th percentiles.
fn slowest(turns: impl Iterator<Item = Outcome<Load>>) -> Outcome<f64> {
    let mut slowest = Vec::new();
    for load in turns {
        slowest.push(load?.slowest_ms);
    }
    slowest.sort_by(f64::total_cmp);
    let middle = slowest.get(slowest.len() / 2);
    middle.copied().ok_or_else(|| "nothing measured".into())
}
