//! The businesses in which a person has a part: entered, seen with their people, and closed.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem};
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Rate, Route, Tone, html, html_status,
    see_other,
};

use super::super::actions;
use super::super::error::Error;
use super::super::model::{self, BusinessNew, BusinessSeen};
use super::state;
use crate::App;
use crate::audit::Fresh;
use crate::identity::mandates::{MandateNew, MandateSeen, Role, standing};
use crate::identity::papers::kinds_of;
use crate::identity::typed_address;

pub(super) fn routes() -> Vec<Route<App>> {
    let own = Access::SignedIn;
    let (all, one) = ("/{lang}/me/businesses", "/{lang}/me/businesses/{id}");
    vec![
        Route::get(all, "identity.page_businesses", own, list),
        Route::post(all, "identity.page_business_register", own, register)
            .rate(Rate::Code)
            .step_up(),
        Route::get(one, "identity.page_business", own, show),
        Route::post(one, "identity.page_business_invite", own, invite)
            .rate(Rate::Code)
            .step_up(),
        Route::post(
            "/{lang}/me/businesses/{id}/people/end",
            "identity.page_business_part_end",
            own,
            part_end,
        ),
        Route::post(
            "/{lang}/me/businesses/{id}/close",
            "identity.page_business_close",
            own,
            close,
        )
        .step_up(),
    ]
}

/// A business on a page.
struct Line {
    id: String,
    name: String,
    number: String,
    role: String,
    state: String,
    tone: Tone,
    /// The mandate to act by, where that is possible.
    mandate: Option<String>,
}

fn line(app: &App, page: &Page, seen: &BusinessSeen) -> Line {
    let (words, tone) = state(page, seen.business.state);
    let number = seen.business.number(&app.vault, &app.papers);
    let usable = seen.business.state == model::State::Confirmed;
    Line {
        id: seen.business.id().to_string(),
        name: seen.business.name.clone(),
        number: number.map(|number| number.masked()).unwrap_or_default(),
        role: role_words(page, seen.role),
        state: words,
        tone,
        mandate: usable.then(|| seen.mandate.clone()),
    }
}

fn role_words(page: &Page, role: Role) -> String {
    page.t(&format!("kernel-business-role-{}", role.code()))
        .into_owned()
}

#[derive(Template)]
#[template(path = "identity_businesses.html")]
struct ListPage {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    lines: Vec<Line>,
    kinds: Vec<Choice>,
}

pub(super) fn person(ctx: &Ctx) -> Result<PersonId, Problem> {
    ctx.actor.id().ok_or_else(Problem::sign_in)
}

fn done(ctx: &Ctx) -> Option<&'static str> {
    match ctx.query("done") {
        Some("registered") => Some("kernel-business-done-registered"),
        Some("invited") => Some("kernel-business-done-invited"),
        Some("ended") => Some("kernel-mandates-done-ended"),
        Some("closed") => Some("kernel-business-done-closed"),
        _ => None,
    }
}

async fn list_page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ListPage, Failure> {
    let me = person(ctx)?;
    let read = app.db.read("identity.page_businesses", move |tx| {
        actions::businesses_of(tx, me)
    });
    let found = read.await?;
    let page = ctx
        .page(ctx.t("kernel-businesses-title"))
        .crumb(ctx.t("kernel-keys-me"), "/me")
        .after(&answers);
    Ok(ListPage {
        done: done(ctx),
        lines: found.iter().map(|seen| line(app, &page, seen)).collect(),
        kinds: kinds_of(&page, &app.papers, true),
        answers,
        page,
    })
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let first = app.papers.kinds().find(|kind| kind.bodies);
    let first = first.map_or("", |kind| kind.code.as_str());
    let answers = Answers::prefilled([("kind", first)]);
    html(&list_page(&app, &ctx, answers).await?)
}

async fn register(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match registered(&app, &ctx, &form).await {
        Ok(id) => Ok(see_other(
            &ctx.href(&format!("/me/businesses/{id}?done=registered")),
        )),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &list_page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn registered(app: &App, ctx: &Ctx, form: &Form) -> Result<PersonId, Problem> {
    let number = app
        .papers
        .number(form.value("kind"), form.value("number"))?;
    if !number.kind().bodies {
        return Err(Problem::invalid().field("kind", "kernel.paper_kind"));
    }
    let drawn = (&app.ids, &app.vault);
    let new = BusinessNew::draw(drawn, ctx.now, (person(ctx)?, form.value("name"), &number))?;
    let id = new.id();
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_business_register", move |tx| {
        actions::business_register(tx, (&actor, now), &new)
    });
    write.await?;
    Ok(id)
}

/// Somebody in a business, or invited to it.
struct Person {
    mandate: String,
    name: String,
    role: String,
    state: String,
    /// Whether the reader may end it.
    may_end: bool,
}

#[derive(Template)]
#[template(path = "identity_business.html")]
struct ShowPage {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    line: Line,
    people: Vec<Person>,
    /// The roles that the reader may give.
    roles: Vec<Choice>,
    owner: bool,
}

/// The business of the path.
pub(super) fn id_of(ctx: &Ctx) -> Result<PersonId, Problem> {
    PersonId::parse(ctx.param("id")).map_err(|_| Problem::not_found())
}

async fn show_page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ShowPage, Failure> {
    let (me, id, now) = (person(ctx)?, id_of(ctx)?, ctx.now);
    let read = app.db.read("identity.page_business", move |tx| {
        actions::business_show(tx, (me, now), id)
    });
    let seen = read.await?;
    let page = ctx
        .page(seen.business.name.clone())
        .crumb(ctx.t("kernel-keys-me"), "/me")
        .crumb(ctx.t("kernel-businesses-title"), "/me/businesses")
        .after(&answers);
    let given = Role::ALL
        .into_iter()
        .filter(|role| seen.role.may_give(*role));
    let choice = |role: Role| {
        let about = format!("kernel-business-role-{}-about", role.code());
        Choice::new(role.code(), role_words(&page, role)).hint(page.t(&about))
    };
    Ok(ShowPage {
        done: done(ctx),
        people: seen
            .people
            .iter()
            .filter_map(|one| in_it(&page, (&seen, me), one))
            .collect(),
        roles: given.map(choice).collect(),
        owner: seen.role == Role::Owner,
        line: line(app, &page, &seen),
        answers,
        page,
    })
}

fn in_it(page: &Page, (seen, me): (&BusinessSeen, PersonId), one: &MandateSeen) -> Option<Person> {
    let standing = standing(&one.mandate, page.now());
    let role = one.mandate.role.filter(|_| standing.is_open())?;
    let named = Some(&one.holder).filter(|name| !name.is_empty());
    let key = if one.mandate.accepted.is_some() {
        "kernel-business-in"
    } else {
        "kernel-business-invited"
    };
    Some(Person {
        mandate: one.mandate.id.clone(),
        name: named.unwrap_or(&one.mandate.address).clone(),
        role: role_words(page, role),
        state: page.t(key).into_owned(),
        may_end: one.mandate.holder == Some(me) || seen.role.may_give(role),
    })
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let answers = Answers::prefilled([("role", Role::Member.code())]);
    html(&show_page(&app, &ctx, answers).await?)
}

/// Back to the business, or its page again with what was wrong.
async fn after(
    (app, ctx, form): (&App, &Ctx, &Form),
    (result, done): (Result<(), Problem>, &str),
) -> Result<Response, Failure> {
    match result {
        Ok(()) => {
            let path = format!("/me/businesses/{}?done={done}", ctx.param("id"));
            Ok(see_other(&ctx.href(&path)))
        }
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(form).with_problem(problem);
            html_status(status, &show_page(app, ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn invite(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let invited = invited(&app, &ctx, &form).await;
    after((&app, &ctx, &form), (invited, "invited")).await
}

async fn invited(app: &App, ctx: &Ctx, form: &Form) -> Result<(), Problem> {
    let address = typed_address(app, form.value("address")).await?;
    let role = Role::parse(form.value("role"));
    let role = role.ok_or_else(|| Problem::invalid().field("role", "kernel.business_role"))?;
    let new = MandateNew::draw(&app.ids, ctx.now, (address, ctx.lang), app.pack.mandates);
    let (id, actor, now) = (id_of(ctx)?, ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_business_invite", move |tx| {
        actions::business_invite(tx, (&actor, now), (id, role, &new))
    });
    let done: Result<(), Error> = write.await;
    Ok(done?)
}

async fn part_end(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (me, id) = (person(&ctx)?, id_of(&ctx)?);
    let (mandate, fresh) = (
        form.value("mandate").to_owned(),
        Fresh::draw(&app.ids, ctx.now),
    );
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_business_part_end", move |tx| {
        actions::part_end(tx, (&actor, now), (id, &mandate, &fresh))?;
        Ok::<_, Error>(actions::business_show(tx, (me, now), id).is_ok())
    });
    match write.await {
        // Whoever left sees nothing more of it.
        Ok(false) => Ok(see_other(&ctx.href("/me/businesses?done=ended"))),
        Ok(true) => after((&app, &ctx, &form), (Ok(()), "ended")).await,
        Err(error) => after((&app, &ctx, &form), (Err(error.into()), "ended")).await,
    }
}

async fn close(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    if form.value("sure") != "yes" {
        let problem = Problem::invalid().field("sure", "kernel.business_sure");
        return after((&app, &ctx, &form), (Err(problem), "closed")).await;
    }
    let (id, fresh) = (id_of(&ctx)?, Fresh::draw(&app.ids, ctx.now));
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_business_close", move |tx| {
        actions::business_close(tx, (&actor, now), (id, &fresh))
    });
    match write.await {
        Ok(()) => Ok(see_other(&ctx.href("/me/businesses?done=closed"))),
        Err(error) => after((&app, &ctx, &form), (Err(error.into()), "closed")).await,
    }
}
