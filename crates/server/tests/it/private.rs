//! A private report leaves no trace in anything that a stranger can ask for.

use std::time::Duration;

use base::{Lang, Point};
use reports::actions::Created;
use reports::model::{
    Addressee, Description, Feedback, ReportFresh, ReportNew, Reporter, Source, Visibility,
};
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};
use crate::matrix::{People, fill};

/// Words that stand in no other text.
const WORDS: &str = "zirafahungu";
const NAME: &str = "Kuintanpelapor";
/// What numbers every commit of whatever sort (`docs/adr/0007-event-feed.md`): that something happened
/// somewhere, not what or where.
const NUMBERED: &[&str] = &["/api/v1/events", "/api/v1/reports/changes"];

/// A complaint about conduct, by somebody who wanted a council to have it and everybody to read it.
fn complaint(world: &World) -> Created {
    reported(world, NAME, "counter-service")
}

/// The same words about something that everybody may see.
fn public(world: &World) -> Created {
    reported(world, "Orang lain", "streetlight-local")
}

fn reported(world: &World, name: &str, category: &str) -> Created {
    let (app, now) = (world.app.clone(), world.now());
    let owner = world.citizen(name);
    let new = ReportNew {
        feedback: Feedback::Complaint,
        category: category.to_owned(),
        point: Some(Point {
            lat: 3.1073,
            lon: 101.6067,
        }),
        district: None,
        address: Some(format!("kaunter {WORDS}")),
        addressee: Addressee::Chosen("mbpj".to_owned()),
        description: Description::read(&world.app, now, format!("pegawai {WORDS} meminta wang")),
        answers: Vec::new(),
        reporter: Reporter {
            name: Some(name.to_owned()),
            ..Reporter::default()
        },
        visibility: Visibility::Named,
        documents: Vec::new(),
        source: Source::Web,
        media_url: None,
        behalf: None,
        lang: Lang::MS,
        fresh: ReportFresh::draw(&world.app.ids, now, 0),
    };
    let made = world.app.db.write_blocking("test.complaint", move |tx| {
        reports::actions::report_create(tx, &app, (&owner, now), &new, (None, None))
    });
    world.run_jobs();
    made.expect("a report")
}

/// Every address of the route table that can be read.
pub(crate) fn readable() -> Vec<&'static str> {
    let rows = server::routes(server::modules());
    let mut paths: Vec<_> = rows
        .iter()
        .filter(|row| row.method.as_str() == "GET")
        .map(|row| row.path)
        .collect();
    paths.sort_unstable();
    paths
}

/// What a stranger can ask with words of their own.
fn questions() -> Vec<String> {
    [
        "/ms/search?q=",
        "/api/v1/search?q=",
        "/ms/reports?category=counter-service&q=",
        "/ms/reports?feedback=complaint&lat=3.1073&lon=101.6067&zoom=15&q=",
        "/maps/reports.svg?category=counter-service&lat=3.1073&lon=101.6067&zoom=15&q=",
        "/open311/v2/requests.json?service_code=counter-service&q=",
        "/open311/v2/requests.json?jurisdiction_id=bpa&extensions=true&q=",
        "/ms/reports.atom?lat=3.1073&lon=101.6067&radius=1000&q=",
        "/ms/reports.atom?agency=bpa&category=counter-service&q=",
        "/ms/alerts/new?lat=3.1073&lon=101.6067&category=counter-service&words=",
        "/api/v1/reports/similar?lat=3.1073&lon=101.6067&category=counter-service&description=",
    ]
    .map(|path| format!("{path}{WORDS}"))
    .to_vec()
}

/// A body without what is drawn anew for each answer: proofs and keys of forms.
pub(crate) fn settled(body: &str) -> String {
    let bare = |text: String, name| without(&text, name);
    ["csrf", "key"].into_iter().fold(body.to_owned(), bare)
}

/// A body without the values of a hidden field.
fn without(body: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let mut parts = body.split(start.as_str());
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once('"').map_or(part, |(_, rest)| rest));
    }
    text
}

fn visit(world: &World, path: &str) -> Answer {
    Browser::new(world).get(path)
}

#[test]
fn what_strangers_read_is_the_same_with_a_private_report_as_without() {
    on_both_worlds(server::modules, |world| {
        let people = People::new(world);
        let mut paths: Vec<String> = readable()
            .into_iter()
            .flat_map(|path| ["ms", "ta"].map(|lang| fill(path, lang, &people)))
            .chain(questions())
            .chain(["/ms/agencies/bpa", "/ms/agencies/bpa/reports.atom"].map(str::to_owned))
            // It shows the letters of made-up people, and only where all are made up.
            .filter(|path| !path.ends_with("/demo"))
            .collect();
        paths.dedup();
        // Ages are then told in days, and figures that are kept for a while are made anew.
        world.wait(Duration::from_hours(49));
        let first: Vec<_> = paths.iter().map(|path| visit(world, path)).collect();
        world.wait(Duration::from_mins(3));
        let before: Vec<_> = paths.iter().map(|path| visit(world, path)).collect();
        let created = complaint(world);
        world.wait(Duration::from_mins(3));
        let secrets = [
            WORDS.to_owned(),
            NAME.to_owned(),
            created.reference.to_string(),
            created.id.to_string(),
        ];
        // Figures that are made behind their readers' backs are new at the next look.
        for path in &paths {
            visit(world, path);
        }
        let mut restless = Vec::new();
        for ((path, first), before) in paths.iter().zip(first).zip(before) {
            let after = visit(world, path);
            let body = settled(&after.body).replace(&format!("={WORDS}"), "");
            let echoes = path.contains(WORDS);
            for secret in &secrets {
                let told = body.contains(secret) && !(echoes && secret == WORDS);
                assert!(!told, "{path} tells {secret}");
            }
            // What tells the time changes by itself.
            let moves = settled(&first.body) != settled(&before.body);
            if moves || NUMBERED.contains(&path.as_str()) {
                restless.push(path);
                continue;
            }
            assert_eq!(after.status, before.status, "{path}");
            assert_eq!(settled(&after.body), settled(&before.body), "{path}");
        }
        // Among them is a case, which tells how long its person has waited.
        assert!(restless.len() < 9, "too little is compared: {restless:?}");
    });
}

#[test]
fn a_private_report_answers_as_one_that_never_was() {
    on_both_worlds(server::modules, |world| {
        let people = People::new(world);
        let created = complaint(world);
        let private = (created.reference.to_string(), created.id.to_string());
        let ids = &world.app.ids;
        let absent = (
            ids.reference("RR").to_string(),
            ids.next::<kernel::cases::Case>(world.now()).to_string(),
        );
        world.settle();
        let paths = readable();
        let named = paths.iter().filter(|path| {
            ["{reference}", "{id}", "{file}"]
                .iter()
                .any(|part| path.contains(part))
        });
        for row in named {
            let asked = |(reference, id): &(String, String)| {
                ["json", "xml"].map(|form| {
                    let file = if row.contains("tokens") {
                        id
                    } else {
                        reference
                    };
                    let path = row
                        .replace("{reference}", reference)
                        .replace("{id}", id)
                        .replace("{file}", &format!("{file}.{form}"));
                    let path = fill(&path, "ms", &people);
                    visit(world, &path);
                    let (answer, statements) = world.statements(|| visit(world, &path));
                    let unnamed =
                        |text: &str| text.replace(reference, "REFERENCE").replace(id, "ID");
                    let headers: Vec<_> = answer
                        .headers
                        .iter()
                        .map(|(name, value)| format!("{name}: {}", unnamed(value)))
                        .collect();
                    let body = unnamed(&settled(&answer.body));
                    (answer.status, headers, body, statements)
                })
            };
            assert_eq!(asked(&private), asked(&absent), "{row}");
        }
    });
}

/// Letters of alerts to somebody, whoever that is.
fn told(world: &World) -> i64 {
    const LETTERS: store::Sql = store::Sql::new(
        "test.alert_letters",
        "select count(*) as n from kernel_message where case_id = 'alerts'",
    );
    let read = world.app.db.read_blocking("test.alert_letters", |tx| {
        tx.one(&LETTERS, &[], |row| row.get("n"))
    });
    read.expect("a count").unwrap_or_default()
}

#[test]
fn an_alert_on_everything_around_a_private_report_tells_nothing_of_it() {
    on_both_worlds(server::modules, |world| {
        let reader = world.citizen("Jiran");
        let session = world.session(&reader);
        let around = [("lat", "3.1073"), ("lon", "101.6067"), ("radius", "10000")];
        for asked in [&around[..], &[("agency", "bpa")], &[("agency", "mbpj")]] {
            let mut browser = Browser::new(world).with_session(session.clone());
            let fields = [asked, &[("pace", "soon"), ("do", "make")]].concat();
            assert_eq!(browser.post("/ms/alerts/new", &fields).status, 303);
        }
        complaint(world);
        for _ in 0..3 {
            world.wait(Duration::from_hours(24));
            world.run_jobs();
        }
        assert_eq!(told(world), 0);
        // What is public is told, so that silence above means something.
        public(world);
        world.wait(Duration::from_mins(2));
        world.run_jobs();
        assert_eq!(told(world), 1);
    });
}

#[test]
fn a_complaint_about_conduct_is_never_held_by_those_it_is_about() {
    on_both_worlds(server::modules, |world| {
        let created = complaint(world);
        let mut council =
            Browser::new(world).with_session(world.session(&world.officer("officer", "mbpj")));
        let reference = created.reference.to_string();
        for path in ["/ms/desk?agency=mbpj&queue=open", "/ms/desk?agency=mbpj"] {
            assert!(!council.get(path).body.contains(&reference), "{path}");
        }
        let desk = format!("/ms/desk/reports/{reference}");
        assert_eq!(council.get(&desk).status, 404);
        let mut bureau =
            Browser::new(world).with_session(world.session(&world.officer("triage", "bpa")));
        assert_eq!(bureau.get(&desk).status, 200);
    });
}

/// The page that opens a report with its secret, as a stranger who guesses meets it.
#[test]
fn guessing_secrets_ends_soon_and_tells_nothing() {
    on_both_worlds(server::modules, |world| {
        let private = complaint(world).reference.to_string();
        let absent = world.app.ids.reference("RR").to_string();
        let guess = |reference: &str| {
            let path = format!("/ms/reports/{reference}/key");
            let answer = Browser::new(world).post(&path, &[("key", "AAAA-BBBB-CCCC-DDDD")]);
            let body = settled(&answer.body).replace(reference, "REFERENCE");
            (answer.status, answer.headers, body)
        };
        for round in 0..25 {
            let met = guess(&private);
            assert_eq!(met, guess(&absent), "round {round}");
            assert_eq!(met.0, if round < 20 { 422 } else { 429 }, "round {round}");
        }
        world.wait(Duration::from_hours(1));
        assert_eq!(guess(&private).0, 422);
    });
}
