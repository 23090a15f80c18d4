//! In which order an officer goes to places. No input or output.

use base::Point;

/// The places in the order of a round: from the start, or else from the first one, always to the nearest of those that
/// are left. Each comes with how far it is from the one before, in metres.
pub(crate) fn round(start: Option<Point>, places: &[Point]) -> Vec<(usize, f64)> {
    let mut left: Vec<(usize, Point)> = places.iter().copied().enumerate().collect();
    let Some(mut here) = start.or_else(|| places.first().copied()) else {
        return Vec::new();
    };
    let mut order = Vec::with_capacity(left.len());
    while let Some((next, far)) = nearest(here, &left) {
        let (place, point) = left.remove(next);
        order.push((place, far));
        here = point;
    }
    order
}

/// Which of the places is nearest, the first of equals, and how far it is.
fn nearest(here: Point, left: &[(usize, Point)]) -> Option<(usize, f64)> {
    let far = left.iter().map(|(_, point)| here.distance_m(*point));
    far.enumerate()
        .min_by(|one, other| one.1.total_cmp(&other.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lat: f64, lon: f64) -> Point {
        Point { lat, lon }
    }

    fn places() -> impl Strategy<Value = Vec<Point>> {
        let place = (1.0..7.0, 99.0..119.0).prop_map(|(lat, lon)| at(lat, lon));
        proptest::collection::vec(place, 0..30)
    }

    #[test]
    fn a_round_goes_from_one_place_to_the_nearest() {
        let places = [
            at(3.0, 101.0),
            at(3.0, 101.3),
            at(3.0, 101.1),
            at(3.0, 101.2),
        ];
        let order =
            |start| -> Vec<usize> { round(start, &places).into_iter().map(|it| it.0).collect() };
        assert_eq!(order(None), [0, 2, 3, 1]);
        assert_eq!(order(Some(at(3.0, 101.4))), [1, 3, 2, 0]);
        assert!(round(Some(at(3.0, 101.0)), &[]).is_empty());
        assert!(round(None, &[]).is_empty());
    }

    proptest! {
        #[test]
        fn each_place_is_visited_once_and_the_next_is_never_farther_than_another(
            places in places(), start in proptest::option::of((1.0..7.0, 99.0..119.0)),
        ) {
            let start = start.map(|(lat, lon)| at(lat, lon));
            let order = round(start, &places);
            let mut seen: Vec<usize> = order.iter().map(|it| it.0).collect();
            let mut here = start.or(places.first().copied());
            for (step, (place, far)) in order.iter().enumerate() {
                let from = here.expect("a place");
                prop_assert!((from.distance_m(places[*place]) - far).abs() < 1e-6);
                for (later, _) in &order[step..] {
                    prop_assert!(*far <= from.distance_m(places[*later]) + 1e-6);
                }
                here = Some(places[*place]);
            }
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..places.len()).collect::<Vec<_>>());
        }
    }
}
