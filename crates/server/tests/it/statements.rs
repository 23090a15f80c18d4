//! Every statement of every module is understood by both engines.

use std::fmt::Write;

use reports::model::Visibility;
use testkit::{on_both_worlds, on_sqlite_world};

use crate::browser::Browser;
use crate::matrix::report;

#[test]
fn every_statement_is_prepared_on_both_engines() {
    on_both_worlds(server::modules, |world| {
        let statements: Vec<store::Sql> = server::modules()
            .iter()
            .flat_map(|module| module.sql.iter().copied().flatten().copied())
            .chain(store::SQL.iter().copied())
            .collect();
        assert!(
            statements.len() > 50,
            "the modules register their statements"
        );
        world
            .app
            .db
            .read_blocking("server.statements", move |tx| {
                statements
                    .iter()
                    .try_for_each(|statement| tx.prepare(statement))
            })
            .expect("every statement is sound");
    });
}

#[test]
fn names_of_statements_are_unique() {
    let modules = server::modules();
    let mut names: Vec<&str> = modules
        .iter()
        .flat_map(|module| module.sql.iter().copied().flatten())
        .map(|sql| sql.name)
        .collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

/// What a page costs does not grow with what it lists.
#[test]
fn lists_run_the_same_statements_for_few_rows_and_for_many() {
    on_sqlite_world(server::modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.session(&world.officer("officer", "mbpj"));
        let own = world.session(&owner);
        let visit = |path: &str| {
            let mut browser = match path {
                "/ms/desk" => Browser::new(world).with_session(officer.clone()),
                "/ms/me" => Browser::new(world).with_session(own.clone()),
                _ => Browser::new(world),
            };
            world.statements(|| browser.get(path).body.matches("RR-").count())
        };
        let paths = [
            "/ms/",
            "/ms/reports",
            "/ms/agencies/mbpj",
            "/ms/desk",
            "/ms/me",
            "/open311/v2/requests.json",
            "/open311/v2/requests.xml",
        ];
        report(world, &owner, Visibility::NameHidden);
        report(world, &owner, Visibility::NameHidden);
        // The first visits also read what is cached later.
        for path in paths {
            visit(path);
        }
        let few: Vec<_> = paths.iter().map(|path| visit(path)).collect();
        for _ in 0..12 {
            report(world, &owner, Visibility::NameHidden);
        }
        for (path, (shown, statements)) in paths.iter().zip(few) {
            let (now_shown, now_statements) = visit(path);
            assert!(!statements.is_empty(), "{path} reads");
            assert!(
                now_shown >= shown,
                "{path}: {shown} reports, then {now_shown}"
            );
            assert_eq!(statements, now_statements, "{path}");
        }
    });
}

/// Statements that read a whole table or sort what they found. Each new line here needs a reason.
#[test]
fn statements_that_scan_or_sort_are_known() {
    on_sqlite_world(server::modules, |world| {
        let reads = world.app.db.read_blocking("server.plans", |tx| {
            let mut found = String::new();
            let modules = server::modules();
            let statements = modules
                .iter()
                .flat_map(|module| module.sql.iter().copied().flatten());
            for sql in statements.chain(store::SQL) {
                let text = format!("explain query plan {}", sql.sqlite.unwrap_or(sql.text));
                let values = vec![store::Value::Null; parameters(&text)];
                let explain = store::Sql::new(sql.name, text.leak());
                let plan = tx.all(&explain, &values, |row| row.get::<String>("detail"))?;
                let costly = |step: &&String| {
                    let scan = step.starts_with("SCAN ")
                        && !step.contains("CONSTANT ROW")
                        && !step.contains("VIRTUAL");
                    // All cases of a kind are as good as all cases.
                    scan || step.contains("(kind=?)") || step.contains("TEMP B-TREE")
                };
                for step in plan.iter().filter(costly) {
                    writeln!(found, "{}: {step}", sql.name).unwrap_or_default();
                }
            }
            Ok::<_, store::Error>(found)
        });
        insta::assert_snapshot!(reads.expect("every statement has a plan"));
    });
}

/// How many parameters a statement takes: the highest number after a dollar sign.
fn parameters(text: &str) -> usize {
    let numbers = text.split('$').skip(1).filter_map(|rest| {
        let end = rest
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(rest.len());
        rest.get(..end)?.parse().ok()
    });
    numbers.max().unwrap_or(0)
}
