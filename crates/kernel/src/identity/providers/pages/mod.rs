//! Pages of providers: the way there and back, a person's own accounts elsewhere, and signing out there too.

mod arrive;
mod leave;
mod own;

use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Lang, Problem, Time};
use web::{Ctx, Page, Route, encoded, local_path};

use super::super::SecondFactor;
use super::super::actions::SignIn;
use super::super::http::with_session;
use super::super::papers::{self, Error as PaperError};
use super::ceremony::{Door, Way};
use super::error::Error;
use super::model::{
    Arrival, Derived, Entered, Entry, Held, Number, Origin, Provider, Purpose, Trip, about,
    about_origin,
};
use super::{actions, rules};
use crate::App;
use crate::audit::Fresh;

/// Longest way to go on that is remembered, in bytes.
const ONWARD_MAX: usize = 1_000;

pub(super) fn routes() -> Vec<Route<App>> {
    [arrive::routes(), leave::routes(), own::routes()]
        .into_iter()
        .flatten()
        .collect()
}

/// A way to sign in with a provider.
pub(in super::super) struct Button {
    /// What people call it.
    pub(in super::super) name: String,
    /// Where it begins: a plain link, for a form may lead to no other site.
    pub(in super::super) href: String,
}

/// Every provider of the instance.
pub(in super::super) fn buttons(app: &App, page: &Page, next: &str) -> Vec<Button> {
    let button = |provider: &Arc<Provider>| Button {
        name: page.plain(&provider.name),
        href: format!(
            "{}?next={}",
            page.href(&format!("/sign-in/with/{}", provider.code)),
            encoded(next)
        ),
    };
    app.providers.all().map(button).collect()
}

/// What is said where nobody was signed in, by the word in the address.
pub(in super::super) fn failed(word: &str) -> Option<&'static str> {
    Some(match word {
        "over" => "problem-kernel-provider-over",
        "denied" => "problem-kernel-provider-denied",
        "refused" => "problem-kernel-provider-refused",
        "unreachable" => "problem-kernel-provider-unreachable",
        "taken" => "problem-kernel-provider-taken",
        "soon" => "kernel-provider-soon",
        _ => return None,
    })
}

/// Leads the browser to a provider.
pub(super) fn away(url: &str) -> Result<Response, Error> {
    let there = HeaderValue::try_from(url).map_err(|_| Error::Refused("not an address"))?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, there)]).into_response())
}

/// Asks a provider something, beside the threads that answer requests, if there is room.
pub(super) async fn ask<T: Send + 'static>(
    app: &App,
    (code, now): (&str, Time),
    work: impl FnOnce(&Door<'_>) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let provider = Arc::clone(app.providers.find(code)?);
    let room = Arc::clone(&app.providers.room).try_acquire_owned();
    let room = room.map_err(|_| Error::Busy)?;
    let shared = app.clone();
    let asking = tokio::task::spawn_blocking(move || {
        let _room = room;
        work(&Door {
            provider: &provider,
            outbound: &shared.outbound,
            hosts: &shared.settings.provider_hosts,
            public_url: &shared.settings.public_url,
            now,
        })
    });
    let answer = match asking.await {
        Ok(answer) => answer,
        Err(_) => Err(Error::Refused("the question broke off")),
    };
    answer.inspect_err(|error| {
        tracing::warn!(provider = code, %error, "a provider did not serve");
    })
}

/// Marks the browser that asks.
pub(super) fn browser_of(ctx: &Ctx) -> String {
    rules::browser(&ctx.csrf, ctx.shared.as_deref())
}

/// Sets out for a provider; returns where the browser goes.
async fn set_out(
    (app, ctx): (&App, &Ctx),
    (purpose, onward): (Purpose, &str),
) -> Result<String, Error> {
    let code = ctx.param("provider").to_owned();
    let state = app.ids.secret();
    let onward = local_path(onward).filter(|path| path.len() <= ONWARD_MAX);
    let trip = Trip {
        mark: rules::trip_mark(&state),
        browser: browser_of(ctx),
        provider: code.clone(),
        purpose,
        onward: onward.unwrap_or_default().to_owned(),
        lang: ctx.lang,
    };
    let way = Way {
        derived: Derived::of(&app.vault, &state),
        state,
        lang: ctx.lang,
        anew: ctx.shared.is_some(),
    };
    let now = ctx.now;
    let url = ask(app, (&code, now), move |door| door.way(way)).await?;
    let write = app.db.write("identity.provider_trip", move |tx| {
        actions::trip_begin(tx, now, &trip)
    });
    write.await?;
    Ok(url)
}

/// What is needed to let somebody in who came from a provider.
pub(super) fn entry(
    (app, ctx): (&App, &Ctx),
    (arrival, lang): (&Arrival, Lang),
) -> Result<Entry, Error> {
    let about = about_origin(&arrival.provider);
    let word = arrival.id_token.as_bytes();
    let sealed = app.vault.seal(app.ids.bytes(), &about, word);
    Ok(Entry {
        origin: Origin {
            provider: arrival.provider.clone(),
            issuer: arrival.issuer.clone(),
            sub: arrival.sub.clone(),
            sid: arrival.sid.clone(),
            sealed: sealed.map_err(|_| Error::Seal)?,
        },
        sign_in: SignIn {
            lang,
            ..SignIn::draw(app, ctx)
        },
        person: app.ids.next(ctx.now),
        link: app.ids.next::<Entry>(ctx.now).to_string(),
        name: arrival.name.clone(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    })
}

/// What was held for this browser, with what it holds.
async fn held(app: &App, ctx: &Ctx, secret: &str) -> Result<(Held, Arrival), Error> {
    let (mark, browser, now) = (rules::held_mark(secret), browser_of(ctx), ctx.now);
    let read = app.db.read("identity.provider_held", move |tx| {
        actions::held(tx, now, (&mark, &browser))
    });
    let held = read.await?.ok_or(Error::Over)?;
    let plain = app.vault.unseal(&about(&held.mark), &held.sealed);
    let arrival = plain.and_then(|plain| serde_json::from_slice(&plain).ok());
    Ok((held, arrival.ok_or(Error::Over)?))
}

/// Somebody is in: their numbers are kept, and the browser goes on with its session.
pub(super) async fn let_in(
    (app, ctx): (&App, &Ctx),
    (arrival, lang): (&Arrival, Lang),
    (entered, token): (Entered, &str),
) -> Result<Response, Problem> {
    numbers_keep(app, ctx.now, (arrival, &entered)).await?;
    let home = if entered.officer { "desk" } else { "me" };
    let next = match local_path(&arrival.onward) {
        Some(path) => path.to_owned(),
        None => format!("/{lang}/{home}"),
    };
    let wanted = entered.officer && app.settings.second_factor == SecondFactor::Officers;
    let next = if wanted {
        format!("/{lang}/second-factor?next={}", encoded(&next))
    } else {
        next
    };
    let answer = web::see_other(&next);
    Ok(with_session(answer, &ctx.site, token))
}

/// Keeps the numbers that a provider told, and notes what became of them. One that is none is told and left.
async fn numbers_keep(
    app: &App,
    now: Time,
    (arrival, entered): (&Arrival, &Entered),
) -> Result<(), Problem> {
    for (kind, typed) in &arrival.numbers {
        let about = (entered.person, arrival.provider.as_str());
        let kept = papers::vouch(app, now, (kind, typed), about).await;
        let number = match kept {
            Ok(()) => Number::Kept,
            Err(PaperError::Refused | PaperError::KindFull | PaperError::Many) => Number::Taken,
            Err(error @ (PaperError::Store(_) | PaperError::Seal)) => return Err(error.into()),
            Err(_) => Number::Unsound,
        };
        let link = entered.link.clone();
        let write = app.db.write("identity.provider_number", move |tx| {
            actions::number_note(tx, &link, number)
        });
        write.await?;
    }
    Ok(())
}
