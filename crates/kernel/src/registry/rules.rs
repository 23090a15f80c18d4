//! Who is in charge of a report: pure decisions over a [`Registry`].
//!
//! First the place becomes a state and, where possible, a district; then a road there, if the category asks roads, else the
//! first exception that fits, or else the category itself, names the bodies; then gone bodies give way to successors.

use base::Point;
use jiff::civil::Date;

use super::decision::{Basis, Explanation, Located, Routing, Uncertain, Where};
use super::exceptions::{Exception, Target, Within};
use super::model::{Agency, AgencyCode, Category, RoutingKind};
use super::overrides::rules::overrule;
use super::roads::rules::{Verdict, verdict};
use super::roads::{Road, RoadSaid};
use super::snapshot::{Council, Registry};
use super::spots::{Spot, locate};

/// So many councils are offered where the district is a guess.
const COUNCILS_OFFERED: usize = 3;

/// Decides who is in charge of a category at a place on a day: an override area, else the rules.
pub fn route(registry: &Registry, category: &Category, place: &Where, day: Date) -> Routing {
    let routing = by_rules(registry, category, place, day);
    match place.point() {
        Some(point) => overrule(registry, category, (point, day), routing),
        None => routing,
    }
}

fn by_rules(registry: &Registry, category: &Category, place: &Where, day: Date) -> Routing {
    let spot = locate(registry, place);
    let mut finder = Finder {
        registry,
        spot: &spot,
        day,
        found: Vec::new(),
        to_confirm: false,
    };
    let road = finder.by_road(category, place);
    let basis = match &road {
        Some((Some(basis), _)) => basis.clone(),
        _ => finder.without_road(category),
    };
    let (candidates, to_confirm) = (finder.found, finder.to_confirm);
    let basis = match basis {
        Basis::Triage(_) => basis,
        _ if candidates.is_empty() => Basis::Triage(why_empty(&spot, &basis)),
        _ => basis,
    };
    Routing {
        agency: candidates.first().cloned(),
        candidates,
        to_confirm,
        explanation: Explanation {
            place: spot.located,
            basis,
            experience: None,
            road: road.map(|(_, said)| said),
        },
    }
}

fn why_empty(spot: &Spot<'_>, basis: &Basis) -> Uncertain {
    match basis {
        _ if spot.state.is_none() => Uncertain::Place,
        Basis::Service(service) => Uncertain::NoSupplier(service.clone()),
        Basis::Councils if spot.district.is_none() => Uncertain::Vague,
        _ => Uncertain::Gone,
    }
}

fn fits(exception: &Exception, spot: &Spot<'_>) -> bool {
    let place = match &exception.within {
        Within::Anywhere => !matches!(spot.located, Located::Sea | Located::Abroad),
        Within::NoState => spot.located == Located::Sea,
        Within::States(states) => spot
            .state
            .is_some_and(|state| states.iter().any(|listed| listed.as_str() == state)),
    };
    let districts = &exception.districts;
    place
        && (districts.is_empty()
            || spot
                .district
                .is_some_and(|district| districts.contains(&district.code)))
}

/// Collects bodies for a spot.
struct Finder<'r> {
    registry: &'r Registry,
    spot: &'r Spot<'r>,
    day: Date,
    found: Vec<AgencyCode>,
    to_confirm: bool,
}

impl Finder<'_> {
    /// Whoever keeps the road there, if the category asks roads and one of them decides; and what roads say, in any case.
    /// Where nobody keeps it any more, the category is asked as if there were no road.
    fn by_road(&mut self, category: &Category, place: &Where) -> Option<(Option<Basis>, RoadSaid)> {
        let within_m = category.road_m?;
        if self.spot.located == Located::Abroad {
            return None;
        }
        let Verdict { road, said } = verdict(self.registry, place, within_m)?;
        let Some(road) = road else {
            self.to_confirm = true;
            return Some((None, said));
        };
        self.keepers(road);
        (!self.found.is_empty()).then(|| (Some(Basis::Road(road.class.clone())), said))
    }

    fn keepers(&mut self, road: &Road) {
        if let Some(own) = &road.agency {
            self.add(own);
        }
        let class = self.registry.roads().class_in(&road.class, self.spot.state);
        for target in class.map_or(&[][..], |class| &class.targets) {
            match target {
                Target::Agency(code) => self.add(code),
                Target::Service(service) => self.suppliers(service),
                Target::State => self.secretary(),
                Target::Local => self.councils(),
                Target::Triage => {}
            }
        }
    }

    fn without_road(&mut self, category: &Category) -> Basis {
        let exceptions = self.registry.exceptions(&category.code).iter();
        match exceptions
            .into_iter()
            .find(|exception| fits(exception, self.spot))
        {
            Some(exception) => self.by_exception(exception),
            None if matches!(
                self.spot.located,
                Located::Sea | Located::Abroad | Located::UnknownPostcode
            ) =>
            {
                Basis::Triage(Uncertain::Place)
            }
            None => self.by_category(category),
        }
    }

    fn by_exception(&mut self, exception: &Exception) -> Basis {
        for target in &exception.targets {
            match target {
                Target::Triage => {
                    return Basis::Triage(Uncertain::Exception(exception.reason.clone()));
                }
                Target::Agency(code) => self.add(code),
                Target::Service(service) => self.suppliers(service),
                Target::State => self.secretary(),
                Target::Local => self.councils(),
            }
        }
        Basis::Exception(exception.reason.clone())
    }

    fn by_category(&mut self, category: &Category) -> Basis {
        match category.routing {
            RoutingKind::Local => {
                self.councils();
                Basis::Councils
            }
            RoutingKind::State => {
                self.secretary();
                Basis::State
            }
            RoutingKind::Federal | RoutingKind::Utility => self.by_body(category),
        }
    }

    /// Who supplies the category's service wins over its own body.
    fn by_body(&mut self, category: &Category) -> Basis {
        if let Some(service) = &category.service {
            self.suppliers(service);
        }
        let supplied = !self.found.is_empty();
        let own_counts = category.routing == RoutingKind::Federal || self.spot.state.is_none();
        if let Some(own) = category.agency.as_ref().filter(|_| own_counts) {
            self.add(own);
        }
        if self.spot.state.is_none() && !self.registry.exceptions(&category.code).is_empty() {
            self.to_confirm = true;
        }
        match &category.service {
            Some(service) if supplied || !own_counts => Basis::Service(service.clone()),
            _ => Basis::Own,
        }
    }

    /// Adds a body, or whoever took over from it.
    fn add(&mut self, code: &str) {
        if let Some(agency) = self.registry.agency_on(code, self.day)
            && !self.found.contains(&agency.code)
        {
            self.found.push(agency.code.clone());
        }
    }

    fn secretary(&mut self) {
        let state = self.spot.state.and_then(|state| self.registry.state(state));
        if let Some(secretary) = state.and_then(|state| state.secretary.as_ref()) {
            self.add(secretary);
        }
    }

    /// Suppliers that name the district, failing that those that name none.
    fn suppliers(&mut self, service: &str) {
        let Some(state) = self.spot.state else { return };
        let areas = self.registry.utilities(service, state);
        let before = self.found.len();
        match self.spot.district {
            Some(district) => {
                let named = areas
                    .clone()
                    .filter(|area| area.districts.contains(&district.code));
                named.for_each(|area| self.add(&area.agency));
                if self.found.len() == before {
                    let rest = areas.filter(|area| area.districts.is_empty());
                    rest.for_each(|area| self.add(&area.agency));
                }
            }
            None => areas.for_each(|area| self.add(&area.agency)),
        }
        self.to_confirm |= self.found.len() > before + 1;
    }

    /// The district's councils by distance to their seats. Where the district is a guess, the nearest
    /// councils of the state are among them.
    fn councils(&mut self) {
        let before = self.found.len();
        let here = self
            .spot
            .district
            .map_or(&[][..], |district| &district.councils);
        match self.spot.state.filter(|_| !self.spot.sure) {
            Some(state) => self.guess_councils(here, state),
            None => self.add_by_distance(here.iter().collect()),
        }
        self.to_confirm |= !self.spot.sure || self.found.len() > before + 1;
    }

    fn guess_councils(&mut self, here: &[Council], state: &str) {
        let seats = self.registry.seats(state);
        let Some(point) = self.spot.point else {
            // A whole state is too vague, unless it has no more councils than one can choose from.
            let few = seats.len() <= COUNCILS_OFFERED;
            return self.add_by_distance(if few {
                seats.iter().collect()
            } else {
                Vec::new()
            });
        };
        let mut nearest: Vec<_> = seats.iter().collect();
        nearest.sort_by(|one, other| distance(one, point).total_cmp(&distance(other, point)));
        nearest.truncate(COUNCILS_OFFERED);
        nearest.extend(here);
        self.add_by_distance(nearest);
    }

    fn add_by_distance(&mut self, mut councils: Vec<&Council>) {
        if let Some(point) = self.spot.point.filter(|_| councils.len() > 1) {
            councils.sort_by(|one, other| {
                let nearer = distance(one, point).total_cmp(&distance(other, point));
                nearer.then_with(|| one.rank.cmp(&other.rank))
            });
        }
        for council in councils {
            self.add(&council.agency);
        }
    }
}

/// Metres from a council's seat; a council without a known seat comes last.
fn distance(council: &Council, point: Point) -> f64 {
    council
        .seat
        .map_or(f64::INFINITY, |seat| seat.distance_m(point))
}

/// The categories of which a body is in charge at some place, in the order of the pack.
pub fn categories_of<'r>(registry: &'r Registry, agency: &Agency, day: Date) -> Vec<&'r Category> {
    let councils = registry.districts().iter();
    let mut places: Vec<_> = councils
        .filter(|district| {
            district
                .councils
                .iter()
                .any(|item| item.agency == agency.code)
        })
        .map(|district| Where::District(district.code.clone()))
        .collect();
    match &agency.state {
        Some(state) => places.push(Where::State(state.clone())),
        None => places.extend(
            registry
                .states()
                .map(|state| Where::State(state.code.clone())),
        ),
    }
    places.push(Where::Unknown);
    let in_charge = |category: &&Category| {
        places.iter().any(|place| {
            route(registry, category, place, day)
                .candidates
                .contains(&agency.code)
        })
    };
    registry.categories().iter().filter(in_charge).collect()
}
