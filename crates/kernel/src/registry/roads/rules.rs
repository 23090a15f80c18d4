//! Whether a road decides, and which: pure.

use base::Point;

use super::super::decision::Where;
use super::super::snapshot::Registry;
use super::model::{Road, RoadMet, RoadSaid};

/// What roads say about a place, and the road that decides, where one does.
pub(crate) struct Verdict<'r> {
    /// The road that decides.
    pub(crate) road: Option<&'r Road>,
    /// What is told of it.
    pub(crate) said: RoadSaid,
}

/// Asks the roads within so many metres of a place. Nothing where none is near, or where only words tell the place.
pub(crate) fn verdict<'r>(
    registry: &'r Registry,
    place: &Where,
    within_m: u32,
) -> Option<Verdict<'r>> {
    match place {
        Where::Point(point) => met(registry, *point, within_m),
        Where::About(point, accuracy_m) if *accuracy_m <= within_m => {
            met(registry, *point, within_m)
        }
        Where::About(point, accuracy_m) => {
            let reach = f64::from(within_m) + f64::from(*accuracy_m);
            let mut near = registry.roads().near(*point, reach);
            sort(registry, &mut near);
            let (road, metres) = near.first()?;
            Some(Verdict {
                road: None,
                said: RoadSaid::Vague(said(road, *metres), *accuracy_m),
            })
        }
        Where::Postcode(_) | Where::District(_) | Where::State(_) | Where::Unknown => None,
    }
}

fn met(registry: &Registry, point: Point, within_m: u32) -> Option<Verdict<'_>> {
    let mut near = registry.roads().near(point, f64::from(within_m));
    sort(registry, &mut near);
    let terms = &registry.settings().roads;
    let (on_m, clear_m) = (f64::from(terms.on_m), f64::from(terms.clear_m));
    let on = near.iter().filter(|(_, metres)| *metres <= on_m);
    // Roads meet and run over one another: there the class decides that stands first.
    if let Some((road, metres)) = on.min_by_key(|(road, _)| rank(registry, road)) {
        return Some(decides(road, *metres));
    }
    let (road, metres) = *near.first()?;
    let rival = near
        .iter()
        .find(|(other, beyond)| keeper(other) != keeper(road) && beyond - metres < clear_m);
    match rival {
        None => Some(decides(road, metres)),
        Some((other, beyond)) => Some(Verdict {
            road: None,
            said: RoadSaid::Between(said(road, metres), said(other, *beyond)),
        }),
    }
}

/// The nearest first; of equally near ones the class that stands first.
fn sort(registry: &Registry, near: &mut [(&Road, f64)]) {
    near.sort_by(|(one, metres), (other, beyond)| {
        let nearer = metres.total_cmp(beyond);
        nearer.then_with(|| rank(registry, one).cmp(&rank(registry, other)))
    });
}

fn rank(registry: &Registry, road: &Road) -> u32 {
    let class = registry.roads().class(&road.class);
    class.map_or(u32::MAX, |class| class.order)
}

/// Roads of one keeper need not be told apart.
fn keeper(road: &Road) -> (Option<&str>, &str) {
    (road.agency.as_deref(), &road.class)
}

fn decides(road: &Road, metres: f64) -> Verdict<'_> {
    Verdict {
        road: Some(road),
        said: RoadSaid::Decides(said(road, metres)),
    }
}

fn said(road: &Road, metres: f64) -> RoadMet {
    RoadMet {
        class: road.class.clone(),
        route: road.route.clone(),
        name: road.name.clone(),
        metres: super::super::spots::whole_metres(metres),
    }
}
