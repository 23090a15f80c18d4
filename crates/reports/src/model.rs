//! Nouns of reports.

use base::{Ids, Lang, PersonId, Point, Reference, Time, words};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::{Case, CaseId};
use kernel::documents::{FileKind, Photo, Stored, StoredFile};
use kernel::identity::{Address, Email, Phone};
use kernel::registry::Explanation;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::error::Error;
use crate::fixed::model::Fixed;
use crate::likeness::{self, Sketch};

/// The code of the kind that every report is.
pub const KIND: &str = "report";
/// The prefix of every report's reference.
pub const PREFIX: &str = "RR";

/// Where a report came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// A page of this service.
    Web,
    /// The pages for those who read little: what was recorded there, only the agency hears.
    Easy,
    /// A machine that speaks Open311.
    Open311,
    /// A text message.
    Sms,
    /// A system of an agency's own, where it was made.
    Partner,
    /// The demo's sample data.
    Demo,
}

impl Source {
    /// Its name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Web | Self::Easy | Self::Sms => "web",
            Self::Open311 | Self::Partner => "open311",
            Self::Demo => "demo",
        }
    }
}

/// How a report came that an officer wrote down for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Came {
    /// The person was there.
    Counter,
    /// The person called.
    Phone,
    /// The person wrote on paper.
    Letter,
}

impl Came {
    /// All ways, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Counter, Self::Phone, Self::Letter];

    /// Its name in the store and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Phone => "phone",
            Self::Letter => "letter",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// That an officer files a report for somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Behalf {
    /// How it came.
    pub came: Came,
    /// The id of whoever it is for, should their address be new here.
    pub person: PersonId,
}

/// What a person wants of the agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Feedback {
    /// Something is wrong and shall be put right.
    #[default]
    Complaint,
    /// Something shall be answered.
    Enquiry,
    /// Something could be better.
    Suggestion,
    /// Somebody did well; nothing is promised but to pass it on.
    Appreciation,
}

impl Feedback {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 4] = [
        Self::Complaint,
        Self::Enquiry,
        Self::Suggestion,
        Self::Appreciation,
    ];

    /// Its name in the store, in forms and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Complaint => "complaint",
            Self::Enquiry => "enquiry",
            Self::Suggestion => "suggestion",
            Self::Appreciation => "appreciation",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// The state in which a report of this sort reaches its agency.
    pub const fn opens(self) -> &'static str {
        match self {
            Self::Appreciation => "thanks",
            Self::Complaint | Self::Enquiry | Self::Suggestion => "open",
        }
    }

    /// The move that confirms its reporter's address.
    pub const fn confirms(self) -> &'static str {
        match self {
            Self::Appreciation => "confirm_thanks",
            Self::Complaint | Self::Enquiry | Self::Suggestion => "confirm",
        }
    }

    /// Whether an agency has to act by some day.
    pub const fn has_deadline(self) -> bool {
        !matches!(self, Self::Appreciation)
    }
}

/// What of a report and its reporter everybody may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// The report with the reporter's name.
    Named,
    /// The report without the reporter's name.
    #[default]
    NameHidden,
    /// Nothing: only the reporter and the agency see it.
    Private,
}

impl Visibility {
    /// All choices, in the order of the form.
    pub const ALL: [Self; 3] = [Self::NameHidden, Self::Named, Self::Private];

    /// Its name in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::NameHidden => "name_hidden",
            Self::Private => "private",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }
}

/// The answers to one extra question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The question's code.
    pub code: String,
    /// One value, or several where the question allows it.
    pub values: Vec<String>,
}

/// Who reports. All of it is personal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reporter {
    /// A name, as the person wrote it.
    pub name: Option<String>,
    /// An e-mail address.
    pub email: Option<Email>,
    /// A phone number.
    pub phone: Option<Phone>,
}

impl Reporter {
    /// The address at which the reporter can be reached and be asked for a code.
    pub fn address(&self) -> Option<Address> {
        let email = self.email.clone().map(Address::Email);
        email.or_else(|| self.phone.clone().map(Address::Phone))
    }
}

/// Which agency the reporter wants.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// Not decided yet. As good as [`Addressee::Routed`] for clients that never ask.
    #[default]
    Asked,
    /// Whoever is responsible for the category at the place.
    Routed,
    /// This agency, by its code.
    Chosen(String),
    /// The person does not know: a person at the triage desk decides.
    Unknown,
}

/// A report to be made, with everything already parsed.
#[derive(Debug, Clone)]
pub struct ReportNew {
    /// What the person wants of the agency.
    pub feedback: Feedback,
    /// The category's code.
    pub category: String,
    /// Where it is.
    pub point: Option<Point>,
    /// The district in which it is, where nobody knows the point.
    pub district: Option<String>,
    /// The place in words.
    pub address: Option<String>,
    /// Whom it is for.
    pub addressee: Addressee,
    /// What it is, at most 4,000 characters.
    pub description: Description,
    /// Answers to the category's questions.
    pub answers: Vec<Answer>,
    /// Who reports.
    pub reporter: Reporter,
    /// What everybody may see.
    pub visibility: Visibility,
    /// Photos, films, sounds and papers whose bytes are stored already.
    pub documents: Vec<Stored>,
    /// Where it came from.
    pub source: Source,
    /// An address of a picture that a machine sent along; fetched later.
    pub media_url: Option<String>,
    /// Set where an officer files it for somebody.
    pub behalf: Option<Behalf>,
    /// The reporter's language.
    pub lang: Lang,
    /// Ids, reference and salts, drawn before the transaction.
    pub fresh: ReportFresh,
}

/// What a report says, and the words by which it is found and compared. They are read before the
/// transaction, because reading them takes longer than keeping them.
#[derive(Debug, Clone)]
pub struct Description {
    text: String,
    pub(crate) tokens: Vec<String>,
    pub(crate) sketch: Sketch,
}

impl Description {
    /// Reads the words of a text.
    pub fn read(app: &App, now: Time, text: String) -> Self {
        Self {
            tokens: words::tokens(&text),
            sketch: Sketch::of(&likeness::matters(app, now).words, &text),
            text,
        }
    }

    /// The text as the person wrote it.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// What one new report needs of randomness.
#[derive(Debug, Clone)]
pub struct ReportFresh {
    /// The report's id, which is also its case's.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// SHA-256 of the secret that opens it to somebody who is not signed in.
    pub key_hash: Option<String>,
    /// For the act of opening.
    pub act: Fresh,
    /// One id for each document.
    pub documents: Vec<String>,
}

impl ReportFresh {
    /// Draws what a report with this many documents needs.
    pub fn draw(ids: &Ids, now: Time, documents: usize) -> Self {
        Self {
            id: ids.next(now),
            reference: ids.reference(PREFIX),
            key_hash: None,
            act: Fresh::draw(ids, now),
            documents: (0..documents)
                .map(|_| ids.next::<Stored>(now).to_string())
                .collect(),
        }
    }

    /// Lets a secret of this hash open the report.
    pub fn keyed(mut self, hash: String) -> Self {
        self.key_hash = Some(hash);
        self
    }
}

/// A report as everybody who may see its case sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Its case.
    pub case: Case,
    /// What the person wants of the agency.
    pub feedback: Feedback,
    /// The category's code.
    pub category: String,
    /// What it is.
    pub description: String,
    /// Whether it was spoken instead of written: there are no words then, but a recording.
    pub spoken: bool,
    /// Where it is.
    pub point: Option<Point>,
    /// The place in words.
    pub address: Option<String>,
    /// The reporter's name, where the reporter wants it shown.
    pub name: Option<String>,
    /// Answers that are not private.
    pub answers: Vec<Answer>,
    /// How it came, where an officer wrote it down.
    pub came: Option<Came>,
    /// Why it went where it went.
    pub routing: RoutingNote,
    /// Whether an office changed any of these words or took it away.
    pub moderated: bool,
}

/// Why a report went where it went, kept with it so that it can always be told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct RoutingNote {
    /// Whether a person at the triage desk has to decide.
    pub triage: bool,
    /// Whether the reporter chose the agency.
    pub chosen: bool,
    /// Whether the choice was made without boundaries and needs confirming.
    pub to_confirm: bool,
    /// Codes of the candidates, best first.
    pub candidates: Vec<String>,
    /// What the place turned out to be, and why these agencies.
    pub explanation: Option<Explanation>,
}

/// What an officer who handles a report may read of the person behind it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// The name.
    pub name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The phone number.
    pub phone: Option<String>,
    /// Answers that are private.
    pub answers: Vec<Answer>,
    /// The officer who wrote it down for them.
    pub filed_by: Option<String>,
    /// What they said came of it.
    pub fixed: Option<Fixed>,
}

/// One row of a public list.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of the report, told on its own"
)]
pub struct ReportRow {
    /// The case's id.
    pub id: CaseId,
    /// The reference.
    pub reference: Reference,
    /// The state's code.
    pub state: SmolStr,
    /// Whether it is closed.
    pub closed: bool,
    /// The agency's code.
    pub agency: SmolStr,
    /// What the person wants of the agency.
    pub feedback: Feedback,
    /// The category's code.
    pub category: SmolStr,
    /// What it is.
    pub description: String,
    /// Whether it was spoken instead of written: there are no words then, but a recording.
    pub spoken: bool,
    /// Where it is.
    pub point: Option<Point>,
    /// The place in words.
    pub address: Option<String>,
    /// When it was made.
    pub created: Time,
    /// When it last moved.
    pub updated: Time,
    /// By when it should be resolved.
    pub due: Option<Time>,
    /// Whether that date is the agency's promise.
    pub promised: bool,
    /// Why it missed that date, by the reason's code in the pack.
    pub late: Option<SmolStr>,
    /// The last public words of the agency.
    pub answer: Option<String>,
    /// The id of its first public photo.
    pub photo: Option<String>,
    /// Whether an office changed any of its own words or took it away.
    pub moderated: bool,
}

/// Which reports a list shows. Everything is optional and narrows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReportFilter {
    /// Only of this agency.
    pub agency: Option<String>,
    /// Only in this state, by its code.
    pub state: Option<String>,
    /// Only in this district, by its code.
    pub district: Option<String>,
    /// Only of this sort.
    pub feedback: Option<Feedback>,
    /// Only of these categories.
    pub categories: Vec<String>,
    /// Only open (`false`) or only closed (`true`).
    pub closed: Option<bool>,
    /// Only made at or after this time.
    pub from: Option<Time>,
    /// Only made before this time.
    pub until: Option<Time>,
    /// Only inside this box.
    pub bbox: Option<base::BBox>,
}

impl ReportFilter {
    /// Whether it narrows by nothing but time.
    pub(crate) fn is_open(&self) -> bool {
        self.agency.is_none()
            && self.state.is_none()
            && self.district.is_none()
            && self.feedback.is_none()
            && self.categories.is_empty()
            && self.closed.is_none()
            && self.bbox.is_none()
    }
}

/// How many public reports an agency has, told apart by what their dates rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReportCounts {
    /// Open ones.
    pub open: i64,
    /// Closed ones.
    pub closed: i64,
    /// Closed by the promised date, of those with a promise.
    pub promise_kept: i64,
    /// Closed ones with a promise.
    pub promised: i64,
    /// Closed by our estimated date, of those without a promise.
    pub estimate_met: i64,
    /// Closed ones without a promise.
    pub estimated: i64,
}

/// What a person has filled in so far.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// At a computer that people share: in whose turn it was begun. Nobody opens it in another.
    pub turn: Option<String>,
    /// By virtue of which mandate it was begun in somebody else's name. Nobody takes it up in another.
    pub mandate: Option<String>,
    /// What the person wants of the agency.
    pub feedback: Feedback,
    /// Where it is.
    pub point: Option<Point>,
    /// The middle of the map as last seen.
    pub centre: Option<Point>,
    /// The map's zoom as last seen.
    pub zoom: Option<u8>,
    /// The place in words.
    pub address: String,
    /// The district, where nobody knows the point.
    pub district: Option<String>,
    /// Whether the place step was passed, with or without a place.
    pub placed: bool,
    /// Whether it is filled in on the pages for those who read little, and which of their pictures was pressed.
    pub easy: Option<String>,
    /// The category's code.
    pub category: String,
    /// Whom it is for.
    pub addressee: Addressee,
    /// What it is.
    pub description: String,
    /// Answers to the category's questions.
    pub answers: Vec<Answer>,
    /// Photos so far.
    pub photos: Vec<Photo>,
    /// Films, sounds and papers so far.
    pub files: Vec<StoredFile>,
    /// The reporter's name.
    pub name: String,
    /// The reporter's e-mail address or phone number.
    pub contact: String,
    /// How it came, where an officer writes it down for somebody.
    pub came: Option<Came>,
    /// The language of whoever that is.
    pub lang: Option<Lang>,
    /// What everybody may see, once the person has said so.
    pub visibility: Option<Visibility>,
    /// The report that came of it.
    pub sent: Option<Sent>,
}

impl Draft {
    /// Everything that was sent along: photos, then the rest.
    pub fn documents(&self) -> Vec<Stored> {
        let photos = self.photos.iter().cloned().map(Stored::Photo);
        photos
            .chain(self.files.iter().cloned().map(Stored::File))
            .collect()
    }
}

/// The report that came of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// Its id.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
}

impl ReportNew {
    /// The longest description, in characters: what Open311 allows.
    pub const DESCRIPTION_MAX: usize = 4_000;
    /// The longest place in words, in characters.
    pub const ADDRESS_MAX: usize = 300;
    /// The longest name, in characters.
    pub const NAME_MAX: usize = 120;
    /// Photos, films, sounds and papers to a report.
    pub const DOCUMENTS_MAX: usize = 5;

    /// Refuses a report that no agency could act on or that does not fit.
    pub fn check(&self) -> Result<(), Error> {
        if self.description.as_str().chars().count() > Self::DESCRIPTION_MAX {
            return Err(Error::DescriptionLong);
        }
        if self.documents.len() > Self::DOCUMENTS_MAX {
            return Err(Error::DocumentsMany);
        }
        let says = !self.description.as_str().is_empty() || self.documents.iter().any(is_sound);
        if matches!(self.source, Source::Web | Source::Easy) && !says {
            return Err(Error::DescriptionMissing);
        }
        Ok(())
    }
}

/// Whether somebody speaks there instead of writing.
pub(crate) fn is_sound(stored: &Stored) -> bool {
    matches!(stored, Stored::File(file) if file.kind == FileKind::Sound)
}
