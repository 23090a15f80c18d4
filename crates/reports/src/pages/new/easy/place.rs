//! Where is it? The phone's own position, or a state and then a district, or a name.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Lang, Problem};
use kernel::App;
use kernel::registry::{District, Registry};
use web::{Access, Answers, Choice, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::super::{Way, place, wrong};
use super::{Danger, Said, Tile, Voice, dangers, open};
use crate::rules;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/new/{draft}/easy/place";
    vec![
        Route::get(path, "reports.page_easy_place", Access::Public, show),
        Route::post(path, "reports.page_easy_place_put", Access::Public, put),
    ]
}

#[derive(Template)]
#[template(path = "easy_place.html")]
struct PlacePage {
    page: Page,
    back: String,
    answers: Answers,
    dangers: Vec<Danger>,
    topic: Option<Tile>,
    ask: Said,
    here: Said,
    states: Vec<Tile>,
    districts: Vec<Tile>,
    unknown: Said,
    found: Vec<Choice>,
    searched: bool,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = open(&app, &ctx).await?;
    html(&page(&app, &ctx, &way, Answers::empty(), Vec::new()))
}

fn page(app: &App, ctx: &Ctx, way: &Way, answers: Answers, found: Vec<Choice>) -> PlacePage {
    let voice = Voice::of(app, ctx);
    let registry = &way.registry;
    let state = ctx
        .query("state")
        .filter(|code| registry.state(code).is_some());
    let (ask, back) = match state {
        None => (voice.say("ask-place"), way.href(ctx, "topic")),
        Some(_) => (voice.say("ask-district"), way.href(ctx, "place")),
    };
    let page = ctx.page(ask.words.clone()).after(&answers);
    PlacePage {
        dangers: match state {
            None => dangers(
                &voice,
                &page,
                (app, &*way.registry),
                Some(&way.draft.category),
            ),
            Some(_) => Vec::new(),
        },
        topic: voice.topic(&page, &way.draft),
        here: voice.say("here"),
        states: match state {
            None => states(&voice, &page, registry),
            Some(_) => Vec::new(),
        },
        districts: state.map_or_else(Vec::new, |state| districts(&voice, registry, state)),
        unknown: voice.say("unknown-place"),
        searched: !answers.value("words").is_empty(),
        ask,
        back,
        answers,
        found,
        page,
    }
}

fn states(voice: &Voice<'_>, page: &Page, registry: &Registry) -> Vec<Tile> {
    let tile = |state: &kernel::registry::State| Tile {
        value: state.code.to_string(),
        said: voice.said(&format!("state-{}", state.code), page.plain(&state.name)),
    };
    registry.states().map(tile).collect()
}

fn districts(voice: &Voice<'_>, registry: &Registry, state: &str) -> Vec<Tile> {
    let of_state = registry.districts().iter();
    let mut tiles: Vec<Tile> = of_state
        .filter(|district| *district.state == *state)
        .map(|district| Tile {
            value: district.code.to_string(),
            said: voice.said(
                &format!("district-{}", district.code),
                district.name.clone(),
            ),
        })
        .collect();
    tiles.sort_by(|one, other| one.said.words.cmp(&other.said.words));
    tiles
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let mut way = open(&app, &ctx).await?;
    if form.value("do") == "search" && form.get("lat").is_none() {
        let found = place::search(&ctx, &way, form.value("words"));
        return html(&page(&app, &ctx, &way, Answers::of(&form), found));
    }
    if let Err(problem) = apply(&mut way, ctx.lang, &form) {
        let answers = Answers::of(&form).with_problem(problem);
        return html_status(422, &page(&app, &ctx, &way, answers, Vec::new()));
    }
    way.draft.placed = true;
    way.keep(&app, &ctx).await?;
    Ok(see_other(&way.href(&ctx, "say")))
}

/// What was pressed: a position, a district, a place that was found, or that nobody knows.
pub(super) fn apply(way: &mut Way, lang: Lang, form: &Form) -> Result<(), Problem> {
    let missing = || wrong("words", "reports.choose_place");
    let (point, district, address) = if let Some((lat, lon)) = form.get("lat").zip(form.get("lon"))
    {
        let point = rules::point(lat, lon).map_err(|code| wrong("words", code))?;
        (Some(point), None, String::new())
    } else if let Some(at) = form.get("at") {
        let mut parts = at.splitn(3, ',');
        let mut part = || parts.next().unwrap_or_default();
        let point = rules::point(part(), part()).map_err(|code| wrong("words", code))?;
        (Some(point), None, part().chars().take(100).collect())
    } else if let Some(code) = form.get("district") {
        let district = way.registry.district(code).ok_or_else(missing)?;
        let address = called(&way.registry, district, lang);
        (None, Some(code.to_owned()), address)
    } else if form.value("do") == "skip" {
        (None, None, String::new())
    } else {
        return Err(missing());
    };
    way.draft.point = point;
    way.draft.district = district;
    way.draft.address = address;
    Ok(())
}

/// A district as people say it: with its state.
fn called(registry: &Registry, district: &District, lang: Lang) -> String {
    let state = registry.state(&district.state);
    match state.map(|state| state.name.get(lang).to_string()) {
        Some(state) => format!("{}, {state}", district.name),
        None => district.name.clone(),
    }
}
