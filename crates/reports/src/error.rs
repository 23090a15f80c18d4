//! What can go wrong with a report.

use base::Problem;
use kernel::moderation::Fault;
use kernel::{cases, documents, identity};

use crate::model::ReportNew;

/// Why an act on a report was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No category of this code takes reports.
    #[error("no such category")]
    CategoryUnknown,
    /// No agency of this code.
    #[error("no such agency")]
    AgencyUnknown,
    /// The description is longer than 4,000 characters.
    #[error("the description is too long")]
    DescriptionLong,
    /// Neither words nor a recording.
    #[error("nothing is said")]
    DescriptionMissing,
    /// More documents than [`ReportNew::DOCUMENTS_MAX`].
    #[error("too many documents")]
    DocumentsMany,
    /// An alert that asks for nothing.
    #[error("an alert about nothing")]
    AlertEmpty,
    /// An alert around a place abroad, or of a size that there is not.
    #[error("no place of the country")]
    AlertPlace,
    /// An alert for a category of which nobody is told.
    #[error("no such category to tell of")]
    AlertCategory,
    /// More alerts than [`crate::alerts::ALERTS_MAX`].
    #[error("too many alerts")]
    AlertsMany,
    /// The draft is gone or was never there.
    #[error("no such draft")]
    DraftGone,
    /// The draft was begun in somebody else's name than the one in which the actor acts now.
    #[error("the draft is for somebody else")]
    DraftOther,
    /// The secret does not open the report, or there is none.
    #[error("the secret is wrong")]
    KeyWrong,
    /// Too many wrong secrets for this reference.
    #[error("too many wrong secrets")]
    TriesMany,
    /// It is asked about closed reports only.
    #[error("the report is not closed")]
    NotClosed,
    /// The same key came with another request.
    #[error("the idempotency key was used for another request")]
    OnceOther,
    /// The reference was taken by chance: draw another.
    #[error("the reference is taken")]
    ReferenceTaken,
    /// No ready reply of this name goes with this move.
    #[error("no such reply")]
    ReplyUnknown,
    /// A ready reply needs a name of at most so many characters.
    #[error("the reply's name is missing or too long")]
    ReplyName(usize),
    /// Lines of codes of which one is no line, or names no category of ours.
    #[error("not codes of categories")]
    PartnerServices,
    /// No category of ours for what we do not know.
    #[error("no such category for what is unknown")]
    PartnerFallback,
    /// A key is at most so long.
    #[error("the key is too long")]
    PartnerKey(usize),
    /// A part of the map with more cells than an answer holds.
    #[error("too many cells")]
    BoxWide,
    /// Moderation needs a reason of the list or some words.
    #[error("no reason for moderation")]
    ModerationReason,
    /// That reason is longer than [`crate::moderation::REASON_MAX`].
    #[error("the reason for moderation is too long")]
    ModerationReasonLong,
    /// No words to stand in place of those that are there.
    #[error("no words in their place")]
    ModerationText,
    /// The part cannot be moderated so, or it is so already.
    #[error("nothing would change")]
    ModerationUnfit,
    /// Nobody waits for a decision, or somebody else has to decide.
    #[error("somebody else has to decide")]
    ModerationOther,
    /// Nothing was moderated to which nobody has objected yet.
    #[error("nothing to object to")]
    ModerationNothing,
    /// Nothing is taken from this sender until a day, for a reason that only they are told.
    #[error("nothing is taken from this sender now")]
    Banned {
        /// The day.
        until: String,
        /// The reason, where it is the person themselves who asks.
        reason: Option<String>,
    },
    /// A closed report cannot be opened again.
    #[error("the report is closed")]
    Closed,
    /// A fault of the case engine.
    #[error(transparent)]
    Case(#[from] cases::Error),
    /// A fault of a document.
    #[error(transparent)]
    Document(#[from] documents::Error),
    /// A fault around the person.
    #[error(transparent)]
    Identity(#[from] identity::Error),
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<kernel::once::Other> for Error {
    fn from(_: kernel::once::Other) -> Self {
        Self::OnceOther
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Missing => Self::ModerationReason,
            Fault::Long => Self::ModerationReasonLong,
            Fault::Unknown => cases::Error::ReasonWrong.into(),
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::CategoryUnknown => {
                Self::invalid().field("service_code", "reports.category_unknown")
            }
            Error::AgencyUnknown => Self::invalid().field("agency", "reports.agency_unknown"),
            Error::DescriptionLong => Self::invalid().field_with(
                "description",
                "reports.description_long",
                vec![("max", ReportNew::DESCRIPTION_MAX.into())],
            ),
            Error::DescriptionMissing => {
                Self::invalid().field("description", "reports.description_missing")
            }
            Error::DocumentsMany => Self::invalid().field_with(
                "photos",
                "reports.documents_many",
                vec![("max", ReportNew::DOCUMENTS_MAX.into())],
            ),
            Error::AlertEmpty => Self::invalid().field("words", "reports.alert_empty"),
            Error::AlertPlace => Self::invalid().field("words", "reports.alert_place"),
            Error::AlertCategory => Self::invalid().field("category", "reports.alert_category"),
            Error::AlertsMany => {
                Self::new(422, "reports.alerts_many").with("max", crate::alerts::ALERTS_MAX)
            }
            Error::DraftGone => Self::new(404, "reports.draft_gone"),
            Error::DraftOther => Self::new(409, "reports.draft_other"),
            Error::KeyWrong => Self::invalid().field("key", "reports.key_wrong"),
            Error::TriesMany => Self::new(429, "reports.tries_many").retry_after(3_600),
            Error::NotClosed => Self::new(409, "reports.not_closed"),
            Error::OnceOther => Self::new(422, "reports.once_other"),
            Error::ReferenceTaken => Self::new(503, "reports.busy").retry_after(1),
            Error::ReplyUnknown => Self::invalid().field("reply", "reports.reply_unknown"),
            Error::ReplyName(max) => {
                Self::invalid().field_with("name", "reports.reply_name", vec![("max", max.into())])
            }
            Error::PartnerServices => Self::invalid().field("services", "reports.partner_services"),
            Error::PartnerFallback => Self::invalid().field("fallback", "reports.partner_fallback"),
            Error::PartnerKey(max) => {
                Self::invalid().field_with("api_key", "web.too_long", vec![("most", max.into())])
            }
            Error::BoxWide => Self::invalid().field("bbox", "reports.box_wide"),
            Error::ModerationReason => Self::invalid().field("words", "reports.moderation_reason"),
            Error::ModerationReasonLong => {
                let most = vec![("most", crate::moderation::REASON_MAX.into())];
                Self::invalid().field_with("words", "web.too_long", most)
            }
            Error::ModerationText => Self::invalid().field("text", "reports.moderation_text"),
            Error::ModerationUnfit => Self::new(409, "reports.moderation_unfit"),
            Error::ModerationOther => Self::new(409, "reports.moderation_other"),
            Error::ModerationNothing => Self::new(409, "reports.moderation_nothing"),
            Error::Banned { until, reason } => banned(until, reason),
            Error::Closed => Self::new(409, "reports.closed"),
            Error::Case(error) => error.into(),
            Error::Document(error) => error.into(),
            Error::Identity(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}

/// Whoever only typed an address is not told why its owner is not heard.
fn banned(until: String, reason: Option<String>) -> Problem {
    match reason {
        Some(reason) => Problem::new(409, "reports.banned_why")
            .with("until", until)
            .with("reason", reason),
        None => Problem::new(409, "reports.banned").with("until", until),
    }
}
