//! The same table asked over HTTP of the program and of two others, ROAPI and Datasette, in one run.

use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use ::tables::Answer;
use ::tables::write::{Output, write};
use serde_json::{Value, json};

use crate::house::{self, House, Place, memory, ticks};
use crate::tables::{STATES, prices};
use crate::{Outcome, started, wrk};

/// How long each question is asked over and over.
const LONG: Duration = Duration::from_secs(5);
/// How long somebody waits for a program to start, or for a table to be taken in.
const PATIENCE: Duration = Duration::from_mins(3);
const EMAIL: &str = "bench@example.org";
const SLUG: &str = "prices";
const COLUMNS: [&str; 9] = [
    "date",
    "premise_code",
    "item_code",
    "price",
    "state",
    "district",
    "premise_type",
    "unit",
    "is_promotion",
];
/// The fewest times less processor time that is aimed at: of ROAPI, and of Datasette where that is said.
const AIMS: [(f64, Option<f64>); 3] = [(4.0, None), (4.0, None), (10.0, Some(100.0))];

/// A question that is a little different each time, so that no answer is one that was kept.
#[derive(Debug, Clone, Copy)]
enum Question {
    Text,
    Selective,
    Groups,
}

impl Question {
    const ALL: [Self; 3] = [Self::Text, Self::Selective, Self::Groups];

    const fn name(self) -> &'static str {
        match self {
            Self::Text => "A: one state, three columns, up to 100 rows",
            Self::Selective => "B: one item of 2,000, all columns, up to 100 rows",
            Self::Groups => "C: count and mean price of each state",
        }
    }

    /// What is asked the `turn`-th time: which columns, which filter, how many rows.
    fn asked(self, turn: usize) -> (Vec<&'static str>, String, usize) {
        let column = |at: usize| COLUMNS.get(at % COLUMNS.len()).copied().unwrap_or("date");
        match self {
            Self::Text => {
                let state = STATES.get(turn % STATES.len()).copied().unwrap_or_default();
                let round = turn / STATES.len();
                let columns = vec![
                    column(round),
                    column(round + 1 + round / 9 % 4),
                    column(round + 5 + round / 36 % 4),
                ];
                (columns, state.to_owned(), 100 - round / 144 % 20)
            }
            Self::Selective => (
                COLUMNS.to_vec(),
                (turn * 7 % 2_000).to_string(),
                100 - turn / 2_000 % 20,
            ),
            Self::Groups => (Vec::new(), String::new(), 100 + turn % 30_000),
        }
    }

    fn sql(self, turn: usize) -> String {
        let (columns, filter, limit) = self.asked(turn);
        let columns = columns.join(", ");
        match self {
            Self::Text => {
                format!("select {columns} from prices where state = '{filter}' limit {limit}")
            }
            Self::Selective => {
                format!("select {columns} from prices where item_code = {filter} limit {limit}")
            }
            Self::Groups => format!(
                "select state, count(*) as count, avg(price) as avg_price from prices group by state limit {limit}"
            ),
        }
    }

    fn path(self, turn: usize) -> String {
        let (columns, filter, limit) = self.asked(turn);
        let filter = web::encoded(&filter);
        let columns = columns.join(",");
        match self {
            Self::Text => format!(
                "/data-catalogue?id={SLUG}&include={columns}&filter={filter}@state&limit={limit}"
            ),
            Self::Selective => {
                format!("/data-catalogue?id={SLUG}&filter={filter}@item_code&limit={limit}")
            }
            Self::Groups => {
                format!("/data-catalogue?id={SLUG}&group=state&agg=count,avg@price&limit={limit}")
            }
        }
    }
}

/// What asking cost: processor time and time by the clock of one answer, in milliseconds.
#[derive(Debug, Clone, Copy)]
struct Cost {
    cpu: f64,
    wall: f64,
}

/// Another program; ends with its owner.
struct Peer {
    child: Child,
    address: String,
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Peer {
    /// Starts a program and waits until something answers at its address.
    fn start(command: &mut Command, address: String) -> Outcome<Self> {
        let child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut peer = Self { child, address };
        let began = started();
        while std::net::TcpStream::connect(&peer.address).is_err() {
            if let Some(status) = peer.child.try_wait()? {
                return Err(format!("{command:?} ended: {status}").into());
            }
            if began.elapsed() > PATIENCE {
                return Err(format!("{command:?} does not answer").into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(peer)
    }

    fn roapi(bin: &Path, file: &Path) -> Outcome<Self> {
        let address = free()?;
        let mut command = Command::new(bin.join("roapi"));
        command
            .args([
                "-a",
                &address,
                "-p",
                &free()?,
                "--addr-flight-sql",
                &free()?,
                "-t",
            ])
            .arg(format!("prices={}", file.display()));
        Self::start(&mut command, address)
    }

    /// With an index for each filter, as its users are advised.
    fn datasette(bin: &Path, csv: &Path) -> Outcome<Self> {
        let database = csv.with_extension("db");
        let script = "import csv, sqlite3, sys\n\
            rows = csv.reader(open(sys.argv[1], newline=''))\n\
            names = next(rows)\n\
            db = sqlite3.connect(sys.argv[2])\n\
            db.execute('create table prices (date text, premise_code integer, item_code integer, price real, state text, \
            district text, premise_type text, unit text, is_promotion text)')\n\
            db.executemany('insert into prices values (?,?,?,?,?,?,?,?,?)', rows)\n\
            db.execute('create index by_state on prices (state)')\n\
            db.execute('create index by_item on prices (item_code)')\n\
            db.execute('analyze')\n\
            db.commit()\n";
        let filled = Command::new(bin.join("python"))
            .args(["-c", script])
            .args([csv, &database])
            .status()?;
        if !filled.success() {
            return Err("the table of Datasette was not made".into());
        }
        let address = free()?;
        let port = address.rsplit_once(':').ok_or("no port")?.1;
        let mut command = Command::new(bin.join("datasette"));
        command
            .args([
                "serve",
                "--port",
                port,
                "--setting",
                "sql_time_limit_ms",
                "60000",
            ])
            .arg(&database);
        Self::start(&mut command, address)
    }
}

/// An address that nobody listens at.
fn free() -> Outcome<String> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

/// Asks for five seconds, one question after the other, and gives what an answer cost the process.
fn cost(process: u32, mut ask: impl FnMut(usize) -> Outcome<String>) -> Outcome<Cost> {
    // The first ones find nothing prepared.
    for turn in 0..3 {
        ask(turn)?;
    }
    let (began, before) = (started(), ticks(process)?);
    let mut turn = 3;
    while began.elapsed() < LONG {
        ask(turn)?;
        turn += 1;
    }
    let answers = f64::from(u32::try_from(turn - 3)?);
    let spent = u32::try_from(ticks(process)? - before)?;
    Ok(Cost {
        cpu: f64::from(spent) * 10.0 / answers,
        wall: began.elapsed().as_secs_f64() * 1000.0 / answers,
    })
}

fn body(answer: ureq::http::Response<ureq::Body>) -> Outcome<String> {
    Ok(answer.into_body().read_to_string()?)
}

/// The rows of an answer, wherever they stand in it, as numbers and words: what two programs have to agree on.
fn rows(text: &str) -> Outcome<Vec<Vec<String>>> {
    let value: Value = serde_json::from_str(text)?;
    let list = value.get("data").unwrap_or(&value);
    let list = list.as_array().ok_or("no rows")?;
    let mut rows: Vec<Vec<String>> = list
        .iter()
        .filter_map(Value::as_object)
        .map(|row| {
            let mut cells: Vec<String> = row
                .values()
                .map(|cell| match cell.as_f64() {
                    // Sums in another order differ in their last digits.
                    Some(number) => format!("{number:.6}"),
                    None => cell.to_string(),
                })
                .collect();
            cells.sort();
            cells
        })
        .collect();
    rows.sort();
    Ok(rows)
}

/// Publishes the table as an agency's program would, and tells how long that took.
fn publish(place: Place<'_>, house: &House, parquet: &[u8]) -> Outcome<Duration> {
    let person = ["user", "create", "--email", EMAIL, "--name", "Bench"];
    house::run(
        place,
        &[&person[..], &["--role", "agency_admin", "--agency", "mbpj"]].concat(),
    )?;
    let token = [
        "token",
        "create",
        "--user",
        EMAIL,
        "--scope",
        "data.publish",
    ];
    let key = format!("Bearer {}", house::run(place, &token)?);
    let agent = ureq::Agent::new_with_defaults();
    let send = |path: &str, kind: &str, bytes: &[u8]| -> Outcome<Value> {
        let answer = agent
            .post(&house.url(path))
            .header("authorization", &key)
            .header("content-type", kind)
            .header("idempotency-key", path)
            .send(bytes)?;
        Ok(serde_json::from_str(&body(answer)?)?)
    };
    let text = json!({"ms": "Harga", "en": "Prices"});
    let about = json!({
        "slug": SLUG, "agency": "mbpj", "title": text, "about": text, "frequency": "DAILY", "licence": "CC-BY-4.0",
    });
    send(
        "/api/v1/datasets",
        "application/json",
        about.to_string().as_bytes(),
    )?;
    let began = started();
    let path = format!("/api/v1/datasets/{SLUG}");
    send(
        &format!("{path}/uploads?name=prices.parquet"),
        "application/octet-stream",
        parquet,
    )?;
    let draft = loop {
        let answer = agent
            .get(&house.url(&format!("{path}/draft")))
            .header("authorization", &key)
            .call()?;
        let draft: Value = serde_json::from_str(&body(answer)?)?;
        match draft.get("state").and_then(Value::as_str) {
            Some("ready") => break draft,
            Some("waiting" | "reading") if began.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(20));
            }
            _ => return Err(format!("the table was not taken: {draft}").into()),
        }
    };
    let publish = json!({"revision": draft.get("revision")}).to_string();
    send(
        &format!("{path}/versions"),
        "application/json",
        publish.as_bytes(),
    )?;
    Ok(began.elapsed())
}

/// Asks the program and, where `BALAI_PEERS` names a folder with them, ROAPI and Datasette.
pub(crate) fn measure(count: u32) -> Outcome<String> {
    let folder = testkit::Folder::new();
    let table = prices(count)?;
    let files = [
        ("prices.csv", Output::Csv),
        ("prices.parquet", Output::Parquet),
    ];
    let [csv, parquet]: [PathBuf; 2] = files.map(|(name, _)| folder.path().join(name));
    for ((_, output), path) in files.into_iter().zip([&csv, &parquet]) {
        let mut bytes = Vec::new();
        write(&Answer::all(&table), output, &mut bytes)?;
        std::fs::write(path, bytes)?;
    }
    drop(table);
    let data = folder.path().join("data");
    let place = Place {
        data: &data,
        database: None,
    };
    let house = House::open(place)?;
    let took = publish(place, &house, &std::fs::read(&parquet)?)?;
    house.rest()?;
    let mut out = String::new();
    writeln!(
        out,
        "{count} rows were sent as Parquet, checked and published {:.1} s later.\n",
        took.as_secs_f64()
    )?;
    match std::env::var_os("BALAI_PEERS") {
        Some(bin) => side_by_side(&house, Path::new(&bin), (&csv, &parquet), &mut out)?,
        None => writeln!(
            out,
            "ROAPI and Datasette were not asked: BALAI_PEERS names no folder of programs.\n"
        )?,
    }
    kept(&house, &mut out)?;
    Ok(out)
}

fn side_by_side(
    house: &House,
    bin: &Path,
    (csv, parquet): (&Path, &Path),
    out: &mut String,
) -> Outcome<()> {
    let agent = ureq::Agent::new_with_defaults();
    let ours = |question: Question, turn| body(agent.get(&house.url(&question.path(turn))).call()?);
    let roapi = Peer::roapi(bin, parquet)?;
    let sql = format!("http://{}/api/sql", roapi.address);
    let first = |question: Question, turn| body(agent.post(&sql).send(question.sql(turn))?);
    let datasette = Peer::datasette(bin, csv)?;
    let base = format!("http://{}/prices.json?_shape=array&sql=", datasette.address);
    let second = |question: Question, turn| {
        body(
            agent
                .get(format!("{base}{}", web::encoded(&question.sql(turn))))
                .call()?,
        )
    };
    // Which hundred of the rows that fit are given is each program's own affair; groups are the same.
    let groups = rows(&ours(Question::Groups, 0)?)?;
    for (name, other) in [
        ("ROAPI", first(Question::Groups, 0)?),
        ("Datasette", second(Question::Groups, 0)?),
    ] {
        if rows(&other)? != groups {
            return Err(format!("{name} gives other values: {other}").into());
        }
    }
    writeln!(
        out,
        "| CPU ms of an answer over HTTP (by the clock) | Balai | ROAPI | times | aim | Datasette | times | aim |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|"
    )?;
    let number = |aim: Option<f64>| aim.map_or_else(String::new, |aim| format!("{aim:.0}"));
    for (question, (aim, other_aim)) in Question::ALL.into_iter().zip(AIMS) {
        let own = cost(house.process(), |turn| ours(question, turn))?;
        let one = cost(roapi.child.id(), |turn| first(question, turn))?;
        let two = cost(datasette.child.id(), |turn| second(question, turn))?;
        let cell = |cost: Cost| format!("{:.3} ({:.2})", cost.cpu, cost.wall);
        writeln!(
            out,
            "| {} | {} | {} | {:.1} | {aim:.0} | {} | {:.0} | {} |",
            question.name(),
            cell(own),
            cell(one),
            one.cpu / own.cpu,
            cell(two),
            two.cpu / own.cpu,
            number(other_aim),
        )?;
    }
    writeln!(
        out,
        "\nMemory after that: Balai {} MB, ROAPI {} MB, Datasette {} MB.\n",
        house.memory()? >> 20,
        memory(roapi.child.id())? >> 20,
        memory(datasette.child.id())? >> 20,
    )?;
    Ok(())
}

/// An answer that was kept, beside a file of the program's own.
fn kept(house: &House, out: &mut String) -> Outcome<()> {
    let agent = ureq::Agent::new_with_defaults();
    let read = |url: &str| body(agent.get(url).call()?);
    let page = read(&house.url("/ms/"))?;
    let file = page
        .split('"')
        .find(|part| part.starts_with("/assets/") && part.contains(".css"))
        .ok_or("no style sheet")?;
    writeln!(
        out,
        "| 64 clients ask the same | answers a second | of the file | bytes |\n|---|--:|--:|--:|"
    )?;
    let still = house.url(file);
    let limit = wrk::load(&still, 5, None)?;
    writeln!(
        out,
        "| a style sheet | {:.0} | 1 | {} |",
        limit.rate,
        read(&still)?.len()
    )?;
    for question in Question::ALL {
        let url = house.url(&question.path(0));
        let load = wrk::load(&url, 5, None)?;
        writeln!(
            out,
            "| {} | {:.0} | {:.2} | {} |",
            question.name(),
            load.rate,
            load.rate / limit.rate,
            read(&url)?.len(),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_question_is_asked_twice_within_five_seconds() {
        for question in Question::ALL {
            let asked: BTreeSet<String> = (0..20_000).map(|turn| question.path(turn)).collect();
            assert_eq!(asked.len(), 20_000, "{question:?}");
        }
    }

    #[test]
    fn rows_are_the_same_in_whatever_order_and_envelope() {
        let ours = r#"{"meta":{},"data":[{"a":1,"b":"x"},{"a":2.0,"b":"y"}]}"#;
        let theirs = r#"[{"b":"y","a":2},{"b":"x","a":1.0}]"#;
        assert_eq!(rows(ours).expect("rows"), rows(theirs).expect("rows"));
        assert_ne!(rows(ours).expect("rows"), rows("[]").expect("rows"));
    }
}
