//! A whole report on one page, for those who have no connection now: the browser keeps it and sends it later. It
//! works without a script as well. Photos that other apps share begin a report the usual way.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Arg, Point, Problem};
use kernel::App;
use kernel::documents::{self, Stored};
use kernel::identity::Address;
use kernel::registry::{Emergency, Registry};
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Rate, Route, Upload, html, html_status,
    see_other,
};

use super::first::{self, Doors, Warning};
use super::{Way, check, chosen, details, place, similar};
use crate::actions;
use crate::error::Error;
use crate::model::{Addressee, Draft, ReportNew};
use crate::rules;

/// A draft's key that a browser drew has at least so many characters, and at most so many.
const KEY_LEAST: usize = 26;
const KEY_MOST: usize = 64;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports/quick";
    vec![
        Route::get(path, "reports.page_quick", Access::Public, show),
        Route::post(path, "reports.page_quick_send", Access::Public, send)
            .rate(Rate::Upload)
            .body_limit(details::BODY_LIMIT),
        Route::post("/{lang}/reports/share", "reports.page_share", Access::Public, share)
            .rate(Rate::Upload)
            .body_limit(details::BODY_LIMIT)
            .foreign(
                "another app hands over a photo through the browser, without a page of ours; what it begins is \
                 a draft of nobody's, whose secret address only the answer carries",
            ),
    ]
}

#[derive(Template)]
#[template(path = "quick.html")]
struct QuickPage {
    page: Page,
    answers: Answers,
    emergency: Vec<Emergency>,
    warnings: Vec<Warning>,
    doors: Doors,
    key: String,
    categories: Vec<(String, Vec<Choice>)>,
    photos_hint: String,
    most: usize,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    html(&page(&app, &ctx, &registry, Answers::empty()))
}

fn page(app: &App, ctx: &Ctx, registry: &Registry, answers: Answers) -> QuickPage {
    let page = ctx
        .page(ctx.t("reports-quick-title"))
        .crumb(ctx.t("reports-new-title"), "/reports/new")
        .after(&answers);
    let of_group = |code: &str| {
        let all = registry.categories().iter();
        all.filter(|category| *category.group == *code)
            .map(|category| Choice::new(category.code.to_string(), page.plain(&category.name)))
            .collect::<Vec<_>>()
    };
    QuickPage {
        categories: registry
            .groups()
            .iter()
            .map(|group| (page.plain(&group.name), of_group(&group.code)))
            .filter(|(_, categories)| !categories.is_empty())
            .collect(),
        emergency: registry.settings().emergency.clone(),
        warnings: first::warnings(&page, (app, registry), None),
        doors: first::doors(&page, app, registry),
        photos_hint: details::hint(&page),
        most: ReportNew::DOCUMENTS_MAX,
        key: key(app, &answers),
        answers,
        page,
    }
}

/// The key of a form: the one that came back with it, or a fresh one.
pub(super) fn key(app: &App, answers: &Answers) -> String {
    match answers.value("key") {
        "" => app.ids.secret(),
        key => key.to_owned(),
    }
}

/// Makes the report. The key names it: sent twice, it is made once, and the answer is the same.
async fn send(State(app): State<App>, ctx: Ctx, mut form: Form) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let uploads = std::mem::take(&mut form.files);
    let draft = match read(&app, &registry, (&form, uploads)).await {
        Ok(draft) => draft,
        Err(problem) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            return html_status(status, &page(&app, &ctx, &registry, answers));
        }
    };
    let way = Way {
        id: form.value("key").to_owned(),
        draft: Draft {
            turn: ctx.shared.clone(),
            mandate: chosen(&ctx),
            ..draft
        },
        registry,
    };
    if let Some(question) = alike(&app, &ctx, (&way, &form)).await? {
        return Ok(see_other(&question));
    }
    // Nobody is asked in between, so nothing personal is published.
    let new = check::hidden(&app, &ctx, &way);
    check::deliver(&app, &ctx, &way, (new, true)).await
}

/// Where whoever looks on is asked whether it is one of the reports that are there; nowhere if none is alike or it
/// was sent before. What is sent later without its person, as by a browser that was offline, asks nothing.
pub(super) async fn alike(
    app: &App,
    ctx: &Ctx,
    (way, form): (&Way, &Form),
) -> Result<Option<String>, Failure> {
    if form.value("ask") != "1" || similar::found(app, ctx, way).await?.is_empty() {
        return Ok(None);
    }
    let (id, draft, now) = (way.id.clone(), way.draft.clone(), ctx.now);
    let write = app.db.write("reports.quick_ask", move |tx| {
        actions::draft_ensure(tx, now, &id, &draft)?;
        let unsent = actions::draft_find(tx, &id)?.sent.is_none();
        if unsent {
            actions::draft_put(tx, now, &id, &draft)?;
        }
        Ok::<_, Error>(unsent)
    });
    let question = way.href(ctx, "similar?change=1");
    Ok(write.await?.then_some(question))
}

pub(super) fn is_key(text: &str) -> bool {
    (KEY_LEAST..=KEY_MOST).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

async fn read(
    app: &App,
    registry: &Registry,
    (form, uploads): (&Form, Vec<Upload>),
) -> Result<Draft, Problem> {
    let mut problem = Problem::invalid();
    let mut draft = Draft {
        placed: true,
        addressee: Addressee::Routed,
        address: form.value("address").to_owned(),
        category: form.value("category").to_owned(),
        contact: form.value("contact").to_owned(),
        ..Draft::default()
    };
    if !is_key(form.value("key")) {
        problem = problem.field("key", "reports.quick_key");
    }
    match rules::description(form.value("description")) {
        Ok(description) => draft.description = description,
        Err(refused) => problem.fields.extend(refused.fields),
    }
    if registry.category(&draft.category).is_none() {
        problem = problem.field("category", "reports.choose_category");
    }
    if draft.address.chars().count() > ReportNew::ADDRESS_MAX {
        let args = vec![("max", Arg::from(ReportNew::ADDRESS_MAX))];
        problem = problem.field_with("address", "reports.address_long", args);
    }
    if let Some((lat, lon)) = form.get("lat").zip(form.get("lon")) {
        match rules::point(lat, lon) {
            Ok(point) => draft.point = Some(point),
            Err(code) => problem = problem.field("address", code),
        }
    }
    if let Some(contact) = form.get("contact")
        && let Err(error) = Address::parse(contact, &registry.settings().phone_prefix)
    {
        let refused = Problem::from(error);
        problem = problem.field_with("contact", refused.code, refused.args);
    }
    draft.visibility = Some(rules::visibility_for(registry, &draft.category));
    if let Err(refused) = keep(app, &mut draft, uploads).await {
        problem.fields.extend(refused.fields);
    }
    problem.unless_clean()?;
    Ok(draft)
}

/// Stores what was sent along.
pub(super) async fn keep(
    app: &App,
    draft: &mut Draft,
    uploads: Vec<Upload>,
) -> Result<(), Problem> {
    for upload in uploads.into_iter().filter(|file| file.name == "photos") {
        if draft.documents().len() >= ReportNew::DOCUMENTS_MAX {
            let args = vec![("max", Arg::from(ReportNew::DOCUMENTS_MAX))];
            return Err(Problem::invalid().field_with("photos", "reports.documents_many", args));
        }
        let stored = documents::document_store(app, upload.bytes.into()).await;
        match stored.map_err(|refused| {
            Problem::invalid().field_with("photos", refused.code, refused.args)
        })? {
            Stored::Photo(photo) => draft.photos.push(photo),
            Stored::File(file) => draft.files.push(file),
        }
    }
    Ok(())
}

/// Where the first photo that says so was taken.
fn origin(uploads: &[Upload]) -> Option<Point> {
    let mut photos = uploads.iter().filter(|file| file.name == "photos");
    photos.find_map(|photo| documents::photo_origin(&photo.bytes))
}

/// Begins a report with a photo that somebody takes or another app shares. What cannot be taken is left out: the form says what can.
async fn share(State(app): State<App>, ctx: Ctx, mut form: Form) -> Result<Response, Failure> {
    let words: Vec<&str> = ["title", "text", "url"]
        .into_iter()
        .filter_map(|name| form.get(name))
        .collect();
    let words = words.join("\n");
    let mut draft = Draft {
        description: words.chars().take(ReportNew::DESCRIPTION_MAX).collect(),
        turn: ctx.shared.clone(),
        mandate: chosen(&ctx),
        ..Draft::default()
    };
    let uploads = std::mem::take(&mut form.files);
    draft.point = origin(&uploads);
    draft.zoom = draft.point.map(|_| place::NEAR_ZOOM);
    let _ = keep(&app, &mut draft, uploads).await;
    let (id, now) = (app.ids.secret(), ctx.now);
    let from = place::from_photo(&draft);
    let place = ctx.href(&format!("/reports/new/{id}/place{from}"));
    let write = app.db.write("reports.share", move |tx| {
        actions::draft_begin(tx, now, &id, &draft)?;
        actions::draft_put(tx, now, &id, &draft)?;
        Ok::<_, Error>(())
    });
    write.await?;
    Ok(see_other(&place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_long_and_plain() {
        assert!(is_key("0123456789abcdefghijklmnop"));
        for text in [
            "",
            "short",
            "0123456789ABCDEFGHIJKLMNOP",
            "../3456789abcdefghijklmnop/",
            &"a".repeat(65),
        ] {
            assert!(!is_key(text), "{text}");
        }
    }
}
