//! Kill -9, again and again: what was acknowledged is there, whole, and nothing is there in part.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use store::{Db, Options, Sql, Target};
use testkit::Folder;
use testkit::postgres::Database;

use crate::house::{House, PATIENCE, ask, place, run};

const ROUNDS: usize = 4;
const CLIENTS: usize = 6;
/// Acknowledgements in one round before the blow falls.
const BEFORE_THE_BLOW: usize = 40;

/// Rows that lack what belongs to them, by what they lack. In a sound database every count is zero.
const HALVES: &[Sql] = &[
    Sql::new(
        "test.no_report",
        "select count(*) as found from kernel_case c where c.kind = 'report' and not exists (select 1 from reports_report r where r.case_id = c.id)",
    ),
    Sql::new(
        "test.no_entry",
        "select count(*) as found from kernel_case c where (select count(*) from kernel_entry e where e.case_id = c.id) <> c.version + 1",
    ),
    Sql::new(
        "test.no_clock",
        "select count(*) as found from kernel_case c where not exists (select 1 from kernel_deadline d where d.case_id = c.id)",
    ),
    Sql::new(
        "test.no_leaf",
        "select count(*) as found from kernel_case c where not exists (select 1 from kernel_audit a where a.subject = c.id)",
    ),
    Sql::new(
        "test.no_event",
        "select count(*) as found from kernel_case c where not exists (select 1 from kernel_event v where v.subject = c.id)",
    ),
    Sql::new(
        "test.no_case",
        "select count(*) as found from reports_report r where not exists (select 1 from kernel_case c where c.id = r.case_id)",
    ),
];
/// Positions are dense: none is missing, none is twice, none is left out.
const GAPS: &[Sql] = &[
    Sql::new(
        "test.leaf_gaps",
        "select count(*) - coalesce(max(position), 0) + sum(case when position is null then 1 else 0 end) as found from kernel_audit",
    ),
    Sql::new(
        "test.event_gaps",
        "select count(*) - coalesce(max(position), 0) + sum(case when position is null then 1 else 0 end) as found from kernel_event",
    ),
];
const REFERENCES: Sql = Sql::new("test.references", "select reference from kernel_case");

/// The database beside the servers: it gives no positions.
pub(crate) fn open(target: Target) -> Db {
    let migrations = server::modules()
        .iter()
        .map(|module| module.migrations)
        .collect();
    Db::open(Options::new(target, migrations)).unwrap()
}

fn count(db: &Db, sql: &'static Sql) -> i64 {
    let found = db.read_blocking("test.count", move |tx| {
        tx.one(sql, &[], |row| row.get::<Option<i64>>("found"))
    });
    found.unwrap().flatten().unwrap_or_default()
}

pub(crate) fn references(db: &Db) -> BTreeSet<String> {
    let found = db.read_blocking("test.references", |tx| {
        tx.all(&REFERENCES, &[], |row| row.get("reference"))
    });
    let found: Vec<String> = found.unwrap();
    found.into_iter().collect()
}

/// Sends reports from many clients until the houses are gone; gives what was acknowledged.
fn hammer(houses: &Mutex<Vec<House>>, token: &str, round: usize) -> Vec<String> {
    let addresses: Vec<_> = houses
        .lock()
        .unwrap()
        .iter()
        .map(|house| house.address)
        .collect();
    let acknowledged = Mutex::new(Vec::new());
    let number = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for client in 0..CLIENTS {
            let address = addresses[client % addresses.len()];
            let (acknowledged, number) = (&acknowledged, &number);
            scope.spawn(move || {
                loop {
                    let sent = number.fetch_add(1, Ordering::SeqCst);
                    let Some(reference) = report(address, token, &format!("{round}-{sent}")) else {
                        return;
                    };
                    let mut known = acknowledged.lock().unwrap();
                    known.push(reference);
                    if known.len() == BEFORE_THE_BLOW {
                        drop(known);
                        // While the others are in the middle of theirs.
                        houses.lock().unwrap().iter_mut().for_each(House::kill);
                    }
                }
            });
        }
    });
    acknowledged.into_inner().unwrap()
}

/// Makes a report over Open311; nothing if the house fell.
fn report(address: std::net::SocketAddr, token: &str, words: &str) -> Option<String> {
    let (status, answer) = report_ask(address, token, words)?;
    assert!(status == 200 || status == 201, "{status}: {answer}");
    reference(&answer)
}

/// The reference in the answer to a report.
pub(crate) fn reference(answer: &str) -> Option<String> {
    let answer: serde_json::Value = serde_json::from_str(answer).unwrap();
    let reference = answer.pointer("/0/service_request_id")?.as_str()?;
    Some(reference.to_owned())
}

/// Asks for a report over Open311, and gives the answer's status and body.
pub(crate) fn report_ask(
    address: std::net::SocketAddr,
    token: &str,
    words: &str,
) -> Option<(u16, String)> {
    let head = format!(
        "POST /open311/v2/requests.json HTTP/1.1\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/x-www-form-urlencoded"
    );
    let body =
        format!("service_code=pothole-local&lat=3.1073&long=101.6067&description=lubang+{words}");
    ask(address, &head, &body)
}

pub(crate) fn token(place: &[String]) -> String {
    run(
        &["user", "create", "--email", "a@example.org", "--name", "A"],
        place,
    );
    run(
        &[
            "token",
            "create",
            "--user",
            "a@example.org",
            "--scope",
            "open311.write",
        ],
        place,
    )
}

#[expect(
    clippy::print_stdout,
    reason = "`make faults` shows what was tried and lost"
)]
fn whole(db: &Db, acknowledged: &[String]) {
    let kept = references(db);
    let lost: Vec<_> = acknowledged
        .iter()
        .filter(|one| !kept.contains(*one))
        .collect();
    println!(
        "{ROUNDS} kills in a storm of reports: {} acknowledged, {} there, {} lost",
        acknowledged.len(),
        kept.len(),
        lost.len()
    );
    assert_eq!(lost, Vec::<&String>::new(), "acknowledged, but lost");
    for sql in HALVES {
        assert_eq!(count(db, sql), 0, "{}", sql.name);
    }
}

#[test]
fn what_was_acknowledged_survives_every_kill() {
    let folder = Folder::new();
    let place = place(folder.path(), None);
    let token = token(&place);
    let mut acknowledged = Vec::new();
    for round in 0..ROUNDS {
        let house = House::open(&place);
        acknowledged.extend(hammer(&Mutex::new(vec![house]), &token, round));
    }
    assert!(acknowledged.len() >= ROUNDS * BEFORE_THE_BLOW);
    let verified = run(&["verify", "--all"], &place);
    assert!(verified.contains("acts fit"), "{verified}");
    let db = open(Target::Sqlite(folder.path().join("balai.sqlite")));
    whole(&db, &acknowledged);
    for sql in GAPS {
        assert_eq!(count(&db, sql), 0, "{}", sql.name);
    }
}

#[test]
fn two_servers_on_one_database_die_and_a_third_puts_all_in_order() {
    let database = Database::empty();
    let url = url(&database);
    let folders = [Folder::new(), Folder::new()];
    crate::house::same_secrets(&folders);
    let places: Vec<_> = folders
        .iter()
        .map(|folder| place(folder.path(), Some(&url)))
        .collect();
    let token = token(&places[0]);
    let mut acknowledged = Vec::new();
    for round in 0..ROUNDS / 2 {
        let houses = places.iter().map(|place| House::open(place)).collect();
        acknowledged.extend(hammer(&Mutex::new(houses), &token, round));
    }
    let db = open(Target::Postgres(database.url().to_owned()));
    whole(&db, &acknowledged);
    // The dead leader's lease runs out, and whoever lives gives the rest their positions.
    let _third = House::open(&places[1]);
    let since = now();
    while GAPS.iter().any(|sql| count(&db, sql) != 0) {
        assert!(since.elapsed() < PATIENCE, "rows stay without a position");
        std::thread::yield_now();
    }
}

/// The database's address in the form that the program's settings take.
pub(crate) fn url(database: &Database) -> String {
    let part = |name: &str| {
        let mut words = database.url().split(' ');
        words
            .find_map(|word| word.strip_prefix(name))
            .unwrap_or_default()
            .to_owned()
    };
    let (host, name) = (part("host="), part("dbname="));
    format!("postgres:///{name}?host={host}&user=postgres")
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a test has waited, not what time it is"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}

#[test]
fn a_second_house_on_the_same_folder_sees_the_same() {
    let folder = Folder::new();
    let place = place(folder.path(), None);
    let token = token(&place);
    let (one, two) = (House::open(&place), House::open(&place));
    let reference = report(one.address, &token, "x").unwrap();
    let head = format!("GET /open311/v2/requests/{reference}.json HTTP/1.1");
    let (status, _) = ask(two.address, &head, "").unwrap();
    assert_eq!(status, 200);
    assert!(Path::new(folder.path()).join("balai.sqlite").exists());
}
