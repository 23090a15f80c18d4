//! What a backup is for: an instance that came back is whole, its log verifies, and what was acknowledged before the
//! moment is there. With series of backups, keys wrapped with age, and PostgreSQL's own way to a moment.

use std::collections::BTreeSet;
use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use base::{Clock, SystemClock, Time, hex};
use kernel::documents;
use reports::model::Visibility;
use sha2::{Digest, Sha256};
use store::Target;
use testkit::postgres::Database;
use testkit::{Folder, Rewind, World};

use crate::house::{House, place, refused, run};
use crate::matrix::created;
use crate::storm::{open, reference, references, report_ask, token, url};
use crate::witness::{get, receipt};

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn report(house: SocketAddr, token: &str, words: &str) -> String {
    let (status, answer) = report_ask(house, token, words).expect("an answer");
    assert!(status == 200 || status == 201, "{status}: {answer}");
    reference(&answer).expect("a report")
}

/// A report, and its receipt in a file.
fn proved(house: &House, token: &str, file: &Path) -> String {
    let made = report(house.address, token, "bukti");
    std::fs::write(file, receipt(house, &made)).expect("written");
    made
}

/// Makes reports in several threads while `work` runs, which gets what was acknowledged so far.
fn beside_writers<T>(
    house: SocketAddr,
    token: &str,
    work: impl FnOnce(&Mutex<Vec<String>>) -> T,
) -> T {
    let (acknowledged, over) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let _over = Over(&over);
        for writer in 0..3 {
            let (acknowledged, over) = (&acknowledged, &over);
            scope.spawn(move || {
                while !over.load(Ordering::SeqCst) {
                    let made = report(house, token, &format!("di-samping-{writer}"));
                    acknowledged.lock().expect("whole").push(made);
                }
            });
        }
        while acknowledged.lock().expect("whole").len() < 20 {
            std::thread::yield_now();
        }
        work(&acknowledged)
    })
}

/// Tells writers to stop, also when the test has failed.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[expect(
    clippy::print_stdout,
    reason = "`make faults` shows what was tried and lost"
)]
/// Expects everything that was acknowledged before to be in an instance, and its log to fit.
fn whole(place: &[String], target: Target, what: &str, before: &[String]) -> BTreeSet<String> {
    let verified = run(&["verify", "--all"], place);
    assert!(verified.contains("acts fit"), "{verified}");
    let there = references(&open(target));
    let lost: Vec<_> = before
        .iter()
        .filter(|made| !there.contains(*made))
        .collect();
    println!(
        "{what}: {} acknowledged before, {} there, {} lost; {verified}",
        before.len(),
        there.len(),
        lost.len()
    );
    assert!(lost.is_empty(), "lost {lost:?}");
    there
}

/// Expects a receipt to be of this instance's log.
fn receipt_holds(house: &House, file: &Path) {
    let (_, key) = get(house.address, "/log/key");
    let url = format!("http://{}", house.address);
    let words = ["verify", &text(file), "--key", key.trim(), "--url", &url];
    run(&words, &[]);
}

#[test]
fn what_was_acknowledged_before_a_backup_is_there_after_its_restore_and_the_log_verifies() {
    let (folder, outside) = (Folder::new(), Folder::new());
    let data = place(folder.path(), None);
    let token = token(&data);
    let house = House::open(&data);
    let file = outside.path().join("receipt.json");
    let proved = proved(&house, &token, &file);
    let kept = outside.path().join("backup");
    let mut before = beside_writers(house.address, &token, |acknowledged| {
        let before = acknowledged.lock().expect("whole").clone();
        run(&["backup", &text(&kept)], &data);
        before
    });
    before.push(proved);
    drop(house);

    let restored = outside.path().join("restored");
    let back = place(&restored, None);
    run(&["restore", &text(&kept)], &back);
    let target = Target::Sqlite(restored.join("balai.sqlite"));
    whole(
        &back,
        target,
        "a backup in a storm of reports, restored",
        &before,
    );
    let house = House::open(&back);
    receipt_holds(&house, &file);
    report(house.address, &token, "sesudah");
}

/// An instance with a photo, and the folder of its backups.
struct Series {
    folder: Folder,
    world: World,
}

impl Series {
    fn new() -> Self {
        let folder = Folder::new();
        for name in ["data", "backups"] {
            fs::create_dir(folder.path().join(name)).expect("made");
        }
        let world = World::in_folder(&folder.path().join("data"), &server::modules());
        Self { folder, world }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        text(&self.path(name))
    }

    fn place(&self, name: &str) -> Vec<String> {
        place(&self.path(name), None)
    }

    /// A report with a photo of its own.
    fn report(&self, shade: u8) {
        let owner = self.world.citizen(&format!("Aminah {shade}"));
        let photo = documents::photo_store_blocking(&self.world.app, &png(shade)).expect("a photo");
        created(&self.world, &owner, Visibility::NameHidden, vec![photo]);
    }

    fn backup(&self, name: &str, more: &[&str]) -> String {
        let folder = self.text(&format!("backups/{name}"));
        let words = [&["backup", &folder], more].concat();
        run(&words, &self.place("data"))
    }

    /// Blobs of a backup, by their names, with their places on the disk.
    fn blobs(&self, name: &str) -> Vec<(PathBuf, u64)> {
        let root = self.path(&format!("backups/{name}"));
        let mut found: Vec<_> = crate::backup::files(&root.join("blobs"))
            .into_iter()
            .map(|path| {
                let place = path.metadata().expect("a blob").ino();
                (path.strip_prefix(&root).expect("inside").to_owned(), place)
            })
            .collect();
        found.sort();
        found
    }
}

/// A grey picture.
fn png(shade: u8) -> Vec<u8> {
    let picture = image::GrayImage::from_pixel(16, 16, image::Luma([shade]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    let written = picture.write_to(&mut bytes, image::ImageFormat::Png);
    written.expect("a picture");
    bytes.into_inner()
}

#[test]
fn a_blob_that_the_backup_before_has_is_not_copied_again_and_each_backup_is_whole_by_itself() {
    let series = Series::new();
    series.report(1);
    series.backup("1", &[]);
    series.report(2);
    let told = series.backup("2", &[]);
    assert!(told.contains("same files as in"), "{told}");
    let told = series.backup("3", &["--full"]);
    assert!(!told.contains("same files"), "{told}");
    let (first, second, third) = (series.blobs("1"), series.blobs("2"), series.blobs("3"));
    assert!(second.len() > first.len());
    let shared = first.iter().filter(|blob| second.contains(blob)).count();
    assert_eq!(shared, first.len(), "all of the first are in the second");
    assert!(third.iter().all(|blob| !second.contains(blob)));
    // The next one takes what the newest has, and the oldest can go.
    series.backup("4", &[]);
    assert_eq!(series.blobs("4"), third);
    for old in ["1", "3"] {
        fs::remove_dir_all(series.path(&format!("backups/{old}"))).expect("removed");
    }
    for (backup, to) in [("2", "of-2"), ("4", "of-4")] {
        let folder = series.text(&format!("backups/{backup}"));
        run(&["restore", &folder], &series.place(to));
        run(&["verify", "--all"], &series.place(to));
    }
}

#[test]
fn a_backup_takes_nothing_from_one_that_others_may_write_to_or_that_was_altered() {
    use std::os::unix::fs::PermissionsExt;
    let series = Series::new();
    series.report(1);
    series.report(200);
    series.backup("1", &[]);
    let first = series.path("backups/1");
    let open_to = |mode: u32| {
        fs::set_permissions(&first, fs::Permissions::from_mode(mode)).expect("changed");
    };
    open_to(0o770);
    assert!(!series.backup("2", &[]).contains("same files"));
    fs::remove_dir_all(series.path("backups/2")).expect("removed");
    open_to(0o700);
    let manifest = first.join("balai-backup.json");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    fs::write(&manifest, text.replace("blobs/", "blobx/")).expect("altered");
    assert!(!series.backup("2", &[]).contains("same files"));
    fs::remove_dir_all(series.path("backups/2")).expect("removed");
    fs::write(&manifest, text).expect("as it was");
    let blob = crate::backup::files(&first.join("blobs")).remove(0);
    fs::write(&blob, b"cut").expect("altered");
    let told = series.backup("2", &[]);
    run(
        &["restore", &series.text("backups/2")],
        &series.place("back"),
    );
    assert!(told.contains("; 1 of them"), "{told}");
}

#[test]
fn the_newest_backup_at_a_time_is_restored() {
    let series = Series::new();
    let mut times: Vec<Time> = Vec::new();
    for (number, shade) in [("a", 1), ("b", 2)] {
        series.report(shade);
        series.backup(number, &[]);
        times.push(made(&series.path(&format!("backups/{number}"))));
    }
    let folder = series.text("backups");
    let count = |to: &str| {
        let db = open(Target::Sqlite(series.path(to).join("balai.sqlite")));
        references(&db).len()
    };
    let at = |time: &str, to: &str| run(&["restore", &folder, "--at", time], &series.place(to));
    at(&times[0].rfc3339_micros(), "one");
    at(&SystemClock.now().rfc3339_micros(), "two");
    assert_eq!((count("one"), count("two")), (1, 2));
    let refuse = |words: &[&str]| refused(words, &series.place("none"), &[]);
    let why = refuse(&["restore", &folder, "--at", "2020-01-01T00:00:00+08:00"]);
    assert!(why.contains(&times[0].rfc3339_micros()), "{why}");
    assert!(refuse(&["restore", &folder]).contains("--at"));
    assert!(refuse(&["restore", &folder, "--at", "yesterday"]).contains("yesterday"));
    assert!(!series.path("none").exists());
}

/// When a backup was begun.
fn made(backup: &Path) -> Time {
    let text = fs::read_to_string(backup.join("balai-backup.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    Time::parse_rfc3339(manifest["made"].as_str().expect("a time")).expect("a time")
}

/// Runs a program of age.
fn age(program: &str, words: &[&str]) -> String {
    let output = Command::new(program).args(words).output();
    let output = output.expect("age, which .ci/install installs");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {error}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn keys_that_are_wrapped_open_with_their_identity_alone_and_with_the_program_age() {
    let series = Series::new();
    series.report(1);
    let secret = fs::read(series.path("data/keys/secrets.key")).expect("a key");
    let identity = |name: &str| {
        age("age-keygen", &["-o", &series.text(name)]);
        age("age-keygen", &["-y", &series.text(name)])
            .trim()
            .to_owned()
    };
    let (ours, other) = (identity("ours.txt"), identity("other.txt"));
    let _ = identity("stranger.txt");
    series.backup("1", &["--recipient", &ours, "--recipient", &other]);
    for path in crate::backup::files(&series.path("backups/1")) {
        let bytes = fs::read(&path).expect("a file");
        let found = bytes.windows(secret.len()).any(|some| some == secret);
        assert!(!found, "{} holds the key", path.display());
    }
    // What a stranger's program makes of it.
    let wrapped = series.text("backups/1/keys/secrets.key.age");
    let opened = series.text("opened");
    age(
        "age",
        &[
            "-d",
            "-i",
            &series.text("other.txt"),
            "-o",
            &opened,
            &wrapped,
        ],
    );
    assert_eq!(fs::read(&opened).expect("opened"), secret);

    let folder = series.text("backups/1");
    let refuse = |more: &[&str]| {
        let words = [&["restore", folder.as_str()], more].concat();
        let why = refused(&words, &series.place("back"), &[]);
        assert!(!series.path("back").exists(), "{why}");
        why
    };
    assert!(refuse(&[]).contains("--identity"));
    let wrong = refuse(&["--identity", &series.text("stranger.txt")]);
    assert!(wrong.contains("does not open"), "{wrong}");
    assert!(refuse(&["--identity", &opened]).contains("opened"));
    let words = ["restore", &folder, "--identity", &series.text("ours.txt")];
    run(&words, &series.place("back"));
    let restored = fs::read(series.path("back/keys/secrets.key")).expect("a key");
    assert_eq!(restored, secret);
    run(&["verify", "--all"], &series.place("back"));
    let why = refused(
        &["backup", &series.text("backups/2"), "--recipient", "age1x"],
        &series.place("data"),
        &[],
    );
    assert!(why.contains("age1x"), "{why}");
    assert!(!series.path("backups/2").exists());
}

/// Makes the manifest say what the file of a path holds now.
fn mend_manifest(backup: &Path, path: &str, file: &Path) {
    let (name, bytes) = (
        backup.join("balai-backup.json"),
        fs::read(file).expect("a file"),
    );
    let text = fs::read_to_string(&name).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let files = manifest["files"].as_array().expect("files");
    let kept = files.iter().find(|kept| kept["path"] == path);
    let kept = kept.expect("the file");
    let old = kept["sha256"].as_str().expect("a hash").to_owned();
    assert_eq!(kept["bytes"], bytes.len(), "age writes as many bytes");
    let text = text.replace(&old, &hex(&Sha256::digest(&bytes)));
    let (body, _) = text.rsplit_once(",\n  \"seal\"").expect("a seal");
    let seal = hex(&Sha256::digest(body.as_bytes()));
    let sealed = format!("{body},\n  \"seal\": \"{seal}\"\n}}\n");
    fs::write(&name, sealed).expect("written");
}

#[test]
fn what_the_program_age_wrapped_is_opened() {
    let series = Series::new();
    let (identity, plain) = (series.text("id.txt"), series.text("plain"));
    age("age-keygen", &["-o", &identity]);
    let recipient = age("age-keygen", &["-y", &identity]);
    series.backup("1", &["--recipient", recipient.trim()]);
    // The same key, wrapped by age: the manifest has to know its new hash, so the seal is made anew as well.
    let target = series.path("backups/1/keys/secrets.key.age");
    fs::copy(series.path("data/keys/secrets.key"), &plain).expect("copied");
    age(
        "age",
        &["-e", "-r", recipient.trim(), "-o", &text(&target), &plain],
    );
    mend_manifest(&series.path("backups/1"), "keys/secrets.key", &target);
    let words = [
        "restore",
        &series.text("backups/1"),
        "--identity",
        &identity,
    ];
    run(&words, &series.place("back"));
    let restored = fs::read(series.path("back/keys/secrets.key")).expect("a key");
    assert_eq!(restored, fs::read(&plain).expect("a key"));
}

#[test]
fn postgresql_goes_back_to_a_moment_and_the_log_verifies_there() {
    let (folder, outside) = (Folder::new(), Folder::new());
    let mut server = Rewind::start();
    let data = place(folder.path(), Some(&server.url()));
    let token = token(&data);
    let mut house = House::open(&data);
    let file = outside.path().join("receipt.json");
    let mut before = vec![proved(&house, &token, &file)];
    server.copy();
    before.extend((0..10).map(|_| report(house.address, &token, "sebelum")));
    let moment = SystemClock.now();
    let after: Vec<String> = (0..10)
        .map(|_| report(house.address, &token, "sesudah"))
        .collect();
    house.kill();
    // What the disaster left of the data folder: blobs and keys.
    let kept = folder.path().to_owned();
    server.lose(moment);

    let url = server.restored();
    let back = place(&kept, Some(&url));
    let there = whole(
        &back,
        Target::Postgres(url.clone()),
        "PostgreSQL, back at a moment",
        &before,
    );
    assert!(after.iter().all(|made| !there.contains(made)));
    let house = House::open(&back);
    receipt_holds(&house, &file);
    let made = report(house.address, &token, "lagi");
    assert!(!there.contains(&made));
}

/// An instance on PostgreSQL with a report whose receipt is in a file, a photo, and a backup that was made in a storm of
/// reports.
struct OnServer {
    folder: Folder,
    database: Database,
    before: Vec<String>,
    token: String,
}

impl OnServer {
    fn backed_up(name: &str, more: &[&str]) -> Self {
        let (folder, database) = (Folder::new(), Database::empty());
        let data = place(&folder.path().join("data"), Some(&url(&database)));
        let token = token(&data);
        let house = House::open(&data);
        let file = folder.path().join("receipt.json");
        let proved = proved(&house, &token, &file);
        let backup = text(&folder.path().join("backups").join(name));
        let mut before = beside_writers(house.address, &token, |acknowledged| {
            let before = acknowledged.lock().expect("whole").clone();
            run(&[&["backup", &backup], more].concat(), &data);
            before
        });
        before.push(proved);
        drop(house);
        Self {
            folder,
            database,
            before,
            token,
        }
    }

    fn text(&self, name: &str) -> String {
        text(&self.folder.path().join(name))
    }

    /// Where an instance is to be, on a database of its own.
    fn place(&self, name: &str, database: &Database) -> Vec<String> {
        place(&self.folder.path().join(name), Some(&url(database)))
    }

    /// Expects a restore to fail and to leave nothing, neither in the folder nor in the database; why it failed.
    fn refuse(&self, more: &[&str]) -> String {
        let empty = Database::empty();
        let backup = self.text("backups/1");
        let words = [&["restore", &backup], more].concat();
        let why = refused(&words, &self.place("refused", &empty), &[]);
        for left in ["refused", "refused.restoring"] {
            assert!(!self.folder.path().join(left).exists(), "{why}");
        }
        store::administer(empty.url(), "create table kernel_case (id text)").expect("empty");
        why
    }
}

#[test]
fn an_instance_on_postgresql_is_backed_up_beside_writers_and_comes_back_whole() {
    let mut there = OnServer::backed_up("1", &[]);
    let (empty, data) = (Database::empty(), there.text("data"));
    let back = there.place("back", &empty);
    let told = run(
        &[
            "restore",
            &there.text("backups"),
            "--at",
            &SystemClock.now().rfc3339_micros(),
        ],
        &back,
    );
    assert!(told.contains("tables in the database"), "{told}");
    let target = Target::Postgres(empty.url().to_owned());
    let before = std::mem::take(&mut there.before);
    whole(
        &back,
        target,
        "a backup of PostgreSQL in a storm of reports, restored",
        &before,
    );
    let key = |folder: &str| fs::read(Path::new(folder).join("keys/secrets.key")).expect("a key");
    assert_eq!(key(&data), key(&there.text("back")));
    assert!(!Path::new(&there.text("back/balai.postgres")).exists());
    let house = House::open(&back);
    receipt_holds(&house, &there.folder.path().join("receipt.json"));
    report(house.address, &there.token, "sesudah");
    // A second time finds both places taken.
    let why = refused(
        &["restore", &there.text("backups/1")],
        &there.place("again", &empty),
        &[],
    );
    assert!(why.contains("the database is not empty"), "{why}");
    assert!(!there.folder.path().join("again").exists());
    let why = refused(
        &["restore", &there.text("backups/1")],
        &there.place("back", &Database::empty()),
        &[],
    );
    assert!(why.contains("is not empty"), "{why}");
    // Nothing was taken from the instance.
    let original = references(&open(Target::Postgres(there.database.url().to_owned())));
    assert!(before.iter().all(|made| original.contains(made)));
}

#[test]
fn a_backup_of_postgresql_that_was_altered_or_is_for_the_other_store_is_refused() {
    let there = OnServer::backed_up("1", &[]);
    let table = there
        .folder
        .path()
        .join("backups/1/balai.postgres/reports_report.copy");
    let bytes = fs::read(&table).expect("a table");
    let mut altered = bytes.clone();
    // A letter of what somebody wrote: the server would take it.
    let at = altered
        .windows(5)
        .position(|some| some == b"bukti")
        .expect("the words");
    altered[at] ^= 1;
    fs::write(&table, &altered).expect("altered");
    let why = there.refuse(&[]);
    assert!(why.contains("reports_report.copy was altered"), "{why}");
    fs::write(&table, &bytes[..bytes.len() / 2]).expect("cut");
    there.refuse(&[]);
    fs::remove_file(&table).expect("removed");
    let why = there.refuse(&[]);
    assert!(why.contains("reports_report.copy is missing"), "{why}");
    fs::write(&table, &bytes).expect("as it was");
    let other = there
        .folder
        .path()
        .join("backups/1/balai.postgres/kernel_other.copy");
    fs::write(&other, b"id\n").expect("written");
    let why = there.refuse(&[]);
    assert!(why.contains("kernel_other.copy is not in"), "{why}");
    fs::remove_file(&other).expect("removed");
    let file = place(&there.folder.path().join("file"), None);
    let why = refused(&["restore", &there.text("backups/1")], &file, &[]);
    assert!(why.contains("--database"), "{why}");
    let series = Series::new();
    series.backup("1", &[]);
    let why = refused(
        &["restore", &series.text("backups/1")],
        &there.place("file", &Database::empty()),
        &[],
    );
    assert!(why.contains("SQLite"), "{why}");
    run(
        &["restore", &there.text("backups/1")],
        &there.place("back", &Database::empty()),
    );
}
