//! Answers with groups: keys, figures, order.

mod figures;
mod keys;

use std::cmp::Ordering;

use crate::number::{count, place, place_of};
use crate::query::answer::{Answer, Body};
use crate::query::filter::{Filtered, WORDS};
use crate::query::order::ranked;
use crate::query::{Function, MOST_GROUPS, Query, QueryError};
use crate::schema::{Field, Kind};
use crate::table::Table;
use crate::table::bits::places;
use crate::table::column::CHUNK;
use crate::value::Value;
use figures::Figure;
use keys::Keys;

/// The rows of a chunk that count.
pub(crate) enum Picked<'p> {
    /// All, up to a number.
    All(usize),
    /// These.
    Some(&'p [usize]),
}

pub(crate) fn run<'t>(
    table: &'t Table,
    query: &Query,
    filter: Option<Filtered<'t>>,
) -> Result<Answer<'t>, QueryError> {
    let columns = query.keys(table.schema());
    let mut keys = Keys::new(table, &columns);
    let mut figures: Vec<Figure<'t>> = query
        .aggregates
        .iter()
        .map(|aggregate| Figure::new(table, aggregate))
        .collect();
    let mut ids = vec![0_u32; CHUNK];
    let mut picks = Vec::with_capacity(CHUNK);
    let mut mask = [0; WORDS];
    let mut cost = 0;
    for chunk in 0..table.rows().div_ceil(CHUNK) {
        let from = chunk * CHUNK;
        let rows = table.rows().saturating_sub(from).min(CHUNK);
        let picked = match &filter {
            None => Picked::All(rows),
            Some(filter) => {
                filter.chunk(chunk, &mut mask);
                picks.clear();
                picks.extend(places(&mask));
                Picked::Some(&picks)
            }
        };
        if matches!(picked, Picked::Some([])) {
            continue;
        }
        cost += count(rows);
        keys.number(from, &picked, &mut ids)?;
        for figure in &mut figures {
            figure.add(from, &picked, &ids, keys.slots());
        }
    }
    cost += filter.map_or(0, |filter| filter.cost());
    let mut groups = keys.groups();
    // Figures of all rows are one row, even of none.
    if columns.is_empty() && groups.is_empty() {
        groups.push(0);
    }
    if groups.len() > MOST_GROUPS {
        return Err(QueryError::TooManyGroups);
    }
    for figure in &mut figures {
        figure.make_room(keys.slots().max(1));
    }
    order(query, &keys, &figures, columns.len(), &mut groups);
    let mut answer = page(query, &keys, &figures, &groups, columns.len())?;
    answer.set_fields(fields(table, query, &columns));
    answer.cost = cost;
    Ok(answer)
}

fn order(query: &Query, keys: &Keys<'_>, figures: &[Figure<'_>], width: usize, all: &mut [u32]) {
    let key = |group: u32, at: usize| match at.checked_sub(width) {
        None => keys.rank(group, at),
        Some(at) => figures
            .get(at)
            .and_then(|figure| figure.rank(group, keys.count(group))),
    };
    all.sort_unstable_by(|left, right| {
        let sorted = query.sort.iter().map(|sort| (sort.column, sort.descending));
        let usual = (0..width).map(|at| (at, false));
        sorted
            .chain(usual)
            .map(|(at, descending)| ranked(key(*left, at), key(*right, at), descending))
            .find(|order| *order != Ordering::Equal)
            .unwrap_or(Ordering::Equal)
    });
}

/// The cells of the groups that are asked for. What a page is after is the place of a group in the whole order.
fn page<'t>(
    query: &Query,
    keys: &Keys<'t>,
    figures: &[Figure<'t>],
    groups: &[u32],
    width: usize,
) -> Result<Answer<'t>, QueryError> {
    let begin = query
        .after
        .map_or(0, |after| place_of(after).saturating_add(1));
    let begin = begin
        .saturating_add(place_of(query.offset))
        .min(groups.len());
    let limit = query.limit.map_or(usize::MAX, place_of);
    let end = begin.saturating_add(limit).min(groups.len());
    let shown = groups.get(begin..end).unwrap_or_default();
    let mut cells: Vec<Value<'t>> = Vec::with_capacity(shown.len() * (width + figures.len()));
    for group in shown {
        cells.extend((0..width).map(|at| keys.value(*group, at)));
        for (figure, aggregate) in figures.iter().zip(&query.aggregates) {
            let value = figure.value(*group, keys.count(*group));
            cells.push(value.ok_or_else(|| QueryError::TooLarge(aggregate.name.clone()))?);
        }
    }
    let rows = shown.len();
    let mut answer = Answer::new(Vec::new(), Body::Cells { cells, rows }, 0);
    answer.total = query.total.then(|| count(groups.len()));
    answer.next = (end < groups.len() && rows > 0).then(|| count(end).saturating_sub(1));
    Ok(answer)
}

fn fields(table: &Table, query: &Query, columns: &[usize]) -> Vec<Field> {
    let schema = table.schema();
    let keys = columns.iter().filter_map(|column| schema.field(*column));
    let mut fields: Vec<Field> = keys.cloned().collect();
    fields.extend(query.aggregates.iter().map(|aggregate| {
        let of = aggregate.column.and_then(|column| schema.field(column));
        let kind = match aggregate.function {
            Function::Count => Kind::Integer,
            Function::Avg => Kind::Number,
            Function::Sum | Function::Min | Function::Max => {
                of.map_or(Kind::Integer, |field| field.kind)
            }
        };
        Field::new(aggregate.name.clone(), kind)
    }));
    fields
}

/// Calls with each row that counts and its group.
pub(crate) fn each(picked: &Picked<'_>, ids: &[u32], mut with: impl FnMut(usize, usize)) {
    match picked {
        Picked::All(rows) => {
            for (at, id) in ids.iter().take(*rows).enumerate() {
                with(at, place(*id));
            }
        }
        Picked::Some(picks) => {
            for at in *picks {
                if let Some(id) = ids.get(*at) {
                    with(*at, place(*id));
                }
            }
        }
    }
}
