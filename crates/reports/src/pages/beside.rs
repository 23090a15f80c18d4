//! What stands beside the queues of the desk: other pages of an officer's work.

use base::Actor;
use kernel::registry::{self, Registry};
use kernel::{cases, datasets, identity, jobs, reach};

use crate::{partners, trials};

/// What stands beside the queues of an agency for this officer.
pub(super) fn links(
    actor: &Actor,
    registry: &Registry,
    agency: &str,
) -> Vec<(String, &'static str)> {
    let bureau = reach::rules::is_bureau(actor, registry, reach::VERIFY);
    let grants = actor.sits_at(identity::GRANT, agency);
    let people = format!("/desk/people?agency={agency}");
    let files = crate::rules::files(actor);
    let keeps = actor.may(registry::EDIT, None);
    let all = [
        (files, "/desk/file".to_owned(), "reports-file-title"),
        (
            true,
            format!("/desk/reach/{agency}"),
            "kernel-reach-desk-agency",
        ),
        (bureau, "/desk/reach".to_owned(), "kernel-reach-desk-bureau"),
        (
            jobs::operates(actor),
            "/desk/jobs".to_owned(),
            "kernel-jobs-link",
        ),
        (
            actor.may(partners::SET, Some(agency)),
            format!("/desk/partners/{agency}"),
            "reports-partners-link",
        ),
        (
            true,
            format!("/desk/replies?agency={agency}"),
            "reports-replies-title",
        ),
        (
            actor.may(datasets::PUBLISH, Some(agency)),
            "/desk/data".to_owned(),
            "reports-desk-data",
        ),
        (
            actor.may(registry::PROPOSE, None),
            "/desk/overrides".to_owned(),
            "reports-overrides-title",
        ),
        (keeps, "/desk/holidays".to_owned(), "kernel-holidays-title"),
        (keeps, "/desk/harvest".to_owned(), "reports-desk-harvest"),
        (
            trials::rules::tries(actor),
            "/desk/trials".to_owned(),
            "reports-trials-title",
        ),
        (
            actor.sits_at(cases::WORK, agency),
            format!("/desk/round?agency={agency}"),
            "reports-round-title",
        ),
        (true, "/desk/tasks".to_owned(), "kernel-tasks-desk"),
        (true, "/desk/charges".to_owned(), "kernel-charges-desk"),
        (grants, people, "kernel-people-title"),
        (
            actor.may(identity::IDENTIFY, None),
            "/desk/papers".to_owned(),
            "kernel-identify-title",
        ),
    ];
    let shown = all.into_iter().filter(|(open, ..)| *open);
    shown.map(|(_, path, key)| (path, key)).collect()
}
