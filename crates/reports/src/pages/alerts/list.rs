//! The page that lists what a person is told of, and ends it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem, Reference};
use kernel::App;
use kernel::registry::Registry;
use web::{Access, Ctx, Failure, Form, Page, Route, html, see_other};

use super::super::facts;
use super::{query, words};
use crate::alerts::{self, Alert};
use crate::error::Error;
use crate::me_too;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/alerts";
    vec![
        Route::get(path, "reports.page_alerts", Access::Public, show),
        Route::post(path, "reports.page_alerts_end", Access::SignedIn, end),
    ]
}

struct Line {
    id: String,
    words: String,
    pace: String,
    feed: String,
}

/// A report that is followed.
struct Followed {
    reference: String,
    category: String,
}

#[derive(Template)]
#[template(path = "alerts.html")]
struct Alerts {
    page: Page,
    /// Names of states with their feeds' addresses.
    states: Vec<(String, String)>,
    /// What was just done, if anything.
    done: Option<String>,
    /// Whether the person has stopped these letters.
    stopped: bool,
    known: bool,
    lines: Vec<Line>,
    followed: Vec<Followed>,
    full: bool,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let person = ctx.actor.id().filter(|_| ctx.actor.is_person());
    let shared = app.clone();
    let read = app.db.read("reports.page_alerts", move |tx| {
        let registry = shared.registry.get(tx)?;
        let Some(person) = person else {
            return Ok((registry, Vec::new(), Vec::new(), true));
        };
        let known = alerts::alerts_of(tx, person)?;
        let followed = alerts::alerts_followed(tx, person)?;
        let sent = alerts::alerts_sent(tx, person)?;
        Ok::<_, Error>((registry, known, followed, sent))
    });
    let (registry, known, followed, sent) = read.await?;
    let page = ctx.page(ctx.t("reports-alerts-title"));
    let done = match ctx.query("done") {
        Some("made") => Some("reports-alerts-made"),
        Some("ended") => Some("reports-alerts-ended"),
        Some("again") => Some("reports-alerts-again-done"),
        _ => None,
    };
    html(&Alerts {
        states: states(&page, &registry),
        done: done.map(|key| page.t(key).into_owned()),
        stopped: !(sent || known.is_empty() && followed.is_empty()),
        known: person.is_some(),
        full: known.len() >= alerts::ALERTS_MAX,
        lines: known.iter().map(|it| line(&page, &registry, it)).collect(),
        followed: followed
            .into_iter()
            .map(|(reference, category)| Followed {
                reference: reference.to_string(),
                category: facts::category(&page, &registry, &category),
            })
            .collect(),
        page,
    })
}

fn states(page: &Page, registry: &Registry) -> Vec<(String, String)> {
    let all = registry.states();
    let feed = |code: &str| page.href(&format!("/states/{code}/reports.atom"));
    all.map(|state| (page.plain(&state.name), feed(&state.code)))
        .collect()
}

fn line(page: &Page, registry: &Registry, alert: &Alert) -> Line {
    let key = format!("reports-alerts-pace-{}", alert.pace.code());
    Line {
        id: alert.id.clone(),
        words: words(page, registry, &alert.about),
        pace: page.t(&key).into_owned(),
        feed: format!("{}?{}", page.href("/reports.atom"), query(&alert.about)),
    }
}

/// What a button of the page does.
enum Asked {
    End(String),
    Leave(Reference),
    Again,
}

impl Asked {
    fn of(form: &Form) -> Result<Self, Problem> {
        if let Some(id) = form.get("end") {
            return Ok(Self::End(id.to_owned()));
        }
        if let Some(reference) = form.get("leave") {
            let reference = Reference::parse(reference);
            return reference.map(Self::Leave).map_err(|_| Problem::not_found());
        }
        Ok(Self::Again)
    }
}

async fn end(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let person: PersonId = ctx.actor.id().ok_or_else(Problem::sign_in)?;
    let asked = Asked::of(&form)?;
    let done = if matches!(asked, Asked::Again) {
        "again"
    } else {
        "ended"
    };
    app.db
        .write("reports.alerts_end", move |tx| match &asked {
            Asked::End(id) => alerts::alert_end(tx, person, id).map(drop),
            Asked::Leave(reference) => me_too::me_too_end(tx, reference, person).map(drop),
            Asked::Again => alerts::alerts_want(tx, person),
        })
        .await?;
    Ok(see_other(&ctx.href(&format!("/alerts?done={done}"))))
}
