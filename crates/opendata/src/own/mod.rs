//! What a module publishes of its own work, as a table that everybody may have: small counts of people's matters are hidden, and
//! the disclosure gate looks at it like at anybody's. What hides counts: `docs/adr/0034-small-counts.md`.

mod counted;
mod past;
pub(crate) mod queries;
mod rules;
mod solve;
mod system;

use std::collections::BTreeMap;

use base::Time;
use jiff::civil::date;
use kernel::App;
use kernel::datasets::{Cell, Column, ColumnKind, Counts, Dataset as Own, Disclosure, Sink};
use tables::gate::Verdict;
use tables::{Builder, Field, Kind, Schema, Table, Value};

use counted::{Counted, Shape};
use rules::Figures;
use solve::{Spent, Work};

use crate::drafts::gate;
use crate::error::Error;

pub(crate) use counted::Hidden;

/// So many cells of one table are held at most: some 100 MB.
const MOST_CELLS: usize = 3_000_000;

/// So much work is done to find out what could be worked out: some seconds.
const WORK: u64 = 2_000_000_000;

/// A table as everybody may have it.
pub(crate) struct Made {
    pub(crate) table: Table,
    /// The true counts of rows that it hides in part.
    pub(crate) hidden: Hidden,
}

/// The table as it is at a moment. Nothing personal gets past here: what the gate does not let through is no table.
pub(crate) fn table(app: &App, own: Own, now: Time) -> Result<Made, Error> {
    let gate = gate::rules(app, now).map_err(|why| damaged(own, &why))?;
    let mut rows = rows(app, own, now)?;
    let mut hidden = Hidden::default();
    if let Disclosure::Counts(counts) = &own.disclosure {
        let figures = figures(app, (own, counts), &rows, now)?;
        let most = (gate.least(), &mut Work::new(WORK));
        let found = rules::hide(&mut rows, (own.columns, counts), &figures, most);
        hidden = found.map_err(|Spent| Error::Withheld {
            slug: own.slug.to_owned(),
            what: "nobody found which counts to hide so that no small one can be worked out"
                .to_owned(),
        })?;
    }
    let table = made(own, &rows)?;
    let (findings, verdict) = gate::looked(&table, &BTreeMap::new(), &gate);
    if verdict == Verdict::Clear.code() {
        return Ok(Made { table, hidden });
    }
    // Where and what, never a cell; and not how many, which changes from day to day while it is the same to whoever mends it.
    let found = findings
        .iter()
        .map(|found| format!("{}: {}", found.column, found.sort));
    Err(Error::Withheld {
        slug: own.slug.to_owned(),
        what: found.collect::<Vec<_>>().join(", "),
    })
}

fn rows(app: &App, own: Own, now: Time) -> Result<Vec<Vec<Cell>>, Error> {
    let mut sink = Sink::new(MOST_CELLS);
    (own.rows)(app, now, &mut sink)?;
    Ok(sink.into_rows())
}

/// What the rows of a table count, and after it what other tables of the same figures do.
fn figures(
    app: &App,
    (own, counts): (Own, &Counts),
    rows: &[Vec<Cell>],
    now: Time,
) -> Result<Vec<Figures>, Error> {
    let one = |own: Own, counts: &Counts, rows: &[Vec<Cell>]| {
        let shape = Shape::of(&own, counts);
        Ok::<_, Error>(Figures {
            now: Counted::of(&shape, &made(own, rows)?, &Hidden::default()),
            past: past::past(app, &own, &shape)?,
            shape,
        })
    };
    let mut all = vec![one(own, counts, rows)?];
    for other in app.datasets.iter().filter(|other| other.slug != own.slug) {
        if let Disclosure::Counts(theirs) = &other.disclosure
            && theirs.figures == counts.figures
        {
            all.push(one(*other, theirs, &self::rows(app, *other, now)?)?);
        }
    }
    Ok(all)
}

pub(crate) fn damaged(own: Own, why: &str) -> Error {
    Error::Damaged {
        slug: own.slug.to_owned(),
        number: 0,
        why: why.to_owned(),
    }
}

pub(crate) const fn kind(column: &Column) -> Kind {
    match column.kind {
        ColumnKind::Text => Kind::Text,
        ColumnKind::Integer => Kind::Integer,
        ColumnKind::Number => Kind::Number,
        ColumnKind::Boolean => Kind::Boolean,
        ColumnKind::Date => Kind::Date,
    }
}

fn made(own: Own, rows: &[Vec<Cell>]) -> Result<Table, Error> {
    let fields = own
        .columns
        .iter()
        .map(|column| Field::new(column.name, kind(column)));
    let schema = Schema::new(fields.collect());
    let schema = schema.map_err(|error| damaged(own, &error.to_string()))?;
    let mut builder = Builder::new(schema);
    for row in rows {
        let added = builder.row(row.iter().map(value));
        added.map_err(|error| damaged(own, &error.to_string()))?;
    }
    builder
        .finish()
        .map_err(|error| damaged(own, &error.to_string()))
}

fn value(cell: &Cell) -> Value<'_> {
    match cell {
        Cell::Absent => Value::Null,
        Cell::Text(words) => Value::Text(words),
        Cell::Integer(number) => Value::Integer(*number),
        Cell::Number(number) => Value::Number(*number),
        Cell::Boolean(flag) => Value::Boolean(*flag),
        Cell::Date(day) => {
            let since = date(1970, 1, 1).until(*day).map(|span| span.get_days());
            since.map_or(Value::Null, Value::Date)
        }
    }
}
