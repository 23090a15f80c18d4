//! Statements of push.

use base::{PersonId, Time};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use store::{Row, Sql, Tx, params};

use super::model::{Device, DeviceNew, Keys};

const DEVICE_PUT: Sql = Sql::new(
    "kernel.push_device_put",
    "insert into kernel_push (id, person_id, endpoint, public_key, auth, created_us)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (endpoint) do update
     set person_id = excluded.person_id, public_key = excluded.public_key, auth = excluded.auth,
         created_us = excluded.created_us",
);

const DEVICES_OF: Sql = Sql::new(
    "kernel.push_devices_of",
    "select id, endpoint, public_key, auth, created_us from kernel_push
     where person_id = $1 order by created_us desc, id limit $2",
);

const DEVICE_FIND: Sql = Sql::new(
    "kernel.push_device_find",
    "select id, person_id, endpoint, public_key, auth, created_us from kernel_push where id = $1",
);

const DEVICES_TOLD: Sql = Sql::new(
    "kernel.push_devices_told",
    "select d.id from kernel_message m join kernel_push d on d.person_id = m.person_id
     where m.id = $1 order by d.id",
);

const DEVICE_REMOVE: Sql = Sql::new(
    "kernel.push_device_remove",
    "delete from kernel_push where person_id = $1 and id = $2",
);

const DEVICE_GONE: Sql = Sql::new(
    "kernel.push_device_gone",
    "delete from kernel_push where id = $1",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    DEVICE_PUT,
    DEVICES_OF,
    DEVICE_FIND,
    DEVICES_TOLD,
    DEVICE_REMOVE,
    DEVICE_GONE,
];

pub(crate) fn device_put(
    tx: &mut Tx<'_>,
    person: PersonId,
    new: &DeviceNew,
    now: Time,
) -> store::Result<()> {
    let values = params![
        &new.id,
        person,
        &new.endpoint,
        URL_SAFE_NO_PAD.encode(&new.keys.public),
        URL_SAFE_NO_PAD.encode(&new.keys.auth),
        now
    ];
    tx.exec(&DEVICE_PUT, &values).map(drop)
}

pub(crate) fn devices_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    most: usize,
) -> store::Result<Vec<Device>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    tx.all(&DEVICES_OF, &params![person, most], device)
}

/// A device and whose it is.
pub(super) fn device_find(tx: &mut Tx<'_>, id: &str) -> store::Result<Option<(Device, PersonId)>> {
    tx.one(&DEVICE_FIND, &params![id], |row| {
        Ok((device(row)?, row.get("person_id")?))
    })
}

fn device(row: &Row<'_>) -> store::Result<Device> {
    let bytes = |name| row.parse(name, |text| URL_SAFE_NO_PAD.decode(text));
    Ok(Device {
        id: row.get("id")?,
        endpoint: row.get("endpoint")?,
        keys: Keys {
            public: bytes("public_key")?,
            auth: bytes("auth")?,
        },
        created: row.get("created_us")?,
    })
}

/// The devices of whoever a message is for.
pub(crate) fn devices_told(tx: &mut Tx<'_>, message: &str) -> store::Result<Vec<String>> {
    tx.all(&DEVICES_TOLD, &params![message], |row| row.get("id"))
}

/// Whether the person had such a device.
pub(crate) fn device_remove(tx: &mut Tx<'_>, person: PersonId, id: &str) -> store::Result<bool> {
    Ok(tx.exec(&DEVICE_REMOVE, &params![person, id])? == 1)
}

pub(crate) fn device_gone(tx: &mut Tx<'_>, id: &str) -> store::Result<()> {
    tx.exec(&DEVICE_GONE, &params![id]).map(drop)
}
