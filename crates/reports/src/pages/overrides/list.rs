//! Which override areas there are, by how far they have come.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use kernel::App;
use kernel::registry::{self, PROPOSE, Proposal, Registry, Standing};
use web::{Access, Answers, Ctx, Cursor, Failure, Page, Paging, Route, Tab, Tone, html};

use super::{categories, dates, path, place, standing};
use crate::pages::facts;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/desk/overrides",
        "reports.page_overrides",
        Access::May(PROPOSE),
        list,
    )]
}

/// An override on the list.
struct Line {
    href: String,
    code: String,
    agency: String,
    categories: String,
    place: String,
    dates: String,
    proposed: String,
}

#[derive(Template)]
#[template(path = "overrides.html")]
struct ListPage {
    page: Page,
    answers: Answers,
    tabs: Vec<Tab>,
    here: (String, Tone),
    lines: Vec<Line>,
    next: Option<String>,
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let asked = ctx.query("standing").and_then(Standing::parse);
    let asked = asked.unwrap_or(Standing::Proposed);
    let paging = Paging::of(&ctx)?;
    let (shared, actor, piece) = (app.clone(), ctx.actor.clone(), paging.clone());
    let read = app.db.read("reports.page_overrides", move |tx| {
        let found = registry::overrides_list(tx, &actor, (asked, &piece))?;
        Ok::<_, registry::OverrideError>((shared.registry.get(tx)?, found))
    });
    let (registry, found) = read.await.map_err(Problem::from)?;
    let piece = paging.piece(found, |found| Cursor {
        at: Some(found.proposed.at.micros()),
        id: found.what.code.to_string(),
    });
    let page = ctx
        .page(ctx.t("reports-overrides-title"))
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .wide();
    let address = |standing: Standing| {
        let path = page.href("/desk/overrides");
        format!("{path}?standing={}", standing.as_str())
    };
    html(&ListPage {
        answers: Answers::empty(),
        tabs: Standing::ALL
            .iter()
            .map(|one| Tab {
                name: standing(&page, *one).0,
                href: address(*one),
                current: *one == asked,
                count: None,
            })
            .collect(),
        here: standing(&page, asked),
        next: piece
            .next
            .as_ref()
            .map(|next| format!("{}&after={next}", address(asked))),
        lines: piece
            .items
            .iter()
            .map(|found| line(&page, &registry, found))
            .collect(),
        page,
    })
}

fn line(page: &Page, registry: &Registry, found: &Proposal) -> Line {
    let what = &found.what;
    Line {
        href: page.href(&path(&what.code)),
        code: what.code.to_string(),
        agency: facts::agency(page, registry, &what.agency),
        categories: categories(page, registry, what),
        place: place(page, registry, &what.shape),
        dates: dates(page, what),
        proposed: page.date(found.proposed.at),
    }
}
