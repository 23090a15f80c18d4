//! Sending, after the commit that a message tells of.

use super::letter::{CASE_LETTER, TEMPLATES, letter};
use super::mail::Post;
use super::model::{Letter, Message, MessageState};
use super::{actions, queries, sms};
use crate::App;
use crate::jobs::{Job, JobError};

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
    let id = payload.to_owned();
    let found = app.db.read_blocking("notifications.message", move |tx| {
        queries::message_find(tx, &id)
    })?;
    let message = found.ok_or_else(|| JobError::Dead("no such message".to_owned()))?;
    if message.state == MessageState::Sent {
        return Ok(());
    }
    let (now, demo) = (app.clock.now(), app.settings.demo);
    // In the demo people are made up: nothing leaves the house, and a page shows what would have.
    let handed_over = if demo { Ok(()) } else { deliver(app, &message) };
    match handed_over {
        Ok(()) => Ok(app.db.write_blocking("notifications.sent", move |tx| {
            actions::message_sent(tx, now, &message, demo)
        })?),
        Err(error) => {
            let given_up = matches!(error, JobError::Dead(_)) || message.attempts + 1 >= TRIES_MAX;
            let (id, words) = (message.id, error.to_string());
            app.db.write_blocking("notifications.failed", move |tx| {
                actions::message_failed(tx, &id, &words, given_up)
            })?;
            Err(error)
        }
    }
}

fn deliver(app: &App, message: &Message) -> Result<(), JobError> {
    let known = TEMPLATES.contains(&message.template.as_str());
    if !known && !message.template.starts_with(CASE_LETTER) {
        return Err(JobError::Dead(format!("no template {}", message.template)));
    }
    let now = app.clock.now();
    let written: Letter = letter(&app.site, message, now);
    if written.by_sms {
        return sms::send(&app.outbound, &app.settings.sms, &written);
    }
    let post = Post {
        settings: &app.settings.mail,
        data: &app.data,
        public_url: &app.settings.public_url,
    };
    post.send(&written, &message.id, now)
}
