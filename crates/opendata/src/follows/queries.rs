//! Statements of follows.

use base::{Lang, PersonId, Time};
use serde_json::{Value, json};
use store::{Row, Sql, Tx, params};

const FOLLOW_PUT: Sql = Sql::new(
    "opendata.follow_put",
    "insert into opendata_follow (dataset, person_id, lang, made_us, told) values ($1, $2, $3, $4, $5)
     on conflict (dataset, person_id) do update set lang = excluded.lang",
);

const FOLLOW_DELETE: Sql = Sql::new(
    "opendata.follow_delete",
    "delete from opendata_follow where dataset = $1 and person_id = $2",
);

const FOLLOWS: Sql = Sql::new(
    "opendata.follows",
    "select dataset, made_us from opendata_follow where person_id = $1 order by made_us, dataset",
);

const FOLLOWERS: Sql = Sql::new(
    "opendata.followers",
    "select person_id, lang, told_us from opendata_follow
     where dataset = $1 and told < $2 and person_id > $3 order by person_id limit $4",
);

/// Only for whoever still follows and was not told meanwhile.
const FOLLOWER_TOLD: Sql = Sql::new(
    "opendata.follower_told",
    "update opendata_follow set told = $3, told_us = $4 where dataset = $1 and person_id = $2 and told < $3",
);

const FORGET: Sql = Sql::new(
    "opendata.forget_follows",
    "delete from opendata_follow where person_id = $1",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    FOLLOW_PUT,
    FOLLOW_DELETE,
    FOLLOWS,
    FOLLOWERS,
    FOLLOWER_TOLD,
    FORGET,
];

/// Somebody who is to be told.
#[derive(Debug, Clone)]
pub(super) struct Follower {
    pub(super) person: PersonId,
    pub(super) lang: Lang,
    /// When they were told last.
    pub(super) told: Option<Time>,
}

/// Keeps that somebody follows, and which version they have seen.
pub(super) fn follow_put(
    tx: &mut Tx<'_>,
    slug: &str,
    (person, lang): (PersonId, Lang),
    (current, now): (i64, Time),
) -> store::Result<()> {
    let values = params![slug, person, lang.to_string(), now, current];
    tx.exec(&FOLLOW_PUT, &values).map(drop)
}

pub(super) fn follow_delete(tx: &mut Tx<'_>, slug: &str, person: PersonId) -> store::Result<()> {
    tx.exec(&FOLLOW_DELETE, &params![slug, person]).map(drop)
}

/// What somebody follows, the oldest first, and since when.
pub(super) fn follows(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<(String, Time)>> {
    tx.all(&FOLLOWS, &params![person], |row| {
        Ok((row.get("dataset")?, row.get("made_us")?))
    })
}

/// So many people after one who were not told of a version.
pub(super) fn followers(
    tx: &mut Tx<'_>,
    (slug, number): (&str, i64),
    (after, limit): (&str, i64),
) -> store::Result<Vec<Follower>> {
    tx.all(
        &FOLLOWERS,
        &params![slug, number, after, limit],
        |row: &Row<'_>| {
            Ok(Follower {
                person: row.get("person_id")?,
                lang: row.parse("lang", |code| Lang::parse(code).ok_or("not a language"))?,
                told: row.get("told_us")?,
            })
        },
    )
}

/// False if they were told already, or follow no more.
pub(super) fn follower_told(
    tx: &mut Tx<'_>,
    (slug, number): (&str, i64),
    (person, now): (PersonId, Time),
) -> store::Result<bool> {
    let told = tx.exec(&FOLLOWER_TOLD, &params![slug, person, number, now])?;
    Ok(told > 0)
}

/// What is kept about somebody, as it is told to them.
pub(super) fn held(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    let all = follows(tx, person)?.into_iter();
    let told = all.map(|(slug, since)| json!({"dataset": slug, "since": since.rfc3339()}));
    Ok(told.collect())
}

/// Forgets what somebody follows.
pub(crate) fn forget(tx: &mut Tx<'_>, person: PersonId) -> store::Result<()> {
    tx.exec(&FORGET, &params![person]).map(drop)
}
