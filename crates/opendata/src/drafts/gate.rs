//! What the disclosure gate goes by: the pack's ways of writing personal numbers, and its words of addresses and counts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use base::Time;
use kernel::App;
use kernel::identity::Papers;
use kernel::registry::Pack;
use serde::Deserialize;
use tables::Table;
use tables::gate::{Finding, Pattern, Report, Rules, Sort, inspect};

use super::model::FindingLine;

/// The sheets: what reads like a personal number anywhere, and what is looked for in tables beside it.
const PERSONAL: &str = "personal.csv";
const DISCLOSURE: &str = "disclosure.csv";
/// The smallest count of people that may stand where the pack names none.
const LEAST: u64 = 5;

#[derive(Debug, Deserialize)]
struct PersonalRow {
    kind: String,
    pattern: String,
    #[serde(default)]
    codes: String,
}

#[derive(Debug, Deserialize)]
struct DisclosureRow {
    kind: String,
    pattern: String,
}

/// The rules of the pack, read once. What cannot be read lets nothing through.
pub(crate) fn rules(app: &App, now: Time) -> Result<Arc<Rules>, String> {
    const NAME: &str = "opendata.gate";
    if let Some(known) = app.memo.get::<Rules>(NAME, now, Duration::MAX) {
        return Ok(known);
    }
    let read = rules_of(&app.pack, &app.papers)?;
    Ok(app.memo.put(NAME, now, read))
}

fn rules_of(pack: &Pack, papers: &Papers) -> Result<Rules, String> {
    let mut patterns = Vec::new();
    for row in rows::<PersonalRow>(pack, PERSONAL)? {
        let sort = match row.kind.as_str() {
            "identity" => Sort::Identity,
            "phone" => Sort::Phone,
            "email" => Sort::Email,
            _ => continue,
        };
        let codes = papers
            .codes(&row.codes)
            .map_err(|error| error.to_string())?;
        let places = (0..100).filter(|code| codes.hold(*code));
        patterns.push(Pattern {
            sort,
            pattern: row.pattern,
            places: places.map(|code| format!("{code:02}")).collect(),
        });
    }
    let (mut address, mut counts, mut least) = (Vec::new(), Vec::new(), LEAST);
    for row in rows::<DisclosureRow>(pack, DISCLOSURE)? {
        match row.kind.as_str() {
            "address" => address.push(row.pattern),
            "count" => counts.push(row.pattern),
            "least" => least = row.pattern.parse().map_err(|_| row.pattern.clone())?,
            "passport" => patterns.push(Pattern {
                sort: Sort::Passport,
                pattern: row.pattern,
                places: BTreeSet::new(),
            }),
            other => return Err(format!("{DISCLOSURE}: {other}")),
        }
    }
    let address: Vec<&str> = address.iter().map(String::as_str).collect();
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    Rules::new(&patterns, &address, &counts, least).map_err(|error| error.to_string())
}

fn rows<R: for<'de> Deserialize<'de>>(pack: &Pack, sheet: &str) -> Result<Vec<R>, String> {
    let text = pack.text_or_ours(sheet);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Result<Vec<R>, csv::Error> = reader.deserialize().collect();
    rows.map_err(|error| format!("{sheet}: {error}"))
}

/// What the gate finds in a table.
pub(crate) fn looked(
    table: &Table,
    headers: &BTreeMap<String, String>,
    rules: &Rules,
) -> (Vec<FindingLine>, &'static str) {
    let Report { findings, verdict } = inspect(table, headers, rules);
    (findings.into_iter().map(line).collect(), verdict.code())
}

fn line(finding: Finding) -> FindingLine {
    FindingLine {
        column: finding.column,
        sort: finding.sort.code().to_owned(),
        cells: finding.cells,
        of: finding.of,
        examples: finding.examples,
        verdict: finding.verdict.code().to_owned(),
    }
}
