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

    /// Whether it is for every agency of which no other row speaks.
    pub const fn is_for_all(&self) -> bool {
        self.states.is_empty() && self.levels.is_empty()
    }

    fn is_for(&self, agency: Option<&Agency>) -> bool {
        let state = agency.and_then(|agency| agency.state.as_deref());
        let level = agency.map(|agency| agency.kind.as_str());
        let among = |list: &[String], code: Option<&str>| {
            list.is_empty() || code.is_some_and(|code| list.iter().any(|known| known == code))
        };
        among(&self.states, state) && among(&self.levels, level)
    }
}

/// The first of these terms that is for an agency.
pub(super) fn of<'s>(terms: &'s [Stated], agency: Option<&Agency>) -> Option<&'s Stated> {
    terms.iter().find(|stated| stated.is_for(agency))
}

/// The term of a clock of a kind for an agency, where it comes from the pack.
pub fn stated<'k>(kind: &'k Kind, clock: &str, agency: Option<&Agency>) -> Option<&'k Stated> {
    of(&kind.clock(clock)?.terms, agency)
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
            let stated = of(&terms, registry.agency(code)).expect("a term");
            (stated.term.amount, stated.basis())
        };
        assert_eq!(term("mbpj"), (30, Basis::Law));
        assert_eq!(term("suk-selangor"), (30, Basis::Law));
        assert_eq!(term("air-selangor"), (20, Basis::Estimate), "a company");
        assert_eq!(term("mbjb"), (20, Basis::Estimate), "another state");
        assert_eq!(term("mof"), (20, Basis::Estimate), "a federal body");
        assert_eq!(of(&terms, None).map(|stated| stated.term.amount), Some(20));
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
