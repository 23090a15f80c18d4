//! Figures of how well reports are dealt with: who is counted, what is kept quiet, and where it is shown.

use std::collections::BTreeMap;
use std::time::Duration;

use kernel::audit::Fresh;
use kernel::cases::{self, CaseMove};
use reports::actions::Created;
use reports::figures::figures_make;
use reports::model::Visibility;
use testkit::{World, on_both_worlds};

use crate::browser::Browser;
use crate::matrix::{made, new_report};

const DAY: Duration = Duration::from_hours(24);

pub(crate) fn reported(world: &World, visibility: Visibility) -> Created {
    let report = new_report(world, visibility, Vec::new());
    let name = format!("Aminah {}", report.fresh.reference);
    made(world, &world.citizen(&name), &report)
}

pub(crate) fn resolved(world: &World, officer: &base::Actor, created: &Created) {
    let (app, now, id) = (world.app.clone(), world.now(), created.id);
    let cmd = CaseMove {
        body: Some("siap".to_owned()),
        ..CaseMove::new(id, "resolve", Fresh::draw(&world.app.ids, now))
    };
    let officer = officer.clone();
    let act =
        move |tx: &mut store::Tx<'_>| cases::case_act(tx, &app, (&officer, now), &cmd).map(drop);
    let moved = world.app.db.write_blocking("test.resolve", act);
    moved.expect("a move");
}

type Rows = Vec<BTreeMap<String, String>>;

/// Asks until the table is as it should be: a node may show what it read half a minute ago, and reads anew behind
/// the back of whoever asks then.
fn rows(world: &World, query: &str, so: impl Fn(&Rows) -> bool) -> Rows {
    for _ in 0..200 {
        world.wait(Duration::from_secs(31));
        std::thread::park_timeout(Duration::from_millis(5));
        let rows = asked(world, query);
        if so(&rows) {
            return rows;
        }
    }
    panic!("{:?}", asked(world, query));
}

fn asked(world: &World, query: &str) -> Rows {
    let answer = Browser::new(world).get(&format!("/ms/reports/performance.csv{query}"));
    assert_eq!(answer.status, 200);
    let bare = answer.body.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(bare.as_bytes());
    let rows = reader.deserialize();
    rows.map(|row| row.expect("a row")).collect()
}

fn of<'r>(rows: &'r [BTreeMap<String, String>], column: &str) -> &'r str {
    let row = rows.iter().find(|row| row["agency"] == "mbpj");
    row.expect("the agency")[column].as_str()
}

#[test]
fn figures_count_everything_that_reached_an_agency_and_say_nothing_of_few() {
    on_both_worlds(server::modules, |world| {
        let officer = world.officer("officer", "mbpj");
        let first: Vec<Created> = (0..4)
            .map(|_| reported(world, Visibility::NameHidden))
            .collect();
        figures_make(&world.app).expect("figures");
        let few = rows(world, "", |rows| !rows.is_empty());
        assert_eq!((of(&few, "received"), of(&few, "closed")), ("<5", ""));
        let hidden = reported(world, Visibility::Private);
        // This one stays open until it is late.
        reported(world, Visibility::NameHidden);
        for created in &first {
            resolved(world, &officer, created);
        }
        world.wait(DAY * 3);
        resolved(world, &officer, &hidden);
        world.wait(DAY * 200);
        figures_make(&world.app).expect("figures");
        let all = rows(world, "", |rows| of(rows, "received") != "<5");
        assert_eq!(of(&all, "received"), "6", "the private one too");
        assert_eq!(
            (of(&all, "closed"), of(&all, "open"), of(&all, "overdue")),
            ("5", "1", "1")
        );
        assert_eq!(of(&all, "median_days"), "0");
        let decided: i64 = ["promised", "estimated"]
            .iter()
            .map(|column| of(&all, column).parse::<i64>().expect("a number"))
            .sum();
        assert_eq!(decided, 6, "what is open and late is decided");
        world.wait(DAY * 200);
        figures_make(&world.app).expect("figures");
        // What is older than a year is not counted.
        rows(world, "", Vec::is_empty);
    });
}

#[test]
fn pages_pictures_and_the_agencys_own_page_show_them_in_all_languages() {
    on_both_worlds(server::modules, |world| {
        let mut browser = Browser::new(world);
        let none = browser.get("/en/reports/performance");
        assert!(none.body.contains("have not been made yet"));
        let officer = world.officer("officer", "mbpj");
        for _ in 0..6 {
            let created = reported(world, Visibility::NameHidden);
            resolved(world, &officer, &created);
        }
        figures_make(&world.app).expect("figures");
        world.wait(Duration::from_mins(1));
        for lang in ["ms", "en", "zh", "ta"] {
            for path in [
                "performance",
                "performance/agencies",
                "performance/agencies?kind=local&sort=days",
            ] {
                let page = browser.get(&format!("/{lang}/reports/{path}"));
                assert_eq!(page.status, 200, "{path}");
                assert!(
                    !page.body.contains("reports-"),
                    "{lang} {path}: a key without words"
                );
            }
            for picture in ["months", "times", "kinds", "states"] {
                let drawn = browser.get(&format!("/{lang}/reports/performance/{picture}.svg"));
                assert_eq!(drawn.status, 200);
                assert!(drawn.body.contains("h250v16"), "{picture}: {}", drawn.body);
            }
            let agency = browser.get(&format!("/{lang}/agencies/mbpj"));
            assert!(
                agency
                    .body
                    .contains(&format!("/{lang}/reports/performance/agencies"))
            );
        }
        let league = browser.get("/en/reports/performance/agencies");
        assert!(league.body.contains("Petaling Jaya City Council"));
        assert_eq!(
            browser.get("/en/reports/performance/nothing.svg").status,
            404
        );
        assert!(
            !browser
                .get("/en/agencies/mbsa")
                .body
                .contains("/reports/performance")
        );
    });
}

/// The agency's own page, once it says this.
fn agency_page(world: &World, lang: &str, words: &str) -> String {
    let mut browser = Browser::new(world);
    let mut body = String::new();
    for _ in 0..200 {
        world.wait(Duration::from_secs(31));
        std::thread::park_timeout(Duration::from_millis(5));
        body = browser.get(&format!("/{lang}/agencies/mbpj")).body;
        if body.contains(words) {
            return body;
        }
    }
    panic!("{words} is not in {body}");
}

#[test]
fn an_agencys_page_tells_its_share_in_per_cent_with_what_chance_allows_and_nothing_of_few() {
    on_both_worlds(server::modules, |world| {
        let officer = world.officer("officer", "mbpj");
        let made: Vec<Created> = (0..4)
            .map(|_| reported(world, Visibility::NameHidden))
            .collect();
        figures_make(&world.app).expect("figures");
        let few = agency_page(world, "en", "/reports/performance/agencies");
        assert!(!few.contains('%'), "of fewer than five nothing is said");
        // Two more stay open until they are late.
        reported(world, Visibility::NameHidden);
        reported(world, Visibility::NameHidden);
        for created in &made {
            resolved(world, &officer, created);
        }
        world.wait(DAY * 200);
        figures_make(&world.app).expect("figures");
        // Four of six, and Wilson's interval of that.
        for lang in ["ms", "en", "zh", "ta"] {
            let page = agency_page(world, lang, "67%");
            assert!(page.contains("30%") && page.contains("90%"), "{lang}");
        }
    });
}
