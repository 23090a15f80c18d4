//! Reading the event feed for alerts, and writing the letters, round after round.

use std::time::Duration;

use base::{Actor, Lang, PersonId, Time};
use kernel::App;
use kernel::audit::{self, EventSeen};
use kernel::cases::{self, CaseId};
use kernel::identity::{self, Address};
use kernel::jobs::{Job, JobError};
use kernel::notifications::{self, MessageNew};
use kernel::registry::Registry;
use store::{NewJob, Tx};
use web::Page;

use super::actions::TOPIC;
use super::model::Fresh;
use super::{queries, rules};
use crate::actions::report_row;
use crate::error::Error;
use crate::model::{KIND, ReportRow};
use crate::pages::{category, nearby};

/// The name of the job.
const ROUND: &str = "reports.alerts";
/// Under which name it keeps its place in the event feed.
pub(super) const READER: &str = "alerts";
/// From one round to the next.
const EVERY: Duration = Duration::from_secs(15);
/// The template of the letters, and of the text messages: Fluent keys of this module.
pub const LETTER: &str = "case:reports-alerts-letter";
const SMS: &str = "case:reports-alerts-sms";

/// Moves after which a report may be news: it came into the open, or to another agency.
const NEWS: [&str; 7] = [
    "open",
    "confirm",
    "confirm_thanks",
    "forward",
    "transfer",
    "accept",
    "refer",
];
/// Events of one look.
const EVENTS: usize = 200;
/// Alerts in one transaction.
const BATCH: i64 = 200;
/// People of one look.
const PEOPLE: i64 = 100;
/// Reports that one letter can tell of, and those that it names.
const PENDING: i64 = 500;
const NAMED: usize = 20;

pub(crate) fn jobs() -> Vec<Job> {
    vec![Job {
        kind: ROUND,
        run: |app, _| run(app),
    }]
}

/// The round in whose span this time lies.
pub(super) fn round(at: Time) -> NewJob {
    NewJob::round(ROUND, READER, EVERY, at)
}

/// The next round is certain before this one begins, so that one that fails does not end them.
fn run(app: &App) -> Result<(), JobError> {
    let now = app.clock.now();
    let next = round(now + EVERY);
    app.db
        .write_blocking("reports.alerts_next", move |tx| tx.enqueue(&next).map(drop))?;
    let retry = |error: Error| JobError::Retry(error.to_string());
    alerts_read(app).map_err(retry)?;
    alerts_tell(app).map_err(retry)
}

/// Reads the event feed to its end and notes who is to be told of what.
///
/// What is found is kept before the place in the feed moves, and a person is noted once for a report: a round
/// that dies in between is done again, and nobody notices.
pub fn alerts_read(app: &App) -> Result<(), Error> {
    loop {
        let shared = app.clone();
        let (from, next, registry, news) = app.db.read_blocking("reports.alerts", move |tx| {
            let registry = shared.registry.get(tx)?;
            let Some(from) = queries::reading(tx, READER)? else {
                return Ok((0, 0, registry, Vec::new()));
            };
            let stretch = audit::events_after(tx, &Actor::anonymous(), (from, EVENTS))?;
            let mut news = Vec::new();
            for event in stretch.items.iter().filter(|event| is_news(event)) {
                news.extend(fresh(tx, event)?);
            }
            Ok::<_, Error>((from, stretch.next, registry, news))
        })?;
        if next == from {
            return Ok(());
        }
        for fresh in news {
            find(app, &registry, &fresh)?;
        }
        app.db.write_blocking("reports.alerts_read", move |tx| {
            queries::reading_move(tx, READER, (from, next))
        })?;
    }
}

fn is_news(event: &EventSeen) -> bool {
    let step = event
        .name
        .strip_prefix(KIND)
        .and_then(|rest| rest.strip_prefix('.'));
    event.kind == KIND && step.is_some_and(|step| NEWS.contains(&step))
}

/// The report of an event as everybody sees it now, if everybody may.
fn fresh(tx: &mut Tx<'_>, event: &EventSeen) -> Result<Option<Fresh>, Error> {
    let Ok(reference) = base::Reference::parse(&event.reference) else {
        return Ok(None);
    };
    match report_row(tx, &reference) {
        Ok(row) => Ok(Some(Fresh {
            id: row.id,
            point: row.point,
            district: cases::case_find(tx, &Actor::system(), row.id)?
                .area
                .district,
            agency: row.agency.to_string(),
            category: row.category.to_string(),
            at: event.at,
        })),
        Err(Error::Case(cases::Error::NotFound)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Notes everybody who is to be told of a report.
fn find(app: &App, registry: &Registry, fresh: &Fresh) -> Result<(), Error> {
    let (now, zone) = (app.clock.now(), registry.zone().clone());
    for key in rules::keys_of(fresh) {
        let mut after = String::new();
        loop {
            let (key, fresh, zone, from) = (key.clone(), fresh.clone(), zone.clone(), after);
            let last = app.db.write_blocking("reports.alerts_find", move |tx| {
                let asked = (key.as_str(), fresh.id);
                let some = queries::candidates(tx, asked, (&from, BATCH))?;
                for (alert, told) in &some {
                    if rules::concerns(alert, &fresh) {
                        let due = rules::due(alert.pace, *told, now, &zone);
                        queries::found_insert(tx, alert, (fresh.id, due))?;
                    }
                }
                Ok::<_, store::Error>(some.last().map(|(alert, _)| alert.id.clone()))
            })?;
            match last {
                Some(last) => after = last,
                None => break,
            }
        }
    }
    Ok(())
}

/// Writes to everybody whose time has come, one letter each.
pub fn alerts_tell(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    loop {
        let people = app.db.read_blocking("reports.alerts_due", move |tx| {
            queries::due_people(tx, (now, PEOPLE))
        })?;
        if people.is_empty() {
            return Ok(());
        }
        for person in people {
            while !tell(app, now, person)? {}
        }
    }
}

/// What a person is to be told, and where.
struct News {
    address: Option<Address>,
    pending: Vec<(CaseId, Lang)>,
    rows: Vec<ReportRow>,
}

/// Writes one person's letter; false if what it tells changed while it was written.
fn tell(app: &App, now: Time, person: PersonId) -> Result<bool, Error> {
    let shared = app.clone();
    let (registry, news) = app.db.read_blocking("reports.alerts_news", move |tx| {
        Ok::<_, Error>((shared.registry.get(tx)?, news(tx, now, person)?))
    })?;
    let letter = letter(app, &registry, (now, person), &news);
    app.db.write_blocking("reports.alerts_told", move |tx| {
        // Whatever went private in between is in no letter.
        if queries::pending(tx, person, (now, PENDING))? != news.pending {
            return Ok(false);
        }
        if let Some(letter) = &letter {
            notifications::message_queue(tx, now, letter)?;
        }
        queries::told(tx, person, now)?;
        Ok(true)
    })
}

fn news(tx: &mut Tx<'_>, now: Time, person: PersonId) -> Result<News, Error> {
    let address = identity::person_address(tx, person)?;
    let wanted = match &address {
        Some(address) => notifications::letters_sent(tx, (address, TOPIC))?,
        None => false,
    };
    let pending = queries::pending(tx, person, (now, PENDING))?;
    let mut rows = Vec::new();
    for (case, _) in pending.iter().take(NAMED) {
        rows.extend(crate::queries::row_by_id(tx, *case)?);
    }
    Ok(News {
        address: address.filter(|_| wanted),
        pending,
        rows,
    })
}

/// The letter, if there is anything to tell to anybody. It names subject and place as the registry does:
/// nothing that a reporter wrote leaves the house, so nothing has to be called back.
fn letter(
    app: &App,
    registry: &Registry,
    (now, person): (Time, PersonId),
    news: &News,
) -> Option<MessageNew> {
    let address = news.address.clone()?;
    let (_, lang) = news.pending.last()?;
    let page = Page::of(&app.site, *lang, now);
    let at = |path: &str| format!("{}{}", app.site.public_url(), page.href(path));
    let named: Vec<(String, String)> = news
        .rows
        .iter()
        .map(|row| {
            (
                subject(&page, registry, row),
                at(&format!("/reports/{}", row.reference)),
            )
        })
        .collect();
    let (title, link) = match named.as_slice() {
        [(subject, link)] => (
            page.t1("reports-alerts-one", "report", subject.as_str()),
            link.clone(),
        ),
        _ => (
            page.t1("reports-alerts-many", "count", news.pending.len()),
            at("/alerts"),
        ),
    };
    let mut words: Vec<String> = named
        .iter()
        .map(|(subject, link)| format!("{subject}\n{link}"))
        .collect();
    let more = news.pending.len().saturating_sub(named.len());
    if more > 0 {
        words.push(page.t1("reports-alerts-more", "count", more));
    }
    let args = [
        ("reference", page.t("reports-alerts-topic").into_owned()),
        ("title", title),
        ("words", words.join("\n\n")),
        ("link", link),
        ("alerts", at("/alerts")),
    ];
    let template = match address {
        Address::Email(_) => LETTER,
        Address::Phone(_) => SMS,
    };
    Some(MessageNew {
        id: format!("alerts-{person}-{}", now.micros()),
        address,
        person_id: Some(person.to_string()),
        case_id: Some(TOPIC.to_owned()),
        template: template.to_owned(),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        lang: *lang,
    })
}

/// A report in a line.
fn subject(page: &Page, registry: &Registry, row: &ReportRow) -> String {
    let about = category(page, registry, &row.category);
    match row.point {
        Some(point) => format!("{about}, {}", nearby(page, registry, point)),
        None => about,
    }
}
