//! Statements of drafts.

use store::{Json, Row, Sql, Tx, params};

use super::model::{Draft, State};
use crate::queries::json;

const DRAFT_PUT: Sql = Sql::new(
    "opendata.draft_put",
    "insert into opendata_draft (dataset, revision, state, at_us, body) values ($1, $2, $3, $4, $5)
     on conflict (dataset) do update set
        revision = excluded.revision, state = excluded.state, at_us = excluded.at_us, body = excluded.body",
);

const DRAFT: Sql = Sql::new(
    "opendata.draft",
    "select dataset, revision, state, at_us, body from opendata_draft where dataset = $1",
);

const DRAFT_STATES: Sql = Sql::new(
    "opendata.draft_states",
    "select dataset, state from opendata_draft order by dataset",
);

const DRAFT_DELETE: Sql = Sql::new(
    "opendata.draft_delete",
    "delete from opendata_draft where dataset = $1",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[DRAFT_PUT, DRAFT, DRAFT_STATES, DRAFT_DELETE];

pub(super) fn draft_put(tx: &mut Tx<'_>, draft: &Draft) -> store::Result<()> {
    let values = params![
        draft.dataset.as_str(),
        draft.revision,
        draft.state.code(),
        draft.at,
        json(&draft.body)
    ];
    tx.exec(&DRAFT_PUT, &values).map(drop)
}

pub(super) fn draft(tx: &mut Tx<'_>, slug: &str) -> store::Result<Option<Draft>> {
    tx.one(&DRAFT, &params![slug], draft_row)
}

/// The slugs of the datasets that have one, with how far it has come.
pub(super) fn draft_states(tx: &mut Tx<'_>) -> store::Result<Vec<(String, State)>> {
    tx.all(&DRAFT_STATES, &[], |row| {
        Ok((row.get("dataset")?, state(row)?))
    })
}

pub(super) fn draft_delete(tx: &mut Tx<'_>, slug: &str) -> store::Result<()> {
    tx.exec(&DRAFT_DELETE, &params![slug]).map(drop)
}

fn state(row: &Row<'_>) -> store::Result<State> {
    let code: String = row.get("state")?;
    Ok(State::parse(&code).unwrap_or(State::Refused))
}

fn draft_row(row: &Row<'_>) -> store::Result<Draft> {
    Ok(Draft {
        dataset: row.get("dataset")?,
        revision: row.get("revision")?,
        state: state(row)?,
        at: row.get("at_us")?,
        body: row.get::<Json<_>>("body")?.0,
    })
}
