//! Who may use a route: the coarse check, from the route's row, before its handler runs.

use base::{Actor, Factor, Permission, Problem, Time, Via};

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
            Access::May(_) if actor.factor == Factor::Wanted => second_factor(),
            _ if known => Problem::forbidden(),
            Access::Scope(_) => Problem::new(401, "web.token_needed"),
            _ => Problem::sign_in(),
        })
    }
}

/// The person's roles rest until their second factor is entered.
fn second_factor() -> Problem {
    Problem::new(403, "web.second_factor")
}

/// Nothing if the second factor was entered a short while ago, or nobody asks for one.
pub(crate) fn step_up(actor: &Actor, now: Time) -> Result<(), Problem> {
    match actor.factor {
        factor if factor.is_fresh(now) => Ok(()),
        Factor::Wanted => Err(second_factor()),
        _ => Err(Problem::new(403, "web.second_factor_again")),
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
