//! A person's own second factors: what they have, adding an app, taking one away, fresh recovery codes.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Factor as Standing, PersonId, Problem, Time};
use web::{
    Access, Answers, Ctx, Failure, Form, Page, Rate, Route, Tab, encoded, html, html_status,
    local_path, see_other,
};

use super::super::super::actions::{SignIn, person_find};
use super::super::super::pages::keys;
use super::super::model::{Factor, FactorConfirm, FactorNew, FactorSeen, FactorsSeen, Recovery};
use super::super::passkeys::{House, PasskeySeen};
use super::super::qr::{Qr, qr};
use super::super::{actions, totp};
use super::{CODE, Error, step_of, with_session};
use crate::App;
use crate::audit::Fresh;

pub(super) fn routes() -> Vec<Route<App>> {
    let own = Access::SignedIn;
    let (all, one) = ("/{lang}/me/factors", "/{lang}/me/factors/{id}");
    vec![
        Route::get(all, "identity.page_factors", own, list_show),
        Route::post(all, "identity.page_factor_begin", own, begin),
        Route::post(
            "/{lang}/me/factors/recovery",
            "identity.page_recovery_renew",
            own,
            renew,
        )
        .step_up(),
        Route::get(one, "identity.page_factor_new", own, new_show),
        Route::post(one, "identity.page_factor_confirm", own, confirm).rate(Rate::Code),
        Route::post(
            "/{lang}/me/factors/{id}/end",
            "identity.page_factor_remove",
            own,
            remove,
        )
        .step_up(),
    ]
}

fn person(ctx: &Ctx) -> Result<PersonId, Problem> {
    ctx.actor.id().ok_or_else(Problem::sign_in)
}

/// Where to go on afterwards, if somebody was on their way.
fn next(given: &str) -> String {
    local_path(given).unwrap_or_default().to_owned()
}

#[derive(Template)]
#[template(path = "identity_factors.html")]
pub(in super::super) struct FactorsPage {
    page: Page,
    tabs: Vec<Tab>,
    answers: Answers,
    done: Option<&'static str>,
    /// Whether anybody asks this person for a factor.
    asked: bool,
    /// Whether there is anything yet.
    any: bool,
    apps: Vec<Line>,
    passkeys: Vec<Line>,
    /// Whether devices keep passkeys for an instance of this address.
    offered: bool,
    recovery: usize,
    next: String,
}

/// An app or a passkey.
struct Line {
    id: String,
    name: String,
    since: String,
    used: String,
}

fn app_line(page: &Page, (number, app): (usize, &FactorSeen)) -> Line {
    Line {
        id: app.id.clone(),
        name: page.t1("kernel-factors-number", "number", number + 1),
        since: page.date(app.since),
        used: used(page, app.used),
    }
}

fn passkey_line(page: &Page, (number, passkey): (usize, &PasskeySeen)) -> Line {
    Line {
        id: passkey.id.clone(),
        name: match passkey.name.as_str() {
            "" => page.t1("kernel-passkeys-number", "number", number + 1),
            name => name.to_owned(),
        },
        since: page.date(passkey.since),
        used: used(page, passkey.used),
    }
}

fn used(page: &Page, at: Option<Time>) -> String {
    match at {
        Some(used) => page.ago(used),
        None => page.t("kernel-tokens-unused").into_owned(),
    }
}

async fn list_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&factors_page(&app, &ctx, Answers::empty()).await?)
}

/// What a person has to prove themselves with.
pub(in super::super) async fn factors_page(
    app: &App,
    ctx: &Ctx,
    answers: Answers,
) -> Result<FactorsPage, Failure> {
    let id = person(ctx)?;
    let read = app.db.read("identity.page_factors", move |tx| {
        actions::factors_seen(tx, id)
    });
    let FactorsSeen {
        apps,
        passkeys,
        recovery,
    } = read.await?;
    let asked = ctx.actor.factor != Standing::Free;
    let page = ctx
        .page(ctx.t(keys::factors_title(ctx)))
        .crumb(ctx.t("kernel-keys-me"), "/me")
        .after(&answers);
    let apps = apps.iter().enumerate();
    let passkeys = passkeys.iter().enumerate();
    let apps: Vec<Line> = apps.map(|one| app_line(&page, one)).collect();
    let passkeys: Vec<Line> = passkeys.map(|one| passkey_line(&page, one)).collect();
    Ok(FactorsPage {
        tabs: keys::tabs(app, ctx, &page, "/me/factors"),
        done: done(ctx.query("done").unwrap_or_default()),
        any: !apps.is_empty() || !passkeys.is_empty(),
        offered: House::of(&ctx.site, ctx.lang).is_some(),
        next: next(ctx.query("next").unwrap_or_default()),
        asked,
        answers,
        apps,
        passkeys,
        recovery,
        page,
    })
}

/// What was done just now.
fn done(code: &str) -> Option<&'static str> {
    match code {
        "added" => Some("kernel-factors-added"),
        "removed" => Some("kernel-factors-removed"),
        "passkey" => Some("kernel-passkeys-added"),
        "passkey_removed" => Some("kernel-passkeys-removed"),
        "passkey_renamed" => Some("kernel-passkeys-renamed"),
        _ => None,
    }
}

async fn begin(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let new = FactorNew::draw((&app.ids, &app.vault), ctx.now, person(&ctx)?)?;
    let (id, actor, now) = (new.id.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_factor_begin", move |tx| {
        actions::factor_begin(tx, &actor, now, &new)
    });
    write.await?;
    let next = encoded(&next(form.value("next")));
    Ok(see_other(
        &ctx.href(&format!("/me/factors/{id}?next={next}")),
    ))
}

#[derive(Template)]
#[template(path = "identity_factor_new.html")]
struct NewPage {
    page: Page,
    answers: Answers,
    id: String,
    next: String,
    /// The secret in groups of four, as it is typed into an app.
    secret: String,
    /// What opens an app on the same phone.
    link: String,
    picture: Option<Qr>,
}

/// An app that waits for its first code, and what the person's account is called in it.
async fn waiting(app: &App, ctx: &Ctx) -> Result<(Factor, String), Failure> {
    let (owner, id, now) = (person(ctx)?, ctx.param("id").to_owned(), ctx.now);
    let read = app.db.read("identity.page_factor_new", move |tx| {
        let factors = actions::factors_of(tx, owner)?;
        let found = actions::pending(&factors, now, &id).ok_or(Error::FactorUnknown)?;
        let person = person_find(tx, owner)?;
        let account = person.email.or(person.phone).unwrap_or(person.name);
        Ok::<_, Error>((found, account))
    });
    Ok(read.await?)
}

fn new_page(
    (app, ctx): (&App, &Ctx),
    (factor, account): (&Factor, &str),
    (answers, next): (Answers, String),
) -> Result<NewPage, Failure> {
    let secret = factor.secret(&app.vault, person(ctx)?).ok_or(Error::Seal)?;
    let page = ctx
        .page(ctx.t("kernel-factor-new-title"))
        .crumb(ctx.t("kernel-keys-me"), "/me")
        .crumb(ctx.t("kernel-factors-title"), "/me/factors")
        .after(&answers);
    let link = totp::link(&secret, page.site_name(), account);
    let text: Vec<char> = totp::secret_text(&secret).chars().collect();
    let groups: Vec<String> = text.chunks(4).map(String::from_iter).collect();
    Ok(NewPage {
        id: factor.id.clone(),
        secret: groups.join(" "),
        picture: qr(&link),
        link,
        next,
        answers,
        page,
    })
}

async fn new_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (factor, account) = waiting(&app, &ctx).await?;
    let next = next(ctx.query("next").unwrap_or_default());
    html(&new_page(
        (&app, &ctx),
        (&factor, &account),
        (Answers::empty(), next),
    )?)
}

#[derive(Template)]
#[template(path = "identity_recovery.html")]
pub(in super::super) struct RecoveryPage {
    page: Page,
    codes: Vec<String>,
    next: String,
    /// Whether an app was taken into use just now.
    added: bool,
}

/// Shows recovery codes, which is done once; afterwards it goes on to `next`.
pub(in super::super) fn recovery_page(
    ctx: &Ctx,
    codes: Vec<String>,
    (next, added): (String, bool),
) -> RecoveryPage {
    let home = || ctx.href(if added { "/desk" } else { "/me/factors" });
    let mut page = ctx.page(ctx.t("kernel-recovery-title"));
    page.factor = Standing::Free;
    RecoveryPage {
        page,
        codes,
        next: if next.is_empty() { home() } else { next },
        added,
    }
}

async fn confirm(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (factor, account) = waiting(&app, &ctx).await?;
    let next = next(form.value("next"));
    match confirmed(&app, &ctx, (&factor, form.value(CODE))).await {
        Ok((codes, token)) => {
            let answer = match codes {
                Some(codes) => html(&recovery_page(&ctx, codes, (next, true)))?,
                None => see_other(&ctx.href("/me/factors?done=added")),
            };
            Ok(match token {
                Some(token) => with_session(answer, &ctx.site, &token),
                None => answer,
            })
        }
        Err(problem) if problem.status == 422 => {
            let answers = Answers::empty().with_problem(problem);
            let page = new_page((&app, &ctx), (&factor, &account), (answers, next))?;
            html_status(422, &page)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Takes an app into use; returns recovery codes if they are the person's first, and the secret of a fresh session.
async fn confirmed(
    app: &App,
    ctx: &Ctx,
    (factor, typed): (&Factor, &str),
) -> Result<(Option<Vec<String>>, Option<String>), Problem> {
    let found = step_of(app, ctx, (std::slice::from_ref(factor), typed))?;
    let (id, step) =
        found.ok_or_else(|| Problem::invalid().field(CODE, "kernel.factor_mismatch"))?;
    let recovery = Recovery::draw((&app.ids, &app.vault), person(ctx)?);
    let cmd = FactorConfirm {
        id,
        step,
        marks: recovery.marks,
        sign_in: SignIn::draw(app, ctx).proved(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let token = cmd.sign_in.session.token.clone();
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_factor_confirm", move |tx| {
        actions::factor_confirm(tx, &actor, now, &cmd)
    });
    let done = write.await?;
    Ok((
        done.first.then_some(recovery.shown),
        done.rotated.then_some(token),
    ))
}

async fn remove(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, fresh) = (ctx.param("id").to_owned(), Fresh::draw(&app.ids, ctx.now));
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_factor_remove", move |tx| {
        actions::factor_remove(tx, &actor, now, (&id, &fresh))
    });
    write.await?;
    Ok(see_other(&ctx.href("/me/factors?done=removed")))
}

async fn renew(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let recovery = Recovery::draw((&app.ids, &app.vault), person(&ctx)?);
    let (marks, fresh) = (recovery.marks, Fresh::draw(&app.ids, ctx.now));
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_recovery_renew", move |tx| {
        actions::recovery_renew(tx, &actor, now, (&marks, &fresh))
    });
    write.await?;
    html(&recovery_page(&ctx, recovery.shown, (String::new(), false)))
}
