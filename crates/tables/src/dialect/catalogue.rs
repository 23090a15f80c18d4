//! The query API of data.gov.my, with what we add to it.
//!
//! Theirs: `filter`, `ifilter`, `contains`, `icontains` (`value@column`, several with commas between), `range`
//! (`column[low:high]`), `date_start`, `date_end`, `timestamp_start`, `timestamp_end` (`value@column`), `sort`, `limit`,
//! `include`, `exclude`, `meta`. Ours: `offset`, `after`, `total`, `group`, `agg` (`count`, `avg@price`), `format`,
//! `as_of`. `id` names the table and is passed over.
//!
//! What is not defined there: a value may hold commas and `@`; it ends before the first `@` behind which stands a column
//! and then a comma or the end. Blanks behind that comma belong to nothing. A parameter that comes twice holds twice, as does a column. A day as the end of a column
//! of moments is the whole day.

use crate::dialect::{LONGEST, Mistake, What, all, column, field, flag, scalar, text_test, whole};
use crate::query::{Aggregate, Bound, Filter, Function, Query, Sort, Test};
use crate::schema::{Field, Kind, Schema};
use crate::value::Scalar;

/// What was asked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Asked {
    /// The question.
    pub query: Query,
    /// Whether the answer tells about itself.
    pub meta: bool,
    /// How the answer is to be written, if that was said.
    pub format: Option<String>,
    /// Which version is asked, if that was said: a day, a moment or a number; whoever keeps versions knows.
    pub as_of: Option<String>,
}

/// All parameters, for those who tell about them.
pub const PARAMETERS: [&str; 22] = [
    "id",
    "filter",
    "ifilter",
    "contains",
    "icontains",
    "range",
    "date_start",
    "date_end",
    "timestamp_start",
    "timestamp_end",
    "sort",
    "limit",
    "include",
    "exclude",
    "meta",
    "offset",
    "after",
    "total",
    "group",
    "agg",
    "format",
    "as_of",
];

/// Reads the parameters of an address, decoded, in their order.
pub fn parse<'p>(
    params: impl IntoIterator<Item = (&'p str, &'p str)>,
    schema: &Schema,
) -> Result<Asked, Mistake> {
    let mut parts = Parts::default();
    for (name, value) in params {
        if value.len() > LONGEST {
            return Err(Mistake::new(What::TooMuch, name, value));
        }
        parts.take(name, value, schema)?;
    }
    parts.finish(schema)
}

/// What was read so far. Names of groups and figures are looked up at the end, when all are known.
#[derive(Default)]
struct Parts<'p> {
    asked: Asked,
    filters: Vec<Filter>,
    sort: Vec<&'p str>,
    include: Vec<usize>,
    exclude: Vec<usize>,
}

impl<'p> Parts<'p> {
    fn take(&mut self, name: &'p str, value: &'p str, schema: &Schema) -> Result<(), Mistake> {
        let query = &mut self.asked.query;
        match name {
            "id" => {}
            "filter" | "ifilter" | "contains" | "icontains" | "date_start" | "date_end"
            | "timestamp_start" | "timestamp_end" => {
                for (value, column) in pairs(name, value, schema)? {
                    self.filters.push(condition(name, value, column, schema)?);
                }
            }
            "range" => ranges(value, schema, &mut self.filters)?,
            "sort" => self.sort.extend(names(value)),
            "include" => columns(name, value, schema, &mut self.include)?,
            "exclude" => columns(name, value, schema, &mut self.exclude)?,
            "group" => columns(name, value, schema, &mut query.group)?,
            "agg" => aggregates(value, schema, &mut query.aggregates)?,
            "limit" => query.limit = Some(whole(name, value)?),
            "offset" => query.offset = whole(name, value)?,
            "after" => query.after = Some(whole(name, value)?),
            "total" => query.total = flag(name, value)?,
            "meta" => self.asked.meta = flag(name, value)?,
            "format" => self.asked.format = Some(value.trim().to_owned()),
            "as_of" => self.asked.as_of = Some(value.trim().to_owned()),
            _ => return Err(Mistake::new(What::UnknownParameter, name, value)),
        }
        Ok(())
    }

    fn finish(mut self, schema: &Schema) -> Result<Asked, Mistake> {
        let query = &mut self.asked.query;
        query.filter = all(self.filters);
        let is_grouped = !query.group.is_empty() || !query.aggregates.is_empty();
        let is_picked = !self.include.is_empty() || !self.exclude.is_empty();
        if is_grouped && is_picked {
            return Err(Mistake::new(What::Conflict("group"), "include", ""));
        }
        if is_grouped && query.aggregates.is_empty() {
            query.aggregates.push(Aggregate {
                function: Function::Count,
                column: None,
                name: Function::Count.code().to_owned(),
            });
        }
        if !self.include.is_empty() {
            query.columns = Some(self.include);
        } else if !self.exclude.is_empty() {
            let all = 0..schema.fields().len();
            let others: Vec<usize> = all.filter(|at| !self.exclude.contains(at)).collect();
            if others.is_empty() {
                return Err(Mistake::new(What::NoColumn, "exclude", ""));
            }
            query.columns = Some(others);
        }
        for name in self.sort {
            let (name, descending) = match name.strip_prefix('-') {
                Some(rest) => (rest.trim(), true),
                None => (name, false),
            };
            let column = if is_grouped {
                output(query, schema, name)?
            } else {
                column(schema, "sort", name)?
            };
            query.sort.push(Sort { column, descending });
        }
        Ok(self.asked)
    }
}

/// Where a name stands among groups and figures.
fn output(query: &Query, schema: &Schema, name: &str) -> Result<usize, Mistake> {
    let keys = query.group.iter().filter_map(|at| schema.field(*at));
    let keys = keys.map(|field| field.name.as_str());
    let figures = query.aggregates.iter();
    let all: Vec<&str> = keys
        .chain(figures.map(|figure| figure.name.as_str()))
        .collect();
    all.iter().position(|other| *other == name).ok_or_else(|| {
        let known = all.iter().map(|name| (*name).to_owned()).collect();
        Mistake::new(What::UnknownColumn(known), "sort", name)
    })
}

/// Names with commas between, and spaces around.
fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

fn columns(place: &str, list: &str, schema: &Schema, into: &mut Vec<usize>) -> Result<(), Mistake> {
    for name in names(list) {
        let at = column(schema, place, name)?;
        if !into.contains(&at) {
            into.push(at);
        }
    }
    Ok(())
}

/// `value@column,value@column`.
fn pairs<'p>(
    place: &str,
    list: &'p str,
    schema: &Schema,
) -> Result<Vec<(&'p str, usize)>, Mistake> {
    let mut pairs = Vec::new();
    let mut rest = list;
    while !rest.is_empty() {
        let (value, at, behind) = pair(place, rest, schema)?;
        pairs.push((value, at));
        rest = behind.trim_start();
    }
    if pairs.is_empty() {
        return Err(Mistake::new(What::NoColumn, place, list));
    }
    Ok(pairs)
}

/// The first of them, and what is behind its comma.
fn pair<'p>(
    place: &str,
    text: &'p str,
    schema: &Schema,
) -> Result<(&'p str, usize, &'p str), Mistake> {
    for (mark, _) in text.match_indices('@') {
        let Some((value, behind)) = text.split_at_checked(mark) else {
            continue;
        };
        let behind = behind.strip_prefix('@').unwrap_or(behind);
        // Of a column `a` and a column `a,b` the longer name is meant.
        let ends = schema.names().enumerate().filter_map(|(at, name)| {
            let rest = behind.strip_prefix(name)?;
            let rest = rest.trim_start();
            match rest.strip_prefix(',') {
                Some(rest) => Some((name.len(), at, rest)),
                None => rest.is_empty().then_some((name.len(), at, rest)),
            }
        });
        if let Some((_, at, rest)) = ends.max_by_key(|(length, ..)| *length) {
            return Ok((value, at, rest));
        }
    }
    match text.rsplit_once('@') {
        None => Err(Mistake::new(What::NoColumn, place, text)),
        Some((_, name)) => Err(column(schema, place, name.trim())
            .err()
            .unwrap_or_else(|| Mistake::new(What::Syntax, place, text))),
    }
}

fn condition(place: &str, value: &str, at: usize, schema: &Schema) -> Result<Filter, Mistake> {
    let field = schema
        .field(at)
        .ok_or_else(|| Mistake::new(What::NoColumn, place, value))?;
    let text = value.to_owned();
    match place {
        "filter" => Ok(Filter::test(at, Test::equals(scalar(field, place, value)?))),
        // What has no case is compared as it is.
        "ifilter" if field.kind == Kind::Text => Ok(Filter::test(at, Test::IgnoringCase(text))),
        "ifilter" => condition("filter", value, at, schema),
        "contains" | "icontains" => {
            let ignore_case = place == "icontains";
            text_test(at, field, place, Test::Contains { text, ignore_case })
        }
        _ => moment(place, value, at, field),
    }
}

/// `date_start` and its kin.
fn moment(place: &str, value: &str, at: usize, field: &Field) -> Result<Filter, Mistake> {
    let is_start = place.ends_with("_start");
    let is_day = place.starts_with("date_");
    let wrong = |kind| Mistake::new(What::WrongKind(kind), place, value);
    let test = match (field.kind, is_day) {
        (Kind::Date, true) | (Kind::Timestamp, false) => {
            let value = scalar(field, place, value)?;
            if is_start {
                Test::from(value)
            } else {
                Test::to(value)
            }
        }
        (Kind::Timestamp, true) => {
            let day = Scalar::parse(Kind::Date, value).ok_or_else(|| wrong(Kind::Date))?;
            match day {
                day if is_start => Test::from(day),
                Scalar::Date(day) => Test::Range {
                    low: Bound::Open,
                    high: Bound::Excluded(Scalar::Date(day.saturating_add(1))),
                },
                _ => return Err(wrong(Kind::Date)),
            }
        }
        _ => return Err(Mistake::new(What::NotTime, place, &field.name)),
    };
    Ok(Filter::test(at, test))
}

/// `column[low:high],column[low:]`.
fn ranges(list: &str, schema: &Schema, into: &mut Vec<Filter>) -> Result<(), Mistake> {
    const PLACE: &str = "range";
    let syntax = || Mistake::new(What::Syntax, PLACE, list);
    let mut rest = list.trim();
    if rest.is_empty() {
        return Err(syntax());
    }
    while !rest.is_empty() {
        let (name, behind) = rest.split_once('[').ok_or_else(syntax)?;
        let (ends, behind) = behind.split_once(']').ok_or_else(syntax)?;
        let (low, high) = ends.split_once(':').ok_or_else(syntax)?;
        let (at, field) = field(schema, PLACE, name.trim())?;
        if !field.kind.adds() {
            return Err(Mistake::new(What::NotNumber, PLACE, name));
        }
        let end = |text: &str| -> Result<Bound, Mistake> {
            match text.trim() {
                "" => Ok(Bound::Open),
                text => scalar(field, PLACE, text).map(Bound::Included),
            }
        };
        let (low, high) = (end(low)?, end(high)?);
        into.push(Filter::test(at, Test::Range { low, high }));
        let behind = behind.trim();
        rest = match behind.strip_prefix(',') {
            Some(rest) => rest.trim(),
            None if behind.is_empty() => behind,
            None => return Err(syntax()),
        };
    }
    Ok(())
}

/// `count,avg@price`: the figures are called `count` and `avg_price`.
fn aggregates(list: &str, schema: &Schema, into: &mut Vec<Aggregate>) -> Result<(), Mistake> {
    const PLACE: &str = "agg";
    for item in names(list) {
        let (function, of) = match item.split_once('@') {
            Some((function, of)) => (function.trim(), Some(of.trim())),
            None => (item, None),
        };
        let function = Function::parse(function)
            .ok_or_else(|| Mistake::new(What::UnknownFunction, PLACE, function))?;
        let code = function.code();
        let (column, name) = match of {
            None if function == Function::Count => (None, code.to_owned()),
            None => return Err(Mistake::new(What::NoColumn, PLACE, item)),
            Some(of) => {
                let (at, field) = field(schema, PLACE, of)?;
                let adds = matches!(function, Function::Sum | Function::Avg);
                if adds && !field.kind.adds() {
                    return Err(Mistake::new(What::NotNumber, PLACE, of));
                }
                (Some(at), format!("{code}_{of}"))
            }
        };
        if !into.iter().any(|other| other.name == name) {
            into.push(Aggregate {
                function,
                column,
                name,
            });
        }
    }
    Ok(())
}
