//! What a browser kept without a connection and sends more than once is made once.

use reports::model::Visibility;
use testkit::{World, on_both_worlds};

use crate::browser::Browser;
use crate::desk::at_desk;
use crate::matrix::{made as made_by, new_report};
use crate::moderation::hidden;

const KEY: &str = "0123456789abcdefghijklmnop";

fn quick(words: &str) -> Vec<(&str, &str)> {
    vec![
        ("key", KEY),
        ("description", words),
        ("category", "streetlight-local"),
        ("address", "SS2/24, Petaling Jaya"),
    ]
}

fn reports(world: &World) -> i64 {
    const REPORTS: store::Sql =
        store::Sql::new("test.reports", "select count(*) as n from reports_report");
    let read = world.app.db.read_blocking("test.reports", |tx| {
        tx.one(&REPORTS, &[], |row| row.get("n"))
    });
    read.expect("a count").unwrap_or_default()
}

#[test]
fn a_report_that_is_sent_again_or_twice_at_once_is_one() {
    on_both_worlds(server::modules, |world| {
        let send = || {
            let mut browser = Browser::new(world);
            let answer = browser.post("/en/reports/quick", &quick("light out, tel 012-345 6789"));
            assert_eq!(answer.status, 303, "{}", answer.body);
            answer.location
        };
        let mut places: Vec<String> = std::thread::scope(|scope| {
            let both = [scope.spawn(send), scope.spawn(send)];
            both.into_iter()
                .map(|one| one.join().expect("sent"))
                .collect()
        });
        places.push(send());
        places.dedup();
        assert_eq!(places, [format!("/en/reports/new/{KEY}/done")]);
        assert_eq!(reports(world), 1);
        let list = Browser::new(world).get("/en/reports").body;
        assert!(list.contains("[telephone number hidden]") && !list.contains("345 6789"));
    });
}

#[test]
fn what_no_report_can_be_made_of_is_said_and_makes_none() {
    on_both_worlds(server::modules, |world| {
        for (name, value) in [
            ("key", "short"),
            ("description", " "),
            ("category", "no-such"),
            ("contact", "nobody"),
        ] {
            let mut fields = quick("light out");
            fields.retain(|(known, _)| *known != name);
            fields.push((name, value));
            let answer = Browser::new(world).post("/en/reports/quick", &fields);
            assert_eq!(answer.status, 422, "{name}");
        }
        assert_eq!(reports(world), 0);
    });
}

#[test]
fn a_shared_photo_begins_a_draft_of_nobodys() {
    on_both_worlds(server::modules, |world| {
        let mut browser = Browser::new(world);
        let shared = browser.post_bare("/ms/reports/share", "title=Lubang&text=besar");
        assert_eq!(shared.status, 303);
        let details = shared.location.replace("/place", "/details");
        assert!(browser.get(&details).body.contains("Lubang\nbesar"));
        assert_eq!(reports(world), 0);
    });
}

#[test]
fn a_visit_that_is_sent_again_is_one_and_only_officers_make_it() {
    on_both_worlds(server::modules, |world| {
        let mut citizen = Browser::new(world);
        citizen.post("/en/reports/quick", &quick("light out"));
        let page = citizen.get(&format!("/en/reports/new/{KEY}/done")).body;
        let (_, rest) = page.split_once("/en/reports/RR-").expect("a reference");
        let reference = format!("RR-{}", rest.chars().take(9).collect::<String>());
        let path = format!("/en/desk/reports/{reference}/visit");
        let fields = [
            ("key", KEY),
            ("body", "the pole leans"),
            ("outcome", "reply"),
        ];
        assert!(citizen.post(&path, &fields).location.contains("/sign-in"));
        let mut elsewhere =
            Browser::new(world).with_session(world.session(&world.officer("officer", "dbkl")));
        assert_eq!(elsewhere.post(&path, &fields).status, 404);
        let officer = world.colleague("Puan Uji", "officer", holder(world).as_str());
        let mut phone = Browser::new(world).with_session(world.session(&officer));
        for _ in 0..3 {
            let done = phone.post(&path, &fields);
            assert_eq!(
                done.location,
                format!("/en/desk/reports/{reference}"),
                "{}",
                done.body
            );
        }
        let other = [
            ("key", KEY),
            ("body", "something else"),
            ("outcome", "reply"),
        ];
        assert_eq!(phone.post(&path, &other).status, 422);
        let told = citizen.get(&format!("/en/reports/{reference}")).body;
        assert_eq!(told.matches("the pole leans").count(), 1);
    });
}

/// The agency that holds the only report.
fn holder(world: &World) -> String {
    const HOLDER: store::Sql = store::Sql::new("test.holder", "select agency from kernel_case");
    let read = world.app.db.read_blocking("test.holder", |tx| {
        tx.one(&HOLDER, &[], |row| row.get::<String>("agency"))
    });
    read.expect("a case").expect("one")
}

#[test]
fn the_app_can_be_installed_and_its_worker_names_what_is_there() {
    on_both_worlds(server::modules, |world| {
        let mut browser = Browser::new(world);
        for lang in ["ms", "en", "zh", "ta"] {
            let manifest = browser.get(&format!("/{lang}/app.webmanifest"));
            let manifest: serde_json::Value = serde_json::from_str(&manifest.body).expect("JSON");
            for icon in manifest["icons"].as_array().expect("icons") {
                assert_eq!(
                    browser
                        .get(icon["src"].as_str().expect("an address"))
                        .status,
                    200
                );
            }
            assert_eq!(
                manifest["share_target"]["action"],
                format!("/{lang}/reports/share")
            );
            assert!(
                browser
                    .get(&format!("/{lang}/offline"))
                    .body
                    .contains("/reports/quick")
            );
        }
        let worker = browser.get("/sw.js").body;
        let named = worker
            .split('"')
            .filter(|part| part.starts_with("/assets/"));
        assert!(
            named
                .map(|path| browser.get(path).status)
                .all(|status| status == 200)
        );
    });
}

#[test]
fn a_round_leads_from_one_of_the_officers_reports_to_the_nearest() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        let mut ours = at_desk(world, "Siti", "mbpj");
        let mut made = Vec::new();
        for north in [0.0, 0.03, 0.01] {
            let mut new = new_report(world, Visibility::NameHidden, Vec::new());
            new.point = new.point.map(|here| base::Point {
                lat: here.lat + north,
                ..here
            });
            made.push(made_by(world, &owner, &new).reference.to_string());
            world.wait(std::time::Duration::from_mins(1));
        }
        assert!(
            ours.get("/en/desk/round")
                .body
                .contains("not taken any report"),
            "nothing is hers yet"
        );
        for reference in &made {
            let desk = format!("/en/desk/reports/{reference}");
            let version = hidden(&ours.get(&desk).body, "version").to_owned();
            let claimed = ours.post(&desk, &[("version", &version), ("step", "claim")]);
            assert_eq!(claimed.status, 303, "{}", claimed.body);
        }
        let mut order = |path: &str| {
            let page = ours.get(path).body;
            let mut places: Vec<_> = made
                .iter()
                .map(|it| (page.find(&format!("{it}/visit")), it))
                .collect();
            places.sort();
            assert!(places.iter().all(|(place, _)| place.is_some()), "{page}");
            places
                .into_iter()
                .map(|(_, it)| it.clone())
                .collect::<Vec<_>>()
        };
        let [first, second, third] = &made[..] else {
            panic!("three")
        };
        assert_eq!(
            order("/en/desk/round"),
            [first.clone(), third.clone(), second.clone()]
        );
        let north = "/en/desk/round?lat=3.2&lon=101.6067";
        assert_eq!(order(north), [second.clone(), third.clone(), first.clone()]);
        assert_eq!(
            order("/en/desk/round?lat=far&lon="),
            order("/en/desk/round")
        );
        let mut theirs = at_desk(world, "Raju", "dbkl");
        for path in ["/en/desk/round", "/en/desk/round?agency=mbpj"] {
            let seen = theirs.get(path);
            assert!(
                made.iter().all(|it| !seen.body.contains(it)),
                "{path}: {}",
                seen.status
            );
        }
    });
}
