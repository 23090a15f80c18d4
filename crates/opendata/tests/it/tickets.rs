//! What people bring about data: problems with a dataset, and wishes that data be open.

use base::{Actor, Lang};
use kernel::Module;
use kernel::audit::Fresh;
use kernel::cases::{self, CaseId, CaseMove};
use kernel::once::Once;
use opendata::Error;
use opendata::tickets::{
    Created, Joined, Outcome, Reason, Sort, TicketFresh, TicketNew, TicketSeen, WishFilter,
    faults_shown, ticket_create, ticket_join, ticket_leave, ticket_show, wishes_list,
};
use store::Tx;
use testkit::{World, on_both_worlds};

use crate::drafts::open_dataset;

fn modules() -> Vec<Module> {
    vec![kernel::module(), opendata::module()]
}

fn write<T: Send + 'static>(
    world: &World,
    act: impl Fn(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    world.app.db.write_blocking("test.ticket", act)
}

fn wish(world: &World) -> TicketNew {
    TicketNew {
        sort: Sort::Wish,
        dataset: None,
        agency: "mbpj".to_owned(),
        reason: None,
        title: "Hujan mengikut stesen".to_owned(),
        words: "Setiap jam sejak 2015.".to_owned(),
        public: true,
        lang: Lang::MS,
        fresh: TicketFresh::draw(&world.app.ids, world.now(), Sort::Wish),
    }
}

fn fault(world: &World, public: bool) -> TicketNew {
    TicketNew {
        sort: Sort::Fault,
        dataset: Some("klinik".to_owned()),
        reason: Some(Reason::Wrong),
        title: "Bilik klinik 007 salah".to_owned(),
        public,
        fresh: TicketFresh::draw(&world.app.ids, world.now(), Sort::Fault),
        ..wish(world)
    }
}

fn create(
    world: &World,
    actor: &Actor,
    new: &TicketNew,
    once: Option<Once>,
) -> Result<Created, Error> {
    let (app, actor, now, new) = (world.app.clone(), actor.clone(), world.now(), new.clone());
    write(world, move |tx| {
        ticket_create(tx, &app, (&actor, now), &new, once.as_ref())
    })
}

fn seen(world: &World, actor: &Actor, made: &Created) -> Result<TicketSeen, Error> {
    let (actor, reference) = (actor.clone(), made.reference.clone());
    write(world, move |tx| ticket_show(tx, &actor, &reference))
}

fn step(
    world: &World,
    actor: &Actor,
    made: &Created,
    (name, body): (&str, &str),
    change: impl FnOnce(&mut CaseMove),
) -> Result<(), cases::Error> {
    let mut cmd = CaseMove::new(
        CaseId::from_bits(0),
        name,
        Fresh::draw(&world.app.ids, world.now()),
    );
    cmd.body = (!body.is_empty()).then(|| body.to_owned());
    change(&mut cmd);
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let reference = made.reference.clone();
    world.app.db.write_blocking("test.step", move |tx| {
        let case = cases::case_by_reference(tx, &actor, &reference)?;
        let cmd = CaseMove {
            id: case.id,
            ..cmd.clone()
        };
        cases::case_act(tx, &app, (&actor, now), &cmd).map(drop)
    })
}

fn joined(world: &World, actor: &Actor, made: &Created, joins: bool) -> Result<(), Error> {
    let (person, reference) = (actor.id().expect("a person"), made.reference.clone());
    let now = world.now();
    write(world, move |tx| {
        if joins {
            ticket_join(tx, now, &reference, (person, Lang::MS))
        } else {
            ticket_leave(tx, &reference, person)
        }
    })
}

fn wishes(world: &World, closed: bool) -> Vec<String> {
    let filter = WishFilter {
        closed: Some(closed),
        agency: None,
    };
    let rows = write(world, move |tx| wishes_list(tx, &filter, (20, 0))).expect("a list");
    rows.into_iter().map(|row| row.title).collect()
}

#[test]
fn a_wish_ends_with_where_it_is_published_and_those_who_joined_are_told() {
    on_both_worlds(modules, |world| {
        open_dataset(world);
        let (owner, other) = (world.citizen("Aminah"), world.citizen("Badrul"));
        let officer = world.officer("officer", "mbpj");
        let made = create(world, &owner, &wish(world), None).expect("a wish");
        for _ in 0..2 {
            joined(world, &other, &made, true).expect("joined");
            joined(world, &owner, &made, true).expect("whoever asked is not counted");
        }
        let ticket = seen(world, &other, &made).expect("a wish");
        assert_eq!(
            ticket.joined,
            Joined {
                count: 1,
                mine: true
            }
        );
        assert_eq!(wishes(world, false), ["Hujan mengikut stesen"]);
        for nowhere in ["Sudah ada.", "Lihat /ms/data/tiada."] {
            let refused = step(world, &officer, &made, ("publish", nowhere), |_| {});
            assert!(
                matches!(refused, Err(cases::Error::Refused(_))),
                "{refused:?}"
            );
        }
        step(
            world,
            &officer,
            &made,
            ("publish", "Lihat https://balai.my/ms/data/klinik."),
            |_| {},
        )
        .expect("published");
        let ticket = seen(world, &Actor::anonymous(), &made).expect("public");
        assert_eq!(ticket.ticket.outcome, Some(Outcome::Published));
        assert_eq!(ticket.ticket.published.as_deref(), Some("klinik"));
        assert_eq!(wishes(world, true), ["Hujan mengikut stesen"]);
        world.run_jobs();
        let news = told(world, "opendata-ticket-news-letter");
        assert_eq!(news, [other.id().expect("a person").to_string()]);
        let late = joined(world, &world.citizen("Chong"), &made, true);
        assert!(matches!(late, Err(Error::TicketClosed)), "{late:?}");
        joined(world, &other, &made, false).expect("left");
        assert_eq!(seen(world, &other, &made).expect("a wish").joined.count, 0);
    });
}

const TOLD: store::Sql = store::Sql::new(
    "test.told",
    "select person_id from kernel_message where template = $1 order by person_id",
);

fn told(world: &World, key: &str) -> Vec<String> {
    let template = format!("case:{key}");
    let read = world.app.db.read_blocking("test.told", move |tx| {
        tx.all(&TOLD, &store::params![template.as_str()], |row| {
            row.get::<String>("person_id")
        })
    });
    read.expect("letters")
}

#[test]
fn a_plan_is_a_date_and_a_refusal_has_a_reason() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = create(world, &owner, &wish(world), None).expect("a wish");
        let before = seen(world, &owner, &made).expect("a wish").case.due;
        let undated = step(world, &officer, &made, ("plan", "Tahun depan."), |_| {});
        assert!(
            matches!(undated, Err(cases::Error::DaysWrong(_))),
            "{undated:?}"
        );
        step(world, &officer, &made, ("plan", "Tahun depan."), |cmd| {
            cmd.days = Some(200);
        })
        .expect("planned");
        let planned = seen(world, &owner, &made).expect("a wish");
        assert_eq!(planned.ticket.outcome, Some(Outcome::Planned));
        assert!(planned.case.due > before, "the date is the plan's");
        let words = "Rahsia.";
        for reason in [None, Some("whim")] {
            let refused = step(world, &officer, &made, ("refuse", words), |cmd| {
                cmd.reason = reason.map(str::to_owned);
            });
            assert!(matches!(refused, Err(cases::Error::ReasonWrong)));
        }
        step(world, &officer, &made, ("refuse", words), |cmd| {
            cmd.reason = Some("secret".to_owned());
        })
        .expect("refused");
        let refused = seen(world, &owner, &made).expect("a wish");
        assert_eq!(refused.ticket.outcome, Some(Outcome::Refused));
    });
}

#[test]
fn a_problem_goes_to_the_publisher_and_is_read_by_whom_its_sender_wants() {
    on_both_worlds(modules, |world| {
        open_dataset(world);
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        // Whatever agency is named, it is the dataset's that is told.
        let mut new = fault(world, false);
        new.agency = "mbjb".to_owned();
        let private = create(world, &owner, &new, None).expect("a problem");
        let public = create(world, &owner, &fault(world, true), None).expect("a problem");
        let strangers = [
            Actor::anonymous(),
            world.citizen("Badrul"),
            world.officer("officer", "mbjb"),
        ];
        for stranger in &strangers {
            assert!(seen(world, stranger, &private).is_err());
            assert!(seen(world, stranger, &public).is_ok());
            for name in ["fix", "take", "note", "withdraw", "write"] {
                let refused = step(world, stranger, &public, (name, "Tidak."), |_| {});
                assert!(matches!(refused, Err(cases::Error::Forbidden)), "{name}");
            }
        }
        for made in [&private, &public] {
            let agency = seen(world, &owner, made).expect("theirs").case.agency;
            assert_eq!(agency, "mbpj");
            step(world, &officer, made, ("fix", "Sudah betul."), |_| {}).expect("put right");
        }
        let shown = write(world, |tx| faults_shown(tx, "klinik")).expect("problems");
        assert_eq!((shown.open, shown.answered), (0, 2), "all are counted");
        assert_eq!(shown.told.len(), 1, "one is told");
        let told = shown.told.first().expect("one");
        assert_eq!(told.reference, public.reference);
        assert_eq!(told.answer.as_deref(), Some("Sudah betul."));
        step(world, &owner, &public, ("reopen", "Belum."), |_| {}).expect("not right yet");
        let shown = write(world, |tx| faults_shown(tx, "klinik")).expect("problems");
        assert_eq!((shown.open, shown.answered), (1, 1));
        assert_eq!(shown.told.first().expect("one").answer, None);
    });
}

#[test]
fn personal_numbers_are_noticed_before_everybody_reads_them() {
    on_both_worlds(modules, |world| {
        open_dataset(world);
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let number = "Hubungi saya di 012-345 6789, kad 850101-10-5523.";
        let with = |new: TicketNew| TicketNew {
            words: number.to_owned(),
            ..new
        };
        for new in [wish(world), fault(world, true)] {
            let refused = create(world, &owner, &with(new), None);
            assert!(
                matches!(&refused, Err(Error::PersonalWords(found)) if found.len() == 2),
                "{refused:?}"
            );
        }
        create(world, &owner, &with(fault(world, false)), None).expect("for the agency alone");
        let made = create(world, &owner, &wish(world), None).expect("a wish");
        let refused = step(world, &officer, &made, ("reply", number), |_| {});
        assert!(matches!(refused, Err(cases::Error::Personal(_))));
    });
}

#[test]
fn the_same_form_makes_one_ticket_and_an_empty_one_none() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let once = || Some(Once::new("test", "key", b"the same"));
        let first = create(world, &owner, &wish(world), once()).expect("a wish");
        let again = create(world, &owner, &wish(world), once()).expect("the same");
        assert_eq!(first, again);
        let other = Some(Once::new("test", "key", b"another"));
        let refused = create(world, &owner, &wish(world), other);
        assert!(matches!(refused, Err(Error::OnceOther(_))));
        let wrong = [
            TicketNew {
                title: " ".to_owned(),
                ..wish(world)
            },
            TicketNew {
                words: "a".repeat(TicketNew::WORDS_MAX + 1),
                ..wish(world)
            },
            TicketNew {
                agency: "tiada".to_owned(),
                ..wish(world)
            },
            TicketNew {
                reason: None,
                ..fault(world, true)
            },
            fault(world, true),
        ];
        for new in &wrong {
            let refused = create(world, &owner, new, None);
            assert!(refused.is_err(), "{new:?}");
        }
        assert_eq!(wishes(world, false).len(), 1);
    });
}
