//! Signing in with a provider, on both stores: who gets in, as whom, and every answer that is not the right one. The
//! provider is one of our own that says what a test wants; `tests/browser/providers.test.mjs` has a real one.

use std::collections::BTreeMap;
use std::time::Duration;

use kernel::notifications;
use serde_json::{Value, json};
use testkit::{Folder, World, on_both_worlds_set};

use crate::identity_pages::{Browser, Page, last_code, signed_in};
use crate::identity_providers_fake::{CLIENT, Fake, Grant, Sign, token_hash};

pub(crate) const GO: &str = "/en/sign-in/with/rumah";

/// A world in which one may sign in with a provider, on both stores.
pub(crate) fn on_both(test: impl Fn(&World, &Fake)) {
    let (fake, folder) = (Fake::open(), Folder::new());
    let file = folder.path().join("providers.toml");
    let sheet = format!(
        "[[provider]]\ncode = \"rumah\"\nissuer = \"{}\"\nclient_id = \"{CLIENT}\"\nclient_secret_file = \"secret\"\n\
         name = {{ ms = \"Rumah\", en = \"Home\", zh = \"家\", ta = \"வீடு\" }}\nscopes = [\"email\"]\npapers = {{ nric = \"mykad\" }}\n",
        fake.issuer()
    );
    std::fs::write(&file, sheet).expect("a file");
    std::fs::write(folder.path().join("secret"), "a secret of both\n").expect("a file");
    let set = |settings: &mut kernel::Settings| {
        settings.providers = Some(file.clone());
        settings.provider_hosts = vec![fake.address.to_string()];
    };
    on_both_worlds_set(|| vec![kernel::module()], set, |world| test(world, &fake));
}

/// Where a browser is sent, and with what.
pub(crate) fn asked(page: &Page) -> BTreeMap<String, String> {
    assert_eq!(page.status, 303, "{}", page.body);
    let url = url::Url::parse(page.location()).expect("an address");
    url.query_pairs().into_owned().collect()
}

/// What the provider says of somebody.
#[derive(Clone)]
pub(crate) struct Said {
    pub(crate) sub: String,
    pub(crate) told: Value,
    pub(crate) sign: Sign,
}

pub(crate) fn said(sub: &str, told: Value) -> Said {
    let mut all = told;
    all["sub"] = json!(sub);
    Said {
        sub: sub.to_owned(),
        told: all,
        sign: Sign::Key(1),
    }
}

/// The address that a browser comes back to after the provider let it, with the word changed.
pub(crate) fn granted(
    (world, fake): (&World, &Fake),
    page: &Page,
    (said, change): (&Said, &dyn Fn(&mut Value)),
) -> String {
    let asked = asked(page);
    let state = &asked["state"];
    let code = format!("code-{state}");
    let mut claims = fake.claims(world.now(), (&said.sub, &asked["nonce"]));
    claims["at_hash"] = json!(token_hash(&code));
    change(&mut claims);
    fake.grant(
        &code,
        Grant {
            claims,
            told: said.told.clone(),
            challenge: asked["code_challenge"].clone(),
            sign: said.sign,
        },
    );
    format!("/oidc/rumah/back?code={code}&state={state}")
}

/// Signs in with the provider, as far as it gets.
pub(crate) fn arrive(around: (&World, &Fake), browser: &mut Browser, said: &Said) -> Page {
    let go = browser.get(GO);
    let back = granted(around, &go, (said, &|_| {}));
    browser.get(&back)
}

pub(crate) fn aminah() -> Value {
    json!({ "name": "Aminah", "email": "Aminah@example.org", "email_verified": true })
}

pub(crate) fn me(browser: &mut Browser) -> Value {
    let page = browser.get("/api/v1/me");
    serde_json::from_str(&page.body).expect("JSON")
}

/// How often letters of this sort are there.
pub(crate) fn told(world: &World, template: &str) -> usize {
    let read = move |tx: &mut store::Tx<'_>| notifications::messages_recent(tx, 100);
    let letters = world.app.db.read_blocking("test.letters", read);
    let letters = letters.expect("the store").into_iter();
    letters.filter(|letter| letter.template == template).count()
}

fn failed(page: &Page, word: &str) {
    let (status, location) = (page.status, page.location());
    // Whoever is on no way of ours is told so in the language that their browser asks for.
    let lang = if word == "over" { "ms" } else { "en" };
    let wanted = format!("/{lang}/sign-in?failed={word}");
    assert_eq!((status, location), (303, wanted.as_str()), "{}", page.body);
}

fn nobody(browser: &mut Browser) {
    assert_eq!(browser.session(), None);
    assert_eq!(browser.get("/api/v1/me").status, 401);
}

#[test]
fn somebody_new_gets_an_account_of_what_their_provider_says_and_the_same_one_again() {
    on_both(|world, fake| {
        let mut browser = Browser::new(&world.app);
        let start = browser.get("/en/sign-in?next=%2Fen%2Freports");
        let link = "href=\"/en/sign-in/with/rumah?next=%2Fen%2Freports\"";
        assert!(start.body.contains(link), "{}", start.body);
        assert!(start.body.contains("Sign in with Home"));
        let go = browser.get(&format!("{GO}?next=%2Fen%2Freports"));
        assert!(
            go.location()
                .starts_with(&format!("{}/auth?", fake.issuer()))
        );
        let asked = asked(&go);
        assert_eq!(asked["scope"], "openid email");
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256");
        assert_eq!(
            asked["redirect_uri"],
            "http://localhost:8080/oidc/rumah/back"
        );
        assert!(!asked.contains_key("prompt"));
        let who = said("sub-1", aminah());
        let back = granted((world, fake), &go, (&who, &|_| {}));
        let done = browser.get(&back);
        assert_eq!((done.status, done.location()), (303, "/en/reports"));
        let first = me(&mut browser);
        assert_eq!(first["name"], "Aminah");
        assert_eq!(first["email"], "aminah@example.org");
        assert_eq!(told(world, "formal:kernel-letter-provider-linked"), 1);
        assert_eq!(
            told(world, "sign_in_code"),
            0,
            "the provider knows the address"
        );

        // Another address there changes nothing here: it is the subject that counts.
        let mut other = Browser::new(&world.app);
        let again = said(
            "sub-1",
            json!({ "email": "else@example.org", "email_verified": true }),
        );
        assert_eq!(
            arrive((world, fake), &mut other, &again).location(),
            "/en/me"
        );
        assert_eq!(me(&mut other)["id"], first["id"]);
        assert_eq!(me(&mut other)["email"], "aminah@example.org");
        // And somebody else with nothing but a subject is somebody else.
        let mut bare = Browser::new(&world.app);
        arrive((world, fake), &mut bare, &said("sub-2", json!({})));
        assert_ne!(me(&mut bare)["id"], first["id"]);
        assert_eq!(me(&mut bare)["email"], Value::Null);
    });
}

#[test]
fn an_address_that_somebody_has_takes_the_code_that_is_sent_to_it() {
    on_both(|world, fake| {
        let known = world.citizen("Aminah");
        let id = known.id().expect("a person").to_string();
        let mut browser = Browser::new(&world.app);
        let asked = arrive((world, fake), &mut browser, &said("sub-1", aminah()));
        let here = asked.location().to_owned();
        assert!(here.starts_with("/en/sign-in/arrived?id="), "{here}");
        nobody(&mut browser);
        for lang in ["ms", "en", "zh", "ta"] {
            let page = browser.get(&here.replace("/en/", &format!("/{lang}/")));
            assert_eq!(page.status, 200);
            assert!(page.body.contains("aminah@example.org"), "{}", page.body);
            assert!(!page.body.contains("kernel-"), "{lang}: {}", page.body);
        }
        let (_, secret) = here.split_once("id=").expect("an id");
        let code = last_code(&world.app);
        let wrong = if code == "000000" { "111111" } else { "000000" };
        let to = "/en/sign-in/arrived";
        let refused = browser.send(&here, to, &[("id", secret), ("code", wrong)]);
        assert_eq!(refused.status, 422);
        nobody(&mut browser);
        // Somebody else's browser knows of nothing, though it has the address and the code.
        let mut thief = Browser::new(&world.app);
        assert_eq!(thief.get(&here).location(), "/en/sign-in?failed=over");
        let stolen = thief.send("/en/sign-in", to, &[("id", secret), ("code", &code)]);
        assert_eq!(stolen.location(), "/en/sign-in?failed=over");
        nobody(&mut thief);

        let done = browser.send(&here, to, &[("id", secret), ("code", &code)]);
        assert_eq!((done.status, done.location()), (303, "/en/me"));
        assert_eq!(me(&mut browser)["id"], id.as_str());
        let mut later = Browser::new(&world.app);
        let straight = arrive((world, fake), &mut later, &said("sub-1", aminah()));
        assert_eq!(straight.location(), "/en/me");
        assert_eq!(me(&mut later)["id"], id.as_str());
    });
}

#[test]
fn an_address_that_is_not_said_to_be_theirs_is_not_believed_whoever_has_it() {
    on_both(|world, fake| {
        world.citizen("Aminah");
        let unsure = |email: &str| json!({ "email": email, "email_verified": false });
        let mut pages = Vec::new();
        for (sub, email) in [
            ("sub-1", "aminah@example.org"),
            ("sub-2", "nobody@example.org"),
        ] {
            let mut browser = Browser::new(&world.app);
            let asked = arrive((world, fake), &mut browser, &said(sub, unsure(email)));
            let here = asked.location().to_owned();
            let page = browser.get(&here);
            pages.push((page.status, page.body.replace(email, "").len()));
            nobody(&mut browser);
            // Who cannot open it goes on without: somebody new, and nobody else's address is taken.
            let (_, secret) = here.split_once("id=").expect("an id");
            let to = "/en/sign-in/arrived";
            let done = browser.send(&here, to, &[("id", secret), ("do", "without")]);
            assert_eq!(done.location(), "/en/me", "{}", done.body);
            assert_eq!(me(&mut browser)["email"], Value::Null);
            let again = browser.post(to, &[("id", secret), ("do", "without")]);
            assert_ne!(again.status, 200, "once");
        }
        assert_eq!(pages[0], pages[1], "nobody is given away");
    });
}

#[test]
fn what_comes_back_is_good_once_soon_and_in_its_own_browser() {
    on_both(|world, fake| {
        let who = said("sub-1", aminah());
        let mut browser = Browser::new(&world.app);
        let go = browser.get(GO);
        let back = granted((world, fake), &go, (&who, &|_| {}));
        // Whoever is led to an address that somebody else's provider gave out is not signed in as them.
        let mut victim = Browser::new(&world.app);
        victim.get("/en/sign-in");
        failed(&victim.get(&back), "over");
        nobody(&mut victim);
        assert_eq!(browser.get(&back).location(), "/en/me");
        let mut twin = Browser::new(&world.app);
        failed(&twin.get(&back), "over");

        let mut slow = Browser::new(&world.app);
        let go = slow.get(GO);
        let back = granted((world, fake), &go, (&who, &|_| {}));
        world.wait(Duration::from_mins(16));
        failed(&slow.get(&back), "over");
        failed(&slow.get("/oidc/rumah/back?code=x&state=made-up"), "over");
        failed(&slow.get("/oidc/rumah/back"), "over");

        // A computer whose turn is over has forgotten the way.
        let mut kiosk = Browser::new(&world.app);
        kiosk.send("/en/shared", "/en/shared", &[("shared", "yes")]);
        let go = kiosk.get(GO);
        assert_eq!(
            asked(&go)["prompt"],
            "login",
            "the next one is looked at anew"
        );
        let back = granted((world, fake), &go, (&who, &|_| {}));
        kiosk.post("/en/shared/sign-out", &[]);
        failed(&kiosk.get(&back), "over");
        nobody(&mut kiosk);
    });
}

#[test]
fn an_answer_of_somebody_else_is_refused_and_uses_the_way_up() {
    on_both(|world, fake| {
        let who = said("sub-1", aminah());
        let issuer = web::encoded(&fake.issuer());
        for (change, word) in [
            (("/oidc/rumah/", "/oidc/other/"), "refused"),
            (
                ("?code=", "?iss=http%3A%2F%2Fevil.example&code="),
                "refused",
            ),
            (("?code=", "?error=access_denied&code="), "denied"),
            (("?code=", "?error=invalid_scope&code="), "refused"),
            (("?code=", "?code=x"), "refused"),
            (("?code=", "?cod="), "refused"),
        ] {
            let mut browser = Browser::new(&world.app);
            let go = browser.get(GO);
            let back = granted((world, fake), &go, (&who, &|_| {}));
            failed(&browser.get(&back.replace(change.0, change.1)), word);
            failed(&browser.get(&back), "over");
            nobody(&mut browser);
        }
        // One that announces that it says who it is always has to.
        fake.says_issuer();
        world.wait(Duration::from_hours(2));
        let mut browser = Browser::new(&world.app);
        let go = browser.get(GO);
        let back = granted((world, fake), &go, (&who, &|_| {}));
        failed(&browser.get(&back), "refused");
        let go = browser.get(GO);
        let back = granted((world, fake), &go, (&who, &|_| {}));
        let named = browser.get(&format!("{back}&iss={issuer}"));
        assert_eq!(named.location(), "/en/me");
        let words = browser.get("/en/me/providers?failed=refused");
        assert!(words.body.contains("cannot be trusted"), "{}", words.body);
    });
}

/// What is changed in a word.
type Change<'c> = &'c dyn Fn(&mut Value);

#[test]
fn a_word_that_is_not_the_providers_for_us_now_signs_nobody_in() {
    on_both(|world, fake| {
        let now = world.now().micros() / 1_000_000;
        let changes: [Change<'_>; 13] = [
            &|claims| claims["iss"] = json!("http://evil.example"),
            &|claims| claims["aud"] = json!("another"),
            &|claims| claims["aud"] = json!([CLIENT, "another"]),
            &|claims| claims["azp"] = json!("another"),
            &|claims| claims["nonce"] = json!("another"),
            &|claims| drop(claims.as_object_mut().expect("claims").remove("nonce")),
            &|claims| claims["exp"] = json!(now - 61),
            &|claims| claims["iat"] = json!(now + 120),
            &|claims| claims["iat"] = json!(now - 3600),
            &|claims| claims["at_hash"] = json!(token_hash("another")),
            &|claims| claims["sub"] = json!("sub-2"),
            &|claims| claims["sub"] = json!(""),
            &|claims| claims["sub"] = json!("x".repeat(256)),
        ];
        let refused = |said: &Said, change: Change<'_>| {
            let mut browser = Browser::new(&world.app);
            let go = browser.get(GO);
            let back = granted((world, fake), &go, (said, change));
            failed(&browser.get(&back), "refused");
            nobody(&mut browser);
        };
        for change in changes {
            refused(&said("sub-1", aminah()), change);
        }
        for sign in [Sign::Forged, Sign::None, Sign::Shared, Sign::Key(7)] {
            let forged = Said {
                sign,
                ..said("sub-1", aminah())
            };
            refused(&forged, &|_| {});
        }
        // Clocks differ by a little.
        let mut browser = Browser::new(&world.app);
        let go = browser.get(GO);
        let near: Change<'_> = &|claims| {
            claims["exp"] = json!(now - 30);
            claims["iat"] = json!(now + 30);
            claims["azp"] = json!(CLIENT);
        };
        let back = granted((world, fake), &go, (&said("sub-1", aminah()), near));
        assert_eq!(browser.get(&back).location(), "/en/me");
    });
}

#[test]
fn keys_that_change_are_asked_for_once_and_keys_that_nobody_knows_seldom() {
    on_both(|world, fake| {
        fake.publish(&[1]);
        let before = fake.asked("/keys");
        let fetches = || fake.asked("/keys") - before;
        let with = |sign: Sign| {
            let mut browser = Browser::new(&world.app);
            let who = Said {
                sign,
                ..said("sub-1", aminah())
            };
            let page = arrive((world, fake), &mut browser, &who);
            page.location().to_owned()
        };
        assert_eq!(with(Sign::Key(1)), "/en/me");
        assert_eq!(with(Sign::Key(1)), "/en/me");
        assert_eq!(fetches(), 1, "kept");
        fake.publish(&[2, 3]);
        assert_eq!(with(Sign::Key(2)), "/en/me");
        assert_eq!(fetches(), 2, "asked once more");
        assert_eq!(with(Sign::Key(3)), "/en/me");
        assert_eq!(with(Sign::Key(9)), "/en/sign-in?failed=refused");
        assert_eq!(with(Sign::Key(9)), "/en/sign-in?failed=refused");
        assert_eq!(
            with(Sign::Key(1)),
            "/en/sign-in?failed=refused",
            "taken back"
        );
        assert_eq!(fetches(), 2, "not for everybody who makes a key up");
        world.wait(Duration::from_secs(31));
        assert_eq!(with(Sign::Key(9)), "/en/sign-in?failed=refused");
        assert_eq!(fetches(), 3);
        world.wait(Duration::from_mins(61));
        assert_eq!(with(Sign::Key(3)), "/en/me");
        assert_eq!(fetches(), 4, "after an hour");
        fake.publish(&[1]);
    });
}

#[test]
fn an_officer_who_comes_from_a_provider_is_asked_for_the_second_factor() {
    on_both(|world, fake| {
        let chief = world.officer("agency_admin", "mbpj");
        let email = "agency_admin.of.mbpj@example.org";
        let mut browser = Browser::new(&world.app);
        let who = said("chief", json!({ "email": email, "email_verified": true }));
        let asked = arrive((world, fake), &mut browser, &who);
        let here = asked.location().to_owned();
        let (_, secret) = here.split_once("id=").expect("an id");
        let code = last_code(&world.app);
        let to = "/en/sign-in/arrived";
        let done = browser.send(&here, to, &[("id", secret), ("code", &code)]);
        assert_eq!(done.location(), "/en/second-factor?next=%2Fen%2Fdesk");
        let one = me(&mut browser);
        assert_eq!(one["id"], chief.id().expect("a person").to_string());
        assert_eq!(one["grants"], json!([]), "roles rest");
        let people = browser.get("/en/desk/people").location().to_owned();
        assert!(people.starts_with("/en/second-factor"), "{people}");
    });
}

#[test]
fn a_number_that_a_provider_tells_is_kept_sealed_and_one_that_is_none_is_told() {
    on_both(|world, fake| {
        let with = |sub: &str, number: Value| {
            let mut browser = Browser::new(&world.app);
            let email = format!("{sub}@example.org");
            let told = json!({ "email": email, "email_verified": true, "nric": number });
            assert_eq!(
                arrive((world, fake), &mut browser, &said(sub, told)).location(),
                "/en/me"
            );
            browser
        };
        let mut first = with("one", json!("900101-14-5678"));
        let papers = first.get("/en/me/papers").body;
        assert!(papers.contains("******-**-5678"), "{papers}");
        assert!(papers.contains("Confirmed by Home"), "{papers}");
        assert!(!papers.contains("900101"), "{papers}");
        let list = first.get("/en/me/providers").body;
        assert!(list.contains("Your identity number is kept"), "{list}");
        // The same again changes nothing.
        with("one", json!("900101145678"));
        let papers = first.get("/en/me/papers").body;
        assert_eq!(papers.matches("Confirmed by Home").count(), 1);

        let mut wrong = with("two", json!("901301-14-5678"));
        assert!(!wrong.get("/en/me/papers").body.contains("Confirmed"));
        let list = wrong.get("/en/me/providers").body;
        assert!(list.contains("is not valid"), "{list}");
        let mut taken = with("three", json!("900101-14-5678"));
        let list = taken.get("/en/me/providers").body;
        assert!(list.contains("Bring your paper to a counter"), "{list}");
        assert!(!list.contains("one@example.org"));

        // What somebody wrote down gives way to what is confirmed.
        let mut own = Browser::new(&world.app);
        arrive((world, fake), &mut own, &said("four", json!({})));
        let fields = [("kind", "mykad"), ("number", "650731-01-5431")];
        assert_eq!(
            own.send("/en/me/papers", "/en/me/papers", &fields).status,
            303
        );
        let told = json!({ "nric": "650731-01-5433" });
        let mut again = Browser::new(&world.app);
        arrive((world, fake), &mut again, &said("four", told));
        let papers = own.get("/en/me/papers").body;
        assert!(
            papers.contains("-5433") && !papers.contains("-5431"),
            "{papers}"
        );
    });
}

#[test]
fn a_provider_that_does_not_answer_is_told_and_other_ways_stay() {
    let folder = Folder::new();
    let file = folder.path().join("providers.toml");
    let gone = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let host = gone.local_addr().expect("an address").to_string();
    drop(gone);
    let entry = |code: &str, issuer: &str| {
        format!(
            "[[provider]]\ncode = \"{code}\"\nissuer = \"{issuer}\"\nclient_id = \"b\"\nname = {{ ms = \"X\" }}\n"
        )
    };
    let near = entry("gone", &format!("http://{host}/"));
    // An operator's file may name a machine of the house by mistake: it is not reached.
    let inside = entry("inside", "https://127.0.0.1:1/realm");
    std::fs::write(&file, format!("{near}{inside}")).expect("a file");
    let set = |settings: &mut kernel::Settings| {
        settings.providers = Some(file.clone());
        settings.provider_hosts = vec![host.clone()];
    };
    on_both_worlds_set(
        || vec![kernel::module()],
        set,
        |world| {
            let mut browser = Browser::new(&world.app);
            for code in ["gone", "inside"] {
                failed(
                    &browser.get(&format!("/en/sign-in/with/{code}")),
                    "unreachable",
                );
            }
            for lang in ["ms", "en", "zh", "ta"] {
                let page = browser.get(&format!("/{lang}/sign-in?failed=unreachable"));
                assert!(page.body.contains("role=\"alert\""), "{}", page.body);
                assert!(!page.body.contains("kernel-"), "{}", page.body);
                assert!(page.body.contains("id=\"address\""), "a code by e-mail");
            }
            assert_eq!(browser.get("/en/sign-in/with/other").status, 404);
            assert_eq!(browser.get("/en/sign-in?failed=%3Cb%3E").status, 200);
            let mut own = signed_in(world, &world.citizen("Badrul"));
            let tried = own.get("/en/me/providers/with/gone");
            assert_eq!(tried.location(), "/en/me/providers?failed=unreachable");
        },
    );
}
