//! Who acts, and what they may do.

use crate::Id;

/// A named thing that can be allowed, such as `reports.assign`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permission(pub &'static str);

/// Scope of a token that reads what its owner may read as a person: their own cases, tasks, charges.
pub const OWN_READ: Permission = Permission("own.read");
/// Scope of a token that also does what its owner may do as a person.
pub const OWN_WRITE: Permission = Permission("own.write");

/// Scope of a token that lists, makes and ends its owner's tokens and sessions.
pub const OWN_TOKENS: Permission = Permission("own.tokens");

/// The id of a person, who is the actor of what they do.
pub type PersonId = Id<Actor>;

/// A permission that a person holds, at one agency or at all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The permission's dotted name.
    pub permission: String,
    /// The agency's code, or nothing for every agency.
    pub agency: Option<String>,
}

/// What kind of actor it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActorKind {
    /// Nobody is signed in.
    Anonymous,
    /// A known person.
    Person(PersonId),
    /// Balai itself: jobs, imports, deadlines that pass.
    System,
}

/// Through which door the actor came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Via {
    /// A browser session.
    Session,
    /// An API token, which narrows what its owner may do to these scopes.
    Token {
        /// Dotted scope names such as `open311.write`.
        scopes: Vec<String>,
    },
}

/// Whoever makes a request or runs a job. Actions take one and ask it [`Actor::may`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who it is.
    pub kind: ActorKind,
    /// The name to show; empty for an anonymous visitor.
    pub name: String,
    /// What the person may do, where.
    pub grants: Vec<Grant>,
    /// Through which door they came.
    pub via: Via,
    /// Ids of single cases that this visitor proved to hold the key of.
    pub cases: Vec<String>,
}

impl Actor {
    /// A visitor who is not signed in.
    pub const fn anonymous() -> Self {
        Self::bare(ActorKind::Anonymous)
    }

    /// Balai itself.
    pub const fn system() -> Self {
        Self::bare(ActorKind::System)
    }

    /// A person without any grant.
    pub fn person(id: PersonId, name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::bare(ActorKind::Person(id))
        }
    }

    const fn bare(kind: ActorKind) -> Self {
        Self {
            kind,
            name: String::new(),
            grants: Vec::new(),
            via: Via::Session,
            cases: Vec::new(),
        }
    }

    /// The person's id, if it is a person.
    pub const fn id(&self) -> Option<PersonId> {
        match self.kind {
            ActorKind::Person(id) => Some(id),
            ActorKind::Anonymous | ActorKind::System => None,
        }
    }

    /// Whether somebody is signed in.
    pub const fn is_person(&self) -> bool {
        matches!(self.kind, ActorKind::Person(_))
    }

    /// Whether the actor may do this at that agency. Without an agency: whether they may do it
    /// anywhere at all, which opens a page but decides nothing about a single case.
    ///
    /// The system may do everything. A token may only do what its scopes name as well.
    pub fn may(&self, permission: Permission, agency: Option<&str>) -> bool {
        self.holds(permission.0, agency)
    }

    /// As [`Actor::may`], for a permission that data names, such as a kind of case.
    pub fn holds(&self, permission: &str, agency: Option<&str>) -> bool {
        if self.kind == ActorKind::System {
            return true;
        }
        self.scope_covers(permission)
            && self.grants.iter().any(|grant| {
                grant.permission == permission
                    && match (&grant.agency, agency) {
                        (None, _) | (_, None) => true,
                        (Some(held), Some(asked)) => held == asked,
                    }
            })
    }

    /// Whether the way in which the actor came lets them use this: always in a session, with a token
    /// where one of its scopes names it.
    pub fn covers(&self, permission: Permission) -> bool {
        self.scope_covers(permission.0)
    }

    /// Whether the actor may read what is theirs as a person; a token does so in these scopes only.
    pub fn reads_own(&self) -> bool {
        self.scope_covers(OWN_READ.0) || self.writes_own()
    }

    /// Whether the actor may act as the person that they are; a token does so in this scope only.
    pub fn writes_own(&self) -> bool {
        self.scope_covers(OWN_WRITE.0)
    }

    /// Whether the actor came with a token of this scope.
    pub fn has_scope(&self, scope: &str) -> bool {
        match &self.via {
            Via::Session => false,
            Via::Token { scopes } => scopes.iter().any(|held| held == scope),
        }
    }

    fn scope_covers(&self, name: &str) -> bool {
        match &self.via {
            Via::Session => true,
            Via::Token { scopes } => scopes.iter().any(|held| held == name),
        }
    }

    /// The codes of the agencies at which the actor holds this permission; `None` means all.
    pub fn agencies_for(&self, permission: Permission) -> Option<Vec<&str>> {
        let held: Vec<_> = self
            .grants
            .iter()
            .filter(|grant| grant.permission == permission.0)
            .collect();
        if self.kind == ActorKind::System || held.iter().any(|grant| grant.agency.is_none()) {
            return None;
        }
        Some(
            held.iter()
                .filter_map(|grant| grant.agency.as_deref())
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASSIGN: Permission = Permission("reports.assign");

    fn officer(agency: Option<&str>) -> Actor {
        Actor {
            grants: vec![Grant {
                permission: "reports.assign".to_owned(),
                agency: agency.map(str::to_owned),
            }],
            ..Actor::person(Id::from_bits(1), "Aminah")
        }
    }

    #[test]
    fn a_grant_holds_at_its_agency_only() {
        let actor = officer(Some("mbpj"));
        assert!(actor.may(ASSIGN, Some("mbpj")));
        assert!(actor.may(ASSIGN, None));
        assert!(!actor.may(ASSIGN, Some("dbkl")));
        assert!(officer(None).may(ASSIGN, Some("dbkl")));
        assert!(!Actor::anonymous().may(ASSIGN, None));
        assert!(Actor::system().may(ASSIGN, Some("dbkl")));
    }

    #[test]
    fn a_token_narrows_its_owner() {
        let mut actor = officer(None);
        actor.via = Via::Token {
            scopes: vec!["open311.write".to_owned()],
        };
        assert!(!actor.may(ASSIGN, Some("mbpj")));
        assert!(actor.has_scope("open311.write"));
        assert!(!actor.reads_own() && !actor.writes_own());
        actor.via = Via::Token {
            scopes: vec!["reports.assign".to_owned()],
        };
        assert!(actor.may(ASSIGN, Some("mbpj")));
    }

    #[test]
    fn writing_as_oneself_includes_reading() {
        let mut actor = officer(None);
        assert!(actor.reads_own() && actor.writes_own());
        actor.via = Via::Token {
            scopes: vec!["own.read".to_owned()],
        };
        assert!(actor.reads_own() && !actor.writes_own());
        actor.via = Via::Token {
            scopes: vec!["own.write".to_owned()],
        };
        assert!(actor.reads_own() && actor.writes_own());
    }
}
