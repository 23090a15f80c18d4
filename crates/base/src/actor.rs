//! Who acts, and what they may do.

use std::time::Duration;

use crate::{Acting, Id, Readings, Time};

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

/// A permission that a person holds, at one agency or at all of them, and there for all of the work or
/// for a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The permission's dotted name.
    pub permission: String,
    /// The agency's code, or nothing for every agency.
    pub agency: Option<String>,
    /// The code of the state or district within which it holds, or nothing for everywhere.
    pub area: Option<String>,
    /// The codes of the categories for which it holds, or nothing for all of them.
    pub categories: Option<Vec<String>>,
}

/// What a permission is asked about: one thing of an agency, with where and what it is about, as far as
/// that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matter<'a> {
    /// The code of the agency that has it.
    pub agency: &'a str,
    /// The code of its state.
    pub state: Option<&'a str>,
    /// The code of its district.
    pub district: Option<&'a str>,
    /// The code of its category.
    pub category: Option<&'a str>,
}

/// The part of an agency's work that a role is for: an area, a category, or what is of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remit<'a> {
    /// The code of the state or district, or nothing for everywhere.
    pub area: Option<&'a str>,
    /// The code of the category, or nothing for all of them.
    pub category: Option<&'a str>,
}

impl Remit<'_> {
    /// Whether it is all of the work.
    pub const fn is_whole(&self) -> bool {
        self.area.is_none() && self.category.is_none()
    }
}

impl Grant {
    /// A permission for all of the work at an agency, or at every one.
    pub fn new(permission: Permission, agency: Option<&str>) -> Self {
        Self {
            permission: permission.0.to_owned(),
            agency: agency.map(str::to_owned),
            area: None,
            categories: None,
        }
    }

    /// Whether it holds for all of the work, wherever it does.
    pub const fn is_whole(&self) -> bool {
        self.area.is_none() && self.categories.is_none()
    }

    fn is_at(&self, agency: &str) -> bool {
        self.agency.as_deref().is_none_or(|held| held == agency)
    }

    /// Whether it holds about this: here alone is decided what area and category mean. What lies nowhere
    /// known lies in no area.
    fn covers(&self, matter: &Matter<'_>) -> bool {
        let area = self.area.as_deref();
        let here = area.is_none() || area == matter.state || area == matter.district;
        let such = match (&self.categories, matter.category) {
            (None, _) => true,
            (Some(held), Some(asked)) => held.iter().any(|code| code == asked),
            (Some(_), None) => false,
        };
        self.is_at(matter.agency) && here && such
    }

    fn remits(&self) -> Vec<Remit<'_>> {
        let area = self.area.as_deref();
        match &self.categories {
            None => vec![Remit {
                area,
                category: None,
            }],
            Some(codes) => codes
                .iter()
                .map(|code| Remit {
                    area,
                    category: Some(code),
                })
                .collect(),
        }
    }
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

/// For how long a second factor that was entered is good for acts that ask for it again.
pub const STEP_UP: Duration = Duration::from_mins(10);

/// What is known of a person's second factor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Factor {
    /// Nobody asks for one: the person holds no role, or came with a token.
    #[default]
    Free,
    /// It has not been entered in this session. Until it is, the person's roles rest: there are no grants.
    Wanted,
    /// It was entered in this session, the last time at this moment.
    Proved(Time),
}

impl Factor {
    /// Whether an act that asks for it again may go on.
    pub fn is_fresh(self, now: Time) -> bool {
        match self {
            Self::Free => true,
            Self::Wanted => false,
            Self::Proved(at) => now.since(at) < STEP_UP,
        }
    }
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
    /// Whether a second factor is asked of them, and when it was entered.
    pub factor: Factor,
    /// Ids of single cases that this visitor proved to hold the key of.
    pub cases: Vec<String>,
    /// Where it is noted what they read of other people's data.
    pub readings: Readings,
    /// In whose name they act, if it is not their own.
    pub acting: Option<Acting>,
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
            factor: Factor::Free,
            cases: Vec::new(),
            readings: Readings::none(),
            acting: None,
        }
    }

    /// The person's id, if it is a person.
    pub const fn id(&self) -> Option<PersonId> {
        match self.kind {
            ActorKind::Person(id) => Some(id),
            ActorKind::Anonymous | ActorKind::System => None,
        }
    }

    /// In whose name the actor reads and does what people do for themselves: their own, or that of whoever they act for.
    /// In nobody's, once that is over.
    pub fn party(&self) -> Option<PersonId> {
        match &self.acting {
            None => self.id(),
            Some(acting) if acting.over => None,
            Some(acting) => Some(acting.subject),
        }
    }

    /// Whether a case of this kind is theirs, or of whoever they act for.
    pub fn stands_for(&self, owner: Option<PersonId>, kind: &str) -> bool {
        let acting = self.acting.as_ref();
        let covered = acting.is_none_or(|acting| acting.covers(kind));
        owner.is_some() && covered && owner == self.party()
    }

    /// Whether somebody is signed in.
    pub const fn is_person(&self) -> bool {
        matches!(self.kind, ActorKind::Person(_))
    }

    /// Whether the actor may do this at that agency as a whole; who holds it for a part of the work may
    /// not. Without an agency: whether they may do it anywhere at all, which opens a page but decides
    /// nothing about a single thing.
    ///
    /// The system may do everything. A token may only do what its scopes name as well.
    pub fn may(&self, permission: Permission, agency: Option<&str>) -> bool {
        self.has(permission.0, |grant| match agency {
            None => true,
            Some(code) => grant.is_whole() && grant.is_at(code),
        })
    }

    /// Whether the actor may do this about one thing.
    pub fn may_about(&self, permission: Permission, matter: &Matter<'_>) -> bool {
        self.holds(permission.0, matter)
    }

    /// As [`Actor::may_about`], for a permission that data names, such as a kind of case.
    pub fn holds(&self, permission: &str, matter: &Matter<'_>) -> bool {
        self.has(permission, |grant| grant.covers(matter))
    }

    /// Whether the actor may do this with at least a part of the agency's work.
    pub fn sits_at(&self, permission: Permission, agency: &str) -> bool {
        self.has(permission.0, |grant| grant.is_at(agency))
    }

    /// The parts of the agency's work with which the actor may do this: none if they may not at all,
    /// the whole alone where it is among them.
    pub fn remits_at(&self, permission: Permission, agency: &str) -> Vec<Remit<'_>> {
        let whole = Remit {
            area: None,
            category: None,
        };
        if self.may(permission, Some(agency)) {
            return vec![whole];
        }
        if !self.scope_covers(permission.0) {
            return Vec::new();
        }
        let held = self.grants.iter().filter(|grant| {
            let named = grant.permission == permission.0;
            named && grant.is_at(agency)
        });
        held.flat_map(Grant::remits).collect()
    }

    fn has(&self, permission: &str, fits: impl Fn(&Grant) -> bool) -> bool {
        if self.kind == ActorKind::System {
            return true;
        }
        let mut grants = self.grants.iter();
        self.scope_covers(permission)
            && grants.any(|grant| grant.permission == permission && fits(grant))
    }

    /// Whether the way in which the actor came lets them use this: always in a session, with a token
    /// where one of its scopes names it.
    pub fn covers(&self, permission: Permission) -> bool {
        self.scope_covers(permission.0)
    }

    /// Whether the actor may read what is theirs as a person, or of whoever they act for; a token does so in these
    /// scopes only.
    pub fn reads_own(&self) -> bool {
        let scoped = self.scope_covers(OWN_READ.0) || self.scope_covers(OWN_WRITE.0);
        scoped && self.acting.as_ref().is_none_or(|acting| !acting.over)
    }

    /// Whether the actor may act as the person that they are, or for whom they act; a token does so in this scope only.
    pub fn writes_own(&self) -> bool {
        let acts = |acting: &Acting| acting.acts && !acting.over;
        self.scope_covers(OWN_WRITE.0) && self.acting.as_ref().is_none_or(acts)
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
        let mut codes: Vec<_> = held
            .iter()
            .filter_map(|grant| grant.agency.as_deref())
            .collect();
        codes.sort_unstable();
        codes.dedup();
        Some(codes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASSIGN: Permission = Permission("reports.assign");

    fn officer(agency: Option<&str>) -> Actor {
        Actor {
            grants: vec![Grant::new(ASSIGN, agency)],
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
    fn a_second_factor_is_fresh_for_ten_minutes() {
        let at = Time::from_micros(0);
        let proved = Factor::Proved(at);
        let last = at + Duration::from_secs(599);
        assert!(proved.is_fresh(at) && proved.is_fresh(last));
        assert!(!proved.is_fresh(at + STEP_UP) && !Factor::Wanted.is_fresh(at));
        assert!(Factor::Free.is_fresh(at));
    }

    #[test]
    fn a_part_of_the_work_is_not_the_whole() {
        let mut actor = officer(Some("jkr"));
        for grant in &mut actor.grants {
            grant.area = Some("MY-10".to_owned());
            grant.categories = Some(vec!["pothole-state".to_owned()]);
        }
        let pothole = Matter {
            agency: "jkr",
            state: Some("MY-10"),
            district: Some("10_3"),
            category: Some("pothole-state"),
        };
        assert!(actor.may_about(ASSIGN, &pothole));
        for other in [
            Matter {
                agency: "mbpj",
                ..pothole
            },
            Matter {
                state: Some("MY-08"),
                ..pothole
            },
            Matter {
                state: None,
                district: None,
                ..pothole
            },
            Matter {
                category: Some("streetlight-local"),
                ..pothole
            },
            Matter {
                category: None,
                ..pothole
            },
        ] {
            assert!(!actor.may_about(ASSIGN, &other), "{other:?}");
        }
        assert!(actor.may(ASSIGN, None) && actor.sits_at(ASSIGN, "jkr"));
        assert!(!actor.may(ASSIGN, Some("jkr")) && !actor.sits_at(ASSIGN, "mbpj"));
        let remit = Remit {
            area: Some("MY-10"),
            category: Some("pothole-state"),
        };
        assert_eq!(actor.remits_at(ASSIGN, "jkr"), [remit]);
        actor.grants.push(Grant::new(ASSIGN, Some("jkr")));
        let remits = actor.remits_at(ASSIGN, "jkr");
        assert!(remits.len() == 1 && remits.iter().all(Remit::is_whole));
        assert!(
            officer(None)
                .remits_at(ASSIGN, "jkr")
                .iter()
                .all(Remit::is_whole)
        );
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
