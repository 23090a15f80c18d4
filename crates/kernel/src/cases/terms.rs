//! Terms of clocks that the pack sets: what the law of a place gives an agency, and what is usual where no law does.

use base::workdays::{Term, Unit};
use serde::Deserialize;

use super::kinds::{Fault, Kind};
use super::model::Basis;
use crate::registry::Agency;

/// The pack's sheet.
pub(crate) const SHEET: &str = "terms.csv";

/// A term of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The states whose agencies it is for; none: those of all.
    pub states: Vec<String>,
    /// The levels of agencies that it is for, such as `local`; none: all.
    pub levels: Vec<String>,
    /// The categories of cases that it is for; none: all.
    pub categories: Vec<String>,
    /// How long.
    pub term: Term,
    /// The law that says so, as people cite it; none: it is an estimate.
    pub law: Option<String>,
}

impl Stated {
    /// What it rests on.
    pub const fn basis(&self) -> Basis {
        match self.law {
            Some(_) => Basis::Law,
            None => Basis::Estimate,
        }
    }

    /// Whether it is for every case of which no other row speaks.
    pub const fn is_for_all(&self) -> bool {
        self.states.is_empty() && self.levels.is_empty() && self.categories.is_empty()
    }

    fn is_for(&self, agency: Option<&Agency>, category: Option<&str>) -> bool {
        let state = agency.and_then(|agency| agency.state.as_deref());
        let level = agency.map(|agency| agency.kind.as_str());
        let among = |list: &[String], code: Option<&str>| {
            list.is_empty() || code.is_some_and(|code| list.iter().any(|known| known == code))
        };
        among(&self.states, state)
            && among(&self.levels, level)
            && among(&self.categories, category)
    }
}

/// The first of these terms that is for an agency's cases of a category.
pub(super) fn of<'s>(
    terms: &'s [Stated],
    (agency, category): (Option<&Agency>, Option<&str>),
) -> Option<&'s Stated> {
    terms.iter().find(|stated| stated.is_for(agency, category))
}

/// The term of a clock of a kind for an agency, where it comes from the pack and the kind has no categories.
pub fn stated<'k>(kind: &'k Kind, clock: &str, agency: Option<&Agency>) -> Option<&'k Stated> {
    of(&kind.clock(clock)?.terms, (agency, None))
}

/// All terms of a pack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms(Vec<(String, String, Stated)>);

/// A row of the sheet.
#[derive(Debug, Deserialize)]
struct Row {
    kind: String,
    clock: String,
    states: String,
    levels: String,
    #[serde(default)]
    categories: String,
    amount: u32,
    unit: Unit,
    law: String,
}

impl Terms {
    /// Reads the pack's sheet.
    pub fn read(sheet: &str) -> Result<Self, Fault> {
        let mut all = Vec::new();
        for row in csv::Reader::from_reader(sheet.as_bytes()).deserialize() {
            let row: Row = row.map_err(|error| Fault(format!("{SHEET}: {error}")))?;
            if row.amount == 0 || row.amount > Term::LONGEST {
                return Err(Fault(format!("{SHEET}: no term of {}", row.amount)));
            }
            let list = |text: &str| text.split_whitespace().map(str::to_owned).collect();
            let stated = Stated {
                states: list(&row.states),
                levels: list(&row.levels),
                categories: list(&row.categories),
                term: Term {
                    amount: row.amount,
                    unit: row.unit,
                },
                law: Some(row.law).filter(|law| !law.is_empty()),
            };
            all.push((row.kind, row.clock, stated));
        }
        Ok(Self(all))
    }

    /// The terms of one clock, in the order of the sheet.
    pub(super) fn of(&self, kind: &str, clock: &str) -> Vec<Stated> {
        let rows = self.0.iter();
        let rows = rows.filter(|(of, name, _)| of == kind && name == clock);
        rows.map(|(_, _, stated)| stated.clone()).collect()
    }

    /// Rows of kinds that are known, about clocks that are not.
    pub(super) fn unknown(&self, known: &[(String, String)]) -> Vec<Fault> {
        let rows = self.0.iter().filter(|(kind, clock, _)| {
            known.iter().any(|(of, _)| of == kind)
                && !known.iter().any(|(of, name)| of == kind && name == clock)
        });
        rows.map(|(kind, clock, _)| Fault(format!("{SHEET}: {kind} has no clock {clock}")))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "kind,clock,states,levels,amount,unit,law\n";

    #[test]
    fn the_first_row_that_is_for_an_agency_wins() {
        let sheet = format!(
            "{HEAD}information,answer,MY-10,state local,30,day,Enakmen 2011\ninformation,answer,,,20,workday,\n"
        );
        let terms = Terms::read(&sheet)
            .expect("a sheet")
            .of("information", "answer");
        let registry = crate::registry::Pack::embedded()
            .expect("a pack")
            .registry()
            .expect("a registry");
        let term = |code: &str| {
            let stated = of(&terms, (registry.agency(code), None)).expect("a term");
            (stated.term.amount, stated.basis())
        };
        assert_eq!(term("mbpj"), (30, Basis::Law));
        assert_eq!(term("suk-selangor"), (30, Basis::Law));
        assert_eq!(term("air-selangor"), (20, Basis::Estimate), "a company");
        assert_eq!(term("mbjb"), (20, Basis::Estimate), "another state");
        assert_eq!(term("mof"), (20, Basis::Estimate), "a federal body");
        let nobody = of(&terms, (None, None));
        assert_eq!(nobody.map(|stated| stated.term.amount), Some(20));
    }

    #[test]
    fn every_category_of_the_pack_has_its_term_and_variants_of_one_have_the_same() {
        let pack = crate::registry::Pack::embedded().expect("a pack");
        let registry = pack.registry().expect("a registry");
        let terms = Terms::read(pack.text(SHEET).expect("a sheet")).expect("well-formed");
        for clock in ["remind", "silence"] {
            let rows = terms.of("report", clock);
            for code in rows.iter().flat_map(|row| &row.categories) {
                assert!(registry.category(code).is_some(), "{clock}: no {code}");
            }
            let term = |code: &str| of(&rows, (None, Some(code))).expect(code).term;
            for category in registry.categories() {
                let stem = category.code.rsplit_once('-').map(|(stem, _)| stem);
                let stem = stem.and_then(|stem| registry.category(stem));
                let other = stem.map_or(term(&category.code), |stem| term(&stem.code));
                assert_eq!(term(&category.code), other, "{clock}: {}", category.code);
            }
        }
    }

    #[test]
    fn a_row_of_categories_is_for_their_cases_alone() {
        let sheet = "kind,clock,states,levels,categories,amount,unit,law\n\
             report,silence,,,pothole-local road-damage,14,day,\nreport,silence,,,,30,day,\n";
        let rows = Terms::read(sheet).expect("a sheet").of("report", "silence");
        let days = |category| of(&rows, (None, category)).expect("a term").term.amount;
        assert_eq!(days(Some("road-damage")), 14);
        assert_eq!((days(Some("road")), days(None)), (30, 30));
        assert!(!rows.first().expect("a row").is_for_all());
    }

    #[test]
    fn terms_of_nothing_and_of_unknown_units_are_refused() {
        for row in [
            "information,answer,,,0,day,\n",
            "information,answer,,,99999,day,\n",
            "information,answer,,,3,moon,\n",
            "information\n",
        ] {
            assert!(Terms::read(&format!("{HEAD}{row}")).is_err(), "{row}");
        }
    }
}
