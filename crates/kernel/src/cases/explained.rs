//! What pages say of a clock: how its date came about, line by line.

use base::workdays::Unit;
use web::Page;

use super::model::{Basis, Case, Change, Deadline};
use super::{ENGINE_STEPS, Kinds};
use crate::App;

/// One clock, explained line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What has to happen.
    pub title: String,
    /// How the date came about, and what came of it.
    pub lines: Vec<String>,
}

/// How these dates came about, as far as they belong to the agency that holds the case now; each is called what `title`
/// says of it.
pub fn explained<'d>(
    page: &Page,
    app: &App,
    case: &Case,
    deadlines: impl Iterator<Item = &'d Deadline> + Clone,
    title: impl Fn(&Deadline) -> String,
) -> Vec<Explained> {
    let turn = deadlines.clone().map(|clock| clock.turn).max();
    let present = deadlines.filter(|clock| Some(clock.turn) == turn);
    present
        .map(|clock| Explained {
            title: title(clock),
            lines: lines(page, (&app.kinds, case), clock),
        })
        .collect()
}

fn lines(page: &Page, (kinds, case): (&Kinds, &Case), clock: &Deadline) -> Vec<String> {
    let unit = match clock.term.unit {
        Unit::Minute => "kernel-due-minute",
        Unit::Hour => "kernel-due-hour",
        Unit::Day => "kernel-due-day",
        Unit::Workday => "kernel-due-workday",
    };
    let basis = match clock.basis {
        Basis::Promise => "kernel-basis-promise",
        Basis::Estimate => "kernel-basis-estimate",
        Basis::Law => "kernel-basis-law",
    };
    let term = page.t1(unit, "amount", i64::from(clock.term.amount));
    let mut lines = vec![format!("{term} ({})", page.t(basis))];
    if let Some(words) = clock.condition.as_deref().filter(|words| !words.is_empty()) {
        lines.push(match clock.basis {
            Basis::Law => page.t1("kernel-due-law", "law", words),
            Basis::Promise | Basis::Estimate => page.t1("kernel-due-condition", "condition", words),
        });
    }
    lines.push(page.t1("kernel-due-start", "date", page.datetime(clock.started)));
    if !clock.trace.skipped.is_empty() {
        let days = skipped(page, clock);
        lines.push(format!("{}: {days}", page.t("kernel-due-skipped")));
    }
    for pause in &clock.trace.pauses {
        let (from, until) = (page.datetime(pause.from), page.datetime(pause.until));
        lines.push(page.t2("kernel-due-paused", "from", from, "until", until));
    }
    let changes = clock.trace.changes.iter();
    lines.extend(changes.map(|change| changed(page, (kinds, case), change)));
    lines.push(outcome(page, clock));
    lines
}

/// What made a date another one, and why.
fn changed(page: &Page, (kinds, case): (&Kinds, &Case), change: &Change) -> String {
    let kind = kinds.of(case);
    let key = match kind {
        Some(kind) if !ENGINE_STEPS.contains(&change.step.as_str()) => {
            kind.key("move", &change.step)
        }
        _ => format!("kernel-move-{}", change.step),
    };
    let named = kind.zip(change.reason.as_deref());
    let reason = named.and_then(|(kind, code)| kinds.ground(kind, &change.step, code));
    let what = match reason {
        Some(reason) => format!("{}: {}", page.t(&key), page.plain(reason)),
        None => page.t(&key).into_owned(),
    };
    let args = vec![
        ("what", what.into()),
        ("at", page.datetime(change.at).into()),
        ("from", page.datetime(change.from).into()),
        ("to", page.datetime(change.to).into()),
    ];
    page.tx("kernel-due-changed", args)
}

fn skipped(page: &Page, clock: &Deadline) -> String {
    let days = clock.trace.skipped.iter().map(|day| {
        let why = match &day.holiday {
            Some(name) => page.plain(name),
            None => page.t("kernel-due-weekend").into_owned(),
        };
        format!("{} ({why})", page.civil_date(day.date))
    });
    days.collect::<Vec<_>>().join(", ")
}

fn outcome(page: &Page, clock: &Deadline) -> String {
    let (key, at) = match (clock.met, clock.ended) {
        (Some(met), _) if met <= clock.due => ("kernel-due-met", met),
        (Some(met), _) => ("kernel-due-missed", met),
        (None, Some(_)) => return page.t("kernel-due-ended").into_owned(),
        (None, None) if page.now() > clock.due => ("kernel-due-late", clock.due),
        (None, None) => ("kernel-due-running", clock.due),
    };
    page.t1(key, "date", page.datetime(at))
}
