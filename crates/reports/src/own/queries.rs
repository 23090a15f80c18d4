//! Statements of what is kept about a person.

use base::{PersonId, Time};
use kernel::cases::CaseId;
use serde_json::{Value, json};
use store::{Row, Sql, Tx, params};

use crate::model::Answer;

const REPORTS: Sql = Sql::new(
    "reports.held_reports",
    "select c.id, c.reference, r.description, r.address, r.lat, r.lon, r.answers, r.private_answers,
        r.reporter_name, r.reporter_email, r.reporter_phone, r.name_public, r.feedback, r.came, r.source
     from kernel_case c join reports_report r on r.case_id = c.id
     where c.owner_id = $1 and c.id > $2 order by c.id limit $3",
);

const FIXED: Sql = Sql::new(
    "reports.held_fixed",
    "select c.reference, f.answered_us, f.outcome, f.rating, f.comment
     from kernel_case c join reports_fixed f on f.case_id = c.id
     where c.owner_id = $1 and f.answered_us is not null order by f.answered_us",
);

const ME_TOO: Sql = Sql::new(
    "reports.held_me_too",
    "select c.reference, m.at_us from reports_me_too m join kernel_case c on c.id = m.case_id
     where m.person_id = $1 order by m.at_us, c.reference",
);

const ALERTS: Sql = Sql::new(
    "reports.held_alerts",
    "select agency, category, place, lat, lon, radius_m, district, pace, made_us
     from reports_alert where person_id = $1 order by made_us, id",
);

const TEXTS: Sql = Sql::new(
    "reports.held_texts",
    "select s.phone, s.at_us, s.waiting, coalesce(c.reference, '') as reference
     from reports_sms s join kernel_person p on p.phone = s.phone
     left join kernel_case c on c.id = s.case_id
     where p.id = $1 order by s.at_us",
);

const UNNAME: &[Sql] = &[
    Sql::new(
        "reports.unname",
        "update reports_report
         set reporter_name = null, reporter_email = null, reporter_phone = null, name_public = false
         where case_id = $1",
    ),
    Sql::new(
        "reports.unname_moderated",
        "update reports_moderation set said = null, says = null where case_id = $1 and part = 'name'",
    ),
];

const FORGET: &[Sql] = &[
    Sql::new(
        "reports.forget_alert_keys",
        "delete from reports_alert_key where alert_id in (select id from reports_alert where person_id = $1)",
    ),
    Sql::new(
        "reports.forget_alerts",
        "delete from reports_alert where person_id = $1",
    ),
    Sql::new(
        "reports.forget_found",
        "delete from reports_alert_found where person_id = $1",
    ),
    Sql::new(
        "reports.forget_me_too",
        "delete from reports_me_too where person_id = $1",
    ),
];

const FORGET_TEXTS: Sql = Sql::new(
    "reports.forget_texts",
    "delete from reports_sms where phone = $1",
);

const SQL: &[Sql] = &[REPORTS, FIXED, ME_TOO, ALERTS, TEXTS, FORGET_TEXTS];

/// Every statement of this component.
pub(crate) const ALL: [&[Sql]; 3] = [SQL, UNNAME, FORGET];

fn time(row: &Row<'_>, column: &'static str) -> store::Result<Option<String>> {
    Ok(row.get::<Option<Time>>(column)?.map(Time::rfc3339))
}

fn text(row: &Row<'_>, column: &'static str) -> store::Result<Option<String>> {
    row.get(column)
}

/// Answers as things with the question's code and what was answered.
fn answers(row: &Row<'_>, column: &'static str) -> store::Result<Vec<Value>> {
    let all: Vec<Answer> = row.parse(column, |text| serde_json::from_str(text))?;
    let told = all.into_iter();
    Ok(told
        .map(|answer| json!({ "code": answer.code, "values": answer.values }))
        .collect())
}

/// Reports after one, and the id of each.
pub(super) fn reports(
    tx: &mut Tx<'_>,
    person: PersonId,
    (after, limit): (&str, i64),
) -> store::Result<Vec<(String, Value)>> {
    tx.all(&REPORTS, &params![person, after, limit], |row| {
        let report = json!({
            "reference": text(row, "reference")?,
            "sort": text(row, "feedback")?,
            "words": text(row, "description")?,
            "place": text(row, "address")?,
            "lat": row.get::<Option<f64>>("lat")?,
            "lon": row.get::<Option<f64>>("lon")?,
            "answers": answers(row, "answers")?,
            "private_answers": answers(row, "private_answers")?,
            "name": text(row, "reporter_name")?,
            "email": text(row, "reporter_email")?,
            "phone": text(row, "reporter_phone")?,
            "name_public": row.get::<bool>("name_public")?,
            "came": text(row, "came")?,
            "source": text(row, "source")?,
        });
        Ok((row.get::<String>("id")?, report))
    })
}

/// What the person said of their closed reports.
pub(super) fn fixed(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&FIXED, &params![person], |row| {
        Ok(json!({
            "reference": text(row, "reference")?,
            "at": time(row, "answered_us")?,
            "outcome": text(row, "outcome")?,
            "rating": row.get::<Option<i64>>("rating")?,
            "words": text(row, "comment")?,
        }))
    })
}

/// Reports that the person follows.
pub(super) fn me_too(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&ME_TOO, &params![person], |row| {
        Ok(json!({ "reference": text(row, "reference")?, "since": time(row, "at_us")? }))
    })
}

/// What the person wants to be told of.
pub(super) fn alerts(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&ALERTS, &params![person], |row| {
        Ok(json!({
            "agency": text(row, "agency")?,
            "about": text(row, "category")?,
            "place": text(row, "place")?,
            "lat": row.get::<Option<f64>>("lat")?,
            "lon": row.get::<Option<f64>>("lon")?,
            "radius": row.get::<Option<i64>>("radius_m")?,
            "district": text(row, "district")?,
            "pace": text(row, "pace")?,
            "since": time(row, "made_us")?,
        }))
    })
}

/// Texts that came from the person's number.
pub(super) fn texts(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    tx.all(&TEXTS, &params![person], |row| {
        Ok(json!({
            "from": text(row, "phone")?,
            "at": time(row, "at_us")?,
            "words": text(row, "waiting")?,
            "reference": text(row, "reference")?,
        }))
    })
}

pub(super) fn unname(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    for statement in UNNAME {
        tx.exec(statement, &params![id])?;
    }
    Ok(())
}

pub(super) fn forget(tx: &mut Tx<'_>, person: PersonId, addresses: &[String]) -> store::Result<()> {
    for statement in FORGET {
        tx.exec(statement, &params![person])?;
    }
    for address in addresses {
        tx.exec(&FORGET_TEXTS, &params![address.as_str()])?;
    }
    Ok(())
}
