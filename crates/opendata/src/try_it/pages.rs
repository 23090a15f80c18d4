//! The page on which a dataset is asked by hand.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use kernel::App;
use tables::dialect::catalogue;
use tables::{Answer, Schema, run};
use web::{Access, Answers, Choice, Ctx, Failure, Markup, Page, Route, html};

use super::{FIGURES, ROWS_MAX, WAYS, address, params};
use crate::answers::schema;
use crate::error::Error;
use crate::http;
use crate::model::{Dataset, Version};

pub(crate) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/data/{slug}/try";
    vec![Route::get(path, "opendata.page_try", Access::Public, show)]
}

#[derive(Template)]
#[template(path = "dataset_try.html")]
struct TryPage {
    page: Page,
    answers: Answers,
    slug: String,
    lead: Markup,
    columns: Vec<Choice>,
    ways: Vec<Choice>,
    figures: Vec<Choice>,
    address: String,
    wrong: Option<String>,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let shown = http::shown(&app, ctx.param("slug")).await?;
    let newest = shown.newest().ok_or_else(Problem::not_found)?;
    let (dataset, schema) = (&shown.dataset, schema(&shown.dataset.slug, newest));
    let schema = schema.map_err(Problem::from)?;
    let form = ctx.query_form();
    let asked = params(&form, &schema);
    let found = found(&app, &ctx, (dataset, newest), (&schema, &asked)).await?;
    let page = ctx
        .page(ctx.t("opendata-try-title"))
        .crumb(ctx.t("opendata-title"), "/data");
    let title = page.plain(&dataset.title);
    let page = page.crumb(title, format!("/data/{}", dataset.slug));
    let (rows, wrong) = match found {
        Ok(found) => (found, None),
        Err(problem) => ((Vec::new(), Vec::new()), Some(page.problem(&problem))),
    };
    html(&TryPage {
        answers: Answers::of(&form),
        slug: dataset.slug.clone(),
        lead: page.text(&dataset.title),
        columns: schema
            .names()
            .map(|name| Choice::named(name.to_owned(), name.to_owned()))
            .collect(),
        ways: choices(&page, &WAYS, "way"),
        figures: choices(&page, &FIGURES, "figure"),
        address: address(ctx.site.public_url(), &dataset.slug, &asked),
        wrong,
        heads: rows.0,
        rows: rows.1,
        page,
    })
}

fn choices(page: &Page, codes: &[&str], of: &str) -> Vec<Choice> {
    let named = |code: &&str| {
        let name = page.t(&format!("opendata-{of}-{code}")).into_owned();
        Choice::named((*code).to_owned(), name)
    };
    codes.iter().map(named).collect()
}

/// The heads and rows of an answer.
type Rows = (Vec<String>, Vec<Vec<String>>);

/// What comes of the question; what is wrong with it is told on the page.
async fn found(
    app: &App,
    ctx: &Ctx,
    (dataset, version): (&Dataset, &Version),
    (schema, asked): (&Schema, &[(&'static str, String)]),
) -> Result<Result<Rows, Problem>, Failure> {
    let pairs = asked.iter().map(|(name, value)| (*name, value.as_str()));
    let mut query = match catalogue::parse(pairs, schema) {
        Ok(asked) => asked.query,
        Err(mistake) => return Ok(Err(Error::from(mistake).into())),
    };
    query.limit = Some(query.limit.unwrap_or(ROWS_MAX).min(ROWS_MAX));
    let table = http::table(app, ctx, &dataset.slug, version).await?;
    let rows = http::aside(version.rows, move || {
        let answer = run(&table, &query).map_err(|error| Problem::from(Error::from(error)))?;
        Ok::<_, Problem>(rows(&answer))
    });
    Ok(rows.await?)
}

fn rows(answer: &Answer<'_>) -> Rows {
    let heads = answer.fields().iter().map(|field| field.name.clone());
    let row = |row| answer.row(row).map(|value| value.to_string()).collect();
    (heads.collect(), (0..answer.len()).map(row).collect())
}
