//! Nouns of alerts.

use base::{BBox, Lang, PersonId, Point, Time};

/// How soon a person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Pace {
    /// At once, but at most once an hour.
    Soon,
    /// Each morning, if there is anything.
    #[default]
    Daily,
}

impl Pace {
    /// Both, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Daily, Self::Soon];

    /// Its name in the store and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Soon => "soon",
            Self::Daily => "daily",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// A place and how far around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Circle {
    /// Its middle.
    pub middle: Point,
    /// Its radius in metres: one of [`super::RADII_M`].
    pub radius_m: u32,
    /// What the person calls the place; may be empty.
    pub name: String,
}

impl Circle {
    /// Whether a point lies within.
    pub fn holds(&self, point: Point) -> bool {
        self.middle.distance_m(point) <= f64::from(self.radius_m)
    }

    /// The box around it.
    pub fn bbox(&self) -> BBox {
        /// A little less than there are, so that the box is never too small.
        const METRES_A_DEGREE: f64 = 111_000.0;
        let high = f64::from(self.radius_m) / METRES_A_DEGREE;
        let wide = high / self.middle.lat.to_radians().cos().max(0.01);
        BBox {
            south: self.middle.lat - high,
            west: self.middle.lon - wide,
            north: self.middle.lat + high,
            east: self.middle.lon + wide,
        }
    }
}

/// What a person wants to be told of. All that is given narrows; nothing at all is no alert.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct About {
    /// Only around a place,
    pub circle: Option<Circle>,
    /// or only in this district, by its code.
    pub district: Option<String>,
    /// Only at this agency, by its code.
    pub agency: Option<String>,
    /// Only of this category, by its code.
    pub category: Option<String>,
}

/// An alert to be made.
#[derive(Debug, Clone)]
pub struct AlertNew {
    /// Drawn by the caller.
    pub id: String,
    /// The language of its letters.
    pub lang: Lang,
    /// How soon.
    pub pace: Pace,
    /// Of what.
    pub about: About,
}

/// An alert as its person sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Alert {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub person: PersonId,
    /// The language of its letters.
    pub lang: Lang,
    /// How soon.
    pub pace: Pace,
    /// Of what.
    pub about: About,
    /// Since when.
    pub made: Time,
}

/// A report that has come into the open, as alerts look at it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fresh {
    /// Its case.
    pub(crate) id: kernel::cases::CaseId,
    /// Where it is.
    pub(crate) point: Option<Point>,
    /// The district in which it is.
    pub(crate) district: Option<String>,
    /// Who holds it.
    pub(crate) agency: String,
    /// What it is about.
    pub(crate) category: String,
    /// When it came.
    pub(crate) at: Time,
}
