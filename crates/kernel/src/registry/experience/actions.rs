//! Verbs of experience: the only writers.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use base::grid::{STREETS, WALKS};
use base::{Point, Time};
use store::Tx;

use super::super::snapshot::Registry;
use super::model::{Experience, Lesson, Rules};
use super::{queries, rules};
use crate::App;

/// The pack's sheet.
const SHEET: &str = "experience.csv";

/// The pack's rules.
pub fn experience_rules(app: &App, now: Time) -> Arc<Rules> {
    if let Some(known) = app.memo.get::<Rules>(SHEET, now, Duration::MAX) {
        return known;
    }
    let sheet = app.pack.text(SHEET).unwrap_or_default();
    let read = Rules::read(sheet).unwrap_or_else(|error| {
        tracing::error!(%error, "the pack's sheet of experience is not well-formed");
        Rules::default()
    });
    app.memo.put(SHEET, now, read)
}

/// What came of reports of a category near a point, if that says anything. One read.
pub fn experience(
    tx: &mut Tx<'_>,
    (app, registry, now): (&App, &Registry, Time),
    (category, point): (&str, Option<Point>),
) -> store::Result<Option<Experience>> {
    let known = experience_rules(app, now);
    let Some((point, rule)) = point.zip(known.of(category)) else {
        return Ok(None);
    };
    let lessons = queries::lessons(tx, (category, WALKS.cell(point)))?;
    let day = registry.day(now);
    let triage = &registry.settings().triage.agency;
    let current = |code: &str| {
        let agency = registry.agency_on(code, day)?;
        (agency.code != *triage).then(|| agency.code.clone())
    };
    Ok(rules::learn(rule, (point, now), &lessons, current))
}

/// Tells that this will be asked for ([`Tx::foresee`]).
pub fn experience_foresee(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    (category, point): (&str, Option<Point>),
) -> store::Result<()> {
    if let Some(point) = point
        && experience_rules(app, now).of(category).is_some()
    {
        queries::lessons(tx, (category, WALKS.cell(point)))?;
    }
    Ok(())
}

/// Keeps what a settled report teaches, in the place of what it taught before. `within_m` is how far it reaches.
pub fn experience_put(tx: &mut Tx<'_>, lesson: &Lesson, within_m: u32) -> store::Result<()> {
    queries::forget(tx, &lesson.case)?;
    for cell in WALKS.cells(lesson.point, within_m) {
        queries::insert(tx, lesson, cell)?;
    }
    Ok(())
}

/// Forgets what a report taught: it was opened again, is no longer public, or was erased.
pub fn experience_forget(tx: &mut Tx<'_>, case: &str) -> store::Result<()> {
    queries::forget(tx, case)
}

/// The cells of about 250 m in which reports of a category around a point were settled by an agency after somebody else
/// had them, the point's own among them: where an override may be needed.
pub fn experience_cells(
    tx: &mut Tx<'_>,
    (category, point): (&str, Point),
    agency: &str,
) -> store::Result<Vec<i64>> {
    let lessons = queries::lessons(tx, (category, WALKS.cell(point)))?;
    let moved = lessons
        .iter()
        .filter(|lesson| lesson.agency == agency && lesson.handed > 0);
    let cells: BTreeSet<i64> = moved
        .map(|lesson| STREETS.cell(lesson.point))
        .chain([STREETS.cell(point)])
        .collect();
    Ok(cells.into_iter().collect())
}
