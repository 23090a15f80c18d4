//! The search page: the best of everything first, then shelf by shelf.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Reference;
use web::{Access, Ctx, Failure, Markup, Page, Route, html, see_other};

use super::{About, Hit, about, asked, looked_up, path};
use crate::registry::{Category, Group, Noun, NounKind, Registry};
use crate::{App, cases};

/// Hits that stand above the shelves, whatever they are.
const BEST: usize = 3;
/// Hits on a shelf.
const SHELF: usize = 8;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/search",
        "search.page",
        Access::Public,
        search_page,
    )]
}

/// A hit as the page shows it.
struct Line {
    /// The key of the word for its kind; empty where the shelf says it.
    kind: &'static str,
    title: Markup,
    about: Markup,
    href: String,
}

/// Hits under one heading.
struct Shelf {
    heading: &'static str,
    lines: Vec<Line>,
}

/// Categories of a group, for those who would rather look than search.
struct Choice<'r> {
    group: &'r Group,
    categories: Vec<&'r Category>,
}

#[derive(Template)]
#[template(path = "search_page.html")]
struct SearchPage<'r> {
    page: Page,
    shelves: Vec<Shelf>,
    /// Empty where something was found.
    choices: Vec<Choice<'r>>,
}

async fn search_page(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let words = asked(&ctx);
    if let Some((page, reference)) = known_case(&app, &ctx, &words).await? {
        return Ok(see_other(&ctx.href(&format!("/{page}/{reference}"))));
    }
    let (registry, hits) = looked_up(&app, &ctx, ctx.lang, &words).await?;
    let mut page = ctx.page(ctx.t("kernel-search-title"));
    page.search = words;
    let shelves = shelves(&page, &registry, &hits);
    let choices = if shelves.is_empty() {
        choices(&registry)
    } else {
        Vec::new()
    };
    html(&SearchPage {
        page,
        shelves,
        choices,
    })
}

/// The case whose reference was typed, if the reader may know of it, and where its pages are.
async fn known_case(
    app: &App,
    ctx: &Ctx,
    words: &str,
) -> Result<Option<(String, Reference)>, Failure> {
    let Ok(reference) = Reference::parse(words) else {
        return Ok(None);
    };
    let actor = ctx.actor.clone();
    let found = app.db.read("search.case", move |tx| {
        let found = cases::case_by_reference(tx, &actor, &reference);
        Ok::<_, store::Error>(found.ok())
    });
    let found = found.await?.map(|case| {
        let page = app.kinds.of(&case).map_or("cases", |kind| &kind.page);
        (page.to_owned(), case.reference)
    });
    Ok(found)
}

/// What was found: the best few of all, then the rest by kind, reports last. No empty shelves.
fn shelves(page: &Page, registry: &Registry, hits: &[Hit]) -> Vec<Shelf> {
    let nouns: Vec<_> = registry.matching(&page.search).collect();
    let (best, rest) = nouns.split_at(nouns.len().min(BEST));
    let mut shelves = vec![Shelf {
        heading: "kernel-search-best",
        lines: best
            .iter()
            .map(|noun| Line::of(page, registry, noun, kind_key(noun.kind())))
            .collect(),
    }];
    for (heading, kind) in [
        ("kernel-search-categories", NounKind::Category),
        ("kernel-search-services", NounKind::Service),
        ("kernel-search-agencies", NounKind::Agency),
    ] {
        let nouns = rest.iter().filter(|noun| noun.kind() == kind).take(SHELF);
        shelves.push(Shelf {
            heading,
            lines: nouns
                .map(|noun| Line::of(page, registry, noun, ""))
                .collect(),
        });
    }
    for (heading, kind) in [
        ("kernel-search-datasets", "dataset"),
        ("kernel-search-information", "information"),
        ("kernel-search-reports", "report"),
    ] {
        let of_kind = hits.iter().filter(|hit| hit.kind == kind);
        let lines = of_kind.map(|hit| Line::of_hit(page, hit)).collect();
        shelves.push(Shelf { heading, lines });
    }
    shelves.retain(|shelf| !shelf.lines.is_empty());
    shelves
}

const fn kind_key(kind: NounKind) -> &'static str {
    match kind {
        NounKind::Agency => "kernel-search-kind-agency",
        NounKind::Category => "kernel-search-kind-category",
        NounKind::Service => "kernel-search-kind-service",
    }
}

fn choices(registry: &Registry) -> Vec<Choice<'_>> {
    let of_group = |group: &Group| {
        let all = registry.categories().iter();
        all.filter(|category| category.group == group.code)
            .collect()
    };
    let groups = registry.groups().iter();
    groups
        .map(|group| Choice {
            group,
            categories: of_group(group),
        })
        .collect()
}

impl Line {
    fn of(page: &Page, registry: &Registry, noun: &Noun<'_>, kind: &'static str) -> Self {
        Self {
            kind,
            title: page.text(noun.name()),
            about: match about(registry, noun) {
                About::Text(text) => page.text(text),
                About::Short(short) => page.said(short),
            },
            href: page.href(&path(noun)),
        }
    }

    fn of_hit(page: &Page, hit: &Hit) -> Self {
        Self {
            kind: "",
            title: page.said(&hit.title),
            about: page.said(&hit.about),
            href: page.href(&hit.path),
        }
    }
}
