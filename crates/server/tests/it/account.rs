//! A person has what is held about them as a page and as a file, and closes their account for good.

use std::time::Duration;

use base::Actor;
use kernel::notifications::{Message, messages_recent};
use reports::actions::Created;
use reports::model::{ReportNew, Reporter, Visibility};
use store::{Sql, params};
use testkit::{World, on_both_worlds, on_sqlite_world};

use crate::browser::{Answer, Browser};
use crate::matrix::{made, new_report};
use crate::moderation::hidden;

fn named(world: &World, visibility: Visibility) -> ReportNew {
    let email = kernel::identity::Email::parse("zqaminah@example.org").expect("an address");
    ReportNew {
        reporter: Reporter {
            name: Some("Zqaminah".to_owned()),
            email: Some(email),
            ..Reporter::default()
        },
        ..new_report(world, visibility, Vec::new())
    }
}

struct Home<'w> {
    world: &'w World,
    owner: Actor,
    browser: Browser,
    token: String,
    reports: Vec<Created>,
}

impl<'w> Home<'w> {
    fn new(world: &'w World) -> Self {
        let owner = world.citizen("Zqaminah");
        let reports = [Visibility::Named, Visibility::Private]
            .map(|visibility| made(world, &owner, &named(world, visibility)));
        world.run_jobs();
        Self {
            browser: Browser::new(world).with_session(world.session(&owner)),
            token: world.token(&owner, &["own.read", "own.write"]),
            reports: reports.into(),
            world,
            owner,
        }
    }

    /// Says how news is to come: gathered by e-mail, and else as usual.
    fn prefers(&mut self) {
        let mut fields = vec![("email-hour", "18"), ("email-pace", "daily")];
        for (pace, from, until) in [
            ("sms-pace", "sms-from", "sms-until"),
            ("push-pace", "push-from", "push-until"),
        ] {
            fields.extend([(pace, "once"), (from, "21"), (until, "6")]);
        }
        let saved = self.browser.post("/ms/me/news", &fields);
        assert_eq!(saved.status, 303, "{}", saved.body);
    }

    /// The newest letter by a template.
    fn letter(&self, template: &str) -> Option<Message> {
        let read = self
            .world
            .app
            .db
            .read_blocking("test.letters", |tx| messages_recent(tx, 50));
        read.expect("letters")
            .into_iter()
            .find(|letter| letter.template == template)
    }

    /// Asks for the code, and gives where it is entered and what it is.
    fn asked(&mut self) -> (String, String) {
        let sent = self.browser.post("/ms/me/close", &[]);
        assert_eq!(sent.status, 303, "{}", sent.body);
        let page = self.browser.get(&sent.location).body;
        let letter = self.letter("account_close_code").expect("a letter");
        let code = letter.args.into_iter().find(|(name, _)| name == "code");
        (hidden(&page, "id").to_owned(), code.expect("a code").1)
    }

    fn entered(&mut self, (id, code): (&str, &str)) -> Answer {
        self.browser
            .post("/ms/me/close/code", &[("id", id), ("code", code)])
    }

    fn close(&mut self) {
        let (id, code) = self.asked();
        let closed = self.entered((&id, &code));
        assert_eq!(closed.status, 200, "{}", closed.body);
        self.world.run_jobs();
    }
}

/// All text of all rows of some tables, in small letters. The last letter is shown here, as in the demo.
fn everything(world: &World) -> String {
    const TABLES: &[Sql] = &[
        Sql::new(
            "test.people",
            "select name || coalesce(email, '') || coalesce(phone, '') as said from kernel_person",
        ),
        Sql::new(
            "test.reports",
            "select coalesce(reporter_name, '') || coalesce(reporter_email, '') as said from reports_report",
        ),
        Sql::new(
            "test.letters",
            "select address || args as said from kernel_message where template <> 'account_closed'",
        ),
        Sql::new("test.codes", "select address as said from kernel_code"),
        Sql::new(
            "test.claims",
            "select name || email as said from kernel_reach_claim",
        ),
        Sql::new("test.stops", "select address as said from kernel_stop"),
    ];
    let read = world.app.db.read_blocking("test.everything", |tx| {
        let mut all = String::new();
        for table in TABLES {
            for said in tx.all(table, &[], |row| row.get::<String>("said"))? {
                all += &said;
                all.push('\n');
            }
        }
        Ok::<_, store::Error>(all.to_lowercase())
    });
    read.expect("the store")
}

#[test]
fn the_file_and_the_page_tell_the_same_of_everything_that_is_held() {
    on_both_worlds(server::modules, |world| {
        let mut home = Home::new(world);
        home.prefers();
        let officer = world.officer("officer", "mbpj");
        let mut desk = Browser::new(world).with_session(world.session(&officer));
        let reference = home.reports[1].reference.to_string();
        desk.get(&format!("/ms/desk/reports/{reference}"));
        let file = home.browser.get("/api/v1/me/data");
        let read: serde_json::Value = serde_json::from_str(&file.body).expect("JSON");
        assert_eq!(read["format"], "balai-own-data/1");
        let held = &read["held"];
        assert_eq!(held["person"][0]["email"], "zqaminah@example.org");
        assert_eq!(held["cases"].as_array().map(Vec::len), Some(2));
        assert_eq!(held["reports"][0]["name"], "Zqaminah");
        assert_eq!(held["views"][0]["officer"], "officer of mbpj");
        assert_eq!(
            held["tokens"][0]["scopes"],
            serde_json::json!(["own.read", "own.write"])
        );
        assert_eq!(held["preferences"][0]["pace"], "daily");
        assert_eq!(held["preferences"][0]["hour"], 18);
        assert_eq!(held["preferences"][2]["quiet_from"], 21);
        assert_eq!(held["sessions"].as_array().map(Vec::len), Some(1));
        assert!(!file.body.contains(&home.token), "no secrets");
        for lang in ["ms", "en", "zh", "ta"] {
            let page = home.browser.get(&format!("/{lang}/me/data"));
            assert_eq!(page.status, 200);
            assert!(page.body.contains(&reference) && page.body.contains("zqaminah@example.org"));
            assert!(page.body.trim_end().ends_with("</html>"), "to its end");
            assert!(
                !page.body.contains("?!"),
                "{lang}: words are missing: {}",
                page.body
            );
        }
        let other = world.citizen("Orang Lain");
        let other = Browser::new(world)
            .with_session(world.session(&other))
            .get("/api/v1/me/data");
        assert!(!other.body.contains("aminah") && !other.body.contains(&reference));
        let narrow = world.token(&home.owner, &["own.tokens"]);
        let refused = Browser::new(world)
            .with_bearer(narrow)
            .get("/api/v1/me/data");
        assert_eq!(refused.status, 403);
    });
}

#[test]
fn a_long_history_is_told_whole() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah Rajin");
        for _ in 0..51 {
            made(
                world,
                &owner,
                &new_report(world, Visibility::NameHidden, Vec::new()),
            );
        }
        let mut browser = Browser::new(world).with_session(world.session(&owner));
        let read: serde_json::Value =
            serde_json::from_str(&browser.get("/api/v1/me/data").body).expect("JSON");
        assert_eq!(read["held"]["cases"].as_array().map(Vec::len), Some(51));
    });
}

#[test]
fn whoever_closes_their_account_is_named_nowhere_any_more_and_their_cases_stay() {
    on_both_worlds(server::modules, |world| {
        let mut home = Home::new(world);
        assert!(everything(world).contains("zqaminah"));
        let page = home.browser.get("/en/me/close").body;
        assert!(page.contains("2 cases stay with their agencies"), "{page}");
        home.close();
        assert!(
            !everything(world).contains("zqaminah"),
            "{}",
            everything(world)
        );
        assert_eq!(home.browser.get("/ms/me").status, 303, "signed out");
        let program = Browser::new(world)
            .with_bearer(home.token.clone())
            .get("/api/v1/me");
        assert_eq!(program.status, 401);
        let officer = world.officer("officer", "mbpj");
        let mut desk = Browser::new(world).with_session(world.session(&officer));
        for report in &home.reports {
            let page = desk.get(&format!("/en/desk/reports/{}", report.reference));
            assert_eq!(page.status, 200);
            assert!(!page.body.to_lowercase().contains("zqaminah"));
            assert!(page.body.contains("closed their account"), "{}", page.body);
        }
        let public = Browser::new(world).get(&format!("/ms/reports/{}", home.reports[0].reference));
        assert_eq!(public.status, 200);
        assert!(!public.body.contains("Zqaminah"));
        kernel::log::verify_all(&world.app).map_or_else(|error| panic!("{error}"), drop);
    });
}

#[test]
fn a_report_that_is_sent_while_its_reporter_closes_names_them_no_longer_soon_after() {
    on_both_worlds(server::modules, |world| {
        let mut home = Home::new(world);
        home.close();
        // A request that was recognised before ends after.
        made(world, &home.owner, &named(world, Visibility::Named));
        world.session(&home.owner);
        world.run_jobs();
        assert!(everything(world).contains("zqaminah"));
        world.wait(Duration::from_mins(11));
        world.run_jobs();
        assert!(!everything(world).contains("zqaminah"));
        let owned = Sql::new(
            "test.owned",
            "select id from kernel_case where owner_id = $1",
        );
        let id = home.owner.id().expect("a person").to_string();
        let left = world.app.db.read_blocking("test.owned", move |tx| {
            tx.all(&owned, &params![id.as_str()], |row| row.get::<String>("id"))
        });
        assert!(left.expect("the store").is_empty());
    });
}

#[test]
fn closing_takes_the_code_that_was_sent_for_it_and_no_other() {
    on_both_worlds(server::modules, |world| {
        let mut home = Home::new(world);
        let (id, code) = home.asked();
        let wrong = if code == "000000" { "000001" } else { "000000" };
        assert_eq!(home.entered((&id, wrong)).status, 422);
        let other = world.citizen("Orang Lain");
        let mut thief = Browser::new(world).with_session(world.session(&other));
        let stolen = thief.post("/ms/me/close/code", &[("id", &id), ("code", &code)]);
        assert_eq!(stolen.status, 409, "somebody else's code");
        assert_eq!(home.browser.get("/ms/me").status, 200, "nothing happened");
        assert_eq!(home.entered((&id, &code)).status, 200);
        let again = Browser::new(world)
            .with_session(world.session(&other))
            .get("/ms/me");
        assert_eq!(again.status, 200, "others stay");
        world.run_jobs();
        // Whoever signs in with the address again is somebody new.
        let fresh = world.citizen("Zqaminah");
        assert_ne!(fresh.id(), home.owner.id());
    });
}

#[test]
fn whoever_serves_an_agency_closes_nothing_before_their_role_ends() {
    on_both_worlds(server::modules, |world| {
        let officer = world.officer("officer", "mbpj");
        let mut browser = Browser::new(world).with_session(world.session(&officer));
        assert!(
            browser
                .get("/en/me/close")
                .body
                .contains("You still hold a role")
        );
        let refused = browser.post("/ms/me/close", &[]);
        assert_eq!(refused.status, 409);
    });
}

#[test]
fn a_browser_forgets_what_it_kept_when_an_account_is_closed() {
    on_both_worlds(server::modules, |world| {
        let mut home = Home::new(world);
        let (id, code) = home.asked();
        let closed = home.entered((&id, &code));
        let clears = closed
            .headers
            .iter()
            .find(|(name, _)| name == "clear-site-data");
        assert!(clears.is_some_and(|(_, what)| what.contains("storage")));
    });
}

#[test]
fn numbers_of_identity_papers_are_told_masked_and_go_with_the_account() {
    const KEPT: Sql = Sql::new(
        "test.papers",
        "select person_id from kernel_identity_paper
         union all select person_id from kernel_identity_paper_tries",
    );
    on_both_worlds(server::modules, |world| {
        let kept = || {
            let read = world.app.db.read_blocking("test.papers", |tx| {
                tx.all(&KEPT, &[], |row| row.get::<String>("person_id"))
            });
            read.expect("the store").len()
        };
        let mut home = Home::new(world);
        let (whole, masked) = ("900101-14-5678", "******-**-5678");
        let fields = [("kind", "mykad"), ("number", whole)];
        assert_eq!(home.browser.post("/ms/me/papers", &fields).status, 303);
        assert!(home.browser.get("/ms/me").body.contains("/ms/me/papers"));
        let file = home.browser.get("/api/v1/me/data").body;
        let read: serde_json::Value = serde_json::from_str(&file).expect("JSON");
        let paper = &read["held"]["papers"][0];
        assert_eq!(paper["sort"], "mykad");
        assert_eq!(paper["number"], masked);
        let page = home.browser.get("/ms/me/data").body;
        assert!(page.contains(masked) && !page.contains("?!"), "{page}");
        for told in [file, page] {
            assert!(!told.contains(whole) && !told.contains("900101145678"));
        }
        assert_eq!(kept(), 2);
        home.close();
        assert_eq!(kept(), 0);
        // The number is free again.
        let other = world.citizen("Orang Lain");
        let mut other = Browser::new(world).with_session(world.session(&other));
        assert_eq!(other.post("/ms/me/papers", &fields).status, 303);
    });
}

/// Every table is asked, so that one that is added later is not forgotten.
#[test]
fn no_table_keeps_a_row_of_whoever_closed_their_account() {
    const COLUMNS: Sql = Sql::new(
        "test.columns",
        "select m.name as place, p.name as field from sqlite_master m join pragma_table_info(m.name) p
         where m.type = 'table' and p.name in ('person_id', 'owner_id')",
    );
    /// What somebody was asked to do, or did as an officer, stays with the case, by their id alone.
    const STAYS: &[&str] = &["kernel_task", "reports_moderation", "disclosure_moderation"];
    /// Roles end before, and cases let go one by one.
    const GONE: &[&str] = &["kernel_grant", "kernel_grant_part", "kernel_case"];
    let statements: Vec<&Sql> = server::modules()
        .iter()
        .flat_map(|module| module.sql.clone())
        .flatten()
        .collect();
    on_sqlite_world(server::modules, |world| {
        let mut home = Home::new(world);
        home.prefers();
        home.close();
        world.wait(Duration::from_mins(11));
        world.run_jobs();
        let id = home.owner.id().expect("a person").to_string();
        let read = world.app.db.read_blocking("test.columns", |tx| {
            tx.all(&COLUMNS, &[], |row| {
                Ok((row.get("place")?, row.get("field")?))
            })
        });
        let columns: Vec<(String, String)> = read.expect("the store");
        assert!(columns.len() > 10, "{columns:?}");
        for (place, field) in columns {
            let text = format!("select {field} as found from {place} where {field} = '{id}'");
            let sql = Sql::new("test.left", Box::leak(text.into_boxed_str()));
            let left = world.app.db.read_blocking("test.left", move |tx| {
                tx.all(&sql, &[], |row| row.get::<String>("found"))
            });
            let kept = STAYS.contains(&place.as_str());
            let known = GONE.contains(&place.as_str())
                || statements
                    .iter()
                    .any(|sql| sql.name.contains(".forget_") && sql.text.contains(place.as_str()));
            assert!(kept || known, "nothing forgets {place}");
            assert!(
                kept || left.expect("the store").is_empty(),
                "{place} keeps them"
            );
        }
    });
}
