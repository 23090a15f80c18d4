//! Override areas at the bureau's desk: which there are, a new one out of a report, and one with what is done about it.

mod list;
mod new;
mod picture;
mod show;

use base::Problem;
use kernel::App;
use kernel::registry::{Override, OverrideError, Registry, Shape, Standing};
use web::{Page, Route, Row, Tone};

use super::{facts, pictures};

pub(super) use new::offered;

pub(super) fn routes() -> Vec<Route<App>> {
    [
        list::routes(),
        new::routes(),
        show::routes(),
        picture::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The path of one override's page.
fn path(code: &str) -> String {
    format!("/desk/overrides/{}", web::encoded(code))
}

fn standing(page: &Page, standing: Standing) -> (String, Tone) {
    let tone = match standing {
        Standing::Proposed => Tone::Waiting,
        Standing::Holds => Tone::Done,
        Standing::Refused => Tone::Refused,
        Standing::Ended => Tone::Plain,
    };
    let key = format!("reports-overrides-{}", standing.as_str());
    (page.t(&key.replace('_', "-")).into_owned(), tone)
}

/// Where it is, in words: how far around what, or in how many cells.
fn place(page: &Page, registry: &Registry, shape: &Shape) -> String {
    let near = shape
        .bbox()
        .map(base::BBox::middle)
        .map(|middle| pictures::nearby(page, registry, middle))
        .unwrap_or_default();
    let size = match shape {
        Shape::Circle { radius_m, .. } => {
            page.t1("reports-overrides-circle", "metres", i64::from(*radius_m))
        }
        Shape::Cells(cells) => page.t1("reports-overrides-cells", "count", cells.len()),
        Shape::Corners(corners) => page.t1("reports-overrides-corners", "count", corners.len()),
    };
    format!("{near}: {size}")
}

fn categories(page: &Page, registry: &Registry, what: &Override) -> String {
    let names = what.categories.iter();
    let names: Vec<String> = names
        .map(|code| facts::category(page, registry, code))
        .collect();
    names.join(", ")
}

fn dates(page: &Page, what: &Override) -> String {
    let from = page.civil_date(what.from);
    match what.to {
        Some(last) => page.t2(
            "reports-overrides-dates",
            "from",
            from,
            "to",
            page.civil_date(last),
        ),
        None => page.t1("reports-overrides-since", "from", from),
    }
}

/// What an override says, row by row.
fn rows(page: &Page, registry: &Registry, what: &Override) -> Vec<Row> {
    let agency = facts::agency(page, registry, &what.agency);
    vec![
        facts::row(page.t("reports-overrides-agency"), &agency),
        facts::row(
            page.t("reports-overrides-categories"),
            &categories(page, registry, what),
        ),
        facts::row(
            page.t("reports-overrides-place"),
            &place(page, registry, &what.shape),
        ),
        facts::row(page.t("reports-overrides-validity"), &dates(page, what)),
        facts::said(page, page.t("reports-overrides-reason"), &what.reason),
    ]
}

fn problem(error: OverrideError) -> Problem {
    error.into()
}
