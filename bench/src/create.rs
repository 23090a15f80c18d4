//! Creating reports over HTTP, each durable before its answer, beside the same statements without HTTP.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::http::{Request, header};
use testkit::Folder;

use crate::bare::{self, Statements, Workshop};
use crate::house::{self, House, Place};
use crate::wrk::{self, CLIENTS, Load, Script};
use crate::{Outcome, pgbench};

const CREATE: &str = include_str!("create.lua");
pub(crate) const CREATE_PATH: &str = "/open311/v2/requests.json";
/// Seconds of each round.
const SECONDS: u32 = 4;
/// Creations that are recorded and committed again without HTTP.
const RECORDED: u32 = 16_000;
/// All towns of the script.
pub(crate) const TOWNS: &str = "10";
/// Where reports are made: latitude and longitude of towns.
const PLACES: [(f64, f64); 10] = [
    (3.1073, 101.6067),
    (3.1412, 101.6865),
    (5.4141, 100.3288),
    (4.5975, 101.0901),
    (1.4927, 103.7414),
    (2.1896, 102.2501),
    (6.1254, 102.2386),
    (5.9804, 116.0735),
    (1.5533, 110.3592),
    (2.7258, 101.9424),
];
const CATEGORIES: [&str; 5] = [
    "pothole-local",
    "streetlight-local",
    "drain-blocked",
    "rubbish-uncollected",
    "stray-dogs",
];
/// Each report has a number of its own behind them.
const WORDS: &str = "Lubang besar di tengah jalan berhampiran sekolah. Motosikal terpaksa mengelak setiap pagi. No. ";
const EMAIL: &str = "bench@example.com";

/// What creating reports until there were enough took.
pub(crate) struct Created {
    rounds: Vec<Load>,
    /// Reports that were made.
    pub(crate) reports: u64,
}

impl Created {
    /// The last rounds, when nearly all reports were there: what the limits are compared with.
    fn last(&self) -> Load {
        let skip = self.rounds.len().saturating_sub(2);
        let last: Vec<Load> = self.rounds.iter().skip(skip).copied().collect();
        wrk::together(&last)
    }
}

/// An instance with a token for a program, and boundaries where there are any.
pub(crate) fn prepare(place: Place<'_>) -> Outcome<String> {
    let person = ["user", "create", "--email", EMAIL, "--name", "Bench"];
    house::run(place, &person)?;
    if let Ok(boundaries) = std::env::var("BALAI_BOUNDARIES") {
        house::run(place, &["import", "areas", &boundaries])?;
    }
    let token = [
        "token",
        "create",
        "--user",
        EMAIL,
        "--scope",
        "open311.write",
    ];
    house::run(place, &token)
}

/// Creates reports over HTTP until there are `reports` more, in the first `towns` of the script. `series` keeps
/// their words apart from those of other calls.
pub(crate) fn create(
    house: &House,
    folder: &Path,
    ((token, series), towns): ((&str, &str), &str),
    reports: u64,
) -> Outcome<Created> {
    let path = folder.join("create.lua");
    std::fs::write(&path, script())?;
    let mut created = Created {
        rounds: Vec::new(),
        reports: 0,
    };
    while created.reports < reports {
        let round = format!("{series}{}", created.rounds.len());
        let settings = [("TOKEN", token), ("ROUND", &round), ("TOWNS", towns)];
        let script = Script {
            path: &path,
            settings: &settings,
        };
        let load = wrk::load(&house.url(CREATE_PATH), SECONDS, Some(&script))?;
        created.reports += load.answers;
        created.rounds.push(load);
    }
    Ok(created)
}

/// Takes away the letters that have not left yet: sending hundreds of thousands of them takes longer than all that is
/// measured afterwards, and would be measured along with it.
pub(crate) fn letters_drop(data: &Path) -> Outcome<()> {
    let database = rusqlite::Connection::open(data.join("balai.sqlite"))?;
    database.execute_batch(
        "delete from kernel_job where kind = 'notifications.send';
         update kernel_message set state = 'skipped', error = 'bench' where state = 'queued';",
    )?;
    Ok(())
}

/// What wrk runs.
fn script() -> String {
    let places = PLACES.map(|(lat, lon)| format!("{{ {lat}, {lon} }}"));
    let categories = CATEGORIES.map(|category| format!("\"{category}\""));
    CREATE
        .replace("PLACES", &places.join(", "))
        .replace("CATEGORIES", &categories.join(", "))
        .replace("WORDS", WORDS)
}

/// The table of creation on SQLite. The limits are measured on copies of the database as it is now.
pub(crate) fn table(
    created: &Created,
    folder: &Folder,
    data: &Path,
    token: &str,
) -> Outcome<String> {
    let transactions = {
        let scratch = copy(data, &folder.path().join("scratch"))?;
        let workshop = Workshop::open(embedded(&scratch))?;
        recorded(&workshop, token, RECORDED)?
    };
    let commit = |name: &str, group: usize| -> Outcome<f64> {
        let copied = copy(data, &folder.path().join(name))?;
        let seconds = bare::commit_all(&copied.join("balai.sqlite"), group, &transactions)?;
        std::fs::remove_dir_all(copied)?;
        Ok(f64::from(RECORDED) / seconds)
    };
    let (grouped, alone) = (commit("grouped", 256)?, commit("alone", 1)?);
    let mut out = head(created)?;
    row(&mut out, "SQLite", created, grouped)?;
    let statements = transactions.first().map_or(0, |all| all.len());
    writeln!(
        out,
        "| limit: the same {statements} statements without HTTP, grouped | {grouped:.0} | 1 | | |"
    )?;
    writeln!(
        out,
        "| the same statements without HTTP, each commit alone | {alone:.0} | {:.2} | | |\n",
        alone / grouped
    )?;
    Ok(out)
}

/// The table of creation on PostgreSQL, whose limit is pgbench with the same statements.
pub(crate) fn measure_postgres(reports: u64) -> Outcome<String> {
    let folder = Folder::new();
    let data = folder.path().join("data");
    let database = pgbench::durable_database()?;
    let address = pgbench::address(&database)?;
    let place = Place {
        data: &data,
        database: Some(&address),
    };
    let token = prepare(place)?;
    let created = {
        let house = House::open(place)?;
        let created = create(&house, folder.path(), ((&token, "p"), TOWNS), reports)?;
        house.rest()?;
        created
    };
    let transactions = recorded(&Workshop::open(place)?, &token, 3)?;
    let mut out = head(&created)?;
    let limits = pgbench::limits(folder.path(), &address, &transactions, SECONDS)?;
    let best = limits.iter().map(|limit| limit.1).fold(0.0, f64::max);
    row(&mut out, "PostgreSQL", &created, best)?;
    for (clients, rate) in limits {
        writeln!(
            out,
            "| limit: the same statements by pgbench over {clients} connections | {rate:.0} | {:.2} | | |",
            rate / best
        )?;
    }
    out.push('\n');
    Ok(out)
}

fn head(created: &Created) -> Outcome<String> {
    let mut out = String::new();
    writeln!(
        out,
        "| {CLIENTS} clients create reports, each answer durable; {} were there at last | reports a second | of the limit | median | p99 |\n|---|--:|--:|--:|--:|",
        created.reports
    )?;
    Ok(out)
}

fn row(out: &mut String, name: &str, created: &Created, limit: f64) -> Outcome<()> {
    let (all, last) = (wrk::together(&created.rounds), created.last());
    writeln!(
        out,
        "| POST {CREATE_PATH} on {name}, from the first to the last | {:.0} | | {:.1} ms | {:.1} ms |",
        all.rate, all.median_ms, all.slowest_ms,
    )?;
    writeln!(
        out,
        "| the last of them | {:.0} | {:.2} | {:.1} ms | {:.1} ms |",
        last.rate,
        last.rate / limit,
        last.median_ms,
        last.slowest_ms,
    )?;
    Ok(())
}

/// What the program writes for so many creations, one transaction each. One whose reference was taken already ends
/// there, and its creation has another.
fn recorded(workshop: &Workshop, token: &str, count: u32) -> Outcome<Vec<Statements>> {
    let mut all =
        workshop.writes(|| (0..count).try_for_each(|number| creation(workshop, token, number)))?;
    let refused = |one: &Statements| {
        let last = one.last();
        last.is_some_and(|(sql, _)| sql.name == "kernel.case_insert")
    };
    all.retain(|one| !refused(one));
    Ok(all)
}

/// One creation like those that the script sends: as many towns, and words as different.
fn creation(workshop: &Workshop, token: &str, number: u32) -> Outcome<()> {
    let at = usize::try_from(number)?;
    let step = |factor: u32| f64::from(number.wrapping_mul(factor) % 1000) - 500.0;
    let place = PLACES.get(at % PLACES.len()).copied();
    let (lat, lon) = place.ok_or("no place")?;
    let (lat, lon) = (lat + step(7919) / 50_000.0, lon + step(104_729) / 50_000.0);
    let category = CATEGORIES.get(at % CATEGORIES.len()).ok_or("no category")?;
    let words = WORDS.replace(' ', "+");
    let body =
        format!("service_code={category}&lat={lat}&long={lon}&description={words}w-{number}");
    let request = Request::post(CREATE_PATH)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .body(Body::from(body))?;
    workshop.ask(request).map(drop)
}

/// A data folder without a database server.
pub(crate) fn embedded(data: &Path) -> Place<'_> {
    Place {
        data,
        database: None,
    }
}

fn copy(data: &Path, to: &Path) -> Outcome<PathBuf> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(data)? {
        let entry = entry?;
        let copied = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &copied)?;
        } else {
            std::fs::copy(entry.path(), copied)?;
        }
    }
    Ok(to.to_owned())
}
