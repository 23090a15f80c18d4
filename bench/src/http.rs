//! What the program does over HTTP, beside a bare handler that does the same work.

use std::fmt::Write;
use std::path::Path;

use axum::body::Body;
use axum::http::{Request, header};
use testkit::Folder;

use crate::Outcome;
use crate::bare::{self, Recorded, Statements, Workshop};
use crate::house::{self, House};
use crate::wrk::{self, CLIENTS, Load, Script};

const CREATE: &str = include_str!("http/create.lua");
const CREATE_PATH: &str = "/open311/v2/requests.json";
/// Seconds of each measurement; every address is measured so often, in turn with its limit.
const SECONDS: u32 = 4;
const TURNS: u32 = 2;
/// Creations that are recorded and committed again without HTTP.
const RECORDED: u32 = 4_000;
const EMAIL: &str = "bench@example.com";

/// Measures with so many reports in the database, and gives the tables.
pub(crate) fn measure(reports: u64) -> Outcome<String> {
    let folder = Folder::new();
    let data = folder.path().join("data");
    let token = prepare(&data)?;
    let limits = limits(&folder, &token)?;
    let house = House::open(&data)?;
    let empty_start = house.start;
    let created = create(&house, folder.path(), &token, reports)?;
    house.rest()?;
    let memory = house.memory()?;
    let mut out = created_table(&created, &limits)?;
    drop(house);

    let workshop = Workshop::open(&data)?;
    let house = House::open(&data)?;
    house.rest()?;
    reads(&mut out, &house, &workshop)?;
    writeln!(
        out,
        "\n{} reports in the database. From start to service {} ms, {} ms with an empty database; \
         resident memory after the creations {} MB.",
        created.answers,
        house.start.as_millis(),
        empty_start.as_millis(),
        memory / 1_000_000,
    )?;
    Ok(out)
}

/// An instance with a token for a program, and boundaries where there are any.
fn prepare(data: &Path) -> Outcome<String> {
    house::run(
        data,
        &["user", "create", "--email", EMAIL, "--name", "Bench"],
    )?;
    if let Ok(boundaries) = std::env::var("BALAI_BOUNDARIES") {
        house::run(data, &["import", "areas", &boundaries])?;
    }
    house::run(
        data,
        &[
            "token",
            "create",
            "--user",
            EMAIL,
            "--scope",
            "open311.write",
        ],
    )
}

/// Creates reports over HTTP until there are enough; the rate is that of all together.
fn create(house: &House, folder: &Path, token: &str, reports: u64) -> Outcome<Load> {
    let path = folder.join("create.lua");
    std::fs::write(&path, CREATE)?;
    let mut loads: Vec<Load> = Vec::new();
    while loads.iter().map(|load| load.answers).sum::<u64>() < reports {
        let round = loads.len().to_string();
        let settings = [("TOKEN", token), ("ROUND", &round)];
        let script = Script {
            path: &path,
            settings: &settings,
        };
        loads.push(wrk::load(&house.url(CREATE_PATH), SECONDS, Some(&script))?);
    }
    Ok(together(&loads))
}

/// Several loads as one: mean rate, worst latency.
fn together(loads: &[Load]) -> Load {
    let count = f64::from(u32::try_from(loads.len()).unwrap_or(u32::MAX)).max(1.0);
    let mean = |part: fn(&Load) -> f64| loads.iter().map(part).sum::<f64>() / count;
    Load {
        rate: mean(|load| load.rate),
        median_ms: mean(|load| load.median_ms),
        slowest_ms: loads.iter().map(|load| load.slowest_ms).fold(0.0, f64::max),
        answers: loads.iter().map(|load| load.answers).sum(),
    }
}

/// What committing the same rows costs without HTTP: grouped, and each alone.
struct Limits {
    grouped: f64,
    alone: f64,
    statements: usize,
}

fn limits(folder: &Folder, token: &str) -> Outcome<Limits> {
    let data = folder.path().join("data");
    let transactions = {
        let scratch = copy(&data, &folder.path().join("scratch"))?;
        let workshop = Workshop::open(&scratch)?;
        workshop
            .writes(|| (0..RECORDED).try_for_each(|number| creation(&workshop, token, number)))?
    };
    let commit = |name: &str, group: usize, transactions: &[Statements]| {
        let copied = copy(&data, &folder.path().join(name))?;
        bare::commit_all(&copied.join("balai.sqlite"), group, transactions)
    };
    let statements: usize = transactions.iter().map(|all| all.len()).sum();
    let created = f64::from(RECORDED);
    Ok(Limits {
        grouped: created / commit("grouped", 256, &transactions)?,
        alone: created / commit("alone", 1, &transactions)?,
        statements: statements / usize::try_from(RECORDED)?,
    })
}

fn copy(data: &Path, to: &Path) -> Outcome<std::path::PathBuf> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(data)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(to.to_owned())
}

fn creation(workshop: &Workshop, token: &str, number: u32) -> Outcome<()> {
    let lat = 3.1073 + f64::from(number % 1000) / 50_000.0;
    let lon = 101.6067 + f64::from(number % 997) / 50_000.0;
    let body = format!(
        "service_code=pothole-local&lat={lat}&long={lon}&description=Lubang+besar+di+tengah+jalan+\
         berhampiran+sekolah.+Motosikal+terpaksa+mengelak+setiap+pagi.+No.+{number}"
    );
    let request = Request::post(CREATE_PATH)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .body(Body::from(body))?;
    workshop.ask(request).map(drop)
}

fn created_table(created: &Load, limits: &Limits) -> Outcome<String> {
    let mut out = String::new();
    writeln!(
        out,
        "| {CLIENTS} clients create reports, each answer durable | reports a second | of the limit | median | p99 |"
    )?;
    writeln!(out, "|---|--:|--:|--:|--:|")?;
    writeln!(
        out,
        "| POST {CREATE_PATH} | {:.0} | {:.2} | {:.1} ms | {:.1} ms |",
        created.rate,
        created.rate / limits.grouped,
        created.median_ms,
        created.slowest_ms,
    )?;
    let Limits {
        grouped,
        alone,
        statements,
    } = limits;
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

fn reads(out: &mut String, house: &House, workshop: &Workshop) -> Outcome<()> {
    let first = workshop.visit("/open311/v2/requests.json?page_size=1")?;
    let listed: serde_json::Value = serde_json::from_slice(&first.body)?;
    let reference = listed
        .pointer("/0/service_request_id")
        .and_then(serde_json::Value::as_str)
        .ok_or("no report is listed")?;
    let paths = [
        format!("/open311/v2/requests/{reference}.json"),
        "/open311/v2/requests.json?page_size=100".to_owned(),
        "/open311/v2/requests.json?page_size=1000".to_owned(),
        "/open311/v2/services.json".to_owned(),
        format!("/ms/reports/{reference}"),
        "/ms/reports".to_owned(),
        "/ms/".to_owned(),
        "/ms/agencies/mbpj".to_owned(),
        "/api/v1/routing?lat=3.1073&lon=101.6067&category=pothole-local".to_owned(),
        "/healthz".to_owned(),
    ];
    let recorded: Vec<Recorded> = paths
        .iter()
        .map(|path| workshop.visit(path))
        .collect::<Outcome<_>>()?;
    let bare = workshop.serve(&recorded)?;
    writeln!(
        out,
        "| {CLIENTS} clients read | answers a second | bare handler | times slower | bytes | statements | median | p99 |"
    )?;
    writeln!(out, "|---|--:|--:|--:|--:|--:|--:|--:|")?;
    for (place, (path, answer)) in paths.iter().zip(&recorded).enumerate() {
        let limit = format!("http://{bare}/{place}");
        let (mut own, mut limits) = (Vec::new(), Vec::new());
        for _ in 0..TURNS {
            own.push(wrk::load(&house.url(path), SECONDS, None)?);
            limits.push(wrk::load(&limit, SECONDS, None)?);
        }
        let (own, limit) = (together(&own), together(&limits));
        writeln!(
            out,
            "| {} | {:.0} | {:.0} | {:.2} | {} | {} | {:.1} ms | {:.1} ms |",
            path.replace(reference, "…"),
            own.rate,
            limit.rate,
            limit.rate / own.rate,
            answer.body.len(),
            answer.statement_count(),
            own.median_ms,
            own.slowest_ms,
        )?;
    }
    Ok(())
}
