//! Formats of files, and telling them apart.

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Values between commas, semicolons, tabs or bars, whichever its header has.
    Csv,
    /// Values between tabs.
    Tsv,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Tsv];

    /// Its name, which is also the ending of its files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
        }
    }

    /// The format of a name or ending.
    pub fn parse(code: &str) -> Option<Self> {
        let is_called = |format: &Self| code.eq_ignore_ascii_case(format.code());
        Self::ALL.into_iter().find(is_called)
    }

    /// Whether it tells numbers from text by itself.
    pub const fn is_typed(self) -> bool {
        !matches!(self, Self::Csv | Self::Tsv)
    }

    /// What a file is by the ending of its name; CSV if that says nothing.
    pub fn sniff(_head: &[u8], name: &str) -> Self {
        name.rsplit_once('.')
            .and_then(|(_, ending)| Self::parse(ending))
            .unwrap_or(Self::Csv)
    }
}
