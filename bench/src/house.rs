//! The program itself, as its users run it: another process with a data folder of its own.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use store::Target;

use crate::{Outcome, started};

/// How long it may take to answer for the first time.
const PATIENCE: Duration = Duration::from_mins(1);
/// An idle program has used less processor time than this within a second, in hundredths of a second.
const IDLE_TICKS: u64 = 4;

/// A running program; ends with its owner.
pub(crate) struct House {
    child: Child,
    address: SocketAddr,
    /// From its start to the first good answer.
    pub(crate) start: Duration,
}

/// The program that was built beside this one.
fn program() -> Outcome<PathBuf> {
    let path = std::env::current_exe()?.with_file_name("balai");
    if path.exists() {
        Ok(path)
    } else {
        Err(format!("{} is missing: build the server first", path.display()).into())
    }
}

/// Where an instance keeps its data.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The data folder.
    pub(crate) data: &'a Path,
    /// A PostgreSQL database instead of the folder's own.
    pub(crate) database: Option<&'a str>,
}

impl Place<'_> {
    fn tell(self, command: &mut Command) {
        command.arg("--data").arg(self.data);
        if let Some(url) = self.database {
            command.args(["--database", url]);
        }
    }

    /// The same for a program within this process.
    pub(crate) fn target(self) -> Target {
        match self.database {
            Some(url) => Target::Postgres(url.to_owned()),
            None => Target::Sqlite(self.data.join("balai.sqlite")),
        }
    }
}

/// Runs one of the program's commands on an instance and gives what it printed.
pub(crate) fn run(place: Place<'_>, words: &[&str]) -> Outcome<String> {
    let mut command = Command::new(program()?);
    place.tell(command.args(words));
    let done = command.output()?;
    if done.status.success() {
        return Ok(String::from_utf8(done.stdout)?.trim().to_owned());
    }
    Err(format!(
        "balai {}: {}",
        words.join(" "),
        String::from_utf8_lossy(&done.stderr)
    )
    .into())
}

impl House {
    /// Starts the program and waits for its first answer. Nothing limits how often one client may ask.
    pub(crate) fn open(place: Place<'_>) -> Outcome<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let started = started();
        let mut command = Command::new(program()?);
        place.tell(command.args(["serve", "--listen", &address.to_string()]));
        let mut child = command
            .env("BALAI_LIMITS_ENFORCED", "false")
            .env("BALAI_SERVER_PUBLIC_URL", format!("http://{address}"))
            .stderr(Stdio::piped())
            .spawn()?;
        // It says that it serves once it listens; its later words are dropped with the pipe's reader.
        let said = child.stderr.take().ok_or("no log")?;
        let mut lines = BufReader::new(said).lines();
        let serving = lines.any(|line| line.is_ok_and(|line| line.contains("serving")));
        if !serving || started.elapsed() > PATIENCE {
            return Err("balai serve did not start".into());
        }
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self {
            child,
            address,
            start: started.elapsed(),
        })
    }

    /// An address of the program.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The process that runs it.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Waits until the jobs that the load left behind are done.
    pub(crate) fn rest(&self) -> Outcome<()> {
        loop {
            let before = self.ticks()?;
            std::thread::sleep(Duration::from_secs(1));
            if self.ticks()? - before < IDLE_TICKS {
                return Ok(());
            }
        }
    }

    /// Memory in use right now, in bytes.
    pub(crate) fn memory(&self) -> Outcome<u64> {
        memory(self.child.id())
    }

    /// Processor time used so far, in hundredths of a second.
    pub(crate) fn ticks(&self) -> Outcome<u64> {
        ticks(self.child.id())
    }
}

/// Memory that a process uses right now, in bytes.
pub(crate) fn memory(process: u32) -> Outcome<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line
        .and_then(|line| line.split_whitespace().next())
        .ok_or("no VmRSS")?;
    Ok(kib.parse::<u64>()? * 1024)
}

/// Processor time that a process has used so far, in hundredths of a second.
pub(crate) fn ticks(process: u32) -> Outcome<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name may hold spaces; the fields after it do not. User and system time are 14 and 15.
    let fields = stat.rsplit_once(") ").ok_or("no stat")?.1;
    let fields: Vec<&str> = fields.split(' ').collect();
    let field = |place: usize| {
        fields
            .get(place)
            .copied()
            .unwrap_or_default()
            .parse::<u64>()
    };
    Ok(field(11)? + field(12)?)
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
