//! Cases and their moves.

use serde_json::json;
use testkit::{World, on_both_worlds};

use super::program::Program;
use crate::kinds::claim;
use crate::kinds::office::{Office, modules};

fn path(office: Office<'_>, rest: &str) -> String {
    format!("/api/v1/cases/{}{rest}", office.case().reference)
}

#[test]
fn people_list_what_they_raised_and_officers_what_their_agency_holds() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let first = Office::open(world, "information", "received", &owner);
        world.wait(std::time::Duration::from_secs(1));
        let second = Office::open(world, "licence", "draft", &owner);
        let references = [first, second].map(|it| it.case().reference.to_string());

        let own = Program::of(world, &owner, &["own.read"]).get("/api/v1/cases");
        let newest_first = [references[1].clone(), references[0].clone()];
        assert_eq!(own.each("reference"), newest_first);
        assert_eq!(own.each("holder"), ["null", "null"]);
        let other = world.citizen("Badrul");
        let none = Program::of(world, &other, &["own.read"]).get("/api/v1/cases");
        assert_eq!(none.each("reference"), Vec::<String>::new());

        let work = Program::of(world, &officer, &["cases.read"]);
        let held = work.get("/api/v1/cases?agency=mbpj");
        assert_eq!(held.each("reference"), [references[0].clone()], "no drafts");
        let kind = work.get("/api/v1/cases?agency=mbpj&kind=licence");
        assert_eq!(kind.each("reference"), Vec::<String>::new());
        first
            .step(&officer, "clarify", |cmd| {
                cmd.body = Some("which?".to_owned());
            })
            .expect("a move");
        let waiting = "/api/v1/cases?agency=mbpj&phase=waiting&state=clarifying";
        for (holder, found) in [("me", 1), ("none", 0), ("00000000000000000000000000", 0)] {
            let asked = work.get(&format!("{waiting}&holder={holder}"));
            assert_eq!(asked.each("reference").len(), found, "{holder}");
        }
        assert_eq!(
            work.get(waiting).json["items"][0]["holder"]["name"],
            "officer of mbpj"
        );

        assert_eq!(work.get("/api/v1/cases?agency=dbkl").status, 403);
        assert_eq!(
            work.get("/api/v1/cases?agency=mbpj&desk=supervisor").status,
            403
        );
        assert_eq!(work.get("/api/v1/cases?desk=bureau").status, 403);
        assert_eq!(
            work.get("/api/v1/cases").status,
            403,
            "not in this token's scopes"
        );
        assert_eq!(Program::stranger(world).get("/api/v1/cases").status, 401);
    });
}

#[test]
fn people_list_what_they_were_added_to_beside_what_they_raised() {
    on_both_worlds(modules, |world| {
        let people = claim::people(world);
        let lists = |limit: usize| -> Vec<String> {
            let program = Program::of(world, &people.defendant, &["own.read"]);
            let mut found = Vec::new();
            let mut next = String::new();
            loop {
                let piece = program.get(&format!("/api/v1/cases?limit={limit}{next}"));
                assert_eq!(piece.status, 200, "{}", piece.text);
                for private in ["Aminah", "Badrul", "@example.org", "holder"] {
                    assert!(!piece.text.contains(private), "{private}: {}", piece.text);
                }
                found.extend(piece.each("reference"));
                match piece.json["next"].as_str() {
                    Some(cursor) => next = format!("&after={cursor}"),
                    None => return found,
                }
            }
        };
        let mut known = Vec::new();
        for round in 0..5 {
            world.wait(std::time::Duration::from_secs(1));
            let office = if round % 2 == 0 {
                claim::filed(world, &people)
            } else {
                Office::open(world, "information", "received", &people.defendant)
            };
            let reference = office.case().reference.to_string();
            if round % 2 == 0 {
                assert_eq!(lists(9), known, "not yet theirs");
                let program = Program::of(world, &people.defendant, &["own.read"]);
                assert_eq!(program.get(&path(office, "")).status, 404);
                let add = claim::names(&[&people.defendant]);
                let named = office.step(&people.registrar, "name_defendant", add);
                named.expect("a defendant");
                assert_eq!(program.get(&path(office, "")).status, 200);
            }
            known.insert(0, reference);
            assert_eq!(lists(9), known);
        }
        assert_eq!(lists(1), known, "one by one");
        assert_eq!(lists(2), known, "and two by two");
        let kind = "/api/v1/cases?kind=claim";
        let program = Program::of(world, &people.defendant, &["own.read"]);
        assert_eq!(program.get(kind).each("reference").len(), 3);
        let stranger = Program::of(world, &world.citizen("Devi"), &["own.read"]);
        let none = stranger.get("/api/v1/cases");
        assert_eq!(none.each("reference"), Vec::<String>::new());
    });
}

#[test]
fn what_is_late_is_found_at_its_desk() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let chief = world.officer("agency_admin", "mbpj");
        let triage = world.officer("triage", "bpa");
        let office = Office::screening(world, &owner, &officer);
        office.wait_until(office.clock("screen").due);
        let reference = office.case().reference.to_string();
        let chiefs = Program::of(world, &chief, &["cases.supervise"]);
        let late = chiefs.get("/api/v1/cases?agency=mbpj&desk=supervisor");
        assert_eq!(late.each("reference"), [reference.as_str()]);
        let bureau = Program::of(world, &triage, &["cases.bureau"]);
        assert_eq!(
            bureau.get("/api/v1/cases?desk=bureau").each("reference"),
            Vec::<String>::new()
        );
        world.wait(std::time::Duration::from_hours(24 * 10));
        world.run_jobs();
        assert_eq!(
            bureau.get("/api/v1/cases?desk=bureau").each("reference"),
            [reference]
        );
    });
}

#[test]
fn a_list_goes_on_where_it_stopped_whatever_comes_meanwhile() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let open = || {
            Office::open(world, "information", "received", &owner)
                .case()
                .reference
                .to_string()
        };
        let before: Vec<String> = (0..5).map(|_| open()).collect();
        let lists = [
            (
                Program::of(world, &owner, &["own.read"]),
                "/api/v1/cases?limit=2",
            ),
            (
                Program::of(world, &officer, &["cases.read"]),
                "/api/v1/cases?limit=2&agency=mbpj",
            ),
        ];
        for (program, list) in lists {
            let mut found = Vec::new();
            let mut next = String::new();
            loop {
                let piece = program.get(&format!("{list}{next}"));
                assert_eq!(piece.status, 200, "{}", piece.text);
                found.extend(piece.each("reference"));
                open();
                let Some(cursor) = piece.json["next"].as_str() else {
                    break;
                };
                next = format!("&after={cursor}");
                assert!(found.len() < 40, "it ends");
            }
            let mut once = found.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), found.len(), "nothing comes twice");
            assert!(
                before.iter().all(|reference| found.contains(reference)),
                "nothing is left out"
            );
        }
    });
}

#[test]
fn a_case_tells_what_may_be_done_and_what_is_missing() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let office = Office::screening(world, &owner, &officer);
        office.step(&officer, "visit", |_| ()).expect("a visit");
        let program = Program::of(world, &officer, &["cases.read", "cases.work"]);
        let case = program.get(&path(office, ""));
        assert_eq!(
            (case.status, &case.json["state"]),
            (200, &json!("screening"))
        );
        let moves: Vec<_> = case.json["moves"]
            .as_array()
            .expect("moves")
            .iter()
            .map(|it| it["move"].clone())
            .collect();
        assert_eq!(moves, ["send_back", "assign", "visit", "consult"]);
        assert_eq!(case.json["moves"][0]["text"], true);
        assert_eq!(case.json["moves"][1]["people"], true);
        assert_eq!(case.json["moves"][3]["agencies"], true);
        assert_eq!(case.json["parts"][0]["part"], "officer");
        let clocks = case.json["clocks"].as_array().expect("clocks");
        let due: Vec<_> = clocks
            .iter()
            .map(|clock| (clock["clock"].clone(), clock["due"].clone()))
            .collect();
        assert!(
            due.contains(&(json!("decide"), case.json["due"].clone())),
            "{due:?}"
        );
        let skipped = |clock: &serde_json::Value| clock["trace"]["skipped"][0].is_object();
        assert!(clocks.iter().any(skipped), "a weekend is among the days");
    });
}

#[test]
fn a_condition_that_does_not_hold_is_named_before_and_after() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let chief = world.officer("agency_admin", "mbpj");
        let office = Office::screening(world, &owner, &officer);
        office.step(&officer, "visit", |_| ()).expect("a visit");
        office
            .step(&officer, "consult", |cmd| {
                cmd.agencies = vec!["bomba".to_owned()];
            })
            .expect("a consultation");
        world.wait(std::time::Duration::from_hours(24 * 20));
        world.run_jobs();
        let decides = Program::of(
            world,
            &chief,
            &["cases.read", "cases.supervise", "cases.work"],
        );
        let visit = office.task("visit");
        office.end(&officer, &visit, "unfit").expect("a visit");
        let case = decides.get(&path(office, ""));
        let approve = case.json["moves"]
            .as_array()
            .expect("moves")
            .iter()
            .find(|it| it["move"] == "approve")
            .expect("a move");
        assert_eq!(approve["open"], false);
        assert_eq!(
            approve["needs"],
            json!([
                {"need": "outcome.visit.fit", "holds": false},
                {"need": "other_than.consult", "holds": true},
            ])
        );
        let body = json!({"move": "approve", "version": case.json["version"], "amounts": {"licence": {"sen": 100, "currency": "MYR"}}});
        let refused = decides.post(&path(office, "/moves"), &body);
        assert_eq!(refused.refusal(), (409, "kernel.case_need"));
        assert_eq!(
            refused.field(),
            ("outcome.visit.fit", "kernel.need_outcome")
        );
    });
}

#[test]
fn a_move_with_a_key_is_made_once() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let office = Office::open(world, "licence", "draft", &owner);
        let program = Program::of(world, &owner, &["own.write"]);
        let (moves, body) = (
            path(office, "/moves"),
            json!({"move": "submit", "version": 0}),
        );
        let made = program.post_once(&moves, "key-1", &body);
        assert_eq!(
            (made.status, &made.json["state"]),
            (201, &json!("unpaid")),
            "{}",
            made.text
        );
        assert_eq!(program.post_once(&moves, "key-1", &body), made);
        let other = json!({"move": "withdraw", "version": 1});
        assert_eq!(
            program.post_once(&moves, "key-1", &other).refusal(),
            (422, "kernel.once_other")
        );
        assert_eq!(office.case().version, 1);
        // A key is its owner's: somebody else's is another one.
        let stranger = Program::of(world, &world.citizen("Badrul"), &["own.write"]);
        assert_eq!(stranger.post_once(&moves, "key-1", &body).status, 404);
        // And it is for one case.
        let second = Office::open(world, "licence", "draft", &owner);
        assert_eq!(
            program
                .post_once(&path(second, "/moves"), "key-1", &body)
                .status,
            422
        );
        let wrong = program.post_once(&moves, "two words", &other);
        assert_eq!(wrong.refusal(), (400, "web.once_key_wrong"));
    });
}

#[test]
fn the_same_move_sent_twice_at_once_is_made_once() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let office = Office::open(world, "licence", "draft", &owner);
        let program = Program::of(world, &owner, &["own.write"]);
        let (moves, body) = (
            path(office, "/moves"),
            json!({"move": "submit", "version": 0}),
        );
        let send = || program.post_once(&moves, "key-1", &body);
        let answers = std::thread::scope(|scope| {
            let running: Vec<_> = (0..4).map(|_| scope.spawn(send)).collect();
            running
                .into_iter()
                .map(|one| one.join().expect("an answer"))
                .collect::<Vec<_>>()
        });
        for answer in &answers {
            assert_eq!(answer, &answers[0]);
            assert_eq!(answer.status, 201, "{}", answer.text);
        }
        assert_eq!((office.case().version, office.charges().len()), (1, 1));
    });
}

#[test]
fn a_move_that_cannot_be_made_changes_nothing_and_says_why() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let office = Office::open(world, "information", "received", &owner);
        let program = Program::of(world, &officer, &["cases.work"]);
        let moves = path(office, "/moves");
        let ask = |body| program.post(&moves, &body);
        let stale = ask(json!({"move": "clarify", "version": 7, "text": "which?"}));
        assert_eq!(stale.refusal(), (409, "kernel.case_stale"));
        let wordless = ask(json!({"move": "clarify", "version": 0, "text": " "}));
        assert_eq!(
            (wordless.status, wordless.field()),
            (422, ("text", "kernel.text_missing"))
        );
        let reasonless = ask(json!({"move": "extend", "version": 0, "reason": "weather"}));
        assert_eq!(
            (reasonless.status, reasonless.field()),
            (422, ("reason", "kernel.reason_wrong"))
        );
        let foreign = ask(
            json!({"move": "quote", "version": 0, "amounts": {"copies": {"sen": 5, "currency": "SGD"}}}),
        );
        assert_eq!(
            (foreign.status, foreign.field()),
            (422, ("amounts", "kernel.amount_wrong"))
        );
        assert_eq!(
            ask(json!({"move": "dance", "version": 0})).refusal(),
            (409, "kernel.case_not_possible")
        );
        assert_eq!(
            ask(json!({"move": "explain", "version": 0, "text": "so"})).status,
            403
        );
        assert_eq!(
            ask(json!({"move": "clarify"})).refusal(),
            (400, "web.malformed_json")
        );
        assert_eq!(
            ask(json!({"move": "clarify", "version": 0, "wish": 1})).status,
            400
        );
        let null = ask(json!({"move": "clarify", "version": 0, "text": "a\u{0}b"}));
        assert_eq!(null.refusal(), (400, "web.null_character"));
        let many: Vec<String> = (0..101).map(|number| number.to_string()).collect();
        let crowd = ask(json!({"move": "clarify", "version": 0, "text": "a", "agencies": many}));
        assert_eq!(
            (crowd.status, crowd.field()),
            (422, ("agencies", "kernel.too_many"))
        );
        assert_eq!(office.case().version, 0);
    });
}

/// Every address of somebody else's case is as absent as one that never was.
#[test]
fn other_peoples_cases_are_absent() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let office = Office::open(world, "licence", "draft", &owner);
        office.go(&owner, "submit");
        let charge = office.charges()[0].id.number();
        let everything = [
            "cases.read",
            "cases.work",
            "own.write",
            "ledger.settle",
            "ledger.waive",
        ];
        let others = [
            Program::of(world, &world.citizen("Badrul"), &everything),
            Program::of(world, &world.officer("agency_admin", "dbkl"), &everything),
        ];
        for program in &others {
            for absent in ["XX-0000-0000", &office.case().reference.to_string()] {
                let at = |rest: &str| format!("/api/v1/cases/{absent}{rest}");
                for rest in ["", "/entries", "/tasks", "/charges"] {
                    assert_eq!(program.get(&at(rest)).status, 404, "{rest}");
                }
                let step = json!({"move": "withdraw", "version": 1});
                assert_eq!(program.post(&at("/moves"), &step).status, 404);
                let end = json!({"outcome": "fit"});
                assert_eq!(program.post(&at("/tasks/1000/outcomes"), &end).status, 404);
            }
        }
        let at = |rest: &str| path(office, &format!("/charges/{charge}/{rest}"));
        let officer = &others[1];
        assert_eq!(
            officer
                .post(&at("settlements"), &json!({"receipt": "1"}))
                .status,
            404
        );
        assert_eq!(
            officer.post(&at("waivers"), &json!({"reason": "1"})).status,
            404
        );
        assert_eq!(officer.get(&path(office, "/parties")).status, 404);
        assert_eq!(office.case().version, 1);
    });
}

#[test]
fn a_token_does_what_its_scopes_name_and_no_more() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let office = Office::open(world, "information", "received", &owner);
        let withdraw = json!({"move": "withdraw", "version": 0});
        let moves = path(office, "/moves");
        let tries = [
            (&owner, "open311.write", 404, 404),
            (&owner, "cases.read", 404, 404),
            (&owner, "own.read", 200, 403),
            (&officer, "own.write", 404, 404),
            (&officer, "cases.read", 200, 403),
            (&officer, "cases.work", 200, 403),
            (&owner, "own.write", 200, 201),
        ];
        for (person, scope, reads, writes) in tries {
            let program = Program::of(world, person, &[scope]);
            assert_eq!(
                program.get(&path(office, "")).status,
                reads,
                "{scope} reads"
            );
            assert_eq!(
                program.post(&moves, &withdraw).status,
                writes,
                "{scope} writes"
            );
        }
    });
}

#[test]
fn entries_are_read_as_far_as_one_may_and_in_pieces() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let office = Office::screening(world, &owner, &officer);
        office
            .step(&officer, "assign", |cmd| {
                cmd.people = officer.id().into_iter().collect();
            })
            .expect("an assignment");
        let entries = path(office, "/entries");
        let all = Program::of(world, &officer, &["cases.read"]).get(&entries);
        assert_eq!(
            all.each("move"),
            ["open", "submit", "settle", "accept", "assign"]
        );
        let reader = Program::of(world, &owner, &["own.read"]);
        let own = reader.get(&format!("{entries}?limit=3"));
        assert_eq!(own.each("move"), ["open", "submit", "settle"]);
        let next = own.json["next"].as_str().expect("more");
        let rest = reader.get(&format!("{entries}?limit=3&after={next}"));
        assert_eq!(
            rest.each("move"),
            ["accept"],
            "the assignment is the agency's own affair"
        );
        assert_eq!(rest.json.get("next"), None);
    });
}

#[test]
fn reading_who_takes_part_is_told_to_the_owner() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let office = Office::open(world, "information", "received", &owner);
        let parties = path(office, "/parties");
        let views = |world: &World| {
            let id = owner.id().expect("a person");
            let read = move |tx: &mut store::Tx<'_>| kernel::audit::views_of(tx, id, (None, 100));
            world
                .app
                .db
                .read_blocking("test.views", read)
                .expect("views")
                .len()
        };
        let reader = Program::of(world, &owner, &["own.write", "cases.read"]);
        assert_eq!(reader.get(&parties).status, 403);
        assert_eq!(views(world), 0);
        let found = Program::of(world, &officer, &["cases.read"]).get(&parties);
        assert_eq!(found.each("name"), ["Aminah"]);
        assert_eq!(found.each("part"), ["owner"]);
        assert_eq!(views(world), 1);
        let case = Program::of(world, &officer, &["cases.read"]).get(&path(office, ""));
        assert!(!case.text.contains("Aminah"), "{}", case.text);
        assert_eq!(views(world), 1);
    });
}

#[test]
fn strange_queries_are_refused_with_what_is_wrong() {
    on_both_worlds(modules, |world| {
        let officer = world.officer("officer", "mbpj");
        let program = Program::of(world, &officer, &["own.read", "cases.read"]);
        let wrong = [
            ("limit=0", "limit"),
            ("limit=201", "limit"),
            ("limit=many", "limit"),
            ("after=zz", "after"),
            ("after=2d31", "after"),
            ("phase=late", "phase"),
            ("agency=mbpj&phase=hidden", "phase"),
            ("holder=me", "holder"),
            ("agency=mbpj&holder=you", "holder"),
            ("agency=mbpj&due_before=2026-12-04", "due_before"),
            ("desk=kitchen", "desk"),
        ];
        for (query, field) in wrong {
            let answer = program.get(&format!("/api/v1/cases?{query}"));
            assert_eq!((answer.status, answer.field().0), (400, field), "{query}");
        }
        let null = program.get("/api/v1/cases?kind=%00");
        assert_eq!(null.refusal(), (400, "web.null_character"));
        assert_eq!(program.get("/api/v1/cases?desk=supervisor").status, 422);
        assert_eq!(
            program.get("/api/v1/cases?kind=none&colour=blue").status,
            200
        );
    });
}
