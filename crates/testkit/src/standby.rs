//! A PostgreSQL server with a standby that confirms each commit: one can die, and the other takes over.

use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout, Stdio};

use crate::postgres::{programs, supervisor};

/// Makes both and says where they are; at the word `fail` the first is killed in the midst of whatever it does, and
/// the standby is promoted. Nothing is left behind once the input closes.
///
/// Other than in tests of other things, both write to the disk before they confirm.
const SUPERVISE: &str = r#"
set -e
bin=$(dirname "$(readlink -f "$1/pg_ctl")")
dir=$(mktemp -d "${TMPDIR:-/tmp}/balai-standby-XXXXXX")
cd "$dir"
quit() {
  for one in first second; do "$bin/pg_ctl" -D "$dir/$one" -m immediate -w stop >/dev/null 2>&1 || true; done
  cd /; rm -rf "$dir"
}
trap quit EXIT
fail() { cat "$dir/log" >&2; exit 1; }
mkdir a b
"$bin/initdb" -D first -E UTF8 --locale=C -A trust -U postgres --no-sync >log 2>&1 || fail
start() {
  "$bin/pg_ctl" -D "$dir/$1" -w -l "$dir/log" \
    -o "-k $dir/$2 -c listen_addresses='' -c max_connections=50 -c autovacuum=off" start >/dev/null 2>&1 || fail
}
start first a
"$bin/pg_basebackup" -D second -h "$dir/a" -U postgres -R -X stream -c fast >>log 2>&1 || fail
start second b
echo "synchronous_standby_names = '*'" >>first/postgresql.conf
"$bin/pg_ctl" -D first reload >/dev/null 2>&1 || fail
echo "$dir"
while read -r word; do
  main=$(head -n 1 first/postmaster.pid)
  kill -9 "$main" $(cat /proc/"$main"/task/"$main"/children) 2>/dev/null || true
  "$bin/pg_ctl" -D second -w promote >/dev/null 2>&1 || fail
  echo promoted
done
"#;

/// The two servers; both are gone with the value.
#[derive(Debug)]
pub struct Pair {
    folder: String,
    says: BufReader<ChildStdout>,
    told: ChildStdin,
}

impl Pair {
    /// Starts both. Each commit waits for the standby from now on.
    ///
    /// # Panics
    ///
    /// If PostgreSQL is not installed or does not start.
    pub fn start() -> Self {
        match Self::begin() {
            Ok(pair) => pair,
            Err(reason) => panic!("PostgreSQL is needed for the tests: {reason}"),
        }
    }

    fn begin() -> Result<Self, String> {
        let programs = programs().ok_or("initdb and pg_ctl are not installed")?;
        let mut child = supervisor()
            .arg(SUPERVISE)
            .arg("supervise")
            .arg(&programs)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let told = child.stdin.take().ok_or("no input")?;
        let mut says = BufReader::new(child.stdout.take().ok_or("no output")?);
        let folder = line(&mut says)?;
        Ok(Self { folder, says, told })
    }

    /// Leads to whichever of them takes writes.
    pub fn url(&self) -> String {
        let folder = &self.folder;
        format!(
            "host={folder}/a,{folder}/b user=postgres dbname=postgres target_session_attrs=read-write"
        )
    }

    /// Kills the first server and makes the standby take over.
    ///
    /// # Panics
    ///
    /// If the standby does not.
    pub fn fail_over(&mut self) {
        let asked = writeln!(self.told, "fail").map_err(|error| error.to_string());
        let done = asked.and_then(|()| line(&mut self.says));
        assert_eq!(done.as_deref(), Ok("promoted"));
    }
}

/// What the supervisor says next; nothing means that it ended.
fn line(says: &mut BufReader<ChildStdout>) -> Result<String, String> {
    let mut said = String::new();
    says.read_line(&mut said)
        .map_err(|error| error.to_string())?;
    match said.trim() {
        "" => Err("the servers did not start; their log is above".to_owned()),
        said => Ok(said.to_owned()),
    }
}
