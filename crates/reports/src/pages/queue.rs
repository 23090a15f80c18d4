//! The queues of an agency: what is to do, narrowed and put in order as the address says.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Actor, PersonId, Reference, Time};
use kernel::App;
use kernel::audit::{self, Since};
use kernel::bans;
use kernel::cases::{
    self, CaseId, Holder, Order, Phase, Priority, Queue, QueueAsk, QueueCounts, QueueFilter,
    QueueRow, Window,
};
use kernel::limits;
use kernel::reach;
use kernel::registry::{self, Registry};
use store::Tx;
use web::{
    Access, Answers, Choice, Ctx, Cursor, Failure, Page, Route, Tone, encoded, html, see_other,
};

use super::beside::links;
use super::facts;
use super::rail::{RailLink, queue_name, rail};
use crate::error::Error;
use crate::found::report_found;
use crate::late;
use crate::me_too;
use crate::model::{Feedback, KIND};
use crate::moderation;
use crate::replies::{Reply, replies_of};

pub(super) fn routes() -> Vec<Route<App>> {
    let officer = Access::May(cases::READ);
    vec![Route::get(
        "/{lang}/desk",
        "reports.page_desk",
        officer,
        desk,
    )]
}

/// Fields of the filter, which are kept in the address.
const FILTERS: [&str; 6] = [
    "state",
    "category",
    "area",
    "holder",
    "priority",
    "unexplained",
];
/// The queue of what was brought to the complaints bureau, from all agencies.
pub(super) const BUREAU: &str = "bureau";
/// The order by people who have the trouble, which only reports have.
const MANY: &str = "many";

struct DeskRow {
    href: String,
    /// The reference and the version that is shown, for acts upon it.
    pick: String,
    reference: String,
    category: String,
    /// The agency, where the queue is not one agency's.
    agency: Option<String>,
    state: String,
    tone: Tone,
    holder: Option<String>,
    /// Its priority, where that is not the usual one.
    priority: Option<(String, Tone)>,
    due: Option<(String, Tone)>,
    opened: Time,
    /// People beside the one who reported.
    affected: i64,
    claims: bool,
}

#[derive(Template)]
#[template(path = "desk_queue.html")]
struct Desk {
    page: Page,
    answers: Answers,
    /// Where the page learns of news.
    live: String,
    agency: String,
    agency_name: String,
    agencies: Vec<Choice>,
    /// Paths of other pages for this officer, with the keys of their names.
    links: Vec<(String, &'static str)>,
    queue: &'static str,
    queue_name: String,
    rail: Vec<RailLink>,
    choices: Choices,
    rows: Vec<DeskRow>,
    /// Among what is late: only what nobody has explained.
    unexplained: Option<String>,
    first: Option<String>,
    next: Option<String>,
    /// Where the page is, for the way back.
    here: String,
    /// The reference that the officer has just taken.
    taken: Option<String>,
    /// The agency's own reach.
    reach: String,
    /// Whether a test message waits for this officer.
    to_confirm: bool,
}

/// What can be chosen in the filter and for what is selected.
struct Choices {
    states: Vec<Choice>,
    categories: Vec<Choice>,
    areas: Vec<Choice>,
    holders: Vec<Choice>,
    colleagues: Vec<Choice>,
    priorities: Vec<Choice>,
    orders: Vec<Choice>,
    /// Why reports are late.
    late: Vec<Choice>,
    /// Moves that many reports can make at once with words, and ready replies by their move.
    steps: Vec<Choice>,
    replies: Vec<(String, Vec<Choice>)>,
    targets: Vec<Choice>,
}

/// What many reports can be answered with at once.
const SAID: [&str; 4] = ["reply", "resolve", "decline", "ask"];

fn said(page: &Page, step: &str) -> String {
    page.t(&facts::key("desk-do", step)).into_owned()
}

/// The agencies at whose desk the officer sits; for those who may read all, every agency.
pub(super) fn own_agencies(actor: &Actor, registry: &Registry) -> Vec<String> {
    match actor.agencies_for(cases::READ) {
        Some(codes) => codes.into_iter().map(str::to_owned).collect(),
        None => registry
            .agencies()
            .map(|agency| agency.code.to_string())
            .collect(),
    }
}

/// What of the desk is looked at.
pub(super) struct Look {
    agency: Option<String>,
    pub(super) ask: QueueAsk,
    /// What is shown instead of a queue.
    pub(super) beside: Option<Beside>,
    /// There: from this row on.
    from: i64,
}

/// What the desk shows beside queues; both are paged by counting.
pub(super) enum Beside {
    /// All that is open, by how many people have the trouble.
    Many,
    /// Where these words stand.
    Words(String),
    /// What was brought to the bureau.
    Bureau,
}

/// What stands there.
pub(super) struct Seen {
    /// What was committed when this was read.
    since: Since,
    registry: Arc<Registry>,
    agencies: Vec<String>,
    pub(super) agency: String,
    pub(super) counts: QueueCounts,
    rows: Vec<QueueRow>,
    /// How many reports other agencies offer to this one, and how many people want to be phoned.
    pub(super) offered: i64,
    pub(super) calls: i64,
    /// How many cases were brought to the bureau, for those who work there.
    pub(super) brought: Option<i64>,
    /// How many reporters object to what was moderated, for them.
    pub(super) objections: Option<i64>,
    /// How many senders are limited now, for them.
    pub(super) limited: Option<i64>,
    /// How many bans wait for a decision, for them.
    pub(super) bans: Option<i64>,
    affected: Vec<(CaseId, i64)>,
    colleagues: Vec<(PersonId, String)>,
    replies: Vec<Reply>,
    to_confirm: bool,
}

fn look_at(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    look: &Look,
) -> Result<Seen, Error> {
    let registry = app.registry.get(tx)?;
    let agencies = own_agencies(actor, &registry);
    let triage = registry.settings().triage.agency.to_string();
    let first = if agencies.contains(&triage) {
        Some(triage)
    } else {
        agencies.first().cloned()
    };
    let agency = look.agency.clone().or(first);
    let agency = agency.ok_or(cases::Error::Forbidden)?;
    let counts = cases::queue_counts(tx, (actor, now), &agency)?;
    let part = (cases::QUEUE_ROWS + 1, look.from);
    let rows = match &look.beside {
        Some(Beside::Words(words)) => {
            let asked = (agency.as_str(), words.as_str());
            report_found(tx, (actor, now), asked, &look.ask.filter, part)?
        }
        Some(Beside::Bureau) => cases::bureau_queue(tx, actor, part)?,
        Some(Beside::Many) => {
            let window = Window::of(&actor.remits_at(cases::READ, &agency));
            let window = window.ok_or(cases::Error::Forbidden)?;
            me_too::queue_of_many(tx, (&agency, &window), part)?
        }
        None => cases::case_queue(tx, (actor, now), &agency, &look.ask)?,
    };
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    Ok(Seen {
        since: audit::since(tx)?,
        affected: me_too::counts_of_cases(tx, &ids)?,
        colleagues: cases::colleagues(tx, actor, &agency)?,
        replies: replies_of(tx, app, (actor, now), &agency)?,
        offered: cases::tasks_open(tx, actor, &agency, "takeover")?,
        calls: cases::tasks_open(tx, actor, &agency, "callback")?,
        brought: cases::bureau_count(tx, actor)?,
        objections: moderation::objections_count(tx, actor)?,
        limited: limits::limited_count(tx, actor, now)?,
        bans: bans::bans_count(tx, actor, now)?,
        to_confirm: reach::test_at_desk(tx, (actor, now), &agency)?.is_some(),
        registry,
        agencies,
        agency,
        counts,
        rows,
    })
}

/// Reads the address; what it says amiss is left out.
fn look(ctx: &Ctx) -> Look {
    let asked = |name: &str| ctx.query(name).filter(|value| !value.is_empty());
    let text = |name: &str| asked(name).map(str::to_owned);
    let words = asked("words").map(|words| Beside::Words(words.to_owned()));
    let many = asked("sort") == Some(MANY);
    let bureau = asked("queue") == Some(BUREAU);
    let beside = words.or(many.then_some(Beside::Many));
    let beside = beside.or(bureau.then_some(Beside::Bureau));
    let queue = asked("queue").and_then(Queue::parse);
    let holder = match asked("holder") {
        Some("none") => Some(Holder::Nobody),
        Some(id) => PersonId::parse(id).ok().map(Holder::Person),
        None => None,
    };
    let from = asked("from").and_then(|from| from.parse::<i64>().ok());
    Look {
        agency: text("agency"),
        ask: QueueAsk {
            queue: match (&beside, queue) {
                (Some(Beside::Many), _) => Queue::Open,
                (_, queue) => queue.unwrap_or(Queue::New),
            },
            order: asked("sort").and_then(Order::parse).unwrap_or_default(),
            filter: QueueFilter {
                kind: text("kind"),
                state: text("state"),
                topic: text("category"),
                area: text("area"),
                holder,
                priority: asked("priority").and_then(Priority::parse),
                unexplained: queue == Some(Queue::Overdue) && asked("unexplained").is_some(),
            },
            after: asked("after")
                .and_then(Cursor::parse)
                .map(|cursor| (cursor.at, cursor.id)),
        },
        beside,
        from: from.unwrap_or_default().max(0),
    }
}

async fn desk(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    // Whoever has a reference in hand goes straight to it.
    if let Some(Ok(reference)) = ctx.query("reference").map(Reference::parse) {
        return Ok(see_other(&ctx.href(&format!("/desk/reports/{reference}"))));
    }
    let look = Arc::new(look(&ctx));
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let asked = Arc::clone(&look);
    let seen = app
        .db
        .read("reports.page_desk", move |tx| {
            look_at(tx, &shared, (&actor, now), &asked)
        })
        .await?;
    html(&render(&app, &ctx, &look, &seen))
}

/// The address of a queue with what is kept of the present one.
pub(super) fn link(ctx: &Ctx, page: &Page, queue: &str, kept: &[(&str, &str)]) -> String {
    let mut link = format!("{}?queue={queue}", page.here());
    for (name, value) in kept.iter().filter(|(_, value)| !value.is_empty()) {
        link.push('&');
        link.push_str(name);
        link.push('=');
        link.push_str(&encoded(value));
    }
    for name in FILTERS {
        if let Some(value) = ctx.query(name).filter(|value| !value.is_empty()) {
            for part in ["&", name, "=", &encoded(value)] {
                link.push_str(part);
            }
        }
    }
    link
}

fn render(app: &App, ctx: &Ctx, look: &Look, seen: &Seen) -> Desk {
    let (registry, agency, rows) = (&seen.registry, seen.agency.as_str(), &seen.rows);
    let page = ctx.page(ctx.t("reports-desk-title")).wide();
    let queue = look.ask.queue;
    let sort = ctx.query("sort").unwrap_or_default();
    let shown = usize::try_from(cases::QUEUE_ROWS).unwrap_or(usize::MAX);
    let to = |name: &str, value: &str| {
        let words = ("words", ctx.query("words").unwrap_or_default());
        let kept = [("agency", agency), ("sort", sort), words, (name, value)];
        link(ctx, &page, shown_queue(look), &kept)
    };
    let last = rows
        .get(shown.saturating_sub(1))
        .filter(|_| rows.len() > shown);
    let next = last.map(|row| {
        if look.beside.is_some() {
            return to("from", &(look.from + cases::QUEUE_ROWS).to_string());
        }
        let id = row.id.to_string();
        to("after", &Cursor { at: row.place, id }.text())
    });
    let here = to("from", ctx.query("from").unwrap_or_default());
    let here = further(here, ctx.query("after"));
    let later = match look.beside {
        None => look.ask.after.is_some(),
        Some(_) => look.from > 0,
    };
    let value = |name: &'static str| (name, ctx.query(name).unwrap_or_default());
    let filled = std::iter::once("words")
        .chain(FILTERS)
        .map(value)
        .chain([("agency", agency), ("sort", sort)]);
    Desk {
        answers: Answers::prefilled(filled),
        live: format!("/live?agency={}&since={}", encoded(agency), seen.since),
        agency: agency.to_owned(),
        agency_name: facts::agency(&page, registry, agency),
        agencies: seen
            .agencies
            .iter()
            .map(|code| Choice::new(code.clone(), facts::agency(&page, registry, code)))
            .collect(),
        links: links(&ctx.actor, registry, agency),
        queue: shown_queue(look),
        unexplained: (queue == Queue::Overdue && !look.ask.filter.unexplained)
            .then(|| to("unexplained", "1")),
        queue_name: match look.beside {
            Some(Beside::Words(_)) => page.t("reports-desk-found").into_owned(),
            Some(Beside::Bureau) => page.t("reports-desk-queue-bureau").into_owned(),
            _ => queue_name(&page, queue),
        },
        rail: rail(ctx, &page, look, seen),
        choices: choices(app, ctx, &page, seen),
        rows: rows
            .iter()
            .take(shown)
            .map(|row| {
                let found = (row, seen.affected.as_slice());
                desk_row(app, (&page, &here), registry, agency, found)
            })
            .collect(),
        first: later.then(|| to("", "")),
        next,
        here,
        taken: taken(ctx),
        reach: format!("/desk/reach/{agency}"),
        to_confirm: seen.to_confirm,
        page,
    }
}

/// The reference that the officer has just taken.
fn taken(ctx: &Ctx) -> Option<String> {
    let reference = Reference::parse(ctx.query("taken")?);
    reference.ok().map(|reference| reference.to_string())
}

/// An address from a row on.
fn further(address: String, after: Option<&str>) -> String {
    match after.filter(|after| !after.is_empty()) {
        Some(after) => format!("{address}&after={}", encoded(after)),
        None => address,
    }
}

/// The name of what is shown, in addresses.
fn shown_queue(look: &Look) -> &'static str {
    match look.beside {
        Some(Beside::Bureau) => BUREAU,
        _ => look.ask.queue.code(),
    }
}

fn choices(app: &App, ctx: &Ctx, page: &Page, seen: &Seen) -> Choices {
    let registry = &seen.registry;
    let agency = registry.agency(&seen.agency);
    let day = registry.day(ctx.now);
    let categories = agency.map(|agency| registry::categories_of(registry, agency, day));
    let kind = app.kinds.get(KIND);
    let states = kind.iter().flat_map(|kind| &kind.states);
    let colleagues: Vec<_> = seen
        .colleagues
        .iter()
        .map(|(id, name)| Choice::named(id.to_string(), name.clone()))
        .collect();
    let nobody = Choice::new("none", page.t("reports-desk-nobody"));
    let order =
        |code: &'static str| Choice::new(code, page.t(&format!("reports-desk-sort-{code}")));
    let home = agency.and_then(|agency| agency.state.clone());
    let districts = registry
        .districts()
        .iter()
        .filter(|district| home.as_ref() == Some(&district.state))
        .map(|district| Choice::named(district.code.to_string(), district.name.clone()));
    let countrywide = registry.states().filter(|_| home.is_none());
    let all_states =
        countrywide.map(|state| Choice::new(state.code.to_string(), page.plain(&state.name)));
    Choices {
        states: states
            .filter(|state| state.phase != Phase::Hidden)
            .map(|state| {
                Choice::new(
                    state.code.clone(),
                    facts::state(page, &state.code, Feedback::Complaint),
                )
            })
            .collect(),
        categories: categories
            .unwrap_or_default()
            .into_iter()
            .map(|category| Choice::new(category.code.to_string(), page.plain(&category.name)))
            .collect(),
        areas: districts.chain(all_states).collect(),
        holders: std::iter::once(nobody).chain(colleagues.clone()).collect(),
        colleagues,
        priorities: facts::priorities(page),
        steps: SAID.map(|step| Choice::new(step, said(page, step))).into(),
        replies: SAID
            .map(|step| {
                let ready = seen.replies.iter().filter(|reply| reply.step == step);
                let ready = ready.map(|reply| facts::reply(page, reply));
                (said(page, step), ready.collect::<Vec<_>>())
            })
            .into_iter()
            .filter(|(_, ready)| !ready.is_empty())
            .collect(),
        targets: registry
            .agencies()
            .map(|agency| Choice::new(agency.code.to_string(), page.plain(&agency.name)))
            .collect(),
        orders: Order::ALL
            .map(Order::code)
            .into_iter()
            .chain([MANY])
            .map(order)
            .collect(),
        late: facts::grounds(page, late::reasons(app)),
    }
}

fn desk_row(
    app: &App,
    (page, here): (&Page, &str),
    registry: &Registry,
    agency: &str,
    (row, affected): (&QueueRow, &[(CaseId, i64)]),
) -> DeskRow {
    let kind = app.kinds.get(&row.kind);
    let state = kind.and_then(|kind| kind.state(&row.state));
    let phase = match state.map(|state| state.phase) {
        Some(Phase::Closed) => Phase::Closed,
        _ => Phase::Open,
    };
    let is_report = row.kind == KIND;
    let tone = match row.priority {
        Priority::Urgent => Tone::Late,
        Priority::High => Tone::Waiting,
        Priority::Normal | Priority::Low => Tone::Plain,
    };
    let told = row.priority != Priority::Normal;
    DeskRow {
        href: if is_report {
            let from = here.split_once('?').map_or("", |(_, query)| query);
            let path = format!("/desk/reports/{}?from={}", row.reference, encoded(from));
            page.href(&path)
        } else {
            page.href(&format!("/cases/{}", row.reference))
        },
        pick: format!("{}.{}", row.reference, row.version),
        reference: row.reference.to_string(),
        // What has no category is of another module, and called what that calls its cases.
        category: match app.acted_for.iter().find(|(code, _)| *code == row.kind) {
            Some((_, name)) if row.topic.is_none() => page.t(name).into_owned(),
            _ => facts::subject(page, registry, row),
        },
        state: match kind {
            Some(kind) if !is_report => page.t(&kind.key("state", &row.state)).into_owned(),
            _ => facts::state(page, &row.state, Feedback::Complaint),
        },
        tone: facts::tone(&row.state),
        holder: row.holder.clone(),
        agency: (row.agency != agency).then(|| facts::agency(page, registry, &row.agency)),
        priority: told.then(|| (facts::priority(page, row.priority), tone)),
        due: facts::due_tag(page, phase, row.due),
        opened: row.opened,
        affected: affected
            .iter()
            .find(|(id, _)| *id == row.id)
            .map_or(0, |(_, count)| *count),
        claims: is_report && row.holder.is_none() && row.state == "open" && row.agency == agency,
    }
}
