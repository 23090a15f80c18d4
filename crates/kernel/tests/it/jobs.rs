//! Jobs that were laid aside: who sees them, and what becomes of them, once.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use base::{Actor, Time};
use kernel::audit::Fresh;
use kernel::jobs::{self, Discard, Error, Job, JobError, Replay, Which};
use kernel::once::Once;
use kernel::{App, Module};
use store::{JobsAsked, NewJob, Sql, Standing};
use testkit::{World, on_both_worlds};

static DONE: AtomicU64 = AtomicU64::new(0);
static RUN: AtomicU64 = AtomicU64::new(0);
static TURNS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn fail(_: &App, payload: &str) -> Result<(), JobError> {
    Err(JobError::Dead(format!("mailbox {payload} is full")))
}

#[expect(clippy::unnecessary_wraps, reason = "the form of every job")]
fn work(_: &App, _: &str) -> Result<(), JobError> {
    DONE.fetch_add(1, Ordering::SeqCst);
    Ok(())
}

#[expect(clippy::unnecessary_wraps, reason = "the form of every job")]
fn deadly(_: &App, _: &str) -> Result<(), JobError> {
    RUN.fetch_add(1, Ordering::SeqCst);
    Ok(())
}

#[expect(clippy::unnecessary_wraps, reason = "the form of every job")]
fn turn(_: &App, payload: &str) -> Result<(), JobError> {
    TURNS.lock().expect("whole").push(payload.to_owned());
    Ok(())
}

fn modules() -> Vec<Module> {
    let mut kernel = kernel::module();
    kernel.jobs.push(Job {
        kind: "post.fail",
        run: fail,
    });
    kernel.jobs.push(Job {
        kind: "post.work",
        run: work,
    });
    kernel.jobs.push(Job {
        kind: "post.deadly",
        run: deadly,
    });
    kernel.jobs.push(Job {
        kind: "post.turn",
        run: turn,
    });
    vec![kernel]
}

fn enqueue(world: &World, id: &str, kind: &str) {
    enqueue_with(world, (id, "ali@contoh.my"), kind);
}

fn enqueue_with(world: &World, (id, payload): (&str, &str), kind: &str) {
    let now = world.now();
    let job = NewJob {
        id: id.to_owned(),
        kind: kind.to_owned(),
        key: None,
        payload: payload.to_owned(),
        run_at: now,
        now,
    };
    let done = world
        .app
        .db
        .write_blocking("test.enqueue", move |tx| tx.enqueue(&job));
    assert_eq!(done, Ok::<_, store::Error>(true));
}

fn list(world: &World, actor: &Actor, kind: &str) -> Result<Vec<String>, Error> {
    let (actor, now) = (actor.clone(), world.now());
    let asked = JobsAsked {
        standing: Standing::Dead,
        kind: kind.to_owned(),
        after: None,
        limit: 10,
    };
    let read = move |tx: &mut store::Tx<'_>| jobs::jobs_list(tx, (&actor, now), &asked);
    let (rows, _) = world.app.db.read_blocking("test.list", read)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

fn replay(world: &World, actor: &Actor, which: &Which, key: Option<&str>) -> Result<u64, Error> {
    let (actor, now) = (actor.clone(), world.now());
    let cmd = Replay {
        which: which.clone(),
        fresh: Fresh::draw(&world.app.ids, now),
        once: key.map(|key| Once::new("test", key, format!("{which:?}").as_bytes())),
    };
    let write = move |tx: &mut store::Tx<'_>| jobs::job_replay(tx, (&actor, now), &cmd);
    world.app.db.write_blocking("test.replay", write)
}

fn discard(world: &World, actor: &Actor, id: &str, reason: &str) -> Result<u64, Error> {
    let (actor, now) = (actor.clone(), world.now());
    let cmd = Discard {
        id: id.to_owned(),
        reason: reason.to_owned(),
        fresh: Fresh::draw(&world.app.ids, now),
        once: None,
    };
    let write = move |tx: &mut store::Tx<'_>| jobs::job_discard(tx, (&actor, now), &cmd);
    world.app.db.write_blocking("test.discard", write)
}

/// The acts on jobs that were recorded, as (act, entry).
fn acts(world: &World) -> Vec<(String, String)> {
    const ACTS: Sql = Sql::new(
        "test.acts",
        "select a.act, a.entry from kernel_audit a
         where a.act like 'jobs.%'
            and exists (select 1 from kernel_event e where e.name = a.act and e.subject = a.subject)
         order by a.at_us, a.id",
    );
    let read =
        |tx: &mut store::Tx<'_>| tx.all(&ACTS, &[], |row| Ok((row.get("act")?, row.get("entry")?)));
    world
        .app
        .db
        .read_blocking("test.acts", read)
        .map_err(|error: store::Error| error)
        .expect("acts")
}

fn laid_aside(world: &World, ids: &[&str]) {
    for id in ids {
        enqueue(world, id, "post.fail");
    }
    world.run_jobs();
}

#[test]
fn only_operators_see_and_replay_jobs() {
    on_both_worlds(modules, |world| {
        laid_aside(world, &["a"]);
        let one = Which::One("a".to_owned());
        for actor in [
            Actor::anonymous(),
            world.citizen("Aminah"),
            world.officer("officer", "mbpj"),
            world.officer("agency_admin", "mbpj"),
            world.officer("admin", "mbpj"),
        ] {
            assert!(matches!(list(world, &actor, ""), Err(Error::Forbidden)));
            let refused = replay(world, &actor, &one, None);
            assert!(matches!(refused, Err(Error::Forbidden)));
            let refused = discard(world, &actor, "a", "lama");
            assert!(matches!(refused, Err(Error::Forbidden)));
        }
        let admin = world.officer("admin", "");
        assert_eq!(list(world, &admin, "").expect("a list"), ["a"]);
        assert!(acts(world).is_empty());
    });
}

#[test]
fn a_job_is_replayed_once_and_leaves_one_leaf() {
    on_both_worlds(modules, |world| {
        laid_aside(world, &["a", "b"]);
        let admin = world.officer("admin", "");
        let one = Which::One("a".to_owned());
        assert_eq!(replay(world, &admin, &one, None).expect("replayed"), 1);
        assert_eq!(replay(world, &admin, &one, None).expect("nothing to do"), 0);
        assert_eq!(list(world, &admin, "").expect("a list"), ["b"]);
        let acts = acts(world);
        assert_eq!(acts.len(), 1);
        assert_eq!(acts[0].0, "jobs.replayed");
        assert!(acts[0].1.contains("ref_salted"), "{}", acts[0].1);
        world.run_jobs();
        assert_eq!(list(world, &admin, "post.fail").expect("a list").len(), 2);
        let gone = Which::One("never".to_owned());
        assert_eq!(
            replay(world, &admin, &gone, None).expect("nothing to do"),
            0
        );
    });
}

#[test]
fn all_of_a_kind_are_replayed_and_a_repeated_request_is_answered_alike() {
    on_both_worlds(modules, |world| {
        laid_aside(world, &["a", "b", "c"]);
        let admin = world.officer("admin", "");
        let kind = Which::Kind("post.fail".to_owned());
        let key = Some("k1");
        assert_eq!(replay(world, &admin, &kind, key).expect("replayed"), 3);
        assert_eq!(replay(world, &admin, &kind, key).expect("the same"), 3);
        assert_eq!(replay(world, &admin, &kind, None).expect("nothing"), 0);
        assert_eq!(acts(world).len(), 1);
        let other = Which::Kind("post.work".to_owned());
        let refused = replay(world, &admin, &other, key);
        assert!(matches!(refused, Err(Error::OnceOther)));
    });
}

#[test]
fn two_operators_at_once_replay_a_job_once() {
    on_both_worlds(modules, |world| {
        let admin = world.officer("admin", "");
        for round in 0..5 {
            let id = format!("job-{round}");
            laid_aside(world, &[&id]);
            let which = Which::One(id);
            let counts: Vec<u64> = std::thread::scope(|scope| {
                let both: Vec<_> = (0..2)
                    .map(|_| scope.spawn(|| replay(world, &admin, &which, None)))
                    .collect();
                both.into_iter()
                    .map(|one| one.join().expect("no panic").expect("an answer"))
                    .collect()
            });
            assert_eq!(counts.iter().sum::<u64>(), 1, "{counts:?}");
        }
        assert_eq!(acts(world).len(), 5);
    });
}

#[test]
fn a_job_is_discarded_with_a_reason_and_never_runs() {
    on_both_worlds(modules, |world| {
        laid_aside(world, &["a"]);
        let admin = world.officer("admin", "");
        for reason in ["", "  ", &"x".repeat(501)] {
            let refused = discard(world, &admin, "a", reason);
            assert!(matches!(refused, Err(Error::Reason)));
        }
        assert_eq!(discard(world, &admin, "a", "lama").expect("discarded"), 1);
        assert_eq!(discard(world, &admin, "a", "lama").expect("nothing"), 0);
        let acts = acts(world);
        assert_eq!((acts.len(), acts[0].0.as_str()), (1, "jobs.discarded"));
        assert!(!acts[0].1.contains("lama"), "{}", acts[0].1);
        assert!(list(world, &admin, "").expect("a list").is_empty());
    });
}

#[test]
fn a_job_that_waits_or_runs_is_left_alone() {
    on_both_worlds(modules, |world| {
        let admin = world.officer("admin", "");
        enqueue(world, "w", "post.work");
        let one = Which::One("w".to_owned());
        assert_eq!(replay(world, &admin, &one, None).expect("nothing"), 0);
        assert_eq!(discard(world, &admin, "w", "lama").expect("nothing"), 0);
        let before = DONE.load(Ordering::SeqCst);
        world.run_jobs();
        assert_eq!(DONE.load(Ordering::SeqCst), before + 1);
    });
}

#[test]
fn what_is_kept_of_an_error_names_nobody() {
    on_both_worlds(modules, |world| {
        laid_aside(world, &["a"]);
        let (admin, now): (Actor, Time) = (world.officer("admin", ""), world.now());
        let read = move |tx: &mut store::Tx<'_>| jobs::job_find(tx, (&admin, now), "a");
        let found = world.app.db.read_blocking("test.find", read).expect("it");
        assert_eq!(found.error.as_deref(), Some("mailbox … is full"));
        assert_eq!((found.attempts, found.standing), (1, Standing::Dead));
    });
}

#[test]
fn a_job_that_ends_its_process_each_time_is_laid_aside_and_those_leased_with_it_are_done() {
    on_both_worlds(modules, |world| {
        let admin = world.officer("admin", "");
        // What is due from the beginning on is done, and not among those that follow.
        world.run_jobs();
        enqueue(world, "a-killer", "post.deadly");
        enqueue(world, "b-bystander", "post.deadly");
        for _ in 0..8 {
            // As one whose process ends with it: it leases them, and nobody hears of it any more.
            let claimed = world.app.db.jobs_claim_blocking(world.now(), 1, 16);
            assert_eq!(claimed.expect("leased").len(), 2);
            world.wait(std::time::Duration::from_secs(1));
        }
        assert!(list(world, &admin, "").expect("a list").is_empty());
        let laid = || list(world, &admin, "").expect("a list").len();
        let before = RUN.load(Ordering::SeqCst);
        jobs::jobs_run(&world.app).expect("run");
        assert_eq!(laid(), 1, "one of them is laid aside without being run");
        assert!(RUN.load(Ordering::SeqCst) > before, "the other one is done");
        let one = Which::Kind("post.deadly".to_owned());
        assert_eq!(replay(world, &admin, &one, None).expect("replayed"), 1);
        world.run_jobs();
        assert_eq!(laid(), 0, "it is tried anew when somebody asks for it");
    });
}

#[test]
fn those_leased_with_a_job_that_ends_its_process_are_done_before_it() {
    on_both_worlds(modules, |world| {
        world.run_jobs();
        let jobs = ["a-killer", "b-bystander", "c-bystander"];
        for id in jobs {
            enqueue_with(world, (id, id), "post.turn");
        }
        // The first time the process ended with the first of them.
        let claimed = world.app.db.jobs_claim_blocking(world.now(), 1, 16);
        assert_eq!(claimed.expect("leased").len(), 3);
        world.wait(std::time::Duration::from_secs(1));
        TURNS.lock().expect("whole").clear();
        jobs::jobs_run(&world.app).expect("run");
        let turns = TURNS.lock().expect("whole").clone();
        assert_eq!(turns, ["b-bystander", "c-bystander", "a-killer"]);
    });
}
