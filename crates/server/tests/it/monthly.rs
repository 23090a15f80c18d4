//! Reports as open data: what is counted by body, category and month, and what is not told.

use std::time::Duration;

use reports::model::Visibility;
use serde_json::Value;
use testkit::{World, on_both_worlds};

use crate::browser::Browser;
use crate::figures::{reported, resolved};

const DAY: Duration = Duration::from_hours(24);

fn rows(world: &World) -> Vec<Value> {
    opendata::datasets_refresh(&world.app).expect("published");
    let answer = Browser::new(world).get("/data-catalogue?id=reports-by-month&limit=100");
    match answer.status {
        404 => Vec::new(),
        _ => serde_json::from_str(&answer.body).expect("rows"),
    }
}

#[test]
fn months_that_are_over_are_told_without_private_reports_and_small_counts() {
    on_both_worlds(server::modules, |world| {
        for _ in 0..4 {
            reported(world, Visibility::NameHidden);
        }
        for _ in 0..9 {
            reported(world, Visibility::Private);
        }
        assert_eq!(rows(world), Vec::<Value>::new(), "the month is not over");
        world.wait(DAY * 10);
        let few = rows(world);
        assert_eq!(few.len(), 1, "{few:?}");
        assert_eq!(
            (&few[0]["agency"], &few[0]["cases"]),
            (&"mbpj".into(), &Value::Null)
        );
        assert_eq!(few[0]["cases_acknowledged"], Value::Null);
        // The next month, in which there are enough.
        for _ in 0..7 {
            reported(world, Visibility::NameHidden);
        }
        world.wait(DAY * 35);
        let found = rows(world);
        let of = |month: &str| {
            let mut rows = found.iter();
            rows.find(|row| row["month"] == month).expect("a row")
        };
        let (november, december) = (of("2026-11-01"), of("2026-12-01"));
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(
            december["cases"],
            Value::Null,
            "or the sum of the body would tell"
        );
        assert_eq!(november["cases"], Value::Null);
    });
}

#[test]
fn a_month_with_enough_reports_tells_how_they_went() {
    on_both_worlds(server::modules, |world| {
        let officer = world.officer("officer", "mbpj");
        let all: Vec<_> = (0..6)
            .map(|_| reported(world, Visibility::NameHidden))
            .collect();
        world.wait(DAY * 2);
        for created in &all {
            resolved(world, &officer, created);
        }
        world.wait(DAY * 10);
        let found = rows(world);
        assert_eq!(found.len(), 1, "{found:?}");
        let row = &found[0];
        let told = [
            "cases",
            "cases_acknowledged",
            "cases_answered",
            "cases_closed",
        ];
        for name in told {
            assert_eq!(row[name], 6, "{name}");
        }
        let took = ["hours_to_acknowledge", "hours_to_answer", "days_to_close"];
        assert_eq!(
            took.map(|name| row[name].as_i64()),
            [Some(48), Some(48), Some(2)]
        );
        assert_eq!(row["month"], "2026-11-01");
    });
}
