//! Pages that learn of news: over two servers on one database, each reader of what they may see, and of nothing else.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use base::{Clock, SystemClock};
use kernel::identity::{self, Address, Email, SessionNew};
use store::{Db, Target};
use testkit::postgres::Database;
use testkit::{Folder, on_both_worlds};

use crate::browser::Browser;
use crate::house::{House, PATIENCE, ask, place, run, same_secrets};
use crate::storm::{now, open, reference, report_ask, token, url};

/// An open page.
struct Page {
    lines: std::io::Lines<BufReader<TcpStream>>,
}

impl Page {
    /// Listens at the address that the page names; goes on after what it was told before.
    fn listen(house: SocketAddr, (live, cookie): (&str, &str), told: &str) -> Self {
        let (status, mut page) = Self::ask(house, (live, cookie), told);
        assert_eq!(status, 200, "{live}");
        page.until("retry: 5000");
        page
    }

    fn ask(house: SocketAddr, (live, cookie): (&str, &str), told: &str) -> (u16, Self) {
        let mut stream = TcpStream::connect(house).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let told = if told.is_empty() {
            String::new()
        } else {
            format!("Last-Event-ID: {told}\r\n")
        };
        let head =
            format!("GET {live} HTTP/1.1\r\nHost: {house}\r\nCookie: {cookie}\r\n{told}\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut lines = BufReader::new(stream).lines();
        let first = lines.next().unwrap().unwrap();
        let status = first.split(' ').nth(1).unwrap().parse().unwrap();
        (status, Self { lines })
    }

    /// Reads until a line begins so; what follows there.
    fn until(&mut self, wanted: &str) -> String {
        let mut before = Vec::new();
        loop {
            let line = self.lines.next();
            let line = line.unwrap_or_else(|| panic!("no {wanted}: {before:?}"));
            let line = line.unwrap();
            if let Some(rest) = line.strip_prefix(wanted) {
                return rest.to_owned();
            }
            before.push(line);
        }
    }

    /// Waits until so much news was told.
    fn news_of(&mut self, wanted: usize) {
        let mut counted = 0;
        while counted < wanted {
            counted += self.news().0.parse::<usize>().unwrap();
        }
        assert_eq!(counted, wanted);
    }

    /// Waits for news: how much it is, and what the browser keeps of it.
    fn news(&mut self) -> (String, String) {
        loop {
            let told = self.until("id: ");
            // A sign of life has nothing more to say.
            if self.until("") == "event: news" {
                return (self.until("data: "), told);
            }
        }
    }
}

/// A browser session of somebody.
fn cookie(db: &Db, place: &[String], email: &str, role: &[&str]) -> String {
    let words = [&["user", "create", "--email", email, "--name", "A"], role].concat();
    run(&words, place);
    let session = SessionNew::draw(&base::Ids::random(), None).proved();
    let token = session.token.clone();
    let address = Address::Email(Email::parse(email).unwrap());
    let now = SystemClock.now();
    let started = db.write_blocking("test.session", move |tx| {
        let person = identity::person_at(tx, &address)?.ok_or(identity::Error::PersonUnknown)?;
        identity::session_start(tx, now, &session, person.id)
    });
    started.unwrap();
    format!("balai_session={token}")
}

fn page(house: SocketAddr, path: &str, cookie: &str) -> String {
    let head = format!("GET {path} HTTP/1.1\r\nCookie: {cookie}");
    let (status, page) = ask(house, &head, "").unwrap();
    assert_eq!(status, 200, "{path}");
    page
}

/// Where a page learns of news.
fn live(page: &str) -> String {
    let (_, rest) = page
        .split_once("data-live=\"")
        .expect("a page that learns of news");
    let address = rest.split('"').next().unwrap_or_default();
    address.replace("&#38;", "&").replace("&amp;", "&")
}

/// Moves a report as its officer.
fn moved(house: SocketAddr, cookie: &str, reference: &str, form: &str) {
    let path = format!("/ms/desk/reports/{reference}");
    let shown = page(house, &path, cookie);
    let (_, rest) = shown.split_once("name=\"csrf\" value=\"").unwrap();
    let csrf = rest.split('"').next().unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded"
    );
    let (status, answer) = ask(house, &head, &format!("csrf={csrf}&{form}")).unwrap();
    assert_eq!(status, 303, "{answer}");
}

/// A page's address of news, with who reads it.
type Reader<'c> = (String, &'c str);

fn reader<'c>(house: SocketAddr, path: &str, cookie: &'c str) -> Reader<'c> {
    (live(&page(house, path, cookie)), cookie)
}

fn listen(house: SocketAddr, (address, cookie): &Reader<'_>, told: &str) -> Page {
    Page::listen(house, (address, cookie), told)
}

#[test]
fn a_page_open_on_one_server_learns_of_what_is_done_on_another() {
    let database = Database::empty();
    let url = url(&database);
    let folders = [Folder::new(), Folder::new()];
    same_secrets(&folders);
    let places = folders
        .each_ref()
        .map(|folder| place(folder.path(), Some(&url)));
    let token = token(&places[0]);
    let db = open(Target::Postgres(database.url().to_owned()));
    let at = |email: &str, agency: &str| {
        cookie(
            &db,
            &places[0],
            email,
            &["--role", "officer", "--agency", agency],
        )
    };
    let (officer, elsewhere) = (at("b@example.org", "mbpj"), at("c@example.org", "dbkl"));
    let mut houses = [House::open(&places[0]), House::open(&places[1])];
    let (one, two) = (houses[0].address, houses[1].address);
    let made = |words: &str| {
        let (_, answer) = report_ask(one, &token, words).unwrap();
        reference(&answer).expect("a report")
    };
    let at_mbpj = |words: &str| made(&format!("{words}&jurisdiction_id=mbpj"));
    let report = at_mbpj("lubang");
    let path = format!("/ms/reports/{report}");

    // An officer's queue and another one's, and a stranger's page of the report, all open on the second server.
    let queue = reader(two, "/ms/desk?agency=mbpj", &officer);
    let theirs = reader(two, "/ms/desk?agency=dbkl", &elsewhere);
    let handled = reader(two, &format!("/ms/desk/reports/{report}"), &officer);
    let shown = reader(two, &path, "");
    let mut desk = listen(two, &queue, "");
    let mut other = listen(two, &theirs, "");
    let mut mine = listen(two, &handled, "");
    let mut stranger = listen(two, &shown, "");
    moved(one, &officer, &report, "step=claim&version=0&body=");
    let (count, told) = desk.news();
    assert_eq!(count, "1");
    let (_, seen) = stranger.news();
    assert_eq!(seen, "1", "the version that was told of");

    // What is among colleagues is news for them alone: of two more moves the stranger is told of one.
    moved(one, &officer, &report, "step=note&version=1&body=dalaman");
    moved(one, &officer, &report, "step=reply&version=2&body=sudah");
    assert_eq!(stranger.news(), ("1".to_owned(), "3".to_owned()));
    mine.news_of(3);

    // Whoever comes back is told what is new since, on whichever server; what a page shows is not new.
    let mut back = listen(one, &shown, &seen);
    assert_eq!(back.news(), ("1".to_owned(), "3".to_owned()));
    assert_eq!(listen(one, &queue, &told).news().0, "1");
    let mut idle = listen(two, &reader(one, &path, ""), "");

    // The officer elsewhere was told of nothing so far: what comes first is theirs.
    made("lampu&jurisdiction_id=dbkl");
    assert_eq!(other.news().0, "1");

    // Streams end with their server, which does not wait for them.
    houses[1].signal("TERM");
    assert!(houses[1].ended());
    let rest: Vec<_> = idle.lines.by_ref().map_while(Result::ok).collect();
    assert!(
        !rest.iter().any(|line| line.starts_with("event")),
        "{rest:?}"
    );
}

#[test]
fn nobody_learns_by_a_stream_what_is_kept_from_them() {
    let folder = Folder::new();
    let place = place(folder.path(), None);
    let house = House::open(&place);
    let token = token(&place);
    let db = open(Target::Sqlite(folder.path().join("balai.sqlite")));
    let officer = cookie(
        &db,
        &place,
        "b@example.org",
        &["--role", "officer", "--agency", "mbpj"],
    );
    let head = format!(
        "POST /open311/v2/requests.json HTTP/1.1\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/x-www-form-urlencoded"
    );
    let body = "service_code=parking-compound&jurisdiction_id=mbpj&lat=3.1073&long=101.6067&description=saman";
    let (_, answer) = ask(house.address, &head, body).unwrap();
    let report = reference(&answer).expect("a report");
    moved(
        house.address,
        &officer,
        &report,
        "step=claim&version=0&body=",
    );
    let head = format!("GET /ms/reports/{report} HTTP/1.1");
    assert_eq!(
        ask(house.address, &head, "").unwrap().0,
        404,
        "it is private"
    );

    // Who may see it is told; to others it is as absent as what never was.
    let live = format!("/live?about={report}&version=0");
    assert_eq!(
        listen(house.address, &(live.clone(), &officer), "")
            .news()
            .0,
        "1"
    );
    let mut stranger = listen(house.address, &(live, ""), "");
    assert_eq!(
        stranger.until("id: "),
        "0",
        "a sign of life that says nothing"
    );
    assert_eq!(stranger.until(""), "", "and is no news");
}

#[test]
fn an_address_that_names_nothing_is_refused_and_streams_have_their_limit() {
    let folder = Folder::new();
    let data = place(folder.path(), None);
    let token = token(&data);
    let house = House::open(&data);
    let (_, made) = report_ask(house.address, &token, "lubang").unwrap();
    let about = reference(&made).unwrap();
    for query in [
        "",
        "?about=RR-0000",
        "?about=x&version=1",
        "?agency=mbpj",
        "?agency=mbpj&since=x",
        "?agency=mbpj&since=-1",
    ] {
        let head = format!("GET /live{query} HTTP/1.1");
        let (status, _) = ask(house.address, &head, "").unwrap();
        assert_eq!(status, 400, "{query}");
    }
    let desk = "GET /live?agency=mbpj&since=0 HTTP/1.1";
    assert_eq!(
        ask(house.address, desk, "").unwrap().0,
        403,
        "nobody's desk"
    );
    let live = (format!("/live?about={about}&version=9"), "");
    let mut open: Vec<_> = (0..30).map(|_| listen(house.address, &live, "")).collect();
    let ask = || Page::ask(house.address, (&live.0, ""), "").0;
    assert_eq!(ask(), 503);
    open.clear();
    let since = now();
    while ask() != 200 {
        assert!(since.elapsed() < PATIENCE, "places are not given back");
        std::thread::yield_now();
    }
}

#[test]
fn a_stream_keeps_no_session_alive() {
    on_both_worlds(server::modules, |world| {
        let citizen = world.citizen("Aminah");
        let mut open = Browser::new(world).with_session(world.session(&citizen));
        let mut used = Browser::new(world).with_session(world.session(&citizen));
        world.wait(Duration::from_hours(11));
        assert_eq!(open.get("/live").status, 400);
        assert_eq!(used.get("/ms/me").status, 200);
        world.wait(Duration::from_hours(2));
        assert_eq!(open.get("/ms/me").status, 303);
        assert_eq!(used.get("/ms/me").status, 200);
    });
}
