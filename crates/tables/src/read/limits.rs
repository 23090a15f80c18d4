//! How much of a file is read at most, so that nobody's file takes more memory than was meant for it.

/// How much is read at most. Each is a bound of its own, and what goes beyond it is told by its [`Cap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Rows.
    pub rows: u64,
    /// Values of the table: rows times columns, whether there is a value or not.
    pub cells: u64,
    /// Bytes of the file, unpacked, and of its values as they are written out: formats that keep a word once may name it in
    /// every row.
    pub bytes: u64,
    /// Bytes of a file that can only be read whole, packed: workbooks and Parquet.
    pub whole: u64,
    /// Bytes of a cell; a longer one is a fault, and the rest is read.
    pub cell: usize,
    /// Bytes of a row as it is written, give or take the 64 KB that are read at a time.
    pub record: u64,
    /// Rows without a value between two that have one.
    pub blank: u64,
    /// Bytes of what a workbook holds beside its sheets, unpacked: its words above all, which are kept in memory.
    pub strings: u64,
    /// Bytes of a workbook, unpacked.
    pub workbook: u64,
    /// Bytes of Parquet that lie unpacked in memory at once: of each column a dictionary and the largest page.
    pub pages: u64,
    /// Bytes in which Parquet says what it holds.
    pub footer: u64,
}

impl Limits {
    /// No bounds, for what we wrote ourselves.
    pub(crate) const NONE: Self = Self {
        rows: u64::MAX,
        cells: u64::MAX,
        bytes: u64::MAX >> 1,
        whole: u64::MAX >> 1,
        cell: usize::MAX,
        record: u64::MAX >> 1,
        blank: u64::MAX,
        strings: u64::MAX,
        workbook: u64::MAX,
        pages: u64::MAX,
        footer: u64::MAX,
    };
}

impl Default for Limits {
    /// Twenty million rows of 250 million values, 4 GB of text, 128 MB of what is read whole.
    fn default() -> Self {
        Self {
            rows: 20_000_000,
            cells: 250_000_000,
            bytes: 4 << 30,
            whole: 128 << 20,
            cell: 1 << 20,
            record: 4 << 20,
            blank: 10_000,
            strings: 64 << 20,
            workbook: 512 << 20,
            pages: 512 << 20,
            footer: 4 << 20,
        }
    }
}

/// What a file has more of than is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cap {
    /// [`Limits::rows`].
    Rows,
    /// [`crate::schema::MOST_COLUMNS`].
    Columns,
    /// [`Limits::cells`].
    Cells,
    /// [`Limits::bytes`], [`Limits::whole`] or [`Limits::workbook`].
    Bytes,
    /// [`Limits::record`].
    Record,
    /// [`Limits::blank`].
    Blank,
    /// Bytes of a column's name.
    Name,
    /// [`Limits::strings`], or pieces of them.
    Strings,
    /// Files within a workbook.
    Parts,
    /// [`Limits::pages`].
    Pages,
    /// [`Limits::footer`].
    Footer,
}

impl Cap {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Rows,
        Self::Columns,
        Self::Cells,
        Self::Bytes,
        Self::Record,
        Self::Blank,
        Self::Name,
        Self::Strings,
        Self::Parts,
        Self::Pages,
        Self::Footer,
    ];

    /// Its name where it is translated.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Cells => "cells",
            Self::Bytes => "bytes",
            Self::Record => "record",
            Self::Blank => "blank",
            Self::Name => "name",
            Self::Strings => "strings",
            Self::Parts => "parts",
            Self::Pages => "pages",
            Self::Footer => "footer",
        }
    }
}
