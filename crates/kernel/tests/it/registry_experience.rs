//! What settled reports teach: the rule, and how much it helps where a boundary is wrong.

use std::collections::HashMap;
use std::time::Duration;

use base::grid::WALKS;
use base::{Point, Time};
use jiff::civil::{Date, date};
use kernel::registry::{
    AgencyCode, Experience, ExperienceRule, ExperienceRules, Lesson, Pack, Registry, Routing,
    Where, learn, route, weigh,
};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 23);
const DAY_US: i64 = 86_400_000_000;
const NOW: Time = Time::from_micros(20_000 * DAY_US);
const SHEET: &str = include_str!("../../../../packs/malaysia/experience.csv");
const HERE: Point = Point {
    lat: 3.1,
    lon: 101.65,
};

fn rules() -> ExperienceRules {
    ExperienceRules::read(SHEET).expect("a sheet")
}

fn usual() -> ExperienceRule {
    rules().of("noise").expect("the usual rule").clone()
}

fn lesson(agency: &str, metres_north: f64, days_ago: i64, handed: i64) -> Lesson {
    Lesson {
        case: format!("{agency}-{metres_north}-{days_ago}-{handed}"),
        category: "noise".to_owned(),
        point: Point {
            lat: HERE.lat + metres_north / 111_195.0,
            ..HERE
        },
        agency: agency.to_owned(),
        handed,
        at: NOW - Duration::from_micros(u64::try_from(days_ago * DAY_US).expect("a while")),
    }
}

fn taught(lessons: &[Lesson]) -> Option<Experience> {
    learn(&usual(), (HERE, NOW), lessons, AgencyCode::parse)
}

fn many(agency: &str, count: i64) -> Vec<Lesson> {
    (0..count).map(|day| lesson(agency, 10.0, day, 0)).collect()
}

#[test]
fn it_takes_enough_reports_that_agree_enough() {
    assert_eq!(taught(&many("mbpj", 5)), None, "five are too few");
    let learnt = taught(&many("mbpj", 6)).expect("six are enough");
    assert_eq!(
        (learnt.agency.as_str(), learnt.cases, learnt.of),
        ("mbpj", 6, 6)
    );
    let mut torn = many("mbpj", 6);
    torn.extend(many("dbkl", 2));
    assert!(taught(&torn).is_some(), "six of eight are three quarters");
    torn.extend(many("mbsa", 1));
    assert_eq!(taught(&torn), None, "six of nine are not");
}

#[test]
fn what_was_handed_over_counts_twice_and_what_is_old_half() {
    let mut lessons: Vec<_> = (0..6).map(|day| lesson("dbkl", 10.0, day, 2)).collect();
    lessons.extend(many("mbpj", 4));
    let learnt = taught(&lessons).expect("twelve points of sixteen");
    assert_eq!((learnt.cases, learnt.of, learnt.handed), (6, 10, 6));
    let old = (0..6).map(|day| lesson("dbkl", 10.0, 300 + day, 2));
    let lessons: Vec<_> = old.chain(many("mbpj", 4)).collect();
    assert_eq!(taught(&lessons), None, "six and six are torn");
}

#[test]
fn what_is_far_or_long_ago_or_gone_teaches_nothing() {
    let far: Vec<_> = (0..9).map(|day| lesson("mbpj", 320.0, day, 0)).collect();
    assert_eq!(taught(&far), None);
    let long: Vec<_> = (0..9)
        .map(|day| lesson("mbpj", 0.0, 731 + day, 0))
        .collect();
    assert_eq!(taught(&long), None);
    let gone = learn(&usual(), (HERE, NOW), &many("mbpj", 9), |_| None);
    assert_eq!(gone, None);
}

/// A border between two districts along a meridian, as GeoJSON.
fn border(lon: f64) -> String {
    let square = |code: &str, west: f64, east: f64| {
        format!(
            r#"{{"type":"Feature","id":"{code}","properties":{{}},"geometry":{{"type":"Polygon","coordinates":
            [[[{west},3],[{east},3],[{east},3.2],[{west},3.2],[{west},3]]]}}}}"#
        )
    };
    let features = [square("10_5", 101.5, lon), square("14_1", lon, 101.8)].join(",");
    format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)
}

fn bounded(lon: f64) -> Registry {
    let pack = Pack::embedded().and_then(|pack| pack.registry());
    let (registry, notes) = pack
        .expect("a sound pack")
        .with_boundaries(&border(lon))
        .expect("GeoJSON");
    assert!(notes.is_empty(), "{notes:?}");
    registry
}

fn go(registry: &Registry, category: &str, point: Point) -> Routing {
    let category = registry.category(category).expect("a category");
    route(registry, category, &Where::Point(point), TODAY)
}

/// Whole numbers that look random and are the same each time.
struct Draw(u64);

impl Draw {
    fn next(&mut self, below: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(below)).expect("small")
    }
}

/// What each cell keeps, as the store does.
#[derive(Default)]
struct Kept(HashMap<(String, i64), Vec<Lesson>>);

impl Kept {
    fn at(&self, category: &str, point: Point) -> &[Lesson] {
        let key = (category.to_owned(), WALKS.cell(point));
        self.0.get(&key).map_or(&[], Vec::as_slice)
    }

    fn put(&mut self, lesson: &Lesson, within_m: u32) {
        for cell in WALKS.cells(lesson.point, within_m) {
            let kept = self.0.entry((lesson.category.clone(), cell)).or_default();
            kept.insert(0, lesson.clone());
            kept.truncate(100);
        }
    }
}

/// First choices among the last thousand reports of a kind of place: how many, and how many were wrong by the rules
/// alone and with experience.
#[derive(Debug, Default)]
struct Wrong {
    of: u32,
    rules: u32,
    learnt: u32,
}

/// Two years of reports around a border that lies 900 metres too far east. Of ten reports at a wrong agency, one is
/// settled there all the same.
fn two_years() -> (Wrong, Wrong) {
    let (truth, believed, sheet) = (bounded(101.65), bounded(101.658), rules());
    let mut draw = Draw(2_026);
    let mut kept = Kept::default();
    let (mut beside, mut between) = (Wrong::default(), Wrong::default());
    for number in 0..6_000_u32 {
        let category =
            ["noise", "drain-blocked", "stray-dogs"][usize::try_from(draw.next(3)).expect("small")];
        let point = Point {
            lat: 3.08 + f64::from(draw.next(40_000)) / 1e6,
            lon: 101.63 + f64::from(draw.next(50_000)) / 1e6,
        };
        let now = NOW + Duration::from_secs(u64::from(number) * 10_000);
        let right = go(&truth, category, point).agency.expect("a council");
        let rule = sheet.of(category).expect("a rule");
        let by_rules = go(&believed, category, point);
        let first = by_rules.agency.clone().expect("a council");
        let known = learn(
            rule,
            (point, now),
            kept.at(category, point),
            AgencyCode::parse,
        );
        let chosen = weigh(by_rules, known).agency.expect("a council");
        if number >= 4_000 {
            let place = if first == right {
                &mut beside
            } else {
                &mut between
            };
            place.of += 1;
            place.rules += u32::from(first != right);
            place.learnt += u32::from(chosen != right);
        }
        let stays = chosen != right && draw.next(10) == 0;
        let handed = i64::from(chosen != right && !stays);
        let agency = if stays { chosen } else { right };
        let settled = Lesson {
            case: number.to_string(),
            category: category.to_owned(),
            point,
            agency: agency.to_string(),
            handed,
            at: now,
        };
        kept.put(&settled, rule.within_m);
    }
    (beside, between)
}

#[test]
fn a_wrong_boundary_is_seen_through_and_right_ones_stay_right() {
    let (beside, between) = two_years();
    eprintln!("where the rules are right: {beside:?}; where the boundary is wrong: {between:?}");
    assert!(
        between.of > 200 && between.rules == between.of,
        "{between:?}"
    );
    assert!(
        between.learnt * 5 <= between.of,
        "four of five are put right: {between:?}"
    );
    assert!(beside.rules == 0 && beside.of > 1_000, "{beside:?}");
    assert!(
        beside.learnt * 50 <= beside.of,
        "at most two in a hundred are led astray: {beside:?}"
    );
    let (before, after) = (between.rules, between.learnt + beside.learnt);
    assert!(
        after * 3 <= before,
        "{before} wrong first choices became {after}"
    );
}

proptest! {
    #[test]
    fn experience_counts_what_is_near_and_names_who_settled_most(
        drawn in proptest::collection::vec((0_usize..3, -600.0..600.0, 0_i64..900, 0_i64..3), 0..40),
    ) {
        let agencies = ["mbpj", "dbkl", "mbsa"];
        let lessons: Vec<_> = drawn.iter().map(|(who, far, days, handed)| lesson(agencies[*who], *far, *days, *handed)).collect();
        if let Some(learnt) = taught(&lessons) {
            let near = |lesson: &&Lesson| lesson.point.distance_m(HERE) <= 300.0 && NOW.since(lesson.at) <= usual().window();
            let counted: Vec<_> = lessons.iter().filter(near).collect();
            let own = counted.iter().filter(|lesson| lesson.agency == learnt.agency.as_str());
            prop_assert_eq!(usize::try_from(learnt.of).expect("small"), counted.len());
            prop_assert_eq!(usize::try_from(learnt.cases).expect("small"), own.count());
            prop_assert!(learnt.cases >= 6 && learnt.handed <= learnt.cases);
        }
    }

    #[test]
    fn the_order_of_reports_does_not_matter(
        drawn in proptest::collection::vec((0_usize..3, -400.0..400.0, 0_i64..900, 0_i64..3), 0..30),
    ) {
        let agencies = ["mbpj", "dbkl", "mbsa"];
        let mut lessons: Vec<_> = drawn.iter().map(|(who, far, days, handed)| lesson(agencies[*who], *far, *days, *handed)).collect();
        let forwards = taught(&lessons);
        lessons.reverse();
        prop_assert_eq!(forwards, taught(&lessons));
    }

    #[test]
    fn a_choice_that_is_outweighed_stays_among_the_candidates(
        lat in 3.01..3.19, lon in 101.55..101.75, who in 0_usize..3,
    ) {
        static REGISTRY: std::sync::OnceLock<Registry> = std::sync::OnceLock::new();
        let registry = REGISTRY.get_or_init(|| bounded(101.65));
        let before = go(registry, "noise", Point { lat, lon });
        let agency = AgencyCode::parse(["mbpj", "dbkl", "jkr"][who]).expect("a code");
        let known = Experience { agency: agency.clone(), cases: 6, of: 6, handed: 0, within_m: 300, differs: false };
        let after = weigh(before.clone(), Some(known));
        prop_assert_eq!(after.agency.as_ref(), Some(&agency));
        prop_assert_eq!(after.candidates.first(), Some(&agency));
        prop_assert!(before.candidates.iter().all(|code| after.candidates.contains(code)));
        prop_assert_eq!(after.candidates.iter().filter(|code| **code == agency).count(), 1);
        let differs = after.explanation.experience.expect("what it rests on").differs;
        prop_assert_eq!(differs, before.agency != Some(agency));
        prop_assert!(!differs || after.to_confirm);
    }
}
