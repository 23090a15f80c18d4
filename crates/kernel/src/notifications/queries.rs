//! Statements of notifications.

use base::Time;
use store::{Json, Row, Sql, Tx, params};

use super::model::{Message, MessageNew, MessageState};
use crate::identity::Address;

const MESSAGE_INSERT: Sql = Sql::new(
    "kernel.message_insert",
    "insert into kernel_message
        (id, channel, address, person_id, case_id, template, args, lang, state, created_us, attempts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9, 0)
     on conflict (id) do nothing",
);

macro_rules! message_columns {
    () => {
        "select id, channel, address, template, args, lang, state, created_us, attempts
         from kernel_message "
    };
}

const MESSAGE_FIND: Sql = Sql::new(
    "kernel.message_find",
    concat!(message_columns!(), "where id = $1"),
);

const MESSAGES_RECENT: Sql = Sql::new(
    "kernel.messages_recent",
    concat!(
        message_columns!(),
        "order by created_us desc, id desc limit $1"
    ),
);

const MESSAGE_SENT: Sql = Sql::new(
    "kernel.message_sent",
    "update kernel_message
     set state = 'sent', sent_us = $2, args = $3, attempts = attempts + 1, error = null
     where id = $1",
);

const MESSAGE_FAILED: Sql = Sql::new(
    "kernel.message_failed",
    "update kernel_message set state = $2, error = $3, attempts = attempts + 1 where id = $1",
);

const MESSAGES_ERASE: Sql = Sql::new(
    "kernel.messages_erase",
    "delete from kernel_message where case_id = $1",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    MESSAGE_INSERT,
    MESSAGE_FIND,
    MESSAGES_RECENT,
    MESSAGE_SENT,
    MESSAGE_FAILED,
    MESSAGES_ERASE,
];

/// False if there is a message of this id already.
pub(crate) fn message_insert(tx: &mut Tx<'_>, new: &MessageNew, now: Time) -> store::Result<bool> {
    let values = params![
        &new.id,
        new.address.channel(),
        new.address.as_str(),
        &new.person_id,
        &new.case_id,
        &new.template,
        args_json(&new.args),
        new.lang,
        now
    ];
    Ok(tx.exec(&MESSAGE_INSERT, &values)? == 1)
}

/// Pairs of texts always have a JSON form.
fn args_json(args: &[(String, String)]) -> String {
    serde_json::to_string(args).unwrap_or_else(|_| "[]".to_owned())
}

pub(crate) fn message_find(tx: &mut Tx<'_>, id: &str) -> store::Result<Option<Message>> {
    tx.one(&MESSAGE_FIND, &params![id], message)
}

pub(crate) fn messages_recent(tx: &mut Tx<'_>, limit: u32) -> store::Result<Vec<Message>> {
    tx.all(&MESSAGES_RECENT, &params![limit], message)
}

fn message(row: &Row<'_>) -> store::Result<Message> {
    let channel: String = row.get("channel")?;
    Ok(Message {
        id: row.get("id")?,
        address: row.parse("address", |text| Address::stored(&channel, text))?,
        template: row.get("template")?,
        args: row.get::<Json<Vec<(String, String)>>>("args")?.0,
        lang: row.get("lang")?,
        state: row.parse("state", MessageState::parse)?,
        created: row.get("created_us")?,
        attempts: row.get("attempts")?,
    })
}

/// Keeps these args only.
pub(crate) fn message_sent(
    tx: &mut Tx<'_>,
    id: &str,
    args: &[(String, String)],
    now: Time,
) -> store::Result<()> {
    tx.exec(&MESSAGE_SENT, &params![id, now, args_json(args)])
        .map(drop)
}

pub(crate) fn message_failed(
    tx: &mut Tx<'_>,
    id: &str,
    state: MessageState,
    error: &str,
) -> store::Result<()> {
    tx.exec(&MESSAGE_FAILED, &params![id, state.code(), error])
        .map(drop)
}

/// Forgets every message about a case.
pub(crate) fn messages_erase(tx: &mut Tx<'_>, case_id: &str) -> store::Result<()> {
    tx.exec(&MESSAGES_ERASE, &params![case_id]).map(drop)
}
