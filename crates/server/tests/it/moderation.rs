//! An officer blacks out and takes away photos on the pages, without a script; and nothing anywhere leads to
//! the bytes that were.

use std::collections::BTreeSet;

use kernel::cases;
use kernel::documents::{self, Document, Photo};
use reports::model::{Draft, Visibility};
use store::Sql;
use testkit::{World, on_both_worlds, on_sqlite_world};

use crate::backup::photo;
use crate::browser::{Answer, Browser};
use crate::matrix::created;

struct Desk<'w> {
    world: &'w World,
    browser: Browser,
    case: String,
    reference: String,
    path: String,
}

impl<'w> Desk<'w> {
    /// A report with a photo at an officer's desk.
    fn new(world: &'w World) -> Self {
        let owner = world.citizen("Aminah");
        let made = created(world, &owner, Visibility::NameHidden, vec![photo(world)]);
        let officer = world.session(&world.officer("officer", "mbpj"));
        let mut desk = Self {
            world,
            browser: Browser::new(world).with_session(officer),
            case: made.id.to_string(),
            reference: made.reference.to_string(),
            path: String::new(),
        };
        desk.path = format!("/ms/desk/documents/{}", desk.document().id);
        desk
    }

    fn document(&self) -> Document {
        let case = self.case.clone();
        let all = self
            .world
            .app
            .db
            .read_blocking("test.documents", move |tx| {
                let system = base::Actor::system();
                let id = cases::CaseId::parse(&case).expect("an id");
                let case = cases::case_find(tx, &system, id)?;
                documents::documents_of_case(tx, &system, &case)
            });
        all.expect("documents").photos.pop().expect("a photo")
    }

    fn redact(&mut self, fields: &[(&str, &str)]) -> Answer {
        let path = format!("{}/redact", self.path);
        self.browser.post(&path, fields)
    }
}

/// The value of a hidden field.
pub(crate) fn hidden<'p>(page: &'p str, name: &str) -> &'p str {
    let (_, rest) = page
        .split_once(&format!("name=\"{name}\" value=\""))
        .expect("a field");
    rest.split('"').next().expect("its value")
}

/// The names of all blobs on the disk.
pub(crate) fn blobs(world: &World) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![world.app.data.join("blobs")];
    while let Some(folder) = open.pop() {
        for entry in folder.read_dir().expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.file_name().expect("a name").to_string_lossy();
                found.insert(name.into_owned());
            }
        }
    }
    found
}

fn names(photo: &Photo) -> BTreeSet<String> {
    photo.names().map(str::to_owned).into()
}

#[test]
fn two_presses_mark_a_box_and_the_button_makes_it_count() {
    on_both_worlds(server::modules, |world| {
        let mut desk = Desk::new(world);
        let before = desk.document();
        let page = desk
            .browser
            .get(&format!("/ms/desk/reports/{}", desk.reference));
        assert!(
            page.body.contains(&format!("{}/redact", desk.path)),
            "linked from the report"
        );
        let page = desk.browser.get(&format!("{}/redact", desk.path)).body;
        assert_eq!(
            (hidden(&page, "areas"), hidden(&page, "revision")),
            ("", "0")
        );
        let seen = [
            ("revision", "0"),
            ("scale", "1"),
            ("do", ""),
            ("reason", "wajah"),
        ];
        let with = |more: &[(&'static str, &'static str)]| [&seen[..], more].concat();
        let page = desk.redact(&with(&[("photo.x", "1"), ("photo.y", "2")]));
        assert_eq!((page.status, hidden(&page.body, "corner")), (200, "1,2"));
        let page = desk.redact(&with(&[
            ("corner", "1,2"),
            ("photo.x", "6"),
            ("photo.y", "7"),
        ]));
        assert_eq!(hidden(&page.body, "areas"), "0,0,8,8");
        assert_eq!(hidden(&page.body, "corner"), "");
        assert!(page.body.contains("wajah</textarea>"), "the reason stays");
        assert_eq!(desk.document(), before, "nothing counts yet");
        let done = desk.redact(&[
            ("revision", "0"),
            ("areas", "0,0,8,8"),
            ("reason", "wajah"),
            ("do", "redact"),
        ]);
        assert_eq!(done.status, 303);
        assert!(
            done.location
                .ends_with(&format!("/desk/reports/{}", desk.reference))
        );
        let after = desk.document();
        assert_eq!(after.revision, 1);
        world.run_jobs();
        assert_eq!(blobs(world), names(&after.photo));
    });
}

#[test]
fn a_keyboard_marks_takes_back_and_is_told_what_is_wrong() {
    on_both_worlds(server::modules, |world| {
        let mut desk = Desk::new(world);
        let typed = [("x", "8"), ("y", "0"), ("width", "4"), ("height", "9")];
        let page = desk.redact(&[&typed[..], &[("do", "add")]].concat());
        assert_eq!(hidden(&page.body, "areas"), "8,0,8,16");
        // Return in a field presses the picture in its first corner.
        let page = desk.redact(&[&typed[..], &[("photo.x", "0"), ("photo.y", "0")]].concat());
        assert_eq!(hidden(&page.body, "areas"), "8,0,8,16");
        let page = desk.redact(&[("photo.x", "0"), ("photo.y", "0")]);
        assert_eq!(hidden(&page.body, "corner"), "");
        let page = desk.redact(&[("areas", "8,0,8,16;0,0,8,8"), ("drop", "0")]);
        assert_eq!(hidden(&page.body, "areas"), "0,0,8,8");
        for (fields, words) in [
            (
                vec![
                    ("x", "99"),
                    ("y", "0"),
                    ("width", "4"),
                    ("height", "4"),
                    ("do", "add"),
                ],
                "Nombor ini",
            ),
            (
                vec![("revision", "0"), ("reason", "wajah"), ("do", "redact")],
                "sekurang-kurangnya satu",
            ),
            (
                vec![("revision", "0"), ("areas", "0,0,8,8"), ("do", "redact")],
                "reason-error",
            ),
        ] {
            let page = desk.redact(&fields);
            assert_eq!(page.status, 422, "{words}");
            assert!(page.body.contains(words), "{words}");
        }
        for areas in ["x", "0,0,8", "900,0,1,1"] {
            assert_eq!(desk.redact(&[("areas", areas)]).status, 422, "{areas}");
        }
        assert_eq!(desk.document().revision, 0);
    });
}

#[test]
fn an_officer_who_was_slower_keeps_the_boxes_and_looks_again() {
    on_both_worlds(server::modules, |world| {
        let mut desk = Desk::new(world);
        let fields = |areas: &'static str| {
            [
                ("revision", "0"),
                ("areas", areas),
                ("reason", "wajah"),
                ("do", "redact"),
            ]
        };
        assert_eq!(desk.redact(&fields("0,0,8,8")).status, 303);
        let late = desk.redact(&fields("8,8,8,8"));
        assert_eq!((late.status, hidden(&late.body, "areas")), (409, "8,8,8,8"));
        assert_eq!(hidden(&late.body, "revision"), "1");
        assert_eq!(desk.document().revision, 1);
    });
}

/// The tables in which a name stands.
fn tables_with(world: &World, name: &str) -> BTreeSet<String> {
    const TABLES: Sql = Sql::new(
        "test.tables",
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%'",
    );
    let tables = world.app.db.read_blocking("test.tables", |tx| {
        tx.all(&TABLES, &[], |row| row.get::<String>("name"))
    });
    let tables = tables.map_err(|error: store::Error| error).expect("tables");
    tables
        .into_iter()
        .filter(|table| says(world, table, name))
        .collect()
}

/// Whether any column of any row of a table holds these characters.
fn says(world: &World, table: &str, name: &str) -> bool {
    let columns: &'static str = format!("select name from pragma_table_info('{table}')").leak();
    let columns = Sql::new("test.columns", columns);
    let found = world.app.db.read_blocking("test.columns", move |tx| {
        tx.all(&columns, &[], |row| row.get::<String>("name"))
    });
    let found = found.map_err(|error: store::Error| error).expect("columns");
    let any: Vec<_> = found
        .iter()
        .map(|column| format!("instr(cast(\"{column}\" as text), '{name}') > 0"))
        .collect();
    let text = format!(
        "select count(*) as found from \"{table}\" where {}",
        any.join(" or ")
    );
    let count = Sql::new("test.says", text.leak());
    let found = world.app.db.read_blocking("test.says", move |tx| {
        tx.one(&count, &[], |row| row.get::<i64>("found"))
    });
    found.map_err(|error: store::Error| error).expect("a count") != Some(0)
}

#[test]
fn nothing_in_the_house_leads_to_the_bytes_that_were() {
    on_sqlite_world(server::modules, |world| {
        let mut desk = Desk::new(world);
        let before = desk.document();
        let draft = sent_draft(world, &before);
        world.run_jobs();
        let reasoned = [("reason", "wajah")];
        let path = format!("{}/remove", desk.path);
        assert_eq!(desk.browser.get(&path).status, 200);
        assert_eq!(
            desk.browser.post(&path, &[]).status,
            422,
            "without a reason"
        );
        assert_eq!(desk.browser.post(&path, &reasoned).status, 303);
        world.run_jobs();

        let gone = names(&before.photo);
        assert!(blobs(world).is_disjoint(&gone), "bytes");
        for name in before.photo.names() {
            let tables = tables_with(world, name);
            // The row that was removed, the leaf that says so by its hash, and the mark that it is gone.
            let may = ["kernel_audit", "kernel_document", "kernel_purge"].map(str::to_owned);
            assert!(tables.is_subset(&BTreeSet::from(may)), "{tables:?}");
        }
        let mut anybody = Browser::new(world);
        for path in [
            format!("/documents/{}/full", before.id),
            format!("/documents/{}/thumb", before.id),
            format!("/ms/reports/new/{draft}/photos/{}", before.photo.thumb),
            format!("{}/redact", desk.path),
        ] {
            assert_eq!(desk.browser.get(&path).status, 404, "{path}");
            assert_ne!(anybody.get(&path).status, 200, "{path}");
        }
        for path in [
            format!("/ms/reports/{}", desk.reference),
            format!("/ms/desk/reports/{}", desk.reference),
            format!("/open311/v2/requests/{}.json", desk.reference),
            "/open311/v2/requests.json".to_owned(),
            "/ms/reports".to_owned(),
            "/ms/search?q=lubang".to_owned(),
        ] {
            let page = desk.browser.get(&path);
            assert_eq!(page.status, 200, "{path}");
            assert!(!page.body.contains(&before.id), "{path} still links to it");
        }
    });
}

/// A draft with this photo, whose report was sent: the same bytes by another way.
fn sent_draft(world: &World, shown: &Document) -> String {
    let id = crate::matrix::draft(world);
    let (kept, now, photo) = (id.clone(), world.now(), shown.photo.clone());
    let filled = world.app.db.write_blocking("test.draft", move |tx| {
        let draft = Draft {
            photos: vec![photo.clone()],
            ..reports::actions::draft_find(tx, &kept)?
        };
        reports::actions::draft_put(tx, now, &kept, &draft)
    });
    filled.expect("a draft");
    let seen = Browser::new(world).get(&format!("/ms/reports/new/{id}/details"));
    assert!(seen.body.contains("/photos/"), "the draft shows it");
    let sent = Browser::new(world).post(&format!("/ms/reports/new/{id}/check"), &[]);
    assert_eq!(sent.status, 303);
    let mut officer =
        Browser::new(world).with_session(world.session(&world.officer("triage", "bpa")));
    // The report of the draft shows the same photo; it is taken away there too.
    for document in all_documents(world).iter().filter(|id| **id != shown.id) {
        let path = format!("/ms/desk/documents/{document}/remove");
        assert_eq!(officer.post(&path, &[("reason", "wajah")]).status, 303);
    }
    id
}

fn all_documents(world: &World) -> Vec<String> {
    const ALL: Sql = Sql::new("test.all", "select id from kernel_document order by id");
    let all = world.app.db.read_blocking("test.all", |tx| {
        tx.all(&ALL, &[], |row| row.get::<String>("id"))
    });
    all.map_err(|error: store::Error| error).expect("documents")
}
