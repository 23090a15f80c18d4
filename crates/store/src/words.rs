//! Full text: both databases only keep and intersect the tokens that `base::words` made.

use std::cell::RefCell;

use crate::{Error, Sql, Tx, Value, params};

/// A text that holds all the tokens asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What sort of thing the text is of, such as `reports.report`.
    pub kind: String,
    /// The thing's id.
    pub id: String,
    /// Its stored tokens, in order, with a space between two: what ranking works on.
    pub tokens: String,
}

const PUT: Sql = Sql::new("store.words_put", "")
    .postgres(
        "insert into store_words (kind, id, tokens, terms)
         values ($1, $2, $3, array_to_tsvector(string_to_array(cast($3 as text), ' ')))
         on conflict (kind, id) do update set tokens = excluded.tokens, terms = excluded.terms",
    )
    .sqlite(
        "insert into store_words (kind, id, tokens) values ($1, $2, $3)
         on conflict (kind, id) do update set tokens = excluded.tokens returning place",
    );
const INDEX_PUT: Sql = Sql::new("store.words_index", "")
    .sqlite("insert or replace into store_words_index (rowid, tokens) values ($1, $2)");
const REMOVE: Sql = Sql::new(
    "store.words_remove",
    "delete from store_words where kind = $1 and id = $2",
)
.sqlite("delete from store_words where kind = $1 and id = $2 returning place");
const INDEX_REMOVE: Sql =
    Sql::new("store.words_unindex", "").sqlite("delete from store_words_index where rowid = $1");
const FIND: Sql = Sql::new("store.words_find", "")
    .postgres(
        "select kind, id, tokens from store_words
         where kind = $1 and terms @@ cast(cast($2 as text) as tsquery)
         order by id desc limit $3",
    )
    .sqlite(
        "select kind, id, store_words.tokens as tokens from store_words_index
         join store_words on store_words.place = store_words_index.rowid
         where store_words_index match $2 and kind = $1
         order by id desc limit $3",
    );

/// What SQLite's full-text index is to be told before a group of closures is committed. It writes out all that
/// it holds at every savepoint, so it is not touched while closures run in theirs.
#[derive(Debug, Default)]
pub(crate) struct IndexChanges(RefCell<Vec<IndexChange>>);

#[derive(Debug)]
struct IndexChange {
    sql: &'static Sql,
    values: Vec<Value>,
}

impl IndexChanges {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.borrow().len()
    }

    /// Forgets those after the first so many, whose closure was rolled back.
    pub(crate) fn truncate(&self, length: usize) {
        self.0.borrow_mut().truncate(length);
    }

    /// Tells them all, in their order. Telling them again changes nothing.
    pub(crate) fn tell(
        &self,
        mut exec: impl FnMut(&Sql, &[Value]) -> Result<u64, Error>,
    ) -> Result<(), Error> {
        self.0
            .borrow()
            .iter()
            .try_for_each(|change| exec(change.sql, &change.values).map(drop))
    }

    fn add(&self, sql: &'static Sql, values: Vec<Value>) {
        self.0.borrow_mut().push(IndexChange { sql, values });
    }
}

impl Tx<'_> {
    /// Makes a text findable by its tokens, in place of what was there under this kind and id.
    pub fn words_put(&mut self, kind: &str, id: &str, tokens: &[String]) -> Result<(), Error> {
        let joined = tokens
            .iter()
            .map(|token| plain(token))
            .filter(|token| !token.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        if self.is_postgres() {
            return self.put(&PUT, &params![kind, id, joined]);
        }
        let place: Option<i64> =
            self.one(&PUT, &params![kind, id, &joined], |row| row.get("place"))?;
        self.index(&INDEX_PUT, params![place, joined].to_vec())
    }

    /// Makes a text unfindable.
    pub fn words_remove(&mut self, kind: &str, id: &str) -> Result<(), Error> {
        if self.is_postgres() {
            return self.exec(&REMOVE, &params![kind, id]).map(drop);
        }
        let place: Option<i64> = self.one(&REMOVE, &params![kind, id], |row| row.get("place"))?;
        match place {
            Some(place) => self.index(&INDEX_REMOVE, params![place].to_vec()),
            None => Ok(()),
        }
    }

    fn index(&mut self, sql: &'static Sql, values: Vec<Value>) -> Result<(), Error> {
        let Some(changes) = self.index_changes() else {
            return self.exec(sql, &values).map(drop);
        };
        self.check(sql, &values)?;
        changes.add(sql, values);
        Ok(())
    }

    /// The newest `limit` texts of these kinds that hold every token, newest id first.
    ///
    /// A token that ends in `*` stands for all tokens that start so. Without tokens nothing is found.
    pub fn words_find(
        &mut self,
        kinds: &[&str],
        tokens: &[String],
        limit: u32,
    ) -> Result<Vec<Found>, Error> {
        let Some(query) = query(tokens, self.is_postgres()) else {
            return Ok(Vec::new());
        };
        if let Some(changes) = self.index_changes() {
            changes.tell(|sql, values| self.exec(sql, values))?;
        }
        let mut found = Vec::new();
        for kind in kinds {
            let values = params![*kind, &query, limit];
            found.extend(self.all(&FIND, &values, |row| {
                Ok(Found {
                    kind: row.get("kind")?,
                    id: row.get("id")?,
                    tokens: row.get("tokens")?,
                })
            })?);
        }
        found.sort_by(|a, b| (&b.id, &a.kind).cmp(&(&a.id, &b.kind)));
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(found)
    }
}

/// The token without what either query language might take for syntax.
fn plain(token: &str) -> String {
    let is_plain = |letter: &char| !letter.is_ascii() || letter.is_ascii_alphanumeric();
    token.chars().filter(is_plain).collect()
}

/// The tokens in the database's query language, or nothing if there is nothing to look for.
fn query(tokens: &[String], is_postgres: bool) -> Option<String> {
    let (quote, prefix, and) = if is_postgres {
        ("'", ":*", " & ")
    } else {
        ("\"", "*", " AND ")
    };
    let parts: Vec<String> = tokens
        .iter()
        .map(|token| (plain(token), token.ends_with('*')))
        .filter(|(token, _)| !token.is_empty())
        .map(|(token, open)| format!("{quote}{token}{quote}{}", if open { prefix } else { "" }))
        .collect();
    (!parts.is_empty()).then(|| parts.join(and))
}
