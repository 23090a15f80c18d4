//! Resources: the one file of a dataset that becomes its draft, sent along or to be fetched.

use base::Problem;
use kernel::App;
use serde_json::Value as Json;
use web::{Ctx, Upload as FileCame};

use super::{Sent, target, told};
use crate::ckan::asked::{Asked, invalid};
use crate::ckan::shapes::Teller;
use crate::drafts::{
    FileSent, Kept, Mode, Seen, Upload, draft_discard, draft_put, file_kept, kept_show,
};
use crate::error::Error;
use crate::formats::CODES;
use crate::http::aside;

/// A file to be fetched.
pub(super) struct Source {
    /// From where.
    pub(super) url: String,
    /// What is known of it already.
    pub(super) file: FileSent,
}

/// `resource_create`: the file of a dataset that has none yet.
pub(super) async fn create(app: &App, ctx: &Ctx, sent: Sent) -> Result<Json, Problem> {
    let kept = target(app, ctx, &sent.asked.needed("package_id")?).await?;
    is_first(&kept).map_err(Problem::from)?;
    put(app, ctx, (kept, sent), true).await
}

/// Whether a dataset has no file yet.
fn is_first(kept: &Kept) -> Result<(), Error> {
    if kept.draft.is_none() && kept.dataset.current == 0 {
        return Ok(());
    }
    let taken = invalid().field("package_id", "opendata.ckan_one_table");
    Err(Error::Problem(taken))
}

/// `resource_update` and `resource_patch`: another file in the place of the one that is there. All else follows from the
/// dataset.
pub(super) async fn update(app: &App, ctx: &Ctx, sent: Sent) -> Result<Json, Problem> {
    let kept = target(app, ctx, &sent.asked.needed("id")?).await?;
    put(app, ctx, (kept, sent), false).await
}

async fn put(
    app: &App,
    ctx: &Ctx,
    (kept, sent): (Kept, Sent),
    is_new: bool,
) -> Result<Json, Problem> {
    let Sent { asked, files } = sent;
    let mode = asked.text("mode");
    let mode = mode.map_or(Some(Mode::Replace), |mode| Mode::parse(&mode));
    let mode = mode.ok_or_else(|| invalid().field("mode", "opendata.mode_unknown"))?;
    let (slug, seen) = (kept.dataset.slug, Seen::of(kept.draft.as_ref()));
    let mut files = files.into_iter().filter(|file| file.name == "upload");
    let (file, from) = match (files.next(), asked.text("url")) {
        (Some(file), _) => (came(app, file).await?, None),
        (None, Some(url)) => {
            let source = source(&url).map_err(|()| invalid().field("url", "opendata.ckan_url"))?;
            (source.file, Some(source.url))
        }
        (None, None) => return Err(invalid().field("upload", "opendata.file_missing")),
    };
    let upload = Upload {
        slug: slug.clone(),
        file,
        from,
        seen,
        mode,
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.ckan_resource", move |tx| {
        if is_new {
            is_first(&kept_show(tx, &actor, &upload.slug)?)?;
        }
        draft_put(tx, (&actor, now), &upload)
    });
    let draft = write.await.map_err(Problem::from)?;
    let registry = app.registry_now().await?;
    let teller = Teller {
        registry: &registry,
        url: ctx.site.public_url(),
        lang: ctx.lang,
        locales: ctx.site.locales(),
    };
    let dataset = target(app, ctx, &slug).await?.dataset;
    Ok(told::resource(&teller, &dataset, &draft))
}

async fn came(app: &App, file: FileCame) -> Result<FileSent, Problem> {
    let bytes = aside(i64::MAX, move || Vec::from(file.bytes)).await?;
    file_kept(app, file.file_name, bytes).await
}

/// A file at an address of the web, called as its address ends.
pub(super) fn source(url: &str) -> Result<Source, ()> {
    kernel::outbound::url_check(url).map_err(drop)?;
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    Ok(Source {
        url: url.to_owned(),
        file: FileSent {
            name: name.chars().take(200).collect(),
            format: "csv".to_owned(),
            bytes: 0,
            blob: String::new(),
        },
    })
}

/// The first resource of a package that could be a table of ours and is elsewhere; of the others that are elsewhere it is said
/// that they are not kept.
pub(super) fn source_of(
    ctx: &Ctx,
    asked: &Asked,
    slug: &str,
    left: &mut Vec<String>,
) -> Option<Source> {
    let Some(Json::Array(all)) = asked.all().get("resources") else {
        return None;
    };
    let here = format!("{}/", ctx.site.public_url());
    let mut found = None;
    for (at, resource) in all.iter().enumerate() {
        let text = |name: &str| {
            resource
                .get(name)
                .and_then(Json::as_str)
                .unwrap_or_default()
        };
        let url = text("url");
        if url.is_empty() || url.starts_with(&here) {
            continue;
        }
        let is_table = found.is_none() && is_readable(resource, url);
        match source(url).ok().filter(|_| is_table) {
            Some(source) => found = Some(source),
            None => left.push(format!("resources.{at} of {slug}: {url}")),
        }
    }
    found
}

/// Whether a resource says that it is of a format that we read.
fn is_readable(resource: &Json, url: &str) -> bool {
    let format = resource
        .get("format")
        .and_then(Json::as_str)
        .unwrap_or_default();
    let format = format.to_ascii_lowercase();
    let readable = |name: &str| CODES.contains(&name) || name == "tsv";
    let ending = url
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    readable(&format) || (format.is_empty() && readable(&ending))
}

/// `resource_delete`: throws the draft away. What was published stays.
pub(super) async fn delete(app: &App, ctx: &Ctx, asked: &Asked) -> Result<Json, Problem> {
    let kept = target(app, ctx, &asked.needed("id")?).await?;
    if kept.draft.is_none() {
        return Err(if kept.dataset.current > 0 {
            Error::Published.into()
        } else {
            Problem::not_found()
        });
    }
    let (actor, slug) = (ctx.actor.clone(), kept.dataset.slug);
    let write = app.db.write("opendata.ckan_resource_delete", move |tx| {
        draft_discard(tx, &actor, &slug)
    });
    write.await.map_err(Problem::from)?;
    Ok(Json::Null)
}
