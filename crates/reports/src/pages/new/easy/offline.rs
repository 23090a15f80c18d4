//! The same questions on one page, for those who have no connection now: the browser asks them one at a time, keeps
//! what was pressed, recorded and photographed, and sends it later. It works without a script as well.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use kernel::App;
use kernel::registry::Registry;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Rate, Route, Upload, html, html_status,
    see_other,
};

use super::super::first::{self, Doors, Warning};
use super::super::{Way, chosen, details, quick, wrong};
use super::{Danger, Said, Tile, Voice, check, dangers, phone, place, says, topic};
use crate::model::{Addressee, Draft, ReportNew};
use crate::rules;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/quick/easy";
    vec![
        Route::get(path, "reports.page_quick_easy", Access::Public, show),
        Route::post(path, "reports.page_quick_easy_send", Access::Public, send)
            .rate(Rate::Upload)
            .body_limit(details::BODY_LIMIT),
    ]
}

#[derive(Template)]
#[template(path = "easy_offline.html")]
struct OfflinePage {
    page: Page,
    answers: Answers,
    key: String,
    most: usize,
    dangers: Vec<Danger>,
    warnings: Vec<Warning>,
    doors: Doors,
    topics: Vec<Tile>,
    /// Districts by state.
    districts: Vec<(String, Vec<Choice>)>,
    asks: Asks,
}

/// Everything that is asked.
struct Asks {
    topic: Said,
    place: Said,
    here: Said,
    say: Said,
    voice: Said,
    photo: Said,
    write: Said,
    phone: Said,
    why: Said,
    check: Said,
    next: Said,
    send: Said,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    html(&page(&app, &ctx, &registry, Answers::empty()))
}

fn page(app: &App, ctx: &Ctx, registry: &Registry, answers: Answers) -> OfflinePage {
    let voice = Voice::of(app, ctx);
    let page = ctx
        .page(ctx.t("reports-easy-title"))
        .crumb(ctx.t("reports-new-title"), "/reports/new")
        .after(&answers);
    OfflinePage {
        key: quick::key(app, &answers),
        most: ReportNew::DOCUMENTS_MAX,
        dangers: heard_here(&voice, dangers(&voice, &page, (app, registry), None)),
        warnings: first::warnings(&page, (app, registry), None),
        doors: first::doors(&page, app, registry),
        topics: topic::tiles(&voice, &page, registry),
        districts: districts(&page, registry),
        asks: Asks {
            topic: voice.say("ask-topic"),
            place: voice.say("ask-place"),
            here: voice.say("here"),
            say: voice.say("ask-say"),
            voice: voice.say("voice"),
            photo: voice.say("photo"),
            write: voice.say("write"),
            phone: voice.say("ask-phone"),
            why: voice.say("why-phone"),
            check: voice.say("ask-check"),
            next: voice.say("next"),
            send: voice.say("send"),
        },
        answers,
        page,
    }
}

/// Without a connection only whole recordings are at hand: the number is read, not heard.
fn heard_here(voice: &Voice<'_>, dangers: Vec<Danger>) -> Vec<Danger> {
    let whole = |danger: Danger| Danger {
        said: voice.say("danger"),
        ..danger
    };
    dangers.into_iter().map(whole).collect()
}

fn districts(page: &Page, registry: &Registry) -> Vec<(String, Vec<Choice>)> {
    let of_state = |code: &str| {
        let mut choices: Vec<Choice> = registry
            .districts()
            .iter()
            .filter(|district| *district.state == *code)
            .map(|district| Choice::named(district.code.to_string(), district.name.clone()))
            .collect();
        choices.sort_by(|one, other| one.label.cmp(&other.label));
        choices
    };
    registry
        .states()
        .map(|state| (page.plain(&state.name), of_state(&state.code)))
        .collect()
}

/// Makes the report. The key names it: sent twice, it is made once, and the answer is the same.
async fn send(State(app): State<App>, ctx: Ctx, mut form: Form) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let uploads = std::mem::take(&mut form.files);
    let mut way = Way {
        id: form.value("key").to_owned(),
        draft: Draft {
            addressee: Addressee::Routed,
            placed: true,
            turn: ctx.shared.clone(),
            mandate: chosen(&ctx),
            ..Draft::default()
        },
        registry,
    };
    if let Err(problem) = read(&app, &ctx, &mut way, (&form, uploads)).await {
        let status = problem.status;
        let answers = Answers::of(&form).with_problem(problem);
        return html_status(status, &page(&app, &ctx, &way.registry, answers));
    }
    if let Some(question) = quick::alike(&app, &ctx, (&way, &form)).await? {
        return Ok(see_other(&question));
    }
    check::deliver(&app, &ctx, &way, true).await
}

async fn read(
    app: &App,
    ctx: &Ctx,
    way: &mut Way,
    (form, uploads): (&Form, Vec<Upload>),
) -> Result<(), Problem> {
    let mut problem = Problem::invalid();
    let mut note = |refused: Problem| problem.fields.extend(refused.fields);
    if !quick::is_key(&way.id) {
        note(wrong("key", "reports.quick_key"));
    }
    if !topic::choose((app, ctx), (&way.registry, form), &mut way.draft) {
        note(wrong("topic", "reports.choose_category"));
    }
    if placed(form) {
        place::apply(way, ctx.lang, form).unwrap_or_else(&mut note);
    }
    if let Some(words) = form.get("description") {
        match rules::description(words) {
            Ok(words) => way.draft.description = words,
            Err(refused) => note(refused),
        }
    }
    if form.get("contact").is_some() {
        match phone::contact(way, form) {
            Ok(contact) => way.draft.contact = contact,
            Err(refused) => note(refused),
        }
    }
    quick::keep(app, &mut way.draft, uploads)
        .await
        .unwrap_or_else(&mut note);
    if !says(&way.draft) {
        note(wrong("photos", "reports.easy_nothing"));
    }
    problem.unless_clean()
}

/// Whether a position or a district came along.
fn placed(form: &Form) -> bool {
    form.get("district").is_some() || form.get("lat").zip(form.get("lon")).is_some()
}
