//! Alerts on both stores: everybody is told once of what they asked for, and of nothing else.

use std::time::Duration;

use base::{Actor, Lang, PersonId, Point};
use kernel::audit;
use kernel::identity::{Address, CodeConfirm, CodeRequest};
use reports::Error;
use reports::actions::Created;
use reports::alerts::{self, ALERTS_MAX, About, Alert, AlertNew, Circle, Pace};
use reports::model::{ReportNew, Visibility};
use store::{Sql, params};
use testkit::{World, on_both_worlds};

use crate::handover::case;
use crate::journeys::{act, create, modules, new};

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// Around the place of [`new`].
fn here() -> About {
    About {
        circle: Some(Circle {
            middle: Point {
                lat: 3.11,
                lon: 101.61,
            },
            radius_m: 1_000,
            name: "SS2".to_owned(),
        }),
        ..About::default()
    }
}

fn alert(world: &World, about: About, pace: Pace) -> AlertNew {
    AlertNew {
        id: world.app.ids.next::<AlertNew>(world.now()).to_string(),
        lang: Lang::EN,
        pace,
        about,
    }
}

fn ask(world: &World, person: &Actor, new: AlertNew) -> Result<(), Error> {
    let (app, now) = (world.app.clone(), world.now());
    let person = person.id().expect("a person");
    world.app.db.write_blocking("test.alert", move |tx| {
        let registry = app.registry.get(tx)?;
        alerts::alert_make(tx, &registry, now, (person, &new))
    })
}

fn soon(world: &World, person: &Actor, about: About) {
    ask(world, person, alert(world, about, Pace::Soon)).expect("an alert");
}

fn alerts_of(world: &World, person: &Actor) -> Vec<Alert> {
    let person = person.id().expect("a person");
    let read = world
        .app
        .db
        .read_blocking("test.alerts", move |tx| alerts::alerts_of(tx, person));
    read.expect("alerts")
}

/// The words of the letters to a person, in the order in which they were written.
fn letters(world: &World, person: &Actor) -> Vec<String> {
    const LETTERS: Sql = Sql::new(
        "test.letters",
        "select args from kernel_message where template = $2 and person_id = $1 order by created_us",
    );
    let person: PersonId = person.id().expect("a person");
    let read = world.app.db.read_blocking("test.letters", move |tx| {
        let values = params![person, alerts::LETTER];
        tx.all(&LETTERS, &values, |row| row.get::<String>("args"))
    });
    read.expect("letters")
}

fn reported(world: &World, owner: &Actor) -> Created {
    let created = create(world, owner, &new(world), None, None).expect("a report");
    world.settle();
    created
}

fn later(world: &World, span: Duration) {
    world.wait(span);
    world.run_jobs();
}

#[test]
fn people_are_told_once_of_what_is_around_their_place_and_not_of_their_own() {
    on_both_worlds(modules, |world| {
        let (owner, near, far) = (
            world.citizen("Aminah"),
            world.citizen("Lim"),
            world.citizen("Siva"),
        );
        let elsewhere = About {
            circle: here().circle.map(|circle| Circle {
                middle: Point {
                    lat: 5.4,
                    lon: 100.3,
                },
                ..circle
            }),
            ..About::default()
        };
        soon(world, &owner, here());
        soon(world, &near, here());
        // A report that fits two alerts is one.
        soon(
            world,
            &near,
            About {
                agency: Some("mbpj".to_owned()),
                ..About::default()
            },
        );
        soon(world, &far, elsewhere);
        let created = reported(world, &owner);
        later(world, MINUTE);
        let told = letters(world, &near);
        assert_eq!(told.len(), 1);
        assert!(told[0].contains(created.reference.as_str()), "{told:?}");
        assert!(
            !told[0].contains("padam"),
            "no words of the reporter: {told:?}"
        );
        assert!(letters(world, &owner).is_empty() && letters(world, &far).is_empty());
        for _ in 0..3 {
            later(world, DAY);
        }
        assert_eq!(letters(world, &near).len(), 1);
    });
}

#[test]
fn an_agency_and_a_category_narrow_each_other() {
    on_both_worlds(modules, |world| {
        let reader = world.citizen("Lim");
        let about = |agency: &str, category: &str| About {
            agency: Some(agency.to_owned()),
            category: Some(category.to_owned()),
            ..About::default()
        };
        soon(world, &reader, about("mbpj", "pothole-local"));
        soon(world, &reader, about("dbkl", "streetlight-local"));
        reported(world, &world.citizen("Aminah"));
        later(world, MINUTE);
        assert!(letters(world, &reader).is_empty());
        soon(world, &reader, about("mbpj", "streetlight-local"));
        world.wait(MINUTE);
        reported(world, &world.citizen("Rahman"));
        later(world, MINUTE);
        assert_eq!(letters(world, &reader).len(), 1);
    });
}

/// Everything in a district.
fn all_of(district: &str) -> About {
    About {
        district: Some(district.to_owned()),
        ..About::default()
    }
}

#[test]
fn a_whole_district_is_told_of_wherever_in_it_something_is() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let first = reported(world, &owner);
        let lies = case(world, &first).area.district.expect("a district");
        let (reader, other) = (world.citizen("Lim"), world.citizen("Siva"));
        soon(world, &reader, all_of(&lies));
        soon(
            world,
            &reader,
            About {
                agency: Some("mbpj".to_owned()),
                ..all_of(&lies)
            },
        );
        let elsewhere = if lies == "1_1" { "1_2" } else { "1_1" };
        soon(world, &other, all_of(elsewhere));
        world.wait(MINUTE);
        let second = reported(world, &owner);
        later(world, MINUTE);
        let told = letters(world, &reader);
        assert_eq!(told.len(), 1, "one letter, though two alerts fit");
        assert!(told[0].contains(second.reference.as_str()), "{told:?}");
        assert!(letters(world, &other).is_empty());
        let kept = alerts_of(world, &reader);
        assert!(
            kept.iter().any(|alert| alert.about == all_of(&lies)),
            "kept as it was asked"
        );
        let wrong = |about| ask(world, &reader, alert(world, about, Pace::Soon));
        assert!(matches!(wrong(all_of("no-such")), Err(Error::AlertPlace)));
        let both = About {
            district: Some(lies.clone()),
            ..here()
        };
        assert!(
            matches!(wrong(both), Err(Error::AlertPlace)),
            "a place or a district"
        );
    });
}

#[test]
fn a_flood_of_reports_is_one_letter_an_hour_or_one_each_morning() {
    on_both_worlds(modules, |world| {
        let (often, daily) = (world.citizen("Lim"), world.citizen("Siva"));
        soon(world, &often, here());
        ask(world, &daily, alert(world, here(), Pace::Daily)).expect("an alert");
        let owner = world.citizen("Aminah");
        for _ in 0..2 {
            for _ in 0..12 {
                create(world, &owner, &new(world), None, None).expect("a report");
            }
            world.settle();
            for _ in 0..10 {
                later(world, MINUTE);
            }
        }
        assert_eq!(
            letters(world, &often).len(),
            1,
            "the rest waits for the hour"
        );
        assert!(letters(world, &daily).is_empty());
        later(world, HOUR);
        assert_eq!(letters(world, &often).len(), 2);
        later(world, DAY);
        let told = letters(world, &daily);
        assert_eq!(told.len(), 1);
        assert!(
            told[0].contains("24 new reports") && told[0].contains("and 4 more"),
            "{told:?}"
        );
        later(world, DAY);
        assert_eq!(
            (letters(world, &often).len(), letters(world, &daily).len()),
            (2, 1)
        );
    });
}

#[test]
fn nobody_is_told_of_what_is_private_or_became_so() {
    const HIDE: Sql = Sql::new(
        "test.hide",
        "update kernel_case set public = false where id = $1",
    );
    on_both_worlds(modules, |world| {
        let (owner, reader) = (world.citizen("Aminah"), world.citizen("Lim"));
        soon(world, &reader, here());
        ask(world, &reader, alert(world, here(), Pace::Daily)).expect("slower from now on");
        let private = ReportNew {
            visibility: Visibility::Private,
            ..new(world)
        };
        create(world, &owner, &private, None, None).expect("private");
        let hidden = reported(world, &owner);
        // It is found, and hidden before the morning.
        later(world, MINUTE);
        let hide = world
            .app
            .db
            .write_blocking("test.hide", move |tx| tx.exec(&HIDE, &params![hidden.id]));
        assert_eq!(hide, Ok(1));
        later(world, DAY);
        assert!(letters(world, &reader).is_empty());
        let refused = ask(
            world,
            &reader,
            alert(
                world,
                About {
                    category: Some("counter-service".to_owned()),
                    ..About::default()
                },
                Pace::Soon,
            ),
        );
        assert!(matches!(refused, Err(Error::AlertCategory)));
    });
}

#[test]
fn a_round_that_died_is_done_again_and_nobody_notices() {
    const BACK: Sql = Sql::new("test.back", "update reports_reading set position = 0");
    on_both_worlds(modules, |world| {
        let reader = world.citizen("Lim");
        soon(world, &reader, here());
        reported(world, &world.citizen("Aminah"));
        // What a round leaves that dies before its place in the feed moves.
        let died = |world: &World| {
            let back = world
                .app
                .db
                .write_blocking("test.back", |tx| tx.exec(&BACK, &[]));
            assert_eq!(back, Ok(1));
        };
        alerts::alerts_read(&world.app).expect("read");
        died(world);
        // Two nodes at once, before and after the letter.
        for _ in 0..2 {
            std::thread::scope(|scope| {
                for _ in 0..2 {
                    scope.spawn(|| {
                        alerts::alerts_read(&world.app).expect("read");
                        alerts::alerts_tell(&world.app).expect("told");
                    });
                }
            });
            assert_eq!(letters(world, &reader).len(), 1);
            died(world);
        }
        later(world, DAY);
        assert_eq!(letters(world, &reader).len(), 1);
        world.wait(MINUTE);
        reported(world, &world.citizen("Rahman"));
        later(world, MINUTE);
        assert_eq!(letters(world, &reader).len(), 2, "and nothing is missed");
    });
}

#[test]
fn a_report_that_another_agency_takes_over_is_news_for_those_who_follow_that_one() {
    on_both_worlds(modules, |world| {
        let reader = world.citizen("Lim");
        let about = About {
            agency: Some("dbkl".to_owned()),
            ..About::default()
        };
        soon(world, &reader, about);
        let created = reported(world, &world.citizen("Aminah"));
        later(world, MINUTE);
        assert!(letters(world, &reader).is_empty());
        let officer = world.officer("triage", "mbpj");
        let moved = kernel::cases::CaseMove {
            body: Some("bukan kami".to_owned()),
            agencies: vec!["dbkl".to_owned()],
            ..kernel::cases::CaseMove::new(
                created.id,
                "transfer",
                audit::Fresh::draw(&world.app.ids, world.now()),
            )
        };
        let (app, now) = (world.app.clone(), world.now());
        let taken = world.app.db.write_blocking("test.transfer", move |tx| {
            kernel::cases::case_act(tx, &app, (&officer, now), &moved).map(drop)
        });
        taken.expect("transferred");
        world.settle();
        later(world, MINUTE);
        assert_eq!(letters(world, &reader).len(), 1);
    });
}

#[test]
fn alerts_are_their_persons_own_and_not_without_end() {
    on_both_worlds(modules, |world| {
        let (reader, other) = (world.citizen("Lim"), world.citizen("Siva"));
        let empty = ask(world, &reader, alert(world, About::default(), Pace::Soon));
        assert!(matches!(empty, Err(Error::AlertEmpty)));
        for radius_m in [0, 999, 100_000] {
            let circle = here().circle.map(|circle| Circle { radius_m, ..circle });
            let about = About { circle, ..here() };
            let wrong = ask(world, &reader, alert(world, about, Pace::Soon));
            assert!(matches!(wrong, Err(Error::AlertPlace)));
        }
        let at = |number: u32| {
            let circle = here().circle.map(|circle| Circle {
                middle: Point {
                    lat: 3.0 + f64::from(number) / 100.0,
                    lon: 101.6,
                },
                ..circle
            });
            About {
                circle,
                ..About::default()
            }
        };
        let most = u32::try_from(ALERTS_MAX).expect("a few");
        for number in 0..most {
            soon(world, &reader, at(number));
        }
        let refused = ask(world, &reader, alert(world, at(most), Pace::Soon));
        assert!(matches!(refused, Err(Error::AlertsMany)));
        soon(world, &reader, at(0));
        let kept = alerts_of(world, &reader);
        assert_eq!(kept.len(), ALERTS_MAX, "the same one again is one");
        let end = |person: &Actor| {
            let (person, id) = (person.id().expect("a person"), kept[0].id.clone());
            let ended = world
                .app
                .db
                .write_blocking("test.end", move |tx| alerts::alert_end(tx, person, &id));
            ended.expect("ended or not")
        };
        assert!(!end(&other));
        assert!(end(&reader));
        assert!(!end(&reader));
        assert_eq!(alerts_of(world, &reader).len(), ALERTS_MAX - 1);
    });
}

#[test]
fn an_ended_alert_tells_nothing_of_what_it_had_found() {
    on_both_worlds(modules, |world| {
        let reader = world.citizen("Lim");
        ask(world, &reader, alert(world, here(), Pace::Daily)).expect("an alert");
        reported(world, &world.citizen("Aminah"));
        later(world, MINUTE);
        let (person, id) = (
            reader.id().expect("a person"),
            alerts_of(world, &reader)[0].id.clone(),
        );
        let ended = world
            .app
            .db
            .write_blocking("test.end", move |tx| alerts::alert_end(tx, person, &id));
        assert!(ended.expect("ended"));
        later(world, DAY);
        assert!(letters(world, &reader).is_empty());
    });
}

#[test]
fn an_address_is_proved_by_its_code_before_anything_is_sent_there() {
    const TEXTS: Sql = Sql::new(
        "test.texts",
        "select template from kernel_message where channel = 'sms' order by created_us",
    );
    on_both_worlds(modules, |world| {
        let (app, now) = (world.app.clone(), world.now());
        let address = Address::parse("012-345 6789", "60").expect("a number");
        let code = CodeRequest::draw(
            &app.ids,
            now,
            "alerts",
            address.clone(),
            "alerts_confirm_code",
            Lang::MS,
        );
        let asked = code.clone();
        let sent = world.app.db.write_blocking("test.code", move |tx| {
            kernel::identity::code_request(tx, now, &asked)
        });
        sent.expect("a code");
        let person = app.ids.next(now);
        let confirm = |typed: &str| {
            let (app, new) = (app.clone(), alert(world, here(), Pace::Soon));
            let code = CodeConfirm {
                purpose: "alerts".to_owned(),
                address: address.clone(),
                code: typed.to_owned(),
            };
            let done = world.app.db.write_blocking("test.confirm", move |tx| {
                let registry = app.registry.get(tx)?;
                alerts::alert_confirm(tx, &registry, now, (&code, person), &new)
            });
            done.expect("decided")
        };
        let wrong = if code.code == "000000" {
            "000001"
        } else {
            "000000"
        };
        assert!(confirm(wrong).is_err());
        assert_eq!(confirm(&code.code).ok(), Some(person));
        assert!(confirm(&code.code).is_err(), "it is used up");
        reported(world, &world.citizen("Aminah"));
        later(world, MINUTE);
        let texts = world.app.db.read_blocking("test.texts", |tx| {
            tx.all(&TEXTS, &[], |row| row.get::<String>("template"))
        });
        assert_eq!(
            texts.expect("texts"),
            ["alerts_confirm_code", "case:reports-alerts-sms"]
        );
    });
}

#[test]
fn what_a_report_costs_does_not_grow_with_the_alerts_of_others() {
    on_both_worlds(modules, |world| {
        let cost = || {
            world.wait(MINUTE);
            reported(
                world,
                &world.citizen(&format!("Orang {}", world.now().micros())),
            );
            world.run_jobs();
            world.wait(HOUR);
            let run = || alerts::alerts_read(&world.app).expect("read");
            reported(
                world,
                &world.citizen(&format!("Lagi {}", world.now().micros())),
            );
            world.statements(run).1
        };
        soon(world, &world.citizen("Lim"), here());
        let few = cost();
        for number in 0..40_u32 {
            let person = world.citizen(&format!("Jauh {number}"));
            for step in 0..5_u32 {
                let circle = here().circle.map(|circle| Circle {
                    middle: Point {
                        lat: 4.0 + f64::from(number) / 50.0,
                        lon: 102.0 + f64::from(step) / 50.0,
                    },
                    ..circle
                });
                let about = About {
                    circle,
                    ..About::default()
                };
                soon(world, &person, about);
            }
        }
        assert_eq!(cost(), few);
    });
}

#[test]
fn who_has_stopped_these_letters_gets_none_until_they_ask_again() {
    const STOP: Sql = Sql::new(
        "test.stop",
        "insert into kernel_stop (address, case_id, made_us) values ('lim@example.org', 'alerts', 0)",
    );
    on_both_worlds(modules, |world| {
        let reader = world.citizen("Lim");
        soon(world, &reader, here());
        let stop = world
            .app
            .db
            .write_blocking("test.stop", |tx| tx.exec(&STOP, &[]));
        assert_eq!(stop, Ok(1));
        reported(world, &world.citizen("Aminah"));
        later(world, MINUTE);
        assert!(letters(world, &reader).is_empty());
        soon(world, &reader, here());
        world.wait(HOUR);
        reported(world, &world.citizen("Rahman"));
        later(world, MINUTE);
        assert_eq!(letters(world, &reader).len(), 1, "of what came since");
    });
}

#[test]
fn an_answered_report_is_no_news_for_alerts() {
    on_both_worlds(modules, |world| {
        let reader = world.citizen("Lim");
        let created = reported(world, &world.citizen("Aminah"));
        world.wait(MINUTE);
        soon(world, &reader, here());
        act(
            world,
            &world.officer("officer", "mbpj"),
            &created,
            "resolve",
            "sudah",
        )
        .expect("resolved");
        world.settle();
        later(world, DAY);
        assert!(letters(world, &reader).is_empty());
    });
}
