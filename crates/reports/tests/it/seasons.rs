//! Preparing for seasons on both stores: given once, before the season, to whoever had it last time.

use std::time::Duration;

use base::{Actor, Point, Time};
use kernel::cases::{self, Case, CaseId};
use reports::model::Visibility;
use reports::seasons::{self, seasons_prepare};
use store::{Sql, params};
use testkit::{World, on_both_worlds};

use crate::journeys::{create, modules, new};

const WORK: Sql = Sql::new("test.seasons", "select case_id from reports_season_case");
const FORGET: Sql = Sql::new("test.season_forget", "delete from reports_season");

fn until(world: &World, day: &str) {
    let then = Time::parse_rfc3339(&format!("{day}T08:00:00+08:00")).expect("a time");
    world.wait(then.since(world.now()));
}

fn reported(world: &World, category: &str, metres_north: f64, visibility: Visibility) -> CaseId {
    let mut report = new(world);
    let here = report.point.expect("a place");
    report.point = Some(Point {
        lat: here.lat + metres_north / 111_195.0,
        ..here
    });
    (report.category, report.visibility) = (category.to_owned(), visibility);
    let created = create(world, &Actor::anonymous(), &report, None, None);
    world.wait(Duration::from_hours(1));
    created.expect("a report").id
}

fn work(world: &World) -> Vec<Case> {
    let read = |tx: &mut store::Tx<'_>| {
        let ids = tx.all(&WORK, &params![], |row| row.get::<CaseId>("case_id"))?;
        let found = ids.into_iter();
        found
            .map(|id| cases::case_find(tx, &Actor::system(), id))
            .collect::<Result<Vec<_>, _>>()
    };
    let found = world.app.db.read_blocking("test.seasons", read);
    found.expect("cases")
}

#[test]
fn who_had_the_trouble_last_season_is_given_the_work_before_the_next_and_only_once() {
    on_both_worlds(modules, |world| {
        until(world, "2027-03-30");
        reported(world, "drain-blocked", 0.0, Visibility::NameHidden);
        until(world, "2027-04-02");
        let seen: Vec<CaseId> = (0..4)
            .map(|_| reported(world, "drain-blocked", 0.0, Visibility::NameHidden))
            .collect();
        reported(world, "drain-blocked", 0.0, Visibility::Private);
        reported(world, "stray-dogs", 0.0, Visibility::NameHidden);
        for _ in 0..2 {
            reported(world, "drain-blocked", 900.0, Visibility::NameHidden);
        }
        until(world, "2028-01-31");
        assert_eq!(seasons_prepare(&world.app).expect("a look"), 0, "too early");
        until(world, "2028-02-01");
        assert_eq!(seasons_prepare(&world.app).expect("a look"), 1);
        assert_eq!(seasons_prepare(&world.app).expect("a look"), 0);

        let work = work(world);
        let [case] = work.as_slice() else {
            panic!("one agency's work: {work:?}");
        };
        assert_eq!(
            (case.kind.as_str(), case.agency.as_str()),
            (seasons::KIND, "mbpj")
        );
        assert!(!case.public);
        let begins = Time::parse_rfc3339("2028-04-01T00:00:00+08:00").expect("a time");
        let due = case.due.expect("a date");
        assert!(due <= begins && begins.since(due) < 8 * Duration::from_hours(24));
        let (id, officer) = (case.id, world.officer("officer", "mbpj"));
        let linked = world.app.db.read_blocking("test.linked", move |tx| {
            cases::cases_linked(tx, &officer, id)
        });
        let mut linked: Vec<CaseId> = linked.expect("cases").iter().map(|case| case.id).collect();
        linked.sort();
        assert_eq!(linked, seen[2..], "the newest of its one place");
        for stranger in [world.officer("officer", "mbsa"), Actor::anonymous()] {
            let find = move |tx: &mut store::Tx<'_>| cases::case_find(tx, &stranger, id);
            let found = world.app.db.read_blocking("test.find", find);
            assert!(found.is_err(), "others do not know of it");
        }
    });
}

#[test]
fn a_round_that_died_before_its_end_gives_nothing_twice() {
    on_both_worlds(modules, |world| {
        until(world, "2027-04-02");
        for _ in 0..3 {
            reported(world, "drain-blocked", 0.0, Visibility::NameHidden);
        }
        until(world, "2028-02-03");
        assert_eq!(seasons_prepare(&world.app).expect("a look"), 1);
        let forget = |tx: &mut store::Tx<'_>| tx.exec(&FORGET, &params![]);
        let undone = world.app.db.write_blocking("test.season_forget", forget);
        assert_eq!(undone.expect("a row"), 1);
        assert_eq!(seasons_prepare(&world.app).expect("a look"), 0);
        assert_eq!(work(world).len(), 1);
    });
}

#[test]
fn when_it_is_too_late_nothing_is_given_nor_where_last_time_there_was_nothing() {
    on_both_worlds(modules, |world| {
        until(world, "2027-04-02");
        for _ in 0..3 {
            reported(world, "drain-blocked", 0.0, Visibility::NameHidden);
        }
        until(world, "2028-02-08");
        assert_eq!(seasons_prepare(&world.app).expect("a look"), 0, "too late");
        until(world, "2029-02-03");
        assert_eq!(
            seasons_prepare(&world.app).expect("a look"),
            0,
            "last time there was nothing"
        );
    });
}
