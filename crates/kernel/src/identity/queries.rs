//! Statements of identity.

mod grants;

use std::time::Duration;

use base::{Lang, PersonId, Time};
use store::{Row, Sql, Tx, params};

use super::address::Address;
use super::model::{
    CodeRequest, Person, PersonNew, SessionNew, SessionSeen, TokenNew, TokenSeen, secret_hash,
    session_name,
};
use super::rules::Sent;

pub(crate) use grants::{
    grant_delete, grant_has_others, grant_insert, grant_people, grant_people_for, grants, grants_at,
};

const PERSON_INSERT: Sql = Sql::new(
    "kernel.person_insert",
    "insert into kernel_person (id, name, email, phone, lang, sample, created_us)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
);

macro_rules! person_columns {
    () => {
        "select id, name, email, phone, lang, sample from kernel_person "
    };
}

use person_columns;

const PERSON_FIND: Sql = Sql::new(
    "kernel.person_find",
    concat!(person_columns!(), "where id = $1"),
);

const PERSON_BY_EMAIL: Sql = Sql::new(
    "kernel.person_by_email",
    concat!(person_columns!(), "where email = $1"),
);

const PERSON_BY_PHONE: Sql = Sql::new(
    "kernel.person_by_phone",
    concat!(person_columns!(), "where phone = $1"),
);

const PERSON_SAMPLES: Sql = Sql::new(
    "kernel.person_samples",
    concat!(
        person_columns!(),
        "where sample order by created_us, id limit 100"
    ),
);

const PERSON_LANG: Sql = Sql::new(
    "kernel.person_lang",
    "update kernel_person set lang = $2 where id = $1",
);

const SESSION_INSERT: Sql = Sql::new(
    "kernel.session_insert",
    "insert into kernel_session (token_hash, person_id, created_us, seen_us, expires_us, proved_us, idle_us)
     values ($1, $2, $3, $3, $4, $5, $6)",
);

const SESSION_FIND: Sql = Sql::new(
    "kernel.session_find",
    "select s.person_id, s.seen_us, s.proved_us, s.mandate_id, p.name
     from kernel_session s left join kernel_person p on p.id = s.person_id
     where s.token_hash = $1 and s.expires_us > $2 and s.seen_us + s.idle_us > $2",
);

const SESSIONS_OF: Sql = Sql::new(
    "kernel.sessions_of",
    "select token_hash, created_us, seen_us, idle_us, expires_us from kernel_session
     where person_id = $1 and expires_us > $2 and seen_us + idle_us > $2
     order by created_us desc limit 200",
);

const SESSION_SEEN: Sql = Sql::new(
    "kernel.session_seen",
    "update kernel_session set seen_us = $2 where token_hash = $1 and seen_us < $2",
);

const SESSION_CASES: Sql = Sql::new(
    "kernel.session_cases",
    "select case_id from kernel_session_case where token_hash = $1 order by case_id",
);

const SESSION_CASE_INSERT: Sql = Sql::new(
    "kernel.session_case_insert",
    "insert into kernel_session_case (token_hash, case_id) values ($1, $2)
     on conflict (token_hash, case_id) do nothing",
);

const SESSION_CASES_DELETE: Sql = Sql::new(
    "kernel.session_cases_delete",
    "delete from kernel_session_case where token_hash = $1",
);

const SESSION_DELETE: Sql = Sql::new(
    "kernel.session_delete",
    "delete from kernel_session where token_hash = $1",
);

const SESSIONS_OVER: Sql = Sql::new(
    "kernel.sessions_over",
    "select token_hash from kernel_session where expires_us <= $1 order by expires_us limit 500",
);

const TOKEN_INSERT: Sql = Sql::new(
    "kernel.token_insert",
    "insert into kernel_token (id, person_id, name, hash, scopes, created_us, expires_us)
     values ($1, $2, $3, $4, $5, $6, $7)",
);

const TOKEN_FIND: Sql = Sql::new(
    "kernel.token_find",
    "select t.id, t.person_id, t.scopes, t.last_used_us, p.name,
        case when exists (select 1 from kernel_grant g where g.person_id = t.person_id)
            or exists (select 1 from kernel_grant_part g where g.person_id = t.person_id)
            then 1 else 0 end as roles
     from kernel_token t join kernel_person p on p.id = t.person_id
     where t.hash = $1 and (t.expires_us is null or t.expires_us > $2)",
);

const TOKENS_OF: Sql = Sql::new(
    "kernel.tokens_of",
    "select id, name, scopes, created_us, expires_us, last_used_us from kernel_token
     where person_id = $1 and (expires_us is null or expires_us > $2)
     order by created_us desc, id desc limit 200",
);

const TOKEN_USED: Sql = Sql::new(
    "kernel.token_used",
    "update kernel_token set last_used_us = $2 where id = $1",
);

const TOKEN_END: Sql = Sql::new(
    "kernel.token_end",
    "update kernel_token set expires_us = $3
     where id = $1 and person_id = $2 and (expires_us is null or expires_us > $3)",
);

const CODE_INSERT: Sql = Sql::new(
    "kernel.code_insert",
    "insert into kernel_code
        (id, purpose, channel, address, code_hash, attempts, created_us, expires_us)
     values ($1, $2, $3, $4, $5, 0, $6, $7)",
);

const CODES_SENT: Sql = Sql::new(
    "kernel.codes_sent",
    "select purpose, created_us from kernel_code
     where address = $1 and created_us > $2 order by created_us desc limit 20",
);

const CODE_LATEST: Sql = Sql::new(
    "kernel.code_latest",
    "select id, code_hash, attempts, expires_us, used_us from kernel_code
     where address = $1 and purpose = $2 order by created_us desc, id desc limit 1",
);

const CODE_ADDRESS: Sql = Sql::new(
    "kernel.code_address",
    "select channel, address from kernel_code
     where id = $1 and purpose = $2 and expires_us > $3 and used_us is null",
);

const CODE_TRIED: Sql = Sql::new(
    "kernel.code_tried",
    "update kernel_code set attempts = attempts + 1 where id = $1",
);

const CODE_USED: Sql = Sql::new(
    "kernel.code_used",
    "update kernel_code set used_us = $2 where id = $1",
);

const CODES_OVER: Sql = Sql::new(
    "kernel.codes_over",
    "delete from kernel_code where expires_us <= $1",
);

/// Every statement of this component.
pub(crate) const ALL: &[&[Sql]] = &[
    SQL,
    grants::SQL,
    super::factors::SQL,
    super::factors::passkeys::SQL,
    super::papers::SQL,
    super::mandates::SQL,
    super::providers::SQL,
    super::businesses::SQL,
    super::children::SQL,
];

const SQL: &[Sql] = &[
    PERSON_INSERT,
    PERSON_FIND,
    PERSON_BY_EMAIL,
    PERSON_BY_PHONE,
    PERSON_SAMPLES,
    PERSON_LANG,
    SESSION_INSERT,
    SESSION_FIND,
    SESSIONS_OF,
    SESSION_SEEN,
    SESSION_CASES,
    SESSION_CASE_INSERT,
    SESSION_CASES_DELETE,
    SESSION_DELETE,
    SESSIONS_OVER,
    TOKEN_INSERT,
    TOKEN_FIND,
    TOKENS_OF,
    TOKEN_USED,
    TOKEN_END,
    CODE_INSERT,
    CODES_SENT,
    CODE_LATEST,
    CODE_ADDRESS,
    CODE_TRIED,
    CODE_USED,
    CODES_OVER,
];

/// False if somebody has one of the addresses already.
pub(crate) fn person_insert(tx: &mut Tx<'_>, new: &PersonNew, now: Time) -> store::Result<bool> {
    let email = new.email.as_ref().map(super::Email::as_str);
    let phone = new.phone.as_ref().map(super::Phone::as_str);
    let values = params![new.id, &new.name, email, phone, new.lang, new.sample, now];
    Ok(tx.exec(&PERSON_INSERT, &values)? == 1)
}

pub(crate) fn person_find(tx: &mut Tx<'_>, id: PersonId) -> store::Result<Option<Person>> {
    tx.one(&PERSON_FIND, &params![id], person)
}

pub(crate) fn person_at(tx: &mut Tx<'_>, address: &Address) -> store::Result<Option<Person>> {
    let statement = match address {
        Address::Email(_) => &PERSON_BY_EMAIL,
        Address::Phone(_) => &PERSON_BY_PHONE,
    };
    tx.one(statement, &params![address.as_str()], person)
}

pub(crate) fn person_samples(tx: &mut Tx<'_>) -> store::Result<Vec<Person>> {
    tx.all(&PERSON_SAMPLES, &params![], person)
}

pub(crate) fn person_lang(tx: &mut Tx<'_>, id: PersonId, lang: Lang) -> store::Result<()> {
    tx.exec(&PERSON_LANG, &params![id, lang]).map(drop)
}

fn person(row: &Row<'_>) -> store::Result<Person> {
    Ok(Person {
        id: row.get("id")?,
        name: row.get("name")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        lang: row.get("lang")?,
        sample: row.get("sample")?,
    })
}

pub(crate) fn session_insert(
    tx: &mut Tx<'_>,
    new: &SessionNew,
    person: Option<PersonId>,
    (now, expires): (Time, Time),
) -> store::Result<()> {
    let hash = secret_hash(&new.token);
    let idle = i64::try_from(new.limits.idle.as_micros()).unwrap_or(i64::MAX);
    let proved = new.proved.then_some(now);
    let values = params![hash, person, now, expires, proved, idle];
    tx.exec(&SESSION_INSERT, &values).map(drop)
}

/// A session that stands.
pub(crate) struct SessionRow {
    pub(crate) person: Option<PersonId>,
    pub(crate) name: Option<String>,
    pub(crate) seen: Time,
    /// When a second factor was proved in it last.
    pub(crate) proved: Option<Time>,
    /// By virtue of which mandate it acts.
    pub(crate) mandate: Option<String>,
}

pub(crate) fn session_find(
    tx: &mut Tx<'_>,
    hash: &str,
    now: Time,
) -> store::Result<Option<SessionRow>> {
    tx.one(&SESSION_FIND, &params![hash, now], |row| {
        Ok(SessionRow {
            person: row.get("person_id")?,
            seen: row.get("seen_us")?,
            proved: row.get("proved_us")?,
            mandate: row.get("mandate_id")?,
            name: row.get("name")?,
        })
    })
}

/// (hash, session) pairs of a person that stand, the newest first, at most 200.
pub(crate) fn sessions_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    now: Time,
) -> store::Result<Vec<(String, SessionSeen)>> {
    tx.all(&SESSIONS_OF, &params![person, now], |row| {
        let hash: String = row.get("token_hash")?;
        let (seen, expires): (Time, Time) = (row.get("seen_us")?, row.get("expires_us")?);
        let idle = Duration::from_micros(row.get::<i64>("idle_us")?.unsigned_abs());
        let session = SessionSeen {
            id: session_name(&hash).to_owned(),
            created: row.get("created_us")?,
            seen,
            expires: expires.min(seen + idle),
        };
        Ok((hash, session))
    })
}

pub(crate) fn session_seen(tx: &mut Tx<'_>, hash: &str, now: Time) -> store::Result<()> {
    tx.exec(&SESSION_SEEN, &params![hash, now]).map(drop)
}

pub(crate) fn session_cases(tx: &mut Tx<'_>, hash: &str) -> store::Result<Vec<String>> {
    tx.all(&SESSION_CASES, &params![hash], |row| row.get("case_id"))
}

pub(crate) fn session_case_insert(tx: &mut Tx<'_>, hash: &str, case_id: &str) -> store::Result<()> {
    tx.exec(&SESSION_CASE_INSERT, &params![hash, case_id])
        .map(drop)
}

pub(crate) fn session_delete(tx: &mut Tx<'_>, hash: &str) -> store::Result<()> {
    tx.exec(&SESSION_CASES_DELETE, &params![hash])?;
    super::providers::session_forget(tx, hash)?;
    tx.exec(&SESSION_DELETE, &params![hash]).map(drop)
}

/// Hashes of sessions that are over, at most 500.
pub(crate) fn sessions_over(tx: &mut Tx<'_>, now: Time) -> store::Result<Vec<String>> {
    tx.all(&SESSIONS_OVER, &params![now], |row| row.get("token_hash"))
}

pub(crate) fn token_insert(tx: &mut Tx<'_>, new: &TokenNew, now: Time) -> store::Result<()> {
    let scopes = new.scopes.join(" ");
    let values = params![
        &new.id,
        new.person,
        &new.name,
        &new.hash,
        scopes,
        now,
        new.expires
    ];
    tx.exec(&TOKEN_INSERT, &values).map(drop)
}

/// A token that stands.
pub(crate) struct TokenRow {
    pub(crate) id: String,
    pub(crate) person: PersonId,
    pub(crate) name: String,
    pub(crate) scopes: String,
    pub(crate) last_used: Option<Time>,
    /// Whether its owner holds any role, which most do not.
    pub(crate) has_roles: bool,
}

pub(crate) fn token_find(
    tx: &mut Tx<'_>,
    hash: &str,
    now: Time,
) -> store::Result<Option<TokenRow>> {
    tx.one(&TOKEN_FIND, &params![hash, now], |row| {
        Ok(TokenRow {
            id: row.get("id")?,
            person: row.get("person_id")?,
            scopes: row.get("scopes")?,
            last_used: row.get("last_used_us")?,
            name: row.get("name")?,
            has_roles: row.get::<i64>("roles")? != 0,
        })
    })
}

pub(crate) fn token_used(tx: &mut Tx<'_>, id: &str, now: Time) -> store::Result<()> {
    tx.exec(&TOKEN_USED, &params![id, now]).map(drop)
}

/// The tokens of a person that stand, the newest first, at most 200.
pub(crate) fn tokens_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    now: Time,
) -> store::Result<Vec<TokenSeen>> {
    tx.all(&TOKENS_OF, &params![person, now], |row| {
        let scopes: String = row.get("scopes")?;
        Ok(TokenSeen {
            id: row.get("id")?,
            name: row.get("name")?,
            scopes: scopes.split(' ').map(str::to_owned).collect(),
            created: row.get("created_us")?,
            expires: row.get("expires_us")?,
            last_used: row.get("last_used_us")?,
        })
    })
}

/// Whether there was such a token that stood.
pub(crate) fn token_end(
    tx: &mut Tx<'_>,
    id: &str,
    person: PersonId,
    now: Time,
) -> store::Result<bool> {
    Ok(tx.exec(&TOKEN_END, &params![id, person, now])? == 1)
}

pub(crate) fn code_insert(
    tx: &mut Tx<'_>,
    new: &CodeRequest,
    hash: &str,
    (now, expires): (Time, Time),
) -> store::Result<()> {
    let (channel, address) = (new.address.channel(), new.address.as_str());
    let values = params![&new.id, &new.purpose, channel, address, hash, now, expires];
    tx.exec(&CODE_INSERT, &values).map(drop)
}

pub(crate) fn codes_sent(
    tx: &mut Tx<'_>,
    address: &Address,
    since: Time,
) -> store::Result<Vec<Sent>> {
    tx.all(&CODES_SENT, &params![address.as_str(), since], |row| {
        Ok(Sent {
            purpose: row.get("purpose")?,
            at: row.get("created_us")?,
        })
    })
}

/// The newest code for a purpose and an address.
pub(crate) struct CodeRow {
    pub(crate) id: String,
    pub(crate) hash: String,
    pub(crate) attempts: i64,
    pub(crate) expires: Time,
    pub(crate) used: Option<Time>,
}

pub(crate) fn code_latest(
    tx: &mut Tx<'_>,
    address: &Address,
    purpose: &str,
) -> store::Result<Option<CodeRow>> {
    tx.one(&CODE_LATEST, &params![address.as_str(), purpose], |row| {
        Ok(CodeRow {
            id: row.get("id")?,
            hash: row.get("code_hash")?,
            attempts: row.get("attempts")?,
            expires: row.get("expires_us")?,
            used: row.get("used_us")?,
        })
    })
}

/// Where a code that is still good went.
pub(crate) fn code_address(
    tx: &mut Tx<'_>,
    id: &str,
    purpose: &str,
    now: Time,
) -> store::Result<Option<Address>> {
    tx.one(&CODE_ADDRESS, &params![id, purpose, now], |row| {
        let channel: String = row.get("channel")?;
        row.parse("address", |text| Address::stored(&channel, text))
    })
}

pub(crate) fn code_tried(tx: &mut Tx<'_>, id: &str) -> store::Result<()> {
    tx.exec(&CODE_TRIED, &params![id]).map(drop)
}

pub(crate) fn code_used(tx: &mut Tx<'_>, id: &str, now: Time) -> store::Result<()> {
    tx.exec(&CODE_USED, &params![id, now]).map(drop)
}

pub(crate) fn codes_over(tx: &mut Tx<'_>, before: Time) -> store::Result<u64> {
    tx.exec(&CODES_OVER, &params![before])
}
