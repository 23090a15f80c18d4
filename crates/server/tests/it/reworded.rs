//! Words that an office changes or takes away are gone, with the same commit, from everything that anybody can ask for.

use reports::actions::Created;
use reports::model::{Description, Visibility};
use store::Sql;
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};
use crate::matrix::{People, fill, made, new_report};
use crate::moderation::hidden;
use crate::private::{readable, settled};

/// Words that stand in no other text.
const WORD: &str = "zirafahungu";
const NAME: &str = "Kuintanpelapor";
const AROUND: &str = "/api/v1/reports/clusters?bbox=101.5,3.0,101.8,3.3&zoom=10";
const ARGS: Sql = Sql::new("test.args", "select args from kernel_message");

/// A report with marked words everywhere, its owner's session, and the officer's.
struct Hall<'w> {
    world: &'w World,
    people: People,
    created: Created,
    owner: Browser,
    officer: Browser,
}

impl<'w> Hall<'w> {
    fn new(world: &'w World) -> Self {
        let mut people = People::new(world);
        let owner = world.citizen(NAME);
        let mut report = new_report(world, Visibility::Named, Vec::new());
        let words = format!("lubang {WORD} di hadapan kedai");
        report.description = Description::read(&world.app, world.now(), words);
        report.address = Some(format!("SS2 {WORD}"));
        report.reporter.name = Some(NAME.to_owned());
        let created = made(world, &owner, &report);
        people.public = created.reference.to_string();
        let signed = |token: String| Browser::new(world).with_session(token);
        let mut hall = Self {
            world,
            owner: signed(world.session(&owner)),
            officer: signed(people.officer.clone()),
            people,
            created,
        };
        let mut follower = signed(hall.people.other.clone());
        let joined = format!("/ms/reports/{}/me-too", hall.created.reference);
        assert_eq!(follower.post(&joined, &[("do", "add")]).status, 303);
        let desk = format!("/ms/desk/reports/{}", hall.created.reference);
        let page = hall.officer.get(&desk).body;
        let reply = format!("kami akan menghubungi {WORD}");
        let fields = [
            ("version", hidden(&page, "version")),
            ("step", "reply"),
            ("body", &*reply),
        ];
        assert_eq!(hall.officer.post(&desk, &fields).status, 303);
        hall
    }

    fn path(&self) -> String {
        format!("/ms/desk/reports/{}/moderate", self.created.reference)
    }

    /// Moderates a part, as the page does it.
    fn act(&mut self, part: (&str, &str), deed: &str, text: &str) -> Answer {
        let path = self.path();
        let page = self.officer.get(&path).body;
        let fields = [
            ("version", hidden(&page, "version")),
            ("part", part.0),
            ("place", part.1),
            ("do", deed),
            ("text", text),
            ("reason", "personal"),
        ];
        self.officer.post(&path, &fields)
    }

    fn done(&mut self, part: (&str, &str), deed: &str, text: &str) {
        let answer = self.act(part, deed, text);
        assert_eq!(answer.status, 303, "{part:?} {deed}: {}", answer.body);
    }

    /// All that a stranger can ask for.
    fn outputs(&self) -> Vec<(String, String)> {
        let asked = [
            "/ms/search?q=",
            "/api/v1/search?q=",
            "/ms/reports?q=",
            "/ms/reports.csv?q=",
            "/ms/reports.atom?lat=3.1073&lon=101.6067&radius=1000&q=",
            "/open311/v2/requests.json?extensions=true&q=",
            "/open311/v2/requests.xml?jurisdiction_id=mbpj&q=",
            "/open311/v2/servicerequestupdates.xml?jurisdiction_id=mbpj&q=",
            "/api/v1/reports/changes?after=0&q=",
            "/api/v1/reports/similar?lat=3.1073&lon=101.6067&category=pothole-local&text=",
        ];
        let asked = asked.map(|path| format!("{path}{WORD}"));
        let file = ["json", "xml"].map(|form| {
            format!(
                "/open311/v2/requests/{}.{form}?extensions=true",
                self.created.reference
            )
        });
        let rows = readable().into_iter();
        let rows = rows.flat_map(|path| ["ms", "ta"].map(|lang| fill(path, lang, &self.people)));
        let mut stranger = Browser::new(self.world);
        rows.chain(asked)
            .chain(file)
            .filter(|path| !path.ends_with("/demo"))
            .map(|path| {
                let body = settled(&stranger.get(&path).body);
                let echo = path.contains(WORD);
                let body = if echo { without_echo(&body) } else { body };
                (path, body)
            })
            .collect()
    }

    /// The addresses whose answers hold this.
    fn telling(&self, secret: &str) -> Vec<String> {
        let all = self.outputs().into_iter();
        let telling = all.filter(|(_, body)| body.contains(secret));
        telling.map(|(path, _)| path).collect()
    }

    /// Whether any letter holds this that left or is to leave.
    fn in_letters(&self, secret: &str) -> bool {
        let read = |tx: &mut store::Tx<'_>| tx.all(&ARGS, &[], |row| row.get::<String>("args"));
        let all = self.world.app.db.read_blocking("test.args", read);
        all.expect("letters")
            .iter()
            .any(|args| args.contains(secret))
    }

    fn counted(&self) -> String {
        Browser::new(self.world).get(AROUND).body
    }
}

/// A body without what was asked for, which pages repeat in their fields and links.
fn without_echo(body: &str) -> String {
    body.replace(&format!("={WORD}"), "")
        .replace(&format!("value=\"{WORD}\""), "")
        .replace(&format!("“{WORD}”"), "")
        .replace(&format!("\"{WORD}\""), "")
}

/// What was moderated by acts is as its acts left it.
fn fits(world: &World) {
    if let Err(error) = kernel::log::verify_all(&world.app) {
        panic!("{error}");
    }
}

#[test]
fn words_that_are_changed_or_taken_away_are_nowhere_any_more() {
    on_both_worlds(server::modules, |world| {
        let mut hall = Hall::new(world);
        let before = hall.telling(WORD);
        assert!(
            before.len() > 15,
            "silence has to mean something: {before:?}"
        );
        assert!(!hall.telling(NAME).is_empty());
        assert!(hall.in_letters(WORD), "a letter waits");
        hall.done(("description", ""), "edit", "lubang di hadapan kedai");
        hall.done(("address", ""), "hide", "");
        hall.done(("name", ""), "hide", "");
        hall.done(("entry", "1"), "edit", "kami akan menghubungi anda");
        fits(world);
        assert_eq!(hall.telling(WORD), Vec::<String>::new());
        assert_eq!(hall.telling(NAME), Vec::<String>::new());
        assert!(!hall.in_letters(WORD), "not even in a letter that waits");
        world.run_jobs();
        assert!(!hall.in_letters(WORD) && hall.in_letters("menghubungi anda"));

        let page = format!("reports/{}", hall.created.reference);
        for (lang, notice) in [
            ("ms", "dibuang oleh pejabat"),
            ("en", "removed by the office"),
            ("zh", "由办事处移除"),
            ("ta", "அலுவலகம் நீக்கியுள்ளது"),
        ] {
            let body = Browser::new(world).get(&format!("/{lang}/{page}")).body;
            assert!(body.contains(notice), "{lang}");
        }
        let path = hall.path();
        let moderators = hall.officer.get(&path).body;
        assert!(
            moderators.contains(WORD),
            "moderators read what stood there"
        );
        let own = hall.owner.get(&format!("/ms/{page}")).body;
        assert!(own.contains("id=\"moderated\"") && !own.contains(WORD));

        hall.done(("description", ""), "restore", "");
        hall.done(("name", ""), "restore", "");
        hall.done(("entry", "1"), "restore", "");
        fits(world);
        assert!(
            hall.telling(WORD).len() + 4 >= before.len(),
            "all of it is back"
        );
        hall.done(("entry", "1"), "hide", "");
        hall.done(("description", ""), "hide", "");
        fits(world);
        assert_eq!(hall.telling(WORD), Vec::<String>::new());
    });
}

#[test]
fn a_report_that_is_hidden_as_a_whole_is_nowhere_and_comes_back() {
    on_both_worlds(server::modules, |world| {
        let mut hall = Hall::new(world);
        let reference = hall.created.reference.to_string();
        assert!(hall.counted().contains("\"total\":2"), "{}", hall.counted());
        hall.done(("report", ""), "hide", "");
        assert!(hall.counted().contains("\"total\":1"), "not a second later");
        let gone = hall.outputs().into_iter();
        let gone =
            gone.filter(|(path, body)| !path.contains(&reference) && body.contains(&reference));
        let gone: Vec<String> = gone.map(|(path, _)| path).collect();
        // A feed that told of it tells that it is gone, and events have references without words.
        let told = |path: &String| {
            path.starts_with("/api/v1/reports/changes") || path.starts_with("/api/v1/events")
        };
        assert!(gone.iter().all(told), "{gone:?}");
        assert_eq!(hall.telling(WORD), Vec::<String>::new());
        let page = format!("/ms/reports/{reference}");
        assert_eq!(Browser::new(world).get(&page).status, 404);
        let own = hall.owner.get(&page);
        assert_eq!(own.status, 200);
        assert!(
            own.body.contains("tidak lagi menunjukkan"),
            "the owner is told"
        );
        world.run_jobs();
        hall.done(("report", ""), "restore", "");
        assert_eq!(Browser::new(world).get(&page).status, 200);
        assert!(!hall.telling(WORD).is_empty());
    });
}

#[test]
fn a_reporter_has_somebody_else_look_and_whoever_did_it_does_not_decide() {
    on_both_worlds(server::modules, |world| {
        let mut hall = Hall::new(world);
        let reference = hall.created.reference.to_string();
        let object = format!("/ms/reports/{reference}/object");
        assert_eq!(hall.owner.post(&object, &[("words", "kenapa")]).status, 409);
        hall.done(("description", ""), "hide", "");
        let mut other = Browser::new(world).with_session(hall.people.other.clone());
        assert_eq!(other.post(&object, &[("words", "saya pun")]).status, 403);
        let mut triage = Browser::new(world).with_session(hall.people.triage.clone());
        let path = hall.path();
        assert_eq!(triage.get(&path).status, 403, "nobody asked the bureau");
        assert_eq!(hall.owner.post(&object, &[("words", "")]).status, 422);
        assert_eq!(hall.owner.post(&object, &[("words", "kenapa")]).status, 303);
        assert_eq!(hall.owner.post(&object, &[("words", "lagi")]).status, 409);
        let listed =
            |browser: &mut Browser| browser.get("/ms/desk/objections").body.contains(&reference);
        assert!(listed(&mut triage));
        assert_eq!(
            hall.act(("report", ""), "stand", "").status,
            409,
            "four eyes"
        );
        let page = triage.get(&path).body;
        let fields = [
            ("version", hidden(&page, "version")),
            ("part", "report"),
            ("do", "stand"),
            ("words", "nombor telefon orang lain"),
        ];
        assert_eq!(triage.post(&path, &fields).status, 303);
        assert!(!listed(&mut triage), "it is decided");
        assert_eq!(triage.get(&path).status, 403, "and is the agency's again");
        assert!(
            hall.owner
                .get(&format!("/ms/reports/{reference}"))
                .body
                .contains("nombor telefon orang lain")
        );
    });
}

#[test]
fn moderation_needs_a_reason_the_right_version_and_something_that_changes() {
    on_both_worlds(server::modules, |world| {
        let mut hall = Hall::new(world);
        let path = hall.path();
        let page = hall.officer.get(&path).body;
        let version = hidden(&page, "version").to_owned();
        let base = [
            ("version", &*version),
            ("part", "description"),
            ("do", "hide"),
        ];
        let with = |more: &[(&'static str, &'static str)]| [&base[..], more].concat();
        assert_eq!(
            hall.officer.post(&path, &with(&[])).status,
            422,
            "no reason"
        );
        let unknown = hall.officer.post(&path, &with(&[("reason", "because")]));
        assert_eq!(unknown.status, 422, "not a reason of the list");
        assert_eq!(hall.act(("description", ""), "restore", "").status, 409);
        assert_eq!(hall.act(("description", ""), "edit", " ").status, 422);
        assert_eq!(hall.act(("entry", "77"), "hide", "").status, 409);
        hall.done(("description", ""), "hide", "");
        let stale = hall.officer.post(&path, &with(&[("reason", "abuse")]));
        assert_eq!(stale.status, 409, "somebody was faster");
        for session in [&hall.people.elsewhere, &hall.people.other] {
            let mut browser = Browser::new(world).with_session(session.clone());
            assert!(browser.post(&path, &with(&[("reason", "abuse")])).status >= 403);
        }
        let mut api = Browser::new(world).with_bearer(world.token(
            &world.colleague("Siti", "officer", "mbpj"),
            &["cases.moderate"],
        ));
        let path = format!("/api/v1/reports/{}/moderations", hall.created.reference);
        let found: serde_json::Value = serde_json::from_str(&api.get(&path).body).expect("JSON");
        assert_eq!(
            found["acts"][0]["before"]
                .as_str()
                .map(|it| it.contains(WORD)),
            Some(true)
        );
        let body = serde_json::json!({
            "version": found["version"], "part": "description", "act": "restore", "words": "silap kami",
        });
        assert_eq!(api.post_json(&path, &[], &body.to_string()).status, 201);
        assert!(!hall.telling(WORD).is_empty());
    });
}

#[test]
fn a_program_that_tries_again_moderates_once() {
    on_both_worlds(server::modules, |world| {
        let hall = Hall::new(world);
        let officer = world.colleague("Siti", "officer", "mbpj");
        let mut api = Browser::new(world).with_bearer(world.token(&officer, &["cases.moderate"]));
        let path = format!("/api/v1/reports/{}/moderations", hall.created.reference);
        let read = |api: &mut Browser| -> serde_json::Value {
            serde_json::from_str(&api.get(&path).body).expect("JSON")
        };
        let version = read(&mut api)["version"].clone();
        let hide = |words: &str| {
            let body = serde_json::json!({
                "version": version, "part": "address", "act": "hide", "words": words,
            });
            body.to_string()
        };
        let key = [("idempotency-key", "k-1")];
        let first = api.post_json(&path, &key, &hide("alamat rumah"));
        let again = api.post_json(&path, &key, &hide("alamat rumah"));
        assert_eq!((first.status, again.status), (201, 201), "{}", again.body);
        assert_eq!(first.body, again.body);
        let other = api.post_json(&path, &key, &hide("alamat lain"));
        assert!(
            other.status == 422 && other.body.contains("once_other"),
            "{}",
            other.body
        );
        let unkeyed = api.post_json(&path, &[], &hide("alamat rumah"));
        assert_eq!(unkeyed.status, 409, "its version is an old one");
        assert_eq!(read(&mut api)["acts"].as_array().map(Vec::len), Some(1));
    });
}
