//! Statements of reach.

use std::collections::BTreeMap;

use base::{PersonId, Time};
use store::{Row, Sql, Tx, Value, params};

use super::model::{
    Channel, ChannelKind, Claim, ClaimNew, Enrolment, Known, Reach, Standing, Test, TestNew,
};
use crate::audit::Viewed;
use crate::identity::Email;

macro_rules! known_columns {
    () => {
        "select r.agency, r.version, r.standing, r.officer_id, r.channel, r.address, r.jurisdiction,
            r.since_us, r.proved_us, r.due_us, r.failed_us, r.failure, r.noted, r.noted_us,
            (select count(*) from kernel_grant g
             where g.person_id = r.officer_id and g.agency = r.agency) as roles,
            (select min(m.created_us) from kernel_message m
             where m.state = 'failed' and m.address = r.address
               and m.created_us >= coalesce(r.proved_us, r.since_us)) as bounced_us,
            (select u.since_us from kernel_unreachable u
             where u.address = r.address and u.proved_us is null) as gone_us,
            (select s.made_us from kernel_stop s
             where s.address = r.address and s.case_id = '') as stopped_us
         from kernel_reach r "
    };
}

const REACH: Sql = Sql::new("kernel.reach", known_columns!());

const REACH_OF: Sql = Sql::new(
    "kernel.reach_of",
    concat!(known_columns!(), "where r.agency = $1"),
);

const REACH_INSERT: Sql = Sql::new(
    "kernel.reach_insert",
    "insert into kernel_reach (agency, version, standing, officer_id, channel, address, jurisdiction,
        since_us, proved_us, due_us, failed_us, failure, noted, noted_us)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (agency) do nothing",
);

const REACH_UPDATE: Sql = Sql::new(
    "kernel.reach_update",
    "update kernel_reach set version = $2, standing = $3, officer_id = $4, channel = $5, address = $6,
        jurisdiction = $7, since_us = $8, proved_us = $9, due_us = $10, failed_us = $11, failure = $12,
        noted = $13, noted_us = $14
     where agency = $1 and version = $15",
);

macro_rules! test_columns {
    () => {
        "select id, agency, version, channel, sent_us, due_us, expires_us, confirmed_us
         from kernel_reach_test "
    };
}

const TEST_INSERT: Sql = Sql::new(
    "kernel.reach_test_insert",
    "insert into kernel_reach_test
        (id, agency, term, version, channel, secret_hash, sent_us, due_us, expires_us)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (agency, term) do nothing",
);

const TEST_FIND: Sql = Sql::new(
    "kernel.reach_test_find",
    concat!(test_columns!(), "where id = $1"),
);

const TEST_OF_SECRET: Sql = Sql::new(
    "kernel.reach_test_of_secret",
    concat!(test_columns!(), "where secret_hash = $1"),
);

const TESTS_RECENT: Sql = Sql::new(
    "kernel.reach_tests_recent",
    concat!(
        test_columns!(),
        "where agency = $1 order by sent_us desc, id desc limit $2"
    ),
);

const TEST_OF_TERM: Sql = Sql::new(
    "kernel.reach_test_of_term",
    concat!(test_columns!(), "where agency = $1 and term = $2"),
);

const TEST_CONFIRM: Sql = Sql::new(
    "kernel.reach_test_confirm",
    "update kernel_reach_test set confirmed_us = $2, confirmed_by = $3
     where id = $1 and confirmed_us is null",
);

const CLAIM_INSERT: Sql = Sql::new(
    "kernel.reach_claim_insert",
    "insert into kernel_reach_claim
        (id, agency, name, email, words, person_id, fits, lang, made_us)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);

const CLAIMS_OF: Sql = Sql::new(
    "kernel.reach_claims_of",
    "select id, agency, person_id, name, email, words, fits, made_us from kernel_reach_claim
     where agency = $1 and ended_us is null order by made_us, id limit 50",
);

const CLAIMS_WAITING: Sql = Sql::new(
    "kernel.reach_claims_waiting",
    "select agency, count(*) as waiting from kernel_reach_claim
     where ended_us is null group by agency order by agency",
);

const CLAIM_END: Sql = Sql::new(
    "kernel.reach_claim_end",
    "update kernel_reach_claim set ended_us = $3, outcome = 'refused'
     where id = $1 and agency = $2 and ended_us is null",
);

const CLAIMS_SETTLE: Sql = Sql::new(
    "kernel.reach_claims_settle",
    "update kernel_reach_claim set ended_us = $2, outcome = 'settled'
     where agency = $1 and ended_us is null",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    REACH,
    REACH_OF,
    REACH_INSERT,
    REACH_UPDATE,
    TEST_INSERT,
    TEST_FIND,
    TEST_OF_SECRET,
    TESTS_RECENT,
    TEST_OF_TERM,
    TEST_CONFIRM,
    CLAIM_INSERT,
    CLAIMS_OF,
    CLAIMS_WAITING,
    CLAIM_END,
    CLAIMS_SETTLE,
];

/// All agencies that ever came aboard, by code.
pub(crate) fn known(tx: &mut Tx<'_>) -> store::Result<BTreeMap<String, Known>> {
    let all = tx.all(&REACH, &[], known_row)?;
    let by_code = all
        .into_iter()
        .map(|known| (known.enrolment.agency.clone(), known));
    Ok(by_code.collect())
}

pub(crate) fn known_of(tx: &mut Tx<'_>, agency: &str) -> store::Result<Option<Known>> {
    tx.one(&REACH_OF, &params![agency], known_row)
}

fn known_row(row: &Row<'_>) -> store::Result<Known> {
    let address: Option<String> = row.get("address")?;
    let jurisdiction: Option<String> = row.get("jurisdiction")?;
    let channel = |text: &str| channel(text, address.clone(), jurisdiction.clone());
    let enrolment = Enrolment {
        agency: row.get("agency")?,
        version: row.get("version")?,
        standing: row.parse("standing", |text| Standing::parse(text).ok_or("a standing"))?,
        officer: row.parse("officer_id", PersonId::parse)?,
        channel: row.parse("channel", channel)?,
        since: row.get("since_us")?,
        proved: row.get("proved_us")?,
        due: row.get("due_us")?,
        failed: row.get("failed_us")?,
        failure: row.get("failure")?,
        noted: row.parse("noted", |text| Reach::parse(text).ok_or("a reach"))?,
        noted_at: row.get("noted_us")?,
    };
    let bounced: [Option<Time>; 3] = [
        row.get("bounced_us")?,
        row.get("gone_us")?,
        row.get("stopped_us")?,
    ];
    Ok(Known {
        enrolment,
        officer_there: row.get::<i64>("roles")? > 0,
        bounced: bounced.into_iter().flatten().min(),
    })
}

fn channel(
    kind: &str,
    address: Option<String>,
    jurisdiction: Option<String>,
) -> Result<Channel, &'static str> {
    let address = address.unwrap_or_default();
    match ChannelKind::parse(kind).ok_or("a channel")? {
        ChannelKind::Desk => Ok(Channel::Desk),
        ChannelKind::Api => Ok(Channel::Api),
        ChannelKind::Email => Email::parse(&address)
            .map(Channel::Email)
            .map_err(|_| "an e-mail address"),
        ChannelKind::Open311 => Ok(Channel::Open311 {
            url: address,
            jurisdiction: jurisdiction.unwrap_or_default(),
        }),
    }
}

fn values(row: &Enrolment) -> Vec<Value> {
    params![
        &row.agency,
        row.version,
        row.standing.as_str(),
        row.officer,
        row.channel.kind().as_str(),
        row.channel.address(),
        row.channel.jurisdiction(),
        row.since,
        row.proved,
        row.due,
        row.failed,
        &row.failure,
        row.noted.as_str(),
        row.noted_at
    ]
    .into()
}

/// False if the agency is aboard already.
pub(crate) fn reach_insert(tx: &mut Tx<'_>, row: &Enrolment) -> store::Result<bool> {
    Ok(tx.exec(&REACH_INSERT, &values(row))? == 1)
}

/// False if it is no longer at the version that was seen.
pub(crate) fn reach_update(tx: &mut Tx<'_>, row: &Enrolment, seen: i64) -> store::Result<bool> {
    let mut values = values(row);
    values.push(seen.into());
    Ok(tx.exec(&REACH_UPDATE, &values)? == 1)
}

/// False if the agency has a test message of this term already.
pub(crate) fn test_insert(
    tx: &mut Tx<'_>,
    (test, term): (&Test, &str),
    new: &TestNew,
) -> store::Result<bool> {
    let values = params![
        &test.id,
        &test.agency,
        term,
        test.version,
        test.channel.as_str(),
        &new.hash,
        test.sent,
        test.due,
        test.expires
    ];
    Ok(tx.exec(&TEST_INSERT, &values)? == 1)
}

pub(crate) fn test_find(tx: &mut Tx<'_>, id: &str) -> store::Result<Option<Test>> {
    tx.one(&TEST_FIND, &params![id], test)
}

pub(crate) fn test_of_secret(tx: &mut Tx<'_>, hash: &str) -> store::Result<Option<Test>> {
    tx.one(&TEST_OF_SECRET, &params![hash], test)
}

pub(crate) fn test_of_term(
    tx: &mut Tx<'_>,
    agency: &str,
    term: &str,
) -> store::Result<Option<Test>> {
    tx.one(&TEST_OF_TERM, &params![agency, term], test)
}

/// The newest first.
pub(crate) fn tests_recent(tx: &mut Tx<'_>, agency: &str, limit: u32) -> store::Result<Vec<Test>> {
    tx.all(&TESTS_RECENT, &params![agency, limit], test)
}

/// False if it was confirmed before.
pub(crate) fn test_confirm(
    tx: &mut Tx<'_>,
    id: &str,
    now: Time,
    by: Option<PersonId>,
) -> store::Result<bool> {
    Ok(tx.exec(&TEST_CONFIRM, &params![id, now, by])? == 1)
}

fn test(row: &Row<'_>) -> store::Result<Test> {
    Ok(Test {
        id: row.get("id")?,
        agency: row.get("agency")?,
        version: row.get("version")?,
        channel: row.parse("channel", |text| {
            ChannelKind::parse(text).ok_or("a channel")
        })?,
        sent: row.get("sent_us")?,
        due: row.get("due_us")?,
        expires: row.get("expires_us")?,
        confirmed: row.get("confirmed_us")?,
    })
}

pub(crate) fn claim_insert(
    tx: &mut Tx<'_>,
    new: &ClaimNew,
    (person, fits, now): (Option<PersonId>, bool, Time),
) -> store::Result<()> {
    let values = params![
        &new.id,
        &new.agency,
        &new.name,
        new.email.as_str(),
        &new.words,
        person,
        fits,
        new.lang,
        now
    ];
    tx.exec(&CLAIM_INSERT, &values).map(drop)
}

/// The claims that wait for an agency, the oldest first, to be counted only.
pub(crate) fn claims_count(tx: &mut Tx<'_>, agency: &str) -> store::Result<usize> {
    let waiting = tx.all(&CLAIMS_OF, &params![agency], |row| row.get::<String>("id"))?;
    Ok(waiting.len())
}

/// The claims that wait for an agency, the oldest first, with who made them.
pub(crate) fn claims_of(tx: &mut Tx<'_>, _: &Viewed, agency: &str) -> store::Result<Vec<Claim>> {
    tx.all(&CLAIMS_OF, &params![agency], |row| {
        Ok(Claim {
            id: row.get("id")?,
            agency: row.get("agency")?,
            person: row.get("person_id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            words: row.get("words")?,
            fits: row.get("fits")?,
            made: row.get("made_us")?,
        })
    })
}

/// How many claims wait, by agency.
pub(crate) fn claims_waiting(tx: &mut Tx<'_>) -> store::Result<BTreeMap<String, i64>> {
    let rows = tx.all(&CLAIMS_WAITING, &[], |row| {
        Ok((row.get("agency")?, row.get("waiting")?))
    })?;
    Ok(rows.into_iter().collect())
}

/// Refuses a claim. False if it does not wait.
pub(crate) fn claim_end(
    tx: &mut Tx<'_>,
    (id, agency): (&str, &str),
    now: Time,
) -> store::Result<bool> {
    Ok(tx.exec(&CLAIM_END, &params![id, agency, now])? == 1)
}

/// Ends the claims of an agency that was verified.
pub(crate) fn claims_settle(tx: &mut Tx<'_>, agency: &str, now: Time) -> store::Result<()> {
    tx.exec(&CLAIMS_SETTLE, &params![agency, now]).map(drop)
}
