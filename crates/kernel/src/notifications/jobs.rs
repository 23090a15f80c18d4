//! Sending, after the commit that a message tells of.

use base::{Lang, PersonId, Time};
use jiff::tz::TimeZone;
use store::Tx;
use web::Page;

use super::actions::Told;
use super::letter::{CASE_LETTER, DIGEST, FORMAL_LETTER, LAST, TEMPLATES, letter_worded};
use super::mail::{Post, Unsent};
use super::model::{Bar, Letter, Message, MessageState, Weight};
use super::preferences::{self, Channel, Plan, Preferences};
use super::{actions, queries, rules, sms, wordings};
use crate::App;
use crate::identity::{self, Address};
use crate::jobs::{Job, JobError};
use crate::push;

/// The kind of the job that sends one message; its payload is the message's id.
pub(crate) const SEND: &str = "notifications.send";
/// As often as a job is tried.
const TRIES_MAX: i64 = 8;

/// This component's jobs.
pub fn jobs() -> Vec<Job> {
    vec![Job {
        kind: SEND,
        run: message_send,
    }]
}

/// A message with all that decides over it, as it stands now.
struct Found {
    message: Message,
    bar: Option<Bar>,
    devices: Vec<String>,
    /// Who decides when it comes; nobody over codes, notices and decisions, nor over letters to an agency.
    reader: Option<Reader>,
}

/// Whom a message is for.
struct Reader {
    person: PersonId,
    preferences: Preferences,
    /// The language in which they chose to be written to.
    lang: Option<Lang>,
}

fn find(tx: &mut Tx<'_>, app: &App, (id, now): (&str, Time)) -> store::Result<Option<Found>> {
    let Some(message) = queries::message_find(tx, id)? else {
        return Ok(None);
    };
    let mut reader = None;
    let person = message.person_id.as_deref();
    let person = person.and_then(|id| id.parse::<PersonId>().ok());
    if let Some(person) = person.filter(|_| preferences::rests(&message.template)) {
        reader = Some(Reader {
            person,
            preferences: preferences::preferences_of(tx, app.pack.quiet, person)?,
            lang: identity::person_language(tx, person)?,
        });
    }
    Ok(Some(Found {
        bar: actions::message_bar(tx, now, &message)?,
        devices: push::devices_told(tx, &message.id)?,
        reader,
        message,
    }))
}

impl Found {
    /// What becomes of it on one way.
    fn plan(&self, channel: Channel, zone: &TimeZone, now: Time) -> Plan {
        let Some(reader) = &self.reader else {
            return Plan::Now;
        };
        let preference = reader.preferences.of(channel);
        if self.message.template == DIGEST {
            return preferences::digest_plan(preference, zone, now);
        }
        preferences::plan(preference, zone, (self.message.created, now))
    }

    /// The way that its own address is.
    const fn channel(&self) -> Channel {
        match self.message.address {
            Address::Email(_) => Channel::Email,
            Address::Phone(_) => Channel::Sms,
        }
    }
}

fn message_send(app: &App, payload: &str) -> Result<(), JobError> {
    let (id, now) = (payload.to_owned(), app.clock.now());
    let shared = app.clone();
    let found = app.db.read_blocking("notifications.message", move |tx| {
        find(tx, &shared, (&id, now))
    })?;
    // Whoever it was for closed their account meanwhile.
    let Some(found) = found else {
        return Ok(());
    };
    let message = &found.message;
    let over = matches!(message.state, MessageState::Sent | MessageState::Skipped);
    if over || message.digest_id.is_some() {
        return Ok(());
    }
    if !found.devices.is_empty() && rules::goes_to_devices(message, found.bar) {
        let told = Told {
            plan: found.plan(Channel::Push, app.site.zone(), now),
            devices: found.devices.clone(),
        };
        let message = message.clone();
        app.db.write_blocking("push.fan_out", move |tx| {
            actions::devices_tell(tx, now, (&message, &told))
        })?;
    }
    let plan = found.plan(found.channel(), app.site.zone(), now);
    match (found.bar, plan) {
        (Some(why), _) => skip(app, found.message, why),
        (None, Plan::Now) => hand_over(app, found.message),
        (None, Plan::Later(at)) => Err(JobError::Early(at)),
        (None, Plan::Gather(at)) => gather(app, (found.message, found.reader), at),
        (None, Plan::Never) => skip(app, found.message, Bar::Unwanted),
    }
}

/// Notes that a message is not sent, and why; with a digest goes what was in it.
fn skip(app: &App, message: Message, why: Bar) -> Result<(), JobError> {
    let now = app.clock.now();
    let write = app.db.write_blocking("notifications.skipped", move |tx| {
        if message.template == DIGEST {
            actions::digest_seal(tx, now, &message.id)?;
            for letter in queries::messages_gathered(tx, &message.id)? {
                actions::message_skipped(tx, &letter.id, why)?;
            }
        }
        actions::message_skipped(tx, &message.id, why)
    });
    Ok(write?)
}

/// Puts a message into its reader's digest.
fn gather(
    app: &App,
    (mut message, reader): (Message, Option<Reader>),
    at: Time,
) -> Result<(), JobError> {
    let Some(reader) = reader else {
        return Ok(());
    };
    message.lang = reader.lang.unwrap_or(message.lang);
    let now = app.clock.now();
    let page = Page::of(&app.site, message.lang, now);
    let topic = page.t("kernel-mail-digest-topic").into_owned();
    Ok(app.db.write_blocking("notifications.gather", move |tx| {
        actions::message_gather(tx, now, (&message, reader.person, &topic), at)
    })?)
}

/// What a digest that takes nothing more in is to tell: without letters that their reader has stopped meanwhile.
fn digest_fill(app: &App, digest: &mut Message) -> Result<(), JobError> {
    let (id, now) = (digest.id.clone(), app.clock.now());
    let sealed = id.clone();
    app.db
        .write_blocking("notifications.digest_seal", move |tx| {
            actions::digest_seal(tx, now, &sealed)
        })?;
    let read = app.db.read_blocking("notifications.digest", move |tx| {
        let all = queries::messages_gathered(tx, &id)?.into_iter();
        let judged = all.map(|letter| Ok((actions::message_bar(tx, now, &letter)?, letter)));
        judged.collect::<store::Result<Vec<_>>>()
    });
    let mut stopped = Vec::new();
    for (bar, letter) in read? {
        match bar {
            None => digest.gathered.push(letter),
            Some(why) => stopped.push((letter.id, why)),
        }
    }
    if stopped.is_empty() {
        return Ok(());
    }
    Ok(app.db.write_blocking("notifications.skipped", move |tx| {
        stopped
            .iter()
            .try_for_each(|(id, why)| actions::message_skipped(tx, id, *why))
    })?)
}

fn hand_over(app: &App, mut message: Message) -> Result<(), JobError> {
    if message.template == DIGEST {
        digest_fill(app, &mut message)?;
        if message.gathered.is_empty() {
            return skip(app, message, Bar::Empty);
        }
    }
    let (demo, now) = (app.settings.demo, app.clock.now());
    // In the demo people are made up: nothing leaves the house, and a page shows what would have.
    let handed_over = if demo { Ok(()) } else { deliver(app, &message) };
    match handed_over {
        Ok(()) => Ok(app.db.write_blocking("notifications.sent", move |tx| {
            actions::message_sent(tx, now, &message, demo)
        })?),
        Err(unsent) => message_unsent(app, message, unsent),
    }
}

/// Notes why a letter did not leave. Where nobody is at its address there is nothing for an operator to mend.
fn message_unsent(app: &App, message: Message, unsent: Unsent) -> Result<(), JobError> {
    let Unsent { error, against } = unsent;
    let given_up = matches!(error, JobError::Dead(_)) || message.attempts + 1 >= TRIES_MAX;
    let (words, now) = (error.to_string(), app.clock.now());
    app.db.write_blocking("notifications.failed", move |tx| {
        for letter in &message.gathered {
            actions::message_failed(tx, &letter.id, &words, given_up)?;
        }
        actions::message_failed(tx, &message.id, &words, given_up)?;
        if given_up && message.template == LAST {
            queries::message_delete(tx, &message.id)?;
        }
        if let Some(against) = against {
            actions::bounce_note(tx, now, &message, against)?;
        }
        Ok::<_, store::Error>(())
    })?;
    match (error, against) {
        (JobError::Dead(_), Some((Weight::Hard, _))) => Ok(()),
        (error, _) => Err(error),
    }
}

/// The letter in the words that its agency chose. Should they fail, it is written in the usual ones, and the agency sees why.
fn written(app: &App, message: &Message, now: Time) -> Result<Letter, JobError> {
    let asked = message.clone();
    let own = app.db.read_blocking("notifications.wording", move |tx| {
        wordings::wording_for(tx, &asked)
    })?;
    let words = own.as_ref().map(|(_, words)| words);
    let written = letter_worded(app, message, now, words);
    if let (Some(why), Some((version, _))) = (written.fault, own) {
        let message = message.clone();
        app.db
            .write_blocking("notifications.wording_failed", move |tx| {
                wordings::wording_failed(tx, now, &message, (version, &why))
            })?;
    }
    Ok(written.letter)
}

fn deliver(app: &App, message: &Message) -> Result<(), Unsent> {
    let template = message.template.as_str();
    let by_key = [CASE_LETTER, FORMAL_LETTER]
        .iter()
        .any(|prefix| template.starts_with(prefix));
    if !by_key && template != DIGEST && !TEMPLATES.contains(&template) {
        return Err(JobError::Dead(format!("no template {}", message.template)).into());
    }
    let now = app.clock.now();
    let written = written(app, message, now)?;
    if written.by_sms {
        return Ok(sms::send(&app.outbound, &app.settings.sms, &written)?);
    }
    let post = Post {
        settings: &app.settings.mail,
        data: &app.data,
        public_url: &app.settings.public_url,
    };
    post.send(&written, &message.id, now)
}
