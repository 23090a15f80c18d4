//! Https from certificate files: what browsers see, and what happens when the files change.

use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::CertificateDer;
use testkit::Folder;

use crate::house::{House, PATIENCE, ask, free_address, place, refused};
use crate::secure::Client;

const HOST: &str = "balai.example";

/// A folder with a certificate for [`HOST`] and its key, and the settings that name them.
struct Files {
    folder: Folder,
    address: SocketAddr,
}

impl Files {
    fn new() -> (Self, CertificateDer<'static>) {
        let files = Self {
            folder: Folder::new(),
            address: free_address(),
        };
        let certificate = files.renew();
        (files, certificate)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a new certificate in the place of the one before, as certbot would.
    fn renew(&self) -> CertificateDer<'static> {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(vec![HOST.to_owned()]).unwrap();
        fs::write(self.path("key.pem"), signing_key.serialize_pem()).unwrap();
        fs::write(self.path("certificate.pem"), cert.pem()).unwrap();
        cert.der().clone()
    }

    fn settings(&self) -> Vec<(&'static str, String)> {
        vec![
            ("BALAI_TLS_LISTEN", self.address.to_string()),
            (
                "BALAI_TLS_CERTIFICATE",
                self.path("certificate.pem").display().to_string(),
            ),
            ("BALAI_TLS_KEY", self.path("key.pem").display().to_string()),
            ("BALAI_SERVER_PUBLIC_URL", format!("https://{HOST}")),
        ]
    }

    fn open(&self, more: &[(&'static str, &str)]) -> House {
        let settings = self.settings();
        let mut settings: Vec<_> = settings
            .iter()
            .map(|(key, value)| (*key, value.as_str()))
            .collect();
        settings.extend(more);
        let house = House::open_with(&place(&self.path("data"), None), &settings);
        house.wait_for("serving https");
        house
    }

    fn refused(&self) -> String {
        let settings = self.settings();
        let settings: Vec<_> = settings
            .iter()
            .map(|(key, value)| (*key, value.as_str()))
            .collect();
        refused(&["serve"], &place(&self.path("data"), None), &settings)
    }
}

#[test]
fn pages_come_over_https_and_the_plain_address_leads_there() {
    let (files, root) = Files::new();
    let house = files.open(&[]);
    let client = Client::trusting(root.clone());
    let page = client.get(files.address, HOST, "/ms/").unwrap().answer;
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(
        page.contains("strict-transport-security: max-age=31536000"),
        "{page}"
    );
    let cookie = page
        .lines()
        .find(|line| line.starts_with("set-cookie:"))
        .unwrap();
    assert!(cookie.contains("; Secure"), "{cookie}");

    let asked = |path: &str| {
        ask(house.address, &format!("GET {path} HTTP/1.1"), "")
            .unwrap()
            .0
    };
    assert_eq!(
        (asked("/ms/"), asked("/healthz"), asked("/readyz")),
        (308, 200, 200)
    );
    assert!(
        ask(files.address, "GET /ms/ HTTP/1.1", "").is_none(),
        "plain words at the secure door"
    );
    assert!(
        client.get(files.address, "other.example", "/ms/").is_err(),
        "another name"
    );
}

#[test]
fn both_versions_and_both_protocols_are_spoken() {
    let (files, root) = Files::new();
    let _house = files.open(&[]);
    let (new, old) = (&rustls::version::TLS13, &rustls::version::TLS12);
    for version in [new, old] {
        let client = Client::speaking(root.clone(), &[version]);
        let came = client.get(files.address, HOST, "/healthz").unwrap();
        assert_eq!(came.version, version.version);
        assert!(came.answer.starts_with("HTTP/1.1 200"));
    }
    let both = Client::trusting(root.clone()).offering(&[b"http/1.1", b"h2"]);
    let came = both.get(files.address, HOST, "/healthz").unwrap();
    assert_eq!(came.protocol.as_deref(), Some(b"h2".as_slice()));
    // Whoever asks for a proof of the name gets none: no authority was asked for one.
    let challenge = Client::trusting(root).offering(&[b"acme-tls/1"]);
    assert!(challenge.get(files.address, HOST, "/healthz").is_err());
}

#[test]
fn renewed_files_are_shown_without_a_restart_and_broken_ones_are_not() {
    let (files, old) = Files::new();
    let house = files.open(&[]);
    let shown = |root: &CertificateDer<'static>| {
        let came = Client::trusting(root.clone()).get(files.address, HOST, "/healthz");
        came.is_ok_and(|came| &came.certificate == root)
    };
    assert!(shown(&old));
    fs::write(files.path("certificate.pem"), "half a ").unwrap();
    house.signal("HUP");
    house.wait_for("the certificate stays the one before");
    assert!(shown(&old), "a broken file took the certificate away");
    let new = files.renew();
    house.signal("HUP");
    house.wait_for("the certificate was read again");
    assert!(shown(&new) && !shown(&old));
}

#[test]
fn a_hangup_without_certificates_ends_nothing() {
    let folder = Folder::new();
    let house = House::open(&place(folder.path(), None));
    house.signal("HUP");
    let (status, _) = ask(house.address, "GET /healthz HTTP/1.1", "").unwrap();
    assert_eq!(status, 200);
}

#[test]
fn a_start_with_unfit_files_says_which_and_why() {
    let (files, _) = Files::new();
    fs::remove_file(files.path("key.pem")).unwrap();
    let told = files.refused();
    assert!(
        told.contains("tls.key: ") && told.contains("key.pem: No such file"),
        "{told}"
    );
    fs::write(files.path("key.pem"), "").unwrap();
    let told = files.refused();
    assert!(
        told.contains("holds no private key in PEM, or one with a password"),
        "{told}"
    );
    files.renew();
    let other = generate_simple_self_signed(vec![HOST.to_owned()]).unwrap();
    fs::write(files.path("key.pem"), other.signing_key.serialize_pem()).unwrap();
    let told = files.refused();
    assert!(
        told.contains("holds the private key of another certificate"),
        "{told}"
    );
}

#[test]
fn the_limits_know_who_comes_over_https() {
    let (files, root) = Files::new();
    let limits = [
        ("BALAI_LIMITS_ENFORCED", "true"),
        ("BALAI_LIMITS_READS", "2"),
    ];
    let _house = files.open(&limits);
    let client = Client::trusting(root);
    let ask = || {
        client
            .get(files.address, HOST, "/api/v1/agencies")
            .unwrap()
            .answer
    };
    assert!(ask().starts_with("HTTP/1.1 200"));
    assert!(ask().starts_with("HTTP/1.1 429"));
}

#[test]
fn when_told_to_stop_it_answers_what_it_had_begun_and_ends_well() {
    let (files, root) = Files::new();
    let mut house = files.open(&[]);
    let idle = std::net::TcpStream::connect_timeout(&house.address, PATIENCE).unwrap();
    assert!(
        Client::trusting(root)
            .get(files.address, HOST, "/healthz")
            .is_ok()
    );
    house.signal("TERM");
    house.wait_for("stopping");
    drop(idle);
    assert!(house.ended());
}
