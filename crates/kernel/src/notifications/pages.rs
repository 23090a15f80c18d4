//! The page behind the last line of a letter. Opening it stops nothing, because programs that look for viruses
//! open links too; its buttons do, and so does the one request that a mail program sends for its reader
//! (RFC 8058).

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use web::{Access, Ctx, Failure, Form, Page, Route, html};

use super::model::{Message, Scope, Stops};
use super::{actions, rules};
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/letters/{token}";
    vec![
        Route::get(path, "notifications.page_letters", Access::Public, show),
        Route::post(path, "notifications.page_letters_stop", Access::Public, stop).foreign(
            "mail programs send it without our page and its cookie; the token in the address proves that \
             the sender has the letter",
        ),
    ]
}

#[derive(Template)]
#[template(path = "notifications_letters.html")]
struct LettersPage {
    page: Page,
    /// The case's reference; empty for letters about none.
    reference: String,
    address: String,
    stops: Stops,
}

fn letters_page(ctx: &Ctx, (letter, stops): (Message, Stops)) -> LettersPage {
    let reference = letter
        .args
        .into_iter()
        .find(|(name, _)| name == "reference");
    LettersPage {
        page: ctx.page(ctx.t("kernel-letters-title")),
        reference: reference.map(|(_, value)| value).unwrap_or_default(),
        address: rules::masked(letter.address.as_str()),
        stops,
    }
}

/// The letter that the token in the address belongs to. Whoever made one up learns nothing.
fn letter_id(app: &App, ctx: &Ctx) -> Result<String, Problem> {
    rules::token_letter(&app.letter_key.0, ctx.param("token"))
        .map(str::to_owned)
        .ok_or_else(Problem::not_found)
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = letter_id(&app, &ctx)?;
    let found = app.db.read("notifications.page_letters", move |tx| {
        actions::letter_find(tx, &id)
    });
    html(&letters_page(&ctx, found.await?))
}

async fn stop(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (id, now) = (letter_id(&app, &ctx)?, ctx.now);
    // A mail program says only that it is one click; that is about the case.
    let scope = match form.value("letters") {
        "again" => None,
        "all" => Some(Scope::All),
        _ => Some(Scope::Case),
    };
    let done = app
        .db
        .write("notifications.page_letters_stop", move |tx| match scope {
            Some(scope) => actions::letters_stop(tx, now, (&id, scope)),
            None => actions::letters_again(tx, &id),
        });
    html(&letters_page(&ctx, done.await?))
}
