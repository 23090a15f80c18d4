//! The event feed: who may read which events of a case, whenever they ask.

use std::time::Duration;

use base::{Actor, PersonId};
use kernel::Module;
use kernel::audit::{self, EventPage, Fresh};
use kernel::cases::{self, CaseId, CaseMove};
use testkit::{World, on_both_worlds};

use crate::opened::{kinds_alone, opened};

const SECOND: Duration = Duration::from_secs(1);
const LETTER: &str = r#"
    code = "letter"
    version = 1
    words = "letters"
    prefix = "LT"
    page = "x"
    initial = ["hidden", "open"]
    states = [
        { code = "hidden", phase = "hidden" },
        { code = "open", phase = "open" },
        { code = "done", phase = "closed" },
    ]
    moves = [
        { code = "show", from = ["hidden"], to = "open", by = ["owner"], audience = "case" },
        { code = "note", from = ["open"], by = ["officer"], audience = "internal", text = true },
        { code = "ask", from = ["open"], by = ["officer"], audience = "case", text = true },
        { code = "end", from = ["open"], to = "done", by = ["officer"], audience = "public" },
    ]
    clocks = [{ code = "resolve", meets = ["end"], leads = true }]
    retention = { days = 30 }
"#;

const WORDS: &str = "letters-clock-resolve = c\nletters-state-hidden = h\nletters-state-open = o\nletters-state-done = d
letters-move-show = s\nletters-move-note = n\nletters-move-ask = a\nletters-move-end = e\n";

pub(crate) fn modules() -> Vec<Module> {
    let words = &[("ms", WORDS), ("en", WORDS), ("zh", WORDS), ("ta", WORDS)];
    let letters = kinds_alone("letters", &[LETTER], words);
    vec![kernel::module(), letters]
}

pub(crate) fn open(world: &World, owner: &Actor, state: &str, public: bool) -> CaseId {
    // What happens at the same moment has no order of its own on PostgreSQL.
    world.wait(SECOND);
    opened(world, owner, ("letter", state), |cmd| cmd.public = public)
}

pub(crate) fn step(world: &World, actor: &Actor, id: CaseId, step: &str) {
    world.wait(SECOND);
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let cmd = CaseMove {
        body: Some("rahsia".to_owned()),
        ..CaseMove::new(id, step, Fresh::draw(&world.app.ids, now))
    };
    let moved = world.app.db.write_blocking("test.move", move |tx| {
        let registry = app.registry.get(tx)?;
        cases::case_move(tx, &app.kinds, &registry, (&actor, now), &cmd).map(drop)
    });
    moved.expect("a move");
}

fn page(world: &World, actor: &Actor, after: i64, limit: usize) -> EventPage {
    let actor = actor.clone();
    let read = move |tx: &mut store::Tx<'_>| audit::events_after(tx, &actor, (after, limit));
    let page = world.app.db.read_blocking("test.events", read);
    page.map_err(|error: store::Error| error).expect("a page")
}

/// Waits until all events have positions, so many.
fn settled(world: &World, count: i64) {
    world.settle();
    let last = world.app.db.read_blocking("test.last", audit::event_last);
    assert_eq!(
        last.map_err(|error: store::Error| error).expect("events"),
        count
    );
}

/// What a reader sees, as `position name`, read two at a time.
fn seen(world: &World, actor: &Actor) -> Vec<String> {
    let (mut found, mut after) = (Vec::new(), 0);
    loop {
        let page = page(world, actor, after, 2);
        if page.next == after {
            return found;
        }
        after = page.next;
        let names = page.items.iter();
        found.extend(names.map(|event| format!("{} {}", event.position, event.name)));
    }
}

#[test]
fn each_reader_sees_what_they_may_and_nothing_of_the_rest() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let public = open(world, &owner, "open", true);
        step(world, &officer, public, "note");
        step(world, &officer, public, "ask");
        step(world, &officer, public, "end");
        let private = open(world, &owner, "open", false);
        step(world, &officer, private, "end");
        settled(world, 6);
        let all = [
            "1 letter.open",
            "2 letter.note",
            "3 letter.ask",
            "4 letter.end",
            "5 letter.open",
            "6 letter.end",
        ];
        let everyone = ["1 letter.open", "4 letter.end"];
        assert_eq!(seen(world, &officer), all);
        assert_eq!(seen(world, &Actor::system()), all);
        let own = [
            "1 letter.open",
            "3 letter.ask",
            "4 letter.end",
            "5 letter.open",
            "6 letter.end",
        ];
        assert_eq!(seen(world, &owner), own);
        for stranger in [
            Actor::anonymous(),
            Actor::person(PersonId::from_bits(7), "Badrul"),
            world.officer("officer", "dbkl"),
        ] {
            assert_eq!(seen(world, &stranger), everyone);
        }
        let mut token = officer.clone();
        token.via = base::Via::Token {
            scopes: vec!["open311.write".to_owned()],
        };
        assert_eq!(seen(world, &token), everyone, "a token's scopes narrow it");
        token.via = base::Via::Token {
            scopes: vec!["cases.read".to_owned()],
        };
        assert_eq!(seen(world, &token), all);
        let mut program = owner.clone();
        program.via = base::Via::Token {
            scopes: vec!["open311.write".to_owned()],
        };
        assert_eq!(
            seen(world, &program),
            everyone,
            "a token's scopes narrow it"
        );
        let told = format!("{:?}", page(world, &officer, 0, 10));
        assert!(!told.contains("rahsia"), "{told}");
    });
}

#[test]
fn a_case_that_comes_into_the_open_is_announced_by_that_and_not_before() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let hidden = open(world, &owner, "hidden", true);
        settled(world, 1);
        let everyone = Actor::anonymous();
        assert!(page(world, &everyone, 0, 10).items.is_empty());
        step(world, &owner, hidden, "show");
        settled(world, 2);
        // Whoever was up to date and whoever begins anew see the same.
        assert_eq!(page(world, &everyone, 1, 10).items.len(), 1);
        assert_eq!(seen(world, &everyone), ["2 letter.show"]);
    });
}

#[test]
fn the_feed_goes_on_where_it_was_left() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        open(world, &owner, "open", false);
        let shown = open(world, &owner, "open", true);
        settled(world, 2);
        let everyone = Actor::anonymous();
        let first = page(world, &everyone, 0, 1);
        assert_eq!((first.items.len(), first.next), (1, 2));
        assert_eq!(
            page(world, &everyone, 2, 1),
            EventPage {
                items: Vec::new(),
                next: 2
            }
        );
        assert_eq!(page(world, &everyone, i64::MAX, 1).next, i64::MAX);
        let officer = world.officer("officer", "mbpj");
        step(world, &officer, shown, "end");
        settled(world, 3);
        assert_eq!(page(world, &everyone, 2, 1).items[0].version, 1);
    });
}
