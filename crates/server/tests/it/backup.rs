//! `balai backup` and `balai restore`, by the real program, beside a service that goes on working.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use kernel::Module;
use kernel::documents::{self, Photo};
use reports::model::Visibility;
use store::{Db, Migration, Options, Sql};
use testkit::{Folder, World};

use crate::matrix::{created, report};

/// A picture of 16 pixels a side.
pub(crate) const PICTURE: &[u8] = include_bytes!("picture.png");

/// The program, with nothing set but what the command line says.
fn balai(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_balai"));
    command.args(arguments).env_clear();
    command.output().expect("the program")
}

/// Runs it and expects success; what it said.
pub(crate) fn done(arguments: &[&str]) -> String {
    let output = balai(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    said(&output)
}

/// Runs it and expects it to refuse; why.
fn refused(arguments: &[&str]) -> String {
    let output = balai(arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {output:?}");
    said(&output)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

pub(crate) fn photo(world: &World) -> Photo {
    documents::photo_store_blocking(&world.app, PICTURE).expect("a photo")
}

/// Folders for an instance, its backup and what is made of that.
struct Place {
    folder: Folder,
}

impl Place {
    fn new() -> Self {
        let place = Self {
            folder: Folder::new(),
        };
        fs::create_dir(place.path("data")).expect("the data folder");
        place
    }

    /// An instance with a report with a photo, and a letter that waits.
    fn filled() -> Self {
        let place = Self::new();
        let world = place.world();
        let owner = world.citizen("Aminah");
        let photos = vec![photo(&world)];
        created(&world, &owner, Visibility::NameHidden, photos);
        place.put("data/mail/letter.eml", b"Kod: 123456");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    fn world(&self) -> World {
        World::in_folder(&self.path("data"), &server::modules())
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }

    fn backup(&self) -> String {
        done(&["backup", &self.text("backup"), "--data", &self.text("data")])
    }

    fn restore(&self) -> String {
        let (from, to) = (self.text("backup"), self.text("restored"));
        done(&["restore", &from, "--data", &to])
    }

    /// Expects a restore to fail and to leave nothing; why it failed.
    fn restore_refused(&self) -> String {
        let (from, to) = (self.text("backup"), self.text("restored"));
        let why = refused(&["restore", &from, "--data", &to]);
        assert!(!self.path("restored").exists(), "{why}");
        assert!(!self.path("restored.restoring").exists(), "{why}");
        why
    }
}

/// All files under a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

fn texts(data: &Path, name: &'static str, text: &'static str) -> Vec<String> {
    let sql = Sql::new(name, text);
    store::look(&data.join("balai.sqlite"), |tx| {
        tx.all(&sql, &[], |row| row.get("text"))
    })
    .map_err(|error: store::Error| error)
    .expect("rows")
}

/// The references of all cases with a leaf.
fn references(data: &Path) -> BTreeSet<String> {
    let text = "select distinct c.reference as text from kernel_case c
                join kernel_audit a on a.subject = c.id";
    texts(data, "test.references", text).into_iter().collect()
}

fn positions(data: &Path) -> Vec<i64> {
    let text = "select cast(coalesce(position, -1) as text) as text from kernel_audit
                order by position";
    let found = texts(data, "test.positions", text);
    found
        .iter()
        .map(|text| text.parse().expect("a number"))
        .collect()
}

/// Tells writers to stop, also when the test has failed.
struct Stopping<'a>(&'a AtomicBool);

impl Drop for Stopping<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

/// Makes reports in several threads while `work` runs, which gets what was acknowledged so far.
fn beside_writers<T>(world: &World, work: impl FnOnce(&Mutex<Vec<String>>) -> T) -> T {
    let owner = world.citizen("Aminah");
    let (acknowledged, running) = (Mutex::new(Vec::new()), AtomicBool::new(true));
    thread::scope(|scope| {
        let _stopping = Stopping(&running);
        for _ in 0..3 {
            scope.spawn(|| {
                while running.load(Ordering::SeqCst) {
                    let made = report(world, &owner, Visibility::NameHidden);
                    let mut all = acknowledged.lock().unwrap_or_else(PoisonError::into_inner);
                    all.push(made);
                }
            });
        }
        while count(&acknowledged) < 20 {
            thread::yield_now();
        }
        work(&acknowledged)
    })
}

fn count(acknowledged: &Mutex<Vec<String>>) -> usize {
    let all = acknowledged.lock().unwrap_or_else(PoisonError::into_inner);
    all.len()
}

#[test]
fn a_backup_beside_busy_writers_holds_all_that_was_acknowledged() {
    let place = Place::new();
    let world = place.world();
    let owner = world.citizen("Zainab");
    let picture = photo(&world);
    created(
        &world,
        &owner,
        Visibility::NameHidden,
        vec![picture.clone()],
    );
    place.put("data/mail/letter.eml", b"Kod: 123456");
    place.put("data/keys/log", b"a key");
    let (before, during) = beside_writers(&world, |acknowledged| {
        let before = acknowledged.lock().unwrap().clone();
        place.backup();
        let during = count(acknowledged) - before.len();
        (before, during)
    });
    assert!(during > 0, "the writers did not wait");
    place.restore();

    let restored = place.path("restored");
    let there = references(&restored);
    let lost: Vec<_> = before
        .iter()
        .filter(|made| !there.contains(*made))
        .collect();
    assert!(lost.is_empty(), "lost {lost:?}");
    let positions = positions(&restored);
    let dense: Vec<i64> = (1..).take(positions.len()).collect();
    assert!(positions.len() > before.len());
    assert_eq!(positions, dense);
    for name in [&picture.blob, &picture.thumb] {
        let read = |data: &str| {
            let blobs = files(&place.path(data).join("blobs"));
            let blob = blobs.iter().find(|path| path.ends_with(name));
            fs::read(blob.expect("the blob")).expect("its bytes")
        };
        assert_eq!(read("restored"), read("data"));
    }
    assert_eq!(
        fs::read(restored.join("mail/letter.eml")).unwrap(),
        b"Kod: 123456"
    );
    assert_eq!(fs::read(restored.join("keys/log")).unwrap(), b"a key");
    let check = done(&["check", "--data", &place.text("restored")]);
    assert!(check.contains("are sound"), "{check}");
}

#[test]
fn one_altered_byte_anywhere_is_refused() {
    let place = Place::filled();
    place.backup();
    let kept = files(&place.path("backup"));
    assert!(kept.len() >= 4, "database, letter, blob, manifest");
    for path in kept {
        let bytes = fs::read(&path).expect("a file of the backup");
        let mut altered = bytes.clone();
        altered[bytes.len() / 2] ^= 1;
        fs::write(&path, &altered).expect("altered");
        let why = place.restore_refused();
        assert!(why.contains("was altered"), "{}: {why}", path.display());
        fs::remove_file(&path).expect("removed");
        place.restore_refused();
        fs::write(&path, &bytes).expect("as it was");
    }
    place.put("backup/mail/other.eml", b"not ours");
    let why = place.restore_refused();
    assert!(why.contains("mail/other.eml"), "{why}");
    fs::remove_file(place.path("backup/mail/other.eml")).expect("removed");
    place.restore();
}

#[test]
fn a_backup_of_a_newer_schema_is_refused() {
    const NEWER: &[Migration] = &[Migration::new(
        "reports",
        9_999,
        "newer",
        "create table reports_newer (id text primary key)",
    )];
    let place = Place::filled();
    let modules = server::modules();
    let mut known: Vec<_> = modules
        .iter()
        .map(|module: &Module| module.migrations)
        .collect();
    known.push(NEWER);
    let newer = Options::sqlite(place.path("data/balai.sqlite"), known);
    drop(Db::open(newer).expect("migrated by a newer program"));
    place.backup();
    let why = place.restore_refused();
    assert!(why.contains("reports 9999"), "{why}");
}

/// Runs a backup that may write no file beyond its database, with `trap` for what then happens.
fn backup_limited(place: &Place, trap: &str) -> Output {
    let database = fs::metadata(place.path("data/balai.sqlite")).expect("a database");
    let length = usize::try_from(database.len()).expect("a length");
    place.put("data/keys/large", &vec![7; length + 16_000_000]);
    // The shell counts blocks of 512 bytes. What still stands in the log of writes may make the copy longer.
    let blocks = (length + 8_000_000) / 512;
    let limited = format!("{trap} ulimit -c 0; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    Command::new("sh")
        .args(["-c", &limited, env!("CARGO_BIN_EXE_balai"), "backup"])
        .args([&place.text("backup"), "--data", &place.text("data")])
        .output()
        .expect("the program")
}

/// What a backup that was cut off leaves.
fn expect_half(place: &Place) {
    assert!(place.path("backup/balai.sqlite").exists(), "it had begun");
    assert!(!place.path("backup/balai-backup.json").exists());
    let why = place.restore_refused();
    assert!(why.contains("no finished backup"), "{why}");
    let again = refused(&[
        "backup",
        &place.text("backup"),
        "--data",
        &place.text("data"),
    ]);
    assert!(again.contains("was not finished"), "{again}");
}

#[test]
fn a_killed_backup_is_no_backup() {
    let place = Place::filled();
    let killed = backup_limited(&place, "");
    assert!(killed.status.signal().is_some(), "{killed:?}");
    expect_half(&place);
}

#[test]
fn a_backup_onto_a_full_disk_says_so_and_claims_nothing() {
    let place = Place::filled();
    // Beyond the limit each write gives an error instead of a signal.
    let full = backup_limited(&place, "trap '' XFSZ;");
    assert_eq!(full.status.code(), Some(1), "{full:?}");
    assert!(said(&full).contains("keys/large: "), "{}", said(&full));
    assert!(full.stdout.is_empty(), "{full:?}");
    expect_half(&place);
}

#[test]
fn a_backup_without_a_mentioned_blob_is_refused() {
    let place = Place::filled();
    let blob = files(&place.path("data/blobs")).pop().expect("a blob");
    fs::write(&blob, b"other bytes").expect("damaged");
    let why = refused(&[
        "backup",
        &place.text("backup"),
        "--data",
        &place.text("data"),
    ]);
    let name = blob.file_name().unwrap().to_str().unwrap();
    assert!(why.contains(name) && why.contains("damaged"), "{why}");
    place.restore_refused();
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let place = Place::filled();
    place.put("backup/mine", b"mine");
    let (data, to) = (place.text("data"), place.text("backup"));
    assert!(refused(&["backup", &to, "--data", &data]).contains("is not empty"));
    let inner = place.text("data/copies/today");
    assert!(refused(&["backup", &inner, "--data", &data]).contains("inside of the data folder"));
    assert!(!place.path("data/copies").exists());
    fs::remove_file(place.path("backup/mine")).expect("removed");
    place.backup();
    assert!(refused(&["restore", &to, "--data", &data]).contains("is not empty"));
    fs::create_dir(place.path("restored")).expect("an empty folder");
    place.restore();
    assert!(place.path("restored/balai.sqlite").exists());
}

#[test]
fn what_was_taken_away_since_a_backup_is_taken_away_after_its_restore() {
    let place = Place::new();
    let (world, data) = (place.world(), place.text("data"));
    let owner = world.citizen("Aminah");
    let photos = vec![photo(&world)];
    created(&world, &owner, Visibility::NameHidden, photos);
    place.backup();
    // In the later life of the instance, an officer takes the photo away.
    let officer = world.officer("officer", "mbpj");
    let id = texts(
        &place.path("data"),
        "test.document",
        "select id as text from kernel_document",
    );
    let now = world.now();
    let cmd = documents::DocumentRemove {
        id: id[0].clone(),
        reason: "wajah".to_owned(),
        fresh: kernel::audit::Fresh::draw(&world.app.ids, now),
    };
    let app = world.app.clone();
    let remove =
        move |tx: &mut store::Tx<'_>| documents::document_remove(tx, &app, (&officer, now), &cmd);
    world
        .app
        .db
        .write_blocking("test.remove", remove)
        .expect("taken away");
    world.run_jobs();
    drop(world);
    let blobs = |data: &str| files(&place.path(data).join("blobs")).len();
    assert_eq!(blobs("data"), 0);
    let list = done(&["purged", "--data", &data]);
    // So small a photo is its own small copy.
    assert_eq!(list.lines().count(), 1, "{list}");
    place.put("list", list.as_bytes());

    place.restore();
    assert_eq!(blobs("restored"), 1, "the backup is from before");
    let (file, restored) = (place.text("list"), place.text("restored"));
    let told = done(&["purge", &file, "--data", &restored]);
    assert!(told.starts_with("1 documents"), "{told}");
    assert_eq!(blobs("restored"), 0);
    let shown = "select id as text from kernel_document where removed_us is null";
    assert!(texts(&place.path("restored"), "test.shown", shown).is_empty());
    assert_eq!(done(&["purged", "--data", &restored]).lines().count(), 1);
    let told = done(&["purge", &file, "--data", &restored]);
    assert!(told.starts_with("0 documents"), "twice is once: {told}");
    place.put("list", b"../../etc/passwd\n");
    assert!(refused(&["purge", &file, "--data", &restored]).contains("line 1"));
}
