//! Actions that write: the same drafts, faults, gate, second person and versions as at the desk, in CKAN's words.
//!
//! A package is `draft` until its first version is published, then `active`. A dataset has one table, so a package has one
//! resource that is sent; the others are the same table in other formats.

mod package;
mod resource;
mod rows;
mod told;

use base::{Problem, Via};
use kernel::App;
use serde_json::{Value as Json, json};
use store::Tx;
use web::{Ctx, Upload};

use super::asked::Asked;
use super::shapes::Teller;
use crate::catalogue::{entries, slug_of};
use crate::drafts::{Kept, PUBLISH, State, kept_find, kept_show};
use crate::error::Error;
use crate::formats::CODES;
use crate::model::{Dataset, Version};

/// Those that there are.
pub(super) const WRITES: [&str; 11] = [
    "datastore_create",
    "datastore_delete",
    "datastore_upsert",
    "package_create",
    "package_delete",
    "package_patch",
    "package_update",
    "resource_create",
    "resource_delete",
    "resource_patch",
    "resource_update",
];

/// Nouns of CKAN that are looked after elsewhere in the house, or not at all: nobody may write them here, nor list people.
const ELSEWHERE: [&str; 12] = [
    "user",
    "group",
    "organization",
    "member",
    "group_member",
    "organization_member",
    "vocabulary",
    "tag",
    "api_token",
    "resource_view",
    "package_relationship",
    "datastore_function",
];
/// What is done to them.
const VERBS: [&str; 7] = [
    "_create", "_update", "_patch", "_delete", "_purge", "_invite", "_revoke",
];

/// Whether an action changes something, here or in CKAN.
pub(super) fn is_write(action: &str) -> bool {
    WRITES.contains(&action) || VERBS.iter().any(|verb| is_elsewhere(action, verb))
}

fn is_elsewhere(action: &str, verb: &str) -> bool {
    let noun = action.strip_suffix(verb);
    noun.is_some_and(|noun| ELSEWHERE.contains(&noun))
}

/// Whether an action is one of CKAN's that nobody may do here.
pub(super) fn is_refused(action: &str) -> bool {
    let people = ["user_list", "user_show", "user_autocomplete"];
    (is_write(action) && !WRITES.contains(&action)) || people.contains(&action)
}

/// What was sent: fields and files.
pub(super) struct Sent {
    pub(super) asked: Asked,
    pub(super) files: Vec<Upload>,
}

/// Does an action that writes.
pub(super) async fn act(app: &App, ctx: &Ctx, action: &str, sent: Sent) -> Result<Json, Problem> {
    writer(ctx)?;
    match action {
        "package_create" => package::create(app, ctx, &sent.asked).await,
        "package_update" => package::update(app, ctx, &sent.asked, false).await,
        "package_patch" => package::update(app, ctx, &sent.asked, true).await,
        "package_delete" => package::delete(app, ctx, &sent.asked).await,
        "resource_create" => resource::create(app, ctx, sent).await,
        "resource_update" | "resource_patch" => resource::update(app, ctx, sent).await,
        "resource_delete" => resource::delete(app, ctx, &sent.asked).await,
        "datastore_create" => rows::create(app, ctx, sent.asked).await,
        "datastore_upsert" => rows::upsert(app, ctx, sent.asked).await,
        "datastore_delete" => rows::delete(app, ctx, &sent.asked).await,
        _ => Err(Problem::not_found()),
    }
}

/// Only a program with a token that may publish: what a browser sends by itself, such as a cookie, is nothing here.
fn writer(ctx: &Ctx) -> Result<(), Problem> {
    match ctx.actor.via {
        Via::Token { .. } if ctx.actor.may(PUBLISH, None) => Ok(()),
        Via::Token { .. } => Err(Problem::forbidden()),
        Via::Session => Err(Problem::new(401, "web.token_needed")),
    }
}

/// A dataset that the writer looks after, by any of its names; with its versions and its draft.
async fn target(app: &App, ctx: &Ctx, name: &str) -> Result<Kept, Problem> {
    let (actor, sought) = (ctx.actor.clone(), name.to_owned());
    let read = app.db.read(
        "opendata.ckan_target",
        move |tx: &mut Tx<'_>| match kept_show(tx, &actor, &sought) {
            Err(Error::Missing) => kept_find(tx, &actor, &sought),
            found => found,
        },
    );
    match read.await {
        Ok(kept) => Ok(kept),
        Err(Error::Missing) => {
            let all = entries(app, ctx.now).await?;
            let slug = slug_of(&all, &CODES, name);
            let is_public = all
                .iter()
                .any(|entry| Some(&entry.dataset.slug) == slug.as_ref());
            Err(if is_public {
                Problem::forbidden()
            } else {
                Problem::not_found()
            })
        }
        Err(error) => Err(error.into()),
    }
}

/// The same, for who only reads: nothing for others.
async fn own(app: &App, ctx: &Ctx, name: &str) -> Result<Option<Kept>, Problem> {
    if writer(ctx).is_err() {
        return Ok(None);
    }
    match target(app, ctx, name).await {
        Ok(kept) => Ok(Some(kept)),
        Err(problem) if matches!(problem.status, 403 | 404) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// A package as its writer sees it; nothing for others.
pub(super) async fn package_seen(
    app: &App,
    ctx: &Ctx,
    asked: &Asked,
) -> Result<Option<Json>, Problem> {
    let Some(id) = asked.text("id").or_else(|| asked.text("name_or_id")) else {
        return Ok(None);
    };
    let Some(kept) = own(app, ctx, &id).await? else {
        return Ok(None);
    };
    told(app, ctx, &kept).await.map(Some)
}

/// A resource as its writer sees it, as long as nothing is published; nothing for others.
pub(super) async fn resource_seen(
    app: &App,
    ctx: &Ctx,
    asked: &Asked,
) -> Result<Option<Json>, Problem> {
    let Some(id) = asked.text("id") else {
        return Ok(None);
    };
    let Some(kept) = own(app, ctx, &id).await? else {
        return Ok(None);
    };
    if kept.dataset.current > 0 {
        return Ok(None);
    }
    let draft = kept.draft.as_ref();
    let draft = draft.ok_or_else(Problem::not_found)?;
    let teller = |registry| Teller {
        registry,
        url: ctx.site.public_url(),
        lang: ctx.lang,
        locales: ctx.site.locales(),
    };
    let registry = app.registry_now().await?;
    Ok(Some(told::resource(
        &teller(&registry),
        &kept.dataset,
        draft,
    )))
}

/// A package with its draft.
async fn told(app: &App, ctx: &Ctx, kept: &Kept) -> Result<Json, Problem> {
    let registry = app.registry_now().await?;
    let teller = Teller {
        registry: &registry,
        url: ctx.site.public_url(),
        lang: ctx.lang,
        locales: ctx.site.locales(),
    };
    Ok(told::package(&teller, kept))
}

/// The package as it is after an action, with what of it was not kept.
async fn after(app: &App, ctx: &Ctx, slug: &str, left: &[String]) -> Result<Json, Problem> {
    let kept = target(app, ctx, slug).await?;
    let mut package = told(app, ctx, &kept).await?;
    if let Some(fields) = package.as_object_mut().filter(|_| !left.is_empty()) {
        fields.insert("not_kept".to_owned(), json!(left));
    }
    Ok(package)
}

/// The table of a draft that its writer asks: as a version that is none yet, with the draft's revision. Rows that were sent a
/// moment ago are looked at first.
pub(super) async fn rows_seen(
    app: &App,
    ctx: &Ctx,
    name: &str,
) -> Result<Option<(Dataset, Version, i64)>, Problem> {
    let Some(kept) = own(app, ctx, name).await? else {
        return Ok(None);
    };
    let is_new = kept.dataset.current == 0;
    let draft = kept.draft.filter(|draft| is_new || draft.body.is_by_rows());
    let Some(draft) = draft else {
        return Ok(None);
    };
    match (draft.state, &draft.body.built) {
        (State::Ready | State::Asked, Some(built)) => {
            let version = built.version(draft.at);
            Ok(Some((kept.dataset, version, draft.revision)))
        }
        (State::Waiting, _) => Err(Error::Unready.into()),
        _ if is_new => Err(Error::Unready.into()),
        _ => Ok(None),
    }
}
