//! The photos and files of a report, with what an officer may do about each.

use kernel::documents;
use web::{Ctx, Page};

use super::facts::{self, FileLink, PhotoLink};
use crate::actions::ReportSeen;

/// A photo with what the officer may do about it.
pub(super) struct DeskPhoto {
    pub(super) link: PhotoLink,
    pub(super) moderate: Option<String>,
}

pub(super) fn photos(ctx: &Ctx, page: &Page, seen: &ReportSeen) -> Vec<DeskPhoto> {
    let matter = seen.report.case.matter();
    let may = ctx.actor.may_about(documents::MODERATE, &matter);
    let links = facts::photos(page, &seen.documents.photos).into_iter();
    links
        .zip(&seen.documents.photos)
        .map(|(link, photo)| DeskPhoto {
            link,
            moderate: may.then(|| page.href(&format!("/desk/documents/{}", photo.id))),
        })
        .collect()
}

/// Another document with what the officer may do about it. Only photos can be blacked out.
pub(super) struct DeskFile {
    pub(super) link: FileLink,
    pub(super) remove: Option<String>,
}

pub(super) fn files(ctx: &Ctx, page: &Page, seen: &ReportSeen) -> Vec<DeskFile> {
    let matter = seen.report.case.matter();
    let may = ctx.actor.may_about(documents::MODERATE, &matter);
    let files = seen
        .documents
        .files
        .iter()
        .map(|file| (&file.file, file.href()));
    let links = facts::files(page, files).into_iter();
    links
        .zip(&seen.documents.files)
        .map(|(link, file)| DeskFile {
            link,
            remove: may.then(|| page.href(&format!("/desk/documents/{}/remove", file.id))),
        })
        .collect()
}
