//! The same questions to one node's own engine, to DataFusion in one process, and to a cluster of processes.

use std::path::{Path, PathBuf};

use datafusion::prelude::SessionContext;
use distributed::{Error, Placed, Reply, cluster, load};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use tables::query::{Aggregate, Filter, Function, QueryError, Sort, Test};
use tables::write::{Output, write};
use tables::{Answer, Query, Scalar, Table, run};
use url::Url;

use crate::nodes::Nodes;
use crate::query;

/// Tables, and questions of each, in one process.
const TABLES: usize = 60;
const QUESTIONS: usize = 12;
/// The same of the cluster, of which each question costs a round of plans, tasks and fetches.
const CLUSTER_TABLES: usize = 5;

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes a table as a version is published, and places it in parts of a few rows.
async fn placed(folder: &Path, table: &Table, number: usize) -> Placed {
    let file = folder.join(format!("{number}.parquet"));
    let mut bytes = Vec::new();
    write(&Answer::all(table), Output::Parquet, &mut bytes).unwrap();
    std::fs::write(&file, bytes).unwrap();
    let parts = folder.join(number.to_string());
    std::fs::create_dir_all(&parts).unwrap();
    let part = (table.rows() / 5).max(3);
    let from = Url::from_file_path(file).unwrap();
    let to = Url::from_directory_path(parts).unwrap();
    load::load(&from, &to, part).await.unwrap()
}

fn listed() -> BoxedStrategy<Query> {
    (
        prop::option::weighted(0.9, query::filter()),
        query::sort(),
        prop::option::of(prop::collection::vec(0_usize..7, 1..5)),
        0_u64..4,
        prop::option::of(0_u64..50),
        prop::option::of(0_u64..40),
        any::<bool>(),
    )
        .prop_map(
            |(filter, sort, columns, offset, after, limit, total)| Query {
                columns,
                filter,
                sort,
                offset,
                after,
                limit,
                total,
                ..Query::default()
            },
        )
        .boxed()
}

fn grouped() -> BoxedStrategy<Query> {
    let group = prop::sample::subsequence(vec![0_usize, 1, 2, 3, 4, 5, 6], 0..3);
    let sort = prop::collection::vec((0_usize..12, any::<bool>()), 0..3);
    (
        prop::option::of(query::filter()),
        group,
        sort,
        0_u64..3,
        prop::option::of(0_u64..4),
        prop::option::of(0_u64..9),
        any::<bool>(),
    )
        .prop_map(|(filter, group, sort, offset, after, limit, total)| {
            // Sums of floats come in any order, so they are no order themselves.
            let mean_of_floats = group.len() + 5;
            let width = group.len() + query::some_figures().len();
            let sort = sort
                .into_iter()
                .filter(|(at, _)| *at < width && *at != mean_of_floats);
            let sort = sort.map(|(column, descending)| Sort { column, descending });
            Query {
                filter,
                sort: sort.collect(),
                group,
                aggregates: query::some_figures(),
                offset,
                after,
                limit,
                total,
                ..Query::default()
            }
        })
        .boxed()
}

fn distinct() -> BoxedStrategy<Query> {
    let columns = prop::sample::subsequence(vec![0_usize, 1, 2, 3, 4, 5, 6], 1..3);
    (columns, prop::option::of(query::filter()), any::<bool>())
        .prop_map(|(columns, filter, descending)| Query {
            columns: Some(columns),
            filter,
            sort: vec![Sort {
                column: 0,
                descending,
            }],
            distinct: true,
            total: true,
            ..Query::default()
        })
        .boxed()
}

/// A table and questions about it, the same in every run.
fn cases(tables: usize) -> Vec<(Table, Vec<Query>)> {
    let mut runner = TestRunner::deterministic();
    let kinds = [listed(), grouped(), listed(), distinct()];
    (0..tables)
        .map(|_| {
            let rows = query::rows().new_tree(&mut runner).unwrap().current();
            let questions = (0..QUESTIONS).map(|at| {
                kinds[at % kinds.len()]
                    .new_tree(&mut runner)
                    .unwrap()
                    .current()
            });
            (query::table(&rows), questions.collect())
        })
        .collect()
}

/// Whether two cells are the same; sums of floats only nearly, for they are added up in any order.
fn same(found: Option<&Scalar>, expected: Option<&Scalar>, nearly: bool) -> bool {
    match (found, expected) {
        (Some(Scalar::Number(found)), Some(Scalar::Number(expected))) if nearly => {
            (found - expected).abs() <= expected.abs().max(1.0) * 1e-9
        }
        (found, expected) => found == expected,
    }
}

fn check(table: &Table, query: &Query, reply: Result<Reply, Error>) {
    let expected = match run(table, query) {
        Ok(expected) => expected,
        Err(error) => {
            match reply {
                Err(Error::Query(found)) => assert_eq!(found, error, "{query:?}"),
                other => panic!("{error} was expected of {query:?}, not {other:?}"),
            }
            return;
        }
    };
    let reply = reply.unwrap_or_else(|error| panic!("{error} of {query:?}"));
    assert_eq!(reply.fields, expected.fields(), "{query:?}");
    assert_eq!(reply.total, expected.total, "{query:?}");
    assert_eq!(reply.next, expected.next, "{query:?}");
    assert_eq!(reply.rows.len(), expected.len(), "{query:?}");
    for (at, row) in reply.rows.iter().enumerate() {
        if !query.is_grouped() {
            assert_eq!(Some(reply.numbers[at]), expected.number(at), "{query:?}");
        }
        for (column, found) in row.iter().enumerate() {
            let wanted = expected.value(at, column).scalar();
            let figure = column.checked_sub(query.group.len());
            let figure = figure.and_then(|figure| query.aggregates.get(figure));
            let nearly = figure.is_some_and(|figure| {
                matches!(figure.function, Function::Sum | Function::Avg) && figure.column == Some(3)
            });
            assert!(
                same(found.as_ref(), wanted.as_ref(), nearly),
                "row {at}, column {column}: {found:?}, not {wanted:?}: {query:?}"
            );
        }
    }
}

/// Runs on a stack that holds plans, which are walked by recursion.
fn on_a_large_stack<F: Future<Output = ()> + Send + 'static>(work: F) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(32 << 20)
        .build()
        .unwrap();
    let work = runtime.spawn(work);
    runtime.block_on(work).unwrap();
}

async fn all_cases(name: &str, tables: usize, context: &SessionContext) -> usize {
    let folder = folder(name);
    let mut asked = 0;
    for (number, (table, questions)) in cases(tables).into_iter().enumerate() {
        let placed = placed(&folder, &table, number).await;
        for query in questions {
            check(&table, &query, placed.ask(context, &query).await);
            asked += 1;
        }
    }
    asked
}

#[test]
fn one_process_answers_as_the_engine_of_one_node() {
    on_a_large_stack(async {
        let context = cluster::local(3).unwrap();
        let asked = all_cases("one-process", TABLES, &context).await;
        println!(
            "{asked} questions about {TABLES} tables: one process answers as one node's own engine"
        );
    });
}

#[test]
fn a_cluster_answers_as_the_engine_of_one_node() {
    on_a_large_stack(async {
        let mut nodes = Nodes::start(&folder("nodes"));
        let context = cluster::remote(&nodes.scheduler, 4).await.unwrap();
        let asked = all_cases("cluster", CLUSTER_TABLES, &context).await;
        assert!(nodes.stand(), "a node of the cluster fell");
        for work in &nodes.work {
            let made = std::fs::read_dir(work).unwrap().count();
            assert!(made > 0, "{} did no work", work.display());
        }
        println!(
            "{asked} questions about {CLUSTER_TABLES} tables: a scheduler and two executors answer as one node's own engine"
        );
    });
}

#[test]
fn what_is_wrong_with_a_question_is_said_as_on_one_node() {
    on_a_large_stack(async {
        let folder = folder("wrong");
        let (table, _) = cases(1).remove(0);
        let placed = placed(&folder, &table, 0).await;
        let context = cluster::local(1).unwrap();
        let filtered = |filter| Query {
            filter: Some(filter),
            ..Query::default()
        };
        let sum = Aggregate {
            function: Function::Sum,
            column: Some(0),
            name: "sum".to_owned(),
        };
        let wrong = [
            filtered(Filter::test(9, Test::Present)),
            filtered(Filter::test(1, Test::StartsWith("a".to_owned()))),
            filtered(Filter::test(0, Test::equals(Scalar::Integer(1)))),
            Query {
                aggregates: vec![sum],
                ..Query::default()
            },
        ];
        for query in wrong {
            assert!(run(&table, &query).is_err(), "{query:?}");
            check(&table, &query, placed.ask(&context, &query).await);
        }
        let deep = (0..20).fold(Filter::All(Vec::new()), |filter, _| {
            Filter::Not(Box::new(filter))
        });
        let found = placed.ask(&context, &filtered(deep)).await;
        assert!(matches!(found, Err(Error::Query(QueryError::TooDeep))));
    });
}
