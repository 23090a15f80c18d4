//! Second factors that were lost, and what their pages say.

use base::{Actor, Factor, PersonId};
use kernel::audit::Fresh;
use kernel::identity::{self, Error, FactorReset};
use kernel::notifications;
use testkit::World;

use crate::identity::behind;
use crate::identity_factors::{
    ENTER, OWN, PEOPLE, chief, enter, halfway, on_both, with_app, with_world,
};
use crate::identity_pages::signed_in;

/// Takes a person's factors away by the action itself.
fn reset(world: &World, actor: &Actor, (person, reason): (PersonId, &str)) -> Result<(), Error> {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let cmd = FactorReset {
        person,
        agency: "mbpj".to_owned(),
        reason: reason.to_owned(),
        fresh: Fresh::draw(&world.app.ids, now),
    };
    world.app.db.write_blocking("test.reset", move |tx| {
        let registry = app.registry.get(tx)?;
        identity::factor_reset(tx, (&registry, &app.roles), (&actor, now), &cmd)
    })
}

#[test]
fn a_lost_factor_is_reset_by_who_could_end_the_role() {
    on_both(|world| {
        let officer = world.officer("officer", "mbpj");
        let (_, _, codes) = with_app(world, &officer);
        let person = officer.id().expect("a person");
        let reset = |actor: &Actor, reason: &str| reset(world, actor, (person, reason));
        let elsewhere = world.officer("agency_admin", "dbkl");
        assert!(matches!(reset(&elsewhere, "lost"), Err(Error::RoleAbove)));
        assert!(matches!(reset(&officer, "lost"), Err(Error::FactorOwn)));
        assert!(matches!(
            reset(&Actor::system(), " "),
            Err(Error::FactorReason)
        ));
        let open = world.session(&officer);

        let mut chief = signed_in(world, &chief(world));
        let ask = format!("/en/desk/people/reset?agency=mbpj&person={person}");
        let page = chief.get(&ask);
        assert!(page.body.contains("officer of mbpj"), "{}", page.body);
        let id = person.to_string();
        let fields = |reason| {
            [
                ("agency", "mbpj"),
                ("person", id.as_str()),
                ("reason", reason),
            ]
        };
        let path = "/en/desk/people/reset";
        assert_eq!(chief.send(&ask, path, &fields("")).status, 422);
        let done = chief.send(&ask, path, &fields("Phone fell into the river"));
        assert_eq!(done.location(), "/en/desk/people?agency=mbpj&done=reset");
        assert_eq!(behind(world, &open), None, "signed out everywhere");
        let mut back = halfway(world, &officer);
        assert!(
            back.get(ENTER).location().starts_with(OWN),
            "nothing is left to enter"
        );
        let csrf = back.get(OWN).csrf();
        let old = [
            ("csrf", csrf.as_str()),
            ("second_recovery", codes[0].as_str()),
        ];
        assert!(back.post(ENTER, &old).location().starts_with(OWN));
        assert_eq!(
            behind(world, back.session().expect("one")).map(|it| it.factor),
            Some(Factor::Wanted)
        );
        assert!(matches!(
            reset(&Actor::system(), "lost"),
            Err(Error::FactorNone)
        ));
        let read = |tx: &mut store::Tx<'_>| notifications::messages_recent(tx, 1);
        let told = world
            .app
            .db
            .read_blocking("test.letters", read)
            .expect("the store");
        let letter = notifications::letter(&world.app.site, &told[0], world.now());
        assert!(
            letter.body.contains("Phone fell into the river"),
            "{}",
            letter.body
        );
        assert!(
            letter.body.contains("http://localhost:8080/en/me/factors"),
            "{}",
            letter.body
        );
    });
}

#[test]
fn an_agencys_administrator_resets_nobody_above() {
    with_world(|world| {
        let admin = world.officer("admin", "");
        let _ = with_app(world, &admin);
        let person = admin.id().expect("a person");
        let mut chief = signed_in(world, &chief(world));
        let id = person.to_string();
        let fields = [("agency", "mbpj"), ("person", id.as_str()), ("reason", "x")];
        let ask = format!("/en/desk/people/reset?agency=mbpj&person={id}");
        assert_eq!(chief.get(&ask).status, 404);
        let refused = chief.send(PEOPLE, "/en/desk/people/reset", &fields);
        assert_eq!(refused.status, 404);
    });
}

#[test]
fn the_pages_say_everything_in_all_languages() {
    with_world(|world| {
        let actor = chief(world);
        let (mut browser, phone, _) = with_app(world, &actor);
        for lang in ["ms", "en", "zh", "ta"] {
            let page = browser.get(&format!("/{lang}/second-factor"));
            assert_eq!(page.status, 200);
            assert!(!page.body.contains("kernel-"), "{}", page.body);
        }
        assert_eq!(enter(&mut browser, &phone.shows(world.now())).status, 303);
        let begun = browser.send(OWN, OWN, &[]);
        let (_, path) = begun.location().split_once("/en/").expect("a path");
        for lang in ["ms", "en", "zh", "ta"] {
            for path in [path, "me/factors", "me/tokens", "desk/people"] {
                let page = browser.get(&format!("/{lang}/{path}"));
                assert_eq!(page.status, 200, "{path}");
                assert!(!page.body.contains("kernel-"), "{path} {}", page.body);
            }
        }
    });
}
