//! A person's own reports and the cases to which they were added, and who looked at their data.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use kernel::audit;
use kernel::cases::{self, Case, CaseFilter};
use kernel::notifications;
use kernel::registry::Registry;
use web::{Access, Ctx, Failure, Markup, Page, Route, Tone, html};

use super::facts;
use crate::actions::{self, FeedbackOf};
use crate::error::Error;
use crate::model::{Feedback, KIND};

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/me",
        "reports.page_me",
        Access::SignedIn,
        me,
    )]
}

/// So many cases stand on the page.
const OWN_CASES: i64 = 200;
/// So many readings of the person's data; the rest has a page of its own.
const VIEWS: i64 = 3;

struct OwnRow {
    href: String,
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
    /// Whose reports they are.
    heading: String,
    /// Whether the mandate that was chosen has ended.
    over: bool,
    /// Whether one may sign in with an account elsewhere.
    elsewhere: bool,
    rows: Vec<OwnRow>,
    views: Vec<[Markup; 2]>,
}

async fn me(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let reader = ctx.actor.id().ok_or_else(base::Problem::sign_in)?;
    // Whose cases they are; nobody's where a mandate has ended.
    let owner = ctx.actor.party();
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let (registry, cases, sorts, views, back) = app
        .db
        .read("reports.page_me", move |tx| {
            let registry = shared.registry.get(tx)?;
            let own = CaseFilter::default();
            let (cases, sorts) = match owner {
                Some(owner) => (
                    cases::case_list(tx, &actor, &own, None, OWN_CASES)?,
                    actions::feedback_of_owner(tx, owner)?,
                ),
                None => (Vec::new(), FeedbackOf::new()),
            };
            let views = audit::views_of(tx, reader, (None, VIEWS))?;
            let back = notifications::address_held_back(tx, now, reader)?;
            Ok::<_, Error>((registry, cases, sorts, views, back))
        })
        .await?;
    let page = ctx.page(ctx.t("reports-me-title"));
    html(&Me {
        heading: heading(&page),
        over: owner.is_none(),
        elsewhere: app.providers.any(),
        back: back.map(|address| address.to_string()),
        rows: cases
            .iter()
            .map(|row| {
                let sort = sorts.get(&row.case.id).copied().unwrap_or_default();
                own_row(&app, &page, &registry, (&row.case, sort))
            })
            .collect(),
        views: views
            .iter()
            .map(|view| audit::view_words(&page, &registry, view))
            .collect(),
        page,
    })
}

fn heading(page: &Page) -> String {
    match &page.acting {
        Some(acting) if !acting.name.is_empty() && !acting.over => {
            page.t1("reports-me-reports-acting", "name", acting.name.as_str())
        }
        _ => page.t("reports-me-reports").into_owned(),
    }
}

/// A case of any kind; reports have pages of their own.
fn own_row(app: &App, page: &Page, registry: &Registry, (case, sort): (&Case, Feedback)) -> OwnRow {
    let topic = case.topic.as_deref().unwrap_or_default();
    let reference = case.reference.to_string();
    let (href, state) = if case.kind == KIND {
        (
            format!("/reports/{reference}"),
            facts::state(page, &case.state, sort),
        )
    } else {
        let kind = app.kinds.of(case);
        let state = kind.map(|kind| page.t(&kind.key("state", &case.state)).into_owned());
        let place = kind.map_or("cases", |kind| &kind.page);
        (format!("/{place}/{reference}"), state.unwrap_or_default())
    };
    OwnRow {
        href: page.href(&href),
        category: if topic.is_empty() {
            reference.clone()
        } else {
            facts::category(page, registry, topic)
        },
        reference,
        state,
        tone: facts::tone(&case.state),
        agency: facts::agency(page, registry, &case.agency),
        created: case.created,
        due: case
            .due
            .filter(|_| case.closed.is_none())
            .map(|due| page.left(due)),
    }
}
