//! Who reads personal data leaves a row that the person can see: made from the route table. Each row that says which
//! personal fields its answers give away is read by officers and must leave its row; no answer of any other row may hold
//! what was planted in the fields, so that a row which forgets to say it is found.

use std::collections::BTreeSet;
use std::time::Duration;

use base::{Actor, Point};
use disclosure::model::Shown;
use kernel::audit::Fresh;
use kernel::cases::{CaseMove, case_act};
use kernel::documents::{self, Stored};
use kernel::identity::{Email, GrantNew, Held, PersonNew, grant_add, person_create};
use reports::actions::Created;
use reports::model::{Answer as Given, Description, ReportNew, Reporter, Visibility};
use store::{Sql, params};
use testkit::{World, on_both_worlds};
use web::Route;

use crate::asking::asked;
use crate::backup::photo;
use crate::browser::{Answer, Browser};
use crate::matrix::{People, draft, fill, made, new_report};

/// What stands in personal fields here and in nothing else. In small letters, as answers are compared.
const PLANTED: [&str; 8] = [
    "zqnama",
    "zqemel",
    "zqjawapan",
    "zqperkara",
    "zqtempat",
    "zqkata",
    "zqtuan",
    "zqrakan",
];
/// Where the private report is, as pages and programs would write it.
const PLACE: &str = "3.10739";

const KEPT: Sql = Sql::new(
    "test.views",
    "select fields, reason from kernel_view where hour = $1",
);

struct Hall<'w> {
    world: &'w World,
    people: People,
    officers: Vec<Actor>,
    private: Created,
    public: Created,
    photo: String,
    /// The number of the task that another agency has in the private case.
    task: String,
}

fn report(world: &World, owner: &Actor, visibility: Visibility, words: &str) -> Created {
    let photos = vec![Stored::Photo(photo(world))];
    let new = ReportNew {
        category: "water-supply-cut".to_owned(),
        description: Description::read(&world.app, world.now(), words.to_owned()),
        answers: vec![Given {
            code: "account".to_owned(),
            values: vec!["Zqjawapan 77".to_owned()],
        }],
        reporter: Reporter {
            name: Some("Zqnama".to_owned()),
            email: Some(Email::parse("zqemel@example.org").expect("an address")),
            ..Reporter::default()
        },
        ..new_report(world, visibility, photos)
    };
    made(world, owner, &new)
}

fn private(world: &World, owner: &Actor) -> ReportNew {
    let photos = vec![Stored::Photo(photo(world))];
    let new = new_report(world, Visibility::Private, photos);
    ReportNew {
        description: Description::read(
            &world.app,
            world.now(),
            "zqperkara pisang di sini".to_owned(),
        ),
        address: Some("Jalan Zqtempat".to_owned()),
        point: Some(Point {
            lat: 3.107_391,
            lon: 101.606_7,
        }),
        reporter: Reporter {
            name: owner.name.clone().into(),
            email: Some(Email::parse("zqemel@example.org").expect("an address")),
            ..Reporter::default()
        },
        ..new
    }
}

/// Moves a case, with words.
fn moved(world: &World, actor: &Actor, cmd: CaseMove) {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let done = world.app.db.write_blocking("test.move", move |tx| {
        case_act(tx, &app, (&actor, now), &cmd).map(drop)
    });
    done.expect("a move");
    world.run_jobs();
}

fn words(world: &World, case: &Created, step: &str, body: &str) -> CaseMove {
    CaseMove {
        body: Some(body.to_owned()),
        ..CaseMove::new(case.id, step, Fresh::draw(&world.app.ids, world.now()))
    }
}

/// An officer whose name is known to colleagues and whose address is not.
fn colleague(world: &World) {
    let (app, now, person) = (
        world.app.clone(),
        world.now(),
        world.app.ids.next(world.now()),
    );
    let made = world.app.db.write_blocking("test.colleague", move |tx| {
        let new = PersonNew {
            id: person,
            name: "Rakan Sekerja".to_owned(),
            email: Some(Email::parse("zqrakan@example.org").expect("an address")),
            phone: None,
            lang: None,
            sample: false,
        };
        person_create(tx, &Actor::system(), now, &new)?;
        let held = Held::whole("officer", Some("mbpj".to_owned()));
        let registry = app.registry.get(tx)?;
        grant_add(
            tx,
            &registry,
            (&Actor::system(), now),
            &GrantNew { person, held },
        )
    });
    made.expect("a colleague");
}

/// A business that waits for an officer, entered by this person.
fn business(world: &World, owner: &Actor) {
    let mut browser = Browser::new(world).with_session(world.session(owner));
    let fields = [
        ("name", "Kedai Pisang"),
        ("kind", "company"),
        ("number", "202001012345"),
    ];
    let entered = browser.post("/ms/me/businesses", &fields);
    assert_eq!(entered.status, 303, "{}", entered.body);
}

/// A child that waits for an officer, entered by this person.
fn child(world: &World, owner: &Actor) {
    let mut browser = Browser::new(world).with_session(world.session(owner));
    let fields = [
        ("name", "Anak Pisang"),
        ("kind", "mykad"),
        ("number", "140301-10-5678"),
        ("born-day", "1"),
        ("born-month", "3"),
        ("born-year", "2014"),
    ];
    let entered = browser.post("/ms/me/children", &fields);
    assert_eq!(entered.status, 303, "{}", entered.body);
}

impl<'w> Hall<'w> {
    fn new(world: &'w World) -> Self {
        let mut people = People::new(world);
        let owner = world.citizen("Zqtuan");
        let officer = world.colleague("Pegawai Satu", "officer", "mbpj");
        let private = made(world, &owner, &private(world, &owner));
        let public = report(world, &owner, Visibility::NameHidden, "paip pecah");
        world.run_jobs();
        colleague(world);
        business(world, &owner);
        child(world, &owner);
        for case in [&private, &public] {
            moved(world, &owner, words(world, case, "write", "zqkata sahaja"));
        }
        let offer = CaseMove {
            agencies: vec!["dbkl".to_owned()],
            ..words(world, &private, "offer", "bukan kami")
        };
        let claim = CaseMove {
            body: None,
            ..words(world, &private, "claim", "")
        };
        moved(world, &officer, claim);
        moved(world, &officer, offer);
        people.private = private.reference.to_string();
        people.public = public.reference.to_string();
        let personal = asked(world, &owner, Shown::Personal, "zqperkara pisang saya");
        people.personal = personal.reference.to_string();
        let photo = photo_of(world, &private);
        let task = task_of(world, &officer, &private);
        let officers = vec![
            officer,
            world.colleague("Ketua Satu", "agency_admin", "mbpj"),
            world.colleague("Biro Satu", "triage", "bpa"),
            world.colleague("Pegawai Lain", "officer", "dbkl"),
            world.colleague("Penjaga", "admin", ""),
        ];
        let hall = Self {
            world,
            people,
            officers,
            private,
            public,
            photo,
            task,
        };
        hall.object(&owner);
        hall.answerable();
        hall
    }

    /// An officer hides a part of the public report, and its reporter objects.
    fn object(&self, owner: &Actor) {
        let path = format!("/api/v1/reports/{}/moderations", self.public.reference);
        let scopes = ["cases.moderate", "own.write"];
        let officer = self.officers.first().expect("an officer");
        let mut api = Browser::new(self.world).with_bearer(self.world.token(officer, &scopes));
        let found: serde_json::Value = serde_json::from_str(&api.get(&path).body).expect("JSON");
        let hide = serde_json::json!({
            "version": found["version"], "part": "description", "act": "hide", "words": "sebab",
        });
        let hidden = api.post_json(&path, &[], &hide.to_string());
        assert_eq!(hidden.status, 201, "{} {found}", hidden.body);
        let mut own = Browser::new(self.world).with_bearer(self.world.token(owner, &scopes));
        let path = format!("/api/v1/reports/{}/objections", self.public.reference);
        let words = serde_json::json!({ "text": "zqkata bantahan" });
        assert_eq!(own.post_json(&path, &[], &words.to_string()).status, 201);
    }

    /// Somebody answers for the council.
    fn answerable(&self) {
        let bureau = self.officers.get(2).expect("the bureau");
        let token = self.world.token(bureau, &["reach.set", "reach.verify"]);
        let body = serde_json::json!({
            "version": 0, "officer_email": "zqrakan@example.org", "officer_name": "Rakan Sekerja",
            "channel": "desk",
        });
        let mut api = Browser::new(self.world).with_bearer(token);
        let set = api.put_json("/api/v1/agencies/mbpj/reach", &body.to_string());
        assert_eq!(set.status, 200, "{}", set.body);
    }

    /// Where a row is asked, with each sample that it may be about.
    fn paths(&self, row: &Route<kernel::App>) -> Vec<String> {
        let filled = |reference: &str| {
            let path = row.path.replace("{size}", "full");
            let path = path.replace("{number}", &self.task);
            let path = if row.name.starts_with("documents.") {
                path.replace("{id}", &self.photo)
            } else {
                path
            };
            fill(&path.replace("{reference}", reference), "ms", &self.people)
        };
        let references = if row.name.starts_with("disclosure.") {
            [&self.people.personal, &self.people.asked]
        } else {
            [&self.people.private, &self.people.public]
        };
        let mut paths: Vec<String> = references.iter().map(|it| filled(it)).collect();
        paths.dedup();
        let more = match row.path {
            "/{lang}/desk/overrides/new" => format!("?report={}", self.people.private),
            "/{lang}/desk/people/reset" => format!("?agency=mbpj&person={}", self.rakan()),
            "/{lang}/desk" => "?agency=mbpj&queue=open&words=pisang".to_owned(),
            "/{lang}/search" | "/api/v1/search" | "/{lang}/ask" => "?q=pisang".to_owned(),
            "/{lang}/desk/people" | "/{lang}/desk/round" | "/api/v1/cases" | "/api/v1/tasks" => {
                "?agency=mbpj".to_owned()
            }
            _ => String::new(),
        };
        let mut asked: Vec<String> = paths.iter().map(|path| format!("{path}{more}")).collect();
        if !more.is_empty() {
            asked.extend(paths);
        }
        asked
    }

    fn rakan(&self) -> String {
        let find = |tx: &mut store::Tx<'_>| {
            let address = kernel::identity::Address::parse("zqrakan@example.org", "60");
            kernel::identity::person_at(tx, &address.expect("an address"))
        };
        let found = self.world.app.db.read_blocking("test.rakan", find);
        found
            .expect("the store")
            .expect("a colleague")
            .id
            .to_string()
    }

    /// What officers are answered on a row: each of them, with a fresh session, and one by a token with all they hold.
    fn answers(&self, row: &Route<kernel::App>) -> Vec<(String, Answer)> {
        let mut answers = Vec::new();
        for officer in &self.officers {
            let scopes: Vec<&str> = officer
                .grants
                .iter()
                .map(|grant| grant.permission.as_str())
                .collect();
            let token = self.world.token(officer, &scopes);
            // Pages take no tokens.
            let token = (!row.path.starts_with("/{lang}")).then_some(token);
            let programs = token.map(|token| Browser::new(self.world).with_bearer(token));
            let mut browsers =
                vec![Browser::new(self.world).with_session(self.world.session(officer))];
            browsers.extend(programs);
            for browser in &mut browsers {
                for path in self.paths(row) {
                    let answer = match row.method.as_str() {
                        "GET" => browser.get(&path),
                        _ => browser.post(&path, &[]),
                    };
                    answers.push((format!("{} {path} as {}", row.method, officer.name), answer));
                }
            }
        }
        answers
    }

    /// The rows of the tracker within this hour: fields and reasons.
    fn kept(&self) -> Vec<(String, String)> {
        let hour = self.world.now().micros() / 3_600_000_000;
        let read = self.world.app.db.read_blocking("test.views", move |tx| {
            tx.all(&KEPT, &params![hour], |row| {
                Ok((row.get("fields")?, row.get("reason")?))
            })
        });
        read.expect("views")
    }
}

/// The number of a report's first task.
fn task_of(world: &World, officer: &Actor, report: &Created) -> String {
    let mut api = Browser::new(world).with_bearer(world.token(officer, &["cases.read"]));
    let path = format!("/api/v1/cases/{}/tasks", report.reference);
    let found: serde_json::Value = serde_json::from_str(&api.get(&path).body).expect("JSON");
    found["items"][0]["number"].to_string()
}

/// The photo of a report.
fn photo_of(world: &World, report: &Created) -> String {
    let id = report.id;
    let all = world.app.db.read_blocking("test.documents", move |tx| {
        let system = Actor::system();
        let case = kernel::cases::case_find(tx, &system, id)?;
        documents::documents_of_case(tx, &system, &case)
    });
    all.expect("documents").photos.pop().expect("a photo").id
}

fn planted(answer: &Answer) -> Option<&'static str> {
    let body = answer.body.to_lowercase();
    let all = PLANTED.into_iter().chain([PLACE]);
    all.into_iter().find(|word| body.contains(word))
}

/// Rows whose samples would take away what the other rows are asked about.
fn spared(row: &Route<kernel::App>) -> bool {
    // The demo shows the letters of made-up people.
    row.path == "/{lang}/demo"
        || row.method.as_str() == "DELETE"
        || row.method.as_str() == "PUT"
        || row.path.ends_with("/sign-out")
}

#[test]
fn every_row_that_gives_personal_fields_away_leaves_a_row_and_no_other_gives_any() {
    on_both_worlds(server::modules, |world| {
        let mut hall = Hall::new(world);
        let mut rows = server::routes(server::modules());
        rows.retain(|row| !spared(row));
        rows.sort_by_key(|row| (row.method != "GET", row.path));
        let mut wrong = Vec::new();
        for row in &rows {
            // Each row is asked in an hour of its own.
            world.wait(Duration::from_hours(1));
            hall.people.draft = draft(world);
            let answers = hall.answers(row);
            let kept = hall.kept();
            let told = answers
                .iter()
                .find_map(|(asked, answer)| Some((asked, planted(answer)?)));
            let Some(personal) = row.personal else {
                if let Some((asked, word)) = told {
                    wrong.push(format!(
                        "{asked} ({}) gives {word} away and does not say so",
                        row.name
                    ));
                }
                continue;
            };
            let reads = row.method == "GET";
            if kept.is_empty() && (reads || told.is_some()) {
                let said = answers.iter().map(|(_, answer)| answer.status);
                let said: BTreeSet<u16> = said.collect();
                wrong.push(format!(
                    "{} {} leaves no row: {said:?} {told:?}",
                    row.method, row.path
                ));
            }
            let declared: BTreeSet<&str> =
                personal.fields.iter().map(|field| field.code()).collect();
            for (fields, reason) in &kept {
                let within = fields.split(' ').all(|field| declared.contains(field));
                if !within || !reason.split(' ').any(|why| why == personal.why) {
                    wrong.push(format!("{} keeps {fields} for {reason}", row.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn a_person_reads_on_their_page_who_read_what_why_and_when() {
    on_both_worlds(server::modules, |world| {
        let hall = Hall::new(world);
        world.wait(Duration::from_hours(1));
        let officer = hall.officers.first().expect("an officer");
        let mut desk = Browser::new(world).with_session(world.session(officer));
        let path = format!("/ms/desk/reports/{}", hall.private.reference);
        assert_eq!(desk.get(&path).status, 200);
        let owner = person(world, "zqtuan@example.org");
        let mut own = Browser::new(world).with_session(world.session(&owner));
        for (lang, said) in [
            ("ms", "Pegawai Satu, Majlis Bandaraya Petaling Jaya"),
            ("en", "to deal with your case"),
            ("zh", "处理您的案件"),
            ("ta", "உங்கள் வழக்கைக் கையாள"),
        ] {
            let page = own.get(&format!("/{lang}/me/views")).body;
            assert!(page.contains(said), "{lang}: {page}");
            assert!(page.contains(&hall.private.reference.to_string()));
        }
        let found: serde_json::Value =
            serde_json::from_str(&own.get("/api/v1/me/views").body).expect("JSON");
        let first = &found["items"][0];
        assert_eq!(first["officer"], "Pegawai Satu");
        assert_eq!(first["fields"][0], "name");
        assert_eq!(first["reasons"][0], "handling");
        let other = world.citizen("Orang Lain");
        let mut other = Browser::new(world).with_session(world.session(&other));
        let page = other.get("/ms/me/views").body;
        assert!(!page.contains(&hall.private.reference.to_string()));
        assert!(!page.contains("Pegawai Satu"));
    });
}

/// The actor of whoever has this address.
fn person(world: &World, address: &str) -> Actor {
    let address = kernel::identity::Address::parse(address, "60").expect("an address");
    let find = move |tx: &mut store::Tx<'_>| kernel::identity::person_at(tx, &address);
    let found = world
        .app
        .db
        .read_blocking("test.person", find)
        .expect("the store");
    let found = found.expect("a person");
    Actor::person(found.id, found.name)
}

#[test]
fn of_a_complaint_about_conduct_the_person_reads_which_agency_read_it_and_not_who() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah Pengadu");
        let new = ReportNew {
            category: "counter-service".to_owned(),
            ..new_report(world, Visibility::Named, Vec::new())
        };
        let made = made(world, &owner, &new);
        world.run_jobs();
        let bureau = world.colleague("Penyiasat Rahsia", "triage", "bpa");
        let mut desk = Browser::new(world).with_session(world.session(&bureau));
        let path = format!("/ms/desk/reports/{}", made.reference);
        assert_eq!(desk.get(&path).status, 200);
        let mut own = Browser::new(world).with_session(world.session(&owner));
        let page = own.get("/en/me/views").body;
        assert!(page.contains(&made.reference.to_string()), "{page}");
        assert!(page.contains("An officer of"), "{page}");
        assert!(!page.contains("Penyiasat Rahsia"));
        let api = own.get("/api/v1/me/views").body;
        assert!(api.contains("\"officer\":null") && !api.contains("Penyiasat"));
    });
}

#[test]
fn an_answer_waits_until_its_reading_is_durable_and_reading_again_costs_no_write() {
    on_both_worlds(server::modules, |world| {
        let hall = Hall::new(world);
        world.wait(Duration::from_hours(1));
        let officer = hall.officers.first().expect("an officer");
        let mut desk = Browser::new(world).with_session(world.session(officer));
        let path = format!("/ms/desk/reports/{}", hall.public.reference);
        let (first, statements) = world.statements(|| desk.get(&path));
        assert_eq!(first.status, 200);
        assert!(statements.contains(&"kernel.view_put"), "{statements:?}");
        let (again, statements) = world.statements(|| desk.get(&path));
        assert_eq!(again.status, 200);
        assert!(!statements.contains(&"kernel.view_put"), "{statements:?}");
    });
}
