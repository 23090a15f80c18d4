//! Reads cells as a plan says, and keeps those that do not fit.

use crate::calendar::DAY;
use crate::number::count;
use crate::read::cells::{Reading, cell};
use crate::read::{Cap, Fault, Faults, Plan, Planned, ReadError, Refusal, Sink, excerpt};
use crate::schema::Kind;
use crate::table::{Builder, Table};
use crate::value::Value;

/// A table in the making.
pub(super) struct Loader<'p> {
    plan: &'p Plan,
    builder: Builder,
    /// For each column of the plan, where it stands in the file.
    places: Vec<Option<usize>>,
    faults: Faults,
    /// How many values there is room for.
    room: u64,
}

impl<'p> Loader<'p> {
    pub(super) fn new(plan: &'p Plan, room: u64) -> Result<Self, Refusal> {
        let schema = plan.schema()?;
        Ok(Self {
            plan,
            builder: Builder::new(schema),
            places: vec![None; plan.columns.len()],
            faults: Faults::default(),
            room,
        })
    }

    /// Numbers and the like that are to be text, as text; mostly there are none.
    fn texts(&self, cells: &[Value<'_>]) -> Vec<Option<String>> {
        let columns = self.plan.columns.iter().zip(&self.places);
        let of = |(planned, place): (&Planned, &Option<usize>)| {
            let value = place.and_then(|place| cells.get(place))?;
            let is_other =
                planned.field.kind == Kind::Text && !matches!(value, Value::Text(_) | Value::Null);
            is_other.then(|| value.to_string())
        };
        if columns.clone().any(|column| of(column).is_some()) {
            columns.map(of).collect()
        } else {
            Vec::new()
        }
    }

    pub(super) fn finish(self) -> Result<Table, ReadError> {
        let mut columns = self.plan.columns.iter().zip(&self.places);
        if let Some((planned, _)) = columns.find(|(_, place)| place.is_none()) {
            return Err(Refusal::NoColumn(planned.header.clone()).into());
        }
        if self.faults.total > 0 {
            return Err(ReadError::Faults(self.faults));
        }
        Ok(self.builder.finish().map_err(Refusal::from)?)
    }
}

impl Sink for Loader<'_> {
    fn headers(&mut self, names: &[String]) -> Result<(), Refusal> {
        for (place, planned) in self.places.iter_mut().zip(&self.plan.columns) {
            *place = names.iter().position(|name| *name == planned.header);
        }
        Ok(())
    }

    fn row(&mut self, row: u64, cells: &[Value<'_>]) -> Result<(), Refusal> {
        let left = self.room.checked_sub(count(self.plan.columns.len()));
        self.room = left.ok_or(Refusal::TooMuch(Cap::Cells))?;
        let texts = self.texts(cells);
        let faults = &mut self.faults;
        let missing = &self.plan.missing;
        let columns = self.plan.columns.iter().zip(&self.places);
        let values = columns.enumerate().map(|(at, (planned, place))| {
            let value = place.and_then(|place| cells.get(place)).copied();
            let value = match texts.get(at) {
                Some(Some(text)) => Some(Value::Text(text)),
                _ => value,
            };
            let reading = Reading {
                kind: planned.field.kind,
                notation: planned.notation,
            };
            typed(value.unwrap_or(Value::Null), reading, missing).unwrap_or_else(|code| {
                faults.add(|| Fault {
                    row,
                    column: planned.header.clone(),
                    value: excerpt(&value.unwrap_or(Value::Null).to_string()),
                    code,
                });
                Value::Null
            })
        });
        self.builder.row(values)?;
        Ok(())
    }

    fn fault(&mut self, fault: Fault) {
        self.faults.add(|| fault);
    }

    fn dropped(&mut self, _columns: usize) {}
}

/// A value of a file as one of a kind, or the code of what is wrong with it.
fn typed<'v>(
    value: Value<'v>,
    reading: Reading,
    missing: &[String],
) -> Result<Value<'v>, &'static str> {
    match (reading.kind, value) {
        (_, Value::Null) => Ok(Value::Null),
        (_, Value::Text(text)) if missing.iter().any(|word| word == text) => Ok(Value::Null),
        (_, Value::Text(text)) => cell(text, reading),
        (Kind::Integer, Value::Integer(_))
        | (Kind::Number, Value::Number(_))
        | (Kind::Boolean, Value::Boolean(_))
        | (Kind::Date, Value::Date(_))
        | (Kind::Timestamp, Value::Timestamp(_)) => Ok(value),
        (Kind::Number, Value::Integer(whole)) if whole.unsigned_abs() <= 1 << 53 => Ok(value),
        (Kind::Number, Value::Integer(_)) => Err("too_many_digits"),
        (Kind::Timestamp, Value::Date(day)) => Ok(Value::Timestamp(i64::from(day) * DAY)),
        (Kind::Integer, Value::Number(_)) => Err("not_whole"),
        _ => Err("other_kind"),
    }
}
