//! Telling followers of a new version, once a day at most.

use std::time::Duration;

use base::Time;
use kernel::App;
use kernel::identity::{self, Address};
use kernel::jobs::{Job, JobError};
use kernel::notifications::{self, MessageNew};
use serde::{Deserialize, Serialize};
use store::{NewJob, Tx};
use web::Page;

use super::queries::{self, Follower};
use super::{retractions, topic};
use crate::error::Error;
use crate::model::Dataset;
use crate::queries as datasets;

/// The name of the job.
const TELL: &str = "opendata.follow_tell";
/// From one letter of a dataset to the next.
const GAP: Duration = Duration::from_hours(24);
/// People of one look.
pub(super) const PIECE: i64 = 100;
/// The templates of letter and text message: Fluent keys of this module.
const LETTER: &str = "case:opendata-follow-letter";
const SMS: &str = "case:opendata-follow-sms";

pub(crate) fn jobs() -> Vec<Job> {
    vec![
        Job {
            kind: TELL,
            run: tell,
        },
        retractions::job(),
    ]
}

/// What the job is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Asked {
    slug: String,
    number: i64,
    /// Whether it is for those who had had a letter too lately when the version came.
    #[serde(default)]
    is_late: bool,
}

/// The job that tells of a version.
pub(crate) fn telling(slug: &str, number: i64, now: Time) -> NewJob {
    let slug = slug.to_owned();
    job(
        &Asked {
            slug,
            number,
            is_late: false,
        },
        (now, now),
    )
}

fn job(asked: &Asked, (run_at, now): (Time, Time)) -> NewJob {
    let late = if asked.is_late { "late-" } else { "" };
    NewJob {
        id: format!("follow-{late}{}-{}", asked.number, asked.slug),
        kind: TELL.to_owned(),
        key: None,
        payload: datasets::json(asked),
        run_at,
        now,
    }
}

fn tell(app: &App, payload: &str) -> Result<(), JobError> {
    let asked: Asked =
        serde_json::from_str(payload).map_err(|error| JobError::Dead(error.to_string()))?;
    let retry = |error: Error| JobError::Retry(error.to_string());
    told(app, &asked).map_err(retry)
}

/// Tells everybody who may be told by now. What was taken back or followed by a newer version is told of no more.
fn told(app: &App, asked: &Asked) -> Result<(), Error> {
    let now = app.clock.now();
    let (slug, number) = (asked.slug.clone(), asked.number);
    let found = app.db.read_blocking("opendata.follow_told", move |tx| {
        let version = datasets::version(tx, &slug, number)?;
        Ok::<_, store::Error>(datasets::dataset(tx, &slug)?.zip(version))
    })?;
    let Some((dataset, version)) = found else {
        return Ok(());
    };
    if dataset.current != version.number || version.retracted.is_some() {
        return Ok(());
    }
    let (mut after, mut waits) = (String::new(), false);
    loop {
        let (slug, number, from) = (asked.slug.clone(), asked.number, after);
        let some = app.db.read_blocking("opendata.followers", move |tx| {
            let some = queries::followers(tx, (&slug, number), (&from, PIECE))?;
            some.into_iter()
                .map(|one| addressed(tx, &slug, one))
                .collect::<Result<Vec<_>, Error>>()
        })?;
        let Some((last, _)) = some.last() else { break };
        after = last.person.to_string();
        let is_due = |one: &Follower| one.told.is_none_or(|told| told + GAP <= now);
        waits |= some.iter().any(|(one, _)| !is_due(one));
        let due = some.into_iter().filter(|(one, _)| is_due(one));
        let letters: Vec<_> = due
            .map(|(one, address)| {
                let letter = address
                    .map(|address| letter(app, (&dataset, asked.number), &one, address, now));
                (one.person, letter)
            })
            .collect();
        write(app, asked, letters, now)?;
    }
    if waits && !asked.is_late {
        let later = Asked {
            is_late: true,
            ..asked.clone()
        };
        let later = job(&later, (now + GAP, now));
        app.db.write_blocking("opendata.follow_later", move |tx| {
            tx.enqueue(&later).map(drop)
        })?;
    }
    Ok(())
}

/// Where somebody is told, if they want it.
pub(super) fn addressed(
    tx: &mut Tx<'_>,
    slug: &str,
    one: Follower,
) -> Result<(Follower, Option<Address>), Error> {
    let address = identity::person_address(tx, one.person)?;
    let wanted = match &address {
        Some(address) => notifications::letters_sent(tx, (address, &topic(slug)))?,
        None => false,
    };
    Ok((one, address.filter(|_| wanted)))
}

/// A letter and the note that it was written are one commit.
fn write(
    app: &App,
    asked: &Asked,
    letters: Vec<(base::PersonId, Option<MessageNew>)>,
    now: Time,
) -> Result<(), Error> {
    let (slug, number) = (asked.slug.clone(), asked.number);
    app.db.write_blocking("opendata.follow_letters", move |tx| {
        for (person, letter) in &letters {
            let is_new = queries::follower_told(tx, (&slug, number), (*person, now))?;
            if let Some(letter) = letter.as_ref().filter(|_| is_new) {
                notifications::message_queue(tx, now, letter)?;
            }
        }
        Ok::<_, Error>(())
    })
}

fn letter(
    app: &App,
    (dataset, number): (&Dataset, i64),
    one: &Follower,
    address: Address,
    now: Time,
) -> MessageNew {
    let page = Page::of(&app.site, one.lang, now);
    let at = |path: &str| format!("{}{}", app.site.public_url(), page.href(path));
    let slug = &dataset.slug;
    let title = page.plain(&dataset.title);
    let args = [
        ("reference", title.clone()),
        ("title", title),
        ("version", number.to_string()),
        ("link", at(&format!("/data/{slug}"))),
        ("follow", at(&format!("/data/{slug}/follow"))),
    ];
    let template = match address {
        Address::Email(_) => LETTER,
        Address::Phone(_) => SMS,
    };
    MessageNew {
        id: format!("follow-{number}-{slug}-{}", one.person),
        address,
        person_id: Some(one.person.to_string()),
        case_id: Some(topic(slug)),
        template: template.to_owned(),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        lang: one.lang,
    }
}
