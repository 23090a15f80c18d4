//! Answers with rows of the table: filtered, sorted and cut by the cluster.

use datafusion::common::ScalarValue;
use datafusion::functions_aggregate::expr_fn::count;
use datafusion::logical_expr::{Expr, SortExpr, lit};
use datafusion::prelude::SessionContext;
use tables::query::Sort;
use tables::{Field, Query};

use crate::answer::{cells, number, scalar};
use crate::filter::{always, never};
use crate::placed::{ROW, column};
use crate::{Error, Placed, Reply};

fn row() -> Expr {
    Expr::Column(ROW.into())
}

/// A count as DataFusion has it; what does not fit is beyond every table.
fn place(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

pub(crate) async fn ask(
    table: &Placed,
    context: &SessionContext,
    query: &Query,
    fields: Vec<Field>,
) -> Result<Reply, Error> {
    let columns = match &query.columns {
        Some(columns) => columns.clone(),
        None => (0..fields.len()).collect(),
    };
    let total = if query.total {
        Some(total(table, context, query).await?)
    } else {
        None
    };
    let mut found = table.passing(context, query).await?;
    if let Some(after) = query.after {
        found = found.filter(beyond(table, context, query, after).await?)?;
    }
    let keys = query
        .sort
        .iter()
        .map(order)
        .chain([row().sort(true, false)]);
    let limit = query.limit.map_or(usize::MAX, place);
    // One more than asked tells whether there is a next page.
    let fetch = query.limit.map(|limit| place(limit).saturating_add(1));
    let found = found
        .sort(keys.collect())?
        .limit(place(query.offset), fetch)?;
    // A column that is asked for twice is fetched once.
    let mut fetched = columns.clone();
    fetched.sort_unstable();
    fetched.dedup();
    let items = [row()]
        .into_iter()
        .chain(fetched.iter().map(|at| column(*at)));
    let batches = found.select(items.collect::<Vec<_>>())?.collect().await?;
    let mut reply = Reply {
        fields,
        rows: Vec::new(),
        numbers: Vec::new(),
        total,
        next: None,
    };
    let found = cells(&batches)?;
    for cells in found.iter().take(limit) {
        reply.numbers.push(number(cells.first())?);
        let cell = |at: &usize| {
            let stands = fetched.binary_search(at).ok().map(|stands| stands + 1);
            let cell = stands.and_then(|stands| cells.get(stands));
            scalar(table.layout.kind(*at), cell.unwrap_or(&ScalarValue::Null))
        };
        let row = columns.iter().map(cell);
        reply.rows.push(row.collect::<Result<_, _>>()?);
    }
    if found.len() > limit {
        reply.next = reply.numbers.last().copied();
    }
    Ok(reply)
}

fn order(sort: &Sort) -> SortExpr {
    column(sort.column).sort(!sort.descending, false)
}

async fn total(table: &Placed, context: &SessionContext, query: &Query) -> Result<u64, Error> {
    let passing = table.passing(context, query).await?;
    let counted = passing.aggregate(Vec::new(), vec![count(lit(1)).alias("n")])?;
    let cells = cells(&counted.collect().await?)?;
    number(cells.first().and_then(|row| row.first()))
}

/// Which rows come after one in the question's order. That row need not pass the filter itself.
async fn beyond(
    table: &Placed,
    context: &SessionContext,
    query: &Query,
    after: u64,
) -> Result<Expr, Error> {
    let after = lit(i64::try_from(after).unwrap_or(i64::MAX));
    if query.sort.is_empty() {
        return Ok(row().gt(after));
    }
    let keys: Vec<Expr> = query
        .sort
        .iter()
        .enumerate()
        .map(|(at, sort)| column(sort.column).alias(format!("k{at}")))
        .collect();
    let one = table.all(context).await?.filter(row().eq(after.clone()))?;
    let found = cells(&one.select(keys)?.collect().await?)?;
    // After a row that the table does not have comes nothing, and not the beginning again.
    let Some(values) = found.first() else {
        return Ok(never());
    };
    // The same in all keys so far, and later in this one.
    let mut same = always();
    let mut later = never();
    for (sort, value) in query.sort.iter().zip(values) {
        let cell = column(sort.column);
        let (is_later, is_same) = if value.is_null() {
            (never(), cell.is_null())
        } else {
            let value = lit(value.clone());
            let moved = if sort.descending {
                cell.clone().lt(value.clone())
            } else {
                cell.clone().gt(value.clone())
            };
            let known = cell.clone().is_not_null();
            (
                cell.clone().is_null().or(known.clone().and(moved)),
                known.and(cell.eq(value)),
            )
        };
        later = later.or(same.clone().and(is_later));
        same = same.and(is_same);
    }
    Ok(later.or(same.and(row().gt(after))))
}
