//! Making a request: parsed whole, then made by the same action as on the pages.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use base::Problem;
use kernel::App;
use kernel::cases;
use kernel::documents::{Stored, document_store};
use kernel::identity::{Email, Phone};
use kernel::once::Once;
use kernel::registry::Registry;
use serde_json::Value;
use web::{Ctx, Failure, Form, Upload};

use super::asked::jurisdiction;
use super::format::{answer, object, text};
use super::http::{form as asked_form, service_unknown};
use super::inline;
use crate::actions::{self, Created};
use crate::endings;
use crate::error::Error;
use crate::model::{Addressee, Description, Feedback, ReportFresh, ReportNew, Reporter, Source};
use crate::personal;
use crate::rules;
use kernel::personal::personal_word;

/// A client that sends no key gets one from what it sent, good for ten minutes.
const RETRY_WINDOW_US: i64 = 600_000_000;
/// How often a write is tried again when a rival or chance was faster.
pub(super) const TRIES: usize = 4;

pub(super) async fn create(
    State(app): State<App>,
    ctx: Ctx,
    form: Form,
) -> Result<Response, Failure> {
    let (registry, mut new) = read(&app, &ctx, &form).await?;
    let hidden = hide(&app, &ctx, &registry, &mut new);
    new.documents = documents(&app, &form).await?;
    let once = once(&ctx, &form);
    let mut tries = 0;
    let created = loop {
        new.fresh = ReportFresh::draw(&app.ids, ctx.now, new.documents.len());
        tries += 1;
        match made(&app, &ctx, &new, &once).await {
            Err(error) if tries < TRIES && by_chance(&error) => {}
            other => break other?,
        }
    };
    let account = form.get("account_id").unwrap_or_default();
    let request = object([
        ("service_request_id", text(created.reference.to_string())),
        ("service_notice", notice(&app, &ctx, &new, hidden)),
        ("account_id", text(account)),
    ]);
    Ok(answer(
        asked_form(&ctx),
        201,
        "service_requests",
        &Value::Array(vec![request]),
    ))
}

/// Hides what reads like a personal number and everybody would read: nobody is there to ask. True if there was
/// anything.
fn hide(app: &App, ctx: &Ctx, registry: &Registry, new: &mut ReportNew) -> bool {
    let word = |kind: &str| personal_word(&ctx.page(""), kind);
    personal::personal_hide((app, ctx.now), registry, new, (false, word))
}

/// What the program is told of it.
fn notice(app: &App, ctx: &Ctx, new: &ReportNew, hidden: bool) -> Value {
    let endings = endings::endings(app, ctx.now);
    let ending = endings.of(&new.category, &new.answers);
    let ending = ending.map(|ending| ending.words.get(ctx.lang).to_string());
    let hidden = hidden.then(|| ctx.t("reports-personal-notice").into_owned());
    let said: Vec<String> = ending.into_iter().chain(hidden).collect();
    if said.is_empty() {
        return Value::Null;
    }
    text(said.join(" "))
}

/// Whether a rival or a taken reference was in the way, so that another try may succeed.
pub(super) fn by_chance(error: &Error) -> bool {
    match error {
        Error::ReferenceTaken | Error::Case(cases::Error::Stale(_)) => true,
        Error::Store(error) | Error::Case(cases::Error::Store(error)) => error.is_conflict(),
        _ => false,
    }
}

async fn made(app: &App, ctx: &Ctx, new: &ReportNew, once: &Once) -> Result<Created, Error> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let (new, once) = (new.clone(), once.clone());
    app.db
        .write("open311.create", move |tx| {
            actions::report_create(tx, &shared, (&actor, now), &new, (Some(&once), None))
        })
        .await
}

/// The client's own key, else one made from the whole request in this span of ten minutes; a retry
/// that crosses into the next span is found under the one before.
fn once(ctx: &Ctx, form: &Form) -> Once {
    let who = ctx.actor.id().map(|id| id.to_string()).unwrap_or_default();
    let request = fingerprint(form);
    if let Some(key) = &ctx.once {
        return Once::new(&format!("open311 key {who}"), key, &request);
    }
    let span = ctx.now.micros().div_euclid(RETRY_WINDOW_US);
    let scope = format!("open311 retry {who}");
    let natural = |span: i64| {
        let mut key = request.clone();
        key.extend(span.to_be_bytes());
        Once::new(&scope, &base::hex(&key), &request)
    };
    natural(span).or(natural(span - 1))
}

/// Everything that was sent, in order.
pub(super) fn fingerprint(form: &Form) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, value) in form.fields.iter().filter(|(name, _)| name != "api_key") {
        bytes.extend(format!("{}:{name}={}:{value};", name.len(), value.len()).bytes());
    }
    for file in &form.files {
        bytes.extend(format!("{}:{};", file.name, file.bytes.len()).bytes());
        bytes.extend(file.bytes.iter());
    }
    bytes
}

/// Reads the request by the registry that was read last, which nearly always is the present one: the action asks
/// for that one itself. Only a refusal has to be sure.
async fn read(app: &App, ctx: &Ctx, form: &Form) -> Result<(Arc<Registry>, ReportNew), Failure> {
    if let Some(last) = app.registry.last()
        && let Ok(new) = parse(app, ctx, &last, form)
    {
        return Ok((last, new));
    }
    let registry = app.registry_now().await?;
    let new = parse(app, ctx, &registry, form)?;
    Ok((registry, new))
}

fn parse(app: &App, ctx: &Ctx, registry: &Registry, form: &Form) -> Result<ReportNew, Problem> {
    let asked = form
        .get("jurisdiction_id")
        .or_else(|| ctx.query("jurisdiction_id"));
    let agency = jurisdiction(registry, asked)?;
    let code = form
        .get("service_code")
        .ok_or_else(|| Problem::new(400, "reports.open311_service_missing"))?;
    let category = registry
        .category(code)
        .ok_or_else(|| service_unknown(code))?;
    let (point, address) = place(form)?;
    let description = form.value("description").replace("\r\n", "\n");
    if description.chars().count() > ReportNew::DESCRIPTION_MAX {
        return Err(Error::DescriptionLong.into());
    }
    let questions = registry.questions(code);
    let given = rules::attributes(&form.fields);
    let answers = rules::answers(questions, &given, |code| format!("attribute[{code}]"))?;
    let media_url = form.get("media_url").filter(|url| !inline::is_inline(url));
    if media_url.is_some_and(|url| !fetchable(url)) {
        return Err(Problem::new(400, "reports.open311_media"));
    }
    Ok(ReportNew {
        feedback: Feedback::Complaint,
        category: category.code.to_string(),
        point,
        district: None,
        address,
        addressee: match agency {
            Some(agency) => Addressee::Chosen(agency.code.to_string()),
            None => Addressee::Routed,
        },
        description: Description::read(app, ctx.now, description),
        answers,
        reporter: reporter(form, &registry.settings().phone_prefix)?,
        visibility: rules::visibility_for(registry, code),
        documents: Vec::new(),
        source: Source::Open311,
        media_url: media_url.map(str::to_owned),
        behalf: None,
        lang: ctx.lang,
        fresh: ReportFresh::draw(&app.ids, ctx.now, 0),
    })
}

/// A place by its coordinates, its address, or both; one of them has to be there.
fn place(form: &Form) -> Result<(Option<base::Point>, Option<String>), Problem> {
    let (lat, lon) = (
        form.get("lat"),
        form.get("long").or_else(|| form.get("lon")),
    );
    let point = match (lat, lon) {
        (None, None) => None,
        (lat, lon) => Some(
            rules::point(lat.unwrap_or_default(), lon.unwrap_or_default())
                .map_err(|code| Problem::new(400, code))?,
        ),
    };
    let address = form
        .get("address_string")
        .or_else(|| form.get("address_id"));
    let address: Option<String> =
        address.map(|words| words.chars().take(ReportNew::ADDRESS_MAX).collect());
    if point.is_none() && address.is_none() {
        return Err(Problem::new(400, "reports.open311_place"));
    }
    Ok((point, address))
}

fn reporter(form: &Form, prefix: &str) -> Result<Reporter, Problem> {
    let names = [form.get("first_name"), form.get("last_name")];
    let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let wrong = |field: &'static str, error: kernel::identity::AddressError| {
        let refused = Problem::from(error);
        Problem::invalid().field_with(field, refused.code, refused.args)
    };
    let email = form.get("email").map(Email::parse).transpose();
    let phone = form
        .get("phone")
        .map(|text| Phone::parse(text, prefix))
        .transpose();
    Ok(Reporter {
        name: Some(name.chars().take(ReportNew::NAME_MAX).collect())
            .filter(|name: &String| !name.is_empty()),
        email: email.map_err(|error| wrong("email", error))?,
        phone: phone.map_err(|error| wrong("phone", error))?,
    })
}

pub(crate) fn fetchable(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://")) && url.len() <= 2_000
}

/// Photos and other documents as clients name their parts, `photo1`, `file_…`, `media`, or in a `media_url` that holds
/// one itself.
pub(super) async fn documents(app: &App, form: &Form) -> Result<Vec<Stored>, Problem> {
    let named = |file: &&Upload| {
        ["photo", "file", "media"]
            .iter()
            .any(|prefix| file.name.starts_with(prefix))
    };
    let parts = form.files.iter().filter(named);
    let mut files: Vec<(String, Vec<u8>)> = parts
        .map(|file| (file.name.clone(), file.bytes.to_vec()))
        .collect();
    for url in inline::named(form).filter(|url| inline::is_inline(url)) {
        let file = inline::file(url);
        let file = file.ok_or_else(|| Problem::new(400, "reports.open311_media"))?;
        files.push(("media_url".to_owned(), file));
    }
    if files.len() > ReportNew::DOCUMENTS_MAX {
        return Err(Error::DocumentsMany.into());
    }
    let mut documents = Vec::new();
    for (name, bytes) in files {
        let stored = document_store(app, bytes).await;
        let refused =
            |refused: Problem| Problem::invalid().field_with(name, refused.code, refused.args);
        documents.push(stored.map_err(refused)?);
    }
    Ok(documents)
}
