//! What is said of a dataset: when it is made, and later on, with what stands in its columns.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Lang, Problem, Text};
use kernel::App;
use kernel::audit::Fresh;
use kernel::datasets::Theme;
use kernel::registry::{Registry, State as Region};
use web::{Access, Answers, Choice, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::super::http::kept;
use super::super::input::about_of;
use super::super::model::DatasetNew;
use super::super::{PUBLISH, actions, rules};
use super::{agency_name, path};
use crate::model::{Dataset, Frequency};

pub(super) fn routes() -> Vec<Route<App>> {
    let may = Access::May(PUBLISH);
    let (new, about) = ("/{lang}/desk/data/new", "/{lang}/desk/data/{slug}/about");
    vec![
        Route::get(new, "opendata.page_new", may, begin),
        Route::post(new, "opendata.page_create", may, create),
        Route::get(about, "opendata.page_about", may, edit),
        Route::post(about, "opendata.page_describe", may, describe).body_limit(256 * 1024),
    ]
}

/// A column whose meaning is asked.
struct Says {
    number: usize,
    name: String,
    ms: String,
    en: String,
}

#[derive(Template)]
#[template(path = "desk_data_about.html")]
struct AboutPage {
    page: Page,
    answers: Answers,
    /// Where the form goes.
    here: String,
    /// To choose from, where it is not settled.
    agencies: Vec<Choice>,
    is_new: bool,
    frequencies: Vec<Choice>,
    licences: Vec<Choice>,
    themes: Vec<Choice>,
    places: Vec<Choice>,
    says: Vec<Says>,
}

async fn begin(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let answers = Answers::prefilled([("licence", "CC-BY-4.0"), ("frequency", "MONTHLY")]);
    html(&new_page(&ctx, &registry, answers))
}

fn new_page(ctx: &Ctx, registry: &Registry, answers: Answers) -> AboutPage {
    let page = ctx
        .page(ctx.t("opendata-new-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .crumb(ctx.t("opendata-desk-title"), "/desk/data")
        .after(&answers);
    let codes: Vec<String> = match ctx.actor.agencies_for(PUBLISH) {
        Some(codes) => codes.into_iter().map(str::to_owned).collect(),
        None => registry
            .agencies()
            .map(|agency| agency.code.to_string())
            .collect(),
    };
    let choice = |code: String| {
        let name = agency_name(&page, registry, &code);
        Choice::named(code, name)
    };
    AboutPage {
        here: page.href("/desk/data/new"),
        agencies: codes.into_iter().map(choice).collect(),
        is_new: true,
        frequencies: frequencies(&page),
        licences: licences(),
        themes: themes(&page),
        places: places(&page, registry),
        says: Vec::new(),
        answers,
        page,
    }
}

fn frequencies(page: &Page) -> Vec<Choice> {
    // Nobody uploads each hour: that is what programs do.
    let offered = Frequency::ALL.into_iter();
    let choice =
        |frequency: Frequency| Choice::new(frequency.code(), page.t(frequency.key()).into_owned());
    offered.map(choice).collect()
}

fn themes(page: &Page) -> Vec<Choice> {
    let choice = |theme: Theme| Choice::new(theme.code(), page.t(theme.key()).into_owned());
    Theme::ALL.into_iter().map(choice).collect()
}

/// The country, then its states.
fn places(page: &Page, registry: &Registry) -> Vec<Choice> {
    let country = Choice::new(
        registry.settings().country.clone(),
        page.t("opendata-whole-country").into_owned(),
    );
    let state = |state: &Region| Choice::new(state.code.to_string(), page.plain(&state.name));
    [country]
        .into_iter()
        .chain(registry.states().map(state))
        .collect()
}

fn licences() -> Vec<Choice> {
    let choice = |licence: &&str| Choice::named(*licence, *licence);
    rules::LICENCES.iter().map(choice).collect()
}

async fn create(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match created(&app, &ctx, &form).await {
        Ok(dataset) => Ok(see_other(
            &ctx.href(&format!("{}?done=created", path(&dataset.slug))),
        )),
        Err(problem) if problem.status == 422 => {
            let registry = app.registry_now().await?;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &new_page(&ctx, &registry, answers))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn created(app: &App, ctx: &Ctx, form: &Form) -> Result<Dataset, Problem> {
    let about = about_of(form)?;
    let slug = form.get("slug").map(str::to_owned);
    let new = DatasetNew {
        slug: slug.unwrap_or_else(|| rules::slug_of(&about.title.get(Lang::MS).to_string())),
        agency: form.value("agency").to_owned(),
        about,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.page_create", move |tx| {
        let registry = shared.registry.get(tx)?;
        actions::dataset_create(tx, (&shared, &registry), (&actor, now), &new)
    });
    write.await.map_err(Problem::from)
}

async fn edit(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let dataset = kept(&app, &ctx).await?.dataset;
    let registry = app.registry_now().await?;
    let known = known(&dataset);
    let pairs = known
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    html(&edit_page(
        &ctx,
        (&dataset, &registry),
        Answers::prefilled(pairs),
    ))
}

/// What is known already, as the form's fields.
fn known(dataset: &Dataset) -> Vec<(String, String)> {
    let mut all = vec![
        ("frequency".to_owned(), dataset.frequency.code().to_owned()),
        ("licence".to_owned(), dataset.licence.clone()),
        ("tags".to_owned(), dataset.details.tags.join(", ")),
        (
            "contact".to_owned(),
            dataset.details.contact.clone().unwrap_or_default(),
        ),
        (
            "theme".to_owned(),
            dataset.details.theme.clone().unwrap_or_default(),
        ),
        (
            "place".to_owned(),
            dataset.details.place.clone().unwrap_or_default(),
        ),
    ];
    if dataset.details.prompt {
        all.push(("prompt".to_owned(), "yes".to_owned()));
    }
    let mut text = |name: &str, text: &Text| {
        let passages = text.passages();
        all.extend(passages.map(|(lang, words)| (format!("{name}-{lang}"), words.to_owned())));
    };
    text("title", &dataset.title);
    text("about", &dataset.about);
    if let Some(method) = &dataset.details.method {
        text("method", method);
    }
    let days = [
        ("from", dataset.details.data_from),
        ("as-of", dataset.details.data_as_of),
        ("next", dataset.details.next_update),
    ];
    for (name, day) in days {
        if let Some(day) = day {
            all.push((format!("{name}-day"), day.day().to_string()));
            all.push((format!("{name}-month"), day.month().to_string()));
            all.push((format!("{name}-year"), day.year().to_string()));
        }
    }
    all
}

fn edit_page(ctx: &Ctx, (dataset, registry): (&Dataset, &Registry), answers: Answers) -> AboutPage {
    let page = ctx
        .page(ctx.t("opendata-about-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .crumb(ctx.t("opendata-desk-title"), "/desk/data")
        .crumb(dataset.title.get(ctx.lang).to_string(), path(&dataset.slug))
        .after(&answers);
    let mut says = Vec::new();
    for (number, field) in dataset.dictionary.iter().enumerate() {
        let word = |lang: Lang| {
            let mut passages = field.about.passages();
            let found = passages.find(|(known, _)| *known == lang);
            found.map_or("", |(_, words)| words).to_owned()
        };
        says.push(Says {
            number,
            name: field.name.clone(),
            ms: word(Lang::MS),
            en: word(Lang::EN),
        });
    }
    AboutPage {
        here: page.href(&format!("{}/about", path(&dataset.slug))),
        agencies: Vec::new(),
        is_new: false,
        frequencies: frequencies(&page),
        licences: licences(),
        themes: themes(&page),
        places: places(&page, registry),
        says,
        answers,
        page,
    }
}

async fn describe(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let slug = ctx.param("slug").to_owned();
    match described(&app, &ctx, &form).await {
        Ok(_) => Ok(see_other(
            &ctx.href(&format!("{}?done=described", path(&slug))),
        )),
        Err(problem) if problem.status == 422 => {
            let dataset = kept(&app, &ctx).await?.dataset;
            let registry = app.registry_now().await?;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &edit_page(&ctx, (&dataset, &registry), answers))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn described(app: &App, ctx: &Ctx, form: &Form) -> Result<Dataset, Problem> {
    let about = about_of(form)?;
    let (slug, fresh) = (ctx.param("slug").to_owned(), Fresh::draw(&app.ids, ctx.now));
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.page_describe", move |tx| {
        actions::dataset_describe(tx, (&actor, now), (&slug, &about), &fresh)
    });
    write.await.map_err(Problem::from)
}
