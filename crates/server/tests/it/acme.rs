//! Certificates from an authority: asked for, kept over a restart, and renewed in time.

use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use testkit::Folder;

use crate::house::{House, ask, free_address, place};
use crate::pebble::Pebble;
use crate::secure::Client;

const HOST: &str = "balai.example";

/// An instance that asks an authority.
struct Instance {
    folder: Folder,
    address: SocketAddr,
    directory: String,
    authority: String,
}

impl Instance {
    fn new(address: SocketAddr, pebble: &Pebble) -> Self {
        Self {
            folder: Folder::new(),
            address,
            directory: pebble.directory(),
            authority: pebble.authority().display().to_string(),
        }
    }

    fn open(&self) -> House {
        let address = self.address.to_string();
        let domains = format!("{HOST}\nwww.{HOST}");
        let settings = [
            ("BALAI_TLS_ACME", "true"),
            ("BALAI_TLS_LISTEN", &address),
            ("BALAI_TLS_DOMAINS", &domains),
            ("BALAI_TLS_CONTACT", "it@balai.example"),
            ("BALAI_TLS_DIRECTORY", &self.directory),
            ("BALAI_TLS_AUTHORITY", &self.authority),
        ];
        let house = House::open_with(&place(self.folder.path(), None), &settings);
        house.wait_for("serving https");
        house
    }

    fn mode(&self, name: &str) -> u32 {
        let about = fs::metadata(self.folder.path().join(name)).unwrap();
        about.permissions().mode() & 0o777
    }
}

#[test]
fn a_certificate_is_asked_for_once_and_outlives_a_restart() {
    let address = free_address();
    let mut pebble = Pebble::start(address.port());
    let instance = Instance::new(address, &pebble);
    let house = instance.open();
    house.wait_for("a new certificate is shown");
    let client = Client::trusting(pebble.root());
    let first = client.get(address, HOST, "/ms/").unwrap();
    assert!(first.answer.starts_with("HTTP/1.1 200"), "{}", first.answer);
    assert!(client.get(address, "www.balai.example", "/healthz").is_ok());
    let (status, _) = ask(house.address, "GET /ms/ HTTP/1.1", "").unwrap();
    assert_eq!(status, 308);
    let modes = ["tls", "tls/certificate.pem", "tls/account.json"].map(|name| instance.mode(name));
    assert_eq!(modes, [0o700, 0o600, 0o600]);

    drop(house);
    pebble.stop();
    let _again = instance.open();
    let second = client.get(address, HOST, "/ms/").unwrap();
    assert!(
        second.certificate == first.certificate,
        "a second certificate, from an authority that is gone"
    );
}

#[test]
fn a_certificate_that_runs_out_is_renewed_with_the_same_account() {
    let address = free_address();
    let pebble = Pebble::start(address.port());
    let instance = Instance::new(address, &pebble);
    instance.open().wait_for("a new certificate is shown");
    let account = fs::read(instance.folder.path().join("tls/account.json")).unwrap();
    run_out(&instance.folder.path().join("tls/certificate.pem"));

    instance.open().wait_for("a new certificate is shown");
    let kept = fs::read(instance.folder.path().join("tls/account.json")).unwrap();
    assert!(kept == account, "another account");
    let _house = instance.open();
    assert!(
        Client::trusting(pebble.root())
            .get(address, HOST, "/healthz")
            .is_ok()
    );
}

/// Puts a certificate that ran out long ago in the place of the one that is kept.
fn run_out(path: &Path) {
    let mut params = CertificateParams::new(vec![HOST.to_owned()]).unwrap();
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(2020, 4, 1);
    let key = KeyPair::generate().unwrap();
    let old = params.self_signed(&key).unwrap();
    let kept = fs::read_to_string(path).unwrap();
    let about = kept.lines().next().unwrap();
    fs::write(
        path,
        format!("{about}\n{}{}", key.serialize_pem(), old.pem()),
    )
    .unwrap();
}

#[test]
fn an_authority_that_knows_the_account_no_longer_is_asked_with_a_new_one() {
    let address = free_address();
    let mut pebble = Pebble::start(address.port());
    let instance = Instance::new(address, &pebble);
    instance.open().wait_for("a new certificate is shown");
    fs::remove_file(instance.folder.path().join("tls/certificate.pem")).unwrap();
    pebble.begin_anew();
    instance.open().wait_for("no new certificate");
    instance.open().wait_for("a new certificate is shown");
}

#[test]
fn without_an_answer_from_the_authority_the_plain_pages_of_the_watch_still_come() {
    let address = free_address();
    let pebble = Pebble::start(address.port());
    let instance = Instance::new(address, &pebble);
    let authority = instance.folder.path().join("roots.pem");
    let root = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    fs::write(&authority, root.cert.pem()).unwrap();
    let instance = Instance {
        authority: authority.display().to_string(),
        ..instance
    };
    let house = instance.open();
    house.wait_for("no new certificate");
    house.wait_for("asking again later");
    let (status, _) = ask(house.address, "GET /healthz HTTP/1.1", "").unwrap();
    assert_eq!(status, 200);
    let client = Client::trusting(root.cert.der().clone());
    assert!(client.get(address, HOST, "/healthz").is_err());
}
