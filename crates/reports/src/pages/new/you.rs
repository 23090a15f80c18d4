//! How can the agency answer? A contact, a name, and what everybody may see.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Arg, Problem};
use kernel::App;
use kernel::identity::Address;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Route, Step, html, html_status, see_other,
};

use super::Way;
use crate::model::{ReportNew, Visibility};
use crate::rules;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/new/{draft}/you";
    vec![
        Route::get(path, "reports.page_new_you", Access::Public, show),
        Route::post(path, "reports.page_new_you_put", Access::Public, put),
    ]
}

#[derive(Template)]
#[template(path = "new_you.html")]
struct YouPage {
    page: Page,
    steps: Vec<Step>,
    back: String,
    answers: Answers,
    choices: Vec<Choice>,
    /// Whether an officer writes it down for somebody.
    behalf: bool,
    /// As whom somebody reports who is signed in.
    signed: Option<String>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::open(&app, &ctx).await?;
    let usual = rules::visibility_for(&way.registry, &way.draft.category);
    let allowed = rules::visibilities(&way.registry, &way.draft.category);
    let chosen = way
        .draft
        .visibility
        .filter(|choice| allowed.contains(choice));
    let visibility = chosen.unwrap_or(usual);
    let answers = Answers::prefilled([
        ("contact", way.draft.contact.as_str()),
        ("name", way.draft.name.as_str()),
        ("visibility", visibility.code()),
    ]);
    html(&page(&ctx, &way, answers))
}

/// As whom somebody reports who is signed in.
pub(super) fn signed_in(page: &Page, name: &str) -> String {
    let Some(acting) = &page.acting else {
        return page.t1("reports-you-signed-in", "name", name);
    };
    let nameless = page.t("kernel-identify-nameless");
    let subject = if acting.name.is_empty() {
        &nameless
    } else {
        acting.name.as_str()
    };
    page.t2("reports-you-acting", "name", name, "subject", subject)
}

/// The words of a choice of visibility.
pub(super) fn visibility_key(choice: Visibility) -> &'static str {
    match choice {
        Visibility::NameHidden => "reports-you-name-hidden",
        Visibility::Named => "reports-you-named",
        Visibility::Private => "reports-you-private",
    }
}

fn page(ctx: &Ctx, way: &Way, answers: Answers) -> YouPage {
    let page = way.page(ctx, "you").after(&answers);
    let choice = |visibility: Visibility| {
        let choice = Choice::new(
            visibility.code(),
            page.t(visibility_key(visibility)).into_owned(),
        );
        match visibility {
            Visibility::Private => choice.hint(page.t("reports-you-private-hint").into_owned()),
            Visibility::Named | Visibility::NameHidden => choice,
        }
    };
    YouPage {
        steps: way.steps(ctx, "you"),
        back: way.href(ctx, "details"),
        choices: rules::visibilities(&way.registry, &way.draft.category)
            .iter()
            .copied()
            .map(choice)
            .collect(),
        behalf: way.draft.came.is_some(),
        signed: page.person.as_ref().map(|name| signed_in(&page, name)),
        answers,
        page,
    }
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let mut way = Way::open(&app, &ctx).await?;
    if let Err(problem) = read(&mut way, &form) {
        let answers = Answers::of(&form).with_problem(problem);
        return html_status(422, &page(&ctx, &way, answers));
    }
    way.keep(&app, &ctx).await?;
    Ok(see_other(&way.after(&ctx, "you")))
}

fn read(way: &mut Way, form: &Form) -> Result<(), Problem> {
    let mut problem = Problem::invalid();
    let prefix = way.registry.settings().phone_prefix.clone();
    if let Some(contact) = form.get("contact")
        && let Err(error) = Address::parse(contact, &prefix)
    {
        let refused = Problem::from(error);
        problem = problem.field_with("contact", refused.code, refused.args);
    }
    if form.value("name").chars().count() > ReportNew::NAME_MAX {
        let args = vec![("max", Arg::from(ReportNew::NAME_MAX))];
        problem = problem.field_with("name", "reports.name_long", args);
    }
    let allowed = rules::visibilities(&way.registry, &way.draft.category);
    let visibility =
        Visibility::parse(form.value("visibility")).filter(|choice| allowed.contains(choice));
    if visibility.is_none() {
        problem = problem.field("visibility", "reports.choose_visibility");
    }
    problem.unless_clean()?;
    form.value("contact").clone_into(&mut way.draft.contact);
    form.value("name").clone_into(&mut way.draft.name);
    way.draft.visibility = visibility;
    Ok(())
}
