//! What happened? Spoken, photographed or written; one of them is enough.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use base::Problem;
use kernel::{App, documents};
use web::{Access, Answers, Ctx, Failure, Form, Page, Rate, Route, html, html_status, see_other};

use super::super::super::facts::{self, FileLink, PhotoLink};
use super::super::{Way, details, quick, wrong};
use super::{Said, Tile, Voice, open, says, similar};
use crate::model::{Draft, ReportNew};
use crate::rules;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/new/{draft}/easy/say";
    vec![
        Route::get(path, "reports.page_easy_say", Access::Public, show),
        Route::post(path, "reports.page_easy_say_put", Access::Public, put)
            .rate(Rate::Upload)
            .body_limit(details::BODY_LIMIT),
        Route::get(
            "/{lang}/reports/new/{draft}/easy/files/{file}",
            "reports.draft_file",
            Access::Public,
            file,
        ),
    ]
}

#[derive(Template)]
#[template(path = "easy_say.html")]
struct SayPage {
    page: Page,
    back: String,
    answers: Answers,
    topic: Option<Tile>,
    ask: Said,
    voice: Said,
    photo: Said,
    write: Said,
    next: Said,
    photos: Vec<PhotoLink>,
    files: Vec<FileLink>,
    room: bool,
}

/// A recording of a draft, for whoever holds the draft's secret address.
async fn file(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let way = Way::open(&app, &ctx).await?;
    let name = ctx.param("file");
    let known = way.draft.files.iter().find(|file| file.blob == name);
    let known = known.ok_or_else(Problem::not_found)?;
    documents::file(&app, known, &asked, false).await
}

/// What came along so far, as pages show it.
pub(super) fn attached(page: &Page, ctx: &Ctx, way: &Way) -> (Vec<PhotoLink>, Vec<FileLink>) {
    let root = ctx.href(&format!("/reports/new/{}", way.id));
    let photos = way.draft.photos.iter().enumerate();
    let photos = photos.map(|(place, photo)| PhotoLink {
        href: String::new(),
        src: format!("{root}/photos/{}", photo.thumb),
        alt: page.t1("reports-show-photo", "number", place + 1),
    });
    let files = way.draft.files.iter();
    let files = files.map(|file| (file, format!("{root}/easy/files/{}", file.blob)));
    (photos.collect(), facts::files(page, files))
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = open(&app, &ctx).await?;
    let answers = Answers::prefilled([("description", way.draft.description.as_str())]);
    html(&page(&app, &ctx, &way, answers))
}

fn page(app: &App, ctx: &Ctx, way: &Way, answers: Answers) -> SayPage {
    let voice = Voice::of(app, ctx);
    let ask = voice.say("ask-say");
    let page = ctx.page(ask.words.clone()).after(&answers);
    let (photos, files) = attached(&page, ctx, way);
    SayPage {
        back: way.href(ctx, "place"),
        topic: voice.topic(&page, &way.draft),
        voice: voice.say("voice"),
        photo: voice.say("photo"),
        write: voice.say("write"),
        next: voice.say("next"),
        room: photos.len() + files.len() < ReportNew::DOCUMENTS_MAX,
        ask,
        photos,
        files,
        answers,
        page,
    }
}

async fn put(State(app): State<App>, ctx: Ctx, mut form: Form) -> Result<Response, Failure> {
    let mut way = open(&app, &ctx).await?;
    let read = read(&app, &mut way.draft, &mut form).await;
    way.keep(&app, &ctx).await?;
    match read {
        // What was photographed or recorded is shown before the way goes on.
        Ok(true) => Ok(see_other(&way.href(&ctx, "say"))),
        Ok(false) => Ok(see_other(&similar::after(&app, &ctx, &way).await?)),
        Err(problem) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&app, &ctx, &way, answers))
        }
    }
}

/// Takes over what fits, and says whether the same page comes again.
async fn read(app: &App, draft: &mut Draft, form: &mut Form) -> Result<bool, Problem> {
    if let Some(place) = form.get("remove").and_then(|place| place.parse().ok()) {
        details::drop_at(draft, place);
        return Ok(true);
    }
    draft.description = match form.get("description") {
        Some(words) => rules::description(words)?,
        None => String::new(),
    };
    let uploads = std::mem::take(&mut form.files);
    quick::keep(app, draft, uploads).await?;
    if !says(draft) {
        return Err(wrong("photos", "reports.easy_nothing"));
    }
    Ok(false)
}
