//! Statements of notifications.

use base::{PersonId, Time};
use store::{Json, Row, Sql, Tx, params};

use super::letter::DIGEST;
use super::model::{Message, MessageNew, MessageState, Status, Stops, Unreachable, Weight};
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
        "select id, channel, address, person_id, case_id, template, args, lang, state, created_us, attempts,
            taken_us, digest_id, case when state = 'skipped' then error end as skipped_for
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

/// What goes, or went, in a digest; what failed with it may be tried again with it.
const MESSAGES_GATHERED: Sql = Sql::new(
    "kernel.messages_gathered",
    concat!(
        message_columns!(),
        "where digest_id = $1 and state <> 'skipped' order by created_us, id"
    ),
);

const MESSAGE_TAKEN: Sql = Sql::new(
    "kernel.message_taken",
    "update kernel_message set taken_us = $2 where id = $1 and taken_us is null",
);

const MESSAGE_GATHERED: Sql = Sql::new(
    "kernel.message_gathered",
    "update kernel_message set digest_id = $2, state = 'queued'
     where id = $1 and state in ('queued', 'failed') and digest_id is null",
);

/// A digest that still takes in what comes.
const DIGEST_OPEN: Sql = Sql::new(
    "kernel.digest_open",
    "select id from kernel_message
     where person_id = $1 and address = $2 and template = 'digest' and taken_us is null and state = 'queued'
     order by id limit 1",
);

/// Changes nothing, but who takes the digest up at the same time and who joins it cannot both commit.
const DIGEST_TOUCH: Sql = Sql::new(
    "kernel.digest_touch",
    "update kernel_message set taken_us = null where id = $1 and taken_us is null",
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

const MESSAGE_RETURNED: Sql = Sql::new(
    "kernel.message_returned",
    "update kernel_message set state = 'failed', error = $2 where id = $1 and state = 'sent'",
);

const MESSAGE_SKIPPED: Sql = Sql::new(
    "kernel.message_skipped",
    "update kernel_message set state = 'skipped', error = $2 where id = $1",
);

const MESSAGES_WAITING: Sql = Sql::new(
    "kernel.messages_waiting",
    "select id, args from kernel_message where case_id = $1 and state = 'queued'",
);

const MESSAGE_ARGS: Sql = Sql::new(
    "kernel.message_args",
    "update kernel_message set args = $2 where id = $1 and state = 'queued'",
);

const MESSAGES_WITHHELD: Sql = Sql::new(
    "kernel.messages_withheld",
    "update kernel_message set state = 'skipped', error = 'withheld'
     where case_id = $1 and template = $2 and state = 'queued'",
);

const MESSAGES_ERASE: Sql = Sql::new(
    "kernel.messages_erase",
    "delete from kernel_message where case_id = $1",
);

const MESSAGE_DELETE: Sql = Sql::new(
    "kernel.message_delete",
    "delete from kernel_message where id = $1",
);

const BOUNCE_INSERT: Sql = Sql::new(
    "kernel.bounce_insert",
    "insert into kernel_bounce (message_id, kind, address, status, at_us)
     values ($1, $2, $3, $4, $5)
     on conflict (message_id, kind) do nothing",
);

const BOUNCES_SOFT: Sql = Sql::new(
    "kernel.bounces_soft",
    "select at_us from kernel_bounce
     where address = $1 and at_us >= $2 and kind = 'soft' order by at_us desc limit $3",
);

const BOUNCES_ERASE: Sql = Sql::new(
    "kernel.bounces_erase",
    "delete from kernel_bounce
     where message_id in (select id from kernel_message where case_id = $1)",
);

const UNREACHABLE: Sql = Sql::new(
    "kernel.unreachable",
    "select kind, since_us, proved_us from kernel_unreachable where address = $1",
);

const UNREACHABLE_PUT: Sql = Sql::new(
    "kernel.unreachable_put",
    "insert into kernel_unreachable (address, kind, status, message_id, since_us, proved_us)
     values ($1, $2, $3, $4, $5, null)
     on conflict (address) do update
     set kind = excluded.kind, status = excluded.status, message_id = excluded.message_id,
         since_us = excluded.since_us, proved_us = null",
);

const UNREACHABLE_PROVED: Sql = Sql::new(
    "kernel.unreachable_proved",
    "update kernel_unreachable set proved_us = $2 where address = $1",
);

const UNREACHABLE_ERASE: Sql = Sql::new(
    "kernel.unreachable_erase",
    "delete from kernel_unreachable where address in
        (select b.address from kernel_bounce b join kernel_message m on m.id = b.message_id
         where m.case_id = $1)",
);

const UNREACHABLE_OF: Sql = Sql::new(
    "kernel.unreachable_of",
    "select u.address, u.kind, u.since_us, u.proved_us
     from kernel_person p join kernel_unreachable u on u.address = p.email
     where p.id = $1",
);

const UNREACHABLE_COUNT: Sql = Sql::new(
    "kernel.unreachable_count",
    "select count(*) as found from kernel_unreachable where proved_us is null",
);

const STOP_INSERT: Sql = Sql::new(
    "kernel.stop_insert",
    "insert into kernel_stop (address, case_id, made_us) values ($1, $2, $3)
     on conflict (address, case_id) do nothing",
);

const STOPS: Sql = Sql::new(
    "kernel.stops",
    "select case_id from kernel_stop where address = $1 and case_id in ('', $2)",
);

const STOPS_END: Sql = Sql::new(
    "kernel.stops_end",
    "delete from kernel_stop where address = $1 and case_id in ('', $2)",
);

const STOP_DELETE: Sql = Sql::new(
    "kernel.stop_delete",
    "delete from kernel_stop where address = $1 and case_id = $2",
);

const STOPS_ERASE: Sql = Sql::new(
    "kernel.stops_erase",
    "delete from kernel_stop where case_id = $1",
);

const SECRET_INSERT: Sql = Sql::new(
    "kernel.secret_insert",
    "insert into kernel_secret (name, secret) values ($1, $2) on conflict (name) do nothing",
);

const SECRET_PUT: Sql = Sql::new(
    "kernel.secret_put",
    "insert into kernel_secret (name, secret) values ($1, $2)
     on conflict (name) do update set secret = excluded.secret",
);

const SECRET: Sql = Sql::new(
    "kernel.secret",
    "select secret from kernel_secret where name = $1",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    MESSAGE_INSERT,
    MESSAGE_FIND,
    MESSAGES_RECENT,
    MESSAGES_GATHERED,
    MESSAGE_TAKEN,
    MESSAGE_GATHERED,
    DIGEST_OPEN,
    DIGEST_TOUCH,
    MESSAGE_SENT,
    MESSAGE_FAILED,
    MESSAGE_RETURNED,
    MESSAGE_SKIPPED,
    MESSAGES_WAITING,
    MESSAGE_ARGS,
    MESSAGES_WITHHELD,
    MESSAGES_ERASE,
    MESSAGE_DELETE,
    BOUNCE_INSERT,
    BOUNCES_SOFT,
    BOUNCES_ERASE,
    UNREACHABLE,
    UNREACHABLE_PUT,
    UNREACHABLE_PROVED,
    UNREACHABLE_ERASE,
    UNREACHABLE_OF,
    UNREACHABLE_COUNT,
    STOP_INSERT,
    STOPS,
    STOPS_END,
    STOP_DELETE,
    STOPS_ERASE,
    SECRET_INSERT,
    SECRET_PUT,
    SECRET,
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
    let mut found = tx.all(&MESSAGES_RECENT, &params![limit], message)?;
    let digests = found.iter_mut().filter(|found| found.template == DIGEST);
    for digest in digests {
        digest.gathered = messages_gathered(tx, &digest.id)?;
    }
    Ok(found)
}

pub(crate) fn messages_gathered(tx: &mut Tx<'_>, digest: &str) -> store::Result<Vec<Message>> {
    tx.all(&MESSAGES_GATHERED, &params![digest], message)
}

/// Takes a message up. False if that was done before.
pub(crate) fn message_taken(tx: &mut Tx<'_>, id: &str, now: Time) -> store::Result<bool> {
    Ok(tx.exec(&MESSAGE_TAKEN, &params![id, now])? == 1)
}

/// Puts a message that waits into a digest that is open in this commit.
pub(crate) fn message_gathered(tx: &mut Tx<'_>, id: &str, digest: &str) -> store::Result<()> {
    tx.exec(&DIGEST_TOUCH, &params![digest])?;
    tx.exec(&MESSAGE_GATHERED, &params![id, digest]).map(drop)
}

/// The digest that still takes in a person's letters to an address.
pub(crate) fn digest_open(
    tx: &mut Tx<'_>,
    (person, address): (PersonId, &Address),
) -> store::Result<Option<String>> {
    let values = params![person, address.as_str()];
    tx.one(&DIGEST_OPEN, &values, |row| row.get("id"))
}

fn message(row: &Row<'_>) -> store::Result<Message> {
    let channel: String = row.get("channel")?;
    Ok(Message {
        id: row.get("id")?,
        address: row.parse("address", |text| Address::stored(&channel, text))?,
        person_id: row.get("person_id")?,
        case_id: row.get("case_id")?,
        template: row.get("template")?,
        args: row.get::<Json<Vec<(String, String)>>>("args")?.0,
        lang: row.get("lang")?,
        state: row.parse("state", MessageState::parse)?,
        created: row.get("created_us")?,
        attempts: row.get("attempts")?,
        taken: row.get("taken_us")?,
        digest_id: row.get("digest_id")?,
        withheld: row.get::<Option<String>>("skipped_for")?.as_deref() == Some("withheld"),
        gathered: Vec::new(),
    })
}

pub(crate) fn message_delete(tx: &mut Tx<'_>, id: &str) -> store::Result<()> {
    tx.exec(&MESSAGE_DELETE, &params![id]).map(drop)
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

/// What a message says, by name.
type Args = Vec<(String, String)>;

/// What the messages of a case say that have not left yet, by their ids.
pub(crate) fn messages_waiting(
    tx: &mut Tx<'_>,
    case_id: &str,
) -> store::Result<Vec<(String, Args)>> {
    tx.all(&MESSAGES_WAITING, &params![case_id], |row| {
        Ok((row.get("id")?, row.get::<Json<Args>>("args")?.0))
    })
}

pub(crate) fn message_args(
    tx: &mut Tx<'_>,
    id: &str,
    args: &[(String, String)],
) -> store::Result<()> {
    tx.exec(&MESSAGE_ARGS, &params![id, args_json(args)])
        .map(drop)
}

pub(crate) fn messages_withheld(
    tx: &mut Tx<'_>,
    case_id: &str,
    template: &str,
) -> store::Result<()> {
    tx.exec(&MESSAGES_WITHHELD, &params![case_id, template])
        .map(drop)
}

/// Forgets every message about a case, and what is known from them about addresses.
pub(crate) fn messages_erase(tx: &mut Tx<'_>, case_id: &str) -> store::Result<()> {
    for sql in [
        &UNREACHABLE_ERASE,
        &BOUNCES_ERASE,
        &STOPS_ERASE,
        &MESSAGES_ERASE,
    ] {
        tx.exec(sql, &params![case_id])?;
    }
    Ok(())
}

/// A letter that was handed over came back.
pub(crate) fn message_returned(tx: &mut Tx<'_>, id: &str, error: &str) -> store::Result<()> {
    tx.exec(&MESSAGE_RETURNED, &params![id, error]).map(drop)
}

pub(crate) fn message_skipped(tx: &mut Tx<'_>, id: &str, why: &str) -> store::Result<()> {
    tx.exec(&MESSAGE_SKIPPED, &params![id, why]).map(drop)
}

/// False if the same was known of this letter already.
pub(crate) fn bounce_insert(
    tx: &mut Tx<'_>,
    letter: &Message,
    (weight, status): (Weight, Status),
    now: Time,
) -> store::Result<bool> {
    let values = params![
        &letter.id,
        weight.code(),
        letter.address.as_str(),
        status.to_string(),
        now
    ];
    Ok(tx.exec(&BOUNCE_INSERT, &values)? == 1)
}

/// The times of the last bounces that may pass, at most so many, each of another letter.
pub(crate) fn bounces_soft(
    tx: &mut Tx<'_>,
    address: &Address,
    (since, most): (Time, u32),
) -> store::Result<Vec<Time>> {
    let values = params![address.as_str(), since, most];
    tx.all(&BOUNCES_SOFT, &values, |row| row.get("at_us"))
}

fn unreachable_row(row: &Row<'_>) -> store::Result<Unreachable> {
    Ok(Unreachable {
        weight: row.parse("kind", Weight::parse)?,
        since: row.get("since_us")?,
        proved: row.get("proved_us")?,
    })
}

pub(crate) fn unreachable(
    tx: &mut Tx<'_>,
    address: &Address,
) -> store::Result<Option<Unreachable>> {
    tx.one(&UNREACHABLE, &params![address.as_str()], unreachable_row)
}

pub(crate) fn unreachable_put(
    tx: &mut Tx<'_>,
    letter: &Message,
    (weight, status): (Weight, Status),
    now: Time,
) -> store::Result<()> {
    let values = params![
        letter.address.as_str(),
        weight.code(),
        status.to_string(),
        &letter.id,
        now
    ];
    tx.exec(&UNREACHABLE_PUT, &values).map(drop)
}

pub(crate) fn unreachable_proved(
    tx: &mut Tx<'_>,
    address: &Address,
    now: Time,
) -> store::Result<()> {
    tx.exec(&UNREACHABLE_PROVED, &params![address.as_str(), now])
        .map(drop)
}

/// A person's own address, if letters came back from it.
pub(crate) fn unreachable_of(
    tx: &mut Tx<'_>,
    person: PersonId,
) -> store::Result<Option<(Address, Unreachable)>> {
    tx.one(&UNREACHABLE_OF, &params![person], |row| {
        let address = row.parse("address", |text| Address::stored("email", text))?;
        Ok((address, unreachable_row(row)?))
    })
}

/// How many addresses there are to which letters come back.
pub(crate) fn unreachable_count(tx: &mut Tx<'_>) -> store::Result<i64> {
    let found = tx.one(&UNREACHABLE_COUNT, &[], |row| row.get("found"))?;
    Ok(found.unwrap_or_default())
}

/// An empty case stands for all letters.
pub(crate) fn stop_insert(
    tx: &mut Tx<'_>,
    (address, case_id): (&Address, &str),
    now: Time,
) -> store::Result<()> {
    tx.exec(&STOP_INSERT, &params![address.as_str(), case_id, now])
        .map(drop)
}

/// What was stopped at an address, of everything and of this case.
pub(crate) fn stops(tx: &mut Tx<'_>, (address, case_id): (&Address, &str)) -> store::Result<Stops> {
    let values = params![address.as_str(), case_id];
    let found: Vec<String> = tx.all(&STOPS, &values, |row| row.get("case_id"))?;
    Ok(Stops {
        all: found.iter().any(String::is_empty),
        case: found.iter().any(|case| !case.is_empty()),
    })
}

pub(crate) fn stops_end(
    tx: &mut Tx<'_>,
    (address, case_id): (&Address, &str),
) -> store::Result<()> {
    tx.exec(&STOPS_END, &params![address.as_str(), case_id])
        .map(drop)
}

pub(crate) fn stop_delete(
    tx: &mut Tx<'_>,
    (address, topic): (&Address, &str),
) -> store::Result<()> {
    tx.exec(&STOP_DELETE, &params![address.as_str(), topic])
        .map(drop)
}

/// Ends the stop of a topic at a person's e-mail address as it is kept.
pub(crate) fn stop_ended(tx: &mut Tx<'_>, (email, topic): (&str, &str)) -> store::Result<()> {
    tx.exec(&STOP_DELETE, &params![email, topic]).map(drop)
}

/// The secret of this name: the one that is kept, or this one from now on.
pub(crate) fn secret_ensure(tx: &mut Tx<'_>, (name, fresh): (&str, &str)) -> store::Result<String> {
    tx.exec(&SECRET_INSERT, &params![name, fresh])?;
    let kept = tx.one(&SECRET, &params![name], |row| row.get("secret"))?;
    Ok(kept.unwrap_or_else(|| fresh.to_owned()))
}

/// Keeps a secret in the place of the one of before.
pub(crate) fn secret_put(tx: &mut Tx<'_>, (name, secret): (&str, &str)) -> store::Result<()> {
    tx.exec(&SECRET_PUT, &params![name, secret]).map(drop)
}

/// A secret of the instance, if it is kept.
pub(crate) fn secret_find(tx: &mut Tx<'_>, name: &str) -> store::Result<Option<String>> {
    tx.one(&SECRET, &params![name], |row| row.get("secret"))
}
