//! Charges: who finds them, and how they end once.

use serde_json::json;
use testkit::on_both_worlds;

use super::program::Program;
use crate::identity_pages::signed_in;
use crate::kinds::office::{Office, modules, shipped};

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

#[test]
fn an_officer_raises_a_charge_on_a_case_of_any_kind_and_it_ends_like_others() {
    on_both_worlds(shipped, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let chief = world.officer("agency_admin", "mbpj");
        let scopes = ["ledger.raise", "ledger.settle", "ledger.waive"];
        let desk = Program::of(world, &officer, &scopes);
        let mine = Program::of(world, &owner, &["own.read"]);
        let elsewhere = Program::of(world, &world.officer("officer", "dbkl"), &scopes);
        for (kind, state) in [
            ("report", "open"),
            ("information", "received"),
            ("hotspot", "open"),
            ("season", "open"),
        ] {
            let office = Office::open(world, kind, state, &owner);
            let reference = office.case().reference.to_string();
            let path = format!("/api/v1/cases/{reference}/charges");
            let asked = |sen: i64| json!({"amount": {"sen": sen, "currency": "MYR"}, "reason": "Papan tanda yang rosak", "version": 0});
            assert_eq!(mine.post(&path, &asked(500)).status, 403, "{kind}");
            assert_eq!(elsewhere.post(&path, &asked(500)).status, 404, "{kind}");
            let wrong = desk.post(&path, &asked(0));
            assert_eq!((wrong.status, wrong.field().0), (422, "amount"), "{kind}");
            let raised = desk.post_once(&path, &reference, &asked(500));
            assert_eq!(
                (raised.status, &raised.json["state"]),
                (201, &json!("due")),
                "{kind}: {}",
                raised.text
            );
            assert_eq!(raised.json["case"]["state"], state, "it moves nothing");
            assert_eq!(desk.post_once(&path, &reference, &asked(500)), raised);
            let other = desk.post_once(&path, &reference, &asked(600));
            assert_eq!(other.refusal(), (422, "kernel.once_other"), "{kind}");
            let stale = desk.post(&path, &asked(500));
            assert_eq!(stale.refusal(), (409, "kernel.case_stale"), "{kind}");
            assert_eq!(office.owed(), [500], "{kind}");
            let due = mine.get("/api/v1/charges");
            assert_eq!(due.each("name"), ["Caj lain"], "{kind}");
            let (entries, _) = office.timeline(&owner);
            let told = entries.last().expect("an entry");
            assert_eq!(told.step, "raise");
            assert_eq!(told.body.as_deref(), Some("Papan tanda yang rosak"));
            let number = &raised.json["number"];
            let receipt = json!({"receipt": "R-12"});
            let paid = desk.post(&format!("{path}/{number}/settlements"), &receipt);
            assert_eq!(paid.status, 201, "{kind}: {}", paid.text);
            let again = json!({"amount": {"sen": 700, "currency": "MYR"}, "reason": "Salinan"});
            let second = desk.post(&path, &again).json["number"].clone();
            let chief = Program::of(world, &chief, &["ledger.waive"]);
            let why = json!({"reason": "banjir"});
            let gone = chief.post(&format!("{path}/{second}/waivers"), &why);
            assert_eq!(gone.status, 201, "{kind}: {}", gone.text);
            assert_eq!(office.owed(), Vec::<i64>::new(), "{kind}");
        }
        let faults = world
            .app
            .db
            .read_blocking("test.faults", kernel::ledger::journal_faults);
        assert_eq!(faults.expect("books"), Vec::<String>::new());
    });
}

#[test]
fn a_charge_is_raised_on_a_page_in_four_languages() {
    on_both_worlds(shipped, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let office = Office::open(world, "report", "open", &owner);
        let reference = office.case().reference.to_string();
        let mut desk = signed_in(world, &officer);
        for lang in ["ms", "en", "zh", "ta"] {
            let case = desk.get(&format!("/{lang}/cases/{reference}"));
            let path = format!("/{lang}/cases/{reference}/charges/new");
            assert!(case.body.contains(&path), "{}", case.body);
            let page = desk.get(&path);
            assert_eq!(page.status, 200);
            assert!(
                !page.body.contains("kernel-"),
                "{lang}: a key without words"
            );
        }
        let path = format!("/ms/cases/{reference}/charges/new");
        let fields = |amount: &'static str| {
            [
                ("amount", amount),
                ("reason", "Papan tanda"),
                ("version", "0"),
            ]
        };
        assert_eq!(desk.send(&path, &path, &fields("0")).status, 422);
        assert_eq!(desk.send(&path, &path, &fields("12.50")).status, 303);
        assert_eq!(office.owed(), [1250]);
        let twice = desk.send(&path, &path, &fields("12.50"));
        assert_eq!(twice.status, 409, "sent twice");
        let mut mine = signed_in(world, &owner);
        assert_eq!(mine.get(&path).status, 403);
        let page = mine.get(&format!("/ms/cases/{reference}")).body;
        assert!(
            page.contains("Caj lain") && page.contains("Papan tanda"),
            "{page}"
        );
    });
}
