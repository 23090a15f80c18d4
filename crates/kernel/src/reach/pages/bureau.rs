//! The bureau's undeliverable queue: agencies that cannot be reached, the cases that wait there, and the
//! count of all.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Actor;
use web::{Access, Answers, Choice, Ctx, Failure, Page, Pagination, Route, Tab, Tone, html};

use super::super::look::{self, CASES_SHOWN, Missing, Undeliverable};
use super::super::model::{Reach, Tier};
use super::super::survey::{Counts, Figures};
use super::super::{Error, VERIFY};
use super::{key, named, next_words, reach_words, since, tone};
use crate::App;
use crate::cases::{self, QueueRow};
use crate::registry::{Agency, Registry};

/// Agencies on one page.
const PER_PAGE: usize = 50;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/desk/reach",
        "reach.page_bureau",
        Access::May(VERIFY),
        show,
    )]
}

/// Which part of the queue is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Agencies,
    Cases,
    Count,
}

impl View {
    const ALL: [Self; 3] = [Self::Agencies, Self::Cases, Self::Count];

    const fn code(self) -> &'static str {
        match self {
            Self::Agencies => "agencies",
            Self::Cases => "cases",
            Self::Count => "count",
        }
    }

    fn of(ctx: &Ctx) -> Self {
        let asked = ctx.query("view").unwrap_or_default();
        let found = Self::ALL.into_iter().find(|view| view.code() == asked);
        found.unwrap_or(Self::Agencies)
    }
}

struct AgencyRow {
    name: String,
    path: String,
    why: String,
    tone: Tone,
    since: String,
    next: String,
    waiting: i64,
    cases: String,
    claims: i64,
}

struct CaseRow {
    reference: String,
    /// Nothing where the reader may not open it.
    href: Option<String>,
    topic: String,
    agency: String,
    path: String,
    due: Option<(String, Tone)>,
}

/// A line of the count: who, and how many of each reach.
struct CountRow {
    name: String,
    all: i64,
    missing: i64,
    each: Vec<i64>,
}

#[derive(Template)]
#[template(path = "reach_bureau.html")]
pub(super) struct BureauPage {
    page: Page,
    answers: Answers,
    view: &'static str,
    tabs: Vec<Tab>,
    reached: i64,
    nation: i64,
    missing: i64,
    waiting: i64,
    claims: i64,
    reasons: Vec<Choice>,
    tiers: Vec<Choice>,
    agencies: Vec<AgencyRow>,
    claimed: Vec<(String, String)>,
    cases: Vec<CaseRow>,
    only: Option<String>,
    columns: Vec<String>,
    /// By kind and by state, each under its heading.
    counts: Vec<(String, Vec<CountRow>)>,
    place: Pagination,
}

/// What the reader narrows the list down to.
struct Filter {
    reach: Option<Reach>,
    tier: Option<Tier>,
    words: String,
}

impl Filter {
    fn of(ctx: &Ctx) -> Self {
        Self {
            reach: ctx.query("reach").and_then(Reach::parse),
            tier: ctx.query("tier").and_then(Tier::parse),
            words: ctx.query("q").unwrap_or_default().to_lowercase(),
        }
    }

    fn fits(&self, app: &App, agency: Option<&Agency>, row: &Missing) -> bool {
        let tier = agency.map(|agency| tier(app, agency));
        let said = |agency: &Agency| {
            let texts = [
                agency.name.get(base::Lang::MS).text.to_lowercase(),
                agency.acronym.to_lowercase(),
            ];
            texts.iter().any(|text| text.contains(&self.words))
        };
        self.reach.is_none_or(|reach| row.verdict.reach == reach)
            && (self.tier.is_none() || self.tier == tier)
            && (self.words.is_empty() || agency.is_some_and(said))
    }
}

fn tier(app: &App, agency: &Agency) -> Tier {
    if app.extras.contains(&agency.code) {
        Tier::Extra
    } else {
        agency.kind.into()
    }
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let number: u32 = ctx
        .query("page")
        .and_then(|page| page.parse().ok())
        .unwrap_or(1)
        .max(1);
    let only = ctx.query("agency").map(str::to_owned);
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let asked = only.clone();
    let (registry, queue) = app
        .db
        .read("reach.page_bureau", move |tx| {
            let registry = shared.registry.get(tx)?;
            let one = asked.as_deref().map(|agency| (agency, number - 1));
            let extras = (&*registry, &shared.extras);
            let queue = look::undeliverable(tx, extras, (&actor, now), one)?;
            Ok::<_, Error>((registry, queue))
        })
        .await?;
    let view = View::of(&ctx);
    let page = ctx
        .page(ctx.t("kernel-reach-bureau-title"))
        .crumb(ctx.t("kernel-reach-desk"), "/desk")
        .data_at("/api/v1/agencies/reach")
        .wide();
    let known = registry.agency(only.as_deref().unwrap_or_default());
    let only = known.map(|agency| agency.code.to_string());
    html(&rendered(
        &app,
        &ctx,
        page,
        &registry,
        &queue,
        (view, only, number),
    ))
}

fn rendered(
    app: &App,
    ctx: &Ctx,
    page: Page,
    registry: &Registry,
    queue: &Undeliverable,
    (view, only, number): (View, Option<String>, u32),
) -> BureauPage {
    let filter = Filter::of(ctx);
    let fitting: Vec<_> = queue
        .missing
        .iter()
        .filter(|row| filter.fits(app, registry.agency(&row.agency), row))
        .collect();
    let at = usize::try_from(number - 1).unwrap_or_default();
    let shown = fitting.iter().skip(at * PER_PAGE).take(PER_PAGE);
    let more = match view {
        View::Agencies => fitting.len() > (at + 1) * PER_PAGE,
        View::Cases => only.is_some() && queue.cases.len() > CASES_SHOWN,
        View::Count => false,
    };
    let waiting: i64 = queue.missing.iter().map(|row| row.waiting).sum();
    let claimed = queue.claimed.iter().map(|(_, count)| count);
    let claims = queue.missing.iter().map(|row| row.claims).sum::<i64>() + claimed.sum::<i64>();
    let nation = &queue.figures.nation;
    BureauPage {
        answers: Answers::of(&ctx.query_form()),
        view: view.code(),
        tabs: tabs(&page, view, (queue.missing.len(), waiting)),
        reached: nation.of(Reach::Live),
        nation: nation.all(),
        missing: nation.missing(),
        waiting,
        claims,
        reasons: choices(
            &page,
            Reach::ALL.iter().filter(|reach| reach.is_missing()),
            |it| ("kernel-reach-is-", it.as_str()),
        ),
        tiers: choices(&page, Tier::ALL.iter(), |it| {
            ("kernel-reach-tier-", it.as_str())
        }),
        agencies: shown.map(|row| agency_row(&page, registry, row)).collect(),
        claimed: queue
            .claimed
            .iter()
            .map(|(code, _)| (named(&page, registry, code), format!("/desk/reach/{code}")))
            .collect(),
        cases: queue
            .cases
            .iter()
            .take(CASES_SHOWN)
            .map(|row| case_row(app, &page, registry, (&ctx.actor, row)))
            .collect(),
        only: only.as_deref().map(|code| named(&page, registry, code)),
        columns: Reach::ALL
            .iter()
            .map(|it| reach_words(&page, *it))
            .collect(),
        counts: counts(&page, registry, &queue.figures),
        place: place(ctx, &page, number, more),
        page,
    }
}

fn tabs(page: &Page, view: View, (missing, waiting): (usize, i64)) -> Vec<Tab> {
    let all = View::ALL.into_iter().map(|tab| Tab {
        name: page.t(&key("kernel-reach-view-", tab.code())).into_owned(),
        href: format!("{}?view={}", page.here(), tab.code()),
        current: tab == view,
        count: match tab {
            View::Agencies => i64::try_from(missing).ok(),
            View::Cases => Some(waiting),
            View::Count => None,
        },
    });
    all.collect()
}

fn choices<'a, T: 'a>(
    page: &Page,
    all: impl Iterator<Item = &'a T>,
    word: impl Fn(&T) -> (&'static str, &'static str),
) -> Vec<Choice> {
    all.map(|it| {
        let (prefix, word) = word(it);
        Choice::new(word, page.t(&key(prefix, word)))
    })
    .collect()
}

fn place(ctx: &Ctx, page: &Page, number: u32, more: bool) -> Pagination {
    let href = |number: u32| {
        let kept = ["view", "agency", "reach", "tier", "q"]
            .into_iter()
            .filter_map(|name| Some(format!("{name}={}&", web::encoded(ctx.query(name)?))));
        format!("{}?{}page={number}", page.here(), kept.collect::<String>())
    };
    Pagination {
        previous: (number > 1).then(|| href(number - 1)),
        next: more.then(|| href(number + 1)),
        number: i64::from(number),
        all: None,
    }
}

fn agency_row(page: &Page, registry: &Registry, row: &Missing) -> AgencyRow {
    AgencyRow {
        name: named(page, registry, &row.agency),
        path: format!("/desk/reach/{}", row.agency),
        why: reach_words(page, row.verdict.reach),
        tone: tone(row.verdict.reach),
        since: since(page, row.verdict),
        next: next_words(page, row.verdict.reach),
        waiting: row.waiting,
        cases: format!("/desk/reach?view=cases&agency={}", row.agency),
        claims: row.claims,
    }
}

fn case_row(
    app: &App,
    page: &Page,
    registry: &Registry,
    (actor, row): (&Actor, &QueueRow),
) -> CaseRow {
    let kind = app.kinds.newest().find(|kind| kind.code == row.kind);
    let pages = kind.map(|kind| kind.page.as_str());
    let href = pages.and_then(|pages| {
        if actor.may(cases::READ, Some(&row.agency)) {
            Some(format!("/desk/{pages}/{}", row.reference))
        } else {
            row.public.then(|| format!("/{pages}/{}", row.reference))
        }
    });
    let topic = row.topic.as_deref().unwrap_or_default();
    let category = registry.category(topic);
    let late = |due| {
        if due < page.now() {
            Tone::Late
        } else {
            Tone::Waiting
        }
    };
    CaseRow {
        reference: row.reference.to_string(),
        href,
        topic: category.map_or_else(|| topic.to_owned(), |it| page.plain(&it.name)),
        agency: named(page, registry, &row.agency),
        path: format!("/desk/reach/{}", row.agency),
        due: row.due.map(|due| (page.left(due), late(due))),
    }
}

/// The count by kind and by state, each under its heading.
fn counts(page: &Page, registry: &Registry, figures: &Figures) -> Vec<(String, Vec<CountRow>)> {
    let (tiers, states) = ("kernel-reach-by-tier", "kernel-reach-by-state");
    vec![
        (page.t(tiers).into_owned(), by_tier(page, figures)),
        (
            page.t(states).into_owned(),
            by_state(page, registry, figures),
        ),
    ]
}

fn count_row(name: String, counts: &Counts) -> CountRow {
    CountRow {
        name,
        all: counts.all(),
        missing: counts.missing(),
        each: counts.each().map(|(_, count)| count).collect(),
    }
}

fn by_tier(page: &Page, figures: &Figures) -> Vec<CountRow> {
    let name = |tier: &Tier| {
        let words = page.t(&key("kernel-reach-tier-", tier.as_str()));
        words.into_owned()
    };
    let nation = page.t("kernel-reach-nation").into_owned();
    let (extra, counted): (Vec<_>, Vec<_>) = figures
        .tiers
        .iter()
        .map(|(tier, counts)| (*tier, count_row(name(tier), counts)))
        .partition(|(tier, _)| *tier == Tier::Extra);
    let counted = counted.into_iter().map(|(_, row)| row);
    counted
        .chain([count_row(nation, &figures.nation)])
        .chain(extra.into_iter().map(|(_, row)| row))
        .collect()
}

fn by_state(page: &Page, registry: &Registry, figures: &Figures) -> Vec<CountRow> {
    let name = |code: &Option<crate::registry::Code>| match code {
        None => page.t("kernel-reach-whole-country").into_owned(),
        Some(code) => registry
            .state(code)
            .map_or_else(|| code.to_string(), |state| page.plain(&state.name)),
    };
    let states = figures.states.iter();
    states
        .map(|(code, counts)| count_row(name(code), counts))
        .collect()
}
