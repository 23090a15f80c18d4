//! What is left of a case when it has been kept long enough, and editions of kinds.

use std::time::Duration;

use base::Actor;
use store::{Sql, params};
use testkit::{World, on_both_worlds};

use super::office::{Office, modules};

const LEAVES: Sql = Sql::new(
    "test.leaves",
    "select act, payload, salt from kernel_audit where subject = $1 order by version",
);

/// What is kept of addresses because of letters about a case.
const KNOWN: &[Sql] = &[
    Sql::new(
        "test.bounce",
        "insert into kernel_bounce (message_id, kind, address, status, at_us)
         select min(id), 'hard', min(address), '5.1.1', 1 from kernel_message where case_id = $1",
    ),
    Sql::new(
        "test.unreachable",
        "insert into kernel_unreachable (address, kind, status, message_id, since_us)
         select min(address), 'hard', '5.1.1', min(id), 1 from kernel_message where case_id = $1",
    ),
    Sql::new(
        "test.stop",
        "insert into kernel_stop (address, case_id, made_us)
         select min(address), min(case_id), 1 from kernel_message where case_id = $1",
    ),
];
const KNOWN_COUNT: Sql = Sql::new(
    "test.known_count",
    "select (select count(*) from kernel_bounce) + (select count(*) from kernel_unreachable)
        + (select count(*) from kernel_stop) as found",
);

fn known(world: &World) -> Option<i64> {
    let look = |tx: &mut store::Tx<'_>| tx.one(&KNOWN_COUNT, &[], |row| row.get("found"));
    world
        .app
        .db
        .read_blocking("test.known", look)
        .expect("a count")
}

fn leaves(world: &World, office: Office<'_>) -> Vec<(String, bool)> {
    let found = world.app.db.read_blocking("test.leaves", move |tx| {
        tx.all(&LEAVES, &params![office.id], |row| {
            let payload: Option<String> = row.get("payload")?;
            let salt: Option<String> = row.get("salt")?;
            Ok((row.get("act")?, payload.is_some() || salt.is_some()))
        })
    });
    found.expect("leaves")
}

#[test]
fn after_its_time_a_case_is_a_number() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let office = Office::open(world, "information", "received", &owner);
        let open = Office::open(world, "information", "received", &owner);
        open.go(&officer, "clarify");
        office.go(&officer, "answer");
        world.run_jobs();
        for sql in KNOWN {
            let known = move |tx: &mut store::Tx<'_>| tx.exec(sql, &params![office.id]);
            world
                .app
                .db
                .write_blocking("test.known", known)
                .expect("a row");
        }
        assert_eq!(known(world), Some(3));
        world.wait(Duration::from_hours(24) * 1_825);
        world.run_jobs();
        assert_eq!(office.case().owner, owner.id(), "not yet");
        world.wait(Duration::from_hours(24) * 3);
        world.run_jobs();
        let case = office.case();
        assert_eq!((case.owner, case.holder), (None, None));
        assert_eq!(case.agency, "mbpj");
        assert!(!office.seen_by(&owner));
        assert_eq!(
            known(world),
            Some(0),
            "what letters about it told of addresses"
        );
        let (entries, _) = office.timeline(&Actor::system());
        assert!(entries.iter().all(|entry| entry.body.is_none()));
        let (last, before) = leaves(world, office).into_iter().rev().fold(
            (None, Vec::new()),
            |(last, mut before), leaf| match last {
                None => (Some(leaf), before),
                Some(last) => {
                    before.push(leaf);
                    (Some(last), before)
                }
            },
        );
        assert_eq!(last, Some(("information.erase".to_owned(), true)));
        assert!(before.iter().all(|(_, kept)| !kept), "{before:?}");
        assert_eq!(open.case().owner, owner.id(), "an open case is kept");
    });
}
