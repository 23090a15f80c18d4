//! Statements of the ledger.

use base::{Currency, Money, Time};
use store::{Row, Sql, Tx, params};

use super::model::{Charge, ChargeId, ChargeState};
use super::rules::Act;

const CHARGE_INSERT: Sql = Sql::new(
    "kernel.charge_insert",
    "insert into kernel_charge (id, case_id, agency, fee, amount, currency, state, raised_us)
     values ($1, $2, $3, $4, $5, $6, 'due', $7)",
);

const CHARGE_END: Sql = Sql::new(
    "kernel.charge_end",
    "update kernel_charge set state = $2, ended_us = $3 where id = $1 and state = 'due'",
);

macro_rules! charge_columns {
    () => {
        "select id, case_id, agency, fee, amount, currency, state, raised_us, ended_us
         from kernel_charge "
    };
}

const CHARGE_FIND: Sql = Sql::new(
    "kernel.charge_find",
    concat!(charge_columns!(), "where id = $1"),
);

const CHARGES_OF_CASE: Sql = Sql::new(
    "kernel.charges_of_case",
    concat!(charge_columns!(), "where case_id = $1 order by id"),
);

const JOURNAL_INSERT: Sql = Sql::new(
    "kernel.journal_insert",
    "insert into kernel_journal (id, charge_id, act, at_us, actor_id, note)
     values ($1, $2, $3, $4, $5, $6)",
);

const POSTING_INSERT: Sql = Sql::new(
    "kernel.posting_insert",
    "insert into kernel_posting (journal_id, account, amount, currency) values ($1, $2, $3, $4)",
);

const BALANCE: Sql = Sql::new(
    "kernel.balance",
    "select cast(coalesce(sum(amount), 0) as bigint) as amount from kernel_posting
     where account = $1 and currency = $2",
);

/// Journal entries whose postings do not sum to zero: there is never one.
const FAULTS: Sql = Sql::new(
    "kernel.journal_faults",
    "select journal_id from kernel_posting group by journal_id, currency
     having sum(amount) <> 0 or count(*) <> 2 order by journal_id limit 100",
);

/// Every statement of this component.
pub const SQL: &[Sql] = &[
    CHARGE_INSERT,
    CHARGE_END,
    CHARGE_FIND,
    CHARGES_OF_CASE,
    JOURNAL_INSERT,
    POSTING_INSERT,
    BALANCE,
    FAULTS,
];

pub(super) fn charge_insert(tx: &mut Tx<'_>, charge: &Charge) -> store::Result<()> {
    tx.exec(
        &CHARGE_INSERT,
        &params![
            charge.id.as_str(),
            charge.case_id.as_str(),
            charge.agency.as_str(),
            charge.fee.as_str(),
            charge.money.amount,
            charge.money.currency.code(),
            charge.raised
        ],
    )?;
    Ok(())
}

/// Ends a due charge; false when it is not due any more.
pub(super) fn charge_end(
    tx: &mut Tx<'_>,
    id: &ChargeId,
    state: ChargeState,
    now: Time,
) -> store::Result<bool> {
    let changed = tx.exec(&CHARGE_END, &params![id.as_str(), state.code(), now])?;
    Ok(changed == 1)
}

pub(super) fn charge_find(tx: &mut Tx<'_>, id: &ChargeId) -> store::Result<Option<Charge>> {
    tx.one(&CHARGE_FIND, &params![id.as_str()], charge)
}

pub(super) fn charges_of_case(tx: &mut Tx<'_>, case_id: &str) -> store::Result<Vec<Charge>> {
    tx.all(&CHARGES_OF_CASE, &params![case_id], charge)
}

/// A charge of a row that has all its columns.
pub(crate) fn charge(row: &Row<'_>) -> store::Result<Charge> {
    Ok(Charge {
        id: ChargeId::stored(row.get("id")?),
        case_id: row.get("case_id")?,
        agency: row.get("agency")?,
        fee: row.get("fee")?,
        money: Money {
            amount: row.get("amount")?,
            currency: row.parse("currency", |code| {
                Currency::parse(code).ok_or("not a currency")
            })?,
        },
        state: row.parse("state", |code| {
            ChargeState::parse(code).ok_or("not a state of a charge")
        })?,
        raised: row.get("raised_us")?,
        ended: row.get("ended_us")?,
    })
}

/// One entry of the journal.
pub(super) struct Entry<'a> {
    pub(super) charge: &'a Charge,
    pub(super) act: Act,
    pub(super) at: Time,
    pub(super) actor: Option<String>,
    pub(super) note: Option<&'a str>,
    pub(super) postings: [(String, Money); 2],
}

pub(super) fn journal_insert(tx: &mut Tx<'_>, entry: &Entry<'_>) -> store::Result<()> {
    let id = format!("{}-{}", entry.charge.id, entry.act.code());
    tx.exec(
        &JOURNAL_INSERT,
        &params![
            id.as_str(),
            entry.charge.id.as_str(),
            entry.act.code(),
            entry.at,
            entry.actor.as_deref(),
            entry.note
        ],
    )?;
    for (account, money) in &entry.postings {
        tx.exec(
            &POSTING_INSERT,
            &params![
                id.as_str(),
                account.as_str(),
                money.amount,
                money.currency.code()
            ],
        )?;
    }
    Ok(())
}

pub(super) fn balance(tx: &mut Tx<'_>, account: &str, currency: Currency) -> store::Result<Money> {
    let found = tx.one(&BALANCE, &params![account, currency.code()], |row| {
        row.get::<i64>("amount")
    })?;
    Ok(Money {
        amount: found.unwrap_or_default(),
        currency,
    })
}

pub(super) fn faults(tx: &mut Tx<'_>) -> store::Result<Vec<String>> {
    tx.all(&FAULTS, &[], |row| row.get("journal_id"))
}
