//! Statements of reuses, and one function for each.

use base::{Id, PersonId, Time};
use serde_json::{Value, json};
use store::{Row, Sql, Tx, params};

use super::model::{Reuse, ReuseNew, Sort, State};

const REUSE_PUT: Sql = Sql::new(
    "opendata.reuse_put",
    "insert into opendata_reuse (id, dataset, datasets, person_id, state, sort, title, about, url, made_us)
     values ($1, $2, $3, $4, 'waiting', $5, $6, $7, $8, $9)",
);

const REUSE_OF_PUT: Sql = Sql::new(
    "opendata.reuse_of_put",
    "insert into opendata_reuse_of (dataset, reuse_id) values ($1, $2)",
);

macro_rules! reuses {
    ($which:literal) => {
        concat!(
            "select r.id, r.dataset, r.datasets, r.person_id, r.state, r.sort, r.title, r.about, r.url, r.reason,
                r.made_us, r.decided_us
             from opendata_reuse r ",
            $which
        )
    };
}

const REUSE: Sql = Sql::new("opendata.reuse", reuses!("where r.id = $1"));

const SHOWN: Sql = Sql::new(
    "opendata.reuses_shown",
    reuses!("where r.state = 'shown' order by r.decided_us desc, r.id limit $1 offset $2"),
);

const SHOWN_OF: Sql = Sql::new(
    "opendata.reuses_shown_of",
    reuses!(
        "join opendata_reuse_of o on o.reuse_id = r.id
         where r.state = 'shown' and o.dataset = $3 order by r.decided_us desc, r.id limit $1 offset $2"
    ),
);

const TO_DECIDE: Sql = Sql::new(
    "opendata.reuses_to_decide",
    reuses!(
        "where r.state in ('waiting', 'shown') order by case when r.state = 'waiting' then 0 else 1 end, r.made_us desc, r.id
         limit 500"
    ),
);

const OF_PERSON: Sql = Sql::new(
    "opendata.reuses_of_person",
    reuses!("where r.person_id = $1 order by r.made_us desc, r.id limit 200"),
);

const STATE_PUT: Sql = Sql::new(
    "opendata.reuse_state",
    "update opendata_reuse set state = $2, reason = $3, decided_us = $4 where id = $1",
);

const FORGET: Sql = Sql::new(
    "opendata.forget_reuses",
    "update opendata_reuse set person_id = null where person_id = $1",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    REUSE_PUT,
    REUSE_OF_PUT,
    REUSE,
    SHOWN,
    SHOWN_OF,
    TO_DECIDE,
    OF_PERSON,
    STATE_PUT,
    FORGET,
];

pub(super) fn reuse_put(
    tx: &mut Tx<'_>,
    new: &ReuseNew,
    (first, sort): (&str, Sort),
    (person, now): (PersonId, Time),
) -> store::Result<()> {
    let values = params![
        new.id,
        first,
        new.datasets.join(" "),
        person,
        sort.code(),
        new.title.as_str(),
        new.about.as_str(),
        new.url.as_str(),
        now
    ];
    tx.exec(&REUSE_PUT, &values)?;
    for slug in &new.datasets {
        tx.exec(&REUSE_OF_PUT, &params![slug.as_str(), new.id])?;
    }
    Ok(())
}

fn reuse_row(row: &Row<'_>) -> store::Result<Reuse> {
    let datasets: String = row.get("datasets")?;
    Ok(Reuse {
        id: row.get("id")?,
        dataset: row.get("dataset")?,
        datasets: datasets.split(' ').map(str::to_owned).collect(),
        person: row.get("person_id")?,
        state: row.parse("state", |code| State::parse(code).ok_or("not a state"))?,
        sort: row.parse("sort", |code| Sort::parse(code).ok_or("not a sort"))?,
        title: row.get("title")?,
        about: row.get("about")?,
        url: row.get("url")?,
        reason: row.get("reason")?,
        made: row.get("made_us")?,
        decided: row.get("decided_us")?,
    })
}

pub(super) fn reuse(tx: &mut Tx<'_>, id: Id<Reuse>) -> store::Result<Option<Reuse>> {
    tx.one(&REUSE, &params![id], reuse_row)
}

/// Those that everybody sees, the newest first; of one dataset if it is named.
pub(super) fn shown(
    tx: &mut Tx<'_>,
    dataset: Option<&str>,
    (limit, offset): (i64, i64),
) -> store::Result<Vec<Reuse>> {
    match dataset {
        None => tx.all(&SHOWN, &params![limit, offset], reuse_row),
        Some(slug) => tx.all(&SHOWN_OF, &params![limit, offset, slug], reuse_row),
    }
}

/// Those that wait, and then those that are shown.
pub(super) fn to_decide(tx: &mut Tx<'_>) -> store::Result<Vec<Reuse>> {
    tx.all(&TO_DECIDE, &[], reuse_row)
}

pub(super) fn of_person(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Reuse>> {
    tx.all(&OF_PERSON, &params![person], reuse_row)
}

pub(super) fn state_put(
    tx: &mut Tx<'_>,
    id: Id<Reuse>,
    (state, reason): (State, Option<&str>),
    now: Time,
) -> store::Result<()> {
    let values = params![id, state.code(), reason, now];
    tx.exec(&STATE_PUT, &values).map(drop)
}

/// What is kept about somebody, as it is told to them.
pub(super) fn held(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Value>> {
    let all = of_person(tx, person)?.into_iter();
    let told = all.map(|reuse| {
        json!({
            "title": reuse.title,
            "about": reuse.about,
            "url": reuse.url,
            "datasets": reuse.datasets,
            "state": reuse.state.code(),
            "told": reuse.made.rfc3339(),
        })
    });
    Ok(told.collect())
}

/// What somebody told of stays, and who it was goes.
pub(crate) fn forget(tx: &mut Tx<'_>, person: PersonId) -> store::Result<()> {
    tx.exec(&FORGET, &params![person]).map(drop)
}
