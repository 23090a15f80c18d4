//! Roads that decide who is in charge: the golden cases, files of strangers, and both stores.

use base::{Actor, Ids, Lang, Point, Time};
use jiff::civil::{Date, date};
use kernel::audit::Fresh;
use kernel::registry::{
    self, Basis, Cache, Error, Import, ImportKind, Pack, Phrase, Registry, RoadSaid, Routing,
    Where, Wrong, phrases, route,
};
use store::{Db, Migration};

const TODAY: Date = date(2026, 11, 23);
const NOW: Time = Time::from_micros(1_795_435_200_000_000);
const AUDIT: Migration = Migration::new(
    "kernel",
    1,
    "audit",
    include_str!("../../migrations/0001_audit.sql"),
);
const MIGRATIONS: &[&[Migration]] = &[&[
    AUDIT,
    registry::MIGRATION,
    registry::OVERRIDES_MIGRATION,
    registry::ROADS_MIGRATION,
]];

/// A federal road from west to east through a town, a tolled highway 100 metres north of it that a company keeps, one that
/// nobody in particular keeps, and a council's street 15 metres south of the federal road at its eastern end.
const ROADS: &str = r#"{"type":"FeatureCollection","name":"roads","features":[
{"type":"Feature","properties":{"class":"Persekutuan","ref":"FT2","name":"Jalan Besar"},"geometry":{"type":"LineString","coordinates":[[101.60,3.1000],[101.62,3.1000]]}},
{"type":"Feature","properties":{"class":"highway","ref":"E1","name":"PLUS","agency":"plus"},"geometry":{"type":"MultiLineString","coordinates":[[[101.60,3.1009],[101.62,3.1009]],[[101.63,3.1009],[101.64,3.1009]]]}},
{"type":"Feature","properties":{"class":"highway","ref":"E9"},"geometry":{"type":"LineString","coordinates":[[101.61,3.09],[101.61,3.11]]}},
{"type":"Feature","properties":{"class":"municipal","name":"Jalan Kecil"},"geometry":{"type":"LineString","coordinates":[[101.616,3.09974],[101.62,3.09974]]}}
]}"#;

fn pack() -> Pack {
    let pack = Pack::embedded().expect("the embedded pack");
    let extra = pack.text("agencies_extra.csv").expect("a file").trim_end();
    let plus = format!(
        "{extra}\nplus,utility,,Syarikat Lebuh Raya,Highway Company,PLUS,,,,,,test,high,,,,,\n"
    );
    pack.with("agencies_extra.csv", plus).expect("a pack")
}

fn plain() -> Registry {
    pack().registry().expect("sound")
}

fn registry() -> &'static Registry {
    static REGISTRY: std::sync::OnceLock<Registry> = std::sync::OnceLock::new();
    REGISTRY.get_or_init(|| {
        plain()
            .with_roads(("roads.geojson", ROADS))
            .expect("a file of roads")
    })
}

fn at(lat: f64, lon: f64) -> Point {
    Point::new(lat, lon).expect("a point")
}

fn go(category: &str, place: &Where) -> Routing {
    let category = registry().category(category).expect("a category");
    route(registry(), category, place, TODAY)
}

fn said(routing: &Routing) -> Vec<&'static str> {
    let explained = (&routing.explanation, routing.candidates.len());
    phrases(registry(), explained, Lang::EN)
        .into_iter()
        .filter_map(|phrase| match phrase {
            Phrase::Message(key, _) => Some(key),
            Phrase::Said(_) => None,
        })
        .collect()
}

#[test]
fn a_pothole_on_a_federal_road_in_a_town_goes_to_the_works_department() {
    for category in ["pothole-local", "road-damage", "traffic-light"] {
        let routing = go(category, &Where::Point(at(3.1001, 101.603)));
        assert_eq!(routing.agency.as_deref(), Some("jkr"), "{category}");
        assert!(!routing.to_confirm);
        let road =
            matches!(&routing.explanation.basis, Basis::Road(class) if class.as_str() == "federal");
        assert!(road, "{routing:?}");
        assert!(said(&routing).contains(&"kernel-routing-road"));
    }
}

#[test]
fn one_on_a_highway_goes_to_whoever_keeps_that_highway_else_to_the_highway_authority() {
    let own = go("pothole-local", &Where::Point(at(3.1010, 101.605)));
    let codes: Vec<_> = own.candidates.iter().map(registry::Code::as_str).collect();
    assert_eq!(codes, ["plus", "llm"]);
    let second = go("pothole-local", &Where::Point(at(3.1009, 101.635)));
    assert_eq!(second.agency.as_deref(), Some("plus"), "its other line");
    let other = go("pothole-federal", &Where::Point(at(3.095, 101.610_1)));
    assert_eq!(other.agency.as_deref(), Some("llm"));
}

#[test]
fn one_in_a_side_street_goes_to_the_council() {
    let aside = Where::Point(at(3.0950, 101.605));
    let routing = go("pothole-local", &aside);
    let category = registry().category("pothole-local").expect("a category");
    assert_eq!(routing, route(&plain(), category, &aside, TODAY));
    assert_eq!(routing.explanation.basis, Basis::Councils);
    assert_eq!(routing.explanation.road, None);
}

#[test]
fn a_council_street_takes_a_pothole_from_the_works_department() {
    let routing = go("pothole-federal", &Where::Point(at(3.09965, 101.618)));
    let street = go("pothole-local", &Where::Point(at(3.0950, 101.618)));
    assert_eq!(routing.candidates, street.candidates, "the councils there");
    assert!(matches!(routing.explanation.basis, Basis::Road(_)));
}

#[test]
fn categories_that_do_not_ask_roads_go_where_they_always_went() {
    for category in registry().categories() {
        if category.road_m.is_some() {
            continue;
        }
        let place = Where::Point(at(3.1000, 101.605));
        let routing = route(registry(), category, &place, TODAY);
        assert_eq!(routing.explanation.road, None, "{}", category.code);
    }
}

#[test]
fn where_two_roads_meet_the_class_that_stands_first_decides() {
    let routing = go("pothole-local", &Where::Point(at(3.1000, 101.610_02)));
    assert_eq!(routing.agency.as_deref(), Some("llm"));
    assert!(!routing.to_confirm);
}

#[test]
fn a_place_between_two_roads_is_told_so_and_goes_the_ordinary_way() {
    let place = Where::Point(at(3.09987, 101.618));
    let routing = go("pothole-local", &place);
    assert_eq!(routing.explanation.basis, Basis::Councils);
    assert!(routing.to_confirm);
    let Some(RoadSaid::Between(one, other)) = &routing.explanation.road else {
        panic!("between two roads: {routing:?}");
    };
    let mut names = [one.name.as_str(), other.name.as_str()];
    names.sort_unstable();
    assert_eq!(names, ["Jalan Besar", "Jalan Kecil"]);
    assert!(said(&routing).contains(&"kernel-routing-road-between"));
}

#[test]
fn a_position_that_is_too_vague_decides_nothing() {
    let point = at(3.1001, 101.603);
    let sharp = go("pothole-local", &Where::About(point, 25));
    assert_eq!(sharp.agency.as_deref(), Some("jkr"));
    let vague = go("pothole-local", &Where::About(point, 26));
    assert_eq!(vague.explanation.basis, Basis::Councils);
    assert!(vague.to_confirm);
    assert!(said(&vague).contains(&"kernel-routing-road-vague"));
    let far = go("pothole-local", &Where::About(at(3.0950, 101.605), 100));
    assert_eq!(far.explanation.road, None, "no road is near");
}

#[test]
fn a_road_of_a_body_that_is_gone_decides_nothing() {
    let roads = ROADS.replace(r#""class":"Persekutuan""#, r#""class":"state""#);
    let classes = "class,states,target,words,name_ms\nstate,MY-01,jkr,,jalan negeri\nhighway,*,llm,,lebuh raya\nmunicipal,*,local,,jalan\n";
    let pack = pack().with("road_classes.csv", classes).expect("a pack");
    let registry = pack.registry().expect("sound");
    let registry = registry.with_roads(("f", &roads)).expect("roads");
    let category = registry.category("pothole-local").expect("a category");
    let place = Where::Point(at(3.1001, 101.603));
    let routing = route(&registry, category, &place, TODAY);
    assert_eq!(routing.explanation.basis, Basis::Councils);
    assert_eq!(routing.explanation.road, None);
}

/// A collection of these features, each on a line of its own.
fn file(features: &[&str]) -> String {
    let features = features.join(",\n");
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{features}\n]}}")
}

fn feature(properties: &str, geometry: &str) -> String {
    format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
}

fn line(positions: &str) -> String {
    format!(r#"{{"type":"LineString","coordinates":{positions}}}"#)
}

/// Features that are no roads, each with the column and the reason of its refusal.
fn bad_features() -> Vec<(String, &'static str, Wrong)> {
    let (federal, sound) = (r#"{"class":"federal"}"#, line("[[101,3],[101.1,3]]"));
    let of = |geometry: &str| feature(federal, geometry);
    let about = |properties: &str| feature(properties, &sound);
    let long = format!(r#"{{"class":"federal","name":"{}"}}"#, "x".repeat(201));
    let deep = format!(
        r#"{{"class":"federal","x":{}{}}}"#,
        "[".repeat(500),
        "]".repeat(500)
    );
    vec![
        (of("null"), "geometry", Wrong::NotALine),
        (
            of(r#"{"type":"Point","coordinates":[101,3]}"#),
            "geometry",
            Wrong::NotALine,
        ),
        (of(&line("[]")), "geometry", Wrong::NotALine),
        (of(&line("[[101,3]]")), "geometry", Wrong::NotALine),
        (of(&line("[[101,3],[101,3]]")), "geometry", Wrong::NotALine),
        (of(&line("[[3,101],[3,102]]")), "geometry", Wrong::Position),
        (of(&line("[[181,3],[101,3]]")), "geometry", Wrong::Position),
        (
            of(r#"{"type":"MultiLineString","coordinates":[]}"#),
            "geometry",
            Wrong::NotALine,
        ),
        (
            of(r#"{"type":"MultiLineString","coordinates":[[[101,3],[101.1,3]],[[101,3]]]}"#),
            "geometry",
            Wrong::NotALine,
        ),
        (of(&line("[[1e999,3],[101,3]]")), "", Wrong::Malformed),
        (of(&line("[[101],[101,3]]")), "geometry", Wrong::Position),
        (of(&line(r#"[["101","3"],[101,3]]"#)), "", Wrong::Malformed),
        (about("{}"), "class", Wrong::Missing),
        (about("null"), "class", Wrong::Missing),
        (about(r#"{"class":"moon"}"#), "class", Wrong::Word),
        (about(r#"{"class":{"a":1}}"#), "class", Wrong::Missing),
        (
            about(r#"{"class":"federal","agency":"nobody"}"#),
            "agency",
            Wrong::Unknown,
        ),
        (
            about(r#"{"class":"federal","agency":"' or 1=1"}"#),
            "agency",
            Wrong::Unknown,
        ),
        (about(&long), "name", Wrong::Form),
        (
            about(r#"{"class":"federal","ref":"a\u0000b"}"#),
            "route",
            Wrong::Form,
        ),
        (about(&deep), "", Wrong::Malformed),
        ("7".to_owned(), "", Wrong::Malformed),
        ("{".to_owned(), "", Wrong::Malformed),
    ]
}

#[test]
fn a_file_with_a_mistake_is_refused_with_its_line_and_a_reason() {
    let good = feature(r#"{"class":"federal"}"#, &line("[[101,3],[101.1,3]]"));
    for (bad, column, wrong) in bad_features() {
        let text = file(&[&good, &good, &bad, &good]);
        let fault = registry().roads_count(("f.geojson", &text));
        let fault = fault.expect_err(&bad);
        let found = (fault.line, fault.column.as_str(), fault.wrong);
        assert_eq!(found, (4, column, wrong), "{bad} {fault}");
    }
    let sound = file(&[&good, &good]);
    assert_eq!(registry().roads_count(("f", &sound)), Ok(2));
}

#[test]
fn what_is_no_collection_of_features_is_refused() {
    for whole in [
        "",
        "[]",
        "{}",
        r#"{"type":"Feature","properties":{},"geometry":null}"#,
        r#"{"type":"FeatureCollection","features":[]}"#,
        r#"{"type":"FeatureCollection","features":{}}"#,
        r#"{"features":[],"type":"FeatureCollection"} and more"#,
    ] {
        assert!(registry().roads_count(("f", whole)).is_err(), "{whole}");
    }
}

#[test]
fn a_row_about_a_class_cannot_send_to_a_body_that_does_not_exist_or_to_nobody() {
    for (target, wrong) in [
        ("nobody", Wrong::Unknown),
        ("triage", Wrong::Form),
        ("service:nothing", Wrong::Unknown),
    ] {
        let text = format!("class,states,target,words,name_ms\nfederal,*,{target},,jalan\n");
        let pack = pack().with("road_classes.csv", text).expect("a pack");
        let fault = pack.registry().expect_err(target);
        assert_eq!((fault.line, fault.wrong), (2, wrong), "{fault}");
    }
}

fn take(db: &Db, actor: &Actor, (kind, text): (ImportKind, &str)) -> Result<usize, Error> {
    let file = Import::new(kind, "roads.geojson".to_owned(), text.to_owned());
    let (fresh, actor) = (Fresh::draw(&Ids::random(), NOW), actor.clone());
    db.write_blocking("test.import", move |tx| {
        registry::import(tx, &actor, (NOW, &fresh), &file).map(|done| done.rows)
    })
}

#[test]
fn roads_come_in_generations_and_are_seen_without_a_restart() {
    testkit::on_both_stores(MIGRATIONS, |db| {
        assert!(registry::pack_ensure(&db, &pack(), NOW).expect("loaded"));
        let cache = Cache::new();
        let agency = || {
            let cache = cache.clone();
            let registry = db
                .read_blocking("test.registry", move |tx| cache.get(tx))
                .expect("a registry");
            let category = registry.category("pothole-local").expect("a category");
            let place = Where::Point(at(3.1001, 101.603));
            let routing = route(&registry, category, &place, TODAY);
            routing.agency.map(|code| code.to_string())
        };
        let council = agency();
        assert_ne!(council.as_deref(), Some("jkr"));
        let system = Actor::system();
        let rows = take(&db, &system, (ImportKind::Roads, ROADS)).expect("imported");
        assert_eq!(rows, 4);
        assert_eq!(agency().as_deref(), Some("jkr"));
        let stranger = take(&db, &Actor::anonymous(), (ImportKind::Roads, ROADS));
        assert!(matches!(stranger, Err(Error::Forbidden)));
        let half = ROADS.replace("[101.64,3.1009]", "[201.64,3.1009]");
        let refused = take(&db, &system, (ImportKind::Roads, &half));
        let Err(Error::Fault(fault)) = refused else {
            panic!("a fault was expected");
        };
        assert_eq!((fault.line, fault.wrong), (3, Wrong::Position));
        assert_eq!(agency().as_deref(), Some("jkr"), "the old roads stand");
        let elsewhere = ROADS.replace("3.1000", "3.2000");
        take(&db, &system, (ImportKind::Roads, &elsewhere)).expect("imported");
        assert_eq!(agency(), council, "the last generation counts");
        let classes = "class,states,target,words,name_ms\nfederal,*,dbkl,,jalan persekutuan\n";
        take(&db, &system, (ImportKind::RoadClasses, classes)).expect("imported");
    });
}
