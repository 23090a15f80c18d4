//! The catalogue for people: all datasets, or those that hold words and are of a theme, a body, a place.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use kernel::App;
use kernel::datasets::Theme;
use kernel::registry::Registry;
use web::{Access, Answers, Choice, Ctx, Failure, Markup, Page, Pagination, Route, encoded, html};

use super::subjects::{Facet, Faceted, HERE, counted, narrowed};
use crate::actions::datasets_list;
use crate::harvest::{self, Elsewhere};
use crate::model::{Dataset, Frequency};
use crate::pages::publisher;
use crate::rules;

/// Values that are offered of one facet.
const VALUES: usize = 60;
/// Datasets of a page.
const PER_PAGE: usize = 50;

pub(crate) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    vec![Route::get("/{lang}/data", "opendata.page_list", all, list)]
}

/// A dataset in the catalogue.
struct Line {
    href: String,
    title: Markup,
    about: Markup,
    facts: String,
    late: bool,
    /// Which catalogue elsewhere describes it, if it is not published here.
    source: Option<String>,
}

/// A dataset that is published here, or one that is described elsewhere.
#[derive(Clone, Copy)]
enum Listed<'l> {
    Here(&'l Dataset),
    There(&'l Elsewhere),
}

impl Faceted for Listed<'_> {
    fn values(&self, facet: Facet) -> Vec<String> {
        match self {
            Self::Here(dataset) => facet.values(dataset),
            Self::There(there) => there.values(facet),
        }
    }
}

/// Something by which the list can be narrowed.
struct Narrowing {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "datasets.html")]
struct ListPage {
    page: Page,
    answers: Answers,
    narrowings: Vec<Narrowing>,
    lines: Vec<Line>,
    count: i64,
    place: Pagination,
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let all = datasets_list(&app, ctx.now).await.map_err(Problem::from)?;
    let there = harvest::elsewhere(&app, ctx.now).await?;
    let registry = app.registry_now().await?;
    let sought = base::words::tokens(ctx.query("q").unwrap_or_default());
    let page = ctx.page(ctx.t("opendata-title"));
    let page = page.data_at("/api/v1/datasets");
    let wanted = Facet::ALL.map(|facet| {
        let value = ctx.query(facet.code()).unwrap_or_default();
        (facet, value.trim().to_owned())
    });
    // What is published here comes first.
    let here = rules::found(&all, &sought).into_iter().map(Listed::Here);
    let beside = harvest::found(&there, &sought).into_iter();
    let found: Vec<Listed<'_>> = here.chain(beside.map(Listed::There)).collect();
    let narrowings = Facet::ALL.map(|facet| {
        // What else could be chosen here, beside what is chosen of the others.
        let others = wanted.iter().filter(|(other, _)| *other != facet);
        let others: Vec<(Facet, String)> = others.cloned().collect();
        let left = narrowed(found.clone(), &others);
        narrowing(&page, &registry, facet, &left)
    });
    let left = narrowed(found, &wanted);
    let place = place(&page, &ctx, left.len());
    let skipped = usize::try_from(place.number - 1).unwrap_or_default() * PER_PAGE;
    let shown = left.iter().skip(skipped).take(PER_PAGE);
    let lines: Vec<Line> = shown
        .map(|one| match one {
            Listed::Here(dataset) => line(&page, &registry, dataset),
            Listed::There(there) => line_there(&page, &registry, there),
        })
        .collect();
    let is_choice = |narrowing: &Narrowing| {
        let least = if narrowing.name == Facet::Source.code() && there.is_empty() {
            2
        } else {
            1
        };
        narrowing.choices.len() >= least
    };
    html(&ListPage {
        answers: Answers::of(&ctx.query_form()),
        narrowings: narrowings.into_iter().filter(is_choice).collect(),
        count: i64::try_from(left.len()).unwrap_or_default(),
        lines,
        place,
        page,
    })
}

fn line(page: &Page, registry: &Registry, dataset: &Dataset) -> Line {
    Line {
        href: page.href(&format!("/data/{}", dataset.slug)),
        title: page.text(&dataset.title),
        about: page.text(&dataset.about),
        facts: format!(
            "{} · {}",
            publisher(page, registry, dataset),
            page.t1("opendata-updated", "date", page.date(dataset.updated))
        ),
        late: rules::is_late(dataset, page.now()),
        source: None,
    }
}

fn line_there(page: &Page, registry: &Registry, there: &Elsewhere) -> Line {
    Line {
        href: page.href(&harvest::path(&there.source, &there.identifier)),
        title: page.text(&there.title),
        about: page.text(&there.about),
        facts: harvest::publisher(page, registry, there.agency.as_deref(), &there.publishers),
        late: false,
        source: Some(page.t1("opendata-there-tag", "source", there.source.as_str())),
    }
}

/// Which page of so many datasets is asked for, and the way to those beside it.
fn place(page: &Page, ctx: &Ctx, count: usize) -> Pagination {
    let all = i64::try_from(count.div_ceil(PER_PAGE).max(1)).unwrap_or(1);
    let asked = ctx.query("page").and_then(|number| number.parse().ok());
    let number: i64 = asked.unwrap_or(1).clamp(1, all);
    let form = ctx.query_form();
    let to = |number: i64| {
        let names = ["q"].into_iter().chain(Facet::ALL.map(Facet::code));
        let kept = names.filter_map(|name| {
            let value = form.get(name).filter(|value| !value.is_empty())?;
            Some(format!("{name}={}&", encoded(value)))
        });
        format!("{}?{}page={number}", page.here(), kept.collect::<String>())
    };
    Pagination {
        previous: (number > 1).then(|| to(number - 1)),
        next: (number < all).then(|| to(number + 1)),
        number,
        all: Some(all),
    }
}

fn narrowing(page: &Page, registry: &Registry, facet: Facet, left: &[Listed<'_>]) -> Narrowing {
    let label = match facet {
        Facet::Theme => "opendata-theme",
        Facet::Agency => "opendata-publisher",
        Facet::Tag => "opendata-tags",
        Facet::Place => "opendata-place",
        Facet::Frequency => "opendata-frequency",
        Facet::Licence => "opendata-licence",
        Facet::Source => "opendata-there-where",
    };
    let choice = |(value, count): (String, i64)| {
        let name = name(page, registry, facet, &value);
        let label = format!("{name} ({})", page.number(count));
        match facet {
            Facet::Tag | Facet::Licence => Choice::named(value, label),
            _ => Choice::new(value, label),
        }
    };
    Narrowing {
        name: facet.code(),
        label: page.t(label).into_owned(),
        choices: counted(left, facet)
            .into_iter()
            .take(VALUES)
            .map(choice)
            .collect(),
    }
}

/// What a value is called.
fn name(page: &Page, registry: &Registry, facet: Facet, value: &str) -> String {
    let known = match facet {
        Facet::Theme => Theme::parse(value).map(|theme| page.t(theme.key()).into_owned()),
        Facet::Agency => registry
            .agency(value)
            .map(|agency| page.plain(&agency.name)),
        Facet::Place => match registry.state(value) {
            Some(state) => Some(page.plain(&state.name)),
            None => Some(page.t("opendata-whole-country").into_owned()),
        },
        Facet::Frequency => {
            Frequency::parse(value).map(|frequency| page.t(frequency.key()).into_owned())
        }
        Facet::Source if value == HERE => Some(page.t("opendata-there-here").into_owned()),
        Facet::Tag | Facet::Licence | Facet::Source => None,
    };
    known.unwrap_or_else(|| value.to_owned())
}
