//! Figures for those who watch over the service: how old queues are, how far the log lags, and what is late.

use std::time::Duration;

use kernel::cases::Area;
use kernel::jobs::{Job, JobError};
use kernel::{App, Module};
use store::{NewJob, Tx};
use testkit::{World, on_both_worlds};

use crate::bounces::letter;
use crate::cases;
use crate::log::{acts, extended, run_any};

const SECOND: Duration = Duration::from_secs(1);

fn fail(_: &App, _: &str) -> Result<(), JobError> {
    Err(JobError::Retry("nobody answers".to_owned()))
}

fn modules() -> Vec<Module> {
    let mut modules = cases::modules();
    let kinds = ["post.fail", "post.later"];
    let jobs = kinds.map(|kind| Job { kind, run: fail });
    modules[0].jobs.extend(jobs);
    modules
}

/// What `/metrics` says under a name, with its labels.
fn figure(world: &World, name: &str) -> i64 {
    let (app, now) = (world.app.clone(), world.now());
    let look = move |tx: &mut Tx<'_>| app.gauges.look(tx, (&app.jobs, now));
    let looked: store::Result<()> = world.app.db.read_blocking("test.look", look);
    looked.expect("figures");
    let text = world.app.meters.text();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(&format!("balai_{name} ")));
    let found = line.unwrap_or_else(|| panic!("no {name} in {text}"));
    found.parse().expect("a number")
}

fn overdue(world: &World, kind: &str) -> i64 {
    figure(world, &format!("jobs_overdue_seconds{{kind=\"{kind}\"}}"))
}

fn enqueue(world: &World, kind: &str, after: Duration) {
    let now = world.now();
    let job = NewJob {
        id: kind.to_owned(),
        kind: kind.to_owned(),
        key: None,
        payload: String::new(),
        run_at: now + after,
        now,
    };
    let write = move |tx: &mut Tx<'_>| tx.enqueue(&job);
    let done = world.app.db.write_blocking("test.enqueue", write);
    assert_eq!(done, Ok::<_, store::Error>(true));
}

#[test]
fn the_age_of_a_queue_is_that_of_its_oldest_job_and_goes_on_while_it_is_tried_in_vain() {
    on_both_worlds(modules, |world| {
        assert_eq!(overdue(world, "post.fail"), 0);
        enqueue(world, "post.fail", Duration::ZERO);
        enqueue(world, "post.later", SECOND * 60);
        world.wait(SECOND * 30);
        assert_eq!(overdue(world, "post.fail"), 30);
        assert_eq!(overdue(world, "post.later"), 0, "its time is to come");
        // Once it was tried, since the first try.
        world.run_jobs();
        world.wait(SECOND * 10);
        assert_eq!(overdue(world, "post.fail"), 10);
        world.run_jobs();
        assert_eq!(overdue(world, "post.fail"), 10, "it rests, undone");
        world.wait(SECOND * 20);
        assert_eq!(overdue(world, "post.fail"), 30);
        let claimed = world
            .app
            .db
            .jobs_claim_blocking(world.now(), 300_000_000, 10);
        assert_eq!(claimed.expect("a claim").len(), 2);
        world.wait(SECOND * 5);
        assert_eq!(overdue(world, "post.fail"), 35, "it runs, not yet done");
        assert_eq!(overdue(world, "post.later"), 5);
    });
}

#[test]
fn the_oldest_letter_that_waits_is_told_until_it_left() {
    on_both_worlds(modules, |world| {
        assert_eq!(figure(world, "letters_oldest_seconds"), 0);
        let (new, now) = (letter("m1", "ali@contoh.my"), world.now());
        let write = move |tx: &mut Tx<'_>| kernel::notifications::message_queue(tx, now, &new);
        let queued: store::Result<_> = world.app.db.write_blocking("test.letter", write);
        queued.expect("queued");
        world.wait(SECOND * 40);
        assert_eq!(figure(world, "letters_oldest_seconds"), 40);
        assert_eq!(overdue(world, "notifications.send"), 40);
        world.run_jobs();
        assert_eq!(figure(world, "letters_oldest_seconds"), 0);
        assert_eq!(overdue(world, "notifications.send"), 0);
    });
}

#[test]
fn the_logs_lag_counts_acts_that_nobody_gave_a_position_too() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        acts(world, 2);
        extended(world);
        assert_eq!(figure(world, "log_lag_seconds"), 0);
        // Positions are given by whoever holds this, which is nobody now; SQLite's writer asks nobody.
        run_any(
            world,
            "update kernel_lease set holder = 'nobody', epoch = epoch + 1, expires_us = 9000000000000000
             where name = 'store.positions'",
        );
        cases::open_at(world, &owner, ("mbpj", None), Area::default());
        world.wait(SECOND * 90);
        assert_eq!(figure(world, "log_lag_seconds"), 90);
        run_any(
            world,
            "update kernel_lease set expires_us = 0 where name = 'store.positions'",
        );
        world.settle();
        world.wait(SECOND * 10);
        assert_eq!(figure(world, "log_lag_seconds"), 100, "not in the tree yet");
        extended(world);
        assert_eq!(figure(world, "log_lag_seconds"), 0);
    });
}

#[test]
fn cases_past_their_date_are_counted_while_it_is_their_agencys_turn() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "dbkl"));
        let place = ("dbkl", Some("pothole-local"));
        let open = || cases::open_at(world, &owner, place, Area::default());
        let (asked, granted) = (open(), open());
        open();
        world.wait(SECOND * 60);
        assert_eq!(figure(world, "cases_overdue"), 0);
        cases::step(world, &officer, asked, "ask", |cmd| {
            cmd.body = Some("Di mana?".to_owned());
        })
        .expect("ask");
        world.wait(Duration::from_hours(24 * 90));
        assert_eq!(
            figure(world, "cases_overdue"),
            2,
            "the owner's turn is theirs"
        );
        cases::step(world, &officer, granted, "grant", |_| {}).expect("grant");
        assert_eq!(figure(world, "cases_overdue"), 1);
    });
}
