//! What people made with data: told of, looked at, shown, and open data itself.

use base::{Actor, PersonId};
use kernel::Module;
use kernel::audit::Fresh;
use kernel::once::Once;
use opendata::Error;
use opendata::reuses::{
    Reuse, ReuseDecide, ReuseNew, Sort, State, reuse_decide, reuse_tell, reuse_withdraw,
    reuses_shown, reuses_to_decide,
};
use store::Tx;
use testkit::{World, on_both_worlds};

use crate::drafts::open_dataset;

fn modules() -> Vec<Module> {
    vec![kernel::module(), opendata::module()]
}

fn write<T: Send + 'static>(
    world: &World,
    act: impl Fn(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    world.app.db.write_blocking("test.reuse", act)
}

fn map(world: &World) -> ReuseNew {
    ReuseNew {
        id: world.app.ids.next(world.now()),
        sort: Some(Sort::Picture),
        title: "Peta klinik".to_owned(),
        about: "Semua klinik desa pada satu peta.".to_owned(),
        url: "https://peta.contoh.my/klinik".to_owned(),
        datasets: vec!["klinik".to_owned(), "klinik".to_owned()],
    }
}

fn id(actor: &Actor) -> PersonId {
    actor.id().expect("a person")
}

fn tell(world: &World, actor: &Actor, new: &ReuseNew, once: Option<Once>) -> Result<(), Error> {
    let (app, who, now, new) = (world.app.clone(), id(actor), world.now(), new.clone());
    write(world, move |tx| {
        reuse_tell(tx, &app, (who, now), &new, once.as_ref())
    })
}

fn decide(world: &World, actor: &Actor, reuse: &Reuse, reason: &str) -> Result<(), Error> {
    let cmd = ReuseDecide {
        id: reuse.id,
        show: reason.is_empty(),
        reason: reason.to_owned(),
        fresh: Fresh::draw(&world.app.ids, world.now()),
    };
    let (actor, now) = (actor.clone(), world.now());
    write(world, move |tx| reuse_decide(tx, (&actor, now), &cmd))
}

fn withdraw(world: &World, actor: &Actor, reuse: &Reuse) -> Result<(), Error> {
    let (who, now, reuse) = (id(actor), world.now(), reuse.id);
    write(world, move |tx| reuse_withdraw(tx, (who, now), reuse))
}

fn shown(world: &World) -> Vec<Reuse> {
    write(world, |tx| reuses_shown(tx, Some("klinik"), (20, 0))).expect("a list")
}

fn waiting(world: &World, actor: &Actor) -> Vec<Reuse> {
    let actor = actor.clone();
    write(world, move |tx| reuses_to_decide(tx, &actor)).expect("a list")
}

#[test]
fn nobody_sees_a_reuse_before_an_officer_of_the_publisher_decided_so() {
    on_both_worlds(modules, |world| {
        open_dataset(world);
        let (maker, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let once = || Some(Once::new("test", "key", b"the same"));
        tell(world, &maker, &map(world), once()).expect("told");
        tell(world, &maker, &map(world), once()).expect("told once");
        assert_eq!(shown(world), []);
        let others = [
            world.officer("officer", "mbjb"),
            world.citizen("Badrul"),
            Actor::anonymous(),
            maker.clone(),
        ];
        let all = waiting(world, &officer);
        assert_eq!(all.len(), 1, "one form tells of one");
        let reuse = all.first().expect("one");
        assert_eq!(reuse.datasets, ["klinik"]);
        for other in &others {
            assert_eq!(waiting(world, other), []);
            let refused = decide(world, other, reuse, "");
            assert!(matches!(refused, Err(Error::Missing)), "{refused:?}");
        }
        decide(world, &officer, reuse, "").expect("shown");
        decide(world, &officer, reuse, "").expect("shown already");
        assert_eq!(shown(world).len(), 1);
        let silent = decide(world, &officer, reuse, " ");
        assert!(matches!(silent, Err(Error::ReasonMissing)), "{silent:?}");
        decide(world, &officer, reuse, "Laman rosak.").expect("hidden");
        assert_eq!(shown(world), []);
    });
}

#[test]
fn whoever_told_of_it_takes_it_back_and_nobody_brings_it_out_again() {
    on_both_worlds(modules, |world| {
        open_dataset(world);
        let (maker, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        tell(world, &maker, &map(world), None).expect("told");
        let all = waiting(world, &officer);
        let reuse = all.first().expect("one");
        decide(world, &officer, reuse, "").expect("shown");
        let other = withdraw(world, &world.citizen("Badrul"), reuse);
        assert!(matches!(other, Err(Error::Missing)));
        assert_eq!(shown(world).first().expect("one").state, State::Shown);
        for _ in 0..2 {
            withdraw(world, &maker, reuse).expect("taken back");
        }
        assert_eq!(shown(world), []);
        let again = decide(world, &officer, reuse, "");
        assert!(matches!(again, Err(Error::Missing)));
    });
}

#[test]
fn what_names_no_page_no_dataset_or_people_is_refused() {
    on_both_worlds(modules, |world| {
        open_dataset(world);
        let maker = world.citizen("Aminah");
        let wrong = [
            ReuseNew {
                sort: None,
                ..map(world)
            },
            ReuseNew {
                title: String::new(),
                ..map(world)
            },
            ReuseNew {
                about: "a".repeat(ReuseNew::ABOUT_MAX + 1),
                ..map(world)
            },
            ReuseNew {
                about: "Hubungi 012-345 6789.".to_owned(),
                ..map(world)
            },
            ReuseNew {
                url: "javascript:alert(1)".to_owned(),
                ..map(world)
            },
            ReuseNew {
                datasets: vec!["klinik".to_owned(), "tiada".to_owned()],
                ..map(world)
            },
            ReuseNew {
                datasets: Vec::new(),
                ..map(world)
            },
        ];
        for new in &wrong {
            let refused = tell(world, &maker, new, None);
            assert!(refused.is_err(), "{new:?}");
        }
        assert_eq!(waiting(world, &world.officer("officer", "mbpj")), []);
    });
}

#[test]
fn what_is_shown_is_open_data() {
    on_both_worlds(modules, |world| {
        open_dataset(world);
        let (maker, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        tell(world, &maker, &map(world), None).expect("told");
        let all = waiting(world, &officer);
        decide(world, &officer, all.first().expect("one"), "").expect("shown");
        opendata::datasets_refresh(&world.app).expect("published");
        let rows = write(world, |tx| opendata::dataset_show(tx, "data-reuses"));
        let rows = rows.expect("a dataset").versions.first().expect("one").rows;
        assert_eq!(rows, 1);
    });
}
