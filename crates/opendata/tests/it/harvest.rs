//! Catalogues elsewhere: what breaks first, then a whole one, again, changed and gone.

use std::io::Write;
use std::path::Path;

use base::{Actor, Lang};
use kernel::Module;
use kernel::audit::Fresh;
use opendata::Error;
use opendata::harvest::{
    Harvested, Taken, Taking, catalogue_read, catalogue_take, harvested_list, national_read,
};
use testkit::{World, on_both_worlds};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/catalogue");
const SOURCE: &str = "data.gov.my";

fn modules() -> Vec<Module> {
    vec![kernel::module(), opendata::module()]
}

fn sample(world: &World) -> Taking {
    let (all, left_out) = catalogue_read(Path::new(SAMPLE)).expect("our own sample");
    Taking {
        source: SOURCE.to_owned(),
        all,
        left_out,
        fresh: Fresh::draw(&world.app.ids, world.now()),
    }
}

fn taken(world: &World, actor: &Actor, taking: &Taking) -> Result<Taken, Error> {
    let (app, actor, now, taking) = (
        world.app.clone(),
        actor.clone(),
        world.now(),
        taking.clone(),
    );
    world.app.db.write_blocking("test.catalogue", move |tx| {
        let registry = app.registry.get(tx)?;
        catalogue_take(tx, &registry, (&actor, now), &taking)
    })
}

fn kept(world: &World) -> Vec<Harvested> {
    let read = |tx: &mut store::Tx<'_>| harvested_list(tx, (SOURCE, ""), 100);
    let found = world.app.db.read_blocking("test.catalogue", read);
    found.expect("a list")
}

fn kept_as(world: &World, identifier: &str) -> Harvested {
    let all = kept(world).into_iter();
    let mut found = all.filter(|each| each.described.identifier == identifier);
    found.next().expect("kept")
}

#[test]
fn files_that_describe_nothing_say_why() {
    let wrong = |name: &str, bytes: &[u8]| national_read(name, bytes).expect_err("wrong");
    assert!(wrong("Test Salina", b"{}").contains("identifier"));
    assert!(wrong("a_b", b"{\"title_en\": \"x\"}").contains("title_ms"));
    assert!(wrong("a_b", b"[]").contains("no JSON object"));
    assert!(wrong("a_b", b"{\"title_ms\": \"\xff\"}").contains("not UTF-8"));
    assert!(wrong("a_b", b"").contains("no JSON object"));
    assert!(catalogue_read(Path::new("/nowhere")).is_err());
}

#[test]
fn values_of_other_sorts_than_expected_are_passed_over() {
    let odd = br#"{"title_ms": "Ganjil", "fields": [1, {"name": 3}], "dataviz": {"x": 1}, "data_source": 7,
        "geography": [null, "STATE"], "site_category": "x", "frequency": [], "link_csv": "file:///etc/passwd"}"#;
    let read = national_read("odd", odd).expect("a title is enough");
    assert_eq!(
        (read.fields.len(), read.charts.len(), read.files.len()),
        (1, 0, 0)
    );
    assert_eq!(
        (read.geography, read.frequency),
        (vec!["STATE".to_owned()], None)
    );
}

#[test]
fn a_zip_file_gives_what_its_folder_gives() {
    let file = std::env::temp_dir().join(format!("balai-catalogue-{}.zip", std::process::id()));
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&file).expect("a file"));
    let options = zip::write::SimpleFileOptions::default();
    for entry in std::fs::read_dir(SAMPLE).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        let name = format!("datagovmy-meta-main/data-catalogue/{name}");
        archive.start_file(name, options).expect("begun");
        archive
            .write_all(&std::fs::read(&path).expect("read"))
            .expect("written");
    }
    let other = "datagovmy-meta-main/dashboards/other.json";
    archive.start_file(other, options).expect("begun");
    archive
        .write_all(b"{\"title_ms\": \"Lain\"}")
        .expect("written");
    archive.finish().expect("a ZIP file");
    let (from_zip, from_folder) = (catalogue_read(&file), catalogue_read(Path::new(SAMPLE)));
    std::fs::remove_file(&file).expect("removed");
    assert_eq!(from_zip.expect("read"), from_folder.expect("read"));
}

#[test]
fn a_file_of_an_archive_that_swells_is_left_out() {
    let file = std::env::temp_dir().join(format!("balai-swelling-{}.zip", std::process::id()));
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&file).expect("a file"));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("swollen.json", options).expect("begun");
    archive.write_all(&vec![b' '; 3 << 20]).expect("written");
    archive.finish().expect("a ZIP file");
    let read = catalogue_read(&file);
    std::fs::remove_file(&file).expect("removed");
    let (all, left_out) = read.expect("read");
    assert!(all.is_empty());
    assert!(left_out[0].reason.contains("more than"), "{left_out:?}");
}

#[test]
fn nobody_takes_a_catalogue_in_who_does_not_keep_the_registry() {
    on_both_worlds(modules, |world| {
        let refused = taken(world, &Actor::anonymous(), &sample(world));
        assert!(matches!(refused, Err(Error::Missing)), "{refused:?}");
        assert!(kept(world).is_empty());
    });
}

#[test]
fn a_catalogue_comes_in_with_its_columns_charts_bodies_and_links() {
    on_both_worlds(modules, |world| {
        let done = taken(world, &Actor::system(), &sample(world)).expect("taken");
        assert_eq!((done.added.len(), done.same, done.gone.len()), (11, 0, 0));
        assert_eq!(done.left_out[0].identifier, "no_malay");
        let births = kept_as(world, "births_count");
        let said = &births.described;
        assert_eq!(said.title.get(Lang::EN).to_string(), "Births by state");
        assert_eq!(said.frequency.as_deref(), Some("YEARLY"));
        assert_eq!(
            (said.subjects.len(), said.files.len(), said.charts.len()),
            (2, 2, 2)
        );
        assert_eq!(
            (said.data_from.as_deref(), &said.caveat),
            (Some("2015"), &None)
        );
        let kinds: Vec<_> = said
            .fields
            .iter()
            .map(|there| there.field.kind.as_str())
            .collect();
        assert_eq!(kinds, ["date", "text", "integer"]);
        let about = said.fields[1].field.about.get(Lang::MS).to_string();
        assert_eq!(about, "Satu daripada 16 negeri");
        assert!(kept_as(world, "floods_once").described.files.is_empty());
        assert_eq!(kept_as(world, "clinics_list").described.charts.len(), 1);
        let old = kept_as(world, "old_words").described;
        assert_eq!(
            (old.title.get(Lang::MS).to_string(), old.frequency),
            ("Kata lama".to_owned(), None)
        );
    });
}

#[test]
fn the_same_catalogue_again_changes_nothing() {
    on_both_worlds(modules, |world| {
        taken(world, &Actor::system(), &sample(world)).expect("taken");
        let before = kept(world);
        let again = taken(world, &Actor::system(), &sample(world)).expect("taken");
        assert_eq!(
            (again.added.len(), again.changed.len(), again.same),
            (0, 0, 11)
        );
        assert_eq!(kept(world), before);
    });
}

#[test]
fn what_changes_is_changed_and_what_goes_is_marked_and_may_come_back() {
    on_both_worlds(modules, |world| {
        taken(world, &Actor::system(), &sample(world)).expect("taken");
        let mut other = sample(world);
        other.all.retain(|each| each.identifier != "beds_weekly");
        other.all[0].licence = Some("CC0-1.0".to_owned());
        let changed = other.all[0].identifier.clone();
        let again = other.all[0].clone();
        other.all.push(again);
        let done = taken(world, &Actor::system(), &other).expect("taken");
        assert_eq!(
            (done.changed, done.gone),
            (vec![changed], vec!["beds_weekly".to_owned()])
        );
        assert_eq!(done.left_out.len(), 2, "one came twice");
        assert!(kept_as(world, "beds_weekly").gone.is_some());
        let back = taken(world, &Actor::system(), &sample(world)).expect("taken");
        assert_eq!(back.added, ["beds_weekly"]);
        assert_eq!(kept_as(world, "beds_weekly").gone, None);
    });
}

#[test]
fn a_catalogue_that_lost_too_much_or_cannot_be_read_loses_nothing_here() {
    on_both_worlds(modules, |world| {
        taken(world, &Actor::system(), &sample(world)).expect("taken");
        let mut broken = sample(world);
        broken.all.truncate(5);
        let done = taken(world, &Actor::system(), &broken).expect("taken");
        assert_eq!((done.gone.len(), done.spared.len()), (0, 6));
        let mut damaged = sample(world);
        let lost = damaged.all.remove(0);
        damaged.left_out.push(opendata::harvest::LeftOut {
            identifier: lost.identifier,
            reason: "it is not UTF-8".to_owned(),
        });
        let done = taken(world, &Actor::system(), &damaged).expect("taken");
        assert!(done.gone.is_empty() && done.spared.is_empty());
        assert!(kept(world).iter().all(|each| each.gone.is_none()));
    });
}
