//! The desk's pages of catalogues that are read: all of them, one with its runs, and what a run found.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use kernel::App;
use kernel::audit::Fresh;
use kernel::registry;
use store::Tx;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Markup, Page, Route, Row, Tone, encoded, html,
    html_status, see_other,
};

use super::actions;
use super::http::{begun, kept, reported};
use super::model::{Outcome, Protocol, Report, Run, RunState, SeenThere, Source, SourcePut};
use crate::error::Error;

pub(super) fn routes() -> Vec<Route<App>> {
    let may = Access::May(registry::EDIT);
    let (all, one) = ("/{lang}/desk/harvest", "/{lang}/desk/harvest/{source}");
    let run_at = "/{lang}/desk/harvest/{source}/{run}";
    vec![
        Route::get(all, "opendata.page_sources", may, list),
        Route::post(all, "opendata.page_source_make", may, make).body_limit(256 * 1024),
        Route::get(one, "opendata.page_source", may, show),
        Route::post(one, "opendata.page_source_act", may, act).body_limit(256 * 1024),
        Route::get(run_at, "opendata.page_run", may, run_show),
    ]
}

struct Line {
    href: String,
    name: String,
    url: String,
    protocol: &'static str,
    state: String,
    tone: Tone,
    next: String,
}

#[derive(Template)]
#[template(path = "desk_harvest.html")]
struct ListPage {
    page: Page,
    answers: Answers,
    lines: Vec<Line>,
    protocols: Vec<Choice>,
    langs: Vec<Choice>,
}

struct RunLine {
    href: String,
    begun: String,
    state: String,
    tone: Tone,
    found: String,
    failure: Option<String>,
}

#[derive(Template)]
#[template(path = "desk_harvest_one.html")]
struct ShowPage {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    facts: Vec<Row>,
    version: i64,
    is_on: bool,
    listed: String,
    runs: Vec<RunLine>,
    protocols: Vec<Choice>,
    langs: Vec<Choice>,
}

struct SeenLine {
    identifier: String,
    outcome: String,
    tone: Tone,
    reason: Option<String>,
    href: Option<String>,
}

#[derive(Template)]
#[template(path = "desk_harvest_run.html")]
struct RunPage {
    page: Page,
    state: String,
    tone: Tone,
    facts: Vec<Row>,
    failure: Option<String>,
    lines: Vec<SeenLine>,
}

fn path(name: &str) -> String {
    format!("/desk/harvest/{}", encoded(name))
}

fn protocols() -> Vec<Choice> {
    let all = Protocol::ALL.into_iter();
    all.map(|known| Choice::named(known.code(), known.name()))
        .collect()
}

fn langs(page: &Page) -> Vec<Choice> {
    let all = page.languages().iter();
    all.map(|known| Choice::named(known.lang.code(), known.name.clone()))
        .collect()
}

fn state_words(page: &Page, run: Option<&Run>) -> (String, Tone) {
    let (key, tone) = match run.map(|run| run.state) {
        None => ("opendata-harvest-never", Tone::New),
        Some(RunState::Running) => ("opendata-harvest-running", Tone::Active),
        Some(RunState::Done) => ("opendata-harvest-done", Tone::Done),
        Some(RunState::Failed) => ("opendata-harvest-failed", Tone::Refused),
    };
    (page.t(key).into_owned(), tone)
}

fn outcome_words(page: &Page, outcome: Outcome) -> (String, Tone) {
    let (key, tone) = match outcome {
        Outcome::Added => ("opendata-harvest-added", Tone::New),
        Outcome::Changed => ("opendata-harvest-changed", Tone::Active),
        Outcome::Same => ("opendata-harvest-same", Tone::Plain),
        Outcome::Gone => ("opendata-harvest-gone", Tone::Late),
        Outcome::Spared => ("opendata-harvest-spared", Tone::Waiting),
        Outcome::Refused => ("opendata-harvest-refused", Tone::Refused),
        Outcome::Again => ("opendata-harvest-again", Tone::Refused),
    };
    (page.t(key).into_owned(), tone)
}

fn found_words(page: &Page, run: &Run) -> String {
    let counts = run.counts;
    let each = [
        (Outcome::Added, counts.added),
        (Outcome::Changed, counts.changed),
        (Outcome::Same, counts.same),
        (Outcome::Gone, counts.gone),
        (Outcome::Spared, counts.spared),
        (Outcome::Refused, counts.refused),
    ];
    let words = each.into_iter().filter(|(_, count)| *count > 0);
    let words = words.map(|(outcome, count)| {
        let (name, _) = outcome_words(page, outcome);
        format!("{name}: {}", page.number(count))
    });
    words.collect::<Vec<_>>().join(" · ")
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let usual = [("protocol", "ckan"), ("lang", "ms"), ("hours", "24")];
    let answers = Answers::prefilled(usual);
    html(&list_page(&app, &ctx, answers).await?)
}

async fn list_page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ListPage, Failure> {
    let actor = ctx.actor.clone();
    let read = move |tx: &mut Tx<'_>| actions::sources_list(tx, &actor);
    let found = app.db.read("opendata.page_sources", read).await;
    let found = found.map_err(Problem::from)?;
    let page = ctx
        .page(ctx.t("opendata-harvest-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide()
        .after(&answers);
    let line = |(source, run): &(Source, Option<Run>)| {
        let (state, tone) = state_words(&page, run.as_ref());
        Line {
            href: page.href(&path(&source.name)),
            name: source.name.clone(),
            url: source.url.clone(),
            protocol: source.protocol.name(),
            state,
            tone,
            next: next_words(&page, source),
        }
    };
    Ok(ListPage {
        lines: found.iter().map(line).collect(),
        protocols: protocols(),
        langs: langs(&page),
        answers,
        page,
    })
}

fn next_words(page: &Page, source: &Source) -> String {
    if source.is_on {
        page.datetime(source.next)
    } else {
        page.t("opendata-harvest-off").into_owned()
    }
}

/// What somebody typed of a catalogue. Publishers stand a line each, `name = code`.
fn typed(app: &App, ctx: &Ctx, form: &Form) -> Result<SourcePut, Error> {
    let mut publishers = BTreeMap::new();
    let lines = form.value("publishers").lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty()) {
        let pair = line
            .rsplit_once('=')
            .ok_or(Error::SourceWrong("publishers"));
        let (name, code) = pair?;
        publishers.insert(name.trim().to_owned(), code.trim().to_owned());
    }
    let hours = form.value("hours").trim().parse();
    Ok(SourcePut {
        name: form.value("name").to_owned(),
        seen: None,
        protocol: form.value("protocol").to_owned(),
        url: form.value("url").to_owned(),
        lang: form.value("lang").to_owned(),
        publishers,
        is_on: true,
        hours: hours.map_err(|_| Error::SourceWrong("hours"))?,
        fresh: Fresh::draw(&app.ids, ctx.now),
    })
}

async fn make(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let made = match typed(&app, &ctx, &form) {
        Ok(cmd) => kept(&app, &ctx, cmd).await,
        Err(error) => Err(error),
    };
    match made.map_err(Problem::from) {
        Ok(source) => Ok(see_other(
            &ctx.href(&format!("{}?done=made", path(&source.name))),
        )),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &list_page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&show_page(&app, &ctx, None).await?)
}

async fn show_page(app: &App, ctx: &Ctx, answers: Option<Answers>) -> Result<ShowPage, Failure> {
    let (name, actor) = (ctx.param("source").to_owned(), ctx.actor.clone());
    let read = move |tx: &mut Tx<'_>| {
        let source = actions::source_find(tx, &actor, &name)?;
        Ok::<_, Error>((source, actions::runs_list(tx, &actor, &name)?))
    };
    let found = app.db.read("opendata.page_source", read).await;
    let (source, runs) = found.map_err(Problem::from)?;
    let hours = source.hours.to_string();
    let publishers = source.publishers.iter();
    let publishers: Vec<String> = publishers
        .map(|(name, code)| format!("{name} = {code}"))
        .collect();
    let publishers = publishers.join("\n");
    let answers = answers.unwrap_or_else(|| {
        Answers::prefilled([
            ("protocol", source.protocol.code()),
            ("url", source.url.as_str()),
            ("lang", source.lang.code()),
            ("hours", hours.as_str()),
            ("publishers", publishers.as_str()),
        ])
    });
    let page = ctx
        .page(source.name.clone())
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .crumb(ctx.t("opendata-harvest-title"), "/desk/harvest")
        .wide()
        .after(&answers);
    Ok(ShowPage {
        done: match ctx.query("done") {
            Some("made") => Some("opendata-harvest-made"),
            Some("saved") => Some("opendata-harvest-saved"),
            Some("begun") => Some("opendata-harvest-begun"),
            _ => None,
        },
        facts: facts(&page, &source),
        version: source.version,
        is_on: source.is_on,
        listed: page.href(&format!("/data?source={}", encoded(&source.name))),
        runs: runs
            .iter()
            .map(|run| run_line(&page, &source, run))
            .collect(),
        protocols: protocols(),
        langs: langs(&page),
        answers,
        page,
    })
}

fn row(page: &Page, name: &str, value: Markup) -> Row {
    Row {
        name: page.t(name).into_owned(),
        value,
        change: None,
    }
}

fn facts(page: &Page, source: &Source) -> Vec<Row> {
    vec![
        row(page, "opendata-harvest-url", page.said(&source.url)),
        row(
            page,
            "opendata-harvest-protocol",
            page.said(source.protocol.name()),
        ),
        row(
            page,
            "opendata-harvest-next",
            Markup::words(&next_words(page, source)),
        ),
    ]
}

fn run_line(page: &Page, source: &Source, run: &Run) -> RunLine {
    let (state, tone) = state_words(page, Some(run));
    RunLine {
        href: page.href(&format!("{}/{}", path(&source.name), run.id)),
        begun: page.datetime(run.begun),
        state,
        tone,
        found: found_words(page, run),
        failure: run.failure.clone(),
    }
}

async fn act(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let done = match form.value("act") {
        "run" => begun(&app, &ctx).await.map(|_| "begun"),
        word => changed(&app, &ctx, &form, word).await.map(|_| "saved"),
    };
    match done.map_err(Problem::from) {
        Ok(done) => {
            let page = format!("{}?done={done}", path(ctx.param("source")));
            Ok(see_other(&ctx.href(&page)))
        }
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &show_page(&app, &ctx, Some(answers)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Says something else of a catalogue, or only switches it off or on.
async fn changed(app: &App, ctx: &Ctx, form: &Form, word: &str) -> Result<Source, Error> {
    let (name, actor) = (ctx.param("source").to_owned(), ctx.actor.clone());
    let read = move |tx: &mut Tx<'_>| actions::source_find(tx, &actor, &name);
    let known = app.db.read("opendata.source_known", read).await?;
    let seen = form.value("version").parse().ok();
    let cmd = match word {
        "on" | "off" => SourcePut {
            name: known.name,
            seen,
            protocol: known.protocol.code().to_owned(),
            url: known.url,
            lang: known.lang.code().to_owned(),
            publishers: known.publishers,
            is_on: word == "on",
            hours: known.hours,
            fresh: Fresh::draw(&app.ids, ctx.now),
        },
        _ => SourcePut {
            name: known.name,
            seen,
            is_on: known.is_on,
            ..typed(app, ctx, form)?
        },
    };
    kept(app, ctx, cmd).await
}

async fn run_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = ctx.param("run").to_owned();
    let report = reported(&app, &ctx, id).await.map_err(Problem::from)?;
    html(&run_page(&ctx, &report))
}

fn run_page(ctx: &Ctx, report: &Report) -> RunPage {
    let run = &report.run;
    let page = ctx
        .page(ctx.t("opendata-harvest-run"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .crumb(ctx.t("opendata-harvest-title"), "/desk/harvest")
        .crumb(run.source.clone(), path(&run.source))
        .wide();
    let (state, tone) = state_words(&page, Some(run));
    let mut facts = vec![row(
        &page,
        "opendata-harvest-since",
        Markup::words(&page.datetime(run.begun)),
    )];
    if let Some(ended) = run.ended {
        let words = Markup::words(&page.datetime(ended));
        facts.push(row(&page, "opendata-harvest-ended", words));
        let words = Markup::words(&found_words(&page, run));
        facts.push(row(&page, "opendata-harvest-found", words));
    }
    RunPage {
        state,
        tone,
        facts,
        failure: run.failure.clone(),
        lines: report
            .seen
            .iter()
            .map(|seen| seen_line(&page, run, seen))
            .collect(),
        page,
    }
}

fn seen_line(page: &Page, run: &Run, seen: &SeenThere) -> SeenLine {
    let (outcome, tone) = outcome_words(page, seen.outcome);
    let is_kept = !matches!(seen.outcome, Outcome::Refused | Outcome::Again);
    SeenLine {
        href: is_kept.then(|| page.href(&super::super::path(&run.source, &seen.identifier))),
        identifier: seen.identifier.clone(),
        outcome,
        tone,
        reason: seen.reason.clone(),
    }
}
