//! Verbs of the ledger. Who may do them is asked by [`crate::cases`], whose cases they belong to.

use base::{Currency, Money, PersonId, Time};
use store::Tx;

use super::error::Error;
use super::model::{Charge, ChargeEnd, ChargeNew, ChargeState};
use super::queries::{self, Entry};
use super::rules::{Act, postings};

/// Raises a charge, which is due from now on.
pub fn charge_raise(tx: &mut Tx<'_>, now: Time, new: &ChargeNew) -> Result<Charge, Error> {
    raise(tx, now, new, (None, None))
}

/// Raises a charge by hand: who does it, and what for, stand in the books.
pub fn charge_raise_by(
    tx: &mut Tx<'_>,
    now: Time,
    new: &ChargeNew,
    (actor, words): (Option<PersonId>, &str),
) -> Result<Charge, Error> {
    let words = words.trim();
    if words.is_empty() {
        return Err(Error::NoteMissing);
    }
    let actor = actor.map(|id| id.to_string());
    raise(tx, now, new, (actor, Some(words)))
}

fn raise(
    tx: &mut Tx<'_>,
    now: Time,
    new: &ChargeNew,
    noted: (Option<String>, Option<&str>),
) -> Result<Charge, Error> {
    if new.money.amount <= 0 {
        return Err(Error::AmountWrong);
    }
    let charge = Charge {
        id: new.id.clone(),
        case_id: new.case_id.clone(),
        agency: new.agency.clone(),
        fee: new.fee.clone(),
        money: new.money,
        state: ChargeState::Due,
        raised: now,
        ended: None,
    };
    queries::charge_insert(tx, &charge)?;
    write(tx, now, &charge, Act::Raise, noted)?;
    Ok(charge)
}

/// Settles or waives a charge that is due.
pub fn charge_end(tx: &mut Tx<'_>, now: Time, cmd: &ChargeEnd) -> Result<Charge, Error> {
    let note = cmd.note.trim();
    if note.is_empty() {
        return Err(Error::NoteMissing);
    }
    let mut charge = queries::charge_find(tx, &cmd.id)?.ok_or(Error::NotFound)?;
    let state = cmd.end.state();
    if !queries::charge_end(tx, &cmd.id, state, now)? {
        return Err(Error::Ended(charge.state.code()));
    }
    charge.state = state;
    charge.ended = Some(now);
    let actor = cmd.actor.map(|id| id.to_string());
    write(tx, now, &charge, Act::End(cmd.end), (actor, Some(note)))?;
    Ok(charge)
}

fn write(
    tx: &mut Tx<'_>,
    at: Time,
    charge: &Charge,
    act: Act,
    (actor, note): (Option<String>, Option<&str>),
) -> store::Result<()> {
    let entry = Entry {
        charge,
        act,
        at,
        actor,
        note,
        postings: postings(act, charge),
    };
    queries::journal_insert(tx, &entry)
}

/// The charges of a case, in the order in which they were raised.
pub fn charges_of_case(tx: &mut Tx<'_>, case_id: &str) -> store::Result<Vec<Charge>> {
    queries::charges_of_case(tx, case_id)
}

/// Whether anything is still due on a case.
pub fn has_due(tx: &mut Tx<'_>, case_id: &str) -> store::Result<bool> {
    let charges = queries::charges_of_case(tx, case_id)?;
    Ok(charges
        .iter()
        .any(|charge| charge.state == ChargeState::Due))
}

/// What stands on an account: debits above zero, credits below.
pub fn balance(tx: &mut Tx<'_>, account: &str, currency: Currency) -> store::Result<Money> {
    queries::balance(tx, account, currency)
}

/// Ids of journal entries that do not balance, at most 100. There is never one, unless somebody
/// wrote past this component.
pub fn journal_faults(tx: &mut Tx<'_>) -> store::Result<Vec<String>> {
    queries::faults(tx)
}
