//! Where browsers come back to from a provider, and where a provider says that somebody signed out there.

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Lang, Problem};
use serde_json::json;
use web::{Access, Ctx, Failure, Form, Route, see_other};

use super::super::address::Address;
use super::super::model::CodeRequest;
use super::actions;
use super::ceremony::Back;
use super::error::Error;
use super::model::{Arrival, Arrive, Arrived, Derived, Held, Purpose, Trip};
use super::pages::{ask, browser_of, entry, let_in};
use super::rules;
use crate::App;

/// A provider has no page of ours to send a form from.
const FOREIGN: &str = "it rests on the provider's signature alone, and ends sessions only";

pub(super) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    vec![
        Route::get("/oidc/{provider}/back", "identity.provider_back", all, back),
        Route::get("/oidc/{provider}/out", "identity.provider_out", all, out),
        Route::post(
            "/oidc/{provider}/back-channel",
            "identity.provider_signed_out",
            all,
            signed_out,
        )
        .foreign(FOREIGN),
    ]
}

/// What the browser set out for is used up, whatever comes of it. People are told on a page of ours what went wrong.
async fn back(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let state = ctx.query("state").unwrap_or_default().to_owned();
    let (mark, browser, now) = (rules::trip_mark(&state), browser_of(&ctx), ctx.now);
    let write = app.db.write("identity.provider_back", move |tx| {
        actions::trip_end(tx, now, (&mark, &browser))
    });
    let Some(trip) = write.await? else {
        let there = if ctx.actor.is_person() {
            "me/providers"
        } else {
            "sign-in"
        };
        return Ok(see_other(&format!("/{}/{there}?failed=over", ctx.lang)));
    };
    let there = match trip.purpose {
        Purpose::SignIn => "sign-in",
        Purpose::Link => "me/providers",
    };
    match returned((&app, &ctx), (&trip, &state)).await {
        Ok(answer) => Ok(answer),
        Err(Came::Known(error)) => match error.word() {
            Some(word) => Ok(see_other(&format!("/{}/{there}?failed={word}", trip.lang))),
            None => Err(error.into()),
        },
        Err(Came::Problem(problem)) => Err(problem.into()),
    }
}

/// Why nobody was let in.
enum Came {
    Known(Error),
    Problem(Problem),
}

impl From<Error> for Came {
    fn from(error: Error) -> Self {
        Self::Known(error)
    }
}

async fn returned(
    (app, ctx): (&App, &Ctx),
    (trip, state): (&Trip, &str),
) -> Result<Response, Came> {
    if trip.provider != ctx.param("provider") {
        return Err(Error::Refused("another provider answered").into());
    }
    let iss = ctx.query("iss").map(str::to_owned);
    if let Some(error) = ctx.query("error") {
        return Err(rules::refusal(error).into());
    }
    let code = ctx
        .query("code")
        .ok_or(Error::Refused("no code"))?
        .to_owned();
    let derived = Derived::of(&app.vault, state);
    let asked = ask(app, (&trip.provider, ctx.now), move |door| {
        door.redeem(Back { code, iss, derived })
    });
    let arrival = Arrival {
        onward: trip.onward.clone(),
        ..asked.await?
    };
    match trip.purpose {
        Purpose::SignIn => arrived((app, ctx), (&arrival, trip.lang)).await,
        Purpose::Link => Ok(confirm((app, ctx), (&arrival, trip.lang)).await?),
    }
}

/// Seals who came back, for this browser; returns its secret.
fn draw((app, ctx): (&App, &Ctx), arrival: &Arrival) -> Result<(Held, String), Error> {
    let secret = app.ids.secret();
    let plain = serde_json::to_vec(arrival).map_err(|_| Error::Seal)?;
    let whose = (
        rules::held_mark(&secret),
        browser_of(ctx),
        arrival.provider.as_str(),
    );
    Ok((Held::draw((&app.ids, &app.vault), whose, &plain)?, secret))
}

/// Nothing is linked before the person says so.
async fn confirm(
    (app, ctx): (&App, &Ctx),
    (arrival, lang): (&Arrival, Lang),
) -> Result<Response, Error> {
    let (held, secret) = draw((app, ctx), arrival)?;
    let now = ctx.now;
    let write = app.db.write("identity.provider_hold", move |tx| {
        actions::hold(tx, now, &held)
    });
    write.await?;
    Ok(see_other(&format!(
        "/{lang}/me/providers/confirm?id={secret}"
    )))
}

/// Lets somebody in, or sends a code to the address that their provider named.
async fn arrived(
    (app, ctx): (&App, &Ctx),
    (arrival, lang): (&Arrival, Lang),
) -> Result<Response, Came> {
    let (held, secret) = draw((app, ctx), arrival)?;
    let email = rules::address(arrival);
    let code = email.clone().map(|(email, _)| {
        let purpose = rules::code_purpose(&held.mark);
        let address = Address::Email(email);
        CodeRequest::draw(&app.ids, ctx.now, purpose, address, "sign_in_code", lang)
    });
    let cmd = Arrive {
        entry: entry((app, ctx), (arrival, lang))?,
        email,
        held,
        code,
    };
    let (token, now) = (cmd.entry.sign_in.session.token.clone(), ctx.now);
    let write = app.db.write("identity.provider_arrive", move |tx| {
        actions::arrive(tx, now, &cmd)
    });
    match write.await? {
        Arrived::In(entered) => let_in((app, ctx), (arrival, lang), (entered, &token))
            .await
            .map_err(Came::Problem),
        Arrived::Asked => Ok(see_other(&format!("/{lang}/sign-in/arrived?id={secret}"))),
    }
}

/// Whoever signed out there comes home, in the language that they left in.
async fn out(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let said = ctx.query("state").unwrap_or_default();
    let lang = app.site.locales().language(said).unwrap_or(ctx.lang);
    let there = if ctx.shared.is_some() {
        "/shared/end"
    } else {
        ""
    };
    Ok(see_other(&format!("/{lang}{there}")))
}

/// A provider's word that somebody signed out there. What is wrong with it is told in one way.
async fn signed_out(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let code = ctx.param("provider").to_owned();
    let issuer = app.providers.find(&code)?.issuer.clone();
    let token = form.value("logout_token").to_owned();
    let now = ctx.now;
    let judged = ask(&app, (&code, now), move |door| door.gone(&token)).await;
    let ended = match judged {
        Ok(gone) => {
            let mark = rules::logout_mark(&issuer, &gone.id);
            let write = app.db.write("identity.provider_signed_out", move |tx| {
                actions::signed_out(tx, (&issuer, &gone), &mark)
            });
            write.await
        }
        Err(error) => Err(error),
    };
    let mut answer = match ended {
        Ok(ended) => {
            tracing::info!(provider = code, ended, "somebody signed out at a provider");
            StatusCode::OK.into_response()
        }
        Err(Error::Refused(_)) => {
            let told = axum::Json(json!({ "error": "invalid_request" }));
            (StatusCode::BAD_REQUEST, told).into_response()
        }
        Err(error) => return Err(error.into()),
    };
    let fields = answer.headers_mut();
    fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}
