//! Children and their guardians through the pages, on both stores: entered, confirmed by an officer, acted for until they are of age.

use std::time::Duration;

use base::Actor;
use serde_json::Value;
use store::{Sql, params};
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};
use crate::mandates::{at, reported};

const HERE: &str = "/en/me/children";
const DESK: &str = "/en/desk/children";
/// Born in 2014, as the day that is given with it says.
const NUMBER: &str = "140301-10-5678";

const OWNERS: Sql = Sql::new(
    "test.child_cases",
    "select coalesce(owner_id, '') as said from kernel_case order by created_us, id",
);
const LETTERS: Sql = Sql::new(
    "test.child_letters",
    "select address || ' ' || template as said from kernel_message order by created_us, id",
);
const PARTIES: Sql = Sql::new(
    "test.child_parties",
    "select coalesce(party_id, '') as said from kernel_child order by made_us, id",
);
const CLAIMED: Sql = Sql::new(
    "test.child_claimed",
    "select id as said from kernel_child where state = 'claimed' order by made_us, id",
);
const LEAVES: Sql = Sql::new(
    "test.child_leaves",
    "select entry || coalesce(payload, '') as said from kernel_audit where act like 'person.guardian%'",
);

fn texts(world: &World, sql: Sql) -> Vec<String> {
    let read = world.app.db.read_blocking("test.texts", move |tx| {
        tx.all(&sql, &params![], |row| row.get::<String>("said"))
    });
    read.expect("the store")
}

fn entered(browser: &mut Browser, number: &str, (day, month, year): (&str, &str, &str)) -> Answer {
    let fields = [
        ("name", "Danish bin Daud"),
        ("kind", "mykad"),
        ("number", number),
        ("born-day", day),
        ("born-month", month),
        ("born-year", year),
    ];
    browser.post(HERE, &fields)
}

fn claim(browser: &mut Browser) {
    let answer = entered(browser, NUMBER, ("1", "3", "2014"));
    assert_eq!(answer.location, "/en/me/children?done=1", "{}", answer.body);
}

fn decide(desk: &mut Browser, child: &str, decision: &str) -> Answer {
    desk.post(DESK, &[("child", child), ("decision", decision)])
}

/// The oldest word that waits.
fn waiting(world: &World) -> String {
    texts(world, CLAIMED).remove(0)
}

fn desk(world: &World) -> Browser {
    at(world, &world.officer("triage", "bpa"))
}

/// A guardian whose child was confirmed by this officer.
fn confirmed(world: &World, officer: &mut Browser, guardian: &Actor) -> (Browser, String) {
    let mut browser = at(world, guardian);
    claim(&mut browser);
    let id = waiting(world);
    assert_eq!(decide(officer, &id, "confirm").status, 303);
    (browser, id)
}

/// Has a provider vouch for every number that is kept.
fn vouch(world: &World) {
    const VOUCH: Sql = Sql::new(
        "test.vouch",
        "update kernel_identity_paper set vouched = 'rumah'",
    );
    let write = |tx: &mut store::Tx<'_>| tx.exec(&VOUCH, &[]);
    let done = world.app.db.write_blocking("test.vouch", write);
    assert_eq!(done.map_err(|error: store::Error| error), Ok(1));
}

fn mandates(browser: &mut Browser) -> Vec<Value> {
    let found: Value =
        serde_json::from_str(&browser.get("/api/v1/me/mandates").body).expect("JSON");
    let items = found["items"].as_array().expect("a list").clone();
    let of_guardians = |item: &Value| item["basis"] == "guardian";
    items.into_iter().filter(of_guardians).collect()
}

fn act(browser: &mut Browser) -> u16 {
    let id = mandates(browser).remove(0)["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    browser
        .post("/en/me/mandates/choose", &[("mandate", &id)])
        .status
}

#[test]
fn a_guardian_acts_for_a_child_once_an_officer_has_confirmed_it() {
    on_both_worlds(server::modules, |world| {
        let aminah = world.citizen("Aminah");
        let mut hers = at(world, &aminah);
        claim(&mut hers);
        assert!(mandates(&mut hers).is_empty(), "nobody acts before that");
        let id = waiting(world);
        let mut officer = desk(world);
        let page = officer.get(DESK).body;
        for told in ["Danish bin Daud", "Aminah", "2014"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(!page.contains(NUMBER), "masked until it is asked for");
        let show = "/en/desk/children/show";
        let refused = officer.post(show, &[("child", &id), ("reason", " ")]);
        assert!(
            refused.status == 422 && !refused.body.contains(NUMBER),
            "a reason is needed"
        );
        let why = [
            ("child", id.as_str()),
            ("reason", "Compared with the certificate"),
        ];
        let shown = officer.post(show, &why);
        assert!(shown.body.contains(NUMBER), "{}", shown.body);
        // Whoever entered it sees that somebody looked.
        let views = hers.get("/en/me/views").body;
        assert!(!views.contains("No officer has read"), "{views}");
        assert_eq!(decide(&mut officer, &id, "confirm").status, 303);
        assert_eq!(decide(&mut officer, &id, "confirm").status, 409, "once");
        assert_eq!(decide(&mut officer, &id, "refuse").status, 409, "once");
        assert!(!hers.get(HERE).body.contains("140301"), "masked for good");
        assert_eq!(act(&mut hers), 303);
        assert!(reported(&mut hers).location.ends_with("/done"));
        assert_eq!(texts(world, OWNERS), texts(world, PARTIES));
        assert_ne!(
            texts(world, OWNERS),
            [aminah.id().expect("a person").to_string()]
        );
        let letters = texts(world, LETTERS);
        let told = "aminah@example.org formal:kernel-letter-child-confirmed";
        assert!(letters.iter().any(|said| said == told), "{letters:?}");
        let leaves = texts(world, LEAVES);
        assert_eq!(leaves.len(), 3);
        assert!(
            leaves
                .iter()
                .all(|said| !said.contains("Danish") && !said.contains("140301"))
        );
    });
}

#[test]
fn two_guardians_act_for_the_same_child_and_hear_of_one_another() {
    on_both_worlds(server::modules, |world| {
        let mut officer = desk(world);
        let (mut hers, _) = confirmed(world, &mut officer, &world.citizen("Aminah"));
        let (mut his, _) = confirmed(world, &mut officer, &world.citizen("Badrul"));
        let parties = texts(world, PARTIES);
        assert_eq!(parties.len(), 2);
        assert_eq!(parties[0], parties[1]);
        assert_eq!(act(&mut his), 303);
        assert!(reported(&mut his).location.ends_with("/done"));
        let letters = texts(world, LETTERS);
        let used = "formal:kernel-letter-mandate-used";
        assert!(
            letters.contains(&format!("aminah@example.org {used}")),
            "{letters:?}"
        );
        assert!(!letters.contains(&format!("badrul@example.org {used}")));
        assert_eq!(act(&mut hers), 303);
        assert!(
            hers.get("/en/me").body.contains("RR-"),
            "what the other one began"
        );
    });
}

#[test]
fn a_child_with_an_account_sees_its_guardian_and_does_not_end_what_they_may_do() {
    on_both_worlds(server::modules, |world| {
        let danish = world.citizen("Danish");
        let mut own = at(world, &danish);
        let fields = [("kind", "mykad"), ("number", NUMBER)];
        assert_eq!(own.post("/en/me/papers", &fields).status, 303);
        vouch(world);
        let (mut hers, _) = confirmed(world, &mut desk(world), &world.citizen("Aminah"));
        assert_eq!(
            texts(world, PARTIES),
            [danish.id().expect("a child").to_string()]
        );
        let letters = texts(world, LETTERS);
        let told = "danish@example.org formal:kernel-letter-child-guardian";
        assert!(letters.iter().any(|said| said == told), "{letters:?}");
        let given = mandates(&mut own).remove(0);
        assert_eq!(
            (&given["given"], &given["with"]),
            (&true.into(), &"Aminah".into())
        );
        let path = format!("/en/me/mandates/{}", given["id"].as_str().expect("an id"));
        assert!(!own.get(&path).body.contains("/end\""), "only an officer");
        assert_eq!(own.post(&format!("{path}/end"), &[]).status, 403);
        assert_eq!(act(&mut hers), 303);
        assert!(reported(&mut hers).location.ends_with("/done"));
        assert!(own.get(&path).body.contains("RR-"));
        let letters = texts(world, LETTERS);
        let used = "danish@example.org formal:kernel-letter-mandate-used";
        assert!(letters.iter().any(|said| said == used), "{letters:?}");
        // The code for closing the account goes to the child and to nobody else.
        hers.post("/en/me/mandates/leave", &[]);
        own.post("/en/me/close", &[]);
        let letters = texts(world, LETTERS);
        assert!(
            letters.contains(&"danish@example.org account_close_code".to_owned()),
            "{letters:?}"
        );
    });
}

#[test]
fn a_guardian_does_nothing_more_when_the_child_is_of_age_or_an_officer_ends_it() {
    on_both_worlds(server::modules, |world| {
        let aminah = world.citizen("Aminah");
        let mut officer = desk(world);
        let (mut hers, id) = confirmed(world, &mut officer, &aminah);
        assert_eq!(act(&mut hers), 303);
        assert_eq!(decide(&mut officer, &id, "end").status, 303);
        assert_eq!(decide(&mut officer, &id, "end").status, 409);
        assert!(
            hers.get("/en/me")
                .body
                .contains("You no longer act for anybody.")
        );
        hers.post("/en/me/mandates/leave", &[]);
        assert_eq!(act(&mut hers), 403, "it has ended");
        let letters = texts(world, LETTERS);
        let ended = "aminah@example.org formal:kernel-letter-child-ended";
        assert!(letters.iter().any(|said| said == ended), "{letters:?}");

        let badrul = world.citizen("Badrul");
        let (mut his, _) = confirmed(world, &mut officer, &badrul);
        assert_eq!(mandates(&mut his)[0]["state"], "active");
        world.wait(Duration::from_hours(24 * 366 * 18));
        let mut his = at(world, &badrul);
        assert_eq!(mandates(&mut his)[0]["state"], "over");
        assert_eq!(act(&mut his), 403);
        world.run_jobs();
        assert_eq!(mandates(&mut his)[0]["state"], "done");
    });
}

#[test]
fn what_is_no_child_is_told_precisely_and_changes_nothing() {
    on_both_worlds(server::modules, |world| {
        let mut hers = at(world, &world.citizen("Aminah"));
        for born in [
            ("1", "1", "1990"),
            ("30", "2", "2014"),
            ("", "", ""),
            ("1", "1", "2099"),
        ] {
            let refused = entered(&mut hers, NUMBER, born);
            assert_eq!(refused.status, 422, "{born:?}");
            assert!(
                refused.body.contains("Give the day on which"),
                "{}",
                refused.body
            );
        }
        assert_eq!(entered(&mut hers, "12", ("1", "3", "2014")).status, 422);
        assert!(texts(world, PARTIES).is_empty());
        // One's own number is no child's.
        let fields = [("kind", "mykad"), ("number", NUMBER)];
        assert_eq!(hers.post("/en/me/papers", &fields).status, 303);
        claim(&mut hers);
        assert_eq!(
            entered(&mut hers, NUMBER, ("1", "3", "2014")).status,
            409,
            "twice"
        );
        let id = waiting(world);
        let mut officer = desk(world);
        assert_eq!(decide(&mut officer, &id, "confirm").status, 409);
        // Nobody decides who is no officer, about their own, or about what never was.
        assert_eq!(decide(&mut hers, &id, "confirm").status, 403);
        let mut clerk = at(world, &world.officer("officer", "mbpj"));
        assert_eq!(clerk.get(DESK).status, 403);
        assert_eq!(decide(&mut clerk, &id, "confirm").status, 403);
        assert_eq!(decide(&mut officer, &"0".repeat(26), "confirm").status, 404);
        assert_eq!(
            decide(&mut officer, &id, "end").status,
            409,
            "not before it began"
        );
        let parent = world.colleague("Pegawai Dua", "triage", "bpa");
        let mut own = at(world, &parent);
        let other = entered(&mut own, "150402-10-1234", ("2", "4", "2015"));
        assert_eq!(other.status, 303, "{}", other.body);
        let theirs = texts(world, CLAIMED).pop().expect("a word");
        assert_eq!(decide(&mut own, &theirs, "confirm").status, 403);
        assert_eq!(decide(&mut officer, &id, "refuse").status, 303);
        assert!(hers.get(HERE).body.contains("Not confirmed"));
        assert!(mandates(&mut hers).is_empty());
    });
}

#[test]
fn a_number_that_somebody_only_typed_makes_no_account_a_childs() {
    on_both_worlds(server::modules, |world| {
        let stranger = world.citizen("Eva");
        let mut other = at(world, &stranger);
        let fields = [("kind", "mykad"), ("number", NUMBER)];
        assert_eq!(other.post("/en/me/papers", &fields).status, 303);
        let (mut hers, _) = confirmed(world, &mut desk(world), &world.citizen("Aminah"));
        assert_ne!(
            texts(world, PARTIES),
            [stranger.id().expect("a person").to_string()]
        );
        assert!(mandates(&mut other).is_empty());
        // Whoever gave it back may ask again.
        let id = mandates(&mut hers).remove(0)["id"]
            .as_str()
            .expect("an id")
            .to_owned();
        assert_eq!(
            hers.post(&format!("/en/me/mandates/{id}/end"), &[]).status,
            303
        );
        claim(&mut hers);
    });
}

#[test]
fn pages_of_children_speak_four_languages() {
    on_both_worlds(server::modules, |world| {
        let mut officer = desk(world);
        let (mut hers, _) = confirmed(world, &mut officer, &world.citizen("Aminah"));
        let mut other = at(world, &world.citizen("Badrul"));
        claim(&mut other);
        for lang in ["ms", "en", "zh", "ta"] {
            for (browser, path) in [(&mut hers, "me/children"), (&mut officer, "desk/children")] {
                let page = browser.get(&format!("/{lang}/{path}"));
                assert_eq!(page.status, 200);
                assert!(page.body.contains("Danish bin Daud"));
                assert!(
                    !page.body.contains("kernel-"),
                    "{lang} {path}: {}",
                    page.body
                );
            }
        }
    });
}
