//! Signing out at the provider too, from where a session came.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{Access, Ctx, Failure, Page, Route, html, see_other};

use super::super::error::Error;
use super::super::model::{Held, about_origin};
use super::{actions, ask, away, rules};
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let (here, go) = (
        "/{lang}/sign-out/elsewhere",
        "/{lang}/sign-out/elsewhere/go",
    );
    let all = Access::Public;
    vec![
        Route::get(here, "identity.page_sign_out_elsewhere", all, show),
        Route::get(go, "identity.page_sign_out_elsewhere_go", all, leave),
    ]
}

#[derive(Template)]
#[template(path = "identity_provider_out.html")]
struct OutPage {
    page: Page,
    id: String,
    provider: String,
}

/// Whoever signed out here is told that they are still signed in there.
async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = ctx.query("id").unwrap_or_default();
    let (mark, now) = (rules::held_mark(id), ctx.now);
    let read = app.db.read("identity.page_sign_out_elsewhere", move |tx| {
        actions::held(tx, now, (&mark, ""))
    });
    let Some(held) = read.await? else {
        return Ok(see_other(&ctx.href("")));
    };
    let page = ctx.page(ctx.t("kernel-provider-out-title"));
    let provider = app.providers.find(&held.provider)?;
    html(&OutPage {
        provider: page.plain(&provider.name),
        id: id.to_owned(),
        page,
    })
}

async fn leave(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = ctx.query("id").unwrap_or_default();
    let (mark, now) = (rules::held_mark(id), ctx.now);
    let write = app
        .db
        .write("identity.page_sign_out_elsewhere_go", move |tx| {
            actions::held_take(tx, now, (&mark, ""))
        });
    let Some(held) = write.await? else {
        return Ok(see_other(&ctx.href("")));
    };
    match there(&app, &ctx, &held).await? {
        Some(url) => Ok(away(&url)?),
        None => Ok(see_other(&ctx.href(""))),
    }
}

/// Where the provider lets people sign out, if it does.
async fn there(app: &App, ctx: &Ctx, held: &Held) -> Result<Option<String>, Error> {
    let word = app
        .vault
        .unseal(&about_origin(&held.provider), &held.sealed);
    let word = word.and_then(|word| String::from_utf8(word).ok());
    let (word, lang) = (word.ok_or(Error::Over)?, ctx.lang);
    ask(app, (&held.provider, ctx.now), move |door| {
        door.leave(&word, lang)
    })
    .await
}
