//! What is it about? All categories on one page, by shelf.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use kernel::registry::{Category, Group};
use web::{Access, Answers, Ctx, Failure, Form, Page, Route, Step, html, html_status, see_other};

use super::{Way, first, wrong};
use crate::model::Addressee;
use crate::rules;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/new/{draft}/category";
    vec![
        Route::get(path, "reports.page_new_category", Access::Public, show),
        Route::post(path, "reports.page_new_category_put", Access::Public, put),
    ]
}

struct Shelf<'a> {
    group: &'a Group,
    categories: Vec<&'a Category>,
    open: bool,
    first: bool,
}

#[derive(Template)]
#[template(path = "new_category.html")]
struct CategoryPage<'a> {
    page: Page,
    steps: Vec<Step>,
    back: String,
    answers: Answers,
    shelves: Vec<Shelf<'a>>,
    doors: first::Doors,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::open(&app, &ctx).await?;
    html(&page(&app, &ctx, &way, Answers::empty()))
}

fn page<'a>(app: &App, ctx: &Ctx, way: &'a Way, answers: Answers) -> CategoryPage<'a> {
    let all = way.registry.categories();
    let chosen = way
        .registry
        .category(&way.draft.category)
        .map(|category| &category.group);
    let shelf = |(place, group): (usize, &'a Group)| Shelf {
        group,
        categories: all
            .iter()
            .filter(|category| category.group == group.code)
            .collect(),
        open: chosen.map_or(place == 0, |chosen| *chosen == group.code),
        first: place == 0,
    };
    let page = way.page(ctx, "category").after(&answers);
    CategoryPage {
        doors: first::doors(&page, app, &way.registry),
        page,
        steps: way.steps(ctx, "category"),
        back: way.back(ctx, "category"),
        answers,
        shelves: way
            .registry
            .groups()
            .iter()
            .enumerate()
            .map(shelf)
            .collect(),
    }
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let mut way = Way::open(&app, &ctx).await?;
    let chosen = form.value("category");
    if way.registry.category(chosen).is_none() {
        let answers = Answers::of(&form).with_problem(wrong("category", "reports.choose_category"));
        return html_status(422, &page(&app, &ctx, &way, answers));
    }
    if way.draft.category != chosen {
        way.draft.answers.clear();
        chosen.clone_into(&mut way.draft.category);
    }
    if !rules::may_choose(&way.registry, chosen) {
        way.draft.addressee = Addressee::Routed;
        way.draft.visibility = None;
    }
    way.keep(&app, &ctx).await?;
    Ok(see_other(&way.after(&ctx, "category")))
}
