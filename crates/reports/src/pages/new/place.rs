//! Where is it? A map to tap, a search for towns and postcodes, or the phone's own position.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Arg, Point, Problem};
use kernel::App;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Route, Step, html, html_status, see_other,
};

use super::super::pictures::{self, View};
use super::{Way, wrong};
use crate::model::{Draft, ReportNew};
use crate::rules;

/// How near the map goes when a place was found.
pub(super) const NEAR_ZOOM: u8 = 15;
const FOUND: usize = 8;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/new/{draft}/place";
    vec![
        Route::get(path, "reports.page_new_place", Access::Public, show),
        Route::post(path, "reports.page_new_place_put", Access::Public, put),
    ]
}

#[derive(Template)]
#[template(path = "new_place.html")]
struct PlacePage {
    page: Page,
    steps: Vec<Step>,
    answers: Answers,
    found: Vec<Choice>,
    searched: bool,
    seen: String,
    picture: String,
    pin: Option<String>,
    /// What is said to those who began with a photo.
    photo: Option<&'static str>,
}

/// What the address of this step says where a report began with a photo.
pub(super) const fn from_photo(draft: &Draft) -> &'static str {
    match (draft.photos.is_empty(), draft.point) {
        (true, _) => "",
        (false, Some(_)) => "?photo=placed",
        (false, None) => "?photo=kept",
    }
}

/// Whether the place came from the photo.
fn photo(ctx: &Ctx, way: &Way) -> Option<&'static str> {
    match ctx.query("photo")? {
        "placed" if way.draft.point.is_some() => Some("reports-place-photo"),
        "kept" => Some("reports-place-photo-kept"),
        _ => None,
    }
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::open(&app, &ctx).await?;
    let answers = Answers::prefilled([("address", way.draft.address.as_str())]);
    html(&page(&ctx, &way, answers, Vec::new()))
}

fn page(ctx: &Ctx, way: &Way, answers: Answers, found: Vec<Choice>) -> PlacePage {
    let view = view(way);
    let page = way.page(ctx, "place").after(&answers);
    PlacePage {
        steps: way.steps(ctx, "place"),
        searched: !answers.value("words").is_empty(),
        found,
        seen: seen(&view),
        picture: pictures::pick_src(&view, way.draft.point),
        pin: way
            .draft
            .point
            .map(|point| pictures::nearby(&page, &way.registry, point)),
        photo: photo(ctx, way),
        answers,
        page,
    }
}

/// The part of the map that the draft shows.
fn view(way: &Way) -> View {
    let map = &way.registry.settings().map;
    let centre = way.draft.centre.or(way.draft.point).unwrap_or(Point {
        lat: map.centre[0],
        lon: map.centre[1],
    });
    View::new(centre, way.draft.zoom.unwrap_or(map.zoom))
}

/// The view as the form sends it back, so that a tap is read against the picture that was tapped.
fn seen(view: &View) -> String {
    format!(
        "{:.6},{:.6},{}",
        view.centre.lat, view.centre.lon, view.zoom
    )
}

fn view_of(text: &str) -> Option<View> {
    let mut parts = text.split(',');
    let point = Point::parse(parts.next()?, parts.next()?).ok()?;
    Some(View::new(point, parts.next()?.parse().ok()?))
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let mut way = Way::open(&app, &ctx).await?;
    let here = way.href(&ctx, "place");
    let asked = form.value("do");
    if asked == "search" && form.get("lat").is_none() {
        let found = search(&ctx, &way, form.value("words"));
        return html(&page(&ctx, &way, Answers::of(&form), found));
    }
    if let Err(problem) = apply(&mut way, &form) {
        let answers = Answers::of(&form).with_problem(problem);
        return html_status(422, &page(&ctx, &way, answers, Vec::new()));
    }
    let onward = matches!(asked, "next" | "skip");
    if onward && way.draft.point.is_none() && way.draft.address.is_empty() && asked == "next" {
        let answers = Answers::of(&form).with_problem(wrong("words", "reports.choose_place"));
        return html_status(422, &page(&ctx, &way, answers, Vec::new()));
    }
    way.draft.placed |= onward;
    way.keep(&app, &ctx).await?;
    Ok(see_other(&if onward {
        way.after(&ctx, "place")
    } else {
        here
    }))
}

/// What a button, a tap or a chosen place does to the draft.
fn apply(way: &mut Way, form: &Form) -> Result<(), Problem> {
    let seen = form
        .get("seen")
        .and_then(view_of)
        .unwrap_or_else(|| view(way));
    let shown = match form.value("do") {
        "in" => seen.zoomed(1),
        "out" => seen.zoomed(-1),
        "north" => seen.moved(0.0, -1.0),
        "south" => seen.moved(0.0, 1.0),
        "west" => seen.moved(-1.0, 0.0),
        "east" => seen.moved(1.0, 0.0),
        "next" | "skip" => {
            let address = form.value("address");
            if address.chars().count() > ReportNew::ADDRESS_MAX {
                let args = vec![("max", Arg::from(ReportNew::ADDRESS_MAX))];
                return Err(Problem::invalid().field_with("address", "reports.address_long", args));
            }
            address.clone_into(&mut way.draft.address);
            return Ok(());
        }
        _ => return pin(way, form, &seen),
    };
    way.draft.centre = Some(shown.centre);
    way.draft.zoom = Some(shown.zoom);
    Ok(())
}

fn pin(way: &mut Way, form: &Form, seen: &View) -> Result<(), Problem> {
    let number = |name| form.get(name).and_then(|text| text.parse::<u16>().ok());
    let tapped = number("map.x")
        .zip(number("map.y"))
        .and_then(|(x, y)| seen.point_at(x, y));
    let sent = match (form.get("lat"), form.get("lon"), form.get("at")) {
        (Some(lat), Some(lon), _) => Some((lat, lon)),
        (_, _, Some(at)) => at.split_once(','),
        _ => None,
    };
    let found = match sent {
        Some((lat, lon)) => {
            let point = rules::point(lat, lon).map_err(|code| wrong("words", code))?;
            way.draft.zoom = Some(NEAR_ZOOM);
            Some(point)
        }
        None => tapped,
    };
    if let Some(point) = found {
        way.draft.point = Some(point);
        way.draft.centre = Some(point);
    }
    Ok(())
}

/// Towns, villages and postcodes of this name.
pub(super) fn search(ctx: &Ctx, way: &Way, words: &str) -> Vec<Choice> {
    way.registry
        .places_matching(words, FOUND)
        .into_iter()
        .map(|place| {
            let state = way.registry.state(&place.state);
            let state = state.map(|state| state.name.get(ctx.lang).to_string());
            let value = format!("{:.6},{:.6}", place.point.lat, place.point.lon);
            Choice::new(
                value,
                format!("{}, {}", place.name, state.unwrap_or_default()),
            )
        })
        .collect()
}
