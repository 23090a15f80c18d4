//! Where everybody begins: what was asked and answered already, found by words, and the way to ask.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Lang;
use kernel::App;
use kernel::registry::Registry;
use kernel::search::Hit;
use store::Tx;
use web::{
    Access, Answers, Choice, Ctx, Failure, Page, Pagination, Route, encoded, html, see_other,
};

use super::facts::{self, ListRow};
use crate::actions;
use crate::error::Error;
use crate::model::{Outcome, RequestFilter, RequestRow};

const ROWS: i64 = 20;
const PAGES_MAX: i64 = 500;
/// Hits that a search shows.
const HITS: u32 = 10;
/// Letters of a query that are read.
const QUERY_MAX: usize = 200;
/// The kind of hit that a published table is.
const DATASET: &str = "dataset";

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/{lang}/ask",
            "disclosure.page_start",
            Access::Public,
            start,
        ),
        Route::get(
            "/{lang}/information",
            "disclosure.page_moved",
            Access::Public,
            elsewhere,
        ),
    ]
}

/// The address that people guess.
async fn elsewhere(ctx: Ctx) -> Result<Response, Failure> {
    Ok(see_other(&ctx.href("/ask")))
}

/// A published table that a search found.
struct Table {
    title: String,
    about: String,
    href: String,
}

#[derive(Template)]
#[template(path = "ask_start.html")]
struct StartPage {
    page: Page,
    answers: Answers,
    /// What was searched for; empty where nothing was.
    sought: String,
    rows: Vec<ListRow>,
    tables: Vec<Table>,
    states: Vec<Choice>,
    outcomes: Vec<Choice>,
    /// The agency to which the list is narrowed.
    agency: Option<String>,
    new: String,
    feed: String,
    place: Pagination,
}

/// Which requests the address of a list asks for; what does not parse narrows nothing.
pub(super) fn filter(ctx: &Ctx) -> RequestFilter {
    RequestFilter {
        agency: ctx.query("agency").map(str::to_owned),
        closed: ctx.query("state").map(|state| state == "closed"),
        outcome: ctx.query("outcome").and_then(Outcome::parse),
    }
}

async fn start(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let sought: String = ctx
        .query("q")
        .unwrap_or_default()
        .chars()
        .take(QUERY_MAX)
        .collect();
    let number = ctx.query("page").and_then(|page| page.parse().ok());
    let number: i64 = i64::clamp(number.unwrap_or(1), 1, PAGES_MAX);
    let (asked, words, shared) = (filter(&ctx), sought.clone(), app.clone());
    let (actor, lang) = (ctx.actor.clone(), ctx.lang);
    let (registry, rows, tables) = app
        .db
        .read("disclosure.page_start", move |tx| {
            let registry = shared.registry.get(tx)?;
            if words.trim().is_empty() {
                let place = (ROWS + 1, (number - 1) * ROWS);
                let rows = actions::request_list(tx, &asked, place)?;
                return Ok::<_, Error>((registry, rows, Vec::new()));
            }
            let rows = actions::request_search(tx, &words, HITS)?;
            let tables = tables(tx, &shared, (&actor, lang), &words)?;
            Ok((registry, rows, tables))
        })
        .await?;
    html(&page(&ctx, &registry, (sought, number), (rows, tables)))
}

/// Published tables that have all the words: whoever publishes them says so.
fn tables(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, lang): (&base::Actor, Lang),
    words: &str,
) -> Result<Vec<Hit>, store::Error> {
    let mut hits = Vec::new();
    for source in &app.sources {
        hits.extend(source(tx, app, actor, lang, words)?);
    }
    hits.retain(|hit| hit.kind == DATASET);
    Ok(hits)
}

fn page(
    ctx: &Ctx,
    registry: &Registry,
    (sought, number): (String, i64),
    (mut rows, tables): (Vec<RequestRow>, Vec<Hit>),
) -> StartPage {
    let page = ctx
        .page(ctx.t("disclosure-title"))
        .data_at("/api/v1/information");
    let shown = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let more = rows.len() > shown;
    rows.truncate(shown);
    let kept = ["agency", "state", "outcome"]
        .into_iter()
        .filter_map(|name| {
            let value = ctx.query(name)?;
            Some(format!("{name}={}&", encoded(value)))
        });
    let kept: String = kept.collect();
    let at = |number: i64| format!("{}?{kept}page={number}", page.here());
    let asked = ctx.query("agency").map(encoded);
    let asked = asked
        .map(|code| format!("?agency={code}"))
        .unwrap_or_default();
    StartPage {
        answers: Answers::of(&ctx.query_form()),
        rows: rows
            .iter()
            .map(|row| facts::list_row(&page, registry, row))
            .collect(),
        tables: tables
            .into_iter()
            .map(|hit| Table {
                title: hit.title,
                about: hit.about,
                href: page.href(&hit.path),
            })
            .collect(),
        states: ["open", "closed"]
            .map(|state| Choice::new(state, page.t(&format!("disclosure-list-{state}"))))
            .to_vec(),
        outcomes: Outcome::ALL
            .map(|one| Choice::new(one.code(), facts::outcome(&page, one)))
            .to_vec(),
        agency: ctx
            .query("agency")
            .map(|code| facts::agency(&page, registry, code)),
        new: format!("{}{asked}", page.href("/ask/new")),
        feed: format!("{}{asked}", page.href("/ask.atom")),
        place: Pagination {
            previous: (number > 1).then(|| at(number - 1)),
            next: more.then(|| at(number + 1)),
            number,
            all: None,
        },
        sought,
        page,
    }
}
