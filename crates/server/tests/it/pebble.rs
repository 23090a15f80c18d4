//! An authority that we did not write: Let's Encrypt's own for tests, with a name server of its own.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde_json::json;
use testkit::Folder;

use crate::house::free_address;
use crate::secure::Client;

/// A running authority that finds every name on this machine, ended when it goes.
pub(crate) struct Pebble {
    folder: Folder,
    children: Vec<Child>,
    directory: SocketAddr,
    management: SocketAddr,
    identity: CertificateDer<'static>,
}

impl Pebble {
    /// Starts one that puts names to the test at a port of https.
    pub(crate) fn start(tls_port: u16) -> Self {
        let (folder, directory, management) = (Folder::new(), free_address(), free_address());
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("identity.pem"), cert.pem()).unwrap();
        fs::write(at("key.pem"), signing_key.serialize_pem()).unwrap();
        let config = json!({"pebble": {
            "listenAddress": directory.to_string(),
            "managementListenAddress": management.to_string(),
            "certificate": at("identity.pem"),
            "privateKey": at("key.pem"),
            "httpPort": 1,
            "tlsPort": tls_port,
            "ocspResponderURL": "",
            "externalAccountBindingRequired": false,
        }});
        fs::write(at("config.json"), config.to_string()).unwrap();
        let mut pebble = Self {
            folder,
            children: Vec::new(),
            directory,
            management,
            identity: cert.der().clone(),
        };
        pebble.spawn_both();
        pebble
    }

    fn spawn_both(&mut self) {
        let names = free_address().to_string();
        let off = [
            "-http01",
            "",
            "-https01",
            "",
            "-tlsalpn01",
            "",
            "-defaultIPv6",
            "",
        ];
        let manage = free_address().to_string();
        let mut server = Command::new("pebble-challtestsrv");
        server
            .args(off)
            .args(["-dns01", &names, "-management", &manage]);
        self.children
            .push(started(&mut server, "Starting management server"));
        let mut authority = Command::new("pebble");
        authority
            .arg("-config")
            .arg(self.path("config.json"))
            .args(["-strict", "-dnsserver", &names])
            .env("PEBBLE_VA_NOSLEEP", "1");
        self.children
            .push(started(&mut authority, "ACME directory available at"));
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Ends it; its address and its proof of identity stay.
    pub(crate) fn stop(&mut self) {
        for mut child in self.children.drain(..) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Sets it up anew at the same address: it has forgotten everybody.
    pub(crate) fn begin_anew(&mut self) {
        self.stop();
        self.spawn_both();
    }

    /// Where its directory is.
    pub(crate) fn directory(&self) -> String {
        format!("https://localhost:{}/dir", self.directory.port())
    }

    /// The file that proves who the directory is.
    pub(crate) fn authority(&self) -> PathBuf {
        self.path("identity.pem")
    }

    /// The root of the certificates that it gives; another after each start.
    pub(crate) fn root(&self) -> CertificateDer<'static> {
        let client = Client::trusting(self.identity.clone());
        let came = client
            .get(self.management, "localhost", "/roots/0")
            .unwrap();
        let (_, pem) = came.answer.split_once("\r\n\r\n").unwrap();
        CertificateDer::from_pem_slice(pem.as_bytes()).unwrap()
    }
}

impl Drop for Pebble {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Starts a program and waits until it says that it is ready.
fn started(command: &mut Command, ready: &str) -> Child {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Debian's package pebble is missing: .ci/install test");
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let is_ready = lines
        .by_ref()
        .map_while(Result::ok)
        .any(|line| line.contains(ready));
    assert!(is_ready, "{command:?} ended");
    std::thread::spawn(move || lines.for_each(drop));
    child
}
