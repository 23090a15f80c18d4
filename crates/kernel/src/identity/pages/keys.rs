//! A person's tokens and sessions as pages: what is open in their name, and how they end it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Factor, PersonId, Problem, Time};
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Markup, Page, Route, Tab, html, html_status,
    see_other,
};

use super::super::actions;
use super::super::model::{SessionSeen, TokenNew, TokenSeen, session_id};
use super::super::{Error, rules};
use crate::App;
use crate::audit::Fresh;
use crate::once::{Once, once_do};

pub(super) fn routes() -> Vec<Route<App>> {
    let own = Access::SignedIn;
    vec![
        Route::get(
            "/{lang}/me/tokens",
            "identity.page_tokens",
            own,
            tokens_show,
        ),
        Route::post(
            "/{lang}/me/tokens",
            "identity.page_token_make",
            own,
            token_make,
        )
        .step_up(),
        Route::post(
            "/{lang}/me/tokens/{id}/end",
            "identity.page_token_end",
            own,
            token_end,
        ),
        Route::get(
            "/{lang}/me/sessions",
            "identity.page_sessions",
            own,
            sessions_show,
        ),
        Route::post(
            "/{lang}/me/sessions/{id}/end",
            "identity.page_session_end",
            own,
            session_end,
        ),
    ]
}

/// How many days a token may last, to choose from.
const DAYS: [u32; 3] = [30, 90, 365];

#[derive(Template)]
#[template(path = "identity_tokens.html")]
struct TokensPage {
    page: Page,
    tabs: Vec<Tab>,
    answers: Answers,
    /// The secret of a token that was made just now.
    secret: Option<String>,
    /// Whether the same form came again.
    again: bool,
    ended: bool,
    tokens: Vec<TokenLine>,
    scopes: Vec<Choice>,
    days: Vec<Choice>,
    /// Makes sending the form twice make one token.
    key: String,
}

struct TokenLine {
    id: String,
    name: String,
    scopes: Vec<Markup>,
    until: String,
    used: String,
}

fn person(ctx: &Ctx) -> Result<PersonId, Problem> {
    ctx.actor.id().ok_or_else(Problem::sign_in)
}

/// What a person has open in their name; the page at `path` is the one that is shown.
pub(crate) fn tabs(app: &App, ctx: &Ctx, page: &Page, path: &str) -> Vec<Tab> {
    let tab = |key: &str, there: &str| Tab {
        name: page.t(key).into_owned(),
        href: page.href(there),
        current: path == there,
        count: None,
    };
    let elsewhere = tab("kernel-providers-title", "/me/providers");
    let own = [
        tab("kernel-tokens-title", "/me/tokens"),
        tab("kernel-sessions-title", "/me/sessions"),
        tab(factors_title(ctx), "/me/factors"),
    ];
    let offered = app.providers.any().then_some(elsewhere);
    own.into_iter().chain(offered).collect()
}

/// What the page of a person's factors is called: whoever is asked for none may have passkeys all the same.
pub(crate) fn factors_title(ctx: &Ctx) -> &'static str {
    match ctx.actor.factor {
        Factor::Free => "kernel-passkeys-title",
        Factor::Wanted | Factor::Proved(_) => "kernel-factors-title",
    }
}

/// What a scope lets a program do, where there are words for it.
fn scope(page: &Page, code: &str) -> Option<String> {
    let key = format!("kernel-scope-{}", code.replace(['.', '_'], "-"));
    let known = page.site().locales().has(&key);
    known.then(|| page.t(&key).into_owned())
}

fn line(page: &Page, token: &TokenSeen) -> TokenLine {
    TokenLine {
        id: token.id.clone(),
        name: token.name.clone(),
        scopes: token
            .scopes
            .iter()
            .map(|code| match scope(page, code) {
                Some(words) => Markup::words(&words),
                None => page.said(code),
            })
            .collect(),
        until: match token.expires {
            Some(end) => page.date(end),
            None => page.t("kernel-tokens-endless").into_owned(),
        },
        used: match token.last_used {
            Some(used) => page.ago(used),
            None => page.t("kernel-tokens-unused").into_owned(),
        },
    }
}

/// What came of the form before.
#[derive(Default)]
struct Made {
    secret: Option<String>,
    again: bool,
}

async fn tokens_page(
    app: &App,
    ctx: &Ctx,
    answers: Answers,
    made: Made,
) -> Result<TokensPage, Failure> {
    let (id, now) = (person(ctx)?, ctx.now);
    let read = move |tx: &mut store::Tx<'_>| actions::tokens_of(tx, now, id);
    let found = app.db.read("identity.page_tokens", read).await?;
    let page = ctx
        .page(ctx.t("kernel-tokens-title"))
        .crumb(ctx.t("kernel-keys-me"), "/me")
        .after(&answers);
    let open = rules::scopes_open_to(&ctx.actor);
    Ok(TokensPage {
        tabs: tabs(app, ctx, &page, "/me/tokens"),
        secret: made.secret,
        again: made.again,
        ended: ctx.query("ended").is_some(),
        tokens: found.iter().map(|token| line(&page, token)).collect(),
        scopes: open
            .iter()
            .filter_map(|code| Some(Choice::new(code, scope(&page, code)?)))
            .collect(),
        days: DAYS
            .map(|days| {
                let words = page.t1("kernel-tokens-days", "days", i64::from(days));
                Choice::new(days.to_string(), words)
            })
            .to_vec(),
        key: app.ids.secret(),
        answers,
        page,
    })
}

async fn tokens_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let answers = Answers::prefilled([("days", "90")]);
    html(&tokens_page(&app, &ctx, answers, Made::default()).await?)
}

async fn token_make(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match made(&app, &ctx, &form).await {
        Ok(made) => {
            let answers = Answers::prefilled([("days", "90")]);
            html(&tokens_page(&app, &ctx, answers, made).await?)
        }
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(
                status,
                &tokens_page(&app, &ctx, answers, Made::default()).await?,
            )
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn made(app: &App, ctx: &Ctx, form: &Form) -> Result<Made, Problem> {
    let owner = person(ctx)?;
    let scopes: Vec<String> = form.all("scopes").map(str::to_owned).collect();
    if scopes.is_empty() {
        return Err(Problem::invalid().field("scopes", "kernel.scopes_missing"));
    }
    let request = format!(
        "{} {} {}",
        form.value("name"),
        scopes.join(" "),
        form.value("days")
    );
    let once = Once::new(
        &format!("page tokens {owner}"),
        form.value("key"),
        request.as_bytes(),
    );
    let (new, secret) = TokenNew::draw(&app.ids, ctx.now, owner, scopes);
    let new = TokenNew {
        name: form.value("name").to_owned(),
        expires: Some(rules::token_end(ctx.now, Some(end(ctx, form)?))?),
        ..new
    };
    let (drawn, actor, now) = (new.id.clone(), ctx.actor.clone(), ctx.now);
    let kept = app
        .db
        .write("identity.page_token_make", move |tx| {
            once_do(tx, now, Some(&once), |tx| {
                let made = actions::token_make(tx, &actor, now, &new)?;
                Ok::<_, Error>(made.id)
            })
        })
        .await?;
    let again = kept != drawn;
    Ok(Made {
        secret: (!again).then_some(secret),
        again,
    })
}

/// When the chosen days are over.
fn end(ctx: &Ctx, form: &Form) -> Result<Time, Problem> {
    let days = form.value("days").parse().ok();
    let days = days.filter(|days| DAYS.contains(days));
    let days = days.ok_or_else(|| Problem::invalid().field("days", "web.not_a_choice"))?;
    Ok(ctx.now + std::time::Duration::from_hours(24 * u64::from(days)))
}

async fn token_end(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (owner, id, now) = (person(&ctx)?, ctx.param("id").to_owned(), ctx.now);
    let (actor, fresh) = (ctx.actor.clone(), Fresh::draw(&app.ids, now));
    let end =
        move |tx: &mut store::Tx<'_>| actions::token_revoke(tx, &actor, now, (owner, &id, &fresh));
    if app.db.write("identity.page_token_end", end).await? {
        Ok(see_other(&ctx.href("/me/tokens?ended=1")))
    } else {
        Err(Problem::not_found().into())
    }
}

#[derive(Template)]
#[template(path = "identity_sessions.html")]
struct SessionsPage {
    page: Page,
    tabs: Vec<Tab>,
    ended: bool,
    sessions: Vec<SessionLine>,
}

struct SessionLine {
    id: String,
    created: Time,
    seen: String,
    until: String,
    current: bool,
}

async fn sessions_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, now) = (person(&ctx)?, ctx.now);
    let current = ctx.session.as_deref().map(session_id);
    let read = move |tx: &mut store::Tx<'_>| actions::sessions_of(tx, now, id);
    let found = app.db.read("identity.page_sessions", read).await?;
    let page = ctx
        .page(ctx.t("kernel-sessions-title"))
        .crumb(ctx.t("kernel-keys-me"), "/me");
    let line = |session: &SessionSeen| SessionLine {
        id: session.id.clone(),
        created: session.created,
        seen: page.ago(session.seen),
        until: page.datetime(session.expires),
        current: current.as_ref() == Some(&session.id),
    };
    html(&SessionsPage {
        tabs: tabs(&app, &ctx, &page, "/me/sessions"),
        ended: ctx.query("ended").is_some(),
        sessions: found.iter().map(line).collect(),
        page,
    })
}

async fn session_end(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (owner, id, now) = (person(&ctx)?, ctx.param("id").to_owned(), ctx.now);
    let end = move |tx: &mut store::Tx<'_>| actions::session_revoke(tx, now, (owner, &id));
    if app.db.write("identity.page_session_end", end).await? {
        Ok(see_other(&ctx.href("/me/sessions?ended=1")))
    } else {
        Err(Problem::not_found().into())
    }
}
