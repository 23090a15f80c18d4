//! Personal numbers are noticed, and what is hidden is told to the agency alone.

use std::collections::BTreeMap;

use base::Actor;
use kernel::personal::Patterns;
use kernel::registry::Pack;
use reports::actions;
use reports::model::{Description, ReportNew, Visibility};
use reports::personal::{self, HIDDEN};
use testkit::{World, on_both_worlds};

use crate::journeys::{create, modules, new};

const TEXTS: &str = include_str!("../data/personal_texts.csv");

/// Right and wrong finds of one kind.
#[derive(Debug, Default)]
struct Tally {
    right: u32,
    wrong: u32,
    missed: u32,
}

#[test]
fn what_people_write_is_read_for_what_it_is() {
    let patterns = Patterns::of(&Pack::embedded().expect("a pack")).expect("patterns");
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut texts = 0;
    for row in csv::Reader::from_reader(TEXTS.as_bytes()).deserialize() {
        let (text, meant): (String, String) = row.expect("a row");
        texts += 1;
        let mut meant: Vec<&str> = meant.split(' ').filter(|kind| !kind.is_empty()).collect();
        for found in patterns.find(&text) {
            let tally = tallies.entry(found.kind.clone()).or_default();
            if let Some(place) = meant.iter().position(|kind| *kind == found.kind) {
                meant.remove(place);
                tally.right += 1;
            } else {
                println!("{} in {text:?}", found.kind);
                tally.wrong += 1;
            }
        }
        for kind in meant {
            println!("no {kind} in {text:?}");
            tallies.entry(kind.to_owned()).or_default().missed += 1;
        }
    }
    println!("{texts} texts: {tallies:#?}");
    let all = |of: fn(&Tally) -> u32| tallies.values().map(of).sum::<u32>();
    let (right, wrong, missed) = (all(|it| it.right), all(|it| it.wrong), all(|it| it.missed));
    assert!(texts >= 120 && right >= 40);
    // Of a hundred finds at most three are none, and of a hundred numbers at most three are missed.
    assert!(
        wrong * 100 <= (right + wrong) * 3,
        "precision: {wrong} of {}",
        right + wrong
    );
    assert!(
        missed * 100 <= (right + missed) * 3,
        "recall: {missed} of {}",
        right + missed
    );
}

fn telling(world: &World, visibility: Visibility) -> ReportNew {
    ReportNew {
        description: Description::read(
            &world.app,
            world.now(),
            "lampu padam, hubungi 012-345 6789; kereta no plat WXY 1234".to_owned(),
        ),
        address: Some("depan rumah Ali (900101-14-5678)".to_owned()),
        visibility,
        ..new(world)
    }
}

/// Hides as a person asks for, or as for a program.
fn hide(world: &World, new: &mut ReportNew, asked: bool) -> bool {
    let app = world.app.clone();
    let registry = world
        .app
        .db
        .read_blocking("test.registry", move |tx| app.registry.get(tx))
        .expect("the registry");
    let mask = |kind: &str| format!("[{kind}]");
    personal::personal_hide((&world.app, world.now()), &registry, new, (asked, mask))
}

#[test]
fn what_is_hidden_is_told_to_the_agency_alone() {
    on_both_worlds(modules, |world| {
        let mut new = telling(world, Visibility::NameHidden);
        assert!(hide(world, &mut new, true));
        let created = create(world, &world.citizen("Aminah"), &new, None, None).expect("a report");
        let (reference, officer) = (created.reference.clone(), world.officer("officer", "mbpj"));
        let now = world.now();
        let read = world.app.db.write_blocking("test.handle", move |tx| {
            let seen = actions::report_show(tx, &Actor::anonymous(), &reference)?;
            let (_, contact) = actions::report_handle(tx, (&officer, now), &reference)?;
            Ok::<_, reports::Error>((seen.report, contact))
        });
        let (report, contact) = read.expect("read");
        assert_eq!(
            report.description,
            "lampu padam, hubungi [phone]; kereta no plat [plate]"
        );
        assert_eq!(
            report.address.as_deref(),
            Some("depan rumah Ali ([identity])")
        );
        assert!(report.answers.is_empty());
        let kept = contact.answers.iter().find(|answer| answer.code == HIDDEN);
        assert_eq!(
            kept.expect("kept").values,
            ["012-345 6789", "WXY 1234", "900101-14-5678"]
        );
    });
}

#[test]
fn of_what_programs_send_plates_stay_and_private_words_are_left_alone() {
    on_both_worlds(modules, |world| {
        let mut new = telling(world, Visibility::NameHidden);
        assert!(hide(world, &mut new, false));
        assert_eq!(
            new.description.as_str(),
            "lampu padam, hubungi [phone]; kereta no plat WXY 1234"
        );
        let mut private = telling(world, Visibility::Private);
        assert!(!hide(world, &mut private, false) && !hide(world, &mut private, true));
        assert_eq!(
            private.description.as_str(),
            telling(world, Visibility::Private).description.as_str()
        );
        let mut harmless = crate::journeys::new(world);
        assert!(!hide(world, &mut harmless, true));
        assert!(harmless.answers.is_empty());
    });
}
