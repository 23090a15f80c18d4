//! Turns what a report says about its place into a state and, where possible, a district.

use base::Point;

use super::boundaries::Found;
use super::decision::{Located, Where};
use super::model::{Code, Postcode};
use super::snapshot::{District, Registry};

/// A place with what routing needs of it.
pub(super) struct Spot<'r> {
    pub(super) located: Located,
    pub(super) state: Option<&'r str>,
    pub(super) district: Option<&'r District>,
    pub(super) point: Option<Point>,
    pub(super) sure: bool,
}

impl Spot<'_> {
    const fn nowhere(located: Located) -> Self {
        Self {
            located,
            state: None,
            district: None,
            point: None,
            sure: false,
        }
    }
}

/// Finds out where a place is.
pub(super) fn locate<'r>(registry: &'r Registry, place: &'r Where) -> Spot<'r> {
    match place {
        Where::Point(point) | Where::About(point, _) => locate_point(registry, *point),
        Where::Postcode(digits) => locate_postcode(registry, digits),
        Where::District(code) => match registry.district(code) {
            Some(district) => Spot {
                located: Located::Inside {
                    district: district.code.clone(),
                },
                state: Some(&district.state),
                district: Some(district),
                point: None,
                sure: true,
            },
            None => Spot::nowhere(Located::Unknown),
        },
        Where::State(code) => match registry.state(code) {
            Some(state) => Spot {
                state: Some(&state.code),
                ..Spot::nowhere(Located::State {
                    state: state.code.clone(),
                })
            },
            None => Spot::nowhere(Located::Unknown),
        },
        Where::Unknown => Spot::nowhere(Located::Unknown),
    }
}

fn locate_point(registry: &Registry, point: Point) -> Spot<'_> {
    if !registry.bounds().contains(point) {
        return Spot::nowhere(Located::Abroad);
    }
    let nearest = || nearest_district(registry, point);
    let (place, metres) = match registry.boundaries().find(point) {
        Found::Inside(place) => (Some(place), None),
        Found::Near(place, metres) => (Some(place), Some(metres)),
        Found::Nowhere if registry.has_boundaries() => (None, None),
        Found::Nowhere => (nearest(), None),
    };
    let Some(district) = place.and_then(|place| registry.districts().get(place)) else {
        return Spot::nowhere(Located::Sea);
    };
    let code = district.code.clone();
    let sure = registry.has_boundaries();
    let located = match metres {
        Some(metres) => Located::Near {
            district: code,
            metres: whole_metres(metres),
        },
        None if sure => Located::Inside { district: code },
        None => Located::Guess { district: code },
    };
    Spot {
        located,
        state: Some(&district.state),
        district: Some(district),
        point: Some(point),
        sure,
    }
}

/// Rounds to whole metres, at most five kilometres.
pub(super) fn whole_metres(metres: f64) -> u32 {
    (0..=5_000)
        .find(|whole| f64::from(*whole) >= metres)
        .unwrap_or(5_000)
}

fn nearest_district(registry: &Registry, point: Point) -> Option<usize> {
    let distances = registry
        .districts()
        .iter()
        .map(|item| item.point.distance_m(point));
    let (place, metres) = distances
        .enumerate()
        .min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    (metres <= registry.settings().map.reach_km * 1_000.0).then_some(place)
}

/// A postcode gives a town; the town's point gives a district.
fn locate_postcode<'r>(registry: &'r Registry, digits: &str) -> Spot<'r> {
    let Some(postcode) = registry.postcode(digits.trim()).first() else {
        return Spot::nowhere(Located::UnknownPostcode);
    };
    let point = town_point(registry, postcode).or_else(|| neighbour_point(registry, postcode));
    let district = point
        .and_then(|point| locate_point(registry, point).district)
        .filter(|district| district.state == postcode.state);
    Spot {
        located: Located::Town {
            postcode: postcode.postcode.clone(),
            city: postcode.city.clone(),
            state: postcode.state.clone(),
        },
        state: Some(&postcode.state),
        district,
        point,
        sure: false,
    }
}

/// The point of a postcode's town, from the gazetteer or from a district of that name.
fn town_point(registry: &Registry, postcode: &Postcode) -> Option<Point> {
    let same = |name: &str, state: &Code| {
        *state == postcode.state && name.eq_ignore_ascii_case(&postcode.city)
    };
    let mut places = registry.places().iter();
    let mut districts = registry.districts().iter();
    places
        .find(|place| same(&place.name, &place.state))
        .map(|place| place.point)
        .or_else(|| {
            let named = districts.find(|district| same(&district.name, &district.state));
            named.map(|district| district.point)
        })
}

/// The point of the town whose postcode is nearest in number: post offices are numbered along the
/// roads, so it is not far away.
fn neighbour_point(registry: &Registry, postcode: &Postcode) -> Option<Point> {
    let number = |postcode: &Postcode| postcode.postcode.parse::<u32>().unwrap_or(0);
    let known = |other: &Postcode| {
        let point = (other.state == postcode.state).then(|| town_point(registry, other));
        point
            .flatten()
            .map(|point| (number(other).abs_diff(number(postcode)), point))
    };
    let (before, after) = registry.postcodes_around(&postcode.postcode);
    let nearest = [
        before.into_iter().find_map(known),
        after.into_iter().find_map(known),
    ];
    nearest
        .into_iter()
        .flatten()
        .min_by_key(|(gap, _)| *gap)
        .map(|(_, point)| point)
}
