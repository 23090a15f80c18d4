//! What-if trials on both stores: what would move is counted, nothing is changed, and what came of it goes away.

use std::time::Duration;

use base::{Actor, Point};
use kernel::registry::{Code, Override, Shape};
use reports::model::{ReportNew, Visibility};
use reports::trials::{self, Error, KEPT, Standing, Trial, What};
use testkit::{World, on_both_worlds};

use crate::journeys::{create, modules, new};

fn at(world: &World, metres_north: f64) -> ReportNew {
    let mut report = new(world);
    report.point = report.point.map(|here| Point {
        lat: here.lat + metres_north / 111_195.0,
        ..here
    });
    report
}

fn begun(world: &World, actor: &Actor, code: &'static str, what: &What) -> Result<Trial, Error> {
    let (actor, now, what) = (actor.clone(), world.now(), what.clone());
    let source = serde_json::to_string(&what).expect("JSON");
    world.app.db.write_blocking("test.begin", move |tx| {
        trials::trial_begin(tx, (&actor, now), (code, &what, &source))
    })
}

fn found(world: &World, actor: &Actor, code: &'static str) -> Result<Trial, Error> {
    let actor = actor.clone();
    let read = move |tx: &mut store::Tx<'_>| trials::trial_find(tx, &actor, code);
    world.app.db.read_blocking("test.find", read)
}

fn area(world: &World) -> What {
    let code = |text: &str| Code::parse(text).expect("a code");
    What::Override(Box::new(Override {
        code: code("RO-TEST"),
        agency: code("dbkl"),
        categories: vec![code("streetlight-local")],
        shape: Shape::Circle {
            middle: new(world).point.expect("a place"),
            radius_m: 300,
        },
        from: jiff::civil::date(2026, 1, 1),
        to: None,
        reason: "cuba".to_owned(),
        source: None,
    }))
}

/// Categories in which lamps are nobody's but one agency's.
fn lamps() -> What {
    let header =
        "code,name_ms,name_en,group,routing,agency_code,utility_service,typical_days,note,privacy";
    let row = "streetlight-local,Lampu jalan,Street light,lighting,federal,jkr,,3,,public";
    What::Categories("categories.csv".to_owned(), format!("{header}\n{row}\n"))
}

#[test]
fn what_would_move_is_counted_and_nothing_moves() {
    on_both_worlds(modules, |world| {
        let clerk = world.officer("triage", "bpa");
        for metres in [0.0, 50.0, 100.0, 900.0] {
            create(world, &Actor::anonymous(), &at(world, metres), None, None).expect("a report");
            world.wait(Duration::from_mins(1));
        }
        let mut hidden = at(world, 0.0);
        hidden.visibility = Visibility::Private;
        create(world, &Actor::anonymous(), &hidden, None, None).expect("a report");
        begun(world, &clerk, "RT-A", &area(world)).expect("begun");
        begun(world, &clerk, "RT-B", &lamps()).expect("begun");
        world.run_jobs();
        let trial = found(world, &clerk, "RT-A").expect("a trial");
        assert_eq!((trial.standing, trial.looked), (Standing::Done, 5));
        let outcome = trial.outcome.expect("an outcome");
        assert_eq!(
            (outcome.looked, outcome.moved, outcome.examples.len()),
            (5, 4, 3)
        );
        let pair = outcome.pairs.first().expect("a row");
        assert_eq!(
            (pair.from.as_deref(), pair.to.as_deref()),
            (Some("mbpj"), Some("dbkl"))
        );
        assert!(
            outcome
                .examples
                .is_sorted_by(|one, other| one.made >= other.made)
        );
        let lamps = found(world, &clerk, "RT-B")
            .expect("a trial")
            .outcome
            .expect("an outcome");
        assert_eq!(lamps.moved, 5);
        let again =
            create(world, &Actor::anonymous(), &at(world, 0.0), None, None).expect("a report");
        let case = world.app.db.read_blocking("test.case", move |tx| {
            kernel::cases::case_find(tx, &Actor::system(), again.id)
        });
        assert_eq!(case.expect("a case").agency, "mbpj", "nothing was changed");
        world.wait(KEPT + Duration::from_hours(1));
        world.run_jobs();
        assert!(matches!(found(world, &clerk, "RT-A"), Err(Error::NotFound)));
    });
}

#[test]
fn who_may_not_try_sees_nothing_and_begins_nothing() {
    on_both_worlds(modules, |world| {
        let clerk = world.officer("triage", "bpa");
        begun(world, &clerk, "RT-A", &area(world)).expect("begun");
        for stranger in [
            world.citizen("Aminah"),
            world.officer("agency_admin", "mbpj"),
        ] {
            let refused = begun(world, &stranger, "RT-B", &area(world));
            assert!(matches!(refused, Err(Error::Forbidden)));
            assert!(matches!(
                found(world, &stranger, "RT-A"),
                Err(Error::Forbidden)
            ));
        }
        found(world, &world.officer("admin", ""), "RT-A").expect("an administrator may");
    });
}

#[test]
fn a_file_with_a_fault_is_refused_with_its_line() {
    on_both_worlds(modules, |world| {
        let draft = || {
            let read = world
                .app
                .db
                .read_blocking("test.draft", kernel::registry::RegistryDraft::read);
            read.expect("rows")
        };
        let areas = |text: &str| What::Areas("a.geojson".to_owned(), text.to_owned());
        let categories = |text: &str| What::Categories("c.csv".to_owned(), text.to_owned());
        let deep = format!("{}1{}", "[".repeat(50_000), "]".repeat(50_000));
        for hostile in [
            "",
            "{",
            "null",
            "[]",
            "{\"type\":\"FeatureCollection\",\"features\":[]}",
            deep.as_str(),
        ] {
            assert!(
                draft().with(&areas(hostile).change()).is_err(),
                "{hostile:.40}"
            );
        }
        let gone = "code,name_ms,name_en,group,routing,agency_code,utility_service,typical_days,note,privacy\n\
                    noise,Bunyi,Noise,nuisance,federal,nobody,,3,,public\n";
        for hostile in ["code\n", "code,group\nnoise,\n", gone] {
            let fault = draft().with(&categories(hostile).change());
            let refused = fault.map(|(registry, _)| registry.version());
            assert!(
                hostile == "code\n" || matches!(refused, Err(kernel::registry::Error::Fault(_))),
                "{hostile}"
            );
        }
        drop(
            draft()
                .with(&lamps().change())
                .expect("what an import takes"),
        );
    });
}
