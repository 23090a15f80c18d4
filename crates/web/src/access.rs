//! Who may use a route: the coarse check, from the route's row, before its handler runs.

use base::{Actor, Permission, Problem, Via};

/// Who may use a route. The action behind it still asks about the single case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everyone.
    Public,
    /// Any person who is signed in.
    SignedIn,
    /// Persons who hold this permission at some agency at least.
    May(Permission),
    /// API clients whose token has this scope. The token comes as `Authorization: Bearer` or as
    /// `api_key` in the query or the form.
    Scope(&'static str),
}

impl Access {
    /// Nothing if the actor may pass; else 401 for strangers and 403 for those we know.
    pub(crate) fn check(self, actor: &Actor) -> Result<(), Problem> {
        let passes = match self {
            Access::Public => true,
            Access::SignedIn => actor.is_person(),
            Access::May(permission) => actor.may(permission, None),
            Access::Scope(scope) => actor.has_scope(scope),
        };
        if passes {
            return Ok(());
        }
        let known = actor.is_person() || matches!(actor.via, Via::Token { .. });
        Err(match self {
            _ if known => Problem::forbidden(),
            Access::Scope(_) => Problem::new(401, "web.token_needed"),
            _ => Problem::sign_in(),
        })
    }
}

impl std::fmt::Display for Access {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Access::Public => f.write_str("public"),
            Access::SignedIn => f.write_str("signed in"),
            Access::May(permission) => write!(f, "may {}", permission.0),
            Access::Scope(scope) => write!(f, "scope {scope}"),
        }
    }
}
