//! The demo: the agencies that have sample officers come aboard, one of them falls silent, and somebody
//! claims to speak for another. All through the real actions, at times in the past.

use std::time::Duration;

use base::{Actor, Lang, Time};
use store::Tx;

use super::error::Error;
use super::model::{Channel, ClaimNew, EnrolmentSet, TestNew};
use super::{actions, claims, jobs, queries, test_messages};
use crate::App;
use crate::audit::Fresh;
use crate::identity::{self, Email, Person};
use crate::once::{self, Known, Once};

const DAY: Duration = Duration::from_hours(24);
/// As long ago the agencies came aboard.
const ABOARD: Duration = Duration::from_hours(40 * 24);
/// As long ago one of them last answered.
const SILENT: Duration = Duration::from_hours(16 * 24);

/// Agencies with their sample officers' roles, and the address of one that is told by e-mail.
const AGENCIES: &[(&str, &str, Option<&str>)] = &[
    ("bpa", "triage", None),
    ("mbpj", "agency_admin", None),
    ("dbkl", "officer", None),
    ("jkr", "officer", None),
    ("mbpp", "officer", Some("aduan.mbpp@contoh.my")),
];
/// Who has not answered.
const SILENT_ONE: &str = "dbkl";
/// Whom somebody claims to speak for.
const CLAIMED: &str = "mbsa";

/// Brings the agencies of the sample officers aboard, once. Without sample people nothing happens.
pub fn seed(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    let key = Once::new("demo", "reach", b"");
    let asked = key.clone();
    let known = app
        .db
        .read_blocking("reach.demo_known", move |tx| once::once_find(tx, &asked))?;
    if known != Known::New {
        return Ok(());
    }
    for (agency, role, address) in AGENCIES {
        board(app, now - ABOARD, (agency, role, *address))?;
    }
    again(app, now - SILENT, SILENT_ONE)?;
    claim(app, now - DAY)?;
    // What fell due meanwhile: this month's test messages, which all but one answer.
    jobs::reach_watch(app, now - DAY)?;
    for (agency, role, address) in AGENCIES {
        if *agency != SILENT_ONE {
            answer(app, now - DAY, (agency, role, *address))?;
        }
    }
    jobs::reach_watch(app, now)?;
    app.db.write_blocking("reach.demo_done", move |tx| {
        Ok::<_, Error>(once::once_keep(tx, &key, "done", now)?)
    })
}

/// The sample officer with this role at the agency.
fn officer(tx: &mut Tx<'_>, agency: &str, role: &str) -> Result<Option<Person>, Error> {
    let people = identity::people_of(tx, agency, role)?;
    Ok(people.into_iter().find(|person| person.sample))
}

/// Verifies an agency and has its officer confirm the test message an hour later.
fn board(
    app: &App,
    at: Time,
    (agency, role, address): (&'static str, &'static str, Option<&str>),
) -> Result<(), Error> {
    let channel = match address {
        Some(address) => Channel::Email(Email::parse(address).map_err(identity::Error::from)?),
        None => Channel::Desk,
    };
    let (test, fresh) = (TestNew::draw(&app.ids, at), Fresh::draw(&app.ids, at));
    let (shared, person) = (app.clone(), app.ids.next(at));
    let found = app.db.write_blocking("reach.demo_verify", move |tx| {
        let registry = shared.registry.get(tx)?;
        let Some(officer) = officer(tx, agency, role)? else {
            return Ok(false);
        };
        let email = officer.email.as_deref().unwrap_or_default();
        let cmd = EnrolmentSet {
            agency: agency.to_owned(),
            version: 0,
            officer: Email::parse(email).map_err(identity::Error::from)?,
            name: officer.name,
            person,
            channel: channel.clone(),
            test: test.clone(),
            fresh: fresh.clone(),
        };
        match actions::enrolment_set(tx, &registry, (&Actor::system(), at), &cmd) {
            // It was done before the last run ended too early.
            Err(Error::Stale(_)) => Ok(false),
            other => other.map(|_| true),
        }
    })?;
    if found {
        answer(app, at + Duration::from_hours(1), (agency, role, address))?;
    }
    Ok(())
}

/// Has an agency answer its newest test message, if there is one.
fn answer(
    app: &App,
    at: Time,
    (agency, _, _): (&'static str, &str, Option<&str>),
) -> Result<(), Error> {
    let fresh = Fresh::draw(&app.ids, at);
    let shared = app.clone();
    app.db.write_blocking("reach.demo_answer", move |tx| {
        let registry = shared.registry.get(tx)?;
        match queries::tests_recent(tx, agency, 1)?.first() {
            Some(test) => {
                test_messages::test_answered(tx, &registry, at, (&test.id, &fresh)).map(drop)
            }
            None => Ok(()),
        }
    })
}

/// Sends a test message that nobody will answer.
fn again(app: &App, at: Time, agency: &'static str) -> Result<(), Error> {
    let (test, fresh) = (TestNew::draw(&app.ids, at), Fresh::draw(&app.ids, at));
    let shared = app.clone();
    app.db.write_blocking("reach.demo_again", move |tx| {
        let registry = shared.registry.get(tx)?;
        let sent = (agency, &test, &fresh);
        match test_messages::test_again(tx, &registry, (&Actor::system(), at), sent) {
            Err(Error::Unclaimed) => Ok(()),
            other => other.map(drop),
        }
    })
}

fn claim(app: &App, at: Time) -> Result<(), Error> {
    let new = ClaimNew {
        id: app.ids.next::<ClaimNew>(at).to_string(),
        agency: CLAIMED.to_owned(),
        name: "Puan Contoh".to_owned(),
        email: Email::parse("perhubungan.mbsa@contoh.my").map_err(identity::Error::from)?,
        words: "Contoh: saya pegawai perhubungan awam. Kami mahu bekerja di meja ini.".to_owned(),
        lang: Lang::MS,
    };
    let fresh = Fresh::draw(&app.ids, at);
    let shared = app.clone();
    app.db.write_blocking("reach.demo_claim", move |tx| {
        let registry = shared.registry.get(tx)?;
        claims::claim_make(tx, &registry, (&Actor::anonymous(), at), (&new, &fresh))
    })
}
