//! Answers are what a slow and simple reader of the same rows would say.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use proptest::prelude::*;
use tables::query::{Aggregate, Bound, Filter, Function, QueryError, Sort, Test};
use tables::{Answer, Builder, Field, Kind, Query, Scalar, Schema, Table, Value, run};

/// A row as the simple reader has it.
pub(crate) type Row = Vec<Option<Scalar>>;

const KINDS: [Kind; 7] = [
    Kind::Text,
    Kind::Integer,
    Kind::Number,
    Kind::Number,
    Kind::Boolean,
    Kind::Date,
    Kind::Timestamp,
];

fn schema() -> Schema {
    let fields = KINDS.iter().enumerate();
    Schema::new(
        fields
            .map(|(at, kind)| Field::new(format!("c{at}"), *kind))
            .collect(),
    )
    .unwrap()
}

pub(crate) fn value(scalar: Option<&Scalar>) -> Value<'_> {
    match scalar {
        None => Value::Null,
        Some(Scalar::Text(text)) => Value::Text(text),
        Some(Scalar::Integer(number)) => Value::Integer(*number),
        Some(Scalar::Number(number)) => Value::Number(*number),
        Some(Scalar::Boolean(flag)) => Value::Boolean(*flag),
        Some(Scalar::Date(day)) => Value::Date(*day),
        Some(Scalar::Timestamp(micros)) => Value::Timestamp(*micros),
    }
}

pub(crate) fn table(rows: &[Row]) -> Table {
    let mut builder = Builder::new(schema());
    for row in rows {
        builder
            .row(row.iter().map(|cell| value(cell.as_ref())))
            .unwrap();
    }
    builder.finish().unwrap()
}

fn scalar(kind: Kind, fine: bool) -> BoxedStrategy<Scalar> {
    match kind {
        Kind::Text => prop_oneof![
            "[a-c]{1,2}".prop_map(Scalar::Text),
            Just(Scalar::Text("Pulau Pinang".into())),
            Just(Scalar::Text("தமிழ்".into())),
        ]
        .boxed(),
        Kind::Integer => prop_oneof![(-5_i64..5), any::<i32>().prop_map(i64::from)]
            .prop_map(Scalar::Integer)
            .boxed(),
        Kind::Number if fine => any::<f32>()
            .prop_filter("finite", |number| number.is_finite())
            .prop_map(|number| Scalar::Number(f64::from(number) + 0.0))
            .boxed(),
        Kind::Number => (-1000_i32..1000)
            .prop_map(|cents| Scalar::Number(f64::from(cents) / 100.0))
            .boxed(),
        Kind::Boolean => any::<bool>().prop_map(Scalar::Boolean).boxed(),
        Kind::Date => (19_000_i32..19_010).prop_map(Scalar::Date).boxed(),
        Kind::Timestamp => (0_i64..5)
            .prop_map(|hour| Scalar::Timestamp(hour * 3_600_000_000))
            .boxed(),
    }
}

fn is_fine(at: usize) -> bool {
    at == 3
}

pub(crate) fn rows() -> impl Strategy<Value = Vec<Row>> {
    let cells: Vec<_> = KINDS
        .iter()
        .enumerate()
        .map(|(at, kind)| prop::option::weighted(0.8, scalar(*kind, is_fine(at))))
        .collect();
    // Some are longer than a chunk: the same rows over and over.
    (
        prop::collection::vec(cells, 0..40),
        prop::sample::select(vec![1, 1, 1, 250]),
    )
        .prop_map(|(rows, times)| {
            rows.iter()
                .cycle()
                .take(rows.len() * times)
                .cloned()
                .collect()
        })
}

fn test() -> impl Strategy<Value = Filter> {
    (0..KINDS.len()).prop_flat_map(|at| {
        let one = scalar(KINDS[at], is_fine(at));
        let bound = prop_oneof![
            Just(Bound::Open),
            one.clone().prop_map(Bound::Included),
            one.clone().prop_map(Bound::Excluded),
        ];
        let mut tests: Vec<BoxedStrategy<Test>> = vec![
            prop::collection::vec(one, 0..4).prop_map(Test::In).boxed(),
            (bound.clone(), bound)
                .prop_map(|(low, high)| Test::Range { low, high })
                .boxed(),
            Just(Test::Present).boxed(),
            Just(Test::Absent).boxed(),
        ];
        if KINDS[at] == Kind::Text {
            tests.push("[a-cA-C]{1,2}".prop_map(Test::IgnoringCase).boxed());
            tests.push("[a-c]{1,2}".prop_map(Test::StartsWith).boxed());
            tests.push(
                ("[a-cA-CP]{1,1}", any::<bool>())
                    .prop_map(|(text, ignore_case)| Test::Contains { text, ignore_case })
                    .boxed(),
            );
        }
        prop::strategy::Union::new(tests).prop_map(move |test| Filter::test(at, test))
    })
}

pub(crate) fn filter() -> impl Strategy<Value = Filter> {
    let leaf = prop_oneof![
        6 => test(),
        1 => (prop::option::of(0_u64..60), prop::option::of(0_u64..60))
            .prop_map(|(from, to)| Filter::Rows { from, to }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Filter::All),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Filter::Any),
            inner.prop_map(|filter| Filter::Not(Box::new(filter))),
        ]
    })
}

fn compare(left: &Scalar, right: &Scalar) -> Ordering {
    match (left, right) {
        (Scalar::Text(left), Scalar::Text(right)) => left.as_bytes().cmp(right.as_bytes()),
        (Scalar::Integer(left), Scalar::Integer(right))
        | (Scalar::Timestamp(left), Scalar::Timestamp(right)) => left.cmp(right),
        (Scalar::Number(left), Scalar::Number(right)) => left.partial_cmp(right).unwrap(),
        (Scalar::Boolean(left), Scalar::Boolean(right)) => left.cmp(right),
        (Scalar::Date(left), Scalar::Date(right)) => left.cmp(right),
        _ => panic!("two kinds"),
    }
}

/// True, false or unknown, as SQL has it.
fn holds(filter: &Filter, number: usize, row: &Row) -> Option<bool> {
    match filter {
        Filter::All(filters) => filters
            .iter()
            .try_fold(true, |all, filter| match holds(filter, number, row) {
                Some(false) => Err(Some(false)),
                Some(true) => Ok(all),
                None => Ok(false),
            })
            .map_or_else(|found| found, |all| if all { Some(true) } else { None }),
        Filter::Any(filters) => {
            let each: Vec<_> = filters
                .iter()
                .map(|filter| holds(filter, number, row))
                .collect();
            if each.contains(&Some(true)) {
                Some(true)
            } else if each.contains(&None) {
                None
            } else {
                Some(false)
            }
        }
        Filter::Not(filter) => holds(filter, number, row).map(|holds| !holds),
        Filter::Rows { from, to } => {
            let number = number as u64;
            Some(from.is_none_or(|from| number >= from) && to.is_none_or(|to| number <= to))
        }
        Filter::Test { column, test } => passes(test, row[*column].as_ref()),
    }
}

fn passes(test: &Test, cell: Option<&Scalar>) -> Option<bool> {
    match test {
        Test::Present => return Some(cell.is_some()),
        Test::Absent => return Some(cell.is_none()),
        _ => {}
    }
    let cell = cell?;
    let words = || match cell {
        Scalar::Text(words) => words.clone(),
        _ => panic!("no text"),
    };
    Some(match test {
        Test::In(values) => values.iter().any(|value| compare(cell, value).is_eq()),
        Test::Range { low, high } => {
            let low = match low {
                Bound::Open => true,
                Bound::Included(low) => compare(cell, low).is_ge(),
                Bound::Excluded(low) => compare(cell, low).is_gt(),
            };
            let high = match high {
                Bound::Open => true,
                Bound::Included(high) => compare(cell, high).is_le(),
                Bound::Excluded(high) => compare(cell, high).is_lt(),
            };
            low && high
        }
        Test::IgnoringCase(other) => words().to_lowercase() == other.to_lowercase(),
        Test::StartsWith(other) => words().starts_with(other.as_str()),
        Test::Contains {
            text: part,
            ignore_case: true,
        } => words().to_lowercase().contains(&part.to_lowercase()),
        Test::Contains { text: part, .. } => words().contains(part.as_str()),
        Test::Present | Test::Absent => unreachable!(),
    })
}

fn sorted(rows: &[Row], mut numbers: Vec<usize>, sort: &[Sort]) -> Vec<usize> {
    numbers.sort_by(|left, right| {
        for key in sort {
            let order = last(
                rows[*left][key.column].as_ref(),
                rows[*right][key.column].as_ref(),
                key.descending,
            );
            if order != Ordering::Equal {
                return order;
            }
        }
        left.cmp(right)
    });
    numbers
}

fn last(left: Option<&Scalar>, right: Option<&Scalar>, descending: bool) -> Ordering {
    match (left, right) {
        (None, None) => Ordering::Equal,
        (None, _) => Ordering::Greater,
        (_, None) => Ordering::Less,
        (Some(left), Some(right)) if descending => compare(right, left),
        (Some(left), Some(right)) => compare(left, right),
    }
}

fn numbers(answer: &Answer<'_>) -> Vec<usize> {
    (0..answer.len())
        .map(|row| usize::try_from(answer.number(row).unwrap()).unwrap())
        .collect()
}

pub(crate) fn sort() -> impl Strategy<Value = Vec<Sort>> {
    let key = (0..KINDS.len(), any::<bool>())
        .prop_map(|(column, descending)| Sort { column, descending });
    prop::collection::vec(key, 0..3)
}

/// One of each sort, of columns of each sort.
pub(crate) fn some_figures() -> Vec<Aggregate> {
    let figure = |function, column| Aggregate {
        function,
        column,
        name: format!("{function:?}{column:?}"),
    };
    vec![
        figure(Function::Count, None),
        figure(Function::Count, Some(0)),
        figure(Function::Sum, Some(1)),
        figure(Function::Sum, Some(2)),
        figure(Function::Avg, Some(2)),
        figure(Function::Avg, Some(3)),
        figure(Function::Min, Some(0)),
        figure(Function::Max, Some(0)),
        figure(Function::Min, Some(3)),
        figure(Function::Max, Some(5)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn rows_are_those_that_a_simple_reader_finds(
        rows in rows(),
        filter in prop::option::weighted(0.8, filter()),
        sort in sort(),
        offset in 0_u64..5,
        limit in prop::option::of(0_u64..50),
    ) {
        let table = table(&rows);
        let all: Vec<usize> = (0..rows.len())
            .filter(|at| filter.as_ref().is_none_or(|filter| holds(filter, *at, &rows[*at]) == Some(true)))
            .collect();
        let expected = sorted(&rows, all, &sort);
        let query = Query { filter, sort, offset, limit, total: true, ..Query::default() };
        let answer = run(&table, &query).unwrap();
        prop_assert_eq!(answer.total, Some(expected.len() as u64));
        let indexed = (0..KINDS.len()).fold(table.clone(), Table::with_index);
        prop_assert_eq!(numbers(&run(&indexed, &query).unwrap()), numbers(&answer));
        prop_assert_eq!(run(&indexed, &query).unwrap().total, answer.total);
        let limit = limit.map_or(usize::MAX, |limit| limit as usize);
        let page: Vec<usize> = expected.iter().copied().skip(offset as usize).take(limit).collect();
        prop_assert_eq!(numbers(&answer), page.clone());
        for (at, number) in page.iter().enumerate() {
            for (column, cell) in rows[*number].iter().enumerate() {
                prop_assert_eq!(answer.value(at, column), value(cell.as_ref()));
            }
        }
        let has_more = expected.len() > (offset as usize).saturating_add(limit);
        prop_assert_eq!(answer.next.is_some(), has_more && limit > 0);
    }

    #[test]
    fn pages_after_one_another_are_the_whole(
        rows in rows(),
        filter in prop::option::of(filter()),
        sort in sort(),
        limit in 1_u64..7,
    ) {
        let table = table(&rows);
        let mut query = Query { filter, sort, ..Query::default() };
        let whole = numbers(&run(&table, &query).unwrap());
        query.limit = Some(limit.max(rows.len() as u64 / 20));
        let mut pages = Vec::new();
        loop {
            let page = run(&table, &query).unwrap();
            pages.extend(numbers(&page));
            match page.next {
                Some(next) => query.after = Some(next),
                None => break,
            }
        }
        prop_assert_eq!(pages, whole);
    }

    #[test]
    fn figures_are_those_of_a_simple_reader(
        rows in rows(),
        filter in prop::option::of(test()),
        group in prop::sample::subsequence(vec![0_usize, 1, 2, 3, 4, 5, 6], 0..4),
    ) {
        let table = table(&rows);
        let mut groups: BTreeMap<Vec<String>, Vec<&Row>> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            if filter.as_ref().is_none_or(|filter| holds(filter, at, row) == Some(true)) {
                let key = group.iter().map(|at| value(row[*at].as_ref()).to_string()).collect();
                groups.entry(key).or_default().push(row);
            }
        }
        if group.is_empty() && groups.is_empty() {
            groups.insert(Vec::new(), Vec::new());
        }
        let aggregates = some_figures();
        let query = Query { filter, group: group.clone(), aggregates, total: true, ..Query::default() };
        let answer = run(&table, &query).unwrap();
        prop_assert_eq!(answer.len(), groups.len());
        prop_assert_eq!(answer.total, Some(groups.len() as u64));
        for at in 0..answer.len() {
            let cells: Vec<Value> = answer.row(at).collect();
            let (key, cells) = cells.split_at(group.len());
            let key: Vec<String> = key.iter().map(ToString::to_string).collect();
            let rows = &groups[&key];
            let there = |column: usize| rows.iter().filter_map(move |row| row[column].clone());
            prop_assert_eq!(cells[0], Value::Integer(rows.len() as i64));
            prop_assert_eq!(cells[1], Value::Integer(there(0).count() as i64));
            let whole: Vec<i64> = there(1).map(|cell| match cell { Scalar::Integer(n) => n, _ => 0 }).collect();
            let sum = if whole.is_empty() { Value::Null } else { Value::Integer(whole.iter().sum()) };
            prop_assert_eq!(cells[2], sum);
            let cents: Vec<i64> = there(2).map(|cell| match cell { Scalar::Number(n) => (n * 100.0).round() as i64, _ => 0 }).collect();
            let total: i64 = cents.iter().sum();
            if cents.is_empty() {
                prop_assert_eq!(cells[3], Value::Null);
                prop_assert_eq!(cells[4], Value::Null);
            } else {
                prop_assert_eq!(cells[3], Value::Number(total as f64 / 100.0));
                let Value::Number(mean) = cells[4] else { panic!() };
                prop_assert!((mean - total as f64 / 100.0 / cents.len() as f64).abs() < 1e-9);
            }
            for (cell, best) in [
                (cells[6], there(0).min_by(compare)),
                (cells[7], there(0).max_by(compare)),
                (cells[8], there(3).min_by(compare)),
                (cells[9], there(5).max_by(compare)),
            ] {
                prop_assert_eq!(cell, value(best.as_ref()));
            }
        }
        // In the order of the keys, absent ones last.
        for at in 1..answer.len() {
            let order = (0..group.len())
                .map(|column| {
                    let (left, right) = (answer.value(at - 1, column).scalar(), answer.value(at, column).scalar());
                    last(left.as_ref(), right.as_ref(), false)
                })
                .find(|order| *order != Ordering::Equal);
            prop_assert_eq!(order, Some(Ordering::Less));
        }
    }
}

fn prices() -> Table {
    let schema = Schema::new(vec![
        Field::new("state", Kind::Text),
        Field::new("price", Kind::Number),
        Field::new("big", Kind::Integer),
    ])
    .unwrap();
    let mut builder = Builder::new(schema);
    for (state, price, big) in [
        ("Kedah", Some(0.1), i64::MAX),
        ("Johor", Some(0.2), 1),
        ("Kedah", None, 1),
        ("", Some(12.5), 0),
    ] {
        let price = price.map_or(Value::Null, Value::Number);
        builder
            .row([Value::Text(state), price, Value::Integer(big)])
            .unwrap();
    }
    builder.finish().unwrap()
}

#[test]
fn sums_of_decimals_are_exact() {
    let table = prices();
    let aggregates = vec![Aggregate {
        function: Function::Sum,
        column: Some(1),
        name: "all".into(),
    }];
    let query = Query {
        filter: Some(Filter::test(1, Test::to(Scalar::Integer(1)))),
        aggregates,
        ..Query::default()
    };
    let answer = run(&table, &query).unwrap();
    assert_eq!(answer.value(0, 0), Value::Number(0.3));
}

#[test]
fn a_sum_that_no_64_bits_hold_is_an_error() {
    let aggregates = vec![Aggregate {
        function: Function::Sum,
        column: Some(2),
        name: "all".into(),
    }];
    let query = Query {
        aggregates,
        ..Query::default()
    };
    let table = prices();
    let refused = run(&table, &query);
    assert_eq!(refused, Err(QueryError::TooLarge("all".into())));
}

#[test]
fn each_combination_comes_once() {
    let table = prices();
    let query = Query {
        columns: Some(vec![0]),
        distinct: true,
        total: true,
        limit: Some(2),
        ..Query::default()
    };
    let answer = run(&table, &query).unwrap();
    assert_eq!(answer.total, Some(3));
    let states: Vec<_> = (0..2).map(|row| answer.value(row, 0)).collect();
    assert_eq!(states, [Value::Text("Johor"), Value::Text("Kedah")]);
    let query = Query {
        after: answer.next,
        ..query
    };
    let answer = run(&table, &query).unwrap();
    assert_eq!((answer.len(), answer.value(0, 0)), (1, Value::Null));
    assert_eq!(answer.next, None);
}

#[test]
fn what_cannot_be_asked_is_said() {
    let table = prices();
    let ask = |query: Query| run(&table, &query).map(|answer| answer.len());
    let filtered = |filter| Query {
        filter: Some(filter),
        ..Query::default()
    };
    let contains = Test::Contains {
        text: "a".into(),
        ignore_case: false,
    };
    assert_eq!(
        ask(filtered(Filter::test(1, contains))),
        Err(QueryError::NotText("price".into()))
    );
    let wrong = Test::equals(Scalar::Boolean(true));
    assert!(matches!(
        ask(filtered(Filter::test(1, wrong))),
        Err(QueryError::WrongKind { .. })
    ));
    assert_eq!(
        ask(filtered(Filter::test(9, Test::Present))),
        Err(QueryError::NoColumn(9))
    );
    let deep = (0..20).fold(Filter::All(vec![]), |inner, _| Filter::Not(Box::new(inner)));
    assert_eq!(ask(filtered(deep)), Err(QueryError::TooDeep));
    let wide = Filter::Any((0..200).map(|_| Filter::test(0, Test::Present)).collect());
    assert_eq!(ask(filtered(wide)), Err(QueryError::TooManyTests));
}

#[test]
fn numbers_compare_by_value_whatever_they_are_kept_as() {
    let table = prices();
    let ask = |column, test| {
        let query = Query {
            filter: Some(Filter::test(column, test)),
            ..Query::default()
        };
        run(&table, &query).unwrap().len()
    };
    assert_eq!(ask(1, Test::equals(Scalar::Number(0.1))), 1);
    assert_eq!(ask(1, Test::equals(Scalar::Number(0.15))), 0);
    assert_eq!(ask(1, Test::from(Scalar::Number(0.15))), 2);
    assert_eq!(ask(1, Test::to(Scalar::Number(1e300))), 3);
    assert_eq!(ask(1, Test::from(Scalar::Number(-1e300))), 3);
    assert_eq!(ask(1, Test::from(Scalar::Number(1e300))), 0);
    assert_eq!(ask(2, Test::equals(Scalar::Integer(i64::MAX))), 1);
    assert_eq!(ask(2, Test::from(Scalar::Number(0.5))), 3);
}

/// The rows of a column that pass.
fn passing(kind: Kind, values: &[Scalar], test: Test) -> Vec<u64> {
    let schema = Schema::new(vec![Field::new("n", kind)]).unwrap();
    let mut builder = Builder::new(schema);
    for scalar in values {
        builder.row([value(Some(scalar))]).unwrap();
    }
    let table = builder.finish().unwrap();
    let query = Query {
        filter: Some(Filter::test(0, test)),
        ..Query::default()
    };
    let answer = run(&table, &query).unwrap();
    (0..answer.len())
        .map(|row| answer.number(row).unwrap())
        .collect()
}

#[test]
fn whole_numbers_beyond_what_floats_tell_apart_are_told_apart() {
    const EDGE: i64 = 1 << 53;
    let none: [u64; 0] = [];
    let whole = [EDGE, EDGE + 1, EDGE + 2, i64::MAX, i64::MIN].map(Scalar::Integer);
    let of_whole = |test| passing(Kind::Integer, &whole, test);
    let edge = 9_007_199_254_740_992.0;
    assert_eq!(of_whole(Test::equals(Scalar::Number(edge))), [0]);
    let above = Test::Range {
        low: Bound::Excluded(Scalar::Number(edge)),
        high: Bound::Open,
    };
    assert_eq!(of_whole(above), [1, 2, 3]);
    assert_eq!(of_whole(Test::to(Scalar::Number(edge))), [0, 4]);
    assert_eq!(of_whole(Test::from(Scalar::Number(9.3e18))), none);
    assert_eq!(of_whole(Test::from(Scalar::Number(9.2e18))), [3]);
    assert_eq!(of_whole(Test::to(Scalar::Number(-1.0e300))), none);
    assert_eq!(of_whole(Test::from(Scalar::Number(-1.0e300))).len(), 5);
    let floats = [edge, edge + 2.0, 0.1].map(Scalar::Number);
    let of_floats = |test| passing(Kind::Number, &floats, test);
    assert_eq!(of_floats(Test::equals(Scalar::Integer(EDGE + 1))), none);
    assert_eq!(of_floats(Test::equals(Scalar::Integer(EDGE + 2))), [1]);
    assert_eq!(of_floats(Test::from(Scalar::Integer(EDGE + 1))), [1]);
    assert_eq!(of_floats(Test::to(Scalar::Integer(EDGE + 1))), [0, 2]);
}
