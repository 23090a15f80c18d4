//! The search page.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Reference;
use web::{Access, Ctx, Failure, Page, Route, html, see_other};

use super::Hit;
use crate::{App, cases};

const QUERY_MAX: usize = 200;
const AGENCIES: usize = 8;
const CATEGORIES: usize = 6;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/search",
        "search.page",
        Access::Public,
        search_page,
    )]
}

/// What was found, by shelf.
#[derive(Debug, Default)]
struct Found {
    agencies: Vec<Hit>,
    categories: Vec<Hit>,
    others: Vec<Hit>,
}

#[derive(Template)]
#[template(path = "search_page.html")]
struct SearchPage {
    page: Page,
    found: Found,
}

impl SearchPage {
    fn shelves(&self) -> [(&'static str, &[Hit]); 3] {
        [
            ("kernel-search-categories", &self.found.categories),
            ("kernel-search-agencies", &self.found.agencies),
            ("kernel-search-reports", &self.found.others),
        ]
    }

    fn empty(&self) -> bool {
        self.shelves().iter().all(|(_, hits)| hits.is_empty())
    }
}

async fn search_page(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let asked: String = ctx
        .query("q")
        .unwrap_or_default()
        .chars()
        .take(QUERY_MAX)
        .collect();
    let (actor, lang, words) = (ctx.actor.clone(), ctx.lang, asked.clone());
    let shared = app.clone();
    let (known, found) = app
        .db
        .read("search.page", move |tx| {
            if let Ok(reference) = Reference::parse(&words)
                && let Ok(case) = cases::case_by_reference(tx, &actor, &reference)
            {
                return Ok((Some(case.reference), Found::default()));
            }
            let registry = shared.registry.get(tx)?;
            let mut found = Found {
                agencies: agencies(&registry, lang, &words),
                categories: categories(&registry, lang, &words),
                others: Vec::new(),
            };
            for source in &shared.sources {
                found
                    .others
                    .extend(source(tx, &shared, &actor, lang, &words)?);
            }
            Ok::<_, store::Error>((None, found))
        })
        .await?;
    if let Some(reference) = known {
        return Ok(see_other(&ctx.href(&format!("/reports/{reference}"))));
    }
    let mut page = ctx.page(ctx.t("kernel-search-title"));
    page.search = asked;
    html(&SearchPage { page, found })
}

fn agencies(registry: &crate::registry::Registry, lang: base::Lang, words: &str) -> Vec<Hit> {
    registry
        .agencies_matching(words, AGENCIES)
        .into_iter()
        .map(|agency| Hit {
            title: agency.name.get(lang).to_string(),
            about: agency.acronym.clone(),
            path: format!("/agencies/{}", agency.code),
        })
        .collect()
}

fn categories(registry: &crate::registry::Registry, lang: base::Lang, words: &str) -> Vec<Hit> {
    registry
        .categories_matching(words, CATEGORIES)
        .into_iter()
        .map(|category| Hit {
            title: category.name.get(lang).to_string(),
            about: registry
                .group(&category.group)
                .map(|group| group.name.get(lang).to_string())
                .unwrap_or_default(),
            path: format!("/reports/new?category={}", category.code),
        })
        .collect()
}
