//! What a module declares of its own work: refused at the start where it could not be read, hidden where it counts few people,
//! withheld where it names one.

use std::sync::Arc;
use std::time::Duration;

use base::{Ids, ManualClock};
use kernel::datasets::{
    Cell, Column, ColumnKind, Counts, Dataset, Disclosure, LICENCE, Pace, Theme,
};
use kernel::{App, AppError, Module, Options, Settings};
use opendata::{Error, dataset_show, datasets_refresh};
use store::Target;
use testkit::{Folder, START, World, on_both_worlds};

const DAY: Duration = Duration::from_hours(24);

/// A module that does nothing but declare.
fn declaring(datasets: &'static [Dataset]) -> Module {
    Module {
        name: "lanterns",
        migrations: &[],
        sql: Vec::new(),
        locales: &[],
        routes: Vec::new(),
        permissions: &[],
        kinds: &[],
        jobs: Vec::new(),
        moved: None,
        reads: None,
        withdrawn: None,
        search: None,
        erase: None,
        unname: None,
        forget: None,
        holdings: &[],
        acted_for: &[],
        panel: None,
        about: None,
        datasets,
    }
}

fn modules(datasets: &'static [Dataset]) -> Vec<Module> {
    vec![kernel::module(), opendata::module(), declaring(datasets)]
}

const GOOD: Dataset = Dataset {
    slug: "lanterns",
    key: "kernel-dataset-agencies",
    theme: Theme::Government,
    licence: LICENCE,
    pace: Pace::Daily,
    columns: &[
        Column::new("agency", ColumnKind::Text, "kernel-column-code"),
        Column::new("month", ColumnKind::Text, "kernel-column-date"),
        Column::new("cases", ColumnKind::Integer, "kernel-column-amount"),
    ],
    names_row: &["agency", "month"],
    disclosure: Disclosure::Counts(Counts {
        figures: "lanterns",
        all: "cases",
        some: &[],
        of: &[],
        sums: &[&["agency"]],
    }),
    rows: |_, _, sink| {
        for (agency, month, cases) in [
            ("mbpj", "1", 2),
            ("mbpj", "2", 40),
            ("mbpj", "3", 50),
            ("dbkl", "1", 7),
        ] {
            sink.row(vec![
                Cell::text(agency),
                Cell::text(month),
                Cell::Integer(cases),
            ])?;
        }
        Ok(())
    },
};

/// What an application says that is opened with these.
fn opened(datasets: &'static [Dataset]) -> Result<App, AppError> {
    let folder = Folder::new();
    let options = Options {
        target: Target::Sqlite(folder.path().join("balai.sqlite")),
        data: folder.path().to_owned(),
        pack: None,
        settings: Settings {
            public_url: "http://localhost:8080".to_owned(),
            ..Settings::default()
        },
        name: None,
        css: None,
        clock: Arc::new(ManualClock::new(START)),
        ids: Ids::seeded(23),
        proxies: 0,
        readers: 1,
        watch: None,
        replay: false,
        pseudo: false,
    };
    App::open(options, &modules(datasets))
}

#[test]
fn a_declaration_without_dictionary_translation_or_licence_keeps_the_program_from_starting() {
    const SILENT: Dataset = Dataset {
        key: "lanterns-dataset",
        ..GOOD
    };
    const BARE: Dataset = Dataset {
        columns: &[],
        names_row: &[],
        disclosure: Disclosure::Facts,
        ..GOOD
    };
    const CLOSED: Dataset = Dataset {
        licence: "CC-BY-ND-4.0",
        ..GOOD
    };
    const OTHERS: Dataset = Dataset {
        slug: "agencies",
        ..GOOD
    };
    assert!(opened(&[GOOD]).is_ok());
    let refused = |datasets: &'static [Dataset], fault: &str| match opened(datasets) {
        Err(AppError::Datasets(told)) => assert!(told.contains(fault), "{told}"),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it started"),
    };
    refused(
        &[SILENT],
        "no words for `lanterns-dataset` in ms, en, zh, ta",
    );
    refused(&[BARE], "has no dictionary");
    refused(&[CLOSED], "no open licence");
    refused(&[OTHERS], "declared twice");
}

fn versions(world: &World, slug: &'static str) -> Result<Vec<i64>, Error> {
    let read = move |tx: &mut store::Tx<'_>| dataset_show(tx, slug);
    let found = world.app.db.read_blocking("opendata.show", read)?;
    Ok(found.versions.iter().map(|version| version.rows).collect())
}

#[test]
fn what_names_somebody_is_withheld_and_keeps_nothing_else_from_being_published() {
    const NAMES: Dataset = Dataset {
        slug: "named",
        columns: &[Column::new("code", ColumnKind::Text, "kernel-column-code")],
        names_row: &["code"],
        disclosure: Disclosure::Facts,
        rows: |_, _, sink| sink.row(vec![Cell::text("900101-14-5677")]),
        ..GOOD
    };
    // Who forgets to say that rows count people is told by the gate.
    const COUNTS: Dataset = Dataset {
        slug: "counted",
        disclosure: Disclosure::Facts,
        ..GOOD
    };
    const LARGE: Dataset = Dataset {
        slug: "large",
        columns: &[Column::new("code", ColumnKind::Text, "kernel-column-code")],
        names_row: &[],
        disclosure: Disclosure::Facts,
        rows: |_, _, sink| (0..).try_for_each(|_| sink.row(vec![Cell::text("x")])),
        ..GOOD
    };
    on_both_worlds(
        || modules(&[NAMES, COUNTS, LARGE, GOOD]),
        |world| {
            let told = datasets_refresh(&world.app)
                .expect_err("withheld")
                .to_string();
            assert!(!told.contains("900101"), "{told}");
            for slug in ["named", "counted", "large"] {
                assert!(
                    matches!(versions(world, slug), Err(Error::Missing)),
                    "{slug}"
                );
            }
            assert_eq!(versions(world, "lanterns").expect("published"), [4]);
            assert!(versions(world, "agencies").is_ok());
            world.wait(DAY * 2);
            datasets_refresh(&world.app).expect_err("still withheld");
            assert_eq!(
                versions(world, "lanterns").expect("published"),
                [4],
                "the same rows"
            );
        },
    );
}

#[test]
fn what_is_withheld_is_told_once_and_not_lost_when_another_dataset_fails() {
    const NAMES: Dataset = Dataset {
        slug: "named",
        columns: &[Column::new("code", ColumnKind::Text, "kernel-column-code")],
        names_row: &["code"],
        disclosure: Disclosure::Facts,
        rows: |_, _, sink| sink.row(vec![Cell::text("900101-14-5677")]),
        ..GOOD
    };
    const BROKEN: Dataset = Dataset {
        slug: "broken",
        rows: |_, _, _| Err(kernel::datasets::RowsError::Source("no source".to_owned())),
        ..GOOD
    };
    on_both_worlds(
        || modules(&[NAMES, BROKEN, GOOD]),
        |world| {
            let told = || {
                let read = |tx: &mut store::Tx<'_>| tx.jobs_dead(100);
                let dead = world.app.db.read_blocking("test.dead", read);
                let mut dead = dead.expect("jobs");
                dead.retain(|job| job.kind == "opendata.withheld");
                dead
            };
            opendata::watch_ensure(&world.app).expect("a watch");
            world.run_jobs();
            let first = told();
            assert_eq!(first.len(), 1, "{first:?}");
            assert!(first[0].payload.starts_with("named: "), "{first:?}");
            assert!(!first[0].payload.contains("900101"), "{first:?}");
            for _ in 0..3 {
                world.wait(DAY);
                world.run_jobs();
            }
            assert_eq!(told().len(), 1, "the same is told once");
        },
    );
}

#[test]
fn small_counts_are_hidden_in_what_everybody_gets() {
    on_both_worlds(
        || modules(&[GOOD]),
        |world| {
            datasets_refresh(&world.app).expect("published");
            let read = |tx: &mut store::Tx<'_>| dataset_show(tx, "lanterns");
            let shown = world.app.db.read_blocking("opendata.show", read);
            let blob = shown.expect("a dataset").versions[0].blob.clone();
            let runtime = tokio::runtime::Builder::new_current_thread()
                .build()
                .expect("a runtime");
            let bytes = runtime.block_on(world.app.blobs.get(&blob)).expect("bytes");
            let table = tables::read::restore(&bytes).expect("a table");
            let cases: Vec<String> = (0..4).map(|row| table.value(row, 2).to_string()).collect();
            assert_eq!(cases, ["", "", "50", "7"]);
        },
    );
}
