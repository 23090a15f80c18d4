//! Claims, and who reads about them.

use base::Actor;
use kernel::audit::Fresh;
use kernel::identity::Email;
use kernel::reach::{self, Channel, ClaimNew, Error, Reach};
use testkit::{World, on_both_worlds};

use super::{Cast, act, modules, reach_of, verify};

fn claim(world: &World, actor: &Actor, email: &str) -> Result<String, Error> {
    let (actor, now) = (actor.clone(), world.now());
    let new = ClaimNew {
        id: world.app.ids.next::<ClaimNew>(now).to_string(),
        agency: "mbpj".to_owned(),
        name: "Puan Aminah".to_owned(),
        email: Email::parse(email).expect("an address"),
        words: "Saya pegawai perhubungan awam.".to_owned(),
        lang: base::Lang::MS,
    };
    let id = new.id.clone();
    let fresh = Fresh::draw(&world.app.ids, now);
    act(world, move |tx, registry| {
        reach::claim_make(tx, registry, (&actor, now), (&new, &fresh))
    })
    .map(|()| id)
}

fn claims(world: &World, actor: &Actor) -> Result<Vec<reach::Claim>, Error> {
    let (actor, now) = (actor.clone(), world.now());
    let seen = act(world, move |tx, registry| {
        reach::agency_look(tx, registry, (&actor, now), "mbpj")
    });
    seen.map(|seen| seen.claims)
}

#[test]
fn a_claim_gives_no_rights_and_waits_for_the_bureau_alone() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        let first = claim(world, &Actor::anonymous(), "aduan@mbpj.gov.my").expect("a claim");
        claim(world, &cast.officer, "aminah@example.org").expect("a claim");
        assert_eq!(reach_of(world), Reach::Unclaimed);
        let waiting = claims(world, &cast.bureau).expect("claims");
        assert_eq!(waiting.len(), 2);
        assert!(
            waiting.iter().all(|claim| !claim.fits),
            "nothing was proved"
        );
        assert!(claims(world, &cast.officer).expect("the page").is_empty());
        assert!(matches!(
            claims(world, &cast.stranger),
            Err(Error::Forbidden)
        ));
        assert!(matches!(
            claims(world, &world.citizen("Badrul")),
            Err(Error::Forbidden)
        ));
        let refuse = |actor: &Actor| {
            let (actor, now, first) = (actor.clone(), world.now(), first.clone());
            let fresh = Fresh::draw(&world.app.ids, now);
            act(world, move |tx, registry| {
                reach::claim_refuse(tx, registry, (&actor, now), ("mbpj", &first, &fresh))
            })
        };
        assert!(matches!(refuse(&cast.stranger), Err(Error::Forbidden)));
        refuse(&cast.bureau).expect("a refusal");
        assert!(
            matches!(refuse(&cast.bureau), Err(Error::NotFound)),
            "twice"
        );
        verify(world, &cast, 0, Channel::Desk);
        assert!(
            claims(world, &cast.bureau).expect("claims").is_empty(),
            "settled"
        );
    });
}

#[test]
fn claims_for_one_agency_are_limited() {
    on_both_worlds(modules, |world| {
        for number in 0..reach::rules::CLAIMS_MAX {
            claim(world, &Actor::anonymous(), &format!("a{number}@x.my")).expect("a claim");
        }
        let over = claim(world, &Actor::anonymous(), "b@x.my");
        assert!(matches!(over, Err(Error::ClaimsMany)));
    });
}

#[test]
fn reading_who_answers_for_an_agency_leaves_its_row() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        verify(world, &cast, 0, Channel::Desk);
        claims(world, &cast.bureau).expect("the page");
        let officer = cast.officer.id().expect("a person");
        let views = world.app.db.read_blocking("test.views", move |tx| {
            kernel::audit::views_of(tx, officer, (None, 100))
        });
        let views = views.expect("views");
        let seen: Vec<_> = views
            .iter()
            .map(|view| (view.officer.as_str(), view.agency.as_str()))
            .collect();
        assert_eq!(seen, [("triage of bpa", "bpa")]);
    });
}
