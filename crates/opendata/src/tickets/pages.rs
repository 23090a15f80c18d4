//! Pages of tickets: to tell of a problem, to wish for data, what others wished for, and one ticket.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem, Reference};
use kernel::App;
use kernel::cases::{Case, CaseWords, Entry, Phase, rules as engine};
use kernel::once::Once;
use kernel::registry::{Noun, Registry};
use serde_json::json;
use store::Tx;
use web::{
    Access, Answers, Choice, Ctx, Event, Failure, Form, Markup, Page, Pagination, Rate, Route, Row,
    Stage, Tone, encoded, html, html_status, see_other,
};

use super::actions;
use super::model::{
    FaultTold, FaultsShown, Reason, Sort, TicketFresh, TicketNew, TicketSeen, WishFilter, WishRow,
};
use crate::http;

/// Wishes of a page.
const ROWS: i64 = 20;
/// Agencies that a search shows.
const AGENCIES: usize = 12;

pub(super) fn routes() -> Vec<Route<App>> {
    let (all, signed_in) = (Access::Public, Access::SignedIn);
    let fault = "/{lang}/data/{slug}/problem";
    let new = "/{lang}/data/wishes/new";
    let ticket = "/{lang}/data/tickets/{reference}";
    vec![
        Route::get(fault, "opendata.page_fault", signed_in, fault_form),
        Route::post(fault, "opendata.page_fault_create", signed_in, fault_make).rate(Rate::Upload),
        Route::get("/{lang}/data/wishes", "opendata.page_wishes", all, wishes),
        Route::get(new, "opendata.page_wish", signed_in, wish_form),
        Route::post(new, "opendata.page_wish_create", signed_in, wish_make).rate(Rate::Upload),
        Route::get(ticket, "opendata.page_ticket", all, ticket_page),
        Route::post(ticket, "opendata.page_ticket_join", signed_in, ticket_join),
    ]
}

/// How a state looks.
fn tone(state: &str) -> Tone {
    match state {
        "received" => Tone::New,
        "working" => Tone::Active,
        "planned" | "asked" => Tone::Waiting,
        "fixed" | "published" => Tone::Done,
        "refused" | "not_held" => Tone::Refused,
        _ => Tone::Plain,
    }
}

fn state(page: &Page, sort: Sort, code: &str) -> String {
    let key = format!("opendata-{}-state-{}", sort.code(), code.replace('_', "-"));
    page.t(&key).into_owned()
}

fn agency(page: &Page, registry: &Registry, code: &str) -> String {
    let known = registry.agency(code);
    known.map_or_else(|| code.to_owned(), |agency| page.plain(&agency.name))
}

#[derive(Template)]
#[template(path = "data_fault.html")]
struct FaultPage {
    page: Page,
    answers: Answers,
    name: String,
    agency: String,
    reasons: Vec<Choice>,
    form: String,
}

async fn fault_form(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let answers = Answers::empty();
    html(&fault_page(&app, &ctx, (answers, app.ids.secret())).await?)
}

async fn fault_page(
    app: &App,
    ctx: &Ctx,
    (answers, form): (Answers, String),
) -> Result<FaultPage, Failure> {
    let shown = http::shown(app, ctx.param("slug")).await?;
    let registry = app.registry_now().await?;
    let dataset = &shown.dataset;
    let page = ctx
        .page(ctx.t("opendata-fault"))
        .crumb(ctx.t("opendata-title"), "/data");
    let name = page.plain(&dataset.title);
    let reason = |reason: Reason| {
        let key = format!("opendata-fault-reason-{}", reason.code());
        Choice::new(reason.code(), page.t(&key).into_owned())
    };
    Ok(FaultPage {
        agency: agency(&page, &registry, &dataset.agency),
        reasons: Reason::ALL.map(reason).to_vec(),
        page: page
            .crumb(name.clone(), format!("/data/{}", dataset.slug))
            .after(&answers),
        name,
        answers,
        form,
    })
}

async fn fault_make(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let new = TicketNew {
        dataset: Some(ctx.param("slug").to_owned()),
        reason: Reason::parse(form.value("reason")),
        public: form.get("public").is_some(),
        ..new(&app, &ctx, Sort::Fault, &form)
    };
    match made(&app, &ctx, new, &form).await {
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            let again = (answers, form.value("form").to_owned());
            html_status(422, &fault_page(&app, &ctx, again).await?)
        }
        made => Ok(see_other(&made?)),
    }
}

fn new(app: &App, ctx: &Ctx, sort: Sort, form: &Form) -> TicketNew {
    TicketNew {
        sort,
        dataset: None,
        agency: form.value("agency").to_owned(),
        reason: None,
        title: form.value("title").to_owned(),
        words: form.value("words").to_owned(),
        public: true,
        lang: ctx.lang,
        fresh: TicketFresh::draw(&app.ids, ctx.now, sort),
    }
}

/// Makes the ticket, once for each form; where its page is.
async fn made(app: &App, ctx: &Ctx, new: TicketNew, form: &Form) -> Result<String, Problem> {
    let person = reader(ctx)?;
    let asked = json!([
        new.sort.code(),
        new.dataset,
        new.agency,
        new.reason.map(Reason::code),
        new.title,
        new.words,
        new.public
    ]);
    let key = form.get("form");
    let once = key.map(|key| {
        let scope = format!("data ticket {person}");
        Once::new(&scope, key, asked.to_string().as_bytes())
    });
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.ticket_create", move |tx| {
        actions::ticket_create(tx, &shared, (&actor, now), &new, once.as_ref())
    });
    let created = write.await.map_err(Problem::from)?;
    Ok(ctx.href(&format!("/data/tickets/{}?done=made", created.reference)))
}

fn reader(ctx: &Ctx) -> Result<PersonId, Problem> {
    ctx.actor.party().ok_or_else(Problem::sign_in)
}

#[derive(Template)]
#[template(path = "data_wish.html")]
struct WishPage {
    page: Page,
    answers: Answers,
    /// The agency that is asked: its code and name, once it is chosen.
    agency: Option<(String, String)>,
    /// Agencies whose names fit what was typed.
    found: Vec<(String, Markup)>,
    sought: bool,
    form: String,
}

async fn wish_form(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let code = ctx.query("agency").unwrap_or_default().to_owned();
    let answers = Answers::of(&ctx.query_form());
    let page = wish_page(&ctx, &registry, &code, (answers, app.ids.secret()));
    html(&page)
}

fn wish_page(
    ctx: &Ctx,
    registry: &Registry,
    code: &str,
    (answers, form): (Answers, String),
) -> WishPage {
    let page = ctx
        .page(ctx.t("opendata-wish"))
        .crumb(ctx.t("opendata-title"), "/data")
        .crumb(ctx.t("opendata-wishes"), "/data/wishes")
        .after(&answers);
    let typed = ctx.query("q").unwrap_or_default();
    let agencies = registry.matching(typed).filter_map(|noun| match noun {
        Noun::Agency(agency) if !typed.is_empty() => Some(agency),
        _ => None,
    });
    let line = |agency: &kernel::registry::Agency| {
        let code = encoded(agency.code.as_str());
        let href = page.href(&format!("/data/wishes/new?agency={code}"));
        (href, page.text(&agency.name))
    };
    let chosen = registry.agency(code);
    WishPage {
        agency: chosen.map(|agency| (agency.code.to_string(), page.plain(&agency.name))),
        found: agencies.take(AGENCIES).map(line).collect(),
        sought: !typed.is_empty(),
        page: page.clone(),
        answers,
        form,
    }
}

async fn wish_make(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let new = new(&app, &ctx, Sort::Wish, &form);
    match made(&app, &ctx, new, &form).await {
        Err(problem) if problem.status == 422 => {
            let registry = app.registry_now().await?;
            let answers = Answers::of(&form).with_problem(problem);
            let again = (answers, form.value("form").to_owned());
            let page = wish_page(&ctx, &registry, form.value("agency"), again);
            html_status(422, &page)
        }
        made => Ok(see_other(&made?)),
    }
}

struct WishLine {
    href: String,
    title: String,
    agency: String,
    state: String,
    tone: Tone,
    joined: i64,
    created: String,
}

#[derive(Template)]
#[template(path = "data_wishes.html")]
struct WishesPage {
    page: Page,
    answers: Answers,
    states: Vec<Choice>,
    lines: Vec<WishLine>,
    place: Pagination,
}

async fn wishes(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let number = ctx.query("page").and_then(|text| text.parse::<i64>().ok());
    let number = number.filter(|it| (1..=500).contains(it)).unwrap_or(1);
    let asked = ctx.query("state").unwrap_or_default().to_owned();
    let filter = WishFilter {
        closed: match asked.as_str() {
            "open" => Some(false),
            "closed" => Some(true),
            _ => None,
        },
        agency: ctx.query("agency").map(str::to_owned),
    };
    let read = app.db.read("opendata.page_wishes", move |tx: &mut Tx<'_>| {
        actions::wishes_list(tx, &filter, (ROWS + 1, (number - 1) * ROWS))
    });
    let mut rows = read.await.map_err(Problem::from)?;
    let is_more = i64::try_from(rows.len()).is_ok_and(|rows| rows > ROWS);
    rows.truncate(usize::try_from(ROWS).unwrap_or_default());
    let registry = app.registry_now().await?;
    let page = ctx
        .page(ctx.t("opendata-wishes"))
        .crumb(ctx.t("opendata-title"), "/data");
    let to = |number: i64| format!("{}?state={}&page={number}", page.here(), encoded(&asked));
    let choice = |code: &str| {
        let key = format!("opendata-wishes-{code}");
        Choice::new(code, page.t(&key).into_owned())
    };
    html(&WishesPage {
        answers: Answers::of(&ctx.query_form()),
        states: ["open", "closed"].map(choice).to_vec(),
        lines: rows
            .iter()
            .map(|row| wish_line(&page, &registry, row))
            .collect(),
        place: Pagination {
            previous: (number > 1).then(|| to(number - 1)),
            next: is_more.then(|| to(number + 1)),
            number,
            all: None,
        },
        page: page.clone(),
    })
}

fn wish_line(page: &Page, registry: &Registry, row: &WishRow) -> WishLine {
    WishLine {
        href: page.href(&format!("/data/tickets/{}", row.reference)),
        title: row.title.clone(),
        agency: agency(page, registry, &row.agency),
        state: state(page, Sort::Wish, &row.state),
        tone: tone(&row.state),
        joined: row.joined,
        created: page.date(row.created),
    }
}

#[derive(Template)]
#[template(path = "data_ticket.html")]
struct TicketPage {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    reference: String,
    heading: String,
    words: Markup,
    state: String,
    tone: Tone,
    next: Option<String>,
    facts: Vec<Row>,
    /// Whether others can join it, and who did.
    joins: bool,
    joined: i64,
    mine: bool,
    /// Where the same can be asked for as information, after a refusal.
    ask: Option<String>,
    /// Whether the reader may do something with it elsewhere.
    works: bool,
    events: Vec<Event>,
}

fn reference(ctx: &Ctx) -> Result<Reference, Problem> {
    Reference::parse(ctx.param("reference")).map_err(|_| Problem::not_found())
}

async fn ticket_page(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (actor, reference) = (ctx.actor.clone(), reference(&ctx)?);
    let read = app.db.read("opendata.page_ticket", move |tx: &mut Tx<'_>| {
        actions::ticket_show(tx, &actor, &reference)
    });
    let seen = read.await.map_err(Problem::from)?;
    let registry = app.registry_now().await?;
    let words = CaseWords::of(&app, &ctx, &registry, &seen.case);
    html(&rendered(&ctx, &registry, &seen, &words))
}

fn rendered(
    ctx: &Ctx,
    registry: &Registry,
    seen: &TicketSeen,
    words: &CaseWords<'_>,
) -> TicketPage {
    let TicketSeen { case, ticket, .. } = seen;
    let title = vec![("reference", case.reference.as_str().into())];
    let page = ctx
        .page(ctx.tx("opendata-ticket", title))
        .crumb(ctx.t("opendata-title"), "/data");
    let page = match ticket.sort {
        Sort::Wish => page.crumb(ctx.t("opendata-wishes"), "/data/wishes"),
        Sort::Fault => page,
    };
    let mut events: Vec<Event> = seen
        .entries
        .iter()
        .map(|entry| event(&page, words, (case, entry)))
        .collect();
    events.reverse();
    let is_own = case.owner.is_some() && case.owner == ctx.actor.party();
    TicketPage {
        answers: Answers::empty(),
        done: match ctx.query("done") {
            Some("made") => Some("opendata-ticket-made"),
            Some("joined") => Some("opendata-wish-joined-done"),
            Some("left") => Some("opendata-wish-left-done"),
            _ => None,
        },
        reference: case.reference.to_string(),
        heading: ticket.title.clone(),
        words: page.lines(&ticket.words),
        state: state(&page, ticket.sort, &case.state),
        tone: tone(&case.state),
        next: next(&page, seen),
        facts: facts(&page, registry, seen),
        joins: ticket.sort == Sort::Wish
            && !is_own
            && (seen.joined.mine || case.phase != Phase::Closed),
        joined: seen.joined.count,
        mine: seen.joined.mine,
        ask: (case.state == "refused")
            .then(|| page.href(&format!("/ask/new?agency={}", encoded(&case.agency)))),
        works: is_own || engine::reads_as_office(&ctx.actor, case),
        events,
        page,
    }
}

/// By when the agency has to say something.
fn next(page: &Page, seen: &TicketSeen) -> Option<String> {
    let due = seen.case.due.filter(|_| seen.case.phase == Phase::Open)?;
    let key = if seen.case.state == "planned" {
        "opendata-wish-planned-by"
    } else {
        "opendata-ticket-due"
    };
    Some(page.t1(key, "due", page.due(due).as_str()))
}

fn facts(page: &Page, registry: &Registry, seen: &TicketSeen) -> Vec<Row> {
    let TicketSeen { case, ticket, .. } = seen;
    let row = |key: &str, value: Markup| Row {
        name: page.t(key).into_owned(),
        value,
        change: None,
    };
    let holder = agency(page, registry, &case.agency);
    let mut rows = vec![
        row("opendata-ticket-agency", Markup::words(&holder)),
        row(
            "opendata-ticket-made-at",
            Markup::words(&page.datetime(case.created)),
        ),
    ];
    let named = [
        ("opendata-ticket-dataset", &ticket.dataset),
        ("opendata-wish-published-as", &ticket.published),
    ];
    for (key, slug) in named {
        if let Some(slug) = slug {
            let link = Link {
                href: page.href(&format!("/data/{slug}")),
                name: slug.clone(),
            };
            rows.extend(Markup::of(&link).ok().map(|link| row(key, link)));
        }
    }
    if let Some(reason) = ticket.reason {
        let reason = page.t(&format!("opendata-fault-reason-{}", reason.code()));
        rows.push(row("opendata-fault-reason", Markup::words(&reason)));
    }
    rows
}

#[derive(Template)]
#[template(
    source = "<a href=\"{{ href }}\" translate=\"no\">{{ name }}</a>",
    ext = "html"
)]
struct Link {
    href: String,
    name: String,
}

fn event(page: &Page, words: &CaseWords<'_>, (case, entry): (&Case, &Entry)) -> Event {
    let ground = words.reason(entry);
    let said = match (&ground, &entry.body) {
        (Some(ground), Some(body)) => Some(page.said(&format!("{ground}\n\n{body}"))),
        (Some(ground), None) => Some(Markup::words(ground)),
        (None, body) => body.as_deref().map(|body| page.said(body)),
    };
    let receipt = format!("/receipts/of/{}/{}", case.reference, entry.version);
    Event {
        at: entry.at,
        title: words.step(entry),
        who: words.party(&entry.party),
        body: said,
        with: None,
        receipt: Some(page.href(&receipt)),
        stage: Stage::Past,
    }
}

async fn ticket_join(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let person = ctx.actor.id().filter(|_| ctx.actor.is_person());
    let (person, reference) = (person.ok_or_else(Problem::sign_in)?, reference(&ctx)?);
    let done = match form.value("do") {
        "leave" => "left",
        _ => "joined",
    };
    let there = ctx.href(&format!("/data/tickets/{reference}?done={done}"));
    let (now, lang) = (ctx.now, ctx.lang);
    let write = app.db.write("opendata.ticket_join", move |tx| match done {
        "left" => actions::ticket_leave(tx, &reference, person),
        _ => actions::ticket_join(tx, now, &reference, (person, lang)),
    });
    write.await.map_err(Problem::from)?;
    Ok(see_other(&there))
}

#[derive(Template)]
#[template(path = "data_ticket_about.html")]
struct About {
    page: Page,
    title: String,
    words: Markup,
    href: String,
    reason: Option<String>,
    wish: bool,
}

/// What a ticket says, at the head of the page that every case has.
pub(crate) fn about(
    tx: &mut Tx<'_>,
    _: &App,
    page: &Page,
    _: &Registry,
    case: &Case,
) -> Result<Option<Markup>, store::Error> {
    let ticket = match actions::ticket_of(tx, case) {
        Ok(ticket) => ticket,
        Err(crate::Error::Store(error)) => return Err(error),
        Err(_) => return Ok(None),
    };
    let reason = ticket.reason.map(|reason| {
        let key = format!("opendata-fault-reason-{}", reason.code());
        page.t(&key).into_owned()
    });
    let about = About {
        href: match &ticket.dataset {
            Some(slug) => page.href(&format!("/data/{slug}")),
            None => page.href(&format!("/data/tickets/{}", case.reference)),
        },
        words: page.lines(&ticket.words),
        title: ticket.title,
        reason,
        wish: ticket.sort == Sort::Wish,
        page: page.clone(),
    };
    Ok(Markup::of(&about).ok())
}

/// A problem on the page of its dataset.
pub(crate) struct FaultLine {
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) state: String,
    pub(crate) tone: Tone,
    pub(crate) answer: Option<Markup>,
}

/// Problems on the page of their dataset.
pub(crate) struct FaultLines {
    pub(crate) open: i64,
    pub(crate) answered: i64,
    pub(crate) told: Vec<FaultLine>,
}

/// What the page of a dataset says of problems with it.
pub(crate) async fn faults(app: &App, page: &Page, slug: &str) -> Result<FaultLines, Problem> {
    let slug = slug.to_owned();
    let read = app.db.read("opendata.faults", move |tx: &mut Tx<'_>| {
        actions::faults_shown(tx, &slug)
    });
    let FaultsShown {
        open,
        answered,
        told,
    } = read.await.map_err(Problem::from)?;
    let line = |fault: &FaultTold| FaultLine {
        href: page.href(&format!("/data/tickets/{}", fault.reference)),
        title: fault.title.clone(),
        state: state(page, Sort::Fault, &fault.state),
        tone: tone(&fault.state),
        answer: fault.answer.as_deref().map(|words| page.said(words)),
    };
    Ok(FaultLines {
        open,
        answered,
        told: told.iter().map(line).collect(),
    })
}
