//! Telling followers at once that a version was taken back: whoever used it has to know.

use base::Time;
use kernel::App;
use kernel::identity::Address;
use kernel::jobs::{Job, JobError};
use kernel::notifications::{self, MessageNew};
use serde::{Deserialize, Serialize};
use store::{NewJob, Tx};
use web::Page;

use super::jobs::{PIECE, addressed};
use super::queries::{self, Follower};
use super::topic;
use crate::error::Error;
use crate::model::{Dataset, Retraction};
use crate::queries as datasets;

/// The name of the job.
const TELL: &str = "opendata.follow_retracted";
/// The templates of letter and text message: Fluent keys of this module, of one version and of all.
const LETTERS: [&str; 2] = [
    "case:opendata-retracted-letter",
    "case:opendata-retracted-all-letter",
];
const SMS: &str = "case:opendata-retracted-sms";

pub(super) fn job() -> Job {
    Job {
        kind: TELL,
        run: tell,
    }
}

/// What the job is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Asked {
    slug: String,
    /// The version; nothing if all were taken back at once.
    number: Option<i64>,
    /// When that was.
    at: Time,
}

/// The job that tells of a retraction.
pub(crate) fn retracting(slug: &str, number: Option<i64>, now: Time) -> NewJob {
    let asked = Asked {
        slug: slug.to_owned(),
        number,
        at: now,
    };
    NewJob {
        id: format!("{}-{slug}", name(&asked)),
        kind: TELL.to_owned(),
        key: None,
        payload: datasets::json(&asked),
        run_at: now,
        now,
    }
}

/// What tells a retraction from all others of its dataset.
fn name(asked: &Asked) -> String {
    let number = asked.number.unwrap_or_default();
    format!("retracted-{}-{number}", asked.at.micros())
}

fn tell(app: &App, payload: &str) -> Result<(), JobError> {
    let asked: Asked =
        serde_json::from_str(payload).map_err(|error| JobError::Dead(error.to_string()))?;
    told(app, &asked).map_err(|error| JobError::Retry(error.to_string()))
}

fn told(app: &App, asked: &Asked) -> Result<(), Error> {
    let now = app.clock.now();
    let slug = asked.slug.clone();
    let number = asked.number;
    let found = app
        .db
        .read_blocking("opendata.retraction_told", move |tx| {
            let Some(dataset) = datasets::dataset(tx, &slug)? else {
                return Ok::<_, store::Error>(None);
            };
            let version = datasets::version(tx, &slug, number.unwrap_or(dataset.current))?;
            let retraction = version.and_then(|version| version.retracted);
            Ok(retraction.map(|retraction| (dataset, retraction)))
        })?;
    let Some((dataset, retraction)) = found else {
        return Ok(());
    };
    let mut after = String::new();
    loop {
        let (slug, from) = (asked.slug.clone(), after);
        let some = app.db.read_blocking("opendata.retraction_followers", {
            move |tx: &mut Tx<'_>| {
                // Everybody, whatever they were told last.
                let some = queries::followers(tx, (&slug, i64::MAX), (&from, PIECE))?;
                some.into_iter()
                    .map(|one| addressed(tx, &slug, one))
                    .collect::<Result<Vec<_>, Error>>()
            }
        })?;
        let Some((last, _)) = some.last() else {
            return Ok(());
        };
        after = last.person.to_string();
        let wanted = some
            .into_iter()
            .filter_map(|(one, address)| Some((one, address?)));
        let letters: Vec<MessageNew> = wanted
            .map(|(one, address)| letter(app, (&dataset, &retraction, asked), (&one, address), now))
            .collect();
        // A letter that was written in an earlier try has the same name, and is not written again.
        app.db
            .write_blocking("opendata.retraction_letters", move |tx| {
                let mut all = letters.iter();
                all.try_for_each(|letter| notifications::message_queue(tx, now, letter))
            })?;
    }
}

fn letter(
    app: &App,
    (dataset, retraction, asked): (&Dataset, &Retraction, &Asked),
    (one, address): (&Follower, Address),
    now: Time,
) -> MessageNew {
    let page = Page::of(&app.site, one.lang, now);
    let at = |path: &str| format!("{}{}", app.site.public_url(), page.href(path));
    let slug = &dataset.slug;
    let title = page.plain(&dataset.title);
    let args = [
        ("reference", title.clone()),
        ("title", title),
        ("version", asked.number.unwrap_or_default().to_string()),
        ("notice", retraction.notice.clone()),
        ("link", at(&format!("/data/{slug}"))),
        ("follow", at(&format!("/data/{slug}/follow"))),
    ];
    let [of_one, of_all] = LETTERS;
    let template = match (&address, asked.number) {
        (Address::Phone(_), _) => SMS,
        (Address::Email(_), Some(_)) => of_one,
        (Address::Email(_), None) => of_all,
    };
    MessageNew {
        id: format!("{}-{slug}-{}", name(asked), one.person),
        address,
        person_id: Some(one.person.to_string()),
        case_id: Some(topic(slug)),
        template: template.to_owned(),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        lang: one.lang,
    }
}
