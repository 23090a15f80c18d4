//! Every route, fired as every kind of person. The snapshot is what reviewers read.

use std::fmt::Write;

use base::{Actor, Lang, Point};
use disclosure::model::Shown;
use kernel::documents::{Photo, Stored};
use kernel::identity::Held;
use reports::actions::Created;
use reports::model::{
    Addressee, Description, Draft, Feedback, ReportFresh, ReportNew, Reporter, Source, Visibility,
};
use testkit::{World, on_both_worlds};

use crate::asking::asked;
use crate::browser::Browser;

/// Sessions of every kind of person, and a report that concerns them.
pub(crate) struct People {
    pub(crate) owner: String,
    pub(crate) other: String,
    pub(crate) elsewhere: String,
    pub(crate) officer: String,
    pub(crate) parted: String,
    pub(crate) chief: String,
    pub(crate) triage: String,
    pub(crate) admin: String,
    pub(crate) token: String,
    pub(crate) public: String,
    pub(crate) private: String,
    /// A public request for information, and one about whoever asks.
    pub(crate) asked: String,
    pub(crate) personal: String,
    pub(crate) draft: String,
}

impl People {
    pub(crate) fn new(world: &World) -> Self {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbpj");
        let people = Self {
            public: report(world, &owner, Visibility::NameHidden),
            private: report(world, &owner, Visibility::Private),
            asked: asked(world, &owner, Shown::Public, "lampu jalan")
                .reference
                .to_string(),
            personal: asked(world, &owner, Shown::Personal, "rekod saya")
                .reference
                .to_string(),
            draft: draft(world),
            owner: world.session(&owner),
            other: world.session(&world.citizen("Badrul")),
            elsewhere: world.session(&world.officer("officer", "dbkl")),
            parted: world.session(&parted(world)),
            chief: world.session(&world.officer("agency_admin", "mbpj")),
            triage: world.session(&world.officer("triage", "bpa")),
            admin: world.session(&world.officer("admin", "")),
            token: world.token(&officer, &["open311.write"]),
            officer: world.session(&officer),
        };
        world.run_jobs();
        people
    }

    fn browsers(&self, world: &World) -> Vec<(&'static str, Browser)> {
        let signed = |token: &String| Browser::new(world).with_session(token.clone());
        vec![
            ("anonymous", Browser::new(world)),
            ("owner", signed(&self.owner)),
            ("citizen", signed(&self.other)),
            ("elsewhere", signed(&self.elsewhere)),
            ("officer", signed(&self.officer)),
            ("parted", signed(&self.parted)),
            ("chief", signed(&self.chief)),
            ("triage", signed(&self.triage)),
            ("admin", signed(&self.admin)),
            ("token", Browser::new(world).with_bearer(self.token.clone())),
        ]
    }
}

/// An officer of the same agency whose role is for another state than that of the report.
fn parted(world: &World) -> Actor {
    let held = Held {
        area: Some("MY-08".to_owned()),
        ..Held::whole("officer", Some("mbpj".to_owned()))
    };
    world.holder("Officer of Perak", &[held])
}

/// A report of MBPJ, made through the real action; returns its reference.
pub(crate) fn report(world: &World, actor: &Actor, visibility: Visibility) -> String {
    created(world, actor, visibility, Vec::new())
        .reference
        .to_string()
}

/// The same with photos.
pub(crate) fn created(
    world: &World,
    actor: &Actor,
    visibility: Visibility,
    photos: Vec<Photo>,
) -> Created {
    let photos = photos.into_iter().map(Stored::Photo);
    created_with(world, actor, visibility, photos.collect())
}

/// The same with documents of any kind.
pub(crate) fn created_with(
    world: &World,
    actor: &Actor,
    visibility: Visibility,
    documents: Vec<Stored>,
) -> Created {
    made(world, actor, &new_report(world, visibility, documents))
}

/// A report to be made.
pub(crate) fn new_report(
    world: &World,
    visibility: Visibility,
    documents: Vec<Stored>,
) -> ReportNew {
    let now = world.now();
    ReportNew {
        feedback: Feedback::Complaint,
        category: "pothole-local".to_owned(),
        point: Some(Point {
            lat: 3.1073,
            lon: 101.6067,
        }),
        district: None,
        address: Some("SS2/24".to_owned()),
        addressee: Addressee::Chosen("mbpj".to_owned()),
        description: Description::read(&world.app, now, "lubang besar di tengah jalan".to_owned()),
        answers: Vec::new(),
        reporter: Reporter {
            name: Some("Aminah".to_owned()),
            ..Reporter::default()
        },
        visibility,
        fresh: ReportFresh::draw(&world.app.ids, now, documents.len()),
        documents,
        source: Source::Web,
        media_url: None,
        behalf: None,
        lang: Lang::MS,
    }
}

/// Makes it.
pub(crate) fn made(world: &World, actor: &Actor, new: &ReportNew) -> Created {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let new = new.clone();
    world
        .app
        .db
        .write_blocking("test.report", move |tx| {
            reports::actions::report_create(tx, &app, (&actor, now), &new, (None, None))
        })
        .expect("a report")
}

pub(crate) fn draft(world: &World) -> String {
    let id = world.app.ids.secret();
    let (kept, now) = (id.clone(), world.now());
    let draft = Draft {
        placed: true,
        category: "pothole-local".to_owned(),
        addressee: Addressee::Routed,
        description: "lubang".to_owned(),
        visibility: Some(Visibility::NameHidden),
        ..Draft::default()
    };
    world
        .app
        .db
        .write_blocking("test.draft", move |tx| {
            reports::actions::draft_put(tx, now, &kept, &draft)
        })
        .expect("a draft");
    id
}

/// A row's path with sample values for its segments.
pub(crate) fn fill(path: &str, lang: &str, people: &People) -> String {
    let asks = path.contains("/ask/") || path.starts_with("/api/v1/information/");
    let reference = if asks { &people.asked } else { &people.public };
    path.replace("{lang}", lang)
        .replace("{reference}", reference)
        .replace("{draft}", &people.draft)
        .replace("{code}", "mbpj")
        .replace("{category}", "pothole-local")
        .replace("{step}", "place")
        .replace("{id}", "00000000000000000000000000")
        .replace("{size}", "thumb")
        .replace("{file}", "absent.css")
        .replace("{photo}", "absent")
        .replace("{token}", "absent")
        .replace("{job}", "absent")
        .replace("{picture}", "months.svg")
        .replace("{level}/{*path}", "0/000")
        .replace("{hash}", &"0".repeat(64))
}

#[test]
fn every_route_as_every_kind_of_person() {
    on_both_worlds(server::modules, |world| {
        let mut people = People::new(world);
        let mut rows = server::routes(server::modules());
        // A person who signs out cannot try the rows after it.
        rows.retain(|row| !row.path.ends_with("/sign-out"));
        rows.sort_by_key(|row| (row.path, row.method.to_string()));
        let mut table = String::new();
        for row in &rows {
            // A draft that an earlier row sent would hide what this row does.
            people.draft = draft(world);
            let path = fill(row.path, "ms", &people);
            let again = if row.step_up { ", factor again" } else { "" };
            writeln!(table, "{} {} [{}{again}]", row.method, row.path, row.access).unwrap();
            for (who, mut browser) in people.browsers(world) {
                let answer = match row.method.as_str() {
                    "GET" => browser.get(&path),
                    _ => browser.post(&path, &[]),
                };
                write!(table, " {who}={}", answer.status).unwrap();
            }
            table.push('\n');
        }
        insta::assert_snapshot!("every_route_as_every_kind_of_person", table);
    });
}

/// Whatever the order of the desk, an officer finds there what their role covers and no more.
#[test]
fn a_desk_shows_no_report_outside_of_a_role() {
    on_both_worlds(server::modules, |world| {
        let people = People::new(world);
        for order in ["queue=new", "queue=open", "sort=many"] {
            let path = format!("/ms/desk?agency=mbpj&{order}");
            let shown = |token: &String| {
                let mut browser = Browser::new(world).with_session(token.clone());
                browser.get(&path).body.contains(&people.private)
            };
            assert!(shown(&people.officer), "{order}");
            assert!(!shown(&people.parted), "{order}");
        }
    });
}

/// A private report, and everything about it, is as absent to others as one that never was.
#[test]
fn a_private_report_is_absent_to_others() {
    on_both_worlds(server::modules, |world| {
        let people = People::new(world);
        let seen = |path: &str| -> Vec<(&'static str, u16)> {
            people
                .browsers(world)
                .into_iter()
                .map(|(who, mut b)| (who, b.get(path).status))
                .collect()
        };
        for (who, status) in seen(&format!("/ms/reports/{}", people.private)) {
            let expected = match who {
                "owner" | "officer" | "chief" | "admin" => 200,
                _ => 404,
            };
            assert_eq!(status, expected, "{who}");
        }
        for (who, status) in seen(&format!("/open311/v2/requests/{}.json", people.private)) {
            assert_eq!(status, 404, "{who}");
        }
        let list = Browser::new(world).get("/open311/v2/requests.json").body;
        assert!(list.contains(&people.public) && !list.contains(&people.private));
        let page = Browser::new(world).get("/ms/reports").body;
        assert!(page.contains(&people.public) && !page.contains(&people.private));
    });
}
