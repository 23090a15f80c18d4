//! Films, sounds and PDF on the pages of a report, without a script.

use kernel::documents::{FileKind, Stored, StoredFile};
use reports::model::Visibility;
use testkit::on_both_worlds;

use crate::browser::Browser;
use crate::matrix::{created_with, draft};

/// A PDF of text alone, with a script and a note of its author in it.
pub(crate) const PAPER: &str = include_str!("../../../../fuzz/corpus/pdf/plain.pdf");

#[test]
fn a_pdf_comes_with_a_report_and_what_is_not_taken_keeps_the_draft() {
    on_both_worlds(server::modules, |world| {
        let mut browser = Browser::new(world);
        let path = format!("/ms/reports/new/{}/details", draft(world));
        let words = [("description", "lubang di jalan")];
        for (bytes, instead) in [
            ("PK\u{3}\u{4}word/document.xml", "PDF"),
            ("\0\0\0\u{18}ftypheic", "JPEG"),
            ("RIFF\u{10}\0\0\0AVI LIST", "MP4"),
        ] {
            let refused = browser.post_file(&path, &words, ("photos", bytes));
            assert_eq!(refused.status, 422, "{}", refused.body);
            assert!(refused.body.contains(instead), "{}", refused.body);
            assert!(refused.body.contains("lubang di jalan"), "the words stay");
        }
        let taken = browser.post_file(&path, &words, ("photos", PAPER));
        assert_eq!(taken.status, 303, "{}", taken.body);
        let page = browser.get(&path).body;
        assert!(page.contains("Dokumen 1"), "{page}");
        assert!(page.contains("lubang di jalan"));
        let removed = browser.post(&path, &[("description", "lubang"), ("remove", "0")]);
        assert_eq!(removed.status, 303);
        assert!(!browser.get(&path).body.contains("Dokumen 1"));
    });
}

#[test]
fn recordings_play_on_the_page_and_only_photos_can_be_blacked_out() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        let file = |kind, media_type: &str, letter: &str| {
            Stored::File(StoredFile {
                kind,
                media_type: media_type.to_owned(),
                blob: letter.repeat(64),
                bytes: 2_100_000,
            })
        };
        let documents = vec![
            file(FileKind::Sound, "audio/mpeg", "a"),
            file(FileKind::Video, "video/mp4", "b"),
            file(FileKind::Document, "application/pdf", "c"),
        ];
        let report = created_with(world, &owner, Visibility::NameHidden, documents);
        let page = Browser::new(world).get(&format!("/ms/reports/{}", report.reference));
        assert_eq!(page.status, 200);
        for part in [
            "<audio controls preload=\"none\" src=\"/documents/",
            "aria-label=\"Rakaman 1\"",
            "<video controls preload=\"none\"",
            ">Dokumen 1</a> <span class=\"meta\">PDF, 2.1 MB",
        ] {
            assert!(page.body.contains(part), "{part} in {}", page.body);
        }
        let officer = world.officer("officer", "mbpj");
        let mut desk = Browser::new(world).with_session(world.session(&officer));
        let page = desk.get(&format!("/ms/desk/reports/{}", report.reference));
        assert_eq!(page.status, 200);
        assert_eq!(page.body.matches("/remove").count(), 3, "{}", page.body);
        assert!(!page.body.contains("/redact"), "{}", page.body);
    });
}
