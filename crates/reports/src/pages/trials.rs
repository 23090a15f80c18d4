//! Trials at the desk: what was tried, a new one, and what would move.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::{Point, Problem};
use kernel::App;
use kernel::registry::Registry;
use web::map::{self, Map, Marker, MarkerShape};
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Rate, Route, Row, Tone, html, html_status,
    see_other,
};

use super::facts;
use super::pictures::{View, ground};
use crate::export::{rules::words, written};
use crate::trials::{
    self, BODY_LIMIT, Error, Outcome, Standing, TRY, Trial, What, begun, proposed, what,
};

/// Rows of the table on the page; all of them are in the file.
const SHOWN: usize = 200;
/// The closest that the map comes.
const CLOSEST: u8 = 13;
/// The columns of the file.
const COLUMNS: [&str; 7] = [
    "from",
    "from_name",
    "to",
    "to_name",
    "category",
    "category_name",
    "reports",
];

pub(super) fn routes() -> Vec<Route<App>> {
    let (all, one) = ("/{lang}/desk/trials", "/{lang}/desk/trials/{code}");
    let who = Access::May(TRY);
    vec![
        Route::get(all, "reports.page_trials", who, list),
        Route::post(all, "reports.page_trial_begin", who, begin)
            .body_limit(BODY_LIMIT)
            .rate(Rate::Upload),
        Route::get(one, "reports.page_trial", who, show),
        Route::get(
            "/{lang}/desk/trials/{code}/moved.csv",
            "reports.trial_table",
            who,
            table,
        ),
        Route::get(
            "/{lang}/desk/trials/{code}/moved.svg",
            "reports.trial_map",
            who,
            picture,
        ),
    ]
}

/// A trial on the list.
struct Line {
    href: String,
    code: String,
    what: String,
    at: String,
    standing: (String, Tone),
}

#[derive(Template)]
#[template(path = "trials.html")]
struct ListPage {
    page: Page,
    answers: Answers,
    kinds: Vec<Choice>,
    lines: Vec<Line>,
}

fn standing(page: &Page, standing: Standing) -> (String, Tone) {
    let tone = match standing {
        Standing::Waiting | Standing::Running => Tone::Waiting,
        Standing::Done => Tone::Done,
        Standing::Failed => Tone::Refused,
    };
    let key = format!("reports-trials-{}", standing.as_str());
    (page.t(&key).into_owned(), tone)
}

fn kind(page: &Page, code: &str) -> String {
    page.t(&format!("reports-trials-kind-{code}")).into_owned()
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let answers = Answers::prefilled([("kind", "areas")]);
    html(&listed(&app, &ctx, answers).await?)
}

async fn listed(app: &App, ctx: &Ctx, answers: Answers) -> Result<ListPage, Failure> {
    let actor = ctx.actor.clone();
    let read = app.db.read("reports.page_trials", move |tx| {
        trials::trials_list(tx, &actor)
    });
    let found = read.await.map_err(Problem::from)?;
    let page = ctx
        .page(ctx.t("reports-trials-title"))
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .after(&answers);
    Ok(ListPage {
        kinds: ["areas", "categories"]
            .map(|code| Choice::new(code, kind(&page, code)))
            .to_vec(),
        lines: found
            .iter()
            .map(|trial| Line {
                href: page.href(&path(&trial.code)),
                code: trial.code.clone(),
                what: format!("{}: {}", kind(&page, &trial.kind), trial.name),
                at: page.datetime(trial.made),
                standing: standing(&page, trial.standing),
            })
            .collect(),
        answers,
        page,
    })
}

fn path(code: &str) -> String {
    format!("/desk/trials/{}", web::encoded(code))
}

async fn begin(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let begun = match asked(&app, &ctx, &form).await {
        Ok(what) => begun(&app, &ctx, (what, None)).await,
        Err(problem) => Err(problem),
    };
    match begun {
        Ok(trial) => Ok(see_other(&ctx.href(&path(&trial.code)))),
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &listed(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// What the form asks to be tried: a file, or an override that was proposed.
async fn asked(app: &App, ctx: &Ctx, form: &Form) -> Result<What, Problem> {
    if let Some(code) = form.get("override") {
        return proposed(app, ctx, code).await;
    }
    let file = form.files("file").next().ok_or(Error::File)?;
    let text = String::from_utf8(file.bytes.to_vec()).map_err(|_| Error::File)?;
    Ok(what(form.value("kind"), &file.file_name, text)?)
}

async fn found(app: &App, ctx: &Ctx) -> Result<(std::sync::Arc<Registry>, Trial), Failure> {
    let (shared, actor, code) = (app.clone(), ctx.actor.clone(), ctx.param("code").to_owned());
    let read = app.db.read("reports.page_trial", move |tx| {
        let trial = trials::trial_find(tx, &actor, &code)?;
        Ok::<_, Error>((shared.registry.get(tx)?, trial))
    });
    Ok(read.await.map_err(Problem::from)?)
}

/// A row of the table: from whom, to whom, what, how many.
type Moved = (String, String, String, String);

#[derive(Template)]
#[template(path = "trial.html")]
struct ShowPage {
    page: Page,
    standing: (String, Tone),
    runs: bool,
    facts: Vec<Row>,
    moved: u64,
    pairs: Vec<Moved>,
    more: bool,
    /// How many of all the map and the list show, where that is not all.
    shown: Option<String>,
    /// A reference with its address, what, from whom, to whom, when.
    examples: Vec<(String, String, String, String)>,
}

fn agency(page: &Page, registry: &Registry, code: Option<&str>) -> String {
    match code {
        Some(code) => facts::agency(page, registry, code),
        None => page.t("reports-trials-triage").into_owned(),
    }
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (registry, trial) = found(&app, &ctx).await?;
    let page = ctx
        .page(String::new())
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .crumb(ctx.t("reports-trials-title"), "/desk/trials")
        .wide();
    let mut page = page;
    page.title = page.t1("reports-trials-one", "code", trial.code.as_str());
    let outcome = trial.outcome.clone().unwrap_or_default();
    let mut rows = vec![
        facts::row(
            page.t("reports-trials-what"),
            &format!("{}: {}", kind(&page, &trial.kind), trial.name),
        ),
        facts::row(page.t("reports-trials-begun"), &page.datetime(trial.made)),
        facts::row(page.t("reports-trials-looked"), &page.number(trial.looked)),
    ];
    if trial.outcome.is_some() {
        let moved = page.number(whole(outcome.moved));
        rows.push(facts::row(page.t("reports-trials-moved"), &moved));
    }
    if outcome.notes > 0 {
        let notes = page.number(whole(outcome.notes));
        rows.push(facts::row(page.t("reports-trials-notes"), &notes));
    }
    let pairs = outcome.pairs.iter().take(SHOWN).map(|pair| {
        (
            agency(&page, &registry, pair.from.as_deref()),
            agency(&page, &registry, pair.to.as_deref()),
            facts::category(&page, &registry, &pair.category),
            page.number(whole(pair.reports)),
        )
    });
    let examples = outcome.examples.iter().map(|it| {
        (
            it.reference.clone(),
            facts::category(&page, &registry, &it.category),
            format!(
                "{} → {}",
                agency(&page, &registry, it.from.as_deref()),
                agency(&page, &registry, it.to.as_deref())
            ),
            page.date(it.made),
        )
    });
    html(&ShowPage {
        standing: standing(&page, trial.standing),
        runs: matches!(trial.standing, Standing::Waiting | Standing::Running),
        facts: rows,
        moved: outcome.moved,
        pairs: pairs.collect(),
        more: outcome.pairs.len() > SHOWN || outcome.rest > 0,
        shown: shown(&page, &outcome),
        examples: examples.collect(),
        page,
    })
}

/// How many of all the map and the list show, where that is not all.
fn shown(page: &Page, outcome: &Outcome) -> Option<String> {
    let shown = i64::try_from(outcome.examples.len()).unwrap_or(i64::MAX);
    let all = whole(outcome.moved);
    let (few, many) = (page.number(shown), page.number(all));
    (all > shown).then(|| page.t2("reports-trials-shown", "shown", few, "all", many))
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// All that would move as a table, with words that no spreadsheet runs.
async fn table(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (registry, trial) = found(&app, &ctx).await?;
    let page = ctx.page(String::new());
    let outcome = trial.outcome.unwrap_or_default();
    let mut lines = vec![COLUMNS.map(str::to_owned)];
    lines.extend(outcome.pairs.iter().map(|pair| {
        let code = |code: &Option<String>| code.clone().unwrap_or_default();
        [
            code(&pair.from),
            words(&agency(&page, &registry, pair.from.as_deref())),
            code(&pair.to),
            words(&agency(&page, &registry, pair.to.as_deref())),
            pair.category.clone(),
            words(&facts::category(&page, &registry, &pair.category)),
            pair.reports.to_string(),
        ]
    }));
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(written(&lines)?);
    let headers = [
        (
            header::CONTENT_TYPE,
            "text/csv; charset=utf-8; header=present",
        ),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"moved.csv\"",
        ),
    ];
    Ok((headers, bytes).into_response())
}

/// Where the examples are.
async fn picture(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (registry, trial) = found(&app, &ctx).await?;
    let outcome = trial.outcome.unwrap_or_default();
    let points: Vec<Point> = outcome.examples.iter().map(|it| it.point).collect();
    let (centre, zoom) = map::fit(&points, CLOSEST).ok_or_else(Problem::not_found)?;
    let ground = ground(&registry, View::new(centre, zoom));
    let mark = |point: &Point| Marker {
        point: *point,
        shape: MarkerShape::Diamond,
        label: String::new(),
    };
    let drawn = map::draw(&Map {
        markers: points.iter().map(mark).collect(),
        ..ground
    });
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, drawn).into_response())
}
