//! Roles at an agency as programs give and end them.

use kernel::identity::{Held, ROLES};
use serde_json::json;
use testkit::{World, on_both_worlds};

use super::program::Program;
use crate::kinds::office::modules;

const PATH: &str = "/api/v1/agencies/mbpj/roles";

/// A program of somebody who holds a role, with every scope that the role gives.
fn program(world: &World, role: &str, agency: &str) -> Program {
    let actor = world.officer(role, agency);
    let scopes: Vec<&str> = actor
        .grants
        .iter()
        .map(|it| it.permission.as_str())
        .collect();
    Program::of(world, &actor, &scopes)
}

#[test]
fn an_administrators_program_gives_a_role_for_a_part_once_and_ends_it() {
    on_both_worlds(modules, |world| {
        let admin = program(world, "agency_admin", "mbpj");
        let asked = json!({"address": "siti@mbpj.gov.my", "name": "Siti", "role": "officer",
            "area": "MY-10", "category": "road"});
        let given = admin.post_once(PATH, "k", &asked);
        assert_eq!(given.status, 201, "{}", given.text);
        assert_eq!(given.json["area"], "MY-10");
        assert_eq!(admin.post_once(PATH, "k", &asked), given, "the same again");
        assert_eq!(admin.post(PATH, &asked), given, "held already");
        let other = json!({"address": "siti@mbpj.gov.my", "role": "officer"});
        assert_eq!(
            admin.post_once(PATH, "k", &other).refusal(),
            (422, "kernel.once_other")
        );

        let list = admin.get(PATH);
        assert_eq!(
            list.each("email"),
            ["siti@mbpj.gov.my", "agency_admin.of.mbpj@example.org"].map(str::to_owned)
        );
        let id = given.json["id"].as_str().expect("an id");
        assert_eq!(list.json["items"][0]["id"], id);

        let path = format!("{PATH}/{id}");
        let foreign = program(world, "agency_admin", "dbkl");
        assert_eq!(foreign.delete(&path).refusal(), (403, "kernel.role_above"));
        assert_eq!(admin.delete(&path).status, 204);
        assert_eq!(admin.delete(&path).status, 404, "it has ended");
        assert_eq!(admin.get(PATH).each("role"), ["agency_admin"]);
    });
}

#[test]
fn a_long_list_of_roles_is_walked_while_others_are_given() {
    on_both_worlds(modules, |world| {
        let admin = program(world, "agency_admin", "mbpj");
        let give = |name: &str| {
            let asked =
                json!({"address": format!("{name}@mbpj.gov.my"), "name": name, "role": "officer"});
            assert_eq!(admin.post(PATH, &asked).status, 201);
        };
        for name in ["Badrul", "Chong", "Devi"] {
            give(name);
        }
        let seen = admin.walk(PATH, 1, |pieces| match pieces {
            1 => give("Aminah"),
            2 => give("Faridah"),
            _ => {}
        });
        let names: Vec<_> = seen.iter().map(|item| item["name"].clone()).collect();
        let all = ["Badrul", "Chong", "Devi", "Faridah", "agency_admin of mbpj"];
        assert_eq!(
            names, all,
            "who came before the place is seen the next time"
        );
    });
}

#[test]
fn the_last_administrator_stays() {
    on_both_worlds(modules, |world| {
        let admin = program(world, "agency_admin", "mbpj");
        let list = admin.get(PATH);
        let id = list.json["items"][0]["id"].as_str().expect("an id");
        let refused = admin.delete(&format!("{PATH}/{id}"));
        assert_eq!(refused.refusal(), (409, "kernel.role_last"));
    });
}

#[test]
fn nobody_gives_more_than_they_hold_nor_a_token_more_than_its_scopes() {
    on_both_worlds(modules, |world| {
        let admin = program(world, "agency_admin", "mbpj");
        let ask = |role: &str| json!({"address": "siti@mbpj.gov.my", "role": role});
        for role in ["admin", "triage"] {
            assert_eq!(
                admin.post(PATH, &ask(role)).refusal(),
                (403, "kernel.role_above"),
                "{role}"
            );
        }
        let foreign = "/api/v1/agencies/dbkl/roles";
        assert_eq!(admin.post(foreign, &ask("officer")).status, 403);
        assert_eq!(admin.get(foreign).status, 403);
        let narrow = Program::of(
            world,
            &world.colleague("Ali", "agency_admin", "mbpj"),
            &["identity.grant"],
        );
        assert_eq!(narrow.get(PATH).status, 200);
        assert_eq!(
            narrow.post(PATH, &ask("officer")).refusal(),
            (403, "kernel.role_above")
        );
        let officer = program(world, "officer", "mbpj");
        assert_eq!(officer.get(PATH).status, 403);
        assert_eq!(Program::stranger(world).get(PATH).status, 401);
        assert!(!admin.get(PATH).text.contains("siti@"), "nothing was given");
    });
}

#[test]
fn what_is_wrong_with_a_role_is_told() {
    on_both_worlds(modules, |world| {
        let admin = program(world, "agency_admin", "mbpj");
        for (field, value) in [
            ("address", "nobody"),
            ("address", "0123456789"),
            ("role", "king"),
            ("area", "XX"),
            ("category", "dragons"),
        ] {
            let mut asked = json!({"address": "siti@mbpj.gov.my", "role": "officer"});
            asked[field] = json!(value);
            let refused = admin.post(PATH, &asked);
            assert_eq!((refused.status, refused.field().0), (422, field), "{value}");
        }
        let unknown = program(world, "admin", "").get("/api/v1/agencies/atlantis/roles");
        assert_eq!(unknown.status, 404);
        for id in ["x", "x.officer..", "..", "%20.officer.."] {
            assert_eq!(admin.delete(&format!("{PATH}/{id}")).status, 404, "{id}");
        }
    });
}

#[test]
fn every_role_of_an_agency_survives_its_id() {
    on_both_worlds(modules, |world| {
        let part = Held {
            area: Some("MY-10".to_owned()),
            ..Held::whole("officer", Some("mbpj".to_owned()))
        };
        let subject = Held {
            area: None,
            category: Some("pothole-local".to_owned()),
            ..part.clone()
        };
        let whole = ROLES
            .iter()
            .map(|role| Held::whole(*role, Some("mbpj".to_owned())));
        let all: Vec<Held> = whole.chain([part, subject]).collect();
        world.holder("Siti", &all);
        let operator = program(world, "admin", "");
        // The last administrators stay; everything else can be ended by the id that the list gives.
        for item in operator.get(PATH).json["items"].as_array().expect("items") {
            let ended = operator.delete(&format!("{PATH}/{}", item["id"].as_str().expect("an id")));
            let stays = ["admin", "agency_admin"].contains(&item["role"].as_str().expect("a role"));
            assert_eq!(ended.status, if stays { 409 } else { 204 }, "{item}");
        }
    });
}
