//! Entering a second factor: after signing in, and again before acts that do harm in the wrong hands.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Factor as Standing, Problem};
use web::{
    Access, Answers, Ctx, Failure, Form, Page, Rate, Route, encoded, html, html_status, local_path,
    see_other, send_again,
};

use super::super::super::actions::SignIn;
use super::super::super::pages::next_or_home;
use super::super::model::{Factor, FactorEnter};
use super::super::{actions, passkeys};
use super::{CODE, Error, PASSKEY, RECOVERY, typed, with_session};
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let here = "/{lang}/second-factor";
    vec![
        Route::get(here, "identity.page_factor", Access::SignedIn, show),
        Route::post(here, "identity.page_factor_enter", Access::SignedIn, put).rate(Rate::Code),
    ]
}

#[derive(Template)]
#[template(path = "identity_factor.html")]
struct EnterPage {
    page: Page,
    answers: Answers,
    /// Where the form goes: here, with where to go on.
    action: String,
    /// What another form said that waits for the factor.
    held: Vec<(String, String)>,
    /// Whether the factor was entered before in this session.
    again: bool,
    ways: Ways,
    /// Whether a recovery code was typed.
    recovery: bool,
}

/// Where to go on, and whether a form waits to be sent there.
struct Onward {
    next: String,
    held: bool,
}

impl Onward {
    /// A form can only wait if it came from a page of ours, which a link from elsewhere cannot say.
    fn of(ctx: &Ctx) -> Self {
        let next = local_path(ctx.query("next").unwrap_or_default());
        Self {
            next: next.unwrap_or_default().to_owned(),
            held: ctx.method != "GET" && next.is_some() && ctx.query("held").is_some(),
        }
    }

    fn action(&self, ctx: &Ctx) -> String {
        let held = if self.held { "held=1&" } else { "" };
        let here = ctx.href("/second-factor");
        format!("{here}?{held}next={}", encoded(&self.next))
    }

    fn answer(&self, ctx: &Ctx) -> Response {
        if self.held {
            send_again(&self.next)
        } else {
            see_other(&next_or_home(ctx, &self.next, true))
        }
    }
}

/// Whether a person has an app, and a passkey that is good here.
struct Ways {
    app: bool,
    passkey: bool,
}

/// What a person can prove themselves with.
struct Held {
    apps: Vec<Factor>,
    passkey: bool,
}

/// The person's factors, or the way on for somebody who need not or cannot enter anything.
async fn held(app: &App, ctx: &Ctx, onward: &Onward) -> Result<Result<Held, Response>, Failure> {
    if ctx.actor.factor == Standing::Free {
        return Ok(Err(see_other(&next_or_home(ctx, &onward.next, false))));
    }
    let id = ctx.actor.id().ok_or_else(Problem::sign_in)?;
    let read = app.db.read("identity.page_factor", move |tx| {
        let apps = actions::factors_of(tx, id)?;
        Ok::<_, Error>((apps, passkeys::passkeys_of(tx, id)?))
    });
    let (mut apps, passkeys) = read.await?;
    apps.retain(|factor| factor.confirmed.is_some());
    if apps.is_empty() && passkeys.is_empty() {
        let set_up = ctx.href("/me/factors");
        return Ok(Err(see_other(&format!(
            "{set_up}?next={}",
            encoded(&onward.next)
        ))));
    }
    Ok(Ok(Held {
        apps,
        passkey: passkeys::may_prove(ctx, &passkeys),
    }))
}

fn enter_page(
    ctx: &Ctx,
    (onward, held): (&Onward, &Held),
    (form, problem): (Option<&Form>, Option<Problem>),
) -> EnterPage {
    let ours = |name: &str| [CODE, RECOVERY, PASSKEY, "csrf"].contains(&name);
    let fields = form.map(|form| form.fields.clone()).unwrap_or_default();
    let recovery = form.is_some_and(|form| !form.value(RECOVERY).is_empty());
    let answers = match problem {
        // What was typed is over or wrong: nobody mends it.
        Some(problem) => Answers::empty().with_problem(at_field(problem, recovery)),
        None => Answers::empty(),
    };
    EnterPage {
        page: ctx.page(ctx.t("kernel-factor-title")).after(&answers),
        answers,
        action: onward.action(ctx),
        held: if onward.held {
            fields.into_iter().filter(|(name, _)| !ours(name)).collect()
        } else {
            Vec::new()
        },
        again: ctx.actor.factor != Standing::Wanted,
        ways: Ways {
            app: !held.apps.is_empty(),
            passkey: held.passkey,
        },
        recovery,
    }
}

/// The problem at the field that was filled in.
fn at_field(mut problem: Problem, recovery: bool) -> Problem {
    for field in problem.fields.iter_mut().filter(|_| recovery) {
        RECOVERY.clone_into(&mut field.field);
    }
    problem
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let onward = Onward::of(&ctx);
    match held(&app, &ctx, &onward).await? {
        Ok(held) => html(&enter_page(&ctx, (&onward, &held), (None, None))),
        Err(elsewhere) => Ok(elsewhere),
    }
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let onward = Onward::of(&ctx);
    let held = match held(&app, &ctx, &onward).await? {
        Ok(held) => held,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let fields = form.fields.iter();
    let mut names = fields.map(|(name, _)| name.as_str());
    if !names.any(|name| [CODE, RECOVERY, PASSKEY].contains(&name)) {
        return html(&enter_page(&ctx, (&onward, &held), (Some(&form), None)));
    }
    let done = match form.value(PASSKEY) {
        "" => entered(&app, &ctx, (&held.apps, &form)).await,
        answer => passkeys::passkey_prove(&app, &ctx, answer).await,
    };
    match done {
        Ok(None) => Ok(onward.answer(&ctx)),
        Ok(Some(token)) => Ok(with_session(onward.answer(&ctx), &ctx.site, &token)),
        Err(problem) if problem.status == 422 => html_status(
            422,
            &enter_page(&ctx, (&onward, &held), (Some(&form), Some(problem))),
        ),
        Err(problem) => Err(problem.into()),
    }
}

/// Proves a factor; returns the secret of a fresh session, if there is one.
async fn entered(
    app: &App,
    ctx: &Ctx,
    (factors, form): (&[Factor], &Form),
) -> Result<Option<String>, Problem> {
    let given = (factors, form.value(CODE), form.value(RECOVERY));
    let cmd = FactorEnter {
        typed: typed(app, ctx, given)?,
        sign_in: SignIn::draw(app, ctx).proved(),
    };
    let token = cmd.sign_in.session.token.clone();
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_factor_enter", move |tx| {
        actions::factor_enter(tx, &actor, now, &cmd)
    });
    let rotated: bool = write.await.map_err(|error: Error| error)??;
    Ok(rotated.then_some(token))
}
