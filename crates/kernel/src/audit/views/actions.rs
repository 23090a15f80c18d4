//! Verbs of the data tracker.

use base::{Actor, Field, PersonId, Personal, Problem, Reading, Time};
use store::Tx;
use web::Cursor;

use super::model::{View, ViewRow, Viewed};
use super::{queries, rules};
use crate::App;
use crate::cases::{Case, Phase};

/// Why somebody reads outside of requests, such as by a command in their name.
const HANDLING: &str = "handling";

/// Notes that somebody reads personal fields of a case, or of what else the subject names. The guard writes it down before
/// the answer leaves; outside of requests it is written at once. The returned proof opens the queries that give such
/// fields away. Nobody in particular, such as the system, leaves no row.
pub fn viewed(
    tx: &mut Tx<'_>,
    now: Time,
    actor: &Actor,
    (subject, holder): (&str, &str),
    fields: &[Field],
) -> store::Result<Viewed> {
    note(tx, now, actor, (subject, holder), fields)?;
    Ok(Viewed(()))
}

/// As [`viewed`], for all who hold a role at an agency, or for one of them.
pub fn viewed_people(
    tx: &mut Tx<'_>,
    now: Time,
    actor: &Actor,
    (agency, only): (&str, Option<PersonId>),
    fields: &[Field],
) -> store::Result<Viewed> {
    for person in queries::granted_at(tx, agency)? {
        if only.is_none_or(|only| only == person) {
            viewed_person(tx, now, actor, (person, agency), fields)?;
        }
    }
    Ok(Viewed(()))
}

/// As [`viewed`], for one person, in whatever case or none.
pub fn viewed_person(
    tx: &mut Tx<'_>,
    now: Time,
    actor: &Actor,
    (person, holder): (PersonId, &str),
    fields: &[Field],
) -> store::Result<Viewed> {
    viewed(tx, now, actor, (&rules::of_person(person), holder), fields)
}

fn note(
    tx: &mut Tx<'_>,
    now: Time,
    actor: &Actor,
    (subject, holder): (&str, &str),
    fields: &[Field],
) -> store::Result<()> {
    let Some(officer) = actor.id() else {
        return Ok(());
    };
    let own = subject == rules::of_person(officer);
    if own || fields.is_empty() {
        return Ok(());
    }
    let reading = Reading {
        subject: subject.to_owned(),
        agency: rules::office(actor, holder),
        fields: fields.to_vec(),
    };
    if actor.readings.note(reading.clone()) {
        return Ok(());
    }
    views_write(tx, now, (officer, HANDLING), &[reading])
}

/// Notes that an officer opened a case that is not public. What the answer gives away of it is what its row says.
pub fn passed(actor: &Actor, case: &Case) {
    if !case.public || case.phase == Phase::Hidden {
        opened(actor, case, Field::PRIVATE);
    }
}

/// As [`passed`], of a case of which an officer sees what the public does not, such as words that were hidden.
pub fn opened(actor: &Actor, case: &Case, fields: &[Field]) {
    let own = actor.stands_for(case.owner, &case.kind);
    if own || actor.grants.is_empty() {
        return;
    }
    actor.readings.pass(Reading {
        subject: case.id.to_string(),
        agency: rules::office(actor, &case.agency),
        fields: fields.to_vec(),
    });
}

/// Writes down what was read for one answer.
pub(crate) async fn views_keep(
    app: &App,
    actor: &Actor,
    row: Personal,
    read: Vec<Reading>,
) -> Result<(), Problem> {
    let Some(officer) = actor.id() else {
        return Ok(());
    };
    let (now, who) = (app.clock.now(), (officer, row.why));
    let fresh = app.views.fresh(who, now, read);
    if fresh.is_empty() {
        return Ok(());
    }
    let kept = fresh.clone();
    let write = app.db.write("audit.views_keep", move |tx| {
        views_write(tx, now, who, &fresh)
    });
    write.await?;
    app.views.note(who, now, &kept);
    Ok(())
}

fn views_write(
    tx: &mut Tx<'_>,
    now: Time,
    (officer, why): (PersonId, &str),
    read: &[Reading],
) -> store::Result<()> {
    let hour = rules::hour(now);
    for reading in read {
        let subject = reading.subject.as_str();
        let kept = queries::view_find(tx, (subject, officer), hour)?;
        let Some((fields, reason)) = rules::merged(kept.as_ref(), reading, why) else {
            continue;
        };
        let row = ViewRow {
            subject,
            officer,
            hour,
            agency: &reading.agency,
            fields: &fields,
            reason: &reason,
            at: now,
        };
        queries::view_put(tx, &row)?;
    }
    Ok(())
}

/// Who looked at this person's data: in their cases, in those in which they take part, and as an officer. Newest first,
/// after a row.
pub fn views_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    (after, limit): (Option<&Cursor>, i64),
) -> store::Result<Vec<View>> {
    let at = after.and_then(|after| after.at).unwrap_or(i64::MAX);
    let id = after.map_or("", |after| after.id.as_str());
    queries::views_of(tx, person, ((Time::from_micros(at), id), limit))
}

/// Where the list goes on after a row.
pub(crate) fn views_piece(view: &View) -> Cursor {
    Cursor {
        at: Some(view.at.micros()),
        id: view.id.clone(),
    }
}
