//! A person's own reports, and who looked at their data.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use kernel::audit::{self, View};
use kernel::cases::{self, Case};
use kernel::notifications;
use kernel::registry::Registry;
use web::{Access, Ctx, Failure, Markup, Page, Route, Tone, html};

use super::facts;
use crate::error::Error;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/me",
        "reports.page_me",
        Access::SignedIn,
        me,
    )]
}

struct OwnRow {
    reference: String,
    category: String,
    state: String,
    tone: Tone,
    agency: String,
    created: base::Time,
    due: Option<String>,
}

#[derive(Template)]
#[template(path = "me.html")]
struct Me {
    page: Page,
    /// Their own address, if letters to it are held back.
    back: Option<String>,
    rows: Vec<OwnRow>,
    view_columns: Vec<String>,
    views: Vec<Vec<Markup>>,
}

async fn me(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let owner = ctx.actor.id().ok_or_else(base::Problem::sign_in)?;
    let (shared, now) = (app.clone(), ctx.now);
    let (registry, cases, views, back) = app
        .db
        .read("reports.page_me", move |tx| {
            let registry = shared.registry.get(tx)?;
            let cases = cases::cases_of_owner(tx, owner)?;
            let views = audit::views_of_owner(tx, owner)?;
            let back = notifications::address_held_back(tx, now, owner)?;
            Ok::<_, Error>((registry, cases, views, back))
        })
        .await?;
    let page = ctx.page(ctx.t("reports-me-title"));
    html(&Me {
        back: back.map(|address| address.to_string()),
        rows: cases
            .iter()
            .map(|case| own_row(&page, &registry, case))
            .collect(),
        view_columns: ["report", "who", "agency", "fields", "why", "when"]
            .map(|column| page.t(&format!("reports-me-view-{column}")).into_owned())
            .to_vec(),
        views: views
            .iter()
            .map(|view| view_cells(&page, &registry, view))
            .collect(),
        page,
    })
}

fn own_row(page: &Page, registry: &Registry, case: &Case) -> OwnRow {
    let topic = case.topic.as_deref().unwrap_or_default();
    OwnRow {
        reference: case.reference.to_string(),
        category: facts::category(page, registry, topic),
        state: facts::state(page, &case.state),
        tone: facts::tone(&case.state),
        agency: facts::agency(page, registry, &case.agency),
        created: case.created,
        due: case
            .due
            .filter(|_| case.closed.is_none())
            .map(|due| page.left(due)),
    }
}

fn view_cells(page: &Page, registry: &Registry, view: &View) -> Vec<Markup> {
    let fields: Vec<String> = view
        .fields
        .iter()
        .map(|field| page.t(&format!("reports-field-{field}")).into_owned())
        .collect();
    vec![
        page.said(&view.reference),
        page.said(&view.officer),
        Markup::words(&facts::agency(page, registry, &view.agency)),
        Markup::words(&fields.join(", ")),
        Markup::words(&page.t(&format!("reports-reason-{}", view.reason))),
        Markup::words(&page.datetime(view.at)),
    ]
}
