//! The program itself in a process of its own, for tests that kill it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use testkit::Folder;

const PROGRAM: &str = env!("CARGO_BIN_EXE_balai");
/// Longer than anything here takes on a busy machine; a test that waits so long has failed.
pub(crate) const PATIENCE: Duration = Duration::from_mins(2);

/// A running program, killed when it goes.
pub(crate) struct House {
    child: Child,
    pub(crate) address: SocketAddr,
    said: Receiver<String>,
}

/// The words that say where an instance is.
pub(crate) fn place(data: &Path, database: Option<&str>) -> Vec<String> {
    let mut words = vec!["--data".to_owned(), data.display().to_string()];
    words.extend(
        database
            .into_iter()
            .flat_map(|url| ["--database".to_owned(), url.to_owned()]),
    );
    words
}

/// Gives machines that serve one database the same key of secrets, as they must have.
pub(crate) fn same_secrets(folders: &[Folder]) {
    for folder in folders {
        let keys = folder.path().join("keys");
        std::fs::create_dir_all(&keys).unwrap();
        std::fs::write(keys.join("secrets.key"), [7; 32]).unwrap();
    }
}

/// Runs a command to its end and gives what it printed.
pub(crate) fn run(words: &[&str], place: &[String]) -> String {
    let done = Command::new(PROGRAM)
        .args(words)
        .args(place)
        .output()
        .unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    let error = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "balai {}: {error}", words.join(" "));
    said.trim().to_owned()
}

/// An address on this machine that nobody listens on.
pub(crate) fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

/// Runs a command that must fail, with settings as variables, and gives what it complained of.
pub(crate) fn refused(words: &[&str], place: &[String], settings: &[(&str, &str)]) -> String {
    let done = Command::new(PROGRAM)
        .args(words)
        .args(place)
        .envs(settings.iter().copied())
        .output()
        .unwrap();
    assert!(!done.status.success(), "balai {}", words.join(" "));
    String::from_utf8(done.stderr).unwrap().trim().to_owned()
}

impl House {
    /// Starts the program and waits until it serves.
    pub(crate) fn open(place: &[String]) -> Self {
        Self::open_with(place, &[])
    }

    /// The same, with settings of its own, as variables.
    pub(crate) fn open_with(place: &[String], settings: &[(&str, &str)]) -> Self {
        Self::start(Command::new(PROGRAM), place, settings)
    }

    /// The same, where no file may grow beyond so many blocks of 512 bytes, as on a disk that fills up.
    pub(crate) fn open_limited(place: &[String], blocks: u64) -> Self {
        // Beyond the limit each write gives an error instead of a signal.
        let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let mut command = Command::new("sh");
        command.args(["-c", &limited, PROGRAM]);
        Self::start(command, place, &[])
    }

    fn start(mut command: Command, place: &[String], settings: &[(&str, &str)]) -> Self {
        let address = free_address();
        let mut child = command
            .args(["serve", "--listen", &address.to_string()])
            .args(place)
            .env("BALAI_LIMITS_ENFORCED", "false")
            .envs(settings.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (tell, said) = channel();
        // Whether or not anybody listens, the pipe must not fill up.
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _ = tell.send(line);
            }
        });
        let house = Self {
            child,
            address,
            said,
        };
        house.wait_for("serving");
        house
    }

    /// Waits until a line of the log has these words.
    pub(crate) fn wait_for(&self, words: &str) -> String {
        let mut said = Vec::new();
        while let Ok(line) = self.said.recv_timeout(PATIENCE) {
            if line.contains(words) {
                return line;
            }
            said.push(line);
        }
        panic!("nobody said {words}:\n{}", said.join("\n"));
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &id]).status();
        assert!(sent.unwrap().success());
    }

    /// Waits until it has ended by itself.
    pub(crate) fn ended(&mut self) -> bool {
        self.child.wait().unwrap().success()
    }

    /// Ends it at once, as a power cut would.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends one request and reads the whole answer: its status and body. Nothing if the other side died.
pub(crate) fn ask(address: SocketAddr, head: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let length = body.len();
    let request = format!(
        "{head}\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some((status, body.to_owned()))
}
