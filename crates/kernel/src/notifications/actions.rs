//! Verbs of notifications.

use base::Time;
use store::{NewJob, Tx};

use super::model::{Message, MessageNew, MessageState};
use super::{jobs, queries, rules};

/// Queues a message in the same commit as what it tells of. It leaves after the commit.
pub fn message_queue(tx: &mut Tx<'_>, now: Time, new: &MessageNew) -> store::Result<()> {
    if !queries::message_insert(tx, new, now)? {
        return Ok(());
    }
    let job = NewJob {
        id: format!("message-{}", new.id),
        kind: jobs::SEND.to_owned(),
        key: None,
        payload: new.id.clone(),
        run_at: now,
        now,
    };
    tx.enqueue(&job)?;
    Ok(())
}

/// The newest messages first.
pub fn messages_recent(tx: &mut Tx<'_>, limit: u32) -> store::Result<Vec<Message>> {
    queries::messages_recent(tx, limit)
}

/// Notes that a message was handed over. Unless letters are shown, its secrets go.
pub(crate) fn message_sent(
    tx: &mut Tx<'_>,
    now: Time,
    message: &Message,
    shown: bool,
) -> store::Result<()> {
    let kept = if shown {
        message.args.clone()
    } else {
        rules::without_secrets(&message.args)
    };
    queries::message_sent(tx, &message.id, &kept, now)
}

/// Notes that a try failed, for the last time or not.
pub(crate) fn message_failed(
    tx: &mut Tx<'_>,
    id: &str,
    error: &str,
    given_up: bool,
) -> store::Result<()> {
    let state = if given_up {
        MessageState::Failed
    } else {
        MessageState::Queued
    };
    queries::message_failed(tx, id, state, error)
}
