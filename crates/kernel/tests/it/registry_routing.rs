//! Routing of the Malaysian pack without a store: every category in every state, and any point.

use base::Point;
use jiff::civil::{Date, date};
use kernel::registry::{
    AgencyCode, Basis, Located, Pack, Registry, Routing, Uncertain, Where, route,
};
use proptest::prelude::*;

/// A day after all mergers that the pack knows.
const TODAY: Date = date(2026, 11, 23);

fn registry() -> &'static Registry {
    static REGISTRY: std::sync::OnceLock<Registry> = std::sync::OnceLock::new();
    REGISTRY.get_or_init(|| {
        Pack::embedded()
            .and_then(|pack| pack.registry())
            .expect("the embedded pack is sound")
    })
}

fn go(category: &str, place: &Where) -> Routing {
    let registry = registry();
    let category = registry.category(category).expect("a category of the pack");
    route(registry, category, place, TODAY)
}

fn at(category: &str, lat: f64, lon: f64) -> Routing {
    go(
        category,
        &Where::Point(Point::new(lat, lon).expect("a point")),
    )
}

/// In the district of this code, by the point that lies in it.
fn in_district(category: &str, code: &str) -> Routing {
    let district = registry().district(code).expect("a district of the pack");
    let routing = go(category, &Where::Point(district.point));
    assert_eq!(
        routing.explanation.place,
        Located::Guess {
            district: district.code.clone()
        }
    );
    routing
}

fn agency(routing: &Routing) -> Option<&str> {
    routing.agency.as_deref()
}

#[test]
fn the_pack_holds_the_nation() {
    let registry = registry();
    assert_eq!(registry.agencies().count(), 460 + 89);
    assert_eq!(registry.categories().len(), 115);
    assert_eq!(registry.states().count(), 16);
    assert_eq!(registry.districts().len(), 160);
    assert_eq!(registry.services().len(), 309);
    assert_eq!(registry.places().len(), 740);
    assert!(registry.groups().len() > 20);
}

#[test]
fn every_category_in_every_state_names_a_body_or_says_why_not() {
    let registry = registry();
    let mut cells = 0;
    let mut blank = Vec::new();
    for category in registry.categories() {
        for state in registry.states() {
            cells += 1;
            for district in registry
                .districts()
                .iter()
                .filter(|item| item.state == state.code)
            {
                let routing = route(registry, category, &Where::Point(district.point), TODAY);
                let explained = match (&routing.agency, &routing.explanation.basis) {
                    (Some(code), Basis::Triage(_)) => panic!("{code} is both sure and unsure"),
                    (Some(code), _) => registry.agency(code).is_some(),
                    (None, Basis::Triage(Uncertain::Exception(reason))) => {
                        registry.reason(reason).is_some()
                    }
                    (None, _) => false,
                };
                if !explained {
                    blank.push(format!("{} in {}", category.code, district.code));
                }
            }
        }
    }
    assert_eq!(cells, 1_840);
    assert!(blank.is_empty(), "blank cells: {blank:#?}");
}

#[test]
fn only_reasoned_cells_go_to_triage() {
    let registry = registry();
    let mut undecided: Vec<(&str, &str)> = Vec::new();
    for category in registry.categories() {
        for state in registry.states() {
            let district = registry
                .districts()
                .iter()
                .find(|item| item.state == state.code);
            let point = district.expect("each state has a district").point;
            if route(registry, category, &Where::Point(point), TODAY)
                .agency
                .is_none()
            {
                undecided.push((&category.code, &state.code));
            }
        }
    }
    let religion = undecided
        .iter()
        .filter(|(category, _)| *category == "religious-ft")
        .count();
    let rail = undecided
        .iter()
        .filter(|(category, _)| *category == "rail-service")
        .count();
    assert_eq!(
        (religion, rail, undecided.len()),
        (13, 2, 15),
        "{undecided:?}"
    );
}

#[test]
fn labour_wildlife_and_buses_differ_across_the_sea() {
    for (category, district, expected) in [
        ("labour", "10_5", "jtksm"),
        ("labour", "12_7", "jtk-sabah"),
        ("labour", "13_1", "jtk-sarawak"),
        ("labour", "15_1", "jtksm"),
        ("wildlife", "6_3", "perhilitan"),
        ("wildlife", "12_7", "suk-sabah"),
        ("wildlife", "13_1", "suk-sarawak"),
        ("bus-service", "10_5", "apad"),
        ("bus-service", "12_7", "lpkp-sabah"),
        ("bus-service", "15_1", "lpkp-sabah"),
        ("taxi-ehailing", "13_1", "lpkp-sarawak"),
        ("pothole-state", "10_5", "jkr"),
        ("pothole-state", "12_7", "suk-sabah"),
        ("pothole-state", "14_1", "dbkl"),
        ("religious-ft", "14_1", "jawi"),
        ("religious-ft", "15_1", "jawi"),
        ("land-matter", "10_5", "suk-selangor"),
        ("land-matter", "14_1", "jkptg"),
        ("other-state", "16_1", "jwp"),
        ("other-local", "16_1", "ppj"),
        ("other-local", "15_1", "pl"),
        ("other-local", "14_1", "dbkl"),
    ] {
        assert_eq!(
            agency(&in_district(category, district)),
            Some(expected),
            "{category} {district}"
        );
    }
}

#[test]
fn suppliers_win_over_defaults() {
    for (category, district, expected) in [
        ("water-supply-cut", "10_5", "air-selangor"),
        ("water-supply-cut", "14_1", "air-selangor"),
        ("water-supply-cut", "12_7", "jans"),
        ("water-supply-cut", "15_1", "jba-labuan"),
        ("water-supply-cut", "13_1", "kwb"),
        ("water-supply-cut", "13_15", "swb"),
        ("water-supply-cut", "13_24", "laku"),
        ("water-supply-cut", "13_19", "laku"),
        ("water-supply-cut", "13_26", "laku"),
        ("water-supply-cut", "13_27", "laku"),
        ("water-supply-cut", "13_21", "jbalb"),
        ("electricity-outage", "10_5", "tnb"),
        ("electricity-outage", "12_7", "sesb"),
        ("electricity-outage", "15_1", "sesb"),
        ("electricity-outage", "13_1", "seb"),
        ("streetlight-tnb", "12_7", "sesb"),
        ("sewer-overflow", "10_5", "iwk"),
        ("sewer-overflow", "3_2", "mpkbbri"),
        ("sewer-overflow", "12_7", "dbkk"),
        ("telephone-internet", "10_5", "tm"),
    ] {
        assert_eq!(
            agency(&in_district(category, district)),
            Some(expected),
            "{category} {district}"
        );
    }
    let bahru = in_district("sewer-overflow", "1_2");
    assert!(["mbjb", "mbpg", "mbip"].contains(&agency(&bahru).expect("a council")));
    assert_eq!(bahru.candidates.last().map(AgencyCode::as_str), Some("iwk"));
    assert_ne!(agency(&in_district("sewer-overflow", "1_7")), Some("mppn"));
}

#[test]
fn rubbish_follows_act_672() {
    for state in ["1_1", "2_3", "4_3", "5_5", "6_4", "9_1", "14_1", "16_1"] {
        assert_eq!(
            agency(&in_district("rubbish-uncollected", state)),
            Some("swcorp"),
            "{state}"
        );
        let other = in_district("rubbish-uncollected-672", state);
        assert!(
            other
                .candidates
                .iter()
                .any(|code| code.as_str() == "swcorp"),
            "{state}"
        );
    }
    for (district, council) in [
        ("10_9", "mphs"),
        ("7_4", "mbpp"),
        ("3_1", "mdbachok"),
        ("15_1", "pl"),
    ] {
        for category in ["rubbish-uncollected", "rubbish-uncollected-672"] {
            assert_eq!(
                agency(&in_district(category, district)),
                Some(council),
                "{category}"
            );
        }
    }
}

#[test]
fn a_merged_body_is_followed_from_its_last_day() {
    let registry = registry();
    let airline = registry.category("airport-airline").expect("a category");
    let place = Where::Unknown;
    let before = route(registry, airline, &place, date(2025, 7, 31));
    let after = route(registry, airline, &place, date(2025, 8, 1));
    assert_eq!(agency(&before), Some("mavcom"));
    assert_eq!(agency(&after), Some("caam"));
    assert!(
        registry.agency("mavcom").is_some(),
        "old cases still find their body"
    );
}

#[test]
fn sea_and_abroad_are_for_people_to_decide() {
    let sea = at("pothole-local", 6.0, 109.0);
    assert_eq!(
        (agency(&sea), &sea.explanation.place),
        (None, &Located::Sea)
    );
    assert_eq!(agency(&at("sea-safety", 6.0, 109.0)), Some("apmm"));
    for (lat, lon) in [(51.5, 0.1), (-33.0, 151.0), (90.0, 180.0)] {
        let abroad = at("labour", lat, lon);
        assert_eq!(
            (agency(&abroad), &abroad.explanation.place),
            (None, &Located::Abroad)
        );
        assert_eq!(abroad.explanation.basis, Basis::Triage(Uncertain::Place));
    }
}

#[test]
fn no_place_is_enough_for_national_bodies_only() {
    assert_eq!(agency(&go("income-tax", &Where::Unknown)), Some("lhdn"));
    let labour = go("labour", &Where::Unknown);
    assert_eq!((agency(&labour), labour.to_confirm), (Some("jtksm"), true));
    for category in ["pothole-local", "land-matter", "water-bill"] {
        assert_eq!(agency(&go(category, &Where::Unknown)), None, "{category}");
    }
}

#[test]
fn a_postcode_finds_its_town_and_offers_three_councils() {
    let routing = go("pothole-local", &Where::Postcode("46000".to_owned()));
    assert!(
        matches!(&routing.explanation.place, Located::Town { city, .. } if city == "Petaling Jaya")
    );
    assert_eq!(
        (agency(&routing), routing.candidates.len()),
        (Some("mbpj"), 3)
    );
    assert!(routing.to_confirm);
    let small = go("pothole-local", &Where::Postcode("43650".to_owned()));
    assert!(
        small.candidates.iter().any(|code| code.as_str() == "mpkj"),
        "{small:?}"
    );
    let wrong = go("pothole-local", &Where::Postcode("00000".to_owned()));
    assert_eq!(wrong.explanation.place, Located::UnknownPostcode);
    assert_eq!(agency(&wrong), None);
}

#[test]
fn a_state_alone_is_enough_for_its_own_matters() {
    let state = |code: &str| Where::State(registry().state(code).expect("a state").code.clone());
    assert_eq!(
        agency(&go("land-matter", &state("MY-10"))),
        Some("suk-selangor")
    );
    assert_eq!(
        agency(&go("electricity-outage", &state("MY-12"))),
        Some("sesb")
    );
    let water = go("water-supply-cut", &state("MY-13"));
    assert!(water.to_confirm && water.candidates.len() == 4);
    let council = go("pothole-local", &state("MY-10"));
    assert_eq!(council.explanation.basis, Basis::Triage(Uncertain::Vague));
}

proptest! {
    #[test]
    fn any_point_is_answered_with_known_bodies_in_order(
        lat in -90.0_f64..=90.0, lon in -180.0_f64..=180.0, place in 0_usize..115,
    ) {
        answered(lat, lon, place)?;
    }

    #[test]
    fn any_point_of_the_country_is_answered_with_known_bodies_in_order(
        lat in 0.7_f64..=7.6, lon in 98.9_f64..=119.6, place in 0_usize..115,
    ) {
        answered(lat, lon, place)?;
    }
}

fn answered(lat: f64, lon: f64, place: usize) -> Result<(), TestCaseError> {
    let registry = registry();
    let category = registry.categories().get(place).expect("one of 115");
    let point = Point::new(lat, lon).expect("on the globe");
    let routing = route(registry, category, &Where::Point(point), TODAY);
    prop_assert_eq!(routing.agency.as_ref(), routing.candidates.first());
    let mut seen = std::collections::BTreeSet::new();
    for code in &routing.candidates {
        prop_assert!(seen.insert(code.clone()), "{} twice", code);
        let agency = registry.agency(code);
        prop_assert!(agency.is_some_and(|agency| agency.valid_to.is_none_or(|last| last >= TODAY)));
    }
    if routing.explanation.basis == Basis::Councils {
        let seat = |code: &AgencyCode| registry.agency(code)?.seat;
        let seats: Vec<_> = routing.candidates.iter().filter_map(seat).collect();
        prop_assert!(seats.iter().map(|seat| seat.distance_m(point)).is_sorted());
    }
    if let Located::Guess { district } = &routing.explanation.place {
        let district = registry.district(district);
        let councils = district
            .map(|district| district.councils.clone())
            .unwrap_or_default();
        let offered = councils
            .iter()
            .all(|item| routing.candidates.contains(&item.agency));
        prop_assert!(routing.explanation.basis != Basis::Councils || offered);
    }
    Ok(())
}
