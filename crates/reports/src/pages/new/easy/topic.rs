//! What is it about? Pictures to press.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use kernel::registry::Registry;
use web::{Access, Answers, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::super::first::{self, Doors};
use super::super::{Way, chosen, wrong};
use super::{Danger, Tile, Voice, dangers, open};
use crate::actions;
use crate::easy::{self, Topic};
use crate::error::Error;
use crate::model::{Addressee, Draft};
use crate::rules;

pub(super) fn routes() -> Vec<Route<App>> {
    let (first, again) = (
        "/{lang}/reports/new/easy",
        "/{lang}/reports/new/{draft}/easy/topic",
    );
    vec![
        Route::get(first, "reports.page_easy", Access::Public, first_show),
        Route::post(first, "reports.page_easy_begin", Access::Public, begin),
        Route::get(again, "reports.page_easy_topic", Access::Public, show),
        Route::post(again, "reports.page_easy_topic_put", Access::Public, put),
    ]
}

#[derive(Template)]
#[template(path = "easy_topic.html")]
struct TopicPage {
    page: Page,
    answers: Answers,
    dangers: Vec<Danger>,
    ask: super::Said,
    topics: Vec<Tile>,
    doors: Doors,
}

fn page(app: &App, ctx: &Ctx, registry: &Registry, answers: Answers) -> TopicPage {
    let voice = Voice::of(app, ctx);
    let ask = voice.say("ask-topic");
    let page = ctx
        .page(ctx.t("reports-easy-title"))
        .crumb(ctx.t("reports-new-title"), "/reports/new")
        .after(&answers);
    TopicPage {
        dangers: dangers(&voice, &page, (app, registry), None),
        topics: tiles(&voice, &page, registry),
        doors: first::doors(&page, app, registry),
        ask,
        answers,
        page,
    }
}

/// The pictures whose category there is.
pub(super) fn tiles(voice: &Voice<'_>, page: &Page, registry: &Registry) -> Vec<Tile> {
    let known = |topic: &&Topic| registry.category(&topic.category).is_some();
    let tile = |topic: &Topic| Tile {
        value: topic.code.clone(),
        said: voice.said(&topic.spoken(), page.plain(&topic.name)),
    };
    let topics = voice.easy.topics.iter();
    topics.filter(known).map(tile).collect()
}

async fn first_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    html(&page(&app, &ctx, &registry, Answers::empty()))
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = open(&app, &ctx).await?;
    html(&page(&app, &ctx, &way.registry, Answers::empty()))
}

async fn begin(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let mut draft = Draft {
        addressee: Addressee::Routed,
        turn: ctx.shared.clone(),
        mandate: chosen(&ctx),
        ..Draft::default()
    };
    if !choose((&app, &ctx), (&registry, &form), &mut draft) {
        return refused(&app, &ctx, &registry, &form);
    }
    let way = Way {
        id: app.ids.secret(),
        draft,
        registry,
    };
    let (id, draft, now) = (way.id.clone(), way.draft.clone(), ctx.now);
    let write = app.db.write("reports.draft_begin", move |tx| {
        actions::draft_begin(tx, now, &id, &draft)?;
        Ok::<_, Error>(())
    });
    write.await?;
    Ok(see_other(&way.href(&ctx, "place")))
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let mut way = open(&app, &ctx).await?;
    if !choose((&app, &ctx), (&way.registry, &form), &mut way.draft) {
        return refused(&app, &ctx, &way.registry, &form);
    }
    way.keep(&app, &ctx).await?;
    Ok(see_other(&way.href(&ctx, "place")))
}

fn refused(app: &App, ctx: &Ctx, registry: &Registry, form: &Form) -> Result<Response, Failure> {
    let answers = Answers::of(form).with_problem(wrong("topic", "reports.choose_category"));
    html_status(422, &page(app, ctx, registry, answers))
}

/// Takes over the picture that was pressed, if there is such a one.
pub(super) fn choose(
    (app, ctx): (&App, &Ctx),
    (registry, form): (&Registry, &Form),
    draft: &mut Draft,
) -> bool {
    let easy = easy::easy(app, ctx.now);
    let topic = easy.topic(form.value("topic"));
    let Some(topic) = topic.filter(|topic| registry.category(&topic.category).is_some()) else {
        return false;
    };
    draft.easy = Some(topic.code.clone());
    draft.category.clone_from(&topic.category);
    draft.visibility = Some(rules::visibility_for(registry, &topic.category));
    true
}
