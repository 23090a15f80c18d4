//! Rows for people: a page for each dataset.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Problem, Time};
use kernel::App;
use kernel::registry::Registry;
use tables::query::{Aggregate, Filter, Function, Query, Sort, Test};
use tables::write::Output;
use tables::{Answer, Kind, Table, run};
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Markup, Page, Pagination, Route, Row, encoded,
    html,
};

use crate::actions::datasets_list;
use crate::catalogue::{Entry, entries, subjects};
use crate::error::Error;
use crate::model::{Dataset, DatasetShown, Version};
use crate::tickets::pages::FaultLines;
use crate::{described, http, quality, reuses, rules, tickets};

/// Rows of a page of the table.
const ROWS: u64 = 20;
/// A column is counted in bars if it has so many different words: fewer say nothing, more are no picture.
const BARS: std::ops::RangeInclusive<usize> = 2..=16;

pub(crate) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    vec![Route::get(
        "/{lang}/data/{slug}",
        "opendata.page_show",
        all,
        show,
    )]
}

pub(crate) fn publisher(page: &Page, registry: &Registry, dataset: &Dataset) -> String {
    let agency = registry.agency(&dataset.agency);
    agency.map_or_else(|| dataset.agency.clone(), |agency| page.plain(&agency.name))
}

/// A file to take away.
struct File {
    href: String,
    name: &'static str,
    about: String,
}

/// A column and what stands in it.
struct FieldLine {
    name: String,
    kind: String,
    about: Markup,
}

/// How many rows have one word.
struct Bar {
    name: String,
    count: i64,
}

/// A version on the list.
struct VersionLine {
    number: i64,
    at: Time,
    rows: i64,
    hash: String,
    /// Where its receipt is.
    receipt: Option<String>,
    /// Where it says what differs from the one before.
    changes: Option<String>,
    /// Why it was taken back.
    notice: Option<String>,
}

#[derive(Template)]
#[template(path = "dataset.html")]
struct ShowPage {
    page: Page,
    answers: Answers,
    slug: String,
    about: Markup,
    late: Option<&'static str>,
    facts: Vec<Row>,
    files: Vec<File>,
    bars: Vec<Bar>,
    most: i64,
    chart_column: String,
    columns: Vec<Choice>,
    wrong: Option<String>,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    total: i64,
    place: Pagination,
    dictionary: Vec<FieldLine>,
    versions: Vec<VersionLine>,
    citation: String,
    snippets: Vec<(&'static str, String)>,
    links: Vec<Described>,
    related: Vec<Beside>,
    quality: quality::pages::Shown,
    faults: FaultLines,
    reuses: Vec<reuses::pages::Line>,
    data: String,
}

/// Another dataset that has something in common with this one.
struct Beside {
    href: String,
    title: Markup,
}

/// The dataset in a form for programs.
struct Described {
    name: &'static str,
    kind: &'static str,
    href: String,
}

fn links(slug: &str) -> Vec<Described> {
    let of = |name, kind, rest: &str| Described {
        name,
        kind,
        href: format!("/data/{slug}{rest}"),
    };
    vec![
        of("DCAT-AP", "text/turtle", ".ttl"),
        of("JSON-LD", "application/ld+json", ".jsonld"),
        of("RDF/XML", "application/rdf+xml", ".rdf"),
        of("Croissant", "application/ld+json", "/croissant.jsonld"),
        of("Data Package", "application/json", "/datapackage.json"),
        of("OpenAPI", "application/json", "/openapi.json"),
    ]
}

/// The dataset in the words of search engines.
fn embedded(page: &Page, registry: &Registry, shown: &DatasetShown, newest: &Version) -> String {
    let entry = Entry {
        dataset: shown.dataset.clone(),
        version: newest.clone(),
        created: shown.versions.last().map_or(newest.at, |first| first.at),
        measured: None,
        is_dead: false,
    };
    let teller = described::Teller {
        registry,
        url: page.site().public_url(),
        lang: page.lang,
    };
    described::embedded(&teller, &entry)
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let shown = http::shown(&app, ctx.param("slug")).await?;
    let newest = shown.newest().ok_or_else(|| gone(&shown))?;
    let table = http::table(&app, &ctx, &shown.dataset.slug, newest).await?;
    let registry = app.registry_now().await?;
    let others = datasets_list(&app, ctx.now).await.map_err(Problem::from)?;
    let known = entries(&app, ctx.now).await?;
    let is_shown = |entry: &&Entry| entry.dataset.slug == shown.dataset.slug;
    let look = Look::of(&ctx, &table);
    let asked = look.query.clone();
    let picture = chart(&table);
    let of_table = http::aside(newest.rows, move || {
        let bars = picture
            .as_ref()
            .and_then(|(_, query)| run(&table, query).ok());
        let bars: Vec<Bar> = bars.as_ref().map(bars_of).unwrap_or_default();
        let name = picture.map(|(name, _)| name).unwrap_or_default();
        let found = run(&table, &asked).map(|answer| Found::of(&answer));
        (found, bars, name)
    });
    let (found, bars, chart_column) = of_table.await?;
    let (found, wrong) = match found {
        Ok(found) => (found, None),
        Err(error) => (Found::default(), Some(Problem::from(Error::from(error)))),
    };
    let page = ctx
        .page(String::new())
        .crumb(ctx.t("opendata-title"), "/data")
        .data_at(format!("/api/v1/datasets/{}", shown.dataset.slug));
    let page = titled(page, &shown.dataset);
    html(&ShowPage {
        answers: Answers::of(&look.form),
        slug: shown.dataset.slug.clone(),
        about: page.text(&shown.dataset.about),
        late: rules::is_late(&shown.dataset, ctx.now).then_some(if shown.dataset.is_kept() {
            "opendata-late-kept"
        } else {
            "opendata-late"
        }),
        facts: facts(&page, &registry, &shown, newest),
        files: files(&page, &shown.dataset),
        most: bars.iter().map(|bar| bar.count).max().unwrap_or_default(),
        bars,
        chart_column,
        columns: columns(&shown.dataset),
        wrong: wrong.map(|problem| page.problem(&problem)),
        place: look.place(&page, found.total),
        heads: found.heads,
        rows: found.rows,
        total: found.total,
        dictionary: dictionary(&page, &shown.dataset),
        citation: citation(&page, &registry, (&shown.dataset, newest), ctx.now),
        snippets: snippets(&page, &shown.dataset),
        versions: version_lines(&page, &shown),
        links: links(&shown.dataset.slug),
        related: beside(&page, &shown.dataset, &others),
        quality: quality::pages::shown(
            &page,
            &registry,
            (&shown.dataset, newest),
            (known.iter().find(is_shown), ctx.now),
        ),
        faults: tickets::pages::faults(&app, &page, &shown.dataset.slug).await?,
        reuses: reuses::pages::made_with(&app, &page, &shown.dataset.slug).await?,
        data: embedded(&page, &registry, &shown, newest),
        page,
    })
}

fn beside(page: &Page, dataset: &Dataset, others: &[Dataset]) -> Vec<Beside> {
    let found = subjects::related(dataset, others).into_iter();
    let line = |other: &Dataset| Beside {
        href: page.href(&format!("/data/{}", other.slug)),
        title: page.text(&other.title),
    };
    found.map(line).collect()
}

/// All its versions were taken back: the last one's notice says why.
fn gone(shown: &DatasetShown) -> Problem {
    let last = shown.versions.first();
    let retraction = last.and_then(|version| version.retracted.clone());
    retraction.map_or_else(Problem::not_found, |retraction| {
        Error::Retracted(retraction.notice).into()
    })
}

fn version_lines(page: &Page, shown: &DatasetShown) -> Vec<VersionLine> {
    let slug = &shown.dataset.slug;
    let is_open = |number: i64| {
        let mut versions = shown.versions.iter();
        versions.any(|version| version.number == number && version.retracted.is_none())
    };
    let line = |version: &Version| {
        let before = version.number - 1;
        let compares = version.retracted.is_none() && is_open(before);
        VersionLine {
            number: version.number,
            at: version.at,
            rows: version.rows,
            hash: version.hash.clone(),
            receipt: version
                .receipt
                .as_ref()
                .map(|hash| page.href(&format!("/receipts/{hash}"))),
            changes: compares.then(|| {
                page.href(&format!(
                    "/data/{slug}/changes?from={before}&to={}",
                    version.number
                ))
            }),
            notice: version
                .retracted
                .as_ref()
                .map(|retraction| retraction.notice.clone()),
        }
    };
    shown.versions.iter().map(line).collect()
}

fn titled(mut page: Page, dataset: &Dataset) -> Page {
    page.title = page.plain(&dataset.title);
    page
}

/// Which rows the reader wants to see.
struct Look {
    form: Form,
    number: i64,
    query: Query,
}

impl Look {
    fn of(ctx: &Ctx, table: &Table) -> Self {
        let number = ctx.query("page").and_then(|number| number.parse().ok());
        let number = number
            .filter(|number| (1..=1_000_000).contains(number))
            .unwrap_or(1);
        let position = |name: &str| {
            let name = ctx.query(name)?;
            table.schema().position(name)
        };
        let filter = ctx.query("words").map(|words| {
            let columns = position("column").map_or_else(|| text_columns(table), |at| vec![at]);
            contains(table, &columns, words)
        });
        let sort = position("sort").map(|column| Sort {
            column,
            descending: false,
        });
        let offset = u64::try_from(number - 1).unwrap_or_default() * ROWS;
        Self {
            form: ctx.query_form(),
            number,
            query: Query {
                filter,
                sort: sort.into_iter().collect(),
                offset,
                limit: Some(ROWS),
                total: true,
                ..Query::default()
            },
        }
    }

    /// The way to the pages before and after.
    fn place(&self, page: &Page, total: i64) -> Pagination {
        let rows = i64::try_from(ROWS).unwrap_or(1);
        let all = (total + rows - 1) / rows;
        let to = |number: i64| {
            let kept = ["column", "words", "sort"].into_iter();
            let kept =
                kept.filter_map(|name| Some(format!("{name}={}&", encoded(self.form.get(name)?))));
            format!(
                "{}?{}page={number}#table",
                page.here(),
                kept.collect::<String>()
            )
        };
        Pagination {
            previous: (self.number > 1).then(|| to(self.number - 1)),
            next: (self.number < all).then(|| to(self.number + 1)),
            number: self.number,
            all: Some(all),
        }
    }
}

fn text_columns(table: &Table) -> Vec<usize> {
    let fields = table.schema().fields().iter().enumerate();
    let text = fields.filter(|(_, field)| field.kind == Kind::Text);
    text.map(|(at, _)| at).collect()
}

/// Rows in which one of the columns holds the words; of a column that is no text, those with that very value.
fn contains(table: &Table, columns: &[usize], words: &str) -> Filter {
    let tests = columns.iter().filter_map(|at| {
        let field = table.schema().field(*at)?;
        let test = match field.kind {
            Kind::Text => Test::Contains {
                text: words.to_owned(),
                ignore_case: true,
            },
            kind => Test::equals(tables::Scalar::parse(kind, words)?),
        };
        Some(Filter::test(*at, test))
    });
    Filter::Any(tests.collect())
}

/// The rows of a page.
#[derive(Default)]
struct Found {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    total: i64,
}

impl Found {
    fn of(answer: &Answer<'_>) -> Self {
        let heads = answer.fields().iter().map(|field| field.name.clone());
        let row = |row| answer.row(row).map(|value| value.to_string()).collect();
        Self {
            heads: heads.collect(),
            rows: (0..answer.len()).map(row).collect(),
            total: i64::try_from(answer.total.unwrap_or_default()).unwrap_or(i64::MAX),
        }
    }
}

/// The first column with few enough different words, and how its rows are counted.
fn chart(table: &Table) -> Option<(String, Query)> {
    let at = text_columns(table).into_iter().find(|at| {
        let column = table.column(*at);
        column.is_some_and(|column| BARS.contains(&column.words().count()))
    })?;
    let count = Aggregate {
        function: Function::Count,
        column: None,
        name: "count".to_owned(),
    };
    let query = Query {
        group: vec![at],
        aggregates: vec![count],
        sort: vec![Sort {
            column: 1,
            descending: true,
        }],
        ..Query::default()
    };
    Some((table.schema().field(at)?.name.clone(), query))
}

fn bars_of(answer: &Answer<'_>) -> Vec<Bar> {
    let bar = |row| Bar {
        name: match answer.value(row, 0) {
            value if value.is_null() => "–".to_owned(),
            value => value.to_string(),
        },
        count: match answer.value(row, 1) {
            tables::Value::Integer(count) => count,
            _ => 0,
        },
    };
    (0..answer.len()).map(bar).collect()
}

fn facts(page: &Page, registry: &Registry, shown: &DatasetShown, newest: &Version) -> Vec<Row> {
    let dataset = &shown.dataset;
    let next = match rules::next_update(dataset) {
        Some(next) => page.datetime(next),
        None => page.t("opendata-next-none").into_owned(),
    };
    let row = |name: &str, value: Markup| Row {
        name: page.t(name).into_owned(),
        value,
        change: None,
    };
    let mut rows = vec![
        row(
            "opendata-publisher",
            Markup::words(&publisher(page, registry, dataset)),
        ),
        row(
            "opendata-published",
            Markup::words(&page.datetime(newest.at)),
        ),
        row(
            "opendata-checked",
            Markup::words(&page.datetime(dataset.checked)),
        ),
        row("opendata-next", Markup::words(&next)),
        row(
            "opendata-frequency",
            Markup::words(&page.t(dataset.frequency.key())),
        ),
        row("opendata-rows", Markup::words(&page.number(newest.rows))),
        row(
            "opendata-version",
            Markup::words(&page.number(newest.number)),
        ),
        row("opendata-licence", page.said(&dataset.licence)),
    ];
    rows.extend(said(page, registry, dataset));
    rows
}

/// What its publisher says beside that.
fn said(page: &Page, registry: &Registry, dataset: &Dataset) -> Vec<Row> {
    let row = |name: &str, value: Markup| Row {
        name: page.t(name).into_owned(),
        value,
        change: None,
    };
    let mut rows = Vec::new();
    let details = &dataset.details;
    if let Some(theme) = subjects::theme(dataset) {
        rows.push(row("opendata-theme", Markup::words(&page.t(theme.key()))));
    }
    if let Some(place) = &details.place {
        let name = match registry.state(place) {
            Some(state) => page.plain(&state.name),
            None => page.t("opendata-whole-country").into_owned(),
        };
        rows.push(row("opendata-place", Markup::words(&name)));
    }
    let period = (details.data_from, details.data_as_of);
    if let (Some(from), Some(to)) = period {
        let words = page.tx(
            "opendata-period-words",
            vec![
                ("from", page.civil_date(from).into()),
                ("to", page.civil_date(to).into()),
            ],
        );
        rows.push(row("opendata-period", Markup::words(&words)));
    } else if let Some(day) = period.1 {
        rows.push(row("opendata-as-of", Markup::words(&page.civil_date(day))));
    }
    if let Some(contact) = &details.contact {
        rows.push(row("opendata-contact", page.said(contact)));
    }
    if !details.tags.is_empty() {
        rows.push(row("opendata-tags", page.said(&details.tags.join(", "))));
    }
    if let Some(method) = &details.method {
        rows.push(row("opendata-method", page.text(method)));
    }
    rows
}

fn files(page: &Page, dataset: &Dataset) -> Vec<File> {
    let file = |output: Output, name, key: &str| File {
        href: format!("/data/{}/latest.{}", dataset.slug, output.code()),
        name,
        about: page.t(key).into_owned(),
    };
    vec![
        file(Output::Csv, "CSV", "opendata-file-csv"),
        file(Output::CsvSafe, "CSV (Excel)", "opendata-file-safe"),
        file(Output::Xlsx, "XLSX", "opendata-file-xlsx"),
        file(Output::Parquet, "Parquet", "opendata-file-parquet"),
        file(Output::Json, "JSON", "opendata-file-json"),
        file(Output::Ndjson, "NDJSON", "opendata-file-ndjson"),
    ]
}

fn columns(dataset: &Dataset) -> Vec<Choice> {
    let fields = dataset.dictionary.iter();
    fields
        .map(|field| Choice::named(field.name.clone(), field.name.clone()))
        .collect()
}

fn dictionary(page: &Page, dataset: &Dataset) -> Vec<FieldLine> {
    let line = |field: &crate::FieldAbout| FieldLine {
        name: field.name.clone(),
        kind: page.t(kind_key(field.kind())).into_owned(),
        about: page.text(&field.about),
    };
    dataset.dictionary.iter().map(line).collect()
}

pub(crate) const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "opendata-kind-text",
        Kind::Integer => "opendata-kind-integer",
        Kind::Number => "opendata-kind-number",
        Kind::Boolean => "opendata-kind-boolean",
        Kind::Date => "opendata-kind-date",
        Kind::Timestamp => "opendata-kind-timestamp",
    }
}

/// How a figure from this version is cited, so that it can be looked up years later.
fn citation(
    page: &Page,
    registry: &Registry,
    (dataset, version): (&Dataset, &Version),
    now: Time,
) -> String {
    let args = vec![
        ("publisher", publisher(page, registry, dataset).into()),
        ("title", page.plain(&dataset.title).into()),
        ("version", version.number.into()),
        ("published", page.date(version.at).into()),
        ("read", page.date(now).into()),
        (
            "address",
            address(page, dataset, &format!("v{}.parquet", version.number)).into(),
        ),
        ("hash", version.hash.as_str().into()),
    ];
    page.tx("opendata-citation", args)
}

fn address(page: &Page, dataset: &Dataset, file: &str) -> String {
    format!("{}/data/{}/{file}", page.site().public_url(), dataset.slug)
}

fn snippets(page: &Page, dataset: &Dataset) -> Vec<(&'static str, String)> {
    let csv = address(page, dataset, "latest.csv");
    let url = page.site().public_url();
    let ask = format!(
        "{url}/data-catalogue?id={}&limit=10&meta=true",
        dataset.slug
    );
    let slug = &dataset.slug;
    let ckan = format!("{url}/data/api/3/action/datastore_search?resource_id={slug}&limit=10");
    let soda = format!("{url}/resource/{slug}.json?$limit=10");
    vec![
        ("curl", format!("curl '{ask}'")),
        ("CKAN", format!("curl '{ckan}'")),
        ("SODA", format!("curl '{soda}'")),
        (
            "Python",
            format!("import pandas\ntable = pandas.read_csv(\"{csv}\", dtype=str)"),
        ),
        (
            "R",
            format!("table <- read.csv(\"{csv}\", colClasses = \"character\")"),
        ),
    ]
}
