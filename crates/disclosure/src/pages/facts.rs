//! What several pages say of a request in the same words.

use std::collections::BTreeMap;

use askama::Template;
use base::{Text, Time};
use kernel::App;
use kernel::cases::{self, Case, CaseWords, Deadline, Entry, Explained, Phase};
use kernel::registry::Registry;
use web::{Ctx, Event, FileLink, Markup, Page, Row, Stage, Tone};

use crate::model::{Outcome, RequestRow, RequestSeen};
use crate::regimes::{Regime, RegimeFee};

/// Characters of a request in a list.
const EXCERPT: usize = 200;

/// An agency's name, or its code if it is gone.
pub(super) fn agency(page: &Page, registry: &Registry, code: &str) -> String {
    registry
        .agency(code)
        .map_or_else(|| code.to_owned(), |agency| page.plain(&agency.name))
}

/// What a page about a request is called; what it is about stays out of histories and tabs.
pub(super) fn title(ctx: &Ctx, case: &Case) -> String {
    let reference = vec![("reference", case.reference.as_str().into())];
    ctx.tx("disclosure-request", reference)
}

/// How a state looks: shape and colour together.
pub(super) fn tone(state: &str) -> Tone {
    match state {
        "received" | "urgent" => Tone::New,
        "working" | "reviewing" => Tone::Active,
        "clarifying" | "fee_due" | "appealed" => Tone::Waiting,
        "answered" | "partial" => Tone::Done,
        "refused" | "not_held" | "upheld" | "board_kept" => Tone::Refused,
        _ => Tone::Plain,
    }
}

/// The words of a state.
pub(super) fn state(page: &Page, code: &str) -> String {
    let code = code.replace('_', "-");
    page.t(&format!("disclosure-state-{code}")).into_owned()
}

/// The words for what came of a request.
pub(super) fn outcome(page: &Page, outcome: Outcome) -> String {
    let code = outcome.code().replace('_', "-");
    page.t(&format!("disclosure-outcome-{code}")).into_owned()
}

/// "RM 12.00".
pub(super) fn ringgit(page: &Page, sen: i64) -> String {
    let (whole, rest) = (sen / 100, sen % 100);
    format!("RM {}.{rest:02}", page.number(whole))
}

pub(super) fn row(name: impl Into<String>, value: &str) -> Row {
    Row {
        name: name.into(),
        value: Markup::words(value),
        change: None,
    }
}

/// One row of a list.
pub(super) struct ListRow {
    pub(super) reference: String,
    pub(super) title: String,
    pub(super) words: String,
    pub(super) agency: String,
    pub(super) state: String,
    pub(super) tone: Tone,
    /// What came of it, where its state does not say so.
    pub(super) outcome: Option<String>,
    pub(super) overdue: bool,
    pub(super) due: Option<String>,
    pub(super) created: Time,
}

pub(super) fn list_row(page: &Page, registry: &Registry, row: &RequestRow) -> ListRow {
    let basis = if row.by_law {
        "kernel-basis-law"
    } else {
        "kernel-basis-estimate"
    };
    let due = row
        .due
        .map(|due| format!("{} ({})", page.left(due), page.t(basis)));
    let apart = matches!(
        row.state.as_str(),
        "upheld" | "board_kept" | "appealed" | "reviewing"
    );
    ListRow {
        reference: row.reference.to_string(),
        title: row.title.clone(),
        words: row.words.chars().take(EXCERPT).collect(),
        agency: agency(page, registry, &row.agency),
        state: state(page, &row.state),
        tone: tone(&row.state),
        outcome: row.outcome.filter(|_| apart).map(|one| outcome(page, one)),
        overdue: row.is_overdue(page.now()),
        due,
        created: row.created,
    }
}

/// What a law, or good practice, gives whoever asks an agency: a line for each thing.
pub(super) fn regime(
    page: &Page,
    app: &App,
    registry: &Registry,
    (code, regime): (&str, &Regime),
) -> Vec<Row> {
    let law = match &regime.law {
        Some(law) => page.plain(law),
        None => page.t("disclosure-regime-none").into_owned(),
    };
    let mut rows = vec![row(page.t("disclosure-regime-law"), &law)];
    let term = |clock: &str| term(page, app, registry, (code, clock));
    if let Some(words) = term("answer") {
        rows.push(row(page.t("disclosure-regime-answer"), &words));
    }
    if let Some(words) = term("urgent").filter(|_| regime.urgent) {
        rows.push(row(page.t("disclosure-regime-urgent"), &words));
    }
    let fees = match regime.fees.as_slice() {
        [] => page.t("disclosure-regime-free").into_owned(),
        fees => fees
            .iter()
            .map(|one| fee(page, one))
            .collect::<Vec<_>>()
            .join("; "),
    };
    rows.push(row(page.t("disclosure-regime-fees"), &fees));
    let board = |board: &Text| page.plain(board);
    if let Some(board) = regime.board.as_ref().map(board) {
        rows.push(row(page.t("disclosure-regime-board"), &board));
    }
    rows
}

fn fee(page: &Page, fee: &RegimeFee) -> String {
    format!("{} ({})", ringgit(page, fee.sen), page.plain(&fee.name))
}

/// How long an answer may take, and on what that rests.
fn term(
    page: &Page,
    app: &App,
    registry: &Registry,
    (agency, clock): (&str, &str),
) -> Option<String> {
    let kind = app.kinds.get(crate::model::KIND)?;
    let stated = cases::stated(kind, clock, registry.agency(agency))?;
    let unit = match stated.term.unit {
        base::workdays::Unit::Workday => "kernel-due-workday",
        _ => "kernel-due-day",
    };
    let basis = format!("kernel-basis-{}", stated.basis().code());
    let long = page.t1(unit, "amount", i64::from(stated.term.amount));
    Some(format!("{long} ({})", page.t(&basis)))
}

/// How each date of the agency that holds it came about.
pub(super) fn clocks(page: &Page, app: &App, seen: &RequestSeen) -> Vec<Explained> {
    cases::explained(
        page,
        app,
        &seen.case,
        seen.deadlines.iter(),
        |clock: &Deadline| {
            let code = clock.clock.replace('_', "-");
            page.t(&format!("disclosure-clock-{code}")).into_owned()
        },
    )
}

/// What happens next, and by when.
pub(super) fn next(page: &Page, registry: &Registry, case: &Case, owner: bool) -> String {
    let agency = agency(page, registry, &case.agency);
    let (key, due) = match (case.phase, case.state.as_str(), case.due) {
        (Phase::Closed, _, _) => ("disclosure-next-closed", None),
        (Phase::Waiting, "clarifying", _) if owner => ("disclosure-next-clarify-you", None),
        (Phase::Waiting, "clarifying", _) => ("disclosure-next-clarify", None),
        (Phase::Waiting, "fee_due", _) => ("disclosure-next-fee", None),
        (Phase::Waiting, _, _) => ("disclosure-next-board", None),
        (_, _, Some(due)) if page.now() > due => ("disclosure-next-overdue", Some(due)),
        (_, "received" | "urgent", Some(due)) => ("disclosure-next-receipt", Some(due)),
        (_, "reviewing", Some(due)) => ("disclosure-next-review", Some(due)),
        (_, _, due) => ("disclosure-next-answer", due),
    };
    let due = due.map(|due| page.due(due)).unwrap_or_default();
    page.t2(key, "agency", agency, "due", due)
}

/// On what the present date rests, in one sentence.
pub(super) fn basis(page: &Page, case: &Case) -> Option<String> {
    let basis = case.due_basis.filter(|_| case.phase == Phase::Open)?;
    let key = match basis {
        cases::Basis::Law => "disclosure-basis-law",
        cases::Basis::Promise | cases::Basis::Estimate => "disclosure-basis-estimate",
    };
    Some(page.t(key).into_owned())
}

/// Photos and other files that came with something.
#[derive(Template)]
#[template(path = "ask_with.html")]
struct With {
    page: Page,
    files: Vec<(FileLink, String, Option<String>)>,
}

/// Documents as links, by the entry that they came with; what the reader does not see of the timeline is left out.
pub(super) fn documents(page: &Page, seen: &RequestSeen, desk: bool) -> BTreeMap<String, Markup> {
    let photos = seen.documents.photos.iter().map(|photo| {
        let black = page.href(&format!("/desk/documents/{}/redact", photo.id));
        let link = (
            photo.href("full"),
            i64::from(photo.photo.bytes),
            desk.then_some(black),
        );
        (photo.entry_id.clone(), "disclosure-file-picture", link)
    });
    let files = seen.documents.files.iter().map(|file| {
        let key = match file.file.kind {
            kernel::documents::FileKind::Document => "disclosure-file-paper",
            kernel::documents::FileKind::Sound | kernel::documents::FileKind::Video => {
                "disclosure-file-recording"
            }
        };
        let link = (file.href(), i64::from(file.file.bytes), None);
        (file.entry_id.clone(), key, link)
    });
    let mut by_entry: BTreeMap<String, Vec<(FileLink, String, Option<String>)>> = BTreeMap::new();
    for (entry, key, (href, bytes, black)) in photos.chain(files) {
        let all = by_entry.entry(entry.unwrap_or_default()).or_default();
        let number = i64::try_from(all.len()).unwrap_or_default() + 1;
        let link = FileLink {
            name: page.t1(key, "number", number),
            href,
            kind: String::new(),
            bytes,
        };
        all.push((link, page.size(bytes), black));
    }
    let shown = by_entry.into_iter().filter_map(|(entry, files)| {
        let with = With {
            page: page.clone(),
            files,
        };
        Some((entry, Markup::of(&with).ok()?))
    });
    shown.collect()
}

/// What happened, the latest first, each with its words and what came with it.
pub(super) fn events(
    page: &Page,
    words: &CaseWords<'_>,
    seen: &RequestSeen,
    desk: bool,
) -> Vec<Event> {
    let with = documents(page, seen, desk);
    let entries = seen.entries.iter().rev();
    entries
        .map(|entry| event(page, words, (&seen.case, entry), &with))
        .collect()
}

#[derive(Template)]
#[template(path = "ask_said.html")]
struct Said {
    ground: Option<String>,
    body: Option<Markup>,
}

fn event(
    page: &Page,
    words: &CaseWords<'_>,
    (case, entry): (&Case, &Entry),
    with: &BTreeMap<String, Markup>,
) -> Event {
    let said = Said {
        ground: words.reason(entry),
        body: entry.body.as_deref().map(|body| page.lines(body)),
    };
    let says = said.ground.is_some() || said.body.is_some();
    let receipt = format!("/receipts/of/{}/{}", case.reference, entry.version);
    Event {
        at: entry.at,
        title: match entry.moderated {
            Some(_) => format!("{} ({})", words.step(entry), page.t("disclosure-moderated")),
            None => words.step(entry),
        },
        who: words.party(&entry.party),
        body: says.then(|| Markup::of(&said).ok()).flatten(),
        with: with.get(&entry.id).cloned(),
        receipt: Some(page.href(&receipt)),
        stage: Stage::Past,
    }
}
