//! A named SQL statement, with its two dialects side by side where they must differ.

/// A statement in portable SQL.
///
/// Parameters are written `$1`, `$2`, … and mean the same number on both databases, in whatever order
/// they appear. `name` is the dotted name that errors and logs carry, such as `reports.find`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sql {
    /// The dotted name that errors and logs carry.
    pub name: &'static str,
    /// The text that both databases understand.
    pub text: &'static str,
    /// The text for PostgreSQL, where it must differ.
    pub postgres: Option<&'static str>,
    /// The text for SQLite, where it must differ.
    pub sqlite: Option<&'static str>,
}

impl Sql {
    /// A statement with one text for both databases.
    pub const fn new(name: &'static str, text: &'static str) -> Self {
        Self {
            name,
            text,
            postgres: None,
            sqlite: None,
        }
    }

    /// The same statement with a text of its own for PostgreSQL.
    pub const fn postgres(mut self, text: &'static str) -> Self {
        self.postgres = Some(text);
        self
    }

    /// The same statement with a text of its own for SQLite.
    pub const fn sqlite(mut self, text: &'static str) -> Self {
        self.sqlite = Some(text);
        self
    }
}
