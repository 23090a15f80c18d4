//! Similar reports nearby, on both stores: what is found, and what never is.

use std::time::Duration;

use base::{Actor, Lang, Point};
use kernel::cases::CaseId;
use kernel::documents::{self, DocumentRemove, Photo};
use kernel::identity::{Address, CodeRequest, Email};
use reports::actions::Created;
use reports::likeness::{self, Asked, Reason, Similar, Sketch};
use reports::model::{ReportNew, Visibility};
use testkit::{World, on_both_worlds};

use crate::journeys::{act, create, modules, new};

/// What somebody a few metres away is about to report.
fn asked(world: &World, words: &str) -> Asked {
    let matters = likeness::matters(&world.app, world.now());
    Asked {
        point: Point {
            lat: 3.1075,
            lon: 101.6067,
        },
        category: "streetlight-local".to_owned(),
        sketch: Sketch::of(&matters.words, words),
        prints: Vec::new(),
        radius_m: 250,
        at: world.now(),
        itself: None,
    }
}

fn found(world: &World, asked: &Asked) -> Vec<Similar> {
    let (app, asked, now) = (world.app.clone(), asked.clone(), world.now());
    let matters = likeness::matters(&world.app, now);
    world
        .app
        .db
        .read_blocking("test.similar", move |tx| {
            let registry = app.registry.get(tx)?;
            likeness::report_similar(tx, (&matters, &registry, now), &asked, 3)
        })
        .expect("similar reports")
}

const WORDS: &str = "street light not working, very dark";

#[test]
fn a_report_nearby_is_found_whatever_its_language() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let created = create(world, &owner, &new(world), None, None).expect("a report");
        for words in [
            WORDS,
            "lampu jln xhidup",
            "路灯不亮",
            "தெருவிளக்கு எரியவில்லை",
            "",
        ] {
            let similar = found(world, &asked(world, words));
            assert_eq!(similar.len(), 1, "{words}");
            assert_eq!(similar[0].row.reference, created.reference);
            assert_eq!(similar[0].likeness.distance_m, 22);
            let reasons = similar[0].likeness.reasons();
            assert!(reasons.contains(&Reason::Category));
            assert_eq!(
                reasons.contains(&Reason::Words),
                !words.is_empty(),
                "{words}"
            );
        }
        let far = Asked {
            point: Point {
                lat: 3.1173,
                lon: 101.6067,
            },
            radius_m: 1_000,
            ..asked(world, WORDS)
        };
        assert!(found(world, &far).is_empty(), "more than a kilometre away");
        let other = Asked {
            category: "stray-dogs".to_owned(),
            ..asked(world, "anjing liar")
        };
        assert!(
            found(world, &other).is_empty(),
            "another matter at the same place"
        );
    });
}

#[test]
fn a_report_is_not_similar_to_itself() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let created = create(world, &owner, &new(world), None, None).expect("a report");
        let itself = Asked {
            itself: Some(created.id.to_string()),
            ..asked(world, WORDS)
        };
        assert!(found(world, &itself).is_empty());
    });
}

#[test]
fn private_unconfirmed_and_long_closed_reports_are_never_found() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let private = ReportNew {
            visibility: Visibility::Private,
            ..new(world)
        };
        create(world, &owner, &private, None, None).expect("a private report");
        let unconfirmed = new(world);
        let address = Address::Email(Email::parse("aminah@example.org").expect("an address"));
        let purpose = format!("case:{}", unconfirmed.fresh.id);
        let code = CodeRequest::draw(
            &world.app.ids,
            world.now(),
            purpose,
            address,
            "report_confirm_code",
            Lang::MS,
        );
        create(world, &Actor::anonymous(), &unconfirmed, None, Some(&code)).expect("made");
        assert!(found(world, &asked(world, WORDS)).is_empty());

        let created = create(world, &owner, &new(world), None, None).expect("a report");
        act(world, &officer, &created, "resolve", "sudah dibaiki").expect("resolved");
        assert_eq!(found(world, &asked(world, WORDS)).len(), 1, "closed today");
        world.wait(Duration::from_hours(24 * 31));
        assert!(
            found(world, &asked(world, WORDS)).is_empty(),
            "closed a month ago"
        );
    });
}

#[test]
fn what_became_private_is_not_found_although_it_stands_in_the_table() {
    const HIDE: store::Sql = store::Sql::new(
        "test.hide",
        "update kernel_case set public = false where id = $1",
    );
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let created = create(world, &owner, &new(world), None, None).expect("a report");
        assert_eq!(found(world, &asked(world, WORDS)).len(), 1);
        let id: CaseId = created.id;
        world
            .app
            .db
            .write_blocking("test.hide", move |tx| tx.exec(&HIDE, &store::params![id]))
            .expect("hidden");
        assert!(found(world, &asked(world, WORDS)).is_empty());
    });
}

fn with_photo(world: &World, photo: &Photo) -> ReportNew {
    let mut report = new(world);
    report.fresh = reports::model::ReportFresh::draw(&world.app.ids, world.now(), 1);
    report.documents = vec![documents::Stored::Photo(photo.clone())];
    report
}

fn made(world: &World, owner: &Actor, report: &ReportNew) -> Created {
    create(world, owner, report, None, None).expect("a report")
}

#[test]
fn a_photo_of_the_same_scene_speaks_for_it_until_it_is_taken_away() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let bytes = include_bytes!("../../../server/tests/it/picture.png");
        let photo = documents::photo_store_blocking(&world.app, bytes).expect("a photo");
        let print = photo.print.expect("a print");
        let report = with_photo(world, &photo);
        made(world, &owner, &report);
        let same = Asked {
            prints: vec![print ^ 0b101],
            ..asked(world, "")
        };
        let seen = &found(world, &same)[0].likeness;
        assert_eq!(seen.photo, Some(2));
        assert!(seen.reasons().contains(&Reason::Photo));
        let remove = DocumentRemove {
            id: report.fresh.documents[0].clone(),
            reason: "wajah orang".to_owned(),
            fresh: kernel::audit::Fresh::draw(&world.app.ids, world.now()),
        };
        let (app, now) = (world.app.clone(), world.now());
        world
            .app
            .db
            .write_blocking("test.remove", move |tx| {
                documents::document_remove(tx, &app, (&officer, now), &remove).map(drop)
            })
            .expect("taken away");
        assert_eq!(found(world, &same)[0].likeness.photo, None);
    });
}
