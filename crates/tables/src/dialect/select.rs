//! Questions that are put together of clauses, as SQL and `SoQL` have them.

use crate::dialect::expression::Item;
use crate::dialect::{Mistake, What};
use crate::query::{Filter, Query, Sort};
use crate::schema::Schema;

/// The clauses.
#[derive(Debug, Default)]
pub(crate) struct Clauses {
    pub(crate) items: Vec<Item>,
    pub(crate) distinct: bool,
    pub(crate) filter: Option<Filter>,
    pub(crate) group: Vec<usize>,
    pub(crate) order: Vec<(String, bool)>,
    pub(crate) limit: Option<u64>,
    pub(crate) offset: u64,
}

impl Clauses {
    /// The question that they make. What is not grouped by cannot stand beside figures, and what is has to be shown. A column
    /// that is named again is answered once.
    pub(crate) fn query(self, schema: &Schema, place: &'static str) -> Result<Query, Mistake> {
        let mut columns = Vec::new();
        let mut aggregates = Vec::new();
        let mut is_all = self.items.is_empty();
        for item in self.items {
            match item {
                Item::All => is_all = true,
                Item::Column(at) => once(&mut columns, at),
                Item::Figure(figure) => aggregates.push(figure),
            }
        }
        let name = |at: usize| schema.field(at).map_or("", |field| field.name.as_str());
        let is_grouped = !self.group.is_empty() || !aggregates.is_empty();
        if is_grouped {
            if is_all && (self.group.is_empty() || !columns.is_empty()) {
                return Err(Mistake::new(What::Conflict("group"), place, "*"));
            }
            if let Some(at) = columns.iter().find(|at| !self.group.contains(at)) {
                return Err(Mistake::new(What::Conflict("group"), place, name(*at)));
            }
            let hidden = self.group.iter().find(|at| !columns.contains(at));
            if let Some(at) = hidden.filter(|_| !is_all) {
                return Err(Mistake::new(What::Unsupported, place, name(*at)));
            }
            if columns.is_empty() {
                for at in self.group {
                    once(&mut columns, at);
                }
            }
        }
        let mut query = Query {
            filter: self.filter,
            distinct: self.distinct && !is_grouped,
            offset: self.offset,
            limit: self.limit,
            aggregates,
            ..Query::default()
        };
        if is_grouped {
            query.group = columns;
        } else if !is_all {
            query.columns = Some(columns);
        }
        for (wanted, descending) in self.order {
            let column = place_of(&query, schema, &wanted).ok_or_else(|| {
                let known = schema.names().map(str::to_owned).collect();
                Mistake::new(What::UnknownColumn(known), place, &wanted)
            })?;
            query.sort.push(Sort { column, descending });
        }
        Ok(query)
    }
}

/// Adds a column that is not there yet.
pub(crate) fn once(columns: &mut Vec<usize>, at: usize) {
    if !columns.contains(&at) {
        columns.push(at);
    }
}

/// Where a name stands among what is sorted: the table's columns, or what is answered.
pub(crate) fn place_of(query: &Query, schema: &Schema, name: &str) -> Option<usize> {
    if !query.is_grouped() {
        return schema.position(name);
    }
    let keys = query.keys(schema);
    let names = keys
        .iter()
        .map(|at| schema.field(*at).map(|field| field.name.as_str()));
    let figures = query.aggregates.iter();
    names
        .chain(figures.map(|figure| Some(figure.name.as_str())))
        .position(|other| other == Some(name))
}
