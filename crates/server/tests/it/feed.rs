//! The event feed under load: whoever follows it, from whichever server, sees every acknowledged commit
//! once and in the same order, whoever leads and whoever dies.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use kernel::identity::{self, Email, SessionNew};
use serde_json::Value;
use store::{Db, Sql, Target};
use testkit::Folder;
use testkit::postgres::Database;

use crate::house::{House, PATIENCE, ask, place, run};
use crate::storm::{now, open, url};

const WRITERS: usize = 4;
/// Reports that each writer brings to their end.
const EACH: usize = 8;
/// Who follows as an administrator, and who as anybody.
const FOLLOWERS: [Reader; 4] = [Reader::All, Reader::Public, Reader::All, Reader::Public];
const EVENTS: Sql = Sql::new(
    "test.events",
    "select count(*) as found from kernel_event where position is not null",
);
const WAITING: Sql = Sql::new(
    "test.waiting",
    "select count(*) as found from kernel_event where position is null",
);

#[derive(Debug, Clone, Copy, PartialEq)]
enum Reader {
    All,
    Public,
}

/// Tokens and sessions of those who act.
struct Keys {
    reporter: String,
    reader: String,
    officer: String,
}

/// An event as a follower got it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    position: i64,
    name: String,
    reference: String,
    version: i64,
}

fn person(place: &[String], email: &str, more: &[&str]) {
    run(
        &[&["user", "create", "--email", email, "--name", "A"], more].concat(),
        place,
    );
}

fn token(place: &[String], email: &str, scope: &str) -> String {
    run(
        &["token", "create", "--user", email, "--scope", scope],
        place,
    )
}

impl Keys {
    fn new(place: &[String], db: &Db) -> Self {
        person(place, "a@example.org", &[]);
        person(place, "b@example.org", &["--role", "admin"]);
        let officer = ["--role", "officer", "--agency", "mbpj"];
        person(place, "c@example.org", &officer);
        Self {
            reporter: token(place, "a@example.org", "open311.write"),
            reader: token(place, "b@example.org", "cases.read"),
            officer: session(db, "c@example.org"),
        }
    }
}

/// A browser session of the person at this address.
fn session(db: &Db, email: &str) -> String {
    let ids = base::Ids::random();
    let session = SessionNew::draw(&ids, None).proved();
    let token = session.token.clone();
    let address = identity::Address::Email(Email::parse(email).unwrap());
    let now = base::Clock::now(&base::SystemClock);
    let started = db.write_blocking("test.session", move |tx| {
        let person = identity::person_at(tx, &address)?.ok_or(identity::Error::PersonUnknown)?;
        identity::session_start(tx, now, &session, person.id)
    });
    started.unwrap();
    token
}

/// The servers that live.
type Addresses = Mutex<Vec<SocketAddr>>;

/// Asks a server that lives, one after the other; an answer that got lost is asked for again.
fn asked(addresses: &Addresses, turn: usize, head: &str, body: &str) -> (u16, String) {
    let since = now();
    for again in turn.. {
        let address = {
            let living = addresses.lock().unwrap();
            living[again % living.len()]
        };
        match ask(address, head, body) {
            Some((status, answer)) if status != 503 => return (status, answer),
            _ => assert!(since.elapsed() < PATIENCE, "nobody answers {head}"),
        }
    }
    unreachable!("turns do not end")
}

/// Makes a report and moves it to its end; gives what was acknowledged, as (reference, version).
fn live(addresses: &Addresses, turn: usize, keys: &Keys, words: &str) -> Vec<(String, i64)> {
    let head = format!(
        "POST /open311/v2/requests.json HTTP/1.1\r\nAuthorization: Bearer {}\r\n\
         Idempotency-Key: {words}\r\nContent-Type: application/x-www-form-urlencoded",
        keys.reporter
    );
    let body = format!(
        "jurisdiction_id=mbpj&service_code=pothole-local&lat=3.1073&long=101.6067&description={words}"
    );
    let (status, answer) = asked(addresses, turn, &head, &body);
    assert_eq!(status, 201, "{answer}");
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let reference = answer[0]["service_request_id"].as_str().unwrap().to_owned();
    let mut acknowledged = vec![(reference.clone(), 0)];
    let path = format!("/ms/desk/reports/{reference}");
    for (made, step) in ["claim", "note", "reply", "resolve"]
        .into_iter()
        .enumerate()
    {
        let version = i64::try_from(made).unwrap();
        if step_made(addresses, turn, keys, (&path, step, version)) {
            acknowledged.push((reference.clone(), version + 1));
        }
    }
    acknowledged
}

/// Makes a move as an officer does; false if another try of it was faster, so that the first answer got
/// lost.
fn step_made(
    addresses: &Addresses,
    turn: usize,
    keys: &Keys,
    (path, step, version): (&str, &str, i64),
) -> bool {
    let cookie = format!("Cookie: balai_session={}", keys.officer);
    let (_, page) = asked(
        addresses,
        turn,
        &format!("GET {path} HTTP/1.1\r\n{cookie}"),
        "",
    );
    let (_, rest) = page.split_once("name=\"csrf\" value=\"").unwrap();
    let csrf = rest.split('"').next().unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\n{cookie}\r\nContent-Type: application/x-www-form-urlencoded"
    );
    let body = format!("csrf={csrf}&step={step}&version={version}&body=sudah");
    let (status, answer) = asked(addresses, turn, &head, &body);
    assert!(status == 303 || status == 409, "{status}: {answer}");
    status == 303
}

/// Follows the feed until it has come to the last position.
fn follow(
    addresses: &Addresses,
    turn: usize,
    (reader, keys): (Reader, &Keys),
    last: &AtomicI64,
) -> Vec<Seen> {
    let who = match reader {
        Reader::All => format!("\r\nAuthorization: Bearer {}", keys.reader),
        Reader::Public => String::new(),
    };
    let (mut seen, mut after) = (Vec::new(), 0);
    let since = now();
    while after < last.load(Ordering::SeqCst) {
        assert!(since.elapsed() < PATIENCE, "stuck after {after}");
        let path = format!("/api/v1/events?after={after}&limit=7&wait=1");
        let (status, answer) = asked(addresses, turn, &format!("GET {path} HTTP/1.1{who}"), "");
        assert_eq!(status, 200, "{answer}");
        let page: Value = serde_json::from_str(&answer).unwrap();
        for item in page["items"].as_array().unwrap() {
            seen.push(Seen {
                position: item["position"].as_i64().unwrap(),
                name: item["name"].as_str().unwrap().to_owned(),
                reference: item["reference"].as_str().unwrap().to_owned(),
                version: item["version"].as_i64().unwrap(),
            });
        }
        after = page["next"].as_str().unwrap().parse().unwrap();
    }
    seen
}

fn count(db: &Db, sql: &'static Sql) -> i64 {
    let found = db.read_blocking("test.count", move |tx| {
        tx.one(sql, &[], |row| row.get::<i64>("found"))
    });
    found
        .map_err(|error: store::Error| error)
        .unwrap()
        .unwrap_or_default()
}

/// The number of events, once all have positions.
fn settled(db: &Db) -> i64 {
    let since = now();
    while count(db, &WAITING) != 0 {
        assert!(since.elapsed() < PATIENCE, "rows stay without a position");
        std::thread::yield_now();
    }
    count(db, &EVENTS)
}

/// Writes from many clients while many follow; when half is written, `blow` falls.
fn written_and_followed(
    addresses: &Addresses,
    (keys, db): (&Keys, &Db),
    blow: &(dyn Fn() + Sync),
) -> (Vec<(String, i64)>, Vec<Vec<Seen>>) {
    let (last, made) = (AtomicI64::new(i64::MAX), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        let followers: Vec<_> = FOLLOWERS
            .into_iter()
            .enumerate()
            .map(|(turn, reader)| {
                let last = &last;
                scope.spawn(move || follow(addresses, turn, (reader, keys), last))
            })
            .collect();
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let made = &made;
                scope.spawn(move || {
                    let mut acknowledged = Vec::new();
                    for number in 0..EACH {
                        let words = format!("lubang-{writer}-{number}");
                        acknowledged.extend(live(addresses, writer, keys, &words));
                        if made.fetch_add(1, Ordering::SeqCst) + 1 == WRITERS * EACH / 2 {
                            blow();
                        }
                    }
                    acknowledged
                })
            })
            .collect();
        let acknowledged = writers
            .into_iter()
            .flat_map(|one| one.join().unwrap())
            .collect();
        last.store(settled(db), Ordering::SeqCst);
        let followed = followers
            .into_iter()
            .map(|one| one.join().unwrap())
            .collect();
        (acknowledged, followed)
    })
}

fn check(acknowledged: &[(String, i64)], followed: &[Vec<Seen>]) {
    let all = &followed[0];
    // Before them stand what the house published of itself, and the roles of the officers, which are for the instance's
    // operators alone.
    let before = |event: &&Seen| !event.name.starts_with("report.");
    let positions: Vec<i64> = all
        .iter()
        .skip_while(before)
        .map(|event| event.position)
        .collect();
    let first = positions.first().copied().unwrap_or_default();
    let dense: Vec<i64> = (first..).take(positions.len()).collect();
    assert_eq!(positions, dense, "dense, each once, in order");
    let public: Vec<Seen> = all
        .iter()
        .filter(|event| event.name != "report.note" && !event.name.starts_with("hotspot."))
        .cloned()
        .collect();
    assert!(public.len() < all.len(), "something is not for everybody");
    for (reader, seen) in FOLLOWERS.into_iter().zip(followed) {
        let expected = match reader {
            Reader::All => all,
            Reader::Public => &public,
        };
        assert_eq!(seen, expected, "all follow the same feed");
    }
    let mut versions: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for event in all.iter().filter(|event| event.name.starts_with("report.")) {
        versions
            .entry(&event.reference)
            .or_default()
            .push(event.version);
    }
    assert_eq!(versions.len(), WRITERS * EACH);
    for (reference, versions) in &versions {
        assert_eq!(versions, &[0, 1, 2, 3, 4], "{reference}");
    }
    let told: BTreeSet<(&str, i64)> = all
        .iter()
        .map(|event| (event.reference.as_str(), event.version))
        .collect();
    let lost = acknowledged
        .iter()
        .filter(|(reference, version)| !told.contains(&(reference.as_str(), *version)));
    assert_eq!(lost.collect::<Vec<_>>(), Vec::<&(String, i64)>::new());
}

#[test]
fn every_follower_sees_every_commit_once_on_one_house() {
    let folder = Folder::new();
    let place = place(folder.path(), None);
    let house = House::open(&place);
    let db = open(Target::Sqlite(folder.path().join("balai.sqlite")));
    let keys = Keys::new(&place, &db);
    let addresses = Mutex::new(vec![house.address]);
    let (acknowledged, followed) = written_and_followed(&addresses, (&keys, &db), &|| {});
    check(&acknowledged, &followed);
}

#[test]
fn every_follower_sees_every_commit_once_when_the_leader_dies() {
    let database = Database::empty();
    let url = url(&database);
    let folders = [Folder::new(), Folder::new()];
    crate::house::same_secrets(&folders);
    let places = folders
        .each_ref()
        .map(|folder| place(folder.path(), Some(&url)));
    // The first to come leads, and goes on while it lives.
    let leader = Mutex::new(House::open(&places[0]));
    let db = open(Target::Postgres(database.url().to_owned()));
    let keys = Keys::new(&places[0], &db);
    let since = now();
    while leases(&db).is_empty() {
        assert!(since.elapsed() < PATIENCE, "nobody leads");
        std::thread::yield_now();
    }
    let second = House::open(&places[1]);
    let led = leases(&db);
    let first = leader.lock().unwrap().address;
    let addresses = Mutex::new(vec![first, second.address]);
    let blow = || {
        leader.lock().unwrap().kill();
        addresses
            .lock()
            .unwrap()
            .retain(|address| *address != first);
    };
    let (acknowledged, followed) = written_and_followed(&addresses, (&keys, &db), &blow);
    assert_ne!(leases(&db), led, "another one leads now");
    check(&acknowledged, &followed);
}

/// Who leads, if anybody ever did.
fn leases(db: &Db) -> Vec<(String, i64)> {
    const LEASES: Sql = Sql::new("test.leases", "select holder, epoch from kernel_lease");
    let read = |tx: &mut store::Tx<'_>| {
        tx.all(&LEASES, &[], |row| {
            Ok((row.get("holder")?, row.get("epoch")?))
        })
    };
    db.read_blocking("test.leases", read)
        .map_err(|error: store::Error| error)
        .unwrap()
}
