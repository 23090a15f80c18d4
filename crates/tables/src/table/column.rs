//! One column: numbers, or words by number, with what is absent and what each stretch of rows holds.

use crate::number::{ordered, place_of, row_number, unscale};
use crate::schema::Kind;
use crate::table::bits::Bits;
use crate::table::units::Units;
use crate::table::words::Words;
use crate::value::Value;

/// Rows that are looked at together, and that one zone tells of.
pub(crate) const CHUNK: usize = 4096;

/// What is kept of the values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Data {
    /// Whole numbers: of units of `10^-scale`, days, microseconds, truths, or places among words.
    Units {
        /// One for each row; 0 where the value is absent.
        units: Units,
        /// Decimals, for numbers.
        scale: u8,
        /// For text.
        words: Option<Words>,
    },
    /// Numbers of which some have more than nine decimals; 0 where absent.
    Floats(Vec<f64>),
}

/// The least and the greatest of a chunk: units, or floats in the order that [`ordered`] gives them. Of a chunk with
/// nothing in it the least is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Zone {
    pub(crate) least: i64,
    pub(crate) most: i64,
    pub(crate) has_nulls: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub(crate) kind: Kind,
    pub(crate) data: Data,
    /// Which values are there; nothing if all are.
    pub(crate) valid: Option<Bits>,
    pub(crate) nulls: usize,
    pub(crate) zones: Vec<Zone>,
}

impl Column {
    pub(crate) fn new(kind: Kind, data: Data, valid: Option<Bits>, nulls: usize) -> Self {
        let zones = zones(&data, valid.as_ref());
        Self {
            kind,
            data,
            valid,
            nulls,
            zones,
        }
    }

    /// What its values are.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// How many values are absent.
    pub const fn nulls(&self) -> usize {
        self.nulls
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        match &self.data {
            Data::Units { units, .. } => units.len(),
            Data::Floats(all) => all.len(),
        }
    }

    /// The different words of a column of text, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let words = match &self.data {
            Data::Units { words, .. } => words.as_ref(),
            Data::Floats(_) => None,
        };
        words.into_iter().flat_map(Words::iter)
    }

    /// Whether a row has a value.
    pub(crate) fn is_valid(&self, row: usize) -> bool {
        self.valid.as_ref().is_none_or(|bits| bits.get(row))
    }

    /// The value of a row; absent beyond the end.
    pub fn value(&self, row: usize) -> Value<'_> {
        if row >= self.rows() || !self.is_valid(row) {
            return Value::Null;
        }
        match &self.data {
            Data::Floats(all) => all.get(row).map_or(Value::Null, |all| Value::Number(*all)),
            Data::Units { units, .. } => self.of_unit(units.get(row)),
        }
    }

    /// The value that a unit stands for.
    pub(crate) fn of_unit(&self, unit: i64) -> Value<'_> {
        let Data::Units { scale, words, .. } = &self.data else {
            return Value::Null;
        };
        match self.kind {
            Kind::Text => {
                let at = place_of(unit.unsigned_abs());
                words
                    .as_ref()
                    .map_or(Value::Null, |words| Value::Text(words.get(at)))
            }
            Kind::Integer => Value::Integer(unit),
            Kind::Number => Value::Number(unscale(unit, *scale)),
            Kind::Boolean => Value::Boolean(unit != 0),
            Kind::Date => i32::try_from(unit).map_or(Value::Null, Value::Date),
            Kind::Timestamp => Value::Timestamp(unit),
        }
    }

    /// A whole number in the order of the values: equal values have equal ones. Of an absent value it says nothing.
    pub(crate) fn rank(&self, row: usize) -> i64 {
        match &self.data {
            Data::Units { units, .. } => units.get(row),
            Data::Floats(all) => ordered(all.get(row).copied().unwrap_or(0.0)),
        }
    }

    /// Memory that it takes.
    pub(crate) fn bytes(&self) -> usize {
        let data = match &self.data {
            Data::Units { units, words, .. } => {
                units.bytes() + words.as_ref().map_or(0, Words::bytes)
            }
            Data::Floats(all) => all.len() * 8,
        };
        data + self.valid.as_ref().map_or(0, Bits::bytes) + self.zones.len() * 24
    }
}

fn zones(data: &Data, valid: Option<&Bits>) -> Vec<Zone> {
    let rows = match data {
        Data::Units { units, .. } => units.len(),
        Data::Floats(all) => all.len(),
    };
    let mut zones = Vec::with_capacity(rows.div_ceil(CHUNK));
    let mut wide = vec![0; CHUNK];
    let mut from = 0;
    while from < rows {
        let count = match data {
            Data::Units { units, .. } => units.widen(from, &mut wide),
            Data::Floats(all) => {
                let floats = all.get(from..).unwrap_or_default();
                for (slot, float) in wide.iter_mut().zip(floats) {
                    *slot = ordered(*float);
                }
                floats.len().min(CHUNK)
            }
        };
        zones.push(zone(wide.get(..count).unwrap_or_default(), from, valid));
        from += CHUNK;
    }
    zones
}

fn zone(units: &[i64], from: usize, valid: Option<&Bits>) -> Zone {
    let mut zone = Zone {
        least: i64::MAX,
        most: i64::MIN,
        has_nulls: false,
    };
    for (at, unit) in units.iter().enumerate() {
        if valid.is_some_and(|bits| !bits.get(from + at)) {
            zone.has_nulls = true;
        } else {
            zone.least = zone.least.min(*unit);
            zone.most = zone.most.max(*unit);
        }
    }
    zone
}

/// The last row that a table may have, plus one.
pub(crate) fn is_full(rows: usize) -> bool {
    row_number(rows) >= u32::MAX - 1
}
