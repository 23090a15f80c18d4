//! Rows of the catalogue in RDF, a page of datasets at a time, and of each dataset; in the form that an address ends in or
//! that the client likes best.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use base::words::tokens;
use base::{Lang, Problem, Time};
use kernel::App;
use serde_json::{Value as Json, json};
use web::{Access, Ctx, Doc, Failure, Param, Route, encoded, see_other, tagged};

use super::{Teller, language, newest};
use crate::catalogue::{Entry, Withdrawn, entries, missing, tombstones};
use crate::rdf::{Form, Node, Thing, accepted};
use crate::rules;

/// Datasets on a page.
const PER_PAGE: usize = 100;
/// So many that were taken back are told of, those that went last.
const MOST_GONE: usize = 1_000;

pub(crate) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    vec![
        Route::get("/catalog", "opendata.dcat", all, catalogue).doc(list_doc()),
        Route::get("/catalog.ttl", "opendata.dcat_turtle", all, catalogue).doc(list_doc()),
        Route::get("/catalog.jsonld", "opendata.dcat_json", all, catalogue).doc(list_doc()),
        Route::get("/catalog.rdf", "opendata.dcat_xml", all, catalogue).doc(list_doc()),
        Route::get("/data/{slug}", "opendata.dcat_dataset", all, dataset).doc(one_doc()),
        Route::get("/dataset/{slug}", "opendata.dcat_alias", all, dataset).doc(one_doc()),
    ]
}

fn list_doc() -> Doc {
    let about = "The catalogue as DCAT-AP 3, a hundred datasets at a time; the address ends in `.ttl`, `.jsonld` or `.rdf`, \
                 or `Accept` says which form is wanted.";
    let doc = Doc::new(about)
        .param(Param::query("page", "integer", "Which page, from 1."))
        .param(Param::query(
            "q",
            "string",
            "Words that stand in each dataset.",
        ))
        .param(Param::query(
            "modified_since",
            "string",
            "A day or moment since which each changed.",
        ));
    formed(doc)
        .empty(303, "Where people read it.")
        .refuses(&[404])
}

fn one_doc() -> Doc {
    let about = "A dataset as DCAT-AP 3: its slug, then `.ttl`, `.jsonld` or `.rdf`, or nothing, and `Accept` says which form \
                 is wanted; who wants none of them is led to its page.";
    let doc = Doc::new(about).param(Param::path("slug", "The dataset."));
    formed(doc).empty(303, "Where people read it.")
}

fn formed(doc: Doc) -> Doc {
    Form::ALL.into_iter().fold(doc, |doc, form| {
        doc.response_as(200, "The triples.", form.bare_type(), any)
    })
}

fn any() -> Json {
    json!({})
}

/// The form that the address ends in, or that the client likes best; nothing for people.
fn form(ctx: &Ctx, asked: &HeaderMap) -> Option<Form> {
    let ending = ctx.path.rsplit_once('.').map(|(_, ending)| ending);
    let by_ending = Form::ALL
        .into_iter()
        .find(|form| Some(form.ending()) == ending);
    by_ending.or_else(|| {
        let wanted = asked.get(header::ACCEPT).and_then(|it| it.to_str().ok());
        let wanted = wanted.unwrap_or_default();
        // Who does not ask for a page is a program, and reads the easiest form.
        let usual = (!wanted.contains("text/html")).then_some(Form::Turtle);
        accepted(wanted).or(usual)
    })
}

async fn catalogue(
    State(app): State<App>,
    ctx: Ctx,
    asked: HeaderMap,
) -> Result<Response, Failure> {
    let Some(form) = form(&ctx, &asked) else {
        return Ok(led(&ctx.href("/data")));
    };
    let all = entries(&app, ctx.now).await?;
    let registry = app.registry_now().await?;
    let teller = Teller {
        registry: &registry,
        url: ctx.site.public_url(),
        now: ctx.now,
    };
    let since = since(&ctx)?;
    let wanted = wanted(&ctx, since, &all);
    let gone = gone(&app, &ctx, since).await?;
    let pages = wanted.len().div_ceil(PER_PAGE).max(1);
    let page = match ctx.query("page") {
        Some(text) => text.parse().ok().filter(|page| (1..=pages).contains(page)),
        None => Some(1),
    };
    let page: usize = page.ok_or_else(Problem::not_found)?;
    let shown: Vec<&Entry> = wanted
        .iter()
        .skip((page - 1) * PER_PAGE)
        .take(PER_PAGE)
        .copied()
        .collect();
    let mut nodes = vec![
        listed(&ctx, &teller, (shown.as_slice(), wanted.as_slice())).each(
            "dcat:record",
            gone.iter()
                .map(|gone| Thing::at(teller.record_address(gone))),
        ),
        paged(&ctx, form, (page, pages, wanted.len())),
        publisher(&ctx),
        teller.service(names(&ctx), &shown),
    ];
    for entry in &shown {
        for node in teller.dataset(entry) {
            // Bodies that publish several datasets are told of once.
            if !nodes.contains(&node) {
                nodes.push(node);
            }
        }
    }
    nodes.extend(gone.iter().map(|gone| teller.record(gone)));
    Ok(told(&asked, form, &nodes))
}

/// The moment since which all that is told changed.
fn since(ctx: &Ctx) -> Result<Time, Problem> {
    let Some(text) = ctx.query("modified_since") else {
        return Ok(Time::from_micros(i64::MIN));
    };
    let moment =
        Time::parse_rfc3339(text).or_else(|_| Time::parse_rfc3339(&format!("{text}T00:00:00Z")));
    moment.map_err(|_| Problem::new(400, "opendata.moment").with("given", text))
}

/// Datasets in which words stand, and which changed since a moment.
fn wanted<'e>(ctx: &Ctx, since: Time, all: &'e [Entry]) -> Vec<&'e Entry> {
    let sought = tokens(ctx.query("q").unwrap_or_default());
    let is_found = |entry: &&Entry| {
        let one = std::slice::from_ref(&entry.dataset);
        entry.dataset.updated >= since && !rules::found(one, &sought).is_empty()
    };
    all.iter().filter(is_found).collect()
}

/// Datasets that were taken back since a moment; who looks for words finds none of them.
async fn gone(app: &App, ctx: &Ctx, since: Time) -> Result<Vec<Withdrawn>, Problem> {
    if ctx.query("q").is_some() {
        return Ok(Vec::new());
    }
    let all = tombstones(app, ctx.now).await?;
    let gone = all.iter().filter(|gone| gone.at >= since);
    Ok(gone.take(MOST_GONE).cloned().collect())
}

/// What the instance is called, in each of its languages.
fn names(ctx: &Ctx) -> Vec<Thing> {
    let languages = ctx.site.locales().languages().iter();
    let named = languages.filter(|known| known.lang != Lang::PSEUDO);
    let name = |lang: Lang| Thing::Words(ctx.site.name(lang), lang.to_string());
    named.map(|known| name(known.lang)).collect()
}

fn listed(ctx: &Ctx, teller: &Teller<'_>, (shown, all): (&[&Entry], &[&Entry])) -> Node {
    let url = ctx.site.public_url();
    let languages = ctx.site.locales().languages().iter();
    let datasets = shown
        .iter()
        .map(|entry| Thing::at(teller.dataset_address(&entry.dataset.slug)));
    Node::new(format!("{url}/catalog"), "dcat:Catalog")
        .each("dct:title", names(ctx))
        .each("dct:description", Thing::said(ctx.site.strapline()))
        .with("dct:publisher", Thing::at(format!("{url}/#publisher")))
        .with("foaf:homepage", Thing::at(format!("{url}/ms/data")))
        .each(
            "dct:language",
            languages.filter_map(|known| language(known.lang)),
        )
        .with("dct:modified", Thing::moment(newest(all)))
        .with("dcat:service", Thing::at(format!("{url}/data-catalogue")))
        .each("dcat:dataset", datasets)
}

fn publisher(ctx: &Ctx) -> Node {
    let url = ctx.site.public_url();
    Node::new(format!("{url}/#publisher"), "foaf:Agent").each("foaf:name", names(ctx))
}

/// Where the pages before and after are.
fn paged(ctx: &Ctx, form: Form, (page, pages, count): (usize, usize, usize)) -> Node {
    let url = ctx.site.public_url();
    let kept = ["q", "modified_since"].into_iter();
    let kept = kept.filter_map(|name| Some(format!("&{name}={}", encoded(ctx.query(name)?))));
    let kept: String = kept.collect();
    let at = |page: usize| format!("{url}/catalog.{}?page={page}{kept}", form.ending());
    let number = |number: usize| Thing::Typed(number.to_string(), "xsd:integer");
    let view = "http://www.w3.org/ns/hydra/core#PartialCollectionView";
    let previous = (page > 1).then(|| Thing::at(at(page - 1)));
    let next = (page < pages).then(|| Thing::at(at(page + 1)));
    Node::new(at(page), "hydra:PagedCollection")
        .with("rdf:type", Thing::at(view))
        .with("hydra:totalItems", number(count))
        .with("hydra:itemsPerPage", number(PER_PAGE))
        .with("hydra:first", Thing::at(at(1)))
        .with("hydra:last", Thing::at(at(pages)))
        .each("hydra:previous", previous)
        .each("hydra:next", next)
}

async fn dataset(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let name = ctx.param("slug");
    let slug = match name.rsplit_once('.') {
        Some((slug, ending)) if Form::ALL.iter().any(|form| form.ending() == ending) => slug,
        _ => name,
    };
    let all = entries(&app, ctx.now).await?;
    let mut known = all.iter();
    let entry = known.find(|entry| entry.dataset.slug == slug);
    let Some(entry) = entry else {
        return Err(missing(&app, ctx.now, slug).await.into());
    };
    let Some(form) = form(&ctx, &asked) else {
        return Ok(led(&ctx.href(&format!("/data/{slug}"))));
    };
    let registry = app.registry_now().await?;
    let teller = Teller {
        registry: &registry,
        url: ctx.site.public_url(),
        now: ctx.now,
    };
    let mut nodes = teller.dataset(entry);
    nodes.push(teller.service(names(&ctx), &[entry]));
    Ok(told(&asked, form, &nodes))
}

/// To the page, which depends on what the client likes.
fn led(path: &str) -> Response {
    varied(see_other(path))
}

fn told(asked: &HeaderMap, form: Form, nodes: &[Node]) -> Response {
    let body = form.write(nodes).into_bytes();
    varied(tagged(asked, form.media_type(), body))
}

fn varied(mut response: Response) -> Response {
    let name = HeaderValue::from_static("accept");
    response.headers_mut().insert(header::VARY, name);
    response
}
