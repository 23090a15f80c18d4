//! How can the agency answer? A telephone number, or nothing.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use kernel::App;
use kernel::identity::Address;
use web::{Access, Answers, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::super::{Way, wrong};
use super::{Said, Voice, open};

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/new/{draft}/easy/phone";
    vec![
        Route::get(path, "reports.page_easy_phone", Access::Public, show),
        Route::post(path, "reports.page_easy_phone_put", Access::Public, put),
    ]
}

#[derive(Template)]
#[template(path = "easy_phone.html")]
struct PhonePage {
    page: Page,
    back: String,
    answers: Answers,
    ask: Said,
    why: Said,
    next: Said,
    none: Said,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = open(&app, &ctx).await?;
    // Whoever is signed in is known.
    if ctx.actor.is_person() {
        return Ok(see_other(&way.href(&ctx, "check")));
    }
    let answers = Answers::prefilled([("contact", way.draft.contact.as_str())]);
    html(&page(&app, &ctx, &way, answers))
}

fn page(app: &App, ctx: &Ctx, way: &Way, answers: Answers) -> PhonePage {
    let voice = Voice::of(app, ctx);
    let ask = voice.say("ask-phone");
    PhonePage {
        page: ctx.page(ask.words.clone()).after(&answers),
        back: way.href(ctx, "say"),
        why: voice.say("why-phone"),
        next: voice.say("next"),
        none: voice.say("no-phone"),
        ask,
        answers,
    }
}

async fn put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let mut way = open(&app, &ctx).await?;
    match contact(&way, &form) {
        Ok(contact) => way.draft.contact = contact,
        Err(problem) => {
            let answers = Answers::of(&form).with_problem(problem);
            return html_status(422, &page(&app, &ctx, &way, answers));
        }
    }
    way.keep(&app, &ctx).await?;
    Ok(see_other(&way.href(&ctx, "check")))
}

pub(super) fn contact(way: &Way, form: &Form) -> Result<String, Problem> {
    if form.value("do") == "none" {
        return Ok(String::new());
    }
    let typed = form.value("contact");
    let prefix = &way.registry.settings().phone_prefix;
    match Address::parse(typed, prefix) {
        Ok(Address::Phone(_)) => Ok(typed.to_owned()),
        Ok(Address::Email(_)) | Err(_) => Err(wrong("contact", "reports.easy_phone")),
    }
}
