//! Statements of tickets, and one function for each.

use base::{Lang, PersonId, Reference, Time};
use kernel::cases::CaseId;
use serde_json::{Value, json};
use store::{Sql, Tx, params};

use super::model::{Joined, Outcome, Reason, Sort, Ticket, TicketNew, WishFilter, WishRow};

const TICKET_PUT: Sql = Sql::new(
    "opendata.ticket_put",
    "insert into opendata_ticket (case_id, sort, dataset, reason, title, words) values ($1, $2, $3, $4, $5, $6)",
);

const TICKET: Sql = Sql::new(
    "opendata.ticket",
    "select sort, dataset, reason, title, words, outcome, published from opendata_ticket where case_id = $1",
);

const OUTCOME_PUT: Sql = Sql::new(
    "opendata.ticket_outcome",
    "update opendata_ticket set outcome = $2, published = $3, answered_us = $4 where case_id = $1",
);

const ERASE: Sql = Sql::new(
    "opendata.ticket_erase",
    "update opendata_ticket set title = '', words = '' where case_id = $1",
);

const JOINED_ERASE: Sql = Sql::new(
    "opendata.ticket_joined_erase",
    "delete from opendata_ticket_with where case_id = $1",
);

const JOIN: Sql = Sql::new(
    "opendata.ticket_join",
    "insert into opendata_ticket_with (case_id, person_id, lang, at_us) values ($1, $2, $3, $4)
     on conflict (case_id, person_id) do nothing",
);

const LEAVE: Sql = Sql::new(
    "opendata.ticket_leave",
    "delete from opendata_ticket_with where case_id = $1 and person_id = $2",
);

const JOINED: Sql = Sql::new(
    "opendata.ticket_joined",
    "select count(*) as found, cast(coalesce(sum(case when person_id = $2 then 1 else 0 end), 0) as bigint) as mine
     from opendata_ticket_with where case_id = $1",
);

const FOLLOWERS: Sql = Sql::new(
    "opendata.ticket_followers",
    "select person_id, lang from opendata_ticket_with where case_id = $1 and person_id > $2
     order by person_id limit $3",
);

const WISHES: Sql = Sql::new(
    "opendata.wishes",
    "select c.reference, c.state, c.agency, c.created_us, t.title,
        (select count(*) from opendata_ticket_with w where w.case_id = c.id) as joined
     from kernel_case c join opendata_ticket t on t.case_id = c.id
     where c.kind = 'data_wish' and c.public and c.phase <> 'hidden'
       and ($1 = '' or ($1 = 'closed') = (c.phase = 'closed')) and ($2 = '' or c.agency = $2)
     order by c.created_us desc, c.id desc limit $3 offset $4",
);

const FAULTS_COUNTED: Sql = Sql::new(
    "opendata.faults_counted",
    "select cast(coalesce(sum(case when c.phase = 'closed' then 0 else 1 end), 0) as bigint) as waiting,
        cast(coalesce(sum(case when c.phase = 'closed' and t.outcome in ('fixed', 'kept') then 1 else 0 end), 0)
            as bigint) as answered
     from opendata_ticket t join kernel_case c on c.id = t.case_id
     where t.dataset = $1 and t.sort = 'fault'",
);

const FAULTS_TOLD: Sql = Sql::new(
    "opendata.faults_told",
    "select c.id, t.title from opendata_ticket t join kernel_case c on c.id = t.case_id
     where t.dataset = $1 and t.sort = 'fault' and c.public and c.state <> 'withdrawn'
     order by c.updated_us desc, c.id limit $2",
);

const HELD: Sql = Sql::new(
    "opendata.tickets_held",
    "select c.id, c.reference, t.sort, t.dataset, t.title, t.words, t.outcome
     from kernel_case c join opendata_ticket t on t.case_id = c.id
     where c.owner_id = $1 and c.id > $2 order by c.id limit $3",
);

const FORGET: Sql = Sql::new(
    "opendata.forget_tickets",
    "delete from opendata_ticket_with where person_id = $1",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    TICKET_PUT,
    TICKET,
    OUTCOME_PUT,
    ERASE,
    JOINED_ERASE,
    JOIN,
    LEAVE,
    JOINED,
    FOLLOWERS,
    WISHES,
    FAULTS_COUNTED,
    FAULTS_TOLD,
    HELD,
    FORGET,
];

pub(super) fn ticket_put(tx: &mut Tx<'_>, new: &TicketNew) -> store::Result<()> {
    let values = params![
        new.fresh.id,
        new.sort.code(),
        new.dataset.as_deref(),
        new.reason.map(Reason::code),
        new.title.as_str(),
        new.words.as_str()
    ];
    tx.exec(&TICKET_PUT, &values).map(drop)
}

pub(super) fn ticket(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Option<Ticket>> {
    tx.one(&TICKET, &params![id], |row| {
        let sort: String = row.get("sort")?;
        let (reason, outcome): (Option<String>, Option<String>) =
            (row.get("reason")?, row.get("outcome")?);
        Ok(Ticket {
            sort: if sort == Sort::Wish.code() {
                Sort::Wish
            } else {
                Sort::Fault
            },
            dataset: row.get("dataset")?,
            reason: reason.as_deref().and_then(Reason::parse),
            title: row.get("title")?,
            words: row.get("words")?,
            outcome: outcome.as_deref().and_then(Outcome::parse),
            published: row.get("published")?,
        })
    })
}

/// Keeps what came of a ticket: as which dataset it was published, and when it was answered.
pub(super) fn outcome_put(
    tx: &mut Tx<'_>,
    id: CaseId,
    outcome: Option<Outcome>,
    (published, at): (Option<&str>, Option<Time>),
) -> store::Result<()> {
    let values = params![id, outcome.map(Outcome::code), published, at];
    tx.exec(&OUTCOME_PUT, &values).map(drop)
}

pub(super) fn erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    tx.exec(&ERASE, &params![id])?;
    tx.exec(&JOINED_ERASE, &params![id]).map(drop)
}

pub(super) fn join(
    tx: &mut Tx<'_>,
    id: CaseId,
    (person, lang): (PersonId, Lang),
    now: Time,
) -> store::Result<()> {
    let values = params![id, person, lang.to_string(), now];
    tx.exec(&JOIN, &values).map(drop)
}

pub(super) fn leave(tx: &mut Tx<'_>, id: CaseId, person: PersonId) -> store::Result<()> {
    tx.exec(&LEAVE, &params![id, person]).map(drop)
}

/// How many want the same, and whether a reader is one of them.
pub(super) fn joined(
    tx: &mut Tx<'_>,
    id: CaseId,
    reader: Option<PersonId>,
) -> store::Result<Joined> {
    let reader = reader.map(|id| id.to_string()).unwrap_or_default();
    let found = tx.one(&JOINED, &params![id, reader], |row| {
        let mine: i64 = row.get("mine")?;
        Ok(Joined {
            count: row.get("found")?,
            mine: mine > 0,
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// So many people after one who joined, each with their language.
pub(super) fn followers(
    tx: &mut Tx<'_>,
    id: CaseId,
    (after, limit): (&str, i64),
) -> store::Result<Vec<(PersonId, Lang)>> {
    tx.all(&FOLLOWERS, &params![id, after, limit], |row| {
        let lang = row.parse("lang", |code| Lang::parse(code).ok_or("not a language"))?;
        Ok((row.get("person_id")?, lang))
    })
}

pub(super) fn wishes(
    tx: &mut Tx<'_>,
    filter: &WishFilter,
    (limit, offset): (i64, i64),
) -> store::Result<Vec<WishRow>> {
    let closed = match filter.closed {
        None => "",
        Some(true) => "closed",
        Some(false) => "open",
    };
    let agency = filter.agency.as_deref().unwrap_or_default();
    tx.all(&WISHES, &params![closed, agency, limit, offset], |row| {
        Ok(WishRow {
            reference: row.parse("reference", Reference::parse)?,
            state: row.get("state")?,
            agency: row.get("agency")?,
            title: row.get("title")?,
            joined: row.get("joined")?,
            created: row.get("created_us")?,
        })
    })
}

/// How many problems with a dataset wait, and how many were answered.
pub(super) fn faults_counted(tx: &mut Tx<'_>, slug: &str) -> store::Result<(i64, i64)> {
    let found = tx.one(&FAULTS_COUNTED, &params![slug], |row| {
        Ok((row.get("waiting")?, row.get("answered")?))
    })?;
    Ok(found.unwrap_or_default())
}

/// Public problems with a dataset, those that moved last first, each with its title.
pub(super) fn faults_told(
    tx: &mut Tx<'_>,
    slug: &str,
    limit: i64,
) -> store::Result<Vec<(CaseId, String)>> {
    tx.all(&FAULTS_TOLD, &params![slug, limit], |row| {
        Ok((row.get("id")?, row.get("title")?))
    })
}

/// A person's own tickets after one, each with its id.
pub(super) fn held(
    tx: &mut Tx<'_>,
    person: PersonId,
    (after, limit): (&str, i64),
) -> store::Result<Vec<(String, Value)>> {
    tx.all(&HELD, &params![person, after, limit], |row| {
        let text = |column: &'static str| row.get::<Option<String>>(column);
        let item = json!({
            "reference": text("reference")?,
            "sort": text("sort")?,
            "dataset": text("dataset")?,
            "title": text("title")?,
            "words": text("words")?,
            "outcome": text("outcome")?,
        });
        Ok((row.get::<String>("id")?, item))
    })
}

/// Forgets what somebody joined.
pub(crate) fn forget(tx: &mut Tx<'_>, person: PersonId) -> store::Result<()> {
    tx.exec(&FORGET, &params![person]).map(drop)
}
