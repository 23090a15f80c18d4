//! Maps that the server draws: to tap in the form, beside a list, and of one report.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::{BBox, Point};
use kernel::App;
use kernel::registry::Registry;
use web::map::{self, Map, Marker, MarkerShape, Place};
use web::{Access, Ctx, Failure, Page, Route};

use super::list;
use crate::actions;
use crate::error::Error;
use crate::model::ReportRow;

/// The zoom at which one report is shown.
const REPORT_ZOOM: u8 = 14;
/// Marks on one map.
const MARKS: i64 = 300;
/// Seconds for which a map of places may be kept, and one of reports.
const PLACES_KEPT: u32 = 86_400;
const REPORTS_KEPT: u32 = 60;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/maps/place.svg",
            "reports.map_place",
            Access::Public,
            place,
        ),
        Route::get(
            "/maps/reports.svg",
            "reports.map_reports",
            Access::Public,
            reports,
        ),
    ]
}

/// A part of the earth as a square picture shows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    pub(super) centre: Point,
    pub(super) zoom: u8,
}

impl View {
    /// A view whose zoom is held between the whole country and a single street.
    pub(super) fn new(centre: Point, zoom: u8) -> Self {
        Self {
            centre,
            zoom: zoom.clamp(map::WIDEST, map::CLOSEST),
        }
    }

    /// Nearer by so many steps, or farther.
    pub(super) fn zoomed(self, steps: i8) -> Self {
        Self::new(self.centre, self.zoom.saturating_add_signed(steps))
    }

    /// Moved by halves of a picture to the east and to the south.
    pub(super) fn moved(self, east: f64, south: f64) -> Self {
        Self {
            centre: map::moved(self.centre, self.zoom, east / 2.0, south / 2.0),
            ..self
        }
    }

    /// The point under a tap, or nothing for the corner that a keyboard sends.
    pub(super) fn point_at(self, x: u16, y: u16) -> Option<Point> {
        map::point_at(self.centre, self.zoom, x, y)
    }

    /// The box that the picture shows.
    pub(super) fn bbox(self) -> BBox {
        let north_west = self.moved(-1.0, -1.0).centre;
        let south_east = self.moved(1.0, 1.0).centre;
        BBox {
            south: south_east.lat,
            west: north_west.lon,
            north: north_west.lat,
            east: south_east.lon,
        }
    }
}

/// The view that the address asks for, else the pack's.
pub(super) fn view(app: &App, ctx: &Ctx) -> View {
    let map = &app.pack.map;
    let centre = ctx
        .query("lat")
        .zip(ctx.query("lon"))
        .and_then(|(lat, lon)| Point::parse(lat, lon).ok())
        .unwrap_or(Point {
            lat: map.centre[0],
            lon: map.centre[1],
        });
    let zoom = ctx
        .query("zoom")
        .and_then(|zoom| zoom.parse().ok())
        .unwrap_or(map.zoom);
    View::new(centre, zoom)
}

fn view_query(view: &View) -> String {
    format!(
        "lat={:.5}&lon={:.5}&zoom={}",
        view.centre.lat, view.centre.lon, view.zoom
    )
}

/// The address of the picture that is tapped to place a pin.
pub(super) fn pick_src(view: &View, pin: Option<Point>) -> String {
    let pin = pin
        .map(|pin| format!("&pin={:.5},{:.5}", pin.lat, pin.lon))
        .unwrap_or_default();
    format!("/maps/place.svg?{}{pin}", view_query(view))
}

/// The address of the picture of one report's place.
pub(super) fn pin_src(point: Point) -> String {
    let (lat, lon) = (format!("{:.5}", point.lat), format!("{:.5}", point.lon));
    format!("/maps/place.svg?lat={lat}&lon={lon}&zoom={REPORT_ZOOM}&pin={lat},{lon}")
}

/// The address of the picture of a list; `kept` is the list's filter as a query.
pub(super) fn list_src(view: &View, kept: &str) -> String {
    format!("/maps/reports.svg?{kept}{}", view_query(view))
}

/// The address of the map of all reports; `kept` is the list's filter as a query.
pub(super) fn map_href(page: &Page, view: &View, kept: &str) -> String {
    format!("{}?{kept}{}", page.href("/reports/map"), view_query(view))
}

/// The address of the map around one place.
pub(super) fn place_href(page: &Page, point: Point) -> String {
    map_href(page, &View::new(point, REPORT_ZOOM), "")
}

/// Words for a point: the nearest town and its state.
pub(crate) fn nearby(page: &Page, registry: &Registry, point: Point) -> String {
    let Some(place) = registry.place_near(point) else {
        return format!("{:.5}, {:.5}", point.lat, point.lon);
    };
    let state = registry
        .state(&place.state)
        .map(|state| page.plain(&state.name));
    page.t2(
        "reports-place-near",
        "place",
        place.name.as_str(),
        "state",
        state.unwrap_or_default(),
    )
}

async fn place(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let view = view(&app, &ctx);
    let pin = ctx
        .query("pin")
        .and_then(|pin| pin.split_once(','))
        .and_then(|(lat, lon)| Point::parse(lat, lon).ok());
    let registry = app.registry_now().await?;
    let picture = drawn(&registry, view, &[], pin);
    Ok(svg(picture, Keep::of(pin, PLACES_KEPT)))
}

async fn reports(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let view = view(&app, &ctx);
    let mut filter = list::filter(&ctx);
    filter.bbox = Some(view.bbox());
    let shared = app.clone();
    let (registry, rows) = app
        .db
        .read("reports.map_reports", move |tx| {
            let registry = shared.registry.get(tx)?;
            Ok::<_, Error>((registry, actions::report_list(tx, &filter, (MARKS, 0))?))
        })
        .await?;
    let picture = drawn(&registry, view, &rows, None);
    Ok(svg(picture, Keep::Anywhere(REPORTS_KEPT)))
}

fn drawn(registry: &Registry, view: View, rows: &[ReportRow], pin: Option<Point>) -> String {
    let mark = |row: &ReportRow| {
        let shape = if row.closed {
            MarkerShape::Square
        } else {
            MarkerShape::Circle
        };
        row.point.map(|point| Marker {
            point,
            shape,
            label: String::new(),
        })
    };
    map::draw(&Map {
        markers: rows.iter().filter_map(mark).collect(),
        pin,
        ..ground(registry, view)
    })
}

/// The part of the earth with its areas and places, and nothing on it yet.
pub(super) fn ground(registry: &Registry, view: View) -> Map {
    let bbox = view.bbox();
    let names = registry
        .places()
        .iter()
        .filter(|place| bbox.contains(place.point));
    Map {
        centre: view.centre,
        zoom: view.zoom,
        shapes: registry.outlines(bbox),
        places: names
            .map(|place| Place {
                name: place.name.clone(),
                point: place.point,
                rank: rank(place.population),
            })
            .collect(),
        markers: Vec::new(),
        pin: None,
    }
}

/// Big towns first: 0 for the biggest.
const fn rank(population: u32) -> u8 {
    match population {
        500_000.. => 0,
        100_000.. => 1,
        20_000.. => 2,
        _ => 3,
    }
}

/// Who may keep a picture, and for how many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// Every cache on the way.
    Anywhere(u32),
    /// The reader's browser alone.
    Reader(u32),
}

impl Keep {
    /// A picture with a pin may show where something private is, so no cache that others share keeps it or its address.
    pub(super) const fn of(pin: Option<Point>, seconds: u32) -> Self {
        match pin {
            Some(_) => Self::Reader(seconds),
            None => Self::Anywhere(seconds),
        }
    }

    fn header(self) -> String {
        match self {
            Self::Anywhere(seconds) => format!("public, max-age={seconds}"),
            Self::Reader(seconds) => format!("private, max-age={seconds}"),
        }
    }
}

pub(super) fn svg(picture: String, keep: Keep) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            "image/svg+xml; charset=utf-8".to_owned(),
        ),
        (header::CACHE_CONTROL, keep.header()),
    ];
    (headers, picture).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_readers_own_browser_keeps_a_picture_with_a_pin() {
        let pin = Point {
            lat: 3.1,
            lon: 101.6,
        };
        let kept = |pin| {
            let answer = svg(String::new(), Keep::of(pin, PLACES_KEPT));
            let header = answer.headers().get(header::CACHE_CONTROL);
            header.expect("a header").to_str().expect("text").to_owned()
        };
        assert_eq!(kept(Some(pin)), "private, max-age=86400");
        assert_eq!(kept(None), "public, max-age=86400");
    }
}
