//! Is it right? What was pressed, spoken and photographed, and the sending.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use web::{Access, Ctx, Failure, Page, Route, html, see_other};

use super::super::super::facts::{FileLink, PhotoLink};
use super::super::super::pictures;
use super::super::{Way, check};
use super::{Danger, Said, Tile, Voice, dangers, say, says, speaks};
use crate::model::{Description, Draft};

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/new/{draft}/easy/check";
    vec![
        Route::get(path, "reports.page_easy_check", Access::Public, show),
        Route::post(path, "reports.page_easy_send", Access::Public, send),
    ]
}

#[derive(Template)]
#[template(path = "easy_check.html")]
struct CheckPage {
    page: Page,
    back: String,
    dangers: Vec<Danger>,
    ask: Said,
    topic: Option<Tile>,
    place: String,
    words: String,
    photos: Vec<PhotoLink>,
    files: Vec<FileLink>,
    contact: String,
    private: Option<Said>,
    send: Said,
}

/// The first page that lacks an answer.
fn gap(draft: &Draft) -> Option<&'static str> {
    match () {
        () if !draft.placed => Some("place"),
        () if !says(draft) => Some("say"),
        () => None,
    }
}

/// The draft, if everything is there; else the address of what is missing or of what came after.
async fn whole(app: &App, ctx: &Ctx) -> Result<Result<Way, String>, Failure> {
    let way = Way::find(app, ctx).await?;
    if way.draft.easy.is_none() || way.draft.sent.is_some() {
        return Ok(Err(way.href(ctx, "done")));
    }
    Ok(match gap(&way.draft) {
        Some(step) => Err(way.href(ctx, step)),
        None => Ok(way),
    })
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = match whole(&app, &ctx).await? {
        Ok(way) => way,
        Err(elsewhere) => return Ok(see_other(&elsewhere)),
    };
    let voice = Voice::of(&app, &ctx);
    let ask = voice.say("ask-check");
    let page = ctx.page(ask.words.clone());
    let (photos, files) = say::attached(&page, &ctx, &way);
    let back = if ctx.actor.is_person() {
        "say"
    } else {
        "phone"
    };
    html(&CheckPage {
        back: way.href(&ctx, back),
        dangers: dangers(
            &voice,
            &page,
            (&app, &*way.registry),
            Some(&way.draft.category),
        ),
        topic: voice.topic(&page, &way.draft),
        place: place(&page, &way),
        words: way.draft.description.clone(),
        contact: way.draft.contact.clone(),
        private: speaks(&way.draft).then(|| voice.say("private")),
        send: voice.say("send"),
        ask,
        photos,
        files,
        page,
    })
}

fn place(page: &Page, way: &Way) -> String {
    match (way.draft.point, way.draft.address.as_str()) {
        (Some(point), "") => pictures::nearby(page, &way.registry, point),
        (None, "") => page.t("reports-check-no-place").into_owned(),
        (_, address) => address.to_owned(),
    }
}

/// Sends the report. Sending the same draft twice gives the same report.
async fn send(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = match whole(&app, &ctx).await? {
        Ok(way) => way,
        Err(elsewhere) => return Ok(see_other(&elsewhere)),
    };
    deliver(&app, &ctx, &way, false).await
}

/// Makes the report. Nobody is asked in between, so nothing personal is published.
pub(super) async fn deliver(
    app: &App,
    ctx: &Ctx,
    way: &Way,
    begins: bool,
) -> Result<Response, Failure> {
    let mut new = check::hidden(app, ctx, way);
    if way.draft.description.is_empty() && !speaks(&way.draft) {
        let voice = Voice::of(app, ctx);
        let topic = voice.topic(&ctx.page(""), &way.draft);
        let topic = topic.map(|topic| topic.said.words).unwrap_or_default();
        let words = ctx.tx("reports-easy-see-photo", vec![("topic", topic.into())]);
        new.description = Description::read(app, ctx.now, words);
    }
    check::deliver(app, ctx, way, (new, begins)).await
}
