//! Answers with rows of the table.

use std::cmp::Ordering;

use crate::number::{count, place, place_of, row_number};
use crate::query::answer::{Answer, Body};
use crate::query::filter::{Filtered, WORDS};
use crate::query::order::{First, Order};
use crate::query::{Query, Sort};
use crate::schema::Field;
use crate::table::Table;
use crate::table::bits::places;
use crate::table::column::CHUNK;

/// Rows that were found, in order, with one more than asked if there are more.
struct Found {
    numbers: Vec<u32>,
    /// How many pass the filter, if all were looked at.
    all: Option<u64>,
}

pub(crate) fn run<'t>(table: &'t Table, query: &Query, filter: Option<Filtered<'t>>) -> Answer<'t> {
    let columns = query.keys(table.schema());
    let limit = query.limit.map_or(usize::MAX, place_of);
    let offset = place_of(query.offset);
    // One more than asked tells whether there is a next page.
    let want = limit.saturating_add(1);
    let found = match &filter {
        _ if !query.sort.is_empty() => sorted(table, query, filter.as_ref(), offset, want),
        None => plain(table, query, offset, want),
        Some(filter) => filtered(table, query, filter, offset, want),
    };
    let mut numbers = found.numbers;
    let has_more = numbers.len() > limit;
    numbers.truncate(limit);
    let next = match numbers.last() {
        Some(last) if has_more => Some(u64::from(*last)),
        _ => None,
    };
    let read = count(numbers.len());
    let cost = read + filter.map_or(0, |filter| filter.cost()) + sort_cost(table, &query.sort);
    let mut answer = Answer::new(
        fields(table, &columns),
        Body::Rows {
            table,
            columns,
            numbers,
        },
        cost,
    );
    answer.next = next;
    answer.total = found.all.filter(|_| query.total);
    answer
}

fn fields(table: &Table, columns: &[usize]) -> Vec<Field> {
    let fields = columns
        .iter()
        .filter_map(|column| table.schema().field(*column));
    fields.cloned().collect()
}

fn sort_cost(table: &Table, sort: &[Sort]) -> u64 {
    if sort.is_empty() {
        0
    } else {
        count(table.rows())
    }
}

/// All rows, in their own order: nothing has to be looked at.
fn plain(table: &Table, query: &Query, offset: usize, want: usize) -> Found {
    let first = query
        .after
        .map_or(0, |after| place_of(after).saturating_add(1));
    let first = first.saturating_add(offset).min(table.rows());
    let beyond = first.saturating_add(want).min(table.rows());
    Found {
        numbers: (row_number(first)..row_number(beyond)).collect(),
        all: Some(count(table.rows())),
    }
}

/// Rows that pass, in their own order, until there are enough.
fn filtered(
    table: &Table,
    query: &Query,
    filter: &Filtered<'_>,
    offset: usize,
    want: usize,
) -> Found {
    let begin = query
        .after
        .map_or(0, |after| place_of(after).saturating_add(1));
    if let Some(rows) = filter.found() {
        let all = Some(count(rows.len()));
        let rest = rows.into_iter().filter(|row| place(*row) >= begin);
        return Found {
            numbers: rest.skip(offset).take(want).collect(),
            all,
        };
    }
    let chunks = table.rows().div_ceil(CHUNK);
    let first = if query.total { 0 } else { begin / CHUNK };
    let mut numbers = Vec::new();
    let mut all = 0;
    let mut skip = offset;
    let mut mask = [0; WORDS];
    for chunk in first..chunks {
        let is_enough = numbers.len() >= want;
        if is_enough && !query.total {
            break;
        }
        filter.chunk(chunk, &mut mask);
        all += mask
            .iter()
            .map(|word| u64::from(word.count_ones()))
            .sum::<u64>();
        let start = chunk * CHUNK;
        if is_enough || start + CHUNK <= begin {
            continue;
        }
        for at in places(&mask) {
            let row = start + at;
            if row < begin {
                continue;
            }
            if skip > 0 {
                skip -= 1;
                continue;
            }
            numbers.push(row_number(row));
            if numbers.len() >= want {
                break;
            }
        }
    }
    Found {
        numbers,
        all: query.total.then_some(all),
    }
}

/// Rows in an order.
fn sorted(
    table: &Table,
    query: &Query,
    filter: Option<&Filtered<'_>>,
    offset: usize,
    want: usize,
) -> Found {
    let order = Order::new(table, &query.sort);
    let after = query.after.map(|after| row_number(place_of(after)));
    // After a row that the table does not have comes nothing, and not the beginning again.
    let is_beyond = after.is_some_and(|after| place(after) >= table.rows());
    let mut best = First::new(&order, offset.saturating_add(want));
    let mut all = 0;
    let mut add = |row: usize| {
        all += 1;
        let row = row_number(row);
        let comes =
            !is_beyond && after.is_none_or(|after| order.compare(row, after) == Ordering::Greater);
        if comes {
            best.add(row);
        }
    };
    match (filter, filter.and_then(Filtered::found)) {
        (_, Some(rows)) => rows.into_iter().for_each(|row| add(place(row))),
        (None, None) => (0..table.rows()).for_each(&mut add),
        (Some(filter), None) => {
            let mut mask = [0; WORDS];
            for chunk in 0..table.rows().div_ceil(CHUNK) {
                filter.chunk(chunk, &mut mask);
                places(&mask).for_each(|at| add(chunk * CHUNK + at));
            }
        }
    }
    let mut numbers = best.finish();
    numbers.drain(..offset.min(numbers.len()));
    Found {
        numbers,
        all: Some(all),
    }
}
