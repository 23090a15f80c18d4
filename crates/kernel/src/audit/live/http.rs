//! The stream of an open page.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use base::{Actor, Problem, Time};
use futures_util::{StreamExt, stream};
use tokio::sync::watch::Receiver;
use tokio::time::timeout;
use web::{Access, Ctx, Failure, Route};

use super::super::model::EventRow;
use super::super::{actions, queries};
use super::{Asked, Place};
use crate::App;
use crate::cases;

/// How often a node looks whether there is news, however many pages are open.
const LOOK_EVERY: Duration = Duration::from_millis(400);
/// A sign of life in a stream that has nothing to say.
const BEAT: Duration = Duration::from_secs(15);
/// How long a stream lasts; then the browser asks again: whoever may see no more is not told any more.
const LASTS: Duration = Duration::from_mins(2);
/// Events that a node has at hand for all pages together.
const RECENT: i64 = 200;
/// Events that a page is behind at most: older ones are not looked through.
const BEHIND: i64 = 1_000;
/// Events of a page that are looked through at once.
const LIMIT: usize = 100;
/// The first words: when to ask again once the stream ends, in milliseconds.
const RETRY: &str = "retry: 5000\n\n";

pub(in crate::audit) fn routes() -> Vec<Route<App>> {
    vec![Route::get("/live", "audit.live", Access::Public, live).unseen()]
}

/// What a node knows of the newest events.
struct Recent {
    /// What came up to here is not among them.
    from: i64,
    /// The newest position.
    last: i64,
    /// Position, reference, and the agencies that it concerns.
    events: Vec<(i64, String, [String; 2])>,
}

async fn live(State(app): State<App>, ctx: Ctx, headers: HeaderMap) -> Result<Response, Failure> {
    let told = headers.get("last-event-id");
    let told = told.and_then(|value| value.to_str().ok());
    // A page that rested says it in its address.
    let told = told.or_else(|| ctx.query("told"));
    let asked = Asked::read(|name| ctx.query(name), told);
    let asked = asked.ok_or_else(|| Problem::new(400, "kernel.live.asked"))?;
    if let Asked::Desk(agency, _) = &asked
        && !reads_at(&ctx.actor, agency)
    {
        return Err(Problem::forbidden().into());
    }
    let person = ctx.actor.id().map(|id| id.to_string());
    let place = app.live.enter(person, &ctx.client);
    let full = || Problem::new(503, "kernel.live.full").retry_after(60);
    let watch = Watch {
        actor: ctx.actor.clone(),
        told: asked.told(),
        looked: None,
        closing: app.live.closing.subscribe(),
        ends: app.clock.now() + LASTS,
        _place: place.ok_or_else(full)?,
        app,
        asked,
    };
    let first = stream::once(async { Ok::<_, Infallible>(RETRY.to_owned()) });
    let rest = stream::unfold(Some(watch), step);
    let body = Body::from_stream(first.chain(rest));
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    // Proxies that gather answers before they pass them on are told not to.
    Ok((headers, [("x-accel-buffering", "no")], body).into_response())
}

/// Whether somebody has a desk at an agency.
fn reads_at(actor: &Actor, agency: &str) -> bool {
    match actor.agencies_for(cases::READ) {
        Some(codes) => codes.contains(&agency),
        None => true,
    }
}

/// What is said next, and what is left to do after it.
type Step = (Result<String, Infallible>, Option<Watch>);

async fn step(watch: Option<Watch>) -> Option<Step> {
    let mut watch = watch?;
    let mut closing = watch.closing.clone();
    let over = async { drop(closing.wait_for(|closing| *closing).await) };
    let news = tokio::select! {
        () = over => return None,
        news = timeout(BEAT, watch.news()) => news,
    };
    let said = match news {
        Ok(Ok(count)) => format!("id: {}\nevent: news\ndata: {count}\n\n", watch.told),
        // The database is away: the browser asks again.
        Ok(Err(_)) => return None,
        Err(_) => format!("id: {}\n\n", watch.told),
    };
    let over = watch.app.clock.now() >= watch.ends;
    Some((Ok(said), (!over).then_some(watch)))
}

/// One open page.
struct Watch {
    app: App,
    actor: Actor,
    asked: Asked,
    /// What the browser gives back. Of a case that is the version of the last entry that its reader may see, so that nothing
    /// is learned of the others.
    told: i64,
    /// The position up to which there was nothing new; none before the first look.
    looked: Option<i64>,
    closing: Receiver<bool>,
    ends: Time,
    _place: Place,
}

impl Watch {
    /// Waits for news, and says how much of it there is.
    async fn news(&mut self) -> Result<usize, store::Error> {
        loop {
            let recent = recent(&self.app).await?;
            let after = match (self.looked, &self.asked) {
                (Some(looked), _) => looked,
                (None, Asked::Desk(_, since)) => since.after,
                (None, Asked::Case(..)) => -1,
            };
            if recent.last <= after || !self.is_concerned(&recent, after) {
                self.looked(after.max(recent.last));
                tokio::time::sleep(LOOK_EVERY).await;
                continue;
            }
            // Whoever is far behind is told of the last stretch: nobody makes a node read its whole log.
            let after = after.max(recent.last - BEHIND);
            let count = self.look((after, recent.last)).await?;
            if count > 0 {
                return Ok(count);
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Notes that there is nothing new up to a position.
    fn looked(&mut self, position: i64) {
        self.looked = Some(position);
        if let Asked::Desk(_, since) = &mut self.asked {
            since.after = position;
            self.told = position;
        }
    }

    /// Whether the database has to be asked: an event may be about what the page shows.
    fn is_concerned(&self, recent: &Recent, after: i64) -> bool {
        if after < recent.from {
            return true;
        }
        let mut later = recent.events.iter().filter(|(at, ..)| *at > after);
        later.any(|(_, reference, agencies)| match &self.asked {
            Asked::Case(about, _) => about == reference,
            Asked::Desk(agency, _) => agencies.contains(agency),
        })
    }

    /// How much is new that the reader may see: entries of a case, cases of a desk.
    async fn look(&mut self, (after, last): (i64, i64)) -> Result<usize, store::Error> {
        let (actor, asked) = (self.actor.clone(), self.asked.clone());
        let read = self.app.db.read("audit.live", move |tx| match &asked {
            Asked::Case(reference, version) => {
                let of = (reference.as_str(), *version);
                let (seen, next) = actions::case_changed(tx, &actor, of)?;
                Ok((seen.len(), (next, seen.last().copied())))
            }
            Asked::Desk(agency, since) => {
                let (rows, next) = actions::events_visible(tx, &actor, (after, LIMIT))?;
                let is_new = |row: &&EventRow| {
                    let holder = row.case.as_ref().map(|case| case.agency.as_str());
                    let theirs = holder == Some(agency) || row.seen.agency == *agency;
                    theirs && !since.shown.contains(&row.id)
                };
                let new = rows.iter().filter(is_new);
                let cases: BTreeSet<_> = new.map(|row| row.seen.reference.as_str()).collect();
                Ok((cases.len(), (next, None)))
            }
        });
        let (count, (next, seen)) = read.await?;
        match &mut self.asked {
            Asked::Case(_, version) => {
                *version = next;
                self.told = seen.unwrap_or(self.told);
                self.looked = Some(last);
            }
            Asked::Desk(..) => self.looked(next),
        }
        Ok(count)
    }
}

/// The newest events, read once for all pages.
async fn recent(app: &App) -> Result<Arc<Recent>, store::Error> {
    let now = app.clock.now();
    if let Some(known) = app.memo.get::<Recent>("events.recent", now, LOOK_EVERY) {
        return Ok(known);
    }
    let read = app.db.read("audit.live_recent", |tx| {
        let last = queries::event_last(tx)?;
        let from = (last - RECENT).max(0);
        let news = queries::event_news(tx, (from, RECENT))?.into_iter();
        let events = news.map(|one| {
            let holder = one.holder.unwrap_or_default();
            let (position, agency) = (one.event.position, one.event.agency);
            (position, one.event.reference, [agency, holder])
        });
        Ok::<_, store::Error>(Recent {
            from,
            last,
            events: events.collect(),
        })
    });
    Ok(app.memo.put("events.recent", now, read.await?))
}
