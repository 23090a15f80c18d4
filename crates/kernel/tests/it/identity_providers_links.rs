//! Accounts elsewhere that people link, take away, and sign out of, on both stores.

use std::time::Duration;

use kernel::identity;
use serde_json::{Value, json};
use testkit::World;

use crate::identity_factors::halfway;
use crate::identity_pages::{Browser, Page, between, signed_in};
use crate::identity_providers::{aminah, arrive, asked, granted, me, on_both, said, told};
use crate::identity_providers_fake::{Fake, Sign, word};

const OWN: &str = "/en/me/providers";
const SURE: &str = "/en/me/providers/confirm";
const CHANNEL: &str = "/oidc/rumah/back-channel";

/// Comes back from the provider to link an account there; returns where the browser is led.
fn linking(around: (&World, &Fake), browser: &mut Browser, sub: &str) -> String {
    let go = browser.get("/en/me/providers/with/rumah");
    let told = json!({ "name": "Cik Minah", "email": "minah@elsewhere.example" });
    let back = granted(around, &go, (&said(sub, told), &|_| {}));
    browser.get(&back).location().to_owned()
}

fn confirm(browser: &mut Browser, here: &str) -> Page {
    let (_, secret) = here.split_once("id=").expect("an id");
    browser.send(here, SURE, &[("id", secret)])
}

fn link_id(page: &Page) -> String {
    between(page, "action=\"/en/me/providers/", "/end").to_owned()
}

#[test]
fn nothing_is_linked_before_the_person_says_so_and_nothing_of_somebody_elses() {
    on_both(|world, fake| {
        let mut browser = signed_in(world, &world.citizen("Aminah"));
        let before = browser.get(OWN);
        assert!(
            before.body.contains("No account is linked yet"),
            "{}",
            before.body
        );
        assert!(before.body.contains("href=\"/en/me/providers/with/rumah\""));
        let here = linking((world, fake), &mut browser, "sub-1");
        assert!(here.starts_with("/en/me/providers/confirm?id="), "{here}");
        assert!(browser.get(OWN).body.contains("No account is linked yet"));
        for lang in ["ms", "en", "zh", "ta"] {
            let page = browser.get(&here.replace("/en/", &format!("/{lang}/")));
            assert!(page.body.contains("Cik Minah"), "{}", page.body);
            assert!(page.body.contains("minah@elsewhere.example"));
            assert!(!page.body.contains("kernel-"), "{lang}: {}", page.body);
        }
        // Another person who is led to the same address links nothing.
        let (_, secret) = here.split_once("id=").expect("an id");
        let mut other = signed_in(world, &world.citizen("Badrul"));
        assert_eq!(other.get(&here).location(), "/en/me/providers?failed=over");
        let stolen = other.send(OWN, SURE, &[("id", secret)]);
        assert_eq!(
            stolen.location(),
            "/en/me/providers?failed=over",
            "{}",
            stolen.body
        );
        let bare = browser.post(SURE, &[("id", secret)]);
        assert_eq!(bare.status, 403, "a form of another site");

        assert_eq!(
            confirm(&mut browser, &here).location(),
            "/en/me/providers?done=linked"
        );
        assert_eq!(told(world, "formal:kernel-letter-provider-linked"), 1);
        for lang in ["ms", "en", "zh", "ta"] {
            let page = browser.get(&format!("/{lang}/me/providers?done=linked"));
            assert!(page.body.contains("/end\""), "{}", page.body);
            assert!(!page.body.contains("kernel-"), "{lang}: {}", page.body);
        }
        let again = browser.post(SURE, &[("id", secret)]);
        assert_ne!(again.location(), "/en/me/providers?done=linked", "once");
        let mut fresh = Browser::new(&world.app);
        arrive((world, fake), &mut fresh, &said("sub-1", json!({})));
        assert_eq!(me(&mut fresh)["email"], "aminah@example.org");

        let here = linking((world, fake), &mut other, "sub-1");
        assert_eq!(
            confirm(&mut other, &here).location(),
            "/en/me/providers?failed=taken"
        );
    });
}

#[test]
fn a_link_that_goes_signs_nobody_in_any_more_and_the_last_way_in_stays() {
    on_both(|world, fake| {
        let mut own = signed_in(world, &world.citizen("Aminah"));
        let here = linking((world, fake), &mut own, "sub-1");
        confirm(&mut own, &here);
        let mut by_it = Browser::new(&world.app);
        arrive((world, fake), &mut by_it, &said("sub-1", json!({})));
        let id = link_id(&own.get(OWN));
        let mut other = signed_in(world, &world.citizen("Badrul"));
        let foreign = other.send("/en/me/papers", &format!("{OWN}/{id}/end"), &[]);
        assert_eq!(foreign.status, 404, "somebody else's");
        let gone = own.send(OWN, &format!("{OWN}/{id}/end"), &[]);
        assert_eq!(
            gone.location(),
            "/en/me/providers?done=ended",
            "{}",
            gone.body
        );
        assert_eq!(told(world, "formal:kernel-letter-provider-unlinked"), 1);
        assert_eq!(
            by_it.get("/api/v1/me").status,
            401,
            "what came by it is over"
        );
        assert_eq!(own.get("/api/v1/me").status, 200);
        let mut fresh = Browser::new(&world.app);
        arrive((world, fake), &mut fresh, &said("sub-1", json!({})));
        assert_ne!(
            me(&mut fresh)["email"],
            "aminah@example.org",
            "somebody new"
        );

        // That one has nothing else.
        let id = link_id(&fresh.get(OWN));
        let kept = fresh.send(OWN, &format!("{OWN}/{id}/end"), &[]);
        assert_eq!(kept.status, 409);
        assert!(kept.body.contains("your only way in"), "{}", kept.body);
        assert_eq!(fresh.get("/api/v1/me").status, 200);
    });
}

#[test]
fn whoever_signs_out_at_their_provider_is_signed_out_here() {
    on_both(|world, fake| {
        let (mut one, mut two) = (Browser::new(&world.app), Browser::new(&world.app));
        arrive((world, fake), &mut one, &said("sub-1", aminah()));
        arrive((world, fake), &mut two, &said("sub-2", json!({})));
        let is_in = |browser: &mut Browser| browser.get("/api/v1/me").status == 200;
        let says = |token: &str| {
            let mut provider = Browser::new(&world.app);
            provider.post(CHANNEL, &[("logout_token", token)])
        };
        let sound = fake.gone(world.now(), ("session of sub-1", "a"));
        let with = |name: &str, value: Value| {
            let mut claims = sound.clone();
            claims[name] = value;
            claims
        };
        let typ = "logout+jwt";
        for token in [
            word(typ, &sound, Sign::Forged),
            word(typ, &sound, Sign::None),
            word(typ, &sound, Sign::Shared),
            word(typ, &sound, Sign::Key(7)),
            word("at+jwt", &sound, Sign::Key(1)),
            word(typ, &with("aud", json!("another")), Sign::Key(1)),
            word(
                typ,
                &with("iss", json!("http://evil.example")),
                Sign::Key(1),
            ),
            word(typ, &with("nonce", json!("n")), Sign::Key(1)),
            word(typ, &with("events", json!({})), Sign::Key(1)),
            word(
                "JWT",
                &fake.claims(world.now(), ("sub-1", "n")),
                Sign::Key(1),
            ),
            "a.b.c".to_owned(),
            "é.é.é".to_owned(),
            "x".repeat(20_000),
            String::new(),
        ] {
            let refused = says(&token);
            assert_eq!(refused.status, 400, "{token}");
            assert!(refused.body.contains("invalid_request"), "{}", refused.body);
            assert_eq!(refused.headers["cache-control"], "no-store");
            assert!(is_in(&mut one) && is_in(&mut two), "{token}");
        }
        let elsewhere = word(typ, &with("sid", json!("no such session")), Sign::Key(1));
        assert_eq!(says(&elsewhere).status, 200, "nobody's");
        assert!(is_in(&mut one));
        let unknown =
            Browser::new(&world.app).post("/oidc/other/back-channel", &[("logout_token", "x")]);
        assert_eq!(unknown.status, 404);

        let sound = word(typ, &with("jti", json!("b")), Sign::Key(1));
        assert_eq!(says(&sound).status, 200);
        assert!(!is_in(&mut one), "signed out");
        assert!(is_in(&mut two), "somebody else");
        arrive((world, fake), &mut one, &said("sub-1", aminah()));
        assert!(is_in(&mut one));
        assert_eq!(says(&sound).status, 400, "each counts once");
        assert!(is_in(&mut one));
        // By the account, with and without the session's name.
        let mut whole = with("jti", json!("c"));
        whole["sub"] = json!("sub-1");
        whole.as_object_mut().expect("claims").remove("sid");
        assert_eq!(says(&word(typ, &whole, Sign::Key(1))).status, 200);
        assert!(!is_in(&mut one) && is_in(&mut two));
    });
}

#[test]
fn a_session_that_is_renewed_still_ends_with_the_one_that_it_came_from() {
    on_both(|world, fake| {
        let mut browser = Browser::new(&world.app);
        arrive((world, fake), &mut browser, &said("sub-1", aminah()));
        let person = me(&mut browser)["id"].as_str().expect("an id").to_owned();
        let old = browser.session().expect("a session").to_owned();
        // The same person proves something more: a fresh session takes the place of the one before.
        let (ids, now) = (&world.app.ids, world.now());
        let cmd = identity::SignIn {
            session: identity::SessionNew::draw(ids, None).proved(),
            earlier: Some(old),
            lang: base::Lang::EN,
        };
        let fresh = cmd.session.token.clone();
        let person = base::PersonId::parse(&person).expect("an id");
        let rotated = world.app.db.write_blocking("test.rotate", move |tx| {
            identity::sign_in(tx, now, &cmd, person)
        });
        rotated.expect("the store");
        assert_eq!(browser.get("/api/v1/me").status, 401);
        let mut renewed = crate::identity_pages::with_cookie(world, fresh);
        assert_eq!(renewed.get("/api/v1/me").status, 200);
        let claims = fake.gone(now, ("session of sub-1", "renewed"));
        let token = word("logout+jwt", &claims, Sign::Key(1));
        let said = Browser::new(&world.app).post(CHANNEL, &[("logout_token", &token)]);
        assert_eq!(said.status, 200);
        assert_eq!(renewed.get("/api/v1/me").status, 401);
    });
}

#[test]
fn who_signs_out_here_may_do_so_at_their_provider_too_and_once() {
    on_both(|world, fake| {
        let mut browser = Browser::new(&world.app);
        arrive((world, fake), &mut browser, &said("sub-1", aminah()));
        let out = browser.send(OWN, "/en/sign-out", &[]);
        let here = out.location().to_owned();
        assert!(here.starts_with("/en/sign-out/elsewhere?id="), "{here}");
        assert_eq!(
            browser.get("/api/v1/me").status,
            401,
            "signed out here at once"
        );
        for lang in ["ms", "en", "zh", "ta"] {
            let page = browser.get(&here.replace("/en/", &format!("/{lang}/")));
            assert_eq!(page.status, 200);
            assert!(!page.body.contains("kernel-"), "{lang}: {}", page.body);
            assert!(!page.body.contains("id_token"), "{}", page.body);
        }
        let go = here.replace("elsewhere?", "elsewhere/go?");
        let there = browser.get(&go);
        assert!(
            there
                .location()
                .starts_with(&format!("{}/logout?ui=1&", fake.issuer()))
        );
        let sent = asked(&there);
        assert_eq!(
            sent["post_logout_redirect_uri"],
            "http://localhost:8080/oidc/rumah/out"
        );
        assert_eq!(
            (sent["client_id"].as_str(), sent["state"].as_str()),
            ("balai", "en")
        );
        assert_eq!(sent["id_token_hint"].split('.').count(), 3);
        assert_eq!(browser.get(&go).location(), "/en", "once");
        assert_eq!(browser.get("/oidc/rumah/out?state=ta").location(), "/ta");
        let odd = browser.get("/oidc/rumah/out?state=%2F%2Fevil.example");
        assert!(
            ["/en", "/ms"].contains(&odd.location()),
            "{}",
            odd.location()
        );

        // Who came with a code is led nowhere.
        let mut own = halfway(world, &world.citizen("Badrul"));
        assert_eq!(own.send(OWN, "/en/sign-out", &[]).location(), "/en");

        let mut kiosk = Browser::new(&world.app);
        kiosk.send("/en/shared", "/en/shared", &[("shared", "yes")]);
        arrive((world, fake), &mut kiosk, &said("sub-1", aminah()));
        let over = kiosk.post("/en/shared/sign-out", &[]).location().to_owned();
        let page = kiosk.get(&over);
        let link = between(&page, "href=\"/en/sign-out/elsewhere/go?", "\"").to_owned();
        let there = kiosk.get(&format!("/en/sign-out/elsewhere/go?{link}"));
        assert!(
            there.location().contains("id_token_hint="),
            "{}",
            there.location()
        );
        assert_eq!(
            kiosk.get("/oidc/rumah/out?state=ms").location(),
            "/ms/shared/end"
        );
    });
}

#[test]
fn two_who_arrive_at_once_as_somebody_new_are_one_person() {
    on_both(|world, fake| {
        let mut browsers = [Browser::new(&world.app), Browser::new(&world.app)];
        let who = said("twin", aminah());
        let backs = browsers.each_mut().map(|browser| {
            let go = browser.get("/en/sign-in/with/rumah");
            granted((world, fake), &go, (&who, &|_| {}))
        });
        let pairs = browsers.iter_mut().zip(&backs);
        std::thread::scope(|scope| {
            for (browser, back) in pairs {
                scope.spawn(move || {
                    let page = browser.get(back);
                    assert_eq!(page.location(), "/en/me", "{}", page.body);
                });
            }
        });
        let [one, two] = browsers.each_mut().map(|browser| me(browser)["id"].clone());
        assert_eq!(one, two);
        assert_eq!(told(world, "formal:kernel-letter-provider-linked"), 1);
    });
}

#[test]
fn an_account_without_any_address_is_closed_by_whoever_has_just_signed_in() {
    on_both(|world, fake| {
        let who = said("sub-bare", json!({ "name": "Aminah" }));
        let mut browser = Browser::new(&world.app);
        assert_eq!(arrive((world, fake), &mut browser, &who).status, 303);
        let own = me(&mut browser);
        assert!(own["email"].is_null() && own["phone"].is_null(), "{own}");
        let page = browser.get("/en/me/close");
        assert!(page.body.contains("/en/me/close/now"), "{}", page.body);
        // No code can go anywhere.
        assert_eq!(
            browser.send("/en/me/close", "/en/me/close", &[]).status,
            409
        );
        assert_eq!(
            browser.send("/en/me/close", "/en/me/close/now", &[]).status,
            422
        );
        world.wait(Duration::from_mins(15));
        let sure = [("sure", "yes")];
        let stale = browser.send("/en/me/close", "/en/me/close/now", &sure);
        assert_eq!(stale.status, 409, "{}", stale.body);
        assert!(
            stale.body.contains("sign out and in again"),
            "{}",
            stale.body
        );
        assert_eq!(browser.get("/en/me/close").status, 200, "nothing happened");
        let mut fresh = Browser::new(&world.app);
        arrive((world, fake), &mut fresh, &who);
        assert_eq!(me(&mut fresh)["id"], own["id"]);
        let closed = fresh.send("/en/me/close", "/en/me/close/now", &sure);
        assert_eq!(closed.status, 200, "{}", closed.body);
        assert!(!closed.body.contains("last letter"), "{}", closed.body);
        assert_eq!(browser.get("/api/v1/me").status, 401, "everywhere");
        // Whoever comes from there again is somebody new.
        let mut again = Browser::new(&world.app);
        arrive((world, fake), &mut again, &who);
        assert_ne!(me(&mut again)["id"], own["id"]);
        // Whoever has an address is sent a code, however fresh the session is.
        let known = said("sub-known", aminah());
        let mut other = Browser::new(&world.app);
        arrive((world, fake), &mut other, &known);
        assert_eq!(
            other.send("/en/me/close", "/en/me/close/now", &sure).status,
            403
        );
        assert_eq!(other.get("/api/v1/me").status, 200);
    });
}
