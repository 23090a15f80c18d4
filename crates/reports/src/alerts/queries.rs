//! Statements of alerts.

use base::{Lang, PersonId, Point, Reference, Time};
use kernel::cases::CaseId;
use store::{Row, Sql, Tx, params};

use super::model::{Alert, AlertNew, Circle, Pace};

const ALERT_INSERT: Sql = Sql::new(
    "reports.alert_insert",
    "insert into reports_alert
        (id, person_id, lang, pace, agency, category, place, lat, lon, radius_m, made_us, district)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
);

const ALERT_KEY_INSERT: Sql = Sql::new(
    "reports.alert_key_insert",
    "insert into reports_alert_key (key, alert_id) values ($1, $2)",
);

const ALERT_PACE: Sql = Sql::new(
    "reports.alert_pace",
    "update reports_alert set pace = $2, lang = $3 where id = $1",
);

const ALERTS_OF: Sql = Sql::new(
    "reports.alerts_of",
    "select id, person_id, lang, pace, agency, category, place, lat, lon, radius_m, district, made_us
     from reports_alert where person_id = $1 order by made_us, id",
);

const ALERT_DELETE: Sql = Sql::new(
    "reports.alert_delete",
    "delete from reports_alert where id = $1 and person_id = $2",
);

const ALERT_KEYS_DELETE: Sql = Sql::new(
    "reports.alert_keys_delete",
    "delete from reports_alert_key where alert_id = $1",
);

const ALERT_PENDING_DELETE: Sql = Sql::new(
    "reports.alert_pending_delete",
    "delete from reports_alert_found where person_id = $1 and alert_id = $2 and told_us is null",
);

/// Alerts under a key, but for those of whoever made the report; with when their person was told last.
const CANDIDATES: Sql = Sql::new(
    "reports.alert_candidates",
    "select a.id, a.person_id, a.lang, a.pace, a.agency, a.category, a.place, a.lat, a.lon, a.radius_m,
        a.district, a.made_us,
        (select f.told_us from reports_alert_found f
          where f.person_id = a.person_id and f.told_us is not null
          order by f.told_us desc limit 1) as last_us
     from reports_alert_key k join reports_alert a on a.id = k.alert_id join kernel_case c on c.id = $2
     where k.key = $1 and k.alert_id > $3 and (c.owner_id is null or c.owner_id <> a.person_id)
     order by k.alert_id limit $4",
);

const FOUND_INSERT: Sql = Sql::new(
    "reports.alert_found_insert",
    "insert into reports_alert_found (person_id, case_id, alert_id, due_us) values ($1, $2, $3, $4)
     on conflict (person_id, case_id) do nothing",
);

const DUE_PEOPLE: Sql = Sql::new(
    "reports.alert_due_people",
    "select distinct person_id from reports_alert_found
     where told_us is null and due_us <= $1 order by person_id limit $2",
);

/// What a person may be told of by now, as far as everybody may see it now.
const PENDING: Sql = Sql::new(
    "reports.alert_pending",
    "select f.case_id, a.lang from reports_alert_found f
     join reports_alert a on a.id = f.alert_id
     join kernel_case c on c.id = f.case_id
     where f.person_id = $1 and f.told_us is null and f.due_us <= $2 and c.public and c.phase <> 'hidden'
     order by f.case_id limit $3",
);

const TOLD: Sql = Sql::new(
    "reports.alert_told",
    "update reports_alert_found set told_us = $2
     where person_id = $1 and told_us is null and due_us <= $2",
);

const FOLLOWED: Sql = Sql::new(
    "reports.alerts_followed",
    "select c.reference, r.category from reports_me_too m
     join kernel_case c on c.id = m.case_id
     join reports_report r on r.case_id = m.case_id
     where m.person_id = $1 and c.public and c.phase <> 'hidden'
     order by m.at_us desc limit 100",
);

const FOUND_ERASE: Sql = Sql::new(
    "reports.alert_found_erase",
    "delete from reports_alert_found where case_id = $1",
);

const FOUND_SWEEP: Sql = Sql::new(
    "reports.alert_found_sweep",
    "delete from reports_alert_found where told_us < $1",
);

const READING: Sql = Sql::new(
    "reports.reading",
    "select position from reports_reading where name = $1",
);

const READING_BEGIN: Sql = Sql::new(
    "reports.reading_begin",
    "insert into reports_reading (name, position) values ($1, $2) on conflict (name) do nothing",
);

/// Only from where the reader stood, so that of two readers one goes on.
const READING_MOVE: Sql = Sql::new(
    "reports.reading_move",
    "update reports_reading set position = $3 where name = $1 and position = $2",
);

/// Every statement of this folder.
pub(crate) const SQL: &[Sql] = &[
    ALERT_INSERT,
    ALERT_KEY_INSERT,
    ALERT_PACE,
    ALERTS_OF,
    ALERT_DELETE,
    ALERT_KEYS_DELETE,
    ALERT_PENDING_DELETE,
    CANDIDATES,
    FOUND_INSERT,
    DUE_PEOPLE,
    PENDING,
    TOLD,
    FOLLOWED,
    FOUND_ERASE,
    FOUND_SWEEP,
    READING,
    READING_BEGIN,
    READING_MOVE,
];

pub(super) fn alert_insert(
    tx: &mut Tx<'_>,
    person: PersonId,
    (new, keys): (&AlertNew, &[String]),
    now: Time,
) -> store::Result<()> {
    let circle = new.about.circle.as_ref();
    tx.exec(
        &ALERT_INSERT,
        &params![
            new.id.as_str(),
            person,
            new.lang.to_string(),
            new.pace.code(),
            new.about.agency.as_deref(),
            new.about.category.as_deref(),
            circle.map(|circle| circle.name.as_str()),
            circle.map(|circle| circle.middle.lat),
            circle.map(|circle| circle.middle.lon),
            circle.map(|circle| i64::from(circle.radius_m)),
            now,
            new.about.district.as_deref()
        ],
    )?;
    for key in keys {
        tx.exec(&ALERT_KEY_INSERT, &params![key.as_str(), new.id.as_str()])?;
    }
    Ok(())
}

pub(super) fn alert_pace(tx: &mut Tx<'_>, id: &str, new: &AlertNew) -> store::Result<()> {
    let values = params![id, new.pace.code(), new.lang.to_string()];
    tx.exec(&ALERT_PACE, &values).map(drop)
}

pub(super) fn alerts_of(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Alert>> {
    tx.all(&ALERTS_OF, &params![person], alert)
}

fn alert(row: &Row<'_>) -> store::Result<Alert> {
    let lat: Option<f64> = row.get("lat")?;
    let lon: Option<f64> = row.get("lon")?;
    let radius: Option<i64> = row.get("radius_m")?;
    let name: Option<String> = row.get("place")?;
    let circle = lat.zip(lon).zip(radius);
    let circle = circle.map(|((lat, lon), radius)| Circle {
        middle: Point { lat, lon },
        radius_m: u32::try_from(radius).unwrap_or_default(),
        name: name.unwrap_or_default(),
    });
    Ok(Alert {
        id: row.get("id")?,
        person: row.get("person_id")?,
        lang: lang(row)?,
        pace: row.parse("pace", |code| Pace::parse(code).ok_or("not a pace"))?,
        about: super::model::About {
            circle,
            district: row.get("district")?,
            agency: row.get("agency")?,
            category: row.get("category")?,
        },
        made: row.get("made_us")?,
    })
}

fn lang(row: &Row<'_>) -> store::Result<Lang> {
    row.parse("lang", |code| Lang::parse(code).ok_or("not a language"))
}

/// False if the person has no such alert.
pub(super) fn alert_delete(tx: &mut Tx<'_>, person: PersonId, id: &str) -> store::Result<bool> {
    if tx.exec(&ALERT_DELETE, &params![id, person])? == 0 {
        return Ok(false);
    }
    tx.exec(&ALERT_KEYS_DELETE, &params![id])?;
    tx.exec(&ALERT_PENDING_DELETE, &params![person, id])?;
    Ok(true)
}

/// So many alerts under a key after one of them, each with when its person was told last.
pub(super) fn candidates(
    tx: &mut Tx<'_>,
    (key, case): (&str, CaseId),
    (after, limit): (&str, i64),
) -> store::Result<Vec<(Alert, Option<Time>)>> {
    tx.all(&CANDIDATES, &params![key, case, after, limit], |row| {
        Ok((alert(row)?, row.get("last_us")?))
    })
}

/// Notes that a person is to be told of a report; the first alert that finds it counts.
pub(super) fn found_insert(
    tx: &mut Tx<'_>,
    alert: &Alert,
    (case, due): (CaseId, Time),
) -> store::Result<()> {
    let values = params![alert.person, case, alert.id.as_str(), due];
    tx.exec(&FOUND_INSERT, &values).map(drop)
}

pub(super) fn due_people(
    tx: &mut Tx<'_>,
    (now, limit): (Time, i64),
) -> store::Result<Vec<PersonId>> {
    tx.all(&DUE_PEOPLE, &params![now, limit], |row| {
        row.get("person_id")
    })
}

/// Reports that a person may be told of by now, each with the language of the alert that found it.
pub(super) fn pending(
    tx: &mut Tx<'_>,
    person: PersonId,
    (now, limit): (Time, i64),
) -> store::Result<Vec<(CaseId, Lang)>> {
    tx.all(&PENDING, &params![person, now, limit], |row| {
        Ok((row.get("case_id")?, lang(row)?))
    })
}

pub(super) fn told(tx: &mut Tx<'_>, person: PersonId, now: Time) -> store::Result<()> {
    tx.exec(&TOLD, &params![person, now]).map(drop)
}

/// The public reports that a person follows, with their categories, the latest first.
pub(super) fn followed(
    tx: &mut Tx<'_>,
    person: PersonId,
) -> store::Result<Vec<(Reference, String)>> {
    tx.all(&FOLLOWED, &params![person], |row| {
        let reference = row.parse("reference", Reference::parse)?;
        Ok((reference, row.get("category")?))
    })
}

pub(super) fn found_erase(tx: &mut Tx<'_>, case: CaseId) -> store::Result<()> {
    tx.exec(&FOUND_ERASE, &params![case]).map(drop)
}

pub(super) fn found_sweep(tx: &mut Tx<'_>, before: Time) -> store::Result<()> {
    tx.exec(&FOUND_SWEEP, &params![before]).map(drop)
}

pub(crate) fn reading(tx: &mut Tx<'_>, name: &str) -> store::Result<Option<i64>> {
    tx.one(&READING, &params![name], |row| row.get("position"))
}

pub(crate) fn reading_begin(tx: &mut Tx<'_>, name: &str, position: i64) -> store::Result<()> {
    tx.exec(&READING_BEGIN, &params![name, position]).map(drop)
}

pub(crate) fn reading_move(
    tx: &mut Tx<'_>,
    name: &str,
    (from, to): (i64, i64),
) -> store::Result<()> {
    tx.exec(&READING_MOVE, &params![name, from, to]).map(drop)
}
