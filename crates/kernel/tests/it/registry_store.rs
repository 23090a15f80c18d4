//! The registry on both stores: loaded once, imported over, seen by every handle.

use base::{Actor, Ids, Time};
use kernel::audit::Fresh;
use kernel::registry::{
    self, Cache, Error, Import, ImportKind, Imported, Pack, PackRows, Registry, Where, Wrong, route,
};
use store::{Db, Migration, Options, Sql, Tx};

const AUDIT: Migration = Migration::new(
    "kernel",
    1,
    "audit",
    include_str!("../../migrations/0001_audit.sql"),
);
const MIGRATIONS: &[&[Migration]] = &[&[AUDIT, registry::MIGRATION, registry::ROADS_MIGRATION]];
const NOW: Time = Time::from_micros(1_795_435_200_000_000);

fn loaded(db: &Db) {
    let pack = Pack::embedded().expect("the embedded pack");
    assert!(registry::pack_ensure(db, &pack, NOW).expect("loaded"));
}

fn current(db: &Db, cache: &Cache) -> std::sync::Arc<Registry> {
    let cache = cache.clone();
    db.read_blocking("test.registry", move |tx| cache.get(tx))
        .expect("a registry")
}

fn import(db: &Db, actor: &Actor, kind: ImportKind, text: &str) -> Result<Imported, Error> {
    let actor = actor.clone();
    let file = Import::new(kind, "file.csv".to_owned(), text.to_owned());
    let fresh = Fresh::draw(&Ids::random(), NOW);
    db.write_blocking("test.import", move |tx| {
        registry::import(tx, &actor, (NOW, &fresh), &file)
    })
}

fn take(db: &Db, kind: ImportKind, text: &str) -> Imported {
    import(db, &Actor::system(), kind, text).expect("imported")
}

/// The fault of an import that is refused.
fn refused(db: &Db, kind: ImportKind, text: &str) -> registry::Fault {
    match import(db, &Actor::system(), kind, text) {
        Err(Error::Fault(fault)) => fault,
        other => panic!("a fault was expected: {other:?}"),
    }
}

/// What the audit log says was done.
fn leaves(db: &Db) -> Vec<String> {
    const LEAVES: Sql = Sql::new(
        "test.leaves",
        "select act from kernel_audit order by at_us, id",
    );
    let read = |tx: &mut Tx<'_>| tx.all(&LEAVES, &[], |row| row.get("act"));
    db.read_blocking("test.leaves", read).expect("the log")
}

#[test]
fn a_pack_is_loaded_once_and_comes_back_whole() {
    testkit::on_both_stores(MIGRATIONS, |db| {
        let empty = Cache::new();
        let reader = empty.clone();
        assert!(
            db.read_blocking("test.empty", move |tx| reader.get(tx))
                .is_err()
        );
        loaded(&db);
        let pack = Pack::embedded().expect("the embedded pack");
        assert!(!registry::pack_ensure(&db, &pack, NOW).expect("not again"));
        let rows = PackRows::of(&pack).expect("sound");
        let again = db.write_blocking("test.again", move |tx| registry::pack_load(tx, &rows, NOW));
        assert!(!again.expect("left alone"));

        let stored = current(&db, &empty);
        let embedded = pack.registry().expect("sound");
        assert_eq!(stored.settings(), embedded.settings());
        assert!(stored.agencies().eq(embedded.agencies()));
        assert_eq!(stored.categories(), embedded.categories());
        assert_eq!(stored.districts(), embedded.districts());
        assert_eq!(stored.groups(), embedded.groups());
        assert_eq!(stored.holidays(), embedded.holidays());
        assert_eq!(stored.places(), embedded.places());
        for category in embedded.categories() {
            assert_eq!(
                stored.questions(&category.code),
                embedded.questions(&category.code)
            );
            assert_eq!(
                stored.exceptions(&category.code),
                embedded.exceptions(&category.code)
            );
        }
    });
}

#[test]
fn an_import_replaces_known_rows_and_adds_new_ones() {
    testkit::on_both_stores(MIGRATIONS, |db| {
        loaded(&db);
        let cache = Cache::new();
        let before = current(&db, &cache);
        assert_eq!(before.promises("mbpj", Some("pothole-local")).len(), 1);
        let done = take(
            &db,
            ImportKind::Charters,
            "agency_code,category_code,milestone,amount,unit,condition\n\
             mbpj,pothole-local,resolve,2,day,\n\
             dbkl,pothole-local,resolve,48,hour,\n",
        );
        assert_eq!((done.rows, done.version), (2, before.version() + 1));
        assert_eq!(leaves(&db), ["registry.import"], "the change is on record");
        let after = current(&db, &cache);
        let promised = after.promises("mbpj", Some("pothole-local"));
        assert!(promised.first().is_some_and(registry::Promise::is_charter));
        let city = after.promises("dbkl", Some("pothole-local"));
        assert_eq!(city.first().map(|promise| promise.term.amount), Some(48));
        assert_eq!(after.charters("jkr"), before.charters("jkr"));
        assert_eq!(
            before.promises("mbpj", Some("pothole-local")).len(),
            1,
            "pictures never change"
        );
    });
}

#[test]
fn a_renamed_and_a_merged_agency_stay_known() {
    testkit::on_both_stores(MIGRATIONS, |db| {
        loaded(&db);
        let header = "code,kind,class,name_ms,name_en,acronym,parent_code,state,lat,lon,website,source,confidence,aliases,note,valid_from,valid_to,successor\n";
        let text = format!(
            "{header}jdn,federal,A,Jabatan Digital Negara,National Digital Department,JDN,jpm,,,,,own,high,MAMPU,,2024-01-01,,\n\
             mampu,federal,A,Unit Pemodenan Tadbiran dan Perancangan Pengurusan Malaysia,,MAMPU,jpm,,,,,own,high,,,,2023-12-31,jdn\n"
        );
        take(&db, ImportKind::Agencies, &text);
        let registry = current(&db, &Cache::new());
        assert_eq!(registry.agencies().count(), 550);
        let holder = registry.agency_on("mampu", registry.day(NOW));
        assert_eq!(holder.map(|agency| agency.code.as_str()), Some("jdn"));
    });
}

#[test]
fn holidays_replace_their_years_only() {
    testkit::on_both_stores(MIGRATIONS, |db| {
        loaded(&db);
        let year = |registry: &Registry, year: i16| {
            registry
                .holidays()
                .iter()
                .filter(|day| day.date.year() == year)
                .count()
        };
        let before = current(&db, &Cache::new());
        take(
            &db,
            ImportKind::Holidays,
            "date,name_ms,name_en,states,observed,estimated\n2027-05-01,Hari Pekerja,Labour Day,ALL,0,0\n",
        );
        let after = current(&db, &Cache::new());
        assert_eq!(year(&after, 2027), 1);
        assert_eq!(year(&after, 2026), year(&before, 2026));
    });
}

#[test]
fn a_refused_import_changes_nothing() {
    testkit::on_both_stores(MIGRATIONS, |db| {
        loaded(&db);
        let cache = Cache::new();
        let before = current(&db, &cache).version();
        let header = "agency_code,category_code,milestone,amount,unit,condition\n";
        let fault = refused(
            &db,
            ImportKind::Charters,
            &format!("{header}mbpj,,resolve,2,day,\nnobody,,resolve,2,day,\n"),
        );
        assert_eq!(
            fault.to_string(),
            "file.csv:3: agency_code: \"nobody\" does not exist"
        );
        let fault = refused(
            &db,
            ImportKind::Charters,
            &format!("{header}mbpj,,resolve,0,day,\n"),
        );
        assert_eq!((fault.wrong, fault.line), (Wrong::Form, 2));
        let fault = refused(&db, ImportKind::Services, "code\nx\n");
        assert_eq!(fault.wrong, Wrong::NoColumn);
        assert_eq!(
            refused(&db, ImportKind::Areas, "{}").wrong,
            Wrong::Malformed
        );
        let elsewhere = square("99_99", 101.0, 3.0);
        assert_eq!(
            refused(&db, ImportKind::Areas, &elsewhere).wrong,
            Wrong::NoDistrict
        );
        let stranger = import(&db, &Actor::anonymous(), ImportKind::Charters, header);
        assert!(matches!(stranger, Err(Error::Forbidden)));
        assert_eq!(leaves(&db), [""; 0], "what is refused was not done");
        assert_eq!(current(&db, &cache).version(), before);
        assert_eq!(current(&db, &Cache::new()).charters("mbpj"), []);
    });
}

/// A boundary file with one square.
fn square(code: &str, lon: f64, lat: f64) -> String {
    let (east, north) = (lon + 0.5, lat + 0.5);
    format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","id":"{code}","properties":{{}},"geometry":{{"type":"Polygon","coordinates":[[[{lon},{lat}],[{east},{lat}],[{east},{north}],[{lon},{north}],[{lon},{lat}]]]}}}}]}}"#
    )
}

#[test]
fn boundaries_come_in_generations_and_the_last_one_counts() {
    testkit::on_both_stores(MIGRATIONS, |db| {
        loaded(&db);
        let cache = Cache::new();
        assert!(!current(&db, &cache).has_boundaries());
        take(&db, ImportKind::Areas, &square("14_1", 101.0, 3.0));
        let found = |lat: f64, lon: f64| {
            let registry = current(&db, &cache);
            let category = registry.category("pothole-local").expect("a category");
            let point = base::Point::new(lat, lon).expect("a point");
            route(&registry, category, &Where::Point(point), registry.day(NOW)).agency
        };
        assert_eq!(found(3.2, 101.2).as_deref(), Some("dbkl"));
        let next = take(&db, ImportKind::Areas, &square("16_1", 102.0, 4.0));
        assert_eq!(next.rows, 1);
        assert_eq!(found(3.2, 101.2), None);
        assert_eq!(found(4.2, 102.2).as_deref(), Some("ppj"));
    });
}

#[test]
fn a_change_by_one_node_is_seen_by_the_other() {
    let two_nodes = |options: Options| {
        let (one, other) = (Db::open(options.clone()), Db::open(options));
        let (one, other) = (one.expect("opened"), other.expect("opened again"));
        loaded(&one);
        let (cache, theirs) = (Cache::new(), Cache::new());
        let first = current(&one, &cache);
        assert!(
            std::sync::Arc::ptr_eq(&first, &current(&one, &cache)),
            "read once"
        );
        assert_eq!(current(&other, &theirs).version(), first.version());
        take(
            &other,
            ImportKind::Charters,
            "agency_code,category_code,milestone,amount,unit,condition\nmbpj,,answer,3,workday,\n",
        );
        assert_eq!(current(&one, &cache).charters("mbpj").len(), 1);
    };
    testkit::on_sqlite(MIGRATIONS, |options| options, two_nodes);
    testkit::on_postgres(MIGRATIONS, |options| options, two_nodes);
}
