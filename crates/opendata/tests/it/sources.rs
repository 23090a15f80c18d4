//! Catalogues elsewhere that are read: whole, again, changed, broken, hostile.

use std::collections::BTreeMap;
use std::time::Duration;

use base::{Actor, Lang};
use kernel::Module;
use kernel::audit::Fresh;
use opendata::Error;
use opendata::harvest::sources::{
    Outcome, Report, Run, RunState, Source, SourcePut, run_begin, run_id, run_report, run_whole,
    runs_list, source_put,
};
use opendata::harvest::{Harvested, harvested_list};
use serde_json::{Value, json};
use testkit::{Portal, Reply, World, on_both_worlds_set};

const NAME: &str = "data.contoh.my";

fn modules() -> Vec<Module> {
    vec![kernel::module(), opendata::module()]
}

/// Runs the test on both stores, beside a portal that the operator named.
fn beside(test: impl Fn(&World, &Portal)) {
    let portal = Portal::start(|_| Reply::status(404));
    on_both_worlds_set(
        modules,
        |settings| settings.private_hosts = vec![portal.host()],
        |world| test(world, &portal),
    );
}

fn put(world: &World, protocol: &str, url: &str) -> SourcePut {
    SourcePut {
        name: NAME.to_owned(),
        seen: None,
        protocol: protocol.to_owned(),
        url: url.to_owned(),
        lang: "en".to_owned(),
        publishers: BTreeMap::from([("Jabatan Contoh".to_owned(), "mbpj".to_owned())]),
        is_on: false,
        hours: 24,
        fresh: Fresh::draw(&world.app.ids, world.now()),
    }
}

fn named(world: &World, actor: &Actor, put: SourcePut) -> Result<Source, Error> {
    let (cache, actor, now) = (world.app.registry.clone(), actor.clone(), world.now());
    world.app.db.write_blocking("test.source", move |tx| {
        let registry = cache.get(tx)?;
        source_put(tx, &registry, (&actor, now), &put)
    })
}

fn name(world: &World, protocol: &str, url: &str) {
    named(world, &Actor::system(), put(world, protocol, url)).expect("named");
}

fn begun(world: &World) -> Run {
    let (id, now) = (run_id(&world.app, world.now()), world.now());
    let write = move |tx: &mut store::Tx<'_>| run_begin(tx, (&Actor::system(), now), (NAME, &id));
    let begun = world.app.db.write_blocking("test.run", write);
    begun.expect("begun")
}

fn report(world: &World, id: &str) -> Report {
    let id = id.to_owned();
    let read = move |tx: &mut store::Tx<'_>| run_report(tx, &Actor::system(), (NAME, &id));
    world
        .app
        .db
        .read_blocking("test.report", read)
        .expect("a report")
}

/// Reads the catalogue once, by jobs, as often as a page that fails is tried.
fn read(world: &World) -> Report {
    let run = begun(world);
    for _ in 0..6 {
        world.run_jobs();
        world.wait(Duration::from_mins(40));
    }
    report(world, &run.id)
}

fn kept(world: &World) -> Vec<Harvested> {
    let read = |tx: &mut store::Tx<'_>| harvested_list(tx, (NAME, ""), 1_000);
    let found = world.app.db.read_blocking("test.kept", read);
    found.expect("a list")
}

fn standing(world: &World) -> usize {
    let kept = kept(world);
    kept.iter().filter(|each| each.gone.is_none()).count()
}

fn package(number: usize) -> Value {
    json!({
        "id": format!("id-{number:04}"),
        "name": format!("set-{number}"),
        "title": format!("Set {number}"),
        "notes": "Rows of a kind",
        "license_id": "cc-by",
        "organization": {"title": "Jabatan Contoh"},
        "tags": [{"name": "water"}],
        "extras": [{"key": "frequency", "value": "MONTHLY"}],
        "resources": [
            {"format": "CSV", "url": format!("https://data.contoh.my/{number}.csv")},
            {"format": "CSV", "url": "javascript:alert(1)"},
        ],
    })
}

fn packages(numbers: impl IntoIterator<Item = usize>) -> Vec<Value> {
    numbers.into_iter().map(package).collect()
}

fn result(result: &Value) -> Reply {
    let body = json!({"help": "", "success": true, "result": result});
    Reply::of("application/json", body.to_string())
}

/// The number after `start=`.
fn start(path: &str) -> usize {
    let rest = path.split_once("start=").map_or("", |(_, rest)| rest);
    let digits = rest.split('&').next().unwrap_or_default();
    digits.parse().unwrap_or_default()
}

/// CKAN's search over these.
fn searching(all: Vec<Value>) -> impl Fn(&str) -> Reply + Send + Sync + 'static {
    move |path| {
        if !path.starts_with("/portal/api/3/action/package_search?rows=100&start=") {
            return Reply::status(404);
        }
        let page: Vec<&Value> = all.iter().skip(start(path)).take(100).collect();
        result(&json!({"count": all.len(), "results": page}))
    }
}

fn ckan(world: &World, portal: &Portal) {
    name(world, "ckan", &format!("{}/portal/", portal.url()));
}

#[test]
fn a_ckan_portal_comes_in_page_by_page_and_again_only_what_changed() {
    beside(|world, portal| {
        portal.answers(searching(packages(0..230)));
        ckan(world, portal);
        portal.asked();
        let first = read(world);
        assert_eq!(first.run.state, RunState::Done, "{first:?}");
        assert_eq!((first.run.counts.added, first.run.counts.refused), (230, 0));
        assert_eq!(portal.asked().len(), 3, "three pages");
        let kept_first = kept(world);
        let one = &kept_first[7];
        assert_eq!(one.described.identifier, "id-0007");
        assert_eq!(one.described.licence.as_deref(), Some("CC-BY-4.0"));
        assert_eq!(one.described.frequency.as_deref(), Some("MONTHLY"));
        assert_eq!(one.described.files.len(), 1, "to the web alone");
        assert_eq!(one.described.title.get(Lang::EN).to_string(), "Set 7");
        assert_eq!(one.agency.as_deref(), Some("mbpj"), "as it was mapped");
        let again = read(world);
        assert_eq!((again.run.counts.same, again.seen.len()), (230, 0));
        assert_eq!(kept(world), kept_first, "the same again changes nothing");
        let mut other = packages(1..230);
        other[0]["title"] = "Another title".into();
        portal.answers(searching(other));
        let third = read(world);
        let counts = third.run.counts;
        assert_eq!((counts.changed, counts.gone, counts.same), (1, 1, 228));
        let outcomes: Vec<_> = third
            .seen
            .iter()
            .map(|seen| (seen.identifier.as_str(), seen.outcome))
            .collect();
        assert_eq!(
            outcomes,
            [("id-0001", Outcome::Changed), ("id-0000", Outcome::Gone)]
        );
        let tombstone = &kept(world)[0];
        assert!(tombstone.gone.is_some(), "it is kept, and marked");
        portal.answers(searching(packages(0..230)));
        assert_eq!(read(world).run.counts.added, 1, "it is back");
    });
}

#[test]
fn a_portal_without_a_search_is_read_one_package_after_the_other() {
    beside(|world, portal| {
        portal.answers(|path| {
            let path = path.strip_prefix("/portal/api/3/action/").unwrap_or("");
            if path == "package_list" {
                let mut names: Vec<String> =
                    (0..25).map(|number| format!("set-{number}")).collect();
                names.reverse();
                return result(&json!(names));
            }
            match path.strip_prefix("package_show?id=set-") {
                Some("13") => Reply::status(403),
                Some(number) => result(&package(number.parse().expect("a number"))),
                None => Reply::status(404),
            }
        });
        ckan(world, portal);
        let read = read(world);
        assert_eq!(read.run.state, RunState::Done, "{read:?}");
        assert_eq!(read.run.counts.added, 24, "one is not public");
    });
}

#[test]
fn one_file_of_dcat_us_comes_in_and_what_is_wrong_in_it_is_told() {
    beside(|world, portal| {
        let all = json!({"conformsTo": "https://project-open-data.cio.gov/v1.1/schema", "dataset": [
            {"identifier": "https://x.my/data/1", "title": "One", "description": "First", "keyword": ["a", "b"],
             "license": "https://creativecommons.org/publicdomain/zero/1.0/", "accrualPeriodicity": "R/P1Y",
             "temporal": "2015-01-01/..", "publisher": {"name": "Jabatan Contoh"},
             "distribution": [{"downloadURL": "https://x.my/1.csv", "mediaType": "text/csv"}]},
            {"identifier": "https://x.my/data/1", "title": "One again"},
            {"identifier": "2", "title": "Two", "accessLevel": "non-public"},
            {"identifier": "3"},
            7,
        ]});
        let body = all.to_string();
        portal.answers(move |path| match path {
            "/data.json" => Reply::of("application/json", body.clone()),
            _ => Reply::status(404),
        });
        name(world, "data_json", &format!("{}/data.json", portal.url()));
        let read = read(world);
        assert_eq!(read.run.state, RunState::Done, "{read:?}");
        assert_eq!((read.run.counts.added, read.run.counts.refused), (1, 3));
        let reasons: Vec<_> = read
            .seen
            .iter()
            .filter_map(|seen| Some((seen.identifier.as_str(), seen.reason.as_deref()?)))
            .collect();
        assert_eq!(
            reasons,
            [
                ("#all/4", "it has no identifier that could be kept"),
                ("3", "it has no title"),
                (
                    "https://x.my/data/1 (2)",
                    "another one before it has this identifier"
                ),
            ]
        );
        let one = &kept(world)[0].described;
        assert_eq!(one.licence.as_deref(), Some("CC0-1.0"));
        assert_eq!(one.data_from.as_deref(), Some("2015-01-01"));
        assert_eq!((one.data_to.as_deref(), one.subjects.len()), (None, 2));
        assert_eq!(one.files[0].format, "csv");
    });
}

#[test]
fn what_a_stranger_calls_itself_is_no_body_of_ours() {
    beside(|world, portal| {
        let mut all = packages(0..2);
        all[1]["organization"]["title"] = "Majlis Bandaraya Petaling Jaya".into();
        portal.answers(searching(all));
        ckan(world, portal);
        read(world);
        let agencies: Vec<_> = kept(world).into_iter().map(|each| each.agency).collect();
        assert_eq!(agencies, [Some("mbpj".to_owned()), None]);
    });
}

#[test]
fn a_catalogue_that_lost_too_much_or_all_loses_nothing_here() {
    beside(|world, portal| {
        portal.answers(searching(packages(0..40)));
        ckan(world, portal);
        read(world);
        portal.answers(searching(packages(0..20)));
        let half = read(world);
        assert_eq!((half.run.counts.gone, half.run.counts.spared), (0, 20));
        assert!(half.run.failure.is_some_and(|why| why.contains("too much")));
        portal.answers(searching(Vec::new()));
        let nothing = read(world);
        assert_eq!(
            (nothing.run.counts.gone, nothing.run.counts.spared),
            (0, 40)
        );
        assert_eq!(standing(world), 40);
    });
}

#[test]
fn a_catalogue_that_shows_less_than_it_says_loses_nothing_here() {
    beside(|world, portal| {
        portal.answers(searching(packages(0..40)));
        ckan(world, portal);
        read(world);
        // One slipped from a page to the one before while it was read.
        portal.answers(|path| match start(path) {
            0 => result(&json!({"count": 40, "results": packages(0..39)})),
            _ => result(&json!({"count": 40, "results": []})),
        });
        let read = read(world);
        assert_eq!(
            (read.run.counts.gone, read.run.counts.spared),
            (0, 1),
            "{read:?}"
        );
    });
}

#[test]
fn a_run_that_breaks_off_goes_on_where_it_was_and_one_that_is_given_up_takes_nothing_away() {
    beside(|world, portal| {
        portal.answers(searching(packages(0..230)));
        ckan(world, portal);
        read(world);
        let broken = |path: &str| match start(path) {
            0 => result(&json!({"count": 150, "results": packages(80..180)})),
            _ => Reply::status(500),
        };
        portal.answers(broken);
        portal.asked();
        let run = begun(world);
        world.run_jobs();
        assert_eq!(report(world, &run.id).run.state, RunState::Running);
        assert_eq!(portal.asked().len(), 2);
        portal.answers(searching(packages(80..230)));
        world.wait(Duration::from_mins(5));
        world.run_jobs();
        assert_eq!(portal.asked().len(), 1, "the first page is not asked again");
        let done = report(world, &run.id).run;
        assert_eq!((done.state, done.counts.same), (RunState::Done, 150));
        portal.answers(broken);
        let given_up = read(world).run;
        assert_eq!(given_up.state, RunState::Failed);
        assert_eq!(given_up.failure.as_deref(), Some("it answers 500"));
        assert_eq!(standing(world), 230);
    });
}

#[test]
fn reading_a_run_here_and_by_jobs_as_well_takes_nothing_in_twice() {
    beside(|world, portal| {
        portal.answers(searching(packages(0..120)));
        ckan(world, portal);
        let run = begun(world);
        assert_eq!(begun(world).id, run.id, "one run at a time");
        run_whole(&world.app, &run.id).expect("read");
        world.run_jobs();
        let report = report(world, &run.id);
        assert_eq!(report.run.state, RunState::Done);
        assert_eq!(
            (report.run.counts.added, report.run.counts.refused),
            (120, 0)
        );
        assert_eq!(standing(world), 120);
    });
}

/// How a run over a hostile catalogue ended.
fn failure(
    world: &World,
    portal: &Portal,
    answer: impl Fn(&str) -> Reply + Send + Sync + 'static,
) -> String {
    portal.answers(answer);
    let run = read(world).run;
    assert_eq!(run.state, RunState::Failed, "{run:?}");
    assert_eq!(run.counts.gone, 0);
    run.failure.expect("a reason")
}

#[test]
fn hostile_catalogues_are_given_up_with_the_reason() {
    beside(|world, portal| {
        ckan(world, portal);
        let circle = |_: &str| result(&json!({"count": 9_999, "results": packages(0..100)}));
        assert!(failure(world, portal, circle).contains("circle"));
        let huge = |_: &str| Reply::of("application/json", vec![b' '; 25 << 20]);
        assert!(failure(world, portal, huge).contains("larger than"));
        let not_text = |_: &str| Reply::of("application/json", *b"{\"success\": \"\xff\xfe\"}");
        assert!(failure(world, portal, not_text).contains("UTF-8"));
        let not_json = |_: &str| Reply::of("application/json", "<html>");
        assert!(failure(world, portal, not_json).contains("not JSON"));
        let metadata = |_: &str| Reply::redirect("http://169.254.169.254/latest/meta-data/");
        let why = failure(world, portal, metadata);
        assert!(why.contains("302") || why.contains("redirect"), "{why}");
        assert_eq!(standing(world), 100, "what the circle showed");
    });
}

#[test]
fn a_machine_of_our_own_that_nobody_named_is_never_asked() {
    let portal = Portal::start(|_| result(&json!({"count": 0, "results": []})));
    on_both_worlds_set(
        modules,
        |_| {},
        |world| {
            ckan(world, &portal);
            let run = read(world).run;
            assert_eq!(run.state, RunState::Failed);
            assert!(run.failure.is_some_and(|why| why.contains("open internet")));
            assert!(portal.asked().is_empty());
        },
    );
}

#[test]
fn catalogues_are_named_by_whoever_keeps_the_registry_and_in_order() {
    beside(|world, _| {
        let system = Actor::system();
        let good = || put(world, "ckan", "https://data.contoh.my/portal");
        let refused = named(world, &world.officer("agency_admin", "mbpj"), good());
        assert!(matches!(refused, Err(Error::Missing)), "{refused:?}");
        for (wrong, field) in [
            (
                SourcePut {
                    name: "data.gov.my".to_owned(),
                    ..good()
                },
                "name",
            ),
            (
                SourcePut {
                    name: "a/b".to_owned(),
                    ..good()
                },
                "name",
            ),
            (
                SourcePut {
                    url: "ftp://x.my".to_owned(),
                    ..good()
                },
                "url",
            ),
            (
                SourcePut {
                    url: "https://u:p@x.my".to_owned(),
                    ..good()
                },
                "url",
            ),
            (
                SourcePut {
                    protocol: "oai".to_owned(),
                    ..good()
                },
                "protocol",
            ),
            (SourcePut { hours: 0, ..good() }, "hours"),
            (
                SourcePut {
                    publishers: BTreeMap::from([("X".to_owned(), "nobody".to_owned())]),
                    ..good()
                },
                "publishers",
            ),
        ] {
            let refused = named(world, &system, wrong);
            assert!(
                matches!(refused, Err(Error::SourceWrong(of)) if of == field),
                "{field}"
            );
        }
    });
}

#[test]
fn a_catalogue_is_named_once_and_changed_by_whoever_saw_it_last() {
    beside(|world, _| {
        let system = Actor::system();
        let good = || put(world, "ckan", "https://data.contoh.my/portal");
        let made = named(world, &system, good()).expect("named");
        assert!(matches!(
            named(world, &system, good()),
            Err(Error::SourceTaken)
        ));
        let seen = |version| SourcePut {
            seen: Some(version),
            hours: 48,
            ..good()
        };
        let changed = named(world, &system, seen(made.version)).expect("changed");
        assert_eq!((changed.version, changed.hours), (2, 48));
        let stale = named(world, &system, seen(made.version));
        assert!(matches!(stale, Err(Error::SourceStale)), "{stale:?}");
    });
}

#[test]
fn a_catalogue_is_read_when_its_time_has_come() {
    beside(|world, portal| {
        portal.answers(searching(packages(0..3)));
        let on = SourcePut {
            is_on: true,
            ..put(world, "ckan", &format!("{}/portal", portal.url()))
        };
        named(world, &Actor::system(), on).expect("named");
        opendata::watch_ensure(&world.app).expect("watched");
        let runs = || {
            let read = |tx: &mut store::Tx<'_>| runs_list(tx, &Actor::system(), NAME);
            world
                .app
                .db
                .read_blocking("test.runs", read)
                .expect("runs")
                .len()
        };
        world.run_jobs();
        assert_eq!((runs(), standing(world)), (1, 3));
        world.wait(Duration::from_hours(2));
        world.run_jobs();
        assert_eq!(runs(), 1, "not before a day is over");
        world.wait(Duration::from_hours(23));
        world.run_jobs();
        assert_eq!(runs(), 2);
    });
}
