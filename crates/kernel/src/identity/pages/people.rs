//! Who holds which role at an agency, for those who may give roles there.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem};
use web::{Access, Answers, Choice, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::super::grants::{self, Colleague, ColleagueNew};
use super::super::model::{GrantNew, Held};
use super::super::{Error, GRANT};
use super::{area_words, category_words, part_words, role_words, typed_address};
use crate::App;
use crate::audit::Fresh;
use crate::registry::Registry;

pub(super) fn routes() -> Vec<Route<App>> {
    let there = Access::May(GRANT);
    vec![
        Route::get("/{lang}/desk/people", "identity.page_people", there, show)
            .personal("roles", grants::READ_OF_COLLEAGUES),
        Route::post(
            "/{lang}/desk/people",
            "identity.page_role_give",
            there,
            give,
        )
        .step_up()
        .personal("roles", grants::READ_OF_COLLEAGUES),
        Route::post(
            "/{lang}/desk/people/end",
            "identity.page_role_end",
            there,
            end,
        )
        .step_up()
        .personal("roles", grants::READ_OF_COLLEAGUES),
    ]
}

/// Longest name of a person, in characters.
const NAME_MAX: usize = 200;

struct Line {
    person: String,
    name: String,
    address: String,
    role: String,
    role_words: String,
    part: Option<String>,
    area: String,
    category: String,
    may_end: bool,
}

#[derive(Template)]
#[template(path = "identity_people.html")]
struct PeoplePage {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    agency: String,
    agency_name: String,
    agencies: Vec<Choice>,
    lines: Vec<Line>,
    roles: Vec<Choice>,
    areas: Vec<Choice>,
    categories: Vec<Choice>,
}

/// The agencies at which the actor may give roles.
fn agencies(ctx: &Ctx, registry: &Registry) -> Vec<String> {
    if let Some(codes) = ctx.actor.agencies_for(GRANT) {
        return codes.into_iter().map(str::to_owned).collect();
    }
    let all = registry.agencies();
    all.map(|agency| agency.code.to_string()).collect()
}

async fn people_page(
    app: &App,
    ctx: &Ctx,
    (asked, answers): (Option<&str>, Option<Answers>),
) -> Result<PeoplePage, Failure> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let (context, asked) = (ctx.clone(), asked.map(str::to_owned));
    let (registry, codes, agency, colleagues) = app
        .db
        .read("identity.page_people", move |tx| {
            let registry = shared.registry.get(tx)?;
            let codes = agencies(&context, &registry);
            let agency = asked.clone().or_else(|| codes.first().cloned());
            let agency = agency.ok_or(Error::Forbidden)?;
            let known = (&*registry, &shared.roles);
            let found = grants::roles_at(tx, known, (&actor, now), &agency)?;
            Ok::<_, Error>((registry, codes, agency, found))
        })
        .await?;
    let page = ctx
        .page(ctx.t("kernel-people-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide();
    let usual = || Answers::prefilled([("agency", agency.as_str()), ("role", "officer")]);
    let answers = answers.unwrap_or_else(usual);
    let page = page.after(&answers);
    let name = |code: &str| {
        let agency = registry.agency(code);
        agency.map_or_else(|| code.to_owned(), |agency| page.plain(&agency.name))
    };
    let open = grants::roles_open(&app.roles, &ctx.actor, &agency);
    Ok(PeoplePage {
        done: match ctx.query("done") {
            Some("given") => Some("kernel-people-given"),
            Some("ended") => Some("kernel-people-ended"),
            Some("reset") => Some("kernel-people-reset-done"),
            _ => None,
        },
        agency_name: name(&agency),
        agencies: codes
            .iter()
            .map(|code| Choice::new(code, name(code)))
            .collect(),
        lines: colleagues
            .iter()
            .map(|it| line(&page, &registry, it))
            .collect(),
        roles: open
            .into_iter()
            .map(|role| role_choice(&page, role))
            .collect(),
        areas: areas(&page, &registry),
        categories: categories(&page, &registry),
        agency,
        answers,
        page,
    })
}

fn line(page: &Page, registry: &Registry, colleague: &Colleague) -> Line {
    let Colleague {
        person,
        held,
        may_end,
    } = colleague;
    let address = person.email.as_ref().or(person.phone.as_ref());
    let address = address.cloned().unwrap_or_default();
    Line {
        person: person.id.to_string(),
        name: if person.name.is_empty() {
            address.clone()
        } else {
            person.name.clone()
        },
        address,
        role: held.role.clone(),
        role_words: role_words(page, &held.role),
        part: part_words(page, registry, held),
        area: held.area.clone().unwrap_or_default(),
        category: held.category.clone().unwrap_or_default(),
        may_end: *may_end,
    }
}

fn role_choice(page: &Page, role: &str) -> Choice {
    let about = format!("kernel-role-{}-about", role.replace('_', "-"));
    Choice::new(role, role_words(page, role)).hint(page.t(&about))
}

/// The states, each with its districts.
fn areas(page: &Page, registry: &Registry) -> Vec<Choice> {
    let mut all = Vec::new();
    for state in registry.states() {
        let name = area_words(page, registry, &state.code);
        all.push(Choice::new(state.code.as_str(), name.as_str()));
        let districts = registry.districts().iter();
        for district in districts.filter(|district| district.state == state.code) {
            let words = format!("{name}: {}", district.name);
            all.push(Choice::new(district.code.as_str(), words));
        }
    }
    all
}

/// The groups of categories, each with its own.
fn categories(page: &Page, registry: &Registry) -> Vec<Choice> {
    let mut all = Vec::new();
    for group in registry.groups() {
        let name = category_words(page, registry, &group.code);
        all.push(Choice::new(group.code.as_str(), name.as_str()));
        let categories = registry.categories().iter();
        for category in categories.filter(|category| category.group == group.code) {
            let words = format!("{name}: {}", page.plain(&category.name));
            all.push(Choice::new(category.code.as_str(), words));
        }
    }
    all
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let asked = ctx.query("agency");
    html(&people_page(&app, &ctx, (asked, None)).await?)
}

/// The role that a form names.
fn held(form: &Form) -> Held {
    let code = |field: &str| form.get(field).map(str::to_owned);
    Held {
        role: form.value("role").to_owned(),
        agency: code("agency"),
        area: code("area"),
        category: code("category"),
    }
}

async fn give(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let given = given(&app, &ctx, &form).await;
    after(&app, &ctx, &form, (given, "given")).await
}

async fn given(app: &App, ctx: &Ctx, form: &Form) -> Result<(), Problem> {
    let cmd = ColleagueNew {
        address: typed_address(app, form.value("address")).await?,
        name: form.value("name").chars().take(NAME_MAX).collect(),
        person: app.ids.next(ctx.now),
        held: held(form),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_role_give", move |tx| {
        let registry = shared.registry.get(tx)?;
        let known = (&*registry, &shared.roles);
        grants::colleague_add(tx, known, (&actor, now), &cmd)
    });
    Ok(write.await.map(drop)?)
}

async fn end(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let person = PersonId::parse(form.value("person")).map_err(|_| Error::PersonUnknown)?;
    let old = GrantNew {
        person,
        held: held(&form),
    };
    let fresh = Fresh::draw(&app.ids, ctx.now);
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_role_end", move |tx| {
        let registry = shared.registry.get(tx)?;
        let known = (&*registry, &shared.roles);
        grants::role_end(tx, known, (&actor, now), (&old, &fresh))
    });
    let ended = write.await.map(drop).map_err(Problem::from);
    after(&app, &ctx, &form, (ended, "ended")).await
}

/// Back to the list, or the page again with what was wrong.
async fn after(
    app: &App,
    ctx: &Ctx,
    form: &Form,
    (done, what): (Result<(), Problem>, &str),
) -> Result<Response, Failure> {
    let agency = form.value("agency");
    match done {
        Ok(()) => {
            let agency = web::encoded(agency);
            let path = format!("/desk/people?agency={agency}&done={what}");
            Ok(see_other(&ctx.href(&path)))
        }
        Err(problem) if matches!(problem.status, 403 | 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(form).with_problem(problem);
            let asked = (Some(agency), Some(answers));
            html_status(status, &people_page(app, ctx, asked).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}
