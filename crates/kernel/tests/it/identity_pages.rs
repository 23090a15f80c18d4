//! Signing in through the pages, in all languages, with and without the demo.

use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use base::{Actor, Lang};
use kernel::App;
use kernel::identity::{self, Email, PersonNew};
use kernel::notifications;
use testkit::{Folder, START, World, on_both_worlds};
use tower::ServiceExt;

use crate::notifications_app::{letters, open};

/// A browser: it keeps cookies and sends forms back with their token.
pub(crate) struct Browser {
    app: App,
    cookies: Vec<(String, String)>,
}

pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Page {
    pub(crate) fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .map_or("", |value| value.to_str().expect("text"))
    }

    pub(crate) fn csrf(&self) -> String {
        let (_, after) = self
            .body
            .split_once("name=\"csrf\" value=\"")
            .expect("a form");
        after.split('"').next().expect("a value").to_owned()
    }
}

impl Browser {
    pub(crate) fn new(app: &App) -> Self {
        Self {
            app: app.clone(),
            cookies: Vec::new(),
        }
    }

    pub(crate) fn get(&mut self, path: &str) -> Page {
        self.ask(Request::get(path), String::new())
    }

    /// Opens the page, and sends its form to `path`.
    pub(crate) fn send(&mut self, from: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let csrf = self.get(from).csrf();
        self.post(path, &[fields, &[("csrf", csrf.as_str())]].concat())
    }

    /// Sends exactly these fields.
    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let pairs: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", web::encoded(value)))
            .collect();
        let request =
            Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request, pairs.join("&"))
    }

    fn ask(&mut self, request: axum::http::request::Builder, body: String) -> Page {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = request
            .header(header::COOKIE, cookies.join("; "))
            .body(Body::from(body));
        let service = web::router(kernel::module().routes, self.app.clone());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let page = runtime.block_on(async {
            let response = service
                .oneshot(request.expect("a request"))
                .await
                .expect("infallible");
            let (parts, body) = response.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX)
                .await
                .expect("a body");
            Page {
                status: parts.status.as_u16(),
                headers: parts.headers,
                body: String::from_utf8_lossy(&bytes).into_owned(),
            }
        });
        for value in page.headers.get_all(header::SET_COOKIE) {
            let pair = value
                .to_str()
                .expect("text")
                .split(';')
                .next()
                .expect("a pair");
            let (name, value) = pair.split_once('=').expect("a pair");
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        page
    }

    /// Another one with the same cookies, as a second tab has them.
    pub(crate) fn twin(&self) -> Self {
        Self {
            app: self.app.clone(),
            cookies: self.cookies.clone(),
        }
    }

    pub(crate) fn session(&self) -> Option<&str> {
        self.kept(web::SESSION_COOKIE)
    }

    /// What the browser keeps under this name.
    pub(crate) fn kept(&self, name: &str) -> Option<&str> {
        let found = self.cookies.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Has the browser keep something that it was told before.
    pub(crate) fn keep(&mut self, name: &str, value: &str) {
        self.cookies.push((name.to_owned(), value.to_owned()));
    }
}

fn with_world(test: impl Fn(&World)) {
    on_both_worlds(|| vec![kernel::module()], test);
}

/// The code in the newest message.
pub(crate) fn last_code(app: &App) -> String {
    let read = |tx: &mut store::Tx<'_>| notifications::messages_recent(tx, 1);
    let messages = app
        .db
        .read_blocking("test.messages", read)
        .expect("the store");
    messages[0]
        .args
        .iter()
        .find(|(name, _)| name == "code")
        .expect("a code")
        .1
        .clone()
}

#[test]
fn a_citizen_signs_in_with_a_code_and_out_again() {
    with_world(|world| {
        let mut browser = Browser::new(&world.app);
        let start = "/ms/sign-in?next=%2Fms%2Freports";
        let sent = browser.send(
            start,
            "/ms/sign-in",
            &[("address", "012-345 6789"), ("next", "/ms/reports")],
        );
        assert_eq!(sent.status, 303);
        assert!(
            sent.location().starts_with("/ms/sign-in/code?id="),
            "{}",
            sent.location()
        );
        assert!(!sent.location().contains("345"), "no address in an address");
        let here = sent.location().to_owned();
        let page = browser.get(&here);
        assert!(page.body.contains("+60123456789"));
        assert!(page.body.contains("autocomplete=\"one-time-code\""));
        assert!(page.body.contains("inputmode=\"numeric\""));

        let id = here
            .split_once("id=")
            .expect("an id")
            .1
            .split('&')
            .next()
            .expect("an id");
        let code = last_code(&world.app);
        let wrong = if code == "000000" { "111111" } else { "000000" };
        let fields = |code| [("id", id), ("next", "/ms/reports"), ("code", code)];
        let refused = browser.send(&here, "/ms/sign-in/code", &fields(wrong));
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("4 kali lagi"), "{}", refused.body);
        assert!(
            refused.body.contains(&format!("value=\"{wrong}\"")),
            "what was typed stays"
        );
        assert!(refused.body.contains("<title>Ralat: "));
        assert_eq!(browser.session(), None);

        let done = browser.send(&here, "/ms/sign-in/code", &fields(&code));
        assert_eq!((done.status, done.location()), (303, "/ms/reports"));
        let cookie = done.headers[header::SET_COOKIE].to_str().expect("text");
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
            "{cookie}"
        );
        let me = browser.get("/api/v1/me");
        assert_eq!(me.status, 200);
        assert!(
            me.body.contains("\"phone\":\"+60123456789\""),
            "{}",
            me.body
        );
        assert_eq!(browser.get("/ms/sign-in").location(), "/ms/me");

        let out = browser.send("/ms/demo", "/ms/sign-out", &[]);
        assert_eq!((out.status, browser.session()), (303, None));
        assert_eq!(browser.get("/api/v1/me").status, 401);
    });
}

#[test]
fn what_is_typed_is_refused_precisely_and_nobody_is_given_away() {
    with_world(|world| {
        world.citizen("Ali");
        let mut browser = Browser::new(&world.app);
        for (typed, words) in [
            ("", "Fill"),
            ("Ali", "phone number such as"),
            ("ali@", "e-mail address"),
            ("12", "phone number"),
        ] {
            let page = browser.send("/en/sign-in", "/en/sign-in", &[("address", typed)]);
            assert_eq!(page.status, 422, "{typed}");
            assert!(page.body.contains("role=\"alert\""), "{typed}");
            assert!(
                words == "Fill" || page.body.contains(words),
                "{typed}: {}",
                page.body
            );
        }
        let mut answers = ["ali@example.org", "stranger@example.org"].map(|address| {
            let sent = browser.send("/en/sign-in", "/en/sign-in", &[("address", address)]);
            let page = browser.get(sent.location());
            (
                sent.status,
                page.status,
                page.body.replace(address, "").len(),
            )
        });
        answers.sort_unstable();
        assert_eq!(answers[0], answers[1]);
        let again = browser.send(
            "/en/sign-in",
            "/en/sign-in",
            &[("address", "ali@example.org")],
        );
        assert_eq!(again.status, 429);
        assert!(
            again.headers.contains_key(header::RETRY_AFTER) || again.body.contains("in 1 minute")
        );
    });
}

#[test]
fn nobody_is_led_away_and_no_foreign_form_signs_in() {
    with_world(|world| {
        let mut browser = Browser::new(&world.app);
        let fields = [
            ("address", "ali@contoh.my"),
            ("next", "https://evil.example/"),
        ];
        let sent = browser.send("/ms/sign-in", "/ms/sign-in", &fields);
        let here = sent.location().to_owned();
        let id = here
            .split_once("id=")
            .expect("an id")
            .1
            .split('&')
            .next()
            .expect("an id");
        let code = last_code(&world.app);
        let fields = [
            ("id", id),
            ("next", "//evil.example/"),
            ("code", code.as_str()),
        ];
        let done = browser.send(&here, "/ms/sign-in/code", &fields);
        assert_eq!(done.location(), "/ms/me");

        let request = Request::post("/ms/sign-out")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        assert_eq!(browser.ask(request, String::new()).status, 403);
        assert!(browser.session().is_some());
    });
}

fn sample(app: &App, name: &str) -> String {
    let id = app.ids.next(START);
    let new = PersonNew {
        id,
        name: name.to_owned(),
        email: Some(Email::parse("siti@contoh.my").expect("an address")),
        phone: None,
        lang: Some(Lang::MS),
        sample: true,
    };
    let create =
        move |tx: &mut store::Tx<'_>| identity::person_create(tx, &Actor::system(), START, &new);
    app.db
        .write_blocking("test.sample", create)
        .expect("a person");
    id.to_string()
}

#[test]
fn the_demo_signs_in_sample_people_only_and_shows_letters() {
    with_world(|world| {
        let siti = sample(&world.app, "Siti <Contoh>");
        let real = world.citizen("Ali").id().expect("a person").to_string();
        let mut browser = Browser::new(&world.app);
        browser.send(
            "/ms/sign-in",
            "/ms/sign-in",
            &[("address", "ali@contoh.my")],
        );
        world.run_jobs();
        for lang in ["ms", "en", "zh", "ta"] {
            let page = browser.get(&format!("/{lang}/demo"));
            assert_eq!(page.status, 200);
            assert!(
                page.body.contains("Siti &#60;Contoh&#62;")
                    || page.body.contains("Siti &lt;Contoh&gt;")
            );
            assert!(!page.body.contains(">Ali<"));
            assert!(
                page.body.contains(&last_code(&world.app)),
                "letters are shown"
            );
        }
        let refused = browser.send("/ms/demo", "/ms/demo", &[("person", &real)]);
        assert_eq!((refused.status, browser.session()), (404, None));
        let entered = browser.send("/ms/demo", "/ms/demo", &[("person", &siti)]);
        assert_eq!((entered.status, entered.location()), (303, "/ms/me"));
        let me = browser.get("/api/v1/me");
        assert!(me.body.contains("Siti"), "{}", me.body);
    });
}

#[test]
fn every_page_speaks_all_languages() {
    with_world(|world| {
        let siti = sample(&world.app, "Siti");
        let mut browser = Browser::new(&world.app);
        for lang in ["ms", "en", "zh", "ta", "qps"] {
            let address = format!("{lang}@contoh.my");
            let sign_in = format!("/{lang}/sign-in");
            let sent = browser.send(&sign_in, &sign_in, &[("address", &address)]);
            let pages = [
                sign_in.clone(),
                sent.location().to_owned(),
                format!("/{lang}/demo"),
                format!("/{lang}/shared"),
            ];
            for path in pages {
                let page = browser.get(&path);
                assert_eq!(page.status, 200, "{path}");
                if lang == "qps" {
                    let bare = web::testing::unwrapped_text(&page.body);
                    assert_eq!(bare, Vec::<String>::new(), "{path}");
                }
            }
        }
        assert!(!siti.is_empty());
    });
}

#[test]
fn without_the_demo_there_is_no_demo() {
    let folder = Folder::new();
    let (app, _) = open(&folder, Default::default());
    let siti = sample(&app, "Siti");
    let mut browser = Browser::new(&app);
    assert_eq!(browser.get("/ms/demo").status, 404);
    let refused = browser.send("/ms/sign-in", "/ms/demo", &[("person", &siti)]);
    assert_eq!((refused.status, browser.session()), (404, None));

    let phone = browser.send("/en/sign-in", "/en/sign-in", &[("address", "012-345 6789")]);
    assert_eq!(phone.status, 422);
    assert!(
        phone.body.contains("cannot send text messages"),
        "{}",
        phone.body
    );

    let sent = browser.send(
        "/ms/sign-in",
        "/ms/sign-in",
        &[("address", "ali@contoh.my")],
    );
    assert_eq!(sent.status, 303);
    let code = last_code(&app);
    kernel::jobs::jobs_run(&app).expect("jobs");
    let letters = letters(&folder);
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("To: ali@contoh.my") && letters[0].contains(&code));
    let messages = app
        .db
        .read_blocking("test.messages", |tx| notifications::messages_recent(tx, 1));
    assert_eq!(
        messages.expect("the store")[0].args,
        [],
        "the code is not kept"
    );
}

/// A browser in which somebody is signed in.
pub(crate) fn signed_in(world: &World, actor: &Actor) -> Browser {
    let session = world.session(actor);
    with_cookie(world, session)
}

/// The browser of a session.
pub(crate) fn with_cookie(world: &World, session: String) -> Browser {
    let mut browser = Browser::new(&world.app);
    browser
        .cookies
        .push((web::SESSION_COOKIE.to_owned(), session));
    browser
}

/// What stands between two texts of a page.
pub(crate) fn between<'p>(page: &'p Page, start: &str, end: &str) -> &'p str {
    let (_, rest) = page.body.split_once(start).expect(start);
    rest.split(end).next().expect(end)
}

#[test]
fn a_token_is_made_on_a_page_shown_once_and_ended() {
    with_world(|world| {
        let person = world.citizen("Aminah");
        let mut browser = signed_in(world, &person);
        let list = "/en/me/tokens";
        let bare = browser.send(list, list, &[("name", "Phone"), ("days", "30")]);
        assert_eq!(bare.status, 422);
        assert!(bare.body.contains("Tick at least one"), "{}", bare.body);
        let more = [("name", "Phone"), ("days", "30"), ("scopes", "cases.work")];
        assert_eq!(
            browser.send(list, list, &more).status,
            422,
            "not theirs to give"
        );

        let key = between(&browser.get(list), "name=\"key\" value=\"", "\"").to_owned();
        let form = [
            ("key", key.as_str()),
            ("name", "Phone"),
            ("days", "30"),
            ("scopes", "own.read"),
        ];
        let made = browser.send(list, list, &form);
        assert_eq!(made.status, 200, "{}", made.body);
        let secret = between(&made, "translate=\"no\">balai_", "<").to_owned();
        assert!(secret.len() > 20);
        let again = browser.send(list, list, &form);
        assert!(again.body.contains("made already") && !again.body.contains(&secret));
        let shown = browser.get(list);
        assert!(!shown.body.contains(&secret));
        assert_eq!(shown.body.matches("/end\"").count(), 1, "one token");

        let id = between(&shown, "action=\"/en/me/tokens/", "/end\"");
        let end = format!("/en/me/tokens/{id}/end");
        let mut other = signed_in(world, &world.citizen("Badrul"));
        assert_eq!(other.send(list, &end, &[]).status, 404, "somebody else's");
        let ended = browser.send(list, &end, &[]);
        assert_eq!(ended.location(), "/en/me/tokens?ended=1");
        assert!(browser.get(list).body.contains("You have no tokens"));
        assert_eq!(browser.send(list, &end, &[]).status, 404);
    });
}

#[test]
fn a_person_signs_out_elsewhere_on_a_page() {
    with_world(|world| {
        let person = world.citizen("Aminah");
        let mut browser = signed_in(world, &person);
        let mut elsewhere = signed_in(world, &person);
        let list = browser.get("/ms/me/sessions");
        assert_eq!(list.body.matches("Pelayar ini").count(), 1);
        let end = format!(
            "/ms{}/end",
            between(&list, "action=\"/ms/me/s", "/end\"").replacen("essions", "/me/sessions", 1)
        );
        let mut other = signed_in(world, &world.citizen("Badrul"));
        assert_eq!(other.send("/ms/me/sessions", &end, &[]).status, 404);
        let ended = browser.send("/ms/me/tokens", &end, &[]);
        assert_eq!(ended.location(), "/ms/me/sessions?ended=1");
        assert_eq!(elsewhere.get("/ms/me/sessions").status, 303, "signed out");
        assert_eq!(browser.get("/ms/me/sessions").status, 200);
    });
}

#[test]
fn tokens_and_sessions_are_told_in_four_languages() {
    with_world(|world| {
        let officer = world.officer("agency_admin", "mbpj");
        world.token(&officer, &["own.read", "ledger.settle"]);
        let mut browser = signed_in(world, &officer);
        for lang in ["ms", "en", "zh", "ta"] {
            for path in ["tokens", "sessions"] {
                let page = browser.get(&format!("/{lang}/me/{path}"));
                assert_eq!(page.status, 200);
                assert!(
                    !page.body.contains("kernel-"),
                    "{lang} {path}: {}",
                    page.body
                );
            }
        }
    });
}
