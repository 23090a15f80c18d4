//! Numbers of identity papers through the pages, on both stores: kept, masked, looked up and shown, and who sees what.

use std::fmt::Write as _;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use base::Actor;
use store::{Sql, params};
use testkit::{Folder, World};
use tracing::field::{Field, Visit};
use web::Rate;

use crate::identity_factors::{chief, on_both, with_world};
use crate::identity_pages::{Browser, Page, between, signed_in};

const OWN: &str = "/en/me/papers";
const DESK: &str = "/en/desk/papers";
const SHOW: &str = "/en/desk/papers/show";
const WHOLE: &str = "900101-14-5678";
const BARE: &str = "900101145678";
const MASKED: &str = "******-**-5678";

const ACTS: Sql = Sql::new(
    "test.paper_acts",
    "select act, coalesce(payload, '') as payload, entry from kernel_audit
     where act like 'person.paper%' or act = 'person.sought'",
);
const EVENTS: Sql = Sql::new(
    "test.paper_events",
    "select name || payload || coalesce(subject, '') as said from kernel_event",
);
const PAPERS: Sql = Sql::new(
    "test.papers",
    "select sealed || ' ' || mark as said from kernel_identity_paper order by id",
);
const VIEWS: Sql = Sql::new(
    "test.paper_views",
    "select case_id || ' ' || fields || ' ' || reason as said from kernel_view order by at_us, case_id",
);

fn texts(world: &World, sql: Sql) -> Vec<String> {
    let read = world.app.db.read_blocking("test.texts", move |tx| {
        tx.all(&sql, &params![], |row| row.get::<String>("said"))
    });
    read.expect("the store")
}

/// What was done about papers: the act, and what its leaf holds.
fn acts(world: &World) -> Vec<(String, String)> {
    let read = world.app.db.read_blocking("test.acts", |tx| {
        tx.all(&ACTS, &params![], |row| {
            let said: [String; 2] = [row.get("payload")?, row.get("entry")?];
            Ok((row.get::<String>("act")?, said.concat()))
        })
    });
    read.expect("the store")
}

/// The acts by name. What is done in one moment has no order yet.
fn named(acts: &[(String, String)]) -> Vec<&str> {
    let mut names: Vec<&str> = acts.iter().map(|(act, _)| act.as_str()).collect();
    names.sort_unstable();
    names
}

fn add(browser: &mut Browser, kind: &str, number: &str) -> Page {
    browser.send(OWN, OWN, &[("kind", kind), ("number", number)])
}

fn seek(browser: &mut Browser, number: &str) -> Page {
    browser.send(DESK, DESK, &[("kind", "mykad"), ("number", number)])
}

/// Somebody who keeps the number.
fn holder(world: &World) -> Actor {
    let owner = world.citizen("Aminah");
    let mut browser = signed_in(world, &owner);
    assert_eq!(add(&mut browser, "mykad", WHOLE).status, 303);
    owner
}

#[test]
fn a_person_keeps_a_number_sees_its_end_alone_and_removes_it() {
    on_both(|world| {
        let mut browser = signed_in(world, &world.citizen("Aminah"));
        let empty = browser.get(OWN).body;
        assert!(empty.contains("No number is kept yet"), "{empty}");
        let added = add(&mut browser, "mykad", " 900101 14 5678 ");
        assert_eq!(added.location(), "/en/me/papers?done=added");
        for lang in ["ms", "en", "zh", "ta"] {
            let page = browser.get(&format!("/{lang}/me/papers?done=added"));
            assert_eq!(page.status, 200);
            assert!(page.body.contains(MASKED), "{lang}: {}", page.body);
            assert!(!page.body.contains(WHOLE) && !page.body.contains(BARE));
            assert!(!page.body.contains("kernel-"), "{lang}: {}", page.body);
        }
        let page = browser.get(OWN);
        let end = between(&page, "action=\"/en/me/papers/", "\"").to_owned();
        let mut other = signed_in(world, &world.citizen("Badrul"));
        let foreign = other.send(OWN, &format!("{OWN}/{end}"), &[]);
        assert_eq!(foreign.status, 404, "somebody else's");
        let removed = browser.send(OWN, &format!("{OWN}/{end}"), &[]);
        assert_eq!(removed.location(), "/en/me/papers?done=removed");
        assert!(!browser.get(OWN).body.contains(MASKED));
        assert_eq!(
            named(&acts(world)),
            ["person.paper_added", "person.paper_removed"]
        );
    });
}

#[test]
fn a_wrong_number_is_told_precisely_and_changes_nothing() {
    with_world(|world| {
        let mut browser = signed_in(world, &world.citizen("Aminah"));
        for (kind, number, said) in [
            ("mykad", "", "Fill this in"),
            ("mykad", "901301-14-5678", "must be a day that exists"),
            ("mykad", "010229-14-5678", "must be a day that exists"),
            ("mykad", "900101-17-5678", "not the code of a place"),
            ("mykad", "90010114567", "written like YYMMDD-PB-NNNN"),
            ("passport", "B12345678", "written like A12345678"),
            ("dragon", "1", "Choose the kind"),
            ("", "1", "Choose the kind"),
        ] {
            let refused = add(&mut browser, kind, number);
            assert_eq!(refused.status, 422, "{kind} {number}");
            assert!(refused.body.contains(said), "{said}: {}", refused.body);
            assert!(refused.body.contains("id=\"error-summary\""));
        }
        assert!(acts(world).is_empty() && texts(world, PAPERS).is_empty());
        assert_eq!(
            add(&mut browser, "mykad", WHOLE).status,
            303,
            "no try was counted"
        );
        let again = add(&mut browser, "mypr", WHOLE);
        assert!(
            again.body.contains("You keep this number already"),
            "{}",
            again.body
        );
        let second = add(&mut browser, "mykad", "650731-01-5432");
        assert!(
            second.body.contains("another number of this kind"),
            "{}",
            second.body
        );
        assert_eq!(texts(world, PAPERS).len(), 1);
    });
}

#[test]
fn a_number_belongs_to_one_person_and_the_next_is_told_nothing_of_them() {
    on_both(|world| {
        holder(world);
        let badrul = world.citizen("Badrul");
        let mut other = signed_in(world, &badrul);
        // The register that gives the numbers out is the same.
        for kind in ["mykad", "mypr"] {
            let refused = add(&mut other, kind, BARE);
            assert_eq!(refused.status, 422);
            assert!(
                refused.body.contains("cannot be kept here"),
                "{}",
                refused.body
            );
            assert!(!refused.body.contains("Aminah") && !refused.body.contains("somebody"));
        }
        assert_eq!(texts(world, PAPERS).len(), 1);
        let done = acts(world);
        let refused = "person.paper_refused";
        assert_eq!(named(&done), ["person.paper_added", refused, refused]);
        assert_eq!(add(&mut other, "mykad", "650731-01-5431").status, 303);
        for _ in 0..2 {
            assert_eq!(add(&mut other, "mypr", BARE).status, 422);
        }
        let late = add(&mut other, "mypr", BARE);
        assert_eq!(late.status, 429, "{}", late.body);
        assert!(late.body.contains("after 24 hours"), "{}", late.body);
        world.wait(Duration::from_hours(25));
        let mut other = signed_in(world, &badrul);
        assert_eq!(add(&mut other, "mypr", BARE).status, 422, "the next day");
    });
}

#[test]
fn of_two_who_add_a_number_at_once_one_keeps_it() {
    on_both(|world| {
        let both = ["Aminah", "Badrul"].map(|name| signed_in(world, &world.citizen(name)));
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let tried = both
                .map(|mut browser| scope.spawn(move || add(&mut browser, "mykad", WHOLE).status));
            tried.map(|one| one.join().expect("an answer")).to_vec()
        });
        let mut sorted = statuses;
        sorted.sort_unstable();
        assert_eq!(sorted, [303, 422]);
        assert_eq!(texts(world, PAPERS).len(), 1);
    });
}

#[test]
fn a_look_up_does_the_same_whether_it_finds_somebody_or_not() {
    on_both(|world| {
        holder(world);
        let mut desk = signed_in(world, &chief(world));
        let ask = |desk: &mut Browser, number: &str| {
            let csrf = desk.get(DESK).csrf();
            let fields = [
                ("kind", "mykad"),
                ("number", number),
                ("csrf", csrf.as_str()),
            ];
            world.statements(|| desk.post(DESK, &fields))
        };
        let (hit, found) = ask(&mut desk, WHOLE);
        let (miss, nobody) = ask(&mut desk, "650731-01-5432");
        assert_eq!((hit.status, miss.status), (200, 200));
        assert_eq!(found, nobody, "the same statements in the same order");
        assert!(
            found.contains(&"kernel.identity_paper_holder") && found.contains(&"kernel.view_put")
        );
        assert!(
            hit.body.contains("Aminah") && hit.body.contains(MASKED),
            "{}",
            hit.body
        );
        assert!(
            miss.body.contains("Nobody keeps this number"),
            "{}",
            miss.body
        );
        assert!(miss.body.contains("******-**-5432") && !miss.body.contains("650731"));
        assert!(!hit.body.contains(WHOLE) && !hit.body.contains(BARE));
        let done = acts(world);
        assert_eq!(
            named(&done),
            ["person.paper_added", "person.sought", "person.sought"]
        );
        assert!(
            done.iter()
                .all(|(_, said)| !said.contains("5678") && !said.contains("5432"))
        );
        let views = texts(world, VIEWS);
        assert!(views.iter().any(|view| view.starts_with("person-")));
        assert!(views.iter().any(|view| view.starts_with("nobody-")));
        assert_eq!(seek(&mut desk, "901301-14-5678").status, 422);
        assert_eq!(acts(world).len(), 3, "what is no number is not looked for");
    });
}

#[test]
fn a_whole_number_takes_a_reason_and_a_fresh_factor_and_the_person_sees_who_read_it() {
    on_both(|world| {
        let owner = holder(world);
        let officer = world.colleague("Ketua Satu", "agency_admin", "mbpj");
        let mut desk = signed_in(world, &officer);
        let found = seek(&mut desk, WHOLE);
        let paper = between(&found, "name=\"paper\" value=\"", "\"").to_owned();
        let csrf = found.csrf();
        let show = |desk: &mut Browser, paper: &str, reason: &str| {
            desk.post(
                SHOW,
                &[
                    ("paper", paper),
                    ("reason", reason),
                    ("csrf", csrf.as_str()),
                ],
            )
        };
        for reason in ["", "  ", &"x".repeat(501)] {
            let refused = show(&mut desk, &paper, reason);
            assert_eq!(refused.status, 422);
            assert!(!refused.body.contains(WHOLE), "{}", refused.body);
        }
        assert_eq!(
            show(&mut desk, "00000000000000000000000000", "x").status,
            404
        );
        assert!(!named(&acts(world)).contains(&"person.paper_shown"));
        let shown = show(&mut desk, &paper, "a duplicate at the counter");
        assert_eq!(shown.status, 200, "{}", shown.body);
        assert!(shown.body.contains(WHOLE), "{}", shown.body);
        let done = acts(world);
        let shown = done.iter().find(|(act, _)| act == "person.paper_shown");
        let (_, said) = shown.expect("an act");
        assert!(said.contains("a duplicate at the counter"), "{said}");
        assert!(!said.contains("5678"), "{said}");
        let views = signed_in(world, &owner).get("/en/me/views").body;
        assert!(views.contains("Ketua Satu"), "{views}");
        assert!(views.contains("numbers of identity papers"), "{views}");
        assert!(views.contains("to find out who you are"), "{views}");
        world.wait(base::STEP_UP);
        let late = show(&mut desk, &paper, "once more");
        assert!(late.status == 307 || late.status == 303, "{}", late.status);
        assert_eq!(acts(world).len(), done.len(), "nothing was done");
    });
}

#[test]
fn who_may_not_identify_people_finds_nobody() {
    with_world(|world| {
        holder(world);
        let officer = world.officer("officer", "mbpj");
        for actor in [officer, world.citizen("Badrul")] {
            let mut browser = signed_in(world, &actor);
            assert_eq!(browser.get(DESK).status, 403);
            let csrf = browser.get(OWN).csrf();
            let fields = [
                ("kind", "mykad"),
                ("number", WHOLE),
                ("csrf", csrf.as_str()),
            ];
            assert_eq!(browser.post(DESK, &fields).status, 403);
            assert_eq!(browser.post(SHOW, &fields).status, 403);
        }
        assert_eq!(named(&acts(world)), ["person.paper_added"]);
    });
}

/// Guessing is limited as guessing codes is.
#[test]
fn rows_that_tell_whether_a_number_is_kept_are_limited_most() {
    let routes = kernel::module().routes;
    let told: Vec<_> = routes
        .iter()
        .filter(|row| row.path.ends_with("/papers") || row.path.ends_with("/papers/show"))
        .filter(|row| row.method == "POST")
        .collect();
    assert_eq!(told.len(), 3);
    for row in told {
        assert_eq!(row.rate, Rate::Code, "{}", row.path);
    }
}

/// What this process logs, as far as it holds what is looked for here.
#[derive(Default)]
struct Lines(Mutex<Vec<String>>);

static LINES: OnceLock<Lines> = OnceLock::new();

struct Said(String);

impl Visit for Said {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, "{field}={value:?} ").expect("a string takes all");
    }
}

struct Ears;

impl tracing::Subscriber for Ears {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        hear(|said| span.record(said));
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::span::Id, values: &tracing::span::Record<'_>) {
        hear(|said| values.record(said));
    }

    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        hear(|said| event.record(said));
    }

    fn enter(&self, _: &tracing::span::Id) {}

    fn exit(&self, _: &tracing::span::Id) {}
}

fn hear(record: impl FnOnce(&mut Said)) {
    let mut said = Said(String::new());
    record(&mut said);
    let lines = LINES.get_or_init(Lines::default);
    let mut lines = lines.0.lock().unwrap_or_else(PoisonError::into_inner);
    if PLANTED.iter().any(|planted| said.0.contains(planted)) {
        lines.push(said.0);
    }
}

/// Stands in no other test. The first is a line that has to be heard.
const PLANTED: [&str; 3] = ["zqdengar", "771231-82-9753", "771231829753"];

#[test]
fn no_log_line_no_act_no_event_and_no_file_holds_a_number() {
    tracing::subscriber::set_global_default(Ears).expect("nobody else listens");
    let [heard, whole, bare] = PLANTED;
    tracing::info!(word = heard, "a line");
    // The database is in the folder too.
    let folder = Folder::new();
    let world = World::in_folder(folder.path(), &[kernel::module()]);
    let owner = world.citizen("Aminah");
    let mut browser = signed_in(&world, &owner);
    assert_eq!(add(&mut browser, "mykad", whole).status, 303);
    let mut other = signed_in(&world, &world.citizen("Badrul"));
    assert_eq!(add(&mut other, "mypr", bare).status, 422);
    let mut desk = signed_in(&world, &chief(&world));
    let found = seek(&mut desk, bare);
    let paper = between(&found, "name=\"paper\" value=\"", "\"").to_owned();
    let csrf = found.csrf();
    let fields = [
        ("paper", paper.as_str()),
        ("reason", "to see"),
        ("csrf", csrf.as_str()),
    ];
    let shown = desk.post(SHOW, &fields);
    assert!(shown.body.contains(whole), "{}", shown.body);
    let done = acts(&world);
    assert_eq!(done.len(), 4, "{done:?}");
    let kept = texts(&world, PAPERS).concat() + &texts(&world, EVENTS).concat();
    let kept = done.into_iter().fold(kept, |all, (_, said)| all + &said);
    assert!(!kept.contains(whole) && !kept.contains(bare), "{kept}");
    assert!(
        holds(&folder, "Aminah"),
        "the files of the database are read"
    );
    assert!(!holds(&folder, whole) && !holds(&folder, bare));
    let lines = LINES.get_or_init(Lines::default);
    let lines = lines.0.lock().unwrap_or_else(PoisonError::into_inner);
    assert!(lines.iter().all(|line| line.contains(heard)), "{lines:?}");
    assert!(!lines.is_empty(), "the test hears nothing");
}

/// Whether any file of a folder holds these words.
fn holds(folder: &Folder, words: &str) -> bool {
    let entries = folder.path().read_dir().expect("a folder");
    let mut files = entries.filter_map(|entry| std::fs::read(entry.expect("an entry").path()).ok());
    let parts = |bytes: Vec<u8>| {
        bytes
            .windows(words.len())
            .any(|part| part == words.as_bytes())
    };
    files.any(parts)
}
