//! Statements of what is due on cases.

use base::Reference;
use store::{Row, Sql, Tx, params};

use super::Window;
use crate::cases::model::ChargeRow;
use crate::ledger;

macro_rules! charge_columns {
    () => {
        "select d.id, d.case_id, d.agency, d.fee, d.amount, d.currency, d.state, d.raised_us, d.ended_us,
            c.reference, c.kind, c.edition
         from kernel_charge d join kernel_case c on c.id = d.case_id "
    };
}

const CHARGES_OF_AGENCY: Sql = Sql::new(
    "kernel.charges_of_agency",
    concat!(
        charge_columns!(),
        "where d.agency = $1 and d.state = 'due' and (d.raised_us, d.id) > ($2, $3) and ",
        within!("c.", "5"),
        " order by d.raised_us, d.id limit $4"
    ),
);

const CHARGES_OF_OWNER: Sql = Sql::new(
    "kernel.charges_of_owner",
    concat!(
        charge_columns!(),
        "where c.owner_id = $1 and d.state = 'due' and (d.raised_us, d.id) > ($2, $3)
         order by d.raised_us, d.id limit $4"
    ),
);

pub(super) const SQL: &[Sql] = &[CHARGES_OF_AGENCY, CHARGES_OF_OWNER];

/// What is due at an agency, the oldest first, after a row.
pub(crate) fn charges_of_agency(
    tx: &mut Tx<'_>,
    (agency, window): (&str, &Window),
    (at, id): (i64, &str),
    limit: i64,
) -> store::Result<Vec<ChargeRow>> {
    let values = params![agency, at, id, limit, window];
    tx.all(&CHARGES_OF_AGENCY, &values, charge)
}

/// What a person owes on the cases that they raised, the oldest first, after a row.
pub(crate) fn charges_of_owner(
    tx: &mut Tx<'_>,
    owner: &str,
    (at, id): (i64, &str),
    limit: i64,
) -> store::Result<Vec<ChargeRow>> {
    let values = params![owner, at, id, limit];
    tx.all(&CHARGES_OF_OWNER, &values, charge)
}

fn charge(row: &Row<'_>) -> store::Result<ChargeRow> {
    Ok(ChargeRow {
        charge: ledger::charge(row)?,
        reference: row.parse("reference", Reference::parse)?,
        kind: row.get("kind")?,
        edition: row.get("edition")?,
    })
}
