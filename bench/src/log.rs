//! What the public log costs: its leaf within a write, the proof that an act stands in it, and verifying all of it.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use base::{Actor, Ids, Lang, Point, SystemClock, Time};
use kernel::audit::{self, Act, Fresh};
use kernel::identity::{Email, PersonNew, person_create};
use kernel::log::rules::{Edge, Hash, Tiles, inclusion, inclusion_root, leaf_hash};
use kernel::log::{Tile, Verified, log_extend, verify_all};
use kernel::{App, Options, Settings};
use reports::model::{
    Addressee, Description, Feedback, ReportFresh, ReportNew, Reporter, Source, Visibility,
};
use serde_json::json;
use store::{Sql, Target, Tx, params};
use testkit::Folder;

use crate::{Outcome, started};

/// Reports that are made with their leaves, and acts that are recorded alone, in one commit each.
const WRITES: usize = 1_000;
/// Proofs of inclusion, all over the tree.
const PROOFS: u64 = 500;
/// Rows of one commit.
const BATCH: usize = 2_000;
/// What the measures are compared with.
const LEAF_MOST: f64 = 10.0;
const PROOF_MOST: Duration = Duration::from_millis(1);
const VERIFY_LEAST: f64 = 500_000.0;

const TILE_PUT: Sql = Sql::new(
    "bench.tile_put",
    "insert into kernel_log_tile (level, number, width, hashes) values ($1, $2, $3, $4)",
);
const TILES_GONE: Sql = Sql::new("bench.tiles_gone", "delete from kernel_log_tile");
const TILE: Sql = Sql::new(
    "bench.tile",
    "select hashes from kernel_log_tile where level = $1 and number = $2",
);

/// All of it on SQLite: so many acts are verified, and proofs are read from a tree of so many leaves.
pub(crate) fn measure(acts: usize, leaves: u64) -> Outcome<String> {
    let folder = Folder::new();
    let app = open(&folder)?;
    let leaf = leaf(&app)?;
    let (told, took) = verified(&app)?;
    let cases = count(told.cases) / took.as_secs_f64();
    record(&app, acts)?;
    let (verified, took) = verified(&app)?;
    let rate = count(verified.leaves) / took.as_secs_f64();
    let proof = proofs(&app, leaves)?;
    let mut out = String::from("| public log | measured | limit |\n|---|---|---|\n");
    writeln!(
        out,
        "| leaf of a new report, of the report's whole commit | {leaf:.1} % | < {LEAF_MOST} % |"
    )?;
    writeln!(
        out,
        "| proof of inclusion at {leaves} leaves, median of {PROOFS} | {:.3} ms | < {} ms |",
        proof.as_secs_f64() * 1_000.0,
        PROOF_MOST.as_millis()
    )?;
    writeln!(
        out,
        "| `verify --all` of {} acts, all but some thousand on no case: tree, rows and payloads | {rate:.0} leaves/s \
         | >= {VERIFY_LEAST} leaves/s |",
        verified.leaves
    )?;
    writeln!(
        out,
        "| `verify --all` of {} reports and {} acts alone: with each case, its entries and clocks | {cases:.0} cases/s | |",
        told.cases, told.leaves
    )?;
    Ok(out)
}

/// Verifies all that there is, once the log holds it.
fn verified(app: &App) -> Outcome<(Verified, Duration)> {
    while log_extend(app)? > 0 {}
    let begun = started();
    let verified = verify_all(app)?;
    Ok((verified, begun.elapsed()))
}

#[expect(
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "a figure for people"
)]
fn count(number: u64) -> f64 {
    number as f64
}

fn open(folder: &Folder) -> Outcome<App> {
    let options = Options {
        target: Target::Sqlite(folder.path().join("balai.sqlite")),
        data: folder.path().to_owned(),
        pack: None,
        settings: Settings {
            public_url: "http://localhost:8080".to_owned(),
            ..Settings::default()
        },
        name: None,
        css: None,
        clock: Arc::new(SystemClock),
        ids: Ids::random(),
        proxies: 0,
        readers: 4,
        watch: None,
        replay: false,
        pseudo: false,
    };
    Ok(App::open(options, &server::modules())?)
}

/// How much of a commit that makes a report is its leaf, in per cent.
fn leaf(app: &App) -> Outcome<f64> {
    let (now, id) = (app.clock.now(), app.ids.next(app.clock.now()));
    let new = PersonNew {
        id,
        name: "Bench".to_owned(),
        email: Some(Email::parse("bench@example.com")?),
        phone: None,
        lang: None,
        sample: false,
    };
    app.db.write_blocking("bench.person", move |tx| {
        person_create(tx, &Actor::system(), now, &new)
    })?;
    let actor = Actor::person(id, "Bench");
    let drawn: Vec<ReportNew> = (0..WRITES).map(|number| report(app, now, number)).collect();
    let shared = app.clone();
    let begun = started();
    app.db.write_blocking("bench.reports", move |tx| {
        for new in &drawn {
            reports::actions::report_create(tx, &shared, (&actor, now), new, (None, None))?;
        }
        Ok::<_, reports::Error>(())
    })?;
    let whole = begun.elapsed();
    let fresh: Vec<Fresh> = (0..WRITES).map(|_| Fresh::draw(&app.ids, now)).collect();
    let begun = started();
    app.db
        .write_blocking("bench.leaves", move |tx| acts(tx, now, &fresh))?;
    Ok(begun.elapsed().as_secs_f64() / whole.as_secs_f64() * 100.0)
}

fn report(app: &App, now: Time, number: usize) -> ReportNew {
    let words = format!("lubang besar di tengah jalan nombor {number}");
    ReportNew {
        feedback: Feedback::Complaint,
        category: "pothole-local".to_owned(),
        point: Some(Point {
            lat: 3.1073,
            lon: 101.6067,
        }),
        district: None,
        address: Some("SS2/24".to_owned()),
        addressee: Addressee::Chosen("mbpj".to_owned()),
        description: Description::read(app, now, words),
        answers: Vec::new(),
        reporter: Reporter::default(),
        visibility: Visibility::NameHidden,
        fresh: ReportFresh::draw(&app.ids, now, 0),
        documents: Vec::new(),
        source: Source::Web,
        media_url: None,
        behalf: None,
        lang: Lang::MS,
    }
}

/// Records acts in one transaction, about no case: one that was opened would be looked for.
fn acts(tx: &mut Tx<'_>, now: Time, fresh: &[Fresh]) -> Result<(), store::Error> {
    for (number, fresh) in fresh.iter().enumerate() {
        let act = Act {
            name: "bench.act",
            agency: "mbpj",
            kind: "bench",
            reference: "bench",
            public: true,
            subject: (&format!("bench-{number}"), 0),
            payload: json!({ "number": number, "words": "lubang besar di tengah jalan" }),
        };
        audit::record(tx, now, fresh, &act)?;
    }
    Ok(())
}

fn record(app: &App, count: usize) -> Outcome<()> {
    let mut left = count;
    while left > 0 {
        let (now, here) = (app.clock.now(), left.min(BATCH));
        let fresh: Vec<Fresh> = (0..here).map(|_| Fresh::draw(&app.ids, now)).collect();
        app.db
            .write_blocking("bench.acts", move |tx| acts(tx, now, &fresh))?;
        left -= here;
    }
    Ok(())
}

/// The median time of reading a proof from a tree of so many leaves, and making it.
fn proofs(app: &App, leaves: u64) -> Outcome<Duration> {
    let edge = grow(app, leaves)?;
    let mut spans = Vec::new();
    for number in 0..PROOFS.min(leaves) {
        let place = number * (leaves / PROOFS.min(leaves));
        let begun = started();
        let needed = Tiles::needed(|perfect| inclusion(perfect, place, leaves));
        let tiles: Tiles = app
            .db
            .read_blocking("bench.proof", move |tx| {
                let tiles = needed.iter().map(|at| tile(tx, *at));
                tiles.collect::<Result<Vec<_>, store::Error>>()
            })?
            .into_iter()
            .flatten()
            .collect();
        let proof = inclusion(&mut |height, at| tiles.perfect(height, at), place, leaves);
        let proof = proof.ok_or("no proof")?;
        spans.push(begun.elapsed());
        if inclusion_root(leaf_of(place), place, leaves, &proof) != Some(edge.root()) {
            return Err("a proof that does not hold".into());
        }
    }
    spans.sort_unstable();
    Ok(spans.get(spans.len() / 2).copied().unwrap_or_default())
}

fn tile(tx: &mut Tx<'_>, (level, number): (u8, u64)) -> Result<Option<Tile>, store::Error> {
    let place = i64::try_from(number).unwrap_or(i64::MAX);
    tx.one(&TILE, &params![level, place], |row| {
        Ok(Tile {
            level,
            number,
            hashes: row.get("hashes")?,
        })
    })
}

/// The hash of a leaf, which is its number.
fn leaf_of(number: u64) -> Hash {
    leaf_hash(&number.to_be_bytes())
}

/// Lays the tiles of a tree down whose leaves are the numbers; its edge.
fn grow(app: &App, leaves: u64) -> Outcome<Edge> {
    app.db
        .write_blocking("bench.tiles_gone", |tx| tx.exec(&TILES_GONE, &[]).map(drop))?;
    let (mut edge, mut full) = (Edge::default(), Vec::new());
    for number in 0..leaves {
        edge.push(leaf_of(number), &mut full);
        if full.len() >= BATCH {
            keep(app, std::mem::take(&mut full))?;
        }
    }
    full.extend(edge.tiles());
    keep(app, full)?;
    Ok(edge)
}

fn keep(app: &App, tiles: Vec<Tile>) -> Outcome<()> {
    app.db.write_blocking("bench.tiles", move |tx| {
        for tile in &tiles {
            let number = i64::try_from(tile.number).unwrap_or(i64::MAX);
            let width = i64::try_from(tile.hashes.len() / 32).unwrap_or(i64::MAX);
            let values = params![tile.level, number, width, tile.hashes.as_slice()];
            tx.exec(&TILE_PUT, &values)?;
        }
        Ok::<_, store::Error>(())
    })?;
    Ok(())
}
