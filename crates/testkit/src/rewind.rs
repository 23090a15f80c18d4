//! A PostgreSQL server that keeps everything it writes, and goes back to a moment from a copy and what was kept.

use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout, Stdio};

use base::Time;

use crate::postgres::{programs, supervisor};

/// Makes a server that archives its log of writes. At the word `copy` a base copy of the running server is made; at
/// `lose TIME` the server is stopped, its folder is thrown away, and another one is made of the copy and the archive,
/// up to that time. It is what `docs/runbooks/backup-and-restore.md` says, with the same settings.
const SUPERVISE: &str = r#"
set -e
bin=$(dirname "$(readlink -f "$1/pg_ctl")")
dir=$(mktemp -d "${TMPDIR:-/tmp}/balai-rewind-XXXXXX")
cd "$dir"
quit() {
  for one in first second; do "$bin/pg_ctl" -D "$dir/$one" -m immediate -w stop >/dev/null 2>&1 || true; done
  cd /; rm -rf "$dir"
}
trap quit EXIT
fail() { cat "$dir/log" >&2; exit 1; }
mkdir a b archive
"$bin/initdb" -D first -E UTF8 --locale=C -A trust -U postgres --no-sync >log 2>&1 || fail
cat >>first/postgresql.conf <<END
archive_mode = on
archive_command = 'test ! -f $dir/archive/%f && cp %p $dir/archive/%f'
END
start() {
  "$bin/pg_ctl" -D "$dir/$1" -w -l "$dir/log" \
    -o "-k $dir/$2 -c listen_addresses='' -c max_connections=50 -c autovacuum=off" start >/dev/null 2>&1 || fail
}
start first a
echo "$dir"
while read -r word time; do
  case $word in
  copy)
    "$bin/pg_basebackup" -D second -h "$dir/a" -U postgres -X none -c fast >>log 2>&1 || fail
    ;;
  lose)
    "$bin/pg_ctl" -D first -m fast -w stop >/dev/null 2>&1 || fail
    rm -rf first
    cat >>second/postgresql.conf <<END
archive_mode = off
restore_command = 'cp $dir/archive/%f %p'
recovery_target_time = '$time'
recovery_target_action = 'promote'
END
    touch second/recovery.signal
    start second b
    until [ "$("$bin/psql" -h "$dir/b" -U postgres -d postgres -Atc 'select pg_is_in_recovery()')" = f ]; do sleep 0.1; done
    ;;
  esac
  echo "$word"
done
"#;

/// The server; gone with the value.
#[derive(Debug)]
pub struct Rewind {
    folder: String,
    says: BufReader<ChildStdout>,
    told: ChildStdin,
}

impl Rewind {
    /// Starts it.
    ///
    /// # Panics
    ///
    /// If PostgreSQL is not installed or does not start.
    pub fn start() -> Self {
        match Self::begin() {
            Ok(server) => server,
            Err(reason) => panic!("PostgreSQL is needed for the tests: {reason}"),
        }
    }

    fn begin() -> Result<Self, String> {
        let programs = programs().ok_or("initdb and pg_ctl are not installed")?;
        let mut child = supervisor()
            .args([SUPERVISE, "supervise"])
            .arg(&programs)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let told = child.stdin.take().ok_or("no input")?;
        let says = child.stdout.take().ok_or("no output")?;
        let mut server = Self {
            folder: String::new(),
            says: BufReader::new(says),
            told,
        };
        server.folder = server.said()?;
        Ok(server)
    }

    /// Where the server is that is written to, as a setting of the program.
    pub fn url(&self) -> String {
        self.at("a")
    }

    /// Where the one is that was made in its place.
    pub fn restored(&self) -> String {
        self.at("b")
    }

    fn at(&self, one: &str) -> String {
        format!(
            "postgres:///postgres?host={}/{one}&user=postgres",
            self.folder
        )
    }

    /// Copies the running server.
    ///
    /// # Panics
    ///
    /// If it cannot be copied.
    pub fn copy(&mut self) {
        self.told_to("copy");
    }

    /// Loses the server, and makes another one of the copy as it was at this time.
    ///
    /// # Panics
    ///
    /// If that does not work.
    pub fn lose(&mut self, time: Time) {
        // As PostgreSQL writes it; it takes no `Z`.
        let time = time.rfc3339_micros().replace('T', " ").replace('Z', "+00");
        self.told_to(&format!("lose {time}"));
    }

    fn told_to(&mut self, words: &str) {
        let asked = writeln!(self.told, "{words}").map_err(|error| error.to_string());
        let done = asked.and_then(|()| self.said());
        let word = words.split(' ').next().unwrap_or_default();
        assert_eq!(done.as_deref(), Ok(word));
    }

    /// What the supervisor says next; nothing means that it ended.
    fn said(&mut self) -> Result<String, String> {
        let mut said = String::new();
        let read = self.says.read_line(&mut said);
        read.map_err(|error| error.to_string())?;
        match said.trim() {
            "" => Err("the server did not start; its log is above".to_owned()),
            said => Ok(said.to_owned()),
        }
    }
}
