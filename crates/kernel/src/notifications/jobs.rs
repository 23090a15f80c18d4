//! Sending, after the commit that a message tells of.

use super::letter::{CASE_LETTER, FORMAL_LETTER, LAST, TEMPLATES, letter_whole};
use super::mail::{Post, Unsent};
use super::model::{Letter, Message, MessageState, Weight};
use super::{actions, queries, rules, sms};
use crate::App;
use crate::jobs::{Job, JobError};
use crate::push;

/// The kind of the job that sends one message; its payload is the message's id.
pub(super) const SEND: &str = "notifications.send";
/// As often as a job is tried.
const TRIES_MAX: i64 = 8;

/// This component's jobs.
pub fn jobs() -> Vec<Job> {
    vec![Job {
        kind: SEND,
        run: message_send,
    }]
}

fn message_send(app: &App, payload: &str) -> Result<(), JobError> {
    let (id, now) = (payload.to_owned(), app.clock.now());
    let found = app.db.read_blocking("notifications.message", move |tx| {
        let Some(message) = queries::message_find(tx, &id)? else {
            return Ok(None);
        };
        let bar = actions::message_bar(tx, now, &message)?;
        let devices = push::devices_told(tx, &message.id)?;
        Ok::<_, store::Error>(Some((message, bar, devices)))
    })?;
    // Whoever it was for closed their account meanwhile.
    let Some(found) = found else {
        return Ok(());
    };
    let (message, bar, devices) = found;
    if matches!(message.state, MessageState::Sent | MessageState::Skipped) {
        return Ok(());
    }
    if !devices.is_empty() && rules::goes_to_devices(&message, bar) {
        let id = message.id.clone();
        app.db.write_blocking("push.fan_out", move |tx| {
            push::message_fan_out(tx, now, (&id, &devices))
        })?;
    }
    if let Some(why) = bar {
        return Ok(app.db.write_blocking("notifications.skipped", move |tx| {
            actions::message_skipped(tx, &message.id, why)
        })?);
    }
    let demo = app.settings.demo;
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

fn deliver(app: &App, message: &Message) -> Result<(), Unsent> {
    let template = message.template.as_str();
    let by_key = [CASE_LETTER, FORMAL_LETTER]
        .iter()
        .any(|prefix| template.starts_with(prefix));
    if !by_key && !TEMPLATES.contains(&template) {
        return Err(JobError::Dead(format!("no template {}", message.template)).into());
    }
    let now = app.clock.now();
    let written: Letter = letter_whole(app, message, now);
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
