//! Letters to those who follow a report, after the commit that they tell of.

use base::Actor;
use kernel::App;
use kernel::cases::{self, Case};
use kernel::identity;
use kernel::jobs::{Job, JobError};
use kernel::notifications::{self, MessageNew};
use store::Tx;

use super::actions::{News, Said};
use super::queries;

/// The name of the job.
pub(super) const NEWS: &str = "reports.news";
/// Letters in one transaction.
const BATCH: i64 = 100;

pub(crate) fn jobs() -> Vec<Job> {
    vec![Job {
        kind: NEWS,
        run: news,
    }]
}

/// Queues one letter for each; a letter that was queued by an earlier try is not queued again.
fn news(app: &App, payload: &str) -> Result<(), JobError> {
    let news: News =
        serde_json::from_str(payload).map_err(|error| JobError::Dead(error.to_string()))?;
    let mut after = String::new();
    loop {
        let (shared, news, last) = (app.clone(), news.clone(), after.clone());
        let told = app.db.write_blocking("reports.news", move |tx| {
            let found = match said_now(tx, &news) {
                Ok(found) => found,
                Err(cases::Error::Store(error)) => return Err(error),
                // It is not for everybody any more: nobody is told.
                Err(_) => None,
            };
            let Some((case, words)) = found else {
                return Ok(Vec::new());
            };
            let some = queries::followers(tx, news.case, (&last, BATCH))?;
            some.iter()
                .try_for_each(|said| tell(tx, &shared, &case, (&news, &words), *said))?;
            Ok::<_, store::Error>(some)
        })?;
        match told.last() {
            Some(last) => after = last.person.to_string(),
            None => return Ok(()),
        }
    }
}

/// The case, and what its news say by now: words may have been changed or taken away.
fn said_now(tx: &mut Tx<'_>, news: &News) -> Result<Option<(Case, String)>, cases::Error> {
    let case = cases::case_find(tx, &Actor::anonymous(), news.case)?;
    let (entries, _) = cases::case_timeline(tx, &Actor::anonymous(), &case)?;
    let mut entries = entries.into_iter();
    let entry = entries.find(|entry| entry.version == news.version);
    Ok(entry
        .and_then(|entry| entry.body)
        .map(|words| (case, words)))
}

fn tell(
    tx: &mut Tx<'_>,
    app: &App,
    case: &Case,
    (news, words): (&News, &str),
    said: Said,
) -> Result<(), store::Error> {
    let address = match identity::person_address(tx, said.person) {
        Ok(Some(address)) if case.owner != Some(said.person) => address,
        Ok(_) => return Ok(()),
        Err(identity::Error::Store(error)) => return Err(error),
        Err(error) => return Err(store::Error::Unavailable(error.to_string())),
    };
    let registry = app.registry.get(tx)?;
    let agency = registry.agency(&case.agency).map_or_else(
        || case.agency.clone(),
        |agency| agency.name.get(said.lang).to_string(),
    );
    let link = format!(
        "{}/{}/reports/{}",
        app.settings.public_url, said.lang, case.reference
    );
    let args = [
        ("reference", case.reference.to_string()),
        ("agency", agency),
        ("words", words.to_owned()),
        ("link", link),
        (notifications::wordings::AGENCY, case.agency.clone()),
    ];
    let message = MessageNew {
        id: format!("news-{}-{}-{}", case.id, news.version, said.person),
        address,
        person_id: Some(said.person.to_string()),
        case_id: Some(case.id.to_string()),
        template: "report_news".to_owned(),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        lang: said.lang,
    };
    // The moment of the news, not of the try: the closure may run twice.
    notifications::message_queue(tx, case.updated, &message)
}
