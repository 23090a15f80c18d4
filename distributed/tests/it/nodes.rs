//! A scheduler and two executors, each a process of its own, on loopback.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A cluster that ends with the test.
pub(crate) struct Nodes {
    processes: Vec<Child>,
    /// What asks it: `df://…`.
    pub(crate) scheduler: String,
    /// Where each executor keeps what it made.
    pub(crate) work: Vec<PathBuf>,
}

/// A port whose neighbour is free too.
fn port() -> u16 {
    loop {
        let first = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = first.local_addr().unwrap().port();
        if port < u16::MAX && TcpListener::bind(("127.0.0.1", port + 1)).is_ok() {
            return port;
        }
    }
}

fn node(folder: &Path, name: &str, arguments: &[String]) -> Child {
    let log = std::fs::File::create(folder.join(format!("{name}.log"))).unwrap();
    Command::new(env!("CARGO_BIN_EXE_distributed"))
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .unwrap()
}

impl Nodes {
    /// Starts them. Executors wait for the scheduler, and the first question waits for executors.
    pub(crate) fn start(folder: &Path) -> Self {
        let scheduler = port();
        let words = |words: &[&str]| {
            words
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>()
        };
        let listen = format!("127.0.0.1:{scheduler}");
        let mut processes = vec![node(
            folder,
            "scheduler",
            &words(&["scheduler", "--listen", &listen]),
        )];
        let mut work = Vec::new();
        for name in ["first", "second"] {
            let own = folder.join(name);
            std::fs::create_dir_all(&own).unwrap();
            let listen = format!("127.0.0.1:{}", port());
            let told = words(&[
                "executor",
                "--listen",
                &listen,
                "--scheduler-port",
                &scheduler.to_string(),
                "--work-dir",
                own.to_str().unwrap(),
            ]);
            processes.push(node(folder, name, &told));
            work.push(own);
        }
        Self {
            processes,
            scheduler: format!("df://127.0.0.1:{scheduler}"),
            work,
        }
    }

    /// Whether all of them still run.
    pub(crate) fn stand(&mut self) -> bool {
        let mut each = self.processes.iter_mut();
        each.all(|process| process.try_wait().unwrap().is_none())
    }
}

impl Drop for Nodes {
    fn drop(&mut self) {
        for process in &mut self.processes {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}
