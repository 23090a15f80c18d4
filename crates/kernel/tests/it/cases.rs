//! The case engine on both stores, with a kind of case that has nothing to do with reports.

use std::time::Duration;

use base::{Actor, Time};
use kernel::Module;
use kernel::audit::Fresh;
use kernel::cases::{self, Area, Basis, CaseId, CaseMove, Error, Moved, Phase, Queue, QueueAsk};
use proptest::test_runner::{Config, TestRunner};
use testkit::{World, on_both_worlds};

use crate::opened::{kinds_alone, opened};

const PERMIT: &str = r#"
    code = "permit"
    version = 1
    words = "permits"
    prefix = "PM"
    page = "x"
    initial = ["draft", "received"]
    states = [
        { code = "draft", phase = "hidden" },
        { code = "received", phase = "open" },
        { code = "asked", phase = "waiting" },
        { code = "granted", phase = "closed" },
    ]
    moves = [
        { code = "send", from = ["draft"], to = "received", by = ["owner"], audience = "case" },
        { code = "take", from = ["received"], by = ["officer"], audience = "public", claims = true },
        { code = "ask", from = ["received"], to = "asked", by = ["officer"], audience = "case", text = true },
        { code = "answer", from = ["asked"], to = "received", by = ["owner"], audience = "case", text = true },
        { code = "note", from = ["received", "asked"], by = ["officer"], audience = "internal", text = true },
        { code = "pass", from = ["received"], by = ["officer"], audience = "public", hands_over = true },
        { code = "grant", from = ["received"], to = "granted", by = ["officer"], audience = "public" },
    ]
    clocks = [
        { code = "acknowledge", meets = ["take", "ask", "grant"] },
        { code = "resolve", meets = ["grant"], leads = true },
    ]
    retention = { days = 365 }
"#;

const WORDS: &str = "permits-clock-acknowledge = a\npermits-clock-resolve = r\npermits-state-draft = d\npermits-state-received = r\npermits-state-asked = a
permits-state-granted = g\npermits-move-send = s\npermits-move-take = t\npermits-move-ask = a
permits-move-answer = a\npermits-move-note = n\npermits-move-pass = p\npermits-move-grant = g\n";

pub(crate) fn modules() -> Vec<Module> {
    let words = &[("ms", WORDS), ("en", WORDS), ("zh", WORDS), ("ta", WORDS)];
    let permits = kinds_alone("permits", &[PERMIT], words);
    vec![kernel::module(), permits]
}

fn open(world: &World, owner: &Actor, agency: &str, topic: &str) -> CaseId {
    open_at(world, owner, (agency, Some(topic)), Area::default())
}

pub(crate) fn open_at(
    world: &World,
    owner: &Actor,
    (agency, topic): (&str, Option<&str>),
    area: Area,
) -> CaseId {
    opened(world, owner, ("permit", "received"), |cmd| {
        cmd.reference = world.app.ids.reference("PM");
        agency.clone_into(&mut cmd.agency);
        cmd.topic = topic.map(str::to_owned);
        cmd.area = area;
        cmd.payload = serde_json::json!({"area_m2": 120});
    })
}

pub(crate) fn step(
    world: &World,
    actor: &Actor,
    id: CaseId,
    step: &str,
    change: impl FnOnce(&mut CaseMove),
) -> Result<Moved, Error> {
    let now = world.now();
    let mut cmd = CaseMove::new(id, step, Fresh::draw(&world.app.ids, now));
    change(&mut cmd);
    let (app, actor) = (world.app.clone(), actor.clone());
    world.app.db.write_blocking("test.step", move |tx| {
        let registry = app.registry.get(tx)?;
        cases::case_move(tx, &app.kinds, &registry, (&actor, now), &cmd)
    })
}

fn at(text: &str) -> Time {
    Time::parse_rfc3339(&format!("{text}+08:00")).expect("an instant")
}

fn positions(world: &World, id: CaseId) -> (Vec<i64>, Vec<i64>) {
    const LEAVES: store::Sql = store::Sql::new(
        "test.leaves",
        "select version, position from kernel_audit where subject = $1 order by position",
    );
    world.settle();
    let rows = world
        .app
        .db
        .read_blocking("test.leaves", move |tx| {
            tx.all(&LEAVES, &store::params![id], |row| {
                Ok((
                    row.get::<i64>("version")?,
                    row.get::<Option<i64>>("position")?,
                ))
            })
        })
        .expect("leaves");
    (
        rows.iter().map(|row| row.0).collect(),
        rows.iter().filter_map(|row| row.1).collect(),
    )
}

#[test]
fn a_case_lives_and_each_move_leaves_one_leaf() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "dbkl"));
        let id = open(world, &owner, "dbkl", "pothole-local");
        step(world, &officer, id, "take", |_| {}).expect("take");
        world.wait(Duration::from_hours(1));
        let asked = step(world, &officer, id, "ask", |cmd| {
            cmd.body = Some("  Di mana?\r\n ".to_owned());
        });
        assert_eq!(asked.expect("ask").case.phase, Phase::Waiting);
        step(world, &owner, id, "answer", |cmd| {
            cmd.body = Some("Di sini".to_owned());
        })
        .expect("answer");
        let done = step(world, &officer, id, "grant", |_| {})
            .expect("grant")
            .case;
        assert_eq!(
            (done.phase, done.version, done.closed),
            (Phase::Closed, 4, Some(world.now()))
        );

        let (app, reader) = (world.app.clone(), owner.clone());
        let (entries, clocks) = world
            .app
            .db
            .read_blocking("test.timeline", move |tx| {
                let case = cases::case_find(tx, &reader, id)?;
                let _ = &app;
                cases::case_timeline(tx, &reader, &case)
            })
            .expect("a timeline");
        let steps: Vec<_> = entries.iter().map(|entry| entry.step.as_str()).collect();
        assert_eq!(steps, ["open", "take", "ask", "answer", "grant"]);
        assert_eq!(entries[2].body.as_deref(), Some("Di mana?"));
        assert!(
            clocks.iter().all(|clock| clock.met.is_some()),
            "{clocks:#?}"
        );
        let (versions, _) = positions(world, id);
        assert_eq!(versions.len(), 5, "one leaf for each act");
    });
}

#[test]
fn the_clock_stands_while_the_owner_is_asked() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        // MBPJ published nothing about potholes: three working days are our estimate.
        let id = open(world, &owner, "mbpj", "pothole-local");
        let before = step(world, &officer, id, "take", |_| {})
            .expect("take")
            .case;
        assert_eq!(before.due, Some(at("2026-11-26T17:00:00")));
        assert_eq!(before.due_basis, Some(Basis::Estimate));
        step(world, &officer, id, "ask", |cmd| {
            cmd.body = Some("?".to_owned());
        })
        .expect("ask");
        world.wait(Duration::from_hours(7 * 24));
        let after = step(world, &owner, id, "answer", |cmd| {
            cmd.body = Some("!".to_owned());
        });
        let after = after.expect("answer").case;
        assert_eq!(
            after.due,
            Some(at("2026-12-03T17:00:00")),
            "what was left is left"
        );
    });
}

#[test]
fn a_promise_is_told_from_an_estimate() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let id = open(world, &owner, "dbkl", "pothole-local");
        let case = world
            .app
            .db
            .read_blocking("test.case", move |tx| {
                cases::case_find(tx, &Actor::system(), id)
            })
            .expect("a case");
        assert_eq!(case.due_basis, Some(Basis::Promise));
        assert_eq!(case.due, Some(world.now() + Duration::from_hours(24)));
    });
}

#[test]
fn a_hand_over_starts_the_next_agencys_clocks() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let id = open(world, &owner, "mbpj", "pothole-local");
        world.wait(Duration::from_hours(24));
        let to = |agency: &str| {
            let agency = agency.to_owned();
            move |cmd: &mut CaseMove| cmd.agencies = vec![agency]
        };
        let refused = step(world, &officer, id, "pass", to("nobody"));
        assert!(matches!(refused, Err(Error::AgencyUnknown)));
        assert!(matches!(
            step(world, &officer, id, "pass", to("mbpj")),
            Err(Error::AgencySame)
        ));
        let moved = step(world, &officer, id, "pass", to("dbkl"))
            .expect("pass")
            .case;
        assert_eq!(
            (moved.agency.as_str(), moved.turn, moved.holder),
            ("dbkl", 1, None)
        );
        assert_eq!(moved.due, Some(world.now() + Duration::from_hours(24)));
        let late = step(world, &officer, id, "take", |_| {});
        assert!(
            matches!(late, Err(Error::NotFound)),
            "it is at another agency's desk now"
        );
    });
}

#[test]
fn who_may_not_is_told_nothing_and_changes_nothing() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let (other, elsewhere) = (world.citizen("Badrul"), world.officer("officer", "dbkl"));
        let id = open(world, &owner, "mbpj", "pothole-local");
        for stranger in [&other, &elsewhere, &Actor::anonymous()] {
            assert!(matches!(
                step(world, stranger, id, "take", |_| {}),
                Err(Error::NotFound)
            ));
        }
        assert!(matches!(
            step(world, &owner, id, "take", |_| {}),
            Err(Error::Forbidden)
        ));
        assert!(matches!(
            step(world, &officer, id, "answer", |_| {}),
            Err(Error::Forbidden)
        ));
        assert!(matches!(
            step(world, &officer, id, "vanish", |_| {}),
            Err(Error::NotPossible { .. })
        ));
        assert!(matches!(
            step(world, &officer, id, "ask", |_| {}),
            Err(Error::TextMissing)
        ));
        let long = "x".repeat(4_001);
        let refused = step(world, &officer, id, "ask", |cmd| cmd.body = Some(long));
        assert!(matches!(refused, Err(Error::TextTooLong)));
        let stale = step(world, &officer, id, "take", |cmd| cmd.version = Some(7));
        assert!(matches!(stale, Err(Error::Stale(0))));
        assert_eq!(
            positions(world, id).0,
            [0],
            "nothing but the opening was recorded"
        );
    });
}

#[test]
fn of_two_officers_one_wins() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let id = open(world, &owner, "mbpj", "pothole-local");
        let outcomes: Vec<Result<Moved, Error>> = std::thread::scope(|scope| {
            let racers: Vec<_> = (0..8)
                .map(|_| {
                    let officer = &officer;
                    scope.spawn(move || {
                        step(world, officer, id, "take", |cmd| cmd.version = Some(0))
                    })
                })
                .collect();
            racers
                .into_iter()
                .map(|racer| racer.join().expect("a racer"))
                .collect()
        });
        let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(won, 1, "{outcomes:?}");
        assert_eq!(positions(world, id).0, [0, 1]);
    });
}

#[test]
fn queues_show_what_is_to_do() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let first = open(world, &owner, "mbpj", "pothole-local");
        let second = open(world, &owner, "mbpj", "streetlight-local");
        open(world, &owner, "dbkl", "pothole-local");
        step(world, &officer, first, "take", |_| {}).expect("take");
        let (actor, now) = (officer.clone(), world.now());
        let (counts, new, elsewhere) = world
            .app
            .db
            .read_blocking("test.queue", move |tx| {
                let counts = cases::queue_counts(tx, (&actor, now), "mbpj")?;
                let new = cases::case_queue(tx, (&actor, now), "mbpj", &QueueAsk::of(Queue::New))?;
                let elsewhere =
                    cases::case_queue(tx, (&actor, now), "dbkl", &QueueAsk::of(Queue::New));
                Ok::<_, Error>((counts, new, elsewhere.is_err()))
            })
            .expect("queues");
        assert_eq!(new.iter().map(|row| row.id).collect::<Vec<_>>(), [second]);
        let count = |queue| {
            counts
                .iter()
                .find(|(known, _)| *known == queue)
                .map(|(_, n)| *n)
        };
        assert_eq!(
            (count(Queue::New), count(Queue::Mine), count(Queue::Open)),
            (Some(1), Some(1), Some(2))
        );
        assert!(elsewhere, "another agency's queue is closed to the officer");
    });
}

/// Whatever is tried in whatever order by whomever: the case never leaves its table of moves, its
/// versions count its moves, and each move left exactly one leaf.
#[test]
fn no_sequence_of_moves_leaves_the_table() {
    const STEPS: [&str; 7] = ["send", "take", "ask", "answer", "note", "pass", "grant"];
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officers = [
            world.officer("officer", "mbpj"),
            world.officer("officer", "dbkl"),
        ];
        let moves = proptest::collection::vec((0_usize..7, 0_usize..3), 0..14);
        let mut runner = TestRunner::new(Config {
            cases: 24,
            ..Config::default()
        });
        let outcome = runner.run(&moves, |moves| {
            let id = open(world, &owner, "mbpj", "pothole-local");
            let kind = world.app.kinds.get("permit").expect("the kind");
            let mut state = "received".to_owned();
            let mut made = 0;
            for (step_place, who) in moves {
                let actor = officers.get(who).unwrap_or(&owner);
                let code = STEPS[step_place];
                let to = if made % 2 == 0 { "dbkl" } else { "mbpj" };
                let outcome = step(world, actor, id, code, |cmd| {
                    cmd.body = Some("x".to_owned());
                    cmd.agencies = vec![to.to_owned()];
                });
                if let Ok(moved) = outcome {
                    let known = kind.step(code).expect("a move of the table");
                    assert!(known.from.contains(&state), "{code} from {state}");
                    assert_eq!(moved.case.state, known.to.clone().unwrap_or(state));
                    state = moved.case.state;
                    made += 1;
                    assert_eq!(moved.case.version, made);
                }
            }
            let leaves = positions(world, id).0;
            assert_eq!(leaves, (0..=made).collect::<Vec<_>>());
            Ok(())
        });
        outcome.expect("every sequence");
    });
}
