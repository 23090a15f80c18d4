//! SODA: the subset of `SoQL` that needs one table. `$select`, `$where`, `$order`, `$group`, `$limit` (1000 if nothing is
//! said), `$offset`, `$q`, and `column=value`. No `$having`, no `$query`, no functions of days and places.

use crate::dialect::expression::Reader;
use crate::dialect::select::Clauses;
use crate::dialect::{LONGEST, Mistake, What, all, field, scalar, search, whole};
use crate::query::{Filter, Query, Test};
use crate::schema::Schema;

/// Rows that are answered if nothing is said.
pub const USUAL_LIMIT: u64 = 1_000;

/// Reads the parameters of an address, decoded, in their order. Those that begin with `$$` are about who asks.
pub fn parse<'p>(
    params: impl IntoIterator<Item = (&'p str, &'p str)>,
    schema: &Schema,
) -> Result<Query, Mistake> {
    let mut clauses = Clauses::default();
    let mut filters = Vec::new();
    for (name, value) in params {
        if value.len() > LONGEST {
            return Err(Mistake::new(What::TooMuch, name, value));
        }
        match name {
            "$select" => {
                let mut reader = Reader::new(schema, "$select", value)?;
                clauses.distinct = reader.word("distinct");
                clauses.items = reader.items()?;
                reader.end()?;
            }
            "$where" => {
                let mut reader = Reader::new(schema, "$where", value)?;
                filters.push(reader.condition()?);
                reader.end()?;
            }
            "$order" => {
                let mut reader = Reader::new(schema, "$order", value)?;
                clauses.order = reader.orders()?;
                reader.end()?;
            }
            "$group" => {
                let mut reader = Reader::new(schema, "$group", value)?;
                clauses.group = reader.columns()?;
                reader.end()?;
            }
            "$limit" => clauses.limit = Some(whole(name, value)?),
            "$offset" => clauses.offset = whole(name, value)?,
            "$q" => filters.extend(search(schema, value)),
            "$having" | "$query" => return Err(Mistake::new(What::Unsupported, name, value)),
            _ if name.starts_with("$$") => {}
            _ if name.starts_with('$') => {
                return Err(Mistake::new(What::UnknownParameter, name, value));
            }
            _ => {
                let (at, field) = field(schema, name, name)?;
                let value = scalar(field, name, value)?;
                filters.push(Filter::test(at, Test::equals(value)));
            }
        }
    }
    clauses.limit.get_or_insert(USUAL_LIMIT);
    clauses.filter = all(filters);
    clauses.query(schema, "$select")
}
