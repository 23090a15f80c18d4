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
        world.wait(Duration::from_hours(24) * 1_825);
        world.run_jobs();
        assert_eq!(office.case().owner, owner.id(), "not yet");
        world.wait(Duration::from_hours(24) * 3);
        world.run_jobs();
        let case = office.case();
        assert_eq!((case.owner, case.holder), (None, None));
        assert_eq!(case.agency, "mbpj");
        assert!(!office.seen_by(&owner));
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
