//! Answers with groups: made and added up by the cluster, put in order here.

use std::cmp::Ordering;

use datafusion::arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::functions_aggregate::expr_fn::{count, max, min, sum};
use datafusion::logical_expr::{Expr, cast, lit};
use datafusion::prelude::SessionContext;
use tables::query::{Aggregate, Function, MOST_GROUPS, QueryError};
use tables::{Field, Kind, Query, Scalar};

use crate::answer::{cells, number, scalar};
use crate::placed::{Layout, column, units_name};
use crate::{Error, Placed, Reply};

/// A figure; the sum that no 64 bits hold is none.
type Figure = Result<Option<Scalar>, QueryError>;

/// A group with its keys and figures.
struct Group {
    keys: Vec<Option<Scalar>>,
    figures: Vec<Figure>,
}

pub(crate) async fn ask(
    table: &Placed,
    context: &SessionContext,
    query: &Query,
    fields: Vec<Field>,
) -> Result<Reply, Error> {
    let keys: Vec<usize> = if query.group.is_empty() && query.aggregates.is_empty() {
        match &query.columns {
            Some(columns) => columns.clone(),
            None => (0..fields.len()).collect(),
        }
    } else {
        query.group.clone()
    };
    // A column that is grouped by twice is grouped by once.
    let mut once = keys.clone();
    once.sort_unstable();
    once.dedup();
    let mut plan = table.passing(context, query).await?.aggregate(
        once.iter().map(|at| column(*at)).collect(),
        figures(&table.layout, &query.aggregates),
    )?;
    if !once.is_empty() {
        plan = plan.limit(0, Some(MOST_GROUPS + 1))?;
    }
    let found = cells(&plan.collect().await?)?;
    if found.len() > MOST_GROUPS {
        return Err(QueryError::TooManyGroups.into());
    }
    let mut groups = found
        .iter()
        .map(|cells| group(&table.layout, query, &keys, &once, cells))
        .collect::<Result<Vec<_>, _>>()?;
    groups.sort_by(|left, right| compare(query, keys.len(), left, right));
    page(query, fields, &groups)
}

/// What the cluster makes of each group: how many rows, and for each figure how many values and what it is made of.
fn figures(layout: &Layout, aggregates: &[Aggregate]) -> Vec<Expr> {
    let mut all = vec![count(lit(1)).alias("n")];
    for (number, aggregate) in aggregates.iter().enumerate() {
        let (made, counted) = match aggregate.column {
            None => (lit(0_i64), count(lit(1))),
            Some(at) => (column(at), count(column(at))),
        };
        let made = match (aggregate.function, aggregate.column) {
            (Function::Count, _) | (_, None) => count(lit(1)),
            (Function::Min, _) => min(made),
            (Function::Max, _) => max(made),
            (Function::Sum | Function::Avg, Some(at)) => sum(units(layout, at)),
        };
        all.push(counted.alias(format!("n{number}")));
        all.push(made.alias(format!("f{number}")));
    }
    all
}

/// What is added up of a column: whole numbers that no sum overflows, if they are exact.
fn units(layout: &Layout, at: usize) -> Expr {
    let wide = |expression| cast(expression, DataType::Decimal128(19, 0));
    match (layout.kind(at), layout.scale(at)) {
        (Kind::Integer, _) => wide(column(at)),
        (_, Some(_)) => wide(Expr::Column(units_name(at).into())),
        _ => column(at),
    }
}

fn group(
    layout: &Layout,
    query: &Query,
    keys: &[usize],
    once: &[usize],
    cells: &[ScalarValue],
) -> Result<Group, Error> {
    let key = |at: &usize| {
        let stands = once.binary_search(at).ok();
        let cell = stands.and_then(|stands| cells.get(stands));
        scalar(layout.kind(*at), cell.unwrap_or(&ScalarValue::Null))
    };
    let mut figures = Vec::new();
    let made = cells.get(once.len() + 1..).unwrap_or_default();
    for (aggregate, cells) in query.aggregates.iter().zip(made.chunks(2)) {
        let counted = number(cells.first())?;
        let cell = cells.get(1).unwrap_or(&ScalarValue::Null);
        figures.push(figure(layout, aggregate, counted, cell)?);
    }
    Ok(Group {
        keys: keys.iter().map(key).collect::<Result<_, _>>()?,
        figures,
    })
}

/// The figure, by the same arithmetic as on one node.
fn figure(
    layout: &Layout,
    aggregate: &Aggregate,
    counted: u64,
    cell: &ScalarValue,
) -> Result<Figure, Error> {
    let too_large = || QueryError::TooLarge(aggregate.name.clone());
    let at = match (aggregate.function, aggregate.column) {
        (Function::Count, _) | (_, None) => {
            let counted = i64::try_from(counted).map_err(|_| too_large());
            // Of no column in particular, rows are counted, and none of none.
            let is_absent = counted == Ok(0) && aggregate.function != Function::Count;
            return Ok(counted.map(|counted| (!is_absent).then_some(Scalar::Integer(counted))));
        }
        (_, Some(at)) => at,
    };
    if counted == 0 {
        return Ok(Ok(None));
    }
    let kind = layout.kind(at);
    if matches!(aggregate.function, Function::Min | Function::Max) {
        return Ok(Ok(scalar(kind, cell)?));
    }
    let is_mean = aggregate.function == Function::Avg;
    match cell {
        ScalarValue::Decimal128(Some(sum), ..) => {
            let by = 10_f64.powi(i32::from(layout.scale(at).unwrap_or(0)));
            Ok(match (is_mean, kind) {
                (true, _) => Ok(Some(Scalar::Number(
                    float(*sum) / (float(counted.into()) * by),
                ))),
                (false, Kind::Number) => Ok(Some(Scalar::Number(float(*sum) / by))),
                (false, _) => match i64::try_from(*sum) {
                    Ok(sum) => Ok(Some(Scalar::Integer(sum))),
                    Err(_) => Err(too_large()),
                },
            })
        }
        ScalarValue::Float64(Some(sum)) => {
            let number = if is_mean {
                sum / float(counted.into())
            } else {
                *sum
            };
            Ok(if number.is_finite() {
                Ok(Some(Scalar::Number(number)))
            } else {
                Err(too_large())
            })
        }
        other => Err(Error::Foreign(format!("{other:?} as a sum"))),
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "the nearest float is what is wanted"
)]
const fn float(number: i128) -> f64 {
    number as f64
}

/// By what was asked, then by the keys; absent ones last.
fn compare(query: &Query, width: usize, left: &Group, right: &Group) -> Ordering {
    let sorted = query.sort.iter().map(|sort| (sort.column, sort.descending));
    let usual = (0..width).map(|at| (at, false));
    sorted
        .chain(usual)
        .map(|(at, descending)| match (cell(left, at), cell(right, at)) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(left), Some(right)) if descending => ranked(right, left),
            (Some(left), Some(right)) => ranked(left, right),
        })
        .find(|order| *order != Ordering::Equal)
        .unwrap_or(Ordering::Equal)
}

fn cell(group: &Group, at: usize) -> Option<&Scalar> {
    match at.checked_sub(group.keys.len()) {
        None => group.keys.get(at)?.as_ref(),
        Some(at) => group.figures.get(at)?.as_ref().ok()?.as_ref(),
    }
}

/// Values of one column are of one kind.
fn ranked(left: &Scalar, right: &Scalar) -> Ordering {
    match (left, right) {
        (Scalar::Text(left), Scalar::Text(right)) => left.cmp(right),
        (Scalar::Integer(left), Scalar::Integer(right))
        | (Scalar::Timestamp(left), Scalar::Timestamp(right)) => left.cmp(right),
        (Scalar::Number(left), Scalar::Number(right)) => (left + 0.0).total_cmp(&(right + 0.0)),
        (Scalar::Boolean(left), Scalar::Boolean(right)) => left.cmp(right),
        (Scalar::Date(left), Scalar::Date(right)) => left.cmp(right),
        _ => Ordering::Equal,
    }
}

/// The groups that are asked for. What a page is after is the place of a group in the whole order.
fn page(query: &Query, fields: Vec<Field>, groups: &[Group]) -> Result<Reply, Error> {
    let place = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let begin = query
        .after
        .map_or(0, |after| place(after).saturating_add(1));
    let begin = begin.saturating_add(place(query.offset)).min(groups.len());
    let limit = query.limit.map_or(usize::MAX, place);
    let end = begin.saturating_add(limit).min(groups.len());
    let mut rows = Vec::new();
    for group in groups.get(begin..end).unwrap_or_default() {
        let mut row = group.keys.clone();
        for figure in &group.figures {
            row.push(figure.clone()?);
        }
        rows.push(row);
    }
    let told = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    Ok(Reply {
        fields,
        next: (end < groups.len() && !rows.is_empty()).then(|| told(end).saturating_sub(1)),
        rows,
        numbers: Vec::new(),
        total: query.total.then(|| told(groups.len())),
    })
}
