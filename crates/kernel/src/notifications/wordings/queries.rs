//! Statements of wordings.

use base::{Lang, Time};
use store::{Row, Sql, Tx, params};

use super::model::{Kept, Wording, Words};

macro_rules! wording_columns {
    () => {
        "select w.template, w.lang, w.version, w.subject, w.body, w.sms, w.at_us, p.name as by_name,
            f.at_us as fault_us, f.why as fault
         from kernel_wording w left join kernel_person p on p.id = w.by_id
         left join kernel_wording_fault f
            on f.agency = w.agency and f.template = w.template and f.lang = w.lang and f.version = w.version "
    };
}

const WORDING_INSERT: Sql = Sql::new(
    "kernel.wording_insert",
    "insert into kernel_wording (id, agency, template, lang, version, subject, body, sms, at_us, by_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (agency, template, lang, version) do nothing",
);

const WORDING_HISTORY: Sql = Sql::new(
    "kernel.wording_history",
    concat!(
        wording_columns!(),
        "where w.agency = $1 and w.template = $2 and w.lang = $3 order by w.version desc limit $4"
    ),
);

const WORDINGS_OF: Sql = Sql::new(
    "kernel.wordings_of",
    concat!(
        wording_columns!(),
        "where w.agency = $1 and not exists (
            select 1 from kernel_wording n
            where n.agency = w.agency and n.template = w.template and n.lang = w.lang and n.version > w.version)
         order by w.template, w.lang"
    ),
);

const WORDING_FAULT_PUT: Sql = Sql::new(
    "kernel.wording_fault_put",
    "insert into kernel_wording_fault (agency, template, lang, version, why, at_us)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (agency, template, lang) do update
     set version = excluded.version, why = excluded.why, at_us = excluded.at_us",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    WORDING_INSERT,
    WORDING_HISTORY,
    WORDINGS_OF,
    WORDING_FAULT_PUT,
];

/// An agency's code, a sort of letter and a language.
pub(super) type Which<'w> = (&'w str, &'w str, Lang);

/// False if somebody else was faster.
pub(super) fn wording_insert(tx: &mut Tx<'_>, kept: &Kept<'_>) -> store::Result<bool> {
    let (put, words) = (kept.put, kept.put.words.as_ref());
    let values = params![
        put.id.as_str(),
        put.agency.as_str(),
        put.template.as_str(),
        put.lang.code(),
        kept.version,
        words.map(|words| words.subject.as_str()),
        words.map(|words| words.body.as_str()),
        words.map(|words| words.sms.as_str()),
        kept.at,
        kept.by
    ];
    tx.exec(&WORDING_INSERT, &values).map(|rows| rows > 0)
}

/// What was chosen, the newest first.
pub(super) fn wording_history(
    tx: &mut Tx<'_>,
    (agency, template, lang): Which<'_>,
    limit: i64,
) -> store::Result<Vec<Wording>> {
    let values = params![agency, template, lang.code(), limit];
    tx.all(&WORDING_HISTORY, &values, wording)
}

/// What stands now, for each letter and language in which anything was chosen.
pub(super) fn wordings_of(tx: &mut Tx<'_>, agency: &str) -> store::Result<Vec<Wording>> {
    tx.all(&WORDINGS_OF, &params![agency], wording)
}

pub(super) fn wording_fault_put(
    tx: &mut Tx<'_>,
    (agency, template, lang): Which<'_>,
    (version, why): (i64, &str),
    now: Time,
) -> store::Result<()> {
    let values = params![agency, template, lang.code(), version, why, now];
    tx.exec(&WORDING_FAULT_PUT, &values).map(drop)
}

fn wording(row: &Row<'_>) -> store::Result<Wording> {
    let text = |name: &'static str| row.get::<Option<String>>(name);
    let words = match (text("subject")?, text("body")?, text("sms")?) {
        (Some(subject), Some(body), Some(sms)) => Some(Words { subject, body, sms }),
        _ => None,
    };
    let fault = row.get::<Option<Time>>("fault_us")?.zip(text("fault")?);
    let lang = row.get::<String>("lang")?;
    Ok(Wording {
        template: row.get("template")?,
        lang: Lang::parse(&lang).unwrap_or(Lang::MS),
        version: row.get("version")?,
        words,
        at: row.get("at_us")?,
        by: text("by_name")?,
        fault,
    })
}
