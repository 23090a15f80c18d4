//! A new override area out of a report that went to the wrong agency: who, what, where, and until when. The area is drawn
//! without a script: a radius around the report, the squares in which such reports ended at the same agency, or corners that are
//! written down.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Actor, Field, Point, Problem, Reference, Time};
use kernel::App;
use kernel::cases::Case;
use kernel::registry::{
    self, AgencyCode, Code, Override, OverrideFresh, PROPOSE, Privacy, Registry, Shape,
};
use web::{Access, Answers, Choice, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::{path, picture, problem};
use crate::actions;
use crate::error::Error;
use crate::pages::facts;

/// Radii that are offered, in metres.
const RADII_M: [u32; 6] = [100, 200, 300, 500, 1_000, 2_000];
/// The radius that is chosen first.
const RADIUS_M: u32 = 300;
/// The form's word for the squares of the reports like this one.
const CELLS: &str = "cells";
/// The form's word for an area whose corners are written below.
const CORNERS: &str = "corners";
/// The form's word for an agency that is not among those offered.
const OTHER: &str = "other";

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/desk/overrides/new";
    vec![
        Route::get(
            path,
            "reports.page_override_new",
            Access::May(PROPOSE),
            show,
        )
        .personal("handling", &[Field::Place]),
        Route::post(
            path,
            "reports.page_override_propose",
            Access::May(PROPOSE),
            put,
        )
        .personal("handling", &[Field::Place]),
    ]
}

/// Whether an override may come out of a report, for this officer.
pub(in crate::pages) fn offered(
    actor: &Actor,
    registry: &Registry,
    (category, point): (&str, Option<Point>),
) -> bool {
    let category = registry.category(category);
    let open = category.is_some_and(|category| category.privacy != Privacy::Conduct);
    open && point.is_some() && actor.may(PROPOSE, None)
}

/// The report that teaches it, as far as the form needs it.
struct Lesson {
    registry: Arc<Registry>,
    reference: Reference,
    category: String,
    point: Point,
    /// Who had it, the one that has it now first.
    agencies: Vec<String>,
    /// The squares in which reports like it ended at the agency that has it now, its own among them.
    cells: Vec<i64>,
}

#[derive(Template)]
#[template(path = "override_new.html")]
struct NewPage {
    page: Page,
    answers: Answers,
    reference: String,
    agencies: Vec<Choice>,
    all: Vec<(String, String)>,
    categories: Vec<Choice>,
    areas: Vec<Choice>,
    picture: String,
}

async fn lesson(app: &App, ctx: &Ctx, reference: &str) -> Result<Lesson, Failure> {
    let reference = Reference::parse(reference).map_err(|_| Problem::not_found())?;
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let read = app.db.read("reports.page_override_new", move |tx| {
        let registry = shared.registry.get(tx)?;
        let seen = actions::report_show(tx, &actor, &reference)?;
        let report = seen.report;
        let asked = (report.category.as_str(), report.point);
        let (point, true) = (report.point, offered(&actor, &registry, asked)) else {
            return Err(kernel::cases::Error::NotFound.into());
        };
        let point = point.ok_or(kernel::cases::Error::NotFound)?;
        let agency = report.case.agency.clone();
        let cells = registry::experience_cells(tx, (&report.category, point), &agency)?;
        Ok::<_, Error>(Lesson {
            agencies: agencies(
                &report.case,
                seen.entries.iter().map(|entry| entry.agency.as_str()),
            ),
            reference: reference.clone(),
            category: report.category.clone(),
            point,
            cells,
            registry,
        })
    });
    Ok(read.await?)
}

fn agencies<'e>(case: &Case, entries: impl Iterator<Item = &'e str>) -> Vec<String> {
    let mut found = vec![case.agency.clone()];
    for agency in entries {
        if !found.iter().any(|known| known == agency) {
            found.push(agency.to_owned());
        }
    }
    found
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let lesson = lesson(&app, &ctx, ctx.query("report").unwrap_or_default()).await?;
    let today = lesson.registry.day(ctx.now);
    let (day, month, year) = (
        today.day().to_string(),
        today.month().to_string(),
        today.year().to_string(),
    );
    let area = RADIUS_M.to_string();
    let agency = lesson.agencies.first().map_or("", String::as_str);
    let answers = Answers::prefilled([
        ("agency", agency),
        ("categories", lesson.category.as_str()),
        ("shape", area.as_str()),
        ("from-day", day.as_str()),
        ("from-month", month.as_str()),
        ("from-year", year.as_str()),
    ]);
    html(&page(&ctx, &lesson, answers))
}

fn page(ctx: &Ctx, lesson: &Lesson, answers: Answers) -> NewPage {
    let page = ctx
        .page(ctx.t("reports-overrides-new"))
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .crumb(ctx.t("reports-overrides-title"), "/desk/overrides")
        .after(&answers);
    let registry = &lesson.registry;
    let day = registry.day(ctx.now);
    let known = lesson.agencies.iter().filter(|code| {
        **code != *registry.settings().triage.agency && registry.agency_on(code, day).is_some()
    });
    let mut agencies: Vec<Choice> = known
        .map(|code| Choice::new(code.clone(), facts::agency(&page, registry, code)))
        .collect();
    agencies.push(Choice::new(
        OTHER,
        page.t("reports-overrides-other").into_owned(),
    ));
    let all = registry
        .agencies()
        .map(|agency| (agency.code.to_string(), page.plain(&agency.name)));
    NewPage {
        reference: lesson.reference.to_string(),
        agencies,
        all: all.collect(),
        categories: categories(&page, lesson),
        areas: areas(&page, lesson),
        picture: drawn(lesson, &answers),
        answers,
        page,
    }
}

/// The report's own category, and what else stands on its shelf.
fn categories(page: &Page, lesson: &Lesson) -> Vec<Choice> {
    let registry = &lesson.registry;
    let group = registry.category(&lesson.category).map(|own| &own.group);
    let shelf = registry.categories().iter();
    let mut found: Vec<_> = shelf
        .filter(|it| Some(&it.group) == group && it.privacy != Privacy::Conduct)
        .collect();
    found.sort_by_key(|it| *it.code != *lesson.category);
    found
        .into_iter()
        .map(|it| Choice::new(it.code.to_string(), page.plain(&it.name)))
        .collect()
}

fn areas(page: &Page, lesson: &Lesson) -> Vec<Choice> {
    let radius = |metres: u32| {
        let words = page.t1("reports-overrides-around", "metres", i64::from(metres));
        Choice::new(metres.to_string(), words)
    };
    let mut found: Vec<Choice> = RADII_M.map(radius).to_vec();
    if lesson.cells.len() > 1 {
        let agency = lesson.agencies.first().map_or("", String::as_str);
        let agency = facts::agency(page, &lesson.registry, agency);
        let words = page.t2(
            "reports-overrides-squares",
            "count",
            lesson.cells.len(),
            "agency",
            agency,
        );
        found.push(Choice::new(CELLS, words));
    }
    found.push(Choice::new(
        CORNERS,
        page.t("reports-overrides-drawn").into_owned(),
    ));
    found
}

/// The area that the form says; a circle of the usual size if it says none. Corners that cannot be read are none.
fn shape(lesson: &Lesson, (asked, corners): (&str, &str)) -> Shape {
    if asked == CORNERS {
        return Shape::Corners(registry::corners_read(corners).unwrap_or_default());
    }
    if asked == CELLS && lesson.cells.len() > 1 {
        return Shape::Cells(lesson.cells.clone());
    }
    Shape::Circle {
        middle: lesson.point,
        radius_m: asked.parse().unwrap_or(RADIUS_M),
    }
}

/// The picture of the area that the form says; of the place alone where its corners are not all there yet.
fn drawn(lesson: &Lesson, answers: &Answers) -> String {
    let asked = (answers.value("shape"), answers.value("corners"));
    let shape = match shape(lesson, asked) {
        Shape::Corners(corners) if corners.len() < 3 => shape(lesson, ("", "")),
        shape => shape,
    };
    picture::src(&shape, Some(lesson.point))
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let lesson = lesson(&app, &ctx, form.value("report")).await?;
    if form.value("do") == "show" {
        return html(&page(&ctx, &lesson, Answers::of(&form)));
    }
    match propose(&app, &ctx, (&lesson, &form)).await {
        Ok(code) => {
            let done = format!("{}?done=proposed", path(&code));
            Ok(see_other(&ctx.href(&done)))
        }
        Err(wrong) if matches!(wrong.status, 409 | 422) => {
            let status = wrong.status;
            let answers = Answers::of(&form).with_problem(wrong);
            html_status(status, &page(&ctx, &lesson, answers))
        }
        Err(wrong) => Err(wrong.into()),
    }
}

async fn propose(app: &App, ctx: &Ctx, (lesson, form): (&Lesson, &Form)) -> Result<Code, Problem> {
    let fresh = OverrideFresh::draw(app, ctx.now);
    let code = Code::parse(fresh.reference.as_str()).ok_or_else(Problem::internal)?;
    let new = read((lesson, form), code.clone(), ctx.now)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("reports.override_propose", move |tx| {
        registry::override_propose(tx, &shared, (&actor, now), (&new, &fresh.act)).map(drop)
    });
    write.await.map_err(problem)?;
    Ok(code)
}

fn read((lesson, form): (&Lesson, &Form), code: Code, now: Time) -> Result<Override, Problem> {
    let registry = &lesson.registry;
    let mut wrong = Problem::invalid();
    let agency = agency(registry, form);
    if agency.is_none() {
        wrong = wrong.field("agency", "kernel.override.agency");
    }
    let from = form.date("from");
    let to = form.date("to");
    for (name, read) in [("from", &from), ("to", &to)] {
        if read.is_err() {
            wrong = wrong.field(name, "kernel.override.dates");
        }
    }
    let (Some(agency), Ok(from), Ok(to)) = (agency, from, to) else {
        return Err(wrong);
    };
    Ok(Override {
        code,
        agency,
        categories: form.all("categories").filter_map(Code::parse).collect(),
        shape: shape(lesson, (form.value("shape"), form.value("corners"))),
        from: from.unwrap_or_else(|| registry.day(now)),
        to,
        reason: form.value("reason").to_owned(),
        source: Some(lesson.reference.to_string()),
    })
}

/// The agency that was chosen, or the one whose code or name was written.
fn agency(registry: &Registry, form: &Form) -> Option<AgencyCode> {
    let asked = match form.value("agency") {
        OTHER => form.value("other"),
        code => code,
    };
    if let Some(agency) = registry.agency(asked) {
        return Some(agency.code.clone());
    }
    let found = registry.agencies_matching(asked, 2);
    match found.as_slice() {
        [only] => Some(only.code.clone()),
        _ => None,
    }
}
