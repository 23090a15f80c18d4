//! It was sent: the reference, large and read aloud, and how to ask again.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use kernel::identity::Address;
use web::{Access, Ctx, Failure, Page, Route, html, see_other};

use super::super::super::facts;
use super::super::{Way, sent};
use super::{Said, Voice};
use crate::rules;
use crate::sms;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/reports/new/{draft}/easy/done",
        "reports.page_easy_done",
        Access::Public,
        show,
    )]
}

#[derive(Template)]
#[template(path = "easy_done.html")]
struct DonePage {
    page: Page,
    done: Said,
    reference: String,
    number: Said,
    secret: Option<(String, Said)>,
    /// What to send by text message to hear how it stands.
    ask_again: Option<(String, Said)>,
    held: String,
    due: Option<String>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::find(&app, &ctx).await?;
    let case = sent::case_of(&app, &way).await?;
    if case.opened.is_none() {
        return Ok(see_other(&way.href(&ctx, "code")));
    }
    let voice = Voice::of(&app, &ctx);
    let done = voice.say("done");
    let page = ctx.page(done.words.clone());
    let agency = facts::agency(&page, &way.registry, &case.agency);
    let reference = case.reference.to_string();
    let secret = case.owner.is_none().then(|| rules::case_secret(&way.id));
    html(&DonePage {
        number: voice.spelled("reference", &reference),
        // Its own address: a secret is in no other one.
        secret: secret.map(|secret| {
            let said = voice.say("secret");
            let src = said.src.map(|_| way.href(&ctx, "secret.mp3"));
            (secret, Said { src, ..said })
        }),
        ask_again: status_word(&app, &ctx, &way)
            .map(|word| (format!("{word} {reference}"), voice.say("ask-again"))),
        held: page.t1("reports-done-held", "agency", agency.as_str()),
        due: sent::due(&page, &case, &agency),
        done,
        reference,
        page,
    })
}

/// The word that asks how a report stands, for those whom text messages reach.
fn status_word(app: &App, ctx: &Ctx, way: &Way) -> Option<String> {
    let settings = &app.settings;
    let prefix = &way.registry.settings().phone_prefix;
    let phone = Address::parse(&way.draft.contact, prefix);
    let reached = matches!(phone, Ok(Address::Phone(_)));
    let sends = settings.sms.url.is_some() || settings.demo;
    let word = sms::status_word(app, ctx.now, ctx.lang)?;
    (reached && sends).then(|| word.to_uppercase())
}
