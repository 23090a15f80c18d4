//! The catalogue for people: all datasets, or those that hold words and are of a theme, a body, a place.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use kernel::App;
use kernel::datasets::Theme;
use kernel::registry::Registry;
use web::{Access, Answers, Choice, Ctx, Failure, Markup, Page, Route, html};

use super::subjects::{Facet, counted, narrowed};
use crate::actions::datasets_list;
use crate::model::{Dataset, Frequency};
use crate::pages::publisher;
use crate::rules;

/// Values that are offered of one facet.
const VALUES: usize = 60;

pub(crate) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    vec![Route::get("/{lang}/data", "opendata.page_list", all, list)]
}

/// A dataset in the catalogue.
struct Line {
    slug: String,
    title: Markup,
    about: Markup,
    facts: String,
    late: bool,
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
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let all = datasets_list(&app, ctx.now).await.map_err(Problem::from)?;
    let registry = app.registry_now().await?;
    let sought = base::words::tokens(ctx.query("q").unwrap_or_default());
    let page = ctx.page(ctx.t("opendata-title"));
    let page = page.data_at("/api/v1/datasets");
    let wanted = Facet::ALL.map(|facet| {
        let value = ctx.query(facet.code()).unwrap_or_default();
        (facet, value.trim().to_owned())
    });
    let found = rules::found(&all, &sought);
    let narrowings = Facet::ALL.map(|facet| {
        // What else could be chosen here, beside what is chosen of the others.
        let others = wanted.iter().filter(|(other, _)| *other != facet);
        let others: Vec<(Facet, String)> = others.cloned().collect();
        let left = narrowed(found.clone(), &others);
        narrowing(&page, &registry, facet, &left)
    });
    let line = |dataset: &Dataset| Line {
        slug: dataset.slug.clone(),
        title: page.text(&dataset.title),
        about: page.text(&dataset.about),
        facts: format!(
            "{} · {}",
            publisher(&page, &registry, dataset),
            page.t1("opendata-updated", "date", page.date(dataset.updated))
        ),
        late: rules::is_late(dataset, ctx.now),
    };
    let lines: Vec<Line> = narrowed(found, &wanted).into_iter().map(line).collect();
    html(&ListPage {
        answers: Answers::of(&ctx.query_form()),
        narrowings: narrowings
            .into_iter()
            .filter(|narrowing| !narrowing.choices.is_empty())
            .collect(),
        count: i64::try_from(lines.len()).unwrap_or_default(),
        lines,
        page,
    })
}

fn narrowing(page: &Page, registry: &Registry, facet: Facet, left: &[&Dataset]) -> Narrowing {
    let label = match facet {
        Facet::Theme => "opendata-theme",
        Facet::Agency => "opendata-publisher",
        Facet::Tag => "opendata-tags",
        Facet::Place => "opendata-place",
        Facet::Frequency => "opendata-frequency",
        Facet::Licence => "opendata-licence",
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
        Facet::Tag | Facet::Licence => None,
    };
    known.unwrap_or_else(|| value.to_owned())
}
