//! Puts names of places where they cover neither each other nor a marker.

use super::clip::Flat;
use super::project::View;
use super::{Place, SIZE};

/// More names than this make a picture harder to read.
const MOST: usize = 24;
const HEIGHT: f64 = 14.0;

/// A name with its place on the picture.
pub(super) struct Label<'a> {
    pub(super) name: &'a str,
    pub(super) dot: Flat,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) strong: bool,
}

#[derive(Clone, Copy)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn around((x, y): Flat, half: f64) -> Self {
        Self {
            left: x - half,
            top: y - half,
            right: x + half,
            bottom: y + half,
        }
    }

    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn on_picture(&self) -> bool {
        let size = f64::from(SIZE);
        // The scale stands in the lower left corner.
        let scale = Self {
            left: 0.0,
            top: size - 28.0,
            right: 112.0,
            bottom: size,
        };
        self.left >= 2.0
            && self.top >= 2.0
            && self.right <= size - 2.0
            && self.bottom <= size - 2.0
            && !self.meets(&scale)
    }
}

/// The names that fit, the most important first. `taken` are the middles of what must stay free.
pub(super) fn place<'a>(
    view: &View,
    places: &'a [Place],
    taken: impl Iterator<Item = Flat>,
) -> Vec<Label<'a>> {
    let mut used: Vec<Area> = taken.map(|middle| Area::around(middle, 12.0)).collect();
    let mut seen: Vec<(&Place, Flat)> = places
        .iter()
        .filter_map(|place| view.inside(place.point, -4.0).map(|dot| (place, dot)))
        .collect();
    seen.sort_by_key(|(place, _)| place.rank);
    let mut labels = Vec::new();
    for (place, dot) in seen {
        if labels.len() == MOST {
            break;
        }
        let strong = place.rank <= 1;
        let width = width(&place.name) * if strong { 1.08 } else { 1.0 };
        let own = Area::around(dot, 3.0);
        if used.iter().any(|area| area.meets(&own)) {
            continue;
        }
        let free = spots(dot, width)
            .into_iter()
            .find(|area| area.on_picture() && !used.iter().any(|other| other.meets(area)));
        if let Some(area) = free {
            used.extend([area, own]);
            let (x, y) = (area.left, area.bottom - 3.0);
            labels.push(Label {
                name: &place.name,
                dot,
                x,
                y,
                strong,
            });
        }
    }
    labels
}

/// To the right, to the left, above, below.
fn spots((x, y): Flat, width: f64) -> [Area; 4] {
    let at = |left: f64, top: f64| Area {
        left,
        top,
        right: left + width,
        bottom: top + HEIGHT,
    };
    [
        at(x + 5.0, y - HEIGHT / 2.0),
        at(x - 5.0 - width, y - HEIGHT / 2.0),
        at(x - width / 2.0, y - 5.0 - HEIGHT),
        at(x - width / 2.0, y + 5.0),
    ]
}

/// About how wide a name is at 12 px. Han is as wide as high; Tamil letters are wide, their marks
/// stand above or beside them.
fn width(name: &str) -> f64 {
    let letter = |letter: char| match letter {
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => 12.0,
        '\u{bc0}' | '\u{bcd}' | '\u{b82}' => 0.0,
        '\u{bbe}'..='\u{bcc}' => 6.0,
        '\u{b80}'..='\u{bff}' => 10.5,
        'i' | 'l' | 'j' | 't' | 'f' | 'r' | ' ' | '.' | ',' => 4.2,
        'm' | 'w' | 'M' | 'W' => 10.0,
        letter if letter.is_uppercase() => 8.4,
        _ => 6.8,
    };
    name.chars().map(letter).sum()
}
