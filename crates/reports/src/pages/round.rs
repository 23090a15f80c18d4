//! An officer's own open reports in the order in which to go to them; with a script the whole round is kept for where there
//! is no connection.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Actor, Field, Point, Time};
use kernel::App;
use kernel::cases::{self, Queue, QueueAsk, QueueFilter, QueueRow};
use kernel::registry::Registry;
use store::Tx;
use web::{Access, Ctx, Failure, Page, Route, Tone, html};

use super::queue::own_agencies;
use super::{alerts, facts, pictures};
use crate::error::Error;
use crate::model::{KIND, Report};
use crate::queries;
use crate::round::round;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/{lang}/desk/round",
            "reports.page_round",
            Access::May(cases::WORK),
            show,
        )
        .personal("visiting", &[Field::Place]),
    ]
}

/// One stop. It stays in the officer's phone: it names subject and place, and nobody.
struct Stop {
    reference: String,
    category: String,
    place: String,
    due: Option<(String, Tone)>,
    /// How far it is from the stop before.
    far: String,
    /// The place for the phone's own map.
    geo: Option<String>,
}

#[derive(Template)]
#[template(path = "round.html")]
struct RoundPage {
    page: Page,
    agency: String,
    stops: Vec<Stop>,
    /// Those without a place.
    nowhere: Vec<Stop>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let asked = ctx.query("agency").map(str::to_owned);
    let read = app.db.read("reports.page_round", move |tx| {
        let registry = shared.registry.get(tx)?;
        let own = own_agencies(&actor, &registry).into_iter().next();
        let agency = asked.clone().or(own).ok_or(cases::Error::Forbidden)?;
        let mine = mine(tx, (&actor, now), &agency)?;
        Ok::<_, Error>((registry, agency, mine))
    });
    let (registry, agency, mine) = read.await?;
    let start = ctx.query("lat").zip(ctx.query("lon"));
    let start = start.and_then(|(lat, lon)| Point::parse(lat, lon).ok());
    let page = ctx
        .page(ctx.t("reports-round-title"))
        .crumb(ctx.t("reports-desk-title"), "/desk");
    let (placed, nowhere): (Vec<_>, Vec<_>) =
        mine.iter().partition(|(_, report)| report.point.is_some());
    let points: Vec<Point> = placed
        .iter()
        .filter_map(|(_, report)| report.point)
        .collect();
    let order = round(start, &points).into_iter().enumerate();
    let stops = order.filter_map(|(number, (place, far))| {
        let far = (number > 0 || start.is_some()).then_some(far);
        Some(stop(&page, &registry, placed.get(place)?, far))
    });
    html(&RoundPage {
        stops: stops.collect(),
        nowhere: nowhere
            .iter()
            .map(|it| stop(&page, &registry, it, None))
            .collect(),
        agency,
        page,
    })
}

/// What the officer holds and is open, the most urgent first.
fn mine(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    agency: &str,
) -> Result<Vec<(QueueRow, Report)>, Error> {
    let ask = QueueAsk {
        filter: QueueFilter {
            kind: Some(KIND.to_owned()),
            ..QueueFilter::default()
        },
        ..QueueAsk::of(Queue::Mine)
    };
    let mut found = Vec::new();
    for row in cases::case_queue(tx, (actor, now), agency, &ask)? {
        let case = cases::case_find(tx, actor, row.id)?;
        found.extend(queries::report_find(tx, &case)?.map(|report| (row, report)));
    }
    Ok(found)
}

fn stop(
    page: &Page,
    registry: &Registry,
    (row, report): &(QueueRow, Report),
    far: Option<f64>,
) -> Stop {
    let near = |point| pictures::nearby(page, registry, point);
    let place = report.address.clone();
    Stop {
        reference: row.reference.to_string(),
        category: facts::category(page, registry, &report.category),
        place: place.or(report.point.map(near)).unwrap_or_default(),
        due: facts::due_tag(page, report.case.phase, row.due),
        far: far.map_or_else(String::new, |metres| away(page, metres)),
        geo: report
            .point
            .map(|point| format!("geo:{:.5},{:.5}", point.lat, point.lon)),
    }
}

/// A distance as people say it: by ten metres, and by the kilometre from one on.
fn away(page: &Page, metres: f64) -> String {
    let whole = base::whole(metres);
    let tens = whole.saturating_add(5) / 10 * 10;
    let metres = u32::try_from(if tens < 1_000 {
        tens
    } else {
        (whole + 500) / 1_000 * 1_000
    });
    alerts::radius(page, metres.unwrap_or(u32::MAX))
}
