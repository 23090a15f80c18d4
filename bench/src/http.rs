//! What the program answers over HTTP, beside a bare handler that does the same work.

use std::fmt::Write;

use testkit::Folder;

use crate::Outcome;
use crate::bare::{Recorded, Workshop};
use crate::create::{self, embedded};
use crate::house::House;
use crate::wrk::{self, CLIENTS};

/// Seconds of each measurement; every address is measured so often, in turn with its limit.
const SECONDS: u32 = 4;
const TURNS: u32 = 2;

/// Measures with so many reports in the database, and gives the tables.
pub(crate) fn measure(reports: u64) -> Outcome<String> {
    let folder = Folder::new();
    let data = folder.path().join("data");
    let token = create::prepare(embedded(&data))?;
    let house = House::open(embedded(&data))?;
    let empty_start = house.start;
    let created = create::create(
        &house,
        folder.path(),
        ((&token, "h"), create::TOWNS),
        reports,
    )?;
    house.rest()?;
    let memory = house.memory()?;
    drop(house);
    let mut out = create::table(&created, &folder, &data, &token)?;

    let workshop = Workshop::open(embedded(&data))?;
    let house = House::open(embedded(&data))?;
    house.rest()?;
    reads(&mut out, &house, &workshop)?;
    writeln!(
        out,
        "\n{} reports in the database. From start to service {} ms, {} ms with an empty database; \
         resident memory after the creations {} MB, after the reads {} MB.",
        created.reports,
        house.start.as_millis(),
        empty_start.as_millis(),
        memory / 1_000_000,
        house.memory()? / 1_000_000,
    )?;
    Ok(out)
}

/// Addresses that people and programs ask for most.
pub(crate) fn addresses(workshop: &Workshop) -> Outcome<(String, Vec<String>)> {
    let first = workshop.visit("/open311/v2/requests.json?page_size=1")?;
    let listed: serde_json::Value = serde_json::from_slice(&first.body)?;
    let reference = listed
        .pointer("/0/service_request_id")
        .and_then(serde_json::Value::as_str)
        .ok_or("no report is listed")?;
    let paths = vec![
        format!("/open311/v2/requests/{reference}.json"),
        "/open311/v2/requests.json?page_size=100".to_owned(),
        "/open311/v2/requests.json?page_size=1000".to_owned(),
        "/open311/v2/services.json".to_owned(),
        format!("/ms/reports/{reference}"),
        "/ms/reports".to_owned(),
        "/ms/".to_owned(),
        "/ms/agencies/mbpj".to_owned(),
        "/api/v1/routing?lat=3.1073&lon=101.6067&category=pothole-local".to_owned(),
        "/api/v1/reports/similar?lat=3.1073&lon=101.6067&category=pothole-local\
         &text=pothole+dekat+sekolah+bahaya+untuk+motosikal"
            .to_owned(),
        "/healthz".to_owned(),
    ];
    Ok((reference.to_owned(), paths))
}

fn reads(out: &mut String, house: &House, workshop: &Workshop) -> Outcome<()> {
    let (reference, paths) = addresses(workshop)?;
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
        let (own, limit) = (wrk::together(&own), wrk::together(&limits));
        writeln!(
            out,
            "| {} | {:.0} | {:.0} | {:.2} | {} | {} | {:.1} ms | {:.1} ms |",
            path.replace(&reference, "…"),
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
