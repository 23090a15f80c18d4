//! A page for each dataset elsewhere: what its catalogue says of it, and where its data is.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use kernel::App;
use kernel::registry::Registry;
use store::Tx;
use web::{Access, Ctx, Failure, Markup, Page, Route, Row, encoded, html};

use super::listed::{frequency, publisher};
use super::model::{FieldThere, Harvested};
use super::{actions, http};
use crate::licences::{self, licence};
use crate::pages::kind_key;

pub(crate) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/data/elsewhere/{source}/{identifier}",
        "opendata.page_elsewhere",
        Access::Public,
        show,
    )]
}

/// A column and what stands in it.
struct FieldLine {
    name: String,
    title: Markup,
    kind: String,
    about: Markup,
}

/// A file there.
struct FileLine {
    href: String,
    format: String,
}

#[derive(Template)]
#[template(path = "dataset_elsewhere.html")]
struct ShowPage {
    page: Page,
    data: String,
    source: String,
    about: Markup,
    gone: Option<String>,
    facts: Vec<Row>,
    method: Option<Markup>,
    caveat: Option<Markup>,
    files: Vec<FileLine>,
    dictionary: Vec<FieldLine>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let (source, identifier) = (
        ctx.param("source").to_owned(),
        ctx.param("identifier").to_owned(),
    );
    let data = http::address(&source, &identifier);
    let read = move |tx: &mut Tx<'_>| actions::harvested_find(tx, (&source, &identifier));
    let found = app.db.read("opendata.page_elsewhere", read).await;
    let found = found.map_err(Problem::from)?;
    html(&drawn(&ctx, &registry, &found, data))
}

fn drawn(ctx: &Ctx, registry: &Registry, found: &Harvested, data: String) -> ShowPage {
    let said = &found.described;
    let page = ctx
        .page(String::new())
        .crumb(ctx.t("opendata-title"), "/data")
        .crumb(
            found.source.clone(),
            format!("/data?source={}", encoded(&found.source)),
        )
        .data_at(data.clone());
    let page = titled(page, found);
    let files = said.files.iter().map(|file| FileLine {
        href: file.url.clone(),
        format: file.format.to_uppercase(),
    });
    ShowPage {
        data,
        source: found.source.clone(),
        about: page.text(&said.about),
        gone: found.gone.map(|since| {
            page.t2(
                "opendata-there-gone",
                "source",
                found.source.as_str(),
                "date",
                page.date(since),
            )
        }),
        facts: facts(&page, registry, found),
        method: said.method.as_ref().map(|words| page.text(words)),
        caveat: said.caveat.as_ref().map(|words| page.text(words)),
        files: files.collect(),
        dictionary: said
            .fields
            .iter()
            .map(|there| field(&page, there))
            .collect(),
        page,
    }
}

fn titled(mut page: Page, found: &Harvested) -> Page {
    page.title = page.plain(&found.described.title);
    page
}

fn field(page: &Page, there: &FieldThere) -> FieldLine {
    FieldLine {
        name: there.field.name.clone(),
        title: page.text(&there.title),
        kind: page.t(kind_key(there.field.kind())).into_owned(),
        about: page.text(&there.field.about),
    }
}

fn facts(page: &Page, registry: &Registry, found: &Harvested) -> Vec<Row> {
    let said = &found.described;
    let row = |name: &str, value: Markup| Row {
        name: page.t(name).into_owned(),
        value,
        change: None,
    };
    let publisher = publisher(page, registry, found.agency.as_deref(), &said.publishers);
    let mut rows = vec![row("opendata-there-source", page.said(&found.source))];
    if !publisher.is_empty() {
        rows.push(row("opendata-publisher", Markup::words(&publisher)));
    }
    if let Some(frequency) = frequency(said) {
        let words = page.t(frequency.key());
        rows.push(row("opendata-frequency", Markup::words(&words)));
    }
    let licence = said.licence.as_deref().map_or_else(
        || Markup::words(&page.t("opendata-there-licence-none")),
        |code| match licence(code) {
            Some(known) => Markup::link(&licences::address(known.spdx), code),
            None => page.said(code),
        },
    );
    rows.push(row("opendata-licence", licence));
    if let (Some(from), Some(to)) = (&said.data_from, &said.data_to) {
        let words = page.tx(
            "opendata-period-words",
            vec![("from", from.as_str().into()), ("to", to.as_str().into())],
        );
        rows.push(row("opendata-period", Markup::words(&words)));
    }
    let written = [
        ("opendata-as-of", &said.data_as_of),
        ("opendata-there-updated", &said.updated),
        ("opendata-there-next", &said.next_update),
    ];
    for (name, value) in written {
        if let Some(value) = value {
            rows.push(row(name, page.said(value)));
        }
    }
    if !said.subjects.is_empty() {
        let subjects = said.subjects.iter().map(|subject| page.plain(subject));
        let subjects: Vec<String> = subjects.collect();
        rows.push(row("opendata-tags", Markup::words(&subjects.join(", "))));
    }
    let told_apart = [
        ("opendata-there-geography", &said.geography),
        ("opendata-there-demography", &said.demography),
    ];
    for (name, values) in told_apart {
        if !values.is_empty() {
            rows.push(row(name, page.said(&values.join(", "))));
        }
    }
    let seen = Markup::words(&page.datetime(found.changed));
    rows.push(row("opendata-there-taken", seen));
    rows
}
