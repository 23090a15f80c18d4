//! One dataset at the desk: its draft on the way to being published, and its versions.

use askama::Template;
use axum::extract::State as Shared;
use axum::response::Response;
use base::Problem;
use kernel::App;
use kernel::registry::Registry;
use tables::query::Query;
use tables::{Kind, Table, run};
use web::{Access, Answers, Choice, Ctx, Failure, Markup, Page, Route, Row, Stage, Tone, html};

use super::super::PUBLISH;
use super::super::http::kept;
use super::super::input::LEFT_OUT;
use super::super::model::{Built, Draft, FaultLine, Kept, Mode, PlanLine, State};
use super::super::rules::{self, Way};
use super::{agency_name, path, state_words};
use crate::catalogue::entries;
use crate::model::{Dataset, Version};
use crate::{http, quality, rules as facts};

/// Rows that are shown before anybody publishes them.
const PREVIEW: u64 = 50;
/// Ways to read a column: the code of a kind and of a notation, and the message that says it.
const READINGS: [(&str, &str); 10] = [
    ("text plain", "opendata-reading-text"),
    ("integer plain", "opendata-reading-integer"),
    ("number plain", "opendata-reading-number"),
    ("number thousands", "opendata-reading-thousands"),
    ("number decimal_comma", "opendata-reading-comma"),
    ("boolean plain", "opendata-reading-boolean"),
    ("date plain", "opendata-reading-date"),
    ("date day_first", "opendata-reading-day-first"),
    ("date month_first", "opendata-reading-month-first"),
    ("timestamp plain", "opendata-reading-timestamp"),
];

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/desk/data/{slug}",
        "opendata.page_kept",
        Access::May(PUBLISH),
        show,
    )]
}

/// A column and what it is read as.
struct PlanRow {
    number: usize,
    header: String,
    name: String,
    reading: String,
    notes: Vec<String>,
}

/// A cell that does not fit.
struct FaultRow {
    row: String,
    column: String,
    value: String,
    what: String,
}

/// What the gate found in a column.
struct FindingRow {
    column: String,
    what: String,
    tone: Tone,
    verdict: String,
    examples: String,
}

/// What comes of a draft that is a table.
struct Ready {
    changes: Vec<String>,
    findings: Vec<FindingRow>,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    total: String,
    /// Whether one person may publish it, a second one has to decide, or nobody may.
    way: Way,
    /// What a second person was asked.
    asked: Option<String>,
    /// Why they refused.
    refused: Option<String>,
    /// Whether the reader may decide.
    decides: bool,
    is_asked: bool,
}

/// A draft as the page shows it.
struct DraftShown {
    revision: i64,
    file: String,
    waits: bool,
    refused: Option<String>,
    faults: Vec<FaultRow>,
    faults_total: i64,
    left_out: Vec<FaultRow>,
    plan: Vec<PlanRow>,
    readings: Vec<Choice>,
    ready: Option<Ready>,
}

/// A version on the list.
struct VersionRow {
    number: i64,
    at: String,
    rows: String,
    notice: Option<String>,
    receipt: Option<String>,
}

#[derive(Template)]
#[template(path = "desk_data_one.html")]
pub(super) struct ShowPage {
    page: Page,
    answers: Answers,
    here: String,
    done: Option<&'static str>,
    state: String,
    tone: Tone,
    steps: Vec<web::Step>,
    facts: Vec<Row>,
    public: Option<String>,
    quality: Option<quality::pages::Shown>,
    todo: Vec<quality::pages::FixLine>,
    modes: Vec<Choice>,
    draft: Option<DraftShown>,
    versions: Vec<VersionRow>,
}

async fn show(Shared(app): Shared<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page(&app, &ctx, Answers::empty()).await?)
}

pub(super) async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ShowPage, Failure> {
    let found = kept(app, ctx).await?;
    let registry = app.registry_now().await?;
    let preview = preview(app, ctx, &found).await?;
    let dataset = &found.dataset;
    let all = entries(app, ctx.now).await?;
    let known = all.iter().find(|entry| entry.dataset.slug == dataset.slug);
    let mut page = ctx
        .page(String::new())
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .crumb(ctx.t("opendata-desk-title"), "/desk/data")
        .wide()
        .after(&answers);
    page.title = page.plain(&dataset.title);
    let is_published = found
        .versions
        .iter()
        .any(|version| version.retracted.is_none());
    let state = found.draft.as_ref().map(|draft| draft.state);
    let (words, tone) = state_words(&page, state, is_published);
    let answers = if answers.failed() {
        answers
    } else {
        begun(&found)
    };
    Ok(ShowPage {
        here: page.href(&path(&dataset.slug)),
        done: done(ctx),
        state: words,
        tone,
        steps: steps(&page, &found),
        facts: dataset_facts(&page, &registry, dataset),
        public: is_published.then(|| page.href(&format!("/data/{}", dataset.slug))),
        quality: known.map(|entry| {
            let told = (&entry.dataset, &entry.version);
            quality::pages::shown(&page, &registry, told, (Some(entry), ctx.now))
        }),
        todo: quality::pages::fixes(
            &page,
            dataset,
            (
                known.and_then(|entry| entry.measured.as_ref()),
                facts::is_late(dataset, ctx.now),
                known.is_some_and(|entry| entry.is_dead),
            ),
        ),
        modes: modes(&page, is_published, !dataset.key.is_empty()),
        draft: found
            .draft
            .as_ref()
            .map(|draft| draft_shown(ctx, &page, draft, preview)),
        versions: found
            .versions
            .iter()
            .map(|version| version_row(&page, version))
            .collect(),
        answers,
        page,
    })
}

fn done(ctx: &Ctx) -> Option<&'static str> {
    match ctx.query("done")? {
        "created" => Some("opendata-done-created"),
        "described" => Some("opendata-done-described"),
        "uploaded" => Some("opendata-done-uploaded"),
        "planned" => Some("opendata-done-planned"),
        "discarded" => Some("opendata-done-discarded"),
        "published" => Some("opendata-done-published"),
        "asked" => Some("opendata-done-asked"),
        "refused" => Some("opendata-done-refused"),
        "retracted" => Some("opendata-done-retracted"),
        _ => None,
    }
}

/// What the forms of the page begin with.
fn begun(found: &Kept) -> Answers {
    let body = found.draft.as_ref().map(|draft| &draft.body);
    let key = body.map_or(&found.dataset.key, |body| &body.key).join(", ");
    let missing = body.map(|body| body.missing.join(", ")).unwrap_or_default();
    let mode = body.map_or(Mode::Replace, |body| body.mode);
    Answers::prefilled([
        ("key", key.as_str()),
        ("missing", missing.as_str()),
        ("mode", mode.code()),
    ])
}

/// From the file to the version.
fn steps(page: &Page, found: &Kept) -> Vec<web::Step> {
    let at = match &found.draft {
        None if found.versions.is_empty() => 1,
        None => 4,
        Some(draft) => match draft.state {
            State::Waiting | State::Refused | State::Faulty => 2,
            State::Ready | State::Asked => 3,
        },
    };
    let all = [
        "opendata-step-about",
        "opendata-step-file",
        "opendata-step-check",
        "opendata-step-publish",
    ];
    let step = |(number, key): (usize, &str)| web::Step {
        name: page.t(key).into_owned(),
        stage: match number.cmp(&at) {
            std::cmp::Ordering::Less => Stage::Past,
            std::cmp::Ordering::Equal => Stage::Now,
            std::cmp::Ordering::Greater => Stage::Next,
        },
        href: None,
    };
    all.into_iter().enumerate().map(step).collect()
}

fn dataset_facts(page: &Page, registry: &Registry, dataset: &Dataset) -> Vec<Row> {
    let row = |key: &str, value: Markup| Row {
        name: page.t(key).into_owned(),
        value,
        change: None,
    };
    let next = match facts::next_update(dataset) {
        Some(next) if dataset.current > 0 => page.date(next),
        _ => page.t("opendata-next-none").into_owned(),
    };
    vec![
        row("opendata-slug", page.said(&dataset.slug)),
        row(
            "opendata-publisher",
            Markup::words(&agency_name(page, registry, &dataset.agency)),
        ),
        row(
            "opendata-frequency",
            Markup::words(&page.t(dataset.frequency.key())),
        ),
        row("opendata-next-version", Markup::words(&next)),
        row("opendata-licence", page.said(&dataset.licence)),
    ]
}

fn modes(page: &Page, is_published: bool, has_key: bool) -> Vec<Choice> {
    if !is_published {
        return Vec::new();
    }
    let offered = Mode::ALL
        .into_iter()
        .filter(|mode| has_key || *mode != Mode::Upsert);
    let choice = |mode: Mode| {
        let key = format!("opendata-mode-{}", mode.code());
        let about = format!("opendata-mode-{}-about", mode.code());
        Choice::new(mode.code(), page.t(&key).into_owned()).hint(page.t(&about).into_owned())
    };
    offered.map(choice).collect()
}

fn draft_shown(ctx: &Ctx, page: &Page, draft: &Draft, preview: Option<Preview>) -> DraftShown {
    let body = &draft.body;
    let file = page.tx(
        "opendata-draft-file",
        vec![
            ("name", body.file.name.as_str().into()),
            ("format", body.file.format.to_uppercase().into()),
            (
                "size",
                page.size(i64::try_from(body.file.bytes).unwrap_or(i64::MAX))
                    .into(),
            ),
        ],
    );
    let ready = body.built.as_ref().zip(preview);
    DraftShown {
        revision: draft.revision,
        file,
        waits: draft.state == State::Waiting,
        refused: body.refused.as_ref().map(|refused| {
            let code = match refused.code.as_str() {
                "too_much" => format!("too-much-{}", refused.about),
                other => other.replace('_', "-"),
            };
            page.t1(
                &format!("opendata-refused-{code}"),
                "about",
                refused.about.as_str(),
            )
        }),
        faults: body
            .faults
            .iter()
            .map(|fault| fault_row(page, fault))
            .collect(),
        faults_total: i64::try_from(body.faults_total).unwrap_or(i64::MAX),
        left_out: body
            .left_out
            .iter()
            .map(|left| fault_row(page, &left.fault))
            .collect(),
        plan: plan_rows(page, &body.columns),
        readings: readings(page),
        ready: ready.map(|(built, preview)| ready_shown(ctx, page, (draft, built), preview)),
    }
}

fn readings(page: &Page) -> Vec<Choice> {
    let choice = |(value, key): (&str, &str)| Choice::new(value, page.t(key).into_owned());
    let left = Choice::new(LEFT_OUT, page.t("opendata-reading-none").into_owned());
    READINGS.into_iter().map(choice).chain([left]).collect()
}

fn plan_rows(page: &Page, lines: &[PlanLine]) -> Vec<PlanRow> {
    let row = |(number, line): (usize, &PlanLine)| PlanRow {
        number,
        header: line.header.clone(),
        name: line.name.clone(),
        reading: if line.keep {
            format!("{} {}", line.kind, line.notation)
        } else {
            LEFT_OUT.to_owned()
        },
        notes: notes(page, line),
    };
    lines.iter().enumerate().map(row).collect()
}

/// What the scan saw in a column.
fn notes(page: &Page, line: &PlanLine) -> Vec<String> {
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let mut notes = vec![page.t2(
        "opendata-note-filled",
        "filled",
        count(line.filled),
        "empty",
        count(line.empty),
    )];
    if line.ambiguous {
        notes.push(page.t("opendata-note-ambiguous").into_owned());
    }
    if line.kind == Kind::Text.code() {
        for against in line.against.iter().take(2) {
            let kind = Kind::parse(&against.kind).unwrap_or(Kind::Text);
            notes.push(page.tx(
                "opendata-note-against",
                vec![
                    (
                        "kind",
                        page.t(crate::pages::kind_key(kind)).into_owned().into(),
                    ),
                    ("count", count(against.cells).into()),
                    ("row", count(against.first.row).into()),
                    ("value", against.first.value.as_str().into()),
                ],
            ));
        }
    }
    notes
}

fn fault_row(page: &Page, fault: &FaultLine) -> FaultRow {
    let key = format!("opendata-fault-{}", fault.code.replace('_', "-"));
    FaultRow {
        row: fault.row.to_string(),
        column: fault.column.clone(),
        value: fault.value.clone(),
        what: page.t(&key).into_owned(),
    }
}

fn ready_shown(
    ctx: &Ctx,
    page: &Page,
    (draft, built): (&Draft, &Built),
    preview: Preview,
) -> Ready {
    let ask = draft.body.ask.as_ref();
    let is_asked = draft.state == State::Asked;
    let own = [ask.and_then(|ask| ask.by), draft.body.by];
    let findings = built.findings.iter().map(|found| FindingRow {
        column: found.column.clone(),
        what: page.tx(
            &format!("opendata-finding-{}", found.sort.replace('_', "-")),
            vec![(
                "count",
                i64::try_from(found.cells).unwrap_or(i64::MAX).into(),
            )],
        ),
        tone: if found.verdict == "block" {
            Tone::Refused
        } else {
            Tone::Waiting
        },
        verdict: page
            .t(&format!("opendata-verdict-{}", found.verdict))
            .into_owned(),
        examples: found.examples.join(" · "),
    });
    Ready {
        changes: changes(page, built),
        findings: findings.collect(),
        heads: preview.heads,
        rows: preview.rows,
        total: page.number(built.rows),
        way: rules::way(draft),
        asked: ask.map(|ask| ask.reason.clone()),
        refused: ask.and_then(|ask| ask.refused.clone()),
        decides: is_asked && ctx.actor.id().is_some() && !own.contains(&ctx.actor.id()),
        is_asked,
    }
}

/// What differs from the version before, in sentences.
fn changes(page: &Page, built: &Built) -> Vec<String> {
    let changes = &built.changes;
    if built.base > 0 && changes.is_none() {
        return vec![page.t("opendata-changes-none").into_owned()];
    }
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let counted = [
        ("opendata-changes-added", changes.added),
        ("opendata-changes-removed", changes.removed),
        ("opendata-changes-changed", changes.changed),
    ];
    let rows = counted
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(key, number)| page.t1(key, "count", count(number)));
    let named = [
        ("opendata-changes-columns-added", &changes.columns_added),
        ("opendata-changes-columns-removed", &changes.columns_removed),
    ];
    let columns = named
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(key, names)| page.t1(key, "names", names.join(", ")));
    rows.chain(columns).collect()
}

fn version_row(page: &Page, version: &Version) -> VersionRow {
    VersionRow {
        number: version.number,
        at: page.datetime(version.at),
        rows: page.number(version.rows),
        notice: version
            .retracted
            .as_ref()
            .map(|retraction| retraction.notice.clone()),
        receipt: version
            .receipt
            .as_ref()
            .map(|hash| page.href(&format!("/receipts/{hash}"))),
    }
}

/// The first rows of a table that is not published yet.
struct Preview {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

async fn preview(app: &App, ctx: &Ctx, found: &Kept) -> Result<Option<Preview>, Problem> {
    let draft = found.draft.as_ref();
    let Some(built) = draft.and_then(|draft| draft.body.built.as_ref()) else {
        return Ok(None);
    };
    let version = built.version(ctx.now);
    let table = http::table(app, ctx, &found.dataset.slug, &version).await?;
    let shown = http::aside(built.rows, move || first_rows(&table)).await?;
    Ok(Some(shown))
}

fn first_rows(table: &Table) -> Preview {
    let query = Query {
        limit: Some(PREVIEW),
        ..Query::default()
    };
    let heads = table.schema().names().map(str::to_owned).collect();
    let rows = run(table, &query).map(|answer| {
        let row = |row| answer.row(row).map(|value| value.to_string()).collect();
        (0..answer.len()).map(row).collect()
    });
    Preview {
        heads,
        rows: rows.unwrap_or_default(),
    }
}
