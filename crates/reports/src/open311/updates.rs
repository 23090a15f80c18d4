//! Updates of requests both ways, as mySociety's extension of the standard has them.

use axum::extract::State;
use axum::http::header;
use axum::response::Response;
use base::{Problem, Reference};
use kernel::App;
use kernel::once::Once;
use serde_json::Value;
use web::{Ctx, Failure, Form};

use super::asked::{date, jurisdiction, updates_asked};
use super::format::{answer, object, text};
use super::http::{form as asked_form, not_found_as, request_unknown};
use super::inline;
use super::list::{List, name};
use super::post::{self, TRIES, by_chance};
use crate::error::Error;
use crate::model::ReportNew;
use crate::updates::{self, Said, Target, UpdateFresh, UpdateNew, UpdateRow};

/// The longest id that a program may give an update, in bytes.
const ID_MAX: usize = 200;

pub(super) async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, query, now) = (app.clone(), ctx.query_form(), ctx.now);
    let found = app.db.read("reports.open311_updates", move |tx| {
        let registry = shared.registry.get(tx)?;
        let filter = match updates_asked(&query, now, &registry) {
            Ok(filter) => filter,
            Err(problem) => return Ok(Err(problem)),
        };
        let rows = updates::update_list(tx, &filter)?;
        Ok::<_, Error>(Ok((rows, filter.after)))
    });
    let (rows, after) = found.await??;
    let next = rows.last().map(|row| row.position).or(after);
    let media = format!("{}/documents/", ctx.site.public_url());
    let mut list = List::new(asked_form(&ctx), "service_request_updates", rows.len());
    for row in &rows {
        add(&mut list, row, &media);
    }
    let mut answer = list.answer();
    let link = next.and_then(|next| next_link(&ctx, next).parse().ok());
    if let Some(link) = link {
        answer.headers_mut().insert(header::LINK, link);
    }
    Ok(answer)
}

/// Where the list goes on: the same question after the last position.
fn next_link(ctx: &Ctx, next: i64) -> String {
    let asked = ctx.query_form().fields;
    let kept = asked
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "after" | "api_key"))
        .map(|(name, value)| format!("{}={}&", web::encoded(name), web::encoded(value)));
    let kept: String = kept.collect();
    let url = ctx.site.public_url();
    format!("<{url}{}?{kept}after={next}>; rel=\"next\"", ctx.path)
}

fn add(list: &mut List, row: &UpdateRow, media: &str) {
    let photo = row.photo.as_ref().map(|id| format!("{media}{id}/full"));
    list.item(|fields| {
        fields.text(
            name!("description"),
            row.body.as_deref().unwrap_or_default(),
        );
        fields.text(name!("external_status_code"), &row.state);
        fields.text(name!("media_url"), photo.as_deref().unwrap_or_default());
        fields.text(name!("service_request_id"), row.reference.as_str());
        fields.text(name!("status"), status(&row.state));
        fields.text(name!("update_id"), &row.id);
        fields.time(name!("updated_datetime"), Some(row.at));
    });
}

/// A report's state in the words of the extension.
fn status(state: &str) -> &'static str {
    match state {
        "in_progress" | "waiting" => "IN_PROGRESS",
        "resolved" => "FIXED",
        "declined" | "upheld" | "unanswered" => "NO_FURTHER_ACTION",
        "merged" => "DUPLICATE",
        "passed_on" => "CLOSED",
        _ => "OPEN",
    }
}

/// What a status of the extension wants, however it is spelt.
pub(crate) fn target(status: &str) -> Option<Target> {
    match status.trim().to_lowercase().replace('_', " ").as_str() {
        "unchanged" => Some(Target::Unchanged),
        "open" | "reopen" | "confirmed" => Some(Target::Open),
        "investigating" | "in progress" | "planned" | "action scheduled" | "for triage" => {
            Some(Target::Working)
        }
        "fixed" | "closed" | "resolved" => Some(Target::Resolved),
        "duplicate"
        | "not councils responsibility"
        | "not responsible"
        | "no further action"
        | "unable to fix"
        | "internal referral"
        | "cancelled"
        | "declined" => Some(Target::Declined),
        _ => None,
    }
}

pub(super) async fn create(
    State(app): State<App>,
    ctx: Ctx,
    form: Form,
) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let asked = form
        .get("jurisdiction_id")
        .or_else(|| ctx.query("jurisdiction_id"));
    let agency = jurisdiction(&registry, asked)?.map(|agency| agency.code.to_string());
    let mut new = parse(&app, &ctx, &form, agency)?;
    let key = key(&ctx, &form)?;
    let holds_files = inline::named(&form).any(inline::is_inline);
    if holds_files || !form.files.is_empty() {
        allowed(&app, &ctx, &new, &key).await?;
        new.documents = post::documents(&app, &form).await?;
    }
    if new.documents.len() + new.media.len() > ReportNew::DOCUMENTS_MAX {
        return Err(Problem::from(Error::DocumentsMany).into());
    }
    let mut tries = 0;
    let id = loop {
        tries += 1;
        match made(&app, &ctx, &new, &key).await {
            Err(error) if tries < TRIES && by_chance(&error) => {}
            other => break other,
        }
    };
    let unknown = request_unknown(new.reference.as_str());
    let id = id.map_err(|error| not_found_as(error, unknown))?;
    let update = object([("update_id", text(id))]);
    Ok(answer(
        asked_form(&ctx),
        201,
        "service_request_updates",
        &Value::Array(vec![update]),
    ))
}

/// Asks whether files of this program are looked at for this report.
async fn allowed(app: &App, ctx: &Ctx, new: &UpdateNew, key: &Once) -> Result<(), Problem> {
    let (actor, asked, key) = (ctx.actor.clone(), new.clone(), key.clone());
    let may = app.db.read("reports.open311_update_may", move |tx| {
        updates::update_allowed(tx, &actor, (&asked, &key))
    });
    let unknown = request_unknown(new.reference.as_str());
    may.await.map_err(|error| not_found_as(error, unknown))
}

async fn made(app: &App, ctx: &Ctx, new: &UpdateNew, key: &Once) -> Result<String, Error> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let (new, key) = (new.clone(), key.clone());
    app.db
        .write("reports.open311_update", move |tx| {
            updates::update_make(tx, &shared, (&actor, now), (&new, &key))
        })
        .await
}

fn parse(app: &App, ctx: &Ctx, form: &Form, agency: Option<String>) -> Result<UpdateNew, Problem> {
    let id = needed(form, "service_request_id")?;
    let status = needed(form, "status")?;
    let unknown = || Problem::new(400, "reports.open311_update_status").with("found", status);
    let target = target(status).ok_or_else(unknown)?;
    needed(form, "updated_datetime")?;
    let at = date(form, "updated_datetime")?.unwrap_or(ctx.now);
    let body = Said::read(app, ctx.now, needed(form, "description")?.to_owned());
    let media: Vec<String> = inline::named(form)
        .filter(|url| !inline::is_inline(url))
        .map(str::to_owned)
        .collect();
    if media.iter().any(|url| !post::fetchable(url)) {
        return Err(Problem::new(400, "reports.open311_media"));
    }
    Ok(UpdateNew {
        reference: Reference::parse(id).map_err(|_| request_unknown(id))?,
        agency,
        target,
        late: form.get("late_reason").map(str::to_owned),
        at,
        body,
        documents: Vec::new(),
        media,
        partner: false,
        fresh: UpdateFresh::draw(&app.ids, ctx.now),
    })
}

fn needed<'f>(form: &'f Form, name: &'static str) -> Result<&'f str, Problem> {
    form.get(name)
        .ok_or_else(|| Problem::new(400, "reports.open311_missing").with("field", name))
}

/// An update's id is its caller's own, and stands for one update.
fn key(ctx: &Ctx, form: &Form) -> Result<Once, Problem> {
    let id = needed(form, "update_id")?;
    if id.len() > ID_MAX {
        return Err(Problem::invalid().field_with(
            "update_id",
            "web.too_long",
            vec![("most", ID_MAX.into())],
        ));
    }
    let who = ctx.actor.id().map(|id| id.to_string()).unwrap_or_default();
    let scope = format!("open311 update {who}");
    Ok(Once::new(&scope, id, &post::fingerprint(form)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_of_the_extension_is_understood() {
        for (words, wanted) in [
            ("OPEN", Target::Open),
            ("REOPEN", Target::Open),
            ("INVESTIGATING", Target::Working),
            ("IN_PROGRESS", Target::Working),
            ("action scheduled", Target::Working),
            ("FOR_TRIAGE", Target::Working),
            ("FIXED", Target::Resolved),
            ("Closed", Target::Resolved),
            ("DUPLICATE", Target::Declined),
            ("NOT_COUNCILS_RESPONSIBILITY", Target::Declined),
            ("NO_FURTHER_ACTION", Target::Declined),
            ("INTERNAL_REFERRAL", Target::Declined),
            ("CANCELLED", Target::Declined),
            ("unchanged", Target::Unchanged),
        ] {
            assert_eq!(target(words), Some(wanted), "{words}");
        }
        assert_eq!(target("lost"), None);
    }

    #[test]
    fn what_we_tell_is_understood_as_it_was_meant() {
        for (state, wanted) in [
            ("open", Target::Open),
            ("in_progress", Target::Working),
            ("waiting", Target::Working),
            ("resolved", Target::Resolved),
            ("declined", Target::Declined),
            ("unanswered", Target::Declined),
            ("merged", Target::Declined),
            ("thanks", Target::Open),
            ("passed_on", Target::Resolved),
        ] {
            assert_eq!(target(status(state)), Some(wanted), "{state}");
        }
    }
}
