//! Statements of preferences.

use base::{Hour, PersonId, Quiet, Time};
use store::{Row, Sql, Tx, params};

use super::model::{Channel, Pace, Preference};

const PREFERENCES: Sql = Sql::new(
    "kernel.preferences",
    "select channel, pace, daily_hour, quiet_from, quiet_until from kernel_preference where person_id = $1",
);

const PREFERENCE_PUT: Sql = Sql::new(
    "kernel.preference_put",
    "insert into kernel_preference (person_id, channel, pace, daily_hour, quiet_from, quiet_until, changed_us)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (person_id, channel) do update
     set pace = excluded.pace, daily_hour = excluded.daily_hour, quiet_from = excluded.quiet_from,
         quiet_until = excluded.quiet_until, changed_us = excluded.changed_us",
);

const MESSAGES_HELD: Sql = Sql::new(
    "kernel.messages_held",
    "select id from kernel_message
     where person_id = $1 and created_us >= $2 and state = 'queued' and digest_id is null",
);

const PUSHES_HELD: Sql = Sql::new(
    "kernel.pushes_held",
    "select m.id as message, d.id as device
     from kernel_message m join kernel_push d on d.person_id = m.person_id
     where m.person_id = $1 and m.created_us >= $2 and m.taken_us is not null",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[PREFERENCES, PREFERENCE_PUT, MESSAGES_HELD, PUSHES_HELD];

/// What a person chose; ways of which they chose nothing are left out.
pub(super) fn preferences(
    tx: &mut Tx<'_>,
    person: PersonId,
) -> store::Result<Vec<(Channel, Preference)>> {
    tx.all(&PREFERENCES, &params![person], |row| {
        Ok((row.parse("channel", Channel::parse)?, preference(row)?))
    })
}

fn preference(row: &Row<'_>) -> store::Result<Preference> {
    let hour = |name| {
        let number: Option<i64> = row.get(name)?;
        let hour = number.and_then(|number| Hour::new(i8::try_from(number).ok()?));
        Ok::<_, store::Error>(hour)
    };
    let daily = hour("daily_hour")?;
    let quiet = hour("quiet_from")?.zip(hour("quiet_until")?);
    let quiet = quiet.and_then(|(from, until)| Quiet::new(from, until));
    row.parse("pace", |code| {
        let pace = match (code, daily) {
            ("never", _) => Pace::Never,
            ("once", _) => Pace::Once,
            ("daily", Some(hour)) => Pace::Daily(hour),
            _ => return Err("not a pace".to_owned()),
        };
        Preference::new(pace, quiet).map_err(|error| error.to_string())
    })
}

pub(super) fn preference_put(
    tx: &mut Tx<'_>,
    person: PersonId,
    (channel, preference): (Channel, Preference),
    now: Time,
) -> store::Result<()> {
    let number = |hour: Hour| i64::from(hour.get());
    let (pace, quiet) = (preference.pace(), preference.quiet());
    let values = params![
        person,
        channel.code(),
        pace.code(),
        pace.hour().map(number),
        quiet.map(|quiet| number(quiet.from())),
        quiet.map(|quiet| number(quiet.until())),
        now
    ];
    tx.exec(&PREFERENCE_PUT, &values).map(drop)
}

/// Letters to a person, queued since then, that have not left; what is gathered goes with its digest.
pub(super) fn messages_held(
    tx: &mut Tx<'_>,
    (person, since): (PersonId, Time),
) -> store::Result<Vec<String>> {
    tx.all(&MESSAGES_HELD, &params![person, since], |row| row.get("id"))
}

/// Of which messages since then a person's devices may still have to be told.
pub(super) fn pushes_held(
    tx: &mut Tx<'_>,
    (person, since): (PersonId, Time),
) -> store::Result<Vec<(String, String)>> {
    tx.all(&PUSHES_HELD, &params![person, since], |row| {
        Ok((row.get("message")?, row.get("device")?))
    })
}
