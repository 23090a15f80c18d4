//! What a case costs: charges are raised by moves, and end here.

use base::{Actor, Time};
use serde_json::json;
use store::Tx;

use super::actions::{case_fold, case_store, edition, record};
use super::editions::Kinds;
use super::error::Error;
use super::kinds::{Audience, Party};
use super::model::Case;
use super::queries::{self, EntryRow};
use super::rules;
use super::steps::Engine;
use crate::audit::Fresh;
use crate::ledger::{self, Charge, ChargeEnd, End};
use crate::registry::Registry;

/// The charges of a case, for those who may see all of it.
pub fn charges_of_case(tx: &mut Tx<'_>, actor: &Actor, case: &Case) -> Result<Vec<Charge>, Error> {
    if rules::sees_everything(actor, case) || super::people::takes_part(tx, actor, case)? {
        Ok(ledger::charges_of_case(tx, &case.id.to_string())?)
    } else {
        Err(Error::NotFound)
    }
}

/// Settles by hand or waives a charge of a case, and has the system go on once nothing is due.
pub fn charge_end(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    (case, cmd): (super::CaseId, &ChargeEnd),
    fresh: &Fresh,
) -> Result<Case, Error> {
    let mut case = queries::case_find(tx, case)?.ok_or(Error::NotFound)?;
    let (permission, act) = match cmd.end {
        End::Settle => (ledger::SETTLE, "settle"),
        End::Waive => (ledger::WAIVE, "waive"),
    };
    if !actor.may(permission, Some(&case.agency)) {
        return Err(if rules::visible(actor, &case) {
            Error::Forbidden
        } else {
            Error::NotFound
        });
    }
    let id = case.id.to_string();
    let mine = ledger::charges_of_case(tx, &id)?;
    if !mine.iter().any(|charge| charge.id == cmd.id) {
        return Err(Error::NotFound);
    }
    let cmd = ChargeEnd {
        actor: actor.id(),
        ..cmd.clone()
    };
    let charge = ledger::charge_end(tx, now, &cmd)?;
    let seen = case.version;
    case.version += 1;
    case.updated = now;
    case_store(tx, &case, seen)?;
    note(tx, (actor, now), &case, (act, &charge, &cmd.note), fresh)?;
    let kind = edition(kinds, &case)?;
    match &kind.fees {
        Some(fees) if !ledger::has_due(tx, &id)? => {
            let engine = Engine::new(registry, actor, now);
            engine.attempt_first(tx, kind, case, &fees.paid, &fresh.next())
        }
        _ => Ok(case),
    }
}

/// Writes the entry and the leaf of a charge that ended.
fn note(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    case: &Case,
    (act, charge, words): (&str, &Charge, &str),
    fresh: &Fresh,
) -> Result<(), Error> {
    let party = if actor.is_person() {
        Party::Officer
    } else {
        Party::System
    };
    let row = EntryRow {
        id: &fresh.entry,
        step: act,
        from_state: Some(&case.state),
        from_agency: &case.agency,
        to_agency: None,
        party: &party,
        actor: actor.id().map(|id| id.to_string()),
        audience: Audience::Case,
        body: None,
        reason: Some(&charge.fee),
        detail: Some(json!({ "charge": charge.id.as_str() }).to_string()),
    };
    queries::entry_insert(tx, case, &row, now)?;
    let payload = json!({
        "case": case_fold(case),
        "charge": charge.id.as_str(),
        "amount": charge.money.amount.to_string(),
        "currency": charge.money.currency.code(),
        "actor": row.actor,
        "note": words,
    });
    record(tx, now, fresh, case, (act, &case.agency), payload)
}
