//! What everybody reads of a request, to change or take away part by part, and what was done.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Actor, Problem};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::{self, Entry};
use kernel::moderation::{
    self, ActRow, Deed, Known, PartForm, moderation_acts, moderation_form, standing,
};
use web::{Access, Answers, Ctx, Failure, Form, Markup, Page, Route, html, html_status, see_other};

use super::reference;
use crate::model::RequestSeen;
use crate::moderation::{
    Found, Moderate, Moderated, Part, READ_OF_MODERATED, request_moderate, request_moderated,
};

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/desk/ask/{reference}/moderate";
    let officer = Access::May(cases::MODERATE);
    vec![
        Route::get(path, "disclosure.page_moderate", officer, show)
            .personal("moderating", READ_OF_MODERATED),
        Route::post(path, "disclosure.page_moderate_put", officer, put)
            .personal("moderating", READ_OF_MODERATED),
    ]
}

/// Whether the officer moderates this request: only what everybody reads, or read before, is moderated.
pub(super) fn moderates(actor: &Actor, seen: &RequestSeen) -> bool {
    let hidden = standing(&seen.acts, &Part::Request).is_some();
    actor.may_about(cases::MODERATE, &seen.case.matter()) && (seen.case.public || hidden)
}

/// What was moderated, as the reader may know it; nothing where nothing was.
pub(super) fn acts(page: &Page, app: &App, seen: &RequestSeen) -> Option<Markup> {
    let rows = rows(page, app, &seen.entries, &seen.acts);
    moderation_acts(page, &rows).filter(|_| !rows.is_empty())
}

fn rows(page: &Page, app: &App, entries: &[Entry], history: &[Moderated]) -> Vec<ActRow> {
    moderation::act_rows(page, app, history, |part| part_name(page, entries, part))
}

/// What a part is called.
fn part_name(page: &Page, entries: &[Entry], part: &Part) -> String {
    let key = match part {
        Part::Request => "disclosure-moderate-request",
        Part::Title => "disclosure-new-title",
        Part::Words => "disclosure-new-words",
        Part::Entry(version) => {
            let entry = entries.iter().find(|entry| entry.version == *version);
            let at = entry.map(|entry| page.datetime(entry.at));
            return page.t1("kernel-moderate-entry", "date", at.unwrap_or_default());
        }
    };
    page.t(key).into_owned()
}

#[derive(Template)]
#[template(path = "ask_moderate.html")]
struct ModeratePage {
    page: Page,
    answers: Answers,
    done: bool,
    reference: String,
    /// Parts and what can be done to them, and what was done.
    form: Option<Markup>,
}

async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ModeratePage, Failure> {
    let (asked, actor) = (reference(ctx)?, ctx.actor.clone());
    let read = move |tx: &mut store::Tx<'_>| request_moderated(tx, &actor, &asked);
    let found: Found = app.db.read("disclosure.page_moderate", read).await?;
    let (case, entries) = (&found.seen.case, found.seen.entries.as_slice());
    let reference = case.reference.to_string();
    let page = ctx
        .page(ctx.t("kernel-moderate-title"))
        .crumb(ctx.t("disclosure-desk-crumb"), "/desk")
        .crumb(reference.clone(), format!("/desk/ask/{reference}"))
        .wide()
        .after(&answers);
    let tried = format!("{}{}", answers.value("part"), answers.value("place"));
    let part = |part: &Part| {
        let name = part_name(&page, entries, part);
        (part.code(), part.place(), name)
    };
    let parts = found.parts.iter();
    let parts: Vec<PartForm> = parts
        .map(|words| PartForm::of(&page, words, part(&words.part), (true, &tried)))
        .collect();
    let acts = rows(&page, app, entries, &found.history);
    let known = Known {
        version: case.version,
        whole: (
            Part::Request.code(),
            part_name(&page, entries, &Part::Request),
        ),
        public: case.public,
        parts: &parts,
        acts: &acts,
    };
    Ok(ModeratePage {
        form: moderation_form(app, &page, &answers, &known),
        done: ctx.query("done").is_some(),
        answers,
        reference,
        page,
    })
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page(&app, &ctx, Answers::empty()).await?)
}

fn read(app: &App, ctx: &Ctx, form: &Form) -> Result<Moderate, Problem> {
    let unclear = || Problem::invalid().field("do", "disclosure.moderation_text");
    let deed = Deed::parse(form.value("do"));
    let part = Part::parse(form.value("part"), form.value("place"));
    let words = |name: &str| form.get(name).map(str::to_owned);
    Ok(Moderate {
        reference: reference(ctx)?,
        // Whoever saw no version saw none that there is.
        version: form.value("version").parse().unwrap_or(-1),
        part: part.ok_or_else(unclear)?,
        deed: deed.ok_or_else(unclear)?,
        text: words("text"),
        reason: words("reason"),
        words: words("words"),
        fresh: Fresh::draw(&app.ids, ctx.now),
    })
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let done = match read(&app, &ctx, &form) {
        Ok(cmd) => {
            let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
            let write = app.db.write("disclosure.page_moderate_put", move |tx| {
                request_moderate(tx, &shared, (&actor, now), &cmd)
            });
            write.await.map_err(Problem::from)
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(case) => {
            let here = format!("/desk/ask/{}/moderate?done=1", case.reference);
            Ok(see_other(&ctx.href(&here)))
        }
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}
