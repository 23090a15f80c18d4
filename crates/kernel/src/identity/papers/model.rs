//! Nouns of identity papers.

use base::{Ids, PersonId, Time};

use super::error::Error;
use super::rules::{IdentityNumber, Papers};
use crate::audit::Fresh;
use crate::vault::Vault;

/// What a number is sealed about, so that a row is of no use under another person or kind.
fn about(person: PersonId, kind: &str) -> String {
    format!("identity paper {person} {kind}")
}

/// By which a number is recognised within its register.
pub(super) fn mark(vault: &Vault, number: &IdentityNumber) -> String {
    vault.mark(
        &format!("identity number {}", number.register()),
        number.bare(),
    )
}

/// A paper's number as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::identity) struct Paper {
    pub(in crate::identity) id: String,
    pub(in crate::identity) person: PersonId,
    pub(in crate::identity) kind: String,
    pub(in crate::identity) sealed: String,
    pub(in crate::identity) mark: String,
    pub(in crate::identity) added: Time,
    /// The provider that vouches for it, if one does.
    pub(in crate::identity) vouched: Option<String>,
}

impl Paper {
    /// Seals a number for a person.
    pub(in crate::identity) fn draw(
        (ids, vault): (&Ids, &Vault),
        now: Time,
        (person, number): (PersonId, &IdentityNumber),
    ) -> Result<Self, Error> {
        let kind = number.kind().code.clone();
        let bare = number.bare().as_bytes();
        let sealed = vault.seal(ids.bytes(), &about(person, &kind), bare);
        Ok(Self {
            id: ids.next::<Self>(now).to_string(),
            sealed: sealed.map_err(|_| Error::Seal)?,
            mark: mark(vault, number),
            added: now,
            vouched: None,
            person,
            kind,
        })
    }

    /// The number, if the key is the one that sealed it and the pack still knows its kind.
    pub(in crate::identity) fn number(
        &self,
        vault: &Vault,
        papers: &Papers,
    ) -> Option<IdentityNumber> {
        let bare = vault.unseal(&about(self.person, &self.kind), &self.sealed);
        let bare = bare.and_then(|bare| String::from_utf8(bare).ok());
        let number = bare.and_then(|bare| papers.kept(&self.kind, &bare));
        if number.is_none() {
            tracing::error!(paper = self.id, "the number of a paper cannot be read");
        }
        number
    }

    /// As people see it.
    pub(super) fn seen(&self, vault: &Vault, papers: &Papers) -> PaperSeen {
        let number = self.number(vault, papers);
        PaperSeen {
            id: self.id.clone(),
            kind: self.kind.clone(),
            masked: number
                .as_ref()
                .map(IdentityNumber::masked)
                .unwrap_or_default(),
            tail: number
                .map(|number| number.tail().to_owned())
                .unwrap_or_default(),
            added: self.added,
            vouched: self.vouched.clone(),
        }
    }
}

/// The number of a paper as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperSeen {
    /// The id of the paper.
    pub id: String,
    /// The code of its kind.
    pub kind: String,
    /// The masked number; empty if it cannot be read any more.
    pub masked: String,
    /// The end of it, for those who hear the page.
    pub tail: String,
    /// Since when it is kept.
    pub added: Time,
    /// The code of the provider that vouches for it, if one does.
    pub vouched: Option<String>,
}

/// A number to be kept.
#[derive(Clone)]
pub(super) struct PaperAdd {
    pub(super) paper: Paper,
    /// Most of its kind.
    pub(super) most: usize,
    pub(super) fresh: Fresh,
}

/// A number by which a person is looked for.
#[derive(Clone)]
pub(super) struct PaperSeek {
    pub(super) kind: String,
    pub(super) mark: String,
    pub(super) fresh: Fresh,
}

/// Somebody who was found by a number, with all papers of theirs.
#[derive(Clone)]
pub(super) struct Holder {
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) papers: Vec<Paper>,
}

/// A number to be shown whole.
#[derive(Clone)]
pub(super) struct PaperShow {
    pub(super) id: String,
    pub(super) reason: String,
    pub(super) fresh: Fresh,
}
