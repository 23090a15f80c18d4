//! What can go wrong with a request for information.

use base::Problem;
use kernel::moderation::{Fault, REASON_MAX};
use kernel::{cases, documents, identity};

use crate::model::RequestNew;

/// Why an act on a request was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No agency of this code can be asked.
    #[error("no such agency")]
    AgencyUnknown,
    /// The law asks who asks.
    #[error("an account is needed")]
    AccountNeeded,
    /// The title is missing.
    #[error("the title is missing")]
    TitleMissing,
    /// The title is longer than [`RequestNew::TITLE_MAX`].
    #[error("the title is too long")]
    TitleLong,
    /// Nothing is asked for.
    #[error("nothing is asked for")]
    WordsMissing,
    /// The request is longer than [`RequestNew::WORDS_MAX`].
    #[error("the request is too long")]
    WordsLong,
    /// Why it is urgent is longer than [`RequestNew::WORDS_MAX`], or nobody asks for that there.
    #[error("the reason for being urgent does not fit")]
    UrgencyUnfit,
    /// From when on everybody may see it is no day of the coming year.
    #[error("not a day of the coming year")]
    RevealUnfit,
    /// What everybody may see was not chosen.
    #[error("nothing was chosen")]
    ShownMissing,
    /// Nobody decided what becomes of personal numbers in what everybody would read.
    #[error("nobody decided on personal numbers")]
    PersonalUnasked,
    /// No reason was given for moderation.
    #[error("no reason for moderation")]
    ModerationReason,
    /// That reason is longer than [`kernel::moderation::REASON_MAX`].
    #[error("the reason for moderation is too long")]
    ModerationReasonLong,
    /// There are no words to stand in the place of others.
    #[error("no words to stand there")]
    ModerationText,
    /// The part cannot be moderated so, or it is so already.
    #[error("nothing to moderate there")]
    ModerationUnfit,
    /// The secret does not open the request, or there is none.
    #[error("the secret is wrong")]
    KeyWrong,
    /// More files than come with one answer.
    #[error("too many files")]
    FilesMany,
    /// The form was not shown to whoever sends it.
    #[error("the form was shown to somebody else")]
    FormForeign,
    /// The same form came with another request.
    #[error("the form was used for another request")]
    OnceOther,
    /// The reference was taken by chance: draw another.
    #[error("the reference is taken")]
    ReferenceTaken,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The person cannot do it.
    #[error(transparent)]
    Identity(#[from] identity::Error),
    /// The file cannot be kept.
    #[error(transparent)]
    Document(#[from] documents::Error),
    /// The engine refuses it.
    #[error(transparent)]
    Case(#[from] cases::Error),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Missing => Self::ModerationReason,
            Fault::Long => Self::ModerationReasonLong,
            Fault::Unknown => Self::Case(cases::Error::ReasonWrong),
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let most = |field: &'static str, most: usize| {
            Self::invalid().field_with(field, "web.too_long", vec![("most", most.into())])
        };
        match error {
            Error::AgencyUnknown => Self::invalid().field("agency", "disclosure.agency_unknown"),
            Error::AccountNeeded => Self::new(403, "disclosure.account_needed"),
            Error::TitleMissing => Self::invalid().field("title", "disclosure.title_missing"),
            Error::TitleLong => most("title", RequestNew::TITLE_MAX),
            Error::WordsMissing => Self::invalid().field("words", "disclosure.words_missing"),
            Error::WordsLong => most("words", RequestNew::WORDS_MAX),
            Error::UrgencyUnfit => Self::invalid().field("urgency", "disclosure.urgency_unfit"),
            Error::RevealUnfit => Self::invalid().field("reveal", "disclosure.reveal_unfit"),
            Error::ShownMissing => Self::invalid().field("shown", "disclosure.shown_missing"),
            Error::PersonalUnasked => {
                Self::invalid().field("personal", "disclosure.choose_personal")
            }
            Error::ModerationReason => {
                Self::invalid().field("words", "disclosure.moderation_reason")
            }
            Error::ModerationReasonLong => most("words", REASON_MAX),
            Error::ModerationText => Self::invalid().field("text", "disclosure.moderation_text"),
            Error::ModerationUnfit => Self::new(409, "disclosure.moderation_unfit"),
            Error::KeyWrong => Self::invalid().field("key", "disclosure.key_wrong"),
            Error::FilesMany => Self::invalid().field("files", "disclosure.files_many"),
            Error::FormForeign => Self::new(403, "web.form_expired"),
            Error::OnceOther => Self::new(422, "disclosure.once_other"),
            Error::ReferenceTaken => Self::new(503, "disclosure.busy").retry_after(1),
            Error::Case(error) => error.into(),
            Error::Document(error) => error.into(),
            Error::Identity(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}
