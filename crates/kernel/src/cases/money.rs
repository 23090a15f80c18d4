//! What a case costs: charges are raised by moves, and end here.

use base::{Actor, Currency, Matter, Money, Time};
use serde_json::json;
use store::Tx;

use super::READ;
use super::actions::{case_fold, case_store, edition, entry_fold, record};
use super::editions::Kinds;
use super::error::Error;
use super::kinds::{Audience, Kind, Party, Phase};
use super::model::{Case, CaseId, ChargeRow};
use super::notes::{Noted, case_note};
use super::queries::{self, EntryRow, Window};
use super::rules;
use super::steps::{Engine, NUMBERS};
use crate::audit::Fresh;
use crate::ledger::{self, Charge, ChargeEnd, ChargeId, ChargeNew, End};
use crate::registry::Registry;

/// The charges of a case, for those who may see all of it.
pub fn charges_of_case(tx: &mut Tx<'_>, actor: &Actor, case: &Case) -> Result<Vec<Charge>, Error> {
    if rules::sees_everything(actor, case) || super::people::takes_part(tx, actor, case)? {
        Ok(ledger::charges_of_case(tx, &case.id.to_string())?)
    } else {
        Err(Error::NotFound)
    }
}

/// What is still due, the oldest first: at an agency, or by the actor on the cases that they raised;
/// after a row.
pub fn charges_due(
    tx: &mut Tx<'_>,
    actor: &Actor,
    agency: Option<&str>,
    after: Option<(i64, &str)>,
    limit: i64,
) -> Result<Vec<ChargeRow>, Error> {
    let after = after.unwrap_or((i64::MIN, ""));
    if let Some(code) = agency {
        let window = Window::of(&actor.remits_at(READ, code)).ok_or(Error::Forbidden)?;
        let asked = (code, &window);
        return Ok(queries::charges_of_agency(tx, asked, after, limit)?);
    }
    let owner = actor.party().filter(|_| actor.reads_own());
    let owner = owner.ok_or(Error::Forbidden)?.to_string();
    let acting = actor.acting.as_ref();
    let mut rows = queries::charges_of_owner(tx, &owner, after, limit)?;
    rows.retain(|row| acting.is_none_or(|acting| acting.covers(&row.kind)));
    Ok(rows)
}

/// Raises a charge by hand, whatever the case's kind.
#[derive(Debug, Clone)]
pub struct CaseCharge {
    /// The case.
    pub id: CaseId,
    /// The version the actor saw; nothing when a machine acts that saw none.
    pub version: Option<i64>,
    /// How much.
    pub money: Money,
    /// What for; the people of the case read it.
    pub words: String,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// Raises a charge by hand on a case of any kind; gives it, and the case after it.
pub fn case_charge(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    cmd: &CaseCharge,
) -> Result<(Charge, Case), Error> {
    let case = queries::case_find(tx, cmd.id)?.ok_or(Error::NotFound)?;
    if !actor.is_person() || !actor.may_about(ledger::RAISE, &case.matter()) {
        return Err(if rules::visible(actor, &case) {
            Error::Forbidden
        } else {
            Error::NotFound
        });
    }
    if cmd.version.is_some_and(|seen| seen != case.version) {
        return Err(Error::Stale(case.version));
    }
    if case.phase == Phase::Hidden {
        return Err(Error::NotPossible {
            step: "raise".to_owned(),
            state: case.state,
        });
    }
    let fits = (1..=ledger::RAISED_MAX).contains(&cmd.money.amount);
    if !fits || Some(cmd.money.currency) != currency(edition(kinds, &case)?, registry) {
        return Err(Error::AmountMissing);
    }
    let id = case.id.to_string();
    let new = ChargeNew {
        id: ChargeId::new(&id, (case.version + 1) * NUMBERS),
        case_id: id,
        agency: case.agency.clone(),
        fee: ledger::BY_HAND.to_owned(),
        money: cmd.money,
    };
    let words = cmd.words.trim();
    let charge = ledger::charge_raise_by(tx, now, &new, (actor.id(), words))?;
    let noted = Noted {
        step: "raise",
        party: Party::Officer,
        audience: Audience::Case,
        body: Some(words),
        reason: Some(ledger::BY_HAND),
        given: json!({
            "charge": charge.id.as_str(),
            "amount": charge.money.amount.to_string(),
            "currency": charge.money.currency.code(),
        }),
    };
    let case = case_note(tx, (actor, now), case, &noted, &cmd.fresh)?;
    Ok((charge, case))
}

/// In which currency a case owes: its kind's fees', or else the country's.
pub fn case_currency(kinds: &Kinds, registry: &Registry, case: &Case) -> Result<Currency, Error> {
    currency(edition(kinds, case)?, registry).ok_or(Error::AmountMissing)
}

fn currency(kind: &Kind, registry: &Registry) -> Option<Currency> {
    match &kind.fees {
        Some(fees) => Some(fees.currency),
        None => Currency::parse(&registry.settings().currency),
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
    let id = case.id.to_string();
    let charges = ledger::charges_of_case(tx, &id)?;
    let charge = charges.iter().find(|charge| charge.id == cmd.id);
    let charge = charge.ok_or(Error::NotFound)?;
    // Money is owed to whoever raised the charge, also when the case has gone elsewhere.
    let owed = Matter {
        agency: &charge.agency,
        ..case.matter()
    };
    if !actor.may_about(permission, &owed) {
        return Err(if rules::sees_everything(actor, &case) {
            Error::Forbidden
        } else {
            Error::NotFound
        });
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
        "entry": entry_fold(&row),
        "charge": charge.id.as_str(),
        "amount": charge.money.amount.to_string(),
        "currency": charge.money.currency.code(),
        "actor": row.actor,
        "note": words,
    });
    record(
        tx,
        now,
        fresh,
        case,
        (act, &case.agency, Audience::Case),
        payload,
    )
}
