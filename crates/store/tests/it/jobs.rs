//! Jobs: one runner each, retried, or laid aside.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use base::Time;
use store::{Claimed, Db, Error, JobRow, JobsAsked, NewJob, Standing};
use testkit::on_both_stores;

use crate::schema::MIGRATIONS;

const LEASE_US: i64 = 1_000;

fn at(micros: i64) -> Time {
    Time::from_micros(micros)
}

fn enqueue(db: &Db, id: &str, key: Option<&str>, run_at: i64) -> bool {
    let job = NewJob {
        id: id.to_owned(),
        kind: "mail".to_owned(),
        key: key.map(str::to_owned),
        payload: format!("{{\"to\":\"{id}\"}}"),
        run_at: at(run_at),
        now: at(0),
    };
    db.write_blocking("jobs.enqueue", move |tx| tx.enqueue(&job))
        .map_err(|error: Error| error)
        .expect("enqueued")
}

#[test]
fn a_round_is_one_job_in_its_span_and_another_in_the_next() {
    let span = Duration::from_mins(1);
    let minute = 60_000_000;
    on_both_stores(&[MIGRATIONS], |db| {
        let put = |moment: i64| {
            let round = NewJob::round("look", "look", span, at(moment));
            db.write_blocking("jobs.round", move |tx| tx.enqueue(&round))
                .map_err(|error: Error| error)
                .expect("enqueued")
        };
        assert!(put(7 * minute));
        assert!(!put(8 * minute - 1), "the same minute");
        assert!(put(8 * minute));
        assert_eq!(ids(&claim(&db, 9 * minute)), ["look-7", "look-8"]);
    });
}

fn claim(db: &Db, now: i64) -> Vec<Claimed> {
    db.jobs_claim_blocking(at(now), LEASE_US, 10)
        .expect("claimed")
}

fn ids(jobs: &[Claimed]) -> Vec<&str> {
    jobs.iter().map(|job| job.id.as_str()).collect()
}

fn dead(db: &Db) -> Vec<Claimed> {
    db.read_blocking("jobs.dead", |tx| tx.jobs_dead(10))
        .map_err(|error: Error| error)
        .expect("the dead")
}

#[test]
fn a_job_is_done_once() {
    on_both_stores(&[MIGRATIONS], |db| {
        enqueue(&db, "a", None, 100);
        enqueue(&db, "b", None, 200);
        assert!(claim(&db, 99).is_empty(), "not yet due");
        let claimed = claim(&db, 100);
        assert_eq!(ids(&claimed), ["a"]);
        assert_eq!(claimed[0].payload, "{\"to\":\"a\"}");
        assert_eq!(claimed[0].attempts, 1);
        db.job_done_blocking("a").expect("done");
        assert_eq!(ids(&claim(&db, 5_000)), ["b"]);
    });
}

#[test]
fn a_rolled_back_transaction_enqueues_nothing() {
    on_both_stores(&[MIGRATIONS], |db| {
        let job = NewJob {
            id: "a".to_owned(),
            kind: "mail".to_owned(),
            key: None,
            payload: String::new(),
            run_at: at(0),
            now: at(0),
        };
        let done = db.write_blocking("jobs.undone", move |tx| {
            tx.enqueue(&job)?;
            Err::<(), _>(Error::Busy)
        });
        assert_eq!(done, Err(Error::Busy));
        assert!(claim(&db, 100).is_empty());
    });
}

#[test]
fn a_dead_runners_job_is_due_again() {
    on_both_stores(&[MIGRATIONS], |db| {
        enqueue(&db, "a", None, 0);
        assert_eq!(ids(&claim(&db, 10)), ["a"]);
        assert!(claim(&db, 9 + LEASE_US).is_empty(), "still held");
        let again = claim(&db, 10 + LEASE_US);
        assert_eq!((ids(&again), again[0].attempts), (vec!["a"], 2));
    });
}

#[test]
fn a_failed_job_is_retried_then_laid_aside_then_revived() {
    on_both_stores(&[MIGRATIONS], |db| {
        enqueue(&db, "a", None, 0);
        claim(&db, 0);
        db.job_failed_blocking("a", "no answer", (at(0), Some(at(500))))
            .expect("noted");
        assert!(claim(&db, 499).is_empty());
        let again = claim(&db, 500);
        assert_eq!(again[0].error.as_deref(), Some("no answer"));
        db.job_failed_blocking("a", "gone", (at(700), None))
            .expect("laid aside");
        assert!(claim(&db, i64::MAX / 2).is_empty());
        let dead = dead(&db);
        assert_eq!((ids(&dead), dead[0].attempts), (vec!["a"], 2));
        let revived = db.write_blocking("jobs.revive", |tx| tx.job_revive("a", at(900)));
        assert_eq!(revived, Ok::<_, Error>(true));
        assert_eq!(claim(&db, 900)[0].attempts, 1);
    });
}

#[test]
fn jobs_of_one_key_count_as_one_until_one_has_started() {
    on_both_stores(&[MIGRATIONS], |db| {
        assert!(enqueue(&db, "a", Some("daily"), 0));
        assert!(!enqueue(&db, "b", Some("daily"), 0));
        assert!(enqueue(&db, "c", Some("weekly"), 0));
        assert_eq!(ids(&claim(&db, 1)), ["a", "c"]);
        // What happens now may have come too late for the one that runs.
        assert!(enqueue(&db, "d", Some("daily"), 0));
        // The running one fails and waits for its next try; both may stand side by side.
        db.job_failed_blocking("a", "again", (at(2), Some(at(2))))
            .expect("noted");
        assert_eq!(ids(&claim(&db, 3)), ["a", "d"]);
    });
}

#[test]
fn two_runners_never_get_the_same_job() {
    on_both_stores(&[MIGRATIONS], |db| {
        for number in 0..120 {
            enqueue(&db, &format!("{number:03}"), None, 0);
        }
        let claimed: Vec<String> = thread::scope(|scope| {
            let runners: Vec<_> = (0..6)
                .map(|_| {
                    scope.spawn(|| {
                        let mut mine = Vec::new();
                        loop {
                            let jobs = db
                                .jobs_claim_blocking(at(0), i64::MAX / 2, 3)
                                .expect("claimed");
                            if jobs.is_empty() {
                                return mine;
                            }
                            mine.extend(jobs.into_iter().map(|job| job.id));
                        }
                    })
                })
                .collect();
            let joined = runners.into_iter().map(thread::ScopedJoinHandle::join);
            joined.flat_map(|ran| ran.expect("no panic")).collect()
        });
        let distinct: BTreeSet<&String> = claimed.iter().collect();
        assert_eq!((claimed.len(), distinct.len()), (120, 120));
    });
}

/// Every job that stands so at a moment, read page by page.
fn listed(db: &Db, standing: Standing, kind: &str, now: i64) -> Vec<JobRow> {
    let mut found: Vec<JobRow> = Vec::new();
    loop {
        let asked = JobsAsked {
            standing,
            kind: kind.to_owned(),
            after: found.last().map(JobRow::place),
            limit: 2,
        };
        let page: Vec<JobRow> = db
            .read_blocking("jobs.seen", move |tx| tx.jobs_seen(&asked, at(now)))
            .map_err(|error: Error| error)
            .expect("a page");
        if page.is_empty() {
            return found;
        }
        found.extend(page);
    }
}

fn names(rows: &[JobRow]) -> Vec<&str> {
    rows.iter().map(|row| row.id.as_str()).collect()
}

#[test]
fn an_operator_sees_each_job_once_and_where_it_stands() {
    on_both_stores(&[MIGRATIONS], |db| {
        for (id, run_at) in [
            ("a", 5),
            ("b", 5),
            ("c", 5),
            ("d", 90),
            ("e", 80),
            ("f", 80),
        ] {
            enqueue(&db, id, None, run_at);
        }
        assert_eq!(claim(&db, 5).len(), 3);
        db.job_failed_blocking("a", "gone", (at(6), None))
            .expect("laid aside");
        db.job_failed_blocking("b", "gone too", (at(7), None))
            .expect("laid aside");
        let dead = listed(&db, Standing::Dead, "", 10);
        assert_eq!(names(&dead), ["b", "a"], "the last one first");
        assert_eq!((dead[1].since, dead[1].attempts), (at(6), 1));
        assert_eq!(dead[1].error.as_deref(), Some("gone"));
        let running = listed(&db, Standing::Running, "", 10);
        assert_eq!((names(&running), running[0].since), (vec!["c"], at(5)));
        assert_eq!(
            names(&listed(&db, Standing::Waiting, "", 10)),
            ["e", "f", "d"]
        );
        // The runner of c has died: its lease is over, so it waits.
        let later = 5 + LEASE_US;
        assert_eq!(names(&listed(&db, Standing::Running, "", later)), [""; 0]);
        assert_eq!(
            names(&listed(&db, Standing::Waiting, "", later)),
            ["e", "f", "d", "c"]
        );
        assert_eq!(names(&listed(&db, Standing::Waiting, "other", 10)), [""; 0]);
        let counts = db.read_blocking("jobs.kinds", |tx| tx.jobs_kinds(at(10)));
        let mut counts = counts.map_err(|error: Error| error).expect("counts");
        counts.sort_by_key(|count| count.1);
        let mail = "mail".to_owned();
        let expected = [
            (Standing::Dead, 2),
            (Standing::Waiting, 3),
            (Standing::Running, 1),
        ];
        assert_eq!(
            counts,
            expected.map(|(standing, found)| (mail.clone(), standing, found))
        );
    });
}

#[test]
fn jobs_laid_aside_are_revived_or_discarded_once() {
    on_both_stores(&[MIGRATIONS], |db| {
        for id in ["a", "b", "c", "d"] {
            enqueue(&db, id, None, 0);
        }
        assert_eq!(claim(&db, 0).len(), 4);
        for id in ["a", "b", "c"] {
            db.job_failed_blocking(id, "gone", (at(1), None))
                .expect("laid aside");
        }
        let discard = |id: &'static str| {
            db.write_blocking("jobs.discard", move |tx| tx.job_discard(id))
                .map_err(|error: Error| error)
                .expect("discarded")
        };
        assert!(discard("a"));
        assert!(!discard("a"), "it is gone");
        assert!(!discard("d"), "it runs");
        let revive = |most| {
            db.write_blocking("jobs.revive", move |tx| tx.jobs_revive("mail", at(2), most))
                .map_err(|error: Error| error)
                .expect("revived")
        };
        assert_eq!((revive(1), revive(9), revive(9)), (1, 1, 0));
        let again = claim(&db, 2);
        assert_eq!(ids(&again), ["b", "c"]);
        assert!(again.iter().all(|job| job.attempts == 1));
    });
}

#[test]
fn what_a_clock_that_was_ahead_holds_or_put_off_is_due_when_it_is_set_back() {
    on_both_stores(&[MIGRATIONS], |db| {
        let day = 86_400_000_000;
        enqueue(&db, "held", None, 0);
        let held = |now: i64| db.jobs_claim_blocking(at(now), day, 10).expect("claimed");
        assert_eq!(ids(&held(day)), ["held"]);
        let late = NewJob {
            id: "put off".to_owned(),
            kind: "mail".to_owned(),
            key: None,
            payload: String::new(),
            run_at: at(day),
            now: at(day),
        };
        let later = NewJob {
            id: "wanted then".to_owned(),
            run_at: at(2 * day),
            now: at(0),
            ..late.clone()
        };
        for job in [late, later] {
            let put = db.write_blocking("jobs.enqueue", move |tx| tx.enqueue(&job));
            assert!(put.map_err(|error: Error| error).expect("enqueued"));
        }
        // The clock is set back: who held it is gone, and nothing is due for a day.
        assert!(claim(&db, 1_000).is_empty());
        let free = |now: i64| {
            db.jobs_free_blocking(at(now), at(now + 1_000))
                .expect("freed")
        };
        assert_eq!(free(1_000), 2);
        assert_eq!(ids(&claim(&db, 1_000)), ["held", "put off"]);
        assert_eq!(free(1_000), 0, "once");
    });
}

#[test]
fn async_runners_claim_too() {
    on_both_stores(&[MIGRATIONS], |db| {
        enqueue(&db, "a", None, 0);
        enqueue(&db, "b", None, 0);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let jobs = db.jobs_claim(at(0), LEASE_US, 10).await.expect("claimed");
            assert_eq!(ids(&jobs), ["a", "b"]);
            db.job_done("a").await.expect("done");
            db.job_failed("b", "no", (at(0), None))
                .await
                .expect("laid aside");
        });
        assert_eq!(ids(&dead(&db)), ["b"]);
    });
}
