//! What settled reports teach, on both stores: first choices follow it, and forget it again.

use std::time::Duration;

use base::{Actor, Point};
use kernel::audit::Fresh;
use kernel::cases::{self, CaseMove, TaskEnd};
use kernel::registry::Experience;
use reports::actions::{self, Created};
use reports::experience;
use reports::model::{ReportNew, Visibility};
use store::Sql;
use testkit::{World, on_both_worlds};

use crate::journeys::{act, create, modules, new};

const WAITING: Sql = Sql::new(
    "test.unnumbered",
    "select id from kernel_event where position is null limit 1",
);

fn at(world: &World, metres_north: f64) -> ReportNew {
    let mut report = new(world);
    report.point = report.point.map(|here| Point {
        lat: here.lat + metres_north / 111_195.0,
        ..here
    });
    report
}

fn made(world: &World, report: &ReportNew) -> Created {
    create(world, &Actor::anonymous(), report, None, None).expect("a report")
}

/// The officers of both councils.
struct Officers {
    ours: Actor,
    theirs: Actor,
}

fn officers(world: &World) -> Officers {
    Officers {
        ours: world.officer("officer", "mbpj"),
        theirs: world.officer("officer", "dbkl"),
    }
}

/// The officers who have it offer it to the other council, which takes it.
fn moved(world: &World, who: &Officers, created: &Created) {
    let cmd = CaseMove {
        body: Some("di sempadan".to_owned()),
        agencies: vec!["dbkl".to_owned()],
        ..CaseMove::new(
            created.id,
            "offer",
            Fresh::draw(&world.app.ids, world.now()),
        )
    };
    let fresh = Fresh::draw(&world.app.ids, world.now());
    let (ours, theirs) = (who.ours.clone(), who.theirs.clone());
    let (app, now) = (world.app.clone(), world.now());
    let moved = world.app.db.write_blocking("test.move", move |tx| {
        let case = cases::case_act(tx, &app, (&ours, now), &cmd)?.case;
        let tasks = cases::tasks_of_case(tx, &app.kinds, &Actor::system(), &case)?;
        let ends = TaskEnd {
            id: case.id,
            number: tasks.last().map_or(0, |task| task.number),
            outcome: "accepted".to_owned(),
            body: None,
            personal: false,
            fresh: fresh.clone(),
        };
        cases::task_act(tx, &app, (&theirs, now), &ends)
    });
    moved.expect("moved");
}

/// A report that went to the wrong council, was brought to the right one, and was settled there.
fn corrected(world: &World, who: &Officers, report: &ReportNew) -> Created {
    let created = made(world, report);
    moved(world, who, &created);
    world.wait(Duration::from_hours(20));
    act(world, &who.theirs, &created, "resolve", "sudah dibaiki").expect("settled");
    created
}

/// Waits until all events have positions: on PostgreSQL the leader is a moment behind.
fn numbered(world: &World) {
    let waits = || {
        let read = |tx: &mut store::Tx<'_>| tx.one(&WAITING, &[], |row| row.get::<String>("id"));
        let found = world.app.db.read_blocking("test.unnumbered", read);
        found.expect("events").is_some()
    };
    for _ in 0..2_000 {
        if !waits() {
            break;
        }
        std::thread::park_timeout(Duration::from_millis(10));
    }
}

/// Lets the job read the feed.
fn learnt(world: &World) {
    numbered(world);
    experience::watch_ensure(&world.app).expect("a watch");
    experience::experience_read(&world.app).expect("a round");
    experience::experience_read(&world.app).expect("a round without news");
}

/// Where a new report goes, and what it rests on.
fn goes(world: &World, report: &ReportNew) -> (String, Option<Experience>) {
    let created = made(world, report);
    let seen = world.app.db.read_blocking("test.seen", move |tx| {
        actions::report_show(tx, &Actor::system(), &created.reference)
    });
    let report = seen.expect("a report").report;
    let explanation = report.routing.explanation.expect("an explanation");
    (report.case.agency, explanation.experience)
}

#[test]
fn reports_that_ended_elsewhere_bring_the_next_one_there() {
    on_both_worlds(modules, |world| {
        let who = officers(world);
        for metres in [0.0, 20.0, 40.0, 60.0, 80.0] {
            corrected(world, &who, &at(world, metres));
        }
        learnt(world);
        let (agency, known) = goes(world, &at(world, 30.0));
        assert_eq!(
            (agency.as_str(), known),
            ("mbpj", None),
            "five teach nothing"
        );
        corrected(world, &who, &at(world, 10.0));
        learnt(world);
        let (agency, known) = goes(world, &at(world, 30.0));
        let known = known.expect("six teach");
        assert_eq!(agency, "dbkl");
        assert_eq!((known.cases, known.of, known.handed), (6, 6, 6));
        assert!(known.differs);
        assert_eq!(goes(world, &at(world, 3_000.0)).0, "mbpj", "far away");
        let mut other = at(world, 30.0);
        other.category = "drain-blocked".to_owned();
        assert_eq!(goes(world, &other).1, None, "another matter");
    });
}

#[test]
fn what_is_opened_again_or_erased_or_private_teaches_nothing() {
    on_both_worlds(modules, |world| {
        let who = officers(world);
        let mut all: Vec<_> = (0..5)
            .map(|_| corrected(world, &who, &at(world, 0.0)))
            .collect();
        let mut hidden = at(world, 0.0);
        hidden.visibility = Visibility::Private;
        corrected(world, &who, &hidden);
        learnt(world);
        assert_eq!(goes(world, &at(world, 0.0)).1, None);
        let owner = world.citizen("Aminah");
        let own = create(world, &owner, &at(world, 0.0), None, None).expect("a report");
        moved(world, &who, &own);
        act(world, &who.theirs, &own, "resolve", "sudah dibaiki").expect("settled");
        learnt(world);
        assert_eq!(goes(world, &at(world, 0.0)).0, "dbkl");
        act(world, &owner, &own, "reopen", "").expect("opened again");
        learnt(world);
        assert_eq!(goes(world, &at(world, 0.0)).0, "mbpj");
        act(world, &who.theirs, &own, "resolve", "sudah").expect("settled again");
        learnt(world);
        assert_eq!(goes(world, &at(world, 0.0)).0, "dbkl");
        let gone = all.pop().expect("a report").id;
        let erase = move |tx: &mut store::Tx<'_>| actions::report_erase(tx, gone);
        let erased = world.app.db.write_blocking("test.erase", erase);
        erased.expect("erased");
        assert_eq!(goes(world, &at(world, 0.0)).0, "mbpj");
    });
}

#[test]
fn a_new_report_reads_what_is_known_once() {
    on_both_worlds(modules, |world| {
        let report = at(world, 0.0);
        let (_, statements) = world.statements(|| made(world, &report));
        let looks = statements
            .iter()
            .filter(|name| **name == "kernel.experience");
        // SQLite rehearses each write.
        assert!((1..=2).contains(&looks.count()), "{statements:?}");
        let others = [
            "kernel.experience_insert",
            "reports.experience_decided",
            "reports.experience_lesson",
        ];
        assert!(!statements.iter().any(|name| others.contains(name)));
    });
}

/// Puts the reader so many positions behind the beginning of the feed.
fn far_behind(world: &World, positions: i64) {
    const BEHIND: Sql = Sql::new(
        "test.behind",
        "update reports_reading set position = $1 where name = 'experience'",
    );
    experience::watch_ensure(&world.app).expect("a watch");
    let put = move |tx: &mut store::Tx<'_>| tx.exec(&BEHIND, &store::params![-positions]);
    let put = world.app.db.write_blocking("test.behind", put);
    assert_eq!(put.expect("put"), 1);
}

#[test]
fn one_round_catches_up_with_all_that_happened() {
    on_both_worlds(modules, |world| {
        let who = officers(world);
        for _ in 0..60 {
            corrected(world, &who, &at(world, 0.0));
        }
        numbered(world);
        far_behind(world, 20_000);
        world.run_jobs();
        let known = goes(world, &at(world, 30.0)).1.expect("learnt");
        assert_eq!(known.cases, 60);
        world.wait(Duration::from_mins(2));
        numbered(world);
        world.run_jobs();
        let ((), statements) = world.statements(|| {
            experience::experience_read(&world.app).expect("a round without news");
        });
        assert!(
            !statements.contains(&"reports.experience_decided"),
            "{statements:?}"
        );
    });
}
