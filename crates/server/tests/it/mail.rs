//! Letters of the running program, through a mail server that we did not write, and what comes back.

use base::{Actor, Clock, SystemClock};
use reports::model::Visibility;
use serde_json::json;
use testkit::{Folder, MailServer, World};

use crate::house::{House, ask, place};
use crate::matrix::report;

const FORM: &str = "Content-Type: application/x-www-form-urlencoded";
const OWNER: &str = "aminah@example.org";

/// People and reports in a data folder, and the program that serves it.
pub(crate) struct Office {
    world: World,
    owner: Actor,
    officer: String,
    postmaster: String,
    first: String,
    mail: MailServer,
    house: House,
    _folder: Folder,
}

impl Office {
    fn open() -> Self {
        Self::open_with(&[])
    }

    /// The same, with settings of its own, as variables.
    pub(crate) fn open_with(settings: &[(&str, &str)]) -> Self {
        let (folder, mail) = (Folder::new(), MailServer::start());
        let world = World::in_folder(folder.path(), &server::modules());
        // The program beside it lives today: what is made here must not be late there.
        world.clock.set(SystemClock.now());
        let owner = world.citizen("Aminah");
        let officer = world.token(&world.officer("officer", "mbpj"), &["cases.work"]);
        let admin = world.officer("admin", "");
        let first = report(&world, &owner, Visibility::NameHidden);
        let (place, url) = (place(folder.path(), None), mail.url());
        Self {
            postmaster: world.token(&admin, &["notifications.bounces"]),
            house: House::open_with(
                &place,
                &[&[("BALAI_MAIL_SMTP", url.as_str())], settings].concat(),
            ),
            world,
            owner,
            officer,
            first,
            mail,
            _folder: folder,
        }
    }

    fn ask(&self, head: &str, body: &str) -> (u16, String) {
        ask(self.house.address, head, body).unwrap()
    }

    /// The next letter to the owner; officers get theirs too.
    pub(crate) fn letter(&self) -> String {
        loop {
            let letter = self.mail.letter();
            if header(&letter, "To") == OWNER {
                return letter;
            }
        }
    }

    /// Moves the first report as an officer's program does.
    fn go(&self, step: &str, version: i64) {
        let head = format!(
            "POST /api/v1/cases/{}/moves HTTP/1.1\r\nAuthorization: Bearer {}\r\nContent-Type: application/json",
            self.first, self.officer
        );
        let body = json!({"move": step, "version": version, "text": "Sudah dilihat."});
        let (status, answer) = self.ask(&head, &body.to_string());
        assert_eq!(status, 201, "{answer}");
    }

    /// Asks for a code to sign in, from a browser without JavaScript.
    fn code_ask(&self) {
        let cookie = "Cookie: balai_visitor=somebody";
        let (_, page) = self.ask(&format!("GET /ms/sign-in HTTP/1.1\r\n{cookie}"), "");
        let (_, rest) = page.split_once("name=\"csrf\" value=\"").unwrap();
        let csrf = rest.split('"').next().unwrap();
        let head = format!("POST /ms/sign-in HTTP/1.1\r\n{cookie}\r\n{FORM}");
        let body = format!("csrf={csrf}&address={OWNER}&next=");
        assert_eq!(self.ask(&head, &body).0, 303);
    }

    /// Hands in what another mail server reports.
    fn hand_in(&self, token: &str, bounce: &str) -> (u16, String) {
        let head = format!(
            "POST /api/v1/bounces HTTP/1.1\r\nAuthorization: Bearer {token}\r\nContent-Type: message/rfc822"
        );
        self.ask(&head, bounce)
    }
}

/// The value of a header that stands on one line.
fn header<'a>(letter: &'a str, name: &str) -> &'a str {
    let lines = letter.lines().take_while(|line| !line.is_empty());
    let mut fields = lines.filter_map(|line| line.split_once(": "));
    let found = fields.find(|(known, _)| *known == name);
    found.map(|(_, value)| value).expect(name)
}

#[test]
fn a_letter_comes_back_and_no_other_follows_but_codes() {
    let office = Office::open();
    let letter = office.letter();
    let id = header(&letter, "Message-ID");
    let bounce = format!(
        "From: MAILER-DAEMON@example.org\r\nContent-Type: multipart/report; boundary=x\r\n\r\n\
         --x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; example.org\r\n\r\n\
         Final-Recipient: rfc822; {OWNER}\r\nAction: failed\r\nStatus: 5.2.1\r\n\r\n\
         --x\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {id}\r\n\r\n--x--\r\n"
    );
    assert_eq!(office.hand_in(&office.officer, &bounce).0, 403);
    for taken in ["unreachable", "repeated"] {
        let (status, answer) = office.hand_in(&office.postmaster, &bounce);
        assert_eq!(status, 200, "{answer}");
        assert!(
            answer.contains(&format!(r#""taken":"{taken}""#)),
            "{answer}"
        );
    }
    let (_, metrics) = office.ask("GET /metrics HTTP/1.1", "");
    assert!(
        metrics.contains("balai_addresses_unreachable 1"),
        "{metrics}"
    );

    report(&office.world, &office.owner, Visibility::NameHidden);
    office.code_ask();
    let next = office.letter();
    let is_code = !next.contains("List-Unsubscribe") && !next.contains("RR-");
    assert!(is_code, "a code, and nothing before: {next}");
}

#[test]
fn a_mail_program_unsubscribes_for_its_reader_with_one_request() {
    let office = Office::open();
    let letter = office.letter();
    assert_eq!(
        header(&letter, "List-Unsubscribe-Post"),
        "List-Unsubscribe=One-Click"
    );
    let link = header(&letter, "List-Unsubscribe").trim_matches(['<', '>']);
    let (_, token) = link.rsplit_once('/').unwrap();
    let path = format!("/ms/letters/{token}");

    assert_eq!(office.ask(&format!("GET {path} HTTP/1.1"), "").0, 200);
    office.go("claim", 0);
    office.go("reply", 1);
    let reply = office.letter();
    assert!(
        reply.contains(&office.first),
        "opening the page stops nothing"
    );
    for _ in 0..2 {
        let head = format!("POST {path} HTTP/1.1\r\n{FORM}");
        assert_eq!(office.ask(&head, "List-Unsubscribe=One-Click").0, 200);
    }
    office.go("reply", 2);
    let second = report(&office.world, &office.owner, Visibility::NameHidden);
    let next = office.letter();
    assert!(
        next.contains(&second) && !next.contains(&office.first),
        "{next}"
    );
}
