//! Following a dataset: who is told of a new version, how often, and how each letter ends it.

use std::time::Duration;

use base::Actor;
use kernel::notifications::{Message, letter_whole, messages_recent};
use serde_json::{Value, json};
use testkit::{World, on_both_worlds};

use crate::browser::Browser;

const HOUR: Duration = Duration::from_hours(1);
const PAGE: &str = "/ms/data/clinics/follow";

/// An agency that publishes one version after the other.
struct Agency<'w> {
    world: &'w World,
    program: Browser,
    rooms: u32,
}

impl<'w> Agency<'w> {
    fn new(world: &'w World) -> Self {
        let actor = world.colleague("steward", "agency_admin", "mbpj");
        let token = world.token(&actor, &["data.publish"]);
        let mut program = Browser::new(world).with_bearer(token);
        let text = json!({"ms": "Klinik desa"});
        let about = json!({
            "slug": "clinics", "agency": "mbpj", "title": text, "about": text, "frequency": "MONTHLY",
            "licence": "CC-BY-4.0",
        });
        let made = program.post_json("/api/v1/datasets", &[], &about.to_string());
        assert_eq!(made.status, 201, "{}", made.body);
        let mut agency = Self {
            world,
            program,
            rooms: 1,
        };
        agency.publish();
        agency
    }

    fn publish(&mut self) {
        self.rooms += 1;
        let rows = format!("{{\"code\":\"01\",\"rooms\":{}}}\n", self.rooms);
        self.publish_rows(&rows);
    }

    fn publish_rows(&mut self, rows: &str) {
        let sending = "/api/v1/datasets/clinics/uploads?name=rows.ndjson";
        assert_eq!(self.program.post_json(sending, &[], rows).status, 202);
        self.world.run_jobs();
        let draft = self.program.get("/api/v1/datasets/clinics/draft").body;
        let draft: Value = serde_json::from_str(&draft).expect("JSON");
        let publish = json!({"revision": draft["revision"]}).to_string();
        let to = "/api/v1/datasets/clinics/versions";
        let made = self.program.post_json(to, &[], &publish);
        assert_eq!(made.status, 201, "{}", made.body);
        self.world.run_jobs();
    }

    fn retract(&mut self, number: u32) {
        let back = format!("/api/v1/datasets/clinics/versions/{number}/retraction");
        let notice = json!({"notice": "Salah kira."}).to_string();
        let done = self.program.post_json(&back, &[], &notice);
        assert_eq!(done.status, 204, "{}", done.body);
        self.world.run_jobs();
    }
}

/// Letters about new versions that were written to anybody, the newest first.
fn letters(world: &World) -> Vec<Message> {
    let read = |tx: &mut store::Tx<'_>| messages_recent(tx, 100);
    let mut all = world
        .app
        .db
        .read_blocking("test.letters", read)
        .expect("letters");
    all.retain(|letter| letter.template.contains("opendata-"));
    all
}

/// Signed in anew each time: sessions end while days pass here.
fn signed_in(world: &World, actor: &Actor) -> Browser {
    Browser::new(world).with_session(world.session(actor))
}

/// Presses the button of the page, and sees that it did something.
fn press(world: &World, actor: &Actor, (button, done): (&str, &str)) {
    let answer = signed_in(world, actor).post(PAGE, &[("do", button)]);
    let there = format!("{PAGE}?done={done}");
    assert_eq!((answer.status, answer.location), (303, there));
}

const FOLLOW: (&str, &str) = ("make", "made");

#[test]
fn whoever_follows_is_told_once_a_day_at_most_and_nobody_else() {
    on_both_worlds(server::modules, |world| {
        let mut agency = Agency::new(world);
        let aminah = world.citizen("Aminah");
        assert_eq!(Browser::new(world).get(PAGE).status, 303, "to sign in");
        press(world, &aminah, FOLLOW);
        press(world, &aminah, FOLLOW);
        let mut reader = signed_in(world, &aminah);
        assert_eq!(
            reader.post("/ms/data/nothing/follow", &[]).status,
            404,
            "no dataset"
        );
        for lang in ["ms", "en", "zh", "ta"] {
            let page = reader.get(&format!("/{lang}/data/clinics/follow"));
            assert!(page.body.contains("value=\"end\""), "{lang}");
            assert!(!page.body.contains("opendata-"), "{lang}");
            let list = reader.get(&format!("/{lang}/data/followed"));
            assert!(list.body.contains("Klinik desa"), "{lang}");
            assert!(!list.body.contains("opendata-"), "{lang}");
        }
        assert!(letters(world).is_empty(), "not of what was there");
        agency.publish();
        let told = letters(world);
        assert_eq!(told.len(), 1, "{told:?}");
        let letter = letter_whole(&world.app, &told[0], world.now());
        assert!(letter.subject.contains("Klinik desa"), "{letter:?}");
        assert!(letter.body.contains("/ms/data/clinics"), "{letter:?}");
        // More versions of the same day are one letter, a day later.
        for _ in 0..3 {
            world.wait(HOUR);
            agency.publish();
        }
        assert_eq!(letters(world).len(), 1);
        world.wait(HOUR * 26);
        world.run_jobs();
        assert_eq!(letters(world).len(), 2);
        world.wait(HOUR * 48);
        world.run_jobs();
        assert_eq!(letters(world).len(), 2, "each once");
        press(world, &aminah, ("end", "ended"));
        let list = signed_in(world, &aminah).get("/ms/data/followed");
        assert!(list.status == 200 && !list.body.contains("Klinik desa"));
        agency.publish();
        assert_eq!(letters(world).len(), 2, "it was ended");
    });
}

#[test]
fn a_letter_of_a_dataset_ends_those_of_that_dataset_alone() {
    on_both_worlds(server::modules, |world| {
        let mut agency = Agency::new(world);
        let people = [world.citizen("Aminah"), world.citizen("Badrul")];
        let follow = || people.iter().for_each(|one| press(world, one, FOLLOW));
        follow();
        agency.publish();
        let told = letters(world);
        assert_eq!(told.len(), 2);
        let stop = letter_whole(&world.app, &told[0], world.now()).stop;
        let stop = stop.expect("a link");
        let path = stop.strip_prefix(world.app.site.public_url());
        // As a mail program does it for its reader: no session, no page.
        let one_click = [("List-Unsubscribe", "One-Click")];
        let done = Browser::new(world).post(path.expect("ours"), &one_click);
        assert_eq!(done.status, 200, "{}", done.body);
        world.wait(HOUR * 30);
        agency.publish();
        assert_eq!(letters(world).len(), 3, "the other one still follows");
        // Whoever asks for it anew is told again.
        follow();
        world.wait(HOUR * 30);
        agency.publish();
        assert_eq!(letters(world).len(), 5);
    });
}

#[test]
fn versions_are_a_feed_and_one_that_was_taken_back_is_gone_from_it() {
    on_both_worlds(server::modules, |world| {
        let mut agency = Agency::new(world);
        let feed = "/en/data/clinics/versions.atom";
        agency.publish();
        let both = Browser::new(world).get(feed).body;
        assert_eq!(both.matches("<entry>").count(), 2, "{both}");
        let back = "/api/v1/datasets/clinics/versions/2/retraction";
        let notice = json!({"notice": "Salah kira."}).to_string();
        assert_eq!(agency.program.post_json(back, &[], &notice).status, 204);
        let one = Browser::new(world).get(feed).body;
        assert_eq!(one.matches("<entry>").count(), 1, "{one}");
        assert!(one.contains("Salah kira."), "{one}");
        assert_eq!(
            Browser::new(world)
                .get("/en/data/nothing/versions.atom")
                .status,
            404
        );
    });
}

#[test]
fn whoever_follows_is_told_at_once_that_a_version_was_taken_back() {
    on_both_worlds(server::modules, |world| {
        let mut agency = Agency::new(world);
        let aminah = world.citizen("Aminah");
        press(world, &aminah, FOLLOW);
        agency.publish();
        assert_eq!(letters(world).len(), 1);
        agency.retract(2);
        agency.retract(1);
        let mut told = letters(world);
        told.retain(|letter| letter.template.contains("retracted"));
        assert_eq!(
            letters(world).len(),
            3,
            "whatever was told the same day: {told:?}"
        );
        let whole = |letter| letter_whole(&world.app, letter, world.now()).body;
        let bodies: Vec<String> = told.iter().map(whole).collect();
        assert!(bodies.iter().all(|body| body.contains("Salah kira.")));
        for version in ["versi 1,", "versi 2,"] {
            let of = bodies.iter().filter(|body| body.contains(version));
            assert_eq!(of.count(), 1, "{bodies:?}");
        }
        press(world, &aminah, ("end", "ended"));
        agency.publish();
        agency.retract(3);
        assert_eq!(letters(world).len(), 3, "it was ended");
    });
}

/// What is known of the newest table: its version, and how many of how many cells are filled.
fn measured(world: &World) -> Option<[Value; 3]> {
    const MEASURED: store::Sql =
        store::Sql::new("test.measured", "select body from opendata_measured");
    let read = |tx: &mut store::Tx<'_>| tx.one(&MEASURED, &[], |row| row.get::<String>("body"));
    let found: store::Result<Option<String>> = world.app.db.read_blocking("test.measured", read);
    let body: Value = serde_json::from_str(&found.expect("read")?).expect("JSON");
    Some(["version", "filled", "cells"].map(|name| body[name].clone()))
}

const FORGET: store::Sql = store::Sql::new("test.forget", "delete from opendata_measured");

#[test]
fn the_quality_of_a_dataset_is_that_of_the_version_that_stands() {
    on_both_worlds(server::modules, |world| {
        let mut agency = Agency::new(world);
        let told = |all: [i64; 3]| Some(all.map(Value::from));
        assert_eq!(measured(world), told([1, 2, 2]));
        agency.publish_rows("{\"code\":\"01\",\"rooms\":7}\n{\"code\":\"02\",\"rooms\":null}\n");
        assert_eq!(measured(world), told([2, 3, 4]));
        agency.retract(2);
        assert_eq!(measured(world), told([1, 2, 2]));
        // A table into which an older program never looked.
        let forget = |tx: &mut store::Tx<'_>| tx.exec(&FORGET, &[]);
        let done: store::Result<u64> = world.app.db.write_blocking("test.forget", forget);
        assert!(done.expect("forgotten") > 0);
        assert_eq!(measured(world), None);
        opendata::watch_ensure(&world.app).expect("a watch");
        world.run_jobs();
        assert_eq!(measured(world), told([1, 2, 2]));
    });
}
