//! What can go wrong, and how it is told.

use base::Problem;
use kernel::cases;
use kernel::datasets::RowsError;
use kernel::documents;
use kernel::identity;
use kernel::once::Other;
use tables::dialect::{Mistake, What};
use tables::query::QueryError;

/// Why something was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such dataset, version or format.
    #[error("no such dataset")]
    Missing,
    /// The version was taken back; what its publisher says of that.
    #[error("this version was taken back")]
    Retracted(String),
    /// A name that addresses cannot have.
    #[error("no dataset can be called so")]
    Slug,
    /// Another dataset is called so.
    #[error("another dataset is called so")]
    Taken,
    /// There is no draft.
    #[error("there is no draft")]
    NoDraft,
    /// Somebody changed the draft meanwhile.
    #[error("the draft was changed meanwhile")]
    Stale,
    /// Somebody published a version meanwhile.
    #[error("a version was published meanwhile")]
    Overtaken,
    /// Rows are to be put in the place of others, and nothing says which.
    #[error("the dataset has no key")]
    NoKey,
    /// A draft has as many rows from programs as it takes.
    #[error("the draft takes no more rows")]
    RowsMany,
    /// Others wait for what becomes of the draft.
    #[error("others wait for the draft")]
    Awaited,
    /// Rows wait for which another key was said.
    #[error("rows wait for which another key was said")]
    KeyFixed,
    /// What was published does not disappear.
    #[error("a version was published")]
    Published,
    /// The draft is not so far.
    #[error("the draft is not so far")]
    Unready,
    /// A second person has to decide.
    #[error("a second person has to decide")]
    SecondNeeded,
    /// What the gate found cannot be published.
    #[error("it cannot be published as it is")]
    Blocked,
    /// Whoever sent it or asked cannot decide.
    #[error("somebody else has to decide")]
    SamePerson,
    /// Nobody said why.
    #[error("a reason is needed")]
    ReasonMissing,
    /// The reason is too long.
    #[error("the reason is too long")]
    ReasonLong,
    /// Nobody said what is wrong.
    #[error("what is wrong is not said")]
    FaultUnsaid,
    /// The title is missing.
    #[error("the title is missing")]
    TitleMissing,
    /// The title is too long.
    #[error("the title is too long")]
    TitleLong,
    /// There are no words.
    #[error("words are missing")]
    WordsMissing,
    /// The words are too long.
    #[error("the words are too long")]
    WordsLong,
    /// Words that everybody would read hold these personal numbers.
    #[error("personal numbers in public words")]
    PersonalWords(Vec<String>),
    /// No agency of this code can be asked.
    #[error("no such agency")]
    AgencyUnknown,
    /// Nobody said what was made.
    #[error("what was made is not said")]
    SortMissing,
    /// Nobody said what it does.
    #[error("what it does is not said")]
    AboutMissing,
    /// What it does is too long.
    #[error("what it does is too long")]
    AboutLong,
    /// No address of a page that anybody can open.
    #[error("no address of a page")]
    UrlWrong,
    /// There is no such dataset among those that are named.
    #[error("no dataset {0}")]
    DatasetUnknown(String),
    /// No dataset is named, or too many are.
    #[error("no dataset is named, or too many")]
    DatasetsMany,
    /// Nobody joins what is closed.
    #[error("the ticket is closed")]
    TicketClosed,
    /// The words name no dataset as which something was published.
    #[error("where it is published is not said")]
    PublishedWhere,
    /// The engine refuses it.
    #[error(transparent)]
    Case(#[from] cases::Error),
    /// Something that is said of a catalogue elsewhere is not as it has to be; the field.
    #[error("{0} is not as it has to be")]
    SourceWrong(&'static str),
    /// Another catalogue elsewhere is called so.
    #[error("another catalogue is called so")]
    SourceTaken,
    /// Somebody changed the catalogue elsewhere meanwhile.
    #[error("the catalogue was changed meanwhile")]
    SourceStale,
    /// The key was used for another request.
    #[error(transparent)]
    OnceOther(#[from] Other),
    /// The question names no dataset.
    #[error("no dataset is named")]
    NoId,
    /// A question that the dialect does not allow.
    #[error(transparent)]
    Mistake(#[from] Mistake),
    /// A question that the table cannot answer.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A mark of a page that is not written as ours are.
    #[error("no mark of a page: {0}")]
    Cursor(String),
    /// A mark of a page of another version.
    #[error("a mark of version {of} for version {asked}")]
    CursorOld {
        /// Its version.
        of: i64,
        /// The one that is asked.
        asked: i64,
    },
    /// A version's bytes are not what they were.
    #[error("version {number} of {slug} cannot be read: {why}")]
    Damaged {
        /// The dataset.
        slug: String,
        /// The version.
        number: i64,
        /// What is wrong.
        why: String,
    },
    /// What a module publishes of its own work holds something that must not become public.
    #[error("{slug} is withheld: {what}")]
    Withheld {
        /// The dataset.
        slug: String,
        /// What was found, and where.
        what: String,
    },
    /// What a module publishes of its own work could not be read.
    #[error(transparent)]
    Rows(#[from] RowsError),
    /// Whoever follows could not be looked up.
    #[error(transparent)]
    Identity(#[from] identity::Error),
    /// The bytes could not be kept or fetched.
    #[error(transparent)]
    Documents(#[from] documents::Error),
    /// What another part of the house said.
    #[error("{}", .0.code)]
    Problem(Problem),
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Missing => Self::not_found(),
            Error::Retracted(notice) => Self::new(410, "opendata.retracted").with("notice", notice),
            Error::Slug => Self::invalid().field("slug", "opendata.slug_wrong"),
            Error::Taken => Self::invalid().field("slug", "opendata.slug_taken"),
            Error::NoDraft => Self::new(409, "opendata.no_draft"),
            Error::Stale => Self::new(409, "opendata.draft_stale"),
            Error::Overtaken => Self::new(409, "opendata.draft_overtaken"),
            Error::NoKey => Self::invalid().field("mode", "opendata.no_key"),
            Error::RowsMany => Self::new(409, "opendata.rows_many"),
            Error::Awaited => Self::new(409, "opendata.draft_awaited"),
            Error::KeyFixed => Self::invalid().field("primary_key", "opendata.key_fixed"),
            Error::Published => Self::new(409, "opendata.published_stays"),
            Error::Unready => Self::new(409, "opendata.draft_unready"),
            Error::SecondNeeded => Self::new(409, "opendata.second_needed"),
            Error::Blocked => Self::new(409, "opendata.blocked"),
            Error::SamePerson => Self::new(403, "opendata.same_person"),
            Error::ReasonMissing => Self::invalid().field("reason", "opendata.reason_missing"),
            Error::ReasonLong => Self::invalid().field("reason", "opendata.text_long"),
            Error::FaultUnsaid => Self::invalid().field("reason", "opendata.fault_unsaid"),
            Error::TitleMissing => Self::invalid().field("title", "opendata.title_missing"),
            Error::TitleLong => Self::invalid().field("title", "opendata.text_long"),
            Error::WordsMissing => Self::invalid().field("words", "opendata.words_missing"),
            Error::WordsLong => Self::invalid().field("words", "opendata.text_long"),
            Error::PersonalWords(found) => Self::invalid().field_with(
                "words",
                "opendata.words_personal",
                vec![("words", found.join(", ").into())],
            ),
            Error::AgencyUnknown => Self::invalid().field("agency", "opendata.agency_unknown"),
            Error::SortMissing => Self::invalid().field("sort", "opendata.sort_missing"),
            Error::AboutMissing => Self::invalid().field("about", "opendata.about_missing"),
            Error::AboutLong => Self::invalid().field("about", "opendata.text_long"),
            Error::UrlWrong => Self::invalid().field("url", "opendata.url_wrong"),
            Error::DatasetUnknown(slug) => Self::invalid().field_with(
                "datasets",
                "opendata.dataset_unknown",
                vec![("dataset", slug.into())],
            ),
            Error::DatasetsMany => Self::invalid().field("datasets", "opendata.datasets_many"),
            Error::TicketClosed => Self::new(409, "opendata.ticket_closed"),
            Error::PublishedWhere => Self::invalid().field("body", "opendata.published_where"),
            Error::Case(error) => error.into(),
            Error::SourceWrong(field) => source_wrong(field),
            Error::SourceTaken => Self::invalid().field("name", "opendata.source_taken"),
            Error::SourceStale => Self::new(409, "opendata.source_stale"),
            Error::OnceOther(other) => other.into(),
            Error::NoId => Self::new(400, "opendata.no_id"),
            Error::Mistake(mistake) => mistaken(mistake),
            Error::Query(error) => unanswerable(&error),
            Error::Cursor(given) => Self::new(400, "opendata.cursor").with("given", given),
            Error::CursorOld { of, asked } => Self::new(400, "opendata.cursor_old")
                .with("of", of)
                .with("asked", asked),
            Error::Damaged { .. } => {
                tracing::error!(%error, "published data is damaged");
                Self::internal()
            }
            Error::Withheld { .. } | Error::Rows(_) => {
                tracing::error!(%error, "a dataset of our own cannot be published");
                Self::internal()
            }
            Error::Identity(error) => error.into(),
            Error::Documents(error) => error.into(),
            Error::Problem(problem) => problem,
            Error::Store(error) => error.into(),
        }
    }
}

/// What is wrong with what was said of a catalogue elsewhere.
fn source_wrong(field: &'static str) -> Problem {
    let code = match field {
        "name" => "opendata.source_name",
        "url" => "opendata.source_url",
        "hours" => "opendata.source_hours",
        "publishers" => "opendata.source_publishers",
        _ => "opendata.source_choice",
    };
    Problem::invalid().field(field, code)
}

/// A question that is not written as it should be.
fn mistaken(mistake: Mistake) -> Problem {
    let code = match &mistake.what {
        What::UnknownParameter => "opendata.unknown_parameter",
        What::UnknownColumn(_) => "opendata.unknown_column",
        What::NoColumn => "opendata.no_column",
        What::WrongKind(_) => "opendata.wrong_kind",
        What::NotText => "opendata.not_text",
        What::NotNumber => "opendata.not_number",
        What::NotTime => "opendata.not_time",
        What::NotCount => "opendata.not_count",
        What::NotFlag => "opendata.not_flag",
        What::Syntax => "opendata.syntax",
        What::UnknownFunction => "opendata.unknown_function",
        What::Conflict(_) => "opendata.conflict",
        What::Unsupported => "opendata.unsupported",
        What::TooMuch => "opendata.too_much",
    };
    let more = match mistake.what {
        What::UnknownColumn(known) => known.join(", "),
        What::WrongKind(kind) => kind.code().to_owned(),
        What::Conflict(other) => other.to_owned(),
        _ => String::new(),
    };
    Problem::new(400, code)
        .with("place", mistake.place)
        .with("given", mistake.given)
        .with("more", more)
}

/// A question that is well written and cannot be answered.
fn unanswerable(error: &QueryError) -> Problem {
    let (code, given, more) = match error {
        QueryError::NotText(column) => ("opendata.not_text", column.as_str(), ""),
        QueryError::NotNumber(column) => ("opendata.not_number", column.as_str(), ""),
        QueryError::TooLarge(figure) => ("opendata.sum_too_large", figure.as_str(), ""),
        QueryError::WrongKind { column, kind } => {
            ("opendata.wrong_kind", column.as_str(), kind.code())
        }
        _ => ("opendata.too_much", "", ""),
    };
    Problem::new(400, code)
        .with("place", given.to_owned())
        .with("given", given.to_owned())
        .with("more", more)
}
