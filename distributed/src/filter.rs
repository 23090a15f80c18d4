//! Filters as expressions. Each is true or false and never unknown: what is absent passes no test, negated or not, so
//! negations are carried down to the tests first.

use datafusion::common::ScalarValue;
use datafusion::functions::string::expr_fn::{contains, lower, starts_with};
use datafusion::logical_expr::{Expr, lit};
use tables::query::{Bound, Filter, Test};
use tables::{Kind, Scalar};

use crate::placed::{Layout, ROW, column};

/// Beyond every whole number that is kept.
const FARTHEST: f64 = 1.0e20;

/// Whether a row passes. The filter was looked through before.
pub(crate) fn condition(layout: &Layout, filter: &Filter, negated: bool) -> Expr {
    let each = |filters: &[Filter]| -> Vec<Expr> {
        let each = filters.iter();
        each.map(|filter| condition(layout, filter, negated))
            .collect()
    };
    match filter {
        // What does not hold for all fails for one.
        Filter::All(filters) if negated => any(each(filters)),
        Filter::Any(filters) if negated => all(each(filters)),
        Filter::All(filters) => all(each(filters)),
        Filter::Any(filters) => any(each(filters)),
        Filter::Not(filter) => condition(layout, filter, !negated),
        Filter::Rows { from, to } => {
            let row = || Expr::Column(ROW.into());
            let number = |number: &u64| lit(i64::try_from(*number).unwrap_or(i64::MAX));
            let from = from.as_ref().map(|from| row().gt_eq(number(from)));
            let to = to.as_ref().map(|to| row().lt_eq(number(to)));
            let inside = all(from.into_iter().chain(to).collect());
            if negated { negate(inside) } else { inside }
        }
        Filter::Test { column: at, test } => {
            let kind = layout.kind(*at);
            let cell = column(*at);
            match (test, negated) {
                (Test::Present, false) | (Test::Absent, true) => cell.is_not_null(),
                (Test::Absent, false) | (Test::Present, true) => cell.is_null(),
                (test, false) => all(vec![cell.clone().is_not_null(), passes(kind, &cell, test)]),
                (test, true) => all(vec![
                    cell.clone().is_not_null(),
                    negate(passes(kind, &cell, test)),
                ]),
            }
        }
    }
}

/// True of every row, and of none. Not as constants: a plan from which the optimiser takes all rows away does not
/// survive the way to a scheduler (Ballista 55).
pub(crate) fn always() -> Expr {
    Expr::Column(ROW.into()).gt_eq(lit(0_i64))
}

pub(crate) fn never() -> Expr {
    Expr::Column(ROW.into()).lt(lit(0_i64))
}

/// Both ends of nothing are decided here, so that no plan is made of them.
fn all(each: Vec<Expr>) -> Expr {
    let joined = each.into_iter().reduce(Expr::and);
    joined.unwrap_or_else(|| always())
}

fn any(each: Vec<Expr>) -> Expr {
    let joined = each.into_iter().reduce(Expr::or);
    joined.unwrap_or_else(|| never())
}

fn negate(expression: Expr) -> Expr {
    Expr::Not(Box::new(expression))
}

/// Whether a value that is there passes.
fn passes(kind: Kind, cell: &Expr, test: &Test) -> Expr {
    match test {
        Test::Present => always(),
        Test::Absent => never(),
        Test::In(values) => {
            let values = values.iter().filter_map(|value| equal(kind, value));
            let values: Vec<Expr> = values.map(lit).collect();
            if values.is_empty() {
                never()
            } else {
                cell.clone().in_list(values, false)
            }
        }
        Test::Range { low, high } => {
            let low = match low {
                Bound::Open => None,
                Bound::Included(value) => Some(at_least(kind, cell, value)),
                Bound::Excluded(value) => Some(above(kind, cell, value)),
            };
            let high = match high {
                Bound::Open => None,
                Bound::Included(value) => Some(negate(above(kind, cell, value))),
                Bound::Excluded(value) => Some(negate(at_least(kind, cell, value))),
            };
            all(low.into_iter().chain(high).collect())
        }
        Test::IgnoringCase(text) => lower(cell.clone()).eq(lit(text.to_lowercase())),
        Test::Contains { text, ignore_case } if *ignore_case => {
            contains(lower(cell.clone()), lit(text.to_lowercase()))
        }
        Test::Contains { text, .. } => contains(cell.clone(), lit(text.clone())),
        Test::StartsWith(text) => starts_with(cell.clone(), lit(text.clone())),
    }
}

/// The value of a column's own kind that is equal; nothing if there is none.
fn equal(kind: Kind, value: &Scalar) -> Option<ScalarValue> {
    match (kind, value) {
        (Kind::Integer, Scalar::Number(number)) => {
            let fits = number.fract() == 0.0 && number.abs() < FARTHEST;
            let whole = fits.then(|| whole(*number))?;
            Some(ScalarValue::Int64(Some(i64::try_from(whole).ok()?)))
        }
        (Kind::Number, Scalar::Integer(number)) => {
            let near = float(*number);
            (whole(near) == i128::from(*number)).then_some(ScalarValue::Float64(Some(near)))
        }
        _ => Some(own(value)),
    }
}

/// A value as a literal. There is one zero.
fn own(value: &Scalar) -> ScalarValue {
    match value {
        Scalar::Text(text) => ScalarValue::Utf8(Some(text.clone())),
        Scalar::Integer(number) => ScalarValue::Int64(Some(*number)),
        Scalar::Number(number) => ScalarValue::Float64(Some(*number + 0.0)),
        Scalar::Boolean(flag) => ScalarValue::Boolean(Some(*flag)),
        Scalar::Date(day) => ScalarValue::Date32(Some(*day)),
        Scalar::Timestamp(micros) => ScalarValue::TimestampMicrosecond(Some(*micros), None),
    }
}

fn at_least(kind: Kind, cell: &Expr, value: &Scalar) -> Expr {
    match (kind, value) {
        (Kind::Integer, Scalar::Number(number)) => {
            from(cell, whole(number.clamp(-FARTHEST, FARTHEST).ceil()))
        }
        // Beyond 2^53 the nearest float may be another number, on one side of it.
        (Kind::Number, Scalar::Integer(number)) => {
            let near = float(*number);
            if whole(near) < i128::from(*number) {
                cell.clone().gt(lit(near))
            } else {
                cell.clone().gt_eq(lit(near))
            }
        }
        _ => cell.clone().gt_eq(lit(own(value))),
    }
}

fn above(kind: Kind, cell: &Expr, value: &Scalar) -> Expr {
    match (kind, value) {
        (Kind::Integer, Scalar::Number(number)) => {
            from(cell, whole(number.clamp(-FARTHEST, FARTHEST).floor()) + 1)
        }
        (Kind::Number, Scalar::Integer(number)) => {
            let near = float(*number);
            if whole(near) > i128::from(*number) {
                cell.clone().gt_eq(lit(near))
            } else {
                cell.clone().gt(lit(near))
            }
        }
        _ => cell.clone().gt(lit(own(value))),
    }
}

/// Whole numbers from one on.
fn from(cell: &Expr, least: i128) -> Expr {
    match i64::try_from(least) {
        Ok(least) => cell.clone().gt_eq(lit(least)),
        Err(_) => {
            if least < 0 {
                always()
            } else {
                never()
            }
        }
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "the nearest float is what is wanted"
)]
const fn float(number: i64) -> f64 {
    number as f64
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "exact for floats without decimals; saturates"
)]
const fn whole(number: f64) -> i128 {
    number as i128
}
