//! Requests for information as people and programs meet them: pages in every language, forms, feeds, and nothing of those
//! that are about oneself.

use std::time::Duration;

use base::{Actor, Lang};
use disclosure::actions::{self, Created};
use disclosure::model::{RequestFresh, RequestNew, Shown};
use kernel::audit::Fresh;
use kernel::cases::{CaseId, CaseMove};
use kernel::documents::{Enclosed, Stored};
use testkit::{World, on_both_worlds};

use crate::backup::photo;
use crate::browser::{Answer, Browser};
use crate::mandates_limits::close;
use crate::matrix::{People, fill};
use crate::private::readable;

const DAY: Duration = Duration::from_hours(24);
const LANGS: [&str; 4] = ["ms", "en", "zh", "ta"];

/// A request to MBPJ, made through the real action.
pub(crate) fn asked(world: &World, owner: &Actor, shown: Shown, words: &str) -> Created {
    let (app, owner, now) = (world.app.clone(), owner.clone(), world.now());
    let new = RequestNew {
        agency: "mbpj".to_owned(),
        title: words.to_owned(),
        words: format!("Semua dokumen tentang {words}."),
        urgency: None,
        hidden: None,
        shown,
        reveal: None,
        lang: Lang::MS,
        fresh: RequestFresh::draw(&app.ids, now),
    };
    let made = world.app.db.write_blocking("test.ask", move |tx| {
        actions::request_create(tx, &app, (&owner, now), &new, None)
    });
    made.expect("a request")
}

fn moved(world: &World, actor: &Actor, made: &Created, step: &str, photos: usize) {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let stored = (0..photos).map(|_| Stored::Photo(photo(world))).collect();
    let enclosed = Enclosed::draw(&app.ids, now, stored);
    let cmd = CaseMove {
        body: Some("Sila lihat lampiran.".to_owned()),
        ..CaseMove::new(CaseId::from_bits(0), step, Fresh::draw(&app.ids, now))
    };
    let reference = made.reference.clone();
    let done = world.app.db.write_blocking("test.move", move |tx| {
        let with = (&cmd, &enclosed);
        actions::request_move(tx, &app, (&actor, now), &reference, with).map(drop)
    });
    done.expect("a move");
}

pub(crate) fn signed(world: &World, actor: &Actor) -> Browser {
    Browser::new(world).with_session(world.session(actor))
}

/// The value of a hidden field.
pub(crate) fn hidden<'a>(page: &'a Answer, name: &str) -> &'a str {
    let start = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.body.split_once(&start).expect("a field");
    rest.split('"').next().expect("a value")
}

#[test]
fn every_page_speaks_every_language() {
    on_both_worlds(server::modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = asked(world, &owner, Shown::Public, "lampu <jalan>");
        let personal = asked(world, &owner, Shown::Personal, "rekod saya");
        moved(world, &officer, &made, "acknowledge", 0);
        let mut stranger = Browser::new(world);
        let (mut own, mut desk) = (signed(world, &owner), signed(world, &officer));
        for lang in LANGS {
            let mut pages = Vec::new();
            for path in [
                "ask".to_owned(),
                "ask?q=lampu".to_owned(),
                "ask?q=tiada".to_owned(),
                "ask?agency=mbpj&state=open".to_owned(),
                "ask/new".to_owned(),
                "ask/new?words=petaling".to_owned(),
                "ask/new?agency=mbpj".to_owned(),
                "ask/new?agency=mbjb".to_owned(),
                "agencies/mbpj".to_owned(),
                format!("ask/{}", made.reference),
            ] {
                pages.push(stranger.get(&format!("/{lang}/{path}")));
            }
            let locked = stranger.get(&format!("/{lang}/ask/{}", personal.reference));
            assert_eq!(locked.status, 404);
            for reference in [&made.reference, &personal.reference] {
                pages.push(own.get(&format!("/{lang}/ask/{reference}")));
                pages.push(desk.get(&format!("/{lang}/desk/ask/{reference}")));
                pages.push(desk.get(&format!("/{lang}/cases/{reference}")));
            }
            pages.push(desk.get(&format!("/{lang}/desk/ask/{}/moderate", made.reference)));
            pages.push(desk.get(&format!("/{lang}/desk?agency=mbpj&queue=open")));
            for page in pages {
                assert_eq!(page.status, 200, "{}", page.body);
                let missing = web::testing::missing_messages(&page.body);
                assert!(missing.is_empty(), "{lang}: {missing:?}");
                assert!(!page.body.contains("disclosure-"), "{lang}: {}", page.body);
                assert!(
                    !page.body.contains("<jalan>"),
                    "what people write stays words"
                );
            }
        }
        assert_eq!(stranger.get("/ms/information").location, "/ms/ask");
    });
}

#[test]
fn who_has_no_account_asks_gets_a_secret_and_comes_back_with_it() {
    on_both_worlds(server::modules, |world| {
        let mut browser = Browser::new(world);
        let form = browser.get("/ms/ask/new?agency=mbjb");
        let key = hidden(&form, "form").to_owned();
        let fields = [
            ("form", key.as_str()),
            ("agency", "mbjb"),
            ("title", "Rekod saya"),
            ("words", "Rekod tentang diri saya."),
            ("shown", "personal"),
        ];
        let mut window = browser.window(world);
        let made = browser.post("/ms/ask/new", &fields);
        assert_eq!(made.status, 200, "{}", made.body);
        let (_, rest) = made.body.split_once("id=\"secret\">").expect("a secret");
        let secret = rest.split('<').next().expect("a secret").to_owned();
        let (_, rest) = made.body.split_once("/ms/ask/IR-").expect("a link");
        let reference = format!("IR-{}", rest.split('"').next().expect("a reference"));
        let path = format!("/ms/ask/{reference}");
        assert_eq!(
            browser.get(&path).status,
            200,
            "its own browser sees it at once"
        );
        // Somebody was impatient: the same form went off twice before the first answer came.
        let again = window.post("/ms/ask/new", &fields);
        assert!(again.body.contains(&reference) && again.body.contains(&secret));
        let mut later = Browser::new(world);
        assert_eq!(later.get(&path).status, 404);
        let wrong = later.post(&format!("{path}/key"), &[("key", "0000-0000")]);
        assert_eq!(wrong.status, 422);
        let open = later.post(&format!("{path}/key"), &[("key", secret.as_str())]);
        assert_eq!(open.status, 303, "{}", open.body);
        let page = later.get(&path);
        assert_eq!(page.status, 200);
        let version = hidden(&page, "version").to_owned();
        let words = [
            ("step", "write"),
            ("version", version.as_str()),
            ("body", "Ada berita?"),
        ];
        assert_eq!(later.post(&path, &words).status, 303);
        assert!(later.get(&path).body.contains("Ada berita?"));
    });
}

#[test]
fn a_form_that_will_not_do_says_why_and_keeps_what_was_written() {
    on_both_worlds(server::modules, |world| {
        let mut own = signed(world, &world.citizen("Aminah"));
        let form = own.get("/ms/ask/new?agency=mbpj");
        let key = hidden(&form, "form").to_owned();
        let fields = [
            ("form", key.as_str()),
            ("agency", "mbpj"),
            ("words", "Belanjawan 2025"),
            ("shown", "public"),
        ];
        let refused = own.post("/ms/ask/new", &fields);
        assert_eq!(refused.status, 422);
        assert!(
            refused.body.contains("Tulis tajuk ringkas")
                && refused.body.contains("Belanjawan 2025")
        );
        let mut stranger = Browser::new(world);
        let barred = stranger.get("/ms/ask/new?agency=mbpj");
        assert!(barred.body.contains("/ms/sign-in") && !barred.body.contains("name=\"words\""));
        let fields = [
            ("form", "x"),
            ("agency", "mbpj"),
            ("title", "a"),
            ("words", "b"),
            ("shown", "public"),
        ];
        assert_eq!(stranger.post("/ms/ask/new", &fields).status, 403);
        let list: serde_json::Value =
            serde_json::from_str(&stranger.get("/api/v1/information").body).expect("JSON");
        assert_eq!(list["items"].as_array().map(Vec::len), Some(0));
    });
}

#[test]
fn an_officer_answers_at_the_desk_and_everybody_reads_it() {
    on_both_worlds(server::modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = asked(world, &owner, Shown::Public, "lampu jalan");
        let path = format!("/ms/desk/ask/{}", made.reference);
        let mut desk = signed(world, &officer);
        let act = |desk: &mut Browser, fields: &[(&str, &str)]| {
            let page = desk.get(&path);
            let version = hidden(&page, "version").to_owned();
            let fields = [fields, &[("version", version.as_str())]].concat();
            desk.post(&path, &fields)
        };
        assert_eq!(act(&mut desk, &[("step", "acknowledge")]).status, 303);
        let bare = act(&mut desk, &[("step", "refuse"), ("body", "tidak")]);
        assert_eq!(bare.status, 422, "a reason is missing");
        let words = [("step", "give"), ("body", "Jumlahnya RM 3,000.")];
        assert_eq!(act(&mut desk, &words).status, 303);
        let mut stranger = Browser::new(world);
        let page = stranger.get(&format!("/en/ask/{}", made.reference)).body;
        assert!(page.contains("Jumlahnya RM 3,000.") && page.contains("Given in full"));
        let feed = stranger
            .get(&format!("/en/ask/{}/feed.atom", made.reference))
            .body;
        assert!(feed.contains("Jumlahnya RM 3,000."));
        assert!(
            stranger
                .get("/en/ask.atom")
                .body
                .contains(made.reference.as_str())
        );
        let one = stranger
            .get(&format!("/api/v1/information/{}", made.reference))
            .body;
        let one: serde_json::Value = serde_json::from_str(&one).expect("JSON");
        assert_eq!(
            (&one["status"], &one["outcome"]),
            (&"answered".into(), &"full".into())
        );
        assert_eq!(one["overdue"], false);
        for wrong in ["status=maybe", "outcome=maybe", "page=0", "page=x"] {
            let refused = stranger.get(&format!("/api/v1/information?{wrong}"));
            assert_eq!(refused.status, 422, "{wrong}");
        }
        let mut other = signed(world, &world.officer("officer", "mbjb"));
        assert_eq!(other.get(&path).status, 404, "the desk of others");
    });
}

#[test]
fn documents_go_with_their_answer_to_whoever_may_read_it() {
    on_both_worlds(server::modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        for (shown, status) in [(Shown::Public, 200), (Shown::Personal, 404)] {
            let made = asked(world, &owner, shown, "lampu jalan");
            moved(world, &officer, &made, "acknowledge", 0);
            moved(world, &officer, &made, "give", 1);
            let mut own = signed(world, &owner);
            let page = own.get(&format!("/ms/ask/{}", made.reference)).body;
            let (_, rest) = page.split_once("href=\"/documents/").expect("a document");
            let path = format!("/documents/{}", rest.split('"').next().expect("an address"));
            assert_eq!(own.get(&path).status, 200);
            assert_eq!(Browser::new(world).get(&path).status, status, "{shown:?}");
        }
    });
}

/// The address of the first document on a page.
fn document(page: &str) -> String {
    let (_, rest) = page.split_once("href=\"/documents/").expect("a document");
    format!("/documents/{}", rest.split('"').next().expect("an address"))
}

#[test]
fn a_copy_with_black_boxes_is_shown_and_what_they_cover_stays_inside() {
    on_both_worlds(server::modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = asked(world, &owner, Shown::Public, "lampu jalan");
        moved(world, &officer, &made, "acknowledge", 0);
        moved(world, &officer, &made, "note", 1);
        let (mut desk, mut stranger) = (signed(world, &officer), Browser::new(world));
        let (here, open) = (
            format!("/ms/desk/ask/{}", made.reference),
            format!("/ms/ask/{}", made.reference),
        );
        let page = desk.get(&here).body;
        let original = document(&page);
        assert_eq!(desk.get(&original).status, 200);
        assert_eq!(stranger.get(&original).status, 404);
        assert!(!stranger.get(&open).body.contains("/documents/"));
        let (_, rest) = page.split_once("/ms/desk/documents/").expect("a link");
        let path = format!(
            "/ms/desk/documents/{}",
            rest.split('"').next().expect("a path")
        );
        let revision = hidden(&desk.get(&path), "revision").to_owned();
        let copy = |areas: &'static str, reason: &'static str| {
            vec![("do", "copy"), ("areas", areas), ("reason", reason)]
        };
        for wrong in [copy("", "Nama orang lain."), copy("0,0,16,16", "")] {
            let fields = [wrong, vec![("revision", revision.as_str())]].concat();
            assert_eq!(desk.post(&path, &fields).status, 422);
        }
        let fields = [
            copy("0,0,16,16", "Nama orang lain."),
            vec![("revision", revision.as_str())],
        ];
        let done = desk.post(&path, &fields.concat());
        assert_eq!((done.status, done.location.as_str()), (303, here.as_str()));
        let page = stranger.get(&open).body;
        assert!(
            page.contains("Nama orang lain."),
            "what was removed is said"
        );
        let shown = document(&page);
        assert!(shown != original);
        let (copied, kept) = (stranger.bytes(&shown), desk.bytes(&original));
        assert_ne!(copied, kept);
        // A picture drawn anew: bytes of a page with a text under its boxes cannot be among them.
        assert!(copied.starts_with(&[0xff, 0xd8, 0xff]) || copied.starts_with(b"\x89PNG"));
        assert_eq!(
            stranger.get(&original).status,
            404,
            "the original stays inside"
        );
        let again = [
            copy("0,0,16,16", "Sekali lagi."),
            vec![("revision", revision.as_str())],
        ]
        .concat();
        let copy_of_copy = path.replace(
            original.split('/').nth(2).expect("an id"),
            shown.split('/').nth(2).expect("an id"),
        );
        assert_eq!(
            desk.post(&copy_of_copy, &again).status,
            409,
            "only of what is inside"
        );
        let mut other = signed(world, &world.officer("officer", "mbjb"));
        assert_eq!(other.post(&path, &again).status, 404);
    });
}

/// Whatever a stranger can read tells nothing of a request that is about whoever asked.
#[test]
fn a_request_about_oneself_leaks_nowhere() {
    on_both_worlds(server::modules, |world| {
        let people = People::new(world);
        let owner = world.citizen("Camelia");
        let made = asked(world, &owner, Shown::Personal, "zirafahungu");
        moved(
            world,
            &world.colleague("Pegawai Dua", "officer", "mbpj"),
            &made,
            "acknowledge",
            0,
        );
        world.run_jobs();
        let searches = [
            "/ms/ask?q=zirafahungu",
            "/ms/search?q=zirafahungu",
            "/api/v1/search?q=zirafahungu",
        ];
        let all = readable()
            .into_iter()
            .filter(|path| !path.ends_with("/demo"));
        let all = all.map(|path| fill(path, "ms", &people));
        for path in all.chain(searches.map(str::to_owned)) {
            let answer = Browser::new(world).get(&path);
            // What was typed is shown to whoever typed it.
            let echoes = path.contains("zirafahungu");
            let told = answer.body.contains("zirafahungu") && !echoes;
            assert!(!told, "{path}: {}", answer.body);
            assert!(!answer.body.contains(made.reference.as_str()), "{path}");
        }
    });
}

/// How many requests everybody sees.
fn public(world: &World) -> usize {
    let list = Browser::new(world).get("/api/v1/information").body;
    let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
    list["items"].as_array().map_or(0, Vec::len)
}

#[test]
fn a_form_whose_seed_somebody_else_knows_makes_nothing() {
    on_both_worlds(server::modules, |world| {
        let mut author = Browser::new(world);
        let theirs = author.get("/ms/ask/new?agency=mbjb");
        let whole = hidden(&theirs, "form").to_owned();
        let seed: String = whole.chars().take(52).collect();
        let mut victim = Browser::new(world);
        let own = hidden(&victim.get("/ms/ask/new?agency=mbjb"), "form").to_owned();
        let marked = own.replace(own.get(..52).expect("a seed"), &seed);
        for form in ["", "a", seed.as_str(), marked.as_str(), whole.as_str()] {
            let fields = [
                ("form", form),
                ("agency", "mbjb"),
                ("title", "Rekod saya"),
                ("words", "Rekod tentang diri saya."),
                ("shown", "public"),
            ];
            let refused = victim.post("/ms/ask/new", &fields);
            assert_eq!(refused.status, 403, "{form}: {}", refused.body);
            assert_eq!(public(world), 0, "{form}");
            assert!(refused.body.contains("Rekod tentang diri saya."));
            let fresh = hidden(&refused, "form").to_owned();
            assert!(fresh != form, "a form of their own instead");
            if form == whole {
                let fields = [&[("form", fresh.as_str())], &fields[1..]].concat();
                assert_eq!(victim.post("/ms/ask/new", &fields).status, 200);
                assert_eq!(public(world), 1);
            }
        }
    });
}

#[test]
fn a_form_that_was_sent_is_another_one_with_another_day_or_other_words() {
    on_both_worlds(server::modules, |world| {
        let mut own = signed(world, &world.citizen("Aminah"));
        let form = own.get("/ms/ask/new?agency=mbpj");
        let key = hidden(&form, "form").to_owned();
        let mut send = |title: &str, words: &str, shown: &str, day: &str| {
            let fields = [
                ("form", key.as_str()),
                ("agency", "mbpj"),
                ("title", title),
                ("words", words),
                ("shown", shown),
                ("reveal-day", day),
                ("reveal-month", "3"),
                ("reveal-year", "2027"),
            ];
            own.post("/ms/ask/new", &fields).status
        };
        assert_eq!(send("a", "b\nc", "later", "1"), 303);
        assert_eq!(send("a", "b\nc", "later", "1"), 303, "the same again");
        assert_eq!(send("a", "b\nc", "later", "2"), 422, "another day");
        assert_eq!(send("a\nb", "c", "later", "1"), 422, "other words");
    });
}

/// A request to be shown to everybody in thirty days.
fn kept_back(world: &World, owner: &Actor) -> Created {
    let (app, owner, now) = (world.app.clone(), owner.clone(), world.now());
    let new = RequestNew {
        agency: "mbpj".to_owned(),
        title: "zirafahungu".to_owned(),
        words: "Semua dokumen tentang zirafahungu.".to_owned(),
        urgency: None,
        hidden: None,
        shown: Shown::Later,
        reveal: Some(now + DAY * 30),
        lang: Lang::MS,
        fresh: RequestFresh::draw(&app.ids, now),
    };
    let made = world.app.db.write_blocking("test.ask", move |tx| {
        actions::request_create(tx, &app, (&owner, now), &new, None)
    });
    made.expect("a request")
}

#[test]
fn nothing_of_a_closed_account_comes_out_later() {
    on_both_worlds(server::modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = kept_back(world, &owner);
        moved(world, &officer, &made, "acknowledge", 0);
        moved(world, &officer, &made, "give", 0);
        close(world, &mut signed(world, &owner));
        // Before any job has run it is settled already.
        let request = |world: &World| {
            let (officer, reference) = (officer.clone(), made.reference.clone());
            let read = world.app.db.read_blocking("test.seen", move |tx| {
                actions::request_show(tx, &officer, &reference)
            });
            read.expect("a request").request
        };
        assert_eq!(
            (request(world).shown, request(world).reveal),
            (Shown::Personal, None)
        );
        world.run_jobs();
        world.wait(DAY * 40);
        world.run_jobs();
        assert_eq!(public(world), 0);
        let mut stranger = Browser::new(world);
        assert_eq!(
            stranger.get(&format!("/ms/ask/{}", made.reference)).status,
            404
        );
        assert!(
            !stranger
                .get("/ms/ask?q=zirafahungu")
                .body
                .contains(made.reference.as_str())
        );
    });
}

#[test]
fn whoever_asked_stops_the_day_on_which_it_opens_on_the_page_and_as_a_program() {
    on_both_worlds(server::modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let by_page = kept_back(world, &owner);
        moved(world, &officer, &by_page, "acknowledge", 0);
        moved(world, &officer, &by_page, "give", 0);
        let mut own = signed(world, &owner);
        for lang in LANGS {
            let page = own.get(&format!("/{lang}/ask/{}", by_page.reference)).body;
            assert!(page.contains("value=\"keep_back\""), "{lang}: {page}");
        }
        let path = format!("/ms/ask/{}", by_page.reference);
        let version = hidden(&own.get(&path), "version").to_owned();
        let fields = [("step", "keep_back"), ("version", version.as_str())];
        assert_eq!(own.post(&path, &fields).status, 303);
        let after = own.get(&path).body;
        assert!(!after.contains("value=\"keep_back\"") && after.contains("Hanya peminta"));
        let by_program = kept_back(world, &owner);
        let address = format!("/api/v1/cases/{}/moves", by_program.reference);
        let asked = r#"{"move":"keep_back","version":0}"#;
        let mut stranger =
            Browser::new(world).with_bearer(world.token(&world.citizen("Badrul"), &["own.write"]));
        let key = [("idempotency-key", "keep")];
        assert_eq!(stranger.post_json(&address, &key, asked).status, 404);
        let mut program = Browser::new(world).with_bearer(world.token(&owner, &["own.write"]));
        let kept = program.post_json(&address, &key, asked);
        assert_eq!(kept.status, 201, "{}", kept.body);
        world.wait(DAY * 40);
        world.run_jobs();
        assert_eq!(public(world), 0);
    });
}
