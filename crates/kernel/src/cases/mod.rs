//! The case engine: whatever an office works on is a case of some kind, and a kind is data.
//!
//! A kind names its states, its moves between them, who may make each move under which conditions,
//! its clocks and what follows when they run out, its tasks for others, its fees. The engine knows
//! nothing of reports, licences or court filings. Each move is one commit: the case's new state, one
//! entry of its timeline, its clocks, its audit leaf and its event.
//!
//! Addresses: `/api/v1/cases…`, `/api/v1/tasks`, `/api/v1/charges`; `/{lang}/cases/…`, `/{lang}/desk/tasks`,
//! `/{lang}/desk/charges`, `/{lang}/me/tasks`.

mod actions;
mod chain;
mod check;
mod clocks;
pub(crate) mod custody;
mod delegated;
mod editions;
mod error;
mod explained;
mod follow;
mod grounds;
mod handling;
mod http;
mod jobs;
mod kinds;
mod leaving;
mod lists;
mod model;
mod moderation;
mod money;
mod notes;
mod pages;
mod people;
mod possible;
pub(crate) mod queries;
mod retention;
pub mod rules;
mod secrets;
mod steps;
mod tasks;
mod terms;
mod timers;

pub(crate) use actions::open_at;
pub use actions::{
    LATELY, QUEUE_ROWS, SOON, bureau_count, bureau_queue, case_act, case_by_reference, case_find,
    case_link, case_linked, case_move, case_of_key, case_open, case_own, case_queue, case_timeline,
    case_visible, cases_linked, queue_counts,
};
pub use chain::{Held, agency_shares, held};
pub(crate) use check::unnamed;
pub use custody::{CUSTODY_REASON_MAX, Custody, CustodySet, custody_list, custody_of, custody_set};
pub use editions::Kinds;
pub(crate) use editions::editions_keep;
pub use error::Error;
pub use explained::{Explained, explained};
pub use follow::cases_follow;
pub(crate) use grounds::SHEET as GROUNDS;
pub use grounds::{Ground, Grounds};
pub use handling::{CaseAssign, CasePrioritise, case_assign, case_prioritise, colleagues};
pub(crate) use http::reference;
pub use http::{Words as CaseWords, once as api_once};
pub use jobs::jobs;
pub use kinds::{
    Audience, Clock, Desk, Doer, Escalation, Fault, Fee, Fees, Kind, Length, Longer, Move, Need,
    Party, Phase, Receiver, Retention, Role, Source, State, Task,
};
pub(crate) use leaving::case_leave;
pub use lists::{case_list, case_row};
pub use model::{
    Area, Basis, COUNTED, Case, CaseFilter, CaseId, CaseMove, CaseOpen, CaseRow, Change, ChargeRow,
    Deadline, DeadlineTrace, Delay, Entry, Holder, Link, Mark, Member, Moved, Order, Pause,
    Priority, Queue, QueueAsk, QueueCounts, QueueFilter, QueueRow, TaskAfter, TaskDoer, TaskEnd,
    TaskRow, TaskToDo,
};
pub use moderation::{
    CaseModerate, MODERATION_GROUNDS, case_conceal, case_moderate, case_object, case_reveal,
};
pub use money::{CaseCharge, case_charge, case_currency, charge_end, charges_due, charges_of_case};
pub(crate) use notes::{Noted, case_note};
pub(crate) use people::takes_part_in;
pub use people::{case_members, takes_part};
pub(crate) use possible::acting_parts;
pub use possible::{Possible, case_allows, case_moves, case_parts};
pub use queries::Window;
pub(crate) use queries::{open_counts, overdue_count};
pub(crate) use retention::case_contents_erase;
pub use retention::{case_erase, retention_run};
pub use secrets::{case_secret, secret_hash};
pub use tasks::{Ended, task_act, task_end, task_mine, tasks_of_case, tasks_open, tasks_to_do};
pub(crate) use terms::SHEET as TERMS;
pub use terms::{Stated, Terms, stated};
pub use timers::{timers_run, timers_run_until};

/// This component's rows of the route table.
pub fn routes() -> Vec<web::Route<crate::App>> {
    http::routes().into_iter().chain(pages::routes()).collect()
}

/// Entries that the kernel writes, beside a kind's own moves and tasks. Their Fluent keys begin with
/// `kernel-move-`.
pub const ENGINE_STEPS: [&str; 26] = [
    "escalate", "reckon", "succeed", "settle", "waive", "redact", "excerpt", "remove", "attach",
    "assign", "urgent", "high", "normal", "low", "reword", "hide", "unhide", "reveal", "object",
    "stand", "leave", "unname", "keep", "release", "raise", "conceal",
];

/// The Fluent key of an entry that is one of [`ENGINE_STEPS`].
pub fn step_key(entry: &Entry) -> String {
    match (entry.step.as_str(), entry.reason.as_deref()) {
        ("escalate", Some("bureau")) => "kernel-move-escalate-bureau".to_owned(),
        (step, _) => format!("kernel-move-{step}"),
    }
}

/// Officers who hold this may read the cases of their agency.
pub const READ: base::Permission = base::Permission("cases.read");
/// Officers who hold this may work on the cases of their agency.
pub const WORK: base::Permission = base::Permission("cases.work");
/// Officers who hold this may change words of their agency's cases that everybody reads, and take them from the public.
pub const MODERATE: base::Permission = base::Permission("cases.moderate");
/// Officers who hold this say that a court or an investigation needs a case, so that nothing of it is erased.
pub const CUSTODY: base::Permission = base::Permission("cases.custody");
/// Officers who hold this see what is late in their agency.
pub const SUPERVISE: base::Permission = base::Permission("cases.supervise");
/// Officers who hold this see what was brought to the complaints bureau.
pub const BUREAU: base::Permission = base::Permission("cases.bureau");
