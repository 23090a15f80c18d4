//! A killed process loses nothing that it had acknowledged.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use store::{Db, Options};
use testkit::Folder;

use crate::schema::{MIGRATIONS, SEQUENCED, add, names};

const FILE: &str = "BALAI_TEST_STORM_FILE";
const WRITERS: usize = 8;

fn options(path: &Path) -> Options {
    Options::sqlite(path, vec![MIGRATIONS]).sequenced(SEQUENCED)
}

/// The process that is killed: not a test by itself.
#[test]
fn storm_child() {
    let Some(file) = env::var_os(FILE) else {
        return;
    };
    let db = Db::open(options(Path::new(&file))).expect("opened");
    let round = names(&db).len();
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let db = &db;
            scope.spawn(move || {
                for number in 0.. {
                    let id = format!("{round}-{writer}-{number}");
                    add(db, &id, 1).expect("committed");
                    // One write call a line: what is cut off was not acknowledged.
                    let line = format!("\nacknowledged {id};\n");
                    std::io::stdout()
                        .write_all(line.as_bytes())
                        .expect("the parent listens");
                }
            });
        }
    });
}

#[test]
fn a_storm_of_kills_loses_nothing() {
    let folder = Folder::new();
    let file = folder.path().join("balai.sqlite");
    let mut acknowledged = Vec::new();
    for round in 0..6 {
        let mut child = Command::new(env::current_exe().expect("this program"))
            .args(["--exact", "crash::storm_child", "--nocapture"])
            .env(FILE, &file)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the child");
        let output = BufReader::new(child.stdout.take().expect("its output"));
        let ids = output.lines().map_while(Result::ok).filter_map(|line| {
            let id = line.strip_prefix("acknowledged ")?.strip_suffix(';')?;
            Some(id.to_owned())
        });
        // Killed in the midst of its work, later in each round; what it still says is read too.
        let enough = 50 + round * 37;
        for (count, id) in ids.enumerate() {
            acknowledged.push(id);
            if count == enough {
                child.kill().expect("killed");
            }
        }
        child.wait().expect("reaped");
    }
    let db = Db::open(options(&file)).expect("opened after the kills");
    let present = names(&db);
    let lost: Vec<_> = acknowledged
        .iter()
        .filter(|id| present.binary_search(id).is_err())
        .collect();
    println!(
        "6 kills: {} acknowledged, {} there, {} lost",
        acknowledged.len(),
        present.len(),
        lost.len()
    );
    assert!(acknowledged.len() > 300, "{}", acknowledged.len());
    assert!(lost.is_empty(), "lost {lost:?}");
}
