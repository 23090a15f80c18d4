//! One score for two reports, in whole points, with its reasons. Which of the two is asked about first
//! makes no difference.

use std::time::Duration;

use base::{Point, Time};

use super::matters::Matter;
use super::sketch::{Signs, Sketch};

/// Reports worth at least so much of 100 are probably about the same matter.
pub const THRESHOLD: u32 = 72;
/// How far a person is shown similar reports, unless the pack says otherwise for the category.
pub const RADIUS_M: u32 = 250;
/// Nobody is shown similar reports from farther than this.
pub const RADIUS_MAX_M: u32 = 1_000;
/// A report that was closed is shown for so many days more.
pub const HINTED_DAYS: u64 = 30;

/// The points of each part. Together a perfect pair has more than 100, which is cut off: no part is needed.
const DISTANCE: u32 = 35;
const SAME_CATEGORY: u32 = 20;
const SAME_KIN: u32 = 18;
const SAME_SHELF: u32 = 6;
const WORDS: u32 = 35;
/// What the words count where one of the two has none.
const WORDS_UNKNOWN: u32 = 10;
const AGE: u32 = 8;
/// Distances of so many spreads are worth nothing, and no words or numbers outweigh them.
const SPREADS: u32 = 4;
const FAR_SCORE_MAX: u32 = THRESHOLD / 2;
/// Texts this alike, of 100, are called similar.
const WORDS_ALIKE: u32 = 25;

/// What is compared of a report.
#[derive(Debug, Clone, Copy)]
pub struct Sighting<'a> {
    /// Where it is.
    pub point: Point,
    /// The category's code, and what the pack says of it.
    pub category: &'a str,
    /// How reports of this category are compared.
    pub matter: &'a Matter,
    /// Its words.
    pub sketch: &'a Sketch,
    /// The prints of its photos.
    pub prints: &'a [u64],
    /// When it was made.
    pub at: Time,
}

/// How two categories are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Category {
    /// The same, or ones that people take for one another, such as holes in roads of different owners.
    Same,
    /// Of the same shelf.
    Shelf,
    /// Neither.
    Other,
}

/// Why two reports are taken for one matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The categories are the same or taken for one another.
    Category,
    /// The words say similar things, in whatever languages.
    Words,
    /// Both name the same number: of a pole, a house, a lane.
    Number,
    /// Two photos look alike.
    Photo,
}

impl Reason {
    /// All reasons, in the order in which they are said.
    pub const ALL: [Self; 4] = [Self::Category, Self::Words, Self::Number, Self::Photo];

    /// Its name on the wire and, with hyphens, in Fluent keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Category => "same_category",
            Self::Words => "similar_words",
            Self::Number => "same_number",
            Self::Photo => "similar_photo",
        }
    }
}

/// How alike two reports are, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    /// 0 to 100.
    pub score: u32,
    /// Great-circle distance in metres.
    pub distance_m: u32,
    /// How their categories are related.
    pub category: Category,
    /// How alike their words are, 0 to 100.
    pub words: u32,
    /// Whether both name the same number, and nothing contradicts it.
    pub number: bool,
    /// How many of 64 bits the nearest two photos differ in.
    pub photo: Option<u32>,
}

impl Likeness {
    /// Whether the two are probably about one matter.
    pub const fn is_probable(&self) -> bool {
        self.score >= THRESHOLD
    }

    /// What speaks for it, beside the distance.
    pub fn reasons(&self) -> Vec<Reason> {
        let holds = |reason: &Reason| match reason {
            Reason::Category => self.category == Category::Same,
            Reason::Words => self.words >= WORDS_ALIKE,
            Reason::Number => self.number,
            Reason::Photo => self.photo.is_some_and(|bits| print_points(bits) > 0),
        };
        Reason::ALL.into_iter().filter(holds).collect()
    }
}

/// Compares two reports.
pub fn likeness(one: &Sighting<'_>, other: &Sighting<'_>) -> Likeness {
    let distance_m = metres(one.point, other.point);
    let category = related(one, other);
    let words = one.sketch.alike(other.sketch);
    let signs = one.sketch.signs(other.sketch);
    let photo = nearest_prints(one.prints, other.prints);
    let mut found = Likeness {
        score: 0,
        distance_m,
        category,
        words: words.unwrap_or_default(),
        number: signs.agree && signs.conflict == 0,
        photo,
    };
    if distance_m > RADIUS_MAX_M {
        return found;
    }
    let near = distance_points(
        distance_m,
        one.matter.spread_m.midpoint(other.matter.spread_m),
    );
    let plus = near
        + category_points(one, other, category)
        + words.map_or(WORDS_UNKNOWN, |words| words * WORDS / 100)
        + sign_points(signs)
        + photo.map_or(0, print_points);
    let lasts = one.matter.lasts_days.midpoint(other.matter.lasts_days);
    let (young, old) = age_points(apart(one.at, other.at), lasts);
    let most = if near == 0 { FAR_SCORE_MAX } else { 100 };
    found.score = (plus + young)
        .saturating_sub(signs.conflict + old)
        .min(most);
    found
}

/// Whole metres. What cannot be told is far.
pub(super) fn metres(one: Point, other: Point) -> u32 {
    // The order of the two makes a difference in the last bits, which rounding could show.
    let metres = one.distance_m(other).max(other.distance_m(one)).round();
    if metres.is_nan() {
        return u32::MAX;
    }
    u32::try_from(base::whole(metres)).unwrap_or(u32::MAX)
}

fn related(one: &Sighting<'_>, other: &Sighting<'_>) -> Category {
    if one.category == other.category || one.matter.kin == other.matter.kin {
        Category::Same
    } else if one.matter.shelf == other.matter.shelf {
        Category::Shelf
    } else {
        Category::Other
    }
}

fn category_points(one: &Sighting<'_>, other: &Sighting<'_>, related: Category) -> u32 {
    match related {
        Category::Same if one.category == other.category => SAME_CATEGORY,
        Category::Same => SAME_KIN,
        Category::Shelf => SAME_SHELF,
        Category::Other => 0,
    }
}

/// All within the usual spread of one matter, then less and less.
fn distance_points(metres: u32, spread: u32) -> u32 {
    let spread = spread.max(1);
    let far = spread * SPREADS;
    if metres <= spread {
        DISTANCE
    } else {
        DISTANCE * far.saturating_sub(metres) / (far - spread)
    }
}

fn sign_points(signs: Signs) -> u32 {
    if signs.agree { 10 } else { 0 }
}

/// What two photos of one scene are worth.
pub(super) const PRINT_POINTS_MAX: u32 = 22;

/// Two views of one scene differ in few bits; two scenes in about half of the 64.
const fn print_points(bits: u32) -> u32 {
    match bits {
        0..=6 => PRINT_POINTS_MAX,
        7..=10 => 14,
        11..=13 => 6,
        _ => 0,
    }
}

fn nearest_prints(one: &[u64], other: &[u64]) -> Option<u32> {
    let pairs = one
        .iter()
        .flat_map(|print| other.iter().map(move |seen| (print ^ seen).count_ones()));
    pairs.min()
}

fn apart(one: Time, other: Time) -> Duration {
    Duration::from_micros(one.micros().abs_diff(other.micros()))
}

/// Points for and against: a matter that lasts so many days is reported within them.
fn age_points(apart: Duration, lasts_days: u32) -> (u32, u32) {
    let lasts = Duration::from_hours(24 * u64::from(lasts_days.max(1)));
    match () {
        () if apart <= lasts => (AGE, 0),
        () if apart <= lasts * 2 => (AGE / 2, 0),
        () if apart <= lasts * 4 => (0, 10),
        () => (0, 20),
    }
}
