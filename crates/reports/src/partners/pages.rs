//! Pages of partners: all of them with what waits, and one with how it is spoken to and what is on its way.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Problem, Reference};
use kernel::App;
use kernel::audit::Fresh;
use kernel::reach::{Channel, Enrolment};
use kernel::registry::{Privacy, Registry};
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Markup, Page, Route, Row, Tab, Tone, html,
    html_status, see_other,
};

use super::actions;
use super::model::{Parcel, ParcelState, Partner, PartnerSet, Sort, Standing};
use super::{SET, rules};
use crate::error::Error;

pub(crate) fn routes() -> Vec<Route<App>> {
    let there = Access::May(SET);
    let one = "/{lang}/desk/partners/{code}";
    vec![
        Route::get("/{lang}/desk/partners", "reports.partners", there, list),
        Route::get(one, "reports.partner", there, show),
        Route::post(one, "reports.partner_act", there, act),
    ]
}

/// A partner on the list.
struct Line {
    href: String,
    name: String,
    waiting: String,
    dead: String,
    failing: Option<String>,
}

#[derive(Template)]
#[template(path = "partners.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let (registry, rows) = app
        .db
        .read("reports.partners", move |tx| {
            let registry = shared.registry.get(tx)?;
            Ok::<_, Error>((registry, actions::partners_list(tx, &actor)?))
        })
        .await?;
    let page = ctx
        .page(ctx.t("reports-partners-title"))
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .wide();
    html(&ListPage {
        lines: rows.iter().map(|row| line(&page, &registry, row)).collect(),
        page,
    })
}

fn line(page: &Page, registry: &Registry, row: &Standing) -> Line {
    Line {
        href: page.href(&path(&row.agency)),
        name: named(page, registry, &row.agency),
        waiting: page.number(row.waiting),
        dead: page.number(row.dead),
        failing: row
            .failing
            .map(|since| page.t1("reports-partners-failing", "since", page.datetime(since))),
    }
}

fn path(code: &str) -> String {
    format!("/desk/partners/{}", web::encoded(code))
}

fn named(page: &Page, registry: &Registry, code: &str) -> String {
    let agency = registry.agency(code);
    agency.map_or_else(|| code.to_owned(), |agency| page.plain(&agency.name))
}

/// A parcel on its way.
struct ParcelLine {
    id: String,
    sort: String,
    reference: String,
    at: String,
    tries: String,
    remote: Option<String>,
    error: Option<String>,
    next: Option<String>,
    sent: bool,
}

#[derive(Template)]
#[template(path = "partner.html")]
struct ShowPage {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    facts: Vec<Row>,
    /// Whether it has an Open311 server, of which there is more to say.
    server: bool,
    version: i64,
    has_key: bool,
    tabs: Vec<Tab>,
    dead: bool,
    lines: Vec<ParcelLine>,
    categories: Vec<Choice>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&shown(&app, &ctx, None).await?)
}

fn state_asked(ctx: &Ctx) -> ParcelState {
    let asked = ctx.query("state").and_then(ParcelState::parse);
    asked.unwrap_or(ParcelState::Dead)
}

async fn shown(app: &App, ctx: &Ctx, answers: Option<Answers>) -> Result<ShowPage, Failure> {
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let (code, state) = (ctx.param("code").to_owned(), state_asked(ctx));
    let asked = code.clone();
    let (registry, (partner, enrolment, parcels)) = app
        .db
        .read("reports.partner", move |tx| {
            let registry = shared.registry.get(tx)?;
            let found = actions::partner_show(tx, &registry, &actor, (&asked, state))?;
            Ok::<_, Error>((registry, found))
        })
        .await?;
    let services = rules::services_text(&partner.services);
    let answers = answers.unwrap_or_else(|| {
        let fetches = if partner.fetches { "yes" } else { "" };
        let fallback = partner.fallback.as_deref().unwrap_or_default();
        Answers::prefilled([
            ("services", services.as_str()),
            ("fetches", fetches),
            ("fallback", fallback),
        ])
    });
    let page = ctx
        .page(named(&ctx.page(String::new()), &registry, &code))
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .crumb(ctx.t("reports-partners-title"), "/desk/partners")
        .wide()
        .after(&answers);
    let here = page.href(&path(&code));
    let channel = enrolment.as_ref().map(|row| &row.channel);
    Ok(ShowPage {
        done: match ctx.query("done") {
            Some("saved") => Some("reports-partners-saved"),
            Some("replayed") => Some("reports-partners-replayed"),
            _ => None,
        },
        server: matches!(channel, Some(Channel::Open311 { .. })),
        facts: facts(&page, &partner, enrolment.as_ref()),
        version: partner.version,
        has_key: partner.has_key(),
        tabs: tabs(&page, &here, state),
        dead: state == ParcelState::Dead,
        lines: parcels.iter().map(|row| parcel_line(&page, row)).collect(),
        categories: categories(&page, &registry),
        answers,
        page,
    })
}

/// Categories that what was made there may have here: public ones.
fn categories(page: &Page, registry: &Registry) -> Vec<Choice> {
    let all = registry.categories().iter();
    let public = all.filter(|known| known.privacy == Privacy::Public);
    public
        .map(|known| Choice::new(known.code.to_string(), page.plain(&known.name)))
        .collect()
}

fn facts(page: &Page, partner: &Partner, enrolment: Option<&Enrolment>) -> Vec<Row> {
    let row = |key: &str, value: Markup| Row {
        name: page.t(key).into_owned(),
        value,
        change: None,
    };
    let words = |text: &str| Markup::words(text);
    let mut rows = Vec::new();
    match enrolment {
        None => rows.push(row(
            "reports-partners-channel",
            words(&page.t("reports-partners-unclaimed")),
        )),
        Some(enrolment) => {
            let key = format!("kernel-reach-channel-{}", enrolment.channel.kind().as_str());
            rows.push(row("reports-partners-channel", words(&page.t(&key))));
            let address = enrolment.channel.address();
            rows.extend(address.map(|address| row("reports-partners-address", page.said(address))));
        }
    }
    if let Some(at) = partner.heard {
        rows.push(row("reports-partners-heard", words(&page.datetime(at))));
    }
    if let Some(at) = partner.fetched.filter(|_| partner.fetches) {
        rows.push(row("reports-partners-fetched", words(&page.datetime(at))));
    }
    if let Some(since) = partner.failing {
        let said = page.t1("reports-partners-failing", "since", page.datetime(since));
        rows.push(row("reports-partners-trouble", words(&said)));
    }
    if let Some(failure) = &partner.failure {
        rows.push(row("reports-partners-failure", page.said(failure)));
    }
    rows
}

fn tabs(page: &Page, here: &str, asked: ParcelState) -> Vec<Tab> {
    let tab = |state: &ParcelState| Tab {
        name: page
            .t(&format!("reports-partners-parcels-{}", state.code()))
            .into_owned(),
        href: format!("{here}?state={}", state.code()),
        current: *state == asked,
        count: None,
    };
    ParcelState::ALL.iter().map(tab).collect()
}

fn parcel_line(page: &Page, (reference, row): &(Reference, Parcel)) -> ParcelLine {
    let waits = row.state == ParcelState::Waiting && row.attempts > 0;
    ParcelLine {
        id: row.id.clone(),
        sort: page
            .t(&format!("reports-partners-sort-{}", row.sort_code()))
            .into_owned(),
        reference: reference.to_string(),
        at: page.datetime(row.made),
        tries: page.number(row.attempts),
        remote: row.remote.clone(),
        error: row.error.clone(),
        next: waits.then(|| page.datetime(row.next)),
        sent: row.state == ParcelState::Sent,
    }
}

async fn act(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let replays = form.value("act") == "replay";
    let done = if replays {
        replayed(&app, &ctx, form.get("parcel").map(str::to_owned)).await
    } else {
        saved(&app, &ctx, &form).await
    };
    match done.map_err(Problem::from) {
        Ok(()) => {
            let word = if replays { "replayed" } else { "saved" };
            let page = format!("{}?done={word}", path(ctx.param("code")));
            Ok(see_other(&ctx.href(&page)))
        }
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            // A key is not shown again, not even to whoever typed it.
            let mut form = form;
            form.fields.retain(|(name, _)| name != "api_key");
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &shown(&app, &ctx, Some(answers)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn saved(app: &App, ctx: &Ctx, form: &Form) -> Result<(), Error> {
    let cmd = PartnerSet {
        agency: ctx.param("code").to_owned(),
        version: form.value("version").parse().unwrap_or_default(),
        api_key: form
            .get("api_key")
            .map(|key| key.trim().to_owned())
            .filter(|key| !key.is_empty()),
        services: rules::services(form.value("services")).ok_or(Error::PartnerServices)?,
        fetches: form.get("fetches").is_some(),
        fallback: form.get("fallback").map(|code| code.trim().to_owned()),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    app.db
        .write("reports.partner_set", move |tx| {
            let registry = shared.registry.get(tx)?;
            actions::partner_set(tx, &registry, (&actor, now), &cmd)
        })
        .await
}

async fn replayed(app: &App, ctx: &Ctx, parcel: Option<String>) -> Result<(), Error> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let code = ctx.param("code").to_owned();
    app.db
        .write("reports.parcel_replay", move |tx| {
            let registry = shared.registry.get(tx)?;
            let asked = (code.as_str(), parcel.as_deref());
            actions::parcel_replay(tx, &registry, (&actor, now), asked).map(drop)
        })
        .await
}

/// How far a report and what was added to it have come, for the officers at the desk: the agency's own system, then
/// any that had it before.
pub(crate) fn parcel_rows(
    page: &Page,
    registry: &Registry,
    parcels: &[Parcel],
) -> Vec<(String, String, Tone)> {
    let reports = parcels.iter().filter(|row| row.sort == Sort::Report);
    reports
        .map(|row| {
            let later = parcels.iter().filter(|other| {
                other.agency == row.agency
                    && other.sort == Sort::Update
                    && other.state != ParcelState::Sent
            });
            let (mut words, mut tone) = parcel_words(page, row);
            let waiting = later.count();
            if waiting > 0 {
                words = format!(
                    "{words} {}",
                    page.t1("reports-partners-later", "count", waiting)
                );
                tone = Tone::Waiting;
            }
            (named(page, registry, &row.agency), words, tone)
        })
        .collect()
}

fn parcel_words(page: &Page, row: &Parcel) -> (String, Tone) {
    let error = row.error.as_deref().unwrap_or_default();
    match (row.state, &row.remote) {
        (ParcelState::Sent, Some(remote)) => {
            let words = page.t1("reports-partners-is-sent", "remote", remote.as_str());
            (words, Tone::Done)
        }
        (ParcelState::Sent, None) => {
            let words = page.t("reports-partners-is-mailed").into_owned();
            (words, Tone::Done)
        }
        (ParcelState::Dead, _) => {
            let words = page.t1("reports-partners-is-dead", "error", error);
            (words, Tone::Late)
        }
        (ParcelState::Waiting, _) if row.token.is_some() => {
            let words = page.t("reports-partners-is-pending").into_owned();
            (words, Tone::Active)
        }
        (ParcelState::Waiting, _) if row.attempts > 0 => {
            let words = page.t1("reports-partners-is-failed", "error", error);
            (words, Tone::Late)
        }
        (ParcelState::Waiting, _) => {
            let words = page.t("reports-partners-is-waiting").into_owned();
            (words, Tone::Waiting)
        }
    }
}
