//! The words in which agencies write to people: who chooses them, what they may hold, and that no letter is lost by them.

use std::time::Duration;

use base::{Actor, Lang};
use kernel::App;
use kernel::audit::Fresh;
use kernel::identity::Address;
use kernel::notifications::wordings::{self, AGENCY, EDITABLE, WordingPut, Words};
use kernel::notifications::{self, MailSettings, Message, MessageNew, MessageState, SmsSettings};
use store::Sql;
use testkit::{Folder, START, World, on_both_worlds};

use crate::identity_pages::signed_in;
use crate::notifications_app::{letters, open};

const LANGS: [Lang; 4] = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA];
const PAGE: &str = "/en/desk/letters/mbpj/report_replied/en";
const BREAK: Sql = Sql::new(
    "test.break",
    "update kernel_wording set body = '{{ nobody }}'",
);

fn modules() -> Vec<kernel::Module> {
    vec![kernel::module()]
}

fn message(template: &str, lang: Lang, (to, agency, basis): (&str, &str, &str)) -> Message {
    let due = START + Duration::from_hours(72);
    let args = [
        ("reference", "RR-7K2M-9QX4"),
        ("agency", "Majlis Contoh"),
        ("due_us", &due.micros().to_string()),
        ("basis", basis),
        ("link", "https://balai.example/ms/reports/RR-7K2M-9QX4"),
        ("words", "Sudah ditampal.\n{{ link }} <b>"),
        (AGENCY, agency),
    ];
    Message {
        id: format!("{template}-{agency}-{lang}"),
        address: Address::parse(to, "60").expect("an address"),
        person_id: None,
        case_id: Some("c1".to_owned()),
        template: template.to_owned(),
        args: args
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        lang,
        state: MessageState::Queued,
        created: START,
        attempts: 0,
        taken: None,
        digest_id: None,
        withheld: false,
        gathered: Vec::new(),
    }
}

fn put(app: &App, actor: &Actor, put: WordingPut) -> Result<i64, wordings::Error> {
    let (shared, actor, now) = (app.clone(), actor.clone(), app.clock.now());
    app.db.write_blocking("test.put", move |tx| {
        let registry = shared.registry.get(tx)?;
        wordings::wording_put(tx, &registry, (&actor, now), &put)
    })
}

fn change(app: &App, version: i64, words: Option<&str>) -> WordingPut {
    let now = app.clock.now();
    WordingPut {
        id: app.ids.next::<WordingPut>(now).to_string(),
        agency: "mbpj".to_owned(),
        template: "report_replied".to_owned(),
        lang: Lang::EN,
        version,
        words: words.map(|words| Words::new(words, words, words).expect("words")),
        fresh: Fresh::draw(&app.ids, now),
    }
}

/// What an administrator sees of their agency's wordings.
fn seen(app: &App, actor: &Actor) -> Vec<wordings::Wording> {
    let (shared, actor) = (app.clone(), actor.clone());
    let read = app.db.read_blocking("test.seen", move |tx| {
        let registry = shared.registry.get(tx)?;
        wordings::wordings_of(tx, &registry, &actor, "mbpj")
    });
    read.expect("wordings")
}

/// The words in the form of a page.
fn written(page: &str) -> [String; 3] {
    let between = |from: &str, until: &str| {
        let (_, rest) = page.split_once(from).expect(from);
        let (text, _) = rest.split_once(until).expect(until);
        text.to_owned()
    };
    let (_, body) = page.split_once("<textarea id=\"body\"").expect("a body");
    let (_, sms) = page.split_once("<textarea id=\"sms\"").expect("a message");
    let area = |text: &str| {
        let (_, rest) = text.split_once(">\n").expect("a field");
        rest.split("</textarea>")
            .next()
            .expect("its end")
            .to_owned()
    };
    let (_, subject) = page.split_once("<input id=\"subject\"").expect("a subject");
    let (_, subject) = subject.split_once("value=\"").expect("its words");
    let subject = subject.split('"').next().expect("its end").to_owned();
    assert!(!between("<title>", "</title>").is_empty());
    [subject, area(body), area(sms)].map(|text| {
        text.replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&#60;", "<")
            .replace("&#62;", ">")
            .replace("&#38;", "&")
    })
}

#[test]
fn the_usual_words_can_be_kept_as_they_are_and_say_the_same() {
    on_both_worlds(modules, |world| {
        let mut browser = signed_in(world, &world.officer("agency_admin", "mbpj"));
        for (template, lang) in EDITABLE
            .iter()
            .flat_map(|one| LANGS.map(|lang| (one, lang)))
        {
            let path = format!("/{lang}/desk/letters/mbpj/{template}/{lang}");
            let [subject, body, sms] = written(&browser.get(&path).body);
            let words = Words::new(&subject, &body, &sms);
            let words = words.unwrap_or_else(|faults| panic!("{path}: {faults:?}: {body}"));
            for basis in ["promise", "estimate", ""] {
                for to in ["ali@contoh.my", "012-345 6789"] {
                    let message = message(template, lang, (to, "mbpj", basis));
                    let usual = notifications::letter_worded(&world.app, &message, START, None);
                    let own =
                        notifications::letter_worded(&world.app, &message, START, Some(&words));
                    assert_eq!(own.fault, None, "{path}");
                    assert_eq!(own.letter, usual.letter, "{path}, {basis}");
                }
            }
        }
    });
}

#[test]
fn an_administrator_tries_keeps_and_takes_back_words_on_a_page() {
    on_both_worlds(modules, |world| {
        let mut browser = signed_in(world, &world.officer("agency_admin", "mbpj"));
        assert_eq!(
            browser.get("/en/desk/letters").location(),
            "/en/desk/letters/mbpj"
        );
        let fields = |body: &'static str, version: &'static str, act: &'static str| {
            [
                ("subject", "Answer {{ reference }}"),
                ("body", body),
                ("sms", "{{ link }}"),
                ("version", version),
                ("do", act),
            ]
        };
        let good = "Greetings.\r\n{{ words }}\r\n{{ link }}";
        let tried = browser.send(PAGE, PAGE, &fields(good, "0", "try"));
        assert_eq!(tried.status, 200);
        assert!(tried.body.contains("id=\"tried\"") && tried.body.contains("Greetings."));
        assert!(tried.body.contains("RR-7K2M-9QX4"));
        for (bad, told) in [
            ("{{ nama }} {{ link }}", "nama"),
            (
                "{% for a in words %}{% endfor %}{{ link }}",
                "for a in words",
            ),
            ("Hello", "read on"),
            ("", "Write something"),
            ("{{ link }}{% if words %}", "endif"),
        ] {
            let refused = browser.send(PAGE, PAGE, &fields(bad, "0", "keep"));
            assert_eq!(refused.status, 422, "{bad}");
            assert!(
                refused.body.contains("id=\"body-error\"") && refused.body.contains(told),
                "{bad}"
            );
        }
        assert!(
            !browser.get(PAGE).body.contains("Greetings."),
            "nothing was kept"
        );

        let kept = browser.send(PAGE, PAGE, &fields(good, "0", "keep"));
        assert_eq!(
            (kept.status, kept.location()),
            (303, format!("{PAGE}?done=kept").as_str())
        );
        assert!(browser.get(PAGE).body.contains("Greetings."));
        let stale = browser.send(PAGE, PAGE, &fields(good, "0", "keep"));
        assert_eq!(stale.status, 409);
        let back = browser.send(PAGE, PAGE, &fields("", "1", "restore"));
        assert_eq!(back.location(), format!("{PAGE}?done=restored"));
        let shown = browser.get(PAGE).body;
        assert!(!written(&shown)[1].contains("Greetings."));
        assert!(shown.contains("Greetings."), "it stands in the history");
        for elsewhere in [
            "/en/desk/letters/mbpj/sign_in_code/en",
            "/en/desk/letters/mbpj/report_private/en",
            "/en/desk/letters/mbpj/report_replied/xx",
            "/en/desk/letters/nowhere/report_replied/en",
        ] {
            assert_eq!(browser.get(elsewhere).status, 404, "{elsewhere}");
        }
    });
}

#[test]
fn only_an_agencys_administrators_choose_its_words() {
    on_both_worlds(modules, |world| {
        for (role, agency) in [
            ("officer", "mbpj"),
            ("agency_admin", "dbkl"),
            ("triage", "bpa"),
        ] {
            let actor = world.officer(role, agency);
            let refused = put(
                &world.app,
                &actor,
                change(&world.app, 0, Some("{{ link }}")),
            );
            assert!(matches!(refused, Err(wordings::Error::Forbidden)), "{role}");
            assert_eq!(signed_in(world, &actor).get(PAGE).status, 403, "{role}");
        }
        let admin = world.officer("agency_admin", "mbpj");
        assert!(seen(&world.app, &admin).is_empty(), "nothing was changed");
    });
}

#[test]
fn of_two_who_change_the_same_words_at_once_one_is_told() {
    on_both_worlds(modules, |world| {
        let admin = world.officer("agency_admin", "mbpj");
        let done = std::thread::scope(|scope| {
            let one = |words: &'static str| {
                let (app, admin) = (&world.app, &admin);
                scope.spawn(move || put(app, admin, change(app, 0, Some(words))))
            };
            [one("{{ link }} a"), one("{{ link }} b")].map(|thread| thread.join().expect("done"))
        });
        let kept = done.iter().filter(|done| done.is_ok()).count();
        let stale = |done: &Result<i64, _>| matches!(done, Err(wordings::Error::Stale(1)));
        assert_eq!((kept, done.iter().filter(|one| stale(one)).count()), (1, 1));
        assert_eq!(seen(&world.app, &admin).len(), 1);
    });
}

/// Sends a letter of an agency, and gives what left.
fn sent(folder: &Folder, app: &App, agency: &str, number: i64) -> String {
    let Message {
        address,
        case_id,
        template,
        args,
        lang,
        ..
    } = message("report_replied", Lang::EN, ("ali@contoh.my", agency, ""));
    let (id, now) = (format!("m{number}"), app.clock.now());
    let new = MessageNew {
        id: id.clone(),
        address,
        person_id: None,
        case_id,
        template,
        args,
        lang,
    };
    let queue = move |tx: &mut store::Tx<'_>| notifications::message_queue(tx, now, &new);
    app.db.write_blocking("test.queue", queue).expect("queued");
    while kernel::jobs::jobs_run(app).expect("jobs") > 0 {}
    let all = letters(folder).into_iter();
    let mut ours = all.filter(|letter| letter.contains(&format!("<{id}@")));
    ours.next().expect("a letter")
}

#[test]
fn a_letter_leaves_in_the_words_of_its_agency_and_a_broken_wording_loses_none() {
    let folder = Folder::new();
    let mail = MailSettings {
        from: "Balai <noreply@balai.example>".to_owned(),
        ..MailSettings::default()
    };
    let (app, _clock) = open(&folder, (mail, SmsSettings::default()));
    let admin = Actor::system();
    let words = "From us: {{ reference }} {{ words }} {{ link }}";
    put(&app, &admin, change(&app, 0, Some(words))).expect("kept");
    let ours = sent(&folder, &app, "mbpj", 1);
    assert!(ours.contains("From us: RR-7K2M-9QX4"), "{ours}");
    assert!(
        ours.contains("{{ link }} <b>"),
        "an officer's words stay words: {ours}"
    );
    assert!(ours.contains("List-Unsubscribe"), "{ours}");
    let usual = sent(&folder, &app, "dbkl", 2);
    assert!(usual.contains("Majlis Contoh has answered"), "{usual}");

    let broken = |tx: &mut store::Tx<'_>| tx.exec(&BREAK, &[]).map(drop);
    app.db.write_blocking("test.break", broken).expect("broken");
    let letter = sent(&folder, &app, "mbpj", 3);
    assert!(letter.contains("Majlis Contoh has answered"), "{letter}");
    let known = seen(&app, &admin);
    let fault = known.first().and_then(|wording| wording.fault.clone());
    assert_eq!(fault.map(|(_, why)| why), Some("body, line 1".to_owned()));

    put(&app, &admin, change(&app, 1, Some(words))).expect("mended");
    assert!(sent(&folder, &app, "mbpj", 4).contains("From us"));
    assert_eq!(
        seen(&app, &admin).first().and_then(|one| one.fault.clone()),
        None
    );
}

/// The pages in every language, with everything on them.
#[test]
fn the_pages_of_words_are_there_in_every_language() {
    on_both_worlds(modules, |world: &World| {
        let admin = world.officer("agency_admin", "mbpj");
        put(
            &world.app,
            &admin,
            change(&world.app, 0, Some("{{ link }} <i>")),
        )
        .expect("kept");
        let mut browser = signed_in(world, &admin);
        for lang in LANGS {
            for path in ["/desk/letters/mbpj", "/desk/letters/mbpj/report_replied/en"] {
                let page = browser.get(&format!("/{lang}{path}"));
                assert_eq!(page.status, 200);
                assert!(!page.body.contains("kernel-words-") && !page.body.contains("<i>"));
            }
        }
    });
}
