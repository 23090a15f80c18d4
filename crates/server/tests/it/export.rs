//! The table of all reports: what the list says, in cells that no program runs.

use std::collections::BTreeMap;

use reports::actions::Created;
use reports::model::{Description, Feedback, Visibility};
use testkit::{World, on_both_worlds};

use crate::browser::Browser;
use crate::matrix::{made, new_report};

/// More than are read at once, twice over.
const MANY: usize = 1_003;
const MARK: &str = "\u{feff}";

fn said(world: &World, visibility: Visibility, words: &str) -> Created {
    let mut report = new_report(world, visibility, Vec::new());
    report.description = Description::read(&world.app, world.now(), words.to_owned());
    made(
        world,
        &world.citizen(&format!("Aminah {}", report.fresh.reference)),
        &report,
    )
}

type Row = BTreeMap<String, String>;

/// The table as a program of somebody else's reads it: each row by its columns.
fn table(world: &World, path: &str) -> Vec<Row> {
    let answer = Browser::new(world).get(path);
    assert_eq!(answer.status, 200, "{path}");
    let bare = answer.body.strip_prefix(MARK).expect("a mark");
    let mut reader = csv::Reader::from_reader(bare.as_bytes());
    reader
        .deserialize()
        .map(|row| row.expect("a row"))
        .collect()
}

fn references(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row["reference"].as_str()).collect()
}

#[test]
fn a_table_holds_what_the_list_holds_and_runs_nothing() {
    on_both_worlds(server::modules, |world| {
        let formula = said(
            world,
            Visibility::Named,
            "=HYPERLINK(\"https://x.my\",\"klik\")\r\nbaris, dua",
        );
        said(world, Visibility::Private, "rahsia");
        let plain = said(world, Visibility::NameHidden, "சாலையில் பள்ளம்");
        let rows = table(world, "/ta/reports.csv");
        let mut expected = [formula.reference.as_str(), plain.reference.as_str()];
        expected.sort_unstable();
        let mut found = references(&rows);
        found.sort_unstable();
        assert_eq!(found, expected, "the private one is not there");
        let row = |created: &Created| {
            let known = rows
                .iter()
                .find(|row| row["reference"] == created.reference.as_str());
            known.expect("a row").clone()
        };
        assert_eq!(
            row(&formula)["description"],
            "'=HYPERLINK(\"https://x.my\",\"klik\")\r\nbaris, dua"
        );
        let plain = row(&plain);
        assert_eq!(plain["description"], "சாலையில் பள்ளம்");
        assert_eq!(
            (plain["lat"].as_str(), plain["agency"].as_str()),
            ("3.1073", "mbpj")
        );
        assert_eq!(plain["closed"], "false");
        assert!(!plain.values().any(|cell| cell.contains("Aminah")));
    });
}

#[test]
fn a_table_is_narrowed_as_the_list_is() {
    on_both_worlds(server::modules, |world| {
        said(world, Visibility::Named, "satu");
        let mut thanks = new_report(world, Visibility::Named, Vec::new());
        thanks.feedback = Feedback::Appreciation;
        thanks.category = "streetlight-local".to_owned();
        let thanks = made(world, &world.citizen("Badrul"), &thanks);
        let thanks = thanks.reference.as_str();
        for (query, count) in [
            ("", 2),
            ("?agency=mbpj", 2),
            ("?agency=dbkl", 0),
            ("?agency=nobody", 0),
            ("?category=streetlight-local", 1),
            ("?feedback=appreciation", 1),
            ("?feedback=appreciation&agency=mbpj&state=open", 1),
            ("?state=closed", 0),
            ("?category=&state=&feedback=&agency=", 2),
            ("?lat=3.1&lon=101.6&zoom=12", 2),
            (
                "?lat=3.1&lon=101.6&zoom=12&agency=mbpj&feedback=appreciation",
                1,
            ),
            ("?lat=6.1&lon=102.2&zoom=12", 0),
            ("?page=7&unknown=1", 2),
        ] {
            let rows = table(world, &format!("/en/reports.csv{query}"));
            assert_eq!(rows.len(), count, "{query}");
            if count == 1 {
                assert_eq!(references(&rows), [thanks], "{query}");
            }
        }
    });
}

#[test]
fn a_long_table_is_read_in_pieces_and_each_report_stands_in_it_once() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        let mut expected: Vec<String> = (0..MANY)
            .map(|_| {
                let report = new_report(world, Visibility::Named, Vec::new());
                made(world, &owner, &report).reference.to_string()
            })
            .collect();
        let ((rows, of_agency), statements) = world.statements(|| {
            let rows = table(world, "/en/reports.csv");
            (rows, table(world, "/en/reports.csv?agency=mbpj"))
        });
        for rows in [&rows, &of_agency] {
            let mut found = references(rows);
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected);
        }
        let pieces = |name: &str| statements.iter().filter(|known| **known == name).count();
        assert_eq!(
            (pieces("reports.export"), pieces("reports.export_of_agency")),
            (3, 3)
        );
    });
}
