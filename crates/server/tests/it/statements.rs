//! Every statement of every module is understood by both engines.

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
