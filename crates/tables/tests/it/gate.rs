//! What must not become public is found: on hundreds of generated tables with planted identifiers.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tables::gate::{Counts, Pattern, Report, Rules, Sort, Verdict, suppress};
use tables::{Builder, Field, Kind, Schema, Table, Value};

/// As a country's pack would say it.
fn rules() -> Rules {
    let places = (1..=16).chain(21..=68).chain(82..=93);
    let places: BTreeSet<String> = places.map(|code| format!("{code:02}")).collect();
    let pattern = |sort, pattern: &str, places: &BTreeSet<String>| Pattern {
        sort,
        pattern: pattern.to_owned(),
        places: places.clone(),
    };
    let none = BTreeSet::new();
    let patterns = [
        pattern(
            Sort::Identity,
            r"(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)[\s.‐-―-]{0,2}(?<place>\d\d)[\s.‐-―-]{0,2}\d{4}",
            &places,
        ),
        pattern(
            Sort::Phone,
            r"(?:\+?60|\(?0)[\s-]?1\d\)?[\s-]{0,2}\d{3,4}[\s-]?\d{4}",
            &none,
        ),
        pattern(
            Sort::Email,
            r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)*\.[\p{Alphabetic}]{2,}",
            &none,
        ),
        pattern(Sort::Passport, r"[AHK] ?[0-9]{8}", &none),
    ];
    Rules::new(
        &patterns,
        &["jalan", "lorong", "taman", "kampung"],
        &["count", "bilangan", "kes"],
        5,
    )
    .unwrap()
}

fn inspect(table: &Table, rules: &Rules) -> Report {
    tables::gate::inspect(table, &BTreeMap::new(), rules)
}

/// Numbers that look like chance and are the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn identity(&mut self) -> String {
        const PLACES: [u64; 6] = [1, 8, 14, 21, 59, 82];
        let place = PLACES[self.roll(6) as usize];
        let (year, month, day) = (self.roll(100), 1 + self.roll(12), 1 + self.roll(28));
        let tail = self.roll(10_000);
        match self.roll(4) {
            0 => format!("{year:02}{month:02}{day:02}-{place:02}-{tail:04}"),
            1 => format!("{year:02}{month:02}{day:02} {place:02} {tail:04}"),
            _ => format!("{year:02}{month:02}{day:02}{place:02}{tail:04}"),
        }
    }

    /// Something harmless that looks a little like it.
    fn harmless(&mut self) -> String {
        match self.roll(7) {
            0 => format!("{}", self.roll(1_000_000)),
            1 => format!("{:05}", self.roll(100_000)),
            2 => format!("20{:02}-{:02}-01", self.roll(25), 1 + self.roll(12)),
            3 => format!("ABC{:07}", self.roll(10_000_000)),
            4 => format!("{}.{:02}", self.roll(10_000), self.roll(100)),
            5 => "Klinik Kesihatan Jitra".to_owned(),
            _ => format!(
                "{:02}{:02}{:04}/{:06}",
                40 + self.roll(60),
                13 + self.roll(80),
                self.roll(10_000),
                self.roll(1_000_000)
            ),
        }
    }

    fn planted(&mut self) -> String {
        let number = self.identity();
        match self.roll(4) {
            0 => format!("Pemohon: {number}, Kedah"),
            1 => format!("KP{number}"),
            _ => number,
        }
    }
}

fn one_column(kind: Kind, cells: &[String]) -> Table {
    let schema = Schema::new(vec![Field::new("x", kind)]).unwrap();
    let mut builder = Builder::new(schema);
    for cell in cells {
        let value = match kind {
            Kind::Integer => Value::Integer(cell.parse().unwrap()),
            Kind::Number => Value::Number(cell.parse().unwrap()),
            _ => Value::Text(cell),
        };
        builder.row([value]).unwrap();
    }
    builder.finish().unwrap()
}

#[test]
fn identity_numbers_are_found_among_thousands_of_cells() {
    let rules = rules();
    let mut dice = Dice(2026);
    let (mut planted, mut found, mut clean, mut wrong, mut blocked) = (0, 0, 0, 0, 0);
    for number in 0..600 {
        let has_any = number % 2 == 0;
        let cells: Vec<(bool, String)> = (0..40)
            .map(|_| {
                if has_any && dice.roll(10) == 0 {
                    (true, dice.planted())
                } else {
                    (false, dice.harmless())
                }
            })
            .collect();
        let here = cells.iter().filter(|(is_planted, _)| *is_planted).count() as u64;
        let cells: Vec<String> = cells.into_iter().map(|(_, cell)| cell).collect();
        let report = inspect(&one_column(Kind::Text, &cells), &rules);
        let told = report
            .findings
            .iter()
            .find(|finding| finding.sort == Sort::Identity);
        let told_cells = told.map_or(0, |finding| finding.cells);
        if here == 0 {
            clean += 1;
            wrong += u64::from(told_cells > 0);
        } else {
            planted += here;
            found += told_cells.min(here);
            blocked += u64::from(report.verdict == Verdict::Block);
            assert_eq!(report.verdict, Verdict::Block, "{cells:?}");
        }
    }
    println!(
        "{found} of {planted} planted numbers found, {blocked} tables blocked; {wrong} of {clean} clean tables suspected"
    );
    assert!(planted > 1000 && found * 100 >= planted * 99);
    assert!(wrong * 100 <= clean);
}

#[test]
fn numbers_that_lost_their_zeros_are_found() {
    // 01 02 03 14 5678 as a spreadsheet has it.
    let cells = ["10203145678".to_owned(), "900101145678".to_owned()];
    let report = inspect(&one_column(Kind::Integer, &cells), &rules());
    let finding = &report.findings[0];
    assert_eq!((finding.sort, finding.cells), (Sort::Identity, 2));
    assert_eq!(finding.verdict, Verdict::Block);
    assert!(finding.examples.iter().all(|shown| !shown.contains("5678")));
}

#[test]
fn numbers_that_are_shaped_so_by_chance_go_to_a_person() {
    let mut dice = Dice(7);
    let cells: Vec<String> = (0..2000)
        .map(|_| format!("{}", 100_000_000_000 + dice.roll(1 << 31) * 400))
        .collect();
    let report = inspect(&one_column(Kind::Integer, &cells), &rules());
    let finding = &report.findings[0];
    assert!(finding.cells < 150, "{}", finding.cells);
    assert_eq!(report.verdict, Verdict::Route);
}

#[test]
fn dates_and_places_that_do_not_exist_are_no_number() {
    let cells: Vec<String> = [
        "901301-14-5678",
        "900230-14-5678",
        "900101-99-5678",
        "1900101145678",
        "9001011456789",
    ]
    .map(str::to_owned)
    .into();
    let report = inspect(&one_column(Kind::Text, &cells), &rules());
    assert_eq!(report.findings, []);
    assert_eq!(report.verdict, Verdict::Clear);
}

#[test]
fn phones_mail_addresses_and_homes_go_to_a_person() {
    let cells: Vec<String> = [
        "hubungi 012-345 6789",
        "siti@example.my",
        "No. 12, Jalan Merdeka, 05000 Alor Setar",
        "A12345678",
    ]
    .map(str::to_owned)
    .into();
    let report = inspect(&one_column(Kind::Text, &cells), &rules());
    let sorts: Vec<Sort> = report.findings.iter().map(|finding| finding.sort).collect();
    assert_eq!(
        sorts,
        [Sort::Passport, Sort::Phone, Sort::Email, Sort::Address]
    );
    assert_eq!(report.verdict, Verdict::Route);
    for finding in &report.findings {
        let shown = &finding.examples[0];
        assert!(shown.contains('•'), "{shown}");
        assert!(!cells.contains(shown));
    }
}

#[test]
fn small_counts_go_to_a_person_where_people_are_counted() {
    let schema = Schema::new(vec![
        Field::new("bilangan_kes", Kind::Integer),
        Field::new("floor", Kind::Integer),
    ]);
    let mut builder = Builder::new(schema.unwrap());
    for count in [0, 3, 12] {
        builder
            .row([Value::Integer(count), Value::Integer(3)])
            .unwrap();
    }
    let report = inspect(&builder.finish().unwrap(), &rules());
    assert_eq!(report.findings.len(), 1);
    let finding = &report.findings[0];
    assert_eq!((finding.sort, finding.cells), (Sort::SmallCell, 1));
    assert_eq!(finding.examples, ["•"]);
}

/// What was found, with in how many cells.
fn found(report: &Report) -> Vec<(Sort, u64)> {
    let each = report.findings.iter();
    each.map(|finding| (finding.sort, finding.cells)).collect()
}

#[test]
fn one_number_with_decimals_hides_no_identity_numbers() {
    let cells = ["10203145678", "900101145678", "1.5"].map(str::to_owned);
    let report = inspect(&one_column(Kind::Number, &cells), &rules());
    assert_eq!(found(&report), [(Sort::Identity, 2)]);
    assert_eq!(report.verdict, Verdict::Block);
}

#[test]
fn small_counts_are_found_under_another_name_and_in_other_kinds() {
    let of = |kind, cells: &[&str], header: &str| {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        let headers = BTreeMap::from([("x".to_owned(), header.to_owned())]);
        let table = one_column(kind, &cells);
        found(&tables::gate::inspect(&table, &headers, &rules()))
    };
    let small = [(Sort::SmallCell, 2)];
    assert_eq!(of(Kind::Integer, &["3", "4", "12"], "Bilangan kes"), small);
    assert_eq!(of(Kind::Number, &["3", "4", "4.5"], "Bilangan kes"), small);
    assert_eq!(
        of(Kind::Text, &["3", " 4.0 ", "n/a", "12"], "Kes 2024"),
        small
    );
    assert_eq!(of(Kind::Text, &["3"], "Tingkat"), []);
}

#[test]
fn phones_are_found_where_programs_took_them_for_numbers() {
    let cells = ["60198765432", "198765432", "1198765432", "52"].map(str::to_owned);
    for kind in [Kind::Integer, Kind::Number] {
        let report = inspect(&one_column(kind, &cells), &rules());
        assert_eq!(found(&report), [(Sort::Phone, 3)]);
        assert_eq!(report.verdict, Verdict::Route);
        let mut shown = report.findings[0].examples.iter();
        assert!(shown.all(|shown| shown.contains('•') && !shown.contains("8765")));
    }
}

#[test]
fn nothing_hides_at_the_end_of_a_long_text_or_between_its_windows() {
    let number = "900101-14-5678";
    // All places around the ends of the first windows, and the very end.
    for before in (8_980..9_020).chain(9_980..10_020).chain([18_000, 99_000]) {
        let text = format!("{}{number} ", "x ".repeat(before / 2));
        let report = inspect(&one_column(Kind::Text, &[text]), &rules());
        assert_eq!(found(&report), [(Sort::Identity, 1)], "{before}");
    }
    // A window that begins or ends within digits makes no number of them.
    let digits = "9001011456781".repeat(3_000);
    let report = inspect(&one_column(Kind::Text, &[digits]), &rules());
    assert_eq!(found(&report), []);
    let far = format!("{}Jalan Merdeka 5, 05000 Alor Setar", "ம ".repeat(20_000));
    let report = inspect(&one_column(Kind::Text, &[far]), &rules());
    assert_eq!(found(&report), [(Sort::Address, 1)]);
}

#[test]
fn hiding_one_cell_hides_others() {
    let counts = Counts {
        cells: vec![
            vec![Some(3), Some(20), Some(30)],
            vec![Some(10), Some(40), Some(50)],
            vec![Some(60), Some(0), Some(70)],
        ],
    };
    let hidden = suppress(&counts, 5);
    assert_eq!(hidden.small, [(0, 0)]);
    assert_eq!(hidden.others, [(0, 1), (1, 0), (1, 1)]);
    assert!(hidden.row_totals.is_empty() && hidden.column_totals.is_empty());
    let lonely = Counts {
        cells: vec![vec![Some(2)], vec![Some(9)]],
    };
    let hidden = suppress(&lonely, 5);
    assert_eq!((hidden.small.len(), hidden.others.len()), (1, 1));
    assert_eq!(hidden.row_totals, [0, 1]);
}

proptest! {
    #[test]
    fn nothing_that_is_hidden_can_be_worked_out_from_one_total(
        cells in prop::collection::vec(prop::collection::vec(0_u64..30, 4), 1..6),
        least in 2_u64..8,
    ) {
        let counts = Counts {
            cells: cells.iter().map(|row| row.iter().copied().map(Some).collect()).collect(),
        };
        let found = suppress(&counts, least);
        let hidden: BTreeSet<(usize, usize)> = found.small.iter().chain(&found.others).copied().collect();
        for (row, line) in cells.iter().enumerate() {
            for (column, value) in line.iter().enumerate() {
                if (1..least).contains(value) {
                    prop_assert!(hidden.contains(&(row, column)));
                }
            }
            let here: Vec<u64> = (0..4).filter(|column| hidden.contains(&(row, *column))).map(|column| line[column]).collect();
            let is_safe = here.is_empty() || (here.len() > 1 && here.iter().sum::<u64>() >= least);
            prop_assert!(is_safe || found.row_totals.contains(&row));
        }
        for column in 0..4 {
            let here: Vec<u64> = (0..cells.len()).filter(|row| hidden.contains(&(*row, column))).map(|row| cells[row][column]).collect();
            let is_safe = here.is_empty() || (here.len() > 1 && here.iter().sum::<u64>() >= least);
            prop_assert!(is_safe || found.column_totals.contains(&column));
        }
        if found.small.is_empty() {
            prop_assert!(found.others.is_empty());
        }
    }
}
