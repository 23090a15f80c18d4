//! What is to be done for cases: lists for agencies and people, and one task with its outcomes.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Field, Problem};
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Markup, Page, Pagination, Route, Tone, html,
    html_status, see_other,
};

use super::super::http::tasks::{after, cursor, sort};
use super::super::http::views::Words;
use super::{agency, desks, due_tag, further, number, paging, reference, words};
use crate::App;
use crate::audit::Fresh;
use crate::cases::{self, Case, Entry, Error, Task, TaskEnd, TaskRow, TaskToDo};
use crate::registry::Registry;

pub(super) fn routes() -> Vec<Route<App>> {
    let task = "/{lang}/cases/{reference}/tasks/{number}";
    vec![
        Route::get(
            "/{lang}/desk/tasks",
            "cases.page_desk_tasks",
            Access::May(cases::READ),
            desk,
        ),
        Route::get(
            "/{lang}/me/tasks",
            "cases.page_my_tasks",
            Access::SignedIn,
            mine,
        ),
        Route::get(task, "cases.page_task", Access::SignedIn, show)
            .personal("handling", &[Field::Words]),
        Route::post(task, "cases.page_task_end", Access::SignedIn, end)
            .personal("handling", &[Field::Words]),
    ]
}

struct TaskLine {
    href: String,
    name: String,
    reference: String,
    about: Option<String>,
    due: Option<(String, Tone)>,
    day: Option<String>,
}

/// What a case is about, by the name of its category.
fn about(page: &Page, registry: &Registry, topic: Option<&str>) -> Option<String> {
    let category = registry.category(topic?)?;
    Some(page.plain(&category.name))
}

#[derive(Template)]
#[template(path = "cases_tasks.html")]
struct TasksPage {
    page: Page,
    answers: Answers,
    agencies: Vec<Choice>,
    done: bool,
    /// The sort of tasks that the list is narrowed to, and what it is called.
    sort: String,
    only: Option<String>,
    lines: Vec<TaskLine>,
    place: Pagination,
}

async fn desk(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let page = ctx
        .page(ctx.t("kernel-tasks-desk"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide();
    let (agencies, shown) = desks(&ctx, &page, &registry)?;
    list(&app, &ctx, &registry, (page, agencies, Some(shown))).await
}

async fn mine(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let page = ctx
        .page(ctx.t("kernel-tasks-mine"))
        .crumb(ctx.t("kernel-keys-me"), "/me");
    list(&app, &ctx, &registry, (page, Vec::new(), None)).await
}

async fn list(
    app: &App,
    ctx: &Ctx,
    registry: &Registry,
    (page, agencies, shown): (Page, Vec<Choice>, Option<String>),
) -> Result<Response, Failure> {
    let paging = paging(ctx)?;
    let after = paging.after.as_ref().map(after).transpose()?;
    let (actor, limit, agency) = (ctx.actor.clone(), paging.rows(), shown.clone());
    let (sort, asked) = (sort(ctx), sort(ctx));
    let rows = app
        .db
        .read("cases.page_tasks", move |tx| {
            let asked = (agency.as_deref(), asked.as_deref());
            cases::tasks_to_do(tx, &actor, asked, after.as_ref(), limit)
        })
        .await?;
    let piece = paging.piece(rows, cursor);
    let line = |row: &TaskToDo| {
        let words = Words::edition(app, ctx, registry, (&row.kind, row.edition));
        TaskLine {
            href: page.href(&format!(
                "/cases/{}/tasks/{}",
                row.reference, row.task.number
            )),
            name: words.say("task", &row.task.sort),
            reference: row.reference.to_string(),
            about: about(&page, registry, row.topic.as_deref()),
            due: due_tag(&page, row.task.due),
            day: row.task.due.map(|due| page.due(due)),
        }
    };
    let only = piece.items.first().filter(|_| sort.is_some()).map(|row| {
        let words = Words::edition(app, ctx, registry, (&row.kind, row.edition));
        words.say("task", &row.task.sort)
    });
    html(&TasksPage {
        answers: Answers::prefilled(shown.iter().map(|code| ("agency", code.as_str()))),
        only,
        sort: sort.clone().unwrap_or_default(),
        agencies,
        done: ctx.query("done").is_some(),
        lines: piece.items.iter().map(line).collect(),
        place: further(
            &page,
            &[("agency", shown.as_deref()), ("task", sort.as_deref())],
            piece.next.as_deref(),
        ),
        page,
    })
}

#[derive(Template)]
#[template(path = "cases_task.html")]
struct TaskPage {
    page: Page,
    answers: Answers,
    reference: String,
    case_href: String,
    about: Option<String>,
    asked_by: String,
    /// The reason and the words with which it was given.
    why: Option<String>,
    words: Option<Markup>,
    due: Option<(String, Tone)>,
    day: Option<String>,
    outcomes: Vec<Choice>,
    /// What can be done where words were refused for the personal numbers in them.
    personal: Vec<Choice>,
    /// How it ended, once it has.
    ended: Option<String>,
    said: Option<String>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&task_page(&app, &ctx, Answers::empty()).await?)
}

async fn task_page(app: &App, ctx: &Ctx, answers: Answers) -> Result<TaskPage, Failure> {
    let (reference, number) = (reference(ctx)?, number(ctx)?);
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let (registry, case, tasks, entries) = app
        .db
        .read("cases.page_task", move |tx| {
            let registry = shared.registry.get(tx)?;
            let case = cases::case_by_reference(tx, &actor, &reference)?;
            let tasks = cases::tasks_of_case(tx, &shared.kinds, &actor, &case)?;
            let (entries, _) = cases::case_timeline(tx, &actor, &case)?;
            Ok::<_, Error>((registry, case, tasks, entries))
        })
        .await?;
    let found = tasks.into_iter().find(|task| task.number == number);
    let task: TaskRow = found.ok_or_else(Problem::not_found)?;
    let words = words(app, ctx, &registry, &case);
    let page = ctx
        .page(words.say("task", &task.sort))
        .crumb(
            case.reference.as_str(),
            format!("/cases/{}", case.reference),
        )
        .after(&answers);
    let outcome = |code: &String| Choice::new(code, words.say("outcome", code));
    let sort = app.kinds.of(&case).and_then(|kind| kind.task(&task.sort));
    let given = given(app, &case, (&task, &entries));
    let theirs = cases::task_mine(&ctx.actor, &case, &task);
    Ok(TaskPage {
        reference: case.reference.to_string(),
        case_href: case_href(app, &page, &case),
        about: about(&page, &registry, case.topic.as_deref()),
        asked_by: agency(&page, &registry, &case.agency),
        why: given.and_then(|entry| words.reason(entry)),
        words: given
            .and_then(|entry| entry.body.as_deref())
            .map(|body| page.said(body)),
        due: due_tag(&page, task.due.filter(|_| task.outcome.is_none())),
        day: task.due.map(|due| page.due(due)),
        outcomes: if theirs && task.outcome.is_none() {
            sort.into_iter()
                .flat_map(Task::choices)
                .map(outcome)
                .collect()
        } else {
            Vec::new()
        },
        ended: task.outcome.as_deref().map(|code| words.outcome(code)),
        said: task.body,
        personal: personal(&page, &answers),
        answers,
        page,
    })
}

/// What can be done with personal numbers, where words were refused for them.
fn personal(page: &Page, answers: &Answers) -> Vec<Choice> {
    let refused = answers.problem().is_some_and(|problem| {
        let mut fields = problem.fields.iter();
        fields.any(|field| field.code == "kernel.words_personal")
    });
    if !refused {
        return Vec::new();
    }
    let choice = |wish: &str| {
        let key = format!("kernel-task-personal-{wish}");
        Choice::new(wish, page.t(&key).into_owned())
    };
    ["hide", "publish"].map(choice).to_vec()
}

/// The entry with which a task was given, if the reader sees it.
fn given<'e>(
    app: &App,
    case: &Case,
    (task, entries): (&TaskRow, &'e [Entry]),
) -> Option<&'e Entry> {
    let kind = app.kinds.of(case)?;
    let gives = |entry: &&Entry| {
        let step = kind.step(&entry.step);
        entry.at == task.given && step.is_some_and(|step| step.gives.as_ref() == Some(&task.sort))
    };
    entries.iter().rev().find(gives)
}

/// Where the pages of the case's own kind are.
fn case_href(app: &App, page: &Page, case: &Case) -> String {
    let folder = app.kinds.of(case).map_or("cases", |kind| &*kind.page);
    page.href(&format!("/{folder}/{}", case.reference))
}

async fn end(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let wish = form.value("personal");
    let mut ended = end_with(&app, &ctx, (&form, form.get("body"), wish == "publish")).await?;
    if let (Err(Error::Personal(found)), "hide", Some(body)) = (&ended, wish, form.get("body")) {
        let body = cases::rules::without(body, found);
        ended = end_with(&app, &ctx, (&form, Some(&body), false)).await?;
    }
    match ended.map_err(Problem::from) {
        Ok(()) if ctx.actor.may(cases::READ, None) => {
            Ok(see_other(&ctx.href("/desk/tasks?done=1")))
        }
        Ok(()) => Ok(see_other(&ctx.href("/me/tasks?done=1"))),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &task_page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Ends the task of the path with these words; `personal` says that personal numbers in them may be published.
async fn end_with(
    app: &App,
    ctx: &Ctx,
    (form, body, personal): (&Form, Option<&str>, bool),
) -> Result<Result<(), Error>, Failure> {
    let (reference, number) = (reference(ctx)?, number(ctx)?);
    let (outcome, body) = (form.value("reason").to_owned(), body.map(str::to_owned));
    let fresh = Fresh::draw(&app.ids, ctx.now);
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("cases.page_task_end", move |tx| {
        let case = cases::case_by_reference(tx, &actor, &reference)?;
        let cmd = TaskEnd {
            id: case.id,
            number,
            outcome: outcome.clone(),
            body: body.clone(),
            personal,
            fresh: fresh.clone(),
        };
        cases::task_act(tx, &shared, (&actor, now), &cmd).map(drop)
    });
    Ok(write.await)
}
