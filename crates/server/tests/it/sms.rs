//! The door for gateways of text messages: what it refuses, what it answers the sender, and how often it listens.

use serde_json::Value;
use store::Sql;
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};

const DOOR: &str = "/api/v1/sms";
const AMINAH: &str = "+60123456789";

const ANSWERS: Sql = Sql::new(
    "test.sms_answers",
    "select template from kernel_message where id like 'sms-%' order by created_us, id",
);

/// Names and values of a form.
type Fields<'f> = &'f [(&'f str, &'f str)];

/// A gateway, which asks the clock to go on before each message.
struct Gateway<'w> {
    world: &'w World,
    program: Browser,
}

impl<'w> Gateway<'w> {
    fn new(world: &'w World) -> Self {
        let admin = world.colleague("Pintu SMS", "admin", "");
        let program = Browser::new(world).with_bearer(world.token(&admin, &["sms.receive"]));
        Self { world, program }
    }

    fn hands_in(&mut self, fields: Fields<'_>) -> Answer {
        self.world.wait(std::time::Duration::from_secs(1));
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", web::encoded(name), web::encoded(value)))
            .collect();
        self.program.post_bare(DOOR, &pairs.join("&"))
    }

    fn taken(&mut self, id: &str, from: &str, text: &str) -> String {
        let answer = self.hands_in(&[("id", id), ("from", from), ("text", text)]);
        assert_eq!(answer.status, 200, "{text}: {}", answer.body);
        let body: Value = serde_json::from_str(&answer.body).expect("JSON");
        body["taken"].as_str().expect("a word").to_owned()
    }
}

/// What senders were answered, the oldest first.
fn answers(world: &World) -> Vec<String> {
    let read = world.app.db.read_blocking("test.sms_answers", |tx| {
        tx.all(&ANSWERS, &[], |row| row.get::<String>("template"))
    });
    let all = read.map_err(|error: store::Error| error).expect("answers");
    let bare = |name: String| name.trim_start_matches("case:reports-sms-").to_owned();
    all.into_iter().map(bare).collect()
}

#[test]
fn a_gateway_that_tries_again_under_its_key_is_answered_as_before() {
    on_both_worlds(server::modules, |world| {
        let mut program = Gateway::new(world).program;
        let mut hands_in = |text: &str| {
            let headers = [
                ("content-type", "application/x-www-form-urlencoded"),
                ("idempotency-key", "k"),
            ];
            let body = format!("id=1&from=%2B60123456789&text={text}");
            let answer = program.post_with(DOOR, &headers, &body);
            (answer.status, answer.body)
        };
        let first = hands_in("BANTUAN");
        assert_eq!(first.0, 200, "{}", first.1);
        assert_eq!(hands_in("BANTUAN"), first, "not that it came before");
        assert_eq!(hands_in("HELP").0, 422);
        assert_eq!(answers(world).len(), 1);
    });
}

#[test]
fn a_message_that_cannot_be_read_is_refused_with_all_that_is_wrong() {
    on_both_worlds(server::modules, |world| {
        let mut gateway = Gateway::new(world);
        let long = "a".repeat(1_601);
        let cases: [(Fields<'_>, &[&str]); 5] = [
            (&[("from", "abc"), ("text", "ADUAN")], &["from"]),
            (&[("from", AMINAH)], &["text", "web.required"]),
            (
                &[("from", AMINAH), ("text", &long)],
                &["text", "web.too_long"],
            ),
            (&[], &["from", "text"]),
            (&[("from", AMINAH), ("text", "ADUAN \0 Klang")], &[]),
        ];
        for (fields, names) in cases {
            let answer = gateway.hands_in(fields);
            assert!(
                matches!(answer.status, 400 | 422),
                "{fields:?}: {}",
                answer.status
            );
            for name in names {
                assert!(answer.body.contains(name), "{name}: {}", answer.body);
            }
        }
        assert!(answers(world).is_empty());
        let most = "a".repeat(1_600);
        assert_eq!(
            gateway.taken("1", AMINAH, &most),
            "help",
            "the longest that is read"
        );
    });
}

#[test]
fn only_a_gateway_hands_messages_in() {
    on_both_worlds(server::modules, |world| {
        let body = "from=%2B60123456789&text=BANTUAN";
        let officer = world.officer("officer", "mbpj");
        let admin = world.officer("admin", "");
        for (who, token) in [
            ("an officer", world.token(&officer, &["cases.work"])),
            (
                "without the scope",
                world.token(&admin, &["notifications.bounces"]),
            ),
        ] {
            let answer = Browser::new(world).with_bearer(token).post_bare(DOOR, body);
            assert_eq!(answer.status, 403, "{who}: {}", answer.body);
        }
        assert_eq!(Browser::new(world).post_bare(DOOR, body).status, 401);
        assert!(answers(world).is_empty());
    });
}

#[test]
fn whatever_is_not_done_is_answered_with_how_it_is_done() {
    on_both_worlds(server::modules, |world| {
        let mut gateway = Gateway::new(world);
        let steps = [
            ("ADUAN", "help", "help"),
            ("ADUAN ab", "help", "help"),
            ("hello", "help", "help"),
            ("STATUS", "status", "unknown"),
            ("STATUS RR-0000-0000", "status", "unknown"),
            ("REPORT street light is out", "place", "place"),
            ("nowhere at all", "place", "postcode"),
        ];
        for (number, (text, taken, _)) in steps.iter().enumerate() {
            assert_eq!(
                gateway.taken(&number.to_string(), AMINAH, text),
                *taken,
                "{text}"
            );
        }
        let expected: Vec<&str> = steps.iter().map(|(_, _, answer)| *answer).collect();
        assert_eq!(answers(world), expected);
    });
}

#[test]
fn a_private_report_is_as_unknown_to_strangers_as_one_that_never_was() {
    on_both_worlds(server::modules, |world| {
        let people = crate::matrix::People::new(world);
        let mut gateway = Gateway::new(world);
        for (id, reference) in [("1", &people.private), ("2", &people.public)] {
            assert_eq!(
                gateway.taken(id, AMINAH, &format!("STATUS {reference}")),
                "status"
            );
        }
        assert_eq!(answers(world), ["unknown", "status"]);
    });
}

#[test]
fn the_same_message_counts_once_with_an_id_and_without() {
    on_both_worlds(server::modules, |world| {
        let mut gateway = Gateway::new(world);
        let text = "ADUAN Petaling Jaya lampu jalan padam";
        let bare = [("from", AMINAH), ("text", text)];
        for taken in ["report", "repeated"] {
            let answer = gateway.hands_in(&bare);
            assert!(answer.body.contains(taken), "{}", answer.body);
        }
        assert_eq!(gateway.taken("7", AMINAH, "BANTUAN"), "help");
        assert_eq!(gateway.taken("7", AMINAH, "BANTUAN"), "repeated");
        assert_eq!(answers(world), ["made", "help"]);
    });
}

#[test]
fn a_number_that_says_too_much_is_not_answered_and_the_bureau_sees_it() {
    on_both_worlds(server::modules, |world| {
        let mut gateway = Gateway::new(world);
        for id in 0..12 {
            let taken = gateway.taken(&format!("m{id}"), AMINAH, "BANTUAN");
            assert_eq!(taken, if id < 10 { "help" } else { "limited" }, "{id}");
        }
        assert_eq!(answers(world).len(), 10, "answers cost money");
        kernel::limits::limits_keep(&world.app).expect("written down");
        let triage = world.officer("triage", "bpa");
        let mut bureau = Browser::new(world).with_bearer(world.token(&triage, &["cases.bureau"]));
        let found: Value = serde_json::from_str(&bureau.get("/api/v1/limits").body).expect("JSON");
        let sms = found["items"]
            .as_array()
            .expect("items")
            .iter()
            .find(|one| one["limit"] == "sms");
        let sms = sms.expect("the limit of messages");
        assert_eq!(
            (&sms["refused"], &sms["sender"]),
            (&Value::from(2), &Value::from("phone"))
        );
        assert!(!found.to_string().contains("123456789"), "not whose it is");
    });
}
