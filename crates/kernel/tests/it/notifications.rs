//! Messages: their words in every language, and their way out.

use std::time::Duration;

use base::{Lang, Time};
use kernel::App;
use kernel::identity::Address;
use kernel::notifications::{
    self, MailSettings, Message, MessageNew, MessageState, SmsSettings, TEMPLATES,
};
use testkit::{Folder, START, on_both_worlds};

use crate::notifications_app::{letters, open};
use crate::outbound::{answer, serve};

fn address(text: &str) -> Address {
    Address::parse(text, "60").expect("an address")
}

fn new(id: &str, to: &str, template: &str, lang: Lang) -> MessageNew {
    let due = START + Duration::from_hours(72);
    let args = [
        ("code", "123456"),
        ("reference", "RR-7K2M-9QX4"),
        ("cases", "3"),
        ("agency", "Majlis Contoh"),
        ("due_us", &due.micros().to_string()),
        ("basis", "promise"),
        ("link", "http://localhost:8080/ms/reports/RR-7K2M-9QX4"),
        ("words", "Lubang sudah ditampal.\nTerima kasih <b>"),
    ];
    MessageNew {
        id: id.to_owned(),
        address: address(to),
        person_id: None,
        case_id: None,
        template: template.to_owned(),
        args: args
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        lang,
    }
}

fn queue(app: &App, now: Time, new: &MessageNew) {
    let new = new.clone();
    let queue = move |tx: &mut store::Tx<'_>| notifications::message_queue(tx, now, &new);
    app.db
        .write_blocking("test.queue", queue)
        .expect("the store");
}

fn recent(app: &App) -> Vec<Message> {
    let read = |tx: &mut store::Tx<'_>| notifications::messages_recent(tx, 50);
    app.db
        .read_blocking("test.recent", read)
        .expect("the store")
}

#[test]
fn every_template_has_its_words_in_every_language() {
    on_both_worlds(
        || vec![kernel::module()],
        |world| {
            for lang in [Lang::MS, Lang::EN, Lang::ZH, Lang::TA] {
                for template in TEMPLATES {
                    let by_email = new("e", "ali@contoh.my", template, lang);
                    let by_sms = new("s", "012-345 6789", template, lang);
                    for message in [by_email, by_sms] {
                        check_words(&world.app, &message);
                    }
                }
            }
        },
    );
}

fn check_words(app: &App, new: &MessageNew) {
    let message = Message {
        id: new.id.clone(),
        address: new.address.clone(),
        case_id: None,
        template: new.template.clone(),
        args: new.args.clone(),
        lang: new.lang,
        state: MessageState::Queued,
        created: START,
        attempts: 0,
        person_id: None,
        taken: None,
        digest_id: None,
        withheld: false,
        gathered: Vec::new(),
    };
    let letter = notifications::letter(&app.site, &message, START);
    let told = format!(
        "{} {}: {}\n{}",
        new.lang, new.template, letter.subject, letter.body
    );
    assert!(!told.contains(['{', '}', '!']), "{told}");
    let essential = match new.template.as_str() {
        template if template.ends_with("code") => "123456",
        "account_closed" => "",
        _ => "RR-7K2M-9QX4",
    };
    assert!(letter.body.contains(essential), "{told}");
    if letter.by_sms {
        assert!(
            letter.body.chars().count() <= 200 && !letter.body.contains('\n'),
            "{told}"
        );
    } else {
        assert!(letter.subject.contains(essential), "{told}");
        let says_when = ["received", "transferred", "new_report"];
        let dated = says_when.iter().any(|end| new.template.ends_with(end));
        assert_eq!(dated, letter.body.contains("2026"), "{told}");
        let linked = letter
            .pieces()
            .iter()
            .filter(|piece| piece.href.is_some())
            .count();
        assert_eq!(
            linked,
            usize::from(!new.template.ends_with("code") && new.template != "account_closed"),
            "{told}"
        );
    }
}

#[test]
fn in_the_demo_nothing_leaves_and_a_message_is_queued_once() {
    on_both_worlds(
        || vec![kernel::module()],
        |world| {
            let message = new("m1", "ali@contoh.my", "report_received", Lang::MS);
            queue(&world.app, world.now(), &message);
            queue(&world.app, world.now(), &message);
            assert_eq!(recent(&world.app)[0].state, MessageState::Queued);
            world.run_jobs();
            let sent = recent(&world.app);
            assert_eq!((sent.len(), sent[0].state), (1, MessageState::Sent));
            assert_eq!(sent[0].args, message.args, "the demo shows it");
            assert!(!world.app.data.join("mail").exists());
        },
    );
}

#[test]
fn without_a_server_letters_are_laid_into_the_folder() {
    let folder = Folder::new();
    let mail = MailSettings {
        from: "Balai <noreply@balai.example>".to_owned(),
        ..Default::default()
    };
    let (app, clock) = open(&folder, (mail, SmsSettings::default()));
    let mut message = new("m1", "ali@contoh.my", "report_replied", Lang::EN);
    message.args.retain(|(name, _)| name != "agency");
    let evil = "Council\r\nBcc: victim@contoh.my\r\n\r\n";
    message.args.push(("agency".to_owned(), evil.to_owned()));
    queue(&app, base::Clock::now(&*clock), &message);
    let mut moved = new("m2", "siti@contoh.my", "report_transferred", Lang::TA);
    moved.args.push(("agency".to_owned(), evil.to_owned()));
    queue(&app, base::Clock::now(&*clock), &moved);
    kernel::jobs::jobs_run(&app).expect("jobs");
    let letters = letters(&folder);
    assert_eq!(letters.len(), 2);
    for letter in &letters {
        let (head, _) = letter.split_once("\r\n\r\n").expect("a head");
        assert!(
            head.contains("From: Balai <noreply@balai.example>"),
            "{head}"
        );
        assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
        assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
    }
    assert!(
        recent(&app)
            .iter()
            .all(|message| message.state == MessageState::Sent)
    );
}

#[test]
fn a_text_message_goes_through_the_gateway_and_is_tried_again() {
    let (at, gateway) = serve(vec![answer("500 Oops", ""), answer("200 OK", "ok")]);
    let folder = Folder::new();
    let sms = SmsSettings {
        url: Some(format!("http://{at}/send")),
        headers: vec![("Authorization".to_owned(), "Key rahsia".to_owned())],
        body: Some(r#"{"to":"{to}","text":"{text}"}"#.to_owned()),
    };
    let (app, clock) = open(&folder, (MailSettings::default(), sms));
    let message = new("m1", "012-345 6789", "sign_in_code", Lang::EN);
    queue(&app, START, &message);
    kernel::jobs::jobs_run(&app).expect("jobs");
    let first = &recent(&app)[0];
    assert_eq!((first.state, first.attempts), (MessageState::Queued, 1));

    clock.advance(Duration::from_hours(1));
    kernel::jobs::jobs_run(&app).expect("jobs");
    let second = &recent(&app)[0];
    assert_eq!((second.state, second.attempts), (MessageState::Sent, 2));
    assert!(
        !second.args.iter().any(|(name, _)| name == "code"),
        "the code is not kept"
    );

    let asked = gateway.join().expect("the gateway").remove(1);
    assert!(asked.starts_with("POST /send "), "{asked}");
    let (head, body) = asked.split_once("\r\n\r\n").expect("a body");
    assert!(
        head.to_lowercase().contains("authorization: key rahsia"),
        "{head}"
    );
    assert!(
        head.to_lowercase()
            .contains("content-type: application/json"),
        "{head}"
    );
    let body: serde_json::Value = serde_json::from_str(body).expect("json");
    assert_eq!(body["to"], "+60123456789");
    assert!(body["text"].as_str().expect("text").contains("123456"));
}

#[test]
fn what_can_never_be_sent_is_given_up_at_once() {
    let folder = Folder::new();
    let (app, _) = open(&folder, (MailSettings::default(), SmsSettings::default()));
    queue(
        &app,
        START,
        &new("m1", "012-345 6789", "sign_in_code", Lang::EN),
    );
    queue(
        &app,
        START,
        &new("m2", "ali@contoh.my", "no_such_thing", Lang::EN),
    );
    kernel::jobs::jobs_run(&app).expect("jobs");
    assert!(
        recent(&app)
            .iter()
            .all(|message| message.state == MessageState::Failed)
    );
    let dead = app
        .db
        .read_blocking("test.dead", |tx| tx.jobs_dead(10))
        .expect("the store");
    assert_eq!(dead.len(), 2);
}
