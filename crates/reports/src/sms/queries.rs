//! Statements of messages in.

use base::{Lang, Time};
use kernel::cases::CaseId;
use kernel::identity::Phone;
use store::{Sql, Tx, params};

use super::model::{Kept, Sms};

const SMS_INSERT: Sql = Sql::new(
    "reports.sms_insert",
    "insert into reports_sms (id, phone, at_us) values ($1, $2, $3) on conflict (id) do nothing",
);

const SMS_KEEP: Sql = Sql::new(
    "reports.sms_keep",
    "update reports_sms set case_id = $2, waiting = $3, lang = $4 where id = $1",
);

/// The newest first, without the one that is read now.
const SMS_OF: Sql = Sql::new(
    "reports.sms_of",
    "select at_us, waiting, lang from reports_sms
     where phone = $1 and id <> $2 order by at_us desc, id desc limit $3",
);

/// The report that a number made or added to last.
const SMS_LAST: Sql = Sql::new(
    "reports.sms_last",
    "select case_id from reports_sms where phone = $1 and case_id is not null and at_us > $2
     order by at_us desc, id desc limit 1",
);

const SMS_SWEEP: Sql = Sql::new(
    "reports.sms_sweep",
    "delete from reports_sms where at_us < $1",
);

const SMS_ERASE: Sql = Sql::new(
    "reports.sms_erase",
    "delete from reports_sms where case_id = $1",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[SMS_INSERT, SMS_KEEP, SMS_OF, SMS_LAST, SMS_SWEEP, SMS_ERASE];

/// False if it came before.
pub(super) fn sms_insert(tx: &mut Tx<'_>, sms: &Sms, now: Time) -> store::Result<bool> {
    let values = params![sms.id.as_str(), sms.from.to_string(), now];
    Ok(tx.exec(&SMS_INSERT, &values)? == 1)
}

pub(super) fn sms_keep(
    tx: &mut Tx<'_>,
    id: &str,
    (case, waiting): (Option<CaseId>, Option<&str>),
    lang: Lang,
) -> store::Result<()> {
    let values = params![id, case, waiting, lang.to_string()];
    tx.exec(&SMS_KEEP, &values).map(drop)
}

pub(super) fn sms_of(tx: &mut Tx<'_>, sms: &Sms, limit: i64) -> store::Result<Vec<Kept>> {
    let values = params![sms.from.to_string(), sms.id.as_str(), limit];
    tx.all(&SMS_OF, &values, |row| {
        let lang: Option<String> = row.get("lang")?;
        Ok(Kept {
            at: row.get("at_us")?,
            waiting: row.get("waiting")?,
            lang: lang.and_then(|code| Lang::parse(&code)),
        })
    })
}

pub(super) fn sms_last(
    tx: &mut Tx<'_>,
    phone: &Phone,
    since: Time,
) -> store::Result<Option<CaseId>> {
    tx.one(&SMS_LAST, &params![phone.to_string(), since], |row| {
        row.get("case_id")
    })
}

pub(super) fn sms_delete(tx: &mut Tx<'_>, before: Time) -> store::Result<()> {
    tx.exec(&SMS_SWEEP, &params![before]).map(drop)
}

/// Forgets that a report came by text message.
pub(crate) fn sms_erase(tx: &mut Tx<'_>, case: CaseId) -> store::Result<()> {
    tx.exec(&SMS_ERASE, &params![case]).map(drop)
}
