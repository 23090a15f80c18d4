//! Agencies publish tables by themselves: the ugly cases first, then the way it should go.

use base::{Actor, Lang, Text};
use kernel::Module;
use kernel::audit::Fresh;
use kernel::documents;
use opendata::drafts::{
    DatasetAbout, DatasetNew, Decision, Draft, FileSent, Kept, Mode, Planned, Published, Replan,
    Retract, Seen, State, Upload, dataset_create, draft_ask, draft_decide, draft_discard,
    draft_plan, draft_publish, draft_put, kept_show, version_retract,
};
use opendata::{Details, Error, Frequency, dataset_show};
use store::{Sql, Tx};
use testkit::{World, on_both_worlds};

const SLUG: &str = "klinik";
const FILE: &str = "Kod,Daerah,Bilik\n007,Petaling,12\n008,Klang,5\n";

fn modules() -> Vec<Module> {
    vec![kernel::module(), opendata::module()]
}

fn write<T: Send + 'static>(
    world: &World,
    act: impl Fn(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    world.app.db.write_blocking("test.draft", act)
}

fn about() -> DatasetAbout {
    DatasetAbout {
        title: Text::new([
            (Lang::MS, "Klinik desa".to_owned()),
            (Lang::EN, "Village clinics".to_owned()),
        ])
        .expect("Malay"),
        about: Text::malay("Klinik desa mengikut daerah."),
        frequency: Frequency::Monthly,
        licence: "CC-BY-4.0".to_owned(),
        details: Details::default(),
        columns: Vec::new(),
    }
}

fn created(world: &World, actor: &Actor, slug: &str, agency: &str) -> Result<(), Error> {
    let new = DatasetNew {
        slug: slug.to_owned(),
        agency: agency.to_owned(),
        about: about(),
        fresh: Fresh::draw(&world.app.ids, world.now()),
    };
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    write(world, move |tx| {
        let registry = app.registry.get(tx)?;
        dataset_create(tx, (&app, &registry), (&actor, now), &new).map(drop)
    })
}

fn sent(world: &World, actor: &Actor, text: &str, mode: Mode) -> Result<Draft, Error> {
    let bytes = text.as_bytes().to_vec();
    let upload = Upload {
        slug: SLUG.to_owned(),
        from: None,
        seen: Seen::Anything,
        file: FileSent {
            name: "klinik.csv".to_owned(),
            format: "csv".to_owned(),
            bytes: u64::try_from(bytes.len()).expect("small"),
            blob: documents::blob_store_blocking(&world.app, bytes).expect("kept"),
        },
        mode,
    };
    let (actor, now) = (actor.clone(), world.now());
    let draft = write(world, move |tx| draft_put(tx, (&actor, now), &upload));
    world.run_jobs();
    draft
}

fn kept(world: &World, actor: &Actor) -> Result<Kept, Error> {
    let actor = actor.clone();
    let read = move |tx: &mut Tx<'_>| kept_show(tx, &actor, SLUG);
    world.app.db.read_blocking("test.kept", read)
}

fn draft(world: &World, actor: &Actor) -> Draft {
    kept(world, actor)
        .expect("a dataset")
        .draft
        .expect("a draft")
}

fn decision(world: &World, revision: i64, approve: bool) -> Decision {
    Decision {
        slug: SLUG.to_owned(),
        revision,
        reason: "Pejabat awam.".to_owned(),
        approve,
        fresh: Fresh::draw(&world.app.ids, world.now()),
    }
}

fn published(world: &World, actor: &Actor, revision: i64) -> Result<Published, Error> {
    let cmd = decision(world, revision, true);
    let (actor, now) = (actor.clone(), world.now());
    write(world, move |tx| draft_publish(tx, (&actor, now), &cmd))
}

/// A dataset of a council that everybody may read.
pub(crate) fn open_dataset(world: &World) {
    let chief = world.officer("agency_admin", "mbpj");
    created(world, &chief, SLUG, "mbpj").expect("made");
    let draft = sent(world, &chief, FILE, Mode::Replace).expect("sent");
    let revision = self::draft(world, &chief).revision.max(draft.revision);
    published(world, &chief, revision).expect("published");
}

fn asked(world: &World, actor: &Actor, revision: i64) -> Result<Draft, Error> {
    let (actor, now) = (actor.clone(), world.now());
    let cmd = decision(world, revision, false);
    write(world, move |tx| draft_ask(tx, (&actor, now), &cmd))
}

fn judged(
    world: &World,
    actor: &Actor,
    revision: i64,
    approve: bool,
) -> Result<Option<Published>, Error> {
    let (actor, now) = (actor.clone(), world.now());
    let cmd = decision(world, revision, approve);
    write(world, move |tx| draft_decide(tx, (&actor, now), &cmd))
}

fn retracted(world: &World, actor: &Actor, number: i64) -> Result<(), Error> {
    let cmd = Retract {
        slug: SLUG.to_owned(),
        number,
        notice: "Silap.".to_owned(),
        fresh: Fresh::draw(&world.app.ids, world.now()),
    };
    let (actor, now) = (actor.clone(), world.now());
    write(world, move |tx| version_retract(tx, (&actor, now), &cmd))
}

fn replanned(world: &World, actor: &Actor, asked: Replan) -> Result<Draft, Error> {
    let (actor, now) = (actor.clone(), world.now());
    let draft = write(world, move |tx| draft_plan(tx, (&actor, now), &asked));
    world.run_jobs();
    draft
}

fn plan(revision: i64, key: &[&str], columns: Vec<Planned>) -> Replan {
    Replan {
        slug: SLUG.to_owned(),
        revision,
        columns,
        missing: Vec::new(),
        key: key.iter().map(|name| (*name).to_owned()).collect(),
    }
}

#[test]
fn datasets_of_others_are_absent_to_everybody_else() {
    on_both_worlds(modules, |world| {
        let chief = world.officer("agency_admin", "mbpj");
        let others = [
            world.officer("agency_admin", "dbkl"),
            world.officer("officer", "mbpj"),
            world.citizen("Aminah"),
            Actor::anonymous(),
        ];
        for other in &others {
            let refused = created(world, other, SLUG, "mbpj");
            assert!(matches!(refused, Err(Error::Missing)));
        }
        created(world, &chief, SLUG, "mbpj").expect("made");
        let again = created(world, &chief, SLUG, "mbpj");
        assert!(matches!(again, Err(Error::Taken)));
        for slug in ["agencies", "holidays"] {
            let ours = created(world, &chief, slug, "mbpj");
            assert!(matches!(ours, Err(Error::Taken)), "{slug} is ours");
        }
        assert!(matches!(
            created(world, &chief, "A b", "mbpj"),
            Err(Error::Slug)
        ));
        let draft = sent(world, &chief, FILE, Mode::Replace).expect("sent");
        for other in &others {
            assert!(matches!(kept(world, other), Err(Error::Missing)));
            assert!(matches!(
                sent(world, other, FILE, Mode::Replace),
                Err(Error::Missing)
            ));
            assert!(matches!(
                published(world, other, draft.revision),
                Err(Error::Missing)
            ));
            let asked = plan(draft.revision, &[], Vec::new());
            assert!(matches!(
                replanned(world, other, asked),
                Err(Error::Missing)
            ));
            let thief = other.clone();
            let gone = write(world, move |tx| draft_discard(tx, &thief, SLUG));
            assert!(matches!(gone, Err(Error::Missing)));
        }
        let shown = world
            .app
            .db
            .read_blocking("test.show", |tx: &mut Tx<'_>| dataset_show(tx, SLUG));
        assert!(
            matches!(shown, Err(Error::Missing)),
            "nothing is public yet"
        );
    });
}

#[test]
fn codes_stay_text_and_a_published_version_is_like_any_other() {
    on_both_worlds(modules, |world| {
        let chief = world.officer("agency_admin", "mbpj");
        created(world, &chief, SLUG, "mbpj").expect("made");
        sent(world, &chief, FILE, Mode::Replace).expect("sent");
        let draft = draft(world, &chief);
        assert_eq!(draft.state, State::Ready);
        let kinds: Vec<(&str, &str)> = draft
            .body
            .columns
            .iter()
            .map(|line| (line.name.as_str(), line.kind.as_str()))
            .collect();
        assert_eq!(
            kinds,
            [("kod", "text"), ("daerah", "text"), ("bilik", "integer")]
        );
        let version = published(world, &chief, draft.revision).expect("published");
        assert_eq!(version.number, 1);
        let twice = published(world, &chief, draft.revision);
        assert!(matches!(twice, Err(Error::NoDraft)));
        let shown = world
            .app
            .db
            .read_blocking("test.show", |tx: &mut Tx<'_>| dataset_show(tx, SLUG))
            .expect("public");
        assert_eq!(shown.versions[0].rows, 2);
        assert_eq!(shown.versions[0].hash, version.hash);
        assert!(shown.versions[0].receipt.is_some());
        assert_eq!(shown.dataset.dictionary.len(), 3);
    });
}

#[test]
fn cells_that_do_not_fit_are_told_and_a_steward_decides_how_they_are_read() {
    on_both_worlds(modules, |world| {
        let chief = world.officer("agency_admin", "mbpj");
        created(world, &chief, SLUG, "mbpj").expect("made");
        let text = "Tarikh,Hasil\n03/04/2026,\"1,200.50\"\n05/06/2026,NA\n";
        let first = sent(world, &chief, text, Mode::Replace).expect("sent");
        let found = draft(world, &chief);
        let date = &found.body.columns[0];
        assert!(date.ambiguous && date.kind == "text");
        let column = |header: &str, kind: &str, notation: &str| Planned {
            header: header.to_owned(),
            name: String::new(),
            reading: Some((kind.to_owned(), notation.to_owned())),
        };
        let columns = vec![
            column("Tarikh", "date", "day_first"),
            column("Hasil", "number", "thousands"),
        ];
        let faulty = replanned(world, &chief, plan(first.revision, &[], columns.clone()));
        let faulty = faulty.expect("read again");
        let old = replanned(world, &chief, plan(first.revision, &[], Vec::new()));
        assert!(matches!(old, Err(Error::Stale)), "somebody else was faster");
        let told = draft(world, &chief);
        assert_eq!(told.state, State::Faulty);
        let fault = &told.body.faults[0];
        assert_eq!((fault.row, fault.column.as_str()), (3, "Hasil"));
        assert_eq!(fault.value, "NA");
        let unready = published(world, &chief, faulty.revision);
        assert!(matches!(unready, Err(Error::Unready)));
        let asked = Replan {
            missing: vec!["NA".to_owned()],
            ..plan(faulty.revision, &[], columns)
        };
        let mended = replanned(world, &chief, asked).expect("read again");
        assert_eq!(draft(world, &chief).state, State::Ready);
        published(world, &chief, mended.revision).expect("published");
    });
}

#[test]
fn what_names_people_is_blocked_and_what_may_is_decided_by_two() {
    on_both_worlds(modules, |world| {
        let chief = world.officer("agency_admin", "mbpj");
        let second = world.colleague("Second", "agency_admin", "mbpj");
        created(world, &chief, SLUG, "mbpj").expect("made");
        let identity = "nama,kp\nAli,880101-14-5677\nAbu,900212-10-5533\n";
        let blocked = sent(world, &chief, identity, Mode::Replace).expect("sent");
        let found = draft(world, &chief).body.built.expect("a table");
        assert_eq!(found.verdict, "block");
        assert!(!found.findings[0].examples[0].contains("145677"), "masked");
        let refused = published(world, &chief, blocked.revision);
        assert!(matches!(refused, Err(Error::Blocked)));
        let without = vec![Planned {
            header: "kp".to_owned(),
            name: String::new(),
            reading: None,
        }];
        let left = replanned(world, &chief, plan(blocked.revision, &[], without));
        let left = left.expect("left out").revision;
        assert_eq!(
            draft(world, &chief).body.built.expect("a table").verdict,
            "clear"
        );
        published(world, &chief, left).expect("published without");

        let phones = "pejabat,telefon\nPetaling,012-345 6789\n";
        let routed = sent(world, &chief, phones, Mode::Replace)
            .expect("sent")
            .revision;
        let alone = published(world, &chief, routed);
        assert!(matches!(alone, Err(Error::SecondNeeded)));
        let judge = |actor: &Actor, approve: bool| judged(world, actor, routed, approve);
        assert!(
            matches!(judge(&second, true), Err(Error::Unready)),
            "nobody asked"
        );
        let ask = || asked(world, &chief, routed);
        ask().expect("asked");
        assert!(matches!(judge(&chief, true), Err(Error::SamePerson)));
        let system = judge(&Actor::system(), true);
        assert!(matches!(system, Err(Error::SamePerson)), "a person has to");
        assert!(judge(&second, false).expect("refused").is_none());
        assert_eq!(draft(world, &chief).state, State::Ready);
        ask().expect("asked again");
        let version = judge(&second, true).expect("approved").expect("a version");
        assert_eq!(version.number, 2);
    });
}

#[test]
fn rows_are_added_and_replaced_by_key_and_what_was_overtaken_is_looked_at_again() {
    on_both_worlds(modules, |world| {
        let chief = world.officer("agency_admin", "mbpj");
        created(world, &chief, SLUG, "mbpj").expect("made");
        let keyless = sent(world, &chief, FILE, Mode::Upsert).expect("the first file has all rows");
        let named = replanned(world, &chief, plan(keyless.revision, &["kod"], Vec::new()));
        published(world, &chief, named.expect("named").revision).expect("published");
        let more = "Kod,Daerah,Bilik\n008,Klang,6\n009,Sepang,3\n";
        let first = sent(world, &chief, more, Mode::Upsert)
            .expect("sent")
            .revision;
        let changes = draft(world, &chief).body.built.expect("a table").changes;
        assert_eq!((changes.added, changes.removed, changes.changed), (1, 0, 1));
        published(world, &chief, first).expect("published");
        let double = "Kod,Daerah,Bilik\n010,A,1\n010,B,2\n";
        sent(world, &chief, double, Mode::Append).expect("sent");
        let refused = draft(world, &chief).body.refused.expect("refused");
        assert_eq!(refused.code, "two_of_a_key");
        let other = "Kod,Daerah\n011,A\n";
        sent(world, &chief, other, Mode::Append).expect("sent");
        let refused = draft(world, &chief).body.refused.expect("refused");
        assert_eq!(
            (refused.code.as_str(), refused.about.as_str()),
            ("other_columns", "bilik")
        );
        let late = sent(world, &chief, more, Mode::Upsert)
            .expect("sent")
            .revision;
        retracted(world, &chief, 2).expect("taken back");
        let overtaken = published(world, &chief, late);
        assert!(matches!(overtaken, Err(Error::Overtaken)));
        let again = replanned(world, &chief, plan(late, &["kod"], Vec::new())).expect("again");
        let third = published(world, &chief, again.revision).expect("published");
        assert_eq!(third.number, 3, "a number is never used twice");
        let versions = kept(world, &chief).expect("a dataset").versions;
        let notice = versions[1].retracted.clone().expect("taken back").notice;
        assert_eq!(notice, "Silap.");
    });
}

/// The acts on datasets in the log, with whether the entry names the dataset.
fn acts(world: &World) -> Vec<(String, bool)> {
    const ACTS: Sql = Sql::new(
        "test.acts",
        "select act, entry from kernel_audit where act like 'dataset.%' order by at_us, id",
    );
    let read = |tx: &mut Tx<'_>| {
        tx.all(&ACTS, &[], |row| {
            let entry: String = row.get("entry")?;
            Ok((row.get("act")?, entry.contains(SLUG)))
        })
    };
    let acts: store::Result<_> = world.app.db.read_blocking("test.acts", read);
    acts.expect("acts")
}

#[test]
fn what_was_never_published_stays_out_of_the_public_log() {
    on_both_worlds(modules, |world| {
        let chief = world.officer("agency_admin", "mbpj");
        let second = world.colleague("Second", "agency_admin", "mbpj");
        created(world, &chief, SLUG, "mbpj").expect("made");
        let phones = "pejabat,telefon\nPetaling,012-345 6789\n";
        let routed = sent(world, &chief, phones, Mode::Replace).expect("sent");
        asked(world, &chief, routed.revision).expect("asked");
        judged(world, &second, routed.revision, false).expect("refused");
        let quiet = acts(world);
        assert_eq!(quiet.len(), 3, "{quiet:?}");
        assert!(quiet.iter().all(|(_, public)| !public), "{quiet:?}");
        asked(world, &chief, routed.revision).expect("asked again");
        judged(world, &second, routed.revision, true).expect("approved");
        let told = acts(world).into_iter().filter(|(_, public)| *public);
        let told: Vec<String> = told.map(|(act, _)| act).collect();
        assert_eq!(told, ["dataset.published"]);
    });
}

#[test]
fn words_of_a_plan_are_few_and_short() {
    on_both_worlds(modules, |world| {
        let chief = world.officer("agency_admin", "mbpj");
        created(world, &chief, SLUG, "mbpj").expect("made");
        let first = sent(world, &chief, FILE, Mode::Replace).expect("sent");
        let long = "é".repeat(101);
        let many = vec!["x".to_owned(); 51];
        for words in [vec![long], many] {
            let missing = Replan {
                missing: words.clone(),
                ..plan(first.revision, &[], Vec::new())
            };
            let key = Replan {
                key: words,
                ..plan(first.revision, &[], Vec::new())
            };
            for asked in [missing, key] {
                let refused = replanned(world, &chief, asked);
                assert!(matches!(refused, Err(Error::Problem(_))));
            }
        }
        assert_eq!(draft(world, &chief).revision, first.revision);
        let most = Replan {
            missing: vec!["é".repeat(100); 50],
            ..plan(first.revision, &[], Vec::new())
        };
        replanned(world, &chief, most).expect("just within");
    });
}

#[test]
fn a_renamed_count_is_still_a_count() {
    on_both_worlds(modules, |world| {
        let chief = world.officer("agency_admin", "mbpj");
        created(world, &chief, SLUG, "mbpj").expect("made");
        let text = "daerah,jumlah kes\nKlang,3\nSepang,40\n";
        let first = sent(world, &chief, text, Mode::Replace).expect("sent");
        let renamed = Planned {
            header: "jumlah kes".to_owned(),
            name: "nilai".to_owned(),
            reading: Some(("text".to_owned(), "plain".to_owned())),
        };
        replanned(world, &chief, plan(first.revision, &[], vec![renamed])).expect("read");
        let built = draft(world, &chief).body.built.expect("a table");
        assert_eq!((built.verdict.as_str(), built.findings.len()), ("route", 1));
        let found = &built.findings[0];
        assert_eq!((found.column.as_str(), found.cells), ("nilai", 1));
    });
}

#[test]
fn what_a_version_said_comes_back_when_the_next_one_is_taken_back() {
    on_both_worlds(modules, |world| {
        let chief = world.officer("agency_admin", "mbpj");
        created(world, &chief, SLUG, "mbpj").expect("made");
        let first = sent(world, &chief, FILE, Mode::Replace).expect("sent");
        let keyed = replanned(world, &chief, plan(first.revision, &["kod"], Vec::new()));
        published(world, &chief, keyed.expect("keyed").revision).expect("published");
        let other = "Nama,Bilik\nA,1\n";
        let second = sent(world, &chief, other, Mode::Replace).expect("sent");
        let keyless = replanned(world, &chief, plan(second.revision, &[], Vec::new()));
        published(world, &chief, keyless.expect("keyless").revision).expect("published");
        let now_shown = || {
            let dataset = kept(world, &chief).expect("a dataset").dataset;
            let names = dataset.dictionary.into_iter().map(|field| field.name);
            (dataset.current, names.collect::<Vec<_>>(), dataset.key)
        };
        let names = |all: &[&str]| {
            all.iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(now_shown(), (2, names(&["nama", "bilik"]), Vec::new()));
        retracted(world, &chief, 2).expect("taken back");
        let before = (1, names(&["kod", "daerah", "bilik"]), names(&["kod"]));
        assert_eq!(now_shown(), before);
        retracted(world, &chief, 1).expect("taken back");
        assert_eq!(now_shown(), before, "nothing stands to be shown");
        let third = sent(world, &chief, FILE, Mode::Replace).expect("sent");
        let version = published(world, &chief, third.revision).expect("published");
        assert_eq!(version.number, 3, "no number is used twice");
    });
}

#[test]
fn a_base_that_cannot_be_read_is_told_to_people() {
    on_both_worlds(modules, |world| {
        let chief = world.officer("agency_admin", "mbpj");
        created(world, &chief, SLUG, "mbpj").expect("made");
        let first = sent(world, &chief, FILE, Mode::Replace).expect("sent");
        published(world, &chief, first.revision).expect("published");
        let broken = documents::blob_store_blocking(&world.app, b"no table".to_vec());
        let broken = broken.expect("kept");
        write(world, move |tx| {
            const BREAK: Sql = Sql::new("test.break", "update opendata_version set blob = $1");
            Ok(tx.exec(&BREAK, &store::params![broken.as_str()])?)
        })
        .expect("broken");
        sent(world, &chief, FILE, Mode::Append).expect("sent");
        let told = draft(world, &chief);
        assert_eq!(told.state, State::Refused);
        assert_eq!(told.body.refused.expect("a reason").code, "damaged");
    });
}
