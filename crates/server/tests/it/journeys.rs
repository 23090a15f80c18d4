//! A whole journey through the pages, without a script and on both stores.

use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};

/// The six digits of the newest message that the demo's letter page shows.
fn code(browser: &mut Browser) -> String {
    let page = browser.get("/en/demo").body;
    page.split(|letter: char| !letter.is_ascii_digit())
        .find(|digits| digits.len() == 6)
        .expect("a code in the mailbox")
        .to_owned()
}

/// A person on the way to a report.
struct Way {
    citizen: Browser,
    path: String,
}

impl Way {
    fn begin(world: &World) -> Self {
        let mut citizen = Browser::new(world);
        let begun = citizen.post("/en/reports/new", &[]);
        assert_eq!(begun.status, 303, "{}", begun.body);
        let path = begun.location.trim_end_matches("/place").to_owned();
        Self { citizen, path }
    }

    fn get(&mut self, step: &str) -> Answer {
        self.citizen.get(&format!("{}/{step}", self.path))
    }

    fn put(&mut self, step: &str, fields: &[(&str, &str)]) -> Answer {
        self.citizen.post(&format!("{}/{step}", self.path), fields)
    }

    /// Fills in a step and expects to be led to the next one.
    fn on(&mut self, step: &str, fields: &[(&str, &str)], next: &str) {
        let answer = self.put(step, fields);
        assert!(
            answer.location.ends_with(next),
            "{step}: {} {}",
            answer.location,
            answer.body
        );
    }
}

/// Everything up to the summary, with a look at each page on the way.
fn filled(world: &World) -> Way {
    let mut way = Way::begin(world);
    let found = way.put("place", &[("do", "search"), ("words", "petaling")]);
    assert!(found.body.contains("Petaling Jaya"));
    way.on("place", &[("lat", "3.1073"), ("lon", "101.6067")], "/place");
    way.on(
        "place",
        &[("do", "next"), ("address", "SS2/24")],
        "/category",
    );
    way.on("category", &[("category", "streetlight-local")], "/agency");
    assert!(
        way.get("agency").body.contains("value=\"mbsj\""),
        "all candidates are offered"
    );
    way.on("agency", &[("do", "next"), ("to", "routed")], "/details");
    let empty = way.put("details", &[("description", " ")]);
    assert_eq!(empty.status, 422);
    assert!(
        empty.body.contains("href=\"#description\""),
        "the summary leads to the field"
    );
    way.on(
        "details",
        &[("description", "lamp is out & dark <b>")],
        "/you",
    );
    let who = [
        ("contact", "aminah@example.org"),
        ("name", "Aminah"),
        ("visibility", "name_hidden"),
    ];
    way.on("you", &who, "/check");
    let check = way.get("check").body;
    assert!(
        check.contains("dark &lt;b&gt;") || check.contains("dark &#60;b&#62;"),
        "{check}"
    );
    way
}

/// Sends the report twice, confirms it by code, and returns its reference.
fn sent(world: &World, way: &mut Way) -> String {
    way.on("check", &[], "/code");
    way.on("check", &[], "/done");
    world.run_jobs();
    let digits = code(&mut way.citizen);
    let wrong = if digits == "111111" {
        "222222"
    } else {
        "111111"
    };
    assert_eq!(way.put("code", &[("code", wrong)]).status, 422);
    way.on("code", &[("do", "confirm"), ("code", &digits)], "/done");
    let done = way.get("done").body;
    let (_, after) = done
        .split_once("/reports/RR-")
        .expect("a link to the report");
    format!("RR-{}", after.split('"').next().expect("a reference"))
}

#[test]
fn from_the_first_page_to_the_public_answer() {
    on_both_worlds(server::modules, |world| {
        let mut way = filled(world);
        let reference = sent(world, &mut way);
        let page = format!("/en/reports/{reference}");
        assert!(way.citizen.get("/en/me").body.contains(&reference));
        assert_eq!(Browser::new(world).get(&page).status, 200);

        let officer = world.officer("officer", "mbpj");
        let mut desk = Browser::new(world).with_session(world.session(&officer));
        assert!(desk.get("/en/desk").body.contains(&reference));
        let handle = format!("/en/desk/reports/{reference}");
        assert!(desk.get(&handle).body.contains("aminah@example.org"));
        let mut act = |version: &str, step: &str, body: &str| {
            desk.post(
                &handle,
                &[("version", version), ("step", step), ("body", body)],
            )
        };
        assert_eq!(act("1", "claim", "").status, 303);
        let stale = act("1", "reply", "we are on our way");
        assert_eq!(stale.status, 409, "a stale version is refused");
        assert!(
            stale.body.contains("we are on our way"),
            "and the words are kept"
        );
        assert_eq!(act("2", "ask", "which pole?").status, 303);
        let answer = [("version", "3"), ("step", "answer"), ("body", "pole 7")];
        assert_eq!(way.citizen.post(&page, &answer).status, 303);
        assert_eq!(act("4", "resolve", "the lamp was changed").status, 303);

        let public = Browser::new(world).get(&page).body;
        assert!(public.contains("the lamp was changed"));
        assert!(!public.contains("pole 7") && !public.contains("aminah@example.org"));
        let me = way.citizen.get("/en/me").body;
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

#[test]
fn an_answer_that_ends_the_form_gives_a_number_to_phone_and_sends_nothing() {
    on_both_worlds(server::modules, |world| {
        let mut way = filled(world);
        let danger = |answer| {
            [
                ("description", "wayar putus"),
                ("attribute[danger]", answer),
            ]
        };
        way.on("details", &danger("yes"), "/instead");
        for lang in ["ms", "en", "zh", "ta"] {
            let path = way.path.replacen("/en/", &format!("/{lang}/"), 1);
            let page = way.citizen.get(&format!("{path}/instead")).body;
            assert!(page.contains("href=\"tel:999\"") && page.contains("href=\"tel:15454\""));
            assert!(page.contains(&format!("{path}/details")), "{page}");
        }
        // Neither the summary nor a form that was open already gets past it.
        for answer in [way.get("check"), way.put("check", &[])] {
            assert!(answer.location.ends_with("/instead"), "{}", answer.location);
        }
        assert!(
            !Browser::new(world)
                .get("/en/reports")
                .body
                .contains("wayar putus")
        );
        way.on("details", &danger("no"), "/you");
        assert!(
            way.get("instead").location.ends_with("/details"),
            "nothing ends it now"
        );
        way.on("check", &[], "/code");
    });
}

#[test]
fn programs_are_told_which_answer_needs_a_phone_call() {
    on_both_worlds(server::modules, |world| {
        let person = world.citizen("Program");
        let token = world.token(&person, &["open311.write"]);
        let mut program = Browser::new(world).with_bearer(token);
        let definition = program
            .get("/open311/v2/services/streetlight-tnb.json")
            .body;
        assert!(definition.contains("15454"), "{definition}");
        let all = program.get("/open311/v2/definitions.json").body;
        assert!(all.contains("15454"), "{all}");
        let made = program.post_bare(
            "/open311/v2/requests.json",
            "service_code=streetlight-tnb&lat=3.1073&long=101.6067&description=wayar&attribute[danger]=yes",
        );
        assert_eq!(made.status, 201, "{}", made.body);
        assert!(
            made.body.contains("15454"),
            "the notice says so: {}",
            made.body
        );
        let calm = program.post_bare(
            "/open311/v2/requests.json",
            "service_code=streetlight-tnb&lat=3.1073&long=101.6067&description=padam&attribute[danger]=no",
        );
        assert!(!calm.body.contains("15454"), "{}", calm.body);
    });
}
