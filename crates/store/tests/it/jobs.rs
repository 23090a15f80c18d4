//! Jobs: one runner each, retried, or laid aside.

use std::collections::BTreeSet;
use std::thread;

use base::Time;
use store::{Claimed, Db, Error, NewJob};
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
        db.job_failed_blocking("a", "no answer", Some(at(500)))
            .expect("noted");
        assert!(claim(&db, 499).is_empty());
        let again = claim(&db, 500);
        assert_eq!(again[0].error.as_deref(), Some("no answer"));
        db.job_failed_blocking("a", "gone", None)
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
        db.job_failed_blocking("a", "again", Some(at(2)))
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

#[test]
fn async_runners_claim_too() {
    on_both_stores(&[MIGRATIONS], |db| {
        enqueue(&db, "a", None, 0);
        enqueue(&db, "b", None, 0);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let jobs = db.jobs_claim(at(0), LEASE_US, 10).await.expect("claimed");
            assert_eq!(ids(&jobs), ["a", "b"]);
            db.job_done("a").await.expect("done");
            db.job_failed("b", "no", None).await.expect("laid aside");
        });
        assert_eq!(ids(&dead(&db)), ["b"]);
    });
}
