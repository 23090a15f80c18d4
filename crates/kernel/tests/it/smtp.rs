//! Letters handed to a mail server that we did not write, and what it says to our face.

use std::sync::Arc;
use std::time::Duration;

use base::{Clock, ManualClock, Time};
use kernel::App;
use kernel::notifications::{self, MailSettings, MessageNew, MessageState, SmsSettings};
use testkit::{Folder, MailServer};

use crate::bounces::{ALI, address, letter};
use crate::notifications_app::open;

/// An application whose letters go to a mail server.
struct Posted {
    app: App,
    clock: Arc<ManualClock>,
    server: MailServer,
    _folder: Folder,
}

impl Posted {
    fn open() -> Self {
        let (server, folder) = (MailServer::start(), Folder::new());
        let mail = MailSettings {
            smtp: Some(server.url()),
            ..MailSettings::default()
        };
        let (app, clock) = open(&folder, (mail, SmsSettings::default()));
        Self {
            app,
            clock,
            server,
            _folder: folder,
        }
    }

    fn now(&self) -> Time {
        Clock::now(&*self.clock)
    }

    fn run(&self) {
        while kernel::jobs::jobs_run(&self.app).expect("jobs") > 0 {}
    }

    fn send(&self, new: MessageNew) {
        let now = self.now();
        let queue = move |tx: &mut store::Tx<'_>| notifications::message_queue(tx, now, &new);
        let queued = self.app.db.write_blocking("test.queue", queue);
        queued.expect("the store");
        self.run();
    }

    fn state(&self, id: &str) -> MessageState {
        let recent = |tx: &mut store::Tx<'_>| notifications::messages_recent(tx, 100);
        let recent = self.app.db.read_blocking("test.recent", recent);
        let mut recent = recent.expect("the store").into_iter();
        recent.find(|message| message.id == id).expect("it").state
    }

    fn reachable(&self, to: &str) -> bool {
        let (to, now) = (address(to), self.now());
        let look = move |tx: &mut store::Tx<'_>| notifications::address_reachable(tx, now, &to);
        let looked = self.app.db.read_blocking("test.reachable", look);
        looked.expect("the store")
    }

    /// How many jobs were laid aside for an operator.
    fn laid_aside(&self) -> usize {
        let dead = |tx: &mut store::Tx<'_>| tx.jobs_dead(10);
        let dead = self.app.db.read_blocking("test.dead", dead);
        dead.expect("the store").len()
    }
}

#[test]
fn a_letter_arrives_with_what_mail_programs_look_for() {
    let post = Posted::open();
    post.send(letter("m1", ALI));
    let taken = post.server.letter();
    for line in [
        "Message-ID: <m1@balai.example>",
        "To: ali@contoh.my",
        "Auto-Submitted: auto-generated",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
    ] {
        assert!(taken.lines().any(|it| it == line), "{line} in {taken}");
    }
    let link = "\nList-Unsubscribe: <https://balai.example/ms/letters/";
    assert!(taken.contains(link), "{taken}");
}

#[test]
fn where_nobody_is_one_letter_is_tried_and_codes() {
    let post = Posted::open();
    for (id, to) in [("m1", "gone@contoh.my"), ("m2", "gone.plain@contoh.my")] {
        post.send(letter(id, to));
        assert_eq!(post.server.said(), format!("refused {to}"));
        let after = (post.state(id), post.reachable(to));
        assert_eq!(after, (MessageState::Failed, false), "{to}");
        let next = format!("{id}-2");
        post.send(letter(&next, to));
        assert_eq!(post.state(&next), MessageState::Skipped);
        let code = MessageNew {
            template: "sign_in_code".to_owned(),
            case_id: None,
            ..letter(&format!("{id}-3"), to)
        };
        post.send(code);
        assert_eq!(post.server.said(), format!("refused {to}"));
    }
    assert_eq!(post.laid_aside(), 0, "an operator can do nothing about it");
}

#[test]
fn a_server_that_does_not_like_us_says_nothing_about_the_people_there() {
    let post = Posted::open();
    for (id, to) in [
        ("m1", "unliked@contoh.my"),
        ("m2", "spam@contoh.my"),
        ("m3", "full@contoh.my"),
    ] {
        post.send(letter(id, to));
        assert_eq!(post.server.said(), format!("refused {to}"));
        let after = (post.state(id), post.reachable(to));
        assert_eq!(after, (MessageState::Failed, true), "{to}");
    }
    assert_eq!(post.laid_aside(), 3);
}

#[test]
fn a_letter_that_is_put_off_is_tried_again() {
    let post = Posted::open();
    post.send(letter("m1", "later@contoh.my"));
    assert_eq!(post.server.said(), "refused later@contoh.my");
    assert_eq!(post.state("m1"), MessageState::Queued);
    post.clock.advance(Duration::from_hours(1));
    post.run();
    assert!(post.server.letter().contains("To: later@contoh.my"));
    assert_eq!(post.state("m1"), MessageState::Sent);
}
