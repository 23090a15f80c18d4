//! The outbound client against small servers on this machine, and against addresses it must refuse.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use kernel::outbound::{Client, Error, Limits, Trust};

/// A server that gives each of these answers to one request; it returns what it was asked.
pub(crate) fn serve(answers: Vec<String>) -> (SocketAddr, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let server = thread::spawn(move || {
        answers
            .iter()
            .map(|answer| respond(&listener, answer))
            .collect()
    });
    (address, server)
}

/// Reads one request with its body, and answers it.
fn respond(listener: &TcpListener, answer: &str) -> String {
    let (mut stream, _) = listener.accept().expect("a request");
    let mut asked = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = stream.read(&mut buffer).expect("a request");
        asked.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&asked).into_owned();
        if count == 0 || is_whole(&text) {
            // Whoever asked may have hung up over an answer that is too long.
            let _ = stream.write_all(answer.as_bytes());
            return text;
        }
    }
}

fn is_whole(text: &str) -> bool {
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse().ok())?
    });
    body.len() >= length.unwrap_or(0_usize)
}

pub(crate) fn answer(status: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )
}

fn get(url: &str, limits: Limits) -> Result<kernel::outbound::Answer, Error> {
    Client::default().get_from(url, &[], (&limits, Trust::Operator))
}

#[test]
fn an_answer_comes_back_whatever_its_status() {
    let (at, server) = serve(vec![
        answer("200 OK", "hai"),
        answer("404 Not Found", "tiada"),
    ]);
    let url = format!("http://{at}/a?b=c");
    let found = get(&url, Limits::default()).expect("an answer");
    assert!(found.is_success());
    assert_eq!(found.content_type.as_deref(), Some("text/plain"));
    assert_eq!(found.body, b"hai");
    assert_eq!(get(&url, Limits::default()).expect("an answer").status, 404);
    let asked = server.join().expect("the server");
    assert!(
        asked[0].starts_with("GET /a?b=c HTTP/1.1\r\n"),
        "{}",
        asked[0]
    );
}

#[test]
fn a_body_is_posted_with_its_headers() {
    let (at, server) = serve(vec![answer("202 Accepted", "")]);
    let headers = [("X-Key".to_owned(), "rahsia".to_owned())];
    let client = Client::default();
    let sent = client.post(
        &format!("http://{at}/send"),
        &headers,
        b"to=1&text=2",
        (&Limits::default(), Trust::Operator),
    );
    assert_eq!(sent.expect("an answer").status, 202);
    let asked = server.join().expect("the server").remove(0);
    assert!(asked.starts_with("POST /send HTTP/1.1\r\n"), "{asked}");
    assert!(
        asked.to_lowercase().contains("x-key: rahsia\r\n"),
        "{asked}"
    );
    assert!(asked.ends_with("\r\n\r\nto=1&text=2"), "{asked}");
}

#[test]
fn this_machine_and_its_networks_are_refused_in_every_spelling() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let client = Client::default();
    for host in [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "0.0.0.0",
        "[::]",
        "169.254.169.254",
        "10.0.0.1",
        "192.168.0.1",
        "[fd00::1]",
        "[fe80::1]",
    ] {
        let limits = Limits {
            time: Duration::from_secs(5),
            ..Limits::default()
        };
        let came = client.get(&format!("http://{host}:{port}/"), &limits);
        assert!(matches!(came, Err(Error::Refused(_))), "{host}: {came:?}");
    }
    listener.set_nonblocking(true).expect("a listener");
    assert!(listener.accept().is_err(), "nobody came");
}

#[test]
fn odd_addresses_are_refused_before_anything_is_looked_up() {
    for url in [
        "ftp://contoh.my/",
        "file:///etc/passwd",
        "http://a:b@contoh.my/",
        "contoh.my",
        "",
    ] {
        assert!(
            matches!(get(url, Limits::default()), Err(Error::Refused(_))),
            "{url}"
        );
    }
}

#[test]
fn a_long_answer_is_cut_off() {
    let (at, server) = serve(vec![answer("200 OK", &"x".repeat(2000))]);
    let limits = Limits {
        bytes: 1000,
        ..Limits::default()
    };
    let came = get(&format!("http://{at}/"), limits);
    assert!(matches!(came, Err(Error::TooLarge(1000))), "{came:?}");
    server.join().expect("the server");
}

#[test]
fn a_silent_server_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let at = listener.local_addr().expect("an address");
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a request");
        // Says nothing until the other side hangs up.
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
    });
    let limits = Limits {
        time: Duration::from_millis(200),
        ..Limits::default()
    };
    let came = get(&format!("http://{at}/"), limits);
    assert!(matches!(came, Err(Error::TooSlow)), "{came:?}");
    server.join().expect("the server");
}

#[test]
fn redirects_are_followed_three_times_and_never_to_another_scheme() {
    let away = |to: &str| {
        format!(
            "HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
    };
    let (at, server) = serve(vec![
        away("/1"),
        away("/2"),
        away("/3"),
        answer("200 OK", "sampai"),
    ]);
    let found = get(&format!("http://{at}/"), Limits::default()).expect("an answer");
    assert_eq!(found.body, b"sampai");
    server.join().expect("the server");

    let (at, server) = serve(vec![away("/1"), away("/2"), away("/3"), away("/4")]);
    assert!(get(&format!("http://{at}/"), Limits::default()).is_err());
    server.join().expect("the server");

    for place in ["ftp://contoh.my/", "file:///etc/passwd"] {
        let (at, server) = serve(vec![away(place)]);
        assert!(
            get(&format!("http://{at}/"), Limits::default()).is_err(),
            "{place}"
        );
        server.join().expect("the server");
    }
}
