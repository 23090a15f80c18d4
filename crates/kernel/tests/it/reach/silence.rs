//! Time goes by: monthly messages, silence, and what else comes between an agency and its cases.

use std::time::Duration;

use base::{Actor, Time};
use kernel::audit::Fresh;
use kernel::identity::Email;
use kernel::reach::{self, Channel, Error, Reach};
use kernel::registry::{Import, ImportKind, import};
use store::{Sql, Tx};
use testkit::{World, on_both_worlds};

use super::{
    Cast, DAY, aboard, act, acts, again, confirm, email, follow_link, modules, named, newest,
    reach_of, secrets, set, verdict, verify,
};

const NAMES: &str = "code,kind,class,name_ms,name_en,acronym,parent_code,state,lat,lon,website,source,confidence,aliases,note,valid_from,valid_to,successor\n";

fn write(world: &World, sql: Sql) {
    world
        .app
        .db
        .write_blocking("test.write", move |tx| tx.exec(&sql, &[]))
        .expect("a write");
}

fn agencies_change(world: &World, row: &str) {
    let now = world.now();
    let text = format!("{NAMES}{row}");
    let file = Import::new(ImportKind::Agencies, "agencies.csv".to_owned(), text);
    let fresh = Fresh::draw(&world.app.ids, now);
    let imported = world.app.db.write_blocking("test.import", move |tx| {
        import(tx, &Actor::system(), (now, &fresh), &file)
    });
    imported.expect("an import");
}

#[test]
fn each_month_brings_one_message_whatever_happens_to_the_nodes() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        aboard(world, &cast);
        let zone = base_zone(world);
        let months = || {
            const TERMS: Sql = Sql::new(
                "test.terms",
                "select term from kernel_reach_test where term like '20__-__' order by term",
            );
            let read = |tx: &mut Tx<'_>| tx.all(&TERMS, &[], |row| row.get::<String>("term"));
            world
                .app
                .db
                .read_blocking("test.terms", read)
                .expect("terms")
        };
        let slot = |year, month| {
            let day = jiff::civil::Date::new(year, month, 1).expect("a day");
            reach::rules::slot("mbpj", day, &zone).expect("a moment")
        };
        let watch = |at: Time| reach::reach_watch(&world.app, at).expect("a watch");
        let second = Duration::from_secs(1);
        let before = slot(2026, 12) - second;
        watch(before);
        assert_eq!(months(), Vec::<String>::new(), "not before its moment");
        watch(slot(2026, 12));
        watch(slot(2026, 12) + second);
        assert_eq!(months(), ["2026-12"]);
        // Nothing ran over New Year and for most of January: February comes on time, January never.
        watch(slot(2027, 2) - second);
        assert_eq!(months(), ["2026-12"]);
        watch(slot(2027, 2) + DAY);
        assert_eq!(months(), ["2026-12", "2027-02"]);
        // The last second of a month in Malaysia is not yet the next month.
        let last = jiff::civil::date(2027, 2, 28).at(23, 59, 59, 0);
        watch(Time::from(zone.to_timestamp(last).expect("a moment")));
        watch(Time::from(zone.to_timestamp(last).expect("a moment")) + second);
        assert_eq!(months(), ["2026-12", "2027-02"]);
        watch(slot(2027, 3));
        assert_eq!(months(), ["2026-12", "2027-02", "2027-03"]);
    });
}

fn base_zone(world: &World) -> jiff::tz::TimeZone {
    let app = world.app.clone();
    world
        .app
        .db
        .read_blocking("test.zone", move |tx| {
            Ok::<_, store::Error>(app.registry.get(tx)?.zone().clone())
        })
        .expect("a zone")
}

#[test]
fn silence_is_noted_once_and_a_later_answer_heals_it() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        aboard(world, &cast);
        again_after(world, &cast);
        let due = newest(world).due;
        world.clock.set(due);
        reach::reach_watch(&world.app, world.now()).expect("a watch");
        assert_eq!(reach_of(world), Reach::Live, "the last moment is in time");
        world.wait(Duration::from_secs(1));
        assert_eq!(reach_of(world), Reach::Unanswered);
        reach::reach_watch(&world.app, world.now()).expect("a watch");
        reach::reach_watch(&world.app, world.now()).expect("a watch");
        let noted = |name: &str| acts(world).iter().filter(|act| *act == name).count();
        assert_eq!(noted("agency.unreachable"), 1);
        assert_eq!(verdict(world, "mbpj").since, Some(due));
        confirm(world, &cast.officer, &newest(world).id).expect("a late answer");
        let healed = verdict(world, "mbpj");
        assert_eq!(
            (healed.reach, healed.since),
            (Reach::Live, Some(world.now()))
        );
        assert_eq!(noted("agency.answered"), 1);
    });
}

fn again_after(world: &World, cast: &Cast) {
    world.wait(reach::rules::TEST_PAUSE);
    again(world, &cast.bureau).expect("another message");
}

#[test]
fn an_officer_who_lost_the_role_leaves_the_agency_unreachable() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        aboard(world, &cast);
        write(
            world,
            Sql::new(
                "test.ungrant",
                "delete from kernel_grant where agency = 'mbpj'",
            ),
        );
        assert_eq!(reach_of(world), Reach::OfficerGone);
        reach::reach_watch(&world.app, world.now()).expect("a watch");
        let noticed = world.now();
        world.wait(DAY);
        assert_eq!(verdict(world, "mbpj").since, Some(noticed));
        world.colleague("Salmah", "officer", "mbpj");
        assert_eq!(
            reach_of(world),
            Reach::OfficerGone,
            "a colleague is not the officer"
        );
        let mut cmd = named(world, 1, Channel::Desk);
        cmd.officer = Email::parse("salmah@example.org").expect("an address");
        set(world, &cast.bureau, cmd).expect("a new officer");
        assert_eq!(reach_of(world), Reach::Unproved);
    });
}

#[test]
fn a_letter_that_came_back_for_good_counts_until_the_channel_is_proved_again() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        verify(world, &cast, 0, email());
        world.run_jobs();
        follow_link(world, &secrets(world).remove(0)).expect("a confirmation");
        again_after(world, &cast);
        world.run_jobs();
        assert_eq!(reach_of(world), Reach::Live);
        write(
            world,
            Sql::new(
                "test.bounce",
                "update kernel_message set state = 'failed'
                 where created_us = (select max(created_us) from kernel_message)",
            ),
        );
        let broken = verdict(world, "mbpj");
        assert_eq!(
            (broken.reach, broken.since),
            (Reach::Failing, Some(world.now()))
        );
        again_after(world, &cast);
        follow_link(world, &secrets(world).remove(0)).expect("a confirmation");
        assert_eq!(reach_of(world), Reach::Live);
    });
}

#[test]
fn a_channel_that_wants_no_letters_is_broken_until_somebody_there_confirms() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        verify(world, &cast, 0, email());
        world.run_jobs();
        follow_link(world, &secrets(world).remove(0)).expect("a confirmation");
        for (name, text) in [
            (
                "test.stop",
                "insert into kernel_stop (address, case_id, made_us)
                 select address, '', 1 from kernel_reach where address is not null",
            ),
            (
                "test.gone",
                "insert into kernel_unreachable (address, kind, status, message_id, since_us)
                 select address, 'hard', '5.1.1', 'm1', 1 from kernel_reach where address is not null",
            ),
        ] {
            assert_eq!(reach_of(world), Reach::Live);
            write(world, Sql::new(name, text));
            assert_eq!(reach_of(world), Reach::Failing, "{name}");
            again_after(world, &cast);
            world.run_jobs();
            follow_link(world, &secrets(world).remove(0)).expect("the test is sent all the same");
        }
        assert_eq!(reach_of(world), Reach::Live);
    });
}

#[test]
fn a_merged_agency_hands_over_and_one_without_heir_is_missing() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        aboard(world, &cast);
        world.wait(reach::rules::TEST_PAUSE);
        again(world, &cast.bureau).expect("another message");
        let open = newest(world);
        let before = count(world);
        agencies_change(
            world,
            "mbpj,local,MB,Majlis Bandaraya Petaling Jaya,,MBPJ,,MY-10,3.1,101.6,,,high,,,,2026-11-22,mbsa\n",
        );
        let moved = verdict(world, "mbpj");
        assert_eq!(moved.reach, Reach::Moved);
        assert_eq!(
            verdict(world, "mbsa").reach,
            Reach::Unclaimed,
            "the heir proves itself"
        );
        assert_eq!(count(world), before, "none is lost");
        assert!(matches!(
            confirm(world, &cast.officer, &open.id),
            Err(Error::Gone)
        ));
        let tried = set(world, &cast.bureau, named(world, 1, Channel::Api));
        assert!(matches!(tried, Err(Error::Gone)));
        world.wait(40 * DAY);
        reach::reach_watch(&world.app, world.now()).expect("a watch");
        assert_eq!(newest(world).id, open.id, "nobody writes to it any more");
        agencies_change(
            world,
            "mbpj,local,MB,Majlis Bandaraya Petaling Jaya,,MBPJ,,MY-10,3.1,101.6,,,high,,,,2026-11-22,\n",
        );
        assert_eq!(reach_of(world), Reach::Ended);
        assert_eq!(count(world), before);
    });
}

/// How many agencies the survey counts.
fn count(world: &World) -> i64 {
    let (app, now) = (world.app.clone(), world.now());
    act(world, move |tx, registry| {
        let lines = reach::survey(tx, (registry, &app.extras), now)?;
        let figures = reach::figures(&lines);
        Ok(figures.tiers.values().map(reach::Counts::all).sum())
    })
    .expect("a count")
}
