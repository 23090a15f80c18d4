//! A person's passkeys: adding one, taking one away; and what the pages that ask for proof do with an answer.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem};
use serde_json::Value;
use web::{
    Access, Answers, Ctx, Failure, Form, Page, Rate, Route, html, html_status, json, local_path,
    see_other,
};

use super::super::super::actions::{SignIn, person_find};
use super::super::super::error::Error;
use super::super::super::grants::grants_of;
use super::super::super::http::with_session;
use super::super::super::model::Person;
use super::super::super::pages::keys;
use super::super::model::Recovery;
use super::super::pages::{factors_page, recovery_page};
use super::ceremony::{Answer, Asked, HANDLE, House, Owner, Refusal, text, write};
use super::model::{Challenge, Passkey, PasskeyNew, PasskeySeen, PasskeyUsed, Purpose};
use super::{actions, rules};
use crate::App;
use crate::audit::Fresh;

pub(in crate::identity) fn routes() -> Vec<Route<App>> {
    let own = Access::SignedIn;
    let all = "/{lang}/me/passkeys";
    vec![
        Route::get(all, "identity.page_passkeys", own, list_show),
        Route::post(all, "identity.page_passkey_begin", own, begin).rate(Rate::Code),
        Route::post(
            "/{lang}/me/passkeys/new",
            "identity.page_passkey_add",
            own,
            add,
        )
        .rate(Rate::Code),
        Route::post(
            "/{lang}/me/passkeys/{id}/name",
            "identity.page_passkey_rename",
            own,
            rename,
        ),
        Route::post(
            "/{lang}/me/passkeys/{id}/end",
            "identity.page_passkey_remove",
            own,
            remove,
        )
        .step_up(),
        Route::post(
            "/{lang}/second-factor/challenge",
            "identity.page_passkey_ask",
            own,
            ask,
        )
        .rate(Rate::Code),
    ]
}

fn person(ctx: &Ctx) -> Result<PersonId, Problem> {
    ctx.actor.id().ok_or_else(Problem::sign_in)
}

/// The instance as devices know it; where its address is none for passkeys, their addresses are not there.
fn house(ctx: &Ctx) -> Result<House, Problem> {
    House::of(&ctx.site, ctx.lang).ok_or_else(Problem::not_found)
}

/// What its owner sees of a passkey.
pub(in super::super) fn seen(passkey: Passkey) -> PasskeySeen {
    PasskeySeen {
        id: passkey.id,
        name: passkey.name,
        since: passkey.created,
        used: passkey.used,
    }
}

/// They stand on the page of all factors.
async fn list_show(ctx: Ctx) -> Result<Response, Failure> {
    Ok(see_other(&ctx.href("/me/factors")))
}

#[derive(Template)]
#[template(path = "identity_passkey_new.html")]
struct NewPage {
    page: Page,
    answers: Answers,
    /// What the script asks the device.
    options: String,
    next: String,
}

async fn begin(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (house, owner) = (house(&ctx)?, person(&ctx)?);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let read = app.db.read("identity.page_passkey_begin", move |tx| {
        let known = actions::passkey_begin(tx, &actor, now)?;
        Ok::<_, Error>((known, person_find(tx, owner)?))
    });
    let (known, person) = read.await?;
    let handle = match known.first() {
        Some(passkey) => passkey.handle.clone(),
        None => text(&app.ids.bytes::<HANDLE>()),
    };
    let (account, name) = shown(person, ctx.site.name(ctx.lang));
    let shown = Owner {
        handle: &handle,
        account: &account,
        name: &name,
    };
    let asked = house.add_ask(&shown, &known)?;
    let options = keep((&app, &ctx), (Purpose::Add, asked), handle).await?;
    let page = ctx
        .page(ctx.t("kernel-passkey-new-title"))
        .crumb(ctx.t("kernel-keys-me"), "/me")
        .crumb(ctx.t(keys::factors_title(&ctx)), "/me/factors");
    html(&NewPage {
        page,
        answers: Answers::empty(),
        options: options.to_string(),
        next: local_path(form.value("next"))
            .unwrap_or_default()
            .to_owned(),
    })
}

/// How a device shows whose passkey it is: an address, to tell one account from another, and a name.
fn shown(person: Person, site: String) -> (String, String) {
    let name = Some(person.name).filter(|name| !name.is_empty());
    let address = person.email.or(person.phone);
    let account = address.or_else(|| name.clone()).unwrap_or(site);
    (account.clone(), name.unwrap_or(account))
}

/// Keeps a question for this browser; returns what it is asked.
async fn keep(
    (app, ctx): (&App, &Ctx),
    (purpose, asked): (Purpose, Asked),
    handle: String,
) -> Result<Value, Problem> {
    let now = ctx.now;
    let challenge = Challenge {
        browser: rules::browser(&ctx.csrf),
        purpose,
        state: asked.state,
        handle,
    };
    let write = app.db.write("identity.passkey_ask", move |tx| {
        actions::challenge_keep(tx, now, &challenge)
    });
    write.await?;
    Ok(asked.options)
}

async fn add(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match added((&app, &ctx), &form).await {
        Ok((codes, token)) => {
            let next = local_path(form.value("next")).unwrap_or_default();
            let answer = match codes {
                Some(codes) => html(&recovery_page(&ctx, codes, (next.to_owned(), true)))?,
                None => see_other(&ctx.href("/me/factors?done=passkey")),
            };
            Ok(match token {
                Some(token) => with_session(answer, &ctx.site, &token),
                None => answer,
            })
        }
        Err(problem) if problem.status == 422 => {
            let answers = Answers::empty().with_problem(problem);
            html_status(422, &factors_page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Keeps a passkey; returns recovery codes if they are the person's first, and the secret of a fresh session.
async fn added(
    (app, ctx): (&App, &Ctx),
    form: &Form,
) -> Result<(Option<Vec<String>>, Option<String>), Problem> {
    let (house, owner) = (house(ctx)?, person(ctx)?);
    let name = rules::name(form.value("name"))?.to_owned();
    let browser = rules::browser(&ctx.csrf);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write_taken = app.db.write("identity.passkey_answer", move |tx| {
        // Who has to enter a factor first comes back with the same answer.
        actions::passkey_begin(tx, &actor, now)?;
        actions::challenge_take(tx, now, (&browser, Purpose::Add))
    });
    let challenge = write_taken.await?.ok_or(Error::PasskeyRefused)?;
    let made = house.added(&challenge.state, form.value("passkey"));
    let made = made.ok_or(Error::PasskeyRefused)?;
    let recovery = Recovery::draw((&app.ids, &app.vault), owner);
    let cmd = PasskeyNew {
        passkey: Passkey {
            id: app.ids.next::<Passkey>(now).to_string(),
            person: owner,
            handle: challenge.handle,
            name,
            credential_id: text(&made.cred_id),
            credential: write(&made)?,
            counter: made.counter.into(),
            created: now,
            used: None,
        },
        marks: recovery.marks,
        sign_in: SignIn::draw(app, ctx).proved(),
        fresh: Fresh::draw(&app.ids, now),
    };
    let token = cmd.sign_in.session.token.clone();
    let actor = ctx.actor.clone();
    let kept = app.db.write("identity.page_passkey_add", move |tx| {
        actions::passkey_add(tx, &actor, now, &cmd)
    });
    let done = kept.await?;
    Ok((
        done.first.then_some(recovery.shown),
        done.rotated.then_some(token),
    ))
}

async fn remove(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, fresh) = (ctx.param("id").to_owned(), Fresh::draw(&app.ids, ctx.now));
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_passkey_remove", move |tx| {
        actions::passkey_remove(tx, &actor, now, (&id, &fresh))
    });
    write.await?;
    Ok(see_other(&ctx.href("/me/factors?done=passkey_removed")))
}

async fn rename(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match renamed(&app, &ctx, &form).await {
        Ok(()) => Ok(see_other(&ctx.href("/me/factors?done=passkey_renamed"))),
        Err(problem) if problem.status == 422 => {
            let answers = Answers::empty().with_problem(problem);
            html_status(422, &factors_page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn renamed(app: &App, ctx: &Ctx, form: &Form) -> Result<(), Problem> {
    let name = rules::name(form.value("name"))?.to_owned();
    let (id, actor) = (ctx.param("id").to_owned(), ctx.actor.clone());
    let write = app.db.write("identity.page_passkey_rename", move |tx| {
        actions::passkey_rename(tx, &actor, (&id, &name))
    });
    Ok(write.await?)
}

/// Asks the device of who is signed in for proof.
async fn ask(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (house, owner) = (house(&ctx)?, person(&ctx)?);
    let read = app.db.read("identity.page_passkey_ask", move |tx| {
        actions::passkeys_of(tx, owner)
    });
    let known = read.await?;
    if known.is_empty() {
        return Err(Error::FactorUnknown.into());
    }
    let asked = (Purpose::Prove, house.prove_ask(&known)?);
    json(&keep((&app, &ctx), asked, String::new()).await?)
}

/// Asks a device for whoever it knows.
pub(in crate::identity) async fn sign_in_ask(app: &App, ctx: &Ctx) -> Result<Value, Problem> {
    let asked = house(ctx)?.prove_ask(&[])?;
    keep((app, ctx), (Purpose::SignIn, asked), String::new()).await
}

/// Whether somebody with these passkeys may prove themselves with one here.
pub(in super::super) fn may_prove(ctx: &Ctx, passkeys: &[Passkey]) -> bool {
    !passkeys.is_empty() && House::of(&ctx.site, ctx.lang).is_some()
}

/// Signs in with a passkey; returns the session's secret and whether the person holds a role.
pub(in crate::identity) async fn passkey_sign_in(
    app: &App,
    ctx: &Ctx,
    answer: &str,
) -> Result<(String, bool), Problem> {
    let used = judged((app, ctx), (Purpose::SignIn, answer)).await?;
    let (now, cmd) = (ctx.now, SignIn::draw(app, ctx).proved());
    let token = cmd.session.token.clone();
    let write = app.db.write("identity.page_passkey_sign_in", move |tx| {
        let person = actions::passkey_sign_in(tx, now, (&used, &cmd))?;
        Ok::<_, Error>(!grants_of(tx, person)?.is_empty())
    });
    Ok((token, write.await?))
}

/// Proves a factor with a passkey; returns the secret of a fresh session, if there is one.
pub(in super::super) async fn passkey_prove(
    app: &App,
    ctx: &Ctx,
    answer: &str,
) -> Result<Option<String>, Problem> {
    let used = judged((app, ctx), (Purpose::Prove, answer)).await?;
    let cmd = SignIn::draw(app, ctx).proved();
    let token = cmd.session.token.clone();
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.passkey_prove", move |tx| {
        actions::passkey_prove(tx, (&actor, now), (&used, &cmd))
    });
    Ok(write.await?.then_some(token))
}

/// What an answer is worth. Whatever is wrong with it, the question is used up and the refusal is the same.
async fn judged(
    (app, ctx): (&App, &Ctx),
    (purpose, answer): (Purpose, &str),
) -> Result<PasskeyUsed, Problem> {
    let house = house(ctx)?;
    let answer = Answer::read(answer).ok_or(Error::PasskeyRefused)?;
    let (browser, credential) = (rules::browser(&ctx.csrf), answer.credential_id());
    let now = ctx.now;
    let write = app.db.write("identity.passkey_answer", move |tx| {
        actions::answer_weigh(tx, now, ((&browser, purpose), &credential))
    });
    let (challenge, passkey) = write.await?.ok_or(Error::PasskeyRefused)?;
    if !answer.is_for(&passkey.handle, purpose == Purpose::SignIn) {
        return Err(Error::PasskeyRefused.into());
    }
    match house.proved((&challenge.state, &answer), &passkey) {
        Ok(counter) => Ok(PasskeyUsed { passkey, counter }),
        Err(Refusal::Wrong) => Err(Error::PasskeyRefused.into()),
        Err(Refusal::Copied) => {
            let fresh = Fresh::draw(&app.ids, now);
            let doubted = app.db.write("identity.passkey_doubt", move |tx| {
                actions::passkey_doubt(tx, now, (&passkey, &fresh))
            });
            doubted.await?;
            Err(Error::PasskeyRefused.into())
        }
    }
}
