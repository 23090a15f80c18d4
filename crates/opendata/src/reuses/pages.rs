//! Pages of reuses: to tell of one, what there is, and where officers decide.

use askama::Template;
use axum::extract::State as Shared;
use axum::response::Response;
use base::{Actor, Id, PersonId, Problem};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::MODERATE;
use kernel::once::Once;
use serde_json::json;
use store::Tx;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Pagination, Rate, Route, Tone, encoded,
    html, html_status, see_other,
};

use super::model::{Reuse, ReuseDecide, ReuseNew, Sort, State};
use super::{actions, rules};
use crate::error::Error;
use crate::http;

/// Reuses of a page.
const ROWS: i64 = 20;
/// Reuses on the page of a dataset.
const FEW: i64 = 6;

pub(super) fn routes() -> Vec<Route<App>> {
    let (list, new) = ("/{lang}/data/reuses", "/{lang}/data/{slug}/reuse");
    let (desk, may) = ("/{lang}/desk/reuses", Access::May(MODERATE));
    let signed_in = Access::SignedIn;
    vec![
        Route::get(list, "opendata.page_reuses", Access::Public, reuses),
        Route::post(list, "opendata.page_reuse_withdraw", signed_in, withdraw),
        Route::get(new, "opendata.page_reuse", signed_in, form),
        Route::post(new, "opendata.page_reuse_tell", signed_in, tell).rate(Rate::Upload),
        Route::get(desk, "opendata.page_desk_reuses", may, desk_list),
        Route::post(desk, "opendata.page_reuse_decide", may, decide),
    ]
}

/// A reuse on a list.
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) about: String,
    pub(crate) url: String,
    /// Where the address leads to, for people to see.
    pub(crate) host: String,
    pub(crate) sort: String,
    pub(crate) state: String,
    pub(crate) tone: Tone,
    pub(crate) is_shown: bool,
    /// Whether its maker took it back.
    pub(crate) is_over: bool,
    pub(crate) reason: Option<String>,
    pub(crate) at: String,
    /// Pages of the datasets, with their slugs.
    pub(crate) datasets: Vec<(String, String)>,
}

fn line(page: &Page, reuse: &Reuse) -> Line {
    let rest = reuse.url.strip_prefix("https://").unwrap_or_default();
    let tone = match reuse.state {
        State::Waiting => Tone::Waiting,
        State::Shown => Tone::Done,
        State::Refused => Tone::Refused,
        State::Withdrawn => Tone::Plain,
    };
    let say = |sort: &str, code: &str| {
        let key = format!("opendata-reuse-{sort}-{code}");
        page.t(&key).into_owned()
    };
    let dataset = |slug: &String| (page.href(&format!("/data/{slug}")), slug.clone());
    Line {
        id: reuse.id.to_string(),
        title: reuse.title.clone(),
        about: reuse.about.clone(),
        host: rest.split('/').next().unwrap_or_default().to_owned(),
        url: reuse.url.clone(),
        sort: say("sort", reuse.sort.code()),
        state: say("state", reuse.state.code()),
        tone,
        is_shown: reuse.state == State::Shown,
        is_over: reuse.state == State::Withdrawn,
        reason: reuse.reason.clone(),
        at: page.date(reuse.decided.unwrap_or(reuse.made)),
        datasets: reuse.datasets.iter().map(dataset).collect(),
    }
}

/// What was made with a dataset, for its page.
pub(crate) async fn made_with(app: &App, page: &Page, slug: &str) -> Result<Vec<Line>, Problem> {
    let slug = slug.to_owned();
    let read = app.db.read("opendata.reuses_of", move |tx: &mut Tx<'_>| {
        actions::reuses_shown(tx, Some(&slug), (FEW, 0))
    });
    let found = read.await.map_err(Problem::from)?;
    Ok(found.iter().map(|reuse| line(page, reuse)).collect())
}

#[derive(Template)]
#[template(path = "data_reuses.html")]
struct ReusesPage {
    page: Page,
    done: Option<&'static str>,
    lines: Vec<Line>,
    /// What the reader told of.
    own: Vec<Line>,
    place: Pagination,
}

fn person(actor: &Actor) -> Option<PersonId> {
    actor.id().filter(|_| actor.is_person())
}

async fn reuses(Shared(app): Shared<App>, ctx: Ctx) -> Result<Response, Failure> {
    let number = ctx.query("page").and_then(|text| text.parse::<i64>().ok());
    let number = number.filter(|it| (1..=500).contains(it)).unwrap_or(1);
    let dataset = ctx.query("dataset").map(str::to_owned);
    let (asked, reader) = (dataset.clone(), person(&ctx.actor));
    let read = app.db.read("opendata.page_reuses", move |tx: &mut Tx<'_>| {
        let own = match reader {
            Some(reader) => actions::reuses_of(tx, reader)?,
            None => Vec::new(),
        };
        let place = (ROWS + 1, (number - 1) * ROWS);
        let shown = actions::reuses_shown(tx, asked.as_deref(), place)?;
        Ok::<_, Error>((shown, own))
    });
    let (mut shown, own) = read.await.map_err(Problem::from)?;
    let is_more = i64::try_from(shown.len()).is_ok_and(|rows| rows > ROWS);
    shown.truncate(usize::try_from(ROWS).unwrap_or_default());
    let page = ctx
        .page(ctx.t("opendata-reuses"))
        .crumb(ctx.t("opendata-title"), "/data");
    let of = dataset.map(|slug| format!("dataset={}&", encoded(&slug)));
    let of = of.unwrap_or_default();
    let to = |number: i64| format!("{}?{of}page={number}", page.here());
    html(&ReusesPage {
        done: match ctx.query("done") {
            Some("told") => Some("opendata-reuse-told"),
            Some("withdrawn") => Some("opendata-reuse-withdrawn"),
            _ => None,
        },
        lines: shown.iter().map(|reuse| line(&page, reuse)).collect(),
        own: own.iter().map(|reuse| line(&page, reuse)).collect(),
        place: Pagination {
            previous: (number > 1).then(|| to(number - 1)),
            next: is_more.then(|| to(number + 1)),
            number,
            all: None,
        },
        page: page.clone(),
    })
}

fn id(form: &Form) -> Result<Id<Reuse>, Problem> {
    Id::parse(form.value("id")).map_err(|_| Problem::not_found())
}

async fn withdraw(Shared(app): Shared<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let reader = person(&ctx.actor).ok_or_else(Problem::sign_in)?;
    let (id, now) = (id(&form)?, ctx.now);
    let write = app.db.write("opendata.reuse_withdraw", move |tx| {
        actions::reuse_withdraw(tx, (reader, now), id)
    });
    write.await.map_err(Problem::from)?;
    Ok(see_other(&ctx.href("/data/reuses?done=withdrawn")))
}

#[derive(Template)]
#[template(path = "data_reuse.html")]
struct FormPage {
    page: Page,
    answers: Answers,
    name: String,
    sorts: Vec<Choice>,
    form: String,
}

async fn form(Shared(app): Shared<App>, ctx: Ctx) -> Result<Response, Failure> {
    let blank = (Answers::empty(), app.ids.secret());
    html(&form_page(&app, &ctx, blank).await?)
}

async fn form_page(
    app: &App,
    ctx: &Ctx,
    (answers, form): (Answers, String),
) -> Result<FormPage, Failure> {
    let dataset = http::shown(app, ctx.param("slug")).await?.dataset;
    let page = ctx
        .page(ctx.t("opendata-reuse"))
        .crumb(ctx.t("opendata-title"), "/data");
    let name = page.plain(&dataset.title);
    let sort = |sort: Sort| {
        let key = format!("opendata-reuse-sort-{}", sort.code());
        Choice::new(sort.code(), page.t(&key).into_owned())
    };
    Ok(FormPage {
        sorts: Sort::ALL.map(sort).to_vec(),
        page: page
            .crumb(name.clone(), format!("/data/{}", dataset.slug))
            .after(&answers),
        name,
        answers,
        form,
    })
}

async fn tell(Shared(app): Shared<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match told(&app, &ctx, &form).await {
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            let again = (answers, form.value("form").to_owned());
            html_status(422, &form_page(&app, &ctx, again).await?)
        }
        told => {
            told?;
            Ok(see_other(&ctx.href("/data/reuses?done=told")))
        }
    }
}

async fn told(app: &App, ctx: &Ctx, form: &Form) -> Result<(), Problem> {
    let reader = person(&ctx.actor).ok_or_else(Problem::sign_in)?;
    let mut datasets = vec![ctx.param("slug").to_owned()];
    datasets.extend(rules::slugs(form.value("datasets")));
    let new = ReuseNew {
        id: app.ids.next(ctx.now),
        sort: Sort::parse(form.value("sort")),
        title: form.value("title").to_owned(),
        about: form.value("about").to_owned(),
        url: form.value("url").to_owned(),
        datasets,
    };
    let sort = new.sort.map(Sort::code);
    let asked = json!([sort, new.title, new.about, new.url, new.datasets]).to_string();
    let scope = format!("data reuse {reader}");
    let once = form
        .get("form")
        .map(|key| Once::new(&scope, key, asked.as_bytes()));
    let (shared, now) = (app.clone(), ctx.now);
    let write = app.db.write("opendata.reuse_tell", move |tx| {
        actions::reuse_tell(tx, &shared, (reader, now), &new, once.as_ref())
    });
    write.await.map_err(Problem::from)
}

#[derive(Template)]
#[template(path = "desk_reuses.html")]
struct DeskPage {
    page: Page,
    answers: Answers,
    done: bool,
    lines: Vec<Line>,
}

async fn desk_list(Shared(app): Shared<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&desk_page(&app, &ctx, Answers::empty()).await?)
}

async fn desk_page(app: &App, ctx: &Ctx, answers: Answers) -> Result<DeskPage, Failure> {
    let actor = ctx.actor.clone();
    let read = app
        .db
        .read("opendata.page_desk_reuses", move |tx: &mut Tx<'_>| {
            actions::reuses_to_decide(tx, &actor)
        });
    let found = read.await.map_err(Problem::from)?;
    let page = ctx
        .page(ctx.t("opendata-reuse-desk"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .after(&answers);
    Ok(DeskPage {
        done: ctx.query("done").is_some(),
        lines: found.iter().map(|reuse| line(&page, reuse)).collect(),
        answers,
        page,
    })
}

async fn decide(Shared(app): Shared<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let cmd = ReuseDecide {
        id: id(&form)?,
        show: form.value("do") == "show",
        reason: form.value("reason").to_owned(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.reuse_decide", move |tx| {
        actions::reuse_decide(tx, (&actor, now), &cmd)
    });
    match write.await.map_err(Problem::from) {
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &desk_page(&app, &ctx, answers).await?)
        }
        decided => {
            decided?;
            Ok(see_other(&ctx.href("/desk/reuses?done=1")))
        }
    }
}
