//! Data folders of released versions open with today's program, and nothing in them is lost.
//!
//! The folders are backups in `tests/data/`, each with what is in it as JSON beside it; `README.md` there
//! says how they are made.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use base::Actor;
use kernel::audit::Fresh;
use kernel::cases::CaseMove;
use reports::actions::Created;
use reports::model::Visibility;
use serde_json::{Value, json};
use store::Sql;
use testkit::{Folder, World};

use crate::backup::{done, photo};
use crate::browser::Browser;
use crate::matrix::{created, draft, report};

/// Where to write the folder of this version; without it, it is only tried.
const WANTED: &str = "BALAI_TEST_OLD_DATA";
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");
const HOUR: Duration = Duration::from_hours(1);
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn world(data: &Path) -> World {
    World::in_folder(data, &server::modules())
}

fn act(world: &World, actor: &Actor, case: &Created, step: &str, body: &str) {
    let (app, actor, now) = (world.app.clone(), actor.clone(), world.now());
    let cmd = CaseMove {
        body: Some(body.to_owned()),
        ..CaseMove::new(case.id, step, Fresh::draw(&world.app.ids, now))
    };
    world
        .app
        .db
        .write_blocking("test.act", move |tx| {
            kernel::cases::case_act(tx, &app, (&actor, now), &cmd).map(drop)
        })
        .expect("a move");
}

/// People, reports in several states, a photo, a draft, a session and a token, through the real actions.
fn fill(world: &World) {
    let owner = world.citizen("Aminah");
    let officer = world.officer("officer", "mbpj");
    let photos = vec![photo(world)];
    let answered = created(world, &owner, Visibility::NameHidden, photos);
    world.wait(HOUR);
    report(world, &owner, Visibility::Private);
    world.wait(HOUR);
    report(world, &world.citizen("Badrul"), Visibility::Named);
    act(world, &officer, &answered, "claim", "");
    act(world, &officer, &answered, "ask", "lubang yang mana?");
    act(world, &owner, &answered, "answer", "di hadapan nombor 24");
    act(world, &officer, &answered, "resolve", "telah diturap");
    draft(world);
    world.session(&owner);
    world.token(&officer, &["open311.write"]);
    world.run_jobs();
}

fn rows(
    world: &World,
    name: &'static str,
    text: &'static str,
    columns: &'static [&'static str],
) -> Vec<Value> {
    let sql = Sql::new(name, text);
    let read = move |tx: &mut store::Tx<'_>| {
        tx.all(&sql, &[], |row| {
            let cells = columns.iter().map(|column| row.get::<String>(column));
            let cells: Vec<String> = cells.collect::<store::Result<_>>()?;
            Ok(Value::from(cells))
        })
    };
    world
        .app
        .db
        .read_blocking("test.facts", read)
        .map_err(|error: store::Error| error)
        .expect("rows")
}

/// What today's program finds in a data folder.
fn facts(world: &World) -> Value {
    let cases = "select c.reference, c.state, c.phase, c.agency, r.description,
            cast((select count(*) from kernel_entry e where e.case_id = c.id) as text) as entries
        from kernel_case c join reports_report r on r.case_id = c.id order by c.id";
    let leaves = "select cast(position as text) as position, act, entry from kernel_audit
        order by kernel_audit.position";
    let people = "select p.name, p.email, coalesce(g.role, '') as role from kernel_person p
        left join kernel_grant g on g.person_id = p.id order by p.id";
    json!({
        "cases": rows(world, "test.cases", cases,
            &["reference", "state", "phase", "agency", "entries", "description"]),
        "leaves": rows(world, "test.leaves", leaves, &["position", "act", "entry"]),
        "people": rows(world, "test.people", people, &["name", "email", "role"]),
        "photos": rows(world, "test.photos", "select blob, thumb_blob from kernel_document order by id",
            &["blob", "thumb_blob"]),
        "drafts": rows(world, "test.drafts", "select id from reports_draft", &["id"]),
    })
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

fn tar(arguments: &[&str]) {
    let ran = Command::new("tar").args(arguments).output().expect("tar");
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
}

/// `cargo xtask old-data` has this test write what it made.
#[test]
fn this_version_makes_a_data_folder() {
    let folder = Folder::new();
    let data = folder.path().join("data");
    fs::create_dir(&data).expect("a data folder");
    let made = world(&data);
    fill(&made);
    let found = facts(&made);
    drop(made);
    assert_eq!(found["cases"].as_array().map(Vec::len), Some(3));
    assert_eq!(facts(&world(&data)), found, "opening changes nothing");
    let Some(wanted) = std::env::var_os(WANTED).map(PathBuf::from) else {
        return;
    };
    let backup = folder.path().join(VERSION);
    done(&["backup", text(&backup), "--data", text(&data)]);
    let archive = wanted.join(format!("{VERSION}.tar.xz"));
    let same = [
        "--sort=name",
        "--mtime=@0",
        "--owner=0",
        "--group=0",
        "--use-compress-program=xz -9e",
        "-cf",
    ];
    tar(&[
        &same[..],
        &[text(&archive), "-C", text(folder.path()), VERSION],
    ]
    .concat());
    let pretty = serde_json::to_string_pretty(&found).expect("JSON") + "\n";
    fs::write(wanted.join(format!("{VERSION}.json")), pretty).expect("written");
}

/// The versions of which a data folder is kept.
fn versions() -> Vec<String> {
    let entries = Path::new(KEPT).read_dir().expect("tests/data");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut versions: Vec<String> = names
        .filter_map(|name| Some(name.to_str()?.strip_suffix(".tar.xz")?.to_owned()))
        .collect();
    versions.sort();
    versions
}

#[test]
fn data_of_every_released_version_opens_with_everything_in_it() {
    let versions = versions();
    assert!(versions.contains(&"0.1.0".to_owned()), "{versions:?}");
    for version in versions {
        let folder = Folder::new();
        tar(&[
            "-xf",
            &format!("{KEPT}/{version}.tar.xz"),
            "-C",
            text(folder.path()),
        ]);
        let (backup, data) = (folder.path().join(&version), folder.path().join("data"));
        // If a migration was edited before its release: `cargo xtask old-data`.
        done(&["restore", text(&backup), "--data", text(&data)]);
        let kept = fs::read_to_string(format!("{KEPT}/{version}.json")).expect("the facts");
        let kept: Value = serde_json::from_str(&kept).expect("JSON");
        let world = world(&data);
        assert_eq!(facts(&world), kept, "{version}");
        expect_alive(&world, &kept);
    }
}

/// The pages show what was kept, and new reports come after the old ones.
fn expect_alive(world: &World, kept: &Value) {
    let mut browser = Browser::new(world);
    let reference = kept
        .pointer("/cases/0/0")
        .and_then(Value::as_str)
        .expect("a reference");
    let lost = "select c.id from kernel_case c join reports_report r on r.case_id = c.id
        where c.area_state is null or c.area_state <> r.state or c.area_district <> r.district";
    assert!(
        rows(world, "test.areas", lost, &["id"]).is_empty(),
        "cases know their place"
    );
    let page = browser.get(&format!("/ms/reports/{reference}"));
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("telah diturap"), "{}", page.body);
    let (_, rest) = page.body.split_once("/documents/").expect("a photo");
    let photo = rest.split('"').next().expect("its address");
    assert_eq!(browser.get(&format!("/documents/{photo}")).status, 200);
    let found = browser.get("/ms/search?q=lubang").body;
    assert!(found.contains(reference), "{found}");

    report(world, &world.citizen("Chong"), Visibility::NameHidden);
    let leaves = |facts: &Value| {
        let leaves = facts.get("leaves").and_then(Value::as_array);
        leaves.expect("leaves").clone()
    };
    let now = leaves(&facts(world));
    let positions: Vec<&str> = now
        .iter()
        .filter_map(|leaf| leaf.get(0)?.as_str())
        .collect();
    let dense: Vec<String> = (1..=now.len())
        .map(|position| position.to_string())
        .collect();
    assert_eq!(positions, dense);
    assert_eq!(now.len(), leaves(kept).len() + 1);
}
