//! Places by name and places by point, for people who look for one on a map.

use base::words::tokens;
use base::{BBox, Point};
use web::map::Shape;

use super::decision::Located;
use super::model::{Code, Place};
use super::snapshot::Registry;

/// Farther away than this, a town no longer tells where a point is.
const NEAR_M: f64 = 60_000.0;
/// More degrees of latitude than that distance is anywhere.
const NEAR_DEGREES: f64 = 0.55;

/// A place that a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceFound {
    /// Its name, with the postcode if that was asked for.
    pub name: String,
    /// Its state's code.
    pub state: Code,
    /// Where it is.
    pub point: Point,
}

impl Registry {
    /// Towns and villages for which each word of the query begins one of their name's, the biggest
    /// first; five digits find the towns of a postcode.
    pub fn places_matching(&self, query: &str, most: usize) -> Vec<PlaceFound> {
        let asked = tokens(query);
        if let [digits] = asked.as_slice()
            && digits.len() == 5
            && digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            return self.towns_of(digits).into_iter().take(most).collect();
        }
        let fits = |place: &&Place| {
            let words = tokens(&place.name);
            !asked.is_empty()
                && asked
                    .iter()
                    .all(|word| words.iter().any(|known| known.starts_with(word)))
        };
        let mut found: Vec<&Place> = self.places().iter().filter(fits).collect();
        found.sort_by_key(|place| std::cmp::Reverse(place.population));
        found
            .into_iter()
            .take(most)
            .map(|place| found_at(place, place.name.clone()))
            .collect()
    }

    /// The towns that share a postcode's name and state.
    fn towns_of(&self, digits: &str) -> Vec<PlaceFound> {
        self.postcode(digits)
            .iter()
            .filter_map(|code| {
                let town = self.places().iter().find(|place| {
                    place.state == code.state && tokens(&place.name) == tokens(&code.city)
                });
                town.map(|place| found_at(place, format!("{digits} {}", code.city)))
            })
            .collect()
    }

    /// The nearest town or village within 60 km.
    pub fn place_near(&self, point: Point) -> Option<&Place> {
        // Most places are too far to the north or south, which is seen without trigonometry.
        let rows = point.lat - NEAR_DEGREES..=point.lat + NEAR_DEGREES;
        self.places()
            .iter()
            .filter(|place| rows.contains(&place.point.lat))
            .map(|place| (place.point.distance_m(point), place))
            .filter(|(metres, _)| *metres <= NEAR_M)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, place)| place)
    }

    /// The codes of the state and the district that a place turned out to be in.
    pub fn place_codes(&self, located: &Located) -> (Option<String>, Option<String>) {
        (
            located.state(self).map(ToString::to_string),
            located.district().map(ToString::to_string),
        )
    }

    /// The boundaries that reach into a box, for a map.
    pub fn outlines(&self, view: BBox) -> Vec<Shape> {
        self.boundaries()
            .outlines(view)
            .map(|rings| Shape::polygon(rings.to_vec()))
            .collect()
    }
}

fn found_at(place: &Place, name: String) -> PlaceFound {
    PlaceFound {
        name,
        state: place.state.clone(),
        point: place.point,
    }
}
