//! A PostgreSQL cluster of this process's own, in a temporary folder, gone when the process ends.

use std::any::type_name;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::{env, fs};

use base::hex;
use sha2::{Digest, Sha256};
use store::{Db, Migration, Options, Sequenced};

/// Makes, starts and ends a cluster; the browser journeys use it too.
const SUPERVISE: &str = include_str!("cluster.sh");

/// The running cluster.
#[derive(Debug)]
struct Cluster {
    socket: String,
    templates: Mutex<BTreeMap<String, String>>,
    databases: AtomicU32,
    /// Closing it stops the cluster.
    _lifeline: ChildStdin,
}

/// A database of a test's own, dropped with the value.
#[derive(Debug)]
pub struct Database {
    name: String,
    url: String,
}

impl Database {
    /// An empty database.
    pub fn empty() -> Self {
        Self::clone_of("template0")
    }

    /// A database to which these migrations have been applied. They are applied once for all tests of
    /// the process.
    pub fn migrated(migrations: &[&'static [Migration]], sequenced: &[Sequenced]) -> Self {
        Self::filled(migrations, sequenced, |_| {})
    }

    /// The same, and filled like all other databases that have these migrations and are filled by the same function.
    pub fn filled<F: Fn(&Db)>(
        migrations: &[&'static [Migration]],
        sequenced: &[Sequenced],
        fill: F,
    ) -> Self {
        Self::clone_of(&template(migrations, sequenced, fill))
    }

    fn clone_of(template: &str) -> Self {
        let cluster = cluster();
        let number = cluster.databases.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{number}");
        administer(&format!("create database {name} template {template}"));
        let url = cluster.url(&name);
        Self { name, url }
    }

    /// The connection string.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let drop = format!("drop database if exists {} with (force)", self.name);
        // The cluster goes away anyway; only space is at stake.
        let _ = store::administer(&cluster().url("postgres"), &drop);
    }
}

impl Cluster {
    fn url(&self, database: &str) -> String {
        format!("host={} user=postgres dbname={database}", self.socket)
    }
}

fn administer(text: &str) {
    if let Err(error) = store::administer(&cluster().url("postgres"), text) {
        panic!("{text}: {error}");
    }
}

/// The name of a database that has these migrations and is filled, made at the first call.
fn template<F: Fn(&Db)>(
    migrations: &[&'static [Migration]],
    sequenced: &[Sequenced],
    fill: F,
) -> String {
    let cluster = cluster();
    let key = key(migrations, sequenced) + type_name::<F>();
    let mut templates = cluster
        .templates
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    if let Some(name) = templates.get(&key) {
        return name.clone();
    }
    let name = format!("template_{}", templates.len());
    administer(&format!("create database {name} template template0"));
    let options = Options::postgres(cluster.url(&name), migrations.to_vec());
    match Db::open(options.sequenced(sequenced)) {
        Ok(db) => fill(&db),
        Err(error) => panic!("migrations on PostgreSQL: {error}"),
    }
    templates.insert(key, name.clone());
    name
}

pub(crate) fn key(migrations: &[&'static [Migration]], sequenced: &[Sequenced]) -> String {
    let mut digest = Sha256::new();
    digest.update(format!("{migrations:?}{sequenced:?}"));
    hex(&digest.finalize())
}

fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| match start() {
        Ok(cluster) => cluster,
        Err(reason) => panic!("PostgreSQL is needed for the tests: {reason}"),
    })
}

fn start() -> Result<Cluster, String> {
    let programs = programs().ok_or("initdb and pg_ctl are not installed")?;
    let mut command = supervisor();
    command.arg(SUPERVISE).arg("supervise").arg(&programs);
    let mut child = command
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let lifeline = child.stdin.take().ok_or("no input")?;
    let output = child.stdout.take().ok_or("no output")?;
    let mut socket = String::new();
    BufReader::new(output)
        .read_line(&mut socket)
        .map_err(|error| error.to_string())?;
    let socket = socket.trim().to_owned();
    if socket.is_empty() {
        return Err("the cluster did not start; its log is above".to_owned());
    }
    Ok(Cluster {
        socket,
        templates: Mutex::default(),
        databases: AtomicU32::new(0),
        _lifeline: lifeline,
    })
}

/// A shell in a session of its own. PostgreSQL refuses to run as root, so root becomes `postgres`.
pub(crate) fn supervisor() -> Command {
    let is_root =
        fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    if is_root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "setsid", "-w", "sh", "-c"]);
        return command;
    }
    let mut command = Command::new("setsid");
    command.args(["-w", "sh", "-c"]);
    command
}

/// The folder of `initdb` and `pg_ctl`: on the path, or the newest of Debian's.
pub(crate) fn programs() -> Option<PathBuf> {
    let has_both = |folder: &Path| {
        ["initdb", "pg_ctl"]
            .iter()
            .all(|name| folder.join(name).is_file())
    };
    let path = env::var_os("PATH").unwrap_or_default();
    if let Some(folder) = env::split_paths(&path).find(|folder| has_both(folder)) {
        return Some(folder);
    }
    let mut debian: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| has_both(folder))
        .collect();
    debian.sort();
    debian.pop().map(|(_, folder)| folder)
}
