//! Verbs of push.

use base::{PersonId, Time};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use store::{Db, NewJob, Tx};

use super::error::Error;
use super::jobs;
use super::model::{Device, DeviceNew, Key};
use super::queries;
use super::rules::DEVICES_MAX;
use crate::notifications;

/// The name of the secret by which push services know the instance.
const SECRET: &str = "push";

/// Lets a person's device be told of news. A device that was somebody else's is theirs alone from now on.
pub fn device_add(
    tx: &mut Tx<'_>,
    now: Time,
    person: PersonId,
    new: &DeviceNew,
) -> Result<(), Error> {
    let known = queries::devices_of(tx, person, DEVICES_MAX)?;
    let again = known.iter().any(|device| device.endpoint == new.endpoint);
    if known.len() >= DEVICES_MAX && !again {
        return Err(Error::Many);
    }
    Ok(queries::device_put(tx, person, new, now)?)
}

/// A person's devices, the newest first.
pub fn devices_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Device>, Error> {
    Ok(queries::devices_of(tx, person, DEVICES_MAX)?)
}

/// Tells a device nothing more. Whoever has no such device changes nothing.
pub fn device_remove(tx: &mut Tx<'_>, person: PersonId, id: &str) -> Result<bool, Error> {
    Ok(queries::device_remove(tx, person, id)?)
}

/// Has each device of whoever a message is for told of it as well, once, not before `at`.
pub(crate) fn message_fan_out(
    tx: &mut Tx<'_>,
    (at, now): (Time, Time),
    (message, devices): (&str, &[String]),
) -> store::Result<()> {
    for device in devices {
        tx.enqueue(&NewJob {
            id: job_id(message, device),
            kind: jobs::SEND.to_owned(),
            key: None,
            payload: format!("{message} {device}"),
            run_at: at,
            now,
        })?;
    }
    Ok(())
}

/// Has each device told at `at` that there was news; whatever came until then is told of together.
pub(crate) fn daily_fan_out(
    tx: &mut Tx<'_>,
    (at, now): (Time, Time),
    (person, devices): (&str, &[String]),
) -> store::Result<()> {
    for device in devices {
        tx.enqueue(&NewJob {
            id: format!("push-daily-{device}-{}", at.micros()),
            kind: jobs::DAILY.to_owned(),
            key: None,
            payload: format!("{device} {person}"),
            run_at: at,
            now,
        })?;
    }
    Ok(())
}

/// The id of the job that tells a device of a message.
pub(crate) fn job_id(message: &str, device: &str) -> String {
    format!("push-{message}-{device}")
}

/// The instance's key: the one that is kept, or a fresh one from now on.
pub(crate) fn push_key(db: &Db) -> store::Result<Key> {
    let unavailable = |_| store::Error::Unavailable("no key for push messages".to_owned());
    let fresh = STANDARD.encode(Key::draw().map_err(unavailable)?.0);
    let kept = db.write_blocking("push.key", move |tx| {
        notifications::secret_ensure(tx, (SECRET, &fresh))
    })?;
    let bytes = STANDARD.decode(kept);
    let unreadable =
        |_| store::Error::Unavailable("the key for push messages is damaged".to_owned());
    bytes.map(Key).map_err(unreadable)
}
