//! Letters that come back: what counts against an address, what is held back, and who ends that.

use std::time::Duration;

use base::{Actor, Lang, Time};
use kernel::identity::{self, Address, CodeConfirm, CodeRequest, Held};
use kernel::notifications::{
    self, Bounce, Error, MailSettings, MessageNew, MessageState, SmsSettings, Status, Taken,
    bounce_read,
};
use testkit::{Folder, World, on_both_worlds};

use crate::api::program::Program;
use crate::notifications_app::{letters, open};

const POSTFIX: &str = include_str!("../data/bounces/postfix.eml");
const EXIM: &str = include_str!("../data/bounces/exim.eml");
const EXIM_OLD: &str = include_str!("../data/bounces/exim-old.eml");
const EXCHANGE: &str = include_str!("../data/bounces/exchange.eml");
const QMAIL: &str = include_str!("../data/bounces/qmail.eml");
pub(crate) const ALI: &str = "ali@contoh.my";

pub(crate) fn address(text: &str) -> Address {
    Address::parse(text, "60").expect("an address")
}

pub(crate) fn letter(id: &str, to: &str) -> MessageNew {
    MessageNew {
        id: id.to_owned(),
        address: address(to),
        person_id: None,
        case_id: Some("c1".to_owned()),
        template: "report_replied".to_owned(),
        args: [("reference", "RR-7K2M-9QX4"), ("agency", "MBPJ")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        lang: Lang::MS,
    }
}

/// Sends a letter; in this world nothing leaves the house.
fn send(world: &World, id: &str, to: &str) {
    let (new, now) = (letter(id, to), world.now());
    let queue = move |tx: &mut store::Tx<'_>| notifications::message_queue(tx, now, &new);
    world
        .app
        .db
        .write_blocking("test.queue", queue)
        .expect("the store");
    world.run_jobs();
}

fn state(world: &World, id: &str) -> MessageState {
    let recent = |tx: &mut store::Tx<'_>| notifications::messages_recent(tx, 100);
    let recent = world
        .app
        .db
        .read_blocking("test.recent", recent)
        .expect("the store");
    let found = recent.into_iter().find(|message| message.id == id);
    found.expect("the message").state
}

fn reachable(world: &World, to: &str) -> bool {
    let (to, now) = (address(to), world.now());
    let look = move |tx: &mut store::Tx<'_>| notifications::address_reachable(tx, now, &to);
    world
        .app
        .db
        .read_blocking("test.reachable", look)
        .expect("the store")
}

fn take(world: &World, raw: &str) -> Vec<Taken> {
    let postmaster = Actor {
        grants: world
            .app
            .roles
            .grants(&[Held::whole("admin", None)], |_| Vec::new()),
        ..Actor::person(base::Id::from_bits(7), "Postmaster")
    };
    take_as(world, &postmaster, &bounce_read(raw.as_bytes())).expect("taken")
}

fn take_as(world: &World, actor: &Actor, bounce: &Bounce) -> Result<Vec<Taken>, Error> {
    let (actor, now, bounce) = (actor.clone(), world.now(), bounce.clone());
    let take = move |tx: &mut store::Tx<'_>| notifications::bounce_take(tx, &actor, now, &bounce);
    world.app.db.write_blocking("test.bounce", take)
}

fn worlds(test: impl Fn(&World)) {
    on_both_worlds(|| vec![kernel::module()], test);
}

#[test]
fn every_server_says_in_its_own_way_whose_letter_came_back() {
    for (raw, status) in [
        (POSTFIX, Status(5, 1, 1)),
        (EXIM, Status(5, 1, 1)),
        (EXIM_OLD, Status(5, 0, 0)),
        (EXCHANGE, Status(5, 1, 10)),
        (QMAIL, Status(5, 1, 1)),
    ] {
        // Mail travels with both ends of lines.
        for raw in [raw.to_owned(), raw.replace('\n', "\r\n")] {
            let bounce = bounce_read(raw.as_bytes());
            assert_eq!(bounce.letters, ["m1"], "{raw}");
            let [returned] = bounce.returned.as_slice() else {
                panic!("one recipient in {raw}");
            };
            assert!(returned.addresses.contains(&address(ALI)), "{raw}");
            assert_eq!(returned.status, status, "{raw}");
        }
    }
}

#[test]
fn other_mail_is_no_bounce() {
    let absence =
        "From: ali@contoh.my\nSubject: Cuti\nIn-Reply-To: <m1@balai.example>\n\nSaya bercuti.\n";
    for raw in [
        absence,
        "",
        "\0\0",
        "Content-Type: multipart/report; boundary=x\n\n--x\n--x\n",
    ] {
        assert_eq!(bounce_read(raw.as_bytes()), Bounce::default(), "{raw}");
    }
}

#[test]
fn a_hard_bounce_holds_letters_back_and_counts_once() {
    worlds(|world| {
        send(world, "m1", ALI);
        assert!(reachable(world, ALI));
        assert_eq!(take(world, POSTFIX), [Taken::Unreachable]);
        assert!(!reachable(world, ALI));
        assert_eq!(state(world, "m1"), MessageState::Failed);
        for raw in [POSTFIX, EXIM, EXCHANGE, QMAIL] {
            assert_eq!(take(world, raw), [Taken::Repeated]);
        }
        send(world, "m2", ALI);
        assert_eq!(state(world, "m2"), MessageState::Skipped);
        send(world, "m3", "siti@contoh.my");
        assert_eq!(state(world, "m3"), MessageState::Sent);
    });
}

#[test]
fn nobody_can_silence_somebody_else() {
    worlds(|world| {
        send(world, "m1", ALI);
        send(world, "m2", "siti@contoh.my");
        // Ali's letter, but Siti is said to be gone; a letter that never was; one that only waits.
        let other = POSTFIX.replace(ALI, "siti@contoh.my");
        assert_eq!(take(world, &other), [Taken::OtherAddress]);
        let unknown = POSTFIX.replace("<m1@", "<m9@");
        assert_eq!(take(world, &unknown), [Taken::UnknownLetter]);
        let (new, now) = (letter("m9", ALI), world.now());
        let queue = move |tx: &mut store::Tx<'_>| notifications::message_queue(tx, now, &new);
        world
            .app
            .db
            .write_blocking("test.queue", queue)
            .expect("the store");
        assert_eq!(take(world, &unknown), [Taken::OtherAddress]);
        let somebody = Actor::person(base::Id::from_bits(8), "Badrul");
        let refused = take_as(world, &somebody, &bounce_read(POSTFIX.as_bytes()));
        assert!(matches!(refused, Err(Error::Forbidden)));
        assert!(reachable(world, ALI) && reachable(world, "siti@contoh.my"));
    });
}

#[test]
fn a_bounce_that_names_no_letter_says_nothing() {
    worlds(|world| {
        let nameless = POSTFIX.replace("Message-ID: <m1@balai.example>\n", "");
        for n in 1..=6 {
            send(world, &format!("m{n}"), ALI);
            assert_eq!(take(world, &nameless), [Taken::UnknownLetter]);
        }
        assert!(reachable(world, ALI));
    });
}

#[test]
fn a_full_mailbox_is_borne_for_a_while_and_tried_again_later() {
    worlds(|world| {
        let day = Duration::from_hours(24);
        for n in 1..=5 {
            let id = format!("m{n}");
            send(world, &id, ALI);
            let full = POSTFIX.replace("<m1@", &format!("<{id}@"));
            let full = full.replace("Status: 5.1.1", "Status: 5.2.2");
            let delayed = full
                .replace("Action: failed", "Action: delayed")
                .replace("Status: 5.2.2", "Status: 4.2.2");
            let expected = if n < 5 {
                Taken::Counted
            } else {
                Taken::Unreachable
            };
            assert_eq!(take(world, &delayed), [expected], "{n}");
            assert_eq!(
                take(world, &full),
                [Taken::Repeated],
                "one letter counts once"
            );
            world.wait(day);
        }
        assert!(!reachable(world, ALI));
        world.wait(30 * day);
        assert!(reachable(world, ALI));
        let delivered = POSTFIX.replace("Action: failed", "Action: delivered");
        assert_eq!(take(world, &delivered), [Taken::Nothing]);
    });
}

/// Asks for a code at an address, and enters it.
fn prove(world: &World, to: &str) {
    let now = world.now();
    let new = CodeRequest::draw(
        &world.app.ids,
        now,
        "sign_in",
        address(to),
        "sign_in_code",
        Lang::MS,
    );
    let (id, code) = (new.id.clone(), new.code.clone());
    let request = move |tx: &mut store::Tx<'_>| identity::code_request(tx, now, &new);
    world
        .app
        .db
        .write_blocking("test.code", request)
        .expect("a code");
    world.run_jobs();
    assert_eq!(
        state(world, &id),
        MessageState::Sent,
        "a code is always sent"
    );
    let confirm = CodeConfirm {
        purpose: "sign_in".to_owned(),
        address: address(to),
        code,
    };
    let confirm = move |tx: &mut store::Tx<'_>| identity::code_confirm(tx, now, &confirm);
    let confirmed = world.app.db.write_blocking("test.confirm", confirm);
    confirmed.expect("the store").expect("the code is right");
}

#[test]
fn a_code_that_was_entered_ends_it_and_an_old_bounce_does_not_bring_it_back() {
    worlds(|world| {
        send(world, "m1", ALI);
        send(world, "m2", ALI);
        take(world, POSTFIX);
        assert!(!reachable(world, ALI));
        world.wait(Duration::from_hours(1));
        prove(world, ALI);
        assert!(reachable(world, ALI));
        assert_eq!(take(world, POSTFIX), [Taken::Proved]);
        let late = POSTFIX.replace("<m1@", "<m2@");
        assert_eq!(take(world, &late), [Taken::Proved], "it left before");
        world.wait(Duration::from_hours(1));
        send(world, "m3", ALI);
        assert_eq!(state(world, "m3"), MessageState::Sent);
        let again = POSTFIX.replace("<m1@", "<m3@");
        assert_eq!(take(world, &again), [Taken::Unreachable]);
    });
}

#[test]
fn a_mail_server_hands_bounces_in_over_http() {
    worlds(|world| {
        send(world, "m1", ALI);
        let admin = world.officer("admin", "");
        let server = Program::of(world, &admin, &["notifications.bounces"]);
        let other = Program::of(world, &admin, &["cases.read"]);
        let path = "/api/v1/bounces";
        assert_eq!(
            other
                .post_raw(path, "message/rfc822", POSTFIX.as_bytes())
                .status,
            403
        );
        assert_eq!(
            server
                .post_raw(path, "text/plain", POSTFIX.as_bytes())
                .status,
            415
        );
        let long = vec![b'x'; 64 * 1024 + 1];
        assert_eq!(server.post_raw(path, "message/rfc822", &long).status, 413);
        let none = server.post_raw(path, "message/rfc822", b"Hi\xff\0");
        assert_eq!(
            (none.status, none.json["items"].as_array().map(Vec::len)),
            (200, Some(0))
        );
        let taken = server.post_raw(path, "message/rfc822", POSTFIX.as_bytes());
        assert_eq!(taken.status, 200, "{}", taken.text);
        assert_eq!(
            taken.json["items"],
            serde_json::json!([{"recipient": ALI, "action": "failed", "status": "5.1.1", "taken": "unreachable"}])
        );
        let letter = ("message/rfc822", POSTFIX.as_bytes().to_vec());
        let keyed = server.file(path, Some("k"), letter.clone());
        assert_eq!(keyed.json["items"][0]["taken"], "repeated");
        assert_eq!(server.file(path, Some("k"), letter), keyed);
        let other = server.file(path, Some("k"), ("message/rfc822", b"Hi".to_vec()));
        assert_eq!(other.refusal(), (422, "kernel.once_other"));
    });
}

/// What is shown in the demo really leaves elsewhere: nothing does once it is held back.
#[test]
fn outside_of_the_demo_nothing_is_laid_down_for_an_address_that_is_gone() {
    let folder = Folder::new();
    let mail = MailSettings::default();
    let (app, clock) = open(&folder, (mail, SmsSettings::default()));
    let queue = |id: &str| {
        let (new, now): (_, Time) = (letter(id, ALI), base::Clock::now(&*clock));
        let queue = move |tx: &mut store::Tx<'_>| notifications::message_queue(tx, now, &new);
        app.db
            .write_blocking("test.queue", queue)
            .expect("the store");
        kernel::jobs::jobs_run(&app).expect("jobs");
    };
    queue("m1");
    assert_eq!(letters(&folder).len(), 1);
    let (bounce, now) = (bounce_read(POSTFIX.as_bytes()), base::Clock::now(&*clock));
    let system = Actor::system();
    let take = move |tx: &mut store::Tx<'_>| notifications::bounce_take(tx, &system, now, &bounce);
    app.db.write_blocking("test.bounce", take).expect("taken");
    queue("m2");
    assert_eq!(letters(&folder).len(), 1);
}
