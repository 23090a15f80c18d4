//! A map that the server draws: one SVG picture of 320 × 320 CSS pixels that works without a
//! script, as an image or as an image button.
//!
//! It shows shapes, places, markers and a pin; it never asks anybody for tiles. Colours are
//! attributes, because pages forbid inline styles.

mod clip;
mod labels;
mod project;

use crate::markup::escaped;
use base::Point;
use clip::{Flat, Frame};
use project::View;
pub use project::{of_unit, unit};
use std::fmt::Write as _;

/// Width and height of every map in CSS pixels.
pub const SIZE: u16 = 320;
/// The closest zoom level: about 40 m to 100 pixels.
pub const CLOSEST: u8 = 18;
/// The widest zoom level: the whole country.
pub const WIDEST: u8 = 4;
/// The highest step of heat.
pub const HEAT_MOST: u8 = 4;

/// What is drawn under places and markers.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Rings of an area (the first outside, others holes or islands) or the runs of a line.
    pub rings: Vec<Vec<Point>>,
    /// How it is drawn.
    pub kind: ShapeKind,
}

/// How a shape is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeKind {
    /// Filled like land, with a boundary.
    Area,
    /// The area in question: filled and drawn more strongly.
    Chosen,
    /// A line, such as a road or a river.
    Line,
    /// Filled over the land without a boundary, the darker the higher: 0 to [`HEAT_MOST`].
    Heat(u8),
}

impl Shape {
    /// An area of one ring.
    pub fn area(ring: Vec<Point>) -> Self {
        Self {
            rings: vec![ring],
            kind: ShapeKind::Area,
        }
    }

    /// An area of several rings; a point in an even number of them is outside.
    pub fn polygon(rings: Vec<Vec<Point>>) -> Self {
        Self {
            rings,
            kind: ShapeKind::Area,
        }
    }

    /// A line.
    pub fn line(points: Vec<Point>) -> Self {
        Self {
            rings: vec![points],
            kind: ShapeKind::Line,
        }
    }

    /// Draws it as the area in question.
    pub fn chosen(mut self) -> Self {
        self.kind = ShapeKind::Chosen;
        self
    }
}

/// A named place. Where names would overlap, those of lower rank are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The name.
    pub name: String,
    /// Where it is.
    pub point: Point,
    /// How important it is: 1 is a capital, 2 a town, 3 and more smaller ones.
    pub rank: u8,
}

/// What a marker looks like: form and colour say the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkerShape {
    /// New.
    Circle,
    /// Somebody is at it.
    Square,
    /// Done.
    Diamond,
    /// Late.
    Triangle,
    /// Several in one: the more of them, the larger.
    Bubble,
}

/// Something on the map that the list beside it also names.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// Where it is.
    pub point: Point,
    /// What it looks like.
    pub shape: MarkerShape,
    /// Up to four characters inside it, such as its number in the list or a count; may be empty.
    pub label: String,
}

/// Everything that a picture shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The middle of the picture.
    pub centre: Point,
    /// The zoom level of Web Mercator, [`WIDEST`] to [`CLOSEST`]; others are held inside.
    pub zoom: u8,
    /// Areas and lines, the undermost first.
    pub shapes: Vec<Shape>,
    /// Named places.
    pub places: Vec<Place>,
    /// Markers.
    pub markers: Vec<Marker>,
    /// The chosen point.
    pub pin: Option<Point>,
}

/// Draws the map. Callers answer it as `image/svg+xml`.
pub fn draw(map: &Map) -> String {
    let view = View::new(map.centre, map.zoom);
    let mut out = String::with_capacity(4096);
    out.push_str(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\" height=\"320\" \
         viewBox=\"0 0 320 320\" font-family=\"system-ui,sans-serif\">\
         <path fill=\"#e8eef3\" d=\"M0 0h320v320H0z\"/>",
    );
    draw_shapes(&mut out, &view, &map.shapes);
    draw_grid(&mut out, &view);
    draw_places(&mut out, &view, map);
    draw_markers(&mut out, &view, &map.markers);
    if let Some((x, y)) = map.pin.and_then(|pin| view.inside(pin, 24.0)) {
        let _ = write!(
            out,
            "<path fill=\"#b91c1c\" stroke=\"#fff\" stroke-width=\"2\" d=\"M{x:.0} {y:.0}l-9-16a11 \
             11 0 1 1 18 0z\"/><circle cx=\"{x:.0}\" cy=\"{:.0}\" r=\"4\" fill=\"#fff\"/>",
            y - 22.0
        );
    }
    draw_scale(&mut out, &view);
    out.push_str("</svg>");
    out
}

/// The place on the earth under pixel (`x`, `y`) of the picture, as an image button sends it.
///
/// (0, 0) is what a browser sends when the button was pressed with the keyboard: no pin.
pub fn point_at(centre: Point, zoom: u8, x: u16, y: u16) -> Option<Point> {
    let on_picture = (x, y) != (0, 0) && x < SIZE && y < SIZE;
    on_picture.then(|| View::new(centre, zoom).unproject(f64::from(x), f64::from(y)))
}

/// The point that lies a part of a picture away: one step of the buttons that pan. `east` and
/// `south` are parts of the picture's width, negative for the other way.
pub fn moved(centre: Point, zoom: u8, east: f64, south: f64) -> Point {
    let size = f64::from(SIZE);
    View::new(centre, zoom).unproject(size * (0.5 + east), size * (0.5 + south))
}

/// The pixel of a point that is on the picture.
pub fn pixel(centre: Point, zoom: u8, point: Point) -> Option<(f64, f64)> {
    View::new(centre, zoom).inside(point, 0.0)
}

/// The closest zoom level at which all points fit in the picture, and its middle; nothing without
/// points. A single point is shown at `closest`.
pub fn fit(points: &[Point], closest: u8) -> Option<(Point, u8)> {
    let bounds = base::BBox::around(points.iter().copied())?;
    let corners = [(bounds.south, bounds.west), (bounds.north, bounds.east)];
    let middle = Point {
        lat: f64::midpoint(bounds.south, bounds.north),
        lon: f64::midpoint(bounds.west, bounds.east),
    };
    let zoom = (WIDEST..=closest.clamp(WIDEST, CLOSEST))
        .rev()
        .find(|zoom| {
            let view = View::new(middle, *zoom);
            corners.iter().all(|(lat, lon)| {
                view.inside(
                    Point {
                        lat: *lat,
                        lon: *lon,
                    },
                    -16.0,
                )
                .is_some()
            })
        });
    Some((middle, zoom.unwrap_or(WIDEST)))
}

fn draw_shapes(out: &mut String, view: &View, shapes: &[Shape]) {
    if shapes.is_empty() {
        return;
    }
    // Half a pixel is the unit, so that whole numbers suffice.
    out.push_str("<g transform=\"scale(.5)\" stroke-linejoin=\"round\" fill-rule=\"evenodd\">");
    for shape in shapes {
        let path = shape_path(view, shape);
        if !path.is_empty() {
            if let ShapeKind::Heat(step) = shape.kind {
                let colour = heat_colour(step);
                let _ = write!(
                    out,
                    "<path fill=\"{colour}\" fill-opacity=\".8\" d=\"{path}\"/>"
                );
                continue;
            }
            let look = match shape.kind {
                ShapeKind::Area => "fill=\"#fbfaf6\" stroke=\"#9a9aa3\" stroke-width=\"2\"",
                ShapeKind::Chosen => "fill=\"#dbe7fe\" stroke=\"#1d4ed8\" stroke-width=\"4\"",
                ShapeKind::Line => "fill=\"none\" stroke=\"#c9a45c\" stroke-width=\"3\"",
                ShapeKind::Heat(_) => "",
            };
            let _ = write!(out, "<path {look} d=\"{path}\"/>");
        }
    }
    out.push_str("</g>");
}

/// The colour of a step of heat: from pale to dark, so that it can also be told apart without colours.
pub const fn heat_colour(step: u8) -> &'static str {
    match step {
        0 => "#fde68a",
        1 => "#fbb54a",
        2 => "#ea7a2f",
        3 => "#c2410c",
        _ => "#7f1d1d",
    }
}

fn shape_path(view: &View, shape: &Shape) -> String {
    let frame = Frame::around_picture();
    let mut path = String::new();
    for ring in &shape.rings {
        let flat: Vec<Flat> = ring.iter().map(|point| view.project(*point)).collect();
        if shape.kind == ShapeKind::Line {
            for run in clip::line(&flat, &frame) {
                path.push_str(&clip::path(&run, false));
            }
        } else {
            path.push_str(&clip::path(&clip::area(&flat, &frame), true));
        }
    }
    path
}

/// Faint lines at round distances give the eye a hold where there are no shapes.
fn draw_grid(out: &mut String, view: &View) {
    let (step, _) = view.round_distance(90.0);
    let (first_x, first_y) = view.grid_start(step);
    let mut path = String::new();
    for line in 0..8_u8 {
        let (x, y) = (
            first_x + f64::from(line) * step,
            first_y + f64::from(line) * step,
        );
        if x < f64::from(SIZE) {
            let _ = write!(path, "M{x:.0} 0v320");
        }
        if y < f64::from(SIZE) {
            let _ = write!(path, "M0 {y:.0}h320");
        }
    }
    let _ = write!(
        out,
        "<path stroke=\"#18181b\" stroke-opacity=\".07\" d=\"{path}\"/>"
    );
}

fn draw_places(out: &mut String, view: &View, map: &Map) {
    let taken = map
        .markers
        .iter()
        .filter_map(|marker| view.inside(marker.point, 0.0));
    let pin = map
        .pin
        .and_then(|pin| view.inside(pin, 0.0))
        .map(|(x, y)| (x, y - 18.0));
    let placed = labels::place(view, &map.places, taken.chain(pin));
    if placed.is_empty() {
        return;
    }
    out.push_str(
        "<g fill=\"#27272a\" stroke=\"#fff\" stroke-width=\"3\" stroke-opacity=\".85\" \
         paint-order=\"stroke\" font-size=\"12\">",
    );
    for label in placed {
        let strong = if label.strong {
            " font-weight=\"700\""
        } else {
            ""
        };
        let _ = write!(
            out,
            "<circle cx=\"{:.0}\" cy=\"{:.0}\" r=\"2.5\" stroke-width=\"2\"/>\
             <text x=\"{:.0}\" y=\"{:.0}\"{strong}>{}</text>",
            label.dot.0,
            label.dot.1,
            label.x,
            label.y,
            escaped(label.name)
        );
    }
    out.push_str("</g>");
}

fn draw_markers(out: &mut String, view: &View, markers: &[Marker]) {
    let mut drawn = String::new();
    for marker in markers {
        let Some((x, y)) = view.inside(marker.point, 12.0) else {
            continue;
        };
        let (fill, path) = marker_path(marker, x, y);
        let _ = write!(drawn, "<path fill=\"{fill}\" d=\"{path}\"/>");
        if !marker.label.is_empty() {
            let label: String = marker.label.chars().take(4).collect();
            let (label, y) = (escaped(&label), y + 4.0);
            let _ = write!(
                drawn,
                "<text x=\"{x:.0}\" y=\"{y:.0}\" stroke=\"none\" fill=\"#fff\">{label}</text>"
            );
        }
    }
    if !drawn.is_empty() {
        let _ = write!(
            out,
            "<g stroke=\"#fff\" stroke-width=\"2\" font-size=\"11\" font-weight=\"700\" \
             text-anchor=\"middle\">{drawn}</g>"
        );
    }
}

/// The colour and the outline of a marker; larger when it has something written in it.
fn marker_path(marker: &Marker, x: f64, y: f64) -> (&'static str, String) {
    let r = match (marker.shape, marker.label.chars().count()) {
        (_, 0) => 7.0,
        (MarkerShape::Bubble, 2) => 13.0,
        (MarkerShape::Bubble, 3) => 15.0,
        (MarkerShape::Bubble, 4..) => 18.0,
        _ => 11.0,
    };
    match marker.shape {
        MarkerShape::Circle | MarkerShape::Bubble => (
            "#1d4ed8",
            format!("M{:.0} {y:.0}a{r} {r} 0 1 1 0 .01z", x - r),
        ),
        MarkerShape::Square => {
            let side = 2.0 * r;
            let (left, top) = (x - r, y - r);
            (
                "#8a5a12",
                format!("M{left:.0} {top:.0}h{side}v{side}h-{side}z"),
            )
        }
        MarkerShape::Diamond => {
            let d = r * 1.3;
            let top = y - d;
            (
                "#15803d",
                format!("M{x:.0} {top:.0}l{d:.0} {d:.0}-{d:.0} {d:.0}-{d:.0}-{d:.0}z"),
            )
        }
        MarkerShape::Triangle => {
            let d = r * 1.4;
            let (top, high, wide) = (y - d, d * 1.8, d * 2.0);
            (
                "#b91c1c",
                format!("M{x:.0} {top:.0}l{d:.0} {high:.0}h-{wide:.0}z"),
            )
        }
    }
}

fn draw_scale(out: &mut String, view: &View) {
    let (width, metres) = view.round_distance(90.0);
    let words = if metres >= 1000 {
        format!("{} km", metres / 1000)
    } else {
        format!("{metres} m")
    };
    let _ = write!(
        out,
        "<path fill=\"none\" stroke=\"#18181b\" d=\"M10 304v6h{width:.0}v-6\"/>\
         <text x=\"14\" y=\"306\" font-size=\"11\" fill=\"#18181b\" stroke=\"#fff\" \
         stroke-width=\"3\" stroke-opacity=\".85\" paint-order=\"stroke\">{words}</text>"
    );
}

#[cfg(test)]
mod tests;
