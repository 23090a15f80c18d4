//! What pages say of dates: by when, how that came about, and why it was missed.

use kernel::App;
use kernel::cases::{self, Basis, Case, Deadline, Entry, Explained, Phase};
use kernel::registry::Registry;
use web::{Markup, Page};

use super::agency;

/// How each due date of the present agency came about.
pub(in crate::pages) fn clocks(
    page: &Page,
    app: &App,
    case: &Case,
    deadlines: &[Deadline],
) -> Vec<Explained> {
    let promised = deadlines.iter().filter(|clock| clock.milestone().is_some());
    cases::explained(page, app, case, promised, |clock| {
        page.t(&format!("reports-due-milestone-{}", clock.clock))
            .into_owned()
    })
}

/// What happens next and by when, in one sentence.
pub(in crate::pages) fn next(page: &Page, registry: &Registry, case: &Case, owner: bool) -> String {
    let agency = agency(page, registry, &case.agency);
    match (case.phase, case.due) {
        (Phase::Closed, _) => {
            let closed = case.closed.unwrap_or(case.updated);
            page.t1("reports-show-next-closed", "date", page.datetime(closed))
        }
        (Phase::Waiting, _) if owner => page.t("reports-show-next-waiting-you").into_owned(),
        (Phase::Waiting, _) => page.t("reports-show-next-waiting").into_owned(),
        (_, Some(due)) => {
            let key = if page.now() > due {
                "reports-show-next-overdue"
            } else if case.state == "appealed" {
                "reports-show-next-appealed"
            } else {
                "reports-show-next-open"
            };
            page.t2(key, "agency", agency, "due", page.due(due))
        }
        (Phase::Hidden, None) => page.t("reports-state-unconfirmed").into_owned(),
        (_, None) => page.t("reports-done-thanks").into_owned(),
    }
}

/// Whether the date is the agency's promise or our estimate, in one sentence.
pub(in crate::pages) fn basis(page: &Page, registry: &Registry, case: &Case) -> Option<String> {
    Some(
        match case.due_basis.filter(|_| case.phase != Phase::Closed)? {
            Basis::Promise => page.t1(
                "reports-show-promise",
                "agency",
                agency(page, registry, &case.agency),
            ),
            Basis::Estimate => page.t("reports-show-estimate").into_owned(),
            Basis::Law => page.t("reports-show-rule").into_owned(),
        },
    )
}

/// Why it missed its date, as the agency said last, with the words that came with it.
pub(in crate::pages) fn late(
    page: &Page,
    app: &App,
    case: &Case,
    entries: &[Entry],
) -> Option<(String, Option<Markup>)> {
    let delay = case.explained()?;
    let kind = app.kinds.of(case)?;
    let said = entries
        .iter()
        .rev()
        .find(|entry| entry.at == delay.at && kind.explained_by(&entry.step).is_some())?;
    let reason = delay.reason.as_deref();
    let name = reason.and_then(|code| app.kinds.ground(kind, &said.step, code));
    let name = name.map_or_else(String::new, |name| page.plain(name));
    let day = page.datetime(delay.at);
    let sentence = page.t2("reports-late-because", "reason", name, "date", day);
    Some((sentence, said.body.as_deref().map(|body| page.said(body))))
}

/// To whom it was brought since it is late, and when.
pub(in crate::pages) fn steps(page: &Page, case: &Case, entries: &[Entry]) -> Vec<String> {
    let Some(due) = case.due else {
        return Vec::new();
    };
    // The first word may be late before the last one is.
    let present = |entry: &&Entry| case.desk.is_some() || entry.at >= due;
    let climbed = entries
        .iter()
        .filter(|entry| entry.step == "escalate")
        .filter(present);
    climbed
        .map(|entry| {
            format!(
                "{} ({})",
                page.t(&cases::step_key(entry)),
                page.datetime(entry.at)
            )
        })
        .collect()
}

/// An agency's turn with a report, in words.
pub(in crate::pages) struct Turn {
    pub(in crate::pages) agency: String,
    pub(in crate::pages) since: String,
    pub(in crate::pages) waited: String,
    /// Whether it kept its own date.
    pub(in crate::pages) date: String,
}

/// Which agencies had the report, one after the other, and how long the person has waited at all of them together;
/// nothing where it was with one only.
pub(in crate::pages) fn chain(
    page: &Page,
    (app, registry): (&App, &Registry),
    case: &Case,
    (entries, deadlines): (&[Entry], &[Deadline]),
) -> Option<(Vec<Turn>, String)> {
    let kind = app.kinds.of(case)?;
    let turns = cases::held(kind, entries, deadlines, page.now());
    if turns.len() < 2 {
        return None;
    }
    let all: std::time::Duration = turns.iter().map(|turn| turn.waited).sum();
    let rows = turns.iter().map(|turn| Turn {
        agency: agency(page, registry, &turn.agency),
        since: page.datetime(turn.from),
        waited: waited(page, turn.waited, all),
        date: turn.due.map_or_else(String::new, |due| {
            let key = match turn.met.or(turn.until).unwrap_or(page.now()) {
                at if at > due => "reports-chain-late",
                _ => "reports-chain-in-time",
            };
            page.t1(key, "date", page.date(due))
        }),
    });
    Some((rows.collect(), span(page, all)))
}

/// How long one agency had it, with its part of the whole; of what was less than an hour that says nothing.
fn waited(page: &Page, part: std::time::Duration, all: std::time::Duration) -> String {
    let long = span(page, part);
    if part.as_secs() < 3_600 {
        return long;
    }
    let percent = share(part, all);
    page.t2("reports-chain-share", "span", long, "percent", percent)
}

/// A part of a time in per cent; the whole is none where nobody waited yet.
fn share(part: std::time::Duration, all: std::time::Duration) -> i64 {
    let per_mille = |all| part.as_secs().saturating_mul(1_000).checked_div(all);
    let rounded = (per_mille(all.as_secs()).unwrap_or_default() + 5) / 10;
    i64::try_from(rounded).unwrap_or_default()
}

/// How long something took, in days, or hours where it was less than one.
fn span(page: &Page, span: std::time::Duration) -> String {
    let hours = i64::try_from(span.as_secs() / 3_600).unwrap_or(i64::MAX);
    if hours < 24 {
        page.t1("reports-chain-hours", "count", hours)
    } else {
        page.t1("reports-chain-days", "count", hours / 24)
    }
}
