//! Telling those who joined a wish what came of it, after the commit.

use base::{Actor, PersonId, Time};
use kernel::App;
use kernel::cases::{self, Case, CaseId};
use kernel::identity;
use kernel::jobs::{Job, JobError};
use kernel::notifications;
use store::{NewJob, Tx};

use super::{messages, queries};
use crate::error::Error;

/// The name of the job.
const NEWS: &str = "opendata.ticket_news";
/// Letters of one transaction.
const BATCH: i64 = 100;

pub(crate) fn jobs() -> Vec<Job> {
    vec![Job {
        kind: NEWS,
        run: news,
    }]
}

/// Has those told who joined a ticket.
pub(super) fn news_enqueue(tx: &mut Tx<'_>, now: Time, case: &Case) -> store::Result<()> {
    let job = NewJob {
        id: format!("ticket-news-{}-{}", case.id, case.version),
        kind: NEWS.to_owned(),
        key: None,
        payload: case.id.to_string(),
        run_at: now,
        now,
    };
    tx.enqueue(&job).map(drop)
}

fn news(app: &App, payload: &str) -> Result<(), JobError> {
    let id = CaseId::parse(payload).map_err(|error| JobError::Dead(error.to_string()))?;
    let retry = |error: Error| JobError::Retry(error.to_string());
    let mut after = String::new();
    while let Some(last) = told(app, id, &after).map_err(retry)? {
        after = last.to_string();
    }
    Ok(())
}

/// Tells some people after one; the last of them. A letter that an earlier try queued is not queued again.
fn told(app: &App, id: CaseId, after: &str) -> Result<Option<PersonId>, Error> {
    let (shared, after) = (app.clone(), after.to_owned());
    app.db.write_blocking(NEWS, move |tx| {
        let case = match cases::case_find(tx, &Actor::anonymous(), id) {
            Err(cases::Error::Store(error)) => return Err(error.into()),
            // It is not for everybody any more: nobody is told.
            Err(_) => return Ok(None),
            Ok(case) => case,
        };
        let registry = shared.registry.get(tx)?;
        let some = queries::followers(tx, id, (&after, BATCH))?;
        for (person, lang) in &some {
            if let Some(address) = identity::person_address(tx, *person)? {
                let to = (*person, *lang, address);
                let name = ("opendata-ticket-news-letter", "data/tickets");
                let letter = messages::letter((&shared, &registry), &case, to, name);
                notifications::message_queue(tx, case.updated, &letter)?;
            }
        }
        Ok::<_, Error>(some.last().map(|(person, _)| *person))
    })
}
