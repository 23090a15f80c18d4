//! The disclosure gate: what must not become public is found before it does.
//!
//! How numbers of papers and phones are written, which place codes there are, and which words stand in addresses is handed in
//! as [`Rules`]: nothing about a country is known here. What is found is counted and shown masked; the gate never
//! changes a table. It can be wrong both ways, so a person decides on what it routes to them.

mod cells;
mod patterns;

use std::collections::BTreeMap;

use crate::number::{count, place_of, whole};
use crate::schema::Kind;
use crate::table::column::Data;
use crate::table::{Column, Table};
use crate::value::Value;

pub use cells::{Counts, Suppression, suppress};
pub use patterns::{Pattern, Rules, RulesError};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// A number of an identity card: a date and a place code that exist.
    Identity,
    /// A number of a passport.
    Passport,
    /// A phone.
    Phone,
    /// An e-mail address.
    Email,
    /// Where somebody lives.
    Address,
    /// A count of people so small that it may tell of one.
    SmallCell,
}

impl Sort {
    /// Its name where it is translated.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Passport => "passport",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
            Self::SmallCell => "small_cell",
        }
    }
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing speaks against it.
    Clear,
    /// A steward looks at it first.
    Route,
    /// It is not published as it is.
    Block,
}

impl Verdict {
    /// Its name where it is translated.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Route => "route",
            Self::Block => "block",
        }
    }
}

/// What was found in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The column's name.
    pub column: String,
    /// What.
    pub sort: Sort,
    /// In how many cells.
    pub cells: u64,
    /// Of how many that have a value.
    pub of: u64,
    /// A few of them, masked.
    pub examples: Vec<String>,
    /// What follows from it.
    pub verdict: Verdict,
}

/// All that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Column by column.
    pub findings: Vec<Finding>,
    /// The gravest of their verdicts.
    pub verdict: Verdict,
}

/// How many examples are kept.
const EXAMPLES: usize = 3;
/// Of numbers that are shaped like those of identity cards, some three in a hundred have a date and a place by chance. From
/// one in five on it is no chance.
const NO_CHANCE: u64 = 5;
/// Digits that are shaped like the number of an identity card, and the fewest that are left of one when a program took
/// its leading zeros away.
const DIGITS: usize = 12;
const FEWEST: usize = 9;
/// The most digits that a phone has with the code of its country.
const MOST: usize = 15;

/// Looks at all cells. Columns are known by their names, and by what their file called them where that is told.
pub fn inspect(table: &Table, headers: &BTreeMap<String, String>, rules: &Rules) -> Report {
    let mut findings = Vec::new();
    for (field, column) in table.schema().fields().iter().zip(table.columns()) {
        let mut tallies = Tallies::default();
        let header = headers.get(&field.name);
        let is_count =
            rules.is_count(&field.name) || header.is_some_and(|header| rules.is_count(header));
        match field.kind {
            Kind::Text => words(column, rules, is_count, &mut tallies),
            Kind::Integer | Kind::Number => numbers(column, rules, is_count, &mut tallies),
            Kind::Boolean | Kind::Date | Kind::Timestamp => {}
        }
        let of = count(column.rows() - column.nulls());
        findings.extend(tallies.findings(&field.name, of));
    }
    let verdict = findings.iter().map(|finding| finding.verdict).max();
    Report {
        findings,
        verdict: verdict.unwrap_or(Verdict::Clear),
    }
}

/// What was found so far.
#[derive(Default)]
struct Tallies {
    found: Vec<(Sort, u64, Vec<String>)>,
    /// Cells that are shaped like a number of an identity card without marks, whether it is one or not.
    shaped: u64,
    /// Numbers of identity cards that are written with their marks, or within other words.
    marked: u64,
}

impl Tallies {
    fn add(&mut self, sort: Sort, cells: u64, example: &str) {
        let at = self.found.iter().position(|(other, ..)| *other == sort);
        let at = at.unwrap_or_else(|| {
            self.found.push((sort, 0, Vec::new()));
            self.found.len() - 1
        });
        if let Some((_, all, examples)) = self.found.get_mut(at) {
            *all += cells;
            if examples.len() < EXAMPLES {
                examples.push(masked(example, sort));
            }
        }
    }

    fn findings(self, column: &str, of: u64) -> Vec<Finding> {
        let (shaped, marked) = (self.shaped, self.marked);
        let verdict = |sort: Sort, cells: u64| match sort {
            Sort::Identity if marked > 0 || cells * NO_CHANCE >= shaped => Verdict::Block,
            Sort::Passport if cells * 2 >= of => Verdict::Block,
            _ => Verdict::Route,
        };
        let each = self
            .found
            .into_iter()
            .map(|(sort, cells, examples)| Finding {
                column: column.to_owned(),
                sort,
                cells,
                of,
                examples,
                verdict: verdict(sort, cells),
            });
        let mut all: Vec<Finding> = each.collect();
        all.sort_by_key(|finding| finding.sort);
        all
    }
}

/// Each different word once, with the rows that have it.
fn words(column: &Column, rules: &Rules, is_count: bool, tallies: &mut Tallies) {
    let Data::Units {
        units,
        words: Some(words),
        ..
    } = &column.data
    else {
        return;
    };
    let mut rows = vec![0_u64; words.len()];
    for row in 0..units.len() {
        if column.is_valid(row)
            && let Some(rows) = rows.get_mut(place_of(units.get(row).unsigned_abs()))
        {
            *rows += 1;
        }
    }
    for (word, cells) in words.iter().zip(rows) {
        let trimmed = word.trim();
        if is_count && written_whole(trimmed).is_some_and(|number| rules.is_small(number)) {
            tallies.add(Sort::SmallCell, cells, trimmed);
        }
        let is_shaped =
            trimmed.len() == DIGITS && trimmed.bytes().all(|byte| byte.is_ascii_digit());
        if is_shaped {
            tallies.shaped += cells;
        }
        for (sort, example) in rules.find(word) {
            if sort == Sort::Identity && !is_shaped {
                tallies.marked += cells;
            }
            tallies.add(sort, cells, &example);
        }
    }
}

/// A whole number that stands in text, also with decimals that are naught.
fn written_whole(text: &str) -> Option<u64> {
    let number = text.parse::<i64>().map(i64::unsigned_abs);
    number.ok().or_else(|| without_decimals(text.parse().ok()?))
}

/// A float that has no decimals as the whole number that it is.
fn without_decimals(number: f64) -> Option<u64> {
    let number = (number.fract() == 0.0).then(|| whole(number))?;
    u64::try_from(number.unsigned_abs()).ok()
}

/// Whole numbers, of whichever kind the column is.
fn numbers(column: &Column, rules: &Rules, is_count: bool, tallies: &mut Tallies) {
    for row in 0..column.rows() {
        let number = match column.value(row) {
            Value::Integer(number) => Some(number.unsigned_abs()),
            Value::Number(number) => without_decimals(number),
            _ => None,
        };
        let Some(number) = number else {
            continue;
        };
        if is_count && rules.is_small(number) {
            tallies.add(Sort::SmallCell, 1, &number.to_string());
        }
        let digits = number.to_string();
        if !(FEWEST..=MOST).contains(&digits.len()) {
            continue;
        }
        if let Some(phone) = rules.phone(&digits) {
            tallies.add(Sort::Phone, 1, &phone);
        }
        if digits.len() > DIGITS {
            continue;
        }
        tallies.shaped += 1;
        let whole = format!("{digits:0>DIGITS$}");
        if rules.is_identity(&whole) {
            tallies.add(Sort::Identity, 1, &whole);
        }
    }
}

/// Enough to recognise where it stands, too little to use it.
fn masked(text: &str, sort: Sort) -> String {
    const LONGEST: usize = 40;
    let length = text.chars().count();
    let (before, behind) = match sort {
        Sort::SmallCell => (0, 0),
        _ if length < 8 => (1, 0),
        _ => (2, 1),
    };
    let each = text.chars().enumerate().map(|(at, mark)| {
        let is_shown = at < before || at + behind >= length || !mark.is_alphanumeric();
        if is_shown { mark } else { '•' }
    });
    each.take(LONGEST).collect()
}
