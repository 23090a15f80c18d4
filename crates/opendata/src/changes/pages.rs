//! Differences for people.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use web::{Access, Ctx, Failure, Page, Route, html};

use super::http::{Compared, cell, compared};
use super::rules::{self, Act, Line};

/// Rows that are shown.
const SHOWN: usize = 100;
/// Cells of a row that came or went which are shown.
const CELLS: usize = 8;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/data/{slug}/changes",
        "opendata.page_changes",
        Access::Public,
        show,
    )]
}

/// A cell before and after.
struct CellRow {
    name: String,
    before: String,
    after: String,
}

/// A row that differs.
struct ChangeRow {
    act: &'static str,
    row: String,
    cells: Vec<CellRow>,
}

#[derive(Template)]
#[template(path = "dataset_changes.html")]
struct ChangesPage {
    page: Page,
    counts: Vec<String>,
    columns: Vec<String>,
    lines: Vec<ChangeRow>,
    more: bool,
    file: String,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let found = compared(&app, &ctx).await?;
    let (from, to) = (found.from.number, found.to.number);
    let slug = found.dataset.slug.as_str();
    let page = ctx.page(ctx.tx(
        "opendata-diff-title",
        vec![("from", from.into()), ("to", to.into())],
    ));
    let title = page.plain(&found.dataset.title);
    let page = page
        .crumb(ctx.t("opendata-title"), "/data")
        .crumb(title, format!("/data/{slug}"))
        .wide();
    let lines = rules::lines(&found.diff, SHOWN);
    let file = format!("/api/v1/datasets/{slug}/changes?from={from}&to={to}&format=csv");
    html(&ChangesPage {
        counts: counts(&page, &found),
        columns: columns(&page, &found),
        lines: lines.iter().map(|line| row(&found, line)).collect(),
        more: rules::total(&found.diff) > SHOWN,
        file,
        page,
    })
}

fn counts(page: &Page, found: &Compared) -> Vec<String> {
    let counted = [
        ("opendata-changes-added", found.diff.added.len()),
        ("opendata-changes-removed", found.diff.removed.len()),
        ("opendata-changes-changed", found.diff.changed.len()),
    ];
    let some = counted.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(key, count)| page.t1(key, "count", count))
        .collect()
}

fn columns(page: &Page, found: &Compared) -> Vec<String> {
    let named = [
        ("opendata-changes-columns-added", &found.diff.columns_added),
        (
            "opendata-changes-columns-removed",
            &found.diff.columns_removed,
        ),
    ];
    let some = named.into_iter().filter(|(_, names)| !names.is_empty());
    some.map(|(key, names)| page.t1(key, "names", names.join(", ")))
        .collect()
}

fn row(found: &Compared, line: &Line) -> ChangeRow {
    let act = match line.act {
        Act::Added => "opendata-diff-added",
        Act::Removed => "opendata-diff-removed",
        Act::Changed => "opendata-diff-changed",
    };
    let before = |name: &str| {
        let row = line.before;
        row.map_or_else(String::new, |row| cell(&found.old, row, name))
    };
    let after = |name: &str| {
        let row = line.after;
        row.map_or_else(String::new, |row| cell(&found.new, row, name))
    };
    let both = |name: &str| CellRow {
        name: name.to_owned(),
        before: before(name),
        after: after(name),
    };
    let cells = if line.act == Act::Changed {
        let changed = line.cells.iter();
        let names = changed.filter_map(|(_, at)| found.new.schema().field(*at));
        names.map(|field| both(&field.name)).collect()
    } else {
        let table = match line.act {
            Act::Removed => &found.old,
            _ => &found.new,
        };
        table.schema().names().take(CELLS).map(both).collect()
    };
    let key = found.dataset.key.iter();
    let key: Vec<String> = key
        .map(|name| match line.act {
            Act::Removed => before(name),
            _ => after(name),
        })
        .collect();
    let number = line.after.or(line.before).unwrap_or_default() + 1;
    ChangeRow {
        act,
        row: if key.is_empty() {
            number.to_string()
        } else {
            key.join(" · ")
        },
        cells,
    }
}
