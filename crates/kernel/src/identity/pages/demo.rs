//! The demo's way in: sample people to sign in as, and the letters that nobody was sent.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem};
use store::Tx;
use web::{Access, Ctx, Failure, Form, Page, Route, html, see_other};

use super::super::actions::{self, SignIn};
use super::super::http::with_session;
use super::super::model::{Person, SessionNew};
use super::super::{Error, queries};
use super::next_or_home;
use crate::App;
use crate::notifications::{self, Letter};
use crate::registry::Registry;

/// Letters on the page.
const LETTERS: u32 = 50;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/{lang}/demo",
            "identity.page_demo",
            Access::Public,
            demo_show,
        ),
        Route::post(
            "/{lang}/demo",
            "identity.page_demo_sign_in",
            Access::Public,
            demo_sign_in,
        ),
    ]
}

/// A sample person, and who they are.
struct Sample {
    id: PersonId,
    name: String,
    roles: Vec<String>,
}

#[derive(Template)]
#[template(path = "identity_demo.html")]
struct DemoPage {
    page: Page,
    people: Vec<Sample>,
    letters: Vec<Letter>,
}

fn only_in_demo(app: &App) -> Result<(), Problem> {
    if app.settings.demo {
        Ok(())
    } else {
        Err(Problem::not_found())
    }
}

async fn demo_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    only_in_demo(&app)?;
    let page = ctx.page(ctx.t("kernel-demo-title"));
    let (shared, words) = (app.clone(), page.clone());
    let (people, messages) = app
        .db
        .read("identity.page_demo", move |tx| {
            let registry = shared.registry.get(tx)?;
            let mut people = Vec::new();
            for person in actions::person_samples(tx)? {
                people.push(sample(tx, &words, &registry, person)?);
            }
            Ok::<_, Error>((people, notifications::messages_recent(tx, LETTERS)?))
        })
        .await?;
    let letters = messages
        .iter()
        .map(|message| notifications::letter(&app.site, message, ctx.now));
    html(&DemoPage {
        letters: letters.collect(),
        people,
        page,
    })
}

fn sample(
    tx: &mut Tx<'_>,
    page: &Page,
    registry: &Registry,
    person: Person,
) -> Result<Sample, Error> {
    let mut roles: Vec<String> = queries::grants(tx, person.id)?
        .into_iter()
        .map(|(role, agency)| {
            let role = page
                .t(&format!("kernel-role-{}", role.replace('_', "-")))
                .into_owned();
            let name = registry
                .agency(&agency)
                .map(|agency| page.plain(&agency.name));
            match name {
                Some(name) => page.t2("kernel-demo-role-at", "role", role, "agency", name),
                None => role,
            }
        })
        .collect();
    if roles.is_empty() {
        roles.push(page.t("kernel-role-citizen").into_owned());
    }
    Ok(Sample {
        id: person.id,
        name: person.name,
        roles,
    })
}

async fn demo_sign_in(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    only_in_demo(&app)?;
    let id = PersonId::parse(form.value("person")).map_err(|_| Error::PersonUnknown)?;
    let now = ctx.now;
    let cmd = SignIn {
        session: SessionNew::draw(&app.ids, None),
        earlier: ctx.session.clone(),
        lang: ctx.lang,
    };
    let token = cmd.session.token.clone();
    let officer = app
        .db
        .write("identity.demo_sign_in", move |tx| {
            if !actions::person_find(tx, id)?.sample {
                return Err(Error::PersonUnknown);
            }
            actions::sign_in(tx, now, &cmd, id)?;
            Ok(!actions::grants_of(tx, id)?.is_empty())
        })
        .await?;
    let answer = see_other(&next_or_home(&ctx, form.value("next"), officer));
    Ok(with_session(answer, &ctx.site, &token))
}
