//! The public log on both stores: how it grows, who may extend it, and what verification finds.

use std::cell::RefCell;
use std::time::Duration;

use base::Time;
use kernel::Module;
use kernel::audit::{self, Act, Fresh};
use kernel::log::rules::{Checkpoint, Edge, leaf_hash};
use kernel::log::{self, Error, STEP, Signed};
use serde_json::json;
use store::{Sql, Tx, params};
use testkit::{World, on_both_worlds};

use crate::cases;

fn modules() -> Vec<Module> {
    cases::modules()
}

/// Records so many acts, a second apart, and waits until all have positions.
pub(crate) fn acts(world: &World, count: usize) {
    let drawn: Vec<(Time, Fresh)> = (0..count)
        .map(|_| {
            world.wait(Duration::from_secs(1));
            (world.now(), Fresh::draw(&world.app.ids, world.now()))
        })
        .collect();
    let write = move |tx: &mut Tx<'_>| {
        for (number, (at, fresh)) in drawn.iter().enumerate() {
            let act = Act {
                name: "test.done",
                agency: "mbpj",
                kind: "test",
                reference: "TT-1",
                public: number % 2 == 0,
                subject: (&format!("test-{number}"), 0),
                payload: json!({"number": number}),
            };
            audit::record(tx, *at, fresh, &act)?;
        }
        Ok::<_, store::Error>(())
    };
    world
        .app
        .db
        .write_blocking("test.acts", write)
        .expect("acts");
    world.settle();
}

fn entries(world: &World) -> Vec<String> {
    const ENTRIES: Sql = Sql::new(
        "test.entries",
        "select entry from kernel_audit order by kernel_audit.position",
    );
    world
        .app
        .db
        .read_blocking("test.entries", |tx| {
            tx.all(&ENTRIES, &[], |row| row.get("entry"))
        })
        .map_err(|error: store::Error| error)
        .expect("entries")
}

fn recorded(world: &World) -> u64 {
    u64::try_from(entries(world).len()).expect("a size")
}

fn newest(world: &World) -> Option<Signed> {
    world
        .app
        .db
        .read_blocking("test.checkpoint", log::checkpoint)
        .map_err(|error: store::Error| error)
        .expect("an answer")
}

fn opened(world: &World) -> Checkpoint {
    let note = newest(world).expect("a checkpoint").note;
    Checkpoint::open(&note, &world.app.log.verifier).expect("signed by this log")
}

pub(crate) fn extended(world: &World) {
    while log::log_extend(&world.app).expect("a step") > 0 {}
}

/// Does something behind the back of everybody, to however many rows.
pub(crate) fn run_any(world: &World, sql: &'static str) {
    let sql = Sql::new("test.tamper", sql);
    let write = move |tx: &mut Tx<'_>| tx.exec(&sql, &params![]).map(drop);
    let done: store::Result<()> = world.app.db.write_blocking("test.tamper", write);
    done.expect("the store");
}

/// The same to one row.
pub(crate) fn run(world: &World, sql: &'static str) {
    let sql = Sql::new("test.tamper", sql);
    let write = move |tx: &mut Tx<'_>| tx.exec(&sql, &params![]);
    let rows = world.app.db.write_blocking("test.tamper", write);
    assert_eq!(rows.map_err(|error: store::Error| error), Ok(1));
}

pub(crate) fn found(world: &World) -> String {
    match log::verify_all(&world.app) {
        Err(Error::Found(finding)) => finding.to_string(),
        other => panic!("nothing was found: {other:?}"),
    }
}

#[test]
fn what_was_done_is_in_the_tree_which_grows_the_same_on_both_stores() {
    let roots = RefCell::new(Vec::new());
    on_both_worlds(modules, |world| {
        extended(world);
        assert_eq!(opened(world).size, recorded(world));
        acts(world, 300);
        extended(world);
        let mut edge = Edge::default();
        for entry in entries(world) {
            edge.push(leaf_hash(entry.as_bytes()), &mut Vec::new());
        }
        let signed = opened(world);
        assert_eq!((signed.size, signed.root), (edge.size(), edge.root()));
        assert_eq!(signed.origin, "localhost:8080/log");
        roots.borrow_mut().push(signed.root);
        let verified = log::verify_all(&world.app).expect("all fits");
        assert_eq!(
            (verified.leaves, verified.logged),
            (signed.size, signed.size)
        );
        assert!(verified.payloads >= 300 && verified.checkpoints >= 1);
    });
    let roots = roots.into_inner();
    assert_eq!(roots.len(), 2);
    assert_eq!(roots[0], roots[1]);
}

#[test]
fn a_long_record_is_taken_in_by_bounded_steps() {
    on_both_worlds(modules, |world| {
        extended(world);
        acts(world, STEP + 10);
        assert_eq!(log::log_extend(&world.app).expect("a step"), STEP);
        assert_eq!(log::log_extend(&world.app).expect("a step"), 10);
        assert_eq!(log::log_extend(&world.app).expect("nothing to do"), 0);
        let verified = log::verify_all(&world.app).expect("all fits");
        assert_eq!(verified.logged, verified.leaves);
    });
}

#[test]
fn who_was_replaced_while_it_slept_writes_nothing() {
    on_both_worlds(modules, |world| {
        extended(world);
        acts(world, 3);
        let asleep = log::growth_prepare(&world.app)
            .expect("a step")
            .expect("there is something to do");
        run(
            world,
            "update kernel_log set holder = 'another', epoch = epoch + 1",
        );
        let refused = log::growth_write(&world.app, asleep);
        assert!(matches!(refused, Err(Error::Deposed)), "{refused:?}");
        assert!(
            log::growth_prepare(&world.app).expect("a look").is_none(),
            "while another leads, this one waits"
        );
        world.wait(Duration::from_mins(1));
        extended(world);
        assert_eq!(opened(world).size, recorded(world));
    });
}

#[test]
fn the_same_step_is_not_written_twice() {
    on_both_worlds(modules, |world| {
        acts(world, 3);
        let first = log::growth_prepare(&world.app)
            .expect("a step")
            .expect("a step");
        let again = log::growth_prepare(&world.app)
            .expect("a step")
            .expect("a step");
        log::growth_write(&world.app, first).expect("written");
        let refused = log::growth_write(&world.app, again);
        assert!(matches!(refused, Err(Error::Deposed)), "{refused:?}");
        log::verify_all(&world.app).expect("all fits");
    });
}

/// What is done to a row behind the log's back, and what verification calls it.
const TAMPERED: &[(&str, &str)] = &[
    (
        "update kernel_audit set entry = replace(entry, 'mbpj', 'dbkl') where position = 3",
        "the act at position 3: its entry is not the one that was logged",
    ),
    (
        "update kernel_audit set payload = '{\"number\":7}' where position = 4",
        "the act at position 4: what it did is not what its entry commits to",
    ),
    (
        "update kernel_audit set salt = null where position = 4",
        "the act at position 4: what it did is not what its entry commits to",
    ),
    (
        "update kernel_audit set at_us = at_us - 86400000000 where position = 5",
        "the act at position 5: its row has another time than its entry",
    ),
    (
        "update kernel_audit set act = 'test.undone' where position = 5",
        "the act at position 5: its row has another act than its entry",
    ),
    (
        "delete from kernel_audit where position = 6",
        "no act stands at position 6",
    ),
];

#[test]
fn whatever_is_changed_behind_the_logs_back_is_named() {
    for (sql, expected) in TAMPERED {
        on_both_worlds(modules, |world| {
            acts(world, 8);
            extended(world);
            log::verify_all(&world.app).expect("all fits before");
            run(world, sql);
            assert_eq!(&found(world), expected);
        });
    }
}

fn swap_second_and_third(world: &World) {
    for step in [
        "update kernel_audit set position = 1000000 where position = 2",
        "update kernel_audit set position = 2 where position = 3",
        "update kernel_audit set position = 3 where position = 1000000",
    ] {
        run(world, step);
    }
}

#[test]
fn the_last_act_cannot_be_left_out_nor_two_change_places() {
    on_both_worlds(modules, |world| {
        acts(world, 8);
        extended(world);
        let last = entries(world).len();
        swap_second_and_third(world);
        assert_eq!(
            found(world),
            "the act at position 2: its entry is not the one that was logged"
        );
        swap_second_and_third(world);
        log::verify_all(&world.app).expect("all fits again");
        run(
            world,
            "delete from kernel_audit where position = (select max(position) from kernel_audit)",
        );
        let expected = format!("{last} acts were logged, but only {} are there", last - 1);
        assert_eq!(found(world), expected);
    });
}

#[test]
fn what_was_signed_is_verified_as_well() {
    on_both_worlds(modules, |world| {
        acts(world, 8);
        extended(world);
        let size = opened(world).size;
        run(
            world,
            "update kernel_log_checkpoint set note = replace(note, 'localhost', 'elsewhere')
             where hour = (select max(hour) from kernel_log_checkpoint)",
        );
        let expected = format!("the checkpoint of {size} acts was not signed by this log");
        assert_eq!(found(world), expected);
    });
}

#[test]
fn a_case_that_was_changed_without_an_act_is_named() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        cases::open_at(
            world,
            &owner,
            ("mbpj", None),
            kernel::cases::Area::default(),
        );
        world.settle();
        extended(world);
        assert_eq!(log::verify_all(&world.app).expect("all fits").cases, 1);
        run(world, "update kernel_case set state = 'granted'");
        assert!(found(world).ends_with("its state is not the one that its last act left"));
        run(
            world,
            "update kernel_case set state = 'received', version = version + 1",
        );
        assert!(found(world).ends_with("its version is not the one that its last act left"));
    });
}
