//! What officers settle among themselves, and their queues in every order, on both stores.

use std::collections::BTreeSet;

use base::{Actor, PersonId};
use kernel::audit::Fresh;
use kernel::cases::{
    self, Area, Case, CaseAssign, CaseId, CasePrioritise, Error, Holder, Order, Priority, Queue,
    QueueAsk, QueueFilter, QueueRow,
};
use testkit::{World, on_both_worlds};

use crate::cases::{modules, open_at, step};

fn at_mbpj(world: &World, owner: &Actor, topic: &str, district: &str) -> CaseId {
    let area = Area {
        state: Some("MY-10".to_owned()),
        district: Some(district.to_owned()),
    };
    open_at(world, owner, ("mbpj", Some(topic)), area)
}

/// All rows of a queue, a page after the other.
fn all(world: &World, actor: &Actor, ask: QueueAsk) -> Vec<QueueRow> {
    let (actor, now) = (actor.clone(), world.now());
    let rows = world.app.db.read_blocking("test.queue", move |tx| {
        let (mut all, mut ask) = (Vec::new(), ask.clone());
        loop {
            let mut rows = cases::case_queue(tx, (&actor, now), "mbpj", &ask)?;
            let more = rows.len() > 50;
            rows.truncate(50);
            ask.after = rows.last().map(|row| (row.place, row.id.to_string()));
            all.extend(rows);
            if !more {
                return Ok::<_, Error>(all);
            }
        }
    });
    rows.expect("a queue")
}

fn ids(rows: &[QueueRow]) -> Vec<CaseId> {
    rows.iter().map(|row| row.id).collect()
}

fn assign(
    world: &World,
    actor: &Actor,
    (id, version): (CaseId, i64),
    person: PersonId,
) -> Result<Case, Error> {
    let now = world.now();
    let cmd = CaseAssign {
        id,
        version,
        person,
        fresh: Fresh::draw(&world.app.ids, now),
    };
    let (app, actor) = (world.app.clone(), actor.clone());
    world.app.db.write_blocking("test.assign", move |tx| {
        let registry = app.registry.get(tx)?;
        cases::case_assign(tx, &registry, (&actor, now), &cmd)
    })
}

fn prioritise(
    world: &World,
    actor: &Actor,
    (id, version): (CaseId, i64),
    priority: Priority,
) -> Result<Case, Error> {
    let now = world.now();
    let cmd = CasePrioritise {
        id,
        version,
        priority,
        fresh: Fresh::draw(&world.app.ids, now),
    };
    let actor = actor.clone();
    world.app.db.write_blocking("test.prioritise", move |tx| {
        cases::case_prioritise(tx, (&actor, now), &cmd)
    })
}

#[test]
fn every_order_shows_each_case_once() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let mut made = BTreeSet::new();
        for number in 0..120_i64 {
            let id = at_mbpj(world, &owner, "pothole-local", "10_8");
            if number % 3 == 0 {
                let rank = Priority::of_rank(number % 4);
                prioritise(world, &officer, (id, 0), rank).expect("a priority");
            }
            if number % 7 == 0 {
                world.wait(std::time::Duration::from_hours(1));
            }
            made.insert(id);
        }
        for order in Order::ALL {
            let rows = all(
                world,
                &officer,
                QueueAsk {
                    order,
                    ..QueueAsk::of(Queue::Open)
                },
            );
            assert_eq!(rows.len(), made.len(), "{order:?}");
            assert_eq!(ids(&rows).into_iter().collect::<BTreeSet<_>>(), made);
            let sorted = rows
                .iter()
                .zip(rows.iter().skip(1))
                .all(|(one, next)| match order {
                    Order::Due => one.due <= next.due,
                    Order::Newest => one.opened >= next.opened,
                    Order::Priority => (one.priority, one.due) <= (next.priority, next.due),
                });
            assert!(sorted, "{order:?}");
        }
        let (actor, now) = (officer.clone(), world.now());
        let counts = world.app.db.read_blocking("test.counts", move |tx| {
            cases::queue_counts(tx, (&actor, now), "mbpj")
        });
        let counts = counts.expect("counts");
        assert_eq!(
            counts.first(),
            Some(&(Queue::New, 100)),
            "no more are counted"
        );
    });
}

#[test]
fn filters_narrow_a_queue() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let pothole = at_mbpj(world, &owner, "pothole-local", "10_8");
        let lamp = at_mbpj(world, &owner, "streetlight-local", "10_3");
        step(world, &officer, lamp, "take", |_| {}).expect("take");
        prioritise(world, &officer, (pothole, 0), Priority::Urgent).expect("a priority");
        let text = |value: &str| Some(value.to_owned());
        let shown = |narrow: &dyn Fn(&mut QueueFilter)| {
            let mut ask = QueueAsk::of(Queue::Open);
            narrow(&mut ask.filter);
            ids(&all(world, &officer, ask))
        };
        assert_eq!(shown(&|it| it.topic = text("pothole-local")), [pothole]);
        assert_eq!(shown(&|it| it.area = text("10_3")), [lamp]);
        assert_eq!(shown(&|it| it.area = text("MY-10")).len(), 2);
        assert_eq!(
            shown(&|it| it.holder = officer.id().map(Holder::Person)),
            [lamp]
        );
        assert_eq!(shown(&|it| it.holder = Some(Holder::Nobody)), [pothole]);
        assert_eq!(shown(&|it| it.priority = Some(Priority::Urgent)), [pothole]);
        assert_eq!(shown(&|it| it.kind = text("permit")).len(), 2);
        assert!(shown(&|it| it.state = text("granted' or '1'='1")).is_empty());
        assert_eq!(
            ids(&all(world, &officer, QueueAsk::of(Queue::Mine))),
            [lamp]
        );
        assert_eq!(
            ids(&all(world, &officer, QueueAsk::of(Queue::New))),
            [pothole]
        );
    });
}

#[test]
fn queues_by_date_and_end_hold_what_they_say() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let id = at_mbpj(world, &owner, "pothole-local", "10_8");
        let shown = |queue| ids(&all(world, &officer, QueueAsk::of(queue)));
        assert!(shown(Queue::Soon).is_empty() && shown(Queue::Overdue).is_empty());
        let due = all(world, &officer, QueueAsk::of(Queue::Open))
            .first()
            .and_then(|row| row.due)
            .expect("a date");
        world.clock.set(due - cases::SOON);
        assert_eq!(shown(Queue::Soon), [id]);
        world.clock.set(due + std::time::Duration::from_secs(1));
        assert!(shown(Queue::Soon).is_empty());
        assert_eq!(shown(Queue::Overdue), [id]);
        step(world, &officer, id, "grant", |_| {}).expect("grant");
        assert!(shown(Queue::Overdue).is_empty());
        assert_eq!(shown(Queue::Closed), [id]);
        world.wait(std::time::Duration::from_hours(31 * 24));
        assert!(shown(Queue::Closed).is_empty(), "lately means thirty days");
    });
}

#[test]
fn a_case_is_given_to_colleagues_only_and_not_behind_anybodys_back() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let colleague = world.colleague("Siti", "officer", "mbpj");
        let stranger = world.officer("officer", "dbkl");
        let id = at_mbpj(world, &owner, "pothole-local", "10_8");
        let (siti, other) = (colleague.id().expect("Siti"), stranger.id().expect("other"));
        assert!(matches!(
            assign(world, &officer, (id, 0), other),
            Err(Error::PersonMissing)
        ));
        assert!(matches!(
            assign(world, &stranger, (id, 0), other),
            Err(Error::NotFound)
        ));
        assert!(matches!(
            assign(world, &owner, (id, 0), siti),
            Err(Error::Forbidden)
        ));
        let given = assign(world, &officer, (id, 0), siti).expect("given");
        assert_eq!((given.holder, given.version), (Some(siti), 1));
        // The later of two who saw the same changes nothing.
        let late = prioritise(world, &officer, (id, 0), Priority::Low);
        assert!(matches!(late, Err(Error::Stale(1))));
        prioritise(world, &officer, (id, 1), Priority::High).expect("a priority");
        let timeline = |actor: &Actor| {
            let actor = actor.clone();
            let read = world.app.db.read_blocking("test.timeline", move |tx| {
                let case = cases::case_find(tx, &actor, id)?;
                Ok::<_, Error>(cases::case_timeline(tx, &actor, &case)?.0)
            });
            read.expect("a timeline")
        };
        let seen: Vec<_> = timeline(&colleague)
            .into_iter()
            .map(|entry| (entry.step, entry.officer))
            .collect();
        let by = Some("officer of mbpj".to_owned());
        let expected = [("open", None), ("assign", by.clone()), ("high", by)];
        assert_eq!(seen, expected.map(|(step, by)| (step.to_owned(), by)));
        assert_eq!(timeline(&owner).len(), 1, "the owner reads nothing of it");
    });
}
