//! A person's accounts elsewhere: seen, linked after a word of theirs, and taken away.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem};
use web::{Access, Ctx, Failure, Form, Page, Rate, Route, Tab, html, see_other};

use super::super::super::pages::keys;
use super::super::error::Error;
use super::super::model::{Entered, Link, Purpose};
use super::{actions, away, entry, failed, held, numbers_keep, set_out};
use crate::App;
use crate::audit::Fresh;

pub(super) fn routes() -> Vec<Route<App>> {
    let own = Access::SignedIn;
    let (all, sure) = ("/{lang}/me/providers", "/{lang}/me/providers/confirm");
    vec![
        Route::get(all, "identity.page_providers", own, list_show),
        Route::get(
            "/{lang}/me/providers/with/{provider}",
            "identity.page_provider_link",
            own,
            go,
        )
        .rate(Rate::Code),
        Route::get(sure, "identity.page_provider_sure", own, sure_show),
        Route::post(sure, "identity.page_provider_confirm", own, confirm).step_up(),
        Route::post(
            "/{lang}/me/providers/{id}/end",
            "identity.page_provider_end",
            own,
            end,
        )
        .step_up(),
    ]
}

struct Line {
    id: String,
    provider: String,
    linked: String,
    used: String,
    /// What became of the number that the provider told, if it told one.
    number: Option<&'static str>,
}

/// A provider with which nothing is linked yet.
struct More {
    name: String,
    href: String,
}

#[derive(Template)]
#[template(path = "identity_providers.html")]
struct ListPage {
    page: Page,
    tabs: Vec<Tab>,
    done: Option<&'static str>,
    failed: Option<&'static str>,
    lines: Vec<Line>,
    more: Vec<More>,
}

fn person(ctx: &Ctx) -> Result<PersonId, Problem> {
    ctx.actor.id().ok_or_else(Problem::sign_in)
}

fn line((app, page): (&App, &Page), link: &Link) -> Line {
    let name = app.providers.name(&link.provider);
    Line {
        id: link.id.clone(),
        provider: name.map_or_else(|| link.provider.clone(), |name| page.plain(name)),
        linked: page.date(link.linked),
        used: page.ago(link.used),
        number: match link.number.as_str() {
            "kept" => Some("kernel-provider-number-kept"),
            "unsound" => Some("kernel-provider-number-unsound"),
            "taken" => Some("kernel-provider-number-taken"),
            _ => None,
        },
    }
}

async fn list_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let owner = person(&ctx)?;
    let read = app.db.read("identity.page_providers", move |tx| {
        actions::links_of(tx, owner)
    });
    let links = read.await?;
    let page = ctx
        .page(ctx.t("kernel-providers-title"))
        .crumb(ctx.t("kernel-keys-me"), "/me");
    let linked = |code: &str| links.iter().any(|link| link.provider == code);
    let more = app.providers.all();
    let more = more.filter(|provider| !linked(&provider.code));
    html(&ListPage {
        tabs: keys::tabs(&app, &ctx, &page, "/me/providers"),
        done: match ctx.query("done") {
            Some("linked") => Some("kernel-providers-linked"),
            Some("ended") => Some("kernel-providers-ended"),
            _ => None,
        },
        failed: ctx.query("failed").and_then(failed),
        lines: links.iter().map(|link| line((&app, &page), link)).collect(),
        more: more
            .map(|provider| More {
                name: page.plain(&provider.name),
                href: page.href(&format!("/me/providers/with/{}", provider.code)),
            })
            .collect(),
        page,
    })
}

/// A plain link leads here: nothing is linked before the person says so, whoever led their browser here.
async fn go(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    match set_out((&app, &ctx), (Purpose::Link, "")).await {
        Ok(url) => Ok(away(&url)?),
        Err(error) => match error.word() {
            Some(word) => Ok(see_other(
                &ctx.href(&format!("/me/providers?failed={word}")),
            )),
            None => Err(error.into()),
        },
    }
}

#[derive(Template)]
#[template(path = "identity_provider_sure.html")]
struct SurePage {
    page: Page,
    id: String,
    provider: String,
    /// What the provider calls the person there.
    name: String,
    email: String,
}

async fn sure_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = ctx.query("id").unwrap_or_default();
    let arrival = match held(&app, &ctx, id).await {
        Ok((_, arrival)) => arrival,
        Err(Error::Over) => return Ok(see_other(&ctx.href("/me/providers?failed=over"))),
        Err(error) => return Err(error.into()),
    };
    let page = ctx
        .page(ctx.t("kernel-provider-sure-title"))
        .crumb(ctx.t("kernel-keys-me"), "/me")
        .crumb(ctx.t("kernel-providers-title"), "/me/providers");
    let provider = app.providers.find(&arrival.provider)?;
    html(&SurePage {
        provider: page.plain(&provider.name),
        id: id.to_owned(),
        name: arrival.name,
        email: arrival.email.unwrap_or_default(),
        page,
    })
}

async fn confirm(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match confirmed(&app, &ctx, form.value("id")).await {
        Ok(()) => Ok(see_other(&ctx.href("/me/providers?done=linked"))),
        Err(error) => match error.word() {
            Some(word) => Ok(see_other(
                &ctx.href(&format!("/me/providers?failed={word}")),
            )),
            None => Err(error.into()),
        },
    }
}

async fn confirmed(app: &App, ctx: &Ctx, id: &str) -> Result<(), Error> {
    let (held, arrival) = held(app, ctx, id).await?;
    let entry = entry((app, ctx), (&arrival, ctx.lang))?;
    let link = entry.link.clone();
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_provider_confirm", move |tx| {
        let whose = (held.mark.as_str(), held.browser.as_str());
        actions::link_confirm(tx, (&actor, now), (&entry, whose))
    });
    let entered = Entered {
        person: write.await?,
        officer: false,
        link,
    };
    let kept = numbers_keep(app, now, (&arrival, &entered)).await;
    if let Err(problem) = kept {
        tracing::error!(%problem, "a number was not kept");
    }
    Ok(())
}

async fn end(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, fresh) = (ctx.param("id").to_owned(), Fresh::draw(&app.ids, ctx.now));
    let (actor, now, session) = (ctx.actor.clone(), ctx.now, ctx.session.clone());
    let texts = app.settings.demo || app.settings.sms.url.is_some();
    let providers = app.providers.clone();
    let write = app.db.write("identity.page_provider_end", move |tx| {
        let known = (&providers, texts);
        let what = (id.as_str(), session.as_deref(), &fresh);
        actions::link_remove(tx, known, (&actor, now), what)
    });
    write.await?;
    Ok(see_other(&ctx.href("/me/providers?done=ended")))
}
