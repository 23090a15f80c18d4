//! The demo's way in: sample people to sign in as, and the letters that nobody was sent.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem};
use store::Tx;
use web::{Access, Ctx, Failure, Form, Page, Route, html, see_other};

use super::super::actions::{self, SignIn};
use super::super::http::with_session;
use super::super::model::{Held, Person};
use super::super::{Error, grants};
use super::{next_or_home, part_words, role_words};
use crate::App;
use crate::notifications::{self, Letter, MessageState};
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

/// A person with the roles that they hold.
type Holder = (Person, Vec<Held>);

fn holders(tx: &mut Tx<'_>) -> Result<Vec<Holder>, Error> {
    let mut holders = Vec::new();
    for person in actions::person_samples(tx)? {
        let held = grants::grants_of(tx, person.id)?;
        holders.push((person, held));
    }
    Ok(holders)
}

async fn demo_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    only_in_demo(&app)?;
    let registry = app.registry.clone();
    let (registry, mut holders, messages) = app
        .db
        .read("identity.page_demo", move |tx| {
            let mut messages = Vec::new();
            for message in notifications::messages_recent(tx, LETTERS)? {
                let own = notifications::wordings::wording_for(tx, &message)?;
                messages.push((message, own.map(|(_, words)| words)));
            }
            Ok::<_, Error>((registry.get(tx)?, holders(tx)?, messages))
        })
        .await?;
    let page = ctx.page(ctx.t("kernel-demo-title"));
    // The public first, then officers by what they are and where.
    holders.sort_by(|(one, its), (other, others)| (its, &one.name).cmp(&(others, &other.name)));
    let people = holders
        .into_iter()
        .map(|holder| sample(&page, &registry, holder));
    let letters = messages
        .iter()
        .filter(|(message, _)| message.state != MessageState::Skipped)
        .map(|(message, own)| {
            notifications::letter_worded(&app, message, ctx.now, own.as_ref()).letter
        });
    html(&DemoPage {
        letters: letters.collect(),
        people: people.collect(),
        page,
    })
}

fn sample(page: &Page, registry: &Registry, (person, held): Holder) -> Sample {
    let mut roles: Vec<String> = held
        .iter()
        .map(|held| {
            let role = role_words(page, &held.role);
            let agency = held.agency.as_deref();
            let at = match agency.and_then(|code| registry.agency(code)) {
                Some(agency) => {
                    let name = page.plain(&agency.name);
                    page.t2("kernel-demo-role-at", "role", role, "agency", name)
                }
                None => role,
            };
            match part_words(page, registry, held) {
                Some(part) => page.t2("kernel-demo-role-part", "role", at, "part", part),
                None => at,
            }
        })
        .collect();
    if roles.is_empty() {
        roles.push(page.t("kernel-role-citizen").into_owned());
    }
    Sample {
        id: person.id,
        name: person.name,
        roles,
    }
}

async fn demo_sign_in(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    only_in_demo(&app)?;
    let id = PersonId::parse(form.value("person")).map_err(|_| Error::PersonUnknown)?;
    let now = ctx.now;
    // Sample people have no second factor to enter; what they may do is to be seen all the same.
    let cmd = SignIn::draw(&app, &ctx).proved();
    let token = cmd.session.token.clone();
    let officer = app
        .db
        .write("identity.demo_sign_in", move |tx| {
            if !actions::person_find(tx, id)?.sample {
                return Err(Error::PersonUnknown);
            }
            actions::sign_in(tx, now, &cmd, id)?;
            Ok(!grants::grants_of(tx, id)?.is_empty())
        })
        .await?;
    let answer = see_other(&next_or_home(&ctx, form.value("next"), officer));
    Ok(with_session(answer, &ctx.site, &token))
}
