//! Reports by text message: made, asked back, answered, stopped; once, and not too often.

use std::time::Duration;

use base::{Actor, Grant, PersonId};
use kernel::identity::Phone;
use reports::Error;
use reports::sms::{self, Known, Sms, SmsFresh, Taken};
use store::params;
use testkit::{World, on_both_worlds};

use crate::journeys::modules;

pub(crate) const AMINAH: &str = "+60123456789";

pub(crate) fn sent(world: &World, id: &str, from: &str, text: &str) -> Result<Taken, Error> {
    sent_by(world, &gateway(), (id, from, text))
}

fn gateway() -> Actor {
    Actor {
        grants: vec![Grant::new(sms::RECEIVE, None)],
        ..Actor::person(PersonId::from_bits(7), "Gateway")
    }
}

fn sent_by(
    world: &World,
    actor: &Actor,
    (id, from, text): (&str, &str, &str),
) -> Result<Taken, Error> {
    world.wait(Duration::from_secs(1));
    let message = Sms {
        id: id.to_owned(),
        from: Phone::parse(from, "60").expect("a number"),
        text: text.to_owned(),
    };
    taken(world, actor, (&message, &known(world, actor, &message)?))
}

/// What is known before a message is read.
fn known(world: &World, actor: &Actor, message: &Sms) -> Result<Known, Error> {
    let (app, actor, message) = (world.app.clone(), actor.clone(), message.clone());
    let asked = sms::sms_asked((&world.app, world.now()), &message);
    world.app.db.read_blocking("test.sms_known", move |tx| {
        sms::sms_known(tx, &app, &actor, (&message, asked.as_ref()))
    })
}

fn taken(world: &World, actor: &Actor, (message, known): (&Sms, &Known)) -> Result<Taken, Error> {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let fresh = SmsFresh::draw(&world.app.ids, now);
    let read = sms::sms_read((&world.app, now), (message, &fresh), known);
    let message = message.clone();
    world.app.db.write_blocking("test.sms", move |tx| {
        sms::sms_take(tx, &app, (&actor, now), (&message, &read, &fresh))
    })
}

/// Templates of the answers, the oldest first, with their arguments.
fn answers(world: &World) -> Vec<(String, String)> {
    const ANSWERS: store::Sql = store::Sql::new(
        "test.answers",
        "select template, args from kernel_message where id like 'sms-%' order by created_us, id",
    );
    let read = world.app.db.read_blocking("test.answers", |tx| {
        tx.all(&ANSWERS, &params![], |row| {
            Ok((row.get::<String>("template")?, row.get::<String>("args")?))
        })
    });
    let all: Vec<(String, String)> = read.map_err(|error: store::Error| error).expect("answers");
    all.into_iter()
        .map(|(template, args)| {
            (
                template.trim_start_matches("case:reports-sms-").to_owned(),
                args,
            )
        })
        .collect()
}

fn reports_made(world: &World) -> Vec<(String, String, String)> {
    const MADE: store::Sql = store::Sql::new(
        "test.made",
        "select r.description, c.state, c.agency from reports_report r join kernel_case c on c.id = r.case_id
         order by c.created_us",
    );
    let read = world.app.db.read_blocking("test.made", |tx| {
        tx.all(&MADE, &params![], |row| {
            Ok((
                row.get("description")?,
                row.get("state")?,
                row.get("agency")?,
            ))
        })
    });
    read.map_err(|error: store::Error| error).expect("reports")
}

#[test]
fn a_message_makes_a_report_where_it_says_and_is_answered_with_its_secret() {
    on_both_worlds(modules, |world| {
        let taken =
            sent(world, "1", AMINAH, "ADUAN Petaling Jaya lampu jalan padam").expect("taken");
        assert_eq!(taken, Taken::Report);
        assert_eq!(
            sent(world, "1", AMINAH, "ADUAN Petaling Jaya lampu jalan padam").expect("again"),
            Taken::Repeated
        );
        let made = reports_made(world);
        assert_eq!(made.len(), 1);
        assert_eq!(made[0].0, "lampu jalan padam");
        assert_eq!(made[0].2, "mbpj");
        let said = answers(world);
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].0, "made");
        assert!(
            said[0].1.contains("RR-") && said[0].1.contains("code"),
            "{said:?}"
        );
    });
}

#[test]
fn a_missing_place_is_asked_for_and_the_answer_completes_the_report() {
    on_both_worlds(modules, |world| {
        let steps = [
            ("ADUAN lampu jalan padam di simpang", Taken::Place),
            ("entah di mana", Taken::Place),
            ("Petaling Jaya", Taken::Report),
            ("tiang nombor 7", Taken::Answer),
        ];
        for (place, (text, taken)) in steps.into_iter().enumerate() {
            assert_eq!(
                sent(world, &place.to_string(), AMINAH, text).expect("taken"),
                taken,
                "{text}"
            );
        }
        let made = reports_made(world);
        assert_eq!(made.len(), 1);
        assert_eq!(made[0].0, "lampu jalan padam di simpang");
        let said: Vec<_> = answers(world).into_iter().map(|(what, _)| what).collect();
        assert_eq!(said, ["place", "postcode", "made", "added"]);
    });
}

#[test]
fn a_status_is_told_of_what_everybody_may_see_and_of_ones_own() {
    on_both_worlds(modules, |world| {
        sent(world, "1", AMINAH, "REPORT Petaling Jaya street light out").expect("taken");
        let args = answers(world)[0].1.clone();
        let at = args.find("RR-").expect("a reference");
        let reference = args.get(at..at + 12).expect("all of it").to_owned();
        let asked = format!("STATUS {reference}");
        assert_eq!(
            sent(world, "2", AMINAH, &asked).expect("taken"),
            Taken::Status
        );
        sent(world, "3", AMINAH, "STATUS RR-0000-0000").expect("taken");
        let said: Vec<_> = answers(world).into_iter().map(|(what, _)| what).collect();
        assert_eq!(said, ["made", "status", "unknown"]);
    });
}

#[test]
fn whoever_stops_gets_nothing_more_until_they_write_again() {
    on_both_worlds(modules, |world| {
        sent(world, "1", AMINAH, "ADUAN Petaling Jaya lampu jalan padam").expect("taken");
        assert_eq!(
            sent(world, "2", AMINAH, "BERHENTI").expect("taken"),
            Taken::Stop
        );
        assert_eq!(answers(world).len(), 1, "a stop is not answered");
        let stopped = |world: &World| {
            const STOPS: store::Sql = store::Sql::new(
                "test.stops",
                "select address from kernel_stop where case_id = ''",
            );
            let read = world.app.db.read_blocking("test.stops", |tx| {
                tx.all(&STOPS, &params![], |row| row.get::<String>("address"))
            });
            read.map_err(|error: store::Error| error)
                .expect("stops")
                .len()
        };
        assert_eq!(stopped(world), 1);
        assert_eq!(
            sent(world, "3", AMINAH, "BANTUAN").expect("taken"),
            Taken::Help
        );
        assert_eq!(stopped(world), 0);
    });
}

#[test]
fn one_number_is_read_ten_times_in_an_hour_and_others_go_on() {
    on_both_worlds(modules, |world| {
        for id in 0..10 {
            let taken = sent(world, &id.to_string(), AMINAH, "BANTUAN").expect("taken");
            assert_eq!(taken, Taken::Help);
        }
        assert_eq!(
            sent(world, "10", AMINAH, "BANTUAN").expect("taken"),
            Taken::Limited
        );
        assert_eq!(
            sent(world, "11", "+60198765432", "BANTUAN").expect("taken"),
            Taken::Help
        );
        world.wait(Duration::from_hours(1));
        assert_eq!(
            sent(world, "12", AMINAH, "BANTUAN").expect("taken"),
            Taken::Help
        );
    });
}

#[test]
fn words_of_a_number_without_a_report_reach_nobodys_report() {
    on_both_worlds(modules, |world| {
        sent(world, "1", AMINAH, "ADUAN Petaling Jaya lampu jalan padam").expect("taken");
        let other = sent(world, "2", "+60198765432", "sudah siap").expect("taken");
        assert_eq!(other, Taken::Help);
        let stranger = world.citizen("Orang");
        let refused = sent_by(world, &stranger, ("3", AMINAH, "BERHENTI"));
        assert!(matches!(refused, Err(Error::Case(_))));
    });
}

#[test]
fn a_message_that_was_read_before_another_one_came_is_read_again() {
    on_both_worlds(modules, |world| {
        let gateway = gateway();
        let place = Sms {
            id: "2".to_owned(),
            from: Phone::parse(AMINAH, "60").expect("a number"),
            text: "Petaling Jaya".to_owned(),
        };
        let early = known(world, &gateway, &place).expect("known");
        sent(world, "1", AMINAH, "ADUAN lampu jalan padam di simpang").expect("taken");
        let stale = taken(world, &gateway, (&place, &early));
        assert!(
            matches!(stale, Err(Error::Case(kernel::cases::Error::Stale(_)))),
            "{stale:?}"
        );
        let now = known(world, &gateway, &place).expect("known");
        let made = taken(world, &gateway, (&place, &now)).expect("taken");
        assert_eq!(made, Taken::Report);
        assert_eq!(reports_made(world)[0].0, "lampu jalan padam di simpang");
    });
}

#[test]
fn a_message_may_name_its_place_last() {
    on_both_worlds(modules, |world| {
        for (id, text, wanted) in [
            ("1", "ADUAN lubang besar di Petaling Jaya", Taken::Report),
            (
                "2",
                "REPORT big hole near SS2/24, Petaling Jaya",
                Taken::Report,
            ),
            ("3", "ADUAN lubang besar di Jalan Ipoh", Taken::Place),
            ("4", "di Petaling Jaya", Taken::Report),
            ("5", "ADUAN di Petaling Jaya", Taken::Place),
        ] {
            assert_eq!(
                sent(world, id, AMINAH, text).expect("taken"),
                wanted,
                "{text}"
            );
        }
        let made = reports_made(world);
        let said: Vec<_> = made.iter().map(|(words, ..)| words.as_str()).collect();
        assert_eq!(
            said,
            [
                "lubang besar di Petaling Jaya",
                "big hole near SS2/24, Petaling Jaya",
                "lubang besar di Jalan Ipoh"
            ]
        );
    });
}
