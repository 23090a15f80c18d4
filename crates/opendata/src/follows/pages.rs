//! The page on which somebody begins and ends to follow a dataset, and the one that lists what they follow.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem};
use kernel::App;
use web::{Access, Ctx, Failure, Form, Page, Route, html, see_other};

use super::actions::{self, Standing};
use crate::actions::datasets_list;

pub(super) fn routes() -> Vec<Route<App>> {
    let (path, signed_in) = ("/{lang}/data/{slug}/follow", Access::SignedIn);
    vec![
        Route::get(path, "opendata.page_follow", signed_in, show),
        Route::post(path, "opendata.page_follow_set", signed_in, set),
        Route::get(
            "/{lang}/data/followed",
            "opendata.page_followed",
            signed_in,
            list,
        ),
    ]
}

/// Whoever is signed in themselves: nobody follows in another's name.
fn reader(ctx: &Ctx) -> Result<PersonId, Problem> {
    let person = ctx.actor.id().filter(|_| ctx.actor.is_person());
    person.ok_or_else(Problem::sign_in)
}

#[derive(Template)]
#[template(path = "data_follow.html")]
struct FollowPage {
    page: Page,
    slug: String,
    name: String,
    standing: Standing,
    /// What was just done.
    done: Option<&'static str>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (person, slug) = (reader(&ctx)?, ctx.param("slug").to_owned());
    let read = app.db.read("opendata.page_follow", move |tx| {
        actions::follow_show(tx, person, &slug)
    });
    let (shown, standing) = read.await?;
    let dataset = &shown.dataset;
    let page = ctx.page(ctx.t("opendata-follow"));
    let name = page.plain(&dataset.title);
    let page = page
        .crumb(ctx.t("opendata-title"), "/data")
        .crumb(name.clone(), format!("/data/{}", dataset.slug));
    html(&FollowPage {
        slug: dataset.slug.clone(),
        name,
        standing,
        done: match ctx.query("done") {
            Some("made") => Some("opendata-follow-made"),
            Some("ended") => Some("opendata-follow-ended"),
            Some("again") => Some("opendata-follow-again-done"),
            _ => None,
        },
        page,
    })
}

async fn set(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (person, slug) = (reader(&ctx)?, ctx.param("slug").to_owned());
    let done = match form.value("do") {
        "end" => "ended",
        "again" => "again",
        _ => "made",
    };
    let (now, lang) = (ctx.now, ctx.lang);
    let there = ctx.href(&format!("/data/{slug}/follow?done={done}"));
    app.db
        .write("opendata.follow_set", move |tx| match done {
            "ended" => actions::follow_end(tx, person, &slug),
            "again" => actions::letters_want(tx, person),
            _ => actions::follow_make(tx, (person, lang), &slug, now),
        })
        .await?;
    Ok(see_other(&there))
}

struct Line {
    slug: String,
    name: String,
}

#[derive(Template)]
#[template(path = "data_followed.html")]
struct FollowedPage {
    page: Page,
    lines: Vec<Line>,
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let person = reader(&ctx)?;
    let read = app.db.read("opendata.page_followed", move |tx| {
        actions::follows_of(tx, person)
    });
    let followed = read.await?;
    let all = datasets_list(&app, ctx.now).await.map_err(Problem::from)?;
    let page = ctx
        .page(ctx.t("opendata-follow-all"))
        .crumb(ctx.t("opendata-title"), "/data");
    let line = |slug: &String| {
        let dataset = all.iter().find(|dataset| dataset.slug == *slug);
        Line {
            name: dataset.map_or_else(|| slug.clone(), |dataset| page.plain(&dataset.title)),
            slug: slug.clone(),
        }
    };
    html(&FollowedPage {
        lines: followed.iter().map(line).collect(),
        page,
    })
}
