//! Who stands behind a cookie or an API token.

use std::sync::Arc;

use base::{Actor, Clock, Factor, PersonId, Problem, Time, Via};
use store::{Db, Tx};
use web::{BoxFuture, Sessions};

use super::model::secret_hash;
use super::roles::Roles;
use super::{SecondFactor, mandates, queries, rules};
use crate::registry::Cache;

/// Finds actors in the store. Cheap to clone.
#[derive(Clone)]
pub struct SessionPort {
    db: Db,
    rights: Rights,
    second_factor: SecondFactor,
    clock: Arc<dyn Clock>,
}

/// What decides which rights the roles of a person give. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Rights {
    /// What each role allows.
    pub roles: Roles,
    /// Which categories a group has.
    pub registry: Cache,
}

impl std::fmt::Debug for SessionPort {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("SessionPort").finish_non_exhaustive()
    }
}

impl SessionPort {
    /// Finds actors in this store, with what their roles allow.
    pub fn new(
        db: Db,
        (rights, second_factor): (Rights, SecondFactor),
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            db,
            rights,
            second_factor,
            clock,
        }
    }

    async fn by_session(&self, token: String, noted: bool) -> Result<Option<Actor>, Problem> {
        let now = self.clock.now();
        let (hash, rights) = (secret_hash(&token), self.rights.clone());
        let second_factor = self.second_factor;
        let found = self
            .db
            .read("identity.session", {
                let hash = hash.clone();
                move |tx| actor_of_session(tx, (&rights, second_factor), &hash, now)
            })
            .await?;
        let Some((actor, seen)) = found else {
            return Ok(None);
        };
        if noted && now.since(seen) >= rules::SEEN_EVERY {
            let noted = self
                .db
                .write("identity.session_seen", move |tx| {
                    queries::session_seen(tx, &hash, now)
                })
                .await;
            forgive(noted);
        }
        Ok(Some(actor))
    }

    async fn by_token(&self, token: String) -> Result<Option<Actor>, Problem> {
        let now = self.clock.now();
        let (hash, rights) = (secret_hash(&token), self.rights.clone());
        let found = self
            .db
            .read("identity.token", move |tx| {
                actor_of_token(tx, &rights, &hash, now)
            })
            .await?;
        let Some((actor, id, used)) = found else {
            return Ok(None);
        };
        if used.is_none_or(|used| now.since(used) >= rules::SEEN_EVERY) {
            let noted = self
                .db
                .write("identity.token_used", move |tx| {
                    queries::token_used(tx, &id, now)
                })
                .await;
            forgive(noted);
        }
        Ok(Some(actor))
    }
}

/// Noting a use is a courtesy: a request does not fail for it.
fn forgive(noted: store::Result<()>) {
    if let Err(error) = noted {
        tracing::debug!(%error, "use not noted");
    }
}

fn actor_of_session(
    tx: &mut Tx<'_>,
    (rights, second_factor): (&Rights, SecondFactor),
    hash: &str,
    now: Time,
) -> store::Result<Option<(Actor, Time)>> {
    let Some(row) = queries::session_find(tx, hash, now)? else {
        return Ok(None);
    };
    let mut actor = match row.person {
        Some(id) => person(tx, rights, id, row.name.unwrap_or_default())?,
        None => Actor::anonymous(),
    };
    if second_factor == SecondFactor::Officers {
        rest(&mut actor, row.proved);
    }
    match (row.person, &row.mandate) {
        (Some(person), Some(mandate)) => {
            actor.acting = mandates::acting(tx, (person, now), mandate)?;
        }
        _ => actor.cases = queries::session_cases(tx, hash)?,
    }
    stand_in(&mut actor);
    Ok(Some((actor, row.seen)))
}

/// Whoever acts in somebody else's name is nothing else meanwhile: their roles rest. This is the one place where that is
/// decided. What is known of their second factor stays: their account is still their own, and so is what is asked of
/// whoever changes it.
fn stand_in(actor: &mut Actor) {
    if actor.acting.is_some() {
        actor.grants.clear();
    }
}

/// In a session without a second factor, roles rest: this is the one place where that is decided.
fn rest(actor: &mut Actor, proved: Option<Time>) {
    if actor.grants.is_empty() {
        return;
    }
    actor.factor = proved.map_or(Factor::Wanted, Factor::Proved);
    if actor.factor == Factor::Wanted {
        actor.grants.clear();
    }
}

fn actor_of_token(
    tx: &mut Tx<'_>,
    rights: &Rights,
    hash: &str,
    now: Time,
) -> store::Result<Option<(Actor, String, Option<Time>)>> {
    let Some(row) = queries::token_find(tx, hash, now)? else {
        return Ok(None);
    };
    let mut actor = if row.has_roles {
        person(tx, rights, row.person, row.name)?
    } else {
        Actor::person(row.person, row.name)
    };
    actor.via = Via::Token {
        scopes: row.scopes.split(' ').map(str::to_owned).collect(),
    };
    Ok(Some((actor, row.id, row.last_used)))
}

fn person(tx: &mut Tx<'_>, rights: &Rights, id: PersonId, name: String) -> store::Result<Actor> {
    let held = queries::grants(tx, id)?;
    // The registry is only asked for where a role names a category.
    let registry = if held.iter().any(|role| role.category.is_some()) {
        Some(rights.registry.get(tx)?)
    } else {
        None
    };
    let within = |code: &str| {
        let registry = registry.as_deref();
        registry.map_or_else(Vec::new, |registry| registry.categories_within(code))
    };
    let mut actor = Actor::person(id, name);
    actor.grants = rights.roles.grants(&held, within);
    Ok(actor)
}

impl Sessions for SessionPort {
    fn session(&self, token: String) -> BoxFuture<'_, Result<Option<Actor>, Problem>> {
        Box::pin(self.by_session(token, true))
    }

    fn session_unseen(&self, token: String) -> BoxFuture<'_, Result<Option<Actor>, Problem>> {
        Box::pin(self.by_session(token, false))
    }

    fn bearer(&self, token: String) -> BoxFuture<'_, Result<Option<Actor>, Problem>> {
        Box::pin(self.by_token(token))
    }
}

/// The actor that a person is, for the demo and for commands that act in somebody's name.
pub fn actor_of(
    tx: &mut Tx<'_>,
    rights: &Rights,
    id: PersonId,
) -> Result<Option<Actor>, super::Error> {
    match queries::person_find(tx, id)? {
        Some(found) => Ok(Some(person(tx, rights, id, found.name)?)),
        None => Ok(None),
    }
}
