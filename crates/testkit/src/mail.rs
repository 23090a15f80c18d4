//! A mail server that we did not write: aiosmtpd, on this machine.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::Folder;

const SCRIPT: &str = include_str!("mail_server.py");
/// Debian's own, which has Debian's packages.
const PYTHON: &str = "/usr/bin/python3";

/// Longer than a letter takes on a busy machine; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running mail server, ended when it goes. How it answers stands in `mail_server.py`: `gone@…` is nobody,
/// `later@…` is taken at the second try, everybody else is welcome.
#[derive(Debug)]
pub struct MailServer {
    child: Child,
    lines: Receiver<String>,
    port: String,
    _folder: Folder,
}

impl MailServer {
    /// Starts one and waits until it listens.
    ///
    /// # Panics
    ///
    /// If it cannot be started.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// One that takes letters after STARTTLS only, with a certificate and its key, each in a PEM file.
    ///
    /// # Panics
    ///
    /// If it cannot be started.
    pub fn start_tls(certificate: &Path, key: &Path) -> Self {
        Self::start_with(&[certificate, key])
    }

    fn start_with(files: &[&Path]) -> Self {
        let folder = Folder::new();
        let mut child = match Command::new(PYTHON)
            .args(["-c", SCRIPT])
            .arg(folder.path())
            .args(files)
            .stdout(Stdio::piped())
            .spawn()
        {
            Ok(child) => child,
            Err(error) => panic!("{PYTHON}: {error}"),
        };
        let Some(output) = child.stdout.take() else {
            panic!("{PYTHON} has no output");
        };
        let (tell, lines) = channel();
        std::thread::spawn(move || {
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            lines.for_each(|line| drop(tell.send(line)));
        });
        let mut server = Self {
            child,
            lines,
            port: String::new(),
            _folder: folder,
        };
        let line = server.said();
        let Some(port) = line.strip_prefix("ready ") else {
            panic!("Debian's package python3-aiosmtpd is missing: .ci/install test");
        };
        port.clone_into(&mut server.port);
        server
    }

    /// What `mail.smtp` is set to.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// What `mail.smtp` is set to where no letter may cross the way in the clear, on this machine neither.
    pub fn url_tls(&self) -> String {
        format!("{}?tls=required", self.url())
    }

    /// The next thing that it says: `refused ADDRESS` or `letter PATH`. Waits for it; nothing if it stays silent.
    pub fn said(&self) -> String {
        self.lines.recv_timeout(PATIENCE).unwrap_or_default()
    }

    /// The next thing that it says, which must be a letter.
    ///
    /// # Panics
    ///
    /// If it refused somebody instead.
    pub fn letter(&self) -> String {
        let said = self.said();
        let letter = said.strip_prefix("letter ").map(fs::read_to_string);
        match letter {
            Some(Ok(letter)) => letter,
            Some(Err(error)) => panic!("{said}: {error}"),
            None => panic!("no letter, but: {said}"),
        }
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
