//! What a module hands to the application: everything it adds, in one value.

use base::Permission;
use store::{Migration, Sql, Tx};
use web::Route;

use crate::App;
use crate::cases::CaseId;
use crate::jobs::Job;
use crate::search::Source;

/// Erases what a module keeps of a case: names, words, contacts.
pub type Eraser = fn(&mut Tx<'_>, CaseId) -> Result<(), store::Error>;

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
    /// What it lets people find.
    pub search: Option<Source>,
    /// How it erases what it keeps of a case itself.
    pub erase: Option<Eraser>,
}
