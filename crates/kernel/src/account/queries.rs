//! Statements of accounts: what names a person anywhere in the kernel, to be told and to be forgotten.

pub(super) mod held;

use base::{PersonId, Time};
use store::{Sql, Tx, params};

use crate::cases::CaseId;

const STANDING: Sql = Sql::new(
    "kernel.account_standing",
    "select c.kind, count(*) as cases, count(u.case_id) as held
     from kernel_case c left join kernel_custody u on u.case_id = c.id
     where c.owner_id = $1 and c.erased_us is null group by c.kind order by c.kind",
);

/// A role, or an agency for which the person answers.
const SERVES: Sql = Sql::new(
    "kernel.account_serves",
    "select person_id from kernel_grant where person_id = $1
     union all select person_id from kernel_grant_part where person_id = $1
     union all select officer_id as person_id from kernel_reach where officer_id = $1
     limit 1",
);

const CLOSE: Sql = Sql::new(
    "kernel.account_close",
    "update kernel_person
     set name = case when $3 then name else '' end, email = null, phone = null, lang = null, sample = false, closed_us = $2
     where id = $1 and closed_us is null",
);

const IS_CLOSED: Sql = Sql::new(
    "kernel.account_is_closed",
    "select id from kernel_person where id = $1 and closed_us is not null",
);

/// The name that a case was to keep goes with the last such case.
const RELEASE: Sql = Sql::new(
    "kernel.account_release",
    "update kernel_person set name = ''
     where id = $1 and closed_us is not null
       and not exists (select 1 from kernel_case where owner_id = $1 and erased_us is null)",
);

const OWNED: Sql = Sql::new(
    "kernel.account_owned",
    "select id from kernel_case where owner_id = $1 and id > $2 and erased_us is null order by id limit $3",
);

/// What names a person by their id and is nobody else's.
const FORGET: &[Sql] = &[
    Sql::new(
        "kernel.forget_session_cases",
        "delete from kernel_session_case where token_hash in
            (select token_hash from kernel_session where person_id = $1)",
    ),
    Sql::new("kernel.forget_sessions", "delete from kernel_session where person_id = $1"),
    Sql::new("kernel.forget_tokens", "delete from kernel_token where person_id = $1"),
    Sql::new("kernel.forget_factors", "delete from kernel_factor where person_id = $1"),
    Sql::new("kernel.forget_recovery", "delete from kernel_recovery where person_id = $1"),
    Sql::new(
        "kernel.forget_passkeys",
        "delete from kernel_passkey where person_id = $1",
    ),
    Sql::new("kernel.forget_tries", "delete from kernel_factor_tries where person_id = $1"),
    Sql::new(
        "kernel.forget_identity_papers",
        "delete from kernel_identity_paper where person_id = $1",
    ),
    Sql::new(
        "kernel.forget_identity_paper_tries",
        "delete from kernel_identity_paper_tries where person_id = $1",
    ),
    Sql::new(
        "kernel.forget_children",
        "update kernel_child set name = '', sealed = '', state = 'ended' where made_by = $1",
    ),
    Sql::new(
        "kernel.forget_provider_sessions",
        "delete from kernel_provider_session where person_id = $1",
    ),
    Sql::new(
        "kernel.forget_provider_links",
        "delete from kernel_provider_link where person_id = $1",
    ),
    Sql::new("kernel.forget_devices", "delete from kernel_push where person_id = $1"),
    Sql::new("kernel.forget_preferences", "delete from kernel_preference where person_id = $1"),
    Sql::new("kernel.forget_parts", "delete from kernel_member where person_id = $1"),
    // Marks of addresses stay until the ban ends: nobody is heard again by closing an account.
    Sql::new("kernel.forget_bans", "update kernel_ban set person_id = null where person_id = $1"),
    Sql::new(
        "kernel.forget_claims",
        "update kernel_reach_claim
         set name = '', email = '', words = '', person_id = null, ended_us = coalesce(ended_us, made_us),
             outcome = coalesce(outcome, 'refused')
         where person_id = $1",
    ),
];

/// Letters to them about a case that they leave.
const FORGET_LETTERS_OF: Sql = Sql::new(
    "kernel.forget_letters_of",
    "delete from kernel_message where case_id = $1 and person_id = $2",
);

/// What holds an address of theirs.
const FORGET_ADDRESS: &[Sql] = &[
    Sql::new(
        "kernel.forget_codes_at",
        "delete from kernel_code where address = $1",
    ),
    Sql::new(
        "kernel.forget_bounces_at",
        "delete from kernel_bounce where address = $1",
    ),
    Sql::new(
        "kernel.forget_unreachable_at",
        "delete from kernel_unreachable where address = $1",
    ),
    Sql::new(
        "kernel.forget_stops_at",
        "delete from kernel_stop where address = $1",
    ),
    Sql::new(
        "kernel.forget_letters_at",
        "delete from kernel_message where address = $1
           and (case_id is null or case_id not in (select case_id from kernel_custody))",
    ),
];

const SQL: &[Sql] = &[
    STANDING,
    SERVES,
    CLOSE,
    IS_CLOSED,
    RELEASE,
    OWNED,
    FORGET_LETTERS_OF,
];

/// Every statement of this component.
pub(super) const ALL: &[&[Sql]] = &[SQL, FORGET, FORGET_ADDRESS, held::SQL];

/// How many cases a person has, by kind, and how many of them are in custody.
pub(super) fn standing(
    tx: &mut Tx<'_>,
    person: PersonId,
) -> store::Result<Vec<(String, i64, i64)>> {
    tx.all(&STANDING, &params![person], |row| {
        Ok((row.get("kind")?, row.get("cases")?, row.get("held")?))
    })
}

/// Whether the person holds a role or answers for an agency.
pub(super) fn serves(tx: &mut Tx<'_>, person: PersonId) -> store::Result<bool> {
    let found = tx.one(&SERVES, &params![person], |row| {
        row.get::<String>("person_id")
    })?;
    Ok(found.is_some())
}

/// Takes name and addresses from a person. False if that was done before.
pub(super) fn close(
    tx: &mut Tx<'_>,
    person: PersonId,
    (now, keeps_name): (Time, bool),
) -> store::Result<bool> {
    Ok(tx.exec(&CLOSE, &params![person, now, keeps_name])? == 1)
}

/// Takes the name too, once no case keeps it any more.
pub(crate) fn release(tx: &mut Tx<'_>, person: PersonId) -> store::Result<()> {
    tx.exec(&RELEASE, &params![person]).map(drop)
}

/// Whether a person closed their account.
pub(super) fn is_closed(tx: &mut Tx<'_>, person: PersonId) -> store::Result<bool> {
    let found = tx.one(&IS_CLOSED, &params![person], |row| row.get::<String>("id"))?;
    Ok(found.is_some())
}

/// The cases of a person after one, in the order of their ids.
pub(super) fn owned(
    tx: &mut Tx<'_>,
    person: PersonId,
    (after, limit): (&str, i64),
) -> store::Result<Vec<CaseId>> {
    tx.all(&OWNED, &params![person, after, limit], |row| row.get("id"))
}

pub(super) fn forget(tx: &mut Tx<'_>, person: PersonId) -> store::Result<()> {
    for statement in FORGET {
        tx.exec(statement, &params![person])?;
    }
    Ok(())
}

pub(super) fn forget_letters_of(
    tx: &mut Tx<'_>,
    (person, case): (PersonId, CaseId),
) -> store::Result<()> {
    tx.exec(&FORGET_LETTERS_OF, &params![case, person])
        .map(drop)
}

pub(super) fn forget_address(tx: &mut Tx<'_>, address: &str) -> store::Result<()> {
    for statement in FORGET_ADDRESS {
        tx.exec(statement, &params![address])?;
    }
    Ok(())
}
