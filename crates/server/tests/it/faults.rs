//! A node that dies in the middle of a job, and clocks that jump: nothing that was acknowledged is lost, and what a
//! receiver tells apart by its id it gets once.

use std::collections::BTreeSet;
use std::time::Duration;

use base::{Actor, Clock, Lang, SystemClock};
use kernel::identity::Address;
use kernel::log::log_extend;
use kernel::notifications::{self, MessageNew, MessageState};
use reports::model::Visibility;
use store::{Db, Sql, Target};
use testkit::postgres::Database;
use testkit::{Folder, Liar, Lie, START, World};

use crate::browser::Browser;
use crate::house::{House, PATIENCE, place, same_secrets};
use crate::matrix::report;
use crate::storm::{now, open, reference, references, report_ask, token, url};

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);
/// Letters are asked for over both nodes.
const REPORTS: usize = 12;

const QUEUED: Sql = Sql::new(
    "test.letters_queued",
    "select count(*) as found from kernel_message where state = 'queued'",
);
const SENT: Sql = Sql::new(
    "test.letters_sent",
    "select id from kernel_message where state = 'sent' order by id",
);
const LAID: Sql = Sql::new(
    "test.jobs_laid",
    "select count(*) as found from kernel_job where state = 'dead'",
);
/// As if the five minutes of a lease had gone by.
const LEASES_END: Sql = Sql::new(
    "test.leases_end",
    "update kernel_job set run_at_us = 0 where state = 'taken'",
);

fn count(db: &Db, sql: &'static Sql) -> i64 {
    let read = move |tx: &mut store::Tx<'_>| tx.one(sql, &[], |row| row.get::<i64>("found"));
    let found = db.read_blocking("test.count", read);
    found
        .map_err(|error: store::Error| error)
        .unwrap()
        .unwrap_or_default()
}

/// Waits until it holds.
fn until(what: &str, holds: impl Fn() -> bool) {
    let since = now();
    while !holds() {
        assert!(since.elapsed() < PATIENCE, "{what}");
        std::thread::park_timeout(Duration::from_millis(20));
    }
}

/// Queues a letter about a report, as an agency's answer does.
fn letter(db: &Db, number: usize, reference: &str) {
    let args = [("reference", reference), ("agency", "MBPJ")];
    let new = MessageNew {
        id: format!("letter-{number}"),
        address: Address::parse("ali@contoh.my", "60").expect("an address"),
        person_id: None,
        case_id: None,
        template: "report_replied".to_owned(),
        args: args
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        lang: Lang::MS,
    };
    let now = SystemClock.now();
    let queue = move |tx: &mut store::Tx<'_>| notifications::message_queue(tx, now, &new);
    db.write_blocking("test.queue", queue).expect("queued");
}

#[test]
fn letters_of_a_node_that_dies_in_the_middle_of_one_are_sent_by_another_and_come_once_by_their_id()
{
    let (database, liar) = (Database::empty(), Liar::mail());
    let url = url(&database);
    let folders = [Folder::new(), Folder::new()];
    same_secrets(&folders);
    let places: Vec<_> = folders
        .iter()
        .map(|folder| place(folder.path(), Some(&url)))
        .collect();
    let token = token(&places[0]);
    let smtp = format!("smtp://{}", liar.address());
    let mail = [("BALAI_MAIL_SMTP", smtp.as_str())];
    let db = open(Target::Postgres(database.url().to_owned()));
    liar.lie(Lie::TakeAndHang);
    let mut first = House::open_with(&places[0], &mail);
    let asked = |house: &House, number: usize| {
        let (_, answer) = report_ask(house.address, &token, &format!("lubang-{number}")).unwrap();
        let reference = reference(&answer).unwrap();
        letter(&db, number, &reference);
        reference
    };
    let mut acknowledged: Vec<String> = (0..REPORTS / 2).map(|one| asked(&first, one)).collect();
    // It is in the middle of a letter that was taken, and of which it will never hear.
    until("a letter hangs", || !liar.taken().is_empty());
    let second = House::open_with(&places[1], &mail);
    acknowledged.extend((REPORTS / 2..REPORTS).map(|one| asked(&second, one)));
    first.kill();
    liar.lie(Lie::None);
    db.write_blocking("test.leases_end", |tx| tx.exec(&LEASES_END, &[]))
        .map_err(|error: store::Error| error)
        .unwrap();
    until("letters wait", || count(&db, &QUEUED) == 0);

    let kept = references(&db);
    let lost = acknowledged.iter().filter(|one| !kept.contains(*one));
    assert_eq!(lost.count(), 0);
    came_once(&db, &liar);
    assert_eq!(count(&db, &LAID), 0);
}

/// Expects each letter to have come, and none to look like another one; one came twice.
#[expect(
    clippy::print_stdout,
    reason = "`make faults` shows what was tried and lost"
)]
fn came_once(db: &Db, liar: &Liar) {
    let read = |tx: &mut store::Tx<'_>| tx.all(&SENT, &[], |row| row.get::<String>("id"));
    let sent = db.read_blocking("test.sent", read);
    let sent: Vec<String> = sent.map_err(|error: store::Error| error).unwrap();
    let came = liar.taken();
    let ids: BTreeSet<&str> = came
        .iter()
        .filter_map(|id| id.strip_prefix('<')?.split('@').next())
        .collect();
    let lost: Vec<_> = sent
        .iter()
        .filter(|id| !ids.contains(id.as_str()))
        .collect();
    println!(
        "a node dies in the middle of a letter: {} letters, {} came, {} by their id, {} lost",
        sent.len(),
        came.len(),
        ids.len(),
        lost.len()
    );
    assert_eq!(sent.len(), REPORTS, "each report has a letter");
    assert_eq!((lost, ids.len()), (Vec::<&String>::new(), sent.len()));
    assert!(came.len() > ids.len(), "the one that hung came again");
}

/// Extends the log as far as there is something; how many acts it took.
fn extended(world: &World) -> usize {
    let mut taken = 0;
    loop {
        match log_extend(&world.app).expect("a step") {
            0 => return taken,
            more => taken += more,
        }
    }
}

/// An officer claims a report on the desk.
fn claimed(world: &World, officer: &Actor, reference: &str) {
    let mut browser = Browser::new(world).with_session(world.session(officer));
    let path = format!("/ms/desk/reports/{reference}");
    assert_eq!(browser.get(&path).status, 200);
    let form = [("step", "claim"), ("version", "0"), ("body", "")];
    assert_eq!(browser.post(&path, &form).status, 303);
}

fn is_signed_in(world: &World, session: &str) -> bool {
    let mut browser = Browser::new(world).with_session(session.to_owned());
    browser.get("/ms/me").status == 200
}

#[test]
fn a_clock_that_runs_days_ahead_and_is_set_back_holds_nothing_up_and_loses_nothing() {
    let folder = Folder::new();
    let ahead = World::in_folder(folder.path(), &server::modules());
    let (owner, officer) = (ahead.citizen("Aminah"), ahead.officer("officer", "mbpj"));
    let early = ahead.session(&owner);
    let mut made = vec![report(&ahead, &owner, Visibility::NameHidden)];
    let logged = extended(&ahead);
    assert!(logged > 0);
    // Three days ahead: acts, sessions, leases and letters of a morning that has not come.
    ahead.clock.set(START + DAY * 3);
    let strange = ahead.session(&owner);
    made.push(report(&ahead, &owner, Visibility::NameHidden));
    let size = logged + extended(&ahead);
    let held = ahead
        .app
        .db
        .jobs_claim_blocking(ahead.now(), 300_000_000, 100);
    assert!(
        !held.expect("jobs").is_empty(),
        "it dies with letters in its hands"
    );
    drop(ahead);

    let back = World::in_folder(folder.path(), &server::modules());
    back.clock.set(START + HOUR);
    kernel::jobs::jobs_free(&back.app).expect("freed");
    back.run_jobs();
    let recent = |tx: &mut store::Tx<'_>| notifications::messages_recent(tx, 100);
    let recent = back
        .app
        .db
        .read_blocking("test.recent", recent)
        .expect("read");
    let waiting = recent
        .iter()
        .filter(|one| one.state == MessageState::Queued);
    assert_eq!(waiting.count(), 0, "letters wait for a day that was");
    assert!(!recent.is_empty());
    // The log goes on under another leader, and only grows.
    made.push(report(&back, &owner, Visibility::NameHidden));
    for reference in &made {
        claimed(&back, &officer, reference);
    }
    let size = size + extended(&back);
    let verified = kernel::log::verify_all(&back.app).expect("sound");
    assert_eq!(usize::try_from(verified.logged), Ok(size));
    assert!(is_signed_in(&back, &early), "who came before is still in");
    assert!(is_signed_in(&back, &strange));
    // Whatever a clock said when somebody signed in, they are not in for ever.
    back.clock.set(START + DAY * 365);
    assert!(!is_signed_in(&back, &strange) && !is_signed_in(&back, &early));
    let read =
        |tx: &mut store::Tx<'_>| tx.all(&REFERENCES, &[], |row| row.get::<String>("reference"));
    let kept = back.app.db.read_blocking("test.kept", read);
    let kept: Vec<String> = kept.map_err(|error: store::Error| error).expect("read");
    let lost: Vec<_> = made.iter().filter(|one| !kept.contains(one)).collect();
    println!(
        "a clock three days ahead, then set back: {} acknowledged, {} letters, {size} acts in the log, {} lost",
        made.len(),
        recent.len(),
        lost.len()
    );
    assert!(lost.is_empty(), "{lost:?}");
}

const REFERENCES: Sql = Sql::new("test.all_references", "select reference from kernel_case");
