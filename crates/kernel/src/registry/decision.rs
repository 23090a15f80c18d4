//! A routing decision: what was asked, what it turned out to be, and who is in charge for which reason.

use base::Point;
use serde::{Deserialize, Serialize};

use super::experience::Experience;
use super::model::{AgencyCode, Code};
use super::overrides::Overruled;
use super::roads::RoadSaid;
use super::snapshot::Registry;

/// Where a report says that something is.
#[derive(Debug, Clone, PartialEq)]
pub enum Where {
    /// At a point.
    Point(Point),
    /// Within so many metres of a point, as a phone found it.
    About(Point, u32),
    /// In the area of a postcode.
    Postcode(String),
    /// Somewhere in a district.
    District(Code),
    /// Somewhere in a state.
    State(Code),
    /// It does not say.
    Unknown,
}

impl Where {
    /// The point, where one is known.
    pub const fn point(&self) -> Option<Point> {
        match self {
            Self::Point(point) | Self::About(point, _) => Some(*point),
            _ => None,
        }
    }
}

/// What a place turned out to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Located {
    /// Inside the boundary of a district, or on it.
    Inside {
        /// The district.
        district: Code,
    },
    /// Outside every boundary, but near one: a coast, a river mouth.
    Near {
        /// The district.
        district: Code,
        /// How far outside, in metres.
        metres: u32,
    },
    /// No boundaries were imported: the nearest district by its point.
    Guess {
        /// The district.
        district: Code,
    },
    /// A town, found by its postcode.
    Town {
        /// The digits.
        postcode: String,
        /// The town.
        city: String,
        /// Its state.
        state: Code,
    },
    /// A state and nothing more.
    State {
        /// The state.
        state: Code,
    },
    /// Within the country's outermost edges, but near no district.
    Sea,
    /// Outside the country's outermost edges.
    Abroad,
    /// A postcode that does not exist.
    UnknownPostcode,
    /// No place was given.
    Unknown,
}

impl Located {
    /// The district, where there is one.
    pub const fn district(&self) -> Option<&Code> {
        match self {
            Self::Inside { district } | Self::Near { district, .. } | Self::Guess { district } => {
                Some(district)
            }
            _ => None,
        }
    }

    /// The state, where it is known.
    pub fn state<'r>(&'r self, registry: &'r Registry) -> Option<&'r Code> {
        match self {
            Self::Town { state, .. } | Self::State { state } => Some(state),
            _ => registry
                .district(self.district()?)
                .map(|district| &district.state),
        }
    }
}

/// Why these bodies and no others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// An override area, which decides before all rules.
    Override(Overruled),
    /// An exception of the pack; this sentence explains it.
    Exception(Code),
    /// A road of this class is there, which decides before the category does.
    Road(Code),
    /// The councils of the place.
    Councils,
    /// The place's state.
    State,
    /// The category has a body of its own.
    Own,
    /// Whoever supplies this service at the place.
    Service(Code),
    /// Nobody is certain: people decide.
    Triage(Uncertain),
}

/// Why nobody is certain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Uncertain {
    /// An exception of the pack says so; this sentence explains it.
    Exception(Code),
    /// The place is at sea, abroad, unknown or not given.
    Place,
    /// The place is too vague to say which council.
    Vague,
    /// Nobody supplies this service there.
    NoSupplier(Code),
    /// The body is gone, and nobody took over.
    Gone,
}

/// Why a report goes where it goes. [`super::phrases`] puts it into words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// What the place turned out to be.
    pub place: Located,
    /// Why these bodies.
    pub basis: Basis,
    /// What came of similar reports nearby, where that says anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub experience: Option<Experience>,
    /// What roads say about the place, where any is near and the category asks them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub road: Option<RoadSaid>,
}

/// Where a report goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Routing {
    /// The first candidate, or nothing: then the pack's triage body decides.
    pub agency: Option<AgencyCode>,
    /// Bodies that may be in charge, the likeliest first, each once.
    pub candidates: Vec<AgencyCode>,
    /// Whether the first candidate is a guess that somebody should confirm.
    pub to_confirm: bool,
    /// Why.
    pub explanation: Explanation,
}
