//! Cases, tasks and charges as pages, for kinds that have no module of their own.

use base::Actor;
use kernel::ledger::End;
use testkit::{World, on_both_worlds};

use crate::identity_pages::{Browser, signed_in};
use crate::kinds::office::{Office, modules};

/// A licence that was paid; MBPJ visits, and Bomba is asked for an opinion.
fn consulted<'w>(world: &'w World, officer: &Actor, owner: &Actor) -> Office<'w> {
    let office = Office::open(world, "licence", "draft", owner);
    office.go(owner, "submit");
    office.charge(officer, End::Settle).expect("a payment");
    office.step(officer, "visit", |_| ()).expect("a visit");
    let ask = |cmd: &mut kernel::cases::CaseMove| cmd.agencies = vec!["bomba".to_owned()];
    office.step(officer, "consult", ask).expect("opinions");
    office
}

#[test]
fn whoever_is_asked_finds_the_task_and_ends_it() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let office = consulted(world, &officer, &owner);
        let reference = office.case().reference;
        let number = office.task("opinion").number;
        let mut fire = signed_in(world, &world.officer("officer", "bomba"));
        let list = fire.get("/en/desk/tasks");
        assert_eq!(
            list.body.matches(reference.as_str()).count(),
            3,
            "{}",
            list.body
        );
        assert_eq!(fire.get("/en/desk/tasks?agency=mbpj").status, 403);
        let task = format!("/en/cases/{reference}/tasks/{number}");
        let visit = format!(
            "/en/cases/{reference}/tasks/{}",
            office.task("visit").number
        );
        assert_eq!(fire.get(&visit).status, 404, "not for them to know");
        let page = fire.get(&task);
        assert!(page.body.contains("value=\"support\""), "{}", page.body);
        let unsaid = fire.send(&task, &task, &[]);
        assert_eq!(unsaid.status, 422);
        let ended = fire.send(
            &task,
            &task,
            &[("reason", "support"), ("body", "two exits")],
        );
        assert_eq!(ended.location(), "/en/desk/tasks?done=1");
        assert!(
            fire.get("/en/desk/tasks")
                .body
                .contains("Nothing is to be done")
        );
        assert!(fire.get(&task).body.contains("two exits"));
        let mut owner = signed_in(world, &owner);
        assert_eq!(owner.get(&task).status, 404, "opinions are internal");
        assert_eq!(owner.get("/en/desk/tasks").status, 403);
        assert_eq!(owner.get("/en/me/tasks").status, 200);
    });
}

#[test]
fn a_charge_is_settled_after_a_second_look() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let office = Office::open(world, "licence", "draft", &owner);
        office.go(&owner, "submit");
        let reference = office.case().reference;
        let charge = office.charges()[0].id.number();
        let path = format!("/en/cases/{reference}/charges/{charge}");
        let mut desk = signed_in(world, &officer);
        let list = desk.get("/en/desk/charges");
        assert!(
            list.body.contains("RM 50.00") && list.body.contains(&path),
            "{}",
            list.body
        );
        let page = desk.get(&path);
        assert!(
            !page.body.contains("name=\"reason\""),
            "an officer waives nothing"
        );
        let bare = desk.send(&path, &path, &[("end", "settle")]);
        assert_eq!(bare.status, 422);
        let looked = desk.send(&path, &path, &[("end", "settle"), ("receipt", "R-12")]);
        assert!(
            looked.body.contains("Note that RM 50.00 was paid?"),
            "{}",
            looked.body
        );
        assert_eq!(office.owed(), [5_000], "nothing has happened yet");
        let sure = [("end", "settle"), ("receipt", "R-12"), ("sure", "yes")];
        let done = desk.send(&path, &path, &sure);
        assert_eq!(done.location(), "/en/desk/charges?done=1");
        assert_eq!(office.case().state, "screening");
        assert_eq!(desk.send("/en/me/tokens", &path, &sure).status, 409);
        let mut other = signed_in(world, &world.officer("agency_admin", "dbkl"));
        assert_eq!(other.send("/en/me/tokens", &path, &sure).status, 404);
        let mut owner = signed_in(world, &owner);
        assert!(
            owner
                .get(&format!("/en/cases/{reference}"))
                .body
                .contains("RM 50.00")
        );
        assert_eq!(owner.send("/en/me/tokens", &path, &sure).status, 403);
    });
}

#[test]
fn a_case_of_any_kind_is_worked_on_from_its_page() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let office = Office::open(world, "licence", "draft", &owner);
        let path = format!("/en/cases/{}", office.case().reference);
        let mut applicant = signed_in(world, &owner);
        let submit = [("step", "submit"), ("version", "0")];
        assert_eq!(
            applicant.send(&path, &path, &submit).location(),
            format!("{path}?done=1")
        );
        assert_eq!(
            applicant.send(&path, &path, &submit).status,
            409,
            "seen too long ago"
        );
        office.charge(&officer, End::Settle).expect("a payment");
        let mut desk = signed_in(world, &officer);
        let version = office.case().version.to_string();
        let wordless = [("step", "send_back"), ("version", version.as_str())];
        assert_eq!(desk.send(&path, &path, &wordless).status, 422);
        let asked = [
            ("step", "consult"),
            ("version", version.as_str()),
            ("agency", "bomba"),
        ];
        assert_eq!(desk.send(&path, &path, &asked).status, 303);
        assert_eq!(office.case().state, "consulting");
        let mut stranger = signed_in(world, &world.citizen("Badrul"));
        assert_eq!(stranger.get(&path).status, 404);
        assert_eq!(stranger.send("/en/me/tokens", &path, &asked).status, 404);
    });
}

#[test]
fn work_is_told_in_four_languages() {
    on_both_worlds(modules, |world| {
        let (owner, chief) = (
            world.citizen("Aminah"),
            world.officer("agency_admin", "mbpj"),
        );
        let office = consulted(world, &chief, &owner);
        Office::open(world, "licence", "draft", &owner).go(&owner, "submit");
        let reference = office.case().reference;
        let charge = office.charges()[0].id.number();
        let task = office.task("visit").number;
        let mut browser: Browser = signed_in(world, &chief);
        for lang in ["ms", "en", "zh", "ta"] {
            for path in [
                "desk/tasks".to_owned(),
                "desk/charges".to_owned(),
                "me/tasks".to_owned(),
                format!("cases/{reference}"),
                format!("cases/{reference}/tasks/{task}"),
                format!("cases/{reference}/charges/{charge}"),
            ] {
                let page = browser.get(&format!("/{lang}/{path}"));
                assert_eq!(page.status, 200, "{lang} {path}");
                assert!(
                    !page.body.contains("kernel-"),
                    "{lang} {path}: {}",
                    page.body
                );
            }
        }
    });
}
