//! Acting in somebody else's name through the pages, on both stores: offered, accepted, used on reports, told and ended, and
//! all that it must not open.

use std::time::Duration;

use base::Actor;
use kernel::audit::Fresh;
use kernel::identity::mandates;
use reports::model::Visibility;
use serde_json::Value;
use store::{Sql, params};
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};
use crate::matrix::{new_report, report};

pub(crate) const HERE: &str = "/en/me/mandates";

const LETTERS: Sql = Sql::new(
    "test.mandate_letters",
    "select address || ' ' || template as said from kernel_message where template like '%mandate%' order by created_us, id",
);
const LEAVES: Sql = Sql::new(
    "test.mandate_leaves",
    "select act || ' ' || coalesce(payload, '') as said from kernel_audit where payload like '%\"mandate\"%'",
);
const ENTRIES: Sql = Sql::new(
    "test.mandate_entries",
    "select act || entry as said from kernel_audit where act like 'person.mandate%'",
);
const DONE: Sql = Sql::new(
    "test.mandate_done",
    "select step as said from kernel_mandate_act order by at_us, step",
);
const CASES: Sql = Sql::new(
    "test.cases_of",
    "select coalesce(owner_id, '') as said from kernel_case order by created_us, id",
);

pub(crate) fn texts(world: &World, sql: Sql) -> Vec<String> {
    let read = world.app.db.read_blocking("test.texts", move |tx| {
        tx.all(&sql, &params![], |row| row.get::<String>("said"))
    });
    read.expect("the store")
}

pub(crate) fn at(world: &World, actor: &Actor) -> Browser {
    Browser::new(world).with_session(world.session(actor))
}

/// The letters about mandates so far: to whom, and which.
pub(crate) fn letters(world: &World) -> Vec<String> {
    let told = texts(world, LETTERS);
    let short = |said: String| said.replace("formal:kernel-letter-mandate-", "");
    let mut told: Vec<String> = told.into_iter().map(short).collect();
    told.sort_unstable();
    told
}

/// Two people: one who gives, and one who is to act.
pub(crate) struct Two<'w> {
    pub(crate) world: &'w World,
    pub(crate) aminah: Actor,
    pub(crate) badrul: Actor,
    pub(crate) hers: Browser,
    pub(crate) his: Browser,
}

impl<'w> Two<'w> {
    pub(crate) fn new(world: &'w World) -> Self {
        let (aminah, badrul) = (world.citizen("Aminah"), world.citizen("Badrul"));
        Self {
            hers: at(world, &aminah),
            his: at(world, &badrul),
            world,
            aminah,
            badrul,
        }
    }

    pub(crate) fn offer(&mut self, fields: &[(&str, &str)]) -> Answer {
        let usual = [("address", "badrul@example.org")];
        let more: &[(&str, &str)] = match fields {
            [] => &[("kinds", "all"), ("way", "act")],
            given => given,
        };
        self.hers
            .post(&format!("{HERE}/new"), &[&usual, more].concat())
    }

    /// What he sees as waiting for his answer, or as his.
    pub(crate) fn ids(&mut self) -> Vec<String> {
        let found = self.his.get("/api/v1/me/mandates").body;
        let found: Value = serde_json::from_str(&found).expect("JSON");
        let items = found["items"].as_array().expect("a list").iter();
        items
            .map(|item| item["id"].as_str().expect("an id").to_owned())
            .collect()
    }

    /// Offered and accepted; the id.
    pub(crate) fn given(&mut self, fields: &[(&str, &str)]) -> String {
        let offered = self.offer(fields);
        assert_eq!(offered.status, 303, "{}", offered.body);
        let id = self.ids().remove(0);
        let accepted = self.his.post(&format!("{HERE}/{id}/accept"), &[]);
        assert_eq!(
            accepted.location, "/en/me/mandates?done=accepted",
            "{}",
            accepted.body
        );
        id
    }

    pub(crate) fn choose(&mut self, id: &str) -> Answer {
        self.his.post(&format!("{HERE}/choose"), &[("mandate", id)])
    }

    pub(crate) fn end(&mut self, id: &str) -> Answer {
        self.hers.post(&format!("{HERE}/{id}/end"), &[])
    }

    /// Who he is now, as the server sees it: the actor of his session.
    fn actor(&self, token: &str) -> Actor {
        let sessions = kernel::identity::SessionPort::new(
            self.world.app.db.clone(),
            (
                self.world.app.rights(),
                self.world.app.settings.second_factor,
            ),
            self.world.app.clock.clone(),
        );
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let found = web::Sessions::session(&sessions, token.to_owned());
        runtime
            .block_on(found)
            .expect("the store")
            .expect("somebody")
    }
}

/// Fills a draft in and sends it, as somebody who is signed in; the last answer.
pub(crate) fn reported(browser: &mut Browser) -> Answer {
    let draft = begun(browser);
    sent(browser, &draft)
}

/// A draft that only has to be sent.
fn begun(browser: &mut Browser) -> String {
    let begun = browser.post("/en/reports/new", &[]);
    assert_eq!(begun.status, 303, "{}", begun.body);
    let draft = begun.location.trim_end_matches("/place").to_owned();
    let steps: [(&str, &[(&str, &str)]); 6] = [
        ("place", &[("lat", "3.1073"), ("lon", "101.6067")]),
        ("place", &[("do", "next"), ("address", "SS2/24")]),
        ("category", &[("category", "pothole-local")]),
        ("agency", &[("do", "next"), ("to", "routed")]),
        (
            "details",
            &[("description", "lubang besar di tengah jalan")],
        ),
        ("you", &[("visibility", "name_hidden")]),
    ];
    for (step, fields) in steps {
        let answer = browser.post(&format!("{draft}/{step}"), fields);
        assert_eq!(answer.status, 303, "{step}: {}", answer.body);
    }
    draft
}

fn sent(browser: &mut Browser, draft: &str) -> Answer {
    browser.post(&format!("{draft}/check"), &[])
}

#[test]
fn somebody_acts_for_another_who_sees_it_and_ends_it() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        assert_eq!(two.offer(&[]).location, "/en/me/mandates?done=offered");
        assert_eq!(
            letters(world),
            ["aminah@example.org given", "badrul@example.org offered"]
        );
        let waiting = two.his.get(HERE).body;
        assert!(
            waiting.contains("Aminah asks you to act for them"),
            "{waiting}"
        );
        let id = two.ids().remove(0);
        assert_eq!(two.choose(&id).status, 404, "not accepted yet");
        assert_eq!(
            two.his.post(&format!("{HERE}/{id}/accept"), &[]).status,
            303
        );
        let own = report(world, &two.aminah, Visibility::Private);
        assert_eq!(two.his.get(&format!("/en/reports/{own}")).status, 404);
        assert_eq!(two.choose(&id).location, "/en/me");
        let me = two.his.get("/en/me").body;
        assert!(
            me.contains("You act for Aminah.") && me.contains(&own),
            "{me}"
        );
        assert_eq!(two.his.get(&format!("/en/reports/{own}")).status, 200);
        let done = reported(&mut two.his);
        assert!(
            done.location.ends_with("/done"),
            "{} {}",
            done.location,
            done.body
        );
        let owners = texts(world, CASES);
        let aminah = two.aminah.id().expect("her id").to_string();
        assert_eq!(owners, [aminah.clone(), aminah.clone()]);
        assert_eq!(texts(world, DONE), ["open"]);
        let mut leaves = texts(world, LEAVES).into_iter();
        let leaf = leaves.find(|said| said.starts_with("report.open"));
        let leaf = leaf.expect("the leaf of the act");
        let badrul = two.badrul.id().expect("his id").to_string();
        assert!(
            leaf.contains(&badrul) && leaf.contains(&aminah) && leaf.contains(&id),
            "{leaf}"
        );
        assert!(letters(world).contains(&"aminah@example.org used".to_owned()));
        let seen = two.hers.get(&format!("{HERE}/{id}")).body;
        assert!(
            seen.contains("Badrul") && seen.contains("Begun: Reports to agencies"),
            "{seen}"
        );
        assert_eq!(two.end(&id).location, "/en/me/mandates?done=ended");
        assert!(letters(world).contains(&"badrul@example.org revoked".to_owned()));
        let after = two.his.get("/en/me").body;
        assert!(
            after.contains("You no longer act for anybody.") && !after.contains(&own),
            "{after}"
        );
        assert_eq!(two.his.get(&format!("/en/reports/{own}")).status, 404);
        nobody_is_named(world, &aminah);
    });
}

/// What the public log holds of a mandate that was offered, accepted and ended.
fn nobody_is_named(world: &World, person: &str) {
    let entries = texts(world, ENTRIES);
    assert_eq!(entries.len(), 3, "{entries:?}");
    for said in entries {
        assert!(
            said.contains("ref_salted") && !said.contains(person) && !said.contains("example"),
            "{said}"
        );
    }
}

#[test]
fn what_is_over_is_done_in_nobodys_name_until_one_is_oneself_again() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        let id = two.given(&[]);
        two.choose(&id);
        let draft = begun(&mut two.his);
        two.end(&id);
        let before = texts(world, CASES).len();
        let refused = sent(&mut two.his, &draft);
        assert_eq!(refused.status, 403, "{}", refused.body);
        assert!(
            refused.body.contains("You may not do this in their name"),
            "{}",
            refused.body
        );
        assert_eq!(
            two.his.post("/en/me/mandates/leave", &[]).location,
            "/en/me"
        );
        let other = sent(&mut two.his, &draft);
        assert_eq!(
            other.status, 409,
            "it was begun in her name: {}",
            other.body
        );
        assert_eq!(texts(world, CASES).len(), before, "nothing was sent");
        assert!(
            reported(&mut two.his).location.ends_with("/done"),
            "and himself he is again"
        );
        let badrul = two.badrul.id().expect("his id").to_string();
        assert_eq!(texts(world, CASES), [badrul]);
        assert!(texts(world, DONE).is_empty());
    });
}

/// The request came in while the mandate stood; its transaction comes after the end.
#[test]
fn an_end_wins_over_an_act_that_is_on_its_way() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        let id = two.given(&[]);
        let token = world.session(&two.badrul);
        two.his = Browser::new(world).with_session(token.clone());
        two.choose(&id);
        let stale = two.actor(&token);
        assert_eq!(stale.party(), two.aminah.id());
        two.end(&id);
        let (app, now) = (world.app.clone(), world.now());
        let new = new_report(world, Visibility::NameHidden, Vec::new());
        let late = world.app.db.write_blocking("test.late", move |tx| {
            reports::actions::report_create(tx, &app, (&stale, now), &new, (None, None))
        });
        let problem = base::Problem::from(late.expect_err("a refusal"));
        assert_eq!(problem.code, "kernel.mandate_over");
        assert!(texts(world, CASES).is_empty() && texts(world, DONE).is_empty());
    });
}

#[test]
fn of_acts_and_an_end_at_once_none_is_kept_that_came_after() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        let id = two.given(&[]);
        let token = world.session(&two.badrul);
        two.his = Browser::new(world).with_session(token.clone());
        two.choose(&id);
        let actor = two.actor(&token);
        let acts: Vec<_> = (0..6)
            .map(|_| new_report(world, Visibility::NameHidden, Vec::new()))
            .collect();
        let giver = two.aminah.clone();
        let kept = std::thread::scope(|scope| {
            let tried: Vec<_> = acts
                .into_iter()
                .map(|new| {
                    let actor = actor.clone();
                    scope.spawn(move || {
                        let (app, now) = (world.app.clone(), world.now());
                        let done = world.app.db.write_blocking("test.act", move |tx| {
                            reports::actions::report_create(
                                tx,
                                &app,
                                (&actor, now),
                                &new,
                                (None, None),
                            )
                        });
                        usize::from(done.is_ok())
                    })
                })
                .collect();
            let end = scope.spawn(|| {
                let (now, fresh) = (world.now(), Fresh::draw(&world.app.ids, world.now()));
                let (id, giver) = (id.clone(), giver.clone());
                let ended = world.app.db.write_blocking("test.end", move |tx| {
                    mandates::mandate_end(tx, (&giver, now), (&id, &fresh))
                });
                ended.expect("it ends");
            });
            end.join().expect("an end");
            tried
                .into_iter()
                .map(|one| one.join().expect("an answer"))
                .sum::<usize>()
        });
        assert_eq!(texts(world, CASES).len(), kept);
        assert_eq!(
            texts(world, DONE).len(),
            kept,
            "each that stands is kept with the mandate"
        );
    });
}

#[test]
fn a_mandate_goes_no_further_than_it_says() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        let own = report(world, &two.aminah, Visibility::Private);
        let his = report(world, &two.badrul, Visibility::Private);
        let id = two.given(&[("kinds", "report"), ("way", "look")]);
        two.choose(&id);
        let page = two.his.get(&format!("/en/reports/{own}"));
        assert_eq!(page.status, 200);
        assert!(
            two.his
                .get("/en/me")
                .body
                .contains("You can look, and change nothing.")
        );
        assert_eq!(
            two.his.get(&format!("/en/reports/{his}")).status,
            404,
            "his own rest meanwhile"
        );
        let refused = reported(&mut two.his);
        assert_eq!(refused.status, 403, "{}", refused.body);
        assert!(texts(world, DONE).is_empty());
        two.his.post("/en/me/mandates/leave", &[]);
        assert_eq!(two.his.get(&format!("/en/reports/{his}")).status, 200);
    });
}

#[test]
fn it_begins_and_ends_by_the_clock() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        let mut fields = vec![("kinds", "all"), ("way", "act")];
        fields.extend([
            ("from-day", "25"),
            ("from-month", "11"),
            ("from-year", "2026"),
        ]);
        fields.extend([
            ("until-day", "26"),
            ("until-month", "11"),
            ("until-year", "2026"),
        ]);
        let id = two.given(&fields);
        assert_eq!(two.choose(&id).status, 403, "not yet");
        world.wait(Duration::from_hours(2 * 24));
        let (aminah, badrul) = (two.aminah.clone(), two.badrul.clone());
        (two.hers, two.his) = (at(world, &aminah), at(world, &badrul));
        assert_eq!(two.choose(&id).status, 303);
        assert!(reported(&mut two.his).location.ends_with("/done"));
        world.wait(Duration::from_hours(2 * 24));
        two.his = at(world, &badrul);
        assert_eq!(two.choose(&id).status, 403, "its last day is over");
        assert!(two.his.get(HERE).body.contains(">Over<"));
    });
}

#[test]
fn an_offer_waits_for_two_weeks_and_for_its_address_alone() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        two.offer(&[]);
        let id = two.ids().remove(0);
        let chong = world.citizen("Chong");
        let mut other = at(world, &chong);
        for step in ["accept", "decline", "end"] {
            assert_eq!(
                other.post(&format!("{HERE}/{id}/{step}"), &[]).status,
                404,
                "{step}"
            );
        }
        assert_eq!(other.get(&format!("{HERE}/{id}")).status, 404);
        let token = world.token(&chong, &["own.write"]);
        let mut program = Browser::new(world).with_bearer(token);
        let path = format!("/api/v1/me/mandates/{id}");
        assert_eq!(program.delete(&path).status, 404);
        assert_eq!(
            other
                .post(&format!("{HERE}/choose"), &[("mandate", &id)])
                .status,
            404
        );
        assert_eq!(
            two.hers.post(&format!("{HERE}/{id}/accept"), &[]).status,
            404,
            "not her own"
        );
        world.wait(Duration::from_hours(14 * 24));
        let badrul = two.badrul.clone();
        two.his = at(world, &badrul);
        assert!(two.ids().is_empty());
        assert_eq!(
            two.his.post(&format!("{HERE}/{id}/accept"), &[]).status,
            404
        );
    });
}

#[test]
fn an_answer_is_given_once_and_an_end_ends_once() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        let id = two.given(&[]);
        assert_eq!(
            two.his.post(&format!("{HERE}/{id}/accept"), &[]).status,
            409
        );
        assert_eq!(
            two.his.post(&format!("{HERE}/{id}/end"), &[]).status,
            303,
            "given back"
        );
        assert_eq!(two.end(&id).status, 409);
        assert_eq!(two.choose(&id).status, 403);
        assert!(letters(world).contains(&"aminah@example.org returned".to_owned()));
        two.offer(&[]);
        let ids = two.ids();
        let second = ids
            .iter()
            .find(|other| **other != id)
            .expect("another")
            .clone();
        assert_eq!(
            two.his
                .post(&format!("{HERE}/{second}/decline"), &[])
                .status,
            303
        );
        assert!(letters(world).contains(&"aminah@example.org declined".to_owned()));
        assert_eq!(
            two.his.post(&format!("{HERE}/{second}/accept"), &[]).status,
            404
        );
    });
}

#[test]
fn nobody_passes_on_what_they_were_given() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        world.citizen("Chong");
        let id = two.given(&[]);
        two.choose(&id);
        let fields = [
            ("address", "chong@example.org"),
            ("kinds", "all"),
            ("way", "act"),
        ];
        let nested = two.his.post(&format!("{HERE}/new"), &fields);
        assert_eq!(nested.status, 403, "{}", nested.body);
        assert!(
            nested.body.contains("nobody can pass on"),
            "{}",
            nested.body
        );
        assert_eq!(two.ids().len(), 1);
        // Nor does the name that he acts in open what is hers alone.
        assert!(
            !two.his
                .get("/en/me/sessions")
                .body
                .contains("aminah@example.org")
        );
        let me: Value = serde_json::from_str(&two.his.get("/api/v1/me").body).expect("JSON");
        assert_eq!(me["email"], "badrul@example.org");
    });
}
