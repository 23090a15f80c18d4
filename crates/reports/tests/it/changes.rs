//! The feed of changed reports: whoever follows it holds all public reports and nothing else, on both stores.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use base::Actor;
use kernel::audit;
use kernel::cases::CaseId;
use reports::actions::{self, Created};
use reports::changes::{self, ChangePage};
use reports::model::{ReportFilter, ReportRow, Visibility};
use store::{Sql, params};
use testkit::{World, on_both_worlds};

use crate::journeys::{act, create, modules, new};

const MINUTE: Duration = Duration::from_mins(1);
const HIDE: Sql = Sql::new(
    "test.hide",
    "update kernel_case set public = false where id = $1",
);

fn page(world: &World, after: i64, limit: usize) -> ChangePage {
    let read = move |tx: &mut store::Tx<'_>| changes::report_changes(tx, (after, limit));
    let page = world.app.db.read_blocking("test.changes", read);
    page.expect("a page")
}

fn made(world: &World, owner: &Actor, visibility: Visibility) -> Created {
    let mut report = new(world);
    report.visibility = visibility;
    create(world, owner, &report, None, None).expect("a report")
}

/// The last event, once all have positions.
fn settled(world: &World) -> i64 {
    world.settle();
    let last = world.app.db.read_blocking("test.last", audit::event_last);
    last.map_err(|error: store::Error| error).expect("events")
}

/// What somebody holds who replaces what they hold by what comes.
#[derive(Default)]
struct Follower {
    after: i64,
    held: BTreeMap<String, ReportRow>,
    gone: Vec<String>,
}

impl Follower {
    fn take(&mut self, page: ChangePage) {
        assert!(page.next >= self.after, "a feed never goes back");
        for change in page.items {
            assert!(change.position > self.after, "nothing comes twice");
            let reference = change.reference.to_string();
            if let Some(row) = change.report {
                self.held.insert(reference, row);
            } else {
                self.held.remove(&reference);
                self.gone.push(reference);
            }
        }
        self.after = page.next;
    }

    fn until(&mut self, world: &World, last: i64, limit: usize) {
        while self.after < last {
            self.take(page(world, self.after, limit));
        }
    }
}

fn public(world: &World) -> BTreeMap<String, ReportRow> {
    let read =
        |tx: &mut store::Tx<'_>| actions::report_list(tx, &ReportFilter::default(), (10_000, 0));
    let rows = world
        .app
        .db
        .read_blocking("test.list", read)
        .expect("a list");
    rows.into_iter()
        .map(|row| (row.reference.to_string(), row))
        .collect()
}

fn hide(world: &World, id: CaseId) {
    let hide = move |tx: &mut store::Tx<'_>| tx.exec(&HIDE, &params![id]);
    let hidden = world.app.db.write_blocking("test.hide", hide);
    assert_eq!(hidden, Ok::<_, store::Error>(1));
}

#[test]
fn whoever_follows_while_many_write_holds_all_public_reports() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let done = AtomicBool::new(false);
        let mut follower = std::thread::scope(|scope| {
            let following = scope.spawn(|| {
                let mut follower = Follower::default();
                while !done.load(Ordering::SeqCst) {
                    follower.take(page(world, follower.after, 3));
                }
                follower
            });
            let writers: Vec<_> = (0..4)
                .map(|writer| {
                    let (owner, officer) = (&owner, &officer);
                    scope.spawn(move || {
                        for number in 0..6 {
                            let private = (writer + number) % 3 == 0;
                            let visibility = if private {
                                Visibility::Private
                            } else {
                                Visibility::Named
                            };
                            let report = made(world, owner, visibility);
                            act(world, officer, &report, "claim", "").expect("a claim");
                            act(world, officer, &report, "note", "dalaman").expect("a note");
                            act(world, officer, &report, "resolve", "siap").expect("an end");
                        }
                    })
                })
                .collect();
            for writer in writers {
                writer.join().expect("a writer");
            }
            done.store(true, Ordering::SeqCst);
            following.join().expect("a follower")
        });
        let last = settled(world);
        follower.until(world, last, 3);
        let expected = public(world);
        assert_eq!(expected.len(), 16);
        assert_eq!(follower.held, expected, "nothing is missed");
        assert!(
            follower.gone.is_empty(),
            "what was never public is not named"
        );
        for limit in [1, 7, 200] {
            let mut late = Follower::default();
            late.until(world, last, limit);
            assert_eq!(late.held, expected, "from the beginning, {limit} at a time");
        }
    });
}

#[test]
fn what_is_taken_from_the_public_is_gone_from_every_piece_and_named_once() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let report = made(world, &owner, Visibility::Named);
        let other = made(world, &owner, Visibility::Named);
        let mut early = Follower::default();
        early.until(world, settled(world), 50);
        assert_eq!(early.held.len(), 2);
        world.wait(MINUTE);
        hide(world, report.id);
        act(world, &officer, &report, "note", "disembunyikan").expect("a note");
        let reference = report.reference.to_string();
        for limit in [1, 50] {
            let mut late = Follower::default();
            late.until(world, settled(world), limit);
            let held: Vec<_> = late.held.keys().cloned().collect();
            assert_eq!(held, [other.reference.to_string()], "no word of it is left");
        }
        early.until(world, settled(world), 50);
        assert_eq!(early.gone, [reference]);
        assert_eq!(early.held, public(world));
        act(world, &officer, &report, "note", "masih").expect("a note");
        early.until(world, settled(world), 50);
        assert_eq!(early.gone.len(), 1, "what goes on in private is nobody's");
    });
}

#[test]
fn an_end_that_is_reached_stays_until_something_happens() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        made(world, &owner, Visibility::Named);
        let last = settled(world);
        assert_eq!(page(world, 0, 50).next, last);
        let end = page(world, last, 50);
        assert_eq!((end.items.len(), end.next), (0, last));
        let beyond = page(world, i64::MAX, 50);
        assert_eq!((beyond.items.len(), beyond.next), (0, i64::MAX));
    });
}
