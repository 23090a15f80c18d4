//! What the service does when it can do no more: too much waits, the disk is full, the database is gone.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use testkit::postgres::Database;
use testkit::{Folder, on_both_worlds};

use crate::browser::Browser;
use crate::house::{House, ask, place};
use crate::storm::{reference, report_ask, token, url};

#[test]
fn when_too_much_waits_more_is_refused_and_soon_served_again() {
    on_both_worlds(server::modules, |world| {
        let (gate, db) = (Arc::new(Mutex::new(())), &world.app.db);
        let held = gate.lock().unwrap();
        let inside = Arc::new(AtomicUsize::new(0));
        let wait = || {
            let (gate, inside) = (Arc::clone(&gate), Arc::clone(&inside));
            let closure = move |_: &mut store::Tx<'_>| {
                inside.fetch_add(1, Ordering::SeqCst);
                drop(gate.lock().unwrap_or_else(PoisonError::into_inner));
                Ok::<_, store::Error>(())
            };
            db.read_aside("test.wait", closure, drop)
        };
        // A reader that is late takes one out of a full queue, so each has to hold one before the queue is full.
        loop {
            let all_hold_one = inside.load(Ordering::SeqCst) == testkit::READERS;
            if wait().is_err() && all_hold_one {
                break;
            }
        }
        let mut browser = Browser::new(world);
        for path in ["/readyz", "/ms/reports", "/open311/v2/requests.json"] {
            let answer = browser.get(path);
            assert_eq!((answer.status, &*answer.retry_after), (503, "1"), "{path}");
        }
        assert_eq!(browser.get("/healthz").status, 200, "the program lives");
        drop(held);
        // All that waited is done before this, which is refused as long as the queue is full.
        let turn = |_: &mut store::Tx<'_>| Ok::<_, store::Error>(());
        while db.read_blocking("test.turn", turn).is_err() {}
        assert_eq!(browser.get("/readyz").status, 200);
    });
}

#[test]
fn a_full_disk_refuses_what_is_new_and_keeps_what_was_acknowledged() {
    let folder = Folder::new();
    let place = place(folder.path(), None);
    let token = token(&place);
    let size = std::fs::metadata(folder.path().join("balai.sqlite"))
        .unwrap()
        .len();
    let more = 1_000_000;
    let mut house = House::open_limited(&place, (size + more) / 512);
    let mut kept = Vec::new();
    let refused = loop {
        assert!(kept.len() < 100_000, "the disk never fills up");
        let words = format!("full-{}", kept.len());
        let (status, answer) = report_ask(house.address, &token, &words).unwrap();
        match status {
            201 => kept.push(reference(&answer).unwrap()),
            _ => break status,
        }
    };
    assert_eq!(refused, 507);
    assert!(!kept.is_empty());
    let found = |house: &House, path: &str| {
        let head = format!("GET {path} HTTP/1.1");
        ask(house.address, &head, "").unwrap().0
    };
    let all_found = |house: &House| {
        for reference in &kept {
            let path = format!("/open311/v2/requests/{reference}.json");
            assert_eq!(found(house, &path), 200, "{reference}");
        }
    };
    assert_eq!(found(&house, "/healthz"), 200);
    all_found(&house);

    house.kill();
    let roomy = House::open(&place);
    all_found(&roomy);
    println!(
        "a full disk: {} reports acknowledged, none lost",
        kept.len()
    );
    assert_eq!(report_ask(roomy.address, &token, "again").unwrap().0, 201);
}

#[test]
fn without_its_database_it_lives_but_is_not_ready() {
    let (database, folder) = (Database::empty(), Folder::new());
    let house = House::open(&place(folder.path(), Some(&url(&database))));
    let status = |path: &str| {
        let head = format!("GET {path} HTTP/1.1");
        ask(house.address, &head, "").unwrap().0
    };
    assert_eq!((status("/healthz"), status("/readyz")), (200, 200));

    let name = database
        .url()
        .split(' ')
        .find_map(|word| word.strip_prefix("dbname="))
        .unwrap();
    let elsewhere = database.url().replace(name, "postgres");
    let say = |text: &str| store::administer(&elsewhere, text).unwrap();
    say(&format!("alter database {name} allow_connections false"));
    say(&format!(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
    ));
    assert_eq!((status("/healthz"), status("/readyz")), (200, 503));

    say(&format!("alter database {name} allow_connections true"));
    assert_eq!((status("/healthz"), status("/readyz")), (200, 200));
}
