//! Asking: which agency, what its law gives, and the request itself.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Id, Problem, Time};
use jiff::civil::Date;
use kernel::App;
use kernel::cases::{case_secret, secret_hash};
use kernel::identity::{self, SessionNew};
use kernel::once::Once;
use kernel::personal::{
    Noticed, Wish, patterns, personal_called, personal_in_words, personal_word, without,
};
use kernel::registry::{Noun, Registry};
use serde_json::json;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Markup, Page, Rate, Route, Row, encoded, html,
    html_status, see_other,
};

use super::facts;
use crate::actions::{self, Created};
use crate::error::Error;
use crate::model::{RequestFresh, RequestNew, Shown};
use crate::regimes::{Regime, regimes};

/// Agencies that a search shows.
const AGENCIES: usize = 12;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/ask/new";
    vec![
        Route::get(path, "disclosure.page_new", Access::Public, show),
        Route::post(path, "disclosure.page_create", Access::Public, create).rate(Rate::Upload),
    ]
}

#[derive(Template)]
#[template(path = "ask_agency.html")]
struct AgencyPage {
    page: Page,
    answers: Answers,
    sought: bool,
    found: Vec<(String, Markup)>,
}

#[derive(Template)]
#[template(path = "ask_new.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether one part of the page is shown"
)]
struct NewPage {
    page: Page,
    answers: Answers,
    code: String,
    agency: String,
    /// What its law gives, a line for each thing.
    regime: Vec<Row>,
    note: Option<Markup>,
    /// Whether a law says anything.
    law: bool,
    urgent: bool,
    /// Whether whoever asks has to sign in first.
    barred: bool,
    /// Whether whoever asks is known, and is written to.
    known: bool,
    shown: Vec<Choice>,
    /// What reads like a personal number in what everybody would read, by what it is called; nobody decided on it yet.
    noticed: Vec<(String, String)>,
    wishes: Vec<Choice>,
    /// What tells this form apart from others; it is sent once.
    form: String,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = registry(&app).await?;
    match ctx.query("agency") {
        Some(code) if registry.agency(code).is_some() => {
            let answers = Answers::prefilled([("shown", Shown::Public.code())]);
            let form = seed_new(&app, &ctx);
            html(&new_page(&app, &ctx, (&registry, code), (answers, form)))
        }
        _ => html(&agency_page(&ctx, &registry)),
    }
}

async fn registry(app: &App) -> Result<std::sync::Arc<Registry>, Failure> {
    let cache = app.registry.clone();
    let read = app.db.read("disclosure.registry", move |tx| cache.get(tx));
    Ok(read.await?)
}

/// The agencies whose names fit what was typed, to choose one.
fn agency_page(ctx: &Ctx, registry: &Registry) -> AgencyPage {
    let page = ctx
        .page(ctx.t("disclosure-new-agency"))
        .crumb(ctx.t("disclosure-title"), "/ask");
    let words = ctx.query("words").unwrap_or_default();
    let found = registry.matching(words).filter_map(|noun| match noun {
        Noun::Agency(agency) => Some(agency),
        Noun::Category(_) | Noun::Service(_) => None,
    });
    let found = found.take(AGENCIES).map(|agency| {
        let code = encoded(agency.code.as_str());
        (
            page.href(&format!("/ask/new?agency={code}")),
            page.text(&agency.name),
        )
    });
    AgencyPage {
        sought: !words.is_empty(),
        found: found.collect(),
        answers: Answers::of(&ctx.query_form()),
        page,
    }
}

fn new_page(
    app: &App,
    ctx: &Ctx,
    (registry, code): (&Registry, &str),
    (answers, form): (Answers, String),
) -> NewPage {
    let all = regimes(app, registry, ctx.now);
    let regime = all.of(registry.agency(code));
    let page = ctx
        .page(ctx.t("disclosure-new"))
        .crumb(ctx.t("disclosure-title"), "/ask")
        .after(&answers);
    let known = ctx.actor.party().is_some();
    let choice = |shown: Shown| {
        let (label, hint) = (
            page.t(&format!("disclosure-shown-{}", shown.code()))
                .into_owned(),
            page.t(&format!("disclosure-shown-{}-hint", shown.code()))
                .into_owned(),
        );
        Choice::new(shown.code(), label).hint(hint)
    };
    let has = |has: fn(&Regime) -> bool| regime.is_some_and(has);
    NewPage {
        code: code.to_owned(),
        agency: facts::agency(&page, registry, code),
        regime: regime.map_or_else(Vec::new, |regime| {
            facts::regime(&page, app, registry, (code, regime))
        }),
        note: regime.and_then(|regime| Some(page.text(regime.note.as_ref()?))),
        law: has(|regime| regime.law.is_some()),
        urgent: has(|regime| regime.urgent),
        barred: !known && has(|regime| regime.account),
        known,
        shown: Shown::ALL.map(choice).to_vec(),
        noticed: noticed(app, &page, &answers),
        wishes: wishes(&page),
        form,
        answers,
        page,
    }
}

#[derive(Template)]
#[template(path = "ask_made.html")]
struct MadePage {
    page: Page,
    reference: String,
    /// The secret that opens it, shown once.
    secret: String,
}

/// Characters of half a seed.
const HALF: usize = 26;

/// A form's seed with the mark that says whom the form was shown to.
fn seed_new(app: &App, ctx: &Ctx) -> String {
    let seed = app.ids.secret();
    let mark = seed_mark(app, ctx, &seed);
    format!("{seed}.{mark}")
}

/// The secret that opens a request comes from its form's seed, so that whoever knows the seed reads the request. The guard's word
/// is a hash of the visitor's own cookie: a seed is of no use in anybody else's browser.
fn seed_mark(app: &App, ctx: &Ctx, seed: &str) -> String {
    app.vault.mark(&format!("ask form {}", ctx.csrf), seed)
}

/// The seed of a form that was shown to this visitor.
fn seed_of<'f>(app: &App, ctx: &Ctx, form: &'f Form) -> Option<&'f str> {
    let (seed, mark) = form.value("form").split_once('.')?;
    let (high, low) = seed.split_at_checked(HALF)?;
    let drawn = [high, low]
        .iter()
        .all(|half| Id::<RequestNew>::parse(half).is_ok());
    (drawn && mark == seed_mark(app, ctx, seed)).then_some(seed)
}

async fn create(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let registry = registry(&app).await?;
    let anonymous = ctx.actor.party().is_none();
    let seed = seed_of(&app, &ctx, &form);
    let key = seed.unwrap_or_default();
    let asked = request_of(&app, &ctx, (&registry, seed), &form);
    let made = match asked.and_then(|new| decided(&app, &ctx, new, &form)) {
        Ok(new) => made(&app, &ctx, (new, key), anonymous).await,
        Err(error) => Err(error.into()),
    };
    match made {
        Ok((created, None)) => {
            let here = format!("/ask/{}?made=1", created.reference);
            Ok(see_other(&ctx.href(&here)))
        }
        Ok((created, Some(token))) => {
            let page = ctx
                .page(ctx.t("disclosure-made"))
                .crumb(ctx.t("disclosure-title"), "/ask");
            let shown = html(&MadePage {
                page,
                reference: created.reference.to_string(),
                secret: case_secret(key),
            })?;
            Ok(identity::with_session(shown, &ctx.site, &token))
        }
        Err(problem) if matches!(problem.status, 403 | 422) => {
            let code = form.value("agency");
            if registry.agency(code).is_none() {
                return html_status(422, &agency_page(&ctx, &registry));
            }
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            let form = match seed {
                Some(_) => form.value("form").to_owned(),
                None => seed_new(&app, &ctx),
            };
            let page = new_page(&app, &ctx, (&registry, code), (answers, form));
            html_status(status, &page)
        }
        Err(problem) => Err(problem.into()),
    }
}

fn request_of(
    app: &App,
    ctx: &Ctx,
    (registry, seed): (&Registry, Option<&str>),
    form: &Form,
) -> Result<RequestNew, Error> {
    let mut fresh = RequestFresh::draw(&app.ids, ctx.now);
    let key = seed.ok_or(Error::FormForeign)?;
    if ctx.actor.party().is_none() {
        fresh.key_hash = Some(secret_hash(&case_secret(key)));
    }
    let day = form.date("reveal").map_err(|_| Error::RevealUnfit)?;
    Ok(RequestNew {
        agency: form.value("agency").to_owned(),
        title: form.value("title").to_owned(),
        words: form.value("words").to_owned(),
        urgency: form.get("urgency").map(str::to_owned),
        hidden: None,
        shown: Shown::parse(form.value("shown")).ok_or(Error::ShownMissing)?,
        reveal: day.and_then(|day| morning(registry, day)),
        lang: ctx.lang,
        fresh,
    })
}

/// The personal numbers in what everybody would read of a request, each once.
fn personal_in(app: &App, now: Time, (title, words): (&str, &str)) -> Vec<Noticed> {
    let patterns = patterns(app, now);
    let mut found = personal_in_words(&patterns, title);
    for one in personal_in_words(&patterns, words) {
        if !found.iter().any(|known| known.words == one.words) {
            found.push(one);
        }
    }
    found
}

/// What a refused form has of them, by what they are called.
fn noticed(app: &App, page: &Page, answers: &Answers) -> Vec<(String, String)> {
    let refused = answers.problem().is_some_and(|problem| {
        let mut fields = problem.fields.iter();
        fields.any(|field| field.field == "personal")
    });
    if !refused {
        return Vec::new();
    }
    let words = (answers.value("title"), answers.value("words"));
    let found = personal_in(app, page.now(), words).into_iter();
    let named = found.map(|one| (personal_called(page, &one.kind), one.words));
    named.collect()
}

fn wishes(page: &Page) -> Vec<Choice> {
    let hint = page.t("disclosure-personal-hide-hint").into_owned();
    vec![
        Choice::new("hide", page.t("kernel-personal-hide").into_owned()).hint(hint),
        Choice::new("publish", page.t("kernel-personal-keep").into_owned()),
    ]
}

/// The request as it is sent: nothing personal is published unless whoever asks wants it. What they want hidden is kept for
/// the agency, with a word in its place.
fn decided(app: &App, ctx: &Ctx, new: RequestNew, form: &Form) -> Result<RequestNew, Error> {
    let wish = Wish::parse(form.value("personal"));
    if new.shown == Shown::Personal || wish == Wish::Publish {
        return Ok(new);
    }
    let found = personal_in(app, ctx.now, (&new.title, &new.words));
    match wish {
        _ if found.is_empty() => Ok(new),
        Wish::Ask => Err(Error::PersonalUnasked),
        Wish::Blank | Wish::Publish => {
            let (patterns, page) = (patterns(app, ctx.now), ctx.page(""));
            let rest = |text: &str| {
                without(text, &patterns.find(text), |kind| {
                    personal_word(&page, kind)
                })
            };
            let hidden: Vec<String> = found.into_iter().map(|one| one.words).collect();
            Ok(RequestNew {
                title: rest(&new.title),
                words: rest(&new.words),
                hidden: Some(hidden.join("\n")),
                ..new
            })
        }
    }
}

/// When a day begins in the country.
fn morning(registry: &Registry, day: Date) -> Option<Time> {
    let begins = registry.zone().to_timestamp(day.into()).ok()?;
    Some(Time::from(begins))
}

/// All that a form asks for, so that no two that differ read alike.
fn asked(new: &RequestNew) -> String {
    json!({
        "agency": new.agency,
        "title": new.title,
        "words": new.words,
        "urgency": new.urgency,
        "hidden": new.hidden,
        "shown": new.shown.code(),
        "reveal": new.reveal.map(Time::micros),
    })
    .to_string()
}

/// Makes the request, once for each form; a browser without an account keeps it in its session.
async fn made(
    app: &App,
    ctx: &Ctx,
    (new, key): (RequestNew, &str),
    anonymous: bool,
) -> Result<(Created, Option<String>), Problem> {
    let who = match ctx.actor.party() {
        Some(person) => person.to_string(),
        None => format!("visitor {}", ctx.csrf),
    };
    let once = Once::new(&format!("ask {who}"), key, asked(&new).as_bytes());
    let session = anonymous.then(|| {
        SessionNew::draw(&app.ids, ctx.session.clone()).within(app.settings.sessions.of(ctx))
    });
    let token = session.as_ref().map(|session| session.token.clone());
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("disclosure.create", move |tx| {
        let who = (&actor, now);
        let created = actions::request_create(tx, &shared, who, &new, Some(&once))?;
        if let Some(session) = &session {
            actions::request_remember(tx, now, (session, created.id))?;
        }
        Ok::<_, Error>(created)
    });
    let created = write.await.map_err(Problem::from)?;
    Ok((created, token))
}
