//! Every statement of every module is understood by both engines.

use testkit::on_both_worlds;

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
