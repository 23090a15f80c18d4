//! The picture of an area: a circle, cells or corners, as the address says, over the ground.

use axum::extract::State;
use axum::response::Response;
use base::{Point, Problem};
use kernel::App;
use kernel::registry::{CORNERS_MAX, Shape};
use web::map::{self, Map, Shape as Drawn};
use web::{Access, Ctx, Failure, Route};

use super::super::pictures::{Keep, View, ground, svg};

/// Seconds for which a picture may be kept.
const KEPT: u32 = 86_400;
/// Cells that one picture shows.
const CELLS: usize = 100;
/// The widest circle, in metres.
const WIDEST_M: u32 = 5_000;
/// The closest that a picture comes.
const CLOSEST: u8 = 17;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/maps/area.svg",
        "reports.map_area",
        Access::Public,
        area,
    )]
}

/// The address of the picture of an area, with a pin where a report is.
pub(super) fn src(shape: &Shape, pin: Option<Point>) -> String {
    let pin = pin
        .map(|pin| format!("&pin={:.5},{:.5}", pin.lat, pin.lon))
        .unwrap_or_default();
    match shape {
        Shape::Circle { middle, radius_m } => {
            let (lat, lon) = (middle.lat, middle.lon);
            format!("/maps/area.svg?lat={lat:.5}&lon={lon:.5}&radius={radius_m}{pin}")
        }
        Shape::Cells(cells) => {
            let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
            format!("/maps/area.svg?cells={}{pin}", cells.join(","))
        }
        Shape::Corners(corners) => {
            let corner = |it: &Point| format!("{:.5},{:.5}", it.lat, it.lon);
            let corners: Vec<String> = corners.iter().map(corner).collect();
            format!("/maps/area.svg?corners={}{pin}", corners.join(";"))
        }
    }
}

fn asked(ctx: &Ctx) -> Option<Shape> {
    if let Some(cells) = ctx.query("cells") {
        let cells: Vec<i64> = cells
            .split(',')
            .take(CELLS)
            .filter_map(|cell| cell.parse().ok())
            .collect();
        return Some(Shape::Cells(cells)).filter(|shape| shape.bbox().is_some());
    }
    if let Some(corners) = ctx.query("corners") {
        let corner = |text: &str| {
            let (lat, lon) = text.split_once(',')?;
            Point::parse(lat, lon).ok()
        };
        let corners = corners.split(';').take(CORNERS_MAX).map(corner);
        return Some(Shape::Corners(corners.collect::<Option<_>>()?));
    }
    let middle = Point::parse(ctx.query("lat")?, ctx.query("lon")?).ok()?;
    let radius_m = ctx.query("radius")?.parse().ok()?;
    (radius_m <= WIDEST_M).then_some(Shape::Circle { middle, radius_m })
}

async fn area(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let shape = asked(&ctx).ok_or_else(Problem::not_found)?;
    let pin = ctx
        .query("pin")
        .and_then(|pin| pin.split_once(','))
        .and_then(|(lat, lon)| Point::parse(lat, lon).ok());
    let registry = app.registry_now().await?;
    let rings = shape.rings();
    let corners: Vec<Point> = rings.iter().flatten().copied().collect();
    let (centre, zoom) = map::fit(&corners, CLOSEST).ok_or_else(Problem::not_found)?;
    let ground = ground(&registry, View::new(centre, zoom));
    let mut shapes = ground.shapes;
    shapes.extend(rings.into_iter().map(|ring| Drawn::area(ring).chosen()));
    let picture = map::draw(&Map {
        shapes,
        pin,
        centre: ground.centre,
        zoom: ground.zoom,
        places: ground.places,
        markers: ground.markers,
    });
    Ok(svg(picture, Keep::of(pin, KEPT)))
}
