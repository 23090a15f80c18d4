//! The form for a new alert: what it is about comes with the address, from a map, a report or an agency, or is
//! searched here. Whoever is not signed in proves an address with a code.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use kernel::App;
use kernel::identity::{self, Address, CodeConfirm, CodeRequest, SignIn};
use kernel::registry::Registry;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Rate, Route, encoded, html, html_status,
    see_other,
};

use super::super::pictures::{self, View};
use super::about::{self, RADIUS_M, about_of};
use super::query;
use crate::alerts::{self, About, AlertNew, Pace, RADII_M};
use crate::error::Error;
use crate::model::Visibility;
use crate::rules;

/// What a code for an alert is good for.
const PURPOSE: &str = "alerts";
/// Places that a search offers.
const FOUND: usize = 8;
/// The zoom at which the place is shown.
const ZOOM: u8 = 12;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/alerts/new";
    vec![
        Route::get(path, "reports.page_alert_new", Access::Public, show),
        Route::post(path, "reports.page_alert_make", Access::Public, make).rate(Rate::Code),
    ]
}

/// A place that a search found.
struct Found {
    href: String,
    name: String,
}

#[derive(Template)]
#[template(path = "alert_new.html")]
struct NewPage {
    page: Page,
    answers: Answers,
    /// The fields that the form carries along.
    kept: Vec<(&'static str, String)>,
    place: Option<String>,
    picture: Option<String>,
    agency: Option<String>,
    found: Vec<Found>,
    searched: Option<String>,
    categories: Vec<Choice>,
    districts: Vec<Choice>,
    radii: Vec<Choice>,
    paces: Vec<Choice>,
    signed_in: bool,
    /// The address that a code was sent to.
    sent: Option<String>,
    feed: Option<String>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let about = about_of(|name| ctx.query(name));
    let radius = about.circle.as_ref().map_or(RADIUS_M, |it| it.radius_m);
    let radius = radius.to_string();
    let answers = Answers::prefilled([
        ("category", about.category.as_deref().unwrap_or_default()),
        ("district", about.district.as_deref().unwrap_or_default()),
        ("radius", radius.as_str()),
        ("pace", Pace::default().code()),
        ("words", ctx.query("words").unwrap_or_default()),
    ]);
    html(&page(&ctx, &registry, (&about, answers), None))
}

fn page(
    ctx: &Ctx,
    registry: &Registry,
    (about, answers): (&About, Answers),
    sent: Option<String>,
) -> NewPage {
    let page = ctx
        .page(ctx.t("reports-alerts-new"))
        .crumb(ctx.t("reports-alerts-title"), "/alerts")
        .after(&answers);
    let circle = about.circle.as_ref();
    let searched = Some(answers.value("words").to_owned()).filter(|words| !words.is_empty());
    let agency = about.agency.as_deref();
    let asks = *about != About::default();
    NewPage {
        kept: kept(about),
        place: circle.map(|circle| match circle.name.as_str() {
            "" => pictures::nearby(&page, registry, circle.middle),
            name => name.to_owned(),
        }),
        picture: circle.map(|it| pictures::pick_src(&View::new(it.middle, ZOOM), Some(it.middle))),
        agency: agency.map(|code| super::super::facts::agency(&page, registry, code)),
        found: found(&page, registry, (about, searched.as_deref())),
        searched,
        categories: categories(&page, registry),
        districts: districts(&page, registry),
        radii: RADII_M
            .map(|metres| Choice::new(metres.to_string(), about::radius(&page, metres)))
            .to_vec(),
        paces: Pace::ALL.map(|pace| pace_choice(&page, pace)).to_vec(),
        signed_in: ctx.actor.is_person(),
        sent,
        feed: asks.then(|| format!("{}?{}", page.href("/reports.atom"), query(about))),
        answers,
        page,
    }
}

/// Of what an alert is about, what the form does not ask itself.
fn kept(about: &About) -> Vec<(&'static str, String)> {
    let circle = about.circle.as_ref();
    let mut kept = Vec::new();
    if let Some(circle) = circle {
        kept.push(("lat", format!("{:.5}", circle.middle.lat)));
        kept.push(("lon", format!("{:.5}", circle.middle.lon)));
        kept.push(("place", circle.name.clone()));
    }
    kept.extend(about.agency.clone().map(|code| ("agency", code)));
    kept
}

/// Categories of which everybody may be told.
fn categories(page: &Page, registry: &Registry) -> Vec<Choice> {
    let known = registry.categories().iter();
    known
        .filter(|it| rules::visibility_for(registry, &it.code) != Visibility::Private)
        .map(|it| Choice::new(it.code.to_string(), page.plain(&it.name)))
        .collect()
}

/// All districts by name, each with its state.
fn districts(page: &Page, registry: &Registry) -> Vec<Choice> {
    let named = registry.districts().iter().map(|district| {
        let state = registry.state(&district.state);
        let state = state.map_or_else(String::new, |state| page.plain(&state.name));
        (
            format!("{}, {state}", district.name),
            district.code.to_string(),
        )
    });
    let mut named: Vec<_> = named.collect();
    named.sort();
    let choice = |(name, code)| Choice::named(code, name);
    named.into_iter().map(choice).collect()
}

fn pace_choice(page: &Page, speed: Pace) -> Choice {
    let key = format!("reports-alerts-pace-{}", speed.code());
    let label = page.t(&key).into_owned();
    match speed {
        Pace::Soon => Choice::new(speed.code(), label).hint(page.t("reports-alerts-soon-hint")),
        Pace::Daily => Choice::new(speed.code(), label),
    }
}

/// Links to this form with each of the places found.
fn found(page: &Page, registry: &Registry, (about, words): (&About, Option<&str>)) -> Vec<Found> {
    let places = words.map(|words| registry.places_matching(words, FOUND));
    let rest = query(&About {
        circle: None,
        ..about.clone()
    });
    let link = |place: kernel::registry::PlaceFound| {
        let state = registry.state(&place.state);
        let state = state.map(|state| page.plain(&state.name));
        let href = format!(
            "{}?lat={:.5}&lon={:.5}&place={}&{rest}",
            page.href("/alerts/new"),
            place.point.lat,
            place.point.lon,
            encoded(&place.name),
        );
        Found {
            href,
            name: format!("{}, {}", place.name, state.unwrap_or_default()),
        }
    };
    places.unwrap_or_default().into_iter().map(link).collect()
}

/// Makes the alert of somebody who is signed in; of everybody else it asks for a code, or reads it.
async fn make(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let about = about_of(|name| form.get(name));
    let new = AlertNew {
        id: app.ids.next::<AlertNew>(ctx.now).to_string(),
        lang: ctx.lang,
        pace: Pace::parse(form.value("pace")).unwrap_or_default(),
        about: about.clone(),
    };
    let confirms = form.value("do") == "confirm";
    let outcome = match ctx.actor.id().filter(|_| ctx.actor.is_person()) {
        Some(person) => made(&app, &ctx, (person, new)).await.map(|()| Made::Known),
        None => match address(&app, &form) {
            Err(problem) => Err(problem),
            Ok(address) if confirms => {
                confirm(&app, &ctx, (address, form.value("code")), new).await
            }
            Ok(address) => send(&app, &ctx, address, new).await,
        },
    };
    let here = ctx.href("/alerts?done=made");
    let contact = Some(form.value("contact").to_owned());
    match outcome {
        Ok(Made::Known) => Ok(see_other(&here)),
        Ok(Made::SignedIn(token)) => {
            Ok(identity::with_session(see_other(&here), &ctx.site, &token))
        }
        Ok(Made::Asked) => {
            let registry = app.registry_now().await?;
            html(&page(
                &ctx,
                &registry,
                (&about, Answers::of(&form)),
                contact,
            ))
        }
        Err(problem) if matches!(problem.status, 422 | 429) => {
            let registry = app.registry_now().await?;
            let status = problem.status;
            let sent = contact.filter(|_| confirms);
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&ctx, &registry, (&about, answers), sent))
        }
        Err(problem) => Err(problem.into()),
    }
}

/// What came of a form.
enum Made {
    /// The alert of somebody who was signed in.
    Known,
    /// The alert of somebody who is signed in now, with this session.
    SignedIn(String),
    /// A code is on its way.
    Asked,
}

fn address(app: &App, form: &Form) -> Result<Address, Problem> {
    let read = Address::parse(form.value("contact"), app.pack.phone_prefix.as_str());
    read.map_err(|error| {
        let refused = Problem::from(error);
        Problem::invalid().field_with("contact", refused.code, refused.args)
    })
}

async fn made(
    app: &App,
    ctx: &Ctx,
    (person, new): (base::PersonId, AlertNew),
) -> Result<(), Problem> {
    let (shared, now) = (app.clone(), ctx.now);
    let write = app.db.write("reports.alert_make", move |tx| {
        let registry = shared.registry.get(tx)?;
        alerts::alert_make(tx, &registry, now, (person, &new))
    });
    write.await.map_err(Problem::from)
}

async fn send(app: &App, ctx: &Ctx, address: Address, new: AlertNew) -> Result<Made, Problem> {
    let template = "alerts_confirm_code";
    let code = CodeRequest::draw(&app.ids, ctx.now, PURPOSE, address, template, ctx.lang);
    let (shared, now) = (app.clone(), ctx.now);
    let write = app.db.write("reports.alert_code", move |tx| {
        let registry = shared.registry.get(tx)?;
        alerts::alert_check(&registry, &new.about)?;
        identity::code_request(tx, now, &code)?;
        Ok::<_, Error>(Made::Asked)
    });
    write.await.map_err(Problem::from)
}

/// Makes the alert and signs its owner in: the code proved whose address it is.
async fn confirm(
    app: &App,
    ctx: &Ctx,
    (address, typed): (Address, &str),
    new: AlertNew,
) -> Result<Made, Problem> {
    let now = ctx.now;
    let code = CodeConfirm {
        purpose: PURPOSE.to_owned(),
        address,
        code: typed.to_owned(),
    };
    let person = app.ids.next(now);
    let sign_in = SignIn::draw(app, ctx);
    let token = sign_in.session.token.clone();
    let shared = app.clone();
    let write = app.db.write("reports.alert_confirm", move |tx| {
        let registry = shared.registry.get(tx)?;
        let person = match alerts::alert_confirm(tx, &registry, now, (&code, person), &new)? {
            Ok(person) => person,
            // A wrong code is counted, so this transaction stands.
            Err(refused) => return Ok::<_, Error>(Err(Problem::from(refused))),
        };
        identity::sign_in(tx, now, &sign_in, person)?;
        Ok(Ok(()))
    });
    let confirmed = write.await.map_err(Problem::from)?;
    confirmed.map(|()| Made::SignedIn(token))
}
