//! The page on which an agency's administrator gives and ends roles.

use kernel::identity::{self, Address, Held};
use testkit::{World, on_both_worlds};

use crate::identity_pages::{Browser, signed_in};

const LIST: &str = "/en/desk/people";
const END: &str = "/en/desk/people/end";

fn with_world(test: impl Fn(&World)) {
    on_both_worlds(|| vec![kernel::module()], test);
}

fn roles(world: &World, email: &str) -> Vec<Held> {
    let address = Address::parse(email, "60").expect("an address");
    let read = world.app.db.read_blocking("test.roles", move |tx| {
        match identity::person_at(tx, &address)? {
            Some(person) => identity::grants_of(tx, person.id),
            None => Ok(Vec::new()),
        }
    });
    read.expect("the store")
}

fn give(browser: &mut Browser, fields: &[(&str, &str)]) -> crate::identity_pages::Page {
    let agency = ("agency", "mbpj");
    let all: Vec<_> = fields.iter().copied().chain([agency]).collect();
    browser.send(LIST, LIST, &all)
}

#[test]
fn an_administrator_gives_a_role_for_an_area_and_a_subject_and_ends_it() {
    with_world(|world| {
        let mut admin = signed_in(world, &world.officer("agency_admin", "mbpj"));
        let fields = [
            ("address", "siti@mbpj.gov.my"),
            ("name", "Siti"),
            ("role", "officer"),
            ("area", "MY-10"),
            ("category", "road"),
        ];
        let given = give(&mut admin, &fields);
        assert_eq!(given.location(), "/en/desk/people?agency=mbpj&done=given");
        let list = admin.get(LIST).body;
        assert!(
            list.contains("Siti") && list.contains("Selangor, Roads and paths"),
            "{list}"
        );
        let held = Held {
            area: Some("MY-10".to_owned()),
            category: Some("road".to_owned()),
            ..Held::whole("officer", Some("mbpj".to_owned()))
        };
        assert_eq!(roles(world, "siti@mbpj.gov.my"), [held]);
        assert_eq!(give(&mut admin, &fields).status, 303, "twice is once");
        assert_eq!(roles(world, "siti@mbpj.gov.my").len(), 1);

        let (_, rest) = list.split_once("siti@mbpj.gov.my").expect("a row");
        let (_, rest) = rest.split_once("name=\"person\" value=\"").expect("a form");
        let person = rest.split('"').next().expect("an id");
        let ended = [
            ("agency", "mbpj"),
            ("person", person),
            ("role", "officer"),
            ("area", "MY-10"),
            ("category", "road"),
        ];
        let mut other = signed_in(world, &world.officer("agency_admin", "dbkl"));
        assert_eq!(
            other.send(LIST, END, &ended).status,
            403,
            "another agency's"
        );
        assert_eq!(roles(world, "siti@mbpj.gov.my").len(), 1);
        assert_eq!(admin.send(LIST, END, &ended).status, 303);
        assert!(roles(world, "siti@mbpj.gov.my").is_empty());
        assert!(!admin.get(LIST).body.contains("Siti"));
    });
}

#[test]
fn what_is_wrong_is_told_and_changes_nothing() {
    with_world(|world| {
        let mut admin = signed_in(world, &world.officer("agency_admin", "mbpj"));
        for (field, value, status) in [
            ("address", "nobody", 422),
            ("role", "king", 422),
            ("role", "admin", 403),
            ("role", "triage", 403),
            ("area", "XX", 422),
            ("category", "dragons", 422),
        ] {
            let mut fields = vec![("address", "siti@mbpj.gov.my"), ("role", "officer")];
            fields.retain(|(name, _)| *name != field);
            fields.push((field, value));
            let refused = give(&mut admin, &fields);
            assert_eq!(refused.status, status, "{field} {value}");
            assert!(
                refused.body.contains("id=\"error-summary\""),
                "{field} {value}"
            );
        }
        assert!(roles(world, "siti@mbpj.gov.my").is_empty());
        let foreign = admin.send(
            LIST,
            LIST,
            &[
                ("address", "siti@mbpj.gov.my"),
                ("role", "officer"),
                ("agency", "dbkl"),
            ],
        );
        assert_eq!(foreign.status, 403);
        assert!(roles(world, "siti@mbpj.gov.my").is_empty());
        assert_eq!(admin.get("/en/desk/people?agency=dbkl").status, 403);
        let mut officer = signed_in(world, &world.officer("officer", "mbpj"));
        assert_eq!(officer.get(LIST).status, 403);
    });
}

#[test]
fn the_people_of_an_agency_are_told_in_four_languages() {
    with_world(|world| {
        let admin = world.officer("agency_admin", "mbpj");
        world.officer("officer", "mbpj");
        let mut browser = signed_in(world, &admin);
        for lang in ["ms", "en", "zh", "ta"] {
            let page = browser.get(&format!("/{lang}/desk/people?done=given"));
            assert_eq!(page.status, 200);
            assert!(!page.body.contains("kernel-"), "{lang}: {}", page.body);
        }
    });
}
