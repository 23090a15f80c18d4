//! The desk's page of days of rest: those to come, one to add, and each to take back.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Lang, Problem, Text};
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Route, Tone, html, html_status, see_other,
};

use super::super::actions::EDIT;
use super::super::model::{Code, Holiday};
use super::super::records::Record;
use super::super::snapshot::Registry;
use super::actions::{HolidayPut, HolidayRemove, holiday_put, holiday_remove};
use super::rules;
use crate::App;
use crate::audit::Fresh;

/// What stands for all states, as in the pack.
const ALL: &str = "ALL";

pub(in super::super) fn routes() -> Vec<Route<App>> {
    let (here, editor) = ("/{lang}/desk/holidays", Access::May(EDIT));
    let remove_at = "/{lang}/desk/holidays/remove";
    vec![
        Route::get(here, "registry.page_holidays", editor, list),
        Route::post(here, "registry.page_holiday_put", editor, put),
        Route::post(remove_at, "registry.page_holiday_remove", editor, remove),
    ]
}

struct Line {
    key: String,
    date: String,
    name: String,
    states: String,
    estimated: bool,
}

#[derive(Template)]
#[template(path = "registry_holidays.html")]
struct HolidaysPage {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    lines: Vec<Line>,
    states: Vec<Choice>,
    /// A field for each language that a name need not have, with what it is called.
    names: Vec<(String, String)>,
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page(&app, &ctx, Answers::empty()).await?)
}

async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<HolidaysPage, Failure> {
    let registry = app.registry_now().await?;
    let page = ctx
        .page(ctx.t("kernel-holidays-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide()
        .after(&answers);
    let first = rules::first(registry.day(ctx.now));
    let kept = registry.holidays().iter();
    let lines = kept
        .filter(|holiday| holiday.date >= first)
        .map(|holiday| line(&page, &registry, holiday))
        .collect();
    let all = Choice::new(ALL, page.t("kernel-holidays-everywhere").into_owned());
    let states = registry.states();
    let states = states.map(|state| Choice::new(state.code.as_str(), page.plain(&state.name)));
    let others = page.languages().iter();
    let others = others.filter(|known| known.lang != Lang::MS);
    Ok(HolidaysPage {
        done: match ctx.query("done") {
            Some("kept") => Some("kernel-holidays-kept"),
            Some("removed") => Some("kernel-holidays-removed"),
            _ => None,
        },
        lines,
        states: std::iter::once(all).chain(states).collect(),
        names: others
            .map(|known| {
                let words = page.t1("kernel-holidays-name-in", "language", &known.name);
                (format!("name-{}", known.lang), words)
            })
            .collect(),
        answers,
        page,
    })
}

fn line(page: &Page, registry: &Registry, holiday: &Holiday) -> Line {
    let named = |code: &Code| registry.state(code).map(|state| page.plain(&state.name));
    let states: Vec<String> = holiday.states.iter().filter_map(named).collect();
    Line {
        key: holiday.key(),
        date: page.civil_date(holiday.date),
        name: page.plain(&holiday.name),
        states: if states.is_empty() {
            page.t("kernel-holidays-everywhere").into_owned()
        } else {
            states.join(", ")
        },
        estimated: holiday.estimated,
    }
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let kept = match read(&registry, &form) {
        Ok(holiday) => {
            let cmd = HolidayPut {
                holiday,
                words: form.value("words").to_owned(),
                fresh: Fresh::draw(&app.ids, ctx.now),
            };
            let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
            let write = app.db.write("registry.holiday_put", move |tx| {
                holiday_put(tx, &shared, (&actor, now), &cmd)
            });
            write.await.map_err(Problem::from)
        }
        Err(problem) => Err(problem),
    };
    told(&app, &ctx, &form, kept, "kept").await
}

async fn remove(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let cmd = HolidayRemove {
        key: form.value("key").to_owned(),
        words: form.value("words").to_owned(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("registry.holiday_remove", move |tx| {
        holiday_remove(tx, &shared, (&actor, now), &cmd)
    });
    let removed = write.await.map_err(Problem::from);
    told(&app, &ctx, &form, removed, "removed").await
}

/// The page again: afterwards, or with what is wrong.
async fn told(
    app: &App,
    ctx: &Ctx,
    form: &Form,
    done: Result<(), Problem>,
    what: &str,
) -> Result<Response, Failure> {
    match done {
        Ok(()) => Ok(see_other(&ctx.href(&format!("/desk/holidays?done={what}")))),
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(form).with_problem(problem);
            html_status(422, &page(app, ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// The day that was filled in, or all that is wrong with it at once.
fn read(registry: &Registry, form: &Form) -> Result<Holiday, Problem> {
    let mut problem = Problem::invalid();
    let date = form.date("date").ok().flatten();
    if date.is_none() {
        problem = problem.field("date-day", "kernel.registry.holiday_date");
    }
    let passage = |lang: Lang| (lang, form.value(&format!("name-{lang}")).to_owned());
    let name = Text::new([Lang::MS, Lang::EN, Lang::ZH, Lang::TA].map(passage)).ok();
    if name.is_none() {
        problem = problem.field("name-ms", "kernel.registry.holiday_name");
    }
    let states = states(registry, form);
    if states.is_none() {
        problem = problem.field("states", "kernel.registry.holiday_states");
    }
    if form.value("words").is_empty() {
        problem = problem.field("words", "kernel.registry.holiday_words");
    }
    match (date, name, states) {
        (Some(date), Some(name), Some(states)) if problem.fields.is_empty() => Ok(Holiday {
            date,
            name,
            states,
            estimated: form.value("estimated") == "yes",
        }),
        _ => Err(problem),
    }
}

/// Who rests, in the registry's order: nobody named means all of them. Nothing if none, or one that does not exist, was chosen.
fn states(registry: &Registry, form: &Form) -> Option<Vec<Code>> {
    let chosen: Vec<&str> = form.all("states").collect();
    if chosen.contains(&ALL) {
        return Some(Vec::new());
    }
    let known = registry.states();
    let named: Vec<Code> = known
        .filter(|state| chosen.contains(&state.code.as_str()))
        .map(|state| state.code.clone())
        .collect();
    (!named.is_empty() && named.len() == chosen.len()).then_some(named)
}
