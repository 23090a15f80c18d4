//! The ways to a report: what is said before anything else, the way out, and what is there already.

use testkit::{World, on_both_worlds};

use crate::browser::Browser;

const KEY: &str = "0123456789abcdefghijklmnop";

/// Where words stand on a page.
fn at(body: &str, words: &str) -> usize {
    body.find(words).unwrap_or_else(|| panic!("no {words}"))
}

/// Begins the way with pictures.
fn easy(browser: &mut Browser, topic: &str) -> String {
    let begun = browser.post("/ta/reports/new/easy", &[("topic", topic)]);
    assert_eq!(begun.status, 303, "{}", begun.body);
    begun.location.trim_end_matches("/place").to_owned()
}

#[test]
fn whom_to_phone_is_said_first_on_every_way() {
    on_both_worlds(server::modules, |world| {
        let mut browser = Browser::new(world);
        for path in ["/ms/reports/quick", "/en/reports/quick/easy"] {
            let body = browser.get(path).body;
            for number in ["tel:999", "tel:15454"] {
                assert!(
                    at(&body, number) < at(&body, "data-keep"),
                    "{path} {number}"
                );
            }
            assert!(
                body.contains("/agencies/jtksm"),
                "{path}: whose matter else it is"
            );
        }
        let body = browser.get("/zh/reports/new/easy").body;
        assert!(at(&body, "tel:999") < at(&body, "name=\"topic\""));
        assert!(body.contains("/agencies/jtksm"));
        for (topic, number) in [
            ("flood", "tel:999"),
            ("power", "tel:15454"),
            ("lamp", "tel:999"),
        ] {
            let way = easy(&mut browser, topic);
            let body = browser.get(&format!("{way}/place")).body;
            assert!(at(&body, number) < at(&body, "name=\"lat\""), "{topic}");
        }
        let way = easy(&mut browser, "hole");
        assert!(!browser.get(&format!("{way}/place")).body.contains("tel:"));
        let way = draft(&mut browser, "fire-hazard");
        let body = browser.get(&format!("{way}/details")).body;
        assert!(at(&body, "tel:999") < at(&body, "name=\"description\""));
    });
}

/// A draft about a category, on the usual way.
fn draft(browser: &mut Browser, category: &str) -> String {
    let begun = browser.post("/en/reports/new", &[("category", category)]);
    let way = begun.location.trim_end_matches("/place").to_owned();
    browser.post(&format!("{way}/place"), &[("do", "skip")]);
    browser.post(&format!("{way}/category"), &[("category", category)]);
    way
}

#[test]
fn every_page_of_what_is_nobody_elses_has_a_way_out() {
    on_both_worlds(server::modules, |world| {
        let mut browser = Browser::new(world);
        let private = draft(&mut browser, "child-abuse");
        for step in ["place", "category", "agency", "details", "you"] {
            let body = browser.get(&format!("{private}/{step}")).body;
            assert!(body.contains("data-exit"), "{step}");
        }
        let public = draft(&mut browser, "pothole-local");
        for step in ["category", "details"] {
            let body = browser.get(&format!("{public}/{step}")).body;
            assert!(!body.contains("data-exit"), "{step}");
        }
    });
}

const HERE: [(&str, &str); 2] = [("lat", "3.1073"), ("lon", "101.6067")];

fn quick(key: &str) -> Vec<(&str, &str)> {
    let mut fields = vec![
        ("key", key),
        ("description", "Lubang besar di tengah jalan"),
        ("category", "pothole-local"),
    ];
    fields.extend(HERE);
    fields
}

fn known(world: &World) -> Browser {
    let mut first = Browser::new(world);
    let sent = first.post("/en/reports/quick", &quick(KEY));
    assert!(sent.location.ends_with("/done"), "{}", sent.location);
    world.run_jobs();
    first
}

#[test]
fn on_one_page_whoever_looks_on_is_asked_whether_it_is_known_and_what_is_sent_later_goes() {
    on_both_worlds(server::modules, |world| {
        known(world);
        let mut second = Browser::new(world);
        let key = "1123456789abcdefghijklmnop";
        let mut fields = quick(key);
        fields.push(("ask", "1"));
        let asked = second.post("/en/reports/quick", &fields);
        assert_eq!(
            asked.location,
            format!("/en/reports/new/{key}/similar?change=1")
        );
        let page = second.get(&asked.location).body;
        assert!(page.contains("/me-too"), "it can be joined");
        assert!(
            page.contains(&format!("/en/reports/new/{key}/check")),
            "or sent"
        );
        let sent = second.post(&format!("/en/reports/new/{key}/check"), &[]);
        assert!(sent.location.ends_with("/done"), "{}", sent.location);
        let again = second.post("/en/reports/quick", &fields);
        assert!(again.location.ends_with("/done"), "what was sent is sent");
        let later =
            Browser::new(world).post("/en/reports/quick", &quick("2123456789abcdefghijklmnop"));
        assert!(
            later.location.ends_with("/done"),
            "nobody is there to be asked"
        );
    });
}

#[test]
fn with_pictures_it_is_asked_whether_it_is_known() {
    on_both_worlds(server::modules, |world| {
        known(world);
        let mut browser = Browser::new(world);
        let way = easy(&mut browser, "hole");
        browser.post(&format!("{way}/place"), &HERE);
        let said = [
            ("do", "next"),
            ("description", "Lubang besar di tengah jalan"),
        ];
        let asked = browser.post(&format!("{way}/say"), &said);
        assert!(
            asked.location.ends_with("/easy/similar"),
            "{}",
            asked.location
        );
        let page = browser.get(&asked.location).body;
        assert!(page.contains("/me-too") && page.contains("/spoken/ta/same.mp3"));
        assert!(page.contains(&format!("{way}/phone")), "or go on");
        let elsewhere = easy(&mut browser, "hole");
        browser.post(&format!("{elsewhere}/place"), &[("do", "skip")]);
        let asked = browser.post(&format!("{elsewhere}/say"), &said);
        assert!(
            asked.location.ends_with("/phone"),
            "nothing is near nowhere"
        );
    });
}
