//! Businesses through the pages, on both stores: entered, confirmed, with people in roles who act for them, and always with an
//! owner.

use base::Actor;
use serde_json::Value;
use store::{Sql, params};
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};
use crate::mandates::{at, reported};

const HERE: &str = "/en/me/businesses";
const NUMBER: &str = "202001012345";

const OWNERS: Sql = Sql::new(
    "test.business_cases",
    "select coalesce(owner_id, '') as said from kernel_case order by created_us, id",
);
const LETTERS: Sql = Sql::new(
    "test.business_letters",
    "select address || ' ' || template as said from kernel_message order by created_us, id",
);
const KEPT: Sql = Sql::new(
    "test.business_kept",
    "select sealed || mark || state as said from kernel_business",
);
const LEAVES: Sql = Sql::new(
    "test.business_leaves",
    "select entry || coalesce(payload, '') as said from kernel_audit where act like 'person.business%'",
);

fn texts(world: &World, sql: Sql) -> Vec<String> {
    let read = world.app.db.read_blocking("test.texts", move |tx| {
        tx.all(&sql, &params![], |row| row.get::<String>("said"))
    });
    read.expect("the store")
}

/// A business with its first owner, and an officer who confirms such.
struct Firm<'w> {
    world: &'w World,
    aminah: Actor,
    hers: Browser,
    id: String,
}

fn entered(browser: &mut Browser, name: &str, number: &str) -> Answer {
    let fields = [("name", name), ("kind", "company"), ("number", number)];
    browser.post(HERE, &fields)
}

fn id_of(answer: &Answer) -> String {
    let rest = answer.location.strip_prefix("/en/me/businesses/");
    let rest = rest.unwrap_or_else(|| panic!("{} {}", answer.location, answer.body));
    rest.split('?').next().expect("an id").to_owned()
}

fn decide(desk: &mut Browser, id: &str, decision: &str) -> u16 {
    let fields = [("business", id), ("decision", decision)];
    desk.post("/en/desk/businesses", &fields).status
}

impl<'w> Firm<'w> {
    fn new(world: &'w World) -> Self {
        let aminah = world.citizen("Aminah");
        let mut hers = at(world, &aminah);
        let id = id_of(&entered(&mut hers, "Kedai Uji Sdn Bhd", NUMBER));
        Self {
            world,
            aminah,
            hers,
            id,
        }
    }

    fn confirmed(world: &'w World) -> Self {
        let firm = Self::new(world);
        let mut desk = at(world, &world.officer("triage", "bpa"));
        assert_eq!(decide(&mut desk, &firm.id, "confirm"), 303);
        firm
    }

    fn path(&self) -> String {
        format!("{HERE}/{}", self.id)
    }

    fn invite(&self, by: &mut Browser, address: &str, role: &str) -> u16 {
        by.post(&self.path(), &[("address", address), ("role", role)])
            .status
    }

    /// Somebody new in a role, invited by the owner.
    fn joined(&mut self, name: &str, role: &str) -> (Actor, Browser) {
        let person = self.world.citizen(name);
        let mut browser = at(self.world, &person);
        let address = format!("{}@example.org", name.to_lowercase());
        let path = self.path();
        let invited = self
            .hers
            .post(&path, &[("address", &address), ("role", role)]);
        assert_eq!(invited.status, 303, "{}", invited.body);
        accept(&mut browser);
        (person, browser)
    }
}

/// The mandates of whoever is signed in that are in this state.
fn mandates(browser: &mut Browser, state: &str) -> Vec<String> {
    let found: Value =
        serde_json::from_str(&browser.get("/api/v1/me/mandates").body).expect("JSON");
    let items = found["items"].as_array().expect("a list").iter();
    let such = items.filter(|item| item["state"] == state);
    such.map(|item| item["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// Accepts the newest offer.
fn accept(browser: &mut Browser) -> u16 {
    let offered = mandates(browser, "offered");
    let id = offered.first().expect("an offer");
    browser
        .post(&format!("/en/me/mandates/{id}/accept"), &[])
        .status
}

/// Acts for the first business that one may act for.
fn act(browser: &mut Browser) -> u16 {
    let found: Value =
        serde_json::from_str(&browser.get("/api/v1/me/businesses").body).expect("JSON");
    let id = found["items"][0]["mandate"].as_str().expect("a mandate");
    browser
        .post("/en/me/mandates/choose", &[("mandate", id)])
        .status
}

/// The part in the business of whoever is called so, as its page ends it.
fn part(browser: &mut Browser, path: &str, name: &str) -> Option<String> {
    let page = browser.get(path).body;
    let row = page
        .split("<tr>")
        .find(|row| row.contains(&format!(">{name}<")))?;
    let (_, rest) = row.split_once("name=\"mandate\" value=\"")?;
    rest.split('"').next().map(str::to_owned)
}

#[test]
fn a_business_acts_once_an_officer_has_confirmed_it() {
    on_both_worlds(server::modules, |world| {
        let mut firm = Firm::new(world);
        assert_eq!(act(&mut firm.hers), 403, "not yet");
        let mut stranger = at(world, &world.citizen("Chong"));
        assert_eq!(stranger.get("/en/desk/businesses").status, 403);
        assert_eq!(decide(&mut stranger, &firm.id, "confirm"), 403);
        let mut desk = at(world, &world.officer("triage", "bpa"));
        let page = desk.get("/en/desk/businesses").body;
        assert!(page.contains("Kedai Uji Sdn Bhd") && page.contains("Aminah"));
        assert!(!page.contains(NUMBER), "masked until it is asked for");
        let show = "/en/desk/businesses/show";
        let refused = desk.post(show, &[("business", &firm.id), ("reason", "")]);
        assert!(
            refused.status == 422 && !refused.body.contains(NUMBER),
            "a reason is needed"
        );
        let why = [
            ("business", firm.id.as_str()),
            ("reason", "Compared with the register"),
        ];
        assert_eq!(stranger.post(show, &why).status, 403);
        let shown = desk.post(show, &why);
        assert!(shown.body.contains(NUMBER), "{}", shown.body);
        let kept = texts(world, LEAVES);
        assert!(
            kept.iter()
                .any(|said| said.contains("Compared with the register"))
        );
        let views = firm.hers.get("/en/me/views").body;
        assert!(
            !views.contains("Nobody has read"),
            "the reading is hers to see: {views}"
        );
        assert_eq!(decide(&mut desk, &firm.id, "confirm"), 303);
        assert_eq!(decide(&mut desk, &firm.id, "refuse"), 409, "once");
        assert_eq!(act(&mut firm.hers), 303);
        assert!(
            firm.hers
                .get("/en/me")
                .body
                .contains("You act for Kedai Uji Sdn Bhd.")
        );
        assert!(reported(&mut firm.hers).location.ends_with("/done"));
        assert_eq!(texts(world, OWNERS), [firm.id.clone()]);
        world.run_jobs();
        let letters = texts(world, LETTERS);
        let received = letters
            .iter()
            .any(|said| said == "aminah@example.org report_received");
        assert!(received, "its letters reach its owner: {letters:?}");
        for said in [texts(world, KEPT), texts(world, LEAVES)].concat() {
            assert!(!said.contains(NUMBER), "{said}");
        }
    });
}

#[test]
fn its_people_do_what_their_roles_let_them() {
    on_both_worlds(server::modules, |world| {
        let mut firm = Firm::confirmed(world);
        let (_, mut manager) = firm.joined("Badrul", "manager");
        let (_, mut member) = firm.joined("Chong", "member");
        let (_, mut viewer) = firm.joined("Devi", "viewer");
        world.citizen("Eva");
        assert_eq!(firm.invite(&mut manager, "eva@example.org", "owner"), 403);
        assert_eq!(firm.invite(&mut manager, "eva@example.org", "manager"), 403);
        assert_eq!(firm.invite(&mut member, "eva@example.org", "viewer"), 403);
        assert_eq!(firm.invite(&mut viewer, "eva@example.org", "viewer"), 403);
        assert_eq!(firm.invite(&mut manager, "eva@example.org", "viewer"), 303);
        assert_eq!(act(&mut member), 303);
        assert!(reported(&mut member).location.ends_with("/done"));
        assert_eq!(act(&mut viewer), 303);
        assert_eq!(reported(&mut viewer).status, 403, "looking only");
        let letters = texts(world, LETTERS);
        let used = "aminah@example.org formal:kernel-letter-mandate-used";
        assert!(letters.iter().any(|said| said == used), "{letters:?}");
        // While one acts for it, one neither invites nor ends.
        assert_eq!(firm.invite(&mut member, "eva@example.org", "viewer"), 403);
        let path = firm.path();
        let end = format!("{path}/people/end");
        let owner = part(&mut firm.hers, &path, "Aminah").expect("herself");
        assert_eq!(manager.post(&end, &[("mandate", &owner)]).status, 403);
        let chong = part(&mut manager, &path, "Chong").expect("whom a manager may end");
        assert_eq!(manager.post(&end, &[("mandate", &chong)]).status, 303);
        assert!(
            member
                .get("/en/me")
                .body
                .contains("You no longer act for anybody.")
        );
        member.post("/en/me/mandates/leave", &[]);
        assert_eq!(member.get(&path).status, 404);
    });
}

#[test]
fn there_is_always_an_owner() {
    on_both_worlds(server::modules, |world| {
        let mut firm = Firm::confirmed(world);
        let path = firm.path();
        let end = format!("{path}/people/end");
        let own = part(&mut firm.hers, &path, "Aminah").expect("herself");
        let refused = firm.hers.post(&end, &[("mandate", &own)]);
        assert_eq!(refused.status, 409);
        assert!(
            refused.body.contains("A business needs an owner"),
            "{}",
            refused.body
        );
        assert_eq!(
            firm.hers
                .post(&format!("/en/me/mandates/{own}/end"), &[])
                .status,
            409
        );
        let told = firm.hers.post("/en/me/close", &[]);
        assert_eq!(told.status, 409, "told first");
        assert!(
            told.body.contains("the only owner of Kedai Uji Sdn Bhd"),
            "{}",
            told.body
        );
        let (_, mut other) = firm.joined("Badrul", "owner");
        assert_eq!(
            firm.hers.post(&end, &[("mandate", &own)]).location,
            "/en/me/businesses?done=ended"
        );
        assert_eq!(firm.hers.get(&path).status, 404);
        assert_eq!(other.get(&path).status, 200, "it goes on");
        let unsure = other.post(&format!("{path}/close"), &[]);
        assert_eq!(unsure.status, 422);
        let closed = other.post(&format!("{path}/close"), &[("sure", "yes")]);
        assert_eq!(
            closed.location, "/en/me/businesses?done=closed",
            "{}",
            closed.body
        );
        assert_eq!(other.get(&path).status, 404);
        assert_eq!(
            texts(world, KEPT)
                .iter()
                .filter(|said| said.ends_with("closed"))
                .count(),
            1
        );
    });
}

#[test]
fn another_role_takes_the_place_of_the_one_before() {
    on_both_worlds(server::modules, |world| {
        let mut firm = Firm::confirmed(world);
        let (_, mut member) = firm.joined("Badrul", "member");
        assert_eq!(act(&mut member), 303);
        member.post("/en/me/mandates/leave", &[]);
        let mut hers = at(world, &firm.aminah);
        assert_eq!(firm.invite(&mut hers, "badrul@example.org", "viewer"), 303);
        assert_eq!(accept(&mut member), 303);
        let found: Value =
            serde_json::from_str(&member.get("/api/v1/me/businesses").body).expect("JSON");
        assert_eq!(found["items"].as_array().expect("a list").len(), 1);
        assert_eq!(found["items"][0]["role"], "viewer");
        // The only owner cannot take a lesser part.
        assert_eq!(firm.invite(&mut hers, "aminah@example.org", "viewer"), 303);
        assert_eq!(accept(&mut hers), 409);
    });
}

#[test]
fn an_invitation_stands_no_longer_than_the_right_to_give_it() {
    on_both_worlds(server::modules, |world| {
        let mut firm = Firm::confirmed(world);
        let path = firm.path();
        let (_, mut badrul) = firm.joined("Badrul", "manager");
        let chong = world.citizen("Chong");
        let mut his = at(world, &chong);
        let chong_at = "chong@example.org";
        assert_eq!(firm.invite(&mut badrul, chong_at, "member"), 303);
        let offered = mandates(&mut his, "offered").remove(0);
        let accept_it = format!("/en/me/mandates/{offered}/accept");
        // The manager goes, and so does what he offered.
        let part_of = part(&mut firm.hers, &path, "Badrul").expect("a manager");
        let end = format!("{path}/people/end");
        assert_eq!(firm.hers.post(&end, &[("mandate", &part_of)]).status, 303);
        assert!(mandates(&mut his, "offered").is_empty());
        assert_eq!(his.post(&accept_it, &[]).status, 404);
        assert!(part(&mut firm.hers, &path, chong_at).is_none());

        // A lesser part is no right to give either, a greater one is.
        let (_, mut devi) = firm.joined("Devi", "manager");
        assert_eq!(firm.invite(&mut devi, chong_at, "member"), 303);
        let mut hers = at(world, &firm.aminah);
        assert_eq!(firm.invite(&mut hers, "devi@example.org", "owner"), 303);
        assert_eq!(accept(&mut devi), 303);
        assert_eq!(mandates(&mut his, "offered").len(), 1);
        assert_eq!(firm.invite(&mut hers, "devi@example.org", "member"), 303);
        assert_eq!(accept(&mut devi), 303);
        assert!(mandates(&mut his, "offered").is_empty());
        // What somebody else offered stands.
        assert_eq!(firm.invite(&mut hers, chong_at, "viewer"), 303);
        let (_, mut eva) = firm.joined("Eva", "manager");
        let own = part(&mut eva, &path, "Eva").expect("herself");
        assert_eq!(eva.post(&end, &[("mandate", &own)]).status, 303);
        assert_eq!(accept(&mut his), 303);
    });
}

#[test]
fn owners_see_what_all_of_their_people_did_in_its_name() {
    on_both_worlds(server::modules, |world| {
        let mut firm = Firm::confirmed(world);
        let (path, acts) = (firm.path(), format!("{}/acts", firm.path()));
        let (_, mut manager) = firm.joined("Badrul", "manager");
        let (_, mut member) = firm.joined("Chong", "member");
        assert!(
            firm.hers
                .get(&acts)
                .body
                .contains("Nothing has been done yet")
        );
        assert_eq!(act(&mut member), 303);
        assert!(reported(&mut member).location.ends_with("/done"));
        let told = firm.hers.get(&acts).body;
        assert!(told.contains("Chong") && told.contains("RR-"), "{told}");
        assert!(firm.hers.get(&path).body.contains(&acts));
        let his = part(&mut firm.hers, &path, "Chong").expect("a member");
        let one = format!("/en/me/mandates/{his}");
        let told = firm.hers.get(&one);
        assert_eq!(told.status, 200, "where the letter leads");
        assert!(
            told.body.contains("Who acts for Kedai Uji Sdn Bhd") && told.body.contains("RR-"),
            "{}",
            told.body
        );
        // Nobody else does, and whoever owns the business does not act by virtue of another's part.
        assert_eq!(manager.get(&one).status, 404);
        assert_eq!(manager.get(&acts).status, 403);
        let mut stranger = at(world, &world.citizen("Devi"));
        assert_eq!(stranger.get(&one).status, 404);
        assert_eq!(stranger.get(&acts).status, 404);
        let chosen = firm
            .hers
            .post("/en/me/mandates/choose", &[("mandate", &his)]);
        assert_eq!(chosen.status, 404);
        // It is the business's record: it stays when the member has gone.
        assert_eq!(firm.hers.post(&format!("{one}/end"), &[]).status, 303);
        assert!(firm.hers.get(&acts).body.contains("Chong"));
        assert_eq!(firm.hers.get(&one).status, 200);
    });
}

#[test]
fn a_business_is_as_absent_to_others_as_one_that_never_was() {
    on_both_worlds(server::modules, |world| {
        let mut firm = Firm::confirmed(world);
        let path = firm.path();
        let own = part(&mut firm.hers, &path, "Aminah").expect("herself");
        let mut other = at(world, &world.citizen("Chong"));
        let never = format!("{HERE}/{}", "0".repeat(26));
        for path in [&path, &never] {
            assert_eq!(other.get(path).status, 404);
            let fields = [("address", "chong@example.org"), ("role", "owner")];
            assert_eq!(other.post(path, &fields).status, 404);
            assert_eq!(
                other
                    .post(&format!("{path}/people/end"), &[("mandate", &own)])
                    .status,
                404
            );
            assert_eq!(
                other
                    .post(&format!("{path}/close"), &[("sure", "yes")])
                    .status,
                404
            );
        }
        assert_eq!(
            other
                .post(&format!("/en/me/mandates/{own}/end"), &[])
                .status,
            404
        );
        assert_eq!(
            other
                .post("/en/me/mandates/choose", &[("mandate", &own)])
                .status,
            404
        );
        assert_eq!(firm.hers.get(&path).status, 200);
    });
}

#[test]
fn a_number_is_confirmed_for_one_business_only_and_never_by_its_own_people() {
    on_both_worlds(server::modules, |world| {
        let firm = Firm::new(world);
        let mut other = at(world, &world.citizen("Chong"));
        let second = id_of(&entered(&mut other, "Kedai Lain", NUMBER));
        let officer = world.officer("triage", "bpa");
        let mut desk = at(world, &officer);
        let own = id_of(&entered(&mut desk, "Kedai Pegawai", "202001054321"));
        assert_eq!(decide(&mut desk, &own, "confirm"), 403, "one's own");
        assert_eq!(decide(&mut desk, &firm.id, "confirm"), 303);
        assert_eq!(decide(&mut desk, &second, "confirm"), 409);
        assert_eq!(decide(&mut desk, &second, "refuse"), 303);
        let letters = texts(world, LETTERS);
        let told = "chong@example.org formal:kernel-letter-business-refused";
        assert!(letters.iter().any(|said| said == told), "{letters:?}");
        for (name, number) in [
            ("", NUMBER),
            ("Kedai", ""),
            ("Kedai", "12"),
            (&*"x".repeat(201), NUMBER),
        ] {
            assert_eq!(
                entered(&mut other, name, number).status,
                422,
                "{name} {number}"
            );
        }
        let fields = [
            ("name", "Saya"),
            ("kind", "mykad"),
            ("number", "900101-14-5678"),
        ];
        assert_eq!(other.post(HERE, &fields).status, 422, "a person's paper");
    });
}

#[test]
fn pages_of_businesses_speak_four_languages() {
    on_both_worlds(server::modules, |world| {
        let mut firm = Firm::new(world);
        let mut desk = at(world, &world.officer("triage", "bpa"));
        for lang in ["ms", "en", "zh", "ta"] {
            for path in [
                "me/businesses".to_owned(),
                format!("me/businesses/{}", firm.id),
            ] {
                let page = firm.hers.get(&format!("/{lang}/{path}"));
                assert_eq!(page.status, 200, "{lang} {path}");
                assert!(
                    !page.body.contains("kernel-b") && !page.body.contains(NUMBER),
                    "{lang} {path}"
                );
            }
            let page = desk.get(&format!("/{lang}/desk/businesses"));
            assert_eq!(page.status, 200);
            assert!(!page.body.contains("kernel-b"), "{lang}");
        }
    });
}
