//! Keeping the table of what is near, and finding similar reports by it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use base::{Point, Time};
use kernel::App;
use kernel::cases::{Case, Moved, Phase};
use kernel::registry::Registry;
use smol_str::SmolStr;
use store::Tx;

use super::matters::{Matter, Matters};
use super::queries::{self, CELLS, CHOSEN, Near, Place};
use super::rules::{
    HINTED_DAYS, Likeness, PRINT_POINTS_MAX, RADIUS_MAX_M, Sighting, THRESHOLD, likeness, metres,
};
use super::sketch::Sketch;
use crate::model::{Description, KIND, Report, ReportRow};
use base::grid::STREETS;

/// How long a closed report is still shown.
const HINTED: Duration = Duration::from_hours(24 * HINTED_DAYS);
/// Reports that are read again before somebody is told that there are no more.
const READ_MAX: usize = 4 * CHOSEN;
/// Moves of an open report that leave it open.
const OPEN_STEPS: [&str; 13] = [
    "claim", "reply", "note", "ask", "answer", "write", "transfer", "explain", "prolong", "offer",
    "withdraw", "accept", "refer",
];

/// What somebody is about to report, or has reported.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Where.
    pub point: Point,
    /// The category's code.
    pub category: String,
    /// The words.
    pub sketch: Sketch,
    /// What the photos look like.
    pub prints: Vec<u64>,
    /// How far to look.
    pub radius_m: u32,
    /// When it was made.
    pub at: Time,
    /// The report itself, if it is one already.
    pub itself: Option<String>,
}

/// A report that may be about the same matter.
#[derive(Debug, Clone)]
pub struct Similar {
    /// The report, as everybody sees it.
    pub row: ReportRow,
    /// How alike, and why.
    pub likeness: Likeness,
}

/// What likeness rests on, read from the pack once.
pub fn matters(app: &App, now: Time) -> Arc<Matters> {
    const NAME: &str = "reports.likeness";
    if let Some(known) = app.memo.get::<Matters>(NAME, now, Duration::MAX) {
        return known;
    }
    let read = Matters::of(&app.pack).unwrap_or_else(|error| {
        tracing::error!(%error, "the pack's sheets of likeness are not well-formed");
        Matters::default()
    });
    app.memo.put(NAME, now, read)
}

/// Puts a report that has reached its agency among what can be found nearby, if everybody may see it.
pub(crate) fn near_put(
    tx: &mut Tx<'_>,
    (app, registry, now): (&App, &Registry, Time),
    case: &Case,
    (category, point, description): (&str, Option<Point>, &Description),
) -> store::Result<()> {
    let Some(point) = point.filter(|_| case.public) else {
        return Ok(());
    };
    let matters = matters(app, now);
    let matter = matters.of_category(registry, category);
    if matter.radius_m == 0 {
        return Ok(());
    }
    let place = place(case, matter, point);
    queries::near_put(tx, &place, (point, category, &description.sketch))
}

/// A closed report is shown for some days more; one that is opened again as long as it is open.
pub(crate) fn near_end(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    moved: &Moved,
    step: &str,
) -> Result<(), kernel::cases::Error> {
    let case = &moved.case;
    let closed = case.phase == Phase::Closed;
    let unchanged = if closed {
        case.closed != Some(now)
    } else {
        OPEN_STEPS.contains(&step)
    };
    if case.kind != KIND || unchanged {
        return Ok(());
    }
    let registry = app.registry.get(tx)?;
    let Some(place) = place_of(tx, (app, &registry, now), case)? else {
        return Ok(());
    };
    Ok(queries::near_end(tx, &place, closed.then(|| now + HINTED))?)
}

/// Compares a report by other words from now on.
pub(crate) fn near_reword(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    case: &Case,
    description: &Description,
) -> Result<(), kernel::cases::Error> {
    let registry = app.registry.get(tx)?;
    let Some(place) = place_of(tx, (app, &registry, now), case)? else {
        return Ok(());
    };
    Ok(queries::near_reword(tx, &place, &description.sketch)?)
}

/// Throws away what is not shown any more.
pub(crate) fn near_sweep(tx: &mut Tx<'_>, now: Time) -> store::Result<u64> {
    queries::near_sweep(tx, now)
}

fn place(case: &Case, matter: Matter, point: Point) -> Place {
    Place {
        shelf: matter.shelf,
        cell: STREETS.cell(point),
        at: case.created,
        id: case.id,
    }
}

fn place_of(
    tx: &mut Tx<'_>,
    (app, registry, now): (&App, &Registry, Time),
    case: &Case,
) -> store::Result<Option<Place>> {
    let found = crate::queries::report_find(tx, case)?;
    let Some(Report {
        category,
        point: Some(point),
        ..
    }) = found
    else {
        return Ok(None);
    };
    let matter = matters(app, now).of_category(registry, &category);
    Ok(Some(place(case, matter, point)))
}

/// Reports nearby that are probably about the same matter, the likest first: open ones, and those closed not
/// long ago, that everybody may see.
pub fn report_similar(
    tx: &mut Tx<'_>,
    (matters, registry, now): (&Matters, &Registry, Time),
    asked: &Asked,
    limit: usize,
) -> store::Result<Vec<Similar>> {
    let matter = matters.of_category(registry, &asked.category);
    let radius = asked.radius_m.min(RADIUS_MAX_M);
    if radius == 0 {
        return Ok(Vec::new());
    }
    let mut known: HashMap<SmolStr, Matter> = HashMap::new();
    let mut found: Vec<(u32, Near)> = Vec::new();
    let least = THRESHOLD
        - if asked.prints.is_empty() {
            0
        } else {
            PRINT_POINTS_MAX
        };
    for cells in STREETS.cells(asked.point, radius).chunks(CELLS) {
        let within = |point| metres(asked.point, point) <= radius;
        for near in queries::near(tx, (&matter.shelf, now), cells, within)? {
            let other = known
                .entry(near.category.clone())
                .or_insert_with(|| matters.of_category(registry, &near.category));
            let likeness = compared((asked, &matter), (&near, other), &[]);
            let itself = asked.itself.as_deref() == Some(near.id.as_str());
            if !itself && likeness.score >= least {
                found.push((likeness.score, near));
            }
        }
    }
    found.sort_by(|(one, first), (other, second)| {
        (Reverse(one), &first.id).cmp(&(Reverse(other), &second.id))
    });
    let mut similar = Vec::new();
    let found: Vec<Near> = found
        .into_iter()
        .map(|(_, near)| near)
        .take(READ_MAX)
        .collect();
    for some in found.chunks(CHOSEN) {
        similar.extend(shown(tx, (asked, &matter, now), (some, &known))?);
        // With photos, what comes later may still be liker.
        if similar.len() >= limit && asked.prints.is_empty() {
            break;
        }
    }
    similar.sort_by_key(|found| (Reverse(found.likeness.score), found.likeness.distance_m));
    similar.truncate(limit);
    Ok(similar)
}

/// Those of some candidates that everybody may see now and that are alike with their photos, as they are now.
fn shown(
    tx: &mut Tx<'_>,
    (asked, matter, now): (&Asked, &Matter, Time),
    (some, known): (&[Near], &HashMap<SmolStr, Matter>),
) -> store::Result<Vec<Similar>> {
    let ids: Vec<SmolStr> = some.iter().map(|near| near.id.clone()).collect();
    let rows = crate::queries::rows_by_ids(tx, &queries::five(&ids), now - HINTED)?;
    let prints = if asked.prints.is_empty() {
        Vec::new()
    } else {
        queries::prints(tx, &ids)?
    };
    let mut similar = Vec::new();
    for row in rows {
        let id = row.id.to_string();
        let found = some.iter().find(|near| near.id == id);
        let Some((near, other)) = found.and_then(|near| Some((near, known.get(&near.category)?)))
        else {
            continue;
        };
        let own = prints.iter().filter(|(case, _)| *case == id);
        let own: Vec<u64> = own.map(|(_, print)| *print).collect();
        let likeness = compared((asked, matter), (near, other), &own);
        if likeness.is_probable() {
            similar.push(Similar { row, likeness });
        }
    }
    Ok(similar)
}

fn compared(
    (asked, matter): (&Asked, &Matter),
    (near, other): (&Near, &Matter),
    prints: &[u64],
) -> Likeness {
    likeness(
        &Sighting {
            point: asked.point,
            category: &asked.category,
            matter,
            sketch: &asked.sketch,
            prints: &asked.prints,
            at: asked.at,
        },
        &Sighting {
            point: near.point,
            category: &near.category,
            matter: other,
            sketch: &near.sketch,
            prints,
            at: near.at,
        },
    )
}
