//! People, codes, sessions and tokens on both stores.

use std::time::Duration;

use base::{Actor, Lang, PersonId, Problem};
use kernel::audit::Fresh;
use kernel::identity::{
    self, Address, CodeConfirm, CodeRequest, Email, Error, GrantNew, PersonNew, SessionNew,
    TokenNew,
};
use testkit::{World, on_both_worlds};
use web::Sessions;

fn on_both(test: impl Fn(&World)) {
    on_both_worlds(|| vec![kernel::module()], test);
}

fn ali() -> Address {
    Address::parse("ali@contoh.my", "60").expect("an address")
}

fn request(world: &World, purpose: &str, address: Address) -> Result<String, Error> {
    let now = world.now();
    let new = CodeRequest::draw(
        &world.app.ids,
        now,
        purpose,
        address,
        "sign_in_code",
        Lang::MS,
    );
    let code = new.code.clone();
    world
        .app
        .db
        .write_blocking("test.code", move |tx| identity::code_request(tx, now, &new))?;
    Ok(code)
}

fn confirm(world: &World, purpose: &str, code: &str) -> Result<Address, Error> {
    let now = world.now();
    let cmd = CodeConfirm {
        purpose: purpose.to_owned(),
        address: ali(),
        code: code.to_owned(),
    };
    world
        .app
        .db
        .write_blocking("test.confirm", move |tx| {
            identity::code_confirm(tx, now, &cmd)
        })
        .expect("the store")
}

fn wrong(code: &str) -> &'static str {
    if code == "000000" { "111111" } else { "000000" }
}

/// Whoever stands behind a session's secret now.
pub(crate) fn behind(world: &World, token: &str) -> Option<Actor> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime
        .block_on(world.app.session(token.to_owned()))
        .expect("the store")
}

fn bearer(world: &World, token: &str) -> Option<Actor> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime
        .block_on(world.app.bearer(token.to_owned()))
        .expect("the store")
}

#[test]
fn a_code_works_once_for_its_purpose_and_address() {
    on_both(|world| {
        let code = request(world, "sign_in", ali()).expect("a code");
        assert!(matches!(
            confirm(world, "case:1", &code),
            Err(Error::CodeOver)
        ));
        let (start, end) = code.split_at(3);
        let spaced = format!(" {start} {end} ");
        assert_eq!(
            confirm(world, "sign_in", &spaced).expect("confirmed"),
            ali()
        );
        assert!(matches!(
            confirm(world, "sign_in", &code),
            Err(Error::CodeOver)
        ));
    });
}

#[test]
fn a_code_bears_five_wrong_tries_and_ten_minutes() {
    on_both(|world| {
        let code = request(world, "sign_in", ali()).expect("a code");
        for left in [4, 3, 2, 1] {
            let refused = confirm(world, "sign_in", wrong(&code));
            assert!(matches!(refused, Err(Error::CodeWrong { left: found }) if found == left));
        }
        assert!(matches!(
            confirm(world, "sign_in", "12"),
            Err(Error::CodeFormat)
        ));
        assert!(matches!(
            confirm(world, "sign_in", wrong(&code)),
            Err(Error::CodeOver)
        ));
        assert!(matches!(
            confirm(world, "sign_in", &code),
            Err(Error::CodeOver)
        ));

        world.wait(Duration::from_mins(1));
        let code = request(world, "sign_in", ali()).expect("another");
        world.wait(Duration::from_mins(10));
        assert!(matches!(
            confirm(world, "sign_in", &code),
            Err(Error::CodeOver)
        ));
    });
}

#[test]
fn only_the_newest_code_works() {
    on_both(|world| {
        let first = request(world, "sign_in", ali()).expect("a code");
        world.wait(Duration::from_mins(1));
        let second = request(world, "sign_in", ali()).expect("a code");
        assert!(matches!(
            confirm(world, "sign_in", &first),
            Err(Error::CodeWrong { .. })
        ));
        assert!(confirm(world, "sign_in", &second).is_ok());
    });
}

#[test]
fn a_letter_box_is_not_flooded() {
    on_both(|world| {
        request(world, "sign_in", ali()).expect("a code");
        let refused = request(world, "sign_in", ali()).expect_err("too soon");
        assert!(matches!(refused, Error::CodeTooSoon { seconds: 30 }));
        let problem = Problem::from(refused);
        assert_eq!((problem.status, problem.retry_after), (429, Some(30)));
        for _ in 0..4 {
            world.wait(Duration::from_mins(1));
            request(world, "sign_in", ali()).expect("a code");
        }
        world.wait(Duration::from_mins(1));
        assert!(request(world, "sign_in", ali()).is_err());
        let other = Address::parse("0123456789", "60").expect("an address");
        assert!(request(world, "sign_in", other).is_ok());
        world.wait(Duration::from_hours(1));
        assert!(request(world, "sign_in", ali()).is_ok());
    });
}

#[test]
fn whoever_receives_at_an_address_is_one_person() {
    on_both(|world| {
        let find = |address: Address| {
            let (now, id) = (world.now(), world.app.ids.next(world.now()));
            let find = move |tx: &mut store::Tx<'_>| {
                identity::person_find_or_create(tx, now, &address, id)
            };
            world
                .app
                .db
                .write_blocking("test.person", find)
                .expect("a person")
        };
        let first: PersonId = find(ali());
        assert_eq!(
            find(Address::parse("ALI@contoh.my", "60").expect("an address")),
            first
        );
        assert_ne!(
            find(Address::parse("0123456789", "60").expect("an address")),
            first
        );
        let address = world
            .app
            .db
            .read_blocking("test.address", move |tx| {
                identity::person_address(tx, first)
            })
            .expect("the store");
        assert_eq!(address, Some(ali()));
    });
}

#[test]
fn an_address_belongs_to_one_person_only() {
    on_both(|world| {
        let create = || {
            let (now, id) = (world.now(), world.app.ids.next(world.now()));
            let new = PersonNew {
                id,
                name: "Ali".to_owned(),
                email: Some(Email::parse("ali@contoh.my").expect("an address")),
                phone: None,
                lang: None,
                sample: false,
            };
            world.app.db.write_blocking("test.create", move |tx| {
                identity::person_create(tx, &Actor::system(), now, &new)
            })
        };
        assert!(create().is_ok());
        assert!(matches!(create(), Err(Error::AddressTaken)));
    });
}

#[test]
fn roles_hold_at_their_agency_and_only_the_system_gives_them() {
    on_both(|world| {
        let officer = world.officer("officer", "mbpj");
        let token = world.session(&officer);
        let seen = behind(world, &token).expect("a session");
        assert_eq!((seen.id(), &seen.grants), (officer.id(), &officer.grants));
        assert!(seen.may(kernel::cases::READ, Some("mbpj")));
        assert!(!seen.may(kernel::cases::READ, Some("mbsa")));

        let grant = |actor: &Actor, role: &str, agency: &str| {
            let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
            let person = officer.id().expect("a person");
            let new = GrantNew::whole(person, role, Some(agency.to_owned()));
            world.app.db.write_blocking("test.grant", move |tx| {
                let registry = app.registry.get(tx)?;
                identity::grant_add(tx, &registry, (&actor, now), &new)
            })
        };
        let system = Actor::system();
        assert!(matches!(
            grant(&officer, "admin", "mbpj"),
            Err(Error::Forbidden)
        ));
        assert!(matches!(
            grant(&system, "king", "mbpj"),
            Err(Error::RoleUnknown)
        ));
        assert!(matches!(
            grant(&system, "officer", "nowhere"),
            Err(Error::AgencyUnknown)
        ));
        assert!(grant(&system, "officer", "mbpj").is_ok());
        let people = world
            .app
            .db
            .read_blocking("test.people", |tx| {
                identity::people_of(tx, "mbpj", "officer")
            })
            .expect("the store");
        assert_eq!(people.len(), 1);
    });
}

#[test]
fn sessions_end_by_quiet_by_age_and_by_choice() {
    on_both(|world| {
        let citizen = world.citizen("Ali");
        let token = world.session(&citizen);
        for _ in 0..13 {
            assert!(behind(world, &token).is_some());
            world.wait(Duration::from_hours(11));
        }
        assert!(behind(world, &token).is_some());
        world.wait(Duration::from_hours(12));
        assert_eq!(behind(world, &token), None);

        let token = world.session(&citizen);
        for _ in 0..16 {
            world.wait(Duration::from_hours(10));
            assert!(behind(world, &token).is_some());
        }
        world.wait(Duration::from_hours(10));
        assert_eq!(behind(world, &token), None);

        let officer = world.officer("officer", "mbpj");
        let token = world.session(&officer);
        world.wait(Duration::from_hours(11));
        assert!(behind(world, &token).is_some());
        world.wait(Duration::from_hours(1));
        assert_eq!(behind(world, &token), None);

        let token = world.session(&citizen);
        let ended = token.clone();
        world
            .app
            .db
            .write_blocking("test.end", move |tx| identity::session_end(tx, &ended))
            .expect("the store");
        assert_eq!(behind(world, &token), None);
        assert_eq!(behind(world, "guess"), None);
    });
}

#[test]
fn a_visitors_session_knows_its_cases_and_nobody_elses() {
    on_both(|world| {
        let session = SessionNew::draw(&world.app.ids, None);
        let add = |session: &SessionNew, case: &'static str| {
            let (session, now) = (session.clone(), world.now());
            world
                .app
                .db
                .write_blocking("test.case", move |tx| {
                    identity::session_add_case(tx, now, &session, case)
                })
                .expect("the store");
        };
        add(&session, "b");
        add(&session, "a");
        add(&session, "a");
        let visitor = behind(world, &session.token).expect("a session");
        assert!(!visitor.is_person());
        assert_eq!(visitor.cases, ["a", "b"]);

        world.wait(Duration::from_hours(12));
        assert_eq!(behind(world, &session.token), None);
        add(
            &SessionNew::draw(&world.app.ids, Some(session.token.clone())),
            "c",
        );
        assert_eq!(
            behind(world, &session.token).expect("a session").cases,
            ["c"]
        );
    });
}

#[test]
fn tokens_carry_scopes_until_they_are_revoked() {
    on_both(|world| {
        let officer = world.officer("officer", "mbpj");
        let secret = world.token(&officer, &["open311.write"]);
        let found = bearer(world, &secret).expect("a token");
        assert!(found.has_scope("open311.write"));
        assert!(!found.may(kernel::cases::READ, Some("mbpj")));
        assert_eq!(bearer(world, "balai_guess"), None);
        // A session's secret is no token, and a token's secret is no session.
        assert_eq!(behind(world, &secret), None);

        let person = officer.id().expect("a person");
        let now = world.now();
        let (new, secret) =
            TokenNew::draw(&world.app.ids, now, person, vec!["open311.read".to_owned()]);
        let (id, other) = (new.id.clone(), world.citizen("Ali"));
        let write = |actor: &Actor, new: &TokenNew| {
            let (actor, new) = (actor.clone(), new.clone());
            world.app.db.write_blocking("test.token", move |tx| {
                identity::token_create(tx, &actor, now, &new)
            })
        };
        assert!(matches!(write(&other, &new), Err(Error::Forbidden)));
        let odd = TokenNew {
            scopes: vec!["everything".to_owned()],
            ..new.clone()
        };
        assert!(matches!(write(&officer, &odd), Err(Error::ScopeUnknown)));
        write(&officer, &new).expect("one's own token");
        assert!(bearer(world, &secret).is_some());
        let revoked = world.app.db.write_blocking("test.revoke", {
            let (officer, fresh) = (officer.clone(), Fresh::draw(&world.app.ids, now));
            move |tx| identity::token_revoke(tx, &officer, now, (person, &id, &fresh))
        });
        assert!(revoked.expect("the store"));
        assert_eq!(bearer(world, &secret), None);
    });
}

#[test]
fn what_is_over_is_swept_up() {
    on_both_worlds(
        || vec![kernel::module()],
        |world| {
            let citizen = world.citizen("Ali");
            world.session(&citizen);
            request(world, "sign_in", ali()).expect("a code");
            world.run_jobs();
            world.wait(Duration::from_hours(9 * 24));
            let standing = world.session(&citizen);
            world.run_jobs();
            assert!(behind(world, &standing).is_some());
            let dead = world
                .app
                .db
                .read_blocking("test.dead", |tx| tx.jobs_dead(10));
            assert_eq!(dead.expect("the store"), []);
        },
    );
}

/// Runs the act on eight threads at once.
fn at_once<T: Send>(act: impl Fn() -> T + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(&act)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("a thread"))
            .collect()
    })
}

#[test]
fn a_code_that_is_used_eight_times_at_once_works_once() {
    on_both(|world| {
        let code = request(world, "sign_in", ali()).expect("a code");
        let (app, now) = (&world.app, world.now());
        let outcomes = at_once(|| {
            let cmd = CodeConfirm {
                purpose: "sign_in".to_owned(),
                address: ali(),
                code: code.clone(),
            };
            let confirm = move |tx: &mut store::Tx<'_>| identity::code_confirm(tx, now, &cmd);
            app.db
                .write_blocking("test.confirm", confirm)
                .expect("the store")
                .is_ok()
        });
        assert_eq!(outcomes.iter().filter(|confirmed| **confirmed).count(), 1);
    });
}

#[test]
fn eight_guesses_at_once_are_all_counted() {
    on_both(|world| {
        let code = request(world, "sign_in", ali()).expect("a code");
        let (app, now) = (&world.app, world.now());
        let refused = at_once(|| {
            let cmd = CodeConfirm {
                purpose: "sign_in".to_owned(),
                address: ali(),
                code: wrong(&code).to_owned(),
            };
            let confirm = move |tx: &mut store::Tx<'_>| identity::code_confirm(tx, now, &cmd);
            let refused = app
                .db
                .write_blocking("test.confirm", confirm)
                .expect("the store");
            matches!(refused, Err(Error::CodeWrong { .. }))
        });
        assert_eq!(refused.iter().filter(|counted| **counted).count(), 4);
        assert!(matches!(
            confirm(world, "sign_in", &code),
            Err(Error::CodeOver)
        ));
    });
}

#[test]
fn one_address_makes_one_person_however_many_arrive_at_once() {
    on_both(|world| {
        let (app, now) = (&world.app, world.now());
        let mut people = at_once(|| {
            let id = app.ids.next(now);
            let find =
                move |tx: &mut store::Tx<'_>| identity::person_find_or_create(tx, now, &ali(), id);
            app.db
                .write_blocking("test.person", find)
                .expect("a person")
        });
        people.dedup();
        assert_eq!(people.len(), 1);
    });
}
