//! Hotspots on both stores: made once, joined while open, and again only by new reports.

use std::time::Duration;

use base::{Actor, Point};
use kernel::cases::{self, Case, CaseId};
use reports::actions::Created;
use reports::hotspots;
use reports::model::Visibility;
use store::{Sql, params};
use testkit::{World, on_both_worlds};

use crate::journeys::{act, create, modules, new};

const DAY: Duration = Duration::from_hours(24);
const HOTSPOTS: Sql = Sql::new(
    "test.hotspots",
    "select case_id from reports_hotspot order by made_us, case_id",
);
const WAITING: Sql = Sql::new(
    "test.waiting",
    "select id from kernel_event where position is null limit 1",
);

fn reported(world: &World, metres_north: f64, visibility: Visibility) -> Created {
    let mut report = new(world);
    let here = report.point.expect("a place");
    report.point = Some(Point {
        lat: here.lat + metres_north / 111_195.0,
        ..here
    });
    report.visibility = visibility;
    create(world, &Actor::anonymous(), &report, None, None).expect("a report")
}

/// Lets the job read the feed, once all events have positions: on PostgreSQL the leader is a moment behind.
fn looked(world: &World) {
    let waits = || {
        let read = |tx: &mut store::Tx<'_>| tx.one(&WAITING, &[], |row| row.get::<String>("id"));
        let found = world.app.db.read_blocking("test.waiting", read);
        found.expect("events").is_some()
    };
    for _ in 0..2_000 {
        if !waits() {
            break;
        }
        std::thread::park_timeout(Duration::from_millis(10));
    }
    hotspots::watch_ensure(&world.app).expect("a watch");
    hotspots::hotspots_read(&world.app).expect("a round");
    hotspots::hotspots_read(&world.app).expect("a round without news");
}

fn found(world: &World) -> Vec<Case> {
    let read = |tx: &mut store::Tx<'_>| {
        let ids = tx.all(&HOTSPOTS, &params![], |row| row.get::<CaseId>("case_id"))?;
        let found = ids.into_iter();
        found
            .map(|id| cases::case_find(tx, &Actor::system(), id))
            .collect::<Result<Vec<_>, _>>()
    };
    let found = world.app.db.read_blocking("test.hotspots", read);
    found.expect("hotspots")
}

fn linked(world: &World, actor: &Actor, case: &Case) -> usize {
    let (actor, id) = (actor.clone(), case.id);
    let read = move |tx: &mut store::Tx<'_>| cases::cases_linked(tx, &actor, id);
    let linked = world.app.db.read_blocking("test.linked", read);
    linked.expect("cases").len()
}

fn closed(world: &World, officer: &Actor, case: &Case) {
    let as_created = Created {
        reference: case.reference.clone(),
        id: case.id,
        unconfirmed: false,
    };
    act(world, officer, &as_created, "resolve", "kabel diganti").expect("closed");
}

#[test]
fn three_reports_at_one_place_give_their_agency_one_piece_of_work() {
    on_both_worlds(modules, |world| {
        let officer = world.officer("officer", "mbpj");
        reported(world, 0.0, Visibility::NameHidden);
        reported(world, 500.0, Visibility::NameHidden);
        world.wait(DAY);
        reported(world, 30.0, Visibility::Private);
        looked(world);
        assert!(found(world).is_empty(), "two are no hotspot");
        world.wait(DAY);
        reported(world, 60.0, Visibility::NameHidden);
        looked(world);
        let hotspots = found(world);
        let [hotspot] = hotspots.as_slice() else {
            panic!("one hotspot: {hotspots:?}");
        };
        assert_eq!(
            (hotspot.kind.as_str(), hotspot.agency.as_str()),
            (hotspots::KIND, "mbpj")
        );
        assert_eq!(hotspot.topic.as_deref(), Some("streetlight-local"));
        assert!(!hotspot.public && hotspot.due.is_some());
        assert_eq!(linked(world, &officer, hotspot), 3);
        let stranger = world.officer("officer", "mbsa");
        let read = |actor: Actor, id| {
            let find = move |tx: &mut store::Tx<'_>| cases::case_find(tx, &actor, id);
            world.app.db.read_blocking("test.find", find)
        };
        assert!(read(officer, hotspot.id).is_ok());
        assert!(
            read(stranger, hotspot.id).is_err(),
            "others do not know of it"
        );
        assert!(read(Actor::anonymous(), hotspot.id).is_err());
    });
}

#[test]
fn an_open_hotspot_is_joined_and_a_closed_one_comes_again_only_by_new_reports() {
    on_both_worlds(modules, |world| {
        let officer = world.officer("officer", "mbpj");
        for _ in 0..3 {
            reported(world, 0.0, Visibility::NameHidden);
            world.wait(Duration::from_mins(1));
        }
        looked(world);
        reported(world, 10.0, Visibility::NameHidden);
        looked(world);
        let first = found(world);
        assert_eq!(first.len(), 1, "none while one is open");
        assert_eq!(linked(world, &officer, &first[0]), 4);
        world.wait(DAY);
        closed(world, &officer, &first[0]);
        world.wait(DAY);
        for _ in 0..2 {
            reported(world, 0.0, Visibility::NameHidden);
            world.wait(Duration::from_mins(1));
        }
        looked(world);
        assert_eq!(found(world).len(), 1, "old reports do not count again");
        reported(world, 0.0, Visibility::NameHidden);
        looked(world);
        let again = found(world);
        assert_eq!(again.len(), 2);
        let newest = again
            .iter()
            .find(|case| case.id != first[0].id)
            .expect("a new one");
        assert_eq!(linked(world, &officer, newest), 3);
    });
}

#[test]
fn what_is_far_apart_in_time_or_is_no_complaint_makes_none() {
    on_both_worlds(modules, |world| {
        for _ in 0..4 {
            reported(world, 0.0, Visibility::NameHidden);
            world.wait(DAY * 40);
            looked(world);
        }
        for _ in 0..3 {
            let mut thanks = new(world);
            thanks.feedback = reports::model::Feedback::Appreciation;
            create(world, &Actor::anonymous(), &thanks, None, None).expect("thanks");
        }
        looked(world);
        assert!(found(world).is_empty());
    });
}
