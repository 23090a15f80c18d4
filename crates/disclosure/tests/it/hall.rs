//! A hall in which people ask and officers answer.

use base::{Actor, Lang};
use disclosure::Error;
use disclosure::actions::{self, Created};
use disclosure::model::{RequestFilter, RequestFresh, RequestNew, RequestRow, RequestSeen, Shown};
use kernel::Module;
use kernel::audit::Fresh;
use kernel::cases::{CaseId, CaseMove, Deadline};
use kernel::documents::Enclosed;
use kernel::once::Once;
use testkit::World;

pub(crate) fn modules() -> Vec<Module> {
    vec![kernel::module(), disclosure::module()]
}

pub(crate) fn new(world: &World, agency: &str) -> RequestNew {
    RequestNew {
        agency: agency.to_owned(),
        title: "Perbelanjaan lampu jalan".to_owned(),
        words: "Jumlah perbelanjaan lampu jalan dari 2020 hingga 2025, mengikut taman.".to_owned(),
        urgency: None,
        hidden: None,
        shown: Shown::Public,
        reveal: None,
        lang: Lang::MS,
        fresh: RequestFresh::draw(&world.app.ids, world.now()),
    }
}

pub(crate) fn create(
    world: &World,
    actor: &Actor,
    new: &RequestNew,
    once: Option<&Once>,
) -> Result<Created, Error> {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let (new, once) = (new.clone(), once.cloned());
    world.app.db.write_blocking("test.create", move |tx| {
        actions::request_create(tx, &app, (&actor, now), &new, once.as_ref())
    })
}

/// A request to an agency that has to be taken.
pub(crate) fn asked(world: &World, owner: &Actor, agency: &str) -> Created {
    create(world, owner, &new(world, agency), None).expect("a request")
}

/// Makes a move.
pub(crate) fn step(
    world: &World,
    actor: &Actor,
    made: &Created,
    step: &str,
    change: impl FnOnce(&mut CaseMove),
) -> Result<(), Error> {
    let now = world.now();
    let mut cmd = CaseMove::new(CaseId::from_bits(0), step, Fresh::draw(&world.app.ids, now));
    change(&mut cmd);
    let (app, actor, reference) = (world.app.clone(), actor.clone(), made.reference.clone());
    world.app.db.write_blocking("test.step", move |tx| {
        let with = (&cmd, &Enclosed::default());
        actions::request_move(tx, &app, (&actor, now), &reference, with).map(drop)
    })
}

/// Makes a move with words that has to succeed; gives the state after it.
pub(crate) fn go(world: &World, actor: &Actor, made: &Created, name: &str) -> String {
    let done = step(world, actor, made, name, |cmd| {
        cmd.body = Some("demikianlah".to_owned());
    });
    if let Err(error) = done {
        panic!("{name}: {error}");
    }
    seen(world, &Actor::system(), made)
        .expect("a request")
        .case
        .state
}

pub(crate) fn seen(world: &World, actor: &Actor, made: &Created) -> Result<RequestSeen, Error> {
    let (actor, reference) = (actor.clone(), made.reference.clone());
    world.app.db.read_blocking("test.seen", move |tx| {
        actions::request_show(tx, &actor, &reference)
    })
}

/// The newest clock of this name.
pub(crate) fn clock(world: &World, made: &Created, name: &str) -> Deadline {
    let mut clocks = seen(world, &Actor::system(), made)
        .expect("a request")
        .deadlines;
    clocks.retain(|clock| clock.clock == name);
    clocks.pop().expect("a clock")
}

pub(crate) fn listed(world: &World, filter: RequestFilter) -> Vec<RequestRow> {
    let read = world.app.db.read_blocking("test.list", move |tx| {
        actions::request_list(tx, &filter, (100, 0))
    });
    read.expect("a list")
}

pub(crate) fn found(world: &World, words: &'static str) -> usize {
    let read = world.app.db.read_blocking("test.search", move |tx| {
        actions::request_search(tx, words, 100)
    });
    read.expect("a search").len()
}
