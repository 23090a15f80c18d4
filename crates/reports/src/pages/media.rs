//! The photos and files of a report: its own, those that came with words later on, and those that somebody sends with
//! words now.

use std::collections::BTreeMap;

use askama::Template;
use base::{Arg, Problem, Reference};
use kernel::{App, cases, documents};
use web::{Ctx, Form, Markup, Page};

use super::facts::{self, FileLink, PhotoLink};
use crate::actions::ReportSeen;
use crate::enclosed::Enclosed;
use crate::model::ReportNew;

/// A photo, and where an officer who may blacks it out or takes it away.
pub(super) struct Photo {
    pub(super) link: PhotoLink,
    pub(super) moderate: Option<String>,
}

/// Another document, and where an officer who may takes it away. Only photos can be blacked out.
pub(super) struct File {
    pub(super) link: FileLink,
    pub(super) remove: Option<String>,
}

/// What came with one entry.
#[derive(Template)]
#[template(path = "with.html")]
struct With<'p> {
    page: &'p Page,
    photos: Vec<Photo>,
    files: Vec<File>,
}

/// The documents of a report in their places.
pub(super) struct Shown {
    /// Its own photos,
    pub(super) photos: Vec<Photo>,
    /// and its other documents.
    pub(super) files: Vec<File>,
    /// What came with entries of its timeline, by entry.
    pub(super) with: BTreeMap<String, Markup>,
}

/// Puts each document where it belongs. What came with an entry that the reader does not see stands among the report's
/// own. Links to moderation are for those who `moderate`.
pub(super) fn shown(page: &Page, seen: &ReportSeen, moderate: bool) -> Shown {
    let place = |entry: Option<&String>| {
        let known = |id: &&String| seen.entries.iter().any(|entry| entry.id == **id);
        entry.filter(known).cloned()
    };
    let desk = |id: &str| moderate.then(|| page.href(&format!("/desk/documents/{id}")));
    let mut placed: BTreeMap<Option<String>, (Vec<Photo>, Vec<File>)> = BTreeMap::new();
    let links = facts::photos(page, &seen.documents.photos).into_iter();
    for (link, photo) in links.zip(&seen.documents.photos) {
        let moderate = desk(&photo.id);
        let (photos, _) = placed.entry(place(photo.entry_id.as_ref())).or_default();
        photos.push(Photo { link, moderate });
    }
    let files = seen
        .documents
        .files
        .iter()
        .map(|file| (&file.file, file.href()));
    let links = facts::files(page, files).into_iter();
    for (link, file) in links.zip(&seen.documents.files) {
        let remove = desk(&file.id).map(|desk| format!("{desk}/remove"));
        let (_, files) = placed.entry(place(file.entry_id.as_ref())).or_default();
        files.push(File { link, remove });
    }
    let (photos, files) = placed.remove(&None).unwrap_or_default();
    let with = placed.into_iter().filter_map(|(entry, (photos, files))| {
        let with = With {
            page,
            photos,
            files,
        };
        Some((entry?, Markup::of(&with).ok()?))
    });
    Shown {
        photos,
        files,
        with: with.collect(),
    }
}

/// Whether the reader may moderate documents of this report.
pub(super) fn moderates(ctx: &Ctx, seen: &ReportSeen) -> bool {
    let matter = seen.report.case.matter();
    ctx.actor.may_about(documents::MODERATE, &matter)
}

/// Stores the files that come with a form for a move, once whoever sends them may make it: nobody else's files are so
/// much as looked at.
pub(super) async fn enclosed_with_move(
    app: &App,
    ctx: &Ctx,
    form: &mut Form,
    reference: &Reference,
) -> Result<Enclosed, Problem> {
    if form.files.is_empty() {
        return Ok(Enclosed::default());
    }
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let (reference, step) = (reference.clone(), form.value("step").to_owned());
    let may = app.db.read("reports.enclosable", move |tx| {
        let case = cases::case_by_reference(tx, &actor, &reference)?;
        cases::case_allows(tx, &shared.kinds, &actor, &case, &step)
    });
    may.await.map_err(Problem::from)?;
    enclosed(app, ctx, form).await
}

/// Stores the files that come with a form of somebody who may send them; what cannot be taken is refused.
pub(super) async fn enclosed(app: &App, ctx: &Ctx, form: &mut Form) -> Result<Enclosed, Problem> {
    let uploads = std::mem::take(&mut form.files).into_iter();
    let uploads: Vec<_> = uploads.filter(|file| file.name == "photos").collect();
    if uploads.len() > ReportNew::DOCUMENTS_MAX {
        let args = vec![("max", Arg::from(ReportNew::DOCUMENTS_MAX))];
        return Err(Problem::invalid().field_with("photos", "reports.documents_many", args));
    }
    let mut stored = Vec::new();
    for upload in uploads {
        let kept = documents::document_store(app, upload.bytes.into()).await;
        stored.push(kept.map_err(|refused| {
            Problem::invalid().field_with("photos", refused.code, refused.args)
        })?);
    }
    Ok(Enclosed::draw(&app.ids, ctx.now, stored))
}
