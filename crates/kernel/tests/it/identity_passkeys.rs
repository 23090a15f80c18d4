//! Passkeys through the pages, on both stores: adding one, signing in, proving oneself again, and every answer that is not
//! the right one.

use std::time::Duration;

use base::{Actor, Factor};
use kernel::identity;
use kernel::notifications;
use serde_json::Value;
use store::Sql;
use testkit::World;

use crate::identity::behind;
use crate::identity_factors::{
    ENTER, OWN, PEOPLE, chief, enter, halfway, on_both, recover, with_app, with_world,
};
use crate::identity_pages::{Browser, Page, between, signed_in};
use crate::identity_passkeys_device::{Device, text};

const ALL: &str = "/en/me/passkeys";
const SIGN_IN: &str = "/en/sign-in";
const ANSWER: &str = "/en/sign-in/passkey";
const LEFT: Sql = Sql::new("test.left", "select browser from kernel_challenge");
const REFUSED: &str = "This passkey was not accepted";

/// What a page asks the device for.
fn asked(page: &Page) -> Value {
    assert_eq!(page.status, 200, "{}", page.body);
    let written = between(page, "data-options=\"", "\"").replace("&#34;", "\"");
    serde_json::from_str(&written).expect("a question")
}

/// What an address asks the device for.
fn question(page: &Page) -> Value {
    assert_eq!(page.status, 200, "{}", page.body);
    serde_json::from_str(&page.body).expect("a question")
}

fn begin(browser: &mut Browser) -> Value {
    asked(&browser.send(OWN, ALL, &[("next", PEOPLE)]))
}

fn keep(browser: &mut Browser, (answer, name): (&str, &str)) -> Page {
    let fields = [("passkey", answer), ("name", name), ("next", PEOPLE)];
    browser.send(OWN, "/en/me/passkeys/new", &fields)
}

/// Adds the device's passkey to whoever is signed in.
fn add(browser: &mut Browser, device: &mut Device) -> Page {
    let answer = device.make(&begin(browser));
    keep(browser, (&answer, "My phone"))
}

/// A person with a passkey, and the browser in which they added it.
fn with_passkey(world: &World, actor: &Actor, id: &str) -> (Browser, Device) {
    let mut browser = halfway(world, actor);
    let mut device = Device::new(id);
    let done = add(&mut browser, &mut device);
    assert!(matches!(done.status, 200 | 303), "{}", done.body);
    (browser, device)
}

fn ask(browser: &mut Browser) -> Value {
    question(&browser.send(SIGN_IN, "/en/sign-in/passkey/challenge", &[]))
}

fn answer(browser: &mut Browser, answer: &str) -> Page {
    browser.send(SIGN_IN, ANSWER, &[("passkey", answer)])
}

/// Signs in from a browser that nobody has used yet.
fn enter_by(world: &World, device: &Device) -> (Browser, Page) {
    let mut browser = Browser::new(&world.app);
    let proof = device.prove(&ask(&mut browser));
    let page = answer(&mut browser, &proof);
    (browser, page)
}

fn refused(page: &Page) {
    assert_eq!(page.status, 422, "{}", page.location());
    assert!(page.body.contains(REFUSED), "{}", page.body);
}

/// How often somebody was told this by letter.
fn told(world: &World, what: &str) -> usize {
    let read = move |tx: &mut store::Tx<'_>| notifications::messages_recent(tx, 50);
    let letters = world.app.db.read_blocking("test.letters", read);
    let template = format!("formal:kernel-letter-passkey-{what}");
    let letters = letters.expect("the store").into_iter();
    letters.filter(|letter| letter.template == template).count()
}

/// The id of the first passkey on the page.
fn first(page: &Page) -> String {
    between(page, "action=\"/en/me/passkeys/", "/").to_owned()
}

#[test]
fn a_citizen_adds_a_passkey_and_signs_in_with_nothing_else() {
    on_both(|world| {
        let citizen = world.citizen("Aminah");
        let mut browser = halfway(world, &citizen);
        let before = browser.get(OWN);
        assert!(before.body.contains("<title>Passkeys"), "{}", before.body);
        let mut device = Device::new("Aminah");
        let options = begin(&mut browser);
        let wanted = &options["publicKey"]["authenticatorSelection"];
        assert_eq!(wanted["userVerification"], "required");
        assert_eq!(wanted["residentKey"], "required");
        assert_eq!(options["publicKey"]["rp"]["id"], "localhost");
        let made = device.make(&options);
        let id = citizen.id().expect("a person").to_string();
        assert!(!device.handle.contains(&id) && device.handle.len() == 43);
        let done = keep(&mut browser, (&made, " Telefon <b> "));
        assert_eq!(done.location(), "/en/me/factors?done=passkey");
        let list = browser.get(OWN).body;
        assert!(list.contains("Telefon &#60;b&#62;"), "{list}");
        assert_eq!(told(world, "added"), 1);

        let (mut fresh, page) = enter_by(world, &device);
        assert_eq!((page.status, page.location()), (303, "/en/me"));
        let actor = behind(world, fresh.session().expect("a session")).expect("a person");
        assert_eq!((actor.id(), actor.factor), (citizen.id(), Factor::Free));
        let again = asked(&fresh.send(OWN, ALL, &[]));
        let known = &again["publicKey"]["excludeCredentials"][0]["id"];
        assert_eq!(
            known,
            &text(b"credential of Aminah"),
            "no second one on the same device"
        );
        assert_eq!(
            again["publicKey"]["user"]["id"], device.handle,
            "and the same handle"
        );
    });
}

#[test]
fn an_answer_is_good_once_soon_and_in_its_own_browser() {
    on_both(|world| {
        let (_, device) = with_passkey(world, &world.citizen("Aminah"), "Aminah");
        let mut browser = Browser::new(&world.app);
        let proof = device.prove(&ask(&mut browser));
        refused(&answer(&mut Browser::new(&world.app), &proof));
        assert_eq!(answer(&mut browser, &proof).status, 303);
        // Signed out, it is the same browser as before.
        let mut replayed = Browser::new(&world.app);
        ask(&mut replayed);
        refused(&answer(&mut replayed, &proof));

        let mut slow = Browser::new(&world.app);
        let proof = device.prove(&ask(&mut slow));
        world.wait(Duration::from_mins(5));
        refused(&answer(&mut slow, &proof));
        // A second question takes the place of the first.
        let first = device.prove(&ask(&mut slow));
        let second = device.prove(&ask(&mut slow));
        refused(&answer(&mut slow, &first));
        refused(&answer(&mut slow, &second));
        refused(&answer(&mut slow, "{}"));
        refused(&answer(&mut slow, ""));
    });
}

#[test]
fn the_same_answer_twice_at_once_signs_in_once() {
    on_both(|world| {
        let (_, device) = with_passkey(world, &world.citizen("Aminah"), "Aminah");
        let mut browser = Browser::new(&world.app);
        let proof = device.prove(&ask(&mut browser));
        let csrf = browser.get(SIGN_IN).csrf();
        let fields = [("passkey", proof.as_str()), ("csrf", csrf.as_str())];
        let both = [browser.twin(), browser.twin()];
        let mut statuses: Vec<u16> = std::thread::scope(|scope| {
            let sent = both.map(|mut one| scope.spawn(move || one.post(ANSWER, &fields).status));
            sent.map(|one| one.join().expect("an answer")).to_vec()
        });
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
    });
}

#[test]
fn whatever_is_wrong_the_refusal_is_the_same() {
    on_both(|world| {
        let (mut owner, mut device) = with_passkey(world, &world.citizen("Aminah"), "Aminah");
        let mut stranger = Device::new("stranger");
        refused(&enter_by(world, &stranger).1);
        // Another's key under the name of this one.
        stranger = Device::new("Aminah");
        stranger.handle.clone_from(&device.handle);
        refused(&enter_by(world, &stranger).1);
        device.verifies = false;
        refused(&enter_by(world, &device).1);
        device.verifies = true;
        for origin in [
            "http://localhost:8081",
            "https://localhost:8080",
            "http://evil.example",
        ] {
            let ours = std::mem::replace(&mut device.origin, origin.to_owned());
            refused(&enter_by(world, &device).1);
            device.origin = ours;
        }
        let ours = std::mem::replace(&mut device.domain, "evil.example".to_owned());
        refused(&enter_by(world, &device).1);
        device.domain = ours;
        for other in [String::new(), text(b"somebody else")] {
            let ours = std::mem::replace(&mut device.handle, other);
            refused(&enter_by(world, &device).1);
            device.handle = ours;
        }
        // A question to add a passkey is none to sign in.
        let question = begin(&mut owner);
        let mut browser = Browser::new(&world.app);
        ask(&mut browser);
        refused(&answer(&mut browser, &device.prove(&question)));

        assert_eq!(enter_by(world, &device).1.status, 303);
        let id = first(&owner.get(OWN));
        let mut other = halfway(world, &world.citizen("Badrul"));
        let end = format!("{ALL}/{id}/end");
        assert_eq!(other.send("/en/me/tokens", &end, &[]).status, 404);
        assert_eq!(
            owner.send(OWN, &end, &[]).location(),
            "/en/me/factors?done=passkey_removed"
        );
        assert_eq!(told(world, "removed"), 1);
        refused(&enter_by(world, &device).1);
    });
}

#[test]
fn a_passkey_that_is_not_what_was_asked_for_is_not_kept() {
    on_both(|world| {
        let mut browser = halfway(world, &world.citizen("Aminah"));
        let mut device = Device::new("Aminah");
        device.verifies = false;
        refused(&add(&mut browser, &mut device));
        device.verifies = true;
        device.origin = "http://evil.example".to_owned();
        refused(&add(&mut browser, &mut device));
        device.origin = "http://localhost:8080".to_owned();
        let made = device.make(&begin(&mut browser));
        let mut other = halfway(world, &world.citizen("Badrul"));
        refused(&keep(&mut other, (&made, "")));
        let long = "அ".repeat(61);
        let named = keep(&mut browser, (&made, &long));
        assert!(
            named.status == 422 && named.body.contains("60"),
            "{}",
            named.body
        );
        assert_eq!(keep(&mut browser, (&made, "")).status, 303);
        assert!(browser.get(OWN).body.contains("Passkey 1"));
        refused(&keep(&mut browser, (&made, "")));
        // What one person's device keeps is nobody else's.
        refused(&add(&mut other, &mut device));
    });
}

#[test]
fn a_count_that_goes_back_is_refused_and_its_owner_told() {
    on_both(|world| {
        let (_, mut device) = with_passkey(world, &world.citizen("Aminah"), "Aminah");
        device.count = 5;
        assert_eq!(enter_by(world, &device).1.status, 303);
        for (letters, count) in [(1, 5), (2, 4), (3, 0)] {
            device.count = count;
            refused(&enter_by(world, &device).1);
            assert_eq!(told(world, "copied"), letters);
        }
        device.count = 6;
        assert_eq!(enter_by(world, &device).1.status, 303);
    });
}

#[test]
fn an_officer_with_a_passkey_needs_no_app() {
    on_both(|world| {
        let actor = chief(world);
        let mut browser = halfway(world, &actor);
        let before = browser.session().expect("a session").to_owned();
        assert_eq!(browser.get(ENTER).location(), "/en/me/factors?next=");
        let mut device = Device::new("chief");
        let done = add(&mut browser, &mut device);
        assert_eq!(done.body.matches("<li><code>").count(), 10, "{}", done.body);
        assert!(
            done.body.contains("href=\"/en/desk/people\""),
            "{}",
            done.body
        );
        assert_eq!(
            behind(world, &before),
            None,
            "the session before is worth nothing"
        );
        assert_eq!(browser.get(PEOPLE).status, 200);

        let (mut fresh, page) = enter_by(world, &device);
        assert_eq!((page.status, page.location()), (303, "/en/desk"));
        assert_eq!(fresh.get(PEOPLE).status, 200);

        // With a code by e-mail alone, the passkey or a recovery code opens the desk.
        let code = between(&done, "<li><code>", "<").to_owned();
        assert_eq!(recover(&mut halfway(world, &actor), &code).status, 303);
        let mut half = halfway(world, &actor);
        assert!(
            !half.get(ENTER).body.contains("second_code"),
            "there is no app to ask for"
        );
        let asked = question(&half.send(ENTER, "/en/second-factor/challenge", &[]));
        let known = &asked["publicKey"]["allowCredentials"][0]["id"];
        assert_eq!(known, &text(b"credential of chief"));
        let proof = device.prove(&asked);
        let fields = [("second_passkey", proof.as_str())];
        assert_eq!(half.send(ENTER, ENTER, &fields).location(), "/en/desk");
        refused(&half.send(ENTER, ENTER, &fields));
    });
}

#[test]
fn a_passkey_proves_again_without_losing_the_form() {
    on_both(|world| {
        let (_, device) = with_passkey(world, &chief(world), "chief");
        let (mut browser, _) = enter_by(world, &device);
        world.wait(base::STEP_UP);
        let csrf = browser.get(PEOPLE).csrf();
        let form = [
            ("agency", "mbpj"),
            ("address", "siti@mbpj.gov.my"),
            ("name", "Siti"),
            ("role", "officer"),
            ("csrf", csrf.as_str()),
        ];
        let led = browser.post(PEOPLE, &form);
        let there = led.location().to_owned();
        assert_eq!(
            (led.status, there.starts_with(ENTER)),
            (307, true),
            "{there}"
        );
        assert!(
            browser
                .post(&there, &form)
                .body
                .contains("name=\"name\" value=\"Siti\"")
        );
        let asked = question(&browser.send(ENTER, "/en/second-factor/challenge", &[]));
        let proof = device.prove(&asked);
        let whole = [&form[..], &[("second_passkey", &proof)]].concat();
        let back = browser.post(&there, &whole);
        assert_eq!((back.status, back.location()), (307, PEOPLE));
        let given = browser.post(PEOPLE, &whole);
        assert_eq!(given.location(), "/en/desk/people?agency=mbpj&done=given");
    });
}

#[test]
fn a_colleagues_passkey_proves_nothing_for_me() {
    on_both(|world| {
        let (mut chiefs, device) = with_passkey(world, &chief(world), "chief");
        let colleague = world.colleague("Siti", "officer", "mbpj");
        let (_, own) = with_passkey(world, &colleague, "Siti");
        let mut browser = halfway(world, &colleague);
        let ask = |browser: &mut Browser| {
            question(&browser.send(ENTER, "/en/second-factor/challenge", &[]))
        };
        let proof = device.prove(&ask(&mut browser));
        refused(&browser.send(ENTER, ENTER, &[("second_passkey", &proof)]));
        // Nor does mine, where it answers what somebody else was asked.
        ask(&mut browser);
        let proof = own.prove(&ask(&mut chiefs));
        refused(&browser.send(ENTER, ENTER, &[("second_passkey", &proof)]));
        assert_eq!(browser.get(PEOPLE).status, 303);
    });
}

#[test]
fn who_reads_an_officers_letters_adds_no_passkey_of_their_own() {
    on_both(|world| {
        let actor = chief(world);
        let (mut thief, phone, _) = with_app(world, &actor);
        let refused = thief.send(OWN, ALL, &[]);
        assert_eq!((refused.status, refused.location()), (303, ENTER));
        assert_eq!(enter(&mut thief, &phone.shows(world.now())).status, 303);
        let mut device = Device::new("chief");
        let done = add(&mut thief, &mut device);
        assert_eq!(
            done.location(),
            "/en/me/factors?done=passkey",
            "codes are there already"
        );
        world.wait(base::STEP_UP);
        let late = thief.send(OWN, ALL, &[]);
        assert_eq!(late.status, 307, "{}", late.location());

        // The app goes, the passkey stays; with the passkey go the roles of all sessions.
        let (mut browser, _) = enter_by(world, &device);
        let app = between(&browser.get(OWN), "action=\"/en/me/factors/", "/").to_owned();
        let ended = browser.send(OWN, &format!("{OWN}/{app}/end"), &[]);
        assert_eq!(ended.location(), "/en/me/factors?done=removed");
        assert_eq!(browser.get(PEOPLE).status, 200);
        let id = first(&browser.get(OWN));
        browser.send(OWN, &format!("{ALL}/{id}/end"), &[]);
        assert_eq!(browser.get(PEOPLE).status, 303);
        assert!(
            browser.get(ENTER).location().starts_with(OWN),
            "nothing is left to enter"
        );
    });
}

#[test]
fn a_reset_takes_passkeys_too() {
    on_both(|world| {
        let officer = world.officer("officer", "mbpj");
        let (_, device) = with_passkey(world, &officer, "officer");
        let id = officer.id().expect("a person").to_string();
        let mut chief = signed_in(world, &chief(world));
        let ask = format!("/en/desk/people/reset?agency=mbpj&person={id}");
        let fields = [
            ("agency", "mbpj"),
            ("person", id.as_str()),
            ("reason", "Lost it"),
        ];
        let done = chief.send(&ask, "/en/desk/people/reset", &fields);
        assert_eq!(done.location(), "/en/desk/people?agency=mbpj&done=reset");
        refused(&enter_by(world, &device).1);
    });
}

#[test]
fn ten_passkeys_are_enough() {
    with_world(|world| {
        let mut browser = halfway(world, &world.citizen("Aminah"));
        for number in 0..10 {
            let done = add(&mut browser, &mut Device::new(&number.to_string()));
            assert_eq!(done.status, 303, "{}", done.body);
        }
        assert_eq!(browser.send(OWN, ALL, &[]).status, 409);
    });
}

#[test]
fn a_wrong_answer_locks_nobody_out() {
    with_world(|world| {
        let actor = chief(world);
        let (_, device) = with_passkey(world, &actor, "chief");
        let mut browser = halfway(world, &actor);
        for _ in 0..6 {
            assert_eq!(recover(&mut browser, "AAAA-AAAA-AAAA").status, 422);
        }
        let (mut fresh, page) = enter_by(world, &device);
        assert_eq!(
            page.status, 303,
            "a passkey cannot be guessed, so guesses do not lock it"
        );
        assert_eq!(fresh.get(PEOPLE).status, 200);
        let person = actor.id().expect("a person");
        let read = move |tx: &mut store::Tx<'_>| identity::factors_seen(tx, person);
        let seen = world
            .app
            .db
            .read_blocking("test.seen", read)
            .expect("the store");
        assert_eq!((seen.passkeys.len(), seen.recovery), (1, 10));
        assert_eq!(seen.passkeys[0].used, Some(world.now()));
    });
}

#[test]
fn questions_that_nobody_answered_are_swept_up() {
    on_both(|world| {
        with_passkey(world, &world.citizen("Aminah"), "Aminah");
        ask(&mut Browser::new(&world.app));
        world.wait(Duration::from_hours(25));
        ask(&mut Browser::new(&world.app));
        let left = || {
            let read =
                |tx: &mut store::Tx<'_>| tx.all(&LEFT, &[], |row| row.get::<String>("browser"));
            let left = world.app.db.read_blocking("test.left", read);
            left.expect("the store").len()
        };
        assert_eq!(left(), 2);
        world.run_jobs();
        assert_eq!(left(), 1, "the one that may still be answered");
    });
}

#[test]
fn the_pages_of_passkeys_say_everything_in_all_languages() {
    with_world(|world| {
        let (mut browser, device) = with_passkey(world, &chief(world), "chief");
        for lang in ["ms", "en", "zh", "ta"] {
            for path in ["me/factors", "me/tokens", "second-factor"] {
                let page = browser.get(&format!("/{lang}/{path}"));
                assert_eq!(page.status, 200, "{path}");
                assert!(!page.body.contains("kernel-"), "{path} {}", page.body);
            }
            let path = format!("/{lang}/me/passkeys");
            let page = browser.send(OWN, &path, &[]);
            assert!(
                asked(&page).is_object() && !page.body.contains("kernel-"),
                "{}",
                page.body
            );
            assert_eq!(browser.get(&path).location(), format!("/{lang}/me/factors"));
            let mut stranger = Browser::new(&world.app);
            let sign_in = format!("/{lang}/sign-in");
            let wrong = stranger.send(&sign_in, &format!("{sign_in}/passkey"), &[]);
            assert_eq!(wrong.status, 422);
            assert!(!wrong.body.contains("kernel-"), "{}", wrong.body);
        }
        assert_eq!(enter_by(world, &device).1.status, 303);
    });
}

#[test]
fn a_passkey_is_renamed_by_its_owner_alone() {
    on_both(|world| {
        let (mut browser, _) = with_passkey(world, &world.citizen("Aminah"), "renamed");
        let page = browser.get(OWN);
        let id = between(&page, "action=\"/en/me/passkeys/", "/name\"").to_owned();
        let path = format!("{ALL}/{id}/name");
        let done = browser.send(OWN, &path, &[("name", "  Kunci <b>kerja</b> ")]);
        assert_eq!(done.location(), "/en/me/factors?done=passkey_renamed");
        let page = browser.get(done.location());
        assert!(
            page.body.contains("Kunci &#60;b&#62;kerja&#60;/b&#62;"),
            "{}",
            page.body
        );
        assert!(!page.body.contains("My phone"));
        let long = "x".repeat(61);
        assert_eq!(browser.send(OWN, &path, &[("name", &long)]).status, 422);
        let mut other = signed_in(world, &world.citizen("Badrul"));
        let stolen = other.send(OWN, &path, &[("name", "Milik saya")]);
        assert_eq!(stolen.status, 404, "{}", stolen.body);
        assert!(browser.get(OWN).body.contains("kerja"));
    });
}
