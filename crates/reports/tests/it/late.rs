//! Reports past their date: the reason before anything else, where they are brought to, and later dates for
//! complex matters; on both stores.

use std::time::Duration;

use base::{Actor, Time};
use kernel::audit::Fresh;
use kernel::cases::{self, Case, CaseMove, Desk, Error as CaseError, Queue, QueueAsk};
use reports::Error;
use reports::actions::{self, Created};
use reports::model::{Addressee, ReportNew};
use testkit::{World, on_both_worlds};

use crate::journeys::{act, create, modules, new};

fn case(world: &World, created: &Created) -> Case {
    let id = created.id;
    let found = world.app.db.read_blocking("test.case", move |tx| {
        cases::case_find(tx, &Actor::system(), id)
    });
    found.expect("a case")
}

fn step(
    world: &World,
    actor: &Actor,
    created: &Created,
    step: &str,
    change: impl FnOnce(&mut CaseMove),
) -> Result<(), Error> {
    let mut cmd = CaseMove::new(created.id, step, Fresh::draw(&world.app.ids, world.now()));
    change(&mut cmd);
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    world.app.db.write_blocking("test.step", move |tx| {
        Ok(cases::case_act(tx, &app, (&actor, now), &cmd).map(drop)?)
    })
}

/// Lets time pass until then, and what follows follow.
fn wait_until(world: &World, time: Time) {
    world.wait(time.since(world.now()) + Duration::from_mins(1));
    world.run_jobs();
}

fn overdue(world: &World, name: &str) -> Created {
    let created = create(world, &world.citizen(name), &new(world), None, None);
    let created = created.expect("a report");
    wait_until(world, case(world, &created).due.expect("a date"));
    created
}

fn is_need(refused: &Result<(), Error>) -> bool {
    matches!(refused, Err(Error::Case(CaseError::NeedMissing(need))) if need.to_string() == "explained.resolve")
}

#[test]
fn nothing_is_said_in_public_before_the_agency_said_why_it_is_late() {
    on_both_worlds(modules, |world| {
        let officer = world.officer("officer", "mbpj");
        let early = create(world, &world.citizen("Aminah"), &new(world), None, None).expect("one");
        let why = |cmd: &mut CaseMove| {
            cmd.reason = Some("parts".to_owned());
            cmd.body = Some("Tiang baru dipesan.".to_owned());
        };
        assert!(
            matches!(
                step(world, &officer, &early, "explain", why),
                Err(Error::Case(CaseError::NeedMissing(_)))
            ),
            "what is not late needs no excuse"
        );
        let created = overdue(world, "Badrul");
        for refused in ["claim", "reply", "ask", "resolve", "decline"] {
            let refused = act(world, &officer, &created, refused, "ya");
            assert!(is_need(&refused));
        }
        let handed = step(world, &officer, &created, "offer", |cmd| {
            cmd.body = Some("bukan kami".to_owned());
            cmd.agencies = vec!["dbkl".to_owned()];
        });
        assert!(is_need(&handed));
        act(world, &officer, &created, "note", "tunggu").expect("colleagues may be told");
        for wrong in [None, Some("because"), Some("study")] {
            let told = step(world, &officer, &created, "explain", |cmd| {
                cmd.reason = wrong.map(str::to_owned);
            });
            assert!(
                matches!(told, Err(Error::Case(CaseError::ReasonWrong))),
                "{wrong:?}"
            );
        }
        let other = world.officer("officer", "dbkl");
        assert!(step(world, &other, &created, "explain", why).is_err());
        step(world, &officer, &created, "explain", why).expect("a reason");
        let reference = created.reference.clone();
        let row = world
            .app
            .db
            .read_blocking("test.row", move |tx| actions::report_row(tx, &reference));
        assert_eq!(row.expect("a row").late.as_deref(), Some("parts"));
        act(world, &officer, &created, "reply", "Esok.").expect("a reply");
        act(world, &officer, &created, "resolve", "Siap.").expect("an end");
    });
}

#[test]
fn a_reason_is_for_one_date_only() {
    on_both_worlds(modules, |world| {
        let (officer, owner) = (world.officer("officer", "mbpj"), world.citizen("Aminah"));
        let created = create(world, &owner, &new(world), None, None).expect("a report");
        wait_until(world, case(world, &created).due.expect("a date"));
        let why = |cmd: &mut CaseMove| cmd.reason = Some("staff".to_owned());
        step(world, &officer, &created, "explain", why).expect("a reason");
        act(world, &officer, &created, "resolve", "Siap.").expect("an end");
        step(world, &owner, &created, "reopen", |_| ()).expect("opened again");
        assert_eq!(case(world, &created).explained(), None);
        act(world, &officer, &created, "reply", "Kami lihat semula.").expect("in time");
        wait_until(world, case(world, &created).due.expect("a date"));
        assert!(is_need(&act(world, &officer, &created, "reply", "Esok.")));
    });
}

#[test]
fn what_is_late_climbs_and_never_gets_lost() {
    on_both_worlds(modules, |world| {
        let unwatched = overdue(world, "Chong");
        assert_eq!(
            case(world, &unwatched).desk,
            Some(Desk::Bureau),
            "nobody supervises there"
        );
        let head = world.officer("agency_admin", "mbpj");
        let bureau = world.officer("triage", "bpa");
        let watched = overdue(world, "Devi");
        assert_eq!(case(world, &watched).desk, Some(Desk::Supervisor));
        let asked = head.clone();
        let now = world.now();
        let queue = world.app.db.read_blocking("test.queue", move |tx| {
            cases::case_queue(tx, (&asked, now), "mbpj", &QueueAsk::of(Queue::Escalated))
        });
        assert_eq!(queue.expect("a queue").len(), 2);
        world.wait(Duration::from_hours(24 * 9));
        world.run_jobs();
        assert_eq!(case(world, &watched).desk, Some(Desk::Bureau));
        let (asked, id) = (bureau.clone(), watched.id);
        let (rows, count, steps) = world
            .app
            .db
            .read_blocking("test.bureau", move |tx| {
                let case = cases::case_find(tx, &asked, id)?;
                let (entries, _) = cases::case_timeline(tx, &Actor::anonymous(), &case)?;
                let steps = entries.iter().filter(|it| it.step == "escalate").count();
                let rows = cases::bureau_queue(tx, &asked, (50, 0))?;
                Ok::<_, CaseError>((rows, cases::bureau_count(tx, &asked)?, steps))
            })
            .expect("the bureau's queue");
        assert_eq!((rows.len(), count, steps), (2, Some(2), 2));
        act(world, &bureau, &watched, "note", "Biro bertanya.").expect("the bureau notes");
        assert!(act(world, &bureau, &watched, "reply", "Kami jawab.").is_err());
        step(world, &head, &watched, "explain", |cmd| {
            cmd.reason = Some("overlooked".to_owned());
        })
        .expect("a reason");
        act(world, &head, &watched, "resolve", "Siap.").expect("an end");
        assert_eq!(case(world, &watched).desk, None);
        assert!(act(world, &bureau, &watched, "note", "Lagi.").is_err());
    });
}

#[test]
fn the_bureau_reads_what_was_brought_to_it_and_nothing_else() {
    on_both_worlds(modules, |world| {
        let bureau = world.officer("triage", "bpa");
        let private = reports::model::ReportNew {
            visibility: reports::model::Visibility::Private,
            ..new(world)
        };
        let created = create(world, &world.citizen("Aminah"), &private, None, None).expect("one");
        let seen = |bureau: &Actor| {
            let (bureau, now, reference) = (bureau.clone(), world.now(), created.reference.clone());
            let read = world.app.db.write_blocking("test.handle", move |tx| {
                actions::report_handle(tx, (&bureau, now), &reference)
            });
            read.is_ok()
        };
        assert!(!seen(&bureau));
        wait_until(world, case(world, &created).due.expect("a date"));
        assert!(seen(&bureau));
        assert!(!seen(&world.officer("agency_admin", "dbkl")));
    });
}

#[test]
fn a_complex_matter_gets_a_later_date_once() {
    on_both_worlds(modules, |world| {
        let officer = world.officer("officer", "mbpj");
        let created =
            create(world, &world.citizen("Aminah"), &new(world), None, None).expect("one");
        let before = case(world, &created).due.expect("a date");
        let prolong = |days: Option<u32>| {
            step(world, &officer, &created, "prolong", |cmd| {
                cmd.reason = Some("study".to_owned());
                cmd.days = days;
            })
        };
        for days in [None, Some(0), Some(61)] {
            assert!(matches!(
                prolong(days),
                Err(Error::Case(CaseError::DaysWrong(60)))
            ));
        }
        prolong(Some(10)).expect("a later date");
        let after = case(world, &created).due.expect("a date");
        assert!(after > before + Duration::from_hours(24 * 9));
        assert!(matches!(
            prolong(Some(10)),
            Err(Error::Case(CaseError::TooOften))
        ));
        let late = overdue(world, "Eva");
        let again = step(world, &officer, &late, "prolong", |cmd| {
            cmd.reason = Some("study".to_owned());
            cmd.days = Some(10);
        });
        assert!(
            matches!(again, Err(Error::Case(CaseError::NeedMissing(_)))),
            "a missed date is not stretched"
        );
    });
}

/// The desks that a report was brought to, one after the other.
fn brought(world: &World, created: &Created) -> Vec<String> {
    let case = case(world, created);
    let read = world.app.db.read_blocking("test.entries", move |tx| {
        cases::case_timeline(tx, &Actor::anonymous(), &case)
    });
    let (entries, _) = read.expect("entries");
    let brought = entries.into_iter().filter(|it| it.step == "escalate");
    brought.filter_map(|it| it.reason).collect()
}

#[test]
fn a_first_word_that_is_late_climbs_before_the_last_one_is_due() {
    on_both_worlds(modules, |world| {
        let head = world.officer("agency_admin", "jkr");
        let road = ReportNew {
            category: "pothole-state".to_owned(),
            addressee: Addressee::Chosen("jkr".to_owned()),
            ..new(world)
        };
        let created = create(world, &world.citizen("Aminah"), &road, None, None).expect("one");
        world.wait(Duration::from_hours(48));
        world.run_jobs();
        let late = case(world, &created);
        assert_eq!(late.desk, Some(Desk::Supervisor), "one working day is over");
        assert!(late.due.is_some_and(|due| due > world.now()));
        // The answer runs out as well, and a week later nobody has acknowledged it yet.
        world.wait(Duration::from_hours(24 * 9));
        world.run_jobs();
        assert_eq!(case(world, &created).desk, Some(Desk::Bureau));
        assert_eq!(
            brought(world, &created),
            ["supervisor", "supervisor", "bureau"],
            "no date passes in silence"
        );
        step(world, &head, &created, "claim", |_| ()).expect("acknowledged");
        assert_eq!(
            case(world, &created).desk,
            Some(Desk::Bureau),
            "the answer is late still"
        );
        act(world, &head, &created, "reply", "Esok.").expect("answered");
        assert_eq!(case(world, &created).desk, None);
    });
}
