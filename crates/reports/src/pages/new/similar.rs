//! Is it known already? Similar reports nearby, offered before anything is sent. Where there are none, nobody
//! sees this page.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Time;
use kernel::App;
use web::{Access, Ctx, Failure, Page, Route, Step, Tone, html, see_other};

use super::super::facts;
use super::Way;
use crate::error::Error;
use crate::likeness::{self, Asked, Similar, Sketch};
use crate::model::Feedback;

/// Reports that are offered.
const OFFERED: usize = 3;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/reports/new/{draft}/similar",
        "reports.page_new_similar",
        Access::Public,
        show,
    )]
}

/// A report that is offered, as pages show it.
pub(super) struct Offered {
    pub(super) reference: String,
    pub(super) category: String,
    pub(super) state: String,
    pub(super) tone: Tone,
    pub(super) created: Time,
    pub(super) due: Option<String>,
    pub(super) description: String,
    pub(super) photo: Option<String>,
    pub(super) why: String,
    pub(super) closed: bool,
}

#[derive(Template)]
#[template(path = "new_similar.html")]
struct SimilarPage {
    page: Page,
    steps: Vec<Step>,
    back: String,
    onward: String,
    offered: Vec<Offered>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::open(&app, &ctx).await?;
    let found = found(&app, &ctx, &way).await?;
    let onward = way.after(&ctx, "details");
    if found.is_empty() {
        return Ok(see_other(&onward));
    }
    let page = way.page(&ctx, "similar");
    html(&SimilarPage {
        steps: way.steps(&ctx, "details"),
        back: way.href(&ctx, "details"),
        onward,
        offered: offered(&page, &way, &found),
        page,
    })
}

/// What was found, as pages show it.
pub(super) fn offered(page: &Page, way: &Way, found: &[Similar]) -> Vec<Offered> {
    let offer = |similar: &Similar| {
        let row = facts::list_row(page, &way.registry, &similar.row);
        let photo = similar.row.photo.as_ref();
        Offered {
            reference: row.reference,
            category: row.category,
            state: row.state,
            tone: row.tone,
            created: row.created,
            due: row.due,
            description: row.description,
            photo: photo.map(|id| format!("/documents/{id}/thumb")),
            why: facts::alike(page, &similar.likeness),
            closed: similar.row.closed,
        }
    };
    found.iter().map(offer).collect()
}

/// Where to go when the description is there: to what is similar, if anything is, else onward.
pub(super) async fn after(app: &App, ctx: &Ctx, way: &Way) -> Result<String, Failure> {
    let changes = ctx.query("change").is_some() && way.first_gap().is_none();
    Ok(if changes || found(app, ctx, way).await?.is_empty() {
        way.after(ctx, "details")
    } else {
        way.href(ctx, "similar")
    })
}

/// Reports that a draft may be one with.
pub(super) async fn found(app: &App, ctx: &Ctx, way: &Way) -> Result<Vec<Similar>, Failure> {
    let draft = &way.draft;
    // Questions, ideas and thanks are each their own, however alike.
    let complains = draft.feedback == Feedback::Complaint;
    let Some(point) = draft.point.filter(|_| complains) else {
        return Ok(Vec::new());
    };
    let matters = likeness::matters(app, ctx.now);
    let matter = matters.of_category(&way.registry, &draft.category);
    let asked = Asked {
        point,
        category: draft.category.clone(),
        sketch: Sketch::of(&matters.words, &draft.description),
        prints: draft
            .photos
            .iter()
            .filter_map(|photo| photo.print)
            .collect(),
        radius_m: matter.radius_m,
        at: ctx.now,
        itself: None,
    };
    let (registry, now) = (way.registry.clone(), ctx.now);
    Ok(app
        .db
        .read("reports.page_new_similar", move |tx| {
            let similar =
                likeness::report_similar(tx, (&matters, &registry, now), &asked, OFFERED)?;
            Ok::<_, Error>(similar)
        })
        .await?)
}
