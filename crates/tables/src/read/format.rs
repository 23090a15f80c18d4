//! Formats of files, and telling them apart.

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Values between commas, semicolons, tabs or bars, whichever its header has.
    Csv,
    /// Values between tabs.
    Tsv,
    /// A workbook, of which the first sheet that has cells is read.
    Xlsx,
    /// A list of objects, or an object with such a list as its `data`.
    Json,
    /// An object in each line.
    Ndjson,
    /// Columns, packed.
    Parquet,
    /// A collection of features.
    GeoJson,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Csv,
        Self::Tsv,
        Self::Xlsx,
        Self::Json,
        Self::Ndjson,
        Self::Parquet,
        Self::GeoJson,
    ];

    /// Its name, which is also the ending of its files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Parquet => "parquet",
            Self::GeoJson => "geojson",
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

    /// What a file is by its first bytes, then by the ending of its name; CSV if neither says anything.
    pub fn sniff(head: &[u8], name: &str) -> Self {
        let by_name = name
            .rsplit_once('.')
            .and_then(|(_, ending)| Self::parse(ending));
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        let text = text.trim_ascii_start();
        match (head, text.first()) {
            ([b'P', b'K', 3, 4, ..], _) => Self::Xlsx,
            ([b'P', b'A', b'R', b'1', ..], _) => Self::Parquet,
            (_, Some(b'[')) => Self::Json,
            (_, Some(b'{')) => match by_name {
                Some(format @ (Self::Json | Self::Ndjson | Self::GeoJson)) => format,
                _ if has(text, b"FeatureCollection") => Self::GeoJson,
                _ => Self::Ndjson,
            },
            _ => by_name
                .filter(|format| matches!(format, Self::Csv | Self::Tsv))
                .unwrap_or(Self::Csv),
        }
    }
}

fn has(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|window| window == word)
}
