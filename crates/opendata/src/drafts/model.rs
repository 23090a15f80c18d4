//! Nouns of drafts: the file that was sent, what its columns are read as, what came of it.

use base::{PersonId, Text, Time};
use kernel::audit::Fresh;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use crate::model::{Dataset, Details, Frequency, Version};

/// A dataset that people of an agency look after, as they see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The dataset.
    pub dataset: Dataset,
    /// Its versions, the newest first.
    pub versions: Vec<Version>,
    /// What is to become the next one.
    pub draft: Option<Draft>,
}

/// A table on its way to being published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The slug of its dataset.
    pub dataset: String,
    /// Grows with each change, and is never used again.
    pub revision: i64,
    /// How far it has come.
    pub state: State,
    /// When it came to this state.
    pub at: Time,
    /// All that is known of it.
    pub body: DraftBody,
}

/// How far a draft has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A job looks at it.
    Waiting,
    /// The file makes no table at all.
    Refused,
    /// Some cells do not fit.
    Faulty,
    /// It is a table.
    Ready,
    /// A second person has to decide about what the gate found.
    Asked,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Waiting,
        Self::Refused,
        Self::Faulty,
        Self::Ready,
        Self::Asked,
    ];

    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Refused => "refused",
            Self::Faulty => "faulty",
            Self::Ready => "ready",
            Self::Asked => "asked",
        }
    }

    /// The state of a name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What becomes of the rows that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// They go.
    Replace,
    /// They stay, and the new ones come behind them.
    Append,
    /// They stay but for those whose key comes again.
    Upsert,
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Replace, Self::Append, Self::Upsert];

    /// Its name in forms and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Replace => "replace",
            Self::Append => "append",
            Self::Upsert => "upsert",
        }
    }

    /// The mode of a name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }
}

/// A file as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSent {
    /// What its sender calls it.
    pub name: String,
    /// The code of its format.
    pub format: String,
    /// Its size.
    pub bytes: u64,
    /// The blob that holds it.
    pub blob: String,
}

/// What a program does with rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowsWay {
    /// They come behind those that are there.
    Insert,
    /// They come in the place of those with their key, and behind them where there is none.
    Upsert,
    /// They come in the place of those with their key, of which each has to be there.
    Update,
    /// Those that filters find go.
    Delete,
}

/// Rows that a program sent for a draft, or filters that say which go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// Who sent them.
    pub by: Option<PersonId>,
    /// What becomes of them.
    pub way: RowsWay,
    /// The blob that holds them as a table; empty where they go.
    pub blob: String,
    /// Its size.
    pub bytes: u64,
    /// How many.
    pub rows: u64,
    /// Which rows go, as filters of the `DataStore`; empty where they come.
    #[serde(default)]
    pub filters: String,
}

/// Rows of a program that did not go with the table when their turn came, and were left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Who sent them.
    pub by: Option<PersonId>,
    /// What was to become of them.
    pub way: RowsWay,
    /// How many came at once, and were left out together.
    pub rows: u64,
    /// The first that does not fit, as it was sent, from 1; 0 if it is about all of them. The column is that of the key.
    pub fault: FaultLine,
}

impl LeftOut {
    /// The same for whoever may see the draft.
    pub(crate) fn told(&self) -> Json {
        json!({"method": self.way, "rows": self.rows, "fault": self.fault})
    }
}

/// What the first rows of programs made of the table, so that none is laid over it twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folded {
    /// The number of the version that it stands on; 0 if there is none.
    pub base: i64,
    /// The blob that holds it.
    pub blob: String,
    /// How many batches are in it.
    pub batches: usize,
}

/// All that is known of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftBody {
    /// Who sent it.
    pub by: Option<PersonId>,
    /// The file; one without a blob where only rows were sent, or where a job has yet to fetch it.
    pub file: FileSent,
    /// The address from which the file comes, where it was not sent.
    #[serde(default)]
    pub from: Option<String>,
    /// Rows that programs sent after the file, in order.
    #[serde(default)]
    pub batches: Vec<Batch>,
    /// What those of them made that were looked at already.
    #[serde(default)]
    pub folded: Option<Folded>,
    /// The last ones that were left out, with why.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// What becomes of the rows that are there.
    pub mode: Mode,
    /// The columns that together name a row.
    pub key: Vec<String>,
    /// What each column of the file is read as; empty until a job has looked.
    #[serde(default)]
    pub columns: Vec<PlanLine>,
    /// Words that stand for no value.
    #[serde(default)]
    pub missing: Vec<String>,
    /// Rows of the file.
    #[serde(default)]
    pub rows: u64,
    /// Why it makes no table.
    #[serde(default)]
    pub refused: Option<Refused>,
    /// The first cells that do not fit, and how many there are.
    #[serde(default)]
    pub faults: Vec<FaultLine>,
    /// How many.
    #[serde(default)]
    pub faults_total: u64,
    /// What came of it.
    #[serde(default)]
    pub built: Option<Built>,
    /// What a second person was asked, and what they said.
    #[serde(default)]
    pub ask: Option<Ask>,
}

/// What a column of a file is read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    /// What the file calls it.
    pub header: String,
    /// What the table calls it.
    pub name: String,
    /// The code of its kind.
    pub kind: String,
    /// The code of how its cells are written.
    pub notation: String,
    /// Whether it is in the table at all.
    pub keep: bool,
    /// Cells with a value, and without one.
    pub filled: u64,
    /// Cells without one.
    pub empty: u64,
    /// Whether its cells could be read in two ways.
    pub ambiguous: bool,
    /// What speaks against kinds that some cells have.
    pub against: Vec<Against>,
}

/// What speaks against a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Against {
    /// The kind.
    pub kind: String,
    /// How many cells are not so.
    pub cells: u64,
    /// The first of them.
    pub first: FaultLine,
}

/// A cell that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultLine {
    /// The row, as a spreadsheet shows it.
    pub row: u64,
    /// The name of the file's column; empty if the row itself does not fit.
    pub column: String,
    /// The beginning of what stands there.
    pub value: String,
    /// What is wrong, as [`tables::read::Fault`] has it.
    pub code: String,
}

/// Why a file makes no table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// What it is called where it is translated.
    pub code: String,
    /// What it is about: a column, a line, an encoding; may be empty.
    pub about: String,
}

/// The table that a draft makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Built {
    /// The number of the version that it stands on; 0 if there is none.
    pub base: i64,
    /// The blob that holds it.
    pub blob: String,
    /// SHA-256 of its bytes.
    pub hash: String,
    /// The size of those bytes.
    pub bytes: i64,
    /// How many rows.
    pub rows: i64,
    /// Its columns: names and kinds.
    pub columns: Vec<(String, String)>,
    /// What differs from the version before.
    pub changes: Changes,
    /// What the gate found.
    pub findings: Vec<FindingLine>,
    /// The code of what follows from it.
    pub verdict: String,
}

/// What differs from the version before, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Rows that are new.
    pub added: u64,
    /// Rows that are gone.
    pub removed: u64,
    /// Rows that are other than before.
    pub changed: u64,
    /// Columns that are new.
    pub columns_added: Vec<String>,
    /// Columns that are gone.
    pub columns_removed: Vec<String>,
}

impl DraftBody {
    /// A draft of a file, at which nobody has looked.
    pub(crate) fn new(
        by: Option<PersonId>,
        (file, from): (FileSent, Option<String>),
        (mode, key): (Mode, Vec<String>),
    ) -> Self {
        Self {
            by,
            file,
            from,
            batches: Vec::new(),
            folded: None,
            left_out: Vec::new(),
            mode,
            key,
            columns: Vec::new(),
            missing: Vec::new(),
            rows: 0,
            refused: None,
            faults: Vec::new(),
            faults_total: 0,
            built: None,
            ask: None,
        }
    }

    /// Whether a program sent rows for it.
    pub const fn is_by_rows(&self) -> bool {
        !self.batches.is_empty()
    }

    /// Whether no file is in it, only what programs sent.
    pub const fn is_rows_only(&self) -> bool {
        self.file.blob.is_empty() && self.from.is_none()
    }

    /// Whether it only tells of rows that were left out.
    pub const fn is_spent(&self) -> bool {
        self.is_rows_only() && !self.is_by_rows()
    }
}

impl Built {
    /// The table as a version that has no number yet.
    pub(crate) fn version(&self, at: Time) -> Version {
        Version {
            number: 0,
            at,
            blob: self.blob.clone(),
            hash: self.hash.clone(),
            bytes: self.bytes,
            rows: self.rows,
            columns: self.columns.clone(),
            receipt: None,
            retracted: None,
        }
    }
}

impl Changes {
    /// Whether nothing differs.
    pub const fn is_none(&self) -> bool {
        self.added == 0
            && self.removed == 0
            && self.changed == 0
            && self.columns_added.is_empty()
            && self.columns_removed.is_empty()
    }
}

/// What the gate found in a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingLine {
    /// The column.
    pub column: String,
    /// The code of what it is.
    pub sort: String,
    /// In how many cells.
    pub cells: u64,
    /// Of how many that have a value.
    pub of: u64,
    /// A few of them, masked.
    pub examples: Vec<String>,
    /// The code of what follows.
    pub verdict: String,
}

/// What a second person is asked about a draft, and what they said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Who asked.
    pub by: Option<PersonId>,
    /// Why it may be published all the same.
    pub reason: String,
    /// Why the other one refused, if they did.
    pub refused: Option<String>,
}

/// A dataset to be made.
#[derive(Debug, Clone)]
pub struct DatasetNew {
    /// What it is to be called in addresses.
    pub slug: String,
    /// The code of the agency that publishes it.
    pub agency: String,
    /// What is said of it.
    pub about: DatasetAbout,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// What a publisher says of a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatasetAbout {
    /// Its title.
    pub title: Text,
    /// What it is.
    pub about: Text,
    /// How often it changes.
    pub frequency: Frequency,
    /// Under which licence, as an SPDX identifier.
    pub licence: String,
    /// The rest.
    pub details: Details,
    /// What stands in a column, for those that are named; the others keep theirs.
    pub columns: Vec<(String, Text)>,
}

/// What a sender knows of the draft that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Whether there is one is all the same to them.
    Anything,
    /// There was none.
    Nothing,
    /// Its revision.
    Revision(i64),
}

impl Seen {
    /// What somebody knows who saw a draft, or none.
    pub fn of(draft: Option<&Draft>) -> Self {
        draft.map_or(Self::Nothing, |draft| Self::Revision(draft.revision))
    }

    /// Whether it is still so.
    pub fn holds(self, draft: Option<&Draft>) -> bool {
        self == Self::Anything || self == Self::of(draft)
    }
}

/// A file to become a draft; its bytes are kept already.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The slug of the dataset.
    pub slug: String,
    /// The file; without a blob if it is to be fetched.
    pub file: FileSent,
    /// From where, if it is.
    pub from: Option<String>,
    /// The draft that its sender saw.
    pub seen: Seen,
    /// What becomes of the rows that are there.
    pub mode: Mode,
}

/// Rows to become part of a dataset's draft; their bytes are kept already.
#[derive(Debug, Clone)]
pub struct RowsSent {
    /// The slug of the dataset.
    pub slug: String,
    /// The rows.
    pub batch: Batch,
    /// The columns of the table that they were read for: names and kinds.
    pub columns: Vec<(String, String)>,
    /// The columns that together name a row, if that is said.
    pub key: Option<Vec<String>>,
}

/// How a steward wants the columns of a draft to be read.
#[derive(Debug, Clone)]
pub struct Replan {
    /// The slug of the dataset.
    pub slug: String,
    /// The revision that they saw.
    pub revision: i64,
    /// For each column that they say something of, by its header.
    pub columns: Vec<Planned>,
    /// Words that stand for no value.
    pub missing: Vec<String>,
    /// The columns that together name a row.
    pub key: Vec<String>,
}

/// How one column is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// What the file calls it.
    pub header: String,
    /// What the table is to call it.
    pub name: String,
    /// Its kind and how its cells are written, by code; nothing leaves it out.
    pub reading: Option<(String, String)>,
}

/// A version to be cut from a draft, a question or an answer about one.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The slug of the dataset.
    pub slug: String,
    /// The revision that they saw.
    pub revision: i64,
    /// Why; empty where nothing has to be said.
    pub reason: String,
    /// Whether it may be published, where that is the question.
    pub approve: bool,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// A version to be taken back.
#[derive(Debug, Clone)]
pub struct Retract {
    /// The slug of the dataset.
    pub slug: String,
    /// The version.
    pub number: i64,
    /// Why, for everybody to read.
    pub notice: String,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The slug of the dataset.
    pub slug: String,
    /// The number of the version.
    pub number: i64,
    /// SHA-256 of its bytes.
    pub hash: String,
}
