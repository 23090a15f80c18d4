//! What officers and neighbours wait for: whole lives of reports, an agency's full queue, news around a place, and
//! everything as one table.

use std::fmt::Write;
use std::io::{BufRead, BufReader};
use std::time::Duration;

use base::PersonId;
use serde_json::{Value, json};
use testkit::Folder;

use crate::bare::Workshop;
use crate::create::{self, embedded};
use crate::house::{self, House, Place};
use crate::wrk::{self, CLIENTS, Load};
use crate::{Outcome, started};

const EMAIL: &str = "officer@example.com";
/// The agency whose officer works: half of the reports are made at its seat.
const AGENCY: &str = "mbpj";
/// Towns in which the reports are made, the agency's first.
const TOWNS: &str = "2";
/// Parts of the map as a wide window shows them: the whole country, and the agency's town.
const COUNTRY: &str = "99.5,0.8,119.5,7.5";
const TOWN: &str = "101.55,3.07,101.66,3.14";
/// How long lives of reports are led, and how long each address is asked.
const LIVES: Duration = Duration::from_secs(8);
const SECONDS: u32 = 4;
/// The memory is looked at after so many lines of an export.
const LOOK_EVERY: usize = 1000;

/// An officer of the agency, in a browser and as a program.
struct Officer {
    cookie: String,
    token: String,
}

/// Measures with so many reports in the database, and gives the tables.
pub(crate) fn measure(reports: u64) -> Outcome<String> {
    let folder = Folder::new();
    let data = folder.path().join("data");
    let token = create::prepare(embedded(&data))?;
    let officer = officer(embedded(&data))?;
    let created = {
        let house = House::open(embedded(&data))?;
        let series = (token.as_str(), "d");
        create::create(&house, folder.path(), (series, TOWNS), reports)?
    };
    create::letters_drop(&data)?;
    let house = House::open(embedded(&data))?;
    house.rest()?;
    let mut out = String::new();
    writeln!(out, "{} reports in the database.\n", created.reports)?;
    pages(&mut out, &house, &officer)?;
    export(&mut out, &house)?;
    lives(&mut out, &house, &token, &officer)?;
    Ok(out)
}

fn officer(place: Place<'_>) -> Outcome<Officer> {
    let person = ["user", "create", "--email", EMAIL, "--name", "Officer"];
    let role = ["--role", "officer", "--agency", AGENCY];
    let id = house::run(place, &[person.as_slice(), &role].concat())?;
    let scopes = "cases.read,cases.work";
    let token = ["token", "create", "--user", EMAIL, "--scope", scopes];
    Ok(Officer {
        cookie: Workshop::open(place)?.session(PersonId::parse(&id)?)?,
        token: house::run(place, &token)?,
    })
}

/// Addresses that are asked over and over: by many at once, and by one who has the program to themselves.
fn pages(out: &mut String, house: &House, officer: &Officer) -> Outcome<()> {
    let cookie = format!("Cookie: balai_session={}", officer.cookie);
    let here = "lat=3.1073&lon=101.6067";
    let paths = [
        format!("/ms/reports.atom?{here}&radius=2000"),
        format!(
            "/api/v1/reports/similar?{here}&category=pothole-local\
             &text=pothole+dekat+sekolah+bahaya+untuk+motosikal"
        ),
        format!("/api/v1/reports/clusters?bbox={COUNTRY}&zoom=6"),
        format!("/api/v1/reports/clusters?bbox={TOWN}&zoom=14"),
        format!("/ms/desk?agency={AGENCY}"),
        format!("/ms/desk?agency={AGENCY}&queue=overdue"),
        format!("/ms/desk?agency={AGENCY}&category=pothole-local"),
        format!("/ms/desk?agency={AGENCY}&words=motosikal"),
    ];
    writeln!(
        out,
        "| address | {CLIENTS} clients, answers a second | p99 | one client, median | p99 |\n|---|--:|--:|--:|--:|"
    )?;
    for path in paths {
        let url = house.url(&path);
        let ask = |clients| wrk::ask(&url, (clients, SECONDS), &[&cookie]);
        let (many, one): (Load, Load) = (ask(CLIENTS)?, ask(1)?);
        writeln!(
            out,
            "| {path} | {:.0} | {:.1} ms | {:.2} ms | {:.2} ms |",
            many.rate, many.slowest_ms, one.median_ms, one.slowest_ms
        )?;
    }
    Ok(())
}

/// All reports as one table, read as fast as it comes.
fn export(out: &mut String, house: &House) -> Outcome<()> {
    let before = house.memory()?;
    let started = started();
    let answer = ureq::get(&house.url("/ms/reports.csv")).call()?;
    let mut body = BufReader::new(answer.into_body().into_reader());
    let mut line = Vec::new();
    let (mut bytes, mut lines, mut most) = (0, 0_usize, before);
    while body.read_until(b'\n', &mut line)? > 0 {
        bytes += line.len();
        line.clear();
        lines += 1;
        if lines.is_multiple_of(LOOK_EVERY) {
            most = most.max(house.memory()?);
        }
    }
    writeln!(
        out,
        "\n/ms/reports.csv: {} MB in {lines} lines after {:.1} s; resident memory {} MB before and at most {} MB meanwhile.\n",
        bytes / 1_000_000,
        started.elapsed().as_secs_f64(),
        before / 1_000_000,
        most / 1_000_000
    )?;
    Ok(())
}

/// Reports are made, taken, resolved and found again, by as many callers at once as elsewhere.
fn lives(out: &mut String, house: &House, token: &str, officer: &Officer) -> Outcome<()> {
    let started = started();
    let counts: Vec<Outcome<u32>> = std::thread::scope(|scope| {
        let caller = |caller| {
            move || {
                let agent = ureq::Agent::new_with_defaults();
                let life = Life {
                    agent,
                    house,
                    token,
                    officer,
                };
                let mut led = 0;
                while started.elapsed() < LIVES {
                    // Errors of threads are told as words: they cross from one thread to another.
                    life.lead(caller, led).map_err(|error| error.to_string())?;
                    led += 1;
                }
                Ok::<u32, String>(led)
            }
        };
        let callers: Vec<_> = (0..CLIENTS)
            .map(|number| scope.spawn(caller(number)))
            .collect();
        let joined = callers.into_iter().map(std::thread::ScopedJoinHandle::join);
        joined
            .map(|done| Ok(done.map_err(|_| "a caller fell")??))
            .collect()
    });
    let counts: Vec<u32> = counts.into_iter().collect::<Outcome<_>>()?;
    let led: u32 = counts.iter().sum();
    writeln!(
        out,
        "{CLIENTS} callers had {led} reports made, taken by an officer, resolved and found again, each answer durable: \
         {:.0} a second.",
        f64::from(led) / started.elapsed().as_secs_f64()
    )?;
    Ok(())
}

/// One caller.
struct Life<'a> {
    agent: ureq::Agent,
    house: &'a House,
    token: &'a str,
    officer: &'a Officer,
}

impl Life<'_> {
    fn lead(&self, caller: u32, number: u32) -> Outcome<()> {
        let word = format!("lubang{caller}x{number}");
        let place = f64::from(number % 1000) / 100_000.0;
        let (lat, lon) = ((3.1073 + place).to_string(), "101.6067");
        let words = format!("Lubang besar di tengah jalan berhampiran sekolah, tanda {word}.");
        let form = [
            ("service_code", "pothole-local"),
            ("lat", lat.as_str()),
            ("long", lon),
            ("description", words.as_str()),
        ];
        let made = self
            .agent
            .post(self.house.url("/open311/v2/requests.json"))
            .header("Authorization", format!("Bearer {}", self.token))
            .send_form(form)?;
        let made: Value = serde_json::from_reader(made.into_body().into_reader())?;
        let reference = made
            .pointer("/0/service_request_id")
            .and_then(Value::as_str)
            .ok_or("no reference")?;
        // Nothing has happened to a new report yet.
        let version = self.act(
            reference,
            &json!({ "move": "claim", "version": 0, "text": null }),
        )?;
        let text = "Lubang telah ditampal dan jalan dibuka semula.";
        self.act(
            reference,
            &json!({ "move": "resolve", "version": version, "text": text }),
        )?;
        let found = self
            .agent
            .get(self.house.url(&format!("/api/v1/search?q={word}")))
            .call()?;
        let found: Value = serde_json::from_reader(found.into_body().into_reader())?;
        let results = found.pointer("/results").and_then(Value::as_array);
        let first = results.and_then(|all| {
            all.iter()
                .find(|one| one.get("code").is_some_and(|code| code == reference))
        });
        first
            .map(drop)
            .ok_or_else(|| format!("{word} was not found").into())
    }

    /// Makes a move and gives the version after it.
    fn act(&self, reference: &str, asked: &Value) -> Outcome<i64> {
        let path = format!("/api/v1/cases/{reference}/moves");
        let done = self
            .agent
            .post(self.house.url(&path))
            .header("Authorization", format!("Bearer {}", self.officer.token))
            .content_type("application/json")
            .send(asked.to_string())?;
        let done: Value = serde_json::from_reader(done.into_body().into_reader())?;
        let version = done.get("version").and_then(Value::as_i64);
        Ok(version.ok_or("no version")?)
    }
}
