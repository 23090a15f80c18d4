//! Second factors through the pages, on both stores: setting one up, entering it, losing it, and who gets in without.

use std::time::Duration;

use base::{Actor, Factor, Time};
use data_encoding::BASE32_NOPAD;
use kernel::identity::{self, GrantNew, SecondFactor};
use kernel::notifications::{self, MailSettings, SmsSettings};
use ring::hmac;
use testkit::{Folder, START, World, on_both_worlds};

use crate::identity::behind;
use crate::identity_pages::{Browser, Page, between, signed_in, with_cookie};
use crate::notifications_app::open;

pub(crate) const PEOPLE: &str = "/en/desk/people";
pub(crate) const ENTER: &str = "/en/second-factor";
pub(crate) const OWN: &str = "/en/me/factors";
const STEP: Duration = Duration::from_secs(30);

pub(crate) fn on_both(test: impl Fn(&World)) {
    on_both_worlds(|| vec![kernel::module()], test);
}

pub(crate) fn with_world(test: impl Fn(&World)) {
    on_both_worlds(|| vec![kernel::module()], test);
}

/// An authenticator app, as RFC 6238 has it.
pub(crate) struct Phone(Vec<u8>);

impl Phone {
    pub(crate) fn shows(&self, at: Time) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.0);
        let step = u64::try_from(at.micros() / 30_000_000).expect("a step");
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let tag = tag.as_ref();
        let offset = usize::from(tag[19] & 15);
        let bytes: [u8; 4] = tag[offset..offset + 4].try_into().expect("four bytes");
        format!(
            "{:06}",
            (u32::from_be_bytes(bytes) & 0x7fff_ffff) % 1_000_000
        )
    }

    /// A code that it does not show around now.
    fn never(&self, at: Time) -> String {
        let shown = [at - STEP, at, at + STEP].map(|at| self.shows(at));
        let mut others = (0..10).map(|number| format!("{number:06}"));
        others.find(|code| !shown.contains(code)).expect("a code")
    }
}

pub(crate) fn chief(world: &World) -> Actor {
    world.officer("agency_admin", "mbpj")
}

/// Signed in with a code by e-mail alone.
pub(crate) fn halfway(world: &World, actor: &Actor) -> Browser {
    with_cookie(world, world.session_of_one_factor(actor))
}

/// Sets an app up; returns it, the recovery codes, and the page that shows them.
fn set_up(world: &World, browser: &mut Browser) -> (Phone, Vec<String>, Page) {
    let begun = browser.send(OWN, OWN, &[("next", PEOPLE)]);
    let here = begun.location().to_owned();
    let page = browser.get(&here);
    assert_eq!(page.status, 200, "{}", page.body);
    let secret = between(&page, "<code class=\"reference\" translate=\"no\">", "<");
    let secret = BASE32_NOPAD.decode(secret.replace(' ', "").as_bytes());
    let phone = Phone(secret.expect("a secret"));
    let (path, _) = here.split_once('?').expect("a query");
    let code = phone.shows(world.now());
    let fields = [("second_code", code.as_str()), ("next", PEOPLE)];
    let done = browser.send(&here, path, &fields);
    let lines = done.body.split("<li><code>").skip(1);
    let codes = lines.map(|line| line.split('<').next().expect("a code").to_owned());
    (phone, codes.collect(), done)
}

/// A person with a role and an app, and a fresh session of one factor, half a minute later.
pub(crate) fn with_app(world: &World, actor: &Actor) -> (Browser, Phone, Vec<String>) {
    let (phone, codes, done) = set_up(world, &mut halfway(world, actor));
    assert_eq!(done.status, 200, "{}", done.body);
    world.wait(STEP);
    (halfway(world, actor), phone, codes)
}

pub(crate) fn enter(browser: &mut Browser, code: &str) -> Page {
    browser.send(ENTER, ENTER, &[("second_code", code)])
}

pub(crate) fn recover(browser: &mut Browser, code: &str) -> Page {
    browser.send(ENTER, ENTER, &[("second_recovery", code)])
}

#[test]
fn an_officer_sets_an_app_up_and_the_desk_opens() {
    on_both(|world| {
        let mut browser = halfway(world, &chief(world));
        let before = browser.session().expect("a session").to_owned();
        let led = browser.get(PEOPLE);
        assert_eq!(
            led.location(),
            "/en/second-factor?next=%2Fen%2Fdesk%2Fpeople"
        );
        let on = led.location().to_owned();
        let set = browser.get(&on);
        assert_eq!(set.location(), "/en/me/factors?next=%2Fen%2Fdesk%2Fpeople");
        assert_eq!(browser.get(PEOPLE).status, 303);

        let (_, codes, done) = set_up(world, &mut browser);
        assert_eq!((done.status, codes.len()), (200, 10), "{}", done.body);
        assert!(
            done.body.contains("href=\"/en/desk/people\""),
            "{}",
            done.body
        );
        assert_eq!(browser.get(PEOPLE).status, 200);
        assert_eq!(
            behind(world, &before),
            None,
            "the session before is worth nothing"
        );
        let own = browser.get(OWN).body;
        assert!(
            own.contains("10 recovery codes are left") && !own.contains(&codes[0]),
            "{own}"
        );
        let letter = |tx: &mut store::Tx<'_>| notifications::messages_recent(tx, 1);
        let told = world
            .app
            .db
            .read_blocking("test.letters", letter)
            .expect("the store");
        assert_eq!(told[0].template, "formal:kernel-letter-factor-added");
    });
}

#[test]
fn nothing_is_kept_that_opens_by_itself() {
    with_world(|world| {
        let chief = chief(world);
        let (phone, codes, _) = set_up(world, &mut halfway(world, &chief));
        let text = BASE32_NOPAD.encode(&phone.0);
        let folder = world.app.data.clone();
        let key = std::fs::read(folder.join("keys/secrets.key")).expect("a key");
        assert_eq!(key.len(), 32);
        for entry in folder.read_dir().expect("a folder") {
            let path = entry.expect("an entry").path();
            let Ok(bytes) = std::fs::read(&path) else {
                continue;
            };
            for secret in [
                phone.0.as_slice(),
                text.as_bytes(),
                codes[0].as_bytes(),
                &key,
            ] {
                let held = bytes.windows(secret.len()).any(|part| part == secret);
                assert!(!held, "{}", path.display());
            }
        }
    });
}

#[test]
fn a_code_is_good_once_and_next_to_its_time_only() {
    on_both(|world| {
        let (mut browser, phone, _) = with_app(world, &chief(world));
        // The step of half a minute ago was used to set it up.
        let used = phone.shows(world.now() - STEP);
        let refused = enter(&mut browser, &used);
        assert_eq!(refused.status, 422);
        assert!(
            refused.body.contains("was used already"),
            "{}",
            refused.body
        );
        for far in [world.now() - STEP * 2, world.now() + STEP * 2] {
            assert_eq!(enter(&mut browser, &phone.shows(far)).status, 422);
        }
        let next = phone.shows(world.now() + STEP);
        assert_eq!(enter(&mut browser, &next).location(), "/en/desk");
        assert_eq!(browser.get(PEOPLE).status, 200);

        // What is earlier than a code that was used is over too.
        let mut again = halfway(world, &browser_owner(world, &browser));
        let now = phone.shows(world.now());
        assert_eq!(enter(&mut again, &now).status, 422);
        world.wait(STEP);
        assert_eq!(enter(&mut again, &next).status, 422);
        world.wait(STEP);
        let later = format!(" {} ", phone.shows(world.now()));
        assert_eq!(enter(&mut again, &later).status, 303);
    });
}

fn browser_owner(world: &World, browser: &Browser) -> Actor {
    behind(world, browser.session().expect("a session")).expect("a person")
}

#[test]
fn a_recovery_code_is_good_once_even_for_two_at_once() {
    on_both(|world| {
        let actor = chief(world);
        let (mut browser, _, codes) = with_app(world, &actor);
        let both = [&mut halfway(world, &actor), &mut halfway(world, &actor)];
        let code = codes[3].to_lowercase();
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let tried = both.map(|browser| scope.spawn(|| recover(browser, &code).status));
            tried.map(|one| one.join().expect("an answer")).to_vec()
        });
        let mut sorted = statuses.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, [303, 422], "{statuses:?}");
        let wrong = recover(&mut browser, &codes[3]);
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("<details open"), "{}", wrong.body);
        assert_eq!(
            recover(&mut browser, &codes[4].replace('-', " ")).status,
            303
        );
        assert!(browser.get(OWN).body.contains("8 recovery codes are left"));
        let fresh = browser.send(OWN, "/en/me/factors/recovery", &[]);
        assert_eq!(fresh.status, 200);
        let mut other = halfway(world, &actor);
        assert_eq!(
            recover(&mut other, &codes[5]).status,
            422,
            "the old ones are over"
        );
        let line = fresh.body.split("<li><code>").nth(1).expect("a code");
        let code = line.split('<').next().expect("a code");
        assert_eq!(recover(&mut other, code).status, 303);
    });
}

#[test]
fn wrong_codes_lock_the_person_and_not_the_session() {
    on_both(|world| {
        let actor = chief(world);
        let (mut browser, phone, codes) = with_app(world, &actor);
        let wrong = phone.never(world.now());
        for left in [4, 3, 2, 1] {
            let refused = enter(&mut browser, &wrong);
            assert!(
                refused.body.contains(&format!("{left} more")),
                "{}",
                refused.body
            );
        }
        assert_eq!(
            enter(&mut browser, "12345").status,
            422,
            "what can be no code is not counted"
        );
        assert!(
            recover(&mut browser, "AAAA-AAAA-AAAA")
                .body
                .contains("after 15 minutes")
        );
        let mut other = halfway(world, &actor);
        let right = phone.shows(world.now());
        for refused in [enter(&mut other, &right), recover(&mut other, &codes[0])] {
            assert!(
                refused.body.contains("after 15 minutes"),
                "{}",
                refused.body
            );
        }
        world.wait(Duration::from_mins(15));
        let wrong = phone.never(world.now());
        for _ in 0..4 {
            assert_eq!(enter(&mut other, &wrong).status, 422);
        }
        assert!(enter(&mut other, &wrong).body.contains("after 30 minutes"));
        world.wait(Duration::from_mins(30));
        assert_eq!(enter(&mut other, &phone.shows(world.now())).status, 303);
        // Who got in begins anew.
        let mut next = halfway(world, &actor);
        let refused = enter(&mut next, &phone.never(world.now()));
        assert!(refused.body.contains("4 more"), "{}", refused.body);
    });
}

#[test]
fn roles_rest_in_a_session_of_one_factor() {
    on_both(|world| {
        let citizen = world.citizen("Aminah");
        let early = world.session_of_one_factor(&citizen);
        assert_eq!(
            behind(world, &early).map(|actor| actor.factor),
            Some(Factor::Free)
        );
        let person = citizen.id().expect("a person");
        let grant = GrantNew::whole(person, "officer", Some("mbpj".to_owned()));
        let (app, now) = (world.app.clone(), world.now());
        let write = move |tx: &mut store::Tx<'_>| {
            let registry = app.registry.get(tx)?;
            identity::grant_add(tx, &registry, (&Actor::system(), now), &grant)
        };
        world
            .app
            .db
            .write_blocking("test.grant", write)
            .expect("a grant");
        assert_eq!(
            behind(world, &early),
            None,
            "a role ends the sessions before it"
        );
        let resting = behind(world, &world.session_of_one_factor(&citizen)).expect("a person");
        assert_eq!((resting.factor, resting.grants.len()), (Factor::Wanted, 0));
        let whole = behind(world, &world.session(&citizen)).expect("a person");
        assert_eq!(whole.factor, Factor::Proved(world.now()));
        assert!(!whole.grants.is_empty());
    });
}

#[test]
fn an_act_that_asks_again_does_not_lose_its_form() {
    on_both(|world| {
        let actor = chief(world);
        let (mut browser, phone, _) = with_app(world, &actor);
        assert_eq!(enter(&mut browser, &phone.shows(world.now())).status, 303);
        world.wait(base::STEP_UP);
        let csrf = browser.get(PEOPLE).csrf();
        let form = [
            ("agency", "mbpj"),
            ("address", "siti@mbpj.gov.my"),
            ("name", "Siti \"x\" <b>"),
            ("role", "officer"),
            ("csrf", csrf.as_str()),
        ];
        let led = browser.post(PEOPLE, &form);
        assert_eq!(led.status, 307);
        let there = led.location().to_owned();
        assert_eq!(there, "/en/second-factor?held=1&next=%2Fen%2Fdesk%2Fpeople");
        let asked = browser.post(&there, &form);
        assert_eq!(asked.status, 200);
        let kept = "name=\"name\" value=\"Siti &#34;x&#34; &#60;b&#62;\"";
        assert!(asked.body.contains(kept), "{}", asked.body);
        let action = "action=\"/en/second-factor?held=1&#38;next=%2Fen%2Fdesk%2Fpeople\"";
        assert!(asked.body.contains(action), "{}", asked.body);
        let code = phone.never(world.now());
        let wrong = browser.post(&there, &[&form[..], &[("second_code", &code)]].concat());
        assert!(
            wrong.status == 422 && wrong.body.contains(kept),
            "{}",
            wrong.body
        );
        let code = phone.shows(world.now());
        let whole = [&form[..], &[("second_code", &code)]].concat();
        let back = browser.post(&there, &whole);
        assert_eq!((back.status, back.location()), (307, PEOPLE));
        let given = browser.post(PEOPLE, &whole);
        assert_eq!(given.location(), "/en/desk/people?agency=mbpj&done=given");
        assert!(browser.get(PEOPLE).body.contains("siti@mbpj.gov.my"));
    });
}

#[test]
fn a_link_from_elsewhere_sends_no_form() {
    with_world(|world| {
        let actor = chief(world);
        let (mut browser, phone, _) = with_app(world, &actor);
        let link = "/en/second-factor?held=1&next=%2Fen%2Fsign-out";
        let page = browser.get(link);
        assert!(
            page.body.contains("action=\"/en/second-factor?next="),
            "{}",
            page.body
        );
        let code = phone.shows(world.now());
        let answer = browser.send(
            link,
            "/en/second-factor?next=%2F%2Fevil.example",
            &[("second_code", &code)],
        );
        assert_eq!((answer.status, answer.location()), (303, "/en/desk"));
        world.wait(base::STEP_UP);
        let code = phone.shows(world.now());
        let forged = "/en/second-factor?held=1&next=https%3A%2F%2Fevil.example";
        let answer = browser.send(link, forged, &[("second_code", &code)]);
        assert_eq!((answer.status, answer.location()), (303, "/en/desk"));
    });
}

#[test]
fn who_reads_an_officers_letters_adds_no_app_of_their_own() {
    on_both(|world| {
        let actor = chief(world);
        let (mut thief, phone, _) = with_app(world, &actor);
        let csrf = thief.get(ENTER).csrf();
        let own = [("csrf", csrf.as_str())];
        for path in [OWN, "/en/me/factors/recovery"] {
            let refused = thief.post(path, &own);
            assert_eq!((refused.status, refused.location()), (303, ENTER), "{path}");
        }
        let page = thief.get(OWN).body;
        let (_, rest) = page.split_once("action=\"/en/me/factors/").expect("an app");
        let id = rest.split('/').next().expect("an id").to_owned();
        let refused = thief.post(&format!("{OWN}/{id}/end"), &own);
        assert_eq!(refused.location(), ENTER);
        // With the app it can be done, and the last one takes the roles of all sessions with it.
        assert_eq!(enter(&mut thief, &phone.shows(world.now())).status, 303);
        let mut other = signed_in(world, &actor);
        assert_eq!(other.get(PEOPLE).status, 200);
        let removed = thief.send(OWN, &format!("{OWN}/{id}/end"), &[]);
        assert_eq!(removed.location(), "/en/me/factors?done=removed");
        for browser in [&mut thief, &mut other] {
            assert_eq!(browser.get(PEOPLE).status, 303);
        }
        let stranger = &mut signed_in(world, &world.officer("officer", "mbpj"));
        assert_eq!(
            stranger.send(OWN, &format!("{OWN}/{id}/end"), &[]).status,
            404
        );
    });
}

#[test]
fn a_citizen_is_asked_for_nothing_and_a_token_neither() {
    with_world(|world| {
        let citizen = world.citizen("Aminah");
        let mut browser = halfway(world, &citizen);
        assert_eq!(browser.get(ENTER).location(), "/en/me");
        assert_eq!(browser.send("/en/me/tokens", OWN, &[]).status, 409);
        world.wait(base::STEP_UP);
        let fields = [
            ("name", "x"),
            ("scopes", "own.read"),
            ("days", "30"),
            ("key", "k"),
        ];
        assert_eq!(
            browser
                .send("/en/me/tokens", "/en/me/tokens", &fields)
                .status,
            200
        );
        let officer = chief(world);
        let token = world.token(&officer, &["identity.grant"]);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime");
        let found = web::Sessions::bearer(&world.app, token);
        let actor = runtime
            .block_on(found)
            .expect("the store")
            .expect("a person");
        assert!(actor.factor == Factor::Free && actor.may(identity::GRANT, Some("mbpj")));
    });
}

#[test]
fn without_the_setting_a_code_is_enough() {
    let folder = Folder::new();
    let (app, _) = open(&folder, (MailSettings::default(), SmsSettings::default()));
    assert_eq!(app.settings.second_factor, SecondFactor::Off);
    let id = app.ids.next(START);
    let email = identity::Email::parse("root@example.org").expect("an address");
    let new = identity::PersonNew {
        id,
        name: "Root".to_owned(),
        email: Some(email),
        phone: None,
        lang: None,
        sample: false,
    };
    let session = identity::SessionNew::draw(&app.ids, None);
    let token = session.token.clone();
    let shared = app.clone();
    let write = move |tx: &mut store::Tx<'_>| {
        identity::person_create(tx, &Actor::system(), START, &new)?;
        let registry = shared.registry.get(tx)?;
        let grant = GrantNew::whole(id, "admin", None);
        identity::grant_add(tx, &registry, (&Actor::system(), START), &grant)?;
        identity::session_start(tx, START, &session, id)
    };
    app.db
        .write_blocking("test.person", write)
        .expect("a person");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let found = web::Sessions::session(&app, token);
    let actor = runtime
        .block_on(found)
        .expect("the store")
        .expect("a person");
    assert!(actor.factor == Factor::Free && actor.may(identity::MANAGE, None));
}
