//! Decisions about override areas, without any store.

use base::grid::STREETS;
use base::{BBox, PersonId, Point, Problem};
use jiff::civil::Date;

use super::super::decision::{Basis, Routing};
use super::super::model::{Category, Privacy};
use super::super::snapshot::Registry;
use super::corners;
use super::error::Error;
use super::model::{Override, Overruled, Proposal, Shape, Standing};

/// Categories of one override.
pub(crate) const CATEGORIES_MAX: usize = 40;
/// Cells of one override.
pub(crate) const CELLS_MAX: usize = 100;
/// Corners of one override.
pub const CORNERS_MAX: usize = 200;
/// Twice the least that drawn corners enclose, in square degrees: some square metres.
const ENCLOSED_LEAST: f64 = 1e-9;
/// How far it is at most from one end of drawn corners to the other, in metres.
const ACROSS_MAX_M: f64 = 30_000.0;
/// Radii of a circle, in metres.
pub(crate) const RADIUS_M: std::ops::RangeInclusive<u32> = 50..=5_000;
/// Characters of a reason.
pub(crate) const REASON_MAX: usize = 500;

/// Whether an override can be proposed as it is. Each fault names its field.
pub(crate) fn check(registry: &Registry, new: &Override) -> Result<(), Problem> {
    let mut wrong = Problem::invalid();
    let agency = registry.agency_on(&new.agency, new.from);
    let triage = &registry.settings().triage.agency;
    if agency.is_none_or(|agency| agency.code != new.agency || agency.code == *triage) {
        wrong = wrong.field("agency", "kernel.override.agency");
    }
    let open = |code: &str| {
        let category = registry.category(code);
        category.is_some_and(|category| category.privacy != Privacy::Conduct)
    };
    let count = new.categories.len();
    if count == 0 || count > CATEGORIES_MAX || !new.categories.iter().all(|code| open(code)) {
        wrong = wrong.field("categories", "kernel.override.categories");
    }
    if !fits(&new.shape) {
        wrong = wrong.field("shape", "kernel.override.shape");
    }
    if new.to.is_some_and(|last| last < new.from) {
        wrong = wrong.field("to", "kernel.override.dates");
    }
    let length = new.reason.trim().chars().count();
    if length == 0 || length > REASON_MAX || new.reason.contains('\0') {
        let most = vec![("max", REASON_MAX.into())];
        wrong = wrong.field_with("reason", "kernel.override.reason", most);
    }
    wrong.unless_clean()
}

fn fits(shape: &Shape) -> bool {
    match shape {
        Shape::Circle { middle, radius_m } => {
            RADIUS_M.contains(radius_m) && Point::new(middle.lat, middle.lon).is_ok()
        }
        Shape::Cells(cells) => {
            (1..=CELLS_MAX).contains(&cells.len())
                && cells.iter().all(|cell| STREETS.bbox(*cell).is_some())
        }
        Shape::Corners(corners) => {
            (3..=CORNERS_MAX).contains(&corners.len())
                && corners.iter().all(|it| Point::new(it.lat, it.lon).is_ok())
                && corners::enclosed(corners) > ENCLOSED_LEAST
                && shape.bbox().is_some_and(is_small)
        }
    }
}

fn is_small(around: BBox) -> bool {
    let corner = |lat, lon| Point { lat, lon };
    let (from, to) = (
        corner(around.south, around.west),
        corner(around.north, around.east),
    );
    from.distance_m(to) <= ACROSS_MAX_M
}

/// Whether this person may approve: it waits, and somebody else proposed it. Refusing needs no second person.
pub(crate) fn decides(proposal: &Proposal, by: PersonId, approves: bool) -> Result<(), Error> {
    if proposal.standing != Standing::Proposed {
        return Err(Error::Decided);
    }
    if approves && proposal.proposed.by == by {
        return Err(Error::SamePerson);
    }
    Ok(())
}

/// Whether it can be ended: it is in force.
pub(crate) fn ends(proposal: &Proposal) -> Result<(), Error> {
    if proposal.standing == Standing::Holds {
        Ok(())
    } else {
        Err(Error::Decided)
    }
}

/// A decision of the rules, unless an override decides: then its agency comes first, and is certain. One whose agency is
/// gone without a successor decides nothing.
pub(crate) fn overrule(
    registry: &Registry,
    category: &Category,
    (point, day): (Point, Date),
    mut routing: Routing,
) -> Routing {
    let found = registry.overrides().find(&category.code, point, day);
    let Some(found) = found.filter(|_| category.privacy != Privacy::Conduct) else {
        return routing;
    };
    let Some(agency) = registry.agency_on(&found.agency, day) else {
        return routing;
    };
    let agency = agency.code.clone();
    routing.candidates.retain(|known| *known != agency);
    routing.candidates.insert(0, agency.clone());
    routing.agency = Some(agency);
    routing.to_confirm = false;
    routing.explanation.basis = Basis::Override(Overruled {
        code: found.code.clone(),
        reason: found.reason.clone(),
    });
    routing
}
