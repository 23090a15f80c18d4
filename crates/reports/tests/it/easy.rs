//! The way for those who read little: what is heard is what stands there, and a recording is words enough.

use std::collections::BTreeSet;

use base::{Actor, Lang};
use kernel::documents::{FileKind, Stored, StoredFile};
use kernel::registry::Pack;
use reports::easy::Easy;
use reports::easy::model::file;
use reports::model::{Addressee, Description, ReportFilter, ReportFresh, ReportNew, Source};
use reports::{Error, actions};
use testkit::{World, on_both_worlds};

use crate::journeys::{create, modules, new};

const LANGUAGES: [Lang; 4] = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA];
const AGAIN: &str = "run `cargo xtask speak`, or record it anew";

fn pack() -> (Pack, Easy) {
    let pack = Pack::embedded().expect("a pack");
    let easy = Easy::read(&pack, &LANGUAGES).expect("well-formed sheets");
    (pack, easy)
}

/// Asserts that this is recorded, in these words.
fn recorded((pack, easy): &(Pack, Easy), lang: Lang, name: &str, words: &str) {
    assert_eq!(easy.said(lang, name), Some(words), "{lang} {name}: {AGAIN}");
    let bytes = pack.media(&file(lang, name)).expect(name);
    assert_eq!(bytes.first(), Some(&0xff), "{lang} {name} is no bare MP3");
    assert!(bytes.len() < 30_000, "{lang} {name} is large");
}

#[test]
fn every_question_and_answer_is_recorded_in_the_words_that_stand_there() {
    let pack = pack();
    for (lang, text) in reports::LOCALES {
        let lang = Lang::parse(lang).expect("a language");
        let lines = text.lines();
        let spoken = lines.filter_map(|line| line.strip_prefix("reports-spoken-"));
        let spoken: Vec<_> = spoken.filter_map(|line| line.split_once(" = ")).collect();
        assert!(spoken.len() > 20, "{lang}");
        for (name, words) in spoken {
            recorded(&pack, lang, name, words.trim());
        }
    }
}

#[test]
fn every_picture_is_there_and_named_aloud() {
    let (both, registry) = (pack(), pack().0.registry().expect("a registry"));
    let (pack, easy) = &both;
    assert!((8..=12).contains(&easy.topics.len()));
    for topic in &easy.topics {
        let picture = format!("pictures/{}.svg", topic.code);
        assert!(pack.media(&picture).is_some(), "{picture}");
        assert!(
            registry.category(&topic.category).is_some(),
            "{}",
            topic.category
        );
        for lang in LANGUAGES {
            recorded(&both, lang, &topic.spoken(), &topic.name.get(lang).text);
        }
    }
}

#[test]
fn every_state_district_and_letter_is_recorded() {
    let both = pack();
    let registry = both.0.registry().expect("a registry");
    for state in registry.states() {
        for lang in LANGUAGES {
            let name = format!("state-{}", state.code);
            recorded(&both, lang, &name, &state.name.get(lang).text);
        }
    }
    for district in registry.districts() {
        let name = format!("district-{}", district.code);
        recorded(&both, Lang::MS, &name, &district.name);
    }
    for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
        for lang in LANGUAGES {
            let called = &both.1.letters[&(lang, letter.to_ascii_lowercase())];
            recorded(&both, lang, &Easy::letter(letter), called);
        }
    }
}

#[test]
fn recordings_are_small_and_none_is_left_over() {
    let (pack, easy) = pack();
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/malaysia/spoken");
    let mut bytes = 0;
    for lang in LANGUAGES {
        let files = std::fs::read_dir(folder.join(lang.code())).expect("a folder");
        let names: BTreeSet<String> = files
            .map(|file| {
                file.expect("a file")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        for name in names {
            let bare = name.strip_suffix(".mp3").expect("an MP3");
            assert!(
                easy.said(lang, bare).is_some(),
                "nobody asks for {lang} {name}"
            );
            bytes += pack.media(&file(lang, bare)).expect("embedded").len();
        }
    }
    assert!(bytes < 1_400_000, "{bytes} bytes");
}

fn note() -> Stored {
    Stored::File(StoredFile {
        kind: FileKind::Sound,
        media_type: "audio/mpeg".to_owned(),
        blob: "a".repeat(64),
        bytes: 2_000,
    })
}

fn spoken(world: &World, source: Source, documents: Vec<Stored>) -> ReportNew {
    ReportNew {
        description: Description::read(&world.app, world.now(), String::new()),
        fresh: ReportFresh::draw(&world.app.ids, world.now(), documents.len()),
        documents,
        source,
        ..new(world)
    }
}

#[test]
fn a_recording_stands_for_words_and_only_the_people_of_the_case_hear_it() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let report = spoken(world, Source::Easy, vec![note()]);
        let made = create(world, &owner, &report, None, None).expect("a report");
        let seen = |actor: &Actor| {
            let (actor, reference) = (actor.clone(), made.reference.clone());
            let read = world.app.db.read_blocking("test.show", move |tx| {
                actions::report_show(tx, &actor, &reference)
            });
            read.expect("the report")
        };
        assert!(seen(&owner).report.spoken);
        assert_eq!(seen(&owner).documents.files.len(), 1);
        assert!(seen(&Actor::anonymous()).report.spoken);
        assert!(seen(&Actor::anonymous()).documents.files.is_empty());
        let officer = world.officer("officer", "mbpj");
        assert_eq!(
            seen(&officer).documents.files.len(),
            1,
            "the officer hears it"
        );
        let rows = world.app.db.read_blocking("test.list", |tx| {
            actions::report_list(tx, &ReportFilter::default(), (9, 0))
        });
        let rows = rows.expect("rows");
        assert!(
            rows.iter()
                .any(|row| row.reference == made.reference && row.spoken)
        );
    });
}

#[test]
fn without_words_and_without_a_recording_nothing_is_reported() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        for source in [Source::Web, Source::Easy] {
            let report = spoken(world, source, Vec::new());
            let refused = create(world, &owner, &report, None, None);
            assert!(
                matches!(refused, Err(Error::DescriptionMissing)),
                "{source:?}"
            );
        }
    });
}

#[test]
fn a_district_is_enough_to_find_the_agency_and_leaves_no_pin() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let registry = world.app.pack.registry().expect("a registry");
        let petaling = registry.districts().iter().find(|it| it.name == "Petaling");
        let report = ReportNew {
            point: None,
            district: petaling.map(|district| district.code.to_string()),
            addressee: Addressee::Routed,
            ..new(world)
        };
        let made = create(world, &owner, &report, None, None).expect("a report");
        let read = world.app.db.read_blocking("test.show", move |tx| {
            actions::report_show(tx, &owner, &made.reference)
        });
        let report = read.expect("the report").report;
        assert_ne!(
            report.case.agency,
            registry.settings().triage.agency.to_string()
        );
        assert!(report.point.is_none());
    });
}
