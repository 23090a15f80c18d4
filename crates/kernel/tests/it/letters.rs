//! The link in a letter: what it stops, for whom, and what it does not.

use axum::body::Body;
use axum::http::{Request, header};
use base::{Lang, Time};
use kernel::App;
use kernel::identity::Address;
use kernel::notifications::{self, Message, MessageNew, MessageState, SmsSettings};
use testkit::{Folder, World, on_both_worlds};
use tower::ServiceExt;

use crate::notifications_app::{letters, open};

const ALI: &str = "ali@contoh.my";

fn new(id: &str, case: Option<&str>, template: &str) -> MessageNew {
    MessageNew {
        id: id.to_owned(),
        address: Address::parse(ALI, "60").expect("an address"),
        person_id: None,
        case_id: case.map(str::to_owned),
        template: template.to_owned(),
        args: [
            ("reference", "RR-7K2M-9QX4"),
            ("code", "123456"),
            ("agency", "MBPJ"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec(),
        lang: Lang::MS,
    }
}

fn send(app: &App, now: Time, new: MessageNew) -> MessageState {
    let id = new.id.clone();
    let queue = move |tx: &mut store::Tx<'_>| notifications::message_queue(tx, now, &new);
    app.db
        .write_blocking("test.queue", queue)
        .expect("the store");
    kernel::jobs::jobs_run(app).expect("jobs");
    message(app, &id).state
}

fn message(app: &App, id: &str) -> Message {
    let recent = |tx: &mut store::Tx<'_>| notifications::messages_recent(tx, 100);
    let recent = app
        .db
        .read_blocking("test.recent", recent)
        .expect("the store");
    let found = recent.into_iter().find(|message| message.id == id);
    found.expect("the message")
}

/// The path of the link in a letter.
fn link(world: &World, id: &str) -> Option<String> {
    let letter = notifications::letter_whole(&world.app, &message(&world.app, id), world.now());
    let link = letter.stop?;
    assert!(letter.body.contains(&link), "the letter shows its link");
    link.strip_prefix("http://localhost:8080")
        .map(str::to_owned)
}

/// Somebody outside without any cookie.
fn ask(app: &App, method: &str, path: &str, body: &str) -> (u16, String) {
    let request = Request::builder().method(method).uri(path);
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    // As if a page of somebody else sent it.
    let request = request.header("sec-fetch-site", "cross-site");
    let request = request
        .body(Body::from(body.to_owned()))
        .expect("a request");
    let service = web::router(kernel::module().routes, app.clone());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let answer = service.oneshot(request).await.expect("infallible");
        let status = answer.status().as_u16();
        let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await;
        let text = String::from_utf8_lossy(&bytes.expect("a body")).into_owned();
        (status, text)
    })
}

fn worlds(test: impl Fn(&World)) {
    on_both_worlds(|| vec![kernel::module()], test);
}

#[test]
fn one_click_stops_the_letters_of_a_case_and_nothing_else() {
    worlds(|world| {
        let (app, now) = (&world.app, world.now());
        assert_eq!(
            send(app, now, new("m1", Some("c1"), "report_received")),
            MessageState::Sent
        );
        let path = link(world, "m1").expect("a link");
        // Programs that look for viruses open it: nothing comes of that.
        assert_eq!(ask(app, "GET", &path, "").0, 200);
        assert_eq!(
            send(app, now, new("m2", Some("c1"), "report_asked")),
            MessageState::Sent
        );
        for _ in 0..2 {
            let (status, page) = ask(app, "POST", &path, "List-Unsubscribe=One-Click");
            assert_eq!(status, 200, "{page}");
            assert!(
                page.contains("RR-7K2M-9QX4") && !page.contains(ALI),
                "{page}"
            );
        }
        assert_eq!(
            send(app, now, new("m3", Some("c1"), "report_replied")),
            MessageState::Skipped
        );
        assert_eq!(
            send(app, now, new("m4", Some("c2"), "report_replied")),
            MessageState::Sent
        );
        assert_eq!(
            send(app, now, new("m5", None, "sign_in_code")),
            MessageState::Sent
        );
    });
}

#[test]
fn all_letters_but_codes_and_decisions_are_stopped_and_sent_again() {
    worlds(|world| {
        let (app, now) = (&world.app, world.now());
        send(app, now, new("m1", Some("c1"), "report_received"));
        let path = link(world, "m1").expect("a link");
        assert_eq!(ask(app, "POST", &path, "letters=all").0, 200);
        assert_eq!(
            send(app, now, new("m2", Some("c2"), "report_replied")),
            MessageState::Skipped
        );
        assert_eq!(
            send(app, now, new("m3", None, "report_confirm_code")),
            MessageState::Sent
        );
        let decision = format!("{}kernel-hooks-letter-off", notifications::FORMAL_LETTER);
        assert_eq!(
            send(app, now, new("m6", Some("c2"), &decision)),
            MessageState::Sent
        );
        assert_eq!(link(world, "m6"), None, "nobody can stop a decision");
        let other = MessageNew {
            address: Address::parse("siti@contoh.my", "60").expect("an address"),
            ..new("m4", Some("c1"), "report_replied")
        };
        assert_eq!(send(app, now, other), MessageState::Sent);
        assert_eq!(ask(app, "POST", &path, "letters=again").0, 200);
        assert_eq!(
            send(app, now, new("m5", Some("c1"), "report_replied")),
            MessageState::Sent
        );
    });
}

#[test]
fn a_made_up_link_tells_nothing() {
    worlds(|world| {
        let (app, now) = (&world.app, world.now());
        send(app, now, new("m1", Some("c1"), "report_received"));
        send(app, now, new("m2", None, "sign_in_code"));
        assert_eq!(link(world, "m2"), None, "codes have no such link");
        let path = link(world, "m1").expect("a link");
        let (_, token) = path.rsplit_once('/').expect("a token");
        let proof = token.strip_suffix("m1").expect("the letter");
        let turned: String = proof.chars().rev().collect();
        for made_up in [
            "m1".to_owned(),
            proof.to_owned(),
            format!("{proof}m2"),
            format!("{proof}m9"),
            format!("{turned}m1"),
            format!("{token}x"),
            format!("{}é{}", "0".repeat(31), "m1"),
        ] {
            let path = format!("/ms/letters/{}", web::encoded(&made_up));
            assert_eq!(ask(app, "GET", &path, "").0, 404, "{made_up}");
            assert_eq!(ask(app, "POST", &path, "letters=all").0, 404, "{made_up}");
        }
        assert_eq!(
            send(app, now, new("m3", Some("c1"), "report_replied")),
            MessageState::Sent
        );
        // A foreign form gets nowhere else.
        assert_eq!(ask(app, "POST", "/ms/sign-in", "address=x@y.my").0, 403);
    });
}

#[test]
fn the_page_says_in_every_language_what_is_stopped() {
    on_both_worlds(
        || vec![kernel::module()],
        |world| {
            let (app, now) = (&world.app, world.now());
            send(app, now, new("m1", Some("c1"), "report_received"));
            let path = link(world, "m1").expect("a link");
            for lang in [Lang::MS, Lang::EN, Lang::ZH, Lang::TA] {
                let path = path.replace("/ms/", &format!("/{lang}/"));
                let buttons = |page: (u16, String)| page.1.matches("name=\"letters\"").count();
                assert_eq!(buttons(ask(app, "GET", &path, "")), 2);
                assert_eq!(buttons(ask(app, "POST", &path, "letters=case")), 2);
                assert_eq!(buttons(ask(app, "POST", &path, "letters=all")), 1);
                let (_, again) = ask(app, "POST", &path, "letters=again");
                assert!(again.contains("RR-7K2M-9QX4") && again.contains("a…@contoh.my"));
            }
        },
    );
}

#[test]
fn the_key_of_an_instance_stays() {
    let folder = Folder::new();
    let (mail, sms) = (
        notifications::MailSettings::default(),
        SmsSettings::default(),
    );
    let (app, clock) = open(&folder, (mail.clone(), sms.clone()));
    let now = base::Clock::now(&*clock);
    send(&app, now, new("m1", Some("c1"), "report_received"));
    let mail_text = letters(&folder).remove(0);
    let link = |app: &App| notifications::letter_whole(app, &message(app, "m1"), now).stop;
    let first = link(&app).expect("a link");
    let header = format!("List-Unsubscribe: <{first}>");
    assert!(mail_text.lines().any(|line| line == header), "{mail_text}");
    let post = "List-Unsubscribe-Post: List-Unsubscribe=One-Click";
    assert!(mail_text.lines().any(|line| line == post), "{mail_text}");
    drop(app);
    let (again, _) = open(&folder, (mail, sms));
    assert_eq!(link(&again), Some(first));
}
