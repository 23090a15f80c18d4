//! A whole journey through the pages, without a script and on both stores.

use testkit::on_both_worlds;

use crate::browser::Browser;

/// The six digits of the newest message that the demo's letter page shows.
fn code(browser: &mut Browser) -> String {
    let page = browser.get("/en/demo").body;
    page.split(|letter: char| !letter.is_ascii_digit())
        .find(|digits| digits.len() == 6)
        .expect("a code in the mailbox")
        .to_owned()
}

#[test]
fn from_the_first_page_to_the_public_answer() {
    on_both_worlds(server::modules, |world| {
        let mut citizen = Browser::new(world);
        let begun = citizen.post("/en/reports/new", &[]);
        assert_eq!(begun.status, 303, "{}", begun.body);
        let way = begun.location.trim_end_matches("/place").to_owned();

        let found = citizen.post(
            &format!("{way}/place"),
            &[("do", "search"), ("words", "petaling")],
        );
        assert!(found.body.contains("Petaling Jaya"));
        let at = [("lat", "3.1073"), ("lon", "101.6067")];
        assert_eq!(citizen.post(&format!("{way}/place"), &at).status, 303);
        let placed = citizen.post(
            &format!("{way}/place"),
            &[("do", "next"), ("address", "SS2/24")],
        );
        assert!(placed.location.ends_with("/category"));

        let chosen = citizen.post(
            &format!("{way}/category"),
            &[("category", "streetlight-local")],
        );
        assert!(chosen.location.ends_with("/agency"));
        let offered = citizen.get(&format!("{way}/agency"));
        assert!(
            offered.body.contains("value=\"mbsj\""),
            "all candidates are offered"
        );
        let sent_to = citizen.post(
            &format!("{way}/agency"),
            &[("do", "next"), ("to", "routed")],
        );
        assert!(sent_to.location.ends_with("/details"));

        let empty = citizen.post(&format!("{way}/details"), &[("description", " ")]);
        assert_eq!(empty.status, 422);
        assert!(
            empty.body.contains("href=\"#description\""),
            "the summary leads to the field"
        );
        let told = citizen.post(
            &format!("{way}/details"),
            &[("description", "lamp is out & dark <b>")],
        );
        assert!(told.location.ends_with("/you"));
        let who = [
            ("contact", "aminah@example.org"),
            ("name", "Aminah"),
            ("visibility", "name_hidden"),
        ];
        assert!(
            citizen
                .post(&format!("{way}/you"), &who)
                .location
                .ends_with("/check")
        );
        let check = citizen.get(&format!("{way}/check"));
        assert!(
            check.body.contains("lamp is out &#38; dark")
                || check.body.contains("lamp is out &amp; dark")
        );

        let sent = citizen.post(&format!("{way}/check"), &[]);
        assert!(sent.location.ends_with("/code"), "{}", sent.location);
        let twice = citizen.post(&format!("{way}/check"), &[]);
        assert!(
            twice.location.ends_with("/done"),
            "sending twice makes one report"
        );
        world.run_jobs();
        let digits = code(&mut citizen);
        let wrong = if digits == "111111" {
            "222222"
        } else {
            "111111"
        };
        let refused = citizen.post(&format!("{way}/code"), &[("code", wrong)]);
        assert_eq!(refused.status, 422, "{}", refused.body);
        let confirmed = citizen.post(
            &format!("{way}/code"),
            &[("do", "confirm"), ("code", &digits)],
        );
        assert!(confirmed.location.ends_with("/done"), "{}", confirmed.body);

        let done = citizen.get(&format!("{way}/done"));
        let (_, after) = done
            .body
            .split_once("/reports/RR-")
            .expect("a link to the report");
        let reference = format!("RR-{}", after.split('"').next().expect("a reference"));
        let page = format!("/en/reports/{reference}");
        assert!(citizen.get("/en/me").body.contains(&reference));
        assert_eq!(Browser::new(world).get(&page).status, 200);

        let officer = world.officer("officer", "mbpj");
        let mut desk = Browser::new(world).with_session(world.session(&officer));
        assert!(desk.get("/en/desk").body.contains(&reference));
        let handle = format!("/en/desk/reports/{reference}");
        let opened = desk.get(&handle);
        assert!(opened.body.contains("aminah@example.org"));
        let act = |desk: &mut Browser, version: &str, step: &str, body: &str| {
            desk.post(
                &handle,
                &[("version", version), ("step", step), ("body", body)],
            )
        };
        assert_eq!(act(&mut desk, "1", "claim", "").status, 303);
        let stale = act(&mut desk, "1", "reply", "we are on our way");
        assert_eq!(stale.status, 409, "a stale version is refused");
        assert!(
            stale.body.contains("we are on our way"),
            "and the words are kept"
        );
        assert_eq!(act(&mut desk, "2", "ask", "which pole?").status, 303);
        let answer = [("version", "3"), ("step", "answer"), ("body", "pole 7")];
        assert_eq!(citizen.post(&page, &answer).status, 303);
        assert_eq!(
            act(&mut desk, "4", "resolve", "the lamp was changed").status,
            303
        );

        let public = Browser::new(world).get(&page).body;
        assert!(public.contains("the lamp was changed"));
        assert!(!public.contains("pole 7") && !public.contains("aminah@example.org"));
        let me = citizen.get("/en/me").body;
        assert!(
            me.contains("officer of mbpj"),
            "the reader of personal data is named"
        );
    });
}

#[test]
fn a_foreign_form_changes_nothing() {
    on_both_worlds(server::modules, |world| {
        let officer = world.officer("officer", "mbpj");
        let mut desk = Browser::new(world).with_session(world.session(&officer));
        let forged = desk.post_bare("/ms/reports/new", "category=pothole-local");
        assert_eq!(forged.status, 403, "{}", forged.body);
    });
}
