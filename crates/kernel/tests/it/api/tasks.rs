//! Tasks: who finds them, and how they end once.

use base::Actor;
use serde_json::json;
use testkit::{World, on_both_worlds};

use super::program::Program;
use crate::kinds::office::{Office, modules};

/// A licence on which MBPJ visits, and Bomba is asked for an opinion.
fn consulted<'w>(world: &'w World, officer: &Actor, owner: &Actor) -> Office<'w> {
    let office = Office::open(world, "licence", "draft", owner);
    office.go(owner, "submit");
    office
        .charge(officer, kernel::ledger::End::Settle)
        .expect("a payment");
    office.step(officer, "visit", |_| ()).expect("a visit");
    let ask = |cmd: &mut kernel::cases::CaseMove| cmd.agencies = vec!["bomba".to_owned()];
    office
        .step(officer, "consult", ask)
        .expect("a consultation");
    office
}

#[test]
fn agencies_find_what_they_have_to_do_and_end_it_once() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let office = consulted(world, &officer, &owner);
        let fire = world.officer("officer", "bomba");
        let program = Program::of(world, &fire, &["cases.read", "cases.work"]);
        let to_do = program.get("/api/v1/tasks?agency=bomba");
        assert_eq!(to_do.each("task"), ["opinion"]);
        let reference = office.case().reference.to_string();
        assert_eq!(to_do.each("case"), [reference.as_str()]);
        assert_eq!(program.get("/api/v1/tasks?agency=mbpj").status, 403);
        let number = &to_do.json["items"][0]["number"];
        let outcomes = format!("/api/v1/cases/{reference}/tasks/{number}/outcomes");

        let wrong = program.post(&outcomes, &json!({"outcome": "perhaps"}));
        assert_eq!((wrong.status, wrong.field().0), (422, "outcome"));
        let visit = office.task("visit").number;
        let foreign = format!("/api/v1/cases/{reference}/tasks/{visit}/outcomes");
        let refused = program.post(&foreign, &json!({"outcome": "fit"}));
        assert_eq!(
            refused.status, 404,
            "what MBPJ has to do is not for Bomba to know"
        );
        let asked = json!({"outcome": "support", "text": "two exits"});
        let ended = program.post_once(&outcomes, "k", &asked);
        assert_eq!(
            (ended.status, &ended.json["outcome"]),
            (201, &json!("support")),
            "{}",
            ended.text
        );
        assert_eq!(program.post_once(&outcomes, "k", &asked), ended);
        let other = json!({"outcome": "object"});
        assert_eq!(program.post_once(&outcomes, "k", &other).status, 422);
        assert_eq!(program.post(&outcomes, &other).status, 409);
        assert_eq!(
            program.get("/api/v1/tasks?agency=bomba").each("task"),
            Vec::<String>::new()
        );

        let tasks = format!("/api/v1/cases/{reference}/tasks");
        let owners = Program::of(world, &owner, &["own.read"]).get(&tasks);
        assert_eq!(owners.each("task"), ["visit"], "opinions are internal");
        let all = Program::of(world, &officer, &["cases.read"]).get(&tasks);
        assert_eq!(all.each("task"), ["visit", "opinion"]);
        assert_eq!(all.json["items"][1]["text"], "two exits");
    });
}

#[test]
fn the_list_of_tasks_goes_on_by_date_whatever_comes_meanwhile() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let before: Vec<String> = (0..4)
            .map(|_| {
                world.wait(std::time::Duration::from_hours(30));
                consulted(world, &officer, &owner)
                    .case()
                    .reference
                    .to_string()
            })
            .collect();
        let program = Program::of(world, &officer, &["cases.read"]);
        let (mut found, mut dates) = (Vec::new(), Vec::new());
        let mut next = String::new();
        loop {
            let piece = program.get(&format!("/api/v1/tasks?agency=mbpj&limit=1{next}"));
            assert_eq!(piece.status, 200, "{}", piece.text);
            found.extend(piece.each("case"));
            dates.extend(piece.each("due"));
            if found.len() == 2 {
                consulted(world, &officer, &owner);
            }
            let Some(cursor) = piece.json["next"].as_str() else {
                break;
            };
            next = format!("&after={cursor}");
        }
        assert!(before.iter().all(|it| found.contains(it)), "{found:?}");
        assert_eq!(found.len(), 5, "nothing comes twice");
        assert!(dates.is_sorted(), "{dates:?}");
    });
}

#[test]
fn people_find_what_they_are_asked_to_do() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let none = Program::of(world, &owner, &["own.read"]).get("/api/v1/tasks");
        assert_eq!(none.each("task"), Vec::<String>::new());
        let nobody = Program::of(world, &owner, &["cases.read"]).get("/api/v1/tasks");
        assert_eq!(nobody.status, 403);
        assert_eq!(Program::stranger(world).get("/api/v1/tasks").status, 401);
    });
}
