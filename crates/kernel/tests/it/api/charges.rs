//! Charges: who finds them, and how they end once.

use serde_json::json;
use testkit::on_both_worlds;

use super::program::Program;
use crate::kinds::office::{Office, modules};

#[test]
fn a_charge_is_found_by_who_owes_it_and_where_it_is_owed() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let office = Office::open(world, "licence", "draft", &owner);
        office.go(&owner, "submit");
        let reference = office.case().reference.to_string();
        let mine = Program::of(world, &owner, &["own.read"]);
        let due = mine.get("/api/v1/charges");
        assert_eq!(due.each("case"), [reference.as_str()]);
        assert_eq!(
            due.json["items"][0]["amount"],
            json!({"sen": 5000, "currency": "MYR"})
        );
        assert_eq!(mine.get("/api/v1/charges?agency=mbpj").status, 403);
        let desk = Program::of(world, &officer, &["cases.read"]);
        assert_eq!(
            desk.get("/api/v1/charges?agency=mbpj").each("fee"),
            ["processing"]
        );
        assert_eq!(desk.get("/api/v1/charges?agency=dbkl").status, 403);
    });
}

#[test]
fn a_charge_is_settled_once() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let office = Office::open(world, "licence", "draft", &owner);
        office.go(&owner, "submit");
        let reference = office.case().reference.to_string();
        let mine = Program::of(world, &owner, &["own.read"]);
        let due = mine.get("/api/v1/charges");
        let scopes = ["ledger.settle", "ledger.waive"];
        let desk = Program::of(world, &officer, &scopes);
        let number = &due.json["items"][0]["number"];
        let charge = format!("/api/v1/cases/{reference}/charges/{number}");
        let settle = format!("{charge}/settlements");
        let receipt = json!({"receipt": "R-12", "note": "cash"});
        assert_eq!(mine.post(&settle, &receipt).status, 403);
        let bare = desk.post(&settle, &json!({"receipt": ""}));
        assert_eq!(
            (bare.status, bare.field()),
            (422, ("receipt", "web.required"))
        );
        assert_eq!(
            desk.post(&format!("{charge}9/settlements"), &receipt)
                .status,
            404
        );
        assert_eq!(
            desk.post(&format!("{charge}/waivers"), &json!({"reason": "poor"}))
                .status,
            403
        );
        let paid = desk.post_once(&settle, "k", &receipt);
        assert_eq!(
            (paid.status, &paid.json["state"]),
            (201, &json!("settled")),
            "{}",
            paid.text
        );
        assert_eq!(paid.json["case"]["state"], "screening", "the case went on");
        assert_eq!(desk.post_once(&settle, "k", &receipt), paid);
        assert_eq!(
            desk.post_once(&settle, "k", &json!({"receipt": "R-13"}))
                .status,
            422
        );
        assert_eq!(
            desk.post(&settle, &receipt).refusal(),
            (409, "kernel.charge_ended")
        );
        assert_eq!(
            mine.get("/api/v1/charges").each("fee"),
            Vec::<String>::new()
        );
        let all = mine.get(&format!("/api/v1/cases/{reference}/charges"));
        assert_eq!(all.each("state"), ["settled"]);
    });
}

#[test]
fn whoever_may_lets_a_charge_go() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let chief = world.officer("agency_admin", "mbpj");
        let office = Office::open(world, "licence", "draft", &owner);
        office.go(&owner, "submit");
        let number = office.charges()[0].id.number();
        let waive = format!(
            "/api/v1/cases/{}/charges/{number}/waivers",
            office.case().reference
        );
        let program = Program::of(world, &chief, &["ledger.waive"]);
        let wordless = program.post(&waive, &json!({"reason": "\n"}));
        assert_eq!((wordless.status, wordless.field().0), (422, "reason"));
        let gone = program.post(&waive, &json!({"reason": "flood relief"}));
        assert_eq!(
            (gone.status, &gone.json["state"]),
            (201, &json!("waived")),
            "{}",
            gone.text
        );
        let settles = Program::of(world, &chief, &["ledger.settle"]);
        let settle = waive.replace("waivers", "settlements");
        assert_eq!(settles.post(&settle, &json!({"receipt": "1"})).status, 409);
    });
}
