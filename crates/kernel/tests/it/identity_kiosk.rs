//! Computers that many people use: nothing stays there, and nobody stays signed in.

use std::time::Duration;

use axum::http::header;
use kernel::identity;
use testkit::{World, on_both_worlds, on_both_worlds_set};

use crate::identity_pages::{Browser, Page, last_code};

const MINUTE: Duration = Duration::from_mins(1);

fn shared(browser: &mut Browser, word: &str) -> Page {
    browser.send("/ms/shared", "/ms/shared", &[("shared", word)])
}

/// Signs Aminah in.
fn enter(world: &World, browser: &mut Browser) {
    let sent = browser.send(
        "/ms/sign-in",
        "/ms/sign-in",
        &[("address", "aminah@contoh.my")],
    );
    let here = sent.location().to_owned();
    let id = here.split_once("id=").expect("an id").1;
    let id = id.split('&').next().expect("an id");
    let code = last_code(&world.app);
    let done = browser.send(&here, "/ms/sign-in/code", &[("id", id), ("code", &code)]);
    assert_eq!(done.status, 303, "{}", done.body);
}

fn is_in(browser: &mut Browser) -> bool {
    browser.get("/api/v1/me").status == 200
}

#[test]
fn nobody_stays_signed_in_at_a_shared_computer() {
    on_both_worlds(
        || vec![kernel::module()],
        |world| {
            let (mut own, mut library) = (Browser::new(&world.app), Browser::new(&world.app));
            assert_eq!(shared(&mut library, "yes").status, 303);
            enter(world, &mut own);
            // Another code for the same address is given after a while only.
            world.wait(MINUTE * 2);
            enter(world, &mut library);
            world.wait(MINUTE * 4);
            assert!(is_in(&mut library), "four minutes are no absence");
            world.wait(MINUTE * 5);
            assert!(!is_in(&mut library), "five are");
            assert!(is_in(&mut own));
        },
    );
}

#[test]
fn whoever_never_rests_is_signed_out_after_half_an_hour() {
    on_both_worlds(
        || vec![kernel::module()],
        |world| {
            let mut library = Browser::new(&world.app);
            shared(&mut library, "yes");
            enter(world, &mut library);
            for _ in 0..9 {
                world.wait(MINUTE * 3);
                assert!(is_in(&mut library));
            }
            world.wait(MINUTE * 3);
            assert!(!is_in(&mut library));
        },
    );
}

#[test]
fn who_is_done_leaves_nothing_behind_and_the_computer_stays_shared() {
    on_both_worlds(
        || vec![kernel::module()],
        |world| {
            let mut library = Browser::new(&world.app);
            shared(&mut library, "yes");
            enter(world, &mut library);
            let page = library.get("/ms/sign-in/code");
            assert_eq!(page.headers[header::CACHE_CONTROL], "private, no-store");
            let mut thief = library.twin();
            let done = library.send("/ms/shared", "/ms/shared/sign-out", &[]);
            assert_eq!((done.status, done.location()), (303, "/ms/shared/end"));
            assert_eq!(done.headers["clear-site-data"], "\"cache\", \"storage\"");
            assert_eq!(library.session(), None);
            assert!(!is_in(&mut thief), "the session itself is over");
            let over = library.get("/ms/shared/end");
            assert_eq!(over.headers["clear-site-data"], "\"cache\", \"storage\"");
            assert!(over.body.contains("data-shared=\"5\""), "{}", over.body);
            let leads = "content=\"300;url=/ms/shared/end\"";
            assert!(!over.body.contains(leads), "who is next is not thrown out");
            let page = library.get("/ms/shared");
            assert!(page.body.contains(leads), "{}", page.body);
        },
    );
}

#[test]
fn whoever_is_next_and_goes_back_sees_nobodys_address() {
    on_both_worlds(
        || vec![kernel::module()],
        |world| {
            let mut library = Browser::new(&world.app);
            shared(&mut library, "yes");
            let fields = [("address", "aminah@contoh.my")];
            let sent = library.send("/ms/sign-in", "/ms/sign-in", &fields);
            let here = sent.location().to_owned();
            assert!(library.get(&here).body.contains("aminah@contoh.my"));
            library.get("/ms/shared/end");
            let back = library.get(&here);
            assert_eq!((back.status, back.location()), (303, "/ms/sign-in"));
            let (path, rest) = here.split_once('.').expect("a mark");
            let (_, next) = rest.split_once('&').expect("more");
            let bare = library.get(&format!("{path}&{next}"));
            assert_eq!(bare.location(), "/ms/sign-in", "nor without its mark");
            let mut own = Browser::new(&world.app);
            assert_eq!(own.get(&here).location(), "/ms/sign-in");
        },
    );
}

#[test]
fn a_form_of_another_site_ends_no_turn() {
    on_both_worlds(
        || vec![kernel::module()],
        |world| {
            let mut library = Browser::new(&world.app);
            shared(&mut library, "yes");
            enter(world, &mut library);
            // Cookies that are Lax stay at home when another site sends a form.
            let mut led = Browser::new(&world.app);
            let refused = led.post("/ms/shared/sign-out", &[]);
            assert_eq!((refused.status, refused.location()), (303, "/ms"));
            assert!(!refused.headers.contains_key("clear-site-data"));
            assert!(!refused.headers.contains_key(header::SET_COOKIE));
            assert!(is_in(&mut library));
        },
    );
}

#[test]
fn the_button_works_although_the_session_is_over() {
    on_both_worlds(
        || vec![kernel::module()],
        |world| {
            let mut library = Browser::new(&world.app);
            shared(&mut library, "yes");
            enter(world, &mut library);
            let csrf = library.get("/ms/shared").csrf();
            world.wait(MINUTE * 6);
            let done = library.post("/ms/shared/sign-out", &[("csrf", &csrf)]);
            assert_eq!((done.status, done.location()), (303, "/ms/shared/end"));
            assert_eq!(library.session(), None);
        },
    );
}

#[test]
fn a_link_to_the_end_signs_nobody_out_of_their_own_browser() {
    on_both_worlds(
        || vec![kernel::module()],
        |world| {
            let mut own = Browser::new(&world.app);
            enter(world, &mut own);
            let led = own.get("/ms/shared/end");
            assert_eq!((led.status, led.location()), (303, "/ms"));
            assert!(!led.headers.contains_key("clear-site-data"));
            assert!(is_in(&mut own));
            assert!(!own.get("/ms/shared").body.contains("data-shared"));
        },
    );
}

#[test]
fn making_a_computer_shared_or_ones_own_signs_out_and_other_words_change_nothing() {
    on_both_worlds(
        || vec![kernel::module()],
        |world| {
            let mut browser = Browser::new(&world.app);
            enter(world, &mut browser);
            assert_eq!(shared(&mut browser, "perhaps").status, 422);
            assert!(is_in(&mut browser));
            shared(&mut browser, "yes");
            assert!(!is_in(&mut browser));
            shared(&mut browser, "no");
            assert!(!browser.get("/ms/shared").body.contains("data-shared"));
            let person = world.app.db.read_blocking("test.person", |tx| {
                let address = identity::Email::parse("aminah@contoh.my").expect("an address");
                identity::person_at(tx, &identity::Address::Email(address))
            });
            let (now, person) = (world.now(), person.expect("the store").expect("Aminah").id);
            let left = world.app.db.read_blocking("test.sessions", move |tx| {
                identity::sessions_of(tx, now, person)
            });
            assert_eq!(left.expect("the store"), []);
        },
    );
}

#[test]
fn a_computer_that_was_shared_under_a_name_from_before_stays_shared_until_somebody_says_otherwise()
{
    on_both_worlds_set(
        || vec![kernel::module()],
        |settings| settings.public_url = "https://balai.example".to_owned(),
        |world| {
            let mut library = Browser::new(&world.app);
            library.keep("balai_shared", "turn");
            library.get("/ms/shared");
            assert_eq!(library.kept("__Host-balai_shared"), Some("turn"));
            enter(world, &mut library);
            assert!(library.kept("__Host-balai_session").is_some());
            assert_eq!(library.session(), None, "not under the bare name");
            world.wait(MINUTE * 6);
            assert!(!is_in(&mut library), "it signs people out as before");
            shared(&mut library, "no");
            assert_eq!(library.kept("__Host-balai_shared"), None);
            assert_eq!(library.kept("balai_shared"), None);
            let page = library.get("/ms/shared");
            assert!(!page.body.contains("data-shared"), "{}", page.body);
            assert_eq!(library.kept("__Host-balai_shared"), None);
        },
    );
}
