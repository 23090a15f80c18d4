//! Documents of a case for programs: who sends which, who sees them, and how they go.

use base::{Actor, Reference};
use image::ImageFormat;
use kernel::cases::{self, CaseId};
use serde_json::json;
use testkit::{World, on_both_worlds};

use super::program::{Answer, Program};
use crate::documents::{file, two_halves};
use crate::documents_files;
use crate::documents_http::{modules, open};

/// A case, where its documents are, and somebody of each sort.
struct Scene<'w> {
    world: &'w World,
    path: String,
    ali: Actor,
    owner: Program,
    officer: Program,
    other: Program,
    stranger: Program,
}

const WORK: [&str; 3] = ["cases.read", "cases.work", "documents.moderate"];

fn reference(world: &World, case: CaseId) -> Reference {
    let found = world.app.db.read_blocking("test.case", move |tx| {
        cases::case_find(tx, &Actor::system(), case)
    });
    found.expect("a case").reference
}

impl<'w> Scene<'w> {
    fn of(world: &'w World, public: bool) -> Self {
        let ali = world.citizen("Ali");
        let case = open(world, &ali, "open", public);
        let moderator = world.officer("agency_admin", "mbpj");
        let own = ["own.read", "own.write"];
        Self {
            path: format!("/api/v1/cases/{}/documents", reference(world, case)),
            owner: Program::of(world, &ali, &own),
            officer: Program::of(world, &moderator, &WORK),
            other: Program::of(world, &world.citizen("Badrul"), &own),
            stranger: Program::stranger(world),
            ali,
            world,
        }
    }

    /// Where the documents of another case of the same owner are, which nobody else may see.
    fn hidden(&self) -> String {
        let case = open(self.world, &self.ali, "open", false);
        format!("/api/v1/cases/{}/documents", reference(self.world, case))
    }

    fn photo(&self, by: &Program, audience: &str) -> Answer {
        let bytes = file(two_halves(64, 48), ImageFormat::Png);
        let path = format!("{}?audience={audience}", self.path);
        by.file(&path, None, ("image/png", bytes))
    }

    /// How many documents somebody sees.
    fn seen(&self, by: &Program) -> usize {
        let list = by.get(&self.path);
        assert_eq!(list.status, 200, "{}", list.text);
        list.json["items"].as_array().expect("items").len()
    }
}

fn id(answer: &Answer) -> String {
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json["id"].as_str().expect("an id").to_owned()
}

#[test]
fn each_audience_sees_its_documents_and_no_others() {
    on_both_worlds(modules, |world| {
        let scene = Scene::of(world, true);
        id(&scene.photo(&scene.owner, "public"));
        id(&scene.photo(&scene.owner, "case"));
        let internal = id(&scene.photo(&scene.officer, "internal"));
        assert_eq!(scene.seen(&scene.stranger), 1);
        assert_eq!(scene.seen(&scene.other), 1);
        assert_eq!(scene.seen(&scene.owner), 2);
        assert_eq!(scene.seen(&scene.officer), 3);
        let one = format!("{}/{internal}", scene.path);
        assert_eq!(scene.owner.get(&one).status, 404);
        assert_eq!(scene.stranger.get(&one).status, 404);
        let shown = scene.officer.get(&one);
        assert_eq!(shown.json["kind"], "photo");
        let href = shown.json["href"].as_str().expect("an address");
        assert_eq!(scene.owner.get(href).status, 404, "nor its bytes");
        assert_eq!(scene.officer.get(href).status, 200);
        // The timeline tells each of them as much.
        let entries = scene.path.replace("documents", "entries");
        let attached = |by: &Program| {
            let moves = by.get(&entries).each("move");
            moves.into_iter().filter(|step| step == "attach").count()
        };
        let counts = [&scene.stranger, &scene.owner, &scene.officer].map(attached);
        assert_eq!(counts, [1, 2, 3]);
    });
}

#[test]
fn only_the_people_of_a_case_send_documents_to_it() {
    on_both_worlds(modules, |world| {
        let scene = Scene::of(world, true);
        assert_eq!(scene.photo(&scene.stranger, "case").status, 401);
        assert_eq!(scene.photo(&scene.other, "case").status, 403);
        assert_eq!(scene.photo(&scene.owner, "internal").status, 403);
        let refused = scene.photo(&scene.owner, "nobody");
        assert_eq!(refused.field(), ("audience", "kernel.filter_wrong"));
        let hidden = scene.hidden();
        let sent = || ("image/png", file(two_halves(64, 48), ImageFormat::Png));
        let elsewhere = Program::of(world, &world.officer("officer", "mbsa"), &WORK[..2]);
        for program in [&scene.other, &elsewhere] {
            assert_eq!(program.file(&hidden, None, sent()).status, 404);
            assert_eq!(program.get(&hidden).status, 404);
        }
        let reader = Program::of(world, &scene.ali, &["own.read"]);
        assert_eq!(scene.photo(&reader, "case").status, 403, "it only reads");
        assert_eq!(scene.seen(&scene.officer), 0);
    });
}

#[test]
fn a_file_that_is_sent_twice_under_one_key_is_one_document() {
    on_both_worlds(modules, |world| {
        let scene = Scene::of(world, true);
        let send = |key: &str, name: &str| {
            let sent = ("application/octet-stream", documents_files::file(name));
            scene.owner.file(&scene.path, Some(key), sent)
        };
        let first = send("k", "a.mp4");
        let second = send("k", "a.mp4");
        assert_eq!(id(&first), id(&second));
        assert_eq!(scene.seen(&scene.owner), 1);
        assert_eq!(send("k", "a.mp3").refusal(), (422, "kernel.once_other"));
        assert_ne!(id(&first), id(&send("l", "a.mp4")));
        assert_eq!(
            (&first.json["kind"], &first.json["audience"]),
            (&json!("video"), &json!("case"))
        );
    });
}

#[test]
fn an_officer_takes_a_document_away_with_a_reason() {
    on_both_worlds(modules, |world| {
        let scene = Scene::of(world, true);
        let sent = ("audio/mpeg", documents_files::file("a.mp3"));
        let sound = scene.owner.file(&scene.path, None, sent);
        let path = format!("{}/{}", scene.path, id(&sound));
        let reason = json!({ "reason": "suara jiran" });
        assert_eq!(scene.owner.delete_for(&path, &reason).status, 403);
        let nothing = scene.officer.delete_for(&path, &json!({ "reason": " " }));
        assert_eq!(nothing.field(), ("reason", "kernel.text_missing"));
        let wrong = path.replace(&scene.path, &scene.hidden());
        assert_eq!(
            scene.officer.delete_for(&wrong, &reason).status,
            404,
            "of another case"
        );
        assert_eq!(scene.officer.delete_for(&path, &reason).status, 204);
        assert_eq!(scene.officer.delete_for(&path, &reason).status, 404);
        let href = sound.json["href"].as_str().expect("an address");
        assert_eq!(scene.owner.get(href).status, 404);
        scene.world.run_jobs();
        let bytes = scene.world.app.data.join("blobs");
        assert_eq!(files_under(&bytes), 0, "nothing of it is left");
    });
}

fn files_under(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").path())
        .map(|path| if path.is_dir() { files_under(&path) } else { 1 })
        .sum()
}

#[test]
fn a_form_carries_a_file_with_its_audience_and_sort() {
    on_both_worlds(modules, |world| {
        let scene = Scene::of(world, true);
        let form = |fields: &[(&str, &str)], bytes: Option<Vec<u8>>| {
            let mut body = Vec::new();
            for (name, value) in fields {
                let part = format!(
                    "--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                );
                body.extend(part.into_bytes());
            }
            if let Some(bytes) = bytes {
                let head =
                    "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
                body.extend([head.as_bytes(), &bytes, b"\r\n"].concat());
            }
            body.extend(b"--x--\r\n");
            scene
                .owner
                .file(&scene.path, None, ("multipart/form-data; boundary=x", body))
        };
        let sound = || Some(documents_files::file("opus.ogg"));
        let made = form(&[("audience", "public"), ("sort", "proof")], sound());
        id(&made);
        assert_eq!(
            (&made.json["audience"], &made.json["sort"]),
            (&json!("public"), &json!("proof"))
        );
        assert_eq!(
            form(&[("sort", "wish")], sound()).field(),
            ("sort", "kernel.document_sort_unknown")
        );
        assert_eq!(form(&[], None).field(), ("file", "kernel.file_empty"));
    });
}

#[test]
fn what_is_not_taken_is_refused_with_what_to_send_instead() {
    on_both_worlds(modules, |world| {
        let scene = Scene::of(world, true);
        let send = |media_type: &str, bytes: &[u8]| {
            let answer = scene
                .owner
                .file(&scene.path, None, (media_type, bytes.to_vec()));
            (
                answer.status,
                answer.json["code"].as_str().unwrap_or_default().to_owned(),
                answer.text,
            )
        };
        for (bytes, instead) in [
            (&b"\0\0\0\x18ftypheic\0\0\0\0"[..], "JPEG"),
            (b"PK\x03\x04word/document.xml", "PDF"),
            (b"RIFF\x10\0\0\0AVI LIST", "MP4"),
            (b"RIFF\x10\0\0\0WAVEfmt ", "MP3"),
        ] {
            let (status, code, text) = send("application/octet-stream", bytes);
            assert_eq!((status, code.as_str()), (422, "kernel.file_kind"));
            assert!(text.contains(instead), "{text}");
        }
        assert_eq!(send("application/json", b"{}").0, 415);
        assert_eq!(send("text/html", b"<script>").0, 415);
        assert_eq!(send("image/png", b"").0, 422);
        assert_eq!(scene.seen(&scene.owner), 0);
    });
}

#[test]
fn a_closed_case_takes_no_more_documents() {
    on_both_worlds(modules, |world| {
        let scene = Scene::of(world, true);
        let moves = scene.path.replace("documents", "moves");
        let end = scene
            .officer
            .post(&moves, &json!({ "move": "end", "version": 0 }));
        assert_eq!(end.status, 201, "{}", end.text);
        let refused = scene.photo(&scene.owner, "case");
        assert_eq!(refused.refusal(), (409, "kernel.document_case_closed"));
    });
}
