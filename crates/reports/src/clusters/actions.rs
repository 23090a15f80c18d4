//! Counting public reports by cells, and keeping the counts up to date.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use base::Time;
use kernel::cases::CaseId;
use kernel::registry::Registry;
use kernel::{App, audit};
use store::Tx;

use super::index::{Fact, Index};
use super::model::{Asked, Found, Which};
use super::queries;
use crate::error::Error;

/// So far the counts may be behind the event feed.
pub const AGE: Duration = Duration::from_secs(1);

const NAME: &str = "reports.dots";
/// Reports and events that are read at once.
const PIECE: i64 = 10_000;
const EVENTS: i64 = 1_000;

/// The counts of one node.
struct Dots(RwLock<Counts>);

struct Counts {
    index: Index,
    /// When news were looked for last.
    looked: Time,
    /// How many reports were taken out at once. News that were read before that may still know them.
    taken: u64,
}

/// What happened since.
enum News {
    /// These reports were moved, up to this position.
    Moved(i64, Vec<Fact>),
    /// The registry says something else of the categories.
    Afresh(Box<Index>),
}

/// Counts the public reports in a part of the map; refuses one with too many cells.
pub async fn clusters(
    app: &App,
    now: Time,
    (which, asked): (&Which, Asked),
) -> Result<Found, Error> {
    let dots = dots(app, now).await?;
    let counts = dots.0.read().unwrap_or_else(PoisonError::into_inner);
    counts.index.look(which, asked).ok_or(Error::BoxWide)
}

/// Takes a report out of this node's counts at once, after the commit that took it from the public. Other nodes
/// follow as they follow everything.
pub(crate) fn report_gone(app: &App, now: Time, id: CaseId) {
    let Some(dots) = app.memo.get::<Dots>(NAME, now, Duration::MAX) else {
        return;
    };
    let mut counts = dots.0.write().unwrap_or_else(PoisonError::into_inner);
    counts.index.drop(id);
    counts.taken += 1;
}

/// The counts, no older than they may be.
async fn dots(app: &App, now: Time) -> Result<Arc<Dots>, Error> {
    let shared = app.clone();
    let load = move |tx: &mut Tx<'_>| {
        let registry = shared.registry.get(tx)?;
        Ok::<_, Error>(Dots(RwLock::new(Counts {
            index: whole(tx, &registry)?,
            // What was taken out while this was read is looked for at once.
            looked: Time::from_micros(i64::MIN),
            taken: 0,
        })))
    };
    let asked = (NAME, now, Duration::MAX);
    let dots = app.memo.figure(&app.db, asked, load).await?;
    let (position, version, looked, taken) = {
        let counts = dots.0.read().unwrap_or_else(PoisonError::into_inner);
        let index = &counts.index;
        (index.position, index.registry, counts.looked, counts.taken)
    };
    if now.since(looked) < AGE {
        return Ok(dots);
    }
    let shared = app.clone();
    let read = move |tx: &mut Tx<'_>| {
        let registry = shared.registry.get(tx)?;
        let news = if registry.version() == version {
            moved(tx, position)?
        } else {
            News::Afresh(Box::new(whole(tx, &registry)?))
        };
        Ok::<_, Error>((registry, news))
    };
    let (registry, news) = app.db.read("reports.dots_moved", read).await?;
    let mut counts = dots.0.write().unwrap_or_else(PoisonError::into_inner);
    if counts.taken == taken {
        take(&mut counts.index, &registry, news);
        counts.looked = counts.looked.max(now);
    }
    drop(counts);
    Ok(dots)
}

/// Several may read the same news at once: whoever read more of it wins.
fn take(index: &mut Index, registry: &Registry, news: News) {
    match news {
        News::Moved(position, facts) if position > index.position => {
            for fact in &facts {
                index.follow(registry, fact);
            }
            index.position = position;
        }
        News::Afresh(fresh) if fresh.position >= index.position => *index = *fresh,
        News::Moved(..) | News::Afresh(_) => {}
    }
}

fn whole(tx: &mut Tx<'_>, registry: &Registry) -> Result<Index, Error> {
    let position = audit::event_last(tx)?;
    let mut facts = Vec::new();
    let (mut at, mut after) = (Time::from_micros(i64::MIN), String::new());
    loop {
        let piece = queries::dots(tx, (at, &after), PIECE)?;
        let Some((made, last)) = piece.last() else {
            break;
        };
        (at, after) = (*made, last.id.to_string());
        let placed = piece.into_iter().map(|(_, fact)| fact);
        facts.extend(placed.filter(|fact| fact.point.is_some()));
    }
    Ok(Index::of(registry, position, facts.into_iter()))
}

fn moved(tx: &mut Tx<'_>, mut after: i64) -> Result<News, Error> {
    let last = audit::event_last(tx)?;
    let mut facts = Vec::new();
    loop {
        let piece = queries::dots_moved(tx, after, EVENTS)?;
        match piece.last() {
            Some((position, _)) => after = *position,
            None => return Ok(News::Moved(last.max(after), facts)),
        }
        facts.extend(piece.into_iter().map(|(_, fact)| fact));
    }
}
