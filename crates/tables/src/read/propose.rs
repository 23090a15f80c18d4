//! Proposes what each column is, by all of its cells.

use crate::read::cells::{
    BOOLEAN, COMBINATIONS, COMMA, DATE, DAY_FIRST, INTEGER, MONTH_FIRST, NUMBER, READINGS, Reading,
    THOUSANDS, TIMESTAMP, cell, readings,
};
use crate::read::{Fault, Faults, Format, Notation, Plan, Planned, Refusal, Sink, excerpt};
use crate::schema::{Field, Kind};
use crate::value::Value;

/// What a scan found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// The columns of the file, without blank ones at its end.
    pub columns: Vec<Proposal>,
    /// How many rows there are.
    pub rows: u64,
    /// Columns that were left out, as they have neither a name nor a value.
    pub dropped: usize,
    /// Rows that no plan can read.
    pub faults: Faults,
}

impl Scan {
    /// To read it as it was proposed.
    pub fn plan(&self) -> Plan {
        let columns = self.columns.iter().map(|proposal| Planned {
            header: proposal.header.clone(),
            field: Field::new(proposal.header.clone(), proposal.kind),
            notation: proposal.notation,
        });
        Plan {
            columns: columns.collect(),
            missing: Vec::new(),
        }
    }
}

/// What one column seems to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its header, `column_3` if that is blank, `name_2` if it comes twice.
    pub header: String,
    /// What its values are.
    pub kind: Kind,
    /// How they are written.
    pub notation: Notation,
    /// Cells with a value.
    pub filled: u64,
    /// Empty cells.
    pub empty: u64,
    /// Whether each cell could be read in two ways that mean different things, so that it stays text.
    pub is_ambiguous: bool,
    /// What spoke against the kinds that some cells have.
    pub against: Vec<Objection>,
}

/// What speaks against a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The kind that it would be.
    pub kind: Kind,
    /// In which notation.
    pub notation: Notation,
    /// How many cells are not so.
    pub cells: u64,
    /// The first of them, with the code that tells why.
    pub first: Fault,
}

/// Looks at cells.
pub(super) struct Scanner {
    /// Text is never a number or a truth where the format has those of its own.
    is_typed: bool,
    columns: Vec<Tally>,
    rows: u64,
    dropped: usize,
    faults: Faults,
}

/// What the cells of a column were like.
struct Tally {
    header: String,
    /// How many cells allow exactly these readings.
    by_readings: Vec<u64>,
    empty: u64,
    /// Readings against which a cell is noted.
    noted: u16,
    first: [Option<Fault>; READINGS.len()],
}

impl Tally {
    fn new(header: &str, rows_before: u64) -> Self {
        Self {
            header: header.to_owned(),
            by_readings: vec![0; COMBINATIONS],
            empty: rows_before,
            noted: 0,
            first: [const { None }; READINGS.len()],
        }
    }

    fn add(&mut self, row: u64, value: Value<'_>, is_typed: bool) {
        let bits = match value {
            Value::Null | Value::Text("") => {
                self.empty += 1;
                return;
            }
            Value::Text(text) if is_typed => readings(text) & (DATE | TIMESTAMP),
            Value::Text(text) => readings(text),
            Value::Integer(_) => INTEGER | NUMBER,
            Value::Number(_) => NUMBER,
            Value::Boolean(_) => BOOLEAN,
            Value::Date(_) => DATE | TIMESTAMP,
            Value::Timestamp(_) => TIMESTAMP,
        };
        if let Some(slot) = self.by_readings.get_mut(usize::from(bits)) {
            *slot += 1;
        }
        if !(bits | self.noted) & ALL != 0 {
            self.note(row, value, bits);
        }
    }

    /// Keeps the first cell that speaks against a reading.
    #[cold]
    fn note(&mut self, row: u64, value: Value<'_>, bits: u16) {
        for (at, (slot, reading)) in self.first.iter_mut().zip(READINGS).enumerate() {
            if bits >> at & 1 == 1 || slot.is_some() {
                continue;
            }
            let code = match value {
                Value::Text(text) => cell(text, reading).err().unwrap_or("other_kind"),
                _ => "other_kind",
            };
            *slot = Some(Fault {
                row,
                column: self.header.clone(),
                value: excerpt(&value.to_string()),
                code,
            });
        }
        self.noted |= !bits & ALL;
    }

    /// How many cells allow a reading.
    fn allowing(&self, bit: u16) -> u64 {
        let combinations = self.by_readings.iter().zip(0_u16..);
        combinations
            .filter(|(_, bits)| bits & bit != 0)
            .map(|(cells, _)| cells)
            .sum()
    }

    fn propose(mut self) -> Proposal {
        let filled: u64 = self.by_readings.iter().sum();
        let fits = |bit: u16| filled > 0 && self.allowing(bit) == filled;
        let both = |one: u16, other: u16| fits(one) && fits(other);
        let is_ambiguous = !fits(INTEGER)
            && !fits(NUMBER)
            && (both(DAY_FIRST, MONTH_FIRST) || both(THOUSANDS, COMMA));
        let chosen = READINGS
            .into_iter()
            .enumerate()
            .find(|(at, _)| !is_ambiguous && fits(1 << at));
        let reading = chosen.map_or(
            Reading {
                kind: Kind::Text,
                notation: Notation::Plain,
            },
            |(_, reading)| reading,
        );
        let mut against = Vec::new();
        if reading.kind == Kind::Text {
            for (at, other) in READINGS.into_iter().enumerate() {
                let allowing = self.allowing(1 << at);
                let first = self.first.get_mut(at).and_then(Option::take);
                if let (1.., Some(first)) = (allowing, first) {
                    against.push(Objection {
                        kind: other.kind,
                        notation: other.notation,
                        cells: filled - allowing,
                        first,
                    });
                }
            }
        }
        Proposal {
            header: self.header,
            kind: reading.kind,
            notation: reading.notation,
            filled,
            empty: self.empty,
            is_ambiguous,
            against,
        }
    }
}

/// Every reading.
const ALL: u16 = 511;

impl Scanner {
    pub(super) const fn new(format: Format) -> Self {
        Self {
            is_typed: format.is_typed(),
            columns: Vec::new(),
            rows: 0,
            dropped: 0,
            faults: Faults {
                first: Vec::new(),
                total: 0,
            },
        }
    }

    pub(super) fn finish(self) -> Result<Scan, Refusal> {
        if self.columns.is_empty() {
            return Err(Refusal::Empty);
        }
        Ok(Scan {
            columns: self.columns.into_iter().map(Tally::propose).collect(),
            rows: self.rows,
            dropped: self.dropped,
            faults: self.faults,
        })
    }
}

impl Sink for Scanner {
    fn headers(&mut self, names: &[String]) -> Result<(), Refusal> {
        for name in names.iter().skip(self.columns.len()) {
            self.columns.push(Tally::new(name, self.rows));
        }
        Ok(())
    }

    fn row(&mut self, row: u64, cells: &[Value<'_>]) -> Result<(), Refusal> {
        self.rows += 1;
        let mut cells = cells.iter();
        for column in &mut self.columns {
            let value = cells.next().copied().unwrap_or(Value::Null);
            column.add(row, value, self.is_typed);
        }
        Ok(())
    }

    fn fault(&mut self, fault: Fault) {
        self.faults.add(|| fault);
    }

    fn dropped(&mut self, columns: usize) {
        self.dropped = columns;
    }
}
