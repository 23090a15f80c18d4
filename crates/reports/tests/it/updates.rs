//! Updates from and for other programs through the actions, on both stores.

use std::time::Duration;

use base::{Actor, Grant, Time, Via};
use kernel::audit;
use kernel::cases;
use kernel::once::Once;
use reports::Error;
use reports::actions::{self, Created};
use reports::model::{Source, Visibility};
use reports::updates::{self, Said, Target, UpdateFilter, UpdateFresh, UpdateNew, UpdateRow};
use testkit::{World, on_both_worlds};

use crate::journeys::{act, create, modules, new};

const MINUTE: Duration = Duration::from_mins(1);

/// A public report of MBPJ.
fn made(world: &World, owner: &Actor) -> Created {
    created(world, owner, Visibility::NameHidden)
}

fn created(world: &World, owner: &Actor, visibility: Visibility) -> Created {
    let mut report = new(world);
    report.visibility = visibility;
    report.source = Source::Web;
    let created = create(world, owner, &report, None, None).expect("a report");
    world.wait(MINUTE);
    created
}

fn update(world: &World, created: &Created, target: Target, body: &str) -> UpdateNew {
    UpdateNew {
        reference: created.reference.clone(),
        agency: None,
        target,
        late: None,
        at: world.now(),
        body: Said::read(&world.app, world.now(), body.to_owned()),
        documents: Vec::new(),
        media: Vec::new(),
        partner: false,
        fresh: UpdateFresh::draw(&world.app.ids, world.now()),
    }
}

fn sent(world: &World, actor: &Actor, new: &UpdateNew, id: &str) -> Result<String, Error> {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let key = Once::new("test", id, new.body.as_str().as_bytes());
    let new = new.clone();
    world.app.db.write_blocking("test.update", move |tx| {
        updates::update_make(tx, &app, (&actor, now), (&new, &key))
    })
}

fn everything() -> UpdateFilter {
    UpdateFilter {
        agency: None,
        from: Time::from_micros(0),
        until: Time::from_micros(i64::MAX),
        after: None,
        limit: 1_000,
    }
}

fn told(world: &World, filter: UpdateFilter) -> Vec<UpdateRow> {
    let listed = world
        .app
        .db
        .read_blocking("test.updates", move |tx| updates::update_list(tx, &filter));
    listed.expect("updates")
}

/// Waits until all events have positions, so many.
fn settled(world: &World, count: i64) {
    world.settle();
    let last = world.app.db.read_blocking("test.last", audit::event_last);
    assert_eq!(
        last.map_err(|error: store::Error| error).expect("events"),
        count
    );
}

/// The report's state and the date of its last move.
fn state(world: &World, created: &Created) -> (String, Time) {
    let reference = created.reference.clone();
    let row = world
        .app
        .db
        .read_blocking("test.row", move |tx| actions::report_row(tx, &reference));
    let row = row.expect("a row");
    (row.state.to_string(), row.updated)
}

/// The same person through a token of these scopes.
fn by_token(actor: &Actor, scopes: &[&str]) -> Actor {
    Actor {
        via: Via::Token {
            scopes: scopes.iter().map(|&scope| scope.to_owned()).collect(),
        },
        ..actor.clone()
    }
}

#[test]
fn an_update_becomes_the_moves_of_a_report_and_comes_back_as_updates() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let report = made(world, &owner);
        let working = update(world, &report, Target::Working, "kami pergi esok");
        let first = sent(world, &officer, &working, "1").expect("taken");
        assert_eq!(state(world, &report).0, "in_progress");
        world.wait(MINUTE);
        act(world, &officer, &report, "note", "rahsia").expect("a note");
        act(world, &officer, &report, "ask", "di mana?").expect("a question");
        let done = update(world, &report, Target::Resolved, "sudah siap");
        let last = sent(world, &officer, &done, "2").expect("taken");
        assert_eq!(state(world, &report).0, "resolved");

        settled(world, 6);
        let rows = told(world, everything());
        let said: Vec<_> = rows
            .iter()
            .map(|row| (row.state.as_str(), row.body.as_deref()))
            .collect();
        assert_eq!(
            said,
            [
                ("in_progress", None),
                ("in_progress", Some("kami pergi esok")),
                ("resolved", Some("sudah siap")),
            ]
        );
        let ids: Vec<_> = rows.iter().skip(1).map(|row| row.id.clone()).collect();
        assert_eq!(ids, [first, last], "whoever told it knows it again");
        assert!(rows.is_sorted_by_key(|row| row.position));
    });
}

#[test]
fn a_list_goes_on_after_a_position_and_keeps_to_its_span_and_agency() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let report = made(world, &owner);
        let begun = world.now();
        for body in ["satu", "dua", "tiga"] {
            act(world, &officer, &report, "reply", body).expect("a reply");
            world.wait(MINUTE);
        }
        settled(world, 4);
        let all = told(world, everything());
        assert_eq!(all.len(), 3);
        let mut found = Vec::new();
        let mut after = 0;
        loop {
            let piece = UpdateFilter {
                after: Some(after),
                limit: 2,
                ..everything()
            };
            let rows = told(world, piece);
            let Some(last) = rows.last() else { break };
            after = last.position;
            found.extend(rows);
        }
        assert_eq!(found, all);
        for after in [None, Some(0)] {
            let within = UpdateFilter {
                from: begun + MINUTE,
                until: begun + MINUTE * 2,
                after,
                ..everything()
            };
            let rows = told(world, within);
            assert_eq!(rows.len(), 1);
            assert_eq!(rows[0].body.as_deref(), Some("dua"));
            for (code, count) in [("mbpj", 3), ("dbkl", 0)] {
                let of_agency = UpdateFilter {
                    agency: Some(code.to_owned()),
                    after,
                    ..everything()
                };
                assert_eq!(told(world, of_agency).len(), count, "{code}");
            }
        }
    });
}

#[test]
fn a_retried_update_is_made_once_and_its_id_stands_for_no_other() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let report = made(world, &owner);
        let first = update(world, &report, Target::Unchanged, "satu");
        let id = sent(world, &officer, &first, "7").expect("taken");
        world.wait(MINUTE);
        let again = update(world, &report, Target::Unchanged, "satu");
        assert_eq!(sent(world, &officer, &again, "7").expect("the same"), id);
        let other = update(world, &report, Target::Resolved, "dua");
        let refused = sent(world, &officer, &other, "7");
        assert!(matches!(refused, Err(Error::OnceOther)), "{refused:?}");
        assert_eq!(state(world, &report).0, "open");
        settled(world, 2);
        assert_eq!(told(world, everything()).len(), 1);
    });
}

#[test]
fn four_at_once_make_one_update() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let report = made(world, &owner);
        let ids: Vec<_> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..4)
                .map(|_| {
                    scope.spawn(|| {
                        let new = update(world, &report, Target::Working, "satu");
                        // Whoever was slower comes again, as the door does it.
                        let mut came = sent(world, &officer, &new, "9");
                        for _ in 0..8 {
                            if came.is_ok() {
                                break;
                            }
                            came = sent(world, &officer, &new, "9");
                        }
                        came.expect("taken")
                    })
                })
                .collect();
            all.into_iter()
                .map(|one| one.join().expect("no panic"))
                .collect()
        });
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        settled(world, 3);
        assert_eq!(told(world, everything()).len(), 2, "claimed and replied");
    });
}

#[test]
fn what_is_older_than_the_last_update_keeps_state_and_date() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let report = made(world, &owner);
        let early = world.now();
        world.wait(MINUTE);
        act(world, &officer, &report, "resolve", "siap").expect("resolved");
        let before = state(world, &report);
        world.wait(MINUTE);
        for (id, target) in [Target::Open, Target::Working, Target::Declined]
            .into_iter()
            .enumerate()
        {
            let old = UpdateNew {
                at: early,
                ..update(world, &report, target, &format!("dahulu {id}"))
            };
            sent(world, &officer, &old, &id.to_string()).expect("its words are kept");
            assert_eq!(state(world, &report), before, "{target:?}");
        }
        let reopened = update(world, &report, Target::Open, "buka semula");
        let refused = sent(world, &officer, &reopened, "new");
        assert!(matches!(refused, Err(Error::Closed)), "{refused:?}");
        assert_eq!(state(world, &report), before);
    });
}

#[test]
fn an_update_that_changes_nothing_is_hidden() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let report = made(world, &owner);
        let first = update(world, &report, Target::Working, "satu");
        sent(world, &officer, &first, "1").expect("taken");
        let before = state(world, &report);
        world.wait(MINUTE);
        let same = update(world, &report, Target::Working, " satu\r\n");
        let id = sent(world, &officer, &same, "2").expect("taken");
        assert_eq!(sent(world, &officer, &same, "2").expect("again"), id);
        assert_eq!(state(world, &report), before);
        settled(world, 3);
        assert_eq!(told(world, everything()).len(), 2);
        let other = update(world, &report, Target::Resolved, "satu");
        sent(world, &officer, &other, "3").expect("the same words with another state");
        assert_eq!(state(world, &report).0, "resolved");
    });
}

#[test]
fn others_cannot_update_and_do_not_learn_what_is_private() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let elsewhere = world.officer("officer", "dbkl");
        let public = made(world, &owner);
        let private = created(world, &owner, Visibility::Private);
        let absent = Created {
            reference: base::Ids::random().reference("RR"),
            ..public.clone()
        };
        let mut everywhere = world.citizen("Siti");
        everywhere.grants.push(Grant {
            permission: "cases.read".to_owned(),
            agency: None,
            area: None,
            categories: None,
        });
        for (number, (who, report)) in [
            (&officer, &private),
            (&owner, &private),
            (&elsewhere, &private),
            (&officer, &absent),
        ]
        .into_iter()
        .enumerate()
        {
            let new = update(world, report, Target::Unchanged, "x");
            let refused = sent(world, who, &new, &format!("n{number}"));
            let unknown = matches!(refused, Err(Error::Case(cases::Error::NotFound)));
            assert!(unknown, "{number}: {refused:?}");
        }
        for (number, who) in [
            world.citizen("Mei"),
            everywhere,
            elsewhere,
            Actor::anonymous(),
            by_token(&officer, &["open311.write"]),
            by_token(&owner, &["open311.write", "own.read"]),
        ]
        .iter()
        .enumerate()
        {
            let new = update(world, &public, Target::Unchanged, "x");
            let refused = sent(world, who, &new, &format!("f{number}"));
            let forbidden = matches!(refused, Err(Error::Case(cases::Error::Forbidden)));
            assert!(forbidden, "{number}: {refused:?}");
        }
        let named = UpdateNew {
            agency: Some("dbkl".to_owned()),
            ..update(world, &public, Target::Unchanged, "x")
        };
        let refused = sent(world, &officer, &named, "j");
        let unknown = matches!(refused, Err(Error::Case(cases::Error::NotFound)));
        assert!(unknown, "of another jurisdiction: {refused:?}");
    });
}

#[test]
fn tokens_of_the_right_scopes_update_as_officer_or_as_the_one_who_made_it() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let report = made(world, &owner);
        let officer = by_token(&officer, &["open311.write", "cases.work"]);
        let owner = by_token(&owner, &["open311.write", "own.write"]);
        let asked = update(world, &report, Target::Open, "masih padam");
        sent(world, &owner, &asked, "1").expect("the owner writes");
        let closing = update(world, &report, Target::Resolved, "siap");
        let refused = sent(world, &owner, &closing, "2");
        let forbidden = matches!(refused, Err(Error::Case(cases::Error::Forbidden)));
        assert!(forbidden, "{refused:?}");
        sent(world, &officer, &closing, "2").expect("the officer closes");
        assert_eq!(state(world, &report).0, "resolved");
        settled(world, 3);
        let rows = told(world, everything());
        assert_eq!(rows.len(), 1, "what the citizen writes is for the agency");
    });
}
