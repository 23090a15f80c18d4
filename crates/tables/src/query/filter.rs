//! Filters as they are run: tests of numbers, a chunk of rows at a time, most chunks decided by their zones.

use std::cell::Cell;
use std::cmp::Ordering;

use crate::number::{count, float, ordered, place, place_of, ten, unscale};
use crate::query::{Bound, DEEPEST, Filter, MOST_TESTS, MOST_VALUES, QueryError, Test};
use crate::schema::Kind;
use crate::table::bits::{Bits, WORD, low};
use crate::table::column::{CHUNK, Data, Zone};
use crate::table::units::mask;
use crate::table::words::Words;
use crate::table::{Column, Table};
use crate::value::Scalar;

/// Words of bits in a chunk.
pub(crate) const WORDS: usize = CHUNK / WORD;
/// Which rows of a chunk pass.
pub(crate) type Mask = [u64; WORDS];

/// Above this span, numbers that are looked for are kept as a list rather than as bits.
const WIDEST: i128 = 1 << 20;
/// Above this, a float has no decimals that we count in, and no neighbours to try.
const LARGE: f64 = 4.0e18;
/// Beyond every whole number that is kept.
const FARTHEST: f64 = 1.0e20;

/// A filter that is ready for a table.
pub(crate) struct Filtered<'t> {
    root: Node<'t>,
    rows: usize,
    /// Of the rows of an index, those that may pass, if they are few.
    few: Option<&'t [u32]>,
    cost: Cell<u64>,
}

enum Node<'t> {
    All(Vec<Self>),
    Any(Vec<Self>),
    Constant(bool),
    Present { column: &'t Column, wanted: bool },
    Rows { from: usize, to: usize },
    Leaf(Leaf<'t>),
}

/// A test of one column; nothing absent passes.
struct Leaf<'t> {
    at: usize,
    column: &'t Column,
    wanted: Wanted,
    negated: bool,
}

enum Wanted {
    /// Between two, both included; none if the first is greater.
    Within(i64, i64),
    /// These bits, from a number on.
    Dense(i64, Bits),
    /// These, in order.
    Sparse(Vec<i64>),
}

impl Wanted {
    fn has(&self, unit: i64) -> bool {
        match self {
            Self::Within(least, most) => (*least..=*most).contains(&unit),
            Self::Dense(base, bits) => unit
                .checked_sub(*base)
                .and_then(|at| usize::try_from(at).ok())
                .is_some_and(|at| bits.get(at)),
            Self::Sparse(all) => all.binary_search(&unit).is_ok(),
        }
    }
}

/// The first unit that is not less than a value, and the first that is greater.
type Edge = (i128, i128);

struct Compiler<'t> {
    table: &'t Table,
    tests: usize,
    cost: u64,
}

impl<'t> Filtered<'t> {
    pub(crate) fn new(table: &'t Table, filter: &Filter) -> Result<Self, QueryError> {
        let mut compiler = Compiler {
            table,
            tests: 0,
            cost: 0,
        };
        let root = compiler.node(filter, false, DEEPEST)?;
        Ok(Self {
            few: few(table, &root),
            root,
            rows: table.rows(),
            cost: Cell::new(compiler.cost),
        })
    }

    /// All rows that pass, in their order, if an index finds them; nothing if chunks have to be looked at.
    pub(crate) fn found(&self) -> Option<Vec<u32>> {
        let few = self.few?;
        self.cost.set(self.cost.get() + count(few.len()));
        let passing = few.iter().copied();
        let mut rows: Vec<u32> = passing
            .filter(|row| self.root.passes(place(*row)))
            .collect();
        rows.sort_unstable();
        Some(rows)
    }

    /// What it cost so far.
    pub(crate) const fn cost(&self) -> u64 {
        self.cost.get()
    }

    /// Which rows of a chunk pass.
    pub(crate) fn chunk(&self, chunk: usize, out: &mut Mask) {
        self.eval(&self.root, chunk, out);
        // Nothing beyond the end.
        let rows = self.rows.saturating_sub(chunk * CHUNK);
        if rows < CHUNK {
            clip(out, 0, rows);
        }
    }

    fn eval(&self, node: &Node<'t>, chunk: usize, out: &mut Mask) {
        match node {
            Node::Constant(holds) => out.fill(if *holds { u64::MAX } else { 0 }),
            Node::All(nodes) => {
                out.fill(u64::MAX);
                let mut other = [0; WORDS];
                for node in nodes {
                    self.eval(node, chunk, &mut other);
                    let mut any = 0;
                    for (word, with) in out.iter_mut().zip(&other) {
                        *word &= with;
                        any |= *word;
                    }
                    if any == 0 {
                        break;
                    }
                }
            }
            Node::Any(nodes) => {
                out.fill(0);
                let mut other = [0; WORDS];
                for node in nodes {
                    self.eval(node, chunk, &mut other);
                    for (word, with) in out.iter_mut().zip(&other) {
                        *word |= with;
                    }
                }
            }
            Node::Present { column, wanted } => {
                present(column, chunk, out);
                if !*wanted {
                    flip(out);
                }
            }
            Node::Rows { from, to } => {
                let start = chunk * CHUNK;
                out.fill(u64::MAX);
                clip(
                    out,
                    from.saturating_sub(start),
                    to.saturating_add(1).saturating_sub(start),
                );
            }
            Node::Leaf(leaf) => self.leaf(leaf, chunk, out),
        }
    }

    fn leaf(&self, leaf: &Leaf<'t>, chunk: usize, out: &mut Mask) {
        let zone = leaf.column.zones.get(chunk);
        if let Some(holds) = zone.and_then(|zone| leaf.decided(zone)) {
            out.fill(if holds { u64::MAX } else { 0 });
            return;
        }
        let from = chunk * CHUNK;
        let rows = self.rows.saturating_sub(from).min(CHUNK);
        self.cost.set(self.cost.get() + count(rows));
        leaf.mask(from, out);
        if leaf.negated {
            flip(out);
        }
        if zone.is_some_and(|zone| zone.has_nulls) {
            let mut there = [0; WORDS];
            present(leaf.column, chunk, &mut there);
            for (word, valid) in out.iter_mut().zip(&there) {
                *word &= valid;
            }
        }
    }
}

/// The rows of the index that leaves the fewest to look at, if that is less than a sixteenth of all.
fn few<'t>(table: &'t Table, root: &Node<'t>) -> Option<&'t [u32]> {
    let nodes = match root {
        Node::All(nodes) => nodes.as_slice(),
        node => std::slice::from_ref(node),
    };
    let ranges = nodes.iter().filter_map(|node| {
        let Node::Leaf(Leaf {
            at,
            column,
            wanted: Wanted::Within(least, most),
            negated: false,
        }) = node
        else {
            return None;
        };
        let index = table.index(*at)?;
        let from = index.partition_point(|row| column.rank(place(*row)) < *least);
        let to = index.partition_point(|row| column.rank(place(*row)) <= *most);
        Some(index.get(from..to).unwrap_or_default())
    });
    ranges
        .min_by_key(|rows| rows.len())
        .filter(|rows| rows.len() * 16 <= table.rows())
}

impl Node<'_> {
    /// Whether one row passes.
    fn passes(&self, row: usize) -> bool {
        match self {
            Self::All(nodes) => nodes.iter().all(|node| node.passes(row)),
            Self::Any(nodes) => nodes.iter().any(|node| node.passes(row)),
            Self::Constant(holds) => *holds,
            Self::Present { column, wanted } => column.is_valid(row) == *wanted,
            Self::Rows { from, to } => (*from..=*to).contains(&row),
            Self::Leaf(leaf) => {
                leaf.column.is_valid(row) && leaf.wanted.has(leaf.column.rank(row)) != leaf.negated
            }
        }
    }
}

impl Leaf<'_> {
    /// What holds for all rows of a chunk, if its zone says so.
    fn decided(&self, zone: &Zone) -> Option<bool> {
        let (least, most) = match &self.wanted {
            Wanted::Within(least, most) => (*least, *most),
            Wanted::Dense(base, _) if zone.most < *base => (1, 0),
            Wanted::Sparse(all) => match (all.first(), all.last()) {
                (Some(first), Some(last)) if zone.most >= *first && zone.least <= *last => {
                    return None;
                }
                _ => (1, 0),
            },
            Wanted::Dense(..) => return None,
        };
        let is_empty = zone.least > zone.most;
        let misses = is_empty || most < zone.least || least > zone.most || least > most;
        let holds = least <= zone.least && zone.most <= most;
        match (misses, holds, self.negated) {
            _ if is_empty => Some(false),
            (true, _, false) | (_, true, true) => Some(false),
            (true, _, true) | (_, true, false) if !zone.has_nulls => Some(true),
            _ => None,
        }
    }

    fn mask(&self, from: usize, out: &mut Mask) {
        match (&self.column.data, &self.wanted) {
            (Data::Units { units, .. }, Wanted::Within(least, most)) => {
                units.within(from, (*least, *most), out);
            }
            (Data::Units { units, .. }, wanted) => {
                units.wanted(from, &|unit| wanted.has(unit), out);
            }
            (Data::Floats(all), wanted) => {
                let rows = all.get(from..).unwrap_or_default();
                mask(rows, out, |number| wanted.has(ordered(number)));
            }
        }
    }
}

fn flip(out: &mut Mask) {
    for word in out {
        *word = !*word;
    }
}

/// Leaves the bits of rows from one up to but without another.
fn clip(out: &mut Mask, from: usize, to: usize) {
    for (at, word) in out.iter_mut().enumerate() {
        let start = at * WORD;
        let before = low(from.saturating_sub(start));
        *word &= low(to.saturating_sub(start)) & !before;
    }
}

fn present(column: &Column, chunk: usize, out: &mut Mask) {
    match &column.valid {
        None => out.fill(u64::MAX),
        Some(valid) => {
            let words = valid.words(chunk * WORDS);
            out.fill(0);
            for (word, bits) in out.iter_mut().zip(words) {
                *word = *bits;
            }
        }
    }
}

impl<'t> Compiler<'t> {
    fn node(
        &mut self,
        filter: &Filter,
        negated: bool,
        depth: usize,
    ) -> Result<Node<'t>, QueryError> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(QueryError::TooDeep);
        };
        let mut nodes = |filters: &[Filter]| -> Result<Vec<Node<'t>>, QueryError> {
            let each = filters.iter();
            each.map(|filter| self.node(filter, negated, depth))
                .collect()
        };
        match filter {
            // What does not hold for all fails for one.
            Filter::All(filters) if negated => Ok(Node::Any(nodes(filters)?)),
            Filter::All(filters) => Ok(Node::All(nodes(filters)?)),
            Filter::Any(filters) if negated => Ok(Node::All(nodes(filters)?)),
            Filter::Any(filters) => Ok(Node::Any(nodes(filters)?)),
            Filter::Not(filter) => self.node(filter, !negated, depth),
            Filter::Rows { from, to } => self.rows(*from, *to, negated),
            Filter::Test { column, test } => self.test(*column, test, negated),
        }
    }

    fn one_more(&mut self) -> Result<(), QueryError> {
        self.tests += 1;
        if self.tests > MOST_TESTS {
            return Err(QueryError::TooManyTests);
        }
        Ok(())
    }

    fn rows(
        &mut self,
        from: Option<u64>,
        to: Option<u64>,
        negated: bool,
    ) -> Result<Node<'t>, QueryError> {
        self.one_more()?;
        let from = from.map_or(0, place_of);
        let to = to.map_or(usize::MAX - 1, place_of).min(usize::MAX - 1);
        let inside = Node::Rows { from, to };
        if !negated {
            return Ok(inside);
        }
        let before = match from.checked_sub(1) {
            Some(to) => Node::Rows { from: 0, to },
            None => Node::Constant(false),
        };
        let behind = Node::Rows {
            from: to.saturating_add(1),
            to: usize::MAX - 1,
        };
        Ok(Node::Any(vec![before, behind]))
    }

    fn test(&mut self, at: usize, asked: &Test, negated: bool) -> Result<Node<'t>, QueryError> {
        self.one_more()?;
        let column = self.table.column(at).ok_or(QueryError::NoColumn(at))?;
        let wanted = match asked {
            Test::Present => {
                let wanted = !negated;
                return Ok(Node::Present { column, wanted });
            }
            Test::Absent => {
                let wanted = negated;
                return Ok(Node::Present { column, wanted });
            }
            Test::In(values) => self.one_of(at, column, values)?,
            Test::Range { low, high } => {
                let least = match low {
                    Bound::Open => i128::MIN,
                    Bound::Included(value) => self.edge(at, column, value)?.0,
                    Bound::Excluded(value) => self.edge(at, column, value)?.1,
                };
                let most = match high {
                    Bound::Open => i128::MAX,
                    Bound::Included(value) => self.edge(at, column, value)?.1 - 1,
                    Bound::Excluded(value) => self.edge(at, column, value)?.0 - 1,
                };
                within(least, most)
            }
            Test::StartsWith(start) => {
                let words = self.words(at, column)?;
                let least = words.first(|word| word >= start.as_str());
                let most =
                    words.first(|word| word > start.as_str() && !word.starts_with(start.as_str()));
                within(wide(least), wide(most) - 1)
            }
            Test::IgnoringCase(whole) => {
                let lower = whole.to_lowercase();
                self.search(at, column, |word| word.to_lowercase() == lower)?
            }
            Test::Contains { text, ignore_case } if *ignore_case => {
                let lower = text.to_lowercase();
                self.search(at, column, |word| word.to_lowercase().contains(&lower))?
            }
            Test::Contains { text, .. } => {
                self.search(at, column, |word| word.contains(text.as_str()))?
            }
        };
        Ok(Node::Leaf(Leaf {
            at,
            column,
            wanted,
            negated,
        }))
    }

    fn name(&self, at: usize) -> String {
        let field = self.table.schema().field(at);
        field.map(|field| field.name.clone()).unwrap_or_default()
    }

    fn words(&self, at: usize, column: &'t Column) -> Result<&'t Words, QueryError> {
        match &column.data {
            Data::Units {
                words: Some(words), ..
            } => Ok(words),
            _ => Err(QueryError::NotText(self.name(at))),
        }
    }

    /// The words for which something holds.
    fn search(
        &mut self,
        at: usize,
        column: &'t Column,
        holds: impl Fn(&str) -> bool,
    ) -> Result<Wanted, QueryError> {
        let words = self.words(at, column)?;
        self.cost += count(words.len());
        let mut bits = Bits::none(words.len());
        for (number, word) in words.iter().enumerate() {
            if holds(word) {
                bits.set(number);
            }
        }
        Ok(Wanted::Dense(0, bits))
    }

    fn one_of(
        &mut self,
        at: usize,
        column: &'t Column,
        values: &[Scalar],
    ) -> Result<Wanted, QueryError> {
        self.tests += values.len() / MOST_VALUES;
        if values.len() > MOST_VALUES {
            return Err(QueryError::TooManyTests);
        }
        let mut edges = values
            .iter()
            .map(|value| self.edge(at, column, value))
            .collect::<Result<Vec<Edge>, QueryError>>()?;
        if let [(least, beyond)] = edges.as_slice() {
            return Ok(within(*least, *beyond - 1));
        }
        edges.retain(|(least, beyond)| least < beyond);
        let mut all: Vec<i64> = edges
            .iter()
            .filter_map(|(least, _)| i64::try_from(*least).ok())
            .collect();
        all.sort_unstable();
        all.dedup();
        let span = match (all.first(), all.last()) {
            (Some(first), Some(last)) => i128::from(*last) - i128::from(*first),
            _ => return Ok(Wanted::Within(1, 0)),
        };
        let Some(base) = all.first().copied().filter(|_| span < WIDEST) else {
            return Ok(Wanted::Sparse(all));
        };
        let mut bits = Bits::none(usize::try_from(span + 1).unwrap_or_default());
        for unit in &all {
            bits.set(usize::try_from(unit - base).unwrap_or_default());
        }
        Ok(Wanted::Dense(base, bits))
    }

    /// Where a value stands among the units of a column.
    fn edge(&self, at: usize, column: &'t Column, value: &Scalar) -> Result<Edge, QueryError> {
        let wrong = || QueryError::WrongKind {
            column: self.name(at),
            kind: column.kind(),
        };
        let one = |unit: i64| (i128::from(unit), i128::from(unit) + 1);
        match (column.kind(), value) {
            (Kind::Text, Scalar::Text(text)) => {
                let (first, is_there) = self.words(at, column)?.find(text);
                Ok((wide(first), wide(first) + i128::from(is_there)))
            }
            (Kind::Boolean, Scalar::Boolean(flag)) => Ok(one(i64::from(*flag))),
            (Kind::Date, Scalar::Date(day)) => Ok(one(i64::from(*day))),
            (Kind::Timestamp, Scalar::Timestamp(micros)) => Ok(one(*micros)),
            (Kind::Timestamp, Scalar::Date(day)) => Ok(one(i64::from(*day) * crate::calendar::DAY)),
            (Kind::Integer | Kind::Number, Scalar::Integer(whole)) => {
                Ok(whole_edge(&column.data, *whole))
            }
            (Kind::Integer | Kind::Number, Scalar::Number(number)) if number.is_finite() => {
                Ok(number_edge(&column.data, *number))
            }
            _ => Err(wrong()),
        }
    }
}

fn wide(place: usize) -> i128 {
    i128::try_from(place).unwrap_or(i128::MAX)
}

/// A range of units that fit.
fn within(least: i128, most: i128) -> Wanted {
    if least > i128::from(i64::MAX) || most < i128::from(i64::MIN) || least > most {
        return Wanted::Within(1, 0);
    }
    Wanted::Within(
        i64::try_from(least).unwrap_or(i64::MIN),
        i64::try_from(most).unwrap_or(i64::MAX),
    )
}

fn whole_edge(data: &Data, whole: i64) -> Edge {
    match data {
        Data::Units { scale, .. } => {
            let unit = i128::from(whole) * i128::from(ten(*scale));
            (unit, unit + 1)
        }
        // Beyond 2^53 the nearest float may be another number: then none is equal, and it stands on one side.
        Data::Floats(_) => {
            let near = float(whole);
            let unit = i128::from(ordered(near));
            match crate::number::whole(near).cmp(&i128::from(whole)) {
                Ordering::Less => (unit + 1, unit + 1),
                Ordering::Equal => (unit, unit + 1),
                Ordering::Greater => (unit, unit),
            }
        }
    }
}

fn number_edge(data: &Data, number: f64) -> Edge {
    let scale = match data {
        Data::Floats(_) => {
            let unit = i128::from(ordered(number));
            return (unit, unit + 1);
        }
        // Whole numbers are compared as they are, not as the floats that are near to them.
        Data::Units { scale: 0, .. } => {
            let number = number.clamp(-FARTHEST, FARTHEST);
            let least = crate::number::whole(number.ceil());
            let beyond = crate::number::whole(number.floor()) + 1;
            return (least, beyond);
        }
        Data::Units { scale, .. } => *scale,
    };
    let scaled = number * float(ten(scale));
    if scaled.abs() > LARGE {
        // Beyond all that is kept in small units.
        let end = i128::MAX - 2;
        let end = if scaled > 0.0 { end } else { -end };
        return (end, end);
    }
    // The units around, by what they are as floats, as they are answered.
    let near = crate::number::nearest(scaled);
    let mut least = near - 2;
    while least < near + 2 && unscale(least, scale) < number {
        least += 1;
    }
    let mut beyond = least;
    while beyond < near + 3 && unscale(beyond, scale) <= number {
        beyond += 1;
    }
    (i128::from(least), i128::from(beyond))
}
