//! What a module hands to the application: everything it adds, in one value.

use base::{Permission, PersonId, Time};
use store::{Migration, Sql, Tx};
use web::{Markup, Page, Route};

use crate::App;
use crate::account::Holding;
use crate::cases::{self, Case, CaseId, CaseMove, Moved};
use crate::datasets::Dataset;
use crate::documents::Withdrawn;
use crate::jobs::Job;
use crate::registry::Registry;
use crate::search::Source;

/// Erases what a module keeps of a case: names, words, contacts.
pub type Eraser = fn(&mut Tx<'_>, CaseId) -> Result<(), store::Error>;

/// Forgets what a module keeps of a person by themselves, such as what they asked to be told of; their addresses are given
/// where they are still known.
pub type Forgetter = fn(&mut Tx<'_>, PersonId, &[String]) -> Result<(), store::Error>;

/// What a module does in the same commit when somebody has moved a case, such as writing to its owner.
/// It is asked for each kind, and looks at the case's kind first.
pub type Follower = fn(&mut Tx<'_>, &App, Time, &Moved, &CaseMove) -> Result<(), cases::Error>;

/// What a module says to words of an office that everybody is about to read on a case, such as refusing personal numbers
/// in them. Asked in the same commit, so that no door leads around it; the case's kind is looked at first.
pub type Reader = fn(&App, Time, &Case, &str) -> Result<(), cases::Error>;

/// What a module does in the same commit when an office has blacked out a part of a document, or taken it away.
pub type Withdrawer = fn(&mut Tx<'_>, &App, Time, &Case, &Withdrawn) -> Result<(), cases::Error>;

/// What a module says on the page of an agency, in the reader's language; nothing if it has nothing to say.
pub type Panel = fn(&mut Tx<'_>, &Page, &str) -> Result<Option<Markup>, store::Error>;

/// What a module says at the head of the page of a case, whatever its kind, in the reader's language; nothing if it has
/// nothing to say. The case's kind is looked at first.
pub type About =
    fn(&mut Tx<'_>, &App, &Page, &Registry, &Case) -> Result<Option<Markup>, store::Error>;

/// A module of the house. The server holds one list of them.
pub struct Module {
    /// Its name, which is its crate's.
    pub name: &'static str,
    /// Its tables, oldest step first.
    pub migrations: &'static [Migration],
    /// Every statement it may run, for the test that prepares them on both engines.
    pub sql: Vec<&'static [Sql]>,
    /// Its words: (language code, Fluent source).
    pub locales: &'static [(&'static str, &'static str)],
    /// Its rows of the route table.
    pub routes: Vec<Route<App>>,
    /// Its permissions, and the roles that hold them.
    pub permissions: &'static [(Permission, &'static [&'static str])],
    /// Its kinds of cases, as TOML.
    pub kinds: &'static [&'static str],
    /// What it does after commits.
    pub jobs: Vec<Job>,
    /// What it does when a case is moved.
    pub moved: Option<Follower>,
    /// What it says to words of an office that everybody is about to read.
    pub reads: Option<Reader>,
    /// What it does when a document is blacked out or taken away.
    pub withdrawn: Option<Withdrawer>,
    /// What it lets people find.
    pub search: Option<Source>,
    /// How it erases what it keeps of a case itself.
    pub erase: Option<Eraser>,
    /// How it takes a person's name and addresses off a case of theirs, which stays.
    pub unname: Option<Eraser>,
    /// How it forgets what it keeps of a person by themselves.
    pub forget: Option<Forgetter>,
    /// What it keeps about people, for them to read.
    pub holdings: &'static [Holding],
    /// Kinds of case in which somebody may act in another's name, each with the Fluent key of what such cases are called.
    pub acted_for: &'static [(&'static str, &'static str)],
    /// What it says on the page of an agency.
    pub panel: Option<Panel>,
    /// What it says at the head of the page of a case.
    pub about: Option<About>,
    /// What it publishes of its own work.
    pub datasets: &'static [Dataset],
}
