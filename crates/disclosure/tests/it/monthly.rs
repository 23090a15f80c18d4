//! Requests as open data: what is counted, and that nobody sees there what nobody sees elsewhere.

use std::time::Duration;

use base::Actor;
use disclosure::model::{RequestNew, Shown};
use kernel::datasets::{Cell, Sink};
use testkit::{World, on_both_worlds};

use crate::hall::{asked, create, go, modules, new};

const DAY: Duration = Duration::from_hours(24);

/// Outcome, number and days of each row, before small numbers are hidden.
fn rows(world: &World) -> Vec<(String, i64, Option<i64>)> {
    let table = *disclosure::module().datasets.first().expect("a table");
    let mut sink = Sink::new(10_000);
    (table.rows)(&world.app, world.now(), &mut sink).expect("rows");
    let number = |cell: &Cell| match cell {
        Cell::Integer(number) => Some(*number),
        _ => None,
    };
    let told = sink.into_rows().into_iter().map(|row| {
        let [_, _, Cell::Text(outcome), count, days, ..] = row.as_slice() else {
            panic!("{row:?}")
        };
        (
            outcome.clone(),
            number(count).expect("a number"),
            number(days),
        )
    });
    told.collect()
}

fn kept_back(world: &World, owner: &Actor, shown: Shown) {
    let reveal = (shown == Shown::Later).then(|| world.now() + DAY * 60);
    let new = RequestNew {
        shown,
        reveal,
        ..new(world, "mbjb")
    };
    create(world, owner, &new, None).expect("a request");
}

#[test]
fn months_that_are_over_are_told_by_outcome_and_requests_that_some_cannot_see_are_not_counted() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let (one, two) = (asked(world, &owner, "mbjb"), asked(world, &owner, "mbjb"));
        asked(world, &owner, "mbjb");
        kept_back(world, &owner, Shown::Personal);
        kept_back(world, &owner, Shown::Later);
        world.wait(DAY * 2);
        go(world, &officer, &one, "acknowledge");
        go(world, &officer, &one, "give");
        go(world, &owner, &two, "withdraw");
        assert_eq!(rows(world), [], "the month is not over");
        world.wait(DAY * 30);
        let told = |waiting| {
            [
                ("full".to_owned(), 1, Some(2)),
                ("waiting".to_owned(), waiting, None),
                ("withdrawn".to_owned(), 1, None),
            ]
        };
        assert_eq!(rows(world), told(1));
        // What opens to everybody is counted from then on, what never does never.
        world.wait(DAY * 60);
        world.run_jobs();
        assert_eq!(rows(world), told(2));
        world.wait(DAY * 800);
        assert_eq!(rows(world), [], "two years are told");
    });
}
