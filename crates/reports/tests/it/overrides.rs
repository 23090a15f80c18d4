//! Override areas on both stores: proposed out of a report, approved by a second person, looked at first, undone.

use base::{Actor, Point};
use jiff::civil::Date;
use kernel::audit::Fresh;
use kernel::registry::{
    self, Basis, Code, Override, OverrideError, OverrideFresh, Proposal, Shape, Standing,
};
use reports::actions::{self, Created};
use reports::model::ReportNew;
use testkit::{World, on_both_worlds};
use web::Paging;

use crate::journeys::{create, modules, new};

fn code(text: &str) -> Code {
    Code::parse(text).expect("a code")
}

fn today(world: &World) -> Date {
    let cache = world.app.registry.clone();
    let read = world
        .app
        .db
        .read_blocking("test.day", move |tx| cache.get(tx));
    read.expect("a registry").day(world.now())
}

fn around(world: &World, source: Option<&Created>) -> Override {
    Override {
        code: code("unnamed"),
        agency: code("dbkl"),
        categories: vec![code("streetlight-local")],
        shape: Shape::Circle {
            middle: new(world).point.expect("a place"),
            radius_m: 300,
        },
        from: today(world),
        to: None,
        reason: "jalan ini milik DBKL".to_owned(),
        source: source.map(|created| created.reference.to_string()),
    }
}

fn propose(world: &World, actor: &Actor, what: &Override) -> Result<Proposal, OverrideError> {
    let fresh = OverrideFresh::draw(&world.app, world.now());
    let what = Override {
        code: code(fresh.reference.as_str()),
        ..what.clone()
    };
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    world.app.db.write_blocking("test.propose", move |tx| {
        registry::override_propose(tx, &app, (&actor, now), (&what, &fresh.act))
    })
}

fn decide(
    world: &World,
    actor: &Actor,
    found: &Proposal,
    approves: bool,
) -> Result<Proposal, OverrideError> {
    let (actor, now, name) = (actor.clone(), world.now(), found.what.code.clone());
    let fresh = Fresh::draw(&world.app.ids, now);
    world.app.db.write_blocking("test.decide", move |tx| {
        registry::override_decide(tx, (&actor, now), (&name, approves), ("baik", &fresh))
    })
}

fn end(world: &World, actor: &Actor, found: &Proposal) -> Result<Proposal, OverrideError> {
    let (actor, now, name) = (actor.clone(), world.now(), found.what.code.clone());
    let fresh = Fresh::draw(&world.app.ids, now);
    world.app.db.write_blocking("test.end", move |tx| {
        registry::override_end(tx, (&actor, now), &name, ("sudah", &fresh))
    })
}

fn at(world: &World, metres_north: f64) -> ReportNew {
    let mut report = new(world);
    report.point = report.point.map(|here| Point {
        lat: here.lat + metres_north / 111_195.0,
        ..here
    });
    report
}

fn made(world: &World, report: &ReportNew) -> Created {
    create(world, &Actor::anonymous(), report, None, None).expect("a report")
}

/// Which agency has a report, and whether an override sent it there.
fn held(world: &World, created: &Created) -> (String, bool) {
    let reference = created.reference.clone();
    let seen = world.app.db.read_blocking("test.seen", move |tx| {
        actions::report_show(tx, &Actor::system(), &reference)
    });
    let report = seen.expect("a report").report;
    let explanation = report.routing.explanation.expect("an explanation");
    let overruled = matches!(explanation.basis, Basis::Override(_));
    (report.case.agency, overruled)
}

fn goes(world: &World, report: &ReportNew) -> (String, bool) {
    held(world, &made(world, report))
}

#[test]
fn an_area_holds_once_a_second_person_approved_it_and_until_it_is_ended() {
    on_both_worlds(modules, |world| {
        let clerk = world.colleague("Kerani Satu", "triage", "bpa");
        let second = world.colleague("Kerani Dua", "triage", "bpa");
        let before = made(world, &at(world, 10.0));
        let found = propose(world, &clerk, &around(world, Some(&before))).expect("proposed");
        assert_eq!(found.standing, Standing::Proposed);
        assert_eq!(goes(world, &at(world, 10.0)), ("mbpj".to_owned(), false));
        let alone = decide(world, &clerk, &found, true);
        assert!(matches!(alone, Err(OverrideError::SamePerson)), "four eyes");
        let approved = decide(world, &second, &found, true).expect("approved");
        assert_eq!(approved.standing, Standing::Holds);
        assert_eq!(goes(world, &at(world, 10.0)), ("dbkl".to_owned(), true));
        assert_eq!(goes(world, &at(world, 400.0)), ("mbpj".to_owned(), false));
        let mut other = at(world, 10.0);
        other.category = "drain-blocked".to_owned();
        assert_eq!(goes(world, &other), ("mbpj".to_owned(), false));
        assert_eq!(held(world, &before).0, "mbpj", "what runs stays");
        let again = decide(world, &second, &found, false);
        assert!(matches!(again, Err(OverrideError::Decided)));
        end(world, &clerk, &found).expect("ended");
        assert_eq!(goes(world, &at(world, 10.0)), ("mbpj".to_owned(), false));
        assert!(matches!(
            end(world, &clerk, &found),
            Err(OverrideError::Decided)
        ));
    });
}

#[test]
fn it_holds_from_its_first_day_to_its_last() {
    on_both_worlds(modules, |world| {
        let clerk = world.colleague("Kerani Satu", "triage", "bpa");
        let second = world.colleague("Kerani Dua", "triage", "bpa");
        let day = std::time::Duration::from_hours(24);
        let mut what = around(world, None);
        what.from = what.from.tomorrow().expect("a day");
        what.to = Some(what.from);
        let found = propose(world, &clerk, &what).expect("proposed");
        decide(world, &second, &found, true).expect("approved");
        assert_eq!(goes(world, &at(world, 0.0)).0, "mbpj");
        world.wait(day);
        assert_eq!(goes(world, &at(world, 0.0)).0, "dbkl");
        world.wait(day);
        assert_eq!(goes(world, &at(world, 0.0)).0, "mbpj");
    });
}

#[test]
fn of_two_that_overlap_the_one_approved_last_decides() {
    on_both_worlds(modules, |world| {
        let clerk = world.colleague("Kerani Satu", "triage", "bpa");
        let second = world.colleague("Kerani Dua", "triage", "bpa");
        let first = propose(world, &clerk, &around(world, None)).expect("proposed");
        let cell = base::grid::STREETS.cell(new(world).point.expect("a place"));
        let squares = Override {
            agency: code("mbsa"),
            shape: Shape::Cells(vec![cell]),
            ..around(world, None)
        };
        let later = propose(world, &clerk, &squares).expect("proposed");
        decide(world, &second, &later, true).expect("approved");
        assert_eq!(goes(world, &at(world, 0.0)).0, "mbsa");
        decide(world, &second, &first, true).expect("approved");
        assert_eq!(goes(world, &at(world, 0.0)).0, "dbkl");
    });
}

#[test]
fn an_area_that_was_drawn_holds_within_its_corners() {
    on_both_worlds(modules, |world| {
        let clerk = world.colleague("Kerani Satu", "triage", "bpa");
        let second = world.colleague("Kerani Dua", "triage", "bpa");
        let text = "3.1063, 101.6057\n3.1063, 101.6077\n3.1083, 101.6077\n3.1083, 101.6057";
        let drawn = Override {
            shape: Shape::Corners(registry::corners_read(text).expect("corners")),
            ..around(world, None)
        };
        let drawn = propose(world, &clerk, &drawn).expect("proposed");
        decide(world, &second, &drawn, true).expect("approved");
        assert_eq!(goes(world, &at(world, 0.0)).0, "dbkl");
        assert_eq!(goes(world, &at(world, 100.0)).0, "dbkl");
        assert_eq!(goes(world, &at(world, 150.0)).0, "mbpj");
    });
}

#[test]
fn who_has_nothing_to_do_with_it_may_not() {
    on_both_worlds(modules, |world| {
        let report = made(world, &at(world, 0.0));
        let what = around(world, Some(&report));
        for stranger in [
            world.citizen("Aminah"),
            world.officer("officer", "mbpj"),
            world.officer("agency_admin", "mbsa"),
        ] {
            let refused = propose(world, &stranger, &what);
            assert!(
                matches!(refused, Err(OverrideError::Forbidden)),
                "{stranger:?}"
            );
        }
        let registrar = world.officer("agency_admin", "mbpj");
        let found = propose(world, &registrar, &what).expect("a report of theirs");
        let alone = propose(world, &registrar, &around(world, None));
        assert!(
            matches!(alone, Err(OverrideError::Forbidden)),
            "out of nothing"
        );
        let other = world.officer("agency_admin", "dbkl");
        propose(world, &other, &around(world, None)).expect("for their own agency");
        let refused = decide(world, &other, &found, true);
        assert!(
            matches!(refused, Err(OverrideError::Forbidden)),
            "the bureau decides"
        );
        let read = |actor: Actor| {
            let name = found.what.code.clone();
            let find = move |tx: &mut store::Tx<'_>| registry::override_find(tx, &actor, &name);
            world.app.db.read_blocking("test.find", find)
        };
        assert!(read(world.citizen("Badrul")).is_err());
        assert!(read(world.officer("triage", "bpa")).is_ok());
    });
}

fn circle(lat: f64, radius_m: u32) -> Shape {
    Shape::Circle {
        middle: Point { lat, lon: 101.6 },
        radius_m,
    }
}

fn corners(points: &[(f64, f64)]) -> Shape {
    let point = |&(lat, lon): &(f64, f64)| Point { lat, lon };
    Shape::Corners(points.iter().map(point).collect())
}

type Spoilt = (&'static str, fn(&mut Override));

/// What spoils an override, with the field that is named.
const SPOILT: [Spoilt; 15] = [
    ("agency", |it| it.agency = code("nobody")),
    ("agency", |it| it.agency = code("bpa")),
    ("categories", |it| it.categories.clear()),
    ("categories", |it| it.categories = vec![code("nothing")]),
    ("shape", |it| it.shape = circle(3.1, 10)),
    ("shape", |it| it.shape = circle(3.1, 2_000_000)),
    ("shape", |it| it.shape = circle(f64::NAN, 300)),
    ("shape", |it| it.shape = Shape::Cells(Vec::new())),
    ("shape", |it| it.shape = Shape::Cells(vec![i64::MAX])),
    ("shape", |it| {
        it.shape = corners(&[(3.1, 101.6), (3.2, 101.6)]);
    }),
    ("shape", |it| {
        it.shape = corners(&[(3.1, 101.6), (3.11, 101.61), (3.12, 101.62)]);
    }),
    ("shape", |it| {
        it.shape = corners(&[(3.1, 101.6), (3.1, 102.6), (3.2, 101.6)]);
    }),
    ("to", |it| it.to = it.from.yesterday().ok()),
    ("reason", |it| it.reason = String::from(" ")),
    ("reason", |it| it.reason = "a".repeat(501)),
];

#[test]
fn what_cannot_be_is_refused_with_its_field() {
    on_both_worlds(modules, |world| {
        let clerk = world.officer("triage", "bpa");
        for (field, spoil) in SPOILT {
            let mut what = around(world, None);
            spoil(&mut what);
            let Err(OverrideError::Wrong(problem)) = propose(world, &clerk, &what) else {
                panic!("{field} is refused");
            };
            let fields: Vec<_> = problem.fields.iter().map(|it| it.field.as_str()).collect();
            assert_eq!(fields, [field]);
        }
        let list = move |tx: &mut store::Tx<'_>| {
            let paging = Paging {
                limit: 10,
                after: None,
            };
            registry::overrides_list(tx, &clerk, (Standing::Proposed, &paging))
        };
        let none = world.app.db.read_blocking("test.list", list);
        assert!(none.expect("a list").is_empty());
    });
}
