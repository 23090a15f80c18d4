//! Nouns of accounts.

use base::PersonId;
use serde_json::Value;
use store::Tx;

use crate::App;

/// Something that is kept about people, such as their cases. It is read a piece at a time, so that nobody has too much.
#[derive(Debug, Clone, Copy)]
pub struct Holding {
    /// Its name in the file.
    pub name: &'static str,
    /// The Fluent key of what it is called.
    pub title: &'static str,
    /// A piece of what is held about a person, after the place where the piece before ended.
    pub piece: fn(&mut Tx<'_>, &App, PersonId, &str) -> store::Result<HoldingPiece>,
}

/// A piece of what is held: flat objects whose fields have words (`kernel-held-…`), and lists of such objects.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HoldingPiece {
    /// Each thing.
    pub items: Vec<Value>,
    /// Where the next piece begins; nothing at the end.
    pub next: Option<String>,
}

impl HoldingPiece {
    /// All of it at once.
    pub const fn whole(items: Vec<Value>) -> Self {
        Self { items, next: None }
    }
}

/// How somebody's account could be closed now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Cases from which the person would be taken.
    pub leaves: i64,
    /// Cases of kinds that keep the name, such as licences.
    pub keeps: i64,
    /// Cases that keep name and addresses, because a court or an investigation needs them.
    pub held: i64,
    /// Whether the person holds a role or answers for an agency: that has to end first.
    pub serves: bool,
    /// Whether there is an address to which a code can go.
    pub addressed: bool,
}
