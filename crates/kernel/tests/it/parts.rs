//! Roles for a part of an agency's work: which cases their holders see, and who may give them.

use std::collections::BTreeSet;

use base::Actor;
use kernel::audit::Fresh;
use kernel::cases::{self, Area, Case, CaseFilter, CaseId, Queue, QueueAsk, READ, WORK};
use kernel::identity::{self, Colleague, Error, GrantNew, Held};
use kernel::registry::Registry;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use testkit::{World, on_both_worlds};

use crate::cases::{modules, open_at, step};

const AGENCIES: [&str; 2] = ["jkr", "mbpj"];
const TOPICS: [Option<&str>; 4] = [
    Some("pothole-state"),
    Some("pothole-local"),
    Some("streetlight-local"),
    None,
];

fn registry(world: &World) -> std::sync::Arc<Registry> {
    let cache = world.app.registry.clone();
    let read = world
        .app
        .db
        .read_blocking("test.registry", move |tx| cache.get(tx));
    read.expect("a registry")
}

/// No place, a state, and two districts in each of two states.
fn areas(registry: &Registry) -> Vec<Area> {
    let mut all = vec![Area::default()];
    for state in ["MY-08", "MY-10"] {
        all.push(Area {
            state: Some(state.to_owned()),
            district: None,
        });
        let here = registry.districts().iter();
        for district in here.filter(|district| *district.state == *state).take(2) {
            all.push(Area {
                state: Some(state.to_owned()),
                district: Some(district.code.to_string()),
            });
        }
    }
    all
}

fn actor(world: &World, registry: &Registry, held: &[Held]) -> Actor {
    let within = |code: &str| registry.categories_within(code);
    Actor {
        grants: world.app.roles.grants(held, within),
        ..Actor::person(base::Id::from_bits(7), "Rosli")
    }
}

/// What somebody sees of an agency's open cases: in its queue, in its list, and by its count.
fn seen(world: &World, actor: &Actor, agency: &str) -> Option<[BTreeSet<CaseId>; 2]> {
    let (actor, now, agency) = (actor.clone(), world.now(), agency.to_owned());
    let read = world.app.db.read_blocking("test.seen", move |tx| {
        let mut queue = BTreeSet::new();
        let mut ask = QueueAsk::of(Queue::Open);
        loop {
            let rows = cases::case_queue(tx, (&actor, now), &agency, &ask)?;
            queue.extend(rows.iter().map(|row| row.id));
            match rows.get(49) {
                Some(last) if rows.len() > 50 => {
                    ask.after = Some((last.place, last.id.to_string()));
                }
                _ => break,
            }
        }
        let counts = cases::queue_counts(tx, (&actor, now), &agency)?;
        let open = counts.iter().find(|(queue, _)| *queue == Queue::Open);
        assert_eq!(
            open.map(|(_, count)| *count),
            i64::try_from(queue.len().min(100)).ok()
        );
        let filter = CaseFilter {
            agency: Some(agency.clone()),
            ..CaseFilter::default()
        };
        let list = cases::case_list(tx, &actor, &filter, None, 1_000)?;
        let list = list.iter().map(|row| row.case.id).collect();
        Ok::<_, cases::Error>([queue, list])
    });
    match read {
        Ok(seen) => Some(seen),
        Err(cases::Error::Forbidden) => None,
        Err(error) => panic!("{error}"),
    }
}

fn find(world: &World, id: CaseId) -> Case {
    let read = world.app.db.read_blocking("test.case", move |tx| {
        cases::case_find(tx, &Actor::system(), id)
    });
    read.expect("a case")
}

fn roles(areas: &[Area]) -> impl Strategy<Value = Vec<Held>> {
    let codes = areas
        .iter()
        .map(|area| area.district.clone().or(area.state.clone()));
    let area = prop::sample::select(codes.collect::<Vec<_>>());
    let category = prop::sample::select(vec![
        None,
        Some("pothole-state"),
        Some("streetlight-local"),
        Some("road"),
        Some("gone"),
    ]);
    let role = prop::sample::select(vec!["officer", "agency_admin", "unknown"]);
    let agency = prop::sample::select(vec!["jkr", "mbpj"]);
    let held = (role, agency, area, category).prop_map(|(role, agency, area, category)| Held {
        area,
        category: category.map(str::to_owned),
        ..Held::whole(role, Some(agency.to_owned()))
    });
    prop::collection::vec(held, 0..4)
}

#[test]
fn queues_lists_and_counts_show_exactly_the_cases_that_an_officer_may_read() {
    on_both_worlds(modules, |world| {
        let registry = registry(world);
        let areas = areas(&registry);
        let owner = world.citizen("Aminah");
        let mut all = Vec::new();
        for agency in AGENCIES {
            for area in &areas {
                for topic in TOPICS {
                    let id = open_at(world, &owner, (agency, topic), area.clone());
                    all.push(find(world, id));
                }
            }
        }
        let mut runner = TestRunner::new(Config::with_cases(60));
        let checked = runner.run(&roles(&areas), |held| {
            let officer = actor(world, &registry, &held);
            for agency in AGENCIES {
                let here = all.iter().filter(|case| case.agency == agency);
                let may = here.filter(|case| officer.may_about(READ, &case.matter()));
                let may: BTreeSet<CaseId> = may.map(|case| case.id).collect();
                match seen(world, &officer, agency) {
                    None => prop_assert!(may.is_empty()),
                    Some([queue, list]) => {
                        prop_assert_eq!(&queue, &may);
                        prop_assert_eq!(&list, &may);
                    }
                }
            }
            Ok(())
        });
        checked.expect("the same set");
    });
}

fn part(role: &str, agency: &str, area: &str, category: &str) -> Held {
    let code = |code: &str| Some(code.to_owned()).filter(|code| !code.is_empty());
    Held {
        area: code(area),
        category: code(category),
        ..Held::whole(role, code(agency))
    }
}

#[test]
fn a_case_that_is_handed_over_is_seen_by_those_of_the_new_agency() {
    on_both_worlds(modules, |world| {
        let area = areas(&registry(world)).pop().expect("a district");
        let district = area.district.clone().expect("a district");
        let here = world.holder("Here", &[part("officer", "jkr", &district, "")]);
        let there = world.holder("There", &[part("officer", "mbpj", "MY-10", "road")]);
        let elsewhere = world.holder("Elsewhere", &[part("officer", "mbpj", "MY-08", "")]);
        let owner = world.citizen("Aminah");
        let id = open_at(world, &owner, ("jkr", Some("pothole-state")), area);
        let sees = |actor: &Actor| {
            let actor = actor.clone();
            let read = world.app.db.read_blocking("test.sees", move |tx| {
                cases::case_visible(tx, &actor, &id.to_string())
            });
            read.expect("the store")
        };
        assert!(sees(&here) && !sees(&there) && !sees(&elsewhere));
        let refused = step(world, &elsewhere, id, "take", |_| ());
        assert!(matches!(refused, Err(cases::Error::NotFound)));
        let moved = step(world, &here, id, "pass", |cmd| {
            cmd.agencies = vec!["mbpj".to_owned()];
        });
        moved.expect("a move");
        assert!(!sees(&here) && sees(&there) && !sees(&elsewhere));
        step(world, &there, id, "take", |_| ()).expect("a move");
    });
}

#[test]
fn those_whose_part_covers_a_case_are_told_of_it() {
    on_both_worlds(modules, |world| {
        let registry = registry(world);
        let area = areas(&registry).pop().expect("a district");
        world.holder("Whole", &[part("officer", "jkr", "", "")]);
        world.holder("State", &[part("officer", "jkr", "MY-10", "")]);
        world.holder("Roads", &[part("officer", "jkr", "MY-10", "road")]);
        world.holder("Other", &[part("officer", "jkr", "MY-08", "")]);
        world.holder("Lights", &[part("officer", "jkr", "", "streetlight-local")]);
        let id = open_at(
            world,
            &world.citizen("Aminah"),
            ("jkr", Some("pothole-state")),
            area,
        );
        let case = find(world, id);
        let read = world.app.db.read_blocking("test.people", move |tx| {
            identity::people_for(tx, &registry, &case.matter(), "officer")
        });
        let mut names: Vec<_> = read
            .expect("people")
            .into_iter()
            .map(|it| it.name)
            .collect();
        names.sort();
        assert_eq!(names, ["Roads", "State", "Whole"]);
    });
}

fn change(
    world: &World,
    actor: &Actor,
    person: &Actor,
    held: Held,
    give: bool,
) -> Result<bool, Error> {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let new = GrantNew {
        person: person.id().expect("a person"),
        held,
    };
    let fresh = Fresh::draw(&world.app.ids, now);
    world.app.db.write_blocking("test.role", move |tx| {
        let registry = app.registry.get(tx)?;
        let known = (&*registry, &app.roles);
        let who = (&actor, now);
        if give {
            identity::role_give(tx, known, who, (&new, &fresh))
        } else {
            identity::role_end(tx, known, who, (&new, &fresh))
        }
    })
}

fn listed(world: &World, actor: &Actor, agency: &str) -> Result<Vec<Colleague>, Error> {
    let (app, actor, agency) = (world.app.clone(), actor.clone(), agency.to_owned());
    let now = world.now();
    world.app.db.write_blocking("test.roles", move |tx| {
        let registry = app.registry.get(tx)?;
        identity::roles_at(tx, (&registry, &app.roles), (&actor, now), &agency)
    })
}

fn acts(world: &World) -> Vec<String> {
    const ACTS: store::Sql = store::Sql::new(
        "test.acts",
        "select act from kernel_audit where act like 'person.%' order by at_us, id",
    );
    let read = world.app.db.read_blocking("test.acts", |tx| {
        tx.all(&ACTS, &[], |row| row.get::<String>("act"))
    });
    read.expect("the record")
}

#[test]
fn an_administrator_gives_and_ends_roles_on_the_record_and_never_above_their_own() {
    on_both_worlds(modules, |world| {
        let admin = world.officer("agency_admin", "jkr");
        let officer = world.officer("officer", "jkr");
        let ali = world.citizen("Ali");
        let session = world.session(&ali);
        let roads = part("officer", "jkr", "MY-10", "road");
        assert!(matches!(
            change(world, &admin, &ali, roads.clone(), true),
            Ok(true)
        ));
        assert!(matches!(
            change(world, &admin, &ali, roads.clone(), true),
            Ok(false)
        ));
        assert!(
            crate::identity::behind(world, &session).is_none(),
            "signs in anew"
        );
        let ali = {
            let token = world.session(&ali);
            crate::identity::behind(world, &token).expect("a person")
        };
        assert!(ali.sits_at(WORK, "jkr") && !ali.may(WORK, Some("jkr")));
        for (held, why) in [
            (
                part("triage", "jkr", "", ""),
                "more than an administrator may",
            ),
            (part("admin", "jkr", "", ""), "the whole instance"),
            (part("officer", "mbpj", "", ""), "somebody else's agency"),
            (part("officer", "", "", ""), "every agency"),
        ] {
            let refused = change(world, &admin, &ali, held, true);
            assert!(
                matches!(refused, Err(Error::RoleAbove)),
                "{why}: {refused:?}"
            );
        }
        let refused = change(world, &officer, &ali, part("officer", "jkr", "", ""), true);
        assert!(
            matches!(refused, Err(Error::RoleAbove)),
            "officers give none"
        );
        let mine = part("officer", "jkr", "", "");
        let refused = change(world, &officer, &officer, mine, false);
        assert!(matches!(refused, Err(Error::RoleAbove)), "and end none");
        assert!(matches!(
            listed(world, &officer, "jkr"),
            Err(Error::Forbidden)
        ));
        let rows = listed(world, &admin, "jkr").expect("colleagues");
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().all(|row| row.may_end));
        // What happens at the same moment has no order of its own.
        world.wait(std::time::Duration::from_secs(1));
        assert!(matches!(
            change(world, &admin, &ali, roads.clone(), false),
            Ok(true)
        ));
        assert!(matches!(
            change(world, &admin, &ali, roads, false),
            Ok(false)
        ));
        assert_eq!(acts(world), ["person.role_given", "person.role_ended"]);
    });
}

#[test]
fn an_administrator_of_a_part_gives_roles_within_it() {
    on_both_worlds(modules, |world| {
        let registry = registry(world);
        let district = registry.districts().iter().find(|it| *it.state == *"MY-10");
        let district = district.expect("a district").code.to_string();
        let admin = world.holder("Head", &[part("agency_admin", "jkr", "MY-10", "road")]);
        let ali = world.citizen("Ali");
        for (held, may) in [
            (part("officer", "jkr", "MY-10", "road"), true),
            (part("officer", "jkr", &district, "pothole-state"), true),
            (part("agency_admin", "jkr", &district, "road"), true),
            (part("officer", "jkr", "MY-08", "road"), false),
            (part("officer", "jkr", "MY-10", ""), false),
            (part("officer", "jkr", "", "road"), false),
            (part("officer", "jkr", "MY-10", "streetlight-local"), false),
            (part("officer", "jkr", "", ""), false),
        ] {
            let given = change(world, &admin, &ali, held.clone(), true);
            assert_eq!(given.is_ok(), may, "{held:?}: {given:?}");
        }
    });
}

#[test]
fn what_a_role_names_exists_and_only_work_at_an_agency_is_parted() {
    on_both_worlds(modules, |world| {
        let ali = world.citizen("Ali");
        let give = |held: Held| change(world, &Actor::system(), &ali, held, true);
        let area = give(part("officer", "jkr", "XX-1", ""));
        assert!(matches!(area, Err(Error::AreaUnknown)));
        let category = give(part("officer", "jkr", "", "dragons"));
        assert!(matches!(category, Err(Error::CategoryUnknown)));
        for held in [
            part("triage", "jkr", "MY-10", ""),
            part("admin", "", "MY-10", ""),
            part("officer", "", "MY-10", ""),
        ] {
            assert!(matches!(give(held), Err(Error::RolePart)));
        }
    });
}

#[test]
fn an_agency_keeps_its_last_administrator() {
    on_both_worlds(modules, |world| {
        let first = world.officer("agency_admin", "jkr");
        let whole = || part("agency_admin", "jkr", "", "");
        let end = |who: &Actor| change(world, &first, who, whole(), false);
        assert!(matches!(end(&first), Err(Error::RoleLast)));
        let parted = world.holder("Head", &[part("agency_admin", "jkr", "MY-10", "")]);
        assert!(
            matches!(end(&first), Err(Error::RoleLast)),
            "a part is not enough"
        );
        let second = world.colleague("Second", "agency_admin", "jkr");
        assert!(matches!(end(&first), Ok(true)));
        assert!(matches!(end(&second), Err(Error::RoleLast)));
        drop(parted);
    });
}
