//! Files that come with words later on: with a reply, a note, an answer. Whoever reads the words gets the file.

use kernel::cases::{self, CaseMove};
use kernel::documents;
use reports::actions::Created;
use reports::enclosed::{Enclosed, enclose};
use reports::model::Visibility;
use testkit::{World, on_both_worlds};

use crate::backup::photo;
use crate::browser::Browser;
use crate::matrix::created;
use crate::moderation::blobs;
use crate::papers::PAPER;

/// Everybody who may want to see something.
struct Readers {
    owner: Browser,
    officer: Browser,
    anybody: Browser,
}

impl Readers {
    fn new(world: &World, visibility: Visibility) -> (Self, Created) {
        let owner = world.citizen("Aminah");
        let made = created(world, &owner, visibility, Vec::new());
        let officer = world.session(&world.officer("officer", "mbpj"));
        let readers = Self {
            owner: Browser::new(world).with_session(world.session(&owner)),
            officer: Browser::new(world).with_session(officer),
            anybody: Browser::new(world),
        };
        (readers, made)
    }

    /// Who of owner, officer and anybody gets what is at an address.
    fn get(&mut self, path: &str) -> (bool, bool, bool) {
        let gets = |browser: &mut Browser| browser.get(path).status == 200;
        (
            gets(&mut self.owner),
            gets(&mut self.officer),
            gets(&mut self.anybody),
        )
    }

    /// Which of their pages of the report link it.
    fn linked(&mut self, made: &Created, path: &str) -> (bool, bool, bool) {
        let shown = format!("/ms/reports/{}", made.reference);
        let desk = format!("/ms/desk/reports/{}", made.reference);
        let owner = self.owner.get(&shown).body.contains(path);
        let officer = self.officer.get(&desk).body.contains(path);
        (owner, officer, self.anybody.get(&shown).body.contains(path))
    }
}

const EVERYBODY: (bool, bool, bool) = (true, true, true);
const THE_TWO: (bool, bool, bool) = (true, true, false);
const OFFICERS: (bool, bool, bool) = (false, true, false);

/// The version of the report, as its pages say.
fn version(browser: &mut Browser, path: &str) -> String {
    let page = browser.get(path).body;
    let (_, rest) = page.split_once("name=\"version\" value=\"").expect(path);
    rest.split('"').next().expect("a version").to_owned()
}

/// Sends words with a paper, and gives its address.
fn sent(browser: &mut Browser, path: &str, step: &str, body: &str) -> String {
    let version = version(browser, path);
    let fields = [("version", &*version), ("step", step), ("body", body)];
    let before = browser.get(path).body;
    let answer = browser.post_file(path, &fields, ("photos", PAPER));
    assert_eq!(answer.status, 303, "{step}: {}", answer.body);
    let after = browser.get(path).body;
    let mut links = after.split('"').filter(|part| {
        part.starts_with("/documents/") && part.ends_with("/file") && !before.contains(part)
    });
    links.next().expect("a new document").to_owned()
}

#[test]
fn a_file_is_for_those_who_read_the_words_it_came_with() {
    on_both_worlds(server::modules, |world| {
        let (mut readers, made) = Readers::new(world, Visibility::NameHidden);
        let shown = format!("/ms/reports/{}", made.reference);
        let desk = format!("/ms/desk/reports/{}", made.reference);
        let reply = sent(&mut readers.officer, &desk, "reply", "ini pelannya");
        assert_eq!(readers.get(&reply), EVERYBODY);
        assert_eq!(readers.linked(&made, &reply), EVERYBODY);
        let note = sent(&mut readers.officer, &desk, "note", "untuk kita sahaja");
        assert_eq!(readers.get(&note), OFFICERS);
        assert_eq!(readers.linked(&made, &note), OFFICERS);
        let ask = sent(&mut readers.officer, &desk, "ask", "yang ini?");
        assert_eq!(readers.get(&ask), THE_TWO);
        let answer = sent(&mut readers.owner, &shown, "answer", "ya, yang itu");
        assert_eq!(readers.get(&answer), THE_TWO);
        assert_eq!(readers.linked(&made, &answer), THE_TWO);
        // It stands with the words, not among what the report itself shows.
        let page = readers.anybody.get(&shown).body;
        let (_, timeline) = page
            .split_once("<ol class=\"timeline\">")
            .expect("a timeline");
        assert!(timeline.contains(&reply));
        assert_eq!(page.matches(&*reply).count(), 1);
    });
}

#[test]
fn on_a_private_report_nobody_else_gets_what_an_officer_sends_along() {
    on_both_worlds(server::modules, |world| {
        let (mut readers, made) = Readers::new(world, Visibility::Private);
        let desk = format!("/ms/desk/reports/{}", made.reference);
        let reply = sent(&mut readers.officer, &desk, "reply", "ini suratnya");
        assert_eq!(readers.get(&reply), THE_TWO);
    });
}

#[test]
fn what_cannot_be_taken_says_so_and_no_word_is_sent() {
    on_both_worlds(server::modules, |world| {
        let (mut readers, made) = Readers::new(world, Visibility::NameHidden);
        let shown = format!("/ms/reports/{}", made.reference);
        let desk = format!("/ms/desk/reports/{}", made.reference);
        let body = "kata-kata yang tinggal";
        for (browser, path, step) in [
            (&mut readers.owner, &shown, "write"),
            (&mut readers.officer, &desk, "reply"),
        ] {
            let version = version(browser, path);
            let fields = [("version", &*version), ("step", step), ("body", body)];
            let refused = browser.post_file(path, &fields, ("photos", "MZ, a program"));
            assert_eq!(refused.status, 422, "{}", refused.body);
            assert!(refused.body.contains("id=\"photos-error\""));
            assert!(refused.body.contains(body), "the words stay in the form");
        }
        assert!(!readers.officer.get(&desk).body.contains(body));
    });
}

#[test]
fn a_photo_of_a_reply_can_be_taken_away_and_goes_with_a_hidden_report() {
    on_both_worlds(server::modules, |world| {
        let (mut readers, made) = Readers::new(world, Visibility::NameHidden);
        let officer = world.colleague("Puan Uji", "officer", "mbpj");
        let now = world.now();
        let enclosed = Enclosed::draw(
            &world.app.ids,
            now,
            vec![documents::Stored::Photo(photo(world))],
        );
        let cmd = CaseMove {
            body: Some("sebelum dan selepas".to_owned()),
            ..CaseMove::new(
                made.id,
                "reply",
                kernel::audit::Fresh::draw(&world.app.ids, now),
            )
        };
        let app = world.app.clone();
        let case = world.app.db.write_blocking("test.reply", move |tx| {
            let moved = cases::case_act(tx, &app, (&officer, now), &cmd)?;
            let entry = (&moved.case, "reply", moved.entry_id.as_str());
            enclose(tx, (&app, now), entry, &enclosed)?;
            Ok::<_, reports::Error>(moved.case)
        });
        let case = case.expect("a reply");
        let photos = world.app.db.read_blocking("test.photos", move |tx| {
            documents::documents_of_case(tx, &base::Actor::anonymous(), &case)
        });
        let photo = photos.expect("photos").photos.pop().expect("one");
        let full = photo.href("full");
        assert_eq!(readers.get(&full), EVERYBODY);
        assert_eq!(readers.linked(&made, &full), EVERYBODY);
        let thumb = photo.href("thumb");
        let desk = format!("/ms/desk/reports/{}", made.reference);
        let moderate = format!("/ms/desk/documents/{}", photo.id);
        assert!(readers.officer.get(&desk).body.contains(&moderate));
        let hide = format!("{desk}/moderate");
        let version = version(&mut readers.officer, &hide);
        let fields = [
            ("version", &*version),
            ("part", "report"),
            ("do", "hide"),
            ("reason", "danger"),
        ];
        let hidden = readers.officer.post(&hide, &fields);
        assert_eq!(hidden.status, 303, "{}", hidden.body);
        assert_eq!(readers.get(&full), THE_TWO);
        let remove = format!("{moderate}/remove");
        let removed = readers
            .officer
            .post(&remove, &[("reason", "wajah orang lain")]);
        assert_eq!(removed.status, 303, "{}", removed.body);
        for size in [&full, &thumb] {
            assert_eq!(readers.get(size), (false, false, false));
        }
    });
}

/// Documents that the store mentions.
fn mentioned(world: &World) -> usize {
    const DOCUMENTS: store::Sql =
        store::Sql::new("test.documents", "select id from kernel_document");
    let read = world.app.db.read_blocking("test.documents", |tx| {
        tx.all(&DOCUMENTS, &store::params![], |row| row.get::<String>("id"))
    });
    read.map_err(|error: store::Error| error)
        .expect("documents")
        .len()
}

#[test]
fn a_file_of_somebody_who_may_not_send_it_is_not_kept() {
    on_both_worlds(server::modules, |world| {
        let (mut readers, made) = Readers::new(world, Visibility::NameHidden);
        let shown = format!("/ms/reports/{}", made.reference);
        let desk = format!("/ms/desk/reports/{}", made.reference);
        let visit = format!("{desk}/visit");
        let updates = "/open311/v2/servicerequestupdates.json";
        let elsewhere = world.session(&world.officer("officer", "dbkl"));
        let mut other = Browser::new(world).with_session(elsewhere);
        let stranger = world.citizen("Orang");
        let mut signed_in = Browser::new(world).with_session(world.session(&stranger));
        let token = world.token(&stranger, &["open311.write", "own.write"]);
        let mut program = Browser::new(world).with_bearer(token);
        let version = version(&mut readers.owner, &shown);
        let said = |step| {
            [
                ("version", &*version),
                ("step", step),
                ("body", "ini"),
                ("outcome", "note"),
            ]
        };
        let update = [
            ("service_request_id", made.reference.as_str()),
            ("update_id", "u-1"),
            ("status", "OPEN"),
            ("updated_datetime", "2026-03-02T04:00:00Z"),
            ("description", "gambar"),
        ];
        let refuse = |browser: &mut Browser, path: &str, fields: &[(&str, &str)]| {
            let status = browser.post_file(path, fields, ("photos", PAPER)).status;
            assert!((400..500).contains(&status), "{path}: {status}");
        };
        refuse(&mut readers.anybody, &shown, &said("write"));
        refuse(&mut readers.anybody, &shown, &said("reply"));
        refuse(&mut signed_in, &shown, &said("write"));
        refuse(&mut readers.officer, &shown, &said("write"));
        refuse(&mut other, &desk, &said("note"));
        refuse(&mut other, &visit, &said("note"));
        refuse(&mut readers.officer, &desk, &said("write"));
        refuse(&mut readers.owner, &shown, &said("answer"));
        refuse(&mut program, updates, &update);
        assert!(blobs(world).is_empty(), "nothing is on the disk");
        assert_eq!(mentioned(world), 0);
        let sent = readers
            .owner
            .post_file(&shown, &said("write"), ("photos", PAPER));
        assert_eq!(sent.status, 303, "{}", sent.body);
        assert_eq!((blobs(world).len(), mentioned(world)), (1, 1));
    });
}
