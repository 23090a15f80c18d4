//! Moving a case.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use base::{Actor, Currency, Money, PersonId, Problem, Reference, Time};
use serde::{Deserialize, Serialize};
use store::Tx;
use web::{Access, Ctx, Doc, Failure, JsonBody, Param, Route, json_text};

use super::{fresh, once, reference, renamed, schemas, views};
use crate::App;
use crate::audit::Fresh;
use crate::cases::{self, CaseId, CaseMove, Error};
use crate::once::once_do;

/// Most agencies, people, amounts or marks of one move.
const MOST: usize = 100;
/// Longest mark, in characters.
const MARK_MAX: usize = 200;

pub(super) fn routes() -> Vec<Route<App>> {
    let about = "Moves a case. `GET /api/v1/cases/{reference}` tells the moves that are possible and what \
                 each asks for. Whoever saw an older version than the present one is refused with 409, and so \
                 is a move whose conditions do not hold; `errors` then names them.";
    vec![
        Route::post(
            "/api/v1/cases/{reference}/moves",
            "cases.move",
            Access::SignedIn,
            moves_post,
        )
        .doc(
            Doc::new(about)
                .param(Param::path("reference", "The case's reference."))
                .once()
                .request("application/json", schemas::move_asked)
                .response(201, "The case after the move.", schemas::case_after)
                .refuses(&[409]),
        ),
    ]
}

/// A move as programs ask for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MoveAsked {
    #[serde(rename = "move")]
    step: String,
    version: i64,
    text: Option<String>,
    reason: Option<String>,
    #[serde(default)]
    agencies: Vec<String>,
    #[serde(default)]
    people: Vec<String>,
    other: Option<String>,
    #[serde(default)]
    amounts: BTreeMap<String, Amount>,
    #[serde(default)]
    marks: Vec<String>,
    days: Option<u32>,
    #[serde(default)]
    publish_personal: bool,
}

/// Money on the wire.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Amount {
    sen: i64,
    currency: Currency,
}

impl From<Amount> for Money {
    fn from(amount: Amount) -> Self {
        Self {
            amount: amount.sen,
            currency: amount.currency,
        }
    }
}

/// What is asked, read as far as it can be without the store.
#[derive(Debug, Clone)]
struct Read {
    other: Option<Reference>,
    amounts: BTreeMap<String, Money>,
    cmd: CaseMove,
}

impl MoveAsked {
    fn read(&self, fresh: Fresh) -> Result<Read, Problem> {
        self.sizes()?;
        let person = |id: &String| PersonId::parse(id).map_err(|_| Error::PersonMissing);
        let people: Result<Vec<PersonId>, Error> = self.people.iter().map(person).collect();
        let other = self.other.as_deref().map(Reference::parse).transpose();
        let amounts = self.amounts.iter();
        let amounts = amounts.map(|(fee, amount)| (fee.clone(), Money::from(*amount)));
        Ok(Read {
            other: other.map_err(|_| Error::OtherMissing)?,
            amounts: amounts.collect(),
            cmd: CaseMove {
                version: Some(self.version),
                body: self.text.clone(),
                reason: self.reason.clone(),
                agencies: self.agencies.clone(),
                people: people?,
                marks: self.marks.clone(),
                days: self.days,
                personal: self.publish_personal,
                ..CaseMove::new(CaseId::from_bits(0), self.step.clone(), fresh)
            },
        })
    }

    fn sizes(&self) -> Result<(), Problem> {
        let many = |field, count| (count > MOST).then_some(field);
        let found = [
            many("agencies", self.agencies.len()),
            many("people", self.people.len()),
            many("amounts", self.amounts.len()),
            many("marks", self.marks.len()),
        ];
        let too_many = found.into_iter().flatten();
        let mut wrong = too_many.fold(Problem::invalid(), |problem, field| {
            problem.field_with(field, "kernel.too_many", vec![("most", MOST.into())])
        });
        if self
            .marks
            .iter()
            .any(|mark| mark.chars().count() > MARK_MAX)
        {
            wrong = wrong.field_with("marks", "web.too_long", vec![("most", MARK_MAX.into())]);
        }
        wrong.unless_clean()
    }
}

async fn moves_post(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<MoveAsked>,
) -> Result<Response, Failure> {
    const NAMES: &[(&str, &str)] = &[
        ("body", "text"),
        ("agency", "agencies"),
        ("person", "people"),
        ("amount", "amounts"),
    ];
    let (reference, once) = (reference(&ctx)?, once(&ctx, &asked)?);
    let read = asked
        .read(fresh(&app, &ctx))
        .map_err(|problem| renamed(problem, NAMES))?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let done = app
        .db
        .write("cases.move", move |tx| {
            once_do(tx, now, once.as_ref(), |tx| {
                moved(tx, &shared, (&actor, now), &reference, &read)
            })
        })
        .await;
    Ok(created(done.map_err(|error| renamed(error, NAMES))?))
}

/// The kept answer of a write, which a repeated request gets again.
pub(super) fn created(answer: String) -> Response {
    json_text(201, answer)
}

fn moved(
    tx: &mut Tx<'_>,
    app: &App,
    who: (&Actor, Time),
    reference: &Reference,
    read: &Read,
) -> Result<String, Error> {
    let case = cases::case_by_reference(tx, who.0, reference)?;
    let other = match &read.other {
        None => None,
        Some(other) => Some(
            cases::case_by_reference(tx, who.0, other)
                .map_err(unseen)?
                .id,
        ),
    };
    let fees = app.kinds.of(&case).and_then(|kind| kind.fees.as_ref());
    let foreign = |money: &Money| fees.is_none_or(|fees| fees.currency != money.currency);
    if read.amounts.values().any(foreign) {
        return Err(Error::AmountMissing);
    }
    let amounts = read.amounts.iter();
    let cmd = CaseMove {
        id: case.id,
        other,
        amounts: amounts
            .map(|(fee, money)| (fee.clone(), money.amount))
            .collect(),
        ..read.cmd.clone()
    };
    let moved = cases::case_act(tx, app, who, &cmd)?;
    Ok(views::after(&moved.case).to_string())
}

/// Another case that the actor may not see is no case to link to.
fn unseen(error: Error) -> Error {
    match error {
        Error::NotFound => Error::OtherMissing,
        error => error,
    }
}
