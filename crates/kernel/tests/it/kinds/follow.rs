//! Running cases follow the registry.

use base::{Actor, Lang};
use kernel::audit::Fresh;
use kernel::cases::{self, Party};
use kernel::registry::{
    Code, Error, Holiday, HolidayPut, HolidayRemove, Import, ImportKind, holiday_put,
    holiday_remove, import,
};
use testkit::{World, on_both_worlds};

use super::office::{Office, at, modules};

fn change(world: &World, kind: ImportKind, text: &str) {
    let now = world.now();
    let file = Import::new(kind, "change.csv".to_owned(), text.to_owned());
    let fresh = Fresh::draw(&world.app.ids, now);
    let imported = world.app.db.write_blocking("test.import", move |tx| {
        import(tx, &Actor::system(), (now, &fresh), &file)
    });
    imported.expect("an import");
    world.run_jobs();
}

const AGENCIES: &str = "code,kind,class,name_ms,name_en,acronym,parent_code,state,lat,lon,website,source,confidence,aliases,note,valid_from,valid_to,successor\n";

#[test]
fn a_merged_agencys_cases_go_to_its_heir() {
    on_both_worlds(modules, |world| {
        let (owner, heir) = (world.citizen("Aminah"), world.officer("officer", "mbsa"));
        let officer = world.officer("officer", "mbpj");
        let open = Office::open(world, "information", "received", &owner);
        let closed = Office::open(world, "information", "received", &owner);
        open.go(&officer, "clarify");
        closed.go(&officer, "answer");
        assert!(!open.seen_by(&heir));
        let row = "mbpj,local,MB,Majlis Bandaraya Petaling Jaya,Petaling Jaya City Council,MBPJ,,MY-10,3.1,101.6,,,high,,,,2026-11-22,mbsa\n";
        change(world, ImportKind::Agencies, &format!("{AGENCIES}{row}"));
        let case = open.case();
        assert_eq!((case.agency.as_str(), case.holder), ("mbsa", None));
        assert!(open.seen_by(&heir));
        assert!(!open.seen_by(&officer));
        assert_eq!(open.clock("answer").agency, "mbsa");
        let (entries, _) = open.timeline(&owner);
        let last = entries.last().expect("an entry");
        assert_eq!(
            (last.step.as_str(), &last.party),
            ("succeed", &Party::System)
        );
        assert_eq!(last.to_agency.as_deref(), Some("mbsa"));
        assert_eq!(
            closed.case().agency,
            "mbpj",
            "what is over stays where it was decided"
        );
        open.go(&owner, "explain");
        assert_eq!(open.go(&heir, "answer"), "answered");
    });
}

#[test]
fn a_new_holiday_moves_open_dates_and_says_so() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let office = Office::open(world, "information", "received", &owner);
        let extended = Office::open(world, "information", "received", &owner);
        let large = |cmd: &mut cases::CaseMove| cmd.reason = Some("large_amount".to_owned());
        extended
            .step(&officer, "extend", large)
            .expect("an extension");
        let longer = extended.clock("answer").due;
        assert_eq!(office.case().due, Some(at("2026-12-22T17:00:00")));
        let same = cases::cases_follow(&world.app).expect("nothing to follow");
        assert_eq!(same, 0, "a calendar that did not change changes no date");
        // The year's holidays are replaced: one day in Selangor, and no Christmas any more.
        let days = "date,name_ms,name_en,states,observed,estimated\n\
                    2026-12-01,Cuti peristiwa,A special holiday,MY-10,0,0\n\
                    2026-12-11,Hari Keputeraan Sultan Selangor,Birthday,MY-10,0,0\n";
        change(world, ImportKind::Holidays, days);
        let case = office.case();
        assert_eq!(case.due, Some(at("2026-12-23T17:00:00")));
        let clock = office.clock("answer");
        assert_eq!(clock.next, Some(clock.due));
        let change = clock.trace.changes.last().expect("a trace");
        assert_eq!(
            (change.from, change.to),
            (at("2026-12-22T17:00:00"), clock.due)
        );
        assert!(
            clock
                .trace
                .skipped
                .iter()
                .any(|day| day.date.to_string() == "2026-12-01")
        );
        let (entries, _) = office.timeline(&owner);
        assert_eq!(
            entries.last().map(|entry| entry.step.as_str()),
            Some("reckon")
        );
        // One holiday came and one went: the longer date stays.
        assert_eq!(extended.clock("answer").due, longer);
    });
}

/// A day off that Selangor alone calls, on a Tuesday before the date of an answer.
fn day_off() -> Holiday {
    Holiday {
        date: "2026-12-01".parse().expect("a day"),
        name: base::Text::new([(Lang::MS, "Cuti peristiwa".to_owned())]).expect("a name"),
        states: vec![Code::parse("MY-10").expect("a state")],
        estimated: false,
    }
}

fn declare(world: &World, actor: &Actor, holiday: Holiday, words: &str) -> Result<(), Error> {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let cmd = HolidayPut {
        holiday,
        words: words.to_owned(),
        fresh: Fresh::draw(&app.ids, now),
    };
    let done = world.app.db.write_blocking("test.declare", move |tx| {
        holiday_put(tx, &app, (&actor, now), &cmd)
    });
    world.run_jobs();
    done
}

fn take_back(world: &World, actor: &Actor, key: &str) -> Result<(), Error> {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let cmd = HolidayRemove {
        key: key.to_owned(),
        words: "Diisytiharkan tersilap".to_owned(),
        fresh: Fresh::draw(&app.ids, now),
    };
    let done = world.app.db.write_blocking("test.take_back", move |tx| {
        holiday_remove(tx, &app, (&actor, now), &cmd)
    });
    world.run_jobs();
    done
}

#[test]
fn one_day_off_declared_by_hand_moves_open_dates_and_taking_it_back_leaves_others_alone() {
    on_both_worlds(modules, |world| {
        let (owner, admin) = (world.citizen("Aminah"), world.officer("admin", ""));
        let office = Office::open(world, "information", "received", &owner);
        assert_eq!(office.case().due, Some(at("2026-12-22T17:00:00")));
        let chief = world.officer("agency_admin", "mbpj");
        let refused = declare(world, &chief, day_off(), "Warta 12");
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        let mute = declare(world, &admin, day_off(), " ");
        assert!(matches!(mute, Err(Error::Wrong(_))), "{mute:?}");
        let late = Holiday {
            date: "2026-01-02".parse().expect("a day"),
            ..day_off()
        };
        let late = declare(world, &admin, late, "Warta 12");
        assert!(matches!(late, Err(Error::Wrong(_))), "{late:?}");
        assert_eq!(office.case().due, Some(at("2026-12-22T17:00:00")));

        declare(world, &admin, day_off(), "Warta 12").expect("a day of rest");
        declare(world, &admin, day_off(), "Warta 12").expect("the same once more");
        let clock = office.clock("answer");
        assert_eq!(clock.due, at("2026-12-23T17:00:00"));
        let skipped = &clock.trace.skipped;
        assert!(skipped.iter().any(|day| day.date == day_off().date));

        take_back(world, &admin, "2026-12-01/MY-10").expect("a working day again");
        let gone = take_back(world, &admin, "2026-12-01/MY-10");
        assert!(matches!(gone, Err(Error::Wrong(_))), "{gone:?}");
        let later = Office::open(world, "information", "received", &owner);
        assert_eq!(later.case().due, Some(at("2026-12-22T17:00:00")));
    });
}
