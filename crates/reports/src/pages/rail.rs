//! The rail of the desk: its queues and what else waits, each with a count.

use base::Actor;
use kernel::cases::{self, Queue, QueueCounts};
use web::{Ctx, Page};

use super::queue::{BUREAU, Beside, Look, Seen, link};

/// A queue in the rail.
pub(super) struct RailLink {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) current: bool,
    pub(super) count: String,
}

/// The queues that the officer may open; what is searched for belongs to none of them.
pub(super) fn rail(ctx: &Ctx, page: &Page, look: &Look, seen: &Seen) -> Vec<RailLink> {
    let agency = seen.agency.as_str();
    let kept = [
        ("agency", agency),
        ("sort", ctx.query("sort").unwrap_or_default()),
    ];
    let elsewhere = matches!(look.beside, Some(Beside::Words(_) | Beside::Bureau));
    let bureau = seen.brought.map(|count| RailLink {
        name: page.t("reports-desk-queue-bureau").into_owned(),
        href: link(ctx, page, BUREAU, &kept),
        current: matches!(look.beside, Some(Beside::Bureau)),
        count: counted(page, count),
    });
    let aside = [
        (
            "reports-objections-title",
            "/desk/objections",
            seen.objections,
        ),
        ("kernel-limits-title", "/desk/limits", seen.limited),
        ("kernel-bans-title", "/desk/bans", seen.bans),
    ];
    let aside = aside.into_iter().filter_map(|(key, path, count)| {
        Some(RailLink {
            name: page.t(key).into_owned(),
            href: page.href(path),
            current: false,
            count: counted(page, count?),
        })
    });
    let tasks = |key: &str, sort: &str, count| RailLink {
        name: page.t(key).into_owned(),
        href: page.href(&format!("/desk/tasks?agency={agency}&task={sort}")),
        current: false,
        count: counted(page, count),
    };
    let asked = [
        tasks("reports-desk-queue-offered", "takeover", seen.offered),
        tasks("reports-desk-queue-calls", "callback", seen.calls),
    ];
    open_to(&ctx.actor, agency, &seen.counts)
        .map(|(known, count)| RailLink {
            name: queue_name(page, *known),
            href: link(ctx, page, known.code(), &kept),
            current: *known == look.ask.queue && !elsewhere,
            count: counted(page, *count),
        })
        .chain(asked)
        .chain(bureau)
        .chain(aside)
        .collect()
}

pub(super) fn queue_name(page: &Page, queue: Queue) -> String {
    page.t(&format!("reports-desk-queue-{}", queue.code()))
        .into_owned()
}

/// A count, or that there are more than anybody counts.
fn counted(page: &Page, count: i64) -> String {
    if count > cases::COUNTED {
        format!("{}+", page.number(cases::COUNTED))
    } else {
        page.number(count)
    }
}

/// The queues that an officer may open.
fn open_to<'c>(
    actor: &Actor,
    agency: &str,
    counts: &'c QueueCounts,
) -> impl Iterator<Item = &'c (Queue, i64)> {
    let supervises = actor.sits_at(cases::SUPERVISE, agency);
    counts
        .iter()
        .filter(move |(queue, _)| *queue != Queue::Escalated || supervises)
}
