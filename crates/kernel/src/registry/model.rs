//! Nouns of the registry: public bodies, places, and what people may report to whom.
//!
//! Every noun is a row of a country pack and is stored as such; [`super::Registry`] ties them together.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use base::workdays::Unit;
use base::{Lang, Point, Text};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

/// A code that the pack gives to a thing: lower or upper case letters, digits, `-` and `_`.
///
/// Acronyms of public bodies are not unique; codes are. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(Arc<str>);

/// The code of a public body, such as `mbpj`.
pub type AgencyCode = Code;

impl Code {
    /// Longest code.
    pub const LONGEST: usize = 64;

    /// Reads a code; nothing if it is empty, too long or holds other characters.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=Self::LONGEST).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        fits.then(|| Self(text.into()))
    }

    /// The code's letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Code {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl TryFrom<String> for Code {
    type Error = NotACode;
    fn try_from(text: String) -> Result<Self, NotACode> {
        Self::parse(&text).ok_or(NotACode)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0.as_ref().to_owned()
    }
}

/// Text that is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code")]
pub struct NotACode;

/// Declares an enum that is written as lower-case words in sheets, JSON and addresses.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$item_doc])* #[serde(rename = $word)] $item),+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$item),+];

            /// Reads the word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }

            /// The word.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$item => $word),+ }
            }
        }
    };
}

pub(crate) use words;

words! {
    /// On which level a public body stands.
    AgencyKind {
        /// A ministry.
        Ministry = "ministry",
        /// A department, commission or statutory body of the federation.
        Federal = "federal",
        /// The secretary of a state.
        State = "state",
        /// A council.
        Local = "local",
        /// A supplier of water, power, telephone or the like.
        Utility = "utility",
    }
}

words! {
    /// How the body for a category is found when no exception says otherwise.
    RoutingKind {
        /// The council of the place.
        Local = "local",
        /// The secretary of the place's state.
        State = "state",
        /// The category's own body.
        Federal = "federal",
        /// Whoever supplies the service at the place.
        Utility = "utility",
    }
}

words! {
    /// Whether a report of a category begins visible to all.
    Privacy {
        /// Visible, unless the person says otherwise.
        Public = "public",
        /// For the officers in charge only.
        Private = "private",
        /// About somebody's conduct: private without exception, and held by the category's own body only,
        /// whatever the person chooses, so that whoever is complained of does not find it in a queue.
        Conduct = "conduct",
    }
}

words! {
    /// A step that a charter promises.
    Milestone {
        /// Somebody confirms that it arrived.
        Acknowledge = "acknowledge",
        /// Somebody goes and looks.
        Respond = "respond",
        /// The person is told what will be done.
        Answer = "answer",
        /// It is done, where it was found to be complex.
        Complex = "complex",
        /// It is done.
        Resolve = "resolve",
    }
}

words! {
    /// What kind of answer a question takes; the words of Open311.
    QuestionKind {
        /// One line.
        String = "string",
        /// A number.
        Number = "number",
        /// A date and a time of day.
        Datetime = "datetime",
        /// Several lines.
        Text = "text",
        /// One of the options.
        Single = "singlevaluelist",
        /// Any of the options.
        Multi = "multivaluelist",
        /// No answer: words for the person to read.
        Notice = "notice",
    }
}

words! {
    /// A noun that people search for.
    NounKind {
        /// A public body.
        Agency = "agency",
        /// Something to report.
        Category = "category",
        /// A public service.
        Service = "service",
    }
}

words! {
    /// What a row of synonyms is about.
    SynonymKind {
        /// Other words for a public body.
        Agency = "agency",
        /// Other words for something to report.
        Category = "category",
        /// Other words for a public service.
        Service = "service",
        /// Words that mean the same, wherever they stand.
        Word = "word",
        /// Words that say nothing beside others.
        Filler = "filler",
    }
}

impl From<NounKind> for SynonymKind {
    fn from(kind: NounKind) -> Self {
        match kind {
            NounKind::Agency => Self::Agency,
            NounKind::Category => Self::Category,
            NounKind::Service => Self::Service,
        }
    }
}

/// A public body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agency {
    /// Its key.
    pub code: AgencyCode,
    /// Its level.
    pub kind: AgencyKind,
    /// Its name.
    pub name: Text,
    /// What people call it for short. Not unique.
    pub acronym: String,
    /// The body above it.
    pub parent: Option<AgencyCode>,
    /// The state whose calendar it keeps; federal bodies mostly have none.
    pub state: Option<Code>,
    /// Where its seat is.
    pub seat: Option<Point>,
    /// Its website as reported; nobody checked it.
    pub website: String,
    /// Former and later names.
    pub aliases: Vec<String>,
    /// A note for the people who keep the registry.
    pub note: String,
    /// The first day on which it existed, if that is known.
    pub valid_from: Option<Date>,
    /// The last day on which it existed.
    pub valid_to: Option<Date>,
    /// Who took over.
    pub successor: Option<AgencyCode>,
}

/// A state or territory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Its ISO code.
    pub code: Code,
    /// Its name.
    pub name: Text,
    /// The town where its government sits.
    pub capital: String,
    /// Days of rest as three-letter English words, such as `fri`.
    pub weekend: Vec<String>,
    /// The body for matters of the state; a territory has none.
    pub secretary: Option<AgencyCode>,
}

/// When public offices of a state are open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Hours {
    /// The state.
    pub(crate) state: Code,
    /// Opening time.
    pub(crate) opens: Time,
    /// Closing time.
    pub(crate) closes: Time,
}

/// One council of an administrative district.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct LocalArea {
    /// The district's code.
    pub(crate) district: Code,
    /// The district's name.
    pub(crate) name: String,
    /// The district's state.
    pub(crate) state: Code,
    /// A point inside the district.
    pub(crate) point: Point,
    /// The council.
    pub(crate) agency: AgencyCode,
    /// 1 for the likeliest council by area.
    pub(crate) rank: u32,
}

/// Who supplies a service in a state or in some of its districts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UtilityArea {
    /// The service, such as `water`.
    pub service: Code,
    /// The state.
    pub state: Code,
    /// The supplier.
    pub agency: AgencyCode,
    /// The districts; none means wherever nobody else is named.
    pub districts: Vec<Code>,
}

/// A shelf of categories.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Its key.
    pub code: Code,
    /// Its name.
    pub name: Text,
    /// What is on it, in a line.
    pub description: Text,
}

/// Something that people can report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Category {
    /// Its key, also the `service_code` of Open311.
    pub code: Code,
    /// Its name.
    pub name: Text,
    /// The shelf it is on.
    pub group: Code,
    /// How its body is found.
    pub routing: RoutingKind,
    /// Its own body, or the default one of a service.
    pub agency: Option<AgencyCode>,
    /// The service that it is about.
    pub service: Option<Code>,
    /// Working days that it usually takes: our estimate.
    pub typical_days: Option<u32>,
    /// Whether its reports begin public.
    pub privacy: Privacy,
    /// Within so many metres of a road, whoever keeps the road is in charge; nothing if roads do not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub road_m: Option<u32>,
    /// A note for the people who keep the registry.
    pub note: String,
}

/// One answer that a question offers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// What is stored.
    pub key: Code,
    /// What is shown.
    pub name: Text,
}

/// Something worth asking in a category. Nobody has to answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The category.
    pub category: Code,
    /// Its key within the category.
    pub code: Code,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// Whether the answer is for officers only, always.
    pub private: bool,
    /// The question.
    pub label: Text,
    /// Where to look for the answer.
    pub hint: Option<Text>,
    /// What one may choose.
    pub options: Vec<Choice>,
}

/// A published promise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Charter {
    /// Who promises.
    pub agency: AgencyCode,
    /// About what; nothing means everything else.
    pub category: Option<Code>,
    /// Which step.
    pub milestone: Milestone,
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
    /// Under which condition, in the words of the source.
    pub condition: String,
}

/// A public holiday.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Its name.
    pub name: Text,
    /// The states that rest; none means all of them.
    pub states: Vec<Code>,
    /// Whether the date may still change.
    pub estimated: bool,
}

/// A postcode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Postcode {
    /// Its digits.
    pub postcode: String,
    /// The town.
    pub city: String,
    /// The state.
    pub state: Code,
}

/// A town or village.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its key in the gazetteer.
    pub id: Code,
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: Code,
    /// Where it is.
    pub point: Point,
    /// How many people live there.
    pub population: u32,
}

/// A public service that people can apply for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Its key.
    pub code: Code,
    /// Who gives it.
    pub agency: AgencyCode,
    /// Its name.
    pub name: Text,
    /// Where it is to be had, in words.
    pub platform: String,
    /// `full`, `partial` or `no`.
    pub online: String,
    /// The fee, in words.
    pub fee: String,
    /// How sure we are of this row.
    pub confidence: String,
    /// The event of life that it belongs to.
    pub life_event: String,
    /// For whom.
    pub audience: String,
}

/// Something that was searched for.
#[derive(Debug, Clone, Copy)]
pub enum Noun<'r> {
    /// A public body.
    Agency(&'r Agency),
    /// Something to report.
    Category(&'r Category),
    /// A public service.
    Service(&'r Service),
}

impl Noun<'_> {
    /// What kind of thing it is.
    pub const fn kind(&self) -> NounKind {
        match self {
            Self::Agency(_) => NounKind::Agency,
            Self::Category(_) => NounKind::Category,
            Self::Service(_) => NounKind::Service,
        }
    }

    /// Its key.
    pub const fn code(&self) -> &Code {
        match self {
            Self::Agency(agency) => &agency.code,
            Self::Category(category) => &category.code,
            Self::Service(service) => &service.code,
        }
    }

    /// What it is called.
    pub const fn name(&self) -> &Text {
        match self {
            Self::Agency(agency) => &agency.name,
            Self::Category(category) => &category.name,
            Self::Service(service) => &service.name,
        }
    }
}

/// The words that people use for a thing, or for one another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Synonym {
    /// What the words are about.
    pub kind: SynonymKind,
    /// The thing's code, or the row's own.
    pub code: Code,
    /// Ways of saying it in each language, with `;` between them.
    pub words: BTreeMap<Lang, String>,
}

impl Synonym {
    /// Every way of saying it.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        let phrases = self.words.values().flat_map(|words| words.split(';'));
        phrases.map(str::trim).filter(|phrase| !phrase.is_empty())
    }
}
