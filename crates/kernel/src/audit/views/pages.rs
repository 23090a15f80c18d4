//! What a person is told of who read their data, in plain words.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Field, Problem};
use web::{Access, Ctx, Cursor, Failure, Markup, Page, Route, html};

use super::model::View;
use super::{actions, rules};
use crate::App;
use crate::registry::Registry;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/me/views",
        "audit.page_views",
        Access::SignedIn,
        show,
    )]
}

/// Rows on one page.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "audit_views.html")]
struct ViewsPage {
    page: Page,
    columns: Vec<String>,
    rows: Vec<Vec<Markup>>,
    first: Option<String>,
    next: Option<String>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let person = ctx.actor.id().ok_or_else(Problem::sign_in)?;
    let after = ctx.query("after").and_then(Cursor::parse);
    let (registry, from) = (app.registry.clone(), after.clone());
    let limit = i64::try_from(SHOWN).unwrap_or(i64::MAX) + 1;
    let read = app.db.read("audit.page_views", move |tx| {
        let views = actions::views_of(tx, person, (from.as_ref(), limit))?;
        Ok::<_, store::Error>((registry.get(tx)?, views))
    });
    let (registry, mut views) = read.await?;
    let page = ctx
        .page(ctx.t("kernel-views-title"))
        .crumb(ctx.t("web-me"), "/me");
    let more = views.len() > SHOWN;
    views.truncate(SHOWN);
    let next = views.last().filter(|_| more).map(actions::views_piece);
    html(&ViewsPage {
        columns: columns(&page),
        rows: views
            .iter()
            .map(|view| cells(&page, &registry, view))
            .collect(),
        first: after.map(|_| page.here()),
        next: next.map(|next| format!("{}?after={}", page.here(), next.text())),
        page,
    })
}

fn columns(page: &Page) -> Vec<String> {
    ["when", "who", "fields", "why", "of"]
        .map(|column| page.t(&format!("kernel-views-{column}")).into_owned())
        .to_vec()
}

/// When, and who read what, in one line.
pub fn view_words(page: &Page, registry: &Registry, view: &View) -> [Markup; 2] {
    let (who, fields) = (who(page, registry, view), fields(page, view));
    let line = page.t2("kernel-views-line", "who", who, "fields", fields);
    [Markup::words(&page.datetime(view.at)), Markup::words(&line)]
}

fn of_code(page: &Page, sort: &str, code: &str) -> String {
    let key = format!("kernel-views-{sort}-{code}");
    page.t(&key).into_owned()
}

fn who(page: &Page, registry: &Registry, view: &View) -> String {
    let agency = match registry.agency(&view.agency) {
        Some(agency) => page.plain(&agency.name),
        None => page.t("kernel-views-operators").into_owned(),
    };
    match rules::reader(registry, view) {
        Some(name) => page.t2("kernel-views-officer", "name", name, "agency", agency),
        None => page.t1("kernel-views-somebody", "agency", agency),
    }
}

fn fields(page: &Page, view: &View) -> String {
    let fields = view.fields.iter();
    let words: Vec<String> = fields
        .map(|field| of_code(page, "field", field.code()))
        .collect();
    words.join(", ")
}

/// A row in words: when, who for which agency, what of it, why, of which case.
fn cells(page: &Page, registry: &Registry, view: &View) -> Vec<Markup> {
    let reasons = view.reasons.iter();
    let reasons: Vec<String> = reasons
        .map(|reason| of_code(page, "reason", reason))
        .collect();
    let of = if view.fields.contains(&Field::Number) {
        Markup::link(&page.href("/me/papers"), &page.t("kernel-papers-title"))
    } else if view.reference.is_empty() {
        Markup::words(&page.t("kernel-views-self"))
    } else {
        let path = format!("/cases/{}", view.reference);
        Markup::link(&page.href(&path), &view.reference)
    };
    vec![
        Markup::words(&page.datetime(view.at)),
        Markup::words(&who(page, registry, view)),
        Markup::words(&fields(page, view)),
        Markup::words(&reasons.join(", ")),
        of,
    ]
}
