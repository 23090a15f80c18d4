//! What modules publish of their own work: all of it, again only when it changed, and never two of one number.

use std::time::Duration;

use base::Actor;
use kernel::audit::Fresh;
use kernel::registry::{self, Import, ImportKind};
use kernel::{Module, documents};
use opendata::{Error, dataset_show, datasets_refresh};
use testkit::{World, on_both_worlds};

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

fn modules() -> Vec<Module> {
    vec![kernel::module(), opendata::module()]
}

fn shown(world: &World, slug: &'static str) -> Result<opendata::DatasetShown, Error> {
    let read = move |tx: &mut store::Tx<'_>| dataset_show(tx, slug);
    world.app.db.read_blocking("opendata.show", read)
}

/// The numbers of a dataset's versions, the newest first.
fn numbers(world: &World, slug: &'static str) -> Vec<i64> {
    let versions = shown(world, slug).expect("a dataset").versions;
    versions.iter().map(|version| version.number).collect()
}

fn holiday_add(world: &World) {
    let text =
        "date,name_ms,name_en,states,observed,estimated\n2031-01-02,Cuti khas,Special,MY-10,0,0\n";
    let file = Import::new(ImportKind::Holidays, "more.csv".to_owned(), text.to_owned());
    let (now, fresh) = (world.now(), Fresh::draw(&world.app.ids, world.now()));
    let import = move |tx: &mut store::Tx<'_>| {
        registry::import(tx, &Actor::system(), (now, &fresh), &file).map(drop)
    };
    world
        .app
        .db
        .write_blocking("registry.import", import)
        .expect("imported");
}

#[test]
fn what_did_not_change_is_no_new_version() {
    on_both_worlds(modules, |world| {
        assert!(matches!(shown(world, "holidays"), Err(Error::Missing)));
        datasets_refresh(&world.app).expect("published");
        // The log has no day yet that is over, nobody told of a reuse, and what never held anything is no dataset.
        let empty = ["log-checkpoints", "data-reuses"];
        for slug in empty {
            assert!(matches!(shown(world, slug), Err(Error::Missing)), "{slug}");
        }
        let filled = world.app.datasets.iter();
        for dataset in filled.filter(|dataset| !empty.contains(&dataset.slug)) {
            let found = shown(world, dataset.slug).expect("a dataset");
            assert_eq!(found.versions.len(), 1, "{}", dataset.slug);
            assert!(found.versions[0].rows > 0, "{}", dataset.slug);
            assert_eq!(found.dataset.dictionary.len(), dataset.columns.len());
        }
        let first = shown(world, "holidays").expect("a dataset");
        holiday_add(world);
        world.wait(HOUR);
        datasets_refresh(&world.app).expect("nothing to do");
        assert_eq!(numbers(world, "holidays"), [1], "its day is not over");
        world.wait(DAY);
        datasets_refresh(&world.app).expect("published");
        assert_eq!(numbers(world, "holidays"), [2, 1]);
        assert_eq!(numbers(world, "agencies"), [1]);
        let second = shown(world, "holidays").expect("a dataset");
        assert_eq!(second.versions[0].rows, first.versions[0].rows + 1);
        assert_eq!(
            second.versions[1], first.versions[0],
            "the first stays as it was"
        );
        let agencies = shown(world, "agencies").expect("a dataset").dataset;
        assert_eq!(agencies.checked, world.now());
        assert!(agencies.updated < world.now());
    });
}

#[test]
fn two_that_look_at_once_publish_one_version() {
    on_both_worlds(modules, |world| {
        std::thread::scope(|scope| {
            let lookers: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| datasets_refresh(&world.app)))
                .collect();
            for looker in lookers {
                looker.join().expect("a thread").expect("published");
            }
        });
        assert_eq!(numbers(world, "agencies"), [1]);
        assert_eq!(numbers(world, "holidays"), [1]);
    });
}

#[test]
fn versions_outlive_the_sweep_and_are_part_of_a_backup() {
    on_both_worlds(modules, |world| {
        datasets_refresh(&world.app).expect("published");
        let blob = shown(world, "holidays").expect("a dataset").versions[0]
            .blob
            .clone();
        world.wait(DAY * 400);
        documents::purge_run(&world.app).expect("swept");
        let kept = world
            .app
            .db
            .read_blocking("blobs", documents::blobs_mentioned);
        assert!(kept.expect("a list").contains(&blob));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime");
        let bytes = runtime
            .block_on(world.app.blobs.get(&blob))
            .expect("still there");
        assert!(bytes.starts_with(b"PAR1"));
    });
}
