//! Kinds of cases: what an office may do, as data from TOML.
//!
//! `docs/case-kinds.md` tells what each field means. [`super::check`] refuses a kind that would strand
//! a case.

mod clocks;
mod needs;

use std::collections::BTreeMap;
use std::fmt;

use base::Currency;
use serde::Deserialize;

pub use clocks::{Clock, Desk, Escalation, Length, Longer, Source};
pub use needs::Need;

/// What the states of every kind have in common, so that lists and clocks need not know the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Not yet a case for anybody but its owner.
    Hidden,
    /// The agency has to act; clocks run.
    Open,
    /// Somebody else has to act; clocks stand unless they say otherwise.
    Waiting,
    /// Nothing more is expected.
    Closed,
}

impl Phase {
    const ALL: [Self; 4] = [Self::Hidden, Self::Open, Self::Waiting, Self::Closed];

    /// The phase's name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Open => "open",
            Self::Waiting => "waiting",
            Self::Closed => "closed",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.code() == code)
    }
}

/// In which part somebody acts on a case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(from = "String")]
pub enum Party {
    /// Whoever raised it.
    Owner,
    /// Somebody who works for the agency that holds it.
    Officer,
    /// Somebody of the complaints bureau, while the case was brought to it.
    Bureau,
    /// Balai itself.
    System,
    /// A part that the kind names, such as the defendant or the registrar.
    Named(String),
}

impl Party {
    /// The party's name in the store.
    pub fn code(&self) -> &str {
        match self {
            Self::Owner => "owner",
            Self::Officer => "officer",
            Self::Bureau => "bureau",
            Self::System => "system",
            Self::Named(code) => code,
        }
    }
}

impl From<String> for Party {
    fn from(code: String) -> Self {
        match code.as_str() {
            "owner" => Self::Owner,
            "officer" => Self::Officer,
            "bureau" => Self::Bureau,
            "system" => Self::System,
            _ => Self::Named(code),
        }
    }
}

/// Who may read an entry of the timeline, the widest audience first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everybody, where the case itself is public.
    Public,
    /// The owner, the other people of the case, and the agency.
    Case,
    /// The agency.
    Internal,
}

impl Audience {
    const ALL: [Self; 3] = [Self::Public, Self::Case, Self::Internal];

    /// The audience's name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Case => "case",
            Self::Internal => "internal",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|audience| audience.code() == code)
    }
}

/// A part beside those that every kind knows.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its name in `by`.
    pub code: String,
    /// The permission that an officer of the holding agency needs for it. Absent: a person who was
    /// added to the case in this part.
    pub permission: Option<String>,
}

/// One state of a kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Its name in the store and in Fluent keys.
    pub code: String,
    /// What it means for lists and clocks.
    pub phase: Phase,
}

/// One move of a kind: who may bring a case from which states to which state.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a line that a kind's author writes"
)]
pub struct Move {
    /// Its name in the store, in events and in Fluent keys.
    pub code: String,
    /// States in which it is possible.
    pub from: Vec<String>,
    /// The state it leads to; absent: the state does not change.
    pub to: Option<String>,
    /// Who may make it.
    pub by: Vec<Party>,
    /// Who may read its entry.
    pub audience: Audience,
    /// Conditions, all of which must hold.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// Whether words are required with it.
    #[serde(default)]
    pub text: bool,
    /// Reasons, one of which must be given where there are any.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// The list of the pack from which a reason must be given instead: it becomes [`Self::reasons`].
    pub grounds: Option<String>,
    /// How often it may be made on one case; absent: as often as people like.
    pub at_most: Option<u32>,
    /// Whether the case goes to another agency: to [`Self::receiver`], or else to the one that the move names.
    #[serde(default)]
    pub hands_over: bool,
    /// The agency to which it goes without being named.
    pub receiver: Option<Receiver>,
    /// Whether the one who makes it becomes the case's holder.
    #[serde(default)]
    pub claims: bool,
    /// Whether it names an officer of the agency, who becomes the case's holder.
    #[serde(default)]
    pub assigns: bool,
    /// The part in which it adds a person to the case.
    pub adds: Option<String>,
    /// Whether it brings the case to the complaints bureau at once where nobody who works on such cases at the
    /// agency may make the moves that `other_than` keeps for others.
    #[serde(default)]
    pub climbs: bool,
    /// The sort of task that it gives, to each agency or person that it names.
    pub gives: Option<String>,
    /// The sort of task whose open ones it calls off.
    pub drops: Option<String>,
    /// Fees that it raises.
    #[serde(default)]
    pub charges: Vec<String>,
    /// The relation in which it links the case to another one that it names.
    pub links: Option<String>,
    /// Whether that other case goes on in its place, and its owner follows that one from now on.
    #[serde(default)]
    pub merges: bool,
    /// The letter that it sends to the owner.
    pub letter: Option<String>,
    /// Whether cases of older editions have it too, in those of its states that their edition knows.
    #[serde(default)]
    pub lent: bool,
}

/// What somebody else is asked to do while the case goes on: an opinion, a visit, a signature.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Its name.
    pub code: String,
    /// Who does it.
    pub by: Doer,
    /// How it may end.
    pub outcomes: Vec<String>,
    /// Outcomes that need words.
    #[serde(default)]
    pub text: Vec<String>,
    /// Outcomes that nobody chooses: time brings them.
    #[serde(default)]
    pub silent: Vec<String>,
    /// How long it may take; absent: no clock.
    pub term: Option<Length>,
    /// How it ends by itself when the time is over; absent: it stays open.
    pub lapses: Option<String>,
    /// The move that the system makes when a task ends so, where it is possible.
    #[serde(default)]
    pub then: BTreeMap<String, String>,
    /// Moves of which the system makes the first that is possible when the last open task of this sort
    /// has ended.
    #[serde(default)]
    pub all_done: Vec<String>,
    /// Who may read how it ended.
    pub audience: Audience,
}

/// The agency that a hand-over is to, where the move does not name it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Receiver {
    /// `triage`: whoever decides where cases go. A case that is there already stays.
    Triage,
    /// `doer.TASK`: whoever did the last task of this sort.
    Doer(String),
}

impl TryFrom<String> for Receiver {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.split_once('.') {
            None if text == "triage" => Ok(Self::Triage),
            Some(("doer", task)) => Ok(Self::Doer(task.to_owned())),
            _ => Err(format!("{text} is nobody to hand over to")),
        }
    }
}

/// Who does a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doer {
    /// Officers of an agency that the move names.
    Agency,
    /// Officers of the agency that holds the case.
    Office,
    /// A person that the move names.
    Person,
}

impl Task {
    /// The outcomes that whoever does it can choose.
    pub fn choices(&self) -> impl Iterator<Item = &String> {
        self.outcomes
            .iter()
            .filter(|end| !self.silent.contains(end))
    }
}

/// What a case may cost.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// Its name.
    pub code: String,
    /// Its amount in the currency's smallest unit. Absent: the move names it.
    pub amount: Option<i64>,
}

/// What is due on a case of this kind, and what follows when it is paid.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fees {
    /// The currency, such as `MYR`.
    pub currency: Currency,
    /// The fees.
    pub items: Vec<Fee>,
    /// Moves of which the system makes the first that is possible when nothing is due any more.
    #[serde(default)]
    pub paid: Vec<String>,
}

/// How long a closed case is kept whole, and what goes then.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Days after it was closed until everything personal is erased; it stays as a number in statistics for ever.
    pub days: u32,
    /// Days after it was closed until whoever brought it is taken off it, with name and addresses; what was said stays
    /// until [`Self::days`]. Absent: both go together.
    pub unnamed: Option<u32>,
    /// Whether the person stays named until then, even if they close their account.
    #[serde(default)]
    pub named: bool,
}

/// A kind of case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its name in the store and in act names.
    pub code: String,
    /// Its edition. A case keeps the edition that it began with.
    pub version: i64,
    /// The prefix of Fluent keys that name its states and moves, such as `reports`.
    pub words: String,
    /// The prefix of its references, such as `RR`.
    pub prefix: String,
    /// Where its pages are, without language and reference: letters lead there.
    pub page: String,
    /// States in which a case may begin.
    pub initial: Vec<String>,
    /// Parts beside those that every kind knows.
    #[serde(default)]
    pub parties: Vec<Role>,
    /// All its states.
    pub states: Vec<State>,
    /// All its moves.
    pub moves: Vec<Move>,
    /// Its clocks.
    #[serde(default)]
    pub clocks: Vec<Clock>,
    /// By clock: where a late case goes, step by step. The last step is the bureau.
    #[serde(default)]
    pub escalations: BTreeMap<String, Vec<Escalation>>,
    /// Its tasks.
    #[serde(default)]
    pub tasks: Vec<Task>,
    /// Its fees.
    pub fees: Option<Fees>,
    /// Sorts of documents that may be attached by name.
    #[serde(default)]
    pub documents: Vec<String>,
    /// Relations to other cases.
    #[serde(default)]
    pub relations: Vec<String>,
    /// How long it is kept.
    pub retention: Retention,
}

/// What is wrong with a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(pub String);

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Kind {
    /// The state of this name.
    pub fn state(&self, code: &str) -> Option<&State> {
        self.states.iter().find(|state| state.code == code)
    }

    /// The move of this name.
    pub fn step(&self, code: &str) -> Option<&Move> {
        self.moves.iter().find(|step| step.code == code)
    }

    /// The clock of this name.
    pub fn clock(&self, code: &str) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.code == code)
    }

    /// The clock that this move explains, once it has run out.
    pub fn explained_by(&self, step: &str) -> Option<&Clock> {
        let explains = |clock: &&Clock| clock.explained_by.as_deref() == Some(step);
        self.clocks.iter().find(explains)
    }

    /// The sort of task of this name.
    pub fn task(&self, code: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.code == code)
    }

    /// The fee of this name.
    pub fn fee(&self, code: &str) -> Option<&Fee> {
        let fees = self.fees.as_ref()?;
        fees.items.iter().find(|fee| fee.code == code)
    }

    /// The moves that this party may make in this state, conditions aside.
    pub fn possible<'a>(
        &'a self,
        state: &'a str,
        party: &'a Party,
    ) -> impl Iterator<Item = &'a Move> {
        self.moves.iter().filter(move |step| {
            step.by.contains(party) && step.from.iter().any(|from| from == state)
        })
    }

    /// Whether a clock stands in this state.
    pub fn stands(&self, clock: &Clock, state: &str) -> bool {
        match &clock.stands {
            Some(states) => states.iter().any(|name| name == state),
            None => self
                .state(state)
                .is_some_and(|found| found.phase == Phase::Waiting),
        }
    }

    /// Whether people act on it in parts of its own, besides owner and officer.
    pub fn has_people(&self) -> bool {
        self.parties.iter().any(|role| role.permission.is_none())
            || self.tasks.iter().any(|task| task.by == Doer::Person)
    }

    /// Whether other agencies may be asked to do something for it.
    pub fn has_advisers(&self) -> bool {
        self.tasks.iter().any(|task| task.by == Doer::Agency)
    }

    /// The Fluent keys that name everything people may see of it.
    pub fn keys(&self) -> Vec<String> {
        let states = self.states.iter().map(|state| ("state", &*state.code));
        let moves = self.moves.iter().map(|step| ("move", &*step.code));
        let own = self.moves.iter().filter(|step| step.grounds.is_none());
        let reasons = own.flat_map(|step| &step.reasons);
        let tasks = self.tasks.iter().map(|task| ("task", &*task.code));
        let outcomes = self.tasks.iter().flat_map(|task| &task.outcomes);
        let fees = self.fees.iter().flat_map(|fees| &fees.items);
        let mut keys: Vec<String> = states
            .chain(moves)
            .chain(reasons.map(|code| ("reason", &**code)))
            .chain(tasks)
            .chain(outcomes.map(|code| ("outcome", &**code)))
            .chain(fees.map(|fee| ("fee", &*fee.code)))
            .chain(self.clocks.iter().map(|clock| ("clock", &*clock.code)))
            .chain(self.parties.iter().map(|role| ("party", &*role.code)))
            .chain(self.documents.iter().map(|sort| ("document", &**sort)))
            .chain(self.relations.iter().map(|name| ("relation", &**name)))
            .chain(self.letters().map(|letter| ("letter", letter)))
            .map(|(sort, code)| self.key(sort, code))
            .collect();
        let subject = |letter| format!("{}-subject", self.key("letter", letter));
        keys.extend(self.letters().map(subject));
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The Fluent key of one of its names, such as `reports-state-in-progress`.
    pub fn key(&self, sort: &str, code: &str) -> String {
        format!("{}-{sort}-{}", self.words, code.replace('_', "-"))
    }

    /// The letters that its moves send.
    pub fn letters(&self) -> impl Iterator<Item = &str> {
        self.moves.iter().filter_map(|step| step.letter.as_deref())
    }
}
