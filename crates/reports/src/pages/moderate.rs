//! What everybody reads of a report, to change or take away part by part; what was done; and objections to that.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Field, Problem, Time};
use kernel::App;
use kernel::cases::{self, Entry};
use kernel::moderation::{self, ActRow, Known, PartForm, moderation_form};
use kernel::registry::Registry;
use web::{
    Access, Answers, Choice, Ctx, Cursor, Failure, Form, Markup, Page, Route, html, html_status,
    see_other,
};

use super::facts;
use super::show::reference;
use crate::error::Error;
use crate::moderation::{
    self as moderating, Deed, Found, Moderate, Moderated, Object, Part, READ_OF_MODERATED, Words,
};

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/desk/reports/{reference}/moderate";
    let officer = Access::May(cases::MODERATE);
    vec![
        Route::get(path, "reports.page_moderate", officer, show)
            .personal("moderating", READ_OF_MODERATED),
        Route::post(path, "reports.page_moderate_put", officer, put)
            .personal("moderating", READ_OF_MODERATED),
        Route::post(
            "/{lang}/reports/{reference}/object",
            "reports.page_object",
            Access::Public,
            object,
        ),
        Route::get(
            "/{lang}/desk/objections",
            "reports.page_objections",
            Access::May(cases::BUREAU),
            waiting,
        )
        .personal("moderating", &[Field::Words]),
    ]
}

#[derive(Template)]
#[template(path = "moderate.html")]
struct ModeratePage {
    page: Page,
    answers: Answers,
    done: bool,
    reference: String,
    version: i64,
    /// Parts and what can be done to them, and what was done.
    form: Option<Markup>,
    reasons: Vec<Choice>,
    /// Why the reporter wants somebody else to look, where that waits.
    objection: Option<String>,
    may_stand: bool,
}

/// What a part is called.
pub(crate) fn part_name(
    page: &Page,
    registry: &Registry,
    found: (&str, &[Entry]),
    part: &Part,
) -> String {
    let (category, entries) = found;
    match part {
        Part::Report => page.t("reports-moderate-report").into_owned(),
        Part::Description => page.t("reports-moderate-description").into_owned(),
        Part::Address => page.t("reports-show-place").into_owned(),
        Part::Name => page.t("reports-moderate-name").into_owned(),
        Part::Answer(code) => {
            let questions = registry.questions(category);
            let asked = questions.iter().find(|question| *question.code == **code);
            asked.map_or_else(|| code.clone(), |asked| page.plain(&asked.label))
        }
        Part::Entry(version) => {
            let entry = entries.iter().find(|entry| entry.version == *version);
            let at = entry
                .map(|entry| page.datetime(entry.at))
                .unwrap_or_default();
            page.t1("kernel-moderate-entry", "date", at)
        }
    }
}

/// The acts of moderation, newest first, as their reader may know them.
pub(super) fn act_rows(
    page: &Page,
    (app, registry): (&App, &Registry),
    found: (&str, &[Entry]),
    history: &[Moderated],
) -> Vec<ActRow> {
    moderation::act_rows(page, app, history, |part| {
        part_name(page, registry, found, part)
    })
}

fn part_form(
    page: &Page,
    registry: &Registry,
    found: &Found,
    words: &Words,
    tried: &str,
) -> PartForm {
    let report = &found.seen.report;
    let known = (report.category.as_str(), found.seen.entries.as_slice());
    let name = part_name(page, registry, known, &words.part);
    let part = (words.part.code(), words.part.place(), name);
    PartForm::of(page, words, part, (words.part != Part::Name, tried))
}

async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ModeratePage, Failure> {
    let (reference, actor) = (reference(ctx)?, ctx.actor.clone());
    let shared = app.clone();
    let (registry, found) = app
        .db
        .read("reports.page_moderate", move |tx| {
            let registry = shared.registry.get(tx)?;
            let found = moderating::report_moderated(tx, &actor, &reference)?;
            Ok::<_, Error>((registry, found))
        })
        .await?;
    let report = &found.seen.report;
    let reference = report.case.reference.to_string();
    let page = ctx
        .page(ctx.t("kernel-moderate-title"))
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .crumb(reference.clone(), format!("/desk/reports/{reference}"))
        .wide()
        .after(&answers);
    let known = (report.category.as_str(), found.seen.entries.as_slice());
    let objection = found
        .history
        .iter()
        .rev()
        .find(|act| act.deed == Deed::Object);
    let tried = format!("{}{}", answers.value("part"), answers.value("place"));
    let parts = found.parts.iter();
    let parts: Vec<PartForm> = parts
        .map(|words| part_form(&page, &registry, &found, words, &tried))
        .collect();
    let acts = act_rows(&page, (app, &registry), known, &found.history);
    let all = part_name(&page, &registry, known, &Part::Report);
    let shown = Known {
        version: report.case.version,
        whole: (Part::Report.code(), all),
        public: report.case.public,
        parts: &parts,
        acts: &acts,
    };
    Ok(ModeratePage {
        done: ctx.query("done").is_some(),
        version: report.case.version,
        form: moderation_form(app, &page, &answers, &shown),
        reasons: facts::grounds(&page, app.kinds.grounds().list(cases::MODERATION_GROUNDS)),
        objection: objection
            .filter(|_| found.objection)
            .map(|act| act.words.clone().unwrap_or_default()),
        may_stand: found.may_stand,
        reference,
        answers,
        page,
    })
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page(&app, &ctx, Answers::empty()).await?)
}

fn read(app: &App, ctx: &Ctx, form: &Form) -> Result<Moderate, Problem> {
    let unclear = || Problem::invalid().field("do", "reports.deed_unclear");
    let deed = Deed::parse(form.value("do")).filter(|deed| Deed::OFFICERS.contains(deed));
    let part = Part::parse(form.value("part"), form.value("place"));
    Ok(Moderate {
        reference: reference(ctx)?,
        version: form.value("version").parse().unwrap_or(-1),
        part: part.ok_or_else(unclear)?,
        deed: deed.ok_or_else(unclear)?,
        text: form.get("text").map(str::to_owned),
        description: None,
        reason: form.get("reason").map(str::to_owned),
        words: form.get("words").map(str::to_owned),
        fresh: facts::fresh(app, ctx.now),
    })
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let done = match read(&app, &ctx, &form) {
        Ok(cmd) => moderating::moderate(&app, &ctx, (cmd, None)).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok((_, Some(case))) if ctx.actor.may_about(cases::MODERATE, &case.matter()) => {
            let here = format!("/desk/reports/{}/moderate?done=1", case.reference);
            Ok(see_other(&ctx.href(&here)))
        }
        // What the bureau was asked to look at is the agency's again.
        Ok(_) => Ok(see_other(&ctx.href("/desk/objections?done=1"))),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// The reporter asks for somebody else to look.
async fn object(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let here = ctx.href(&format!("/reports/{reference}#moderated"));
    let cmd = Object {
        reference,
        words: form.value("words").to_owned(),
        fresh: facts::fresh(&app, ctx.now),
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    app.db
        .write("reports.page_object", move |tx| {
            moderating::report_object(tx, (&actor, now), &cmd).map(drop)
        })
        .await?;
    Ok(see_other(&here))
}

struct Waiting {
    reference: String,
    category: String,
    agency: String,
    at: Time,
    words: String,
}

#[derive(Template)]
#[template(path = "objections.html")]
struct Objections {
    page: Page,
    done: bool,
    rows: Vec<Waiting>,
    next: Option<String>,
}

/// Objections on one page.
const ROWS: i64 = 50;

async fn waiting(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let after = ctx.query("after").and_then(Cursor::parse);
    let (registry, mut found) = app
        .db
        .read("reports.page_objections", move |tx| {
            let registry = shared.registry.get(tx)?;
            let from = after.as_ref().map_or((i64::MIN, ""), |after| {
                (after.at.unwrap_or(i64::MIN), after.id.as_str())
            });
            let from = (Time::from_micros(from.0), from.1);
            let found = moderating::objections(tx, &actor, (from, ROWS + 1))?;
            Ok::<_, Error>((registry, found))
        })
        .await?;
    let page = ctx
        .page(ctx.t("reports-objections-title"))
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .wide();
    let shown = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let more = found.len() > shown;
    found.truncate(shown);
    let next = found.last().filter(|_| more).map(|last| {
        let id = last.case.id.to_string();
        let at = Some(last.at.micros());
        format!("{}?after={}", page.here(), Cursor { at, id }.text())
    });
    let rows = found.into_iter().map(|one| Waiting {
        reference: one.case.reference.to_string(),
        category: facts::category(
            &page,
            &registry,
            one.case.topic.as_deref().unwrap_or_default(),
        ),
        agency: facts::agency(&page, &registry, &one.case.agency),
        at: one.at,
        words: one.words,
    });
    html(&Objections {
        done: ctx.query("done").is_some(),
        rows: rows.collect(),
        next,
        page,
    })
}
